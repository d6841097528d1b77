"""How far the confidence of claims can be trusted: what was measured of it, as a table and a drawing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from helpers.charts import Chart

MODELS = Path(__file__).parent / "models"


def measured(model: str = "accurate", folder: Path = MODELS) -> pd.DataFrame:
    """How often claims of each tenth of confidence were right, on articles that the network did not learn from.

    `confidence` (float64) is the mean of the tenth, `right` (float64) the share whose content and
    source were right, both 0 to 1; `claims` (int64) how many there were. No row where nothing was measured.
    """
    path = folder / model / "settings.json"
    rows = json.loads(path.read_text(encoding="utf-8")).get("reliability", []) if path.is_file() else []
    columns = {"confidence": "float64", "right": "float64", "claims": "int64"}
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=kind) for name, kind in columns.items()})


def error(rows: pd.DataFrame) -> float:
    """Expected calibration error: the mean distance of `right` from `confidence`, weighted by `claims`; 0 is best.

    >>> error(pd.DataFrame({"confidence": [0.5, 0.9], "right": [0.6, 0.9], "claims": [10, 10]}))
    0.05
    """
    away = (rows["right"] - rows["confidence"]).abs() * rows["claims"]
    return round(float(away.sum() / max(1, rows["claims"].sum())), 3)


def sentence(rows: pd.DataFrame) -> str:
    """What the table says, in words."""
    if rows.empty:
        return "The confidence of claims was not measured for this model."
    count, away = int(rows["claims"].sum()), error(rows)
    held = f"Of {count:,} claims in articles kept out of the training"
    return f"{held}, the share that was right differs from the confidence by {100 * away:.0f} points on average."


def chart(rows: pd.DataFrame) -> Chart:
    """A dot a tenth of confidence, larger where it holds more claims; on the line, confidence is what it says."""
    import matplotlib.style

    from helpers import charts

    with matplotlib.style.context(charts.STYLE):
        figure = charts.Chart(figsize=(charts.WIDTH, charts.WIDTH))
        axes = figure.add_subplot()
        axes.plot([0, 1], [0, 1], color=charts.MUTED, linewidth=1, linestyle=":")
        axes.scatter(rows["confidence"], rows["right"], s=12 + rows["claims"] / 3, color=charts.MARK, zorder=3)
        axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence of the claim", ylabel="share that was right")
        figure.heading = f"Confidence is off by {100 * error(rows):.0f} points on average"
        axes.set_title(figure.heading, loc="left")
        figure.tight_layout()
    pairs = "; ".join(f"{row.confidence:.2f}: {row.right:.2f} of {row.claims}" for row in rows.itertuples())
    figure.description = f"Confidence, and the share of claims that was right: {pairs}."
    return figure
