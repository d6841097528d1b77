"""Signs in the words that make a claim less sure than the network is of it."""

from __future__ import annotations

import pytest

from helpers.attribution import unsure
from helpers.attribution.claim import Claim

SURE = 0.95


def confidence(text: str, source: str | None, cue: str, *content: str) -> float:
    """How sure a claim of these words is."""
    place = text.index(cue)
    said = (text.index(source), text.index(source) + len(source)) if source else None
    claim = Claim((place, place + len(cue)), said, [(text.index(part), text.index(part) + len(part)) for part in content], SURE)
    unsure.lower(text, [claim])
    return claim.confidence or 0.0


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("The road was closed, the mayor said.", "the mayor", "said", ["The road was closed"], SURE),
        ("The man is believed to have left.", None, "is believed", ["The man", "to have left"], SURE),
        ("He was accused of burning it.", None, "was accused of", ["burning it"], SURE),
        ("So you're saying that it was late.", None, "you're saying", ["that it was late"], unsure.NOBODY),
        ("The violence shows that it was late.", "The violence", "shows", ["that it was late"], unsure.THING),
        ("The report shows that it was late.", "The report", "shows", ["that it was late"], SURE),
        (
            "The town agreed to send crews, and it will lend lorries, with drivers.",
            "The town",
            "agreed",
            ["to send crews", "with drivers"],
            unsure.CUT,
        ),
        ("The mayor said the crews, tired but glad, would stay.", "The mayor", "said", ["the crews", "would stay"], SURE),
        ("It was late, said of the bridge in June Reed.", "Reed", "said", ["It was late"], SURE),
        ("The paper said Kara, chief of one team, wrote it.", "chief of one team", "said", ["wrote it"], unsure.AWAY),
    ],
)
def test_signs_make_a_claim_less_sure(text: str, source: str | None, cue: str, content: list[str], expected: float) -> None:
    assert confidence(text, source, cue, *content) == expected


def test_a_claim_without_a_sign_and_one_by_its_layout_stay_as_they_are() -> None:
    spoken = Claim(None, (0, 4), [(6, 10)], 0.9, verbatim=True)
    unsure.lower("REED: Late", [spoken])
    assert spoken.confidence == 0.9
