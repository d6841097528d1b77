"""The labels of each actor: a table by speaker, and the words alone where nobody is known to be meant."""

from __future__ import annotations

from typing import Any

import handmade

from helpers.views.entries import Entries
from helpers.views.labelled import UNLINKED_PAGE, Actor, Names


def label(word: str, *, after: int = 0, **more: Any) -> dict[str, Any]:
    start, end = handmade.span(handmade.HARBOUR, word, after)
    row = {"article_id": "harbour", "start": start, "end": end, "text": word, "label": word, "kind": "role", "manner": "own"}
    return row | {"referent": None, "reason": None, "voice": None, "via": None} | more


def actors(*labels: dict[str, Any]) -> dict[str, Actor]:
    rows = handmade.harbour()
    rows["labels"] = list(labels)
    return {actor.key: actor for actor in Names(Entries(handmade.book(rows))).actors}


def test_a_word_that_is_linked_to_nobody_has_no_speakers() -> None:
    quoted = label("mayor", voice=handmade.UNION, manner="quotation")
    found = actors(label("watch"), label("mayor"), quoted)[UNLINKED_PAGE]
    assert found.lines == [] and found.paths == [f"labels/{UNLINKED_PAGE}.html"]
    assert [(group.word, group.speaker, len(group.uses)) for group in found.parts[0]] == [("mayor", None, 2), ("watch", None, 1)]


def test_a_word_in_no_claim_is_not_given_to_a_speaker() -> None:
    meant = {"referent": handmade.MAYOR, "reason": "beside it"}
    found = actors(label("mayor", **meant), label("mayor", voice=handmade.UNION, manner="paraphrase", **meant))[handmade.MAYOR]
    assert [(line.speaker.role, line.speaker.key) for line in found.lines] == [
        ("In the articles, in no statement", "The Pier"),
        ("Others, or of what type is not sure", handmade.UNION),
    ]
    assert [cell.manners for line in found.lines for cell in line.cells] == [[("own", "in no statement", 1)], [("paraphrase", "in a paraphrase", 1)]]
