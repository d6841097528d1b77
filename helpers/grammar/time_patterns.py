"""The patterns of time expressions, and which words can open each; `time_expressions` tries them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from helpers import lexicon
from helpers.grammar.time_words import DECADES, MONTHS, ORDINALS, SEASONS, SMALL_NUMBERS, TENS, UNITS, WEEKDAYS


class Pattern(NamedTuple):
    """A pattern of one kind of expression."""

    name: str
    match: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    """Any of the words, longest first."""
    return lexicon.alternatives(words)


def _words(table: str) -> list[str]:
    return [row["words"] for row in lexicon.table(table)]


_NUMBER_WORDS = _any([*SMALL_NUMBERS, *TENS])
_SMALL = _any(SMALL_NUMBERS)
_NUMBER = rf"(?:\d{{1,4}}(?:\.\d{{1,2}}|,\d{{3}})?|(?:{_NUMBER_WORDS})(?:-(?:{_SMALL}))?)"
_COUNT = (
    rf"(?i:(?:another |a further )?{_NUMBER}(?: and (?:a )?half|-and-a-half)?|half an?|half a dozen|two dozen|a dozen|a single|a further|an?|another)"
)
_LOOSE = (
    r"(?i:(?:a |the )?(?:few|couple of|good many|handful of)|several|many|some|numerous|countless|"
    r"(?:dozens|hundreds|thousands|tens of thousands) of)"
)
# A word between number and unit that leaves it a length of time: three long years.
_ADJECTIVE = (
    r"(?: (?!(?:of|and|or|to|in|per|a|the|for|at|million|billion|thousand|hundred|people|times|few|couple|handful|good|dozen|"
    rf"second|first|third|last|next|election|school|calendar|fiscal|financial|working|{_NUMBER_WORDS})\b)[a-z]{{3,12}})?"
)
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|{'|'.join(m.upper() for m in MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?(?!-[a-z]))"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d{3}|20\d\d)(?!\d|[.,]\d|\s?%)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_AND_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?),? "
_UNIT = r"(?P<unit>(?i:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|centurie|century))"
_MOD = (
    r"(?P<mod>(?i:early(?: in| on)?|late(?: in| on)?|mid|the (?:very )?(?:beginning|start|end|middle|close|early (?:part|days|months|years|hours)|"
    r"latter part|first half|second half|early hours) of|(?:year|month)-end))[\s-]"
)
_PART = r"(?P<part>(?i:morning|afternoon|evening|night|lunchtime))"
_SEASON = rf"(?P<season>(?i:{'|'.join(SEASONS)}))"
_ZONES = "(?:GMT|UTC|BST|EST|EDT|ET|PST|PDT|CET|local time)"
_ZONE = rf"(?: ?(?:{_ZONES}|hrs)\b| \({_ZONES}\))?"
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<half>[ap]m\b|[ap]\.\s?m\.|[AP]M\b|[AP]\.M\.)"
_ERA = r"(?P<era>(?i:BCE?\b|B\.C\b\.?(?:E\.)?))"
_BEFORE = r"(?i:last|next|this past|this coming|this|the previous|the following|the next|the same|the coming|the past|that same|that)"
_EVENT = (
    "attacks?|raids?|strikes?|airstrikes?|bombings?|blasts?|explosions?|shelling|assault|massacre|killings?|violence|fighting|clashes|protests?|"
    "votes?|election|meeting|talks|summit|debate|speech|statement|announcement|decision|ruling|deal|report|reports|claims?|incident|operation"
)
_HOURS = rf"(?P<hour>1?\d|{_any(list(SMALL_NUMBERS)[:12])})"

# In the order in which they are tried at a word; the second part says which words can open them.
_TABLE: tuple[tuple[str, str, str], ...] = (
    ("iso", "digits", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?Z?)?(?!\d|-\d)"),
    ("slashed", "digits", r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})\b"),
    ("clock", "digits bounds", rf"(?:{{bound}} )?{_CLOCK}{_ZONE}"),
    ("clock", "digits", rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d|:\d){_ZONE}"),
    ("clock", "digits", r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) (?:GMT|UTC|hours|local time)\b"),
    ("clock", "digits counts bounds", rf"(?:{{bound}} )?(?i:{_HOURS} o['’]clock)(?: in the {_PART})?"),
    (
        "clock",
        "digits counts bounds",
        rf"(?:{{bound}} )?(?i:(?:half (?P<past>past)|"
        rf"(?P<quarter>(?:a )?quarter|five|ten|twenty|twenty-five)(?: minutes)? (?P<side>past|to)) {_HOURS})\b"
        rf"(?: in the {_PART})?",
    ),
    (
        "before_christ",
        "digits the",
        rf"(?:the year )?(?P<year>\d{{1,4}})(?: ?{_ERA}|(?= ?(?:to|and|or|[-–]) ?\d{{1,4}} ?{_ERA.replace('<era>', '<later>')}))",
    ),
    ("anno_domini", "eras digits", r"(?:AD|A\.D\.) ?(?P<year>\d{1,4})(?!\d)|(?P<year2>\d{1,4}) (?:AD|CE)\b"),
    (
        "day_month",
        "digits weekdays the",
        rf"(?:(?:{_AND_WEEKDAY})(?:the )?|the )?{_DAY}(?: (?:day )?of)? {_MONTH}(?:,? (?:of )?{_YEAR})?(?!\w|-[A-Za-z])",
    ),
    ("range_day", "digits the", rf"(?:the )?{_DAY}(?=(?:\s?[-–/]\s?|,? and | to | or )\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? {_YEAR})?)"),
    (
        "month_day",
        "months weekdays",
        rf"(?:{_AND_WEEKDAY})?{_MONTH} (?:the )?{_DAY}(?![\w:%]|[.,]\d|-\d)"
        rf"(?P<second>(?:\s?[-–/]\s?|,? and | to )(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:%]))?(?:,? (?:of )?{_YEAR})?",
    ),
    (
        "month_day",
        "months",
        rf"{_MONTH} {_DAY}(?P<second>[-–](?:3[01]|[12]\d|0?[1-9])(?![\w:%]))(?:,? {_YEAR})?",
    ),
    ("month_year", "months mods the", rf"(?:{_MOD})?{_MONTH},? (?:of )?(?P<year>1\d{{3}}|20\d\d)(?![\d,]\d|\d)"),
    ("relative_month", "deictics the", rf"(?P<which>{_BEFORE}) {_MONTH}(?!\w)"),
    ("month", "months mods the", rf"(?:{_MOD})?{_MONTH}(?!\w)"),
    ("every", "sets", rf"(?i:every|each) {_SEASON}\b"),
    (
        "season",
        "seasons mods the deictics digits",
        rf"(?:{_MOD})?(?:(?P<which>{_BEFORE}|(?i:the|early|late)) )?(?:(?P<early>early|late|mid)[- ])?{_SEASON}(?:(?: of|,)? {_YEAR})?(?![\w-])",
    ),
    (
        "century",
        "digits the mods ordinals centuries",
        rf"(?:{_MOD})?(?i:the )?(?:(?P<early>(?i:early|late|mid))[- ])?(?P<number>(?:\d{{1,2}})(?:st|nd|rd|th)|(?i:{_any(ORDINALS)}))"
        rf"[ -](?i:century)(?: {_ERA})?",
    ),
    (
        "decade",
        "digits the mods",
        rf"(?:{_MOD})?(?i:the )?(?:(?P<early>(?i:early|late|mid))[ -])?(?:(?P<decade>\d{{2,3}})0|['’](?P<short>\d)0)['’]?s(?![\w])(?: {_ERA})?",
    ),
    ("decade_word", "the", rf"(?:{_MOD})?(?i:the )(?:(?P<early>early|late|mid)[ -])?(?P<tens>{'|'.join(list(DECADES)[3:])})\b"),
    ("every_weekday", "sets", rf"(?P<every>(?i:every|each|on)) (?:other )?{_WEEKDAY}s?\b(?: {_PART})?"),
    ("weekday", "plural_weekdays", rf"{_WEEKDAY}s(?= (?:[a-z]+ ){{0,2}}(?:{_EVENT})\b)"),  # "Tuesdays attack", where apostrophes are lost
    ("weekdays", "plural_weekdays", rf"(?P<plural>{'|'.join(WEEKDAYS)})s\b(?! ?['’])"),
    (
        "weekday",
        "weekdays deictics mods the",
        rf"(?:(?P<mod>(?i:early|late|the early hours of))(?: on)? )?(?:(?P<which>{_BEFORE}) )?{_WEEKDAY}"
        rf"(?:(?:['’]s)? (?:(?P<early>early|late) )?{_PART}\b)?(?![\w-])",
    ),
    ("quarter", "the ordinals", rf"(?i:the )?(?P<number>(?i:first|second|third|fourth|last|final)) quarter(?: of {_YEAR})?\b"),
    ("quarter", "q", rf"Q(?P<number>[1-4])(?:,? (?:of )?{_YEAR})?\b"),
    ("half_year", "the ordinals", rf"(?i:the )?(?P<number>(?i:first|second|latter)) half of (?:{_YEAR}|(?P<which>(?i:the|this|last|next)) year\b)"),
    ("part_of_month", "the", rf"(?i:the )(?P<number>(?i:{_any(ORDINALS[:5])}|last)) (?P<unit>week)(?= (?:of|in) )"),
    ("year_edge", "mods the", rf"{_MOD}(?P<which>(?i:the|this|last|next|that|the following|the previous|the same)) {_UNIT}\b(?!s)"),
    (
        "year_edge",
        "edges within possessed",
        r"(?i:(?:(?P<edge>late|later|early|earlier) (?:in|on in) the|(?P<end>the rest of the)|(?:(?<=within )the)) )"
        r"(?P<unit>(?i:day|week|month|year))\b(?! \w+ing\b)",
    ),
    ("year_edge", "possessed", r"(?P<unit>month|year)['’]s (?P<end>end)\b"),
    ("year", "digits mods the", rf"(?:{_MOD})?{_YEAR}(?:(?P<short>[-–/]\d\d(?!\d|-))|(?=[-–/](?:1\d|20)\d\d\b))?(?![\w-](?<![-–/])(?!\d)|-[a-z])"),
    ("year_word", "the", rf"(?i:the) year (?P<year>\d{{1,4}})(?: {_ERA})?\b"),
    (
        "day_of_month",
        "the",
        r"(?i:the) (?P<day>3[01](?:st|th)|2?1st|2?2nd|2?3rd|(?:1\d|2?[04-9])th)"
        r"(?= of (?:the|that|this) month\b|\s?[.,;:)]| (?:the|a|and|when|but)\b|$)",
    ),
    (
        "day_word",
        "day_words",
        rf"(?i:(?P<word>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow))(?: {_PART}\b)?(?!\w)",
    ),
    (
        "night_part",
        "deictics the",
        rf"(?P<which>(?i:this|last|that|that same|the (?:same|next|following|previous))) (?:(?P<early>early|late) )?{_PART}\b",
    ),
    ("ago", "digits counts loose bounds", rf"(?:{{bound}} )?(?P<count>(?:{_NUMBER}(?: to | or |[-–]))?{_COUNT}|{_LOOSE}) {_UNIT}s? (?:or so )?ago\b"),
    ("ago", "bare_units", rf"(?P<count>){_UNIT}s ago\b"),
    (
        "shifted",
        "digits counts loose bounds",
        rf"(?:{{bound}} )?(?P<count>{_COUNT}|{_LOOSE}) {_UNIT}s? (?P<way>(?i:earlier|later|previously|from now|hence))\b",
    ),
    ("shifted", "digits counts loose", rf"(?P<count>{_COUNT}|{_LOOSE}) {_UNIT}s? (?P<way>before|after|on)(?=\s?[.,;:)\"”]|$)"),
    ("shifted", "bare_units", rf"(?P<count>){_UNIT}s (?P<way>(?i:earlier|later|from now))\b"),
    (
        "neighbour_day",
        "the",
        r"(?i:the )(?P<unit>(?i:day|week|month|year|night|morning|evening)) (?P<way>(?i:before|after|following))"
        r"(?! (?i:yesterday|tomorrow|last|next))\b",
    ),
    ("recent_span", "recents", r"(?i:(?P<which>recent)) (?i:seconds|minutes|hours|days|weeks|months|years|decades|times|centuries)\b"),
    ("coming_span", "the coming", rf"(?i:(?:the )?(?P<which>coming)) {_UNIT}s\b|(?i:the) (?:days|weeks|months|years) (?P<ahead>ahead|to come)\b"),
    (
        "duration_edge",
        "the deictics possessives",
        rf"(?i:(?P<det>the|its|their|his|her|our|this|these) )?(?i:(?P<which>past|last|next|coming|previous|following|first|final|opening|"
        rf"preceding|ensuing)) (?:{{bound}} )?(?P<count>{_COUNT}|{_LOOSE}) {_UNIT}s?\b(?!-)",
    ),
    (
        "duration_edge",
        "the",
        r"(?i:the (?P<which>past|last|final|first|opening|early|closing|intervening|following|next) )(?P<unit>years|months|weeks|days|hours)\b",
    ),
    (
        "relative",
        "deictics edges",
        rf"(?:(?P<edge>(?i:earlier|later|early|late)) )?(?P<which>(?i:last|next|this past|this coming|this|past|that same|that)) {_UNIT}\b(?!s|-)",
    ),
    ("duration_edge", "the", rf"(?i:the (?P<which>past|last)) {_UNIT}\b(?!s|-| of\b)"),
    ("relative", "the", rf"(?P<which>(?i:the (?:same|next|following|previous|coming|last))) {_UNIT}\b(?!s|-)"),
    ("weekend", "the a", r"(?i:the|a(?: [a-z]+)?) (?P<unit>weekend)\b(?!-| (?:edition|break|home|house|retreat))"),
    (
        "times",
        "once counts digits",
        rf"(?:(?i:once|twice)|(?:\d{{1,2}}|{_NUMBER_WORDS}) times) (?i:a|an|per|each|every)(?: (?P<count>{_NUMBER}|other|few))? {_UNIT}s?\b",
    ),
    ("every", "sets", rf"(?i:every|each)(?: single)?(?: (?P<count>{_COUNT}|other|few))? {_UNIT}s?\b"),
    ("every", "sets", rf"(?i:every|each) {_PART}\b"),
    ("rate", "rates", rf"(?i:a|an|per|each) {_UNIT}\b(?![-'’s])"),
    ("hyphened", "digits counts bounds", rf"(?:{{bound}} )?(?P<count>{_NUMBER}(?:-and-a-half)?)-{_UNIT}(?:-long|- long)?(?=[- ])(?!-?s?[- ]old\b)"),
    (
        "duration",
        "digits counts loose bounds",
        rf"(?:{{bound}} )?(?P<count>(?:{_NUMBER}(?: to | or |[-–]))?{_COUNT}|{_LOOSE})"
        rf"{_ADJECTIVE} {_UNIT}s?\b(?![ -]old\b|-)(?P<more> and a half)?",
    ),
    ("unit_long", "units", rf"{_UNIT}(?P<plural>s)?-?long\b"),
    (
        "part",
        "parts the mods",
        r"(?:(?P<mod>(?i:early|late|mid)|(?i:the early hours of))[ -]|(?i:early in )(?=the ))?(?P<the>(?i:the) )?"
        r"(?:(?P<early>early|late) )?(?P<words>{part})(?: hours)?(?![\w-])",
    ),
    ("holiday", "holidays", rf"(?P<words>{{holiday}})(?: (?:Day )?(?:of )?{_YEAR})?(?![\w-])"),
    ("referring", "time_words", "{referring}"),
    ("duration", "bare_units", rf"(?P<count>){_UNIT}s\b(?!-| old\b)"),
)


_OPENERS: dict[str, str] = {
    "digits": "0",
    "counts": " ".join([*SMALL_NUMBERS, *TENS, "a", "an", "half", "another", "quarter"]),
    "loose": "a the few several many some numerous countless dozens hundreds thousands tens couple",
    "months": " ".join(MONTHS).lower() + " jan feb mar apr jun jul aug sep sept oct nov dec",
    "weekdays": " ".join(WEEKDAYS).lower() + " mon tue tues wed thu thur thurs fri sat sun",
    "plural_weekdays": " ".join(f"{day}s" for day in WEEKDAYS).lower(),
    "seasons": " ".join(SEASONS),
    "mods": "early late mid the year month",
    "the": "the",
    "a": "a",
    "eras": "ad a",
    "q": "q",
    "deictics": "last next this that past",
    "possessives": "its their his her our these",
    "possessed": "month year",
    "within": "the",
    "ordinals": " ".join(word.split("-")[0] for word in ORDINALS) + " latter",
    "centuries": " ".join(word.split("-")[0] for word in ORDINALS),
    "sets": "every each on",
    "rates": "a an per each",
    "day_words": "the today tonight yesterday tomorrow",
    "recents": "recent",
    "coming": "coming",
    "edges": "earlier later early late",
    "once": "once twice",
    "bare_units": "seconds minutes hours days weeks months years decades centuries",
    "units": " ".join(UNITS) + " decades weeks months years weeklong monthlong yearlong daylong nightlong",
}


@cache
def starting_with() -> dict[str, tuple[Pattern, ...]]:
    """First word -> the patterns that it can open, in their order; `0` stands for a number."""
    tables = {"bound": "time_modifiers", "part": "day_parts", "holiday": "holidays"}
    words = {name: _words(table) for name, table in tables.items()} | {"referring": _words("time_words")}
    openers = _OPENERS | {f"{name}s": _first(held) for name, held in words.items()} | {"time_words": _first(words["referring"])}
    sources = {name: rf"(?:{_any(held)})" for name, held in words.items()} | {"referring": _referring(words["referring"])}
    sources["bound"] = rf"(?P<bound>(?i:{_any(words['bound'])}))"
    sources["holiday"] = _any(words["holiday"]).replace("'", "['’]")
    starts: dict[str, list[Pattern]] = {}
    for name, opened, source in _TABLE:
        for part, held in sources.items():
            source = source.replace(f"{{{part}}}", held)
        pattern = Pattern(name, re.compile(source))
        for word in dict.fromkeys(" ".join(openers[opener] for opener in opened.split()).split()):
            starts.setdefault(word, []).append(pattern)
    return {word: tuple(patterns) for word, patterns in starts.items()}


@cache
def telling_words() -> frozenset[str]:
    """Words of which one stands in whatever "the" opens: units, months, parts of days, numbers, last, next; never an article or a preposition."""
    tables = {word for table in ("day_parts", "holidays", "time_words") for row in _words(table) for word in re.findall(r"[a-z]+", row.lower())}
    units = {form for unit in UNITS for form in (unit, f"{unit}s")}
    return frozenset({*starting_with(), *tables, *units, *DECADES} - _COMMON)


_COMMON = frozenset("the a an at on in of by from to for and or as with after before per its their his her our these that this about around".split())


def _first(words: list[str]) -> str:
    return " ".join(re.findall(r"[a-z]+", word.lower())[0] for word in words)


def _referring(words: list[str]) -> str:
    """A pattern of the words that refer to no calendar day; at the start of a sentence with a capital."""
    capitals = [word.capitalize() for word in words if word not in _NAMELIKE]
    return rf"(?P<words>{_any([*words, *capitals])})(?![\w-])"


_NAMELIKE = ("daily", "weekly", "monthly", "annual", "quarterly", "future")  # The Daily News, the Annual Report
