"""What figures of one sentence take from one another: parts of a whole, the other half of "7 or 8 inches", what "15 more" counts."""

from __future__ import annotations

import re

from helpers.grammar import changes, kinds
from helpers.grammar.found import Found
from helpers.grammar.noun_phrases import ALSO_PLURAL, Nouns

NEAR = 8  # figures to the left whose unit a bare number can have
REACH = 40  # figures to the left whose noun a bare number can count


def relate(found: list[Found], text: str, nouns: Nouns) -> None:
    """Fills what each figure takes from its neighbours: unit, noun, change, previous value, scope, whole."""
    for one, after in zip(found, found[1:], strict=False):
        _from_next(one, after, text)
        _of_next(one, after, text)
    changes.relate(found, text, nouns)
    _rates(found)
    for before, one in zip(found, found[1:], strict=False):
        _shared_whole(one, before, text)
    for place, one in enumerate(found):
        if one.resumes and one.earlier and one.earlier.noun and not one.earlier.share_of:
            one.share_of = one.earlier.noun
        if place:
            _part(one, found[place - 1], found, place, text)
            _converted(one, found[place - 1], text)
            _restated(one, found[place - 1], text)
            _bracketed(found, place, text)
            _from_earlier(one, found, place, text)
        _predicate(one, found, place, text, nouns)
        _settle(one, found)


# -- what a neighbour states for both


def _rates(found: list[Found]) -> None:
    """ "The strikers want $15 an hour; the firm has offered $12.80": a price per unit stated once."""
    priced = [other for other in found if other.unit and other.kind == "money" and " per " in other.unit.name][:NEAR]
    for one in found if priced else ():
        rated = next((other for other in priced if _is_same_price(one, other)), None)
        if rated is not None and rated.unit is not None and one.unit is not None and one.measured in (None, rated.measured):
            one.unit = one.unit._replace(name=rated.unit.name)


def _is_same_price(one: Found, rated: Found) -> bool:
    """Whether a sum without "per" can be the price that another states with it: same currency, plain digits, of like size."""
    if one.unit is None or rated.unit is None or one is rated:
        return False
    here, there = one.number.value, rated.number.value
    return one.unit.name == rated.unit.name.split()[0] and here is not None and there is not None and there / 20 < here < there * 20


def _shared_whole(one: Found, before: Found, text: str) -> None:
    """ "driven out more than half of the country's 17 million residents": the verb tells what befell a share of these, not all."""
    share = before.unit is not None and before.unit.name in ("percent", "fraction") and one.unit is None and one.noun is not None
    if share and _WHOLE.fullmatch(text, before.number.end, one.phrase_start):
        one.kind = kinds.kind_of(one.noun, one.noun or "", 0, len(one.noun or ""))


_WHOLE = re.compile(r"(?: ?%| per ?cent)?(?: of)?(?: (?:the|its|their|his|her|our|all|these|those))?(?: [\w’'.-]+['’]s?)? ")


def _from_next(one: Found, after: Found, text: str) -> None:
    """ "11 and 19 per cent", "a 7- or 8-inch screen": the unit stands once."""
    if one.unit is None and one.noun is None and (after.unit or after.noun) and _JOINED.fullmatch(text, one.number.end, after.number.start):
        one.unit, one.noun, one.kind, one.measured, one.share_of = after.unit, after.noun, after.kind, after.measured, after.share_of


_JOINED = re.compile(r"-?(?: and | or | to | and then | or even )(?:[A-Z]{0,3}[$£€¥])?")


def _of_next(one: Found, after: Found, text: str) -> None:
    """ "a 1.6 litre 4-cylinder engine": both measure the noun that stands after the second; "two 500-pound bombs" are two of these."""
    if one.noun and after.noun and _shares_noun(one, after) and text[one.phrase_end : after.number.start] == " and ":
        one.noun = f"{one.noun} {after.noun.rpartition(' ')[2]}"  # "70 army and 20 rebel fighters"
        one.kind = kinds.kind_of(one.noun, text, one.phrase_start, after.phrase_end)
        return
    sized = after.unit is not None and after.kind in _MEASURES and after.measured is not None
    if one.unit is None and one.noun is None and sized and after.bounds is None and _SIZED.fullmatch(text, one.phrase_end, after.phrase_start):
        one.noun = text[after.phrase_start : after.phrase_end]
        one.kind = kinds.kind_of(one.noun, text, one.phrase_start, after.phrase_end)
        one.measured, one.phrase_end = None, after.phrase_end
    beside = one.unit is not None and one.kind in _MEASURES and after.number.start == one.unit.end + 1 and text[one.unit.end] == " "
    if beside and after.unit is None and (after.measured or after.noun):
        one.measured = after.measured or after.noun


