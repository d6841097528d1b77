"""Pronouns that speak: whom they stand for, and when they stay unresolved."""

from __future__ import annotations

import pytest
from making import corpus
from told import heard, linked

from helpers import claims, quotations, schemas, sources, tokenise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Reed said it was cold. Mr Hill met her. She said it was late.", "Reed"),
        ("Ms Reed said it was cold. Mr Hill met her. He said it was late.", "Hill"),
        ("Emma Reed said it was cold. David Hill left. He said it was late.", "David Hill"),
        ("The River Authority said it was cold. Ann Reed left. It said it was late.", "River Authority"),
        ("Two officials said it was cold. They said it was late.", "Two officials"),
        ("His wife is in town. She said it was late.", "His wife"),
        ("Mr Hill said it was cold. She said it was late.", "?"),
        ("Some said it was cold. Others said it was late.", "Others"),
    ],
)
def test_third_person(text: str, expected: str) -> None:
    assert heard(text)[-1] == expected


def test_two_who_fit_equally_are_not_guessed_between() -> None:
    assert heard("Mr Hill and Mr Wood met. He said it was late.")[-1] == "?"


def test_a_pronoun_has_its_reason_and_confidence() -> None:
    _, mentions, _ = linked("Ms Reed said it was cold. She said it was late.")
    last = mentions[mentions["form"] == "pronoun"].iloc[-1]
    assert last["reason"] and 0 < last["confidence"] < 1


def test_we_outside_a_quotation_is_the_outlet() -> None:
    found, _, claims = linked("We said it was late.", outlet=["Hill Post"])
    assert claims["source_id"].tolist() == ["hill-post"] and found["type"].tolist() == ["media"]


def test_an_outlet_is_no_person() -> None:
    found, _, _ = linked("Harbour said it was cold. He said it was late.", outlet=["Harbour"])
    assert set(found["name"][found["resolved"]]) == {"Harbour"} and (~found["resolved"]).sum() == 1


def test_we_who_may_think_something_are_not_the_outlet() -> None:
    found, _, _ = linked("So we can say it was late.", outlet=["Hill Post"])
    assert not found["resolved"].any()


def test_he_in_a_speaker_s_turn_is_not_the_speaker_and_i_is() -> None:
    articles, passages = corpus(
        "The mayor, David Hill, and Tom Wood met.\nWOOD: Is the bridge safe tonight?\nHILL: It is closed, and it stays closed.\n"
        "WOOD: Karl Ford was here. He said it was open.\nHILL: I said it was late for us all."
    )
    quoted = quotations.quotations(articles, passages)
    made = claims.claims(articles, passages, quoted)
    _, mentions, _, _ = sources.sources(articles, tokenise.sentences(articles, passages), quoted, made, schemas.empty("figures"))
    said = dict(zip(mentions["text"], mentions["source_id"], strict=True))
    assert (said["He"], said["I"]) == ("karl-ford", "david-hill")
