"""Transcripts that name each speaker in a line of its own, in small letters: 'ann reed', and below it what she says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from helpers.attribution.claim import Claim

SURE_LINE = 0.9  # that what stands below a speaker's line is his
LEAST_TURNS = 3  # lines with a speaker that make a transcript
LEAST_OFTEN = 2  # lines that one of them has

Paragraph = tuple[int, int, bool]  # start, end, is the headline

_SPEAKER = re.compile(r"\s*([a-z][\w’'-]+(?: [a-z][\w’'-]+){1,3})\s*")
_RECORDED = re.compile(r"\s*archived recording(?: \d+)?(?: \(([^)\n]{2,40})\))?\s+(?=\w|[\"“])")  # a voice that is played
_DIRECTION = re.compile(r"\s*(?:\[[^\]\n]*\]|\([^)\n]*\))\s*")  # [music]


def turns(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Claim]:
    """What each speaker says, a claim for each of his turns; nothing where the article is no such transcript.

    >>> text = "ann reed\\n\\nWe stay.\\n\\ntom ford\\n\\nWhy?\\n\\nann reed\\n\\nIt is late, Tom Ford."
    >>> places = [(0, 8, False), (10, 18, False), (20, 28, False), (30, 34, False), (36, 44, False), (46, 67, False)]
    >>> [(text[slice(*turn.source)], text[turn.start : turn.end]) for turn in turns(text, places)]
    [('ann reed', 'We stay.'), ('tom ford', 'Why?'), ('ann reed', 'It is late, Tom Ford.')]
    """
    named = {number: match.span(1) for number, (start, end, _) in enumerate(paragraphs) if (match := _SPEAKER.fullmatch(text, start, end))}
    often = Counter(text[slice(*span)] for span in named.values())
    named = {number: span for number, span in named.items() if often[text[slice(*span)]] >= LEAST_OFTEN or _is_called(text, text[slice(*span)])}
    if len(named) < LEAST_TURNS or len(often) < 2 or max(often.values()) < LEAST_OFTEN or not any(_is_called(text, name) for name in often):
        return
    speaking: Claim | None = None
    for number, (start, end, _) in enumerate(paragraphs):
        speech = (start, start + len(text[start:end].rstrip()))
        if number in named:
            speaking = Claim(None, named[number], [], SURE_LINE, verbatim=True)
        elif recorded := _RECORDED.match(text, start, end):
            speaking = None
            if recorded[1]:
                yield Claim(None, recorded.span(1), [(recorded.end(), speech[1])], SURE_LINE, verbatim=True)
        elif speaking is not None and not _DIRECTION.fullmatch(text, start, end):
            if number > max(named) and speaking.spans:
                return  # behind the last turn the article may speak
            speaking.spans.append(speech)
            if len(speaking.spans) == 1:
                yield speaking


def _is_called(text: str, name: str) -> bool:
    """Whether the text names somebody so with capitals."""
    return name.title() in text
