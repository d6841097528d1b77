"""Which labels pages give with whom they mean and who uses them, and which stand with those that are not known.

The frame `labels` has a referent wherever the text speaks for one, and a voice wherever a claim holds the words. Of
those that an article's other words alone tell, one in six was wrong: pages leave their referent out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers import schemas, voices
from helpers.certainty import doubts
from helpers.identity import referents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from helpers.book import Book

    Row = Mapping[str, Any]

NEAR = 600  # characters before "the government" within which whose it is must be told
_PAST = re.compile(r"\b(?:former|ex|retired)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-Z]")
_HELD = re.compile(
    r"\b(?:consider|regard|view|see|deem|designate|label|brand|term|describe|call|classif|list|treat|denounce|condemn|declar|accus|according)[a-z]*\b"
    r"[^.;!?\n]{0,90}\Z"
)


def shown(book: Book) -> pd.DataFrame:
    """The frame `labels` as pages give it: `referent` missing where it is not sure, and a column `voice_sure`."""
    texts = dict(zip(book.articles["article_id"], book.articles["text"], strict=True))
    mentioned: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in schemas.records(book.mentions):
        mentioned[row["article_id"], row["source_id"]].append(row)
    claimed = _claims(book)
    referent: list[str | None] = []
    sure: list[bool] = []
    for row in schemas.records(book.labels):
        text = texts[row["article_id"]]
        referent.append(row["referent"] if row["referent"] and _means(row, mentioned[row["article_id"], row["referent"]]) else None)
        sure.append(_says(row, text, claimed.get((row["article_id"], row["voice"]), ())))
    labels = book.labels.copy()
    labels["referent"] = pd.Series(referent, index=labels.index, dtype=labels["referent"].dtype)
    return labels.assign(voice_sure=pd.Series(sure, index=labels.index, dtype=bool))


def _means(row: Row, mentions: Iterable[Row]) -> bool:
    """Whether a label surely means its referent: named in it or beside it, or told shortly before where the noun is bare."""
    if _PAST.search(row["text"]):
        return False  # a former soldier is none
    if row["reason"] in referents.LOOSE or (row["reason"] == referents.ITS_OWN and row["label"].split()[-1] == "rebel"):
        return False  # of rebels of a country one group is only a part
    if row["reason"] != referents.ITS_OWN or _CAPITAL.search(row["text"][1:]):
        return True
    return any(0 < row["start"] - mention["end"] <= NEAR for mention in mentions)


def _says(row: Row, text: str, claims: Iterable[tuple[Row, bool]]) -> bool:
    """Whether its voice surely uses a label: no doubtful claim holds it, and no words before it say that somebody else calls them so."""
    if row["manner"] == "own":
        return not _HELD.search(text, max(0, row["start"] - 110), row["start"])
    if row["voice"] is None:
        return True
    holding = [sure for claim, sure in claims if any(start <= row["start"] and row["end"] <= end for start, end in claim["spans"])]
    return any(holding) or not holding


def _claims(book: Book) -> dict[tuple[str, str], list[tuple[Row, bool]]]:
    """Article and source -> its claims, each with whether it and its source are sure."""
    linked = doubts.of_claims(book.claims, book.mentions)
    found: dict[tuple[str, str], list[tuple[Row, bool]]] = defaultdict(list)
    for row in schemas.records(book.claims):
        if row["source_id"] is not None:
            found[row["article_id"], row["source_id"]].append(
                (row, not voices.is_doubtful(row) and voices.is_extent_sure(row) and row["claim_id"] not in linked)
            )
    return found
