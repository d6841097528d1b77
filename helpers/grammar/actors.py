"""Running text -> who is mentioned in it: people, bodies, states, and collectives such as rebels or residents.

No parser: runs of capitalised words, judged by what stands around them, and the words that
`lexicon/source_types.csv` lists, with the modifiers before them. Nothing here knows an article; what
is one source is decided in `sources`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.grammar import name_parts, name_words, names, noun_types, roles, running_words, surroundings, verbs
from helpers.grammar.names import Reading
from helpers.grammar.noun_types import bare, bare_owner, classify
from helpers.grammar.running_words import Word

LONGEST_RUN = 12  # words of a name
_ABBREVIATED = re.compile(r"(?:[A-Z]\.){2,}\Z")  # a headline may end in U.S.
_COMPASS_STATES = frozenset("New North South West Rhode".split())
_PARTIES = frozenset("republican democrat independent".split())  # of a place: Republican of New York
_OFFICES = frozenset("secretary chief minister director".split())
_SITE = frozenset("CLOSE MORE ADVERTISEMENT Advertisement".split())  # a site's own words, which run into the text
_OPPOSED = re.compile(r"(?:[Aa]nti|[Pp]ro|[Nn]on)-[A-Z]")  # the anti-Ann Reed
_NEVER_INSIDE = frozenset("and or but as at by to from with in on is are was were if when who that".split())
_FAITHS = frozenset("islam christianity judaism".split())  # a Centre for the Study of Islam
_CONTRACTED = re.compile(r"(?:i|you|he|she|it|we|they|who|what|that|there|here|let|how|where)['’](?:ll|d|ve|re|m|s)|[a-z]+n['’]t", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One mention: its span and words, what they say by themselves, and what stands around.

    `told` says whether the text shows that this names an actor (a title, a verb of speech, a known
    name or word); `place` that it names where something is; `acts` that a verb follows.
    """

    start: int
    end: int
    text: str
    reading: Reading
    told: bool = True
    place: bool = False
    acts: bool = False
    owner: str = ""  # Halvern, of Halvern's Interior Ministry
    anonymous: bool = False  # asks not to be named


def found(text: str, start: int, end: int) -> list[Found]:
    """The mentions in one passage, in reading order.

    >>> words = "Rebels shelled the army, said Mayor Ann Reed of Hillford."
    >>> [(mention.text, mention.told) for mention in found(words, 0, len(words))]
    [('Rebels', True), ('the army', True), ('Ann Reed', True), ('Hillford', False)]
    """
    words = list(running_words.words(text, start, end))
    if (text[end - 1 : end] not in '.!?”"' or _ABBREVIATED.search(text, start, end)) and _is_headed(words):
        return []
    mentions: list[Found] = []
    place = 0
    while place < len(words):
        if names.is_party(words[place].text):  # (R-Ohio), D-New York
            place += 2 if words[place].text.split("-")[1] in _COMPASS_STATES and _is_followed(words, place) else 1
            continue
        if _STATE_OF.match(text, words[place].start):
            place += 1  # the State of the Union, the State of Ruvia: no department
            continue
        made, following = _name(text, words, place) if _begins_name(words, place) else _nominal(text, words, place)
        mentions += made
        place = max(following, place + 1)
    return mentions


_STATE_OF = re.compile(r"State of (?:the |an? |[A-Z])")


def _is_headed(words: Sequence[Word]) -> bool:
    """Whether all words of a line but the small ones are capitalised, as in a headline: names cannot be told there."""
    content = [word for word in words if len(word.text) > 3]
    return len(content) > 3 and sum(word.is_capital for word in content) >= 0.8 * len(content)


# -- names


