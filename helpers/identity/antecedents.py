"""What a definite noun stands for: the body whose name holds it, the person who has the role, the last source of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from helpers.grammar import name_keys, name_parts, name_words, names, noun_types
from helpers.grammar.actors import Found
from helpers.grammar.noun_types import before_clause, before_preposition, classify
from helpers.identity import certainty, full_names, holders, owners
from helpers.identity.holders import NEAR, WINDOW
from helpers.identity.register import CORPUS, HOLDERS, Link, Source, offices
from helpers.lexicon import table

if TYPE_CHECKING:
    from helpers.identity.links import Linker, Seen

_PREDICATE = re.compile(r"\b(?:be|is|are|was|were|been|being|becom(?:e|es|ing)|became|as|elected|named|appointed|remains?)\s\Z")
_NOT_ONE = frozenset("no any every each neither either".split())
_OF_SOMEBODY = re.compile(r"(?:his|her|their|our|my|your)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"(?:his|her|their|its|our|my|your)\b", re.IGNORECASE)
_SELDOM_GROUPS = frozenset("other media intergovernmental company state".split())  # types of bodies that are not told of as the group
_SORTS = frozenset("terrorist terror militant extremist jihadist jihadi rebel insurgent armed".split())
_OF_NAME = re.compile(r"^(?:[Tt]he )?[A-Z][\w’'-]* (?:of|for) (?:the )?[A-Z]")


def glossed(linker: Linker, number: int, mention: Found) -> Found | None:
    """The name that the article gives to these words: 'the rebels, who call themselves the Free Brigade', then 'the rebels'."""
    alike = (n for n in linker.glossed if n == number or bare(linker.story.mentions[n]) == bare(mention))
    named = (linker.story.mentions[linker.glossed[n]] for n in alike if not full_names.is_name(linker.story.mentions[n]))
    return next((other for other in named if full_names.is_name(other)), None)


def apposed(linker: Linker, number: int, mention: Found) -> Source | None:
    """'its director, Ann Reed' and 'Ann Reed, its director': the words name one person."""
    if mention.reading.being != "person":
        return None
    if _has_name(linker, mention):
        last = mention.start + len(mention.text.rstrip(" ,;"))
        return full_names.source_of(linker, next(m for m in linker.story.within(mention) if m.end == last and m.reading.form == "name"))
    for other in (number + 1, number - 1):
        if 0 <= other < len(linker.story.mentions):
            near = linker.story.mentions[other]
            gap = near.start - mention.end if other > number else mention.start - near.end
            if linker.story.text[mention.end : mention.end + 2] in ("'s", "’s"):
                continue  # Ann Reed, the president's envoy
            if near.reading.form == "name" and near.reading.being == "person" and gap in (1, 2) and mention.text.lower() in near.reading.role.lower():
                return full_names.source_of(linker, near)
    return None


def earlier(linker: Linker, mention: Found, *, heard: bool = True) -> Link | None:
    """The source that a definite noun stands for; one without an article only where it is `heard` or acts, or begins a headline."""
    reading = mention.reading
    headline = reading.being in ("body", "person") and reading.name.split()[0].lower() not in noun_types.DETERMINERS | _NOT_ONE
    if headline and reading.being == "body" and reading.name.islower() and not mention.acts and not heard:
        return None  # took office, on radio
    if headline and mention.text in certainty.LOOSE and not heard:
        return None  # a self-described activist group
    if not (reading.definite or headline) or reading.being == "people":
        return None
    if reading.being == "person":
        if not heard and (headline or mention.text.split()[0].lower() in noun_types.POSSESSIVES):
            return None  # as president; shook his head
        if not heard and _PREDICATE.search(linker.story.text, max(0, mention.start - 12), mention.start):
            return None  # who would be the president
        described = _described(linker, mention) if reading.definite else None
        unnamed = (mention.anonymous and _WHO.match(linker.story.text, mention.end)) or _SPOKE.match(linker.story.text, mention.end)
        if unnamed or (described and described.source.type == "unnamed"):
            return described  # who asks not to be named is nobody with a name
        if reading.type == "unnamed":
            return described or holders.holder(linker, mention)
        holder = holders.holder(linker, mention)
        told = len(before_preposition(before_clause(mention.text)).split()) > 2  # the former ambassador, who has no name
        return described if told and holder and described and _is_later(linker, described.source, holder.source) else holder or described
    said = before_clause(reading.name)
    named = is_of_name(said)  # the Office of the Special Counsel: a name of its own
    words = " ".join(w for w in name_keys.key(said if named else before_preposition(said)).split() if w not in noun_types.DETERMINERS)
    if words == "office" and not said.lower().startswith("the "):
        return None  # his office is not that of the one president
    own = words in ("team", "staff", "crew") or (words != "campaign" and name_words.generic().get(words, ("",))[0] == "body")
    loose = own and _OF_SOMEBODY.match(mention.text)  # not the one called so
    link = (None if loose else body(linker, words, reading.type, linker.story.sentence(mention.start))) or (None if named else _kind(linker, mention))
    if link and link.reason.startswith("noun") and not named and (nearer := _nearer(linker, mention, link)):
        link = nearer
    of = [noun_types.bare(word) for word in said[len(before_preposition(said)) :].split() if word[:1].isupper()]
    if link and _OF_WHOM.match(mention.text) and not owners.is_near(linker, mention, link.source):
        return None
    if link and words == "administration" and owners.is_past(linker, name_keys.body_parts(link.source.name)[1]):
        return None
    if link and not heard and owners.is_a_states(link.source) and owners.is_elsewhere(linker, mention, link.source):
        return None
    if link and (owners.is_anothers(linker, mention, link.source) or (_OF_SOMEBODY.match(mention.text) and owners.is_a_states(link.source))):
        return None
    if link and of and not set(of) & {part for name in (link.source.name, *link.source.aliases) for part in name_keys.key(name).split()}:
        return None  # the administration of Bob Roe is not Ann Reed's
    return link


_WHO = re.compile(r",? who\b")
_SPOKE = re.compile(r",? who (?:spoke|talked|asked|requested|declined|insisted|wished|did not want|didn[’']t want|was granted|would not)\b")


def _is_later(linker: Linker, one: Source, other: Source) -> bool:
    """Whether somebody without a name, who is told of by an office, stands nearer than the one who has the office."""
    last = next((s for s in reversed(linker.seen[-WINDOW:]) if s.source in (one, other)), None)
    return last is not None and last.source is one


def _nearer(linker: Linker, mention: Found, link: Link) -> Link | None:
    """The last body of the kind, where the one whose name holds the noun is far off: that group, after a centre."""
    if mention.reading.head not in certainty.LOOSE:
        return None
    last = next((s.sentence for s in reversed(linker.seen[-WINDOW:]) if s.source is link.source), certainty.NEVER)
    other = _kind(linker, mention) if linker.story.sentence(mention.start) - last > NEAR else None
    return other if other and other.reason == "kind" and other.source is not link.source else None


def is_of_name(words: str) -> bool:
    """Whether words make a name with 'of': the Office of the Special Counsel."""
    return bool(_OF_NAME.search(words))


def body(linker: Linker, words: str, kind: str, sentence: int) -> Link | None:
    """The body whose noun this is, in a sentence: 'the observatory', 'the army'; one of another type is none: 'the government', a rebel one."""
    core, owner = name_keys.body_parts(words)
    held = linker.local.owner(core, owner)
    named = {
        id(s.source): s.source
        for s in linker.seen[-WINDOW:]
        if s.source.named
        and s.source.being in ("body", "")
        and kind in ("other", s.source.type)
        and any(_holds(name_keys.key(name), words) for name in (s.mention.reading.name, s.source.name))
    }
    if words == "group":  # long after the Hill Group, which sells paint
        near = {id(s.source) for s in linker.seen[-WINDOW:] if sentence - s.sentence <= NEAR}
        named = {key: source for key, source in named.items() if key in near or source.type not in _SELDOM_GROUPS}
        if not named:
            return None
    if len(named) == 1:
        return Link(next(iter(named.values())), "nominal", "noun of a name")
    if len(named) > 1:
        recent = [s for s in linker.seen[-6:] if id(s.source) in named]
        if not recent or any(s.source is not recent[-1].source and s.sentence == recent[-1].sentence for s in recent):
            return None
        return Link(recent[-1].source, "nominal", "noun of several names", "kind")
    if (full := linker.local.body(words)) and _holds(full, words):
        alike = (m for m in linker.named[full] if name_keys.key(m.reading.name) == full)
        later = next((m for m in alike if kind in ("other", m.reading.type)), None)
        return Link(full_names.source_of(linker, later), "nominal", "noun of a name") if later else None
    if office := _office(linker, words):
        return Link(office, "nominal", "noun of a name")
    if held and any(name_keys.same_owner(held, other) for other in linker.local.owners.get(core, ())):
        key = full_names.owned(linker, words, "")
        source = linker.register.get((CORPUS, key), full_names.display(linker, key), names.read(f"the {words}"), named=True)
        return Link(source, "nominal", "noun of a name")
    return None


def _office(linker: Linker, words: str) -> Source | None:
    """'The ministry', where the article names one minister: the body that the role speaks for."""
    roles = (role for role in linker.local.roles if len(linker.known.holders(role)) <= HOLDERS)  # of several presidents' offices none is the office
    bodies = {body for role in roles for body in offices(role) if body.endswith(f" {words}")}
    body = min(bodies, key=len, default="")
    if not body or not all(other.endswith(body) for other in bodies):
        return None
    key = full_names.owned(linker, body, "")
    name = full_names.display(linker, key)
    return linker.register.get((CORPUS, key), name, names.read(f"the {body}"), named=True) if name != key or key == body else None


def _described(linker: Linker, mention: Found) -> Link | None:
    """The last person who was described with this noun: 'a senior official', then 'the official'."""
    sentence = linker.story.sentence(mention.start)
    alike = (s for s in reversed(linker.seen[-WINDOW:]) if s.mention.reading.head == mention.reading.head and s.source.being == "person" and s.heard)
    last = next((s for s in alike if not s.source.named and sentence - s.sentence <= 2 * NEAR), None)
    if last is not None and (not _is_described(mention, last) or _has_name(linker, mention)):
        return None
    return Link(last.source, "nominal", "same noun", certainty.passed_on(last.doubt)) if last else None


def _has_name(linker: Linker, mention: Found) -> bool:
    """Whether the words hold the name of whom they describe: the official who wrote it until last spring, Ann Reed."""
    last = mention.text.rstrip(" ,;")
    held = (m for m in linker.story.within(mention) if m is not mention and m.reading.form == "name" and m.reading.being == "person")
    return any(m.end == mention.start + len(last) and last[: m.start - mention.start].endswith(", ") for m in held)


def _is_described(mention: Found, last: Seen) -> bool:
    """Whether what stands before a noun was said of the one before: 'the former official' is not 'a senior official'."""
    given = {word.lower() for word in before_preposition(before_clause(mention.text)).split()[:-1]} - noun_types.DETERMINERS
    held = {word.lower() for text in (last.mention.text, last.source.name, *last.source.aliases) for word in text.split()}
    return given <= held


def _kind(linker: Linker, mention: Found) -> Link | None:
    """The last source of the kind that a noun such as 'the group' stands for; one that is heard or acts, not one named in passing."""
    reading = mention.reading
    words = " ".join(w for w in before_preposition(before_clause(reading.name)).lower().split() if w not in noun_types.DETERMINERS)
    entry = generic(words, reading.head)
    if entry is None or entry[0] != "body":
        return None
    sentence = linker.story.sentence(mention.start)
    bodies = (s for s in linker.seen[-WINDOW:] if s.source.being == "body" and s.source.named and (not entry[1] or s.source.type in entry[1]))
    told = _told_of(mention)
    fitting = [s for s in bodies if _may_be_called(s.source.name, reading.head, entry[1]) and told <= set(name_keys.key(s.source.name).split())]
    near = [s for s in fitting if sentence - s.sentence <= NEAR and (s.heard or s.mention.acts or s.source.heard) and not s.quoted]
    if near:
        speaks = near[-1].heard and sentence - near[-1].sentence <= 1
        return certainty.of_kind(Link(near[-1].source, "nominal", "kind"), reading.head, entry[1], speaks=speaks)
    if not entry[1] or "other" in entry[1]:
        return None
    bodies_named = (source for source in _bodies(linker, entry[1]) if _may_be_called(source.name, reading.head, entry[1]))
    named = (source for source in bodies_named if told <= set(name_keys.key(source.name).split()))
    every = {id(source): source for source in (*(s.source for s in fitting), *named)}
    return Link(next(iter(every.values())), "nominal", "only of its kind", "kind") if len(every) == 1 else None


def _told_of(mention: Found) -> set[str]:
    """The names before a noun, which say which body is meant: Dawn, of 'the Dawn rebel group'; of which state or place it is says less."""
    words = before_preposition(before_clause(mention.reading.name)).split()[:-1]
    capital = (word for word in words if word[:1].isupper() and not name_parts.is_loose(word) and word not in name_words.nationals())
    bare = {key for word in capital if (key := name_keys.key(word)) and word not in name_words.states()}
    return {word for word in bare if word not in name_words.types() and word not in name_words.plain_words() and word not in noun_types.DETERMINERS}


def _may_be_called(name: str, noun: str, types: frozenset[str]) -> bool:
    """Whether a body may be called by this noun: no state is an agency, and no council a network."""
    if name in name_words.states():
        return False
    if noun in ("group", "organisation", "organization", "body"):
        return classify(name)[0] != "state"
    if noun in ("newspaper", "paper", "broadcaster") and name_keys.key(name) in _wires():
        return False
    if noun.endswith("agency") and classify(name)[0] == "media" and name_keys.key(name) not in _wires():
        return False
    if " " not in name and not name.isupper() and name.lower() in name_words.types() and len(types) > 1:
        return name_keys.key(name) in _wires()
    head = before_preposition(f"{name} ").split()[-1]
    return (
        len(types) == 1
        or " " not in name
        or noun_types.bare(head) == noun
        or name_words.types().get(noun_types.bare(head), ("", ""))[1] != "body"
        or head.isupper()
    )


@cache
def _wires() -> frozenset[str]:
    """Keys of the news agencies that are nothing else."""
    return frozenset(name_keys.key(row["name"]) for row in table("agencies") if not row["comment"])


def generic(words: str, head: str) -> tuple[str, frozenset[str]] | None:
    """What a noun may stand for, whatever plain words stand before it: the Hillford-based watchdog."""
    rest = words.split()[:-1]
    plain = all(word.endswith("-based") or word in name_words.plain_words() for word in rest)
    pair = " ".join(words.split()[-2:])  # the human rights group is a rights group
    return name_words.generic().get(words) or ((name_words.generic().get(pair) or name_words.generic().get(head)) if plain else None)


def members(linker: Linker, mention: Found) -> Source | None:
    """'Dawn Front fighters', where the article names the Dawn Front, an armed group: the group; never those of a state."""
    reading = mention.reading
    if reading.being != "people" or reading.type != "armed_group":
        return None
    words = [word for word in mention.text.split() if word.lower() not in noun_types.DETERMINERS]
    prefix, key = " ".join(words[:-1]), name_keys.key(" ".join(words[:-1]))
    if not prefix or not all(word[:1].isupper() or word[:3].lower() in ("al-", "el-") for word in words[:-1]):
        return None
    if held := linker.aliased(prefix):
        return held
    here = next((m for m in linker.named.get(key, ()) if name_keys.key(m.reading.name) == key and m.reading.being != "person"), None)
    alike = here or replace(mention, reading=names.named(prefix, ""))
    full, _ = full_names.full_key(linker, -1, alike, key)
    held = linker.register.by_key.get((CORPUS, full))
    told = held or alike.reading
    plain = here is not None and told.being == "body" and here.reading.type == "other"  # the noun says what sort of body it is
    if not (told.type == "armed_group" or plain) or not full_names.is_actor(linker, full):
        return None
    return held or linker.register.get((CORPUS, full), full_names.display(linker, full), alike.reading, named=True)


def newspaper(linker: Linker, mention: Found) -> Link | None:
    """'The paper', where a newspaper has just been named: the newspaper."""
    phrase = "the newspaper"
    link = earlier(linker, replace(mention, text=phrase, reading=names.read(phrase)))
    return link if link and link.source.named and link.source.type == "media" else None


def named_group(linker: Linker, mention: Found) -> Source | None:
    """'The Dawn Front group', where the Dawn Front is a named group: the group itself."""
    reading = mention.reading
    words = [word for word in before_clause(mention.text).split() if word.lower() not in noun_types.DETERMINERS]
    if reading.being != "body" or len(words) < 2 or words[-1] not in ("group", "movement", "militia", "organization", "organisation"):
        return None
    sorted_so = len(words) > 2 and words[-2].lower() in _SORTS
    while len(words) > 2 and words[-2].lower() in _SORTS:  # the Dawn Front terrorist organisation
        words = [*words[:-2], words[-1]]
    if not all(word[:1].isupper() for word in words[:-1]):
        return None
    key = name_keys.key(" ".join(words[:-1]))
    alike = next(
        (m for m in linker.named.get(key, ()) if name_keys.key(m.reading.name) == key),
        replace(mention, reading=names.named(" ".join(words[:-1]), "")),
    )
    held = linker.register.by_key.get((CORPUS, full_names.full_key(linker, -1, alike, key)[0]))
    entry = generic(words[-1], words[-1])
    fits = (
        held is not None
        and held.named
        and held.being == "body"
        and entry is not None
        and (held.type in entry[1] or (sorted_so and held.type == "armed_group"))
    )
    return held if fits else None


def told_later(linker: Linker, mention: Found) -> Link | None:
    """'A monitoring group said', where the one such body that is heard in the article is named elsewhere in it."""
    words = " ".join(w for w in before_preposition(before_clause(mention.reading.name)).lower().split() if w not in noun_types.DETERMINERS)
    entry = generic(words, mention.reading.head)
    if entry is None or entry[0] != "body" or len(entry[1]) != 1 or mention.reading.definite or not re.match(r"an?\b", mention.text, re.IGNORECASE):
        return None
    spoken = (linker.story.mentions[number] for number in linker.heard)
    bodies = (m for m in spoken if full_names.is_name(m) and m.reading.being == "body" and m.reading.type in entry[1])
    found = {source.key: source for source in (full_names.source_of(linker, mention) for mention in bodies)}
    return Link(next(iter(found.values())), "nominal", "told later") if len(found) == 1 else None


def _bodies(linker: Linker, types: frozenset[str]) -> Iterator[Source]:
    """The bodies of these types that the article names anywhere."""
    return (full_names.source_of(linker, mention) for mention in linker.bodies.values() if mention.reading.type in types)


def bare(mention: Found) -> str:
    """The noun of a mention with what stands before it, as a key."""
    return name_keys.key(before_preposition(before_clause(mention.reading.name)))


def _holds(name: str, words: str) -> bool:
    """Whether a body's name holds the words of a noun, and is no other thing by that: the White House is no House.

    A single noun must be the one that says what the body is: no Department of Administration is the administration.
    """
    entry = name_words.generic().get(words)
    if f" {words} " not in f" {name} " or (entry is not None and entry[0] == "whole" and name != words):
        return False
    head = before_preposition(name)
    if " " in words or classify(head.split()[-1])[1] != "body":
        return " " in words or f" {words} " in f" {head} "
    return head.split()[-1] == words
