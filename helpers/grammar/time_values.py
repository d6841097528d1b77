"""Time expressions -> their TIMEX3 meaning, one reader for each pattern of `time_expressions`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from helpers import lexicon
from helpers.grammar.calendar_values import (
    SEASON_MONTHS,
    Meaning,
    around,
    count_of,
    decade_of,
    modifier,
    month_number,
    month_of,
    moved,
    on_day,
    period,
    season_of,
    unit_of,
    year_of,
)
from helpers.grammar.time_expressions import CENTURIES, DAY_PARTS, SEASONS, UNITS, WEEKDAYS, Expression
from helpers.grammar.time_scene import Scene, inferred_year


def meaning_of(expression: Expression, scene: Scene) -> Meaning:
    """What the expression says. Raises `ValueError` where it names no day: 31 February."""
    return _READERS[expression.pattern](expression, scene)


def _read_iso(expression: Expression, scene: Scene) -> Meaning:
    parts = expression.parts
    day = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    if "hour" not in parts:
        return on_day(day)
    return Meaning("TIME", f"{day}T{parts['hour']}:{parts['minute']}", None, day, day)


def _read_slashed(expression: Expression, scene: Scene) -> Meaning:
    """The order of day and month is known only where one of them cannot be a month."""
    first, second, year = (int(expression.parts[part]) for part in ("first", "second", "year"))
    if first > 12:
        return on_day(date(year, second, first))
    if second > 12 or first == second:
        return on_day(date(year, first, second))
    return Meaning("DATE", f"{year:04}-XX-XX", None, date(year, 1, 1), date(year, 12, 31))


def _read_clock(expression: Expression, scene: Scene) -> Meaning:
    parts = expression.parts
    hour = count_of(parts["hour"])
    assert hour is not None  # the pattern holds a number
    half = parts.get("half", "").lower()
    hours = int(hour) % 12 + (12 if half.startswith("p") else 0) if half else int(hour)
    clock = f"T{hours:02}:{parts.get('minute', '00')}"
    day = _weekday(parts["weekday"], scene) if "weekday" in parts else _near_day(parts.get("word", ""), scene)
    return Meaning("TIME", f"{day or 'XXXX-XX-XX'}{clock}", None, day, day)


def _near_day(word: str, scene: Scene) -> date | None:
    if word and scene.published:
        return scene.published + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(word.lower(), 0))
    return scene.reference


def _read_day(expression: Expression, scene: Scene) -> Meaning:
    parts = expression.parts
    month, day = month_number(parts["month"]), int(re.sub(r"\D", "", parts["day"]))
    year = inferred_year(parts, scene, month, day)
    if year is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}")
    return on_day(date(year, month, day))


def _read_month(expression: Expression, scene: Scene) -> Meaning:
    parts = expression.parts
    month = month_number(parts["month"])
    year = inferred_year(parts, scene, month)
    return month_of(year, month, modifier(parts)) if year else Meaning("DATE", f"XXXX-{month:02}", modifier(parts))


def _read_relative_month(expression: Expression, scene: Scene) -> Meaning:
    month, which, anchor = month_number(expression.parts["month"]), expression.parts["which"].lower(), scene.anchor
    if anchor is None:
        return Meaning("DATE", f"XXXX-{month:02}")
    if which == "last":
        return month_of(anchor.year - (month >= anchor.month), month)
    if which == "next":
        return month_of(anchor.year + (month <= anchor.month), month)
    return month_of(anchor.year, month)


def _read_season(expression: Expression, scene: Scene) -> Meaning:
    parts, anchor = expression.parts, scene.anchor
    season, which = SEASONS[parts["season"].lower()], parts.get("which", "").lower()
    mod = modifier(parts) or {"early": "START", "late": "END"}.get(which)
    if "year" in parts:
        return season_of(int(parts["year"]), season, mod)
    if anchor is None:
        return Meaning("DATE", f"XXXX-{season}", mod)
    starts = SEASON_MONTHS[season]
    shift = -1 if which == "last" and starts > anchor.month else 1 if which == "next" and starts <= anchor.month else 0
    return season_of(anchor.year + shift, season, mod)


def _read_century(expression: Expression, scene: Scene) -> Meaning:
    number = int(expression.parts["number"]) - 1 if expression.parts["number"].isdigit() else _CENTURIES[expression.parts["number"].lower()] - 1
    if "era" in expression.parts:
        return Meaning("DATE", f"BC{number:02}", modifier(expression.parts))
    return Meaning("DATE", f"{number:02}", modifier(expression.parts), date(max(1, number * 100), 1, 1), date(number * 100 + 99, 12, 31))


_CENTURIES = {word: number for number, word in enumerate(CENTURIES, 15)}


def _read_decade(expression: Expression, scene: Scene) -> Meaning:
    parts = expression.parts
    return decade_of(int(parts["decade"]) if "decade" in parts else 190 + int(parts["short"]), modifier(parts))


def _read_year(expression: Expression, scene: Scene) -> Meaning:
    return year_of(int(expression.parts["year"]), modifier(expression.parts))


def _read_before_christ(expression: Expression, scene: Scene) -> Meaning:
    return Meaning("DATE", f"BC{int(expression.parts['year']):04}")


def _read_year_word(expression: Expression, scene: Scene) -> Meaning:
    return _read_before_christ(expression, scene) if "era" in expression.parts else _read_year(expression, scene)


def _weekday(name: str, scene: Scene, which: str = "") -> date | None:
    """The day; publication's own weekday is that day, unless "last" or "next" says otherwise."""
    if scene.published is None:
        return None
    wanted = WEEKDAYS.index(name.title())
    back = (scene.published.weekday() - wanted) % 7
    if which == "next" or which == "this coming":
        return scene.published + timedelta(days=7 - back)
    if which in ("last", "this past"):
        return scene.published - timedelta(days=back or 7)
    ahead = scene.tense == "future" and back
    return scene.published + timedelta(days=7 - back if ahead else -back)


