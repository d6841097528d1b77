"""An article's text with its claims and figures marked.

What is shown is HTML that reads well without any style: `mark` is the content of a claim, `b` its
source, `u` its cue, `strong` a figure. The text itself is never altered: take the tags away and
the article is left. Everything that comes from an article is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from helpers.views.wording import Row

DEEPEST = 3  # nested voices are told apart by stacked underlines, three at most


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A stretch of text to highlight. `kind` is `content`, `source`, `cue`, `figure`, `quotation`, or `anchor`: a place to lead to, else unmarked.

    `anchor` becomes the id of its first piece; `note` is where its entry in a list can be found.
    """

    start: int
    end: int
    kind: str
    anchor: str | None = None
    note: str | None = None
    depth: int = 1


_TAGS = {"content": "mark", "quotation": "mark", "source": "b", "cue": "u", "figure": "strong", "anchor": "span"}
_INNERMOST = {"content": 0, "quotation": 0, "source": 1, "cue": 2, "figure": 3, "anchor": 4}


def highlighted(text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None, placed: set[str] | None = None) -> Markup:
    """The text from `start` to `end` with its marks as elements, properly nested however they overlap.

    An element that another one cuts goes on in a second piece; the anchor stands on the first.
    `placed` holds the anchors that are already on the page, where a text is shown part by part.

    >>> highlighted("Ann <says> no", [Mark(start=0, end=3, kind="source"), Mark(start=4, end=13, kind="content", anchor="c1")])
    Markup('<b class="source">Ann</b> <mark class="content" id="c1">&lt;says&gt; no</mark>')
    """
    end = len(text) if end is None else end
    placed = set() if placed is None else placed
    inside = [mark for mark in marks if max(mark.start, start) < min(mark.end, end)]
    starting: dict[int, list[Mark]] = {}
    for mark in inside:
        starting.setdefault(max(mark.start, start), []).append(mark)
    cuts = sorted({start, end, *starting, *(min(mark.end, end) for mark in inside)})
    out: list[str] = []
    opened: list[_Opened] = []
    for here, there in pairwise(cuts):
        opened = _turned(out, opened, starting.get(here, []), here, placed)
        out.append(_escaped(text[here:there]))
    out.extend(closing for _, closing in reversed(opened))
    return Markup("".join(out))  # every part is a tag of ours or escaped


_Opened = tuple[Mark, str]  # an open element, and what closes it


def _turned(out: list[str], opened: list[_Opened], new: list[Mark], here: int, placed: set[str]) -> list[_Opened]:
    """Closes what ends `here` and what stands inside it, then opens that again and what begins."""
    kept = opened[: next((place for place, (mark, _) in enumerate(opened) if mark.end <= here), len(opened))]
    cut = opened[len(kept) :]
    out.extend(closing for _, closing in reversed(cut))
    again = [mark for mark, _ in cut if mark.end > here]
    for mark in sorted([*again, *new], key=lambda mark: (-mark.end, mark.start, _INNERMOST[mark.kind])):
        linked = mark.kind != "figure" or not any(outer.kind == "figure" for outer, _ in kept)
        opening, closing = _element(mark, placed, linked=linked)
        out.append(opening)
        kept.append((mark, closing))
    return kept


def _element(mark: Mark, placed: set[str], *, linked: bool) -> tuple[str, str]:
    """What opens and closes one piece of a mark; a link in a link would break the page, so it is left out."""
    tag = _TAGS[mark.kind]
    style = f"content depth-{min(mark.depth, DEEPEST)}" if mark.kind == "content" and mark.depth > 1 else mark.kind
    named = "" if mark.kind == "anchor" else f' class="{style}"'  # a place to lead to looks like nothing until somebody comes
    first = mark.anchor is not None and mark.anchor not in placed
    opening, closing = f"<{tag}{named}" + (f' id="{escape(mark.anchor)}">' if first else ">"), f"</{tag}>"
    if first:
        placed.add(str(mark.anchor))
    if mark.note is None or not linked:
        return opening, closing
    if mark.kind == "figure":
        return f'{opening}<a href="{escape(mark.note)}">', f"</a>{closing}"
    if first:
        number = re.sub(r"\D", "", str(mark.anchor))
        opening += f'<a class="note" href="{escape(mark.note)}" aria-label="claim {number}" data-number="{number}"></a>'
    return opening, closing


