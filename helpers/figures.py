"""Sentences -> figures: each number that counts or measures something, with the bounds that its words give.

The rules are those of the field's coding manuals: low, best and high kept apart (UCDP), the lowest
reading of vague words (ACLED). A bound never spreads from one number to the next, and names, dates
and clock times give no figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from helpers import lexicon, measures, schemas, time_expressions
from helpers.measures import Bounds, Unit
from helpers.numbers import Number, joined, numbers

Row = dict[str, Any]


def figures(articles: pd.DataFrame, sentences: pd.DataFrame, tokens: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The `figures` frame of these sentences, in reading order.

    `tokens` (its `pos` alone is read) tells what is counted; `claims` which claim holds a figure:
    `claim_id` is the innermost one. `source_id`, `place`, `date_start`, `date_end` and `as_of` are
    missing here.
    """
    words = _words_by_sentence(tokens)
    rows: list[Row] = []
    for article_id, sentence, start, text in zip(
        sentences["article_id"], sentences["sentence"], sentences["start"], sentences["text"], strict=True
    ):
        for row in sentence_figures(text, words.get((article_id, sentence), []), start):
            rows.append({"article_id": article_id, **row})
    _number(rows)
    _give_claims(rows, claims)
    return schemas.frame("figures", rows)


class Word(NamedTuple):
    """A token of the sentence, by offsets in the article."""

    start: int
    end: int
    pos: str


def _words_by_sentence(tokens: pd.DataFrame) -> dict[tuple[str, int], list[Word]]:
    found: dict[tuple[str, int], list[Word]] = {}
    parts = (tokens[column].tolist() for column in ("article_id", "sentence", "start", "end", "pos"))
    for article_id, sentence, start, end, pos in zip(*parts, strict=True):
        found.setdefault((article_id, sentence), []).append(Word(start, end, pos if isinstance(pos, str) else ""))
    return found


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


@dataclass
class Found:
    """A number with what stands around it; offsets in the sentence."""

    number: Number
    unit: Unit | None
    bounds: Bounds | None
    phrase_start: int
    phrase_end: int
    noun: str | None = None
    measured: str | None = None
    share_of: str | None = None
    age: bool = False
    change: str | None = None
    delta: bool | None = None
    previous: float | None = None
    scope: str | None = None
    part_of: int | None = None
    kind: str = "other"


def sentence_figures(text: str, words: list[Word], offset: int = 0) -> list[Row]:
    """The figures of one sentence; `words` are its tokens, by offsets in the article that `offset` opens."""
    found = numbers(text)
    if not found:
        return []
    times = [e for e in time_expressions.find(text) if e.pattern not in _DURATIONS]
    nouns = Nouns(text, [Word(w.start - offset, w.end - offset, w.pos) for w in words], times)
    read = [_surroundings(text, number, nouns) for number in _ranges(_outside(found, times), text) if not _is_name(text, number, nouns)]
    kept = [one for one in read if one is not None]
    _relate(kept, text)
    return [_row(one, text, offset) for one in kept]


_DURATIONS = ("duration", "hyphened", "half_more", "duration_edge", "unit_long")


def _outside(found: list[Number], times: list[time_expressions.Expression]) -> list[Number]:
    """The numbers that are no part of a date or a clock time."""
    starts = [time.start for time in times]
    kept = []
    for number in found:
        place = bisect_left(starts, number.end) - 1
        if place < 0 or times[place].end <= number.start:
            kept.append(number)
    return kept


# -- ranges

_UNIT_BETWEEN = r"(?: ?(?:%|per cent|percent|degrees?|[a-z]{1,10}))?"
_MONEY_BETWEEN = r"(?:[A-Z]{0,3}[$£€¥]|\$US|[A-Z]{3} )?"
_GAP = re.compile(rf"(?P<unit>{_UNIT_BETWEEN})(?P<join> ?[-–—] ?| to | or | and )(?:(?:about|around|even|nearly|almost|as many as|up to) )?{_MONEY_BETWEEN}")
_BETWEEN = re.compile(r"(?i:\b(?P<word>between|from) (?:about |around |roughly |an estimated )?(?:[A-Z]{0,3}[$£€¥]|\$US)?)$")
_SCORE = re.compile(r"(?<!\d)\d{1,2} ?[-–] ?\d{1,2}(?! ?(?:[a-z%]|\d))")


