"""Who is heard, as rows of pages: each actor's presence in the articles, and whose voice an article is."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from helpers import schemas, voices
from helpers.grammar.noun_types import classify
from helpers.identity.referents import is_label
from helpers.views.entries import Entries, Entry
from helpers.views.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from helpers.book import Book

ACTORS, NEVER, ARTICLES = 150, 60, 200  # rows of a table on one page


class Heard:
    """The actors of a book with those who speak for them, and the shares of voices in its articles."""

    def __init__(self, book: Book, entries: Entries) -> None:
        self.book = book
        self.entries = entries

    @cached_property
    def origins(self) -> pd.DataFrame:
        """What `voices.of_origins` gives, of the actors whose names are borne out.

        Who has no claim that is sure is "perhaps" heard.
        """
        import pandas as pd

        mentions = voices.meant(self.book.mentions, self.entries.meant)
        found = voices.of_origins(self.book.sources, self.book.claims, mentions)
        firm = {claim["source_id"] for claim in self.entries.claims.values() if claim["firm"] and claim["states"]}
        sure = pd.Series([not firm.isdisjoint(members) for members in found["members"]], index=found.index, dtype=bool)
        return self.entries.evidence.borne_out(found.assign(heard=found["heard"].where(sure | found["heard"].eq("never"), "perhaps")))

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """Origin -> itself and those who speak for it."""
        return dict(zip(self.origins["source_id"], self.origins["members"], strict=True))

    @cached_property
    def rows(self) -> list[Entry]:
        """The actors, the widest gap first; with `href` and `presence` (addresses), and whether nothing but a label names it."""
        found = schemas.records(voices.by_gap(self.origins))
        sources = self.entries.sources
        places = (
            {name: self._placed([row["source_id"], *row["members"]])[name] for name in ("href", "presence", "type", "sure_of")} for row in found
        )
        return [row | place | {"is_label": is_label(sources[row["source_id"]])} for row, place in zip(found, places, strict=True)]

    def _placed(self, members: Sequence[str]) -> Entry:
        """The first of these that has an address; a word for many may stand only in what they are called."""
        held = [self.entries.sources[key] for key in members]
        return next((source for source in held if source["href"]), held[0])

    @cached_property
    def never(self) -> list[Entry]:
        """Those of the rows that are never heard; left out are words for many, of whom single ones may be heard, and names that are not sure."""
        return [row for row in self.rows if row["heard"] == "never" and row["sure_of"]["name"] and not _is_many(row)]

    @property
    def finding(self) -> str:
        """Who is mentioned and never heard."""
        return voices.finding(self.origins)

    def is_surely_relayed(self, source: Entry) -> bool:
        """Whether another surely tells what somebody with a name said."""
        firm = any(claim["firm"] for claim in source["relayed"])
        return bool(firm and source["resolved"] and source["sure_of"]["name"])

    def relayers(self, source: Entry) -> list[Entry]:
        """The sources that tell what this one said."""
        outer = dict.fromkeys(claim["relayer"] for claim in source["relayed"])
        return [self.entries.sources[key] for key in outer if key in self.entries.sources]

    def speakers(self, source_id: str) -> list[Entry]:
        """Who surely speaks for a body, and is heard; nobody does for all whom a word for many may mean."""
        if self.entries.evidence.is_many(source_id):
            return []
        held = (self.entries.sources[key] for key in self.members.get(source_id, ()) if key != source_id)
        return [source for source in held if (source["direct"] or source["relayed"]) and _speaks_alone(source)]

    def presence(self, source_id: str) -> list[Entry]:
        """The articles that mention or hear a source or its `speakers`, in reading order.

        `first` place, and its `words`; `sure`, whether any place there is; `direct` and `relayed` claims.
        """
        found: dict[str, Entry] = {}
        for key in [source_id, *(speaker["source_id"] for speaker in self.speakers(source_id))]:
            for mention in self.entries.first_mentions.get(key, []):
                self._in(found, mention["article"], mention, mention["text"], sure=mention["sure"])
            source = self.entries.sources[key]
            for kind in ("direct", "relayed"):
                for claim in source[kind]:
                    self._in(found, claim["article"], claim, None, sure=not claim["probably"])[kind].append(claim)
        order = {key: place for place, key in enumerate(self.entries.articles)}
        return sorted(found.values(), key=lambda row: order[row["article"]["article_id"]])

    def _in(self, found: dict[str, Entry], article: Entry, first: Entry, words: str | None, *, sure: bool) -> Entry:
        row: Entry = {"article": article, "first": first, "words": words, "sure": sure, "direct": [], "relayed": []}
        held = found.setdefault(article["article_id"], row)
        if sure and not held["sure"]:
            held |= {"first": first, "words": words or held["words"], "sure": True}
        return held

    def chart(self) -> dict[str, Any] | None:
        """The chart of who is mentioned and who speaks; none where nobody is."""
        if not self.rows:
            return None
        from helpers import charts, voice_charts

        links = {row["source_id"]: row["presence"] for row in self.rows}
        drawn = voice_charts.mentioned_and_heard(self.origins, links=links)
        svg = charts.inline_svg(drawn, drawn.heading, drawn.description, name="voices-chart", fallback=False)
        return {"svg": Markup(svg), "heading": drawn.heading, "shown": min(len(self.rows), voice_charts.MOST)}

    # -- articles

    @cached_property
    def shares(self) -> list[Entry]:
        """Each article with the words of its own voice, those reported and those quoted; those least its own first."""
        held = schemas.records(voices.of_articles(self.book.articles, self.book.passages, self.book.quotations, self.book.claims))
        rows = [row | {"article": self.entries.articles[row["article_id"]]} | _parts(row) for row in held if row["words"]]
        return sorted(rows, key=lambda row: row["own"] / row["words"])

    @property
    def outlets(self) -> list[Entry]:
        """The same by outlet, those with most articles first."""
        found: dict[str | None, Entry] = {}
        for row in self.shares:
            total = found.setdefault(row["outlet"], {"outlet": row["outlet"], "articles": 0, "words": 0, "quoted": 0, "reported": 0, "own": 0})
            total["articles"] += 1
            for name in ("words", "quoted", "reported", "own"):
                total[name] += row[name]
        return [row | _parts(row) for row in sorted(found.values(), key=lambda row: -row["articles"])]


def _speaks_alone(source: Entry) -> bool:
    """Whether a source surely speaks for a body: one whose words tell it, not several who speak together."""
    joint = not source["named"] and re.search(r",|\band\b", source["name"])
    return source["sure_of"]["affiliation"] and source["sure_of"]["speaks_for"] and source["sure_of"]["name"] and not joint


def _is_many(row: Entry) -> bool:
    """Whether a row is a word for many, or what somebody calls an actor."""
    return row["is_label"] or row["name"].startswith("“") or classify(row["name"])[1] == "people"


def _parts(row: Entry) -> Entry:
    """The shares in whole per cent, as they are printed and drawn.

    >>> _parts({"words": 200, "own": 101, "reported": 60, "quoted": 39})["percent"]
    {'own': 50, 'reported': 30, 'quoted': 20}
    """
    percent = {name: round(100 * row[name] / row["words"]) for name in ("own", "reported", "quoted")}
    said = f"{counted(row['words'], 'word')}: {percent['own']} % own, {percent['reported']} % reported, {percent['quoted']} % quoted"
    return {"percent": percent, "said": said}
