"""Whether a place or a date stands so near a figure that it is the figure's own.

What only stands somewhere in the same sentence, or in the one before, is of the figure often, but by far not always. Here is told
which readings a page may show as facts: nothing but the words of the figure's own clause stands between the two.
"""

from __future__ import annotations

import re
from itertools import pairwise

from helpers.grammar.kinds import HARM
from helpers.grammar.place_names import NAME, countries

REACH = 60  # characters between a figure and its place or date
LED = 90  # characters between a figure and the place or date that opens its clause
HAPPENED = (*HARM, "attacks", "attackers", "crowd")  # what a place before a verb is the scene of
ASIDE = ("money", "share", "rate", "votes", "mass", "area", "distance", "temperature", "speed", "other")  # a place is theirs only right behind them

# What leads away from a figure to something else that may be then, and what may be elsewhere.
_AWAY = (
    r"[;:()\[\]“”\"—–|]|, | - |\d|\b(?:while|whereas|although|though|where|when|because|which|who|whom|whose|that|as|if|than|but|and|or|nor|not|"
    r"before|after|until|till|since|once|unless|including|despite|amid|compared|versus|how|whether|what|said|says|told|say|tells|spoke|speaks|claimed|claims|reported|reports|announced|estimated|warned|according"
)
_OTHER_TIME = re.compile(rf"{_AWAY}|for (?:\w+ly )?\w+ing)\b", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(rf"{_AWAY}|with|without|to|over|about|against|like|between|per|out)\b", re.IGNORECASE)
_HARMED_AND = re.compile(r"\b(?:killed|dead|hurt|wounded|injured|shot|arrested|detained|dozens|women|men) (?:and|or) (?=[a-z])")
_SOME = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?|thousands?|millions?|half|third|quarter)\b"
)
_NAMED = re.compile(
    r"(?<![.!?] )\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)[A-Z]"
)


# -- places


def is_place_sure(place: tuple[int, int, str, str], start: int, end: int, text: str, kind: str) -> bool:
    """Whether a place (start, end, name, role) is that of the figure whose phrase stands between two offsets.

    >>> text = "At least 12 people were killed in Hask, and two in Sarnath, the ministry in Lomark said."
    >>> [is_place_sure((at, at + len(name), name, "where"), 0, 18, text, "killed") for name in ("Hask", "Sarnath") for at in (text.find(name),)]
    [True, False]
    """
    first, last, name, role = place
    if named_together(text, first, last, name) is None or _DATELINE.search(name) or _BODY.search(name):
        return False
    if first >= end:
        return _follows(text[end:first], role, kind) or role == "from" and kind == "fighters" and _is_left(text, start, end, first)
    if last <= start and kind in HAPPENED and _WHERE.match(text, last) and _is_led(text[last:start].partition("where")[2]):
        return True  # "in Hask, where 12 people died"
    if _IN_A.search(text, max(0, first - LONGEST_LEAD), first):
        return False
    if last <= start and role == "where" and _IS_IN.search(text, max(0, first - LONGEST_LEAD), first):
        between = text[last:start]
        return kind not in ASIDE and (_opens(text, first) and _is_led(between) or kind in HAPPENED and _is_done(between))
    return False


_BODY = re.compile(
    r"(?:Organi[sz]ation|Association|Council|Committee|Department|Ministry|Agency|Congress|Senate|Union|Commission|Court|Forces?|Party)$"
)
_DATELINE = re.compile(r"[a-z] [A-Z]{4,}\b")  # a headline's last word run into a dateline: "Hask LOMARK"
LONGEST_LEAD = 48  # characters from a preposition to the name that it leads to
_IN = r"(?:[Ii]n|[Aa]t|[Nn]ear|[Ii]nside|[Aa]cross|[Tt]hroughout|[Ww]ithin|[Aa]round|[Oo]utside)"
_IS_IN = re.compile(rf"\b{_IN} (?:(?:the|a|an|its|their) )?(?:[\w’'-]+ ){{0,4}}$")
_COUNTED_IN = re.compile(rf"(?P<own>.*?)\s{_IN} (?:(?:the|a|an) )?(?P<lead>(?:[a-z’'-]+ ){{0,4}})$", re.DOTALL)
_WHERE = re.compile(r", where\b")
_LEAVING = re.compile(r"(?i:\b(?:withdr[ae]w\w*|pull(?:s|ed|ing)?(?: out)?|remov(?:e|es|ed|al|ing)(?: of)?|withdrawal of)\b[^.,;:]{0,30}$)")
_OUT_OF = re.compile(r" (?:out )?(?:of|from) (?:[a-z]+ern |the )?$|(?: out)? from (?:[a-z]+ern |the )?$")
_MOVED = re.compile(
    r"(?i:^(?: (?:have|has|had|were|was|are|be|been|being|will|would|also|now|to|who|already|recently|soon))* ?"
    r"\b(?:sent|deployed|travell?ed|travell?ing|gone|went|going|go|fled|returned|moved|flown|came|come|airlifted|shipped|crossed|crossing)"
    r"(?: back)? (?:in)?to (?:the |[a-z]*(?:ern|ral) )?$)"
)


