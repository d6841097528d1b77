"""Time expressions -> their TIMEX3 meaning, one reader for each pattern of `time_patterns`.

Words that point from where the writer stands ("last week", "ago", "tomorrow") are read against
publication, those that point from the narrative ("the next day", "a year later") against the date
named last. Where that is not known, the value says so: XXXX-XX-XX.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from helpers import lexicon
from helpers.grammar.calendar_values import (
    Meaning,
    Moment,
    around,
    century_of,
    count_of,
    day_moved,
    day_of,
    decade_of,
    easter,
    moment_of,
    month_number,
    month_of,
    moved,
    on_day,
    part_of_year,
    period,
    season_of,
    unresolved,
    year_of,
)
from helpers.grammar.time_expressions import Expression
from helpers.grammar.time_scene import Scene, inferred_year
from helpers.grammar.time_words import DECADES, ORDINALS, SEASON_MONTHS, SEASONS, UNITS, WEEKDAYS, unit_of

Parts = dict[str, str]


def meaning_of(expression: Expression, scene: Scene) -> Meaning:
    """What the expression says. Raises `ValueError` where it names no day: 31 February."""
    if expression.whole is None:
        return _READERS[expression.pattern](expression.parts, scene)
    return _within(expression, meaning_of(expression.whole, scene), scene)


def _within(expression: Expression, whole: Meaning, scene: Scene) -> Meaning:
    """A part of what is named with it: a clock time of a day, a month of a year, a weekday of a week."""
    parts, pattern = expression.parts, expression.pattern
    if pattern in ("clock", "part"):
        return _clock_on(whole, _clock(parts, whole.value) if pattern == "clock" else _part(parts), _time_mod(parts))
    if pattern == "weekday":
        number = WEEKDAYS.index(parts["weekday"])
        return on_day(whole.first + timedelta(days=number)) if whole.first else Meaning("DATE", f"XXXX-WXX-{number + 1}")
    if pattern == "part_of_month":
        return whole
    if whole.at is None:
        return _READERS[pattern](parts, Scene(None, scene.history))
    return _READERS[pattern](parts | {"year": str(whole.at.year)}, scene)


# -- clock times and parts of a day


def _clock(parts: Parts, day: str = "") -> str:
    """T17:30. "Six o'clock" of an evening is 18:00; without any sign the hour is taken as it stands."""
    number = count_of(parts["hour"])
    assert number is not None  # the pattern holds a number
    hour, minute = int(number), int(parts.get("minute", "0"))
    if "past" in parts:
        minute = 30
    elif "quarter" in parts:
        minute = 15 if "quarter" in parts["quarter"] else int(count_of(parts["quarter"]) or 0)
        if parts["side"] == "to":
            hour, minute = hour - 1, 60 - minute
    half, part = parts.get("half", "").lower(), parts.get("part", "").lower()
    late = (
        half.startswith("p")
        or part in ("afternoon", "evening")
        or day.endswith(("TAF", "TEV"))
        or (part == "night" or day.endswith("TNI"))
        and hour > 5
    )
    if late and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"T{hour:02}:{minute:02}"


def _part(parts: Parts) -> str:
    return _day_parts()[parts["words"].lower()]


@cache
def _day_parts() -> dict[str, str]:
    return {row["words"]: row["value"] for row in lexicon.table("day_parts")}


def _clock_on(day: Meaning, clock: str, mod: str | None) -> Meaning:
    """A time of the day; of its own part where the day has one: the early hours of Sunday morning."""
    value, _, _ = day.value.partition("T")
    if clock == "TNI" and day.value.endswith("TMO") and mod == "START":
        clock = "TMO"
    return Meaning("TIME", f"{value}{clock}", mod, day.first, day.last, day.at)


def _time_mod(parts: Parts) -> str | None:
    if parts.get("words", "").lower() == "dawn":
        return "START"
    return _mod(parts) or _degree(parts, "moment")


def _read_clock(parts: Parts, scene: Scene) -> Meaning:
    """A clock time without a day is of the day named before in the same sentence or the one before, else of publication's."""
    return _time_near(_clock(parts), _time_mod(parts), scene)


