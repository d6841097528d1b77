"""Whose quantity a figure is: the noun phrase that the words around the figure join to it.

No parse is made. From the figure the words are read to the left, by their tags: a noun that only a
preposition or a participle parts from the figure is what it measures ("winds of at least 74 mph",
"the index advancing 1.7 per cent"), else the subject of the nearest finite verb is.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from helpers import lexicon
from helpers.grammar.noun_phrases import ADJECTIVES, DETERMINERS, NOUNS, PARTICIPLES, Nouns, Span
from helpers.grammar.verbs import forms

FINITE = frozenset("VBD VBZ VBP MD".split())
VERBS = frozenset("VB VBD VBZ VBP VBN VBG MD TO RP".split())
RELATIVE = frozenset("WDT WP".split())
INSIDE = frozenset([*NOUNS, *ADJECTIVES, "CD", "POS", "HYPH", "SYM"])
JOINING = frozenset("of in for on at from between among through about against to over".split())
OF = frozenset(["of"])
WITH = JOINING | {"with"}
# after these a clause of its own opens, and what it counts or measures is nothing's before them
OPENING = frozenset("that whether because although though unless".split())
# what is counted after these is not the noun's before them
LOOSE = frozenset("with for from after before than as since among amid because while if".split())
AUXILIARIES = frozenset("is are was were be been being has have had having 's 've 're".split())
PASSIVE = frozenset("is are was were be been being".split())
BESIDE = frozenset("against versus towards toward on in at".split())
LETTING = frozenset("let lets letting make makes made making see sees saw seen seeing watch watches watched help helps helped helping".split())
LENGTHS = frozenset("minute minutes hour hours day days week weeks month months year years decade decades".split())
ASIDE = frozenset("across of in on around behind inside under over within".split())
EMPTY = frozenset("a cost|a close|a total|the total|a maximum|a minimum|a sum|the sum|the equivalent|an average|the average|a rate".split("|"))
PREPOSITIONAL = frozenset("according including following regarding concerning considering excluding depending citing barring involving".split())
DASHES = ("—", "–", "-")
REACH = 45  # words to the left in which a subject is looked for


def measured_before(nouns: Nouns, place: int, *, verb: bool = False, apart: bool = False) -> Span | None:
    """The noun phrase before `place`, where a figure's phrase starts, that the figure belongs to.

    With `verb` the figure's phrase opens with its verb ("exceeded 40"), so what stands before is the subject.
    With `apart` a noun before a comma will do where there is no verb: "the bond, 4 per cent".
    """
    at = _before(nouns, nouns.at(place) - 1)
    if at < 0:
        return None
    tag, said = nouns.words[at].tag, nouns.said(at)
    near = None
    if tag == "CC" and not apart and at > 0 and nouns.said(at - 1) == ",":
        return None  # what is counted opens its own clause
    if tag == "WRB" or tag == "IN" and said.lower() in OPENING or said == ":" and not apart:
        return None  # "when two arches fell", "said in a message that 14 were found", "The minister: two of them"
    if verb:
        near = _named(nouns, at)
    elif not apart and said.lower() in LOOSE:
        return None
    elif tag in ("IN", "TO") or said in ("worth", "=", "≈", ":", "-", "–", "—"):
        before = _before(nouns, at - 1)
        if before > 0 and nouns.words[before].tag == "PRP" and nouns.said(before).lower() in RESUMING:
            return _antecedent(nouns, before) or (nouns.words[before].start, nouns.words[before].end)
        near = _ending(nouns, before - 1) if _is_reduced(nouns, before) else _head(nouns, before)
        if near is not None and said == "to" and (changed := _changing_against(nouns, near)) is not None:
            near = (subject(nouns, changed - 1) if nouns.words[changed].tag == "VBG" else _subject_of(nouns, changed)) or near
        elif near is not None and said == "of" and not apart:
            near = _head(nouns, before, OF)  # what is counted belongs to the nearest noun: "the names of 40 people"
        elif near is not None and said == "for" and apart:
            near = _head(nouns, before, WITH)  # "a plan with two lines for $79"
    elif _is_reduced(nouns, at):
        near = _ending(nouns, at - 1)
    elif tag in NOUNS and (not _is_object(nouns, at) or _over(nouns, place)):
        near = _head(nouns, at, OF) if apart and nouns.words[at].tag == "NNP" else _ending(nouns, at)
    if near is not None and nouns.text[slice(*near)].lower() in EMPTY:
        near = subject(nouns, at - 1)
    return near or subject(nouns, at) or (_head(nouns, _past_comma(nouns, at - 1)) if apart and said in (",", "worth") else None)


def _changing_against(nouns: Nouns, near: Span) -> int | None:
    """The verb of change that governs a phrase by "against", "towards" or the like: "eased against the yen to 108"."""
    link = nouns.at(near[0]) - 1
    if link < 2 or nouns.said(link).lower() not in BESIDE or nouns.said(link - 1).lower() not in changing():
        return None
    return link - 1


@cache
def changing() -> frozenset[str]:
    """Forms of verbs that tell of a rise or a fall."""
    return frozenset(row["words"] for row in lexicon.table("changes") if row["noun"] != "only")


def _past_comma(nouns: Nouns, at: int) -> int:
    return at - 1 if at > 0 and nouns.said(at) == "," else at


def _over(nouns: Nouns, place: int) -> bool:
    """Whether the figure's phrase opens with a preposition: "investments over 35 million"."""
    at = nouns.at(place)
    return at < len(nouns.words) and nouns.said(at) in ("over", "above", "under", "below")