def _escaped(text: str) -> str:
    """Escaped; a carriage return as a reference, because a parser takes a plain one for a line feed."""
    return str(escape(text)).replace("\r", "&#13;")


# -- what there is to mark


def anchor(key: str) -> str:
    """The anchor of a claim or figure on its article's page.

    >>> anchor("envoy:c12")
    'c12'
    """
    return key.rpartition(":")[2]


def marks(text: str, claims: Sequence[Row], figures: Sequence[Row], *, notes: bool = False) -> list[Mark]:
    """The marks of an article's claims and figures; with `notes`, each links to its entry `#note-c1`.

    What cannot be placed in the text gives no mark: see `located`.
    """
    depths = _depths(claims)
    found: list[Mark] = []
    for row in claims:
        if located(text, row):
            found.extend(_of_claim(row, depths[row["claim_id"]], notes=notes))
    for row in figures:
        if located(text, row):
            found.append(_mark(row["start"], row["end"], "figure", row["figure_id"], notes=notes))
    return found


def anchors(text: str, rows: Iterable[Row]) -> list[Mark]:
    """Places without a mark of their own, for links to land on: rows with `start`, `end`, `text` and `anchor`."""
    return [Mark(start=row["start"], end=row["end"], kind="anchor", anchor=row["anchor"]) for row in rows if located(text, row)]


def located(text: str, row: Row) -> bool:
    """Whether the row's words stand where its span says; a claim's parts too."""
    if not 0 <= row["start"] < row["end"] <= len(text) or text[row["start"] : row["end"]] != row["text"]:
        return False
    return "spans" not in row or (bool(row["spans"]) and all(0 <= start < end <= len(text) for start, end in row["spans"]))


def _of_claim(row: Row, depth: int, *, notes: bool) -> Iterator[Mark]:
    for start, end in row["spans"]:
        yield _mark(start, end, "content", row["claim_id"], depth=depth, notes=notes)
    for kind in ("source", "cue"):
        if row[f"{kind}_start"] is not None:
            yield Mark(start=row[f"{kind}_start"], end=row[f"{kind}_end"], kind=kind)


def _mark(start: int, end: int, kind: str, key: str, *, depth: int = 1, notes: bool = False) -> Mark:
    note = f"#note-{anchor(key)}" if notes else None
    return Mark(start=start, end=end, kind=kind, anchor=anchor(key), note=note, depth=depth)


def _depths(claims: Sequence[Row]) -> dict[str, int]:
    """Claim -> how many voices hold it, itself counted."""
    outer = {row["claim_id"]: row["nested_in"] for row in claims}
    depths = {}
    for claim in outer:
        chain = [claim]
        while (above := outer.get(chain[-1])) is not None and above not in chain:
            chain.append(above)
        depths[claim] = len(chain)
    return depths


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One passage as it is shown: its role, its marked text, and the keys of the claims that it holds."""

    role: str
    html: Markup
    claims: tuple[str, ...]


def paragraphs(text: str, passages: Sequence[Row], marked: Sequence[Mark]) -> list[Paragraph]:
    """The whole text passage by passage; what no passage covers is shown as body, so nothing is lost."""
    placed: set[str] = set()
    waiting = sorted(marked, key=lambda mark: (mark.start, -mark.end))[::-1]
    active: list[Mark] = []
    shown = []
    for start, end, role in _covering(text, passages):
        active = [mark for mark in active if mark.end > start]
        while waiting and waiting[-1].start < end:
            active.append(waiting.pop())
        html = highlighted(text, active, start=start, end=end, placed=placed)
        held = dict.fromkeys(mark.anchor for mark in active if mark.kind == "content" and mark.anchor and mark.end > start)
        shown.append(Paragraph(role=role, html=html, claims=tuple(held)))
    return shown


def _covering(text: str, passages: Sequence[Row]) -> Iterator[tuple[int, int, str]]:
    done = 0
    for row in [*passages, {"start": len(text), "end": len(text), "role": "body"}]:
        if text[done : row["start"]].strip():
            yield done, row["start"], "body"
        if max(done, row["start"]) < row["end"]:
            yield max(done, row["start"]), row["end"], row["role"]
        done = max(done, row["end"])
