"""Sources: which mentions are one, which stay apart, which stay unknown."""

from __future__ import annotations

import pytest
from making import claimed, corpus

from helpers import quotations, schemas, sources, tokenise
from helpers.schemas import pd


def linked(*texts: str) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The sources, mentions and claims of these articles."""
    articles, claims = claimed(*texts)
    found, mentions, claims, _ = staged(articles, claims)
    return schemas.validate("sources", found), schemas.validate("mentions", mentions), schemas.validate("claims", claims)


def staged(articles: pd.DataFrame, claims: pd.DataFrame, figures: pd.DataFrame | None = None) -> sources.Frames:
    """The stage, with the sentences and quotations of the articles."""
    passages = corpus(*articles["text"])[1]
    sentences, quoted = tokenise.sentences(articles, passages), quotations.quotations(articles, passages)
    return sources.sources(articles, sentences, quoted, claims, schemas.empty("figures") if figures is None else figures)


def heard(*texts: str) -> list[str]:
    """The name of the source of each claim."""
    found, _, claims = linked(*texts)
    return claims["source_id"].map(dict(zip(found["source_id"], found["name"], strict=True))).tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Reed said it was cold. Ms Reed said it was late.", ["Ann Reed", "Ann Reed"]),
        ("ANN REED said it was cold. Ann Reed said it was late.", ["ANN REED", "ANN REED"]),
        ("Ann Reed said it was cold. She said it was late.", ["Ann Reed", "Ann Reed"]),
        ("The River Authority said it was cold. It said it was late.", ["River Authority", "River Authority"]),
        ("The Valley Monitoring Group said it was cold. The group said it was late.", ["Valley Monitoring Group"] * 2),
        ("The Valley Observatory said it was cold. The observatory said it was late.", ["Valley Observatory"] * 2),
        ("The Valley Farmers Union (VFU) said it was cold. VFU said it was late.", ["Valley Farmers Union"] * 2),
        ("Mayor Ann Reed said it was cold. The mayor said it was late.", ["Ann Reed", "Ann Reed"]),
        ("Ann Reed said it was cold. Bob Hill said it was late.", ["Ann Reed", "Bob Hill"]),
        ("Ann Reed said it was cold. It said it was late.", ["Ann Reed", "It"]),
        ("He said it was cold.", ["He"]),
    ],
)
def test_who_is_who(text: str, expected: list[str]) -> None:
    assert heard(text) == expected


def test_a_pronoun_without_a_source_is_not_resolved() -> None:
    found, _, claims = linked("He said it was cold.")
    assert found["resolved"].tolist() == [False]
    assert claims["source_id"].notna().all()


def test_names_are_one_source_over_articles_and_unnamed_people_are_not() -> None:
    found, _, _ = linked("Ann Reed said it was cold. Residents said it was late.", "Ann Reed said it was wet. Residents said it was dry.")
    assert sorted(found["name"]) == ["Ann Reed", "Residents", "Residents"]
    assert found["named"].sum() == 1


@pytest.mark.parametrize("person", ["Observatory director Ann Reed", "Ann Reed, the observatory's director,", "Its director, Ann Reed,"])
def test_a_director_speaks_for_the_body_and_shares_its_group(person: str) -> None:
    found, _, _ = linked(f"The Valley Observatory said it was cold. {person} said it was late.")
    body, person = schemas.records(found)
    assert person["affiliation"] == body["name"] == "Valley Observatory"
    assert person["independence_group"] == body["independence_group"] == body["source_id"]
    assert (body["type"], person["type"]) == ("monitor", "monitor")


def test_a_document_speaks_for_the_source_before_it() -> None:
    found, _, _ = linked("The army said it was cold. A statement said it was late.")
    army, statement = schemas.records(found)
    assert (army["type"], statement["type"]) == ("military", "document")
    assert statement["speaks_for"] == army["source_id"]


def test_a_carried_quotation_has_the_source_that_it_takes() -> None:
    _, _, claims = linked('"It is cold today," Ann Reed said.\n"It is late as well now."')
    assert claims["source_id"].tolist() == ["ann-reed", "ann-reed"]


def test_a_claim_without_a_source_has_none() -> None:
    articles, claims = claimed("Ann Reed said it was cold.")
    claims = claims.assign(source_start=pd.NA, source_end=pd.NA, source_text=None).astype(schemas.dtypes("claims"))
    found, _, claims, _ = staged(articles, claims)
    assert not found["heard"].any() and claims["source_id"].isna().all()


def test_a_figure_has_the_source_of_its_claim() -> None:
    articles, claims = claimed("Ann Reed said that 12 homes burned.")
    row = {"article_id": "a1", "figure_id": "a1:f1", "start": 19, "end": 21, "text": "12", "phrase_start": 19, "phrase_end": 27, "value": 12.0}
    row |= {"approximate": False, "vague": False, "kind": "facilities"}
    figures = schemas.frame("figures", [row | {"claim_id": "a1:c1"}, row | {"figure_id": "a1:f2", "claim_id": None}])
    assert staged(articles, claims, figures)[3]["source_id"].fillna("").tolist() == ["ann-reed", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Valley Observatory for Human Rights was there. The Observatory said it was late.", ["Valley Observatory for Human Rights"]),
        ("The Health Ministry and the Interior Ministry met. The Ministry said it was late.", ["Ministry"]),
        ("Ann Reed said it was cold. Ann Reed and Bob Hill said it was late.", ["Ann Reed", "Ann Reed and Bob Hill"]),
        ("The river army and the Valley Brigade said it was late.", ["The river army and the Valley Brigade"]),
        ("The Interior Minister, Ann Reed, said it was late.", ["Ann Reed"]),
        ("The Valley Monitoring Network met. The network said it was late.", ["Valley Monitoring Network"]),
        ("Many hurt, network says. The Valley Monitoring Network met.", ["Valley Monitoring Network"]),
        ("Northland's Health Ministry met. The Health Ministry said it was late.", ["Northland's Health Ministry"]),
        ("Ann Reed, who had fought rebels, said it was cold.", ["Ann Reed"]),
    ],
)
def test_short_forms_of_bodies_and_joint_sources(text: str, expected: list[str]) -> None:
    assert heard(text) == expected


def test_what_a_relative_clause_says_is_no_role() -> None:
    found, _, _ = linked("Ann Reed, who had fought rebels, said it was cold.")
    assert found["type"].tolist() == ["other", "armed_group"]
    assert found["heard"].tolist() == [True, False]
