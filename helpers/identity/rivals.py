"""Who else may be meant: a person, a body or people that stand nearer than whom a pronoun was linked to, linked or not.

The weights of `pronouns` choose the best of those who are linked. What stands between the best one and the pronoun is
what most wrong links had in common: a link is sure only where nobody who acts, speaks or opens a sentence stands there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping

from helpers.grammar import name_keys, name_words
from helpers.grammar.actors import Found
from helpers.identity.register import Link, Source, gender
from helpers.identity.story import Story

Links = Mapping[int, Link]  # number of a mention -> its link
OPENS = 25  # characters from where a sentence begins in which somebody opens it
_PERSON, _BODY, _PEOPLE = frozenset(("person", "")), frozenset(("body",)), frozenset(("people",))
_OTHERS = {"male": "female", "female": "male"}
_GENDERS = {"he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "herself": "female"}


def stands_between(story: Story, best: Found, source: Source, mention: Found, heard: Collection[int], links: Links) -> bool:
    """Whether somebody else whom the pronoun fits acts, speaks or opens a sentence between the best one and it."""
    return any(
        _is_forward(story, number, heard) and (number in heard or not _is_of_leading(story, best, story.mentions[number], mention, heard))
        for number in _between(story, best.end, source, mention, links)
    )


def _is_of_leading(story: Story, best: Found, other: Found, mention: Found, heard: Collection[int]) -> bool:
    """Whether another stands in the words of a sentence that the best one leads and speaks, and the pronoun stands in the next."""
    place = bisect_left(story.mentions, best.start, key=lambda held: held.start)
    leads = place in heard and story.mentions[place] is best
    begins = [bisect_right(story.starts, one.start) for one in (best, other, mention)]
    return leads and begins[0] == begins[1] < begins[2]


def stands_behind(story: Story, start: int, source: Source, mention: Found, links: Links) -> bool:
    """Whether somebody else whom the pronoun fits is named behind a place: she challenged Hill over whether he knew."""
    return next(_between(story, start, source, mention, links), None) is not None


def bodies_between(story: Story, start: int, source: Source, mention: Found) -> bool:
    """Whether another body but a state is named between a place and a mention: such as may be called the group."""
    first = bisect_left(story.mentions, start, key=lambda held: held.start)
    last = bisect_left(story.mentions, mention.start, first, key=lambda held: held.start)
    named = (other for other in story.mentions[first:last] if other.reading.form == "name" and not _is_same(other, source))
    return any(
        (other.reading.being in _BODY or other.text.isupper()) and other.reading.name not in name_words.states() for other in named if not other.place
    )


def _between(story: Story, start: int, source: Source, mention: Found, links: Links) -> Iterator[int]:
    """The numbers of other mentions that the pronoun fits, from a place up to it; quoted ones only where it is quoted, too."""
    first = bisect_left(story.mentions, start, key=lambda held: held.start)
    last = bisect_left(story.mentions, mention.start, first, key=lambda held: held.start)
    quoted = story.is_quoted(mention.start)
    for number in range(first, last):
        other = story.mentions[number]
        same = number in links and links[number].source is source
        if _fits(other, mention) and not same and not _is_same(other, source) and (quoted or not story.is_quoted(other.start)):
            yield number


def _fits(other: Found, mention: Found) -> bool:
    reading, head = other.reading, mention.reading.head
    if reading.form == "pronoun" or other.place:
        return False
    if head in _GENDERS:
        known = gender(reading)
        if known == _OTHERS[_GENDERS[head]]:
            return False
        office = reading.form == "nominal" and reading.being == "person" and reading.definite
        return office or (reading.form == "name" and reading.being in _PERSON and _may_be_person(other))
    if head in ("it", "itself"):
        return reading.form == "name" and reading.being in _BODY and reading.name not in name_words.states()
    return reading.being in _PEOPLE or (reading.form == "nominal" and reading.head.endswith("s") and reading.being == "person")


def _may_be_person(other: Found) -> bool:
    words = other.reading.name.split()
    state = other.reading.name in name_words.states() or other.reading.name in name_words.nationals() or other.text.isupper()
    return bool(words) and not state and (other.told or other.reading.being == "person")


def _is_same(other: Found, source: Source) -> bool:
    """Whether a mention may be the same one by its last word."""
    words, held = name_keys.key(other.reading.name).split(), name_keys.key(source.name).split()
    return not words or bool(set(words) & set(held))


def _is_forward(story: Story, number: int, heard: Collection[int]) -> bool:
    other = story.mentions[number]
    begin = story.starts[bisect_right(story.starts, other.start) - 1]
    return number in heard or other.acts or other.start - begin <= OPENS
