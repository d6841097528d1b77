"""What pages say of actors that are never heard, and which other names they give: only what the articles' words bear out."""

from __future__ import annotations

from typing import Any

import handmade
import pytest

from helpers import voices
from helpers.certainty.evidence import Evidence, is_sure

NAME, SHORT, BESIDE = "same name", "short form of a name in the article", "stands beside the name"
ELSEWHERE = "short form of the one such name in the corpus"


def told(texts: list[str], name: str, kind: str = "other", **more: Any) -> Evidence:
    """The evidence of a book in which these texts name one actor, who is never heard."""
    return Evidence(handmade.book(rows(texts, [(name, NAME)], handmade.source("one", name, kind, heard=False, **more))))


def rows(texts: list[str], words: list[tuple[str, str]], source: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Articles of these texts with a mention wherever one of the words stands."""
    found: dict[str, list[dict[str, Any]]] = {"articles": [], "mentions": [], "sources": [source]}
    for number, text in enumerate(texts):
        key = f"a{number}"
        found["articles"].append({"article_id": key, "text": text})
        for name, reason in words:
            if name in text:
                start = text.index(name)
                form = "nominal" if reason == BESIDE or not source["named"] else "name"
                mention = {"article_id": key, "start": start, "end": start + len(name), "text": name, "source_id": source["source_id"]}
                found["mentions"].append(mention | {"form": form, "reason": reason, "confidence": 0.97})
    return found


@pytest.mark.parametrize(
    ("name", "kind", "texts"),
    [
        ("Ann Reed", "other", ["They met Ann Reed there."]),  # a first name that is known
        ("Zolta Kerran", "state", ["They met Prime Minister Zolta Kerran there."]),  # a title
        ("Zolta Kerran", "other", ["They met Zolta Kerran.", "And Zolta Kerran left.", "Then Zolta Kerran came."]),
        ("Valley Farmers Union", "ngo", ["They met the Valley Farmers Union there."]),  # a noun that says what it is
        ("University of Hillford", "other", ["She teaches at the University of Hillford."]),
        ("Norway", "state", ["They went to Norway."]),
        ("NATO", "intergovernmental", ["They left NATO."]),
        ("Zolta", "armed_group", ["They met Zolta.", "And Zolta left.", "Then Zolta came."]),
    ],
)
def test_a_name_that_the_words_bear_out_is_shown(name: str, kind: str, texts: list[str]) -> None:
    assert not told(texts, name, kind).thin


@pytest.mark.parametrize(
    ("name", "kind", "texts"),
    [
        ("Zolta Kerran", "other", ["They met Zolta Kerran there."]),  # may be anything
        ("Great Journey", "other", ["A great journey is a journey that is great. They read Great Journey."] * 3),  # words that are common
        ("Department", "state", ["They met Department there."] * 3),
        ("Naturalization Service", "state", ["The Immigration and Naturalization Service wrote."]),  # a piece of a longer name
        ("Valley Farmers Union", "ngo", ["The Valley Farmers Union Bank closed."]),
        ("Hill Press", "media", ["A bird on the Hill Press/Reed picture."]),
        ("Rebel-led Valley Council", "state", ["They met the Rebel-led Valley Council."]),
        ("Valley garrison", "military", ["They met the Valley garrison there."]),  # described, in one article
        ("Front Lorries", "armed_group", ["They saw Front Lorries."]),
    ],
)
def test_a_name_that_nothing_bears_out_is_not_shown(name: str, kind: str, texts: list[str]) -> None:
    assert told(texts, name, kind).thin == {"one"}


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("civilians", "witness", True),
        ("Valley troops", "military", True),
        ("powers", "state", False),  # they may be of any sort
        ("the next president", "state", False),  # of each article another
    ],
)
def test_collectives_are_shown_where_they_tell_of_which_sort_they_are(name: str, kind: str, shown: bool) -> None:
    assert bool(told([f"They met {name} there."], name, kind, named=False).thin) is not shown


def test_who_is_heard_is_never_left_out() -> None:
    held = rows(["They met Zolta Kerran there."], [("Zolta Kerran", NAME)], handmade.source("one", "Zolta Kerran", "other"))
    assert not Evidence(handmade.book(held)).thin


def test_voices_leave_out_the_same_actors() -> None:
    held = rows(["They met Zolta Kerran there."], [("Zolta Kerran", NAME)], handmade.source("one", "Zolta Kerran", "other", heard=False))
    book = handmade.book(held)
    origins = voices.of_origins(book.sources, book.claims, book.mentions)
    assert len(origins) == 1
    assert Evidence(book).borne_out(origins).empty


def test_a_man_of_whom_no_more_is_told_is_no_witness() -> None:
    heard = handmade.source("one", "a man", "witness", named=False)
    assert Evidence(handmade.book({"sources": [heard]})).type("one") is None
    assert Evidence(handmade.book({"sources": [heard | {"name": "a resident"}]})).type("one") == "witness"


def test_nobody_is_a_witness_who_is_never_heard() -> None:
    assert told(["They met Ann Reed."], "Ann Reed", "witness").type("one") is None
    assert told(["They met Ann Reed."], "Ann Reed", "state").type("one") == "state"


@pytest.mark.parametrize(
    ("name", "kind", "alias", "reason", "text", "shown"),
    [
        ("Ann Reed", "state", "Reed", SHORT, "Reed left.", True),
        ("Ann Reed", "state", "Reed", ELSEWHERE, "Reed left.", True),  # a surname is a part of the name
        ("Ann Reed", "state", "Ann", ELSEWHERE, "Ann left.", False),
        ("Ann Reed", "state", "the Hill mayor", BESIDE, "Ann Reed, the Hill mayor, left.", False),
        ("Ann Reed", "state", "a member", BESIDE, "Ann Reed, a member of the council, left.", False),
        ("Ann Reed", "state", "the mayor", "the last person with this role", "And the mayor left.", False),
        ("Hill Farmers Union", "ngo", "Union", SHORT, "The Union left.", False),
        ("Hill Farmers Union", "ngo", "HFU", "the article says that both are one", "The HFU left.", True),
        ("Hill Farmers Union", "ngo", "Even Hill Farmers Union", NAME, "Even Hill Farmers Union left.", False),
        ("Norway", "state", "Oslo", NAME, "They met in Oslo.", False),
    ],
)
def test_other_names_are_given_where_they_are_sure(name: str, kind: str, alias: str, reason: str, text: str, shown: bool) -> None:
    held = rows([f"{name} came.", text], [(alias, reason)], handmade.source("one", name, kind, [alias]))
    assert Evidence(handmade.book(held)).names("one") == ([alias] if shown else [])


def test_a_capital_that_decides_is_its_state() -> None:
    held = rows(["Oslo decided.", "But Oslo refused."], [("Oslo", NAME)], handmade.source("one", "Norway", "state", ["Oslo"]))
    assert Evidence(handmade.book(held)).names("one") == ["Oslo"]


def test_a_short_form_that_is_anothers_name_is_not_given() -> None:
    whole = handmade.source("one", "Old Hill Congress", "state", ["Hill Congress"])
    held = rows(["The Valley Congress left. The Hill Congress left."], [("Hill Congress", SHORT)], whole)
    held["sources"].append(handmade.source("two", "Hill Congress", "state"))
    assert Evidence(handmade.book(held)).names("one") == []


@pytest.mark.parametrize(
    ("reason", "form", "confidence", "sure"),
    [(NAME, "name", 0.97, True), ("kind; but it may be another of that kind", "nominal", 0.5, False), ("same words", "nominal", 0.7, True)],
)
def test_a_place_is_sure_where_nothing_speaks_against_its_link(reason: str, form: str, confidence: float, sure: bool) -> None:
    assert is_sure({"reason": reason, "form": form, "confidence": confidence}) == sure


@pytest.mark.parametrize(
    ("text", "told"),
    [("The Press Service wrote.", "Press Service"), ("The Naturalization and Press Service wrote.", None)],
)
def test_a_body_whose_name_is_cut_is_no_affiliation(text: str, told: str | None) -> None:
    person = handmade.source("two", "Ann Reed", "state", affiliation="Press Service", independence_group="one")
    held = rows([text], [("Press Service", NAME)], handmade.source("one", "Press Service", "state", independence_group="one"))
    held["sources"].append(person)
    assert Evidence(handmade.book(held)).affiliation("two") == told


def test_a_word_for_many_is_one_only_where_several_articles_use_it() -> None:
    many, one = ["They met neighbours.", "Here neighbours left."], ["They met neighbours."]
    assert told(many, "neighbours", named=False).is_many("one") and not told(one, "neighbours", named=False).is_many("one")
    assert not told(many, "neighbours", named=True).is_many("one")


def test_a_state_under_whose_name_nobody_is_heard_is_not_said_to_be_never_heard() -> None:
    for name, kept in (("Norway", 0), ("Valley Farmers Union", 1)):
        made = told([f"They wrote of {name}."], name, "state" if name == "Norway" else "ngo")
        origins = voices.of_origins(made._book.sources, made._book.claims, made._book.mentions)
        assert len(made.borne_out(origins)) == kept
