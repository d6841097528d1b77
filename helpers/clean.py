"""Articles -> passages: each paragraph with its role, so that later stages read title and body alone.

The text is never changed: a passage is a span of it. Every character that is not white space lies
in one passage. The site's own text and captions are recognised by the table `boilerplate`, whose
patterns hold only for short lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from helpers import schemas
from helpers.lexicon import table
from helpers.reading import heads

WIDEST = 100  # characters a line, above which text is not wrapped by hand
FEWEST_WRAPPED = 3  # lines that must be broken at the width
WRAPPED_SHARE = 0.8
_LINE = re.compile(r"[^\r\n]+")
_SUFFIX_WINDOW = 400  # characters at the end of a line


class Part(NamedTuple):
    """A span of the text and what it is."""

    start: int
    end: int
    role: str


def passages(articles: pd.DataFrame) -> pd.DataFrame:
    """The `passages` frame: a row a paragraph, or a part of a line that holds several.

    One line is one paragraph; lines that were broken at a width are joined. Roles: `title` (the
    first line where it reads as one or repeats the known title), `byline`, `dateline`, `caption`,
    `boilerplate` (the site's own text), `body`.

    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Flood in Marl\\nRain fell.\\nSign up to our letter"], "title": None, "byline": None})
    >>> passages(articles).role.tolist()
    ['title', 'body', 'boilerplate']
    """
    columns: dict[str, list[Any]] = {name: [] for name in schemas.dtypes("passages")}
    known = zip(*(articles[name].tolist() for name in ("article_id", "text", "title", "byline")), strict=True)
    for article_id, text, title, byline in known:
        for number, part in enumerate(parts(text, title=_given(title), byline=_given(byline)), 1):
            for name, value in zip(columns, (article_id, number, *part), strict=True):
                columns[name].append(value)
    return schemas.from_columns("passages", columns)


def _given(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def titled(articles: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """The same articles; a missing `title` is filled from the text's own title passage. Nothing else changes."""
    first = passages[passages["role"] == "title"].drop_duplicates("article_id").set_index("article_id")
    titles = [
        _title(text, first.loc[article_id]) if not _given(title) and article_id in first.index else _given(title)
        for article_id, text, title in zip(articles["article_id"], articles["text"], articles["title"], strict=True)
    ]
    return articles.assign(title=pd.Series(titles, index=articles.index, dtype="str"))


def _title(text: str, passage: Any) -> str:
    return " ".join(text[passage["start"] : passage["end"]].lstrip("#").split())


# -- one article


def parts(text: str, *, title: str | None = None, byline: str | None = None) -> list[Part]:
    """The passages of one text, in order."""
    paragraphs = list(_paragraphs(text))
    found: list[Part] = []
    head = heads.Head(title=title, byline=byline)
    for place, (start, end) in enumerate(paragraphs):
        role = None if head.is_open and head.repeats_title(text[start:end]) else _site_role(text[start:end], "any")
        if role is None and head.is_open:
            found += [Part(*part) for part in head.take(text, start, end, last=place == len(paragraphs) - 1)]
        else:
            found.append(Part(start, end, role or "body"))
    return [one for part in _with_tail(text, found) for one in (_parted(text, part) if part.role == "body" else [part])]


def _parted(text: str, part: Part) -> list[Part]:
    """A paragraph without what the site put into it: links between a name and the next word."""
    found, start = [], part.start
    for begin, end in sorted(match.span() for pattern, _, _ in _patterns("inside") for match in pattern.finditer(text, part.start, part.end)):
        if begin >= start:
            found += [(start, begin, part.role), (begin, end, "boilerplate")]
            start = end
    spans = ((_stripped(text, first, last), role) for first, last, role in [*found, (start, part.end, part.role)])
    return [Part(*span, role) for span, role in spans if span]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines that hold anything, without the white space around; wrapped lines joined."""
    lines = [span for span in (_stripped(text, *match.span()) for match in _LINE.finditer(text)) if span]
    width = max((end - start for start, end in lines), default=0)
    forced = [_is_forced(text, before, after, width) for before, after in zip(lines, lines[1:], strict=False)]
    adjacent = [text.count("\n", before[1], after[0]) == 1 for before, after in zip(lines, lines[1:], strict=False)]
    breaks = [f for f, a in zip(forced, adjacent, strict=True) if a]
    wrapped = width <= WIDEST and sum(breaks) >= FEWEST_WRAPPED and sum(breaks) >= WRAPPED_SHARE * len(breaks)
    start = lines[0][0] if lines else 0
    for place, (_, end) in enumerate(lines):
        if not (wrapped and place < len(forced) and forced[place] and adjacent[place]):
            yield start, end
            start = lines[place + 1][0] if place + 1 < len(lines) else end


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    held = text[start:end]
    left, right = len(held) - len(held.lstrip()), len(held) - len(held.rstrip())
    return (start + left, end - right) if left < len(held) else None


def _is_forced(text: str, before: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether the next line's first word would not have fitted on the line before."""
    word = text[after[0] : after[1]].split(maxsplit=1)[0]
    return before[1] - before[0] + 1 + len(word) > width - 2


def _with_tail(text: str, found: list[Part]) -> list[Part]:
    """Marks the site's own text below the article, and parts a credit from the last sentence."""
    place = len(found)
    while place > 1:
        part = found[place - 1]
        role = _site_role(text[part.start : part.end], "end") if part.role == "body" else part.role
        if role is None or role == "title":
            break
        place -= 1
        found[place] = part._replace(role=role)
    if place and found[place - 1].role == "body":
        found[place - 1 : place] = _without_credit(text, found[place - 1])
    return found


def _without_credit(text: str, part: Part) -> list[Part]:
    """A last paragraph as body and the credits after its last sentence."""
    cut = part.end
    while found := next((m for pattern in _suffixes() if (m := pattern.search(text, max(part.start + 1, cut - _SUFFIX_WINDOW), cut))), None):
        cut = part.start + len(text[part.start : found.start()].rstrip())
    if cut <= part.start or cut == part.end:
        return [part]
    first = part.end - len(text[cut : part.end].lstrip())
    return [part._replace(end=cut), Part(first, part.end, "boilerplate")]


# -- the site's own text


def _site_role(line: str, where: str) -> str | None:
    """The role that the table gives a line; `None` where no pattern knows it."""
    for pattern, role, longest in _patterns(where):
        if len(line) <= longest and pattern.search(line):
            return role
    return None


@cache
def _patterns(where: str) -> tuple[tuple[re.Pattern[str], str, int], ...]:
    rows = (row for row in table("boilerplate") if row["where"] == where)
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["role"], int(row["longest"])) for row in rows)


@cache
def _suffixes() -> tuple[re.Pattern[str], ...]:
    """Patterns of what follows the last sentence: after its mark, or after a space where it opens with a dash or bracket."""
    after = r"(?:(?<=[.!?\"”’')]\s)|(?<=\s)(?=[-–—(]))"
    return tuple(re.compile(rf"{after}(?:{pattern.pattern})\W*$", re.IGNORECASE) for pattern, _, _ in _patterns("suffix"))
