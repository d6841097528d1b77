"""Quality floors: the measured scores may rise, and never fall below `floors.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import newsquant
import pandas as pd
import pytest

from helpers import clean, dates, evaluate, schemas, tokenise
from helpers.evaluation import dates as evaluation_of_dates
from helpers.evaluation.comparison import Comparison, Rows, by_article
from helpers.evaluation.gold import FRAMES

CHECKOUT = Path(__file__).parent.parent
FLOORS: dict[str, Any] = json.loads((CHECKOUT / "tests" / "floors.json").read_text())
PUBLISHED: dict[str, Any] = json.loads((CHECKOUT / "helpers" / "models" / "scores.json").read_text())
OF_CLAIMS = ("claims", "claims, fast")
MARGIN = 1.0  # points of F1 by which the published scores may differ from those of this code


@pytest.fixture(scope="module")
def claims(corpora: Path) -> dict[str, pd.DataFrame]:
    """What this code extracts with either model, against gold that is not part of the repository."""
    return {name: evaluate.layer("claims", corpora / FLOORS[name]["corpus"], model=FLOORS[name]["model"]) for name in OF_CLAIMS}


@pytest.fixture(scope="module")
def fiction() -> evaluate.Evaluation:
    """What this code extracts, against the gold of the fictional corpus."""
    return evaluate.corpus(CHECKOUT / FLOORS["mirrow-viaduct"]["corpus"])


@pytest.fixture(scope="module")
def sentences_of_dates() -> evaluate.Evaluation:
    """What this code finds in sentences of the project's own."""
    return evaluate.corpus(CHECKOUT / FLOORS["own sentences of dates"]["corpus"], ["dates"])


@pytest.fixture(scope="module")
def wars(corpora: Path) -> pd.DataFrame:
    """What this code finds in long histories, by documents with TIMEX values (WikiWars; Mazur and Dale, EMNLP 2010)."""
    documents = [json.loads(line) for line in (corpora / FLOORS["wikiwars"]["corpus"]).read_text(encoding="utf-8").splitlines()]
    articles = schemas.frame("articles", [{"article_id": d["id"], "text": d["text"], "published": d["dct"], "path": d["id"]} for d in documents])
    gold = schemas.frame("dates", [{"article_id": d["id"], **row, "value": row["value"] or ""} for d in documents for row in d["timexes"]])
    found = dates.dates(articles, tokenise.sentences(articles, clean.passages(articles)))
    none: dict[str, Rows] = {name: {} for name in FRAMES}
    sides = [none | {"dates": by_article(schemas.records(rows))} for rows in (gold, found)]
    both = Comparison(texts={d["id"]: d["text"] for d in documents}, gold=sides[0], predicted=sides[1])
    return evaluation_of_dates.compare(both).scores


@pytest.fixture(scope="module")
def figures_of_sentences() -> evaluate.Evaluation:
    """What this code reads, against the gold of single sentences."""
    return evaluate.corpus(CHECKOUT / FLOORS["sentences"]["gold"], ["figures"])


def f1(measures: pd.DataFrame) -> dict[str, float]:
    return dict(zip(measures["over"] + " " + measures["measure"], measures["f1"], strict=True))


def below(floors: dict[str, float], measured: dict[str, float]) -> dict[str, float]:
    return {name: measured[name] for name, floor in floors.items() if measured[name] < floor}


@pytest.mark.parametrize("name", OF_CLAIMS)
def test_no_score_of_claims_is_below_its_floor(name: str, claims: dict[str, pd.DataFrame]) -> None:
    print(f"\n{name}\n{evaluate.table(claims[name])}")
    assert below(FLOORS[name]["f1"], f1(claims[name])) == {}


def test_no_score_of_the_fictional_corpus_is_below_its_floor(fiction: evaluate.Evaluation) -> None:
    print(f"\n{evaluate.table(fiction)}")
    assert below(FLOORS["mirrow-viaduct"]["f1"], f1(fiction.scores)) == {}


def test_no_score_of_own_sentences_of_dates_is_below_its_floor(sentences_of_dates: evaluate.Evaluation) -> None:
    print(f"\n{evaluate.table(sentences_of_dates)}")
    assert below(FLOORS["own sentences of dates"]["f1"], f1(sentences_of_dates.scores)) == {}


def test_no_score_of_dates_in_histories_is_below_its_floor(wars: pd.DataFrame) -> None:
    print(f"\n{wars.to_string(index=False, float_format='{:.2f}'.format)}")
    assert below(FLOORS["wikiwars"]["f1"], f1(wars)) == {}


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


@pytest.mark.parametrize("name", OF_CLAIMS)
def test_published_scores_of_claims_are_those_of_this_code(name: str, claims: dict[str, pd.DataFrame]) -> None:
    assert PUBLISHED[name]["gold"] == FLOORS[name]["corpus"]
    assert f1(pd.DataFrame(PUBLISHED[name]["measures"])) == pytest.approx(f1(claims[name]), abs=MARGIN)


def test_published_scores_of_the_fictional_corpus_are_those_of_this_code(fiction: evaluate.Evaluation) -> None:
    published = PUBLISHED["mirrow-viaduct"]
    stated = f1(pd.concat(pd.DataFrame(rows) for rows in published["layers"].values()))
    cure = "claimbook evaluate data/mirrow-viaduct --json helpers/models/scores.json"
    assert stated == pytest.approx(f1(fiction.scores), abs=MARGIN), f"write them again: {cure}"
    assert published["not_made"] == fiction.not_made, f"write them again: {cure}"
