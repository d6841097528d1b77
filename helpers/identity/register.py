"""The sources of a corpus while they are found: one object each, by what makes two of them one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from helpers.grammar import name_keys, name_parts, name_words
from helpers.grammar.names import Reading
from helpers.grammar.noun_types import LINKS, bare, before_preposition, classify
from helpers.identity import bodies
from helpers.lexicon import table

CORPUS = ""  # stands for the article where a source belongs to the whole corpus
PRIVATE = ("expert", "witness")  # types that a person keeps, whoever he works for
HOLDERS = 2  # who may share an office that is told without its state
FURTHEST = 6  # steps from a source to its origin
OPENED = 3  # the same of a person's, where the words before the shorter name may have opened a sentence: Even Ann Reed
SHARE = 0.1  # of the articles that name somebody, those that must say for whom he speaks
MOVED = 0.25  # of the articles that say for whom somebody speaks: where more name another body, he has moved
TOLD = 0.2  # of the articles that name a body, those that must tell its type where its name does not
RARE = 20  # a body is not called by a name that stands so many times less often than another of its names
_LOOSE = re.compile(r"-(?:led|backed|based|linked|aligned|affiliated)\b|['’]s\b")  # words before a name that are no part of it
_DETERMINER = re.compile(r"^(?:the|an?|this|that|its|his|her|their) ", re.IGNORECASE)


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
    group: Source | str | None = None  # given by the analyst
    fixed: bool = False  # name and type are the analyst's
    moved: bool = False  # from one body to another
    follows: bool = False  # its affiliation is whatever the body is called in the end
    wholly: bool = False  # it has the type of the body, whatever its own
    roles: set[str] = field(default_factory=set)
    aliases: list[str] = field(default_factory=list)
    times: Counter[str] = field(default_factory=Counter)  # how often each name stands, determiners left out
    told: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # types that mentions tell, and in which articles
    articles: set[str] = field(default_factory=set)  # that name it
    bodies: dict[Source, set[str]] = field(default_factory=lambda: defaultdict(set))  # for whom it speaks, and the articles that say so
    offices: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # the same where the article has no source of that name
    left: dict[str, str] = field(default_factory=dict)  # article -> what it was, and is no more, as a key

    @property
    def is_fixed(self) -> bool:
        """Whether the name is the analyst's, or that of the tables."""
        return self.fixed or bodies.name(name_keys.key(self.name)) == self.name

    @property
    def independence(self) -> str:
        """The identity of its origin, or the group that the analyst gave."""
        source = self.origin
        if isinstance(source.group, Source):
            return source.group.identity if source.group is source else source.group.origin.identity
        return source.group or source.identity

    @property
    def origin(self) -> Source:
        """The source that this one is not independent of; itself where there is none."""
        source: Source = self
        for _ in range(FURTHEST):
            following = source.speaks_for or source.affiliated
            if source.group is not None or following is None or following is self:
                return source
            source = following
        return source

    def settle_body(self) -> None:
        """Joins somebody with a name to the body that most articles give, where enough of those that name him do."""
        voices: dict[Source | str, set[str]] = dict(self.bodies.items())
        voices.update(self.offices)
        telling = {article for articles in voices.values() for article in articles}
        best = max(voices, key=lambda body: len(voices[body]), default=None)
        if best is None or 2 * len(voices[best]) < len(telling) or len(voices[best]) < SHARE * len(self.articles):
            return
        others = [len(articles) for body, articles in voices.items() if _is_elsewhere(best, body)]
        others.append(sum(_is_told(best, role) for article, role in self.left.items() if article not in voices[best]))
        if any(times == len(voices[best]) or times > max(1, MOVED * len(telling)) for times in others):
            self.moved = True  # a spokesman of one body then, of another now: over all articles he speaks for neither
            return
        if isinstance(best, str):
            self.affiliation = best
        else:
            self.join(best)

    def settle_type(self) -> None:
        """Takes the type that most articles tell; a body that of its name, else one that enough of them tell."""
        if self.fixed:
            return
        if not self.told:
            if self.being == "body" and self.type == "other" and classify(self.name)[0] in ("intergovernmental", "state"):
                self.type = classify(self.name)[0]  # the U.N. panel
            return
        best = max(self.told, key=lambda kind: len(self.told[kind]))
        own = classify(self.name)[0] if self.being == "body" else ""
        if own not in ("", "other", "witness", "unnamed"):  # a Refugee Service is no witness
            self.type = own
        elif self.being == "person" or len(self.told[best]) >= TOLD * len(self.articles):
            self.type = best
        else:
            self.type = "other"

    def called(self, words: str) -> None:
        """Notes words that name it."""
        self.times[_DETERMINER.sub("", words)] += 1
        if words != self.name and words not in self.aliases:
            self.aliases.append(words)

    def rename(self, name: str) -> None:
        """Takes a name that says more: it holds every word of the present one."""
        held, given = name_keys.key(self.name).split(), name_keys.key(name).split()
        more = len(given) > len(held) and set(held) < set(given) and set(given) - set(held) != {"un"}  # that it is the UN's is no part of a name
        if not self.is_fixed and more and not _LOOSE.search(name) and not _is_described(name):
            self._take(name)

    def settle_name(self) -> None:
        """Takes the name that stands most where its own is rare: a body is not called for all articles as a single one calls it."""
        if self.fixed or not self.named:
            return
        if known := bodies.name(name_keys.key(self.name)):
            self._settle_known(known)
            return
        plain = {name: count for name, count in self.times.items() if name[:1].isupper() and self._may_be_called(name) and not _is_by_capital(name)}
        best = max(plain, key=lambda name: (plain[name], len(name)), default=self.name)
        rarer = OPENED if self.being == "person" else 0 if _is_by_capital(self.name) else RARE
        if plain.get(best, 0) >= max(1, rarer * max(1, self.times[self.name])):
            self._take(best)

    def _settle_known(self, known: str) -> None:
        """Takes the name in the tables as the corpus writes it, or, where it never does, the one that stands most."""
        written = {name: count for name, count in self.times.items() if name[:1].isupper()}
        same = {name: count for name, count in written.items() if name_keys.key(name) == name_keys.key(known)}
        self.name = max(same or written, key=lambda name: (written[name], len(name)), default=self.name)

    def _may_be_called(self, name: str) -> bool:
        """Whether a name says enough: a person's first and last name, of a body no bare noun such as 'Observatory'."""
        if self.being == "person":
            return " " in name and set(name_keys.key(name).split()) <= set(name_keys.key(self.name).split())
        return " " in name or name.isupper() or name_words.types().get(name.lower(), ("", ""))[1] != "body"

    def _take(self, name: str) -> None:
        if self.name not in self.aliases:
            self.aliases.append(self.name)
        self.name = name

    def join(self, body: Source, *, wholly: bool = False) -> None:
        """A person or part of `body` speaks for it: affiliation and origin, and its type; that of an expert or a witness only if `wholly`."""
        if self is body or self.affiliated is not None or body.origin is self:
            return
        self.follows = self.affiliation is None
        self.affiliated, self.affiliation = body, self.affiliation or body.name
        self.wholly = wholly
        self._share_type(body)

    def take_type(self) -> None:
        """Takes the type of the body that it speaks for, where that became known later."""
        if self.affiliated is not None and not self.named and self.type in ("other", "unnamed"):
            self._share_type(self.affiliated)

    def _share_type(self, body: Source) -> None:
        if self.fixed or body.fixed:
            return
        if (self.wholly or self.type not in PRIVATE) and body.type not in ("other", "document", "unnamed"):
            self.type = body.type
        elif body.type == "other" and self.type not in (*PRIVATE, "other", "unnamed", "state", "armed_group", "military"):
            body.type = self.type  # the envoy of a commission


