"""Voices: who is heard directly, who only through others, who never; and whose words an article is made of."""

from __future__ import annotations

from typing import Any

import handmade
import pandas as pd
import pytest
from making import corpus

from helpers import quotations, schemas, voices


def frames(**changed: list[dict[str, Any]]) -> tuple[Any, Any, Any]:
    rows = handmade.harbour() | changed
    return tuple(schemas.frame(name, rows.get(name, [])) for name in ("sources", "claims", "mentions"))  # type: ignore[return-value]


def by_source(found: Any) -> dict[str, dict[str, Any]]:
    return {row["source_id"]: row for row in schemas.records(found)}


def test_a_relayed_claim_is_never_counted_as_heard_directly() -> None:
    found = by_source(voices.of_sources(*frames()))
    mayor = found[handmade.MAYOR]
    assert (mayor["claims"], mayor["relayed"], mayor["through"], mayor["heard"]) == (2, 1, [handmade.UNION], "directly")
    claims = [claim for claim in handmade.harbour()["claims"] if claim["source_id"] != handmade.MAYOR or claim.get("nested_in")]
    mayor = by_source(voices.of_sources(*frames(claims=claims)))[handmade.MAYOR]
    assert (mayor["claims"], mayor["words"], mayor["speaks_in"], mayor["mentioned_in"], mayor["heard"]) == (0, 0, 0, 1, "through others")


def test_who_quotes_himself_is_heard_directly() -> None:
    claims = [claim | {"source_id": handmade.UNION} for claim in handmade.harbour()["claims"]]
    assert by_source(voices.of_sources(*frames(claims=claims)))[handmade.UNION]["relayed"] == 0


def test_who_states_nothing_is_not_heard() -> None:
    claims = [claim | {"stance": None, "mode": "indirect"} for claim in handmade.harbour()["claims"]]
    rows = by_source(voices.of_sources(*frames(claims=claims)))
    assert {row["heard"] for row in rows.values()} == {"never"}
    assert rows[handmade.MAYOR]["mentioned_in"] == 1


def test_mentioned_and_never_heard() -> None:
    sources = [*handmade.harbour()["sources"], handmade.source("crews", "crews", "witness", named=False, heard=False)]
    mention = {"article_id": "harbour", "start": 0, "end": 7, "text": "Harbour", "source_id": "crews", "form": "nominal", "reason": "same words"}
    found = voices.of_sources(*frames(sources=sources, mentions=[mention, mention]))
    crews = by_source(found)["crews"]
    assert (crews["mentions"], crews["mentioned_in"], crews["speaks_in"], crews["heard"]) == (2, 1, 0, "never")


def test_those_who_speak_for_a_body_make_it_heard() -> None:
    sources = [row | {"independence_group": handmade.WATCH} for row in handmade.harbour()["sources"]]
    found = schemas.records(voices.of_origins(*frames(sources=sources)))
    assert [(row["source_id"], row["heard"], len(row["members"])) for row in found] == [(handmade.WATCH, "directly", 4)]
    unresolved = [row | {"resolved": False} for row in handmade.harbour()["sources"]]
    assert voices.of_origins(*frames(sources=unresolved)).empty


def test_a_word_for_many_is_heard_where_anyone_called_so_speaks() -> None:
    pier, town = (
        handmade.source(key, name, "witness", named=False)
        for key, name in (("b:residents", "two residents of the pier"), ("residents", "the residents"))
    )
    claims = [claim | {"source_id": "b:residents"} for claim in handmade.harbour()["claims"]]
    found = schemas.records(voices.of_origins(*frames(sources=[town, pier], claims=claims, mentions=[])))
    assert [(row["name"], row["members"], row["heard"]) for row in found] == [("“residents”", ["residents", "b:residents"], "directly")]
    named = [town, handmade.source("b:residents-union", "residents of Pier Row", "ngo")]
    assert len(voices.of_origins(*frames(sources=named, claims=[], mentions=[]))) == 2


