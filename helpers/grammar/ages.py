"""Which numbers are ages: "a 25-year-old", "Amal Haddad, 25, said", "children under five"."""

from __future__ import annotations

import re
from functools import cache

from helpers import lexicon
from helpers.grammar import kinds
from helpers.grammar.bounds import Bounds
from helpers.grammar.found import Found
from helpers.grammar.noun_phrases import Nouns
from helpers.grammar.number_words import Number
from helpers.grammar.subjects import measured_before
from helpers.grammar.units import Unit


def give_age(found: Found, text: str, nouns: Nouns) -> None:
    """Makes the number an age, with its unit and the bound that "under" or "over" gives, where the words say so."""
    number = found.number
    old = _OLD.match(text, number.end)
    if old and found.unit and (lasting := _GOES_ON.match(text, old.end())):
        unit = (old["young"] or "year").lower()
        found.unit, found.phrase_end = Unit(unit, "duration", number.end, old.end()), old.end()
        found.measured = lasting[0].strip()
        return  # "a six-year-old war"
    value = number.value if number.value is not None else number.high or 0
    bare = found.unit is None or found.unit.name == "year"
    aged = _AGED.search(text, max(0, number.start - 24), number.start) if bare else None
    listed = found.earlier is not None and found.earlier.number.end + 2 == number.start  # "Nine, 12, 14"
    named = found.unit is None and number.form == "digits" and 0 < value < 111 and value == int(value) and not listed and _apposed(text, number)
    told = (
        found.unit is None and 9 < value < 111 and _I_AM.search(text, max(0, number.start - 12), number.start) and _THAT_OLD.match(text, number.end)
    )
    turning = (
        found.unit is None and 0 < value < 111 and _TURNING.search(text, max(0, number.start - 30), number.start) and _THEN.match(text, number.end)
    )
    grown = found.unit is None and 0 < value < 100 and _WHEN.match(text, number.end) is not None and _is_somebody(found, text, nouns)
    if not (old or aged or named or told or turning or grown or bare and 0 < value < 111 and _is_limit(found, text, nouns)):
        return
    unit = old["young"].lower() if old and old["young"] else "year"
    found.age, found.kind, found.unit = True, "age", Unit(unit, "age", number.end, number.end)
    if aged and (bound := re.match(r"(?i:(under|over)\b)", aged[0])):
        low, high = ("", "exclusive") if bound[1].lower() == "under" else ("exclusive", "")
        found.bounds, found.phrase_start = Bounds(aged.start(), bound[1], low, high, False), aged.start()
    found.phrase_end = old.end() if old else found.phrase_end


_OLD = re.compile(r"(?i:[- ]years?[- ]olds?\b|[- ]years? of age\b|[- ](?P<young>month|week|day)s?[- ]olds?\b)")
_GOES_ON = re.compile(
    r" (?:[a-z]+ ){0,2}(?:wars?|bid|effort|struggle|fight|battle|standoff|feud|reign|"
    r"conflict|siege|crisis|insurgency|uprising|revolt|rebellion|campaign|dispute|truce|ceasefire|embargo|blockade|"
    r"ban|occupation|investigation|strike|government|administration)\b"
)
_AGED = re.compile(
    r"(?i:\b(?:aged?|aged between|age of|ages|under the age of|over the age of)(?: of)? |\b(?:man|woman|boy|girl|widow|widower|youth|pensioner) of )$"
)
_I_AM = re.compile(r"\b(?:I am|I['’]m|[Hh]e is|[Hh]e['’]s|[Ss]he is|[Ss]he['’]s|(?:[Ss]?[Hh]e|I) (?:was|turned)) $")
_TURNING = re.compile(
    r"(?i:\b(?:who|he|she|they|I|boys|girls|children|kids|people)(?: will| had| have| has)? turn(?:s|ed|ing)? )$"
)  # kids who turn 18
_THEN = re.compile(r"[.,;\"”]|$| (?:every|each|this|next|last|in|on|today|and|when|before|after)\b")
_THAT_OLD = re.compile(r"[.,;]|$| (?:and|when|but|now|at)\b")


def _is_limit(found: Found, text: str, nouns: Nouns) -> bool:
    """ "children under five", "most were over 65": a limit of age after people or their verb."""
    if _YOUNGEST.search(text, max(0, found.number.start - 40), found.number.start):
        return found.unit is None and not nouns.follows(found.number.end)
    limit = _LIMIT.search(text, max(0, found.number.start - 40), found.number.start)
    if limit is None or found.unit is None and nouns.follows(found.number.end):
        return False
    word = limit["word"].lower()
    if word in _BE:
        span = measured_before(nouns, found.phrase_start)
        return span is None or any(kinds.is_person(noun) for noun in re.findall(r"\w+", text[span[0] : span[1]]))
    return kinds.is_person(word) or word in ("those", "them", "anyone", "everyone", "nobody", "us", "all", "half")


def _is_somebody(found: Found, text: str, nouns: Nouns) -> bool:
    """ "her brother was only 10 when ...": whether a person is what the number is told of."""
    if not _WAS.search(text, max(0, found.phrase_start - 5), found.phrase_start) or nouns.follows(found.number.end):
        return False
    span = measured_before(nouns, found.phrase_start)
    if span is None:
        return False
    word = text[slice(*span)].rpartition(" ")[2]
    return kinds.is_person_like(word) or word.lower() in ("he", "she", "i") or nouns.words[nouns.at(span[1]) - 1].tag == "NNP" and word[1:].islower()


_WAS = re.compile(r"\b(?:was|is) $")
_WHEN = re.compile(r" when\b")
_YOUNGEST = re.compile(r"\b(?:youngest|oldest|eldest) (?:of them |victim )?(?:was|is|being|aged) $")
_BE = ("is", "was", "are", "were", "be")
_LIMIT = re.compile(r"(?P<word>\w+) (?:aged )?(?:under|over|below|above|younger than|older than) $")


def _apposed(text: str, number: Number) -> bool:
    """ "Amal Haddad, 25, said": an age between commas after a name; without commas after a full name alone."""
    if follows_full_name(text, number):
        return (number.value or 0) > 9
    before = text[max(0, number.start - 40) : number.start]
    return bool(
        ((name := re.search(r"(?P<name>[A-Z][\w-]+|\b\w+)(?:,| \() ?$", before)) and (name["name"][0].isupper() or kinds.is_person(name["name"])))
        and re.match(r"[,)]| [―—–] ", text[number.end : number.end + 3])
        and "." not in text[number.start : number.end]
    )


def follows_full_name(text: str, number: Number) -> bool:
    """ "Amal Haddad 25 said", as texts without commas have it."""
    full = _FULL_NAME.search(text, max(0, number.start - 40), number.start)
    return full is not None and full["given"].lower() in _given_names() and _NAMED_DOES.match(text, number.end) is not None


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row[next(iter(row))] for row in lexicon.table("given_names"))


_FULL_NAME = re.compile(r"\b(?P<given>[A-Z][a-z]+) [A-Z][\w-]+ $")
_NAMED_DOES = re.compile(r" (?:said|says|told|has|had|was|is|who|from|of|and)\b")
