"""What a book says, as sentences computed from its frames; each number in them knows the words it comes from.

Nothing here says that a claim is true. "Says" and "reports" are all that an article can show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from helpers import figure_findings, schemas
from helpers import voices as voices_of
from helpers.certainty import doubts, stated
from helpers.certainty import labels as label_certainty
from helpers.certainty.listed import figures as listed_figures
from helpers.limits import nothing, rejected
from helpers.sentences import Link, Sentence, Sentences, sentence
from helpers.views.naming import is_plural, opening, spoken
from helpers.views.wording import counted, day, listed, plain, short, span_of_days

if TYPE_CHECKING:
    from helpers.book import Book

LANGUAGES = {"en": "English", "ar": "Arabic", "fr": "French", "de": "German", "es": "Spanish", "ru": "Russian", "fa": "Persian", "tr": "Turkish"}


def corpus(book: Book) -> Sentence:
    """What was read: articles, outlets, days, language, and what of it is missing."""
    if not len(book):
        return sentence(f"No article could be read: {counted(len(book.inputs), 'input')} offered, {rejected(book)} rejected.")
    held = [
        Link(counted(len(book), "article"), "articles"),
        *_copies(book.articles),
        " ",
        *_outlets(book.articles),
        ", ",
        *_days(book.articles),
        ", ",
        *_languages(book.articles),
    ]
    heard = int(book.sources["heard"].sum())
    by: list[str | Link] = [" by ", Link(counted(heard, "source"), "sources") if heard else "no source that is named"] if len(book.claims) else []
    found = [_number(len(book.claims), "claim"), *by, " and ", _number(len(listed_figures(book)), "figure")]
    return sentence(*held, ": ", *found, ".")


def _number(number: int, one: str) -> str | Link:
    return Link(counted(number, one), f"{one}s") if number else f"no {one} found"


def _copies(articles: pd.DataFrame) -> list[str | Link]:
    """How many of the articles are another's text again."""
    copies = int(articles["copy_of"].notna().sum())
    return [" (", Link(f"{copies:,} the text of another", "excluded", "copies"), ")"] if copies else []


def _outlets(articles: pd.DataFrame) -> list[str | Link]:
    names = articles["outlet"].dropna().unique().tolist()
    if not names:
        return ["from no outlet that is known"]
    said = listed([short(plain(name), 60) for name in names]) if len(names) <= 2 else Link(f"{len(names):,} outlets", "articles")
    return ["from ", said, *_without(int(articles["outlet"].isna().sum()), "an outlet")]


def _without(missing: int, what: str) -> list[str | Link]:
    return [" (", Link(f"{missing:,} without {what}", "excluded"), ")"] if missing else []


def _days(articles: pd.DataFrame) -> list[str | Link]:
    days = sorted(articles["published"].dropna().str[:10])
    if not days:
        return ["without a date"]
    said = f"of {day(days[0])}" if days[0] == days[-1] else span_of_days(days[0], days[-1])
    return [said, *_without(int(articles["published"].isna().sum()), "a date")]


def _languages(articles: pd.DataFrame) -> list[str | Link]:
    count = Counter("of unknown language" if pd.isna(code) else f"in {LANGUAGES.get(code, code)}" for code in articles["language"])
    if len(count) == 1:
        return [next(iter(count))]
    return [Link(listed([f"{number:,} {name}" for name, number in sorted(count.items(), key=lambda item: (-item[1], item[0]))]), "articles")]


# -- findings


def findings(book: Book, *, most: int = 3) -> Sentences:
    """For at most `most` things counted who gives which figures, and after them who is heard most and what has no source."""
    return Sentences([*figure_findings.figures(book, most), *_heard(book), *_unsourced(book)])


def _heard(book: Book) -> Iterable[Sentence]:
    claims = _said(book)
    own = claims[~_relayed(book, claims)]
    direct = own["source_id"].value_counts(sort=False)
    if direct.empty:
        return
    most, times = sorted(direct.items(), key=lambda item: -item[1])[0]  # of equals the first in reading order
    name = opening(spoken(book).get(most, most))
    relayed = int((claims["source_id"] == most).sum()) - times
    more: list[str | Link] = [", and ", Link(f"{relayed:,} more", most, "relayed"), " only through another source"] if relayed else []
    unsure = len(doubts.of_claims(book.claims, book.mentions).keys() & set(own.loc[own["source_id"] == most, "claim_id"]))
    if unsure:
        more = [" (", Link(f"{unsure:,} of them", most), " only probably)", *more]
    others = int((direct == times).sum()) - 1
    verb = "are" if is_plural(spoken(book).get(most, "")) else "is"
    said = f" {verb} heard most, as {'are' if others > 1 else 'is'} {counted(others, 'other')}: " if others else f" {verb} heard most: "
    yield sentence(Link(name, most), said, Link(f"{times:,} of {counted(len(book.claims), 'claim')}", most, "claims"), *more, ".")


