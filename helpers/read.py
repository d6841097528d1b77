"""What is offered -> the frames `inputs` and `articles`: every file and record is a row of `inputs`, read or with its reason.

Metadata is never invented. Of several that give a value the first counts: the record or the front
matter; `metadata.csv`; what a web page declares of itself; `corpus.toml`; the options `published`,
`outlet` and `genre`, which fill what is still missing.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers import schemas
from helpers.errors import InputError, OptionError
from helpers.reading import corpus, metadata, pages, published, records
from helpers.reading.decode import Refusal, fit, megabytes, unpacked

if TYPE_CHECKING:
    import pandas as pd

Reader = Callable[[bytes, Mapping[str, str], int], list[records.Record]]

# A new format is a reader and a line here.
READERS: dict[str, Reader] = {
    ".txt": pages.text,
    ".text": pages.text,
    ".md": pages.markdown,
    ".markdown": pages.markdown,
    ".html": pages.html,
    ".htm": pages.html,
    ".xhtml": pages.html,
    ".jsonl": records.jsonl,
    ".ndjson": records.jsonl,
    ".csv": records.comma_separated,
    ".parquet": records.parquet,
}
# Refused by name, with the cure.
REFUSED = {
    ".pdf": "PDF is not read; convert it to text or HTML first",
    ".docx": "DOCX (Word) is not read; save it as text or HTML first",
    ".doc": "DOC (Word) is not read; save it as text or HTML first",
    ".odt": "ODT is not read; save it as text or HTML first",
    ".rtf": "RTF is not read; save it as text or HTML first",
    ".json": "JSON is not read; give JSON Lines (.jsonl), a record a line",
    ".tsv": "TSV is not read under that name; save it as .csv, where tabs are recognised",
    ".xlsx": "XLSX (Excel) is not read; save it as CSV first",
    ".warc": "WARC is not read; take the pages out as HTML first",
    ".zip": "ZIP is not read; unpack it first",
}
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Options:
    """How to read. Raises `OptionError` for a value that cannot be used.

    `published` (ISO day) and `outlet` are for articles that give none. `columns` says which column
    of the records holds an article's field (`{"text": "story"}`), `date_order` (`dmy`, `mdy`,
    `ymd`) how to read days and months in digits, `genre` (`news` or `history`) how to read dates that
    name no year. Sizes are in bytes; a file's also counts when decompressed.
    """

    published: str | None = None
    outlet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    date_order: str | None = None
    genre: str | None = None
    max_file_bytes: int = 50_000_000
    max_article_bytes: int = 2_000_000

    def __post_init__(self) -> None:
        if self.published is not None and not (re.match(schemas.DAY, self.published) and published.iso(self.published)):
            raise OptionError(f'published is "{self.published}"; give YYYY-MM-DD')
        if self.date_order not in (None, *published.ORDERS):
            raise OptionError(f'date_order is "{self.date_order}"; give {", ".join(published.ORDERS)}')
        if self.genre not in (None, *schemas.GENRES):
            raise OptionError(f'genre is "{self.genre}"; give {" or ".join(schemas.GENRES)}')
        unknown = [name for name in self.columns if name not in records.FIELDS]
        if unknown:
            raise OptionError(f"columns: an article has no {unknown[0]!r}; it has {', '.join(records.FIELDS)}")
        if min(self.max_file_bytes, self.max_article_bytes) < 1:
            raise OptionError("max_file_bytes and max_article_bytes are sizes of at least 1 byte")


def read(inputs: Sequence[str | Path], options: Options, *, progress: bool = False) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The frames `inputs` and `articles` of files and folders, in the order given.

    Raises `InputError` where there is nothing to read or an input does not exist, `OptionError`
    where a `corpus.toml` or `metadata.csv` beside the articles cannot be used. Whatever else cannot
    be read is a rejected row of `inputs`.
    """
    notes = corpus.Notes()
    found = [file for path in _existing(inputs) for file in corpus.files(path)]
    offered = [pair for file in _watched(found, progress) for pair in _offered(file, options, notes)]
    articles = [article for _, article in offered if article is not None]
    own = [article["article_id"] for article in articles]
    _make_unique(articles)
    _tell_renamed([(row, article) for row, article in offered if article is not None], own)
    _mark_copies(articles)
    rows = [row | {"article_id": article and article["article_id"]} for row, article in offered]
    return schemas.frame("inputs", rows), schemas.frame("articles", articles)


