"""Book: the stages, run once in their order; it holds the frames, saves them and opens them again."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers import claims, clean, dates, engine, figures, labels, quotations, read, schemas, sources, tokenise
from helpers.attribution.network import DEFAULT, LEAST_SURE, MODELS
from helpers.errors import ArticleFlag, InputError, NoSuchRow, OptionError
from helpers.reading import beside

if TYPE_CHECKING:
    from helpers.show import Excerpt
    from helpers.tables import View

BATCH = 16  # articles that one process takes at a time
OPTIONS = "options.json"
FRAMES = tuple(name for name in schemas.MODELS if name != "tokens")
Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """How to analyse. Raises `OptionError` for a value that cannot be used.

    `model` finds the claims: `accurate`, or `fast`, which takes a third of the time. Claims less sure than
    `min_confidence` (0 to 1; 0 keeps all) are left out.
    """

    model: str = DEFAULT
    min_confidence: float = LEAST_SURE

    def __post_init__(self) -> None:
        if self.model not in MODELS:
            raise OptionError(f'model is "{self.model}"; give {" or ".join(MODELS)}')
        if not 0 <= self.min_confidence <= 1:
            raise OptionError(f"min_confidence is {self.min_confidence:g}; give a number from 0 to 1")


class Book:
    """The frames of a corpus: `book.claims`, `book.figures`, ... one attribute a frame.

    `Book.read` reads articles; `analyse` runs the stages; `save` and `open` keep the result as
    Parquet. A frame that needs an analysis asks for it, so `Book.read(folder).claims` works too.
    """

    def __init__(self, frames: Frames, options: Mapping[str, Any] | None = None) -> None:
        self._frames = frames
        self.options = dict(options or {})  # those given to `read`, for the manifest of an export
        self.about: dict[str, str] = {}  # `title` and `note` of the whole corpus, where its `corpus.toml` gives them
        self.given: dict[str, list[dict[str, str]]] = {}  # rows of the corpus's own tables, by the name of their frame

    # -- making one

    @classmethod
    def read(cls, *inputs: str | Path, progress: bool = False, **options: Any) -> Book:
        """A book of the articles in files and folders.

        `options` are the fields of `helpers.read.Options`: `published`, `outlet`, `columns`,
        `date_order`, `genre`, `max_file_bytes`, `max_article_bytes`; and those of `Analysis`, which
        `analyse` goes by. Raises `InputError` where an input does not exist; what is there and cannot be read is a
        rejected row of `inputs`.
        """
        offered, articles = read.read(inputs, checked(options)[0], progress=progress)
        passages = clean.passages(articles)
        articles = clean.titled(articles, passages)
        book = cls({"inputs": offered, "articles": articles, "passages": passages}, options)
        book.about = read.about(inputs)
        book.given = {"labels": beside.rows(inputs, "labels.csv")}
        book.given["aliases"], unusable = beside.names(inputs)
        if unusable:
            book._frames["inputs"] = pd.concat([offered, schemas.frame("inputs", unusable)], ignore_index=True)
        return book

    def analyse(self, *, jobs: int = 1, progress: bool = False) -> Book:
        """The same book with every frame but `tokens`. Same result for any number of `jobs`."""
        if self.is_analysed:
            return self
        batches = list(_batches(self.articles, self.passages))
        work = partial(_extract, chosen=self.analysis)
        results = engine.run(work, batches, jobs=jobs, lost=_lost)
        parts: list[Frames] = []
        for part, flags in _watched(results, batches, progress):
            parts.append(part)
            self._flag(flags)
        for name in ("sentences", "quotations", "claims", "dates", "figures"):
            self._frames[name] = _stacked(name, [part[name] for part in parts])
        linked = sources.sources(self.articles, self.sentences, self.quotations, self.claims, self.figures, given=self.given.get("aliases", ()))
        self._frames |= dict(zip(("sources", "mentions", "claims", "figures"), linked, strict=True))
        against = {name: self._frames[name] for name in ("articles", "passages", "quotations", "claims", "sources", "mentions")}
        self._frames["labels"] = labels.labels(**against, given=self.given.get("labels", ()))
        self._frames = {name: schemas.validate(name, self._frames[name]) for name in FRAMES}
        return self

    @classmethod
    def open(cls, folder: str | Path) -> Book:
        """A book that `save` wrote. Raises `InputError` where the folder holds none."""
        folder = Path(folder)
        missing = [name for name in FRAMES if not (folder / f"{name}.parquet").is_file()]
        if missing:
            raise InputError(f"{folder}: no saved book here ({missing[0]}.parquet is missing); give the folder that Book.save wrote")
        options = json.loads((folder / OPTIONS).read_text(encoding="utf-8")) if (folder / OPTIONS).is_file() else {}
        about, given = options.pop("about", {}), options.pop("given", {})
        book = cls({name: schemas.validate(name, _opened(name, folder / f"{name}.parquet")) for name in FRAMES}, options)
        book.about, book.given = about, given
        return book

    @classmethod
    def load(cls, place: str | Path, *, keep: str | Path | None = None, jobs: int = 1, progress: bool = False, **options: Any) -> Book:
        """The book that `save` wrote into this folder; else a new one of the articles in this file or folder.

        A new one is kept in the folder `keep`, where one is given, and opened from there as long as neither the
        articles, nor the tables beside them, nor the options, nor Claimbook have changed. `options` are those of `read`,
        and play no part where a saved book is opened.
        """
        from helpers import kept

        if is_saved(place):
            return cls.open(place)
        made_of = None if keep is None else kept.made_of(place, options)  # before the reading: what changes meanwhile is read again next time
        if keep is not None and made_of is not None and (book := kept.opened(keep, made_of)) is not None:
            return book
        book = cls.read(place, progress=progress, **options).analyse(jobs=jobs, progress=progress)
        if keep is not None and made_of is not None:
            kept.keep(book, keep, made_of)
        return book

    def save(self, folder: str | Path) -> Path:
        """Writes one Parquet file a frame, and the options, into `folder`, which is made if need be; returns it."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for name in FRAMES:
            getattr(self, name).to_parquet(folder / f"{name}.parquet", index=False)
        given = {name: rows for name, rows in self.given.items() if rows}
        held = self.options | ({"about": self.about} if self.about else {}) | ({"given": given} if given else {})
        (folder / OPTIONS).write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return folder

    # -- reading it

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name.startswith("_") or name not in schemas.MODELS:
            raise AttributeError(f"a Book has no {name!r}; its frames are {', '.join(schemas.MODELS)}")
        if name == "tokens" and name not in self._frames:
            self._frames["tokens"] = tokenise.tokens(self.articles, self.sentences)
        elif name not in self._frames:
            self.analyse()
        return self._frames[name]

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *schemas.MODELS]

    def __len__(self) -> int:
        """The number of articles."""
        return len(self.articles)

    def __repr__(self) -> str:
        from helpers.overview import overview

        return str(overview(self))

    def _repr_html_(self) -> str:
        from helpers.overview import overview

        return overview(self)._repr_html_()

    @property
    def analysis(self) -> Analysis:
        """How its claims are found: the model, and the confidence below which they are left out."""
        return checked(self.options)[1]

    @property
    def is_analysed(self) -> bool:
        """Whether the stages have run; a frame that needs them starts them."""
        return "claims" in self._frames

    def row(self, key: str) -> dict[str, Any]:
        """One row by its key: a claim, a figure, a quotation, a source or an article.

        Raises `NoSuchRow` where no frame holds the key.
        """
        for frame, column in _KEYS.items():
            rows = getattr(self, frame)
            found = rows[rows[column] == key]
            if len(found):
                return schemas.records(found)[0]
        raise NoSuchRow(f"no claim, figure, quotation, source or article is called {key!r}")

    def show(self, key: str) -> Excerpt:
        """The words of a claim, figure, quotation or article, highlighted where they stand.

        In a notebook it is drawn as HTML; `str()` of it is plain text.
        """
        from helpers.show import excerpt

        return excerpt(self, self.row(key))

    def view(self, frame: str | pd.DataFrame = "claims") -> View:
        """A frame, by its name, or rows of one, as a table with the columns that a reader wants; `frame` of it has all.

        `book.view("claims")` and `book.view(book.claims.query("stance == 'denies'"))` show 20 rows at
        most and say of how many. Raises `FrameError` where no frame has the name.
        """
        from helpers.tables import of_book

        return of_book(self, frame)

    def find(self, words: str, *, regex: bool = False, case: bool = False, width: int = 60) -> View:
        """Every place where words stand, with what stands around them and whose voice says them.

        See `helpers.concordance.find` for the options, the columns of `frame` and the errors.
        """
        from helpers.concordance import find

        return find(self, words, regex=regex, case=case, width=width)

    def explore(self, frame: str | pd.DataFrame = "claims") -> None:
        """The same table as `view`, with every row, to sort and search in a notebook. Raises `OutputError` where itables is not installed."""
        from helpers.tables import explore

        explore(self, frame)

    def _flag(self, flags: Iterable[ArticleFlag]) -> None:
        self._frames["inputs"] = flagged(self._frames["inputs"], flags)


