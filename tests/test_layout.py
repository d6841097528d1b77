"""Claims that the layout shows: turns of an interview, signed quotations, headlines."""

from __future__ import annotations

import re

import pytest
from making import claimed

from helpers.attribution import layout
from helpers.attribution.claim import Claim

QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")


def shown(text: str, found: list[Claim] | None = None, *, title: bool = False) -> list[tuple[str, str]]:
    """(source, content) of the claims that the layout of these paragraphs shows; with `title`, the first is a headline."""
    paragraphs = [(line.start(), line.end(), title and line.start() == 0) for line in re.finditer(r"[^\n]+", text)]
    runs = [(run.start(), run.end(), True, False) for run in QUOTED.finditer(text)]
    claims = layout.shown(text, paragraphs, found or [], runs)
    return [(text[slice(*claim.source)] if claim.source else "", " ... ".join(text[s:e] for s, e in claim.spans)) for claim in claims]


INTERVIEW = (
    "The mayor, Ann Reed, spoke to us.\nHOLT: Is the bridge safe tonight?\nREED: It is closed, and it stays closed.\n"
    "We will open it when the engineers say so.\n(She looks at her notes.)\nHOLT: When is that?\n"
    "REED: Nobody can tell you that today.\nThe bridge was built in 1911."
)


def test_each_speaker_of_an_interview_has_his_turns_over_paragraphs_without_remarks() -> None:
    assert shown(INTERVIEW) == [
        ("HOLT", "Is the bridge safe tonight?"),
        ("REED", "It is closed, and it stays closed. ... We will open it when the engineers say so."),
        ("HOLT", "When is that?"),
        ("REED", "Nobody can tell you that today."),
    ]


def test_turns_are_the_speakers_own_words_and_a_question_asserts_nothing() -> None:
    _, rows = claimed(INTERVIEW)
    told = rows[rows["source_text"].isin(["HOLT", "REED"])]
    assert told["mode"].tolist() == ["direct"] * 4
    assert told["stance"].fillna("").tolist()[::2] == ["", ""] and told["stance"].notna().tolist()[1::2] == [True, True]
    assert (rows["confidence"] > 0).all()


def test_a_check_of_facts_is_not_the_words_of_those_it_quotes() -> None:
    checked = (
        "Mayor Ann Reed and Carl Holt met on Monday.\nReed: We have opened three bridges this year.\nIn fact two were opened, as Reed said in May.\n"
        "Holt: The north road was never closed.\nHolt is wrong: it was closed for a week.\nReed: Nobody has left the town this year."
    )
    said = [words for _, words in shown(checked)]
    assert said == ["We have opened three bridges this year.", "The north road was never closed.", "Nobody has left the town this year."]


def test_a_quotation_that_is_left_open_goes_on_with_the_last_turn() -> None:
    text = INTERVIEW.replace("\nHOLT: ", '\n"HOLT: ').replace("\nREED: ", '\n"REED: ').replace("\nThe bridge was", '\n"The bridge was')
    assert shown(text)[-1] == ("REED", 'Nobody can tell you that today. ... "The bridge was built in 1911.')


def test_what_is_said_inside_a_turn_is_nested_in_it_and_what_reaches_into_one_ends_before_it() -> None:
    told = INTERVIEW.index("engineers say")
    inner = Claim((told + 10, told + 13), (told, told + 9), [(told + 14, told + 16)], 0.8)
    outer = Claim((11, 16), (0, 9), [(17, 25), (INTERVIEW.index("Is the"), INTERVIEW.index("Is the") + 10)], 0.8)
    paragraphs = [(line.start(), line.end(), False) for line in re.finditer(r"[^\n]+", INTERVIEW)]
    layout.shown(INTERVIEW, paragraphs, [inner, outer], [])
    assert inner.nested_in is not None and inner.nested_in.source is not None
    assert INTERVIEW[slice(*inner.nested_in.source)] == "REED"
    assert outer.spans == [(17, 25)] and outer.nested_in is None


@pytest.mark.parametrize(
    "text",
    [
        "Reed: 1,769.\nHolt: 1,501.\nReed: 547.\nHolt: 46.",  # a table
        "Winner: The mayor, who stayed calm all night.\nLoser: The prefect, as every winner has a loser.\nWinner: The town of Mirrow, of course.",
        "THE FACTS: The bridge was built in 1911.\nTHE FACTS: It was repaired in 1960.\nUPDATE: It is closed again now.",
        "Read more: The bridge is closed.\nPhotos: The bridge in the snow.\nRead more: Snow falls on Mirrow.",
        "REED: It is closed, and it stays closed.",  # alone
    ],
)
def test_other_words_before_colons_are_no_turns(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We stay, whatever comes.” ― Ann Reed", "Ann Reed"),
        ("“We stay, whatever comes.”― Ann Reed.", "Ann Reed"),
        ("“We stay, whatever comes.” – Ann Reed, baker, Mirrow", "Ann Reed"),
        ("“We stay, whatever comes.” -- Mayor Ann Reed (Mirrow)", "Mayor Ann Reed"),
        ("“We stay, whatever comes.”\n— Ann Reed, 41, a baker", "Ann Reed"),
    ],
)
def test_a_signed_quotation_is_whose_name_stands_behind_it(text: str, source: str) -> None:
    assert shown(text) == [(source, "“We stay, whatever comes.”")]


@pytest.mark.parametrize(
    "text",
    [
        "“We stay,” the film – Ann Reed made it – is out.",
        "He has seen “We stay, whatever comes.” — Ann Reed",  # it does not open its line
        "“We stay, whatever comes.” — and so they did",
        "“We stay, whatever comes.”\n— Ann Reed went home after that, and nobody in Mirrow has seen her since that night.",
    ],
)
def test_a_dash_that_does_not_sign_gives_no_source(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monitor: Nine killed in Mirrow", [("Monitor", "Nine killed in Mirrow")]),
        ("Nine killed in Mirrow raid: monitor", [("monitor", "Nine killed in Mirrow raid")]),
        ("Nine killed in Mirrow raid: monitor Ann Reed.", [("monitor", "Nine killed in Mirrow raid")]),
        ("Poll: Most voters want the bridge back", [("Poll", "Most voters want the bridge back")]),
        ("The Latest: Nine killed in Mirrow", []),
        ("Syria: Nine killed in a raid", []),
        ("Report for the president: What comes next", []),
        ("Scorecard for a mayor: Assessing her two terms", []),
        ("Police: Who shot the mayor?", []),
        ("Reed: The bridge stays closed", []),
    ],
)
def test_a_headline_is_what_the_voice_it_names_says(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text, title=True) == expected
    assert shown(text) == []


def test_a_name_in_a_headline_speaks_where_it_speaks_in_the_article() -> None:
    text = "Reed: The bridge stays closed\nMayor Ann Reed said so."
    claim = Claim((45, 49), (30, 44), [(50, 52)], 0.9)
    assert text[30:44] == "Mayor Ann Reed"
    assert ("Reed", "The bridge stays closed") in shown(text, [claim], title=True)


@pytest.mark.parametrize("label", ["Later, he said", "According to the report", "Said Reed", "Speaking to us, Reed said"])
def test_a_clause_before_a_colon_is_no_name(label: str) -> None:
    assert shown(f'{label}: "The bridge stays closed."') == []


def test_a_name_before_a_colon_has_the_quotation_behind_it() -> None:
    assert shown('Ann Reed, on the bridge: "It stays closed."') == [("Ann Reed", '"It stays closed."')]
