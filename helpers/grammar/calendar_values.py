"""TIMEX3 values of calendar days, weeks, months, seasons and years, with the days that they cover."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from helpers.grammar.time_words import MONTHS, NUMBERS, SEASON_MONTHS, UNITS


class Moment(NamedTuple):
    """A day, a month or a year of the narrative, as far as it is known. A year before Christ is negative."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The day; None where it is not known, or lies before Christ."""
        return date(self.year, self.month, self.day) if self.year > 0 and self.month and self.day else None


class Meaning(NamedTuple):
    """What an expression says: TIMEX3 type, value and modifier; the first and last day, and the moment, where they are known."""

    type: str
    value: str
    mod: str | None = None
    first: date | None = None
    last: date | None = None
    at: Moment | None = None


def moment_of(day: date) -> Moment:
    """The day as a moment."""
    return Moment(day.year, day.month, day.day)


def named(year: int) -> str:
    """Four digits, `BC` before them where the year is negative. Raises `ValueError` for the year 0, which there is not.

    >>> named(79), named(-480)
    ('0079', 'BC0480')
    """
    if year == 0:
        raise ValueError("there is no year 0")
    return f"{year:04}" if year > 0 else f"BC{-year:04}"


# -- calendar units as they are named


def on_day(day: date, kind: str = "DATE", clock: str = "", mod: str | None = None) -> Meaning:
    """One day, or a time of it: `clock` is what follows the day in the value."""
    return Meaning(kind, f"{day}{clock}", mod, day, day, moment_of(day))


