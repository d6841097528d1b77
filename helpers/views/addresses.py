"""Where articles and sources stand in a report: names of files, and which sources share a page.

A page costs some thousand bytes before it says anything. So sources with little to show share
pages, and those with nothing but one place have none: their names lead straight there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from helpers import voices

if TYPE_CHECKING:
    from helpers.book import Book

NAME_LENGTH = 80  # of a file's name, far below what any disk or zip program takes
RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d|index", re.IGNORECASE)  # names that Windows keeps, and the one that a server gives a folder
SHARED = 50  # sources on one of the pages that they share
MANY_CLAIMS, MANY_PLACES = 6, 20  # of which a source that speaks in one article alone has a page of its own


def page_names(keys: Iterable[str]) -> dict[str, str]:
    """Key -> a file name without suffix, safe on every disk and unique where capitals are not told apart.

    >>> page_names(["a/b", "A.B", "con", "..", "a-b"])
    {'a/b': 'a-b', 'A.B': 'A-B-2', 'con': 'x-con', '..': 'x', 'a-b': 'a-b-3'}
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    counts: dict[str, int] = {}
    for key in keys:
        stem = re.sub(r"[^A-Za-z0-9_-]+", "-", key)[:NAME_LENGTH].strip("-") or "x"
        stem = f"x-{stem}" if RESERVED.fullmatch(stem) else stem
        name = stem
        while name.casefold() in taken:
            counts[stem.casefold()] = counts.get(stem.casefold(), 1) + 1
            name = f"{stem}-{counts[stem.casefold()]}"
        taken.add(name.casefold())
        names[key] = name
    return names


class SourcePages:
    """Which sources of a book have a page, and which share one."""

    def __init__(self, book: Book, labels: pd.DataFrame, thin: Collection[str] = ()) -> None:
        self._thin = frozenset(thin)  # actors whose name nothing bears out: they have no place of their own
        self._sources = book.sources[["source_id", "name", "independence_group"]]
        self._heard = book.claims[["source_id", "article_id"]].dropna()
        self._meant = voices.meant(book.mentions, labels)[["source_id", "article_id"]].dropna()
        self._called = set(labels["referent"].dropna())

    @cached_property
    def places(self) -> dict[str, str]:
        """Source -> its address, of those that have one: a page, or a place on one that it shares."""
        alone = {key: f"sources/{name}.html" for key, name in self.names.items() if key in self.own}
        return alone | {key: f"{path}#{self.names[key]}" for path, keys in self.shared for key in keys}

    @cached_property
    def names(self) -> dict[str, str]:
        """Source -> a name that is safe as a file's and as an anchor."""
        return page_names(key for key in self._sources["source_id"] if key in self._placed)

    @cached_property
    def own(self) -> set[str]:
        """Those with much to show: that speak in several articles, or much, or are mentioned in many, or that others speak for."""
        spread = {*_counting(self._heard.drop_duplicates(), 2), *_counting(self._meant.drop_duplicates(), MANY_PLACES + 1)}
        return self._placed & {*spread, *_counting(self._heard, MANY_CLAIMS + 1), *self._spoken_for}

    @cached_property
    def shared(self) -> list[tuple[str, list[str]]]:
        """The pages that the others share: path, and its sources by name."""
        rest = self._sources[self._sources["source_id"].isin(self._placed - self.own)]
        names = dict(zip(rest["source_id"], rest["name"].str.casefold(), strict=True))
        keys = sorted(rest["source_id"], key=lambda key: (names[key], key))
        parts = [keys[first : first + SHARED] for first in range(0, len(keys), SHARED)]
        return [(f"others-{number}.html" if number > 1 else "others.html", part) for number, part in enumerate(parts, 1)]

    @cached_property
    def _placed(self) -> set[str]:
        """Those with several claims, in several articles, that others speak for, or that are called something; and those without any words."""
        anywhere = pd.concat([self._heard, self._meant])
        nowhere = set(self._sources["source_id"]) - set(anywhere["source_id"])
        found = {*_counting(self._heard, 2), *_counting(anywhere.drop_duplicates(), 2), *self._spoken_for, *self._called}
        return (found - self._thin) | (nowhere & (found | set(self._heard["source_id"])))

    @cached_property
    def _spoken_for(self) -> set[str]:
        return set(self._sources.loc[self._sources["independence_group"] != self._sources["source_id"], "independence_group"].dropna())


def _counting(rows: pd.DataFrame, least: int) -> list[str]:
    """The sources that have so many rows or more."""
    times = rows["source_id"].value_counts()
    return [str(key) for key in times[times >= least].index]
