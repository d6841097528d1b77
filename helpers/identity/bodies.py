"""Bodies that the world calls by several names: UNHCR is the UN refugee agency, whether or not an article says so."""

from __future__ import annotations

from functools import cache

from helpers import lexicon
from helpers.grammar import name_keys


def name(key: str) -> str | None:
    """The name of the body that one of its names has this key (`name_keys.key`) of, from `lexicon/bodies.csv`; none where no row has it.

    >>> name(name_keys.key("the U.N. refugee agency")), name(name_keys.key("UNHCR")), name(name_keys.key("Ann Reed"))
    ('UNHCR', 'UNHCR', None)
    """
    return _names().get(key)


def one_key(key: str) -> str:
    """The key that all names of one body share; any other key as it is."""
    known = name(key)
    return key if known is None else name_keys.key(known)


@cache
def _names() -> dict[str, str]:
    keys = {name_keys.key(words): row["name"] for row in lexicon.table("bodies") for words in (row["name"], row["alias"])}
    whole = {f"united states{key.removeprefix('us')}": known for key, known in keys.items() if key.startswith("us ")}
    return keys | whole
