"""Mentions, claims -> labels: which words each voice uses for each actor, and in whose manner.

The words come from the tables `labels` and `naming`. A label stands in the innermost claim that holds
it: that claim's source is its voice, the source of the claim round that one relays it. Outside claims
the article itself speaks. Whom a label means is taken from what stands beside it, never from what the
word means; what the corpus owner wrote in `labels.csv` wins. A wrong referent is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from helpers import schemas
from helpers.grammar import name_keys
from helpers.grammar.label_phrases import phrases
from helpers.grammar.naming import Naming, namings
from helpers.identity import referents
from helpers.identity.referents import Article, Made, Row, Span

OPEN, CLOSE = "“„«\"‘'", "”»\"’'"
NOT_PROPOSED = ("named",)  # said of one actor in one place
LONGEST_SCARE = 3  # words between marks that nobody is said to have spoken
_HELD_UP = re.compile(r"\b(?:the\s)?(?:word|term|label)s?\s$")


@dataclass(frozen=True)
class Given:
    """One row of the corpus's `labels.csv`: the label means this referent, where it is given only in this voice."""

    label: str
    referent: str
    voice: str | None = None


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
            known.setdefault(name_keys.key(name) or name, row["source_id"])
    found = []
    for row in given:
        referent, voice = (known.get(name_keys.key(row.get(column, ""))) for column in ("referent", "voice"))
        if referent and (voice or not row.get("voice")):
            found.append(Given(_plain(row["label"]), referent, voice))
    return sorted(found, key=lambda told: told.voice is None)  # a row for one voice comes before one for all


def _plain(words: str) -> str:
    """Words as labels are compared: small, without marks and article."""
    bare = " ".join(re.sub(r"[^\w\s’'-]", " ", words.lower()).split()).strip("’'")
    return re.sub(r"^(?:the|a|an)\s", "", bare)


# -- one article


def of_article(article: Article, passages: Sequence[Row], told: Sequence[Given] = ()) -> Iterator[Row]:
    """The labels of one article as rows, without `article_id`."""
    found = [made for made in _found(article.text, passages) if made.phrase or (made.naming and referents.called(article, made.naming))]
    found = [made for made in found if made.naming or not referents.is_name_of_outlet(article, made)]
    found.sort(key=lambda made: (made.start, made.end))
    voiced = [(made, _voice(article, made)) for made in found]
    meant = {made: _given(made, article.text, voice[0], told) or referents.beside(article, made, voice[0]) for made, voice in voiced}
    plain = [made for made in found if not referents.is_told_apart(article, made)]
    meant |= {made: referents.elsewhere(article, made, meant) for made in plain if meant[made] is None}
    meant |= {made: referents.only(article, made) for made in plain if meant[made] is None}
    meant |= {made: referents.group(article, made) for made in found if meant[made] is None}
    for made, (voice, via, manner) in voiced:
        referent, reason = meant[made] or (None, None)
        yield {
            "start": made.start,
            "end": made.end,
            "text": article.text[made.start : made.end],
            "label": made.label,
            "kind": made.kind,
            "referent": referent,
            "reason": reason,
            "voice": voice,
            "via": via,
            "manner": manner,
        }


def _found(text: str, passages: Sequence[Row]) -> Iterator[Made]:
    for passage in passages:
        named = list(namings(text, passage["start"], passage["end"]))
        taken: list[Span] = []
        for phrase in phrases(text, passage["start"], passage["end"]):
            start, end = _with_marks(text, phrase.start, phrase.end)
            naming = next((n for n in named if n.start <= phrase.start and phrase.end <= n.end), None)
            taken.append((start, end))
            yield Made(start, end, phrase.label, phrase.kind, phrase, naming)
        for naming in named:
            if naming.quoted and not any(start < naming.end and naming.start < end for start, end in taken):
                yield Made(naming.start, naming.end, _plain(text[naming.start : naming.end]), "named", naming=naming)


def _with_marks(text: str, start: int, end: int) -> Span:
    """The words with the quotation marks that hold nothing else."""
    marked = start > 0 and text[start - 1] in OPEN and end < len(text) and text[end] in CLOSE and not text[end + 1 : end + 2].isalnum()
    return (start - 1, end + 1) if marked else (start, end)


# -- whose words


def _voice(article: Article, made: Made) -> tuple[str | None, str | None, str]:
    """Voice, the voice that relays it, and the manner."""
    start, end = made.start, made.end
    holders = [claim for claim in article.holders(start, end) if not _is_within(claim, made) and _says(claim)]
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


def _says(claim: Row) -> bool:
    """Whether somebody speaks in a claim: what only tells what he does, as 'negotiated with the government', is the article's wording."""
    return claim["stance"] is not None or claim["mode"] != "indirect"


def _is_within(claim: Row, made: Made) -> bool:
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


# -- whom they mean, as the corpus's owner says


def _given(made: Made, text: str, voice: str | None, told: Sequence[Given]) -> referents.Meant | None:
    """What `labels.csv` says: of the words as they stand, or of the noun."""
    keys = {_plain(text[made.start : made.end]), made.label}
    return next(((row.referent, referents.GIVEN) for row in told if row.label in keys and row.voice in (None, voice)), None)
