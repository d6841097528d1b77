"""Who speaks: the words before a cue that can be its source."""

from __future__ import annotations

from functools import cache

from helpers.attribution import clause
from helpers.attribution.clause import BE, Clause
from helpers.grammar import names, noun_types, verbs
from helpers.grammar.noun_types import bare, classify

LONGEST_SUBJECT = 14  # words
LONGEST_ADJECTIVES = 3
LONGEST_ASIDE = 12  # words between commas after a subject
ABOUT_ONESELF = frozenset("think believe know expect fear consider agree suspect worry wonder".split())  # 'I think' only hedges what one says
NOBODY = (-1, -1)


@cache
def thinking() -> frozenset[str]:
    """The forms of verbs by which somebody says what he thinks: believes, feared."""
    return frozenset(form for verb in ABOUT_ONESELF for form in verbs.forms(verb))


def voice(part: Clause, at: int, base: str) -> tuple[int, tuple[int, int] | None]:
    """Where the cue begins, and the words that speak right before it."""
    first = at
    passive = False
    while first > 0 and (
        part.word(first - 1) in clause.AUXILIARIES | BE or part.word(first - 1).endswith("ly") or part.word(first - 1).endswith("n't")
    ):
        first -= 1
        passive = passive or part.word(first) in BE
        if part.word(first) in clause.OUGHT:
            return first, None
    going_on = passive and part.word(at).endswith("ing") and part.word(at) not in thinking() and part.word(first - 1) not in clause.SUBJECTS
    if passive and not going_on:
        return first, _told_by(part, at) if base in ("tell", "inform", "warn", "assure") and part.word(at) in (
            "told",
            "informed",
            "warned",
            "assured",
        ) else None
    last = first - 1
    if last < 0:
        return first, None
    if part.word(at).endswith("ing") and not going_on:
        return at, _document(part, at - 1)
    if part.word(last) in clause.SUBJECTS:
        own = part.word(last) in clause.FIRST
        announced = part.word(first) in ("will", "shall", "'ll") or part.word(first).startswith("can")
        return first, None if own and (base in ABOUT_ONESELF or announced) else (last, last)
    verb = base.split()[0]
    finite = first < at or part.word(at) != verb or verbs.irregular().get(verb, ("",))[0] == verb  # it put
    return first, subject(part, last, plural=not finite)


def _document(part: Clause, last: int) -> tuple[int, int] | None:
    """'Leaflets warning rebels of ...', 'a letter saying that': what is written speaks, to the left as far as its adjectives."""
    if classify(part.word(last))[1] not in ("document", "message"):
        return None
    first = last
    while (
        first > 0
        and last - first < LONGEST_ADJECTIVES
        and not (part.is_mark(first - 1) or part.word(first - 1) in clause.NOT_OBJECT | verbs.acting() | BE)
    ):
        first -= 1
        if part.word(first) in clause.DETERMINERS:
            return first, last
        if part.word(first).endswith("ing"):
            return first + 1, last
    return last, last


def _told_by(part: Clause, at: int) -> tuple[int, int] | None:
    """'was told by officers that': the officers; 'I am told that': nobody that is named."""
    if part.word(at + 1) == "that":
        return NOBODY
    if part.word(at + 1) != "by":
        return None
    end = next((place for place in range(at + 2, min(at + 2 + LONGEST_SUBJECT, len(part))) if part.word(place) in ("that", "to")), None)
    return (at + 2, end - 1) if end and can_speak(part, at + 2, end - 1) else None


