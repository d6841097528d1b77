"""Sentences computed from a book: what was read, what stands in it, and what it cannot tell."""

from __future__ import annotations

import re
from typing import Any

import handmade
import pytest

from helpers import findings, limits, sentences
from helpers.views import wording

Rows = dict[str, list[dict[str, Any]]]


def said(rows: dict[str, list[dict[str, Any]]]) -> list[str]:
    return [str(sentence) for sentence in findings.findings(handmade.book(rows))]


def test_one_article_is_told_by_outlet_day_and_language() -> None:
    told = str(findings.corpus(handmade.book(handmade.harbour())))
    assert told == "1 article from The Pier, of 7 October 2016, in English: 6 claims by 4 sources and 5 figures."


def test_what_is_missing_is_counted_in_the_same_breath() -> None:
    rows = handmade.many(4)
    rows["articles"][2] |= {"language": None, "published": "2016-10-09T08:00:00Z"}
    told = str(findings.corpus(handmade.book(rows)))
    assert told.startswith("4 articles from The Pier (2 without an outlet), 7 to 9 October 2016 (2 without a date), ")
    assert "3 in English and 1 of unknown language" in told


def test_no_article_is_said_in_words() -> None:
    rows = {"inputs": handmade.harbour()["inputs"][1:]}
    assert str(findings.corpus(handmade.book(rows))) == "No article could be read: 1 input offered, 1 rejected."


def test_figures_stand_under_their_sources_and_lead_to_their_words() -> None:
    told = findings.findings(handmade.book(handmade.harbour()))
    assert str(told[0]) == "On the killed, 2 figures come from 2 sources. Harbour watch says more than 270 people."
    keys = ["figures/killed", "figures/killed", "harbour-watch", "harbour:f2"]
    assert [part.key for part in told[0].parts if isinstance(part, sentences.Link)] == keys
    assert "Tom Hale is heard most: 2 of 6 claims, and 1 more only through another source." in map(str, told)
    assert str(told[-1]) == "Each of 5 figures is given by a source."


def test_what_is_stated_often_comes_before_what_is_large_and_vague_words_stay_out() -> None:
    assert said(handmade.many(3))[0].endswith(" Harbour watch says more than 270 people (3 times).")
    assert not [sentence for sentence in said(handmade.harbour()) if "Dozens" in sentence]


def test_figures_without_a_source_are_counted() -> None:
    rows = handmade.harbour()
    rows["figures"][0] |= {"claim_id": None, "source_id": None}
    assert said(rows)[-1] == "1 of 5 figures stands in no statement: no source was found for it."


@pytest.mark.parametrize(
    "row, words",
    [
        ({"value": 0.5, "low": 0.5, "high": 0.5, "unit": "fraction", "text": "half", "approximate": True}, "about half"),
        ({"value": 37, "low": 37, "high": 37, "unit": "percent"}, "37 %"),
        ({"value": 1.5e9, "low": 1.5e9, "high": 1.5e9, "unit": "USD"}, "1,500,000,000 USD"),
        ({"low": 5000, "high": 8000, "approximate": True}, "about 5,000 to 8,000"),
        ({"value": 40, "low": 40, "low_inclusive": False, "approximate": True}, "just over 40"),
        ({"text": "a few dozen"}, "a few dozen"),
        ({"value": 0.75, "high": 0.75, "unit": "fraction", "text": "three-quarters", "approximate": True}, "nearly three-quarters"),
        ({"value": 5, "low": 5, "high": 5, "unit": "per year"}, "5 per year"),
        ({"value": 1e9 / 3, "low": 1e9 / 3, "high": 1e9 / 3, "unit": "USD"}, "333,333,333 USD"),
    ],
)
def test_bounds_are_said_in_one_manner(row: dict[str, Any], words: str) -> None:
    assert wording.bounds({"text": "", **row}) == words


# -- shapes of corpus


def changed(rows: Rows, frame: str, **values: Any) -> Rows:
    """The rows with the same values in every row of a frame."""
    return rows | {frame: [row | values for row in rows[frame]]}


def only(rows: Rows, *frames: str) -> Rows:
    return {name: rows[name] for name in ("inputs", "articles", "passages", *frames)}