def _shares_noun(one: Found, after: Found) -> bool:
    """Whether what is counted only describes the noun that stands once, after the next number."""
    word, noun = one.noun or "", after.noun or ""
    plain = word.isalpha() and not word.endswith("s") and (not kinds.is_person(word) or kinds.is_person(f"{word}s")) and (one.number.value or 0) > 1
    plain = plain and word.lower() not in ALSO_PLURAL and not word.endswith(("men", "ren", "ple", "tle", "ice"))
    return plain and " " in noun and noun.endswith("s") and noun.rpartition(" ")[2].islower() and one.unit is None and after.unit is None


_SIZED = re.compile(r" (?:more |other |new )?")
_MEASURES = ("other", "distance", "mass", "area", "speed")


def _bracketed(found: list[Found], place: int, text: str) -> None:
    """ "40 million yen ($270,000) and 50 million ($340,000)": the currency that the bracket converts from stands once."""
    one = found[place]
    if one.unit is not None or one.noun is not None or place + 1 == len(found) or not _is_bracketed(one, found[place + 1], text):
        return
    for priced, inside in zip(found[: place - 1], found[1:place], strict=True):
        if priced.kind == "money" and priced.unit and _is_bracketed(priced, inside, text) and _has_unit_of(inside, found[place + 1]):
            one.unit, one.kind, one.measured = priced.unit, "money", None


def _is_bracketed(one: Found, inside: Found, text: str) -> bool:
    """Whether a sum stands in a bracket right after a figure."""
    return inside.kind == "money" and _BRACKET.fullmatch(text, one.phrase_end, inside.phrase_start) is not None


def _has_unit_of(one: Found, other: Found) -> bool:
    return one.unit is not None and other.unit is not None and one.unit.name == other.unit.name


def _converted(one: Found, before: Found, text: str) -> None:
    """ "more than 100 kilometres (60 miles)": the same quantity in another unit, so within the same bounds."""
    same = one.unit and before.unit and one.kind == before.kind and one.unit.name != before.unit.name
    end = max(before.phrase_end, before.number.end)
    if before.unit and end > one.phrase_start:
        end = before.unit.end  # "8 miles (13 km) of tunnels"
    if same and one.kind not in ("share", "duration") and _BRACKET.fullmatch(text, end, one.phrase_start):
        one.bounds = one.bounds or before.bounds
        if one.unit and before.unit and one.kind == "money" and " per " in one.unit.name and " per " not in before.unit.name:
            before.unit = before.unit._replace(name=f"{before.unit.name} per {one.unit.name.partition(' per ')[2]}")
        one.change, one.delta, one.measured = before.change, before.delta, before.measured


_BRACKET = re.compile(r" ?\((?:or )?")


def _restated(one: Found, before: Found, text: str) -> None:
    """ "$48,000 a year, or about $920 a week": a sum said once more, so of the same thing."""
    if one.kind == "money" == before.kind and _OR.fullmatch(text, before.phrase_end, one.phrase_start):
        one.measured = before.measured


_OR = re.compile(r",? or ")


