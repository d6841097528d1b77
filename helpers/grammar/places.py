"""Where a figure holds: the place names that the sentence, or the one before it, gives.

A name counts as a place by the words around it alone: a preposition before it ("near Hask", "in the
hills above Bel Ombra"), or the sort of place after it ("the Sarnath valley"). The words are in
`lexicon/places.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from helpers import lexicon


class Place(NamedTuple):
    """A place name, where it stands, and how it is joined: `where`, `of` or `way`."""

    start: int
    name: str
    role: str


@lru_cache(maxsize=8)
def places(text: str) -> tuple[Place, ...]:
    """The place names of a sentence, in order; kept, because the next sentence asks for them again.

    >>> [(place.name, place.role) for place in places("Two died in the hills above Bel Ombra; one was flown to Hask.")]
    [('Bel Ombra', 'where'), ('Hask', 'way')]
    """
    found: list[Place] = []
    for match in _named_place().finditer(text):
        place = Place(match.start("name"), _alone(match["name"]), _role(match, text))
        if (
            match["according"]
            or _is_other(place.name)
            or _lacks_kind(match, text)
            or _describes(match, text)
            or _is_seat(match, text)
            or _is_owner(match, text)
        ):
            continue
        if found and _KIND_OF.fullmatch(text, found[-1].start + len(found[-1].name), place.start):
            place = place._replace(role=found.pop().role)  # "in the Varsian city of Lomark"
        found.append(place)
    if "'s " in text or "’s " in text:
        found += (Place(match.start("name"), match["name"], "of") for match in _owner().finditer(text) if not _is_other(match["name"]))
        found.sort()
    return tuple(found)


def _alone(name: str) -> str:
    """The name without a day or a state beside it: "in western Hask Saturday"."""
    rest, _, last = name.rpartition(" ")
    name = rest if last in _DAYS and 0 < len(rest.split()) <= _LONGEST else name
    if " " in name and name not in _countries():  # where commas and apostrophes are lost: "in Norlands Hask", "in Hask Norland"
        first, _, rest = name.partition(" ")
        name = rest if first[-1] == "s" and first[:-1] in _countries() else name
        rest, _, last = name.rpartition(" ")
        name = rest if last in _countries() and len(rest) > 2 and not rest.endswith(_PARTS) else name
    return name


_PARTS = (
    "New",
    "North",
    "South",
    "East",
    "West",
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "Central",
    "Upper",
    "Lower",
    "Greater",
    "Inner",
    "Outer",
)


@cache
def _countries() -> frozenset[str]:
    return frozenset(word for row in lexicon.table("countries") for word in (row["name"], *row["also"].split(";")) if word)


_LONGEST = 2  # words of a name that a day can follow


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _describes(match: re.Match[str], text: str) -> bool:
    """Whether a state's short form describes the noun after it: "in a suspected US air strike"."""
    return match["name"] in _SHORT and _NOUN_NEXT.match(text, match.end()) is not None and not text.endswith("the ", 0, match.start("name"))


_SHORT = ("US", "U.S.", "UK", "U.K.", "UN", "U.N.", "EU")
_NOUN_NEXT = re.compile(
    r" (?:air ?strikes?|air (?:strikes?|raids?)|strikes?|raids?|attacks?|bombing|drones?|missiles?|troops|forces|soldiers|coalition|warplanes?|"
    r"jets|aircraft|military|special|officials?|corporations|companies|lawmakers|custody|sanctions|weapons)\b"
)


def _is_owner(match: re.Match[str], text: str) -> bool:
    """Whether something comes from what belongs to a name that is no state: "letters from Reed's office"."""
    return _role(match, text) == "way" and text.startswith(("'s", "’s"), match.end()) and match["name"] not in _countries()


def _is_seat(match: re.Match[str], text: str) -> bool:
    """Whether somebody speaks or governs there, so that it tells nothing of what is spoken about: "told reporters in Port Emlyn"."""
    return match["joint"] in ("in", "at") and _SEAT.search(text, max(0, match.start("joint") - 28), match.start("joint")) is not None


