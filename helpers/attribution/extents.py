"""Where the content of a claim begins and ends: what the network's words leave out, or take in too much."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.attribution import contents
from helpers.attribution.claim import Claim, joined
from helpers.attribution.words import Span
from helpers.grammar import stance_words, verbs

Run = tuple[int, int, bool, bool]  # start, end, speech, continues


def mend(text: str, claim: Claim, paragraphs: Sequence[Span], runs: Sequence[Run]) -> None:
    """Sets the bounds of one claim's content right, one rule after the other; `paragraphs` and `runs` (quotations) of the article."""
    _end_with_paragraph(claim, paragraphs, runs)
    _begin_with_paragraph(text, claim, paragraphs, runs)
    _begin_behind_condition(text, claim)
    _begin_with_determiner(text, claim)
    _end_before_joining(text, claim)
    _end_before_another(text, claim, runs)
    _end_with_quotation(text, claim)
    _end_with_clause(text, claim)
    _end_with_abbreviation(text, claim)
    _end_with_bracket(text, claim)
    _end_with_aside(text, claim)
    _end_with_what_is_asked(text, claim)
    _join_at_adverb(text, claim)


def _end_with_paragraph(claim: Claim, paragraphs: Sequence[Span], runs: Sequence[Run]) -> None:
    """Cuts content behind the cue's paragraph, but for a quotation that is open at its end; what stands there is carried on."""
    cue = claim.cue[0] if claim.cue else claim.start
    stop = next((end for start, end in paragraphs if start <= cue < end), None)
    if stop is None or not any(start < stop for start, _ in claim.spans):
        return
    for start, end, _, continues in runs:
        if continues and start >= stop and not any(stop <= first < start for first, _ in paragraphs):
            stop = end
    claim.spans = [(start, min(end, stop)) for start, end in claim.spans if start < stop]


def _begin_with_paragraph(text: str, claim: Claim, paragraphs: Sequence[Span], runs: Sequence[Run]) -> None:
    """Cuts unquoted content before the cue's paragraph: a headline or a caption over 'The bridge is closed, the mayor said'."""
    first = next((start for start, end in paragraphs if claim.cue and start <= claim.cue[0] < end), None)
    start, end = claim.spans[0]
    if first is None or start >= first or end <= first + 1 or any(opened < first < closed for opened, closed, _, _ in runs):
        return
    if text[start:first].rstrip()[-1:].isalnum():  # no sentence ends there
        claim.spans[0] = (first, end)


def _begin_with_determiner(text: str, claim: Claim) -> None:
    """The article of the content's first noun belongs to it: 'pushed back on the | notion that', 'called out newly | elected members'."""
    if claim.cue is None:
        return
    number = next((number for number, (start, _) in enumerate(claim.spans) if start == claim.cue[1] + 1), None)
    if number is not None and not text.startswith("that ", claim.spans[number][0]) and (left := _DETERMINER.search(text, *claim.cue)) is not None:
        claim.spans[number] = (left.start(1), claim.spans[number][1])
        claim.cue = (claim.cue[0], left.start())


_DETERMINER = re.compile(r"(?<=\w)\s+(the|an?|newly|its|their|our|my|his)$")


def _begin_behind_condition(text: str, claim: Claim) -> None:
    """Cuts on what condition somebody spoke: 'told reporters on condition of | not being named | that it was late'."""
    start, end = claim.spans[0]
    if (named := _ANONYMOUS.match(text, start, end)) and text[:start].endswith("condition of "):
        claim.spans[0] = (named.end(), end)


_ANONYMOUS = re.compile(r"(?:anonymity|not being (?:identified|named|quoted)(?: by name)?),? (?=\w)")


def _end_before_joining(text: str, claim: Claim) -> None:
    """Cuts an 'and' or 'but' at the end of content: it joins what the article says next."""
    start, end = claim.spans[-1]
    if (joining := _JOINING.search(text, start, end)) and any(map(str.isalnum, text[start : joining.start()])):
        claim.spans[-1] = (start, joining.start())


_JOINING = re.compile(r"(?:[,;]?\s(?:and|but|or)(?: (?:Sen|Rep|Gov|Gen|Mr|Mrs|Ms|Dr|Lt|Col))?|, so)$")


