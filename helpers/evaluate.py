"""How well each layer agrees with what people marked: precision, recall and F1, with intervals.

There are three kinds of gold. A folder of brat standoff has claims alone (`layer`). A corpus with
gold of its own, as rows of the frames in its folder `gold/`, has every layer, and a folder of single
sentences (`helpers.evaluation.sentence_gold`) has figures and dates (`corpus`). The measures are
defined where they are made: `helpers.evaluation.claims.compare`, and likewise `figures`, `dates`,
`sources` and `labels`; the tokens and pairs of claims in `helpers.evaluation.attributions`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.errors import InputError, OptionError, OutputError
from helpers.evaluation import attributions, bootstrap, gold, matching, sentence_gold
from helpers.evaluation import claims as of_claims
from helpers.evaluation import dates as of_dates
from helpers.evaluation import figures as of_figures
from helpers.evaluation import labels as of_labels
from helpers.evaluation import sources as of_sources
from helpers.evaluation.attributions import Attribution
from helpers.evaluation.comparison import Comparison, Difference, Outcome, Rows, by_article

LAYERS: dict[str, Callable[[Comparison], Outcome]] = {
    "claims": of_claims.compare,
    "figures": of_figures.compare,
    "dates": of_dates.compare,
    "sources": of_sources.compare,
    "labels": of_labels.compare,
}
# What a short table shows of a corpus; the rest stands beside it in the file of scores.
HEADLINES: dict[str, tuple[bootstrap.Cell, ...]] = {
    "claims": (("all", "content"), ("all", "content+src"), ("matched claims", "stance"), ("sources of claims", "all")),
    "figures": (
        ("figures", "overlap"),
        ("figures", "fields right"),
        ("figures", "all fields right"),
        ("matched figures", "all bounds"),
        ("matched figures", "every field"),
    ),
    "dates": (("dates", "overlap"), ("dates", "value")),
    "sources": (("matched mentions", "b-cubed"), ("matched sources", "type"), ("pairs of sources", "one origin")),
    "labels": (("labels", "overlap"), ("matched labels", "manner"), ("matched labels", "voice"), ("matched labels", "referent")),
}


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """The measures of a corpus's layers.

    `scores` has the columns `layer`, `over`, `measure`, `precision`, `recall`, `f1`, `low`, `high`
    (0 to 100; the last two a 95 % interval of `f1`), `matched`, `predicted`, `gold` (counts).
    `differences` has `layer`, `kind`, `article_id`, `start`, `gold`, `predicted`, `words`.
    `not_made` names the layers and columns that the gold has and that nothing makes yet, with the
    number of rows of the gold; they have no score.
    """

    gold: str
    articles: int
    words: int
    scores: pd.DataFrame
    differences: pd.DataFrame
    not_made: dict[str, int]


def is_standoff(marked: str | Path, predicted: str | Path | None = None) -> bool:
    """Whether this gold, or what is held against it, is brat standoff, and so has claims alone."""
    alone = predicted is not None and not (Path(predicted) / "claims.jsonl").is_file() and any(Path(predicted).glob("*.ann"))
    return alone or not (gold.has_own(Path(marked)) or sentence_gold.has_own(Path(marked)))


# -- a corpus with its own gold


def corpus(
    folder: str | Path,
    layers: Sequence[str] | None = None,
    *,
    predicted: str | Path | None = None,
    model: str | None = None,
    jobs: int = 1,
    progress: bool = False,
) -> Evaluation:
    """The measures of the layers (all, if none is named) on a corpus that holds `gold/`, or on gold of single sentences.

    What is compared is extracted from the corpus, its claims by `model`, or is in `predicted`, a folder
    of frames as JSON Lines, as `claimbook extract` writes it. Raises `InputError` where there is no gold or it does not
    fit the articles, `OptionError` where there is no such layer.
    """
    folder = Path(folder)
    wanted = [*LAYERS, *gold.UNMADE] if layers is None else list(layers)
    if unknown := [name for name in wanted if name not in LAYERS and name not in gold.UNMADE]:
        raise OptionError(f"no layer is called {unknown[0]!r}; there are {', '.join([*LAYERS, *gold.UNMADE])}")
    if not gold.has_own(folder):
        return _of_sentences(folder, wanted, predicted, jobs=jobs, progress=progress)
    texts, found = _found(folder, predicted, model=model, jobs=jobs, progress=progress)
    both = gold.compare(folder, texts, found)
    unmade = {name: len(gold.rows(folder / "gold", name)) for name in gold.UNMADE if name in wanted}
    return _measured(folder, {name: both for name in LAYERS if name in wanted and _has(both, name)}, both.texts.values(), unmade)


def _measured(folder: Path, sides: Mapping[str, Comparison], texts: Collection[str], unmade: Mapping[str, int]) -> Evaluation:
    """The measures of each layer in its comparison."""
    outcomes = {name: LAYERS[name](both) for name, both in sides.items()}
    unread = {f"{name}.{column}": number for name, outcome in outcomes.items() for column, number in outcome.not_made.items()}
    return Evaluation(
        gold=_name(folder),
        articles=len(texts),
        words=sum(len(text.split()) for text in texts),
        scores=_joined(outcomes),
        differences=frame(d for outcome in outcomes.values() for d in outcome.differences),
        not_made={name: number for name, number in {**unread, **unmade}.items() if number},
    )


def _of_sentences(folder: Path, wanted: Sequence[str], predicted: str | Path | None, *, jobs: int, progress: bool) -> Evaluation:
    """The measures of gold of single sentences; each layer has sentences of its own."""
    from helpers import schemas
    from helpers.book import Book

    held = {name: marked for name in sentence_gold.LAYERS if name in wanted and (marked := sentence_gold.read(folder, name))}
    if not held:
        raise InputError(f"{folder}: no gold/ with rows of frames here, and no gold of single sentences; give a corpus that holds it")
    sides, texts = {}, []
    for name, marked in held.items():
        book = Book(dict(marked.frames))
        found = schemas.records(getattr(book.analyse(jobs=jobs, progress=progress), name)) if predicted is None else gold.rows(Path(predicted), name)
        none: dict[str, Rows] = {frame: {} for frame in gold.FRAMES}
        sides[name] = Comparison(
            texts=dict(zip(book.articles["article_id"], book.articles["text"], strict=True)),
            gold=none | {name: by_article(schemas.records(marked.rows))},
            predicted=none | {name: by_article(marked.inside(found))},
        )
        texts += book.articles["text"].tolist()
    return _measured(folder, sides, texts, {})


def _found(
    folder: Path, predicted: str | Path | None, *, model: str | None, jobs: int, progress: bool
) -> tuple[dict[str, str], dict[str, list[dict[str, Any]]]]:
    """The corpus's texts by article, and the predicted rows by frame."""
    from helpers import schemas
    from helpers.book import Book

    book = Book.read(folder, progress=progress, **_chosen(model))
    texts = dict(zip(book.articles["article_id"], book.articles["text"], strict=True))
    if predicted is None:
        book.analyse(jobs=jobs, progress=progress)
        return texts, {name: schemas.records(getattr(book, name)) for name in gold.FRAMES}
    if not (Path(predicted) / "claims.jsonl").is_file():
        raise InputError(f"{predicted}: no claims.jsonl here; give a folder that claimbook extract wrote")
    return texts, {name: gold.rows(Path(predicted), name) for name in gold.FRAMES}