@dataclass(frozen=True)
class Link:
    """How one mention was linked: `reason` is a key of the table `links`; `doubt`, where there is one, of the table `doubts`."""

    source: Source
    form: str
    reason: str
    doubt: str = ""


class Register:
    """All sources of the corpus."""

    def __init__(self) -> None:
        self.by_key: dict[tuple[str, str], Source] = {}

    def get(self, key: tuple[str, str], name: str, reading: Reading, *, named: bool, resolved: bool = True) -> Source:
        """The source with this key (an article or `CORPUS`, and a name), made if it is new."""
        source = self.by_key.get(key)
        if source is None:
            name = (bodies.name(key[1]) if named else None) or name
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

    def join_by_name(self) -> None:
        """Joins people to the body that their affiliation or their office names, once all sources are known."""
        people = [source for source in self.by_key.values() if source.being == "person"]
        for source in self.by_key.values():
            if source.named:
                source.settle_type()
        for source in people:
            if source.named:
                source.settle_body()
        told = {name_keys.key(row["body"]) for row in table("offices")}
        known = (source for source in self.by_key.values() if source.being == "body" and source.resolved)
        bodies = {name_keys.key(source.name): source for source in known if source.named or name_keys.body_parts(source.name)[0] in told}
        bodies = {name: body for name, body in bodies.items() if body.named or name not in name_words.generic()}  # 'the ministry' may be any
        cores: dict[str, dict[str, Source]] = defaultdict(dict)  # ministry -> whose -> the body
        for source in bodies.values():
            core, owner = name_keys.body_parts(source.name)
            cores[core].setdefault(owner, source)
        wanted = {source.key: _offices_of(source) for source in people if source.affiliated is None and not source.moved}
        holders = Counter(core for held in wanted.values() for core in {core for core, owner in held if not owner})
        for source in people:
            if held := _held(wanted.get(source.key, []), cores, holders):
                source.join(held)
        for source in self.by_key.values():
            source.take_type()

    def keep(self, key: tuple[str, str], source: Source) -> Source:
        """A source that was made for the case that a pronoun stands for it."""
        return self.by_key.setdefault(key, source)

    def settle(self) -> list[Source]:
        """All sources in order of their first mention, each with its identity: its name as a slug, after the article's where it is unnamed."""
        taken: set[str] = set()
        for (article_id, _), source in self.by_key.items():
            source.settle_name()
            slug = _slug(source.name)
            base = f"{article_id}:{slug}" if article_id else slug
            source.identity, number = base, 1
            while source.identity in taken:
                number += 1
                source.identity = f"{base}-{number}"
            taken.add(source.identity)
        for source in self.by_key.values():
            if source.follows and source.affiliated is not None:
                source.affiliation = source.affiliated.name
        return list(self.by_key.values())


