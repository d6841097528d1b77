"""Frames as plain tables for a notebook: no script, no style, everything escaped, and never large."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpers.templates import environment
from helpers.views.wording import bounds, cell, short

if TYPE_CHECKING:
    import pandas as pd

    from helpers.book import Book

ROWS = 20
LARGEST = 50_000  # bytes of a table as HTML
CELL, CAPTION = 300, 200  # characters
# What is tried, until a table is small enough: the share of its rows, and the characters of a cell.
SHRINKING = ((1, CELL), (1, 120), (1, 40), (2, 40), (4, 20), (10, 12), (20, 4))
# What a reader wants to see of a frame; the others are shown as they are.
READING = {
    "claims": ("claim_id", "source", "cue_text", "content", "mode", "stance", "through"),
    "figures": ("figure_id", "bounds", "counted", "measured", "kind", "source"),
    "sources": ("source_id", "name", "type", "claims", "figures", "aliases"),
    "articles": ("article_id", "title", "outlet", "published", "language", "claims", "figures"),
    "inputs": ("input", "status", "stage", "reason"),
    "quotations": ("quotation_id", "text", "kind", "closed"),
    "mentions": ("article_id", "text", "source_id", "form", "reason"),
    "labels": ("text", "label", "manner", "speaker", "through", "actor", "outlet"),
    "dates": ("article_id", "text", "type", "value", "mod", "date_start", "date_end"),
}


# What a missing value means where "not given" would mislead.
BLANK = {"source": "no source", "through": "nobody", "speaker": "no speaker found", "actor": "not known", "outlet": "not given"}


@dataclass(frozen=True, eq=False)
class View:
    """The first rows of a frame as a plain table; `frame` has all rows and columns.

    `columns` are those that are shown (all, if it is empty), `blank` says in words what a missing
    value of a column means, and `empty` what it means that there is no row.
    """

    frame: pd.DataFrame
    caption: str
    rows: int = ROWS
    columns: tuple[str, ...] = ()
    blank: Mapping[str, str] = field(default_factory=dict)
    empty: str = ""

    @property
    def note(self) -> str:
        """How much of the frame is shown; empty where all of it is."""
        return self._note(self.rows)

    def cells(self, *, rows: int | None = None, longest: int = CELL) -> list[list[str]]:
        """The cells that are shown, as text; a longer one is cut."""
        from helpers import schemas

        shown = self._shown().head(self.rows if rows is None else rows)
        return [[self._cell(column, value, longest) for column, value in row.items()] for row in schemas.records(shown)]

    def _cell(self, column: str, value: object, longest: int) -> str:
        return short(cell(value) if value is not None else self.blank.get(column, cell(None)), longest)

    def _shown(self) -> pd.DataFrame:
        return self.frame[list(self.columns)] if self.columns else self.frame

    def _note(self, rows: int) -> str:
        return f"Showing {rows:,} of {len(self.frame):,} rows." if len(self.frame) > rows else ""

    def _repr_html_(self) -> str:
        for share, longest in SHRINKING:
            html = self._html(max(1, self.rows // share), longest)
            if len(html.encode()) < LARGEST:
                break
        return html

    def _html(self, rows: int, longest: int) -> str:
        context = {
            "columns": [short(str(c).replace("_", " "), longest) for c in self._shown().columns],
            "rows": self.cells(rows=rows, longest=longest),
            "caption": short(self.caption, CAPTION),
            "note": self._note(rows),
            "empty": self.empty,
        }
        return environment().get_template("view.html").render(context)

    def __str__(self) -> str:
        return repr(self)

    def __repr__(self) -> str:
        lines = [" | ".join(map(str, self._shown().columns)), *(" | ".join(short(c, 60) for c in row) for row in self.cells())]
        return "\n".join([self.caption, *(lines if len(self.frame) else [self.empty or "none"]), *filter(None, [self.note])])


def view(frame: pd.DataFrame, *, caption: str, rows: int = ROWS) -> View:
    """A table of at most `rows` rows with its caption, for a notebook. What is missing says so."""
    return View(frame, caption, rows)


def of_book(book: Book, frame: str | pd.DataFrame) -> View:
    """A frame of the book, by its name, or rows of one, as a table with the columns that a reader wants.

    Claims and figures get the `source` by name, its `type`, and the `outlet` and day of their article;
    sources and articles the number of their `claims` and `figures`. Any other table is shown as it is.
    Raises `FrameError` where no frame has the name.
    """
    from helpers import limits, schemas

    if isinstance(frame, str):
        schemas.model(frame)  # raises where there is none
    name = frame if isinstance(frame, str) else _name(frame)
    rows = getattr(book, frame) if isinstance(frame, str) else frame
    if name is None:
        return View(rows, "Rows")
    whole = getattr(book, name)
    caption = name.capitalize() + (f", {len(rows):,} of {len(whole):,}" if len(rows) != len(whole) else "")
    empty = f"None of the {len(whole):,} {name}." if len(whole) else limits.nothing(book, name)
    return View(_completed(book, name, rows), caption, columns=READING.get(name, ()), blank=BLANK, empty=empty)


def _name(rows: pd.DataFrame) -> str | None:
    """The frame that these rows come from: one all of whose columns they have."""
    from helpers import schemas

    return next((name for name in schemas.MODELS if list(schemas.dtypes(name)) == list(rows.columns)[: len(schemas.dtypes(name))]), None)


def _completed(book: Book, name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the columns that a reader wants beside those of the frame; what they have already is kept."""
    if name in ("claims", "figures"):
        rows = _named(book, rows)
    if name == "claims" and "through" not in rows:
        rows = rows.merge(book.claims[["claim_id"]].assign(through=through(book)), on="claim_id", how="left")
    if name == "labels" and "speaker" not in rows:
        rows = _spoken(book, rows)
    if name == "figures" and "bounds" not in rows:
        rows = _bounded(rows)
    if name in ("sources", "articles"):
        key = "source_id" if name == "sources" else "article_id"
        for counted in [column for column in ("claims", "figures") if column not in rows]:
            count = getattr(book, counted)[key].value_counts()
            rows = rows.assign(**{counted: rows[key].map(count).fillna(0).astype("int64")})
    return rows


