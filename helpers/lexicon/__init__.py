"""Tables of words that an analyst can edit: one CSV file a table, with a comment column."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of the table `name` (`cues`, `modifiers`, ...), as text, in file order.

    Raises `FileNotFoundError` where there is no such table.

    >>> table("modifiers")[0].keys() >= {"words", "comment"}
    True
    """
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def alternatives(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longest first.

    >>> alternatives(["a", "an", "a.m."])
    'a\\\\.m\\\\.|an|a'
    """
    return "|".join(sorted({re.escape(word) for word in words}, key=lambda word: (-len(word), word)))
