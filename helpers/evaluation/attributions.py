"""Attributions, marked as brat standoff or as rows of `claims`, and the measures of the project's scoring convention.

A token is a run without white space that holds a letter or digit, from its first to its last such
character; a span holds a token that it touches. Predicted and gold attributions are paired one to
one, best overlap first, where the intersection of their content tokens is at least half of the
union (PARC's and PolNeAR's soft match).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from helpers.evaluation import matching
from helpers.evaluation.bootstrap import Tally
from helpers.evaluation.matching import Span
from helpers.lexicon import table as words_of

ROLES = ("source", "cue", "content")
GROUPS = ("all", "quoted", "indirect")
MEASURES = ("content", "content+src", "exact")
CELLS = [("tokens", role) for role in ROLES] + [(group, measure) for group in GROUPS for measure in MEASURES]
OUTERMOST = [(group, measure) for group in ("outermost", "outermost quoted", "outermost indirect") for measure in MEASURES]
OVERLAP = 0.5

Fits = Callable[["Attribution", "Attribution", float], bool]


@dataclass(frozen=True, kw_only=True)
class Attribution:
    """One attribution as the numbers of its tokens, and whether its content holds a quotation mark."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    quoted: bool


# -- reading standoff, and rows

_BOUND = re.compile(r"(T[0-9]+)\t(\S+) ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)(?:\t|$)")
_QUOTATION_MARK = re.compile("[\"“”„‟«»＂]|``|''")


def files(folder: str | Path, texts: Mapping[str, Path]) -> dict[str, Path]:
    """Article -> its standoff file, the first by name."""
    found: dict[str, Path] = {}
    for path in sorted(Path(folder).glob("*.ann")):
        name = path.stem if path.stem in texts else re.sub(r"_[0-9a-f]{4}$", "", path.stem)
        if name in texts:
            found.setdefault(name, path)
    return found


def of_standoff(path: Path, text: str, tokens: Sequence[Span]) -> list[Attribution]:
    """The events of one standoff file that have content."""
    found = (of_spans(event, text, tokens) for event in events(path))
    return [attribution for attribution in found if attribution.content]


def events(path: Path) -> list[dict[str, list[Span]]]:
    """The spans of each event of one standoff file, by role; characters of the text."""
    bounds: dict[str, list[Span]] = {}
    found = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        if bound := _BOUND.match(line):
            bounds[bound[1]] = [(int(a), int(b)) for a, b in (span.split() for span in bound[3].split(";"))]
        elif re.match(r"E[0-9]+\t", line):
            found.append(line.split("\t", 1)[1].split())
    return [_event(event, bounds) for event in found]


def of_row(row: Mapping[str, Any], tokens: Sequence[Span]) -> Attribution:
    """A row of the frame `claims`, whose mode tells whether it is quoted; its content may hold no token."""
    known = {role: [(row[f"{role}_start"], row[f"{role}_end"])] for role in ("source", "cue") if row[f"{role}_start"] is not None}
    return _touching({"content": row["spans"], **known}, tokens, quoted=row["mode"] != "indirect")


def _event(event: Iterable[str], bounds: Mapping[str, list[Span]]) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {role: [] for role in ROLES}
    for argument in event:
        role, _, bound = argument.partition(":")
        spans.get(role.rstrip("0123456789").lower(), []).extend(bounds.get(bound, []))
    return spans


def of_spans(spans: Mapping[str, list[Span]], text: str, tokens: Sequence[Span]) -> Attribution:
    """An attribution by the characters of its roles."""
    return _touching(spans, tokens, quoted=any(_QUOTATION_MARK.search(_widened(text, start, end)) for start, end in spans["content"]))


def _touching(spans: Mapping[str, Any], tokens: Sequence[Span], *, quoted: bool) -> Attribution:
    return Attribution(quoted=quoted, **{role: matching.touched(spans.get(role, []), tokens) for role in ROLES})


def _widened(text: str, start: int, end: int) -> str:
    """The span out to the white space around it, where its quotation marks may stand."""
    left, right = re.search(r"\S*\Z", text[max(0, start - 100) : start]), re.match(r"\S*", text[end : end + 100])
    return (left[0] if left else "") + text[start:end] + (right[0] if right else "")


# -- matching and counting


