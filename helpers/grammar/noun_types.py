"""The nouns of a name or role -> what they tell: a type, and whether a person, a body, people or a document is meant.

The tables are `lexicon/source_types.csv` and its acronyms; nothing here knows what a proper name is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from helpers.grammar import name_words

LINKS = frozenset("of for and the on in & to".split())
DETERMINERS = frozenset("the a an this that these those his her its their our my another one two three four five several some many other".split())
POSSESSIVES = frozenset("his her its their our my your whose".split())
PERIODS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december".split()
)
CHAMBERS = frozenset("senate congress parliament legislature knesset duma bundestag commons lords caucus".split())
GROUPS = frozenset("group groups organization organisation movement network cell faction alliance coalition front brigade party union".split())
SERVING = frozenset("service board council association society network group groups organization organisation agency".split())
CAPITALISED = frozenset("times post guardian telegraph".split())  # names of papers, and in small letters no body
_AGAINST = ("non-", "anti-", "un-", "pro-", "ex-")
CLAUSE = re.compile(r"\s*[,;–—-]?\s*\b(?:who|whom|whose|which|that|such as|including|along with)\b.*", re.DOTALL)
PREPOSITION = re.compile(
    r"\s(?:in|of|for|from|at|on|to|with|by|near|inside|outside|across|around|throughout|within|among|close|familiar|involved|briefed)\s"
)


@lru_cache(maxsize=50_000)
def classify(words: str) -> tuple[str, str]:
    """(type, being) of a name or role, from its entries in `source_types`; empty where it has none.

    The last entry tells the being; where its type is `other`, one before it may tell the type.

    >>> classify("Valley Observatory for Human Rights"), classify("observatory director")
    (('monitor', 'body'), ('monitor', 'person'))
    """
    parts = [word.strip(".,()") for word in words.split()]
    small = [bare(part) for part in parts]
    found: list[tuple[str, str]] = []
    spans: list[tuple[int, int]] = []
    place = 0
    while place < len(parts):
        size, entry = _entry(parts, small, place)
        if entry and size == 1 and small[place] in ("deputy", "general") and _is_person_next(small, place):  # its deputy director
            entry = None
        if entry and not (small[place] == "fellow" and place + 1 < len(parts) and small[place + 1] not in LINKS | {"at"}):  # fellow senators
            found.append(_meant(parts, place, size, entry))
            spans.append((place, place + size))
        place += size
    if not found:
        return "", ""
    if found[-1][1] == "body" and (cut := _complement(parts, found, spans)):
        return classify(" ".join(parts[:cut]))  # a Coalition for Open Government
    found = _lending(found, spans, small)
    if found[-1][1] in ("people", "document") and (cut := _for(parts)) and (body := classify(" ".join(parts[:cut])))[1] in ("body", "person"):
        return body  # a High Commission for Refugees, a Centre for the Study of Rivers
    if len(found) > 1 and found[-1] == ("other", "people") and found[-2] == ("state", "person") and not re.search(r"['’]s\b", words):
        return found[-1]  # Republican voters
    telling = [kind for kind, _ in reversed(found) if kind != "other"]
    if telling[:1] == ["state"] and found[0][0] == "intergovernmental" and found[-1][1] == "body":
        return found[0][0], "body"  # the United Nations refugee agency
    return telling[0] if telling else "other", found[-1][1]


def _complement(parts: list[str], found: list[tuple[str, str]], spans: list[tuple[int, int]]) -> int | None:
    """Where the preposition after a body's or an officer's noun stands, if all that tells of the body's sort stands behind it, too."""
    for place, word in enumerate(parts):
        if word in ("for", "of", "on") and place and parts[place - 1][:1].isupper() and not any(start <= place < end for start, end in spans):
            before = [entry for entry, (_, end) in zip(found, spans, strict=True) if end <= place]
            told = bool(before) and (before[-1][1] == "body" or (before[-1][1] == "person" and before[-1][0] != "other"))
            if told and spans[-1][0] > place:
                return place
    return None


def _lending(found: list[tuple[str, str]], spans: list[tuple[int, int]], small: list[str]) -> list[tuple[str, str]]:
    """The entries that tell what sort of body a name is: a refugee centre is no refugee, but a rebel group is one of rebels."""
    if found[-1][1] != "body":
        return found
    head = small[spans[-1][1] - 1]
    lent = ("armed_group", "activist", "opposition") if head in GROUPS else ()
    lent = (*lent, "witness") if head in SERVING else lent
    before = max((place for place in range(spans[-1][0]) if small[place] in LINKS or small[place] == "at"), default=-1)
    return [
        entry
        for entry, (start, _) in zip(found, spans, strict=True)
        if start < before or start == spans[-1][0] or entry[1] == "body" or entry[0] in lent
    ]


