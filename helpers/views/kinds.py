"""The things counted: figures by kind, and for each kind what can be drawn of it and how that was done."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from helpers.certainty import listed
from helpers.occasions import SEVERAL, Occasion, are_scattered, occasions
from helpers.sentences import Link, sentence
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
OCCASIONS = 3  # of a kind that have a chart of their own
NOT_DRAWN = "Figures of this kind are not drawn: they count or measure things that cannot stand on one scale."
DENIED = (
    " stand in what a source denies, doubts, asks for, names in passing or says only doubtfully, and are listed alone. ",
    " stands in what a source denies, doubts, asks for, names in passing or says only doubtfully, and is listed alone. ",
)
COPIED = (
    " stand in articles that are copies of others, and are listed alone. ",
    " stands in an article that is a copy of another, and is listed alone. ",
)
UNSURE = (
    " are only perhaps of this kind, or do not say beside them what they count, and are listed alone. ",
    " is only perhaps of this kind, or does not say beside it what it counts, and is listed alone. ",
)
NO_SOURCE = "No chart: no figure of this kind is given by a source as its own."
OPEN_ENDS = "“More than” and “at least” have no upper end: their arrow shows the side, and its length means nothing."
ONE_OCCASION = "Rules read the same place and the same days from the words of all rows, and may err. The groups or hours may differ."
APART = "Rows of other places or days are no rivals. Under each source stands the place or day that its words give right beside the figure."
UNSAID = "Rows may count different things: other days, places or groups."


class Kinds:
    """The kinds of a book's figures, those with most figures first."""

    def __init__(self, book: Book, entries: Entries) -> None:
        self.book = book
        self.entries = entries

    @cached_property
    def figures(self) -> dict[str, list[Entry]]:
        """Kind -> its figures, in reading order."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.figures.values():
            found.setdefault(entry["kind"], []).append(entry)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    @property
    def stated(self) -> pd.DataFrame:
        """What can be drawn under a source's name: figures that it gives as its own."""
        return self.entries.stated

    @cached_property
    def groups(self) -> list[Group]:
        """The kinds, with their units, that can be drawn, those with most figures first."""
        from helpers import charts

        return charts.comparable(self.stated)

    @cached_property
    def occasions(self) -> dict[Occasion, list[str]]:
        """The places and days of which several sources give figures of one thing, those of most sources first, with their figures."""
        from helpers import charts

        rows = [row for group in self.groups for row in charts.attributed(self.stated, group)]
        return {one: [str(row["figure_id"]) for row in held] for one, held in occasions(rows, SEVERAL).items()}

    def front(self) -> dict[str, Any] | None:
        """The chart on the first page: of the place and days of which most sources give figures; else of the group with most.

        A group of mixed things only where there is no other.
        """
        if self.occasions:
            return self.of_occasion(next(iter(self.occasions)))
        group = next((group for group in self.groups if group[0] not in MIXED), self.groups[0] if self.groups else None)
        return self.chart(group) if group else None

    def drawn(self, kind: str, root: str) -> list[dict[str, Any]]:
        """The charts on the page of a kind: occasions first, then its first unit, and others with at least two figures to compare."""
        from helpers import charts

        own = [self.of_occasion(one, root) for one in self.occasions if in_words(one.kind) == kind][:OCCASIONS]
        groups = [group for group in self.groups if in_words(group[0]) == kind]
        return own + [self.chart(group, root) for n, group in enumerate(groups[:CHARTS]) if n == 0 or len(charts.attributed(self.stated, group)) > 1]

    def why_none(self, kind: str) -> str:
        """Why a kind has no chart."""
        from helpers import charts

        return NOT_DRAWN if kind in map(in_words, charts.NOT_COMPARED) else NO_SOURCE

    def of_occasion(self, occasion: Occasion, root: str = "") -> dict[str, Any]:
        """The chart of one thing, place and span of days, as `chart`."""
        figures = self.stated[self.stated["figure_id"].isin(self.occasions[occasion])]
        rows = {"place": occasion.place, "date_start": occasion.date_start, "date_end": occasion.date_end}
        return self._chart(figures, (occasion.kind, occasion.unit), root, occasion.anchor, occasion) | {"limited": rows}

    def chart(self, group: Group, root: str = "") -> dict[str, Any]:
        """The chart of one group, with its table and the words under it; `root` leads from its page to the first page's folder."""
        return self._chart(self.stated, group, root, f"chart-{self.groups.index(group) + 1}", None)

    def _chart(self, figures: pd.DataFrame, group: Group, root: str, name: str, occasion: Occasion | None) -> dict[str, Any]:
        from helpers import charts

        rows = charts.attributed(figures, group)
        links = {row["figure_id"]: root + self.entries.figures[row["figure_id"]]["href"] for row in rows}
        drawn = charts.attributed_figures(figures, self.book.sources, group=group, occasion=occasion, links=links)
        path = f"figures/{group[0]}"
        every = Link("All figures of this kind", path, "all")
        return {
            "svg": Markup(charts.inline_svg(drawn, drawn.heading, drawn.description, name=name, fallback=False)),
            "name": name,
            "path": f"{path}.html",
            "heading": drawn.heading,
            "kind": group[0],
            "unit": group[1],
            "shows": sentence("A row a statement of one source, the largest first; its words are a link. ", every, "."),
            "know": f"{ONE_OCCASION if occasion else APART if are_scattered(rows) else UNSAID} {OPEN_ENDS}",
            "did": sentence(*self._did(rows, group, occasion)),
            "entries": [self.entries.figures[row["figure_id"]] for row in rows][:TABLED],
            "in_all": len(rows),
        }

    def _did(self, rows: list[dict[str, Any]], group: Group, occasion: Occasion | None) -> list[str | Link]:
        """What of the figures of a kind a chart shows, and what it leaves to the table."""
        from helpers import charts

        path = f"figures/{group[0]}"
        all_of_kind, different = self.figures[in_words(group[0])], len(distinct(rows))
        share = Link(f"{len(rows):,} of {counted(len(all_of_kind), 'figure')} of this kind", path, "all")
        scope = " for this place and these days" if occasion else ""
        said: list[str | Link] = [share, f" {_is(len(rows))}{scope} by a source and in one unit; what a source states twice is one row, marked ×. "]
        if not occasion:
            drawn = {row["figure_id"] for each in self.groups if each[0] == group[0] for row in charts.attributed(self.stated, each)}
            others = [entry for entry in all_of_kind if entry["source_id"] and entry["figure_id"] not in drawn]
            sure = [entry for entry in others if listed.is_kind_sure(entry)]
            copied = sum(1 for entry in sure if entry["article"]["copy_of"] and not entry["passing"])
            denied = sum(1 for entry in sure if entry["passing"])
            unsure = len(others) - copied - denied
            for number, part, words in ((denied, "denied", DENIED), (copied, "copied", COPIED), (unsure, "all", UNSURE)):
                said += [Link(counted(number, "figure"), path, part), words[number == 1]] if number else []
        if different > charts.MOST:
            said += [Link(f"{charts.MOST} of {different:,} rows", path, "all"), " are drawn, the largest. "]
        return said


def in_words(kind: str) -> str:
    """The name of a kind as entries have it.

    >>> in_words("at_risk")
    'at risk'
    """
    return kind.replace("_", " ")


def _is(number: int) -> str:
    return "is given" if number == 1 else "are given"
