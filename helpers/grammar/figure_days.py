"""When a figure holds, and on which day it was stated."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from helpers.grammar.nearness import is_date_sure

Row = dict[str, Any]


class Period(NamedTuple):
    """A date of the text with the days that it covers; with `since` it goes on to the day of the statement."""

    start: int
    end: int
    first: str
    last: str
    since: bool


class Claim(NamedTuple):
    """Where a claim's content stands, the first word of who states it, and whether nothing of that stands after the content."""

    spans: list[list[int]]
    end: int
    stated: int | None
    opens: bool
    told: tuple[int, int] | None  # from the first to the last character of who states it and the words that attribute


def give_days(rows: list[Row], articles: pd.DataFrame, claims: pd.DataFrame, dates: pd.DataFrame) -> None:
    """Fills `date_start`, `date_end` and `as_of` of figures that know their `sentence` and `claim_id`."""
    published = {key: day for key, day in zip(articles["article_id"], articles["published"], strict=True) if isinstance(day, str)}
    told = _claims(claims)
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    periods = _periods(dates, texts)
    said: dict[str, list[list[int]]] = {}
    for article_id, spans in zip(claims["article_id"], claims["spans"], strict=True):
        said.setdefault(article_id, []).extend(spans)
    for row in rows:
        stated = published.get(row["article_id"])
        row["as_of"] = stated[:10] if stated else None
        first, last = row.pop("sentence")
        held = _within(periods.get(row["article_id"], []), first, last)
        claim = told[row["claim_id"]] if row["claim_id"] is not None else None
        claimed = said.get(row["article_id"], [])
        inside = [p for p in held if (_holds(claim, p, texts[row["article_id"]]) if claim else not _is_within(p, claimed))]
        for period in held:
            if claim and period not in inside and period.first == period.last and _dates_statement(claim, period, texts[row["article_id"]]):
                row["as_of"] = period.first
        if inside and row["kind"] not in ("age", "duration"):
            text = texts[row["article_id"]]
            apart = {period: _apart(period, row, text, alone=len(inside) == 1) for period in inside}
            sure = [period for period in inside if apart[period] < _OTHER_SENTENCE and _is_sure(period, row, held, text, (first, last), stated)]
            nearest = min(sure or inside, key=lambda period: (apart[period], period.start))
            if apart[nearest] >= _OTHER_SENTENCE:
                continue
            row["date_start"], row["date_end"] = nearest.first, row["as_of"] if nearest.since else nearest.last
            row["date_sure"] = bool(sure)
            if row["date_end"] is not None and row["date_end"] < nearest.first:
                row["date_end"] = nearest.last


def _dates_statement(claim: Claim, period: Period, text: str) -> bool:
    """Whether a date stands beside who states something: "on Monday the ministry said", "said in a letter of 3 May"."""
    first, last = claim.told or (claim.spans[0][0], claim.end)
    between = (text[period.end : first] if period.end <= first else text[last : period.start]).removesuffix(" that ")
    return len(between) <= BESIDE and _ENDED_CLAUSE.search(between) is None


BESIDE = 50  # characters between the words that attribute and the day on which they were said
_ENDED_CLAUSE = re.compile(r"[.;:!?”\"]\s|\b(?:that|which|after|before|when|where|while|but|because|since|until|ahead of)\b")


