"""Spaces that do not break a line, and narrow ones -> plain ones, one for one: the web writes 1 200 people and 7 March with them."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

_ODD = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_GROUPED = re.compile("(?<=\\d)[\u00a0\u2007-\u2009\u202f](?=\\d{3}(?!\\d))")


def even(text: str) -> str:
    """The same text, letter for letter, with plain spaces, and a comma for a space between the digits of one number.

    >>> even("1\\u00a0200 people, 7\\u00a0March")
    '1,200 people, 7 March'
    """
    return _ODD.sub(" ", _GROUPED.sub(",", text)) if _ODD.search(text) else text


def evened(sentences: pd.DataFrame) -> pd.DataFrame:
    """The same sentences, each with such a text."""
    return sentences.assign(text=sentences["text"].map(even).astype(sentences["text"].dtype)) if len(sentences) else sentences


def as_written(rows: list[dict[str, Any]], articles: pd.DataFrame) -> None:
    """Gives the rows, which have `start` and `end` in their article, their text as the article has it."""
    texts = {key: text for key, text in zip(articles["article_id"], articles["text"], strict=True) if _ODD.search(text)}
    for row in rows:
        if (text := texts.get(str(row["article_id"]))) is not None:
            row["text"] = text[row["start"] : row["end"]]
