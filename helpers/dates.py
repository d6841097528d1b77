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
from helpers.grammar.time_expressions import find
from helpers.grammar.time_scene import Scene, is_history
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
    published = dict(zip(articles["article_id"], articles["published"], strict=True))
    by_article: dict[str, list[tuple[int, str]]] = {}
    for article_id, start, text in zip(sentences["article_id"], sentences["start"], sentences["text"], strict=True):
        by_article.setdefault(article_id, []).append((start, text))
    rows = [
        {"article_id": article_id, **row} for article_id, held in by_article.items() for row in _article_rows(held, _day(published.get(article_id)))
    ]
    return schemas.frame("dates", rows)


def _day(published: Any) -> date | None:
    return date.fromisoformat(published[:10]) if isinstance(published, str) else None


def _article_rows(sentences: list[tuple[int, str]], published: date | None) -> Iterator[dict[str, Any]]:
    found = [(start, text, find(text)) for start, text in sentences]
    years = sorted(int(e.parts["year"]) for _, _, expressions in found for e in expressions if "year" in e.parts and "era" not in e.parts)
    history = is_history(years, published)
    scene = Scene(published, history, years[len(years) // 2] if history else None)
    for start, text, expressions in found:
        for place, expression in enumerate(expressions):
            scene.text, scene.here, scene.following = text, expression.start, expressions[place + 1 : place + 3]
            try:
                meaning = meaning_of(expression, scene)
            except (ValueError, OverflowError):  # 31 February, a million years ago
                continue
            scene.remember(meaning)
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