_ON_THE_WAY = re.compile(
    r"\b(?:from|into|towards?|for|at|aimed)\b|\b[a-z]{3,}ing (?:the )?$"
)  # "coming in from Hask", "in talks aimed at curbing Hask"
_IN_A = re.compile(r" (?:a|an|one|another) (?:[a-z-]+ )?$")


def _is_left(text: str, start: int, end: int, first: int) -> bool:
    """Whether soldiers are said to leave a place, so that it is there that they are: "the withdrawal of 2,000 troops from Hask"."""
    return _OUT_OF.fullmatch(text[end:first]) is not None and _LEAVING.search(text, max(0, start - 60), start) is not None


def _follows(between: str, role: str, kind: str) -> bool:
    """Whether a place after a figure is reached without leaving what is told of it."""
    if len(between) > REACH or _IN_A.search(between):
        return False  # "in a Norland raid", "in a recent Hask poll"
    if role == "way":
        return _MOVED.match(between) is not None
    led = _COUNTED_IN.match(between)
    if role != "where" or led is None or _OTHER_CLAUSE.search(led["lead"]) or _ON_THE_WAY.search(led["lead"]):
        return False
    own = _HARMED_AND.sub("", led["own"])
    if kind in ASIDE:
        return len(own) <= len(" of those")
    if kind == "attacks":
        own = _AIMED.sub(" ", own, count=1)
    alone = kind in HAPPENED or _NAMED.search(own) is None  # "12 people were killed in a Norlandic raid in Hask"
    return alone and _OTHER_CLAUSE.search(own) is None and _SOME.search(own) is None


def named_together(text: str, first: int, last: int, name: str) -> str | None:
    """A place with the states that are named with it; nothing where other places are, so that it is only a part of where.

    >>> named_together("20 strikes in Iraq and Syria", 14, 18, "Iraq"), named_together("Two died in Hask and Sarnath", 12, 16, "Hask")
    ('Iraq and Syria', None)
    """
    if name.endswith(_OPEN_NAMES) and (rest := _OF_NAME.match(text, last)):
        name, last = name + rest[0], rest.end()  # "the Strait of Hask"
    joined = _JOINED.match(text, last)
    if joined is None:
        return None if _BEFORE.search(text, max(0, first - 24), first) else name
    if joined["comma"] is not None and joined["more"] is None and joined["name"] in countries():
        return name  # "in Hask, Norland"
    states = name in countries() and joined["comma"] is None and joined["name"] in countries() and joined["more"] is None
    return name + text[last : joined.end()] if states and _BEFORE.search(text, max(0, first - 24), first) is None else None


_OPEN_NAMES = ("Strait", "Straits", "Gulf", "Bay", "Cape", "Isle", "Sea", "Lake", "Bank")
_OF_NAME = re.compile(rf" of (?:the )?{NAME}")
_JOINED = re.compile(
    rf"(?:(?P<comma>, )|,? (?:and|or|to|as well as) |/|-)(?:in |at |near |the |[a-z]*ern ){{0,2}}{NAME}(?P<more>,? (?:and|or) (?:in )?[A-Z])?"
)
_BEFORE = re.compile(r"[A-Z]\w+,? (?:and|or|to) (?:in |the |[a-z]*ern ){0,2}$|[A-Z]\w+, $")


def _opens(text: str, first: int) -> bool:
    """Whether a place or date stands in the words that open its sentence, or the part after a colon or a semicolon."""
    return _OPENING.search(text, max(0, first - LONGEST_LEAD), first) is not None and _OPENED.search(text[:first]) is not None


_OPENING = re.compile(r"(?:^|[\s“\"])(?:[A-Za-z]|[Tt]he )?[\w’'. -]*$")
_OPENED = re.compile(
    rf"(?:^|[.;:!?]\s|\n|— |– |• )\W*(?:(?:And|But|Also|Earlier|Later|Overall|Meanwhile|However|Elsewhere|Then|Now),? )?"
    rf"(?:(?i:on|by|during|since|early|late|as of|{_IN}) )?(?:(?i:the|early|late|mid|end of|a|an)\b ?-?){{0,3}}(?:[a-z’'-]+ ){{0,3}}$"
)


