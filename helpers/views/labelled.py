"""Who calls an actor what: the labels of each actor as a table, speakers by role down, words by frequency across.

The articles' own words stand first, an outlet a row. A speaker with fewer than `FEW` labels for the
actor has said too little for an empty cell to mean "never".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from helpers import schemas
from helpers.views.entries import Entries, Entry
from helpers.views.wording import counted, plain, short

FEW = 3  # labels of one speaker for one actor, below which "-" would claim too much
WORDS, OUTLETS, SPEAKERS = 8, 8, 5  # columns; rows of outlets, and of speakers a role, before they are put together
LISTED = 900  # uses listed on one page
JOINT = "others of "
UNLINKED_PAGE = "linked-to-nobody"  # of the labels whose referent the text does not show: its words are listed, without their speakers
OWN, NOBODY, UNLINKED, UNSURE = "In the articles, in no statement", "No speaker found", "Not linked to a name", "Not sure whose words"
ROLES = {
    "state": "States and officials",
    "military": "Armies",
    "armed_group": "Armed groups",
    "opposition": "Oppositions",
    "intergovernmental": "Bodies of states",
    "monitor": "Monitors",
    "ngo": "Aid and rights groups",
    "company": "Companies",
    "media": "Media",
    "expert": "Experts",
    "activist": "Activists",
    "witness": "Witnesses",
    "document": "Documents",
    "unnamed": "Described, not named",
    "other": "Others, or of what type is not sure",
}
_ORDER = [OWN, *(ROLES[kind] for kind in schemas.SOURCE_TYPES), UNLINKED, UNSURE, NOBODY]
MANNERS = {"quotation": "quoted", "paraphrase": "in a paraphrase", "own": "in no statement", "scare": "held up"}


@dataclass(frozen=True)
class Speaker:
    """A row of the table: whose words, under which role, and the page of the speaker."""

    role: str
    key: str
    name: str
    href: str | None = None


@dataclass
class Cell:
    """The uses of one word by one speaker; `href` leads to the words, or to their list where there are several."""

    uses: list[Entry] = field(default_factory=list)
    href: str = ""

    @property
    def manners(self) -> list[tuple[str, str, int]]:
        """Manner, its name for a reader, and how often, in the order of the key."""
        count = Counter(use["manner"] for use in self.uses)
        return [(manner, name, count[manner]) for manner, name in MANNERS.items() if count[manner]]


@dataclass
class Line:
    """One row: the speaker, a cell a word, and whether an empty cell says nothing."""

    speaker: Speaker
    cells: list[Cell]

    @property
    def few(self) -> bool:
        """Whether there are too few labels to say that a word is never used."""
        return sum(len(cell.uses) for cell in self.cells) < FEW


@dataclass
class Group:
    """The uses of one cell, as a list that the cell leads to; without a speaker, those of a word that are linked to nobody."""

    anchor: str
    speaker: Speaker | None
    word: str
    uses: list[Entry]


@dataclass
class Actor:
    """One actor and what it is called. `lines` are by role, the articles' own words first; `parts` the lists of words, a list a page."""

    key: str
    name: str
    href: str | None
    kind: str | None
    paths: list[str]
    uses: list[Entry]
    words: list[tuple[str, int]]
    lines: list[Line]
    parts: list[list[Group]]

    @property
    def columns(self) -> list[str]:
        """The words that have a column, and the last column of the others where there are more."""
        return [word for word, _ in self.words[:WORDS]] + (["other words"] if len(self.words) > WORDS else [])

    @property
    def manners(self) -> set[str]:
        """How the words are used, as frames have it."""
        return {use["manner"] for use in self.uses}

    @property
    def roles(self) -> list[tuple[str, list[Line]]]:
        """The rows under their roles, in order."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.speaker.role, []).append(line)
        return list(found.items())

    @property
    def voices(self) -> int:
        """How many different speakers have a word for the actor, the articles' own voices not counted."""
        return len({use["voice"] for use in self.uses if use["voice"] is not None})


