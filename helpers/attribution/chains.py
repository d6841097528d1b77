"""Claims of one article -> the chains of voices in them: who is heard through whom.

What the network and the rules find inside a claim is nested in it. A carrier that the text names is
the outer voice: "according to residents" in an aside, "was quoted by the agency", "a report cited by the
paper"; "citing doctors" names the inner one. What a document says through somebody goes on to be the
document's where its words follow as a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from helpers.attribution import carriers, nested, relayed, speakers, subjects
from helpers.attribution.claim import Claim, joined, made
from helpers.attribution.words import Words
from helpers.grammar import names

if TYPE_CHECKING:
    from helpers.attribution.network import Network
    from helpers.attribution.spans import Found

SURE_INSIDE = 0.5  # confidence from which a claim inside another needs no known verb


def likely(read: Words, pairs: Sequence[tuple[Found, Claim]]) -> list[Claim]:
    """The claims of the network, nested as it reads them; one inside another is kept where it is sure, or its verb and source are of the kind."""
    said = [(one, claim) for one, claim in pairs if not relayed.is_unsaid(read, one.cue)]
    kept = [(one, claim) for one, claim in said if one.inside is None or (claim.confidence or 0) >= SURE_INSIDE or _is_likely(read, one)]
    held = {id(one): claim for one, claim in kept}
    for one, claim in kept:
        claim.nested_in = _kept(one.inside, held)
    return [claim for _, claim in kept if not _says_twice(claim)]


def _says_twice(claim: Claim) -> bool:
    """Whether a claim repeats the one around it: by the same source words, or with a cue at its end: '..., she added'."""
    outer = claim.nested_in
    if outer is None or claim.cue is None or claim.source is None:
        return False
    same = outer.source is not None and claim.source[0] < outer.source[1] and outer.source[0] < claim.source[1]
    return same or (claim.end <= min(claim.cue[0], claim.source[0]) and outer.end - max(claim.cue[1], claim.source[1]) <= 1)


def linked(text: str, read: Words, found: Sequence[Claim], scorer: Network) -> list[Claim]:
    """The same claims and those that the chains add, each nested in the innermost of those that hold it."""
    claims = carriers.with_carriers(text, read, found)
    claims += _asides(text, claims)
    _follow_what(text, claims)
    _lie_between(read, claims)
    claims += _inside(text, read, claims, scorer)
    _carry_on(text, claims)
    return claims


def _carry_on(text: str, claims: Sequence[Claim]) -> None:
    """A quotation that follows 'activists said that leaflets warned of ...' goes on with the leaflets' words."""
    for claim in claims:
        inner = next(
            (other for other in claims if other.nested_in is not None and other.nested_in is claim.carried_from and _goes_on(text, other)), None
        )
        if inner is not None:
            claim.carried_from, claim.nested_in = inner, inner.nested_in


def _goes_on(text: str, inner: Claim) -> bool:
    """Whether a document has the last words of the claim around it, unquoted."""
    document = inner.source is not None and names.read(text[slice(*inner.source)]).being in ("document", "message")
    rest = text[inner.end : inner.nested_in.end] if inner.nested_in else text
    return document and not inner.quotations and not any(character.isalnum() for character in rest)


def _inside(text: str, read: Words, found: Sequence[Claim], scorer: Network) -> list[Claim]:
    """The claims inside these; a cue that has a claim gets no second one, and of two that hold it the shorter has it."""
    cues = {claim.cue for claim in found if claim.cue}
    new: list[Claim] = []
    for claim in sorted(found, key=lambda claim: claim.end - claim.start):
        by_rule = [relayed.claim(read, one) for one in relayed.attributions(read, nested.places(read, claim.spans))]
        by_network = [made(text, read, one, scorer) for one in nested.attributions(read, claim.spans, scorer, cues)]
        subjects.leave_out(text, by_network)
        for inner in [*by_rule, *(one for one in by_network if one.source)]:
            if inner.cue and not any(inner.cue[0] < end and start < inner.cue[1] for start, end in cues) and not _is_own_thought(text, claim, inner):
                cues.add(inner.cue)
                inner.nested_in = claim
                new.append(inner)
    return new


def _is_own_thought(text: str, claim: Claim, inner: Claim) -> bool:
    """'The envoy told the paper that she believed it': she says one thing, what she believes."""
    if claim.source is None or inner.source is None or inner.cue is None:
        return False
    pronoun = text[slice(*inner.source)].lower()
    speaker = text[slice(*claim.source)]
    opens = text[claim.start : inner.source[0]].strip() in ("", "that")
    if not opens or pronoun not in _PERSONAL or text[inner.cue[0] : inner.cue[1]].split()[-1].lower() not in speakers.thinking():
        return False
    reading = names.read(speaker)
    plural = reading.head.endswith("s") and reading.form != "name"
    return (pronoun == "they") == plural and not _ANOTHER.search(speaker)


