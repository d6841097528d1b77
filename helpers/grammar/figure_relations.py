"""What numbers of one sentence have to do with one another: ranges, changes, parts of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpers import lexicon
from helpers.grammar import measures
from helpers.grammar.numbers import Number, joined
from helpers.grammar.quantities import Found

# -- ranges


def ranges(found: list[Number], text: str) -> Iterator[Number]:
    """Two numbers that bound one another, joined; the scores of matches (2-1) left out."""
    place = 0
    while place < len(found):
        first = found[place]
        second = found[place + 1] if place + 1 < len(found) else None
        join = _join(text, first, second) if second else None
        place += 1 if join is None else 2
        if join is None:
            yield first
        elif join == "range" and second:
            yield joined(first, second)


def _join(text: str, first: Number, second: Number) -> str | None:
    """`range`, `score` (no figure), or None where the numbers stand for themselves."""
    if first.value is None or second.value is None or second.start - first.end > 20 or {"share", "one"} & {first.form, second.form} - {"one"}:
        return None
    gap = _GAP.fullmatch(text, first.end, second.start)
    if gap is None:
        return None
    before = _BETWEEN.search(text, max(0, first.start - 32), first.start)
    sign = gap["join"].strip()
    if not _same_unit(text, first, second, sign):
        return None
    if sign == "and":
        return "range" if before and before["word"].lower() == "between" else None
    if first.value >= second.value:
        return "score" if sign in "-–—" and not gap["unit"] and not first.glued else None
    if (
        sign in "-–—"
        and not gap["unit"]
        and _SCORE.fullmatch(text[first.start : second.end])
        and not re.match(r"[ -]?[a-z$%]", text[second.end : second.end + 2])
    ):
        return "score" if second.value < 10 and not before else "range"
    if sign == "to" and before and before["word"].lower() == "from" and _CHANGE_NOUN.search(text, max(0, first.start - 60), first.start):
        return None
    return "range"


def _same_unit(text: str, first: Number, second: Number, sign: str) -> bool:
    """Whether two numbers measure the same: "7% to $2 billion" is no range, nor is "rose $2 to $9"."""
    units = [measures.currency_before(text, number.start) or measures.unit_after(text, number.end) for number in (first, second)]
    if units[0] is None:
        return not re.match(r" ?[a-z]{3,} to\b", text[first.end : first.end + 16])
    own = units[0].start < first.start and units[1] is not None and units[1].start < second.start or units[0].start >= first.end
    changed = sign == "to" and own and _direction_before(text, min(first.start, units[0].start)) is not None
    return (units[1] is not None and units[1].name == units[0].name or not own) and not changed


_UNIT_BETWEEN = r"(?: ?(?:%|per cent|percent|degrees?|[a-z]{1,10}))?"
_MONEY_BETWEEN = r"(?:[A-Z]{0,3}[$£€¥]|\$US|[A-Z]{3} )?"
_GAP = re.compile(
    rf"(?P<unit>{_UNIT_BETWEEN})(?P<join> ?[-–—] ?| to | or | and )(?:(?:about|around|even|nearly|almost|as many as|up to) )?{_MONEY_BETWEEN}"
)
_BETWEEN = re.compile(r"(?i:\b(?P<word>between|from) (?:about |around |roughly |an estimated )?(?:[A-Z]{0,3}[$£€¥]|\$US)?)$")
_SCORE = re.compile(r"(?<!\d)\d{1,2} ?[-–] ?\d{1,2}(?! ?(?:[a-z%]|\d))")


# -- changes and parts


def relate(found: list[Found], text: str) -> None:
    """Fills what each figure takes from those before it: change, previous value, scope, whole."""
    for place, one in enumerate(found):
        before = found[place - 1] if place else None
        _change(one, before, text)
        if before:
            _part(one, before, found, place, text)


def _change(one: Found, before: Found | None, text: str) -> None:
    if one.kind in ("age", "duration"):
        return
    verb = _change_before().search(text, max(0, one.phrase_start - 40), one.phrase_start)
    if verb and not _is_noun_use(text, verb):
        one.change = _directions()[verb["verb"].lower()]
        way = (verb["way"] or "").lower()
        if not way and one.kind not in ("share", "money", "rate") and (one.noun or "").lower() not in ("points", "basis points"):
            one.change = None  # "lost 12 men": the men are no difference of a quantity
            return
        one.delta = way not in ("to", "from", "at")
        if way == "from":
            direction = _directions()[verb["verb"].lower()]
            one.scope, one.change, one.delta = "previous", None, None
            if before and _UP_FROM.fullmatch(text, before.phrase_end, verb.end()):
                _went(before, one, direction)
                return
    if before is None:
        return
    link = _ON_TO.fullmatch(text, before.number.end, one.number.start)
    if link is None:
        return
    if link["way"] == "from" and before.change and before.delta is False and one.number.value is not None:
        _went(before, one, before.change)
    elif link["way"] == "to" and before.change:
        one.change, one.delta = before.change, False
    elif link["way"] == "to" and before.scope == "previous" and (earlier := _direction_before(text, before.phrase_start)):
        _went(one, before, earlier)


def _went(now: Found, earlier: Found, direction: str | None) -> None:
    """A quantity that stands at `now` and stood at `earlier`: each lends the other what only it states."""
    now.change, now.delta, now.previous, earlier.scope = direction, False, earlier.number.value, "previous"
    for one, other in ((now, earlier), (earlier, now)):
        if one.noun is None and one.unit is None:
            one.noun, one.unit, one.kind = other.noun, other.unit, other.kind


_UP_FROM = re.compile(r",? (?:up|down) from ")


def _direction_before(text: str, place: int) -> str | None:
    verb = _change_before().search(text, max(0, place - 40), place)
    return _directions()[verb["verb"].lower()] if verb else None


def _is_noun_use(text: str, verb: re.Match[str]) -> bool:
    """ "a rise to", "the cut": still a change; "lost 12 men", "cut 12 jobs" are none of the quantity itself."""
    return verb["verb"].lower() in ("added", "cut", "shed", "raised", "raise", "raising", "boosted") and not verb["way"]


def _part(one: Found, before: Found, found: list[Found], place: int, text: str) -> None:
    gap = text[before.number.end : one.number.start]
    if len(gap) > 90 or before.kind in _NEVER_A_WHOLE or one.kind in _NEVER_A_WHOLE:
        return
    if _OF_WHOLE.fullmatch(gap) and before.noun is None and before.unit is None and one.unit is None:
        before.part_of, before.noun = -1, one.noun
        before.kind = measures.kind_of(one.noun, text, before.phrase_start, one.phrase_end)
        return
    if _PARTS.match(gap) or _OF_THEM.match(text, one.number.end) and len(gap) < 60 and ";" not in gap:
        one.part_of = 1
    elif (
        before.part_of is not None
        and before.part_of > 0
        and _AND_PART.search(text[before.phrase_end : one.phrase_start])
        and len(text[before.phrase_end : one.phrase_start]) < 7
    ):
        one.part_of = before.part_of + 1
    if one.part_of is not None and one.kind in ("people", "count") and (one.noun is None or any(map(measures.is_person, one.noun.split()))):
        one.kind = found[place - one.part_of].kind


_NEVER_A_WHOLE = ("age", "duration", "money", "share", "distance", "area", "mass", "temperature", "speed", "rate")


@cache
def _directions() -> dict[str, str]:
    return {row["words"]: row["direction"] for row in lexicon.table("changes")}


@cache
def _change_before() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, _directions()), key=len, reverse=True))
    return re.compile(
        rf"(?i:(?<![\w-])(?P<verb>{verbs})(?: \w+ly| further| again| back| sharply| another)?,? ?(?P<way>by|to|from|at)? ?(?:between |from )?)$"
    )


_CHANGE_NOUN = re.compile(
    r"(?i:\b(?:rose|ris(?:e|es|en|ing)|increas\w+|climb\w*|jump\w*|gr[eo]w|growing|fell|fall\w*|dropp?\w*|declin\w+|decreas\w+|slid|plunged|plummeted|cut|reduc\w+|up|down)\b[^.;:\d]{0,40})$"
)
_ON_TO = re.compile(
    r"[^.;:\d]{0,36}\b(?P<way>to|from) (?:a |just |about |around |nearly |almost |over |more than |some )?(?:[A-Z]{0,3}[$£€¥]|Y=|\$US)?$"
)


_PARTS = re.compile(r"[^;:]{0,60}?(?:\bincluding\b|\bamong them\b|\bof whom\b|\bof them\b|\bamong whom\b|, among them)[^;:\d]{0,24}$")
_OF_WHOLE = re.compile(r" of (?:the|its|their|his|her|our|some|about|around|nearly|more than|over)? ?(?:some |about |around |nearly |more than )?")
_OF_THEM = re.compile(r"(?i: of (?:them|whom)\b)")
_AND_PART = re.compile(r",? (?:and|or) $|, $")
