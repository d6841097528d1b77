"""Figures that a claim names without stating them."""

from __future__ import annotations

import pytest

from helpers.grammar.passing import is_passing


@pytest.mark.parametrize(
    ("cue", "before"),
    [
        ("said", "that the flood, which has killed at least "),
        ("said", "the flood, in which "),
        ("said", "that he was there in a flood in which "),
        ("said", "that talks could end the siege that has killed "),
        ("backs", "the rebels in a war that has killed "),
        ("decried", "the “brutal conflict” that has left some "),
        ("decried", "the “brutal conflict” that has left some 80 dead and driven out "),
        ("claimed", "responsibility for the bombs in Hask that killed "),
        ("claimed", "responsibility on Monday for sinking the ferry, killing "),
        ("took credit for", "the bombs, killing "),
        ("criticised", "the mayor whose plan has cost "),
    ],
)
def test_what_describes_a_known_thing_is_named_in_passing(cue: str, before: str) -> None:
    assert is_passing(before, cue)


@pytest.mark.parametrize(
    ("cue", "before"),
    [
        ("said", "that the flood has killed at least "),
        ("said", "that "),
        ("said", "that the people who had fled now outnumbered "),
        ("said", "that of the 300 people who called, "),
        ("said", "that the river, which is high, has killed "),
        ("said", "that he used gas in an attack that killed "),
        ("said", "that the changes that came were late and that "),
        ("said", "it is not known who killed the "),
        ("said", "it was known that "),
        ("said", "the mayor knew that at least "),
        ("said", "rescuers found the ferry. It held a crew of "),
        ("accused", "the army of killing "),
    ],
)
def test_what_the_statement_itself_says_is_not(cue: str, before: str) -> None:
    assert not is_passing(before, cue)