class Names:
    """The labels of a book by the actor that they mean, those that are called most different things first."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries

    @cached_property
    def actors(self) -> list[Actor]:
        """Every actor with a label; last the labels whose referent is not known, which have words alone: no table, no speakers."""
        held: dict[str, list[Entry]] = {}
        for use in self.entries.labels.values():
            held.setdefault(use["referent"] or UNLINKED_PAGE, []).append(use)
        unknown = held.pop(UNLINKED_PAGE, [])
        order = sorted(held, key=lambda key: (-len({use["label"] for use in held[key]}), -len(held[key])))
        found = [self._actor(key, held[key]) for key in order]
        return [*found, *([self._nobody(unknown)] if unknown else [])]

    def _actor(self, key: str, uses: list[Entry]) -> Actor:
        source = self.entries.sources[key]
        words = Counter(use["label"] for use in uses).most_common()
        actor = Actor(key, source["name"], source["href"], _kind(source), [], uses, words, [], [])
        actor.lines = _lines(self._joined([(self._speaker(use), use) for use in uses]), actor.columns)
        lists = ((line.speaker, word, cell.uses) for line in actor.lines for word, cell in zip(actor.columns, line.cells, strict=True))
        actor.parts = _parts(lists)
        actor.paths = _paths(f"labels/{source['slug']}", actor.parts)
        _link(actor)
        return actor

    def _nobody(self, uses: list[Entry]) -> Actor:
        words = Counter(use["label"] for use in uses).most_common()
        parts = _parts((None, word, [use for use in uses if use["label"] == word]) for word, _ in words)
        return Actor(UNLINKED_PAGE, "Labels linked to nobody", None, None, _paths(f"labels/{UNLINKED_PAGE}", parts), uses, words, [], parts)

    def _speaker(self, use: Entry) -> Speaker:
        if not use["voice_sure"]:
            return Speaker(UNSURE, "", "the article, or whoever it tells of")
        if use["voice"] is None and use["manner"] in ("own", "scare"):
            outlet = use["article"]["outlet"]
            return Speaker(OWN, outlet or "", short(plain(outlet), 80) if outlet else "outlet not given")
        source = self.entries.sources.get(use["voice"])
        if source is None:
            return Speaker(NOBODY, "", "no speaker found")
        if not source["resolved"]:
            return Speaker(UNLINKED, "", "a pronoun or the like")
        return Speaker(ROLES[(source["sure_of"]["type"] and source["type"]) or "other"], source["source_id"], source["name"], source["href"])

    def _joined(self, uses: Sequence[tuple[Speaker, Entry]]) -> Iterable[tuple[Speaker, Entry]]:
        """The same uses, the speakers of a role that have fewest put together where they are many."""
        count = Counter(speaker for speaker, _ in uses)
        kept: set[Speaker] = set()
        joint: dict[str, int] = {}
        for role in {speaker.role for speaker in count}:
            most = OUTLETS if role == OWN else SPEAKERS
            held = [speaker for speaker, _ in count.most_common() if speaker.role == role]
            kept |= set(held if len(held) <= most + 1 else held[:most])
            joint[role] = len(held) - most
        for speaker, use in uses:
            role = speaker.role
            others = counted(joint[role], "other outlet") if role == OWN else counted(joint[role], "other")
            yield (speaker if speaker in kept else Speaker(role, f"{JOINT}{role}", others)), use


def _kind(source: Entry | None) -> str | None:
    """What an actor is, in words."""
    if source is None or not source["type"]:
        return None
    return str(source["type"]) if source["sure_of"]["type"] else f"probably {source['type']}"


def _lines(uses: Iterable[tuple[Speaker, Entry]], columns: Sequence[str]) -> list[Line]:
    """The rows by role; in a role those with most labels first, and those put together last."""
    found: dict[Speaker, list[Cell]] = {}
    for speaker, use in uses:
        cells = found.setdefault(speaker, [Cell() for _ in columns])
        cells[columns.index(use["label"]) if use["label"] in columns else -1].uses.append(use)
    lines = [Line(speaker, cells) for speaker, cells in found.items()]
    return sorted(lines, key=lambda line: (_ORDER.index(line.speaker.role), line.speaker.key.startswith(JOINT), -_size(line)))


def _parts(lists: Iterable[tuple[Speaker | None, str, list[Entry]]]) -> list[list[Group]]:
    """The lists of words, as many a page as keep it small; a list is never torn unless it is larger than a page."""
    parts: list[list[Group]] = [[]]
    pieces = ((who, word, uses[first : first + LISTED]) for who, word, uses in lists for first in range(0, len(uses), LISTED))
    for number, (who, word, uses) in enumerate(pieces, 1):
        if sum(len(group.uses) for group in parts[-1]) + len(uses) > LISTED:
            parts.append([])
        parts[-1].append(Group(f"words-{number}", who, word, uses))
    return parts


def _paths(stem: str, parts: Sequence[Sequence[Group]]) -> list[str]:
    return [f"{stem}{f'-{n + 1}' if n else ''}.html" for n in range(len(parts))]


def _link(actor: Actor) -> None:
    """Each cell's way to its words: straight to them, or to their list where there are several."""
    lists = {id(group.uses[0]): f"{path}#{group.anchor}" for path, groups in zip(actor.paths, actor.parts, strict=True) for group in groups}
    for cell in (cell for line in actor.lines for cell in line.cells if cell.uses):
        cell.href = cell.uses[0]["href"] if len(cell.uses) == 1 else lists[id(cell.uses[0])]


def _size(line: Line) -> int:
    return sum(len(cell.uses) for cell in line.cells)
