"""Who is said to say something: clauses of speech inside a claim, read by rule.

No parser. A form of a verb from `lexicon/relaying.csv` is a cue where words that can speak stand right
before it (she, the ministry, Ann Reed) and what the verb takes follows: a clause, a quotation, "to" and
a verb, the thing that is denied or demanded, a number that is counted. Anything else is left alone: a
voice that nobody gave is worse than one that is not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from helpers.attribution import clause, contents, speakers
from helpers.attribution.claim import Claim, spans
from helpers.attribution.clause import BE, Clause
from helpers.attribution.words import Words

RIGHT = 0.9  # share of what is found here that is right: an estimate, from 22 voices in 40 articles that no rule was made on, all right
COUNTING = frozenset(("toll", "tally", "number"))
UNSAID = (("instead", "of"), ("rather", "than"))
NEAR_BEFORE = 6  # words back that may hold the relative pronoun of a clause
FAR_BEFORE = 30  # words back in its sentence that may open what was not done


@dataclass(frozen=True, slots=True)
class Relayed:
    """One voice inside a claim, in places of the article; all inclusive, `content` sorted."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: list[int]


def counts(read: Words, places: Sequence[int]) -> list[Relayed]:
    """Who gives a number in the article's own words: 'the ministry put the toll at 12', 'the monitor counted 31 dead'."""
    return attributions(read, places, COUNTING)


def attributions(read: Words, places: Sequence[int], only: frozenset[str] | None = None) -> list[Relayed]:
    """The voices that speak inside the content with these places, in reading order; `only` of verbs that take one of these."""
    if not any(read.key[place].lower() in contents.forms() for place in places):
        return []
    part = Clause(read, places)
    found: list[Relayed] = []
    source: tuple[int, int] | None = None
    last_content = -1
    for at in range(len(part)):
        for base, takes, size in contents.forms().get(part.word(at), ()):
            if at and part.is_capital(at) and not part.stops(at):
                break
            if size > 1 and part.word(at + 1) != base.split()[1]:
                continue
            if only is not None:
                takes = takes & only - (frozenset() if contents.counts_people(part, at + 1) else {"number"})
                if not takes:
                    continue
            first, voice = speakers.voice(part, at, base)
            if voice is None and part.word(first - 1) in ("and", "but") and (first < at or part.word(at) != base.split()[0]):
                voice = source if source and first - 1 <= last_content + 1 else speakers.before_and(part, first - 1)
            if voice is None:
                continue
            begin = contents.begin(part, max(at + size - 1, voice[1] if voice[0] > at else 0), takes - _only_of_others(part, voice, first))
            if begin is None:
                continue
            while part.is_quote(begin) and begin and part.read.end[part.places[begin - 1]] == part.read.start[part.places[begin]]:
                begin += 1  # a mark that closes behind the cue: 'the ministry admits' a toll
            end = contents.end(part, begin, "clause" in takes and contents.is_clause(part, begin))
            if end < begin + ("object" not in takes) or end - begin + 1 >= len(part) - 1:
                continue
            told = None if voice == speakers.NOBODY else (part.places[voice[0]], part.places[voice[1]])
            content = [part.places[place] for place in range(begin, end + 1)]
            found.append(Relayed((part.places[first], part.places[at + size - 1]), told, content))
            source, last_content = voice, end
            break
    return found


def _only_of_others(part: Clause, voice: tuple[int, int] | None, first: int) -> frozenset[str]:
    """What somebody does not report who speaks of himself: 'we counted two hits', 'it had registered 11'."""
    pronoun = voice is not None and voice[0] == voice[1] and part.word(voice[0]) in clause.SUBJECTS
    return frozenset(("number",)) if pronoun or part.word(first) in clause.MODALS else frozenset()


def claim(read: Words, one: Relayed) -> Claim:
    """The claim of such a voice."""
    return Claim(read.at(*one.cue), read.at(*one.source) if one.source else None, spans(read, one.content), RIGHT)


def is_unsaid(read: Words, cue: tuple[int, int]) -> bool:
    """Whether a cue names what nobody said by it: 'instead of condemning it and then calling for an end', 'the man accused of burning it'."""
    if _is_reduced(read, cue) or _is_let(read, cue[0]):
        return True
    opens = cue[0] > 0 and read.key[cue[0] - 1].lower() in ("of", "than", "and", "or", "then")
    if not opens or not read.key[cue[0]].lower().endswith("ing"):
        return False
    first = max(0, cue[0] - FAR_BEFORE)
    before = [read.key[n].lower() for n in range(first, cue[0]) if read.sentence[n] == read.sentence[cue[0]]]
    return any(pair in UNSAID for pair in pairwise(before))


def _is_let(read: Words, first: int) -> bool:
    """Whether something is only supposed: 'let's say', 'let us imagine'; who says 'let me say' says it."""
    before = [read.key[n].lower() for n in range(max(0, first - 2), first)]
    return before[-1:] in (["let's"], ["let’s"]) or before == ["let", "us"]


def _is_reduced(read: Words, cue: tuple[int, int]) -> bool:
    """Whether a participle tells what is said of the noun before it: 'the man accused of it', and not 'the rival whom she has accused of it'."""
    rows = contents.forms().get(read.key[cue[0]].lower(), ())
    following = read.key[cue[0] + 1].lower() if cue[0] + 1 < len(read) else ""
    if following != "of" or not rows or not all("whom" in takes for _, takes, _ in rows):
        return False
    near = [read.key[n].lower() for n in range(max(0, cue[0] - NEAR_BEFORE), cue[0]) if read.sentence[n] == read.sentence[cue[0]]]
    return bool(near) and near[-1] not in clause.AUXILIARIES | BE and not {"whom", "who"} & set(near)


def is_likely(read: Words, cue: tuple[int, int], source: tuple[int, int] | None, content: Sequence[int]) -> bool:
    """Whether a voice that was found otherwise holds: a verb of the table, active, with a source that can speak."""
    part = Clause(read, range(len(read)))
    rows = [row for place in range(cue[0], cue[1] + 1) for row in contents.forms().get(part.word(place), ())]
    if not rows or source is None or not content or part.word(cue[0] - 1) in ("to", "be") or is_unsaid(read, cue):
        return False
    if any(part.word(place) in BE for place in range(cue[0], cue[1])) and part.word(cue[1]) not in ("told", "by"):
        return False
    if any(part.word(place) in clause.OUGHT for place in range(cue[0] - 1, cue[1])):
        return False
    opening = part.word(content[0])
    if opening in ("and", "or", "but") or opening == "to" and not any("to" in takes for _, takes, _ in rows):
        return False
    first, last = source
    if first == last and part.word(first) in clause.SUBJECTS:
        return True
    split = first > 0 and part.is_capital(first - 1) and part.is_capital(first)  # half of a name
    return not split and speakers.can_speak(part, first, last)
