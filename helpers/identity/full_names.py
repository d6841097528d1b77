"""A name -> its full form, in the article first, then over the corpus: short forms, initials, glosses, the state of a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpers.grammar import name_keys, name_words, roles, surroundings, verbs
from helpers.grammar.actors import Found
from helpers.grammar.noun_types import classify
from helpers.identity import bodies
from helpers.identity.known import OFTEN
from helpers.identity.register import CORPUS, Source, gender
from helpers.identity.story import plain_outlet

if TYPE_CHECKING:
    from helpers.identity.links import Linker

_SIDES = frozenset("west east north south left right".split())
_THE = re.compile(r"[Tt]he ")
MANY = 3  # a surname is nobody's where every third mention of it has the title of somebody else
_NOUN = re.compile(r" ([a-z]+)\b")
_INTRODUCED = re.compile(
    r"\b(?:(?i:an?|one|another|two|three)\s(?:[\w’'-]+\s){0,5}?([\w-]+)(?:,|\swho(?:\s(?:is|was|are|were))?)?\s(?:only\s)?"
    r"(named|called|nicknamed|identified(?:\sonly)?\s(?:as|by\s\w+\sfirst\sname,?)|going\sby|goes\sby)(?:\sthe\sname(?:\sof)?)?"
    r"|(?:gave|give|giving|gives)\s(?:only\s)?(?:his|her|their)\s(?:first\s|full\s|own\s)?names?(?:\sonly)?\sas)\s[\"“‘']?\Z"
)
_OPENING = re.compile(r"(?:^|[\n.!?:;\"“”‘'’(\[•*–—-])\s*(?:(?:The|A|An) )?$")
TITLES = frozenset("king queen pope president emperor emir sultan minister chancellor senator sen rep governor gov general gen".split())
PLACED = 3  # times as often as somebody's whole name that his surname names a place, from which it is nobody's short name elsewhere
ADJECTIVES = frozenset("conservative liberal rebel moderate extremist left-wing right-wing whenever whereas".split())
_ACTIVE = re.compile(r"\s(?:an?|the|his|her|its|on|for|it|to|[\"“‘'])(?:\s|\b)")
INTRODUCED = 90  # characters before a name in which somebody may be introduced by it
_BRACKETED = re.compile(r"\]\s((?:(?:bin|ibn|al|el|de|van|von)[\s-])?[A-Z][\w’-]*(?:\s[A-Z][\w’-]*)?)")


def is_name(mention: Found) -> bool:
    """Whether a mention is a proper name."""
    return mention.reading.form == "name"


def display(linker: Linker, key: str, otherwise: str = "") -> str:
    """The name with this key as it is written first; where no text has it so, other words, or the key."""
    return linker.local.display.get(key) or linker.known.display.get(key) or bodies.name(key) or otherwise or key


def is_actor(linker: Linker, key: str) -> bool:
    """Whether the article or the corpus shows that this name is an actor's."""
    return bool(key) and (linker.local.is_actor(key) or linker.known.is_actor(key))


def introduced(linker: Linker) -> dict[str, int]:
    """Key of a single name by which the article introduces somebody new -> where: 'a local named Reed' is nobody Reed of elsewhere."""
    found: dict[str, int] = {}
    for mention in filter(is_name, linker.story.mentions):
        key = name_keys.key(mention.reading.name)
        if key and " " not in key and mention.reading.being in ("person", ""):
            told = _INTRODUCED.search(linker.story.text, max(0, mention.start - INTRODUCED), mention.start)
            being = classify(told[1])[1] if told and told[1] else ""
            if told and told[2] == "called" and _ACTIVE.match(linker.story.text, mention.end):
                continue  # an official called Reed a liar
            if told and (told[1] is None or being in ("person", "people") or (told[2] == "named" and being != "body")):
                found.setdefault(key, mention.start)
    return found


