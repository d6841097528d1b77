"""How well a layer agrees with what people marked: precision, recall and F1, with intervals.

The measures of attribution are those of the project's scoring convention. A token is a run without
white space that holds a letter or digit, from its first to its last such character; a span holds a
token that it touches. Predicted and gold attributions are paired one to one, best overlap first,
where the intersection of their content tokens is at least half of the union. The intervals are
percentile bootstrap intervals over articles (Efron and Tibshirani, An Introduction to the
Bootstrap, 1993, chapter 13).
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from helpers.errors import InputError, OptionError, OutputError
from helpers.lexicon import table as words_of

ROLES = ("source", "cue", "content")
GROUPS = ("all", "quoted", "indirect")
MEASURES = ("content", "content+src", "exact")
CELLS = [("tokens", role) for role in ROLES] + [(group, measure) for group in GROUPS for measure in MEASURES]
OVERLAP = 0.5
RESAMPLES = 1000
SEED = 20161007

Tokens = list[tuple[int, int]]
Counts = dict[tuple[str, str], tuple[int, int, int]]  # matched, predicted, gold


@dataclass(frozen=True, kw_only=True)
class Attribution:
    """One attribution as the numbers of its tokens, and whether its content holds a quotation mark."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    quoted: bool


def claims(gold_folder: str | Path, predicted_folder: str | Path, text_folder: str | Path) -> pd.DataFrame:
    """The measures of predicted attributions against gold, both as brat standoff.

    One row a measure: `over` (`tokens`, or the attributions `all`, `quoted`, `indirect`), `measure`,
    `precision`, `recall`, `f1` (0 to 100), `low`, `high` (95 % interval of `f1`), `matched`,
    `predicted`, `gold` (counts). `attrs` holds the number of `articles` and `words`.

    An article is a `<name>.txt` for which there is a gold file `<name>.ann`, or `<name>_<four hex
    digits>.ann`; of several the first counts. One without a predicted file has no predictions.
    Raises `InputError` where no article has gold.
    """
    texts = {path.stem: path for path in sorted(Path(text_folder).glob("*.txt"))}
    gold, predicted = _by_article(gold_folder, texts), _by_article(predicted_folder, texts)
    if not gold:
        raise InputError(f"{gold_folder}: no .ann file belongs to a .txt of {text_folder}; give a folder with text/ and attributions/")
    counts, words = [], 0
    for name in sorted(gold):
        text = texts[name].read_bytes().decode("utf-8")
        words += len(text.split())
        tokens = _tokens(text)
        found = attributions(predicted[name], text, tokens) if name in predicted else []
        counts.append(_counts(attributions(gold[name], text, tokens), found, [text[a:b].lower() for a, b in tokens]))
    scores = _scores(counts)
    scores.attrs = {"articles": len(counts), "words": words}
    return scores


def layer(name: str, gold: str | Path, predicted: str | Path | None = None, *, jobs: int = 1, progress: bool = False) -> pd.DataFrame:
    """The measures of the layer `name` on a folder of gold; without `predicted`, of what Claimbook extracts from its texts."""
    if name != "claims":
        raise OptionError(f"no layer is called {name!r}; there is claims")
    texts, marked = _folders(Path(gold))
    if predicted is not None:
        if not Path(predicted).is_dir():
            raise InputError(f"{predicted} is no folder; give one with .ann files")
        return claims(marked, predicted, texts)
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as extracted:
        _extract(texts, Path(extracted), jobs=jobs, progress=progress)
        return claims(marked, extracted, texts)


def _folders(gold: Path) -> tuple[Path, Path]:
    """Where the texts lie, and where the gold."""
    if not gold.is_dir():
        raise InputError(f"{gold} is no folder; give one with text/ and attributions/, or with .txt beside .ann")
    apart = (gold / "text").is_dir() and (gold / "attributions").is_dir()
    return (gold / "text", gold / "attributions") if apart else (gold, gold)