def week_of(day: date) -> Meaning:
    """The ISO week that holds the day."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Meaning("DATE", f"{year}-W{week:02}", None, monday, monday + timedelta(days=6))


def weekend_of(day: date) -> Meaning:
    """The weekend of the week that holds the day."""
    week = week_of(day)
    assert week.last is not None
    saturday = week.last - timedelta(days=1)
    return Meaning("DATE", f"{week.value}-WE", None, saturday, week.last, moment_of(saturday))


def month_of(year: int, month: int, mod: str | None = None) -> Meaning:
    """A month."""
    value, at = f"{named(year)}-{month:02}", Moment(year, month)
    if year < 0:
        return Meaning("DATE", value, mod, at=at)
    return Meaning("DATE", value, mod, date(year, month, 1), date(year, month, monthrange(year, month)[1]), at)


def day_of(year: int, month: int, day: int) -> Meaning:
    """A day by its numbers."""
    if year < 0:
        return Meaning("DATE", f"{named(year)}-{month:02}-{day:02}", at=Moment(year, month, day))
    return on_day(date(year, month, day))


def year_of(year: int, mod: str | None = None) -> Meaning:
    """A year."""
    if year < 0:
        return Meaning("DATE", named(year), mod, at=Moment(year))
    return Meaning("DATE", named(year), mod, date(year, 1, 1), date(year, 12, 31), Moment(year))


def decade_of(decade: int, mod: str | None = None) -> Meaning:
    """A decade by its first digits: 198; -47 is 479 to 470 BC."""
    if decade < 0:
        return Meaning("DATE", f"BC{-decade:03}", mod)
    return Meaning("DATE", f"{decade:03}", mod, date(max(1, decade * 10), 1, 1), date(decade * 10 + 9, 12, 31))


def century_of(century: int, mod: str | None = None) -> Meaning:
    """A century by its first two digits: 18 is the nineteenth; negative before Christ: -4 is the fifth."""
    if century < 0:
        return Meaning("DATE", f"BC{-century:02}", mod)
    return Meaning("DATE", f"{century:02}", mod, date(max(1, century * 100), 1, 1), date(century * 100 + 99, 12, 31))


def season_of(year: int, season: str, mod: str | None = None) -> Meaning:
    """A season by its letters, winter by the year in which it begins. Which days it covers is not said."""
    return Meaning("DATE", f"{named(year)}-{season}", mod, at=Moment(year, SEASON_MONTHS[season]))


def part_of_year(year: int, letter: str, number: int) -> Meaning:
    """A quarter (Q) or a half (H) of a year."""
    months = 3 if letter == "Q" else 6
    first, last = month_of(year, (number - 1) * months + 1), month_of(year, number * months)
    return Meaning("DATE", f"{named(year)}-{letter}{number}", None, first.first, last.last, first.at)


def around(day: date, unit: str) -> Meaning:
    """The unit that holds the day: its week, its month, ..."""
    if unit in ("week", "fortnight"):
        return week_of(day)
    if unit == "weekend":
        return weekend_of(day)
    if unit == "quarter":
        return part_of_year(day.year, "Q", (day.month + 2) // 3)
    return on_day(day) if UNITS[unit][0] in ("D", "TH", "TM", "TS") else _named_unit(moment_of(day), unit)


def _named_unit(at: Moment, unit: str) -> Meaning:
    if unit == "month" and at.month:
        return month_of(at.year, at.month)
    if unit == "year":
        return year_of(at.year)
    size = UNITS[unit][1] if UNITS[unit][0] == "Y" else 1
    whole = at.year // size if at.year > 0 else -(-at.year // size)
    return decade_of(whole) if unit == "decade" else century_of(whole) if unit == "century" else unresolved(unit, at.year)


# -- units on, and units back


def moved(at: Moment, unit: str, count: float) -> Meaning:
    """The unit so many on (back, where negative), as exact as the moment allows.

    >>> moved(Moment(1684, 6, 12), "month", 2).value, moved(Moment(-499), "year", 1).value, moved(Moment(1915), "day", 4).value
    ('1684-08', 'BC0498', '1915-XX-XX')
    """
    letter, size = UNITS[unit]
    if letter == "Y":
        return _named_unit(Moment(_years_on(at.year, round(count * size))), unit)
    if letter == "M":
        if at.month is None:
            return unresolved(unit, at.year)
        year, month = _months_on(at.year, at.month, round(count * size))
        return around(date(year, month, 1), unit) if year > 0 else month_of(year, month)
    return around(day_moved(at.date, unit, count), unit) if at.date else unresolved(unit, at.year)


def day_moved(day: date, unit: str, count: float) -> date:
    """The day so many units on; the last of the month where that month is shorter."""
    letter, size = UNITS[unit]
    if letter in ("D", "W", "WE"):
        return day + timedelta(days=round(count * size * (1 if letter == "D" else 7)))
    if letter in ("M", "Y"):
        year, month = _months_on(day.year, day.month, round(count * size * (1 if letter == "M" else 12)))
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + timedelta(days=int(count / 24)) if letter == "TH" else day


def unresolved(unit: str, year: int | None = None) -> Meaning:
    """A unit of which at most the year is known."""
    known = "XXXX" if year is None else named(year)
    shapes = {"week": "-WXX", "fortnight": "-WXX", "weekend": "-WXX-WE", "month": "-XX", "quarter": "-QX", "year": ""}
    if unit in ("decade", "century"):
        return Meaning("DATE", "XXX" if unit == "decade" else "XX")
    return Meaning("DATE", known + shapes.get(unit, "-XX-XX"))


def _years_on(year: int, count: int) -> int:
    """There is no year 0: 1 BC is followed by AD 1."""
    moved_to = year + count
    return moved_to + (1 if year < 0 <= moved_to else -1 if moved_to <= 0 < year else 0)


def _months_on(year: int, month: int, count: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


# -- numbers and units inside an expression


def count_of(words: str) -> float | None:
    """The number that the words give; None where they are loose ("several").

    >>> count_of("1,200"), count_of("twenty-five"), count_of("half a"), count_of("two and a half"), count_of("several")
    (1200.0, 25.0, 0.5, 2.5, None)
    """
    words = words.lower().replace(",", "").removeprefix("another ").removeprefix("a further ").strip()
    whole, half, _ = words.replace("-and-a-half", " and half").replace(" and a half", " and half").partition(" and half")
    if half:
        count = count_of(whole)
        return None if count is None else count + 0.5
    if words and all(letter in "0123456789." for letter in words):
        return float(words)
    if words in _COUNTS:
        return _COUNTS[words]
    numbers = [NUMBERS.get(part) for part in words.split("-")]
    return float(sum(n for n in numbers if n)) if all(numbers) else None


_COUNTS = {
    "a": 1.0,
    "an": 1.0,
    "another": 1.0,
    "a further": 1.0,
    "half a": 0.5,
    "half an": 0.5,
    "a dozen": 12.0,
    "half a dozen": 6.0,
    "two dozen": 24.0,
}
_COUNTS |= {"half": 0.5, "a single": 1.0, "a full": 1.0, "a whole": 1.0}
_HALVES = {"century": "P50Y", "decade": "P5Y", "year": "P6M", "day": "PT12H", "hour": "PT30M", "minute": "PT30S"}


def period(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: P5D, PT3H, PXY; decades and centuries have letters of their own.

    >>> period(5, "day"), period(2, "decade"), period(None, "hour"), period(0.5, "year")
    ('P5D', 'P2DE', 'PTXH', 'P6M')
    """
    if count == 0.5 and unit in _HALVES:
        return _HALVES[unit]
    letter, size = UNITS[unit]
    if unit in ("decade", "century"):
        letter, size = ("DE", 1) if unit == "decade" else ("CE", 1)
    amount = "X" if count is None else f"{count * size:.10g}"
    return f"PT{amount}{letter[1]}" if letter[0] == "T" else f"P{amount}{letter}"


def month_number(word: str) -> int:
    """1 to 12 of a name or a short form."""
    start = word[:3].title()
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(start))


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (Meeus, Astronomical Algorithms, 1991).

    >>> easter(2031).isoformat(), easter(2016).isoformat()
    ('2031-04-13', '2016-03-27')
    """
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h + 22 * ((32 + 2 * e + 2 * i - h - k) % 7)) // 451
    days = h + (32 + 2 * e + 2 * i - h - k) % 7 - 7 * m
    return date(year, (days + 90) // 25, (days + (days + 90) // 25 + 19) % 32)
