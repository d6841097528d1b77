"""The templates of what a reader sees, with escaping on."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.views import direction, wording

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent


@cache
def environment() -> Environment:
    """Where every template is taken from. What a template does not know is an error, never a blank."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters |= {
        "number": wording.number,
        "short": wording.short,
        "cell": wording.cell,
        "day": wording.day,
        "plain": wording.plain,
        "apart": direction.apart,
    }
    made.globals |= {"counted": wording.counted, "tongue": direction.tongue, "other_names": wording.other_names}
    return made
