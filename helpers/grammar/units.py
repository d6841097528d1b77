"""The unit beside a number, and what it is per: "$", "kilometres", "barrels a day"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from helpers import lexicon
from helpers.grammar.kinds import is_counted


class Unit(NamedTuple):
    """A unit by its name, where it starts and ends, and the kind of figure that it makes."""

    name: str
    kind: str
    start: int
    end: int


@cache
def _units(how: str) -> dict[str, tuple[str, str]]:
    """Words of a unit -> its name and kind; written-out names in plural too. An analyst's row goes before one of the libraries."""
    found: dict[str, tuple[str, str]] = {}
    for row in (*lexicon.table("units"), *lexicon.table("known_units")):
        if row["how"] == how:
            found.setdefault(row["words"], (row["unit"], row["kind"]))
            if how == "word":
                found.setdefault(row["words"] + "s", (row["unit"], row["kind"]))
    return found


@cache
def _worded() -> dict[str, tuple[str, str]]:
    """Written-out names in small letters, hyphens as spaces; not those that name a thing in nearly all texts: candles, stones."""
    things = {row["words"] for row in lexicon.table("units") if row["how"] == "thing"}
    return {words.lower().replace("-", " "): unit for words, unit in reversed(_units("word").items()) if words not in things}


@cache
def _currency() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<unit>{lexicon.alternatives(_units('before'))})\s?$")


@cache
def _currency_after() -> re.Pattern[str]:
    codes = [code for code in _units("before") if len(code) == 3 and code.isalpha() or not code[0].isalnum()]
    return re.compile(rf"\s?(?P<unit>{lexicon.alternatives(codes)})(?![\w$])")


@cache
def _money_after() -> re.Pattern[str]:
    """Signs of money that stand after the sum where they are used: 40 zł."""
    return re.compile(rf"(?<=\d) ?(?P<unit>{lexicon.alternatives(_units('after'))})(?![\w$])")


@cache
def _unit_after() -> re.Pattern[str]:
    signs, shorts = lexicon.alternatives(_units("sign")), lexicon.alternatives(_units("short"))
    return re.compile(rf"(?:(?P<sign>[ -]?(?:%|(?i:{signs})(?!\w)))|(?P<short>[ -]?(?:{shorts}))(?![\w]|'\w|\.\w|-\d))")


_NAME = re.compile(
    r"[ -](?P<first>(?:[A-Z]\.){2}|[^\W\d_]+(?!\w))(?P<second>[ -][^\W\d_]+(?!\w))?(?P<third>[ -][^\W\d_]+(?!\w))?(?P<fourth>[ -][^\W\d_]+(?!\w))?"
)


def named_unit(text: str, end: int) -> tuple[tuple[str, str], int] | None:
    """The longest written-out unit that stands after a place, and where it ends.

    >>> named_unit("40 Syrian pounds a day", 2)
    (('SYP', 'money'), 16)
    """
    match = _NAME.match(text, end)
    if match is None:
        return None
    for part in ("fourth", "third", "second", "first"):
        if match[part] and (unit := _worded().get(text[end + 1 : match.end(part)].lower().replace("-", " "))):
            return None if _CLASS.match(text, match.end(part)) else (unit, match.end(part))
    return None


def currency_named(word: str) -> str | None:
    """The code of a currency that is named by one word; pounds are sterling."""
    if word == "pound":
        return "GBP"
    unit = _worded().get(word)
    return unit[0] if unit and unit[1] == "money" else None


_CLASS = re.compile(r"-(?:class|type)\b")  # two Kilo-class submarines weigh more
_RATE = re.compile(
    r"(?i: ?(?:(?P<per>per|an?|each|every)[ -]|(?P<slash>/))"
    r"(?P<of>\d[\d,]*(?: [a-z]{3,14})?|square (?:kilometre|kilometer|mile|metre|meter)|[a-z][a-z²³]{1,13}\d?|[a-z])\b)"
    r"|(?i:-(?P<linked>per|an?)-(?P<noun>[a-z]{3,12})\b)"
)
_RATE_NOUNS = frozenset(
    "second minute hour day night week month quarter year barrel ounce tonne ton gallon litre kilogram kilo pound share person capita head unit "
    "bottle bushel acre hectare mile kilometre metre foot user "
    "household family piece game dose bed ticket child pupil student worker patient vote guest visitor passenger".split()
)
_SPELT = {"kilometer": "kilometre", "liter": "litre", "meter": "metre", "centimeter": "centimetre"}


def currency_before(text: str, start: int) -> Unit | None:
    """The currency that stands before a number: $, US$, EUR."""
    match = _currency().search(text, max(0, start - 12), start)
    if match is None or match["unit"] in ("R", "LE", "C") and text[start - 1] == " ":
        return None
    return Unit(*_units("before")[match["unit"]], match.start(), start)


