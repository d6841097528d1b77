"""What in the text speaks against a link: a doubt, as a key of the table `doubts`, or nothing.

A link with a doubt is kept, and every page that shows it says "probably"; what is `UNCLEAR` is not linked. The
bounds were set on links in news that were read one by one: a doubt is what a quarter to a half of the wrong ones
had in common, unclear are those of which most were wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from helpers.grammar import verbs
from helpers.grammar.actors import Found
from helpers.grammar.noun_types import DETERMINERS
from helpers.identity import rivals
from helpers.identity.register import Link, Source
from helpers.lexicon import table

if TYPE_CHECKING:
    from helpers.identity.links import Linker, Seen
    from helpers.identity.story import Story

NEVER = float("-inf")
UNCLEAR = "unclear"  # no link at all: of such links one in seven was right
BUT = "; but "  # between the reason of a link and its doubt
CLEAR = 0.85  # by which he or she must lead another one in the same sentence, or one who is not heard must lead anybody
CLEARLY = 0.6  # the same for they
FAR, NEAR = -0.3, 0.5  # weights of a mention below which it is too far off to tell what it means, and named in passing
HEARD_NEAR = 1.0  # the same for those who do not speak, for they
AWAY = 5  # sentences back, beyond which "the president" is not surely the last one, where the article has another
WITHIN = 300  # earlier mentions among which those of one office are counted
IT, POSSESSIVE = frozenset(("it", "itself")), frozenset(("its",))
THEY = frozenset("they them their themselves".split())
ONE = frozenset("i me my myself".split())
BACK = 2  # sentences, beyond which he is not surely one who does not speak
KNOWN = 8  # times that a full name stands in the corpus, from which its surname alone is surely his in an article that does not name him
LOOSE = frozenset("group organisation organization body agency watchdog paper network".split())  # of the last one that speaks they are said freely
VAGUE = frozenset("group groups organisation organization body".split())  # which of several it may be
_VERB = re.compile(r"\s+([a-z]+)\b")
_ARE = frozenset("are were have do".split())
_JOINED = re.compile(r"\s(?:and|or)\s(?:the\s)?\Z")
_ROW = re.compile(r"[\s,](?:and|or|nor)\s(?:the\s)?\Z")
_FOLLOWING = re.compile(r"((?:['’]\w+)?(?:\s[\w’']+){0,5})")
_AUXILIARIES = frozenset("has had have could can may might must will would should also now still then again already not".split())
_BEING = frozenset("'s 'd is was isn't wasn't be been being looks looked seems seemed appears appeared remains remained becomes became".split())
_PLAIN = frozenset("offers offered comes came works worked means meant makes made takes took gives gave helps helped raises raised".split())
_INNER = re.compile(r"['‘“\"]\Z")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source that a pronoun may stand for."""

    score: float  # its weight
    seen: Seen  # the mention that gives it
    sure: float  # its weight by mentions without a doubt
    subject: bool  # whether that mention is one
    object: bool = False  # whether a preposition stands before it

    @property
    def source(self) -> Source:
        """Who it is."""
        return self.seen.source


def passed_on(doubt: str) -> str:
    """The doubt of a link that rests on another one."""
    return "passed on" if doubt and doubt != "away" else ""


def of_speaker(story: Story, mention: Found, spoken: Link) -> str:
    """Of I or we in a quotation: a body is no I, and who is quoted within a quotation is somebody else."""
    if mention.reading.head in ONE and spoken.source.being == "body":
        return UNCLEAR
    quotation = story.quotation(mention.start)
    if quotation and mention.start - quotation[0] > 1 and _INNER.search(story.text, mention.start - 1, mention.start):
        return UNCLEAR
    if spoken.source.being == "body" and spoken.source.type == "media":
        return "reported"
    return passed_on(spoken.doubt)


def of_relative(linker: Linker, mention: Found, seen: Seen) -> str:
    """Of who, which, that: 'who are' is not of one person."""
    text = linker.story.text
    plural = seen.source.being == "person" and re.match(r"\s+(?:are|were|have)\b", text[mention.end :])
    verb = _VERB.match(text, mention.end)
    several = verb and (
        verb[1] in _ARE or not (verb[1] in _singular() or verb[1].endswith(("s", "ed", "ing", "ly")))
    )  # Halvern and Norrund, which support
    joined = seen.source.being in ("person", "body") and several and _JOINED.search(text, max(0, seen.mention.start - 10), seen.mention.start)
    return "plural" if plural or joined else passed_on(seen.doubt)