def _end_before_another(text: str, claim: Claim, runs: Sequence[Run]) -> None:
    """Cuts unquoted content at a semicolon behind which somebody else speaks: 'activists say hundreds died; the group put the toll at 30'."""
    start, end = claim.spans[-1]
    after = claim.cue is not None and claim.cue[0] < start
    if not after or any(first < end and last > start for first, last, _, _ in runs):
        return
    for place in _SEMICOLON.finditer(text, start, end):
        clause = re.split(r"[,;.]", text[place.end() : end])[0].split()[:12]
        if place.start() > start and any(word in verbs.speaking() | {"put", "puts"} and number for number, word in enumerate(clause)):
            claim.spans[-1] = (start, place.start())
            return


def _end_with_quotation(text: str, claim: Claim) -> None:
    """Cuts content behind a quotation that ends it, where the article speaks on: '“late!” But the bell', '“they must go,” but that is not so'."""
    start, end = claim.spans[-1]
    if claim.cue is None or claim.cue[1] > start:
        return
    for mark in _BEHIND.finditer(text, start, end):
        if not _OPENS_AGAIN.search(text, mark.end(1), end):
            claim.spans[-1] = (start, mark.end(1))
            return
    if _VIEW.search(text[slice(*claim.cue)].lower()) and (judged := _JUDGED.search(text, start, end)):
        claim.spans[-1] = (start, judged.start())
        return
    if (remark := _REMARK.search(text, start, end)) and not _OPENS_AGAIN.search(text, remark.start(), end):
        claim.spans[-1] = (start, remark.start())


_BEHIND = re.compile(
    r"([.!?,][\"”])(?:(?<=[.!?].)\s+(?=[A-Z])|\s+(?=(?:but|and|yet|though) (?:that|this|it)(?:[’']s| is| was| has| had| would)? "
    r"(?:never|not|true|false|only|because|unclear|hard|wrong|misleading|untrue|unlikely|doubtful)\b))"
)
_REMARK = re.compile(
    r", without (?:elaborat|explain|giv|provid|specif|nam|offer|cit|say|going into)|,? but instead (?=[a-z]+ed\b)"
    r"|, invoking |, echoing |, in (?:an )?(?:apparent )?reference to "
)
_VIEW = re.compile(r"\b(?:claim|argument|belief|insistence|notion|idea|suggestion|assertion|contention|view)$")
_JUDGED = re.compile(
    r" (?:is|was|are|were) (?:simply |just |clearly |also )?(?:hard|difficult|false|wrong|untrue|incorrect|misleading|absurd|nonsense)\b[^,.;]*$"
)
_OPENS_AGAIN = re.compile(r"[\"“”]")


def _end_with_clause(text: str, claim: Claim) -> None:
    """Goes on to the end of the clause where content ends in the midst of a phrase: 'more control over the events of the'."""
    start, end = claim.spans[-1]
    last = _LAST_WORD.search(text, start, end)
    rest = _REST.match(text, end)
    open_yet = last is not None and last[0].lower() in CUT
    condition = claim.cue is not None and claim.cue[1] <= start and _CONDITION.match(text, end) is not None and text[end - 1].isalnum()
    if last is None or rest is None or not (open_yet or condition):
        return
    if not any(span and span[0] < rest.end() and span[1] > end for span in (claim.cue, claim.source)):
        claim.spans[-1] = (start, rest.end())


def _end_with_abbreviation(text: str, claim: Claim) -> None:
    """Goes on where content ends within letters that stand for a name: 'a lack of U | .S. leadership'."""
    start, end = claim.spans[-1]
    if (letters := _LETTERS.match(text, end)) and text[end - 1].isupper() and not text[max(start, end - 2) : end - 1].isalnum():
        rest = _REST.match(text, letters.end())
        claim.spans[-1] = (start, rest.end() if rest else letters.end())


def _end_with_bracket(text: str, claim: Claim) -> None:
    """A bracket that closes right behind content closes what opens in it: 'fell to a third (from a half | )'."""
    start, end = claim.spans[-1]
    if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
        claim.spans[-1] = (start, end + 1)


_LETTERS = re.compile(r"(?:\.[A-Z])+\.?(?![\w])")


def _end_with_aside(text: str, claim: Claim) -> None:
    """Cuts content where the clause goes on whose subject it tells of: 'the mayor, who said that it was late, left'."""
    start, end = claim.spans[-1]
    if claim.source is None or text[slice(*claim.source)].lower() != "who" or not text[: claim.source[0]].endswith(", "):
        return
    for comma in _COMMA.finditer(text, start, end):
        verb = comma[1].lower()
        if '"' not in text[start : comma.start()] and (verb in verbs.acting() | _AUXILIARIES or verb.endswith("ed")):
            claim.spans[-1] = (start, comma.start())
            return


