"""The sources that the words around a cue name, where the network gave none."""

from __future__ import annotations

import pytest

from helpers.attribution import sourced, words
from helpers.attribution.claim import Claim


def _completed(text: str, cue: str, *content: str) -> tuple[str | None, list[str], float]:
    """Source, content and confidence of a claim without a source."""
    read = words.words(text, [(0, len(text), False)], [])
    start = text.index(cue)
    spans = [(text.index(part), text.index(part) + len(part)) for part in content]
    claim = Claim((start, start + len(cue)), None, spans, 0.9)
    sourced.complete(text, read, [claim])
    return text[slice(*claim.source)] if claim.source else None, [text[slice(*span)] for span in claim.spans], claim.confidence or 0.0


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("The mayor met the crews on Monday and vowed to stay.", "vowed", "to stay", "The mayor"),
        ("The mayor told the crews nothing new, but did not say who had left.", "did not say", "who had left", "The mayor"),
        ("The mayor met the crews on Monday, saying the road was safe.", "saying", "the road was safe", "The mayor"),
        ("That, said Reed, is the end of it.", "said", "is the end of it", "Reed"),
        ("Ann Reed, however, said the road was safe.", "said", "the road was safe", "Ann Reed"),
    ],
)
def test_a_source_beside_the_cue(text: str, cue: str, content: str, source: str) -> None:
    found, _, confidence = _completed(text, cue, content)
    assert (found, confidence) == (source, 0.9)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("According to an army officer, nine people died.", "an army officer", "nine people died"),
        ("According to Reed could cost the town a lot.", "Reed", "could cost the town a lot"),
    ],
)
def test_content_behind_according_to_is_its_source_first(text: str, source: str, content: str) -> None:
    assert _completed(text, "According to", text[len("According to ") : -1])[:2] == (source, [content])


@pytest.mark.parametrize(
    ("text", "cue", "content", "sure"),
    [
        ("The plan was roundly and repeatedly mocked by the crews.", "repeatedly mocked by", "the crews", 0.9),
        ("Nobody knew when, while publicly considering whether to stay.", "publicly considering", "whether to stay", sourced.UNSOURCED),
        ("Here the bridge is expected to open.", "is expected", "to open", 0.9),
        ("Here the bridge seems to be open.", "seems", "to be open", 0.9),
        ("With the announcement that it was safe, the road opened.", "the announcement", "that it was safe", 0.9),
    ],
)
def test_a_verb_without_its_source_is_not_sure(text: str, cue: str, content: str, sure: float) -> None:
    found, _, confidence = _completed(text, cue, content)
    assert (found, confidence) == (None, sure)
