"""Whether a day without a year or a date lies behind or ahead, by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from helpers import lexicon

REACH = 200  # characters to each side in which a verb gives a date its direction


class Sign(NamedTuple):
    """A word that tells the direction, and where it stands."""

    start: int
    end: int
    tense: str  # as the table has it; `lexicon/README.md` says what each means


def direction(text: str, start: int) -> str:
    """`past`, `future` or "" for the expression at `start`: by its preposition and the nearest sign before, else the first after.

    >>> direction("Talks will resume on Friday.", 21), direction("The truce was extended until Monday.", 29), direction("He slept until Monday.", 15)
    ('future', 'future', 'past')
    """
    governed = _PREPOSITION.search(text, max(0, start - REACH), start)
    preposition = governed["word"].lower() if governed and not _OWNING.match(text, start) else ""
    if preposition == "since":
        return "past"
    signs = _signs(text)
    place = bisect_left(signs, (start + 1,))
    told, following = _told_before(signs[:place], start, preposition), _first_after(signs[place:], start)
    if told == "past" and preposition in _STARTING and following == "future":
        return "future"  # who stayed after Thursday would be shot
    if told in ("past", "future"):
        return told
    if preposition in _AHEAD and following != "past":
        return "future" if told == "present" or preposition in _ENDING else following
    return following


_PREPOSITION = re.compile(
    r"\b(?P<word>(?i:since|until|till|by|beyond|before|after|from|for|to|through))(?: (?i:early|late|the end of|noon|at least|about|the))?\s\Z"
)
_OWNING = re.compile(r"\w+['’]s\b")  # after Friday's attack
_ENDING = frozenset(("until", "till", "by", "beyond"))
_STARTING = frozenset(("after", "from", "before"))
_EXTENDING = _ENDING | {"from", "for", "through"}
_AHEAD = _EXTENDING | _STARTING


def _told_before(signs: list[Sign], start: int, preposition: str) -> str:
    """The tense of the nearest sign before that says one here."""
    for sign in reversed(signs):
        if sign.start < start - REACH:
            break
        if sign.tense == "extended":
            return "future" if preposition in _EXTENDING else "past"
        if sign.tense not in ("ahead", "dated"):
            return sign.tense
        if preposition in _AHEAD if sign.tense == "ahead" else sign.end >= start - 4:
            return "future"
    return ""


def _first_after(signs: list[Sign], start: int) -> str:
    """The tense of the first sign after that is past or future."""
    sign = next((sign for sign in signs if sign.tense in ("past", "future")), None)
    return sign.tense if sign and sign.start <= start + REACH else ""


# -- the signs of a sentence

_NOT_PAST = "(?:hundred|indeed|need|feed|speed|seed|breed|exceed|proceed|succeed|bleed|united|armed|wicked|sacred|naked)"


@cache
def _pattern() -> re.Pattern[str]:
    tenses = _tenses()
    # What follows "will" belongs to it: "will be released" is no past.
    follows = r"(?:\s(?:not|be|have|been|also|only|now|\w+ly)\b){0,3}(?:\s[a-z]+(?!['’\w]))?"
    future, other = (_any(word for word, tense in tenses.items() if (tense == "future") == ahead) for ahead in (True, False))
    past = rf"\b(?!{_NOT_PAST}\b)[a-z]{{2,}}ed\b"
    return re.compile(rf"(?P<future>{future})\b{follows}|(?P<words>{other})\b|\b(?P<ahead>to)\s[a-z]+(?!['’\w])|{past}")


@cache
def _tenses() -> dict[str, str]:
    return {row["words"]: row["tense"] for row in lexicon.table("tense_words")}


def _any(words: Iterable[str]) -> str:
    """Any of the words, longest first; those with an apostrophe stand inside a word."""
    longest = sorted(words, key=len, reverse=True)
    inside, apart = ([re.escape(word) for word in longest if word.startswith("'") == within] for within in (True, False))
    return "|".join([*inside, rf"\b(?:{'|'.join(apart)})"]).replace("'", "['’]")


@lru_cache(maxsize=8)
def _signs(text: str) -> list[Sign]:
    """The signs of a sentence in order; kept for its next expression."""
    return [Sign(*found.span(), _tense(found)) for found in _pattern().finditer(text)]


def _tense(found: re.Match[str]) -> str:
    if found["future"] or found["ahead"]:
        return "future" if found["future"] else "ahead"
    return _tenses()[found["words"].replace("’", "'")] if found["words"] else "past"
