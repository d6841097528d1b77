"""When a figure holds, and on which day it was stated."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any, NamedTuple

import pandas as pd

Row = dict[str, Any]


class Period(NamedTuple):
    """A date of the text with the days that it covers; with `since` it goes on to the day of the statement."""

    start: int
    end: int
    first: str
    last: str
    since: bool


class Claim(NamedTuple):
    """Where a claim's content stands, and the first word of who states it."""

    spans: list[list[int]]
    end: int
    stated: int | None


def give_days(rows: list[Row], articles: pd.DataFrame, claims: pd.DataFrame, dates: pd.DataFrame) -> None:
    """Fills `date_start`, `date_end` and `as_of` of figures that know their `sentence` and `claim_id`."""
    published = {key: day for key, day in zip(articles["article_id"], articles["published"], strict=True) if isinstance(day, str)}
    told = _claims(claims)
    periods = _periods(dates, dict(zip(articles["article_id"], articles["text"], strict=True)))
    for row in rows:
        stated = published.get(row["article_id"])
        row["as_of"] = stated[:10] if stated else None
        first, last = row.pop("sentence")
        held = _within(periods.get(row["article_id"], []), first, last)
        inside = [period for period in held if row["claim_id"] is None or _holds(told[row["claim_id"]], period)]
        for period in held:
            if period not in inside and period.first == period.last:
                row["as_of"] = period.first
        if inside and row["kind"] not in ("age", "duration"):
            nearest = min(inside, key=lambda period: (abs(period.start - row["end"]), period.start))
            row["date_start"], row["date_end"] = nearest.first, row["as_of"] if nearest.since else nearest.last
            if row["date_end"] is not None and row["date_end"] < nearest.first:
                row["date_end"] = nearest.last


def _claims(claims: pd.DataFrame) -> dict[str, Claim]:
    columns = (claims[column].astype(object).tolist() for column in ("claim_id", "spans", "source_start", "cue_start"))
    found = {}
    for claim_id, spans, source, cue in zip(*columns, strict=True):
        telling = [int(place) for place in (source, cue) if not pd.isna(place)]
        found[claim_id] = Claim(spans, max(last for _, last in spans), min(telling) if telling else None)
    return found


def _periods(dates: pd.DataFrame, texts: dict[str, str]) -> dict[str, list[Period]]:
    """The dates of each article whose days are known; not that of its own posting."""
    found: dict[str, list[Period]] = {}
    columns = (dates[column].astype(object).tolist() for column in ("article_id", "start", "end", "date_start", "date_end"))
    for article_id, start, end, first, last in zip(*columns, strict=True):
        if not isinstance(first, str) or not isinstance(last, str):
            continue
        before = texts[article_id][max(0, start - _BEFORE) : start]
        since = "since " in before or "Since " in before
        if not (_POSTED.search(before, max(0, len(before) - 24)) or since and _RECORD.search(before)):
            found.setdefault(article_id, []).append(Period(start, end, first, last, since and _SINCE.search(before) is not None))
    return found


_BEFORE = 70  # characters before a date that are read
_POSTED = re.compile(r"(?:(?i:posted|last updated|last modified|first published)|Published|Updated|UPDATED|PUBLISHED):?(?: on| at)?:? $")
_RECORD = re.compile(
    r"\b(?:first|most|worst|best|least|(?!rest|test|west|guest|protest|arrest|request|interest)\w{2,}est) [^.;:,\d]{0,30}\bsince $"
)  # "the lowest since 1970"
_SINCE = re.compile(r"(?i:\bsince (?:about |around |at least |the (?:start|beginning|end) of |[a-z][^.,;:\d]{2,50} (?:in|on) )?$)")


def _within(periods: list[Period], start: int, end: int) -> list[Period]:
    starts = [period.start for period in periods]
    return periods[bisect_left(starts, start) : bisect_left(starts, end)]


def _holds(claim: Claim, period: Period) -> bool:
    """Whether a date belongs to what is claimed: it stands in it, or between it and who says so ("12 died Monday the army said")."""
    if any(first <= period.start and period.end <= last for first, last in claim.spans):
        return True
    return claim.stated is not None and claim.end <= period.start and period.end <= claim.stated
