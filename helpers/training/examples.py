"""Annotated articles -> windows of words with the labels that the network learns, in several spellings.

News is not only the news that was annotated. Each time an article is read it may get other
quotation marks, or none, lose its paragraphs, or have its names and numbers changed for others.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from helpers import clean, quotations
from helpers.attribution import words as wording
from helpers.attribution.words import Span, Words
from helpers.evaluation import attributions as standoff

READ = ("title", "body")


@dataclass(frozen=True)
class Attribution:
    """One attribution as people marked it: spans of characters."""

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Annotated:
    """One article with its attributions; without any where nobody marked it."""

    name: str
    text: str
    attributions: tuple[Attribution, ...] = ()


@dataclass
class Window:
    """What the network reads at once, and what it is to say.

    `pieces` int64 (words, 6), -1 where a word has fewer; `features` int64 (words, 3); `places`
    int64 (words, 2): paragraph and sentence; `tags` int64 (words, 3): 0 out, 1 first, 2 inside of a
    cue, a source, a content; `cues` first and last word of each cue; `roles` int64 (cues, words):
    0 neither, 1 its source, 2 its content. `whole` is the window of which this one keeps only some words, and which.
    """

    pieces: np.ndarray
    features: np.ndarray
    places: np.ndarray
    tags: np.ndarray
    cues: list[tuple[int, int]] = field(default_factory=list)
    roles: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    whole: tuple[Window, np.ndarray] | None = None


def read(folder: Path) -> list[Annotated]:
    """The articles of a folder that holds `text/*.txt` and `attributions/*.ann` (brat)."""
    texts = {path.stem: path for path in sorted((folder / "text").glob("*.txt"))}
    files = standoff.files(folder / "attributions", texts)
    found = []
    for name in sorted(files):
        text = texts[name].read_bytes().decode("utf-8")
        marked = [_attribution(event) for event in standoff.events(files[name])]
        found.append(Annotated(name, text, tuple(a for a in marked if a is not None)))
    return found


def _attribution(event: dict[str, list[Span]]) -> Attribution | None:
    if not event["content"] or not event["cue"]:
        return None
    cue = (min(s for s, _ in event["cue"]), max(e for _, e in event["cue"]))
    return Attribution(cue, tuple(event["source"]), tuple(event["content"]))


# -- spellings


@dataclass(frozen=True)
class Spelling:
    """How one article is read: its text, character for character, and what it has lost."""

    text: str
    flat: bool = False  # its paragraphs
    headless: bool = False  # its headline
    bare: bool = False  # its commas and apostrophes, as in texts that some collections hold


def respelled(text: str, chance: random.Random) -> Spelling:
    """The text with other marks, and at times without paragraphs, headline, or commas and apostrophes."""
    style = chance.random()
    if style < 0.10:
        text = _single(text)
    elif style < 0.14:
        text = re.sub('[“”"]', " ", text)
    loss = chance.random()
    bare = loss < 0.12
    return Spelling(text, flat=bare or loss < 0.22, headless=0.15 < loss < 0.30, bare=bare)


def _single(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’").replace('"', "'")


def prepared(text: str, *, flat: bool = False, headless: bool = False) -> Words:
    """The words of one article as the stage `claims` reads them."""
    if flat:
        text = re.sub(r"[\r\n]", " ", text)
    parts = [part for part in clean.parts(text) if part.role in READ and not (headless and part.role == "title")]
    runs = outermost(quotations.paired(text, [(part.start, part.end) for part in parts]))
    return wording.words(text, [(part.start, part.end, part.role == "title") for part in parts], runs)


def outermost(runs: Sequence[quotations.Run]) -> list[Span]:
    """The runs that lie in no other."""
    kept: list[Span] = []
    for run in runs:
        if not kept or run.start >= kept[-1][1]:
            kept.append((run.start, run.end))
    return kept


# -- windows with labels


def examples(article: Annotated, chance: random.Random | None = None) -> Iterator[Window]:
    """The windows of one article; with `chance` respelled, and with other names and numbers."""
    spelling = respelled(article.text, chance) if chance else Spelling(article.text)
    found = prepared(spelling.text, flat=spelling.flat, headless=spelling.headless)
    keys = _renamed(found, chance) if chance else found.key
    tags, roles, cues = _labels(found, article.attributions)
    rows = _rows(keys)
    places = np.array([found.paragraph, found.sentence], dtype=np.int64).T.reshape(-1, 2)
    for first, last, own in wording.windows(found):
        here = [number for number, (start, end) in enumerate(cues) if own <= start and end < last]
        window = Window(rows[first:last], wording.features(found, first, last), places[first:last], tags[first:last])
        window.cues = [(cues[n][0] - first, cues[n][1] - first) for n in here]
        window.roles = roles[here, first:last]
        yield bared(window, keys[first:last]) if spelling.bare else window


def bared(window: Window, keys: Sequence[str]) -> Window:
    """The window without its commas, and its words without apostrophes; `whole` holds it as it was."""
    keep = np.array([key != "," for key in keys], dtype=bool)
    for first, last in window.cues:
        keep[first : last + 1] = True
    place = np.cumsum(keep) - 1
    rows = _rows([re.sub("['’‘]", "", key) or key for key, kept in zip(keys, keep, strict=True) if kept])
    made = Window(rows, window.features[keep], window.places[keep], window.tags[keep], whole=(window, keep))
    made.cues = [(int(place[first]), int(place[last])) for first, last in window.cues]
    made.roles = window.roles[:, keep]
    return made


def _rows(keys: Sequence[str]) -> np.ndarray:
    rows = np.full((len(keys), wording.MOST_PIECES), -1, dtype=np.int64)
    for place, key in enumerate(keys):
        held = pieces_of(key)
        rows[place, : len(held)] = held
    return rows


@cache
def pieces_of(key: str) -> tuple[int, ...]:
    """The rows of a word's pieces, remembered."""
    return tuple(wording.pieces(key))