def scope(linker: Linker, full: str, key: str, mention: Found) -> str:
    """The article where a name is somebody's there alone, else the corpus: a bare noun's, a first name's, that of somebody new."""
    reading = mention.reading
    if full != key or " " in key:
        return linker.story.scope if full == key and reading.being == "body" and linker.is_generic(key) else CORPUS
    if reading.being == "body":
        return linker.story.scope if linker.is_generic(key) else CORPUS
    alike = (m.reading.role for m in linker.named.get(key, ()) if name_keys.key(m.reading.name) == key)
    titled = not TITLES.isdisjoint(word for role in alike for word in roles.role_words(role.lower()))
    first = key in name_words.given_names() and key not in name_words.types() and key not in name_words.generic() and not titled
    return linker.story.scope if reading.being in ("person", "") and (first or key in linker.introduced) else CORPUS


def full_key(linker: Linker, number: int, mention: Found, key: str) -> tuple[str, str]:
    """The key of the full name, and the reason; of a body that the world knows by several names, that of the one in the tables."""
    if mention.reading.being != "person" and (known := bodies.name(key)):
        return name_keys.key(known), "name" if name_keys.key(known) == key else "well known"
    full, reason = _full(linker, number, mention, key)
    full = _as_elsewhere(linker, full)
    known = bodies.name(full)
    if known is None:
        return full, reason
    return name_keys.key(known), "well known" if reason == "name" and key != name_keys.key(known) else reason


def _as_elsewhere(linker: Linker, full: str) -> str:
    """The name by which the corpus knows a body that this article glosses otherwise: Dawn Front in Halvern (DF), elsewhere Dawn Front (DF)."""
    if further := linker.known.gloss(full):
        return owned(linker, further, "")
    short = (linker.known.gloss(initials) for initials, names in linker.local.glossed.items() if full in names)
    return next((name for name in short if name and (full.startswith(f"{name} ") or full == f"un {name}")), full)


def _full(linker: Linker, number: int, mention: Found, key: str) -> tuple[str, str]:
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
    if reading.being in ("person", "") and (inside := _BRACKETED.match(linker.story.text, mention.end)):  # [the mayor, Ann] Reed
        for rest in (inside[1], inside[1].rpartition(" ")[0]):
            if linker.known.people[both := f"{key} {name_keys.key(rest)}"]:
                return linker.known.whole_name(both), "short elsewhere"
    if reading.being in ("person", "") and not (reading.being == "" and " " not in key and _is_determined(linker, mention)):
        for known, where in ((linker.local, ""), (linker.known, " elsewhere")):
            one = known.person(key, given=known is linker.local) or known.titled(key, reading.role)
            if known is linker.local and key in linker.introduced and not (one and _is_told_after(linker, one, linker.introduced[key])):
                break
            if known is linker.known and one and not _may_be_elsewhere(linker, mention, key, one):
                break
            if full := one or (_chief(linker, key) if known is linker.local else None):
                if not _may_be_called(linker, mention, full, MANY if known is linker.local else 1):
                    return key, "name"
                return linker.known.whole_name(full), f"short{where}"
    outlet = key in linker.known.outlets and " " in key
    if reading.being == "body" and (plain := _without_adjective(linker, reading.name)):
        return owned(linker, plain, mention.owner), "short"
    if reading.being in ("body", "") and not outlet and key not in _SIDES and not _is_attribute(linker, mention):
        full = linker.local.body(key, acronym=reading.name.isupper() and len(key) <= 6)
        opening = key not in name_words.types() and is_common(linker, mention) and opens(linker, mention)  # Watch it
        if full and not opening and not linker.local.placed[key] and not _is_of_another(mention, full) and not _is_abroad(linker, key, full):
            return owned(linker, full, mention.owner), "short"
        full = linker.known.body(key, acronym=True) if key.isalpha() and reading.name.isupper() else None
        if full and linker.known.spells(full, key) and not _is_another(mention, full):
            return owned(linker, full, mention.owner), "initials elsewhere"
    if reading.being in ("body", "") and (outlet_key := _outlet(linker, key)):
        return outlet_key, "short"
    return (owned(linker, reading.name, mention.owner) if reading.being == "body" else key), "name"


