"""How surely the articles tell what a source is, for whom it speaks and that its name is whole: what pages may say without "probably".

A type, a body and a name of the frame `sources` are read from words near the mentions of all articles. Pages state
those that the words beside a full name, or the name itself, show; the others they mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from helpers import schemas
from helpers.grammar import name_keys, name_words, names
from helpers.grammar.name_parts import PARTICLES
from helpers.grammar.noun_types import DETERMINERS, PREPOSITION, bare, before_clause, before_preposition, classify
from helpers.grammar.surroundings import small_words
from helpers.identity import bodies
from helpers.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from helpers.book import Book
    from helpers.evidence import Evidence

    Row = Mapping[str, Any]

BEFORE, AFTER, WORDS = 70, 100, 8  # characters on each side of a full name that may tell of it, and words before it
MENTIONS = 60  # full names of one source that are looked at
LONGEST = 3  # words of a person's name, particles and initials left out
PAST_SHARE = 3  # of the places that tell what somebody is, those that say he was must be so many times fewer
_END = re.compile(r"[.;:!?\n\"“”()—–]\s|[\n\"“”();]")
_ABBREVIATED = re.compile(r"\b(Sen|Rep|Gov|Gen|Lt|Col|Maj|Adm|Sgt|Capt|Dr|Mr|Mrs|Ms|Prof|Jr|Sr|St|[A-Z])\.")
_ASIDE = re.compile(r",\s(?=[a-z0-9A-Z])|\s\((?=[A-Z])|\sof\s")
_PAST = re.compile(
    r"\b(?:former(?:ly)?|ex|then|retired|onetime|one-time|past|previous(?:ly)?|late|ousted|deposed|fired|founding|once|resigned|stepped)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(r",?\s\(?(?:[RDI]|Rep|Dem)[-.,–][\w.\s]{1,14}\)?|,\s(?:[A-Z]\w+\s){1,2}(?:Republican|Democrat)\b")
_MIXED = re.compile(
    r"\b(?:rebel|opposition|anti|allied|allies|backed|moderate|pro|proxy|local|foreign|friendly|coalition|ground"
    r"|critics?|candidates?|nominees?|hopefuls?|republicans|democrats)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r",|\sand\s|\sor\s|/")
_ONE = re.compile(r"(?:an?|one|another|some|such)\s", re.IGNORECASE)
_LINE = re.compile(r"[^\n]*")
_WEAK = frozenset("witness company".split())  # types that a noun seldom shows: migrants, a worker
_LEADING = frozenset("Even Conservative Liberal Former Outgoing Senior Top Minster Team".split())
_FAITHS = frozenset("Muslim Christian Jewish Arab Sunni Shiite Shia Kurd".split())
_CAPITAL_BEFORE = re.compile(r"\b([A-Z][a-z][\w’'-]*)\s\Z")
_KIN = frozenset("parents parent kin relatives mothers fathers brothers sisters sons daughters public side sides community communities".split())
_ACTS = re.compile(r"(?:[a-z]{4}(?:ers|ors|er|or)|ists?|ians?|ees?|makers?|men|women)\Z")
_STOP = re.compile(r"[a-z]{3}\.\s[A-Z]")
LONG = 22  # words of a description
_INSIDE = frozenset("of for to the and".split())
_NO_NOUN = frozenset("what which how why when where lot numbers".split())
_CUT = frozenset("at of in for with to by from on and or as than who that the a an alone".split())
_WAS = re.compile(r"[a-z]+ed\Z")
_OWN_HEADS = frozenset("page there one others some those he she it they we you i that times sign released".split())


class Standing:
    """What the words of a book show of each source."""

    def __init__(self, book: Book, evidence: Evidence) -> None:
        self._evidence = evidence
        self._rows: dict[str, Row] = {row["source_id"]: row for row in schemas.records(book.sources)}
        self._texts = dict(zip(book.articles["article_id"], book.articles["text"], strict=True))
        self._book = book

    @cached_property
    def _full(self) -> dict[str, list[Row]]:
        """Source -> mentions that give its name, or a form of it that is as long."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in schemas.records(self._book.mentions):
            held = self._rows.get(row["source_id"])
            if held is None or not held["named"] or row["form"] != "name":
                continue
            if " " in row["text"] or " " not in held["name"]:
                found[row["source_id"]].append(row)
        return found

    # -- types

    def has_type(self, source_id: str) -> bool:
        """Whether its type needs no "probably"."""
        row = self._rows[source_id]
        kind = row["type"]
        if kind in ("other", "unnamed") or kind is None:
            return True
        if not row["named"]:
            return _is_described(row["name"], kind)
        name = row["name"]
        known = name in name_words.states() or name in name_words.acronyms() or bodies.name(name_keys.key(name)) == name
        if known or name_keys.key(name) in _agencies():
            return True
        told, being = classify(name)
        if being in ("body", "document") and not _SEVERAL.search(name):
            return bool(told == kind)
        return being in ("", "person") and self._is_told(source_id, kind)

    def _is_told(self, source_id: str, kind: str) -> bool:
        """Whether words beside a person's name tell the type, and few that he was so."""
        shown = past = 0
        for phrase, before in self._phrases(source_id):
            if kind == "state" and _PARTY.fullmatch(phrase):
                shown += 1
            elif _tells(_title(phrase) if before else phrase, kind):
                was = _PAST.search(phrase) is not None
                shown, past = shown + (not was), past + was
        return shown > 0 and shown >= PAST_SHARE * past

    def _phrases(self, source_id: str) -> Iterator[tuple[str, bool]]:
        """What stands right before a full name, with true, and beside it after a comma."""
        for mention in self._full.get(source_id, [])[:MENTIONS]:
            text, start, end = self._texts[mention["article_id"]], mention["start"], mention["end"]
            if text[max(0, start - 4) : start] == "the ":
                continue  # the Spring of Halvern is no general
            before = _ABBREVIATED.sub(r"\1", text[max(0, start - BEFORE) : start])
            yield " ".join(_END.split(before)[-1].split()[-WORDS:]), True
            after = text[end : end + AFTER]
            if party := _PARTY.match(after):
                yield party[0], False
            if aside := _ASIDE.match(after):
                yield _END.split(_ABBREVIATED.sub(r"\1", after[aside.end() :]))[0], False

    # -- bodies

    def has_body(self, source_id: str, body: str) -> bool:
        """Whether the words beside its name, or the name itself, tell that it speaks for a body, and not that it did."""
        row = self._rows[source_id]
        stems = _stems(body)
        if not row["named"]:
            return _holds(row["name"], stems, body) and not _PAST.search(row["name"])
        shown = past = 0
        for phrase, _ in self._phrases(source_id):
            if _holds(phrase, stems, body):
                was = _PAST.search(phrase) is not None
                shown, past = shown + (not was), past + was
        return shown > 0 and shown >= PAST_SHARE * past

    # -- names

    def has_name(self, source_id: str) -> bool:
        """Whether its name looks whole, and no more than a name."""
        row = self._rows[source_id]
        name = row["name"]
        if not row["named"]:
            return not row["resolved"] or _is_whole(name)
        if name in name_words.states() or name in name_words.acronyms() or bodies.name(name_keys.key(name)):
            return True
        full = [mention for mention in self._full.get(source_id, ()) if name_keys.key(mention["text"]) == name_keys.key(name)]
        if classify(name)[1] not in ("", "person"):
            return not _is_led(name) and 2 * sum(map(self._evidence.is_whole, full)) >= len(full)
        if _is_led(name) or name.split()[-1] in _adjectives():
            return False
        if " " in name:
            words = [word for word in name.split() if len(word.strip(".")) > 1 and word.lower() not in PARTICLES | {"jr", "sr", "ii", "iii"}]
            if len(words) > LONGEST:
                return False
        if " " not in name:
            return not self._is_shared(source_id)
        if bare(name.split()[0]) in name_words.given_names():
            return True
        return not full or any(not self._is_in_headline(mention) for mention in full)

    def _is_shared(self, source_id: str) -> bool:
        """Whether a surname alone may be of several: Clinton."""
        return len(self._surnames.get(name_keys.key(self._rows[source_id]["name"]), set()) - {source_id}) > 1

    @cached_property
    def _surnames(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for source_id, row in self._rows.items():
            if row["named"] and " " in row["name"] and row["name"].split()[0].lower() in name_words.given_names():
                found[name_keys.key(row["name"]).rpartition(" ")[2]].add(source_id)
        return found

    def _is_in_headline(self, mention: Row) -> bool:
        """Whether a line has capitals throughout, as headlines and lists of links have."""
        text, start = self._texts[mention["article_id"]], mention["start"]
        line = text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]
        words = [word for word in re.findall(r"[^\W\d]\S*", line) if len(word) > 3]
        return len(words) > 2 and sum(word[:1].isupper() for word in words) > 0.7 * len(words) and line.rstrip()[-1:] not in '.!?”"'


