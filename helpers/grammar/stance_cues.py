"""Whether the words that attribute show a stance by themselves: "denied", and not "said" before "there is no plan".

What only the content suggests is right less often: of what was read, nine in ten of what "denied", "warned" and the like
show were right, of what "said" was given from its content fewer than eight. A page tells the first alone.
"""

from __future__ import annotations

from helpers.grammar import stance_words

_FINDING = frozenset("find discover determine conclude calculate know understand realise indication judge".split())  # no mere belief
_CANNOT = frozenset("can could cannot can't couldn't cant couldnt unable".split())


def is_shown(cue: str | None, stance: str | None) -> bool:
    """Whether a word of the cue stands for this stance, as it is or with its negation.

    >>> is_shown("has denied", "denies"), is_shown("said", "denies"), is_shown("did not say", "declines")
    (True, False, True)
    >>> is_shown("found", "believes"), is_shown("could not confirm", "declines")
    (False, False)
    """
    words = stance_words.words(cue or "")
    if stance == "declines" and _CANNOT & set(words):
        return False  # who is not able to does not refuse
    held = [entry for place in range(len(words)) if (entry := stance_words.longest(words[place:]))]
    return any(stance in (entry.stance, entry.negated) and not (stance == "believes" and entry.base in _FINDING) for entry in held)
