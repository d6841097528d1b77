"""The sources of claims that the network left without one, where the words around the cue name it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from helpers.attribution import clause, speakers, subjects
from helpers.attribution.claim import Claim
from helpers.attribution.clause import BE, Clause
from helpers.attribution.words import Span, Words
from helpers.grammar import verbs

LONGEST = 10  # words of a source right behind "according to"
UNSOURCED = 0.5  # most that a claim with a verb and no source is sure: of 40 such that were read, its source was overlooked in 30
MOST_WORDS = 6  # of a subject to whom a participle behind a comma belongs
LEAST_LEFT = 3  # words of content that have to be left then


def complete(text: str, read: Words, found: Sequence[Claim]) -> None:
    """Gives each claim of an article the source that the construction shows."""
    _share(text, found)
    for claim in found:
        if claim.cue is not None and claim.source is None and claim.nested_in is None:
            _behind_according(text, claim, claim.cue)
        if claim.cue is not None and claim.source is None and claim.nested_in is None:
            claim.source = _behind_verb(text, claim, claim.cue) or _before_aside(text, claim.cue) or _before_and(read, claim.cue)
        if claim.cue is not None and claim.source is None and _is_act(text[slice(*claim.cue)]):
            claim.confidence = min(claim.confidence or 0.0, UNSOURCED)


def _share(text: str, found: Sequence[Claim]) -> None:
    """The source of the claim beside it in its sentence, where two verbs have one subject."""
    cued = sorted((claim for claim in found if claim.cue), key=lambda claim: claim.cue or (0, 0))
    for before, claim in pairwise(cued):
        if claim.source is None and before.source is not None and claim.nested_in is before.nested_in:
            _share_before(text, before, claim)
    for claim, after in pairwise(cued):
        if claim.source is None and after.source is not None and claim.nested_in is after.nested_in:
            _share_after(text, claim, after)


def _share_before(text: str, before: Claim, claim: Claim) -> None:
    """'She defended the plan, saying that ...', 'he praised the plan but did not back it': who says the first says both."""
    cue, last = claim.cue or (0, 0), before.cue or (0, 0)
    if before.source is None:
        return
    between = text[max(last[1], before.source[1]) : cue[0]]
    shares = _PARTICIPLE.match(text, *cue) and not _RELATIVE.search(between)
    joined_by_but = before.source[1] <= last[0] and _BUT.search(text, last[1], cue[0]) and _VERBAL.match(text, *cue)
    if (shares or (joined_by_but and not subjects.is_passive(text, cue))) and not _SENTENCE.search(between):
        claim.source = before.source


def _share_after(text: str, claim: Claim, after: Claim) -> None:
    """'Noting that it was late, she defended the plan': a participle that opens a sentence has the subject of its main clause."""
    if claim.cue is None or after.source is None or not _OPENING.match(text, *claim.cue) or text[slice(*claim.cue)].endswith(" to"):
        return
    opens = claim.cue[0] == 0 or _OPENED.search(text, max(0, claim.cue[0] - 4), claim.cue[0]) is not None
    between = text[claim.cue[1] : after.source[0]]
    if opens and between.rstrip('"” ').endswith(",") and not _SENTENCE.search(between) and claim.end <= after.source[0]:
        claim.source = after.source


_RELATIVE = re.compile(r",? who\b")  # 'they waited for the envoy, who, while saying so, ...': the envoy says it
_PARTICIPLE = re.compile(r"(?:later |then |also )?[a-z]+ing\b")
_OPENING = re.compile(r"[A-Z][a-z]+ing\b(?! to\b)")
_OPENED = re.compile(r"(?:^|[.!?\n]['’\"”]?\s*)$")
_BUT = re.compile(r"\bbut\s+(?:(?:has|have|had|did|does|do|is|was|will|would)(?:\s+not|n['’]t)?\s+)?(?:(?:also|now|then|not|[a-z]+ly)\s+)*$")
_VERBAL = re.compile(r"(?!(?:it|there|a|an|the|no|very|little|much|with|in|on)\b)[a-z]")
_SENTENCE = re.compile(r"[.!?]['’\"”]?\s+[\"“]?[A-Z]|\n")


def _behind_according(text: str, claim: Claim, cue: Span) -> None:
    """'According to | an officer, nine people died': up to the comma, or the verb, it is the source, and no content."""
    if text[slice(*cue)].lower() != "according to":
        return
    number = next((n for n, (start, _) in enumerate(claim.spans) if start >= cue[1] and not text[cue[1] : start].strip()), None)
    if number is None:
        return
    start, end = claim.spans[number]
    stop = next((match.start() for match in _WORD.finditer(text, start, end) if match[0] == "," or match[0].lower() in verbs.acting() | BE), end)
    goes_on = text[stop:end].lstrip(", ")
    rest = [*claim.spans[:number], *([(end - len(goes_on), end)] if goes_on else []), *claim.spans[number + 1 :]]
    source = (start, len(text[:stop].rstrip()))
    if len(text[slice(*source)].split()) <= LONGEST and source[0] < source[1] and sum(len(text[slice(*span)].split()) for span in rest) >= LEAST_LEFT:
        claim.source, claim.spans = source, rest


_WORD = re.compile(r"[\w’'-]+|,")


def _behind_verb(text: str, claim: Claim, cue: Span) -> Span | None:
    """'This, said | Reed, is late': the name between the cue and a comma."""
    verb = text[slice(*cue)].lower()
    named = _NAMED.match(text, cue[1]) if verb in verbs.speaking() - _addressing() and not verb.endswith("ing") else None
    return named.span(1) if named and not any(start < named.end(1) and named.start(1) < end for start, end in claim.spans) else None


@cache
def _addressing() -> frozenset[str]:
    """Verbs behind which the one spoken to stands: told Reed."""
    return frozenset(form for verb in ("tell", "ask", "assure", "warn", "remind") for form in verbs.forms(verb))


_NAMED = re.compile(r" ((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){0,3})(?=,)")


def _before_aside(text: str, cue: Span) -> Span | None:
    """'Reed, however, | said': the name before a word between commas."""
    named = _ASIDE.search(text, max(0, cue[0] - LONGEST_NAME), cue[0])
    return named.span(1) if named else None


LONGEST_NAME = 60  # characters
_ASIDE = re.compile(r"((?:[A-Z][\w.’'-]+ ?)+), (?:however|meanwhile|though|for example|for instance|too|instead|in turn), $")


def _is_act(cue: str) -> bool:
    """Whether a cue is a verb whose subject says it: 'and vowed', 'saying'; not a noun, an adverb, or 'is expected'."""
    said = cue.lower().replace("’", "'").split()
    verb = next((word for word in said if word not in clause.AUXILIARIES and not word.endswith("ly")), "")
    if verb in _unsaid():
        return False
    tells = any(verb in verbs.forms(row) for row in {verb.removesuffix("s"), verb.removesuffix("ed"), verb.removesuffix("d")})
    acts = verb.endswith(("ed", "ing")) or verb in verbs.speaking() - _NOUNS or tells and verb.endswith("s") and verb not in _NOUNS
    return acts and not set(said) & (BE | {"of", "by", "according", "reported"})


@cache
def _unsaid() -> frozenset[str]:
    """What stands without a source because nobody says it: seems, is expected, was asked."""
    return verbs.forms("seem") | verbs.forms("appear") | frozenset("asked pressed questioned expected there's that's what's it's".split())


_NOUNS = frozenset("claim claims report reports call calls demand demands warning warnings promise promises threat fear fears hope hopes".split())


def _before_and(read: Words, cue: Span) -> Span | None:
    """'The mayor met the crews and vowed to stay': a verb behind "and" or "but" has the subject of its sentence."""
    place = bisect_left(read.start, cue[0])
    first = place
    while first > 0 and read.sentence[first - 1] == read.sentence[place]:
        first -= 1
    last = place
    while last + 1 < len(read) and read.end[last + 1] <= cue[1]:
        last += 1
    part = Clause(read, range(first, last + 1))
    joint = place - first - 1
    while joint > 0 and (part.word(joint) in clause.AUXILIARIES or part.word(joint).endswith("ly")):
        joint -= 1
    said = part.said[place - first :]
    finite = said[0] in verbs.acting() | clause.AUXILIARIES or any(word.endswith("ed") for word in said)
    adds = said[0].endswith("ing") and part.word(joint) == "," and joint == place - first - 1  # ..., saying
    joins = part.word(joint) in ("and", "but") and finite and not said[0].endswith("ing")
    if not (adds or joins) or set(said) & (BE | {"by"}) or said[0] in clause.DETERMINERS:
        return None
    subject = speakers.before_and(part, joint)
    if subject and part.word(subject[0]) in ("maybe", "perhaps"):
        subject = (subject[0] + 1, subject[1])
    if adds and subject and (subject[1] - subject[0] >= MOST_WORDS or part.word(subject[0]) in ("meanwhile", "however", "but")):
        return None
    told = subject is not None and part.word(subject[0] - 1) == "that"  # 'declared that it would stay, and issued'
    return read.at(part.places[subject[0]], part.places[subject[1]]) if subject and not told else None
