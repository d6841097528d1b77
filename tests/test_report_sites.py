"""The reports on both sample corpora: each number leads to words or to the list that it counts, and nothing is too large or too far."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from test_report import broken, inside, pages, reached

SAMPLES = ("aleppo-2016", "mirrow-viaduct")
VOID = {"meta", "link", "img", "br", "hr", "input", "col", "wbr"}
QUOTED = {"q", "bdi", "code", "cite", "svg", "title", "summary"}  # words of articles, names, drawings: no statement of the report
MONTHS = "January February March April May June July August September October November December".split()
NO_COUNTS = re.compile(rf"(?:\d{{1,2}} (?:{'|'.join(MONTHS)} )?to )?\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}|Claimbook [\d.]+|part \d+ of \d+")


class Numbers(HTMLParser):
    """The numbers of a page's middle that stand in no link, with where they stand, and the size of each table."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.rows: list[int] = []  # rows of the body, a table
        self.captions: list[tuple[int, str]] = []  # table, words
        self.found: list[tuple[str, str]] = []  # words, the innermost row or item
        self.anchored: list[bool] = [False]  # whether a row or item, so far, leads to words
        self.pending: list[list[str]] = [[]]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag not in VOID:
            self.open.append((tag, held.get("class") or ""))
        if tag == "table":
            self.rows.append(0)
        if tag in ("tr", "li"):
            self.anchored.append(False)
            self.pending.append([])
            if tag == "tr" and any(name == "tbody" for name, _ in self.open):
                self.rows[-1] += 1
        if tag == "th" and held.get("scope") == "rowgroup":
            self.rows[-1] -= 1  # it heads rows, and is none of what is counted
        if tag == "a" and "#" in (held.get("href") or ""):
            self.anchored[-1] = True

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag in ("tr", "li"):
            words = self.pending.pop()
            if not self.anchored.pop():
                self.found += [(part, tag) for part in words]

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self.open}
        if "main" not in tags or "a" in tags or tags & QUOTED or any(name in ("text", "meta") for _, name in self.open):
            return
        told = NO_COUNTS.sub("", data)
        if not re.search(r"\d", told):
            return
        if "caption" in tags:
            self.captions.append((len(self.rows) - 1, told))
        elif len(self.pending) > 1:
            self.pending[-1].append(told)
        else:
            self.found.append((told, self.open[-1][0]))


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_number_leads_to_words_or_heads_the_list_that_it_counts(sites: Path, sample: str) -> None:
    wrong = []
    for name, page in pages(sites / sample).items():
        if name == "method.html" or name.startswith("notebooks/"):
            continue  # what was measured elsewhere, and the code's own outputs
        seen = Numbers(page.html)
        assert not seen.open
        wrong += [f"{name}: {words.strip()}" for words, where in seen.found if where not in ("h2", "h3")]
        for table, words in seen.captions:
            if seen.rows[table] not in [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", words) if number.strip(",")]:
                wrong.append(f"{name}: the caption {words!r} heads {seen.rows[table]} rows")
    assert wrong == []


def test_the_walk_sees_a_number_that_leads_nowhere() -> None:
    html = "<main><p>5 claims, of 7 October 2016</p><table><caption>2 rows</caption><tbody><tr><td>1</td></tr></tbody></table>"
    html += '<li><a href="#x">9</a> 8</li></main>'
    seen = Numbers(html)
    assert [words for words, _ in seen.found] == ["5 claims, of ", "1"] and seen.captions == [(0, "2 rows")] and seen.rows == [1]


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_count_that_is_a_link_is_that_of_the_list_it_leads_to(sites: Path, sample: str) -> None:
    held = pages(sites / sample)
    told = 0
    for name in ("articles.html", "index.html", "sources.html", "voices.html"):
        for link, words in re.findall(r'<a href="([^"]+)">(?:<bdi>)?(\d[\d,]*)(?: (?:claim|figure)s?)?(?:</bdi>)?</a>', held[name].html):
            place = inside(name, link)
            assert place is not None
            path, anchor = place
            number = int(words.replace(",", ""))
            html = held[path].html
            if anchor in ("claims", "figures") and path.startswith("articles/"):
                section = html[html.index(f'aria-labelledby="{anchor}"') :].split("</section>")[0]
                assert section.count('<li id="note-') == number, (name, link, words)
            elif path.startswith(("sources/", "others")):
                if anchor:
                    html = html[html.index(f'aria-labelledby="{anchor}"') :].split("</section>")[0]
                lists = [len(re.findall("<li[ >]", part.split("</ol>")[0])) for part in html.split('<ol class="claims">')[1:]]
                captions = [int(count.replace(",", "")) for count in re.findall(r"<caption>(\d[\d,]*) figures?", html)]
                in_a_line = [line.count("<a ") for line in html.split("\n") if ">Figures: " in line]
                assert number in lists + captions + in_a_line, (name, link, words)
            else:
                continue
            told += 1
    assert told >= 10


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_is_said_of_some_figures_leads_to_just_these(sites: Path, sample: str) -> None:
    held = pages(sites / sample)
    told = 0
    for name, page in held.items():
        for link, words in re.findall(r'<a href="([^"#]*(?:figures/)?[^"#]*#(?:by-\d+|denied|copied|own))">(?:<bdi>)?(\d[\d,]*)', page.html):
            place = inside(name, link)
            assert place is not None
            if not place[0].startswith("figures/"):
                continue  # the number in no statement stands in a column of its own, kind by kind
            table = held[place[0]].html
            listed = table[table.index(f'<tr id="{place[1]}"') :].split("</tbody>")[0]
            if 'scope="rowgroup"' in listed.split("</tr>")[0]:
                wanted = int(words.replace(",", ""))
                assert listed.count("<tr") - 1 == wanted or place[1] in ("denied", "copied"), (name, link, words)
                told += 1
    assert told >= (10 if sample == "mirrow-viaduct" else 1)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_located_claim_and_figure_is_three_clicks_from_the_first_page(sites: Path, sample: str) -> None:
    site = sites / sample
    wanted = {
        f"{name}#{anchor}"
        for name, page in pages(site).items()
        if name.startswith("articles/")
        for anchor in page.ids
        if re.fullmatch(r"[cf]\d+", anchor)
    }
    assert len(wanted) >= 10 and wanted - reached(site, 3) == set()


def test_every_link_lands_also_those_between_the_reports_and_their_front_page(sites: Path) -> None:
    assert broken(sites) == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_pages_are_small_and_say_what_they_are_made_of(sites: Path, sample: str) -> None:
    sizes = {name: len(page.html.encode()) for name, page in pages(sites / sample).items()}
    assert max(sizes.values()) < 1_000_000 and sizes["index.html"] < 300_000
    note = {"aleppo-2016": "A retelling in our own words", "mirrow-viaduct": "Fiction: everything here is invented"}[sample]
    assert not [name for name, page in pages(sites / sample).items() if note not in page.words]
    assert note in pages(sites)["index.html"].words


def test_a_report_on_twenty_dense_articles_stays_small(sites: Path) -> None:
    """An article of the sample has about 2,000 characters, 17 claims and 12 figures, twice what agency news has; 200 of that stay under 10 MB."""
    site = sites / "mirrow-viaduct"
    held = [path for path in site.rglob("*") if path.is_file() and "notebooks" not in path.parts]
    assert sum(path.stat().st_size for path in held) / len(list(site.glob("articles/*.html"))) < 84_000


def test_the_names_of_columns_on_a_phone_are_those_of_the_tables(sites: Path) -> None:
    style = (sites / "style.css").read_text(encoding="utf-8")
    told = re.findall(r'table\.([a-z-]+) td:nth-child\((\d)\)::before \{ content: "([^"]+): "', style)
    headings: dict[str, set[tuple[str, ...]]] = {}
    for page in pages(sites).values():
        for name, head in re.findall(r'<table class="([a-z -]+)">\n<caption>.*?</caption>\n<thead>(.*?)</thead>', page.html):
            headings.setdefault(name.split()[-1], set()).add(tuple(re.findall(r'<th scope="col">(.*?)</th>', head)))
    wrong = [row for row in told for held in headings[row[0]] if held[int(row[1]) - 1] != row[2]]
    assert wrong == [] and {"figures", "of-one", "claims", "articles", "sources", "presence"} <= {name for name, _, _ in told}


def test_a_relayed_voice_is_never_counted_as_heard_directly(sites: Path) -> None:
    voices = pages(sites / "mirrow-viaduct")["voices.html"]
    assert voices.html.count('<ol class="chain"') >= 1 and "second-hand" in voices.words
    heard_through = voices.html[voices.html.index('aria-labelledby="through"') :]
    never = re.findall(r'data-label="Source"><a href="([^"]+)"[^\n]*\n[^\n]*>never<', heard_through)
    for path in [path for path in never if path.startswith("sources/")]:
        assert "Never heard directly" in pages(sites / "mirrow-viaduct")[path].words
    assert never
