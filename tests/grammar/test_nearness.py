"""Which place and which day stand so near a figure that they are its own."""

from __future__ import annotations

import pytest

from helpers.grammar.nearness import is_date_sure, is_place_sure, named_together
from helpers.grammar.places import scene_of


def scene(text: str, phrase: str, *, kind: str = "killed", before: str = "") -> tuple[str, bool] | None:
    start = text.index(phrase)
    return scene_of((start, start + len(phrase)), start, text, before, kind=kind, counted=phrase.rpartition(" ")[2])


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "place"),
    [
        ("At least 12 people were killed in Hask on Monday.", "12 people", "killed", "Hask"),
        ("Eight villages were taken, nine in Hask and two in Sarnath.", "two", "count", "Sarnath"),
        ("The army has 400 troops in northern Norland.", "400 troops", "fighters", "Norland"),
        ("A raid near Hask killed 30 villagers.", "30 villagers", "killed", "Hask"),
        ("In Hask, the clinic counted 30 villagers.", "30 villagers", "people", "Hask"),
        ("Some 40,000 people have fled to Sarnath.", "40,000 people", "displaced", "Sarnath"),
        ("They struck 20 depots in Iraq and Syria.", "20 depots", "facilities", "Iraq and Syria"),
        ("They met in Hask, where 12 people died.", "12 people", "killed", "Hask"),
        ("A bomb in Hask in May, killing nine people and wounding 30 villagers.", "30 villagers", "injured", "Hask"),
        ("At least 12 people died in a Norlandic raid in Hask.", "12 people", "killed", "Hask"),
        ("They flew 90 raids against the brigade in Hask.", "90 raids", "attacks", "Hask"),
        ("The order to withdraw all 2,000 troops from Norland stands.", "2,000 troops", "fighters", "Norland"),
        ("The fund sent $40m to schools; 30 per cent in Hask was lost.", "30 per cent", "share", "Hask"),
    ],
)
def test_a_place_beside_a_figure_is_sure(text: str, phrase: str, kind: str, place: str) -> None:
    assert scene(text, phrase, kind=kind) == (place, True)


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("The two leaders will talk about how to end the war in Hask.", "two leaders", "people"),
        ("Officials in Hask said that 12 people had died.", "12 people", "killed"),
        ("She spoke in Hask, and 12 people died.", "12 people", "killed"),
        ("He was heard on six stations before the vote in Sarnath.", "six stations", "count"),
        ("Some 12 people died in Hask and Sarnath.", "12 people", "killed"),
        ("The bank lent $5m to the firm that builds roads in Hask.", "$5m", "money"),
        ("The army pulled 12 men out of Hask.", "12 men", "people"),
        ("The plan takes in 2,000 troops from Norland.", "2,000 troops", "fighters"),
        ("Some 400 people are coming in from Hask.", "400 people", "people"),
        ("In a recent Hask poll 12 people agreed.", "12 people", "people"),
        ("Raid kills 12 rebels in Hask LOMARK (Wire) - It rained.", "12 rebels", "killed"),
    ],
)
def test_a_place_further_off_is_not(text: str, phrase: str, kind: str) -> None:
    found = scene(text, phrase, kind=kind)
    assert found is None or not found[1]


def test_a_place_of_the_sentence_before_is_not_sure() -> None:
    assert scene("12 people died.", "12 people", before="A bomb went off in Hask.") == ("Hask", False)


def test_a_place_right_behind_goes_before_one_that_is_nearer_in_front() -> None:
    text = "There were 13 arrests in Hask and four in Sarnath."
    assert scene(text, "13 arrests", kind="detained") == ("Hask", True)
    assert scene(text, "four", kind="detained") == ("Sarnath", True)


def test_a_strait_has_the_whole_of_its_name() -> None:
    assert scene("Two tankers burned in the Strait of Hask.", "Two tankers", kind="vehicles") == ("Strait of Hask", True)