def _ranges(found: list[Number], text: str) -> Iterator[Number]:
    """Two numbers that bound one another, joined; the scores of matches (2-1) left out."""
    place = 0
    while place < len(found):
        first = found[place]
        second = found[place + 1] if place + 1 < len(found) else None
        join = _join(text, first, second) if second else None
        place += 1 if join is None else 2
        if join is None:
            yield first
        elif join == "range" and second:
            yield joined(first, second)


def _join(text: str, first: Number, second: Number) -> str | None:
    """`range`, `score` (no figure), or None where the numbers stand for themselves."""
    if first.value is None or second.value is None or second.start - first.end > 20 or {"share", "one"} & {first.form, second.form} - {"one"}:
        return None
    gap = _GAP.fullmatch(text, first.end, second.start)
    if gap is None:
        return None
    before = _BETWEEN.search(text, max(0, first.start - 32), first.start)
    sign = gap["join"].strip()
    if not _same_unit(text, first, second, sign):
        return None
    if sign == "and":
        return "range" if before and before["word"].lower() == "between" else None
    if first.value >= second.value:
        return "score" if sign in "-–—" and not gap["unit"] and not first.glued else None
    if sign in "-–—" and not gap["unit"] and _SCORE.fullmatch(text[first.start : second.end]) and not re.match(r"[ -]?[a-z$%]", text[second.end : second.end + 2]):
        return "score" if second.value < 10 and not before else "range"
    if sign == "to" and before and before["word"].lower() == "from" and _CHANGE_NOUN.search(text, max(0, first.start - 60), first.start):
        return None
    return "range"


def _same_unit(text: str, first: Number, second: Number, sign: str) -> bool:
    """Whether two numbers measure the same: "7% to $2 billion" is no range, nor is "rose $2 to $9"."""
    units = [measures.currency_before(text, number.start) or measures.unit_after(text, number.end) for number in (first, second)]
    if units[0] is None:
        return not re.match(r" ?[a-z]{3,} to\b", text[first.end : first.end + 16])
    own = units[0].start < first.start and units[1] is not None and units[1].start < second.start or units[0].start >= first.end
    changed = sign == "to" and own and _direction_before(text, min(first.start, units[0].start)) is not None
    return (units[1] is not None and units[1].name == units[0].name or not own) and not changed


# -- names

_CAPITAL_BEFORE = re.compile(r"(?:^|[^.!?\"“'‘\s(]\s+|[\s(])(?P<word>[A-Z][\w&.-]*)[ -]$")
_AUXILIARY = re.compile(r" (?:were|are|have|had|more|others|of|died|people|dead|percent|per cent|%)\b")


@cache
def _name_words(place: str) -> frozenset[str]:
    return frozenset(row["words"] for row in lexicon.table("not_figures") if row["place"] == place)


@cache
def _names_before() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _name_words("before")), key=len, reverse=True))
    return re.compile(rf"(?i:(?<![\w])(?:{words}) (?:no\.? |number )?$|#$)")


@cache
def _names_with_number() -> re.Pattern[str]:
    words = "|".join(re.escape(word.title().replace(" Of", " of")) for word in _name_words("name"))
    return re.compile(rf"(?:(?<!\w)(?:{words}|The Big|Big) )$")


def _is_name(text: str, number: Number, nouns: Nouns) -> bool:
    """Resolution 2254, Channel 4, Group of 20, Windows 10; "one of the men"; (1); 12th."""
    if number.form in ("vague", "share", "range") or re.match(r"[ -]?%", text[number.end : number.end + 2]):
        return number.form == "range" and bool(_names_before().search(text, max(0, number.start - 24), number.start))
    if _names_before().search(text, max(0, number.start - 24), number.start) or _names_with_number().search(text, max(0, number.start - 16), number.start):
        return True
    if _STREET.match(text, number.end):
        return True
    if number.form == "one":
        return _is_pronoun(text, number, nouns)
    if number.start and text[number.start - 1] in "[(" and text[number.end : number.end + 1] in ("]", ")"):
        return text[number.start - 1] == "[" or (number.value or 0) < 10
    if number.start < 4 and not text[: number.start].strip() and re.match(r"[.)]\s", text[number.end : number.end + 2]):
        return True
    if number.glued and not measures.unit_after(text, number.end):
        return True
    capital = _CAPITAL_BEFORE.search(text, max(0, number.start - 30), number.start)
    if capital is None or number.form != "digits" or "," in text[number.start : number.end] or capital["word"] in _CURRENCY_WORDS:
        return False
    return capital["word"].lower() not in _OPENING and not _AUXILIARY.match(text, number.end) and not nouns.follows(number.end) and measures.unit_after(text, number.end) is None


