"""Where a figure holds: the place names that the sentence, or the one before it, gives.

A name counts as a place by the words around it alone: a preposition before it ("near Hask", "in the
hills above Bel Ombra"), or the sort of place after it ("the Sarnath valley"). The words are in
`lexicon/places.csv`; what can be a name is told in `place_names`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from helpers import lexicon
from helpers.grammar.kinds import HARM
from helpers.grammar.nearness import is_place_sure, named_together
from helpers.grammar.place_names import ARTICLES, NAME, countries, is_other, is_person, name_alone, place_in


class Place(NamedTuple):
    """A place name, where it stands, and how it is joined: `where`, `of`, `way` (there) or `from`."""

    start: int
    end: int
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
        name = name_alone(match["name"], text)
        if is_other(name) or _is_none(match, text) or _is_somebody(match, name, text):
            continue
        start = match.start("name") + max(0, match["name"].find(name))
        place = Place(start, start + len(name), name, _role(match, text))
        if pair := _BORDER.match(text, place.end):
            place = place._replace(name=name + pair[0], end=pair.end())  # "the Norland-Varsia border"
        if (city := _city_after(text, match.end())) and (city["of"] or city["owns"] or match["name"] == f"{name}s"):
            place = Place(city.start("name"), city.end("name"), city["name"], place.role)  # "in Norland's capital Hask"
            if is_other(city["name"]):
                continue
        if found and found[-1].start == place.start:
            continue
        if found and _KIND_OF.fullmatch(text, found[-1].end, place.start):
            place = place._replace(role=found.pop().role)  # "in the Varsian city of Lomark"
        found.append(place)
    taken = {place.start for place in found}
    if any(sort in text for sort in _SORTS):
        found += (
            Place(match.start("name"), match.end("name"), match["name"], "where") for match in _sort_after().finditer(text) if _is_named(match, taken)
        )
    if "'s " in text or "’s " in text or any(f" {unrest}" in text for unrest in _UNREST):
        for match in _owner().finditer(text):
            part = "name" if match["name"] else "state"
            if not is_other(match[part]) and match.start(part) not in taken:
                found.append(Place(match.start(part), match.end(part), match[part], "of"))
    return tuple(sorted(found))


@cache
def _sort_after() -> re.Pattern[str]:
    """ "shelled the Al Hask neighbourhood": a name before the sort of place that it is."""
    return re.compile(rf"(?i:\bthe) {NAME} {lexicon.alternatives(_SORTS)}\b")


_SORTS = tuple("neighbourhood neighborhood district suburb village province governorate valley countryside airbase".split())


def _is_named(match: re.Match[str], taken: set[int]) -> bool:
    return match.start("name") not in taken and not is_other(match["name"]) and name_alone(match["name"]) == match["name"]


_BORDER = re.compile(r"(?<=-[A-Z])?(?<=[a-z]) border\b")


# -- what a name after a preposition is, if no place


def _describes(match: re.Match[str], text: str) -> bool:
    """Whether a state's short form describes the noun after it: "in a suspected US air strike"."""
    return match["name"] in _SHORT and _NOUN_NEXT.match(text, match.end()) is not None and not text.endswith("the ", 0, match.start("name"))


_SHORT = ("US", "U.S.", "UK", "U.K.", "UN", "U.N.", "EU")
_NOUN_NEXT = re.compile(
    r" (?:air ?strikes?|air (?:strikes?|raids?)|strikes?|raids?|attacks?|bombing|drones?|missiles?|troops|forces|soldiers|coalition|warplanes?|"
    r"jets|aircraft|military|special|officials?|corporations|companies|lawmakers|custody|sanctions|weapons)\b"
)


def _is_newspaper(match: re.Match[str], text: str) -> bool:
    """Whether a name describes who publishes: "with the UK newspaper", "the Hask daily"."""
    return _MEDIUM_NEXT.match(text, match.end()) is not None


_MEDIUM_NEXT = re.compile(r" (?:newspaper|daily|weekly|broadcaster|news agency|correspondent|bureau|reporter|website|site|twitter|television)\b")