def _is_reduced(nouns: Nouns, at: int) -> bool:
    """Whether this is a participle that describes the noun before it: "goods priced at", "an index advancing"."""
    if at < 1 or nouns.words[at].tag not in ("VBN", "VBG"):
        return False
    return (nouns.words[at].tag == "VBG" or not _has_auxiliary(nouns, at)) and nouns.words[at - 1].tag in NOUNS


def _is_object(nouns: Nouns, last: int) -> bool:
    """Whether a verb stands before the noun phrase that ends with this word: "cost the town $3"."""
    first = _first(nouns, last)
    return first > 0 and nouns.words[first - 1].tag.startswith("VB")


def _head(nouns: Nouns, last: int, joining: Collection[str] = JOINING, *, whole: bool = False) -> Span | None:
    """The first phrase of "support for the strike", which ends with this word; "of" keeps both together.

    `whole` tells that a verb follows, so that a participle on the way describes a noun: "babies born at the unit weigh 2 kilos".
    """
    span = _ending(nouns, last)
    if span is None:
        return None
    first, end = nouns.at(span[0]), nouns.at(span[1]) - 1
    while first > 1 and nouns.words[first - 1].tag == "IN":
        before, link = first - 2, nouns.said(first - 1).lower()
        if link == "of" and before > 1 and nouns.words[before].tag == "CD" and nouns.words[before - 1].tag == "IN":
            before, link = before - 2, nouns.said(before - 1).lower()  # "nurses at 23 of the 31 hospitals"
        reduced = whole and _is_reduced(nouns, before)
        if reduced or nouns.words[before].tag in ADJECTIVES and link == "of" and before and nouns.words[before - 1].tag in NOUNS:
            before -= 1  # "babies born at the unit", "a fridge full of vaccine"
        earlier = _ending(nouns, before)
        if earlier is None or not reduced and link not in joining or nouns.words[nouns.at(earlier[0])].tag == "CD":
            break
        end = end if link == "of" and before == first - 2 else before
        first = nouns.at(earlier[0])
    return nouns.words[first].start, nouns.words[end].end


def subject(nouns: Nouns, at: int, *, teller: bool = False) -> Span | None:
    """The subject of the finite verb nearest to the left of a word, with what its prepositions add; who tells only if asked."""
    for verb in range(at, max(-1, at - REACH), -1):
        if nouns.said(verb) in (";", ":", "…") or nouns.words[verb].tag == ":" or nouns.said(verb) == "that" and nouns.words[verb].tag == "IN":
            return None
        if nouns.words[verb].tag == "VBN" and nouns.said(min(verb + 1, at)) == "to" and _is_reduced(nouns, verb):
            return _ending(nouns, verb - 1)  # "with prices expected to increase by"
        if nouns.words[verb].tag in ("VB", "NN") and (made := _made_to(nouns, verb)) is not None:
            return made
        if nouns.words[verb].tag == "TO" and (expected := _expected(nouns, verb)) is not None:
            return expected
        if nouns.words[verb].tag in FINITE:
            return _subject_of(nouns, verb) if teller or not _is_telling(nouns, verb, at) else None
    return None


def _made_to(nouns: Nouns, verb: int) -> Span | None:
    """What is let or made to do something: "they let prices slide to 75"."""
    if nouns.said(verb).lower() not in changing():
        return None
    span = _ending(nouns, verb - 1)
    before = nouns.at(span[0]) - 1 if span else -1
    return span if before >= 0 and nouns.said(before).lower() in LETTING else None


def _expected(nouns: Nouns, to: int) -> Span | None:
    """What is expected "to" do something: "it expects the value of its sales to rise to 33 billion"."""
    span = _head(nouns, to - 1)
    if span is None or nouns.words[min(to + 1, len(nouns.words) - 1)].tag != "VB":
        return None
    before = nouns.at(span[0]) - 1
    return span if before >= 0 and nouns.words[before].tag[0] == "V" and nouns.said(before).lower() in telling() else None


