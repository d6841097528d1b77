"""A book on one screen: what was read and left out, who is heard, small and safe."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import handmade

from helpers import Book, schemas
from helpers.book import FRAMES


def hostile() -> Book:
    """The harbour, under names that would run or break a page."""
    rows = handmade.harbour()
    rows["sources"][0]["name"] = "<script>alert(1)</script>\u202e" + "long " * 5000
    rows["inputs"][1] |= {"input": "<b>" + "x" * 9000, "reason": "'\"><img src=x onerror=alert(1)>" + "y" * 9000}
    rows["articles"][0]["outlet"] = "<i>The Pier</i>"
    return handmade.book(rows)


def test_it_tells_what_was_read_who_is_heard_and_what_was_left_out() -> None:
    said = repr(handmade.book(handmade.harbour()))
    lines = said.splitlines()
    assert lines[0] == "Book: 1 article from The Pier, of 7 October 2016, in English: 6 claims by 4 sources and 5 figures."
    assert lines[1] == "Tables: inputs 2, articles 1, quotations 0, claims 6, sources 4, figures 5, dates 0"
    assert lines[2] == "Heard most: Tom Hale (3), harbour watch (1), The union (1), a nurse (1)"
    assert lines[3] == "Left out: of 2 inputs, 1 rejected; 1 passage of the sites' own text."
    assert lines[4] == "  rejected: old.pdf: PDF is not read"
    assert lines[5] == 'Go on with book.view("claims"), book.find("a word"), book.show("harbour:c1").'


def test_the_page_says_the_same_as_the_plain_text() -> None:
    html = handmade.book(handmade.harbour())._repr_html_()
    words = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    for part in ("6 claims by 4 sources", "Tom Hale 3", "of 2 inputs, 1 rejected", "old.pdf: PDF is not read", "book.show("):
        assert part in words


def test_only_the_first_sources_are_listed_and_it_says_of_how_many() -> None:
    rows = handmade.harbour()
    names = [f"speaker-{n}" for n in range(1, 7)]
    rows["sources"] = [handmade.source(name, name.capitalize(), "other") for name in names]
    rows["claims"] = [claim | {"source_id": name} for claim, name in zip(rows["claims"], names, strict=True)]
    said = repr(handmade.book(rows))
    assert "Heard most, 5 of 6 sources: Speaker-1 (1), Speaker-2 (1)" in said and "Speaker-6" not in said


def test_nothing_in_it_runs_and_it_stays_small() -> None:
    book = hostile()
    tags: set[str] = set()
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.add(tag)  # type: ignore[method-assign]
    parser.feed(book._repr_html_())
    assert tags == {"section", "p", "table", "caption", "thead", "tr", "th", "td", "tbody", "ul", "li", "code"}
    assert len(book._repr_html_().encode()) < 50_000 and "\u202e" not in book._repr_html_()


def test_a_book_of_nothing_says_so() -> None:
    book = handmade.book({"inputs": [handmade.harbour()["inputs"][1]]})
    assert repr(book).startswith("Book: No article could be read: 1 input offered, 1 rejected.")
    assert "Heard most" not in book._repr_html_() and "PDF is not read" in book._repr_html_()


def test_looking_at_a_book_starts_no_analysis() -> None:
    rows = handmade.harbour()
    book = Book({name: schemas.frame(name, rows[name]) for name in FRAMES if name in ("inputs", "articles", "passages")})
    assert "1 article, not analysed yet." in book._repr_html_() and "book.analyse()" in repr(book)
    assert not book.is_analysed
