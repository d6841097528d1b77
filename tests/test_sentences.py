"""Computed sentences, as a notebook shows them."""

from __future__ import annotations

from helpers import sentences


def test_a_sentence_in_a_notebook_is_escaped() -> None:
    assert sentences.sentence("a < b")._repr_html_() == "<p>a &lt; b</p>"
    assert sentences.Sentences([sentences.sentence("<i>")])._repr_html_() == "<ul><li>&lt;i&gt;</li></ul>"
