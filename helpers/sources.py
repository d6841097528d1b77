"""Articles, claims, figures -> sources and their mentions, and the same claims and figures with their source.

Two readings of the corpus. The first collects names: full forms, glosses, roles. The second links
every mention of one article after the other. A wrong link is worse than none: what cannot be linked is
a source of its own, not resolved, and every link has its reason and a confidence (table `links`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from helpers import lexicon, schemas
from helpers.grammar.name_keys import key
from helpers.identity import certainty, pronouns
from helpers.identity.aliases import Row, Table
from helpers.identity.known import Known
from helpers.identity.links import Linker
from helpers.identity.register import CORPUS, Link, Register, Source
from helpers.identity.story import Spoken, Story, common_words, plain_outlet, story

COPIED_CHARACTERS = 40  # of a claim that two articles have word for word
COPIED_CLAIMS = 3  # such claims, from which one article is a copy of the other, if only in part
Frames = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]


def sources(
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    quotations: pd.DataFrame,
    claims: pd.DataFrame,
    figures: pd.DataFrame,
    *,
    given: Sequence[Row] = (),
) -> Frames:
    """The frames `sources` and `mentions`, then `claims` and `figures` with `source_id` filled.

    `sources` has a row for whoever is the source of a claim and for every actor of the story that the
    sentences mention: people, bodies, armed groups, states, collectives such as rebels, civilians or
    residents. `heard` is false for those who are never the source of a claim; their `source_id`, too,
    stands in `mentions`. Collectives that are heard in an article are a source of that article;
    unheard ones are one source over the corpus. Pronouns are mentions only where they are the source
    of a claim. `confidence` of a mention is the share of links with that reason that were right.

    `given` are the rows of the corpus's `aliases.csv`, which always win.

    A claim's `source_id` is missing where it names no source and carries none on; a figure's where
    no claim holds it. A source that cannot be linked has its own row with `resolved` false.
    """
    stories = list(_stories(articles, sentences, quotations, claims, _copied(claims)))
    known = Known()
    for one in stories:
        known.add(one)
    register = Register()
    names = Table(given, register)
    linked = {one.article_id: (one, _linked(one, known, register, names.source)) for one in stories}
    register.join_by_name()
    names.settle()
    _join_copies(articles, register)
    rows = register.settle()
    by_claim = {claim_id: link.source.identity for one, links in linked.values() for claim_id, link in _of_claims(one, links)}
    claims = claims.assign(source_id=_column(by_claim, claims["claim_id"]))
    figures = figures.assign(source_id=_column(by_claim, figures["claim_id"]))
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    return _source_frame(rows), _mention_frame(texts, linked.values()), claims, figures


def _linked(one: Story, known: Known, register: Register, aliased: Callable[[str], Source | None]) -> dict[int, Link]:
    linker = Linker(one, known, register, aliased)
    links = linker.linked()
    pronouns.link(linker)
    return links


def _of_claims(one: Story, links: Mapping[int, Link]) -> Iterator[tuple[str, Link]]:
    """Claim -> the link of its own source words, or of the claim that it is carried from; none where nobody is named."""
    for claim in one.claims.values():
        origin = one.claims.get(claim.carried_from or "", claim)
        number = one.speakers.get(claim.claim_id, one.speakers.get(origin.claim_id))
        if number is not None and number in links:  # "no one" has none
            yield claim.claim_id, links[number]


def _join_copies(articles: pd.DataFrame, register: Register) -> None:
    """An outlet that carries another one's copy shares its group; where one of the two is an agency, the agency's."""
    outlet = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    agencies = {key(row["name"]) for row in lexicon.table("agencies")}
    for article_id, copied in zip(articles["article_id"], articles["copy_of"], strict=True):
        if isinstance(copied, str) and isinstance(outlet.get(copied), str) and isinstance(outlet[article_id], str):
            pair = [register.by_key.get((CORPUS, key(plain_outlet(name)))) for name in (outlet[copied], outlet[article_id])]
            origin, carrier = pair if key(outlet[article_id]) not in agencies else reversed(pair)
            if origin and carrier and origin is not carrier and carrier.group is None and origin.origin is not carrier:
                carrier.group = origin


def _column(values: Mapping[str, str], keys: pd.Series) -> pd.Series:
    return pd.Series([values.get(key) if isinstance(key, str) else None for key in keys], dtype="str", index=keys.index)


# -- the articles


def _copied(claims: pd.DataFrame) -> dict[str, str]:
    """Article -> the earlier one that it repeats claims of, word for word: who is unnamed there is the same here."""
    first: dict[tuple[str, str], str] = {}
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for article_id, source, content in zip(claims["article_id"], claims["source_text"], claims["content"], strict=True):
        if isinstance(source, str) and len(content) >= COPIED_CHARACTERS:
            origin = first.setdefault((source, content), article_id)
            if origin != article_id:
                shared[article_id][origin] += 1
    found: dict[str, str] = {}
    for article_id, counts in shared.items():
        origin, number = counts.most_common(1)[0]
        if number >= COPIED_CLAIMS:
            found[article_id] = found.get(origin, origin)
    return found


def _stories(
    articles: pd.DataFrame, sentences: pd.DataFrame, quotations: pd.DataFrame, claims: pd.DataFrame, copied: Mapping[str, str]
) -> Iterator[Story]:
    read = _by_article(sentences, "start", "end", "passage")
    quoted = _by_article(quotations, "start", "end")
    columns = ("claim_id", "source_start", "source_end", "spans", "cue_start", "cue_end", "nested_in", "carried_from")
    claimed = _by_article(claims, *columns)
    common = common_words(articles["text"])
    for article_id, text, outlet in zip(articles["article_id"], articles["text"], articles["outlet"], strict=True):
        spoken = (_spoken(*row) for row in claimed.get(article_id, ()))
        made = story(article_id, text, None if pd.isna(outlet) else outlet, read.get(article_id, ()), quoted.get(article_id, ()), spoken, common)
        made.scope = copied.get(article_id, article_id)
        yield made


def _by_article(rows: pd.DataFrame, *columns: str) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for article_id, *values in zip(rows["article_id"], *(rows[c].astype(object).tolist() for c in columns), strict=True):
        found[article_id].append(tuple(values))
    return found


def _spoken(
    claim_id: str, start: Any, end: Any, spans: Iterable[Iterable[int]], cue_start: Any, cue_end: Any, nested_in: Any, carried_from: Any
) -> Spoken:
    return Spoken(
        claim_id,
        None if pd.isna(start) else (int(start), int(end)),
        tuple((int(s), int(e)) for s, e in spans),
        None if pd.isna(cue_start) else (int(cue_start), int(cue_end)),
        None if pd.isna(nested_in) else nested_in,
        None if pd.isna(carried_from) else carried_from,
    )


# -- frames


def _source_frame(found: Iterable[Source]) -> pd.DataFrame:
    return schemas.frame(
        "sources",
        (
            {
                "source_id": s.identity,
                "name": s.name,
                "type": s.type,
                "named": s.named,
                "resolved": s.resolved,
                "heard": s.heard,
                "affiliation": s.affiliation,
                "speaks_for": s.speaks_for.identity if s.speaks_for else None,
                "independence_group": s.independence if s.resolved else None,
                "aliases": [alias for alias in s.aliases if alias != s.name],
            }
            for s in found
        ),
    )


def _mention_frame(texts: Mapping[str, str], linked: Iterable[tuple[Story, Mapping[int, Link]]]) -> pd.DataFrame:
    return schemas.frame(
        "mentions",
        (
            {
                "article_id": one.article_id,
                "start": one.mentions[number].start,
                "end": one.mentions[number].end,
                "text": texts[one.article_id][one.mentions[number].start : one.mentions[number].end],
                "source_id": link.source.identity,
                "form": link.form,
                **dict(zip(("reason", "confidence"), certainty.told(link), strict=True)),
            }
            for one, links in linked
            for number, link in sorted(links.items())
        ),
    )
