"""Answers to what the notebooks ask, as sentences whose numbers are computed from the frames; right also where there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers import limits, tables, voices
from helpers.certainty import labels as label_certainty
from helpers.certainty.evidence import Evidence
from helpers.sentences import Sentence, sentence
from helpers.views.naming import opening, spoken
from helpers.views.wording import counted, listed

if TYPE_CHECKING:
    from helpers.book import Book

LEADING = 3  # sources whose share is told


def heard(book: Book) -> Sentence:
    """Who is heard most, in how many articles, and how much of all the first few make."""
    if book.claims.empty:
        return _none(book, "claims")
    claims = tables.claims(book).dropna(subset=["source_id"])
    if claims.empty:
        return sentence(f"None of {counted(len(book.claims), 'claim')} has a source that the text names.")
    count = claims["source_id"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    first = claims[claims["source_id"] == count.index[0]]
    name = opening(spoken(book)[count.index[0]])
    said = f"{name} is heard most, with {len(first):,} of {counted(len(book.claims), 'claim')}"
    said += f", in {first['article_id'].nunique():,} of {counted(len(book), 'article')}" if len(book) > 1 else ""
    stating = voices.stating(first)
    asides = [
        (int((~stating).sum()), ("is not counted as a statement", "are not counted as statements")),
        (int(first["through"][stating].notna().sum()), ("is told by another source", "are told by another source")),
    ]
    told = [f"{number:,} of them {words[number > 1]}" for number, words in asides if number]
    said += f"; {listed(told)}." if told else "."
    if len(count) > LEADING:
        said += f" Of {counted(len(count), 'source')}, the first {LEADING} have {int(count.head(LEADING).sum()):,} of the claims;"
        said += f" {int((count == 1).sum()):,} of the sources {'is' if (count == 1).sum() == 1 else 'are'} heard once."
    return sentence(said)


def quoted(book: Book) -> Sentence:
    """How much is in the speakers' own words."""
    if book.claims.empty:
        return _none(book, "claims")
    count = book.claims["mode"].value_counts()
    whole, partly, reported = (int(count.get(mode, 0)) for mode in ("direct", "mixed", "indirect"))
    of_all = counted(len(book.claims), "claim")
    said = f"Of {of_all}, {_are(whole)} quoted whole, {_are(partly)} quoted in part, and {_are(reported)} told in the article's own words."
    return sentence(said)


def contradicted(book: Book) -> Sentence:
    """How often a source denies, rejects or doubts."""
    if book.claims.empty:
        return _none(book, "claims")
    against = book.claims[book.claims["stance"].isin(["denies", "rejects", "doubts"])]
    if against.empty:
        return sentence(f"None of {counted(len(book.claims), 'claim')} denies, rejects or doubts anything.")
    many = f"{len(against):,} of {counted(len(book.claims), 'claim')} {'denies, rejects or doubts' if len(against) == 1 else 'deny, reject or doubt'}"
    return sentence(f"{many} something, by {counted(against['source_id'].nunique(), 'source')}.")


def unnamed(book: Book) -> Sentence:
    """How much is said by sources that are described rather than named, or left out by the text."""
    if book.claims.empty:
        return _none(book, "claims")
    named = set(book.sources.loc[book.sources["named"], "source_id"])
    without = int(book.claims["source_id"].isna().sum())
    nameless = int((book.claims["source_id"].notna() & ~book.claims["source_id"].isin(named)).sum())
    said = f"Of {counted(len(book.claims), 'claim')}, {_are(nameless)} by sources that are described rather than named"
    return sentence(f"{said}, and {_are(without)} by a source that the text leaves out.")


def figures(book: Book) -> Sentence:
    """How many figures there are, how many of them have a source, and how many are exact."""
    rows = book.figures
    if rows.empty:
        return _none(book, "figures")
    sourced, exact = rows[rows["source_id"].notna()], int((rows["low"].notna() & (rows["low"] == rows["high"]) & ~rows["approximate"]).sum())
    said = f"Of {counted(len(rows), 'figure')}, {_are(exact)} exact and {_are(len(rows) - exact)} bounded, about or vague;"
    return sentence(
        f"{said} {_are(len(sourced))} given by {counted(sourced['source_id'].nunique(), 'source')}, {_are(len(rows) - len(sourced))} without one."
    )


def names(book: Book) -> Sentence:
    """How the sources and actors are named, and how many names were put together."""
    if book.mentions.empty:
        return _none(book, "mentions")
    count = book.mentions["form"].value_counts()
    by_name, by_words, by_pronoun = (int(count.get(form, 0)) for form in ("name", "nominal", "pronoun"))
    several, unlinked = int((book.sources["aliases"].map(len) > 0).sum()), int((~book.sources["resolved"]).sum())
    said = f"Of {counted(len(book.mentions), 'mention')}, {_are(by_name)} by name, {_are(by_words)} by a description"
    said += f" and {_are(by_pronoun)} by a pronoun."
    said += f" They lead to {counted(len(book.sources), 'source or actor', 'sources and actors')}:"
    return sentence(f"{said} {several or 'none'} under more than one name, and {unlinked or 'none'} that could not be linked to any.")


def labels(book: Book) -> Sentence:
    """How many labels there are, whose words they are, and for how many the text shows whom they mean."""
    rows = book.labels
    if rows.empty:
        return _none(book, "labels")
    count = rows["manner"].value_counts()
    own, reported, quoted, held = (int(count.get(manner, 0)) for manner in ("own", "paraphrase", "quotation", "scare"))
    said = (
        f"Of {counted(len(rows), 'label')} in {counted(rows['label'].nunique(), 'word')}, {_are(own)} the articles' own, {_are(reported)} reported,"
    )
    known = int(rows["referent"].notna().sum())
    return sentence(f"{said} {_are(quoted)} quoted and {_are(held)} held up as another's; whom they mean is shown for {known or 'none'} of them.")


def unheard(book: Book) -> Sentence:
    """Who is mentioned and never heard; a body is heard where those who speak for it are."""
    if book.mentions.empty and book.claims.empty:
        return _none(book, "mentions")
    origins = voices.of_origins(book.sources, book.claims, voices.meant(book.mentions, label_certainty.shown(book)))
    return sentence(f"{voices.finding(Evidence(book).borne_out(origins))}.")


def shares(book: Book) -> Sentence:
    """How much of the articles is their own voice, how much reports and how much quotes."""
    rows = voices.of_articles(book.articles, book.passages, book.quotations, book.claims)
    words = int(rows["words"].sum())
    if not words:
        return _none(book, "words")
    own, reported, quoted = (f"{100 * int(rows[name].sum()) / words:.0f} %" for name in ("own", "reported", "quoted"))
    return sentence(f"Of {counted(words, 'word')}, {own} are the articles' own voice, {reported} report what others say and {quoted} quote it.")


def _are(number: int) -> str:
    """A number as the subject of a sentence.

    >>> _are(0), _are(1), _are(1204)
    ('none is', '1 is', '1,204 are')
    """
    return "none is" if number == 0 else f"{number:,} {'is' if number == 1 else 'are'}"


def _none(book: Book, what: str) -> Sentence:
    return sentence(limits.nothing(book, what))
