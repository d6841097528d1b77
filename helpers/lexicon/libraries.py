"""Writes `known_units.csv`: currencies as CLDR names them (through Babel), units as Pint knows them.

The table is made when the dependencies are locked, because loading Pint takes a third of a second:
`python -m helpers.lexicon.libraries`. Babel and Pint (both BSD) are needed for that alone. A row of
`units.csv` goes before a row of this table.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "known_units.csv"
Row = tuple[str, str, str, str, str]

# Codes that are English words or names, and so no sign of money in capitals.
WORDS = frozenset("ALL TOP CUP PEN SOS MAD BOB RON ANG GEL MOP BAM PAB NAD LAK KID AMD ARS".split())
PREFIXED = {  # the prefixes with which articles write a unit, and its kind
    "meter": ("kilo milli micro nano", "distance"),
    "gram": ("kilo milli micro", "mass"),
    "watt": ("kilo mega giga tera milli", "other"),
    "watt_hour": ("kilo mega giga tera", "other"),
    "volt": ("kilo milli", "other"),
    "ampere": ("milli", "other"),
    "hertz": ("kilo mega giga tera", "other"),
    "joule": ("kilo mega giga tera", "other"),
    "pascal": ("kilo mega giga hecto", "other"),
    "newton": ("kilo mega", "other"),
    "liter": ("milli mega", "other"),
    "sievert": ("milli micro", "other"),
    "gray": ("milli", "other"),
    "becquerel": ("kilo mega giga tera", "other"),
    "electron_volt": ("kilo mega giga tera", "other"),
    "byte": ("kilo mega giga tera peta", "other"),
    "bit": ("kilo mega giga", "other"),
    "calorie": ("kilo", "other"),
    "farad": ("micro nano", "other"),
    "ohm": ("kilo mega", "other"),
    "second": ("milli micro nano", "duration"),
}
PLAIN = {
    "centimeter": "distance", "decimeter": "distance", "inch": "distance", "foot": "distance", "yard": "distance", "mile": "distance",
    "nautical_mile": "distance", "light_year": "distance", "furlong": "distance", "fathom": "distance", "parsec": "distance",
    "astronomical_unit": "distance", "hectare": "area", "acre": "area", "metric_ton": "mass", "pound": "mass", "ounce": "mass", "stone": "mass",
    "carat": "mass", "short_ton": "mass", "long_ton": "mass", "troy_ounce": "mass", "knot": "speed", "gallon": "other", "quart": "other",
    "fluid_ounce": "other",
    "cubic_centimeter": "other", "bushel": "other", "barrel": "other", "horsepower": "other", "lumen": "other", "lux": "other",
    "tesla": "other", "mole": "other", "candela": "other", "decibel": "other", "atmosphere": "other", "curie": "other", "bar": "other",
    "roentgen": "other", "rem": "other", "british_thermal_unit": "other", "kelvin": "temperature",
}  # fmt: skip
# Symbols that are words, times or places as well.
NO_SYMBOLS = frozenset(
    "in ft rem am pm as at us ms Ms MA MN TA TN GA PA PS MS Mm Gm Tm mN nm ns Gs Ts mi pt st ct h yd "
    "cd mol ly pc au lm lx T R Ci gal qt floz cc bu bbl t lb oz fur ton toz bar acre cal bit Mg".split()
)


def rows() -> Iterator[Row]:
    """The rows of the table: words, unit, kind, how they stand, comment."""
    yield from _currencies()
    yield from _units()


# -- money


def _currencies() -> Iterator[Row]:
    from babel import Locale
    from babel.localedata import load

    data: Any = load("en")
    symbols = Locale("en").currency_symbols
    for code in sorted(_tender()):
        if code not in WORDS:
            yield code, code, "money", "before", "ISO 4217"
        if (symbol := symbols.get(code, code)) != code and not symbol.isalpha():
            yield symbol, code, "money", "before", "symbol in CLDR"
        names = data["currency_names_plural"].get(code, {})
        for name in dict.fromkeys(names.get(number, "") for number in ("one", "other")):
            if name and not re.search(r"[^\w .'’-]", name):
                yield name.replace("’", "'"), code, "money", "word", "name in CLDR"


def _tender() -> set[str]:
    """Codes of the currencies that some territory uses now."""
    from babel.core import get_global

    used: Any = get_global("territory_currencies")
    return {code for held in used.values() for code, start, end, tender in held if tender and end is None and date(*start) <= date(2026, 1, 1)}


# -- units


def _units() -> Iterator[Row]:
    import pint

    registry: Any = pint.UnitRegistry()
    for name, (prefixes, kind) in PREFIXED.items():
        for prefix in ("", *prefixes.split()):
            yield from _unit(registry, prefix, name, kind)
    for name, kind in PLAIN.items():
        yield from _unit(registry, "", name, kind)


def _unit(registry: Any, prefix: str, name: str, kind: str) -> Iterator[Row]:
    known = registry._units[name]
    names = [
        part
        for part in (known.name, name, *known.aliases)
        if part.isascii() and part.islower() and len(part) > 3 and part.replace("_", "").isalpha() and not _ODD.search(part)
    ]
    for part in dict.fromkeys(names):
        yield (prefix + part).replace("_", " "), _british((prefix + name).replace("_", " ")), kind, "word", "name in Pint"
    symbol = registry.get_symbol(prefix + name)
    if 1 < len(symbol) <= 4 and symbol not in NO_SYMBOLS and symbol.replace("µ", "u").isalpha():
        for written in dict.fromkeys((symbol, symbol.replace("µ", "μ"))):
            yield written, _british((prefix + name).replace("_", " ")), kind, "short", "symbol in Pint"


_ODD = re.compile("international|avoirdupois|avdp|thermochemical|_th$|octet|hydraulic|liquid")


def _british(name: str) -> str:
    """The British name of a unit.

    >>> _british("kilometer"), _british("metric ton")
    ('kilometre', 'tonne')
    """
    return re.sub(r"(met|lit)er\b", r"\1re", name).replace("metric ton", "tonne")


def main() -> int:
    """Writes the table."""
    with open(TABLE, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("words", "unit", "kind", "how", "comment"))
        writer.writerows(dict.fromkeys(rows()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
