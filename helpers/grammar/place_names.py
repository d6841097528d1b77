"""Which capitalised words can be the name of a place, and how much of them is the name.

Names that are people, bodies, times, faiths or peoples are none. Where a text lost its commas and
apostrophes, or writes a headline in capitals, a name runs on: it ends before a word that ends one
("Hask Saturday", "Lomark Kills"). The words are in `lexicon/places.csv` and `lexicon/countries.csv`.
"""

from __future__ import annotations

import re
from functools import cache

from helpers import lexicon

PARTS = tuple("New North South East West Northern Southern Eastern Western Central Upper Lower Greater Inner Outer".split())
ARTICLES = "(?:al|el|ez|es|er|ed|en|ash|an|ar|at|as|az|ad|et)-"  # Arabic ones, in small letters before a name
NAME = (
    rf"(?P<name>(?:U\.[SK]\.|(?!U\.)(?:St\.? (?=[A-Z]))?(?:{ARTICLES})?[A-Z][^\W\d]*(?:[-’'][A-Z][^\W\d]*)*)"
    rf"(?: (?:{ARTICLES})?[A-Z][^\W\d]*(?:-[A-Z][^\W\d]*)*)*)"
)
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())


def name_alone(name: str, text: str = "") -> str:
    """The name of the place in these words, "" if they name none.

    `text` is the sentence; a name that it gives without a final "s" has lost its apostrophe.

    >>> name_alone("Varsk Monitor"), name_alone("Canadian Hask"), name_alone("Norlands"), name_alone("Terrorist Attack")
    ('Varsk', 'Hask', 'Norlands', '')
    """
    if " " not in name:
        return "" if name in _ends() else _mended(name, text)
    if name.startswith(("The Hague", "The Gambia")):
        return name[:10].strip()
    words = name.split()
    if words[0] in nationals() and words[1] not in nationals() and not name.startswith(_NATIONAL_STATES) and not is_headline(text):
        words = words[1:]  # "in Canadian Hask"
    last = next((at for at, word in enumerate(words) if word in _ends() and (at or word not in PARTS)), len(words))
    name = " ".join(words[:last])
    if " " in name and name not in countries():  # where commas and apostrophes are lost: "in Norlands Hask", "in Hask Norland"
        first, _, rest = name.partition(" ")
        name = rest if first[-1] == "s" and first[:-1] in countries() else name
        rest, _, after = name.rpartition(" ")
        name = rest if after in countries() and len(rest) > 2 and not rest.endswith(PARTS) else name
    return _mended(name, text)


_NATIONAL_STATES = ("Saudi Arabia", "Central African Republic", "Dominican Republic", "Czech Republic")  # an adjective is part of the name


def _mended(name: str, text: str) -> str:
    """The name without the "s" of a lost apostrophe."""
    lost = name.endswith("s") and name not in countries() and (name[:-1] in countries() or _stands_in(name[:-1], text))
    return name[:-1] if lost else name


def _stands_in(word: str, text: str) -> bool:
    """Whether a text has this word, and not only as the beginning of a longer one."""
    at = text.find(word)
    while at >= 0 and text[at + len(word) : at + len(word) + 1].isalnum():
        at = text.find(word, at + 1)
    return at >= 0


def is_headline(text: str) -> bool:
    """Whether most words are capitalised, as in a headline.

    >>> is_headline("Two Die as Bridge in Hask Falls"), is_headline("Two died as a bridge in Hask fell")
    (True, False)
    """
    words = text.split()
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def is_other(name: str) -> bool:
    """Whether a name is none of a place.

    >>> is_other("Reuters"), is_other("Syrian"), is_other("Lower"), is_other("Lower Hask")
    (True, True, True, False)
    """
    if not name or name in PARTS:
        return True
    if name in never() or name in ("The Hague", "The Gambia"):
        return name in never()
    if name.isupper() and len(name) > 2:
        return name not in ("USA", "UAE")
    if (one := name.rstrip("s")) in nationals() or one in _DAYS:
        return True
    if " " not in name and "-" not in name:
        return False
    return not never().isdisjoint((_ARTICLE.sub("", name) if "-" in name else name).split())


_ARTICLE = re.compile(rf"\b{ARTICLES}")


def is_person(name: str, text: str) -> bool:
    """Whether a name is somebody's: it opens with a given name, or the sentence sets one or a title before it.

    >>> is_person("Paul Reed", ""), is_person("Reed", "Mr. Reed spoke to Reed."), is_person("Hask", "The mayor of Hask spoke.")
    (True, True, False)
    """
    first, _, rest = name.partition(" ")
    if rest:
        return first.lower() in _given_names() and name not in countries() and rest.rpartition(" ")[2] not in _lands()
    if name in countries():
        return False
    words = (part.rpartition(" ")[2].rstrip(".") for part in text.split(f" {name}")[:-1])
    return any(word in _TITLES or word[:1].isupper() and word.lower() in _given_names() for word in words)


_TITLES = frozenset("Mr Mrs Ms Dr Sen Rep Gov Gen Col President Senator Secretary".split())


@cache
def _lands() -> frozenset[str]:
    """What ends the name of a place that opens as a person's may: the Victoria River."""
    return frozenset(row["words"].title() for row in lexicon.table("places") if row["role"] == "before of")


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon.table("given_names"))


@cache
def never() -> frozenset[str]:
    """Names that are none of a place, and words that are in none."""
    return frozenset(row["words"] for row in lexicon.table("places") if row["role"] == "never")


@cache
def _ends() -> frozenset[str]:
    """Capitalised words before which the name of a place is at its end."""
    return frozenset(row["words"] for row in lexicon.table("places") if row["role"] == "end") | _DAYS


@cache
def nationals() -> frozenset[str]:
    """Words for what belongs to a state or a people: "a Canadian address"."""
    peoples = frozenset(row["words"] for row in lexicon.table("places") if row["comment"] == "an adjective or a people")
    return peoples | frozenset(word for row in lexicon.table("countries") for word in row["adjectives"].split(";") if word)


@cache
def countries() -> frozenset[str]:
    """The names of states, short forms too."""
    return frozenset(word for row in lexicon.table("countries") for word in (row["name"], *row["also"].split(";")) if word)


def place_in(counted: str) -> str | None:
    """The place whose name describes those who are counted; the adjective of a state or a people describes whose they are, not where.

    >>> place_in("Kelmar civilians"), place_in("Syrian civilians"), place_in("civilians")
    ('Kelmar', None, None)
    """
    match = _THEIR_PLACE.match(counted)
    if match is None or is_other(match["name"]) or match["name"] in nationals() or _PEOPLE_LIKE.search(match["name"]) or match["name"].isupper():
        return None
    return match["name"]


_THEIR_PLACE = re.compile(
    rf"(?:[a-z-]+ )?(?P<name>(?:{ARTICLES})?[A-Z][\w’'-]*[a-z](?: [A-Z][\w’'-]*[a-z])?) "
    r"(?:civilians|residents|people|inhabitants|villagers|families|households|homes|citizens|townspeople|islanders|schools|hospitals|streets)$"
)
_PEOPLE_LIKE = re.compile(r"(?:ish|ese|ian|an|ite|i|ic|ist|ists|men|Democrat|Republican|Catholic|Protestant|Hindu|Sikh|Sunni|Shia|Kurd)$")
