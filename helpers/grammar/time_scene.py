"""What a time expression is read against: publication, the dates named before, the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from helpers.grammar.calendar_values import Meaning, Moment, moment_of, month_number
from helpers.grammar.time_direction import direction
from helpers.grammar.time_expressions import Expression

BACK = 6  # months that a history may step back without naming a year
FAR = 25  # a year that far from those an article mostly names is named in passing
HISTORY = 5  # so many years named, most of them far from publication, make an article a history
OPENING = 60  # characters from the start of a sentence in which a date opens it
NEAR = 40  # characters in which a later date lends its year to an earlier one
CHRIST = 2  # so many years before Christ make the others of an article such


@dataclass
class Scene:
    """What an expression is read against."""

    published: date | None
    history: bool
    ancient: bool = False  # years without an era lie before Christ
    usual: int | None = None  # the middle of the years that a history names
    last: Moment | None = None  # the date named last, as far as it is known
    day: date | None = None  # the day named last, and how many sentences ago
    day_age: int = 0
    night: bool = False  # whether that was its night
    told: Moment | None = None  # in a report: the month, year stated, that the narrative has gone back to
    age: int = 0  # sentences since then
    text: str = ""
    here: int = 0
    end: int = 0
    following: list[Expression] = field(default_factory=list)
    before: Meaning | None = None  # what the expression before in this sentence says
    gap: str = ""  # the words between the two

    @property
    def reference(self) -> Moment | None:
        """The date that "the next day" and "a year later" start from: the one named last, as exact as it is."""
        return moment_of(self.day) if self.day and not self.history else self.last

    def named(self, unit: str) -> Moment | None:
        """The date that so many of a unit are counted from: years from the one named last, even where it is no day."""
        return (self.last if unit in ("year", "decade", "century") else None) or self.reference

    @property
    def near_day(self) -> date | None:
        """The day that a clock time belongs to: one named in this sentence or the one before, else publication's."""
        if self.day and self.day_age <= 1 and (self.history or self.published is None or self.day <= self.published or self.tense == "future"):
            return self.day
        return self.day if self.history else self.published

    @property
    def anchor(self) -> Moment | None:
        """What a month or a day without a year is near to."""
        if self.history or self.published is None:
            return self.last
        return moment_of(self.published)

    @property
    def tense(self) -> str:
        """`past`, `future` or "" by the nearest words that show it."""
        return direction(self.text, self.here)

    def open(self, text: str) -> None:
        """A new sentence; what the narrative went back to holds in the next one, and no longer."""
        self.text, self.before = text, None
        self.age, self.day_age = self.age + 1, self.day_age + 1
        self.told = self.told if self.age <= 1 else None

    def remember(self, meaning: Meaning, expression: Expression) -> None:
        """Later expressions are read against this date."""
        self.before = meaning
        at = meaning.at
        if at is None or meaning.type not in ("DATE", "TIME") or self.usual and abs(at.year - self.usual) > FAR:
            return
        if self.history and self.last and stated(expression) and expression.start > OPENING and at.year < self.last.year:
            return  # a look back: "the rising of 1848"
        if self.last and self.last.year == at.year and at.month is None and self.history:
            at = self.last  # the year again: the narrative stays in its month
        self.last = at
        if at.date or self.history:
            self.day, self.day_age, self.night = at.date, 0, meaning.value.endswith("TNI")
        self.told, self.age = self._gone_back(at, expression), 0

    def _gone_back(self, at: Moment, expression: Expression) -> Moment | None:
        """The month of another year than publication's, where that year is stated, or opens the sentence."""
        if self.published is None or at.year >= self.published.year or not (stated(expression) or self.told):
            return None
        if _SINCE.search(self.text, max(0, expression.start - 12), expression.start):
            return None  # what lasts since then is told of today
        if at.month or self.told:
            return at
        edge = _EDGES.get(expression.parts.get("mod", "").lower().split(" ")[0])
        return Moment(at.year, edge) if edge else at if expression.start <= len("During ") else None


