"""What a time expression is read against: publication, the date named last, the tense around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from helpers import lexicon
from helpers.grammar.calendar_values import Meaning, month_number
from helpers.grammar.time_expressions import Expression

REACH = 200  # characters to each side in which a verb gives a date its direction
BACK = 6  # months that a history may step back without naming a year
FAR = 25  # a year that far from those an article mostly names is named in passing
HISTORY = 5  # so many years named, most of them far from publication, make an article a history


@dataclass
class Scene:
    """What an expression is read against: publication, the date named last, and the words around it."""

    published: date | None
    history: bool
    usual: int | None = None  # the middle of the years that a history names
    year: int | None = None
    month: int | None = None
    day: int | None = None
    text: str = ""
    here: int = 0
    following: list[Expression] = field(default_factory=list)

    @property
    def reference(self) -> date | None:
        """The day named last; in a report, publication where none is."""
        if self.year and self.month and self.day:
            return date(self.year, self.month, self.day)
        return None if self.history else self.published

    @property
    def anchor(self) -> date | None:
        """What a month or a day without a year is near to."""
        if self.history:
            return date(self.year, self.month or 6, min(self.day or 15, 28)) if self.year else None
        return self.published

    @property
    def tense(self) -> str:
        """`past`, `future` or "" by the nearest words that show it."""
        return _tense(self.text, self.here)

    def remember(self, meaning: Meaning) -> None:
        """Later expressions are read against this date; none is read against a year before Christ."""
        if meaning.value.startswith("BC"):
            self.year = self.month = self.day = None
        parts = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\dW-])", meaning.value)
        if meaning.type in ("DATE", "TIME") and parts and not (self.usual and abs(int(parts[1]) - self.usual) > FAR):
            self.year, self.month, self.day = (int(part) if part else None for part in parts.groups())


def is_history(years: list[int], published: date | None) -> bool:
    """Whether most years that an article names lie far from its publication."""
    far = [year for year in years if published is None or abs(year - published.year) > 1]
    return len(years) >= HISTORY and 2 * len(far) > len(years)


def inferred_year(parts: dict[str, str], scene: Scene, month: int, day: int = 15) -> int | None:
    """The year, stated or the one that neighbours, tense and publication suggest."""
    if "year" in parts:
        return int(parts["year"])
    if stated := _year_nearby(scene, month):
        return stated
    anchor = scene.anchor
    if anchor is None:
        return None
    day = min(day, 28)
    if scene.history:
        return _year_told(scene, month)
    if scene.tense == "":
        return min((anchor.year + shift for shift in (-1, 0, 1)), key=lambda year: abs((date(year, month, day) - anchor).days))
    ahead = date(anchor.year, month, day) > anchor and month != anchor.month
    behind = date(anchor.year, month, day) < anchor and month != anchor.month
    return anchor.year - 1 if scene.tense == "past" and ahead else anchor.year + 1 if scene.tense == "future" and behind else anchor.year


def _year_told(scene: Scene, month: int) -> int | None:
    """The year in which a history goes on: mostly forward, and back by some months at most."""
    if scene.year is None or scene.month is None:
        return scene.year
    ahead = month - scene.month
    return scene.year + (1 if ahead < -BACK else -1 if ahead > 12 - BACK else 0)


def _year_nearby(scene: Scene, month: int) -> int | None:
    """The year of a date right after it: "between July and September 2015" is one year."""
    for other in scene.following:
        if {"year", "month"} <= other.parts.keys() and other.start - scene.here < 40:
            later = month_number(other.parts["month"]) if other.parts["month"][0].isalpha() else 12
            return int(other.parts["year"]) - (month > later)
    return None


@cache
def _tense_words() -> tuple[re.Pattern[str], dict[str, str]]:
    tenses = {row["words"]: row["tense"] for row in lexicon.table("tense_words")}
    words = sorted(tenses, key=len, reverse=True)
    # What follows "will" belongs to it: "will be released" is no past.
    verbs = [w if w.startswith("'") else rf"\b{w}" for w in map(re.escape, words)]
    return re.compile(rf"(?P<words>{'|'.join(verbs)})\b(?:\s(?:not|be|have|been|also|\w+ly)\b){{0,3}}(?:\s\w+)?|\b[a-z]{{2,}}ed\b"), tenses


def _tense(text: str, here: int) -> str:
    """The tense of the nearest verb before `here`, else of the first after it."""
    verbs = _verbs_in(text)
    place = bisect_left(verbs, (here + 1,))
    if place and verbs[place - 1][0] >= here - REACH:
        return verbs[place - 1][1]
    return verbs[place][1] if place < len(verbs) and verbs[place][0] <= here + REACH else ""


@lru_cache(maxsize=8)
def _verbs_in(text: str) -> list[tuple[int, str]]:
    """Where the verbs of a sentence start, and their tenses; kept for its next expression."""
    pattern, tenses = _tense_words()
    return [(verb.start(), tenses[verb["words"]] if verb["words"] else "past") for verb in pattern.finditer(text)]
