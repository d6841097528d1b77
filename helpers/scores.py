"""How often Claimbook errs, as measured, and what other tools and people reach on the same kind of gold.

The scores lie beside the code in `models/scores.json`, which `claimbook evaluate --json` writes;
those of others in `models/peers.csv`, measured with the same measures. All are 0 to 100.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

MODELS = Path(__file__).parent / "models"
SCORES, PEERS = MODELS / "scores.json", MODELS / "peers.csv"
OWN = "Claimbook"
OWN_MODELS = {"claims": OWN, "claims, fast": f"{OWN}, model fast"}  # the key of each model's scores on standoff
# The columns of `peers.csv`, and which measure of claims each is.
MEASURES = {
    "source words": ("tokens", "source"),
    "cue words": ("tokens", "cue"),
    "content words": ("tokens", "content"),
    "content": ("all", "content"),
    "content and source": ("all", "content+src"),
    "quoted, with source": ("quoted", "content+src"),
    "reported, with source": ("indirect", "content+src"),
}
# What the chief measures mean to a reader; any other is shown by its own name.
MEANINGS = {
    ("claims", "all", "content"): "found: half of its words, or more",
    ("claims", "all", "content+src"): "found, with the words that name its source",
    ("claims", "matched claims", "stance"): "of those found: what the source does with it",
    ("claims", "sources of claims", "all"): "of those found: who it is that speaks",
    ("figures", "figures", "overlap"): "found",
    ("figures", "figures", "fields right"): "the single columns that are right, those of a missed one being wrong",
    ("figures", "figures", "all fields right"): "found, with every column right",
    ("figures", "matched figures", "all bounds"): "of those found: value and bounds, all right",
    ("figures", "matched figures", "every field"): "of those found: every column right",
    ("dates", "dates", "overlap"): "found",
    ("dates", "dates", "value"): "found, with the right day or span",
    ("sources", "matched mentions", "b-cubed"): "mentions of one source put together, and no others",
    ("sources", "matched sources", "type"): "of those found: the type",
    ("sources", "pairs of sources", "one origin"): "pairs that speak for one origin",
    ("labels", "labels", "overlap"): "found",
    ("labels", "matched labels", "manner"): "of those found: own, reported, quoted or held up",
    ("labels", "matched labels", "voice"): "of those found: whose word it is",
    ("labels", "matched labels", "referent"): "of those found: whom it means",
}
STANDOFF = "polnear"  # the gold that others were measured on


def measured(path: Path = SCORES) -> pd.DataFrame:
    """What was measured, one row a measure; no row where there is no file.

    `gold` (str) is the corpus, `layer`, `over` and `measure` (str) say what was compared, `precision`,
    `recall` and `f1` (float64) how it agreed, `low` and `high` (float64) bound `f1` at 95 %, by a
    bootstrap over articles. Of a corpus with gold of its own the chief measures stand here.
    """
    import pandas as pd

    held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    rows = [row for name, part in held.items() for row in _rows(name, part)]
    columns = {"gold": "str", "layer": "str", "over": "str", "measure": "str"}
    columns |= dict.fromkeys(("precision", "recall", "f1", "low", "high"), "float64")
    return pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype=kind) for name, kind in columns.items()})


def _rows(name: str, part: Any) -> Iterator[dict[str, Any]]:
    """The measures under one key: a layer on standoff, or a corpus whose measures name their layers. What has another form is passed over."""
    if isinstance(part, Mapping):
        yield from ({"layer": name, **row, "gold": part.get("gold", name)} for row in part.get("measures", []) if isinstance(row, Mapping))


def layers(path: Path = SCORES) -> pd.DataFrame:
    """Every layer on the gold of the sample corpora: `layer`, `what is right`, `precision`, `recall`, `F1`, `95 % interval of F1`, `gold`."""
    rows = measured(path)
    rows = rows[~rows["gold"].str.startswith(STANDOFF)]
    interval = [f"{low:.0f} to {high:.0f}" if low == low else "not measured" for low, high in zip(rows["low"], rows["high"], strict=True)]
    keys = zip(rows["layer"], rows["over"], rows["measure"], strict=True)
    right = [MEANINGS.get(key, " / ".join(key[1:])) for key in keys]
    named = rows.assign(**{"what is right": right, "95 % interval of F1": interval, "F1": rows["f1"]}).round({"precision": 1, "recall": 1, "F1": 1})
    return named[["layer", "what is right", "precision", "recall", "F1", "95 % interval of F1", "gold"]].reset_index(drop=True)


def claims_beside_others(path: Path = SCORES) -> pd.DataFrame:
    """F1 of claims, `Claimbook` with either model first where it was measured, then other tools, then people: a row a `system`, a column a measure.

    Words are those of all claims; `content` is a claim found at all (half of its words at least), with its source or
    without; `quoted` and `reported` are the claims in quotation marks and those without. `gold` is the part that was compared.
    """
    import pandas as pd

    peers = pd.read_csv(PEERS, keep_default_na=False)
    rows = measured(path)
    rows = rows[rows["gold"].str.startswith(STANDOFF)]
    own = []
    for layer, system in OWN_MODELS.items():
        part = rows[rows["layer"].eq(layer)]
        f1 = dict(zip(zip(part["over"], part["measure"], strict=True), part["f1"].round(1), strict=True))
        if len(part):
            own.append({"system": system, **{name: f1.get(key) for name, key in MEASURES.items()}, "gold": part["gold"].iloc[0]})
    ours = pd.DataFrame(own, columns=["system", *MEASURES, "gold"])
    return pd.concat([part for part in (ours, peers.drop(columns="comment")) if len(part)], ignore_index=True)
