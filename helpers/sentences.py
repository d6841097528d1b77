"""Sentences that are computed: in parts, so that each number in them can lead to the words that it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True)
class Link:
    """Words in a sentence that lead somewhere: to a claim, figure or source by its key, or to a page by its name; `part` is one of its parts."""

    words: str
    key: str
    # Of a page, its anchor; of a source, `claims` or `relayed`, its figures of a kind and unit ("money USD"), or one of them ("killed harbour:f1").
    part: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence in parts: plain words and links. `str()` is its text; in a notebook it is a paragraph."""

    parts: tuple[str | Link, ...]

    def __str__(self) -> str:
        return "".join(part if isinstance(part, str) else part.words for part in self.parts)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return str(Markup("<p>{}</p>").format(str(self)))


class Sentences(tuple[Sentence, ...]):
    """Several sentences; in a notebook, a list."""

    def __repr__(self) -> str:
        return "\n".join(map(str, self)) or "none"

    def _repr_html_(self) -> str:
        return "<ul>" + "".join(f"<li>{escape(str(sentence))}</li>" for sentence in self) + "</ul>"


def sentence(*parts: str | Link) -> Sentence:
    """A sentence of words and links."""
    return Sentence(parts)