def _meant(parts: list[str], place: int, size: int, entry: tuple[str, str]) -> tuple[str, str]:
    """An entry as it is meant here: Chatham House is no chamber, and a state's Security Council is the state's."""
    last = place + size == len(parts)
    if parts[place] == "House" and size == 1 and last and place and not _is_whose(parts[place - 1]):
        return "other", "body"
    if parts[place] in ("Monitor's", "Monitor’s"):
        return "media", "body"  # a paper's, where a name follows
    if parts[place] in ("division", "guard") and size == 1:
        return "other", "body"  # in small letters of any firm
    if entry == ("intergovernmental", "body") and size > 1 and parts[place + size - 1] in ("Council", "Commission", "Assembly"):
        whose = (bare_owner(word) for word in parts[:place])
        if any(word in name_words.states() or word in name_words.nationals() or name_words.generic().get(word.lower()) for word in whose):
            return "state", "body"
    return entry


def _is_person_next(small: list[str], place: int) -> bool:
    return name_words.types().get(small[place + 1], ("", ""))[1] == "person" if place + 1 < len(small) else False


def _for(parts: list[str]) -> int | None:
    """Where the last preposition after a capital stands: the body is what stands before it."""
    return next((place for place in range(len(parts) - 1, 0, -1) if parts[place] in ("for", "of", "to") and parts[place - 1][:1].isupper()), None)


def _entry(parts: list[str], small: list[str], place: int) -> tuple[int, tuple[str, str] | None]:
    """How many words the longest entry at this place has, and the entry."""
    for size in range(min(4, len(parts) - place), 0, -1):
        if entry := name_words.types().get(" ".join(small[place : place + size])):
            return size, entry
    if parts[place] in CAPITALISED:
        return 1, None
    joined = _BESIDE.sub("", small[place]) if "-" in small[place] else small[place]  # a co-director is a director
    if not name_words.types().get(joined) and (last := joined.rpartition("-")[2]) != joined and not joined.startswith(_AGAINST):
        held = name_words.types().get(last)
        joined = last if held and held[1] == "person" else joined  # the League-Secretary
    return 1, name_words.acronyms().get(_unowned(parts[place]).replace(".", "")) or name_words.types().get(joined)


_BESIDE = re.compile(r"^(?:co|vice|deputy)-|-(?:general|designate|elect)$")


def is_chamber(name: str) -> bool:
    """Whether a name is a parliament's or that of a part of it.

    >>> [is_chamber(name) for name in ("House Rivers Committee", "U.S. House", "Chatham House", "White House", "Syrian Parliament")]
    [True, True, False, False, True]
    """
    words = [part.strip(".,()") for part in name.split()]
    small = [bare(word) for word in words]
    if not CHAMBERS.isdisjoint(small):
        return True
    places = [place for place, word in enumerate(small) if word == "house" and small[place + 1 : place + 2] != ["of"]]
    if any(
        pair in (["of", "representatives"], ["of", "commons"], ["of", "lords"])
        for pair in (small[place + 1 : place + 3] for place in range(len(small)))
    ):
        return True
    return any(not place or _is_whose(words[place - 1]) for place in places)


def _is_whose(word: str) -> bool:
    """Whether a word before House says whose chamber it is: the full U.S. House, a Republican House; not so Chatham House."""
    plain = bare(word)
    told = plain in ("the", "a", "full", "entire", "whole", "democratic", "us", "u.s") or name_words.types().get(plain, ("", ""))[0] == "state"
    return word.islower() or told or word in name_words.nationals() or bare_owner(word) in name_words.states()


def before_clause(words: str) -> str:
    """What stands before a relative clause."""
    return CLAUSE.sub("", words, count=1)


def before_preposition(words: str) -> str:
    """What stands before the first preposition."""
    return PREPOSITION.split(words, maxsplit=1)[0]


def bare(word: str) -> str:
    """A word in small letters, without a possessive ending."""
    return _unowned(word.lower())


def bare_owner(words: str) -> str:
    """Who owns it: `Halvern` of `Halvern's`."""
    return _unowned(words.strip())


def _unowned(words: str) -> str:
    return words[:-2] if words.endswith(("'s", "’s")) else words[:-1] if words.endswith(("'", "’")) else words