def _read_weekday(expression: Expression, scene: Scene) -> Meaning:
    parts = expression.parts
    day = _weekday(parts["weekday"], scene, parts.get("which", "").lower())
    value = str(day) if day else f"XXXX-WXX-{WEEKDAYS.index(parts['weekday']) + 1}"
    part = parts.get("part")
    return Meaning("TIME" if part else "DATE", f"{value}T{DAY_PARTS[part.lower()]}" if part else value, modifier(parts), day, day)


def _read_every_weekday(expression: Expression, scene: Scene) -> Meaning:
    name = expression.parts.get("weekday") or expression.parts["plural"]
    return Meaning("SET", f"XXXX-WXX-{WEEKDAYS.index(name) + 1}")


def _read_quarter(expression: Expression, scene: Scene) -> Meaning:
    number = 1 + "first second third fourth".split().index(expression.parts["number"])
    year = int(expression.parts["year"]) if "year" in expression.parts else scene.anchor.year if scene.anchor else None
    return around(date(year, number * 3, 1), "quarter") if year else Meaning("DATE", f"XXXX-Q{number}")


def _read_relative(expression: Expression, scene: Scene) -> Meaning:
    """last week, this year, the next day, the end of the month."""
    parts, unit = expression.parts, unit_of(expression.parts)
    which = parts["which"].lower().split()
    opened = scene.text[scene.here : scene.here + 4].lower()
    told = which[0] in ("the", "that", "same", "following", "previous") or opened == "the "
    anchor = (scene.reference or scene.anchor) if told else scene.published
    mod = modifier(parts) or {"early": "START", "earlier": "START", "late": "END", "later": "END"}.get(parts.get("edge", "").lower())
    if anchor is None:
        return Meaning("DATE", {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "decade": "XXX"}.get(unit, "XXXX-XX-XX"), mod)
    step = -1 if {"last", "past", "previous"} & set(which) else 1 if {"next", "coming", "following"} & set(which) else 0
    if unit == "night":
        return Meaning("TIME", f"{anchor + timedelta(days=step)}TNI", mod, anchor + timedelta(days=step), anchor + timedelta(days=step))
    return around(moved(anchor, unit, step), unit)._replace(mod=mod)


def _read_day_word(expression: Expression, scene: Scene) -> Meaning:
    word, part = expression.parts["word"].lower(), expression.parts.get("part")
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word, 0)
    day = scene.published + timedelta(days=shift) if scene.published else None
    letters = "TNI" if word == "tonight" else f"T{DAY_PARTS[part.lower()]}" if part else ""
    if word == "today" and (day is None or scene.history):
        return Meaning("DATE", "PRESENT_REF")
    return Meaning("TIME" if letters else "DATE", f"{day or 'XXXX-XX-XX'}{letters}", None, day, day)


