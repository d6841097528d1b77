"""The ordinary shape of a claim."""

from __future__ import annotations

import pytest

from helpers.attribution import ordinary
from helpers.attribution.claim import Claim
from tests.attribution.test_edges import claim


@pytest.mark.parametrize(
    ("marked", "stance", "expected"),
    [
        ("<The mayor> |said| {that it was late}.", "asserts", True),
        ("<The mayor> |told| reporters on Monday {the bridge was closed}.", "asserts", True),
        ("<The mayor> |has promised| {to open the bridge}.", "promises", True),
        ("<The mayor> |urged| {the crews to leave}.", "demands", True),
        ("<The mayor> |accused| {Ford of lying}.", "accuses", True),
        ("<The ministry> |put| {the toll at 12, a third of them guards}.", "asserts", True),
        ("<The mayor> |said| {the clashes wounded six guards}.", "asserts", True),
        ("<The mayor> |said| {a raid killed six guards, including two women}.", "asserts", True),
        ("<The mayor> |said| {the raid left more than 2,300 dead}.", "asserts", True),
        ("<The mayor> |contends| {guards shelled the town, killing more than 2,300 people}.", "asserts", True),
        ("<The poll> on Monday |shows| {that few were late}.", "asserts", True),
        ("<The mayor> |announced| {a fair}.", "asserts", False),
        ("<The mayor> |made clear| {that it was late}.", "asserts", False),
        ("<The mayor> |will say| {that it was late}.", "asserts", False),
        ("<The mayor> |would not say| {that it was late}.", "declines", True),
        ("<The guards> |have shown| {that they stay}.", "asserts", False),
        ("<The ministry's data> |shows| {that they stay}.", "asserts", True),
        ("<The report> |shows| {that they stay}.", "asserts", True),
        ("<It> |said| {that it was late}.", "asserts", False),
        ("<A falling number of raids> |suggests| {that it was late}.", "asserts", False),
        ("<54%> |say| {they were late}.", "asserts", False),
        ("<The mayor> |said| {it was late, and the crews went home}.", "asserts", False),
        ("Suppose a man meets a guard. <The man> |says| {that it is late}.", "asserts", False),
    ],
)
def test_the_shape_of_a_claim_that_is_not_clear(marked: str, stance: str, expected: bool) -> None:
    text, made, _ = claim(marked)
    made.confidence = 0.9
    assert ordinary.is_ordinary(text, made, stance) is expected


def test_the_shape_of_a_clear_claim_does_not_matter() -> None:
    text, made, _ = claim("<The mayor> |announced| {a fair, with a band}.")
    made.confidence = 0.97
    assert ordinary.is_ordinary(text, made, "asserts")


@pytest.mark.parametrize(
    ("marked", "outer", "expected"),
    [
        ("Reed said that <the mayor> |denied| {that it was late}.", "the mayor denied that it was late", True),
        ("Reed has not said how <she> |believes| {the town should answer}.", "how she believes the town should answer", False),
        ("Reed praised what <she> |said| {was a late victory}.", "what she said was a late victory", False),
        ("{It is late}, <the mayor> |said|, Reed reports.", "It is late, the mayor said", True),
        ("{It is late}, <the mayor> |said| to us, Reed reports.", "It is late, the mayor said to us", False),
        ("Reed warned of what <she> |called| {“a point of no return”}.", "what she called “a point of no return”", True),
        ("|Citing| <a guard>, Reed reported {that it was late}.", "that it was late", True),
    ],
)
def test_a_claim_inside_another_opens_it(marked: str, outer: str, expected: bool) -> None:
    text, made, _ = claim(marked)
    made.confidence, start = 0.9, text.index(outer)
    made.nested_in = Claim((5, 9), (0, 4), [(start, start + len(outer))], 0.95)
    assert ordinary.is_ordinary(text, made, "asserts") is expected
