"""Claims, mentions -> voices: who is heard directly, who only through others, who is mentioned and never heard.

A claim inside another one is relayed: it never counts as heard directly, however plainly it is quoted.
A person who speaks for a body, and a document, make their body heard: what counts is the origin
(`independence_group`). "Never heard" means that no claim was found, which is not the same as silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from helpers import schemas
from helpers.grammar import names
from helpers.views.naming import within
from helpers.views.wording import counted, listed, plain, short

HEARD = ("directly", "through others", "never")
_LEADS = re.compile(r"(?:both\s)?(?:the\s)?", re.IGNORECASE)
_FOLLOWS = re.compile(r"\sand\s")
_AND, _OF, _NAMED = re.compile(r"\sand\s(?:the\s)?$"), re.compile(r"\b(?:of|from|for|in|at|by|which|who|that)\b|,"), re.compile(r"\w")
_WORD = re.compile(r"\S*\w\S*")
Row = Mapping[str, Any]
Span = tuple[int, int]


SURE = 0.85  # confidence below which a claim is doubtful: on marked news kept out of the training 82 of 100 from 0.8 to it are right, 97 from 0.9
SURE_SHOWN = 0.7  # the same of one without words that attribute, by its layout or with the source of the claim before it: 17 of 18 that were read


def is_doubtful(claim: Row) -> bool:
    """Whether a claim is less sure than those that a page shows unmarked.

    >>> is_doubtful({"confidence": 0.82, "cue_text": "said"}), is_doubtful({"confidence": 0.82, "cue_text": None})
    (True, False)
    """
    return bool((claim["confidence"] or 1.0) < (SURE_SHOWN if claim["cue_text"] is None else SURE))


def is_extent_sure(claim: Row) -> bool:
    """Whether no sign says that the content of a claim begins or ends at the wrong word.

    >>> is_extent_sure({"extent_sure": None}), is_extent_sure({"extent_sure": False})
    (True, False)
    """
    return claim.get("extent_sure") is not False


def states(claim: Row) -> bool:
    """Whether its source states something in a claim: what is asked, imagined or done has no stance, yet a sentence that is quoted whole was said.

    >>> asked = {"stance": None, "mode": "direct", "content": '"Who closed the road?"'}
    >>> states(asked), states(asked | {"content": '"boots on the ground"'}), states(asked | {"mode": "indirect"})
    (True, False, False)
    """
    return claim["stance"] is not None or (claim["mode"] == "direct" and _SENTENCE.match(claim["content"]) is not None)


_SENTENCE = re.compile(r"\W*[A-Z]")


def relayer(claim: Row, by_id: Mapping[str, Row]) -> Row | None:
    """The nearest claim round this one that another source makes; none where the source itself is heard, also where it quotes itself.

    >>> says = {"claim_id": "a:c1", "source_id": "ann", "nested_in": None}
    >>> i_told_them, he_left = ({"claim_id": f"a:c{n}", "source_id": who, "nested_in": "a:c1"} for n, who in ((2, "ann"), (3, "bob")))
    >>> relayer(i_told_them, {"a:c1": says}), relayer(he_left, {"a:c1": says})["source_id"]
    (None, 'ann')
    """
    seen: list[Row] = []
    holder = by_id.get(claim["nested_in"])
    while holder is not None and holder not in seen and is_same(claim, holder):
        seen.append(holder)
        holder = by_id.get(holder["nested_in"])
    return None if holder in seen else holder


def is_same(claim: Row, holder: Row) -> bool:
    """Whether a claim within another is the same voice: by its source, or because it says I or we.

    >>> is_same({"source_id": "a:i", "source_text": "I"}, {"source_id": "ann"})
    True
    """
    known = claim["source_id"] is not None and claim["source_id"] == holder["source_id"]
    return known or _FIRST.fullmatch(claim.get("source_text") or "") is not None


_FIRST = re.compile(r"(?i:(?:i|we|me|us|my|our)(?:['’]\w+)?)")


def relayed(claims: pd.DataFrame) -> pd.Series:
    """Whether another source tells the claim: a flag a claim."""
    by_id = {row["claim_id"]: row for row in schemas.records(claims)}
    return pd.Series([relayer(row, by_id) is not None for row in by_id.values()], index=claims.index, dtype=bool)


def stating(claims: pd.DataFrame) -> pd.Series:
    """The same of each row: a flag a claim."""
    said = claims["mode"].eq("direct") & claims["content"].str.match(_SENTENCE)
    return (claims["stance"].notna() | said).astype(bool)


def of_sources(sources: pd.DataFrame, claims: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a source or actor, in the order of `sources`.

    `source_id`, `name`, `type`, `named`, `resolved`; `claims` and `words` (int64): its own claims in which it states
    something and the words of their content, those that others relay left out; `relayed` (int64) and `through` (list of
    source_id): claims that others relay, and who does; `mentions` (int64); `mentioned_in` and `speaks_in`
    (int64): articles that mention or hear it, and those that hear it directly; `heard`: one of `HEARD`.
    """
    held = [*schemas.records(claims), *_joint(claims, mentions)]
    by_id = {row["claim_id"]: row for row in held}
    found = {key: _empty() for key in sources["source_id"]}
    for row in held:
        if row["source_id"] in found:
            _add(found[row["source_id"]], row, by_id)
    for source_id, article_id in zip(mentions["source_id"], mentions["article_id"], strict=True):
        if source_id in found:
            found[source_id]["mentions"] += 1
            found[source_id]["mentioned_in"].add(article_id)
    kept = sources[["source_id", "name", "type", "named", "resolved"]].reset_index(drop=True)
    return pd.concat([kept, _frame([_counted(voice) for voice in found.values()])], axis=1)