def _is_owner(match: re.Match[str], text: str) -> bool:
    """Whether something comes from what belongs to a name that is no state: "letters from Reed's office"."""
    owns = text.startswith(("'s", "’s"), match.end()) and match["name"] not in countries()
    return owns and _role(match, text) in ("way", "from")


def _is_seat(match: re.Match[str], text: str) -> bool:
    """Whether somebody speaks, writes or governs there, so that it tells nothing of what is spoken about: "told reporters in Port Emlyn"."""
    return match["joint"] in ("in", "at") and _SEAT.search(text, max(0, match.start("joint") - 28), match.start("joint")) is not None


_SEAT = re.compile(
    r"\b(?:(?:[Oo]fficials?|[Gg]overnment|[Mm]inistry|[Mm]inisters?|[Dd]iplomats?|[Ss]pokes(?:man|woman|person)|[Ss]ources?|[Aa]ttorney|[Ll]awyers?|"
    r"[Pp]rofessor|[Ff]ellow|[Aa]nalysts?|[Ee]xperts?|[Rr]eporters|[Jj]ournalists|"
    r"news conference|speaking|speech|interview|briefing|forum|conference|writ(?:es?|ing)|wrote)|teaches(?: [a-z]+)?) $"
)


def _lacks_kind(match: re.Match[str], text: str) -> bool:
    """Whether "of" follows no noun of which places are named: "the Secretary of State"."""
    if match["joint"].lower() != "of":
        return False
    group = text.endswith("Islamic State ", 0, match.start("joint"))
    return group or not _before_of().search(text, max(0, match.start("joint") - 24), match.start("joint"))


def _is_speaker(match: re.Match[str], text: str) -> bool:
    """Whether a name with words between it and the preposition goes on to speak: "from the south Reed said"."""
    return match.start("name") > match.end("joint") + 1 and _SAYS.match(text, match.end()) is not None


_SAYS = re.compile(r" (?:said|says|told|added|adds|warned|reported|announced|stated|confirmed|claimed|wrote|tweeted)\b")


def _is_aim(match: re.Match[str], text: str) -> bool:
    """Whether "to" leads to a verb, and not to the name: "to obtain Hask benefits"."""
    return match["joint"] == "to" and match.start("name") > match.end("joint") + 1 and _LED.match(text, match.end("joint")) is None


_LED = re.compile(
    r" (?:the|an?|its|their|his|her|our|this|that|these|nearby|neighbou?ring|rural|downtown|central|mainland|[a-z-]*(?:ern|held|controlled)) "
)


def _is_elsewhere(match: re.Match[str], text: str) -> bool:
    """Whether it is said of a state that something is not there: "attacks outside of Norland"."""
    return match["joint"].lower().startswith("outside") and match["name"] in countries()


def _is_none(match: re.Match[str], text: str) -> bool:
    return (
        match["according"] is not None
        or _is_newspaper(match, text)
        or _lacks_kind(match, text)
        or _is_seat(match, text)
        or _is_aim(match, text)
        or _is_speaker(match, text)
        or _is_owner(match, text)
        or _describes(match, text)
        or _is_elsewhere(match, text)
    )


def _is_somebody(match: re.Match[str], name: str, text: str) -> bool:
    """Whether the name is a person's: after "in" or "near", or before a sort of place, it is one of a place all the same."""
    if match["joint"].lower() in _SURE or _KIND_NEXT.match(text, match.end()):
        return False
    return is_person(name, text)


_SURE = frozenset("in near around outside inside off above below across throughout within along through".split())
_KIND_NEXT = re.compile(
    r" (?:neighbou?rhoods?|districts?|suburbs?|towns?|cit(?:y|ies)|villages?|provinces?|governorates?|streets?|roads?|squares?|camps?|area)\b"
)


# -- how a name is joined


def _role(match: re.Match[str], text: str) -> str:
    if text.startswith(", where ", match.end()) or text.endswith((" in ", " on ", " at ", " near "), 0, match.start("joint")):
        return "where"  # "on besieged Hask"
    if match["joint"].lower() == "of" and (kind := _in_kind_of().search(text, max(0, match.start("joint") - 60), match.start("joint"))):
        return _roles()[kind["joint"].lower()]  # "in the town of Hask"
    return _roles()[match["joint"].lower()]


