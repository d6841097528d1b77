"""The parts of a name: where the proper name begins and ends in some words, its title, rank and honorific."""

from __future__ import annotations

import re

from helpers.grammar import name_words, noun_types
from helpers.grammar.noun_types import bare, before_preposition, classify

PARTICLES = frozenset("de del della der den van von bin ibn ben abu al el la le da dos du di st".split())
SHORTEST = 4  # letters of a word in capitals that may be an acronym
_DATES = noun_types.PERIODS | frozenset("march may jan feb mar apr jun jul aug sept sep oct nov dec".split())
PARTY = frozenset("republican democratic democrat gop".split())  # honorifics that are also part of a body's name
PAST = frozenset(("former", "ex"))
PARTIES = frozenset("committee party caucus conference association convention institute council foundation".split())
KEPT = frozenset("king queen people children women men veterans farmers workers teachers mothers doctors".split())  # King's College
_THE_BODY = re.compile(r"the [A-Z]")
_COMMON = re.compile(r"s$|[a-z]{3}(?:ed|ing|ness|ship|ism|tion|ment|ity)$")  # endings of common nouns
_LOOSE = re.compile(r"-(?:based|backed|led|controlled|linked|allied|aligned|affiliated|run|funded|held|dominated)$", re.IGNORECASE)


def proper(core: str) -> tuple[str, str]:
    """The last run of capitalised words, with the small words inside it, and what stands before it."""
    words = core.split()
    head = before_preposition(core).split()
    if not is_proper(head[-1]) or head[-1].lower() in noun_types.PERIODS or _is_noun(head):
        return "", ""
    last = len(head)
    while last + 1 < len(words) and words[last].lower() in noun_types.LINKS and any(is_proper(w) for w in words[last + 1 : last + 3]):
        if words[last] in ("in", "on", "to") and not _is_within(words, last):
            break
        last += 2 if is_proper(words[last + 1]) else 3
        while last < len(words) and is_proper(words[last]):
            last += 1
    first = len(head) - 1
    while first > 0 and (is_proper(words[first - 1]) or (words[first - 1].lower() in PARTICLES and first > 1 and is_proper(words[first - 2]))):
        first -= 1
    owners = [i + 1 for i in range(first, last - 1) if _owns(words, i) and bare(words[i]) not in KEPT]
    first = max([first, *owners])  # the Valley's Health Ministry is the Health Ministry
    loose = [place + 1 for place in range(first, last - 1) if is_loose(words[place])]  # the New York-based League
    first = max([first, *loose])
    while first < last - 1 and words[first].lower() in noun_types.DETERMINERS:
        first += 1
    name = re.sub(r"['’]s$", "", " ".join(words[first : min(last, len(words))]).strip('.,"“”'))
    return (name, " ".join(words[:first])) if name else ("", "")


def _is_noun(head: list[str]) -> bool:
    """Whether a single word has its capital only because it opens a sentence or a headline: Rebels, Data, the READERS."""
    word = head[-1].lower()
    shouted = len(head) == 2 and head[0].lower() in noun_types.DETERMINERS and head[1].isupper() and len(word) > SHORTEST
    kind = classify(word)[1] if len(head) == 1 or shouted else ""
    acronym = head[-1].isupper() and len(word) <= SHORTEST
    return kind == "people" or (kind == "document" and word not in name_words.given_names() and not acronym)


def _owns(words: list[str], place: int) -> bool:
    """Whether a word ends in a possessive; a plural one only before a first name, as in the Times' Ann Reed: a Students' Agency is one name."""
    plural = words[place].lower().endswith(("s'", "s’")) and bare(words[place + 1]) in name_words.given_names()
    return words[place].endswith(("'s", "’s")) or plural


def _is_within(words: list[str], place: int) -> bool:
    """Whether in, on or to goes on with a name: an Embassy in Halvern; not the top Democrat on the committee, nor the Post in March."""
    kind, being = classify(" ".join(words[:place]))
    dated = words[place + 1].strip(".,").lower() in _DATES
    return being in ("body", "people") and kind != "media" and not dated and classify(words[place - 1])[1] != "person"


def is_proper(word: str) -> bool:
    """Whether a word has the capital of a name, its Arabic article left aside."""
    plain = word.lstrip("(\"“'‘")
    if plain.lower().startswith(("al-", "el-")):
        return len(plain) > 3 and plain[3].isupper()
    return plain[:1].isupper() and plain.lower() not in noun_types.DETERMINERS


def is_loose(word: str) -> bool:
    """Whether a word before a name says only where or whose it is: Hillford-based, Norrund-backed."""
    return bool(_LOOSE.search(word))


def of_body(name: str) -> tuple[str, str]:
    """'Colonel Jane Roe of Northern Command' -> the person, and the body after the preposition."""
    before, *after = noun_types.PREPOSITION.split(name, maxsplit=1)
    title, rest = split_title(before)
    told = bool(title) or (len(before.split()) >= 2 and before[:1].isupper() and not re.search(r"[a-z]\s+[a-z]", before))
    told = told or (bool(after) and (_is_of_the(before, after[0]) or _is_of_state(name)))
    person = told and rest.lower() not in name_words.honorifics() and classify(rest)[1] == ""
    return (before, after[0]) if after and person else (name, "")


