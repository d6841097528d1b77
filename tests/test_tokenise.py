"""Sentences and tokens, and text that would choke a tokeniser."""

from __future__ import annotations

import time
import warnings

import pytest
from making import corpus

from helpers import schemas, tokenise
from helpers.errors import ArticleFlag, ModelMissing


def test_sentences_stay_in_their_passage_and_slice() -> None:
    articles, passages = corpus("The bridge is closed. It will open in May.\n\nMr. Smith said so.")
    rows = schemas.validate("sentences", tokenise.sentences(articles, passages))
    assert rows["text"].tolist() == ["The bridge is closed.", "It will open in May.", "Mr. Smith said so."]
    assert rows["sentence"].tolist() == [1, 2, 3]
    assert rows["passage"].tolist() == [1, 1, 2]


def test_only_titles_and_bodies_have_sentences() -> None:
    articles, passages = corpus("The bridge is closed.\nSign up here.")
    passages.loc[1, "role"] = "boilerplate"
    assert tokenise.sentences(articles, passages)["text"].tolist() == ["The bridge is closed."]


def test_tokens_have_tags_heads_and_no_white_space() -> None:
    articles, passages = corpus("The  mayor closed\tthe bridge.")
    rows = schemas.validate("tokens", tokenise.tokens(articles, tokenise.sentences(articles, passages)))
    assert rows["text"].tolist() == ["The", "mayor", "closed", "the", "bridge", "."]
    text = articles["text"][0]
    assert [text[s:e] for s, e in zip(rows["start"], rows["end"], strict=True)] == rows["text"].tolist()
    assert rows.loc[2, ["lemma", "pos", "head", "dep"]].tolist() == ["close", "VERB", 3, "ROOT"]
    assert rows.loc[1, ["head", "dep"]].tolist() == [3, "nsubj"]


def test_entities_only_for_those_who_ask() -> None:
    articles, passages = corpus("Ann Reed lives in Paris.")
    sentences = tokenise.sentences(articles, passages)
    assert tokenise.tokens(articles, sentences, entities=False)["entity"].isna().all()
    assert tokenise.tokens(articles, sentences)["entity"].dropna().tolist()[:2] == ["PERSON", "PERSON"]


@pytest.mark.parametrize(
    "text", ["(" * 18_000 + ")" * 18_000, "x" * 200_000, "word " * 20_000], ids=["nested parentheses", "one long word", "one long sentence"]
)
def test_what_would_choke_is_bounded_and_flagged(text: str) -> None:
    articles, passages = corpus(text)
    before = time.process_time()
    with pytest.warns(ArticleFlag, match="a1: tokenise: a sentence of more than 5,000 characters was cut"):
        sentences = tokenise.sentences(articles, passages)
    tokens = tokenise.tokens(articles, sentences, entities=False)
    assert time.process_time() - before < 60
    assert "".join(sentences["text"]).replace(" ", "") == text.replace(" ", "")
    assert "".join(tokens["text"]) == text.replace(" ", "")


def test_ordinary_text_is_not_flagged() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tokenise.sentences(*corpus("The bridge is closed."))


def test_no_articles_no_rows() -> None:
    articles, passages = schemas.empty("articles"), schemas.empty("passages")
    sentences = schemas.validate("sentences", tokenise.sentences(articles, passages))
    assert len(sentences) == 0
    assert len(schemas.validate("tokens", tokenise.tokens(articles, sentences))) == 0


def test_a_missing_model_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenise, "MODELS", ("no_such_model", "nor_this_one"))
    with pytest.raises(ModelMissing, match="install nor-this-one with pip, or no_such_model with conda"):
        tokenise.language_model.__wrapped__()
