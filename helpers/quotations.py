"""Passages -> quotations: the runs between quotation marks, paired inside their paragraph.

A mark opens or closes by its shape (curly marks, guillemets) or by its neighbours (straight ones).
A single mark counts only where a pair can be told from apostrophes. A quotation still open at the
end of its paragraph runs to that end where the next paragraph opens with a mark, as newspapers set
a speech of several paragraphs; else it ends with its sentence, so that narration is never swallowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from helpers import schemas
from helpers.lexicon import table

OPENERS = "“„‟«"
CLOSERS = "”»"
EITHER = '"＂'
SINGLE_OPENERS = "‘‚'"
SINGLE_CLOSERS = "’'"
_DOUBLE = re.compile(f"[{OPENERS}{CLOSERS}{EITHER}]|``|''")
# A single mark that may open: after a space, a bracket, a dash or a double mark, and before a letter or digit.
_SINGLE_OPEN = re.compile(rf"(?:(?<=^)|(?<=[\s(\[—–\-{OPENERS}{EITHER}]))[{SINGLE_OPENERS}](?=[^\W_])")
# ... and one that may close: after a letter, digit or stop, and not before a letter.
_SINGLE_CLOSE = re.compile(rf"(?<=[^\W_]|[.,!?;:…])[{SINGLE_CLOSERS}](?![^\W_])")
_ELISION = re.compile(r"(?:\d\ds?|tis|twas|em|til|cause|n)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-Z“\"]|\s*$)")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


@dataclass(frozen=True)
class Run:
    """A quotation inside one text: `[start, end)`, its marks, and whether it carries one on."""

    start: int
    end: int
    open: str | None
    close: str | None
    continued: bool = False  # the next paragraph carries it on
    continues: bool = False  # it carries the last one of the paragraph before on


def quotations(articles: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """The `quotations` frame: one row a run and paragraph, of the passages that are title or body.

    `kind` is `speech` (a clause or more), `fragment` (part of a sentence), `scare` (a word or two
    that nobody is said to have said) or `title` (a capitalised name, as of a film).
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    rows: list[dict[str, object]] = []
    for article_id, read in passages[passages["role"].isin(schemas.READ_ROLES)].groupby("article_id", sort=False):
        text = texts[str(article_id)]
        first = len(rows)
        for run in paired(text, list(zip(read["start"], read["end"], strict=True))):
            rows.append(_row(str(article_id), text, run, rows[-1] if run.continues and len(rows) > first else None, len(rows) - first + 1))
    return schemas.frame("quotations", rows)


def paired(text: str, paragraphs: list[tuple[int, int]]) -> list[Run]:
    """The quotations of one text, paragraph by paragraph, in reading order.

    >>> words = 'He said: "We go. ' + chr(10) + '"We stay."'
    >>> [words[run.start : run.end] for run in paired(words, [(0, 16), (18, 28)])]
    ['"We go.', '"We stay."']
    """
    runs: list[Run] = []
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        carried = bool(runs and runs[-1].continued and runs[-1].end == paragraphs[number - 1][1])
        found = list(_doubles(text, start, end, carried))
        if found and found[-1].close is None and found[-1].end == end and not found[-1].continued:
            goes_on = following is not None and text[following] in OPENERS + EITHER
            found[-1] = replace(found[-1], continued=True) if goes_on else _cut_short(text, found[-1], start)
        if found and carried:
            found[0] = replace(found[0], continues=found[0].start == start)
        runs += sorted([*found, *_singles(text, start, end, found)], key=lambda run: run.start)
    return runs


def _doubles(text: str, start: int, end: int, carried: bool) -> Iterator[Run]:
    """Runs between double marks in one paragraph; the last may stay open to the paragraph's end."""
    opened: re.Match[str] | None = None
    inner = start  # where a quotation inside the open one ends
    for mark in _DOUBLE.finditer(text, start, end):
        if mark.start() < inner:
            continue
        side = _side(text, mark, start, end, inside=opened is not None)
        if side == "open" and opened is not None and (inside := _inside(text, mark, end)):
            inner = inside
            continue
        if side == "open":
            if opened is not None:
                yield _cut_short(text, Run(opened.start(), mark.start(), opened[0], None), start)
            opened = mark
        elif side == "close" and opened is not None:
            yield Run(opened.start(), mark.end(), opened[0], mark[0])
            opened = None
        elif side == "close" and carried:  # some papers open only the first paragraph of a speech
            yield Run(start, mark.end(), None, mark[0])
        carried = False
    if opened is not None:
        yield Run(opened.start(), end, opened[0], None)