def _chosen(model: str | None) -> dict[str, str]:
    return {} if model is None else {"model": model}


def _has(both: Comparison, layer: str) -> bool:
    return any(both.gold[layer].values())


def _joined(outcomes: dict[str, Outcome]) -> pd.DataFrame:
    columns = ["layer", *bootstrap.COLUMNS]
    parts = [outcome.scores.assign(layer=name)[columns] for name, outcome in outcomes.items()]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def _name(folder: str | Path) -> str:
    return "/".join(Path(folder).resolve().parts[-2:])


# -- a folder of standoff


def layer(
    name: str,
    marked: str | Path,
    predicted: str | Path | None = None,
    *,
    model: str | None = None,
    differing: list[Difference] | None = None,
    jobs: int = 1,
    progress: bool = False,
) -> pd.DataFrame:
    """The measures of the layer `name` on a folder of standoff; without `predicted`, of what Claimbook extracts from its texts.

    `model` is the one that finds the claims (`Book.analyse`). What differs is added to the list `differing`.
    """
    if name != "claims":
        raise OptionError(f"a folder of standoff has no layer {name!r}; there is claims")
    texts, marks = _folders(Path(marked))
    if predicted is not None:
        if not Path(predicted).is_dir():
            raise InputError(f"{predicted} is no folder; give one with .ann files")
        return claims(marks, predicted, texts, differing=differing)
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as extracted:
        _extract(texts, Path(extracted), model=model, jobs=jobs, progress=progress)
        return claims(marks, extracted, texts, differing=differing)


