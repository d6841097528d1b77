"""Which words beside a source's name are another name of it, by the words alone: no description of it, no piece of it that others share."""

from __future__ import annotations

import re

from helpers.grammar import name_keys, name_parts, name_words
from helpers.grammar.noun_types import classify

_DETERMINER = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_JOINT = re.compile(r"[,;:/&]|\sand\s", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,6}")
_INSIDE = frozenset("of for and the on in to de du la le al".split()) | name_parts.PARTICLES
_SUFFIX = frozenset("jr sr ii iii".split())
_STATES_WORDS = frozenset("u.s us un u.n uk u.k united states nations american british".split())  # before a name, told or left out


def is_name_of(alias: str, name: str, *, is_state: bool, told: bool) -> bool:
    """Whether an alias is a name of whom the name is of; `told`: whether an article says so, or the tables do.

    A description that stood beside a name once is none ("the ranking member"), nor is a piece of a body's
    name, or such a piece with other words before it.

    >>> [is_name_of(words, "Ann B. Reed", is_state=False, told=False) for words in ("Reed", "Ann Reed", "the mayor", "Hill Democrat")]
    [True, True, False, False]
    >>> council = "Hill Farmers Council"
    >>> [is_name_of(words, council, is_state=False, told=True) for words in ("HFC", "Farmers Council", "Old Hill Farmers Council", "the council")]
    [True, False, False, False]
    """
    words = _DETERMINER.sub("", alias.strip(), count=1)
    if is_state:
        piece = set(name_keys.key(words).split()) < set(name_keys.key(name).split())
        return words[:1].isupper() and not piece and not _JOINT.search(words)
    if not _is_written_as_one(words):
        return False
    if _is_of_person(name):
        return _is_of(words, name)
    if words in name_words.states() or words in name_words.nationals():
        return False
    if _INITIALS.fullmatch(words):
        return told or name_keys.initials(name) == words.replace(".", "")
    return _is_body(words, name, told=told)


def _is_written_as_one(words: str) -> bool:
    """Whether all words are capitalised but those that stand within names, with no mark that joins or owns."""
    parts = words.split()
    plain = all(part[:1].isupper() or part[:1].isdigit() or part.lower() in _INSIDE or _is_arabic(part) for part in parts)
    shouted = len(words) > 5 and words.isupper()
    return bool(parts) and plain and not shouted and not _POSSESSIVE.search(words) and not _JOINT.search(words)


def _is_arabic(part: str) -> bool:
    """The al-Reed of a name."""
    return re.match(r"(?:al|el|ad|as|ash|ibn|bin|bint)-?[A-Z]", part) is not None


def _is_of_person(name: str) -> bool:
    return " " in name and classify(name)[1] in ("", "person") and not _INITIALS.fullmatch(name)


def _is_of(words: str, name: str) -> bool:
    """Whether a person's name has a word of another form of it: the last, or the first with another last that is spelt alike."""
    held, given = _parts(name), _parts(words)
    if not given or classify(words)[1] in ("people", "body") or len(given) > len(held) + 2:
        return False
    return (
        given[-1] == held[-1] or (len(given) == 1 and given[0] == held[0]) or (len(given) > 1 and given[0] == held[0] and _alike(given[-1], held[-1]))
    )


def _parts(name: str) -> list[str]:
    """The words of a person's name that tell, in small letters."""
    words = [word for part in name_keys.key(name).split() for word in part.split("-")]
    return [word for word in words if word not in _SUFFIX and word not in _INSIDE] or words


def _alike(one: str, other: str) -> bool:
    """Whether two surnames are one in two spellings: they begin alike and have most letters."""
    return one[0] == other[0] and len(set(one) & set(other)) >= 0.7 * max(len(set(one)), len(set(other)))


def _is_body(words: str, name: str, *, told: bool) -> bool:
    """Whether a body's name is written otherwise, or is another that is told: no piece of it, nor it with other words before it."""
    given, held = (set(name_keys.key(each).split()) - _INSIDE - _STATES_WORDS for each in (words, name))
    if given == held:
        return True
    if not given or given < held or held < given:
        return False
    return (
        told
        and len(words) > 3
        and (classify(words)[1] in ("body", "") or " " not in words)
        and not (" " not in words and words.lower() in name_words.types())
    )
