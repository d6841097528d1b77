"""Cues by which nothing is said: what is lacking, set off, lived through, a habit, or still to come."""

from __future__ import annotations

import pytest

from helpers.grammar.stances import is_passive, stance


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("found no evidence", "that the bridge was mined", "doubts"),
        ("saw little", "reason for him to go", "doubts"),
        ("offered no indication", "that the bridge would open", "declines"),
        ("made no mention of", "the toll", "declines"),
        ("has no desire for", "a wider war", "rejects"),
        ("left no doubt", "that the bridge was mined", "asserts"),
        ("is less eager", "to accept the plan", "rejects"),
        ("could not help noticing", "that the bridge was old", "asserts"),
    ],
)
def test_what_a_source_lacks_is_not_what_it_says(cue: str, content: str, expected: str) -> None:
    assert stance(cue, source="the mayor", content=content).stance == expected


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("the raid", "stoked fears", "that the bridge would fall"),
        ("the raid", "set off a fierce debate about", "whether it was right"),
        ("the raid", "raised questions about", "the bridge"),
        ("", "heightening fears", "that the bridge would fall"),
        ("the town", "has felt", "the brunt of the war"),
        ("the mayor", "saw", "his ratings fall"),
        ("the mayor", "has seen", "the plans"),
        ("the mayor", "likes to", "quote his own words"),
        ("the crews", "will argue", "that the bridge is old"),
        ("the crews", "would say", "that it is old"),
        ("the mayor", "can take credit for", "the bridge"),
        ("the mayor", "may well find", "that it is old"),
        ("no town", "could ever hope", "to keep it open"),
        ("", "the question is", "whether the bridge is safe"),
        ("the army", "has given critical intelligence about", "the bridge"),
        ("the mayor", "referring to", "the old bridge"),
        ("the mayor", "ought to think hard about", "the bridge"),
        ("the mayor", "convinced", "the crews to leave"),
        ("A long-exposure photograph", "shows", "a rocket over the bridge"),
        ("the mayor", "should be very careful about", "claiming victory"),
        ("the judge", "was considering", "the case"),
        ("the mayor", "is alluding to an alert", "about the bridge"),
        ("the mayor", "turned to questions about", "the bridge"),
        ("the mayor", "tried to temper speculation", "that the bridge would close"),
        ("the mayor", "created", "the term “bridge fever”"),
    ],
)
def test_what_is_lived_through_or_ahead_states_nothing(source: str, cue: str, content: str) -> None:
    quoted = "“" in content
    assert stance(cue, source=source, content=content, quoted=quoted).stance is None


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"),
    [
        ("critics", "raised concerns", "that the bridge would fall", "warns"),
        ("the mayor", "sees", "a way out", "believes"),
        ("the mayor", "sees", "his bridge as a sign", "believes"),
        ("the mayor", "would like to", "close the road", "hopes"),
        ("I", "will argue", "that the bridge is old", "asserts"),
        ("the mayor", "would not admit", "that the bridge was old", "denies"),
        ("the mayor", "referred to", "the bridge as a monument", "asserts"),
        ("the mayor", "said", "the town may have to close the road", "asserts"),
        ("the mayor", "said", "“Should the bridge fall, we stay”", "asserts"),
        ("the mayor", "said", "the road should close", "demands"),
        ("the mayor", "said", "he wanted to know whether the crews were to blame", "asserts"),
        ("the mayor", "said", "he had not seen the plan", "asserts"),
        ("the mayor", "said", "he had not been told when it would open", "asserts"),
        ("the mayor", "said", "the road should have been closed", "asserts"),
        ("the mayor", "said", "they don't think the road should close", "asserts"),
        ("the mayor", "said", "what he won't do in the town", "asserts"),
        ("the mayor", "said", "the man responsible for the fire was known", "asserts"),
        ("the mayor", "said", "he held the old crews responsible for the fire", "accuses"),
        ("Ann Reed", "said", "it will take time", "predicts"),
        ("the ministry", "said", "it will close the road", "promises"),
        ("Ann Reed", "said", "it would consider the plan", "asserts"),
        ("the ministry", "will propose", "a truce", "proposes"),
        ("the ministry", "would confirm only", "that they met", "asserts"),
        ("Reuters", "according to", "we will close the road", "predicts"),
        ("the mayor", "countered", "that the bridge was old", "asserts"),
        ("the mayor", "countered", "the claim", "rejects"),
        ("the mayor", "told", "the United Crews in May to leave the bridge", "demands"),
        ("the mayor", "told", "Reed he wanted to leave the bridge", "asserts"),
        ("the mayor", "said", "“I would therefore call on everyone to stay”", "demands"),
        ("the mayor", "denied", "him a permit", "declines"),
        ("the court", "denied", "the town's request", "rejects"),
        ("the mayor", "denied", "the charge", "denies"),
        ("the mayor", "has resisted calls", "for a wider road", "rejects"),
        ("the mayor", "has removed any doubt", "that the bridge is old", "asserts"),
        ("the mayor", "described", "how the terrorist group grew", "asserts"),
    ],
)
def test_what_is_thought_or_said_is_kept(source: str, cue: str, content: str, expected: str) -> None:
    assert stance(cue, source=source, content=content).stance == expected


def test_what_somebody_will_be_brought_to_think_is_not_thought_yet() -> None:
    assert stance("to think twice about", before="it will cause allies ", source="allies", content="the bridge").stance is None


@pytest.mark.parametrize("before", ["Reed didn't stand up and ", "by no means would he "])
def test_what_is_negated_from_afar_is_not_said(before: str) -> None:
    assert stance("say", before=before, source="Reed", content="that the bridge was old").stance == "declines"


def test_a_condition_reaches_over_what_stands_before_its_comma() -> None:
    assert stance("conclude", before="If at the end of the week, we ", source="we", content="that the bridge is old").stance is None


def test_a_short_title_ends_no_condition() -> None:
    assert stance("does view", before="If Mr. Reed ", source="Mr. Reed", content="the bridge as old").stance is None


def test_who_is_informed_does_not_speak() -> None:
    assert is_passive("were briefed on") and is_passive("has not been told") and not is_passive("briefed")
