"""Text -> numbers: where each number expression stands, and the value or the bounds that its words give.

Digits, words, magnitudes ("1.5 million", "1.5bn"), shares ("a third", "one in four"), vague words
("dozens", low as ACLED codes them) and ranges ("12-15"). What the number counts is read in `figures`.
A sentence is read once from left to right, so the time grows with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpers import lexicon
from helpers.grammar.number_shares import proportions, share_at
from helpers.grammar.number_words import Number, evaluated, words_by_role, words_of

LONGEST = 15  # digits that a number may have; a double holds no more


def numbers(text: str) -> list[Number]:
    """Number expressions of a sentence, in order, none overlapping; ranges are not joined yet.

    >>> [(n.form, n.value) for n in numbers("two hundred and seventy of 1.5 million")]
    [('words', 270.0), ('digits', 1500000.0)]
    """
    small = _in_small_letters(text)
    if not _trigger().search(small):
        return []
    return list(proportions(list(_single(text, small)), text))


def _in_small_letters(text: str) -> str:
    """The text, letter for letter in small ones: patterns that need not mind the case are four times as fast."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def joined(first: Number, second: Number, *, start: int | None = None) -> Number:
    """The range from one number to the other. A magnitude that only the second states holds for both.

    >>> joined(*numbers("5 to 8 million"))[3:6]
    (None, 5000000.0, 8000000.0)
    """
    low, high = first.value or 0.0, second.value or 0.0
    scale = _scale(high)
    if first.form != "share" and low < high and scale > 1 and high / scale > low:
        low *= scale
    approximate = first.approximate or second.approximate
    return Number(first.start if start is None else start, second.end, "range", None, min(low, high), max(low, high), approximate, second.glued)


def _scale(value: float) -> float:
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3) if value >= scale and "e" not in f"{value / scale:.6g}"), 1.0)


@cache
def _trigger() -> re.Pattern[str]:
    words = [*words_by_role(), *words_of("vague"), *words_of("share"), "couple"]
    return re.compile(rf"\d|[½¼¾⅓⅔]|\b(?:{lexicon.alternatives(words)})\b")


@cache
def _word() -> re.Pattern[str]:
    """What can open a number, in small letters: digits, or a word of the table, not inside a name, an address or a longer word."""
    first = [*words_by_role(), *words_of("vague"), *words_of("share"), "a", "an", "several", "few"]
    digits = r"(?<!\d[.,])(?<!\.\.)(?<![\d_@#/\\])(?P<digits>\d)|(?<![\w@#/\\])(?:(?P<sign>[½¼¾⅓⅔])|(?<!\.)(?P<point>\.\d))"
    return re.compile(rf"(?<![\w@#/\\])(?<![a-z]-)(?P<word>{lexicon.alternatives(first)})(?![\w]|'\w)|{digits}")


_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_FRACTION = re.compile(r"(?P<whole>\d{1,4}[ -])?(?P<top>\d)/(?P<bottom>[2-9]|10|100)(?![\d/])|(?P<only>\d{0,4}) ?(?P<sign>[½¼¾⅓⅔])")
# Groups of digits that are no one number: 10:30, 2.3.1, 555-01-99, 3/4/5, +44 20 7946.
_CODE = re.compile(
    r"(?!\d+\.\d+[-–]\d+(?:\.\d+)?(?![\d.–-])|\d+[-–]\d+\.\d+(?![\d.–-]))"
    r"\d+(?:[:/]\d[\d:/.]*|(?:\.\d+){2,}|(?:[-–.]\d+){2,}|(?: \d{2,}){2,}|-\d{3,}-\d+)"
)
_GLUED = re.compile(r"[A-Za-z²³°%]+\d*")
_SUFFIX = re.compile(r"(?P<word>bn|mn|mln|mio|tn|trn|[bmkBMK])(?![A-Za-z\d²³/])")
_ORDINAL = ("st", "nd", "rd", "th")


@cache
def _magnitude() -> re.Pattern[str]:
    return re.compile(rf"(?i:[ -](?P<word>hundred|{lexicon.alternatives(list(words_of('magnitude')))}|bn|mn|trn)(?!\w))")


def _single(text: str, small: str) -> Iterator[Number]:
    place = 0
    while match := _word().search(small, place):
        number, place = _read(text, match)
        if number:
            yield number


def _read(text: str, match: re.Match[str]) -> tuple[Number | None, int]:
    """The number that opens here, if there is one, and where to go on."""
    if match["word"]:
        number = _worded(text, match)
        return number, number.end if number else match.end()
    start = match.start()
    if start and text[start - 1].isalpha() and not _follows_money(text, start):
        return None, _skipped(text, start + 1)
    return _digits(text, start)