def of_origins(sources: pd.DataFrame, claims: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """The same columns, one row an origin: a body with those who speak for it. Sources that are not resolved are left out.

    `source_id`, `name` and `type` are those of the origin itself; `members` (list of source_id) has all. What many are
    called, “residents”, is one row, with its name between marks: whoever is called so in an article is its member.
    """
    resolved = sources[sources["resolved"]]
    words = _words(resolved)
    origin = dict(zip(resolved["source_id"], _origins(resolved, words), strict=True))
    moved = [rows[rows["source_id"].isin(origin)] for rows in (claims, mentions)]
    joined = [rows.assign(source_id=rows["source_id"].map(origin).astype("str")) for rows in moved]
    whole = of_sources(resolved[resolved["source_id"].isin(set(origin.values()))], *joined)
    members: dict[str, list[str]] = {}
    for source_id, first in origin.items():
        members.setdefault(first, []).append(source_id)
    whole["name"] = whole["name"].where(~whole["source_id"].isin(set(words.values())), "“" + whole["name"].str.replace(_MANY, "", regex=True) + "”")
    return whole.assign(members=pd.Series([members[key] for key in whole["source_id"]], dtype="object", index=whole.index))


def meant(mentions: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """The same mentions, those whose words are a label for another actor under that actor: 'the militants' under whom they mean."""
    known = labels.dropna(subset=["referent"])
    keys = zip(known["article_id"], known["end"], strict=True)
    by_end = dict(zip(keys, zip(known["start"], known["referent"], strict=True), strict=True))
    found = []
    for article_id, start, end, source_id in zip(*(mentions[c] for c in ("article_id", "start", "end", "source_id")), strict=True):
        first, referent = by_end.get((article_id, end), (start, source_id))
        found.append(referent if abs(first - start) <= len("the ") else source_id)
    return mentions.assign(source_id=pd.Series(found, dtype="str", index=mentions.index))


def of_articles(articles: pd.DataFrame, passages: pd.DataFrame, quotations: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """How much of each article is whose voice, in words of title and body.

    `article_id`, `outlet`; `words` (int64), of which `quoted` stand in claims between quotation marks,
    `reported` in claims without, and `own` in no claim: the article's own voice, sources and cues included.
    """
    said = claims[stating(claims)]
    claimed = {key: rows["spans"].tolist() for key, rows in said.groupby("article_id", sort=False)}
    marked = _spans(quotations)
    read = _spans(passages[passages["role"].isin(schemas.READ_ROLES)])
    rows = []
    for article_id, outlet, text in zip(articles["article_id"], articles["outlet"], articles["text"], strict=True):
        content = [(start, end) for spans in claimed.get(article_id, []) for start, end in spans]
        count = _shares(text, read.get(article_id, []), content, marked.get(article_id, []))
        rows.append({"article_id": article_id, "outlet": outlet, **count})
    columns = {"article_id": "str", "outlet": "str", "words": "int64", "quoted": "int64", "reported": "int64", "own": "int64"}
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=kind) for name, kind in columns.items()})


