"""TIMEX3 values of calendar days, weeks, months, seasons and years, with the days that they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from helpers.grammar.time_expressions import MONTHS, SMALL_NUMBERS, TENS, UNITS


class Meaning(NamedTuple):
    """What an expression says: TIMEX3 type, value and modifier; the first and last day where they are known."""

    type: str
    value: str
    mod: str | None = None
    first: date | None = None
    last: date | None = None


def on_day(day: date, kind: str = "DATE", mod: str | None = None) -> Meaning:
    """One day."""
    return Meaning(kind, day.isoformat(), mod, day, day)


def week_of(day: date) -> Meaning:
    """The ISO week that holds the day."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Meaning("DATE", f"{year}-W{week:02}", None, monday, monday + timedelta(days=6))


def weekend_of(day: date) -> Meaning:
    """The weekend of the week that holds the day."""
    week = week_of(day)
    assert week.last is not None
    return Meaning("DATE", f"{week.value}-WE", None, week.last - timedelta(days=1), week.last)


def month_of(year: int, month: int, mod: str | None = None) -> Meaning:
    """A month."""
    return Meaning("DATE", f"{year:04}-{month:02}", mod, date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int, mod: str | None = None) -> Meaning:
    """A year."""
    return Meaning("DATE", f"{year:04}", mod, date(year, 1, 1), date(year, 12, 31))


def decade_of(decade: int, mod: str | None = None) -> Meaning:
    """A decade by its first three digits: 198."""
    return Meaning("DATE", f"{decade}", mod, date(decade * 10, 1, 1), date(decade * 10 + 9, 12, 31))


SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the northern, meteorological ones


def season_of(year: int, season: str, mod: str | None = None) -> Meaning:
    """A season by its letters; winter runs into the next year."""
    first = date(year, SEASON_MONTHS[season], 1)
    last_year, last_month = _months_on(year, first.month, 2)
    return Meaning("DATE", f"{year:04}-{season}", mod, first, date(last_year, last_month, monthrange(last_year, last_month)[1]))


def _months_on(year: int, month: int, count: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def moved(day: date, unit: str, count: float) -> date:
    """The day so many units on (back, where negative)."""
    letter, size = UNITS[unit]
    if letter in ("D", "W", "WE"):
        return day + timedelta(days=round(count * size * (1 if letter == "D" else 7)))
    if letter in ("M", "Y"):
        year, month = _months_on(day.year, day.month, round(count * size * (1 if letter == "M" else 12)))
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + timedelta(days=int(count) // 24) if letter == "TH" else day


def around(day: date, unit: str) -> Meaning:
    """The unit that holds the day: its week, its month, ..."""
    if unit in ("week", "fortnight"):
        return week_of(day)
    if unit == "weekend":
        return weekend_of(day)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return Meaning("DATE", f"{day.year:04}-Q{first // 3 + 1}", None, date(day.year, first, 1), month_of(day.year, first + 2).last)
    if unit in ("year", "century"):
        return year_of(day.year) if unit == "year" else Meaning("DATE", f"{day.year // 100}")
    return decade_of(day.year // 10) if unit == "decade" else on_day(day)


_MODS = {"early": "START", "beginning": "START", "start": "START", "late": "END", "end": "END", "close": "END", "mid": "MID", "middle": "MID"}


def modifier(parts: dict[str, str]) -> str | None:
    """START, MID or END, by "early", "mid", "the end of"."""
    words = (parts.get("mod") or parts.get("mod2") or "").lower()
    return next((mod for word, mod in _MODS.items() if re.search(rf"\b{word}\b", words)), None)


# -- numbers and units inside an expression


def count_of(words: str) -> float | None:
    """The number that the words give; None where they are loose ("several")."""
    words = words.lower().replace(",", "")
    if re.fullmatch(r"[\d.]+", words):
        return float(words)
    if words in ("a", "an", "half a", "half an", "a dozen"):
        return {"half": 0.5, "a dozen": 12}.get(words.split()[0] if words != "a dozen" else words, 1)
    parts = words.split("-")
    numbers = [SMALL_NUMBERS.get(part) or TENS.get(part) for part in parts]
    return float(sum(n for n in numbers if n)) if all(numbers) else None


def unit_of(parts: dict[str, str]) -> str:
    """The unit in singular and small letters."""
    unit = parts["unit"].lower()
    return "century" if unit.startswith("centur") else unit


def period(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: P5D, PT3H, PXY."""
    letter, size = UNITS[unit]
    amount = "X" if count is None else f"{count * size:g}"
    if letter == "WE":
        return f"P{amount}WE"
    if count is None and size >= 10:
        return {10: "PXDE", 100: "PXCE"}[size]
    return f"PT{amount}{letter[1]}" if letter[0] == "T" else f"P{amount}{letter}"


def month_number(word: str) -> int:
    """1 to 12 of a name or a short form."""
    start = word[:3].title()
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(start))
