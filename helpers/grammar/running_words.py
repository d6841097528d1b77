"""Running text -> its words, with what the eye sees at each: a capital, a possessive, the beginning of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpers.grammar import name_parts, name_words
from helpers.grammar.noun_types import bare

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:(?!(?<=[a-z]{2})\.[A-Z][a-z])[.’'&/-][^\W_]+)*")  # two sentences may lack the space between them
_OPENS = re.compile(r"[.!?:;\"“”‘(\[\n–—]|(?:^|\s)['’]|--")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of running text."""

    start: int
    end: int
    text: str
    lower: str  # without a possessive ending
    opens: bool  # a sentence, a quotation or a bracket
    joined: bool  # nothing but white space before it
    owns: bool  # ends in a possessive
    is_capital: bool  # written with a capital, as al-Nusra is, too


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of a passage, in reading order."""
    last, before = start, ""
    for match in _TOKEN.finditer(text, start, end):
        gap, word = text[last : match.start()], match[0]
        short = gap.startswith(".") and (len(before) == 1 or f"{before}." in name_words.honorifics() or before in ("jr", "sr", "st", "u.s", "u.n"))
        gap = gap[1:] if short else gap
        last = match.end()
        owns = word.endswith(("'s", "’s")) or (word.endswith("s") and text[last : last + 2] in ("' ", "’ "))
        before = bare(word)
        owns = owns and not (before in name_parts.KEPT and word[:1].isupper())
        capital = word[0].isupper() or (word[3:4].isupper() and word[:3].lower() in ("al-", "el-"))
        opens = match.start() == start or (gap != " " and _OPENS.search(gap) is not None)
        yield Word(match.start(), last, word, before, opens, gap.isspace(), owns, capital)
