"""Claims, figures and quotations where they stand: a few words round them, highlighted, for a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers import schemas
from helpers.tables import view
from helpers.templates import environment
from helpers.views.highlight import Mark, highlighted, marks
from helpers.views.wording import Row, short

if TYPE_CHECKING:
    from helpers.book import Book

AROUND = 700  # characters shown before and after the words of an excerpt
LONGEST = 4_000  # characters of the words themselves
MARKS = 200  # marks in an excerpt, so that it stays small


@dataclass(frozen=True)
class Excerpt:
    """Words where they stand: HTML in a notebook, plain text from `str()`."""

    html: str
    plain: str

    def _repr_html_(self) -> str:
        return self.html

    def __str__(self) -> str:
        return self.plain

    def __repr__(self) -> str:
        return self.plain


def excerpt(book: Book, row: Row) -> Excerpt:
    """The words of a claim, figure, quotation, source or article, highlighted in what stands around them.

    The HTML holds no script and no style, is escaped, and stays under 50 KB.
    """
    if "aliases" in row:
        return _of_source(book, row)
    article = _article(book, row["article_id"])
    text = article["text"]
    start, end = (row["start"], row["end"]) if "start" in row else (0, len(text))
    marked = _marked(book, row, text)
    first, last = min([mark.start for mark in marked] + [start]), max([mark.end for mark in marked] + [end])
    if last - first <= LONGEST:  # else the words themselves matter more than their source far off
        start, end = first, last
    end = min(end, start + LONGEST)
    left, right = _around(text, start, end)
    shown = [mark for mark in marked if mark.start < right][:MARKS]
    heading = _heading(row, article)
    context = {
        "heading": heading,
        "words": highlighted(text, shown, start=left, end=right),
        "cut_before": _cut(text, left),
        "cut_after": _cut(text, right + 1),
        "language": article["language"] or "",
    }
    html = environment().get_template("excerpt.html").render(context)
    return Excerpt(html, _plain(text, heading, shown, left, right))


def excerpts(book: Book, keys: Iterable[str], *, most: int = 5) -> Excerpt:
    """The first `most` of several claims, figures or quotations, one below the other; says so where there is none, or more."""
    keys = list(keys)
    shown = [excerpt(book, book.row(key)) for key in keys[:most]]
    note = f"Showing {len(shown)} of {len(keys):,}." if len(keys) > len(shown) else "" if shown else "Nothing to show."
    html = [part.html for part in shown] + ([f'<p class="none">{note}</p>'] if note else [])
    return Excerpt("\n".join(html), "\n\n".join([*(part.plain for part in shown), *filter(None, [note])]))


def _marked(book: Book, row: Row, text: str) -> list[Mark]:
    """What is marked in an excerpt: the thing itself, and the figures or the claim that go with it."""
    if "quotation_id" in row:
        return [Mark(start=row["start"], end=row["end"], kind="quotation")]
    claims = schemas.records(book.claims[book.claims["article_id"] == row["article_id"]])
    figures = schemas.records(book.figures[book.figures["article_id"] == row["article_id"]])
    if "claim_id" in row:
        held = row["claim_id"]
        claims = [claim for claim in claims if claim["claim_id"] == held]
        figures = [dict(row)] if "figure_id" in row else [figure for figure in figures if figure["claim_id"] == held]
    return [Mark(start=m.start, end=m.end, kind=m.kind, depth=m.depth) for m in marks(text, claims, figures)]


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph round the words, cut at a space where it is long."""
    left = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    if left and text[left - 1] != "\n":
        left = max(text.find(" ", left, start) + 1, left)
    stop = text.find("\n", end)
    right = min(len(text) if stop < 0 else stop, end + AROUND)
    if right < len(text) and text[right] != "\n":
        right = max(text.rfind(" ", end, right), end)
    return left, right


def _cut(text: str, place: int) -> bool:
    """Whether a paragraph goes on before this place."""
    return 0 < place <= len(text) and text[place - 1] != "\n"


def _heading(row: Row, article: Row) -> str:
    key = next((row[name] for name in ("figure_id", "quotation_id", "claim_id") if row.get(name)), None)
    parts = [article["title"] or article["article_id"], article["outlet"], article["published"] and article["published"][:10], key]
    return ", ".join(short(str(part), 120) for part in parts if part)


def _plain(text: str, heading: str, shown: Sequence[Mark], left: int, right: int) -> str:
    """Plain text, the content between ▸ and ◂."""
    signs = [(m.start, "▸") for m in shown if m.kind in ("content", "quotation")] + [
        (m.end, "◂") for m in shown if m.kind in ("content", "quotation")
    ]
    words, done = "", left
    for place, sign in sorted((max(left, min(place, right)), sign) for place, sign in signs):
        words += text[done:place] + sign
        done = place
    return f"{heading}\n{'... ' if _cut(text, left) else ''}{words}{text[done:right]}{' ...' if _cut(text, right + 1) else ''}"


def _of_source(book: Book, row: Row) -> Excerpt:
    held = book.claims[book.claims["source_id"] == row["source_id"]]
    shown = view(held[["article_id", "cue_text", "content"]], caption=f"What {short(row['name'], 120)} is said to have stated")
    return Excerpt(shown._repr_html_(), str(shown))


def _article(book: Book, article_id: str) -> dict[str, Any]:
    return schemas.records(book.articles[book.articles["article_id"] == article_id])[0]
