"""Gold of single sentences: the neighbours are read and do not count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from helpers import evaluate, schemas
from helpers.errors import InputError
from helpers.evaluation import sentence_gold

THURSDAY = {"start": 19, "end": 27, "text": "Thursday", "type": "DATE", "value": "2016-10-06", "date_start": "2016-10-06", "date_end": "2016-10-06"}
ITEM = {
    "id": "flood-1",
    "genre": "news",
    "published": "2016-10-07",
    "before": "It rained on Monday.",
    "text": "The bridge fell on Thursday.",
    "after": "",
    "dates": [THURSDAY],
}


def written(folder: Path, *items: dict[str, Any], layer: str = "dates") -> Path:
    (folder / f"{layer}.jsonl").write_text("".join(json.dumps(item) + "\n" for item in items))
    return folder


def test_an_item_is_an_article_of_one_paragraph_and_its_offsets_count_there(tmp_path: Path) -> None:
    marked = sentence_gold.read(written(tmp_path, ITEM), "dates")
    assert marked is not None
    [article], [row] = schemas.records(marked.frames["articles"]), schemas.records(marked.rows)
    assert article["text"] == "It rained on Monday. The bridge fell on Thursday."
    assert article["text"][row["start"] : row["end"]] == row["text"] == "Thursday"
    assert schemas.records(marked.frames["passages"]) == [{"article_id": "flood-1", "passage": 1, "start": 0, "end": 49, "role": "body"}]
    assert article["published"] == "2016-10-07"


def test_what_stands_in_the_neighbours_does_not_count(tmp_path: Path) -> None:
    measured = evaluate.corpus(written(tmp_path, ITEM), ["dates"])
    found = measured.scores.set_index(["over", "measure"])
    assert found.loc[("dates", "value"), ["matched", "predicted", "gold"]].tolist() == [1, 1, 1]
    assert measured.articles == 1 and not evaluate.is_standoff(tmp_path)


def test_figures_have_the_same_form_and_are_numbered(tmp_path: Path) -> None:
    figure = {"start": 0, "end": 2, "phrase_start": 0, "phrase_end": 9, "value": 12.0, "approximate": False, "vague": False, "kind": "people"}
    item = {"id": "a", "published": None, "before": "It rained.", "text": "12 people left.", "after": "It snowed.", "figures": [figure]}
    marked = sentence_gold.read(written(tmp_path, item, layer="figures"), "figures")
    assert marked is not None
    [row] = schemas.records(marked.rows)
    assert (row["figure_id"], row["start"], row["phrase_start"], row["phrase_end"], row["text"]) == ("a:f1", 11, 11, 20, "12")


def test_a_layer_without_a_file_has_no_items(tmp_path: Path) -> None:
    assert sentence_gold.read(written(tmp_path, ITEM), "figures") is None
    with pytest.raises(InputError, match="no gold"):
        evaluate.corpus(tmp_path, ["figures"])


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ([ITEM, ITEM], "'flood-1' stands twice"),
        ([ITEM | {"dates": [THURSDAY | {"start": 18}]}], "does not stand at 18"),
        ([{"id": "a", "text": "Rain."}], "a has no 'dates'"),
        ([ITEM | {"dates": [{"text": "Thursday"}]}], "start"),
    ],
)
def test_what_is_no_gold_is_refused_with_its_place(tmp_path: Path, items: list[dict[str, Any]], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        sentence_gold.read(written(tmp_path, *items), "dates")