def subject(part: Clause, last: int, *, plural: bool) -> tuple[int, int] | None:
    """The noun phrase that ends here, from the beginning of its clause."""
    if part.word(last) == ",":
        comma = next((place for place in range(last - 1, max(-1, last - LONGEST_ASIDE), -1) if part.is_mark(place)), -1)
        if comma < 1 or part.word(comma) != ",":
            return None
        held = subject(part, comma - 1, plural=plural)
        return (held[0], last - 1) if held else None
    first = last
    while first > 0 and last - first < LONGEST_SUBJECT and not _opens_clause(part, first):
        first -= 1
    if not _opens_clause(part, first):
        return None
    while first < last and (part.is_mark(first) or part.word(first) in clause.OPENS_CLAUSE and part.word(first) != "that"):
        first += 1
    first = _past_opening(part, first, last)
    if not can_speak(part, first, last) or _is_condition(part, first):
        return None
    if plural and not (bare(part.word(last)).endswith("s") or classify(part.word(last))[1] == "people"):
        return None
    joined = first - 1
    if part.word(joined) == "and" and joined > 0 and not part.is_mark(joined - 1):  # the army and the brigade
        other = subject(part, joined - 1, plural=False)
        first = other[0] if other else first
    return first, last


def _past_opening(part: Clause, first: int, last: int) -> int:
    """Where the subject begins behind words of time or place that no comma parts from it: 'shortly before the talks | the ministry'."""
    if part.word(first) not in _OPENING and not part.word(first).endswith("ly"):
        return first
    for place in range(first + 1, last):
        if part.word(place) in ("the", "a", "an") and part.word(place - 1) not in _OPENING | clause.NOT_OBJECT:
            return place
    return first


_OPENING = frozenset("in on at by after before during since until amid elsewhere meanwhile however shortly later still also earlier".split())


def _is_condition(part: Clause, first: int) -> bool:
    """Whether 'if' opens the clause with this subject: nobody said it yet."""
    for place in range(first - 1, max(-1, first - LONGEST_SUBJECT), -1):
        if part.word(place) in ("if", "whether", "unless"):
            return True
        if part.word(place) in ("that", ",") or part.is_quote(place) or part.stops(place):
            return False
    return False


def before_and(part: Clause, joint: int) -> tuple[int, int] | None:
    """The subject of 'the envoy, Ann Reed, raised it with the president and demanded ...'; `joint` is the place of 'and'."""
    first = joint
    while first > 0 and not part.stops(first) and part.word(first - 1) not in ("that", "while", "because", "but"):
        first -= 1
    for last in range(min(first + LONGEST_SUBJECT, joint - 1), first - 1, -1):
        if not _acts(part, last + 1) or part.is_capital(last + 1) or part.word(last + 1) in ("has", "have"):
            continue
        if first == last and part.word(first) in clause.SUBJECTS - clause.FIRST:
            return first, last
        comma = next((place for place in range(last - 1, first, -1) if part.word(place) == ","), None) if part.word(last) == "," else None
        if can_speak(part, first, last if comma is None else comma - 1):
            return first, last if comma is None else last - 1
    return None


def _acts(part: Clause, at: int) -> bool:
    return part.word(at) in verbs.acting() | BE or part.word(at).endswith("ed")


def _opens_clause(part: Clause, first: int) -> bool:
    before = part.word(first - 1)
    joins = part.said[first - 1] in "-./" if first and part.marks[first - 1] else False
    return (
        first == 0
        or part.stops(first)
        or (part.is_mark(first - 1) and not joins)
        or before in clause.OPENS_CLAUSE
        or (before in verbs.speaking() and not part.is_capital(first - 1))
    )


def can_speak(part: Clause, first: int, last: int) -> bool:
    """Whether words are a person, a body, people or a document; nothing with a verb in it."""
    if first > last or any(part.is_verb(place) or part.word(place) in clause.OBJECTS | clause.SUBJECTS - {"her"} for place in range(first, last + 1)):
        return False
    if part.word(last) in clause.OPENS_CLAUSE | clause.QUESTIONS | clause.AUXILIARIES | clause.DETERMINERS - {"all", "some", "both"}:
        return False
    if part.word(last) in ("there", "here"):
        last -= 1
    opening = part.word(first)
    if not (opening in clause.DETERMINERS | noun_types.DETERMINERS or part.is_capital(first) or bare(part.word(last)).endswith("s")):
        return False
    reading = names.read(part.text(first, last))
    if reading.form == "name":
        return part.is_capital(last) or reading.being != ""
    return reading.being != "" and classify(reading.head)[1] != ""
