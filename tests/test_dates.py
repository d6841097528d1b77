"""Dates: TIMEX3 values of time expressions, for an article of Friday 7 October 2016 unless said otherwise."""

from __future__ import annotations

import re
import time
import warnings
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import dates, schemas

FRIDAY = "2016-10-07"


def read(text: str, published: str | None = FRIDAY, genre: str | None = None) -> pd.DataFrame:
    articles = schemas.frame("articles", [{"article_id": "a", "text": text, "published": published, "genre": genre, "path": "a.txt"}])
    spans = [(found.start(), found.end()) for found in re.finditer(r"\S.*?(?:[.!?](?=\s[A-Z])|\Z)", text, re.DOTALL)]
    rows = [{"article_id": "a", "sentence": n, "passage": 1, "start": s, "end": e, "text": text[s:e]} for n, (s, e) in enumerate(spans, start=1)]
    sentences = schemas.frame("sentences", rows)
    return schemas.validate("dates", dates.dates(articles, sentences))


def values(text: str, published: str | None = FRIDAY, genre: str | None = None) -> list[tuple[str, str, str]]:
    rows = read(text, published, genre)
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
        ("The river froze in spring.", "spring", "DATE", "2016-SP", None, None, None),
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
        "It costs a fortune.",
        "The second man fled.",
        "More than 2000 people came.",
        "Some 1500 houses burned.",
        "The report has no date.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The truce was extended until Monday.", ["2016-10-10"]),
        ("A ceasefire holds until Tuesday.", ["2016-10-11"]),
        ("Crews hope to mend the main by Wednesday.", ["2016-10-12"]),
        ("The road has been shut since Tuesday.", ["2016-10-04"]),
        ("He slept on the quay until Monday.", ["2016-10-03"]),
        ("By Thursday the flag had come down.", ["2016-10-06"]),
        ("Bus crews will strike from Monday to Wednesday.", ["2016-10-10", "2016-10-12"]),
        ("Talks will resume on Friday.", ["2016-10-07"]),
        ("The court meets on Tuesday.", ["2016-10-11"]),
        ("Anyone who stayed after Sunday would be shot, they said.", ["2016-10-09"]),
        ("They blamed the guards for Monday's raid.", ["2016-10-03"]),
    ],
)
def test_prepositions_and_verbs_tell_the_direction(text: str, expected: list[str]) -> None:
    assert [value for _, _, value in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mill fell on 3 May 2014. The day before it had rained.", "The day before", "2014-05-02"),
        ("The mill fell on 3 May 2014. Two days later it rained.", "Two days later", "2014-05-05"),
        ("The mill fell on Monday. That night it rained.", "That night", "2016-10-03TNI"),
        ("It had rained the day before.", "the day before", "XXXX-XX-XX"),
        ("A year later it rained.", "A year later", "XXXX"),
        ("Two months after, it rained.", "Two months after", "XXXX-XX"),
        ("He was jailed in May 2011. In July he fled.", "July", "2011-07"),
        ("Sales fell in the fourth quarter of 2014, and rose in the third quarter.", "the third quarter", "2014-Q3"),
    ],
)
def test_what_the_narrative_anchors(text: str, words: str, value: str) -> None:
    assert (words, value) in [(said, held) for said, _, held in values(text)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "mod"),
    [
        ("It broke at 6 pm on Monday.", "6 pm on Monday", "TIME", "2016-10-03T18:00", None),
        ("It broke on Monday at 6 pm.", "Monday at 6 pm", "TIME", "2016-10-03T18:00", None),
        ("It broke at half past nine on Monday evening.", "half past nine on Monday evening", "TIME", "2016-10-03T21:30", None),
        ("It broke at six o’clock on Monday.", "six o’clock on Monday", "TIME", "2016-10-03T06:00", None),
        ("It broke on the night of 20 June 2014.", "the night of 20 June 2014", "TIME", "2014-06-20TNI", None),
        ("It broke at dawn on Monday.", "dawn on Monday", "TIME", "2016-10-03TMO", "START"),
        ("It opens in the fall of next year.", "the fall of next year", "DATE", "2017-FA", None),
        ("It opened in June of last year.", "June of last year", "DATE", "2015-06", None),
        ("It opened in the second week of May.", "the second week of May", "DATE", "2016-05", None),
        ("Monday of last week was wet.", "Monday of last week", "DATE", "2016-09-26", None),
        ("Waits exceed more than 18 months.", "more than 18 months", "DURATION", "P18M", "MORE_THAN"),
        ("It lasted nearly two hours.", "nearly two hours", "DURATION", "PT2H", "LESS_THAN"),
        ("It took a day and a half.", "a day and a half", "DURATION", "P1.5D", None),
        ("They waited half a year.", "half a year", "DURATION", "P6M", None),
        ("They waited a few days.", "a few days", "DURATION", "PXD", None),
        ("They waited two decades.", "two decades", "DURATION", "P2DE", None),
        ("It costs $5 a month.", "a month", "SET", "P1M", None),
        ("They meet every other week.", "every other week", "SET", "P2W", None),
        ("They meet every evening.", "every evening", "SET", "XXXX-XX-XXTEV", None),
        ("The wall fell in AD 79.", "AD 79", "DATE", "0079", None),
        ("It fell in the fifth century BC.", "the fifth century BC", "DATE", "BC04", None),
        ("It fell in the 470s BC.", "the 470s BC", "DATE", "BC047", None),
        ("Sales doubled in the first half of 2015.", "the first half of 2015", "DATE", "2015-H1", None),
        ("They left at Easter 2015.", "Easter 2015", "DATE", "2015-04-05", None),
        ("It rained at the weekend.", "the weekend", "DATE", "2016-W39-WE", None),
    ],
)
def test_what_is_one_expression_and_how_it_is_read(text: str, words: str, kind: str, value: str, mod: str | None) -> None:
    [row] = schemas.records(read(text))
    assert (row["text"], row["type"], row["value"], row["mod"]) == (words, kind, value, mod)


