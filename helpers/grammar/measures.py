"""What stands around a number: the words that bound it, its unit, what is counted, and what sort of thing that is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from helpers import lexicon

REACH = 90  # characters to each side in which a word can tell the kind


class Bounds(NamedTuple):
    """How a modifier bounds a number: `inclusive`, `exclusive`, `exact` or "" for each side."""

    start: int
    words: str
    low: str
    high: str
    approximate: bool


class Unit(NamedTuple):
    """A unit by its name, where it starts and ends, and the kind of figure that it makes."""

    name: str
    kind: str
    start: int
    end: int


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(word) for word in words}, key=len, reverse=True))


# -- modifiers


@cache
def _modifiers(place: str) -> dict[str, dict[str, str]]:
    return {row["words"].lower(): row for row in lexicon.table("modifiers") if row["place"] == place}


@cache
def _modifier_before() -> re.Pattern[str]:
    words = _either(_modifiers("before"))
    return re.compile(rf"(?i:(?<!\w)(?P<first>(?:{words})(?P<gap>,? ?))(?P<second>(?:{words}) ?)?(?P<between>the |between |from )?$)")


@cache
def _modifier_after() -> re.Pattern[str]:
    return re.compile(rf"(?i: ?(?P<words>{_either(_modifiers('after'))})(?!\w))")


def modifier_before(text: str, start: int) -> Bounds | None:
    """The words right before a number (or its currency) that bound or blur it; two may stand together.

    >>> modifier_before("killed more than 270", 17)[1:4]
    ('more than', 'exclusive', '')
    """
    match = _modifier_before().search(text, max(0, start - 45), start)
    if match is None or match["between"] == "the " and match["first"].lower().startswith("as ") or _PHRASAL.search(text, max(0, start - 60), start):
        return None
    if match["second"] and _PHRASAL.search(text, max(0, start - 60), match.start("second")):
        return _bounds(match.start("second"), match["second"].strip(), [_modifiers("before")[match["second"].strip().lower()]])  # taken over | about
    first = _modifiers("before")[match["first"].strip(" ,").lower()]
    rows = [first] + ([_modifiers("before")[match["second"].strip().lower()]] if match["second"] else [])
    return _bounds(match.start(), text[match.start() : match.end("second") if match["second"] else match.end("first")].strip(" ,"), rows)


_PHRASAL = re.compile(
    r"(?i:\b(?:hand|take|turn|sign|win|look|go|run)(?:s|ed|ing|n|en)? over |\b(?:took|went|ran|won|taken) over "
    r"|\b(?:go|goes|going|went|gone|rose|risen|rising|climbed|jumped|moved|shot|crept|pushed|bumped|driven) up to "
    r"|\b(?:wrong|right|sure|certain|worried|angry|happy|unsure|concerned|excited|clear) about "
    r"|\b(?:thinks?|thinking|thought|talks?|talking|talked|worry|worries|worrying|cares?|knows?|knew|speaks?|spoke|speaking|asks?|asked|asking|"
    r"writes?|wrote|hears?|heard|argue|argued|lied?|lies|complain(?:s|ed)?|questions?|doubts?|debate|details|information|something|much) about )$"
)


def _bounds(start: int, words: str, rows: list[dict[str, str]]) -> Bounds:
    low = next((row["low"] for row in reversed(rows) if row["low"] not in ("", "exact")), "")
    high = next((row["high"] for row in reversed(rows) if row["high"] not in ("", "exact")), "")
    exact = "exact" if all(row["low"] == "exact" for row in rows) else ""
    return Bounds(start, words, low or exact, high or exact, any(row["approximate"] for row in rows))


def modifier_after(text: str, end: int) -> tuple[Bounds, int] | None:
    """The words right after a number that bound or blur it, and where they end: "nine or more"."""
    match = _modifier_after().match(text, end)
    if match is None:
        return None
    return _bounds(match.start("words"), match["words"], [_modifiers("after")[match["words"].lower()]]), match.end()


# -- units


@cache
def _units(how: str) -> dict[str, tuple[str, str]]:
    """Words of a unit -> its name and kind; written-out names in plural too. An analyst's row goes before one of the libraries."""
    found: dict[str, tuple[str, str]] = {}
    for row in (*lexicon.table("units"), *lexicon.table("known_units")):
        if row["how"] == how:
            found.setdefault(row["words"], (row["unit"], row["kind"]))
            if how == "word":
                found.setdefault(row["words"] + "s", (row["unit"], row["kind"]))
    return found


