"""A trained state -> a model in `helpers/models`: files, settings chosen on the articles held out, and a calibrated confidence."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import torch

from helpers.attribution import reader
from helpers.attribution.network import LEAST_SURE, Network
from helpers.evaluation import attributions as standoff
from helpers.evaluation import matching
from helpers.training import examples, export, learn, network
from helpers.training.examples import Annotated

MODELS = Path(__file__).parent.parent / "models"
BIASES = (-0.5, 0.0, 0.5, 1.0)
SWITCHES = (0.5, 1.0, 2.0)
BINS = 10


def finish(name: str, state: Path, polnear: Path) -> dict[str, Any]:
    """Writes the model `name`; returns its settings."""
    model = network.of_state(torch.load(state, weights_only=True))
    folder = MODELS / name
    export.export(model, folder)
    settings: dict[str, Any] = {"bias": 0.0, "switch": 1.0, "confidence": [1.0, 1.0, 1.0, 0.0]}
    _write(folder, settings)
    scorer = Network(name)
    held = learn.split(examples.read(polnear / "train"))[1]
    gold = sum(len(article.attributions) for article in held)
    best = -1.0
    for bias, switch in product(BIASES, SWITCHES):
        odds, right = _judged(scorer, held, bias, switch)
        if not len(odds):
            continue
        weights = _fitted(odds, right)
        score = _f1(odds, right, weights, gold)
        print(f"bias {bias:.1f} switch {switch:.1f}: {score:.2f}", flush=True)
        if score > best:
            best, kept = score, (odds, right, weights)
            settings |= {"bias": bias, "switch": switch}
    if best < 0:
        raise SystemExit(f"{state}: this network finds nothing in the articles kept out; teach it longer, or on more articles")
    odds, right, weights = kept
    settings["confidence"] = [round(weight, 4) for weight in weights]
    settings["reliability"] = _reliability(odds, right)
    _write(folder, settings)
    return settings


def _write(folder: Path, settings: dict[str, Any]) -> None:
    (folder / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def _f1(odds: np.ndarray, right: np.ndarray, weights: Sequence[float], gold: int) -> float:
    """F1 of content and source, 0 to 100, of the attributions that are sure enough to be shown."""
    shown = 1 / (1 + np.exp(-(odds @ np.array(weights[:-1]) + weights[-1]))) >= LEAST_SURE
    return float(200 * right[shown].sum() / (shown.sum() + gold))


def _judged(scorer: Network, held: Sequence[Annotated], bias: float, switch: float) -> tuple[np.ndarray, np.ndarray]:
    """Log odds (attributions, 3) of what the network finds, and whether content and source are right."""
    odds, right = [], []
    for article in held:
        words = examples.prepared(article.text)
        found = reader.attributions(words, reader.closed_runs(words), scorer, bias=bias, switch=switch)
        tokens = matching.tokens(article.text)
        gold = [
            standoff.of_spans({"cue": [a.cue], "source": list(a.source), "content": list(a.content)}, article.text, tokens)
            for a in article.attributions
        ]
        made = [standoff.of_spans(learn.spans_of(one, words), article.text, tokens) for one in found]
        kept = [(one, m) for one, m in zip(found, made, strict=True) if m.content]
        fits = standoff.right_pairs([g for g in gold if g.content], [m for _, m in kept], [article.text[s:e].lower() for s, e in tokens])
        for number, (one, _) in enumerate(kept):
            odds.append([logit(p) for p in (one.cue_score, one.source_score, one.content_score)])
            right.append(number in fits)
    return np.array(odds), np.array(right, dtype=float)


def logit(probability: float) -> float:
    """Log odds, kept within those of 0.0001."""
    held = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(held / (1 - held))


def _fitted(odds: np.ndarray, right: np.ndarray) -> list[float]:
    """Weights and intercept of a logistic regression, by Newton's method."""
    rows = np.hstack([odds, np.ones((len(odds), 1))])
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        guess = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - guess) - 0.01 * weights
        curve = (rows * (guess * (1 - guess))[:, None]).T @ rows + 0.01 * np.eye(rows.shape[1])
        weights += np.linalg.solve(curve, slope)
    return [float(weight) for weight in weights]


def _reliability(odds: np.ndarray, right: np.ndarray) -> list[dict[str, float]]:
    """How often claims of each tenth of confidence are right; half of the articles' claims fit what the other half shows."""
    shown = np.zeros(len(right))
    for part in (0, 1):
        inside = np.arange(len(right)) % 2 == part
        fitted = np.array(_fitted(odds[~inside], right[~inside]))
        shown[inside] = 1 / (1 + np.exp(-(odds[inside] @ fitted[:-1] + fitted[-1])))
    rows = []
    for number in range(BINS):
        inside = (shown >= number / BINS) & ((shown < (number + 1) / BINS) | (number == BINS - 1))
        if inside.any():
            rows.append(
                {"confidence": round(float(shown[inside].mean()), 3), "right": round(float(right[inside].mean()), 3), "claims": int(inside.sum())}
            )
    return rows


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", choices=tuple(network.MAKERS), required=True)
    parser.add_argument("--state", type=Path, required=True, help="best.pt of the training")
    parser.add_argument("--polnear", type=Path, required=True)
    options = parser.parse_args()
    print(json.dumps(finish(options.model, options.state, options.polnear), indent=1))


if __name__ == "__main__":
    main()