def _follows_money(text: str, start: int) -> bool:
    """Whether the letters right before digits are a currency and no part of a name: Rs500, and neither PLX-R18 nor Covid19."""
    letters = _LETTERS.search(text, max(0, start - 8), start)
    return letters is not None and letters[0] in _money()


_LETTERS = re.compile(r"(?<![\w-])[$£€¥]?[^\W\d]+$")


@cache
def _money() -> frozenset[str]:
    tables = (*lexicon.table("units"), *lexicon.table("known_units"))
    return frozenset(row["words"] for row in tables if row["how"] == "before" and row["words"][-1].isalpha())


def _digits(text: str, start: int) -> tuple[Number | None, int]:
    if fraction := _FRACTION.match(text, start):
        return _fraction(text, fraction)
    code = _CODE.match(text, start)
    digits = _DIGITS.match(text, start)
    if code or digits is None:
        return None, _skipped(text, code.end() if code else start + 1)
    end, value = digits.end(), digits[0].replace(",", "")
    if len(value) > LONGEST or _is_name_part(text, start) or _SHORT_YEAR.search(text, max(0, start - 2), end):
        return None, _skipped(text, end)
    return _scaled(text, _signed(text, start), end, float(value) * (-1 if _signed(text, start) < start else 1))


_SHORT_YEAR = re.compile(r"(?:^|[\s(–-])['’]\d\d$")  # "from 1998 to ’99"


def _skipped(text: str, end: int) -> int:
    """Past the rest of a word that is no number: 46th, 5G, 1.2.3."""
    rest = re.compile(r"[\w]*").match(text, end)
    return rest.end() if rest else end


def _is_name_part(text: str, start: int) -> bool:
    """A-10, MH-17, COVID-19; but a minus or a dash after a space is none."""
    return (
        start > 1
        and text[start - 1] in "-–"
        and text[start - 2].isalnum()
        and not text[start - 2].isdigit()
        and not re.search(r"(?i:\b(?:minus|mid|pre|post|non|under|over|sub))-$|%-$", text[max(0, start - 6) : start])
        and not re.search(r"\d(?:%|[a-zA-Z]{1,9})[-–]$", text[max(0, start - 12) : start])
    )


def _signed(text: str, start: int) -> int:
    """Where the number starts with its minus sign."""
    minus = re.search(r"(?i:\bminus[- ]|(?:(?<=[\s(])|^)[-−])$", text[max(0, start - 6) : start])
    if minus is None or re.search(r"(?:\d [-−]|(?i:\bplus or minus) )$", text[max(0, start - 14) : start]):
        return start  # a vote of 273 -156
    return start - len(minus[0])


def _fraction(text: str, match: re.Match[str]) -> tuple[Number | None, int]:
    if match["sign"]:
        value = float(match["only"] or 0) + _SIGNS[match["sign"]]
    else:
        share = int(match["top"]) / int(match["bottom"])
        if share >= 1:
            return None, match.end()
        value = float(match["whole"][:-1] if match["whole"] else 0) + share
    if value > 1:
        return _scaled(text, match.start(), match.end(), value)
    return Number(match.start(), match.end(), "share", value, value, value), match.end()


def _scaled(text: str, start: int, end: int, value: float) -> tuple[Number | None, int]:
    """The number with its magnitude, and the letters that stand right after it."""
    glued = _GLUED.match(text, end)
    if glued and glued[0].lower() in _ORDINAL:
        return None, _skipped(text, glued.end())
    suffix = _SUFFIX.match(text, end)
    if suffix and (suffix["word"].lower() not in ("m", "b") or _is_million(text, start, suffix.end())):
        value, end = value * words_of("suffix")[suffix["word"].lower()], suffix.end()
        return Number(start, end, "digits", value, value, value), end
    while not glued and (magnitude := _magnitude().match(text, end)):
        value, end = value * {**words_of("magnitude"), **words_of("hundred"), **words_of("suffix")}[magnitude["word"].lower()], magnitude.end()
        if value > 1e18:
            break
    return Number(start, end, "digits", value, value, value, False, glued[0] if glued else ""), end


_PEOPLE_NEXT = re.compile(
    r" (?!(?:and|or|to|from|was|is|has|as|long|wide|high|deep|tall|away|above|below|race|sprint|hurdles|freestyle|final|butterfly|relay|swim|"
    r"tower|wall|waves?|fence|mark|in|of|at|on|for)\b)[a-z]{3,}\b"
)