def _extract(texts: Path, folder: Path, *, jobs: int, progress: bool) -> None:
    """Claimbook's claims on the texts as one `.ann` a text, under the text's own name."""
    from helpers import export, schemas
    from helpers.book import Book

    files = sorted(texts.glob("*.txt"))
    if not files:
        raise InputError(f"{texts}: no .txt file here; give a folder with text/ and attributions/")
    book = Book.read(*files, progress=progress).analyse(jobs=jobs, progress=progress)
    rows: dict[str, list[dict[str, Any]]] = {article_id: [] for article_id in book.articles["article_id"]}
    for row in schemas.records(book.claims):
        rows[row["article_id"]].append(row)
    for article_id, path, text in zip(rows, book.articles["path"], book.articles["text"], strict=True):
        (folder / Path(path).with_suffix(".ann").name).write_bytes(export.standoff(text, rows[article_id]).encode())


# -- reading standoff

_BOUND = re.compile(r"(T[0-9]+)\t(\S+) ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)(?:\t|$)")
_TOKEN = re.compile(r"\S+")
_QUOTATION_MARK = re.compile("[\"“”„‟«»＂]|``|''")


def _by_article(folder: str | Path, texts: Mapping[str, Path]) -> dict[str, Path]:
    """Article -> its standoff file, the first by name."""
    files: dict[str, Path] = {}
    for path in sorted(Path(folder).glob("*.ann")):
        name = path.stem if path.stem in texts else re.sub(r"_[0-9a-f]{4}$", "", path.stem)
        if name in texts:
            files.setdefault(name, path)
    return files


def attributions(path: Path, text: str, tokens: Tokens) -> list[Attribution]:
    """The events of one standoff file that have content."""
    bounds: dict[str, list[tuple[int, int]]] = {}
    events = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        if bound := _BOUND.match(line):
            bounds[bound[1]] = [(int(a), int(b)) for a, b in (span.split() for span in bound[3].split(";"))]
        elif re.match(r"E[0-9]+\t", line):
            events.append(line.split("\t", 1)[1].split())
    found = (_attribution(event, bounds, text, tokens) for event in events)
    return [attribution for attribution in found if attribution.content]


def _attribution(event: Iterable[str], bounds: Mapping[str, list[tuple[int, int]]], text: str, tokens: Tokens) -> Attribution:
    spans: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for argument in event:
        role, _, bound = argument.partition(":")
        spans.get(role.rstrip("0123456789").lower(), []).extend(bounds.get(bound, []))
    quoted = any(_QUOTATION_MARK.search(_widened(text, start, end)) for start, end in spans["content"])
    return Attribution(quoted=quoted, **{role: _touched(spans[role], tokens) for role in ROLES})


def _tokens(text: str) -> Tokens:
    """Runs without white space, each from its first to its last letter or digit; those without any are none."""
    tokens = []
    for run in _TOKEN.finditer(text):
        inside = [place for place in range(*run.span()) if text[place].isalnum()]
        if inside:
            tokens.append((inside[0], inside[-1] + 1))
    return tokens


def _touched(spans: Iterable[tuple[int, int]], tokens: Tokens) -> frozenset[int]:
    """Numbers of the tokens that any of the spans touches."""
    ends = [end for _, end in tokens] if spans else []
    found = set()
    for start, end in spans:
        number = bisect_right(ends, start)
        while number < len(tokens) and tokens[number][0] < end:
            found.add(number)
            number += 1
    return frozenset(found)


def _widened(text: str, start: int, end: int) -> str:
    """The span out to the white space around it, where its quotation marks may stand."""
    left, right = re.search(r"\S*\Z", text[max(0, start - 100) : start]), re.match(r"\S*", text[end : end + 100])
    return (left[0] if left else "") + text[start:end] + (right[0] if right else "")


# -- matching


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for row in words_of("function_words") for word in row["words"].split())


def _same_source(gold: Attribution, predicted: Attribution, words: list[str]) -> bool:
    """Both without a source, or one word of weight in common; any word where the gold source has none of weight."""
    if not gold.source or not predicted.source:
        return not gold.source and not predicted.source
    weighty = {number for number in gold.source if re.sub(r"['’]s$", "", words[number]) not in _function_words()}
    return bool(predicted.source & (weighty or gold.source))


def _pairs(gold: list[Attribution], predicted: list[Attribution], fits: Callable[[Attribution, Attribution, float], bool]) -> dict[int, int]:
    """Predicted -> gold, one to one, best overlap of content first."""
    overlaps = []
    for g, left in enumerate(gold):
        for p, right in enumerate(predicted):
            overlap = len(left.content & right.content) / len(left.content | right.content)
            if overlap >= OVERLAP and fits(left, right, overlap):
                overlaps.append((-overlap, g, p))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, p in sorted(overlaps):
        if g not in taken and p not in pairs:
            pairs[p] = g
            taken.add(g)
    return pairs


