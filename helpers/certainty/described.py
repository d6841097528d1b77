"""What the words of a description, a title or a name tell by themselves: of which type somebody is, and whether they are whole."""

from __future__ import annotations

import re
from functools import cache

from helpers.grammar import name_words, names, verbs
from helpers.grammar.noun_types import DETERMINERS, PREPOSITION, bare, before_clause, before_preposition, classify
from helpers.grammar.surroundings import small_words

PAST = re.compile(
    r"\b(?:former(?:ly)?|ex|then|retired|onetime|one-time|past|previous(?:ly)?|late|ousted|deposed|fired|founding|once|resigned|stepped)\b",
    re.IGNORECASE,
)
SEVERAL = re.compile(r",|\sand\s|\sor\s|/")
LONG = 22  # words of a description
_MIXED = re.compile(
    r"\b(?:rebel|opposition|anti|allied|allies|backed|moderate|pro|proxy|local|foreign|friendly|coalition|ground"
    r"|critics?|candidates?|nominees?|hopefuls?|republicans|democrats)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:an?|one|another|some|such)\s", re.IGNORECASE)
_WEAK = frozenset("witness company".split())  # types that a noun seldom shows: migrants, a worker
_LEADING = frozenset("Even Conservative Liberal Former Outgoing Senior Top".split())
_FAITHS = frozenset("Muslim Christian Jewish Arab Sunni Shiite Shia Kurd".split())
_CAPITAL_BEFORE = re.compile(r"\b([A-Z][a-z][\w’'-]*)\s\Z")
_KIN = frozenset("parents parent kin relatives mothers fathers brothers sisters sons daughters public side sides community communities".split())
_ACTS = re.compile(r"(?:[a-z]{4}(?:ers|ors|er|or)|ists?|ians?|ees?|makers?|men|women)\Z")
_STOP = re.compile(r"[a-z]{3}\.\s[A-Z]")
_INSIDE = frozenset(("of", "for", "to", "and", "the"))
_NO_NOUN = frozenset("what which how why when where lot numbers".split())
_CUT = frozenset("at of in for with to by from on and or as than who that the a an alone".split())
_WAS = re.compile(r"[a-z]+ed\Z")
_OWN_HEADS = frozenset("page there one others some those he she it they we you i that".split())


def title(phrase: str) -> str:
    """The title that ends a phrase, with what tells of whom or what: nothing where its last words are none.

    >>> title("met the Hill farm minister"), title("as Secretary of State"), title("Mayor Ann Reed and")
    ('the Hill farm minister', 'as Secretary of State', '')
    """
    words = phrase.split()
    for size in (1, 2, 3, 4, 5):
        if size <= len(words) and _is_person(words[-size]):
            rest = words[len(words) - size + 1 :]
            of = not rest or (rest[0] in ("of", "for", "to") and all(word[:1].isupper() or word in _INSIDE for word in rest))
            return " ".join(words[-size - 3 :]) if of else ""
    return ""


def _is_person(word: str) -> bool:
    return classify(word.strip(",’'"))[1] == "person"


def tells(phrase: str, kind: str) -> bool:
    """Whether a phrase names somebody of a type."""
    first = PREPOSITION.split(f"{phrase} ", maxsplit=1)[0].split(",")[0]
    found = {classify(words) for words in (first, phrase.split(",")[0]) if words.strip()}
    return any(told == kind and being == "person" for told, being in found)


def is_described(name: str, kind: str) -> bool:
    """Whether a description shows a type by its noun, and nothing in it may mean another sort.

    >>> [is_described(words, "military") for words in ("Halvern soldiers", "allied forces", "a former officer")]
    [True, False, False]
    """
    told = names.read(before_clause(name))
    if kind == "document":
        return told.type == kind and told.head not in _OWN_HEADS
    if told.type != kind or told.head in _OWN_HEADS or kind in _WEAK or SEVERAL.search(name) or PAST.search(name) or _MIXED.search(name):
        return False
    if bare(told.head) not in name_words.types():
        return False
    return not (_ONE.match(name) and kind in ("expert", "state", "armed_group", "military") and len(name.split()) < 3)


def is_led(name: str) -> bool:
    """Whether a word that is no part of a name stands first in it: Even, Conservative."""
    first = name.split()[0]
    small = first.istitle() and first.lower() not in DETERMINERS and first.lower() in small_words() and first.lower() not in name_words.given_names()
    return " " in name and (small or first in _LEADING)


@cache
def adjectives() -> frozenset[str]:
    """Words that say of what people or faith somebody is, which end no name."""
    return frozenset(word for word in name_words.nationals() if not word.endswith("s")) | _FAITHS


def is_whole(name: str) -> bool:
    """Whether a description has a noun for somebody who may speak, and ends with it or with what tells of whom.

    >>> [is_whole(words) for words in ("some critics", "the mayor's frank", "reports from a meeting at", "what the rebels")]
    [True, False, False, False]
    """
    words = before_clause(name).split()
    if not words or words[0].lower() in _NO_NOUN or words[-1].lower() in _CUT or _WAS.match(words[-1]) or words[-1] in _participles():
        return False
    head = names.read(before_clause(name))
    if head.being in ("document", "message"):
        return True
    last = bare(before_preposition(before_clause(name)).split()[-1].strip(",.”\"’'"))
    told = _is_somebody(last) or words[-1][:1].isupper() or last in name_words.pronouns()
    known = _is_somebody(bare(head.head)) or head.being in ("person", "people", "body")
    return (known and told) or (SEVERAL.search(name) is not None and name[1:].lower() != name[1:])


def _is_somebody(word: str) -> bool:
    """Whether a noun is of somebody: by the table, one or several, or by how it ends."""
    types = name_words.types()
    one = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word in types or (word.endswith("s") and one in types) or word in _KIN or bool(_ACTS.search(word))


def is_cut(text: str, start: int, end: int) -> bool:
    """Whether the words of a description look like a piece of a name before them, or run over more than a phrase.

    >>> is_cut("Reps. Ann King and Bob Roe said", 10, 26), is_cut("Officials of Hill said", 0, 17)
    (True, False)
    """
    words = text[start:end]
    led = _CAPITAL_BEFORE.search(text, max(0, start - 30), start)
    piece = words[:1].isupper() and led is not None and bare(led[1]) not in name_words.types() and led[1] not in name_words.honorifics()
    return piece or _STOP.search(words) is not None or len(words.split()) > LONG


def is_joint(words: str, name: str) -> bool:
    """Whether the words of a source name somebody else beside the one whose name they are linked to.

    >>> is_joint("Mayor Ann Reed and Bob Roe", "Bob Roe"), is_joint("Ann Reed, mayor and farmer", "Ann Reed")
    (True, False)
    """
    one, _, two = words.partition(" and ")
    own = name.split()[-1]
    other = two if own in one else one
    told = any(bare(word) in name_words.given_names() and word[:1].isupper() for word in other.split())
    return bool(two) and (own in one) != (own in two) and told


@cache
def _participles() -> frozenset[str]:
    return frozenset(participle for _, participle in verbs.irregular().values() if len(participle) > 3)
