"""What the tests share: the checkout, the corpora, and the rule that nothing skips where all is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

CHECKOUT = Path(__file__).parent.parent
NO_SKIPS = os.environ.get("CLAIMBOOK_NO_SKIPS") == "1"

# No deadline: the time of one example says nothing on a shared machine. The build machine tries the
# same examples each time; elsewhere new ones are tried, and one that fails is kept.
settings.register_profile("claimbook", deadline=None, derandomize=NO_SKIPS)
settings.load_profile("claimbook")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the repository."""
    return CHECKOUT


@pytest.fixture(scope="session")
def sample(checkout: Path) -> Path:
    """The first sample corpus."""
    return checkout / "data" / "aleppo-2016"


@pytest.fixture(scope="session")
def sites(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the reports on both sample corpora, as `claimbook report` makes them, under one front page."""
    from helpers import Book, report

    books = {folder.name: Book.read(folder).analyse() for folder in sorted((checkout / "data").iterdir()) if folder.is_dir()}
    return report.build_all(books, tmp_path_factory.mktemp("sites") / "reports").parent


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of corpora that are not part of the repository."""
    named = os.environ.get("CLAIMBOOK_CORPORA")
    if not named:
        pytest.skip("CLAIMBOOK_CORPORA is not set: the corpora are not part of the repository")
    return Path(named)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[Any]:
    """With CLAIMBOOK_NO_SKIPS=1, as on the build machine, a skipped test is a failed one."""
    report = yield
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may skip: {report.longrepr}"
    return report
