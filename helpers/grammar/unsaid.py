"""Cues by which their source says nothing: what it lacks, sets off, lives through, likes to do, or may do one day."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from helpers.grammar import name_words, names, stance_words, verbs
from helpers.grammar.noun_types import bare
from helpers.lexicon import table

_NO = frozenset("no little scant".split())
_GUESSING = frozenset("would likely probably surely undoubtedly".split())
_WISHING = frozenset("like love prefer hope".split())
_POSSIBLE = frozenset("can could might may".split())
_ANNOUNCED = frozenset("demands proposes promises threatens warns".split())
_SENSED = frozenset("heard seen help".split())  # can be heard saying, cannot help saying
_LIVED_THROUGH = frozenset("brunt effect effects pressure heat pain impact sting weight consequences".split())
_OWNED = frozenset("his her its their".split())


def lacking(words: Sequence[str], said: Sequence[str]) -> str | None:
    """The stance of a cue with a noun that the source has none of, or gives none of; nothing where there is no such noun.

    >>> lacking(["found", "no", "evidence"], ["that"]), lacking(["offered", "no", "indication"], ["that"])
    ('doubts', 'declines')
    """
    nouns = _nouns("lacking")
    near = [*words, *said[:2]]
    if "any" in words and {"remove", "removed", "removes", "erase", "erased", "dispel", "dispelled"} & set(words) and "doubt" in near:
        return "asserts"
    for at, word in enumerate(words):
        noun = (
            next((noun for noun in near[at + 1 : at + 3] if noun in nouns), None)
            if word in _NO and near[at - 1 : at] not in (["a"], ["will"])
            else None
        )
        if noun:
            return "declines" if nouns[noun] == "doubts" and _forms("gives") & set(words[:at]) else nouns[noun]
    return None


def is_set_off(words: Sequence[str], source: str) -> bool:
    """'The raid stoked fears', 'renewing claims that', 'tempered speculation', 'turned to questions about': others fear, claim and ask so."""
    if any(pair in (("to", "questions"), ("into", "questions")) for pair in pairwise(words)):
        return True
    place = next((at for at, word in enumerate(words) if word in _forms("sets off")), None)
    if place is None and _is_thing(source):
        place = next((at for at, word in enumerate(words) if word in verbs.forms("raise")), None)
    return place is not None and bool(_nouns("set off").keys() & set(words[place + 1 :]))


def is_habit(words: Sequence[str], place: int, source: str, said: Sequence[str]) -> bool:
    """'likes to quote it': he does it, and does not wish to; 'would like to quote it' is a wish."""
    to = words[place + 1 : place + 2] == ["to"] or (place == len(words) - 1 and said[:1] == ["to"])
    wished = (
        "would" in words[:place]
        or source.lower().endswith(("'d", "’d"))
        or any(word.endswith(("n't", "'d")) or word == "not" for word in words[:place])
    )
    return to and words[place] in verbs.forms("like") | verbs.forms("love") and not wished


def is_met(base: str, words: Sequence[str], place: int, source: str, said: Sequence[str], *, thing: bool) -> bool:
    """'felt the brunt of it', 'saw his ratings fall', 'has seen those attacks': lived through, and not thought; `thing`: the content is no clause."""
    if base == "feel" and ({"brunt"} & set(words[place + 1 :]) or said[:1] == ["the"] and bool(_LIVED_THROUGH & set(said[1:3]))):
        return True
    if "as" in said or "as" in words[place:] or source.lower() in stance_words.FIRST_PERSON:
        return False
    perfect = words[place] == "seen" and any(word in ("has", "have", "had") for word in words[:place])
    return base == "see" and (said[:1] != [] and said[0] in _OWNED or perfect and thing)


def is_topic(base: str, words: Sequence[str], *, thing: bool) -> bool:
    """'spoke about the bridge', 'testified on the toll': what about it, is not told; `thing`: the content is no clause.

    >>> is_topic("speak", ["spoke", "about"], thing=True), is_topic("speak", ["spoke"], thing=True)
    (True, False)
    """
    return thing and base in _TALKING and words[-1] in _ABOUT


_TALKING = frozenset("talk speak testify chat".split())
_ABOUT = frozenset(("about", "on"))  # who speaks of terrorists, calls them so


def is_ahead(stance: str, words: Sequence[str], place: int, source: str) -> bool:
    """'will argue', 'would probably say', 'may well find': nobody did so yet.

    What a speaker will do, he says; and what a body will propose is its proposal already.
    """
    pronoun, _, rest = source.lower().replace("’", "'").partition("'")
    if pronoun in stance_words.FIRST_PERSON:
        return False
    own = words[:place]
    if "only" in words:
        return False  # would only confirm
    if "unlikely" in own:
        return True
    if own[:2] == ["ought", "to"]:
        return True
    if ("will" in own or rest == "ll" or any(word.endswith("'ll") for word in own)) and (stance not in _ANNOUNCED or _GUESSING & set(own)):
        return True
    if (_POSSIBLE & set(own) or "should" in own and "to" in own) and not _SENSED & set(words) and words[place] not in _WISHING:
        return True
    if own[-2:] == ["would", "be"] or own[-3:-1] == ["would", "be"]:
        return not own[-1].endswith("ing") and words[place].endswith(("ed", "en"))  # would be seen as
    return "would" in own and own[-1] in _GUESSING and words[place] in verbs.speaking() - _WISHING


def _is_thing(source: str) -> bool:
    by = names.read(source)
    return by.form == "nominal" and not by.being and bare(by.head) in name_words.things()


@cache
def _nouns(kind: str) -> dict[str, str]:
    """Noun -> stance, of one kind."""
    return {row["words"]: row["stance"] for row in table("stance_words") if row["kind"] == kind}


@cache
def _forms(kind: str) -> frozenset[str]:
    """The forms of the verbs of one kind."""
    return frozenset(form for verb in stance_words.kinds_of(kind) for form in verbs.forms(verb))
