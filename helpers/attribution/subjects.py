"""Whose a cue is, where the network gives it no source or a wrong one: the grammar of its clause tells.

A participle and a verb behind "but" have the source of the claim beside them. Of whom something is
asked or told, and an "it" that stands for nothing, is no source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from helpers.attribution.claim import Claim, joined
from helpers.grammar import expletives, stances, verbs


def settle(text: str, found: Sequence[Claim]) -> None:
    """Sets the sources of claims right; `found` are all of an article, in any order."""
    for claim in found:
        _leave_out(text, claim)
    cued = sorted((claim for claim in found if claim.cue), key=lambda claim: claim.cue or (0, 0))
    for before, claim in pairwise(cued):
        if claim.source is None and before.source is not None and claim.nested_in is before.nested_in:
            _share_before(text, before, claim)
    for claim, after in pairwise(cued):
        if claim.source is None and after.source is not None and claim.nested_in is after.nested_in:
            _share_after(text, claim, after)


def _share_before(text: str, before: Claim, claim: Claim) -> None:
    """'She defended the plan, saying that ...', 'he praised the plan but did not back it': the source of the claim before it in its sentence."""
    cue, last = claim.cue or (0, 0), before.cue or (0, 0)
    if before.source is None:
        return
    between = text[max(last[1], before.source[1]) : cue[0]]
    shares = _PARTICIPLE.match(text, *cue) and not _RELATIVE.search(between)
    if (shares or _goes_on(text, before.source, last, cue)) and not _SENTENCE.search(between):
        claim.source = before.source


def _goes_on(text: str, source: tuple[int, int], last: tuple[int, int], cue: tuple[int, int]) -> bool:
    """Whether 'but' joins a finite verb to the one before, which has its subject before it."""
    joined_by_but = source[1] <= last[0] and _BUT.search(text, last[1], cue[0]) is not None
    return joined_by_but and _VERBAL.match(text, *cue) is not None and not _is_passive(text, cue)


def _share_after(text: str, claim: Claim, after: Claim) -> None:
    """'Noting that it was late, she defended the plan': a participle that opens a sentence has the source of its main clause."""
    if claim.cue is None or after.source is None or not _OPENING.match(text, *claim.cue) or text[claim.cue[0] : claim.cue[1]].endswith(" to"):
        return
    opens = claim.cue[0] == 0 or _OPENED.search(text, max(0, claim.cue[0] - 4), claim.cue[0]) is not None
    between = text[claim.cue[1] : after.source[0]]
    if opens and between.rstrip('"” ').endswith(",") and not _SENTENCE.search(between) and claim.end <= after.source[0]:
        claim.source = after.source


def _leave_out(text: str, claim: Claim) -> None:
    """Leaves out the source of 'the man was told that', 'the mayor, when asked whether', 'it is clear that'."""
    if claim.cue is None or (claim.source is not None and claim.source[0] > claim.cue[0]):
        return
    if claim.source is not None and text[slice(*claim.source)].lower() == "it" and expletives.stands_for_nothing(text, claim.source[1]):
        claim.source = None
    elif _is_passive(text, claim.cue):
        if claim.source is not None and claim.start > claim.cue[1] and _RAISED.search(text, *claim.cue) and text.startswith("to ", claim.start):
            claim.spans = joined([claim.source, *claim.spans])  # 'the driver is said to have fled': he belongs to what is said
        elif not _RAISED.search(text, *claim.cue):  # he has no part in what is asked
            claim.spans = [span for span in claim.spans if span[0] > claim.cue[0] or text[span[1] : claim.cue[0]].strip()] or claim.spans
        claim.source = None


def _is_passive(text: str, cue: tuple[int, int]) -> bool:
    """Whether the subject of a cue is he to whom, or of whom, it is said.

    >>> _is_passive("was asked", (0, 9)), _is_passive("was asking", (0, 10)), _is_passive("is quoted", (0, 9))
    (True, False, False)
    """
    said = text[slice(*cue)].lower()
    if (told := _PASSIVE.match(said)) or ((told := _REDUCED.match(said)) and _WHEN.search(text, max(0, cue[0] - 16), cue[0])):
        return told[1] in _TOLD
    return stances.is_passive(said)


_ADVERBS = r"(?:(?:also|now|then|once|often|never|not|first|since|recently|[a-z]+ly)\s+)*"
_PASSIVE = re.compile(rf"(?:(?:has|have|had)\s+{_ADVERBS}been|is|are|was|were|be|been|being)\s+{_ADVERBS}([a-z]+)\b")
_REDUCED = re.compile(rf"{_ADVERBS}([a-z]+)\b")
_WHEN = re.compile(r"\b(?:when|if|as|while|once|after being|is|are|was|were|been|being)\s+$")
# said, asked or believed of somebody, and not his own: 'is quoted as saying', 'was convinced'
_TOLD = frozenset(
    form
    for verb in "ask press question tell inform advise warn remind order instruct urge invite request require accuse blame charge "
    "criticise criticize denounce condemn praise challenge say believe think report allege know suspect describe call expect".split()
    for form in verbs.forms(verb)
    if form.endswith("ed") or form in ("said", "told", "thought", "known")
)
_RAISED = re.compile(r"\b(?:said|believed|thought|reported|alleged|known|suspected|expected)$")
_RELATIVE = re.compile(r",? who\b")  # 'they waited for the envoy, who, while saying so, ...': the envoy says it
_PARTICIPLE = re.compile(r"(?:later |then |also )?[a-z]+ing\b")
_OPENING = re.compile(r"[A-Z][a-z]+ing\b(?! to\b)")
_OPENED = re.compile(r"(?:^|[.!?\n]['’\"”]?\s*)$")
_BUT = re.compile(rf"\bbut\s+(?:(?:has|have|had|did|does|do|is|was|will|would)(?:\s+not|n['’]t)?\s+)?{_ADVERBS}$")
_VERBAL = re.compile(r"(?!(?:it|there|a|an|the|no|very|little|much|with|in|on)\b)[a-z]")
_SENTENCE = re.compile(r"[.!?]['’\"”]?\s+[\"“]?[A-Z]|\n")