def claims(book: Book) -> pd.DataFrame:
    """The claims with names for keys: `source`, `type`, `outlet`, `published` and `through` (who relays it) are added."""
    return _named(book, book.claims.assign(through=through(book)))


def through(book: Book) -> pd.Series:
    """Of each claim, who relays it, by name, the outermost first; missing where nobody does."""
    import pandas as pd

    named = dict(zip(book.sources["source_id"], book.sources["name"], strict=True))
    outer = dict(zip(book.claims["claim_id"], book.claims["nested_in"], strict=True))
    sources = dict(zip(book.claims["claim_id"], book.claims["source_id"], strict=True))
    found = []
    for claim_id in book.claims["claim_id"]:
        chain: list[str] = []
        while (above := outer.get(chain[0] if chain else claim_id)) in outer and above not in (*chain, claim_id):
            chain.insert(0, str(above))
        others = [sources[key] for key in chain]
        while others and not pd.isna(others[-1]) and others[-1] == sources[claim_id]:  # who quotes himself is relayed by nobody
            others.pop()
        found.append(", ".join(named.get(key, "no source found") for key in others) or None)
    return pd.Series(found, dtype="str", index=book.claims.index)


def labels(book: Book) -> pd.DataFrame:
    """The labels with names for their keys: `speaker` ("the article" in its own words), `through`, `actor`, and `outlet` are added."""
    return _spoken(book, book.labels)


def _spoken(book: Book, rows: pd.DataFrame) -> pd.DataFrame:
    named = book.sources.set_index("source_id")["name"]
    speaker = rows["voice"].map(named).where(~rows["manner"].isin(["own", "scare"]) | rows["voice"].notna(), "the article")
    outlet = rows["article_id"].map(book.articles.set_index("article_id")["outlet"])
    return rows.assign(speaker=speaker, through=rows["via"].map(named), actor=rows["referent"].map(named), outlet=outlet)


def figures(book: Book) -> pd.DataFrame:
    """The figures with `bounds` in words beside what `claims` adds; `source` is missing in the article's own voice."""
    return _bounded(_named(book, book.figures))


def _bounded(figures: pd.DataFrame) -> pd.DataFrame:
    from helpers import schemas

    return figures.assign(bounds=_texts([bounds(row) for row in schemas.records(figures)]).set_axis(figures.index))


def _texts(values: list[str]) -> pd.Series:
    """A column of text, also where it has no row."""
    import pandas as pd

    return pd.Series(values, dtype="str")


def _named(book: Book, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, with what they lack of the name and type of their source and the outlet and day of their article."""
    named = book.sources[["source_id", "name", "type"]].rename(columns={"name": "source"})
    for key, more in (("source_id", named), ("article_id", book.articles[["article_id", "outlet", "published"]])):
        lacking = [column for column in more if column not in rows]
        rows = rows.merge(more[[key, *lacking]], on=key, how="left") if lacking else rows
    return rows


def explore(book: Book, frame: str | pd.DataFrame) -> None:
    """The same table as `of_book`, to sort, search and page through in a notebook, with itables.

    Nothing is fetched: the script is part of the page. Cells stay plain text whatever is in them.
    Raises `OutputError` where itables is not installed.
    """
    from importlib import import_module

    from helpers.errors import OutputError

    try:
        itables = import_module("itables")
    except ModuleNotFoundError as error:
        raise OutputError(
            "book.explore needs itables, which is not installed; run: pip install 'itables>=2.4' (book.view shows the table without it)"
        ) from error
    shown = of_book(book, frame)
    rows = shown.frame[list(shown.columns)] if shown.columns else shown.frame
    itables.init_notebook_mode(all_interactive=False, connected=False)
    itables.show(rows, caption=shown.caption, connected=False, allow_html=False)
