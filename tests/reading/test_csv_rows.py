"""CSV rows: what any writer of CSV writes comes back, and a stray quotation mark costs only its own line."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from helpers.reading import csv_rows

CELLS = st.text(alphabet='ab ,;"\n.é', max_size=12)


def parsed(text: str) -> list[csv_rows.Row]:
    return list(csv_rows.rows(text.splitlines(keepends=True), separator=","))


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8))
def test_what_a_writer_writes_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(rows)
    held = [list(row) for row in rows]
    assert [row.cells for row in csv_rows.rows(_lines(written.getvalue()), separator=",")] == held


def _lines(text: str) -> list[str]:
    return [line + "\n" for line in text.split("\n")[:-1]]


@given(st.text(alphabet='a1,"\n', max_size=80))
def test_every_line_that_is_not_blank_is_in_one_row(text: str) -> None:
    lines = _lines(text + "\n")
    held = [place for row in csv_rows.rows(lines, separator=",") for place in range(row.first, row.last)]
    assert held == sorted(set(held))
    assert {place for place, line in enumerate(lines) if line.strip()} <= set(held) | {p for p, line in enumerate(lines) if not line.strip(' "\n')}


def test_four_rows_are_not_two() -> None:
    rows = parsed('id,text,by\n1,"Rain,A\n2,Snow,B\n3,"Fog"s,C\n4,Wind,D\n')
    assert [row.cells[0] if row.cells else row.problem for row in rows[1:]] == [
        "a quotation mark is not closed or not doubled (line 2)",
        "2",
        "a quotation mark is not closed or not doubled (line 4)",
        "4",
    ]


def test_rows_between_two_stray_marks_are_told_apart() -> None:
    rows = parsed('id,text,by\n1,"Rain,A\n2,Snow",B\n3,Fog,C\n')
    assert [bool(row.problem) for row in rows] == [False, True, False, False]
    assert rows[2].cells == ["2", 'Snow"', "B"]


def test_a_text_of_several_lines_is_one_row() -> None:
    rows = parsed('id,text,by\n1,"Rain, wind and snow.\n\nNine, the mayor said, were hurt.",A\n2,Fog,B\n')
    assert [row.cells[0] for row in rows] == ["id", "1", "2"] and not any(row.doubt for row in rows)


def test_a_line_within_a_text_that_looks_like_a_row_is_doubted() -> None:
    rows = parsed('id,text,by\n7,"Rain.\n12,000 people fled, all\ntold.",A\n')
    assert rows[1].cells[0] == "7" and rows[1].doubt is not None and "lines 2 to 4" in rows[1].doubt
