"""Who is mentioned in running text, by what stands in it alone."""

from __future__ import annotations

import pytest

from helpers.grammar import actors


@pytest.mark.parametrize(
    ("text", "found"),
    [("The company plans to stop.", ["The company"]), ("The company hopes to grow.", ["The company"]), ("The company plans were late.", [])],
)
def test_a_noun_before_a_verb_and_to_stands_alone(text: str, found: list[str]) -> None:
    assert [mention.text for mention in actors.found(text, 0, len(text))] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clearly, the senator was late.", ["the senator"]),
        ("Reilly, the mayor, was late.", ["Reilly", "the mayor"]),
        ("So says the Hillpost.Reed left at once.", ["Hillpost", "Reed"]),
        ("It met Sen. Ann Reed (R-Ohio), who is well.", ["Ann Reed"]),
        ("It met Bob Roe, D-New York, at noon.", ["Bob Roe"]),
        ("It met Ann Reed Ann Mary ReedMore at noon.", ["Ann Reed"]),
        ("It met Ann Reed Ann Mary Reed.", ["Ann Reed"]),
        ("It met the House Committee on Foreign Affairs.", ["House Committee on Foreign Affairs"]),
        ("It met the Committee for a Responsible Budget.", ["Committee for a Responsible Budget"]),
        ("Secretary of Trade Ann Reed left.", ["Ann Reed"]),
        ("It met Chief of Staff Ann Reed.", ["Ann Reed"]),
        ("It met Ann Reed, Republican of New York.", ["Ann Reed", "Republican", "New York"]),
        ("It met the High Commissioner for Refugees.", ["the High Commissioner"]),
        ("It met Refugees of the town.", ["Refugees"]),
        ("Reed, Hill Meet In Oslo To Discuss The U.S.", []),
    ],
)
def test_mentions(text: str, expected: list[str]) -> None:
    assert [mention.text for mention in actors.found(text, 0, len(text))] == expected


def test_a_state_of_something_is_no_department() -> None:
    text = "In his State of the Union speech he named the State of Ruvia, and the State Department."
    assert [mention.text for mention in actors.found(text, 0, len(text)) if "State" in mention.text] == ["State Department"]