def _relayed(book: Book, claims: pd.DataFrame) -> pd.Series:
    return voices_of.relayed(book.claims).loc[claims.index]


def _said(book: Book) -> pd.DataFrame:
    """The claims in which somebody who is named or meant states something."""
    claims = book.claims[book.claims["source_id"].notna()]
    return claims[voices_of.stating(claims)]


def _unsourced(book: Book) -> Iterable[Sentence]:
    figures = listed_figures(book)
    if len(figures):
        own, all_of_them = _own(book, figures), counted(len(figures), "figure")
        if own:
            yield sentence(
                Link(f"{own:,} of {all_of_them}", "figures", "own"),
                f" {'stands' if own == 1 else 'stand'} in no statement: no source was found for {'it' if own == 1 else 'them'}.",
            )
            return
        claimed = "stands in a claim" if figures["claim_id"].notna().all() else "stands in a claim, in a quotation or after a poll"
        holder = "is given by a source" if figures["source_id"].notna().all() else claimed
        all_said = f"Each of {all_of_them}" if len(figures) > 1 else "The one figure"
        yield sentence(Link(all_said, "figures"), f" {holder}.")


def _own(book: Book, figures: pd.DataFrame) -> int:
    """The figures round which nobody states something, but for those between marks of speech and those that a poll named near them may give."""
    claims = {row["claim_id"]: row for row in schemas.records(book.claims)}
    own, others = 0, stated.near_poll(book) | stated.quoted(book)
    for figure, key in zip(figures["figure_id"], figures["claim_id"].astype(object), strict=True):
        while key in claims and not voices_of.states(claims[key]):
            key = claims[key]["nested_in"]
        own += key not in claims and figure not in others
    return own


def voices(book: Book) -> Sentence:
    """How many of those heard are heard only through others: a relayed voice is never counted as heard directly."""
    claims = _said(book)
    heard, direct = set(claims["source_id"]), set(claims[~_relayed(book, claims)]["source_id"])
    if not heard:
        return sentence(nothing(book, "claims"))
    if heard == direct:
        return sentence(
            "No source is heard only through another: each of ", Link(counted(len(heard), "source"), "sources"), " is heard directly too."
        )
    only = Link(f"{len(heard - direct):,}", "voices")
    many = len(heard - direct) > 1
    return sentence(
        "Of ",
        Link(counted(len(heard), "source"), "sources"),
        f" that {'state' if len(heard) > 1 else 'states'} something, ",
        only,
        f" {'are' if many else 'is'} heard only through another source.",
    )


def labels(book: Book) -> Sentences:
    """What the actor with most different labels is called, and who uses the strongest words; nothing where there is no label."""
    known = label_certainty.shown(book).dropna(subset=["referent"])
    if known.empty:
        return Sentences()
    words_of = {actor: Counter(rows["label"]) for actor, rows in known.groupby("referent", sort=False)}
    actor, count = max(words_of.items(), key=lambda item: (len(item[1]), item[1].total()))
    words = listed([f"“{word}”" for word, _ in count.most_common(3)])
    number = "one label" if count.total() == 1 else f"{counted(count.total(), 'label')} in {counted(len(count), 'word')}"
    held = Link(number, actor, "called")
    who = Link(opening(spoken(book).get(actor, actor)), actor)
    said = sentence(who, " has ", held, f"{', most often' if len(count) > 3 else ':'} {words}.")
    return Sentences([said, *_strongest(book)])


def _strongest(book: Book) -> Iterable[Sentence]:
    strong = book.labels[book.labels["kind"] == "violence"]
    if strong.empty:
        return
    own, words = int((strong["manner"] == "own").sum()), listed([f"“{word}”" for word, _ in Counter(strong["label"]).most_common(2)])
    voice = "the article's own" if len(book) == 1 else "the articles' own"
    if len(strong) == 1:
        yield sentence(f"{words} stands ", Link("once", "labels"), f", and {'it is' if own else 'not as'} {voice} word.")
        return
    uses: list[str | Link] = ["Of ", Link(counted(len(strong), "use"), "labels"), f" of words such as {words}, "]
    if own == len(strong):
        yield sentence(*uses, f"all are {voice}.")
    elif own:
        yield sentence(*uses, Link(f"{own:,}", "labels"), f" {'is' if own == 1 else 'are'} {voice}; the others are quoted, reported or held up.")
    else:
        yield sentence(*uses, f"none is {voice}: they are quoted, reported or held up.")
