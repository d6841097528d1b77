"""Clock times, parts of a day and days -> their TIMEX3 meaning, one reader for each pattern."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from helpers import lexicon
from helpers.grammar.calendar_values import Meaning, count_of, day_of, easter, month_number, on_day, unresolved
from helpers.grammar.time_marks import Parts, day_parts, degree, mod_of
from helpers.grammar.time_scene import Scene, inferred_year
from helpers.grammar.time_words import WEEKDAYS

# -- clock times and parts of a day


def clock_code(parts: Parts, day: str = "") -> str:
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


def part_code(parts: Parts) -> str:
    """What follows the day in the value, for a part of it: TEV for the evening."""
    return day_parts()[parts["words"].lower()]


def clock_on(day: Meaning, clock: str, mod: str | None) -> Meaning:
    """A time of the day; of its own part where the day has one: the early hours of Sunday morning."""
    value, _, _ = day.value.partition("T")
    if clock == "TNI" and day.value.endswith("TMO") and mod == "START":
        clock = "TMO"
    return Meaning("TIME", f"{value}{clock}", mod, day.first, day.last, day.at)


def time_mod(parts: Parts) -> str | None:
    """The modifier of a time of day; dawn is the start of the morning."""
    if parts.get("words", "").lower() == "dawn":
        return "START"
    return mod_of(parts) or degree(parts, "moment")


def _read_clock(parts: Parts, scene: Scene) -> Meaning:
    """A clock time without a day is of the day named before in the same sentence or the one before, else of publication's."""
    return _time_near(clock_code(parts), time_mod(parts), scene)


def _time_near(clock: str, mod: str | None, scene: Scene) -> Meaning:
    day = scene.near_day
    if day and day == scene.day and scene.night and clock == "TMO":
        day += timedelta(days=1)  # the morning after that night
    return on_day(day, "TIME", clock, mod) if day else Meaning("TIME", f"XXXX-XX-XX{clock}", mod)


def _read_part(parts: Parts, scene: Scene) -> Meaning:
    """ "At night" without an article is any night; "overnight" of a forecast is the night to come, else the last."""
    clock, words = part_code(parts), parts["words"].lower()
    if words == "night" and "the" not in parts:
        return Meaning("TIME", f"XXXX-XX-XX{clock}", time_mod(parts))
    if words == "overnight" and scene.published and not scene.history and not scene.before:
        return on_day(scene.published - timedelta(days=scene.tense == "past"), "TIME", clock)
    return _time_near(clock, time_mod(parts), scene)


def _read_night_part(parts: Parts, scene: Scene) -> Meaning:
    """this morning, last night, the following evening."""
    which = parts["which"].lower().split()
    told = which[0] in ("that", "the")
    day = (scene.reference.date if scene.reference else None) if told else scene.published
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which[-1], 0)
    clock = day_parts().get(parts["part"].lower(), "")
    return on_day(day + timedelta(days=step), "TIME", clock, mod_of(parts)) if day else Meaning("TIME", f"XXXX-XX-XX{clock}", mod_of(parts))


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
    number, part, mod = WEEKDAYS.index(parts["weekday"]), parts.get("part"), mod_of(parts)
    day = _weekday(number, scene, parts.get("which", "").lower().split())
    clock = day_parts()[part.lower()] if part else "TMO" if parts.get("mod", "").lower().startswith("the early hours") else ""
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
    clock = "TNI" if word == "tonight" else day_parts()[part.lower()] if part else ""
    if word == "today" and scene.history:
        return Meaning("DATE", "PRESENT_REF")
    kind = "TIME" if clock else "DATE"
    return on_day(scene.published + timedelta(days=shift), kind, clock) if scene.published else Meaning(kind, f"XXXX-XX-XX{clock}")


READERS: dict[str, Callable[[Parts, Scene], Meaning]] = {
    "iso": _read_iso,
    "slashed": _read_slashed,
    "clock": _read_clock,
    "part": _read_part,
    "day_month": _read_day,
    "range_day": _read_day,
    "month_day": _read_day,
    "day_of_month": _read_day_of_month,
    "holiday": _read_holiday,
    "weekday": _read_weekday,
    "day_word": _read_day_word,
    "night_part": _read_night_part,
}