def _offices_of(source: Source) -> list[tuple[str, str]]:
    """What the body is that somebody speaks for, and whose: by the affiliation that is told, else by his offices."""
    if source.affiliation:
        return [name_keys.body_parts(source.affiliation)]
    roles = source.roles or ({source.name.lower()} if not source.named else set())
    told = [name_keys.body_parts(name) for role in sorted(roles) for name in offices(role)]
    posts = {" ".join(held).strip() for held in told if held[0] != "ministry" or held[1]}
    several = any("prime" in post.split() for post in posts) or len({core for core, _ in told if core != "ministry"}) > 1
    return [] if several else told  # who was foreign minister, and then prime minister


def _held(wanted: list[tuple[str, str]], cores: Mapping[str, Mapping[str, Source]], holders: Mapping[str, int]) -> Source | None:
    """The body of an office: that of the state which is told; where none is, the only such body, if few hold the office."""
    for core, owner in wanted:
        bodies = cores.get(core, {})
        if owner and (held := next((body for whose, body in bodies.items() if name_keys.same_owner(owner, whose)), None)):
            return held
        if len(bodies) == 1 and (not owner or "" in bodies) and holders[core] <= HOLDERS:
            return next(iter(bodies.values()))
    return None


def _is_elsewhere(body: Source | str, other: Source | str) -> bool:
    """Whether two bodies are two by all their names: not so the Council and the Hill Council."""
    names, those = _names(body), _names(other)
    if {name_keys.initials(name) for name in names} & set(those) or {name_keys.initials(name) for name in those} & set(names):
        return False
    words, others = ([set(name_keys.key(name).split()) - LINKS for name in each] for each in (names, those))
    return body is not other and all(one.isdisjoint(two) for one in words for two in others)


def _is_told(body: Source | str, role: str) -> bool:
    """Whether a role names a body: the former Trade Department spokesman."""
    return any(f" {name_keys.key(name)} " in role for name in _names(body))


def _names(body: Source | str) -> list[str]:
    return [body] if isinstance(body, str) else [body.name, *body.aliases]


def _is_described(name: str) -> bool:
    """Whether a word in small letters leads a name, and describes it: a testy House committee."""
    first = _DETERMINER.sub("", name).split()[0]
    return first.islower() and first.isalpha() and first not in name_parts.PARTICLES


def _is_by_capital(name: str) -> bool:
    """Whether a name of several words begins with the capital of a state, which stands for the state there: the Damascus army."""
    first, *rest = name.split()
    return bool(rest) and name_words.states().get(first, first) != first and not first.isupper()


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60] or "source"


def gender(reading: Reading) -> str:
    """`male` or `female` where a title, a role or a given name shows it, else empty.

    >>> from helpers.grammar import names
    >>> gender(names.read("Ms Reed")), gender(names.read("the spokesman")), gender(names.read("Dr Reed"))
    ('female', 'male', '')
    """
    if reading.being not in ("person", ""):
        return ""
    words = [bare(word.strip(".,")) for word in before_preposition(f"{reading.role} ").split()]
    words = words if reading.form == "name" else [reading.head]
    shown = {name_words.genders()[word] for word in words if word in name_words.genders()}
    if len(shown) == 1:
        return shown.pop()
    given = bare(reading.name.split()[0]) if reading.form == "name" and " " in reading.name else ""
    return name_words.given_names().get(given, "")


def offices(role: str) -> list[str]:
    """Keys of the bodies that whoever has the role speaks for.

    >>> offices("the Interior Minister")
    ['interior ministry']
    """
    plain = re.sub(r"\b(?:deputy|vice|former) ", "", name_keys.key(before_preposition(role)))
    return [name_keys.key(plain.removesuffix(row["role"]) + row["body"]) for row in table("offices") if f" {plain}".endswith(f" {row['role']}")]
