"""The layout of an article -> claims that it shows without a cue: a name before or behind the words.

Interviews name the speaker before a colon ('REED: We stay.'), headlines name him before or behind one
('Monitor: Nine killed', 'Nine killed: monitor'), and collections of voices sign each quotation
('"We stay." - Ann Reed'). The annotated articles mark such words as attributed, with a source and no cue.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from helpers.attribution import transcripts
from helpers.attribution.claim import Claim
from helpers.attribution.words import Span
from helpers.grammar import name_words, names, verbs

SURE_NAMED = 0.9  # that a name and a colon before a quotation are its source
SURE_SIGNED = 0.9  # that a name and a dash behind it are
SURE_BEHIND = 0.8  # that a name and a verb of speech behind it are
SURE_TURN = 0.9  # that a speaker's turn in an interview is his
SURE_HEADLINE = 0.8  # that a headline is what the voice that it names says
LEAST_TURNS = 3  # turns that make an interview
LEAST_SPEECH = 4  # words that the middle turn of an interview has
MOST_LABEL = 5  # words of a speaker's name
MOST_SIGNED = 12  # words of a signature in a line of its own
OFTEN = 4  # from one in so many that speak of the speaker by name, what stands between two turns is no speech of his
SPEAKING = frozenset(("poll", "polls", "report", "reports", "study", "survey"))  # documents that a headline lets speak

Paragraph = tuple[int, int, bool]  # start, end, is the headline
Run = tuple[int, int, bool, bool]  # start, end, speech, continues

_LABEL = re.compile(r"\s*[\"“”‘'«]?\s*([^\W\d_][^:\n\"“”?!;,]{0,60}?)(?:,\s[A-Z]+)?\s*(?:\([^)\n]*\)|\[[^\]\n]*\])?\s*:\s+(?=\S)")
_SPEAKER = re.compile(r"\s*([^\W\d_][^:\n\"“”]{1,60}?)(?:,\s(?:on|when|after|in|at|during|to|before)\s[^:\n\"“”]{1,60})?\s*:\s*")
_OPENING = frozenset("according as at by for from here’s here's in later likewise of on or then to".split())
_DASH = r"\s*(?:[―—–]|--?)\s*"
_NAME_LINE = re.compile(
    r"\s*((?:[A-Z][\w.'’-]+|[“\"][A-Z]\w+[”\"])(?: (?:[A-Z][\w.'’-]+|[“\"][A-Z]\w+[”\"])){1,3}), (?:the )?[A-Z][\w.'’& -]{1,50}\s*"
)
_SIGNED = re.compile(_DASH + r"([^\W\d_][^,(\n\"“”]*?)(?=\s*(?:[,(\n]|$|\.\s*(?:\n|$)|\son\s[\"“A-Z]))[^\n]{0,80}")
_CLOSED = re.compile(r"[.?!…—–-][\"“”’')\]]*\s*$")


def shown(text: str, paragraphs: Sequence[Paragraph], found: Sequence[Claim], runs: Sequence[Run]) -> list[Claim]:
    """`found`, and the claims that the layout shows; those whose cue stands inside one of these are nested in it.

    What `found` attributes already is left to it, but for the turns of an interview, which are the speaker's.
    """
    turns = [*_turns(text, paragraphs), *transcripts.turns(text, paragraphs)]
    kept = _outside(found, turns)
    new = [*kept, *turns]
    for rule in (_headlined, _named_before, _signed):
        new += list(rule(text, paragraphs, new, runs))
    for claim in kept:
        if claim.nested_in is None and claim.cue is not None:
            claim.nested_in = next((one for one in new if one.cue is None and _holds(one, claim.cue)), None)
    return new


def is_direction(text: str, start: int, end: int) -> bool:
    """Whether these words are a remark on the speech: '(Laughter.)', '[Crosstalk]'."""
    return bool(re.fullmatch(r"[\"“”'‘’\s]*(?:\([^)]*\)|\[[^\]]*\])[\"“”'‘’.\s]*", text[start:end]))


def _holds(claim: Claim, part: Span) -> bool:
    return any(start <= part[0] and part[1] <= end for start, end in claim.spans)


def touched(found: Iterable[Claim], start: int, end: int) -> bool:
    """Whether a claim has some of these words, or its cue stands among them."""
    return any(s < end and e > start for claim in found for s, e in [*claim.spans, *([claim.cue] if claim.cue else [])])


# -- interviews


@dataclass(frozen=True)
class _Turn:
    name: Span
    speech: Span
    speaker: str  # the last word of the name, in small letters
    capitals: bool
    whole: bool  # ends as a sentence does


def _turns(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Claim]:
    """What each speaker of an interview says, a claim for each of his turns."""
    labelled = {n: turn for n, (start, end, title) in enumerate(paragraphs) if not title and (turn := _turn(text, start, end))}
    for capitals in (True, False):
        turns = {n: turn for n, turn in labelled.items() if turn.capitals == capitals}
        if _is_interview(text, list(turns.values())):
            yield from _spoken(text, paragraphs, turns)


def _turn(text: str, start: int, end: int) -> _Turn | None:
    label = _LABEL.match(text, start, end)
    if not label:
        return None
    words = label[1].split()
    common = (
        words[0].lower() in ("the", "a", "an", "and") or re.search(rf"\b{re.escape(words[-1].lower())}\b", text) and not _are_initials(words, text)
    )
    if common or len(words) > MOST_LABEL or not all(word[0].isupper() or word in ("of", "de", "al", "bin", "van", "von") for word in words):
        return None
    whole = bool(_CLOSED.search(text, label.end(), end))
    speech = label.end(), start + len(text[start:end].rstrip())
    return _Turn(label.span(1), speech, words[-1].lower(), label[1].isupper(), whole)


def _are_initials(words: Sequence[str], text: str) -> bool:
    """Whether a label is the first letters of a name in the text: 'AR' where Ann Reed is asked."""
    letters = words[-1]
    return len(words) == 1 and len(letters) == 2 and letters.isupper() and re.search(rf"\b{letters[0]}[a-z]+ {letters[1]}[a-z]+", text) is not None


def _is_interview(text: str, turns: Sequence[_Turn]) -> bool:
    """Whether several speakers take turns, one of them more than once, in whole sentences, and the text names one elsewhere."""
    often = Counter(turn.speaker for turn in turns)
    if len(turns) < LEAST_TURNS or len(often) < 2 or max(often.values()) < 2:
        return False
    lengths = sorted(len(text[slice(*turn.speech)].split()) for turn in turns)
    known = any(re.search(rf"\b{re.escape(speaker.title())}\b", text) for speaker in often) or not turns[0].capitals
    return known and lengths[len(lengths) // 2] >= LEAST_SPEECH and sum(turn.whole for turn in turns) * 3 >= len(turns) * 2


def _spoken(text: str, paragraphs: Sequence[Paragraph], turns: dict[int, _Turn]) -> list[Claim]:
    """The turns, and the paragraphs between two of them that go on with the first."""
    last = max(turns)
    alone = _stand_alone(text, paragraphs, turns)
    spoken: list[Claim] = []
    speaking: Claim | None = None
    for number, (start, end, _) in enumerate(paragraphs):
        if number in turns:
            turn = turns[number]
            speaking = Claim(None, turn.name, [turn.speech], SURE_TURN, verbatim=True) if turn.whole or turn.capitals else None
            spoken += [speaking] if speaking else []
        elif speaking is not None and (number < last and not alone or _goes_on(text, paragraphs, number)):
            if is_direction(text, start, end):
                continue
            speaking.spans.append((start, start + len(text[start:end].rstrip())))
        else:
            speaking = None
    return spoken


def _stand_alone(text: str, paragraphs: Sequence[Paragraph], turns: dict[int, _Turn]) -> bool:
    """Whether an article examines what it quotes so, as fact-checks do: the turns are quoted, or what follows them tells of their speaker by name."""
    quoted = sum(text[turn.speech[0]] in '"“' and text[turn.speech[1] - 1] in '"”' for turn in turns.values())
    followed = {n: turn for n, turn in turns.items() if n < max(turns) and n + 1 not in turns}
    told = 0
    for number, turn in followed.items():
        following = min(n for n in turns if n > number)
        said = text[paragraphs[number + 1][0] : paragraphs[following - 1][1]]
        told += re.search(rf"\b{re.escape(turn.speaker.title())}\b", said) is not None
    return quoted * 2 > len(turns) or told * OFTEN > len(followed)


def _goes_on(text: str, paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a paragraph goes on with the quotation that the one before leaves open."""
    before = text[paragraphs[number - 1][0] : paragraphs[number - 1][1]]
    return before.lstrip()[:1] in '"“' and text[paragraphs[number][0]] in '"“' and not before.rstrip().endswith(('"', "”"))


