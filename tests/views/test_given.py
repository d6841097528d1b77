"""Figures by who gives them: what is said of some of them leads to just these."""

from __future__ import annotations

from typing import Any

import handmade

from helpers.views.entries import Entries
from helpers.views.given import Lists
from helpers.views.kinds import Kinds


def lists(rows: dict[str, Any]) -> Lists:
    book = handmade.book(rows)
    return Lists(Kinds(book, Entries(book)))


def blocks(made: Lists, kind: str = "killed") -> list[tuple[str, str, str, int]]:
    """Anchor, source, how, and number of figures of each list of a kind, in order."""
    rows = [row for page in made.pages(kind, {}) for row in page.more["rows"]]
    given = {row["given"].anchor: row["given"] for row in rows}
    return [(one.anchor, one.voice["source"], one.how, len(one.rows)) for one in given.values()]


def test_what_a_source_states_stands_apart_from_what_it_denies_and_from_the_articles_own_voice() -> None:
    rows = handmade.many(3)
    rows["claims"][[claim["claim_id"] for claim in rows["claims"]].index(rows["figures"][1]["claim_id"])]["stance"] = "denies"
    own = next(row for row in rows["figures"] if row["kind"] == "killed" and row is not rows["figures"][1])
    own |= {"claim_id": None, "source_id": None}
    found = blocks(lists(rows))
    assert found[-1] == ("own", "in no statement", "", 1)
    assert found[-2][0] == "denied" and found[-2][2:] == ("in what it denies, doubts, asks for, names in passing or says only doubtfully", 1)
    assert [anchor for anchor, *_ in found[:-2]] == [f"by-{n}" for n in range(1, len(found) - 1)] and {how for _, _, how, _ in found[:-2]} == {""}


def test_a_copy_is_listed_alone() -> None:
    rows = handmade.many(2)
    rows["articles"][1]["copy_of"] = rows["articles"][0]["article_id"]
    assert ("copied", "in an article that is a copy of another") in [(anchor, how) for anchor, _, how, _ in blocks(lists(rows))]


def test_a_source_s_figures_of_a_kind_and_what_it_repeats_have_a_place() -> None:
    made = lists(handmade.many(3))
    place = made.place("harbour-watch", "killed")
    assert place is not None and place.startswith("figures/killed.html#by-")
    repeated = [row for page in made.pages("killed", {}) for row in page.more["rows"] if row["at"]]
    assert repeated
    first = repeated[0]
    assert made.place(first["source_id"], f"killed {first['figure_id']}") == f"figures/killed.html#{first['at']}"
    assert made.place("harbour-watch", "money USD") is None and made.place("figures/killed", "no-such-list") is None


def test_no_figure_is_lost_or_told_twice() -> None:
    made = lists(handmade.many(4))
    for kind, figures in made.kinds.figures.items():
        rows = [row["figure_id"] for page in made.pages(kind, {}) for row in page.more["rows"]]
        assert sorted(rows) == sorted(figure["figure_id"] for figure in figures)


def test_a_figure_that_is_not_its_sources_own_is_marked_where_it_is_listed() -> None:
    rows = handmade.many(3)
    denied = rows["figures"][1]
    rows["claims"][[claim["claim_id"] for claim in rows["claims"]].index(denied["claim_id"])]["stance"] = "denies"
    entries = Entries(handmade.book(rows)).figures
    same_claim = {row["figure_id"] for row in rows["figures"] if row["claim_id"] == denied["claim_id"]}
    always_denied = {f"harbour{n}:f4" for n in range(3)}
    assert {key for key, row in entries.items() if row["passing"]} == same_claim | always_denied