ONE, MANY = handmade.harbour, handmade.many
UNSOURCED = {"source_id": None}
SHAPES: dict[str, tuple[Rows, str, list[str]]] = {
    "no article": ({}, "No article could be read: 0 inputs offered, 0 rejected.", []),
    "one article": (
        ONE(),
        "1 article from The Pier, of 7 October 2016, in English: 6 claims by 4 sources and 5 figures.",
        ["Harbour watch says more than 270 people."],
    ),
    "nothing found": (only(ONE()), "1 article from The Pier, of 7 October 2016, in English: no claim found and no figure found.", []),
    "no figures": (only(ONE(), "claims", "sources"), "6 claims by 4 sources and no figure found.", ["Tom Hale is heard most: 2 of 6 claims"]),
    "one claim": (only(ONE(), "sources") | {"claims": ONE()["claims"][:1]}, "1 claim by ", ["is heard most: 1 of 1 claim."]),
    "no claims": (
        only(ONE(), "sources") | {"figures": [row | {"claim_id": None, "source_id": None} for row in ONE()["figures"]]},
        "no claim found and 5 figures.",
        ["5 of 5 figures stand in no statement: no source was found for them."],
    ),
    "no source named": (
        changed(changed(changed(ONE(), "claims", **UNSOURCED), "figures", **UNSOURCED), "sources", heard=False),
        "6 claims by no source that is named and 5 figures.",
        ["Each of 5 figures stands in a claim."],
    ),
    "only vague numbers": (
        changed(ONE(), "figures", vague=True, value=None, low=None, high=None, low_inclusive=None, high_inclusive=None),
        "6 claims by 4 sources and 5 figures.",
        ["Tom Hale is heard most"],
    ),
    "no dates": (
        changed(ONE(), "articles", published=None),
        "1 article from The Pier, without a date, in English: ",
        ["Harbour watch says more than 270 people."],
    ),
    "no outlets": (
        changed(ONE(), "articles", outlet=None),
        "1 article from no outlet that is known, of 7 October 2016",
        ["Harbour watch says more than 270 people."],
    ),
    "another language": (changed(only(ONE()), "articles", language="fr"), "in French: no claim found and no figure found.", []),
    "language not known": (changed(ONE(), "articles", language=None), "of unknown language: 6 claims", ["Harbour watch says more than 270 people."]),
    "three outlets": (
        MANY(3) | {"articles": [row | {"outlet": f"The Pier {n}"} for n, row in enumerate(MANY(3)["articles"])]},
        "3 articles from 3 outlets, ",
        ["more than 270 people (3 times)."],
    ),
    "two hundred articles": (MANY(200), "200 articles from The Pier (100 without an outlet)", ["of 1,200 claims", "200 times"]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_sentences_are_right_for_every_shape_of_corpus(shape: str) -> None:
    rows, corpus, told = SHAPES[shape]
    book = handmade.book(rows)
    said = [str(sentence) for sentence in (findings.corpus(book), *findings.findings(book), findings.voices(book), *limits.limits(book))]
    assert corpus in said[0]
    assert all(any(words in sentence for sentence in said[1:]) for words in told), said
    for words in said:
        assert words.endswith(".") and not re.search(r"None|nan|<NA>|\b0 (?!inputs|rejected)|\b1 (?:claims|figures|articles|sources)\b|  ", words), (
            words
        )
    if not told:
        assert not [words for words in said if words.startswith("On ") or "heard most" in words]


def test_a_source_that_is_only_probably_meant_gives_no_finding_and_is_counted_apart() -> None:
    rows = handmade.harbour()
    first, third = rows["claims"][0], rows["claims"][2]
    reason = {"article_id": "harbour", "form": "nominal", "reason": "the nearest; but it is named only in passing before", "confidence": 0.6}
    rows["mentions"] = [
        {"start": row["source_start"], "end": row["source_end"], "text": row["source_text"], "source_id": row["source_id"]} | reason
        for row in (first, third)
    ]
    told = said(rows)
    assert not any("270" in sentence for sentence in told)
    heard = next(sentence for sentence in told if "heard most" in sentence)
    assert heard == "Tom Hale is heard most: 2 of 6 claims (2 of them only probably), and 1 more only through another source."


# -- who gives which figures


def toll(n: int, source: str, value: int, counted: str | None = None, **more: Any) -> dict[str, Any]:
    row = handmade.figure(handmade.HARBOUR, n, "270", "more than 270 people", counted=counted, claim_id="harbour:c3", source_id=source, **more)
    return row | {"value": value, "low": value, "high": value, "low_inclusive": True, "high_inclusive": True}


@pytest.mark.parametrize(
    ("tolls", "told"),
    [
        ([(9, "men")], "On the killed, harbour watch says 9 men."),
        ([(9, "men"), (2000, None)], "On the killed, harbour watch gives 2 figures, among them 9 men."),
        ([(9, "people"), (9, "dead"), (9, None)], "On the killed, harbour watch says 9 people (3 times)."),
        ([(12, None), (9, None), (12, "dead"), (12, None)], "On the killed, harbour watch gives 4 figures, most often 12 (3 times)."),
        ([(12, "children"), (12, "children"), (9, None), (9, None)], "gives 4 figures, most often 9 (2 times) and 12 children (2 times)."),
        ([(n, "men") for n in range(2, 9)], "On the killed, harbour watch gives 7 figures, the largest 8 men."),
        ([(5, None), (5, None), *((n, "men") for n in range(20, 40))], "gives 22 figures, the largest 39 men."),
    ],
)
def test_a_source_is_told_by_what_it_says_most_and_by_its_largest_figure_where_it_repeats_none(tolls: list[Any], told: str) -> None:
    rows = handmade.harbour()
    rows["figures"] = [toll(n, handmade.WATCH, value, counted) for n, (value, counted) in enumerate(tolls, 1)]
    assert said(rows)[0].endswith(told)


def test_several_sources_are_told_side_by_side_those_with_most_figures_first() -> None:
    rows = handmade.harbour()
    given = [(handmade.NURSE, 9), (handmade.WATCH, 12), (handmade.WATCH, 12), (handmade.MAYOR, 14)]
    rows["figures"] = [toll(n, source, value, "people") for n, (source, value) in enumerate(given, 1)]
    assert said(rows)[0] == "On the killed, 4 figures come from 3 sources. Harbour watch says 12 people (2 times). A nurse says 9 people."


def test_what_somebody_says_only_doubtfully_he_does_not_give() -> None:
    rows = handmade.harbour()
    rows["claims"] = [row | {"confidence": 0.5 if row["claim_id"] == "harbour:c4" else 0.9} for row in rows["claims"]]
    rows["figures"] = [toll(1, handmade.WATCH, 9, "men"), toll(2, handmade.WATCH, 90, "men") | {"claim_id": "harbour:c4"}]
    assert said(rows)[0] == "On the killed, harbour watch says 9 men."
    rows["figures"] = rows["figures"][1:]
    assert not [told for told in said(rows) if "90" in told]


def test_who_quotes_himself_is_heard_directly_and_is_no_second_hand_voice() -> None:
    rows = handmade.harbour()
    inner = next(row for row in rows["claims"] if row.get("nested_in"))
    outer = next(row for row in rows["claims"] if row["claim_id"] == inner["nested_in"])
    assert not [told for told in said(rows) if "more only through" not in told and "heard most" in told]
    inner["source_id"] = outer["source_id"]
    assert not [told for told in said(rows) if "through another" in told]
    assert str(findings.voices(handmade.book(rows))).startswith("No source is heard only through another")


@pytest.mark.parametrize(
    ("manners", "told"),
    [
        (["quotation"], "“terrorist” stands once, and not as the article's own word."),
        (["own"], "“terrorist” stands once, and it is the article's own word."),
        (["own", "own"], "Of 2 uses of words such as “terrorist”, all are the article's own."),
        (["scare", "quotation"], "Of 2 uses of words such as “terrorist”, none is the article's own: they are quoted, reported or held up."),
        (["own", "quotation"], "Of 2 uses of words such as “terrorist”, 1 is the article's own; the others are quoted, reported or held up."),
    ],
)
def test_the_strongest_words_are_told_by_whose_they_are(manners: list[str], told: str) -> None:
    rows = handmade.harbour()
    whole = {"article_id": "harbour", "start": 0, "end": 7, "text": "Harbour", "label": "terrorist", "kind": "violence", "referent": handmade.MAYOR}
    rows["labels"] = [whole | {"manner": manner} for manner in manners]
    assert str(findings.labels(handmade.book(rows))[-1]) == told
