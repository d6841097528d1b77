"""Dates: whether time expressions are found, and whether they are read as TIMEX3 has them."""

from __future__ import annotations

from helpers.evaluation import bootstrap
from helpers.evaluation.bootstrap import Tally
from helpers.evaluation.comparison import Comparison, Difference, Outcome, Row, unpaired

CELLS = [
    *(("dates", measure) for measure in ("exact", "overlap", "type", "value")),
    *(("matched dates", column) for column in ("type", "value", "mod", "days")),
    *(("given in dates", column) for column in ("mod", "days")),
]


def compare(both: Comparison) -> Outcome:
    """The measures of dates, and what differs.

    - `dates`: as in TempEval-3 (UzZaman et al., 2013): `exact` is its strict match, `overlap` its relaxed
      match, `type` and `value` count the relaxed matches whose type or value is right.
    - `matched dates`: of the pairs that overlap, the share with the right type, value, mod, and with
      both the first and the last day right; missing on both sides is right.
    - `given in dates`: precision, recall and F1 of `mod` and of the days where a side gives them.
    """
    tallies, differences = [], []
    for article_id in both.texts:
        gold, predicted = both.rows("dates", article_id)
        pairs = both.overlapping("dates", article_id)
        tally = Tally()
        differences += unpaired("dates", gold, predicted, pairs)
        right = {"exact": 0, "overlap": len(pairs), "type": 0, "value": 0}
        for left, other in pairs:
            right["exact"] += (left["start"], left["end"]) == (other["start"], other["end"])
            wrong = _read(tally, left, other)
            right["type"] += "type" not in wrong
            right["value"] += "value" not in wrong
            differences += [_difference(column, left, other) for column in wrong]
        for measure, matched in right.items():
            tally.add("dates", measure, matched, len(predicted), len(gold))
        tallies.append(tally)
    return Outcome(scores=bootstrap.scores(tallies, CELLS), differences=differences, not_made={})


def _read(tally: Tally, gold: Row, predicted: Row) -> list[str]:
    """The columns of one pair that are wrong."""
    wrong = []
    for column in ("type", "value", "mod", "days"):
        left, right = _cell(gold, column), _cell(predicted, column)
        tally.add("matched dates", column, left == right)
        if column in ("mod", "days"):
            tally.add("given in dates", column, left == right and bool(left), bool(right), bool(left))
        if left != right:
            wrong.append(column)
    return wrong


def _cell(row: Row, column: str) -> str:
    days = (day for day in (row["date_start"], row["date_end"]) if day is not None)
    return " to ".join(days) if column == "days" else row[column] or ""


def _difference(column: str, gold: Row, predicted: Row) -> Difference:
    left, right = (_cell(row, column) or "-" for row in (gold, predicted))
    words = gold["text"] if gold["text"] == predicted["text"] else f"{gold['text']} (found: {predicted['text']})"
    return Difference("dates", f"{column} wrong", gold["article_id"], gold["start"], left, right, words)
