"""A name -> its full form, in the article first, then over the corpus: short forms, initials, glosses, the state of a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpers.grammar import name_keys, name_words, roles, surroundings, verbs
from helpers.grammar.actors import Found
from helpers.grammar.noun_types import classify
from helpers.identity import bodies
from helpers.identity.register import CORPUS, Source, gender
from helpers.identity.story import plain_outlet

if TYPE_CHECKING:
    from helpers.identity.links import Linker

_SIDES = frozenset("west east north south left right".split())
_THE = re.compile(r"[Tt]he ")
MANY = 3  # a surname is nobody's where every third mention of it has the title of somebody else
_NOUN = re.compile(r" ([a-z]+)\b")


def is_name(mention: Found) -> bool:
    """Whether a mention is a proper name."""
    return mention.reading.form == "name"


def display(linker: Linker, key: str) -> str:
    """The name with this key as it is written first."""
    return linker.local.display.get(key) or linker.known.display.get(key) or bodies.name(key) or key


def is_actor(linker: Linker, key: str) -> bool:
    """Whether the article or the corpus shows that this name is an actor's."""
    return bool(key) and (linker.local.is_actor(key) or linker.known.is_actor(key))


def full_key(linker: Linker, number: int, mention: Found, key: str) -> tuple[str, str]:
    """The key of the full name, and the reason; of a body that the world knows by several names, that of the one in the tables."""
    full, reason = _told_key(linker, number, mention, key)
    known = bodies.name(full)
    if known is None:
        return full, reason
    return name_keys.key(known), "well known" if reason == "name" and key != name_keys.key(known) else reason


def _told_key(linker: Linker, number: int, mention: Found, key: str) -> tuple[str, str]:
    if number in linker.glossed:
        one = linker.story.mentions[linker.glossed[number]]
        if is_name(one):
            return _whole(linker, one, name_keys.key(one.reading.name))[0], "gloss"
    for known, where in ((linker.local, ""), (linker.known, " elsewhere")):
        if (gloss := known.gloss(key)) and not (where and _is_another(mention, gloss)):
            return owned(linker, gloss, ""), f"gloss{where}"
    full, reason = _whole(linker, mention, key)
    alone = full == key and number in linker.heard and not mention.reading.role and " " not in key and mention.reading.being in ("person", "")
    if alone and (only := linker.local.unspoken(key)) and _may_be_called(linker, mention, only, MANY):
        return linker.known.whole_name(only), "short"
    return full, reason


def _whole(linker: Linker, mention: Found, key: str) -> tuple[str, str]:
    reading = mention.reading
    if reading.being in ("person", "") and linker.known.people[key]:
        key = linker.known.whole_name(key)
    if reading.being in ("person", "") and not (reading.being == "" and " " not in key and _is_determined(linker, mention)):
        for known, where in ((linker.local, ""), (linker.known, " elsewhere")):
            one = known.person(key, given=known is linker.local) or known.titled(key, reading.role)
            if full := one or (_chief(linker, key) if known is linker.local else None):
                if not _may_be_called(linker, mention, full, MANY if known is linker.local else 1):
                    return key, "name"
                return linker.known.whole_name(full), f"short{where}"
    outlet = key in linker.known.outlets and " " in key
    if reading.being in ("body", "") and not outlet and not _is_attribute(linker, mention):
        full = linker.local.body(key, acronym=reading.name.isupper() and len(key) <= 6)
        if full and not linker.local.placed[key] and not _is_of_another(mention, full):
            return owned(linker, full, mention.owner), "short"
        full = linker.known.body(key, acronym=True) if key.isalpha() and reading.name.isupper() else None
        if full and linker.known.spells(full, key) and not _is_another(mention, full):
            return owned(linker, full, mention.owner), "initials elsewhere"
    if reading.being in ("body", "") and (outlet_key := _outlet(linker, key)):
        return outlet_key, "short"
    return (owned(linker, reading.name, mention.owner) if reading.being == "body" else key), "name"


