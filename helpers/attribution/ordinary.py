"""The ordinary shape of a claim: who speaks, beside a verb that says something, and beside that a clause that is said.

Claims of which the network is very sure are right whatever their shape. Of those it is less sure of, and of those inside
another claim, only the ones with this shape are right nearly always.
"""

from __future__ import annotations

import re
from functools import cache

from helpers.attribution import clause, contents, edges, relayed
from helpers.attribution.claim import Claim
from helpers.grammar import names, stance_words, verbs

CLEAR = 0.93  # confidence from which the shape adds nothing: of 190 such claims that were read, 6 were wrong, 5 by their edges
FAIRLY_CLEAR = 0.9  # confidence from which "that" leads to all that is said, also over a comma
PRONOUNS = frozenset("he she i we they".split())
OTHERS = frozenset("it you this that who which what there one".split())  # who is meant by these is told elsewhere, or nowhere
MOST_TOLD = 4  # words of whom and when between a verb and what is said: told reporters on Monday that
MOST_TOLD_THAT = 8  # the same before "that"


def is_ordinary(text: str, claim: Claim, stance: str) -> bool:
    """Whether nothing in the shape of a claim with this stance speaks against it.

    >>> said = "The mayor said that it was late."
    >>> is_ordinary(said, Claim((10, 14), (0, 9), [(15, 31)], 0.9), "asserts")
    True
    """
    if claim.cue is None or is_supposed(text, claim) or _is_ahead(text[slice(*claim.cue)]) or _is_shown(text, claim):
        return False
    if claim.nested_in is None and _counts(text, claim) and _has_source(text, claim):
        return True
    if claim.nested_in is not None:
        fits = _fills(text, claim) and (_counts(text, claim) or _speaks(text, claim) and _says(text, claim, stance))
        return _has_source(text, claim) and (fits or _is_cited(text, claim) or _is_named(text, claim))
    if claim.source is None:
        return (claim.confidence or 0.0) >= CLEAR
    if not _has_source(text, claim):
        return False
    return (claim.confidence or 0.0) >= CLEAR or _speaks(text, claim) and _says(text, claim, stance)


def _has_source(text: str, claim: Claim) -> bool:
    """Whether a source names somebody or something that can speak: not 'a falling number', '54 %', 'it'."""
    if claim.source is None:
        return False
    source = text[slice(*claim.source)]
    said = stance_words.words(source)
    reading = names.read(source)
    sure = (claim.confidence or 0.0) >= CLEAR and claim.nested_in is None
    if not said or said[-1] in OTHERS:
        return sure and said[-1:] == ["it"]
    able = sure and (claim.confidence or 0.0) >= edges.VERY_CLEAR or reading.form == "name" or reading.being != "" or said[-1] in PRONOUNS
    return able and _AMOUNT.match(source) is None and (source[:1].isalnum() or sure)


_AMOUNT = re.compile(r"(?i:an? (?:[\w-]+ )*(?:number|amount|majority|percentage|share|rate|rise|fall|lack) )|[\d.]+ ?(?:%|percent\b|per cent\b)")


def _speaks(text: str, claim: Claim) -> bool:
    """Whether a cue is one verb that says something, beside its source."""
    if claim.cue is None or claim.source is None:
        return False
    said = [word for word in stance_words.words(text[slice(*claim.cue)]) if word not in clause.AUXILIARIES | clause.BE and word not in _WHEN]
    if not said:
        return False
    first, second = sorted((claim.cue, claim.source))
    gap = text[first[1] : second[0]]
    beside = not any(map(str.isalnum, gap)) or said[0].endswith("ing") or _JOINED.search(gap) is not None
    return beside and (said == ["according", "to"] or len(said) == 1 and said[0] in verbs.speaking())


def _counts(text: str, claim: Claim) -> bool:
    """Whether a cue gives a number: 'put the toll at 12', 'counted 24 dead'."""
    said = stance_words.words(text[slice(*claim.cue)]) if claim.cue else []
    rows = [takes for word in said for _, takes, _ in contents.forms().get(word, ())]
    number = any(any(map(str.isdigit, text[start:end])) for start, end in claim.spans)
    return number and bool(rows) and all(takes & relayed.COUNTING for takes in rows)


_WHEN = frozenset("sunday monday tuesday wednesday thursday friday saturday both then later last week in a the statement".split())
_JOINED = re.compile(r" (?:and|but) $|^ (?:on [A-Z]\w+|(?:this|last) (?:week|month)) $")  # 'The mayor met the crews and | said'


def _says(text: str, claim: Claim, stance: str) -> bool:
    """Whether a clause is said, beside the cue: not a thing, as in 'announced a fair'."""
    if claim.cue is None:
        return False
    after = next((start for start, _ in claim.spans if start >= claim.cue[1]), None)
    most = MOST_TOLD if after is None or not text.startswith("that ", after) else MOST_TOLD_THAT
    if after is not None and len(text[claim.cue[1] : after].split()) > most:
        return False
    start, end = claim.spans[0]
    if not _is_plain(text, claim):
        return False
    said = stance_words.words(text[start:end])
    if said[:1] == ["that"]:
        return len(said) > 2
    if stance in _ASKING and "to" in said:
        return True
    if stance == "accuses" and after is not None and {"of", "for"} & set(said):
        return True
    opened = next((place for place, word in enumerate(said) if word in stance_words.QUESTION or place and word == "that"), len(said))
    if any(word in verbs.acting() | clause.BE or word.endswith("n't") for word in said[1:opened]):
        return True
    telling = bool(_telling_that() & set(stance_words.words(text[slice(*claim.cue)])))
    return telling and any(_is_past(*three) for three in zip(said, said[1:opened], [*said[2:opened], ""], strict=False))


