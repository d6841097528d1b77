"""The frames: one model each, whose descriptions are the reference of every column.

A span is `start`, `end`: half-open offsets in code points into `articles.text`. What is unknown
is missing. Rows stand in reading order. Use `frame` to build one from rows, `validate` to check
one, and `columns` to read what its columns mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, get_type_hints

import pandas as pd
import pandera.pandas as pa

from helpers.errors import FrameError

STATUSES = ("read", "flagged", "rejected")
ROLES = ("title", "byline", "dateline", "body", "caption", "boilerplate")
READ_ROLES = ("title", "body")  # what later stages read
QUOTATION_KINDS = ("speech", "fragment", "scare", "title")
MODES = ("direct", "indirect", "mixed")
STANCES = tuple("asserts denies rejects doubts accuses warns promises threatens demands proposes predicts believes hopes declines".split())
SOURCE_TYPES = tuple(
    "state military armed_group opposition intergovernmental monitor ngo company media expert activist witness document unnamed other".split()
)
FIGURE_KINDS = tuple(
    "killed injured killed_or_injured detained abducted displaced missing at_risk people fighters attackers crowd "
    "attacks vehicles weapons facilities money area distance mass temperature speed share rate votes age duration count other".split()
)
GENRES = ("news", "history")
DATE_TYPES = ("DATE", "TIME", "DURATION", "SET")
FORMS = ("name", "nominal", "pronoun")
MANNERS = ("own", "paraphrase", "quotation", "scare")
DAY = r"\d{4}-\d{2}-\d{2}"


def known(description: str, **checks: Any) -> Any:
    """A column that is always filled."""
    return pa.Field(nullable=False, description=description, **checks)


def maybe(description: str, **checks: Any) -> Any:
    """A column that is missing where the thing is unknown."""
    return pa.Field(nullable=True, description=description, **checks)


def article_key() -> Any:
    """The column that says which article a row belongs to."""
    return known("the article, a key of `articles`")


def offset(what: str) -> Any:
    """An offset into the article's text."""
    return known(f"{what}, in code points of `articles.text`", ge=0)


class Inputs(pa.DataFrameModel):
    """One record or file offered; one for a container that cannot be read at all."""

    input: str = known("path relative to the argument; `#n` for the n-th record in it, from 1")
    article_id: str = maybe("the article that it became; missing where rejected")
    status: str = known("`read`; `flagged`: read, with a doubt; `rejected`", isin=STATUSES)
    stage: str = maybe("the stage that flagged or rejected it")
    reason: str = maybe("why, with the cure")
    bytes: int = known("size on disk, of the record or the file", ge=0)
    sha256: str = maybe("of the bytes offered, in hex", str_matches=r"^[0-9a-f]{64}$")
    encoding: str = maybe("the encoding it was decoded with")
    reader: str = maybe("what read it: `text`, `markdown`, `html/trafilatura`, `jsonl`, ...")


class Articles(pa.DataFrameModel):
    """One article."""

    article_id: str = known("unique over the corpus", unique=True)
    text: str = known("the text that every offset counts in, never altered")
    title: str = maybe("from the metadata, the page, or the title passage")
    byline: str = maybe("the authors, as given")
    published: str = maybe("ISO day, or moment, of publication", str_matches=rf"^{DAY}")
    outlet: str = maybe("who published it")
    url: str = maybe("its address, as given; never fetched")
    language: str = maybe("ISO 639-1 code")
    genre: str = maybe("`news` or `history`, where it is given; else the stage of dates judges by the text", isin=GENRES)
    path: str = known("the file that held it, relative to the argument")
    copy_of: str = maybe("article_id of the earlier article whose text this one repeats")


class Passages(pa.DataFrameModel):
    """One paragraph, or a part of a line that holds several."""

    article_id: str = article_key()
    passage: int = known("number in the article, from 1", ge=1)
    start: int = offset("first character")
    end: int = offset("after the last character")
    role: str = known("what it is; later stages read `title` and `body`", isin=ROLES)


class Sentences(pa.DataFrameModel):
    """One sentence; none crosses a passage."""

    article_id: str = article_key()
    sentence: int = known("number in the article, from 1", ge=1)
    passage: int = known("the passage that holds it", ge=1)
    start: int = offset("first character")
    end: int = offset("after the last character")
    text: str = known("its words")


