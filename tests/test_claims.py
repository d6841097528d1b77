"""Who states what: constructions, quotations, nesting, and what is no claim."""

from __future__ import annotations

import numpy as np
import pytest
from making import claimed, corpus

from helpers import claims, quotations, schemas
from helpers.attribution import spans


def triples(*lines: str) -> list[tuple[str | None, str | None, str]]:
    """(source, cue, content) of the claims of one article, a paragraph a line."""
    _, rows = claimed("\n".join(lines))
    return [(row["source_text"], row["cue_text"], row["content"]) for row in schemas.records(rows)]


def test_whoever_is_asked_does_not_ask_and_a_participle_has_the_voice_before_it() -> None:
    asked = triples("The bridge closed on Monday.", "Asked about the bridge, the mayor said that nobody knew when it would open.")
    assert asked == [(None, "Asked about", "the bridge"), ("the mayor", "said", "that nobody knew when it would open")]
    assert {source for source, _, _ in triples("The mayor defended the plan, saying that the bridge was old.")} == {"The mayor"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The mayor said that the bridge was closed.", ("The mayor", "said", "that the bridge was closed")),
        ('"The bridge is closed," the mayor said.', ("the mayor", "said", '"The bridge is closed,"')),
        ('"The bridge is closed," said the mayor.', ("the mayor", "said", '"The bridge is closed,"')),
        ('"The bridge," the mayor said, "is closed."', ("the mayor", "said", '"The bridge," ... "is closed."')),
        ('"It is closed," the mayor said. "Go home now."', ("the mayor", "said", '"It is closed," ... "Go home now."')),
        ("The bridge was closed, the mayor said.", ("the mayor", "said", "The bridge was closed")),
        ("According to the mayor, the bridge was closed.", ("the mayor", "According to", "the bridge was closed")),
        ("The bridge was closed, according to the mayor.", ("the mayor", "according to", "The bridge was closed")),
        ("The union vowed to close the port.", ("The union", "vowed", "to close the port")),
        ("The mayor denied having closed the bridge.", ("The mayor", "denied", "having closed the bridge")),
        ("The union accused the mayor of having closed the bridge.", ("The union", "accused", "the mayor of having closed the bridge")),
        ('The mayor called the report "an invention".', ("The mayor", "called", 'the report "an invention"')),
        ("The bridge had reportedly been closed.", (None, "reportedly", "The bridge had ... been closed")),
        ("Guards are reportedly under orders to leave.", (None, "reportedly", "Guards are ... under orders to leave")),
        ("The mayor denied closing the bridge.", ("The mayor", "denied", "closing the bridge")),
        ("The ministry did not say that the bridge was closed.", ("The ministry", "did not say", "that the bridge was closed")),
        ("The mayor, who warned that the bridge would fall, left.", ("who", "warned", "that the bridge would fall")),
        ("The mayor told the Daily Echo that the bridge was closed.", ("The mayor", "told", "that the bridge was closed")),
        ("She's claiming that the bridge was closed.", ("She", "claiming", "that the bridge was closed")),
    ],
)
def test_constructions(line: str, expected: tuple[str, str, str]) -> None:
    assert triples(line) == [expected]


@pytest.mark.parametrize(
    "line", ["The bridge was closed on Monday.", 'The so-called "truce" failed.', "The mayor walked to the bridge.", "She said nothing.", ""]
)
def test_what_is_no_claim(line: str) -> None:
    assert triples(line) == []


def test_two_cues_give_two_claims_of_one_source() -> None:
    found = triples("The mayor warned that the bridge would fall and vowed to mend it.")
    assert [(source, cue) for source, cue, _ in found] == [("The mayor", "warned"), ("The mayor", "vowed")]


def test_mode_and_stance() -> None:
    _, rows = claimed('"We go," Ann Reed said.\nAnn Reed said they would go.\nAnn Reed warned that they would "go home at last" soon.')
    assert rows["mode"].tolist() == ["direct", "indirect", "mixed"]
    assert rows["stance"].tolist() == ["asserts", "predicts", "warns"]


