"""What is said inside a claim: its content, read once more as a text of its own.

The annotated articles mark one voice a word, the outermost mostly, so the network looks past
"she had denied it" in "he said that she had denied it". Given the content alone, it does not. It sees
too much then, so what it finds is kept only where `relayed` knows the verb and the source can speak.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import cache

import numpy as np

from helpers.attribution import contents, reader, relayed, words
from helpers.attribution.reader import Scorer
from helpers.attribution.spans import Found
from helpers.attribution.words import Span, Words
from helpers.grammar import verbs

LEAST_WORDS = 4
NO_SOURCE = frozenset("that to there which as but and".split())
NO_VOICE = frozenset("i we you to".split())
FIRST_PERSON = frozenset("i we my our".split())
LEAST_SURE = 0.85  # of the cue; here the network reads what it was not taught on


def attributions(read: Words, spans: Sequence[Span], scorer: Scorer, cues: Collection[Span] = ()) -> list[Found]:
    """The attributions inside a claim whose content has these spans, in words of the article.

    Only the sentences with a form of a reporting verb that is no cue yet (`cues`, in characters) are
    read again. A cue that has the whole content for its own says the same twice, and is left out.
    """
    taken = set(places(read, cues))
    found: list[Found] = []
    for span in spans:
        found += _inside(read, places(read, [span]), scorer, taken)
    return found


def places(read: Words, spans: Iterable[Span]) -> list[int]:
    """The words of an article that lie in these spans."""
    return [place for start, end in spans for place in range(bisect_left(read.start, start), bisect_right(read.end, end))]


def _inside(read: Words, places: Sequence[int], scorer: Scorer, taken: Collection[int]) -> list[Found]:
    reporting = [place for place in places if _reports(read, place) and place not in taken]
    if len(places) < LEAST_WORDS or not reporting:
        return []
    first, last = read.sentence[reporting[0]], read.sentence[reporting[-1]]
    places = [place for place in places if first <= read.sentence[place] <= last]
    part, runs = _alone(read, places)
    found = []
    for one in reader.attributions(part, runs, scorer):
        one.source = _bare(part, one.source)
        sure = one.cue_score >= LEAST_SURE and len(one.content) < len(part) - 1
        if sure and not _is_own_voice(part, one) and relayed.is_likely(part, one.cue, one.source, one.content.tolist()):
            found.append(_moved(one, places))
    return found


def _reports(read: Words, place: int) -> bool:
    """Whether a word may be another voice's cue: a form of a reporting verb, after none of "I", "to", "you"."""
    return read.key[place].lower() in _reporting() and (not place or read.key[place - 1].lower() not in NO_VOICE)


def _bare(part: Words, source: tuple[int, int] | None) -> tuple[int, int] | None:
    """A source without a mark or a conjunction before it: 'that the ministry' -> 'the ministry'."""
    if source is None:
        return None
    first, last = source
    while first < last and (part.case[first] == words.MARK or part.key[first].lower() in NO_SOURCE):
        first += 1
    return first, last


def _is_own_voice(part: Words, one: Found) -> bool:
    """'"I think so," she said': no second voice."""
    return one.source is None or part.key[one.source[0]].lower() in FIRST_PERSON | NO_SOURCE


@cache
def _reporting() -> frozenset[str]:
    return verbs.speaking() & contents.forms().keys()


def _alone(read: Words, places: Sequence[int]) -> tuple[Words, list[tuple[int, int]]]:
    """The words at these places as an article, without the marks around them; quotations inside them stay."""
    part = Words()
    for name in ("start", "end", "key", "case", "begins", "quoted", "run", "paragraph", "sentence"):
        held = getattr(read, name)
        setattr(part, name, [held[place] for place in places])
    part.quoted = [words.OUTSIDE] * len(places)
    part.run = [-1] * len(places)
    part.begins = [words.PARAGRAPH if n == 0 else value for n, value in enumerate(part.begins)]
    runs = _inner(part)
    for number, (first, last) in enumerate(runs):
        part.quoted[first : last + 1] = [words.OPENS, *[words.INSIDE] * (last - first - 1), words.CLOSES]
        part.run[first : last + 1] = [number] * (last - first + 1)
        part.key[first] = part.key[last] = '"'
    return part, runs


def _inner(part: Words) -> list[tuple[int, int]]:
    """First and last word of each quotation between single marks, or double ones, inside the content."""
    runs: list[tuple[int, int]] = []
    opened: int | None = None
    for place, key in enumerate(part.key):
        if key not in MARKS:
            continue
        before = place == 0 or part.end[place - 1] < part.start[place]
        after = place + 1 < len(part) and part.end[place] == part.start[place + 1] and part.case[place + 1] != words.MARK
        if before and after:
            opened = place
        elif opened is not None and not before and place > opened + 1:
            runs.append((opened, place))
            opened = None
    return runs


MARKS = frozenset("'‘’‚") | words.DOUBLE


def _moved(one: Found, places: Sequence[int]) -> Found:
    """The same in words of the article."""
    source = (places[one.source[0]], places[one.source[1]]) if one.source else None
    content = np.array([places[place] for place in one.content.tolist()], dtype=np.int64)
    cue = (places[one.cue[0]], places[one.cue[1]])
    return Found(cue, source, content, one.cue_score, one.source_score, one.content_score, one.scores)
