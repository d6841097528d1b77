"""The words that bound or blur a number: "more than", "or so"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from helpers import lexicon


class Bounds(NamedTuple):
    """How a modifier bounds a number: `inclusive`, `exclusive`, `exact` or "" for each side."""

    start: int
    words: str
    low: str
    high: str
    approximate: bool


@cache
def _modifiers(place: str) -> dict[str, dict[str, str]]:
    return {row["words"].lower(): row for row in lexicon.table("modifiers") if row["place"] == place}


@cache
def _modifier_before() -> re.Pattern[str]:
    words = lexicon.alternatives(_modifiers("before"))
    return re.compile(rf"(?i:(?<!\w)(?P<first>(?:{words})(?P<gap>,? ?))(?P<second>(?:{words}) ?)?(?P<between>the |between |from )?$)")


@cache
def _modifier_after() -> re.Pattern[str]:
    return re.compile(rf"(?i: ?(?P<words>{lexicon.alternatives(_modifiers('after'))})(?!\w))")


def modifier_before(text: str, start: int) -> Bounds | None:
    """The words right before a number (or its currency) that bound or blur it; two may stand together.

    >>> modifier_before("killed more than 270", 17)[1:4]
    ('more than', 'exclusive', '')
    """
    match = _modifier_before().search(text, max(0, start - 45), start)
    if match is None or match.start() and text[match.start() - 1] == "-":
        return None  # "the run-up to two wars"
    if match["between"] == "the " and _PHRASAL.search(text, max(0, start - 60), match.end("first")):
        return None  # "what about the two?"
    if (
        match["between"] == "the "
        and match["first"].lower().startswith(("as ", "about", "beyond"))
        or _PHRASAL.search(text, max(0, start - 60), start)
    ):
        return None
    if match["between"] == "the " and match["first"].lower().startswith(("pass", "top")) and _MARK.match(text, start) is None:
        return None  # "passed the two-year budget"
    exact = [_modifiers("before")[words.strip(" ,").lower()]["low"] == "exact" for words in (match["first"], match["second"]) if words]
    if match["between"] == "the " and not any(exact) and _MARK.match(text, start) is None:
        return None  # "higher than the 15 dollars", "influence over the two": what is named is so many
    if match["first"].lower().startswith(_PREPOSITIONS) and not match["second"] and _VAGUE.match(text, start):
        return None  # "concern over hundreds of them"
    if match["second"] and _PHRASAL.search(text, max(0, start - 60), match.start("second")):
        return _bounds(match.start("second"), match["second"].strip(), [_modifiers("before")[match["second"].strip().lower()]])  # taken over | about
    first = _modifiers("before")[match["first"].strip(" ,").lower()]
    if match["second"] and first["words"] == "over" and _modifiers("before")[match["second"].strip().lower()]["low"] != "exact":
        return _bounds(match.start("second"), match["second"].strip(), [_modifiers("before")[match["second"].strip().lower()]])  # over | about
    rows = [first] + ([_modifiers("before")[match["second"].strip().lower()]] if match["second"] else [])
    return _bounds(match.start(), text[match.start() : match.end("second") if match["second"] else match.end("first")].strip(" ,"), rows)


_PREPOSITIONS = ("over", "about", "around", "beyond", "above", "below", "under")
_VAGUE = re.compile(r"(?i:(?:tens of |hundreds of |scores|dozens|hundreds|thousands|millions|billions|trillions)(?: of)?\b)")
_MARK = re.compile(r"\S+(?: (?:million|billion|per cent|percent))?[ -](?:\w+ )?(?:mark|thresholds?|levels?|line)\b")
_PHRASAL = re.compile(
    r"(?i:\b(?:hand|take|turn|sign|win|look|go|run)(?:s|ed|ing|n|en)? over |\b(?:took|went|ran|won|taken) over "
    r"|\b(?:go|goes|going|went|gone|rose|risen|rising|climbed|jumped|moved|shot|crept|pushed|bumped|driven) up to "
    r"|\b(?:wrong|right|sure|certain|worried|angry|happy|unsure|concerned|excited|clear|what|how) about "
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
