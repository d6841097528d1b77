"""Claims, figures -> sources and their mentions, and the same claims and figures with their source.

First version: names are merged by case, honorific, short form and acronym; 'he', 'she', 'it', 'they'
and 'the group' take the nearest earlier source that fits; a document speaks for the source before it.
What cannot be linked stays a source of its own, not resolved: a wrong link is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from helpers import schemas
from helpers.grammar import names
from helpers.grammar.names import Reading

SEARCHED = 200_000  # characters of an article in which full names and titles are looked for
REACH = 6  # how many earlier sources a pronoun may look back over


@dataclass
class Source:
    """A canonical source in the making; `aliases` in the order in which the corpus gives them."""

    identity: str
    name: str
    type: str
    being: str
    named: bool
    resolved: bool = True
    affiliation: str | None = None
    affiliated: Source | None = None
    speaks_for: Source | None = None
    aliases: list[str] = field(default_factory=list)

    @property
    def origin(self) -> Source:
        """The source that this one is not independent of; itself where there is none."""
        return self.speaks_for or self.affiliated or self


@dataclass(frozen=True)
class Link:
    """How one mention was linked."""

    source: Source
    form: str
    reason: str
    confidence: float | None = None


Mention = tuple[int, int, str]  # start, end, text


def sources(articles: pd.DataFrame, claims: pd.DataFrame, figures: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The frames `sources` and `mentions`, then `claims` and `figures` with `source_id` filled.

    A claim's `source_id` is missing where it names no source and carries none on; a figure's where
    no claim holds it. A source that cannot be linked has its own row with `resolved` false.
    """
    register = Register()
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    linked: dict[tuple[str, int, int], Link] = {}
    for article_id, rows in claims.dropna(subset=["source_start"]).groupby("article_id", sort=False):
        found = {(int(s), int(e)): str(t) for s, e, t in zip(rows["source_start"], rows["source_end"], rows["source_text"], strict=True)}
        for mention, link in _linked(str(article_id), texts[str(article_id)], sorted((s, e, t) for (s, e), t in found.items()), register):
            linked[str(article_id), mention[0], mention[1]] = link
    claims = claims.assign(source_id=pd.Series(_of_claims(claims, linked), dtype="str", index=claims.index))
    by_claim = dict(zip(claims["claim_id"], claims["source_id"], strict=True))
    figures = figures.assign(source_id=figures["claim_id"].map(by_claim).astype("str"))
    return _source_frame(register), _mention_frame(texts, linked), claims, figures


def _of_claims(claims: pd.DataFrame, linked: dict[tuple[str, int, int], Link]) -> list[str | None]:
    """source_id of each claim: of its own source words, or of the claim that it is carried from."""
    found: dict[str, str | None] = {}
    columns = ("article_id", "claim_id", "source_start", "source_end")
    for article_id, claim_id, start, end in zip(*(claims[c] for c in columns), strict=True):
        found[claim_id] = None if pd.isna(start) else linked[article_id, int(start), int(end)].source.identity
    carried = claims["carried_from"].notna()
    for claim_id, origin in zip(claims.loc[carried, "claim_id"], claims.loc[carried, "carried_from"], strict=True):
        found[claim_id] = found.get(origin)
    return [found[claim_id] for claim_id in claims["claim_id"]]


# -- one article


class Register:
    """All sources of the corpus, by what makes two of them one."""

    def __init__(self) -> None:
        self.by_key: dict[tuple[str, str], Source] = {}
        self.identities: set[str] = set()

    def get(self, key: tuple[str, str], name: str, reading: Reading, *, named: bool, resolved: bool = True) -> Source:
        """The source with this key (an article or "" for the corpus, and a name), made if it is new."""
        if key not in self.by_key:
            self.by_key[key] = Source(self._identity(key[0], name), name, reading.type or "other", reading.being, named, resolved)
        source = self.by_key[key]
        if source.type == "other" and reading.type:
            source.type = reading.type
        if not source.being:
            source.being = reading.being
        return source

    def _identity(self, article_id: str, name: str) -> str:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60] or "source"
        base = f"{article_id}:{slug}" if article_id else slug
        identity, number = base, 1
        while identity in self.identities:
            number += 1
            identity = f"{base}-{number}"
        self.identities.add(identity)
        return identity


