"""Lists of claims on their pages, by source and all in one, and where on these a part of them begins.

"58 more through others" leads to those 58.
"""

from __future__ import annotations

from functools import cached_property

from helpers.views.entries import Entries, Entry
from helpers.views.paging import Page, in_parts

PARTS = {"claims": "direct", "relayed": "relayed", "unsaid": "unsaid"}  # anchor -> which of a source's claims stand there


class Said:
    """The pages of claims; `nothing` is what stands there where none was found."""

    def __init__(self, entries: Entries, nothing: str) -> None:
        self.entries = entries
        self.nothing = nothing

    def place(self, key: str, part: str) -> str | None:
        """Where a part of a source's claims begins, on its pages; and "unsaid" of "claims", those of all that state nothing."""
        if key == "claims" and part == "unsaid":
            return next((f"{page.path}#{part}" for page in self.claims for row in page.more["rows"] if not row["states"]), None)
        if part not in PARTS or key not in self.sources:
            return None
        first: Entry | None = next(iter(self.entries.sources[key][PARTS[part]]), None)
        return next((f"{page.path}#{part}" for page in self.sources[key] if any(row is first for row in page.more["rows"])), None)

    @cached_property
    def sources(self) -> dict[str, list[Page]]:
        """The pages of each source that has some: what it says, what another tells that it said, and where it states nothing."""
        found = {}
        for key, source in self.entries.sources.items():
            if self.entries.has_page(key):
                claims = source["direct"] + source["relayed"] + source["unsaid"]
                found[key] = list(in_parts(f"sources/{source['slug']}", source["name"], claims, 1100, {}, template="source.html"))
        return found

    @cached_property
    def claims(self) -> list[Page]:
        """The pages of all claims by source, those most heard first; what states nothing in a list of its own at the end."""
        by_source = [claim for source in self.entries.sources.values() for claim in source["claims"]]
        claims = by_source + [claim for claim in self.entries.claims.values() if claim["source_id"] not in self.entries.sources]
        claims.sort(key=lambda claim: not claim["states"])
        return list(in_parts("claims", "Claims", claims, 1500, {"nothing": self.nothing}))
