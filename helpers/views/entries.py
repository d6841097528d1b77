"""A book's rows as entries of pages: each with its names, its words and the place where it is shown.

Addresses are relative to the report's first page and made of safe file names alone, so they can
stand in any page once the way back to the root is put before them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from helpers import schemas, voices
from helpers.certainty import doubts, listed, stated
from helpers.certainty import labels as label_certainty
from helpers.certainty.described import is_cut, is_joint
from helpers.certainty.evidence import Evidence, is_sure
from helpers.certainty.standing import Standing
from helpers.grammar.figure_certainty import is_change_sure
from helpers.grammar.stance_cues import is_shown
from helpers.occasions import where
from helpers.views.addresses import SourcePages, page_names
from helpers.views.highlight import anchor, located
from helpers.views.wording import STANCES, bounds, day

if TYPE_CHECKING:
    import pandas as pd

    from helpers.book import Book

Entry = dict[str, Any]

AROUND = 50  # characters on each side of a label in a list
OWN_VOICE = "in no statement"
NO_SOURCE = "no source found"
NOT_WHOLE = "its name may not be one whole name"
JOINT = "the words name somebody else beside it"
NEAR_POLL = "perhaps a poll named near it"
QUOTED = "quoted, no source found"
PREPOSITIONS = frozenset("by from of per to with".split())  # last word of a cue that a source follows: according to


class Entries:
    """The rows of a book, ready for the templates: `articles`, `sources`, `claims`, `figures`, in reading order."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._article_pages = page_names(book.articles["article_id"])
        self.evidence = Evidence(book)
        self.standing = Standing(book, self.evidence)
        self.meant = label_certainty.shown(book)
        self._source_pages = SourcePages(book, self.meant, self.evidence.thin)

    def sharing(self) -> list[tuple[str, list[Entry]]]:
        """The pages that sources share: path, and the entries of its sources."""
        return [(path, [self.sources[key] for key in keys]) for path, keys in self._source_pages.shared]

    @cached_property
    def articles(self) -> dict[str, Entry]:
        """Article -> its row, with `name`, `href`, `day`, `link` (its address, where it is of the web) and what `inputs` says."""
        offered = {row["article_id"]: row for row in schemas.records(self.book.inputs) if row["article_id"] is not None}
        return {row["article_id"]: self._article(row, offered.get(row["article_id"], {})) for row in schemas.records(self.book.articles)}

    def _article(self, row: Entry, offered: Entry) -> Entry:
        return row | {
            "name": row["title"] or row["article_id"],
            "href": f"articles/{self._article_pages[row['article_id']]}.html",
            "day": day(row["published"]),
            "link": web_address(row["url"]),
            "status": offered.get("status", "read"),
            "stage": offered.get("stage"),
            "reason": offered.get("reason"),
        }

    @cached_property
    def sources(self) -> dict[str, Entry]:
        """Source -> its row, with `href`, a safe `slug`, and the entries of its claims and figures; those most heard first.

        `direct` are the claims that an article gives as this source's own, `relayed` those that it gives
        as what another source says that this one said; `unsaid` those in which it states nothing.
        """
        found = {key: self._source(row, key) for row in self._sources for key in [row["source_id"]]}
        for layer in ("claims", "figures"):
            for entry in getattr(self, layer).values():
                if entry["source_id"] in found:
                    found[entry["source_id"]][layer].append(entry)
        for source in found.values():
            said = [claim for claim in source["claims"] if claim["states"]]
            source["relayed"] = [claim for claim in said if claim["relayed"]]
            source["direct"] = [claim for claim in said if not claim["relayed"]]
            source["unsaid"] = [claim for claim in source["claims"] if not claim["states"]]
        for source in found.values():
            source["presence"] = f"{source['href']}#presence" if self.has_page(source["source_id"]) else source["href"]
        return dict(sorted(found.items(), key=lambda item: (-len(item[1]["direct"]), -len(item[1]["relayed"]), item[1]["name"].casefold(), item[0])))

    def _source(self, row: Entry, key: str) -> Entry:
        return row | {
            "href": self._source_href(key),
            "slug": self._source_pages.names.get(key),
            "type": self.evidence.type(key),
            "affiliation": self.evidence.affiliation(key),
            "sure_of": self._sure_of(row, key),
            "aliases": self.evidence.names(row["source_id"]),
            "behind": self._source_names.get(row["speaks_for"]),
            "claims": [],
            "figures": [],
        }

    def _sure_of(self, row: Entry, key: str) -> dict[str, bool]:
        """Which of `name`, `type`, `affiliation` and `speaks_for` stand without a doubt."""
        body = self.evidence.affiliation(key)
        author = self._source_names.get(row["speaks_for"])
        return {
            "name": self.standing.has_name(key),
            "type": self.standing.has_type(key),
            "affiliation": body is None or self.standing.has_body(key, body),
            "speaks_for": author is None or author.split()[-1] in row["name"],
        }

    def chains(self) -> list[list[Entry]]:
        """Every voice within another's as a chain of claims, the outermost first; in reading order. `hand` is through how many others.

        A chain with a step that is doubtful, or in which nothing is stated, is left out.
        """
        holders = {claim["nested_in"] for claim in self.claims.values()}
        innermost = [claim for key, claim in self.claims.items() if claim["nested_in"] in self.claims and key not in holders]
        chains = [self._chain(claim) for claim in innermost]
        return [
            chain for chain in chains if chain[-1]["hand"] and not any(step["doubtful"] or step["probably"] or not step["states"] for step in chain)
        ]

    def _chain(self, claim: Entry) -> list[Entry]:
        found = [claim]
        while (outer := self.claims.get(found[0]["nested_in"])) is not None and outer not in found:
            found.insert(0, outer)
        hands = [0, *accumulate(not voices.is_same(inner, outer) for outer, inner in pairwise(found))]
        named = [(self.sources.get(step["source_id"]) or {"named": False})["named"] for step in found]
        return [step | {"named": name, "hand": hand} for step, name, hand in zip(found, named, hands, strict=True)]

    @cached_property
    def _sources(self) -> list[Entry]:
        return schemas.records(self.book.sources)

    @cached_property
    def _source_names(self) -> dict[str, str]:
        return {row["source_id"]: row["name"] for row in self._sources}

    def _source_href(self, source_id: str | None) -> str | None:
        """The page of a source, or its place on one that it shares; of any other the words of its only claim, or where it is mentioned."""
        if source_id is None:
            return None
        return self._source_pages.places.get(source_id) or self._only_place.get(source_id)

    def has_place(self, source_id: str) -> bool:
        """Whether the source has a page, or a place on one that several share."""
        return source_id in self._source_pages.places

    def has_page(self, source_id: str) -> bool:
        """Whether the source has a page of its own."""
        return source_id in self._source_pages.own

    @cached_property
    def _only_place(self) -> dict[str, str]:
        """Source -> the address of its first mention, or of its first claim where it has one."""
        found = {key: held[0]["href"] for key, held in self.first_mentions.items()}
        for row in reversed(schemas.records(self.book.claims)):
            if row["source_id"] is not None:
                found[row["source_id"]] = self._placed(row, self.articles[row["article_id"]], row["claim_id"])["href"]
        return found

    @cached_property
    def claims(self) -> dict[str, Entry]:
        """Claim -> its row, with its source's name, its article's entry, `href` of its words.

        `relayed`: whether another source tells it, and `relayer` that source;
        `states`: whether its source states something in it; `doubtful`: see `voices.is_doubtful`;
        `firm`: neither that nor only probably of its source; `loose`: its extent is not sure;
        `told`: its stance in words, where those that attribute show it;
        `probably`: what speaks against the link of its source, where something does; `leads`: whether its cue stands before
        the source and leads to it.
        """
        by_id = {row["claim_id"]: row for row in schemas.records(self.book.claims)}
        return {key: self._claim(row, voices.relayer(row, by_id)) for key, row in by_id.items()}

    def _claim(self, row: Entry, outer: voices.Row | None) -> Entry:
        article = self.articles[row["article_id"]]
        own = self._placed(row, article, row["claim_id"])
        named = self._source_names.get(row["source_id"]) or row["source_text"] or NO_SOURCE
        within = {name: row[name] and anchor(row[name]) for name in ("nested_in", "carried_from")}
        who = {
            "source": named,
            "source_href": self._source_href(row["source_id"]),
            "probably": self._doubts.get(row["claim_id"]) or self._of_name(row),
        }
        return (
            row
            | own
            | who
            | {"relayed": outer is not None, "relayer": outer["source_id"] if outer else None}
            | {
                "within": within,
                "leads": _leads(row),
                "states": voices.states(row),
                "doubtful": voices.is_doubtful(row),
                "loose": not voices.is_extent_sure(row),
                "firm": not voices.is_doubtful(row) and not who["probably"],
            }
            | {"told": STANCES.get(row["stance"]) if is_shown(row["cue_text"], row["stance"]) else None}
        )

    def _of_name(self, row: Entry) -> str | None:
        """What speaks against a source whose name or description does not look whole."""
        key = row["source_id"]
        if key is None:
            return None
        named, text = self._named.get(key, True), self.articles[row["article_id"]]["text"]
        cut = not named and row["source_text"] is not None and is_cut(text, row["source_start"], row["source_end"])
        if named and row["source_text"] is not None and is_joint(row["source_text"], self._source_names[key]):
            return JOINT
        return NOT_WHOLE if cut or not self.standing.has_name(key) else None

    @cached_property
    def _named(self) -> dict[str, bool]:
        return dict(zip(self.book.sources["source_id"], self.book.sources["named"], strict=True))

    @cached_property
    def _doubts(self) -> dict[str, str]:
        return doubts.of_claims(self.book.claims, self.book.mentions)

    @cached_property
    def figures(self) -> dict[str, Entry]:
        """Figure -> its row, with `bounds` in words, `phrase`, both in one as `full`, its source's name, and `href` of its words.

        Only those that a page lists (`listed`). `told` is what is counted, else the kind, where that is sure; `sort` the kind, after a
        "perhaps" where it is not. A share in no statement that stands near a word for a poll is said to be perhaps of that.
        """
        return {row["figure_id"]: self._figure(row) for row in schemas.records(self.book.figures) if listed.is_listed(row)}

    @cached_property
    def unlisted(self) -> dict[str, int]:
        """Article -> how many of its figures no page lists."""
        return dict(Counter(row["article_id"] for row in schemas.records(self.book.figures) if not listed.is_listed(row)))

    @cached_property
    def stated(self) -> pd.DataFrame:
        """The figures that their sources give as their own."""
        return stated.figures(self.book)

    @cached_property
    def _near_poll(self) -> frozenset[str]:
        return stated.near_poll(self.book)

    @cached_property
    def _quoted(self) -> frozenset[str]:
        return stated.quoted(self.book)

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(stated.given(self.book)["figure_id"])

    def _figure(self, row: Entry) -> Entry:
        article = self.articles[row["article_id"]]
        own = self._placed(row, article, row["figure_id"])
        row = row | self._stated_by(row)
        voice = self._without_claim(row["figure_id"]) if row["claim_id"] is None else self._source_names.get(row["source_id"]) or NO_SOURCE
        phrase = article["text"][row["phrase_start"] : row["phrase_end"]] or row["text"]
        some = row["counted"] and re.search(rf"\sof\s(?:the\s)?{re.escape(row['counted'])}$", phrase)  # two of the minister's rivals
        compound = re.match(r"[\w.,]+-[a-z]", phrase)  # a two-state solution
        odd = row["unit"] is not None or row["value"] is not None and row["value"] % 1
        full = phrase if row["vague"] or not row["counted"] or some or compound or odd else f"{bounds(row)} {row['counted']}"
        if row["kind"] == "duration" and (time := _TIME.match(phrase)):
            full = time[0]
        elif row["kind"] == "age" or not listed.is_counted_sure(row) and row["unit"] is None:
            full = bounds(row)
        kind = row["kind"].replace("_", " ")
        sort = kind if listed.is_kind_sure(row) else f"perhaps {kind}"
        if row["change"] and not is_change_sure(row["change"], article["text"], row["phrase_start"], row["phrase_end"]):
            row["change"] = None
        told = (row["counted"] or row["share_of"]) if listed.is_counted_sure(row) and not compound else None
        said = {"bounds": bounds(row), "phrase": phrase, "full": full, "kind": kind, "where": where(row), "sort": sort, "told": told or sort}
        held = self.claims.get(row["claim_id"]) if row["claim_id"] else None
        return (
            row
            | own
            | said
            | {"source": voice, "source_href": self._source_href(row["source_id"]), "claim": held, "probably": self._doubts.get(row["claim_id"])}
            | {"passing": self._passing(row, article, held)}
        )

    def _passing(self, row: Entry, article: Entry, held: Entry | None) -> str:
        """Why a figure is none of its source's own, in words; nothing where it is, or where an article that is a copy has it."""
        if row["source_id"] is None or row["figure_id"] in self._given or article["copy_of"] is not None:
            return ""
        return "doubtful" if held and (held["doubtful"] or held["probably"]) else "not counted as its own"

    def _without_claim(self, figure_id: str) -> str:
        if figure_id in self._quoted:
            return QUOTED
        return NEAR_POLL if figure_id in self._near_poll else OWN_VOICE

    def _stated_by(self, row: Entry) -> Entry:
        """The innermost claim round a figure in which somebody states something, and its source; `NA` is the article's own voice."""
        key, held = row["claim_id"], None
        while key is not None and (held := self.claims.get(key)) is not None and not held["states"]:
            key, held = held["nested_in"], None
        return {"claim_id": held["claim_id"], "source_id": held["source_id"]} if held else {"claim_id": None, "source_id": None}

    @cached_property
    def labels(self) -> dict[str, Entry]:
        """`<article_id>:l1`, ... -> the label's row, with names and pages of its sources, what stands round it, and `href` of its words."""
        found: dict[str, Entry] = {}
        counts: dict[str, int] = {}
        for row in schemas.records(self.meant):
            counts[row["article_id"]] = counts.get(row["article_id"], 0) + 1
            key = f"{row['article_id']}:l{counts[row['article_id']]}"
            found[key] = self._label(row | {"label_id": key})
        return found

    def _label(self, row: Entry) -> Entry:
        article = self.articles[row["article_id"]]
        text, start, end = article["text"], row["start"], row["end"]
        named = {f"{column}_name": self._source_names.get(row[column]) for column in ("voice", "via", "referent")}
        linked = {f"{column}_href": self._source_href(row[column]) for column in ("voice", "via", "referent")}
        source = named["voice_name"] or (OWN_VOICE if row["manner"] in ("own", "scare") else NO_SOURCE)
        around = {"source": source, "before": _tail(text[max(0, start - AROUND) : start]), "after": _head(text[end : end + AROUND])}
        return row | self._placed(row, article, row["label_id"]) | named | linked | around

    @cached_property
    def first_mentions(self) -> dict[str, list[Entry]]:
        """Source -> its first mention in each article, a doubtful one only where it has no other.

        With the article's entry, `sure` (whether nothing speaks against the link), and `href` of its words.
        """
        found: dict[tuple[str, str], Entry] = {}
        for row in schemas.records(voices.meant(self.book.mentions, self.meant)):
            row = row | {"sure": is_sure(row)}
            held = found.setdefault((row["source_id"], row["article_id"]), row)
            if row["sure"] and not held["sure"]:
                found[row["source_id"], row["article_id"]] = row
        by_source: dict[str, list[Entry]] = {}
        counts: dict[str, int] = {}
        for row in found.values():
            counts[row["article_id"]] = counts.get(row["article_id"], 0) + 1
            key = f"{row['article_id']}:m{counts[row['article_id']]}"
            placed = self._placed(row, self.articles[row["article_id"]], key) | {"key": key}
            href = placed["href"] if placed["located"] else placed["article"]["href"]
            by_source.setdefault(row["source_id"], []).append(row | placed | {"href": href})
        return by_source

    @cached_property
    def places(self) -> dict[str, Entry]:
        """The first mentions of all sources under their keys."""
        return {entry["key"]: entry for held in self.first_mentions.values() for entry in held}

    def _placed(self, row: Entry, article: Entry, key: str) -> Entry:
        found = located(article["text"], row)
        where = anchor(key) if found else "not-located"
        return {
            "anchor": anchor(key),
            "number": re.sub(r"\D", "", anchor(key)),
            "article": article,
            "located": found,
            "href": f"{article['href']}#{where}",
        }

    def of_article(self, layer: str) -> dict[str, list[Entry]]:
        """Article -> its entries of `claims`, `figures`, `labels` or `places`."""
        found: dict[str, list[Entry]] = {article_id: [] for article_id in self.articles}
        for entry in getattr(self, layer).values():
            found[entry["article_id"]].append(entry)
        return found


