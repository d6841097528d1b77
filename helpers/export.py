"""A book's frames as files: JSONL, Parquet, CSV or brat standoff, with a data package that describes them.

The same book gives the same bytes. Nothing here depends on the time of day, the place of a folder
or the number of processes. Files are written under another name first and then renamed, so that a
run that is cut short leaves what was there before.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers import datapackage, labels, output, schemas
from helpers.errors import OptionError, OutputError
from helpers.identity import aliases

if TYPE_CHECKING:
    from helpers.book import Book

WITH_STATISTICS = 10_000  # rows from which Parquet tells the least and the largest value of each column, which only then save a reader time
FORMATS = ("jsonl", "parquet", "csv", "brat")
PROPOSAL = "labels-proposal.csv"
PROPOSED = (
    "a proposal for labels.csv beside the articles: mend it, fill each referent or take its row out, and copy it there; "
    "the columns label, referent and voice are read, cells are escaped as in the CSV of a frame"
)
ALIASES = "aliases.csv"
ALIASES_PROPOSED = (
    "a proposal for aliases.csv beside the articles: the rows that it has there, then each named source with the names that were "
    "merged into it; mend it and copy it there; cells are escaped as in the CSV of a frame"
)
PROBABILITIES = ("confidence",)  # rounded to 3 digits, so that the last bits of a sum never show

Rows = list[dict[str, Any]]
File = tuple[str, bytes, dict[str, Any]]  # name, content, its entry in the data package


def write(
    book: Book,
    folder: str | Path,
    *,
    format: str,
    frames: Sequence[str] | None = None,
    options: Mapping[str, Any] | None = None,
    gzipped: Collection[str] = (),
) -> list[Path]:
    """Writes one file a frame into `folder`, and `datapackage.json`; returns their paths.

    `format` is `jsonl`, `parquet`, `csv` or `brat`. `frames` are the frames to write, all but
    `tokens` where it is not given; brat holds claims alone, in two files an article. `options` are
    those that the book was read with, for the manifest. The files of the frames `gzipped` are
    compressed, with `.gz` after their names; pandas reads them as they are.

    A folder that an earlier export wrote is written again, and its files that are no longer part
    of the export are removed. Raises `OutputError` where the folder holds anything else or cannot
    be written, and `OptionError` for an unknown format or frame.
    """
    chosen = chosen_frames(format, frames)
    folder = Path(folder)
    earlier = _prepared(folder)
    parts: dict[Path, Path] = {}
    try:
        resources = []
        for name, content, resource in _packed(_files(book, format, chosen), gzipped):
            parts[folder / name] = _part(folder / name, content)
            resources.append(datapackage.sealed(name, content, resource))
        package = datapackage.package(book, format, resources, options or {})
        parts[folder / datapackage.NAME] = _part(folder / datapackage.NAME, package)
        for path, part in parts.items():
            os.replace(part, path)
        for path in earlier - parts.keys():
            path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror or error}); give another folder") from error
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return list(parts)


def chosen_frames(format: str, frames: Sequence[str] | None) -> list[str]:
    """The frames to write, in the order of the schemas; all but `tokens` for `None`.

    Raises `OptionError` for an unknown format or frame, or one that the format does not hold.

    >>> chosen_frames("csv", ["figures", "claims"])
    ['claims', 'figures']
    """
    if format not in FORMATS:
        raise OptionError(f"no format is called {format!r}; there are {', '.join(FORMATS)}")
    allowed = ["claims"] if format == "brat" else list(schemas.MODELS)
    wanted = [name for name in allowed if name != "tokens"] if frames is None else list(frames)
    unknown = [name for name in wanted if name not in allowed]
    if unknown:
        raise OptionError(f"{unknown[0]!r} is no frame that {format} holds; it holds {', '.join(allowed)}")
    return [name for name in allowed if name in wanted]


# -- the folder


def usable(folder: Path) -> None:
    """Raises `OutputError` where an export could not be written into the folder; nothing is made."""
    output.usable(folder)
    if folder.exists():
        _own(folder)


def _prepared(folder: Path) -> set[Path]:
    """Makes the folder; the files that an earlier export left in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written ({error.strerror}); give another folder") from error
    return _own(folder)


