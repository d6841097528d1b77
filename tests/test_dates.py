"""Dates: TIMEX3 values of time expressions, for an article of Friday 7 October 2016 unless said otherwise."""

from __future__ import annotations

import time
import warnings
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import dates, schemas

FRIDAY = "2016-10-07"


def read(text: str, published: str | None = FRIDAY) -> pd.DataFrame:
    articles = schemas.frame("articles", [{"article_id": "a", "text": text, "published": published, "path": "a.txt"}])
    sentences = schemas.frame("sentences", [{"article_id": "a", "sentence": 1, "passage": 1, "start": 0, "end": len(text), "text": text}])
    return schemas.validate("dates", dates.dates(articles, sentences))


def values(text: str, published: str | None = FRIDAY) -> list[tuple[str, str, str]]:
    rows = read(text, published)
    return list(zip(rows["text"], rows["type"], rows["value"], strict=True))


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "mod", "first", "last"),
    [
        ("The envoy spoke on Friday.", "Friday", "DATE", "2016-10-07", None, "2016-10-07", "2016-10-07"),
        ("The bridge fell on Thursday.", "Thursday", "DATE", "2016-10-06", None, "2016-10-06", "2016-10-06"),
        ("The group planned to send food on Monday.", "Monday", "DATE", "2016-10-10", None, "2016-10-10", "2016-10-10"),
        ("Deliveries will resume on Monday.", "Monday", "DATE", "2016-10-10", None, "2016-10-10", "2016-10-10"),
        ("The siege began two weeks ago.", "two weeks ago", "DATE", "2016-W38", None, "2016-09-19", "2016-09-25"),
        ("A convoy left last week.", "last week", "DATE", "2016-W39", None, "2016-09-26", "2016-10-02"),
        ("The road was shut last month.", "last month", "DATE", "2016-09", None, "2016-09-01", "2016-09-30"),
        ("Harvests shrank this year.", "this year", "DATE", "2016", None, "2016-01-01", "2016-12-31"),
        ("In early July, 40 raids were counted.", "early July", "DATE", "2016-07", "START", "2016-07-01", "2016-07-31"),
        ("Prices doubled at the beginning of the year.", "the beginning of the year", "DATE", "2016", "START", "2016-01-01", "2016-12-31"),
        ("The camp opened in late 2015.", "late 2015", "DATE", "2015", "END", "2015-01-01", "2015-12-31"),
        ("The dam broke on 3 July.", "3 July", "DATE", "2016-07-03", None, "2016-07-03", "2016-07-03"),
        ("Marches began in May 2011.", "May 2011", "DATE", "2011-05", None, "2011-05-01", "2011-05-31"),
        ("The hospital burned in 2013.", "2013", "DATE", "2013", None, "2013-01-01", "2013-12-31"),
        ("Mills worked here in the 1980s.", "the 1980s", "DATE", "198", None, "1980-01-01", "1989-12-31"),
        ("The river froze in spring.", "spring", "DATE", "2016-SP", None, "2016-03-01", "2016-05-31"),
        ("Guards now stand at the gate.", "now", "DATE", "PRESENT_REF", None, None, None),
        ("The mill is currently shut.", "currently", "DATE", "PRESENT_REF", None, None, None),
        ("Wells dried up in recent years.", "recent years", "DATE", "PAST_REF", None, None, None),
        ("More may come in the coming months.", "the coming months", "DATE", "FUTURE_REF", None, None, None),
        ("Shells fell on Monday evening.", "Monday evening", "TIME", "2016-10-03TEV", None, "2016-10-03", "2016-10-03"),
        ("The raid began at 2:30 am on Tuesday.", "2:30 am on Tuesday", "TIME", "2016-10-04T02:30", None, "2016-10-04", "2016-10-04"),
        ("The fire raged for three hours.", "three hours", "DURATION", "PT3H", None, None, None),
        ("A five-day truce was signed.", "five-day", "DURATION", "P5D", None, None, None),
        ("The trial dragged on for years.", "years", "DURATION", "PXY", None, None, None),
        ("Rents rose over the past five years.", "the past five years", "DURATION", "P5Y", None, "2011-10-07", "2016-10-07"),
        ("Buses run every Friday.", "every Friday", "SET", "XXXX-WXX-5", None, None, None),
        ("Water comes twice a week.", "twice a week", "SET", "P1W", None, None, None),
        ("Bread is handed out daily.", "daily", "SET", "P1D", None, None, None),
        ("The wall dates from 480 BC.", "480 BC", "DATE", "BC0480", None, None, None),
    ],
)
def test_the_table_of_the_frames(text: str, words: str, kind: str, value: str, mod: str | None, first: str | None, last: str | None) -> None:
    [row] = schemas.records(read(text))
    assert (row["text"], row["type"], row["value"], row["mod"], row["date_start"], row["date_end"]) == (words, kind, value, mod, first, last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge fell on Thursday.", "XXXX-WXX-4"),
        ("A convoy left last week.", "XXXX-WXX"),
        ("The dam broke on 3 July.", "XXXX-07-03"),
        ("Two days later it rained.", "XXXX-XX-XX"),
        ("He left in August.", "XXXX-08"),
    ],
)
def test_without_a_day_of_publication_relative_ones_stay_unresolved(text: str, value: str) -> None:
    [row] = schemas.records(read(text, None))
    assert (row["value"], row["date_start"], row["date_end"]) == (value, None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said on Monday that schools will open on Wednesday.", ["2016-10-03", "2016-10-12"]),
        ("Prisoners are to be released on Sunday, a clerk announced on Tuesday.", ["2016-10-09", "2016-10-04"]),
        ("On Saturday rebels shelled the market.", ["2016-10-01"]),
        ("Last Friday the mayor resigned.", ["2016-09-30"]),
        ("She flies home next Tuesday.", ["2016-10-11"]),
        ("The vote was held in December.", ["2015-12"]),
        ("The vote will be held in December.", ["2016-12"]),
        ("Talks will resume in March.", ["2017-03"]),
        ("Floods struck between July and September 2015.", ["2015-07", "2015-09"]),
        ("He arrived on April 6-7, 1915.", ["1915-04-06", "1915-04-07"]),
        ("It rained on 6 and 7 May 2014.", ["2014-05-06", "2014-05-07"]),
        ("The fort fell on 3 May 2014 and was retaken the next day.", ["2014-05-03", "2014-05-04"]),
        ("Yesterday he left; tomorrow he returns.", ["2016-10-06", "2016-10-08"]),
        ("The order is dated 2016-09-30.", ["2016-09-30"]),
        ("The order is dated 30/09/2016.", ["2016-09-30"]),
        ("The order is dated 05/09/2016.", ["2016-XX-XX"]),
        ("He was born in the 19th century.", ["18"]),
        ("She left on Saturday, June 4, 2016.", ["2016-06-04"]),
        ("The plant closed last summer.", ["2016-SU"]),
        ("She lost in three 2016 primaries.", ["2016"]),
        ("The post was attacked last night.", ["2016-10-06TNI"]),
    ],
)
def test_direction_and_neighbours(text: str, expected: list[str]) -> None:
    assert [value for _, _, value in values(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The crowd may march again.",
        "March for Peace is a charity.",
        "Theresa May spoke to the troops.",
        "The Sunday Times reported it.",
        "Bloody Sunday is remembered.",
        "The fall of Rome was slow.",
        "Soldiers spring from the trench.",
        "It costs $5 a month.",
        "The second man fled.",
        "More than 2000 people came.",
        "Some 1500 houses burned.",
        "The report has no date.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


def test_a_history_takes_the_year_of_the_date_before() -> None:
    text = (
        "War broke out in 1812. In 1813 and 1814 it spread, in March 1815 it came back, and on 18 June 1815 it was decided. On 3 July the city fell."
    )
    assert values(text)[-1][2] == "1815-07-03"


@given(st.text(alphabet="0123456789,.-/: aMayJuneyrsdonthilwek", max_size=200), st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_spans_slice_and_do_not_overlap(text: str, published: date | None) -> None:
    rows = read(text, str(published) if published else None)
    assert [text[start:end] for start, end in zip(rows["start"], rows["end"], strict=True)] == rows["text"].tolist()
    assert all(end <= start for end, start in zip(rows["end"], rows["start"][1:], strict=False))


@pytest.mark.parametrize("unit", ["9", "1,", "May ", "3-", "the last ", "two ", "early ", "Monday, ", "a few "])
def test_hostile_input_takes_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    with warnings.catch_warnings():
        read(text)
    assert time.process_time() - began < 5