def _is_telling(nouns: Nouns, verb: int, at: int) -> bool:
    """Whether somebody says, expects or plans it, so that the figure is none of theirs: "the firm said 66 people were on board"."""
    while verb < at and (nouns.said(verb).lower() in AUXILIARIES or nouns.words[verb].tag in ("MD", "RB")):
        if nouns.said(verb).lower() in PASSIVE and nouns.words[verb + 1].tag == "VBN":
            return False  # "prices are expected to rise"
        verb += 1
    return nouns.said(verb).lower() in telling()


@cache
def telling() -> frozenset[str]:
    """Forms of verbs that lead to what is said, expected or feared, and take no number as their object."""
    return frozenset(form for row in lexicon.table("relaying") if _is_clausal(row) for form in forms(row["words"]))


def _is_clausal(row: dict[str, str]) -> bool:
    taken = row["takes"].split()
    return "clause" in taken and not {"object", "number"} & set(taken) and row["words"] != "add"


def _subject_of(nouns: Nouns, verb: int) -> Span | None:
    at, joining = verb - 1, JOINING
    while at >= 0 and (nouns.words[at].tag in VERBS or nouns.words[at].tag in ("RB", "RBR")):
        at -= 1
    if at >= 0 and nouns.words[at].tag in RELATIVE:
        at, joining = at - 1, OF
        while at >= 0 and (nouns.words[at].tag in (",", "IN") or nouns.said(at) in DASHES):
            at -= 1
    elif at >= 0 and nouns.said(at) == ",":
        at = _past_aside(nouns, at)
    elif at > 0 and nouns.words[at].tag == "CC":
        return subject(nouns, at - 1)  # "the car is new and offers ..."
    if at > 1 and nouns.words[at].tag == "PRP" and nouns.said(at - 1) in ASIDE and nouns.words[at - 2].tag in NOUNS:
        return _named(nouns, at - 2, joining)  # "the voltage across it was"
    if at >= 0 and nouns.words[at].tag == "PRP":
        return _antecedent(nouns, at) or (nouns.words[at].start, nouns.words[at].end)
    return _named(nouns, at, joining)


def _antecedent(nouns: Nouns, at: int) -> Span | None:
    """The subject that this pronoun takes up, where the sentence has one that is no pronoun."""
    span = subject(nouns, at - 1, teller=True) if nouns.said(at).lower() in RESUMING else None
    if nouns.said(at).lower() == "they" and (span is None or not _is_plural(nouns, nouns.at(span[1]) - 1)):
        last = next((place for place in range(at - 1, max(-1, at - REACH), -1) if _is_plural(nouns, place)), None)
        return None if last is None else _ending(nouns, last)
    return None if span is None or nouns.words[nouns.at(span[0])].tag == "PRP" else span


def _is_plural(nouns: Nouns, at: int) -> bool:
    """Whether "they" can mean this noun; a body or a name can, whatever its number."""
    return nouns.words[at].tag in ("NNS", "NNP", "NNPS") and not nouns.is_time(at) and nouns.said(at) not in LENGTHS


def _named(nouns: Nouns, at: int, joining: Collection[str] = JOINING) -> Span | None:
    """The subject that ends with this word, or right before a time: "the firm on Monday", "a bus carrying guests"."""
    while at > 0 and (nouns.is_time(at) or nouns.words[at].tag in ("IN", "CC") and nouns.is_time(at + 1)):
        at -= 1
    if (clause := _gerund_clause(nouns, at)) is not None:
        return clause
    span = _head(nouns, at, joining, whole=True)
    if span is None and _is_gerund(nouns, at):
        return nouns.words[at].start, nouns.words[at].end
    if span is None:
        return None
    before = nouns.at(span[0]) - 1
    if _is_reduced(nouns, before):
        return _ending(nouns, before - 1) or span
    return _past_clause(nouns, before) or _both(nouns, span)


def _both(nouns: Nouns, span: Span) -> Span:
    """Both subjects of "the army and the guards agreed"; not what a verb before them has as its object."""
    first = nouns.at(span[0])
    if first < 2 or nouns.words[first].tag not in DETERMINERS or nouns.said(first - 1) != "and" or not _is_last(nouns, first - 2):
        return span
    if _is_object(nouns, first - 2) or nouns.words[max(0, _first(nouns, first - 2) - 1)].tag in ("IN", "TO"):
        return span
    return nouns.words[_first(nouns, first - 2)].start, span[1]


