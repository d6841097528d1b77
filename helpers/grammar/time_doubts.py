"""What looks like a time expression and is none: a name, a verb, a count, a rate of pay."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from helpers import lexicon
from helpers.grammar.time_words import MONTHS, SMALL_NUMBERS, TENS, UNITS

Doubt = Callable[[re.Match[str], dict[str, str], str], bool]
AROUND = 24  # characters before an expression that any check reads


def is_other(name: str, match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    """Whether the neighbours of what the pattern `name` found say that it is something else."""
    doubt = _DOUBTS.get(name)
    return doubt is not None and doubt(match, parts, text)


def _before(match: re.Match[str], text: str) -> str:
    return text[max(0, match.start() - AROUND) : match.start()]


def _after(match: re.Match[str], text: str) -> str:
    return text[match.end() : match.end() + AROUND]


# -- days, months and seasons that are names or verbs


@cache
def _neighbours(place: str) -> re.Pattern[str]:
    words = "|".join(re.escape(row["words"]) for row in lexicon.table("not_dates") if row["place"] == place)
    return re.compile(rf"(?i:\b(?:{words})\s\Z)" if place == "before" else rf"(?i:\s(?:{words})\b)")


_PERSON_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Sister|Father)\.?\s\Z|"
    r"(?:^|(?<!\bin )(?<!\bat )(?<!\bnear )(?<!\bfrom ))(?!The\b|On\b|This\b|That\b|By\b)\b[A-Z][a-z]+\s\Z"
)
_PERSON_AFTER = re.compile(r",? (?:who|whose)\b|, (?:\d\d,|a [a-z]+ |an [a-z]+ )")
_GOVERNS = re.compile(
    r"(?i:\b(?:in|of|by|since|until|till|during|through|between|before|after|and|or|from|for|to|about|around|says|said|every|each|on|at|over|"
    r"than|as))\s\Z|[-–(,]\s?\Z"
)


def _in_name(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    before = _before(match, text)
    return bool(_neighbours("before").search(before) or _neighbours("after").match(text, match.end()))


def _no_weekday(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    """The Sunday Courier, Marta Sunday, Friday Bridge: names; "Mr Lane said Sunday" is none."""
    if _in_name(match, parts, text):
        return True
    if parts.keys() - {"weekday"}:
        return False
    before = _before(match, text)
    if re.search(r"(?i:\bthe\s)\Z", before) and re.match(r"\s[A-Z][a-z]", _after(match, text)):
        return True
    return bool(
        _PERSON_BEFORE.search(before)
        and (
            before.rstrip().endswith((".", "r", "s")) and re.search(r"\b(?:Mr|Mrs|Ms|Dr)\.?\s\Z", before) or _PERSON_AFTER.match(_after(match, text))
        )
    )


def _no_month(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    """ "March" and "May" alone, and short forms, need a preposition; "April Jones" is a name."""
    month, before = parts["month"], _before(match, text)
    governed = "mod" in parts or bool(_GOVERNS.search(before)) and not before.rstrip().endswith(",")
    if _in_name(match, parts, text) or re.match(r"\s[A-Z][a-z]", text[match.end() : match.end() + 3]) and not governed:
        return True
    if not governed and re.search(r"(?i:\b(?:mr|mrs|ms|miss|dr|sister|brother|daughter|son|wife|called|named)\.?\s\Z)", before):
        return True
    doubtful = month.lower() in ("may", "march") or month.rstrip(".") not in MONTHS
    return doubtful and not (
        governed
        and re.match(
            r"(?i:.*\b(?:in|of|by|since|until|till|during|through|between|before|after|and|or|from|for|to|about|around|every|each)\s\Z)|.*[-–(]\Z",
            before,
            re.DOTALL,
        )
        or "mod" in parts
    )


_YEAR_AFTER = re.compile(r"\s?(?:of|,)?\s(?:(?:[12]\d{3}\b|(?:last|next|this|that|the (?:same|following|previous)) year\b)|and (?:the )?winter\b)")


def _no_season(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    """Seasons need a preposition or a determiner that makes them a time: not "the spring that feeds the pond"."""
    if _in_name(match, parts, text):
        return True
    season, which, before, after = parts["season"].lower(), parts.get("which", "").lower(), _before(match, text), _after(match, text)
    if parts["season"][0].isupper() and re.match(r"\s[A-Z][a-z]", after):
        return True
    if "year" in parts or parts.keys() & {"mod", "early"} and season != "fall":
        return False
    if season == "fall" and which not in ("last", "next", "this", "the following", "the previous", "that"):
        return not (_YEAR_AFTER.match(after) or re.search(r"(?i:\b(?:in|by|until|since|during)\s)\Z", before) and re.match(r"\s?[.,;]", after))
    if season == "spring" and re.match(r"\s(?:up|from|back|into|that (?:feeds|fed|runs|ran|flows)|water|of (?:water|fresh))\b", after):
        return True
    if re.match(r"\s[a-z]+s?\s?(?:[.,;]|$)", after) and which == "the" and not _GOVERNS.search(before):
        return True
    if which and which != "the":
        return False
    return not re.search(
        r"(?i:\b(?:in|during|by|since|every|each|until|till|before|after|over|through|throughout|spent|spend|passed)\s)\Z", before
    ) and (season == "spring" or not re.search(r"(?i:\b(?:of|from|for|to)\s)\Z", before))


# -- numbers that are no years, days or clock times

_BEFORE_YEAR = re.compile(
    r"(?i:\b(?:in|of|by|since|until|till|during|through|between|before|after|and|or|from|to|for|the|this|its|their|his|her|around|about|circa|a|an|late|early))\s\Z"
    r"|[-–(/,;©]\s?\Z|^\Z|[\"“'‘]\Z"
)
_COUNTED_NEXT = re.compile(r"\s(?:[a-z]+\s){0,1}?(?:people|men|women|children|[a-z]{3,}s)\b")
_NOT_COUNTED = re.compile(
    r"\s(?:was|has|is|as|this|its|his|does|elections?|olympics|games|attacks|bombings|riots|protests|uprisings?|sanctions|accords|talks|polls|rules|plans)\b"
)
_NO_YEAR_BEFORE = re.compile(
    r"[$£€¥#]\s?\Z|(?i:\b(?:than|over|least|most|nearly|almost|roughly|some|only|resolution|no\.|number|flight|room|page|protocol|article|route|model|"
    r"average of|a total of|an estimated))\s\Z"
)
_CAPITAL_AFTER = re.compile(
    r"\s[A-Z][a-z]+ (?:Society|Club|Company|Band|Group|Trust|Fund|Museum|Foundation)|\s(?:Society|Club|Company|Band|Trust|Fund|Foundation)\b"
)


def _no_year(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    """A bare number of four digits is a year after a preposition, or where nothing counted follows."""
    if _CAPITAL_AFTER.match(text, match.end()):
        return True
    if "mod" in parts:
        return False
    before, year = _before(match, text), int(parts["year"])
    if _NO_YEAR_BEFORE.search(before):
        return True
    if re.match(r"\s[-–]\s(?:\d{3,}\s[a-z]{3,}s\b|(?:2[1-9]|[3-9]\d)\d\d\b)", _after(match, text)):
        return True
    if re.search(r"(?<!\d)[12]\d{3}(?: and| to| or|[-–])\s?\Z", before) or re.match(r"[-–](?:1\d|20)\d\d\b", _after(match, text)):
        return _ends_count(before, year, text, match.end())
    if re.search(r"[a-z]ed\s\Z", before) and _COUNTED_NEXT.match(text, match.end()):
        return True
    counted = _counts(year, text, match.end())
    if re.search(r"(?i:\b(?:in|since|of|during|until|as late as|as early as))\s\Z", before) and year >= 1000:
        return bool(counted and not re.search(r"(?i:\b(?:in|since|during|until))\s\Z", before))
    likely = 1600 <= year <= 2059 and (_BEFORE_YEAR.search(before) or re.search(r"[a-z]\s\Z", before) and 1900 <= year <= 2050)
    return bool(not likely or counted and not re.search(r"(?i:\b(?:the|this|its|late|early))\s\Z|[-–(]\Z", before))


def _ends_count(before: str, year: int, text: str, end: int) -> bool:
    """Whether a year would be the end of a count: "killing between 1000 and 1800 people"."""
    noun, first = _COUNTED_NEXT.match(text, end), _FIRST_OF_TWO.search(before)
    if noun is None or first is None or noun[0].split()[-1] not in _counted_nouns():
        return False
    return int(first["first"]) < 1300 or int(first["first"]) % 100 == year % 100 == 0


_FIRST_OF_TWO = re.compile(r"[a-z]{3,} (?:between |from )?(?P<first>[12]\d{3})(?: and| to| or|[-–])\s?\Z")


def _counts(year: int, text: str, end: int) -> bool:
    """Whether a number that could be a year counts what follows: 2000 tents, 2014 people, but hardly 2016 hopefuls."""
    noun = _COUNTED_NEXT.match(text, end)
    if noun is None or _NOT_COUNTED.match(text, end):
        return False
    return not 1990 <= year <= 2039 or year % 100 == 0 or noun[0].split()[-1] in _counted_nouns()


@cache
def _counted_nouns() -> frozenset[str]:
    return frozenset(row["words"] for row in lexicon.table("kinds") if row["cue"] != "verb") | {f"{unit}s" for unit in UNITS}


def _no_domini(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    return match[0].startswith("AD") and not match[0][2:3].isspace() and not match[0][2:3].isdigit()


def _no_decade(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    """The 1980s and the '80s, but not "his 80s" nor "the 470s" without an era."""
    decade = parts.get("decade", "")
    return len(decade) == 2 and "era" not in parts or len(decade) == 3 and not 100 <= int(decade) <= 209


