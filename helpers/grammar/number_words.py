"""A number expression, and the words of the table that make one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from helpers import lexicon


class Number(NamedTuple):
    """One number expression; `form` is `digits`, `words`, `one`, `vague`, `share` or `range`."""

    start: int
    end: int
    form: str
    value: float | None
    low: float | None
    high: float | None
    approximate: bool = False
    glued: str = ""  # letters that stand right after digits: 5km, 1.5m


@cache
def words_of(role: str) -> dict[str, float]:
    """The words that play this role in numbers, with their values."""
    return {row["words"]: float(row["value"]) for row in lexicon.table("numbers") if row["role"] == role}


@cache
def words_by_role() -> dict[str, tuple[str, float]]:
    """The words that numbers are counted with, each with its role and value."""
    roles = ("small", "tens", "hundred", "magnitude")
    return {word: (role, value) for role in roles for word, value in words_of(role).items()}


def evaluated(words: str, start: int) -> tuple[float, int]:
    """The longest number from the front of a run of number words, and where it ends.

    "one two" is two numbers; "twenty-eight thousand six hundred forty-two" is one.
    """
    total = group = 0.0
    last, ceiling, end = "", 1e18, start
    for part in re.finditer(r"[a-z]+", words):
        if part[0] == "and":
            continue
        role, value = words_by_role()[part[0]]
        if not _fits(role, value, last, group, ceiling):
            break
        if role == "hundred":
            group = max(group, 1) * 100
        elif role == "magnitude":
            total, group, ceiling = total + max(group, 1) * value, 0.0, value
        else:
            group += value
        last, end = role, start + part.end()
    return total + group, end


def _fits(role: str, value: float, last: str, group: float, ceiling: float) -> bool:
    """Whether a number can go on with this word: forty-two can, forty-twelve and two three cannot."""
    if role == "small":
        return last not in ("small",) and (last != "tens" or value < 10)
    if role == "tens":
        return last not in ("small", "tens")
    if role == "hundred":
        return last == "" or 0 < group < 100
    return value < ceiling and (group > 0 or last == "")
