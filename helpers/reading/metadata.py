"""What is known of an article: the first of several sources that gives a value, put in one spelling; never invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from helpers.reading import published
from helpers.reading.decode import fit

GIVEN = ("title", "byline", "outlet", "url")
ENGLISH = "en"
FEWEST_LETTERS = 40  # fewer say nothing reliable about the language
LOOKED_AT = 4000  # characters, for the language
SURE = 0.9  # probability below which the language stays unknown
CONTRADICTING = 400  # letters that it takes to doubt a language that was declared


def plain(value: Any) -> str | None:
    """A value as text on one line; `None` where it is empty. A list is joined, an object gives its name.

    >>> plain(["Ann Lee", {"name": "Bo Ek"}]), plain("  "), plain("NA"), plain(12)
    ('Ann Lee, Bo Ek', None, 'NA', '12')
    """
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, (plain(part) for part in value if not isinstance(part, (list, tuple))))) or None
    if isinstance(value, Mapping):
        name = value.get("name")
        return plain(name) if isinstance(name, str) else None
    if value is None or isinstance(value, bytes) or value != value:
        return None
    text = value.isoformat() if isinstance(value, date) else str(value)
    return fit(" ".join(text.split()))[0] or None


def described(sources: Sequence[Mapping[str, Any]]) -> dict[str, str | None]:
    """Title, byline, outlet and url: of each the first that is given.

    >>> described([{"title": "", "outlet": "Harbour Post"}, {"title": "Rain", "outlet": "Wire"}])
    {'title': 'Rain', 'byline': None, 'outlet': 'Harbour Post', 'url': None}
    """
    return {name: first(source.get(name) for source in sources) for name in GIVEN}


def first(values: Iterable[Any]) -> str | None:
    """The first value that is not empty, as text."""
    return next(filter(None, map(plain, values)), None)


def day(sources: Sequence[tuple[Mapping[str, Any], str | None]]) -> tuple[str | None, str | None]:
    """When the article was published, and why that is unknown where a value is given that cannot be read.

    Each source comes with the order of its day and month.

    >>> day([({}, None), ({"published": "3/4/2016"}, "dmy")])
    ('2016-04-03', None)
    """
    for source, order in sources:
        if given := plain(source.get("published")):
            told = published.iso(given, order=order)
            return told, None if told else published.problem(given)
    return None, None


def language(text: str, declared: str | None) -> tuple[str | None, str | None]:
    """ISO 639-1 code and doubt. What is declared is kept; else py3langid judges; text too short for that stays unknown.

    >>> language("Rain", None), language("Rain", "en-GB"), language("Regn", "da")
    ((None, None), ('en', None), ('da', 'language is da; stages are made for English'))
    """
    said = (declared or "").lower().replace("_", "-").split("-")[0]
    said = said if len(said) == 2 and said.isascii() and said.isalpha() else ""
    sample = text[:LOOKED_AT]
    letters = sum(map(str.isalpha, sample))
    seen = _classified(sample) if letters >= FEWEST_LETTERS else None
    if said and seen and seen != said and letters >= CONTRADICTING:
        return said, f"language is given as {said}, and the text looks like {seen}"
    code = said or seen
    return code, f"language is {code}; stages are made for English" if code and code != ENGLISH else None


def _classified(sample: str) -> str | None:
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= SURE else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
