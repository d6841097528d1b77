"""Quality floors: the measured scores may rise, and never fall below `floors.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import newsquant
import pandas as pd
import pytest

from helpers import evaluate

CHECKOUT = Path(__file__).parent.parent
FLOORS: dict[str, Any] = json.loads((CHECKOUT / "tests" / "floors.json").read_text())
PUBLISHED: dict[str, Any] = json.loads((CHECKOUT / "helpers" / "models" / "scores.json").read_text())
MARGIN = 1.0  # points of F1 by which the published scores may differ from those of this code


@pytest.fixture(scope="module")
def claims(corpora: Path) -> pd.DataFrame:
    """What this code extracts, against gold that is not part of the repository."""
    return evaluate.layer("claims", corpora / FLOORS["claims"]["corpus"])


@pytest.fixture(scope="module")
def fiction() -> evaluate.Evaluation:
    """What this code extracts, against the gold of the fictional corpus."""
    return evaluate.corpus(CHECKOUT / FLOORS["mirrow-viaduct"]["corpus"])


@pytest.fixture(scope="module")
def figures_of_sentences() -> evaluate.Evaluation:
    """What this code reads, against the gold of single sentences."""
    return evaluate.corpus(CHECKOUT / FLOORS["sentences"]["gold"], ["figures"])


def f1(measures: pd.DataFrame) -> dict[str, float]:
    return dict(zip(measures["over"] + " " + measures["measure"], measures["f1"], strict=True))


def below(floors: dict[str, float], measured: dict[str, float]) -> dict[str, float]:
    return {name: measured[name] for name, floor in floors.items() if measured[name] < floor}


def test_no_score_of_claims_is_below_its_floor(claims: pd.DataFrame) -> None:
    print(f"\n{evaluate.table(claims)}")
    assert below(FLOORS["claims"]["f1"], f1(claims)) == {}


def test_no_score_of_the_fictional_corpus_is_below_its_floor(fiction: evaluate.Evaluation) -> None:
    print(f"\n{evaluate.table(fiction)}")
    assert below(FLOORS["mirrow-viaduct"]["f1"], f1(fiction.scores)) == {}


def test_no_score_of_figures_in_single_sentences_is_below_its_floor(figures_of_sentences: evaluate.Evaluation) -> None:
    print(f"\n{evaluate.table(figures_of_sentences)}")
    measured = figures_of_sentences.scores
    recall = dict(zip(measured["over"] + " " + measured["measure"], measured["recall"], strict=True))
    assert below(FLOORS["sentences"]["recall"], recall) == {}


def test_no_score_of_newsquant_is_below_its_floor(corpora: Path) -> None:
    floors = FLOORS["newsquant"]
    measured = newsquant.scores(corpora / floors["corpus"])
    print("\n" + "\n".join(f"{name:22}{value:6.1f}" for name, value in measured.items()))
    assert below(floors["f1"], measured) == {}


def test_each_measured_layer_has_a_floor(fiction: evaluate.Evaluation) -> None:
    measured = fiction.scores
    names = measured["over"] + " " + measured["measure"]
    assert set(measured["layer"][names.isin(FLOORS["mirrow-viaduct"]["f1"])]) == set(evaluate.LAYERS)


def test_published_scores_of_claims_are_those_of_this_code(claims: pd.DataFrame) -> None:
    assert PUBLISHED["claims"]["gold"] == FLOORS["claims"]["corpus"]
    assert f1(pd.DataFrame(PUBLISHED["claims"]["measures"])) == pytest.approx(f1(claims), abs=MARGIN)


def test_published_scores_of_the_fictional_corpus_are_those_of_this_code(fiction: evaluate.Evaluation) -> None:
    published = PUBLISHED["mirrow-viaduct"]
    stated = f1(pd.concat(pd.DataFrame(rows) for rows in published["layers"].values()))
    cure = "claimbook evaluate data/mirrow-viaduct --json helpers/models/scores.json"
    assert stated == pytest.approx(f1(fiction.scores), abs=MARGIN), f"write them again: {cure}"
    assert published["not_made"] == fiction.not_made, f"write them again: {cure}"