def _begins_name(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if not word.is_capital or _CONTRACTED.fullmatch(word.text):
        return False
    followed = _is_followed(words, place)
    if name_words.not_names().get(word.lower) == "opening" and word.opens:
        return False
    if word.lower in _OFFICES and _leads_to_name(words, place):
        return True
    pair = f"{word.lower} {words[place + 1].lower}" if place + 1 < len(words) and words[place + 1].joined else ""
    if word.opens and not followed and pair in name_words.types():
        return False  # Rescue teams
    return followed or word.owns or not (word.opens and word.lower in name_words.types() and not word.text.isupper())


def _leads_to_name(words: Sequence[Word], place: int) -> bool:
    """Whether an office that opens a sentence leads to a name: Secretary of Trade Ann Reed."""
    after = [word for word in words[place + 1 : place + 4] if word.joined]
    return len(after) == 3 and after[0].lower in ("of", "for") and after[1].is_capital and after[2].is_capital


def _ends_name(words: Sequence[Word], place: int) -> bool:
    """Whether a word for many is the end of a body's name: the High Commissioner for Refugees."""
    before = words[max(0, place - 2) : place]
    led = len(before) == 2 and words[place].joined and before[1].joined and before[1].lower in ("for", "of", "on")
    return led and before[0].is_capital and not before[0].opens and words[place].is_capital and classify(words[place].text)[1] == "people"


def _name(text: str, words: Sequence[Word], first: int) -> tuple[list[Found], int]:
    """The mention that a run of capitalised words makes, if any, and where to go on."""
    last, skipped = _run(words, first), 0
    if first == last and _ends_name(words, first):
        return [], last + 1
    if again := _again(words, last):
        skipped = again - last
    owner = ""
    dated = words[last].lower in noun_types.PERIODS  # Sunday's Hill Post is the Hill Post
    if words[last].owns and not dated and last + 1 < len(words) and words[last + 1].joined and _begins_name(words, last + 1):
        owner = text[words[first].start : words[last].end]
    begin, end = words[first].start, words[last].end - (2 if words[last].text[-2:] in ("'s", "’s") else 0)
    if text[end : end + 1] == "-" or text[begin - 1 : begin] == "-" or (first and words[first].joined and _OPPOSED.match(words[first - 1].text)):
        return [], last + 1
    nominal = _modified(text, words, first, last) or _role_alone(text, words, first, last)
    if nominal:
        return nominal
    mention = _judged(text, words, first, last, Found(begin, end, text[begin:end], names.NOBODY))
    if not owner:
        return ([mention] if mention else []), last + 1 + skipped
    held, following = _name(text, words, last + 1)  # Halvern's Interior Ministry
    body = bool(held) and held[0].reading.being == "body" and held[0].text not in name_words.states()  # no state is the Pentagon's
    kept = [mention] if mention and not body else []
    return kept + [replace(m, owner=bare_owner(owner)) if body and m is held[0] else m for m in held], following


def _again(words: Sequence[Word], last: int) -> int:
    """Where a name that has just been given comes a second time, or runs into what follows, as in a list of links; 0 where it does not."""
    name = words[last].text
    for place in range(last + 1, min(len(words), last + 5)):
        if not words[place].joined or not words[place].is_capital:
            return 0
        if words[place].text == name and not _is_followed(words, place):
            return place
        if words[place].text.startswith(name) and words[place].text[len(name) : len(name) + 1].isupper():
            return place
    return 0


def _is_followed(words: Sequence[Word], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].joined and words[place + 1].is_capital


def _run(words: Sequence[Word], first: int) -> int:
    """The last word of the run that begins here, with the particles and prepositions inside a name."""
    last = first
    while last + 1 < len(words) and last - first < LONGEST_RUN and not words[last].owns and words[last + 1].joined:
        following = words[last + 1]
        if _again(words, last):
            break
        inner = last + 2 < len(words) and words[last + 2].joined and words[last + 2].is_capital and _goes_inside(words, last + 2)
        if following.is_capital and (following.lower in _NEVER_INSIDE | noun_types.PERIODS or following.text == "MORE"):
            break  # in a headline
        if following.is_capital and (following.lower not in noun_types.DETERMINERS or _is_initial(words, last + 1)):
            last += 1
        elif inner and (following.lower in name_parts.PARTICLES or (following.lower in noun_types.LINKS and _links(words, first, last, following))):
            last += 2
        elif following.lower in ("for", "of", "on") and _is_body(words, first, last) and _the(words, last + 2):
            last += 3
        else:
            break
    return last


def _is_initial(words: Sequence[Word], place: int) -> bool:
    """Whether a capital with a full stop stands inside a name: Ann A. Reed."""
    following = words[place + 1] if place + 1 < len(words) else None
    return (
        len(words[place].text) == 1 and following is not None and following.joined and following.is_capital and following.start - words[place].end > 1
    )


def _links(words: Sequence[Word], first: int, last: int, link: Word) -> bool:
    """Whether a small word goes on with a name: of a body; `and` only after another small word: Health and Human Services."""
    if link.lower in ("and", "&"):
        return link.text == "&" or (_is_body(words, first, last) and any(word.lower in ("of", "for", "on") for word in words[first:last]))
    title = words[last].lower
    office = link.lower == "of" and name_words.types().get(title, ("", ""))[1] == "person" and title not in _PARTIES  # Secretary of State Ann Reed
    return office or (link.lower in ("of", "for", "on") and _is_body(words, first, last))


def _goes_inside(words: Sequence[Word], place: int) -> bool:
    """Whether a name can go on with a word after a small one: Foreign, of the Committee on Foreign Affairs; no day, no pronoun."""
    word, known = words[place], name_words.not_names().get(words[place].lower)
    if word.lower == "staff" and _is_followed(words, place):  # Chief of Staff Ann Reed
        return True
    return (
        (known != "anywhere" or word.lower in _FAITHS)
        and word.lower not in noun_types.PERIODS
        and not (known and word.lower in surroundings.small_words())
    )


def _the(words: Sequence[Word], place: int) -> bool:
    return place + 1 < len(words) and words[place].lower in ("the", "a") and words[place + 1].joined and words[place + 1].is_capital


def _is_body(words: Sequence[Word], first: int, last: int) -> bool:
    return any(name_words.types().get(word.lower, ("", ""))[1] == "body" for word in words[first : last + 1])


def _modified(text: str, words: Sequence[Word], first: int, last: int) -> tuple[list[Found], int] | None:
    """A capitalised run before a listed word in small letters: Syrian forces, the Reed campaign, Hillford residents."""
    head = last + 1
    while head < len(words) and head <= last + 3 and words[head].joined and words[head].lower in name_words.types() and not words[head].is_capital:
        if words[head].text in noun_types.CAPITALISED:
            break
        head += 1
    head -= 1
    if head == last or (head + 1 < len(words) and words[head + 1].joined and words[head + 1].is_capital and not words[head].owns):
        return None  # observatory director Ann Reed: the role of a name
    if words[last].owns:
        return None  # the mayor of Halvern's army is another
    being = name_words.types()[words[head].lower][1]
    if being in ("document", "message") or not surroundings.stands_alone(words, head):
        return None
    begin = surroundings.determined(words, first)
    core = text[words[begin].start : words[head].end - (2 if words[head].text[-2:] in ("'s", "’s") else 0)]
    known = words[last].text in name_words.nationals() or being in ("body", "people")
    start = words[begin].start
    return [
        Found(
            start, start + len(core), core, names.read(core), told=known and surroundings.is_actor(words, head), acts=surroundings.acts(words, head)
        )
    ], head + 1


def _role_alone(text: str, words: Sequence[Word], first: int, last: int) -> tuple[list[Found], int] | None:
    """A role in capitals without a name: the Interior Minister."""
    begin, end = words[first].start, words[last].end - (2 if words[last].text[-2:] in ("'s", "’s") else 0)
    if (first == last and _is_rank(words[first])) or not roles.is_role(text[begin:end]) or words[first].opens and last > first:
        return None
    start = words[surroundings.determined(words, first)].start
    core = text[start:end]
    return [Found(start, end, core, names.read(core), told=surroundings.is_actor(words, last), acts=surroundings.acts(words, last))], last + 1


_PLACES = frozenset("village town city suburb province district region capital port island".split())  # the village of Hillford, a nurse said


def _judged(text: str, words: Sequence[Word], first: int, last: int, mention: Found) -> Found | None:
    """The mention with its reading and what tells that it is an actor; none where the words name a day or the like."""
    while first <= last and (
        words[first].lower in surroundings.ARTICLES | noun_types.PERIODS | _NEVER_INSIDE
        or (first < last and words[first].text in _SITE)
        or (first < last and _is_verb(text, words, first, last))
        or (first < last and name_parts.is_loose(words[first].lower))
        or (first + 1 < last and name_parts.is_loose(words[first + 1].lower))
        or (words[first].opens and words[first].lower in noun_types.DETERMINERS)
        or (first + 1 < last and words[first].text in name_words.states() and _is_posted(words, first))
    ):
        first += 1
    if first == last and (_is_rank(words[first]) or (words[first].opens and _is_adverb(text, words[first]))):
        return None
    if first > last or name_parts.is_loose(words[last].lower) or all(word.lower in name_words.not_names() for word in words[first : last + 1]):
        return None
    begin, name = words[first].start, text[words[first].start : mention.end]
    if name in name_words.nationals() or (first == last and _is_adjective(words, first)):
        return None
    if name in name_words.states():
        return _state(words, first, last, name)
    before = surroundings.role_before(text, words, first, last)
    of = (
        first > 1
        and words[first - 1].lower in ("of", "from")
        and words[first - 1].joined
        and (words[first - 2].is_capital or words[first - 2].lower in _PLACES)
    )  # Ann Reed of Hillford, a nurse
    inside = not before and bool(first) and words[first].joined and (words[first - 1].lower in surroundings.INSIDE or of)
    reading = names.named(name, before if inside and not _is_given(name) else f"{before} {surroundings.role_after(text, words, last)}".strip())
    if reading.form != "name" or not reading.name or reading.name.split()[0] in noun_types.LINKS:  # the Secretary of State, unnamed
        return None
    begin = (
        mention.end - len(reading.name)
        if mention.end - len(reading.name) >= begin and text[mention.end - len(reading.name) : mention.end] == reading.name
        else begin
    )
    after = surroundings.acts(words, last)
    title = bool(reading.role) and reading.being == "person"
    place = surroundings.is_place(words, first) and not title
    given = _is_given(name)
    spoken = surroundings.speaks(words, first, last)
    known = reading.being in ("body", "people") and (" " in reading.name or classify(reading.name)[0] != "other")
    told = title or given or known or spoken
    return Found(begin, mention.end, text[begin : mention.end], reading, told=told, place=place and not (given or known), acts=after)


def _is_adjective(words: Sequence[Word], place: int) -> bool:
    """Whether a word such as Islamic or European describes something, and names nobody."""
    return name_words.generic().get(words[place].lower, ("",))[0] == "whole" and not classify(words[place].text)[1] and not words[place].owns


def _is_posted(words: Sequence[Word], place: int) -> bool:
    """Whether a state is where somebody is sent whose name follows: the ambassador to the Vatican Ann Reed."""
    place -= 1 + (place > 1 and words[place - 1].lower == "the")
    return place > 0 and words[place].lower == "to" and classify(words[place - 1].text)[1] == "person"


def _is_rank(word: Word) -> bool:
    """Whether a word is a title cut short, which alone is nobody: Col."""
    return word.is_capital and f"{word.lower}." in name_words.honorifics()


def _is_adverb(text: str, word: Word) -> bool:
    """Whether a word alone that opens a sentence is an adverb: Unfortunately; not so Reilly, or one that stands inside a sentence, too."""
    apart = len(word.text) > 5 and not word.text.endswith("lly") and text[word.end : word.end + 1] == ","  # Clearly, ...
    adverb = (apart or len(word.text) > 7) and word.text.endswith("ly") and word.lower not in name_words.given_names()
    return adverb and not re.search(rf"[a-z,] {re.escape(word.text)}\b", text)


def _is_given(name: str) -> bool:
    return bare(name.split()[0]) in name_words.given_names() and " " in name


def _is_verb(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the -ing that opens a sentence is no part of the name after it: 'Leaving Hillford', where Hillford stands alone elsewhere."""
    word = words[first]
    if not (word.opens and word.lower.endswith("ing") and len(word.lower) > 5) or word.lower in name_words.given_names():
        return False
    rest = re.escape(text[words[first + 1].start : words[last].end])
    return bool(re.search(rf"[a-z,] (?:the )?{rest}\b", text)) and not re.search(rf"[a-z,] {re.escape(word.text)}\b", text)


def _state(words: Sequence[Word], first: int, last: int, name: str) -> Found:
    """A state is an actor where it is not just where something is: by Russia, not in Russia."""
    end = words[first].start + len(name)
    place = surroundings.is_place(words, first) or (first > 0 and words[first - 1].lower == "of")
    capital = name_words.states()[name] != name and " ".join(name.split()).title() == name
    acts = surroundings.acts(words, last)
    speaks = acts and words[last + 1].lower in verbs.speaking()
    return Found(
        words[first].start, end, name, names.state(name), told=not place and not words[last].owns and (speaks or not capital), place=place, acts=acts
    )


# -- words in small letters


def _nominal(text: str, words: Sequence[Word], place: int) -> tuple[list[Found], int]:
    """The mention whose last word stands here, where `source_types` lists it."""
    if words[place].lower not in name_words.first_words() or _is_rank(words[place]):
        return [], place + 1
    size = next((n for n in (3, 2, 1) if " ".join(w.lower for w in words[place : place + n]) in name_words.types() and _is_one(words, place, n)), 0)
    if not size or (size == 1 and words[place].text in noun_types.CAPITALISED):  # at times
        return [], place + 1
    last = place + size - 1
    while (
        last + 1 < len(words)
        and words[last + 1].joined
        and words[last + 1].lower in name_words.types()
        and not words[last + 1].is_capital
        and not words[last].owns
    ):
        last += 1  # opposition politicians
    if last == place and words[last].lower in name_words.pronouns():
        return [], place + 1
    being = name_words.types().get(words[last].lower) or name_words.types().get(" ".join(w.lower for w in words[place : last + 1]), ("", ""))
    if being[1] in ("message", "") or not surroundings.stands_alone(words, last):
        return [], last + 1
    begin = surroundings.determined(words, place)
    if being[1] == "document" and words[begin].lower not in ("the", "this", "these"):
        return [], last + 1
    end = words[last].end - (2 if words[last].text[-2:] in ("'s", "’s") else 0)
    core = text[words[begin].start : end]
    reading = names.read(core)
    whole = being[1] == "people" or (reading.definite and being[1] != "document")
    return [
        Found(words[begin].start, end, core, reading, told=whole and surroundings.is_actor(words, last), acts=surroundings.acts(words, last))
    ], last + 1


def _is_one(words: Sequence[Word], place: int, size: int) -> bool:
    return place + size <= len(words) and all(word.joined for word in words[place + 1 : place + size])
