"""Occasions: figures of one thing, in one place and on the same days, as their words say.

Only these may be read beside one another as what several sources say of one event. Figures of other places or
days are not rivals, and those that name neither may be of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from helpers.views.wording import day, plain, short, span_of_days

Row = Mapping[str, Any]
SEVERAL = 3  # sources whose figures of one occasion make a chart and a finding of their own


class Occasion(NamedTuple):
    """One thing counted, one place, one span of days. `str()` is place and days in words."""

    kind: str
    unit: str | None
    place: str
    date_start: str
    date_end: str

    @property
    def anchor(self) -> str:
        """Where its chart stands on the page of its kind.

        >>> Occasion("killed", None, "Old Castrel", "2031-03-10", "2031-03-10").anchor
        'old-castrel-2031-03-10'
        """
        days = dict.fromkeys((self.date_start, self.date_end))
        return re.sub(r"[^a-z0-9]+", "-", "-".join([self.place.casefold(), *days])).strip("-")

    def __str__(self) -> str:
        return where(self._asdict())


def place(row: Row) -> str | None:
    """The place of a figure, where it stands right beside it.

    >>> place({"place": "Castrel"}), place({"place": "Castrel", "place_sure": False})
    ('Castrel', None)
    """
    return None if row.get("place_sure") is False else row["place"]


def days(row: Row) -> tuple[str, str] | None:
    """The first and the last day that a figure is about, where their words stand right beside it."""
    if row["date_start"] is None or row.get("date_sure") is False:
        return None
    return row["date_start"], row["date_end"] or row["date_start"]


def occasions(rows: Iterable[Row], least: int = 2) -> dict[Occasion, list[Row]]:
    """The occasions of which at least so many sources give figures, with these; those of most sources first.

    Place or days stand right beside the figure; the other may be read from the rest of its sentence, or the one before.

    >>> toll = {"kind": "killed", "unit": None, "place": "Castrel", "date_start": "2031-03-10", "date_end": "2031-03-10"}
    >>> [(str(one), len(held)) for one, held in occasions([toll | {"source_id": "a"}, toll | {"source_id": "b"}]).items()]
    [('Castrel, 10 March 2031', 2)]
    """
    found: dict[Occasion, list[Row]] = {}
    called: dict[str, str] = {}
    for row in rows:
        named, held = row["place"], (row["date_start"], row["date_end"])
        if row["source_id"] and named and held[0] and held[1] and (place(row) or days(row)):
            found.setdefault(Occasion(row["kind"], row["unit"], called.setdefault(named.casefold(), named), *held), []).append(row)
    several = {one: _sources(held) for one, held in found.items() if _sources(held) >= least}
    return {one: found[one] for one in sorted(several, key=lambda one: (-several[one], -len(found[one])))}


def _sources(rows: Iterable[Row]) -> int:
    return len({row["source_id"] for row in rows})


def are_scattered(rows: Iterable[Row]) -> bool:
    """Whether the rows are of several places or days, as far as they say.

    >>> castrel, mirrow = ({"place": place, "date_start": None, "date_end": None} for place in ("Castrel", "Mirrow"))
    >>> are_scattered([castrel, castrel]), are_scattered([castrel, mirrow])
    (False, True)
    """
    held = list(rows)
    return any(len({*map(read, held)} - {None}) > 1 for read in (_place_of, days))


def _place_of(row: Row) -> str | None:
    named = place(row)
    return named.casefold() if named else None


def where(row: Row) -> str:
    """Place and days of a figure in words, as far as the text gives them right beside it.

    >>> where({"place": "Castrel", "date_start": "2031-03-10", "date_end": "2031-03-12"})
    'Castrel, 10 to 12 March 2031'
    >>> where({"place": "Castrel", "place_sure": False, "date_start": None, "date_end": None})
    'not sure'
    """
    named, held = place(row), days(row)
    said = [short(plain(named), 40) if named else "", (day(held[0]) if held[0] == held[1] else span_of_days(*held)) if held else ""]
    return ", ".join(filter(None, said)) or ("not sure" if row["place"] or row["date_start"] else "not told beside it")


def placed(row: Row) -> str:
    """The same; where the days are not given, with that of the article.

    >>> placed({"place": "Castrel", "date_start": None, "date_end": None, "as_of": "2031-03-11"})
    'Castrel, in an article of 11 March 2031'
    """
    said = [where(row)] if place(row) or days(row) else []
    return ", ".join(said if days(row) else [*said, _stated(row)])


def _stated(row: Row) -> str:
    """Of which day the article is, or from which to which those are that have it."""
    first, last = row.get("first_stated") or row["as_of"], row.get("last_stated") or row["as_of"]
    if not first or not last:
        return "day not given"
    return f"in an article of {day(first)}" if first == last else f"in articles of {span_of_days(first, last)}"
