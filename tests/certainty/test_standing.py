"""How surely pages say what a source is, for whom it speaks, and that its name is one."""

from __future__ import annotations

from typing import Any

import handmade
import pytest

from helpers.certainty.described import is_cut, is_joint
from helpers.certainty.evidence import Evidence
from helpers.certainty.standing import Standing


def standing(text: str, name: str, kind: str = "state", **more: Any) -> Standing:
    """Of a book whose one article has this text, which names one source by its name."""
    source = handmade.source("one", name, kind, **more)
    start = text.index(name)
    mention = {"article_id": "a", "start": start, "end": start + len(name), "text": name, "source_id": "one"}
    form = "name" if source["named"] else "nominal"
    rows = {
        "articles": [{"article_id": "a", "text": text}],
        "sources": [source],
        "mentions": [mention | {"form": form, "reason": "same name", "confidence": 0.97}],
    }
    book = handmade.book(rows)
    return Standing(book, Evidence(book))


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("They met Prime Minister Ann Reed there.", "Ann Reed", "state", True),
        ("They met Ann Reed, a professor at Hill College.", "Ann Reed", "expert", True),
        ("Rep. Ann Reed (R-Hill) left.", "Ann Reed", "state", True),
        ("They met former Prime Minister Ann Reed there.", "Ann Reed", "state", False),  # she was
        ("They met Ann Reed, a former soldier.", "Ann Reed", "military", False),
        ("They met Ann Reed there.", "Ann Reed", "state", False),  # nothing tells it
        ("After the Hill Spring a general left.", "Hill Spring", "military", False),
        ("The Hill Ministry said so.", "Hill Ministry", "state", True),
        ("The Lume Agency said so.", "Lume Agency", "state", False),  # of whom is not told
        ("In Norway it rained.", "Norway", "state", True),
    ],
)
def test_a_type_is_sure_where_the_words_beside_a_name_tell_it(text: str, name: str, kind: str, expected: bool) -> None:
    assert standing(text, name, kind).has_type("one") is expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Norwegian soldiers", "military", True),
        ("three experts", "expert", True),
        ("opposition forces", "military", False),  # of what sort is not told
        ("the former officer", "military", False),
        ("one resident", "witness", False),
        ("a president", "state", False),  # perhaps one who is imagined
        ("the Hill candidate", "state", False),
    ],
)
def test_a_type_by_description_is_sure_where_its_noun_shows_it(name: str, kind: str, expected: bool) -> None:
    assert standing(f"There {name} said so.", name, kind, named=False).has_type("one") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Reed, a spokeswoman for the Hill Council, left.", True),
        ("Hill Council spokeswoman Ann Reed left.", True),
        ("Ann Reed, past president of the Hill Council, left.", False),
        ("Ann Reed left.", False),
    ],
)
def test_an_affiliation_is_sure_where_it_stands_beside_the_name(text: str, expected: bool) -> None:
    assert standing(text, "Ann Reed", affiliation="Hill Council").has_body("one", "Hill Council") is expected


@pytest.mark.parametrize(
    ("text", "name", "named", "expected"),
    [
        ("They met Zolta Kerran there.", "Zolta Kerran", True, True),
        ("Mourners Bury Zolta Heads\nZolta left.", "Zolta Heads", True, False),  # a headline runs on
        ("Even Kerran left.", "Even Kerran", True, False),
        ("They met Ann Mary Reed Bob Roe.", "Ann Mary Reed Bob Roe", True, False),
        ("Here some critics spoke.", "some critics", False, True),
        ("Here the mayor's frank spoke.", "the mayor's frank", False, False),
        ("Here reports from a meeting at which she spoke.", "reports from a meeting at", False, False),
        ("Here numbers alone spoke.", "numbers alone", False, False),
    ],
)
def test_a_name_is_sure_where_it_is_whole(text: str, name: str, named: bool, expected: bool) -> None:
    assert standing(text, name, "other", named=named).has_name("one") is expected


def test_a_piece_of_a_name_before_it_is_cut() -> None:
    text = "Reps. Ann King and Bob Roe said so."
    assert is_cut(text, text.index("King"), text.index(" said"))
    assert not is_cut(text, text.index("Ann"), text.index(" said"))


def test_a_source_that_names_two_is_neither_alone() -> None:
    assert is_joint("Mayor Ann Reed and Minister Bob Roe", "Bob Roe")
    assert not is_joint("Ann Reed, mayor and farmer", "Ann Reed")


def test_forces_of_an_armed_group_are_no_army() -> None:
    group = handmade.source("two", "Dawn Front", "armed_group")
    rows = {"sources": [handmade.source("one", "Dawn forces", "military", named=False), group]}
    book = handmade.book(rows)
    assert not Standing(book, Evidence(book)).has_type("one")
