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
        ("“It is late,” Reed told the mayor in June, the paper reported.", "the paper", "reported", ["“It is late,”"], unsure.AWAY),
        ("Suppose a man calls. “It is late,” he said.", "he", "said", ["“It is late,”"], unsure.UNUSUAL),
        ("Ford (R-Hillford) said that it was late.", "(R-Hillford)", "said", ["that it was late"], unsure.THING),
        ("“It is late,” Reed, the mayor, said.", "Reed", "said", ["“It is late,”"], SURE),
        ("It was late, said of the bridge in June Reed.", "Reed", "said", ["It was late"], SURE),
        ("The paper said Kara, chief of one team, wrote it.", "chief of one team", "said", ["wrote it"], unsure.AWAY),
    ],
)
def test_signs_make_a_claim_less_sure(text: str, source: str | None, cue: str, content: list[str], expected: float) -> None:
    assert confidence(text, source, cue, *content) == expected


def test_loose_edges_are_noted_and_leave_who_says_it_as_sure_as_it_is() -> None:
    text = "The mayor said the bridge was closed, effectively ending the fair."
    whole = Claim((10, 14), (0, 9), [(15, len(text) - 1)], SURE)
    first = Claim((10, 14), (0, 9), [(15, text.index(","))], SURE)
    unsure.lower(text, [whole, first])
    assert (whole.loose, whole.confidence, first.loose) == (True, SURE, False)


def test_a_claim_without_a_sign_and_one_by_its_layout_stay_as_they_are() -> None:
    spoken = Claim(None, (0, 4), [(6, 10)], 0.9, verbatim=True)
    unsure.lower("REED: Late", [spoken])
    assert spoken.confidence == 0.9


def test_speech_that_is_carried_on_from_a_poll_or_a_body_is_less_sure() -> None:
    text = 'The mayor said it was late. "We stay." The Foundation said it was late. "We stay." The mayor said no. "Go to the bridge" Ford'
    first, second, third = (text.index(start) for start in ("The mayor", "The Foundation", "The mayor said no"))
    carried = []
    for start, source, quotation in ((first, 9, '"We stay."'), (second, 14, '"We stay."'), (third, 9, '"Go to the bridge"')):
        cue = text.index("said", start)
        said = Claim((cue, cue + 4), (start, start + source), [(cue + 5, cue + 7)], SURE)
        place = text.index(quotation, start)
        carried.append(Claim(None, None, [(place, place + len(quotation))], 0.8, carried_from=said))
    unsure.lower(text, carried)
    assert [claim.confidence for claim in carried] == [0.8, unsure.CARRIED, unsure.CARRIED]


def test_a_claim_of_no_ordinary_shape_is_shown_as_doubtful() -> None:
    text = "The mayor announced a fair."
    claim = Claim((10, 19), (0, 9), [(20, 26)], 0.9)
    unsure.lower(text, [claim])
    assert claim.confidence == unsure.UNUSUAL


def test_a_question_is_said_and_a_word_between_marks_that_has_no_stance_is_doubtful() -> None:
    for text, said, expected in (('He asked: "Is it late?"', '"Is it late?"', SURE), ('It looks as if he asked "ban".', '"ban"', unsure.UNUSUAL)):
        start, cue = text.index(said), text.index("asked")
        claim = Claim((cue, cue + 5), (cue - 3, cue - 1), [(start, start + len(said))], SURE)
        unsure.lower(text, [claim], [(start, start + len(said))])
        assert claim.confidence == expected
