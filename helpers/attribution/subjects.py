"""Subjects of a cue that say nothing: of whom or to whom it is said, and an "it" that stands for nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from helpers.attribution.claim import Claim, joined
from helpers.attribution.words import Span
from helpers.grammar import expletives, stance_words, stances, verbs


def leave_out(text: str, found: Sequence[Claim]) -> None:
    """Leaves out the sources of claims that are none; `found` are claims of one article."""
    for claim in found:
        _leave_out(text, claim)


def _leave_out(text: str, claim: Claim) -> None:
    """Leaves out the source of 'the man was told that', 'the mayor, when asked whether', 'it is clear that'.

    Of whom something is said he belongs to what is said.
    """
    if claim.cue is None or (claim.source is not None and claim.source[0] > claim.cue[0]):
        return
    if claim.source is not None and text[slice(*claim.source)].lower() == "it" and expletives.stands_for_nothing(text, claim.source[1]):
        claim.source = None
    elif claim.source is not None and _LED.fullmatch(text, *claim.source):
        claim.source = None  # the US-led call
    elif claim.source is not None and _is_doubted(text, claim.source, claim.cue):
        claim.source = None  # the army's alleged raid: others allege it
    elif is_passive(text, claim.cue):
        if claim.source is not None and claim.start > claim.cue[1] and passives("addressed").isdisjoint(text[slice(*claim.cue)].lower().split()):
            claim.spans = joined([claim.source, *claim.spans])  # 'the driver is said to have fled'
        claim.source = None


def _is_doubted(text: str, source: Span, cue: Span) -> bool:
    """Whether others say so of the source: 'the army's alleged raid', but not 'he's reported the raid'."""
    doubted = _DOUBTED.match(text, source[1])
    return doubted is not None and doubted.end() == cue[1] and text[slice(*source)].lower() not in _SHORT


def is_passive(text: str, cue: Span) -> bool:
    """Whether the subject of the cue at these characters is he to whom, or of whom, it is said.

    >>> is_passive("was asked", (0, 9)), is_passive("was asking", (0, 10)), is_passive("is quoted", (0, 9))
    (True, False, False)
    """
    said = text[slice(*cue)].lower()
    if (told := _PASSIVE.match(said)) or ((told := _REDUCED.match(said)) and _WHEN.search(text, max(0, cue[0] - 16), cue[0])):
        return told[1] in passives("addressed") | passives("said of")
    return stances.is_passive(said)


_LED = re.compile(r"(?:the )?[\w.’'-]+-(?:led|backed|brokered|sponsored|funded|supported)")
_SHORT = frozenset("he she it who that there what".split())  # 's is a verb behind these
_DOUBTED = re.compile(r"(?i:['’]s?\s(?:reported|alleged|claimed|suspected|supposed|perceived|feared|purported|expected))(?! to )")
_ADVERBS = r"(?:(?:also|now|then|once|often|never|not|first|since|recently|[a-z]+ly)\s+)*"
_PASSIVE = re.compile(rf"(?:(?:has|have|had)\s+{_ADVERBS}been|is|are|was|were|be|been|being)\s+{_ADVERBS}([a-z]+)\b")
_REDUCED = re.compile(rf"{_ADVERBS}([a-z]+)\b")
_WHEN = re.compile(r"\b(?:when|if|as|while|once|after being|is|are|was|were|been|being)\s+$")


@cache
def passives(kind: str) -> frozenset[str]:
    """The past participles of the verbs of one kind in `lexicon/stance_words.csv`: asked; accused. Not 'quoted', 'convinced': that is his own."""
    forms = (form for verb in stance_words.kinds_of(kind) for form in verbs.forms(verb))
    return frozenset(form for form in forms if form.endswith("ed") or form in _IRREGULAR)


_IRREGULAR = frozenset("said told thought known seen".split())