@cache
def _worded() -> dict[str, tuple[str, str]]:
    """Written-out names in small letters, hyphens as spaces; not those that name a thing in nearly all texts: candles, stones."""
    things = {row["words"] for row in lexicon.table("units") if row["how"] == "thing"}
    return {words.lower().replace("-", " "): unit for words, unit in reversed(_units("word").items()) if words not in things}


@cache
def _currency() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<unit>{_either(_units('before'))})\s?$")


@cache
def _currency_after() -> re.Pattern[str]:
    codes = [code for code in _units("before") if len(code) == 3 and code.isalpha() or not code[0].isalnum()]
    return re.compile(rf"\s?(?P<unit>{_either(codes)})(?![\w$])")


@cache
def _unit_after() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<sign>[ -]?(?:%|(?i:{_either(_units('sign'))})(?!\w)))|(?P<short>[ -]?(?:{_either(_units('short'))}))(?![\w]|'\w|\.\w))"
    )


_NAME = re.compile(
    r"[ -](?P<first>(?:[A-Z]\.){2}|[^\W\d_]+(?!\w))(?P<second>[ -][^\W\d_]+(?!\w))?(?P<third>[ -][^\W\d_]+(?!\w))?(?P<fourth>[ -][^\W\d_]+(?!\w))?"
)


def named_unit(text: str, end: int) -> tuple[tuple[str, str], int] | None:
    """The longest written-out unit that stands after a place, and where it ends.

    >>> named_unit("40 Syrian pounds a day", 2)
    (('SYP', 'money'), 16)
    """
    match = _NAME.match(text, end)
    if match is None:
        return None
    for part in ("fourth", "third", "second", "first"):
        if match[part] and (unit := _worded().get(text[end + 1 : match.end(part)].lower().replace("-", " "))):
            return None if _CLASS.match(text, match.end(part)) else (unit, match.end(part))
    return None


_CLASS = re.compile(r"-(?:class|type)\b")  # two Kilo-class submarines weigh more


_RATE = re.compile(
    r"(?i: ?(?:(?P<per>per|an?|each|every)[ -]|(?P<slash>/))"
    r"(?P<of>\d[\d,]*(?: [a-z]{3,14})?|square (?:kilometre|kilometer|mile|metre|meter)|[a-z][a-z²³]{1,13}\d?|[a-z])\b)"
    r"|(?i:-(?P<linked>per|an?)-(?P<noun>[a-z]{3,12})\b)"
)
_RATE_NOUNS = frozenset(
    "second minute hour day night week month quarter year barrel ounce tonne ton gallon litre kilogram kilo pound share person capita head unit "
    "bottle bushel acre hectare mile kilometre metre foot user "
    "household family piece game dose bed ticket child pupil student worker patient vote".split()
)
_SPELT = {"kilometer": "kilometre", "liter": "litre", "meter": "metre", "centimeter": "centimetre"}


def currency_before(text: str, start: int) -> Unit | None:
    """The currency that stands before a number: $, US$, EUR."""
    match = _currency().search(text, max(0, start - 12), start)
    if match is None or match["unit"] in ("R", "LE", "C") and text[start - 1] == " ":
        return None
    return Unit(*_units("before")[match["unit"]], match.start(), start)


def unit_after(text: str, end: int, *, glued: str = "") -> Unit | None:
    """The unit that stands after a number, with a hyphen, a space or nothing between."""
    match = _unit_after().match(text, end)
    if match and match["sign"]:
        words = match["sign"].strip(" -").lower()
        return Unit(*(_units("sign").get(words) or _units("sign")["%"]), match.start(), match.end())
    if named := named_unit(text, end):
        return None if is_counted(text[end + 1 : named[1] + 24]) else Unit(*named[0], end, named[1])
    if match is None:
        money = _currency_after().match(text, end)
        return Unit(*_units("before")[money["unit"]], money.start("unit"), money.end()) if money else None
    short = match["short"].strip(" -")
    if match["short"][0] in " -" and (
        short in _LETTERS and not text[end - 1].isdigit() or short == "A" and text[match.end() : match.end() + 1] == " "
    ):
        return None
    return Unit(*_units("short")[short], match.start(), match.end())


