"""The stance and the hedge of one claim, from its words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import lexicon, schemas
from helpers.grammar.stances import stance


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "the road was open", "asserts"),
        ("according to", "the road was open", "asserts"),
        ("", '"The road was open."', "asserts"),
        ("denied", "having shelled the road", "denies"),
        ("has rejected", "the plan", "rejects"),
        ("withdrew its figure of", "12", "rejects"),
        ("doubts", "that the road was open", "doubts"),
        ("wondered", "whether the road was open", "doubts"),
        ("accused", "the army of shelling the road", "accuses"),
        ("blamed", "the army for it", "accuses"),
        ("was warning that", "the bridge might fall", "warns"),
        ("vowed", "to hold the bridge", "promises"),
        ("assured", "them that the bridge was safe", "asserts"),
        ("assured", "that it would hold the bridge", "promises"),
        ("plans", "to open the road", "promises"),
        ("threatened", "to close the road", "threatens"),
        ("called on", "the army to withdraw", "demands"),
        ("told", "to stay at home", "demands"),
        ("wants", "the state to pay", "demands"),
        ("wants", "to pay", "hopes"),
        ("proposed", "a pause of two days", "proposes"),
        ("is expected", "to open", "predicts"),
        ("believe", "that the road is open", "believes"),
        ("hopes", "to open the road", "hopes"),
        ("declined", "to comment", "declines"),
        ("refused to say", "who had shelled the road", "declines"),
        ("went on to warn", "that the bridge might fall", "warns"),
    ],
)
def test_each_class(cue: str, content: str, expected: str) -> None:
    assert stance(cue, content=content).stance == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("has not denied", "shelling the road", None),
        ("did not say", "who had shelled the road", "declines"),
        ("do not believe", "that the road is open", "doubts"),
        ("never accepted", "the figure", "rejects"),
        ("did not admit", "it", "denies"),
        ("did not expect", "the road to open", "predicts"),
        ("no longer lists", "anybody as missing", "denies"),
        ("would have said", "that the road was open", None),
        ("not only said", "that the road was open", "asserts"),
        ("has said", "no such thing", None),
        ("promises", "to be a busy year", None),
        ("wants to know", "“Who closed the road?”", None),
        ("promised", "to be there", "promises"),
        ("addressed criticism", "that the road was closed", None),
        ("dismissed criticism", "that the road was closed", "rejects"),
    ],
)
def test_what_is_negated_or_imagined_is_not_asserted(cue: str, content: str, expected: str | None) -> None:
    assert stance(cue, content=content).stance == expected


@pytest.mark.parametrize(
    ("before", "cue", "expected"),
    [
        ("Instead of ", "condemning", "declines"),
        ("left without ", "saying", "declines"),
        ("rang once, not twice, ", "said", "asserts"),
        ("He has not ", "said", "declines"),
        ("Nor could the ministry ", "claim", "declines"),
        ("The mayor is not alone in ", "believing", "believes"),
        ("Neither side had won, the mayor ", "said", "asserts"),
    ],
)
def test_words_before_the_cue_turn_it(before: str, cue: str, expected: str) -> None:
    assert stance(cue, before=before, content="the attack").stance == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("it would hold its positions", "promises"),
        ("its volunteers would keep the terms", "promises"),
        ('"We shall go on counting"', "promises"),
        ("the flour would last three weeks", "predicts"),
        ('"Somebody will be hungry"', "predicts"),
        ("the army must leave the valley", "demands"),
        ("nobody may be out of doors at night", "demands"),
        ('"I doubt that anybody saw it"', "doubts"),
        ('"We demand an inquiry"', "demands"),
        ('"There is no leaflet"', "denies"),
        ("he had never worked for the company", "denies"),
        ("the army was to blame", "accuses"),
        ("people who must leave had left", "asserts"),
        ('"I would rather be late"', "asserts"),
    ],
)
def test_what_is_only_said_shows_its_stance_in_its_first_clause(content: str, expected: str) -> None:
    assert stance("said", content=content).stance == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("called", "the figure an invention", "rejects"),
        ("calls", "them terrorists", "accuses"),
        ("described", "the road as open", "asserts"),
        ("dismissed", "it as too high", "rejects"),
    ],
)
def test_a_name_for_something_is_a_verdict(cue: str, content: str, expected: str) -> None:
    assert stance(cue, content=content).stance == expected


@pytest.mark.parametrize(
    ("cue", "source", "content", "expected"),
    [
        ("has clarified", "neither the army nor the company", "who had closed the road", "declines"),
        ("told", "Ann Reed", "that she thinks the mayor will respond", "believes"),
        ("told", "Ann Reed", "that she will respond", "promises"),
        ("said", "Ann Reed", '"He will respond"', "predicts"),
        ("called for", "Ann Reed", "terrorists to leave", "demands"),
        ("said", "Ann Reed", "that she would say nothing", "declines"),
        ("said", "Ann Reed", "the road could become a river", "predicts"),
        ("said", "Ann Reed", "the road was closed without going to court", "asserts"),
        ("said", "Ann Reed", "the road was not in violation of the law", "asserts"),
        ("said", "Ann Reed", "the road was in violation of the law", "accuses"),
        ("said", "Ann Reed", "the United States will pay", "predicts"),
        ("said", "the army", "the figure is withdrawn", "rejects"),
        ("suggests", "the report", "that the road is closed", "asserts"),
        ("suggests", "Ann Reed", "closing the road", "proposes"),
        ("challenged", "Ann Reed", "the council to close the road", "demands"),
        ("challenged", "Ann Reed", "the figure", "rejects"),
        ("known as", "", "the old road", "asserts"),
        ("has long called for", "Ann Reed", "a new road", "demands"),
        ("pleaded guilty", "Ann Reed", "to closing the road", "asserts"),
    ],
)
def test_who_speaks_and_the_words_around_decide(cue: str, source: str, content: str, expected: str) -> None:
    assert stance(cue, source=source, content=content).stance == expected


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("ordered", "the strikes on the bridge"),
        ("signed", "the order"),
        ("seemed", "the bridge to be open"),
        ("met to discuss", "the bridge"),
        ("withdrew", "its soldiers from the bridge"),
        ("spoke of", "him"),
        ("asked about", "the toll"),
        ("concerned", "the toll"),
        ("tweeted", "a photo of the bridge"),
        ("worth noting", "that the bridge is old"),
        ("will decide", "whether the bridge opens"),
        ("will outline", "a plan"),
        ("must not give in to", "the army"),
        ("was seen", "working at the bridge"),
        ("talks on", "how to reopen the bridge"),
        ("wouldn't be saying", "these things"),
    ],
)
def test_an_act_and_a_topic_state_nothing(cue: str, content: str) -> None:
    assert stance(cue, source="the mayor", content=content).stance is None


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("ordered", "the crews to leave the bridge", "demands"),
        ("televised address announcing", "a strike", "asserts"),
        ("began the week by", "demanding an inquiry", "demands"),
        ("painted", 'the mayor as a "friend"', "asserts"),
        ("withdrew", "its figure of 12", "rejects"),
        ("has agreed", "that the road is open", "asserts"),
        ("advised", "that the road is open", "asserts"),
        ("wants", "to give the crews the means to leave", "hopes"),
    ],
)
def test_what_is_said_by_such_words_is_stated(cue: str, content: str, expected: str) -> None:
    assert stance(cue, source="the mayor", content=content, quoted='"' in content).stance == expected


@pytest.mark.parametrize(
    ("before", "cue", "source"),
    [
        ("", "could argue", "one"),
        ("", "might be tempting to dismiss", ""),
        ("", "is likely to say", "the mayor"),
        ("", "would almost certainly want", "the mayor"),
        ("closed on Friday if the mayor ", "says", "the mayor"),
        ("depends on how you ", "see", "you"),
        ("", "should be seen", ""),
        ("", "may have conceded", "the mayor"),
        ("", "are intended", ""),
        ("", "threatened", "the videotape"),
    ],
)
def test_what_nobody_said_yet_is_not_stated(before: str, cue: str, source: str) -> None:
    assert stance(cue, before=before, source=source, content="that the road is open").stance is None


@pytest.mark.parametrize(
    ("source", "content", "expected"),
    [
        ("I", '"I expect they would be pleased"', "predicts"),
        ("he", "that it would be difficult", "asserts"),
        ("he", "that it will be difficult", "predicts"),
        ("he", "his speech would be short", "predicts"),
        ("he", "he would not be surprised", "asserts"),
        ("he", "he would like to stay", "hopes"),
        ("he", "he did not want to stay", "asserts"),
        ("he", '"There is no doubt who did it"', "asserts"),
        ("he", '"No one nation can do it alone"', "asserts"),
        ("he", "the need to stay is plain", "asserts"),
        ("he", '"I would like to affirm that we stay"', "asserts"),
        ("he", '"I will say this about her: she stays"', "asserts"),
        ("he", "it was intended to keep the road open", "asserts"),
        ("he", "she has the powers she needs to close the road", "asserts"),
        ("he", '"We do not have to close the road"', "asserts"),
        ("he", "the plan may not work", "asserts"),
        ("he", "they must have a lot of support", "asserts"),
        ("he", "the raids were meant for those responsible for the fire", "asserts"),
        ("he", "the crews are responsible for the fire", "accuses"),
    ],
)
def test_who_means_himself_and_what_is_no_promise_and_no_denial(source: str, content: str, expected: str) -> None:
    assert stance("said", source=source, content=content).stance == expected


def test_a_question_has_no_stance() -> None:
    assert stance("asked", content="who wrote the leaflet").stance is None
    assert stance("asked", content="everybody to wait").stance == "demands"


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("reportedly", "the bridge fell", "reportedly"),
        ("apparently said", "the bridge fell", "apparently"),
        ("it is claimed", "the bridge fell", "it is claimed"),
        ("said", "the bridge might have fallen", "might"),
        ("said", "the toll could turn out higher", "could"),
        ("said", "the bridge fell", None),
        ("said", "two of them could go home", None),
        ("said", "that shots could be heard", None),
        ("said", "stay wherever you may be", None),
        ("said", "nobody may be out of doors", None),
    ],
)
def test_hedges(cue: str, content: str, expected: str | None) -> None:
    assert stance(cue, content=content).hedge == expected


def test_the_tables_give_stances_that_the_frame_knows() -> None:
    rows = lexicon.table("stances")
    assert len({row["words"] for row in rows}) == len(rows)
    assert {row["stance"] for row in rows} == set(schemas.STANCES)
    assert {row["negated"] for row in rows} <= {*schemas.STANCES, "-"}
    assert {row["stance"] for row in lexicon.table("stance_words")} <= {*schemas.STANCES, ""}


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=80))
def test_any_words_have_a_stance_of_the_frame_or_none(cue: str, before: str, content: str) -> None:
    found = stance(cue, before=before, content=content)
    assert found.stance is None or found.stance in schemas.STANCES


@pytest.mark.parametrize("cue", ["faced a barrage of questions about", "drew sharp criticism over", "came under pressure on"])
def test_what_somebody_faces_is_stated_by_others(cue: str) -> None:
    assert stance(cue, content="the closed bridge").stance is None


@pytest.mark.parametrize(
    ("cue", "source", "content", "expected"),
    [
        ("spoke about", "The mayor", "the bridge", None),
        ("spoke about", "The mayor", "how the bridge was shut", "asserts"),
        ("has felt", "Kadria", "the brunt of the flood as many have left", None),
        ("expected", "None of the crews", "a flood", "doubts"),
        ("endorsed", "almost no other towns", "the plan", "rejects"),
        ("is unlikely to increase support for", "the mayor", "the plan", None),
        ("is likely to be seen as", "The plan", "a sign of change", None),
    ],
)
def test_a_topic_what_is_lived_through_and_what_hardly_anybody_says(cue: str, source: str, content: str, expected: str | None) -> None:
    assert stance(cue, source=source, content=content).stance == expected
