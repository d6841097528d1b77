"""Words per CPU second of each stage, beside spaCy's whole pipeline on the same texts in the same run.

On the sample, repeated; and on a corpus of CLAIMBOOK_CORPORA where that is set. CPU seconds, one
process: wall times on a shared machine say little. Run it with `make bench`.
"""

from __future__ import annotations

import functools
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from helpers import book as books
from helpers import tokenise

SAMPLE = Path(__file__).parents[2] / "data" / "aleppo-2016"
TIMES = 60
STAGES = (
    ("read", "read"),
    ("clean", "passages"),
    ("tokenise", "sentences"),
    ("tokenise", "tokens"),
    ("quotations", "quotations"),
    ("claims", "claims"),
    ("dates", "dates"),
    ("figures", "figures"),
    ("sources", "sources"),
)


def main() -> None:
    """Prints one table a corpus."""
    tokenise.language_model()  # loaded once, and no stage's own cost
    spent = {f"{module}.{function}": 0.0 for module, function in STAGES}
    for module, function in STAGES:
        _time(getattr(books, module), function, spent, f"{module}.{function}")
    with tempfile.TemporaryDirectory() as folder:
        for name, corpus in _corpora(Path(folder)):
            _measure(name, corpus, spent)


def _corpora(folder: Path) -> Iterator[tuple[str, Path]]:
    repeated = folder / "sample"
    repeated.mkdir()
    for article in SAMPLE.glob("*.md"):
        for number in range(TIMES) if article.name != "README.md" else ():
            shutil.copy(article, repeated / f"{article.stem}-{number}.md")
    yield f"the sample, {TIMES} times", repeated
    named = os.environ.get("CLAIMBOOK_CORPORA")
    if named:
        yield "fa-kes", Path(named) / "fa-kes" / "articles.csv"


def _time(module: Any, function: str, spent: dict[str, float], name: str) -> None:
    """Has each call of a stage's function add its CPU seconds."""
    plain: Callable[..., Any] = getattr(module, function)

    @functools.wraps(plain)
    def timed(*arguments: Any, **options: Any) -> Any:
        start = time.process_time()
        try:
            return plain(*arguments, **options)
        finally:
            spent[name] += time.process_time() - start

    setattr(module, function, timed)


def _measure(name: str, corpus: Path, spent: dict[str, float]) -> None:
    spent.update(dict.fromkeys(spent, 0.0))
    start = time.process_time()
    book = books.Book.read(corpus).analyse()
    whole = time.process_time() - start
    texts = book.articles["text"].tolist()
    words = sum(len(text.split()) for text in texts)
    start = time.process_time()
    for _ in tokenise.language_model().pipe(texts):
        pass
    baseline = words / (time.process_time() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{name}: {len(texts)} articles, {words} words; peak memory so far {memory:.0f} MiB")
    print(f"{'stage':24}{'CPU s':>8}{'words per CPU s':>18}{'times spaCy':>14}")
    for stage, seconds in [*spent.items(), ("all stages and the book", whole)]:
        rate = words / seconds if seconds else float("inf")
        print(f"{stage:24}{seconds:8.2f}{rate:18,.0f}{rate / baseline:14.1f}")
    print(f"{'spaCy, whole pipeline':24}{words / baseline:8.2f}{baseline:18,.0f}{1:14.1f}")


if __name__ == "__main__":
    main()
