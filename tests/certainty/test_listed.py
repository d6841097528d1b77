"""Which figures a page lists, and which it tells as facts."""

from __future__ import annotations

import handmade

from helpers.certainty import listed

LAMPS = {"text": "12", "modifier": None, "kind": "count", "counted": "lamps", "share_of": None, "unit": None}


def test_a_number_that_says_nothing_of_what_it_counts_is_in_the_table_alone() -> None:
    assert listed.is_listed(LAMPS)
    assert not listed.is_listed(LAMPS | {"counted": None})
    assert not listed.is_listed(LAMPS | {"text": "One", "counted": "lamp"})
    assert not listed.is_listed(LAMPS | {"counted_sure": False})
    assert listed.is_listed(LAMPS | {"kind": "killed", "counted": None})
    assert listed.is_listed(LAMPS | {"kind": "killed", "counted": None, "kind_sure": False})  # "to 17 from 19", as "perhaps killed"


def test_only_what_is_sure_is_told() -> None:
    people = LAMPS | {"kind": "killed", "counted": "people"}
    assert listed.is_sure(people)
    for column in ("kind_sure", "counted_sure"):
        assert listed.is_listed(people | {column: False}) and not listed.is_sure(people | {column: False})


def test_the_figures_that_are_listed_are_rows_of_the_frame() -> None:
    rows = handmade.harbour()
    book = handmade.book(rows)
    assert len(listed.figures(book)) == len(book.figures)
    rows["figures"][0] |= {"kind": "count", "counted": None, "share_of": None, "unit": None}
    assert len(listed.figures(handmade.book(rows))) == len(book.figures) - 1
