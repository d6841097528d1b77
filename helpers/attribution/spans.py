"""Scores of the network -> cues, sources and contents as words.

The scores are made into spans under what holds of every attribution: a cue is one run of words, a
source is one or none, a closed quotation is content as a whole or not at all, and no word is the
content of two cues that stand side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from helpers.attribution.words import CLOSES, MARK, OPENS, Words

SWITCH = 1.0  # what it costs (in log odds) to begin or end a run of content
LEAST_KEPT = 0.3  # of its content, or an attribution goes
MOST_DEEP = 4  # voices inside one another
NOTHING = 0.001  # probability of a cue below which a word is taken for none
CUE = 0.0  # added to the log odds of a cue


@dataclass(eq=False)
class Found:
    """One attribution in words of its article; `content` is sorted. Probabilities, 0 to 1."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: np.ndarray
    cue_score: float
    source_score: float = 0.0
    content_score: float = 0.0
    scores: np.ndarray = field(default_factory=lambda: np.zeros(0))
    inside: Found | None = None  # the attribution whose content holds this one's cue


def log_softmax(scores: np.ndarray) -> np.ndarray:
    """Log probabilities over the last axis."""
    scores = scores - scores.max(axis=-1, keepdims=True)
    logs: np.ndarray = scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))
    return logs


def cues(scores: np.ndarray, bias: float = CUE) -> list[tuple[int, int, float]]:
    """(first, last, probability) of each cue, of the scores (words, 3) for out, first, inside.

    The best path in which no word is inside a cue that has not begun (Viterbi).
    """
    if not len(scores):
        return []
    logs = log_softmax(scores)
    sure = 1 - np.exp(logs[:, 0])
    logs[:, 0] -= bias
    found: list[tuple[int, int, float]] = []
    doubtful = np.flatnonzero(sure > NOTHING)
    for part in np.split(doubtful, np.flatnonzero(np.diff(doubtful) > 1) + 1) if len(doubtful) else []:
        begin = int(part[0])
        for place, state in enumerate(_path(logs[begin : int(part[-1]) + 1].tolist()), begin):
            if state == 1:
                found.append((place, place, float(sure[place])))
            elif state == 2:
                first, _, score = found[-1]
                found[-1] = (first, place, max(score, float(sure[place])))
    return found


def _path(logs: list[list[float]]) -> list[int]:
    """The best states, 0 out, 1 first, 2 inside, of words with these log probabilities; the word before is out."""
    out, first, inside = logs[0][0], logs[0][1], -1e9
    came: list[tuple[int, int]] = []
    for here in logs[1:]:
        before = max((out, 0), (first, 1), (inside, 2))
        within = max((first, 1), (inside, 2))
        came.append((before[1], within[1]))
        out, first, inside = before[0] + here[0], before[0] + here[1], within[0] + here[2]
    state = max((out, 0), (first, 1), (inside, 2))[1]
    states = [state]
    for before_state, within_state in reversed(came):
        state = within_state if state == 2 else before_state
        states.append(state)
    return states[::-1]


def attribution(
    found: Words, cue: tuple[int, int, float], first: int, scores: np.ndarray, runs: Sequence[tuple[int, int]], switch: float = SWITCH
) -> Found | None:
    """What one cue attributes; `scores` (words, 3) for neither, source, content, of the words from `first` on.

    `runs` are the closed quotations, as first and last word. `None` where nothing is content.
    """
    logs = log_softmax(scores)
    last = first + len(logs)
    inside_cue = slice(max(cue[0] - first, 0), cue[1] + 1 - first)
    odds = np.stack([logs[:, k] - np.logaddexp(logs[:, 0], logs[:, 3 - k]) for k in (1, 2)], axis=1)
    odds = np.clip(odds, -12, 12)
    odds[inside_cue] = -12
    for start, end in runs:
        if start < last and end >= first and not start <= cue[0] <= end:
            part = slice(max(start - first, 0), min(end + 1, last) - first)
            odds[part, 1] = 12 if odds[part, 1].mean() > 0 else -12
    source = _best_run(odds[:, 0], found.paragraph[first:last])
    if source:
        odds[source[0] : source[1] + 1, 1] = -12
    content = _switched(odds[:, 1], switch)
    content = _trimmed(found, content, first)
    if not len(content):
        return None
    probability = np.exp(logs)
    words = content - first
    held = np.array([found.case[i] != MARK for i in content])
    return Found(
        (cue[0], cue[1]),
        (source[0] + first, source[1] + first) if source else None,
        content,
        cue[2],
        float(probability[source[0] : source[1] + 1, 1].mean()) if source else float(1 - probability[:, 1].max()),
        float(probability[words[held], 2].mean()),
        probability[words, 2],
    )


