"""Signs that what a claim attributes begins or ends at the wrong word: content that opens or stops in the midst of a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from helpers.attribution.claim import Claim
from helpers.attribution.words import Span


def are_loose(text: str, claim: Claim, runs: Sequence[Span]) -> bool:
    """Whether a sign at the edges of the content of a claim with a cue speaks against them; `runs` are the quotations of the article."""
    if claim.cue is None:
        return False
    signs = (_runs_on, _opens_amid, _stops_amid, _is_cut_in_brackets, _is_round_according, _leads_on, _is_conceded, _has_remark)
    return any(sign(text, claim, claim.cue, runs) for sign in signs)


def _runs_on(text: str, claim: Claim, cue: Span, runs: Sequence[Span]) -> bool:
    """'said he has told Ann ReedNew book asks why', or a link between two paragraphs of a quotation: words of the page, not of the article."""
    if any(_GLUED.search(text, start, end) or _LINE.search(text, start, end) for start, end in claim.spans):
        return True
    return any(_TWO.search(part) for start, end in claim.spans for part in _outside(text, start, end, runs))


_GLUED = re.compile(r"(?<!\w)(?!\w*(?:Tube|Feed|Post|Watch|Check|Week|News|Times|Leaks|Wiki))[A-Za-z][a-z]{2,}[A-Z][a-z]{2,}")
_TWO = re.compile(r"\b[a-z]{3,}[.!?] [A-Z]")  # a second sentence, which no mark gives to the same voice
_LINE = re.compile(r"\n\s*[^\s\"“”‘'’\[(]")  # a paragraph that does not go on with a quotation


def _opens_amid(text: str, claim: Claim, cue: Span, runs: Sequence[Span]) -> bool:
    """'By the time | the bridge fell, nine had died, Reed said': content before its cue begins where no clause does."""
    start = claim.start
    if text[start] in ",;.)" or _TITLE.search(text, max(0, start - LONGEST_WORD), start):
        return True
    if start >= cue[0] or any(first == start for first, _ in runs):
        return False
    before = _BEFORE.search(text, max(0, start - LONGEST_WORD), start)
    led = claim.source is not None and claim.source[0] < start or text[slice(*claim.spans[0])].lower() in _RELATIVES
    if before is None or led or _ADVERB.search(text, max(0, start - LONGEST_WORD), start):
        return False
    return bool(before[1]) or before[2].lower() not in _JOINS


LONGEST_WORD = 30  # characters
_BEFORE = re.compile(r"(?:(,)['’\"”]?|(?<![^\W_])(\w[\w’'-]*)) $")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Adm|Prof)\. $")  # where Mr. | Hill wakes early
_ADVERB = re.compile(r"(?:^|[.!?\n][\"”’']? ?)[A-Z][a-z]+, $")  # Meanwhile,
_RELATIVES = frozenset("which who that".split())  # 'the deal, which he said was late'
_JOINS = frozenset("that and but or yet because so while whereas although though as if when since".split())


def _stops_amid(text: str, claim: Claim, cue: Span, runs: Sequence[Span]) -> bool:
    """'asked the town to see | if it could be done', 'said he would take one | of them': content behind its cue ends where no clause does."""
    end = claim.end
    if text[end - 1] == "-":
        return True
    if claim.spans[-1][0] < cue[1] or any(last == end for _, last in runs):
        return False
    first = max(0, end - LONGEST_WORD)
    name = _NAME_GOES_ON.match(text, max(0, end - 1)) is not None and _CAPITAL.search(text, first, end) is not None
    if name or _CUT_NAME.search(text, first, end + 1) or _ELLIPSIS.match(text, end):
        return True
    if _OR.match(text, end):
        return True
    following = _FOLLOWING.match(text, end)
    held = (part[0] == end + 1 for part in (claim.source, claim.cue) if part)
    return following is not None and not any(held) and following[1] not in _APART


_OR = re.compile(r"[;,] or (?!so\b)[a-z]+ing\b")  # a choice between leaving and staying; or waiting for more
_ELLIPSIS = re.compile(r"\s?(?:\.\.\.|…)(?!\.)[^\n]*\w")
_CUT_NAME = re.compile(r"\b(?:Sen|Rep|Gov|Gen|Mr|Mrs|Ms|Dr|Lt|Col|Sgt|Adm|Prof|St)\.$")
_NAME_GOES_ON = re.compile(r"\w [A-Z][a-z]")
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*$")
_FOLLOWING = re.compile(r" ([a-z’'-]+)\b")
_APART = frozenset(  # what may follow without being said: another verb, and when and where it was said
    "and but yet while whereas although though as when after before during in at on following despite amid late early last this".split()
)


def _is_cut_in_brackets(text: str, claim: Claim, cue: Span, runs: Sequence[Span]) -> bool:
    """'States such as Iowa (93 per cent were white |, according to polls)': a bracket that opens in content and does not close in it."""
    said = "".join(text[start:end] for start, end in claim.spans)
    before = [part for start, end in claim.spans if end <= cue[0] for part in _outside(text, start, end, runs)]
    if text[slice(*cue)].lower() == "according to" and sum(len(_DASHES.findall(part)) for part in before) % 2:
        return True  # 'its use of gas - which was banned | , according to the treaty - has ended'
    return said.count("(") != said.count(")") or said.count("[") != said.count("]")


_DASHES = re.compile(r" (?:—|–|--|-) |—")


def _is_round_according(text: str, claim: Claim, cue: Span, runs: Sequence[Span]) -> bool:
    """'Arrests, such as one according to officers, are made': with content on both sides, how far "according to" reaches is not told."""
    said = text[slice(*cue)].lower()
    if not said.startswith("according"):
        return False
    if claim.source is not None and _NUMBERS.search(text, *claim.source) and any(", " in part for part in _outside(text, *claim.spans[0], runs)):
        return True  # 'It agreed on Monday, ending a war that has killed 40, according to estimates'
    if claim.source is not None and cue[1] <= claim.source[0] and claim.source[1] <= claim.start:
        return "," not in text[claim.source[1] - 1 : claim.start]  # 'According to the report | laying out its aims, ...'
    around = claim.start < cue[0] < claim.spans[-1][0]
    return around and not all(any(first <= start and end <= last for first, last in runs) for start, end in claim.spans)


def _leads_on(text: str, claim: Claim, cue: Span, runs: Sequence[Span]) -> bool:
    """'Using another name, the staff said: | "..."': a colon leads to words that the claim does not hold; so does 'quoted him as saying'."""
    told = max(cue[1], claim.source[1] if claim.source else 0)
    if claim.spans[-1][1] <= cue[0] and _COLON.match(text, told) is not None:
        return True
    said = text[slice(*cue)].lower().split()
    return said[-1:] == ["of"] and said[-2:-1] == ["said"] or _QUOTED & set(said) != set() and _AS_SAYING.match(text, cue[1]) is not None


_COLON = re.compile(r"(?: (?:in|on|at) (?:an? |the )?\w+)?:")
_QUOTED = frozenset("quote quotes quoted quoting cite cites cited citing".split())
_AS_SAYING = re.compile(r" (?:him|her|them|it|(?:[\w.’'-]+ ){1,8}?)(?: ?)as (?:saying|telling|warning)\b")


def _is_conceded(text: str, claim: Claim, cue: Span, runs: Sequence[Span]) -> bool:
    """'While the envoy said that it was late, | the talks went on': what stands behind the comma is the article's own."""
    opening = claim.source is not None and claim.source[1] <= cue[0] and _WHILE.search(text, max(0, claim.source[0] - LONGEST_WORD), claim.source[0])
    return bool(opening) and any(", " in part for part in _plain_parts(text, claim, cue, runs))


