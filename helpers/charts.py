"""Frames as drawings. Chart 1: attributed figures, each as its source bounds it.

matplotlib is imported at the top, so this module is imported by those who draw and by nobody else.
Colours come from `claimbook.mplstyle`; in a page they follow its light and dark.
"""

from __future__ import annotations

import textwrap
import warnings
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

from helpers import schemas
from helpers.occasions import Occasion, are_scattered, placed
from helpers.statements import distinct
from helpers.views import vector
from helpers.views.wording import bounds, counted, plain, short

STYLE = Path(__file__).parent / "claimbook.mplstyle"
MUTED, MARK = "#5a574f", "#1a4f7a"
COLOURS = {"#1d1d1b": "ink", "#5a574f": "muted", "#1a4f7a": "mark", "#8a867c": "line", "#dcd8cd": "rule"}  # of the style -> of the page
WIDTH = 4.6  # inches; narrow, so that its words are still legible on a phone
ROW, HEAD, FOOT, KEY = 0.46, 0.52, 0.62, 0.26  # inches: a row, the title, the axis, a row of the key
PLACE = 0.16  # inches: the line of a row that tells place and day, where these differ
ARROW = 22  # points: an open end has no length in data, so it has one in points
LINE = 58  # characters that a lane has room for
MOST = 12  # rows
CLEAR = 0.93  # of the axis: a number beyond would be cut at the edge
NOT_COMPARED = ("age", "duration", "count", "other", "rate")  # things of many sorts, or never part of a fact

Row = Mapping[str, Any]
Group = tuple[str, str | None]  # kind and unit: what may stand on one scale


class Chart(Figure):
    """A drawing with its title and its description in words; a notebook draws it as SVG."""

    heading: str = "Chart"
    description: str = ""

    def _repr_svg_(self) -> str:
        told = zlib.crc32(f"{self.heading}\n{self.description}".encode())  # a page may hold several: each needs ids of its own
        return inline_svg(self, self.heading, self.description, name=f"c{told:08x}")


def comparable(figures: pd.DataFrame) -> list[Group]:
    """The kinds, with their units, whose figures may stand on one scale: those with most attributed figures first.

    Kinds are never compared with one another, and neither are ages, durations or counts of other things.
    """
    rows = figures[figures["source_id"].notna() & ~figures["kind"].isin(NOT_COMPARED)]
    count: dict[Group, int] = {}
    for kind, unit in zip(rows["kind"], rows["unit"].astype(object).where(rows["unit"].notna(), None), strict=True):
        count[kind, unit] = count.get((kind, unit), 0) + 1
    return sorted(count, key=lambda group: (-count[group], schemas.FIGURE_KINDS.index(group[0]), group[1] or ""))


def attributed(figures: pd.DataFrame, group: Group | None = None) -> list[dict[str, Any]]:
    """The attributed figures of one group, largest first, then those whose words give no number."""
    group = group or next(iter(comparable(figures)), None)
    if group is None:
        return []
    rows = [row for row in schemas.records(figures) if row["source_id"] is not None and (row["kind"], row["unit"]) == group]
    return sorted(rows, key=lambda row: (_place(row) is None, -(_place(row) or 0)))


