"""Mentions, claims -> labels: which words each voice uses for each actor, and in whose manner.

The words come from the tables `labels` and `naming`. A label stands in the innermost claim that holds
it: that claim's source is its voice, the source of the claim round that one relays it. Outside claims
the article itself speaks. Whom a label means is taken from what stands beside it, never from what the
word means; what the corpus owner wrote in `labels.csv` wins. A wrong referent is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from helpers import schemas
from helpers.grammar import names
from helpers.grammar.label_phrases import Phrase, noun, phrases
from helpers.grammar.naming import Naming, namings

OPEN, CLOSE = "“„«\"‘'", "”»\"’'"
NOT_PROPOSED = ("named",)  # said of one actor in one place
LONGEST_SCARE = 3  # words between marks that nobody is said to have spoken
_APPOSED = re.compile(r",\s(?:once\s|formerly\s)?")
_COPULA = re.compile(r"\s(?:is|are|was|were|remains?|became)\s(?:not\s)?")
_FROM = re.compile(r"\s(?:of|from|with|in|loyal to|belonging to|known as|called|named)\s(?:the\s)?")
_BESIDE = re.compile(r"\s|\s\(|,\s(?:the\s)?|,\s(?:known as|called|who call themselves|which calls itself|calling (?:itself|themselves))\s(?:the\s)?")
_THEMSELVES = re.compile(r",?\s(?:who|which|that)(?:\shave|\shas)?\s(?:call(?:s|ed)?|style[sd]?)\s(?:themselves|itself)\s(?:the\s)?")
_BREAK = re.compile(r"[.!?;:]\s|[.!?;:][”\"’']|\n")
_HELD_UP = re.compile(r"\b(?:the\s)?(?:word|term|label)s?\s$")
_WHOLE = frozenset(("his", "her", "its", "their"))
Row = Mapping[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True)
class Given:
    """One row of the corpus's `labels.csv`: the label means this referent, where it is given only in this voice."""

    label: str
    referent: str
    voice: str | None = None


@dataclass
class Article:
    """What a label is read against, in one article."""

    text: str
    quotations: list[Span]
    claims: list[Row]
    mentions: list[Row]
    sources: Mapping[str, Row]
    starts: list[int] = field(default_factory=list)

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

    def is_label(self, source_id: str) -> bool:
        """Whether nothing but labels names the source: 'the rebels'."""
        return not self.sources[source_id]["named"] and all(noun(names.read(word).head) for word in self.names(source_id))

    def names(self, source_id: str) -> list[str]:
        """All words that name the source."""
        row = self.sources[source_id]
        return [row["name"], *row["aliases"]]

    def one_sentence(self, mention: Row, start: int, end: int) -> bool:
        """Whether a mention and a label stand side by side in one sentence."""
        between = self.text[mention["end"] : start] if mention["end"] <= start else self.text[end : mention["start"]]
        return not _BREAK.search(between)


def labels(
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    quotations: pd.DataFrame,
    claims: pd.DataFrame,
    sources: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    given: Sequence[Mapping[str, str]] = (),
) -> pd.DataFrame:
    """The `labels` frame, in reading order; `given` are the rows of the corpus's `labels.csv`.

    `referent` is missing where the text does not show whom the words mean. `voice` is missing in the
    article's own words (`own`, `scare`), and, with `paraphrase` and `quotation`, where the text names
    no speaker.
    """
    held = schemas.records(sources)
    by_id = {row["source_id"]: row for row in held}
    told = _told(given, held)
    quoted, claimed, mentioned = (_by_article(rows) for rows in (quotations, claims, mentions))
    read = _by_article(passages[passages["role"].isin(schemas.READ_ROLES)])
    rows: list[Row] = []
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        runs = [(row["start"], row["end"]) for row in quoted.get(article_id, [])]
        article = Article(text, runs, claimed.get(article_id, []), mentioned.get(article_id, []), by_id)
        rows += [{"article_id": article_id, **row} for row in of_article(article, read.get(article_id, []), told)]
    return schemas.frame("labels", rows)


