"""The folder that a report lies in: what an earlier one left there is taken away, and nothing else is touched."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from helpers import output
from helpers.errors import OutputError

LISTING = "claimbook-files.txt"  # what an earlier report wrote, so that it can be taken away again


def usable(out: Path) -> None:
    """Raises `OutputError` where a report could not be written into the folder; nothing is made."""
    output.usable(out)
    if out.exists():
        _own(out)


def prepared(out: Path) -> set[str]:
    """Makes the folder; the files that an earlier report left in it."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{out}: is no folder that can be written ({error.strerror}); give another one") from error
    return _own(out)


def _own(out: Path) -> set[str]:
    """The files that an earlier report left in the folder. Raises `OutputError` where it holds others and no report."""
    try:
        held = sorted(path.name for path in out.iterdir() if not path.name.startswith(".claimbook-"))
        listing = out / LISTING
        if held and not listing.is_file():
            raise OutputError(f"{out}: holds files that no report wrote ({held[0]}, ...); give an empty folder or a new one")
        return set(listing.read_text(encoding="utf-8").splitlines()) if held else set()
    except OSError as error:
        raise OutputError(f"{out}: is no folder that can be read ({error.strerror}); give another one") from error


def published(pages: Path, out: Path, earlier: set[str]) -> None:
    """Moves the finished files to where they belong, and takes away those that are no longer part of the report."""
    names = sorted(path.relative_to(pages).as_posix() for path in pages.rglob("*") if path.is_file())
    (pages / LISTING).write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    try:
        for name in [LISTING, *names]:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(pages / name, out / name)
        for name in earlier - set(names):
            if ".." not in Path(name).parts and not Path(name).is_absolute():
                (out / name).unlink(missing_ok=True)
                _without_empty_folders(out, Path(name))
    except OSError as error:
        raise OutputError(f"{out}: cannot be written ({error.strerror or error}); give another folder") from error


def _without_empty_folders(out: Path, name: Path) -> None:
    for parent in list(name.parents)[:-1]:
        with suppress(OSError):  # one that holds something stays
            (out / parent).rmdir()
