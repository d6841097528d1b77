"""Voices as a drawing. Chart 5: in how many articles an actor is mentioned, and in how many it speaks.

matplotlib is imported at the top, as in `charts`, whose style and page this shares.
"""

from __future__ import annotations

import textwrap
import warnings
from collections.abc import Mapping
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from helpers import schemas, voices
from helpers.charts import FOOT, HEAD, KEY, MARK, MUTED, STYLE, WIDTH, Chart
from helpers.views.wording import counted, plain, short

ROW = 0.4  # inches
MOST = 14  # rows
NAME, HEADING = 34, 52  # characters that fit


def mentioned_and_heard(origins: pd.DataFrame, *, most: int = MOST, links: Mapping[str, str] | None = None) -> Chart:
    """A row an actor: a ring where it is mentioned, a dot where it speaks, on one scale of articles; the widest gap first.

    `origins` is what `voices.of_origins` gives. Both numbers are printed. `links` (source_id -> address) makes
    the names links.
    """
    rows = voices.by_gap(origins)
    with mpl.rc_context(fname=STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        chart = _laid_out(rows.head(most), len(rows), links or {}, voices.finding(origins))
    chart.heading = voices.finding(origins)
    chart.description = describe(origins, most=most)
    return chart


def describe(origins: pd.DataFrame, *, most: int = MOST) -> str:
    """The chart in words, for who does not see it."""
    rows = schemas.records(voices.by_gap(origins).head(most))
    return " ".join([f"{voices.finding(origins)}.", *(f"{short(plain(row['name']), 60)}: {_numbers(row)}." for row in rows)])


def _numbers(row: Mapping[str, Any]) -> str:
    return f"mentioned in {row['mentioned_in']:,}, claims found in {format(row['speaks_in'], ',') if row['speaks_in'] else 'none'}"


def _laid_out(rows: pd.DataFrame, there_are: int, links: Mapping[str, str], heading: str) -> Chart:
    heading = textwrap.fill(heading, HEADING)
    head = HEAD + 0.17 * heading.count("\n") + (0.16 if there_are > len(rows) else 0)
    lane = ROW * max(len(rows), 1)
    height = head + lane + FOOT + 2 * KEY
    chart = Chart(figsize=(WIDTH, height))
    chart.text(0.02, 1 - 0.08 / height, heading, va="top", fontsize=10.5, weight="bold")
    axes = chart.add_axes((0.04, (height - head - lane) / height, 0.92, lane / height))
    _lanes(axes, rows, links)
    _key(chart, height)
    if there_are > len(rows):
        said = f"Showing {len(rows)} of {counted(there_are, 'actor')}, the widest gap first"
        chart.text(0.98, 1 - (head - 0.06) / height, said, va="bottom", ha="right", fontsize=8, color=MUTED)
    return chart


def _lanes(axes: Axes, rows: pd.DataFrame, links: Mapping[str, str]) -> None:
    axes.set_xlim(0, max([*rows["mentioned_in"], 1]) * 1.04)
    axes.set_ylim(len(rows) or 1, 0)
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.set_xlabel("articles")
    for lane, row in enumerate(schemas.records(rows)):
        across = axes.get_yaxis_transform()
        name = axes.text(0, lane + 0.36, short(plain(row["name"]), NAME), transform=across, fontsize=9, color=MUTED)
        axes.text(1, lane + 0.36, _numbers(row), transform=across, ha="right", fontsize=9)
        if row["source_id"] in links:
            name.set_url(links[row["source_id"]])
        _dots(axes, row["mentioned_in"], row["speaks_in"], lane + 0.68)


def _dots(axes: Axes, mentioned: float, speaks: float, y: float) -> None:
    axes.plot([speaks, mentioned], [y, y], "-", color=MARK, linewidth=1, clip_on=False)
    axes.plot(mentioned, y, "o", color=MARK, markerfacecolor="none", markersize=9, markeredgewidth=1.5, clip_on=False)
    if speaks:
        axes.plot(speaks, y, "o", color=MARK, markersize=5, clip_on=False)
    else:
        axes.plot(0, y, "x", color=MARK, markersize=6, markeredgewidth=1.5, clip_on=False)


def _key(chart: Chart, height: float) -> None:
    axes = chart.add_axes((0.04, 0.02 / height, 0.92, 2 * KEY / height), xlim=(0, 1), ylim=(2, 0))
    axes.set_axis_off()
    axes.plot(0.02, 0.5, "o", color=MARK, markerfacecolor="none", markersize=9, markeredgewidth=1.5)
    axes.text(0.07, 0.5, "mentioned in so many articles", va="center", fontsize=8.5, color=MUTED)
    axes.plot(0.02, 1.5, "o", color=MARK, markersize=5)
    axes.text(0.07, 1.5, "claims found in so many;", va="center", fontsize=8.5, color=MUTED)
    axes.plot(0.44, 1.5, "x", color=MARK, markersize=6, markeredgewidth=1.5)
    axes.text(0.48, 1.5, "in none", va="center", fontsize=8.5, color=MUTED)
