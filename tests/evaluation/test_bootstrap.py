"""Scores and intervals from counts."""

from __future__ import annotations

import pytest

from helpers.evaluation import bootstrap
from helpers.evaluation.bootstrap import Tally

CELL = ("dates", "exact")


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    tally = Tally()
    tally.add(*CELL, 1, 2, 1)
    tally.add(*CELL, 1, 1, 4)
    row = bootstrap.scores([tally], [CELL]).iloc[0]
    assert row[["precision", "recall", "f1"]].tolist() == pytest.approx([66.67, 40.0, 50.0])
    assert row[["matched", "predicted", "gold"]].tolist() == [2, 3, 5]


def test_right_of_the_predicted_and_found_of_the_gold_may_differ() -> None:
    tally = Tally()
    tally.add_apart(*CELL, (1.0, 2, 0.5, 2))
    assert bootstrap.scores([tally], [CELL])[["precision", "recall", "f1"]].values.tolist() == [[50.0, 25.0, 33.33]]


def test_the_interval_is_as_wide_as_the_units_differ() -> None:
    alike, unlike = [], []
    for number in range(20):
        for tallies, right in ((alike, 1), (unlike, 2 * (number % 2))):
            tally = Tally()
            tally.add(*CELL, right, 2, 2)
            tallies.append(tally)
    narrow, wide = (bootstrap.scores(tallies, [CELL]).iloc[0] for tallies in (alike, unlike))
    assert narrow["low"] == narrow["f1"] == narrow["high"] == 50
    assert wide["low"] < wide["f1"] == 50 < wide["high"]


def test_nothing_at_all_is_nought_and_no_error() -> None:
    assert bootstrap.scores([], [CELL])[["f1", "low", "high", "gold"]].values.tolist() == [[0, 0, 0, 0]]