def claims(
    gold_folder: str | Path, predicted_folder: str | Path, text_folder: str | Path, *, differing: list[Difference] | None = None
) -> pd.DataFrame:
    """The measures of predicted attributions against gold, both as brat standoff.

    One row a measure: `over` (`tokens`, or the attributions `all`, `quoted`, `indirect`; the same of the
    predicted ones that lie in no other, for gold that marks one voice a word), `measure`,
    `precision`, `recall`, `f1` (0 to 100), `low`, `high` (95 % interval of `f1`), `matched`,
    `predicted`, `gold` (counts). `attrs` holds the number of `articles` and `words`.

    An article is a `<name>.txt` for which there is a gold file `<name>.ann`, or `<name>_<four hex
    digits>.ann`; of several the first counts. One without a predicted file has no predictions.
    Each attribution that is not right is added to the list `differing`. Raises `InputError` where no
    article has gold.
    """
    texts = {path.stem: path for path in sorted(Path(text_folder).glob("*.txt"))}
    marked, predicted = attributions.files(gold_folder, texts), attributions.files(predicted_folder, texts)
    if not marked:
        raise InputError(f"{gold_folder}: no .ann file belongs to a .txt of {text_folder}; give a folder with text/ and attributions/")
    tallies, words = [], 0
    for name in sorted(marked):
        text = texts[name].read_bytes().decode("utf-8")
        words += len(text.split())
        tokens = matching.tokens(text)
        found = attributions.of_standoff(predicted[name], text, tokens) if name in predicted else []
        gold_ones, spelled = attributions.of_standoff(marked[name], text, tokens), [text[a:b].lower() for a, b in tokens]
        tally = attributions.count(gold_ones, found, spelled)
        attributions.count_outermost(tally, gold_ones, found, spelled)
        tallies.append(tally)
        if differing is not None:
            differing += _differing(name, gold_ones, found, [text[a:b] for a, b in tokens], [a for a, _ in tokens])
    scores = bootstrap.scores(tallies, [*attributions.CELLS, *attributions.OUTERMOST])
    scores.attrs = {"articles": len(tallies), "words": words}
    return scores


def _differing(
    name: str, marked: Sequence[Attribution], found: Sequence[Attribution], words: Sequence[str], starts: Sequence[int]
) -> Iterator[Difference]:
    """The attributions of one article that are not right; each as its source, cue and content."""

    def told(one: Attribution) -> str:
        return " | ".join(" ".join(words[n] for n in sorted(part)) or "-" for part in (one.source, one.cue, one.content))

    for kind, g, p in attributions.differences(marked, found, [word.lower() for word in words]):
        first, other = marked[g] if g is not None else found[p or 0], found[p] if p is not None and g is not None else None
        start = starts[min(first.content)]
        yield Difference("claims", kind, name, start, told(first) if other else "", told(other) if other else "", "" if other else told(first))


def _folders(folder: Path) -> tuple[Path, Path]:
    """Where the texts lie, and where the gold."""
    if gold.has_own(folder):
        return folder / "gold" / "claims", folder / "gold" / "claims"
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder; give a corpus with gold/, one with text/ and attributions/, or one with .txt beside .ann")
    apart = (folder / "text").is_dir() and (folder / "attributions").is_dir()
    return (folder / "text", folder / "attributions") if apart else (folder, folder)


def _extract(texts: Path, folder: Path, *, model: str | None, jobs: int, progress: bool) -> None:
    """Claimbook's claims on the texts as one `.ann` a text, under the text's own name."""
    from helpers import export, schemas
    from helpers.book import Book

    files = sorted(texts.glob("*.txt"))
    if not files:
        raise InputError(f"{texts}: no .txt file here; give a corpus with gold/, or a folder with text/ and attributions/")
    book = Book.read(*files, progress=progress, **_chosen(model)).analyse(jobs=jobs, progress=progress)
    rows: dict[str, list[dict[str, Any]]] = {article_id: [] for article_id in book.articles["article_id"]}
    for row in schemas.records(book.claims):
        rows[row["article_id"]].append(row)
    for article_id, path, text in zip(rows, book.articles["path"], book.articles["text"], strict=True):
        (folder / Path(path).with_suffix(".ann").name).write_bytes(export.standoff(text, rows[article_id]).encode())


