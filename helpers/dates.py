"""Sentences -> dates: each time expression with its TIMEX3 value and the days that it covers.

Values follow TimeML as TempEval-3 used it (UzZaman and others, 2013). Words such as "Thursday" are
read against the day of publication, their direction taken from the nearest tense: "will resume on
Friday" lies ahead. An article that mostly names years other than its own is a history: there a day
without a year takes it from the date named before.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from helpers import lexicon, schemas
from helpers.time_expressions import DAY_PARTS, MONTHS, SEASONS, SMALL_NUMBERS, TENS, UNITS, WEEKDAYS, Expression, find

REACH = 200  # characters to each side in which a verb gives a date its direction
HISTORY = 5  # so many years named, most of them far from publication, make an article a history


def dates(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The `dates` frame: time expressions of these sentences, in reading order.

    `articles` gives `published`; where it is missing, relative expressions stay unresolved
    (`XXXX-WXX-4`). `date_start` and `date_end` are ISO days, both included.

    >>> articles = schemas.frame("articles", [{"article_id": "a", "text": "Rain fell on Thursday.", "published": "2016-10-07", "path": "a.txt"}])
    >>> sentences = schemas.frame("sentences", [{"article_id": "a", "sentence": 1, "passage": 1, "start": 0, "end": 22, "text": "Rain fell on Thursday."}])
    >>> dates(articles, sentences)[["text", "type", "value", "date_start"]].values.tolist()
    [['Thursday', 'DATE', '2016-10-06', '2016-10-06']]
    """
    published = dict(zip(articles["article_id"], articles["published"], strict=True))
    by_article: dict[str, list[tuple[int, str]]] = {}
    for article_id, start, text in zip(sentences["article_id"], sentences["start"], sentences["text"], strict=True):
        by_article.setdefault(article_id, []).append((start, text))
    rows = [
        {"article_id": article_id, **row}
        for article_id, held in by_article.items()
        for row in _article_rows(held, _day(published.get(article_id)))
    ]
    return schemas.frame("dates", rows)


def _day(published: Any) -> date | None:
    return date.fromisoformat(published[:10]) if isinstance(published, str) else None


class Meaning(NamedTuple):
    """What an expression says: TIMEX3 type, value and modifier; the first and last day where they are known."""

    type: str
    value: str
    mod: str | None = None
    first: date | None = None
    last: date | None = None


@dataclass
class Scene:
    """What an expression is read against: publication, the date named last, and the words around it."""

    published: date | None
    history: bool
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
        if self.history and self.year:
            return date(self.year, self.month or 6, min(self.day or 15, 28))
        return self.published

    @property
    def tense(self) -> str:
        """`past`, `future` or "" by the nearest words that show it."""
        return _tense(self.text, self.here)

    def remember(self, meaning: Meaning) -> None:
        """Later expressions are read against this date."""
        parts = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\dW-])", meaning.value)
        if meaning.type in ("DATE", "TIME") and parts:
            self.year, self.month, self.day = (int(part) if part else None for part in parts.groups())


def _article_rows(sentences: list[tuple[int, str]], published: date | None) -> Iterator[dict[str, Any]]:
    found = [(start, text, find(text)) for start, text in sentences]
    scene = Scene(published, _is_history([e for _, _, expressions in found for e in expressions], published))
    for start, text, expressions in found:
        for place, expression in enumerate(expressions):
            scene.text, scene.here, scene.following = text, expression.start, expressions[place + 1 : place + 3]
            try:
                meaning = _READERS[expression.pattern](expression, scene)
            except (ValueError, OverflowError):  # 31 February, a million years ago
                continue
            scene.remember(meaning)
            yield {
                "start": start + expression.start,
                "end": start + expression.end,
                "text": text[expression.start : expression.end],
                "type": meaning.type,
                "value": meaning.value,
                "mod": meaning.mod,
                "date_start": meaning.first.isoformat() if meaning.first else None,
                "date_end": meaning.last.isoformat() if meaning.last else None,
            }


def _is_history(expressions: list[Expression], published: date | None) -> bool:
    years = [int(e.parts["year"]) for e in expressions if "year" in e.parts]
    far = [year for year in years if published is None or abs(year - published.year) > 1]
    return len(years) >= HISTORY and 2 * len(far) > len(years)


# -- calendar days, weeks, months, years


def _on(day: date, kind: str = "DATE", mod: str | None = None) -> Meaning:
    return Meaning(kind, day.isoformat(), mod, day, day)


def _in_week(day: date) -> Meaning:
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Meaning("DATE", f"{year}-W{week:02}", None, monday, monday + timedelta(days=6))


def _in_weekend(day: date) -> Meaning:
    week = _in_week(day)
    assert week.last is not None
    return Meaning("DATE", f"{week.value}-WE", None, week.last - timedelta(days=1), week.last)


