"""What words such as "early", "about" and "evening" say of the time beside them."""

from __future__ import annotations

import re
from functools import cache

from helpers import lexicon

Parts = dict[str, str]  # what the groups of a pattern hold


@cache
def day_parts() -> dict[str, str]:
    """Part of a day -> its code in a TIMEX3 value."""
    return {row["words"]: row["value"] for row in lexicon.table("day_parts")}


# -- modifiers

_MODS = {
    "early": "START",
    "beginning": "START",
    "start": "START",
    "first": "START",
    "late": "END",
    "latter": "END",
    "second": "END",
    "end": "END",
    "close": "END",
    "mid": "MID",
    "middle": "MID",
}


def mod_of(parts: Parts) -> str | None:
    """START, MID or END, by "early", "mid", "the end of"."""
    words = re.findall(r"[a-z]+", f"{parts.get('mod', '')} {parts.get('early', '')}".lower())
    if not words and parts.get("which", "").lower() in ("early", "late"):
        words = [parts["which"].lower()]
    return next((_MODS[word] for word in words if word in _MODS), None)


def degree(parts: Parts, of: str) -> str | None:
    """What words such as "about" and "more than" say of a length, or of a moment."""
    return _degrees()[parts["bound"].lower()][of] if "bound" in parts else None


@cache
def _degrees() -> dict[str, dict[str, str]]:
    return {row["words"]: row for row in lexicon.table("time_modifiers")}
