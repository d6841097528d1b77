"""Months, seasons, quarters, years and what is longer -> their TIMEX3 meaning, one reader for each pattern."""

from __future__ import annotations

import re
from collections.abc import Callable

from helpers.grammar.calendar_values import (
    Meaning,
    Moment,
    century_of,
    decade_of,
    moment_of,
    month_number,
    month_of,
    part_of_year,
    season_of,
    year_of,
)
from helpers.grammar.time_marks import Parts, mod_of
from helpers.grammar.time_scene import Scene, inferred_year
from helpers.grammar.time_words import DECADES, ORDINALS, SEASON_MONTHS, SEASONS

# -- months, seasons and years


def _read_month(parts: Parts, scene: Scene) -> Meaning:
    month = month_number(parts["month"])
    year = inferred_year(parts, scene, month)
    return month_of(year, month, mod_of(parts)) if year else Meaning("DATE", f"XXXX-{month:02}", mod_of(parts))


def _read_relative_month(parts: Parts, scene: Scene) -> Meaning:
    month, which = month_number(parts["month"]), parts["which"].lower().split()
    told = which[0] in ("the", "that")
    at = scene.reference or scene.anchor if told or scene.history else moment_of(scene.published) if scene.published else None
    if at is None:
        return Meaning("DATE", f"XXXX-{month:02}")
    here = at.month or (1 if {"next", "following", "coming"} & set(which) else 12)
    if {"last", "previous", "past"} & set(which):
        return month_of(at.year - (month >= here), month)
    if {"next", "following", "coming"} & set(which):
        return month_of(at.year + (month <= here and at.month is not None), month)
    return month_of(at.year, month)


def _read_season(parts: Parts, scene: Scene) -> Meaning:
    season, which, mod = SEASONS[parts["season"].lower()], parts.get("which", "").lower().split(), mod_of(parts)
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
    if at is None or {"last", "next", "this"} & set(which) and scene.published is None and not scene.history:
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
    return year_of(int(parts.get("year") or parts["year2"]), mod_of(parts))


def _read_before_christ(parts: Parts, scene: Scene) -> Meaning:
    return year_of(-int(parts["year"]), mod_of(parts))


def _read_year_word(parts: Parts, scene: Scene) -> Meaning:
    return _read_before_christ(parts, scene) if "era" in parts else _read_year(parts, scene)


def _read_decade(parts: Parts, scene: Scene) -> Meaning:
    decade = int(parts["decade"]) if "decade" in parts else 190 + int(parts["short"])
    if parts.get("era", "").upper().startswith("B"):
        return decade_of(-decade, mod_of(parts))
    return century_of(decade // 10, mod_of(parts)) if decade % 10 == 0 and decade < 190 else decade_of(decade, mod_of(parts))


def _read_decade_word(parts: Parts, scene: Scene) -> Meaning:
    return decade_of(190 + DECADES[parts["tens"].lower()], mod_of(parts))


def _read_century(parts: Parts, scene: Scene) -> Meaning:
    said = parts["number"].lower()
    number = int(re.sub(r"\D", "", said)) if said[0].isdigit() else 1 + ORDINALS.index(said)
    return (
        century_of(1 - number or -0, mod_of(parts))
        if parts.get("era", "").upper().startswith("B") and number > 1
        else century_of(number - 1, mod_of(parts))
    )


READERS: dict[str, Callable[[Parts, Scene], Meaning]] = {
    "before_christ": _read_before_christ,
    "anno_domini": _read_year,
    "month_year": _read_month,
    "relative_month": _read_relative_month,
    "month": _read_month,
    "season": _read_season,
    "century": _read_century,
    "decade": _read_decade,
    "decade_word": _read_decade_word,
    "quarter": _read_quarter,
    "half_year": _read_half_year,
    "year": _read_year,
    "year_word": _read_year_word,
}
