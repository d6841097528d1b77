"""Noun phrases read from parts of speech alone: what a number counts, what a share is of."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from helpers.grammar import measures
from helpers.grammar.time_expressions import Expression


class Word(NamedTuple):
    """A token of the sentence, by offsets in the article."""

    start: int
    end: int
    pos: str


class Nouns:
    """Reads the noun phrases of a sentence by their parts of speech."""

    def __init__(self, text: str, words: list[Word], times: list[Expression]) -> None:
        self._text = text
        self._words = words
        self._starts = [word.start for word in words]
        self._times = {time.start for time in times}

    def follows(self, place: int) -> bool:
        """Whether a noun phrase starts right after `place`."""
        return self.phrase(place) is not None

    def phrase(self, place: int, *, determiner: bool = False) -> tuple[int, int] | None:
        """The adjectives and nouns that start right after `place`, to the last noun; with the article too if asked."""
        at = bisect_left(self._starts, place)
        while at < len(self._words) and self._words[at].pos == "PUNCT" and self._text[self._words[at].start : self._words[at].end] == "-":
            at += 1
        if at >= len(self._words) or self._words[at].start - place > 3 or self._text[place : self._words[at].start].strip(" -"):
            return None
        start, last, said = self._words[at].start, None, ""
        for word in self._words[at : at + 12]:
            if last and word.pos in ("ADJ", "PROPN") and measures.is_person(said) and said.endswith(("s", "people", "ren")):
                break  # "12 people Monday", "8 children Syrian ..."
            said = self._text[word.start : word.end]
            if word.start in self._times or not self._belongs(word, said, last, determiner and word.start == start):
                break
            if word.pos in ("NOUN", "PROPN") and said[0].isalpha():
                last = word.end
        return (start, last) if last else None

    def counted(self, place: int) -> tuple[int, int] | None:
        """The noun phrase right after `place`; both halves of "70 regime and rebel fighters"."""
        span = self.phrase(place)
        if span is None or self._text[span[1] - 1] in "sn" or (joint := _AND.match(self._text, span[1])) is None:
            return span
        second = self.phrase(joint.end())
        return (span[0], second[1]) if second and self._text[second[1] - 1] == "s" else span

    def _belongs(self, word: Word, said: str, last: int | None, opening: bool) -> bool:
        if word.pos in ("NOUN", "PROPN", "ADJ"):
            return said.lower() not in ("more", "others", "other", "dead", "due", "such") or word.pos == "NOUN"
        if word.pos == "PUNCT" or word.pos == "SYM":
            return said == "-"
        if word.pos == "ADV" and last is None:
            return said.endswith("ly")
        if word.pos == "VERB" and last is None:
            return said.lower().endswith(("ed", "ing")) and said.lower() not in _VERBS
        if opening and word.pos in ("DET", "PRON"):
            return True
        return word.pos == "PART" and said in ("'s", "’s", "'") and last is not None


_VERBS = frozenset(
    "killed killing injured injuring wounded wounding died arrested including being said according fled followed "
    "involving using having belonging aged following".split()
)
_AND = re.compile(r" (?:and|or) ")