def is_saved(place: str | Path) -> bool:
    """Whether `Book.save` wrote a book into this folder."""
    return (Path(place) / "inputs.parquet").is_file()


def checked(options: Mapping[str, Any]) -> tuple[read.Options, Analysis]:
    """What the options of `Book.read` say of reading and of analysing. Raises `OptionError` for one that cannot be used."""
    names = {one.name for one in fields(Analysis)}
    reading = {name: value for name, value in options.items() if name not in names}
    return read.Options(**reading), Analysis(**{name: value for name, value in options.items() if name in names})


_KEYS = {"claims": "claim_id", "figures": "figure_id", "quotations": "quotation_id", "sources": "source_id", "articles": "article_id"}


def flagged(inputs: pd.DataFrame, flags: Iterable[ArticleFlag]) -> pd.DataFrame:
    """`inputs` with the flags written into the rows of their articles; earlier reasons are kept."""
    inputs = inputs.copy()
    for flag in flags:
        rows = inputs["article_id"] == flag.article_id
        reason = f"{flag.stage}: {flag.reason}"
        inputs.loc[rows, "reason"] = [reason if pd.isna(old) else f"{old}; {reason}" for old in inputs.loc[rows, "reason"]]
        inputs.loc[rows & (inputs["status"] == "read"), "stage"] = flag.stage
        inputs.loc[rows & (inputs["status"] == "read"), "status"] = "flagged"
    return inputs


