"""Paragraphs, quotations -> words as the network reads them, and the windows in which it reads them.

A word is a run of letters or digits with what joins it (U.S., don't, 1,200, well-known), or one
mark. What the network must not depend on is taken out here: every mark that opens or closes a
quotation reads as a straight double one, every word in lower case and without accents; which side a mark
is on, the case and the paragraph are features of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import numpy as np

Span = tuple[int, int]

WINDOW = 256  # words that the network reads at once
OVERLAP = 40  # words of the window before that are read again, as context
MOST_PIECES = 6  # of one word; what a longer one adds is left out

WORD = re.compile(
    r"""(?:[^\W\d_]\.){2,}                                     # U.S.
    | (?:[^\W\d_]\.)+[^\W\d_](?![^\W_])(?:-[^\W_]+)*          # U.S-backed
    | \d+(?:[.,:]\d+)*(?:[^\W_]+)?                             # 1,200  2:30  25th
    | [^\W_]+(?:[’'‘][^\W_]+)*(?:-[^\W_]+(?:[’'‘][^\W_]+)*)*   # don't  well-known
    | \.{2,} | -{2,} | `` | '' | [^\w\s] | _""",
    re.VERBOSE,
)
OUTSIDE, INSIDE, OPENS, CLOSES = range(4)  # a word and the quotation around it
SAME, PARAGRAPH, TITLE = range(3)  # what a word begins
LOWER, CAPITAL, UPPER, MIXED, DIGIT, MARK = range(6)  # how a word is written
STOPS = frozenset(".!?…")


@dataclass
class Words:
    """The words of one article; every list has one entry a word."""

    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    key: list[str] = field(default_factory=list)  # the word as the vocabulary has it
    case: list[int] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    quoted: list[int] = field(default_factory=list)
    run: list[int] = field(default_factory=list)  # which quotation holds it; -1 for none
    paragraph: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)  # a count of the stops before it, good enough for a distance

    def __len__(self) -> int:
        return len(self.start)

    def at(self, first: int, last: int) -> Span:
        """The characters of the words first..last, last included."""
        return self.start[first], self.end[last]


def words(text: str, paragraphs: Sequence[tuple[int, int, bool]], runs: Sequence[Span]) -> Words:
    """The words of the paragraphs (start, end, whether it is a title); `runs` are the outermost quotations.

    >>> found = words('"Go," he said.', [(0, 14, False)], [(0, 5)])
    >>> found.key
    ['"', 'Go', ',', '"', 'he', 'said', '.']
    >>> found.quoted
    [2, 1, 1, 3, 0, 0, 0]
    """
    made = Words()
    place, sentence = 0, 0
    for number, (first, last, is_title) in enumerate(paragraphs):
        begins = TITLE if is_title else PARAGRAPH
        sentence += 1
        stopped = False
        for match in WORD.finditer(text, first, last):
            start, end = match.span()
            while place < len(runs) and runs[place][1] <= start:
                place += 1
            held = place < len(runs) and runs[place][0] <= start
            side = _side(text, start, end, runs[place]) if held else OUTSIDE
            word = match[0]
            if stopped and (word[0].isalnum() or side == OPENS):
                sentence, stopped = sentence + 1, False
            stopped = stopped or word[0] in STOPS
            made.start.append(start)
            made.end.append(end)
            made.key.append('"' if side in (OPENS, CLOSES) or word in DOUBLE else word)
            made.case.append(case(word))
            made.begins.append(begins)
            made.quoted.append(side)
            made.run.append(place if held else -1)
            made.paragraph.append(number)
            made.sentence.append(sentence)
            begins = SAME
    return made


DOUBLE = frozenset(["“", "”", "„", "‟", "«", "»", '"', "＂", "``", "''"])
_SINGLE = frozenset("'‘’‚")


def _side(text: str, start: int, end: int, run: Span) -> int:
    mark = text[start:end] in DOUBLE or text[start] in _SINGLE
    if mark and start == run[0]:
        return OPENS
    return CLOSES if mark and end == run[1] else INSIDE


def case(word: str) -> int:
    """How a word is written.

    >>> [case(word) for word in ("day", "Day", "UN", "McKay", "1,200", "-")]
    [0, 1, 2, 3, 4, 5]
    """
    if not word[0].isalnum():
        return MARK
    if word[0].isdigit():
        return DIGIT
    if word.islower():
        return LOWER
    if word.isupper() and len(word) > 1:
        return UPPER
    return CAPITAL if word[0].isupper() and word[1:] == word[1:].lower() else MIXED


# -- windows


def windows(found: Words) -> Iterator[tuple[int, int, int]]:
    """(first, last, own) of each window: words first..last-1 are read, those from `own` on are its own.

    A window ends where a paragraph ends, if one ends in its second half, else at a stop, else where it is full.

    >>> list(windows(words("Rain fell.", [(0, 10, False)], [])))
    [(0, 3, 0)]
    """
    first = own = 0
    while own < len(found):
        last = min(first + WINDOW, len(found))
        if last < len(found):
            last = _break(found, own + (last - own) // 2, last)
        yield first, last, own
        own = last
        first = _context(found, own)


def _break(found: Words, least: int, last: int) -> int:
    for place in range(last, least, -1):
        if found.begins[place] != SAME:
            return place
    for place in range(last, least, -1):
        if found.sentence[place] != found.sentence[place - 1]:
            return place
    return last


def _context(found: Words, own: int) -> int:
    """Where the context of a window begins: the earliest paragraph or sentence within reach."""
    if own >= len(found):
        return own
    for place in range(max(0, own - OVERLAP), own):
        if found.begins[place] != SAME or (place and found.sentence[place] != found.sentence[place - 1]):
            return place
    return own


# -- pieces of words


@cache
def vocabulary() -> dict[str, int]:
    """Piece -> its row, of the uncased WordPiece vocabulary of BERT, in `helpers/models/vocabulary.txt`."""
    lines = resources.files("helpers.models").joinpath("vocabulary.txt").read_text(encoding="utf-8").split("\n")
    return {piece: row for row, piece in enumerate(lines) if piece}


def pieces(word: str) -> list[int]:
    """The rows of a word's pieces, longest first match from the left (WordPiece, Wu and others, 2016).

    The `tokenizers` library does the same, yet brings a client of a model hub along; this is all that is used of it.
    """
    known = vocabulary()
    plain = unicodedata.normalize("NFD", word.lower().replace("’", "'").replace("‘", "'"))
    plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
    rows: list[int] = []
    for part in _PARTS.findall(plain):
        rows += _greedy(part, known)
        if len(rows) >= MOST_PIECES:
            break
    return rows[:MOST_PIECES] or [known["[UNK]"]]


_PARTS = re.compile(r"[^\W_]+|[^\w\s]|_")


def _greedy(part: str, known: dict[str, int]) -> list[int]:
    rows: list[int] = []
    start = 0
    while start < len(part):
        prefix = "##" if start else ""
        end = next((e for e in range(min(len(part), start + 20), start, -1) if prefix + part[start:e] in known), None)
        if end is None:
            return [known["[UNK]"]]
        rows.append(known[prefix + part[start:end]])
        start = end
    return rows


def features(found: Words, first: int, last: int) -> np.ndarray:
    """case, what it begins, quotation of each word of a window: int64, (words, 3)."""
    return np.array([found.case[first:last], found.begins[first:last], found.quoted[first:last]], dtype=np.int64).T.reshape(-1, 3)