_LETTERS = frozenset("L W V A t min sec ms MP mi nm".split())  # after a space units only of digits


def with_rate(unit: Unit, text: str) -> Unit:
    """The unit with what it is per: dollar per barrel, a month."""
    if unit.kind == "duration" or unit.name == "fraction":
        return unit
    rate = rate_after(text, unit.end, free=unit.kind == "money")
    if rate is None and unit.kind == "money" and text.startswith(") ", unit.end):
        rate = rate_after(text, unit.end + 1)  # "EUR 20 (USD 22) per tonne"
    kind = "rate" if unit.kind in ("other", "mass", "area") else "speed" if unit.kind == "distance" else unit.kind
    return unit if rate is None else Unit(f"{unit.name} {rate[0]}", kind, unit.start, rate[1])


def rate_after(text: str, end: int, *, free: bool = False) -> tuple[str, int] | None:
    """ "per day" and where it ends, for "per day", "a day", "/day"; with `free`, any single noun may follow "a".

    >>> rate_after("120 patients a day", 12)
    ('per day', 18)
    """
    match = _RATE.match(text, end)
    if match is None:
        return None
    word = (match["of"] or match["noun"]).lower()
    known = _SPELT.get(word, word) in _RATE_NOUNS or word.startswith("square")
    if match["slash"] and text[match.start()] == " ":
        return None
    if match["slash"] or (match["per"] or match["linked"]).lower() == "per":
        short = _units("short").get(match["of"]) or _units("short").get(word)
        return f"per {short[0] if short else _SPELT.get(word, word)}", match.end()
    if known or free and _ENDS.match(text, match.end()):
        return f"per {_SPELT.get(word, word)}", match.end()
    return None


_ENDS = re.compile(r"[,.;:)]|$| (?:and|but|or|in|on|for|to|at|from|by|the|when|after|with)\b")


# -- kinds


class _Cues(NamedTuple):
    nouns: dict[str, str]
    persons: dict[str, str]
    things: dict[str, str]
    shares: dict[str, str]
    tight: dict[str, str]
    phrases: dict[str, list[tuple[str, str]]]  # cues by their first word, each with its kind, the longest first


@cache
def _cues() -> _Cues:
    by_cue: dict[str, dict[str, str]] = {"noun": {}, "person": {}, "thing": {}, "share": {}, "verb": {}, "tight": {}}
    for row in lexicon.table("kinds"):
        by_cue[row["cue"]][row["words"].lower()] = row["kind"]
    phrases: dict[str, list[tuple[str, str]]] = {}
    for words, kind in (by_cue["verb"] | by_cue["tight"]).items():
        phrases.setdefault(re.split(r"\W", words, maxsplit=1)[0], []).append((words, kind))
    return _Cues(
        by_cue["noun"],
        by_cue["person"],
        by_cue["thing"],
        by_cue["share"],
        by_cue["tight"],
        {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in phrases.items()},
    )


_TWO_WORDS = re.compile(r"[a-z]+ [a-z]+")
_PERSON_LIKE = re.compile(r"(?:er|or|ist|ian|man|woman|ant|ee)s?$|(?:men|women)$")
HARM = ("killed", "injured", "killed_or_injured", "detained", "abducted", "displaced", "missing")


def is_counted(text: str) -> bool:
    """Whether the two words that open the text name a thing although the first is a unit: barrel bombs, foot soldiers."""
    words = _TWO_WORDS.match(text.lower())
    return bool(words and (words[0] in _cues().nouns or words[0] in _cues().persons))


def is_person(word: str) -> bool:
    """Whether a noun means people."""
    return word.lower() in _cues().persons


def is_person_like(word: str) -> bool:
    """Whether a noun means people, or ends as nouns for people do: a questioner."""
    return is_person(word) or _PERSON_LIKE.search(word) is not None


