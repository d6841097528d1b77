"""The report: every link lands, every claim and figure can be reached, and the same book gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import handmade
import pandas as pd
import pytest

from helpers import report
from helpers.book import Book
from helpers.errors import OutputError
from helpers.views import addresses, rendered
from helpers.views.entries import Entries


class Page(HTMLParser):
    """The links, ids, tags and words of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links, self.ids, self.tags, self.words = list[str](), list[str](), list[tuple[str, dict[str, str | None]]](), ""
        self.html = path.read_text(encoding="utf-8")
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.append((tag, held))
        self.links += [held[name] or "" for name in ("href", "src") if held.get(name)]
        self.ids += [held["id"] or ""] if "id" in held else []

    def handle_data(self, data: str) -> None:
        self.words += data


def pages(folder: Path) -> dict[str, Page]:
    """Path from the report's folder -> page."""
    return {path.relative_to(folder).as_posix(): Page(path) for path in sorted(folder.rglob("*.html"))}


def inside(page: str, link: str) -> tuple[str, str] | None:
    """The file and anchor that a link of a page leads to; nothing where it leads out."""
    if re.match(r"(https?|data):", link):
        return None
    path, _, anchor = link.partition("#")
    parts = page.split("/")[:-1] if path else page.split("/")
    for part in unquote(path).split("/") if path else []:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts), anchor


def broken(folder: Path) -> list[str]:
    """Links of the report that lead nowhere, and ids that stand twice on a page."""
    held = pages(folder)
    found = [f"{name}: id {anchor} twice" for name, page in held.items() for anchor in page.ids if page.ids.count(anchor) > 1]
    for name, page in held.items():
        for link in page.links:
            place = inside(name, link)
            if place is None:
                continue
            path, anchor = place
            if not (folder / path).is_file() or (anchor and anchor not in held[path].ids):
                found.append(f"{name}: {link}")
    return found


def reached(folder: Path, clicks: int) -> set[str]:
    """The pages, with anchors, that this many clicks from the first page lead to."""
    held, found, edge = pages(folder), {"index.html"}, {"index.html"}
    for _ in range(clicks):
        places = [inside(name.partition("#")[0], link) for name in edge for link in held[name.partition("#")[0]].links]
        edge = {f"{path}#{anchor}" if anchor else path for path, anchor in filter(None, places) if path in held} - found
        found |= edge
    return found


@pytest.fixture
def without_notebooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Running the notebooks takes seconds; most of these tests are not about them."""
    monkeypatch.setattr(rendered, "notebooks", lambda book, work: [])
    monkeypatch.setattr(rendered, "names", list)


@pytest.fixture
def built(tmp_path: Path, without_notebooks: None) -> Callable[[Book], Path]:
    return lambda book: report.build(book, tmp_path / "report").parent


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The report on one article, notebooks and all."""
    yield report.build(handmade.book(handmade.harbour()), tmp_path_factory.mktemp("whole") / "report").parent


# -- its shape


def test_every_link_and_anchor_lands(whole: Path) -> None:
    assert broken(whole) == []


def test_every_claim_and_figure_is_three_clicks_away_at_most(whole: Path) -> None:
    found = reached(whole, 3)
    wanted = {f"articles/harbour.html#{anchor}" for anchor in ("c1", "c2", "c3", "c4", "c5", "c6", "f1", "f2", "f3", "f4", "f5")}
    assert wanted <= found


def test_the_first_page_links_its_numbers_to_their_words(whole: Path) -> None:
    page = pages(whole)["index.html"]
    assert '<a href="articles/harbour.html#f2"><bdi>more than 270</bdi></a> people' in page.html
    assert "1 article from The Pier, of 7 October 2016, in English: 6 claims by 4 sources and 5 figures." in page.words
    assert "What this cannot tell you" in page.words and "1 of 2 inputs rejected" in page.words
    assert page.html.count('class="chart"') == 1
    assert len(page.html.encode()) < 300_000


def test_text_and_list_of_an_article_lead_to_each_other(whole: Path) -> None:
    page = pages(whole)["articles/harbour.html"]
    for n in range(1, 7):
        assert {f"#c{n}", f"#note-c{n}"} <= set(page.links) and {f"c{n}", f"note-c{n}"} <= set(page.ids)
    assert {"#f1", "#note-f1"} <= set(page.links)
    assert ("ol", {}) in page.tags
    roles = [held["class"] for tag, held in page.tags if tag == "div" and (held.get("class") or "").startswith("passage")]
    assert roles[0] == "passage title" and roles[-1] == "passage boilerplate" and "passage body voiced" in roles


