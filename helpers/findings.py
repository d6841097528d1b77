"""What a book says, as sentences computed from its frames; each number in them knows the words it comes from.

Nothing here says that a claim is true. "Says" and "reports" are all that an article can show.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup, escape

from helpers import doubts, schemas
from helpers import voices as voices_of
from helpers.grammar.passing import is_passing
from helpers.statements import distinct, of_what
from helpers.views.naming import is_plural, opening, spoken
from helpers.views.wording import bounds, counted, day, listed, plain, short, span_of_days

if TYPE_CHECKING:
    from helpers.book import Book

SCORES = Path(__file__).parent / "models" / "scores.json"
PEOPLE = ("killed", "at_risk", "displaced", "injured", "killed_or_injured", "missing", "detained", "abducted", "people")  # asked for first
# Kinds as the object of "on"; a kind that is not here is told in its own words.
THINGS = {
    "killed": "the killed",
    "injured": "the injured",
    "killed_or_injured": "the killed and injured",
    "displaced": "the displaced",
    "missing": "the missing",
    "detained": "the detained",
    "abducted": "the abducted",
    "at_risk": "people at risk",
    "share": "shares",
    "area": "areas",
    "distance": "distances",
    "speed": "speeds",
    "temperature": "temperatures",
}
OF_MANY_SORTS = ("count", "rate")  # of these the figures have nothing in common
OFTEN = 6  # one in so many of a source's figures is often
SOURCES = 2  # whose figures a finding tells
LANGUAGES = {"en": "English", "ar": "Arabic", "fr": "French", "de": "German", "es": "Spanish", "ru": "Russian", "fa": "Persian", "tr": "Turkish"}
SUPPORTED = "en"
STATED = ("asserts", "accuses", "warns", "predicts", "believes")  # stances whose figures the source gives as its own; "denies" does not


@dataclass(frozen=True)
class Link:
    """Words in a sentence that lead somewhere: to a claim, figure or source by its key, or a part of its page, or to a page by its name."""

    words: str
    key: str
    part: str = ""  # of a source's page: `figures`


@dataclass(frozen=True)
class Sentence:
    """A sentence in parts: plain words and links. `str()` is its text; in a notebook it is a paragraph."""

    parts: tuple[str | Link, ...]

    def __str__(self) -> str:
        return "".join(part if isinstance(part, str) else part.words for part in self.parts)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return str(Markup("<p>{}</p>").format(str(self)))


class Sentences(tuple[Sentence, ...]):
    """Several sentences; in a notebook, a list."""

    def __repr__(self) -> str:
        return "\n".join(map(str, self)) or "none"

    def _repr_html_(self) -> str:
        return "<ul>" + "".join(f"<li>{escape(str(sentence))}</li>" for sentence in self) + "</ul>"


def sentence(*parts: str | Link) -> Sentence:
    """A sentence of words and links."""
    return Sentence(parts)


def corpus(book: Book) -> Sentence:
    """What was read: articles, outlets, days, language, and what of it is missing."""
    if not len(book):
        return sentence(f"No article could be read: {counted(len(book.inputs), 'input')} offered, {_rejected(book)} rejected.")
    held = [
        Link(counted(len(book), "article"), "articles"),
        " ",
        *_outlets(book.articles),
        ", ",
        *_days(book.articles),
        ", ",
        *_languages(book.articles),
    ]
    heard = int(book.sources["heard"].sum())
    by: list[str | Link] = [" by ", Link(counted(heard, "source"), "sources") if heard else "no source that is named"] if len(book.claims) else []
    found = [_number(len(book.claims), "claim"), *by, " and ", _number(len(book.figures), "figure")]
    return sentence(*held, ": ", *found, ".")


def _number(number: int, one: str) -> str | Link:
    return Link(counted(number, one), f"{one}s") if number else f"no {one} found"


def _rejected(book: Book) -> int:
    return int((book.inputs["status"] == "rejected").sum())


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
    return Sentences([*_stated(book, most), *_heard(book), *_unsourced(book)])


def _stated(book: Book, most: int) -> Iterator[Sentence]:
    names = spoken(book)
    doubtful = _doubtful(book)
    told = 0
    for kind, rows in _by_kind(book).items():
        said = _of_kind(kind, rows, names, doubtful)
        if said and told < most:
            told += 1
            yield sentence(*said)


def _doubtful(book: Book) -> set[str]:
    """The claims that the network is not sure of, or whose source is only probably meant."""
    return {*book.claims.loc[book.claims["confidence"] < voices_of.SURE, "claim_id"], *doubts.of_claims(book.claims, book.mentions)}


def _by_kind(book: Book) -> dict[str, list[dict[str, Any]]]:
    """The figures that sources give as their own, by kind: people first, then the kinds with most of them; of each the unit with most."""
    found: dict[str, dict[str | None, list[dict[str, Any]]]] = {}
    for row in schemas.records(stated(book)):
        if row["kind"] not in ("age", "duration", "other"):
            found.setdefault(row["kind"], {}).setdefault(row["unit"], []).append(row)
    rows = {kind: max(units.values(), key=len) for kind, units in found.items()}
    return dict(sorted(rows.items(), key=lambda item: (PEOPLE.index(item[0]) if item[0] in PEOPLE else len(PEOPLE), -len(item[1]))))


def _of_kind(kind: str, rows: list[dict[str, Any]], names: Mapping[str, str], doubtful: set[str]) -> list[str | Link]:
    """Who gives which figures of one kind, those with most first; nothing where all of them are doubtful or vague."""
    given: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        given.setdefault(row["source_id"], []).append(row)
    order = sorted(given.items(), key=lambda item: (-len(item[1]), item[0] not in names))  # of equals those with a name, then reading order
    told = [_of_source(key, held, names, doubtful, shared=len(given) > 1) for key, held in order]
    told = [said for said in told if said][: 1 if kind in OF_MANY_SORTS else SOURCES]
    if not told:
        return []
    if kind in OF_MANY_SORTS:
        return [_opened(told[0][0]), *told[0][1:]]
    path, thing = f"figures/{kind}", THINGS.get(kind, f"{kind.replace('_', ' ')}")
    if len(given) == 1:
        return [f"On {thing}, ", *told[0]]
    of_all = Link(counted(len(rows), "figure"), path)
    told = [[_opened(said[0]), *said[1:]] for said in told]
    return [
        f"On {thing}, ",
        of_all,
        " come from ",
        Link(counted(len(given), "source"), path),
        ". ",
        *[part for said in told for part in (" ", *said)][1:],
    ]


def _of_source(key: str, rows: list[dict[str, Any]], names: Mapping[str, str], doubtful: set[str], *, shared: bool) -> list[str | Link]:
    """What a source says most, as a sentence, a number of the whole before that of a group; the largest figure where it repeats none.

    `shared`: others give figures of the kind, too.
    """
    said = distinct(sorted((row for row in rows if not row["vague"]), key=lambda row: row["claim_id"] in doubtful))
    sure = [row for row in said if row["claim_id"] not in doubtful]  # a doubtful claim is counted where a sure one says the same
    told = [row for row in sure if _says_of_what(row) or (row["kind"] in PEOPLE and row["times"] > 1)]  # a bare number may be of something else
    if not told:
        return []
    who: list[str | Link] = [Link(names.get(key, "a source that is not named"), key)]
    several = is_plural(names.get(key, ""))
    statements = sorted(told, key=lambda row: (bool(of_what(row)), -row["times"], -_size(row)))
    often = [row for row in statements if row["times"] > 1 and row["times"] * OFTEN >= len(rows)][:2]
    if statements[0]["times"] == len(rows):
        return [*who, " say " if several else " says ", *_statement(statements[0]), *_times(statements[0]), "."]
    of_all = Link(f"{len(rows):,} of them", key, "figures") if shared else Link(counted(len(rows), "figure"), f"figures/{rows[0]['kind']}")
    gives = [*who, " give " if several else " gives ", of_all]
    if not often:
        largest = max(statements, key=_size)
        all_told = sum(row["times"] for row in told) == len(rows)
        return [*gives, ", the largest " if all_told else ", among them ", *_statement(largest), "."]
    joined = [[*_statement(row), *_times(row)] for row in often]
    return [*gives, ", most often ", *[part for one in joined for part in (" and ", *one)][1:], "."]


def _opened(first: str | Link) -> str | Link:
    return Link(opening(first.words), first.key) if isinstance(first, Link) else opening(first)


def _statement(row: Mapping[str, Any]) -> list[str | Link]:
    about = f" {short(row['counted'], 80)}" if row["counted"] else f" of {short(row['share_of'], 80)}" if row["share_of"] else ""
    return [Link(bounds(row), row["figure_id"]), about] if about else [Link(bounds(row), row["figure_id"])]


def _times(row: Mapping[str, Any]) -> list[str | Link]:
    return [" (", Link(f"{row['times']:,} times", row["source_id"], "figures"), ")"] if row["times"] > 1 else []


def _says_of_what(row: Mapping[str, Any]) -> bool:
    return bool(row["counted"] or row["share_of"] or row["unit"])


def stated(book: Book) -> pd.DataFrame:
    """The figures that a source gives as its own: neither that claim nor one round it denies, doubts, demands or the like.

    Nor does "not" stand right before the figure, nor is it only named in passing (see `grammar.passing`).
    """
    texts = dict(zip(book.articles["article_id"], book.articles["text"], strict=True))
    claims = {row["claim_id"]: row for row in schemas.records(book.claims)}
    kept = []
    places = zip(book.figures["article_id"], book.figures["phrase_start"], book.figures["claim_id"].astype(object), strict=True)
    for article_id, start, key in places:
        round_it: list[str] = []
        while key in claims and key not in round_it:
            round_it.append(key)
            key = claims[key]["nested_in"]
        refused = _REFUSED.search(texts[article_id], max(0, start - len("rather than ")), start)
        gives = refused is None and bool(round_it) and all(_gives(claims[key]) for key in round_it)
        kept.append(gives and not _names_in_passing(texts[article_id], claims[round_it[0]], start))
    return book.figures[pd.Series(kept, index=book.figures.index, dtype=bool) & book.figures["source_id"].notna()]


def _names_in_passing(text: str, claim: Mapping[str, Any], start: int) -> bool:
    """Whether the article's words of what somebody states only name a figure: what he is quoted with, and what "according to" leads to, he gives."""
    cue_end = claim["cue_end"]
    span = next((first for first, last in claim["spans"] if first <= start < last), None)
    if cue_end is None or span is None or cue_end > span or claim["cue_text"].lower().startswith("according"):
        return False
    before = text[span:start]
    quoted = sum(before.count(mark) for mark in "“«") > sum(before.count(mark) for mark in "”»") or before.count('"') % 2 == 1
    return not quoted and is_passing(before, claim["cue_text"])


