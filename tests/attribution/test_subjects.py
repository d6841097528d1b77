"""Sources that the grammar of a clause takes away, and those that two verbs share."""

from __future__ import annotations

import pytest

from helpers.attribution import sourced, subjects, words
from helpers.attribution.claim import Claim

Said = tuple[str | None, str, str]  # source, cue, content


def settled(text: str, *said: Said) -> list[tuple[str | None, str]]:
    """(source, content) of these claims, after the rules; each part is looked for behind the one before."""
    claims = []
    at = 0
    for source, cue, content in said:
        place = text.index(cue, at)
        begins = text.find(content, place) if content in text[place:] else text.index(content)
        spoken = None if source is None else (text.index(source), text.index(source) + len(source))
        claims.append(Claim((place, place + len(cue)), spoken, [(begins, begins + len(content))]))
        at = place + len(cue)
    subjects.leave_out(text, claims)
    sourced.complete(text, words.words(text, [(0, len(text), False)], []), claims)
    return [(text[slice(*claim.source)] if claim.source else None, " ".join(text[a:z] for a, z in claim.spans)) for claim in claims]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mayor was asked whether the bridge would open.", ("The mayor", "was asked", "whether the bridge would open")),
        ("The mayor had no answer when asked about the bridge.", ("The mayor", "asked about", "the bridge")),
        ("The council was told that the bridge was old.", ("The council", "was told", "that the bridge was old")),
        ("It was hard to see how the bridge could last.", ("It", "hard to see", "how the bridge could last")),
        ("It was reported that the bridge was shut.", ("It", "was reported", "that the bridge was shut")),
        ("They met after the Ruvia-led call for talks.", ("Ruvia-led", "call for", "talks")),
        ("Nobody saw the army’s alleged use of the bridge.", ("the army", "alleged", "use of the bridge")),
    ],
)
def test_who_is_asked_or_told_and_what_stands_for_nothing_is_no_source(text: str, said: Said) -> None:
    assert settled(text, said) == [(None, said[2])]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mayor asked whether the bridge would open.", ("The mayor", "asked", "whether the bridge would open")),
        ("The mayor’s proposed tax failed.", ("The mayor", "proposed", "tax")),
        ("She’s expected to call it late.", ("She", "expected", "to call it late")),
        ("The mayor was asking for time.", ("The mayor", "was asking for", "time")),
        ("The mayor was convinced that it would last.", ("The mayor", "was convinced", "that it would last")),
        ('The mayor was quoted as saying it was "old".', ("The mayor", "was quoted as saying", 'it was "old"')),
        ("The union met, and it said that the bridge was old.", ("it", "said", "that the bridge was old")),
        ("The bridge, asked the mayor, is it old?", ("the mayor", "asked", "is it old?")),
    ],
)
def test_who_asks_or_is_convinced_keeps_it(text: str, said: Said) -> None:
    assert settled(text, said) == [(said[0], said[2])]


def test_who_is_said_to_do_something_belongs_to_what_is_said() -> None:
    assert settled("The driver is said to have fled.", ("The driver", "is said", "to have fled")) == [(None, "The driver to have fled")]
    assert settled("The mayor is accused of closing it.", ("The mayor", "is accused of", "closing it")) == [(None, "The mayor closing it")]


@pytest.mark.parametrize(
    ("text", "first", "then", "source"),
    [
        ("She praised the plan, saying that it was late.", ("She", "praised", "the plan"), (None, "saying", "that it was late"), "She"),
        ("She praised the plan but did not back the tax.", ("She", "praised", "the plan"), (None, "back", "the tax"), "She"),
        ("She praised the plan, but it is unclear who pays.", ("She", "praised", "the plan"), (None, "it is unclear", "who pays"), None),
        ("She praised the plan. But has not backed the tax.", ("She", "praised", "the plan"), (None, "has not backed", "the tax"), None),
        ("She praised the plan but was asked about the tax.", ("She", "praised", "the plan"), (None, "was asked about", "the tax"), None),
        ("She met the mayor, who, while praising the plan, left.", ("She", "met", "the mayor"), (None, "praising", "the plan"), None),
    ],
)
def test_a_participle_and_a_verb_behind_but_have_the_source_before_them(text: str, first: Said, then: Said, source: str | None) -> None:
    assert settled(text, first, then)[1][0] == source


@pytest.mark.parametrize(
    ("text", "first", "then", "source"),
    [
        ("Noting that it was late, she praised it.", (None, "Noting", "that it was late"), ("she", "praised", "it"), "she"),
        ("Rain fell. Calling it late, she praised it.", (None, "Calling", "it late"), ("she", "praised", "it"), "she"),
        ("Praising the plan\nThe mayor praised it.", (None, "Praising", "the plan"), ("The mayor", "praised", "it"), None),
        ("According to plan, she praised it.", (None, "According to", "plan"), ("she", "praised", "it"), None),
        ("Her speech, praising the plan, ended: they left.", (None, "praising", "the plan"), ("they", "left", "left"), None),
    ],
)
def test_a_participle_that_opens_a_sentence_has_the_source_of_its_main_clause(text: str, first: Said, then: Said, source: str | None) -> None:
    assert settled(text, first, then)[0][0] == source