def _is_past(before: str, word: str, after: str) -> bool:
    """Whether a word in -ed is a verb: 'the clashes wounded six', and not 'a proposed fair', 'a plan backed by the town'."""
    return word.endswith("ed") and before not in clause.DETERMINERS and after != "by"


_THAT_VERBS = "say tell add note insist claim report argue contend maintain allege acknowledge confirm estimate testify".split()


@cache
def _telling_that() -> frozenset[str]:
    return frozenset(form for verb in _THAT_VERBS for form in verbs.forms(verb))


_ASKING = frozenset(("promises", "demands", "threatens", "warns", "hopes"))


def _is_plain(text: str, claim: Claim) -> bool:
    """Whether what is said is one clause, or stands in quotation marks behind it: no comma tells that another may be the article's."""
    if text.startswith("that ", claim.start) and (claim.confidence or 0.0) >= FAIRLY_CLEAR:
        return True
    return not any(_BREAK.search(re.split(r"[\"“”]", text[start:end])[0]) for start, end in claim.spans)


_BREAK = re.compile(rf"[,;:—–(](?!\d)(?! ?(?:including |{edges.TOLL}))(?=.*\w)| --? ", re.DOTALL)


def _fills(text: str, claim: Claim) -> bool:
    """Whether a claim inside another is all that the other says: 'he said that | the mayor denied it', not 'how they think'."""
    outer = claim.nested_in
    if outer is None or claim.source is None or claim.cue is None:
        return False
    if claim.end <= claim.cue[0]:  # '"...," the mayor said', the paper reports
        told = max(claim.source[1], claim.cue[1])
        return claim.start - outer.start <= 1 and outer.start <= claim.start and not any(map(str.isalnum, text[told : outer.end]))
    return outer.start <= claim.source[0] and _LEADING.fullmatch(text, outer.start, claim.source[0]) is not None


def _is_cited(text: str, claim: Claim) -> bool:
    """Whether another passes on who says it: 'citing officials, the paper reported', 'cited officials as saying'."""
    said = stance_words.words(text[slice(*claim.cue)]) if claim.cue else []
    first = stance_words.words(text[claim.start : claim.end])[:1]
    beside = claim.source is not None and claim.cue is not None and claim.source[0] - claim.cue[1] == 1
    return said == ["citing"] and beside and not (clause.AUXILIARIES | clause.BE) & set(first)


def _is_named(text: str, claim: Claim) -> bool:
    """Whether a name is given in the words of somebody: 'in what he called a "night of bells"', 'described as'."""
    said = stance_words.words(text[slice(*claim.cue)]) if claim.cue else []
    if claim.source is None or claim.cue is None or len(said) != 1 or said[0] not in _NAMING or claim.start - claim.cue[1] != 1:
        return False
    short = len(text[claim.start : claim.end].split()) <= MOST_NAMED
    return (
        short and text[: claim.source[0]].endswith("what ") and (text[claim.start] in _QUOTES or text.startswith(("as ", "a ", "an "), claim.start))
    )


MOST_NAMED = 10  # words of a name that somebody gives
_NAMING = frozenset(("called", "calls", "described", "describes"))
_QUOTES = "\"“'‘"
_LEADING = re.compile(r"[\"“‘']?\s*(?:that )?[\"“‘']?")


def _is_ahead(cue: str) -> bool:
    """Whether it is still to be said, or may be: 'will argue', 'may say'; who would not admit it keeps silent now."""
    said = stance_words.words(cue)
    return bool(_AHEAD & set(said)) and not any(word in ("not", "never") or word.endswith("n't") for word in said)


_AHEAD = frozenset("will 'll may might could should".split())


def _is_shown(text: str, claim: Claim) -> bool:
    """Whether somebody shows by what he does what the article takes from it: 'The guards have shown that they stay'; a poll or a report tells it."""
    if claim.cue is None or claim.source is None or not _showing() & set(stance_words.words(text[slice(*claim.cue)])):
        return False
    source = text[slice(*claim.source)]
    return names.read(source).being not in ("document", "message") and _TELLING.search(source) is None


_TELLING = re.compile(r"\b(?:data|figures|numbers|statistics|records|estimates|polls?|surveys?|photos?|videos?|footage|images)\b")


@cache
def _showing() -> frozenset[str]:
    return verbs.forms("show") | verbs.forms("prove")


def is_supposed(text: str, claim: Claim) -> bool:
    """Whether somebody is only imagined to say it: 'Suppose a man meets her. He says ...'."""
    start = min([claim.start, *(part[0] for part in (claim.source, claim.cue) if part)])
    before = text[max(text.rfind("\n", 0, start) + 1, start - FAR) : start]
    return _SUPPOSE.search(before) is not None


FAR = 300  # characters in a paragraph over which something is supposed
_SUPPOSE = re.compile(
    r"(?:^|[.!?:;,][\"”’']? )(?:(?:But |And |So )?(?:[Ss]uppose|[Ii]magine|[Pp]icture)|[Ll]et[’']?s? (?:us )?(?:say|imagine|suppose|assume))\b"
)
