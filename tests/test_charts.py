"""The first chart: each bound has its own mark, nothing is invented, and the drawing is fit for a strict page."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import handmade
import pytest

from helpers import charts, schemas

SVG = "{http://www.w3.org/2000/svg}"


def row(n: int = 1, **more: Any) -> dict[str, Any]:
    bare = {
        "value": None,
        "low": None,
        "high": None,
        "low_inclusive": None,
        "high_inclusive": None,
        "kind": "killed",
        "unit": None,
        "counted": "people",
    }
    held = handmade.figure(handmade.HARBOUR, n, "270", "more than 270 people", **handmade.of(3, handmade.WATCH))
    return bare | held | more


AT_LEAST = {"value": 90, "low": 90, "low_inclusive": True}
MORE = {"value": 270, "low": 270, "low_inclusive": False}
EXACT = {"value": 12, "low": 12, "high": 12, "low_inclusive": True, "high_inclusive": True}


@pytest.mark.parametrize(
    "bounds, glyph, words",
    [
        (EXACT, charts.exact, "12"),
        ({"low": 5, "high": 8, "low_inclusive": True, "high_inclusive": True}, charts.between, "5 to 8"),
        (AT_LEAST, charts.at_least, "at least 90"),
        (MORE, charts.more_than, "more than 270"),
        ({"value": 30, "high": 30, "high_inclusive": True}, charts.up_to, "up to 30"),
        ({"value": 50, "high": 50, "high_inclusive": False}, charts.fewer_than, "fewer than 50"),
        ({"value": 40, "high": 40, "high_inclusive": False, "approximate": True}, charts.fewer_than, "nearly 40"),
        ({"value": 100, "approximate": True}, charts.about, "about 100"),
        ({"low": 12, "low_inclusive": True, "vague": True, "text": "dozens", "value": None}, charts.in_words, "dozens"),
    ],
)
def test_what_the_words_say_decides_the_mark_and_its_description(bounds: dict[str, Any], glyph: charts.Glyph, words: str) -> None:
    held = row(**bounds)
    assert charts.glyph(held) is glyph
    figures, sources = schemas.frame("figures", [held]), handmade.book(handmade.harbour()).sources
    assert f"harbour watch: {words}" in charts.describe(figures, sources)
    assert charts.attributed_figures(figures, sources)._repr_svg_().startswith("<svg")


def test_only_one_kind_and_unit_is_drawn_and_ages_are_never_compared() -> None:
    rows = [
        row(1, **EXACT),
        row(2, **EXACT, kind="money", unit="USD"),
        row(3, **EXACT, kind="money", unit="EUR"),
        row(4, **EXACT, kind="money", unit="USD"),
    ]
    rows += [row(n, **EXACT, kind="age", unit="year") for n in range(5, 9)]
    rows += [row(9, **EXACT) | {"source_id": None, "claim_id": None}]
    figures = schemas.frame("figures", rows)
    assert charts.comparable(figures) == [("money", "USD"), ("killed", None), ("money", "EUR")]
    assert [held["figure_id"] for held in charts.attributed(figures)] == ["harbour:f2", "harbour:f4"]


def test_a_long_list_is_cut_and_says_so() -> None:
    figures = schemas.frame("figures", [row(n, value=n, low=n, high=n, low_inclusive=True, high_inclusive=True) for n in range(1, 41)])
    sources = handmade.book(handmade.harbour()).sources
    drawn = charts.attributed_figures(figures, sources)
    assert "Showing the 12 largest of 40 different statements." in drawn.description
    assert "Showing the 12 largest of 40 different statements." in drawn._repr_svg_()


def test_a_statement_that_stands_three_times_is_one_row() -> None:
    figures = schemas.frame("figures", [row(1, **MORE), row(2, **AT_LEAST), row(3, **MORE), row(4, **MORE)])
    said = charts.describe(figures, handmade.book(handmade.harbour()).sources)
    assert said.startswith("Killed: at least 90 to more than 270, in 4 figures from 1 source.")
    assert said.count("more than 270 people ×3") == 1 and "at least 90 people." in said


def test_nothing_to_compare_is_said_in_words() -> None:
    book = handmade.book({})
    drawn = charts.attributed_figures(book.figures, book.sources)
    assert drawn.description == "No attributed figure that could be compared."
    assert "No attributed figure" in drawn._repr_svg_()


@pytest.fixture
def drawing() -> ElementTree.Element:
    book = handmade.book(handmade.harbour())
    drawn = charts.attributed_figures(book.figures, book.sources, links={"harbour:f2": "articles/harbour.html#f2"})
    return ElementTree.fromstring(charts.inline_svg(drawn, "Tolls", "One toll.", name="tolls"))


def test_the_drawing_holds_no_style_no_target_and_only_ids_of_its_own(drawing: ElementTree.Element) -> None:
    for element in drawing.iter():
        assert not {"style", "target"} & set(element.attrib)
        assert element.tag not in (f"{SVG}style", f"{SVG}script", f"{SVG}metadata")
        assert element.get("id", "tolls-").startswith("tolls-")
        assert element.get("href", "#tolls-").startswith(("#tolls-", "articles/"))


def test_the_drawing_is_told_in_words_and_links_to_its_words(drawing: ElementTree.Element) -> None:
    assert [drawing.findtext(f"{SVG}{tag}") for tag in ("title", "desc")] == ["Tolls", "One toll."]
    assert drawing.get("role") == "group" and drawing.get("aria-labelledby") == "tolls-title tolls-desc"
    assert [link.get("href") for link in drawing.iter(f"{SVG}a")] == ["articles/harbour.html#f2"]


def test_the_drawing_takes_the_colours_of_the_page(drawing: ElementTree.Element) -> None:
    colours = {value for element in drawing.iter() for name, value in element.attrib.items() if name in ("fill", "stroke")}
    assert colours <= {"none", *(f"var(--{name}, {colour})" for colour, name in charts.COLOURS.items())}


def test_the_same_figures_give_the_same_bytes() -> None:
    book = handmade.book(handmade.harbour())
    first, second = (charts.attributed_figures(book.figures, book.sources)._repr_svg_() for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "$1.5bn and $2bn", "a\u202egnp.exe", "\U0001f3f4 名前", "&amp; ]]>", "x" * 5000])
def test_a_hostile_name_is_words_in_the_drawing(name: str) -> None:
    rows = handmade.harbour()
    rows["sources"][1]["name"] = name
    rows["figures"][1]["counted"] = name
    book = handmade.book(rows)
    text = charts.attributed_figures(book.figures, book.sources)._repr_svg_()
    words = "".join(ElementTree.fromstring(text).itertext())
    assert "<script" not in text and "\u202e" not in words and len(text) < 30_000
    assert name[:8].replace("\u202e", "") in words
