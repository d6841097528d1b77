"""Files of many records -> records: JSON Lines, CSV, Parquet. A bad record leaves its neighbours alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import Any

from helpers.lexicon import table
from helpers.reading import csv_rows
from helpers.reading.decode import Line, Refusal, lines, megabytes

FIELDS = ("text", "title", "byline", "published", "outlet", "url", "language", "article_id")
SHOWN = 30  # column names that a reason lists
PARQUET_ROWS = 8  # rows in memory at a time: a value that repeats is small on disk and large here


@dataclass(kw_only=True)
class Record:
    """One record or file offered, as its reader gives it.

    `number`, `size` and `digest` are missing for a file that is one article. `fields` holds what
    the record says of itself, by article field; `page` what a web page says, which weighs less;
    `columns` which column each field was taken from.
    """

    format: str
    number: int | None = None
    place: str = ""
    size: int | None = None
    digest: str | None = None
    encoding: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    page: dict[str, Any] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    refusal: str | None = None


# -- JSON Lines


def jsonl(data: bytes, mapping: Mapping[str, str], limit: int) -> list[Record]:
    """Records of JSON Lines: an object a line. Blank lines are no records."""
    found = [(place, line) for place, line in enumerate(lines(data), 1) if line.text.strip()]
    return [_json_line(line, f"line {place}", number, mapping) for number, (place, line) in enumerate(found, 1)]


def _json_line(line: Line, place: str, number: int, mapping: Mapping[str, str]) -> Record:
    raw = line.raw.rstrip(b"\r\n")
    record = Record(format="jsonl", number=number, place=place, size=len(raw), digest=sha256(raw).hexdigest(), encoding=line.encoding or None)
    record.doubts += [line.doubt] if line.doubt else []
    try:
        if line.refusal:
            raise Refusal(line.refusal)
        take(record, _object(line.text), mapping)
    except Refusal as refusal:
        record.refusal = str(refusal)
    return record


def _object(text: str) -> Mapping[str, Any]:
    """The object that a line of JSON holds. Raises `Refusal` where it holds none."""
    try:
        row = json.loads(text)
    except RecursionError as error:
        raise Refusal("JSON nested too deeply to read") from error
    except ValueError as error:
        raise Refusal(f"not JSON ({str(error)[:120]})") from error
    if not isinstance(row, dict):
        raise Refusal("JSON, but no object with named fields")
    return row


# -- CSV


def comma_separated(data: bytes, mapping: Mapping[str, str], limit: int) -> list[Record]:
    """Records of a CSV file, every value as text. A row whose quoting or number of cells is wrong is refused by itself."""
    physical = lines(data)
    texts = [line.text for line in physical]
    separator = csv_rows.separator(texts)
    rows = csv_rows.rows(texts, separator=separator)
    header = next(rows, None)
    if header is None:
        return []
    names = [name.strip() for name in header.cells]
    if header.problem or physical[header.first].refusal:
        raise Refusal(f"the header cannot be read: {header.problem or physical[header.first].refusal}")
    chosen(names, mapping)
    label = {",": "csv", ";": "csv with semicolons", "\t": "csv with tabs"}[separator]
    return [_csv_row(row, number, label, names, physical, mapping) for number, row in enumerate(rows, 1)]


def _csv_row(row: csv_rows.Row, number: int, label: str, names: list[str], physical: list[Line], mapping: Mapping[str, str]) -> Record:
    held = physical[row.first : row.last]
    named = _named(names, row.cells) if row.cells else {"line": "".join(line.text for line in held)}
    record = _numbered(label, number, named)
    record.encoding = max((line.encoding for line in held), key="utf-8".__ne__) or None
    record.doubts += sorted({line.doubt for line in held if line.doubt}) + ([row.doubt] if row.doubt else [])
    problems = [row.problem, *(line.refusal for line in held)]
    if row.cells and len(row.cells) != len(names):
        problems.append(f"{len(row.cells)} cells, where the header has {len(names)} (line {row.first + 1})")
    record.refusal = next(filter(None, problems), None)
    if not record.refusal:
        take(record, named, mapping)
    return record


def _named(names: Sequence[str], cells: Sequence[str]) -> dict[str, Any]:
    """A row by column name; of columns that share a name the first counts."""
    return dict(reversed(list(zip(names, cells, strict=False))))


def _numbered(label: str, number: int, row: Mapping[str, Any]) -> Record:
    """A record whose size and hash are those of its row as canonical JSON."""
    canonical = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return Record(format=label, number=number, place=f"row {number}", size=len(canonical), digest=sha256(canonical).hexdigest())


# -- Parquet


def parquet(data: bytes, mapping: Mapping[str, str], limit: int) -> list[Record]:
    """Records of a Parquet file, read a few rows at a time. Raises `Refusal` where it holds more than `limit` bytes."""
    records: list[Record] = []
    held = 0
    for number, row in enumerate(_parquet_rows(data, limit), 1):
        record = _numbered("parquet", number, row)
        held += record.size or 0
        if held > limit:
            raise Refusal(f"more than {megabytes(limit)} when decompressed; raise --max-file-mb")
        take(record, row, mapping)
        records.append(record)
    return records


def _parquet_rows(data: bytes, limit: int) -> Iterator[dict[str, Any]]:
    import pyarrow
    import pyarrow.parquet

    try:
        file = pyarrow.parquet.ParquetFile(BytesIO(data))
        groups = range(file.metadata.num_row_groups)
        if sum(file.metadata.row_group(group).total_byte_size for group in groups) > limit:
            raise Refusal(f"more than {megabytes(limit)} when decompressed; raise --max-file-mb")
        for batch in file.iter_batches(batch_size=PARQUET_ROWS, use_threads=False):
            yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise Refusal(f"not a whole Parquet file ({str(error)[:120]})") from error


# -- which column holds what


def take(record: Record, row: Mapping[str, Any], mapping: Mapping[str, str]) -> None:
    """Fills the record's `fields` and `columns` from a row. Raises `Refusal` where no column holds text."""
    record.columns = chosen(tuple(row), mapping)
    record.fields = {name: row[column] for name, column in record.columns.items()}


