"""What sort of thing is counted, and what befell it: by its noun, and for people by the verb near it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from helpers import lexicon

REACH = 90  # characters to each side in which a word can tell the kind
HARM = ("killed", "injured", "killed_or_injured", "detained", "abducted", "displaced", "missing")


class _Cues(NamedTuple):
    nouns: dict[str, str]
    persons: dict[str, str]
    things: dict[str, str]
    shares: dict[str, str]
    tight: dict[str, str]
    phrases: dict[str, list[tuple[str, str]]]  # cues by their first word, each with its kind, the longest first


@cache
def _cues() -> _Cues:
    by_cue: dict[str, dict[str, str]] = {"noun": {}, "person": {}, "thing": {}, "share": {}, "verb": {}, "tight": {}}
    for row in lexicon.table("kinds"):
        by_cue[row["cue"]][row["words"].lower()] = row["kind"]
    phrases: dict[str, list[tuple[str, str]]] = {}
    for words, kind in (by_cue["verb"] | by_cue["tight"]).items():
        phrases.setdefault(re.split(r"\W", words, maxsplit=1)[0], []).append((words, kind))
    return _Cues(
        by_cue["noun"],
        by_cue["person"],
        by_cue["thing"],
        by_cue["share"],
        by_cue["tight"],
        {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in phrases.items()},
    )


_TWO_WORDS = re.compile(r"[a-z]+ [a-z]+")
_PERSON_LIKE = re.compile(r"(?:er|or|ist|ian|man|woman|ant|ee)s?$|(?:men|women)$")


def is_counted(text: str) -> bool:
    """Whether the two words that open the text name a thing although the first is a unit: barrel bombs, foot soldiers."""
    words = _TWO_WORDS.match(text.lower())
    return bool(words and (words[0] in _cues().nouns or words[0] in _cues().persons))


def is_person(word: str) -> bool:
    """Whether a noun means people."""
    return word.lower() in _cues().persons


def is_person_like(word: str) -> bool:
    """Whether a noun means people, or ends as nouns for people do: a questioner."""
    return is_person(word) or _PERSON_LIKE.search(word) is not None


def is_harm(word: str) -> bool:
    """Whether a word alone says what befell people: killed, wounds."""
    return any(phrase == word.lower() for phrase, _ in _cues().phrases.get(word.lower(), ()))


def is_like(one: str, other: str) -> bool:
    """Whether two nouns name things of one sort, so that a number can count both: men and boys, tanks and trucks."""
    cues = _cues()
    if is_person(one) or is_person(other):
        return is_person(one) and is_person(other)
    return one.islower() and cues.nouns.get(one) in ("facilities", "vehicles", "weapons", "attacks") and cues.nouns.get(one) == cues.nouns.get(other)


def is_dead(counted: str | None) -> bool:
    """Whether a noun means those who died, who cannot be hurt as well: martyrs, deaths."""
    return counted is not None and _cues().nouns.get(counted.split()[-1].lower()) == "killed"


def is_share(words: str) -> bool:
    """Whether a percentage of this stands for a part of a whole although none is named: turnout, support."""
    return any(word in _cues().shares for word in words.lower().split())


def kind_of(counted: str | None, text: str, start: int, end: int) -> str:
    """The kind of what is counted, by its noun, and for people by the verb that governs it, else by the nearest.

    >>> kind_of("people", "The raids have killed 270 people.", 22, 32)
    'killed'
    """
    cues = _cues()
    if counted and " and " in counted and (joined := counted.split(" and ")) and cues.nouns.get(joined[0].split()[-1].lower()) == "displaced":
        counted = joined[0]  # "refugees and migrants"
    if counted in _nationals():
        return kind_of("people", text, start, end)  # "600 French"
    if (
        counted
        and "toll" in text[max(0, start - 140) : start]
        and _TOLL_TO.search(text, max(0, start - 140), start)
        and is_person(counted.split()[-1])
    ):
        return "killed"  # "the death toll from the raids rose to eight civilians"
    words = (counted or "").lower().split()
    whole = " ".join(words)
    if words[-1:] == ["times"]:
        return "count"
    if words[-1:] in (["camps"], ["camp"]) and not _TENTS.search(text):
        return "count"  # two camps, of those who agree
    if words[-1:] == ["lives"] and (_SPARED.search(text, max(0, start - 40), start) or _ARE_SAVED.match(text, end)):
        return "people"  # "to save thousands of lives"
    if words[:1] == ["former"] and (is_person(words[-1]) or cues.nouns.get(words[-1]) in ("detained", "abducted", "displaced", "missing")):
        return "people"  # former detainees are free
    if whole in cues.nouns:
        return _harmed(cues.nouns[whole], text, start, end)
    words = words[: words.index("of")] if "of" in words[1:] else words
    for size in (3, 2, 1):
        noun = " ".join(words[-size:])
        if counted and noun in cues.nouns:
            return _harmed(cues.nouns[noun], text, start, end)
    person = next((cues.persons[word] for word in words[:-3:-1] if word in cues.persons), None)
    if person and words[-1] not in cues.persons and (thing := cues.things.get(words[-1])):
        return thing  # "refugee camps"
    if person and _describes(words):
        person = None  # "terrorist targets"
    if words[-1:] in (["bombers"], ["bomber"]) and _TYPE.search(whole):
        return "vehicles"  # "six Tu-22M3 bombers"
    governing = _governing(text, start, end)
    if governing is None and person == "people" and text.endswith(" carrying ", 0, start):
        return "people"  # "the downing of a jet carrying 224 people": nobody is said to be hurt
    if governing == "injured" and _HAVE_DIED.match(text, end):
        governing = "killed"  # "three of the people hurt in the blast have died"
    if words[-1:] == ["population"]:
        return governing or "people"  # whatever befell others near it
    if counted and person is None:
        if words[-1:] and words[-1] in cues.things:
            return cues.things[words[-1]]
        like = "people" if words and _PERSON_LIKE.search(words[-1]) else "count"
        if like == "count" and _DEMONYM.fullmatch(counted.split()[-1]):
            like = "people"  # Kelmaris, Texans
        if like == "people" and counted.split()[-1][0].isupper():
            return governing or _by_verb(text, start, end, reach=_NEAR) or like  # eight Germans died
        harmed = governing in HARM and (like == "people" or governing in ("killed", "injured", "abducted"))
        return str(governing) if harmed else like
    own = person if person not in (None, "people") else None  # fighters, protesters
    if own == "fighters" and _LOST.search(text, max(0, start - 6), start):
        return "killed"
    if _ACTING.match(text, end):
        return own or "people"  # eight gunmen carried out attacks
    said = governing or _by_verb(text, start, end, reach=_NEAR if own else REACH) or own and _befell(text, end)
    if own in ("fighters", "attackers") and said in ("at_risk", "crowd") and not governing and not _GATHERED.match(text, end):
        said = None  # fighters who poured into a country, whose supplies were cut off
    found = own or "people" if said in (None, "people") and person else said or "count"
    return "displaced" if person == "displaced" and found == "at_risk" else found  # refugees in need


_TOLL_TO = re.compile(
    r"\b(?:[Dd]eath )?(?<!injury )(?<!casualty )toll\b[^.;:,\d]{0,100}\b(?:to|at|reached|was|of) (?:at least |more than |some |about |around )?$"
)


@cache
def _nationals() -> frozenset[str]:
    return frozenset(word for row in lexicon.table("countries") for word in row["adjectives"].split(";") if word)


_DEMONYM = re.compile(r"[A-Z][a-z-]+(?:[A-Z][a-z]+)?(?:ans|is|ese|ics|ites)")
_HAVE_DIED = re.compile(r" (?:who were )?(?:hurt|injured|wounded)\b[^,;:.]{0,90}\b(?:have|has|had|later) died\b")
_TYPE = re.compile(r"\d")


def _harmed(kind: str, text: str, start: int, end: int) -> str:
    """The kind that a noun gives, but for those whom worse befell: "executing seven prisoners"."""
    said = _governing(text, start, end) if kind in ("detained", "abducted", "displaced", "people") else None
    return said if said in ("killed", "injured") or kind == "people" and said in HARM else kind


_ACTING = re.compile(r" (?:who )?(?:have |had )?(?:carried out|launched|staged|attacked|opened fire|stormed|took part|conducted|mounted) ")
_GATHERED = re.compile(r" (?:who )?(?:have |had )?(?:rallied|marched|protested|gathered|demonstrated)\b")
_TENTS = re.compile(
    r"(?i:\b(?:refugee|displaced|detention|detain|prison|training|tents?\b|militant|fighter|military|army|border|shelter|famil|aid\b|labou?r|"
    r"concentration))"
)
_ARE_SAVED = re.compile(r"(?i: (?:(?:will|would|could|can|may|might|have|has|had) )?(?:be|been|were|was|are) (?:saved|spared)\b)")
_SPARED = re.compile(r"(?i:\b(?:sav(?:e|es|ed|ing)|spar(?:e|es|ed|ing)) (?:the |about |some |more than |at least |over )?$)")


def befell(kind: str, counted: str | None) -> str:
    """The kind of those who are counted, whatever stands near: refugees in need are displaced."""
    cues = _cues()
    fled = any("displaced" in (cues.persons.get(word), cues.nouns.get(word)) for word in (counted or "").lower().split()[-1:])
    return "displaced" if kind == "at_risk" and fled else kind


def kind_named(text: str) -> str | None:
    """The kind of which alone a sentence speaks: of harm if it names one harm, else of its only countable things.

    >>> kind_named("Air raids on the town have intensified.")
    'attacks'
    """
    harms = {kind for _, _, kind in _verbs_in(text)}
    if harms:
        return harms.pop() if len(harms) == 1 else None
    words = re.findall(r"[a-z]+", text.lower())
    cues = _cues()
    named = [" ".join(pair) for pair in pairwise(words)] + words
    things = {kind for word in named if (kind := cues.nouns.get(word) or cues.persons.get(word))} - {"count", "other", "facilities"}
    return things.pop() if len(things) == 1 else None


_LOST = re.compile(r"(?i:\blost )$")


def _befell(text: str, end: int) -> str | None:
    """What a passive further on says of the same people: "30 militants of the group that held the town were killed"."""
    verbs = _verbs_in(text)
    for start, _, kind in verbs[bisect_left(verbs, (end,)) : bisect_left(verbs, (end + REACH,))]:
        if _WERE.fullmatch(text, end, start):
            return kind
    return None


_WERE = re.compile(r"[^,;:\d]* (?:were|was|been) ")


def _describes(words: list[str]) -> bool:
    """Whether the last word is a plural that no person bears, and the one for people before it in the singular describes it."""
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    return last not in _cues().persons and last.endswith("s") and before in _cues().persons and not before.endswith("s") and not is_person_like(last)


_NEAR = 60  # characters within which a verb tells what befell those who have a kind of their own: fighters, protesters


def _governing(text: str, start: int, end: int) -> str | None:
    """The kind of the cue that stands right after the phrase ("12 were reported killed") or right before it ("injuring 12")."""
    verbs = _verbs_in(text)
    before, doing, done = None, False, False
    for _, verb_end, kind in verbs[: bisect_left(verbs, (start,))][::-1]:
        if _TIGHT.fullmatch(text, verb_end, start):
            before, doing = kind, kind in HARM and text[verb_end] == " " and text.endswith("ing", 0, verb_end)
            done = kind == "killed" and text[verb_end] == " "
            break
    for verb_start, verb_end, kind in verbs[bisect_left(verbs, (end,)) : bisect_left(verbs, (end + 60,))]:
        if (link := _LINK.fullmatch(text, end, verb_start)) and _is_passive(text, link, verb_end):
            # "killing all eight on board", "killing dozens of people evacuated"; "killed six soldiers captured there"
            return before if doing or done and kind != "killed" and not link[0].strip() else kind
    if before is None and text.startswith((", ", " - ", " – ", " — ", "—"), end):
        for verb_start, _, kind in verbs[bisect_left(verbs, (end,)) : bisect_left(verbs, (end + _LONGEST_ASIDE,))]:
            if _PAST_ASIDE.fullmatch(text, end, verb_start):
                return kind  # "11,000 fighters, men and women, have died"
    return before


class Cue(NamedTuple):
    """Words that say what befell people: where they start, they themselves in small letters, the kind that they tell."""

    start: int
    words: str
    kind: str


def governing_cue(text: str, start: int, end: int, counted: str | None) -> Cue | None:
    """The cue right before or right behind a phrase that governs it, as `_governing` reads it; not one that names who did it.

    >>> governing_cue("The raids have killed 270 people.", 22, 32, "people")
    Cue(start=15, words='killed', kind='killed')
    """
    verbs = _verbs_in(text)
    kind = _governing(text, start, end)
    found = [verb for verb in verbs if verb[2] == kind]
    for first, last, _ in found[::-1]:
        if last <= start and (link := _TIGHT.fullmatch(text, last, start)):
            return None if " by " in link[0] and counted is not None else Cue(first, text[first:last].lower(), kind or "")
    for first, last, _ in found:
        if end <= first <= end + _LONGEST_ASIDE and (_LINK.fullmatch(text, end, first) or _PAST_ASIDE.fullmatch(text, end, first)):
            return Cue(first, text[first:last].lower(), kind or "")
    return None


def cues_in(text: str) -> list[Cue]:
    """The words of a sentence that say what befell people, in reading order.

    >>> [cue.words for cue in cues_in("Two died and four were trapped.")]
    ['died', 'trapped']
    """
    return [Cue(first, text[first:last].lower(), kind) for first, last, kind in _verbs_in(text)]


def noun_kind(noun: str) -> str | None:
    """The kind that a noun alone tells: of people who they are, of things what they are.

    >>> noun_kind("Tomahawk cruise missiles"), noun_kind("refugees"), noun_kind("men"), noun_kind("lamps")
    ('weapons', 'displaced', 'people', None)
    """
    cues, words = _cues(), noun.lower().split()
    for size in (3, 2, 1):
        last = " ".join(words[-size:])
        if last in cues.nouns:
            return cues.nouns[last]
    return cues.persons.get(words[-1]) if words else None


_LONGEST_ASIDE = 160  # characters
_PAST_ASIDE = re.compile(
    r"(?:,| ?[–—]| -) ?[^;.:\d]{3,120}(?:,| ?[–—]| -) ?(?:have|has|had|were|was|are) (?:been |since |also |later |all |either )*"
)


_LINK = re.compile(
    r"(?: (?:of them|of whom|others?|more|got|get|were|was|are|is|be|been|being|have|has|had|also|still|now|later|to|known|"
    r"reported|reportedly|believed|"
    r"feared|confirmed|presumed|thought|said|listed|as|seriously|critically|severely|badly|slightly|remain|remained|left|went|gone|lay|who))* "
)
_TIGHT = re.compile(r",? (?:the |a |at |to |of |by |all )?")
_OBJECT = re.compile(
    r" (?!in|by|when|as|after|during|on|at|near|and|since|this|last|while|over|outside|for|from|or|inside|across|there|to|with|of|who)[\w\d]"
)


def _is_passive(text: str, link: re.Match[str], end: int) -> bool:
    """Whether the cue says what befell those counted, and not what they did: "12 have killed three"."""
    last = link[0].split()[-1:] or [""]
    if text.endswith((" dead", " missing"), 0, end):
        return True  # adjectives have no object
    return last[0] in ("were", "was", "are", "is", "be", "been", "being") or not _OBJECT.match(text, end)


_CLAUSE = re.compile(r"[;:]|, (?:while|but|as|after|before)\b|\b(?:while|although|whereas)\b")


def _by_verb(text: str, start: int, end: int, *, reach: int = REACH) -> str | None:
    """The kind that the nearest cue gives; one right after the phrase goes before one in front of it."""
    verbs = _verbs_in(text)
    first = bisect_left(verbs, (start - reach,))
    nearest, kind = reach, None
    for verb_start, verb_end, verb_kind in verbs[first : bisect_left(verbs, (end + reach,), first)]:
        distance = _distance(text, (start, end), (verb_start, verb_end))
        if verb_start >= end and _harms_others(text, verb_start, verb_end):
            continue
        told = verb_end <= start and text[verb_start:verb_end] == "dead" and not text.startswith((" of those", " of them", " of whom"), end)
        if told and _NUMBER_BEFORE.search(text, max(0, verb_start - 12), verb_start):
            continue  # "half a million dead, and over a million on the move"
        if distance < nearest and text[verb_start:verb_end].lower() not in _cues().tight:
            nearest, kind = distance, verb_kind
    return kind


def _harms_others(text: str, start: int, end: int) -> bool:
    """Whether a verb has others for its object: 'two fighters of a cell that beheaded hostages'."""
    if text.endswith("and ", 0, start) and _SOME_NUMBER.match(text, end):
        return True  # "one child and wounded 22"
    return _HARMING.fullmatch(text, start, end) is not None and _OTHERS.match(text, end) is not None and not _SUFFERED.search(text, 0, start)


_SOME_NUMBER = re.compile(
    r" (?:at least |some |about |more than |another |over |up to )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds)"
)
_HARMING = re.compile(r"(?i:killed|beheaded|executed|murdered|massacred|injured|wounded|arrested|detained|kidnapped|abducted|displaced)")
_OTHERS = re.compile(r" (?:(?:the|their|its|his|her|several|many|some) )?(?!others\b|civilians and\b)[a-z]+s\b(?! (?:ago|later|after|before))")
_NUMBER_BEFORE = re.compile(r"(?:\d|\b(?:million|hundreds?|thousands?|dozens?|scores)) $")
_SUFFERED = re.compile(r"\b(?:were|was|are|is|be|been|being|got|get|\d+|two|three|people|of) (?:\w+ly )?$")


@lru_cache(maxsize=8)
def _verbs_in(text: str) -> list[tuple[int, int, str]]:
    """Cues of the sentence and their kinds; kept for the next figure of the same sentence."""
    phrases, found, end = _cues().phrases, [], 0
    small = text.lower()
    small = small if len(small) == len(text) else text
    for word in _WORD.finditer(small):
        if (known := phrases.get(word[0])) is None or word.start() < end:
            continue
        for words, kind in known:  # the longest first
            end = word.start() + len(words)
            if (
                small.startswith(words, word.start())
                and not text[end : end + 1].isalnum()
                and not ((harmless := _HARMLESS.get(words)) and harmless.match(text, end))
            ):
                found.append((word.start(), end, kind))
                break
        else:
            end = 0
    return found


_FIRE = re.compile(r"(?i: (?:down\b|(?:the|an?|its|their|his|her)\b|(?:about |some |over )?(?:\d[\d,]*|\w+) of\b))")
_HARMLESS = {  # what stands after a cue that harms nobody
    "dead": re.compile(
        r"(?i:[ -](?:last|heat|end|ends|wrong|right|set|serious|against|zone|sea|lock|weight|wood|certain|centre|center|letter|ahead)\b)"
    ),
    "turned out": re.compile(r" (?:to (?:be|have)|that|in)\b"),
    "poured into": re.compile(r" (?!the (?:streets?|squares?|cent(?:re|er)|city|roads?)\b)"),
    "rallied": re.compile(r" (?:to|behind|around)\b"),
    "came out": re.compile(r" (?:\w+ly )?(?:of the blue|against|with|in favou?r|as|to be|ahead)\b"),
    "burned": _FIRE,  # "they burned 40 houses"
    "burnt": _FIRE,
}
_WORD = re.compile(r"(?<!\w)[^\W\d_]+")


def _distance(text: str, phrase: tuple[int, int], verb: tuple[int, int]) -> int:
    """Characters between a phrase and a cue, more where a clause ends or another number stands between."""
    if _APART.search(text, min(verb[1], phrase[1]), max(verb[0], phrase[0])):
        return 10 * REACH
    if verb[1] <= phrase[0] and _OTHER_DEED.match(text, verb[1], phrase[0]):
        return 10 * REACH
    if verb[1] <= phrase[0]:
        return phrase[0] - verb[1] + (20 if _CLAUSE.search(text, verb[1], phrase[0]) else 0)
    if verb[0] < phrase[1]:
        return 0
    apart = 3 if _OTHER.search(text, phrase[1], verb[0]) else 0
    return verb[0] - phrase[1] + apart + (20 if _CLAUSE.search(text, phrase[1], verb[0]) else 0)


_OTHER = re.compile(r"\d|, | and ")
_APART = re.compile(r"; ")
_OTHER_DEED = re.compile(
    r" (?:[\w-]+ ){0,2}(?:[a-z]+s|people|men|women|children) and (?:then |also )?(?:help|train|g[ai]ve|provide|treat|feed|fed|teach|t[ao]ught)"
)