def _linked(article_id: str, text: str, mentions: list[Mention], register: Register) -> Iterator[tuple[Mention, Link]]:
    """Each mention of one article with its link, in reading order."""
    before: list[Source] = []
    text = text[:SEARCHED]
    for mention in mentions:
        reading = names.read(mention[2])
        if reading.form == "pronoun":
            link = _pronoun(article_id, mention, reading, before, register)
        elif reading.form == "name":
            link = _name(text, reading, before, register)
        else:
            link = _nominal(article_id, text, reading, before, register)
        if link.form != "pronoun" and mention[2] not in (link.source.name, *link.source.aliases):
            link.source.aliases.append(mention[2])
        if link.source.resolved:
            before.append(link.source)
        yield mention, link


def _pronoun(article_id: str, mention: Mention, reading: Reading, before: list[Source], register: Register) -> Link:
    fits = names.pronouns().get(reading.head, ())
    for source in reversed(before[-REACH:]):
        if source.being in fits or ("person" in fits and not source.being and source.named):
            return Link(source, "pronoun", "nearest earlier source that fits")
    unknown = register.get((article_id, f"{reading.head} {mention[0]}"), mention[2], reading, named=False, resolved=False)
    return Link(unknown, "pronoun", "no earlier source fits" if fits else "may stand for anyone")


def _name(text: str, reading: Reading, before: list[Source], register: Register) -> Link:
    key, reason = names.key(reading.name), "same name"
    for source in reversed(before):
        other = names.key(source.name)
        if source.named and key != other and source.being != "body" and (other.endswith(f" {key}") or key.endswith(f" {other}")):
            if len(key) > len(other):
                break
            return Link(source, "name", "short form of an earlier name")
        if source.named and reading.name.isupper() and names.initials(source.name) == reading.name:
            return Link(source, "name", "initials of an earlier name")
    full = _in_full(text, reading)
    if full != reading.name:
        key, reason = names.key(full), "short form of a name in the article"
        reading = names.read(full) if names.read(full).form == "name" else reading
    source = register.get(("", key), full, reading, named=True)
    _affiliate(source, reading, before)
    return Link(source, "name", reason)


def _in_full(text: str, reading: Reading) -> str:
    """The full form of an acronym, a single name or a body's short name, where the article gives exactly one."""
    name = reading.name
    if not name[:1].isupper():
        return name
    if name.isupper() and (gloss := re.search(rf"\b((?:[A-Z][\w’'-]+ (?:for |of |and |the |on )*){{1,7}}[A-Z][\w’'-]+) \({re.escape(name)}\)", text)):
        return gloss[1]
    if reading.being == "body":
        return _in_full_body(text, name)
    if " " in name or reading.being:
        return name
    given = {m[1] for m in re.finditer(rf"(?<![.\w] )\b([A-Z][a-z][\w’'-]* (?:[A-Z]\. )?){re.escape(name)}\b(?! [A-Z])", text)}
    given = {g.strip() for g in given if g.strip().lower() not in names.honorifics() and names.classify(g)[0] == ""}
    return f"{given.pop()} {name}" if len(given) == 1 else name


def _in_full_body(text: str, name: str) -> str:
    """'the Observatory' -> 'Valley Observatory for Human Rights', where all longer forms in the article are parts of one."""
    word = r"[A-Z][\w-]*"
    link = "for" if " " in name else "(?:for|of)"
    pattern = rf"\b(?:{word} ){{0,4}}{re.escape(name)}\b(?: {link} (?:the )?{word}(?: (?:and )?{word}){{0,4}})?"
    given = (re.sub(r"^(?:The|A|An|But|And|\S+-based) (?=.)", "", m[0]) for m in re.finditer(pattern, text))
    found = {names.key(form): form for form in given}
    longest = max(found.values(), key=len, default=name)
    whole = all(key in names.key(longest) for key in found) and names.classify(longest)[1] == "body"
    return longest if whole else name


def _affiliate(source: Source, reading: Reading, before: list[Source]) -> None:
    """A person whose role names a body speaks for it: 'observatory director X'."""
    if source.affiliation or source.being != "person" or not reading.role:
        return
    if reading.role.lower().startswith(("its ", "their ")):
        nearest = [s for s in before[-REACH:] if s.being == "body"][-1:]
        if nearest:
            source.affiliation, source.affiliated, source.type = nearest[0].name, nearest[0], nearest[0].type
        return
    bodies = [names.bare(word.strip(".,")) for word in reading.role.split() if names.classify(word)[1] == "body"]
    for word in bodies:
        held = [s for s in before if s.being == "body" and word in names.key(s.name).split()]
        if held:
            source.affiliation, source.affiliated, source.type = held[-1].name, held[-1], held[-1].type
            return


