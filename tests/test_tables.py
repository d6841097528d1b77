"""Frames as tables: 20 rows at most, what is missing says so, and nothing of an article runs."""

from __future__ import annotations

import handmade
import pandas as pd

from helpers import tables


def test_a_long_frame_is_cut_and_says_so() -> None:
    shown = tables.view(pd.DataFrame({"a": range(1204)}), caption="Numbers")
    assert shown.note == "Showing 20 of 1,204 rows." and shown.note in shown._repr_html_() and shown.note in str(shown)
    assert shown._repr_html_().count("<tr>") == 21 and len(shown.frame) == 1204


def test_cells_are_escaped_and_what_is_missing_says_so() -> None:
    html = tables.view(pd.DataFrame({"a_b": ["<script>", None], "n": [1.0, 2.5]}), caption="<b>")._repr_html_()
    assert "&lt;script&gt;" in html and "<script" not in html and "<caption>&lt;b&gt;</caption>" in html
    assert '<td dir="auto">not given</td>' in html and '<th scope="col">a b</th>' in html and "2.5" in html


def test_no_row_is_said_in_words() -> None:
    shown = tables.view(pd.DataFrame({"a": []}), caption="Copies")
    assert "Copies: none." in shown._repr_html_() and str(shown) == "Copies\nnone"


def test_claims_and_figures_get_the_names_of_their_sources() -> None:
    book = handmade.book(handmade.harbour())
    assert tables.claims(book)["source"].tolist() == ["Tom Hale", "Tom Hale", "harbour watch", "The union", "Tom Hale", "a nurse"]
    figures = tables.figures(book)
    assert figures["bounds"].tolist() == ["at least 40", "more than 270", "5,000 to 8,000", "12", "Dozens"]
    assert len(figures) == len(book.figures) and figures["outlet"].eq("The Pier").all()


def test_no_claim_gives_no_row() -> None:
    book = handmade.book({})
    assert tables.claims(book).empty and tables.figures(book).empty