def _own(folder: Path) -> set[Path]:
    """The files that an earlier export left in the folder. Raises `OutputError` where it holds others and no export."""
    try:
        held = [path for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError as error:
        raise OutputError(f"{folder} cannot be read ({error.strerror}); give another folder") from error
    listed = datapackage.listed(folder)
    if held and listed is None:
        raise OutputError(f"{folder}: holds files that Claimbook did not write ({min(held).name}, ...); give an empty folder or a new one")
    return {folder / name for name in listed or ()}


def _part(path: Path, content: bytes) -> Path:
    """The content on disk, under the name that it has until the whole export is there."""
    part = path.with_name(f".{path.name}.part")
    with open(part, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return part


# -- one file a frame


def _packed(files: Iterable[File], gzipped: Collection[str]) -> Iterator[File]:
    """The same files, those of some frames compressed; the time of day stays out."""
    for name, content, resource in files:
        if resource.get("name") in gzipped:
            yield f"{name}.gz", gzip.compress(content, mtime=0), {**resource, "compression": "gz"}
        else:
            yield name, content, resource


def _files(book: Book, format: str, frames: Sequence[str]) -> Iterator[File]:
    if format == "brat":
        yield from _brat(book)
        return
    held = {name: getattr(book, name) for name in reversed(frames)}  # `inputs` last: a stage that runs now may flag some
    for name in frames:
        yield f"{name}.{format}", _CONTENT[format](name, _rows(held[name])), datapackage.resource(name, format)
    if "sources" in frames:
        yield ALIASES, _table(aliases.proposed(book.sources, book.given.get("aliases", ()))), datapackage.text_resource(ALIASES_PROPOSED)
    if "labels" in frames:
        yield PROPOSAL, _table(labels.proposed(book.labels, book.sources)), datapackage.text_resource(PROPOSED)


def _rows(frame: Any) -> Rows:
    """The rows as plain Python, probabilities rounded."""
    rows = schemas.records(frame)
    for column in set(PROBABILITIES) & set(frame.columns):
        for row in rows:
            row[column] = None if row[column] is None else round(row[column], 3)
    return rows


def _whole(value: Any) -> Any:
    """A number that is whole, without its decimal point: 275000.0 is 275000."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


# What JSON allows inside a string and readers that split at "every line break" stumble over.
_LINE_BREAKS = {ord(character): f"\\u{ord(character):04x}" for character in "\u0085\u2028\u2029"}


def _jsonl(name: str, rows: Rows) -> bytes:
    lines = (json.dumps({c: _whole(v) for c, v in row.items()}, ensure_ascii=False, allow_nan=False) for row in rows)
    return "".join(line.translate(_LINE_BREAKS) + "\n" for line in lines).encode()


def _parquet(name: str, rows: Rows) -> bytes:
    """Parquet with a schema of its own: what pandas would note about itself stays out."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"str": pa.string(), "int64": pa.int64(), "Int64": pa.int64(), "float64": pa.float64(), "bool": pa.bool_(), "boolean": pa.bool_()}
    lists = {"spans": pa.list_(pa.list_(pa.int64()))}
    schema = pa.schema([(c, lists.get(c, pa.list_(pa.string())) if kind == "object" else kinds[kind]) for c, kind in schemas.dtypes(name).items()])
    sink = pa.BufferOutputStream()
    large = len(rows) >= WITH_STATISTICS
    table = pa.Table.from_pylist(rows, schema=schema)
    pq.write_table(table, sink, compression="zstd", compression_level=3 if large else 9, store_schema=False, write_statistics=large)
    return bytes(sink.getvalue())


def _csv(name: str, rows: Rows) -> bytes:
    return _lines(schemas.dtypes(name), ([_cell(value) for value in row.values()] for row in rows))


def _table(rows: Any) -> bytes:
    """A table that is no frame, as CSV."""
    return _lines(rows.columns, ([_cell(value) for value in row] for row in rows.itertuples(index=False)))


def _lines(header: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180; and so a lone CR or LF in a cell is quoted
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return escaped(value) if isinstance(value, str) else _whole(value)


_CONTENT: dict[str, Callable[[str, Rows], bytes]] = {"jsonl": _jsonl, "parquet": _parquet, "csv": _csv}
_RUNS = re.compile(r"'*[=+\-@\t\r]")


def escaped(cell: str) -> str:
    """A CSV cell that no spreadsheet takes for a formula: an apostrophe goes before a leading =, +, -, @ or tab.

    The rule is OWASP's against CSV injection. Apostrophes before such a sign are counted in, so
    that `unescaped` gives back exactly what was there.

    >>> escaped("=1+1"), escaped("'=1+1"), escaped("'Tis said")
    ("'=1+1", "''=1+1", "'Tis said")
    """
    return f"'{cell}" if _RUNS.match(cell) else cell


def unescaped(cell: str) -> str:
    """What `escaped` was given.

    >>> unescaped("'=1+1"), unescaped("'Tis said")
    ('=1+1', "'Tis said")
    """
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell


# -- brat


def file_names(article_ids: Iterable[str]) -> dict[str, str]:
    """Article -> the stem of its files: other characters than A-Z, a-z, 0-9, `.`, `_` and `-` become `_`.

    Stems that would be the same file, on disks that do not tell capitals apart too, take `-2`, `-3`, ...

    >>> file_names(["a/b", "a_b", "A b"])
    {'a/b': 'a_b', 'a_b': 'a_b-2', 'A b': 'A_b-3'}
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for article_id in article_ids:
        stem = re.sub(r"[^A-Za-z0-9._-]", "_", article_id)[:200]
        name, count = stem, 1
        while name.casefold() in taken:
            count += 1
            name = f"{stem}-{count}"
        taken.add(name.casefold())
        names[article_id] = name
    return names


def _brat(book: Book) -> Iterator[File]:
    """Two files an article: its text, byte for byte, and its claims."""
    names = file_names(book.articles["article_id"])
    claims: dict[str, Rows] = {article_id: [] for article_id in names}
    for row in schemas.records(book.claims):
        claims[row["article_id"]].append(row)
    for article_id, text in zip(names, book.articles["text"], strict=True):
        yield f"{names[article_id]}.txt", text.encode(), datapackage.text_resource(f"the text of {article_id}")
        yield f"{names[article_id]}.ann", standoff(text, claims[article_id]).encode(), datapackage.text_resource(f"the claims of {article_id}")


def standoff(text: str, claims: Iterable[Mapping[str, Any]]) -> str:
    """The claims of one article as brat standoff, in PolNeAR's convention.

    One event a claim, over its cue, or over its content where it has none. A claim that is carried
    over has no source or cue of its own, so its content stands alone.

    >>> claim = {"source_start": 0, "source_end": 3, "cue_start": 4, "cue_end": 8, "spans": [[9, 14]]}
    >>> print(standoff("Ann says rents rise", [claim]).replace("\\t", " "), end="")
    T1 Source 0 3 Ann
    T2 Cue 4 8 says
    T3 Content 9 14 rents
    E1 Attribution:T2 Source:T1 Cue:T2 Content:T3
    """
    bounds: list[str] = []
    events: list[str] = []
    for claim in claims:
        arguments = {}
        for role, spans in _roles(claim).items():
            places = ";".join(f"{start} {end}" for start, end in spans)
            words = re.sub(r"[\r\n]", " ", " ".join(text[start:end] for start, end in spans))
            bounds.append(f"T{len(bounds) + 1}\t{role} {places}\t{words}")
            arguments[role] = f"T{len(bounds)}"
        trigger = arguments.get("Cue", arguments["Content"])
        events.append(f"E{len(events) + 1}\tAttribution:{trigger} " + " ".join(f"{role}:{bound}" for role, bound in arguments.items()))
    return "".join(line + "\n" for line in bounds + events)


def _roles(claim: Mapping[str, Any]) -> dict[str, list[list[int]]]:
    roles = {"Source": [[claim["source_start"], claim["source_end"]]], "Cue": [[claim["cue_start"], claim["cue_end"]]]}
    return {role: spans for role, spans in roles.items() if spans[0][0] is not None} | {"Content": claim["spans"]}