def chain(claims: pd.DataFrame, claim_id: str) -> pd.DataFrame:
    """The claims that one stands in, outermost first and itself last: the last row is the innermost voice.

    >>> rows = [{"claim_id": "a:c1", "nested_in": None}, {"claim_id": "a:c2", "nested_in": "a:c1"}]
    >>> chain(pd.DataFrame(rows), "a:c2")["claim_id"].tolist()
    ['a:c1', 'a:c2']
    """
    outer = dict(zip(claims["claim_id"], claims["nested_in"], strict=True))
    keys = [claim_id]
    while not pd.isna(above := outer.get(keys[0])) and above in outer and above not in keys:
        keys.insert(0, str(above))
    place = {key: number for number, key in enumerate(keys)}
    return claims[claims["claim_id"].isin(place)].sort_values("claim_id", key=lambda column: column.map(place), ignore_index=True)


# -- what they show


def by_gap(origins: pd.DataFrame) -> pd.DataFrame:
    """The rows, first those that are mentioned in most articles without speaking there; of equals those mentioned most."""
    gap = origins["mentioned_in"] - origins["speaks_in"]
    order = origins.assign(gap=gap).sort_values(["gap", "mentioned_in", "mentions"], ascending=False, kind="stable")
    return order[order["mentioned_in"] > 0].drop(columns="gap").reset_index(drop=True)


def finding(origins: pd.DataFrame, *, named: int = 3) -> str:
    """Who is mentioned and never heard, as the title of a chart.

    >>> counts = {"mentioned_in": [2, 1], "speaks_in": [0, 1], "mentions": [2, 1]}
    >>> finding(pd.DataFrame({"name": ["rebels", "Ann"], "heard": ["never", "directly"], **counts}))
    '1 of 2 actors is mentioned and never heard: rebels'
    """
    rows = by_gap(origins)
    if rows.empty:
        return "No actor is mentioned"
    never = [within(short(plain(name), 40)) for name in rows.loc[rows["heard"] == "never", "name"]]
    never.sort(key=lambda name: name.startswith("“"))  # single ones of whom many are called so may be heard
    if not never:
        return f"None of {counted(len(rows), 'actor')} is mentioned without being heard"
    said = f"{len(never):,} of {counted(len(rows), 'actor')} {'is' if len(never) == 1 else 'are'} mentioned and never heard"
    return f"{said}: {listed(never)}" if len(never) <= named else f"{said}, most often {listed(never[:named])}"


# -- sources


def _empty() -> dict[str, Any]:
    return {"claims": 0, "words": 0, "relayed": 0, "through": [], "mentions": 0, "mentioned_in": set(), "speaks_in": set()}


def _add(voice: dict[str, Any], claim: Row, by_id: Mapping[str, Row]) -> None:
    voice["mentioned_in"].add(claim["article_id"])
    if not states(claim):
        return
    holder = relayer(claim, by_id)
    if holder is None:
        voice["claims"] += 1
        voice["words"] += len(_WORD.findall(claim["content"])) if claim["nested_in"] not in by_id else 0  # else words of the claim around, too
        voice["speaks_in"].add(claim["article_id"])
        return
    voice["relayed"] += 1
    if holder["source_id"] is not None and holder["source_id"] not in voice["through"]:
        voice["through"].append(holder["source_id"])


