"""Lines of a CSV file -> rows, strictly: a quotation mark out of place costs its own line, never the rows after it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

SEPARATORS = ",;\t"
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, kw_only=True)
class Row:
    """The cells of the physical lines `first` to `last` (from 0, half-open).

    `problem` says why there are no cells, `doubt` what is odd about those there are.
    """

    first: int
    last: int
    cells: list[str] = field(default_factory=list)
    problem: str | None = None
    doubt: str | None = None


def separator(lines: Sequence[str]) -> str:
    """The separator that the header holds most often: comma, semicolon or tab.

    >>> separator(["id;text;date"])
    ';'
    """
    header = next((line for line in lines if line.strip()), "")
    return max(SEPARATORS, key=header.count)


def rows(lines: Sequence[str], *, separator: str) -> Iterator[Row]:
    """The rows, header first; every physical line that is not blank belongs to one.

    pandas and a lenient reader make one row of several where a quotation mark is missing. Here the
    line that opens it is given up, with a problem, and reading starts afresh at the next line.

    >>> [row.cells or row.problem for row in rows(["a,b\\n", '1,"x\\n', "2,y\\n"], separator=",")]
    [['a', 'b'], 'a quotation mark is not closed or not doubled (line 2)', ['2', 'y']]
    """
    csv.field_size_limit(max(csv.field_size_limit(), sum(map(len, lines)) + 1))  # the caps on files and articles are elsewhere
    start, width = 0, 0
    while start < len(lines):
        for row in _run(lines, start, separator, width):
            start = row.last
            if row.problem or len(row.cells) > 1 or "".join(row.cells).strip():
                width = width or len(row.cells)
                yield row


def _run(lines: Sequence[str], start: int, separator: str, width: int) -> Iterator[Row]:
    """Rows from `start` to the first problem, or to the end; those of blank lines too, without cells."""
    reader = csv.reader((lines[place] for place in range(start, len(lines))), delimiter=separator, strict=True)
    first = start
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            yield Row(first=first, last=first + 1, problem=f"a quotation mark is not closed or not doubled (line {first + 1})")
            return
        if cells is None:
            return
        last, width = start + reader.line_num, width or len(cells)
        taken = _swallowed(lines[first:last], separator, width)
        if taken == "surely":
            yield Row(first=first, last=first + 1, problem=f"a quotation mark is not closed (line {first + 1})")
            return
        doubt = f"lines {first + 1} to {last} are one row: if they are several, a quotation mark is missing" if taken else None
        yield Row(first=first, last=last, cells=cells, doubt=doubt)
        first = last


def _swallowed(lines: Sequence[str], separator: str, width: int) -> str | None:
    """Whether a row of several lines looks like several rows between two stray quotation marks.

    "surely" where every line has the full number of cells and begins alike (an identifier, a
    number); "perhaps" where a line after the first does.
    """
    if len(lines) < 2 or width < 2:
        return None
    parts = [line.split(separator) for line in lines]
    whole = [len(part) == width and _shape(part[0]) == _shape(parts[0][0]) != "" for part in parts]
    if all(whole):
        return "surely"
    return "perhaps" if any(whole[1:]) else None


def _shape(cell: str) -> str:
    """What an identifier looks like: its digits as 0; "" for words, which say nothing.

    >>> _shape("ab-12"), _shape("Nine people")
    ('ab-0', '')
    """
    cell = cell.strip(' "')
    return _DIGITS.sub("0", cell) if any(c.isdigit() for c in cell) and " " not in cell else ""