def test_marks_round_a_title_quote_nobody() -> None:
    _, rows = claimed('Ann Reed said that she had written the book "Hard Roads" in a year.\nAnn Reed said that she was "so very tired" of it.')
    assert rows["mode"].tolist() == ["indirect", "mixed"]


def test_a_quotation_over_two_paragraphs_is_one_claim_with_two_spans() -> None:
    _, rows = claimed('"The bridge is closed," said the mayor.\n"We tried to hold it open for a week.\n"We failed."\nThe crowd left.')
    assert rows["cue_text"].fillna("").tolist() == ["said", ""]
    assert rows["content"].tolist()[1] == '"We tried to hold it open for a week. ... "We failed."'
    assert rows["carried_from"].tolist()[1] == "a1:c1"


def test_a_heading_between_marks_is_not_carried_on() -> None:
    found = triples('"The bridge is closed," the mayor said.', "'I saw the crowd run to the water'", "The road was shut at noon.")
    assert found == [("the mayor", "said", '"The bridge is closed,"')]


def test_no_claim_crosses_from_a_quotation_into_the_next_paragraph() -> None:
    found = triples('"We failed."', 'The group said it would be "stopping all work at once" now.')
    assert found == [("The group", "said", 'it would be "stopping all work at once" now')]


def test_a_voice_inside_another_is_nested() -> None:
    _, rows = claimed("Residents said that the police told them that the bridge was closed.")
    assert rows["cue_text"].tolist() == ["said", "told"]
    assert rows["nested_in"].tolist()[1] == "a1:c1"


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Ann Reed told the Valley Post that she believed the bridge was unsafe.", ["Ann Reed"]),
        ("Officers said they feared that the bridge would fall.", ["Officers"]),
        ("An aide to Ann Reed said that she believed the bridge was unsafe.", ["An aide to Ann Reed", "she"]),
        ("Residents said that he believed the bridge was unsafe.", ["Residents", "he"]),
        ("Ann Reed said that the mayor believed the bridge was unsafe.", ["Ann Reed", "the mayor"]),
    ],
)
def test_what_a_speaker_says_he_thinks_is_one_voice(text: str, voices: list[str]) -> None:
    assert [source for source, _, _ in triples(text)] == voices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry put the toll at 12, and closed the road.", ("The ministry", "put", "the toll at 12")),
        ("The road is closed. Valley police put the number of dead at 16.", ("Valley police", "put", "the number of dead at 16")),
        ("The group has put it at between 12 and 15.", ("The group", "has put", "it at between 12 and 15")),
        ("The network raised its count of the dead to 19 from 14.", ("The network", "raised", "its count of the dead to 19 from 14")),
        ("The network stood by its count of 17.", ("The network", "stood by", "its count of 17")),
        ("Shortly before the talks the Observatory put the toll at 24.", ("the Observatory", "put", "the toll at 24")),
        ("The Observatory counted 24 dead on Monday.", ("The Observatory", "counted", "24 dead on Monday")),
    ],
)
def test_who_gives_a_number_is_its_source(text: str, expected: tuple[str, str, str]) -> None:
    _, rows = claimed(text)
    row = rows[rows["cue_text"] == expected[1]].iloc[0]
    assert (row["source_text"], row["cue_text"], row["content"]) == expected
    assert row["stance"] == "asserts" and row["confidence"] >= 0.9


@pytest.mark.parametrize(
    "text",
    [
        "The council raised the number of buses to 20.",
        "The mayor put 20 chairs on the bridge.",
        "Early reports of 20 dead reached the town.",
        "It put it at the door.",
    ],
)
def test_what_is_done_with_a_number_gives_none(text: str) -> None:
    assert triples(text) == []


def test_what_is_condemned_is_not_the_condemner_s() -> None:
    text = "The Halvern opposition on Friday condemned calls by the Commission's envoy for the evacuation of the town as an insult, and left."
    assert [source for source, cue, _ in triples(text) if cue == "condemned"] == ["The Halvern opposition"]


