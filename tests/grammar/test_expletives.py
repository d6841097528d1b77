"""'It' that stands for nothing."""

from __future__ import annotations

import pytest

from helpers.grammar import expletives


@pytest.mark.parametrize(
    "words",
    [
        "It was reported that the bridge fell.",
        "It has long been pointed out that the bridge is old.",
        "It did not appear that the bridge was hit.",
        "It seems that the bridge fell.",
        "It's clear that the bridge fell.",
        "It is widely believed that the bridge fell.",
    ],
)
def test_it_that_is_nobody(words: str) -> None:
    assert expletives.stands_for_nothing(words, 2)


@pytest.mark.parametrize(
    "words",
    [
        "It said that the bridge fell.",
        "It has warned that the bridge may fall.",
        "It was told that the bridge fell.",
        "It had agreed that he should go.",
        "It appears on Friday.",
    ],
)
def test_it_that_is_somebody(words: str) -> None:
    assert not expletives.stands_for_nothing(words, 2)
