"""What is shown of the confidence of claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpers import reliability


def test_each_model_was_measured_on_hundreds_of_claims_and_is_calibrated() -> None:
    for model in ("accurate", "fast"):
        rows = reliability.measured(model)
        assert rows["claims"].sum() > 500 and rows["confidence"].is_monotonic_increasing
        assert reliability.error(rows) < 0.06


def test_nothing_measured_is_said_in_words(tmp_path: Path) -> None:
    rows = reliability.measured("none", tmp_path)
    assert rows.empty and reliability.sentence(rows) == "The confidence of claims was not measured for this model."


def test_a_table_is_told_and_drawn(tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    tenths = [{"confidence": 0.5, "right": 0.6, "claims": 10}, {"confidence": 0.9, "right": 0.9, "claims": 10}]
    (tmp_path / "small" / "settings.json").write_text(json.dumps({"reliability": tenths}))
    rows = reliability.measured("small", tmp_path)
    assert reliability.error(rows) == pytest.approx(0.05)
    assert "Of 20 claims" in reliability.sentence(rows) and "5 points" in reliability.sentence(rows)
    drawing = reliability.chart(rows)
    assert drawing.heading == "Confidence is off by 5 points on average" and "0.50: 0.60 of 10" in drawing.description
    assert "<svg" in drawing._repr_svg_()
