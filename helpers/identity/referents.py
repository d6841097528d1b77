"""Whom a label means: what stands beside it, the same word elsewhere in the article, or the one actor that fits.

Nothing is taken from what a word means. Each referent has its reason; where none of them holds there is
no referent, because a wrong one is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from helpers.grammar import name_words, names
from helpers.grammar.label_phrases import Phrase, noun
from helpers.grammar.naming import Naming
from helpers.grammar.noun_types import bare

_APPOSED = re.compile(r",\s(?:once\s|formerly\s)?")
_DETERMINED = re.compile(r"(?:an?|the|one|another)\b", re.IGNORECASE)
_COPULA = re.compile(r"\s(?:is|are|was|were|remains?|became)\s(?:not\s)?")
_FROM = re.compile(r"\s(?:of|from|with|loyal to|belonging to|known as|called|named)\s(?:the\s)?")
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]{3,}")
STEM, WHOSE = 4, 40  # letters in which Ruvia and Ruvian are alike; characters behind a noun that name its owner
_OF_ANOTHER = re.compile(r"\sof\s(?:the\s)?[A-Z]")  # 'the government of Bob Roe' says whose it is
_BESIDE = re.compile(r"\s|\s\(|,\s(?:known as|called|which calls itself|calling itself)\s(?:the\s)?")
_THEMSELVES = re.compile(r",?\s(?:who|which|that)(?:\shave|\shas)?\s(?:call(?:s|ed)?|style[sd]?)\s(?:themselves|itself)\s(?:the\s)?")
_USED_FOR = re.compile(r"[”\"’']?,?\s(?:which|that|as)\s(?:[\w’'-]+\s){1,4}(?:uses?|used|has used|calls?|called)\s(?:for\s)?(?:the\s)?")
_OWNS = re.compile(r"['’]s?\s(?:(?!(?:on|of|in|at|to|by|against|with|from|for|and)\s)[a-z-]+\s){0,2}")  # the militants' commander is one of them
_BREAK = re.compile(r"[.!?;:]\s|[.!?;:][”\"’']|\n")
_PERSON, _BODY = ("his", "her"), ("its", "their")
_OF_A_SORT = re.compile(r"\b[a-z]+s\s$")  # a weapons watchdog is no monitor of anything else
_RULERS = frozenset("dictator tyrant strongman".split())  # one person, never a state
_BODIES = frozenset("regime government administration junta dictatorship authority caliphate".split())
FEW = 8  # named actors of a type in the corpus, above which the only one in an article is not told by that
MANY_SIDED = frozenset(("armed_group", "opposition", "military", "activist"))
ITS_OWN, SAME, ONE_OF_KIND = "its own words", "the same words mean it in the article", "the one actor of this kind in the article"
OWNERS, SPEAKERS = "its owner", "the speaker's own"
LOOSE = frozenset((SAME, ONE_OF_KIND, OWNERS, SPEAKERS))  # reasons of which too many were wrong for pages to state them
GIVEN = "labels.csv"  # said for one label, perhaps in one voice: never carried over to others
Row = Mapping[str, Any]
Span = tuple[int, int]
Meant = tuple[str, str]  # source_id, reason


@dataclass
class Article:
    """What a label is read against, in one article."""

    text: str
    quotations: list[Span]
    claims: list[Row]
    mentions: list[Row]
    sources: Mapping[str, Row]
    starts: list[int] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)  # types of the named sources of the corpus

    def __post_init__(self) -> None:
        self.starts = [row["start"] for row in self.mentions]

    def holders(self, start: int, end: int) -> list[Row]:
        """The claims whose content holds the words, the innermost first."""
        held = [claim for claim in self.claims if any(s <= start and end <= e for s, e in claim["spans"])]
        return sorted(held, key=lambda claim: claim["end"] - claim["start"])

    def quotation(self, start: int, end: int) -> Span | None:
        """The innermost quotation that holds the words."""
        return min((q for q in self.quotations if q[0] <= start and end <= q[1]), key=lambda q: q[1] - q[0], default=None)

    def named(self, start: int, end: int) -> list[Row]:
        """Mentions by name that lie in the span."""
        found = self.mentions[bisect_right(self.starts, start - 1) :]
        return [row for row in found if row["start"] < end and row["end"] <= end and row["form"] == "name" and self.is_linked(row)]

    def is_linked(self, row: Row) -> bool:
        """Whether the mention leads to a source that is resolved."""
        return row["source_id"] in self.sources and bool(self.sources[row["source_id"]]["resolved"])

    def before(self, place: int) -> list[Row]:
        """Linked mentions that end before the place, the nearest last."""
        return [row for row in self.mentions[: bisect_right(self.starts, place)] if row["end"] <= place and self.is_linked(row)]

    def origin(self, source_id: str) -> str:
        """The body that a person or a document speaks for; else the source itself."""
        group = self.sources[source_id]["independence_group"]
        return str(group) if group in self.sources else source_id

    def may_be(self, source_id: str, types: frozenset[str]) -> bool:
        """Whether the source, or the body that it speaks for, is of one of the types."""
        return self.sources[self.origin(source_id)]["type"] in types

    def several(self, types: frozenset[str]) -> bool:
        """Whether the corpus names so many actors of these types that the only one in an article need not be meant."""
        if not self.kinds:
            self.kinds.update(str(row["type"]) for row in self.sources.values() if row["named"])
        return sum(self.kinds[kind] for kind in types) > FEW and types <= MANY_SIDED

    def is_label(self, source_id: str) -> bool:
        """Whether nothing but labels names the source."""
        return is_label(self.sources[source_id])

    def names(self, source_id: str) -> list[str]:
        """All words that name the source."""
        row = self.sources[source_id]
        return [row["name"], *row["aliases"]]

    def one_sentence(self, mention: Row, start: int, end: int) -> bool:
        """Whether a mention and a label stand side by side in one sentence."""
        between = self.text[mention["end"] : start] if mention["end"] <= start else self.text[end : mention["start"]]
        return not _BREAK.search(between)


@dataclass(frozen=True)
class Made:
    """A label in the making: a phrase of the tables, or quoted words that somebody is said to call an actor."""

    start: int
    end: int
    label: str
    kind: str
    phrase: Phrase | None = None
    naming: Naming | None = None


def _is_noun(source: Row) -> bool:
    """Whether a name is nothing but the noun of a label with a capital: Revolutionaries, of a headline."""
    return " " not in source["name"] and noun(source["name"].lower()) is not None


def is_label(source: Row) -> bool:
    """Whether nothing but labels names a source: 'the rebels', who may be one that has a name, too."""
    return not source["named"] and all(noun(names.read(word).head) for word in (source["name"], *source["aliases"]))


def beside(article: Article, made: Made, voice: str | None) -> Meant | None:
    """The actor that stands beside the label: in the same words, as what is called so, in apposition, after 'of', or as its owner."""
    if made.naming is not None:
        return _of(called(article, made.naming), "somebody is said to call it so")
    if made.phrase is None:
        return None
    start, end = made.start, made.end
    meant = (
        _same(article, made.phrase)
        or _of(next((row["source_id"] for row in article.named(max(0, start - 200), start) if _before(article, row, made)), None), "stands beside it")
        or _of(next((row["source_id"] for row in article.named(end, end + 200) if _after(article, row, made)), None), "stands beside it")
        or _owner(article, made.phrase, voice)
    )
    return None if meant and _is_no_person(article, made.phrase, meant) else meant


def _is_no_person(article: Article, phrase: Phrase, meant: Meant) -> bool:
    """Whether the words name a body or several people, and what they were led to is one person, or the reverse: the regime of Bob Roe, a dictator."""
    words = article.text[phrase.head : phrase.end].lower()
    if names.read(article.sources[meant[0]]["name"]).being != "person":
        return words in _RULERS
    return words.strip("s") in _BODIES or not phrase.singular or meant[1] == "its name is part of the words"


def is_name_of_outlet(article: Article, made: Made) -> bool:
    """Whether a label is nothing but the name of a newspaper: the Monitor, the Guardian."""
    named = article.named(made.start, made.end)
    return any(row["end"] == made.end and article.sources[row["source_id"]]["type"] == "media" for row in named)


def called(article: Article, naming: Naming) -> str | None:
    """Whom somebody is said to call so: the mention that is the verb's object."""
    inside = [row for row in article.mentions if naming.object[0] <= row["start"] and row["end"] <= naming.object[1] and article.is_linked(row)]
    return str(inside[0]["source_id"]) if inside else None


