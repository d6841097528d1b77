"""The report in a browser: from the file system, without a network, on a phone, in the dark, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WITHOUT_REQUESTS = {"preload": False}  # else axe asks for the stylesheet a second time, which the page's own policy refuses

# What axe and others call contrast: of the words of every element with text against the first background behind them.
CONTRAST = """() => {
  const rgb = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = c => { const [r, g, b] = c.slice(0, 3).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const behind = e => {
    for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; }
    return [255, 255, 255];
  };
  const poor = new Set();
  for (const e of document.querySelectorAll("main *, header *, footer *")) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
    const ink = rgb(e.namespaceURI.endsWith("svg") ? getComputedStyle(e).fill : getComputedStyle(e).color), paper = behind(e);
    const [a, b] = [light(ink), light(paper)].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) poor.add(`${e.tagName}.${e.className}: ${ink} on ${paper}`);
  }
  return [...poor];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.is_file():
        pytest.skip(f"no browser: {CHROMIUM} is missing (on Debian: apt-get install chromium)")
    with playwright.sync_playwright() as started:
        yield started.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)


@pytest.fixture(scope="module")
def site(sites: Path, sample: Path) -> Path:
    """The report on the first sample."""
    return sites / sample.name


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test on any request that is not for a file, and on any word on the console."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    troubles: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(("file:", "data:")) else troubles.append(f"asked for {request.url}"))
    page.on("requestfailed", lambda request: troubles.append(f"no {request.url}"))
    page.on("console", lambda message: troubles.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    context.close()
    assert troubles == []


def addresses(site: Path) -> list[str]:
    return [path.as_uri() for path in sorted(site.rglob("*.html"))]


def test_every_page_opens_from_the_file_system_and_asks_for_nothing_else(page: Page, site: Path) -> None:
    for address in addresses(site):
        page.goto(address)
        assert page.title() and page.locator("h1").count() == 1
        assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", "the stylesheet is not there"


def test_a_click_on_the_number_lands_on_its_words(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="275,000", exact=True).first.click()
    assert re.search(r"/articles/[\w-]+\.html#f\d+$", page.url)
    from playwright.sync_api import expect

    words = page.locator(":target")
    assert words.inner_text() == "275,000"
    expect(words).to_be_in_viewport(ratio=1)  # waits: the browser scrolls when it is done loading
    assert "Mistura" in page.locator(f"#note-{page.url.rpartition('#')[2]}").inner_text()


def test_a_click_in_the_chart_lands_on_its_words(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.locator("svg.chart a").first.click()
    assert page.locator(":target").inner_text() == "270"


def test_words_and_list_lead_to_each_other(page: Page, site: Path) -> None:
    page.goto(next((site / "articles").glob("*.html")).as_uri())
    page.locator("a.note").first.click()
    assert page.locator(":target").evaluate("e => e.tagName") == "LI"
    page.locator(":target").locator("a:has(q)").click()
    assert page.locator(":target").evaluate("e => e.tagName") == "MARK"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_scrolls_sideways(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    for address in addresses(site):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_its_paper(page: Page, site: Path, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    papers = set()
    for address in addresses(site):
        page.goto(address)
        assert page.evaluate(CONTRAST) == [], address
        papers.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(papers) == 1 and ("253" in papers.pop()) == (scheme == "light")


def test_on_paper_the_marks_are_lines_and_the_navigation_is_gone(page: Page, site: Path) -> None:
    page.emulate_media(media="print")
    page.goto(next((site / "articles").glob("*.html")).as_uri())
    assert not page.locator("header.top nav").is_visible()
    assert page.locator("mark.content").first.evaluate("e => getComputedStyle(e).borderBottomStyle") == "solid"
    assert len(page.pdf()) > 10_000


def test_the_keyboard_comes_first_to_the_skip_link_and_focus_is_seen(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Skip to the content" and focused.evaluate("e => e.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("e => e.closest('main') !== null && parseFloat(getComputedStyle(e).outlineWidth) >= 2")


def kinds_of_page(sites: Path) -> list[Path]:
    """Every page that is one of its kind, and of those that are many the smallest and the largest."""
    found = [path for path in sites.rglob("*.html") if path.parent.name not in ("articles", "sources", "figures")]
    for folder in (*sites.glob("*/articles"), *sites.glob("*/sources"), *sites.glob("*/figures")):
        pages = sorted(folder.glob("*.html"), key=lambda path: path.stat().st_size)
        found += [pages[0], pages[-1]]
    return sorted(set(found))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_any_kind_of_page(page: Page, sites: Path, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    found = []
    for path in kinds_of_page(sites):
        page.goto(path.as_uri())
        tried = Axe().run(page, options=WITHOUT_REQUESTS).response
        assert len(tried["passes"]) > 10, "axe did not run"
        found += [f"{path.relative_to(sites)}: {broken['id']}: {broken['nodes'][0]['html'][:200]}" for broken in tried["violations"]]
    assert found == []


def test_axe_would_find_one(page: Page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_content('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main>')
    assert "image-alt" in [broken["id"] for broken in Axe().run(page, options=WITHOUT_REQUESTS).response["violations"]]


def tab_to(page: Page, address: str) -> None:
    """Presses Tab until a link to such an address has the focus, then Enter."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if re.search(address, page.evaluate("document.activeElement.getAttribute('href') || ''")):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(address))


def test_the_keyboard_alone_reaches_a_number_s_words(page: Page, sites: Path) -> None:
    page.goto((sites / "index.html").as_uri())
    tab_to(page, r"mirrow-viaduct/index\.html$")
    tab_to(page, r"articles/.*#f\d+$")
    assert page.locator(":target").evaluate("e => e.matches('strong.figure, li')")


def test_the_note_of_the_corpus_stands_on_every_page_and_on_paper(page: Page, sites: Path) -> None:
    page.emulate_media(media="print")
    for path in kinds_of_page(sites / "mirrow-viaduct"):
        page.goto(path.as_uri())
        assert page.locator(".note-of-corpus").first.is_visible() and "Fiction" in page.locator(".note-of-corpus").first.inner_text()


def test_a_box_hides_what_is_doubtful_but_not_what_an_address_leads_to(page: Page, sites: Path) -> None:
    held = next(path for path in sorted((sites / "mirrow-viaduct" / "articles").glob("*.html")) if "hiding" in path.read_text())
    page.goto(held.as_uri())
    doubtful = page.locator("li.doubtful")
    first = doubtful.first.get_attribute("id")
    sure = page.locator(".notes section:first-child ol > li:not(.doubtful):visible").count()
    page.locator(".hiding input").check()
    assert doubtful.count() and not page.locator("li.doubtful:visible").count()
    assert page.locator(".notes section:first-child ol > li:visible").count() == sure > 0
    page.evaluate("place => { location.hash = place }", first)
    assert page.locator("li.doubtful:visible").count() == 1


def test_with_scripts_off_the_words_are_all_there(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    assert page.get_by_text("What this cannot tell you").is_visible() and page.locator("svg.chart").is_visible()
    context.close()
