"""Claims read off plain test sentences, 'X said Y.' and '"Y," X said.', so that tests of sources need no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
from making import corpus

from helpers import quotations, schemas, sources, tokenise

_BEFORE = re.compile(r"(?P<source>[^\"]+?),? (?P<cue>says|said|warned|denied)(?: that)? (?P<content>.+)")
_AFTER = re.compile(r"(?P<content>\".+?\") (?P<source>.+?) (?P<cue>said)\b")
Frames = tuple[pd.DataFrame, ...]


def read(*texts: str, **columns: list[Any]) -> Frames:
    """Articles, sentences, quotations and claims of these texts; `columns` are further columns of the articles."""
    articles, passages = corpus(*texts)
    articles = articles.assign(**columns).astype(schemas.dtypes("articles"))
    sentences, quoted = tokenise.sentences(articles, passages), quotations.quotations(articles, passages)
    return articles, sentences, quoted, schemas.frame("claims", _claims(sentences))


def linked(*texts: str, given: tuple[dict[str, str], ...] = (), **columns: list[Any]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The sources, mentions and claims of these texts."""
    found, mentions, claims, _ = sources.sources(*read(*texts, **columns), schemas.empty("figures"), given=given)
    return schemas.validate("sources", found), schemas.validate("mentions", mentions), schemas.validate("claims", claims)


def heard(*texts: str) -> list[str]:
    """The name of the source of each claim; `?` where it is not resolved."""
    found, _, claims = linked(*texts)
    names = {row["source_id"]: row["name"] if row["resolved"] else "?" for row in schemas.records(found)}
    return [names[source_id] for source_id in claims["source_id"]]


def _claims(sentences: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(schemas.records(sentences), 1):
        match = _AFTER.match(row["text"]) or _BEFORE.match(row["text"].rstrip("."))
        if match:
            at = {name: (row["start"] + match.start(name), row["start"] + match.end(name)) for name in ("source", "cue", "content")}
            yield {
                "article_id": row["article_id"],
                "claim_id": f"{row['article_id']}:c{number}",
                **{f"{name}_{side}": place for name in ("source", "cue") for side, place in zip(("start", "end"), at[name], strict=True)},
                "source_text": match["source"],
                "cue_text": match["cue"],
                "start": at["content"][0],
                "end": at["content"][1],
                "text": match["content"],
                "spans": [list(at["content"])],
                "content": match["content"],
                "mode": "direct" if match["content"].startswith('"') else "indirect",
            }
