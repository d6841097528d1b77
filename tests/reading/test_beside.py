"""The tables that the corpus's owner writes beside the articles: read where they lie, refused with the place and the cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Book
from helpers.errors import OptionError
from helpers.reading import beside


def written(folder: Path, table: str | None, text: str = "The rebels came. The Harbour League said the fighters had left.") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.txt").write_text(text)
    if table is not None:
        (folder / "labels.csv").write_text(table)
    return folder


def test_each_table_is_read_once_and_other_columns_are_passed_over(tmp_path: Path) -> None:
    written(tmp_path, "label,referent,note\nrebels, Harbour  League ,mine\n")
    written(tmp_path / "more", "label;referent;voice\nfighter;Harbour League;Tom Hale\n")
    league = {"referent": "Harbour League"}
    expected = [{"label": "rebels", **league, "voice": ""}, {"label": "fighter", **league, "voice": "Tom Hale"}]
    assert beside.rows([tmp_path], "labels.csv") == expected
    assert beside.rows([written(tmp_path / "none", None)], "labels.csv") == []


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("label,who\nrebels,x\n", "it has no column referent"),
        ("label,referent\nrebels,\n", "row 2: referent is empty; fill it, or take the row out"),
        ('label,referent\n"rebels,x\n', "labels.csv, row 2: a quotation mark"),
        ("", "it has no column label"),
    ],
)
def test_a_table_that_cannot_be_used_names_the_place_and_the_cure(tmp_path: Path, table: str, words: str) -> None:
    with pytest.raises(OptionError, match=words):
        Book.read(written(tmp_path, table))


def test_what_the_owner_wrote_reaches_the_labels_and_is_kept_with_a_saved_book(tmp_path: Path) -> None:
    book = Book.read(written(tmp_path / "in", "label,referent\nrebel,Harbour League\n")).analyse()
    labels = book.labels.set_index("label")
    assert labels.loc["rebel", "reason"] == "labels.csv" and labels.loc["rebel", "referent"] in set(book.sources["source_id"])
    again = Book.open(book.save(tmp_path / "saved"))
    assert again.given["labels"] == book.given["labels"] != [] and again.labels.equals(book.labels)
