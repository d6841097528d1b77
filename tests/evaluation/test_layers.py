"""Each layer's measures, on one short article that is counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from helpers import schemas
from helpers.evaluation import claims, dates, figures, labels, sources
from helpers.evaluation.comparison import Comparison, Outcome, by_article
from helpers.evaluation.gold import FRAMES

TEXT = 'Mayor Ida Bron said rents fell by 5 per cent to 40 crowns. "They rose," the union said on Monday. It said 12 tenants had left.'
Row = dict[str, Any]


def marked(words: str, start: int = 0, **columns: Any) -> Row:
    first = TEXT.index(words, start)
    return {"article_id": "a", "start": first, "end": first + len(words), "text": words, **columns}


def claim(number: int, content: str, source: str | None, source_id: str | None, **columns: Any) -> Row:
    place = marked(content)
    named = {"source_start": TEXT.index(source), "source_end": TEXT.index(source) + len(source), "source_text": source} if source else {}
    row = {"claim_id": f"a:c{number}", "spans": [[place["start"], place["end"]]], "content": content, "mode": "indirect", "stance": "asserts"}
    return place | row | named | {"source_id": source_id} | columns


def source(source_id: str, **columns: Any) -> Row:
    whole = {"name": source_id, "type": "state", "named": True, "resolved": True, "heard": True, "independence_group": source_id}
    return whole | {"source_id": source_id, "aliases": []} | columns


def mention(words: str, source_id: str, form: str = "name") -> Row:
    return marked(words, source_id=source_id, form=form, reason="seen")


def figure(number: int, words: str, value: float, **columns: Any) -> Row:
    start = marked(words)["start"]
    phrase = {"figure_id": f"a:f{number}", "phrase_start": start, "phrase_end": start + len(words), "approximate": False, "vague": False}
    bounds = {"value": value, "low": value, "high": value, "low_inclusive": True, "high_inclusive": True}
    return marked(words, kind="count") | phrase | bounds | columns


def label(words: str, voice: str | None, manner: str, referent: str | None, kind: str = "combatant") -> Row:
    return marked(words, voice=voice, manner=manner, referent=referent, label=words, kind=kind)


GOLD: dict[str, list[Row]] = {
    "claims": [
        claim(1, "rents fell by 5 per cent to 40 crowns", "Mayor Ida Bron", "bron"),
        claim(2, '"They rose,"', "the union", "union", mode="direct", stance="denies"),
        claim(3, "12 tenants had left", "It", "union", nested_in="a:c2"),
    ],
    "sources": [source("bron"), source("union", type="other", independence_group="bron")],
    "mentions": [mention("Ida Bron", "bron"), mention("the union", "union", "nominal"), mention("It", "union", "pronoun")],
    "figures": [
        figure(1, "5", 5.0, change="fall", delta=True, unit="percent", claim_id="a:c1", source_id="bron"),
        figure(2, "40", 40.0, unit="crown", claim_id="a:c1", source_id="bron", part_of="a:f1"),
        figure(3, "12", 12.0, counted="the tenants", claim_id="a:c3", source_id="union", place="Leith"),
    ],
    "dates": [marked("Monday", type="DATE", value="2016-10-03", date_start="2016-10-03", date_end="2016-10-03")],
    "labels": [
        label("rents", "bron", "paraphrase", "union"),
        label("union", None, "own", "union"),
        label("12 tenants", "union", "paraphrase", "bron"),
    ],
}


def compared(**predicted: list[Row]) -> Comparison:
    """The gold beside the same rows, or beside others where they are given."""
    sides = [{name: schemas.records(schemas.frame(name, rows[name])) for name in FRAMES} for rows in (GOLD, GOLD | predicted)]
    grouped = [{name: by_article(rows, of_corpus=name == "sources") for name, rows in side.items()} for side in sides]
    return Comparison(texts={"a": TEXT}, gold=grouped[0], predicted=grouped[1])


def counts(outcome: Outcome, over: str, measure: str) -> tuple[int, int, int]:
    """Matched, predicted, gold."""
    rows = outcome.scores[(outcome.scores["over"] == over) & (outcome.scores["measure"] == measure)]
    matched, predicted, gold = rows[["matched", "predicted", "gold"]].values.tolist()[0]
    return matched, predicted, gold


def kinds(outcome: Outcome) -> list[str]:
    return [difference.kind for difference in outcome.differences]


@pytest.mark.parametrize("layer", [claims, figures, dates, sources, labels])
def test_the_gold_agrees_with_itself(layer: Any) -> None:
    outcome = layer.compare(compared())
    measured = outcome.scores[outcome.scores["gold"] > 0]
    assert len(measured) > 3 and (measured[["precision", "recall", "f1"]] == 100).all(axis=None)
    assert (outcome.scores["predicted"] == outcome.scores["gold"]).all()
    assert outcome.differences == []


@pytest.mark.parametrize("layer", [claims, figures, dates, sources, labels])
def test_nothing_found_leaves_the_gold_in_the_recall(layer: Any) -> None:
    outcome = layer.compare(compared(**{name: [] for name in FRAMES}))
    assert (outcome.scores["f1"] == 0).all() and outcome.scores["gold"].sum() > 0
    assert set(kinds(outcome)) <= {"missed", "nested_in missed"}


# -- claims


def test_how_a_matched_claim_is_read_is_scored_apart_from_its_finding() -> None:
    found = [GOLD["claims"][0], GOLD["claims"][1] | {"stance": "asserts"}]
    outcome = claims.compare(compared(claims=found))
    assert counts(outcome, "all", "content") == (2, 2, 3)
    assert counts(outcome, "matched claims", "stance") == (1, 2, 2)
    assert counts(outcome, "matched claims", "mode") == (2, 2, 2)
    assert counts(outcome, "links of claims", "nested_in") == (0, 0, 1)
    assert kinds(outcome) == ["missed", "stance", "nested_in missed"]


def test_a_claim_quoted_with_single_marks_is_quoted() -> None:
    assert counts(claims.compare(compared()), "quoted", "content") == (1, 1, 1)


def test_a_link_is_right_where_both_its_ends_are() -> None:
    first, second, third = GOLD["claims"]
    wrong = claims.compare(compared(claims=[first, second, third | {"nested_in": "a:c1"}]))
    assert counts(wrong, "links of claims", "nested_in") == (0, 1, 1)
    assert kinds(wrong) == ["nested_in missed", "nested_in spurious"]
    renamed = [first | {"claim_id": "a:c9"}, second | {"claim_id": "a:c8"}, third | {"claim_id": "a:c7", "nested_in": "a:c8"}]
    assert counts(claims.compare(compared(claims=renamed)), "links of claims", "nested_in") == (1, 1, 1)


@pytest.mark.parametrize(
    ("linked", "resolved", "all_of_them", "pronoun", "kind"),
    [
        ("union", True, (3, 3, 3), (1, 1, 1), []),
        ("bron", True, (2, 3, 3), (0, 1, 1), ["source wrong (pronoun)"]),
        (None, True, (2, 2, 3), (0, 0, 1), ["source unresolved (pronoun)"]),
        ("it", False, (2, 2, 3), (0, 0, 1), ["source unresolved (pronoun)"]),
        ("it", True, (2, 3, 3), (0, 1, 1), ["source split off (pronoun)"]),
    ],
)
def test_a_wrong_source_and_none_are_told_apart(
    linked: str | None, resolved: bool, all_of_them: tuple[int, ...], pronoun: tuple[int, ...], kind: list[str]
) -> None:
    first, second, third = GOLD["claims"]
    found = [first, second, third | {"source_id": linked}]
    mentions = [*GOLD["mentions"][:2], *([mention("It", linked, "pronoun")] if linked in ("union", "bron") else [])]
    both = compared(claims=found, mentions=mentions, sources=[*GOLD["sources"], source("it", resolved=resolved)])
    outcome = claims.compare(both)
    assert counts(outcome, "sources of claims", "all") == all_of_them
    assert counts(outcome, "sources of claims", "pronoun") == pronoun
    assert kinds(outcome) == kind


def test_sources_are_one_by_their_mentions_and_not_by_their_names() -> None:
    names = {"bron": "ida", "union": "bron"}
    found = {name: [row | {"source_id": names[row["source_id"]]} for row in GOLD[name]] for name in ("claims", "mentions", "sources")}
    assert compared(**found).source_ids == {"ida": "bron", "bron": "union"}
    assert counts(claims.compare(compared(**found)), "sources of claims", "all") == (3, 3, 3)


def test_of_two_sources_that_are_merged_the_larger_counts() -> None:
    merged = {name: [row | {"source_id": "x"} for row in GOLD[name]] for name in ("claims", "mentions")}
    both = compared(**merged, sources=[source("x")])
    assert both.source_ids == {"x": "union"}
    assert counts(claims.compare(both), "sources of claims", "all") == (2, 3, 3)


# -- figures


def test_each_field_of_a_figure_is_right_or_wrong_by_itself() -> None:
    first, second, third = GOLD["figures"]
    found = [first | {"delta": None}, second | {"low": None, "low_inclusive": None}, third | {"counted": "tenants"}]
    outcome = figures.compare(compared(figures=found))
    assert counts(outcome, "figures", "exact") == (3, 3, 3)
    assert counts(outcome, "matched figures", "delta") == counts(outcome, "matched figures", "all bounds") == (2, 3, 3)
    assert counts(outcome, "matched figures", "counted") == (3, 3, 3)
    assert counts(outcome, "matched figures", "every field") == (1, 3, 3)
    assert counts(outcome, "given in figures", "delta") == (0, 0, 1)
    assert sorted(kinds(outcome)) == ["delta wrong", "low wrong", "low_inclusive wrong"]


def test_a_field_left_missing_everywhere_looks_right_nowhere() -> None:
    found = [row | {"unit": None} for row in GOLD["figures"]]
    outcome = figures.compare(compared(figures=found))
    assert counts(outcome, "matched figures", "unit") == (1, 3, 3)  # the third has none
    assert counts(outcome, "given in figures", "unit") == (0, 0, 2)


def test_columns_that_nothing_fills_are_named_and_not_scored() -> None:
    found = [row | {"place": None} for row in GOLD["figures"]]
    unread = figures.compare(compared(figures=found))
    assert unread.not_made == {"place": 1, "date_start": 0, "date_end": 0, "as_of": 0}
    assert "place" not in unread.scores["measure"].tolist()
    read = figures.compare(compared())
    assert counts(read, "given in figures", "place") == (1, 1, 1) and "place" not in read.not_made


def test_claim_source_and_whole_are_right_under_other_names() -> None:
    first, second, third = GOLD["figures"]
    found = [first | {"figure_id": "a:f7"}, second | {"part_of": "a:f7"}, third | {"claim_id": "a:c1"}]
    outcome = figures.compare(compared(figures=found))
    assert counts(outcome, "matched figures", "part_of") == (3, 3, 3)
    assert counts(outcome, "matched figures", "claim_id") == (2, 3, 3)
    wrong = figures.compare(compared(figures=[first, second | {"part_of": "a:f3"}, third | {"source_id": "bron"}]))
    assert counts(wrong, "matched figures", "part_of") == counts(wrong, "matched figures", "source_id") == (2, 3, 3)
    assert [(d.kind, d.gold, d.predicted) for d in wrong.differences] == [("part_of wrong", "a:f1", "a:f3"), ("source_id wrong", "union", "bron")]


def test_an_extent_that_differs_is_a_pair_and_not_exact() -> None:
    first, second, third = GOLD["figures"]
    found = [first | {"end": first["end"] + 4, "text": "5 per"}, second, third, figure(4, "1", 1.0)]
    outcome = figures.compare(compared(figures=found))
    assert counts(outcome, "figures", "exact") == (2, 4, 3) and counts(outcome, "figures", "overlap") == (3, 4, 3)
    assert kinds(outcome) == ["spurious"]


# -- dates


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, {"exact": 1, "overlap": 1, "type": 1, "value": 1}),
        ({"value": "2016-10-10"}, {"exact": 1, "overlap": 1, "type": 1, "value": 0}),
        ({"type": "TIME"}, {"exact": 1, "overlap": 1, "type": 0, "value": 1}),
        ({"start": TEXT.index("on Monday"), "text": "on Monday"}, {"exact": 0, "overlap": 1, "type": 1, "value": 1}),
    ],
)
def test_a_date_is_scored_as_in_tempeval(change: Row, right: dict[str, int]) -> None:
    outcome = dates.compare(compared(dates=[GOLD["dates"][0] | change]))
    assert {measure: counts(outcome, "dates", measure)[0] for measure in right} == right


def test_days_are_right_where_the_first_and_the_last_are() -> None:
    outcome = dates.compare(compared(dates=[GOLD["dates"][0] | {"date_end": "2016-10-04"}]))
    assert counts(outcome, "matched dates", "days") == (0, 1, 1) and counts(outcome, "matched dates", "mod") == (1, 1, 1)
    assert counts(outcome, "given in dates", "days") == (0, 1, 1) and counts(outcome, "given in dates", "mod") == (0, 0, 0)
    assert kinds(outcome) == ["days wrong"]


# -- sources


def test_b_cubed_punishes_a_merger_in_precision_and_a_split_in_recall() -> None:
    def scored(*names: str) -> list[float]:
        found = [row | {"source_id": name} for row, name in zip(GOLD["mentions"], names, strict=True)]
        scores = sources.compare(compared(mentions=found, claims=[], sources=[source(name) for name in {*names}])).scores
        row = scores[scores["measure"] == "b-cubed"].iloc[0]
        return [float(row["precision"]), float(row["recall"])]

    assert scored("bron", "union", "union") == [100, 100]
    assert scored("x", "x", "x") == [55.56, 100]  # of the three mentions 1/3, 2/3 and 2/3 belong together
    assert scored("bron", "union", "it") == [100, 66.67]


def test_types_names_and_origins_of_matched_sources() -> None:
    found = [source("bron", type="expert"), source("union", type="other", named=False), source("nobody")]
    outcome = sources.compare(compared(sources=found))
    assert counts(outcome, "sources", "found") == (2, 2, 2)  # no article mentions the third
    assert counts(outcome, "matched sources", "type") == counts(outcome, "matched sources", "named") == (1, 2, 2)
    assert counts(outcome, "pairs of sources", "one origin") == (0, 0, 1)
    assert sorted(kinds(outcome)) == ["named wrong", "type wrong"]


def test_no_origin_is_not_one_origin() -> None:
    found = [row | {"independence_group": None} for row in GOLD["sources"]]
    assert counts(sources.compare(compared(sources=found)), "pairs of sources", "one origin") == (0, 0, 1)


# -- labels


def test_labels_are_found_and_read_and_words_for_governments_are_not_asked_for() -> None:
    found = [label("rents", None, "paraphrase", None), label("Mayor", None, "own", "bron", "authority"), label("tenants", "union", "own", "bron")]
    outcome = labels.compare(compared(labels=found))
    assert counts(outcome, "labels", "overlap") == (2, 2, 3) and counts(outcome, "labels", "exact") == (1, 2, 3)
    assert counts(outcome, "matched labels", "manner") == counts(outcome, "matched labels", "voice") == (1, 2, 2)
    assert counts(outcome, "matched labels", "referent") == (1, 1, 2)
    assert sorted(kinds(outcome)) == ["manner wrong", "missed", "referent wrong", "voice wrong"]