_SINCE = re.compile(r"(?i:\bsince (?:early |late |the )?)$")
_EDGES = {"early": 1, "late": 11, "mid": 6}


def stated(expression: Expression) -> bool:
    """Whether the words hold a year."""
    return "year" in expression.parts or expression.whole is not None and "year" in expression.whole.parts


def is_history(stated: Iterable[Expression], years: list[int], published: date | None) -> bool:
    """Whether most years that an article names lie far from its publication, and more of its words point to years than to days of news."""
    far = [year for year in years if published is None or abs(year - published.year) > 1]
    pointing = sum(
        e.pattern in ("weekday", "day_word", "ago") or e.pattern in _POINTING and _POINTS.match(e.parts.get("which", "")) is not None for e in stated
    )
    return len(years) >= HISTORY and 2 * len(far) > len(years) and len(far) > pointing


_POINTING = ("relative", "relative_month", "season", "night_part")
_POINTS = re.compile(r"(?i:last|next|this)")


def inferred_year(parts: dict[str, str], scene: Scene, month: int, day: int = 15) -> int | None:
    """The year, stated or the one that neighbours, tense, narrative and publication suggest."""
    if "year" in parts:
        return int(parts["year"])
    if lent := _year_nearby(scene, month):
        return lent
    anchor = scene.anchor
    if anchor is None:
        return None
    if scene.history:
        return _year_told(anchor, month)
    if scene.published is None:
        return _year_told(anchor, month) if scene.age <= 1 else None
    tense = _tense(scene)
    if scene.told and tense != "future" and (gone := _year_told(scene.told, month, back=0)) and (gone, month) <= (anchor.year, anchor.month):
        return gone
    here, today = date(anchor.year, month, min(day, 28)), scene.published
    if tense == "":
        return min((anchor.year + shift for shift in (-1, 0, 1)), key=lambda year: abs((here.replace(year=year) - today).days))
    ahead, behind = here > today and month != anchor.month, here < today and month != anchor.month
    return anchor.year - 1 if tense == "past" and ahead else anchor.year + 1 if tense == "future" and behind else anchor.year


def _tense(scene: Scene) -> str:
    """The tense that tells the year of a day; of one that names what follows it, only "since" does."""
    if _NOUN_NEXT.match(scene.text, scene.end) and not _SINCE.search(scene.text, max(0, scene.here - 12), scene.here):
        return ""
    return "past" if _DONE_NEXT.match(scene.text, scene.end) else scene.tense


# The June 3 poll: what bears its day as a name is near, whatever the tense.
_NOUN_NEXT = re.compile(
    r"\s(?:polls?|elections?|votes?|referendum|runoff|run-off|summit|deadline|hearing|talks|meeting|conference|ballot|primary|debate|rally|attacks?|raids?|strikes?|bombings?|massacre|shooting|crash|siege|protests?|killings?)\b"
)
_DONE_NEXT = re.compile(r"\s(?:that|which|in which) (?:killed|left|wounded|injured|\w{3,}ed)\b")  # "the attack on 21 August that killed 30"


def _year_told(at: Moment, month: int, *, back: int = BACK) -> int:
    """The year in which a narrative goes on: mostly forward, and back by some months at most."""
    if at.month is None:
        return at.year
    ahead = month - at.month
    return at.year + (1 if ahead < -back else -1 if ahead > 12 - back else 0)


def _year_nearby(scene: Scene, month: int) -> int | None:
    """The year of a date right after it: "between July and September 2015" is one year."""
    for other in scene.following:
        if {"year", "month"} <= other.parts.keys() and other.start - scene.here < NEAR:
            later = month_number(other.parts["month"]) if other.parts["month"][0].isalpha() else 12
            return int(other.parts["year"]) - (month > later)
    return None
