"""Carriers that the text names: who quotes, cites or passes on the words of another.

"Ann Reed was quoted by the agency as saying that ..." has two voices, the agency's around Ann Reed's.
The network knows one voice a cue and takes either; here the words of the construction decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from helpers.attribution import clause, nested, relayed, speakers, words
from helpers.attribution.claim import Claim, joined, spans
from helpers.attribution.clause import Clause
from helpers.attribution.words import Span, Words
from helpers.grammar import name_words, names

LONGEST = 12  # words of a carrier's name
LONGEST_WHEN = 6  # words between "was quoted" and "as saying" or "by": on Saturday, in an interview
LEAST_CONTENT = 3  # words
_CARRIED = re.compile(r"\s(cited|quoted|carried|relayed|broadcast|aired|reported) by\s")
_ENDS = frozenset("as that on in at who which after before while and but , . ;".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday".split())


def with_carriers(text: str, read: Words, found: Sequence[Claim]) -> list[Claim]:
    """The claims with those of the carriers, each other voice nested in its carrier's."""
    claims = list(found)
    for part in _sentences(read):
        for at, word in enumerate(part.said):
            if read.quoted[part.places[at]] != words.OUTSIDE:
                continue
            if word == "quoted" and (new := _quoted(part, at)):
                claims = [claim for claim in claims if not _cued_within(claim, new[0].cue, new[-1].cue)] + new
            elif word in ("citing", "quoting"):
                claims = _with_cited(text, part, at, claims)
    for claim in found:
        if (inner := _passed_on(text, read, claim)) is not None:
            claims.append(inner)
        if claim.source and claim.nested_in is None and (passed := _CARRIED.search(text, *claim.source)) and passed.end() < claim.source[1]:
            outer = Claim((passed.start(1), passed.end() - 1), (passed.end(), claim.source[1]), list(claim.spans), claim.confidence)
            claim.source, claim.nested_in = (claim.source[0], passed.start()), outer
            claims.append(outer)
    return claims


def _passed_on(text: str, read: Words, claim: Claim) -> Claim | None:
    """'The agency reported estimates from activists that 40 had died': the claim of the activists, inside the agency's."""
    if claim.cue is None or claim.source is None or claim.source[1] > claim.cue[0] or claim.start < claim.cue[1]:
        return None
    given = _GIVEN.match(text, claim.start, claim.end)
    noun = _GIVEN_NOUN.search(text, *claim.cue) if given is None else None
    if noun is not None and noun.start() > claim.cue[0]:
        given = _GIVEN.match(text, noun.start(), claim.end)
    if given is None or not (given.end() == claim.start or given.start() == claim.start):
        return None
    giver = given.span("giver")
    places = nested.places(read, [giver])
    if not places or not speakers.can_speak(Clause(read, places), 0, len(places) - 1):
        return None
    rest = _without(text, claim.spans, (claim.start, given.end())) if given.start() == claim.start else list(claim.spans)
    if not rest:
        return None
    inner = Claim(given.span("noun"), giver, rest, claim.confidence, nested_in=claim)
    if noun is not None:
        claim.cue, claim.spans = (claim.cue[0], noun.start() - 1), joined([(noun.start(), claim.start), *claim.spans])
    return inner


_NOUNS = "estimates|reports|claims|allegations|accounts|accusations|complaints|statements|warnings|testimony"
_GIVEN_NOUN = re.compile(rf"\b(?:{_NOUNS})$")
_GIVEN = re.compile(rf"(?P<noun>{_NOUNS}) (?:from|by) (?P<giver>(?:[\w.’'-]+ ){{0,5}}?[\w.’'-]+) (?=that )")


def _sentences(read: Words) -> Iterator[Clause]:
    """The sentences in which a word of these constructions stands."""
    first = 0
    for place in range(1, len(read) + 1):
        if place < len(read) and read.begins[place] == words.SAME and not clause.is_stop(read, place):
            continue
        if any(read.key[at].lower() in _WORDS for at in range(first, place)):
            yield Clause(read, range(first, place))
        first = place


_WORDS = frozenset(("quoted", "citing", "quoting"))


def _cued_within(claim: Claim, *cues: Span | None) -> bool:
    return claim.cue is not None and any(cue is not None and claim.cue[0] < cue[1] and cue[0] < claim.cue[1] for cue in cues)


def _span(part: Clause, first: int, last: int) -> Span:
    return part.read.at(part.places[first], part.places[last])