_TIME = re.compile(r".*?\b(?:second|minute|hour|day|week|month|year|decade|centur(?:y|ies)|generation|season|quarter|term)s?\b", re.DOTALL)


def _leads(claim: Entry) -> bool:
    """Whether the words that attribute stand before the source and end in a preposition: according to the ministry."""
    if claim["cue_text"] is None or claim["source_text"] is None:
        return False
    return claim["cue_start"] < claim["source_start"] and claim["cue_text"].split()[-1].lower() in PREPOSITIONS


def _head(text: str) -> str:
    """What follows, without a word that is cut.

    >>> _head(" of the harbour au"), _head("x" * AROUND) == "x" * AROUND
    (' of the harbour au', True)
    """
    return text if len(text) < AROUND else text.rpartition(" ")[0] or text


def _tail(text: str) -> str:
    return text if len(text) < AROUND else text.partition(" ")[2] or text


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web; a `javascript:` or a `file:` must never become a link.

    >>> web_address("https://example.org/a b"), web_address(" JavaScript:alert(1)")
    ('https://example.org/a%20b', None)
    """
    from urllib.parse import quote, urlsplit

    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return quote(parts.geturl(), safe="%/:=&?~#+!$,;'@()*[]") if parts.scheme in ("http", "https") and parts.netloc else None
