"""Small frames for the tests of single stages."""

from __future__ import annotations

import pandas as pd

from helpers import claims, quotations, schemas

Frames = tuple[pd.DataFrame, pd.DataFrame]


def corpus(*texts: str, published: str | None = None) -> Frames:
    """Articles `a1`, `a2`, ... and their passages: every line that is not blank is a body paragraph."""
    articles, passages = [], []
    for number, text in enumerate(texts, 1):
        articles.append({"article_id": f"a{number}", "text": text, "path": f"a{number}.txt", "published": published})
        start = 0
        for line in text.split("\n"):
            if line.strip():
                passages.append({"article_id": f"a{number}", "passage": len(passages) + 1, "start": start, "end": start + len(line), "role": "body"})
            start += len(line) + 1
    return schemas.frame("articles", articles), schemas.frame("passages", passages)


def claimed(*texts: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The articles and their claims."""
    articles, passages = corpus(*texts)
    found = claims.claims(articles, passages, quotations.quotations(articles, passages))
    return articles, schemas.validate("claims", found)
