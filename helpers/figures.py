"""Sentences -> figures: each number that counts or measures something, with the bounds that its words give.

The rules are those of the field's coding manuals: low, best and high kept apart (UCDP), the lowest
reading of vague words (ACLED). A bound never spreads from one number to the next, and names, dates
and clock times give no figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from helpers import schemas, tokenise
from helpers.grammar import spacing
from helpers.grammar.bounds import Bounds
from helpers.grammar.figure_certainty import is_counted_sure, is_kind_sure
from helpers.grammar.figure_days import give_days
from helpers.grammar.figure_relations import relate
from helpers.grammar.found import Found
from helpers.grammar.kinds import HARM, befell, kind_named
from helpers.grammar.noun_phrases import Nouns, Span
from helpers.grammar.number_names import is_distance_in_time, is_name, is_plain_pronoun
from helpers.grammar.number_words import Number
from helpers.grammar.numbers import numbers
from helpers.grammar.place_names import nationals
from helpers.grammar.places import scene_of
from helpers.grammar.quantities import surroundings
from helpers.grammar.ranges import ranges
from helpers.tokenise import Tagged

Row = dict[str, Any]


def figures(articles: pd.DataFrame, sentences: pd.DataFrame, claims: pd.DataFrame, dates: pd.DataFrame) -> pd.DataFrame:
    """The `figures` frame of these sentences, in reading order.

    Parts of speech tell what is counted; only sentences that hold a number are tagged. `claims` says
    which claim holds a figure: `claim_id` is the innermost one. `dates` says which numbers are
    dates, and when a figure holds: `date_start` and `date_end` are the days that the nearest date of
    its sentence covers, inside the same claim; `as_of` is the day on which it was stated: that of the
    words beside the claim ("said on Monday"), else the day of publication. `place` is what the
    sentence or the one before it names. `source_id` is missing here.
    """
    read = list(with_numbers(spacing.evened(sentences), dates))
    texts = list(dict.fromkeys(sentence.text for sentence in read))  # agencies' sentences stand in many articles
    tagged = dict(zip(texts, tokenise.tagged(texts), strict=True))
    rows: list[Row] = []
    for sentence in read:
        rows += ({"article_id": sentence.article_id, **row} for row in sentence_figures(sentence, tagged[sentence.text]))
    _recall_kinds(rows)
    _number(rows)
    _give_claims(rows, claims)
    give_days(rows, articles, claims, dates)
    spacing.as_written(rows, articles)
    return schemas.frame("figures", rows)


class Sentence(NamedTuple):
    """A sentence with the numbers that are no part of a date; their offsets, and those of `times`, its time expressions, are in its text."""

    article_id: str
    start: int
    text: str
    found: list[Number]
    times: list[Span]
    before: str  # the sentence before it in the article


def _times(dates: pd.DataFrame) -> dict[str, list[Span]]:
    """Where the time expressions of each article stand; durations are figures themselves."""
    found: dict[str, list[Span]] = {}
    for article_id, start, end, sort in zip(*(dates[column].tolist() for column in ("article_id", "start", "end", "type")), strict=True):
        if sort != "DURATION":
            found.setdefault(article_id, []).append((start, end))
    return found


def with_numbers(sentences: pd.DataFrame, dates: pd.DataFrame) -> Iterator[Sentence]:
    """The sentences that hold a number which is no part of a date: those whose words need tags."""
    times = _times(dates)
    last = ("", "")
    for article_id, start, text in zip(*(sentences[column].tolist() for column in ("article_id", "start", "text")), strict=True):
        before, last = last[1] if last[0] == article_id else "", (article_id, text)
        if (found := numbers(text)) and not is_graphic(text):
            held = [(first - start, last - start) for first, last in _within(times.get(article_id, []), start, start + len(text))]
            if kept := [number for number in _outside(found, held) if not is_plain_pronoun(text, number)]:
                yield Sentence(article_id, start, text, kept, held, before)


def is_graphic(text: str) -> bool:
    """Whether a sentence is what is left of a graphic or table: numbers that follow one another with nothing but signs between.

    >>> is_graphic("Support 60 50 40 30 20 Source: a poll"), is_graphic("It rose to 43 from 36, by 7 points, in 5 days.")
    (True, False)
    """
    return _SCALE.search(text) is not None or _is_list(text)


def _is_list(text: str) -> bool:
    """Whether several numbers stand in a row with words alone between them, as the rows of a table that lost its lines do."""
    found, run = list(_ROW.finditer(text)), 0
    for one, after in pairwise(found if len(found) > LONGEST_ROW else ()):
        run = run + 1 if _WORDS.fullmatch(text, one.end(), after.start()) else 0
        if run == LONGEST_ROW:
            return True
    return False


LONGEST_ROW = 5  # numbers after one another that prose has without a mark between
_ROW = re.compile(r"(?<![\w.,])\d[\d,.]*(?<=\d)%?")
_WORDS = re.compile(r"[^\d.,;:!?()\"“”$€£—–/-]{3,100}")

_SCALE = re.compile(r"(?<![\w.,])(?:[-+−–]?\d+(?:\.\d+)?%?\s+){3,}[-+−–]?\d+(?:\.\d+)?%?(?![\w-])")


def _within(spans: list[Span], start: int, end: int) -> list[Span]:
    """Those of the spans, which are in order, that start in the sentence."""
    return spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]


def _recall_kinds(rows: list[Row]) -> None:
    """Gives a bare number what it takes from a sentence before.

    It has the kind and the noun that the same number had in its article: "17 people died", then "17 were named". "Six of them" are a part of
    the figure that the sentence before ends with; "its count of 19" is of those who were last said to be harmed. Then the parts have their
    whole's kind.
    """
    known: dict[tuple[str, float | None], Row] = {}
    for place, row in enumerate(rows):
        key = row["article_id"], row["value"]
        tally = row["tally"]
        if row["opens"] and row["unit"] == "fraction" and row["share_of"] is None:
            _share_of_before(rows, place)
        if row["of_them"] and row["part_of"] is None and row["unit"] is None:
            _take_from_whole(rows, place)
        bare = row["kind"] == "count" and row["counted"] is None and row["unit"] is None
        if bare and key in known and not row["vague"] and (key[1] or 0) >= _TELLING:
            row["kind"], row["counted"] = known[key]["kind"], known[key]["counted"]
        elif bare and tally and (harmed := _last_harm(rows, place)):
            row["kind"] = harmed["kind"]  # and no noun: a toll alone counts nothing
            known[key] = row
        elif row["unit"] is None and row["value"] is not None and row["kind"] in (*HARM, "people", "fighters", "crowd", "at_risk", "attacks"):
            known[key] = row
    for row, now in zip(rows, [*rows[1:], *rows[:1]], strict=True):
        _like_now(row, now)
    for row, now in zip(rows[1:], rows, strict=False):
        _like_now(row, now)
    for place, row in enumerate(rows):
        if row["part_of"] is not None and row["kind"] in ("count", "people") and (whole := rows[place - row["part_of"]])["kind"] in HARM:
            row["kind"] = whole["kind"]
    _doubt_recalled(rows)
    for row in rows:
        for beside in BESIDE:
            del row[beside]


def _doubt_recalled(rows: list[Row]) -> None:
    """What a number took from another is not sure; but those "including" whom others were harmed are as sure as these."""
    for place, row in enumerate(rows):
        kind, counted, share_of = row["read"]
        if row["kind"] != kind:
            row["kind_sure"] = False
        if (row["counted"], row["share_of"]) != (counted, share_of):
            row["counted_sure"] = False
        whole = rows[place - row["part_of"]] if row["part_of"] is not None else None
        if whole is not None and row["among"] and row["kind"] == whole["kind"] and row["kind"] in HARM:
            row["kind_sure"] = whole["kind_sure"]


BESIDE = ("tally", "of_them", "opens", "whole", "read", "among")  # what a row holds only until its article is read


def _like_now(row: Row, now: Row) -> None:
    """A bare number that is the value before counts what the new one beside it does: "lowered its count to 17 from 19"."""
    bare = row["scope"] == "previous" and row["kind"] == "count" and row["counted"] is None and row["unit"] is None
    if bare and now["previous"] == row["value"] and now["article_id"] == row["article_id"]:
        row["kind"], row["counted"] = now["kind"], now["counted"]


def _share_of_before(rows: list[Row], place: int) -> None:
    """ "The town has 11,000 inhabitants. One in four is under 15": a share that opens its sentence is one of those who were counted before it."""
    row, whole = rows[place], rows[place - 1] if place else None
    if whole is None or whole["article_id"] != row["article_id"] or not 0 <= row["sentence"][0] - whole["sentence"][1] <= _NEXT:
        return
    if whole["counted"] is not None and whole["unit"] is None and whole["value"] is not None and _most(whole) > 1:
        row["share_of"], row["whole"] = whole["counted"], 1


def _take_from_whole(rows: list[Row], place: int) -> None:
    """Ties "six of them", at the head of its sentence's figures, to the nearest larger count of people or things in the sentence before."""
    row = rows[place]
    for back, whole in enumerate(rows[max(0, place - 4) : place][::-1], 1):
        apart = row["sentence"][0] - whole["sentence"][1]
        if whole["article_id"] != row["article_id"] or not 0 <= apart <= _NEXT:
            return
        if whole["whole"]:  # "One in four is under 15. Some 2,000 of them have left"
            back, whole = back + whole["whole"], rows[place - back - whole["whole"]]
        if row["of_them"] == "harmed" and whole["kind"] != row["kind"]:
            continue  # "two of the dead": of those who were killed
        counts = whole["unit"] is None and (whole["counted"] is not None or whole["kind"] in HARM)
        if counts and _most(whole) > _most(row):
            row["part_of"], row["counted"] = back, row["counted"] or whole["counted"]
            row["kind"] = whole["kind"] if row["kind"] in ("count", "people") else row["kind"]
            return


