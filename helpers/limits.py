"""What a book cannot tell: what is missing in it, how often the claims are missed or wrong, and why a list is empty."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers import voices as voices_of
from helpers.sentences import Link, Sentences, sentence
from helpers.views.wording import counted

if TYPE_CHECKING:
    from helpers.book import Book

SCORES = Path(__file__).parent / "models" / "scores.json"
SUPPORTED = "en"


def limits(book: Book) -> Sentences:
    """What the book cannot tell, with what is unknown in it counted."""
    said = [sentence("Who is right. A claim is what someone is said to state, think, want or ask; a figure is what a text says.")]
    said += [sentence("Everything that was said. ", Link(measured(), "method"))] if measured() else []
    said += [sentence("Whether two figures count the same thing. They may be of other days, places or groups: read the words.")]
    said += [sentence("How often something happened. A count of claims counts sentences: one event may be told many times.")]
    links = [Link(words, *(("claims", page) if page == "unsaid" else (page, ""))) for words, page in unknown(book)]
    if links:
        joined = [part for link in links for part in ("; ", link)][1:]
        said.append(sentence("Left out or not given: ", *joined, "."))
    return Sentences(said)


def unknown(book: Book) -> list[tuple[str, str]]:
    """What is missing or was left out, in words, with the page that lists it; nothing where all is known."""
    articles, claims = book.articles, book.claims
    of_all = f"of {counted(len(articles), 'article')}"
    counts = [
        (int(articles["published"].isna().sum()), f"{of_all} without a date", "excluded"),
        (int(articles["outlet"].isna().sum()), f"{of_all} without an outlet", "excluded"),
        (
            int((articles["language"].notna() & (articles["language"] != SUPPORTED)).sum()),
            f"{of_all} in a language that is not supported",
            "excluded",
        ),
        (int(claims["source_id"].isna().sum()), f"of {counted(len(claims), 'claim')} without a source", "excluded"),
        (len(claims) - int(voices_of.stating(claims).sum()), f"of {counted(len(claims), 'claim')} not counted as statements", "unsaid"),
        (rejected(book), f"of {counted(len(book.inputs), 'input')} rejected", "excluded"),
    ]
    return [(f"{number:,} {words}", page) for number, words, page in counts if number]


def rejected(book: Book) -> int:
    """How many inputs were rejected."""
    return int((book.inputs["status"] == "rejected").sum())


def scores() -> pd.DataFrame:
    """The measured scores that lie beside the code: `layer`, `gold`, `over`, `measure`, `precision`, `recall`, `f1`, `low`, `high`.

    Precision, recall and F1 are 0 to 100; `low` and `high` bound F1 at 95 %. No row where nothing was measured. Of the
    claims that lie in no other only those with their source are shown.
    """
    held: dict[str, Any] = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.is_file() else {}
    rows = [{**measure, "layer": layer, "gold": part["gold"]} for layer, part in held.items() for measure in part["measures"]]
    rows = [row for row in rows if not row["over"].startswith("outermost") or row["measure"] == "content+src"]
    return pd.DataFrame(rows, columns=["layer", "gold", "over", "measure", "precision", "recall", "f1", "low", "high"])


def measured() -> str:
    """How many claims are found and right, in a sentence; empty where nothing was measured."""
    found = scores()
    found = found[(found["layer"] == "claims") & (found["over"] == "all") & (found["measure"] == "content+src")]
    if found.empty:
        return ""
    row = found.iloc[0]
    return (
        f"In a test on news in which people had marked the claims, {row['recall']:.0f} of 100 were found with their source, "
        f"and {row['precision']:.0f} of 100 that were found were right."
    )


# -- where nothing is found


def nothing(book: Book, what: str, *, unlocated: int = 0) -> str:
    """Why a list is empty: none there, not looked for, or found and not placed. Never a bare 0.

    >>> from types import SimpleNamespace
    >>> nothing(SimpleNamespace(articles=pd.DataFrame({"language": []})), "claims")
    'Claims were not looked for: no article could be read.'
    """
    return none_in(what, book.articles["language"].tolist(), unlocated=unlocated)


def none_in(what: str, languages: Sequence[Any], *, unlocated: int = 0) -> str:
    """The same, for articles in these languages."""
    if not languages and what == "articles":
        return "No article could be read."
    if not languages:
        return f"{what.capitalize()} were not looked for: no article could be read."
    if unlocated:
        return f"{what.capitalize()} were found but not located ({unlocated:,})."
    foreign = sum(1 for code in languages if isinstance(code, str) and code != SUPPORTED)
    known = len(languages) - foreign
    parts = [f"No {what} found in {counted(known, 'article')}"] if known else []
    parts += (
        [f"{'' if known else 'No ' + what + ': '}not looked for with rules of their own in {counted(foreign, 'article')} (language not supported)"]
        if foreign
        else []
    )
    return "; ".join(parts) + "."
