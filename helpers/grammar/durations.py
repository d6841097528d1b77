"""What goes on for a length of time, or takes so long."""

from __future__ import annotations

import re

from helpers.grammar.found import Found
from helpers.grammar.measured import ARTICLES, OF_THINGS, PRONOUNS, chain, named_before
from helpers.grammar.noun_phrases import Nouns
from helpers.grammar.subjects import measured_before, subject


def is_during(found: Found, text: str) -> bool:
    """Whether "over" leads to a stretch of time and bounds nothing: "drawn up over four years", "Over 10 days, 40 people died"."""
    if found.phrase_start == 0:
        return text.startswith(",", found.phrase_end)
    return _BOUND.search(text, max(0, found.phrase_start - 12), found.phrase_start) is None


def lasting(found: Found, text: str, nouns: Nouns) -> str | None:
    """What goes on or takes so long: "a three-day strike", "five days of rain", "the trial went on for two years"."""
    things = OF_THINGS.match(text, found.phrase_end) or _INTO.match(text, found.phrase_end)
    if text.startswith("-long ", found.phrase_end):
        found.phrase_end += 5
    if _TAKING.search(text, max(0, found.phrase_start - 10), found.phrase_start) and (link := _FOR.match(text, found.phrase_end)):
        span = nouns.group(link.end())
        if span and text.startswith(" to ", span[1]):
            return text[slice(*span)]  # "it took 45 minutes for the first ambulance to come"
    if who := _TAKING_WHOM.search(text, max(0, found.phrase_start - 50), found.phrase_start):
        return ARTICLES.sub("", who["who"])  # "it took the minister 40 minutes"
    if not things and text[found.number.end] != "-" and _TO_NOW.search(text, max(0, found.phrase_start - 12), found.phrase_start):
        return None  # "in the past two years"
    span = nouns.group(things.end()) if things else nouns.counted(found.phrase_end)
    if span and (things or not nouns.is_time(nouns.at(span[0]))):
        found.phrase_end = max(found.phrase_end, span[1])
        return text[slice(*span)]
    if _PERIOD.search(text, max(0, found.phrase_start - 20), found.phrase_start) or _DATED.match(text, found.phrase_end):
        return None  # "the six months to June"
    if _RECORD.search(text, max(0, found.phrase_start - 60), found.phrase_start):
        return None  # "the smallest gap in six years"
    if (link := _DURING.search(text, max(0, found.phrase_start - 8), found.phrase_start)) is None:
        named = named_before(found, text, nouns)
        return None if named == "spending" else named
    at = nouns.at(link.start("word")) - 1
    if at > 0 and nouns.words[at].tag == "VBG" and nouns.said(at - 1).lower() in ("after", "before", "while", "by", "of"):
        return nouns.said(at)  # "after charging in 20 minutes"
    span = subject(nouns, at) or measured_before(nouns, found.phrase_start, apart=True)
    if span is None or text[slice(*span)].lower() in PRONOUNS:
        return None
    if (other := next((other for other in chain(found) if other.number.start == span[0]), None)) is not None:
        return other.noun or other.measured  # "2,400 people have waited for two years"
    return ARTICLES.sub("", text[slice(*span)])


_INTO = re.compile(r" into ")
_TAKING = re.compile(r"\b(?:took|take|takes|taken) $")
_TAKING_WHOM = re.compile(r"\b(?:took|take|takes|taken) (?P<who>(?:the|an?|its|their|his|her) [^.,;]{2,40}|[A-Z][^.,;]{2,30}) $")
_FOR = re.compile(r" for ")
_BOUND = re.compile(  # what stands before an "over" that bounds a length of time
    r"(?i:(?:\b(?:for|of|in|after|is|was|were|are|be|been|last|lasts|lasted|take|takes|took|taken|wait|waits|waited|waiting|spen[dt]|spending|than|"
    r"within|just|well|and|by|to|at|[,(]) ?)$)"
)
_DURING = re.compile(r"\b(?P<word>for|in|within|over|after|during) $")
_PERIOD = re.compile(r"(?i:\b(?:past|last|next|coming|previous|first|final|recent|these|those|the) )$")
_TO_NOW = re.compile(r"(?i:\b(?:past|last|next|coming|previous|recent) )$")
_DATED = re.compile(r" (?:to|through|until|ending|ended|before|after|ago|earlier|later|since) ")
_RECORD = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|"
    r"least|most|best|worst|\w{3,}est)\b[^.;:]{0,30} (?:in|for|since) $"
)
