"""What lies in a folder of articles: the files to read, and what the analyst wrote beside them.

Beside the articles may lie, in their folder or in one above it up to the one given:

- `metadata.csv`: a row a file. Column `file` is the path from the folder that holds the sidecar;
  `published`, `outlet`, `title`, `byline`, `url`, `language` are what the file does not say itself.
- `corpus.toml`: defaults for the whole folder. Under `[corpus]`: `published`, `outlet`, `language`,
  `date_order` (`dmy`, `mdy` or `ymd`), `genre` (`news`, or `history`: a text that tells of years long past), and
  what a reader must know of the whole: a `title` and a `note` of a sentence or two, which every page of the
  report shows; under `[columns]`: article field = "column name in the records".
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from helpers.errors import OptionError
from helpers.reading import csv_rows
from helpers.reading.decode import Refusal, decoded, fit, lines
from helpers.reading.published import ORDERS
from helpers.reading.records import FIELDS
from helpers.schemas import GENRES

OWN_FILES = ("corpus.toml", "metadata.csv", "aliases.csv", "labels.csv", "datapackage.json", "README*", "LICENSE*")
OWN_FOLDERS = ("gold", "claimbook-lab")  # what people marked, and the notebooks of who works among the articles
SETTINGS = ("published", "outlet", "language", "date_order", "genre", "title", "note")
ABOUT = ("title", "note")
SIDECAR = ("published", "outlet", "title", "byline", "url", "language")


@dataclass(frozen=True, kw_only=True)
class Found:
    """A file offered: where it is, its name relative to the argument, and the folders that may describe it, nearest first."""

    path: Path
    name: str
    folders: tuple[Path, ...]
    problem: str | None = None


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a folder's `corpus.toml` says; `about` is of the folder as a whole."""

    defaults: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    date_order: str | None = None
    about: Mapping[str, str] = field(default_factory=dict)


# -- the files


def files(argument: Path) -> Iterator[Found]:
    """The files of an argument: itself, or those of the folder in sorted order, without the corpus's own and the hidden."""
    if not argument.is_dir():
        yield Found(path=argument, name=_shown(argument.name), folders=(argument.parent,), problem=_irregular(argument))
        return
    yield from _walk(argument, argument, (argument,), {argument.resolve()})


def _walk(root: Path, folder: Path, folders: tuple[Path, ...], walked: set[Path]) -> Iterator[Found]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield Found(path=folder, name=_relative(folder, root), folders=folders, problem=f"the folder cannot be opened ({error.strerror})")
        return
    if _written_by_claimbook(folder):
        problem = "what Claimbook wrote, no articles; give the folder of articles, or open a saved book with Book.open"
        yield Found(path=folder, name=_relative(folder, root), folders=folders, problem=problem)
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if path.is_dir():
            if not entry.name.startswith("_") and entry.name not in OWN_FOLDERS and _is_new(entry, root, walked):
                yield from _walk(root, path, (path, *folders), walked)
        elif not any(fnmatchcase(entry.name, own) for own in OWN_FILES):
            yield Found(path=path, name=_relative(path, root), folders=folders, problem=_irregular(path))


def _written_by_claimbook(folder: Path) -> bool:
    """Whether a report, a saved book or an export lies here, by the file that each leaves."""
    if (folder / "claimbook-files.txt").is_file() or ((folder / "options.json").is_file() and (folder / "inputs.parquet").is_file()):
        return True
    try:
        return b'"claimbook": {' in (folder / "datapackage.json").read_bytes()
    except OSError:
        return False


def _is_new(entry: os.DirEntry[str], root: Path, walked: set[Path]) -> bool:
    """False for a link to a folder that is walked anyway, or that would lead round in a circle."""
    if not entry.is_symlink():
        return True
    target, top = Path(entry.path).resolve(), root.resolve()
    if target in walked or target.is_relative_to(top) or top.is_relative_to(target):
        return False
    walked.add(target)
    return True


def _relative(path: Path, root: Path) -> str:
    return _shown(path.relative_to(root).as_posix())


def _shown(name: str) -> str:
    """A file's name as text: bytes that are no text, line breaks and tabs become U+FFFD."""
    return fit(name.translate({9: 0, 10: 0, 13: 0}))[0]