def elsewhere(article: Article, made: Made, meant: Mapping[Made, Meant | None]) -> Meant | None:
    """'The militants': the same noun in the same number in the article, where all that are known mean one actor.

    A state's name before the noun says whose it is: 'the Halverni government' is not the Norrund one.
    """
    phrase = made.phrase
    if phrase is None or not phrase.types or not phrase.definite or phrase.owner is not None or phrase.named or _says_whose(article, phrase):
        return None
    alike = (found for other, found in meant.items() if other.label == made.label and other.phrase and other.phrase.singular == phrase.singular)
    known = {found[0] for found in alike if found is not None and found[1] != GIVEN}
    return (known.pop(), SAME) if len(known) == 1 else None


def is_told_apart(article: Article, made: Made) -> bool:
    """Whether words beside a noun say that another one is meant than elsewhere: the new regime; the regime in Norway."""
    behind = _OF_STATE.match(article.text, made.end) if made.kind == "authority" else None
    state = behind is not None and (behind[1] in name_words.states() or behind[1].split()[0] in name_words.states())
    return state or bool(_OTHER.search(article.text[made.start : made.end]))


_OF_STATE = re.compile(r"\s(?:in|of)\s(?:the\s)?([A-Z]\w+(?:\s[A-Z]\w+)?)")
_OTHER = re.compile(r"\b(?:new|next|previous|former|old|other|another|first|last|future|incoming|outgoing|local|regional)\b", re.IGNORECASE)