_PERSONAL = frozenset("he she it they".split())
_ANOTHER = re.compile(r"['’]s?\s|\b(?:to|with|of|for)\s")  # somebody else whom the pronoun may mean: 'an aide to Ann Reed', 'his wife's'


def _is_likely(read: Words, one: Found) -> bool:
    return relayed.is_likely(read, one.cue, one.source, one.content.tolist())


def _kept(one: Found | None, held: Mapping[int, Claim]) -> Claim | None:
    """The claim of the innermost attribution around another that is kept."""
    while one is not None and id(one) not in held:
        one = one.inside
    return None if one is None else held[id(one)]


def _asides(text: str, found: Sequence[Claim]) -> list[Claim]:
    """'The leaflets, according to residents, said that ...': the residents' claim, with that of the leaflets inside it."""
    new: list[Claim] = []
    for claim in found:
        if claim.source is None or claim.cue is None or claim.nested_in is not None:
            continue
        if (other := _after_aside(text, claim, found)) is not None:
            before = claim.spans[0]
            claim.spans = [before, (other.cue[0] if other.cue else other.start, other.end)]
            other.source, other.nested_in = before, claim
        aside = _ASIDE.search(text, *claim.source)
        if aside is None or claim.cue[0] < claim.source[1]:
            continue
        end = next((place for place in (claim.source[1], claim.source[1] - 1) if text[place : place + 1] == ","), claim.source[1])
        told = [other for other in found if other is not claim and other.source and other.source[0] == claim.source[0]]
        last = max([claim.end, *(other.end for other in told if text.count("\n", claim.end, other.end) == 0)])
        source = (claim.source[0], aside.start())
        after = next((place for place in range(end, claim.cue[0]) if text[place].isalnum()), claim.cue[0])
        outer = Claim(aside.span(1), (aside.end(), end), [source, (after, last)], claim.confidence)
        for other in (claim, *told):
            other.source, other.nested_in = source, outer
        new.append(outer)
    return new


def _after_aside(text: str, claim: Claim, found: Sequence[Claim]) -> Claim | None:
    """The claim whose cue follows at once on the source of an aside that it was given to by mistake."""
    if claim.cue is None or claim.source is None or not _ASIDE.match(text, claim.cue[0] - 2, claim.source[0]) or claim.spans[-1][1] > claim.cue[0]:
        return None
    near = (other for other in found if other is not claim and other.cue and other.source == claim.source and other.nested_in is None)
    return next((other for other in near if other.cue and text[claim.source[1] : other.cue[0]].strip() in ("", ",")), None)


def _lie_between(read: Words, found: Sequence[Claim]) -> None:
    """'The ministry declined to comment on what its spokeswoman called "paper"': the words of a clause that stand in a gap of another claim."""
    for outer in found:
        gaps = [(end, start) for (_, end), (start, _) in pairwise(outer.spans) if outer.cue and not end <= outer.cue[0] < start]
        for inner in found:
            parts = [part for part in (inner.source, inner.cue, *inner.spans) if part]
            if inner is outer or inner.cue is None or inner.nested_in is not None or outer.nested_in is inner:
                continue
            hull = min(start for start, _ in parts), max(end for _, end in parts)
            if (
                any(start <= hull[0] < end for start, end in gaps)
                and hull[1] <= outer.end
                and _sentence(read, hull[0]) == _sentence(read, outer.start)
            ):
                inner.nested_in = outer
                outer.spans = joined([*outer.spans, hull])


def _follow_what(text: str, found: Sequence[Claim]) -> None:
    """'It would not comment on what Ann Reed, its spokeswoman, called "paper"': content that ends with a name goes on with what its bearer says."""
    for outer in found:
        name = _WHAT.fullmatch(text, outer.start, outer.end)
        if name is None:
            continue
        inner = next((one for one in found if one.cue and one.nested_in is None and _ASIDE_OF_NAME.fullmatch(text, outer.end, one.cue[0])), None)
        if inner is not None and inner.cue is not None:
            end = len(text[: inner.cue[0]].rstrip(", "))
            inner.source, inner.nested_in, outer.spans = (name.start(1), end), outer, [(outer.start, inner.end)]


_ASIDE_OF_NAME = re.compile(r"(?:, [^,.;:\n]{1,60},)? ?")
_WHAT = re.compile(r"what ((?:[A-Z][\w.'’-]*(?: |$)){1,4})")


def _sentence(read: Words, place: int) -> int:
    return read.sentence[bisect_left(read.start, place)]


_ASIDE = re.compile(r",\s(according to)\s")
