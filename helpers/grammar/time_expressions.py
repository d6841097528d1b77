"""Text -> spans of time expressions, with their parts still unread; `time_values` gives them their meaning.

The spans follow the TimeML guidelines (Saurí and others, 2006): no preposition, but the determiner,
"early", "late" and "ago", and words of degree. A sentence is read once, word by word; a word that can
open an expression is tried against the few patterns that start with it, so the time grows with the
length of the text. Neighbours that name one time together ("6 pm" on "Friday") are then joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from helpers.grammar.time_doubts import is_other
from helpers.grammar.time_patterns import starting_with, telling_words


class Expression(NamedTuple):
    """A time expression: where it stands, the pattern that found it, the parts that the pattern names, and what it is a part of."""

    start: int
    end: int
    pattern: str
    parts: dict[str, str]
    whole: Expression | None = None  # "Friday" of "6 pm on Friday": it stands inside this one


def find(text: str, *, ancient: bool = False) -> list[Expression]:
    """Time expressions of a sentence, in order, none overlapping another.

    In an `ancient` text numbers of three digits after a preposition are years before Christ.

    >>> [(e.pattern, "at noon on Thursday, 3 July"[e.start:e.end]) for e in find("at noon on Thursday, 3 July")]
    [('part', 'noon on Thursday, 3 July')]
    """
    found = _ancient_years(text, _found(text)) if ancient else _found(text)
    return list(_joined(_with_second_days(found, text), text))


_WORD = re.compile(r"(?<![\w@#/])(?<!\d[.,:])(?:['’]\d0s\b|\d{1,4}(?!\d)|[A-Za-z]+)")


_AHEAD = 7  # words after "the" among which one tells that it can open a time


def _found(text: str) -> list[Expression]:
    found: list[Expression] = []
    starts, telling, stop = starting_with(), telling_words(), 0
    words = [(word.start(), "0" if word[0][0] in "'’0123456789" else word[0].lower()) for word in _WORD.finditer(text)]
    for place, (at, said) in enumerate(words):
        patterns = starts.get(said)
        if patterns is None or at < stop:
            continue
        if said == "the" and not any(word in telling for _, word in words[place + 1 : place + _AHEAD]):
            continue  # most often it opens no time: some word of time has to follow soon
        for pattern in patterns:
            match = pattern.match.match(text, at)
            if match is None:
                continue
            parts = {part: value for part, value in match.groupdict().items() if value is not None}
            if not is_other(pattern.name, match, parts, text):
                stop = match.end()
                found.append(Expression(at, stop, pattern.name, parts))
                break
    return found


def _with_second_days(found: Iterable[Expression], text: str) -> Iterator[Expression]:
    """April 6-7 is two days: the second is an expression of its own."""
    for expression in found:
        second = expression.parts.get("second") if expression.pattern == "month_day" else None
        if not second:
            yield expression
            continue
        place = text.index(second, expression.start)
        digits = re.search(r"\d+", second)
        assert digits is not None  # the pattern holds one
        year = {part: value for part, value in expression.parts.items() if part in ("month", "year")}
        yield Expression(expression.start, place, "month_day", {"day": expression.parts["day"], **year})
        yield Expression(place + digits.start(), expression.end, "range_day", {"day": digits[0], **year})


_ANCIENT = re.compile(
    r"(?i:\b(?:in|of|by|since|until|from|before|after|around|and)\s)(?P<year>\d{3})(?=\s?[.,;:)]|\s(?:and|the|a|to|by|when|but|he|she|they|it|[A-Z])\b|-)"
)


def _ancient_years(text: str, found: list[Expression]) -> list[Expression]:
    taken = [(e.start, e.end) for e in found]
    years = [Expression(*year.span("year"), "before_christ", {"year": year["year"]}) for year in _ANCIENT.finditer(text)]
    free = [year for year in years if not any(start < year.end and year.start < end for start, end in taken)]
    return sorted(found + free)


# -- expressions that name one time together

_TIMES = ("clock", "part")
_DAYS = ("weekday", "day_word", "day_month", "month_day", "iso", "range_day", "neighbour_day", "day_of_month", "holiday")
_IN_YEAR = ("month", "day_month", "month_day", "season", "quarter", "holiday")
_YEARS = ("relative", "before_christ", "year", "anno_domini")
_LINKS = (  # what stands first, what links them, what stands second
    (_TIMES, re.compile(r"(?:,? (?:on |of |the )?|,? on the | of the )\Z"), (*_DAYS, "relative")),
    (("weekday", "day_word", "day_month", "month_day"), re.compile(r",? (?:at |around |about )?\Z"), ("clock",)),
    (_IN_YEAR, re.compile(r",? (?:of )?\Z"), _YEARS),
    (("weekday",), re.compile(r",? (?:of )?\Z"), ("relative",)),
    (("part_of_month",), re.compile(r" (?:of|in) \Z"), ("month", "month_year", "relative_month", "relative")),
)
_UNITS = {
    ("part", "relative"): ("day",),
    ("clock", "relative"): ("day",),
    ("weekday", "relative"): ("week",),
    ("part_of_month", "relative"): ("month",),
}
_GAP = 9  # characters that a link takes at most


def _joined(found: Iterable[Expression], text: str) -> Iterator[Expression]:
    """Expressions, those that name one time together as one: "6 pm on Friday", "August of that year", "the second week of May"."""
    held: Expression | None = None
    for expression in found:
        joined = _pair(held, expression, text) if held else None
        if joined is None and held and _whole(held):
            yield held
        held = joined or expression
    if held and _whole(held):
        yield held


def _whole(expression: Expression) -> bool:
    """ "The second week" is a time only with its month."""
    return expression.pattern != "part_of_month" or expression.whole is not None


def _pair(first: Expression, second: Expression, text: str) -> Expression | None:
    gap = text[first.end : second.start]
    if len(gap) > _GAP or first.pattern not in _FIRSTS:
        return None
    for firsts, link, seconds in _LINKS:
        if first.pattern in firsts and second.pattern in seconds and link.match(gap) and _fit(first, second):
            if second.pattern == "clock":  # "Friday at 6 pm" is a time of Friday
                return Expression(first.start, second.end, "clock", second.parts, first)
            return Expression(first.start, second.end, first.pattern, first.parts, second)
    return None


_FIRSTS = frozenset(name for firsts, _, _ in _LINKS for name in firsts)


def _fit(first: Expression, second: Expression) -> bool:
    """Whether both can be one time: no year twice, no joined one again, and a unit that holds the first."""
    if first.whole or "year" in first.parts:
        return False
    if second.pattern == "relative":
        units = _UNITS.get((first.pattern, "relative"), ("year",))
        return second.parts["unit"].lower() in units
    return not (first.pattern in _DAYS and second.pattern == "year" and first.pattern != "holiday")
