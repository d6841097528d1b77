"""The things counted: figures by kind, and for each kind what can be drawn of it and how that was done."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from helpers.findings import Link, sentence, stated
from helpers.statements import distinct
from helpers.views.entries import Entries, Entry
from helpers.views.wording import counted

if TYPE_CHECKING:
    import pandas as pd

    from helpers.book import Book
    from helpers.charts import Group

TABLED = 20  # rows of the table under a chart
MIXED = ("people", "count", "other")  # kinds that say little about what is counted
CHARTS = 4  # on the page of one kind: money in several currencies has several scales
NOT_DRAWN = "Figures of this kind are not drawn: they count or measure things that cannot stand on one scale."
DENIED = (
    " stand in what a source denies, doubts, asks for or names in passing, and are listed alone. ",
    " stands in what a source denies, doubts, asks for or names in passing, and is listed alone. ",
)
NO_SOURCE = "No chart: no figure of this kind is given by a source as its own."


class Kinds:
    """The kinds of a book's figures, those with most figures first."""

    def __init__(self, book: Book, entries: Entries) -> None:
        self.book = book
        self.entries = entries

    @cached_property
    def figures(self) -> dict[str, list[Entry]]:
        """Kind -> its figures, in reading order."""
        found: dict[str, list[Entry]] = {}
        for row in self.book.figures["figure_id"]:
            entry = self.entries.figures[row]
            found.setdefault(entry["kind"], []).append(entry)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    @cached_property
    def stated(self) -> pd.DataFrame:
        """What can be drawn under a source's name: figures that it gives as its own."""
        return stated(self.book)

    @cached_property
    def groups(self) -> list[Group]:
        """The kinds, with their units, that can be drawn, those with most figures first."""
        from helpers import charts

        return charts.comparable(self.stated)

    @property
    def telling(self) -> Group | None:
        """The group that stands on the first page: that with most figures, one of mixed things only where there is no other."""
        return next((group for group in self.groups if group[0] not in MIXED), self.groups[0] if self.groups else None)

    def of_kind(self, kind: str) -> list[Group]:
        """What is drawn on the page of a kind: its first unit, and others with at least two figures to compare."""
        from helpers import charts

        groups = [group for group in self.groups if in_words(group[0]) == kind]
        return [group for n, group in enumerate(groups[:CHARTS]) if n == 0 or len(charts.attributed(self.stated, group)) > 1]

    def why_none(self, kind: str) -> str:
        """Why a kind has no chart."""
        from helpers import charts

        return NOT_DRAWN if kind in map(in_words, charts.NOT_COMPARED) else NO_SOURCE

    def chart(self, group: Group, root: str = "") -> dict[str, Any]:
        """The chart of one group, with its table and the words under it; `root` leads from its page to the first page's folder."""
        from helpers import charts

        rows = charts.attributed(self.stated, group)
        links = {row["figure_id"]: root + self.entries.figures[row["figure_id"]]["href"] for row in rows}
        drawn = charts.attributed_figures(self.stated, self.book.sources, group=group, links=links)
        name, path = f"chart-{self.groups.index(group) + 1}", f"figures/{group[0]}"
        all_of_kind, different = self.figures[in_words(group[0])], len(distinct(rows))
        share = Link(f"{len(rows):,} of {counted(len(all_of_kind), 'figure')} of this kind", path)
        drawn_of_kind = {row["figure_id"] for each in self.groups if each[0] == group[0] for row in charts.attributed(self.stated, each)}
        denied = sum(1 for entry in all_of_kind if entry["source_id"] and entry["figure_id"] not in drawn_of_kind)
        others: list[str | Link] = [Link(counted(denied, "figure"), path), DENIED[denied == 1]] if denied else []
        cut: list[str | Link] = [Link(f"{charts.MOST} of {different:,} rows", path), " are drawn, the largest. "] if different > charts.MOST else []
        return {
            "svg": Markup(charts.inline_svg(drawn, drawn.heading, drawn.description, name=name)),
            "name": name,
            "path": f"{path}.html",
            "heading": drawn.heading,
            "kind": group[0],
            "unit": group[1],
            "shows": sentence(
                "A row a statement of one source, the largest first; its words are a link. ", Link("All figures of this kind", path), "."
            ),
            "did": sentence(
                share, f" {_is(len(rows))} by a source and in one unit; what a source states twice is one row, marked ×. ", *others, *cut
            ),
            "entries": [self.entries.figures[row["figure_id"]] for row in rows][:TABLED],
            "in_all": len(rows),
        }


def in_words(kind: str) -> str:
    """The name of a kind as entries have it.

    >>> in_words("at_risk")
    'at risk'
    """
    return kind.replace("_", " ")


def _is(number: int) -> str:
    return "is given" if number == 1 else "are given"
