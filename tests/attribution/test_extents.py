"""Where content ends, and which quotations are whole."""

from __future__ import annotations

import pytest

from helpers.attribution import extents, layout
from helpers.attribution.claim import Claim


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("He said it was “a fine day!” But that is all that he told us.", "said", "it was “a fine day!” But that", "it was “a fine day!”"),
        ("She said “they must go,” but that was never her choice.", "said", "“they must go,” but that was never her choice", "“they must go,”"),
        ("She said it was “late,” and “cold.” So", "said", "it was “late,” and “cold.”", "it was “late,” and “cold.”"),
        ("She said it was late, without elaborating on it.", "said", "it was late, without elaborating on it", "it was late"),
        ("She urged caution, invoking the war as a lesson.", "urged", "caution, invoking the war as a lesson", "caution"),
        (
            "Her claim that the road was closed is hard to believe.",
            "claim",
            "that the road was closed is hard to believe",
            "that the road was closed",
        ),
        ("He told her the road would open but instead closed it.", "told", "the road would open but instead closed it", "the road would open"),
        ("He spoke on condition of not being named the road was closed.", "spoke", "not being named the road was closed", "the road was closed"),
        ("He said that the road was closed.", "said", "that the road was", "that the road was closed"),
        ("He told her the road would open if it was safe.", "told", "the road would open", "the road would open if it was safe"),
        ("He lamented a lack of U.S. soldiers. She left.", "lamented", "a lack of U", "a lack of U.S. soldiers"),
        ("She said it fell to a third (from a half).", "said", "it fell to a third (from a half", "it fell to a third (from a half)"),
        ("She said it was late, so they left.", "said", "it was late, so", "it was late"),
        ("She thinks it was late and Sen. Ford left.", "thinks", "it was late and Sen", "it was late"),
        ("She pushed back on the notion that it was late.", "pushed back on the", "notion that it was late", "the notion that it was late"),
    ],
)
def test_content_ends_with_what_was_said(text: str, cue: str, content: str, expected: str) -> None:
    place, first = text.index(cue), text.index(content)
    claim = Claim((place, place + len(cue)), None, [(first, first + len(content))])
    extents.mend(text, claim, [(0, len(text))], [])
    assert text[claim.start : claim.end] == expected


@pytest.mark.parametrize(
    ("above", "expected"),
    [("Mayor To Name Guard", "The bridge is closed"), ("It is late.", "It is late.\nThe bridge is closed")],
)
def test_a_headline_above_its_paragraph_is_no_part_of_what_is_said(above: str, expected: str) -> None:
    text = f"{above}\nThe bridge is closed, the mayor said."
    cue = text.index("said")
    claim = Claim((cue, cue + 4), None, [(0, text.index(", the mayor"))])
    extents.mend(text, claim, [(0, len(above)), (len(above) + 1, len(text))], [])
    assert text[claim.start : claim.end] == expected


def test_whoever_reportedly_did_it_does_not_say_so() -> None:
    text = "The guard reportedly left the bridge."
    claim = Claim((10, 20), (0, 9), [(21, len(text) - 1)])
    extents.mend(text, claim, [(0, len(text))], [])
    assert (claim.source, [text[slice(*span)] for span in claim.spans]) == (None, ["The guard", "left the bridge"])


@pytest.mark.parametrize(
    ("before", "quotation", "after", "expected"),
    [
        ("He won the prize ", "“for peace and friendship among peoples.”", "", True),
        ("", "“We stay here tonight,”", " the mayor adds.", True),
        ("They hoped that she ", "“will stay with us”", " so that they could rest.", True),
        ("", "“We stay here tonight.”", " Then she left.", False),
        ("The mayor was firm. ", "“We stay here tonight.”", "", False),
        ("The paper says: ", "“We stay here tonight.”", "", False),
    ],
)
def test_what_is_a_part_of_a_sentence(before: str, quotation: str, after: str, expected: bool) -> None:
    assert layout.is_part(before + quotation + after, 0, len(before), len(before + quotation)) is expected


@pytest.mark.parametrize(
    ("quotation", "after", "expected"),
    [
        ("“We stay,”", " the mayor adds.", ("the mayor", "adds")),
        ("“We stay,”", " said Ann Reed, a guard.", ("Ann Reed", "said")),
        ("“We stay,”", " he said in reply.", ("he", "said")),
        ("“We stay,”", " came out in May.", None),
        ("“We stay,”", " yet the town has shown little of it.", None),
    ],
)
def test_a_cue_behind_a_quotation(quotation: str, after: str, expected: tuple[str, str] | None) -> None:
    text = quotation + after
    claim = layout.cued_behind(text, len(text), 0, len(quotation))
    found = (text[slice(*claim.source)], text[slice(*claim.cue)]) if claim and claim.source and claim.cue else None
    assert found == expected