def _counts(gold: list[Attribution], predicted: list[Attribution], words: list[str]) -> Counts:
    """What one article adds to each measure."""
    counts: Counts = {}
    for role in ROLES:
        left = frozenset().union(*(getattr(attribution, role) for attribution in gold))
        right = frozenset().union(*(getattr(attribution, role) for attribution in predicted))
        counts["tokens", role] = (len(left & right), len(right), len(left))
    fits: dict[str, Callable[[Attribution, Attribution, float], bool]] = {
        "content": lambda left, right, overlap: True,
        "content+src": lambda left, right, overlap: _same_source(left, right, words),
        "exact": lambda left, right, overlap: overlap == 1,
    }
    for measure in MEASURES:
        pairs = _pairs(gold, predicted, fits[measure])
        for group in GROUPS:
            counts[group, measure] = _in_group(group, gold, predicted, pairs)
    return counts


def _in_group(group: str, gold: list[Attribution], predicted: list[Attribution], pairs: Mapping[int, int]) -> tuple[int, int, int]:
    """Counts of a group; a prediction that is paired belongs to the group of its gold."""

    def inside(attribution: Attribution) -> bool:
        return group == "all" or attribution.quoted == (group == "quoted")

    shown = (gold[pairs[number]] if number in pairs else attribution for number, attribution in enumerate(predicted))
    return sum(inside(gold[g]) for g in pairs.values()), sum(map(inside, shown)), sum(map(inside, gold))


# -- scores


def _scores(counts: list[Counts]) -> pd.DataFrame:
    """One row a measure, from the counts of each article."""
    by_article = np.array([[article[cell] for cell in CELLS] for article in counts], dtype="float64")
    draws = np.random.default_rng(SEED).integers(len(counts), size=(RESAMPLES, len(counts)))
    times = np.stack([np.bincount(draw, minlength=len(counts)) for draw in draws])  # how often each article is drawn
    resampled = np.einsum("ra,acn->rcn", times, by_article)
    low, high = np.percentile(_f1(resampled), [2.5, 97.5], axis=0)
    total = by_article.sum(axis=0)
    matched, predicted, gold = total.T
    columns = {
        "over": [over for over, _ in CELLS],
        "measure": [measure for _, measure in CELLS],
        "precision": _share(matched, predicted),
        "recall": _share(matched, gold),
        "f1": _f1(total),
        "low": low,
        "high": high,
    }
    whole = {"matched": matched.astype("int64"), "predicted": predicted.astype("int64"), "gold": gold.astype("int64")}
    return pd.DataFrame(columns | whole).round(2)


def _share(part: Any, whole: Any) -> Any:
    return 100 * np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0)


def _f1(counts: Any) -> Any:
    """F1 in per cent from (..., [matched, predicted, gold]): the harmonic mean of precision and recall."""
    return _share(2 * counts[..., 0], counts[..., 1] + counts[..., 2])


def table(scores: pd.DataFrame) -> str:
    """The scores as lines of text."""
    head = f"{scores.attrs['articles']} articles, {scores.attrs['words']} words; low and high: 95 % interval of f1 over articles"
    return f"{head}\n{scores.to_string(index=False, float_format='{:.2f}'.format)}"


def write(scores: pd.DataFrame, path: str | Path, *, layer: str, gold: str | Path) -> None:
    """Writes the scores of a layer into a JSON file, beside those of other layers that it holds.

    `{layer: {"gold", "articles", "words", "measures": [{"over", "measure", "precision", ...}, ...]}}`.
    """
    path = Path(path)
    try:
        held = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        held[layer] = {"gold": "/".join(Path(gold).resolve().parts[-2:]), **scores.attrs, "measures": list(_rows(scores))}
        path.write_text(json.dumps(held, indent=1, ensure_ascii=False, sort_keys=False) + "\n", encoding="utf-8")
    except (OSError, ValueError, TypeError) as error:
        raise OutputError(f"{path}: cannot be written ({error}); give another file") from error


def _rows(scores: pd.DataFrame) -> Iterator[dict[str, Any]]:
    yield from scores.astype(object).to_dict("records")