def of_pronoun(story: Story, mention: Found, ranked: Sequence[Candidate]) -> str:
    """Of he, she, it, they: what speaks against the first of those who fit."""
    best, head = ranked[0], mention.reading.head
    rival = ranked[1] if len(ranked) > 1 else None
    lead = best.score - rival.score if rival else float("inf")
    sentence = story.sentence(mention.start)
    far = best.score < NEAR and not (best.seen.heard and sentence - best.seen.sentence <= 1)
    if head in POSSESSIVE or (head in THEY and far) or (head in IT and best.score < FAR):
        return UNCLEAR
    if story.is_quoted(mention.start) and not best.seen.quoted:
        return "outside"
    if best.sure < best.score and (rival is None or best.sure - rival.score < CLEAR):
        return "passed on"
    if head in IT:
        return "passing" if far else "thing" if _is_of_things(story, mention) else ""
    if head in THEY:
        nearer = not best.seen.heard and _is_body_between(story, best.seen.mention, mention)
        return _of_they(best, lead, sentence) or ("passing" if nearer else "")
    if rival and lead < CLEAR and sentence == rival.seen.sentence:
        nearer = rival.seen.mention.start > best.seen.mention.start and best.seen.mention.reading.form != "pronoun"
        return UNCLEAR if nearer else "beside"
    away = story.paragraph(best.seen.mention.start) != story.paragraph(mention.start) and not best.subject
    if (lead < CLEAR or away) and not (best.seen.heard or best.seen.mention.acts):
        return "passing"
    return "described" if _is_latent(best) else ""


def of_best(linker: Linker, mention: Found, best: Candidate) -> str:
    """Of a pronoun of which nothing else is doubtful: somebody who stands nearer, or the best one far off or no subject."""
    story, held, head = linker.story, best.seen, mention.reading.head
    if rivals.stands_between(story, held.mention, held.source, mention, linker.heard, linker.links):
        return "nearer"
    if head in THEY and held.source.being == "body":
        return "body"
    if head in THEY and _THOSE_WHO.search(story.text, held.mention.end, mention.start):
        return "nearer"
    lone = head in THEY or (not held.heard and not (held.mention.acts and best.subject))
    if lone and rivals.stands_behind(story, held.mention.end, held.source, mention, linker.links):
        return "nearer"
    away = story.sentence(mention.start) - held.sentence
    if away > BACK and not held.heard:
        return "far"
    same = story.paragraph(held.mention.start) == story.paragraph(mention.start)
    if head in THEY | IT:
        leads = held.heard or ((held.mention.acts or best.subject) and not best.object and not _is_joined(story, held.mention))
        return "" if leads and away <= 1 and (same or held.heard) else "passing"
    return ""


_THOSE_WHO = re.compile(r"\b[a-z]{3,}s who\b[^.!?\n]*\Z")  # nativists who want less because they fear it


def _is_joined(story: Story, held: Found) -> bool:
    """Whether a mention is the last of several in a row: the axis of Halvern, Ruvia and Norrund."""
    return bool(_ROW.search(story.text, max(0, held.start - 12), held.start))


def of_speaker_on(linker: Linker, mention: Found, spoken: Link, start: int) -> str:
    """Of 'she said that she': not sure where somebody else is named behind the words that attribute."""
    return passed_on(spoken.doubt) or ("nearer" if rivals.stands_behind(linker.story, start, spoken.source, mention, linker.links) else "")


def of_noun(linker: Linker, mention: Found, link: Link) -> Link:
    """Of 'the group', whose noun is part of a name: not sure where that is not named right before, or another body is since."""
    words = [word for word in mention.reading.name.lower().split() if word not in DETERMINERS]
    if link.reason != "noun of a name" or link.doubt or len(words) != 1 or words[0] not in VAGUE:
        return link
    last = next((seen for seen in reversed(linker.seen) if seen.source is link.source), None)
    story = linker.story
    near = last is not None and story.sentence(mention.start) - last.sentence <= 1
    clear = last is not None and not rivals.bodies_between(story, last.mention.end, link.source, mention)
    return link if near and clear else replace(link, doubt="kind")