def _best_run(odds: np.ndarray, paragraphs: Sequence[int]) -> tuple[int, int] | None:
    """First and last of the run inside one paragraph with the largest sum; `None` where no sum is above zero."""
    best, here, start = 0.0, 0.0, 0
    found = None
    for place, value in enumerate(odds.tolist()):
        if here <= 0 or paragraphs[place] != paragraphs[start]:
            here, start = 0.0, place
        here += value
        if here > best:
            best, found = here, (start, place)
    return found


def _switched(odds: np.ndarray, switch: float) -> np.ndarray:
    """The words on the best path between content and none, where each change costs `switch`."""
    out, into = 0.0, -switch
    came = np.zeros((len(odds), 2), dtype=bool)  # whether the path changed state here
    for place, value in enumerate(odds.tolist()):
        came[place] = (into - switch > out, out - switch > into)
        out, into = max(out, into - switch), max(into, out - switch) + value
    state = into - switch > out
    chosen = []
    for place in range(len(odds) - 1, -1, -1):
        if state:
            chosen.append(place)
        if came[place, int(state)]:
            state = not state
    return np.array(chosen[::-1], dtype=np.int64)


def _trimmed(found: Words, content: np.ndarray, first: int) -> np.ndarray:
    """Runs without marks at their edges, but for those of quotations; runs of marks alone go."""
    kept: list[int] = []
    content = content + first
    for run in np.split(content, np.flatnonzero(np.diff(content) > 1) + 1) if len(content) else []:
        places = run.tolist()
        while places and found.case[places[-1]] == MARK and found.quoted[places[-1]] not in (CLOSES,):
            places.pop()
        while places and found.case[places[0]] == MARK and found.quoted[places[0]] not in (OPENS,):
            places.pop(0)
        if any(found.case[place] != MARK for place in places):
            kept += places
    return np.array(kept, dtype=np.int64)


def settled(found: list[Found], runs: Sequence[tuple[int, int]] = ()) -> list[Found]:
    """The attributions with no word in the content of two, but where one is inside the other.

    A word goes to the one that is surer of it, a closed quotation (first and last word) as a whole;
    what keeps less than a third of its words goes.
    """
    for one in found:
        holders = [other for other in found if other is not one and one.cue[0] in other.content and other.cue[0] not in one.content]
        one.inside = min(holders, key=lambda other: len(other.content), default=None)
    owner: dict[tuple[int, int], tuple[float, int]] = {}
    for number, one in enumerate(found):
        for word, score in zip(one.content.tolist(), one.scores.tolist(), strict=True):
            if score > owner.get((depth(one), word), (0.0, -1))[0]:
                owner[depth(one), word] = (score, number)
    for first, last in runs:
        _undivided(owner, first, last)
    kept = []
    for number, one in enumerate(found):
        mine = np.array([owner.get((depth(one), word), (0, -1))[1] == number for word in one.content.tolist()], dtype=bool)
        if mine.sum() > LEAST_KEPT * len(mine):
            one.content, one.scores = one.content[mine], one.scores[mine]
            kept.append(one)
    for one in kept:
        while one.inside is not None and one.inside not in kept:
            one.inside = one.inside.inside
    return kept


def _undivided(owner: dict[tuple[int, int], tuple[float, int]], first: int, last: int) -> None:
    """Gives the words first..last, at each depth, to the attribution that is surest of most of them."""
    for level in range(MOST_DEEP + 1):
        places = [(level, word) for word in range(first, last + 1) if (level, word) in owner]
        weight: dict[int, float] = {}
        for place in places:
            score, number = owner[place]
            weight[number] = weight.get(number, 0.0) + score
        if len(weight) > 1:
            best = max(weight, key=lambda number: (weight[number], -number))
            owner.update((place, (owner[place][0], best)) for place in places)


def depth(one: Found) -> int:
    """How many attributions hold this one."""
    count = 0
    while one.inside is not None and count < MOST_DEEP:
        one, count = one.inside, count + 1
    return count
