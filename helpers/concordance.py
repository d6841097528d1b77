"""Words in their context, each with the voice that says them: a concordance, or keyword in context.

The form, the word in the middle of one line, is that of Luhn, H. P. (1960). Key word-in-context index
for technical literature. American Documentation 11.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from helpers.errors import OptionError
from helpers.tables import View
from helpers.views.wording import counted

if TYPE_CHECKING:
    import pandas as pd

    from helpers.book import Book

APOSTROPHE = "['\u2019]"
LONGEST = 200  # characters of what is looked for
COLUMNS = {"article_id": "str", "left": "str", "match": "str", "right": "str", "source": "str", "claim_id": "str", "start": "int64", "end": "int64"}
BLANK = {"source": "no source", "claim_id": "in no claim"}
Span = tuple[int, int, int, str, str | None]  # start, end, length of the claim's hull, claim_id, source


def find(book: Book, words: str, *, regex: bool = False, case: bool = False, width: int = 60) -> View:
    """Every place where `words` stand in an article, in reading order, as a table; `frame` of it is `concordance`."""
    found = concordance(words, book.articles, book.claims, book.sources, regex=regex, case=case, width=width)
    caption = f'"{words}": {len(found):,} in {found["article_id"].nunique():,} of {counted(len(book), "article")}'
    shown = ("article_id", "left", "match", "right", "source", "claim_id")
    return View(found, caption, columns=shown, blank=BLANK, empty=f'"{words}" was not found in {counted(len(book), "article")}.')


def concordance(
    words: str, articles: pd.DataFrame, claims: pd.DataFrame, sources: pd.DataFrame, *, regex: bool = False, case: bool = False, width: int = 60
) -> pd.DataFrame:
    r"""One row for each place where the words stand.

    | column | dtype | meaning |
    |---|---|---|
    | `article_id` | str | the article |
    | `left`, `right` | str | what stands before and after in the same paragraph, on one line, in whole words, `width` characters at most |
    | `match` | str | the words as they stand: the article's text from `start` to `end` |
    | `source` | str | who says them: the source of the innermost claim whose content holds the whole match; missing without one |
    | `claim_id` | str | that claim; missing: the article's own voice. With it and no `source`, the text names no source |
    | `start`, `end` | int64 | offsets in code points of `articles.text` |

    Whole words are found, in capitals or not, across line ends; an apostrophe finds a straight and a
    curly one. `case` tells capitals apart; with `regex` the words are a pattern of Python's `re` as it
    stands. A pattern that repeats a repetition, as `(a+)+`, can take very long; it runs on this
    machine alone. Raises `OptionError` where nothing or more than 200 characters are looked for, or the
    pattern is none.

    >>> from helpers import schemas
    >>> articles = schemas.frame("articles", [{"article_id": "a", "text": "A truce, he said. The truce held.", "path": "a.txt"}])
    >>> found = concordance("Truce", articles, schemas.empty("claims"), schemas.empty("sources"))
    >>> found[["left", "match", "right"]].values.tolist()
    [['A', 'truce', ', he said. The truce held.'], ['A truce, he said. The', 'truce', 'held.']]
    """
    import pandas as pd

    pattern = _pattern(words, regex=regex, case=case)
    voices = _voices(claims, sources)
    rows: list[dict[str, Any]] = []
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        held = voices.get(article_id, [])
        for match in pattern.finditer(text):
            if match.end() > match.start():
                rows.append({"article_id": article_id, **_place(text, match, width), **_voice(held, match)})
    return pd.DataFrame({column: pd.Series([row[column] for row in rows], dtype=kind) for column, kind in COLUMNS.items()})


def _pattern(words: str, *, regex: bool, case: bool) -> re.Pattern[str]:
    if not words.strip():
        raise OptionError("find needs words to look for")
    if len(words) > LONGEST:
        raise OptionError(f"find takes {LONGEST} characters at most, and {words[:40]!r}... has {len(words)}; look for a part of it")
    flags = re.NOFLAG if case else re.IGNORECASE
    try:
        return re.compile(words if regex else _whole(words), flags)
    except (re.error, RecursionError, OverflowError) as error:
        raise OptionError(f"{words!r} is no regular expression: {error}") from error


def _whole(words: str) -> str:
    """A pattern of these words, whole, wherever the line ends between them."""
    escaped = r"\s+".join(re.escape(word) for word in words.split())
    return rf"(?<!\w){re.sub(APOSTROPHE, APOSTROPHE, escaped)}(?!\w)"


def _place(text: str, match: re.Match[str], width: int) -> dict[str, Any]:
    """The match and what stands around it in its paragraph; a paragraph ends at an empty line."""
    start, end = match.span()
    left, right = text[max(0, start - 2 * width) : start], text[end : end + 2 * width]
    before = " ".join(re.split(r"\n\s*\n", left)[-1].split())
    after = " ".join(re.split(r"\n\s*\n", right)[0].split())
    return {"left": _tail(before, width), "match": match[0], "right": _tail(after[::-1], width)[::-1], "start": start, "end": end}


def _tail(words: str, width: int) -> str:
    """The end of a line, in whole words.

    >>> _tail("the river authority", 14), _tail("the river", 14)
    ('authority', 'the river')
    """
    return words if len(words) <= width else words[-width - 1 :].partition(" ")[2]


def _voices(claims: pd.DataFrame, sources: pd.DataFrame) -> dict[str, list[Span]]:
    """Article -> the spans of its claims, by their start."""
    names = dict(zip(sources["source_id"], sources["name"], strict=True))
    voices: dict[str, list[Span]] = {}
    columns = (claims[column].tolist() for column in ("article_id", "claim_id", "source_id", "start", "end", "spans"))
    for article_id, claim_id, source_id, start, end, spans in zip(*columns, strict=True):
        for first, last in spans:
            voices.setdefault(article_id, []).append((first, last, end - start, claim_id, names.get(source_id)))
    return {article_id: sorted(spans, key=lambda span: span[:3]) for article_id, spans in voices.items()}


def _voice(spans: list[Span], match: re.Match[str]) -> dict[str, str | None]:
    """The innermost claim around the match: of those that hold all of it, the one with the shortest hull, as for figures."""
    begun = spans[: bisect_right(spans, match.start(), key=lambda span: span[0])]
    around = [span for span in begun if span[1] >= match.end()]
    _, _, _, claim_id, source = min(around, key=lambda span: (span[2], -span[0]), default=(0, 0, 0, None, None))
    return {"source": source, "claim_id": claim_id}