def test_words_that_lead_to_a_source_stand_before_it(whole: Path) -> None:
    said = " ".join(pages(whole)["articles/harbour.html"].words.split())
    assert "According to harbour watch: more than 270" in said and "a nurse said: Dozens" in said


def test_a_document_says_for_whom_it_speaks(built: Callable[[Book], Path]) -> None:
    rows = handmade.harbour()
    rows["sources"][3] |= {"name": "a statement", "type": "document", "speaks_for": handmade.UNION}
    held = pages(built(handmade.book(rows)))
    assert "a statement, for The union 1 claim" in " ".join(held["index.html"].words.split())
    assert "document, probably speaks for The union" in " ".join(held["sources.html"].words.split())


def test_a_part_of_others_keeps_its_own_words() -> None:
    rows = handmade.harbour()
    rows["figures"][4] |= {"vague": False, "value": 12, "low": 12, "high": 12, "low_inclusive": True, "high_inclusive": True}
    held = Entries(handmade.book(rows)).figures
    assert held["harbour:f5"]["full"] == "Dozens of people" and held["harbour:f1"]["full"] == "at least 40 boats"


def test_the_words_of_an_article_are_unaltered(whole: Path) -> None:
    html = pages(whole)["articles/harbour.html"].html
    shown = re.findall(r'<p dir="auto">(.*?)</p>', html, flags=re.DOTALL)
    stripped = [re.sub(r"<[^>]*>", "", part).replace("&amp;", "&") for part in shown]
    assert stripped == [line for line in handmade.HARBOUR.split("\n") if line]


def test_every_page_is_fit_to_be_read_offline_by_anyone(whole: Path) -> None:
    for name, page in pages(whole).items():
        tags = [tag for tag, _ in page.tags]
        assert not {"script", "iframe", "form", "object", "style"} & set(tags), name
        assert not [held for _, held in page.tags if "style" in held or any(key.startswith("on") for key in held)], name
        assert tags.count("h1") == tags.count("main") == 1, name
        assert "default-src 'none'" in page.html and '<html lang="en">' in page.html and 'class="skip" href="#main"' in page.html
        assert tags.count("table") == tags.count("caption"), name
        assert all(held.get("scope") for tag, held in page.tags if tag == "th"), name
        assert all(held.get("alt") for tag, held in page.tags if tag == "img"), name
        assert len(page.html.encode()) < 1_000_000, name


def test_the_notebooks_are_pages_with_their_code_folded_and_no_trace_of_this_machine(whole: Path) -> None:
    held = {name: page for name, page in pages(whole).items() if name.startswith("notebooks/")}
    assert list(held) == [f"notebooks/{name}.html" for name, _ in rendered.names()] and held
    for page in held.values():
        assert page.html.count('<details class="code">') == page.html.count("<summary>Code</summary>") > 2
        assert "corpus = 'book'" not in page.words and 'corpus = "book"' not in page.words and "On the sample" not in page.words
    assert 'class="chart"' in held["notebooks/03-figures.html"].html
    assert 'aria-label="Attributed figures' in held["notebooks/03-figures.html"].html


def test_the_same_book_gives_the_same_bytes(whole: Path, tmp_path: Path) -> None:
    again = report.build(handmade.book(handmade.harbour()), tmp_path / "elsewhere" / "report").parent
    first, second = ({path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()} for out in (whole, again))
    assert first == second
    assert not [name for name, content in first.items() if str(tmp_path).encode() in content or str(whole).encode() in content]


def test_tables_lie_beside_the_pages(whole: Path) -> None:
    assert (whole / "data" / "csv" / "claims.csv").is_file()
    assert (whole / "data" / "parquet" / "claims.parquet").is_file()
    assert pd.read_csv(whole / "data" / "csv" / "articles.csv.gz")["article_id"].tolist() == ["harbour"]


# -- other books


def test_no_article_at_all(built: Callable[[Book], Path]) -> None:
    out = built(handmade.book({}))
    assert broken(out) == []
    assert "Claims were not looked for: no article could be read." in pages(out)["index.html"].words


def test_zero_rows_are_survived_by_the_notebooks_too(tmp_path: Path) -> None:
    out = report.build(handmade.book({}), tmp_path / "report").parent
    assert broken(out) == []


def test_an_article_without_claims_says_that_none_were_found(built: Callable[[Book], Path]) -> None:
    rows = handmade.harbour()
    out = built(handmade.book({name: rows[name] for name in ("inputs", "articles", "passages")}))
    assert "No claims found in 1 article." in pages(out)["articles/harbour.html"].words
    assert "No figures found in 1 article." in pages(out)["figures.html"].words


