"""Sentences -> dates: each time expression with its TIMEX3 value and the days that it covers.

Values follow TimeML as TempEval-3 used it (UzZaman and others, 2013). Words such as "Thursday" are
read against the day of publication, their direction taken from the nearest tense: "will resume on
Friday" lies ahead. An article that mostly names years other than its own is a history: there a day
without a year takes it from the date named before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from helpers import schemas
from helpers.grammar import spacing
from helpers.grammar.time_expressions import Expression, find
from helpers.grammar.time_scene import CHRIST, HISTORY, Scene, is_history
from helpers.grammar.time_values import meaning_of


def dates(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The `dates` frame: time expressions of these sentences, in reading order.

    `articles` gives `published`; where it is missing, relative expressions stay unresolved
    (`XXXX-WXX-4`). `date_start` and `date_end` are ISO days, both included.

    >>> text = "Rain fell on Thursday."
    >>> articles = schemas.frame("articles", [{"article_id": "a", "text": text, "published": "2016-10-07", "path": "a.txt"}])
    >>> sentence = {"article_id": "a", "sentence": 1, "passage": 1, "start": 0, "end": 22, "text": text}
    >>> dates(articles, schemas.frame("sentences", [sentence]))[["text", "type", "value", "date_start"]].values.tolist()
    [['Thursday', 'DATE', '2016-10-06', '2016-10-06']]
    """
    told = {
        article_id: (_day(published), genre if isinstance(genre, str) else None)
        for article_id, published, genre in zip(articles["article_id"], articles["published"], articles["genre"], strict=True)
    }
    by_article: dict[str, list[tuple[int, str]]] = {}
    for article_id, start, text in zip(sentences["article_id"], sentences["start"], map(spacing.even, sentences["text"]), strict=True):
        by_article.setdefault(article_id, []).append((start, text))
    rows = [
        {"article_id": article_id, **row}
        for article_id, held in by_article.items()
        for row in _article_rows(held, *told.get(article_id, (None, None)))
    ]
    spacing.as_written(rows, articles)
    return schemas.frame("dates", rows)


def _day(published: Any) -> date | None:
    return date.fromisoformat(published[:10]) if isinstance(published, str) else None


def _article_rows(sentences: list[tuple[int, str]], published: date | None, genre: str | None) -> Iterator[dict[str, Any]]:
    found = [(start, text, find(text)) for start, text in sentences]
    stated = [expression for _, _, expressions in found for expression in expressions]
    scene = _scene(stated, published, genre)
    if scene.ancient:
        found = [(start, text, find(text, ancient=True)) for start, text in sentences]
    for start, text, expressions in found:
        scene.open(text)
        for place, expression in enumerate(expressions):
            scene.here, scene.end, scene.following = expression.start, expression.end, expressions[place + 1 : place + 3]
            scene.gap = text[expressions[place - 1].end : expression.start] if place else ""
            try:
                meaning = meaning_of(expression, scene)
            except (ValueError, OverflowError):  # 31 February, a million years ago
                continue
            scene.remember(meaning, expression)
            yield {
                "start": start + expression.start,
                "end": start + expression.end,
                "text": text[expression.start : expression.end],
                "type": meaning.type,
                "value": meaning.value,
                "mod": meaning.mod,
                "date_start": meaning.first.isoformat() if meaning.first else None,
                "date_end": meaning.last.isoformat() if meaning.last else None,
            }


def _scene(stated: list[Expression], published: date | None, genre: str | None) -> Scene:
    """What the article's expressions are read against, its genre guessed from the years that it states unless it is given."""
    eras = [e.pattern == "before_christ" or e.parts.get("era", "").upper().startswith("B") for e in stated]
    years = sorted(int(e.parts["year"]) * (-1 if era else 1) for e, era in zip(stated, eras, strict=True) if e.parts.get("year", "").isdecimal())
    history = genre == "history" or genre is None and is_history(stated, years, published)
    before = [year for year in years if year < 0]
    ancient = history and len(before) >= CHRIST and 2 * len(before) >= len(years)
    return Scene(published, history, ancient, years[len(years) // 2] if history and len(years) >= HISTORY else None)