def _irregular(path: Path) -> str | None:
    if path.is_file():
        return None
    return "a link that leads nowhere" if path.is_symlink() else "neither a file nor a folder; it is not opened"


# -- what is written beside them


class Notes:
    """What the analyst wrote beside the articles; each file is opened once, when an article first needs it."""

    def __init__(self) -> None:
        self._settings: dict[Path, Settings | None] = {}
        self._sidecars: dict[Path, dict[str, dict[str, str]]] = {}

    def settings(self, found: Found) -> Settings:
        """The nearest `corpus.toml`; empty where there is none. Raises `OptionError` where it cannot be used."""
        for folder in found.folders:
            if folder not in self._settings:
                path = folder / "corpus.toml"
                self._settings[folder] = _settings(path) if path.is_file() else None
            if (held := self._settings[folder]) is not None:
                return held
        return Settings()

    def row(self, found: Found) -> dict[str, str]:
        """What the nearest `metadata.csv` that names the file says of it. Raises `OptionError` where one cannot be used."""
        rows = (self._sidecar(folder).get(found.path.relative_to(folder).as_posix()) for folder in found.folders)
        return next((row for row in rows if row is not None), {})

    def days(self, found: Found) -> list[str]:
        """The `published` columns of the sidecars that may describe the file: they settle the order of day and month."""
        rows = [row for folder in found.folders for row in self._sidecar(folder).values()]
        return [row["published"] for row in rows if "published" in row]

    def _sidecar(self, folder: Path) -> dict[str, dict[str, str]]:
        if folder not in self._sidecars:
            path = folder / "metadata.csv"
            self._sidecars[folder] = _sidecar(path) if path.is_file() else {}
        return self._sidecars[folder]


def _settings(path: Path) -> Settings:
    try:
        held = tomllib.loads(decoded(path.read_bytes()).text)
    except (OSError, Refusal, ValueError, RecursionError) as error:
        raise OptionError(f"{path} cannot be used: {error}") from error
    values, columns = held.get("corpus", {}), held.get("columns", {})
    _expect(path, "corpus", values, SETTINGS)
    _expect(path, "columns", columns, FIELDS)
    texts = {name: str(value) for name, value in values.items()}
    about = {name: fit(" ".join(texts.pop(name).split()))[0] for name in ABOUT if name in texts}
    order = texts.pop("date_order", None)
    if order not in (None, *ORDERS):
        raise OptionError(f'{path}: date_order is "{order}"; give {", ".join(ORDERS)}')
    if (genre := texts.get("genre")) not in (None, *GENRES):
        raise OptionError(f'{path}: genre is "{genre}"; give {" or ".join(GENRES)}')
    return Settings(defaults=texts, columns={name: str(column) for name, column in columns.items()}, date_order=order, about=about)


def _expect(path: Path, section: str, held: Any, known: tuple[str, ...]) -> None:
    if not isinstance(held, dict):
        raise OptionError(f"{path}: {section} is a table; write [{section}] on a line and its keys below")
    unknown = [name for name in held if name not in known]
    if unknown:
        raise OptionError(f"{path}: [{section}] has no {unknown[0]!r}; it takes {', '.join(known)}")


def _sidecar(path: Path) -> dict[str, dict[str, str]]:
    """File -> what its row says; empty cells are left out. The first row of a file counts."""
    try:
        texts = [line.text for line in lines(path.read_bytes())]
    except (OSError, Refusal) as error:
        raise OptionError(f"{path} cannot be used: {error}") from error
    rows = list(csv_rows.rows(texts, separator=csv_rows.separator(texts)))
    header = [name.strip().casefold() for name in rows[0].cells] if rows else []
    problem = next((row.problem or row.doubt for row in rows if row.problem or row.doubt), None)
    if problem or "file" not in header:
        raise OptionError(f"{path} cannot be used: {problem or 'it has no column file'}")
    described: dict[str, dict[str, str]] = {}
    for row in rows[1:]:
        cells = {name: cell.strip() for name, cell in zip(header, row.cells, strict=False) if cell.strip()}
        described.setdefault(cells.get("file", ""), {name: cell for name, cell in cells.items() if name in SIDECAR})
    return described
