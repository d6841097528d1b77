"""'We' outside quotation marks: whether it is the outlet, or anybody, as in a column."""

from __future__ import annotations

import re

from helpers.grammar import verbs
from helpers.identity.story import Spoken, Story

_I = re.compile(r"\bI(?:['’](?:m|ve|d|ll))?(?= [a-z])")
_NEWSROOM = re.compile(
    r"\b[Oo]ur (?:reporters?|correspondents?|readers?|own reporters?|newsroom|newspaper)\b|\b(?:asked|told|contacted) us\b"
    r"|\b[Ww]e (?:asked|contacted|reported|described|published)\b"
)
_MAY = frozenset("can could may might must should would will do need cannot let".split())
_WORK = frozenset("said told added asked contacted reached heard learned learnt spoke wrote published verified found reported understand".split())


def reports(story: Story, claim: Spoken) -> bool:
    """Whether the cue is of a reporter's work: 'we asked'; who we are that 'may assume' or 'declare' is not told.

    Where the outlet speaks of itself in the article, any word of speech will do; where somebody says I, none.
    """
    words = [word.lower() for word in story.text[slice(*claim.cue)].split()] if claim.cue else []
    told = _WORK | verbs.speaking() if _speaks(story, _NEWSROOM) else _WORK
    return not any(word in _MAY for word in words) and any(word in told for word in words) and not _speaks(story, _I)


def _speaks(story: Story, words: re.Pattern[str]) -> bool:
    """Whether such words stand outside quotation marks: our reporter; asked us; I, in an interview or a column."""
    return any(not story.is_quoted(match.start()) for match in words.finditer(story.text))