def about(inputs: Sequence[str | Path]) -> dict[str, str]:
    """What `corpus.toml` says of the corpus as a whole: its `title`, where all files share one, and every `note` once."""
    notes = corpus.Notes()
    held = [notes.settings(file).about for path in _existing(inputs) for file in corpus.files(path)]
    titles = {said.get("title", "") for said in held}
    found = {"title": titles.pop() if len(titles) == 1 else "", "note": " ".join(dict.fromkeys(said["note"] for said in held if said.get("note")))}
    return {name: words for name, words in found.items() if words}


def _existing(inputs: Sequence[str | Path]) -> list[Path]:
    paths = [Path(path) for path in inputs]
    if not paths:
        raise InputError("nothing to read; give files or folders of articles")
    for path in paths:
        if not path.exists():
            raise InputError(f"{path} does not exist; give a file or folder of articles")
    return paths


def _watched(found: list[corpus.Found], progress: bool) -> Iterable[corpus.Found]:
    """The files, with a progress bar once two seconds have passed."""
    from tqdm import tqdm

    bar: Iterable[corpus.Found] = tqdm(found, desc="reading", unit="file", delay=2, disable=not progress)
    return bar


# -- one file


def _offered(file: corpus.Found, options: Options, notes: corpus.Notes) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    """A row of `inputs` for every record of a file, each with its article unless it is rejected."""
    settings = notes.settings(file)
    columns = {**settings.columns, **options.columns}
    size, digest, held = _opened(file, columns, options)
    forced = options.date_order or settings.date_order
    days = [metadata.plain(record.fields.get("published")) for record in held]
    order = forced or published.order(filter(None, days))
    row_order = forced or published.order(notes.days(file))
    defaults = {"published": options.published, "outlet": options.outlet, "genre": options.genre}
    log.info("%s: %d offered, read as %s", file.name, len(held), _named(held[0], order))
    for record in held:
        record.size, record.digest = (size, digest) if record.number is None else (record.size, record.digest)
        sources = [(record.fields, order), (notes.row(file), row_order), (record.page, None), (settings.defaults, forced), (defaults, None)]
        article = _article(file, record, sources, options)
        yield _row(file, record, order), article


def _opened(file: corpus.Found, columns: Mapping[str, str], options: Options) -> tuple[int, str | None, list[records.Record]]:
    """Size and hash of a file, and its records; one that says why where the file cannot be read."""
    size, digest = 0, None
    suffix, packed = _format(file.path.name)
    try:
        if file.problem:
            raise Refusal(file.problem)
        size = file.path.stat().st_size
        if size > options.max_file_bytes:
            raise Refusal(f"{megabytes(size)}, more than {megabytes(options.max_file_bytes)}; raise --max-file-mb")
        data = file.path.read_bytes()
        digest = sha256(data).hexdigest()
        held = _parsed(suffix, unpacked(data, limit=options.max_file_bytes) if packed and suffix in READERS else data, columns, options)
    except Refusal as refusal:
        held = [_rejected(suffix, str(refusal))]
    except OSError as error:
        held = [_rejected(suffix, f"cannot be opened ({error.strerror}); check its permissions")]
    except Exception as error:  # a library that breaks on one file must not end the run
        held = [_rejected(suffix, f"{type(error).__name__}: {str(error)[:200]}")]
    return size, digest, held


def _format(name: str) -> tuple[str, bool]:
    """The suffix that tells the format, in lower case, and whether the file is gzipped.

    >>> _format("Report.HTML.gz"), _format("notes")
    (('.html', True), ('', False))
    """
    path = Path(name.lower())
    return (Path(path.stem).suffix, True) if path.suffix == ".gz" else (path.suffix, False)


def _parsed(suffix: str, data: bytes, columns: Mapping[str, str], options: Options) -> list[records.Record]:
    if suffix not in READERS:
        known = ", ".join(dict.fromkeys(READERS))
        raise Refusal(REFUSED.get(suffix, f"{suffix or 'a name without suffix'} is no format that is read; there are {known}, each also with .gz"))
    if not data:
        raise Refusal("an empty file")
    held = READERS[suffix](data, columns, options.max_file_bytes)
    if not held:
        raise Refusal("no records in it")
    return held


def _rejected(suffix: str, reason: str) -> records.Record:
    return records.Record(format=suffix.removeprefix("."), refusal=reason)


# -- one record


