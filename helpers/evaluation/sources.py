"""Sources: whether their mentions are found and put together, and what each source is said to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from helpers.evaluation import bootstrap
from helpers.evaluation.bootstrap import Cell, Tally
from helpers.evaluation.comparison import Comparison, Difference, Outcome, Row, Rows, unpaired

MENTIONS: list[Cell] = [("mentions", "exact"), ("mentions", "overlap"), ("matched mentions", "b-cubed"), ("matched mentions", "form")]
SOURCES: list[Cell] = [("sources", "found"), ("matched sources", "type"), ("matched sources", "named"), ("pairs of sources", "one origin")]


def compare(both: Comparison) -> Outcome:
    """The measures of sources, and what differs.

    - `mentions`: the mentions found, with `exact` extent or any `overlap`. The gold has the pronouns
      that are sources of claims alone, so precision is a lower bound.
    - `matched mentions`: B-cubed (Bagga and Baldwin, 1998) over the mentions that both sides have:
      of the mentions under one source, how many belong together (precision), and of those that
      belong together, how many are under one source (recall). `matched` is the sum of these recalls,
      rounded. `form`: the share that is rightly a name, a nominal or a pronoun.
    - `sources`: canonical sources that are one with a gold source (`Comparison.source_ids`).
    - `matched sources`: of these the share with the right type, and rightly named or not.
    - `pairs of sources`: of the pairs of matched sources, those of one independence group on both sides.

    Intervals are over articles for mentions, over canonical sources for the others, with the
    clusters and groups of the whole corpus held fixed.
    """
    tallies, differences = _mentions(both)
    units, wrong = _sources(both)
    scores = pd.concat([bootstrap.scores(tallies, MENTIONS), bootstrap.scores(units, SOURCES)], ignore_index=True)
    return Outcome(scores=scores, differences=differences + wrong, not_made={})


def _mentions(both: Comparison) -> tuple[list[Tally], list[Difference]]:
    matched = [(g["source_id"], p["source_id"]) for pairs in both.mentions.values() for g, p in pairs]
    together = Counter(matched), Counter(gold for gold, _ in matched), Counter(predicted for _, predicted in matched)
    tallies, differences = [], []
    for article_id, pairs in both.mentions.items():
        gold, predicted = both.rows("mentions", article_id)
        tally = Tally()
        exact = sum((g["start"], g["end"]) == (p["start"], p["end"]) for g, p in pairs)
        tally.add("mentions", "exact", exact, len(predicted), len(gold))
        tally.add("mentions", "overlap", len(pairs), len(predicted), len(gold))
        for g, p in pairs:
            common = together[0][g["source_id"], p["source_id"]]
            tally.add_apart("matched mentions", "b-cubed", (common / together[2][p["source_id"]], 1, common / together[1][g["source_id"]], 1))
            tally.add("matched mentions", "form", g["form"] == p["form"])
        tallies.append(tally)
        differences += unpaired("sources", gold, predicted, pairs)
    return tallies, differences


def _sources(both: Comparison) -> tuple[list[Tally], list[Difference]]:
    """One unit a source: those of the gold, then those that were found and are none of them."""
    gold, found = (_of_the_articles(both, side) for side in (both.gold, both.predicted))
    pairs = [(gold[g], found[p]) for p, g in both.source_ids.items() if g in gold and p in found]
    partner = {g["source_id"]: p for g, p in pairs}
    units, differences = [], []
    for source_id, row in gold.items():
        unit = Tally()
        unit.add("sources", "found", source_id in partner, source_id in partner)
        if source_id in partner:
            differences += _read(unit, row, partner[source_id])
            _origins(unit, row, partner[source_id], pairs)
        units.append(unit)
    rest = found.keys() - {p["source_id"] for _, p in pairs}
    units += [Tally({("sources", "found"): (0, 1, 0, 0)}) for _ in rest]
    return units, differences


def _of_the_articles(both: Comparison, side: Mapping[str, Rows]) -> dict[str, Row]:
    """Source -> its row, of those that the articles with gold mention or hear."""
    heard = {row["source_id"] for frame in ("mentions", "claims") for article_id in both.texts for row in side[frame].get(article_id, [])}
    return {row["source_id"]: row for row in side["sources"].get("", []) if row["source_id"] in heard}


def _read(unit: Tally, gold: Row, predicted: Row) -> list[Difference]:
    for column in ("type", "named"):
        unit.add("matched sources", column, gold[column] == predicted[column])
    return [
        Difference("sources", f"{column} wrong", "", 0, str(gold[column]), str(predicted[column]), f"{gold['name']} (found: {predicted['name']})")
        for column in ("type", "named")
        if gold[column] != predicted[column]
    ]


def _origins(unit: Tally, gold: Row, predicted: Row, pairs: list[tuple[Row, Row]]) -> None:
    """The pairs that this source makes with the others, each counted half here and half there."""
    for g, p in pairs:
        if g is not gold:
            one, other = _one_origin(g, gold), _one_origin(p, predicted)
            unit.add("pairs of sources", "one origin", (one and other) / 2, other / 2, one / 2)


def _one_origin(left: Row, right: Row) -> bool:
    return left["independence_group"] is not None and left["independence_group"] == right["independence_group"]