def _from_earlier(one: Found, found: list[Found], place: int, text: str) -> None:
    """ "15 more", "and 30 were wounded", "64 points to 4,577": what is counted or the unit was said before."""
    if one.noun == "others" and one.kind == "people" and found[place - 1].noun and found[place - 1].kind not in ("count", "people"):
        one.kind = found[place - 1].kind
    if one.noun is not None or one.unit is not None or one.kind == "rate":
        return
    before = found[place - 1]
    gap = text[before.phrase_end : one.phrase_start]
    if (unit := _unit_before(one, found[max(0, place - NEAR) : place], gap, text)) is not None:
        apart = one.change and one.delta and before.unit is not None and before.unit.name == "percent"
        own = one.measured if apart else None  # "the index rose by 2 per cent and its rival fell by 1"
        one.unit, one.kind, one.share_of = unit.unit, unit.kind, unit.share_of
        if one.change is None and before.change and _DATED.fullmatch(gap):
            one.change, one.delta = before.change, before.delta
        one.measured = own or before.measured or unit.measured or one.measured
        return
    if _AMONG.fullmatch(gap):
        return  # "two medics among 31 dead"
    if _OF_THOSE.match(text, one.phrase_end) and before.share_of:
        one.noun = _DETERMINER.sub("", before.share_of)  # "seven in ten nurses ... 2,140 of them"
        one.kind = kinds.kind_of(one.noun, text, one.phrase_start, one.phrase_end)
        return
    if gap.strip() == "to" and (before.noun or before.kind == "votes"):  # "by 71 votes to 64"
        one.noun, one.kind = before.noun, before.kind
        return
    person = one.kind in kinds.HARM or one.kind in ("people", "crowd")
    for at in range(place - 1, max(0, place - REACH) - 1, -1):
        earlier = found[at]
        if one.part_of is None and earlier.part_of is not None and earlier.part_of > 0 and found[at - earlier.part_of].noun is not None:
            continue  # "12 people, including two children, and 30 were hurt": people
        if one.kind != earlier.kind and one.kind in kinds.HARM and kinds.is_dead(earlier.noun):
            continue  # "six martyrs and 22 injured"
        if earlier.noun and (not person or any(map(kinds.is_person, earlier.noun.split()))):
            one.noun = earlier.noun
            loose = one.kind == "at_risk" and not any(map(kinds.is_person, earlier.noun.split()))
            one.kind = earlier.kind if one.kind == "count" or loose else one.kind
            return


def _unit_before(one: Found, earlier: list[Found], gap: str, text: str) -> Found | None:
    """The figure before that a bare number shares its unit with: "64 points to 4,577", "53 per cent to 47", "400 fewer than"."""
    before = earlier[-1]
    if before.unit is None or before.kind == "age" or before.unit.name == "fraction":
        return None
    if _THAN.match(text, one.phrase_end) and before.kind not in ("share", "duration"):
        return before
    if _DATED.fullmatch(gap) and _DAY.match(text, one.phrase_end):
        return before
    if not _ON.fullmatch(gap):
        return None
    if before.kind == "duration":
        return before if before.scope == "previous" and gap.strip() == "to" else None
    if before.kind in ("share", "rate") and before.unit.name == "percent":
        if before.change and before.delta and one.change and one.delta and gap.endswith(" by ") and (one.number.value or 101) <= 100:
            return before  # "one rose by 2 per cent and the other fell by 1"
        if not before.change and (one.number.value or 101) <= 100 and gap.strip() in ("to", "and", "against"):
            return before
        return next((other for other in earlier[::-1] if other.unit and other.unit.name == "point" and _is_near(one, other)), None)
    return before if before.kind != "rate" or gap.strip() == "to" else None


def _is_near(one: Found, other: Found) -> bool:
    """Whether two numbers can be levels, or a level and its change, of one index."""
    return (one.number.value or 0) >= (other.number.value or 0) / 3


_THAN = re.compile(r" (?:more|fewer|less|higher|lower) than\b")
_AMONG = re.compile(r" (?:were |was |are )?among (?:the |at least |some )?")
_OF_THOSE = re.compile(r" of (?:them|whom|those)\b")
_DETERMINER = re.compile(r"(?i:^(?:the|its|their|his|her|our|all) )")
_DATED = re.compile(
    r"[^.;:\d]{0,24}\b(?:in|on|last|this) (?:\d{4}|\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+(?: \d{1,4})?|year|month|week|quarter),? (?:and|but) "
)
_DAY = re.compile(r" (?:in|on|last|this|the) (?:\d|[A-Z]|year|month|week|quarter)")  # "5 per cent in 2018 and 4.1 in 2019"
_ON = re.compile(r"[^.;:\d]{0,24}\b(?:to|at|from|and|by|versus|against|instead of|rather than|for) (?:the )?")


