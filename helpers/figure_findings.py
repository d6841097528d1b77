"""What sources say in figures, as sentences: of one place and day what several give, else who gives most and what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from helpers import schemas
from helpers.certainty import stated
from helpers.certainty.stated import PEOPLE, says_of_what, size
from helpers.occasions import SEVERAL, occasions
from helpers.sentences import Link, Sentence, sentence
from helpers.statements import distinct, of_what
from helpers.views.naming import is_plural, opening, spoken
from helpers.views.wording import bounds, counted, short

if TYPE_CHECKING:
    from helpers.book import Book

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


def figures(book: Book, most: int) -> Iterator[Sentence]:
    """Who gives which figures, a sentence a thing counted, of at most so many: people first, then those with most figures."""
    names = spoken(book)
    told = 0
    for kind, rows in _by_kind(book).items():
        said = _of_occasion(rows, names) or _of_kind(kind, rows, names)
        if said and told < most:
            told += 1
            yield sentence(*said)


def _by_kind(book: Book) -> dict[str, list[dict[str, Any]]]:
    """The figures that sources give as their own, by kind: people first, then the kinds with most of them; of each the unit with most."""
    found: dict[str, dict[str | None, list[dict[str, Any]]]] = {}
    for row in schemas.records(stated.figures(book)):
        if row["kind"] not in ("age", "duration", "other"):
            found.setdefault(row["kind"], {}).setdefault(row["unit"], []).append(row)
    rows = {kind: max(units.values(), key=len) for kind, units in found.items()}
    return dict(sorted(rows.items(), key=lambda item: (PEOPLE.index(item[0]) if item[0] in PEOPLE else len(PEOPLE), -len(item[1]))))


def _of_kind(kind: str, rows: list[dict[str, Any]], names: Mapping[str, str]) -> list[str | Link]:
    """Who gives which figures of one kind, those with most first; nothing where all of them are vague."""
    given: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        given.setdefault(row["source_id"], []).append(row)
    order = sorted(given.items(), key=lambda item: (-len(item[1]), item[0] not in names))  # of equals those with a name, then reading order
    told = [_of_source(key, held, names, shared=len(given) > 1) for key, held in order]
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


def _of_occasion(rows: list[dict[str, Any]], names: Mapping[str, str]) -> list[str | Link]:
    """The least and the largest figure of the place and days of which most sources give some; nothing where few do."""
    occasion, held = next(iter(occasions(rows, SEVERAL).items()), (None, list[Any]()))
    counts = [row for row in held if not row["vague"] and row["scope"] != "previous" and not row["delta"]]
    if occasion is None or len({bounds(row) for row in counts}) < 2:
        return []
    least, most = min(counts, key=size), max(counts, key=size)
    page, part = f"figures/{occasion.kind}", occasion.anchor
    said = [
        f"On {THINGS.get(occasion.kind, occasion.kind.replace('_', ' '))} ({occasion}), ",
        Link(counted(len({row["source_id"] for row in held}), "source"), page, part),
        " give ",
        Link(counted(len(held), "figure"), page, part),
        ", from ",
        *_by(least, names),
        " to ",
        *_by(most, names),
        *_in_words(held),
    ]
    all_figures = Link(counted(len(rows), "figure"), page)
    all_sources = Link(counted(len({row["source_id"] for row in rows}), "source"), page)
    return [*said, ". ", all_figures, " of all places and days come from ", all_sources, "."]


def _in_words(rows: Iterable[Mapping[str, Any]]) -> list[str | Link]:
    """The figures that are words without a number, which no range holds: "dozens"."""
    vague = [row for row in rows if row["vague"]]
    if not vague:
        return []
    told: list[list[str | Link]] = [[", ", Link(f"“{row['text']}”", row["figure_id"])] for row in vague]
    return [" and, without a number, ", *[part for one in told for part in one][1:]]


def _by(row: Mapping[str, Any], names: Mapping[str, str]) -> list[str | Link]:
    return [*_statement(row), " (", Link(names.get(row["source_id"], "a source that is not named"), row["source_id"]), ")"]


def _of_source(key: str, rows: list[dict[str, Any]], names: Mapping[str, str], *, shared: bool) -> list[str | Link]:
    """What a source says most, as a sentence, a number of the whole before that of a group; the largest figure where it repeats none.

    Neither a value that stood before nor a change is told.

    `shared`: others give figures of the kind, too.
    """
    said = distinct(row for row in rows if not row["vague"] and row["scope"] != "previous" and not row["delta"])
    told = [row for row in said if says_of_what(row) or (row["kind"] in PEOPLE and row["times"] > 1)]  # a bare number may be of something else
    if not told:
        return []
    who: list[str | Link] = [Link(names.get(key, "a source that is not named"), key)]
    several = is_plural(names.get(key, ""))
    statements = sorted(told, key=lambda row: (bool(of_what(row)), -row["times"], -size(row)))
    often = [row for row in statements if row["times"] > 1 and row["times"] * OFTEN >= len(rows)][:2]
    if statements[0]["times"] == len(rows):
        return [*who, " say " if several else " says ", *_statement(statements[0]), *_times(statements[0]), "."]
    of_all = Link(f"{len(rows):,} of them" if shared else counted(len(rows), "figure"), key, _part(rows[0]))
    gives = [*who, " give " if several else " gives ", of_all]
    if not often:
        largest = max(statements, key=size)
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
    return [" (", Link(f"{row['times']:,} times", row["source_id"], f"{_part(row)} {row['figure_id']}"), ")"] if row["times"] > 1 else []


def _part(row: Mapping[str, Any]) -> str:
    """The figures of the same kind and unit, as a part of what a source gives."""
    return f"{row['kind']} {row['unit'] or ''}".strip()
