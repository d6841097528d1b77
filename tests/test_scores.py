"""The measured scores, and those of others: what is in the files comes out, and what is not is no error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from helpers import scores


def measure(over: str, name: str, f1: float, **more: Any) -> dict[str, Any]:
    return {"over": over, "measure": name, "precision": f1 + 1, "recall": f1 - 1, "f1": f1, "low": f1 - 5, "high": f1 + 5, "matched": 1} | more


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Claims on standoff, and two layers of a corpus with gold of its own."""
    held = {
        "claims": {"gold": "polnear/dev", "measures": [measure("all", "content+src", 60.04), measure("tokens", "source", 71.0)]},
        "claims, fast": {"gold": "polnear/dev", "measures": [measure("all", "content+src", 55.0)]},
        "bakery": {
            "gold": "data/bakery",
            "measures": [
                measure("all", "content+src", 80.0, layer="claims"),
                measure("figures", "overlap", 90.0, layer="figures", low=None, high=None),
            ],
            "layers": {"figures": [measure("figures", "overlap", 90.0), measure("figures", "exact", 70.0)]},
        },
        "note": "not a measure",
    }
    (tmp_path / "scores.json").write_text(json.dumps(held))
    return tmp_path / "scores.json"


def test_every_measure_has_its_layer_and_its_gold(path: Path) -> None:
    rows = scores.measured(path)
    assert rows[["gold", "layer", "measure", "f1"]].values.tolist() == [
        ["polnear/dev", "claims", "content+src", 60.04],
        ["polnear/dev", "claims", "source", 71.0],
        ["polnear/dev", "claims, fast", "content+src", 55.0],
        ["data/bakery", "claims", "content+src", 80.0],
        ["data/bakery", "figures", "overlap", 90.0],
    ]


def test_layers_are_those_of_the_gold_of_samples_with_their_intervals(path: Path) -> None:
    rows = scores.layers(path)
    assert rows[["layer", "what is right", "F1", "95 % interval of F1"]].values.tolist() == [
        ["claims", "found, with the words that name its source", 80.0, "75 to 85"],
        ["figures", "found", 90.0, "not measured"],
    ]


def test_ours_stands_beside_others_under_the_same_measure(path: Path) -> None:
    rows = scores.claims_beside_others(path)
    assert rows["system"].tolist()[0] == scores.OWN and rows["system"].is_unique and len(rows) == 6
    assert (rows["system"][1], rows["content and source"][1]) == (scores.OWN_MODELS["claims, fast"], 55.0)
    assert (rows["content and source"][0], rows["source words"][0], rows["gold"][0]) == (60.0, 71.0, "polnear/dev")
    assert pd.isna(rows["content"][0]), "what was not measured is missing"
    assert rows.set_index("system").loc["Gender Gap Tracker", "content and source"] == 43.5


def test_nothing_measured_gives_no_row_of_ours(tmp_path: Path) -> None:
    missing = tmp_path / "none.json"
    assert scores.measured(missing).empty and scores.layers(missing).empty
    assert scores.OWN not in scores.claims_beside_others(missing)["system"].tolist()


def test_the_scores_beside_the_code_are_shown() -> None:
    assert set(scores.MEASURES) <= set(scores.claims_beside_others().columns)
    shown = scores.measured()
    chief = shown[~shown["gold"].str.startswith(scores.STANDOFF)]
    assert set(zip(chief["layer"], chief["over"], chief["measure"], strict=True)) == set(scores.MEANINGS)
    assert scores.claims_beside_others().iloc[0].notna().all() and scores.measured()["f1"].between(0, 100).all()
