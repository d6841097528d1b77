"""Spaces that are no plain ones in numbers and dates."""

from __future__ import annotations

import pytest
from making import corpus

from helpers import dates, figures, schemas, tokenise
from helpers.grammar.spacing import even


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
def test_figures_and_dates_are_read_through_them_and_keep_them(space: str) -> None:
    text = f"On 7{space}March 2031 officials said 1{space}200{space}people died and 12{space}homes burned."
    articles, passages = corpus(text, published="2031-03-10")
    sentences = tokenise.sentences(articles, passages)
    found = dates.dates(articles, sentences)
    assert found[["text", "value"]].values.tolist() == [[f"7{space}March 2031", "2031-03-07"]]
    counted = figures.figures(articles, sentences, schemas.empty("claims"), found)
    assert counted[["text", "value", "counted"]].values.tolist() == [[f"1{space}200", 1200.0, "people"], ["12", 12.0, "homes"]]
    assert all(text[row["start"] : row["end"]] == row["text"] for row in schemas.records(counted))


def test_no_letter_moves() -> None:
    for text in ("plain 1 200", "1\u00a0200\u00a0000 and 5\u00a020", "\u2003x\u00a0"):
        assert len(even(text)) == len(text)
    assert even("5\u00a020") == "5 20"
