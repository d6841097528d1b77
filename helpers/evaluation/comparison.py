"""A corpus's own gold beside what was found in the same articles, and what is the same thing on both sides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from helpers.evaluation import attributions, matching
from helpers.evaluation.attributions import Attribution

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]  # article_id -> rows; for `sources` the corpus's rows under ""

STRANGER = "?"  # stands for what has no partner in the gold: it equals nothing there


class Difference(NamedTuple):
    """One thing that the gold and what was found differ in."""

    layer: str
    kind: str  # missed, spurious, or what is wrong
    article_id: str
    start: int
    gold: str
    predicted: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What the comparison of one layer gives."""

    scores: pd.DataFrame  # over, measure, precision, recall, f1, low, high, matched, predicted, gold
    differences: list[Difference]
    not_made: dict[str, int]  # column that is left missing throughout -> rows of the gold that have it


@dataclass(frozen=True, kw_only=True)
class Sides:
    """The claims of one article, both as rows and as tokens."""

    words: list[str]
    gold: list[tuple[Row, Attribution]]
    predicted: list[tuple[Row, Attribution]]

    @cached_property
    def pairs(self) -> list[tuple[Row, Row]]:
        """Gold and predicted rows that are one claim: half or more of the tokens of their content in common."""
        found = attributions.pairs([a for _, a in self.gold], [a for _, a in self.predicted])
        return [(self.gold[g][0], self.predicted[p][0]) for p, g in sorted(found.items())]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Rows of both sides by frame and article, and their pairs; made once for all layers."""

    texts: Mapping[str, str]  # the articles that have gold
    gold: Mapping[str, Rows]
    predicted: Mapping[str, Rows]

    def rows(self, frame: str, article_id: str) -> tuple[Sequence[Row], Sequence[Row]]:
        """Gold and predicted rows of one article."""
        return self.gold[frame].get(article_id, []), self.predicted[frame].get(article_id, [])

    def overlapping(self, frame: str, article_id: str) -> list[tuple[Row, Row]]:
        """Gold and predicted rows of one article whose spans overlap, one to one."""
        gold, predicted = self.rows(frame, article_id)
        found = matching.spans(_places(gold), _places(predicted))
        return [(gold[g], predicted[p]) for p, g in sorted(found.items())]

    @cached_property
    def claims(self) -> dict[str, Sides]:
        """The claims of each article; those whose content holds no letter or digit are left out."""
        return {article_id: self._sides(article_id, text) for article_id, text in self.texts.items()}

    def _sides(self, article_id: str, text: str) -> Sides:
        tokens = matching.tokens(text)
        gold, predicted = (_read(rows, tokens) for rows in self.rows("claims", article_id))
        return Sides(words=[text[start:end].lower() for start, end in tokens], gold=gold, predicted=predicted)

    @cached_property
    def claim_ids(self) -> dict[str, str]:
        """claim_id of a predicted claim -> that of its gold claim."""
        return {p["claim_id"]: g["claim_id"] for sides in self.claims.values() for g, p in sides.pairs}

    @cached_property
    def mentions(self) -> dict[str, list[tuple[Row, Row]]]:
        """Article -> gold and predicted mentions that overlap."""
        return {article_id: self.overlapping("mentions", article_id) for article_id in self.texts}

    @cached_property
    def source_ids(self) -> dict[str, str]:
        """source_id of a predicted source -> the gold source that it is.

        That is the one which most of its mentions and claims belong to, one to one, so that of a
        source that is split the largest part counts, and of two that are merged the larger one
        (as in CEAF; Luo, On Coreference Resolution Performance Metrics, 2005). A source that is
        not resolved is none.
        """
        linked = {row["source_id"] for row in self.predicted["sources"].get("", []) if row["resolved"]}
        pairs = [pair for found in self.mentions.values() for pair in found] + [pair for sides in self.claims.values() for pair in sides.pairs]
        votes = Counter((g["source_id"], p["source_id"]) for g, p in pairs if g["source_id"] is not None and p["source_id"] in linked)
        return matching.best((number, gold, predicted) for (gold, predicted), number in votes.items())


def by_article(rows: Iterable[Row], *, of_corpus: bool = False) -> Rows:
    """Rows under their article, or all under ""."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found["" if of_corpus else row["article_id"]].append(row)
    return dict(found)


def translated(names: Mapping[str, str], name: str | None) -> str | None:
    """The gold's name of a thing; `STRANGER` where the gold has no such thing, missing where it is missing."""
    return None if name is None else names.get(name, STRANGER)


def unpaired(layer: str, gold: Sequence[Row], predicted: Sequence[Row], pairs: Sequence[tuple[Row, Row]]) -> list[Difference]:
    """What one article's gold has alone, and what was found alone."""
    kept = {id(row) for pair in pairs for row in pair}
    sides = [("missed", row) for row in gold if id(row) not in kept] + [("spurious", row) for row in predicted if id(row) not in kept]
    return [Difference(layer, kind, row["article_id"], row["start"], "", "", shown(row)) for kind, row in sides]


def shown(row: Row) -> str:
    """The words of a row; of a claim those of its source and cue, too."""
    if "content" not in row:
        return str(row["text"])
    return " | ".join(row[column] or "-" for column in ("source_text", "cue_text", "content"))


def _places(rows: Sequence[Row]) -> list[matching.Span]:
    return [(row["start"], row["end"]) for row in rows]


def _read(rows: Sequence[Row], tokens: Sequence[matching.Span]) -> list[tuple[Row, Attribution]]:
    both = ((row, attributions.of_row(row, tokens)) for row in rows)
    return [(row, attribution) for row, attribution in both if attribution.content]
