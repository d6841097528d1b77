"""Tables that only the corpus's owner can fill, read from beside the articles; Claimbook never writes one there.

`labels.csv` has a row a label: `label` (the words, or their noun, without an article), `referent` (whom
they mean: a name, an alias or a source_id), and, if that holds for one speaker alone, `voice`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from helpers.errors import OptionError
from helpers.reading import corpus, csv_rows
from helpers.reading.decode import Refusal, fit, lines

COLUMNS = {"labels.csv": ("label", "referent", "voice")}  # the last one may be missing or empty
OPTIONAL = ("voice",)


def rows(inputs: Sequence[str | Path], name: str) -> list[dict[str, str]]:
    """The rows of every file `name` beside the articles of these inputs, each file once; none where there is none.

    A row has the columns of `COLUMNS[name]`, missing ones as "". Raises `OptionError` that names file, row
    and cure where a file cannot be used.
    """
    folders = dict.fromkeys(folder for path in map(Path, inputs) for file in corpus.files(path) for folder in reversed(file.folders))
    return [row for folder in folders if (folder / name).is_file() for row in _of_file(folder / name, COLUMNS[name])]


def _of_file(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    try:
        texts = [line.text for line in lines(path.read_bytes())]
    except (OSError, Refusal) as error:
        raise OptionError(f"{path} cannot be used: {error}") from error
    held = list(csv_rows.rows(texts, separator=csv_rows.separator(texts)))
    header = [cell.strip().casefold() for cell in held[0].cells] if held else []
    if missing := [column for column in columns if column not in header and column not in OPTIONAL]:
        raise OptionError(f"{path} cannot be used: it has no column {missing[0]}; give {', '.join(columns)}")
    return [_row(path, number, header, row, columns) for number, row in enumerate(held[1:], start=2)]


def _row(path: Path, number: int, header: Sequence[str], row: csv_rows.Row, columns: Sequence[str]) -> dict[str, str]:
    if row.problem or row.doubt:
        raise OptionError(f"{path}, row {number}: {row.problem or row.doubt}")
    cells = {name: fit(" ".join(cell.split()))[0] for name, cell in zip(header, row.cells, strict=False) if name in columns}
    if empty := [column for column in columns if not cells.get(column) and column not in OPTIONAL]:
        raise OptionError(f"{path}, row {number}: {empty[0]} is empty; fill it, or take the row out")
    return {column: cells.get(column, "") for column in columns}
