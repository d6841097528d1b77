"""Units counted from a date, durations and sets -> their TIMEX3 meaning, one reader for each pattern."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from helpers import lexicon
from helpers.grammar.calendar_values import Meaning, around, count_of, day_moved, moment_of, moved, on_day, period, unresolved
from helpers.grammar.time_marks import Parts, day_parts, degree, mod_of
from helpers.grammar.time_scene import Scene
from helpers.grammar.time_words import SEASONS, UNITS, WEEKDAYS, unit_of

# -- units counted from a date


def _read_relative(parts: Parts, scene: Scene) -> Meaning:
    """last week, this year, early next year: from publication; the next day, that year: from the date named last."""
    which, unit, edge = parts.get("which", "the").lower().split(), unit_of(parts["unit"]), parts.get("edge", "").lower()
    mod = mod_of(parts) or {"early": "START", "late": "END"}.get(edge)
    if parts.get("end"):
        mod = "END" if parts["end"].lower() == "end" else None
    told = which[0] in ("the", "that") and which != ["the"] and not {"coming", "past", "last"} & set(which)
    step = -1 if {"last", "past", "previous"} & set(which) else 1 if {"next", "coming", "following"} & set(which) else 0
    at = scene.named(unit) if told else scene.anchor if which == ["the"] else (moment_of(scene.published) if scene.published else None)
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
    unit, way, count = unit_of(parts["unit"]), parts.get("way", "ago").lower(), _count(parts)
    back, mod = way in ("ago", "earlier", "before", "previously"), degree(parts, "moment")
    if count is None:
        return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")
    own = way in ("ago", "from now", "hence")
    at = (moment_of(scene.published) if scene.published else None) if own else scene.named(unit)
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
    clock = day_parts().get(unit, "")
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
    unit, which, mod = unit_of(parts["unit"]), parts.get("which", "").lower(), degree(parts, "length")
    count = _count(parts) if parts.get("count") else 1.0 if which and not parts["unit"].endswith("s") else None
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


def _count(parts: Parts) -> float | None:
    """How many; of a range the larger: twelve to eighteen months."""
    return count_of(re.split(r" to | or |[-–](?=\d)", parts["count"])[-1])


def _read_unit_long(parts: Parts, scene: Scene) -> Meaning:
    return Meaning("DURATION", period(None if parts.get("plural") else 1.0, unit_of(parts["unit"])))


def _read_every(parts: Parts, scene: Scene) -> Meaning:
    if "season" in parts:
        return Meaning("SET", f"XXXX-{SEASONS[parts['season'].lower()]}")
    if "part" in parts:
        return Meaning("SET", f"XXXX-XX-XX{day_parts()[parts['part'].lower()]}")
    count, unit = parts.get("count", "").lower(), unit_of(parts["unit"])
    if unit == "night" and not count:
        return Meaning("SET", "XXXX-XX-XXTNI")
    return Meaning("SET", period(2 if count == "other" else None if count == "few" else count_of(count or "a"), unit))


def _read_every_weekday(parts: Parts, scene: Scene) -> Meaning:
    name, part = parts.get("weekday") or parts["plural"], parts.get("part")
    return Meaning("SET", f"XXXX-WXX-{WEEKDAYS.index(name) + 1}{day_parts()[part.lower()] if part else ''}")


READERS: dict[str, Callable[[Parts, Scene], Meaning]] = {
    "every_weekday": _read_every_weekday,
    "weekdays": _read_every_weekday,
    "year_edge": _read_relative,
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
