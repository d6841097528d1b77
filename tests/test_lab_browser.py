"""JupyterLab itself, once, in a browser: a notebook opens, runs to its end, and shows its highlights."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
NOTEBOOK = "02-claims-by-source.ipynb"
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},  # every cell is drawn, also those far down
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
SECONDS = 45


@pytest.fixture
def folder(tmp_path: Path, checkout: Path, sample: Path) -> Path:
    """The notebook without its outputs, beside the sample, as in the checkout."""
    held = json.loads((checkout / "notebooks" / NOTEBOOK).read_text(encoding="utf-8"))
    for cell in held["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    shutil.copytree(sample, tmp_path / "data" / sample.name)
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / NOTEBOOK).write_text(json.dumps(held), encoding="utf-8")
    for name, settings in SETTINGS.items():
        place = tmp_path / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        place.parent.mkdir(parents=True)
        place.write_text(json.dumps(settings))
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """Where the notebook opens, in a JupyterLab of its own that is ended by its own process id."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.is_file():
        pytest.skip(f"no browser: {CHROMIUM} is missing (on Debian: apt-get install chromium)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    own = {f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    own |= {"JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces")}
    environment = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"} | own | {"IPYTHONDIR": str(folder / "ipython")}
    options = ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}"]
    options += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=None", "--LabApp.extension_manager=readonly"]
    with open(folder / "lab.log", "wb") as log:
        lab = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    try:
        _answers(f"http://127.0.0.1:{port}/api?token={token}", lab, folder / "lab.log")
        yield f"http://127.0.0.1:{port}/lab/tree/notebooks/{NOTEBOOK}?token={token}"
    finally:
        lab.terminate()  # that one process; it ends its kernels
        lab.wait(timeout=20)


def _answers(address: str, lab: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        assert lab.poll() is None, log.read_text()
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"JupyterLab did not answer: {log.read_text()}")


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    """A page that reaches no other machine."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(SECONDS * 1000)
        page.route(
            lambda url: not url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:")), lambda route: route.abort(), times=1_000_000
        )
        page.goto(address)
        yield page
        browser.close()


def test_a_notebook_runs_in_jupyterlab_to_its_end_and_its_highlights_are_seen(page: Page, folder: Path) -> None:
    cells = json.loads((folder / "notebooks" / NOTEBOOK).read_text(encoding="utf-8"))["cells"]
    last = sum(cell["cell_type"] == "code" for cell in cells)
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()  # cells that are run before the kernel answers may be lost
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    wrong = page.locator('[data-mime-type="application/vnd.jupyter.error"], [data-mime-type="application/vnd.jupyter.stderr"]')
    ran = page.locator(".jp-CodeCell .jp-InputPrompt").get_by_text(f"[{last}]:", exact=True)
    ran.or_(wrong).first.wait_for()
    assert wrong.all_inner_texts() == []
    mark = page.locator(".jp-OutputArea-output mark").first
    mark.scroll_into_view_if_needed()
    assert mark.is_visible() and mark.inner_text().strip()
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") not in ("transparent", "rgba(0, 0, 0, 0)")
    cue = page.locator(".jp-OutputArea-output u.cue").first
    assert cue.is_visible() and "underline" in cue.evaluate("e => getComputedStyle(e).textDecorationLine")
