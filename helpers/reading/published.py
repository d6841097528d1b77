"""Days and moments of publication, as metadata spell them, in ISO 8601. What a spelling leaves open stays open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time

ORDERS = ("dmy", "mdy", "ymd")
LONGEST = 80  # characters; no date is longer
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = r"(?P<hour>\d\d?):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
_HALF = r"(?: ?(?P<half>[ap])\.?m\.?)?"
_ZONE = r"(?: ?(?P<zone>z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?|[a-z]{2,5}))?"
_TIME = rf"(?:(?:t|,? at |, ?| - | ){_CLOCK}{_HALF}{_ZONE})?"
_WORDED = (
    re.compile(_WEEKDAY + _DAY + r"[ -](?:of )?" + _MONTH + r",?[ -]" + _YEAR + _TIME),
    re.compile(_WEEKDAY + _MONTH + " " + _DAY + r",? " + _YEAR + _TIME),
    re.compile(_WEEKDAY + r"(?P<year>\d{4})([-/.]?)(?P<number>\d\d)\2(?P<day>\d\d)" + _TIME),
    re.compile(_WEEKDAY + r"(?P<year>\d{4})([-/.])(?P<number>\d{1,2})\2(?P<day>\d{1,2})" + _TIME),
)
_NUMBERS = re.compile(_WEEKDAY + r"(?P<first>\d{1,2})([-/.])(?P<second_number>\d{1,2})\2(?P<year>\d{4})" + _TIME)
# RFC 2822, section 4.3; other letters are ambiguous, and the clock time is then kept without a zone.
_ZONES = {"z": "Z", "utc": "Z", "gmt": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00"}
_ZONES |= {"mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00"}


def iso(value: str, *, order: str | None = None) -> str | None:
    """The day, or the moment where a time of day is given, in ISO 8601; `None` where it cannot be told.

    `order` (`dmy`, `mdy`) reads days and months in digits; without it only those are read that
    have one meaning. Midnight without a zone is how programs write a day, and gives the day.

    >>> iso("Wed, 05 Apr 2017 10:00:00 GMT"), iso("April 5, 2017"), iso("4/19/2017"), iso("4/5/2017")
    ('2017-04-05T10:00:00Z', '2017-04-05', '2017-04-19', None)
    """
    readings = set(_readings(value, order).values())
    return readings.pop() if len(readings) == 1 else None


def order(values: Iterable[str]) -> str | None:
    """The one order, `dmy` or `mdy`, in which every day/month/year of a column is a date; `None` where none or both.

    Values that are a date in neither order have no say.

    >>> order(["4/5/2017", "4/19/2017"]), order(["4/5/2017"]), order(["19/4/2017", "4/19/2017"])
    ('mdy', None, None)
    """
    fitting = {"dmy", "mdy"}
    for value in values:
        found = set(_readings(value, None))
        if found & {"dmy", "mdy"}:
            fitting &= found
    return fitting.pop() if len(fitting) == 1 else None


def problem(value: str) -> str:
    """Why `iso` gave nothing, with the cure.

    >>> problem("32/1/2016")
    'published is "32/1/2016"; give YYYY-MM-DD'
    """
    shown = value if len(value) <= LONGEST else value[:LONGEST] + "..."
    if len(_readings(value, None)) > 1:
        return f'published is "{shown}", a day and month in either order; say which with --date-order'
    return f'published is "{shown}"; give YYYY-MM-DD'


def _readings(value: str, order: str | None) -> dict[str, str]:
    """Every reading of a value: its order, or "" where the spelling has but one, -> ISO."""
    plain = " ".join(value.lower().split())
    if len(plain) > LONGEST:
        return {}
    for pattern in _WORDED:
        if found := pattern.fullmatch(plain):
            month = int(found["number"]) if "number" in found.groupdict() else _MONTHS.index(found["month"][:3]) + 1
            made = _made(found, month, int(found["day"]))
            return {"": made} if made else {}
    if found := _NUMBERS.fullmatch(plain):
        first, second = int(found["first"]), int(found["second_number"])
        tried = {"dmy": (second, first), "mdy": (first, second)}
        made_by = {name: _made(found, *tried[name]) for name in tried if order in (None, name)}
        return {name: made for name, made in made_by.items() if made}
    return {}


def _made(found: re.Match[str], month: int, day: int) -> str | None:
    """A match as ISO; `None` where there is no such day or time."""
    try:
        on = date(int(found["year"]), month, day).isoformat()
        at = time(_hour(found), int(found["minute"] or 0), int(found["second"] or 0)) if found["hour"] else None
    except ValueError:
        return None
    zone = _zone(found["zone"])
    if at is None or (at == time() and not zone):
        return on
    return f"{on}T{at.isoformat()}{zone}"


def _hour(found: re.Match[str]) -> int:
    hour = int(found["hour"])
    if not found["half"]:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(f"no hour: {hour}")
    return hour % 12 + (12 if found["half"] == "p" else 0)


def _zone(zone: str | None) -> str:
    if zone is None or zone[0] not in "+-":
        return _ZONES.get(zone or "", "")
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"