def test_a_mention_by_a_label_counts_for_whom_it_means() -> None:
    row = {"article_id": "a", "start": 4, "end": 10, "text": "rebels", "source_id": "the-rebels", "form": "nominal", "reason": "same words"}
    label = {
        "article_id": "a",
        "start": 0,
        "end": 10,
        "text": "The rebels",
        "referent": "league",
        "manner": "own",
        "label": "rebel",
        "kind": "combatant",
    }
    mentions = schemas.frame("mentions", [row, row | {"start": 20, "end": 26}])
    assert voices.meant(mentions, schemas.frame("labels", [label]))["source_id"].tolist() == ["league", "the-rebels"]


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ([], "No actor is mentioned"),
        (["directly"], "None of 1 actor is mentioned without being heard"),
        (["never", "directly"], "1 of 2 actors is mentioned and never heard: actor 0"),
        (["never"] * 5, "5 of 5 actors are mentioned and never heard, most often actor 0, actor 1 and actor 2"),
    ],
)
def test_the_finding_is_a_sentence_for_any_number(heard: list[str], said: str) -> None:
    rows = [(f"actor {n}", state, 9 - n, 0 if state == "never" else 9 - n, 9) for n, state in enumerate(heard)]
    frame = pd.DataFrame(rows, columns=["name", "heard", "mentioned_in", "speaks_in", "mentions"])
    assert voices.finding(frame) == said


def test_the_words_of_an_article_are_its_own_reported_or_quoted() -> None:
    text = 'Ann said rents rise. "They rise," she said. Nobody knew.'
    articles, passages = corpus(text)
    claims = [handmade.claim(text, 1, "Ann", "said", "rents rise", article_id="a1"), handmade.claim(text, 2, "", "", '"They rise,"', article_id="a1")]
    found = voices.of_articles(articles, passages, quotations.quotations(articles, passages), schemas.frame("claims", claims))
    assert schemas.records(found)[0] == {"article_id": "a1", "outlet": None, "words": 10, "quoted": 2, "reported": 2, "own": 6}


def test_a_chain_begins_with_the_outermost_voice_and_ends_where_it_goes_round() -> None:
    rows = [{"claim_id": f"a:c{n}", "nested_in": outer} for n, outer in ((1, None), (2, "a:c1"), (3, "a:c2"), (4, "a:c4"), (5, "a:c9"))]
    claims = pd.DataFrame(rows)
    assert voices.chain(claims, "a:c3")["claim_id"].tolist() == ["a:c1", "a:c2", "a:c3"]
    assert voices.chain(claims, "a:c4")["claim_id"].tolist() == ["a:c4"] and voices.chain(claims, "a:c5")["claim_id"].tolist() == ["a:c5"]


@pytest.mark.parametrize(
    ("source", "heard"),
    [("Ann Reed and the crews", {"ann", "crews"}), ("both the crews and Ann Reed", {"ann", "crews"}), ("friends of Ann Reed and the crews", set())],
)
def test_those_who_speak_together_are_each_heard(source: str, heard: set[str]) -> None:
    text = f"{source} said that rents rise."
    sources = schemas.frame("sources", [handmade.source(key, key, "other") for key in ("both", "ann", "crews")])
    claim = handmade.claim(text, 1, source, "said", "rents rise", article_id="a1", source_id="both")
    mentions = [
        {"article_id": "a1", "start": text.index(words), "end": text.index(words) + len(words), "text": words, "source_id": key}
        for words, key in (("Ann Reed", "ann"), ("crews", "crews"))
    ]
    rows = schemas.frame("mentions", [mention | {"form": "name", "reason": "same name"} for mention in mentions])
    found = voices.of_sources(sources, schemas.frame("claims", [claim]), rows)
    assert {row["source_id"] for row in schemas.records(found) if row["heard"] == "directly"} == heard | {"both"}