@cache
def _money_next() -> re.Pattern[str]:
    """A currency in words after "5m", or after the second of "5m to 8m"."""
    tables = (*lexicon.table("units"), *lexicon.table("known_units"))
    words = lexicon.alternatives(list({row["words"].split()[-1].lower() for row in tables if row["how"] == "word" and row["kind"] == "money"}))
    return re.compile(rf"(?: (?:to|and|or) \d[\d.]*[mb])?(?i: (?:[a-z]+ ){{0,2}}(?:{words})s?\b)")


_MILLIONS_BEFORE = re.compile(rf"\dm{_PEOPLE_NEXT.pattern}")  # "2.7m refugees, then over 1m"


def _is_million(text: str, start: int, end: int) -> bool:
    """5m is money after a currency, people before a noun; else metres."""
    return bool(
        re.search(r"(?:[$£€¥₹]|\b[A-Z]{3})\s?$", text[max(0, start - 4) : start])
        or _money_next().match(text, end)
        or _PEOPLE_NEXT.match(text, end, end + 20)
        or _MILLIONS_BEFORE.search(text, max(0, start - 48), start)
    )


def _worded(text: str, match: re.Match[str]) -> Number | None:
    word = match["word"].lower()
    for reader in (share_at, _counting, _vague):
        if number := reader(text, match.start(), word):
            return number
    return None


@cache
def _run() -> re.Pattern[str]:
    """Number words side by side; `and` and a hyphen may stand between."""
    words = lexicon.alternatives(list(words_by_role()))
    return re.compile(
        rf"(?i:(?P<article>an? half[- ]|an? |half an? |half[- ])?(?P<words>(?:{words})(?:(?:[ -]| and |, )(?:{words})){{0,23}})(?![\w]|'\w))"
    )


def _counting(text: str, start: int, word: str) -> Number | None:
    if couple := _COUPLE.match(text, start):
        end = couple.end("words")
        dozen = 24.0 if couple["dozen"] else 2.0
        return Number(start, end, "words", dozen, dozen, dozen, True)
    if word in ("few", "several") or (run := _run().match(text, start)) is None:
        return None
    article = (run["article"] or "").lower()
    value, end = evaluated(run["words"].lower(), run.start("words"))
    first = run["words"].split()[0].lower().split("-")[0]
    if article and (first not in (*words_of("magnitude"), "hundred") or article[-1] == "-" and first not in _HALVED):
        return None  # "a two-hour delay": the number opens after the article
    if first in ("hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore") and not article:
        return None
    value *= 0.5 if "half" in article else 1
    half = re.compile(r"(?i:[ -]and[ -]a[ -]half)(?P<scale> million| billion| trillion| thousand)?(?!\w)").match(text, end)
    if half:
        scale = words_of("magnitude")[half["scale"].strip().lower()] if half["scale"] else 1
        value, end = (value + 0.5) * scale if value < 1000 else value * 1.5, half.end()
    form = "one" if text[start:end].lower() == "one" else "words"
    return Number(start, end, form, value, value, value)


_HALVED = ("dozen", "million", "billion")
_COUPLE = re.compile(r"(?i:(?P<words>a couple(?P<dozen>(?: of)? dozen)?)(?: of| more)? (?!of\b)\w)")


@cache
def _vague_words() -> re.Pattern[str]:
    words = lexicon.alternatives([word for word in words_of("vague") if word not in ("tens", "scores")])
    few = r"(?:(?:several|a few|many) (?P<few>dozen|hundred|thousand|million|billion)s?)"
    return re.compile(
        rf"(?i:(?P<tens>(?:tens|dozens|hundreds|scores|thousands) of )?(?P<base>{words})|{few}"
        r"|(?P<alone>scores|tens) of (?!the|all)|(?P<acting>scores) (?:were|are|have|more|died|fled|"
        r"hurt|injured|killed|wounded|missing|feared|arrested|detained|trapped)\b)"
    )


def _vague(text: str, start: int, word: str) -> Number | None:
    match = _vague_words().match(text, start)
    if match is None or text[max(0, start - 4) : start].lower() == "the " and word == "scores":
        return None
    if few := match["few"]:
        low, end = {**words_of("hundred"), **words_of("magnitude")}[few.lower()], match.end()
    elif match["base"]:
        low, end = words_of("vague")[match["base"].lower()], match.end()
        low *= words_of("vague")[match["tens"].split()[0].lower()] if match["tens"] else 1
    else:
        alone = match["alone"] or match["acting"]
        low, end = words_of("vague")[alone.lower()], start + len(alone)
    if re.match(r"\w", text[end : end + 1]):
        return None
    return Number(start, end, "vague", None, low, None)
