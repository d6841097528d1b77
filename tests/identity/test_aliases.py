"""`aliases.csv`: it wins over the code; rows that cannot be used are told, and cost nothing else."""

from __future__ import annotations

from pathlib import Path

from told import linked

from helpers.identity import aliases
from helpers.reading import beside

TEXT = "The Valley Observatory said it was cold. The weather people said it was late. Ann Reed said it was dry."


def row(name: str, alias: str = "", **columns: str) -> dict[str, str]:
    return {"name": name, "alias": alias, "type": "", "affiliation": "", "independence_group": ""} | columns


def test_the_table_wins() -> None:
    given = (row("Valley Observatory", "the weather people", type="ngo"), row("Ann Reed", affiliation="Valley Observatory"))
    found, mentions, claims = linked(TEXT, given=given)
    assert claims["source_id"].tolist() == ["valley-observatory", "valley-observatory", "ann-reed"]
    assert found["type"].tolist()[0] == "ngo"
    assert found["independence_group"].unique().tolist() == ["valley-observatory"]
    assert "in the corpus's own table of names" in set(mentions["reason"])


def test_a_group_that_is_no_source_keeps_its_name() -> None:
    found, _, _ = linked(TEXT, given=(row("Ann Reed", independence_group="the weather bureau"),))
    assert found.set_index("name").loc["Ann Reed", "independence_group"] == "the weather bureau"


def test_bad_rows_are_flagged_with_file_row_and_cure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    lines = ["name,alias,type", "Ann Reed,Annie,", "Ann Reed,,army", ",x,", "Bob Hill,Annie,", "Bob Hill,,expert"]
    (tmp_path / "aliases.csv").write_text("\n".join(lines) + "\n")
    kept, flagged = beside.names([tmp_path])
    assert [(r["name"], r["alias"], r["type"]) for r in kept] == [("Ann Reed", "Annie", ""), ("Bob Hill", "", "expert")]
    assert [flag["input"] for flag in flagged] == ["aliases.csv#3", "aliases.csv#4", "aliases.csv#5"]
    assert all("aliases.csv, row " in flag["reason"] and ";" in flag["reason"] for flag in flagged)


def test_a_file_without_names_is_one_flag(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "aliases.csv").write_text("who,what\n1,2\n")
    kept, flagged = beside.names([tmp_path])
    assert kept == [] and len(flagged) == 1 and "no column name" in flagged[0]["reason"]


def test_what_is_proposed_gives_the_same_sources_again() -> None:
    texts = ("Ann Reed said it was cold. Ms Reed said it was late.", "Ann Reed said it was dry.")
    found, _, claims = linked(*texts)
    rows = aliases.proposed(found)
    assert rows.loc[rows["name"] == "Ann Reed", "alias"].tolist()[0] == ""
    again, _, second = linked(*texts, given=tuple(rows.to_dict("records")))
    assert second["source_id"].tolist() == claims["source_id"].tolist()
    assert aliases.proposed(again, rows.to_dict("records")).equals(rows)
