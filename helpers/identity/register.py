"""The sources of a corpus while they are found: one object each, by what makes two of them one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from helpers.grammar import names
from helpers.grammar.names import Reading

CORPUS = ""  # stands for the article where a source belongs to the whole corpus
FURTHEST = 6  # steps from a source to its origin


@dataclass(eq=False)
class Source:
    """A canonical source or actor; `aliases` in the order in which the corpus gives them."""

    key: str  # unique over the corpus, for the code alone
    name: str
    type: str
    being: str
    named: bool
    resolved: bool = True
    identity: str = ""  # given once the name is known in full
    heard: bool = False
    gender: str = ""
    affiliation: str | None = None
    affiliated: Source | None = None
    speaks_for: Source | None = None
    group: str | None = None  # given by the analyst
    roles: set[str] = field(default_factory=set)
    aliases: list[str] = field(default_factory=list)

    @property
    def origin(self) -> Source:
        """The source that this one is not independent of; itself where there is none."""
        source: Source = self
        for _ in range(FURTHEST):
            following = source.speaks_for or source.affiliated
            if source.group or following is None or following is self:
                return source
            source = following
        return source

    def called(self, words: str) -> None:
        """Notes other words that name it."""
        if words != self.name and words not in self.aliases:
            self.aliases.append(words)

    def rename(self, name: str) -> None:
        """Takes a name that says more: it holds every word of the present one."""
        held, given = names.key(self.name).split(), names.key(name).split()
        if len(given) > len(held) and set(held) <= set(given):
            self.called(self.name)
            self.name = name

    def join(self, body: Source) -> None:
        """A person or part of `body` speaks for it: affiliation and origin, and the type where its own says nothing."""
        if self is body or self.affiliated is not None or body.origin is self:
            return
        self.affiliated, self.affiliation = body, self.affiliation or body.name
        if self.type in ("other", "unnamed") and body.type not in ("other", "document", "unnamed"):
            self.type = body.type


@dataclass(frozen=True)
class Link:
    """How one mention was linked: `reason` is a key of the table `links`."""

    source: Source
    form: str
    reason: str


class Register:
    """All sources of the corpus."""

    def __init__(self) -> None:
        self.by_key: dict[tuple[str, str], Source] = {}

    def get(self, key: tuple[str, str], name: str, reading: Reading, *, named: bool, resolved: bool = True) -> Source:
        """The source with this key (an article or `CORPUS`, and a name), made if it is new."""
        source = self.by_key.get(key)
        if source is None:
            source = self.by_key[key] = Source(" / ".join(key), name, reading.type or "other", reading.being, named, resolved)
        self.learn(source, reading)
        return source

    def learn(self, source: Source, reading: Reading) -> None:
        """Type, being, gender and role of one more mention, where they are still unknown."""
        if source.type == "other" and reading.type:
            source.type = reading.type
        if not source.being:
            source.being = reading.being
        if reading.role and reading.being == source.being:
            source.roles.add(reading.role.lower())
        source.gender = source.gender or gender(reading)

    def settle(self) -> list[Source]:
        """All sources in order of their first mention, each with its identity: its name as a slug, after the article's where it is unnamed."""
        taken: set[str] = set()
        for (article_id, _), source in self.by_key.items():
            slug = _slug(source.name)
            base = f"{article_id}:{slug}" if article_id else slug
            source.identity, number = base, 1
            while source.identity in taken:
                number += 1
                source.identity = f"{base}-{number}"
            taken.add(source.identity)
        return list(self.by_key.values())


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60] or "source"


def gender(reading: Reading) -> str:
    """`male` or `female` where a title, a role or a given name shows it, else empty.

    >>> gender(names.read("Ms Reed")), gender(names.read("the spokesman")), gender(names.read("Dr Reed"))
    ('female', 'male', '')
    """
    if reading.being not in ("person", ""):
        return ""
    words = [names.bare(word.strip(".,")) for word in names.before_preposition(f"{reading.role} ").split()]
    words = words if reading.form == "name" else [reading.head]
    shown = {names.genders()[word] for word in words if word in names.genders()}
    if len(shown) == 1:
        return shown.pop()
    given = names.bare(reading.name.split()[0]) if reading.form == "name" and " " in reading.name else ""
    return names.given_names().get(given, "")
