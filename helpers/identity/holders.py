"""Who holds an office: 'the minister', 'the UN envoy', 'the president' where the article names two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from helpers.grammar import name_keys, name_words, noun_types, roles
from helpers.grammar.actors import Found
from helpers.grammar.noun_types import before_clause
from helpers.identity import certainty, full_names
from helpers.identity.register import Link, Source

if TYPE_CHECKING:
    from helpers.identity.links import Linker, Seen

WINDOW = 300  # earlier mentions that a noun may look back over
FAR_MORE = 3  # times as many mentions, from which one of two presidents is "the president"
NEAR = 3  # sentences back that a noun such as 'the group' may look
_COUNTRY = re.compile(r"\b(?:country|nation|kingdom|republic)['’]s\b", re.IGNORECASE)
_WHEN = frozenset("late next new incoming future previous old".split())  # none of them is who has the office
_OF_STATE = re.compile(r"\sof\s(?:the\s)?([A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})(?![\w’'-])")


def holder(linker: Linker, mention: Found) -> Link | None:
    """The person who has the role; of a bare office, as 'the president', not one who is far off where another one is near."""
    link = _role(linker, mention)
    words = [word for word in roles.role_words(mention.reading.name) if word not in noun_types.DETERMINERS]
    told = (roles.role_bag(before_clause(mention.reading.name)) - set(words)) | _of_state(linker, mention)
    if link is None or len(words) != 1 or told:
        return link
    called = linker.local.roles.get(words[0], Counter()) + linker.known.roles.get(words[0], Counter())
    holders: Counter[Source] = Counter()  # somebody may be one by his surname and by his whole name
    for key in sorted({*linker.local.holders(words[0]), *linker.known.holders(words[0])}):
        if source := _person(linker, key):
            holders[source] += called[key]
    link = _of_article(linker, mention, certainty.of_office(linker.seen, link, holders), holders)
    return replace(link, doubt=link.doubt or "elsewhere") if link.reason == "role elsewhere" else link


def _of_article(linker: Linker, mention: Found, link: Link, holders: Mapping[Source, int]) -> Link:
    """Of several with an office the one whom the article names far oftener, where the last one is only named in passing: it is of him."""
    others = [source for source in holders if source is not link.source]
    if link.doubt or not others:
        return link
    here = linker.story.sentence(mention.start)
    if any(seen.source is link.source and seen.heard and here - seen.sentence <= NEAR for seen in linker.seen[-WINDOW:]):
        return link
    chief = max(others, key=lambda source: _times(linker, source))
    return replace(link, source=chief, doubt="office") if _times(linker, chief) >= FAR_MORE * max(1, _times(linker, link.source)) else link


def _times(linker: Linker, source: Source) -> int:
    """How often the article names somebody, by his whole name or his surname."""
    key = name_keys.key(source.name)
    parts = {key, key.rpartition(" ")[2]}
    return len({m.start for part in parts for m in linker.named.get(part, ()) if name_keys.key(m.reading.name) in parts})


def _role(linker: Linker, mention: Found) -> Link | None:
    """The person who has the role: 'the minister', 'the UN envoy'."""
    words = [w for w in roles.role_words(mention.reading.name) if w not in noun_types.DETERMINERS]
    left = words[:1] == ["former"]  # the former president is not the president
    owned = any(roles.owning_state(word) for word in mention.reading.name.split())  # nor is Halvern's president
    if _COUNTRY.search(mention.text):
        return None  # the country's president: of which is not told
    possessed = mention.text.split()[0].lower() in noun_types.POSSESSIVES
    for size in range(1 if owned else len(words) - left):
        role = " ".join(words[:left] + words[size + left :])
        if size and words[left + size - 1] in roles.LESSER:
            break
        told = roles.role_bag(before_clause(mention.reading.name)) - set(role.split()) - set(words[:left])
        told |= _of_state(linker, mention)
        for known, reason in ((linker.local, "role"), (linker.known, "role elsewhere")):
            office = " " in role or role in name_words.actors()
            family = name_words.types().get(role, ("", ""))[0] == "witness"
            if known is linker.known and (size or possessed or family or not (office or len(known.holders(role)) == 1)):
                continue
            holders = [key for key in known.holders(role) if _may_be(linker, key, told)]
            if not holders and known is linker.local and len(only := known.holders(role)) == 1 and _is_told_no_more(linker, only[0], role):
                holders = only  # 'the UN envoy', where the article has 'the envoy Ann Reed' and no other envoy
            here = {source for source in (_person(linker, key) for key in holders) if source}
            if office and name_words.types().get(role, ("", ""))[0] == "state":
                here = {source for source in here if source.type == "state"}  # the president of a firm is not the president
            if known is linker.local and office and here and (others := _holders_elsewhere(linker, role, here)):
                last = next((s.source for s in reversed(linker.seen[-WINDOW:]) if s.source in here | others), None)
                here = here if last in here else others
                reason = "role" if last in here and last not in others else "role elsewhere"
            if len(here) == 1:
                return Link(here.pop(), "nominal", reason)
            recent = [s for s in linker.seen[-WINDOW:] if s.source in here]
            recent = [s for s in recent if s.heard] or recent
            if recent and known is linker.local:
                usual = {source for key in linker.known.holders(role) if (source := _person(linker, key))} if office else set()
                often = [s for s in recent if s.source in usual]
                if often and 2 * len(often) >= len(recent):
                    recent = often  # of two presidents the one whom the corpus calls so
                return Link(_foremost(recent), "nominal", "role of several")
    return None


def _of_state(linker: Linker, mention: Found) -> set[str]:
    """The words of the state or body that stands right behind an office: the president of the United States, of the Hill Club."""
    behind = _OF_STATE.match(linker.story.text, mention.end)
    words = behind[1].split() if behind else []
    held = (name_words.states().get(" ".join(words[:size])) for size in (3, 2, 1))
    return roles.role_bag(next((state for state in held if state), behind[1] if behind else ""))


def _is_told_no_more(linker: Linker, key: str, role: str) -> bool:
    """Whether nothing but the bare office is told of somebody anywhere, by his full name."""
    return linker.local.people[key] > 0 and linker.local.title_words(key) | linker.known.title_words(key) <= set(role.split())


def _holders_elsewhere(linker: Linker, role: str, here: set[Source]) -> set[Source]:
    """Those who have an office in most articles and are named in this one, where it gives the office to nobody but others.

    'The French president, Bob Roe' makes him no "the president" in an article of Ann Reed, who is it in all others.
    """
    main = linker.known.holders(role)
    usual = {source for key in main if (source := _person(linker, key))}
    return set() if here & usual else {source for source in usual if source.type in ("state", "")}


def _may_be(linker: Linker, key: str, told: set[str]) -> bool:
    """Whether all that words say of an office is told of somebody anywhere: the secretary of state is not the secretary of defence."""
    empty = {"country", *name_words.generic(), *name_words.plain_words()} - _WHEN - {"state"}
    whole = linker.known.person(key) or key  # what is told of Ann Reed is told of Reed
    return told - empty <= linker.local.title_words(key) | linker.known.title_words(key) | linker.known.title_words(whole)


def _foremost(recent: list[Seen]) -> Source:
    """The source of the last of these mentions, unless another one has far more of them."""
    last = recent[-1].source
    count = Counter(id(seen.source) for seen in recent)
    commonest = max(recent, key=lambda seen: count[id(seen.source)]).source
    return commonest if count[id(commonest)] >= FAR_MORE * count[id(last)] else last


def _person(linker: Linker, key: str) -> Source | None:
    """The source of somebody's name, where this article gives it, if only in part."""
    parts = (key, key.rpartition(" ")[2])
    given = (m for part in parts for m in linker.named.get(part, ()) if m.reading.being in ("person", "") and name_keys.key(m.reading.name) in parts)
    mention = next(given, None)
    return None if mention is None else full_names.source_of(linker, mention)