def _quoted(part: Clause, at: int) -> list[Claim]:
    """'X was quoted (by Y) as saying (by Y) ...', or with the words before: the claim of X, and around it that of Y where it is named."""
    first = at
    while first > 0 and part.word(first - 1) in ("was", "were", "is", "are", "been", "has", "have", "had", "also"):
        first -= 1
    speaker = speakers.subject(part, first - 1, plural=False) if first < at else None
    if speaker is None:
        return []
    carrier, saying, place = None, None, at + 1
    while place < len(part):
        if part.word(place) == "by" and carrier is None and (end := _carrier(part, place + 1)) is not None:
            carrier, place = (place + 1, end), end + 1
        elif part.word(place) == "as" and part.word(place + 1).endswith("ing") and saying is None:
            saying, place = (place, place + 1), place + 2
        elif (later := _past_time(part, place)) is not None:
            place = later
        else:
            break
    if saying is None:
        return []
    after = [at for at in range(place, len(part)) if not part.is_mark(at) or part.is_quote(at)]
    content = range(after[0], after[-1] + 1) if len(after) >= LEAST_CONTENT else range(speaker[0])
    places = [part.places[at] for at in content]
    while places and part.read.case[places[-1]] == words.MARK and part.read.quoted[places[-1]] != words.CLOSES:
        places.pop()
    if len(places) < LEAST_CONTENT:
        return []
    said = Claim(_span(part, *saying), _span(part, *speaker), spans(part.read, places), relayed.RIGHT)
    if carrier is None:
        said.cue = _span(part, first, saying[1])
        return [said]
    whole = sorted({*places, *(part.places[at] for at in range(speaker[0], speaker[1] + 1))})
    outer = Claim(_span(part, first, at), _span(part, *carrier), spans(part.read, whole), relayed.RIGHT)
    said.nested_in = outer
    return [said, outer]


def _carrier(part: Clause, first: int) -> int | None:
    """The last word of the name that begins here."""
    last = first
    while last + 1 < len(part) and last - first < LONGEST and part.word(last + 1) not in _ENDS | _DAYS and not part.is_mark(last + 1):
        last += 1
    return last if first < len(part) and not part.is_mark(first) else None


def _past_time(part: Clause, at: int) -> int | None:
    """The word after 'on Saturday' or 'in an interview', if the construction goes on there."""
    near = range(at + 1, min(at + LONGEST_WHEN, len(part)))
    if part.word(at) not in _DAYS | {"on", "in", "earlier", "at"}:
        return None
    return next((place for place in near if part.word(place) == "by" or part.word(place) == "as" and part.word(place + 1).endswith("ing")), None)


def _with_cited(text: str, part: Clause, at: int, claims: Sequence[Claim]) -> list[Claim]:
    """'The Observatory said three people died, citing medical sources': what the Observatory has from them."""
    end = _carrier(part, at + 1)
    if end is None or not speakers.can_speak(part, at + 1, end) and not _is_document(part, at + 1, end):
        return list(claims)
    if part.word(end + 1) == "and" and part.word(end + 2).endswith("ing"):
        return list(claims)  # 'quoting the poet and calling for peace, she spoke': what she does besides
    if part.word(end + 1) == "and" and part.text(at + 1, end) in name_words.states():
        return list(claims)  # 'citing Ruthenia and Syldavia, he says': examples
    cue, source, sentence = _span(part, at, at), _span(part, at + 1, end), _span(part, 0, len(part) - 1)
    kept = [claim for claim in claims if not _cued_within(claim, cue)]
    near = [claim for claim in kept if claim.cue and claim.nested_in is None and sentence[0] <= claim.cue[0] < sentence[1] and claim.source]
    if not near:
        return list(claims)
    outer = min(near, key=lambda claim: (claim.cue[0] > cue[0], abs(claim.cue[0] - cue[0])) if claim.cue else (True, 0))
    rest = _without(text, outer.spans, (cue[0], source[1]))
    if sum(len(text[slice(*span)].split()) for span in rest) < LEAST_CONTENT:
        return list(claims)
    outer.spans = rest
    return [*kept, Claim(cue, source, list(rest), relayed.RIGHT, nested_in=outer)]


def _is_document(part: Clause, first: int, last: int) -> bool:
    return names.read(part.text(first, last)).being in ("document", "message")


def _without(text: str, held: Sequence[Span], gap: Span) -> list[Span]:
    """Spans without the words of a gap and the marks beside it."""
    found: list[Span] = []
    for start, end in held:
        if end <= gap[0] or start >= gap[1]:
            found.append((start, end))
            continue
        for first, last in ((start, gap[0]), (gap[1], end)):
            letters = [place for place in range(first, last) if text[place].isalnum()]
            found += [(letters[0], max(letters[-1] + 1, last if last == end else 0))] if letters else []
    return found
