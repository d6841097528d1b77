"""Takes the least useful heads and inner units out of a trained accurate network; what it lost is taught to it again by `distil`.

What a head or a unit does is judged by how much the loss would change without it, to the first order
(Molchanov and others, 2017; Michel, Levy and Neubig, 2019), on articles that people marked.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor

from helpers.training import examples, network
from helpers.training.learn import Batch, batches, loss_of, scored, split

WORDS = 100_000  # that are read to judge


def slimmed(model: network.Network, lessons: Iterable[Batch], heads: int, inner: int) -> network.Network:
    """A network with the `heads` heads and the `inner` units of each layer that matter most."""
    worth = _worth(model, lessons)
    made = network.Network(network.Transformer(heads, inner))
    state = model.state_dict()
    for number, (of_heads, of_units) in enumerate(worth):
        best = of_heads.topk(heads).indices.sort().values
        rows = (best.unsqueeze(1) * network.HEAD + torch.arange(network.HEAD)).flatten()
        units = of_units.topk(inner).indices.sort().values
        name = f"encoder.layers.{number}"
        for part in ("query", "key", "value"):
            state[f"{name}.{part}.weight"] = state[f"{name}.{part}.weight"][rows]
            state[f"{name}.{part}.bias"] = state[f"{name}.{part}.bias"][rows]
        state[f"{name}.out.weight"] = state[f"{name}.out.weight"][:, rows]
        state[f"{name}.wide.weight"] = state[f"{name}.wide.weight"][units]
        state[f"{name}.wide.bias"] = state[f"{name}.wide.bias"][units]
        state[f"{name}.narrow.weight"] = state[f"{name}.narrow.weight"][:, units]
    made.load_state_dict(state)
    return made


def _worth(model: network.Network, lessons: Iterable[Batch]) -> list[tuple[Tensor, Tensor]]:
    """For each layer what its heads and its inner units are worth: |value x slope of the loss|, summed over batches."""
    layers = model.encoder.layers
    summed = [(torch.zeros(layer.heads), torch.zeros(layer.wide.out_features)) for layer in layers]
    model.eval()
    for batch in lessons:
        model.zero_grad()
        tags, roles = scored(model, batch)
        loss_of(tags, roles, batch).backward()
        for layer, (of_heads, of_units) in zip(layers, summed, strict=True):
            # The sum over a row or column of weight x slope is the sum over words of what it gives x slope.
            of_heads += (layer.out.weight * layer.out.weight.grad).sum(0).view(layer.heads, -1).sum(1).abs()
            of_units += (layer.narrow.weight * layer.narrow.weight.grad).sum(0).abs()
    return summed


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True, help="the folder that holds train/ and dev/")
    parser.add_argument("--state", type=Path, required=True, help="best.pt of the network")
    parser.add_argument("--heads", type=int, default=8)
    parser.add_argument("--inner", type=int, default=1024)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    model = network.of_state(torch.load(options.state, weights_only=True))
    learned, _ = split(examples.read(options.polnear / "train"))
    chance = random.Random(1)
    windows = [window for article in learned for window in examples.examples(article, chance)]
    chance.shuffle(windows)
    kept: list[examples.Window] = []
    words = 0
    for window in windows:
        if words >= WORDS:
            break
        kept.append(window)
        words += len(window.pieces)
    lessons = (Batch(group) for group in batches(kept, 1024, chance))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(slimmed(model, lessons, options.heads, options.inner).state_dict(), options.out)


if __name__ == "__main__":
    main()
