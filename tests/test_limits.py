"""What a book cannot tell, and why a list is empty."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import handmade
import pytest

from helpers import limits


def test_limits_count_what_was_left_out() -> None:
    told = str(limits.limits(handmade.book(handmade.many(4)))[-1])
    assert told == "Left out or not given: 2 of 4 articles without a date; 2 of 4 articles without an outlet."


def test_scores_are_those_beside_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scores = limits.scores()
    assert scores["f1"].between(0, 100).all() and "content+src" in scores["measure"].tolist()
    assert limits.measured().startswith("In a test on news in which people had marked the claims, ")
    monkeypatch.setattr(limits, "SCORES", tmp_path / "none.json")
    assert limits.scores().empty and limits.measured() == ""


@pytest.mark.parametrize(
    "languages, unlocated, told",
    [
        ([], 0, "Claims were not looked for: no article could be read."),
        (["en", None], 0, "No claims found in 2 articles."),
        (["en", "fr"], 0, "No claims found in 1 article; not looked for with rules of their own in 1 article (language not supported)."),
        (["fr"], 0, "No claims: not looked for with rules of their own in 1 article (language not supported)."),
        (["en"], 3, "Claims were found but not located (3)."),
    ],
)
def test_an_empty_list_says_which_sort_of_empty_it_is(languages: list[Any], unlocated: int, told: str) -> None:
    assert limits.none_in("claims", languages, unlocated=unlocated) == told


def test_nothing_found_says_in_how_many_articles_it_was_looked_for() -> None:
    assert limits.none_in("claims", ["en"] * 212) == "No claims found in 212 articles."
