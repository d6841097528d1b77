"""What holds for every book: spans slice, nothing offered is lost, and the number of processes changes nothing."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import Book, export, schemas

SENTENCES = (
    "The mayor said on Monday that at least 40 homes had been flooded.",
    '"We lost everything," said Ann Reed, a baker. "The water came at night."',
    "According to the river authority, about half of the valley is under water.",
    "She denied it.",
    '"Nobody warned us',
    "It wouldn't cost more than $1.5bn, the company's chairman told reporters two weeks ago.",
    "‘Rents’ rose to 43 from 36 per cent; dozens left.",
    "Café owners in São Paulo – 12 of them – hope so.",
)
NOISE = st.text(alphabet=st.sampled_from("\"'“”‘’ \t\n\r().,:;-–0123456789$%éßıﬁ\u2028\u00a0\u200b\u0301😀aAbZ"), max_size=30)
TEXTS = st.lists(st.one_of(st.sampled_from(SENTENCES), NOISE), min_size=1, max_size=8).map("\n".join)
FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def read(records: list[Any]) -> Book:
    """A book of records, read from a JSONL file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records))
        return Book.read(path).analyse()


@FEW
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_every_span_slices_its_words(texts: list[str]) -> None:
    book = read([{"text": text, "published": "2016-10-07"} for text in texts])
    held = dict(zip(book.articles["article_id"], book.articles["text"], strict=True))
    for name in ("passages", "sentences", "tokens", "quotations", "claims", "mentions", "figures", "dates"):
        for row in schemas.records(getattr(book, name)):
            text = held[row["article_id"]]
            assert 0 <= row["start"] < row["end"] <= len(text), name
            assert row.get("text", text[row["start"] : row["end"]]) == text[row["start"] : row["end"]], name
    for row in schemas.records(book.figures):
        assert row["phrase_start"] <= row["start"] < row["end"] <= row["phrase_end"] <= len(held[row["article_id"]])
    for row in schemas.records(book.claims):
        of_claim(row, held[row["article_id"]])


def of_claim(row: dict[str, Any], text: str) -> None:
    """The parts of a claim slice, and its spans make its hull and its content."""
    for part in ("source", "cue"):
        start, end = row[f"{part}_start"], row[f"{part}_end"]
        assert (start is None) == (end is None) == (row[f"{part}_text"] is None)
        assert start is None or row[f"{part}_text"] == text[start:end]
    assert row["content"] == " ... ".join(text[start:end] for start, end in row["spans"])
    assert (row["start"], row["end"]) == (row["spans"][0][0], row["spans"][-1][1])


@FEW
@given(st.lists(st.one_of(st.sampled_from(SENTENCES).map(lambda text: {"text": text}), st.just({}), st.just([]), st.just({"text": ""})), max_size=12))
def test_every_record_that_is_offered_has_a_row_and_every_article_is_one_of_them(records: list[Any]) -> None:
    book = read([{"id": "first", "text": SENTENCES[0]}, *records])
    assert len(book.inputs) == len(records) + 1
    kept = book.inputs[book.inputs["status"] != "rejected"]
    assert kept["article_id"].tolist() == book.articles["article_id"].tolist()
    assert book.inputs.loc[book.inputs["status"] == "rejected", "reason"].notna().all()
    assert len(kept) == 1 + sum(bool(isinstance(record, dict) and record.get("text")) for record in records)


def test_two_processes_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    texts = (f"{SENTENCES[n % len(SENTENCES)]} {SENTENCES[(n * 3 + 1) % len(SENTENCES)]}" for n in range(40))
    source.write_text("".join(json.dumps({"id": str(n), "text": text, "published": "2016-10-07"}) + "\n" for n, text in enumerate(texts)))
    books = [Book.read(source).analyse(jobs=jobs) for jobs in (1, 2)]
    for format in export.FORMATS:
        written = [
            [(path.name, path.read_bytes()) for path in export.write(book, tmp_path / f"{n}-{format}", format=format)] for n, book in enumerate(books)
        ]
        assert written[0] == written[1]
    assert len(books[1].inputs) == 40