@cache
def _owner() -> re.Pattern[str]:
    """ "Norland's economy", "Norlands war": a name that has what places have."""
    states = lexicon.alternatives(name for name in countries() if name[-1] != "s")
    own = rf"(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)['’]s (?:[a-z]+ ){{0,2}}(?:{_nouns()}|{'|'.join(_UNREST)})s?\b"
    return re.compile(rf"(?<!\w)(?:{own}|(?P<state>{states})s (?:[a-z]+ ){{0,2}}(?:{'|'.join(_UNREST)})\b)")


_UNREST = ("conflict", "war", "uprising", "crisis")


@cache
def _nouns() -> str:
    """What is "of" a place, or has one."""
    return lexicon.alternatives(row["words"] for row in lexicon.table("places") if row["role"] == "before of")


@cache
def _before_of() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:{_nouns()})s? $)")


@cache
def _in_kind_of() -> re.Pattern[str]:
    sorts = (
        "city|town|village|hamlet|port|province|governorate|region|district|suburb|neighbou?rhood|island|capital|"
        "county|state|camp|area|resort|enclave"
    )
    joints = lexicon.alternatives(word for word, role in _roles().items() if role != "of")
    return re.compile(rf"(?i:\b(?P<joint>{joints}) (?:[\w’'-]+ ){{0,4}}?(?:{sorts}) $)")


def _city_after(text: str, end: int) -> re.Match[str] | None:
    return _city_next().match(text, end) if _CITY_NEAR.match(text, end) else None


_CITY = "(?:capital|city|town|port|suburb)"
_CITY_NEAR = re.compile(rf"(?:['’]s)? (?:[a-z-]+ ){{0,3}}?(?:{_CITY}|[a-z-]*ern (?=[A-Z]))|['’]s ")


@cache
def _city_next() -> re.Pattern[str]:
    return re.compile(rf"(?P<owns>['’]s)? (?:[a-z-]+ ){{0,3}}?(?:{_CITY}(?P<of> of)?,? |(?<=[’'s] )(?=[A-Z])|(?<=ern ))(?<!\w){NAME}")


_KIND_OF = re.compile(r" [a-z]+ of ")


@cache
def _roles() -> dict[str, str]:
    return {row["words"]: row["role"] for row in lexicon.table("places") if row["role"] in ("where", "of", "way", "from")}


@cache
def _named_place() -> re.Pattern[str]:
    joints = lexicon.alternatives(_roles())
    inner = lexicon.alternatives(row["words"] for row in lexicon.table("places") if row["role"] == "not between")
    end = r"(?![\w$£€-]|\.[A-Z])"
    return re.compile(
        rf"(?:\b(?P<according>[Aa]ccording )?(?P<joint>{joints}|(?:In|At|Near|Around|Outside|Off|Across|Throughout)) "
        rf"(?:(?!(?:{joints}|{inner})\b|{ARTICLES})[a-z][\w-]* ){{0,4}}?{NAME}{end})"
    )


# -- which of them is a figure's


class Scene(NamedTuple):
    """The name of a place, and whether it stands so near a figure that it is the figure's own (`grammar.nearness`)."""

    name: str
    sure: bool


def scene_of(phrase: tuple[int, int], start: int, text: str, before: str, *, kind: str, counted: str | None = None) -> Scene | None:
    """The place of a figure: of those that stand right beside its `phrase` the nearest, else what `place_of` finds."""
    if kind != "distance" and counted is not None and not counted.islower() and (own := place_in(counted)):
        return Scene(own, sure=True)
    near = [place for place in _told(text) if is_place_sure(place, *phrase, text, kind)]
    if near:
        nearest = min(near, key=lambda place: (_distance(place, *phrase, text), place.start))
        return Scene(named_together(text, nearest.start, nearest.end, nearest.name) or nearest.name, sure=True)
    name = place_of(start, phrase[1], text, before, kind=kind, counted=counted)
    return Scene(name, sure=False) if name else None


