"""Sentences, quotations -> claims: who states what, with which words, in which words.

A candidate (see `attributions`) becomes a claim where `lexicon/cues.csv` lists its cue in its
construction. A quotation that a claim touches is its content as a whole, over sentences and, where
it is carried on, over paragraphs. A quotation without a cue takes the source of the claim before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any

import pandas as pd

from helpers import schemas
from helpers.grammar import attributions, stances
from helpers.grammar.attributions import Candidate, Token
from helpers.lexicon import table

LEAST_SHARE = 0.3  # of a cue's uses that people marked as attributions; see lexicon/README.md
# Inside another claim only these give a voice of its own: 'he said that she said'; not 'he said that she wants'.
BESIDE = 40  # characters beside a cue that may turn it
VOICES = ("clause", "quotation", "according", "parenthesis", "as")
Span = tuple[int, int]
_EDGE = re.compile(r"[\s,;:.–—-]+")
_ALNUM = re.compile(r"[^\W_]")
# What may stand between a quotation and the words that attribute it.
_BESIDE = re.compile(r"[\s,;:.!?…–—-]*(?:(?:that|and|but|as|then|also|when|in|on|of|to|the|a)\s+)?")


@dataclass
class Claim:
    """A claim in the making; spans are code points of the article's text."""

    cue: Span | None
    source: Span | None
    spans: list[Span]
    lemma: str = ""
    construction: str = ""
    share: float | None = None
    carried_from: Claim | None = None
    nested_in: Claim | None = None
    quotations: list[int] = field(default_factory=list)
    identity: str = ""

    @property
    def start(self) -> int:
        """Where the content begins."""
        return min(s for s, _ in self.spans)

    @property
    def end(self) -> int:
        """Where the content ends."""
        return max(e for _, e in self.spans)


