"""A book made by hand, in words of our own: what tests of pages, charts and excerpts read."""

from __future__ import annotations

import hashlib
from typing import Any

from helpers import schemas
from helpers.book import FRAMES, Book

HARBOUR = (
    "Harbour closed after storm\n"
    "By Ann Reed\n"
    "\n"
    "The mayor, Tom Hale, said at least 40 boats had been lost. “We warned them,” he said, “twice.”\n"
    "According to the harbour watch, more than 270 people were killed & between 5,000 and 8,000 fled.\n"
    "The union said that Hale had denied that 12 crews were missing.\n"
    "Dozens of people were killed inland, a nurse said.\n"
    "\n"
    "Sign up for our letter"
)
ROLES = {"Harbour closed after storm": "title", "By Ann Reed": "byline", "Sign up for our letter": "boilerplate"}
MAYOR, WATCH, UNION, NURSE = "tom-hale", "harbour-watch", "union", "nurse"


def span(text: str, words: str, after: int = 0) -> tuple[int, int]:
    start = text.index(words, after)
    return start, start + len(words)


def passages(article_id: str, text: str) -> list[dict[str, Any]]:
    rows, place = [], 0
    for line in text.split("\n"):
        if line:
            rows.append(
                {"article_id": article_id, "passage": len(rows) + 1, "start": place, "end": place + len(line), "role": ROLES.get(line, "body")}
            )
        place += len(line) + 1
    return rows


def claim(text: str, n: int, source: str, cue: str, *content: str, article_id: str = "harbour", **more: Any) -> dict[str, Any]:
    """A claim whose words are looked up in the text, from the first of its content on."""
    spans = [list(span(text, words)) for words in content]
    row = {"article_id": article_id, "claim_id": f"{article_id}:c{n}", "spans": spans, "mode": "indirect", "stance": "asserts", "confidence": 0.9}
    row |= {"start": spans[0][0], "end": spans[-1][1], "text": text[spans[0][0] : spans[-1][1]], "content": " ... ".join(content)}
    for name, words in (("source", source), ("cue", cue)):
        if words:
            row |= dict(zip((f"{name}_start", f"{name}_end"), span(text, words), strict=True)) | {f"{name}_text": words}
    return row | more


def figure(text: str, n: int, number: str, phrase: str, *, article_id: str = "harbour", **more: Any) -> dict[str, Any]:
    phrase_start, phrase_end = span(text, phrase)
    start, end = span(text, number, phrase_start)
    row = {"article_id": article_id, "figure_id": f"{article_id}:f{n}", "start": start, "end": end, "text": number}
    row |= {"phrase_start": phrase_start, "phrase_end": phrase_end, "approximate": False, "vague": False, "kind": "killed"}
    return row | more


def harbour() -> dict[str, list[dict[str, Any]]]:
    """Rows of one article with nested, split and carried claims and every sort of bound."""
    text = HARBOUR
    return {
        "inputs": [offered("harbour.txt", "harbour", text), offered("old.pdf", None, "", status="rejected", stage="read", reason="PDF is not read")],
        "articles": [
            {
                "article_id": "harbour",
                "text": text,
                "title": "Harbour closed after storm",
                "byline": "Ann Reed",
                "published": "2016-10-07",
                "outlet": "The Pier",
                "url": "https://example.org/harbour",
                "language": "en",
                "path": "harbour.txt",
            }
        ],
        "passages": passages("harbour", text),
        "claims": [
            claim(text, 1, "The mayor, Tom Hale", "said", "at least 40 boats had been lost", source_id=MAYOR),
            claim(text, 2, "", "", "“We warned them,”", "“twice.”", source_id=MAYOR, mode="direct", carried_from="harbour:c1"),
            claim(
                text,
                3,
                "the harbour watch",
                "According to",
                "more than 270 people were killed & between 5,000 and 8,000 fled",
                source_id=WATCH,
            ),
            claim(text, 4, "The union", "said that", "Hale had denied that 12 crews were missing", source_id=UNION),
            claim(text, 5, "Hale had", "denied", "12 crews were missing", source_id=MAYOR, stance="denies", nested_in="harbour:c4"),
            claim(text, 6, "a nurse", "said", "Dozens of people were killed inland", source_id=NURSE),
        ],
        "sources": [
            source(MAYOR, "Tom Hale", "state", ["The mayor"]),
            source(WATCH, "harbour watch", "monitor"),
            source(UNION, "The union", "other"),
            source(NURSE, "a nurse", "unnamed", named=False),
        ],
        "figures": [
            figure(text, 1, "40", "at least 40 boats", value=40, low=40, low_inclusive=True, kind="vehicles", counted="boats", **of(1, MAYOR)),
            figure(text, 2, "270", "more than 270 people", value=270, low=270, low_inclusive=False, counted="people", **of(3, WATCH)),
            figure(
                text,
                3,
                "5,000 and 8,000",
                "between 5,000 and 8,000",
                low=5000,
                high=8000,
                low_inclusive=True,
                high_inclusive=True,
                kind="displaced",
                **of(3, WATCH),
            ),
            figure(text, 4, "12", "12 crews", value=12, low=12, high=12, low_inclusive=True, high_inclusive=True, kind="missing", **of(5, MAYOR)),
            figure(text, 5, "Dozens", "Dozens of people", low=12, low_inclusive=True, vague=True, counted="people", **of(6, NURSE)),
        ],
    }


def of(n: int, source_id: str, article_id: str = "harbour") -> dict[str, str]:
    return {"claim_id": f"{article_id}:c{n}", "source_id": source_id}


def source(source_id: str, name: str, kind: str, aliases: list[str] | None = None, **more: Any) -> dict[str, Any]:
    return {"source_id": source_id, "name": name, "type": kind, "named": True, "resolved": True, "heard": True, "aliases": aliases or []} | more


def offered(path: str, article_id: str | None, text: str, **more: Any) -> dict[str, Any]:
    data = text.encode("utf-8", "replace")
    row = {"input": path, "article_id": article_id, "status": "read", "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    return row | {"encoding": "utf-8", "reader": "text"} | more


def book(rows: dict[str, list[dict[str, Any]]]) -> Book:
    """A book of these rows; frames that are not given are empty."""
    return Book({name: schemas.frame(name, rows.get(name, [])) for name in FRAMES})


def many(number: int) -> dict[str, list[dict[str, Any]]]:
    """The same article `number` times under its own keys; every second one without a date or outlet."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in FRAMES}
    for n in range(number):
        for name, held in harbour().items():
            if name != "sources":
                rows[name] += [_renamed(row, f"harbour{n}") for row in held if row["article_id"] is not None]
        if n % 2:
            rows["articles"][-1] |= {"published": None, "outlet": None}
    return rows | {"sources": harbour()["sources"]}


def _renamed(row: dict[str, Any], article_id: str) -> dict[str, Any]:
    return {
        name: value.replace("harbour", article_id) if name.endswith(("_id", "_in", "_from")) and value != WATCH and value else value
        for name, value in row.items()
    }
