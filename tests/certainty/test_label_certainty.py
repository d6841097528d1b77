"""Which labels pages give with whom they mean and who uses them."""

from __future__ import annotations

from typing import Any

import handmade
import pytest

from helpers.certainty.labels import shown
from helpers.identity import referents

TOLD = "The Hill government met. {words} said it was late."


def labelled(text: str, words: str, reason: str, *, manner: str = "own", voice: str | None = None, **more: Any) -> dict[str, Any]:
    """The label of a book whose one article has this text, as pages give it."""
    start = text.rindex(words)
    label = {"article_id": "a", "start": start, "end": start + len(words), "text": words, "label": words.split()[-1], "kind": "state"}
    rows = {
        "articles": [{"article_id": "a", "text": text}],
        "sources": [handmade.source("one", "Hill government", "state"), handmade.source("ann", "Ann Reed", "state")],
        "labels": [label | {"referent": "one", "reason": reason, "voice": voice, "manner": manner}],
        "mentions": more.get("mentions", []),
        "claims": more.get("claims", []),
    }
    found: dict[str, Any] = shown(handmade.book(rows)).iloc[0].to_dict()
    return found


def mention(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    row = {"article_id": "a", "start": start, "end": start + len(words), "text": words, "source_id": "one"}
    return row | {"form": "nominal", "reason": "same words", "confidence": 0.7}


@pytest.mark.parametrize(
    ("words", "reason", "expected"),
    [
        ("the Hill government", referents.ITS_OWN, True),
        ("the government", "stands beside it", True),
        ("the government", referents.SAME, False),
        ("the group's government", referents.OWNERS, False),
        ("the government", referents.ITS_OWN, False),  # nothing near tells whose
        ("the Hill rebel", referents.ITS_OWN, False),  # one group is a part of them
    ],
)
def test_a_referent_is_shown_where_its_reason_is_sure(words: str, reason: str, expected: bool) -> None:
    row = labelled(f"Here {words} met.", words, reason)
    assert (row["referent"] == "one") is expected


def test_a_bare_noun_means_whom_the_words_before_tell() -> None:
    text = "The Hill government met. Then the government left."
    held = labelled(text, "the government", referents.ITS_OWN, mentions=[mention(text, "The Hill government")])
    assert held["referent"] == "one"


@pytest.mark.parametrize(("text", "expected"), [("Norway considers them a gang.", False), ("They are a gang.", True)])
def test_what_somebody_else_calls_them_is_not_surely_the_articles_word(text: str, expected: bool) -> None:
    assert labelled(text, "a gang", "stands beside it")["voice_sure"] is expected


@pytest.mark.parametrize(("confidence", "expected"), [(0.95, True), (0.6, False)])
def test_a_label_in_a_doubtful_claim_is_not_surely_its_sources(confidence: float, expected: bool) -> None:
    text = "Ann Reed said the gang was late."
    claim = handmade.claim(text, 1, "Ann Reed", "said", "the gang was late", article_id="a", source_id="ann", confidence=confidence)
    row = labelled(text, "the gang", "stands beside it", manner="paraphrase", voice="ann", claims=[claim])
    assert row["voice_sure"] is expected
