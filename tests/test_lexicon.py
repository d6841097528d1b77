"""The tables that an analyst may edit: whole, without repeated rows, and with words that the stages know."""

from __future__ import annotations

import pytest

from helpers import lexicon, schemas
from helpers.grammar import name_words

TABLES = sorted(path.stem for path in lexicon.FOLDER.glob("*.csv"))
DOCUMENTED = (lexicon.FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_whole_and_the_table_is_documented(name: str) -> None:
    rows = lexicon.table(name)
    assert rows and list(rows[0])[-1] == "comment"
    assert all(None not in row and None not in row.values() for row in rows), "a row with too many or too few cells"
    assert f"`{name}.csv`" in DOCUMENTED


def test_stances_are_those_of_the_frame_and_each_cue_has_one() -> None:
    rows = lexicon.table("stances")
    assert {row["stance"] for row in rows} <= set(schemas.STANCES)
    assert len({row["words"] for row in rows}) == len(rows)


def test_types_of_sources_are_those_of_the_frame() -> None:
    rows = lexicon.table("source_types")
    assert {row["type"] for row in rows} <= set(schemas.SOURCE_TYPES)
    assert {row["being"] for row in rows} == {"person", "body", "people", "document", "message"}


def test_pronouns_and_generic_names_fit_beings() -> None:
    fits = {being for beings in name_words.pronouns().values() for being in beings} | {being for being, _ in name_words.generic().values()}
    assert fits <= {"person", "body", "people", "document", "own", "part", "whole"}