def _nominal(article_id: str, text: str, reading: Reading, before: list[Source], register: Register) -> Link:
    if reading.being == "document":
        return _document(article_id, reading, before, register)
    headline = reading.being == "body" and " " not in reading.name  # "Ministry says": no article there
    if (reading.definite or headline) and (body := _held_body(text, reading, before, register)):
        return body
    if reading.definite:
        if reading.being == "person" and (person := _titled(text, reading, before)):
            person.type = reading.type if person.type == "other" else person.type
            return Link(person, "nominal", "the article gives that name this title")
        fits = names.generic().get(reading.head)
        fitting = [s for s in before[-REACH:] if fits and s.being == fits and reading.type in ("other", s.type)]
        nearest = fitting if len(reading.name.split()) <= 2 else []
        if nearest:
            return Link(nearest[-1], "nominal", "nearest earlier source that fits")
    shared = reading.being == "body" and (reading.definite or len(reading.name.split()) == 1)
    source = register.get(("" if shared else article_id, names.key(reading.name)), reading.name, reading, named=False)
    return Link(source, "nominal", "same words")


def _held_body(text: str, reading: Reading, before: list[Source], register: Register) -> Link | None:
    """'the observatory': the one body that was heard with this noun in its name; else the one that the article names so."""
    held = {id(s): s for s in before if s.named and s.being in ("body", "") and reading.head in names.key(s.name).split()}
    if len(held) == 1:
        return Link(next(iter(held.values())), "nominal", "its noun is part of an earlier name")
    if held or reading.being != "body" or len(reading.name.split()) > 2:
        return None
    short = reading.head.capitalize()
    full = _in_full_body(text, short)
    if full == short:
        return None
    return Link(register.get(("", names.key(full)), full, names.read(full), named=True), "nominal", "its noun is part of a name in the article")


def _titled(text: str, reading: Reading, before: list[Source]) -> Source | None:
    """The earlier person whom the article calls by this noun and the name: 'envoy Staffan de Mistura'."""
    title = rf"\b(?i:{re.escape(reading.head)})"
    for source in reversed(before):
        name = rf"(?:[A-Z][\w.’'-]* ){{0,2}}(?:[a-z]{{2,3}} )?(?i:{re.escape(source.name.split()[-1])})\b"
        if source.being == "person" and re.search(f"{title} {name}", text):
            return source
    return None


def _document(article_id: str, reading: Reading, before: list[Source], register: Register) -> Link:
    """A document is a source of its own, which speaks for the last source that is none."""
    authors = [s for s in before[-REACH:] if s.being in ("body", "person", "people")]
    author = authors[-1] if authors else None
    source = register.get((article_id, f"{names.key(reading.name)} / {author.identity if author else ''}"), reading.name, reading, named=False)
    source.speaks_for = source.speaks_for or author
    return Link(source, "nominal", "a document, of the source before it" if author else "a document")


# -- frames


def _source_frame(register: Register) -> pd.DataFrame:
    return schemas.frame(
        "sources",
        (
            {
                "source_id": s.identity,
                "name": s.name,
                "type": s.type,
                "named": s.named,
                "resolved": s.resolved,
                "heard": True,
                "affiliation": s.affiliation,
                "speaks_for": s.speaks_for.identity if s.speaks_for else None,
                "independence_group": s.origin.origin.identity if s.resolved else None,
                "aliases": [alias for alias in s.aliases if alias != s.name],
            }
            for s in register.by_key.values()
        ),
    )


def _mention_frame(texts: dict[str, str], linked: dict[tuple[str, int, int], Link]) -> pd.DataFrame:
    order = {article_id: place for place, article_id in enumerate(texts)}
    return schemas.frame(
        "mentions",
        (
            {
                "article_id": article_id,
                "start": start,
                "end": end,
                "text": texts[article_id][start:end],
                "source_id": link.source.identity,
                "form": link.form,
                "reason": link.reason,
                "confidence": link.confidence,
            }
            for (article_id, start, end), link in sorted(linked.items(), key=lambda item: (order[item[0][0]], item[0][1:]))
        ),
    )
