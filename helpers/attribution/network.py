"""The trained networks, read by onnxruntime on one thread: `accurate` and `fast`, loaded once, when first used.

Each window is read alone, so what is found in it depends on nothing but its own words.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import numpy as np

from helpers.attribution import words
from helpers.attribution.spans import Found
from helpers.errors import ModelMissing

MODELS = ("accurate", "fast")
DEFAULT = "accurate"
LEAST_SURE = 0.3  # confidence below which a claim is left out by default: there the articles kept out of the training were read best


class Network:
    """One trained network as a `reader.Scorer`, with its settings."""

    def __init__(self, name: str) -> None:
        folder = resources.files("helpers.models").joinpath(name)
        if not folder.joinpath("read.onnx").is_file():
            raise ModelMissing(f"the model {name!r} is not in helpers/models; there are {', '.join(MODELS)}")
        self.name = name
        self.settings: dict[str, Any] = json.loads(folder.joinpath("settings.json").read_text(encoding="utf-8"))
        with folder.joinpath("pieces.npz").open("rb") as file, np.load(file, allow_pickle=False) as held:
            self._rows, self._scale = held["rows"], held["scale"].astype(np.float32)
            self._features = [held[part] for part in ("case", "begins", "quoted")]
        self._read, self._roles = (_session(folder.joinpath(f"{part}.onnx").read_bytes()) for part in ("read", "roles"))

    @property
    def limits(self) -> dict[str, float]:
        """What `reader.attributions` takes: the bias of cues and the cost of a change."""
        return {"bias": self.settings["bias"], "switch": self.settings["switch"]}

    def confidence(self, one: Found) -> float:
        """The probability that content and source of one attribution are right, 0 to 1.

        A logistic regression on the log odds of cue, source and content, fitted on articles that the
        network did not learn from.
        """
        parts = (one.cue_score, one.source_score, one.content_score)
        odds = [math.log(min(max(p, 1e-4), 1 - 1e-4) / (1 - min(max(p, 1e-4), 1 - 1e-4))) for p in parts]
        weights = self.settings["confidence"]
        return 1 / (1 + math.exp(-(weights[-1] + sum(w * o for w, o in zip(weights, odds, strict=False)))))

    def read(self, keys: Sequence[str], features: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """See `reader.Scorer`."""
        vectors = self._vectors(keys)
        for column, table in enumerate(self._features):
            vectors += table[features[:, column]]
        tags, word, cue = self._read.run(None, {"vectors": vectors})
        return tags, word, cue

    def roles(self, held: np.ndarray, cue: np.ndarray, places: np.ndarray) -> np.ndarray:
        """See `reader.Scorer`."""
        scores: np.ndarray = self._roles.run(None, {"held": held, "cue": cue, "places": places})[0]
        return scores

    def _vectors(self, keys: Sequence[str]) -> np.ndarray:
        """The mean of the vectors of each word's pieces, float32 (words, width)."""
        held = [_pieces(key) for key in keys]
        rows = np.array([row for part in held for row in part], dtype=np.int64)
        sizes = np.array([len(part) for part in held])
        firsts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        vectors = self._rows[rows].astype(np.float32) * self._scale[rows]
        mean: np.ndarray = np.add.reduceat(vectors, firsts, axis=0) / sizes[:, None].astype(np.float32)
        return mean


@lru_cache(maxsize=100_000)
def _pieces(key: str) -> tuple[int, ...]:
    return tuple(words.pieces(key))


def _session(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The fused kernel of this one is slower on a CPU than its parts.
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"])


@cache
def network(name: str = DEFAULT) -> Network:
    """The network of this name. Raises `ModelMissing` where it is not there."""
    return Network(name)
