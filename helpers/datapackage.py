"""The data package of an export: every file and column described, and the manifest of the run.

The form is Frictionless Data Package 1.0. What belongs to Claimbook alone stands under the key
`claimbook`: its version, the language model and the tables of words with their hashes, the options,
and the hash of each input. It holds no time of day and no place on a disk.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers import __version__, lexicon, schemas, tokenise

if TYPE_CHECKING:
    from helpers.book import Book

NAME = "datapackage.json"
MODELS = Path(__file__).parent / "models"
MEDIA = {"jsonl": "application/jsonl", "parquet": "application/vnd.apache.parquet", "csv": "text/csv"}
TYPES = {"str": "string", "int64": "integer", "Int64": "integer", "float64": "number", "bool": "boolean", "boolean": "boolean", "object": "array"}
ESCAPED = (
    "In this file a cell that starts with =, +, -, @, a tab or a carriage return, with or without apostrophes before it, has one more "
    "apostrophe in front, so that no spreadsheet runs it; take one away to have the words. Lists are JSON. An empty cell is a missing value."
)


def package(book: Book, format: str, resources: Sequence[Mapping[str, Any]], options: Mapping[str, Any]) -> bytes:
    """The content of `datapackage.json`."""
    held = {
        "profile": "data-package",
        "name": "claimbook-export",
        "title": f"Claims and figures of {len(book.articles)} articles, as {format}",
        "resources": list(resources),
        "claimbook": manifest(book, options),
    }
    text = json.dumps(held, ensure_ascii=False, indent=1)
    return (_INNERMOST.sub(lambda inner: _BREAK.sub(" ", inner[0]), text) + "\n").encode()


_INNERMOST = re.compile(r"\{[^{}\[\]]*\}")  # a column on one line: easier to read, and half as long
_BREAK = re.compile(r"\n\s*")  # between values alone: in a string a line break is escaped


def manifest(book: Book, options: Mapping[str, Any]) -> dict[str, Any]:
    """What made this export: version, model and word tables, options, inputs."""
    return {
        "version": __version__,
        "model": language_model(),
        "claims": claims_model(book),
        "lexicon": {"sha256": fingerprint(lexicon.FOLDER, "*.csv")},
        "options": {name: options[name] for name in sorted(options)},
        "inputs": [{"input": row["input"], "sha256": row["sha256"]} for row in schemas.records(book.inputs[["input", "sha256"]])],
    }


@cache
def language_model() -> dict[str, str] | None:
    """Name, version and hash of the spaCy model that is installed; `None` where none is."""
    from importlib import metadata

    for name in tokenise.MODELS:
        found = importlib.util.find_spec(name)
        if found is not None and found.origin is not None:
            return {"name": name, "version": metadata.version(name), "sha256": fingerprint(Path(found.origin).parent, "*")}
    return None


def claims_model(book: Book) -> dict[str, Any]:
    """Name and hash of the network that finds the claims, and the confidence below which they are left out."""
    chosen = book.analysis
    return {"model": chosen.model, "sha256": fingerprint(MODELS / chosen.model, "*"), "min_confidence": chosen.min_confidence}


def fingerprint(folder: Path, pattern: str) -> str:
    """SHA-256 over the names and contents of the files below a folder, in hex; compiled Python left out."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob(pattern) if path.is_file() and "__pycache__" not in path.parts):
        total.update(f"{path.relative_to(folder).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


# -- the files


def resource(name: str, format: str) -> dict[str, Any]:
    """The entry of the frame `name`: what a row is, and each column."""
    meaning = " ".join((schemas.model(name).__doc__ or "").split())
    entry: dict[str, Any] = {
        "name": name,
        "profile": "tabular-data-resource",
        "description": f"{meaning} {ESCAPED}" if format == "csv" else meaning,
        "format": format,
        "mediatype": MEDIA[format],
        "schema": {"fields": fields(name), "missingValues": [""]},
    }
    if format != "parquet":
        entry["encoding"] = "utf-8"
    if format == "csv":
        entry["dialect"] = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}
    return entry


def fields(name: str) -> list[dict[str, Any]]:
    """The columns of the frame `name`: type, meaning, and whether they are always filled."""
    columns = schemas.columns(name)
    rows = zip(columns["column"], columns["dtype"], columns["missing"], columns["meaning"], strict=True)
    return [
        {"name": column, "type": TYPES[kind], "description": meaning} | ({} if missing else {"constraints": {"required": True}})
        for column, kind, missing, meaning in rows
    ]


def text_resource(description: str) -> dict[str, Any]:
    """The entry of a plain text file."""
    return {"description": description, "format": "txt", "mediatype": "text/plain", "encoding": "utf-8"}


def sealed(path: str, content: bytes, entry: Mapping[str, Any]) -> dict[str, Any]:
    """The entry with the file's name, size and hash."""
    name = entry.get("name") or re.sub(r"[^a-z0-9._-]", "_", path.casefold())
    return {"name": name, "path": path, **entry, "bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def listed(folder: Path) -> list[str] | None:
    """The files that an earlier export wrote into this folder; `None` where none did.

    Only plain names count: a package that names a file elsewhere cannot have it removed.
    """
    try:
        held = json.loads((folder / NAME).read_bytes())
        if not isinstance(held["claimbook"], dict):
            return None
        paths = [str(entry["path"]) for entry in held["resources"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return [path for path in paths if re.fullmatch(r"[A-Za-z0-9._-]+", path) and not path.startswith("..")]