def proposed(rows: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """What a `labels.csv` beside the articles may hold, one row a label, the commonest first; for the analyst to mend and copy there.

    `label`, `referent` (a name, where all that are known mean one; else empty, to be filled or the row
    removed), `voice` (empty: holds for all), `times`, `known` (how many have a referent), `words` (the first).
    """
    named = dict(zip(sources["source_id"], sources["name"], strict=True))
    found = []
    for label, held in rows[~rows["kind"].isin(NOT_PROPOSED)].groupby("label", sort=False):
        known = held["referent"].dropna()
        referent = named.get(known.iloc[0], "") if known.nunique() == 1 else ""
        words = " ".join(str(held["text"].iloc[0]).split())
        found.append({"label": label, "referent": referent, "voice": "", "times": len(held), "known": len(known), "words": words})
    columns = ["label", "referent", "voice", "times", "known", "words"]
    return pd.DataFrame(found, columns=columns).sort_values("times", ascending=False, kind="stable", ignore_index=True)


def _by_article(rows: pd.DataFrame) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in schemas.records(rows):
        found.setdefault(row["article_id"], []).append(row)
    return found


def _told(given: Sequence[Mapping[str, str]], sources: Sequence[Row]) -> list[Given]:
    """The rows of `labels.csv`, whose names may be a source_id, a name or an alias. A name that is no source is passed over."""
    known: dict[str, str] = {}
    for row in sources:
        for name in (row["source_id"], row["name"], *row["aliases"]):
            known.setdefault(names.key(name) or name, row["source_id"])
    found = []
    for row in given:
        referent, voice = (known.get(names.key(row.get(column, ""))) for column in ("referent", "voice"))
        if referent and (voice or not row.get("voice")):
            found.append(Given(_plain(row["label"]), referent, voice))
    return sorted(found, key=lambda told: told.voice is None)  # a row for one voice comes before one for all


def _plain(words: str) -> str:
    """Words as labels are compared: small, without marks and article."""
    bare = " ".join(re.sub(r"[^\w\s’'-]", " ", words.lower()).split()).strip("’'")
    return re.sub(r"^(?:the|a|an)\s", "", bare)


# -- one article


@dataclass(frozen=True)
class _Made:
    """A label in the making: a phrase of the tables, or quoted words that somebody is said to call an actor."""

    start: int
    end: int
    label: str
    kind: str
    phrase: Phrase | None = None
    naming: Naming | None = None


def of_article(article: Article, passages: Sequence[Row], told: Sequence[Given] = ()) -> Iterator[Row]:
    """The labels of one article as rows, without `article_id`."""
    found = [made for made in _found(article.text, passages) if made.phrase or (made.naming and _called(article, made.naming))]
    found.sort(key=lambda made: (made.start, made.end))
    voiced = [(made, _voice(article, made)) for made in found]
    meant = {made: _beside(article, made, voice) for made, voice in voiced}
    meant |= {made: _elsewhere(made, meant) for made in found if meant[made] is None}
    meant |= {made: _only(article, made) or _group(article, made) for made in found if meant[made] is None}
    for made, (voice, via, manner) in voiced:
        yield {
            "start": made.start,
            "end": made.end,
            "text": article.text[made.start : made.end],
            "label": made.label,
            "kind": made.kind,
            "referent": _given(made, article.text, voice, told) or meant[made],
            "voice": voice,
            "via": via,
            "manner": manner,
        }


def _found(text: str, passages: Sequence[Row]) -> Iterator[_Made]:
    for passage in passages:
        named = list(namings(text, passage["start"], passage["end"]))
        taken: list[Span] = []
        for phrase in phrases(text, passage["start"], passage["end"]):
            start, end = _with_marks(text, phrase.start, phrase.end)
            naming = next((n for n in named if n.start <= phrase.start and phrase.end <= n.end), None)
            taken.append((start, end))
            yield _Made(start, end, phrase.label, phrase.kind, phrase, naming)
        for naming in named:
            if naming.quoted and not any(start < naming.end and naming.start < end for start, end in taken):
                yield _Made(naming.start, naming.end, _plain(text[naming.start : naming.end]), "named", naming=naming)


def _with_marks(text: str, start: int, end: int) -> Span:
    """The words with the quotation marks that hold nothing else."""
    marked = start > 0 and text[start - 1] in OPEN and end < len(text) and text[end] in CLOSE and not text[end + 1 : end + 2].isalnum()
    return (start - 1, end + 1) if marked else (start, end)


# -- whose words


def _voice(article: Article, made: _Made) -> tuple[str | None, str | None, str]:
    """Voice, the voice that relays it, and the manner."""
    start, end = made.start, made.end
    holders = [claim for claim in article.holders(start, end) if not _is_within(claim, made)]
    quotation = article.quotation(start, end)
    if made.naming is not None and (namer := _namer(article, made.naming)):
        inner = [claim for claim in holders if claim["source_id"] == namer]
        via = next((claim["source_id"] for claim in holders if claim["source_id"] != namer), None)
        return namer, (via if not inner else _via(article, inner[0])), "quotation" if quotation else "paraphrase"
    if _HELD_UP.search(article.text, max(0, start - 12), start) and quotation:
        return None, holders[0]["source_id"] if holders else None, "scare"
    if made.phrase is not None and made.phrase.held_up and not quotation:
        return (holders[0]["source_id"], _via(article, holders[0]), "scare") if holders else (None, None, "scare")
    if holders:
        return holders[0]["source_id"], _via(article, holders[0]), "quotation" if quotation else "paraphrase"
    if quotation is None:
        return None, None, "own"
    short = len(article.text[slice(*quotation)].split()) <= LONGEST_SCARE
    return None, None, "scare" if short else "quotation"


def _is_within(claim: Row, made: _Made) -> bool:
    """A claim that is less than the label holds no label."""
    return bool(claim["end"] - claim["start"] < made.end - made.start)


def _via(article: Article, claim: Row) -> str | None:
    outer = next((other for other in article.claims if other["claim_id"] == claim["nested_in"]), None)
    return outer["source_id"] if outer else None


def _namer(article: Article, naming: Naming) -> str | None:
    """Who calls them so: the source of the claim with this cue, or the mention right before the verb."""
    for claim in article.claims:
        if claim["cue_start"] is not None and claim["cue_start"] <= naming.verb < claim["cue_end"]:
            return str(claim["source_id"]) if claim["source_id"] is not None else None
    nearest = article.before(naming.verb)[-1:]
    return nearest[0]["source_id"] if nearest and not article.text[nearest[0]["end"] : naming.verb].strip() else None


# -- whom they mean


def _given(made: _Made, text: str, voice: str | None, told: Sequence[Given]) -> str | None:
    """What `labels.csv` says: of the words as they stand, or of the noun."""
    keys = {_plain(text[made.start : made.end]), made.label}
    return next((row.referent for row in told if row.label in keys and row.voice in (None, voice)), None)


def _beside(article: Article, made: _Made, voice: tuple[str | None, str | None, str]) -> str | None:
    """The actor that stands beside the label: the same words, a name in them, in apposition or after 'of'; what they are called; their owner."""
    if made.naming is not None:
        return _called(article, made.naming)
    if made.phrase is None:
        return None
    if (same := _same(article, made.phrase)) is not None:
        return same
    start, end = made.start, made.end
    for row in article.named(max(0, start - 200), start):
        between = article.text[row["end"] : start]
        if _COPULA.fullmatch(between) or (_APPOSED.fullmatch(between) and not made.phrase.owner):
            return str(row["source_id"])
    for row in article.named(end, end + 200):
        between = article.text[end : row["start"]]
        if _THEMSELVES.fullmatch(between) or _FROM.fullmatch(between) or (made.phrase.singular and _BESIDE.fullmatch(between)):
            return _fitting(article, made, str(row["source_id"]))
    return _owner(article, made.phrase, voice[0])


def _same(article: Article, phrase: Phrase) -> str | None:
    """The named actor whose mention has the label's noun in it, or whose name stands in the phrase: 'Harbour League fighters'."""
    for row in article.mentions[: bisect_right(article.starts, phrase.end)]:
        if row["end"] < phrase.start or not article.is_linked(row):
            continue
        source = article.sources[row["source_id"]]
        if source["named"] and _is_same(article, row, phrase):
            return str(row["source_id"])
        if row["form"] == "name" and phrase.start <= row["start"] and row["end"] <= phrase.head and phrase.owner is None:
            return str(row["source_id"]) if not phrase.types or source["type"] in phrase.types else None
    return None


def _fitting(article: Article, made: _Made, source_id: str) -> str | None:
    """The actor, unless it is of a type that the noun cannot mean."""
    phrase = made.phrase
    return source_id if phrase is None or not phrase.types or article.sources[source_id]["type"] in (*phrase.types, "other") else None


def _owner(article: Article, phrase: Phrase, voice: str | None) -> str | None:
    """'Its volunteers', said by a body, are the body; a commander's men are what he commands."""
    if phrase.owner is None or phrase.kind not in ("combatant", "owned", "forces"):
        return None
    words = article.text[slice(*phrase.owner)].lower()
    if words in _WHOLE and voice in article.sources:
        return article.origin(str(voice))
    if words in ("our", "my", "your", "whose", *_WHOLE):
        return None
    inside = [row for row in article.mentions if phrase.owner[0] <= row["start"] and row["end"] <= phrase.owner[1] + 2 and article.is_linked(row)]
    return article.origin(inside[-1]["source_id"]) if inside else None


def _called(article: Article, naming: Naming) -> str | None:
    """Whom somebody is said to call so: the mention that is the verb's object."""
    inside = [row for row in article.mentions if naming.object[0] <= row["start"] and row["end"] <= naming.object[1] and article.is_linked(row)]
    return str(inside[0]["source_id"]) if inside else None


def _elsewhere(made: _Made, meant: Mapping[_Made, str | None]) -> str | None:
    """The same noun in the same article, where all that are known mean one actor."""
    if made.phrase is None or not made.phrase.types:
        return None
    known = {referent for other, referent in meant.items() if other.label == made.label and referent is not None}
    return known.pop() if len(known) == 1 else None


def _only(article: Article, made: _Made) -> str | None:
    """'The fighters': the one origin of a fitting type that the article names, unless one sentence has both side by side."""
    phrase = made.phrase
    if phrase is None or phrase.owner is not None or phrase.kind == "authority" or not (phrase.definite or (phrase.singular and phrase.collective)):
        return None
    fitting = [row for row in article.mentions if article.is_linked(row) and article.may_be(row["source_id"], phrase.types)]
    fitting = [row for row in fitting if not article.is_label(row["source_id"])]
    origins = {article.origin(row["source_id"]) for row in fitting}
    if len(origins) != 1 or any(article.one_sentence(row, made.start, made.end) for row in fitting):
        return None
    return origins.pop()


def _group(article: Article, made: _Made) -> str | None:
    """A group without a name that is an actor of its own, known by other words too: that 'rebels' are rebels says nothing."""
    if made.phrase is None:
        return None
    same = [row for row in article.mentions if article.is_linked(row) and _is_same(article, row, made.phrase)]
    own = made.phrase.label.split()[-1]
    known = [row["source_id"] for row in same if any(noun(names.read(word).head) != own for word in article.names(row["source_id"]))]
    return str(known[-1]) if known else None


def _is_same(article: Article, mention: Row, phrase: Phrase) -> bool:
    """Whether a mention and a label have their noun in common: 'the rebels' and 'the rebels who hold the pass'."""
    if not phrase.start - 1 <= mention["start"] <= phrase.head < mention["end"]:
        return False
    return mention["end"] <= phrase.end + 1 or names.read(mention["text"]).head == names.bare(article.text[phrase.head : phrase.end].split()[-1])
