"""Bodies that are known by several names."""

from __future__ import annotations

import pytest
from told import heard

from helpers import lexicon
from helpers.grammar import name_keys
from helpers.identity import bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The U.N. refugee agency said it was cold. UNHCR said it was late.", "UNHCR"),
        ("UNHCR said it was cold. The United Nations High Commissioner for Refugees said it was late.", "UNHCR"),
        ("ISIS said it was cold. The Islamic State said it was late. ISIS said it was dry. ISIS said it was wet.", "Islamic State"),
        ("ISIS said it was cold. Daesh said it was late. ISIS said it was dry.", "ISIS"),
        ("The Justice Department said it was cold.", "Justice Department"),
        ("Reuters said it was cold. Reuters news service said it was late.", "Reuters"),
        ("The Pentagon said it was cold. The Defense Department said it was late.", "Pentagon"),
        ("The US State Department said it was cold. The State Department said it was late.", "State Department"),
        ("Médecins Sans Frontières said it was cold. Doctors Without Borders said it was late.", "Doctors Without Borders"),
    ],
)
def test_the_names_of_one_body_are_one_source_under_the_name_in_the_table_if_it_stands_there(text: str, name: str) -> None:
    assert set(heard(text)) == {name}


def test_other_bodies_of_such_a_kind_stay_apart() -> None:
    assert heard("The Hill refugee agency said it was cold. UNHCR said it was late.") == ["Hill refugee agency", "UNHCR"]
    assert heard("The Halvern State Department said it was cold. The Pentagon said it was late.")[1] == "Pentagon"


def test_the_table_gives_no_name_to_two_bodies_and_none_that_is_a_plain_word() -> None:
    owners: dict[str, set[str]] = {}
    for row in lexicon.table("bodies"):
        for words in (row["name"], row["alias"]):
            owners.setdefault(name_keys.key(words), set()).add(row["name"])
    assert all(len(names) == 1 for names in owners.values())
    assert not {"who", "is", "us", "it"} & set(owners)
    assert bodies.one_key("unhcr") == "unhcr" and bodies.one_key("ann reed") == "ann reed"
