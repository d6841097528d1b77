"""A number with what stands around it: unit, modifier, what it counts, measures or is a share of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpers.grammar import measures
from helpers.grammar.measures import Bounds, Unit
from helpers.grammar.noun_phrases import Nouns
from helpers.grammar.numbers import Number


@dataclass
class Found:
    """A number with what stands around it; offsets in the sentence."""

    number: Number
    unit: Unit | None
    bounds: Bounds | None
    phrase_start: int
    phrase_end: int
    noun: str | None = None
    measured: str | None = None
    share_of: str | None = None
    age: bool = False
    change: str | None = None
    delta: bool | None = None
    previous: float | None = None
    scope: str | None = None
    part_of: int | None = None
    kind: str = "other"


_OLD = re.compile(r"(?i:[- ]years?[- ]olds?\b|[- ]years? of age\b|[- ](?P<young>month|week|day)s?[- ]olds?\b)")
_AGED = re.compile(r"(?i:\b(?:aged?|aged between|age of|ages|under the age of|over the age of)(?: of)? )$")
_OPENED = re.compile(r"(?i:\b(?:between|from) (?:about |around |roughly |an estimated )?(?:[A-Z]{0,3}[$£€¥]|\$US)?)$")


def surroundings(text: str, number: Number, nouns: Nouns) -> Found | None:
    """The number with its unit, its modifier and what it counts; None where it counts nothing after all."""
    unit = measures.currency_before(text, number.start) or measures.unit_after(text, _past_of(text, number))
    start, end = min(number.start, unit.start if unit else number.start), max(number.end, unit.end if unit else number.end)
    if unit and unit.end <= number.start and (more := measures.unit_after(text, number.end)) and more.kind == "money":
        end = more.end  # US$5 dollars
    if unit:
        unit = unit._replace(end=end)
        rated = measures.with_rate(unit, text)
        unit, end = rated, rated.end
    if number.form == "share" and unit is None:
        unit = Unit("fraction", "share", number.start, number.end)
    bounds = measures.modifier_before(text, start)
    found = Found(number, unit, bounds, bounds.start if bounds else start, end)
    before = _OPENED.search(text, max(0, start - 32), start)
    if number.form == "range" and before:
        found.phrase_start = before.start()
    if after := measures.modifier_after(text, number.end) or measures.modifier_after(text, end):
        found.bounds, found.phrase_end = bounds if bounds and (bounds.low or bounds.high) else after[0], max(end, after[1])
    _age(found, text)
    if not found.age:
        _counted(found, text, nouns)
    return found


def _past_of(text: str, number: Number) -> int:
    """Where the unit can start: "tens of millions of dollars", "dozens of kilometres"."""
    return number.end + 3 if text.startswith(" of ", number.end) and number.form in ("vague", "words") else number.end


def _age(found: Found, text: str) -> None:
    number = found.number
    old = _OLD.match(text, number.end)
    value = number.value if number.value is not None else number.high or 0
    aged = _AGED.search(text, max(0, number.start - 24), number.start) if found.unit is None or found.unit.name == "year" else None
    named = found.unit is None and number.form == "digits" and 0 < value < 111 and value == int(value) and _apposed(text, number)
    if not (old or aged or named):
        return
    unit = old["young"].lower() if old and old["young"] else "year"
    found.age, found.kind, found.unit = True, "age", Unit(unit, "age", number.end, number.end)
    if aged and (bound := re.match(r"(?i:(under|over)\b)", aged[0])):
        low, high = ("", "exclusive") if bound[1].lower() == "under" else ("exclusive", "")
        found.bounds, found.phrase_start = Bounds(aged.start(), bound[1], low, high, False), aged.start()
    found.phrase_end = old.end() if old else found.phrase_end


def _apposed(text: str, number: Number) -> bool:
    """ "Amal Haddad, 25, said": an age between commas after a name."""
    before = text[max(0, number.start - 40) : number.start]
    return bool(
        re.search(r"[A-Z][\w-]+(?:,| \() ?$", before)
        and re.match(r"[,)]", text[number.end : number.end + 1])
        and "." not in text[number.start : number.end]
    )


_JOINING = re.compile(
    r"(?i: of (?:the |its |their |his |her |our |these |those |them )?| more | other | additional | new | different | further | separate )"
)
_WHOLE = re.compile(r"(?i: of (?:all )?| in every | (?=(?:the|its|their|his|her|our)\b))")
_OF_THINGS = re.compile(r"(?i: (?:worth )?of | in | worth )")


def _counted(found: Found, text: str, nouns: Nouns) -> None:
    """Fills what is counted, measured or shared, and the kind."""
    if found.unit is None:
        _count(found, text, nouns)
        found.kind = measures.kind_of(found.noun, text, found.phrase_start, found.phrase_end)
        return
    found.kind = found.unit.kind
    if found.unit.kind == "share":
        whole = _WHOLE.match(text, found.phrase_end)
        span = nouns.phrase(whole.end(), determiner=True) if whole else nouns.phrase(found.phrase_end) if found.unit.name == "fraction" else None
        if span:
            found.share_of, found.phrase_end = text[span[0] : span[1]], max(found.phrase_end, span[1])
        return
    things = _OF_THINGS.match(text, found.phrase_end)
    span = nouns.phrase(things.end(), determiner=True) if things and things[0].strip() != "in" else nouns.phrase(found.phrase_end)
    if span and found.unit.kind != "duration":
        found.measured, found.phrase_end = text[span[0] : span[1]], max(found.phrase_end, span[1])


def _count(found: Found, text: str, nouns: Nouns) -> None:
    end = found.phrase_end
    span = nouns.counted(end)
    if span is None and (joining := _JOINING.match(text, end)):
        if joining[0].strip().lower() in ("more", "additional", "further", "new"):
            found.scope = "new"
        span = nouns.counted(joining.end())
        if span is None and re.match(r"(?i: (?:more|others)\b)", text[end : end + 8]):
            found.phrase_end = end + len(re.match(r" \w+", text[end : end + 8])[0])  # type: ignore[index]
    elif span is None and (more := re.match(r"(?i: (?:more|others)\b)", text[end : end + 8])):
        found.phrase_end = end + more.end()
        found.scope = "new" if more[0].strip().lower() == "more" else None
    if span:
        found.noun, found.phrase_end = text[span[0] : span[1]], span[1]
    if found.bounds and re.search(r"(?i:\b(?:another|an additional|a further)\b)", found.bounds.words):
        found.scope = "new"
