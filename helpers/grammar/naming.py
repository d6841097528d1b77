"""Where somebody is said to call an actor something: 'calls them "the lodgers"', 'described the group as rebels'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from helpers.lexicon import table

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Naming:
    """The words of the name, `quoted` or not, where its verb begins, and the object that is called so."""

    start: int
    end: int
    verb: int
    object: Span
    quoted: bool


def namings(text: str, start: int, end: int) -> Iterator[Naming]:
    """Every naming in one passage, in reading order.

    >>> words = "She calls them 'the lodgers'."
    >>> [words[n.start : n.end] for n in namings(words, 0, len(words))]
    ["'the lodgers'"]
    """
    for found in _pattern().finditer(text, start, end):
        if _DENIED.search(text, max(start, found.start("verb") - NEAR), found.start("verb")):
            continue
        name = "quoted" if found["quoted"] else "plain"
        yield Naming(start=found.start(name), end=found.end(name), verb=found.start("verb"), object=found.span("object"), quoted=name == "quoted")


NEAR = 30  # characters before a verb in which it may be denied
_DENIED = re.compile(
    r"(?i:\b(?:never|not|nobody|no one|without|refus\w+ to|declin\w+ to|stop\w*|avoid\w*)|n[’']t)(?: \w+)? $"
)  # has never called him


@cache
def _pattern() -> re.Pattern[str]:
    verbs = {row["with_as"]: "|".join(row["words"].split()) for row in _rows()}
    bare, followed = verbs["no"], verbs["yes"]
    thing = r"(?P<object>them|him|her|us|themselves|(?:the\s|[A-Z])[^\s,.;:“”\"‘]+(?:\s[^\s,.;:“”\"‘]+){0,5}?)"
    name = r"(?:(?P<quoted>“[^”\n]{2,60}”|\"[^\"\n]{2,60}\"|‘[^’\n]{2,60}’|'[^'\n]{2,60}')|(?P<plain>(?:an?\s|the\s)?[\w-]+(?:\s[\w-]+){0,3}))"
    return re.compile(rf"\b(?P<verb>{bare}|(?:{followed})(?=[^.;:]{{1,60}}?\sas\s))\s{thing}\s(?:as\s)?{name}")


def _rows() -> list[dict[str, str]]:
    """The table, all verbs of one construction in a row."""
    joined: dict[str, list[str]] = {}
    for row in table("naming"):
        joined.setdefault(row["with_as"], []).append(row["words"])
    return [{"with_as": key, "words": " ".join(words)} for key, words in joined.items()]