def chosen(names: Sequence[str], mapping: Mapping[str, str], *, text: bool = True) -> dict[str, str]:
    """Article field -> column: as `mapping` says, else the first that the table `columns` recognises, whatever its case.

    Raises `Refusal` where there is no column for the text, or (with `text`) none that the mapping names.

    >>> chosen(["ID", "Date", "Headline", "Body"], {})
    {'text': 'Body', 'title': 'Headline', 'published': 'Date', 'article_id': 'ID'}
    """
    return _chosen(tuple(names), tuple(mapping.items()), text)


@cache
def _chosen(names: tuple[str, ...], mapping: tuple[tuple[str, str], ...], text: bool) -> dict[str, str]:
    mapped = dict(mapping)
    by_name = {_folded(name): name for name in reversed(names)}
    columns = {name: mapped.get(name) or _recognised(by_name, name) for name in FIELDS}
    taken = {name: column for name, column in columns.items() if column in names and (text or name != "text")}
    for name, column in mapped.items():
        if text and column not in names:
            raise Refusal(f"no column {column!r} for {name}; there are {_listed(names)}")
    if text and "text" not in taken:
        raise Refusal(f"no column is known to hold the text; say which with --columns text=...; there are {_listed(names)}")
    return taken


def _recognised(by_name: Mapping[str, str], wanted: str) -> str | None:
    return next((by_name[row["column"]] for row in table("columns") if row["field"] == wanted and row["column"] in by_name), None)


def _folded(name: str) -> str:
    return name.strip().casefold().replace(" ", "_").replace("-", "_")


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:SHOWN])[:1000]
    return f"{shown}, ..." if len(names) > SHOWN else shown or "none"