@pytest.mark.parametrize(("genre", "value"), [("news", "2016-08"), ("history", "1812-08"), (None, "2016-08")])
def test_the_genre_tells_which_year_a_month_belongs_to(genre: str | None, value: str) -> None:
    assert values("The treaty of 1812 was signed. It was torn up in August.", genre=genre)[-1][2] == value


def test_an_ancient_history_counts_back_from_christ() -> None:
    text = "War broke out in 499 BC and spread in 494 BC. The city fell in 490. The following year it rose."
    assert [value for _, _, value in values(text, genre="history")] == ["BC0499", "BC0494", "BC0490", "BC0489"]


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


WORDS = "May 3 early the last two days later Monday at 6 pm of by until 2014 BC a week half past nine night in 480 next year's".split()


@given(st.lists(st.sampled_from([*WORDS, ".", ",", "-", "’s"]), max_size=40).map(" ".join), st.sampled_from(["news", "history", None]))
def test_a_date_ends_where_it_starts_or_later_and_is_the_same_each_time(text: str, genre: str | None) -> None:
    rows = schemas.records(read(text, FRIDAY, genre))
    assert all(row["date_start"] <= row["date_end"] for row in rows if row["date_start"] is not None)
    assert all((row["date_start"] is None) == (row["date_end"] is None) for row in rows)
    assert schemas.records(read(text, FRIDAY, genre)) == rows


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    assert list(read(text)) == list(schemas.dtypes("dates"))


@pytest.mark.parametrize(
    "unit",
    ["half past ", "the night of ", "six o'clock ", "to move ", "will ", "in 480 BC and ", "a day of ", "the second week of ", "more than ", "’80s "],
)
def test_hostile_phrases_take_linear_time(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("unit", ["9", "1,", "May ", "3-", "the last ", "two ", "early ", "Monday, ", "a few "])
def test_hostile_input_takes_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    with warnings.catch_warnings():
        read(text)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wednesdays attack was the worst.", [("Wednesdays", "DATE", "2016-10-05")]),
        ("Wednesdays harbour raids went on.", [("Wednesdays", "DATE", "2016-10-05")]),
        ("The court sits on Mondays and Tuesdays.", [("on Mondays", "SET", "XXXX-WXX-1"), ("Tuesdays", "SET", "XXXX-WXX-2")]),
        ("It would be the worst raid since the March 19 attack.", [("March 19", "DATE", "2016-03-19")]),
        ("The port is split since mid-2012. It was shelled in mid-July.", [("mid-2012", "DATE", "2012"), ("mid-July", "DATE", "2016-07")]),
        (
            "The mayor spoke on Thursday. The mill burned in 2013. The following year it was rebuilt.",
            [("Thursday", "DATE", "2016-10-06"), ("2013", "DATE", "2013"), ("The following year", "DATE", "2014")],
        ),
    ],
)
def test_possessive_days_and_years_that_were_named_last(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert values(text) == expected
