"""Trains one network on annotated articles: fixed seeds, a log, a state after every epoch from which it goes on."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from helpers.attribution import reader
from helpers.attribution.spans import Found
from helpers.attribution.words import MOST_PIECES, Words
from helpers.evaluation import attributions as standoff
from helpers.evaluation import bootstrap, matching
from helpers.training import examples, network
from helpers.training.examples import Annotated, Window

HELD_OUT = 10  # one in so many articles is kept for early stopping and for choosing


def split(articles: Sequence[Annotated]) -> tuple[list[Annotated], list[Annotated]]:
    """(to learn from, to stop by)."""
    held = [a for n, a in enumerate(articles) if n % HELD_OUT == 7]
    return [a for n, a in enumerate(articles) if n % HELD_OUT != 7], held


# -- batches


class Batch:
    """Windows of about the same length as tensors, padded at the end."""

    def __init__(self, windows: Sequence[Window]) -> None:
        length = max(len(w.pieces) for w in windows)
        size = len(windows)
        pieces = np.full((size, length, MOST_PIECES), -1, dtype=np.int64)
        features = np.zeros((size, length, 3), dtype=np.int64)
        tags = np.full((size, length, 3), -100, dtype=np.int64)
        mask = np.zeros((size, length), dtype=bool)
        for row, window in enumerate(windows):
            count = len(window.pieces)
            pieces[row, :count], features[row, :count], tags[row, :count], mask[row, :count] = window.pieces, window.features, window.tags, True
        self.pieces, self.features, self.tags, self.mask = (torch.from_numpy(part) for part in (pieces, features, tags, mask))
        self._cues(windows)

    def _cues(self, windows: Sequence[Window]) -> None:
        rows = []
        for row, window in enumerate(windows):
            paragraph, sentence = window.places[:, 0], window.places[:, 1]
            for cue, roles in zip(window.cues, window.roles, strict=True):
                start, stop, places = reader.around(cue, 0, len(window.pieces), paragraph, sentence)
                rows.append((row, cue, start, stop, places, roles[start:stop]))
        reach = max((stop - start for _, _, start, stop, _, _ in rows), default=1)
        self.row = torch.tensor([r[0] for r in rows], dtype=torch.long)
        self.cue = torch.tensor([r[1] for r in rows], dtype=torch.long).view(-1, 2)
        self.held = torch.zeros((len(rows), reach), dtype=torch.long)
        self.places = torch.zeros((len(rows), reach, 3), dtype=torch.long)
        self.roles = torch.full((len(rows), reach), -100, dtype=torch.long)
        for number, (_, _, start, stop, places, roles) in enumerate(rows):
            self.held[number, : stop - start] = torch.arange(start, stop)
            self.places[number, : stop - start] = torch.from_numpy(places)
            self.roles[number, : stop - start] = torch.from_numpy(roles)


def batches(windows: list[Window], size: int, chance: random.Random) -> list[list[Window]]:
    """Batches of about `size` words, of windows of like length, in random order."""
    ordered = sorted(windows, key=lambda w: len(w.pieces) + chance.random() * 20)
    made: list[list[Window]] = []
    for window in ordered:
        if made and (len(made[-1]) + 1) * len(window.pieces) <= size:
            made[-1].append(window)
        else:
            made.append([window])
    chance.shuffle(made)
    return made


# -- losses


def scored(model: network.Network, batch: Batch) -> tuple[Tensor, Tensor]:
    """tags (batch, words, 3, 3) and roles (cues, reach, 3)."""
    tags, as_word, as_cue = model.read(batch.pieces, batch.features, batch.mask)
    if not len(batch.row):
        return tags, tags.new_zeros((0, 1, 3))
    held = as_word[batch.row[:, None], batch.held]
    first, last = batch.cue[:, :1], batch.cue[:, 1:]
    reach = torch.arange(as_cue.shape[1])[None]
    inside = ((reach >= first) & (reach <= last)).to(as_cue.dtype)
    cue = torch.einsum("cw,cwn->cn", inside, as_cue[batch.row]) / inside.sum(1, keepdim=True)
    return tags, model.roles(held, cue, batch.places)


def loss_of(tags: Tensor, roles: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of cues (a word), of sources and contents anywhere (half), of the roles around each cue."""
    tags, roles = tags.float(), roles.float()
    per_tag = [functional.cross_entropy(tags[:, :, k].flatten(0, 1), batch.tags[..., k].flatten(), ignore_index=-100) for k in range(3)]
    total = 4 * per_tag[0] + 1 * per_tag[1] + 1 * per_tag[2]
    if len(batch.row):
        summed = functional.cross_entropy(roles.flatten(0, 1), batch.roles.flatten(), ignore_index=-100, reduction="sum")
        total = total + summed / (len(batch.row) * 24)
    return total