_PARTICIPLE_NEXT = re.compile(r" [a-z]+ing\b")
LONGEST_BEFORE = 150  # characters of a clause before its adverb
_OPENS = re.compile(r"[.!?;:\n(“”\"]\s*|, (?:and|but|while|who|which|that) ")
ADVERB = 0.5  # least confidence of a claim that "reportedly" makes: what it attributes may be cut wrongly
_COMMA = re.compile(r", (?:also |later |then |now )?([a-z]+)\b")
_AUXILIARIES = frozenset("is are was were has have had will would".split())


def _end_with_what_is_asked(text: str, claim: Claim) -> None:
    """Goes on to what is asked of somebody: 'called on the minister (JR), who leads the party, | to resign'."""
    if claim.cue is None or claim.cue[1] >= claim.start or _TO.search(text, claim.start, claim.end) or not _asks(text[slice(*claim.cue)]):
        return
    asked = _TO_DO.match(text, claim.end, claim.end + LONGEST_ASIDE)
    if asked and not any(start < asked.end() and claim.end < start for start, _ in claim.spans):
        rest = _REST.match(text, asked.end())
        claim.spans[-1] = (claim.spans[-1][0], rest.end() if rest else asked.end())


def _asks(cue: str) -> bool:
    """Whether the verb of a cue asks somebody to do something, and leads to nothing else: called on, urged."""
    said = cue.lower().split()
    rows = [(row, size) for place, word in enumerate(said) for row, takes, size in contents.forms().get(word, ()) if takes == {"person", "to"}]
    return any(size == 1 or row.split()[1] in said for row, size in rows)


LONGEST_ASIDE = 160  # characters between somebody and what is asked of him
_TO = re.compile(r"\bto\b")
_TO_DO = re.compile(r"\)?(?:, [^.;:!?\n\"“”]*?)?,? to [a-z]+")


def _join_at_adverb(text: str, claim: Claim) -> None:
    """'The bridge had reportedly been under repair': of these words the adverb alone attributes, the others beside it are content.

    Such an adverb always attributes, however sure the network is of it.
    """
    words = [] if claim.cue is None else text[slice(*claim.cue)].lower().split()
    adverb = next((word for word in words if word in stance_words.attributing()), None)
    if claim.cue is None or adverb is None or verbs.speaking() & set(words):
        return
    start, end = claim.cue
    at = text.lower().index(adverb, start)
    claim.cue = (at, at + len(adverb))
    claim.spans = joined([*claim.spans, *((first, last) for first, last in ((start, at), (at + len(adverb) + 1, end)) if last - 1 > first)])
    if text[:at].rstrip().endswith(",") and _PARTICIPLE_NEXT.match(text, at + len(adverb)):
        claim.spans = [(first, last) for first, last in claim.spans if last > at] or claim.spans  # what leads to it is the article's own
    if not any(first < at for first, _ in claim.spans) and not text[:at].rstrip().endswith(","):
        opened = max((match.end() for match in _OPENS.finditer(text, max(0, at - LONGEST_BEFORE), at)), default=at if at > LONGEST_BEFORE else 0)
        claim.spans = [*([(opened, at - 1)] if opened < at - 1 else []), *claim.spans]
    if claim.source is None:
        claim.confidence = max(claim.confidence or 0.0, ADVERB)
    elif (source := claim.source)[1] <= claim.cue[0]:
        claim.source = None  # 'the guard reportedly left': the guard does not say so
        if not any(first < source[1] and source[0] < last for first, last in claim.spans):
            claim.spans = joined([*claim.spans, source])
    for number, (start, end) in enumerate(claim.spans):
        if end < claim.cue[0] and text[end : claim.cue[0]].strip() in _AUXILIARIES:
            claim.spans[number] = (start, len(text[: claim.cue[0]].rstrip()))


CUT = frozenset(
    "a an the his her its their our of in from by with for into than is are was were be been because if using".split()
)  # no phrase ends so
_CONDITION = re.compile(r" (?:if|unless|else) ")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_REST = re.compile(r" \w[^.,;:?!—–()\"“”\n]*(?=[.,;:?!—–()\"“”\n]|$)")
_SEMICOLON = re.compile(r"; (?!(?:he|she|it|they|that)\b)")