_REFUSED = re.compile(r"(?i:\b(?:not|nor|never|instead of|rather than)\s)$")  # "but not 40"


def _gives(claim: dict[str, Any]) -> bool:
    return voices_of.states(claim) and claim["stance"] in (None, *STATED)


def leading(book: Book, most: int) -> list[dict[str, Any]]:
    """The figures that sources give as their own, those to show first; each statement once with `times` how often it stands.

    Kinds take turns, people before other things; of a kind what is stated most often comes first, then
    what is largest. Doubtful claims, those of a source that is only probably meant, vague words, ages,
    durations and numbers that do not say of what are left to the table.
    """
    doubtful = _doubtful(book)
    rows = [row for row in schemas.records(stated(book).query("not vague")) if row["claim_id"] not in doubtful]
    kept = [row for row in rows if row["kind"] not in ("age", "duration", "other") and (row["kind"] in PEOPLE or _says_of_what(row))]
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(distinct(kept), key=lambda row: (-row["times"], -_size(row))):
        by_kind.setdefault(row["kind"], []).append(row)
    order = sorted(by_kind, key=lambda kind: (PEOPLE.index(kind) if kind in PEOPLE else len(PEOPLE), -len(by_kind[kind])))
    turns = [(turn, place, row) for place, kind in enumerate(order) for turn, row in enumerate(by_kind[kind])]
    return [row for _, _, row in sorted(turns, key=lambda item: item[:2])[:most]]


