"""Numbers that are shares: "half of the district", "a third", "one in four"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from helpers import lexicon
from helpers.grammar.number_words import Number, words_by_role, words_of


def share_at(text: str, start: int, word: str) -> Number | None:
    """The share that the word at this place opens: "half of", "two-thirds"; no ordinal ("a third man")."""
    by = _BY.search(text, max(0, start - 24), start)
    match = (_shares_by() if by else _shares()).match(text, start)
    if (
        match is None
        or re.search(r"(?i:\b(?:first|second|other|latter|this|better|later|early|and a|in|next|a|one))[ -]$", text[max(0, start - 8) : start])
        and match["half"]
    ):
        return None
    if match["half"]:
        return Number(start, start + 4, "share", 0.5, 0.5, 0.5)
    if not by and match["article"] and not re.match(r"(?i: (?:of|the|more|less)\b)", text[match.end() : match.end() + 6]) and not match["scale"]:
        return None  # "a third man" is an ordinal
    top = 1.0 if match["article"] else words_by_role()[match["top"].lower()][1]
    value = top * words_of("share")[match["part"].lower()]
    if match["scale"]:
        value *= words_of("magnitude")[match["scale"].split()[-1].lower()]
        return Number(start, match.end(), "words", value, value, value)
    return Number(start, match.end(), "share", value, value, value)


@cache
def _shares() -> re.Pattern[str]:
    parts = lexicon.alternatives([word for word in words_of("share") if word != "half"])
    tops = lexicon.alternatives([word for word, (role, value) in words_by_role().items() if role == "small" and 0 < value < 10])
    units = lexicon.alternatives([row["words"] for row in lexicon.table("units") if row["how"] in ("word", "sign") and row["words"].isascii()])
    return re.compile(
        rf"(?i:(?P<half>half)(?= an? (?:{units})\b| (?:of|the|its|their|his|her|our|all|to|that|those|these|were|are|was|have|had)\b|[,.;]|$)"
        rf"|(?:(?P<article>an?) |(?P<top>{tops})[- ])(?P<part>{parts}|{_OF_ONE})(?P<scale> of a (?:million|billion|trillion))?(?![\w-]))"
    )


_OF_ONE = r"(?<=one[- ])half(?=$|[,.;)]| (?:of|the|its|their|his|her|to|as|were|was|are|is)\b)"  # "one-half of the land"; not "one half marathon"


@cache
def _shares_by() -> re.Pattern[str]:
    """A share after "by": there "half" and "a fifth" need no whole."""
    return re.compile(_shares().pattern.replace("(?P<half>half)(?=", r"(?P<half>half)(?=(?![\w-])|", 1))


_BY = re.compile(
    r"(?i:\bby (?:between |almost |nearly |about |around |at least |more than |over |up to |roughly |a quarter and |a third and ){0,2}$)"
)


def proportions(found: list[Number], text: str) -> Iterator[Number]:
    """ "one in four" is one number, a share."""
    skip = False
    for first, second in pairwise([*found, Number(len(text), len(text), "end", None, None, None)]):
        if skip:
            skip = False
            continue
        top, bottom = first.value or 0, second.value or 0
        most = 1e6 if "every" in text[first.end : second.start][:24] else 1000  # "one in every 22,000"
        small = 0 < top < bottom <= most and top <= 100 and first.form in ("one", "words", "digits") and second.form in ("words", "digits")
        if (
            small
            and (_OUT_OF.fullmatch(gap := text[first.end : second.start][:24]) or top == 1 and _ONE_THING_IN.fullmatch(gap))
            and not _NO_PROPORTION.match(text, second.end)
        ):
            yield Number(first.start, second.end, "share", top / bottom, top / bottom, top / bottom)
            skip = True
        else:
            yield first


_OUT_OF = re.compile(r"(?i: in (?:every )?| out of (?:every )?| of every )")
_ONE_THING_IN = re.compile(r" (?!day|time|night|week|month|year|point|way)[a-z]+ (?:in|out of) (?:every )?")
_NO_PROPORTION = re.compile(
    r"(?i: (?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|per|percent|countries|provinces|towns|villages|cities|"
    r"places|locations|areas|districts|attacks)\b|%)"
)
