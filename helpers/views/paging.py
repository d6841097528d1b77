"""Pages, and lists that are cut into as many pages as keep each small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from helpers.views.entries import Entry
from helpers.views.wording import plain

PAGE_BYTES = 1_200_000  # where a list is cut, by an estimate that is about three times too high


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: where it lies, its template, and what the template is given."""

    path: str
    template: str
    title: str
    language: str = "en"
    more: dict[str, Any] = field(default_factory=dict)


def in_parts(name: str, title: str, rows: Sequence[Entry], weight: int, more: dict[str, Any], *, template: str | None = None) -> Iterator[Page]:
    """The pages of a list: one, or as many as keep each small. A row weighs `weight` bytes and twice its words."""
    parts: list[list[Entry]] = [[]]
    size = 0
    for row in rows:
        size += weight + 2 * sum(len(value) for key, value in row.items() if isinstance(value, str) and key != "text")
        if size > PAGE_BYTES and parts[-1]:
            parts.append([])
            size = 0
        parts[-1].append(row)
    paths = [f"{name}{f'-{n + 1}' if n else ''}.html" for n in range(len(parts))]
    for n, part in enumerate(parts):
        own = {"rows": part, "in_all": len(rows), "part": n, "parts": [path.rpartition("/")[2] for path in paths]}
        heading = title if len(parts) == 1 else f"{title}, part {n + 1} of {len(parts)}"
        yield Page(path=paths[n], template=template or f"{name}.html", title=plain(heading), more=more | own)