def _is_gerund(nouns: Nouns, at: int) -> bool:
    """Whether this opens its clause and is the subject itself: "In Hask, sampling came back at 4 ppb"."""
    return at >= 0 and nouns.words[at].tag == "VBG" and (at == 0 or nouns.said(at - 1) in (",", ";"))


def _gerund_clause(nouns: Nouns, at: int) -> Span | None:
    """The subject that a gerund with its object makes of a whole opening: "Putting the bridge back on its feet will cost ..." """
    if at < 2 or nouns.words[0].tag != "VBG" or nouns.words[1].tag not in DETERMINERS or nouns.said(0).lower() in PREPOSITIONAL:
        return None
    if any(nouns.words[place].tag in FINITE or nouns.said(place) in (",", ";", ":") for place in range(1, at + 1)):
        return None
    return nouns.words[0].start, nouns.words[at].end


def _past_clause(nouns: Nouns, verb: int) -> Span | None:
    """What a relative clause describes, whose verb this is: "the people who hold the station have ..." """
    at = verb
    while at > 1 and nouns.words[at].tag in (*VERBS, "RB", "IN"):
        at -= 1
    if at == verb or at < 1 or nouns.words[at].tag not in RELATIVE or nouns.words[at - 1].tag not in NOUNS:
        return None
    return _head(nouns, at - 1, OF)


RESUMING = frozenset("it they he she".split())


def _past_aside(nouns: Nouns, comma: int) -> int:
    """The word before an aside between commas: "the index, a measure of shares, fell"."""
    for at in range(comma - 1, max(-1, comma - 16), -1):
        if nouns.said(at) == ",":
            return at - 1
    return comma - 1


def _before(nouns: Nouns, at: int) -> int:
    """The word left of adverbs, quotation marks and opening brackets."""
    while at >= 0 and (nouns.words[at].tag in ("RB", "RBR", "``", "-LRB-") or nouns.said(at) in ("only", "back", "down", "up", "about")):
        at -= 1
    return at


def _has_auxiliary(nouns: Nouns, at: int) -> bool:
    return any(nouns.said(place).lower() in AUXILIARIES for place in range(max(0, at - 3), at))


def _ending(nouns: Nouns, last: int) -> Span | None:
    """The noun phrase that ends with this word, without what stands in brackets or tells the time after it."""
    last = _before_bracket(nouns, last)
    if last < 0 or not _is_last(nouns, last):
        return None
    first = _first(nouns, last)
    if nouns.is_time(first):
        return None
    joined = first > 1 and nouns.words[first - 1].tag == "CC" and nouns.words[first].tag not in DETERMINERS
    if joined and _is_last(nouns, first - 2) and nouns.said(first - 2)[-1].isalpha():
        first = _first(nouns, first - 2)
    return nouns.words[first].start, nouns.words[last].end


def _before_bracket(nouns: Nouns, last: int) -> int:
    """The word before a bracket that ends here: "the firm (ABC) rose"."""
    while last >= 0 and (nouns.words[last].tag in ("-RRB-", "''") or nouns.said(last) == ")"):
        opening = next((at for at in range(last - 1, max(-1, last - 12), -1) if nouns.said(at) == "("), None)
        last = last - 1 if opening is None else opening - 1
    return last


def _is_last(nouns: Nouns, at: int) -> bool:
    """Whether a noun phrase can end with this word: a noun, or a number that belongs to a name; no unit of percent."""
    if nouns.is_time(at) or nouns.said(at) in ("%", "percent", "cent", "pc") or nouns.said(at) in LENGTHS:
        return False
    return nouns.words[at].tag in NOUNS or nouns.words[at].tag == "CD" and at > 0 and nouns.words[at - 1].tag in NOUNS


def _first(nouns: Nouns, last: int) -> int:
    """The first word of the noun phrase that ends with this one; a time expression is no part of it."""
    first = last
    while first > 0 and not nouns.is_time(first - 1) and _is_inside(nouns, first - 1):
        first -= 1
    return first - 1 if first > 0 and nouns.words[first - 1].tag in DETERMINERS and not nouns.is_time(first - 1) else first


def _is_inside(nouns: Nouns, at: int) -> bool:
    """Whether a noun phrase that goes on after this word holds it too; hyphens join whatever stands beside them."""
    return nouns.words[at].tag in INSIDE or nouns.said(at) == "-" or nouns.said(at + 1) == "-" or _is_premodifier(nouns, at)


def _is_premodifier(nouns: Nouns, at: int) -> bool:
    """Whether a participle stands between a determiner, an adjective or "of" and the noun: "the combined torque"."""
    if nouns.words[at].tag not in PARTICIPLES or at == 0:
        return False
    return nouns.words[at - 1].tag in DETERMINERS or nouns.words[at - 1].tag in ("JJ", "HYPH") or nouns.said(at - 1).lower() == "of"