def test_what_is_asked_of_somebody_is_told_to_its_end() -> None:
    found = triples("The mayor called on fighters of the Free Brigade (FB), formerly known as the Guards, to leave the town.")
    assert found == [("The mayor", "called on", "fighters of the Free Brigade (FB), formerly known as the Guards, to leave the town")]


def test_an_adverb_attributes_no_more_than_its_own_clause() -> None:
    assert triples("The army advanced on Monday, reportedly making its biggest gains.") == [(None, "reportedly", "making its biggest gains")]


def test_what_somebody_hedges_between_quotation_marks_is_one_voice() -> None:
    assert [cue for _, cue, _ in triples('"I think that it is closed," the mayor told us.')] == ["told"]


def test_whom_a_quotation_reports_is_a_voice_inside_it() -> None:
    _, rows = claimed('"The police said that the road is closed, and I asked them to open it," the mayor told us.')
    assert dict(zip(rows["cue_text"], rows["nested_in"].notna(), strict=True)) == {"told": False, "said": True, "asked": True}


def test_a_document_that_somebody_describes_speaks_through_him() -> None:
    _, rows = claimed('Residents said that planes had dropped leaflets warning them of an attack.\n"This is your last hour."')
    assert rows["source_text"].fillna("-").tolist() == ["Residents", "leaflets", "-"]
    assert rows["nested_in"].fillna("-").tolist() == ["-", "a1:c1", "a1:c1"]
    assert rows["carried_from"].tolist()[2] == "a1:c2"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The leaflets, according to two residents, said that the road was closed.", [("two residents", "The leaflets")]),
        ("Mayor Ann Reed was quoted as saying by the Valley Post that the bridge had fallen.", [("the Valley Post", "Mayor Ann Reed")]),
        ("The bridge had fallen at noon, Mr. Reed was quoted by the Valley Post on Sunday as saying.", [("the Valley Post", "Mr. Reed")]),
        ("The Observatory said three people died on the road, citing medical sources.", [("The Observatory", "medical sources")]),
        ("The bridge was unsafe for years, according to a report cited by the Valley Post.", [("the Valley Post", "a report")]),
        ("The ministry declined to comment on what Ann Reed, its spokeswoman, called 'a lie'.", [("The ministry", "Ann Reed, its spokeswoman")]),
        ("The Observatory said the bridge fell, citing concerns for safety.", []),
        ("The court said that the man accused of burning the bridge would stay in prison.", []),
        ("The court said that the ministry had accused the mayor of burning the bridge.", [("The court", "the ministry")]),
        ("Ann Reed said that residents should worry about the bridge.", []),
    ],
)
def test_a_carrier_is_the_outer_voice(text: str, chain: list[tuple[str, str]]) -> None:
    _, rows = claimed(text)
    sources = dict(zip(rows["claim_id"], rows["source_text"], strict=True))
    found = [(sources[outer], sources[inner]) for inner, outer in zip(rows["claim_id"], rows["nested_in"], strict=True) if isinstance(outer, str)]
    assert found == chain


def test_a_name_and_a_colon_give_a_quotation_its_source() -> None:
    _, rows = claimed('Ann Reed: "The bridge was closed in May. Nobody told us why."')
    assert rows["source_text"].tolist() == ["Ann Reed"] and rows["cue_text"].isna().all()


def test_spans_slice_and_stand_in_order() -> None:
    articles, rows = claimed('"The bridge," the mayor said, "is closed." He warned that it would fall.', "A clerk said so. He said it was late.")
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    assert len(rows) >= 3
    for row in schemas.records(rows):
        text = texts[row["article_id"]]
        assert row["text"] == text[row["start"] : row["end"]]
        assert row["content"] == " ... ".join(text[s:e] for s, e in row["spans"])
        assert row["cue_text"] == text[row["cue_start"] : row["cue_end"]]
    assert rows.groupby("article_id")["start"].apply(lambda starts: starts.is_monotonic_increasing).all()