_CURRENCY_WORDS = frozenset("USD EUR GBP RM Rs INR AUD CAD NZD CHF SYP EGP Y".split())
_OPENING = frozenset(
    "the a an in on at by of for from with about around some over under up nearly almost only just more less fewer another and or but so as to is was are were "
    "between after before since until than roughly least killing all these those his her their its our last next past first".split()
)


_STREET = re.compile(r" (?:[A-Z][\w.]* |\d{1,3}(?:st|nd|rd|th) ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Way|Lane|Drive|Place|Boulevard|Square)\b| (?:Rue|Ave|Avenue) [A-Z]")


def _is_pronoun(text: str, number: Number, nouns: Nouns) -> bool:
    """"one" counts only before a noun, or after a bound ("at least one was killed")."""
    after, before = text[number.end : number.end + 16], text[max(0, number.start - 14) : number.start]
    if re.search(r"(?i:\b(?:no|any|every|each|this|that|which|the|another|some)[ -])$", before):
        return True
    idiom = re.match(r" (\w+)", after)
    if idiom and idiom[1].lower() in _name_words("after one"):
        return True
    if measures.modifier_before(text, number.start):
        return False
    return not (nouns.follows(number.end) or measures.unit_after(text, number.end))


# -- unit, modifier, what is counted

_OLD = re.compile(r"(?i:[- ]years?[- ]olds?\b|[- ]years? of age\b|[- ](?P<young>month|week|day)s?[- ]olds?\b)")
_AGED = re.compile(r"(?i:\b(?:aged?|aged between|age of|ages|under the age of|over the age of)(?: of)? )$")
_APPOSED = re.compile(r",(?: (?:who|was|is|has|said|from|a|an|the|of|and)\b|$| )|\)")
_NAMED = re.compile(r"[A-Z]\w+,? \(?$")


def _surroundings(text: str, number: Number, nouns: Nouns) -> Found | None:
    """The number with its unit, its modifier and what it counts; None where it counts nothing after all."""
    unit = measures.currency_before(text, number.start) or measures.unit_after(text, number.end)
    start, end = min(number.start, unit.start if unit else number.start), max(number.end, unit.end if unit else number.end)
    if unit and unit.end <= number.start and (more := measures.unit_after(text, number.end)) and more.kind == "money":
        end = more.end  # US$5 dollars
    if unit:
        unit = unit._replace(end=end)
        rated = measures.with_rate(unit, text)
        unit, end = rated, rated.end
    if number.form == "share" and unit is None:
        unit = Unit("fraction", "share", number.start, number.end)
    bounds = measures.modifier_before(text, start)
    found = Found(number, unit, bounds, bounds.start if bounds else start, end)
    before = _BETWEEN.search(text, max(0, start - 32), start)
    if number.form == "range" and before:
        found.phrase_start = before.start()
    if after := measures.modifier_after(text, number.end) or measures.modifier_after(text, end):
        found.bounds, found.phrase_end = bounds if bounds and (bounds.low or bounds.high) else after[0], max(end, after[1])
    _age(found, text)
    if not found.age:
        _counted(found, text, nouns)
    return found


def _age(found: Found, text: str) -> None:
    number = found.number
    old = _OLD.match(text, number.end)
    value = number.value if number.value is not None else number.high or 0
    aged = _AGED.search(text, max(0, number.start - 24), number.start) if found.unit is None or found.unit.name == "year" else None
    named = found.unit is None and number.form == "digits" and 0 < value < 111 and value == int(value) and _apposed(text, number)
    if not (old or aged or named):
        return
    unit = old["young"].lower() if old and old["young"] else "year"
    found.age, found.kind, found.unit = True, "age", Unit(unit, "age", number.end, number.end)
    if aged and (bound := re.match(r"(?i:(under|over)\b)", aged[0])):
        low, high = ("", "exclusive") if bound[1].lower() == "under" else ("exclusive", "")
        found.bounds, found.phrase_start = Bounds(aged.start(), bound[1], low, high, False), aged.start()
    found.phrase_end = old.end() if old else found.phrase_end


def _apposed(text: str, number: Number) -> bool:
    """"Amal Haddad, 25, said": an age between commas after a name."""
    before = text[max(0, number.start - 40) : number.start]
    return bool(re.search(r"[A-Z][\w-]+(?:,| \() ?$", before) and re.match(r"[,)]", text[number.end : number.end + 1]) and "." not in text[number.start : number.end])