def pairs(gold: Sequence[Attribution], predicted: Sequence[Attribution], fits: Fits = lambda gold, predicted, overlap: True) -> dict[int, int]:
    """Number of a predicted attribution -> number of its gold one, among those that fit."""
    candidates = []
    for g, left in enumerate(gold):
        for p, right in enumerate(predicted):
            overlap = len(left.content & right.content) / len(left.content | right.content)
            if overlap >= OVERLAP and fits(left, right, overlap):
                candidates.append((overlap, g, p))
    return matching.best(candidates)


def right_pairs(gold: Sequence[Attribution], predicted: Sequence[Attribution], words: Sequence[str]) -> dict[int, int]:
    """Those of `pairs` whose source is right too."""
    return pairs(gold, predicted, lambda left, right, overlap: _same_source(left, right, words))


def count(gold: Sequence[Attribution], predicted: Sequence[Attribution], words: Sequence[str]) -> Tally:
    """What one article, of these words, adds to each measure."""
    tally = Tally()
    for role in ROLES:
        left, right = (frozenset[int]().union(*(getattr(attribution, role) for attribution in side)) for side in (gold, predicted))
        tally.add("tokens", role, len(left & right), len(right), len(left))
    _count_pairs(tally, dict(zip(GROUPS, GROUPS, strict=True)), gold, predicted, words)
    return tally


def count_outermost(tally: Tally, gold: Sequence[Attribution], predicted: Sequence[Attribution], words: Sequence[str]) -> None:
    """Adds the measures of the predicted attributions that lie in no other one, for gold that marks one voice a word."""
    names = dict(zip(GROUPS, dict.fromkeys(group for group, _ in OUTERMOST), strict=True))
    _count_pairs(tally, names, gold, outermost(predicted), words)


def outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """Those whose cue, or content where there is none, does not lie in the content of another."""
    return [one for one in found if not any(other is not one and (one.cue or one.content) < other.content for other in found)]


def _count_pairs(tally: Tally, names: Mapping[str, str], gold: Sequence[Attribution], predicted: Sequence[Attribution], words: Sequence[str]) -> None:
    fits: dict[str, Fits] = {
        "content": lambda left, right, overlap: True,
        "content+src": lambda left, right, overlap: _same_source(left, right, words),
        "exact": lambda left, right, overlap: overlap == 1,
    }
    for measure in MEASURES:
        found = pairs(gold, predicted, fits[measure])
        for group, name in names.items():
            tally.add(name, measure, *_in_group(group, gold, predicted, found))


def differences(gold: Sequence[Attribution], predicted: Sequence[Attribution], words: Sequence[str]) -> Iterator[tuple[str, int | None, int | None]]:
    """(kind, number of the gold one, number of the predicted one) of each attribution that is not right.

    Of pairs: `wrong source`, or `other words` where the content is not the same. Of what has no pair:
    `wrong extent` where the contents of two have less than half of their tokens in common, else
    `missed` and `spurious`.
    """
    found = {g: p for p, g in pairs(gold, predicted).items()}
    for g, p in sorted(found.items()):
        if not _same_source(gold[g], predicted[p], words):
            yield "wrong source", g, p
        elif gold[g].content != predicted[p].content:
            yield "other words", g, p
    alone = set(range(len(predicted))) - set(found.values())
    for g in range(len(gold)):
        if g in found:
            continue
        near = max(alone, key=lambda p: (len(gold[g].content & predicted[p].content), -p), default=None)
        if near is not None and gold[g].content & predicted[near].content:
            alone.discard(near)
            yield "wrong extent", g, near
        else:
            yield "missed", g, None
    yield from (("spurious", None, p) for p in sorted(alone))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for row in words_of("function_words") for word in row["words"].split())


def _same_source(gold: Attribution, predicted: Attribution, words: Sequence[str]) -> bool:
    """Both without a source, or one word of weight in common; any word where the gold source has none of weight."""
    if not gold.source or not predicted.source:
        return not gold.source and not predicted.source
    weighty = {number for number in gold.source if re.sub(r"['’]s$", "", words[number]) not in _function_words()}
    return bool(predicted.source & (weighty or gold.source))


def _in_group(group: str, gold: Sequence[Attribution], predicted: Sequence[Attribution], found: Mapping[int, int]) -> tuple[int, int, int]:
    """Counts of a group; a prediction that is paired belongs to the group of its gold."""

    def inside(attribution: Attribution) -> bool:
        return group == "all" or attribution.quoted == (group == "quoted")

    shown = (gold[found[number]] if number in found else attribution for number, attribution in enumerate(predicted))
    return sum(inside(gold[g]) for g in found.values()), sum(map(inside, shown)), sum(map(inside, gold))