class Tokens(pa.DataFrameModel):
    """One token; made only for those who ask."""

    article_id: str = article_key()
    sentence: int = known("the sentence that holds it", ge=1)
    token: int = known("number in the sentence, from 1", ge=1)
    start: int = offset("first character")
    end: int = offset("after the last character")
    text: str = known("the token")
    lemma: str = maybe("its base form")
    pos: str = maybe("Universal Dependencies part of speech")
    tag: str = maybe("Penn Treebank tag")
    entity: str = maybe("entity class (OntoNotes), where it is part of a name")
    head: int = known("number of its head in the sentence; its own number at the root", ge=1)
    dep: str = maybe("relation to its head (ClearNLP labels)")


class Quotations(pa.DataFrameModel):
    """One run between quotation marks, marks included; a row a paragraph."""

    article_id: str = article_key()
    quotation_id: str = known("`<article_id>:q1`, ...", unique=True)
    start: int = offset("the opening mark")
    end: int = offset("after the closing mark, or the paragraph's end")
    text: str = known("its words, marks included")
    open: str = maybe("the opening mark; missing where there is none")
    close: str = maybe("the closing mark; missing where it is not closed")
    closed: bool = known("whether the paragraph closes it")
    continues: str = maybe("quotation_id of the paragraph that it carries on")
    kind: str = known("whole speech, a fragment of it, scare quotes, or a title", isin=QUOTATION_KINDS)


class Claims(pa.DataFrameModel):
    """One attribution: a source, a cue, and the content that the source is said to have stated."""

    article_id: str = article_key()
    claim_id: str = known("`<article_id>:c1`, ...", unique=True)
    source_start: pd.Int64Dtype = maybe("first character of the source's words")
    source_end: pd.Int64Dtype = maybe("after the last character of the source's words")
    source_text: str = maybe("the source as this claim names it")
    source_id: str = maybe("the canonical source, a key of `sources`; missing where the text names none")
    cue_start: pd.Int64Dtype = maybe("first character of the cue")
    cue_end: pd.Int64Dtype = maybe("after the last character of the cue")
    cue_text: str = maybe("the words that attribute: said, according to, ...")
    start: int = offset("first character of the content")
    end: int = offset("after the last character of the content")
    text: str = known("the article from `start` to `end`")
    spans: object = known("the content as a list of [start, end], cue and source left out")
    content: str = known("the words of `spans`, joined by ' ... '")
    mode: str = known("quoted, reported, or both", isin=MODES)
    stance: str = maybe("what the source does with the content; missing where it states nothing: asked, imagined, named or done", isin=STANCES)
    hedge: str = maybe("the hedging word")
    nested_in: str = maybe("claim_id of the claim whose content holds this one")
    carried_from: str = maybe("claim_id of the earlier claim whose source this quotation takes over")
    confidence: float = maybe("probability that the claim is right, 0 to 1", ge=0, le=1)
    extent_sure: pd.BooleanDtype = maybe("whether no sign says that its content begins or ends at the wrong word; others err in one of two")


class Sources(pa.DataFrameModel):
    """One canonical source or actor of the corpus, heard or not."""

    source_id: str = known("unique over the corpus", unique=True)
    name: str = known("the fullest name that the corpus gives")
    type: str = maybe("what kind of source", isin=SOURCE_TYPES)
    named: bool = known("whether it has a name: false for 'two officials'")
    resolved: bool = known("false where the words ('he', unclear) could not be linked")
    heard: bool = known("whether any claim is its own")
    affiliation: str = maybe("the body that a person speaks for")
    speaks_for: str = maybe("source_id of a document's author")
    independence_group: str = maybe("one origin: a monitor and its director share it")
    aliases: object = known("list of the other words that name it")


class Mentions(pa.DataFrameModel):
    """One mention of a source."""

    article_id: str = article_key()
    start: int = offset("first character")
    end: int = offset("after the last character")
    text: str = known("the words")
    source_id: str = known("a key of `sources`")
    form: str = known("`name`, `nominal` or `pronoun`", isin=FORMS)
    reason: str = known("why it was linked so; after 'but', what speaks against it")
    confidence: float = maybe("probability that the link is right, 0 to 1", ge=0, le=1)


