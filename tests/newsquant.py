"""Figures against NewsQuant (Almasian and others, CQE, EMNLP 2023): F1 of values, their change, unit and concept.

The gold is not part of the repository. Figures of one sentence are paired one to one so that as many pairs as possible agree.
A unit is compared as a name in small letters and in the singular; the names of a few currencies are the gold's own.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from helpers import clean, dates, figures, schemas, tokenise

Quantity = dict[str, Any]
NAMES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen", "CNY": "chinese yuan", "AUD": "australian dollar",
    "CAD": "canadian dollar", "NZD": "new zealand dollar", "HKD": "hong kong dollar", "MYR": "malaysian ringgit", "ILS": "shekel",
    "percent": "percentage",
}  # fmt: skip
CHANGES = {"up": "up", "down": "down", "~": "~", "<": "<", ">": ">"}
SMALL = frozenset("of the a an in on for to and or at by from with -".split())


def scores(path: Path) -> dict[str, float]:
    """F1, 0 to 100, of value alone and with change, unit and concept."""
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = _found(gold)
    pairs = [(row["quantities"], found.get(row["id"], [])) for row in gold]
    whole = sum(len(left) + len(right) for left, right in pairs)
    return {name: 200 * sum(_pairs(left, right, test) for left, right in pairs) / whole for name, test in TESTS.items()}


def _found(gold: list[dict[str, Any]]) -> dict[str, list[Quantity]]:
    articles = schemas.frame("articles", [{"article_id": row["id"], "text": row["text"], "path": "newsquant"} for row in gold])
    sentences = tokenise.sentences(articles, clean.passages(articles))
    rows = figures.figures(articles, sentences, schemas.empty("claims"), dates.dates(articles, sentences))
    found: dict[str, list[Quantity]] = {}
    for row in schemas.records(rows):
        found.setdefault(row["article_id"], []).append(_quantity(row))
    return found


def _quantity(row: dict[str, Any]) -> Quantity:
    low, high, value = row["low"], row["high"], row["value"]
    if value is None:
        value = [low, low * 10] if row["vague"] else [low, high]
    one_sided = ">" if high is None and low is not None and not row["vague"] else "<" if low is None and high is not None else "="
    change = {"rise": "up", "fall": "down"}.get(row["change"] or "", "~" if row["approximate"] else one_sided)
    return {"value": value, "change": change, "unit": _unit(row), "concept": row["measured"] or row["share_of"] or ""}


def _unit(row: dict[str, Any]) -> str:
    if row["kind"] == "age":
        return "year of age"
    if row["unit"] is None:
        return str(row["counted"] or "")
    return str(row["share_of"] or "") if row["unit"] == "fraction" else " ".join(NAMES.get(word, word) for word in row["unit"].split())


SINGULAR = {"people": "people", "person": "people", "men": "man", "women": "woman", "children": "child", "tonne": "metric ton", "pound": "pound-mass"}


def _plain(name: str) -> str:
    return " ".join(_singular(word) for word in name.lower().split() if word not in ("the", "a"))


def _singular(word: str) -> str:
    if word in SINGULAR:
        return SINGULAR[word]
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def _same_value(left: Quantity, right: Quantity) -> bool:
    one, other = ([v] if not isinstance(v, list) else sorted(v) for v in (left["value"], right["value"]))
    return len(one) == len(other) and all(math.isclose(a, b, rel_tol=1e-5, abs_tol=1e-8) for a, b in zip(one, other, strict=True))


def _same_change(left: Quantity, right: Quantity) -> bool:
    return CHANGES.get(left.get("change", "="), "=") == CHANGES.get(right["change"], "=")


def _same_unit(left: Quantity, right: Quantity) -> bool:
    return _plain(left.get("unit") or "") == _plain(right["unit"])


def _same_concept(left: Quantity, right: Quantity) -> bool:
    one, other = (set((q.get("concept") or "").lower().replace(",", " ").split()) - SMALL for q in (left, right))
    return bool(one & other) or not (one or other)


TESTS: dict[str, Callable[[Quantity, Quantity], bool]] = {
    "value": _same_value,
    "value+change": lambda a, b: _same_value(a, b) and _same_change(a, b),
    "value+change+unit": lambda a, b: _same_value(a, b) and _same_change(a, b) and _same_unit(a, b),
    "value+unit+concept": lambda a, b: _same_value(a, b) and _same_unit(a, b) and _same_concept(a, b),
}


def _pairs(gold: list[Quantity], found: list[Quantity], test: Callable[[Quantity, Quantity], bool]) -> int:
    """The largest number of one-to-one pairs that agree (augmenting paths)."""
    owner: dict[int, int] = {}

    def placed(left: int, seen: set[int]) -> bool:
        for right, quantity in enumerate(found):
            if right not in seen and test(gold[left], quantity):
                seen.add(right)
                if right not in owner or placed(owner[right], seen):
                    owner[right] = left
                    return True
        return False

    return sum(placed(left, set()) for left in range(len(gold)))