def _is_led(between: str, other: re.Pattern[str] = _OTHER_CLAUSE) -> bool:
    """Whether a figure stands in the clause that a place or date opens: "In Hask, the ministry counted 12"."""
    words = _DAY.sub("", between, count=1)
    return len(words) <= LED and not other.search(words.lstrip(", ")) and not _SOME.search(words)


_DAY = re.compile(r" (?:on )?(?:last )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?")


def _is_done(between: str) -> bool:
    """Whether nothing but the verb that tells what befell people stands between a place and their number."""
    words = _DONE_BEFORE.sub(" ", _DAY.sub("", between, count=1), count=1)
    return _DONE.fullmatch(words) is not None


_DONE = re.compile(
    r"(?: (?:(?:on|in) [A-Z][a-z]{2,8}\.?(?: \d{1,2})?|in \d{4}))?(?:,? (?:that|which))?,?(?: (?:last|this) \w+)?"
    r"(?: (?:have|has|had|reportedly|also|allegedly))* ?"
    r"(?:kill(?:ed|s|ing)|le(?:ft|ave|aving)|wound(?:ed|s|ing)|injur(?:ed|es|ing)|claim(?:ed|s|ing))(?: (?:the lives of|the|all))? "
)
_DONE_BEFORE = re.compile(r",? killing [^,.;]{1,40} and (?=(?:wounding|injuring) )")
_AIMED = re.compile(r" (?:against|on) ")


# -- dates


def is_date_sure(
    first: int, last: int, start: int, end: int, text: str, others: list[tuple[int, int]], *, since: bool = False, kind: str = "killed"
) -> bool:
    """Whether the date between the first two offsets is that of the figure whose phrase stands between the next two.

    `others` are the other dates of the sentence: none may stand between. `since`: the figure holds from the date on.

    >>> text = "In 2015, the port took in 12 ships, up from the eight that came the year before."
    >>> is_date_sure(3, 7, 26, 34, text, []), is_date_sure(3, 7, 48, 53, text, [])
    (True, False)
    """
    low, high = (end, first) if first >= end else (last, start)
    dates = sorted([*others, (first, last)])
    listed = any(text[one[1] : after[0]].strip() in (",", "/", ", and") for one, after in pairwise(dates))
    if listed or any(low <= one[0] < high for one in others) or _NOT_THEN.search(text, max(0, first - 24), first):
        return False
    if first >= end and _OWNED.match(text, last):
        return False  # "three of those hurt in Monday's collapse have died"
    if since and _FIRST.search(text, max(0, min(start, first) - LED), first):
        return False  # "the first talks between the two leaders since the 1970s"
    between = text[low:high]
    if first >= end:
        own = _HARMED_AND.sub("", between)
        own = own.removesuffix(" since ") if since else own.removesuffix(" as of ")
        if kind not in HAPPENED and (len(own) > NEAR or _OF_SOMETHING.search(own) or _EARLIER.search(text[first:last])):
            return False  # "under a law that was passed last year", "a jump from a week earlier"
        return len(own) <= LED and not _OTHER_TIME.search(own) and not _SOME.search(own)
    if _opens(text, first):
        return _is_led(between, _OTHER_TIME)
    return (
        _is_done(between) or len(between) <= NEXT and not _OTHER_CLAUSE.search(between) and _RAN.search(text, max(0, first - 12), first) is not None
    )


_FIRST = re.compile(r"(?i:\b(?:first|only|last|most|worst|deadliest|biggest|largest|lowest|highest|\w+est)\b)")
NEAR = 60  # characters from a figure of what did not happen to a date after it
_OF_SOMETHING = re.compile(r"\b(?:a|an|be|lower|higher|should|into)\b")
_EARLIER = re.compile(r"\b(?:earlier|before)$")
_OWNED = re.compile(r"['’]s [^.;:,]{1,70} (?:have|has|had|were|was)\b")
NEXT = 30  # characters from a date within a clause to a figure after it
_NOT_THEN = re.compile(r"(?i:\b(?:before|after|by|until|till|through|ahead of|to|for|of|than|at|s’|['’]s)(?: the| late| early)? $)")
_RAN = re.compile(r"(?i:\b(?:on|in|during) (?:the )?$)")
