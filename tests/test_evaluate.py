"""The measures: each case small enough to be counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import evaluate, export
from helpers.errors import InputError, OptionError, OutputError

TEXT = 'The mayor of Leith said that rents would fall, and "wages must rise" said a nurse.'


def at(words: str, start: int = 0) -> list[int]:
    """Where the words stand."""
    first = TEXT.index(words, start)
    return [first, first + len(words)]


def claim(content: str, source: str | None = None, cue: str | None = None) -> dict[str, Any]:
    source_at, cue_at = (at(words) if words else [None, None] for words in (source, cue))
    return {"source_start": source_at[0], "source_end": source_at[1], "cue_start": cue_at[0], "cue_end": cue_at[1], "spans": [at(content)]}


RENTS = claim("rents would fall", "The mayor of Leith", "said")
WAGES = claim('"wages must rise"', "a nurse", "said")


def scores(folder: Path, gold: list[dict[str, Any]], predicted: list[dict[str, Any]] | None) -> pd.DataFrame:
    for name, rows in (("gold", gold), ("predicted", predicted)):
        (folder / name).mkdir()
        if rows is not None:
            (folder / name / "a.ann").write_text(export.standoff(TEXT, rows))
    (folder / "a.txt").write_text(TEXT)
    return evaluate.claims(folder / "gold", folder / "predicted", folder)


def counts(table: pd.DataFrame, over: str, measure: str) -> tuple[int, int, int]:
    row = table[(table["over"] == over) & (table["measure"] == measure)].iloc[0]
    return int(row["matched"]), int(row["predicted"]), int(row["gold"])


def test_the_same_attributions_score_a_hundred(tmp_path: Path) -> None:
    table = scores(tmp_path, [RENTS, WAGES], [RENTS, WAGES])
    assert (table[["precision", "recall", "f1", "low", "high"]] == 100).all(axis=None)
    assert counts(table, "tokens", "source") == (6, 6, 6)
    assert counts(table, "quoted", "exact") == counts(table, "indirect", "exact") == (1, 1, 1)


def test_no_predicted_file_leaves_the_gold_in_the_recall(tmp_path: Path) -> None:
    table = scores(tmp_path, [RENTS], None)
    assert counts(table, "all", "content") == (0, 0, 1)
    assert (table["f1"] == 0).all()


@pytest.mark.parametrize(
    ("predicted", "content", "with_source", "exact"),
    [
        (claim("would fall", "The mayor of Leith"), 1, 1, 0),  # two of three tokens
        (claim("fall", "The mayor of Leith"), 0, 0, 0),  # one of three
        (claim("rents would fall,", "Leith"), 1, 1, 1),  # a comma is no token; one word of weight is enough
        (claim("rents would fall", "The"), 1, 0, 1),  # an article is no word of weight
        (claim("rents would fall", "a nurse"), 1, 0, 1),
        (claim("rents would fall"), 1, 0, 1),  # no source where gold has one
    ],
)
def test_what_counts_as_a_match(tmp_path: Path, predicted: dict[str, Any], content: int, with_source: int, exact: int) -> None:
    table = scores(tmp_path, [RENTS], [predicted])
    assert tuple(counts(table, "all", measure)[0] for measure in ("content", "content+src", "exact")) == (content, with_source, exact)


def test_a_source_of_function_words_alone_needs_any_word(tmp_path: Path) -> None:
    gold = claim("rents would fall", "The")
    assert counts(scores(tmp_path, [gold], [RENTS]), "all", "content+src") == (1, 1, 1)


def test_each_attribution_is_paired_once_and_the_best_overlap_first(tmp_path: Path) -> None:
    wide = claim("that rents would fall", "The mayor of Leith")
    table = scores(tmp_path, [RENTS], [wide, RENTS])
    assert counts(table, "all", "content") == (1, 2, 1)
    assert counts(table, "all", "exact") == (1, 2, 1)


def test_a_paired_prediction_belongs_to_the_group_of_its_gold(tmp_path: Path) -> None:
    long = claim('and "wages must rise"', "a nurse")
    table = scores(tmp_path, [claim("wages must rise", "a nurse")], [long])
    assert counts(table, "quoted", "content") == (1, 1, 1)  # a mark that touches the content counts
    assert counts(table, "indirect", "content") == (0, 0, 0)


def test_the_first_annotator_counts_and_a_discontinuous_span_is_one_content(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    for name in ("gold", "predicted"):
        (tmp_path / name).mkdir()
    split = f"T1\tContent {at('rents')[0]} {at('rents')[1]};{at('fall')[0]} {at('fall')[1]}\trents fall\nE1\tAttribution:T1 Content:T1\n"
    (tmp_path / "gold" / "a_00ff.ann").write_text(split)
    (tmp_path / "gold" / "a_ff00.ann").write_text("")
    (tmp_path / "predicted" / "a.ann").write_text(split + "#1\tAnnotatorNotes T1\tunsure\nT9\tDiscard 0 3\tThe\n")
    table = evaluate.claims(tmp_path / "gold", tmp_path / "predicted", tmp_path)
    assert counts(table, "tokens", "content") == (2, 2, 2)
    assert counts(table, "all", "content+src") == (1, 1, 1)  # both without a source


def test_intervals_hold_the_score_and_are_the_same_each_time(tmp_path: Path) -> None:
    for name in ("text", "attributions", "predicted"):
        (tmp_path / name).mkdir()
    for number in range(12):
        (tmp_path / "text" / f"{number}.txt").write_text(TEXT)
        (tmp_path / "attributions" / f"{number}.ann").write_text(export.standoff(TEXT, [RENTS, WAGES]))
        (tmp_path / "predicted" / f"{number}.ann").write_text(export.standoff(TEXT, [RENTS] if number % 3 else []))
    first, second = (evaluate.layer("claims", tmp_path, tmp_path / "predicted") for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    row = first[(first["over"] == "all") & (first["measure"] == "content")].iloc[0]
    assert row["low"] < row["f1"] < row["high"]
    assert first.attrs == {"articles": 12, "words": 12 * len(TEXT.split())}


@given(st.text(alphabet=st.sampled_from('ab1 .,"\n’'), max_size=40), st.data())
def test_a_span_touches_the_tokens_that_it_shares_a_character_with(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    tokens = evaluate._tokens(text)
    assert evaluate._touched([(start, end)], tokens) == {n for n, (a, b) in enumerate(tokens) if max(a, start) < min(b, end) or a < start == end < b}
    assert all(text[a].isalnum() and text[b - 1].isalnum() and not any(map(str.isspace, text[a:b])) for a, b in tokens)


def test_scores_of_another_layer_stay_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "scores.json"
    path.write_text('{"dates": {"articles": 3}}')
    evaluate.write(scores(tmp_path, [RENTS], [RENTS]), path, layer="claims", gold=tmp_path / "some" / "dev")
    held = json.loads(path.read_text())
    assert held["dates"] == {"articles": 3}
    assert (held["claims"]["gold"], held["claims"]["articles"], len(held["claims"]["measures"])) == ("some/dev", 1, 12)
    assert held["claims"]["measures"][3] | {"over": "all", "measure": "content", "matched": 1, "f1": 100.0} == held["claims"]["measures"][3]


def test_a_file_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "scores.json").write_text("not JSON")
    with pytest.raises(OutputError, match=r"scores\.json"):
        evaluate.write(scores(tmp_path, [RENTS], [RENTS]), tmp_path / "scores.json", layer="claims", gold="dev")


def test_what_is_no_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder"):
        evaluate.layer("claims", tmp_path / "nowhere")
    with pytest.raises(InputError, match="no .txt file"):
        evaluate.layer("claims", tmp_path)
    with pytest.raises(InputError, match=r"no \.ann file"):
        evaluate.layer("claims", tmp_path, tmp_path)
    with pytest.raises(OptionError, match="dates"):
        evaluate.layer("dates", tmp_path)
