"""Names, nouns and posts that must not be joined with a name which only looks as if it were meant."""

from __future__ import annotations

import pytest
from told import heard, linked

from helpers import schemas


def meant(words: str, *texts: str) -> list[str]:
    """Whom the mentions with these words lead to."""
    found, mentions, _ = linked(*texts)
    names = dict(zip(found["source_id"], found["name"], strict=True))
    return [names[row["source_id"]] for row in schemas.records(mentions) if row["text"] == words]


def test_a_dateline_is_nobody_of_another_article() -> None:
    assert meant("OSLO", "Mayor Ann Oslo said it was cold.", "OSLO - The rain went on. The River Authority said it was late.") == []


def test_a_single_letter_is_nobody_of_another_article() -> None:
    assert "Elizabeth I" not in meant("I", "Queen Elizabeth I said it was cold.", "Personally I said it was late.")


def test_a_person_is_not_called_by_his_fathers_name() -> None:
    texts = ("Mohammed bin Salman said it was cold.", "Prince Salman said it was late.")
    assert heard(*texts) == ["Mohammed bin Salman", "Salman"]


def test_whose_administration_it_is_must_stand_near() -> None:
    far = "The Hill administration met. The rain went on. Bob Roe came. He spoke. Roe said that his administration would stay."
    assert meant("his administration", far) == []
    near = "The Hill administration met. Ann Hill came. Hill said that her administration would stay."
    assert meant("her administration", near) == ["Hill administration"]


def test_the_administration_is_that_of_the_president_whom_the_article_is_about() -> None:
    other = "President Ann Hill left. The Hill administration said it was cold."
    text = "Tom Roe left. Ann Hill met staff of the Roe administration." + " Hill rose. Hill spoke." * 3 + " The administration was late."
    assert meant("The administration", other, text) == ["The administration"]
    text = "Mayor Ann Hill met Tom Roe, of the Roe administration. Roe spoke. Roe left. The administration was late."
    assert meant("The administration", other, text) == ["Roe administration"]


def test_two_universities_of_one_place_are_two() -> None:
    assert heard("The University of Hillford said it was cold.", "Hillford Valley University said it was late.") == [
        "University of Hillford",
        "Hillford Valley University",
    ]


def test_a_town_is_not_short_for_its_university() -> None:
    assert meant("Hillford", "The University of Hillford said it was cold. The rain went on to Hillford.") == []


def test_where_somebody_is_posted_is_no_part_of_his_name() -> None:
    assert heard("The envoy to Norway Habib al Sadr said it was cold.") == ["Habib al Sadr"]


@pytest.mark.parametrize("words", ["the central government", "the previous administration"])
def test_a_government_without_its_state_is_each_articles_own(words: str) -> None:
    found, mentions, _ = linked(f"The rain weakened {words} of the land.", f"The sun pleased {words} there.")
    assert len({row["source_id"] for row in schemas.records(mentions) if words in row["text"]}) != 1
    assert not any(row["named"] for row in schemas.records(found))


def test_a_government_of_another_state_is_not_the_one_that_is_named() -> None:
    text = "The Norwegian government said it was cold. The government of Turkey said it was late."
    assert heard(text)[0] != heard(text)[1]


def test_a_surname_that_is_a_title_is_its_bearers() -> None:
    assert heard("Rep. Peter King said it was cold. King said it was late.") == ["Peter King", "Peter King"]


def test_an_official_whose_name_follows_is_not_the_one_before() -> None:
    text = "One former official said it was cold. The official who wrote it until last spring, Ann Reed, said it was late. Reed said so."
    assert heard(text)[1:] == ["Ann Reed", "Ann Reed"]


def test_two_presidents_of_one_surname_are_two() -> None:
    assert heard("President John Quincy Reed said it was cold.", "President John Reed said it was late.") == ["John Quincy Reed", "John Reed"]


def test_a_group_is_not_the_one_of_a_state() -> None:
    text = "The Pakistani Taliban left. The rain went on. The Taliban said it was late."
    assert heard(text) == ["Taliban"]


def test_the_group_is_not_a_group_that_is_named_far_off() -> None:
    text = "The Hill Group sells paint. The rain went on. The sun came. The wind rose. The snow fell. The group said it was late."
    assert heard(text) == ["?"]
    assert heard("The Hill Group sells paint. The group said it was late.") == ["Hill Group"]


def test_a_noun_with_an_article_that_makes_it_any_is_no_body_that_is_called_so() -> None:
    assert meant("a national security agency", "The National Security Agency said it was cold. It was like a national security agency.") == []


def test_who_reopens_the_government_means_none_that_is_named() -> None:
    text = "The Norwegian government met. They voted to reopen the government there."
    assert meant("the government", text) == []
    assert meant("the government", "The Norwegian government met. They met the government there.") == ["Norwegian government"]


def test_a_single_letter_names_nobody() -> None:
    assert meant("F", "Ann Reed gave them a big fat F. Reed said it was late.") == []
