"""The workbench: copies of the notebooks, set to one corpus, beside the book that they share.

Nothing that lies there is written over, but the book that is out of date.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
FOLDER = Path("claimbook-lab")


def shared(articles: Path) -> Path:
    """Where the book of a corpus is kept: a folder of the workbench with the corpus's name.

    >>> shared(Path("my articles.csv")).as_posix()
    'claimbook-lab/book-my-articles'
    """
    name = re.sub(r"[^\w-]+", "-", articles.resolve().stem).strip("-")
    return FOLDER / f"book-{name or 'articles'}"


def laid_out(articles: Path, reading: Mapping[str, Any], kept: Path | None) -> tuple[list[Path], list[Path]]:
    """Copies each notebook that the workbench does not hold yet; those that it held, and which of them read something else."""
    FOLDER.mkdir(exist_ok=True)
    parameters = {
        "corpus": Path(os.path.relpath(articles, FOLDER)).as_posix(),
        "reading": dict(reading),
        "keep": None if kept is None else kept.relative_to(FOLDER).as_posix(),
    }
    lines = [f"{name} = {value!r}" for name, value in parameters.items()]
    held = []
    for notebook in sorted(NOTEBOOKS.glob("*.ipynb")):
        copy = FOLDER / notebook.name
        if copy.exists():
            held.append(copy)
        else:
            copy.write_text(_set_to(notebook.read_text(encoding="utf-8"), lines), encoding="utf-8")
    return held, [copy for copy in held if not _reads(copy, lines[:2])]


def _set_to(notebook: str, parameters: list[str]) -> str:
    """The notebook with other parameters, and without the sample's checks and outputs."""
    held = json.loads(notebook)
    held["cells"] = [cell for cell in held["cells"] if "sample-only" not in cell["metadata"].get("tags", [])]
    for cell in held["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
        if "parameters" in cell["metadata"].get("tags", []):
            cell["source"] = "\n".join(parameters).splitlines(keepends=True)
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def _reads(notebook: Path, parameters: list[str]) -> bool:
    """Whether a cell sets these parameters."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        return any(set(parameters) <= set("".join(cell["source"]).splitlines()) for cell in cells)
    except (OSError, ValueError, KeyError, TypeError):
        return False