def _time_near(clock: str, mod: str | None, scene: Scene) -> Meaning:
    day = scene.near_day
    if day and day == scene.day and scene.night and clock == "TMO":
        day += timedelta(days=1)  # the morning after that night
    return on_day(day, "TIME", clock, mod) if day else Meaning("TIME", f"XXXX-XX-XX{clock}", mod)


def _read_part(parts: Parts, scene: Scene) -> Meaning:
    """ "At night" without an article is any night; "overnight" of a forecast is the night to come, else the last."""
    clock, words = _part(parts), parts["words"].lower()
    if words == "night" and "the" not in parts:
        return Meaning("TIME", f"XXXX-XX-XX{clock}", _time_mod(parts))
    if words == "overnight" and scene.published and not scene.history and not scene.before:
        return on_day(scene.published - timedelta(days=scene.tense == "past"), "TIME", clock)
    return _time_near(clock, _time_mod(parts), scene)


def _read_night_part(parts: Parts, scene: Scene) -> Meaning:
    """this morning, last night, the following evening."""
    which = parts["which"].lower().split()
    told = which[0] in ("that", "the")
    day = (scene.reference.date if scene.reference else None) if told else scene.published
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which[-1], 0)
    clock = _day_parts().get(parts["part"].lower(), "")
    return on_day(day + timedelta(days=step), "TIME", clock, _mod(parts)) if day else Meaning("TIME", f"XXXX-XX-XX{clock}", _mod(parts))


# -- days


def _read_iso(parts: Parts, scene: Scene) -> Meaning:
    day = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    return on_day(day, "TIME", f"T{parts['hour']}:{parts['minute']}") if "hour" in parts else on_day(day)


def _read_slashed(parts: Parts, scene: Scene) -> Meaning:
    """The order of day and month is known only where one of them cannot be a month."""
    first, second, year = (int(parts[part]) for part in ("first", "second", "year"))
    if first > 12:
        return day_of(year, second, first)
    if second > 12 or first == second:
        return day_of(year, first, second)
    return unresolved("day", year)._replace(first=date(year, 1, 1), last=date(year, 12, 31))


def _read_day(parts: Parts, scene: Scene) -> Meaning:
    month, day = month_number(parts["month"]), int(re.sub(r"\D", "", parts["day"]))
    year = inferred_year(parts, scene, month, day)
    return day_of(year, month, day) if year else Meaning("DATE", f"XXXX-{month:02}-{day:02}")


def _read_day_of_month(parts: Parts, scene: Scene) -> Meaning:
    at, day = scene.reference or scene.anchor, int(re.sub(r"\D", "", parts["day"]))
    return day_of(at.year, at.month, day) if at and at.month else Meaning("DATE", f"XXXX-XX-{day:02}")


def _read_holiday(parts: Parts, scene: Scene) -> Meaning:
    rule = next(row["day"] for row in lexicon.table("holidays") if row["words"].lower() == parts["words"].lower().replace("’", "'"))
    month, number = (4, int(rule.removeprefix("easter"))) if rule.startswith("easter") else map(int, rule.split("-"))
    year = inferred_year(parts, scene, month, 10 if rule.startswith("easter") else number)
    if year is None or year < 1:
        return unresolved("day") if rule.startswith("easter") else Meaning("DATE", f"XXXX-{rule}")
    return on_day(easter(year) + timedelta(days=number)) if rule.startswith("easter") else day_of(year, month, number)


