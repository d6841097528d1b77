"""Time expressions -> their TIMEX3 meaning, by the readers of `time_days`, `time_years` and `time_lengths`.

Words that point from where the writer stands ("last week", "ago", "tomorrow") are read against
publication, those that point from the narrative ("the next day", "a year later") against the date
named last. Where that is not known, the value says so: XXXX-XX-XX.
"""

from __future__ import annotations

from datetime import timedelta

from helpers.grammar import time_days, time_lengths, time_years
from helpers.grammar.calendar_values import Meaning, on_day
from helpers.grammar.time_days import clock_code, clock_on, part_code, time_mod
from helpers.grammar.time_expressions import Expression
from helpers.grammar.time_scene import Scene
from helpers.grammar.time_words import WEEKDAYS


def meaning_of(expression: Expression, scene: Scene) -> Meaning:
    """What the expression says. Raises `ValueError` where it names no day: 31 February."""
    if expression.whole is None:
        return READERS[expression.pattern](expression.parts, scene)
    return _within(expression, meaning_of(expression.whole, scene), scene)


def _within(expression: Expression, whole: Meaning, scene: Scene) -> Meaning:
    """A part of what is named with it: a clock time of a day, a month of a year, a weekday of a week."""
    parts, pattern = expression.parts, expression.pattern
    if pattern in ("clock", "part"):
        return clock_on(whole, clock_code(parts, whole.value) if pattern == "clock" else part_code(parts), time_mod(parts))
    if pattern == "weekday":
        number = WEEKDAYS.index(parts["weekday"])
        return on_day(whole.first + timedelta(days=number)) if whole.first else Meaning("DATE", f"XXXX-WXX-{number + 1}")
    if pattern == "part_of_month":
        return whole
    if whole.at is None:
        return READERS[pattern](parts, Scene(None, scene.history))
    return READERS[pattern](parts | {"year": str(whole.at.year)}, scene)


READERS = {**time_days.READERS, **time_years.READERS, **time_lengths.READERS}
