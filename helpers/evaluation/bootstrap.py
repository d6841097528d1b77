"""Precision, recall and F1 from counts, with percentile bootstrap intervals.

The interval resamples the units that the counts come from, mostly articles, with replacement
(Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

RESAMPLES = 1000
SEED = 20161007

Cell = tuple[str, str]  # what is counted over, and the measure
Count = tuple[float, float, float, float]  # right of the predicted, predicted, found of the gold, gold
COLUMNS = ["over", "measure", "precision", "recall", "f1", "low", "high", "matched", "predicted", "gold"]


class Tally(dict[Cell, Count]):
    """The counts of one unit, to which each thing adds."""

    def add(self, over: str, measure: str, matched: float, predicted: float = 1, gold: float = 1) -> None:
        """Adds what is predicted, what is gold, and what is both. Right or wrong alone: the share that is right."""
        self.add_apart(over, measure, (matched, predicted, matched, gold))

    def add_apart(self, over: str, measure: str, count: Count) -> None:
        """Adds where the predicted things that are right are not as many as the gold things that are found (B-cubed)."""
        held = self.get((over, measure), (0.0, 0.0, 0.0, 0.0))
        self[over, measure] = (held[0] + count[0], held[1] + count[1], held[2] + count[2], held[3] + count[3])


def scores(units: Sequence[Mapping[Cell, Count]], cells: Sequence[Cell]) -> pd.DataFrame:
    """One row a cell: `over`, `measure`, `precision`, `recall`, `f1`, `low`, `high` (0 to 100), `matched`, `predicted`, `gold` (counts).

    `low` and `high` bound `f1` at 95 %. A unit without a cell has nothing of it.

    >>> scores([{("dates", "exact"): (1, 2, 1, 1)}], [("dates", "exact")])[["precision", "recall", "f1"]].values.tolist()
    [[50.0, 100.0, 66.67]]
    """
    nothing = (0.0, 0.0, 0.0, 0.0)
    by_unit = np.array([[unit.get(cell, nothing) for cell in cells] for unit in units], dtype="float64").reshape(len(units), len(cells), 4)
    low, high = _interval(by_unit)
    total = by_unit.sum(axis=0)
    right, predicted, found, gold = total.T
    columns = {"over": [over for over, _ in cells], "measure": [measure for _, measure in cells]}
    measures = {"precision": _share(right, predicted), "recall": _share(found, gold), "f1": _f1(total), "low": low, "high": high}
    whole = {name: values.round().astype("int64") for name, values in (("matched", found), ("predicted", predicted), ("gold", gold))}
    return pd.DataFrame({**columns, **measures, **whole}, columns=COLUMNS).round(2)


def _interval(by_unit: Any) -> Any:
    """The 2.5th and the 97.5th percentile of F1 over the resamples."""
    count = len(by_unit)
    if count == 0:
        return np.zeros((2, by_unit.shape[1]))
    draws = np.random.default_rng(SEED).integers(count, size=(RESAMPLES, count))
    times = np.stack([np.bincount(draw, minlength=count) for draw in draws])  # how often each unit is drawn
    return np.percentile(_f1(np.einsum("ru,ucn->rcn", times, by_unit)), [2.5, 97.5], axis=0)


def _share(part: Any, whole: Any) -> Any:
    return 100 * np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0)


def _f1(counts: Any) -> Any:
    """F1 in per cent from (..., counts): the harmonic mean of precision and recall."""
    precision, recall = _share(counts[..., 0], counts[..., 1]), _share(counts[..., 2], counts[..., 3])
    both = precision + recall
    return np.divide(2 * precision * recall, both, out=np.zeros_like(both), where=both > 0)
