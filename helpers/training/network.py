"""The network that finds claims, in torch: an encoder of words, and heads that read cues, sources and contents off it.

Each word is one position: the mean of its pieces' vectors, with how it is written, what it begins
and how it stands to a quotation. `Transformer` is MiniLM-L6 (Wang and others, 2020); `Convolutions`
is a stack of dilated ones (Strubell and others, 2017). The heads are the same for both: `tags` marks
cues, sources and contents wherever they stand, `roles` says of one cue which words are its source and content.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from torch import Tensor, nn
from torch.nn import functional

from helpers.attribution.words import MOST_PIECES, WINDOW

VOCABULARY = 30_522
CASES, BEGINNINGS, SIDES_OF_QUOTATION = 6, 3, 4
BUCKETS = 67  # of the distance between a word and a cue
HEAD = 32  # width of one head of attention
REACH = 3  # paragraphs or sentences between them that are told apart, either way


class Words(nn.Module):
    """Pieces and features of words -> one vector a word, (batch, words, width)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, width)
        self.case = nn.Embedding(CASES, width)
        self.begins = nn.Embedding(BEGINNINGS, width)
        self.quoted = nn.Embedding(SIDES_OF_QUOTATION, width)
        for table in (self.case, self.begins, self.quoted):
            nn.init.normal_(table.weight, std=0.01)

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        """`pieces` (batch, words, 6), -1 where there is none; `features` (batch, words, 3)."""
        known = (pieces >= 0).unsqueeze(-1)
        summed = (self.pieces(pieces.clamp(min=0)) * known).sum(2)
        mean = summed / known.sum(2).clamp(min=1)
        return mean + self.case(features[..., 0]) + self.begins(features[..., 1]) + self.quoted(features[..., 2])


class Layer(nn.Module):
    """One layer of BERT, with as many heads of `HEAD` and as many inner units as one wants."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, heads * HEAD) for _ in range(3))
        self.out = nn.Linear(heads * HEAD, width)
        self.wide, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.first, self.second = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """`states` (batch, words, width); `mask` true where a word is."""
        batch, length, _ = states.shape

        def split(part: Tensor) -> Tensor:
            return part.view(batch, length, self.heads, HEAD).transpose(1, 2)

        # Written out: for windows this short faster on a CPU than the fused kernel, and plain in the exported graph.
        scores = split(self.query(states)) @ split(self.key(states)).transpose(-1, -2) * HEAD**-0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        mixed = scores.softmax(-1) @ split(self.value(states))
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, self.heads * HEAD))
        states = self.first(states + self.dropout(mixed))
        return self.second(states + self.dropout(self.narrow(functional.gelu(self.wide(states)))))


class Transformer(nn.Module):
    """MiniLM-L6: 6 layers of 384, with 12 heads and 1,536 inner units each where nothing is taken away."""

    def __init__(self, heads: int = 12, inner: int = 1536, layers: int = 6, width: int = 384, dropout: float = 0.1) -> None:
        super().__init__()
        self.width = width
        self.words = Words(width)
        self.places = nn.Embedding(512, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """States of the words, (batch, words, width)."""
        return self.encoded(self.words(pieces, features), mask)

    def encoded(self, vectors: Tensor, mask: Tensor | None = None) -> Tensor:
        """The same, from the vectors of the words."""
        states = self.dropout(self.norm(vectors + self.places.weight[: vectors.shape[1]]))
        wide = mask[:, None, None, :] if mask is not None else None
        for layer in self.layers:
            states = layer(states, wide)
        return states


class Convolutions(nn.Module):
    """Dilated convolutions over words, with gates; sees 2 * (1 + 2 + 4 + ...) words around each."""

    def __init__(self, entry: int = 192, width: int = 256, dilations: tuple[int, ...] = (1, 2, 4, 8, 16, 1, 2, 4), dropout: float = 0.1) -> None:
        super().__init__()
        self.width = width
        self.words = Words(entry)
        self.entry = nn.Linear(entry, width)
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(nn.Conv1d(width, width, 3, padding=d, dilation=d) for d in dilations)
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in dilations)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """States of the words, (batch, words, width)."""
        return self.encoded(self.words(pieces, features), mask)

    def encoded(self, vectors: Tensor, mask: Tensor | None = None) -> Tensor:
        """The same, from the vectors of the words."""
        states = self.norm(self.entry(self.dropout(vectors)))
        for layer, norm in zip(self.layers, self.norms, strict=True):
            if mask is not None:
                states = states * mask.unsqueeze(-1)
            mixed = layer(states.transpose(1, 2)).transpose(1, 2)
            states = norm(states + self.dropout(functional.gelu(mixed)))
        return states


class Roles(nn.Module):
    """For each cue and the words around it: neither, its source, its content."""

    def __init__(self, width: int, inner: int, dilations: tuple[int, ...]) -> None:
        super().__init__()
        self.word, self.cue = nn.Linear(width, inner), nn.Linear(width, inner)
        self.distance = nn.Embedding(BUCKETS, inner)
        self.paragraphs, self.sentences = nn.Embedding(2 * REACH + 1, inner), nn.Embedding(2 * REACH + 1, inner)
        self.norm = nn.LayerNorm(inner)
        self.layers = nn.ModuleList(nn.Conv1d(inner, inner, 3, padding=d, dilation=d) for d in dilations)
        self.norms = nn.ModuleList(nn.LayerNorm(inner) for _ in dilations)
        self.out = nn.Linear(inner, 3)

    def forward(self, words: Tensor, cues: Tensor, places: Tensor) -> Tensor:
        """`words` (cues, reach, inner) and `cues` (cues, inner), both projected; `places` (cues, reach, 3) -> (cues, reach, 3)."""
        mixed = words + cues.unsqueeze(1) + self.distance(places[..., 0]) + self.paragraphs(places[..., 1]) + self.sentences(places[..., 2])
        states = functional.gelu(self.norm(mixed))
        for layer, norm in zip(self.layers, self.norms, strict=True):
            states = norm(states + functional.gelu(layer(states.transpose(1, 2)).transpose(1, 2)))
        scores: Tensor = self.out(states)
        return scores


class Network(nn.Module):
    """An encoder with its heads."""

    def __init__(self, encoder: Transformer | Convolutions, inner: int = 128, dilations: tuple[int, ...] = (1, 2, 4)) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(encoder.width, 9)
        self.roles = Roles(encoder.width, inner, dilations)

    def read(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """tags (batch, words, 3, 3); words and cues as `roles` takes them, (batch, words, inner) each."""
        states = self.dropout(self.encoder(pieces, features, mask))
        return self.tags(states).unflatten(-1, (3, 3)), self.roles.word(states), self.roles.cue(states)


def small() -> Network:
    """The fast one."""
    return Network(Convolutions(), inner=96, dilations=(1, 2))


def large() -> Network:
    """The accurate one, before anything is taken away from it."""
    return Network(Transformer())


def of_state(state: Mapping[str, Tensor]) -> Network:
    """The network that this state belongs to, with its weights: `fast`, or `accurate` with as many heads and inner units as are left."""
    made = small()
    if "encoder.places.weight" in state:
        inner, _ = state["encoder.layers.0.wide.weight"].shape
        heads = state["encoder.layers.0.query.weight"].shape[0] // HEAD
        made = Network(Transformer(heads, inner))
    made.load_state_dict(state)
    return made


MAKERS: dict[str, Any] = {"accurate": large, "fast": small}
__all__ = ["MAKERS", "MOST_PIECES", "WINDOW", "Convolutions", "Network", "Transformer"]
