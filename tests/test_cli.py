"""The command line: options become calls, errors one line and an exit code, and the README tells all of it."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from helpers import Book, cli, errors, evaluate, export, schemas, workbench
from helpers.evaluation.gold import UNMADE

RUN = [sys.executable, "-m", "helpers.cli"]


def commands() -> dict[str, argparse.ArgumentParser]:
    action = next(a for a in cli.parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {name for action in parser._actions for name in action.option_strings}


# -- the help and the README


def test_readme_and_parser_have_the_same_commands_and_options(checkout: Path) -> None:
    readme = (checkout / "README.md").read_text()
    assert set(re.findall(r"^\| `claimbook (\w+)", readme, flags=re.MULTILINE)) == set(commands())
    for name, parser in commands().items():
        of_command = set()
        for cells in re.findall(r"^\| (`-.*) \| ([\w, ]+) \| .* \|$", readme, flags=re.MULTILINE):
            if cells[1] == "all" or name in cells[1].split(", "):
                of_command |= set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", cells[0]))
        assert of_command == options(parser), name
    assert "| `--version` | claimbook |" in readme and "--version" in options(cli.parser())


def test_every_option_says_what_it_does() -> None:
    silent = [(name, action.dest) for name, parser in commands().items() for action in parser._actions if not action.help]
    assert silent == []


@pytest.mark.parametrize("name", [None, "report", "extract", "lab", "evaluate"])
def test_every_help_lists_every_exit_code(name: str | None) -> None:
    text = (commands()[name] if name else cli.parser()).format_help()
    codes = {int(code) for code in re.findall(r"^  (\d+)  ", text, flags=re.MULTILINE)}
    assert codes == {0, 1, 130, 141} | {kind.exit_code for kind in errors.ClaimbookError.__subclasses__()}


def test_formats_offered_are_those_that_export_writes() -> None:
    action = next(a for a in commands()["extract"]._actions if a.dest == "format")
    assert tuple(action.choices or ()) == export.FORMATS


def test_help_is_instant(checkout: Path) -> None:
    def seconds(command: list[str]) -> float:
        starts = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run(command, cwd=checkout, capture_output=True, check=True)
            starts.append(time.perf_counter() - start)
        return min(starts)

    assert seconds([*RUN, "--help"]) - seconds([sys.executable, "-c", "pass"]) < 0.3


# -- errors


def failure(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> tuple[int, list[str]]:
    """The exit code, and the lines on standard error."""
    try:
        code = cli.main(arguments)
    except SystemExit as left:
        code = int(left.code or 0)
    return code, capsys.readouterr().err.splitlines()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["extract", "no-such-folder", "--out", "out"], 3, "no-such-folder"),
        (["evaluate", "no-such-folder"], 3, "no-such-folder"),
        (["evaluate", "--errors", "no-such-folder"], 2, "GOLD before --errors"),
        (["lab", "no-such-folder"], 3, "no-such-folder"),
        (["lab", ".", "--published", "7/10/2016"], 2, "7/10/2016"),
        (["lab", "--outlet", "The Oven"], 2, "give IN"),
        (["extract", ".", "--out", "out", "--published", "7/10/2016"], 2, "7/10/2016"),
        (["extract", ".", "--out", "out", "--jobs", "0"], 2, "number of processes"),
        (["extract", ".", "--out", "out", "--columns", "text"], 2, "FIELD=COLUMN"),
        (["extract", ".", "--out", "out", "--max-file-mb", "big"], 2, "megabytes"),
        (["extract", ".", "--out", "out", "--format", "xml"], 2, "xml"),
        (["extract", "."], 2, "--out"),
        (["extract", ".", "--out", "./out"], 6, "inside the input folder"),
        (["publish"], 2, "publish"),
        (["reprot"], 2, "did you mean report?"),
        (["report", "--outlt", "The Oven"], 2, "did you mean --outlet?; claimbook report --help"),
        (["lab", "saved", "--outlet", "The Oven"], 2, "without --outlet"),
    ],
)
def test_an_error_is_one_line_and_its_own_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "inputs.parquet").touch()
    if code == 2:
        arguments = [part if part != "out" else str(tmp_path.parent / "out") for part in arguments]
    got, said = failure(capsys, arguments)
    assert (got, len(said)) == (code, 1), said
    assert said[0].startswith("claimbook: error: ") and words in said[0]


def test_no_command_is_answered_with_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = failure(capsys, [])
    assert code == 2 and said[0].startswith("usage: claimbook") and any("claimbook report my-articles/" in line for line in said)


@pytest.mark.parametrize("command", ["report", "extract"])
@pytest.mark.parametrize(
    ("out", "words"),
    [("file", "is a file, no folder"), ("file/below", "file is no folder"), ("mine", "holds files that"), ("shut/new", "may not be")],
)
def test_a_place_that_cannot_be_written_is_told_before_the_work(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, out: str, words: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").touch()
    (tmp_path / "shut").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "shut")
    monkeypatch.setattr(cli, "_analysed", broken)
    code, said = failure(capsys, [command, str(articles), "--out", str(tmp_path / out)])
    assert code == 6 and words in said[0], said
    assert not list(tmp_path.glob("shut/*"))


def test_a_report_on_nothing_leaves_an_earlier_one_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    code, said = failure(capsys, ["report", str(tmp_path / "empty"), "--out", str(tmp_path / "out")])
    assert code == 3 and "no article in what was offered" in said[-1] and not (tmp_path / "out").exists()


def broken(*_: Any, **__: Any) -> None:
    raise ZeroDivisionError("by nought")


def test_an_unexpected_error_is_one_line_and_a_traceback_only_with_v(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(cli, "lab", broken)
    code, said = failure(capsys, ["lab"])
    assert (code, len(said)) == (1, 1) and "ZeroDivisionError: by nought" in said[0]
    code, said = failure(capsys, ["lab", "-v"])
    assert code == 1 and said[0].startswith("Traceback") and said[-1].startswith("claimbook: error: ")


def test_ctrl_c_ends_with_130_and_no_traceback(checkout: Path, tmp_path: Path) -> None:
    wait = "cli.lab = lambda options: (print('ready', flush=True), time.sleep(60))"
    script = f"import sys, time\nfrom helpers import cli\n{wait}\nsys.exit(cli.main(['lab']))"
    running = subprocess.Popen([sys.executable, "-c", script], cwd=checkout, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout is not None and running.stdout.readline() == "ready\n"
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert (running.returncode, said) == (130, "")


def test_a_closed_pipe_is_no_traceback(checkout: Path) -> None:
    script = "import sys\nfrom helpers import cli\ncli.lab = lambda options: print('x' * 1_000_000)\nsys.exit(cli.main(['lab']))"
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([sys.executable, "-c", script], cwd=checkout, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


# -- the commands


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bakers.txt").write_text(
        "Bakers strike over flour\n\nThe union said 300 bakers had stopped work. More than 40 shops were shut, the owners said.\n"
    )
    (folder / "old.pdf").write_bytes(b"%PDF-1.4")
    return folder


def test_extract_writes_the_frames_and_counts_what_was_offered(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    reading = ["--published", "2016-10-07", "--outlet", "The Oven"]
    assert cli.main(["extract", str(articles), "--out", str(out), "--frames", "inputs, articles", *reading]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [str(out / name) for name in ("inputs.jsonl", "articles.jsonl", "datapackage.json")]
    assert said.err.startswith("2 offered: 1 read, 0 flagged, 1 rejected")
    article = json.loads((out / "articles.jsonl").read_text())
    assert (article["article_id"], article["published"], article["outlet"]) == ("bakers", "2016-10-07", "The Oven")
    given = json.loads((out / "datapackage.json").read_text())["claimbook"]["options"]
    assert (given["outlet"], given["max_file_bytes"], "jobs" in given) == ("The Oven", 50_000_000, False)


def test_reasons_are_told_and_what_is_more_is_counted(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n in range(cli.REASONS + 1):
        (articles / f"scan-{n:02}.pdf").write_bytes(b"%PDF-1.4")
    assert cli.main(["extract", str(articles), "--out", str(tmp_path / "out"), "--frames", "inputs"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert len(said) == cli.REASONS + 2 and "PDF is not read" in said[1] and said[-1].startswith("  and 2 more; ")


def test_a_saved_book_is_exported_as_it_was_read(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Book.read(articles, outlet="The Oven").analyse().save(tmp_path / "saved")
    assert cli.main(["extract", str(tmp_path / "saved"), "--out", str(tmp_path / "out"), "--frames", "articles"]) == 0
    assert json.loads((tmp_path / "out" / "articles.jsonl").read_text())["outlet"] == "The Oven"
    assert json.loads((tmp_path / "out" / "datapackage.json").read_text())["claimbook"]["options"]["outlet"] == "The Oven"


def test_quiet_says_nothing(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", str(articles), "--out", str(tmp_path / "out"), "--frames", "inputs", "-q"]) == 0
    assert capsys.readouterr().err == ""


def test_nothing_that_can_be_read_is_an_input_error_whose_reasons_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old.pdf").write_bytes(b"%PDF-1.4")
    code, said = failure(capsys, ["extract", str(tmp_path / "old.pdf"), "--out", str(tmp_path / "out")])
    assert code == 3 and "PDF" in said[-1]
    assert json.loads((tmp_path / "out" / "inputs.jsonl").read_text())["status"] == "rejected"


def test_report_without_inputs_is_on_every_sample(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    seen: dict[str, Any] = {}

    def build_all(books: Any, out: Path, **more: Any) -> Path:
        seen.update(more, books=books, out=out)
        return out / "index.html"

    monkeypatch.setitem(sys.modules, "helpers.report", SimpleNamespace(build_all=build_all))
    monkeypatch.setattr("helpers.report", sys.modules["helpers.report"], raising=False)
    assert cli.main(["report", "--title", "Aleppo"]) == 0
    assert capsys.readouterr().out == f"{Path('reports/index.html')}\n"
    assert (seen["title"], seen["progress"]) == ("Aleppo", False)
    assert {name: len(book) for name, book in seen["books"].items()} == {"aleppo-2016": 1, "mirrow-viaduct": 21}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been started."""
    started: list[list[str]] = []
    monkeypatch.setattr(cli, "_become", started.append)
    return started