def test_a_name_with_others_is_only_a_part_of_where() -> None:
    text = "They fought in Hask and Sarnath, and in Hask, Syria."
    first, last = text.index("Hask"), text.rindex("Hask")
    assert named_together(text, first, first + 4, "Hask") is None
    assert named_together(text, last, last + 4, "Hask") == "Hask"


def date(text: str, when: str, phrase: str, *others: str, since: bool = False) -> bool:
    first, start = text.index(when), text.index(phrase)
    spans = [(text.index(other), text.index(other) + len(other)) for other in others]
    return is_date_sure(first, first + len(when), start, start + len(phrase), text, spans, since=since)


@pytest.mark.parametrize(
    ("text", "when", "phrase"),
    [
        ("In 2015, the port took in only 12 ships.", "2015", "12 ships"),
        ("On Friday night, 12 people died.", "Friday night", "12 people"),
        ("Nine people were killed and hurt on Monday.", "Monday", "Nine people"),
        ("The raid on Monday killed 30 villagers.", "Monday", "30 villagers"),
        ("The fund will spend $5m on roads this year.", "this year", "$5m"),
    ],
)
def test_a_day_beside_a_figure_is_sure(text: str, when: str, phrase: str) -> None:
    assert date(text, when, phrase)


@pytest.mark.parametrize(
    ("text", "when", "phrase"),
    [
        ("Before 2016, the cap was 50,000 people.", "2016", "50,000 people"),
        ("The brigade, which has 300 men, arrived on Monday.", "Monday", "300 men"),
        ("They met on Monday, and 12 people died.", "Monday", "12 people"),
        ("Her pledge of Monday to take in 12 people stands.", "Monday", "12 people"),
        ("Three people hurt in Monday's collapse have died.", "Monday", "Three people"),
        ("On Monday he spoke of 12 people.", "Monday", "12 people"),
    ],
)
def test_a_day_further_off_is_not(text: str, when: str, phrase: str) -> None:
    assert not date(text, when, phrase)


def test_no_other_day_may_stand_between() -> None:
    text = "Two ships sank on Monday and three on Tuesday."
    assert not date(text, "Tuesday", "Two ships", "Monday")
    assert not date("Raids on 3 May, 9 May killed 12 people.", "9 May", "12 people", "3 May")


def test_since_holds_from_the_day_on() -> None:
    text = "Some 400 people have left since Monday."
    assert date(text, "Monday", "400 people", since=True) and not date(text, "Monday", "400 people")


def test_what_follows_a_figure_is_read_from_its_phrase_on() -> None:
    text = "12 people in Hask died."
    assert is_place_sure((13, 17, "Hask", "where"), 0, 9, text, "killed") and not is_place_sure((13, 17, "Hask", "from"), 0, 9, text, "killed")


def test_what_talks_aim_at_is_no_place_of_who_takes_part() -> None:
    text = "There are five towns at the talks aimed at slowing Hask’s fleet."
    first = text.index("Hask")
    assert not is_place_sure((first, first + 4, "Hask", "where"), 10, 20, text, "count")


def test_the_first_since_a_day_is_not_of_those_days() -> None:
    text = "It was the first call between the two leaders since 1979."
    assert not is_date_sure(52, 56, 34, 45, text, [], since=True)


def test_what_only_begins_with_a_small_word_opens_no_clause() -> None:
    text = "After meeting near Hask, leaders of the 29 nations signed."
    assert not is_place_sure((19, 23, "Hask", "where"), 40, 50, text, "count")
    later = "Later on Monday, six outlets asked."
    assert is_date_sure(9, 15, 17, 28, later, [])


def test_a_day_further_on_is_not_of_what_did_not_happen_then() -> None:
    text = "They named 17 officials under a law of last year."
    day = text.index("last year"), text.index("last year") + 9
    assert not is_date_sure(*day, 11, 23, text, [], kind="people")
    assert is_date_sure(*day, 11, 23, text.replace("under a law of", "in the town  "), [], kind="people")
