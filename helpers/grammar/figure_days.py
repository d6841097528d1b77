"""When a figure holds, and on which day it was stated."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, NamedTuple

import pandas as pd

Row = dict[str, Any]


class Period(NamedTuple):
    """A date of the text with the days that it covers."""

    start: int
    end: int
    first: str
    last: str


def give_days(rows: list[Row], articles: pd.DataFrame, claims: pd.DataFrame, dates: pd.DataFrame) -> None:
    """Fills `date_start`, `date_end` and `as_of` of figures that know their `sentence` and `claim_id`."""
    published = {key: day for key, day in zip(articles["article_id"], articles["published"], strict=True) if isinstance(day, str)}
    spans = dict(zip(claims["claim_id"], claims["spans"], strict=True))
    periods = _periods(dates)
    for row in rows:
        stated = published.get(row["article_id"])
        row["as_of"] = stated[:10] if stated else None
        first, last = row.pop("sentence")
        held = _within(periods.get(row["article_id"], []), first, last)
        inside = [period for period in held if row["claim_id"] is None or _holds(spans[row["claim_id"]], period)]
        for period in held:
            if period not in inside and period.first == period.last:
                row["as_of"] = period.first
        if inside and row["kind"] not in ("age", "duration"):
            nearest = min(inside, key=lambda period: (abs(period.start - row["end"]), period.start))
            row["date_start"], row["date_end"] = nearest.first, nearest.last


def _periods(dates: pd.DataFrame) -> dict[str, list[Period]]:
    found: dict[str, list[Period]] = {}
    columns = (dates[column].astype(object).tolist() for column in ("article_id", "start", "end", "date_start", "date_end"))
    for article_id, start, end, first, last in zip(*columns, strict=True):
        if isinstance(first, str) and isinstance(last, str):
            found.setdefault(article_id, []).append(Period(start, end, first, last))
    return found


def _within(periods: list[Period], start: int, end: int) -> list[Period]:
    starts = [period.start for period in periods]
    return periods[bisect_left(starts, start) : bisect_left(starts, end)]


def _holds(spans: list[list[int]], period: Period) -> bool:
    return any(first <= period.start and period.end <= last for first, last in spans)
