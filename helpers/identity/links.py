"""The mentions of one article -> the source behind each, in reading order.

A name is first brought to its full form (in the article, then over the corpus). A nominal goes to the
body whose noun it is, to the person who has that role, or to the last source of its kind; else it is a
source of its own. A document speaks for whoever is heard before it. Pronouns come last (`pronouns`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from helpers.grammar import names
from helpers.grammar.actors import Found
from helpers.identity.known import Known
from helpers.identity.register import CORPUS, Link, Register, Source
from helpers.identity.story import Story

NEAR = 3  # sentences back that a noun such as 'the group' may look
_OF = re.compile(r"\b(?:for|of|at|from|in|with|to|close to)\s")
_ANONYMOUS = re.compile(
    r"anonym|not (?:to )?be(?:ing)? (?:named|identified)|not authori[sz]ed|requested? not|begged not|declined to be", re.IGNORECASE
)
Aliased = Callable[[str], Source | None]


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that is linked."""

    number: int
    mention: Found
    source: Source
    sentence: int
    heard: bool
    quoted: bool


class Linker:
    """Links the mentions of one article; `aliased` gives the source that an analyst's table has for some words."""

    def __init__(self, story: Story, known: Known, register: Register, aliased: Aliased) -> None:
        self.story, self.known, self.register, self.aliased = story, known, register, aliased
        self.local = Known()
        self.local.add(story)
        self.heard = story.heard()
        self.glossed = {other: one for one, other in story.glosses} | {
            one: other for one, other in story.glosses if not _is_name(story.mentions[one])
        }
        self.seen: list[Seen] = []
        self.links: dict[int, Link] = {}

    def linked(self) -> dict[int, Link]:
        """Number of a mention -> its link; mentions that are no actor's have none, pronouns have theirs from `pronouns`."""
        for number, mention in enumerate(self.story.mentions):
            if mention.reading.form == "name":
                link = self._name(number, mention)
            elif mention.reading.form == "nominal":
                link = self._nominal(number, mention)
            else:
                continue
            if link is not None:
                self._note(number, link)
        return self.links

    def _note(self, number: int, link: Link) -> None:
        mention = self.story.mentions[number]
        self.links[number] = link
        link.source.heard = link.source.heard or number in self.heard
        link.source.called(mention.text)
        sentence = self.story.sentence(mention.start)
        self.seen.append(Seen(number, mention, link.source, sentence, number in self.heard, self.story.is_quoted(mention.start)))

    # -- names

    def _name(self, number: int, mention: Found) -> Link | None:
        reading, key = mention.reading, names.key(mention.reading.name)
        if held := self.aliased(mention.text) or self.aliased(reading.name):
            return Link(held, "name", "table")
        full, reason = self._full(number, mention, key)
        if not (mention.told and not mention.place) and number not in self.heard and not self._is_actor(full):
            return None
        if held := self.aliased(full):
            return Link(held, "name", "table")
        source = self.register.get((CORPUS, full), reading.name if full == key else self._display(full), reading, named=True)
        source.rename(reading.name)
        self._affiliate(source, mention)
        return Link(source, "name", reason)

    def _display(self, key: str) -> str:
        return self.local.display.get(key) or self.known.display.get(key) or key

    def _is_actor(self, key: str) -> bool:
        return bool(key) and (self.local.is_actor(key) or self.known.is_actor(key))

    def _full(self, number: int, mention: Found, key: str) -> tuple[str, str]:
        """The key of the full name, and the reason."""
        if number in self.glossed:
            one = self.story.mentions[self.glossed[number]]
            if _is_name(one):
                return self._whole(one, names.key(one.reading.name))[0], "gloss"
        for known, where in ((self.local, ""), (self.known, " elsewhere")):
            if gloss := known.gloss(key):
                return self._owned(gloss, ""), f"gloss{where}"
        return self._whole(mention, key)

    def _whole(self, mention: Found, key: str) -> tuple[str, str]:
        reading = mention.reading
        if reading.being in ("person", ""):
            for known, where in ((self.local, ""), (self.known, " elsewhere")):
                if full := known.person(key):
                    return full, f"short{where}"
        if reading.being in ("body", ""):
            if full := self.local.body(key):
                return self._owned(full, mention.owner), "short"
            if key.isalpha() and reading.name.isupper() and (full := self.known.body(key)):
                return self._owned(full, mention.owner), "initials elsewhere"
        return (self._owned(reading.name, mention.owner) if reading.being == "body" else key), "name"

    def _owned(self, name: str, owner: str) -> str:
        """The key of a body with its state, where that is given or only one is known."""
        core, given = names.body_parts(name, owner)
        held = self.local.owner(core, given)
        if held is None and not self.local.owners.get(core):
            held = self.known.owner(core, given)
        elif held and given:
            held = self.known.owner(core, held) or held
        return f"{held} {core}" if held else core

    # -- who speaks for whom

    def _affiliate(self, source: Source, mention: Found) -> None:
        """A person whose role names a body speaks for it: observatory director Ann Reed; Ann Reed of Northern Command."""
        role = mention.reading.role
        if source.affiliated or source.being != "person" or not role:
            return
        if body := self._of_role(role):
            source.join(body)

    def _of_role(self, role: str) -> Source | None:
        if re.match(r"(?:its|their)\b", role, re.IGNORECASE):
            return next((s.source for s in reversed(self.seen) if s.source.being == "body" and not s.quoted), None)
        plain = f" {names.key(role)} "
        held = {id(s.source): s.source for s in self.seen if s.source.being == "body" and s.source.named and _named_in(plain, s.source, s.mention)}
        if held:
            return max(held.values(), key=lambda source: len(source.name))
        for word in reversed(names.before_clause(role).split()):
            if names.classify(word)[1] == "body" and (body := self._body(names.bare(word.strip(".,")), names.classify(word)[0])):
                return body.source
        return None

    # -- nominals

    def _nominal(self, number: int, mention: Found) -> Link | None:
        reading = mention.reading
        if held := self.aliased(mention.text) or self.aliased(reading.name):
            return Link(held, "nominal", "table")
        if reading.being in ("document", "message"):
            return self._document(mention) if number in self.heard else None
        if number in self.glossed and _is_name(other := self.story.mentions[self.glossed[number]]):
            return Link(self._source_of(other), "nominal", "gloss")
        if person := self._apposed(number, mention):
            return Link(person, "nominal", "apposition")
        if link := self._earlier(mention):
            return link
        if number in self.heard or mention.told:
            return Link(self._of_its_own(number, mention), "nominal", "words")
        return None

    def _source_of(self, mention: Found) -> Source:
        key = names.key(mention.reading.name)
        full, _ = self._whole(mention, key)
        return self.register.get((CORPUS, full), mention.reading.name if full == key else self._display(full), mention.reading, named=True)

    def _apposed(self, number: int, mention: Found) -> Source | None:
        """'its director, Ann Reed' and 'Ann Reed, its director': the words name one person."""
        if mention.reading.being != "person":
            return None
        for other in (number + 1, number - 1):
            if 0 <= other < len(self.story.mentions):
                near = self.story.mentions[other]
                gap = near.start - mention.end if other > number else mention.start - near.end
                if (
                    near.reading.form == "name"
                    and near.reading.being == "person"
                    and gap in (1, 2)
                    and mention.text.lower() in near.reading.role.lower()
                ):
                    return self._source_of(near)
        return None

    def _earlier(self, mention: Found) -> Link | None:
        """The source that a definite noun stands for."""
        reading = mention.reading
        headline = reading.being in ("body", "person") and reading.name.split()[0].lower() not in names.DETERMINERS
        if not (reading.definite or headline) or reading.being == "people":
            return None
        if reading.being == "person":
            return self._role(mention)
        words = " ".join(w for w in names.key(names.before_preposition(reading.name)).split() if w not in names.DETERMINERS)
        return self._body(words, reading.type) or self._kind(mention)

    def _body(self, words: str, kind: str) -> Link | None:
        """The body whose noun this is: 'the observatory', 'the army'; one of another type is none: 'the government', a rebel one."""
        core, owner = names.body_parts(words)
        held = self.local.owner(core, owner)
        named = {
            id(s.source): s.source
            for s in self.seen
            if s.source.named
            and s.source.being in ("body", "")
            and kind in ("other", s.source.type)
            and f" {words} " in f" {names.key(s.mention.reading.name)} "
        }
        if len(named) == 1:
            return Link(next(iter(named.values())), "nominal", "noun of a name")
        if len(named) > 1:
            recent = [s for s in self.seen[-6:] if id(s.source) in named]
            return Link(recent[-1].source, "nominal", "noun of several names") if recent else None
        if full := self.local.body(words):
            alike = (m for m in self.story.mentions if names.key(m.reading.name) == full and m.reading.form == "name")
            later = next((m for m in alike if kind in ("other", m.reading.type)), None)
            return Link(self._source_of(later), "nominal", "noun of a name") if later else None
        if held and core in self.local.owners:
            return Link(
                self.register.get((CORPUS, f"{held} {core}"), self._display(f"{held} {core}"), names.read(f"the {words}"), named=True),
                "nominal",
                "noun of a name",
            )
        return None

    def _role(self, mention: Found) -> Link | None:
        """The person who has the role: 'the minister', 'the UN envoy'."""
        words = [
            names.bare(w)
            for w in names.before_preposition(mention.reading.name).split()
            if w.lower() not in names.DETERMINERS and not w.endswith(("'s", "’s"))
        ]
        for size in range(len(words)):
            role = " ".join(words[size:])
            for known, reason in ((self.local, "role"), (self.known, "role elsewhere")):
                people = {self._person(key) for key in known.roles.get(role, ())} if known is self.local or (size == 0 and len(words) > 1) else set()
                here = {source for source in people if source}
                if len(here) == 1:
                    return Link(here.pop(), "nominal", reason)
                recent = [s for s in self.seen if s.source in here]
                if recent and known is self.local:
                    return Link(recent[-1].source, "nominal", "role of several")
        return None

    def _person(self, key: str) -> Source | None:
        """The source of a full name that this article gives, too."""
        full = self.local.person(key) or key
        if full not in self.local.people and not any(
            names.key(m.reading.name) in (full, full.split()[-1]) for m in self.story.mentions if _is_name(m)
        ):
            return None
        return (
            self.register.get((CORPUS, full), full.title(), names.NOBODY_NAMED, named=True)
            if (CORPUS, full) not in self.register.by_key
            else self.register.by_key[CORPUS, full]
        )

    def _kind(self, mention: Found) -> Link | None:
        """The last source of the kind that a noun such as 'the group' stands for; one that is heard or acts, not one named in passing."""
        reading = mention.reading
        words = " ".join(w for w in reading.name.lower().split() if w not in names.DETERMINERS)
        entry = names.generic().get(words) or (names.generic().get(reading.head) if " " not in words else None)
        if entry is None or entry[0] != "body":
            return None
        sentence = self.story.sentence(mention.start)
        fitting = [s for s in self.seen if s.source.being == "body" and s.source.named and (not entry[1] or s.source.type in entry[1])]
        near = [s for s in fitting if sentence - s.sentence <= NEAR and (s.heard or s.mention.acts or s.source.heard) and not s.quoted]
        if near:
            return Link(near[-1].source, "nominal", "kind")
        every = {id(s.source): s.source for s in fitting}
        return Link(next(iter(every.values())), "nominal", "only of its kind") if len(every) == 1 and entry[1] and "other" not in entry[1] else None

    def _of_its_own(self, number: int, mention: Found) -> Source:
        """A source that no name is known of: of the corpus for bodies and for those never heard, of the article where it is heard."""
        reading = mention.reading
        core = names.key(names.before_clause(reading.name)) or reading.name.lower()
        shared = (reading.being == "body" and (reading.definite or " " not in reading.name)) or not self._speaks_here(core)
        if reading.being == "body" and reading.definite:
            core = self._owned(names.before_preposition(reading.name), mention.owner)
        name = names.before_clause(reading.name)
        source = self.register.get((CORPUS if shared else self.story.article_id, core), name, reading, named=False)
        if _ANONYMOUS.search(mention.text) and reading.being in ("person", "people"):
            source.type = "unnamed"
        elif reading.being in ("person", "people") and not source.affiliated and (body := self._speaking_for(number, mention)):
            source.join(body)
        return source

    def _speaks_here(self, core: str) -> bool:
        return any(names.key(names.before_clause(self.story.mentions[n].reading.name)) == core for n in self.heard)

    def _speaking_for(self, number: int, mention: Found) -> Source | None:
        """The body of 'a spokesman for the brigade', 'its lawyer', 'a railway official'."""
        if names.classify(mention.reading.head)[0] not in ("other", "unnamed"):
            return None
        if re.match(r"(?:its|their)\b", mention.text, re.IGNORECASE):
            return self._of_role("its")
        of = _OF.search(mention.text)
        inside = [m for m in self.story.mentions if of and m.start >= mention.start + of.end() and m.end <= mention.end and m.reading.being == "body"]
        for other in inside[:1]:
            link = self._name(number, other) if _is_name(other) else self._earlier(other)
            return link.source if link else None
        before = names.before_preposition(mention.reading.name).split()[:-1]
        bodies = [names.bare(word) for word in before if names.classify(word)[1] == "body"]
        link = self._body(bodies[-1], names.classify(bodies[-1])[0]) if bodies else None
        return link.source if link else None

    def _document(self, mention: Found) -> Link:
        """A document is a source of its own; a message speaks for the one who is named in its words, or was heard before."""
        reading = mention.reading
        author = self._author(mention)
        head = re.sub(r"s$", "", reading.head)
        name = names.before_clause(reading.name)
        key = f"{head} / {author.key if author else ''}" if reading.being == "message" else f"{head} /"
        source = self.register.get((self.story.article_id, key), name, reading, named=False)
        source.speaks_for = source.speaks_for or author
        return Link(source, "nominal", "document of a source" if author else "document")

    def _author(self, mention: Found) -> Source | None:
        inside = [
            m
            for m in self.story.mentions
            if mention.start <= m.start and m.end <= mention.end and m is not mention and m.reading.being in ("body", "person")
        ]
        for other in inside[:1]:
            if (link := self._name(-1, other) if _is_name(other) else self._earlier(other)) is not None:
                return link.source
        mine = re.match(r"(his|her|its|their)\b", mention.text, re.IGNORECASE)
        if mine or mention.reading.being == "message":
            beings = names.pronouns()[mine[1].lower()] if mine else ("person", "body", "people")
            sentence = self.story.sentence(mention.start)
            earlier = [s for s in self.seen if s.source.being in beings and sentence - s.sentence <= NEAR and (s.heard or mine) and not s.quoted]
            return earlier[-1].source if earlier else None
        return None


def _is_name(mention: Found) -> bool:
    return mention.reading.form == "name"


def _named_in(role: str, source: Source, mention: Found) -> bool:
    return any(f" {names.key(name)} " in role for name in (source.name, mention.reading.name) if names.key(name))


def seen_before(linker: Linker, place: int) -> Iterator[Seen]:
    """What is linked before a place of the article, the nearest first."""
    return (seen for seen in reversed(linker.seen) if seen.mention.start < place)
