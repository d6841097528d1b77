"""The figures of one kind as they are given: by each source, those that it states apart from those that it denies or asks for.

A page of a kind lists them so, and what is said elsewhere of "13 of them" leads to those 13.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from helpers.certainty import listed
from helpers.statements import distinct, of_what
from helpers.views.entries import NEAR_POLL, NO_SOURCE, OWN_VOICE, QUOTED, Entry
from helpers.views.kinds import Kinds
from helpers.views.paging import Page, in_parts
from helpers.views.wording import bounds

OWN = "own"  # the anchor of what stands in the articles' own voice
DENIED, IN_A_COPY = "in what it denies, doubts, asks for, names in passing or says only doubtfully", "in an article that is a copy of another"
UNSURE = "only perhaps of this kind"
UNTOLD = "without saying beside it what it counts"
ANCHORS = {DENIED: "denied", IN_A_COPY: "copied", UNTOLD: "untold", UNSURE: "perhaps"}  # of the first list of each
WEIGHT = 1300  # of a row, for `in_parts`


@dataclass
class Given:
    """What one source gives of a kind in one unit; `how`, where not as its own."""

    voice: Entry  # the first figure, which knows whose it is
    how: str
    rows: list[Entry] = field(default_factory=list)
    anchor: str = ""


class Lists:
    """The lists of all kinds, their pages, and where on these a source's figures stand."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds

    def pages(self, kind: str, more: dict[str, Any]) -> list[Page]:
        """The pages of a kind, each with `more`."""
        return [replace(page, more=page.more | more) for page in self._pages[kind]]

    def place(self, key: str, part: str) -> str | None:
        """Where a source's figures of a kind and unit stand ("money USD"), or one of those that it repeats ("killed harbour:f1").

        Of the page of a kind (`figures/killed`), where the list with an anchor stands.
        """
        return self._places.get((key, part))

    @cached_property
    def _given(self) -> dict[str, list[Given]]:
        return {kind: _by_source(figures) for kind, figures in self.kinds.figures.items()}

    @cached_property
    def _pages(self) -> dict[str, list[Page]]:
        found = {}
        for kind, held in self._given.items():
            name = f"figures/{kind.replace(' ', '_')}"
            rows = [row | {"given": given, "at": self._anchors.get(row["figure_id"])} for given in held for row in given.rows]
            found[kind] = list(in_parts(name, f"Figures: {kind}", rows, WEIGHT, {}, template="kind.html"))
        return found

    @cached_property
    def _anchors(self) -> dict[str, str]:
        """Figure -> its own anchor, of the statements that are repeated: the row that tells it, followed by the others."""
        found = {}
        for given in (given for held in self._given.values() for given in held if not given.how):
            repeated = [row for row in distinct(given.rows) if row["times"] > 1]
            found.update({row["figure_id"]: f"{given.anchor}-{n}" for n, row in enumerate(repeated, 1)})
        return found

    @cached_property
    def _places(self) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for row, path in [(row, page.path) for pages in self._pages.values() for page in pages for row in page.more["rows"]]:
            given: Given = row["given"]
            part = f"{row['kind'].replace(' ', '_')} {row['unit'] or ''}".strip()
            found.setdefault((f"figures/{row['kind'].replace(' ', '_')}", given.anchor), f"{path}#{given.anchor}")
            if not given.how:
                found.setdefault((row["source_id"], part), f"{path}#{given.anchor}")
            if row["at"]:
                found[row["source_id"], f"{part} {row['figure_id']}"] = f"{path}#{row['at']}"
        return found


def _by_source(figures: Sequence[Entry]) -> list[Given]:
    """What sources state, those with most figures first; then what they do not, and what has no source, the articles' own voice last."""
    found: dict[tuple[Any, ...], Given] = {}
    number: Counter[tuple[str | None, str]] = Counter()
    for row in figures:
        said = row["source_id"] is not None
        how = _how(row)
        found.setdefault((row["source_id"], row["source"], how, row["unit"] if said else None), Given(row, how)).rows.append(row)
        number[row["source_id"], row["source"]] += 1
    blocks = {DENIED: 1, IN_A_COPY: 2, UNTOLD: 3, UNSURE: 8}
    without = {(None, NO_SOURCE): 4, (None, QUOTED): 5, (None, NEAR_POLL): 6, (None, OWN_VOICE): 7}

    def rank(given: Given) -> tuple[Any, ...]:
        whose = given.voice["source_id"], given.voice["source"]
        block = blocks.get(given.how, 0)
        return (block if given.how == UNSURE else without.get(whose) or block, -number[whose], whose[1].casefold(), whose[0] or "", -len(given.rows))

    order = sorted(found.values(), key=rank)
    firsts: set[str] = set()
    for n, given in enumerate(order, 1):
        block = OWN if rank(given)[0] == without[None, OWN_VOICE] else ANCHORS.get(given.how, "")
        given.anchor = block if block and block not in firsts else f"by-{n}"
        firsts.add(block)
        given.rows = _together(given.rows)
    return order


def _how(row: Entry) -> str:
    """How a figure is given where not as its source's own, or not for sure of its kind."""
    said = row["source_id"] is not None
    if not listed.is_kind_sure(row):
        return UNSURE
    if row["passing"]:
        return DENIED
    if said and row["article"]["copy_of"]:
        return IN_A_COPY
    return UNTOLD if said and not listed.is_counted_sure(row) else ""


def _together(rows: list[Entry]) -> list[Entry]:
    """In reading order, but what is one statement told again stands together, the row that tells it first."""
    order: dict[tuple[str, str], list[Entry]] = {}
    for row in rows:
        order.setdefault((bounds(row), of_what(row)), []).append(row)
    found = []
    for same in order.values():
        told = distinct(same)[0]["figure_id"]
        found += sorted(same, key=lambda row: row["figure_id"] != told)
    return found
