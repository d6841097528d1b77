"""Figures: whether the numbers are found, and of those that are, what is read from the words around them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from helpers.evaluation import bootstrap, matching
from helpers.evaluation.bootstrap import Tally
from helpers.evaluation.comparison import Comparison, Difference, Outcome, Row, shown, translated, unpaired

BOUNDS = ("value", "low", "high", "low_inclusive", "high_inclusive", "approximate", "vague")
CHANGE = ("change", "delta", "previous")
PHRASES = ("counted", "measured", "share_of")  # words, of which half in common are enough
FIELDS = (*BOUNDS, *CHANGE, "unit", *PHRASES, "kind", "part_of", "scope", "source_id")
BESIDE = ("modifier", "claim_id")  # shown, and not asked of "every field": the bounds and the source say the same
OFTEN_MISSING = (*CHANGE, "unit", *PHRASES, "part_of", "scope", "source_id", "modifier")
OWN = (*BOUNDS, *CHANGE, "unit", *PHRASES, "kind", "part_of", "scope", "place")  # what the sentence and its neighbours tell
APART = ("place", "date_start", "date_end", "as_of")  # doubtful in the gold, and not read yet

SPANS = [("figures", "exact"), ("figures", "overlap"), ("figures", "fields right"), ("figures", "all fields right")]
CELLS = [
    *SPANS,
    *(("matched figures", column) for column in (*FIELDS, *BESIDE, "all bounds", "every field")),
    *(("given in figures", column) for column in (*OFTEN_MISSING, *APART)),
]


def compare(both: Comparison) -> Outcome:
    """The measures of figures, and what differs.

    - `figures`: the numbers found, with `exact` extent, or with any `overlap` (which makes a pair).
    - `figures fields right`: the columns that the sentence tells (bounds, change, unit, what is counted, measured or
      shared, kind, whole, scope, place), of all figures of the gold (recall) and of all that were found (precision): of a
      figure that was missed all are wrong. `all fields right`: figures with every one of them right. `measured` counts
      only where the gold gives a unit.
    - `matched figures`: of the pairs, the share whose column is right; missing on both sides is right.
      Numbers may differ by rounding (2 in 10,000, or at the fourth digit), words of `counted`, `measured` and `share_of` are
      right with half in common; `part_of` and `claim_id` are right where the other figure and the
      claim are pairs, `source_id` where the canonical sources are one (`Comparison.source_ids`).
      `all bounds`: value, bounds and their flags; `every field`: these and all columns but the
      modifier, the claim, and those that stand apart.
    - `given in figures`: of columns that are mostly missing, precision, recall and F1 over the pairs
      where a side gives one, so that a column left missing does not look right.
    - `place`, `date_start`, `date_end`, `as_of` stand apart: where no pair has one of them found, it
      has no score, and `not_made` counts the gold's rows that have it.
    """
    tallies, differences = [], []
    for article_id in both.texts:
        gold, predicted = both.rows("figures", article_id)
        pairs = both.overlapping("figures", article_id)
        tally = _spans(gold, predicted, pairs)
        differences += unpaired("figures", gold, predicted, pairs)
        names = {p["figure_id"]: g["figure_id"] for g, p in pairs}
        whole = 0
        for left, right in pairs:
            wrong = _fields(tally, left, _in_gold_names(both, names, right))
            differences += [_difference(column, left, right) for column in wrong if column not in APART or column == "place"]
            told = [column for column in OWN if column in wrong and (column != "measured" or left["unit"] is not None)]
            tally.add("figures", "fields right", len(OWN) - len(told), 0, 0)
            whole += not told
        tally.add("figures", "fields right", 0, len(OWN) * len(predicted), len(OWN) * len(gold))
        tally.add("figures", "all fields right", whole, len(predicted), len(gold))
        tallies.append(tally)
    unread = {column for column in APART if not any(tally.get(("given in figures", column), (0, 0))[1] for tally in tallies)}
    scores = bootstrap.scores(tallies, [cell for cell in CELLS if cell[1] not in unread])
    return Outcome(scores=scores, differences=differences, not_made={column: _given(both, column) for column in APART if column in unread})


def _spans(gold: Sequence[Row], predicted: Sequence[Row], pairs: Sequence[tuple[Row, Row]]) -> Tally:
    tally = Tally()
    exact = sum((left["start"], left["end"]) == (right["start"], right["end"]) for left, right in pairs)
    tally.add("figures", "exact", exact, len(predicted), len(gold))
    tally.add("figures", "overlap", len(pairs), len(predicted), len(gold))
    return tally


def _in_gold_names(both: Comparison, figures: Mapping[str, str], row: Row) -> Row:
    """A predicted figure whose claim, source and whole have the gold's names."""
    return {
        **row,
        "claim_id": translated(both.claim_ids, row["claim_id"]),
        "source_id": translated(both.source_ids, row["source_id"]),
        "part_of": translated(figures, row["part_of"]),
    }


def _fields(tally: Tally, gold: Row, predicted: Row) -> list[str]:
    """The columns of one pair that are wrong."""
    wrong = {column for column in (*FIELDS, *BESIDE, *APART) if not _same(column, gold[column], predicted[column])}
    for column in (*FIELDS, *BESIDE):
        tally.add("matched figures", column, column not in wrong)
    tally.add("matched figures", "all bounds", wrong.isdisjoint(BOUNDS))
    tally.add("matched figures", "every field", wrong.isdisjoint(FIELDS))
    for column in (*OFTEN_MISSING, *APART):
        left, right = gold[column] is not None, predicted[column] is not None
        tally.add("given in figures", column, left and right and column not in wrong, right, left)
    return [column for column in (*FIELDS, *BESIDE, *APART) if column in wrong]


def _same(column: str, gold: Any, predicted: Any) -> bool:
    """Whether one column is right.

    >>> _same("value", 0.3333, 1 / 3), _same("counted", "missing people", "people"), _same("unit", None, "year")
    (True, True, False)
    """
    if gold is None or predicted is None:
        return gold is predicted
    if column in PHRASES:
        return matching.same_words(gold, predicted)
    if isinstance(gold, float) and isinstance(predicted, float):
        return math.isclose(gold, predicted, rel_tol=2e-4, abs_tol=5e-5)
    return str(gold).casefold() == str(predicted).casefold()


def _given(both: Comparison, column: str) -> int:
    return sum(row[column] is not None for rows in both.gold["figures"].values() for row in rows)


def _difference(column: str, gold: Row, predicted: Row) -> Difference:
    words = f"{shown(gold)} ({gold['counted'] or gold['unit'] or gold['kind']})"
    return Difference("figures", f"{column} wrong", gold["article_id"], gold["start"], _said(gold[column]), _said(predicted[column]), words)


def _said(value: Any) -> str:
    return "-" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
