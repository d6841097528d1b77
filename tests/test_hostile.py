"""A hostile article, in every field and in its file's name, does nothing in any output but stand there as words."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from helpers import Book, report

SCRIPT = "<script>alert(1)</script>"
HANDLER = '"><img src=x onerror=alert(2)>'
BREAKOUT = "</script></style></title></textarea><svg onload=alert(3)>"
TEMPLATE = "{{7*7}}${7*7}{%raw%}<%= 7*7 %>"
OVERRIDE = "\u202egnp.exe\u202c"
FORMULA = "=HYPERLINK(1)"
ALL = f"{SCRIPT} {HANDLER} {BREAKOUT} {TEMPLATE} {OVERRIDE}"
TEXT = (
    f"{ALL} title\n\n"
    f"The minister {SCRIPT} Jane Doe said at least 40 {HANDLER} homes had been lost {TEMPLATE}.\n"
    f'"{BREAKOUT} we {OVERRIDE} saw 12 of them," said {SCRIPT}.\n'
    f"According to the <b onclick=alert(4)>river authority</b>, more than 270 people were killed {ALL}.\n"
)
NAME = "<img src=x onerror=alert(5)> '\u202e&amp;{{7*7}}.txt"


class Strict(HTMLParser):
    """Fails on anything in a page that could run, load or lead elsewhere."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.words = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "iframe", "object", "embed", "base", "form", "style", "b onclick"), tag
        for name, value in attrs:
            assert not name.startswith("on") and name not in ("style", "srcdoc", "formaction"), (tag, name)
            if name in ("href", "src", "action"):
                assert re.match(r"(?!javascript|vbscript)[\w./#?=&-]*$|https://|data:(,|image/(png|svg))", value or "", re.IGNORECASE), value

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on two hostile articles: a record with every field, and a file with a name."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in").mkdir()
    fields = {
        "id": f"../../{SCRIPT}",
        "text": TEXT,
        "title": FORMULA + ALL,
        "authors": ALL,
        "source": ALL,
        "url": "javascript:alert(6)",
        "date": "2016-10-07",
    }
    (folder / "in" / "records.jsonl").write_text(json.dumps(fields) + "\n")
    (folder / "in" / NAME).write_text(TEXT)
    return report.build(Book.read(folder / "in").analyse(), folder / "out").parent


def test_every_page_is_words_and_links_of_its_own(hostile: Path) -> None:
    pages = {path.relative_to(hostile).as_posix(): Strict(path) for path in hostile.rglob("*.html")}
    assert len([name for name in pages if name.startswith("articles/")]) == 2
    words = "".join(page.words for page in pages.values())
    assert "<script>alert(1)</script>" in words and "{{7*7}}" in words
    assert "49" not in "".join(page.words for name, page in pages.items() if name.startswith("articles/"))


def test_the_article_stands_there_word_for_word(hostile: Path) -> None:
    for path in (hostile / "articles").glob("*.html"):
        shown = "".join(Strict(path).words.split())
        assert all("".join(line.split()) in shown for line in TEXT.split("\n"))


def test_no_file_lies_outside_or_has_a_name_that_does_harm(hostile: Path) -> None:
    assert sorted(path.name for path in hostile.parent.iterdir()) == ["in", "out"]
    assert not [path for path in hostile.rglob("*") if not re.fullmatch(r"[A-Za-z0-9._-]+", path.name)]


def test_a_direction_override_cannot_reach_a_title_or_an_attribute(hostile: Path) -> None:
    for path in hostile.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.findall(r"<title>[^<]*[\u202a-\u202e\u2066-\u2069]", html)
        assert not re.findall(r'="[^"]*[\u202a-\u202e\u2066-\u2069]', html)


def test_csv_cells_do_not_run(hostile: Path) -> None:
    for path in (hostile / "data" / "csv").glob("*.csv"):
        with open(path, encoding="utf-8", newline="") as lines:
            assert not [cell for row in csv.reader(lines) for cell in row if cell[:1] in ("=", "+", "-", "@", "\t")], path.name


def test_an_excerpt_is_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    book = Book.read(tmp_path / "a.txt").analyse()
    keys = [*book.claims["claim_id"], *book.figures["figure_id"], *book.quotations["quotation_id"], "a"]
    assert len(keys) > 4
    for n, key in enumerate(keys):
        (tmp_path / f"{n}.html").write_text(book.show(key)._repr_html_(), encoding="utf-8")
        assert "<img" not in book.show(key)._repr_html_()
        Strict(tmp_path / f"{n}.html")
