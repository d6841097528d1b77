"""Words in their context: where they stand, and whose voice says them."""

from __future__ import annotations

from typing import Any

import handmade
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import Book, schemas
from helpers.concordance import COLUMNS, concordance
from helpers.errors import OptionError


@pytest.fixture
def book() -> Book:
    return handmade.book(handmade.harbour())


def rows(book: Book, words: str, **options: Any) -> list[dict[str, Any]]:
    return schemas.records(book.find(words, **options).frame)


def of_text(text: str, words: str, **options: Any) -> list[str]:
    articles = schemas.frame("articles", [{"article_id": "a", "text": text, "path": "a.txt"}])
    return concordance(words, articles, schemas.empty("claims"), schemas.empty("sources"), **options)["match"].tolist()


# -- whose voice


@pytest.mark.parametrize(
    ("words", "source", "claim"),
    [
        ("boats", "Tom Hale", "harbour:c1"),
        ("crews", "Tom Hale", "harbour:c5"),  # a denial in what the union says: the inner one
        ("denied", "The union", "harbour:c4"),  # only the outer one holds it
        ("twice", "Tom Hale", "harbour:c2"),  # the second of two spans
        ("The mayor", None, None),  # who speaks is named by the article
        ("Sign up", None, None),
        ("lost. “We", None, None),  # neither claim holds all of it
        ("had denied", "The union", "harbour:c4"),
    ],
)
def test_the_voice_is_the_innermost_claim_that_holds_all_of_it(book: Book, words: str, source: str | None, claim: str | None) -> None:
    assert [(row["source"], row["claim_id"]) for row in rows(book, words)] == [(source, claim)]


def test_a_claim_without_a_source_is_no_voice_of_the_article() -> None:
    given = handmade.harbour()
    given["claims"][5]["source_id"] = None
    assert [(row["source"], row["claim_id"]) for row in rows(handmade.book(given), "inland")] == [(None, "harbour:c6")]


# -- what is found


@pytest.mark.parametrize(
    ("text", "words", "options", "matches"),
    [
        ("The truce, a Truce, truces", "truce", {}, ["truce", "Truce"]),
        ("The truce, a Truce", "Truce", {"case": True}, ["Truce"]),
        ("aid\ngroups and aid groups", "aid groups", {}, ["aid\ngroups", "aid groups"]),
        ("It won't. It won’t.", "won't", {}, ["won't", "won’t"]),
        ("at 3.5 or 3x5", "3.5", {}, ["3.5"]),
        ("(sic) it", "(sic)", {}, ["(sic)"]),
        ("truces and truce", r"truce\w*", {"regex": True}, ["truces", "truce"]),
        ("Truce", "truce", {"regex": True, "case": True}, []),
        ("aab", "a*", {"regex": True}, ["aa"]),  # what is empty is nothing
        ("the straße", "STRASSE", {}, []),
    ],
)
def test_whole_words_or_a_pattern(text: str, words: str, options: dict[str, Any], matches: list[str]) -> None:
    assert of_text(text, words, **options) == matches


def test_what_stands_around_it_stays_in_the_paragraph_and_in_the_width(book: Book) -> None:
    text = "First one.\n\nThe bridge\nfell at noon.\n\nLast one."
    articles = schemas.frame("articles", [{"article_id": "a", "text": text, "path": "a.txt"}])
    row = schemas.records(concordance("fell", articles, schemas.empty("claims"), schemas.empty("sources")))[0]
    assert (row["left"], row["right"]) == ("The bridge", "at noon.")
    assert all(len(row[side]) <= 10 for row in rows(book, "people", width=10) for side in ("left", "right"))


def test_what_stands_around_it_is_cut_at_a_word() -> None:
    articles = schemas.frame("articles", [{"article_id": "a", "text": "Seven bakers went on strike yesterday evening.", "path": "a.txt"}])
    row = schemas.records(concordance("strike", articles, schemas.empty("claims"), schemas.empty("sources"), width=8))[0]
    assert (row["left"], row["right"]) == ("went on", "")


def test_places_stand_in_reading_order(book: Book) -> None:
    places = [row["start"] for row in rows(book, "people")]
    assert len(places) == 2 and places == sorted(places)


def test_nothing_found_says_so_and_keeps_the_columns(book: Book) -> None:
    found = book.find("zeppelin")
    assert found.frame.empty and dict(found.frame.dtypes.astype(str)) == COLUMNS
    assert '"zeppelin": 0 in 0 of 1 article' in str(found) and "was not found in 1 article." in found._repr_html_()


def test_a_table_says_who_speaks_where_no_source_does(book: Book) -> None:
    shown = str(book.find("Hale"))
    assert "in no claim" in shown and "The union" in shown


@pytest.mark.parametrize(
    ("words", "options", "said"),
    [
        ("(", {"regex": True}, r"'\(' is no regular expression"),
        ("a{99999999999}", {"regex": True}, "no regular expression"),
        ("  ", {}, "needs words"),
        ("x" * 201, {}, "200 characters at most.* has 201"),
        ("(a|b)" * 41, {"regex": True}, "200 characters at most"),
    ],
)
def test_what_cannot_be_looked_for_is_named(book: Book, words: str, options: dict[str, Any], said: str) -> None:
    with pytest.raises(OptionError, match=said):
        book.find(words, **options)


@given(st.text(alphabet="ab .\n’'(", max_size=40), st.text(alphabet="ab ’'(", min_size=1, max_size=4).filter(str.strip))
def test_every_match_is_the_text_at_its_place(text: str, words: str) -> None:
    articles = schemas.frame("articles", [{"article_id": "a", "text": text, "path": "a.txt"}])
    for row in schemas.records(concordance(words, articles, schemas.empty("claims"), schemas.empty("sources"))):
        assert text[row["start"] : row["end"]] == row["match"]
        assert row["match"].replace("’", "'").split() == words.replace("’", "'").split()