def _title(phrase: str) -> str:
    """The title that ends a phrase, with what tells of whom or what: nothing where its last words are none.

    >>> _title("met the Hill farm minister"), _title("as Secretary of State"), _title("Mayor Ann Reed and")
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


def _tells(phrase: str, kind: str) -> bool:
    """Whether a phrase names somebody of a type."""
    first = PREPOSITION.split(f"{phrase} ", maxsplit=1)[0].split(",")[0]
    found = {classify(words) for words in (first, phrase.split(",")[0]) if words.strip()}
    return any(told == kind and being == "person" for told, being in found)


def _stems(body: str) -> list[str]:
    """What the words of a body begin with: a state's people are called after it."""
    return [word[:5] for word in name_keys.key(body).split() if len(word) > 3 and word not in ("with", "from")]


def _holds(phrase: str, stems: list[str], body: str) -> bool:
    """Whether a phrase names a body, by all its words or by its initials."""
    words = name_keys.key(phrase).split()
    letters = name_keys.initials(body)
    if len(letters) > 1 and letters in phrase.replace(".", ""):
        return True
    if body in phrase:
        return True
    return bool(stems) and all(any(word.startswith(stem) for word in words) for stem in stems)


def _is_described(name: str, kind: str) -> bool:
    """Whether a description shows a type by its noun, and nothing in it may mean another sort.

    >>> [_is_described(words, "military") for words in ("Halvern soldiers", "allied forces", "a former officer")]
    [True, False, False]
    """
    told = names.read(before_clause(name))
    if kind == "document":
        return told.type == kind and told.head not in _OWN_HEADS
    if told.type != kind or told.head in _OWN_HEADS or kind in _WEAK or _SEVERAL.search(name) or _PAST.search(name) or _MIXED.search(name):
        return False
    if bare(told.head) not in name_words.types():
        return False
    return not (_ONE.match(name) and kind in ("expert", "state", "armed_group", "military") and len(name.split()) < 3)


