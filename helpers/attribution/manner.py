"""How a claim is made: in whose words, and what its source does with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.attribution import subjects
from helpers.attribution.claim import Claim
from helpers.attribution.words import Span
from helpers.grammar import stances

BESIDE = 40  # characters on either side of a cue that its stance is read from


def stance(text: str, claim: Claim, quoted: bool) -> stances.Stance:
    """What is carried over is read by its own words; what the article only asks, or somebody was told, is not stated by him."""
    start, end = claim.cue or (claim.start, claim.start)
    cue, before, after = text[start:end], text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    source = text[slice(*claim.source)] if claim.source else ""
    content = text[_opened(text, claim) : claim.end]
    shown = stances.stance(cue, before=before if cue else "", after=after if cue else "", source=source, content=content, quoted=quoted)
    is_asked = cue and not quoted and _ASKED.match(text, max(claim.end, end)) is not None
    is_told = claim.source is not None and claim.source[0] < start and stances.is_passive(cue, after)
    is_famed = claim.source is None and _FAMED.fullmatch(cue) is not None
    return shown._replace(stance=None) if is_asked or is_told or is_famed or _is_named(text, claim, content) else shown


def _opened(text: str, claim: Claim) -> int:
    """Where the words begin that tell what is said or asked; 'the mayor' of 'the mayor was asked whether' does not."""
    if claim.cue is not None and len(claim.spans) > 1 and claim.spans[0][1] <= claim.cue[0] and _FRONTED.fullmatch(text, *claim.spans[0]):
        return next((start for start, _ in claim.spans if start >= claim.cue[1]), claim.start)  # on top of that, he added, it was late
    if claim.source is not None or claim.cue is None or not subjects.is_passive(text, claim.cue):
        return claim.start
    return next((start for start, _ in claim.spans if start > claim.cue[0]), claim.start)


_FRONTED = re.compile(r"(?:On|In|At|For|With|Despite|By|From|After|Before|Since|Besides|Among|During|Under)(?: [\w’'-]+){1,5},?")
_FAMED = re.compile(r"(?i:(?:is|are|was|were|been|being) (?:\w+ )?known for)")  # for what he does, which nobody states


def _is_named(text: str, claim: Claim, content: str) -> bool:
    """'Its last part, called "the tail"': what the article calls a thing is nobody's claim."""
    if claim.cue is None or claim.source is None or claim.source[1] > claim.cue[0] or claim.start < claim.cue[1]:
        return False
    calls = _CALLED.fullmatch(text, *claim.cue) is not None and content[:1] in "\"“‘'" and content.count(" ") <= MOST_NAMED
    return calls and "," in text[claim.source[1] : claim.cue[0]]


MOST_NAMED = 5  # blanks in what something is called
_CALLED = re.compile(r"(?i:(?:also )?(?:called|dubbed|titled|named|nicknamed|known as|branded))")
_ASKED = re.compile(r"[^.?!\n]{0,120}\?")


def _marked(text: str, claim: Claim, runs: Sequence[Span]) -> list[Span]:
    """The quotations that show the claim's own words: what somebody relays in his quotation has marks of its own, or none."""
    if claim.nested_in is None or claim.cue is None:
        return list(runs)
    cue = claim.cue[0]
    own = [run for run in runs if not run[0] < cue < run[1]]
    inner = [match.span() for start, end in claim.spans for match in _INNER.finditer(text, start, end)] if len(own) < len(runs) else []
    return own + inner


_INNER = re.compile(r"(?<![^\W_])['‘“\"](?=\w).*?['’”\"](?![^\W_])")


def mode(text: str, claim: Claim, runs: Sequence[Span]) -> str:
    """`direct` where all words are quoted, `indirect` where none is, else `mixed`; `runs` are the quotations of the article.

    >>> mode('He said "go".', Claim((3, 7), (0, 2), [(8, 12)]), [(8, 12)])
    'direct'
    """
    if claim.verbatim:
        return "direct"
    held = _marked(text, claim, runs)
    inside = letters = 0
    for start, end in claim.spans:
        letters += _letters(text, start, end)
        inside += sum(_letters(text, max(start, first), min(end, last)) for first, last in held if first < end and start < last)
    if inside == 0:
        return "indirect"
    return "direct" if inside == letters else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))
