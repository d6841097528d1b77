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
    """Each different statement once, in the order of `rows`, with `times` how often it stands: one toll repeated is no second toll.

    It is told in the words that its rows use most, by the first row that has them.

    >>> toll = {"kind": "killed", "source_id": "s", "value": 12, "low": 12, "high": 12, "text": "12", "share_of": None}
    >>> [(row["counted"], row["times"]) for row in distinct([toll | {"counted": word} for word in ("dead", None, "children", "dead")])]
    [('dead', 3), ('children', 1)]
    """
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        found.setdefault((row["kind"], row["source_id"], bounds(row), of_what(row)), []).append(row)
    return [dict(_told(same)) | {"times": len(same)} for same in found.values()]


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