def _inside(text: str, mark: re.Match[str], end: int) -> int | None:
    """Where a quotation inside an open one ends, if the open one is closed behind it: '“They say “go” and go.”'."""
    depth, inner = 1, None
    for other in _DOUBLE.finditer(text, mark.start(), end):
        if other[0] not in OPENERS + CLOSERS:
            return None
        depth += 1 if other[0] in OPENERS else -1
        if depth == 1 and inner is None:
            inner = other.end()
        if depth == 0:
            return inner
    return None


def _side(text: str, mark: re.Match[str], start: int, end: int, *, inside: bool) -> str | None:
    """Whether a mark opens, closes or is none (an inch, a stray one)."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark[0] in OPENERS or mark[0] == "``":
        return "open" if not inside or before.isspace() else None
    if mark[0] in CLOSERS and not inside and mark.start() == start and after.isalnum():
        return "open"  # the wrong mark, as some sites set it
    if mark[0] in CLOSERS or mark[0] == "''":
        return "close" if inside or not after.isalnum() else None
    opening = (before.isspace() or before in "([—–-‘'") and not after.isspace()
    closing = not before.isspace() and not after.isalnum()
    if not inside and before.isdigit() and not opening:
        return None
    if opening and not closing:
        return "open"
    if closing and not opening:
        return "close"
    return "close" if inside else "open"


def _cut_short(text: str, run: Run, paragraph: int) -> Run:
    """An unclosed run that nothing carries on ends with its sentence, unless it opens its paragraph."""
    if run.start == paragraph:
        return run
    end = _SENTENCE_END.search(text, run.start, run.end)
    return replace(run, end=end.end() if end else run.start + len(text[run.start : run.end].rstrip()))


def _singles(text: str, start: int, end: int, doubles: list[Run]) -> Iterator[Run]:
    """Closed runs between single marks that stand outside double ones."""
    position = start
    while opened := _SINGLE_OPEN.search(text, position, end):
        position = opened.end()
        if _ELISION.match(text, opened.end()) or any(run.start <= opened.start() < run.end for run in doubles):
            continue
        closed = _single_close(text, opened.end(), end)
        if closed is None or any(opened.start() < run.start <= closed < run.end - 1 for run in doubles):
            continue
        yield Run(opened.start(), closed + 1, opened[0], text[closed])
        position = closed + 1


def _single_close(text: str, start: int, end: int) -> int | None:
    """Where the single mark closes: the first that is no plural's apostrophe, before the next one that opens."""
    following = _SINGLE_OPEN.search(text, start, end)
    stop = following.start() if following else end
    candidates = [mark.start() for mark in _SINGLE_CLOSE.finditer(text, start, stop)]
    for place in candidates:
        plural = text[place - 1] in "sS" and re.match(r"\s[a-z]", text[place + 1 : place + 3])
        if not plural or place == candidates[-1]:
            return place
    return None


def _row(article_id: str, text: str, run: Run, before: dict[str, object] | None, number: int) -> dict[str, object]:
    return {
        "article_id": article_id,
        "quotation_id": f"{article_id}:q{number}",
        "start": run.start,
        "end": run.end,
        "text": text[run.start : run.end],
        "open": run.open,
        "close": run.close,
        "closed": run.close is not None,
        "continues": before["quotation_id"] if before else None,
        "kind": kind(text, run),
    }


def kind(text: str, run: Run) -> str:
    """What a run is: `speech`, `fragment`, `scare` or `title`."""
    inner = text[run.start : run.end].strip("".join((OPENERS, CLOSERS, EITHER, SINGLE_OPENERS, SINGLE_CLOSERS, "`", " ")))
    words = _WORD.findall(inner)
    if run.continues or run.continued:
        return "speech"
    opens_line = text[: run.start].rstrip(" ")[-1:] in ("", "\n", ".", "!", "?", ":", "”", '"')
    stopped = inner[-1:] in ".,!?…" and len(words) > 1
    capital = inner[:1].isupper()
    named = len(words) > 1 and all(word[0].isupper() or word[0].isdigit() or word.lower() in _small() for word in words)
    if named and inner[-1] == "," and not opens_line:
        return "title"  # on CNN's “State of the Union,”
    if capital and (stopped or opens_line or len(words) > 6) and (stopped or len(words) > 3):
        return "speech"
    if named:
        return "title"
    if len(words) > 10:
        return "speech"
    return "scare" if len(words) <= 2 and not stopped else "fragment"


def _small() -> frozenset[str]:
    """Words that stay small in a title."""
    return frozenset(row["words"] for row in table("small_words"))