def _outside(found: Iterable[Claim], turns: Sequence[Claim]) -> list[Claim]:
    """The claims without the words of turns that their cue stands outside of; what has no words left goes."""
    kept = []
    for claim in found:
        place = claim.cue[0] if claim.cue else claim.start
        for turn in turns:
            if not turn.start <= place < turn.end:
                claim.spans = [(s, e) for s, e in claim.spans if e <= turn.start or s >= turn.end]
        if claim.spans:
            kept.append(claim)
    return kept


# -- quotations with a name beside them


def _named_before(text: str, paragraphs: Sequence[Paragraph], found: Sequence[Claim], runs: Sequence[Run]) -> Iterator[Claim]:
    """'Ann Reed: "..."', as interviews and live pages have it."""
    for start, end, _, continues in runs:
        first = paragraphs[bisect_right(paragraphs, (start, len(text), True)) - 1][0] if paragraphs else start
        named = _SPEAKER.fullmatch(text, first, start)
        whole = text[end - 1] in "\"”’'" or continues or _CLOSED.search(text, start, end) is not None and not text[end : end + 2].strip()
        if named and whole and not continues and not touched(found, first, end) and _is_name(named[1]):
            yield Claim(None, named.span(1), [(start, end)], SURE_NAMED)


def _is_name(label: str) -> bool:
    """Whether what stands before a colon is a name alone: not 'Later, he said', 'According to the report'."""
    words = [word.strip(",.’'").lower() for word in label.split()]
    edge = {words[0], words[-1]} & verbs.speaking() or words[0] in _OPENING or words[0].endswith(("ing", "ly"))
    return not edge and not _is_clause(words) and names.read(label).form == "name"