def _is_led(name: str) -> bool:
    """Whether a word that is no part of a name stands first in it: Even, Conservative."""
    first = name.split()[0]
    small = first.istitle() and first.lower() not in DETERMINERS and first.lower() in small_words() and first.lower() not in name_words.given_names()
    return " " in name and (small or first in _LEADING)


def _adjectives() -> frozenset[str]:
    """Words that say of what people or faith somebody is, which end no name."""
    return frozenset(word for word in name_words.nationals() if not word.endswith("s")) | _FAITHS


def _is_whole(name: str) -> bool:
    """Whether a description has a noun for somebody who may speak, and ends with it or with what tells of whom.

    >>> [_is_whole(words) for words in ("some critics", "the mayor's frank", "reports from a meeting at", "what the rebels")]
    [True, False, False, False]
    """
    words = before_clause(name).split()
    if not words or words[0].lower() in _NO_NOUN or words[-1].lower() in _CUT or _WAS.match(words[-1]):
        return False
    head = names.read(before_clause(name))
    if head.being in ("document", "message"):
        return True
    last = bare(before_preposition(before_clause(name)).split()[-1].strip(",.”\"’'"))
    told = _is_somebody(last) or words[-1][:1].isupper() or last in name_words.pronouns()
    known = _is_somebody(bare(head.head)) or head.being in ("person", "people", "body")
    return (known and told) or (_SEVERAL.search(name) is not None and name[1:].lower() != name[1:])


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


def _agencies() -> frozenset[str]:
    return frozenset(name_keys.key(row["name"]) for row in table("agencies"))