def only(article: Article, made: Made) -> Meant | None:
    """'The fighters': the one origin of a fitting type in the article, unless one sentence has both side by side."""
    phrase = made.phrase
    if phrase is None or phrase.owner is not None or phrase.kind in ("authority", "opponent") or not _may_stand_for_one(article.text, phrase):
        return None
    fitting = [row for row in article.mentions if article.is_linked(row) and article.may_be(row["source_id"], phrase.types)]
    fitting = [row for row in fitting if not article.is_label(row["source_id"]) and not _OWNS.fullmatch(article.text[made.end : row["start"]])]
    origins = {article.origin(row["source_id"]) for row in fitting}
    if article.several(phrase.types):
        return None
    if len(origins) != 1 or any(article.one_sentence(row, made.start, made.end) for row in fitting):
        return None
    return origins.pop(), ONE_OF_KIND


def _may_stand_for_one(text: str, phrase: Phrase) -> bool:
    """'The fighters', 'the armed group', 'a monitor'; not 'these militias', nor 'the moderate rebels', who are some of several."""
    if phrase.collective:
        return phrase.singular and not _OF_A_SORT.search(text, max(0, phrase.start - 30), phrase.start)
    return phrase.definite and not phrase.coloured and not phrase.held_up


def group(article: Article, made: Made) -> Meant | None:
    """A group without a name that is an actor of its own, known by other words too: that 'rebels' are rebels says nothing."""
    if made.phrase is None:
        return None
    same = [row for row in article.mentions if article.is_linked(row) and _is_same(article, row, made.phrase)]
    own = made.phrase.label.split()[-1]
    known = [row["source_id"] for row in same if any(noun(names.read(word).head) != own for word in article.names(row["source_id"]))]
    return _of(known[-1] if known else None, ITS_OWN)


def _of(source_id: str | None, reason: str) -> Meant | None:
    return None if source_id is None else (str(source_id), reason)


def _same(article: Article, phrase: Phrase) -> Meant | None:
    """The named actor whose mention has the label's noun in it, or whose name stands in the phrase: 'Harbour League fighters'."""
    for row in article.mentions[: bisect_right(article.starts, phrase.end)]:
        if row["end"] < phrase.start or not article.is_linked(row):
            continue
        plainly = row["form"] == "name" or article.text[phrase.start : phrase.start + 4].lower() == "the "  # "my government" may be any
        if (
            article.sources[row["source_id"]]["named"]
            and (row["end"] > phrase.end or not _says_whose(article, phrase) or _is_whose(article, phrase, row["source_id"]))
            and plainly
            and _is_same(article, row, phrase)
            and not _is_noun(article.sources[row["source_id"]])
        ):
            return row["source_id"], ITS_OWN
        if row["form"] == "name" and phrase.start <= row["start"] and row["end"] <= phrase.head and phrase.owner is None:
            known = article.sources[row["source_id"]]["type"] != "other"  # 'Islamist fighters' are of no body
            return (row["source_id"], "its name is part of the words") if known and _fits(article, row, phrase) else None
    return None


