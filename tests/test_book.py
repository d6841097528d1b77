"""A book: its frames, its keys, saving and opening, and articles that break a stage."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Book, figures, schemas
from helpers.book import FRAMES, flagged
from helpers.errors import ArticleFlag, InputError, NoSuchRow
from helpers.schemas import pd

ONE = 'The mayor said that at least 40 homes had been flooded.\n\n"We lost everything," said Ann Reed.'
TWO = "According to the river authority, 12 people were hurt on Friday."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles."""
    (tmp_path / "one.txt").write_text(ONE)
    (tmp_path / "two.txt").write_text(TWO)
    return tmp_path


@pytest.fixture
def book(folder: Path) -> Book:
    return Book.read(folder, published="2016-10-07", outlet="The Echo")


def test_every_frame_keeps_its_contract(book: Book) -> None:
    for name in schemas.MODELS:
        schemas.validate(name, getattr(book, name))
    assert len(book) == 2
    assert book.articles["outlet"].tolist() == ["The Echo", "The Echo"]


def test_figures_have_their_claim_and_source(book: Book) -> None:
    row = schemas.records(book.figures)[0]
    assert (row["text"], row["low"], row["high"], row["claim_id"], row["source_id"]) == ("40", 40, None, "one:c1", "one:the-mayor")


def test_a_frame_that_needs_an_analysis_asks_for_it(book: Book) -> None:
    assert not book.is_analysed and repr(book).startswith("Book: 2 articles, not analysed yet.")
    assert not book.is_analysed, "to look at a book starts nothing"
    assert len(book.claims) == 3 and book.is_analysed
    assert "3 claims by 3 sources and 2 figures" in repr(book)


def test_analysing_twice_changes_nothing(book: Book) -> None:
    first = book.analyse().claims
    assert book.analyse().claims is first


def test_a_saved_book_opens_as_it_was(book: Book, tmp_path: Path) -> None:
    opened = Book.open(book.save(tmp_path / "saved"))
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(opened, name), getattr(book, name))
    assert opened.options == {"outlet": "The Echo", "published": "2016-10-07"}
    assert Book.load(tmp_path / "saved").claims["claim_id"].tolist() == book.claims["claim_id"].tolist()


def test_load_reads_articles_where_no_book_was_saved(folder: Path) -> None:
    assert len(Book.load(folder, outlet="The Echo").claims) == 3


def test_opening_what_is_no_book_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no saved book here"):
        Book.open(tmp_path)


@pytest.mark.parametrize("key", ["one:c1", "one:f1", "one:q1", "ann-reed", "two"])
def test_a_row_by_its_key(book: Book, key: str) -> None:
    assert key in book.row(key).values()


def test_an_unknown_key_says_so(book: Book) -> None:
    with pytest.raises(NoSuchRow, match="is called 'one:c99'"):
        book.row("one:c99")


def test_an_unknown_frame_lists_the_frames(book: Book) -> None:
    with pytest.raises(AttributeError, match="a Book has no 'facets'; its frames are inputs, articles"):
        book.facets  # noqa: B018


def test_an_article_that_breaks_a_stage_is_flagged_and_the_others_go_on(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = figures.figures

    def breaking(articles: pd.DataFrame, *rest: pd.DataFrame) -> pd.DataFrame:
        if (articles["article_id"] == "one").any():
            raise ValueError("too deep")
        return sound(articles, *rest)

    monkeypatch.setattr(figures, "figures", breaking)
    book.analyse()
    assert book.inputs["status"].tolist() == ["flagged", "read"]
    assert book.inputs["reason"].tolist()[0] == "analyse: ValueError: too deep"
    assert book.figures["article_id"].tolist() == ["two"]


def test_flags_keep_earlier_reasons() -> None:
    row = {"input": "a.txt", "article_id": "a", "status": "flagged", "stage": "read", "reason": "read: no date", "bytes": 1}
    rows = flagged(schemas.frame("inputs", [row]), [ArticleFlag("a", "tokenise", "cut"), ArticleFlag("b", "tokenise", "cut")])
    assert rows["reason"].tolist() == ["read: no date; tokenise: cut"]
    assert rows["stage"].tolist() == ["read"]


def test_no_articles_no_rows(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4")
    book = Book.read(tmp_path).analyse()
    assert book.inputs["status"].tolist() == ["rejected"]
    assert all(len(getattr(book, name)) == 0 for name in schemas.MODELS if name != "inputs")