def _article(
    file: corpus.Found, record: records.Record, sources: Sequence[tuple[Mapping[str, Any], str | None]], options: Options
) -> dict[str, Any] | None:
    """A row of `articles`, its identifier not yet unique; `None` where the record is refused, which it then says."""
    try:
        text, replaced = _text(record, options)
    except Refusal as refusal:
        record.refusal = str(refusal)
        return None
    bare = [source for source, _ in sources]
    day, problem = metadata.day(sources)
    language, doubt = metadata.language(text, metadata.first(source.get("language") for source in bare))
    lost = f"{replaced} control characters or lone surrogates, now U+FFFD" if replaced else None
    record.doubts += filter(None, (problem, lost, doubt))
    genre = metadata.first(source.get("genre") for source in bare[-2:])  # of the folder, or the option; an article's own word means many things
    known = {**metadata.described(bare), "published": day, "language": language, "genre": genre}
    return {"article_id": _identifier(file, record, text), "text": text, "path": file.name, **known}


def _text(record: records.Record, options: Options) -> tuple[str, int]:
    """The record's text, and how many characters were replaced in it. Raises `Refusal` where there is none to read."""
    if record.refusal:
        raise Refusal(record.refusal)
    given = record.fields.get("text")
    if not isinstance(given, str):
        raise Refusal("no text" if given is None or given != given else f"the text is no string but {type(given).__name__}")
    if not given.strip():
        raise Refusal("no text")
    text, replaced = fit(given)
    size = len(text.encode("utf-8"))
    if size > options.max_article_bytes:
        raise Refusal(f"a text of {megabytes(size)}, more than {megabytes(options.max_article_bytes)}; raise --max-article-mb")
    return text, replaced


def _identifier(file: corpus.Found, record: records.Record, text: str) -> str:
    """The record's own, a file's name without its format's suffixes, else the beginning of the text's hash."""
    if record.number is None:
        name = Path(file.name).name
        bare = name[: -len(".gz")] if name.lower().endswith(".gz") else name
        return Path(bare).stem
    given = metadata.plain(record.fields.get("article_id"))
    return given or _hash(text)


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()[:16]


def _row(file: corpus.Found, record: records.Record, order: str | None) -> dict[str, Any]:
    """A row of `inputs`."""
    reasons = [record.refusal] if record.refusal else record.doubts
    status = "rejected" if record.refusal else "flagged" if reasons else "read"
    place = f"{file.name}, {record.place}" if record.place else file.name
    return {
        "input": file.name if record.number is None else f"{file.name}#{record.number}",
        "status": status,
        "stage": "read" if reasons else None,
        "reason": f"{place}: {'; '.join(reasons)}" if reasons else None,
        "bytes": record.size or 0,
        "sha256": record.digest,
        "encoding": record.encoding,
        "reader": _named(record, order),
    }


def _named(record: records.Record, order: str | None) -> str | None:
    """The reader, with the columns it took: `csv (text=story, published=day dmy)`."""
    if not record.columns:
        return record.format or None
    taken = {name: f"{column} {order}" if name == "published" and order else column for name, column in record.columns.items()}
    return fit(f"{record.format} ({', '.join(f'{name}={column}' for name, column in taken.items())})")[0]


# -- over all records


def _make_unique(articles: Sequence[dict[str, Any]]) -> None:
    """Gives a repeated identifier -2, -3, ... in order; none takes a form that another article has as its own.

    >>> articles = [{"article_id": "a"}, {"article_id": "a"}, {"article_id": "a-2"}]
    >>> _make_unique(articles)
    >>> [article["article_id"] for article in articles]
    ['a', 'a-3', 'a-2']
    """
    own = {article["article_id"] for article in articles}
    given: set[str] = set()
    repeats: Counter[str] = Counter()
    for article in articles:
        base = name = article["article_id"]
        while name in given or (name != base and name in own):
            repeats[base] += 1
            name = f"{base}-{repeats[base] + 1}"
        given.add(name)
        article["article_id"] = name


def _tell_renamed(offered: Iterable[tuple[dict[str, Any], dict[str, Any]]], own: Iterable[str]) -> None:
    """Flags the rows of records whose own identifier stood before; files of one name differ by their folder, records without one by their text."""
    for (row, article), name in zip(offered, own, strict=True):
        if article["article_id"] != name != _hash(article["text"]) and "#" in row["input"]:
            told = f'the identifier "{name}" stands before; this article is "{article["article_id"]}"'
            row |= {"status": "flagged", "stage": "read", "reason": f"{row['reason']}; {told}" if row["reason"] else f"{row['input']}: {told}"}


def _mark_copies(articles: Sequence[dict[str, Any]]) -> None:
    """Writes into `copy_of` the earlier article whose text, white space aside, is the same."""
    earlier: dict[str, str] = {}
    for article in articles:
        digest = sha256(" ".join(article["text"].split()).encode("utf-8")).hexdigest()
        article["copy_of"] = earlier.get(digest)
        earlier.setdefault(digest, article["article_id"])