def unit_after(text: str, end: int) -> Unit | None:
    """The unit that stands after a number, with a hyphen, a space or nothing between."""
    match = _unit_after().match(text, end)
    if _TURN.match(text, end):
        return None
    if (money := _money_after().match(text, end)) and (money["unit"] not in _DOUBTFUL or _PRICE_BEFORE.search(text, max(0, end - 60), end)):
        return Unit(*_units("after")[money["unit"]], money.start("unit"), money.end())
    if match and match["sign"]:
        words = match["sign"].strip(" -").lower()
        return Unit(*(_units("sign").get(words) or _units("sign")["%"]), match.start(), match.end())
    if named := named_unit(text, end):
        if named[0][0] == "pound" and _is_sterling(text, end, named[1]):
            return Unit("GBP", "money", end, named[1])
        return None if is_counted(text[end + 1 : named[1] + 24]) else Unit(*named[0], end, named[1])
    if match is None and text[end - 1].isdigit() and _FEET.match(text, end) and "'" not in text[:end] and "’" not in text[:end]:
        return Unit("foot", "distance", end, end + 1)
    if match is None:
        money = _currency_after().match(text, end)
        return Unit(*_units("before")[money["unit"]], money.start("unit"), money.end()) if money else None
    short = match["short"].strip(" -")
    if match["short"][0] in " -" and (
        short in _LETTERS and not text[end - 1].isdigit() or short == "A" and text[match.end() : match.end() + 1] == " "
    ):
        return None
    return Unit(*_units("short")[short], match.start(), match.end())


_FEET = re.compile(r"['’′](?= [a-z]|[,.;)])")  # "at 30' above the ground", where no quotation has opened
# A half-turn is no temperature.
_TURN = re.compile(r"(?i:[ -]degrees?[ -](?:[a-z]+[ -])?(?:turn\w*|reversal|view|rotation|shift|pivot|circle|change|spin|switch|about-face)\b)")


_DOUBTFUL = frozenset("kn R".split())  # money only beside a word of paying


def _is_sterling(text: str, end: int, last: int) -> bool:
    """Whether pounds are money: no weight "of" anything, and a word of paying or a price beside them."""
    if text.startswith(("-", " of "), last) or text[end] == "-":
        return False
    return _PRICE_BEFORE.search(text, max(0, end - 60), end) is not None or _PRICE_AFTER.match(text, last) is not None


_PRICE_BEFORE = re.compile(
    r"(?i:\b(?:pa(?:y|ys|id|ying)|costs?|costing|worth|fine[sd]?|price[sd]?|earn(?:s|ed|ing)?|spen(?:d|ds|t|ding)|sold|bought|budgets?|salar(?:y|ies)|wages?|"
    r"debts?|loans?|funds?|funding|prizes?|rewards?|bribes?|invest(?:s|ed|ing)?|donat(?:es?|ed|ing)|fees?|charge[sd]?|profits?|losses|revenues?|sales)\b[^.;]*)$"
)
_PRICE_AFTER = re.compile(r" (?:in (?:damages|fines|cash|compensation|fees|aid|debt|taxe?s?)|worth)\b")
_LETTERS = frozenset("L W V A t min sec ms MP mi nm".split())  # after a space units only of digits


def with_rate(unit: Unit, text: str) -> Unit:
    """The unit with what it is per: dollar per barrel, a month."""
    if unit.kind == "duration" or unit.name == "fraction":
        return unit
    rate = rate_after(text, unit.end, free=unit.kind == "money")
    if rate is None and unit.kind == "money" and text.startswith(") ", unit.end):
        rate = rate_after(text, unit.end + 1)  # "EUR 20 (USD 22) per tonne"
    kind = "rate" if unit.kind in ("other", "mass", "area") else "speed" if unit.kind == "distance" else unit.kind
    return unit if rate is None else Unit(f"{unit.name} {rate[0]}", kind, unit.start, rate[1])


def rate_after(text: str, end: int, *, free: bool = False) -> tuple[str, int] | None:
    """ "per day" and where it ends, for "per day", "a day", "/day"; with `free`, any single noun may follow "a".

    >>> rate_after("120 patients a day", 12)
    ('per day', 18)
    """
    match = _RATE.match(text, end)
    if match is None:
        return None
    word = (match["of"] or match["noun"]).lower()
    known = _SPELT.get(word, word) in _RATE_NOUNS or word.startswith("square")
    if match["slash"] and text[match.start()] == " " or _AGO.match(text, match.end()):
        return None
    if match["slash"] or (match["per"] or match["linked"]).lower() == "per":
        both = _AND_OF.match(text, match.end()) if known else None
        if both and both["noun"] in _RATE_NOUNS:
            return f"per {_SPELT.get(word, word)} and {both['noun']}", both.end()
        short = _units("short").get(match["of"]) or _units("short").get(word)
        if match["slash"] and not (known or short or free):
            return None  # "700 miles of walls/fences"
        return f"per {short[0] if short else _SPELT.get(word, word)}", match.end()
    if known or free and _ENDS.match(text, match.end()):
        return f"per {_SPELT.get(word, word)}", match.end()
    return None


_AND_OF = re.compile(r" and (?P<noun>[a-z]+)\b(?=[,.;:)]|$| (?:for|in|on|at|to|by|from)\b)")  # "per day and guest"
_AGO = re.compile(r" (?:earlier|ago|before|later|prior|previously)\b")  # "from $9 million a year earlier"
_ENDS = re.compile(r"[,.;:)]|$| (?:and|but|or|in|on|for|to|at|from|by|the|when|after|with)\b")
