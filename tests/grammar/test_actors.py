"""Words in small letters that are an actor because a verb follows."""

from __future__ import annotations

import pytest

from helpers.grammar import actors


@pytest.mark.parametrize(
    ("text", "found"),
    [("The company plans to stop.", ["The company"]), ("The company hopes to grow.", ["The company"]), ("The company plans were late.", [])],
)
def test_a_noun_before_a_verb_and_to_stands_alone(text: str, found: list[str]) -> None:
    assert [mention.text for mention in actors.found(text, 0, len(text))] == found
