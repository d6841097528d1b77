"""A trained network -> the files that the stage `claims` reads with onnxruntime and numpy.

`read.onnx` takes the vectors of one window's words; `roles.onnx` what it gave of the cues in it.
`pieces.npz` holds the vectors of the pieces as bytes with a scale a row, and those of the features.
Matrices of `read.onnx` are bytes too, with a scale a column; what is multiplied with them is rounded
by the range of its window. A window is read alone, so no result depends on a batch.
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from helpers.training import network

OPSET = 21


class Shifted(nn.Module):
    """A convolution over three words as one product with a matrix, the outer parts moved: products can be bytes, convolutions here cannot."""

    def __init__(self, layer: nn.Conv1d) -> None:
        super().__init__()
        self.away, self.width = layer.dilation[0], layer.out_channels
        self.weight = nn.Parameter(layer.weight.detach().permute(1, 2, 0).flatten(1).contiguous())
        self.bias = layer.bias

    def forward(self, states: Tensor) -> Tensor:
        """(batch, width, words), as the layer it stands for."""
        before, here, after = (states.transpose(1, 2) @ self.weight).split(self.width, -1)
        before = functional.pad(before, (0, 0, self.away, 0))[:, : -self.away]
        after = functional.pad(after, (0, 0, 0, self.away))[:, self.away :]
        made: Tensor = (before + here + after + self.bias).transpose(1, 2)
        return made


class Read(nn.Module):
    """Vectors of one window (words, width) -> tags (words, 3, 3), words (words, n), cues (words, n)."""

    def __init__(self, model: network.Network) -> None:
        super().__init__()
        self.model = model

    def forward(self, vectors: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """See the class."""
        states = self.model.encoder.encoded(vectors.unsqueeze(0))
        tags = self.model.tags(states).unflatten(-1, (3, 3))
        return tags[0], self.model.roles.word(states)[0], self.model.roles.cue(states)[0]


def export(model: network.Network, folder: Path, *, quantised: bool = True) -> None:
    """Writes the three files of a model into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    model = deepcopy(model).eval()
    if isinstance(model.encoder, network.Convolutions):
        model.encoder.layers = nn.ModuleList(Shifted(layer) for layer in model.encoder.layers)
    words, cues, reach = (torch.export.Dim(name, min=1, max=4096) for name in ("words", "cues", "reach"))
    width = model.encoder.words.pieces.weight.shape[1]
    inner = model.roles.word.out_features
    _onnx(Read(model), (torch.zeros(24, width),), ["vectors"], ["tags", "word", "cue"], ({0: words},), folder / "read.onnx")
    if quantised:
        _quantised(folder / "read.onnx")
    places = torch.full((3, 24, 3), 3)
    shapes = ({0: cues, 1: reach}, {0: cues}, {0: cues, 1: reach})
    _onnx(
        model.roles, (torch.zeros(3, 24, inner), torch.zeros(3, inner), places), ["held", "cue", "places"], ["scores"], shapes, folder / "roles.onnx"
    )
    table = model.encoder.words
    scale = table.pieces.weight.detach().abs().amax(1, keepdim=True) / 127
    rows = (table.pieces.weight.detach() / scale.clamp(min=1e-9)).round().to(torch.int8)
    features = {name: getattr(table, name).weight.detach().numpy() for name in ("case", "begins", "quoted")}
    np.savez_compressed(folder / "pieces.npz", rows=rows.numpy(), scale=scale.numpy().astype(np.float32), **features)


def _onnx(model: nn.Module, example: tuple[Tensor, ...], inputs: list[str], outputs: list[str], shapes: tuple[object, ...], path: Path) -> None:
    program = torch.onnx.export(
        model,
        example,
        input_names=inputs,
        output_names=outputs,
        dynamic_shapes=shapes,
        dynamo=True,
        opset_version=OPSET,
        optimize=True,
        verbose=False,
    )
    program.save(path)
    _stripped(path)


def _stripped(path: Path) -> None:
    """Takes out what the exporter notes beside each node: traces with the paths of the machine that made it."""
    import onnx

    held = onnx.load(path)
    for part in [held, held.graph, *held.graph.node, *held.graph.input, *held.graph.output, *held.graph.value_info, *held.graph.initializer]:
        del part.metadata_props[:]
        part.doc_string = ""
    onnx.save(held, path)


def _quantised(path: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(path, path, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"])