_NEXT = 4  # characters between one sentence and the next, of this paragraph or the one after


def _most(row: Row) -> float:
    return float(next((row[column] for column in ("value", "high", "low") if row[column] is not None), 0))


def _last_harm(rows: list[Row], place: int) -> Row | None:
    """The figure that tells what befell those who are counted here or shortly before: a count without a noun is of the dead, if there are any."""
    row = rows[place]
    near = [
        other for other in rows[max(0, place - 6) : place] if other["article_id"] == row["article_id"] and row["start"] - other["start"] < _SHORTLY
    ]
    harmed = [other for other in near if other["kind"] in HARM and other["part_of"] is None]
    return next((other for other in harmed[::-1] if other["kind"] == "killed"), harmed[-1] if harmed else None)


_SHORTLY = 400  # characters

_TELLING = 5  # from here on a number that is said again is most likely the same


def _number(rows: list[Row]) -> None:
    """Gives the keys; `part_of` holds the place of its whole in the article until then."""
    count: dict[str, int] = {}
    for row in rows:
        count[row["article_id"]] = count.get(row["article_id"], 0) + 1
        row["figure_id"] = f"{row['article_id']}:f{count[row['article_id']]}"
    for place, row in enumerate(rows):
        if row["part_of"] is not None:
            row["part_of"] = rows[place - row["part_of"]]["figure_id"]


