"""What stands around the words of a mention: a role before or after a name, a verb that follows, a place, a determiner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from helpers.grammar import name_words, roles, verbs
from helpers.grammar.noun_types import bare, before_clause, before_preposition, classify
from helpers.grammar.running_words import Word
from helpers.lexicon import table

LONGEST_ROLE = 6  # words of a role before a name
_AFTER = re.compile(r",\s+([^,.;:()\[\]\"“”\n]{2,90})")
_POST = re.compile(r"\s+of\s+((?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,5})")
_LOCATIVE = frozenset("in at near from to into across inside outside around throughout towards toward within off north south east west".split())
INSIDE = frozenset("in near inside outside across around throughout".split())  # near Hillford, a spokesman said: Hillford is no spokesman
_COMPASS = frozenset("eastern western northern southern central upper lower downtown old greater the".split())
_AUXILIARIES = frozenset("is are was were has have had will would can could may might should must does did do".split())
_NOUNS = frozenset(  # the military wing, a government spending bill
    "wing king ring thing spring string building training spending funding housing ceiling family ally assembly supply".split()
)
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve dozens hundreds thousands both several some many most".split())
ARTICLES = frozenset("the a an this these those its their his her our".split())
_NOT_AFTER = frozenset("and or of in on at by to for from with who that which as than when while but after before because until if".split())


def role_before(text: str, words: Sequence[Word], first: int, last: int) -> str:
    """The words of a role right before a name: observatory director Ann Reed; its director, Ann Reed."""
    begin = first
    while begin and first - begin < LONGEST_ROLE:
        word, after = words[begin - 1], words[begin]
        closed = not re.match(r"\s+[a-z]", text[words[last].end : words[last].end + 2])  # not so: to that kind of judge, Ann Reed would be
        comma = begin == first and closed and text[word.end : after.start] == ", " and name_words.types().get(word.lower, ("", ""))[1] == "person"
        inner = begin < first and word.is_capital and not word.opens
        if not (after.joined or comma) or not (
            word.lower in name_words.types() or word.lower in name_words.honorifics() or word.owns or inner or _modifies(word)
        ):
            break
        begin -= 1
    if begin and begin < first and words[begin - 1].lower in ("its", "their", "his", "her") and words[begin].joined:
        begin -= 1
    role = text[words[begin].start : words[first - 1].end] if begin < first else ""
    return role if classify(role)[1] in ("person", "body") or role.lower() in name_words.honorifics() else ""


def _modifies(word: Word) -> bool:
    return (
        word.text in name_words.nationals()
        or "-" in word.text
        or word.lower in ("chief", "senior", "former", "deputy", "acting", "top", "general", "vice")
    )


def role_after(text: str, words: Sequence[Word], last: int) -> str:
    """The apposition that follows a name: Ann Reed, a spokeswoman for the army; Ann Reed of Northern Command."""
    end = words[last].end
    if post := _POST.match(text, end):
        said = _apposed(text, post.end()) if classify(post[1])[1] != "body" else ""  # Ann Reed of Hillford, a nurse
        return f"of {post[1]} {said}".strip()
    return _apposed(text, end)


def _apposed(text: str, end: int) -> str:
    """The apposition after a comma, where it says what somebody is."""
    after = _AFTER.match(text, end)
    if not after:
        return ""
    if after[1].startswith("who "):
        return roles.clause_role(after[1])
    said = before_clause(after[1])
    first = bare(said.split()[0]) if said.split() else ""
    opens = first in ARTICLES or first in name_words.types() or first in qualifiers() or said.split()[0].endswith(("'s", "’s")) if first else False
    head = before_preposition(said).split()
    return said if opens and len(head) <= 7 and not any(w.lower() in verbs.acting() for w in head) and _is_role(said, " ".join(head)) else ""


def _is_role(said: str, head: str) -> bool:
    """Whether an apposition says what somebody is: not so 'this morning in a speech to the council'."""
    return roles.of_role(said)[1] in ("person", "body", "people") and classify(head)[1] in ("person", "body", "people")


def acts(words: Sequence[Word], last: int) -> bool:
    """Whether a verb follows."""
    if last + 1 >= len(words) or not words[last + 1].joined or words[last].owns:
        return False
    following = words[last + 1].lower
    return following in verbs.acting() or following.endswith("ed")


def speaks(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a verb of speech follows, or a clause that only a person can have."""
    if last + 1 >= len(words) or words[last].owns:
        return False
    following = words[last + 1]
    if first and words[first].joined and words[first - 1].lower in _NOT_AFTER - {"and", "or", "as", "that", "when", "but", "while", "if", "because"}:
        return False
    return following.lower == "who" or (following.joined and following.lower in verbs.speaking() and not following.lower.endswith("ing"))


def is_place(words: Sequence[Word], first: int) -> bool:
    """Whether words say that this is where something is: in Hillford, near eastern Hillford."""
    while first and words[first].joined and (words[first - 1].lower in _COMPASS or "-" in words[first - 1].text):
        first -= 1
    return first > 0 and words[first].joined and words[first - 1].lower in _LOCATIVE


def is_actor(words: Sequence[Word], last: int) -> bool:
    """Whether the phrase that ends here names somebody who acts, heard or not: rebels, the army."""
    pair = f"{words[last - 1].lower} {words[last].lower}" if last else ""
    return words[last].lower in name_words.actors() or pair in name_words.actors()


def stands_alone(words: Sequence[Word], last: int) -> bool:
    """Whether the word is the last of its phrase: not so in 'government helicopters', so in 'the government launched'."""
    if last + 1 >= len(words) or not words[last + 1].joined or words[last].owns:
        return True
    following = words[last + 1]
    if following.is_capital:
        return words[last].lower.endswith("s")
    if words[last].lower.endswith(("s", "men", "women", "people", "police")) and not words[last].lower.endswith("ss"):
        return True
    if following.lower.endswith("s") and last + 2 < len(words) and words[last + 2].joined and words[last + 2].lower == "to":
        return True  # the company plans to
    verbal = following.lower.endswith(("ed", "ing", "ly")) and following.lower not in _NOUNS
    return following.lower in small_words() or following.lower in verbs.acting() or verbal


def determined(words: Sequence[Word], first: int) -> int:
    """Where the phrase begins: modifiers that are known, one that is not, and a determiner."""
    begin = first
    while begin and first - begin < 4 and words[begin].joined and _qualifies(words[begin - 1]):
        begin -= 1
    for back in (1, 2):
        if begin - back < 0 or not words[begin - back + 1].joined:
            break
        if words[begin - back].lower in ARTICLES or words[begin - back].lower in _NUMBERS:
            return begin - back
        if words[begin - back].lower in small_words() or words[begin - back].lower in verbs.acting():
            break
    return begin


def _qualifies(word: Word) -> bool:
    if word.owns or word.lower in ARTICLES or word.lower in name_words.not_names():
        return False
    return word.text in name_words.nationals() or "-" in word.text or word.lower in qualifiers()


@cache
def small_words() -> frozenset[str]:
    """Function words: none of them can be the noun that another noun modifies."""
    return frozenset(word for row in table("function_words") for word in row["words"].split()) | _NOT_AFTER | _AUXILIARIES


@cache
def qualifiers() -> frozenset[str]:
    """Words in small letters that stand before the noun of an actor: local, senior, armed, opposition."""
    return frozenset(row["words"] for row in table("qualifiers"))
