"""The contract of the frames."""

from __future__ import annotations

import pytest

from helpers import schemas
from helpers.errors import FrameError
from helpers.schemas import pd

DATE = {"article_id": "a", "start": 0, "end": 4, "text": "2016", "type": "DATE", "value": "2016"}


@pytest.mark.parametrize("name", schemas.MODELS)
def test_every_frame_has_meanings_and_keeps_its_contract_when_empty(name: str) -> None:
    meanings = schemas.columns(name)
    assert meanings["meaning"].str.len().gt(5).all()
    assert schemas.validate(name, schemas.empty(name)).dtypes.astype(str).to_dict() == schemas.dtypes(name)


def test_missing_is_missing_in_every_type() -> None:
    row = schemas.frame(
        "claims", [{"article_id": "a", "claim_id": "a:c1", "start": 0, "end": 1, "text": "x", "spans": [[0, 1]], "content": "x", "mode": "direct"}]
    )
    assert (
        schemas.records(schemas.validate("claims", row))[0] | {"source_start": None, "source_text": None, "confidence": None}
        == schemas.records(row)[0]
    )


def test_plain_rows_hold_plain_values() -> None:
    row = schemas.records(schemas.frame("dates", [DATE]))[0]
    assert (type(row["start"]), type(row["text"]), row["mod"]) == (int, str, None)


@pytest.mark.parametrize(
    ("change", "words"),
    [({"type": "WEEK"}, "type"), ({"text": None}, "text"), ({"start": -1}, "start"), ({"date_start": "7 May"}, "date_start")],
)
def test_a_broken_contract_names_the_column(change: dict[str, object], words: str) -> None:
    with pytest.raises(FrameError, match=rf"dates breaks its contract:\n(?s:.*)\b{words}\b"):
        schemas.validate("dates", schemas.frame("dates", [DATE | change]))


def test_a_repeated_key_breaks_the_contract() -> None:
    rows = schemas.frame("articles", [{"article_id": "a", "text": "x", "path": "a.txt"}] * 2)
    with pytest.raises(FrameError, match="article_id"):
        schemas.validate("articles", rows)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(FrameError, match="dates: no column mod"):
        schemas.validate("dates", schemas.empty("dates").drop(columns="mod"))


def test_an_unknown_frame_is_named() -> None:
    with pytest.raises(FrameError, match="no frame is called 'facets'"):
        schemas.empty("facets")


def test_keys_count_from_one_in_each_article() -> None:
    rows = pd.DataFrame({"article_id": pd.Series(["a", "a", "b"], dtype="str")})
    assert schemas.number("claims", rows)["claim_id"].tolist() == ["a:c1", "a:c2", "b:c1"]