def _give_claims(rows: list[Row], claims: pd.DataFrame) -> None:
    """Writes the innermost claim: of those with a span around the figure, the one with the shortest hull."""
    spans: dict[str, list[tuple[int, int, int, str]]] = {}
    columns = (claims[column].tolist() for column in ("article_id", "claim_id", "start", "end", "spans"))
    for article_id, claim_id, start, end, parts in zip(*columns, strict=True):
        for first, last in parts:
            spans.setdefault(article_id, []).append((first, last, end - start, claim_id))
    for held in spans.values():
        held.sort()
    article, place, open_spans = "", 0, list[tuple[int, int, int, str]]()
    for row in rows:
        if row["article_id"] != article:
            article, place, open_spans = row["article_id"], 0, []
        held = spans.get(article, [])
        while place < len(held) and held[place][0] <= row["start"]:
            open_spans.append(held[place])
            place += 1
        open_spans = [span for span in open_spans if span[1] > row["start"]]
        around = [span for span in open_spans if span[1] >= row["end"]]
        row["claim_id"] = min(around, key=lambda span: (span[2], -span[0]))[3] if around else None


# -- one sentence


def sentence_figures(sentence: Sentence, words: Sequence[Tagged]) -> list[Row]:
    """The figures of one sentence, whose words are given with their tags."""
    text = sentence.text
    nouns = Nouns(text, words, sentence.times)
    kept: list[Found] = []
    for number in ranges(sentence.found, text):
        if kept and _is_inside(number, kept[-1]) or is_name(text, number, nouns):
            continue
        found = surroundings(text, number, nouns, kept[-1] if kept else None)
        if found.noun is not None and _BECOMING.match(found.noun):
            found.noun, found.phrase_end = None, found.number.end  # "2 million becoming refugees"
        if not is_distance_in_time(found, text):
            kept.append(found)
    relate(kept, text, nouns)
    for one in kept:
        if one.kind == "count" and one.noun is None and one.unit is None and _resumes(one, text):
            one.kind = kind_named(sentence.before) or one.kind  # "The raids go on. There were 40 on Monday."
        if one.kind == "count" and one.number.form == "vague" and one.noun is None and one.unit is None and _DO.match(text, one.phrase_end):
            one.kind = "people"  # "millions would leave"
        one.kind = befell(one.kind, one.noun)
        _cut_clause(one, text)
        if one.share_of is not None and _OF_THEM.match(text, one.unit.end if one.unit else one.number.end):
            before = text[: one.phrase_start].rstrip(" ,")
            other = before.endswith((f"{one.share_of} of", f"by {one.share_of}", f"by the {one.share_of}"))
            one.share_of = None if other else one.share_of  # "the place of up to 50 per cent of them"
        _of_strength(one, text)
        if one.unit is None and _FOR_EVERY.search(text, max(0, one.phrase_start - 12), one.phrase_start):
            one.kind = "rate"  # "one complaint for every 300 travellers": nobody counted these
    whole = {"sentence": (sentence.start, sentence.start + len(text))}
    rows = [_row(one, text, sentence.start) | whole | _beside(one, text) | _certainty(one, text) for one in kept]
    _give_places(rows, sentence)
    return rows


