"""Which words beside a source's name are another name of it."""

from __future__ import annotations

import pytest

from helpers.certainty.called import is_name_of


@pytest.mark.parametrize(
    ("alias", "name", "told", "expected"),
    [
        ("Reed", "Ann Reed", False, True),
        ("Ann B. Reed", "Ann Reed", False, True),
        ("Ann Reid", "Ann Reed", False, True),  # one letter apart
        ("Ann", "Ann Reed", False, True),
        ("al-Reed", "Ann al-Reed", False, True),
        ("Bob", "Ann Reed", True, False),
        ("the Hill mayor", "Ann Reed", True, False),
        ("Hill Republican", "Ann Reed", True, False),
        ("REED", "Ann Reed", False, True),
        ("Ann Reed’s", "Ann Reed", False, False),
        ("Mayor Ann Reed of Hillford and Bob Roe", "Ann Reed", False, False),
        ("HFC", "Hill Farmers Council", False, True),
        ("HFU", "Hill Farmers Council", False, False),
        ("HFU", "Hill Farmers Council", True, True),  # an article says that both are one
        ("Farmers Council", "Hill Farmers Council", True, False),  # a piece that others may share
        ("Old Hill Farmers Council", "Hill Farmers Council", False, False),
        ("White Caps", "Hill Rescue Service", True, True),
        ("White Caps", "Hill Rescue Service", False, False),
        ("the group", "Hill Rescue Service", True, False),
        ("Norway", "Norway Institute", True, False),  # a state is no institute
    ],
)
def test_descriptions_and_pieces_are_no_names(alias: str, name: str, told: bool, expected: bool) -> None:
    assert is_name_of(alias, name, is_state=False, told=told) is expected


@pytest.mark.parametrize(("alias", "expected"), [("Oslo", True), ("the kingdom", False), ("Norway and Sweden", False)])
def test_a_state_has_names_of_its_own(alias: str, expected: bool) -> None:
    assert is_name_of(alias, "Norway", is_state=True, told=False) is expected


def test_a_piece_of_a_states_name_is_none_of_it() -> None:
    assert not is_name_of("Zealand", "New Zealand", is_state=True, told=False)
