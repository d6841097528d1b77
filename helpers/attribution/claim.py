"""A claim in the making: what the stages between the network and the frame work on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpers.attribution import speakers
from helpers.attribution.clause import Clause
from helpers.attribution.words import Span, Words
from helpers.grammar import name_words
from helpers.grammar.noun_types import classify

if TYPE_CHECKING:
    from helpers.attribution.network import Network
    from helpers.attribution.spans import Found


@dataclass(eq=False)
class Claim:
    """A claim in the making; spans are code points of the article's text."""

    cue: Span | None
    source: Span | None
    spans: list[Span]
    confidence: float | None = None
    carried_from: Claim | None = None
    nested_in: Claim | None = None
    quotations: list[int] = field(default_factory=list)
    verbatim: bool = False  # speech by its layout, with or without marks
    loose: bool = False  # a sign says that its content begins or ends at the wrong word
    identity: str = ""

    @property
    def start(self) -> int:
        """Where the content begins."""
        return min(s for s, _ in self.spans)

    @property
    def end(self) -> int:
        """Where the content ends."""
        return max(e for _, e in self.spans)


def spans(read: Words, places: Iterable[int]) -> list[Span]:
    """The characters of these words, a span for each run of them."""
    found: list[Span] = []
    last = -2
    for place in places:
        found, last = (found[:-1] + [(found[-1][0], read.end[place])] if place == last + 1 else [*found, read.at(place, place)]), place
    return found


def made(text: str, read: Words, one: Found, scorer: Network) -> Claim:
    """The claim of one attribution that the network found."""
    cue, source = read.at(*one.cue), _trimmed(text, read.at(*one.source)) if one.source else None
    if (short := _SHORTENED.match(text, *cue)) and (source is None or source[0] == cue[0]):
        source, cue = short.span(1), (short.end(), cue[1])
    if source is not None and _OF_ANOTHER.fullmatch(text, cue[1], source[0]) and not _PASSIVE.search(text, max(0, cue[0] - 20), cue[1]):
        source = _subject(text, read, one.cue[0])
    if source is not None and text[: source[0]].endswith(" by ") and text[source[1] : cue[0]] == ", ":
        held = _subject(text, read, one.cue[0])  # 'the bill, which was written by Ann Reed, does not mention it'
        source = held if held is not None and held[0] < source[0] else source
    if source is not None:
        cue, source = _mended(text, cue, source)
        source = None if _was_asked(text, cue, source) else _whole(text, _without_ending(text, source))
    return Claim(cue, source, spans(read, one.content.tolist()), scorer.confidence(one))


def _subject(text: str, read: Words, cue: int) -> Span | None:
    """The words before a verb that are its subject: 'The opposition on Friday condemned calls by the envoy' is the opposition's."""
    part = Clause(read, range(len(read)))
    found = speakers.subject(part, cue - 1, plural=False)
    if found is None:
        return None
    start, end = read.at(*found)
    return start, (day.start() if (day := _DAY.search(text, start, end)) else end)


_REPORTS = "calls|claims|demands|appeals|allegations|accusations|reports|statements|threats|warnings|promises|remarks|comments"
_OF_ANOTHER = re.compile(rf" (?:(?:the|some|new|recent|earlier) )?(?:{_REPORTS}) by ")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b")
_DAY = re.compile(r" (?:on|in|late|early|at) \w+(?: \w+)?$")

# Words that no name of a source begins or ends with.
BEFORE_SOURCE = frozenset("although and as because but by for from if in of on or since than though to what when while with".split())
AFTER_SOURCE = BEFORE_SOURCE | {"a", "an", "the"}


def _trimmed(text: str, span: Span) -> Span | None:
    """A source within its sentence, without the joining words around it, 'while the panel' -> 'the panel'; none where nothing else is left."""
    for stop in _STOP.finditer(text, *span):
        span = (stop.end(), span[1])
    if text[span[0] : span[0] + 6] == "least " and text[max(0, span[0] - 3) : span[0]].lower() == "at ":
        span = (span[0] - 3, span[1])
    if (amid := _AMID.search(text, *span)) is not None:
        span = (span[0], amid.start())
    held = [(match.start() + span[0], match.end() + span[0]) for match in re.finditer(r"\S+", text[slice(*span)])]
    while held and text[slice(*held[0])].lower() in BEFORE_SOURCE:
        del held[0]
    while held and (text[slice(*held[-1])].lower() in AFTER_SOURCE or len(held) > 1 and _HOW.fullmatch(text, *held[-1])):
        del held[-1]
    return _with_noun(text, (held[0][0], held[-1][1])) if held else None


