"""Tables that only the corpus's owner can fill, read from beside the articles; Claimbook never writes one there.

`labels.csv` has a row a label: `label` (the words, or their noun, without an article), `referent` (whom
they mean: a name, an alias or a source_id), and, if that holds for one speaker alone, `voice`.
`aliases.csv` has a row a name or an alias (see `helpers.identity.aliases`); a row of it that cannot be
used is left out and told, the others count.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from helpers.errors import OptionError
from helpers.identity import aliases
from helpers.reading import corpus, csv_rows
from helpers.reading.decode import Refusal, fit, lines

COLUMNS = {"labels.csv": ("label", "referent", "voice")}  # the last one may be missing or empty
OPTIONAL = ("voice",)
ALIASES = "aliases.csv"


def rows(inputs: Sequence[str | Path], name: str) -> list[dict[str, str]]:
    """The rows of every file `name` beside the articles of these inputs, each file once; none where there is none.

    A row has the columns of `COLUMNS[name]`, missing ones as "". Raises `OptionError` that names file, row
    and cure where a file cannot be used.
    """
    return [row for folder in _folders(inputs) if (folder / name).is_file() for row in _of_file(folder / name, COLUMNS[name])]


def names(inputs: Sequence[str | Path]) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
    """The rows of every `aliases.csv` beside the articles that can be used, and a flagged row of `inputs` for each that cannot."""
    kept: list[dict[str, str]] = []
    flagged: list[dict[str, Any]] = []
    for folder in _folders(inputs):
        path = folder / ALIASES
        if not path.is_file():
            continue
        held, wrong = _readable(path)
        wrong |= {numbers: why for place, why in aliases.problems([row for _, row in held]) for numbers in (held[place][0],)}
        kept += [row for number, row in held if number not in wrong]
        flagged += [_flag(path, number, why) for number, why in sorted(wrong.items())]
    return kept, flagged


def _readable(path: Path) -> tuple[list[tuple[int, dict[str, str]]], dict[int, str]]:
    """The rows with their numbers, and why others (1 for the whole file) cannot be read."""
    try:
        texts = [line.text for line in lines(path.read_bytes())]
    except (OSError, Refusal) as error:
        return [], {1: f"the file cannot be read ({error}); save it as CSV in UTF-8"}
    held = list(csv_rows.rows(texts, separator=csv_rows.separator(texts)))
    header = [cell.strip().casefold() for cell in held[0].cells] if held else []
    if "name" not in header:
        return [], {1: f"it has no column name; give {', '.join(aliases.COLUMNS)}"}
    wrong = {number: str(row.problem or row.doubt) for number, row in enumerate(held[1:], start=2) if row.problem or row.doubt}
    rows = []
    for number, row in enumerate(held[1:], start=2):
        cells = {name: fit(" ".join(cell.split()))[0] for name, cell in zip(header, row.cells, strict=False) if name in aliases.COLUMNS}
        if number not in wrong and any(cells.values()):
            rows.append((number, {column: cells.get(column, "") for column in aliases.COLUMNS}))
    return rows, wrong


def _flag(path: Path, number: int, why: str) -> dict[str, Any]:
    reason = f"{path}, row {number}: {why}"
    return {"input": f"{path.name}#{number}", "status": "flagged", "stage": "sources", "reason": reason, "bytes": 0, "reader": "csv"}


def _folders(inputs: Sequence[str | Path]) -> list[Path]:
    """The folders that may describe the articles of these inputs, each once."""
    return list(dict.fromkeys(folder for path in map(Path, inputs) for file in corpus.files(path) for folder in reversed(file.folders)))


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
