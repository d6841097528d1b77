"""Words -> attributions: the network reads them window by window, and `spans` makes of its scores what it found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from helpers.attribution import spans, words
from helpers.attribution.spans import Found
from helpers.attribution.words import Span, Words
from helpers.grammar import stance_words

SIDES = 80  # words before and after a cue among which its source and content are looked for
NEAR = 16  # words that are told apart one by one; beyond, by quarters of a doubling
FAR = 33  # the last bucket on either side
ACCORDING = 6.0  # added to the score of "according to" as a cue
REPORTEDLY = 1.5  # and to that of an adverb that says that somebody says so
COMPLETES = 2.0  # added to the scores as content of the words in the sentence of "according to"
REACH = 3  # paragraphs and sentences that are told apart, either way


class Scorer(Protocol):
    """A network: `read` looks at one window, `roles` at its cues. All arrays float32."""

    def read(self, keys: Sequence[str], features: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """tags (words, 3, 3), and each word as a word (words, n) and as a cue (words, n)."""
        ...

    def roles(self, held: np.ndarray, cue: np.ndarray, places: np.ndarray) -> np.ndarray:
        """(cues, reach, 3) of words (cues, reach, n), cues (cues, n), places (cues, reach, 3)."""
        ...


def distance(first: int, last: int, places: np.ndarray) -> np.ndarray:
    """Bucket of the signed distance in words to the cue first..last: 0 to 66, and 33 inside it.

    >>> distance(4, 5, np.array([0, 3, 4, 5, 6, 40])).tolist()
    [29, 32, 33, 33, 34, 53]
    """
    away = np.minimum(places - first, 0) + np.maximum(places - last, 0)
    size = np.abs(away)
    far = NEAR + np.floor(np.log2(np.maximum(size, NEAR) / NEAR) * 4).astype(np.int64)
    bucket: np.ndarray = np.sign(away) * np.where(size <= NEAR, size, np.minimum(far, FAR)) + FAR
    whole: np.ndarray = bucket.astype(np.int64)
    return whole


def around(cue: Span, first: int, last: int, paragraph: np.ndarray, sentence: np.ndarray) -> tuple[int, int, np.ndarray]:
    """(start, stop, places) of the words start..stop-1 in reach of a cue, of a window of the words first..last-1.

    `places` int64 (words, 3): distance in words, in paragraphs and in sentences, each as a bucket.
    """
    start, stop = max(first, cue[0] - SIDES), min(last, cue[1] + 1 + SIDES)
    places = np.arange(start, stop)
    rows = [
        distance(cue[0], cue[1], places),
        np.clip(paragraph[start:stop] - paragraph[cue[0]], -REACH, REACH) + REACH,
        np.clip(sentence[start:stop] - sentence[cue[0]], -REACH, REACH) + REACH,
    ]
    return start, stop, np.stack(rows, axis=1)


def attributions(
    found: Words, runs: Sequence[tuple[int, int]], scorer: Scorer, *, bias: float = spans.CUE, switch: float = spans.SWITCH
) -> list[Found]:
    """What the network finds in one article; `runs` are the closed quotations, as first and last word."""
    paragraph, sentence = np.array(found.paragraph), np.array(found.sentence)
    kept: list[Found] = []
    for first, last, own in words.windows(found):
        tags, as_word, as_cue = scorer.read(found.key[first:last], words.features(found, first, last))
        _mark_according(found, first, last, tags)
        cues = [(a + first, b + first, p) for a, b, p in spans.cues(tags[:, 0], bias) if a + first >= own]
        if not cues:
            continue
        cues.sort(key=lambda cue: not _is_according(found, cue))  # its source is nobody else's
        areas = [around(cue[:2], first, last, paragraph, sentence) for cue in cues]
        reach = max(stop - start for start, stop, _ in areas)
        held = np.zeros((len(cues), reach, as_word.shape[1]), dtype=np.float32)
        places = np.zeros((len(cues), reach, 3), dtype=np.int64)
        for number, (start, stop, rows) in enumerate(areas):
            held[number, : stop - start] = as_word[start - first : stop - first]
            places[number, : stop - start] = rows
        mean = np.stack([as_cue[a - first : b + 1 - first].mean(axis=0) for a, b, _ in cues])
        scores = scorer.roles(held, mean, places)
        taken: list[Span] = []
        for cue, (start, stop, _), score in zip(cues, areas, scores, strict=True):
            score = score[: stop - start]
            if _is_according(found, cue):
                score[np.flatnonzero(sentence[start:stop] == sentence[cue[0]]), 2] += COMPLETES
            for a, b in taken:
                score[max(a - start, 0) : max(b + 1 - start, 0), 1] -= ACCORDING
            one = spans.attribution(found, cue, start, score, runs, switch)
            if one and one.source and _is_according(found, cue):
                if (after := _cue_after(found, one.source, cues)) is None:
                    taken.append(one.source)
                else:  # 'the leaflet, according to residents, said that ...'
                    score[max(after - start, 0) :, 2] -= 2 * ACCORDING
                    one = spans.attribution(found, cue, start, score, runs, switch)
            if one:
                kept.append(one)
    return spans.settled(kept, runs)


def _mark_according(found: Words, first: int, last: int, tags: np.ndarray) -> None:
    """Raises the scores of "according to" and "reportedly" outside quotation marks, which always attribute.

    The annotated articles all open with a headline, so the network overlooks them where an article opens with them.
    """
    for place in range(first, last):
        if found.quoted[place] != words.OUTSIDE:
            continue
        if found.key[place].lower() in stance_words.attributing():
            tags[place - first, 0, 1] += REPORTEDLY
        elif place + 1 < last and _is_according(found, (place, place + 1)):
            tags[place - first, 0, 1] += ACCORDING
            tags[place + 1 - first, 0, 2] += ACCORDING


def _is_according(found: Words, cue: Sequence[float]) -> bool:
    first, last = int(cue[0]), int(cue[1])
    return last == first + 1 and found.key[first].lower() == "according" and found.key[last].lower() == "to"


def _cue_after(found: Words, source: Span, cues: Sequence[tuple[int, int, float]]) -> int | None:
    """Where a cue begins right behind the source of an aside."""
    place = source[1] + 1
    while place < len(found) and found.key[place] == ",":
        place += 1
    return next((first for first, _, _ in cues if first == place), None)


def closed_runs(found: Words) -> list[tuple[int, int]]:
    """First and last word of every quotation that opens and closes inside one paragraph."""
    first: dict[int, int] = {}
    closed = []
    for place, run in enumerate(found.run):
        if run < 0:
            continue
        if found.quoted[place] == words.OPENS:
            first[run] = place
        elif found.quoted[place] == words.CLOSES and run in first:
            closed.append((first[run], place))
    return closed
