"""The words of one passage that name or colour an actor: 'the rebels', 'a terrorist group', 'its volunteers'.

A label is a noun of the table `labels`, with the words before it that belong to it: an article or an
owner, and adjectives that the table has. A noun that only stands before another ('rebel districts',
'government troops') is not one, nor is a part of a name ('Free City Army').
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from helpers.grammar import verbs
from helpers.lexicon import table

Span = tuple[int, int]

FARTHEST = 4  # words between an article and the noun
CAPITALS = 0.6  # share of a line's words from which capitals say nothing: a headline
_WORD = re.compile(r"(?<!\w['’])[^\W_]+(?:[-.&][^\W_]+)*")
_OWNED = re.compile(r"(?:['’]s|(?<=s)['’])\s")
_EACH = frozenset("every each any".split())
_ARTICLES = frozenset("the a an this these those".split()) | _EACH
_DEFINITE = frozenset("the this these those".split())
_OWNERS = frozenset("his her its their our my your whose".split())
_COLLECTIVE = frozenset("monitor watchdog militia garrison gang".split())
_AFTER = frozenset("who whom which that while after before when as if because into inside near against until since over under among".split())


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One label where it stands. `head` is where its noun begins, `owner` what stands before an 's, or a possessive pronoun."""

    start: int
    end: int
    head: int
    label: str
    kind: str
    types: frozenset[str]
    definite: bool
    singular: bool
    collective: bool
    owner: Span | None
    held_up: bool
    coloured: bool
    named: bool  # a name, or a state's adjective, stands before its noun


@dataclass(frozen=True)
class _Noun:
    label: str
    kind: str
    use: str
    types: frozenset[str]
    singular: bool


_Words = list[tuple[int, int, str]]


def phrases(text: str, start: int, end: int) -> Iterator[Phrase]:
    """The labels of one passage, in reading order.

    >>> words = "The rebels and two terrorist groups held rebel districts."
    >>> [(words[p.start : p.end], p.label) for p in phrases(words, 0, len(words))]
    [('The rebels', 'rebel'), ('terrorist groups', 'terrorist group')]
    """
    if not _pattern().search(text, start, end):
        return
    words = [(*m.span(), m[0]) for m in _WORD.finditer(text, start, end)]
    place = {word[0]: number for number, word in enumerate(words)}
    headline = sum(word[2][0].isupper() for word in words) > CAPITALS * len(words)
    for found in _pattern().finditer(text, start, end):
        noun = _nouns()[" ".join(found[0].lower().split())]
        first = place.get(found.start())
        last = None if first is None else first + len(found[0].split()) - 1
        if first is None or last is None or words[last][1] != found.end() or not _is_head(text, words, first, last, noun, headline):
            continue
        phrase = _phrase(text, words, first, found.end(), noun)
        if phrase is not None:
            yield phrase


def noun(word: str) -> str | None:
    """The label that a word is a form of; nothing where the table has none.

    >>> noun("Gunmen"), noun("river")
    ('gunman', None)
    """
    found = _nouns().get(word.lower())
    return found.label if found else None


# -- the noun


def _is_head(text: str, words: _Words, first: int, last: int, noun: _Noun, headline: bool) -> bool:
    """Whether the noun stands for itself, neither before another noun nor inside a name."""
    if noun.use == "plural" and noun.singular:
        return False
    gap, following = _following(text, words, last)
    if words[first][2][0].isupper() and not headline and _in_name(text, words, first, gap, following):
        return False
    if gap.strip() or not following:
        return True
    if noun.singular and following.endswith("ing") and first and words[first - 1][2].lower() in _EACH:
        return True  # every rebel carrying a gun
    if noun.singular:
        return _goes_on(following.lower()) or (following[0].isupper() and words[first][2].islower())
    return following.lower() not in _nouns()


def _following(text: str, words: _Words, last: int) -> tuple[str, str]:
    """What stands between the noun and the next word, and that word."""
    if last + 1 == len(words):
        return "", ""
    return text[words[last][1] : words[last + 1][0]], words[last + 1][2]


def _in_name(text: str, words: _Words, first: int, gap: str, following: str) -> bool:
    if following[:1].isupper() and not gap.strip():
        return True
    if first == 0:
        return False
    before = words[first - 1]
    return before[2][0].isupper() and before[2].lower() not in _ARTICLES and text[before[1] : words[first][0]] == " "


def _goes_on(word: str) -> bool:
    """Whether a word after a singular noun shows that the noun phrase is over."""
    return word in _closing() or word.endswith("ed")


