"""The report on paper: its first page and its articles in one PDF, printed by Chromium, links between them kept."""

from __future__ import annotations

import html
import os
import posixpath
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from helpers.errors import OutputError
from helpers.views.folder import LISTING

NAME = "report.pdf"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LONGEST = 600  # seconds


def browser() -> str:
    """Where Chromium lies. Raises `OutputError` where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise OutputError(
            "--pdf: there is no Chromium to print with; on Debian and Ubuntu: apt-get install chromium; or print the pages from a browser"
        )
    return found


def printed(site: Path) -> Path:
    """Prints a report into its own folder and returns the file. Raises `OutputError` where that fails."""
    names = ["index.html", *sorted(path.relative_to(site).as_posix() for path in (site / "articles").glob("*.html"))]
    with TemporaryDirectory(prefix=".claimbook-", dir=site) as scratch:
        page = Path(scratch) / "paper.html"
        page.write_text(one_page({name: (site / name).read_text(encoding="utf-8") for name in names}), encoding="utf-8")
        _print(page, site / NAME, Path(scratch) / "profile")
    listing = site / LISTING
    if listing.is_file():  # so that the next report takes it away
        listing.write_text(listing.read_text(encoding="utf-8") + f"{NAME}\n", encoding="utf-8")
    return site / NAME


def _print(page: Path, out: Path, profile: Path) -> None:
    flags = ["--headless", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={profile}", f"--print-to-pdf={out.resolve()}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")  # Chromium refuses to start otherwise, as in a container
    try:
        done = subprocess.run([browser(), *flags, page.resolve().as_uri()], capture_output=True, text=True, timeout=LONGEST)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise OutputError(f"{out}: Chromium could not print it ({error})") from error
    if done.returncode or not out.is_file():
        raise OutputError(f"{out}: Chromium could not print it ({(done.stderr.strip().splitlines() or ['no reason given'])[-1]})")


def one_page(pages: dict[str, str]) -> str:
    """Several pages of a report (path -> HTML) as one; links between them lead within it, and others are plain words."""
    first = next(iter(pages.values()))
    head = first[: first.index("<body>")].replace('href="style.css"', 'href="../style.css"')
    note = re.search(r'<p class="note-of-corpus">.*?</p>', first)
    places = {name: f"page-{n}-" for n, name in enumerate(pages)}
    middles = [f'<div class="sheet" id="{places[name]}main">{_moved(_middle(page), name, places)}</div>' for name, page in pages.items()]
    return f"{head}<body>{note[0] if note else ''}<main>{''.join(middles)}</main></body></html>\n"


def _middle(page: str) -> str:
    found = re.search(r'<main id="main"[^>]*>(.*)</main>', page, flags=re.DOTALL)
    return found[1] if found else ""


def _moved(middle: str, name: str, places: dict[str, str]) -> str:
    """The middle of a page with its ids made its own, and its links led to the pages that stand beside it."""
    middle = re.sub(r' (id|aria-labelledby)="([^"]*)"', lambda m: f' {m[1]}="{" ".join(places[name] + part for part in m[2].split())}"', middle)
    middle = middle.replace("url(#", f"url(#{places[name]}")
    return re.sub(r' href="([^"]*)"', lambda m: _href(html.unescape(m[1]), name, places), middle)


def _href(link: str, name: str, places: dict[str, str]) -> str:
    """The attribute for a link of the page `name`; none where it leads out of what is printed.

    >>> _href("../index.html", "articles/a.html", {"index.html": "page-0-"}), _href("claims.html", "index.html", {})
    (' href="#page-0-main"', '')
    """
    if re.match(r"https?:", link):
        return f' href="{html.escape(link)}"'
    path, _, anchor = link.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
    return f' href="#{html.escape(places[target] + (anchor or "main"))}"' if target in places else ""