def _chief(linker: Linker, key: str) -> str | None:
    """Whom a surname means that several people of the article bear: the chief one, if none of them is named oftener elsewhere."""
    people = linker.known.people
    chief = linker.local.chief(key, people) if " " not in key else None
    return chief if chief and all(people[chief] >= people[name] for name in linker.local.by_part.get(key, ())) else None


def _is_determined(linker: Linker, mention: Found) -> bool:
    """Whether an article stands before a single word, as before no surname: the West is nobody West."""
    text = linker.story.text
    following = _NOUN.match(text, mention.end)
    word = following[1] if following else ""
    verb = word in verbs.acting() or word.endswith(("ed", "ly")) or (word in surroundings.small_words() and word not in ("and", "or"))
    if word and not verb and name_keys.key(mention.text) not in _SIDES:
        return False  # the Reed camp
    return bool(_THE.match(mention.text) or _THE.match(text, max(0, mention.start - 4), mention.start))


def _outlet(linker: Linker, key: str) -> str:
    """'The Post', in an article of the Valley Post: the outlet itself."""
    outlet = name_keys.key(plain_outlet(linker.story.outlet)) if linker.story.outlet else ""
    return outlet if outlet.endswith(f" {key}") and name_words.types().get(key, ("", ""))[1] == "body" else ""


def _is_of_another(mention: Found, full: str) -> bool:
    """Whether the longer name of a body says that it is another state's: Halvern's Foreign Ministry is not the Norrund Foreign Ministry."""
    core, whose = name_keys.body_parts(full)
    owner = name_keys.body_parts(core, mention.owner)[1] if mention.owner else ""
    return bool(owner and whose) and not name_keys.same_owner(owner, whose)


def _is_another(mention: Found, full: str) -> bool:
    """Whether initials that the tables know stand for something of another type than this name does."""
    known = name_words.acronyms().get(mention.reading.name.replace(".", ""))
    told = classify(full)[0]
    return known is not None and told not in ("", "other") and told != known[0]


def _may_be_called(linker: Linker, mention: Found, full: str, share: int) -> bool:
    """Whether a surname with its title may be this person's: Mrs Reed is not Bob Reed, nor is President Reed the senator."""
    shown = gender(mention.reading)
    held = name_words.given_names().get(full.split()[0], "")
    key = name_keys.key(mention.reading.name)
    if " " in key:
        return True
    if shown and held and shown != held:
        return False
    alike = [m for m in linker.named.get(key, ()) if name_keys.key(m.reading.name) == key]
    others = [m for m in alike if not linker.known.is_called(full, m.reading.role)]  # King Reed, beside Bob Reed
    if share == 1:  # whom another article names: not somebody who is introduced here as something else
        told = set().union(*(roles.role_bag(m.reading.role) for m in alike))
        told = {word for word in told if name_words.types().get(word, ("", ""))[1] == "person"}
        if told - name_words.honorifics() and not told & linker.known.title_words(full):
            return False
    few = share * len(others) <= len(alike) if share > 1 else not others
    return linker.known.is_called(full, mention.reading.role) and few


def _is_attribute(linker: Linker, mention: Found) -> bool:
    """'The Hillford bridge': a word alone before a thing's noun is a place's or a thing's name, no short form of a body's."""
    name, following = mention.reading.name, _NOUN.match(linker.story.text, mention.end)
    if following is None or " " in name or name.isupper() or classify(name)[1]:
        return False
    word = following[1]
    return not (word in name_words.types() or word in surroundings.small_words() or word in verbs.acting() or word.endswith(("ed", "ing", "ly")))


def owned(linker: Linker, name: str, owner: str) -> str:
    """The key of a body with its state, where that is given or only one is known."""
    core, given = name_keys.body_parts(name, owner)
    held = linker.local.owner(core, given)
    if held or not linker.local.owners.get(core):
        elsewhere = linker.known.owner(core, held or given)
        held = held if elsewhere is None else elsewhere
    return bodies.one_key(f"{held} {core}" if held else core)


def source_of(linker: Linker, mention: Found) -> Source:
    """The source that a name leads to."""
    key = name_keys.key(mention.reading.name)
    full, _ = _whole(linker, mention, key)
    return linker.register.get((CORPUS, full), mention.reading.name if full == key else display(linker, full), mention.reading, named=True)