_WHILE = re.compile(r"(?:^|[.!?\n][\"”’']? ?|, |— )(?i:(?:even )?(?:while|although|though|if|when|after|as|because|since|before|once))(?: the)? $")


def _has_remark(text: str, claim: Claim, cue: Span, runs: Sequence[Span]) -> bool:
    """'They would vote against it, effectively sinking the plan', 'it would leave - a fear that soon came true': who remarks that is not told."""
    gaps = (text[end:start] for (_, end), (start, _) in pairwise(claim.spans) if cue[1] <= end)
    parts = _plain_parts(text, claim, cue, runs)
    if any(_DASH.fullmatch(gap) for gap in gaps) or any(_APPOSED.search(part) for part in parts):
        return True
    if any(_AFTER_QUOTATION.search(text, start, end) for start, end in claim.spans):
        return True
    act = _ACTS.search(text[slice(*cue)]) is not None and any(" because " in part for part in parts)  # 'confirmed the plan because it was late'
    return act or (claim.confidence or 0.0) < VERY_CLEAR and any(_REMARK.search(part) for part in parts)


VERY_CLEAR = 0.96  # confidence from which what goes on behind a comma or a dash is the source's: of 40 that were read, 37


_NUMBERS = re.compile(r"\b(?:estimates?|figures|data|numbers|statistics|tall(?:y|ies)|counts?)$")
_ACTS = re.compile(r"(?i)\b(?:confirm|den[iy]|reject|refus|oppos|announc|support|condemn|welcom|criticis|criticiz|prais|blam)\w*\b")
_AFTER_QUOTATION = re.compile(r"[”\"],?[”\"]? (?:which|who|a reference|an allusion|referring|meaning)\b")  # “five partners,” which include the town
_DASH = re.compile(r"\s*(?:—|–|--?)\s*")


TOLL = r"(?:killing|wounding|injuring|leaving|displacing|forcing)\b[^,.;]*(?:\d|hundreds|dozens|thousands|scores)"  # what a raid did, with its number
_REMARK = re.compile(
    rf", (?!{TOLL})(?:[a-z]+ly |thus |thereby )?(?!(?:includ|accord|say|add|dur|be|hav|interest|lead|rul|grow|ris|follow|exist|remain|runn?)ing\b)"
    r"[a-z]{2,}ing (?!of\b)"
    r"|, (?:while|whereas|although|though|even as|despite|but)\b(?! (?:that|he|she|they|it|we|also|not|only|instead|rather)\b)"
    r"| (?:—|–|--|-) |\w—\w"
)
_APPOSED = re.compile(
    r", (?:something|an? (?:move|claim|figure|charge|step|stance|position|sign|reference|promise|reversal|departure|fear|shift|practice)) "
    r"|, amid |(?:—|–|--) ?(?:an?|code|something|which) "
)


def _plain_parts(text: str, claim: Claim, cue: Span, runs: Sequence[Span]) -> list[str]:
    """The content behind the cue that stands in no quotation."""
    return [part for start, end in claim.spans if end > cue[0] for part in _outside(text, start, end, runs)]


def _outside(text: str, start: int, end: int, runs: Sequence[Span]) -> list[str]:
    """The words of a span that stand in no quotation, a part for each run of them."""
    parts: list[str] = []
    for first, last in sorted(run for run in runs if run[0] < end and start < run[1]):
        parts.append(text[start : max(start, first)])
        start = max(start, last)
    return [*parts, text[start:end]]
