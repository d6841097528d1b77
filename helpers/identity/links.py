"""The mentions of one article -> the source behind each, in reading order.

A name is first brought to its full form (in the article, then over the corpus). A nominal goes to the
body whose noun it is, to the person who has that role, or to the last source of its kind; else it is a
source of its own. A document speaks for whoever is heard before it. Pronouns come last (`pronouns`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from helpers.grammar import name_words, names
from helpers.grammar.actors import Found
from helpers.identity.known import Known
from helpers.identity.register import CORPUS, Link, Register, Source, gender
from helpers.identity.story import Story

WINDOW = 300  # earlier mentions that a noun may look back over
NEAR = 3  # sentences back that a noun such as 'the group' may look
_OF = re.compile(r"\b(?:for|of|at|from|in|with|to|close to)\s")
_FORMER = re.compile(r"(?:(?:an?|the|one|two|three|several|some|many|senior) )*(?:former\b|retired\b|ex-|one-time\b)", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|by|of)\b")
_OF_THE = re.compile(r"\b(?:of|for|at|with) (?:the|his|her|their|its) ([a-z]+)\b")
_HEADS = "chief director spokes secretary head commissioner president chair official"
_OFFICE = re.compile(rf"(?:the )?((?:[A-Z][\w.’'&-]* )+?)(?=(?:[a-z]+ )?(?i:{'|'.join(_HEADS.split())}))")
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
        self.named: dict[str, list[Found]] = defaultdict(list)  # key of a name, and its last word -> its mentions
        for mention in filter(_is_name, story.mentions):
            for words in {key := names.key(mention.reading.name), key.rpartition(" ")[2]}:
                self.named[words].append(mention)
        self.speaking = {names.key(names.before_clause(story.mentions[number].reading.name)) for number in self.heard}
        self.bodies = {names.key(m.reading.name): m for m in story.mentions if _is_name(m) and m.reading.being == "body" and m.told}
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
            elif mention.reading.form == "nominal" and mention.reading.being in ("person", "people"):
                self.seen.append(self._seen(number, self._latent(number, mention)))
        return self.links

    def _latent(self, number: int, mention: Found) -> Source:
        """Somebody described who is no actor yet, but for whom a pronoun may stand: his wife, a driver."""
        reading = mention.reading
        source = Source(f"{self.story.article_id} / {number}", names.before_clause(reading.name), reading.type or "other", reading.being, named=False)
        source.gender = gender(reading)
        return source

    def _seen(self, number: int, source: Source) -> Seen:
        mention = self.story.mentions[number]
        return Seen(number, mention, source, self.story.sentence(mention.start), number in self.heard, self.story.is_quoted(mention.start))

    def _note(self, number: int, link: Link) -> None:
        mention = self.story.mentions[number]
        self.links[number] = link
        link.source.heard = link.source.heard or number in self.heard
        link.source.called(mention.text)
        self.seen.append(self._seen(number, link.source))

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
            if (full := self.local.body(key, acronym=reading.name.isupper() and len(key) <= 6)) and not self.local.placed[key]:
                return self._owned(full, mention.owner), "short"
            full = self.known.body(key, acronym=True) if key.isalpha() and reading.name.isupper() else None
            if full and self.known.spells(full, key):
                return self._owned(full, mention.owner), "initials elsewhere"
        return (self._owned(reading.name, mention.owner) if reading.being == "body" else key), "name"

    def _owned(self, name: str, owner: str) -> str:
        """The key of a body with its state, where that is given or only one is known."""
        core, given = names.body_parts(name, owner)
        held = self.local.owner(core, given)
        if held or not self.local.owners.get(core):
            held = self.known.owner(core, held or given) or held
        return f"{held} {core}" if held else core

    # -- who speaks for whom

    def _affiliate(self, source: Source, mention: Found) -> None:
        """A person whose role names a body speaks for it: observatory director Ann Reed; Ann Reed of Northern Command."""
        role = mention.reading.role
        if source.affiliated or source.being != "person" or not role or _FORMER.match(role):
            return
        if body := self._of_role(role, mention):
            source.join(body)
        elif (office := _OFFICE.match(role)) and names.classify(office[1])[1] == "body":
            source.affiliation = source.affiliation or office[1].strip()

    def _of_role(self, role: str, mention: Found) -> Source | None:
        if re.match(r"(?:its|their)\b", role, re.IGNORECASE):
            return next((s.source for s in reversed(self.seen[-WINDOW:]) if s.source.being == "body" and not s.quoted), None)
        plain = f" {names.key(role)} "
        named = max((key for key in self.local.bodies if f" {key} " in plain and not _is_subject(key, plain)), key=len, default=None)
        if named is not None:
            return self._source_of(next(m for m in self.named[named] if names.key(m.reading.name) == named))
        noun = _OF_THE.search(role)
        words = names.before_preposition(names.before_clause(role)).split()
        opening = words[:1] if len(words) > 1 and words[1][:1].islower() else []  # Observatory director
        for word in [noun[1]] if noun else reversed(words):
            if (word[:1].islower() or word in opening) and names.classify(word)[1] == "body":
                phrase = f"the {names.bare(word.strip('.,'))}"
                link = self._earlier(replace(mention, text=phrase, reading=names.read(phrase)))
                return link.source if link else None
        return None

    # -- nominals

    def _nominal(self, number: int, mention: Found) -> Link | None:
        reading = mention.reading
        if held := self.aliased(mention.text) or self.aliased(reading.name):
            return Link(held, "nominal", "table")
        if reading.being in ("document", "message"):
            return self._document(mention) if number in self.heard else None
        if (other := self._glossed(number, mention)) is not None:
            return Link(self._source_of(other), "nominal", "gloss")
        if person := self._apposed(number, mention):
            return Link(person, "nominal", "apposition")
        if link := self._earlier(mention) or (self._told_later(mention) if number in self.heard else None):
            return link
        if number in self.heard or mention.told:
            return Link(self._of_its_own(number, mention), "nominal", "words")
        return None

    def _glossed(self, number: int, mention: Found) -> Found | None:
        """The name that the article gives to these words: 'the rebels, who call themselves the Free Brigade', then 'the rebels'."""
        alike = (n for n in self.glossed if n == number or _bare(self.story.mentions[n]) == _bare(mention))
        named = (self.story.mentions[self.glossed[n]] for n in alike if not _is_name(self.story.mentions[n]))
        return next((other for other in named if _is_name(other)), None)

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
            described = self._described(mention) if reading.definite else None
            return described or self._role(mention) if reading.type == "unnamed" else self._role(mention) or described
        words = " ".join(w for w in names.key(names.before_preposition(names.before_clause(reading.name))).split() if w not in names.DETERMINERS)
        return self._body(words, reading.type) or self._kind(mention)

    def _body(self, words: str, kind: str) -> Link | None:
        """The body whose noun this is: 'the observatory', 'the army'; one of another type is none: 'the government', a rebel one."""
        core, owner = names.body_parts(words)
        held = self.local.owner(core, owner)
        named = {
            id(s.source): s.source
            for s in self.seen[-WINDOW:]
            if s.source.named
            and s.source.being in ("body", "")
            and kind in ("other", s.source.type)
            and any(f" {words} " in f" {names.key(name)} " for name in (s.mention.reading.name, s.source.name))
        }
        if len(named) == 1:
            return Link(next(iter(named.values())), "nominal", "noun of a name")
        if len(named) > 1:
            recent = [s for s in self.seen[-6:] if id(s.source) in named]
            return Link(recent[-1].source, "nominal", "noun of several names") if recent else None
        if full := self.local.body(words):
            alike = (m for m in self.named[full] if names.key(m.reading.name) == full)
            later = next((m for m in alike if kind in ("other", m.reading.type)), None)
            return Link(self._source_of(later), "nominal", "noun of a name") if later else None
        if held and core in self.local.owners:
            key = self._owned(words, "")
            return Link(self.register.get((CORPUS, key), self._display(key), names.read(f"the {words}"), named=True), "nominal", "noun of a name")
        return None

    def _described(self, mention: Found) -> Link | None:
        """The last person who was described with this noun: 'a senior official', then 'the official'."""
        sentence = self.story.sentence(mention.start)
        alike = (
            s for s in reversed(self.seen[-WINDOW:]) if s.mention.reading.head == mention.reading.head and s.source.being == "person" and s.heard
        )
        last = next((s for s in alike if not s.source.named and sentence - s.sentence <= 2 * NEAR), None)
        return Link(last.source, "nominal", "same noun") if last else None

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
                people = {self._person(key) for key in known.roles.get(role, ())} if known is self.local or size == 0 else set()
                here = {source for source in people if source}
                if len(here) == 1:
                    return Link(here.pop(), "nominal", reason)
                recent = [s for s in self.seen[-WINDOW:] if s.source in here]
                recent = [s for s in recent if s.heard] or recent
                if recent and known is self.local:
                    return Link(recent[-1].source, "nominal", "role of several")
        return None

    def _person(self, key: str) -> Source | None:
        """The source of somebody's name, where this article gives it, if only in part."""
        parts = (key, key.rpartition(" ")[2])
        given = (m for part in parts for m in self.named.get(part, ()) if m.reading.being in ("person", "") and names.key(m.reading.name) in parts)
        mention = next(given, None)
        return None if mention is None else self._source_of(mention)

    def _kind(self, mention: Found) -> Link | None:
        """The last source of the kind that a noun such as 'the group' stands for; one that is heard or acts, not one named in passing."""
        reading = mention.reading
        words = " ".join(w for w in names.before_preposition(names.before_clause(reading.name)).lower().split() if w not in names.DETERMINERS)
        entry = self._generic(words, reading.head)
        if entry is None or entry[0] != "body":
            return None
        sentence = self.story.sentence(mention.start)
        fitting = [s for s in self.seen[-WINDOW:] if s.source.being == "body" and s.source.named and (not entry[1] or s.source.type in entry[1])]
        near = [s for s in fitting if sentence - s.sentence <= NEAR and (s.heard or s.mention.acts or s.source.heard) and not s.quoted]
        if near:
            return Link(near[-1].source, "nominal", "kind")
        if not entry[1] or "other" in entry[1]:
            return None
        every = {id(source): source for source in (*(s.source for s in fitting), *self._bodies(entry[1]))}
        return Link(next(iter(every.values())), "nominal", "only of its kind") if len(every) == 1 else None

    @staticmethod
    def _generic(words: str, head: str) -> tuple[str, frozenset[str]] | None:
        """What a noun may stand for, whatever plain words stand before it: the Hillford-based watchdog."""
        rest = words.split()[:-1]
        plain = all(word.endswith("-based") or word in name_words.plain_words() for word in rest)
        return name_words.generic().get(words) or (name_words.generic().get(head) if plain else None)

    def _told_later(self, mention: Found) -> Link | None:
        """'A monitoring group said', where the one such body that is heard in the article is named elsewhere in it."""
        words = " ".join(w for w in names.before_preposition(names.before_clause(mention.reading.name)).lower().split() if w not in names.DETERMINERS)
        entry = self._generic(words, mention.reading.head)
        if (
            entry is None
            or entry[0] != "body"
            or len(entry[1]) != 1
            or mention.reading.definite
            or not re.match(r"an?\b", mention.text, re.IGNORECASE)
        ):
            return None
        spoken = (self.story.mentions[number] for number in self.heard)
        found = {
            self._source_of(m).key: self._source_of(m) for m in spoken if _is_name(m) and m.reading.being == "body" and m.reading.type in entry[1]
        }
        return Link(next(iter(found.values())), "nominal", "told later") if len(found) == 1 else None

    def _bodies(self, types: frozenset[str]) -> Iterator[Source]:
        """The bodies of these types that the article names anywhere."""
        return (self._source_of(mention) for mention in self.bodies.values() if mention.reading.type in types)

    def _of_its_own(self, number: int, mention: Found) -> Source:
        """A source that no name is known of: of the corpus for bodies and for those never heard, of the article where it is heard."""
        reading = mention.reading
        core = names.key(names.before_clause(reading.name)) or reading.name.lower()
        shared = (reading.being == "body" and (reading.definite or " " not in reading.name)) or not self._speaks_here(core)
        if reading.being == "body" and reading.definite:
            core = self._owned(names.before_preposition(reading.name), mention.owner)
        name = names.before_clause(reading.name) or reading.name
        source = self.register.get((CORPUS if shared else self.story.article_id, core), name, reading, named=False)
        if mention.anonymous:
            source.type = "unnamed"
        elif reading.being in ("person", "people") and not source.affiliated and (body := self._speaking_for(number, mention)):
            source.join(body, wholly="'s " in mention.text or "’s " in mention.text)
        return source

    def _speaks_here(self, core: str) -> bool:
        return core in self.speaking

    def _speaking_for(self, number: int, mention: Found) -> Source | None:
        """The body of 'a spokesman for the brigade', 'its lawyer', 'a railway official'; whoever left it speaks for it no more."""
        if _FORMER.match(mention.text):
            return None
        if re.match(r"(?:its|their)\b", mention.text, re.IGNORECASE):
            return self._of_role("its", mention)
        owners = [m for m in self.story.within(mention) if m.end + 2 < mention.end and m.reading.being == "body" and m is not mention]
        for owner in owners[:1]:
            if mention.text[owner.end - mention.start :][:2] in ("'s", "’s"):
                link = self._name(-1, owner) if _is_name(owner) else self._earlier(owner)
                return link.source if link else None
        if names.classify(mention.reading.head)[0] not in ("other", "unnamed", "state"):
            return None
        of = _OF.search(mention.text)
        inside = [
            m for m in self.story.within(mention) if of and m.start >= mention.start + of.end() and m.end <= mention.end and m.reading.being == "body"
        ]
        for other in inside[:1]:
            link = self._name(number, other) if _is_name(other) else self._earlier(other)
            return link.source if link else None
        before = names.before_preposition(mention.reading.name).split()[:-1]
        capital = " ".join(word for word in before if word[:1].isupper() and word.lower() not in names.DETERMINERS)
        if capital and names.classify(capital)[1] == "body":  # a State Department official
            return self.register.by_key.get((CORPUS, self._owned(capital, "")))
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
        inside = [m for m in self.story.within(mention) if m.end <= mention.end and m is not mention and m.reading.being in ("body", "person")]
        for other in inside[:1]:
            link = self._name(-1, other) if _is_name(other) else self._earlier(other)
            if link is not None:
                return link.source
        if _FROM.search(mention.text):
            return None
        mine = re.match(r"(his|her|its|their)\b", mention.text, re.IGNORECASE)
        if mine or mention.reading.being == "message":
            beings = name_words.pronouns()[mine[1].lower()] if mine else ("person", "body", "people")
            sentence = self.story.sentence(mention.start)
            earlier = [
                s for s in self.seen[-WINDOW:] if s.source.being in beings and sentence - s.sentence <= NEAR and (s.heard or mine) and not s.quoted
            ]
            return earlier[-1].source if earlier else None
        return None


def _bare(mention: Found) -> str:
    return names.key(names.before_preposition(names.before_clause(mention.reading.name)))


def _is_subject(key: str, role: str) -> bool:
    """Whether a state in a role is what the role is about: the envoy for Syria and the veteran of Iraq speak for neither."""
    if key not in _states() or "spokes" in role:
        return False
    return bool(re.search(rf" (?:in|to|on|for|from|against|about|and) (?:the )?{key} | {key} (?:and|war|veterans?|experts?|analysts?|policy) ", role))


@cache
def _states() -> frozenset[str]:
    return frozenset(map(names.key, name_words.states()))


def _is_name(mention: Found) -> bool:
    return mention.reading.form == "name"
