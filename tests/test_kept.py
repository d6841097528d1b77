"""A book that is kept: opened while nothing has changed, made again when anything has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpers import Book, errors, kept


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "mill.txt").write_text("The mill is shut\n\nThe miller said that 12 people had left. “It is over,” she said.\n")
    return folder


def rows(book: Book) -> dict[str, str]:
    return {name: getattr(book, name).to_json() for name in ("inputs", "articles", "claims", "figures", "sources", "mentions", "labels", "dates")}


def test_it_is_opened_as_it_was_made(articles: Path, tmp_path: Path) -> None:
    made = Book.load(articles, keep=tmp_path / "book", outlet="The Echo")
    wanted = kept.made_of(articles, {"outlet": "The Echo"})
    opened = kept.opened(tmp_path / "book", wanted)
    assert opened is not None and rows(opened) == rows(made) and opened.options == {"outlet": "The Echo"}
    assert {path.suffix for path in (tmp_path / "book").iterdir()} == {".parquet", ".json"}, "nothing that could run when it is opened"


@pytest.mark.parametrize("change", ["an article", "a new article", "a table beside", "an option", "the code", "damage", "the list"])
def test_it_is_made_again_where_anything_has_changed(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    book = tmp_path / "book"
    Book.load(articles, keep=book)
    options = {"outlet": "The Echo"} if change == "an option" else {}
    if change in ("an article", "a new article"):
        (articles / ("mill.txt" if change == "an article" else "oven.txt")).write_text("The baker said no.")
    elif change == "a table beside":
        (articles / "aliases.csv").write_text("name,alias\n")
    elif change == "the code":
        monkeypatch.setattr(kept, "_code", lambda: "another")
    elif change == "damage":
        (book / "claims.parquet").write_bytes(b"PAR1")
    elif change == "the list":
        (book / kept.MADE_OF).write_text("{")
    wanted = kept.made_of(articles, options)
    assert kept.opened(book, wanted) is None
    again = Book.load(articles, keep=book, **options)
    opened = kept.opened(book, wanted)
    assert opened is not None and rows(opened) == rows(again)


def test_a_file_alone_is_kept_too_and_nothing_else_is_written_over(articles: Path, tmp_path: Path) -> None:
    Book.load(articles / "mill.txt", keep=tmp_path / "book")
    assert list(json.loads((tmp_path / "book" / kept.MADE_OF).read_text())["inputs"]) == ["."]
    with pytest.raises(errors.OutputError, match="holds what no kept book is"):
        Book.load(articles, keep=articles)
    assert [path.name for path in articles.iterdir()] == ["mill.txt"]