def is_harm(word: str) -> bool:
    """Whether a word alone says what befell people: killed, wounds."""
    return any(phrase == word.lower() for phrase, _ in _cues().phrases.get(word.lower(), ()))


def is_share(words: str) -> bool:
    """Whether a percentage of this stands for a part of a whole although none is named: turnout, support."""
    return any(word in _cues().shares for word in words.lower().split())


def kind_of(counted: str | None, text: str, start: int, end: int) -> str:
    """The kind of what is counted, by its noun, and for people by the verb that governs it, else by the nearest.

    >>> kind_of("people", "The raids have killed 270 people.", 22, 32)
    'killed'
    """
    cues = _cues()
    words = (counted or "").lower().split()
    whole = " ".join(words)
    if words[-1:] == ["camps"] and not _TENTS.search(text):
        return "count"  # two camps, of those who agree
    if whole in cues.nouns:
        return cues.nouns[whole]
    words = words[: words.index("of")] if "of" in words[1:] else words
    for size in (3, 2, 1):
        noun = " ".join(words[-size:])
        if counted and noun in cues.nouns:
            return cues.nouns[noun]
    person = next((cues.persons[word] for word in words[:-3:-1] if word in cues.persons), None)
    if person and words[-1] not in cues.persons and (thing := cues.things.get(words[-1])):
        return thing  # "refugee camps"
    if (
        person
        and len(words) > 1
        and words[-1] not in cues.persons
        and words[-1].endswith("s")
        and words[-2] in cues.persons
        and words[-2][-1] not in "sne"
    ):
        return "count"  # "terrorist plots"
    governing = _governing(text, start, end)
    if counted and person is None:
        if words[-1:] and words[-1] in cues.things:
            return cues.things[words[-1]]
        like = "people" if words and _PERSON_LIKE.search(words[-1]) else "count"
        if like == "people" and counted.split()[-1][0].isupper():
            return governing or _by_verb(text, start, end, reach=_NEAR) or like  # eight Germans died
        harmed = governing in HARM and (like == "people" or governing in ("killed", "injured", "abducted"))
        return str(governing) if harmed else like
    found = governing or _by_verb(text, start, end, reach=REACH if person in (None, "people") else _NEAR) or person or "count"
    return "displaced" if person == "displaced" and found == "at_risk" else found  # refugees in need


_TENTS = re.compile(
    r"(?i:refugee|displaced|detention|detain|prison|train|tent|militant|fighter|militar|army|border|shelter|famil|aid|labou?r|concentration)"
)


def befell(kind: str, counted: str | None) -> str:
    """The kind of those who are counted, whatever stands near: refugees in need are displaced."""
    fled = any(_cues().persons.get(word) == "displaced" for word in (counted or "").lower().split()[-1:])
    return "displaced" if kind == "at_risk" and fled else kind


def kind_named(text: str) -> str | None:
    """The kind of which alone a sentence speaks: of harm if it names one harm, else of its only countable things.

    >>> kind_named("Air raids on the town have intensified.")
    'attacks'
    """
    harms = {kind for _, _, kind in _verbs_in(text)}
    if harms:
        return harms.pop() if len(harms) == 1 else None
    words = re.findall(r"[a-z]+", text.lower())
    cues = _cues()
    named = [" ".join(pair) for pair in pairwise(words)] + words
    things = {kind for word in named if (kind := cues.nouns.get(word) or cues.persons.get(word))} - {"count", "other", "facilities"}
    return things.pop() if len(things) == 1 else None


_NEAR = 60  # characters within which a verb tells what befell those who have a kind of their own: fighters, protesters


def _governing(text: str, start: int, end: int) -> str | None:
    """The kind of the cue that stands right after the phrase ("12 were reported killed") or right before it ("injuring 12")."""
    verbs = _verbs_in(text)
    for verb_start, verb_end, kind in verbs[bisect_left(verbs, (end,)) : bisect_left(verbs, (end + 60,))]:
        if (link := _LINK.fullmatch(text, end, verb_start)) and _is_passive(text, link, verb_end):
            return kind
    return next((kind for verb_start, verb_end, kind in verbs[: bisect_left(verbs, (start,))][::-1] if _TIGHT.fullmatch(text, verb_end, start)), None)


