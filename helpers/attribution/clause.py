"""Some words of an article as a rule asks for them: the word at a place, its capital, its marks, whether a sentence ends there."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.attribution import words
from helpers.attribution.words import Words
from helpers.grammar import name_words, verbs

FIRST = frozenset(("i", "we"))
SUBJECTS = frozenset("he she it they i we".split())
OPENS_CLAUSE = frozenset("that and but or because when while if as whether though although so yet what which where how why since until".split())
QUESTIONS = frozenset("who whom whose what which when where why how whether if".split())
AUXILIARIES = frozenset(
    "has have had will would shall should can could may might must do does did not never also only again still "
    "already previously since just then recently repeatedly later earlier however once even yesterday today n't now".split()
)
MODALS = frozenset("will would shall should can could may might must".split())
OUGHT = frozenset("should shouldn't must mustn't".split())  # what somebody ought to say is not said
BE = frozenset("is are was were be been am being".split())
OBJECTS = frozenset("me us him her them you it everybody everyone".split())
DETERMINERS = frozenset("the a an this that these those his her its their my our all any some no such both more".split())
NOT_OBJECT = frozenset("in on at by to from with for of and or but as when while that there here".split())
_QUOTES = frozenset("'‘’‚\"“”„«»")


class Clause:
    """Some words of an article, in small letters, with their places; what it is asked is a number in this list."""

    def __init__(self, read: Words, places: Sequence[int]) -> None:
        self.read, self.places = read, places
        self.said = [read.key[place].lower().replace("’", "'") for place in places]
        self.marks = [read.case[place] == words.MARK for place in places]

    def __len__(self) -> int:
        return len(self.places)

    def word(self, at: int) -> str:
        """The word here in small letters; nothing where there is none."""
        return self.said[at] if 0 <= at < len(self) else ""

    def is_mark(self, at: int) -> bool:
        """Whether no word stands here."""
        return not 0 <= at < len(self) or self.marks[at]

    def text(self, first: int, last: int) -> str:
        """The words first..last as they are written, one space between."""
        return " ".join(self.read.key[self.places[at]] for at in range(first, last + 1))

    def is_quote(self, at: int) -> bool:
        """Whether a mark here opens or closes a quotation inside the content."""
        return 0 <= at < len(self) and self.said[at] in _QUOTES

    def is_capital(self, at: int) -> bool:
        """Whether the word is written with a capital."""
        return self.read.case[self.places[at]] in (words.CAPITAL, words.UPPER, words.MIXED)

    def is_verb(self, at: int) -> bool:
        """Whether the word may be a finite verb; none is with a capital inside a sentence, as in United States."""
        opens = at == 0 or self.stops(at) or self.is_quote(at - 1)
        return 0 <= at < len(self) and self.said[at] in verbs.acting() | BE and (opens or not self.is_capital(at))

    def stops(self, at: int) -> bool:
        """Whether a sentence ends before this word."""
        return at >= len(self) or self.said[at] == ";" or at > 0 and is_stop(self.read, self.places[at])


def is_stop(read: Words, place: int) -> bool:
    """Whether a sentence ends before this word of an article; none does after Mr. or Lt."""
    if not place or read.sentence[place] == read.sentence[place - 1]:
        return False
    return place < 2 or read.key[place - 1] != "." or f"{read.key[place - 2].lower()}." not in name_words.honorifics()