@cache
def _closing() -> frozenset[str]:
    """Function words, and the forms of the verbs that cues are made of and of the irregular ones."""
    words = {word for row in table("function_words") for word in row["words"].split()}
    bases = verbs.bases_of_speech() | set(verbs.irregular())
    return frozenset(words | _AFTER).union(*map(verbs.forms, bases)) - set(_nouns())


# -- the words before it


def _phrase(text: str, words: _Words, first: int, end: int, noun: _Noun) -> Phrase | None:
    begin, inner, owner, determiner = _beginning(text, words, first)
    between = [word for _, _, word in words[inner:first]]
    modifiers = [word.lower() for word in between if word.lower() in _modifiers()]
    colours = [word for word in modifiers if _modifiers()[word] not in ("plain", "held up")]
    if (
        (noun.use == "group" and not colours)
        or (noun.use == "owned" and owner is None)
        or (noun.use == "the" and determiner != "the" and owner is None)
    ):
        return None
    kind = noun.kind if noun.use != "group" else _modifiers()[colours[0]]
    return Phrase(
        start=words[begin][0],
        end=end,
        head=words[first][0],
        label=" ".join([*colours, noun.label]),
        kind=kind,
        types=_group_types(colours[0]) if noun.use == "group" else noun.types,
        definite=determiner in _DEFINITE or owner is not None,
        singular=noun.singular,
        collective=noun.use == "group" or noun.label in _COLLECTIVE,
        owner=owner,
        held_up=any(_modifiers()[word] == "held up" for word in modifiers),
        coloured=bool(colours),
        named=any(word[0].isupper() and word.lower() not in _modifiers() for word in between if word.lower() not in _ARTICLES),
    )


def _beginning(text: str, words: _Words, first: int) -> tuple[int, int, Span | None, str]:
    """Numbers of the phrase's first word and of the first after its owner, the owner, and its article; empty where there is none."""
    apart = first
    for place in range(first - 1, max(first - FARTHEST - 2, -1), -1):
        start, end, word = words[place]
        gap = text[end : words[place + 1][0]]
        if _OWNED.fullmatch(gap):
            owner = _owner(text, words, place)
            return owner, place + 1, (words[owner][0], end), ""
        if gap.strip():
            break
        if word.lower() in _OWNERS:
            return place, place + 1, (start, end), word.lower()
        if word.lower() in _ARTICLES:
            return place, place, None, word.lower()
        if not _belongs(word) or (_opens(text, start) and not _is_coloured(word) and not words[place + 1][2][0].isupper()):
            break
        apart = place
    return apart, apart, None, ""


def _owner(text: str, words: _Words, place: int) -> int:
    """'Toman Brask's men', 'the brigade's fighters': where the name, or the noun with its article, begins."""
    while place > 0 and words[place][2][0].isupper() and words[place - 1][2][0].isupper() and text[words[place - 1][1] : words[place][0]] == " ":
        place -= 1
    return place - 1 if place > 0 and words[place - 1][2].lower() in _ARTICLES else place


def _is_coloured(word: str) -> bool:
    return word.lower() in _modifiers() or "-" in word


def _opens(text: str, start: int) -> bool:
    """Whether a word opens its sentence, so that its capital says nothing."""
    return text[max(0, start - 3) : start].rstrip(" \"“‘'")[-1:] in ("", ".", "!", "?", ":", "\n")


def _belongs(word: str) -> bool:
    return _is_coloured(word) or word[0].isupper()


# -- the table


@cache
def _nouns() -> dict[str, _Noun]:
    found = {}
    for row in table("labels"):
        if row["use"] in ("head", "plural", "the", "owned", "group"):
            for column in ("plural", "singular"):
                if row[column]:
                    key = row[column].lower()
                    label = row["plural" if row["class"] == "owned" and row["use"] == "owned" else "singular"]  # "his men" are no "man"
                    found[key] = _Noun(label.lower(), row["class"], row["use"], frozenset(row["types"].split()), column == "singular")
    return found


@cache
def _modifiers() -> dict[str, str]:
    """Word -> its class."""
    return {row["singular"].lower(): row["class"] for row in table("labels") if row["use"] in ("modifier", "plain")}


@cache
def _group_types(modifier: str) -> frozenset[str]:
    """What a group of this sort can be: a monitoring group is a monitor."""
    return next(frozenset(row["types"].split()) for row in table("labels") if row["use"] == "modifier" and row["singular"].lower() == modifier)


@cache
def _pattern() -> re.Pattern[str]:
    nouns = (re.escape(noun).replace("\\ ", "\\s") for noun in sorted(_nouns(), key=len, reverse=True))
    return re.compile(rf"\b(?:{'|'.join(nouns)})\b", re.IGNORECASE)