def _read_night_part(expression: Expression, scene: Scene) -> Meaning:
    which = expression.parts["which"].lower().split()
    told = which[0] in ("that", "the")
    day = scene.reference if told else scene.published
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which[-1], 0)
    day = day + timedelta(days=step) if day else None
    return Meaning("TIME", f"{day or 'XXXX-XX-XX'}T{DAY_PARTS[expression.parts['part'].lower()]}", None, day, day)


def _read_shifted(expression: Expression, scene: Scene) -> Meaning:
    """two weeks ago, three days later, a year earlier."""
    parts, unit = expression.parts, unit_of(expression.parts)
    way, count = parts.get("way", "ago").lower(), count_of(parts["count"]) if parts["count"] else None
    back = way in ("ago", "earlier", "before")
    if count is None:
        return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")
    anchor = scene.published if way in ("ago", "from now", "hence") else scene.reference or scene.anchor
    if anchor is None:
        return Meaning("DATE", {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(unit, "XXXX-XX-XX"))
    return around(moved(anchor, unit, -count if back else count), unit)


def _read_neighbour(expression: Expression, scene: Scene) -> Meaning:
    unit = expression.parts["unit"].lower()
    anchor = scene.reference or scene.anchor
    if anchor is None:
        return Meaning("DATE", "XXXX-XX-XX")
    step = -1 if expression.parts["way"].lower() == "before" else 1
    if unit in DAY_PARTS:
        day = anchor + timedelta(days=step)
        return Meaning("TIME", f"{day}T{DAY_PARTS[unit]}", None, day, day)
    return around(moved(anchor, unit, step), unit)


def _read_reference(expression: Expression, scene: Scene) -> Meaning:
    return Meaning("DATE", "PAST_REF" if expression.parts["which"].lower() == "recent" else "FUTURE_REF")


def _read_referring(expression: Expression, scene: Scene) -> Meaning:
    row = next(row for row in lexicon.table("time_words") if row["words"] == expression.parts["words"].lower())
    return Meaning(row["type"], row["value"])


def _read_duration(expression: Expression, scene: Scene) -> Meaning:
    unit, count = unit_of(expression.parts), count_of(expression.parts["count"])
    if expression.pattern == "half_more" and count is not None:
        count += 0.5
    if expression.pattern == "unit_long":
        count = None if expression.end - expression.start > len(unit) + 5 else 1.0
    which = expression.parts.get("which", "").lower()
    if which in ("past", "last") and count is not None and scene.published and UNITS[unit][0] in "DWMY":
        return Meaning("DURATION", period(count, unit), None, moved(scene.published, unit, -count), scene.published)
    return Meaning("DURATION", period(count, unit))


def _read_every(expression: Expression, scene: Scene) -> Meaning:
    parts = expression.parts
    if "part" in parts:
        return Meaning("SET", f"XXXX-XX-XXT{DAY_PARTS[parts['part'].lower()]}")
    count = parts.get("count", "").lower()
    return Meaning("SET", period(2 if count == "other" else None if count == "few" else count_of(count or "a"), unit_of(parts)))


_READERS: dict[str, Callable[[Expression, Scene], Meaning]] = {
    "iso": _read_iso,
    "slashed": _read_slashed,
    "clock": _read_clock,
    "before_christ": _read_before_christ,
    "day_month": _read_day,
    "range_day": _read_day,
    "month_day": _read_day,
    "month_year": _read_month,
    "relative_month": _read_relative_month,
    "month": _read_month,
    "season": _read_season,
    "century": _read_century,
    "decade": _read_decade,
    "every_weekday": _read_every_weekday,
    "weekdays": _read_every_weekday,
    "weekday": _read_weekday,
    "quarter": _read_quarter,
    "year_edge": _read_relative,
    "year": _read_year,
    "year_word": _read_year_word,
    "day_word": _read_day_word,
    "night_part": _read_night_part,
    "ago": _read_shifted,
    "shifted": _read_shifted,
    "neighbour_day": _read_neighbour,
    "recent_span": _read_reference,
    "coming_span": _read_reference,
    "duration_edge": _read_duration,
    "relative": _read_relative,
    "times": _read_every,
    "every": _read_every,
    "hyphened": _read_duration,
    "duration": _read_duration,
    "half_more": _read_duration,
    "unit_long": _read_duration,
    "referring": _read_referring,
}
