"""What entries of claims tell: their stance, their doubts, and the chains that they stand in."""

from __future__ import annotations

from typing import Any

import handmade
import pytest

from helpers.views.entries import Entries


def with_inner(**changed: Any) -> Entries:
    """The handmade book, with something else in the claim that the union tells of the mayor."""
    rows = handmade.harbour()
    claims = [claim | changed if claim.get("nested_in") else claim for claim in rows["claims"]]
    return Entries(handmade.book(rows | {"claims": claims}))


@pytest.mark.parametrize(
    ("changed", "chains"),
    [({}, 1), ({"confidence": 0.6}, 0), ({"stance": None}, 0), ({"source_text": "I", "source_id": None}, 0), ({"source_id": handmade.UNION}, 0)],
)
def test_a_chain_is_shown_where_each_step_is_sure_and_states_something(changed: dict[str, Any], chains: int) -> None:
    assert len(with_inner(**changed).chains()) == chains


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"cue_text": "denied", "stance": "denies"}, "denies"),
        ({"cue_text": "said", "stance": "denies"}, None),
        ({"cue_text": "found", "stance": "believes"}, None),
    ],
)
def test_a_stance_is_told_where_the_cue_shows_it(changed: dict[str, Any], told: str | None) -> None:
    entry = next(claim for claim in with_inner(**changed).claims.values() if claim["nested_in"])
    assert entry["told"] == told
