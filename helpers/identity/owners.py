"""Whose body a noun may mean: 'her campaign', 'the army' of a sentence about another state, the administration of the day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpers.grammar import name_keys, name_words
from helpers.grammar.actors import Found
from helpers.identity.holders import WINDOW
from helpers.identity.register import Source

if TYPE_CHECKING:
    from helpers.identity.links import Linker

OFTENER = 2  # times that another president is named for each time that this one is: then the administration is not his
_GENDERS = {"his": "male", "her": "female"}
_SCENE = re.compile(r"(?:In|Inside|Across)\s(?:the\s)?([A-Z]\w+(?:\s[A-Z]\w+)?),")
_SHUT = re.compile(r"\b(?:re-?open\w*|shut\w*(?: down)?|clos(?:e|ed|ing)|fund(?:ed|ing|s)?|keep(?:ing)?|kept)\s(?:the\s)?\Z")


def is_near(linker: Linker, mention: Found, source: Source) -> bool:
    """Whether he whose administration it is stands in the same sentence or the one before; of a body that is nobody's, nothing is asked."""
    owner = name_keys.body_parts(source.name)[1].rpartition(" ")[2]
    if not owner:
        return True
    sentence = linker.story.sentence(mention.start)
    near = (s for s in reversed(linker.seen[-WINDOW:]) if sentence - s.sentence <= 1)
    return any(owner in name_keys.key(s.source.name).split() for s in near)


def is_anothers(linker: Linker, mention: Found, source: Source) -> bool:
    """Whether 'her campaign' cannot be the Bob Reed campaign."""
    shown = _GENDERS.get(mention.text.split()[0].lower())
    whose = name_keys.key(source.name.split()[0]) if shown else ""
    person = whose and (linker.local.person(whose) or linker.known.person(whose))
    held = name_words.given_names().get(person.split()[0], "") if person else ""
    return bool(shown and held and held != shown)


def is_elsewhere(linker: Linker, mention: Found, source: Source) -> bool:
    """Whether a sentence that begins in one state speaks of its army, and not of another's: 'In Halvern, they fought the army'."""
    begin = max((start for start in linker.story.starts if start <= mention.start), default=0)
    scene = _SCENE.match(linker.story.text, begin, mention.start)
    state = name_words.states().get(scene[1]) if scene else None
    return state is not None and not name_keys.same_owner(name_keys.body_parts(source.name)[1], state.lower())


def is_past(linker: Linker, owner: str) -> bool:
    """Whether an administration is not the one of the day: that of somebody whom the article does not call president, or names less than one."""
    last = owner.rpartition(" ")[2]
    others = {other.rpartition(" ")[2] for other in linker.known.owners.get("administration", ())} - {last}
    times = linker.story.times(last)
    if last and not _is_state(owner) and any(linker.story.times(other) >= OFTENER * times for other in others if linker.known.person(other)):
        return True
    person = linker.known.person(last) if last else None
    if not person:
        return False
    called = {(linker.known.person(key.rpartition(" ")[2]) or key).rpartition(" ")[2] for key in linker.local.holders("president")}
    return bool(called) and last not in called and last not in {key.rpartition(" ")[2] for key in linker.known.holders("president")}


def is_shut(linker: Linker, mention: Found) -> bool:
    """Whether a government is spoken of as offices that open and shut: to reopen the government."""
    return mention.text.lower() == "the government" and bool(_SHUT.search(linker.story.text, max(0, mention.start - 24), mention.start))


def is_a_states(source: Source) -> bool:
    """Whether a body is some state's, of which 'his army' says nothing; not so the Reed administration."""
    return source.type in ("military", "state") and _is_state(name_keys.body_parts(source.name)[1])


def _is_state(owner: str) -> bool:
    return owner.title() in name_words.states() or owner.upper() in name_words.states()