def test_lab_opens_the_notebooks(opened: list[list[str]]) -> None:
    assert cli.main(["lab", "--no-browser"]) == 0
    assert opened == [[sys.executable, "-m", "jupyterlab", str(workbench.NOTEBOOKS), "--no-browser"]]


def notebook(*cells: tuple[str, str]) -> str:
    made = [{"cell_type": "code", "metadata": {"tags": [tag]}, "source": [source], "outputs": [{}], "execution_count": 3} for tag, source in cells]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def test_lab_copies_the_notebooks_once_and_points_them_at_the_corpus(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notebooks").mkdir()
    source = notebook(("parameters", 'corpus = "../data/aleppo-2016"'), ("plain", "1 + 1"), ("sample-only", "assert False"))
    (tmp_path / "notebooks" / "01-articles.ipynb").write_text(source)
    monkeypatch.setattr(workbench, "NOTEBOOKS", tmp_path / "notebooks")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["lab", "articles"]) == 0
    copy = tmp_path / "claimbook-lab" / "01-articles.ipynb"
    cells = json.loads(copy.read_text())["cells"]
    assert [cell["source"] for cell in cells] == [["corpus = '../articles'\n", "reading = {}\n", "keep = 'book-articles'"], ["1 + 1"]]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)
    copy.write_text("my own work")
    assert cli.main(["lab", "articles"]) == 0
    assert copy.read_text() == "my own work" and "kept" in capsys.readouterr().err
    assert opened[0][-1] == "claimbook-lab"
    assert cli.main(["lab", "articles", "--outlet", "The Oven"]) == 0
    assert "1 do not read articles, or not with these options: 01-articles.ipynb" in capsys.readouterr().err