def test_an_article_in_another_language_says_that_it_is_not_supported(built: Callable[[Book], Path]) -> None:
    rows = handmade.harbour()
    rows["articles"][0]["language"] = "fr"
    out = built(handmade.book({name: rows[name] for name in ("inputs", "articles", "passages")}))
    page = pages(out)["articles/harbour.html"]
    assert "(language not supported)" in page.words and 'lang="fr"' in page.html


def test_an_article_that_could_not_be_analysed_says_why(built: Callable[[Book], Path]) -> None:
    rows = handmade.harbour()
    rows["inputs"][0] |= {"status": "flagged", "stage": "analyse", "reason": "too deep"}
    out = built(handmade.book({name: rows[name] for name in ("inputs", "articles", "passages")}))
    assert "Claims were not looked for: too deep." in pages(out)["articles/harbour.html"].words


def test_what_cannot_be_placed_is_listed_and_never_marked(built: Callable[[Book], Path]) -> None:
    rows = handmade.harbour()
    rows["claims"][0] |= {"start": 3, "end": 9}
    out = built(handmade.book(rows))
    page = pages(out)["articles/harbour.html"]
    assert "Found but not located (1)" in page.words and "c1" not in page.ids and "note-c1" in page.ids
    assert "Found but not located: 1" in pages(out)["excluded.html"].words
    assert broken(out) == []


def test_two_hundred_articles_keep_their_pages_small_and_their_links_whole(built: Callable[[Book], Path]) -> None:
    out = built(handmade.book(handmade.many(200)))
    assert broken(out) == []
    assert all(len(page.html) < 1_000_000 for page in pages(out).values())
    assert "100 of 200 articles without a date" in pages(out)["index.html"].words
    assert len([name for name in pages(out) if re.fullmatch(r"claims(-\d+)?\.html", name)]) > 1
    wanted = {f"articles/harbour{n}.html#c{k}" for n in (0, 113, 199) for k in (1, 5)}
    assert wanted <= reached(out, 3)
    assert sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 200 < 17_000  # short articles: 370 characters, 6 claims, 5 figures


@pytest.mark.parametrize("key", ["../../up", "CON", "a" * 300, "Ä ö", "..", "a?b*c:d", ".hidden", "x\u202ey"])
def test_a_file_name_is_safe_whatever_the_article_is_called(key: str) -> None:
    name = addresses.page_names([key])[key]
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,90}", name) and name.lower() != "con"


def test_file_names_are_unique_where_capitals_are_not_told_apart() -> None:
    names = addresses.page_names(["a.b", "A-B", "a b", "a-b-2", "A_b"]).values()
    assert len({name.casefold() for name in names}) == 5


# -- the folder


def test_a_new_report_takes_away_what_the_old_one_left_and_nothing_else(built: Callable[[Book], Path], tmp_path: Path) -> None:
    out = built(handmade.book(handmade.many(3)))
    (out / "my-notes.txt").write_text("mine")
    assert (out / "articles" / "harbour2.html").is_file()
    built(handmade.book(handmade.many(1)))
    assert not (out / "articles" / "harbour2.html").exists()
    assert (out / "my-notes.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report"]


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(OutputError, match="thesis.txt"):
        report.build(handmade.book({}), tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="give another"):
        report.build(handmade.book({}), tmp_path / "file")


def doubted() -> Book:
    """The harbour book, whose mayor is only probably meant in the first claim."""
    rows = handmade.harbour()
    mention = {name: rows["claims"][0][f"source_{name}"] for name in ("start", "end", "text")} | {
        "article_id": "harbour",
        "source_id": handmade.MAYOR,
    }
    rows["mentions"] = [mention | {"form": "pronoun", "reason": "the nearest; but another who fits stands in the same sentence", "confidence": 0.6}]
    return handmade.book(rows)


def test_a_source_that_is_only_probably_meant_is_said_to_be_so(built: Callable[[Book], Path]) -> None:
    held = pages(built(doubted()))
    said = {path: " ".join(page.words.split()) for path, page in held.items()}
    article = said["articles/harbour.html"]
    assert "probably Tom Hale said: at least 40 boats" in article and article.count("probably this source, but another who fits") == 2
    assert "probably Tom Hale" in said["claims.html"] and "probably harbour watch" not in article
    assert "“He”, “they” or “the president” was linked" in said["method.html"]


def test_figures_of_a_source_that_is_only_probably_meant_are_no_finding(built: Callable[[Book], Path]) -> None:
    entry = Entries(doubted()).figures["harbour:f1"]
    assert entry["source"] == "Tom Hale" and entry["probably"] == "another who fits stands in the same sentence"
    assert "probably Tom Hale" in " ".join(pages(built(doubted()))["articles/harbour.html"].words.split())