def _is_of_the(word: str, body: str) -> bool:
    """Whether a single word before a body is somebody's name: Reed of the Valley Institute; not the State of the Union Address."""
    head = before_preposition(body).split()[-1:]
    noun = word.lower() in name_words.plain_words() | name_words.things() | name_words.types().keys() or _COMMON.search(word)
    return (
        " " not in word and bool(_THE_BODY.match(body)) and not noun and classify("".join(head))[1] == "body" and head not in (["Force"], ["Forces"])
    )


def _is_of_state(name: str) -> bool:
    """Whether somebody is told with his place: Reed of Hillford; not so the Bank of Hillford."""
    words = name.split()
    plain = len(words) == 3 and words[1] == "of" and words[0][:1].isupper() and words[0][1:].islower() and words[2][:1].isupper()
    noun = words[0].lower() in name_words.plain_words() | name_words.things() | name_words.types().keys() or bool(_COMMON.search(words[0]))
    return plain and not noun and words[2] not in name_words.states() and not classify(words[2])[1]


def split_title(name: str) -> tuple[str, str]:
    """'Homeland Security Secretary Jane Roe' -> the words up to the last title, the name after them."""
    words = name.split()
    titles = [i for i, word in enumerate(words[:-1]) if classify(word)[1] == "person" or word.lower() in name_words.honorifics()]
    cut = titles[-1] + 1 if titles else 0
    if words[cut].lower() in noun_types.LINKS and len(words) > cut + 2:  # Secretary of State Jane Roe
        given = (place for place in range(cut + 2, len(words) - 1) if bare(words[place]) in name_words.given_names())
        cut = next(given, cut + 2)
    return " ".join(words[:cut]), " ".join(words[cut:])


def split_honorific(name: str) -> tuple[str, str]:
    """'Mr. Reed' -> the honorifics, the name after them."""
    words = name.split()
    count = 0
    while count < len(words) - 1 and words[count].lower() in name_words.honorifics():
        count += 1
    if count and count == len(words) - 1 and name_words.types().get(words[-1].lower(), ("", ""))[1] == "body":
        count = 0  # the Justice Department is no department whose title is Justice
    if count and words[0].lower() in PARTY and bare(words[-1]) in PARTIES:
        count = 0  # nor is the Republican National Committee the Democratic one
    if count and (
        words[count][:1].islower() or classify(" ".join(words[count:]))[1] == "people"
    ):  # Democratic leaders are not those of another party, nor former officials those of today
        count = next((place for place in range(count) if words[place].lower() in PARTY | PAST), count)
    return " ".join(words[:count]), " ".join(words[count:])


def ranked(name: str) -> tuple[str, str]:
    """'Army Gen. Jane Roe', 'Halvern Jane Roe' (the envoy to Halvern) -> the person, and the words before."""
    words = name.split()
    for size in (1, 2, 3):
        rest = words[size:]
        known = len(rest) >= 2 and bare(rest[0]) in name_words.given_names() and not classify(" ".join(rest))[1]
        if known and (" ".join(words[:size]) in name_words.states() or (len(rest) == 2 and classify(" ".join(words[:size]))[1] == "body")):
            return " ".join(rest), " ".join(words[:size])
    ranks = [i for i, word in enumerate(words[:-1]) if i and word.lower() in name_words.honorifics() and word.endswith(".")]
    if ranks and (rest := words[ranks[-1] + 1 :]) and classify(" ".join(rest))[1] == "":
        return " ".join(rest), " ".join(words[: ranks[-1] + 1])
    for place, word in enumerate(words[:-2]):
        rest, single = words[place + 1 :], re.sub(r"s$", "", re.sub(r"ies$", "y", word.lower()))
        known = bare(rest[0]) in name_words.given_names() or len(rest[1]) == 2
        if single != word.lower() and name_words.types().get(single, ("", ""))[1] == "person" and known and len(rest) in (2, 3):
            return " ".join(rest), " ".join(words[: place + 1])  # Senators Jane Roe, of a list
    return name, ""


def without_second_given(name: str) -> str:
    """A name without the long form of its first name after it, as in a list of links: 'Ben Reed Benjamin'."""
    first, *rest = name.split()
    last = rest[-1].lower() if len(rest) > 1 else ""
    alike = name_words.same_given(first.lower(), last) or (len(first) > 2 and last.startswith(first.lower()))
    again = last in name_words.given_names() and last != first.lower() and alike
    return " ".join([first, *rest[:-1]]) if again else name


def without_adverb(name: str) -> str:
    """A name without the adverb that opens its sentence: 'Currently Reed', 'Surprisingly Ann Reed'; not so of Emily Reed, or the Daily Post."""
    first, _, rest = name.partition(" ")
    adverb = len(first) > 6 and first.endswith("ly") and first.lower() not in name_words.given_names() and first.lower() not in name_words.types()
    plain = rest.isalpha() or bare(rest.split()[0]) in name_words.given_names() if rest else False
    return rest if adverb and plain and rest[:1].isupper() and not classify(rest)[1] and not classify(first)[1] else name
