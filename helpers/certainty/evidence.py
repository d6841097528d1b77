"""What pages say of an actor that is never heard, and which of its names they give: only what the articles' words bear out.

An actor that nobody quotes is known by its name alone. Names are read from capitals and nouns, so some are pieces of
longer names or no names at all. The frames keep them; pages leave out those whose name nothing else bears out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from helpers import schemas
from helpers.certainty.called import is_name_of
from helpers.grammar import name_keys, name_words, names
from helpers.grammar.noun_types import bare, before_preposition, classify
from helpers.grammar.surroundings import small_words
from helpers.identity import bodies
from helpers.identity.certainty import BUT
from helpers.identity.register import PRIVATE
from helpers.identity.story import common_words
from helpers.lexicon import table
from helpers.views.naming import is_plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from helpers.book import Book

    Row = Mapping[str, Any]

SURE = 0.9  # share of the links of a kind that were right, from which a page states them without a doubt
SPREAD = 3  # articles that name somebody by a single word which no table knows
BEFORE = 60  # characters before a name in which its title stands
BESIDE, ELSEWHERE = ("apposition", "gloss"), ("gloss elsewhere", "well known")  # reasons of links, as in the table `links`
SHORT = ("name", "short", "initials elsewhere")
_CUT_BEFORE = re.compile(r"(?:[A-Z][\w.’'-]*\s(?:and|without|&)\s|[A-Z][\w’'-]+\s|[-/&]\s?|\d\s)\Z")
_CUT_AFTER = re.compile(r"(?:\s[A-Z][a-z]|\s(?:of|for)\s(?:the\s)?[A-Z]|\s?[/&]|-\w|\.\w)")
_WORDS_BEFORE = re.compile(r"([\w.’'-]+\s+)?([\w.’'-]+)[\s,]+\Z")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|to|from|into|of|outside|through|around|for)\s\Z", re.IGNORECASE)
_INSIDE = re.compile(r"\b(?:in|near|into|outside|across)\s(?:the\s)?\Z", re.IGNORECASE)
_LOOSE = re.compile(r"\w-(?:era|led|backed|based|linked|aligned|run|affiliated|[A-Z]\w+\s[A-Z]\w+an)\b|/|['’]s\b|\bJr\Z")
_ANYBODY = frozenset("man men woman women people person boy girl guy couple individual youth child".split())
_DETERMINER = re.compile(r"(?:the|an?|this|that|its|his|her|their|our)\s+", re.IGNORECASE)
_NAME_WORD = re.compile(r"(?:[A-Z][\w.’'-]*|(?:al|el|bin|ibn|de|van|von|der)(?:-[A-Z][\w’'-]*)?)\Z")


class Evidence:
    """What the articles of a book show of each source's name."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._sources: dict[str, Row] = {row["source_id"]: row for row in schemas.records(book.sources)}
        self._texts = dict(zip(book.articles["article_id"], book.articles["text"], strict=True))

    @cached_property
    def thin(self) -> frozenset[str]:
        """Actors that are never heard and whose name nothing bears out but itself."""
        heard = set(self._book.claims["source_id"].dropna())
        unheard = (key for key, row in self._sources.items() if not row["heard"] and key not in heard)
        return frozenset(key for key in unheard if not self._is_borne_out(key))

    def is_many(self, source_id: str) -> bool:
        """Whether its name is a word for many in several articles, who need not be the same people in each."""
        row = self._sources[source_id]
        articles = {mention["article_id"] for mention in self._mentions.get(source_id, ())}
        return not row["named"] and is_plural(row["name"]) and len(articles) > 1

    def borne_out(self, origins: pd.DataFrame) -> pd.DataFrame:
        """The rows of `voices.of_origins`, without the actors that are never heard and are `thin`, or states.

        For a state speak a president and ministries, under names of their own.
        """
        left_out = origins["source_id"].isin(self.thin) | origins["name"].isin(name_words.states())
        return origins[~(origins["heard"].eq("never") & left_out)].reset_index(drop=True)

    def type(self, source_id: str) -> str | None:
        """Its type, where that says what it is: nobody is a witness or an expert who is never heard, nor a man of whom no more is told."""
        row = self._sources[source_id]
        kind: str | None = row["type"]
        plain = not row["named"] and bare(names.read(row["name"]).head) in _ANYBODY
        return None if kind in PRIVATE and (plain or not row["heard"]) else kind

    def affiliation(self, source_id: str) -> str | None:
        """For whom it speaks; nothing where that body's name looks like a piece of a longer one."""
        row = self._sources[source_id]
        told: str | None = row["affiliation"]
        body = self._sources.get(row["independence_group"])
        if body is None or not body["named"] or body["name"] != told:
            return told
        full = [mention for mention in self._mentions.get(body["source_id"], ()) if name_keys.key(mention["text"]) == name_keys.key(body["name"])]
        cut = full and 2 * sum(map(self.is_whole, full)) <= len(full)
        return None if cut else told

    def names(self, source_id: str) -> list[str]:
        """The words beside its name that surely name a source too: a part of the name, what stands beside it, what a text says is the same."""
        row = self._sources[source_id]
        reasons: dict[str, list[str]] = defaultdict(list)
        for mention in self._mentions.get(source_id, ()):
            reasons[mention["text"]].append(mention["reason"].partition(BUT)[0])
        found = [alias for alias in row["aliases"] if self._is_sure(row, alias, reasons.get(alias, []))]
        told = {alias: set(reasons.get(alias, ())) for alias in found}
        is_state, by_table, by_words = row["name"] in name_words.states(), _told("table"), _told("gloss", *ELSEWHERE)
        return [
            alias for alias in found if told[alias] & by_table or is_name_of(alias, row["name"], is_state=is_state, told=bool(told[alias] & by_words))
        ]

    @cached_property
    def _mentions(self) -> dict[str, list[dict[str, str]]]:
        found: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in schemas.records(self._book.mentions):
            found[row["source_id"]].append(row)
        return found

    @cached_property
    def _keys(self) -> dict[str, set[str]]:
        """Key of a name -> the sources that have it as their first."""
        found: dict[str, set[str]] = defaultdict(set)
        for source_id, row in self._sources.items():
            if row["named"]:
                found[name_keys.key(row["name"])].add(source_id)
        return found

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset(common_words(self._book.articles["text"]))

    # -- actors

    def _is_borne_out(self, source_id: str) -> bool:
        row = self._sources[source_id]
        name, mentions = row["name"], self._mentions.get(source_id, ())
        if not row["named"]:
            return _is_several(name)
        if bodies.name(name_keys.key(name)) or name in name_words.states() or name in name_words.acronyms():
            return True
        full = [mention for mention in mentions if name_keys.key(mention["text"]) == name_keys.key(name)]
        if _LOOSE.search(name) or self._is_pair(name) or not self._stands_alone(full):
            return False
        articles = len({mention["article_id"] for mention in full})
        if " " not in name:
            known = row["type"] != "other" and not classify(name)[1] and not name.endswith("ic")
            return known and articles >= SPREAD and name.lower() not in self._common
        if name[:1].islower() and name.split()[0] in self._common:
            return False  # fake news media
        being = classify(name)[1]
        return self._is_body(name, articles) if being in ("body", "people") else being == "" and self._is_person(name, mentions)

    def _stands_alone(self, full: Sequence[Row]) -> bool:
        """Whether most places that give a name in full give no longer one, and tell of no place."""
        whole = sum(map(self.is_whole, full))
        inside = sum(self._is_placed(mention, _INSIDE) for mention in full)
        return 2 * whole > len(full) >= 2 * inside

    def _is_body(self, name: str, articles: int) -> bool:
        """Whether the last noun of a name says what body it is: no ISIS Humvees, and no team or society that one article describes."""
        head = before_preposition(name).split()[-1]
        kind, being = classify(head)
        if name.lower() in name_words.types() or (head in name_words.acronyms() and not _LOOSE.search(name)):
            return True
        if being == "people":
            return kind == "military" and head.istitle()
        return being == "body" and (head[:1].isupper() or (articles > 1 and kind not in ("", "other")))

    def _is_pair(self, name: str) -> bool:
        """Whether a name is two that stand side by side: an outlet and its programme."""
        first, _, rest = name.partition(" ")
        alone = first in name_words.acronyms() or (first.isupper() and name_keys.key(first) in self._keys)
        return bool(rest) and alone and name_keys.key(rest) in self._keys and first not in name_words.states()

    def is_whole(self, mention: Row) -> bool:
        """Whether a name does not look like a piece of a longer one: Immigration and Naturalization Service."""
        text, start, end = self._texts[mention["article_id"]], mention["start"], mention["end"]
        before, after = text[max(0, start - BEFORE) : start], text[end : end + BEFORE]
        cut = _CUT_BEFORE.search(before)
        word = cut[0].split()[0] if cut and cut[0].split() else ""
        alone = cut is not None and len(cut[0].split()) == 1  # not: Immigration and
        plain = alone and (word.lower() in self._common or word.lower() in small_words() or word.rpartition("-")[2].islower())
        plain = plain or word in name_words.nationals()
        if cut and not (plain or word in name_words.honorifics() or _is_title(word)):
            return False
        return not _CUT_AFTER.match(after)

    def _is_person(self, name: str, mentions: Sequence[Row]) -> bool:
        words = name.split()
        if not all(_NAME_WORD.match(word) for word in words):
            return False
        if words[0].lower() in name_words.given_names() and words[-1].lower() not in self._common:
            return True
        if any(mention["reason"] in _told(*BESIDE) for mention in mentions):
            return True
        if any(self._is_titled(mention) for mention in mentions if mention["text"].endswith(name)):
            return True
        last = name_keys.key(words[-1])
        if last.endswith("s") or words[-1] in name_words.nationals() or any(word.lower() in self._common for word in words):
            return False  # Valley Jihadists, a North African
        short = any(name_keys.key(mention["text"]) == last for mention in mentions if mention["reason"] in _told("short"))
        return short or len({mention["article_id"] for mention in mentions}) >= SPREAD

    def _is_titled(self, mention: Row) -> bool:
        """Whether a title stands before a name: Prime Minister Ann Reed."""
        text, start = self._texts[mention["article_id"]], mention["start"]
        before = _WORDS_BEFORE.search(text, max(0, start - BEFORE), start)
        if before is None:
            return False
        word = before[2].lower().rstrip(".")
        return word in name_words.honorifics() or f"{word}." in name_words.honorifics() or classify(before[2])[1] == "person"

    # -- names

    def _is_sure(self, row: Row, alias: str, reasons: Sequence[str]) -> bool:
        told, key, whole = set(reasons), name_keys.key(alias), name_keys.key(row["name"])
        if told & _told("table"):
            return True
        if _is_bare(alias):
            return False  # the committee, a member: of whom or what, the article says beside it
        if not row["named"]:
            return bool(told & _told(*BESIDE))
        if set(whole.split()) < set(key.split()) and told <= _told(*SHORT) and len(reasons) == 1:
            return False  # Even Ann Reed
        if told & _told(*ELSEWHERE, *BESIDE):
            return True
        shared = bool(self._keys.get(key, set()) - {row["source_id"]})  # it is somebody's whole name, too
        if whole.endswith(f" {key}") and classify(row["name"])[1] in ("", "person"):
            return bool(told & _told("short")) or (not shared and bool(told & _told("name", "short elsewhere")))
        if shared or not told & _told(*SHORT):
            return False
        if row["name"] in name_words.states():  # the best America
            return alias in name_words.states() and (alias.isupper() or name_words.states()[alias] == alias or self._decides(row, alias))
        return True

    def _decides(self, row: Row, capital: str) -> bool:
        """Whether a capital stands for its state, not for the town alone: Castrel decided; not: in Castrel."""
        placed = [self._is_placed(mention, _PLACE_BEFORE) for mention in self._mentions[row["source_id"]] if mention["text"] == capital]
        return 2 * sum(placed) < len(placed) and placed.count(False) > 1

    def _is_placed(self, mention: Row, preposition: re.Pattern[str]) -> bool:
        """Whether a name is told of as a place: in Sofia."""
        text, start = self._texts[mention["article_id"]], mention["start"]
        return bool(preposition.search(text, max(0, start - BEFORE), start))


def is_sure(mention: Row) -> bool:
    """Whether nothing speaks against the link of a mention, and links like it were nearly always right."""
    return BUT not in (mention["reason"] or "") and (mention["confidence"] is None or mention["form"] == "nominal" or mention["confidence"] >= SURE)


@cache
def _told(*reasons: str) -> frozenset[str]:
    """The words of reasons in the frame `mentions`."""
    return frozenset(row["words"] for row in table("links") if row["reason"] in reasons)


def _is_title(word: str) -> bool:
    kind, being = classify(word)
    return being == "person" and kind not in ("witness", "other", "unnamed")


def _is_several(name: str) -> bool:
    """Whether a noun names several of one sort: rebel fighters; not so powers, forces or countries, which may be of any."""
    return is_plural(name) and (" " in name or classify(name)[0] not in ("state", "military", "other"))


def _is_bare(alias: str) -> bool:
    """Whether an alias is a noun alone; what papers are called may be one: the Times."""
    noun = _DETERMINER.sub("", alias)
    kind, being = classify(noun)
    return " " not in noun and not noun.isupper() and kind != "media" and (being in ("body", "people", "person") or noun.islower())
