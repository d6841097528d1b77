"""Two numbers of a sentence that bound one another, joined to one range: "12-15", "between 5 and 8 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.grammar import changes, units
from helpers.grammar.number_words import Number
from helpers.grammar.numbers import joined


def ranges(found: list[Number], text: str) -> Iterator[Number]:
    """Two numbers that bound one another, joined; the scores of matches (2-1) left out."""
    place = 0
    while place < len(found):
        first = found[place]
        second = found[place + 1] if place + 1 < len(found) else None
        join = _join(text, first, second) if second else None
        place += 1 if join is None else 2
        if join is None:
            yield first
        elif join == "range" and second:
            yield joined(first, second)


def _join(text: str, first: Number, second: Number) -> str | None:
    """`range`, `score` (no figure), or None where the numbers stand for themselves."""
    if first.value is None or second.value is None or second.start - first.end > 20 or {"share", "one"} & {first.form, second.form} - {"one"}:
        return None
    gap = _GAP.fullmatch(text, first.end, second.start)
    if gap is None or (_YEAR.search(text, max(0, first.start - 12), first.end) and "," in text[second.start : second.end]):
        return None  # "in fiscal 2017 to 110,000"
    before = _BETWEEN.search(text, max(0, first.start - 32), first.start)
    sign = gap["join"].strip(" -") or gap["join"].strip()
    if sign == "to" and _RANGING.search(text, max(0, first.start - 40), first.start):
        return "range"  # "rises ranging from 5 per cent to 10 per cent"
    if not _same_unit(text, first, second, sign):
        return None
    if sign == "and":
        return "range" if before and before["word"].lower() == "between" else None
    if sign == "to" and (_STEP.search(text, max(0, first.start - 24), first.start) or _YEAR.search(text, max(0, first.start - 16), first.start)):
        return None
    if " or " in gap["join"] and gap["join"].startswith("-"):
        return None  # "a 7- or 8-inch screen": two things, and none in between
    if first.value >= second.value:
        if sign == "to" and before is None and _is_measured_twice(text, first, second):
            return "range"  # "a density of 1.3 g/cm3 to 0.3 g/cm3"
        return "score" if sign in "-–—" and not gap["unit"] and not first.glued else None
    if (
        sign in "-–—"
        and not gap["unit"]
        and _SCORE.fullmatch(text[first.start : second.end])
        and not re.match(r"[ -]?[a-z$%]", text[second.end : second.end + 2])
    ):
        return "score" if second.value < 10 and not before else "range"
    if sign == "to" and before and before["word"].lower() == "from" and changes.is_before(text, first.start):
        return None
    return "range"


def _is_measured_twice(text: str, first: Number, second: Number) -> bool:
    """Whether both numbers have the same unit of measure beside them, and no word tells of a change, a difference or a vote."""
    sides = [units.unit_after(text, number.end) for number in (first, second)]
    if sides[0] is None or sides[1] is None or sides[0].name != sides[1].name or sides[0].kind in ("share", "money", "duration"):
        return False
    if _BY.search(text, max(0, first.start - 8), first.start):
        return False
    return not changes.is_before(text, first.start) and changes.direction_before(text, first.start) is None


def _same_unit(text: str, first: Number, second: Number, sign: str) -> bool:
    """Whether two numbers measure the same: "7% to $2 billion" is no range, nor is "rose $2 to $9"."""
    sides = [units.currency_before(text, number.start) or units.unit_after(text, number.end) for number in (first, second)]
    if sides[0] is None:
        return not re.match(r" ?[a-z]{3,} to\b", text[first.end : first.end + 16])
    own = sides[0].start < first.start and sides[1] is not None and sides[1].start < second.start or sides[0].start >= first.end
    changed = sign == "to" and own and changes.direction_before(text, min(first.start, sides[0].start)) is not None
    return (sides[1] is not None and sides[1].name == sides[0].name or not own) and not changed


_UNIT_BETWEEN = r"(?: ?(?:%|per cent|percent|degrees?|[a-z]{1,10}|[A-Za-z]{1,3}/[a-z]{1,2}[23²³]?))?"
_YEAR = re.compile(r"\b(?:in|FY|fiscal|year|during|since) (?:19|20)\d\d$")
_MONEY_BETWEEN = r"(?:[A-Z]{0,3}[$£€¥]|\$US|[A-Z]{3} )?"
_GAP = re.compile(
    rf"(?P<unit>{_UNIT_BETWEEN})(?P<join>(?:- ?)?(?: to | or | and )| ?[-–—] ?| to | or | and )"
    rf"(?:(?:about|around|even|nearly|almost|as many as|up to) )?{_MONEY_BETWEEN}"
)
_BY = re.compile(r"(?i:\bby )$")
_YEAR = re.compile(r"(?i:\b(?:fy|fiscal year|financial year) )$")  # "raised the target for FY 2017 to 110,000"
_RANGING = re.compile(r"\brang(?:e|es|ed|ing) (?:[a-z]+ )?from (?:about |around |roughly |as little as )?(?:[A-Z]{0,3}[$£€¥])?$")
_STEP = re.compile(r"\bfrom \S+ to (?:[A-Z]{0,3}[$£€¥])?$")  # "from $160 to $180 to $200": three values
_BETWEEN = re.compile(r"(?i:\b(?P<word>between|from) (?:the ages of )?(?:about |around |roughly |an estimated )?(?:[A-Z]{0,3}[$£€¥]|\$US)?)$")
_SCORE = re.compile(r"(?<!\d)\d{1,2} ?[-–] ?\d{1,2}(?! ?(?:[a-z%]|\d))")