def _read_weekday(parts: Parts, scene: Scene) -> Meaning:
    number, part, mod = WEEKDAYS.index(parts["weekday"]), parts.get("part"), _mod(parts)
    day = _weekday(number, scene, parts.get("which", "").lower().split())
    clock = _day_parts()[part.lower()] if part else "TMO" if parts.get("mod", "").lower().startswith("the early hours") else ""
    kind = "TIME" if clock else "DATE"
    return on_day(day, kind, clock, mod) if day else Meaning(kind, f"XXXX-WXX-{number + 1}{clock}", mod)


def _weekday(number: int, scene: Scene, which: list[str]) -> date | None:
    """The day; publication's own weekday is that day, unless "last" or "next" says otherwise."""
    if which and which[0] in ("that", "the") and which[-1] not in ("past", "coming"):
        return _weekday_told(number, scene, which[-1])
    if scene.published is None:
        return None
    back = (scene.published.weekday() - number) % 7
    if {"next", "coming"} & set(which):
        return scene.published + timedelta(days=7 - back)
    if {"last", "past"} & set(which):
        return scene.published - timedelta(days=back or 7)
    ahead = scene.tense == "future" and back
    day = scene.published + timedelta(days=7 - back if ahead else -back)
    return _after_start(day, scene)


def _weekday_told(number: int, scene: Scene, which: str) -> date | None:
    """that Friday, the following Tuesday: from the day named last."""
    day = scene.day
    if day is None:
        return None
    on, back = (number - day.weekday()) % 7, (day.weekday() - number) % 7
    return day + timedelta(days=-(back or 7) if which == "previous" else on or 7 if which in ("following", "next") else on)


