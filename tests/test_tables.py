"""Frames as tables: 20 rows at most, what is missing says so, and nothing of an article runs."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import handmade
import pandas as pd
import pytest

from helpers import Book, schemas, tables
from helpers.errors import FrameError, OutputError


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
    assert tables.claims(book).empty and tables.figures(book).empty and tables.labels(book).empty


def test_who_relays_a_claim_and_whose_word_a_label_is() -> None:
    rows = handmade.harbour()
    label = {"article_id": "harbour", "start": 0, "end": 7, "text": "Harbour", "label": "crew", "kind": "combatant"}
    spoken = label | {"manner": "quotation", "voice": handmade.MAYOR, "via": handmade.UNION, "referent": handmade.WATCH}
    book = handmade.book(rows | {"labels": [label | {"manner": "own"}, spoken, label | {"manner": "paraphrase"}]})
    assert tables.claims(book)["through"].dropna().tolist() == ["The union"]
    labels = tables.labels(book)
    assert labels["speaker"].iloc[:2].tolist() == ["the article", "Tom Hale"] and labels["speaker"].isna().tolist() == [False, False, True]
    assert (labels["through"].iloc[1], labels["actor"].iloc[1], labels["outlet"].iloc[1]) == ("The union", "harbour watch", "The Pier")
    assert "no speaker found" in str(book.view("labels"))


# -- the frames of a book


@pytest.fixture
def book() -> Book:
    return handmade.book(handmade.harbour())


def test_a_frame_is_shown_by_its_name_and_kept_whole(book: Book) -> None:
    shown = book.view("claims")
    assert str(shown).splitlines()[:2] == ["Claims", "claim_id | source | cue_text | content | mode | stance | through"]
    assert shown.frame["claim_id"].tolist() == book.claims["claim_id"].tolist() and set(book.claims) <= set(shown.frame)
    assert type(book.claims) is pd.DataFrame


def test_rows_of_a_frame_say_of_how_many_they_are(book: Book) -> None:
    shown = book.view(book.claims.query("stance == 'denies'"))
    assert shown.caption == "Claims, 1 of 6" and "Tom Hale | denied" in str(shown)
    none = book.view(book.claims.query("stance == 'hopes'"))
    assert "None of the 6 claims." in str(none) and "None of the 6 claims." in none._repr_html_()
    assert book.view(tables.figures(book).query("kind == 'killed'")).caption == "Figures, 2 of 5"


def test_figures_without_a_source_say_so_and_have_their_bounds() -> None:
    rows = handmade.harbour()
    rows["figures"][0] |= {"claim_id": None, "source_id": None}
    assert "harbour:f1 | at least 40 | boats | not given | vehicles | no source" in str(handmade.book(rows).view("figures"))


def test_sources_and_articles_are_counted(book: Book) -> None:
    assert book.view("sources").frame[["claims", "figures"]].values.tolist() == [[3, 2], [1, 2], [1, 0], [1, 1]]
    assert book.view("articles").frame[["claims", "figures"]].values.tolist() == [[6, 5]]


def test_a_table_of_ones_own_is_shown_as_it_is(book: Book) -> None:
    assert str(book.view(book.claims[["mode"]].drop_duplicates())) == "Rows\nmode\nindirect\ndirect"


@pytest.mark.parametrize("name", schemas.MODELS)
def test_every_frame_can_be_looked_at(book: Book, name: str) -> None:
    if name == "tokens":
        book._frames["tokens"] = schemas.empty("tokens")
    assert len(book.view(name)._repr_html_().encode()) < 50_000 and book.view(name).caption == name.capitalize()


def test_an_empty_frame_says_why_it_is_empty() -> None:
    assert '<p class="none">Claims were not looked for' in handmade.book({}).view("claims")._repr_html_()


def test_no_frame_has_that_name(book: Book) -> None:
    with pytest.raises(FrameError, match="no frame is called 'facets'"):
        book.view("facets")


@pytest.mark.parametrize("cell", ["&" * 5000, "語" * 5000, "<" * 5000])
def test_a_table_stays_small_whatever_is_in_it(cell: str) -> None:
    shown = tables.view(pd.DataFrame({f"column {n}": [cell] * 500 for n in range(30)}), caption=cell)
    html = shown._repr_html_()
    assert len(html.encode()) < 50_000 and "of 500 rows." in html


# -- with itables


def test_explore_shows_every_row_offline_and_as_text(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, Any, dict[str, Any]]] = []
    fake = SimpleNamespace(
        init_notebook_mode=lambda **more: calls.append(("init", None, more)), show=lambda rows, **more: calls.append(("show", rows, more))
    )
    monkeypatch.setitem(sys.modules, "itables", fake)
    book.explore()
    book.explore(book.claims.query("mode == 'direct'"))
    assert [name for name, _, _ in calls] == ["init", "show"] * 2
    assert all(more["connected"] is False for _, _, more in calls)
    _, rows, more = calls[1]
    assert list(rows) == list(tables.READING["claims"]) and len(rows) == 6 and more["allow_html"] is False
    assert calls[3][2]["caption"] == "Claims, 1 of 6"


def test_explore_says_what_to_install(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "itables", None)
    with pytest.raises(OutputError, match="pip install 'itables>=2.4'"):
        book.explore("figures")
