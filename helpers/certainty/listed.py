"""Which figures a page lists, and which of them it shows as facts: those whose own words say what they count.

A bare number that tells of no harm, "one" of something, and a number that is part of a name are left to the table. A kind that only
words further away tell is shown as "perhaps", and what is counted only where it stands right behind the number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from helpers.grammar.kinds import HARM

if TYPE_CHECKING:
    import pandas as pd

    from helpers.book import Book

Row = Mapping[str, Any]
VAGUE_KINDS = ("count", "people", "other")  # that tell of one thing too little to list it


def figures(book: Book) -> pd.DataFrame:
    """The figures that pages list."""
    import pandas as pd

    from helpers import schemas

    kept = [is_listed(row) for row in schemas.records(book.figures)]
    return book.figures[pd.Series(kept, index=book.figures.index, dtype=bool)]


def is_listed(row: Row) -> bool:
    """Whether a page lists a figure.

    >>> toll = {"text": "12", "modifier": None, "kind": "killed", "counted": None, "share_of": None, "unit": None}
    >>> is_listed(toll), is_listed(toll | {"kind": "count"}), is_listed(toll | {"kind": "count", "counted": "lamps"})
    (True, False, True)
    """
    if row["kind"] in VAGUE_KINDS and row["text"].lower() == "one":
        return False
    if row["kind"] == "count" and row.get("counted_sure") is False:
        return False
    bare = not (row["counted"] or row["share_of"] or row["unit"])
    return not bare or row["kind"] in HARM


def is_kind_sure(row: Row) -> bool:
    """Whether a figure is of its kind for sure, as the words beside it say."""
    return row.get("kind_sure") is not False


def is_counted_sure(row: Row) -> bool:
    """Whether what a figure counts stands right behind it; also where it names nothing."""
    return row.get("counted_sure") is not False


def is_sure(row: Row) -> bool:
    """Whether a chart or a sentence may tell a figure: it is listed, and its kind and what it counts are sure."""
    return is_listed(row) and is_kind_sure(row) and is_counted_sure(row)
