"""Candidates of one sentence: what could be cue, source and content."""

from __future__ import annotations

import pytest
from making import corpus

from helpers import tokenise
from helpers.grammar import attributions
from helpers.grammar.attributions import Candidate, Token

COLUMNS = ("start", "end", "text", "lemma", "pos", "tag", "head", "dep")


def of(text: str) -> tuple[list[Token], list[Candidate]]:
    articles, passages = corpus(text)
    rows = tokenise.tokens(articles, tokenise.sentences(articles, passages), entities=False)
    tokens = attributions.parsed(zip(*(rows[c].tolist() for c in COLUMNS), strict=True))
    return tokens, list(attributions.candidates(tokens))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("She said that it rained.", ("say", "clause")),
        ("She vowed to leave.", ("vow", "infinitive")),
        ("She denied taking it.", ("deny", "gerund")),
        ("The court condemned the raid.", ("condemn", "object")),
        ("The union called for talks.", ("call", "for")),
        ("She accused him of theft.", ("accuse", "object_of")),
        ("According to the mayor, it rained.", ("according", "according")),
        ("The court called the raid an error.", ("call", "complement")),
        ("It had reportedly rained.", ("reportedly", "adverb")),
        ("The claim that it rained was false.", ("claim", "noun_clause")),
        ("She is sure that it rained.", ("sure", "adj_clause")),
    ],
)
def test_each_construction_has_a_candidate(text: str, key: tuple[str, str]) -> None:
    _, found = of(text)
    assert key in [candidate.key for candidate in found]


@pytest.mark.parametrize(
    ("text", "lemma", "source"),
    [
        ("She said that it rained.", "say", "She"),
        ("The mayor, who said that it rained, left.", "say", "The mayor who"),
        ("It was said by the mayor that it rained.", "say", "the mayor"),
        ("The tram is expected to be late.", "expect", ""),
        ("The mayor's claim that it rained was false.", "claim", "The mayor 's"),
        ("The mayor left, saying that it rained.", "say", "The mayor"),
    ],
)
def test_sources(text: str, lemma: str, source: str) -> None:
    tokens, found = of(text)
    candidate = next(c for c in found if c.lemma == lemma)
    assert " ".join(tokens[i].text for i in sorted(candidate.source)) == source


def test_cue_source_and_content_share_no_word() -> None:
    _, found = of('The mayor, who had said "it rained", denied that the union plans to call for talks with him.')
    assert found
    for candidate in found:
        assert not candidate.cue & candidate.content and not candidate.source & candidate.content
