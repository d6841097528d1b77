"""Figures of one thing, place and day: which may be read beside one another."""

from __future__ import annotations

from typing import Any

import handmade
import pytest

from helpers import charts, findings, schemas
from helpers.occasions import are_scattered, occasions, placed, where
from helpers.statements import distinct

TOLL = {"kind": "killed", "unit": None, "place": "Castrel", "date_start": "2031-03-10", "date_end": "2031-03-10", "as_of": "2031-03-11"}


def tolls(*sources: str, **more: Any) -> list[dict[str, Any]]:
    return [TOLL | {"source_id": source} | more for source in sources]


def test_only_what_is_of_one_kind_place_and_day_is_an_occasion() -> None:
    rows = tolls("a", "b", "c") + tolls("d", "e", place="Mirrow") + tolls("f", "g", date_start="2031-03-09") + tolls("h", "i", kind="injured")
    assert {(one.kind, one.place, one.date_start): len(held) for one, held in occasions(rows).items()} == {
        ("killed", "Castrel", "2031-03-10"): 3,
        ("killed", "Mirrow", "2031-03-10"): 2,
        ("killed", "Castrel", "2031-03-09"): 2,
        ("injured", "Castrel", "2031-03-10"): 2,
    }
    assert [one.place for one in occasions(rows, 3)] == ["Castrel"]


def test_several_figures_of_one_source_and_figures_of_no_known_place_or_day_are_none() -> None:
    assert not occasions(tolls("a", "a", "a"))
    assert not occasions(tolls("a", "b", place=None)) and not occasions(tolls("a", "b", date_start=None, date_end=None))


def test_a_place_is_the_same_however_its_capitals_are() -> None:
    assert [str(one) for one in occasions(tolls("a") + tolls("b", place="CASTREL"))] == ["Castrel, 10 March 2031"]


@pytest.mark.parametrize(
    ("change", "said", "with_stated"),
    [
        ({}, "Castrel, 10 March 2031", "Castrel, 10 March 2031"),
        ({"place": None}, "10 March 2031", "10 March 2031"),
        ({"date_start": None, "date_end": None}, "Castrel", "Castrel, in an article of 11 March 2031"),
        ({"place": None, "date_start": None, "date_end": None}, "not told beside it", "in an article of 11 March 2031"),
        ({"date_start": None, "date_end": None, "as_of": None}, "Castrel", "Castrel, day not given"),
    ],
)
def test_place_and_day_are_said_as_far_as_they_are_known(change: dict[str, Any], said: str, with_stated: str) -> None:
    assert (where(TOLL | change), placed(TOLL | change)) == (said, with_stated)


def test_what_is_stated_several_times_is_told_with_the_first_and_the_last_day() -> None:
    one = TOLL | {"date_start": None, "date_end": None, "source_id": "a", "value": 12, "low": 12, "high": 12, "text": "12", "counted": None}
    told = distinct([one | {"share_of": None}, one | {"share_of": None, "as_of": "2031-03-14"}, one | {"share_of": None, "as_of": None}])
    assert [placed(row) for row in told] == ["Castrel, in articles of 11 to 14 March 2031"]


def test_what_is_unknown_scatters_nothing() -> None:
    assert not are_scattered(tolls("a") + tolls("b", place=None, date_start=None, date_end=None))
    assert are_scattered(tolls("a") + tolls("b", date_start="2031-03-12", date_end="2031-03-12"))


@pytest.mark.parametrize(
    ("other", "times"),
    [
        ({"place": None}, [2]),
        ({"place": "Mirrow"}, [2]),  # the days are the same: a place in another, perhaps
        ({"place": "Mirrow", "date_start": None, "date_end": None}, [1, 1]),
        ({"date_start": "2031-03-09", "date_end": "2031-03-15"}, [2]),
        ({"date_start": "2031-03-12", "date_end": "2031-03-12"}, [1, 1]),
    ],
)
def test_a_statement_of_another_day_or_place_is_no_repetition(other: dict[str, Any], times: list[int]) -> None:
    one = TOLL | {"source_id": "a", "value": 12, "low": 12, "high": 12, "text": "12", "counted": "people", "share_of": None}
    assert [row["times"] for row in distinct([one, one | other])] == times


def scattered() -> dict[str, Any]:
    """The harbour's tolls, of three sources for one place and day, and one of another day."""
    rows = handmade.harbour()
    toll = next(row for row in rows["figures"] if row["figure_id"] == "harbour:f2")
    day = {"place": "Castrel", "date_start": "2016-10-06", "date_end": "2016-10-06"}
    sources = [row["source_id"] for row in rows["sources"] if row["resolved"]][:3]
    values = zip(sources, (270, 300, 320), strict=True)
    more = [toll | day | {"figure_id": f"harbour:f{n}", "source_id": key, "value": value, "low": value} for n, (key, value) in enumerate(values, 20)]
    rows["figures"] = [*[row for row in rows["figures"] if row is not toll], toll | {"place": "Mirrow"}, *more]
    return rows


def test_the_chart_of_an_occasion_names_it_and_that_of_several_gives_no_span() -> None:
    book = handmade.book(scattered())
    figures = book.figures[book.figures["kind"] == "killed"]
    assert charts.title(charts.attributed(figures)) == "Killed: 5 figures from 4 sources, not all of one place and day"
    assert "Castrel, 6 October 2016" in charts.describe(figures, book.sources)
    occasion, held = next(iter(occasions(schemas.records(figures), 3).items()))
    said = charts.title(held, occasion)
    assert said == "Killed, Castrel, 6 October 2016: more than 320 to more than 270, in 3 figures from 3 sources"


def test_an_occasion_of_three_sources_is_the_finding_of_its_kind() -> None:
    told = str(findings.findings(handmade.book(scattered()))[0])
    assert told.startswith("On the killed (Castrel, 6 October 2016), 3 sources give 3 figures, from more than 270 people (")
    assert told.endswith(" 5 figures of all places and days come from 4 sources.")


def test_a_place_or_day_that_is_not_sure_is_left_out_and_said_to_be_so() -> None:
    far = {"place_sure": False, "date_sure": False}
    assert (where(TOLL | far), placed(TOLL | far)) == ("not sure", "in an article of 11 March 2031")
    assert where(TOLL | {"place_sure": False, "date_sure": True}) == "10 March 2031"
    assert where(TOLL | {"place": None, "date_start": None, "date_end": None} | far) == "not told beside it"
    assert not are_scattered(tolls("a") + tolls("b", place="Mirrow", date_start="2031-03-12", date_end="2031-03-12", **far))


def test_an_occasion_needs_one_of_place_and_day_beside_each_figure() -> None:
    assert len(occasions(tolls("a", "b", place_sure=False))) == 1
    assert not occasions(tolls("a", "b", place_sure=False, date_sure=False))