def _certainty(one: Found, text: str) -> Row:
    """Whether the words right beside a figure tell its kind and what it counts."""
    number, start, end = one.number, one.phrase_start, one.phrase_end
    return {
        "kind_sure": is_kind_sure(one.kind, one.noun, text, start, max(end, number.end), number.end),
        "counted_sure": is_counted_sure(one.noun, one.share_of, number.value, text, number.end, end),
        "read": (one.kind, one.noun, one.share_of),
        "among": _AMONG.search(text, max(0, start - 24), start) is not None or _OF_WHOM.match(text, number.end) is not None,
    }


_AMONG = re.compile(r"\b(?:including|among them|with)(?: also| at least| the)? $")
_OF_WHOM = re.compile(r" of (?:whom|them)\b")


def _cut_clause(one: Found, text: str) -> None:
    """ "two items Congress needs": what is counted ends where a clause without its "that" begins."""
    some = _SOMEBODY_DOES.fullmatch(one.noun or "")
    if some and some["who"].removesuffix("s") not in nationals() and _VERB_OF.match(text, one.phrase_end):
        one.phrase_end -= len(some[0]) - some.end("things")
        one.noun = some["things"]


def _of_strength(one: Found, text: str) -> None:
    """ "a 30,000-strong army": the number is of those in it."""
    if one.noun is not None and one.noun.startswith("strong ") and text.startswith(("-strong ", " strong "), one.number.end):
        one.noun = one.noun.removeprefix("strong ")
        one.kind = "people" if one.kind in ("count", "facilities") else one.kind


_SOMEBODY_DOES = re.compile(r"(?P<things>[a-z][a-z -]*) (?:(?:President|Mr\.|Mrs\.|Ms\.) )?(?P<who>[A-Z][a-z]+)(?: [A-Z][a-z]+)?")
_VERB_OF = re.compile(r" (?:has|have|had|needs?|must|will|would|might|may|can|could|did|does|wants?|said|is|was)\b")
_BECOMING = re.compile(r"(?:becoming|being|having|turning|getting) ")
_FOR_EVERY = re.compile(r"\b(?:for|in|of) every $|\bper $")


def _is_inside(number: Number, one: Found) -> bool:
    """Whether a number belongs to the figure before it: the base of "1.9 per 1,000 patients", the name in "12 Leopard 2 tanks"."""
    if number.end > one.phrase_end:
        return False
    return one.kind == "rate" or one.unit is None and one.noun is not None and one.noun.partition(" ")[0][0].isupper()