def _size(row: dict[str, Any]) -> float:
    return next((float(row[name]) for name in ("value", "high", "low") if row[name] is not None), 0.0)


def _heard(book: Book) -> Iterable[Sentence]:
    claims = _said(book)
    own = claims[~_relayed(book, claims)]
    direct = own["source_id"].value_counts(sort=False)
    if direct.empty:
        return
    most, times = sorted(direct.items(), key=lambda item: -item[1])[0]  # of equals the first in reading order
    name = opening(spoken(book).get(most, most))
    relayed = int((claims["source_id"] == most).sum()) - times
    more: list[str | Link] = [", and ", Link(f"{relayed:,} more", most), " only through another source"] if relayed else []
    unsure = len(doubts.of_claims(book.claims, book.mentions).keys() & set(own.loc[own["source_id"] == most, "claim_id"]))
    if unsure:
        more = [" (", Link(f"{unsure:,} of them", most), " only probably)", *more]
    others = int((direct == times).sum()) - 1
    verb = "are" if is_plural(spoken(book).get(most, "")) else "is"
    said = f" {verb} heard most, as {'are' if others > 1 else 'is'} {counted(others, 'other')}: " if others else f" {verb} heard most: "
    yield sentence(Link(name, most), said, Link(f"{times:,} of {counted(len(book.claims), 'claim')}", most), *more, ".")


