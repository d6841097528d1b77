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


def occasions(rows: Iterable[Row], least: int = 2) -> dict[Occasion, list[Row]]:
    """The occasions of which at least so many sources give figures, with these; those of most sources first.

    >>> toll = {"kind": "killed", "unit": None, "place": "Castrel", "date_start": "2031-03-10", "date_end": "2031-03-10"}
    >>> [(str(one), len(held)) for one, held in occasions([toll | {"source_id": "a"}, toll | {"source_id": "b"}]).items()]
    [('Castrel, 10 March 2031', 2)]
    """
    found: dict[Occasion, list[Row]] = {}
    called: dict[str, str] = {}
    for row in rows:
        if row["source_id"] and row["place"] and row["date_start"] and row["date_end"]:
            place = called.setdefault(row["place"].casefold(), row["place"])
            found.setdefault(Occasion(row["kind"], row["unit"], place, row["date_start"], row["date_end"]), []).append(row)
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
    places = {row["place"].casefold() for row in held if row["place"]}
    days = {(row["date_start"], row["date_end"]) for row in held if row["date_start"]}
    return len(places) > 1 or len(days) > 1


def where(row: Row) -> str:
    """Place and days of a figure in words, as far as the text gives them.

    >>> where({"place": "Castrel", "date_start": "2031-03-10", "date_end": "2031-03-12"})
    'Castrel, 10 to 12 March 2031'
    """
    start, end = row["date_start"], row["date_end"] or row["date_start"]
    days = (day(start) if start == end else span_of_days(start, end)) if start else ""
    return ", ".join(filter(None, [short(plain(row["place"]), 40) if row["place"] else "", days])) or "not given"


def placed(row: Row) -> str:
    """The same; where the days are not given, with the one on which the figure was stated.

    >>> placed({"place": "Castrel", "date_start": None, "date_end": None, "as_of": "2031-03-11"})
    'Castrel, stated 11 March 2031'
    """
    said = [where(row)] if row["place"] or row["date_start"] else []
    return ", ".join(said if row["date_start"] else [*said, _stated(row)])


def _stated(row: Row) -> str:
    """On which day, or from which to which where it was stated several times."""
    first, last = row.get("first_stated") or row["as_of"], row.get("last_stated") or row["as_of"]
    if not first or not last:
        return "day not given"
    return f"stated {day(first) if first == last else span_of_days(first, last)}"
