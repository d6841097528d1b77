"""Quotation marks: which pair, which run on, which are none."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import corpus

from helpers import quotations, schemas


def texts(*lines: str) -> list[str]:
    """The quotations of one article, a paragraph a line."""
    return found(*lines)["text"].tolist()


def found(*lines: str) -> schemas.pd.DataFrame:
    return schemas.validate("quotations", quotations.quotations(*corpus("\n".join(lines))))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('"The bridge is closed," the mayor said.', ['"The bridge is closed,"']),
        ("“The bridge is closed,” the mayor said.", ["“The bridge is closed,”"]),
        ('“The bridge is closed," the mayor said.', ['“The bridge is closed,"']),
        ("«The bridge is closed», the mayor said.", ["«The bridge is closed»"]),
        ("``The bridge is closed,'' the mayor said.", ["``The bridge is closed,''"]),
        ("‘The bridge is closed,’ the mayor said.", ["‘The bridge is closed,’"]),
        ("'The workers' bridge is closed,' the mayor said.", ["'The workers' bridge is closed,'"]),
        ('"It is closed," she said. "Go home."', ['"It is closed,"', '"Go home."']),
        ('"He told me, ‘Go home,’ and I went," she said.', ['"He told me, ‘Go home,’ and I went,"']),
        ("The mayor's bridge wasn't closed in the '90s.", []),
        ("It is the drivers' bridge, and the riders' too.", []),
        ('A 6" pipe and a 12" pipe burst.', []),
        ('The "talks" and the "truce" failed.', ['"talks"', '"truce"']),
        ("", []),
    ],
)
def test_marks_pair_inside_their_paragraph(line: str, expected: list[str]) -> None:
    assert texts(line) == expected


def test_an_open_quotation_runs_on_where_the_next_paragraph_opens_with_a_mark() -> None:
    rows = found('"The bridge is closed. We are sorry.', '"It will open again."', "The mayor left.")
    assert rows["text"].tolist() == ['"The bridge is closed. We are sorry.', '"It will open again."']
    assert rows["closed"].tolist() == [False, True]
    assert rows["continues"].tolist()[1] == rows["quotation_id"].tolist()[0]


def test_an_open_quotation_that_nothing_carries_on_does_not_swallow_narration() -> None:
    assert texts('She called it "a disaster. The mayor left at noon.', "Nobody followed.") == ['"a disaster.']


def test_an_open_quotation_ends_where_another_opens() -> None:
    assert texts('He spoke of "a mess. Then he said "We go home," and left.') == ['"a mess.', '"We go home,"']


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ('"The bridge is closed to all traffic," the mayor said.', "speech"),
        ('The mayor spoke of "a very long and cold winter" to come.', "fragment"),
        ('The so-called "truce" failed.', "scare"),
        ('She wrote "The Long Winter of Our Valley" last year.', "title"),
        ("She spoke on the radio’s “The Long Winter,” and left.", "title"),
        ('"No Bridge, No Peace," they sang.', "speech"),
    ],
)
def test_kinds(line: str, kind: str) -> None:
    assert found(line)["kind"].tolist() == [kind]


def test_only_titles_and_bodies_are_read() -> None:
    articles, passages = corpus('"Sign up," we say.\n"It is closed," she said.')
    passages.loc[0, "role"] = "boilerplate"
    assert quotations.quotations(articles, passages)["text"].tolist() == ['"It is closed,"']


def test_a_quotation_inside_another_does_not_end_it() -> None:
    assert found("“They say “go” and we go.” He left.")["text"].tolist() == ["“They say “go” and we go.”"]
    assert found("“They say “go” and we stay, he said. “No.”")["text"].tolist()[0] != "“They say “go” and we stay, he said. “No.”"


def test_the_wrong_mark_opens_a_paragraph() -> None:
    assert found("”We go.” - Ann Reed")["text"].tolist() == ["”We go.”"]


@given(st.text(alphabet="ab “”\"'‘’.,\n«»`A", max_size=80))
def test_runs_stand_apart_or_inside_one_another_and_stay_in_their_paragraph(text: str) -> None:
    articles, passages = corpus(text)
    rows = schemas.validate("quotations", quotations.quotations(articles, passages))
    spans = list(zip(rows["start"], rows["end"], strict=True))
    assert all(first[1] <= second[0] or second[1] <= first[1] for first, second in combinations(spans, 2))
    for (start, end), words in zip(spans, rows["text"], strict=True):
        assert words == text[start:end] and "\n" not in words and end > start
