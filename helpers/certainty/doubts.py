"""Which claims have a source that is only probably the one meant: "he" after two men, "the president" where two are named."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from helpers import schemas
from helpers.identity.certainty import BUT


def of_claims(claims: pd.DataFrame, mentions: pd.DataFrame) -> dict[str, str]:
    """Claim -> what speaks against the link of its source, as the frame `mentions` has it after the reason; a claim without a doubt is left out.

    A claim that is carried from another has the doubt of that one.

    >>> of_claims(schemas.empty("claims"), schemas.empty("mentions"))
    {}
    """
    told = defaultdict(list)
    for row in schemas.records(mentions[mentions["reason"].str.contains(BUT, regex=False)]):
        told[row["article_id"], row["source_id"]].append((row["start"], row["end"], row["reason"].partition(BUT)[2]))
    found: dict[str, str] = {}
    for row in schemas.records(claims[["article_id", "claim_id", "source_id", "source_start", "source_end", "carried_from"]]):
        key = row["claim_id"] if row["source_start"] is not None else row["carried_from"]
        doubt = next((doubt for start, end, doubt in told[row["article_id"], row["source_id"]] if _is_source(row, start, end)), found.get(key))
        if doubt:
            found[row["claim_id"]] = doubt
    return found


def _is_source(claim: dict[str, object], start: int, end: int) -> bool:
    first, last = claim["source_start"], claim["source_end"]
    return isinstance(first, int) and isinstance(last, int) and start < last and first < end