def _in_month(year: int, month: int, mod: str | None = None) -> Meaning:
    return Meaning("DATE", f"{year:04}-{month:02}", mod, date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _in_year(year: int, mod: str | None = None) -> Meaning:
    return Meaning("DATE", f"{year:04}", mod, date(year, 1, 1), date(year, 12, 31))


def _in_decade(decade: int, mod: str | None = None) -> Meaning:
    return Meaning("DATE", f"{decade}", mod, date(decade * 10, 1, 1), date(decade * 10 + 9, 12, 31))


_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the northern, meteorological ones


def _in_season(year: int, season: str, mod: str | None = None) -> Meaning:
    first = date(year, _SEASON_MONTHS[season], 1)
    last_year, last_month = _months_on(year, first.month, 2)
    return Meaning("DATE", f"{year:04}-{season}", mod, first, date(last_year, last_month, monthrange(last_year, last_month)[1]))


def _months_on(year: int, month: int, count: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def _moved(day: date, unit: str, count: float) -> date:
    """The day so many units on (back, where negative)."""
    letter, size = UNITS[unit]
    if letter in ("D", "W", "WE"):
        return day + timedelta(days=round(count * size * (1 if letter == "D" else 7)))
    if letter in ("M", "Y"):
        year, month = _months_on(day.year, day.month, round(count * size * (1 if letter == "M" else 12)))
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + timedelta(hours=0) if letter != "TH" else day + timedelta(days=int(count) // 24)


def _around(day: date, unit: str) -> Meaning:
    """The unit that holds the day: its week, its month, ..."""
    if unit in ("week", "fortnight"):
        return _in_week(day)
    if unit == "weekend":
        return _in_weekend(day)
    if unit == "month":
        return _in_month(day.year, day.month)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return Meaning("DATE", f"{day.year:04}-Q{first // 3 + 1}", None, date(day.year, first, 1), _in_month(day.year, first + 2).last)
    if unit in ("year", "century"):
        return _in_year(day.year) if unit == "year" else Meaning("DATE", f"{day.year // 100}")
    return _in_decade(day.year // 10) if unit == "decade" else _on(day)


_MODS = {"early": "START", "beginning": "START", "start": "START", "late": "END", "end": "END", "close": "END", "mid": "MID", "middle": "MID"}


def _mod(parts: dict[str, str]) -> str | None:
    words = (parts.get("mod") or parts.get("mod2") or "").lower()
    return next((mod for word, mod in _MODS.items() if re.search(rf"\b{word}\b", words)), None)


# -- numbers and units inside an expression


def _count(words: str) -> float | None:
    """The number that the words give; None where they are loose ("several")."""
    words = words.lower().replace(",", "")
    if re.fullmatch(r"[\d.]+", words):
        return float(words)
    if words in ("a", "an", "half a", "half an", "a dozen"):
        return {"half": 0.5, "a dozen": 12}.get(words.split()[0] if words != "a dozen" else words, 1)
    parts = words.split("-")
    numbers = [SMALL_NUMBERS.get(part) or TENS.get(part) for part in parts]
    return float(sum(n for n in numbers if n)) if all(numbers) else None


def _unit(parts: dict[str, str]) -> str:
    unit = parts["unit"].lower()
    return "century" if unit.startswith("centur") else unit


def _period(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: P5D, PT3H, PXY."""
    letter, size = UNITS[unit]
    amount = "X" if count is None else f"{count * size:g}"
    if letter == "WE":
        return f"P{amount}WE"
    if count is None and size >= 10:
        return {10: "PXDE", 100: "PXCE"}[size]
    return f"PT{amount}{letter[1]}" if letter[0] == "T" else f"P{amount}{letter}"


def _month_number(word: str) -> int:
    start = word[:3].title()
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(start))


# -- direction


@cache
def _tense_words() -> tuple[re.Pattern[str], dict[str, str]]:
    tenses = {row["words"]: row["tense"] for row in lexicon.table("tense_words")}
    words = sorted(tenses, key=len, reverse=True)
    # What follows "will" belongs to it: "will be released" is no past.
    verbs = [w if w.startswith("'") else rf"\b{w}" for w in map(re.escape, words)]
    return re.compile(rf"(?P<words>{'|'.join(verbs)})\b(?:\s(?:not|be|have|been|also|\w+ly)\b){{0,3}}(?:\s\w+)?|\b[a-z]{{2,}}ed\b"), tenses


def _tense(text: str, here: int) -> str:
    """The tense of the nearest verb before `here`, else of the first after it."""
    pattern, tenses = _tense_words()
    nearest = ""
    for verb in pattern.finditer(text, max(0, here - REACH), here + REACH):
        tense = tenses[verb["words"]] if verb["words"] else "past"
        if verb.start() > here:
            return nearest or tense
        nearest = tense
    return nearest


# -- readers, one a pattern


def _read_iso(expression: Expression, scene: Scene) -> Meaning:
    parts = expression.parts
    day = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    if "hour" not in parts:
        return _on(day)
    return Meaning("TIME", f"{day}T{parts['hour']}:{parts['minute']}", None, day, day)


def _read_slashed(expression: Expression, scene: Scene) -> Meaning:
    """The order of day and month is known only where one of them cannot be a month."""
    first, second, year = (int(expression.parts[part]) for part in ("first", "second", "year"))
    if first > 12:
        return _on(date(year, second, first))
    if second > 12 or first == second:
        return _on(date(year, first, second))
    return Meaning("DATE", f"{year:04}-XX-XX", None, date(year, 1, 1), date(year, 12, 31))


def _read_clock(expression: Expression, scene: Scene) -> Meaning:
    parts = expression.parts
    hour = _count(parts["hour"])
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


def _year_of(parts: dict[str, str], scene: Scene, month: int, day: int = 15) -> int | None:
    """The year, stated or the one that neighbours, tense and publication suggest."""
    if "year" in parts:
        return int(parts["year"])
    if stated := _year_nearby(scene, month):
        return stated
    anchor = scene.anchor
    if anchor is None:
        return None
    day = min(day, 28)
    near = sorted((anchor.year + shift for shift in (-1, 0, 1)), key=lambda year: abs((date(year, month, day) - anchor).days))
    if scene.history or scene.tense == "":
        return near[0]
    ahead = date(anchor.year, month, day) > anchor and month != anchor.month
    behind = date(anchor.year, month, day) < anchor and month != anchor.month
    return anchor.year - 1 if scene.tense == "past" and ahead else anchor.year + 1 if scene.tense == "future" and behind else anchor.year


def _year_nearby(scene: Scene, month: int) -> int | None:
    """The year of a date right after it: "between July and September 2015" is one year."""
    for other in scene.following:
        if {"year", "month"} <= other.parts.keys() and other.start - scene.here < 40:
            later = _month_number(other.parts["month"]) if other.parts["month"][0].isalpha() else 12
            return int(other.parts["year"]) - (month > later)
    return None


def _read_day(expression: Expression, scene: Scene) -> Meaning:
    parts = expression.parts
    month, day = _month_number(parts["month"]), int(re.sub(r"\D", "", parts["day"]))
    year = _year_of(parts, scene, month, day)
    if year is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}")
    return _on(date(year, month, day))


def _read_month(expression: Expression, scene: Scene) -> Meaning:
    parts = expression.parts
    month = _month_number(parts["month"])
    year = _year_of(parts, scene, month)
    return _in_month(year, month, _mod(parts)) if year else Meaning("DATE", f"XXXX-{month:02}", _mod(parts))


def _read_relative_month(expression: Expression, scene: Scene) -> Meaning:
    month, which, anchor = _month_number(expression.parts["month"]), expression.parts["which"].lower(), scene.anchor
    if anchor is None:
        return Meaning("DATE", f"XXXX-{month:02}")
    if which == "last":
        return _in_month(anchor.year - (month >= anchor.month), month)
    if which == "next":
        return _in_month(anchor.year + (month <= anchor.month), month)
    return _in_month(anchor.year, month)


def _read_season(expression: Expression, scene: Scene) -> Meaning:
    parts, anchor = expression.parts, scene.anchor
    season, which = SEASONS[parts["season"].lower()], parts.get("which", "").lower()
    mod = _mod(parts) or {"early": "START", "late": "END"}.get(which)
    if "year" in parts:
        return _in_season(int(parts["year"]), season, mod)
    if anchor is None:
        return Meaning("DATE", f"XXXX-{season}", mod)
    starts = _SEASON_MONTHS[season]
    shift = -1 if which == "last" and starts > anchor.month else 1 if which == "next" and starts <= anchor.month else 0
    return _in_season(anchor.year + shift, season, mod)


def _read_century(expression: Expression, scene: Scene) -> Meaning:
    number = int(expression.parts["number"]) - 1
    if "era" in expression.parts:
        return Meaning("DATE", f"BC{number:02}", _mod(expression.parts))
    return Meaning("DATE", f"{number:02}", _mod(expression.parts), date(max(1, number * 100), 1, 1), date(number * 100 + 99, 12, 31))


def _read_decade(expression: Expression, scene: Scene) -> Meaning:
    parts = expression.parts
    return _in_decade(int(parts["decade"]) if "decade" in parts else 190 + int(parts["short"]), _mod(parts))


def _read_year(expression: Expression, scene: Scene) -> Meaning:
    return _in_year(int(expression.parts["year"]), _mod(expression.parts))


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
    return Meaning("TIME" if part else "DATE", f"{value}T{DAY_PARTS[part.lower()]}" if part else value, _mod(parts), day, day)


def _read_every_weekday(expression: Expression, scene: Scene) -> Meaning:
    name = expression.parts.get("weekday") or expression.parts["plural"]
    return Meaning("SET", f"XXXX-WXX-{WEEKDAYS.index(name) + 1}")


def _read_quarter(expression: Expression, scene: Scene) -> Meaning:
    number = 1 + "first second third fourth".split().index(expression.parts["number"])
    year = int(expression.parts["year"]) if "year" in expression.parts else scene.anchor.year if scene.anchor else None
    return _around(date(year, number * 3, 1), "quarter") if year else Meaning("DATE", f"XXXX-Q{number}")


def _read_relative(expression: Expression, scene: Scene) -> Meaning:
    """last week, this year, the next day, the end of the month."""
    parts, unit = expression.parts, _unit(expression.parts)
    which = parts["which"].lower().split()
    told = which[0] in ("the", "that", "same", "following", "previous") or expression.start < expression.end and scene.text[scene.here : scene.here + 4].lower() == "the "
    anchor = (scene.reference or scene.anchor) if told else scene.published
    mod = _mod(parts) or {"early": "START", "earlier": "START", "late": "END", "later": "END"}.get(parts.get("edge", "").lower())
    if anchor is None:
        return Meaning("DATE", {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "decade": "XXX"}.get(unit, "XXXX-XX-XX"), mod)
    step = -1 if {"last", "past", "previous"} & set(which) else 1 if {"next", "coming", "following"} & set(which) else 0
    if unit == "night":
        return Meaning("TIME", f"{anchor + timedelta(days=step)}TNI", mod, anchor + timedelta(days=step), anchor + timedelta(days=step))
    return _around(_moved(anchor, unit, step), unit)._replace(mod=mod)


def _read_day_word(expression: Expression, scene: Scene) -> Meaning:
    word, part = expression.parts["word"].lower(), expression.parts.get("part")
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word, 0)
    day = scene.published + timedelta(days=shift) if scene.published else None
    letters = "TNI" if word == "tonight" else f"T{DAY_PARTS[part.lower()]}" if part else ""
    if day is None and word == "today":
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
    parts, unit = expression.parts, _unit(expression.parts)
    way, count = parts.get("way", "ago").lower(), _count(parts["count"]) if parts["count"] else None
    back = way in ("ago", "earlier", "before")
    if count is None:
        return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")
    anchor = scene.published if way in ("ago", "from now", "hence") else scene.reference or scene.anchor
    if anchor is None:
        return Meaning("DATE", {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(unit, "XXXX-XX-XX"))
    return _around(_moved(anchor, unit, -count if back else count), unit)


def _read_neighbour(expression: Expression, scene: Scene) -> Meaning:
    unit = expression.parts["unit"].lower()
    anchor = scene.reference or scene.anchor
    if anchor is None:
        return Meaning("DATE", "XXXX-XX-XX")
    step = -1 if expression.parts["way"].lower() == "before" else 1
    if unit in DAY_PARTS:
        day = anchor + timedelta(days=step)
        return Meaning("TIME", f"{day}T{DAY_PARTS[unit]}", None, day, day)
    return _around(_moved(anchor, unit, step), unit)


def _read_reference(expression: Expression, scene: Scene) -> Meaning:
    return Meaning("DATE", "PAST_REF" if expression.parts["which"].lower() == "recent" else "FUTURE_REF")


def _read_referring(expression: Expression, scene: Scene) -> Meaning:
    row = next(row for row in lexicon.table("time_words") if row["words"] == expression.parts["words"].lower())
    return Meaning(row["type"], row["value"])


def _read_duration(expression: Expression, scene: Scene) -> Meaning:
    unit, count = _unit(expression.parts), _count(expression.parts["count"])
    if expression.pattern == "half_more" and count is not None:
        count += 0.5
    if expression.pattern == "unit_long":
        count = None if expression.end - expression.start > len(unit) + 5 else 1.0
    which = expression.parts.get("which", "").lower()
    if which in ("past", "last") and count is not None and scene.published and UNITS[unit][0] in "DWMY":
        return Meaning("DURATION", _period(count, unit), None, _moved(scene.published, unit, -count), scene.published)
    return Meaning("DURATION", _period(count, unit))


def _read_every(expression: Expression, scene: Scene) -> Meaning:
    parts = expression.parts
    if "part" in parts:
        return Meaning("SET", f"XXXX-XX-XXT{DAY_PARTS[parts['part'].lower()]}")
    count = parts.get("count", "").lower()
    return Meaning("SET", _period(2 if count == "other" else None if count == "few" else _count(count or "a"), _unit(parts)))


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
