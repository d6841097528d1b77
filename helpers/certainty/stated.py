"""The figures that a source gives as its own, and which of them to show first.

Nothing here says that a figure is true. What a source denies, doubts, asks for or only names in passing is not among them,
nor what it is only doubtfully or probably said to state.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers import schemas
from helpers import voices as voices_of
from helpers.certainty import doubts, listed
from helpers.grammar import verbs
from helpers.grammar.passing import is_passing
from helpers.statements import distinct

if TYPE_CHECKING:
    from helpers.book import Book

PEOPLE = ("killed", "at_risk", "displaced", "injured", "killed_or_injured", "missing", "detained", "abducted", "people")  # asked for first
STATED = ("asserts", "accuses", "warns", "predicts", "believes")  # stances whose figures the source gives as its own; "denies" does not


def figures(book: Book) -> pd.DataFrame:
    """The figures that a source gives as its own, and of which the words beside them say what they count (`listed`): those to draw and to tell."""
    rows = given(book)
    return rows[pd.Series([listed.is_sure(row) for row in schemas.records(rows)], index=rows.index, dtype=bool)]


def given(book: Book) -> pd.DataFrame:
    """The figures that a source gives as its own: neither that claim nor one round it denies, doubts, demands or the like.

    Nor does "not" stand right before the figure, nor is it only named in passing (`grammar.passing`), nor is the claim doubtful.
    An article that is a copy of another gives none: it says nothing more.
    """
    copies = set(book.articles.loc[book.articles["copy_of"].notna(), "article_id"])
    texts = dict(zip(book.articles["article_id"], book.articles["text"], strict=True))
    claims = {row["claim_id"]: row for row in schemas.records(book.claims)}
    unsure = doubtful(book)
    kept = []
    columns = (book.figures[column].astype(object) for column in ("article_id", "phrase_start", "claim_id", "kind"))
    for article_id, start, key, kind in zip(*columns, strict=True):
        round_it: list[str] = []
        while key in claims and key not in round_it:
            round_it.append(key)
            key = claims[key]["nested_in"]
        refused = _REFUSED.search(texts[article_id], max(0, start - REFUSED_BEFORE), start)
        gives = refused is None and bool(round_it) and unsure.isdisjoint(round_it) and all(_gives(claims[key]) for key in round_it)
        own = gives and not _names_in_passing(texts[article_id], claims[round_it[0]], start)
        kept.append(article_id not in copies and own and _is_giver_sure(texts[article_id], claims[round_it[0]], start, kind))
    return book.figures[pd.Series(kept, index=book.figures.index, dtype=bool) & book.figures["source_id"].notna()]


REFUSED_BEFORE = 30  # characters before a figure in which a word that refuses it is looked for
_REFUSED = re.compile(
    r"(?i:\b(?:not|nor|never|instead of|rather than|(?:cannot|can['’]t|not)(?: simply| just| only| merely)? be)\s"
    r"|(?:\bnot|n['’]t) (?:[a-z]+ing|have|need|want|send|spend) (?:in |out |up |the )?)$"
)  # "but not 40", "it cannot be 40", "we're not sending in 40"


def _names_in_passing(text: str, claim: Mapping[str, Any], start: int) -> bool:
    """Whether the article's words of what somebody states only name a figure: what he is quoted with, and what "according to" leads to, he gives."""
    cue_end = claim["cue_end"]
    span = next((first for first, last in claim["spans"] if first <= start < last), None)
    if cue_end is None or span is None or cue_end > span or claim["cue_text"].lower().startswith("according"):
        return False
    before = text[span:start]
    return not _is_quoted(before) and is_passing(before, claim["cue_text"])


def _is_giver_sure(text: str, claim: Mapping[str, Any], start: int, kind: str) -> bool:
    """Whether the source of a claim is sure to be who gives a figure in it.

    Not so where a word that says nothing attributes ("supports shielding millions"), where another was quoted through the source
    ("he said, according to the agency"), and of a share where those who were asked are the source ("58 per cent, they say").
    """
    cue = (claim["cue_text"] or "").lower()
    if not voices_of.is_extent_sure(claim) and not _opens(text, claim, start):
        return False
    if kind in ("share", "rate") and _ASKED.fullmatch(claim["source_text"] or ""):
        return False
    if cue.startswith("according"):
        return _SAID.search(text, max(0, claim["cue_start"] - SAID_BEFORE), claim["cue_start"]) is None
    span = next((first for first, last in claim["spans"] if first <= start < last), None)
    before = text[span:start] if span is not None else ""
    if _OF_REPORTS.search(before):
        return False  # "he is appalled by reports that hundreds were hurt"
    if not _is_quoted(before) and claim["cue_end"] is not None and claim["cue_end"] <= (span or 0) and _TOLD_OF.search(before):
        return False  # "countered that the attack that the others claim killed hundreds"
    return not cue or _is_quoted(before) or not (verbs.speaking() - _FEELS).isdisjoint(_CUE_WORD.findall(cue)) or _SHOWS.search(cue) is not None


def _opens(text: str, claim: Mapping[str, Any], start: int) -> bool:
    """Whether a figure stands in the first clause that is said, which is the source's however far the rest of the claim goes."""
    first, last = claim["spans"][0]
    return first <= start < last and _CLAUSE_ENDS.search(text[first:start]) is None


