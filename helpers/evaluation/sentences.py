"""Gold of single sentences: each with its day of publication and, where it matters, what stands before and after it.

A file `figures.jsonl` holds one JSON object a line: `id`, `genre`, `published`, `before`, `text`,
`after` and `figures`, rows of the frame with offsets in `text`, where `part_of` is the place of the
whole in the list, from 0. Each makes a tiny article of one paragraph; what is found in `text` alone
is compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.errors import InputError
from helpers.evaluation import bootstrap, figures, matching
from helpers.evaluation.bootstrap import Tally
from helpers.evaluation.comparison import Difference, Row

NAME = "figures.jsonl"
FIELDS = (*figures.BOUNDS, *figures.CHANGE, "unit", *figures.PHRASES, "kind", "part_of", "scope", "place")
CELLS = [
    ("figures", "found"),
    ("figures", "fields right"),
    ("figures", "every field"),
    *(("fields", column) for column in FIELDS),
]


def are(folder: Path) -> bool:
    """Whether the folder holds gold of single sentences."""
    return (folder / NAME).is_file()


def compare(folder: Path) -> tuple[pd.DataFrame, list[Difference], int]:
    """The measures of the figures found in these sentences, what differs, and the number of their words.

    - `figures found`: numbers that share a character are one figure.
    - `figures fields right`: of all fields of the gold's figures, those that are right, is the recall; a figure
      that was missed has all of them wrong. The precision is over the fields of what was found.
    - `figures every field`: figures with every field right.
    - `fields`: each field alone, counted in the same way.

    `measured` counts only where the gold gives a unit: of counts it does not say whose they are.
    Phrases are right with half of the words in common, as in `helpers.evaluation.figures`.
    """
    items = list(_items(folder / NAME))
    found = _found(items)
    tallies, differences = [], []
    for item in items:
        tally, differing = _of_sentence(item, found.get(item["id"], []))
        tallies.append(tally)
        differences += differing
    return bootstrap.scores(tallies, CELLS), differences, sum(len(item["text"].split()) for item in items)


def _items(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            item = json.loads(line)
            for row in item["figures"]:
                if item["text"][row["start"] : row["end"]] != row["text"]:
                    raise InputError(f"{path}, line {number}: {row['text']!r} does not stand at {row['start']}")
            yield item


def article(item: Row) -> tuple[str, int]:
    """The text of the tiny article, and where the sentence starts in it.

    >>> article({"before": "Rain fell.", "text": "Two died.", "after": None})
    ('Rain fell. Two died.', 11)
    """
    before = f"{item['before']} " if item.get("before") else ""
    after = f" {item['after']}" if item.get("after") else ""
    return f"{before}{item['text']}{after}", len(before)


def _found(items: Sequence[Row]) -> dict[str, list[dict[str, Any]]]:
    """The figures of each sentence, by offsets in it; `part_of` is the place in the list."""
    from helpers import clean, dates, schemas, tokenise
    from helpers import figures as stage

    places = {item["id"]: article(item) for item in items}
    rows = [{"article_id": item["id"], "text": places[item["id"]][0], "published": item["published"], "path": NAME} for item in items]
    articles = schemas.frame("articles", rows)
    sentences = tokenise.sentences(articles, clean.passages(articles))
    read = stage.figures(articles, sentences, schemas.empty("claims"), dates.dates(articles, sentences))
    found: dict[str, list[dict[str, Any]]] = {}
    for row in schemas.records(read):
        found.setdefault(row["article_id"], []).append(row)
    return {item["id"]: list(_inside(found.get(item["id"], []), places[item["id"]][1], len(item["text"]))) for item in items}


def _inside(rows: Sequence[dict[str, Any]], offset: int, length: int) -> Iterator[dict[str, Any]]:
    kept = [row for row in rows if offset <= row["start"] and row["end"] <= offset + length]
    place = {row["figure_id"]: number for number, row in enumerate(kept)}
    for row in kept:
        yield row | {"start": row["start"] - offset, "end": row["end"] - offset, "part_of": place.get(row["part_of"])}


def _of_sentence(item: Row, predicted: Sequence[Row]) -> tuple[Tally, list[Difference]]:
    gold: Sequence[Row] = item["figures"]
    pairs = matching.spans([(row["start"], row["end"]) for row in gold], [(row["start"], row["end"]) for row in predicted])
    translated = {**pairs, None: None}
    tally, differing = Tally(), []
    tally.add("figures", "found", len(pairs), len(predicted), len(gold))
    right = whole = 0
    for p, g in sorted(pairs.items(), key=lambda pair: pair[1]):
        row = {**predicted[p], "part_of": translated.get(predicted[p]["part_of"], -1)}
        wrong = [column for column in FIELDS if not _same(column, gold[g], row)]
        right, whole = right + len(FIELDS) - len(wrong), whole + (not wrong)
        for column in FIELDS:
            tally.add("fields", column, column not in wrong, 0, 0)
        differing += [_difference(item, column, gold[g], row) for column in wrong]
    for column in FIELDS:
        tally.add("fields", column, 0, len(predicted), len(gold))
    tally.add("figures", "fields right", right, len(FIELDS) * len(predicted), len(FIELDS) * len(gold))
    tally.add("figures", "every field", whole, len(predicted), len(gold))
    sides = [("missed", gold, pairs.values()), ("spurious", predicted, pairs.keys())]
    differing += [
        Difference("figures", kind, item["id"], row["start"], "", "", f"{row['text']} in: {item['text']}")
        for kind, rows, kept in sides
        for number, row in enumerate(rows)
        if number not in kept
    ]
    return tally, differing


def _same(column: str, gold: Row, predicted: Row) -> bool:
    if column == "measured" and gold["unit"] is None:
        return True
    left, right = gold[column], predicted[column]
    if column == "place" and left is not None and right is not None:
        return matching.same_words(left, right)
    return figures._same(column, _number(left), _number(right))


def _number(value: Any) -> Any:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _difference(item: Row, column: str, gold: Row, predicted: Row) -> Difference:
    said = [figures._said(_number(row[column])) for row in (gold, predicted)]
    return Difference("figures", f"{column} wrong", item["id"], gold["start"], *said, f"{gold['text']} in: {item['text']}")
