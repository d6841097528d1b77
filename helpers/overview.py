"""A book on one screen, for a notebook: what was read, what is in it, who is heard most, what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.templates import environment
from helpers.views.wording import counted, listed, plain, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.book import Book

SOURCES = 5  # heard most
REASONS = 3  # of inputs that were left out or read with a doubt
FRAMES = ("inputs", "articles", "quotations", "claims", "sources", "figures", "dates")


@dataclass(frozen=True, kw_only=True)
class Left:
    """An input that was rejected, or read with a doubt."""

    status: str
    input: str
    reason: str

    def __str__(self) -> str:
        named = self.reason.startswith(self.input.partition("#")[0])
        return f"{self.status}: {self.reason}" if named else f"{self.status}: {self.input}: {self.reason}"


@dataclass(frozen=True, kw_only=True)
class Overview:
    """What a book says of itself: HTML in a notebook, plain text elsewhere.

    `frames` are names with numbers of rows, `heard` the sources with most claims, with their number.
    """

    sentence: str
    frames: list[tuple[str, int]]
    heard: list[tuple[str, int]]
    sources: int
    excluded: str
    left: list[Left]
    following: str

    def _repr_html_(self) -> str:
        return environment().get_template("overview.html").render(book=self)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"Book: {self.sentence}"
        if self.frames:
            yield "Tables: " + ", ".join(f"{name} {rows:,}" for name, rows in self.frames)
        if self.heard:
            yield f"{self.heard_of}: " + ", ".join(f"{name} ({claims:,})" for name, claims in self.heard)
        yield f"Left out: {self.excluded}"
        yield from (f"  {row}" for row in self.left)
        yield self.following

    @property
    def heard_of(self) -> str:
        """How many of the sources that are heard are listed, in words."""
        shown = len(self.heard)
        return "Heard most" if shown == self.sources else f"Heard most, {shown} of {self.sources:,} sources"


def overview(book: Book) -> Overview:
    """The overview of a book. It never starts an analysis: a book without one says so."""
    from helpers import findings

    analysed = book.is_analysed
    heard = _heard(book) if analysed else []
    return Overview(
        sentence=str(findings.corpus(book)) if analysed else f"{counted(len(book), 'article')}, not analysed yet.",
        frames=[(name, len(getattr(book, name))) for name in FRAMES] if analysed else [],
        heard=heard[:SOURCES],
        sources=len(heard),
        excluded=_excluded(book),
        left=left(book, REASONS),
        following=_following(book) if analysed else "book.analyse() finds the claims, sources, figures and dates.",
    )


def _heard(book: Book) -> list[tuple[str, int]]:
    """Every source that is heard with its number of claims, most first; of equals the first in reading order."""
    names = dict(zip(book.sources["source_id"], book.sources["name"], strict=True))
    count = book.claims["source_id"].dropna().value_counts(sort=False).items()
    return [(short(plain(names[source_id]), 80), int(claims)) for source_id, claims in sorted(count, key=lambda item: -item[1])]


def _excluded(book: Book) -> str:
    """What of the inputs, and of the words of the articles, no table covers."""
    offered = counted(len(book.inputs), "input")
    count = book.inputs["status"].value_counts()
    doubts = [f"{int(count[status]):,} {status}" for status in ("rejected", "flagged") if status in count]
    own = int(book.passages["role"].eq("boilerplate").sum())
    return f"of {offered}, {listed(doubts) or 'none'}" + (f"; {counted(own, 'passage')} of the sites' own text" if own else "") + "."


def left(book: Book, most: int) -> list[Left]:
    """The first inputs that were rejected or read with a doubt, at most so many."""
    doubted = book.inputs[book.inputs["status"] != "read"].sort_values("status", ascending=False, kind="stable")  # rejected first
    rows = zip(doubted["status"], doubted["input"], doubted["reason"].fillna("no reason given"), strict=True)
    return [Left(status=status, input=short(plain(path), 80), reason=short(plain(reason), 160)) for status, path, reason in list(rows)[:most]]


def _following(book: Book) -> str:
    key = book.claims["claim_id"].iloc[0] if len(book.claims) else book.articles["article_id"].iloc[0] if len(book) else None
    shown = f', book.show("{short(plain(key), 80)}")' if key is not None else ""
    return f'Go on with book.view("claims"), book.find("a word"){shown}.'
