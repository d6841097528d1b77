"""The house rules of the notebooks, checked on the files."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from statistics import median
from typing import Any

import pytest

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
FILES = sorted(NOTEBOOKS.glob("*.ipynb"))
HEADINGS = ["Data", "Method", "Result", "Limits", "References"]

every_notebook = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def cells(path: Path, kind: str | None = None) -> list[dict[str, Any]]:
    held = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell | {"source": "".join(cell["source"])} for cell in held if kind in (None, cell["cell_type"])]


def tags(cell: dict[str, Any]) -> list[str]:
    return list(cell["metadata"].get("tags", []))


def lines(cell: dict[str, Any]) -> list[str]:
    return [line for line in cell["source"].splitlines() if line.strip()]


def test_the_notebooks_are_there() -> None:
    assert [path.stem for path in FILES] == ["01-articles", "02-claims-by-source", "03-figures", "05-names-and-labels", "06-voices", "07-method"]


@every_notebook
def test_it_asks_a_question_and_has_its_parts_in_order(path: Path) -> None:
    prose = [cell["source"] for cell in cells(path, "markdown")]
    assert re.match(r"# [^\n]+\?\n\n\S", prose[0]), "a title that asks, and what it is about"
    assert re.findall(r"^## (.+)$", "\n".join(prose), flags=re.MULTILINE) == HEADINGS


@every_notebook
def test_markdown_asks_before_code_answers(path: Path) -> None:
    kinds = [cell["cell_type"] for cell in cells(path) if "parameters" not in tags(cell)]
    code_after_code = [n for n in range(1, len(kinds)) if kinds[n - 1] == kinds[n] == "code"]
    assert len(code_after_code) <= 1, "only the cell that loads may follow the parameters"


@every_notebook
def test_code_is_short_and_defines_nothing(path: Path) -> None:
    code = cells(path, "code")
    sizes = [len(lines(cell)) for cell in code]
    assert max(sizes) <= 15 and median(sizes) <= 3
    for cell in code:
        tree = ast.parse(cell["source"])
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda)]
        assert not cell["source"].rstrip().endswith(";") and not re.search(r"^[%!]", cell["source"], flags=re.MULTILINE)


@every_notebook
def test_it_was_run_in_order_and_nothing_went_wrong(path: Path) -> None:
    code = cells(path, "code")
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    kinds = {output["output_type"] for cell in code for output in cell["outputs"]}
    assert kinds <= {"execute_result", "display_data"}, "no error, no warning, nothing printed"


@every_notebook
def test_it_runs_on_the_plain_kernel_and_takes_its_corpus_from_one_cell(path: Path) -> None:
    held = json.loads(path.read_text(encoding="utf-8"))
    assert held["metadata"]["kernelspec"]["name"] == "python3" and "widgets" not in held["metadata"]
    parameters = [cell for cell in cells(path, "code") if "parameters" in tags(cell)]
    assert [cell["source"] for cell in parameters] == ['corpus = "../data/aleppo-2016"\nreading = {}\nkeep = None']


@every_notebook
def test_every_picture_has_its_words(path: Path) -> None:
    for cell in cells(path, "code"):
        if any(kind.startswith("image/") for output in cell["outputs"] for kind in output.get("data", {})):
            assert len(cell["metadata"].get("alt", "")) > 40, cell["source"]


def test_the_figures_are_drawn() -> None:
    data = [output.get("data", {}) for cell in cells(NOTEBOOKS / "03-figures.ipynb", "code") for output in cell["outputs"]]
    assert 1 <= sum("image/svg+xml" in held for held in data) <= 3, "a drawing a kind"


@every_notebook
def test_outputs_hold_nothing_of_one_run_or_one_machine(path: Path) -> None:
    outputs = json.dumps([cell["outputs"] for cell in cells(path, "code")])
    assert not re.search(r"0x[0-9a-f]{6,}|/(home|root|tmp|Users|usr)/|\.venv|site-packages|\bWall time|<script|\bsrc=.?.?http", outputs)
    assert all(cell["metadata"].keys() <= {"tags", "alt"} for cell in cells(path))


@every_notebook
def test_what_only_the_sample_has_is_asserted_in_a_cell_of_its_own(path: Path) -> None:
    only = [cell for cell in cells(path, "code") if "sample-only" in tags(cell)]
    assert only and all("assert " in cell["source"] for cell in only)
    assert not [cell for cell in cells(path, "code") if "assert " in cell["source"] and cell not in only]


@every_notebook
def test_prose_names_no_number_of_the_sample(path: Path) -> None:
    prose = "\n".join(cell["source"] for cell in cells(path, "markdown") if "sample-only" not in tags(cell))
    assert not re.search(r"275,?000|Mistura|Aleppo", prose)


def test_the_headline_numbers_of_the_sample_are_asserted() -> None:
    checks = "\n".join(cell["source"] for cell in cells(NOTEBOOKS / "03-figures.ipynb", "code") if "sample-only" in tags(cell))
    assert "275000" in checks and "Mistura" in checks and "270" in checks and "low_inclusive" in checks and "Observatory" in checks
