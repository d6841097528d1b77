"""Words of another language or direction on an English page: what keeps them apart, only where it is needed.

A page is English and runs from left to right. Words that do so too need no attribute and no element;
there are tens of thousands of them in a report, and each would cost more bytes than the word itself.
"""

from __future__ import annotations

import unicodedata

from markupsafe import Markup, escape

PAGE = "en"  # the language of every page
TURNING = {"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"}  # classes of Unicode's bidirectional algorithm


def turns(text: str) -> bool:
    r"""Whether the text holds a character that runs from right to left, or one that steers direction.

    >>> turns("Aleppo, 12"), turns("\u062d\u0644\u0628"), turns("a\u202eb")
    (False, True, True)
    """
    return not text.isascii() and any(unicodedata.bidirectional(character) in TURNING for character in text)


def apart(words: object) -> Markup:
    r"""The words, isolated where they could turn what stands beside them.

    >>> apart("Aleppo & Homs"), apart("\u062d\u0644\u0628")
    (Markup('Aleppo &amp; Homs'), Markup('<bdi>\u062d\u0644\u0628</bdi>'))
    """
    return Markup("<bdi>{}</bdi>").format(words) if turns(str(words)) else escape(words)


def tongue(language: str | None, words: str | None = "") -> Markup:
    r"""The attributes `lang` and `dir` of words of an article, where they differ from the page's; `None` is a language not known.

    >>> tongue("en", "Aleppo"), tongue("fr", "Alep"), tongue(None, "\u062d\u0644\u0628")
    (Markup(''), Markup(' lang="fr"'), Markup(' lang="" dir="auto"'))
    """
    spoken = Markup("") if language == PAGE else Markup(' lang="{}"').format(language or "")
    return spoken + (Markup(' dir="auto"') if turns(words or "") else Markup(""))