def _is_sure(period: Period, row: Row, held: list[Period], text: str, sentence: tuple[int, int], published: str | None) -> bool:
    """Whether a date stands right beside a figure, and its year is written or near that of publication."""
    years = {day[:4] for day in (period.first, period.last)}
    if not years & set(_YEAR.findall(text, period.start, period.end)):
        near = published is not None and abs((date.fromisoformat(period.first) - date.fromisoformat(published[:10])).days) <= A_YEAR
        if not near and not _AGO.search(text, period.start, period.end):
            return False  # "in December", told of another year
    if _TAKEN_UP.match(text, period.start):
        return False  # "that night": of the day that was last told
    if _WEEK.fullmatch(text, period.start, period.end) and published is not None and date.fromisoformat(published[:10]).isoweekday() == 7:
        return False  # on a Sunday the week that ends, or the one before
    if _BARE_YEAR.fullmatch(text, period.start, period.end) and _IN_YEAR.search(text, max(0, period.start - 12), period.start) is None:
        return False  # "to close 2018"
    if _CLOCK.fullmatch(text, period.start, period.end) or _STREET.match(text, period.start):
        return False  # "before 10 a.m.", of no day; "1600 Mill Street"
    if published is not None and period.first < published[:10] and _WEEKDAY.fullmatch(text, period.start, period.end):
        first, last = max(sentence[0], row["phrase_start"] - TO_COME), max(row["phrase_end"], period.start) + TO_COME
        if _TO_COME.search(text, int(first), min(sentence[1], int(last))):
            return False  # "twelve will take the stage on Tuesday": of the week that comes
    if period.since and row["scope"] == "previous":
        return False  # "since May it fell from 40": what it was before
    if period.since and published is not None and period.first > published[:10]:
        return False  # "since 11 September", of a year that goes without saying
    first, last = sentence
    others = [(other.start - first, other.end - first) for other in held if other.start != period.start]
    phrase = row["phrase_start"] - first, max(row["end"], row["phrase_end"]) - first
    return is_date_sure(period.start - first, period.end - first, *phrase, text[first:last], others, since=period.since, kind=row["kind"])


TO_COME = 60  # characters around a figure in which a word says that something is to come
_WEEKDAY = re.compile(r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?)")
_TO_COME = re.compile(
    r"\b(?:will|gearing up to|preparing to|plans? to|(?:is|are) (?:to|set to|expected to|scheduled to|due to|about to|planning to|poised to))\b"
)
_CLOCK = re.compile(r"(?i:(?:between |around |about )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?(?: and \d{1,2}(?:[:.]\d\d)?)?(?: ?[ap]\.?m\b\.?)?)")
_STREET = re.compile(r"\d{4} (?:[A-Z][\w.]* ){1,3}(?:Avenue|Street|Road|Boulevard|Drive|Lane|Ave|St|Rd)\b")
A_YEAR = 400  # days from publication within which a date is that goes without its year
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_BARE_YEAR = re.compile(r"\d{4}")
_IN_YEAR = re.compile(r"(?i:\b(?:in|during|since|from|to|until|through|and|between|early|late|mid|the|year|fiscal)[ -]|[–-])$")
_TAKEN_UP = re.compile(r"(?i:(?:that|the same|the following|the next|the previous) )")
_WEEK = re.compile(r"(?i:(?:last|this) week)")
_AGO = re.compile(r"(?i:\b(?:ago|(?:last|this) year|century|decade|\d{2}s|(?:past|last) (?:\w+ )?(?:years|months|weeks|days))\b)")


def _is_within(period: Period, spans: list[list[int]]) -> bool:
    """Whether a date is part of what somebody claims."""
    return any(first <= period.start and period.end <= last for first, last in spans)


def _apart(period: Period, row: Row, text: str, *, alone: bool) -> int:
    """Characters between a date and a figure, more where the words in between open another clause.

    Of a date that stands `alone` it matters only whether it is of the same sentence.
    """
    between = text[period.end : row["start"]] if period.end <= row["start"] else text[row["end"] : period.start]
    if alone:
        return _OTHER_SENTENCE if _ENDED.search(between) else 0
    other = _OTHER_SENTENCE if _ENDED.search(between) else 0
    return abs(period.start - int(row["end"])) + other + 40 * len(_CLAUSE.findall(between))


_OTHER_SENTENCE = 10_000
_ENDED = re.compile(r"(?:…|\.\.\.) ?[\"“']?[A-Z]")  # where the sentences of a digest are parted by dots
_CLAUSE = re.compile(r"[;:]| [–—-] |\b(?:where|when|while|whereas|although|who|which|after|before|but)\b")


