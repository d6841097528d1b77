"""What a figure with a unit measures: the noun after it, else the one that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpers import lexicon
from helpers.grammar import units
from helpers.grammar.found import Found
from helpers.grammar.noun_phrases import Nouns, Span
from helpers.grammar.subjects import measured_before
from helpers.grammar.verbs import forms


def give_measured(found: Found, text: str, nouns: Nouns) -> None:
    """The noun that follows ("12 tonnes of flour", "a 30 degree slope"), else the one that the figure belongs to."""
    things = OF_THINGS.match(text, found.phrase_end)
    span = nouns.phrase(things.end(), determiner=True) if things else nouns.counted(found.phrase_end)
    if span and not things and nouns.words[nouns.at(span[0])].tag == "VBG" and text.endswith(" of ", 0, found.phrase_start):
        span = None  # "a level of 15 ppb requiring action"
    if span:
        found.measured, found.phrase_end = text[span[0] : span[1]], max(found.phrase_end, span[1])
        if things and found.unit and (rated := units.with_rate(found.unit._replace(end=span[1]), text)).end > span[1]:
            found.unit, found.kind, found.phrase_end = rated, rated.kind, rated.end  # "barrels of oil a day"
        return
    if (sums := _CONVERTED.match(text, found.phrase_end)) and not _LEADING.match(text, sums.end()) and (span := nouns.counted(sums.end())):
        found.measured = text[slice(*span)]  # "a 20 mile (32 km) zone"
        return
    if owner := _OWNER.search(text, max(0, found.phrase_start - 50), found.phrase_start):
        found.measured = owner["name"]  # "to the club's $4m"
        return
    if found.kind == "money" and (bought := _bought(found, text, nouns)):
        found.measured = text[slice(*bought)]
        return
    if found.kind == "money" and _paying().search(text, max(0, found.phrase_start - 24), found.phrase_start):
        return  # "the firm will invest $9m": nothing is named that costs it
    found.measured = named_before(found, text, nouns)
    if found.measured is None and (inside := _BESIDE.match(text, found.phrase_end)):
        span = nouns.phrase(inside.end(), determiner=True)
        if span and not nouns.is_time(nouns.at(span[0])):
            found.measured = text[span[0] : span[1]]


_CONVERTED = re.compile(r" \([^()]{1,24}\)(?= )")
_LEADING = re.compile(r" (?:to the )?(?:north|south|east|west|from|away|wide|long|high|deep|tall|thick|in|of|a|an|per)\w*\b")
_OWNER = re.compile(r"\b(?:to|than|against|with|from|and) (?:the |its |their )?(?P<name>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)*|[a-z]+)['’]s $")
OF_THINGS = re.compile(r"(?i:(?: \((?:[^()]{1,24})\))?-? (?:worth )?of | worth )")
_IN_THINGS = re.compile(
    r" in (?!(?:\w+[- ]){0,2}(?:regions|areas|countries|states|cities|places|towns|total|cash|all|"
    r"exchange|addition|return|response|favour|favor|support|search|need|front|terms|case|charge|line|order|light|view|advance|part)\b)"
)
_BESIDE = re.compile(r"(?i: (?:in|for|from|on) )")


@cache
def _paying() -> re.Pattern[str]:
    """The verbs of the table in all their forms, right before a figure."""
    bases = (row["words"].partition(" ") for row in lexicon.table("paying"))
    words = {f"{form}{gap}{particle}" for base, gap, particle in bases for form in forms(base)}
    return re.compile(rf"(?i:\b(?:{'|'.join(sorted(words, key=len, reverse=True))}) )$")


def _bought(found: Found, text: str, nouns: Nouns) -> Span | None:
    """What money is in or for: "pay $9m in claims", "paid $12 for a visit"; what costs it where it opens: "at $9m, the plan is ..."."""
    if (inside := _IN_THINGS.match(text, found.phrase_end)) and (span := _plain(nouns, inside.end())):
        return span
    paid = _PAID_FOR.match(text, found.phrase_end)
    if paid and _PAYING.search(text, max(0, found.phrase_start - 16), found.phrase_start):
        return nouns.group(paid.end()) or nouns.whole(paid.end())
    if _OPENING_AT.search(text, max(0, found.phrase_start - 9), found.phrase_start) and text.startswith(", ", found.phrase_end):
        return nouns.group(found.phrase_end + 2)
    return None


_PAYING = re.compile(r"(?i:\b(?:pay|pays|paid|paying|save|saves|saved|saving|spend|spends|spent|spending|charge|charges|charged|charging) )$")
_PAID_FOR = re.compile(r"(?: \([^)]{1,20}\))? (?:for|on) ")
_OPENING_AT = re.compile(r"(?:\A|[;:,] (?:and |but )?)(?:A|a)t $")


def _plain(nouns: Nouns, place: int) -> Span | None:
    """A noun group right after `place` that opens in small letters and tells no time."""
    span = nouns.phrase(place)
    small = span is not None and (nouns.text[span[0]].islower() or nouns.words[nouns.at(span[0])].tag == "JJ")
    return span if span and small and not nouns.is_time(nouns.at(span[0])) else None


def named_before(found: Found, text: str, nouns: Nouns) -> str | None:
    """What the words before the figure name; where those are another figure's, what that one measures."""
    verbal = found.bounds is not None and _VERBAL.match(found.bounds.words) is not None
    span = measured_before(nouns, found.phrase_start, verb=verbal, apart=found.unit is not None)
    before = found.earlier
    if span is None and before and before.age and found.kind == "share" and _DOES.fullmatch(text, before.phrase_end, found.phrase_start):
        return text[before.number.start : before.phrase_end]  # "a 60-year-old might save 2 per cent"
    if span is None:
        return None
    if before and before.unit and span[0] < before.phrase_end < span[1] and (cut := _AND.match(text, before.phrase_end)) and cut.end() < span[1]:
        span = cut.end(), span[1]  # "$55 a barrel and Brent was at $60"
    words = text[span[0] : span[1]]
    earlier = next((other for other in chain(found) if span[0] <= other.number.start < span[1]), found.earlier)
    if words.lower() in PRONOUNS:
        return earlier.measured if earlier and words.lower() in _RESUMING else None
    if earlier and earlier.age and span[0] < earlier.number.start - 1:
        return text[span[0] : earlier.number.start].strip(" ,")  # "Amal Haddad 44 has seen it 12 times"
    if earlier and earlier.age and found.kind != "money" and span[0] < earlier.phrase_end:
        return text[earlier.number.start : earlier.phrase_end]
    if earlier and earlier is not found.earlier and earlier.share_of:
        return ARTICLES.sub("", earlier.share_of)  # "half of the patients were over 65, and one in ten ..."
    if earlier and span[1] > earlier.phrase_start and span[0] < earlier.phrase_end:
        if earlier.share_of and words.endswith(earlier.share_of) and found.kind == "money" and words.rpartition(" ")[2] in _SOUGHT:
            return ARTICLES.sub("", earlier.share_of)  # "37 per cent of its appeal for $14m"
        if earlier.share_of and earlier.unit and found.kind == "money" and (held := STAKE.match(text, earlier.unit.end)):
            return text[held.start("noun") : held.end()] + earlier.share_of  # "a 30-per-cent stake in the port for 700m"
        if earlier.share_of and words.endswith(earlier.share_of) and found.kind != "money":
            return ARTICLES.sub("", earlier.share_of)  # "nine in ten patients are seen within four hours"
        return earlier.measured or (None if earlier.unit else earlier.noun)
    return ARTICLES.sub("", words)


STAKE = re.compile(r"[ -](?:[a-z]+ )?(?P<noun>stake|share|shareholding|interest) in (?!(?:the )?(?:first|second|third|last|next|\d))")
_DOES = re.compile(r" (?:[a-z]+ ){1,4}")
_AND = re.compile(r",? (?:and|but|while) (?:the )?")


def chain(found: Found) -> Iterator[Found]:
    """The three figures before this one, the nearest first."""
    before = found.earlier
    for _ in range(3):
        if before is None:
            return
        yield before
        before = before.earlier


_VERBAL = re.compile(r"(?i:(?:(?:never|not) )?(?:exceed|top|pass|surpass|cross|near|approach|total)\w*)\b")
ARTICLES = re.compile(r"^(?i:(?:the|an?|its|their|his|her|our|my|your|this|that|these|those) |(?:cost|price)s? of (?:the )?)")
_SOUGHT = ("appeal", "request", "plan", "budget", "target")  # a sum after them is theirs, and no price for a part
_RESUMING = ("it", "they")  # what the figure before measures
PRONOUNS = ("it", "they", "i", "you", "he", "she", "we", "them", "him", "her", "us", "me")