def test_lab_writes_how_to_read_into_the_parameters(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[list[str]]) -> None:
    monkeypatch.chdir(tmp_path)
    told = ["--published", "2016-10-07", "--outlet", 'The "Oven"', "--columns", "text=story", "--date-order", "dmy"]
    assert cli.main(["lab", "articles", *told]) == 0
    copies = sorted((tmp_path / "claimbook-lab").glob("*.ipynb"))
    assert len(copies) == len(list(workbench.NOTEBOOKS.glob("*.ipynb"))) == 6
    for copy in copies:
        code = ["".join(cell["source"]) for cell in json.loads(copy.read_text())["cells"] if cell["cell_type"] == "code"]
        names: dict[str, Any] = {}
        exec(code[0], names)
        wanted = {"published": "2016-10-07", "outlet": 'The "Oven"', "columns": {"text": "story"}, "date_order": "dmy"}
        assert (names["corpus"], names["reading"]) == ("../articles", wanted)
        assert "book = Book.load(corpus, keep=keep, **reading)" in code[1]


def test_lab_keeps_one_book_for_all_notebooks(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(articles)  # among the articles themselves: what lies in the workbench is none of them
    assert cli.main(["lab", ".", "--outlet", "The Oven"]) == 0
    assert "2 offered: 1 read, 0 flagged, 1 rejected" in capsys.readouterr().err
    monkeypatch.chdir(articles / "claimbook-lab")
    monkeypatch.setattr(Book, "analyse", broken)
    book = Book.load("..", keep="book-articles", outlet="The Oven")
    assert len(book.articles) == 1 and len(book.claims) > 0
    with pytest.raises(ZeroDivisionError):
        Book.load("..", keep="book-articles", outlet="The Mill")


def test_evaluate_prints_the_measures_and_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    text = "The union said wages had to rise."
    spans = {"source_start": 0, "source_end": 9, "cue_start": 10, "cue_end": 14, "spans": [[15, 32]]}
    (gold / "a.txt").write_text(text)
    (gold / "a.ann").write_text(export.standoff(text, [spans]))
    assert cli.main(["evaluate", str(gold), str(gold), "--json", str(tmp_path / "scores.json")]) == 0
    assert re.search(r"all +content\+src +100.00 +100.00 +100.00", capsys.readouterr().out)
    assert json.loads((tmp_path / "scores.json").read_text())["claims"]["articles"] == 1


def test_evaluate_lists_what_differs_from_a_corpus_s_own_gold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "a.txt").write_text("The market opens at the gate.")
    for name, columns in {"dates": {"type": "DATE", "value": "FUTURE_REF"}, "tolls": {}}.items():
        gold = {"article_id": "a", "start": 0, "end": 10, "text": "The market", **columns}
        (tmp_path / "gold" / f"{name}.jsonl").write_text(json.dumps(gold) + "\n")
    assert cli.main(["evaluate", str(tmp_path), "--errors", "1", "--json", str(tmp_path / "scores.json")]) == 0
    said = capsys.readouterr().out
    assert "dates, missed: 1\n  a:0  The market" in said and "tolls: not made yet" in said
    assert list(json.loads((tmp_path / "scores.json").read_text())[tmp_path.name]["layers"]) == ["dates"]


