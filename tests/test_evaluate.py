"""The measures of standoff, and of a corpus with gold of its own: each case small enough to be counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

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


def test_what_lies_in_another_claim_is_counted_apart(tmp_path: Path) -> None:
    table = scores(tmp_path, [RENTS], [RENTS, claim("fall", "rents", "would")])
    assert counts(table, "all", "content") == (1, 2, 1)
    assert counts(table, "outermost", "content") == (1, 1, 1)


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


def test_each_attribution_that_is_not_right_is_told_once_by_its_kind(tmp_path: Path) -> None:
    for name, rows in (
        ("gold", [RENTS, WAGES]),
        ("predicted", [claim("rents would fall", "a nurse", "said"), claim("must", "a nurse"), claim("The mayor", "Leith")]),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.ann").write_text(export.standoff(TEXT, rows))
    (tmp_path / "a.txt").write_text(TEXT)
    differing: list[Any] = []
    evaluate.claims(tmp_path / "gold", tmp_path / "predicted", tmp_path, differing=differing)
    assert [(d.kind, d.start) for d in differing] == [
        ("wrong source", at("rents")[0]),
        ("wrong extent", at("wages")[0]),
        ("spurious", at("The mayor")[0]),
    ]
    told = evaluate.listing(evaluate.frame(differing))
    assert "gold The mayor of Leith | said | rents would fall, found a nurse | said | rents would fall" in told
    assert "a:0  Leith | - | The mayor" in told

    alone: list[Any] = []
    evaluate.claims(tmp_path / "gold", tmp_path / "none", tmp_path, differing=alone)
    assert [d.kind for d in alone] == ["missed", "missed"]


def test_scores_of_another_layer_stay_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "scores.json"
    path.write_text('{"dates": {"articles": 3}}')
    evaluate.write(scores(tmp_path, [RENTS], [RENTS]), path, layer="claims", gold=tmp_path / "some" / "dev")
    held = json.loads(path.read_text())
    assert held["dates"] == {"articles": 3}
    assert (held["claims"]["gold"], held["claims"]["articles"], len(held["claims"]["measures"])) == ("some/dev", 1, 21)
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


# -- a corpus with its own gold


def row(start: int, end: int, **columns: Any) -> dict[str, Any]:
    return {"article_id": "a", "start": start, "end": end, "text": TEXT[start:end], **columns}


def full(held: dict[str, Any], **columns: Any) -> dict[str, Any]:
    """A claim as a row of the frame."""
    start, end = held["spans"][0]
    words = {"content": TEXT[start:end], "claim_id": "a:c1", "mode": "indirect", "stance": "asserts", "source_id": "mayor"}
    return row(start, end, **held, **words, **columns)


@pytest.fixture
def fair(tmp_path: Path) -> Path:
    """A corpus of one article whose gold has a claim, a date that is not there to be found, and the history of a toll."""
    folder = tmp_path / "fair"
    (folder / "gold").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT)
    gold = {
        "claims": [full(RENTS)],
        "dates": [row(0, 3, type="DATE", value="2016")],
        "tolls": [row(4, 9, toll="dead"), row(74, 81, toll="dead")],
    }
    for name, rows in gold.items():
        (folder / "gold" / f"{name}.jsonl").write_text("".join(json.dumps(held) + "\n" for held in rows))
    return folder


def test_a_corpus_is_scored_on_the_layers_that_its_gold_has(fair: Path) -> None:
    found = evaluate.corpus(fair)
    assert (found.gold.rpartition("/")[2], found.articles, found.words) == ("fair", 1, len(TEXT.split()))
    assert found.scores["layer"].unique().tolist() == ["claims", "dates"]
    assert found.not_made == {"tolls": 2}
    dates = found.scores[found.scores["layer"] == "dates"].set_index("measure").loc["exact"]
    assert dates[["matched", "predicted", "gold"]].tolist() == [0, 0, 1]
    missed = found.differences[found.differences["layer"] == "dates"]
    assert missed[["kind", "article_id", "start", "words"]].values.tolist() == [["missed", "a", 0, "The"]]


def test_a_layer_that_is_not_made_has_no_number_of_its_own(fair: Path) -> None:
    found = evaluate.corpus(fair, ["tolls"])
    assert found.scores.empty and "tolls: not made yet, so not scored (2 in the gold)" in evaluate.table(found)
    assert "0.00" not in evaluate.table(found)


def test_frames_of_another_tool_are_compared_instead(fair: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "claims.jsonl").write_text(json.dumps(full(RENTS)) + "\n" + json.dumps(full(WAGES) | {"claim_id": "a:c2"}) + "\n")
    scores = evaluate.corpus(fair, ["claims"], predicted=other).scores
    assert counts(scores, "all", "content") == (1, 2, 1)
    with pytest.raises(InputError, match=r"claims\.jsonl"):
        evaluate.corpus(fair, predicted=tmp_path)


@pytest.mark.parametrize(
    ("name", "line", "said"),
    [
        ("dates", row(0, 4, type="DATE", value="2016") | {"text": "1999"}, "does not stand at 0 of a"),
        ("dates", row(0, 4, type="DATE", value="2016") | {"article_id": "b"}, "no article 'b'"),
        ("figures", [1], "line 1 is no object"),
    ],
)
def test_gold_that_does_not_fit_the_articles_is_refused(fair: Path, name: str, line: Any, said: str) -> None:
    (fair / "gold" / f"{name}.jsonl").write_text(json.dumps(line) + "\n")
    with pytest.raises(InputError, match=said):
        evaluate.corpus(fair)


def test_a_line_that_is_no_json_is_named(fair: Path) -> None:
    (fair / "gold" / "dates.jsonl").write_text("\n{no\n")
    with pytest.raises(InputError, match=r"dates\.jsonl: .*line 2"):
        evaluate.corpus(fair)


def test_no_such_layer_and_no_such_gold(fair: Path, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="facts"):
        evaluate.corpus(fair, ["facts"])
    with pytest.raises(InputError, match="no gold"):
        evaluate.corpus(tmp_path)


def test_a_corpus_stands_beside_other_scores_and_its_other_layers(fair: Path, tmp_path: Path) -> None:
    path = tmp_path / "scores.json"
    evaluate.write(scores(tmp_path, [RENTS], [RENTS]), path, gold="some/dev")
    evaluate.write(evaluate.corpus(fair, ["claims"]), path)
    evaluate.write(evaluate.corpus(fair, ["dates", "tolls"]), path)
    held = json.loads(path.read_text())
    assert list(held) == ["claims", "fair"] and held["claims"]["gold"] == "some/dev"
    assert list(held["fair"]["layers"]) == ["claims", "dates"] and held["fair"]["not_made"] == {"tolls": 2}
    chief = {(measure["layer"], measure["over"], measure["measure"]) for measure in held["fair"]["measures"]}
    assert chief == {(name, *cell) for name, cells in evaluate.HEADLINES.items() if name in ("claims", "dates") for cell in cells}


def test_what_differs_is_listed_by_kind_with_its_words() -> None:
    rows = [("dates", "missed", "a", 3, "", "", f"day\n{n}") for n in range(3)] + [("dates", "value wrong", "a", 9, "2016", "", "then")]
    told = evaluate.listing(pd.DataFrame(rows, columns=["layer", "kind", "article_id", "start", "gold", "predicted", "words"]), at_most=2)
    assert told.splitlines() == [
        "dates, missed: 3, 2 shown",
        "  a:3  day 0",
        "  a:3  day 1",
        "",
        "dates, value wrong: 1",
        "  a:9  gold 2016, found -: then",
    ]


def test_a_corpus_may_be_scored_on_standoff(fair: Path, tmp_path: Path) -> None:
    assert not evaluate.is_standoff(fair) and evaluate.is_standoff(tmp_path)
    (fair / "gold" / "claims").mkdir()
    (fair / "gold" / "claims" / "a.txt").write_text(TEXT)
    for folder in (fair / "gold" / "claims", tmp_path):
        (folder / "a.ann").write_text(export.standoff(TEXT, [RENTS]))
    assert evaluate.is_standoff(fair, tmp_path)
    assert counts(evaluate.layer("claims", fair, tmp_path), "all", "exact") == (1, 1, 1)