# -- telling


def frame(differing: Iterable[Difference]) -> pd.DataFrame:
    """Differences as a frame, a column a field."""
    return pd.DataFrame(list(differing), columns=Difference._fields)


def table(measured: pd.DataFrame | Evaluation) -> str:
    """The scores as lines of text, a block a layer; what is not made yet is named, and has no number but the gold's."""
    if isinstance(measured, pd.DataFrame):
        return f"{_head(measured.attrs['articles'], measured.attrs['words'])}\n{_lines(measured)}"
    blocks = [f"{name}\n{_lines(rows.drop(columns='layer'))}" for name, rows in measured.scores.groupby("layer", sort=False)]
    unmade = [f"{name}: not made yet, so not scored ({number:,} in the gold)" for name, number in measured.not_made.items()]
    return "\n\n".join(
        [_head(measured.articles, measured.words, "; of the last rows of sources, over sources"), *blocks, *(["\n".join(unmade)] if unmade else [])]
    )


def _head(articles: int, words: int, beyond: str = "") -> str:
    return f"{articles:,} articles, {words:,} words; low and high: 95 % interval of f1, over articles{beyond}"


def _lines(scores: pd.DataFrame) -> str:
    return str(scores.to_string(index=False, float_format="{:.2f}".format))


def listing(differences: pd.DataFrame, *, at_most: int = 20) -> str:
    """What differs from the gold: a block a kind, the commonest of a layer first, with the first rows and their words."""
    blocks = []
    for name, rows in differences.groupby("layer", sort=False):
        for kind, number in sorted(rows["kind"].value_counts().items(), key=lambda pair: (-pair[1], pair[0])):
            first = rows[rows["kind"] == kind].head(at_most)
            shown = f", {len(first):,} shown" if len(first) < number else ""
            blocks.append("\n".join([f"{name}, {kind}: {number:,}{shown}", *map(_line, first.itertuples(index=False))]))
    return "\n\n".join(blocks)


def _line(row: Any) -> str:
    place = f"{row.article_id}:{row.start}  " if row.article_id else ""
    change = f"gold {row.gold or '-'}, found {row.predicted or '-'}: " if row.gold or row.predicted else ""
    return "  " + " ".join(f"{place}{change}{row.words}".split(" ")).replace("\n", " ").replace("\r", " ").replace("\t", " ")


# -- writing


def write(measured: pd.DataFrame | Evaluation, path: str | Path, *, layer: str = "claims", gold: str | Path = "") -> None:
    """Writes scores into a JSON file, beside those that it holds.

    Of standoff, under the layer: `{layer: {"gold", "articles", "words", "measures": [{"over", "measure", "precision", ...}, ...]}}`.
    Of a corpus, under its name, with what stands in `layer` behind "claims": the same keys, where
    `measures` holds the chief ones, and "layers": `{layer: [every measure, ...]}` and "not_made":
    `{layer or column: rows of the gold}`. A layer that was not measured now keeps its scores.
    """
    path = Path(path)
    try:
        held = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        if isinstance(measured, pd.DataFrame):
            held[layer] = {"gold": _name(gold), **measured.attrs, "measures": _rows(measured)}
        else:
            name = measured.gold.rpartition("/")[2] + layer.removeprefix("claims")
            held[name] = _entry(measured, held.get(name, {}))
        path.write_text(json.dumps(held, indent=1, ensure_ascii=False, sort_keys=False) + "\n", encoding="utf-8")
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise OutputError(f"{path}: cannot be written ({error}); give another file") from error


def _entry(measured: Evaluation, old: dict[str, Any]) -> dict[str, Any]:
    """What the file holds of one corpus, the layers in their order."""
    now = {str(name): _rows(rows.drop(columns="layer")) for name, rows in measured.scores.groupby("layer", sort=False)}
    every = old.get("layers", {}) | now
    layers = {name: every[name] for name in LAYERS if name in every}
    chief = [{"layer": name, **row} for name, rows in layers.items() for row in rows if (row["over"], row["measure"]) in HEADLINES[name]]
    whole = {"gold": measured.gold, "articles": measured.articles, "words": measured.words}
    kept = {name: number for name, number in old.get("not_made", {}).items() if name.partition(".")[0] not in now}
    return {**whole, "measures": chief, "layers": layers, "not_made": kept | measured.not_made}


def _rows(scores: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = scores.astype(object).to_dict("records")
    return rows