def _predicate(one: Found, found: list[Found], place: int, text: str, nouns: Nouns) -> None:
    """ "four of them were children": what is counted is said after the verb."""
    if one.unit is None and (verb := _WERE.match(text, one.phrase_end)):
        if (part := next((other for other in found[:place][::-1] if other.part_of == -1), None)) is not None and one.noun is None:
            one = part  # "two of the 12 were children"
        span = nouns.counted(verb.end())
        if span and kinds.is_person(text[span[0] : span[1]].split()[-1]):
            one.noun = text[span[0] : span[1]]
            if one.kind == "count" and one.part_of is not None:
                one.kind = kinds.kind_of(one.noun, text, one.phrase_start, one.phrase_end)


_WERE = re.compile(r"(?i:(?: of (?:them|whom|those killed|those \w+|the \w+))? (?:were|are|was|is) (?:all )?(?:an? )?)")


def _settle(one: Found, found: list[Found]) -> None:
    """What only the whole reading tells: a percentage is a share of a whole, or stands for one; else it is a rate."""
    if (
        one.unit
        and one.unit.name == "point"
        and one.delta
        and (one.number.value or 0) < 100
        and any(other.unit and other.unit.name == "percent" and not _restates(other) for other in found)
    ):
        one.unit, one.kind = one.unit._replace(name="percentage point"), "share"
    if one.kind == "share" and one.share_of is None and one.unit:
        level = one.measured is not None and kinds.is_share(one.measured)
        if one.change or one.scope == "previous" or one.measured and one.unit.name != "fraction":
            one.kind = "share" if level or _are_people(one) or _is_candidate(one) else "rate"
    if one.kind == "duration" and one.measured is not None and _EXPECTANCY.search(one.measured):
        one.kind = "age"
    if one.kind == "age":
        one.measured = None
    if one.noun and one.measured and one.measured.split()[-1] == one.noun.split()[-1]:
        one.measured = None
    if one.noun and one.scope is None and _NEW.match(one.noun):
        one.scope = "new"
    if one.change and one.delta and one.scope == "new":
        one.scope = None


_EXPECTANCY = re.compile(r"(?i:\b(?:life expectancy|lifespan|(?:average|median|mean) age)\b)")


def _restates(one: Found) -> bool:
    """Whether a percentage says once more by how many points something changed: "64 points, or 1.7 per cent"."""
    before = one.earlier
    return bool(one.delta and before and before.delta and before.unit and before.unit.name.endswith("point"))


def _is_candidate(one: Found) -> bool:
    """Whether a percentage is what somebody has in a poll or a vote: "the senator at 9 per cent"."""
    named = one.measured is not None and not one.change and one.number.value is not None and one.number.value <= 100
    return named and _TITLED.match(one.measured or "") is not None


_TITLED = re.compile(r"(?:(?:former |then-)?(?:[A-Z]\w+ )?(?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr)\.|(?:former )?(?:Senator|Governor|President|Secretary)) [A-Z]")


def _are_people(one: Found) -> bool:
    """Whether a percentage is one of people who stand right after it: "37 per cent Democrats"."""
    return one.measured is not None and not one.change and one.scope is None and kinds.is_person(one.measured.split()[-1])


_NEW = re.compile(r"(?i:(?:new|additional|further|fresh) )")


# -- parts of a whole


def _part(one: Found, before: Found, found: list[Found], place: int, text: str) -> None:
    gap = text[before.number.end : one.number.start]
    if one.kind in _NEVER_A_WHOLE or before.kind in _NEVER_A_WHOLE:
        return
    if before.noun and _OF_EACH.fullmatch(text, before.phrase_end, one.phrase_start) and one.noun and one.unit is None and before.unit is None:
        if text.endswith(before.noun, 0, before.phrase_end):  # "two shifts of 45 men"
            before.noun, before.phrase_end = text[before.phrase_end - len(before.noun) : one.phrase_end], one.phrase_end
        return
    if before.noun and before.unit is None and one.unit is None and _AMONG.fullmatch(text, before.phrase_end, one.phrase_start):
        before.part_of = -1
        return
    if _OF_WHOLE.fullmatch(gap) and before.unit is None and one.unit is None:
        if one.noun is None and " out of" in gap:
            one.noun = before.noun  # "nine fighters out of 31"
        before.part_of, before.noun = -1, one.noun
        before.kind = kinds.kind_of(before.noun, text, before.phrase_start, one.phrase_end)
        return
    one.part_of = _whole(one, before, found, place, text, gap)
    if one.part_of is None:
        return
    whole = found[place - one.part_of]
    if (one.kind in ("displaced", "at_risk") or one.kind in ("people", "count") and whole.kind != "count") and (
        one.noun is None or whole.kind in kinds.HARM or any(map(kinds.is_person, one.noun.split()))
    ):
        one.kind = whole.kind
    if one.noun is None:
        one.noun = whole.noun


