"""A book kept on disk beside what it was made of, so that the next notebook opens it where nothing has changed.

`made-of.json` lies in the folder of the saved book: the version and code of Claimbook, the options, and the
hash of every file offered and of the tables beside them. A book is opened only where all of it is the same
now; else it is made again. What is kept is Parquet and JSON, so nothing that is opened can run.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from helpers import __version__
from helpers.errors import ClaimbookError, OutputError
from helpers.reading import corpus

if TYPE_CHECKING:
    from helpers.book import Book

MADE_OF = "made-of.json"
CODE = Path(__file__).parent
BESIDE = ("corpus.toml", "metadata.csv", "aliases.csv", "labels.csv")


def made_of(place: str | Path, options: Mapping[str, Any]) -> dict[str, Any]:
    """What a book of this file or folder is made of: `version`, `code`, `options`, and `inputs` (path -> SHA-256).

    >>> made_of("no-such-place", {"outlet": "Echo"})["inputs"]
    {}
    """
    root = Path(place)
    paths = sorted({path for found in corpus.files(root) for path in [found.path, *_beside(found)]}) if root.exists() else []
    inputs = {Path(os.path.relpath(path, root)).as_posix(): _digest(path) for path in paths}
    told: dict[str, Any] = json.loads(json.dumps(dict(options), sort_keys=True))
    return {"version": __version__, "code": _code(), "options": told, "inputs": inputs}


def opened(folder: str | Path, wanted: Mapping[str, Any]) -> Book | None:
    """The book kept in the folder, where it was made of what is wanted; nothing where it was not, or cannot be opened."""
    from helpers.book import Book

    folder = Path(folder)
    if _held(folder) != wanted:
        return None
    try:
        book = Book.open(folder)
    except (ClaimbookError, OSError, ValueError):  # damaged: it is made again
        return None
    return book if _held(folder) == wanted else None  # another notebook may have put a new one there meanwhile


def keep(book: Book, folder: str | Path, held: Mapping[str, Any]) -> None:
    """Saves the book into the folder, in the place of the one kept there; who opens it at the same time has the old or the new.

    Raises `OutputError` where the folder holds anything else, or cannot be written.
    """
    folder = Path(folder)
    if folder.exists() and not (folder / MADE_OF).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(f"{folder}: holds what no kept book is; give another folder")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            fresh.chmod(0o755)
            book.save(fresh)
            (fresh / MADE_OF).write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")
            shutil.rmtree(folder, ignore_errors=True)
            os.replace(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror or error}); give another folder") from error


def _held(folder: Path) -> Any:
    try:
        return json.loads((folder / MADE_OF).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _beside(found: corpus.Found) -> Iterator[Path]:
    return (folder / name for folder in found.folders for name in BESIDE if (folder / name).is_file())


def _digest(path: Path) -> str:
    """The hash of a file; of one that cannot be opened, as of a folder or a pipe, that it cannot."""
    try:
        if not path.is_file():
            return "no file"
        with open(path, "rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return "cannot be opened"


@cache
def _code() -> str:
    """One hash over the code, the tables that an analyst can edit, and the networks."""
    whole = sha256()
    for path in sorted(CODE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            whole.update(f"{path.relative_to(CODE).as_posix()} {_digest(path)}\n".encode())
    return whole.hexdigest()