def _claims(claims: pd.DataFrame) -> dict[str, Claim]:
    names = ("claim_id", "spans", "source_start", "cue_start", "source_end", "cue_end")
    found = {}
    for claim_id, spans, source, cue, *ends in zip(*(claims[column].astype(object).tolist() for column in names), strict=True):
        telling = [int(place) for place in (source, cue) if not pd.isna(place)]
        told_to = [int(end) for end in ends if not pd.isna(end)]
        told = (min(telling), max(told_to)) if telling and told_to else None
        opens = bool(telling) and max(telling) < min(first for first, _ in spans)
        found[claim_id] = Claim(spans, max(last for _, last in spans), min(telling) if telling else None, opens, told)
    return found


def _periods(dates: pd.DataFrame, texts: dict[str, str]) -> dict[str, list[Period]]:
    """The dates of each article whose days are known; not that of its own posting."""
    found: dict[str, list[Period]] = {}
    columns = (dates[column].astype(object).tolist() for column in ("article_id", "start", "end", "date_start", "date_end"))
    for article_id, start, end, first, last in zip(*columns, strict=True):
        if not isinstance(first, str) or not isinstance(last, str):
            continue
        if _REPORT.match(texts[article_id], end):
            continue  # "a February report": of the report, and not of what it tells
        before = texts[article_id][max(0, start - _BEFORE) : start]
        since = "since " in before or "Since " in before
        if not (_POSTED.search(before, max(0, len(before) - 24)) or since and _RECORD.search(before)):
            since = (
                since and _SINCE.search(before) is not None or before.endswith(("from ", "From ")) and _ON.match(texts[article_id], end) is not None
            )
            _join(found.setdefault(article_id, []), Period(start, end, first, last, since), texts[article_id])
    return found


def _join(periods: list[Period], period: Period, text: str) -> None:
    """Adds a date; two that the words join cover the days of both: "on Friday and Saturday", "from 2011 to 2014"."""
    before = periods[-1] if periods else None
    if before and _JOINED.fullmatch(text, before.end, period.start) and (before.first == before.last) == (period.first == period.last):
        first, last = min(before.first, period.first), max(before.last, period.last)
        periods[-1] = before._replace(first=first, last=last)
        period = period._replace(first=first, last=last)
    periods.append(period)


_REPORT = re.compile(r" (?:report|poll|survey|study|article|speech|letter|e-?mail|interview|statement|briefing|memo|op-ed|column)\b")
_JOINED = re.compile(r"(?: and | to | through | until | till |[–-])(?:on |in |the )?")
_ON = re.compile(r" (?:onwards?|on)\b")


_BEFORE = 70  # characters before a date that are read
_POSTED = re.compile(r"(?:(?i:posted|last updated|last modified|first published)|Published|Updated|UPDATED|PUBLISHED):?(?: on| at)?:? $")
_RECORD = re.compile(
    r"\b(?:first|most|worst|best|least|(?!rest|test|west|guest|protest|arrest|request|interest)\w{2,}est) [^.;:,\d]{0,30}\bsince $"
)  # "the lowest since 1970"
_SINCE = re.compile(r"(?i:\bsince (?:about |around |at least |the (?:start|beginning|end) of |[a-z][^.,;:\d]{2,50} (?:in|on) )?$)")


def _within(periods: list[Period], start: int, end: int) -> list[Period]:
    starts = [period.start for period in periods]
    return periods[bisect_left(starts, start) : bisect_left(starts, end)]


def _holds(claim: Claim, period: Period, text: str) -> bool:
    """Whether a date belongs to what is claimed, and does not say when it was.

    It stands in it, or between it and who says so ("12 died Monday the army said"), or goes on with what
    is claimed ("they accuse the army of killing 12 | with shells on Monday").
    """
    if any(first <= period.start and period.end <= last for first, last in claim.spans):
        return True
    if claim.stated is None or claim.end > period.start:
        return False
    return period.end <= claim.stated or claim.opens and _GOES_ON.fullmatch(text, claim.end, period.start) is not None


_GOES_ON = re.compile(r"(?! on $) (?:with|in|at|on|near|during|by|from|of|for|over) [^.,;:\"”’—]{0,45}")