def of_short(linker: Linker, mention: Found, full: str, reason: str) -> str:
    """Of a surname whose full name no word of the article gives: sure only of those whom several articles name in full."""
    if reason != "short elsewhere" or mention.reading.role:
        return ""
    told = linker.story.text[max(0, mention.start - 4) : mention.start].lower() == "the "
    return "elsewhere" if told or linker.known.people[full] < KNOWN else ""


def _is_body_between(story: Story, held: Found, mention: Found) -> bool:
    """Whether an armed group or the like, which may be called they, stands nearer in one sentence."""
    first = bisect_left(story.mentions, held.end, key=lambda other: other.start)
    last = bisect_left(story.mentions, mention.start, first, key=lambda other: other.start)
    near = (other for other in story.mentions[first:last] if story.sentence(other.start) == story.sentence(mention.start))
    return any(other.reading.form == "name" and other.reading.being == "body" and other.reading.type == "armed_group" for other in near)


def _is_of_things(story: Story, mention: Found) -> bool:
    """Whether what is said of it is said of things as well: it was right, it's certain to pass."""
    following = _FOLLOWING.match(story.text, mention.end)
    words = (following[1] or "").lower().replace("’", "'").split() if following else []
    verb = next((word for word in words if not word.endswith("ly") and word not in _AUXILIARIES), "")
    return not verb or verb in _BEING or verb in _PLAIN


def _of_they(best: Candidate, lead: float, sentence: int) -> str:
    if best.source.being == "body" and not best.seen.heard:
        return "body" if best.seen.mention.acts else UNCLEAR
    if best.source.being == "body" and sentence - best.seen.sentence > 1:
        return "body"
    if best.score < HEARD_NEAR and not best.seen.heard:
        return "passing"
    if best.object and not best.seen.heard and sentence > best.seen.sentence:
        return "passing"
    return "alike" if lead < CLEARLY else ""


def _is_latent(best: Candidate) -> bool:
    """Somebody whom nothing but 'his mother' or 'a driver' tells of, and who is not the subject there."""
    return not best.source.named and not best.seen.heard and not best.seen.mention.acts and best.seen.mention.reading.form == "nominal"


def of_office(seen: Sequence[Seen], link: Link, holders: Mapping[Source, int]) -> Link:
    """Of 'the president': where others with that office are nearer and named oftener, the one who is called so most is rather meant.

    `holders` tells how often each is called so.
    """
    recent = [held for held in seen[-WITHIN:] if held.source is link.source or held.source in holders]
    own = [place for place, held in enumerate(recent) if held.source is link.source]
    nearer = Counter(held.source for held in recent[own[-1] + 1 if own else 0 :])
    if not nearer:
        away = own and seen[-1].sentence - recent[own[-1]].sentence > AWAY and any(held.source is not link.source for held in recent)
        return replace(link, doubt="away" if away else passed_on(recent[own[-1]].doubt)) if own else link
    other = max(nearer, key=lambda source: holders[source])
    return replace(link, source=other, doubt="office") if sum(held.source is other for held in recent) > len(own) else link


def of_kind(link: Link, noun: str, types: Collection[str], *, speaks: bool = False) -> Link:
    """Of 'the brigade': nobody whose name does not say that he is one, where the noun may be of several sorts of bodies.

    'The group' is surely one that speaks right before.
    """
    if link.reason == "kind" and noun in VAGUE and not speaks:
        return replace(link, doubt="kind")
    loose = link.reason == "kind" and noun in LOOSE
    return replace(link, doubt="kind") if len(types) > 1 and not loose else link


def told(link: Link) -> tuple[str, float | None]:
    """Why a mention is linked so, with its doubt after `BUT`, and how often such links were right."""
    words, share = _reasons()[link.reason]
    if not link.doubt:
        return words, share
    doubted, rarely = _doubts()[link.doubt]
    return f"{words}{BUT}{doubted}", rarely


@cache
def _singular() -> frozenset[str]:
    """Forms after a relative pronoun that are of one as of several: past forms, auxiliaries; and words that are no verb."""
    auxiliaries = "did had can could will would shall should may might must not never also once now then still so in at on".split()
    return frozenset(past for past, _ in verbs.irregular().values()) | frozenset(auxiliaries)


@cache
def _reasons() -> dict[str, tuple[str, float | None]]:
    return {row["reason"]: (row["words"], float(row["confidence"]) if row["confidence"] else None) for row in table("links")}


@cache
def _doubts() -> dict[str, tuple[str, float]]:
    return {row["doubt"]: (row["words"], float(row["confidence"])) for row in table("doubts")}
