"""Names as they stand in a sentence: with "the" where the articles write it, and without a capital that only opened a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpers.views.wording import plain, short

if TYPE_CHECKING:
    from helpers.book import Book

_OPENS = re.compile(r"(The|An?|Another|Some|Several|Many|Most|Other|One|Two|Three|No|His|Her|Its|Their)(?= [a-z])")
_OF = re.compile(r" (?:of|for) ")
_BODIES = ("intergovernmental", "monitor", "ngo", "company")
_ARTICLE = re.compile(r"\b[Tt]he\s*$")


def within(name: str) -> str:
    """A name as it stands in the middle of a sentence.

    >>> within("The army"), within("The Daily Star"), within("A nurse")
    ('the army', 'The Daily Star', 'a nurse')
    """
    return _OPENS.sub(lambda opening: opening[0].lower(), name, count=1)


def opening(words: str) -> str:
    """The same words where they open a sentence.

    >>> opening("the army"), opening("al-Nusra")
    ('The army', 'Al-Nusra')
    """
    return words[:1].upper() + words[1:]


def is_plural(name: str) -> bool:
    """Whether several are meant by the words of a name, which are a noun and no proper name.

    >>> [is_plural(name) for name in ("aid agencies", "the United Nations", "residents of Castrel", "a nurse", "the police", "one of the boys")]
    [True, False, True, False, True, False]
    """
    words = _PREPOSITION.split(name)[0].split()
    one = not words or words[0].lower() in ("a", "an", "one", "another")
    return not one and (words[-1] == "police" or (words[-1].islower() and words[-1].endswith("s") and not words[-1].endswith("ss")))


_PREPOSITION = re.compile(r" (?:of|in|at|for|from|with|close|near|on|who|that|to)\b|,")


def spoken(book: Book, longest: int = 80) -> dict[str, str]:
    """Source -> its name within a sentence.

    A name takes "the" where more than half of the places that give it in full have it: the Interior Ministry of Halvern,
    Lena Osgard. Where none gives it in full, the name of a body with "of" or "for" in it takes it; what is united always does.
    """
    called = {key: plain(name) for key, name in zip(book.sources["source_id"], book.sources["name"], strict=True)}
    return {key: f"{'the ' if taken else ''}{within(short(called[key], longest))}" for key, taken in _articles(book, called).items()}


def _articles(book: Book, called: dict[str, str]) -> dict[str, bool]:
    """Whether the articles write "the" before a name."""
    texts = dict(zip(book.articles["article_id"], book.articles["text"], strict=True))
    votes = dict.fromkeys(called, 0)
    given = set()
    columns = ("source_id", "article_id", "start", "end", "text", "form")
    for key, article_id, start, end, words, form in zip(*(book.mentions[column] for column in columns), strict=True):
        if form != "name" or key not in votes or not words.endswith(called[key]) or texts[article_id][end : end + 1] == "-":
            continue
        before = texts[article_id][max(0, start - len("the ")) : start] + words[: -len(called[key])]
        given.add(key)
        votes[key] += 1 if _ARTICLE.search(before) else -1
    bodies = set(book.sources.loc[book.sources["type"].isin(_BODIES), "source_id"]) - given
    of_some = {key for key in bodies & called.keys() if _OF.search(called[key]) and not _OPENS.match(called[key])}
    by_name = {key for key, name in called.items() if name.startswith("United ") or key in of_some}
    return {key: votes[key] > 0 or key in by_name for key in called}
