"""Tables of words that an analyst can edit: one CSV file a table, with a comment column."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from os.path import commonprefix
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
    """The words as alternatives of a pattern, the longest first; beginnings that several share are read once.

    >>> alternatives(["a", "an", "a.m.", "one"])
    '(?:a(?:\\\\.m\\\\.|n|)|one)'
    """
    return _branches(sorted(set(words)), 0)


def _branches(words: list[str], start: int) -> str:
    """What words, in order, that agree up to `start` go on with."""
    if len(words) == 1:
        return re.escape(words[0][start:])
    branches = [_branch(list(group), start) for first, group in groupby(words, key=lambda word: word[start : start + 1]) if first]
    ends = [""] if any(len(word) == start for word in words) else []
    return branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches + ends)})"


def _branch(words: list[str], start: int) -> str:
    """The beginning that these words share from `start`, and what follows it."""
    shared = len(commonprefix(words))
    return re.escape(words[0][start:shared]) + (_branches(words, shared) if len(words) > 1 else re.escape(words[0][shared:]))
