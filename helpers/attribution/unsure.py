"""What in the words speaks against a claim, however sure the network is of it: signs that agree in wrong ones.

No claim is left out for them. One that has a sign is at most as sure as those with it were right that were read,
so that a page shows it as doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from helpers.attribution import edges, manner, ordinary, subjects
from helpers.attribution.claim import Claim
from helpers.attribution.words import Span
from helpers.grammar import name_words, names, stance_words, verbs
from helpers.grammar.noun_types import bare

NOBODY = 0.45  # a verb that needs somebody who says it, and no source: of 20 that were read, 9
THING = 0.45  # a source that is an event or the like: of 20 that were read, 9
CUT = 0.5  # content with a hole in its sentence that neither source nor cue fills: of 20 that were read 4 have all words right, half their gist
UNUSUAL = 0.8  # no ordinary shape, see `ordinary`: of 75 that were read, 61 are right
CARRIED = 0.6  # an uncued quotation behind what a body or a poll says: too rare to measure, an estimate
AWAY = 0.7  # a source behind the cue that nothing joins to it: too rare to measure, an estimate


def lower(text: str, found: Iterable[Claim], runs: Sequence[Span] = ()) -> None:
    """Makes the claims of one article that have a sign less sure, and notes whose edges are loose; `runs` are its quotations."""
    for claim in found:
        claim.loose = not claim.verbatim and edges.are_loose(text, claim, runs)
        if claim.cue is not None and not claim.verbatim:
            claim.confidence = min([claim.confidence or 0.0, *_signs(text, claim, text[slice(*claim.cue)], runs)])
        elif claim.carried_from is not None and not (_is_of_a_speaker(text, claim.carried_from) and _ENDS.search(text, claim.start, claim.end)):
            claim.confidence = min(claim.confidence or 0.0, CARRIED)


def _signs(text: str, claim: Claim, cue: str, runs: Sequence[Span]) -> Iterable[float]:
    words = stance_words.words(cue)
    if claim.source is None and not _stands_alone(words):
        yield NOBODY
    if claim.source is not None and (_is_event(text[slice(*claim.source)]) or text[claim.source[0]] == "("):
        yield THING  # '(R-Hillford)' is the end of a name
    if ordinary.is_supposed(text, claim):
        yield UNUSUAL
    if _has_hole(text, claim):
        yield CUT
    if _is_told_by_another(text, claim):
        yield AWAY
    if claim.source is not None and claim.cue is not None and _is_apart(text[claim.cue[1] : claim.source[0]], words):
        yield AWAY
    if (claim.confidence or 0.0) <= UNUSUAL:
        return  # its shape would change nothing
    how = manner.mode(text, claim, runs)
    stance = manner.stance(text, claim, how != "indirect").stance
    if how == "direct" and claim.nested_in is None and (stance is not None or _is_sentence(text, claim)):
        return
    if stance is None or not ordinary.is_ordinary(text, claim, stance):
        yield UNUSUAL


def _is_sentence(text: str, claim: Claim) -> bool:
    """Whether a quotation is a sentence, as a question is, which has no stance; not 'it said "ban"'."""
    return _BEGINS.match(text, claim.start) is not None and _ENDS.search(text, claim.start, claim.end) is not None


_BEGINS = re.compile(r"\W*[A-Z]")
_ENDS = re.compile(r"[.!?…,][)\]]?\s?[\"”’']?$|[\w.]$")  # a sentence that is quoted whole; the last: left open at a paragraph's end


def _is_of_a_speaker(text: str, claim: Claim) -> bool:
    """Whether one person is the source of a claim: what follows between marks is seldom a body's, a party's or a poll's own."""
    return claim.source is not None and (claim.cue is None or names.read(text[slice(*claim.source)]).being == "person")


def _stands_alone(words: list[str]) -> bool:
    """Whether a cue tells no source where nothing is wrong: 'is believed to', 'was accused of', 'reportedly', 'the claim that'."""
    if any(word in stance_words.attributing() for word in words) or not any(word in verbs.acting() | _passives() for word in words):
        return True
    return any(word in _BE for word in words) and bool(_passives() & set(words)) and not _SOME & set(words)


def _is_event(source: str) -> bool:
    """Whether what happens or is so is made to speak: 'the violence', 'human nature'; a document or a body may."""
    by = names.read(source)
    return by.form == "nominal" and not by.being and bare(by.head) in name_words.things()


def _has_hole(text: str, claim: Claim) -> bool:
    """'sends advisers, and it will | | including jets': words between two parts in one sentence, and no source or cue among them."""
    for (_, end), (start, _) in pairwise(claim.spans):
        between = text[end:start]
        told = any(part is not None and end <= part[0] and part[1] <= start for part in (claim.cue, claim.source))
        if not told and re.search(r"\w", between) and not _SET_APART.fullmatch(between) and not _SENTENCE.search(between):
            return True
    return False


_SET_APART = re.compile(r"\s*[,(—–-](?!\s*(?:and|but|while|though|as)\b).*[,)—–-]\s*")  # a description between commas
_SENTENCE = re.compile(r"[.!?\n]['’\"”]?\s*$|\n")


def _is_told_by_another(text: str, claim: Claim) -> bool:
    """'"I agree," Reed told the mayor in June, the paper reported': another verb of speech with its subject stands before the source."""
    if claim.source is None or claim.cue is None or not any(end <= claim.source[0] for _, end in claim.spans):
        return False
    last = max(end for _, end in claim.spans if end <= claim.source[0])
    between = text[last : min(claim.source[0], claim.cue[0])]
    return _TOLD.match(between) is not None


_TOLD = re.compile(r"[\"”’',]*\s(?:(?:the|an?) )?(?:[A-Z][\w.’'-]+ |[a-z]+ ){1,4}?(?:said|told|says|tells|wrote|writes|added)\b[^\n]*, ")


def _is_apart(between: str, words: list[str]) -> bool:
    """Whether words stand between a cue and the source behind it that do not lead to it: 'said | of the bill Ann Reed, the' and not 'said by Ann'."""
    led = between.strip(' ,.:"“”').lower().split()
    return bool(led) and led[-1] not in _LEADING and words[-1:] != ["to"] and not (set(led) & _LEADING)


_LEADING = frozenset("by from of to the a an former then both".split())
_BE = frozenset("is are was were be been being".split())
_SOME = frozenset("you most some many".split())  # who speak, where a cue holds them: you're saying


@cache
def _passives() -> frozenset[str]:
    """Participles that tell what is said and thought without saying by whom: believed, accused."""
    return subjects.passives("addressed") | subjects.passives("said of") | subjects.passives("unsourced")
