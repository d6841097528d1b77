"""Which predicted thing is which gold thing: one to one, best overlap first; and the tokens that overlaps are counted in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Span = tuple[int, int]
Gold = TypeVar("Gold", bound=Hashable)
Predicted = TypeVar("Predicted", bound=Hashable)

_RUN = re.compile(r"\S+")


def best(candidates: Iterable[tuple[float, Gold, Predicted]]) -> dict[Predicted, Gold]:
    """Predicted -> gold from (overlap, gold, predicted): the largest overlap first, each thing once.

    Of equal overlaps the one with the first gold thing counts, then the first predicted one.

    >>> best([(0.5, 0, 0), (1.0, 0, 1), (0.2, 1, 0)])
    {1: 0, 0: 1}
    """
    pairs: dict[Predicted, Gold] = {}
    taken: set[Gold] = set()
    for _, gold, predicted in sorted((-overlap, gold, predicted) for overlap, gold, predicted in candidates):
        if gold not in taken and predicted not in pairs:
            pairs[predicted] = gold
            taken.add(gold)
    return pairs


def spans(gold: Sequence[Span], predicted: Sequence[Span]) -> dict[int, int]:
    """Number of a predicted span -> number of its gold span; one shared character is enough, most of both is best.

    >>> spans([(0, 4), (10, 14)], [(11, 20), (0, 4), (2, 4)])
    {1: 0, 0: 1}
    """
    return best((_overlap(left, right), g, p) for g, left in enumerate(gold) for p, right in enumerate(predicted) if _shared(left, right) > 0)


def _shared(left: Span, right: Span) -> int:
    return min(left[1], right[1]) - max(left[0], right[0])


def _overlap(left: Span, right: Span) -> float:
    """Characters that both have, of those that either has."""
    return _shared(left, right) / (left[1] - left[0] + right[1] - right[0] - _shared(left, right))


def tokens(text: str) -> list[Span]:
    """Runs without white space, each from its first to its last letter or digit; those without any are none.

    >>> tokens('"No," -- she')
    [(1, 3), (9, 12)]
    """
    found = []
    for run in _RUN.finditer(text):
        inside = [place for place in range(*run.span()) if text[place].isalnum()]
        if inside:
            found.append((inside[0], inside[-1] + 1))
    return found


def touched(marked: Iterable[Sequence[int]], among: Sequence[Span]) -> frozenset[int]:
    """Numbers of the tokens that any of the marked spans touches."""
    marked = list(marked)
    ends = [end for _, end in among] if marked else []
    found = set()
    for start, end in marked:
        number = bisect_right(ends, start)
        while number < len(among) and among[number][0] < end:
            found.add(number)
            number += 1
    return frozenset(found)


def same_words(left: str, right: str) -> bool:
    """Whether two phrases share half of their words or more; case does not count.

    >>> same_words("workmen on the train", "workmen"), same_words("the dead", "dead")
    (False, True)
    """
    one, other = set(left.casefold().split()), set(right.casefold().split())
    return 2 * len(one & other) >= len(one | other)