# -- one batch of articles through the stages


def _batches(articles: pd.DataFrame, passages: pd.DataFrame) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    by_article = dict(iter(passages.groupby("article_id", sort=False)))
    none = passages.iloc[:0]
    for first in range(0, len(articles), BATCH):
        part = articles.iloc[first : first + BATCH].reset_index(drop=True)
        held = [by_article.get(article_id, none) for article_id in part["article_id"]]
        yield part, pd.concat([none, *held], ignore_index=True)


def _extract(batch: tuple[pd.DataFrame, pd.DataFrame], *, chosen: Analysis) -> tuple[Frames, list[ArticleFlag]]:
    """Frames of one batch and its flags; an article that breaks a stage is flagged and left without rows."""
    articles, passages = batch
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", ArticleFlag)
            frames = _stages(articles, passages, chosen)
        return frames, [w.message for w in caught if isinstance(w.message, ArticleFlag)]
    except Exception as error:
        if len(articles) == 1:
            return _lost(batch, f"{type(error).__name__}: {error}")
    singles = [_extract(single, chosen=chosen) for single in _singles(articles, passages)]
    frames = {name: _stacked(name, [part[name] for part, _ in singles]) for name in singles[0][0]}
    return frames, [flag for _, flags in singles for flag in flags]


def _stages(articles: pd.DataFrame, passages: pd.DataFrame, chosen: Analysis) -> Frames:
    sentences = tokenise.sentences(articles, passages)
    quoted = quotations.quotations(articles, passages)
    claimed = claims.claims(articles, passages, quoted, model=chosen.model, least=chosen.min_confidence)
    dated = dates.dates(articles, sentences)
    counted = figures.figures(articles, sentences, claimed, dated)
    return {"sentences": sentences, "quotations": quoted, "claims": claimed, "dates": dated, "figures": counted}


def _singles(articles: pd.DataFrame, passages: pd.DataFrame) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    for place, article_id in enumerate(articles["article_id"]):
        yield articles.iloc[[place]].reset_index(drop=True), passages[passages["article_id"] == article_id].reset_index(drop=True)


def _lost(batch: tuple[pd.DataFrame, pd.DataFrame], reason: str) -> tuple[Frames, list[ArticleFlag]]:
    names = ("sentences", "quotations", "claims", "dates", "figures")
    flags = [ArticleFlag(article_id, "analyse", reason) for article_id in batch[0]["article_id"]]
    return {name: schemas.empty(name) for name in names}, flags


def _stacked(name: str, parts: list[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat([schemas.empty(name), *parts], ignore_index=True).astype(schemas.dtypes(name))


def _watched(results: Iterable[Any], batches: list[Any], progress: bool) -> Iterator[Any]:
    """The results, with a progress bar in articles once two seconds have passed."""
    from tqdm import tqdm

    with tqdm(total=sum(len(b[0]) for b in batches), unit="article", delay=2, disable=not progress) as bar:
        for batch, result in zip(batches, results, strict=True):
            yield result
            bar.update(len(batch[0]))


def _opened(name: str, path: Path) -> pd.DataFrame:
    """A Parquet file as its frame; nested arrays become lists again."""
    rows = pd.read_parquet(path)
    for column, kind in schemas.dtypes(name).items():
        if kind == "object":
            rows[column] = pd.Series([_plain(cell) for cell in rows[column]], dtype="object")
    return rows.astype(schemas.dtypes(name))


def _plain(cell: Any) -> Any:
    return [_plain(part) for part in cell] if hasattr(cell, "__len__") and not isinstance(cell, str) else int(cell) if hasattr(cell, "item") else cell
