"""HTML, read back by the tests."""

from __future__ import annotations

from html.parser import HTMLParser


class Parsed(HTMLParser):
    """The text of a piece of HTML, its ids and its tags; complains where tags do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.ids, self.tags, self.opened = "", list[str](), list[str](), list[str]()
        self.feed(str(html))  # as `Markup` it would escape what is added to it
        self.close()
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append(tag)
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
