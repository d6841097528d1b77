"""Whether the words beside a figure tell its kind, what it counts, and that it is a change."""

from __future__ import annotations

import pytest

from helpers.grammar.figure_certainty import is_change_sure, is_counted_sure, is_kind_sure
from helpers.grammar.kinds import governing_cue, noun_kind


def sure(text: str, phrase: str, noun: str | None, kind: str) -> bool:
    start = text.index(phrase)
    number_end = start + len(phrase.split(noun)[0].rstrip() if noun else phrase)
    return is_kind_sure(kind, noun, text, start, start + len(phrase), number_end)


@pytest.mark.parametrize(
    ("text", "phrase", "noun", "kind"),
    [
        ("The raid killed 12 people near the mill.", "12 people", "people", "killed"),
        ("At the mill, 12 people were killed.", "12 people", "people", "killed"),
        ("In all, 40 villagers have died since May.", "40 villagers", "villagers", "killed"),
        ("More than 30 people around the lake have died.", "30 people", "people", "killed"),
        ("The blast left 12 people dead.", "12 people", "people", "killed"),
        ("The flood claimed 40 lives.", "40 lives", "lives", "killed"),
        ("The raid killed the mayor and three other guests.", "three other guests", "guests", "killed"),
        ("Seven farmers and one guard were killed there.", "Seven farmers", "farmers", "killed"),
        ("They used poison to kill 40 people.", "40 people", "people", "killed"),
        ("The army lost 20 soldiers there.", "20 soldiers", "soldiers", "killed"),
        ("Police arrested five men at dawn.", "five men", "men", "detained"),
        ("Some 900 refugees reached the port.", "900 refugees", "refugees", "displaced"),
        ("Guards hold 40 prisoners there.", "40 prisoners", "prisoners", "detained"),
        ("About 300 protesters marched to the mill.", "300 protesters", "protesters", "crowd"),
        ("They sent 12 tanks.", "12 tanks", "tanks", "vehicles"),
        ("She met 12 doctors.", "12 doctors", "doctors", "people"),
        ("Some 40 members of the House left.", "40 members", "members", "people"),
        ("Growth slowed to a rate of 3 percent.", "3 percent", None, "rate"),
        ("About 40 percent said no.", "40 percent", None, "share"),
        ("A bill of 12 pages.", "12 pages", "pages", "count"),
    ],
)
def test_what_stands_beside_a_figure_tells_its_kind(text: str, phrase: str, noun: str | None, kind: str) -> None:
    assert sure(text, phrase, noun, kind)


@pytest.mark.parametrize(
    ("text", "phrase", "noun", "kind"),
    [
        ("The gang threatened to kill two hostages.", "two hostages", "hostages", "killed"),
        ("The raid killed 50 people and reached 300 homes of farmers.", "300 homes", "homes", "killed"),
        ("The pact would save 40 lives.", "40 lives", "lives", "killed"),
        ("The mayor lost two voters in the count.", "two voters", "voters", "killed"),
        ("He was killed by two men.", "two men", "men", "killed"),
        ("Fewer than six fighters remain after colleagues were killed.", "six fighters", "fighters", "killed"),
        ("They freed 40 prisoners.", "40 prisoners", "prisoners", "detained"),
        ("Of 40 detainees released, few came home.", "40 detainees", "detainees", "detained"),
        ("He gathered four women in the hall.", "four women", "women", "crowd"),
        ("The guards shot 17 protesters.", "17 protesters", "protesters", "crowd"),
        ("The 29-member alliance met.", "29-member alliance", "member", "people"),
        ("The five members of the council of states met.", "five members", "members", "people"),
        ("The two neighbours signed.", "two neighbours", "neighbours", "people"),
        ("Two officers searched the car.", "Two officers", "officers", "fighters"),
        ("Ash is at 13%; Reed at 10%.", "13%", None, "share"),
        ("Ash is at 13%; Reed at 10%.", "13%", None, "rate"),
    ],
)
def test_what_stands_elsewhere_tells_no_kind_for_sure(text: str, phrase: str, noun: str | None, kind: str) -> None:
    assert not sure(text, phrase, noun, kind)


@pytest.mark.parametrize(
    ("told", "noun", "value", "expected"),
    [
        ("Two bridges", "bridges", 2, True),
        ("two-lane road", "lane", 2, True),
        ("half of the town", "the town", None, True),
        ("40 people", "people", 40, True),
        ("600 Norlanders", "Norlanders", 600, True),
        ("Fifty Lamps", "Lamps", 50, False),
        ("two regions qualifies", "regions qualifies", 2, False),
        ("911 call", "call", 911, False),
        ("millions fleeing violence", "fleeing violence", None, False),
        ("40", "people", 40, False),
    ],
)
def test_what_is_counted_is_sure_where_it_stands_behind_the_number_in_the_plural(told: str, noun: str, value: float | None, expected: bool) -> None:
    number = len(told.split("-")[0].split(" ")[0])
    share = told.startswith("half")
    assert is_counted_sure(None if share else noun, noun if share else None, value, told, number, len(told)) is expected
    assert is_counted_sure(None, None, value, told, number, len(told)) is None


@pytest.mark.parametrize(
    ("text", "number", "change", "expected"),
    [
        ("Prices rose by 12 percent.", "12", "rise", True),
        ("It is down to 12.", "12", "fall", True),
        ("That is a 12 percent increase.", "12 percent", "rise", True),
        ("When the wall fell, 12 cheered.", "12", "fall", False),
        ("Taxpayers ponied up 12 crowns.", "12", "rise", False),
        ("The town is not raising it to 12.", "12", "rise", False),
        ("Higher prices will reduce it by 12.", "12", "rise", False),
    ],
)
def test_a_change_is_sure_where_its_word_leads_to_the_number(text: str, number: str, change: str, expected: bool) -> None:
    start = text.index(number)
    assert is_change_sure(change, text, start, start + len(number)) is expected


def test_a_cue_that_names_who_did_it_governs_nobody() -> None:
    text = "He was killed by two men."
    assert governing_cue(text, 17, 24, "men") is None
    assert noun_kind("lamps") is None and noun_kind("barrel bombs") == "weapons"


@pytest.mark.parametrize(
    ("told", "rest", "expected"),
    [
        ("dozen bridges", " and roads across it", False),
        ("30 guards", ", officials and town clerks who left", False),
        ("30 guards", " and five clerks", True),
        ("30 guards", " and wounded hundreds more", True),
        ("30 guards", ", including women and men", True),
    ],
)
def test_what_is_counted_with_others_is_not_sure(told: str, rest: str, expected: bool) -> None:
    number, noun = told.split()
    assert is_counted_sure(noun, None, 30, told + rest, len(number), len(told)) is expected