def _labels(found: Words, marked: Sequence[Attribution]) -> tuple[np.ndarray, np.ndarray, list[tuple[int, int]]]:
    starts, ends = np.array(found.start), np.array(found.end)
    solid = np.array([case != wording.MARK for case in found.case], dtype=bool)
    tags = np.zeros((len(found), 3), dtype=np.int64)
    roles = np.zeros((len(marked), len(found)), dtype=np.int64)
    cues: list[tuple[int, int]] = []
    for attribution in marked:
        held = _held(starts, ends, attribution.cue)
        cue = np.flatnonzero(held & solid) if (held & solid).any() else np.flatnonzero(held)  # a colon can be a cue
        if not len(cue):
            continue
        number = len(cues)
        cues.append((int(cue[0]), int(cue[-1])))
        _tag(tags[:, 0], cue[0], cue[-1])
        for column, (role, spans) in enumerate((("source", attribution.source), ("content", attribution.content)), 1):
            for span in spans:
                inside = np.flatnonzero(_held(starts, ends, span))
                if len(inside):
                    roles[number, inside] = ("", "source", "content").index(role)
                    _tag(tags[:, column], inside[0], inside[-1])
    return tags, roles[: len(cues)], cues


def _held(starts: np.ndarray, ends: np.ndarray, span: Span) -> np.ndarray:
    return (starts < span[1]) & (ends > span[0])


def _tag(column: np.ndarray, first: int, last: int) -> None:
    column[first : last + 1] = 2
    column[first] = 1


# -- other names and numbers

_NAMES = re.compile(r"trump|clinton|hillary|donald|obama|sanders|pence|kaine|bernie|barack|bill", re.IGNORECASE)
_OTHERS = (
    "Abdi Adler Aziz Baker Barzani Castro Chen Costa Dahl Demir Diallo Eriksen Farah Fischer Garcia Haddad Hassan Ivanov Jansen Kamara Khan "
    "Kowalski Larsen Lopez Mbeki Moreau Nakamura Nguyen Novak Okafor Osman Park Petrov Qureshi Rahman Rossi Saleh Santos Sharma Silva Tanaka "
    "Traore Usman Vargas Weber Yilmaz Zhang Marsh Hollis Keane Whitby Orr Penrose Lund Brask Veltman Ostrom Tally Dunmore Fenn Graves"
).split()


def _renamed(found: Words, chance: random.Random) -> list[str]:
    """The words with the best-known names, some other names and some numbers changed, each the same way throughout."""
    swap = chance.random()
    share = 1.0 if swap < 0.5 else 0.0
    others = 0.3 if chance.random() < 0.3 else 0.0
    new: dict[str, str] = {}
    keys = []
    for key, case in zip(found.key, found.case, strict=True):
        if case == wording.CAPITAL and key not in new:
            known = _NAMES.fullmatch(key.split("'")[0].split("’")[0])
            new[key] = chance.choice(_OTHERS) if chance.random() < (share if known else others if key.lower() not in _COMMON else 0) else key
        if case == wording.DIGIT and others and chance.random() < 0.5:
            keys.append(re.sub(r"\d", lambda _: str(chance.randrange(1, 10)), key))
        else:
            keys.append(new.get(key, key))
    return keys


# Words that begin sentences: no names.
_COMMON = frozenset(
    "the a an this that these those in on at by for from to with and but or as if when while after before he she it they we i you his her its "
    "their our my your there here what who why how so yet still also not no one two most many some all more both even just now then of is are "
    "was were be has have had do does did can could will would should may might must said asked according about over under".split()
)