def _is_clause(words: Sequence[str]) -> bool:
    """Whether a headline is no name: 'Railway faces the valley'."""
    return any(word in _DETERMINERS and before not in _TOPIC for before, word in pairwise(words))


def _signed(text: str, paragraphs: Sequence[Paragraph], found: Sequence[Claim], runs: Sequence[Run]) -> Iterator[Claim]:
    """'"..." - Ann Reed', in the same line or in a line of its own, as collections of voices have it."""
    for start, end, _, _ in runs:
        number = bisect_right(paragraphs, (start, len(text), True)) - 1
        if number < 0 or any(map(str.isalnum, text[_line(text, paragraphs[number][0], start) : start])) or touched(found, start, end):
            continue
        sign = _SIGNED.match(text, end, paragraphs[number][1])
        if sign is None and number + 1 < len(paragraphs) and not text[end : paragraphs[number][1]].strip(" ."):
            first, last, _ = paragraphs[number + 1]
            sign = _SIGNED.match(text, first, last) if len(text[first:last].split()) <= MOST_SIGNED else None
            sign = sign if sign and not text[sign.end() : last].strip(" .") else None
        sign = sign or _NAMED_BEHIND.match(text, end, paragraphs[number][1])
        if sign is None and number + 1 < len(paragraphs) and not text[end : paragraphs[number][1]].strip(" ."):
            sign = _NAME_LINE.fullmatch(text, *paragraphs[number + 1][:2])
        if sign and not text[sign.end() : sign.end() + 1].strip() and _is_person(sign[1]):
            yield Claim(None, sign.span(1), [(start, end)], SURE_SIGNED)


_NAMED_BEHIND = re.compile(r"\s+((?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w’'-]+)(?:, [A-Z][\w.’'& -]{1,50})?\s*(?=\n|$)")  # "..." Ann Reed, The Valley Post


def is_part(text: str, first: int, start: int, end: int) -> bool:
    """Whether a quotation is a part of a sentence of the article, in a paragraph from `first` on: 'a prize "for peace"', '"...," the mayor said'."""
    lead = text[first:start].rstrip()
    inside = bool(lead) and lead[-1] not in ".!?:…,\"”’')]"
    body = text[start:end].rstrip("\"”’' \n")
    return inside or body.endswith(",") or (body[-1:].isalnum() and _GOES_ON.match(text, end) is not None)


