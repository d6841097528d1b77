"""The tables that an analyst may edit: whole, without repeated rows, and with words that the stages know."""

from __future__ import annotations

import re

import pytest

from helpers import claims, lexicon, schemas
from helpers.grammar import attributions, names

TABLES = sorted(path.stem for path in lexicon.FOLDER.glob("*.csv"))
DOCUMENTED = (lexicon.FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_whole_and_the_table_is_documented(name: str) -> None:
    rows = lexicon.table(name)
    assert rows and list(rows[0])[-1] == "comment"
    assert all(None not in row and None not in row.values() for row in rows), "a row with too many or too few cells"
    assert f"`{name}.csv`" in DOCUMENTED


def test_cues_have_constructions_and_stances_that_the_stages_know() -> None:
    rows = lexicon.table("cues")
    assert len({(row["cue"], row["construction"]) for row in rows}) == len(rows)
    assert {row["stance"] for row in rows} <= set(schemas.STANCES)
    documented = set(re.findall(r"`(\w+)`", attributions.__doc__ or ""))
    words = {word for row in rows for word in row["construction"].split("_")}
    assert words <= documented | {"noun", "adj", "quotation"} | set(attributions.PREPOSITIONS)


def test_shares_agree_with_the_counts() -> None:
    for row in lexicon.table("cues"):
        if row["share"]:
            assert float(row["share"]) == pytest.approx(int(row["marked"]) / (int(row["uses"]) + 1), abs=0.006)


def test_a_cue_without_counts_is_used_and_a_rare_one_is_not() -> None:
    used = claims._cues()
    for row in lexicon.table("cues"):
        assert ((row["cue"], row["construction"]) in used) == (not row["share"] or float(row["share"]) >= claims.LEAST_SHARE)


def test_types_of_sources_are_those_of_the_frame() -> None:
    rows = lexicon.table("source_types")
    assert {row["type"] for row in rows} <= set(schemas.SOURCE_TYPES)
    assert {row["being"] for row in rows} == {"person", "body", "people", "document", "message"}


def test_pronouns_and_generic_names_fit_beings() -> None:
    fits = {being for beings in names.pronouns().values() for being in beings} | {being for being, _ in names.generic().values()}
    assert fits <= {"person", "body", "people", "document"}