def _says_whose(article: Article, phrase: Phrase) -> bool:
    """Whether a plain noun has its name behind it: 'the government of Ruvia' is no other's."""
    return not phrase.named and _OF_ANOTHER.match(article.text, phrase.end) is not None


def _is_whose(article: Article, phrase: Phrase, source_id: str) -> bool:
    """Whether the name behind a noun is in the actor's own: the government of Ruvia is the Ruvian government."""
    behind = {word[:STEM] for word in _CAPITAL.findall(article.text[phrase.end : phrase.end + WHOSE])}
    return any(word[:STEM] in behind for name in article.names(source_id) for word in _CAPITAL.findall(name))


def _is_same(article: Article, mention: Row, phrase: Phrase) -> bool:
    """Whether a mention and a label have their noun in common: 'the rebels' and 'the rebels who hold the pass'."""
    if not phrase.start - 1 <= mention["start"] <= phrase.head < mention["end"]:
        return False
    return mention["end"] <= phrase.end + 1 or names.read(mention["text"]).head == bare(article.text[phrase.head : phrase.end].split()[-1])


def _before(article: Article, name: Row, made: Made) -> bool:
    """'X is a terrorist group', 'X, an armed group'."""
    between = article.text[name["end"] : made.start]
    apposed = _APPOSED.fullmatch(between) and _DETERMINED.match(article.text, made.start)  # not so: according to X, rebels left
    if _COPULA.fullmatch(between):
        return True
    if not apposed or made.phrase is None or made.phrase.owner:
        return False
    return not made.phrase.definite or _fits(article, name, made.phrase)


def _after(article: Article, name: Row, made: Made) -> bool:
    """'The rebels, who call themselves X', 'fighters of X', 'rebel group X', 'the word rebels, which the paper uses for X'."""
    phrase, between = made.phrase, article.text[made.end : name["start"]]
    beside = (
        _THEMSELVES.fullmatch(between)
        or _FROM.fullmatch(between)
        or _USED_FOR.fullmatch(between)
        or (phrase and phrase.singular and phrase.collective and _BESIDE.fullmatch(between))
    )
    return bool(beside) and phrase is not None and _fits(article, name, phrase)


def _fits(article: Article, mention: Row, phrase: Phrase) -> bool:
    """Whether the noun can mean an actor of this type."""
    return not phrase.types or article.sources[mention["source_id"]]["type"] in (*phrase.types, "other")


def _owner(article: Article, phrase: Phrase, voice: str | None) -> Meant | None:
    """'Its volunteers', said by a body, are the body; a commander's men are what he commands."""
    if phrase.owner is None or phrase.kind not in ("combatant", "owned", "forces"):
        return None
    words = article.text[slice(*phrase.owner)].lower()
    if words in (*_PERSON, *_BODY) and article.quotation(phrase.start, phrase.end):
        return None  # nobody speaks of himself so
    if voice is not None and voice in article.sources and article.sources[voice]["type"] in ("media", "monitor", "expert"):
        voice = None  # they have no fighters
    if words in (*_PERSON, *_BODY) and voice is not None and voice in article.sources:
        being = names.read(article.sources[voice]["name"]).being
        if words == "its" and being == "people":
            return None  # nor are its fighters those of the officials who tell of them
        person = being == "person"
        return (article.origin(voice), SPEAKERS) if person == (words in _PERSON) else None
    inside = [row for row in article.mentions if phrase.owner[0] <= row["start"] and row["end"] <= phrase.owner[1] + 2 and row["form"] != "pronoun"]
    linked = [row for row in inside if article.is_linked(row)]
    return (article.origin(linked[-1]["source_id"]), OWNERS) if linked else None
