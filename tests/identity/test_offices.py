"""Of several who have an office, whom the article is about; places and adjectives that are nobody."""

from __future__ import annotations

from told import heard, linked

from helpers import schemas


def test_the_president_is_the_one_whom_the_article_is_about_where_another_is_only_named_in_passing() -> None:
    text = (
        "President Ann Reed said it was cold. Reed said it was wet. Reed said it was late. Her envoys met aides of President Bob Roe. "
        "The president said it was dry. Reed said it was warm."
    )
    assert heard(text)[3] == "Ann Reed"


def test_the_president_who_has_just_spoken_is_meant() -> None:
    text = "President Ann Reed said it was cold. President Bob Roe said it was dry. The president said it was late. "
    assert heard(text + "Reed said it was wet. " * 5)[2] == "Bob Roe"


def test_a_place_is_not_short_for_a_body_whose_name_opens_with_it() -> None:
    text = "The Hillford Press Centre said it was cold. Trucks drove into Hillford. People in Hillford said it was late."
    _, mentions, _ = linked(text)
    assert "Hillford" not in {row["text"] for row in schemas.records(mentions) if row["source_id"] == "hillford-press-centre"}


def test_what_is_led_by_somebody_is_no_actor() -> None:
    found, _, _ = linked("The Halvern-led raids went on. The mayor said it was late.")
    assert not [row for row in schemas.records(found) if "led" in row["name"]]