def _after_start(day: date, scene: Scene) -> date:
    """From Monday to Wednesday: the second day follows the first."""
    first = scene.before.at.date if scene.before and scene.before.at else None
    if first and first > day and re.fullmatch(r" ?(?:to|until|till|through|[-–]) ?", scene.gap):
        return day + timedelta(days=7 * (1 + (first - day).days // 7))
    return day


def _read_day_word(parts: Parts, scene: Scene) -> Meaning:
    word, part = parts["word"].lower(), parts.get("part")
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word, 0)
    clock = "TNI" if word == "tonight" else _day_parts()[part.lower()] if part else ""
    if word == "today" and scene.history:
        return Meaning("DATE", "PRESENT_REF")
    kind = "TIME" if clock else "DATE"
    return on_day(scene.published + timedelta(days=shift), kind, clock) if scene.published else Meaning(kind, f"XXXX-XX-XX{clock}")


# -- months, seasons and years


def _read_month(parts: Parts, scene: Scene) -> Meaning:
    month = month_number(parts["month"])
    year = inferred_year(parts, scene, month)
    return month_of(year, month, _mod(parts)) if year else Meaning("DATE", f"XXXX-{month:02}", _mod(parts))


def _read_relative_month(parts: Parts, scene: Scene) -> Meaning:
    month, which = month_number(parts["month"]), parts["which"].lower().split()
    told = which[0] in ("the", "that")
    at = scene.reference or scene.anchor if told else scene.anchor
    if at is None:
        return Meaning("DATE", f"XXXX-{month:02}")
    here = at.month or (1 if {"next", "following", "coming"} & set(which) else 12)
    if {"last", "previous", "past"} & set(which):
        return month_of(at.year - (month >= here), month)
    if {"next", "following", "coming"} & set(which):
        return month_of(at.year + (month <= here and at.month is not None), month)
    return month_of(at.year, month)


def _read_season(parts: Parts, scene: Scene) -> Meaning:
    season, which, mod = SEASONS[parts["season"].lower()], parts.get("which", "").lower().split(), _mod(parts)
    if "year" in parts:
        return season_of(int(parts["year"]), season, mod)
    if which and which[0] == "that" or {"following", "previous", "same"} & set(which):
        year = _season_told(season, scene.reference or scene.anchor, which[-1])
    else:
        year = _season_near(season, scene, which)
    return season_of(year, season, mod) if year else Meaning("DATE", f"XXXX-{season}", mod)


def _season_told(season: str, at: Moment | None, which: str) -> int | None:
    if at is None:
        return None
    starts, month = SEASON_MONTHS[season], at.month or 1
    winter = season == "WI" and month < 3 and at.month is not None
    if which == "following":
        return at.year + (starts <= month and at.month is not None)
    return at.year - winter if which not in ("previous",) else at.year - (starts >= month or winter)


def _season_near(season: str, scene: Scene, which: list[str]) -> int | None:
    """Last and next count from the season that publication lies in; without either the tense tells."""
    at, starts = scene.anchor, SEASON_MONTHS[season]
    if at is None:
        return None
    if scene.history or at.month is None:
        return _season_told(season, at, "following" if at.month and starts < at.month - 6 else "")
    begun = at.year if starts <= at.month else at.year - 1
    running = (at.month - starts) % 12 < 3
    if "last" in which:
        return begun - running if not (season == "WI" and not running) else begun
    if "next" in which:
        return begun + 1
    if "this" in which:
        return begun if running else at.year
    if scene.told and scene.tense != "future":
        return _season_told(season, scene.told, "following" if scene.told.month and starts < scene.told.month else "")
    tense = scene.tense
    return begun if tense == "past" or running else begun + 1 if tense == "future" else None if not which else at.year


def _read_quarter(parts: Parts, scene: Scene) -> Meaning:
    words = "first second third fourth last final".split()
    number = int(parts["number"]) if parts["number"].isdigit() else min(4, 1 + words.index(parts["number"].lower()))
    if "year" in parts:
        return part_of_year(int(parts["year"]), "Q", number)
    told = scene.told or scene.anchor
    return part_of_year(told.year, "Q", number) if told else Meaning("DATE", f"XXXX-Q{number}")


def _read_half_year(parts: Parts, scene: Scene) -> Meaning:
    number = 1 if parts["number"].lower() == "first" else 2
    if "year" in parts:
        return part_of_year(int(parts["year"]), "H", number)
    step = {"last": -1, "next": 1}.get(parts["which"].lower(), 0)
    return part_of_year(scene.anchor.year + step, "H", number) if scene.anchor else Meaning("DATE", f"XXXX-H{number}")


def _read_year(parts: Parts, scene: Scene) -> Meaning:
    return year_of(int(parts.get("year") or parts["year2"]), _mod(parts))


def _read_before_christ(parts: Parts, scene: Scene) -> Meaning:
    return year_of(-int(parts["year"]), _mod(parts))


def _read_year_word(parts: Parts, scene: Scene) -> Meaning:
    return _read_before_christ(parts, scene) if "era" in parts else _read_year(parts, scene)


def _read_decade(parts: Parts, scene: Scene) -> Meaning:
    decade = int(parts["decade"]) if "decade" in parts else 190 + int(parts["short"])
    if parts.get("era", "").upper().startswith("B"):
        return decade_of(-decade, _mod(parts))
    return century_of(decade // 10, _mod(parts)) if decade % 10 == 0 and decade < 190 else decade_of(decade, _mod(parts))


def _read_decade_word(parts: Parts, scene: Scene) -> Meaning:
    return decade_of(190 + DECADES[parts["tens"].lower()], _mod(parts))


def _read_century(parts: Parts, scene: Scene) -> Meaning:
    said = parts["number"].lower()
    number = int(re.sub(r"\D", "", said)) if said[0].isdigit() else 1 + ORDINALS.index(said)
    return (
        century_of(1 - number or -0, _mod(parts))
        if parts.get("era", "").upper().startswith("B") and number > 1
        else century_of(number - 1, _mod(parts))
    )


# -- units counted from a date


def _read_relative(parts: Parts, scene: Scene) -> Meaning:
    """last week, this year, early next year: from publication; the next day, that year: from the date named last."""
    which, unit, edge = parts.get("which", "the").lower().split(), unit_of(parts["unit"]), parts.get("edge", "").lower()
    mod = _mod(parts) or {"early": "START", "late": "END"}.get(edge)
    if parts.get("end"):
        mod = "END" if parts["end"].lower() == "end" else None
    told = which[0] in ("the", "that") and which != ["the"] and not {"coming", "past", "last"} & set(which)
    step = -1 if {"last", "past", "previous"} & set(which) else 1 if {"next", "coming", "following"} & set(which) else 0
    at = scene.reference if told else scene.anchor if which == ["the"] else (moment_of(scene.published) if scene.published else None)
    if at is None:
        return unresolved(unit)._replace(mod=mod)
    meaning = moved(at, unit, step)
    if unit == "night" and meaning.at and meaning.at.date:
        return on_day(meaning.at.date, "TIME", "TNI", mod)
    return meaning._replace(mod=mod)


def _read_weekend(parts: Parts, scene: Scene) -> Meaning:
    """The weekend that publication lies in or is nearest to; ahead where the tense says so."""
    if scene.published is None or scene.history:
        return unresolved("weekend")
    weekend = around(scene.published, "weekend")
    begun = weekend.first is not None and weekend.first <= scene.published
    return weekend if begun or scene.tense == "future" else around(scene.published - timedelta(days=7), "weekend")


def _read_shifted(parts: Parts, scene: Scene) -> Meaning:
    """two weeks ago, three days later, a year earlier."""
    unit, way, count = unit_of(parts["unit"]), parts.get("way", "ago").lower(), count_of(parts["count"])
    back, mod = way in ("ago", "earlier", "before", "previously"), _degree(parts, "moment")
    if count is None:
        return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")
    own = way in ("ago", "from now", "hence")
    at = (moment_of(scene.published) if scene.published else None) if own else scene.reference
    if UNITS[unit][0] in ("TH", "TM", "TS"):
        return _hours_away(at.date if at else None, unit, -count if back else count)
    meaning = moved(at, unit, -count if back else count) if at else unresolved(unit)
    if count != int(count) and unit in ("year", "decade") and at and at.month:
        meaning = moved(at, "month", round((-count if back else count) * UNITS[unit][1] * 12))
    return meaning._replace(mod=mod)


def _hours_away(day: date | None, unit: str, count: float) -> Meaning:
    """So many hours from a moment of the day whose clock is not known: the day, where whole days lie between."""
    exact = day is not None and unit == "hour" and count % 24 == 0
    return on_day(day_moved(day, unit, count)) if exact and day else Meaning("TIME", "XXXX-XX-XXTXX")


def _read_neighbour(parts: Parts, scene: Scene) -> Meaning:
    """the day before, the night after."""
    unit, step = parts["unit"].lower(), -1 if parts["way"].lower() == "before" else 1
    clock = _day_parts().get(unit, "")
    if scene.reference is None:
        return Meaning("TIME", f"XXXX-XX-XX{clock}") if clock else unresolved(unit)
    if clock:
        day = scene.reference.date
        return on_day(day + timedelta(days=step), "TIME", clock) if day else Meaning("TIME", f"XXXX-XX-XX{clock}")
    return moved(scene.reference, unit, step)


# -- words that name no calendar unit


def _read_reference(parts: Parts, scene: Scene) -> Meaning:
    return Meaning("DATE", "PAST_REF" if parts.get("which", "").lower() == "recent" else "FUTURE_REF")


def _read_referring(parts: Parts, scene: Scene) -> Meaning:
    row = next(row for row in lexicon.table("time_words") if row["words"] == parts["words"].lower())
    return Meaning(row["type"], row["value"])


# -- durations and sets


def _read_duration(parts: Parts, scene: Scene) -> Meaning:
    """Its days are known only where its own words end it on the day of publication: the past five years."""
    unit, which, mod = unit_of(parts["unit"]), parts.get("which", "").lower(), _degree(parts, "length")
    count = (
        count_of(re.split(r" to | or |[-–](?=\d)", parts["count"])[-1])
        if parts.get("count")
        else 1.0
        if which and not parts["unit"].endswith("s")
        else None
    )
    if parts.get("more") and count is not None:
        count += 0.5
    value = period(count, unit)
    if (
        which in ("past", "last")
        and parts.get("det", "the").lower() == "the"
        and count is not None
        and scene.published
        and (UNITS[unit][0] in "DWMY" or unit == "hour" and count % 24 == 0)
    ):
        return Meaning("DURATION", value, mod, day_moved(scene.published, unit, -count), scene.published)
    return Meaning("DURATION", value, mod)


def _read_unit_long(parts: Parts, scene: Scene) -> Meaning:
    return Meaning("DURATION", period(None if parts.get("plural") else 1.0, unit_of(parts["unit"])))


def _read_every(parts: Parts, scene: Scene) -> Meaning:
    if "season" in parts:
        return Meaning("SET", f"XXXX-{SEASONS[parts['season'].lower()]}")
    if "part" in parts:
        return Meaning("SET", f"XXXX-XX-XX{_day_parts()[parts['part'].lower()]}")
    count, unit = parts.get("count", "").lower(), unit_of(parts["unit"])
    if unit == "night" and not count:
        return Meaning("SET", "XXXX-XX-XXTNI")
    return Meaning("SET", period(2 if count == "other" else None if count == "few" else count_of(count or "a"), unit))


def _read_every_weekday(parts: Parts, scene: Scene) -> Meaning:
    name, part = parts.get("weekday") or parts["plural"], parts.get("part")
    return Meaning("SET", f"XXXX-WXX-{WEEKDAYS.index(name) + 1}{_day_parts()[part.lower()] if part else ''}")


# -- modifiers

_MODS = {
    "early": "START",
    "beginning": "START",
    "start": "START",
    "first": "START",
    "late": "END",
    "latter": "END",
    "second": "END",
    "end": "END",
    "close": "END",
    "mid": "MID",
    "middle": "MID",
}


def _mod(parts: Parts) -> str | None:
    """START, MID or END, by "early", "mid", "the end of"."""
    words = re.findall(r"[a-z]+", f"{parts.get('mod', '')} {parts.get('early', '')}".lower())
    if not words and parts.get("which", "").lower() in ("early", "late"):
        words = [parts["which"].lower()]
    return next((_MODS[word] for word in words if word in _MODS), None)


def _degree(parts: Parts, of: str) -> str | None:
    """What words such as "about" and "more than" say of a length, or of a moment."""
    return _degrees()[parts["bound"].lower()][of] if "bound" in parts else None


@cache
def _degrees() -> dict[str, dict[str, str]]:
    return {row["words"]: row for row in lexicon.table("time_modifiers")}


_READERS: dict[str, Callable[[Parts, Scene], Meaning]] = {
    "iso": _read_iso,
    "slashed": _read_slashed,
    "clock": _read_clock,
    "part": _read_part,
    "before_christ": _read_before_christ,
    "anno_domini": _read_year,
    "day_month": _read_day,
    "range_day": _read_day,
    "month_day": _read_day,
    "day_of_month": _read_day_of_month,
    "holiday": _read_holiday,
    "month_year": _read_month,
    "relative_month": _read_relative_month,
    "month": _read_month,
    "season": _read_season,
    "century": _read_century,
    "decade": _read_decade,
    "decade_word": _read_decade_word,
    "every_weekday": _read_every_weekday,
    "weekdays": _read_every_weekday,
    "weekday": _read_weekday,
    "quarter": _read_quarter,
    "half_year": _read_half_year,
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
    "weekend": _read_weekend,
    "times": _read_every,
    "every": _read_every,
    "rate": _read_every,
    "hyphened": _read_duration,
    "duration": _read_duration,
    "unit_long": _read_unit_long,
    "referring": _read_referring,
}