def _joint(claims: pd.DataFrame, mentions: pd.DataFrame) -> Iterator[Row]:
    """The claims of several who speak together, once more under each of them: 'Russia and the government said' makes Russia heard."""
    inside: dict[str, list[Row]] = {}
    for row in schemas.records(mentions):
        inside.setdefault(row["article_id"], []).append(row)
    for claim in schemas.records(claims[claims["source_text"].str.contains(r"\band\b", na=False)]):
        start, end, text = claim["source_start"], claim["source_end"], claim["source_text"]
        parts = [row for row in inside.get(claim["article_id"], []) if start <= row["start"] and row["end"] <= end and row["text"] != text]
        named = [row for row in parts if _stands_alone(text[: row["start"] - start], text[row["end"] - start :])]
        yield from (claim | {"source_id": key} for key in dict.fromkeys(row["source_id"] for row in named) if key != claim["source_id"])


def _stands_alone(before: str, after: str) -> bool:
    """Whether a name is one of several in a row, and no part of another's description."""
    return bool(_LEADS.fullmatch(before) and _FOLLOWS.match(after)) or bool(
        _AND.search(before) and not _NAMED.search(after) and not _OF.search(before)
    )


def _counted(voice: dict[str, Any]) -> dict[str, Any]:
    heard = HEARD[0] if voice["claims"] else HEARD[1] if voice["relayed"] else HEARD[2]
    return voice | {"mentioned_in": len(voice["mentioned_in"]), "speaks_in": len(voice["speaks_in"]), "heard": heard}


def _frame(rows: Sequence[Row]) -> pd.DataFrame:
    kinds = dict.fromkeys(("claims", "words", "relayed", "mentions", "mentioned_in", "speaks_in"), "int64") | {"through": "object", "heard": "str"}
    order = ("claims", "words", "relayed", "through", "mentions", "mentioned_in", "speaks_in", "heard")
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=kinds[name]) for name in order})


def _origins(sources: pd.DataFrame, words: Mapping[str, str]) -> list[str]:
    """Of each source the one that its independence group is called after, or the word that many are called; itself where neither is a source."""
    known = set(sources["source_id"])
    found = []
    for source_id, group, name, named in zip(*(sources[c] for c in ("source_id", "independence_group", "name", "named")), strict=True):
        own = str(group) if not pd.isna(group) and group in known else str(source_id)
        found.append(own if named or own != source_id else _word(name, words) or own)
    return found


def _words(sources: pd.DataFrame) -> dict[str, str]:
    """The words for many, in small letters, that are one source in all articles: residents, US troops; with its key."""
    rows = zip(sources["source_id"], sources["name"], sources["named"], strict=True)
    of_all = [(key, name) for key, name, named in rows if not named and ":" not in key]
    return {_bare(name): key for key, name in of_all if names.read(name).being == "people"}


def _word(name: str, words: Mapping[str, str]) -> str | None:
    """The word for many that somebody without a name is called: 'two residents of the pier' are residents."""
    return words.get(_bare(name)) or (words.get(read.head) if (read := names.read(name)).being == "people" else None)


def _bare(name: str) -> str:
    return _MANY.sub("", name).lower()


_MANY = re.compile(r"^(?:the|some|many|several)\s", re.IGNORECASE)


# -- articles


def _spans(rows: pd.DataFrame) -> dict[str, list[Span]]:
    return {str(key): list(zip(held["start"], held["end"], strict=True)) for key, held in rows.groupby("article_id", sort=False)}


def _shares(text: str, read: Sequence[Span], content: Sequence[Span], marked: Sequence[Span]) -> dict[str, int]:
    count = {"words": 0, "quoted": 0, "reported": 0, "own": 0}
    for start, end in read:
        inside, quoted = (_within(spans, start, end) for spans in (content, marked))
        for word in _WORD.finditer(text, start, end):
            first = next(place for place in range(*word.span()) if text[place].isalnum() or text[place] == "_")
            voice = "own" if not _holds(inside, first) else "quoted" if _holds(quoted, first) else "reported"
            count[voice] += 1
            count["words"] += 1
    return count


def _within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    return [span for span in spans if span[0] < end and span[1] > start]


def _holds(spans: Sequence[Span], place: int) -> bool:
    return any(start <= place < end for start, end in spans)
