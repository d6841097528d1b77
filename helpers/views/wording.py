"""Values in words: figures with their bounds, numbers, days, cells of tables, texts cut short."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

MONTHS = "January February March April May June July August September October November December".split()


# A stance as pages name it: each class is wider than its name in the frame.
STANCES = {
    "denies": "denies",
    "rejects": "rejects or opposes",
    "doubts": "doubts or questions",
    "accuses": "accuses or criticises",
    "warns": "warns or worries",
    "promises": "promises or plans",
    "threatens": "threatens",
    "demands": "demands or asks",
    "proposes": "proposes or suggests",
    "predicts": "predicts or expects",
    "believes": "believes",
    "hopes": "hopes or wants",
    "declines": "declines or does not say",
}


ROUNDED = 100_000  # from here on a part of one is no part of what the words say: "a third of a million"


def number(value: float) -> str:
    """A number as a reader expects it.

    >>> number(275000.0), number(0.3333), number(1.5)
    ('275,000', '0.3333', '1.5')
    """
    return f"{value:,.0f}" if float(value).is_integer() or abs(value) >= ROUNDED else f"{value:,.4f}".rstrip("0")


def bounds(row: Row) -> str:
    """What the words of a figure say about its value, in one manner for all articles.

    >>> bounds({"value": 270, "low": 270, "high": None, "low_inclusive": False, "text": "270"})
    'more than 270'
    """
    return _with_unit(_bounds(row), row.get("unit"))


def _bounds(row: Row) -> str:
    value, low, high = (row.get(name) for name in ("value", "low", "high"))
    about = "about " if row.get("approximate") else ""
    if row.get("unit") == "fraction" and value is not None:
        return f"{_side(row)}{row['text']}"  # "a third" is no 0.3333
    if row.get("vague"):
        return str(row["text"])
    if value is None and low is not None and high is not None:
        return f"{about}{number(low)} to {number(high)}"
    if value is None and low is None and high is None:
        return str(row["text"])
    if low is not None and high is not None and low == high:
        return f"{about}{number(low)}"
    one = low if low is not None else high if high is not None else value
    return f"{_side(row)}{number(one)}" if one is not None else str(row["text"])


def _side(row: Row) -> str:
    """The words for the side on which a value is open, with a blank behind them; nothing where it is exact."""
    low, high, about = (row.get(name) for name in ("low", "high", "approximate"))
    if low is not None and high is None:
        return "at least " if row.get("low_inclusive") else "just over " if about else "more than "
    if high is not None and low is None:
        return "up to " if row.get("high_inclusive") else "nearly " if about else "fewer than "
    return "about " if about else ""


def _with_unit(words: str, unit: str | None) -> str:
    if unit is None or unit == "fraction":
        return words
    if unit == "percent":
        return f"{words} %"
    return f"{words} {'of ' if words[-1:] == 's' and not unit.startswith('per ') else ''}{_several(unit) if words != '1' else unit}"


def _several(unit: str) -> str:
    """A unit after a number that is not one; the codes of currencies stay as they are.

    >>> _several("square kilometre"), _several("kilometre per hour"), _several("USD per barrel"), _several("square foot"), _several("per year")
    ('square kilometres', 'kilometres per hour', 'USD per barrel', 'square feet', 'per year')
    """
    if unit.startswith("per "):
        return unit
    name, per, rest = unit.partition(" per ")
    if name[:1].isupper() or name.endswith(("celsius", "fahrenheit", "kelvin", "hertz", "horsepower", "force", "magnitude")):
        return unit
    first, _, last = name.rpartition(" ")
    return f"{first} {_PLURALS.get(last, f'{last}s')}".strip() + per + rest


_PLURALS = {"foot": "feet", "inch": "inches", "penny": "pence", "century": "centuries"}


def short(text: str, longest: int) -> str:
    """The text on one line, cut at a word where it is longer.

    >>> short("one two  three four", 12)
    'one two ...'
    """
    words = " ".join(text[: longest * 4].split())
    if len(words) <= longest:
        return words
    return (words[: longest - 3].rsplit(" ", 1)[0] or words[: longest - 3]) + " ..."


def plain(text: str) -> str:
    r"""The text on one line, without characters that steer the direction of other text or cannot be seen.

    For places where the text cannot be isolated: titles of pages, labels of charts.

    >>> plain("a\u202eb  c\n")
    'ab c'
    """
    return " ".join("".join(c if c.isspace() else "" if unicodedata.category(c)[0] == "C" else c for c in text).split())


def day(published: str | None) -> str:
    """An ISO day or moment as a day in words; empty where it is missing.

    >>> day("2016-10-07T08:00:00Z")
    '7 October 2016'
    """
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})", published or "")
    return f"{int(found[3])} {MONTHS[int(found[2]) - 1]} {found[1]}" if found and 1 <= int(found[2]) <= 12 else published or ""


def span_of_days(first: str, last: str) -> str:
    """From one ISO day to another, with what both have in common said once.

    >>> span_of_days("2031-03-10", "2031-03-14"), span_of_days("2013-03-02", "2013-10-03"), span_of_days("2013-03-02", "2017-10-03")
    ('10 to 14 March 2031', '2 March to 3 October 2013', '2 March 2013 to 3 October 2017')
    """
    start, end = day(first).split(" "), day(last).split(" ")
    while len(start) > 1 and start[-1] == end[-1]:
        start, end = start[:-1], end[:-1]
    return " ".join([*start, "to", day(last)])


def counted(number_of: int, one: str, several: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(1204, "figure"), counted(2, "body", "bodies")
    ('1 article', '1,204 figures', '2 bodies')
    """
    return f"{number_of:,} {one if number_of == 1 else several or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """Parts as a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


_WHO = re.compile(r"(?:,|\s)\s*(?:who|which)\b.*$", re.DOTALL)  # a clause on somebody is no name


def other_names(name: str, aliases: Sequence[str] | None) -> str:
    """The names beside the first one, each once however it is written, and as they are within a sentence.

    >>> other_names("the UN", ["The UN,", "United Nations", "UN", "united nations"])
    'United Nations'
    >>> other_names("Hill Guards", ["The group", "The Guards"])
    'the group, The Guards'
    >>> other_names("United States", ["the U.S.", "America."])
    'the U.S., America'
    >>> other_names("A forester", ["a forester, who", "a forester who asked for no name"])
    ''
    """
    found: dict[str, str] = {}
    for alias in [name, *(aliases or ())]:
        shown = _WHO.sub("", alias).strip(" ,;:.–—-\"'“”‘’") or alias
        shown += "." if re.search(r"\.[A-Z]$", shown) and f"{shown}." in alias else ""
        shown = re.sub(r"^(?:The|An?) (?=[a-z])", lambda opening: opening[0].lower(), shown)
        found.setdefault(re.sub(r"^(the|an?) ", "", shown.casefold()), shown)
    return short(", ".join(list(found.values())[1:]), 200)


def cell(value: Any) -> str:
    """A value as the text of a cell.

    >>> cell(None), cell(270.0), cell(["the UN", "UN"]), cell(True)
    ('not given', '270', 'the UN, UN', 'yes')
    """
    if value is None:
        return "not given"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return short(", ".join(map(str, value)), 200)
    return number(value) if isinstance(value, int | float) else short(str(value), 300)