def _may_be_elsewhere(linker: Linker, mention: Found, key: str, full: str) -> bool:
    """Whether a name may be short for one of another article: no common word is, where it opens a sentence or the name is rare; nor somebody new."""
    if key in linker.introduced or linker.known.placed[key] > PLACED * linker.known.people[full]:
        return False  # Hillford, where one article has an Ann Hillford
    if len(key) < 2 or (not mention.reading.role and key.title() in name_words.states()):
        return False  # I is nobody's second name; Halvern Town, where a report begins
    common = " " not in key and not mention.reading.role and (is_common(linker, mention) or (key in linker.story.common and mention.text.isupper()))
    return not common or (linker.known.articles[full] >= OFTEN and not opens(linker, mention))


def is_common(linker: Linker, mention: Found) -> bool:
    """Whether a name is a single word that the corpus mostly writes in small letters: Power."""
    name = mention.reading.name
    return name.lower() in linker.story.common and name[1:].islower()


def opens(linker: Linker, mention: Found) -> bool:
    """Whether a mention stands where a sentence, a quotation or a line begins."""
    return bool(_OPENING.search(linker.story.text[max(0, mention.start - 8) : mention.start]))


def _is_told_after(linker: Linker, full: str, place: int) -> bool:
    """Whether a full name stands for the first time after a place."""
    first = next((m.start for m in linker.named.get(full, ()) if name_keys.key(m.reading.name) == full), place)
    return first > place


def _without_adjective(linker: Linker, name: str) -> str:
    """A body's name without the adjective that opens its sentence, where all else know it without: Conservative Hill Post."""
    first, _, rest = name.partition(" ")
    key, shorter = name_keys.key(name), name_keys.key(rest)
    return rest if " " in rest and first.lower() in ADJECTIVES and linker.known.bodies[shorter] > linker.known.bodies[key] else ""


def _is_abroad(linker: Linker, key: str, full: str) -> bool:
    """Whether the longer name only says of which state a body is that mostly stands without: the Norrund Front is not the Front."""
    first, _, rest = full.partition(" ")
    national = first.title() in name_words.nationals() or first.title() in name_words.states()
    named = name_words.types().get(key, ("", ""))[0] == "armed_group" and key not in name_words.generic()
    return national and rest == key and named and linker.known.articles[key] > 2 * linker.known.articles[full]


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
    verb = (
        word in verbs.acting()
        or (word.endswith(("ed", "ly")) and word != "family")
        or (word in surroundings.small_words() and word not in ("and", "or"))
    )
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


def _is_place(linker: Linker, key: str) -> bool:
    """Whether a single word stands oftener for a place than for an actor: Hillford is not short for the Hillford Press Centre."""
    placed, told = (getattr(linker.local, one)[key] + getattr(linker.known, one)[key] for one in ("placed", "told"))
    return " " not in key and bool(placed > told)


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
    if not given and name_words.types().get(core) == ("armed_group", "body") and core not in name_words.generic():
        return bodies.one_key(core)  # the Front is not the Norrund Front
    held = linker.local.owner(core, given)
    if held or not linker.local.owners.get(core):
        elsewhere = linker.known.owner(core, held or given)
        held = held if elsewhere is None else elsewhere
    return bodies.one_key(f"{held} {core}" if held else core)


def source_of(linker: Linker, mention: Found) -> Source:
    """The source that a name leads to."""
    key = name_keys.key(mention.reading.name)
    full, _ = full_key(linker, -1, mention, key)
    return linker.register.get(
        (scope(linker, full, key, mention), full), mention.reading.name if full == key else display(linker, full), mention.reading, named=True
    )