_SEAT = re.compile(
    r"\b(?:(?:[Oo]fficials?|[Gg]overnment|[Mm]inistry|[Mm]inisters?|[Dd]iplomats?|[Ss]pokes(?:man|woman|person)|[Rr]eporters|[Jj]ournalists|"
    r"news conference|speaking|speech|interview|briefing)|teaches(?: [a-z]+)?) $"
)


@cache
def _owner() -> re.Pattern[str]:
    """ "Norland's economy": a name that has what places have."""
    return re.compile(rf"(?<!\w)(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)['’]s (?:[a-z]+ ){{0,2}}(?:{_nouns()})s?\b")


@cache
def _nouns() -> str:
    """What is "of" a place, or has one."""
    return lexicon.alternatives(row["words"] for row in lexicon.table("places") if row["role"] == "before of")


def _role(match: re.Match[str], text: str) -> str:
    return "where" if text.startswith(", where ", match.end()) else _roles()[match["joint"].lower()]


_KIND_OF = re.compile(r" [a-z]+ of ")


def place_of(start: int, end: int, among: Iterable[Place], before: Iterable[Place], *, money: bool = False) -> str | None:
    """The place of the figure between two offsets: of its sentence, else of the sentence before; of money only where it is stated beside it."""
    here = list(among)
    for role in ("where", "of"):
        if stated := [place for place in here if place.role == role]:
            return next((place.name for place in stated if place.start >= end), stated[-1].name)
    way = [place for place in here if end <= place.start <= end + _NEAR]
    if way:
        return way[0].name
    if money:
        return None
    if past := [place for place in here if place.start < start]:
        return past[-1].name
    earlier = list(before)
    return earlier[-1].name if earlier and not here else None


_NEAR = 50  # characters after a figure within which "to Hask" is its own


def _is_other(name: str) -> bool:
    if name.startswith(("The Hague", "The Gambia")):
        return False
    if name.isupper() and len(name) > 2:
        return name not in ("USA", "UAE")
    return name in _never() or name in _adjectives() or not _never().isdisjoint(name.split())


def _lacks_kind(match: re.Match[str], text: str) -> bool:
    """Whether "of" follows no noun of which places are named: "the Secretary of State"."""
    return match["joint"].lower() == "of" and not _before_of().search(text, max(0, match.start("joint") - 24), match.start("joint"))


@cache
def _before_of() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:{_nouns()})s? $)")


@cache
def _roles() -> dict[str, str]:
    return {row["words"]: row["role"] for row in lexicon.table("places") if row["role"] in ("where", "of", "way")}


@cache
def _never() -> frozenset[str]:
    return frozenset(row["words"] for row in lexicon.table("places") if row["role"] == "never")


@cache
def _adjectives() -> frozenset[str]:
    """Words for what belongs to a state: "a Canadian address"."""
    return frozenset(word for row in lexicon.table("countries") for word in row["adjectives"].split(";") if word)


@cache
def _named_place() -> re.Pattern[str]:
    joints = lexicon.alternatives(_roles())
    name = r"(?P<name>(?:U\.[SK]\.|(?!U\.)(?:al-|el-)?[A-Z][^\W\d]*(?:[-’'][A-Z][^\W\d]*)*)(?: (?:al-|el-)?[A-Z][^\W\d]*(?:-[A-Z][^\W\d]*)*)*)"
    end = r"(?![\w$£€-]|\.[A-Z])"
    return re.compile(
        rf"(?:\b(?P<according>[Aa]ccording )?(?P<joint>{joints}|(?:In|At|Near|Around|Outside|Off|Across|Throughout)) "
        rf"(?:(?!(?:{joints}|and|or|that|who|which|when|as)\b)[a-z][\w-]* ){{0,4}}?{name}{end})"
    )