def _no_day_of_month(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    return not re.search(r"(?i:\b(?:on|by|until|till|since|from|before|after|of|and|to)\s)\Z", _before(match, text))


# -- units of time that measure something else

_BEFORE_A_UNIT = re.compile(
    r"(?i:\b(?:for|in|within|after|than|over|about|nearly|almost|took|takes|take|last|lasts|lasted|lasting|during|only|just|spent|spend|around|under|every|half|be|not|"
    r"needs?|needed|once|barely|by|to))\s\Z"
)
_AFTER_A_UNIT = re.compile(r"\s(?:after|before|of|long|and a half)\b|['’]s? [a-z]")
_AMOUNT = re.compile(
    rf"(?i:(?:\b(?:{'|'.join([*SMALL_NUMBERS, *TENS])})|[$£€¥]?\d[\d.,]*|%|per cent|percent|[mb]illion|dollars?|euros?|pounds?|once|twice|times)"
    r"(?:\s\(?[\w'’-]+\)?){0,4}\s\Z)"
)
_UNIT_BARE = re.compile(
    r"(?i:\b(?:for|after|in|within|over|during|throughout|took|takes|take|lasted|lasts|last|spent|spend|by|of|and|or|from|are|were|be|many|some|before|until|"
    r"than|almost|nearly|the|into|just|only|mere|long|through|all|with|endure[ds]?|waited|wait))\s\Z|^\Z|[—–-]\s?\Z|[.!?,]\s[\"“]?\Z|[\"“]\Z"
)
_NOT_BARE_AFTER = re.compile(r"\s(?:old|young)\b")


def _no_rate(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    """ "a week" is a rate after an amount, "per week" always; "each day" is a set of its own."""
    word = match[0].split()[0].lower()
    if word == "per":
        return False
    if word == "each" or parts["unit"].lower() in ("second", "quarter", "weekend", "fortnight"):
        return True
    before = text[max(0, match.start() - 60) : match.start()]
    return bool(not _AMOUNT.search(before) or _BEFORE_A_UNIT.search(before.rstrip() + " ") or _AFTER_A_UNIT.match(text, match.end()))


def _no_duration(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    """ "a year" is a duration after a preposition or before "of"; "a second" is an ordinal; "a quarter" a share."""
    count, unit, before = parts.get("count", "").lower(), parts["unit"].lower(), _before(match, text)
    if count in ("a", "an") and re.search(r"s\Z", match[0]):
        return True  # a diplomat months before
    if unit in ("second", "quarter") and (count in ("a", "one", "an", "half a", "the", "another") or unit == "quarter"):
        return True
    if count == "the few" or count.startswith("the "):
        return False
    if count in ("a", "an") and "bound" not in parts:
        return not (_BEFORE_A_UNIT.search(before) or _AFTER_A_UNIT.match(text, match.end()))
    if count == "" and re.search(r"(?i:\b(?:the|these|those|its|their)\s)\Z", before):
        return True
    if count == "":
        return bool(re.search(r"\d\s\Z|[a-z]-\Z", before)) or not _UNIT_BARE.search(before) and not _AFTER_A_UNIT.match(text, match.end())
    return bool(_NOT_BARE_AFTER.match(text, match.end()))


def _no_part(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    """Parts of a day need a preposition: "at noon", "before dawn", and not "the morning paper"."""
    words, before, after = parts["words"].lower(), _before(match, text), _after(match, text)
    if words == "overnight":
        return bool(re.search(r"(?i:\b(?:an|the|its|his|her)\s)\Z", before)) or bool(
            re.match(r"\s(?:train|bus|stay|curfew|guest|success|bag|trip)s?\b", after)
        )
    if re.match(r"[A-Z]", parts["words"]) and not re.match(r"\s?\w*\s?(?:on|of)?\s(?:[A-Z]|\d)", after) and parts.keys() == {"words"}:
        return bool(before.strip())
    joined = re.match(r",? (?:on |of |the )*(?:[A-Z]|\d|that|last)", after)
    if (
        re.match(
            r"\s(?!of\b|on\b|and\b|or\b|to\b|in\b|by\b|as\b|when\b|while\b|with\b|for\b|but\b|that\b|until\b|before\b|after\b|at\b|a\b|the\b|from\b)[a-z]{3,}",
            after,
        )
        and "the" in parts
    ):
        return (
            re.match(
                r"\s(?:was|were|had|has|is|are|they|he|she|it|we|there|hundreds|dozens|thousands|people|police|troops|rescuers|residents)\b", after
            )
            is None
        )
    return not (
        re.search(
            r"(?i:\b(?:in|at|by|until|till|before|after|since|from|during|through|throughout|around|about|towards?|shortly|of|and|to|late|early|all))\s\Z",
            before,
        )
        or joined
    )


def _no_weekend(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    return not re.search(r"(?i:\b(?:at|over|on|during|by|for|before|after|until|since|of|through|throughout|in|from))\s\Z", _before(match, text))


_OPENS = re.compile(r"^\Z|[.!?:;\"“”'‘’—–*-]\s*\Z|\n\s*\Z")  # what a sentence may open after

_DOUBTS: dict[str, Doubt] = {
    "month": _no_month,
    "month_year": lambda match, parts, text: parts["month"] in ("Mar", "Mar.") and "20" not in match[0],
    "relative_month": lambda match, parts, text: bool(re.match(r"\s[A-Z][a-z]", _after(match, text))) and parts["which"].lower() == "that",
    "year": _no_year,
    "anno_domini": _no_domini,
    "decade": _no_decade,
    "day_of_month": _no_day_of_month,
    "season": _no_season,
    "weekday": _no_weekday,
    "weekdays": _in_name,
    "every_weekday": lambda match, parts, text: parts["every"].lower() == "on" and not re.search(r"days\b", match[0]),
    "rate": _no_rate,
    "duration": _no_duration,
    "weekend": _no_weekend,
    "part": _no_part,
    "day_word": _in_name,
    "referring": lambda match, parts, text: match[0][0].isupper() and not _OPENS.search(_before(match, text)),
    "relative": lambda match, parts, text: (
        parts["unit"].lower() in ("second", "minute", "hour") or match[0].lower().startswith(("past ", "that second"))
    ),
}
