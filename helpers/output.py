"""Whether a folder can be made and written, said before the work that would fill it."""

from __future__ import annotations

import os
from pathlib import Path

from helpers.errors import OutputError


def usable(out: Path) -> None:
    """Raises `OutputError` where no folder can be made or written there; makes nothing."""
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out}: is a file, no folder; give another place")
    above = next(part for part in (out, *out.absolute().parents) if part.exists())
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        why = "may not be written into" if above.is_dir() else "is no folder"
        raise OutputError(f"{out}: cannot be written, because {above} {why}; give another place")