def attributed_figures(
    figures: pd.DataFrame,
    sources: pd.DataFrame,
    *,
    group: Group | None = None,
    occasion: Occasion | None = None,
    most: int = MOST,
    links: Mapping[str, str] | None = None,
) -> Chart:
    """A row a statement: its source, its words, how often it stands, and a mark for what the words say about the value.

    Exact is a dot; a range a bar with end ticks; "at least" a tick with an arrow of fixed length,
    "more than" a hollow circle with one; "about" a sign without width; "dozens" the word alone.
    Nothing is added up or averaged. Rows of several places or days each say theirs, and the title then gives no span.
    `occasion` is what all of `figures` are of, for the title. `links` (figure_id -> address) makes the words links.
    """
    rows = attributed(figures, group)
    heading = title(rows, occasion)
    different = distinct(rows)
    with mpl.rc_context(fname=STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")  # the reader's fonts draw the words, not ours
        chart = _laid_out(heading, different[:most], len(different), dict(zip(sources["source_id"], sources["name"], strict=True)), links or {})
    chart.heading = heading
    chart.description = describe(figures, sources, group=group, occasion=occasion, most=most)
    return chart


def title(rows: Sequence[Row], occasion: Occasion | None = None) -> str:
    """What the rows show, as a sentence; with a span from the least to the largest only where no two are of different places or days.

    >>> title([])
    'No attributed figure that could be compared'
    """
    if not rows:
        return "No attributed figure that could be compared"
    kind, several = str(rows[0]["kind"]).replace("_", " "), len({row["source_id"] for row in rows})
    placed = [row for row in rows if _place(row) is not None]
    number = f"{counted(len(rows), 'figure')} from {counted(several, 'source')}"
    if are_scattered(rows):
        return f"{kind.capitalize()}: {number}, not all of one place and day"
    span = f"{bounds(placed[-1])} to {bounds(placed[0])}" if len(placed) > 1 else bounds(rows[0])
    without = len(rows) - len(placed)
    number += f", {without} of them in words without a number" if without and placed else ""
    return f"{kind.capitalize()}{f', {occasion}' if occasion else ''}: {span}, in {number}"


def describe(figures: pd.DataFrame, sources: pd.DataFrame, *, group: Group | None = None, occasion: Occasion | None = None, most: int = MOST) -> str:
    """The chart in words, for who does not see it."""
    rows = attributed(figures, group)
    names = dict(zip(sources["source_id"], sources["name"], strict=True))
    different = distinct(rows)
    apart = are_scattered(rows)
    said = [
        f"{short(plain(names.get(row['source_id'], 'unknown')), 60)}: {_said(row)}{f', {placed(row)}' if apart else ''}." for row in different[:most]
    ]
    return " ".join([f"{title(rows, occasion)}.", *said, *filter(None, [_cut(len(said), len(different))])])


def _cut(shown: int, there_are: int) -> str:
    return f"Showing the {shown} largest of {there_are:,} different statements." if shown < there_are else ""


def _place(row: Row) -> float | None:
    """Where the row stands on the axis; nowhere where its words give no number."""
    if row["vague"]:
        return None
    return next((float(row[name]) for name in ("value", "high", "low") if row[name] is not None), None)


def _words(row: Row) -> str:
    if not row["counted"]:
        return f"{bounds(row)} of {short(plain(row['share_of']), 40)}" if row["share_of"] else bounds(row)
    return f"{bounds(row)} {'of ' if row['vague'] else ''}{short(plain(row['counted']), 40)}"


def _said(row: Row) -> str:
    """The words, whether they are of a value before or of a change, and how often they stand where that is more than once."""
    times = f" ×{row['times']}" if row["times"] > 1 else ""
    moved = ", before" if row.get("scope") == "previous" else f", {row['change']}" if row.get("delta") else ""
    return short(_words(row), 34) + moved + times


# -- the sheet


def _laid_out(heading: str, rows: Sequence[Row], there_are: int, names: Mapping[str, str], links: Mapping[str, str]) -> Chart:
    key = _key(rows)
    heading = textwrap.fill(heading, 52)
    head = HEAD + 0.17 * heading.count("\n")
    apart = are_scattered(rows)
    lane = (ROW + PLACE * apart) * max(len(rows), 1)
    height = head + lane + FOOT + KEY * len(key)
    chart = Chart(figsize=(WIDTH, height))
    chart.text(0.02, 1 - 0.08 / height, heading, va="top", fontsize=10.5, weight="bold")
    axes = chart.add_axes((0.02, (height - head - lane) / height, 0.96, lane / height))
    _lanes(axes, rows, names, links, apart=apart)
    _legend(chart, key, height)
    note = _cut(len(rows), there_are)
    if note:
        chart.text(0.98, 1 - (head - 0.06) / height, note, va="bottom", ha="right", fontsize=8, color=MUTED)
    return chart


def _lanes(axes: Axes, rows: Sequence[Row], names: Mapping[str, str], links: Mapping[str, str], *, apart: bool) -> None:
    largest = max((float(row[name]) for row in rows for name in ("value", "low", "high") if row[name] is not None and not row["vague"]), default=1)
    axes.set_xlim(0, (largest or 1) * 1.2)
    axes.set_ylim(len(rows) or 1, 0)
    axes.set_yticks([])
    end = (largest or 1) * 1.2
    axes.xaxis.set_major_locator(FixedLocator([tick for tick in MaxNLocator(4).tick_values(0, end) if 0 <= tick <= end * CLEAR]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    if rows:
        axes.set_xlabel(_unit(rows[0]))
    first, mark = (0.28, 0.78) if apart else (0.36, 0.68)  # of a row's height: the line of the source, and the mark
    for lane, row in enumerate(rows):
        said = _said(row)
        name = short(plain(names.get(row["source_id"], "unknown")), LINE - len(said))
        axes.text(0, lane + first, name, transform=axes.get_yaxis_transform(), fontsize=9, color=MUTED)
        words = axes.text(1, lane + first, said, transform=axes.get_yaxis_transform(), ha="right", fontsize=9)
        if row["figure_id"] in links:
            words.set_url(links[row["figure_id"]])
        if apart:
            axes.text(0, lane + first + 0.25, placed(row), transform=axes.get_yaxis_transform(), fontsize=8, color=MUTED, style="italic")
        glyph(row)(axes, row, lane + mark)


def _unit(row: Row) -> str:
    units = {"percent": "per cent", "fraction": "share of the whole"}
    kind = str(row["kind"]).replace("_", " ")
    return f"{kind}, in {units.get(row['unit'], row['unit'])}" if row["unit"] else f"{kind}, as stated"


# -- the marks

Glyph = Callable[[Axes, Row, float], None]


def glyph(row: Row) -> Glyph:
    """How a figure is drawn: by what its words say about its value.

    >>> glyph({"vague": False, "value": 270, "low": 270, "high": None, "low_inclusive": False, "approximate": False}).__name__
    'more_than'
    """
    low, high = row["low"], row["high"]
    if row["vague"] or _place(row) is None:
        return in_words
    if low is not None and high is not None:
        return about if row["approximate"] else exact if low == high else between
    if low is not None:
        return at_least if row["low_inclusive"] else more_than
    if high is not None:
        return up_to if row["high_inclusive"] else fewer_than
    return about


def exact(axes: Axes, row: Row, y: float) -> None:
    """A filled dot."""
    axes.plot(row["value"] if row["value"] is not None else row["low"], y, "o", color=MARK, clip_on=False)


def between(axes: Axes, row: Row, y: float) -> None:
    """A bar with two end ticks."""
    axes.plot([row["low"], row["high"]], [y, y], "-|", color=MARK, markersize=10, clip_on=False)


def at_least(axes: Axes, row: Row, y: float) -> None:
    """A tick, and an arrow to the right."""
    _open(axes, row["low"], y, "|", ARROW)


def more_than(axes: Axes, row: Row, y: float) -> None:
    """A hollow circle, and an arrow to the right."""
    _open(axes, row["low"], y, "o", ARROW)


def up_to(axes: Axes, row: Row, y: float) -> None:
    """A tick, and an arrow to the left."""
    _open(axes, row["high"], y, "|", -ARROW)


def fewer_than(axes: Axes, row: Row, y: float) -> None:
    """A hollow circle, and an arrow to the left."""
    _open(axes, row["high"], y, "o", -ARROW)


def about(axes: Axes, row: Row, y: float) -> None:
    """The sign for about, without a width that nobody gave."""
    axes.text(_place(row) or 0, y, "≈", ha="center", va="center", fontsize=14, color=MARK, clip_on=False)


def in_words(axes: Axes, row: Row, y: float) -> None:
    """The words in the lane, and no mark."""
    axes.text(
        0.01, y, f"“{short(plain(row['text']), 30)}”: no number given", va="center", fontsize=8.5, color=MUTED, transform=axes.get_yaxis_transform()
    )


def _open(axes: Axes, x: float, y: float, marker: str, length: float) -> None:
    arrow = {"arrowstyle": "<-", "linestyle": (0, (2.5, 2)), "color": MARK, "linewidth": 1.3, "shrinkA": 0, "shrinkB": 4}
    axes.annotate("", (x, y), (length, 0), textcoords="offset points", arrowprops=arrow, annotation_clip=False)
    axes.plot(x, y, marker, color=MARK, markerfacecolor="none", markersize=10 if marker == "|" else 7, markeredgewidth=1.6, clip_on=False)


_KEY: dict[Glyph, str] = {
    exact: "exactly this",
    between: "between these two",
    at_least: "at least this; no upper end is given",
    more_than: "more than this; no upper end is given",
    up_to: "up to this; no lower end is given",
    fewer_than: "fewer than this; no lower end is given",
    about: "about this; how near is not said",
}


def _key(rows: Iterable[Row]) -> list[Glyph]:
    """The marks that the rows use, in the order of the key."""
    used = {glyph(row) for row in rows}
    return [mark for mark in _KEY if mark in used]


def _legend(chart: Chart, key: Sequence[Glyph], height: float) -> None:
    if not key:
        return
    axes = chart.add_axes((0.02, 0.02 / height, 0.96, KEY * len(key) / height), xlim=(0, 1), ylim=(len(key), 0))
    axes.set_axis_off()
    for lane, mark in enumerate(key):
        mark(axes, {"vague": False, "value": 0.1, "low": 0.06 if mark is between else 0.1, "high": 0.14 if mark is between else 0.1}, lane + 0.5)
        axes.text(0.2, lane + 0.5, _KEY[mark], va="center", fontsize=8.5, color=MUTED)


# -- on a page


def inline_svg(figure: Figure, title: str, description: str, *, name: str = "chart", fallback: bool = True) -> str:
    """The figure as SVG that can stand in a page: no prolog, no style, ids of its own, `title` and `desc`, the page's colours.

    `fallback`: with colours for a page that has none.
    """
    import io

    out = io.StringIO()
    with mpl.rc_context(fname=STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return vector.inlined(out.getvalue(), title, description, name=name, colours=COLOURS, fallback=fallback)
