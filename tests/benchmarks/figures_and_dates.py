"""Sentences per CPU second of figures and dates, beside quantulum3 and dateparser on the same sentences in the same run.

From sentences: what tagging costs is a part of figures. `make bench` brings the other tools along; they are named where they
are missing. On the fictional corpus; and on fa-kes where CLAIMBOOK_CORPORA is set.
"""

from __future__ import annotations

import importlib.util
import os
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from helpers import Book, dates, figures, schemas, tokenise

SAMPLE = Path(__file__).parents[2] / "data" / "mirrow-viaduct"
FEW = 300  # sentences that the slower tools read


def main() -> None:
    """Prints one table a corpus."""
    list(tokenise.tagged(["Two bridges fell."]))  # loaded once, and no sentence's own cost
    for name, corpus in _corpora():
        book = Book.read(corpus)
        sentences = tokenise.sentences(book.articles, book.passages)
        print(f"\n{name}: {len(sentences):,} sentences")
        for stage, rate in [*_stages(book, sentences), *_others(sentences["text"].tolist()[:FEW])]:
            print(f"{stage:34}{rate:>28}")


def _corpora() -> Iterator[tuple[str, Path]]:
    yield "the fictional corpus", SAMPLE
    if named := os.environ.get("CLAIMBOOK_CORPORA"):
        yield "fa-kes", Path(named) / "fa-kes" / "articles.csv"


def _stages(book: Book, sentences: pd.DataFrame) -> Iterator[tuple[str, str]]:
    count = len(sentences)
    found, dated = _timed(lambda: dates.dates(book.articles, sentences))
    _, counted = _timed(lambda: figures.figures(book.articles, sentences, schemas.empty("claims"), found))
    texts = [sentence.text for sentence in figures.with_numbers(sentences, found)]
    _, tagged = _timed(lambda: sum(1 for _ in tokenise.tagged(texts)))
    yield "dates", _rate(count, dated)
    yield "figures", _rate(count, counted)
    yield "figures and dates together", _rate(count, dated + counted)
    yield "  of it tagging", f"{100 * tagged / (dated + counted):.0f} % of the time, {100 * len(texts) / count:.0f} % of the sentences"


def _others(texts: list[str]) -> Iterator[tuple[str, str]]:
    for tool, reader in (("quantulum3", _quantulum), ("dateparser", _dateparser)):
        if importlib.util.find_spec(tool) is None:
            yield tool, "not installed"
        else:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                _, seconds = _timed(lambda reader=reader: reader(texts))  # type: ignore[misc]
            yield tool, _rate(len(texts), seconds)


def _quantulum(texts: Iterable[str]) -> None:
    from quantulum3 import classifier, parser  # type: ignore[import-not-found]

    classifier.USE_CLF = False  # its model is tied to an old scikit-learn; without it the tool is faster

    for text in texts:
        parser.parse(text)


def _dateparser(texts: Iterable[str]) -> None:
    from dateparser.search import search_dates  # type: ignore[import-not-found]

    for text in texts:
        search_dates(text, languages=["en"])


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    return work(), time.process_time() - start


def _rate(count: int, seconds: float) -> str:
    return f"{count / max(seconds, 1e-9):,.0f} sentences a CPU s"


if __name__ == "__main__":
    main()
