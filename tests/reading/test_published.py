"""Days of publication: every usual spelling, and no guess where a spelling leaves it open."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.reading import published

DAYS = st.dates(min_value=date(1000, 1, 1))


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2016-10-07", "2016-10-07"),
        ("2016-10-07T10:20:30Z", "2016-10-07T10:20:30Z"),
        ("2016-10-07 10:20+0200", "2016-10-07T10:20:00+02:00"),
        ("2016-10-07T10:20:30.123456", "2016-10-07T10:20:30"),
        ("2016-10-07 00:00:00", "2016-10-07"),
        ("20161007", "2016-10-07"),
        ("2016/4/3", "2016-04-03"),
        ("Wed, 05 Apr 2017 10:00:00 GMT", "2017-04-05T10:00:00Z"),
        ("5 April 2017", "2017-04-05"),
        ("5-Apr-2017", "2017-04-05"),
        ("April 5th, 2017", "2017-04-05"),
        ("Sept. 5, 2017 at 3:04 p.m. EST", "2017-09-05T15:04:00-05:00"),
        ("5/5/2017", "2017-05-05"),
        ("31.12.2016", "2016-12-31"),
        ("4/5/2017", None),
        ("32/1/2016", None),
        ("4/5/17", None),
        ("2016", None),
        ("October 2016", None),
        ("1475798400", None),
        ("2016-10-07T25:00", None),
        ("yesterday", None),
        ("9" * 500, None),
    ],
)
def test_iso(value: str, day: str | None) -> None:
    assert published.iso(value) == day


def test_an_order_settles_days_and_months_and_refuses_what_does_not_fit() -> None:
    assert [published.iso("4/5/2017", order=order) for order in ("dmy", "mdy", "ymd")] == ["2017-05-04", "2017-04-05", None]
    assert published.iso("19/5/2017", order="mdy") is None


@given(st.lists(DAYS, min_size=1), st.sampled_from(["dmy", "mdy"]))
def test_a_column_in_one_order_is_never_read_in_the_other(days: list[date], order: str) -> None:
    spelt = [f"{d.day}/{d.month}/{d.year:04}" if order == "dmy" else f"{d.month}/{d.day}/{d.year:04}" for d in days]
    told = published.order(spelt)
    assert told in (order, None)
    assert (told is None) == all(d.day <= 12 for d in days)


@given(DAYS)
def test_an_iso_day_is_itself(day: date) -> None:
    assert published.iso(day.isoformat()) == day.isoformat()


@given(st.text())
def test_whatever_it_is_it_is_a_day_or_nothing(value: str) -> None:
    told = published.iso(value)
    assert told is None or date.fromisoformat(told[:10])
    assert "published is" in published.problem(value)
