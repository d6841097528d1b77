"""A book as a folder of small static pages, in which every number is a link to its words.

The pages need no script and no network, and follow the reader's light or dark. The same book gives
the same bytes: no date, no random name and no path of this machine is in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from helpers import __version__, export, findings
from helpers.templates import FOLDER, environment
from helpers.views import folder, rendered
from helpers.views.site import Site
from helpers.views.wording import plain

if TYPE_CHECKING:
    from helpers.book import Book

IN_CSV = ("inputs", "articles", "claims", "sources", "mentions", "figures", "dates", "labels")  # what readers open; Parquet has all
GZIPPED = ("articles", "mentions", "dates")  # of the CSV: long, and seldom opened by hand
FRONT = "Claimbook: the sample reports"


def build(book: Book, out: Path, *, title: str | None = None, progress: bool = False) -> Path:
    """Writes the report into the folder `out` and returns its first page, `index.html`.

    What an earlier report left there and this one has not is removed; files that no report wrote are
    left alone. Raises `OutputError` where the folder holds other things or cannot be written.
    """
    out = Path(out)
    earlier = folder.prepared(out)
    with TemporaryDirectory(prefix=".claimbook-", dir=out) as scratch:
        site = Site(book.analyse(), title)
        _written(site, Path(scratch) / "pages", Path(scratch) / "work", progress=progress)
        folder.published(Path(scratch) / "pages", out, earlier)
    return out / "index.html"


def build_all(books: Mapping[str, Book], out: Path, *, title: str | None = None, progress: bool = False) -> Path:
    """A report a book, each in the folder of `out` that its key names, and one front page; returns that page.

    Files and errors as for `build`.
    """
    out = Path(out)
    earlier = folder.prepared(out)
    with TemporaryDirectory(prefix=".claimbook-", dir=out) as scratch:
        pages = Path(scratch) / "pages"
        sites = {name: Site(book.analyse(), front="../index.html") for name, book in books.items()}
        for name, site in sites.items():
            _written(site, pages / name, Path(scratch) / name, progress=progress)
        (pages / "index.html").write_text(_front(sites, plain(title) if title else FRONT), encoding="utf-8")
        (pages / "style.css").write_bytes((FOLDER / "style.css").read_bytes())
        folder.published(pages, out, earlier)
    return out / "index.html"


def _front(sites: Mapping[str, Site], title: str) -> str:
    """The page that leads to several reports."""
    shown = [(name, site, site.linked(findings.corpus(site.book), f"{name}/")) for name, site in sites.items()]
    return environment().get_template("front.html").render(title=title, sites=shown, version=__version__)


def _written(site: Site, into: Path, work: Path, *, progress: bool) -> None:
    """Renders every page, the stylesheet and the data."""
    from tqdm import tqdm

    into.mkdir(parents=True)
    notebooks = rendered.notebooks(site.book, work)
    pages = [*site.pages(), *site.notebook_pages(notebooks)]
    for page in tqdm(pages, unit="page", delay=2, disable=not progress):
        path = into / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(site.html(page).encode("utf-8", "replace"))
    (into / "style.css").write_bytes((FOLDER / "style.css").read_bytes())
    for format in ("csv", "parquet"):
        is_csv = format == "csv"
        export.write(site.book, into / "data" / format, format=format, frames=IN_CSV if is_csv else None, gzipped=GZIPPED if is_csv else ())
