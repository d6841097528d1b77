"""How surely the articles tell what a source is, for whom it speaks and that its name is whole: what pages may say without "probably".

A type, a body and a name of the frame `sources` are read from words near the mentions of all articles. Pages state
those that the words beside a full name, or the name itself, show; the others they mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from helpers import schemas
from helpers.certainty import described
from helpers.grammar import name_keys, name_words
from helpers.grammar.name_parts import PARTICLES
from helpers.grammar.noun_types import bare, classify
from helpers.identity import bodies
from helpers.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from helpers.book import Book
    from helpers.certainty.evidence import Evidence

    Row = Mapping[str, Any]

BEFORE, AFTER, WORDS = 70, 100, 8  # characters on each side of a full name that may tell of it, and words before it
MENTIONS = 60  # full names of one source that are looked at
LONGEST = 3  # words of a person's name, particles and initials left out
PAST_SHARE = 3  # of the places that tell what somebody is, those that say he was must be so many times fewer
_END = re.compile(r"[.;:!?\n\"“”()—–]\s|[\n\"“”();]")
_ABBREVIATED = re.compile(r"\b(Sen|Rep|Gov|Gen|Lt|Col|Maj|Adm|Sgt|Capt|Dr|Mr|Mrs|Ms|Prof|Jr|Sr|St|[A-Z])\.")
_ASIDE = re.compile(r",\s(?=[a-z0-9A-Z])|\s\((?=[A-Z])|\sof\s")
_PARTY = re.compile(r",?\s\(?(?:[RDI]|Rep|Dem)[-.,–][\w.\s]{1,14}\)?|,\s(?:[A-Z]\w+\s){1,2}(?:Republican|Democrat)\b")
_PLAIN = frozenset("The Army Free Forces Front National Group State Party Movement Supreme Council Democratic United".split())


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
            return described.is_described(row["name"], kind) and not (kind == "military" and self._names_armed(row["name"]))
        name = row["name"]
        known = name in name_words.states() or name in name_words.acronyms() or bodies.name(name_keys.key(name)) == name
        if known or name_keys.key(name) in _agencies():
            return True
        told, being = classify(name)
        if kind == "state" and name.lower().endswith(" agency") and name.lower() not in name_words.types():
            return False  # of a state, of news, or of anything
        if being in ("body", "document") and not described.SEVERAL.search(name):
            return bool(told == kind)
        return being in ("", "person") and self._is_told(source_id, kind)

    def _names_armed(self, name: str) -> bool:
        """Whether a description names an armed group: ISIS forces are no army."""
        return not self._armed.isdisjoint(name.replace("-", " ").split())

    @cached_property
    def _armed(self) -> frozenset[str]:
        """Words of the names of armed groups."""
        groups = [row for row in self._rows.values() if row["named"] and row["type"] == "armed_group"]
        words = (word for row in groups for name in (row["name"], *row["aliases"]) for word in name.replace("-", " ").split() if word[:1].isupper())
        return frozenset(words) - set(name_words.nationals()) - _PLAIN

    def _is_told(self, source_id: str, kind: str) -> bool:
        """Whether words beside a person's name tell the type, and few that he was so."""
        shown = past = 0
        for phrase, before in self._phrases(source_id):
            if kind == "state" and _PARTY.fullmatch(phrase):
                shown += 1
            elif described.tells(described.title(phrase) if before else phrase, kind):
                was = described.PAST.search(phrase) is not None
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
            return _holds(row["name"], stems, body) and not (described.PAST.search(row["name"]) or described.SEVERAL.search(row["name"]))
        shown = past = 0
        for phrase, _ in self._phrases(source_id):
            if _holds(phrase, stems, body):
                was = described.PAST.search(phrase) is not None
                shown, past = shown + (not was), past + was
        return shown > 0 and shown >= PAST_SHARE * past

    # -- names

    def has_name(self, source_id: str) -> bool:
        """Whether its name looks whole, and no more than a name."""
        row = self._rows[source_id]
        name = row["name"]
        if not row["named"]:
            return not row["resolved"] or described.is_whole(name)
        if name in name_words.states() or name in name_words.acronyms() or bodies.name(name_keys.key(name)):
            return True
        full = [mention for mention in self._full.get(source_id, ()) if name_keys.key(mention["text"]) == name_keys.key(name)]
        if classify(name)[1] not in ("", "person"):
            return not described.is_led(name) and 2 * sum(map(self._evidence.is_whole, full)) >= len(full)
        if described.is_led(name) or name.split()[-1] in described.adjectives():
            return False
        if " " in name:
            words = [word for word in name.split() if len(word.strip(".")) > 1 and word.lower() not in PARTICLES | {"jr", "sr", "ii", "iii"}]
            if len(words) > LONGEST:
                return False
        if " " not in name:
            return not self._is_shared(source_id) and (name[:1].isupper() or "-" in name)
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


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name_keys.key(row["name"]) for row in table("agencies"))