# -- the network as `reader` calls it


class Reading:
    """A network in torch as a `reader.Scorer`."""

    def __init__(self, model: network.Network) -> None:
        self.model = model.eval()

    @torch.inference_mode()
    def read(self, keys: Sequence[str], features: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """See `reader.Scorer`."""
        rows = np.full((1, len(keys), MOST_PIECES), -1, dtype=np.int64)
        for place, key in enumerate(keys):
            held = examples.pieces_of(key)
            rows[0, place, : len(held)] = held
        tags, as_word, as_cue = self.model.read(torch.from_numpy(rows), torch.from_numpy(features)[None])
        return tags[0].float().numpy(), as_word[0].float().numpy(), as_cue[0].float().numpy()

    @torch.inference_mode()
    def roles(self, held: np.ndarray, cue: np.ndarray, places: np.ndarray) -> np.ndarray:
        """See `reader.Scorer`."""
        scores: np.ndarray = self.model.roles(torch.from_numpy(held), torch.from_numpy(cue), torch.from_numpy(places)).float().numpy()
        return scores


def measured(scorer: reader.Scorer, articles: Sequence[Annotated], **settings: float) -> dict[str, float]:
    """F1 of every measure, by the project's own scorer, over these articles."""
    tallies = []
    for article in articles:
        words = examples.prepared(article.text)
        found = reader.attributions(words, reader.closed_runs(words), scorer, **settings)
        tokens = matching.tokens(article.text)
        gold = [_tokens({"cue": [a.cue], "source": a.source, "content": a.content}, article.text, tokens) for a in article.attributions]
        made = [_tokens(spans_of(one, words), article.text, tokens) for one in found]
        tallies.append(standoff.count(gold, [m for m in made if m.content], [article.text[s:e].lower() for s, e in tokens]))
    rows = bootstrap.scores(tallies, standoff.CELLS)
    return dict(zip(rows["over"] + " " + rows["measure"], rows["f1"].tolist(), strict=True))


def _tokens(spans: dict[str, Any], text: str, tokens: Any) -> standoff.Attribution:
    return standoff.of_spans({role: list(held) for role, held in spans.items()}, text, tokens)


def spans_of(one: Found, words: Words) -> dict[str, Any]:
    """Characters of what was found, by role."""
    content = one.content.tolist()
    return {
        "cue": [words.at(*one.cue)],
        "source": [words.at(*one.source)] if one.source else [],
        "content": [words.at(place, place) for place in content],
    }


# -- training


def pretrained(path: Path) -> network.Network:
    """The accurate network with the encoder of a BERT's safetensors."""
    model = network.large()
    state = {key.removeprefix("bert."): value for key, value in load_file(path).items()}
    own = model.encoder.state_dict()
    names = {
        "words.pieces.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "first": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "second": "output.LayerNorm",
    }
    names |= {f"layers.{n}.{a}.{k}": f"encoder.layer.{n}.{b}.{k}" for n in range(6) for a, b in parts.items() for k in ("weight", "bias")}
    for name, source in names.items():
        own[name] = state[source]
    own["words.pieces.weight"] = own["words.pieces.weight"] + state["embeddings.token_type_embeddings.weight"][0]
    model.encoder.load_state_dict(own)
    return model


def resumed(path: Path, model: nn.Module, average: nn.Module, optimiser: torch.optim.Optimizer) -> tuple[int, int, float]:
    """Takes up the state that an earlier run left here; (steps done, epoch to begin with, best score), all anew where there is none."""
    if not path.is_file():
        return 0, 0, -1.0
    state = torch.load(path, weights_only=True)
    model.load_state_dict(state["model"])
    average.load_state_dict(state["average"])
    optimiser.load_state_dict(state["optimiser"])
    return state["step"], state["epoch"] + 1, state["best"]


def groups(model: network.Network, rate: float, decay: float) -> list[dict[str, Any]]:
    """Parameters with their rates: the lower the layer, the slower; the heads five times as fast."""
    made: list[dict[str, Any]] = []
    layers = len(model.encoder.layers)
    for name, parameter in model.named_parameters():
        factor = 5.0
        if name.startswith("encoder.layers."):
            factor = decay ** (layers - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.") and isinstance(model.encoder, network.Transformer):
            factor = decay**layers if ".case" not in name and ".begins" not in name and ".quoted" not in name else 5.0
        elif name.startswith("encoder."):
            factor = 1.0
        plain = parameter.ndim < 2 or "norm" in name
        made.append({"params": [parameter], "lr": rate * factor, "base": rate * factor, "weight_decay": 0.0 if plain else 0.01})
    return made


def stepped(model: network.Network, average: Any, optimiser: torch.optim.Optimizer, loss: Tensor, rate: float) -> None:
    """One step down the loss, at `rate` times each group's own rate."""
    for group in optimiser.param_groups:
        group["lr"] = group["base"] * rate
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    average.update_parameters(model)


def train(options: argparse.Namespace) -> None:
    """Trains, and writes `state.pt` after each epoch, `best.pt` where the articles held out are read best."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    learned, held = split(examples.read(Path(options.polnear) / "train"))
    model = pretrained(Path(options.encoder)) if options.model == "accurate" else network.small()
    average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998))
    optimiser = torch.optim.AdamW(groups(model, options.rate, options.decay), betas=(0.9, 0.98))
    steps_an_epoch = len(batches([w for a in learned for w in examples.examples(a)], options.batch, random.Random(0)))
    total = steps_an_epoch * options.epochs
    step, first, best = resumed(out / "state.pt", model, average, optimiser)
    for epoch in range(first, options.epochs):
        chance = random.Random(options.seed * 1000 + epoch)
        windows = [w for article in learned for w in examples.examples(article, chance)]
        began, losses, words = time.perf_counter(), [], 0
        model.train()
        for held_batch in batches(windows, options.batch, chance):
            batch = Batch(held_batch)
            warm = min(1.0, (step + 1) / (0.06 * total))
            rate = warm * max(0.02, 0.5 * (1 + math.cos(math.pi * min(1.0, step / total))))
            with torch.autocast("cpu", dtype=torch.bfloat16):
                tags, roles = scored(model, batch)
            loss = loss_of(tags, roles, batch)
            stepped(model, average, optimiser, loss, rate)
            losses.append(loss.item())
            words += int(batch.mask.sum())
            step += 1
            if step % 20 == 0:
                print(f"{step}/{total} loss {np.mean(losses[-20:]):.4f} words/s {words / (time.perf_counter() - began):.0f}", flush=True)
        scores = measured(Reading(average.module), held)
        kept = {k: scores[k] for k in ("all content+src", "all content", "all exact", "quoted content+src", "indirect content+src")}
        kept |= {k: v for k, v in scores.items() if k.startswith("tokens")}
        print(json.dumps({"epoch": epoch, "loss": round(float(np.mean(losses)), 4), **{k: round(v, 2) for k, v in kept.items()}}), flush=True)
        if scores["all content+src"] > best:
            best = scores["all content+src"]
            torch.save(average.module.state_dict(), out / "best.pt")
        state = {"model": model.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict()}
        torch.save(state | {"step": step, "epoch": epoch, "best": best}, out / "state.pt")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", required=True, help="the folder that holds train/ and dev/")
    parser.add_argument("--encoder", help="model.safetensors of MiniLM-L6, for the accurate model")
    parser.add_argument("--model", choices=tuple(network.MAKERS), default="accurate")
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=3072, help="words")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