def test_a_day_is_no_part_of_the_source() -> None:
    assert [s for s, _, _ in triples("The opposition on Friday said that the bridge was closed.")] == ["The opposition"]


def test_a_second_cue_of_the_same_source_ends_the_content_of_the_first() -> None:
    _, rows = claimed("The mayor urged the crowd to leave the bridge, promising that it would be mended.")
    assert rows["content"].tolist() == ["to leave the bridge", "that it would be mended"]
    assert rows["nested_in"].isna().all()


def test_a_word_that_says_that_somebody_says_so_is_the_hedge() -> None:
    _, rows = claimed("The bridge had reportedly been closed. The mayor said so.")
    assert rows["hedge"].tolist()[0] == "reportedly" and rows["source_text"].isna().tolist()[0]


def test_nothing_is_relayed_by_a_hedge() -> None:
    _, rows = claimed("Troops advanced, reportedly taking the bridge, as the mayor warned that the town would fall.")
    assert "warned" in rows["cue_text"].tolist() and rows["nested_in"].isna().all()


def test_one_cue_has_one_claim_also_inside_another() -> None:
    _, rows = claimed(
        '"The pass is shut and the road is not safe," the cable says, according to the Times. The mayor said that the police had denied it.'
    )
    cues = rows["cue_start"].dropna()
    assert len(cues) >= 3 and cues.is_unique


def test_no_source_runs_over_a_paragraph() -> None:
    _, rows = claimed("Officials on Weapons\nThe council submitted its plan.\nThe mayor said that the bridge was closed.")
    assert len(rows) and not rows["source_text"].dropna().str.contains("\n").any()


def test_claims_that_are_not_sure_enough_are_left_out() -> None:
    articles, passages = corpus("The mayor said that the bridge was closed. The crowd was talked out of it.")
    quoted = quotations.quotations(articles, passages)
    every, some = (claims.claims(articles, passages, quoted, least=least) for least in (0.0, 0.9))
    assert 0 < len(some) <= len(every) and some["confidence"].min() >= 0.9 and some["claim_id"].tolist()[0] == "a1:c1"
    assert claims.claims(articles, passages, quoted, least=1.0).empty


def test_a_closed_quotation_is_the_content_of_one_claim_alone() -> None:
    def found(cue: int, score: float, *content: int) -> spans.Found:
        return spans.Found((cue, cue), None, np.array(content), 1.0, scores=np.full(len(content), score))

    first, second = found(0, 0.6, 1, 2, 3, 4, 5, 6), found(9, 0.9, 2, 3, 4, 5, 6, 7)
    first.scores[3:] = 0.95
    shared = spans.settled([first, second])
    assert [one.content.tolist() for one in shared] == [[1, 4, 5, 6], [2, 3, 7]], "without the quotation each word goes to the surer one"

    first, second = found(0, 0.6, 1, 2, 3, 4, 5, 6), found(9, 0.9, 2, 3, 4, 5, 6, 7)
    first.scores[3:] = 0.95
    whole = spans.settled([first, second], [(2, 6)])
    assert [one.content.tolist() for one in whole] == [[1, 2, 3, 4, 5, 6]], "what is left of the other is too little for a claim"


@pytest.mark.parametrize("line", ["The army fought the Uplands Brigade, also known as the Guards, on Monday.", "The mayor said nothing."])
def test_a_name_and_silence_are_no_claims(line: str) -> None:
    assert triples(line) == []


def test_the_name_of_a_programme_is_nothing_that_is_said_on_it() -> None:
    _, rows = claimed('"The bridge must stay shut, because an arch may fall," the mayor said on the station\'s "Morning Hour."')
    assert rows["content"].tolist() == ['"The bridge must stay shut, because an arch may fall,"']


def test_a_day_is_no_source() -> None:
    _, rows = claimed("Following Wednesdays reports the mayor called for help in the hills.")
    assert "Wednesdays" not in rows["source_text"].tolist()