class Figures(pa.DataFrameModel):
    """One number that measures or counts something, with the bounds that its words give."""

    article_id: str = article_key()
    figure_id: str = known("`<article_id>:f1`, ...", unique=True)
    start: int = offset("first character of the number")
    end: int = offset("after the last character of the number")
    text: str = known("the number expression alone, magnitude included")
    phrase_start: int = offset("first character of modifier, number, unit and what is counted")
    phrase_end: int = offset("after the last character of that phrase")
    value: float = maybe("the number named; missing for a range and for vague words")
    low: float = maybe("lower bound; missing where the words give none")
    high: float = maybe("upper bound; missing where the words give none")
    low_inclusive: pd.BooleanDtype = maybe("whether `low` itself is possible; missing without `low`")
    high_inclusive: pd.BooleanDtype = maybe("whether `high` itself is possible; missing without `high`")
    approximate: bool = known("about, nearly, an estimated ...")
    vague: bool = known("dozens, hundreds, ...: the words give no value")
    modifier: str = maybe("the words that bound or blur the number")
    change: str = maybe("direction of the change that it states; of a level, where no amount of the change stands beside it", isin=("rise", "fall"))
    delta: pd.BooleanDtype = maybe("with `change`: whether the number is the difference itself")
    previous: float = maybe("the value before the change")
    unit: str = maybe("singular British name, ISO 4217 code, `percent`, `fraction`")
    counted: str = maybe("what is counted, with its modifiers")
    measured: str = maybe("what is measured or costs it; of a count, whose it is where the words say so")
    kind: str = known("what sort of thing; kinds are never added up or compared", isin=FIGURE_KINDS)
    kind_sure: pd.BooleanDtype = maybe("whether the noun behind the number or a verb that governs it tells the kind; others err often")
    share_of: str = maybe("the whole that a share is of")
    counted_sure: pd.BooleanDtype = maybe("whether what is counted stands right behind the number; missing where nothing is counted")
    part_of: str = maybe("figure_id of the whole that this is a part of")
    scope: str = maybe("a total, new, or the previous value", isin=("total", "new", "previous"))
    claim_id: str = maybe("innermost claim that holds it; missing: the reporter's own voice")
    source_id: str = maybe("the source of that claim")
    place: str = maybe("where, as the text says")
    place_sure: pd.BooleanDtype = maybe("whether the place stands right beside the number; other places err often, and reports leave them out")
    date_start: str = maybe("first day that the number is about", str_matches=rf"^{DAY}$")
    date_end: str = maybe("last day that the number is about", str_matches=rf"^{DAY}$")
    date_sure: pd.BooleanDtype = maybe("whether the date stands right beside the number; other dates err often, and reports leave them out")
    as_of: str = maybe("day on which it was stated", str_matches=rf"^{DAY}$")


class Dates(pa.DataFrameModel):
    """One time expression, as TIMEX3 (TempEval-3)."""

    article_id: str = article_key()
    start: int = offset("first character")
    end: int = offset("after the last character")
    text: str = known("its words")
    type: str = known("TIMEX3 type", isin=DATE_TYPES)
    value: str = known("TIMEX3 value")
    mod: str = maybe("TIMEX3 modifier: START, MID, END, APPROX, ...")
    date_start: str = maybe("first day, included", str_matches=rf"^{DAY}$")
    date_end: str = maybe("last day, included", str_matches=rf"^{DAY}$")


class Labels(pa.DataFrameModel):
    """One name that a voice gives an actor: what it calls it, not who it is."""

    article_id: str = article_key()
    start: int = offset("first character")
    end: int = offset("after the last character")
    text: str = known("the words, with article or owner")
    referent: str = maybe("whom they mean, a key of `sources`; missing where the text does not show it")
    voice: str = maybe("whose word it is, a key of `sources`; missing: the article's own, or (paraphrase, quotation) nobody is named")
    via: str = maybe("the source that relays that voice, a key of `sources`")
    manner: str = known("the article's own words, an indirect report, between quotation marks, or held up as a word", isin=MANNERS)
    reason: str = maybe("why it has that referent")
    label: str = known("the noun with what colours it, small and singular: `rebel`, `terrorist group`")
    kind: str = known("the sort of word: `violence`, `combatant`, `authority`, `opponent`, `forces`, `monitor`, `owned`, `agent`, `named`")


