"""Answers in the notebooks: their numbers, and what they say where there is little or nothing."""

from __future__ import annotations

from collections.abc import Callable

import handmade
import pytest

from helpers import Book, answers
from helpers.sentences import Sentence

SAID = {
    answers.heard: "Tom Hale is heard most, with 3 of 6 claims; 1 of them is told by another source. "
    "Of 4 sources, the first 3 have 5 of the claims; 3 of the sources are heard once.",
    answers.quoted: "Of 6 claims, 1 is quoted whole, none is quoted in part, and 5 are told in the article's own words.",
    answers.contradicted: "1 of 6 claims denies, rejects or doubts something, by 1 source.",
    answers.unnamed: "Of 6 claims, 1 is by sources that are described rather than named, and none is by a source that the text leaves out.",
    answers.figures: "Of 5 figures, 1 is exact and 4 are bounded, about or vague; 5 are given by 3 sources, none is without one.",
}


@pytest.mark.parametrize(("answer", "said"), SAID.items())
def test_the_numbers_of_the_harbour(answer: Callable[[Book], Sentence], said: str) -> None:
    assert str(answer(handmade.book(handmade.harbour()))) == said


@pytest.mark.parametrize("answer", SAID)
def test_nothing_is_said_in_words_and_not_as_a_number(answer: Callable[[Book], Sentence]) -> None:
    rows = handmade.harbour()
    assert "not looked for" in str(answer(handmade.book({})))
    assert " found in 1 article." in str(answer(handmade.book(rows | {"claims": [], "figures": [], "sources": []})))


def test_few_sources_are_not_summed_up() -> None:
    rows = handmade.harbour()
    rows["claims"] = rows["claims"][:1]
    assert str(answers.heard(handmade.book(rows))) == "Tom Hale is heard most, with 1 of 1 claim."


def test_what_has_no_source_is_not_a_source_without_a_name() -> None:
    rows = handmade.harbour()
    rows["claims"][0]["source_id"] = None
    book = handmade.book(rows)
    assert "1 is by sources that are described rather than named, and 1 is by a source that the text leaves out" in str(answers.unnamed(book))
    rows["claims"] = [claim | {"source_id": None} for claim in rows["claims"]]
    assert str(answers.heard(handmade.book(rows))) == "None of 6 claims has a source that the text names."


def test_nobody_contradicts() -> None:
    rows = handmade.harbour()
    rows["claims"] = [claim | {"stance": "asserts"} for claim in rows["claims"]]
    assert str(answers.contradicted(handmade.book(rows))) == "None of 6 claims denies, rejects or doubts anything."


def test_names_labels_and_voices_are_told_in_numbers_and_their_absence_in_words() -> None:
    rows = handmade.harbour()
    place = {"article_id": "harbour", "start": 0, "end": 7, "text": "Harbour"}
    mention = place | {"source_id": "crews", "form": "name", "reason": "same name"}
    label = place | {"manner": "own", "label": "crew", "kind": "combatant", "referent": "crews"}
    sources = [*rows["sources"], handmade.source("crews", "crews", "witness", named=False, heard=False)]
    book = handmade.book(rows | {"mentions": [mention], "labels": [label, label | {"manner": "quotation", "referent": None}], "sources": sources})
    assert str(answers.names(book)).startswith("Of 1 mention, 1 is by name, none is by a description and none is by a pronoun.")
    assert "whom they mean is shown for 1 of them" in str(answers.labels(book)) and "Of 2 labels in 1 word, 1 is the articles' own" in str(
        answers.labels(book)
    )
    assert str(answers.unheard(book)) == "1 of 5 actors is mentioned and never heard: crews."
    assert str(answers.shares(book)).startswith("Of 59 words, ")
    for answer in (answers.names, answers.labels, answers.unheard, answers.shares):
        assert "not looked for" in str(answer(handmade.book({})))
