"""A corpus's own gold, read from its folder `gold/` and held against the articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from helpers import schemas
from helpers.errors import InputError
from helpers.evaluation.comparison import Comparison, Rows, by_article

FRAMES = ("claims", "figures", "dates", "sources", "mentions", "labels")
UNMADE = ("tolls",)  # frames that gold may have and that no stage makes yet


def has_own(folder: Path) -> bool:
    """Whether the folder is a corpus that holds gold of its own, as rows of the frames."""
    return any((folder / "gold" / f"{name}.jsonl").is_file() for name in FRAMES + UNMADE)


def compare(folder: Path, texts: Mapping[str, str], predicted: Mapping[str, list[dict[str, Any]]]) -> Comparison:
    """The gold of the corpus in `folder` beside predicted rows by frame.

    `texts` are the corpus's articles by article_id; those count which any row of the gold names.
    Raises `InputError` where gold names an article that is not there, or where a row's `text` is
    not what stands at its place: then article and gold are not of one version.
    """
    marked = {name: rows(folder / "gold", name) for name in FRAMES}
    named = {row["article_id"] for name in FRAMES if name != "sources" for row in marked[name]}
    _check(folder, texts, marked, named)
    return Comparison(
        texts={article_id: text for article_id, text in texts.items() if article_id in named},
        gold={name: _grouped(name, marked[name]) for name in FRAMES},
        predicted={name: _grouped(name, (row for row in predicted[name] if row.get("article_id", "") in named | {""})) for name in FRAMES},
    )


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a frame from `<name>.jsonl`, typed by its model; none where there is no such file."""
    path = folder / f"{name}.jsonl"
    try:
        found = list(lines(path)) if path.is_file() else []
        return schemas.records(schemas.frame(name, found)) if name in schemas.MODELS else found
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: not rows of {name} ({error}); give one JSON object a line") from error


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of JSON Lines. Raises `ValueError` that names the line which holds none."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from error
            if not isinstance(row, dict):
                raise ValueError(f"line {number} is no object")
            yield row


def _grouped(name: str, found: Iterable[dict[str, Any]]) -> Rows:
    return by_article(found, of_corpus=name == "sources")


def _check(folder: Path, texts: Mapping[str, str], marked: Mapping[str, list[dict[str, Any]]], named: set[str]) -> None:
    if not named:
        raise InputError(f"{folder / 'gold'}: no row names an article; give a corpus whose gold has claims, figures, dates, mentions or labels")
    if absent := sorted(str(article_id) for article_id in named - texts.keys()):
        raise InputError(f"{folder / 'gold'}: the corpus has no article {absent[0]!r}; mend the gold or the corpus")
    for name in ("claims", "figures", "dates", "mentions", "labels"):
        for row in marked[name]:
            if texts[row["article_id"]][row["start"] : row["end"]] != row["text"]:
                raise InputError(f"{folder / 'gold' / name}.jsonl: {row['text']!r} does not stand at {row['start']} of {row['article_id']}")