def _is_of_them(one: Found, text: str) -> bool:
    """Whether "of them" follows the number, or its bound: "twenty or so of them"."""
    return _OF_THEM.match(text, one.number.end) is not None or one.bounds is not None and _OF_THEM.match(text, one.phrase_end) is not None


def _whole(one: Found, before: Found, found: list[Found], place: int, text: str, gap: str) -> int | None:
    """How many figures before this one its whole stands."""
    if one.unit is None and before.unit is None and one.noun and _INCLUDES.fullmatch(text, before.phrase_end, one.phrase_start):
        return 1
    if len(gap) <= 90 and (_PARTS.match(gap) and not _PLACED.search(gap) or _is_of_them(one, text) and len(gap) < 60 and ";" not in gap):
        return None if _CONTRAST.search(gap) else 1
    between = text[before.phrase_end : one.phrase_start]
    if _CONTRAST.search(between):
        return None  # "four of them are children, not five"
    if before.part_of is not None and before.part_of > 0 and _AND_PART.fullmatch(between):
        return before.part_of + 1
    aside = _ASIDE.search(between) and len(between) < 6 and one.unit is None and before.unit is None
    if aside and _FEW.match(text, one.phrase_end) and (one.number.value or 0) < (before.number.value or 0):
        return 1  # "Five peacekeepers - three from Marovia, two from Belvania"
    first = found[0]
    if place == 1 and _OF_ALL.fullmatch(text, 0, first.phrase_start) and _WERE_AMONG.fullmatch(between) and first.kind not in _NEVER_A_WHOLE:
        return 1
    if one.noun is None and _OF_ALL.fullmatch(text, 0, first.phrase_start) and first.kind not in _NEVER_A_WHOLE:
        return place
    return None


_CONTRAST = re.compile(r", (?:and )?not (?:just |only )?$")
_NEVER_A_WHOLE = ("age", "duration", "money", "share", "distance", "area", "mass", "temperature", "speed", "rate")
_PLACED = re.compile(r"[a-z] (?:in|at|from|on|near) (?:the )?$")  # "12 people including children in two towns"
_PARTS = re.compile(r"[^;:]{0,60}?(?:\bincluding\b|\bamong them\b|\bof whom\b|\bof them\b|\bamong whom\b|, among them)[^;:\d]{0,24}$")
_INCLUDES = re.compile(r" (?:also |still )?includ(?:e|es|ed) (?:the )?")
_OF_WHOLE = re.compile(
    r"(?: \w+)?(?: out)? of (?:the |its |their |his |her |our )?(?:some |about |around |nearly |more than |over )?"
    r"(?:[\w-]+(?:'s|’s|s'|s’) )?(?:[a-z]+ )?"
)
_OF_THEM = re.compile(r"(?i: of (?:them|whom)\b)")
_OF_ALL = re.compile(r"(?:[\"“]?(?:Of|Among|Out of) (?:the |its |their |those |all )?(?:first |last )?)")
_OF_EACH = re.compile(r" of ")
_ASIDE = re.compile(r"^ ?(?:—|–|-|:|\() ?$")
_FEW = re.compile(r" (?:from|in|at|on|of)\b")
_WERE_AMONG = re.compile(r" (?:[a-z]+ )?(?:were|was|are|is) ")
_AND_PART = re.compile(r"(?: (?:from|in|at|of) [A-Z][\w -]{1,18})?(?:,? (?:and|or) |,? )")  # commas can be lost: "including 11 women nine children"