def _with_noun(text: str, span: Span) -> Span:
    """'The Syrian opposition' of 'Syrian': an adjective alone names nobody, so the noun behind it belongs to it."""
    start, end = span
    noun = _NOUN.match(text, end)
    if noun is None or text[start:end].split()[-1] not in name_words.nationals() or not classify(noun[1])[1]:
        return span
    return (start - 4 if text[max(0, start - 4) : start].lower() == "the " else start, noun.end())


_AMID = re.compile(r"(?<=\w)(?:,? who(?: [a-z]+)?| speaking|,? citing)$")  # 'Reed, who kept | in touch', 'an official speaking | on condition'
_HOW = re.compile(r"[a-z]{3,}(?<!al|bi|mi)ly(?<!family)(?<!assembly)(?<!monthly)(?<!weekly)(?<!daily)(?<!ally)")  # 'Reed flatly'
_NOUN = re.compile(r" ([a-z]+)\b(?!['’-])")
# The end of a sentence, or of a heading in its paragraph, and how another begins: 'Curfew. The notice'.
_STOP = re.compile(r"[a-z][.!?]\s+(?=(?:The|A|An|It|He|She|They|We|His|Her|Its|Their|This|These|Those)\s)")


def _mended(text: str, cue: Span, source: Span) -> tuple[Span, Span]:
    """The bounds of 'the UN | envoy's call for' and of 'condemned calls by | the envoy': an owner is no cue, nor is a verb of somebody else."""
    said = text[slice(*cue)]
    if (owned := _OWNER.match(said)) and text[source[1] : cue[0]].isspace():
        return (cue[0] + owned.end(), cue[1]), (source[0], cue[0] + owned.end(1))
    if (called := _BY_ANOTHER.fullmatch(said)) and text[cue[1] : source[0]].strip() == "by":
        return (cue[0] + called.start(1), cue[1]), source
    return cue, source


_SHORTENED = re.compile(r"((?:he|she|it|they|we|I|who)['’](?:s|ve|d|re|m|ll))\s+(?=\w)", re.IGNORECASE)  # 'he's claiming'


def _was_asked(text: str, cue: Span, source: Span) -> bool:
    """'Asked about the bridge, the mayor said so': the mayor did not ask."""
    return bool(_ASKED.match(text, *cue)) and source[0] > cue[1] + 1 and not text[cue[1] : source[0]].endswith("by ")


_ASKED = re.compile(r"(?:(?:[Ww]hen|[Aa]fter being) )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned)\b")
_OWNER = re.compile(r"(\w+['’]s?)\s+(?=\w)")
_BY_ANOTHER = re.compile(rf"\w+ed ({_REPORTS})")


def _without_ending(text: str, span: Span) -> Span:
    """A source without the ending of a possessive: 'the army's' -> 'the army'."""
    start, end = span
    return (start, end - 2) if text[start:end].endswith(("'s", "’s")) and end - start > 3 else span


def _whole(text: str, span: Span) -> Span:
    """'Under | Secretary Ann Reed', 'only 8 percent | of voters', and Reed of 'Reed, like | most members, doubts it'."""
    start, end = span
    if (compared := _LIKE.search(text, max(0, start - LONGEST_NAME), start)) is not None:
        return compared.span(1)
    if (compared := _LIKE_OTHERS.match(text, start, end)) is not None:
        return compared.span(1)
    if (noun := _HEADING.match(text, start, end)) is not None and not classify(noun[1])[1]:
        return noun.end(), end
    left = _SHARE if text[start:end].startswith("of ") else _RANK if text[start].isupper() else None
    before = left.search(text, max(0, start - LONGEST_NAME), start) if left else None
    return (before.start(1), end) if before else span


LONGEST_NAME = 60  # characters
_LIKE = re.compile(r"((?:[A-Z][\w.’'-]+ ?)+), (?:un)?like $")
_LIKE_OTHERS = re.compile(r"((?:[A-Z][\w.’'-]+ )*[A-Z][\w.’'-]+),? (?:un)?like (?:the|most|many|other|all|some) ")
_HEADING = re.compile(r"([a-z]+) (?=(?:The|A|An) [A-Z])")  # 'gas The Local Committees', behind a heading without a stop
_SHARE = re.compile(r"\b((?:(?:only|just|about|nearly|almost|some|fully) )?[\d.]+ ?(?:%|percent|per cent) )$")
_RANK = re.compile(r"\b((?:Under|Vice|Deputy|Assistant|Acting) )$")


def joined(parts: Iterable[Span]) -> list[Span]:
    """The same characters, with spans that touch made one."""
    merged: list[Span] = []
    for start, end in sorted(parts):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
