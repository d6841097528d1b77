"""A number with what stands around it, as the rules fill it in."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.grammar.bounds import Bounds
from helpers.grammar.number_words import Number
from helpers.grammar.units import Unit


@dataclass
class Found:
    """A number with what stands around it; offsets in the sentence."""

    number: Number
    unit: Unit | None
    bounds: Bounds | None
    phrase_start: int
    phrase_end: int
    noun: str | None = None
    measured: str | None = None
    share_of: str | None = None
    age: bool = False
    change: str | None = None
    delta: bool | None = None
    previous: float | None = None
    scope: str | None = None
    resumes: bool = False  # whether its whole was named before it
    part_of: int | None = None
    kind: str = "other"
    tally: bool = False  # whether it is only called a count, figure or number
    earlier: Found | None = None  # the figure before it in the sentence
