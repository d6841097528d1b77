"""Frames as plain tables for a notebook: no script, no style, everything escaped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.templates import environment
from helpers.views.wording import bounds, cell, short

if TYPE_CHECKING:
    import pandas as pd

    from helpers.book import Book

ROWS = 20


@dataclass(frozen=True, eq=False)
class View:
    """The first rows of a frame as a plain table; `frame` has them all."""

    frame: pd.DataFrame
    caption: str
    rows: int = ROWS

    @property
    def note(self) -> str:
        """How much of the frame is shown; empty where all of it is."""
        return f"Showing {self.rows:,} of {len(self.frame):,} rows." if len(self.frame) > self.rows else ""

    def cells(self) -> list[list[str]]:
        """The cells that are shown, as text."""
        from helpers import schemas

        return [[cell(value) for value in row.values()] for row in schemas.records(self.frame.head(self.rows))]

    def _repr_html_(self) -> str:
        context = {
            "columns": [str(c).replace("_", " ") for c in self.frame.columns],
            "rows": self.cells(),
            "caption": self.caption,
            "note": self.note,
        }
        return environment().get_template("view.html").render(context)

    def __str__(self) -> str:
        return repr(self)

    def __repr__(self) -> str:
        lines = [" | ".join(map(str, self.frame.columns)), *(" | ".join(short(c, 60) for c in row) for row in self.cells())]
        return "\n".join([self.caption, *(lines if len(self.frame) else ["none"]), *filter(None, [self.note])])


def view(frame: pd.DataFrame, *, caption: str, rows: int = ROWS) -> View:
    """A table of at most `rows` rows with its caption, for a notebook. What is missing says so."""
    return View(frame, caption, rows)


def claims(book: Book) -> pd.DataFrame:
    """The claims with the names of their sources and what their articles give: `source`, `type`, `outlet` and `published` are added."""
    return _named(book, book.claims)


def figures(book: Book) -> pd.DataFrame:
    """The figures with `bounds` in words beside what `claims` adds; `source` is missing in the article's own voice."""
    from helpers import schemas

    named = _named(book, book.figures)
    return named.assign(bounds=_texts([bounds(row) for row in schemas.records(book.figures)]))


def _texts(values: list[str]) -> pd.Series:
    """A column of text, also where it has no row."""
    import pandas as pd

    return pd.Series(values, dtype="str")


def _named(book: Book, rows: pd.DataFrame) -> pd.DataFrame:
    named = rows.merge(book.sources[["source_id", "name", "type"]].rename(columns={"name": "source"}), on="source_id", how="left")
    return named.merge(book.articles[["article_id", "outlet", "published"]], on="article_id", how="left")