_LINK = re.compile(
    r"(?: (?:of them|of whom|others?|more|got|get|were|was|are|is|be|been|being|have|has|had|also|still|now|later|to|known|"
    r"reported|reportedly|believed|"
    r"feared|confirmed|presumed|thought|said|listed|as|seriously|critically|severely|badly|slightly|remain|remained|left|went|gone|lay|who))* "
)
_TIGHT = re.compile(r",? (?:the |a |at |to |of |by |all )?")
_OBJECT = re.compile(
    r" (?!in|by|when|as|after|during|on|at|near|and|since|this|last|while|over|outside|for|from|or|inside|across|there|to|with|of|who)[\w\d]"
)


def _is_passive(text: str, link: re.Match[str], end: int) -> bool:
    """Whether the cue says what befell those counted, and not what they did: "12 have killed three"."""
    last = link[0].split()[-1:] or [""]
    return last[0] in ("were", "was", "are", "is", "be", "been", "being") or not _OBJECT.match(text, end)


_CLAUSE = re.compile(r"[;:]|, (?:while|but|as|after|before)\b|\b(?:while|although|whereas)\b")


def _by_verb(text: str, start: int, end: int, *, reach: int = REACH) -> str | None:
    """The kind that the nearest cue gives; one right after the phrase goes before one in front of it."""
    verbs = _verbs_in(text)
    first = bisect_left(verbs, (start - reach,))
    nearest, kind = reach, None
    for verb_start, verb_end, verb_kind in verbs[first : bisect_left(verbs, (end + reach,), first)]:
        distance = _distance(text, (start, end), (verb_start, verb_end))
        if verb_start >= end and _harms_others(text, verb_start, verb_end):
            continue
        if distance < nearest and text[verb_start:verb_end].lower() not in _cues().tight:
            nearest, kind = distance, verb_kind
    return kind


def _harms_others(text: str, start: int, end: int) -> bool:
    """Whether a verb has others for its object: 'two fighters of a cell that beheaded hostages'."""
    return _HARMING.fullmatch(text, start, end) is not None and _OTHERS.match(text, end) is not None and not _SUFFERED.search(text, 0, start)


_HARMING = re.compile(r"(?i:killed|beheaded|executed|murdered|massacred|injured|wounded|arrested|detained|kidnapped|abducted|displaced)")
_OTHERS = re.compile(r" (?:(?:the|their|its|his|her|several|many|some) )?(?!others\b|civilians and\b)[a-z]+s\b(?! (?:ago|later|after|before))")
_SUFFERED = re.compile(r"\b(?:were|was|are|is|be|been|being|got|get|\d+|two|three|people|of) (?:\w+ly )?$")


@lru_cache(maxsize=8)
def _verbs_in(text: str) -> list[tuple[int, int, str]]:
    """Cues of the sentence and their kinds; kept for the next figure of the same sentence."""
    phrases, found, end = _cues().phrases, [], 0
    for word in _WORD.finditer(text):
        if word.start() < end or (known := phrases.get(word[0].lower())) is None:
            continue
        for words, kind in known:  # the longest first
            end = word.start() + len(words)
            if text[word.start() : end].lower() == words and not text[end : end + 1].isalnum():
                found.append((word.start(), end, kind))
                break
        else:
            end = 0
    return found


_WORD = re.compile(r"(?<!\w)[^\W\d_]+")


def _distance(text: str, phrase: tuple[int, int], verb: tuple[int, int]) -> int:
    """Characters between a phrase and a cue, more where a clause ends or another number stands between."""
    if verb[1] <= phrase[0]:
        return phrase[0] - verb[1] + (20 if _CLAUSE.search(text, verb[1], phrase[0]) else 0)
    if verb[0] < phrase[1]:
        return 0
    apart = 3 if _OTHER.search(text, phrase[1], verb[0]) else 0
    return verb[0] - phrase[1] + apart + (20 if _CLAUSE.search(text, phrase[1], verb[0]) else 0)


_OTHER = re.compile(r"\d|, | and ")