def _relayed(book: Book, claims: pd.DataFrame) -> pd.Series:
    return voices_of.relayed(book.claims).loc[claims.index]


def _said(book: Book) -> pd.DataFrame:
    """The claims in which somebody who is named or meant states something."""
    claims = book.claims[book.claims["source_id"].notna()]
    return claims[voices_of.stating(claims)]


def _unsourced(book: Book) -> Iterable[Sentence]:
    if len(book.figures):
        own, all_of_them = _own(book), counted(len(book.figures), "figure")
        voice = "the article's own voice" if len(book) == 1 else "the articles' own voice"
        if own:
            yield sentence(Link(f"{own:,} of {all_of_them}", "figures"), f" {'is' if own == 1 else 'are'} given in {voice}, without a source.")
            return
        holder = "is given by a source" if book.figures["source_id"].notna().all() else "stands in a claim"
        all_said = f"Each of {all_of_them}" if len(book.figures) > 1 else "The one figure"
        yield sentence(Link(all_said, "figures"), f" {holder}; none is in {voice}.")


def _own(book: Book) -> int:
    """The figures round which nobody states something."""
    claims = {row["claim_id"]: row for row in schemas.records(book.claims)}
    own = 0
    for key in book.figures["claim_id"].astype(object):
        while key in claims and not voices_of.states(claims[key]):
            key = claims[key]["nested_in"]
        own += key not in claims
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
    known = book.labels.dropna(subset=["referent"])
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


# -- limits


def limits(book: Book) -> Sentences:
    """What the book cannot tell, with what is unknown in it counted."""
    said = [sentence("Who is right. A claim is what someone is said to state, think, want or ask; a figure is what a text says.")]
    said += [sentence("Everything that was said. ", Link(measured(), "method"))] if measured() else []
    said += [sentence("Whether two figures count the same thing. They may be of other days, places or groups: read the words.")]
    said += [sentence("How often something happened. A count of claims counts sentences: one event may be told many times.")]
    links = [Link(words, page) for words, page in unknown(book)]
    if links:
        joined = [part for link in links for part in ("; ", link)][1:]
        said.append(sentence("Left out or not given: ", *joined, "."))
    return Sentences(said)