def test_layers_offered_are_those_that_are_measured_and_those_to_come() -> None:
    assert set(cli.options.LAYERS) == {*evaluate.LAYERS, *UNMADE}


# -- the README's own lines


def test_readme_session_runs(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = re.search(r"```python\n(.*?)```", (checkout / "README.md").read_text(), flags=re.DOTALL)
    assert session
    shutil.copytree(checkout / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(session[1], names)
    assert len(names["book"].figures) and set(schemas.MODELS) - {"tokens"} <= {path.stem for path in (tmp_path / "my-book").iterdir()}


def test_readme_corpus_file_is_read(checkout: Path, articles: Path) -> None:
    settings = re.search(r"```toml\n(.*?)```", (checkout / "README.md").read_text(), flags=re.DOTALL)
    assert settings
    (articles / "corpus.toml").write_text(settings[1])
    assert Book.read(articles).articles[["outlet", "published"]].values.tolist() == [["Middle East Eye", "2016-10-07"]]


def test_readme_report_command_is_one_that_the_parser_takes(checkout: Path, run_line: Callable[[str], argparse.Namespace]) -> None:
    lines = re.findall(r"^\.venv/bin/claimbook (.*)$", (checkout / "README.md").read_text(), flags=re.MULTILINE)
    assert lines
    for line in lines:
        assert run_line(line).command is cli.report


@pytest.fixture
def run_line() -> Callable[[str], argparse.Namespace]:
    import shlex

    return lambda line: cli.parser().parse_args(shlex.split(line))
