"""Gold of single sentences: each with its neighbours is a tiny article, in which only what stands in the sentence counts.

A file `<layer>.jsonl` holds an item a line: `id`, `published` (null where unknown), `genre` (`history`, or any kind of news), `before` and `after`
(the neighbours, "" where there are none), `text` (the sentence), and under the layer's name its rows: columns of that
frame, offsets counted in `text`. The neighbours are read, for what they say of the sentence, and not marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from helpers import schemas
from helpers.errors import InputError
from helpers.evaluation.gold import lines
from helpers.evaluation.matching import Span

LAYERS = ("figures", "dates")

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class SentenceGold:
    """The items of one layer.

    `frames` are the `inputs`, `articles` and `passages` that a Book is made of, an item an article of one paragraph;
    `rows` the layer's frame, its offsets those of the articles; `places` tells where in its article each sentence stands.
    """

    frames: Mapping[str, pd.DataFrame]
    rows: pd.DataFrame
    places: Mapping[str, Span]

    def inside(self, rows: Iterable[Row]) -> list[Row]:
        """Those rows that stand in the sentences, not in their neighbours."""
        return [row for row in rows if self._holds(*self.places[row["article_id"]], row)]

    @staticmethod
    def _holds(start: int, end: int, row: Row) -> bool:
        return bool(start <= row["start"] and row["end"] <= end)


def has_own(folder: Path) -> bool:
    """Whether the folder holds gold of single sentences."""
    return any(_path(folder, layer).is_file() for layer in LAYERS)


def read(folder: Path, layer: str) -> SentenceGold | None:
    """The items of `<layer>.jsonl`; None where there is no such file.

    Raises `InputError` where a line is no item, an id stands twice, or a row's `text` is not what stands at its place.
    """
    path = _path(folder, layer)
    if not path.is_file():
        return None
    try:
        items = [_checked(item, layer) for item in lines(path)]
        ids = [item["id"] for item in items]
        if repeated := sorted(name for name in set(ids) if ids.count(name) > 1):
            raise ValueError(f"the id {repeated[0]!r} stands twice")
        rows = schemas.frame(layer, (row for item in items for row in _rows(item, layer)))
        return SentenceGold(frames=_frames(items, path.name), rows=rows, places={item["id"]: _place(item) for item in items})
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(f"{path}: not items of {layer} ({error}); give a line an object with id, published, before, text, after, {layer}") from error


def _path(folder: Path, layer: str) -> Path:
    return folder / f"{layer}.jsonl"


def _checked(item: Row, layer: str) -> Row:
    if absent := [key for key in ("id", "text", layer) if key not in item]:
        raise ValueError(f"{item.get('id', 'an item')} has no {absent[0]!r}")
    return item


# -- an item as an article


def _article(item: Row) -> str:
    return " ".join(part for part in (item.get("before"), item["text"], item.get("after")) if part)


def _place(item: Row) -> Span:
    start = len(item["before"]) + 1 if item.get("before") else 0
    return start, start + len(item["text"])


def _frames(items: list[Row], name: str) -> dict[str, pd.DataFrame]:
    texts = {item["id"]: _article(item) for item in items}
    inputs = [
        {"input": f"{name}#{number}", "article_id": key, "status": "read", "bytes": len(text.encode())}
        for number, (key, text) in enumerate(texts.items(), start=1)
    ]
    articles = [{**_known(item), "article_id": item["id"], "text": texts[item["id"]], "path": name} for item in items]
    passages = [{"article_id": key, "passage": 1, "start": 0, "end": len(text), "role": "body"} for key, text in texts.items()]
    return {
        "inputs": schemas.frame("inputs", inputs),
        "articles": schemas.frame("articles", articles),
        "passages": schemas.frame("passages", passages),
    }


def _known(item: Row) -> Row:
    """What an item says of its article; of the genre of a text only whether it is a history matters."""
    return {"published": item.get("published"), "genre": "history" if item.get("genre") == "history" else "news"}


# -- its rows


def _rows(item: Row, layer: str) -> list[Row]:
    shift = _place(item)[0]
    return [_shifted(item, row, number, layer, shift) for number, row in enumerate(item[layer], start=1)]


def _shifted(item: Row, row: Row, number: int, layer: str, shift: int) -> Row:
    """A row whose offsets count in the article; its key is given it where it has none."""
    words = item["text"][row["start"] : row["end"]]
    if row.get("text", words) != words or not words:
        raise ValueError(f"{item['id']}: {row.get('text', '')!r} does not stand at {row['start']}, where {words!r} is")
    key = f"{layer[:-1]}_id"
    named: Row = {key: f"{item['id']}:{layer[0]}{number}"} if key not in row else {}
    if isinstance(row.get("part_of"), int):  # the place of the whole in the item, from 0
        named["part_of"] = f"{item['id']}:{layer[0]}{row['part_of'] + 1}"
        row = {column: cell for column, cell in row.items() if column != "part_of"}
    if layer == "figures":
        named = {"phrase_start": row["start"] + shift, "phrase_end": row["end"] + shift, **named}
    moved = {column: cell + shift for column, cell in row.items() if column.endswith(("start", "end")) and isinstance(cell, int)}
    return {"article_id": item["id"], "text": words, **named, **row, **moved}