class Nouns:
    """Reads the noun phrases of a sentence by their parts of speech."""

    def __init__(self, text: str, words: list[Word], times: list[time_expressions.Expression]) -> None:
        self._text = text
        self._words = words
        self._starts = [word.start for word in words]
        self._times = {time.start for time in times}

    def follows(self, place: int) -> bool:
        """Whether a noun phrase starts right after `place`."""
        return self.phrase(place) is not None

    def phrase(self, place: int, *, determiner: bool = False) -> tuple[int, int] | None:
        """The adjectives and nouns that start right after `place`, to the last noun; with the article too if asked."""
        at = bisect_left(self._starts, place)
        while at < len(self._words) and self._words[at].pos == "PUNCT" and self._text[self._words[at].start : self._words[at].end] == "-":
            at += 1
        if at >= len(self._words) or self._words[at].start - place > 3 or self._text[place : self._words[at].start].strip(" -"):
            return None
        start, last = self._words[at].start, None
        for word in self._words[at : at + 12]:
            said = self._text[word.start : word.end]
            if word.start in self._times or not self._belongs(word, said, last, determiner and word.start == start):
                break
            if word.pos in ("NOUN", "PROPN") and said[0].isalpha():
                last = word.end
        return (start, last) if last else None

    def _belongs(self, word: Word, said: str, last: int | None, opening: bool) -> bool:
        if word.pos in ("NOUN", "PROPN", "ADJ"):
            return said.lower() not in ("more", "others", "other", "dead", "due", "such") or word.pos == "NOUN"
        if word.pos == "PUNCT" or word.pos == "SYM":
            return said == "-"
        if word.pos == "ADV" and last is None:
            return said.endswith("ly")
        if word.pos == "VERB" and last is None:
            return said.lower().endswith(("ed", "ing")) and said.lower() not in _VERBS
        if opening and word.pos in ("DET", "PRON"):
            return True
        return word.pos == "PART" and said in ("'s", "’s", "'") and last is not None


_VERBS = frozenset("killed killing injured injuring wounded wounding died arrested including being said according fled died followed".split())
_JOINING = re.compile(r"(?i: of (?:the |its |their |his |her |our |these |those |them )?| more | other | additional | new | different | further | separate )")
_WHOLE = re.compile(r"(?i: of (?:all )?| in every | (?=(?:the|its|their|his|her|our)\b))")
_OF_THINGS = re.compile(r"(?i: (?:worth )?of | in | worth )")


def _counted(found: Found, text: str, nouns: Nouns) -> None:
    """Fills what is counted, measured or shared, and the kind."""
    if found.unit is None:
        _count(found, text, nouns)
        found.kind = measures.kind_of(found.noun, text, found.phrase_start, found.phrase_end)
        return
    found.kind = found.unit.kind
    if found.unit.kind == "share":
        whole = _WHOLE.match(text, found.phrase_end)
        span = nouns.phrase(whole.end(), determiner=True) if whole else nouns.phrase(found.phrase_end) if found.unit.name == "fraction" else None
        if span:
            found.share_of, found.phrase_end = text[span[0] : span[1]], max(found.phrase_end, span[1])
        return
    things = _OF_THINGS.match(text, found.phrase_end)
    span = nouns.phrase(things.end(), determiner=True) if things and things[0].strip() != "in" else nouns.phrase(found.phrase_end)
    if span and found.unit.kind != "duration":
        found.measured, found.phrase_end = text[span[0] : span[1]], max(found.phrase_end, span[1])


def _count(found: Found, text: str, nouns: Nouns) -> None:
    end = found.phrase_end
    span = nouns.phrase(end)
    if span is None and (joining := _JOINING.match(text, end)):
        if joining[0].strip().lower() in ("more", "additional", "further", "new"):
            found.scope = "new"
        span = nouns.phrase(joining.end())
        if span is None and re.match(r"(?i: (?:more|others)\b)", text[end : end + 8]):
            found.phrase_end = end + len(re.match(r" \w+", text[end : end + 8])[0])  # type: ignore[index]
    elif span is None and (more := re.match(r"(?i: (?:more|others)\b)", text[end : end + 8])):
        found.phrase_end = end + more.end()
        found.scope = "new" if more[0].strip().lower() == "more" else None
    if span:
        found.noun, found.phrase_end = text[span[0] : span[1]], span[1]
    if found.bounds and re.search(r"(?i:\b(?:another|an additional|a further)\b)", found.bounds.words):
        found.scope = "new"


