"""Text -> spans of time expressions, with their parts still unread; `dates` gives them values.

The spans follow the TimeML guidelines (Saurí and others, 2006): no preposition, but the determiner,
"early", "late" and "ago". A sentence is read once, word by word; a word that can open an expression
is tried against the few patterns that start with it, so the time grows with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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


_WORD = re.compile(r"(?<![\w@#/])(?<!\d[.,:-])(?:'\d0s\b|\d{1,4}(?!\d)|[A-Za-z]+)")

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
    ("clock", "digits counts", r"(?P<hour>1?\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o'clock"),
    ("before_christ", "digits counts the", rf"(?P<year>\d{{1,4}}) ?{_ERA}"),
    (
        "day_month",
        "digits weekdays the counts",
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
    ("season", "seasons mods the deictics", rf"(?:{_MOD})?(?:(?P<which>(?i:the|last|next|this|that|early|late)) )?(?P<season>(?i:spring|summer|autumn|fall|winter))(?:(?: of|,)? {_YEAR})?(?![\w-])"),
    ("century", "digits the mods ordinals", rf"(?:{_MOD})?(?:the )?(?P<mod2>early |late |mid-)?(?P<number>\d{{1,2}})(?:st|nd|rd|th) century(?: {_ERA})?"),
    ("decade", "digits the mods", rf"(?:{_MOD})?(?:the )?(?P<mod2>(?i:early|late|mid)[ -])?(?:(?P<decade>1[5-9]\d|20\d)0|'(?P<short>\d)0)s(?![\w])"),
    ("since_weekday", "sets", rf"(?P<every>(?i:every|each|on)) {_WEEKDAY}s?\b"),
    ("weekdays", "plural_weekdays", rf"(?P<plural>{'|'.join(WEEKDAYS)})s\b(?! ?')"),
    (
        "weekday",
        "weekdays deictics mods",
        rf"(?:(?P<mod>early|late) (?:on )?)?(?:(?P<which>(?i:last|next|this|this past|this coming)) )?{_WEEKDAY}(?:(?:'s)? {_PART}\b)?(?![\w-])",
    ),
    ("quarter", "the ordinals", rf"(?i:the )?(?P<number>first|second|third|fourth) quarter(?: of {_YEAR})?\b"),
    ("year_edge", "mods the", rf"{_MOD}(?P<which>(?i:the|this|last|next|that|the following|the previous)) {_UNIT}\b(?!s)"),
    ("year", "digits mods the", rf"(?:{_MOD})?{_YEAR}(?P<short>[-–/]\d\d(?!\d|-))?(?![\w-]|'\w)"),
    ("year_word", "the", rf"the year (?P<year>\d{{1,4}})(?: {_ERA})?\b"),
    ("now", "time_words", ""),
    ("day_word", "day_words", rf"(?i:(?P<word>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow))(?: {_PART}\b)?(?!\w)"),
    ("night_part", "deictics the day_parts", rf"(?P<which>(?i:this|last|that|the (?:same|next|following|previous))) {_PART}\b"),
    ("ago", "digits counts loose", rf"(?:(?P<about>(?i:about|some|around|nearly|almost|more than|over)) )?(?P<count>{_COUNT}|{_LOOSE}) {_UNIT}s?(?: or so)? ago\b"),
    ("ago", "bare_units", rf"(?P<count>){_UNIT}s ago\b"),
    ("shifted", "digits counts loose", rf"(?P<count>{_COUNT}|{_LOOSE}) {_UNIT}s? (?P<way>(?i:earlier|later|before|after|from now|hence|on))\b"),
    ("shifted", "bare_units", rf"(?P<count>){_UNIT}s (?P<way>(?i:earlier|later|from now))\b"),
    ("neighbour_day", "the", rf"(?i:the )(?P<unit>(?i:day|week|month|year|night|morning|evening)) (?P<way>(?i:before|after))(?! (?i:yesterday|tomorrow))\b"),
    ("recent_span", "recents in", r"(?i:(?P<which>recent)) (?i:seconds|minutes|hours|days|weeks|months|years|decades|times|centuries)\b"),
    ("coming_span", "the coming", rf"(?i:(?:the )?(?P<which>coming|next few|next several|past few|last few)) {_UNIT}s\b"),
    (
        "duration_edge",
        "the deictics this its",
        rf"(?i:(?P<det>the|its|their|his|her|our|this|these) )?(?i:(?P<which>past|last|next|coming|previous|following|first|final|opening|preceding|ensuing)) "
        rf"(?P<count>{_COUNT}|{_LOOSE}) {_UNIT}s?\b(?!-)",
    ),
    ("relative", "deictics earlier", rf"(?:(?P<edge>(?i:earlier|later|early|late)) )?(?P<which>(?i:last|next|this past|this coming|this|past|that same|that)) {_UNIT}\b(?!s|-)"),
    ("relative", "the", rf"(?i:the) (?P<which>(?i:same|next|following|previous|coming|past|last)) {_UNIT}\b(?!s|-)"),
    ("times", "once counts digits", rf"(?:(?i:once|twice)|{_COUNT} times) (?i:a|an|per|each|every) {_UNIT}\b"),
    ("every", "sets", rf"(?i:every|each)(?: (?P<count>{_COUNT}|other|few))? {_UNIT}s?\b"),
    ("every", "sets", rf"(?i:every|each) {_PART}\b"),
    ("hyphened", "digits counts", rf"(?P<count>{_COUNT})[- ]{_UNIT}(?:-long|- long)?(?=[- ])(?!-?s?[- ]old\b)"),
    ("duration", "digits counts loose", rf"(?P<count>{_COUNT}|{_LOOSE}|more than a|nearly an?|almost an?)(?: (?:more|full|whole|long|straight|consecutive|additional))? {_UNIT}s?\b(?![ -]old\b|-)"),
    ("half_more", "counts digits", rf"(?P<count>{_COUNT})(?: and a half|-and-a-half) {_UNIT}s?\b"),
    ("duration", "bare_units", rf"(?P<count>){_UNIT}s\b(?!-| old\b)"),
)
