"""The report as one PDF: the pages beside one another, their links kept, and a clear word where nothing can print."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import cli
from helpers.errors import OutputError
from helpers.views import paper

INDEX = '<head><link href="style.css"></head><body><p class="note-of-corpus">Fiction</p><main id="main" tabindex="-1"><h2 id="a">A</h2>{}</main>'
ARTICLE = '<body><main id="main"><p id="c1"><a href="#c1">its words</a><a href="../index.html#a">up</a></p></main>'


def one_page(*links: str) -> str:
    return paper.one_page({"index.html": INDEX.format("".join(f'<a href="{link}">x</a>' for link in links)), "articles/n&m.html": ARTICLE})


@pytest.mark.parametrize(
    ("link", "led"),
    [
        ("articles/n&amp;m.html#c1", '<a href="#page-1-c1">'),
        ("articles/n%26m.html", '<a href="#page-1-main">'),
        ("#a", '<a href="#page-0-a">'),
        ("claims.html", "<a>"),
        ("https://example.org/?a&amp;b", '<a href="https://example.org/?a&amp;b">'),
    ],
)
def test_links_lead_within_the_paper_or_are_plain_words(link: str, led: str) -> None:
    assert f"{led}x</a>" in one_page(link)


def test_ids_of_several_pages_are_told_apart_and_the_note_stands_first() -> None:
    page = one_page()
    assert 'id="page-0-a"' in page and 'id="page-1-c1"' in page and 'href="#page-1-c1">its words' in page and 'href="#page-0-a">up' in page
    assert page.index("Fiction") < page.index("page-0-a") and 'href="../style.css"' in page


def test_without_a_browser_it_says_so_before_the_work(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(paper.shutil, "which", lambda name: None)
    with pytest.raises(OutputError, match="no Chromium"):
        paper.browser()
    assert cli.main(["report", "--pdf"]) == OutputError.exit_code
    assert "apt-get install chromium" in capsys.readouterr().err


def test_a_report_is_printed_and_the_next_one_takes_the_paper_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not any(map(paper.shutil.which, paper.BROWSERS)):
        pytest.skip("no browser to print with (on Debian: apt-get install chromium)")
    import handmade

    from helpers import report
    from helpers.views import rendered

    monkeypatch.setattr(rendered, "notebooks", lambda book, work: [])
    monkeypatch.setattr(rendered, "names", list)
    book, out = handmade.book(handmade.harbour()), tmp_path / "report"
    report.build(book, out)
    assert paper.printed(out).read_bytes().startswith(b"%PDF-") and (out / "report.pdf").stat().st_size > 10_000
    report.build(book, out)
    assert not (out / "report.pdf").exists()
    assert not [path for path in out.iterdir() if path.name.startswith(".")]
