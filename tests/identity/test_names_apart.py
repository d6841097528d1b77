"""Names that look alike and are two, names of one that look like two, and whom somebody speaks for."""

from __future__ import annotations

import pytest
from told import heard, linked

from helpers import schemas


def affiliation(*texts: str, who: str = "Ann Reed") -> str | None:
    """What the frame says of somebody's body."""
    return next(row["affiliation"] for row in schemas.records(linked(*texts)[0]) if row["name"] == who)


def kind(name: str, *texts: str) -> str:
    """The type of somebody."""
    return next(row["type"] for row in schemas.records(linked(*texts)[0]) if row["name"] == name)


def meant(words: str, *texts: str) -> list[str]:
    """Whom the mentions with these words lead to."""
    found, mentions, _ = linked(*texts)
    names = dict(zip(found["source_id"], found["name"], strict=True))
    return [names[row["source_id"]] for row in schemas.records(mentions) if row["text"] == words]


@pytest.mark.parametrize(
    "words",
    [
        "A local named Reed said it was late.",
        "A resident who gave his name as Reed left. Reed said it was late.",
        "Two men called Reed left. Reed said so.",
    ],
)
def test_who_is_introduced_by_a_name_is_nobody_of_another_article(words: str) -> None:
    assert heard("Ann Reed said it was cold.", words)[-1] != "Ann Reed"


def test_who_is_introduced_by_a_first_name_may_be_told_in_full_later() -> None:
    assert heard("A farmer named Omar left. Omar Tull said it was cold. Omar said it was late.") == ["Omar Tull", "Omar Tull"]


def test_a_first_name_alone_is_of_its_article() -> None:
    assert linked("Anne said it was cold.", "Anne said it was late.")[2]["source_id"].nunique() == 2
    assert linked("Queen Anne said it was cold.", "Queen Anne said it was late.")[2]["source_id"].nunique() == 1


def test_a_common_word_that_opens_a_sentence_is_short_for_nobody_of_another_article() -> None:
    texts = ("Ann Power said it was cold.", "Power outages lasted. The power came back, and power is cheap.")
    assert meant("Power", *texts) == []


def test_a_name_in_brackets_goes_on_behind_them() -> None:
    assert meant("Bob", "Mayor Bob Roe said it was cold.", "Ann Reed said the [mayor, Bob] Roe had left.") == ["Bob Roe"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bob Mary Hill Ann Reed left. Ann Reed said it was cold. Reed said it was late.", ["Ann Reed", "Ann Reed"]),
        ("Mayor Ann A. Reed said it was late.", ["Ann A. Reed"]),
        ("Reed of Hillford said it was late.", ["Reed"]),
        ("Friday's Hill Post said it was late.", ["Hill Post"]),
        ("The House Committee on Rivers left. The House Rivers Committee said it was late.", ["House Committee on Rivers"]),
        ("The Republican National Committee left. The Democratic National Committee said it was late.", ["Democratic National Committee"]),
    ],
)
def test_where_a_name_begins_and_ends(text: str, names: list[str]) -> None:
    assert heard(text) == names


def test_two_names_of_one_group_are_one_by_what_the_corpus_calls_it() -> None:
    texts = ("The Dawn Front (DF) left.", "The Dawn Front (DF) stayed.", "The Dawn Front in Halvern (DF) left. DF said it was late.")
    assert len({*meant("DF", *texts), *meant("Dawn Front", *texts)}) == 1


def test_a_group_is_the_same_with_the_noun_of_its_sort() -> None:
    text = "Dawn Front, an armed group, said it was cold. Ann Reed named the Dawn Front terrorist organisation."
    assert meant("the Dawn Front terrorist organisation", text) == ["Dawn Front"]


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("Ann Reed, chairwoman of the Senate Rivers Committee,", None),
        ("Senate Majority Leader Ann Reed", None),
        ("Senate spokeswoman Ann Reed", "Senate"),
        ("Ann Reed, a military spokeswoman in Iraq,", None),
        ("Ann Reed, a Trade Department lawyer under President Bob Roe,", None),
        ("Ann Reed, then director of the Hill Council,", None),
    ],
)
def test_whom_somebody_speaks_for(role: str, body: str | None) -> None:
    assert affiliation(f"The Senate met. The Trade Department and the Hill Council stayed in Iraq. {role} said it was late.") == body


def test_what_somebody_was_in_many_articles_is_no_affiliation() -> None:
    here, former = "Hill Council director Ann Reed said it was cold.", "Former Hill Council director Ann Reed said it was late."
    assert affiliation(here, here, here, here, former) == "Hill Council"
    assert affiliation(here, former, former) is None


def test_a_leader_is_of_the_body_that_stands_before_in_the_sentence() -> None:
    text = "The Hill Council met. The Dawn Front lost its leader Ann Reed. Ann Reed said it was late."
    assert affiliation(text) == "Dawn Front"


def test_a_government_is_not_that_of_another_state() -> None:
    text = "The Iraqi government met. It was hit by France's army, government spokeswoman Ann Reed said."
    assert affiliation(text) is None


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Economist Dean Baker said it was late. Baker left.", "Dean Baker", "expert"),
        ("President Ngo Van Tull said it was late.", "Ngo Van Tull", "state"),
        ("Hillford resident Ann Reed, director of the Hill Observatory, said it was late.", "Ann Reed", "monitor"),
        ("Senate candidate Ann Reed said it was late.", "Ann Reed", "other"),
        ("Ann Reed, a retired CIA operative, said it was late.", "Ann Reed", "expert"),
    ],
)
def test_what_somebody_is(text: str, name: str, expected: str) -> None:
    assert kind(name, text) == expected


def test_the_president_of_a_state_is_no_other_states() -> None:
    text = "Iranian President Bob Roe said it was cold. U.S. President Ann Reed left. Bob Roe said it was wet."
    assert heard(f"{text} The president of the United States said it was late.")[-1] in ("Ann Reed", "The president of the United States")
    assert heard("Iranian President Bob Roe said it was cold. The president of the Hill Club said it was late.")[-1] != "Bob Roe"


def test_his_army_is_not_the_one_that_the_article_names() -> None:
    assert meant("his army", "The Syrian army left. Mayor Ann Reed met Bob Roe, who used his army.") == []


def test_a_described_group_has_no_name() -> None:
    found, _, _ = linked("A Syrian rebel group left. Ann Reed said it was late.", "The Sunni rebel group left.")
    assert not found[found["named"]]["name"].str.contains("group").any()


def test_a_body_s_name_may_end_in_a_faith() -> None:
    assert heard("The Center for the Study of Islam said it was late.") == ["Center for the Study of Islam"]
