"""Labels: whether the words for actors are found, and whose they are, in which manner and of whom."""

from __future__ import annotations

from helpers.evaluation import bootstrap
from helpers.evaluation.bootstrap import Tally
from helpers.evaluation.comparison import Comparison, Difference, Outcome, Row, translated, unpaired

CELLS = [("labels", "exact"), ("labels", "overlap"), *(("matched labels", column) for column in ("manner", "voice", "via", "referent"))]
NOT_IN_GOLD = ("authority", "opponent")  # the gold labels armed groups, armies and monitors, by its definition


def compare(both: Comparison) -> Outcome:
    """The measures of labels, and what differs.

    - `labels`: the labels found, with `exact` extent or any `overlap`. Words for governments and
      oppositions are left out: the gold does not look for them.
    - `matched labels`: of the pairs that overlap, the share with the right `manner`, `voice` and `via`;
      missing on both sides is right. Of `referent`, `predicted` counts those with one and `gold` those to
      which the gold gives one, so that 100 less precision is the share of wrong links.
    """
    tallies, differences = [], []
    for article_id in both.texts:
        gold, found = both.rows("labels", article_id)
        kept = [row for row in found if row.get("kind") not in NOT_IN_GOLD]
        pairs = [(g, p) for g, p in both.overlapping("labels", article_id) if p in kept]
        tally = Tally()
        exact = sum((g["start"], g["end"]) == (p["start"], p["end"]) for g, p in pairs)
        tally.add("labels", "exact", exact, len(kept), len(gold))
        tally.add("labels", "overlap", len(pairs), len(kept), len(gold))
        for pair in pairs:
            differences += _read(tally, both, *pair)
        tallies.append(tally)
        differences += unpaired("labels", gold, kept, pairs)
    return Outcome(scores=bootstrap.scores(tallies, CELLS), differences=differences, not_made={})


def _read(tally: Tally, both: Comparison, gold: Row, predicted: Row) -> list[Difference]:
    """Counts the columns of one pair; what is wrong in them."""
    found = {column: translated(both.source_ids, predicted[column]) for column in ("voice", "via", "referent")} | {"manner": predicted["manner"]}
    right = {column: found[column] == gold[column] for column in found}
    for column in ("manner", "voice", "via"):
        tally.add("matched labels", column, right[column])
    known = [row is not None for row in (found["referent"], gold["referent"])]
    tally.add("matched labels", "referent", all(known) and right["referent"], known[0], known[1])
    return [
        Difference("labels", f"{column} wrong", gold["article_id"], gold["start"], gold[column] or "-", predicted[column] or "-", str(gold["text"]))
        for column in right
        if not right[column]
    ]