_CLAUSE_ENDS = re.compile(r"[,;:](?!\d)|[.!?] | [—–-]{1,2} |\n|\(")
_OF_REPORTS = re.compile(r"(?i:\b(?:reports?|allegations?|claims|rumou?rs|accusations?|assertions?|charges) (?:that|of) (?![^.;]*[.;])[^.;]{0,80}$)")
_TOLD_OF = re.compile(
    r"(?i:\b(?:claims?|claimed|says?|said|alleges?|alleged|reported|reportedly|allegedly|estimates?|estimated|according to)\b[^.;“”\"]{0,70}$)"
)
_FEELS = frozenset(
    "worry worries worried worrying fear fears feared hope hopes hoped hoping wish support supports supported supporting oppose opposes "
    "opposed want wants wanted call called calls calling vote voted condemn condemned condemns welcome welcomed enjoy promote promoted "
    "accuse accused accuses accusing credit credited address addressed discuss discussed mock mocked decry decried demand demanded".split()
)
SAID_BEFORE = 60  # characters before "according to" in which another's words may be attributed
_SAID = re.compile(r"(?i:\b(?:said|says|told|wrote|tweeted|added|warned|claimed)\b[^.;:“”\"]*$)")
_CUE_WORD = re.compile(r"[a-z]+")
_SHOWS = re.compile(
    r"\b(?:says?|said|told|tells?|report|found|finds?|shows?|showed|shown|indicat|estimat|put|count|believe|conclud|announc|"
    r"stat|document|record|confirm|reveal|suggest|discover|calculat|project|predict|not|cit|learn|tall|expect|writ|wrote)\w*"
)
_ASKED = re.compile(
    r"(?i:they|(?:the |those |these |most |many |some |other |registered |likely |self-described |\d+%? (?:of )?|\w+ percent of )*"
    r"(?:respondents|voters|adults|americans|democrats|republicans|independents|people|those (?:surveyed|polled|asked|questioned)|"
    r"participants|citizens|germans|britons|turks|women|men|conservatives|liberals|watchers)(?: (?:surveyed|polled|asked|questioned))?)"
)


def _is_quoted(before: str) -> bool:
    return sum(before.count(mark) for mark in "“«") > sum(before.count(mark) for mark in "”»") or before.count('"') % 2 == 1


def _gives(claim: dict[str, Any]) -> bool:
    return voices_of.states(claim) and claim["stance"] in (None, *STATED)


def leading(book: Book, most: int) -> list[dict[str, Any]]:
    """The figures that sources give as their own, those to show first; each statement once with `times` how often it stands.

    Kinds take turns, people before other things; of a kind what is stated most often comes first, then
    what is largest. Vague words, ages, durations and numbers that do not say of what are left to the table.
    """
    rows = schemas.records(figures(book).query("not vague"))
    kept = [row for row in rows if row["kind"] not in ("age", "duration", "other") and (row["kind"] in PEOPLE or says_of_what(row))]
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(distinct(kept), key=lambda row: (-row["times"], -size(row))):
        by_kind.setdefault(row["kind"], []).append(row)
    order = sorted(by_kind, key=lambda kind: (PEOPLE.index(kind) if kind in PEOPLE else len(PEOPLE), -len(by_kind[kind])))
    turns = [(turn, place, row) for place, kind in enumerate(order) for turn, row in enumerate(by_kind[kind])]
    return [row for _, _, row in sorted(turns, key=lambda item: item[:2])[:most]]


def size(row: Mapping[str, Any]) -> float:
    """A figure's value, or the bound that stands for it; 0 where its words give no number."""
    return next((float(row[name]) for name in ("value", "high", "low") if row[name] is not None), 0.0)


def near_poll(book: Book) -> frozenset[str]:
    """The shares that stand shortly after a word for a poll: where no claim holds them, the poll may give them all the same."""
    texts = dict(zip(book.articles["article_id"], book.articles["text"], strict=True))
    shares = book.figures[book.figures["unit"].isin(["percent", "fraction"])]
    places = zip(shares["figure_id"], shares["article_id"], shares["start"], strict=True)
    return frozenset(key for key, article_id, start in places if _POLL.search(texts[article_id], max(0, start - POLL_BEFORE), start + POLL_AFTER))


def quoted(book: Book) -> frozenset[str]:
    """The figures between marks of speech or in a signed post: where no claim holds them, somebody says them all the same."""
    runs: dict[str, list[tuple[int, int]]] = {}
    speech = book.quotations[book.quotations["kind"] == "speech"]
    for article_id, start, end in zip(speech["article_id"], speech["start"], speech["end"], strict=True):
        runs.setdefault(article_id, []).append((start, end))
    for article_id, text in zip(book.articles["article_id"], book.articles["text"], strict=True):
        runs.setdefault(article_id, []).extend(match.span() for match in _POST.finditer(text))
    places = zip(book.figures["figure_id"], book.figures["article_id"], book.figures["start"], strict=True)
    return frozenset(key for key, article_id, at in places if any(start <= at < end for start, end in runs.get(article_id, ())))


_POST = re.compile(r"(?<![^\n])[^\n]{1,400}[—–-] ?[^\n—–]{2,40} \(@\w{1,20}\)")  # a line that who posted it signs


POLL_BEFORE, POLL_AFTER = 450, 60  # characters: some three sentences before a share, and the words right after it
_POLL = re.compile(r"(?i:\b(?:polls?|polling|pollsters?|surveys?|surveyed|respondents)\b)")


def doubtful(book: Book) -> set[str]:
    """The claims that are not sure, or whose source is only probably meant."""
    unsure = {row["claim_id"] for row in schemas.records(book.claims) if voices_of.is_doubtful(row)}
    return unsure | doubts.of_claims(book.claims, book.mentions).keys()


def says_of_what(row: Mapping[str, Any]) -> bool:
    """Whether a figure says what it counts or measures."""
    return bool(row["counted"] or row["share_of"] or row["unit"])