MODELS: dict[str, type[pa.DataFrameModel]] = {
    "inputs": Inputs,
    "articles": Articles,
    "passages": Passages,
    "sentences": Sentences,
    "tokens": Tokens,
    "quotations": Quotations,
    "claims": Claims,
    "sources": Sources,
    "mentions": Mentions,
    "figures": Figures,
    "dates": Dates,
    "labels": Labels,
}
_KEYS = {"claims": "claim_id", "figures": "figure_id", "quotations": "quotation_id"}
_TYPES = {str: "str", int: "int64", float: "float64", bool: "bool", object: "object"}
_TYPES |= {pd.Int64Dtype: "Int64", pd.BooleanDtype: "boolean"}


def model(name: str) -> type[pa.DataFrameModel]:
    """The model of the frame `name`. Raises `FrameError` where there is no such frame."""
    if name not in MODELS:
        raise FrameError(f"no frame is called {name!r}; there are {', '.join(MODELS)}")
    return MODELS[name]


@cache
def dtypes(name: str) -> dict[str, str]:
    """Column -> pandas dtype of the frame `name`, in order.

    >>> dtypes("passages")["start"]
    'int64'
    """
    return {column: _TYPES[kind] for column, kind in get_type_hints(model(name)).items() if kind in _TYPES}


def columns(name: str) -> pd.DataFrame:
    """What each column of the frame `name` means: `column`, `dtype`, `missing` (allowed), `meaning`.

    >>> columns("passages").column.tolist()
    ['article_id', 'passage', 'start', 'end', 'role']
    """
    schema = model(name).to_schema().columns
    rows = [(c, kind, bool(schema[c].nullable), schema[c].description) for c, kind in dtypes(name).items()]
    return pd.DataFrame(rows, columns=["column", "dtype", "missing", "meaning"])


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A frame from rows (dicts; absent keys and `None` are missing), typed by its model.

    >>> frame("passages", [{"article_id": "a", "passage": 1, "start": 0, "end": 4, "role": "body"}])
      article_id  passage  start  end  role
    0          a        1      0    4  body
    """
    rows = list(rows)
    return from_columns(name, {c: [row.get(c) for row in rows] for c in dtypes(name)})


def from_columns(name: str, values: Mapping[str, list[Any]]) -> pd.DataFrame:
    """A frame from lists, a list a column, typed by its model; an absent column is missing throughout."""
    size = max(map(len, values.values()), default=0)
    return pd.DataFrame({c: pd.Series(values.get(c, [None] * size), dtype=kind) for c, kind in dtypes(name).items()})


def empty(name: str) -> pd.DataFrame:
    """The frame `name` without rows."""
    return frame(name, [])


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as plain Python: missing is `None`, numbers are int, float or bool.

    >>> records(frame("dates", [{"article_id": "a", "start": 0, "end": 4, "text": "2016", "type": "DATE", "value": "2016"}]))[0]["mod"] is None
    True
    """
    plain = {c: [None if v is None or v is pd.NA or v != v else v for v in rows[c].tolist()] for c in rows}
    return [dict(zip(plain, values, strict=True)) for values in zip(*plain.values(), strict=True)]


def number(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The frame with its key (`claim_id`, ...) counted afresh in each article: `<article_id>:c1`, ..."""
    count = rows.groupby("article_id", sort=False).cumcount() + 1
    return rows.assign(**{_KEYS[name]: (rows["article_id"] + f":{_KEYS[name][0]}" + count.astype("str")).astype("str")})


def validate(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The same frame, once it keeps its contract. Raises `FrameError` that lists the failing cells."""
    missing = [c for c in dtypes(name) if c not in rows]
    if missing:
        raise FrameError(f"{name}: no column {', '.join(missing)}")
    try:
        return model(name).validate(rows, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases[["column", "check", "failure_case", "index"]].head(10)
        raise FrameError(f"{name} breaks its contract:\n{cases.to_string(index=False)}") from error
