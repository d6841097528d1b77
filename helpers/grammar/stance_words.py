"""The tables that tell a stance: which cue does what, and the words that turn it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from helpers.grammar import verbs
from helpers.lexicon import table

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+")
QUESTION = frozenset("who whom whose what which when where why how whether if".split())
OWN = frozenset("i we it he she they its our my his her their".split())
THIRD_PERSON = frozenset("he she it they his her its their".split())
FIRST_PERSON = frozenset(("i", "we"))
OPENING = tuple("\"“‘'")
ADVERBS = frozenset("almost perhaps also still now then never not always again soon certainly even only just all both".split())
BE = frozenset("is are was were am be been not never just also still now".split())
BE_FORMS = frozenset("is are was were".split())


class Entry(NamedTuple):
    """One row of `lexicon/stances.csv`: a cue in its base form, and what the source does with the content."""

    base: str
    rest: tuple[str, ...]  # words that follow the verb: on, of `call on`
    stance: str
    negated: str | None
    act: str  # `yes`: with a thing alone as its object it is done, not said, to order strikes; `people`: only to people; `always`


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """First word in each of its forms -> its entries, the longest first."""
    found: dict[str, list[Entry]] = {}
    for row in table("stances"):
        first, *rest = row["words"].split()
        entry = Entry(first, tuple(rest), row["stance"], None if row["negated"] == "-" else row["negated"], row["act"])
        for form in _forms(first):
            found.setdefault(form, []).append(entry)
    return {form: tuple(sorted(entries, key=lambda entry: -len(entry.rest))) for form, entries in found.items()}


def _forms(word: str) -> Iterator[str]:
    yield from verbs.forms(word) | {f"{word}s"} if word != "be" else frozenset("be is are was were been am".split())


def longest(said: Sequence[str]) -> Entry | None:
    """The longest entry that begins with the first of these words."""
    held = entries().get(said[0], ())
    return next((entry for entry in held if tuple(said[1 : 1 + len(entry.rest)]) == entry.rest), None)


@cache
def kinds_of(kind: str) -> tuple[str, ...]:
    """The words of one kind, in the order of the table."""
    return tuple(row["words"].replace("’", "'") for row in table("stance_words") if row["kind"] == kind)


@cache
def attributing() -> frozenset[str]:
    """Adverbs that say that somebody says so, and make a claim of their own: reportedly."""
    return frozenset(kinds_of("attributing"))
