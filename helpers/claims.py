"""Passages, quotations -> claims: who states what, with which words, in which words.

A trained network (see `attribution`) marks the cues, and for each the words of its source and of
what it attributes. A quotation that a claim holds is its content as a whole, over paragraphs where
it is carried on. Speech between marks that no cue claims takes the source of the claim before it.
What is said inside another claim, and who passes on the words of whom, is found in `chains`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers import schemas
from helpers.attribution import chains, extents, layout, manner, nested, reader, relayed, sourced, subjects, unsure, words
from helpers.attribution.claim import Claim, joined, made
from helpers.attribution.extents import Run
from helpers.attribution.network import DEFAULT, network
from helpers.grammar import names

if TYPE_CHECKING:
    from helpers.attribution.network import Network

Span = tuple[int, int]
CARRIED = 0.85  # that an uncued quotation is of the voice before, where that is right: of 40 that were read
CARRIED_FAR = 0.5  # that an uncued quotation is of the voice before, where narration stands between: of 25 that were read
MOST_BETWEEN = 40  # words of narration between two halves of one quotation


def claims(articles: pd.DataFrame, passages: pd.DataFrame, quotations: pd.DataFrame, *, model: str = DEFAULT, least: float = 0.0) -> pd.DataFrame:
    """The `claims` frame, but for `source_id`, which `sources` fills; rows by `start` in each article.

    `model` is `accurate` or `fast`. `confidence` is the probability that content and source are
    right, as measured on articles that the network did not learn from; claims with less than `least`
    are left out. Raises `ModelMissing` where the model's files are not there.
    """
    scorer = network(model)
    quoted = dict(iter(quotations.groupby("article_id", sort=False)))
    read = passages[passages["role"].isin(schemas.READ_ROLES)]
    paragraphs = {
        key: list(zip(rows["start"], rows["end"], rows["role"] == "title", strict=True)) for key, rows in read.groupby("article_id", sort=False)
    }
    rows: list[dict[str, Any]] = []
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        runs = outermost(quoted[article_id]) if article_id in quoted else []
        made = _surer(of_article(text, paragraphs.get(article_id, []), runs, scorer), least)
        titles = _titles(quoted[article_id]) if article_id in quoted else set()
        rows += _rows(article_id, text, made, [(start, end) for start, end, _, _ in runs], titles)
    return schemas.frame("claims", rows)


def _titles(rows: pd.DataFrame) -> set[Span]:
    """The marks around what is called so: in her book "Hard Roads" nobody is quoted."""
    held = rows[rows["kind"] == "title"]
    return set(zip(held["start"], held["end"], strict=True))


def outermost(rows: pd.DataFrame) -> list[Run]:
    """The quotations of one article that lie in no other."""
    runs: list[Run] = []
    for start, end, kind, continues in zip(rows["start"], rows["end"], rows["kind"], rows["continues"].notna(), strict=True):
        if not runs or start >= runs[-1][1]:
            runs.append((start, end, kind == "speech", bool(continues)))
    return runs


def of_article(text: str, paragraphs: Sequence[tuple[int, int, bool]], runs: Sequence[Run], scorer: Network) -> list[Claim]:
    """The claims of one article, in reading order."""
    read = words.words(text, paragraphs, [(start, end) for start, end, _, _ in runs])
    marked = reader.attributions(read, reader.closed_runs(read), scorer, **scorer.limits)
    pairs = [(one, made(text, read, one, scorer)) for one in marked]
    found = chains.likely(read, [(one, claim) for one, claim in pairs if not _is_empty(text, claim)])
    places = [span[:2] for span in paragraphs]
    for claim in found:
        extents.mend(text, claim, places, runs)
    subjects.leave_out(text, found)
    sourced.complete(text, read, found)
    found = layout.shown(text, paragraphs, found, runs)
    found += _counting(read, found)
    _own_quotations(found, runs)
    found += _carried(text, places, found, runs)
    found = chains.linked(text, read, found, scorer)
    unsure.lower(text, found, [run[:2] for run in runs])
    return sorted(found, key=lambda claim: (claim.start, -claim.end, claim.cue or (0, 0)))


# -- quotations


def _counting(read: words.Words, found: Sequence[Claim]) -> list[Claim]:
    """Who gives a number without a verb of speech, in what no other claim holds: 'the ministry put the toll at 12'.

    Where the network sees the same, the claim is as sure as the rule.
    """
    taken = set(nested.places(read, [span for claim in found for span in claim.spans]))
    new: list[Claim] = []
    for _, places in groupby(range(len(read)), key=lambda place: read.paragraph[place]):
        for one in relayed.counts(read, [place for place in places if read.quoted[place] == words.OUTSIDE]):
            start, end = read.at(*one.cue)
            same = [claim for claim in found if claim.cue and claim.cue[0] < end and start < claim.cue[1]]
            for claim in same:
                claim.confidence = max(claim.confidence or 0.0, relayed.RIGHT)
            if not same and not taken & {*range(one.cue[0], one.cue[1] + 1), *one.content}:
                new.append(relayed.claim(read, one))
    return new


def _own_quotations(found: Iterable[Claim], runs: Sequence[Run]) -> None:
    """Writes which quotations each claim holds; one that is left open is its content to the end."""
    for claim in found:
        for i, (start, end, _, _) in enumerate(runs):
            held = sum(max(0, min(end, e) - max(start, s)) for s, e in claim.spans)
            if held * 2 > end - start and not (claim.cue and start <= claim.cue[0] < end):
                claim.quotations.append(i)
                claim.spans = joined([*claim.spans, (start, end)])


def _is_empty(text: str, claim: Claim) -> bool:
    """'She said nothing', 'the war claimed 400 lives', 'the group, also known as the Guards', 'the brothers Said and Karim': no claim."""
    names_it = claim.source is None and claim.cue is not None and text[slice(*claim.cue)].lower().endswith("known as")
    name = claim.cue is not None and text[slice(*claim.cue)] == "Said" and (_INSIDE.search(text, 0, claim.cue[0]) or _is_surname(text, claim.cue))
    label = claim.cue is not None and _LABEL.fullmatch(text, claim.source[0] if claim.source else claim.cue[0], claim.cue[1]) is not None
    mark = label or claim.cue is not None and not any(map(str.isalnum, text[slice(*claim.cue)]))  # what the layout shows is read there
    takes = claim.cue is not None and _TAKES.search(text, *claim.cue) is not None and _LIVES.match(text, claim.start, claim.end) is not None
    day = claim.source is not None and _DAY.fullmatch(text, *claim.source) is not None  # 'following Monday's reports'
    return mark or takes or names_it or day or bool(name) or [text[start:end].lower() for start, end in claim.spans] == ["nothing"]


def _is_surname(text: str, cue: Span) -> bool:
    """'Karim Said Omar, a guard, was ...': in a line of small letters no verb has a capital."""
    line = text[cue[1] : text.find("\n", cue[1]) if "\n" in text[cue[1] :] else len(text)].split()[1:]
    plain = sum(word.islower() for word in line)
    return _NAMED_NEXT.match(text, cue[1]) is not None and plain * 2 > len(line) > LONGEST_HEADING


_TAKES = re.compile(r"(?i:\bclaim(?:s|ed|ing)?)$")  # the war has claimed 400 lives: nobody says so
_LIVES = re.compile(
    r"(?:(?!that\b|responsib|credit|for\b|to\b)[\w’',.-]+ ){0,8}(?:lives|life|victims?)\b(?! (?:[wc]ould|will|were|was|are|is|ha[sd]|have|may)\b)"
)
_DAY = re.compile(r"(?i:(?:on |the )?(?:last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:['’]?s)?)")
_LABEL = re.compile(r"(?i:(?:story|article|key) highlights)")  # over a site's summary
_NAMED_NEXT = re.compile(r" [A-Z][\w’'-]+,")
_INSIDE = re.compile(r"(?<!\w)[a-z]+[,:]?\s$")  # before a name, Said, and no verb of a headline


def _carried(text: str, paragraphs: Sequence[Span], found: Sequence[Claim], runs: Sequence[Run]) -> list[Claim]:
    """Speech that no cue claims: more of the claim beside it, or a new claim with the source of the one before."""
    new: list[Claim] = []
    starts = [start for start, _ in paragraphs]
    owner = {i: claim for claim in found for i in claim.quotations}
    for i, (start, end, speech, continues) in enumerate(runs):
        if i in owner or layout.touched(found, start, end) or any(c.source and c.source[0] < end and c.source[1] > start for c in found):
            continue  # the last: a title in a speaker's description
        if continues and i - 1 in owner:
            _extend(owner, i, owner[i - 1], runs)
            continue
        if not speech or layout.is_direction(text, start, end) or _TITLE.search(text, max(0, start - 6), end):
            continue
        paragraph = bisect_right(starts, start) - 1
        if _is_heading(text, paragraphs[paragraph], start, end):
            continue
        beside = _same_paragraph(text, paragraphs[paragraph], i, owner, runs)
        if beside is not None:
            _extend(owner, i, beside, runs)
        elif layout.is_part(text, paragraphs[paragraph][0], start, end):
            if (cued := layout.cued_behind(text, paragraphs[paragraph][1], start, end)) and not layout.touched(found, end, (cued.cue or (0, 0))[1]):
                owner[i] = cued
                cued.quotations.append(i)
                new.append(cued)
        elif before := _before(text, paragraphs, paragraph, start, [*found, *new]):
            first = before.carried_from or before
            sure = (first.confidence or 0.0) * CARRIED
            if not _goes_before(text, paragraphs, paragraph, start, [*found, *new]) or _is_written(text, first):
                sure = min(sure, CARRIED_FAR)
            owner[i] = Claim(None, None, [(start, end)], sure, carried_from=first, quotations=[i])
            new.append(owner[i])
    return new


def _is_written(text: str, claim: Claim) -> bool:
    """Whether a poll, a study or another document is the source: what follows between marks is seldom its own."""
    return claim.source is not None and names.read(text[slice(*claim.source)]).being == "document"


def _goes_before(text: str, paragraphs: Sequence[Span], paragraph: int, start: int, found: Iterable[Claim]) -> bool:
    """Whether the sentence right before an uncued quotation tells what somebody says, so that it is his that goes on."""
    first, stop = paragraphs[paragraph][0], start
    if paragraph and not any(map(str.isalnum, text[first:start])):
        first, stop = paragraphs[paragraph - 1]
    last = len(text[first:stop].rstrip())
    if text[first : first + last].endswith(":"):
        return True
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, first + max(0, last - 1))]
    return layout.touched(found, max(ends, default=first), stop)


def _is_heading(text: str, paragraph: Span, start: int, end: int) -> bool:
    """Whether a quotation is a paragraph of its own that ends without a stop, as headings between paragraphs do."""
    alone = text[slice(*paragraph)].strip() == text[start:end]
    return alone and len(text[start:end].split()) <= LONGEST_HEADING and _STOPS.search(text, start, end) is None


LONGEST_HEADING = 12  # words
_STOPS = re.compile(r"[.!?…,;:—-]['’\"”]?$|\.['’\"”]? ")
_TITLE = re.compile(  # on "Face the Town", the station's "Morning Hour"
    r"(?:\b(?:on|of|in|for)|['’]s?) [\"“](?:[A-Z0-9][\w’'-]*[ ,.!?:]*|(?:the|of|and|this|in|to|with|a|for) ){1,7}[\"”]?$"
)


_SENTENCE_END = re.compile(r"[a-z0-9)][.!?]['’\"”]*\s+")


def _extend(owner: dict[int, Claim], run: int, claim: Claim, runs: Sequence[Run]) -> None:
    owner[run] = claim
    claim.quotations.append(run)
    claim.spans = joined([*claim.spans, runs[run][:2]])


def _same_paragraph(text: str, paragraph: Span, run: int, owner: dict[int, Claim], runs: Sequence[Run]) -> Claim | None:
    """'"X," said Y. "Z"': the claim of the quotation before, where only its cue and source stand between."""
    if run - 1 in owner and runs[run - 1][0] >= paragraph[0]:
        claim = owner[run - 1]
        between = text[runs[run - 1][1] : runs[run][0]]
        if claim.cue and runs[run - 1][1] <= claim.cue[0] < runs[run][0] and len(between.split()) <= MOST_BETWEEN:
            return claim
        if not any(character.isalnum() for character in between):
            return claim
    return None


def _before(text: str, paragraphs: Sequence[Span], paragraph: int, start: int, found: Iterable[Claim]) -> Claim | None:
    """The claim that an uncued quotation follows: the last one of its paragraph, or of the one before."""
    opens = not any(character.isalnum() for character in text[paragraphs[paragraph][0] : start])
    first = paragraphs[paragraph - 1][0] if opens and paragraph else paragraphs[paragraph][0]
    earlier = [c for c in found if first <= c.start < start and (c.source or c.carried_from) and (c.cue is None or c.cue[0] < start)]
    return max(earlier, key=lambda c: (c.end, c.start), default=None)


def _surer(found: Iterable[Claim], least: float) -> list[Claim]:
    """The claims that are sure enough, each nested in the innermost of those that hold it."""
    kept = [claim for claim in found if (claim.confidence or 0.0) >= least]
    for claim in kept:
        while claim.nested_in is not None and claim.nested_in not in kept:
            claim.nested_in = claim.nested_in.nested_in
    return kept


# -- rows


def _is_only_named(text: str, claim: Claim, title: Span) -> bool:
    """Whether the words round a title in a claim are a sentence, and not those of a headline, where marks quote."""
    rest = " ".join(text[start:end] for start, end in claim.spans).replace(text[slice(*title)], " ").split()
    small = sum(word[:1].islower() for word in rest)
    return small * 2 > len(rest) > 1


def _rows(article_id: str, text: str, found: Sequence[Claim], runs: Sequence[Span], titles: set[Span]) -> Iterator[dict[str, Any]]:
    for number, claim in enumerate(found, 1):
        claim.identity = f"{article_id}:c{number}"
    for claim in found:
        source, cue = claim.source or (None, None), claim.cue or (None, None)
        how = manner.mode(text, claim, [run for run in runs if run not in titles or not _is_only_named(text, claim, run)])
        shown = manner.stance(text, claim, how != "indirect")
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
            "mode": how,
            "stance": shown.stance,
            "hedge": shown.hedge,
            "nested_in": claim.nested_in.identity if claim.nested_in else None,
            "carried_from": claim.carried_from.identity if claim.carried_from else None,
            "confidence": None if claim.confidence is None else round(claim.confidence, 3),
            "extent_sure": not claim.loose,
        }