def _beside(one: Found, text: str) -> Row:
    """What tells how a figure takes up one of the sentence before; `BESIDE` names the columns."""
    them = _OF_THEM.match(text, one.number.end)
    opens = not text[: one.phrase_start].strip("\"“'‘ ") and _VERB_NEXT.match(text, one.phrase_end) is not None
    return {"tally": one.tally, "of_them": "harmed" if them and them["harmed"] else them is not None, "opens": opens, "whole": None}


_OF_THEM = re.compile(r" of (?:them|whom|the (?P<harmed>dead|killed|victims|wounded|injured|missing|detained|arrested|kidnapped))\b")


def _resumes(one: Found, text: str) -> bool:
    """Whether a bare number counts what the sentence before is about."""
    if _THERE_WERE.search(text, max(0, one.phrase_start - 130), one.phrase_start) and float(one.number.value or 0).is_integer():
        return True
    return one.phrase_start < 3 and not text[: one.phrase_start].strip("\"“' ") and _VERB_NEXT.match(text, one.phrase_end) is not None


_THERE_WERE = re.compile(
    r"\b(?:[Tt]here (?:were|are|have been|had been)"
    r"|(?:[Tt]he|[Tt]hat) (?:figure|number|total|tally|count) [a-z ]{0,24}\b(?:at|to|was|is)) [^.;:]{0,80}$"
)
_DO = re.compile(
    r" (?:would|will|could|may|might|have|had|were|are|live|lived|came|come|arrived|left|attended|turned|voted|signed|returned|remain|remained)\b"
)
_VERB_NEXT = re.compile(r" (?:were|are|is|have|had|was|has)\b")


def _give_places(rows: list[Row], sentence: Sentence) -> None:
    for row in rows:
        at = row["start"] - sentence.start
        phrase = row["phrase_start"] - sentence.start, max(row["end"], row["phrase_end"]) - sentence.start
        held = row["kind"] not in ("age", "duration")
        scene = scene_of(phrase, at, sentence.text, sentence.before, kind=row["kind"], counted=row["counted"]) if held else None
        row["place"], row["place_sure"] = (scene.name, scene.sure) if scene else (None, None)


def _outside(found: list[Number], times: list[Span]) -> list[Number]:
    """The numbers that are no part of a date or a clock time."""
    kept = []
    for number in found:
        place = bisect_left(times, (number.end, 0)) - 1
        if place < 0 or times[place][1] <= number.start:
            kept.append(number)
    return kept


# -- the row


def _row(one: Found, text: str, offset: int) -> Row:
    number, bounds = one.number, one.bounds
    low, high, low_in, high_in = _limits(number, bounds)
    return {
        "start": offset + number.start,
        "end": offset + number.end,
        "text": text[number.start : number.end],
        "phrase_start": offset + one.phrase_start,
        "phrase_end": offset + one.phrase_end,
        "value": number.value,
        "low": low,
        "high": high,
        "low_inclusive": low_in,
        "high_inclusive": high_in,
        "approximate": number.approximate or bool(bounds and bounds.approximate),
        "vague": number.form == "vague",
        "modifier": bounds.words if bounds else None,
        "change": one.change,
        "delta": one.delta,
        "previous": one.previous,
        "unit": one.unit.name if one.unit else None,
        "counted": one.noun,
        "measured": one.measured,
        "kind": one.kind,
        "share_of": one.share_of,
        "part_of": one.part_of,
        "scope": one.scope,
    }


def _limits(number: Number, bounds: Bounds | None) -> tuple[float | None, float | None, bool | None, bool | None]:
    """low, high, and whether each is possible itself."""
    if number.value is None:
        exclusive = number.form == "vague" and bounds is not None and bounds.low == "exclusive"
        return number.low, number.high, not exclusive, None if number.high is None else True
    if bounds is None or bounds.low == "exact":
        return (number.value, number.value, True, True) if not number.approximate else (number.value, number.value, True, True)
    low = number.value if bounds.low else None
    high = number.value if bounds.high else None
    return low, high, bounds.low == "inclusive" if bounds.low else None, bounds.high == "inclusive" if bounds.high else None
