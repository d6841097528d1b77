"""Highlighting alters no letter, nests properly, anchors each claim once, and lets nothing through."""

from __future__ import annotations

import handmade
from hypothesis import given
from hypothesis import strategies as st
from parsed import Parsed

from helpers import schemas
from helpers.views import highlight
from helpers.views.highlight import Mark

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r<>&\"'{}"), max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    kinds = st.sampled_from(["content", "source", "cue", "figure"])
    spans = draw(st.lists(st.tuples(places, places, kinds, st.booleans()), max_size=8))
    return text, [Mark(start=min(a, b), end=max(a, b), kind=kind, anchor=f"c{n}" if named else None) for n, (a, b, kind, named) in enumerate(spans)]


@given(marked())
def test_without_its_tags_the_text_is_left_and_every_anchor_stands_once(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    page = Parsed(highlight.highlighted(text, marks))
    assert page.text == text
    assert sorted(page.ids) == sorted(mark.anchor for mark in marks if mark.anchor and mark.start < mark.end)


@given(marked(), st.lists(st.integers(1, 20), max_size=5))
def test_paragraphs_show_the_whole_text_once_whatever_the_passages(case: tuple[str, list[Mark]], lengths: list[int]) -> None:
    text, marks = case
    rows, place = [], 0
    for length in lengths:
        rows.append({"start": place, "end": min(place + length, len(text)), "role": "body"})
        place = min(place + length + 1, len(text))
    shown = [Parsed(paragraph.html) for paragraph in highlight.paragraphs(text, rows, marks)]
    assert "".join("".join(part.text for part in shown).split()) == "".join(text.split())
    ids = [anchor for part in shown for anchor in part.ids]
    assert len(ids) == len(set(ids))


def test_what_no_passage_covers_is_shown_as_body() -> None:
    shown = highlight.paragraphs("Head. Tail.", [{"start": 0, "end": 5, "role": "title"}], [])
    assert [(part.role, str(part.html).strip()) for part in shown] == [("title", "Head."), ("body", "Tail.")]


def test_elements_that_cross_are_cut_and_the_anchor_stands_on_the_first_piece() -> None:
    marks = [Mark(start=0, end=6, kind="content", anchor="c1"), Mark(start=4, end=9, kind="content", anchor="c2", depth=2)]
    html = highlight.highlighted("abcdefghi", marks)
    first = '<mark class="content" id="c1">abcd<mark class="content depth-2" id="c2">ef</mark></mark>'
    assert html == first + '<mark class="content depth-2">ghi</mark>'


def test_a_link_never_stands_in_a_link() -> None:
    marks = [Mark(start=0, end=4, kind="figure", anchor=f"f{n}", note=f"#note-f{n}") for n in (1, 2)]
    assert str(highlight.highlighted("1234", marks)).count("<a ") == 1


def test_nested_voices_get_deeper_underlines() -> None:
    rows = handmade.harbour()
    claims = handmade.book(rows).claims
    depths = {mark.anchor: mark.depth for mark in highlight.marks(handmade.HARBOUR, schemas.records(claims), []) if mark.kind == "content"}
    assert depths["c4"] == 1 and depths["c5"] == 2


def test_a_claim_that_does_not_stand_where_it_says_is_not_marked() -> None:
    row = handmade.claim(handmade.HARBOUR, 1, "", "", "at least 40 boats") | {"source_start": None, "cue_start": None, "nested_in": None}
    assert highlight.located(handmade.HARBOUR, row)
    moved = row | {"start": row["start"] + 1, "end": row["end"] + 1}
    assert not highlight.located(handmade.HARBOUR, moved)
    assert not highlight.located(handmade.HARBOUR, row | {"spans": []})
    assert highlight.marks(handmade.HARBOUR, [moved], []) == []