def place_of(start: int, end: int, text: str, before: str, *, kind: str, counted: str | None = None) -> str | None:
    """The place of the figure between two offsets of `text`, else one that the sentence before it gives.

    A place that tells where goes before one that something is of, and a nearer one before one in
    another clause; where something goes to is the place of what stands right before it. Money has
    only a place that is stated beside it. What happened somewhere goes on there in the next sentence;
    of other numbers that is so only where the sentence names nobody and nothing itself.
    """
    if counted and not counted.islower() and (own := place_in(counted)):
        return own
    if kind == "distance" and (away := _away().match(text, end)) and not is_other(name := name_alone(away["name"], text)):
        return name
    here = _told(text)
    there = [place for place in here if place.role in ("where", "of")]
    reach = _NEAR[kind == "distance"]
    near = [place for place in here if place.role in ("way", "from") and end <= place.start <= end + reach and _is_beside(place, end, text)]
    there += [place for place in near if place.role == "way"]
    if len(there) > 1:
        there = [min(there, key=lambda place: (_distance(place, start, end, text), place.start))]
    if there or kind != "money" and (there := near):
        return there[0].name
    if kind == "money":
        return None
    if past := [place for place in here if place.start < start and place.role != "from"]:
        return past[-1].name
    goes_on = kind in _HAPPENING or counted is not None and _SETTLEMENTS.search(counted) is not None
    if here or not goes_on and _NAMES.search(text):
        return None
    earlier = [place for place in _told(before) if _is_scene(place, before)]
    return earlier[-1].name if earlier else None


def _is_beside(place: Place, end: int, text: str) -> bool:
    """Whether no other clause opens between a figure and a place."""
    return _LEADING_AWAY.search(text, end, place.start) is None


def _is_scene(place: Place, text: str) -> bool:
    """Whether what a sentence tells goes on at this place: in it, or on the way into it, and not "to" or "from" it."""
    return place.role in ("where", "of") or place.role == "way" and _INTO.search(text, max(0, place.start - 35), place.start) is not None


_INTO = re.compile(r"\binto (?:[a-z][\w-]* ){0,2}$")


@cache
def _away() -> re.Pattern[str]:
    """Where a distance is measured from: "40 km (25 miles) north of the capital Hask"."""
    leading = r"(?:\)| \([^()]{1,24}\))?(?: away)?(?: [a-z-]*(?:north|south|east|west)[a-z-]*)?"
    return re.compile(rf"{leading} (?:of|from|outside) (?:the )?(?:capital |city of |town of )?{NAME}")


@lru_cache(maxsize=8)
def _told(text: str) -> list[Place]:
    """The places of a sentence without those that only say where another is: "in Bel Ombra in northern Norland"."""
    found = places(text)
    return [place for at, place in enumerate(found) if not (at and _IN_TURN.fullmatch(text, found[at - 1].end, place.start))]


_IN_TURN = re.compile(
    r",?(?: (?:city|town|village|neighbou?rhood|district|suburb|area|camp|region|province))?,? (?:in|near|outside) "
    r"(?:the )?(?:[a-z-]*(?:ern|ral|held|controlled|city|town|province|region|countryside|suburbs?|state|district|of|in) ){0,5}"
)
_NEAR = (50, 75)  # characters after a figure, and after a distance, within which "to Hask" is its own
_HAPPENING = (*(kind for kind in HARM if kind != "displaced"), "attacks", "attackers", "facilities", "vehicles", "weapons", "crowd", "at_risk")
_SETTLEMENTS = re.compile(r"\b(?:villages|towns|cities|hamlets|neighbou?rhoods|districts|suburbs|streets)$")
_NAMES = re.compile(r"(?<=[a-z,;:] )(?:U\.[SN]\.|(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z])")


def _distance(place: Place, start: int, end: int, text: str) -> int:
    """Characters between a figure and a place, more where the words in between lead away."""
    apart = {"where": 0, "of": 60, "way": 20, "from": 20}[place.role]
    if place.start >= end:
        between = text[end : place.start]
        return apart + len(between) + 40 * len(_LEADING_AWAY.findall(between)) + 10 * between.count(",")
    between = text[place.end : start]
    if _WHERE.match(between):
        return apart
    return apart + len(between) + 15 + 40 * len(_LEADING_AWAY.findall(between))


_LEADING_AWAY = re.compile(r"[;:—]|\b(?:while|whereas|although|where|but|when|because|which|who|as|if|than)\b")
_WHERE = re.compile(r",? where\b")
