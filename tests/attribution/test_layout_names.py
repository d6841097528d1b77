"""Names beside quotations, labels of sites, and what is cited beside the way: who speaks, and who does not."""

from __future__ import annotations

import pytest

from helpers import claims
from helpers.attribution import carriers, layout, words
from helpers.attribution.claim import Claim


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["“We stay, whatever the river does to us.”", "Ann “Annie” Reed, Valley Post"], "Ann “Annie” Reed"),
        (["“We stay, whatever the river does to us.” Ann Reed, The Valley Post"], "Ann Reed"),
        (["“We stay, whatever the river does to us.”", "The bridge is closed, as it was before."], None),
    ],
)
def test_a_signature_without_a_dash(lines: list[str], name: str | None) -> None:
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    paragraphs = [(start, start + len(line), False) for start, line in zip(starts, lines, strict=True)]
    found = layout.shown(text, paragraphs, [], [(0, text.index("”") + 1, True, False)])
    assert [text[slice(*claim.source)] for claim in found if claim.source] == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("Story highlights The mayor may stay", "Story", "highlights", "The mayor may stay", True),
        (
            "Karim Said Omar, a guard of the old bridge for more than twenty years, was seen near the river on that day.",
            "Karim",
            "Said",
            "Omar, a guard of the old bridge",
            True,
        ),
        ("The flood has claimed more than a hundred lives so far.", "The flood", "has claimed", "more than a hundred lives", True),
        ("The mayor claimed that lives could be saved.", "The mayor", "claimed", "that lives could be saved", False),
        ("The mayor claimed lives were saved.", "The mayor", "claimed", "lives were saved", False),
        ("The group claimed responsibility for nine lives.", "The group", "claimed", "responsibility for nine lives", False),
        ("Mayor Said Bridge Will Stay", "Mayor", "Said", "Bridge Will Stay", False),
    ],
)
def test_a_label_and_a_surname_are_no_claims(text: str, source: str, cue: str, content: str, expected: bool) -> None:
    spans = [(text.index(part), text.index(part) + len(part)) for part in (source, cue, content)]
    assert claims._is_empty(text, Claim(spans[1], spans[0], [spans[2]])) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quoting the poet and calling for peace, the mayor said the bridge was safe.", []),
        ("Citing France and Spain, the mayor said the bridge was safe.", []),
        ("Citing officials, the mayor said the bridge was safe.", ["officials"]),
    ],
)
def test_what_is_cited_beside_the_way_is_no_voice(text: str, expected: list[str]) -> None:
    start, first = text.index("the mayor"), text.index("the bridge")
    said = Claim((start + 10, start + 14), (start, start + 9), [(first, len(text) - 1)])
    found = carriers.with_carriers(text, words.words(text, [(0, len(text), False)], []), [said])
    assert [text[slice(*claim.source)] for claim in found if claim is not said and claim.source] == expected
