"""Excerpts: the words where they stand, small, escaped, and readable as plain text."""

from __future__ import annotations

import handmade
import pytest
from parsed import Parsed

from helpers import show


@pytest.mark.parametrize("key", ["harbour:c1", "harbour:c2", "harbour:c5", "harbour:f2", "harbour", "tom-hale"])
def test_an_excerpt_is_plain_html_and_plain_text(key: str) -> None:
    shown = handmade.book(handmade.harbour()).show(key)
    page = Parsed(shown._repr_html_())
    assert not {"script", "style"} & set(page.tags) and page.ids == []
    assert "<" not in str(shown).replace("<b", "") and repr(shown) == str(shown)


def test_an_excerpt_marks_the_claim_in_its_paragraph_and_its_figure() -> None:
    shown = handmade.book(handmade.harbour()).show("harbour:f2")
    assert '<strong class="figure">270</strong>' in shown.html
    assert '<u class="cue">According to</u>' in shown.html
    assert "▸more than 270 people were killed & between 5,000 and 8,000 fled◂" in shown.plain
    assert "The mayor" not in shown.html and "The Pier" in shown.html
    assert 'lang="en" dir="auto"' in shown.html


def test_an_excerpt_of_a_very_long_paragraph_stays_small_and_says_that_it_is_cut() -> None:
    rows = handmade.harbour()
    rows["articles"][0]["text"] = handmade.HARBOUR.replace("crews were missing.", "crews were missing. " + "& so on " * 40_000)
    shown = handmade.book(rows).show("harbour:c5")
    assert len(shown.html.encode()) < 50_000 and "..." in shown.html
    assert len(handmade.book(rows).show("harbour").html.encode()) < 50_000


def test_excerpts_say_how_many_there_are() -> None:
    book = handmade.book(handmade.harbour())
    assert "Showing 2 of 6." in show.excerpts(book, book.claims["claim_id"], most=2).plain
    assert show.excerpts(book, []).plain == "Nothing to show."


def test_a_figure_far_down_in_a_long_claim_is_shown_all_the_same() -> None:
    rows = handmade.harbour()
    text = handmade.HARBOUR.replace("more than 270", "it was said " * 1_000 + "more than 270")
    rows["articles"][0]["text"] = text
    rows["claims"] = [
        handmade.claim(text, 3, "the harbour watch", "According to", "it was said " * 1_000 + "more than 270 people", source_id=handmade.WATCH)
    ]
    rows["figures"] = [handmade.figure(text, 2, "270", "more than 270 people", value=270, low=270, **handmade.of(3, handmade.WATCH))]
    shown = handmade.book(rows).show("harbour:f2")
    assert '<strong class="figure">270</strong>' in shown.html and len(shown.html) < 50_000