_GOES_ON = re.compile(r",? [a-z(]")


def cued_behind(text: str, stop: int, start: int, end: int) -> Claim | None:
    """The claim of a quotation whose cue was overlooked: '"...," said Ann Reed', '"...," the mayor adds'."""
    for pattern in (_INVERTED, _STRAIGHT):
        match = pattern.match(text, end, stop)
        if match is None or match["cue"] not in verbs.speaking() or match["cue"].endswith("ing"):
            continue
        name = match["name"]
        if name.lower() in _PRONOUNS or names.read(name).being or names.read(name).form == "name" and name[0].isupper():
            return Claim(match.span("cue"), match.span("name"), [(start, end)], SURE_BEHIND)
    return None


_PRONOUNS = frozenset("he she they".split())
_CAPITALS = r"(?:[A-Z][\w.'’-]*)(?: (?:[A-Z][\w.'’-]*|of|al|bin|de|von|van))*"
_INVERTED = re.compile(rf"\s+(?P<cue>[a-z]+) (?P<name>(?:the )?{_CAPITALS})")
_STRAIGHT = re.compile(rf"\s+(?P<name>he|she|they|(?:the |The )?{_CAPITALS}(?: family)?|the [a-z]+) (?P<cue>[a-z]+)\b")


def _line(text: str, first: int, place: int) -> int:
    """Where the line of this place begins, or its paragraph."""
    return max(first, text.rfind("\n", first, place) + 1)


def _is_person(name: str) -> bool:
    words = [word for word in name.split() if word[0] not in '“"']  # without a nickname between marks
    name = " ".join(words)
    return len(words) > 1 and name[0].isupper() and names.read(name).form == "name" and names.read(name).being in ("person", "")


# -- headlines


def _headlined(text: str, paragraphs: Sequence[Paragraph], found: Sequence[Claim], _: Sequence[Run]) -> Iterator[Claim]:
    """'Monitor: Nine killed' and 'Nine killed: monitor', where the voice is of a kind that speaks, or speaks in the article."""
    for start, end, title in paragraphs:
        stop = start + len(text[start:end].rstrip(" \n."))
        if not title or text.count(":", start, stop) != 1 or text[stop - 1] == "?" or touched(found, start, stop):
            continue
        colon = text.index(":", start, stop)
        rest = colon + 1 + len(text[colon + 1 : stop]) - len(text[colon + 1 : stop].lstrip())
        if not text[colon + 1 : rest].isspace():
            continue
        byline = _BYLINE.match(text, rest, stop)
        before, after = (start, colon), (rest, byline.end(1) if byline else stop)
        voice, said = (before, after) if _may_speak(text, before, found) else (after, before)
        if (
            len(text[slice(*said)].split()) >= LEAST_SPEECH - 1
            and not _GERUND.match(text, said[0])
            and (voice is before or _may_speak(text, after, found))
        ):
            yield Claim(None, voice, [said], SURE_HEADLINE)


_BYLINE = re.compile(r"([a-z]+)\s[A-Z]\w+\s[A-Z]\w+$")  # the author's name behind 'monitor', as some sites run them together
_GERUND = re.compile(r"[A-Z][a-z]{2,}ing\b")  # 'Assessing the plan': what the article does
_DETERMINERS = frozenset("the a an its his her their".split())
_TOPIC = frozenset("about after against at before by for from in of on over to with".split())


def _may_speak(text: str, span: Span, found: Iterable[Claim]) -> bool:
    words = text[slice(*span)].lower().split()
    if not words or len(words) > MOST_LABEL or "of" in words or text[slice(*span)].strip() in name_words.states():
        return False
    if _is_clause(words):
        return False
    if len(words) < MOST_LABEL and any(
        claim.source and claim.source[0] > span[1] and text[slice(*claim.source)].lower().split()[-1] == words[-1] for claim in found
    ):
        return True
    read = names.read(text[slice(*span)])
    known = read.type not in ("", "other") and not _TOPIC.intersection(words)
    return known and (read.being not in ("document", "message") or words[-1] in SPEAKING)
