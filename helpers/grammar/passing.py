"""Figures that a claim only names in passing: in 'she backs the side in a war that has killed 400', nobody is said to count 400."""

from __future__ import annotations

import re

from helpers.grammar import verbs


def is_passing(before: str, cue: str) -> bool:
    """Whether a figure is no part of what is stated; `before` is the content up to it, unquoted, behind the cue.

    It is not where it describes a thing that is known, in a clause of its own ("the attack, which has killed 72", "backed
    a side in a war that left 40"), nor in what somebody takes on himself ("claimed responsibility for the bombs, killing nine").
    What is told of a thing that the statement brings up is stated: "says that it was an attack that killed nine".

    >>> is_passing("that the attack, which has killed at least ", "said"), is_passing("that the attack has killed at least ", "said")
    (True, False)
    >>> is_passing("a side in a war that has killed ", "backs"), is_passing("it was a gas attack that killed ", "says")
    (True, False)
    """
    if _TAKES_ON.search(f"{cue} {before}"):
        return True
    opened = [match for match in _RELATIVE.finditer(before) if _describes(before, match)]
    if not opened:
        return False
    last = opened[-1]
    rest = before[last.end() :]
    if _STOP.search(rest) is not None or _clauses(rest) > 1:
        return False
    return last[2] is not None and last[2].lower() != "who" or not _brings_up(before[: last.start()])


def _brings_up(before: str) -> bool:
    """Whether a statement ends with a thing that it brings up itself: 'that he used gas in an attack'."""
    words = _WORD.findall(before.lower())
    place = next((at for at in range(len(words) - 1, max(0, len(words) - LONGEST_NAME) - 1, -1) if _determines(words[at])), None)
    if place is None or words[place] not in ("a", "an"):
        return False
    known = words[place - 1 : place] == ["of"] and any(map(_determines, words[max(0, place - 4) : place - 1]))
    return not known and any(map(_is_verb, words))  # "his conduct of a war that has killed 400": the war is known


def _determines(word: str) -> bool:
    return word in _DETERMINERS or word.endswith(("'s", "’s", ","))


_TAKES_ON = re.compile(r"\b(?:responsibility|credit) (?:\w+ ){0,3}for\b", re.IGNORECASE)
_RELATIVE = re.compile(r"(?<=[\w,)”\"’'])\s(?:(that)|(?:in |of |from )?(which|who|whose|where))\s", re.IGNORECASE)
LONGEST_NAME = 10  # words back in which the article of a noun is looked for
_DETERMINERS = frozenset("a an the this these those his her its their our my no all".split())
_STOP = re.compile(r"[.;:?!—–]\s|\b(?:and|but) that\b|, $")
_WORD = re.compile(r"[^\W\d_][\w'’-]*|,")
_AUXILIARIES = frozenset("is are was were be been being has have had will would could may might can do does did".split())
_LINKS = frozenset("not also now already since so far then later only just still never".split())
_NO_VERBS = frozenset("hundred united armed indeed speed seed need feed alleged sacred naked wicked".split())
# after these, who and where ask or tell, and describe nothing: 'it is not known who killed them'
_ASKS = frozenset("know known knows knew ask asks asked say says said tell tells told decide of about on to see and or".split())


def _describes(before: str, match: re.Match[str]) -> bool:
    """Whether a clause that opens here describes the noun before it; 'that' does where its verb follows at once."""
    words = _WORD.findall(before[: match.start()].lower())
    if not words:
        return False
    if match[1]:
        following = _WORD.findall(before[match.end() :].lower())
        return words[-1] != "," and words[-1] not in verbs.speaking() | _ASKS and any(map(_is_verb, following[:1]))
    return words[-1] not in _ASKS and (match[2].lower() != "where" or words[-1] == ",")


def _clauses(rest: str) -> int:
    """How many verbs stand here, those that a conjunction joins being one: 'killed 12 and wounded'."""
    number, joined, leads = 0, False, False
    for word in _WORD.findall(rest.lower()):
        verb = _is_verb(word)
        if verb and not leads and not joined:
            number += 1
        joined = word in ("and", "or", "but") or (joined and word in _LINKS)
        leads = word in _AUXILIARIES or (leads and (word in _LINKS or word.endswith("ly")))
    return number


def _is_verb(word: str) -> bool:
    return word in _AUXILIARIES or word in verbs.acting() or (word.endswith("ed") and len(word) > 3 and "-" not in word and word not in _NO_VERBS)