def unknown(book: Book) -> list[tuple[str, str]]:
    """What is missing or was left out, in words, with the page that lists it; nothing where all is known."""
    articles, claims = book.articles, book.claims
    of_all = f"of {counted(len(articles), 'article')}"
    counts = [
        (int(articles["published"].isna().sum()), f"{of_all} without a date", "excluded"),
        (int(articles["outlet"].isna().sum()), f"{of_all} without an outlet", "excluded"),
        (
            int((articles["language"].notna() & (articles["language"] != SUPPORTED)).sum()),
            f"{of_all} in a language that is not supported",
            "excluded",
        ),
        (int(claims["source_id"].isna().sum()), f"of {counted(len(claims), 'claim')} without a source", "excluded"),
        (len(claims) - int(voices_of.stating(claims).sum()), f"of {counted(len(claims), 'claim')} that state nothing", "claims"),
        (_rejected(book), f"of {counted(len(book.inputs), 'input')} rejected", "excluded"),
    ]
    return [(f"{number:,} {words}", page) for number, words, page in counts if number]


def scores() -> pd.DataFrame:
    """The measured scores that lie beside the code: `layer`, `gold`, `over`, `measure`, `precision`, `recall`, `f1`, `low`, `high`.

    Precision, recall and F1 are 0 to 100; `low` and `high` bound F1 at 95 %. No row where nothing was measured. Of the
    claims that lie in no other only those with their source are shown.
    """
    held: dict[str, Any] = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.is_file() else {}
    rows = [{**measure, "layer": layer, "gold": part["gold"]} for layer, part in held.items() for measure in part["measures"]]
    rows = [row for row in rows if not row["over"].startswith("outermost") or row["measure"] == "content+src"]
    return pd.DataFrame(rows, columns=["layer", "gold", "over", "measure", "precision", "recall", "f1", "low", "high"])


def measured() -> str:
    """How many claims are found and right, in a sentence; empty where nothing was measured."""
    found = scores()
    found = found[(found["layer"] == "claims") & (found["over"] == "all") & (found["measure"] == "content+src")]
    if found.empty:
        return ""
    row = found.iloc[0]
    return (
        f"In a test on news in which people had marked the claims, {row['recall']:.0f} of 100 were found with their source, "
        f"and {row['precision']:.0f} of 100 that were found were right."
    )


# -- where nothing is found


def nothing(book: Book, what: str, *, unlocated: int = 0) -> str:
    """Why a list is empty: none there, not looked for, or found and not placed. Never a bare 0.

    >>> from types import SimpleNamespace
    >>> nothing(SimpleNamespace(articles=pd.DataFrame({"language": []})), "claims")
    'Claims were not looked for: no article could be read.'
    """
    return none_in(what, book.articles["language"].tolist(), unlocated=unlocated)


def none_in(what: str, languages: Sequence[Any], *, unlocated: int = 0) -> str:
    """The same, for articles in these languages."""
    if not languages and what == "articles":
        return "No article could be read."
    if not languages:
        return f"{what.capitalize()} were not looked for: no article could be read."
    if unlocated:
        return f"{what.capitalize()} were found but not located ({unlocated:,})."
    foreign = sum(1 for code in languages if isinstance(code, str) and code != SUPPORTED)
    known = len(languages) - foreign
    parts = [f"No {what} found in {counted(known, 'article')}"] if known else []
    parts += (
        [f"{'' if known else 'No ' + what + ': '}not looked for with rules of their own in {counted(foreign, 'article')} (language not supported)"]
        if foreign
        else []
    )
    return "; ".join(parts) + "."
