"""Sentences computed from a book: what was read, what stands in it, and what it cannot tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import handmade
import pytest

from helpers import findings
from helpers.views import wording


def said(rows: dict[str, list[dict[str, Any]]]) -> list[str]:
    return [str(sentence) for sentence in findings.findings(handmade.book(rows))]


def test_one_article_is_told_by_outlet_day_and_language() -> None:
    told = str(findings.corpus(handmade.book(handmade.harbour())))
    assert told == "1 article from The Pier, of 7 October 2016, in English: 6 claims by 4 sources and 5 figures."


def test_what_is_missing_is_counted_in_the_same_breath() -> None:
    rows = handmade.many(4)
    rows["articles"][2] |= {"language": None, "published": "2016-10-09T08:00:00Z"}
    told = str(findings.corpus(handmade.book(rows)))
    assert told.startswith("4 articles from The Pier (2 without an outlet), 7 October 2016 to 9 October 2016 (2 without a date), ")
    assert "3 in English and 1 of unknown language" in told


def test_no_article_is_said_in_words() -> None:
    rows = {"inputs": handmade.harbour()["inputs"][1:]}
    assert str(findings.corpus(handmade.book(rows))) == "No article could be read: 1 input offered, 1 rejected."


def test_figures_stand_under_their_sources_and_lead_to_their_words() -> None:
    told = findings.findings(handmade.book(handmade.harbour()))
    assert str(told[0]) == "According to harbour watch: more than 270 people (killed)."
    assert [part.key for part in told[0].parts if isinstance(part, findings.Link)] == ["harbour-watch", "harbour:f2"]
    assert "Tom Hale is heard most: 3 of 6 claims." in map(str, told)
    assert str(told[-1]) == "5 figures stand under a source; none is the article's own."


def test_what_is_stated_often_comes_before_what_is_large_and_vague_words_stay_out() -> None:
    assert "According to harbour watch: more than 270 people (killed), 3 times." in said(handmade.many(3))
    assert not [sentence for sentence in said(handmade.harbour()) if "Dozens" in sentence]


def test_figures_without_a_source_are_counted() -> None:
    rows = handmade.harbour()
    rows["figures"][0] |= {"claim_id": None, "source_id": None}
    assert said(rows)[-1] == "1 of 5 figures stands under no source: the article itself says so."


def test_limits_count_what_was_left_out() -> None:
    told = str(findings.limits(handmade.book(handmade.many(4)))[-1])
    assert told == "Left out or not given: 2 of 4 articles without a date; 2 of 4 articles without an outlet."


def test_scores_are_those_beside_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scores = findings.scores()
    assert scores["f1"].between(0, 100).all() and "content+src" in scores["measure"].tolist()
    assert findings.measured().startswith("On news that people had marked (polnear/dev), ")
    monkeypatch.setattr(findings, "SCORES", tmp_path / "none.json")
    assert findings.scores().empty and findings.measured() == ""


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
    assert findings.none_in("claims", languages, unlocated=unlocated) == told


def test_a_sentence_in_a_notebook_is_escaped() -> None:
    assert findings.sentence("a < b")._repr_html_() == "<p>a &lt; b</p>"
    assert findings.Sentences([findings.sentence("<i>")])._repr_html_() == "<ul><li>&lt;i&gt;</li></ul>"


@pytest.mark.parametrize(
    "row, words",
    [
        ({"value": 0.5, "low": 0.5, "high": 0.5, "unit": "fraction", "text": "half", "approximate": True}, "about half"),
        ({"value": 37, "low": 37, "high": 37, "unit": "percent"}, "37 %"),
        ({"value": 1.5e9, "low": 1.5e9, "high": 1.5e9, "unit": "USD"}, "1,500,000,000 USD"),
        ({"low": 5000, "high": 8000, "approximate": True}, "about 5,000 to 8,000"),
        ({"value": 40, "low": 40, "low_inclusive": False, "approximate": True}, "just over 40"),
        ({"text": "a few dozen"}, "a few dozen"),
    ],
)
def test_bounds_are_said_in_one_manner(row: dict[str, Any], words: str) -> None:
    assert wording.bounds({"text": "", **row}) == words
