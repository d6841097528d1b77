"""A corpus's own table of names: what the analyst says of them always wins, and what the code proposes for it.

`aliases.csv` has a row a name or an alias: `name`, `alias` (other words for it; empty for the name
itself), and, where known, `type`, `affiliation` (a name) and `independence_group` (a name).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from helpers import schemas
from helpers.grammar import name_keys, names
from helpers.identity.register import CORPUS, Register, Source

COLUMNS = ("name", "alias", "type", "affiliation", "independence_group")
Row = Mapping[str, str]


class Table:
    """The rows of `aliases.csv` over a register: words -> the source that they name."""

    def __init__(self, rows: Iterable[Row], register: Register) -> None:
        self._register = register
        self._rows: dict[str, dict[str, str]] = {}  # name -> what is said of it
        self._names: dict[str, str] = {}  # key of a name or alias -> name
        for row in rows:
            name = self._names.get(name_keys.key(row["name"]), row["name"])
            held = self._rows.setdefault(name, {})
            held |= {column: row[column] for column in COLUMNS[2:] if row.get(column)}
            for words in (row["name"], row.get("alias", "")):
                if name_keys.key(words):
                    self._names.setdefault(name_keys.key(words), name)

    def source(self, words: str) -> Source | None:
        """The source that the table gives for a name or an alias, whatever its case and article."""
        name = self._names.get(name_keys.key(words)) if self._names else None
        return None if name is None else self._made(name)

    def settle(self) -> None:
        """Joins each source of the table to the body and the group that the table names, once all are known."""
        by_name = {name_keys.key(words): s for s in self._register.by_key.values() if s.named for words in (s.name, *s.aliases)}
        for name, held in self._rows.items():
            source = self._register.by_key.get((CORPUS, name_keys.key(name)))
            if source is None:
                continue
            if affiliation := held.get("affiliation"):
                source.affiliation, source.affiliated = affiliation, by_name.get(name_keys.key(affiliation))
                source.follows = False
            if group := held.get("independence_group"):
                other = by_name.get(name_keys.key(group))
                source.group = other or group

    def _made(self, name: str) -> Source:
        key = (CORPUS, name_keys.key(name))
        if key in self._register.by_key and self._register.by_key[key].fixed:
            return self._register.by_key[key]
        source = self._register.get(key, name, names.named(name, ""), named=True)
        source.fixed, source.name = True, name
        source.type = self._rows[name].get("type") or source.type
        return source


def problems(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """(place in `rows`, what is wrong and how to mend it) of the rows that cannot be used.

    >>> list(problems([{"name": "Ann Reed", "alias": "", "type": "army"}]))[0][1][:22]
    'type is "army"; give o'
    """
    owner: dict[str, str] = {}
    for place, row in enumerate(rows):
        alias, kind = row.get("alias", ""), row.get("type", "")
        if not name_keys.key(row.get("name", "")):
            yield place, "name is empty; fill it, or take the row out"
        elif kind and kind not in schemas.SOURCE_TYPES:
            yield place, f'type is "{kind}"; give one of {", ".join(schemas.SOURCE_TYPES)}, or leave it empty'
        elif alias and owner.setdefault(name_keys.key(alias), row["name"]) != row["name"]:
            yield place, f'alias "{alias}" names {owner[name_keys.key(alias)]} in a row above; keep one of the two'


def proposed(sources: pd.DataFrame, given: Sequence[Row] = ()) -> pd.DataFrame:
    """What `aliases.csv` beside the articles may hold: the rows given, then each named source with the names that were merged into it.

    The columns are `COLUMNS`, all text; to be mended by the analyst and copied there.
    """
    named = {row["source_id"]: row["name"] for row in schemas.records(sources)}
    known = {name_keys.key(words) for row in given for words in (row["name"], row.get("alias", ""))}
    found = [{column: row.get(column, "") for column in COLUMNS} for row in given]
    for row in schemas.records(sources):
        if row["named"] and row["resolved"] and name_keys.key(row["name"]) not in known:
            told = {"name": row["name"], "type": row["type"] or "", "affiliation": row["affiliation"] or ""}
            told["independence_group"] = named.get(row["independence_group"], row["independence_group"] or "")
            merged = {
                name_keys.key(alias): alias for alias in row["aliases"] if _is_name(alias) and name_keys.key(alias) != name_keys.key(row["name"])
            }
            found += [told | {"alias": alias} for alias in ("", *merged.values())]
    return pd.DataFrame(found, columns=list(COLUMNS)).fillna("").astype("str")


def _is_name(words: str) -> bool:
    """Whether words name somebody wherever they stand; 'the minister' does so in one article alone."""
    return names.read(words).form == "name"