def claims(articles: pd.DataFrame, passages: pd.DataFrame, sentences: pd.DataFrame, quotations: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The `claims` frame, but for `source_id`, which `sources` fills; rows by `start` in each article.

    `tokens` are those of `sentences`. `confidence` is the share of the cue's uses in that
    construction which trained people marked as attributions (`lexicon/cues.csv`).
    """
    quoted = dict(iter(quotations.groupby("article_id", sort=False)))
    read = passages[passages["role"].isin(schemas.READ_ROLES)]
    paragraphs = {key: list(zip(rows["start"], rows["end"], strict=True)) for key, rows in read.groupby("article_id", sort=False)}
    parsed = _parsed(tokens)
    rows: list[dict[str, Any]] = []
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        runs = _runs(quoted[article_id]) if article_id in quoted else []
        made = of_article(text, paragraphs.get(article_id, []), parsed.get(article_id, []), runs)
        rows += _rows(article_id, text, made, [(start, end) for start, end, _, _ in runs])
    return schemas.frame("claims", rows)


Run = tuple[int, int, bool, bool]  # start, end, speech, continues


def _runs(rows: pd.DataFrame) -> list[Run]:
    """Double-marked quotations and single-marked speech, outermost only."""
    runs: list[Run] = []
    for start, end, kind, continues in zip(rows["start"], rows["end"], rows["kind"], rows["continues"].notna(), strict=True):
        if not runs or start >= runs[-1][1]:
            runs.append((start, end, kind == "speech", bool(continues)))
    return runs


def _parsed(tokens: pd.DataFrame) -> dict[str, list[list[Token]]]:
    columns = ("article_id", "sentence", "start", "end", "text", "lemma", "pos", "tag", "head", "dep")
    rows = zip(*(tokens[c].tolist() for c in columns), strict=True)
    sentences = ((key, attributions.parsed(row[2:] for row in group)) for key, group in groupby(rows, key=lambda row: (row[0], row[1])))
    found: dict[str, list[list[Token]]] = {}
    for (article_id, _), sentence in sentences:
        found.setdefault(article_id, []).append(sentence)
    return found


def of_article(text: str, paragraphs: list[Span], sentences: list[list[Token]], runs: list[Run]) -> list[Claim]:
    """The claims of one article, in reading order."""
    found = [claim for tokens in sentences for claim in _of_sentence(text, tokens, runs, _around(paragraphs, tokens))]
    _take_quotations(found, runs)
    found += _carried(text, paragraphs, found, runs)
    _nest(text, found)
    found = [claim for claim in found if claim.nested_in is None or claim.construction in VOICES]
    return sorted(found, key=lambda claim: (claim.start, claim.end))


def _around(paragraphs: list[Span], tokens: list[Token]) -> Span:
    """The paragraph that holds a sentence."""
    place = bisect_right(paragraphs, tokens[0].start, key=lambda span: span[0]) - 1
    return paragraphs[place] if 0 <= place < len(paragraphs) else (tokens[0].start, tokens[-1].end)


# -- one sentence


@cache
def _cues() -> dict[tuple[str, str], float]:
    """(cue, construction) -> share of uses that are attributions (1 where the table leaves it out)."""
    rows = {(row["cue"], row["construction"]): float(row["share"] or 1) for row in table("cues")}
    return {key: share for key, share in rows.items() if share >= LEAST_SHARE}


def _of_sentence(text: str, tokens: list[Token], runs: list[Run], paragraph: Span) -> Iterator[Claim]:
    """One claim a cue: of its constructions the one that is most often an attribution."""
    found = groupby(attributions.candidates(tokens), key=lambda candidate: candidate.head)
    for _, group in found:
        options = [made for candidate in group if (made := _judged(text, tokens, candidate, runs, paragraph))]
        if options:
            yield max(options, key=lambda claim: (claim.share or 0, claim.end - claim.start))


def _judged(text: str, tokens: list[Token], candidate: Candidate, runs: list[Run], paragraph: Span) -> Claim | None:
    cue = _hull(tokens, candidate.cue)
    source = _hull(tokens, candidate.source) if candidate.source else None
    lemma, construction = candidate.key
    if any(start <= cue[0] < end for start, end, _, _ in runs):
        return None  # what stands between quotation marks is one voice's
    beside: list[int] = []
    if construction == "bare":
        beside = _beside(text, cue, source, runs, paragraph)
        construction = "quotation"
        if not beside:
            return None
    if (lemma, construction) not in _cues():
        return None
    share = _cues()[lemma, construction]
    spans = [runs[i][:2] for i in beside] or _spans(text, tokens, candidate.content)
    return Claim(cue, source, spans, lemma, construction, share, quotations=beside) if spans else None


def _hull(tokens: list[Token], indices: Iterable[int]) -> Span:
    indices = sorted(indices)
    while len(indices) > 1 and tokens[indices[-1]].pos == "PUNCT" and tokens[indices[-1]].text not in ")]":
        indices = indices[:-1]
    return tokens[indices[0]].start, tokens[indices[-1]].end


def _spans(text: str, tokens: list[Token], indices: set[int]) -> list[Span]:
    """Contiguous runs of tokens, without the punctuation at their edges; quotation marks stay."""
    spans: list[Span] = []
    last = -2
    for i in sorted(indices):
        if i == last + 1:
            spans[-1] = (spans[-1][0], tokens[i].end)
        else:
            spans.append((tokens[i].start, tokens[i].end))
        last = i
    return [trimmed for span in spans if (trimmed := _trimmed(text, span))]


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    if leading := _EDGE.match(text, start, end):
        start = leading.end()
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.–—-"):
        end -= 1
    return (start, end) if _ALNUM.search(text, start, end) else None


def _beside(text: str, cue: Span, source: Span | None, runs: list[Run], paragraph: Span) -> list[int]:
    """The quotations that stand right before or after the words that attribute, which stand outside them."""
    start, end = min(cue[0], source[0] if source else cue[0]), max(cue[1], source[1] if source else cue[1])
    found = []
    for i, (s, e, _, _) in enumerate(runs):
        before = paragraph[0] <= s and e <= start and _BESIDE.fullmatch(text, e, start)
        after = end <= s < paragraph[1] and _BESIDE.fullmatch(text, end, s)
        if before or after:
            found.append(i)
    return found


# -- quotations


def _take_quotations(found: list[Claim], runs: list[Run]) -> None:
    """A quotation is content as a whole: of the claim outside it that touches it, the closest cue first.

    A cue that has nothing but a quotation beside it gives way to one whose clause holds the quotation.
    """
    for claim in [c for c in found if c.construction == "quotation"]:
        if any(o.construction != "quotation" and any(s <= claim.start and claim.end <= e + 3 for s, e in o.spans) for o in found):
            found.remove(claim)
    for i, (start, end, _, _) in enumerate(runs):
        touching = [c for c in found if c.cue and not start <= c.cue[0] < end and any(s < end and e > start for s, e in c.spans)]
        if not touching:
            continue
        inner = min(touching, key=lambda c: min(abs(c.cue[0] - end), abs(start - c.cue[1])) if c.cue else 0)
        for claim in touching:
            if claim is inner or (claim.start <= inner.start and claim.end + 3 >= inner.end):  # 3: a stop, a comma, the mark
                claim.spans = _joined([*claim.spans, (start, end)])
                claim.quotations.append(i)


def _joined(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _carried(text: str, paragraphs: list[Span], found: list[Claim], runs: list[Run]) -> list[Claim]:
    """Quotations that no cue claims: more of the claim beside them, or a new claim with its source."""
    new: list[Claim] = []
    starts = [start for start, _ in paragraphs]
    owner: dict[int, Claim] = {i: claim for claim in found for i in claim.quotations}
    for i, (start, end, speech, continues) in enumerate(runs):
        if i in owner:
            continue
        if continues and i - 1 in owner:
            _extend(owner, i, owner[i - 1], runs)
            continue
        if not speech:
            continue
        paragraph = bisect_right(starts, start) - 1
        beside = _same_paragraph(text, paragraphs[paragraph], i, owner, runs)
        if beside is not None:
            _extend(owner, i, beside, runs)
        elif before := _before(text, paragraphs, paragraph, start, [*found, *new]):
            owner[i] = Claim(None, None, [(start, end)], carried_from=before.carried_from or before, quotations=[i])
            new.append(owner[i])
    return new


def _extend(owner: dict[int, Claim], run: int, claim: Claim, runs: list[Run]) -> None:
    owner[run] = claim
    claim.quotations.append(run)
    claim.spans = _joined([*claim.spans, runs[run][:2]])


def _same_paragraph(text: str, paragraph: Span, run: int, owner: dict[int, Claim], runs: list[Run]) -> Claim | None:
    """'"X," said Y. "Z"': the claim of the quotation before, where only its cue and source stand between."""
    if run - 1 in owner and runs[run - 1][0] >= paragraph[0]:
        claim = owner[run - 1]
        between = text[runs[run - 1][1] : runs[run][0]]
        if claim.cue and runs[run - 1][1] <= claim.cue[0] < runs[run][0] and len(between.split()) <= 40 and len(re.findall(r"[.!?]\s", between)) <= 1:
            return claim
        if not _ALNUM.search(between):
            return claim
    return None


def _before(text: str, paragraphs: list[Span], paragraph: int, start: int, found: list[Claim]) -> Claim | None:
    """The claim that an uncued quotation follows: the last one of its paragraph, or of the one before."""
    opens = not _ALNUM.search(text, paragraphs[paragraph][0], start)
    first = paragraphs[paragraph - 1][0] if opens and paragraph else paragraphs[paragraph][0]
    earlier = [c for c in found if first <= c.start < start and (c.source or c.carried_from) and (c.cue is None or c.cue[0] < start)]
    return max(earlier, key=lambda c: (c.end, c.start), default=None)


# -- nesting and rows


def _nest(text: str, found: list[Claim]) -> None:
    """A claim whose words all stand in another's content is nested in the innermost such claim.

    Not in one that names nobody ('reportedly'), and not in one of the same source: 'called on them to
    leave, promising to help' is two claims of one voice, and the second ends the content of the first.
    """
    for claim in found:
        own = [claim.cue] if claim.cue else claim.spans
        others = [o for o in found if o is not claim and o.construction != "adverb"]
        holders = [o for o in others if all(any(s <= a and b <= e for s, e in o.spans) for a, b in own)]
        for holder in [o for o in holders if claim.source and o.source == claim.source]:
            holder.spans = _without(text, holder.spans, (own[0][0], claim.end)) or holder.spans
            holders.remove(holder)
        holders = [o for o in holders if (o.start, -o.end) != (claim.start, -claim.end) and o.end - o.start > claim.end - claim.start]
        claim.nested_in = min(holders, key=lambda o: o.end - o.start, default=None)


def _without(text: str, spans: Iterable[Span], gap: Span) -> list[Span]:
    """The spans less what lies in the gap."""
    pieces = [piece for start, end in spans for piece in ((start, min(end, gap[0])), (max(start, gap[1]), end)) if piece[0] < piece[1]]
    return [trimmed for piece in pieces if (trimmed := _trimmed(text, piece))]


def _rows(article_id: str, text: str, found: list[Claim], runs: list[Span]) -> Iterator[dict[str, Any]]:
    for number, claim in enumerate(found, 1):
        claim.identity = f"{article_id}:c{number}"
    for claim in found:
        source, cue = claim.source or (None, None), claim.cue or (None, None)
        shown = _stance(text, claim)
        yield {
            "article_id": article_id,
            "claim_id": claim.identity,
            "source_start": source[0],
            "source_end": source[1],
            "source_text": text[slice(*claim.source)] if claim.source else None,
            "cue_start": cue[0],
            "cue_end": cue[1],
            "cue_text": text[slice(*claim.cue)] if claim.cue else None,
            "start": claim.start,
            "end": claim.end,
            "text": text[claim.start : claim.end],
            "spans": [list(span) for span in claim.spans],
            "content": " ... ".join(text[s:e] for s, e in claim.spans),
            "mode": mode(text, claim.spans, runs),
            "stance": shown.stance,
            "hedge": shown.hedge,
            "nested_in": claim.nested_in.identity if claim.nested_in else None,
            "carried_from": claim.carried_from.identity if claim.carried_from else None,
            "confidence": claim.share if claim.carried_from is None else claim.carried_from.share,
        }


def _stance(text: str, claim: Claim) -> stances.Stance:
    start, end = claim.cue or (claim.start, claim.start)
    cue, before, after = text[start:end], text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    source = text[slice(*claim.source)] if claim.source else ""
    content = text[claim.start : claim.end]
    return stances.stance(cue, before=before if cue else "", after=after if cue else "", source=source, content=content)


def mode(text: str, spans: Iterable[Span], runs: Iterable[Span]) -> str:
    """`direct` where all words are quoted, `indirect` where none is, else `mixed`.

    >>> mode('He said "go".', [(8, 12)], [(8, 12)])
    'direct'
    """
    letters = [i for start, end in spans for i in range(start, end) if text[i].isalnum()]
    inside = sum(any(start <= i < end for start, end in runs) for i in letters)
    if inside == 0:
        return "indirect"
    return "direct" if inside == len(letters) else "mixed"
