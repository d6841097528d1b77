"""Voices inside a claim, by rule: what is one, and what is none."""

from __future__ import annotations

import pytest

from helpers.attribution import relayed, words

CASES = [
    ("that the ministry had denied that the road was closed", [("the ministry", "had denied", "that the road was closed")]),
    ("she would doubt any explanation", [("she", "would doubt", "any explanation")]),
    ("a mother asked me on the telephone which road she should take", [("a mother", "asked", "which road she should take")]),
    ("the ministry stated the number and did not admit it", [("the ministry", "stated", "the number"), ("the ministry", "did not admit", "it")]),
    ("he had been told by officers that the road was closed", [("officers", "had been told", "that the road was closed")]),
    ("that the envoy, Ann Reed, met the president and demanded an answer", [("the envoy, Ann Reed", "demanded", "an answer")]),
    ("that he considers the network a branch of the army", [("he", "considers", "the network a branch of the army")]),
    ("that the company still lists six people as missing", [("the company", "still lists", "six people as missing")]),
    ("planes dropped leaflets warning them of an attack", [("leaflets", "warning", "them of an attack")]),
    ("Mr. Reed said the road was closed", [("Mr. Reed", "said", "the road was closed")]),
    ("I told him that the road was closed", [("I", "told", "that the road was closed")]),
    ("that ‘the ministry admits’ a toll of 12", [("the ministry", "admits", "a toll of 12")]),
    ("that two groups are claiming that it was late", [("two groups", "are claiming", "that it was late")]),
    # none: an act, a hedge, a condition, a name, a thing that cannot speak, a relative clause
    ("that the army had registered at the office", []),
    ("I think that the road is closed", []),
    ("she is hoping that the road is closed", []),
    ("the mayor is thinking that the road is closed", []),
    ("we counted two hits on the pier", []),
    ("if the garrison calls that an accident", []),
    ("the United States that non-compliance matters", []),
    ("that the ministry's step showed that it had no list", []),
    ("she had been promised a real one", []),
    ("people who say that the road is closed", []),
    ("I will tell her who counts", []),
]


@pytest.mark.parametrize(("content", "expected"), CASES)
def test_voices_inside(content: str, expected: list[tuple[str, str, str]]) -> None:
    text = f"The mayor said {content}."
    read = words.words(text, [(0, len(text), False)], [])
    found = []
    for one in relayed.attributions(read, range(3, len(read) - 1)):
        told = [text[slice(*read.at(*part))] if part else "" for part in (one.source, one.cue)]
        found.append((*told, text[read.start[one.content[0]] : read.end[one.content[-1]]]))
    assert found == expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Instead of condemning the raid and then calling for an end to it, he left.", "calling", True),
        ("Rather than denying it, he left.", "denying", True),
        ("Instead of an apology the mayor wrote a letter saying that it was late.", "saying", False),
        ("He left, adding that it was late.", "adding", False),
        ("Let's say that it was late.", "say", True),
        ("But let us suppose that it was late.", "suppose", True),
        ("They let him say that it was late.", "say", False),
        ("Instead of leaving he said that it was late.", "said", False),
        ("He spoke instead of her. Denying it would not help.", "Denying", False),
    ],
)
def test_what_is_not_said(text: str, cue: str, expected: bool) -> None:
    read = words.words(text, [(0, len(text), False)], [])
    place = read.key.index(cue)
    assert relayed.is_unsaid(read, (place, place)) is expected
