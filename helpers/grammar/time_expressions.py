"""Text -> spans of time expressions, with their parts still unread; `dates` gives them values.

The spans follow the TimeML guidelines (Saurí and others, 2006): no preposition, but the determiner,
"early", "late" and "ago". A sentence is read once, word by word; a word that can open an expression
is tried against the few patterns that start with it, so the time grows with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from helpers import lexicon

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SMALL_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 1
    )
}
TENS = {word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
CENTURIES = "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split()
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
# TimeML's letters, with T where the unit is shorter than a day, and how many of it there are in one.
UNITS = {
    "second": ("TS", 1),
    "minute": ("TM", 1),
    "hour": ("TH", 1),
    "day": ("D", 1),
    "night": ("D", 1),
    "week": ("W", 1),
    "weekend": ("WE", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
}


class Expression(NamedTuple):
    """A time expression: where it stands, the pattern that found it, and the parts that the pattern names."""

    start: int
    end: int
    pattern: str
    parts: dict[str, str]


def find(text: str) -> list[Expression]:
    """Time expressions of a sentence, in order, none overlapping another.

    >>> [(e.pattern, "on Thursday, 3 July"[e.start:e.end]) for e in find("on Thursday, 3 July")]
    [('day_month', 'Thursday, 3 July')]
    """
    found: list[Expression] = []
    stop = 0
    for word in _WORD.finditer(text):
        if word.start() < stop:
            continue
        for name, pattern in _starts().get(_key(word[0]), ()):
            match = pattern.match(text, word.start())
            if match and (expression := _settled(name, match, text)):
                found.append(expression)
                stop = expression.end
                break
    return list(_with_second_days(found, text))


_WORD = re.compile(r"(?<![\w@#/])(?<!\d[.,:])(?:'\d0s\b|\d{1,4}(?!\d)|[A-Za-z]+)")

_NUMBER_WORDS = "|".join([*SMALL_NUMBERS, *TENS])
_COUNT = rf"(?i:\d{{1,4}}(?:\.\d{{1,2}}|,\d{{3}})?|(?:{_NUMBER_WORDS})(?:-(?:{'|'.join(SMALL_NUMBERS)}))?|half an?|an?|a dozen)"
_LOOSE = r"(?i:(?:a )?(?:few|couple of|good many)|several|many|some|numerous|countless|dozens of|hundreds of|thousands of|tens of thousands of)"
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_ANY_MONTH = rf"(?P<month>{_MONTH}|{'|'.join(m.upper() for m in MONTHS)}|{_SHORT_MONTH})"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d{3}|20\d\d)(?!\d|[.,]\d|\s?%)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_SHORT_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?"
_UNIT = r"(?P<unit>(?i:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|centurie|century))"
_MOD = r"(?P<mod>(?i:early|late|mid|the (?:very )?(?:beginning|start|end|middle|close|first half|second half) of|(?:year|month)-end))[\s-]"
_PART = r"(?P<part>(?i:morning|afternoon|evening|night))"
_ZONE = r"(?: ?\(?(?:GMT|UTC|BST|EST|EDT|ET|PST|PDT|CET|local time)\)?)?"
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<half>[ap]\.?m\b\.?|[AP]\.?M\b\.?)"
_ERA = r"(?P<era>(?i:BCE?|B\.C\.(?:E\.)?))"

# In the order in which they are tried at a word; the second part says which words can open them.
_PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("iso", "digits", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?Z?)?(?!\d|-\d)"),
    ("slashed", "digits", r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})\b"),
    ("clock", "digits", rf"{_CLOCK}{_ZONE}(?:,? (?:on )?(?:{_WEEKDAY}\b|(?P<word>today|yesterday|tomorrow)\b))?"),
    ("clock", "digits", rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d|:\d){_ZONE}(?:,? (?:on )?{_WEEKDAY}\b)?"),
    ("clock", "digits", r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) (?:GMT|UTC|hours|local time)\b"),
    ("clock", "digits counts", r"(?P<hour>1?\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o'clock"),
    ("before_christ", "digits counts the", rf"(?P<year>\d{{1,4}}) ?{_ERA}"),
    (
        "day_month",
        "digits weekdays the",
        rf"(?:(?:{'|'.join(WEEKDAYS)}|{_SHORT_WEEKDAY}),? (?:the )?|the )?{_DAY}(?: (?:day )?of)? {_ANY_MONTH}(?:,? (?:of )?{_YEAR})?(?![\w-]*\w)",
    ),
    ("range_day", "digits", rf"{_DAY}(?=(?:\s?[-–/]\s?|,? and | to | or )\d{{1,2}}(?:st|nd|rd|th)? {_ANY_MONTH}(?:,? {_YEAR})?)"),
    (
        "month_day",
        "months weekdays",
        rf"(?:(?:{'|'.join(WEEKDAYS)}|{_SHORT_WEEKDAY}),? )?{_ANY_MONTH} (?:the )?{_DAY}(?![\w:%]|[.,]\d)"
        rf"(?P<second>(?:\s?[-–/]\s?|,? and | to )(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:%]))?(?:,? (?:of )?{_YEAR})?",
    ),
    ("month_year", "months mods the", rf"(?:{_MOD})?{_ANY_MONTH},? (?:of )?(?P<year>1\d{{3}}|20\d\d)(?![\d,]\d|\d)"),
    ("relative_month", "deictics", rf"(?P<which>(?i:last|next|this|that same|that)) {_ANY_MONTH}(?!\w)"),
    ("month", "months mods the", rf"(?:{_MOD})?{_ANY_MONTH}(?!\w)"),
    (
        "season",
        "seasons mods the deictics",
        rf"(?:{_MOD})?(?:(?P<which>(?i:the|last|next|this|that|early|late)) )?(?P<season>(?i:spring|summer|autumn|fall|winter))"
        rf"(?:(?: of|,)? {_YEAR})?(?![\w-])",
    ),
    (
        "century",
        "digits the mods ordinals",
        rf"(?:{_MOD})?(?:the )?(?P<mod2>early |late |mid-)?(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)) century(?: {_ERA})?",
    ),
    ("century", "the centuries", rf"(?:the )?(?P<mod2>early |late |mid-)?(?P<number>(?i:{'|'.join(CENTURIES)})) century"),
    ("decade", "digits the mods", rf"(?:{_MOD})?(?:the )?(?P<mod2>(?i:early|late|mid)[ -])?(?:(?P<decade>1[5-9]\d|20\d)0|'(?P<short>\d)0)s(?![\w])"),
    ("every_weekday", "sets", rf"(?P<every>(?i:every|each|on)) {_WEEKDAY}s?\b"),
    ("weekdays", "plural_weekdays", rf"(?P<plural>{'|'.join(WEEKDAYS)})s\b(?! ?')"),
    (
        "weekday",
        "weekdays deictics mods",
        rf"(?:(?P<mod>early|late) (?:on )?)?(?:(?P<which>(?i:last|next|this|this past|this coming)) )?{_WEEKDAY}(?:(?:'s)? {_PART}\b)?(?![\w-])",
    ),
    ("quarter", "the ordinals", rf"(?i:the )?(?P<number>first|second|third|fourth) quarter(?: of {_YEAR})?\b"),
    ("year_edge", "mods", rf"{_MOD}(?P<which>(?i:the|this|last|next|that|the following|the previous)) {_UNIT}\b(?!s)"),
    ("year", "digits mods the", rf"(?:{_MOD})?{_YEAR}(?P<short>[-–/]\d\d(?!\d|-))?(?![\w-]|'\w)"),
    ("year_word", "the", rf"the year (?P<year>\d{{1,4}})(?: {_ERA})?\b"),
    (
        "day_word",
        "day_words",
        rf"(?i:(?P<word>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow))(?: {_PART}\b)?(?!\w)",
    ),
    ("night_part", "deictics the", rf"(?P<which>(?i:this|last|that|the (?:same|next|following|previous))) {_PART}\b"),
    (
        "ago",
        "digits counts loose",
        rf"(?:(?P<about>(?i:about|some|around|nearly|almost|more than|over)) )?(?P<count>{_COUNT}|{_LOOSE}) {_UNIT}s?(?: or so)? ago\b",
    ),
    ("ago", "bare_units", rf"(?P<count>){_UNIT}s ago\b"),
    ("shifted", "digits counts loose", rf"(?P<count>{_COUNT}|{_LOOSE}) {_UNIT}s? (?P<way>(?i:earlier|later|before|after|from now|hence|on))\b"),
    ("shifted", "bare_units", rf"(?P<count>){_UNIT}s (?P<way>(?i:earlier|later|from now))\b"),
    (
        "neighbour_day",
        "the",
        r"(?i:the )(?P<unit>(?i:day|week|month|year|night|morning|evening)) (?P<way>(?i:before|after))(?! (?i:yesterday|tomorrow))\b",
    ),
    ("recent_span", "recents", r"(?i:(?P<which>recent)) (?i:seconds|minutes|hours|days|weeks|months|years|decades|times|centuries)\b"),
    ("coming_span", "the coming", rf"(?i:(?:the )?(?P<which>coming)) {_UNIT}s\b"),
    (
        "duration_edge",
        "the deictics possessives",
        rf"(?i:(?P<det>the|its|their|his|her|our|this|these) )?(?i:(?P<which>past|last|next|coming|previous|following|first|final|opening|"
        r"preceding|ensuing)) "
        rf"(?P<count>{_COUNT}|{_LOOSE}) {_UNIT}s?\b(?!-)",
    ),
    (
        "relative",
        "deictics edges",
        rf"(?:(?P<edge>(?i:earlier|later|early|late)) )?(?P<which>(?i:last|next|this past|this coming|this|past|that same|that)) {_UNIT}\b(?!s|-)",
    ),
    ("relative", "the", rf"(?i:the) (?P<which>(?i:same|next|following|previous|coming|past|last)) {_UNIT}\b(?!s|-)"),
    ("times", "once counts digits", rf"(?:(?i:once|twice)|(?:\d{{1,2}}|{_NUMBER_WORDS}) times) (?i:a|an|per|each|every) {_UNIT}\b"),
    ("every", "sets", rf"(?i:every|each)(?: (?P<count>{_COUNT}|other|few))? {_UNIT}s?\b"),
    ("every", "sets", rf"(?i:every|each) {_PART}\b"),
    ("hyphened", "digits counts", rf"(?P<count>{_COUNT})[- ]{_UNIT}(?:-long|- long)?(?=[- ])(?!-?s?[- ]old\b)"),
    (
        "duration",
        "digits counts loose",
        rf"(?P<count>{_COUNT}|{_LOOSE}|more than a|nearly an?|almost an?)"
        rf"(?: (?:more|full|whole|long|straight|consecutive|additional))? {_UNIT}s?\b(?![ -]old\b|-)",
    ),
    ("half_more", "counts digits", rf"(?P<count>{_COUNT})(?: and a half|-and-a-half) {_UNIT}s?\b"),
    ("unit_long", "units", rf"(?P<count>){_UNIT}s?-long\b"),
    ("referring", "time_words", ""),
    ("duration", "bare_units", rf"(?P<count>){_UNIT}s\b(?!-| old\b)"),
)


_OPENERS: dict[str, str] = {
    "digits": "0",
    "counts": " ".join([*SMALL_NUMBERS, *TENS, "a", "an", "half", "dozen"]),
    "loose": "a few several many some numerous countless dozens hundreds thousands tens couple about around nearly almost more over",
    "months": " ".join(MONTHS).lower() + " jan feb mar apr jun jul aug sep sept oct nov dec",
    "weekdays": " ".join(WEEKDAYS).lower() + " mon tue tues wed thu thur thurs fri sat sun",
    "plural_weekdays": " ".join(f"{day}s" for day in WEEKDAYS).lower(),
    "seasons": " ".join(SEASONS),
    "mods": "early late mid the year month",
    "the": "the",
    "deictics": "last next this that past",
    "possessives": "its their his her our these",
    "ordinals": "first second third fourth",
    "centuries": " ".join(CENTURIES).replace("-", " "),
    "sets": "every each on",
    "day_words": "the today tonight yesterday tomorrow",
    "recents": "recent",
    "coming": "coming",
    "edges": "earlier later early late",
    "once": "once twice",
    "bare_units": "seconds minutes hours days weeks months years decades centuries",
    "units": " ".join(UNITS),
}


@cache
def _starts() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """First word -> the patterns that it can open, in their order."""
    starts: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for name, openers, source in _PATTERNS:
        pattern = re.compile(source or _referring())
        words = " ".join(_OPENERS[opener] for opener in openers.split()) if openers != "time_words" else _referring_openers()
        for word in dict.fromkeys(words.split()):
            starts.setdefault(word, []).append((name, pattern))
    return starts


def _referring() -> str:
    """A pattern of the table of words that refer to no calendar day; longest first."""
    words = sorted((row["words"] for row in lexicon.table("time_words")), key=len, reverse=True)
    return rf"(?P<words>{'|'.join([*map(re.escape, words), *(re.escape(word.capitalize()) for word in words if word not in _NAMELIKE)])})(?![\w-])"


_NAMELIKE = ("daily", "weekly", "monthly", "annual", "quarterly", "future")  # The Daily News, the Annual Report


def _referring_openers() -> str:
    return " ".join(row["words"].split()[0] for row in lexicon.table("time_words"))


def _key(word: str) -> str:
    return "0" if word[0] in "'0123456789" else word.lower()


def _settled(name: str, match: re.Match[str], text: str) -> Expression | None:
    """The expression, unless its neighbours say that it is something else."""
    parts = {part: value for part, value in match.groupdict().items() if value is not None}
    doubt = _DOUBTS.get(name)
    if doubt and doubt(match, parts, text):
        return None
    return Expression(match.start(), match.end(), name, parts)


def _with_second_days(found: Iterable[Expression], text: str) -> Iterator[Expression]:
    """April 6-7 is two days: the second is an expression of its own."""
    for expression in found:
        second = expression.parts.get("second") if expression.pattern == "month_day" else None
        if not second:
            yield expression
            continue
        place = text.index(second, expression.start)
        digits = re.search(r"\d+", second)
        assert digits is not None  # the pattern holds one
        year = {part: value for part, value in expression.parts.items() if part in ("month", "year")}
        yield Expression(expression.start, place, "month_day", {"day": expression.parts["day"], **year})
        yield Expression(place + digits.start(), expression.end, "range_day", {"day": digits[0], **year})


# -- what looks like a time expression and is none

_BEFORE_MONTH = re.compile(
    r"(?i:\b(?:in|of|by|since|until|till|during|through|between|before|after|and|or|from|for|to|about|around|says|said|every|each))\s$|[-–(]$"
)
_BEFORE_YEAR = re.compile(
    r"(?i:\b(?:in|of|by|since|until|till|during|through|between|before|after|and|or|from|to|for|the|this|its|their|his|her|around|about|circa|a|an|late|early))\s$"
    r"|[-–(/,;©]\s?$|^$|[\"“'‘]$"
)
_COUNTED_NEXT = re.compile(r"\s(?:[a-z]+\s){0,1}?(?:people|men|women|children|[a-z]{3,}s)\b")
_NOT_COUNTED = re.compile(
    r"\s(?:was|has|is|as|this|its|his|does|elections?|olympics|games|attacks|bombings|riots|protests|uprisings?|sanctions|accords|talks|polls|rules|plans)\b"
)
_AFTER_QUANTITY = re.compile(r"(?:\d|%|\b(?:per cent|percent|[mb]illion|times|[a-z]{3,}s))\s$")
_BEFORE_A_UNIT = re.compile(
    r"(?i:\b(?:for|in|within|after|than|over|about|nearly|almost|took|takes|take|last|lasts|lasted|lasting|during|only|just|spent|spend|around|under|every|half))\s$"
)


def _neighbours(place: str) -> re.Pattern[str]:
    words = "|".join(re.escape(row["words"]) for row in lexicon.table("not_dates") if row["place"] == place)
    return re.compile(rf"(?i:\b(?:{words})\s$)" if place == "before" else rf"(?i:\s(?:{words})\b)")


@cache
def _name_before() -> re.Pattern[str]:
    return _neighbours("before")


@cache
def _name_after() -> re.Pattern[str]:
    return _neighbours("after")


def _before(match: re.Match[str], text: str) -> str:
    """As much of what stands before as any check reads."""
    return text[max(0, match.start() - 24) : match.start()]


def _in_name(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    return bool(_name_before().search(_before(match, text)) or _name_after().match(text, match.end()))


def _no_month(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    """ "March" and "May" alone, and short forms, need a preposition; "April Jones" is a name."""
    month, governed = parts["month"], "mod" in parts or bool(_BEFORE_MONTH.search(_before(match, text)))
    if _in_name(match, parts, text) or re.match(r"\s[A-Z][a-z]", text[match.end() : match.end() + 3]) and not governed:
        return True
    doubtful = month.lower() in ("may", "march") or month.rstrip(".") not in MONTHS
    return doubtful and not governed


def _no_year(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    """A bare number of four digits is a year after a preposition, or where nothing counted follows."""
    if "mod" in parts:
        return False
    before, year = _before(match, text), int(parts["year"])
    if re.search(r"[$£€¥#]\s?$|(?i:\b(?:than|over|least|most|nearly|almost|roughly|some|only|resolution|no\.|number|flight|room|page))\s$", before):
        return True
    if re.match(r"\s[-–]\s\d{3,}\s[a-z]{3,}s\b", text[match.end() : match.end() + 24]):
        return True
    if re.search(r"(?<!\d)[12]\d{3}(?: and| to|[-–])\s?$", before):
        return False
    counted = _counts(year, text, match.end())
    if re.search(r"(?i:\b(?:in|since|of|during|until))\s$", before) and year >= 1000:
        return bool(counted and not re.search(r"(?i:\b(?:in|since|during|until))\s$", before))
    likely = 1600 <= year <= 2059 and (_BEFORE_YEAR.search(before) or re.search(r"[a-z]\s$", before) and 1900 <= year <= 2050)
    return bool(not likely or counted and not re.search(r"(?i:\b(?:the|this|its|late|early))\s$|[-–(]$", before))


def _counts(year: int, text: str, end: int) -> bool:
    """Whether a number that could be a year counts what follows: 2000 tents, 2014 people, but hardly 2016 hopefuls."""
    noun = _COUNTED_NEXT.match(text, end)
    if noun is None or _NOT_COUNTED.match(text, end):
        return False
    return not 1990 <= year <= 2039 or year % 100 == 0 or noun[0].split()[-1] in _counted_nouns()


@cache
def _counted_nouns() -> frozenset[str]:
    return frozenset(row["words"] for row in lexicon.table("kinds") if row["cue"] != "verb") | {f"{unit}s" for unit in UNITS}


def _no_season(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    if _in_name(match, parts, text):
        return True
    if parts["season"].lower() == "fall" and "year" not in parts and parts.get("which", "").lower() not in ("last", "next", "this"):
        return True
    if parts["season"].lower() == "spring" and re.match(r"\s(?:of|up|from|back|into)\b", text[match.end() : match.end() + 8]) and "year" not in parts:
        return True
    governed = {"mod", "which", "year"} & parts.keys() or re.search(r"(?i:\b(?:in|during|by|since|every|each))\s$", _before(match, text))
    return not governed


def _no_duration(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    """ "a year" after an amount is a rate; "a second" is an ordinal; "a quarter" is a share."""
    count, unit, before = parts.get("count", "").lower(), parts["unit"].lower(), _before(match, text)
    if unit in ("second", "quarter") and (count in ("a", "one", "an", "half a") or unit == "quarter"):
        return True
    if count in ("a", "an"):
        return not _BEFORE_A_UNIT.search(before)
    return count == "" and bool(re.search(r"\d\s$|[a-z]-$", before))


def _no_hyphened(match: re.Match[str], parts: dict[str, str], text: str) -> bool:
    return text[match.start() + len(parts["count"])] != "-" or parts["count"].lower() in ("a", "an", "half a")


_DOUBTS: dict[str, Callable[[re.Match[str], dict[str, str], str], bool]] = {
    "month": _no_month,
    "month_year": lambda match, parts, text: parts["month"] in ("Mar", "Mar.") and "20" not in match[0],
    "year": _no_year,
    "season": _no_season,
    "weekday": _in_name,
    "weekdays": _in_name,
    "every_weekday": lambda match, parts, text: parts["every"].lower() == "on" and not match[0].endswith("s"),
    "duration": _no_duration,
    "hyphened": _no_hyphened,
    "shifted": lambda match, parts, text: parts["way"].lower() == "on" and parts["count"].lower() in ("a", "an", ""),
    "relative": lambda match, parts, text: (
        parts["unit"].lower() in ("second", "minute", "hour") or match[0].lower().startswith(("past ", "that second"))
    ),
}
