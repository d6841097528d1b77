"""Exports: the same rows in every format, the same bytes every time, and nobody's files overwritten."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import export, schemas
from helpers.book import Analysis
from helpers.errors import OptionError, OutputError

TEXT = 'The mayor said "rents\u2028rise" and\nfall. Prices, she added, hold.'


def claim(number: int, article: str, start: int, end: int, text: str = TEXT, **more: Any) -> dict[str, Any]:
    spans = more.pop("spans", [[start, end]])
    content = " ... ".join(text[a:b] for a, b in spans)
    row = {"article_id": article, "claim_id": f"{article}:c{number}", "start": start, "end": end, "text": text[start:end], "spans": spans}
    return row | {"content": content, "mode": "direct"} | more


@pytest.fixture
def book() -> Any:
    """A book by hand: two articles whose ids are not file names, three claims, one figure."""
    articles = [{"article_id": name, "text": TEXT, "title": title, "path": "a.txt"} for name, title in (("a/b", "=1+1"), ("a_b", "'Tis said"))]
    claims = [
        claim(1, "a/b", 15, 36, source_start=0, source_end=9, source_text="The mayor", cue_start=10, cue_end=14, cue_text="said", confidence=0.98765),
        claim(2, "a/b", 38, 61, spans=[[38, 44], [57, 61]], source_start=46, source_end=49, cue_start=50, cue_end=55),
        claim(3, "a/b", 15, 27, carried_from="a/b:c1"),
    ]
    figure = {"article_id": "a/b", "figure_id": "a/b:f1", "start": 0, "end": 3, "text": "The", "phrase_start": 0, "phrase_end": 3, "kind": "count"}
    figures = [figure | {"value": 275000.0, "low": 0.3333, "low_inclusive": False, "approximate": True, "vague": False}]
    inputs = [{"input": "a.txt", "article_id": "a/b", "status": "read", "bytes": 9, "sha256": "0" * 64}]
    rows = {"articles": articles, "claims": claims, "figures": figures, "inputs": inputs}
    return SimpleNamespace(analysis=Analysis(), given={}, **{name: schemas.frame(name, rows.get(name, [])) for name in schemas.MODELS})


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_jsonl_has_a_file_a_frame_but_tokens_and_keys_in_order(book: Any, tmp_path: Path) -> None:
    paths = export.write(book, tmp_path, format="jsonl")
    assert [path.name for path in paths] == [f"{name}.jsonl" for name in schemas.MODELS if name != "tokens"] + [
        "aliases.csv",
        "labels-proposal.csv",
        "datapackage.json",
    ]
    rows = lines(tmp_path / "claims.jsonl")
    assert [list(row) for row in rows] == [list(schemas.dtypes("claims"))] * 3
    assert rows[0]["confidence"] == 0.988 and rows[0]["source_start"] == 0
    assert rows[2]["source_start"] is None and rows[2]["carried_from"] == "a/b:c1"
    assert rows[0]["text"] == TEXT[15:36]


def test_jsonl_writes_letters_as_they_are_and_whole_numbers_whole(book: Any, tmp_path: Path) -> None:
    book.articles.loc[0, "text"] = "Müller – said\u2028so"
    export.write(book, tmp_path, format="jsonl", frames=["articles", "figures"])
    raw = (tmp_path / "articles.jsonl").read_text(encoding="utf-8")
    assert "Müller – said\\u2028so" in raw
    assert '"value": 275000, "low": 0.3333, "high": null' in (tmp_path / "figures.jsonl").read_text()


@pytest.mark.parametrize("name", ["claims", "figures", "articles"])
def test_every_format_holds_the_same_columns_and_values(book: Any, tmp_path: Path, name: str) -> None:
    for format in ("jsonl", "csv", "parquet"):
        export.write(book, tmp_path / format, format=format, frames=[name])
    plain = lines(tmp_path / "jsonl" / f"{name}.jsonl")
    table = pq.read_table(tmp_path / "parquet" / f"{name}.parquet")
    assert table.to_pylist() == plain
    with open(tmp_path / "csv" / f"{name}.csv", encoding="utf-8", newline="") as file:
        cells = list(csv.DictReader(file))
    assert [list(row) for row in cells] == [list(row) for row in plain]
    for cell, value in ((row[c], other[c]) for row, other in zip(cells, plain, strict=True) for c in row):
        if value is None or isinstance(value, str):
            assert export.unescaped(cell) == (value or "")
        else:
            assert json.loads(cell) == value


def test_parquet_carries_no_note_of_the_library_that_made_the_frame(book: Any, tmp_path: Path) -> None:
    export.write(book, tmp_path, format="parquet", frames=["claims"])
    assert pq.read_schema(tmp_path / "claims.parquet").metadata is None


@given(st.text(alphabet=st.sampled_from("'=+-@\t\rab1 "), max_size=6))
def test_escaping_can_be_undone_and_leaves_no_formula(cell: str) -> None:
    escaped = export.escaped(cell)
    assert export.unescaped(escaped) == cell
    assert not escaped.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_negative_number_in_a_csv_stays_a_number(book: Any, tmp_path: Path) -> None:
    book.figures["value"] = [-5.0]
    export.write(book, tmp_path, format="csv", frames=["figures"])
    with open(tmp_path / "figures.csv", encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["value"] == "-5"


# -- brat


def test_brat_text_is_the_article_byte_for_byte_and_every_bound_slices(book: Any, tmp_path: Path) -> None:
    export.write(book, tmp_path, format="brat")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a_b-2.ann", "a_b-2.txt", "a_b.ann", "a_b.txt", "datapackage.json"]
    text = (tmp_path / "a_b.txt").read_bytes().decode()
    assert text == TEXT
    assert (tmp_path / "a_b-2.ann").read_bytes() == b""
    bounds = [line.split("\t") for line in (tmp_path / "a_b.ann").read_text().split("\n") if line.startswith("T")]
    assert len(bounds) == 7
    for _, places, words in bounds:
        spans = [tuple(map(int, span.split())) for span in places.split(" ", 1)[1].split(";")]
        assert words == " ".join(text[a:b] for a, b in spans).replace("\n", " ")


def test_brat_carried_claim_stands_with_its_content_alone(book: Any, tmp_path: Path) -> None:
    export.write(book, tmp_path, format="brat")
    events = [line for line in (tmp_path / "a_b.ann").read_text().split("\n") if line.startswith("E")]
    assert events == [
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3",
        "E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6",
        "E3\tAttribution:T7 Content:T7",
    ]
    assert "T6\tContent 38 44;57 61\tPrices hold" in (tmp_path / "a_b.ann").read_text()


@given(st.lists(st.text(max_size=5), unique=True, max_size=8))
def test_file_names_are_safe_and_unique_on_any_disk(ids: list[str]) -> None:
    names = export.file_names(ids)
    assert list(names) == ids
    assert len({name.casefold() for name in names.values()}) == len(ids)
    assert all(set(name) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") for name in names.values())


# -- the data package


@pytest.mark.parametrize("format", export.FORMATS)
def test_package_describes_every_file_with_its_hash(book: Any, tmp_path: Path, format: str) -> None:
    paths = export.write(book, tmp_path, format=format, options={"outlet": "The Paper", "published": None})
    package = json.loads((tmp_path / "datapackage.json").read_text())
    entries = {entry["path"]: entry for entry in package["resources"]}
    assert set(entries) == {path.name for path in paths} - {"datapackage.json"}
    assert len({entry["name"] for entry in entries.values()}) == len(entries)
    for name, entry in entries.items():
        content = (tmp_path / name).read_bytes()
        assert (entry["bytes"], entry["hash"]) == (len(content), "sha256:" + hashlib.sha256(content).hexdigest())
        assert entry["description"]
    manifest = package["claimbook"]
    assert manifest["options"] == {"outlet": "The Paper", "published": None}
    assert manifest["inputs"] == [{"input": "a.txt", "sha256": "0" * 64}]
    assert manifest["claims"]["model"] == "accurate" and len(manifest["claims"]["sha256"]) == 64
    assert set(manifest["model"]) == {"name", "version", "sha256"}
    assert str(tmp_path) not in json.dumps(package)


def test_package_tells_what_each_column_means_and_that_csv_escapes(book: Any, tmp_path: Path) -> None:
    export.write(book, tmp_path, format="csv", frames=["figures"])
    entry = json.loads((tmp_path / "datapackage.json").read_text())["resources"][0]
    fields = {field["name"]: field for field in entry["schema"]["fields"]}
    assert list(fields) == list(schemas.dtypes("figures"))
    assert fields["low"]["type"] == "number" and "lower bound" in fields["low"]["description"]
    assert fields["text"]["constraints"] == {"required": True} and "constraints" not in fields["unit"]
    assert "apostrophe" in entry["description"]


@pytest.mark.parametrize("format", export.FORMATS)
def test_same_book_gives_the_same_bytes(book: Any, tmp_path: Path, format: str) -> None:
    first, second = (export.write(book, tmp_path / place, format=format) for place in ("here", "there"))
    assert [(path.name, path.read_bytes()) for path in first] == [(path.name, path.read_bytes()) for path in second]


def test_other_hashes_of_words_make_the_same_bytes(tmp_path: Path) -> None:
    """Nothing depends on the order of a set, which is another one in each run of Python."""
    checkout = Path(export.__file__).parent.parent
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "helpers.cli", "extract", "data/mirrow-viaduct", "--out", str(tmp_path / seed)]
        subprocess.run(command, cwd=checkout, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True)
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()} for seed in ("1", "2"))
    assert len(first) > 8 and first == second


# -- the folder


def test_a_folder_of_other_files_is_refused_and_left_alone(book: Any, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text('{"name": "aleppo", "resources": []}')
    with pytest.raises(OutputError, match="did not write"):
        export.write(book, tmp_path, format="csv")
    assert [path.name for path in tmp_path.iterdir()] == ["datapackage.json"]


def test_an_earlier_export_is_replaced_and_strangers_are_kept(book: Any, tmp_path: Path) -> None:
    export.write(book, tmp_path, format="brat")
    (tmp_path / "notes.md").write_text("mine")
    export.write(book, tmp_path, format="csv", frames=["claims"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.csv", "datapackage.json", "notes.md"]


def test_a_package_cannot_have_files_elsewhere_removed(book: Any, tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")
    (tmp_path / "out").mkdir()
    package = {"claimbook": {}, "resources": [{"path": "../precious.txt"}, {"path": ".."}, {"path": str(tmp_path / "precious.txt")}]}
    (tmp_path / "out" / "datapackage.json").write_text(json.dumps(package))
    export.write(book, tmp_path / "out", format="csv", frames=["claims"])
    assert (tmp_path / "precious.txt").read_text() == "mine"


def test_a_write_that_fails_leaves_what_was_there(book: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export.write(book, tmp_path, format="csv", frames=["claims"])
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(path: Path, content: bytes) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export, "_part", full)
    with pytest.raises(OutputError, match="No space left"):
        export.write(book, tmp_path, format="csv")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_in_the_place_of_the_folder_is_refused(book: Any, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="cannot be written"):
        export.write(book, tmp_path / "out", format="csv")


@pytest.mark.parametrize(("format", "frames"), [("xml", None), ("csv", ["claim"]), ("brat", ["figures"])])
def test_unknown_formats_and_frames_are_named(book: Any, tmp_path: Path, format: str, frames: list[str] | None) -> None:
    with pytest.raises(OptionError, match=format):
        export.write(book, tmp_path, format=format, frames=frames)
