"""The notebooks, run on a book and rendered as the middle of a page.

Each runs in a kernel of its own, two at a time, in a folder that holds the saved book and nothing
else. Its parameters cell is replaced by the place of that book; cells that check the sample are left
out. Only the project's own notebooks are run, never one that lies beside the articles.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.errors import OutputError
from helpers.templates import FOLDER

if TYPE_CHECKING:
    from helpers.book import Book

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
AT_ONCE = 2
TIMEOUT = 300  # seconds for a cell


@dataclass(frozen=True, kw_only=True)
class Notebook:
    """One notebook as it came out: its file's name without suffix, its title, and its cells as HTML."""

    name: str
    title: str
    html: str


def names() -> list[tuple[str, str]]:
    """Name and title of each notebook, in their order."""
    import json

    found = []
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        found.append((path.stem, _title("".join(cells[0]["source"]) if cells else "", path.stem)))
    return found


def notebooks(book: Book, work: Path) -> list[Notebook]:
    """Every notebook of the project, run on the book in the folder `work`. Raises `OutputError` where one fails."""
    import asyncio

    import nbformat

    book.save(work / "book")
    prepared = {path.stem: _prepared(nbformat.read(path, as_version=4)) for path in sorted(NOTEBOOKS.glob("*.ipynb"))}
    with ThreadPoolExecutor(1) as thread:  # of its own, because the caller's may have a loop that runs already, as in a notebook
        thread.submit(asyncio.run, _all_run(prepared, work)).result()
    return [_page(name, notebook) for name, notebook in prepared.items()]


def _prepared(notebook: Any) -> Any:
    """Without the cells that check the sample, and with the parameters of this run."""
    notebook.cells = [cell for cell in notebook.cells if "sample-only" not in tags(cell)]
    for cell in notebook.cells:
        if "parameters" in tags(cell):
            cell.source = 'corpus = "book"\nreading = {}\nkeep = None'
    return notebook


def rerun(folder: Path = NOTEBOOKS) -> list[Path]:
    """Runs the notebooks where they lie, on their own corpus, and writes them with their outputs; for who changed one or a stage.

    Only what is the same on every machine is kept: no times, and of the kernel no more than its name.
    """
    import asyncio

    import nbformat

    held = {path: nbformat.read(path, as_version=4) for path in sorted(folder.glob("*.ipynb"))}
    asyncio.run(_all_run({path.stem: notebook for path, notebook in held.items()}, folder))
    for path, notebook in held.items():
        notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
        path.write_text(nbformat.writes(notebook, indent=1).rstrip("\n") + "\n", encoding="utf-8")
    return list(held)


async def _all_run(notebooks: dict[str, Any], work: Path) -> None:
    import asyncio

    free = asyncio.Semaphore(AT_ONCE)

    async def run(name: str) -> None:
        async with free:
            await _run(notebooks[name], name, work)

    await asyncio.gather(*(run(name) for name in notebooks))


async def _run(notebook: Any, name: str, work: Path) -> None:
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    quiet = ["--IPKernelApp.log_level=ERROR"]  # ipykernel warns of its own transport
    where = {"metadata": {"path": str(work)}}
    client = NotebookClient(notebook, timeout=TIMEOUT, kernel_name="python3", resources=where, extra_arguments=quiet, record_timing=False)
    try:
        await client.async_execute()
    except CellExecutionError as error:
        raise OutputError(f"the notebook {name} failed on this corpus: {error.ename}: {error.evalue}") from error


def _page(name: str, notebook: Any) -> Notebook:
    notebook.cells = [cell for cell in notebook.cells if "parameters" not in tags(cell)]
    return Notebook(name=name, title=_title(notebook.cells[0].source if notebook.cells else "", name), html=_html(notebook))


def tags(cell: Any) -> list[str]:
    """The tags of a cell.

    >>> tags({"metadata": {"tags": ["parameters"]}}), tags({"metadata": {}})
    (['parameters'], [])
    """
    return list(cell["metadata"].get("tags", []))


def _title(source: str, name: str) -> str:
    found = re.search(r"^# (.+)$", source, flags=re.MULTILINE)
    return found[1].strip() if found else name


def _html(notebook: Any) -> str:
    from nbconvert import HTMLExporter

    hidden = {"exclude_anchor_links": True, "exclude_input_prompt": True, "exclude_output_prompt": True}
    exporter = HTMLExporter(template_name="notebook", extra_template_basedirs=[str(FOLDER)], **hidden)
    html, _ = exporter.from_notebook_node(notebook)
    return _demoted(html)


def _demoted(html: str) -> str:
    """Without the style that pandas puts before a table, which a strict page refuses, and with scope on its headings."""
    html = re.sub(r"<style scoped>.*?</style>", "", html, flags=re.DOTALL)
    html = re.sub(r'<tr style="[^"]*">', "<tr>", html)
    return html.replace('<table border="1" class="dataframe">', '<table class="dataframe">')


if __name__ == "__main__":
    for path in rerun():
        print(path.name)
