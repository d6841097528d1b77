"""What one source states of one thing, and how often: rows of figures put together where they say the same.

"12", "12 people" and "12 dead" of one source are one toll that is told three times; "12 children" is another statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from helpers.views.wording import bounds

Row = Mapping[str, Any]

# Words that say no more of people than the kind of the figure does: killed people are people, and dead.
OF_ANY = frozenset("people persons person dead deaths death fatalities lives victims casualties killed injured wounded missing displaced".split())


def distinct(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Each different statement once, in the order of `rows`: one toll repeated is no second toll.

    `times` is how often it stands, `first_stated` and `last_stated` are ISO days. What is of other days or another place, as far
    as the words say, is another statement. It is told in the words that its rows use most, by the first row that has them.

    >>> toll = {"kind": "killed", "source_id": "s", "value": 12, "low": 12, "high": 12, "text": "12", "share_of": None}
    >>> [(row["counted"], row["times"]) for row in distinct([toll | {"counted": word} for word in ("dead", None, "children", "dead")])]
    [('dead', 3), ('children', 1)]
    """
    found: list[list[Row]] = []
    alike: dict[tuple[Any, ...], list[list[Row]]] = {}
    for row in rows:
        groups = alike.setdefault((row["kind"], row["source_id"], bounds(row), of_what(row)), [])
        same = next((held for held in groups if not any(_differ(row, other) for other in held)), None)
        if same is None:
            same = []
            groups.append(same)
            found.append(same)
        same.append(row)
    return [dict(_told(same)) | {"times": len(same)} | _stated(same) for same in found]


def _stated(same: list[Row]) -> dict[str, str | None]:
    """The first and the last day on which it was stated, as far as they are known."""
    days = sorted(row["as_of"] for row in same if row.get("as_of"))
    return {"first_stated": days[0] if days else None, "last_stated": days[-1] if days else None}


def _differ(one: Row, other: Row) -> bool:
    """Whether two figures are of different events, as far as they say: of days that have none in common, or, days unknown, of other places."""
    days = [(row.get("date_start"), row.get("date_end") or row.get("date_start")) for row in (one, other)]
    if days[0][0] and days[1][0]:
        return bool(days[0][1] < days[1][0] or days[1][1] < days[0][0])
    places = [row.get("place") for row in (one, other)]
    return bool(places[0] and places[1] and places[0].casefold() != places[1].casefold())


def of_what(row: Row) -> str:
    """What is counted, where that is more than what all figures of the kind count.

    >>> of_what({"counted": "dead", "share_of": None}), of_what({"counted": "Children", "share_of": None})
    ('', 'children')
    """
    counted = (row["counted"] or row["share_of"] or "").casefold()
    return "" if counted in OF_ANY else counted


def _told(same: list[Row]) -> Row:
    words = Counter(row["counted"] for row in same).most_common(1)[0][0]
    return next(row for row in same if row["counted"] == words)
