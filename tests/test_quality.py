"""Quality floors: the measured scores may rise, and never fall below `floors.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from helpers import evaluate

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text())
PUBLISHED = Path(__file__).parent.parent / "helpers" / "models" / "scores.json"
MARGIN = 1.0  # points of F1 by which the published scores may differ from those of this code


@pytest.fixture(scope="module")
def scores(corpora: Path) -> dict[str, pd.DataFrame]:
    """Layer -> measures of what this code extracts from the layer's corpus."""
    return {layer: evaluate.layer(layer, corpora / floor["corpus"]) for layer, floor in FLOORS.items()}


def f1(measures: pd.DataFrame) -> dict[str, float]:
    return dict(zip(measures["over"] + " " + measures["measure"], measures["f1"], strict=True))


@pytest.mark.parametrize("layer", FLOORS)
def test_no_score_is_below_its_floor(scores: dict[str, pd.DataFrame], layer: str) -> None:
    print(f"\n{layer}: {evaluate.table(scores[layer])}")
    measured = f1(scores[layer])
    assert {name: measured[name] for name, floor in FLOORS[layer]["f1"].items() if measured[name] < floor} == {}


@pytest.mark.parametrize("layer", FLOORS)
def test_published_scores_are_those_of_this_code(scores: dict[str, pd.DataFrame], layer: str) -> None:
    published: dict[str, Any] = json.loads(PUBLISHED.read_text())[layer]
    assert published["gold"] == FLOORS[layer]["corpus"]
    stated = f1(pd.DataFrame(published["measures"]))
    assert stated == pytest.approx(f1(scores[layer]), abs=MARGIN)
