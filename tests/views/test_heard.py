"""Who is heard, as rows of a page: surely, perhaps, or through others."""

from __future__ import annotations

from typing import Any

import handmade

from helpers.views.entries import Entries
from helpers.views.heard import Heard


def heard(rows: dict[str, Any]) -> Heard:
    book = handmade.book(rows)
    return Heard(book, Entries(book))


def test_who_has_only_doubtful_claims_is_perhaps_heard() -> None:
    rows = handmade.harbour()
    for claim in rows["claims"]:
        claim["confidence"] = 0.5 if claim["source_id"] == handmade.WATCH else 0.95
    told = dict(zip(heard(rows).origins["source_id"], heard(rows).origins["heard"], strict=True))
    assert (told[handmade.WATCH], told[handmade.UNION]) == ("perhaps", "directly")


def test_only_who_is_surely_heard_through_others_is_said_to_be() -> None:
    rows = handmade.harbour()
    inner = next(claim for claim in rows["claims"] if claim.get("nested_in"))
    made = heard(rows)
    assert made.is_surely_relayed(made.entries.sources[inner["source_id"]])
    inner["confidence"] = 0.5
    made = heard(rows)
    assert not made.is_surely_relayed(made.entries.sources[inner["source_id"]])
