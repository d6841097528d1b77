"""The words of a source, as a claim has them."""

from __future__ import annotations

import pytest

from helpers.attribution import claim


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("For Under Secretary Ann Reed it is late", "Secretary Ann Reed", "Under Secretary Ann Reed"),
        ("but only 8 percent of voters say so", "of voters", "only 8 percent of voters"),
        ("Ann Reed, like most members, doubts it", "most members", "Ann Reed"),
        ("Reed like most members doubts it", "Reed like most members", "Reed"),
        ("Chlorine gas The Local Committees said so", "gas The Local Committees", "The Local Committees"),
        ("the newspaper The Harbour said so", "newspaper The Harbour", "newspaper The Harbour"),
        ("the mayor said so", "the mayor", "the mayor"),
    ],
)
def test_a_source_is_whole_and_nothing_more(text: str, source: str, expected: str) -> None:
    start = text.index(source)
    first, last = claim._whole(text, (start, start + len(source)))
    assert text[first:last] == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Reed, who kept in touch, wrote that it was late", "Reed, who kept", "Reed"),
        ("An official speaking on condition of silence said so", "An official speaking", "An official"),
        ("Reed, who said so", "who", "who"),
        ("What the mayor said:", "What the mayor", "the mayor"),
    ],
)
def test_a_source_ends_before_what_is_told_of_it(text: str, source: str, expected: str) -> None:
    start = text.index(source)
    first, last = claim._trimmed(text, (start, start + len(source))) or (0, 0)
    assert text[first:last] == expected
