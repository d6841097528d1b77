"""Claims: whether they are found, and of those that are, how they are read and whom they are given to."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.evaluation import attributions, bootstrap
from helpers.evaluation.bootstrap import Tally
from helpers.evaluation.comparison import STRANGER, Comparison, Difference, Outcome, Row, Sides, shown, translated, unpaired

READ = ("stance", "mode", "hedge")
EDGES = ("nested_in", "carried_from")
FORMS = ("name", "nominal", "pronoun")
NO_WORDS = "no words"
CELLS = [
    *attributions.CELLS,
    *(("matched claims", column) for column in READ),
    *(("links of claims", column) for column in EDGES),
    *(("sources of claims", form) for form in ("all", *FORMS, NO_WORDS)),
]


def compare(both: Comparison) -> Outcome:
    """The measures of claims, and what differs.

    - `tokens`, `all`, `quoted`, `indirect`: the scoring convention for attributions, as on PolNeAR.
      Here a claim is quoted where its mode is `direct` or `mixed`, since some outlets quote with
      single marks. Matched claims are the pairs of `all content`.
    - `matched claims`: the share of matched claims with the gold's stance, mode, hedge (case aside).
    - `links of claims`: precision, recall and F1 of the pairs (claim, claim that it is nested in) and
      (claim, claim that its source is carried from), where both ends are matched to the gold's ends.
    - `sources of claims`: of the matched claims, `predicted` counts those with a source that is linked
      (not missing, not unresolved), `gold` those to which the gold gives a source, `matched` those
      where both are one canonical source (`Comparison.source_ids`). So 100 less precision is the
      share of wrong links, and gold less predicted is left unresolved. `name`, `nominal`, `pronoun`
      and `no words` (carried over) tell how the gold's source is named there.
    """
    tallies, differences = [], []
    for article_id, sides in both.claims.items():
        tally, found = _article(both, article_id, sides)
        tallies.append(tally)
        differences += unpaired("claims", [row for row, _ in sides.gold], [row for row, _ in sides.predicted], sides.pairs) + found
    return Outcome(scores=bootstrap.scores(tallies, CELLS), differences=differences, not_made={})


def _article(both: Comparison, article_id: str, sides: Sides) -> tuple[Tally, list[Difference]]:
    tally = attributions.count([a for _, a in sides.gold], [a for _, a in sides.predicted], sides.words)
    differences = []
    for gold, predicted in sides.pairs:
        differences += _read(tally, gold, predicted)
        differences += _source(tally, both, article_id, gold, predicted)
    for column in EDGES:
        differences += _edges(tally, both, column, sides)
    return tally, differences


def _read(tally: Tally, gold: Row, predicted: Row) -> list[Difference]:
    differences = []
    for column in READ:
        left, right = ((row[column] or "").casefold() for row in (gold, predicted))
        tally.add("matched claims", column, left == right)
        if left != right:
            differences.append(_wrong(column, gold, left, right))
    return differences


def _source(tally: Tally, both: Comparison, article_id: str, gold: Row, predicted: Row) -> list[Difference]:
    unresolved = {row["source_id"] for row in both.predicted["sources"].get("", []) if not row["resolved"]}
    linked = predicted["source_id"] if predicted["source_id"] not in unresolved else None
    named = translated(both.source_ids, linked)
    right = named is not None and named == gold["source_id"]
    groups = ["all"] if gold["source_id"] is None else ["all", _form(both, article_id, gold)]
    for group in groups:
        tally.add("sources of claims", group, right, linked is not None, gold["source_id"] is not None)
    if right or (linked is None and gold["source_id"] is None):
        return []
    kind = "unresolved" if linked is None else "split off" if named == STRANGER else "wrong"
    return [_wrong(f"source {kind} ({groups[-1]})", gold, gold["source_id"] or "", linked or "")]


def _form(both: Comparison, article_id: str, claim: Row) -> str:
    """How the claim's source is named there: the first of `FORMS` that any mention of it has within the source's words."""
    if claim["source_start"] is None:
        return NO_WORDS
    forms = {
        row["form"]
        for row in both.gold["mentions"].get(article_id, [])
        if row["source_id"] == claim["source_id"] and row["start"] < claim["source_end"] and row["end"] > claim["source_start"]
    }
    return next((form for form in FORMS if form in forms), "nominal")


def _edges(tally: Tally, both: Comparison, column: str, sides: Sides) -> list[Difference]:
    gold = {(row["claim_id"], row[column]): row for row, _ in sides.gold if row[column] is not None}
    predicted = {_ends(both, row, column): row for row, _ in sides.predicted if row[column] is not None}
    tally.add("links of claims", column, len(gold.keys() & predicted.keys()), _count(sides.predicted, column), len(gold))
    missed = [_wrong(f"{column} missed", gold[edge], edge[1], "") for edge in gold if edge not in predicted]
    return missed + [_wrong(f"{column} spurious", row, "", row[column]) for edge, row in predicted.items() if edge not in gold]


def _ends(both: Comparison, row: Row, column: str) -> tuple[str, str]:
    """Both ends in the gold's names; an end that is not matched keeps a name of its own."""
    claim_id, other = row["claim_id"], row[column]
    return both.claim_ids.get(claim_id, f"? {claim_id}"), both.claim_ids.get(other, f"? {other}")


def _count(rows: Sequence[tuple[Row, object]], column: str) -> int:
    return sum(row[column] is not None for row, _ in rows)


def _wrong(kind: str, row: Row, gold: str, predicted: str) -> Difference:
    return Difference("claims", kind, row["article_id"], row["start"], gold, predicted, shown(row))