# -- what figures of one sentence have to do with one another

_PARTS = re.compile(r"[^;:]{0,60}?(?:\bincluding\b|\bamong them\b|\bof whom\b|\bof them\b|\bamong whom\b|, among them)[^;:\d]{0,24}$")
_OF_THEM = re.compile(r"(?i: of (?:them|whom)\b)")
_AND_PART = re.compile(r",? (?:and|or) $|, $")


@cache
def _directions() -> dict[str, str]:
    return {row["words"]: row["direction"] for row in lexicon.table("changes")}


@cache
def _change_before() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, _directions()), key=len, reverse=True))
    return re.compile(rf"(?i:(?<![\w-])(?P<verb>{verbs})(?: \w+ly| further| again| back| sharply| another)? ?(?P<way>by|to|from|at)? ?(?:between |from )?)$")


_CHANGE_NOUN = re.compile(r"(?i:\b(?:rose|ris(?:e|es|en|ing)|increas\w+|climb\w*|jump\w*|gr[eo]w|growing|fell|fall\w*|dropp?\w*|declin\w+|decreas\w+|slid|plunged|plummeted|cut|reduc\w+|up|down)\b[^.;:\d]{0,40})$")
_ON_TO = re.compile(r"[^.;:\d]{0,36}\b(?P<way>to|from) (?:a |just |about |around |nearly |almost |over |more than |some )?(?:[A-Z]{0,3}[$£€¥]|Y=|\$US)?$")


def _relate(found: list[Found], text: str) -> None:
    for place, one in enumerate(found):
        before = found[place - 1] if place else None
        _change(one, before, text)
        if before:
            _part(one, before, found, place, text)


def _change(one: Found, before: Found | None, text: str) -> None:
    if one.kind in ("age", "duration"):
        return
    verb = _change_before().search(text, max(0, one.phrase_start - 40), one.phrase_start)
    if verb and not _is_noun_use(text, verb):
        one.change = _directions()[verb["verb"].lower()]
        way = (verb["way"] or "").lower()
        if not way and one.kind not in ("share", "money", "rate") and (one.noun or "").lower() not in ("points", "basis points"):
            one.change = None  # "lost 12 men": the men are no difference of a quantity
            return
        one.delta = way not in ("to", "from", "at")
        if way == "from":
            one.scope, one.change, one.delta = "previous", None, None
            one.previous = None
    if before is None:
        return
    link = _ON_TO.fullmatch(text, before.number.end, one.number.start)
    if link is None:
        return
    if link["way"] == "from" and before.change and before.delta is False and one.number.value is not None:
        before.previous, one.scope = one.number.value, "previous"
    elif link["way"] == "to" and before.change:
        one.change, one.delta = before.change, False
    elif link["way"] == "to" and before.scope == "previous":
        direction = _direction_before(text, before.phrase_start)
        one.change, one.delta, one.previous = direction, False if direction else None, before.number.value


def _direction_before(text: str, place: int) -> str | None:
    verb = _change_before().search(text, max(0, place - 40), place)
    return _directions()[verb["verb"].lower()] if verb else None


def _is_noun_use(text: str, verb: re.Match[str]) -> bool:
    """"a rise to", "the cut": still a change; "lost 12 men", "cut 12 jobs" are none of the quantity itself."""
    return verb["verb"].lower() in ("added", "cut", "shed", "raised", "raise", "raising", "boosted") and not verb["way"]


def _part(one: Found, before: Found, found: list[Found], place: int, text: str) -> None:
    gap = text[before.number.end : one.number.start]
    if len(gap) > 90 or before.kind in _NEVER_A_WHOLE or one.kind in _NEVER_A_WHOLE:
        return
    if _PARTS.match(gap) or _OF_THEM.match(text, one.number.end) and len(gap) < 60 and ";" not in gap:
        one.part_of = 1
    elif before.part_of is not None and _AND_PART.search(text[before.phrase_end : one.phrase_start]) and len(text[before.phrase_end : one.phrase_start]) < 7:
        one.part_of = before.part_of + 1
    if one.part_of is not None and one.kind in ("people", "count") and (one.noun is None or any(map(measures.is_person, one.noun.split()))):
        one.kind = found[place - one.part_of].kind


_NEVER_A_WHOLE = ("age", "duration", "money", "share", "distance", "area", "mass", "temperature", "speed", "rate")


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
