"""Labels: which words are found, whose they are, in which manner, and whom they mean; nothing where the text does not show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import handmade
import pytest
from making import corpus

from helpers import labels, quotations, schemas
from helpers.grammar.label_phrases import phrases
from helpers.grammar.naming import namings
from helpers.lexicon import table

LEAGUE, GUARD, MAYOR, WATCH = "harbour-league", "coast-guard", "tom-hale", "pier-watch"
SOURCES = [
    handmade.source(LEAGUE, "Harbour League", "armed_group", independence_group=LEAGUE),
    handmade.source(GUARD, "Coast Guard", "military", independence_group=GUARD),
    handmade.source(MAYOR, "Tom Hale", "state", independence_group=MAYOR),
    handmade.source(WATCH, "Pier Watch", "monitor", independence_group=WATCH),
    handmade.source("olaf-brink", "Olaf Brink", "armed_group", independence_group=LEAGUE, affiliation="Harbour League"),
]


def read(text: str, *claims: dict[str, Any], given: Sequence[dict[str, str]] = ()) -> list[dict[str, Any]]:
    """The labels of one article; every name of `SOURCES` in it is a mention."""
    articles, passages = corpus(text)
    mentions = [
        {"article_id": "a1", "start": start, "end": start + len(row["name"]), "text": row["name"], "source_id": row["source_id"], "form": "name"}
        for row in SOURCES
        for start in range(len(text))
        if text.startswith(row["name"], start)
    ]
    mentions = [row | {"reason": "same name"} for row in sorted(mentions, key=lambda row: row["start"])]
    frames = {"claims": list(claims), "sources": SOURCES, "mentions": mentions}
    made = {name: schemas.frame(name, rows) for name, rows in frames.items()}
    quoted = quotations.quotations(articles, passages)
    found = labels.labels(articles, passages, quoted, made["claims"], made["sources"], made["mentions"], given=given)
    return schemas.records(schemas.validate("labels", found))


def claim(text: str, source_id: str | None, content: str, n: int = 1, **more: Any) -> dict[str, Any]:
    return handmade.claim(text, n, "", "", content, article_id="a1", source_id=source_id, **more)


# -- the words


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The rebels left.", ["The rebels"]),
        ("Two terrorist groups and an armed group met.", ["terrorist groups", "an armed group"]),
        ("They held rebel districts and met the opposition leader.", []),
        ("Government troops left; the government said nothing.", ["Government troops", "the government"]),
        ("The Free Rebel Army met envoys of the Interim Government in town.", []),
        ("US-backed fighters, foreign fighters, the last gunman fell.", ["US-backed fighters", "foreign fighters", "the last gunman"]),
        ("A group of men and the group met his men.", ["his men"]),
        ("The local authority warned; the authorities did not.", ["the authorities"]),
        ("REBELS TAKE PIER", ["REBELS"]),
        ("The militants’ commander spoke.", ["The militants"]),
        ("The army killed rebels.", ["rebels"]),
        ("They met opposition, and the opposition won.", ["the opposition"]),
        ("A so-called monitoring group wrote.", ["A so-called monitoring group"]),
    ],
)
def test_a_label_is_a_noun_with_what_belongs_to_it(words: str, found: list[str]) -> None:
    assert [words[p.start : p.end] for p in phrases(words, 0, len(words))] == found


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("She calls them 'the lodgers' now.", "'the lodgers'"),
        ('He described the league as "a branch of the guild".', '"a branch of the guild"'),
        ("They call for a truce.", None),
        ("She has never called them 'the lodgers'.", None),
        ("She didn't call them 'the lodgers'.", None),
    ],
)
def test_what_somebody_is_said_to_call_an_actor(words: str, named: str | None) -> None:
    assert [words[n.start : n.end] for n in namings(words, 0, len(words)) if n.quoted] == ([named] if named else [])


# -- whose


def test_voice_and_manner() -> None:
    text = 'The rebels came. Hale said the thugs must go. Brink: "The regime lied." Hale said Brink called the fighters "clowns of the gunmen".'
    rows = read(
        text,
        claim(text, MAYOR, "the thugs must go"),
        claim(text, "olaf-brink", '"The regime lied."', 2),
        claim(text, MAYOR, 'Brink called the fighters "clowns of the gunmen"', 3),
        claim(text, "olaf-brink", '"clowns of the gunmen"', 4, nested_in="a1:c3"),
    )
    told = [(row["text"], row["voice"], row["via"], row["manner"]) for row in rows]
    assert told == [
        ("The rebels", None, None, "own"),
        ("the thugs", MAYOR, None, "paraphrase"),
        ("The regime", "olaf-brink", None, "quotation"),
        ("the fighters", MAYOR, None, "paraphrase"),
        ("the gunmen", "olaf-brink", MAYOR, "quotation"),
    ]


@pytest.mark.parametrize(
    ("text", "manner", "words"),
    [
        ("The “rebels” came.", "scare", "“rebels”"),
        ("So-called rebels came.", "scare", "So-called rebels"),
        ("Nobody used the word “thugs” there.", "scare", "“thugs”"),
        ("“The rebels came in the night and took all,” it went.", "quotation", "The rebels"),
    ],
)
def test_outside_claims_marks_hold_a_word_up_and_a_speech_has_no_speaker(text: str, manner: str, words: str) -> None:
    assert [(row["manner"], row["text"], row["voice"]) for row in read(text)] == [(manner, words, None)]


def test_what_only_tells_what_somebody_does_is_the_articles_wording() -> None:
    text = "Hale met the rebels. Hale said the thugs must go."
    rows = read(text, claim(text, MAYOR, "the rebels", stance=None), claim(text, MAYOR, "the thugs must go", 2))
    assert [(row["voice"], row["manner"]) for row in rows] == [(None, "own"), (MAYOR, "paraphrase")]


# -- whom


@pytest.mark.parametrize(
    ("text", "referent"),
    [
        ("Harbour League fighters came.", LEAGUE),
        ("The Harbour League, an armed group, came.", LEAGUE),
        ("The rebels, who call themselves the Harbour League, came.", LEAGUE),
        ("Fighters of the Harbour League came.", LEAGUE),
        ("The armed group Harbour League came.", LEAGUE),
        ("The Harbour League is a terrorist group.", LEAGUE),
        ("Olaf Brink's men came.", LEAGUE),
        ("The Harbour League came. The fighters stayed.", LEAGUE),
        ("The Pier Watch wrote. The monitor spoke.", WATCH),
        ("The Harbour League fought the rebels.", None),  # side by side: not the same
        ("The Harbour League came. These militias stayed.", None),
        ("The Harbour League came. The moderate rebels stayed.", None),
        ("Olaf Brink came. Fighters stayed.", None),
        ("The rebels came.", None),
        ("The killer, Tom Hale said, fled.", None),
        ("The Coast Guard came. The fighters stayed.", None),
        ("The Harbour League, the Coast Guard, the regime: all came.", None),  # a list
        ("The Harbour League's proxies came.", None),  # they are others
        ("The Pier Watch wrote. A fuel prices monitor spoke.", None),
        ("Pier Watch removed a dictator of Harbour League.", None),  # one person
    ],
)
def test_whom_a_label_means_stands_beside_it_or_is_the_only_one_that_fits(text: str, referent: str | None) -> None:
    rows = read(text)
    assert rows and {row["referent"] for row in rows} == {referent}
    assert all((row["reason"] is None) == (row["referent"] is None) for row in rows)


def test_his_volunteers_are_those_of_the_body_that_the_speaker_speaks_for() -> None:
    text = "Olaf Brink said that his volunteers would stay. Tom Hale said that its fighters would go."
    rows = read(text, claim(text, "olaf-brink", "his volunteers would stay"), claim(text, MAYOR, "its fighters would go", 2))
    assert [row["referent"] for row in rows] == [LEAGUE, None]


def test_the_same_words_mean_the_same_actor_where_all_that_are_known_do() -> None:
    text = "The militants of the Harbour League came. The Coast Guard met the militants. Other militants stayed."
    assert [row["referent"] for row in read(text)] == [LEAGUE, LEAGUE, None]


def test_new_ones_are_not_those_that_the_same_words_mean_elsewhere() -> None:
    text = "The militants of the Harbour League came. The Coast Guard met the new militants."
    assert [row["referent"] for row in read(text)] == [LEAGUE, None]


def test_what_the_corpus_owner_wrote_wins_and_a_row_for_one_voice_comes_first() -> None:
    text = "The gunmen came. Tom Hale said the gunmen would go."
    given = [
        {"label": "gunman", "referent": "Harbour League", "voice": ""},
        {"label": "gunman", "referent": "Coast Guard", "voice": "Tom Hale"},
        {"label": "gunman", "referent": "Nobody Known", "voice": ""},
    ]
    rows = read(text, claim(text, MAYOR, "the gunmen would go"), given=given)
    assert [(row["referent"], row["reason"]) for row in rows] == [(LEAGUE, "labels.csv"), (GUARD, "labels.csv")]


def test_a_row_for_one_voice_holds_for_no_other() -> None:
    text = "The gunmen came. Tom Hale said the gunmen would go."
    rows = read(text, claim(text, MAYOR, "the gunmen would go"), given=[{"label": "the gunmen", "referent": GUARD, "voice": MAYOR}])
    assert [row["referent"] for row in rows] == [None, GUARD]


def test_the_proposal_has_a_row_a_label_and_guesses_nothing() -> None:
    text = "Harbour League fighters came. Thugs came. Thugs left."
    articles, passages = corpus(text)
    rows = schemas.frame("labels", [row | {"article_id": "a1"} for row in read(text)])
    proposed = labels.proposed(rows, schemas.frame("sources", SOURCES))
    assert proposed[["label", "referent", "times", "known"]].values.tolist() == [["thug", "", 2, 0], ["fighter", "Harbour League", 1, 1]]
    assert labels.proposed(schemas.empty("labels"), schemas.empty("sources")).empty


def test_the_table_knows_its_own_uses_and_types() -> None:
    rows = table("labels")
    assert {row["use"] for row in rows} == {"head", "plural", "the", "group", "owned", "modifier", "plain"}
    assert {kind for row in rows for kind in row["types"].split()} <= set(schemas.SOURCE_TYPES)
    assert len({(row["singular"].lower(), row["use"] in ("modifier", "plain")) for row in rows}) == len(rows)


def test_hostile_text_takes_no_long_time() -> None:
    text = "the " * 4000 + "rebels " * 4000 + "call " * 4000 + "'" * 4000
    assert len(list(phrases(text, 0, len(text)))) > 0 and len(list(namings(text, 0, len(text)))) >= 0


# -- what says so in the words around


def test_a_commander_is_no_second_actor_beside_his_men() -> None:
    text = "Harbour League held the pier. Much later the militants' commander Olaf Brink spoke."
    assert [row["referent"] for row in read(text) if row["text"] == "the militants"] == [LEAGUE]


def test_a_word_that_is_used_for_somebody_means_them() -> None:
    text = "Tom Hale dislikes the word 'militants', which the paper uses for Harbour League."
    assert [row["referent"] for row in read(text) if row["label"] == "militant"] == [LEAGUE]


def test_a_state_before_the_noun_tells_two_of_them_apart() -> None:
    text = "Tom Hale leads the Halverni government. Later the Norrund government left, and the government of Tom Hale left."
    assert [row["referent"] for row in read(text) if row["text"] == "the Norrund government"] == [None]


def test_each_of_a_group_is_its_label() -> None:
    text = "It is the fate of every rebel carrying a gun. Each rebel district burned."
    assert [(text[p.start : p.end], p.label) for p in phrases(text, 0, len(text))] == [("every rebel", "rebel")]


def test_a_name_behind_the_noun_says_whose_it_is() -> None:
    text = "The government of Tom Hale fell. Later the government left, and the government of Olaf Brink came."
    articles, passages = corpus(text)
    sources = [handmade.source("hale-government", "Hale government", "state", independence_group="hale-government"), *SOURCES]
    places = [text.index("The government"), text.index("the government left"), text.index("the government of Olaf")]
    mentions = [
        {"article_id": "a1", "start": n, "end": n + 14, "text": text[n : n + 14], "source_id": "hale-government", "form": "nominal", "reason": "x"}
        for n in places
    ]
    made = {name: schemas.frame(name, rows) for name, rows in {"claims": [], "sources": sources, "mentions": mentions}.items()}
    quoted = quotations.quotations(articles, passages)
    rows = schemas.records(labels.labels(articles, passages, quoted, made["claims"], made["sources"], made["mentions"]))
    assert [row["referent"] for row in rows] == ["hale-government", "hale-government", None]
