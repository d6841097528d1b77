"""The words of one claim -> its stance and its hedge: what the source does with the content.

No parser. The cue is looked up in `lexicon/stances.csv`, with its negation; where it only says that
something is said, the beginning of the content tells more: a promise, a prediction, a demand, a denial.
`lexicon/stance_words.csv` holds the words that do. What is denied, not said, or only imagined is not
stored as asserted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from helpers.grammar import kinds, names, verbs
from helpers.lexicon import table

FIRST_CLAUSE = 14  # words of the content that are read
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+")
_MARK = re.compile(r"[,.;:!?\"“”‘()—–]|['’]\s")
_QUESTION = frozenset("who whom whose what which when where why how whether if".split())
_RECEIVED = re.compile(  # 'faced questions about': those of others
    r"\b(?:face[sd]?|facing|drew|draws?|drawn|drawing|field(?:s|ed|ing)?|c[oa]mes? under|coming under|receive[sd]?|met with|answer(?:s|ed|ing)?) "
    r"(?:[\w-]+ ){0,4}(?:questions?|criticisms?|accusations?|calls|pressure|scrutiny|complaints?|backlash|condemnation|claims|charges)\b"
)
_TOLD = re.compile(r"(?<![A-Z])[.!](?=[\"”’')]*\s)")  # the end of a sentence that asks nothing; none is after J.
_OWN = frozenset("i we it he she they its our my his her their".split())
_THIRD_PERSON = frozenset("he she it they his her its their".split())
_OPENING = tuple("\"“‘'")
_FIRST_PERSON = frozenset(("i", "we"))
_ASKING = frozenset(("ask", "wonder", "inquire", "question", "query"))
_MODALS = frozenset("would could might should may".split())
_AUXILIARIES = frozenset("has have had did do does was were is are".split())
_ADVERBS = frozenset("almost perhaps also still now then never not always again soon certainly even only just all both".split())
_CONDITION = frozenset("if unless whether unlikely".split())
_THING = frozenset("that this which what these".split())  # pronouns that no speaker is called by
_EMPTY = frozenset("not what which how why who so too also yet as earlier past".split())
_BODY = frozenset(("it", "its"))  # of whom somebody speaks for
_HE, _SHE, _THEY = frozenset("he his i we my our".split()), frozenset("she her i we my our".split()), frozenset("they their i we my our".split())
_FEELINGS = frozenset("be concern concerned worry worried".split())
_WISHING = frozenset("like love prefer hope would".split())
_SEEN = frozenset("see know understand like love".split())  # 'I see that spirit' tells what there is
_PERFORMED = frozenset("doubts demands hopes believes promises accuses rejects warns".split())
_THOUGHT = frozenset("doubts hopes believes".split())
_TELLING = frozenset("say note add remind mention admit".split())  # who will say this says it
_NOUN_FOLLOWS = frozenset("the united these those his her their its our all any other more no".split())  # the United States will
_BE = frozenset("is are was were am be been not never just also still now".split())
_DETERMINERS = frozenset("my our his her its their".split())
_NOT = frozenset(("not", "never"))
_ARTICLES = frozenset("a an the".split())
_BOUND = frozenset("a an the his her its their our no any this that".split())  # a plan to


class Stance(NamedTuple):
    """One of `schemas.STANCES`, or none where the source only asks or says nothing of it; and the hedging word."""

    stance: str | None
    hedge: str | None


class _Entry(NamedTuple):
    base: str
    rest: tuple[str, ...]  # words that follow the verb: on, of `call on`
    stance: str
    negated: str | None
    act: str  # `yes`: with a thing alone as its object it is done, not said, to order strikes; `people`: only to people; `always`


def stance(cue: str, *, before: str = "", after: str = "", source: str = "", content: str = "", quoted: bool = False) -> Stance:
    """What the source does with the content of one claim.

    `cue` is the cue's words, auxiliaries and negation included ("has not denied"); `before` and
    `after` a few words on either side of it; `content` the content, or its beginning; `quoted`
    whether it holds a quotation. A claim without a cue asserts. A cue that neither says nor thinks states nothing: one
    without an entry in the table, or an act whose object is a thing; words in quotation marks are stated all the same.

    >>> stance("warned", content="that the bridge would fall")
    Stance(stance='warns', hedge=None)
    >>> stance("has not denied", content="that it shelled the bridge").stance is None
    True
    >>> stance("said", content="it would hold its positions").stance
    'promises'
    >>> stance("ordered", content="the strikes").stance is None
    True
    """
    words = _words(cue)
    said = _words(content)
    hedge = _hedge(cue, content)
    place, entry = _entry(words, _words(after))
    if entry is None and said and said[0].endswith("ing") and (opening := _longest(said)) and not opening.act:
        return Stance(opening.stance, hedge)  # began by demanding
    if entry is None:
        if not words and _is_question(content):
            return Stance(None, hedge)  # 'REED: When is that?'
        return Stance(_of_content(said, content, source) if not words else "asserts" if quoted else None, hedge)
    if _RECEIVED.search(cue):
        return Stance(None, hedge)
    near = _words(_MARK.split(before)[-1])
    if _is_not_done(near, words, place):
        return Stance("declines", hedge)
    if _is_imagined(words, place) or _CONDITION & set(near) or (not quoted and _is_no_speech(words, place, source, said)):
        return Stance(None, hedge)
    if _is_negated(words[:place], near) or _is_nobody(source):
        return Stance(entry.negated, hedge)
    if (
        _is_possible(near, words, place, source)
        or entry.act == "always"
        or words[:1] == ["worth"]
        or (not quoted and _is_to_be_said(entry, words, place, source, content))
        or (not quoted and (_is_asked_to(words, near, source) or _is_of_a_thing(entry, words, place, source, said) or _is_act(entry, content)))
    ):
        return Stance(None, hedge)
    if entry.base == "ask" and "about" in [*words[place + 1 :], *_words(after)[:1]][:1]:
        return Stance(None, hedge)
    found = _affirmed(entry, said, content, source)
    empty = len(said) == 1 and said[0] in _EMPTY or found in ("asserts", "believes") and _is_word(said, content)
    return Stance(None if empty and not quoted else found, hedge)


def _is_no_speech(words: Sequence[str], place: int, source: str, said: Sequence[str]) -> bool:
    """'must not give in', 'none of this is to say', 'were seen working', 'talks on the bridge': nobody states that."""
    demanded = "must" in words[:place] and source.lower() not in _FIRST_PERSON
    explained = words[place - 2 : place] in (["is", "to"], ["isn't", "to"]) and _words(source)[:1] in (["none"], ["this"], ["that"], [])
    watched = words[place] == "seen" and any(word in ("been", "was", "were") for word in words[:place]) and "as" not in said and words[-1] == "seen"
    return demanded or explained or watched or words[place : place + 2] in (["talks", "on"], ["talks", "over"], ["talks", "between"])


def _is_to_be_said(entry: _Entry, words: Sequence[str], place: int, source: str, content: str) -> bool:
    """'will decide whether', 'will address the nation': what it will be is not told."""
    open_yet = "will" in words[:place] and entry.stance in ("asserts", "believes") and source.lower() not in _FIRST_PERSON
    return open_yet and (_words(content)[:1] == ["whether"] or _is_thing(content))


def _is_word(said: Sequence[str], content: str) -> bool:
    """Whether the content is one pronoun or name, which states nothing: 'spoke of him'."""
    pronouns = _THIRD_PERSON | {"him", "them", "us", "me", "you", "this", "that", "these", "those", "himself", "herself", "itself", "themselves"}
    return len(said) == 1 and (said[0] in pronouns or content[:1].isupper()) and said[0] not in ("no", "yes")


def _is_of_a_thing(entry: _Entry, words: Sequence[str], place: int, source: str, said: Sequence[str]) -> bool:
    """'The inquiry concerned the toll', 'this explains why': a thing neither worries nor speaks."""
    if entry.base == "explain":
        return not source and place == 0
    worried = any(word in _BE_FORMS | {"be", "been", "am"} for word in words[:place])
    return (
        entry.base in ("concern", "concerned") and not worried and words[place + 1 :] == [] and bool(source) and said[:1] not in (["about"], ["that"])
    )


def _is_asked_to(words: Sequence[str], before: Sequence[str], source: str) -> bool:
    """'tempting to say', 'the law would require the minister to explain': what is to be said was not said yet."""
    asked = any(entry.stance == "demands" for word in before for entry in _entries().get(word, ()))
    return words[:1] == ["to"] and (asked or not source)


def is_passive(cue: str, after: str = "") -> bool:
    """Whether the words before a cue are whom it was said to or of: 'has been criticised for', 'was warned'.

    >>> is_passive("has been criticised for"), is_passive("is warning")
    (True, False)
    """
    words = _words(cue)
    place, entry = _entry(words, [])
    if (
        entry is not None
        and entry.base in ("blame", "criticise", "criticize")
        and words == [f"{entry.base.rstrip('e')}ed"]
        and re.match(r"\s*for\b", after)
    ):
        return True  # a headline: 'Tax blamed for losses'
    if entry is None or entry.stance not in ("accuses", "demands", "warns", "threatens") or not words[place].endswith(("ed", "en", "n")):
        return False
    own = [word for word in words[:place] if word not in _ADVERBS and not word.endswith("ly")]
    return bool(own) and own[-1] in ("is", "are", "was", "were", "been", "being", "stands", "stand", "stood") and entry.base not in _FEELINGS


def _is_question(content: str) -> bool:
    """Whether all sentences of the content ask."""
    return content.rstrip("\"”’') \n").endswith("?") and not _TOLD.search(content)


def _affirmed(entry: _Entry, said: Sequence[str], content: str, source: str) -> str | None:
    if entry.base in _ASKING and not entry.rest and (said[:1] and said[0] in _QUESTION or content.rstrip("\"”’' ").endswith("?")):
        return "doubts" if entry.base != "ask" else None
    if entry.base in _kinds("urges") and said[:1] != ["to"] and "to" in said[1:8] and "by" not in said[: said.index("to", 1)]:
        return "demands"
    if entry.base in _kinds("document's") and names.read(source).being in ("document", "message"):
        return "asserts"
    if entry.base == "seek" and said[:1] == ["to"]:
        return "hopes"
    if entry.base == "advise" and said[:1] == ["that"]:
        return _of_content(said, content, source)
    if entry.base == "call" and said[:1] == ["for"]:
        return "demands"
    if entry.base in _kinds("names") and not entry.rest:
        return _marked("verdict", content) or entry.stance
    if _is_thing_speaking(source) and (entry.stance == "threatens" or entry.base == "question"):
        return None  # the videotape threatened to end it
    if entry.base == "suggest" and _is_thing_speaking(source):
        return "asserts"
    if entry.stance != "asserts":
        return entry.stance
    if said[:1] == ["to"] and entry.base == "tell" and content[:1] not in _OPENING:
        return "demands"
    return _of_content(said, content, source) if entry.base in verbs.bases_of_speech() or entry.base == "according" else entry.stance


# -- the cue


def _entry(words: Sequence[str], after: Sequence[str]) -> tuple[int, _Entry | None]:
    """Where the cue's verb stands, and its entry: the first that does more than assert, else the first."""
    found = [(place, entry) for place in range(len(words)) if (entry := _longest([*words[place:], *after[:3]]))]
    if len(found) > 1 and found[0][1].base == "long" and words[found[0][0] - 1 : found[0][0]][:1] in (["has"], ["have"], ["had"]):
        found = found[1:]  # has long said
    found = [pair for pair in found if not pair[1].act] or found  # an address announcing
    telling = (pair for pair in found if pair[1].stance != "asserts")
    return next(telling, found[0] if found else (0, None))


def _longest(words: Sequence[str]) -> _Entry | None:
    held = _entries().get(words[0], ())
    return next((entry for entry in held if tuple(words[1 : 1 + len(entry.rest)]) == entry.rest), None)


def _is_negated(words: Sequence[str], before: Sequence[str]) -> bool:
    near = [*before[-2:], *words]
    plain = " ".join(near)
    if "not only" in plain or "not just" in plain:
        return False
    return any(word in near or (" " in word and word in plain) for word in _kinds("negation")) or any(w.endswith(("n't", "n’t")) for w in near)


def _is_nobody(source: str) -> bool:
    """'Neither side', 'no official': who did not."""
    first = _words(source)[:1]
    return first in (["neither"], ["no"], ["none"], ["nobody"])


def _is_not_done(before: Sequence[str], words: Sequence[str], place: int) -> bool:
    """'instead of condemning it', 'without saying': the source did not do it."""
    return _leads_to("not done", before, words, place)


def _leads_to(kind: str, before: Sequence[str], words: Sequence[str], place: int) -> bool:
    """Whether the words right before the verb, adverbs apart, are of this kind."""
    plain = " ".join(word for word in [*before[-4:], *words[:place]] if word not in _ADVERBS and not word.endswith("ly") or word == "likely")
    return any(f" {plain}".endswith(f" {marker}") for marker in _kinds(kind))


def _is_imagined(words: Sequence[str], place: int) -> bool:
    """'would have said', 'wouldn't be saying': nobody did, or the article only guesses."""
    guessed = words[place].endswith("ing") and words[place - 1 : place] == ["be"] and any(word in ("would", "wouldn't") for word in words[:place])
    return guessed or any(word in _MODALS and "have" in words[i + 1 : place] for i, word in enumerate(words[:place]))


def _is_possible(before: Sequence[str], words: Sequence[str], place: int, source: str) -> bool:
    """'could argue', 'is likely to say', 'are meant': nobody said it yet; what a speaker 'can say' of himself he says."""
    if _leads_to("not yet", before, words, place) or (place and words[place] in _kinds("meant") and words[place - 1] in _BE):
        return True
    own = [word for word in words[:place] if word not in _ADVERBS and not word.endswith("ly")]
    if own[-1:] == ["be"] and own[-2:-1] in (["could"], ["can"], ["might"], ["may"], ["should"], ["must"]):
        return True
    if source.lower() in ("you", "one") and (_QUESTION | {"no"}) & set(before):
        return True  # how you see it; no one says
    if own[-1:] == ["would"] and words[place] in _thinking():
        return source.lower() not in _FIRST_PERSON  # what somebody would want is a guess
    return own[-1:] in (["could"], ["can"], ["might"], ["may"], ["should"]) and words[place] != "like" and source.lower() not in _FIRST_PERSON


@cache
def _thinking() -> frozenset[str]:
    return frozenset(word for word, entries in _entries().items() for entry in entries if entry.stance in ("believes", "hopes", "demands")) - _WISHING


def _is_act(entry: _Entry, content: str) -> bool:
    """'ordered strikes', 'withdrew its soldiers': done to a thing, or to people, and not said."""
    if entry.base in _SHOWING and _PICTURE.match(content):
        return True
    return bool(entry.act) and _is_thing(content) and (entry.act != "people" or any(kinds.is_person(word) for word in _words(content)[:8]))


_SHOWING = frozenset(("tweet", "post", "retweet", "share", "publish", "release"))
_PICTURE = re.compile(
    r"(?i:(?:(?:an?|the|his|her|its|their|several|some|two|more) )?(?:\w+ )?"
    r"(?:photo|photograph|picture|image|video|footage|link|selfie|meme|cartoon|map)s?\b(?! (?:show|is|are|was|were)))"
)


def _is_thing_speaking(source: str) -> bool:
    """Whether no speaker is called so: 'the videotape', 'which'."""
    by = names.read(source)
    return source.lower() in _THING or (by.form == "nominal" and not by.being)


def _is_thing(content: str) -> bool:
    """Whether the content is no clause: neither 'that', a question nor 'to' opens or joins it, and no verb follows soon."""
    said = _words(content)
    first = _first_clause(said)
    if said[:1] in (["that"], ["to"]) or (said and said[0] in _QUESTION):
        return False
    return not _TO_DO.match(content) and not any(word in verbs.acting() | _BE_FORMS for word in first[1:10])


_TO_DO = re.compile(r"(?:\S+ ){1,7}to (?!(?:the|a|an|his|her|its|their|our|my|this|that|these|those|all|any|some|more|other)\b)[a-z]")
_BE_FORMS = frozenset("is are was were".split())


# -- the content


def _of_content(said: Sequence[str], content: str, source: str) -> str:
    """The stance of something that is only said: by its first clause."""
    first = _first_clause(said)
    if not first:
        return "asserts"
    plain = " ".join(first)
    if plain == "no":
        return "denies"
    if _is_duty(plain):
        return "demands"
    coming = _to_come(first)
    if not coming and (_is_none(first, plain) or _denies_of_itself(first)):
        return "denies"
    if (first[0] in _FIRST_PERSON or (coming and first[0] in _OWN)) and (own := _performed(first)):
        return own
    if coming:
        itself = (
            first[0] in _own(source, quoted=content[:1] in _OPENING)
            and _acts(first[:coming])
            and all(_is_between(word) for word in first[1 : coming - (first[0] in _DETERMINERS)])
        )
        return (_in_clause("silence", plain) or _not_promised(first[0], first[coming:]) or "promises") if itself else "predicts"
    return _in_clause("done by saying", plain) or _in_clause("may come", plain) or ("accuses" if _charges(content) else "asserts")


def _is_duty(plain: str) -> bool:
    """'must', 'need to'; 'the need to' is a thing; 'all he needs to win', 'if we have to', 'do not have to' demand nothing."""
    places = ((f" {plain} ".find(f" {marker} "), marker) for marker in _kinds("duty"))
    return any(
        place >= 0
        and not _GUESSED.match(plain[place:])
        and not (
            marker.split()[-1] == "to" and (_NO_DUTY.search(before := plain[: max(0, place - 1)]) or marker[:4] == "need" and _NEEDED.search(before))
        )
        and (marker.split()[0] != "need" or plain[: max(0, place - 1)].split()[-1:] not in ([b] for b in _BOUND))
        for place, marker in places
    )


_GUESSED = re.compile(r"must have (?:been|had|made|done|known|thought|come|gone|a lot|\w+ed)\b|should expect\b")  # what is likely
_NO_DUTY = re.compile(r"\b(?:(?:all|everything|anything|what|if|unless) (?:he|she|it|they|we|you|i)|not|never|\w+n't)$")
_NEEDED = re.compile(r"\b(?:the|any|all|every) [a-z]+ (?:he|she|it|they|we|you|i)$")  # the authority he needs to act


def _own(source: str, *, quoted: bool) -> frozenset[str]:
    """The pronouns with which a source can mean itself: 'He will' between quotation marks is said of another."""
    if quoted:
        return _OWN - _THIRD_PERSON
    held = {"he": _HE, "she": _SHE, "they": _THEY, "i": frozenset(("i", "my", "we", "our"))}.get(source.lower())
    return (held or (_HE | _SHE if names.read(source).being == "person" else _OWN)) | _BODY


def _acts(subject: Sequence[str]) -> bool:
    """Whether a subject is a speaker or somebody of his: 'its volunteers'; not 'his speech'."""
    return subject[0] not in _DETERMINERS or kinds.is_person_like(subject[-1]) or subject[-1] in _kinds("of its own")


def _is_between(word: str) -> bool:
    """Whether a word may stand between a speaker and what he will do."""
    return word in _ADVERBS or word.endswith("ly") or word in _OWN | _BE_FORMS | {"am", "and", "been", "have", "has", "had"}


def _not_promised(speaker: str, rest: Sequence[str]) -> str | None:
    """'would like', 'will need', 'would not be surprised': what befalls the speaker is no promise."""
    after = [word for word in rest[1:5] if word not in _ADVERBS and not word.endswith("ly") and word not in ("be", "to", "n't")]
    if speaker == "it" and rest[1:2] in (["be"], ["not"]):
        return "asserts" if rest[0] == "would" else "predicts"  # it would be difficult
    if rest[0] == "would" and after[:1] in (["like"], ["love"], ["prefer"]):
        return "hopes"
    if after[:1] and after[0] in _kinds("not promised"):
        return "asserts" if rest[0] == "would" else "predicts"
    return None


def _is_none(first: Sequence[str], plain: str) -> bool:
    """'There is no leaflet', 'nobody was there'; not 'there is no doubt', 'no one nation'."""
    marker = next((marker for marker in _kinds("none") if f"{plain} ".startswith(f"{marker} ")), None)
    if marker is None:
        return False
    following = [*first[len(marker.split()) :], ""][0]
    if marker in ("nobody", "no one"):
        return following in _AUXILIARIES | verbs.acting() or following.endswith(("s", "ed"))
    return not marker.endswith(" no") or following not in _kinds("no denial")


def _first_clause(said: Sequence[str]) -> list[str]:
    """Its words up to a clause inside it: not those after who, which, if."""
    words = list(said[1:] if said[:1] == ["that"] else said)[:FIRST_CLAUSE]
    inner = next((place for place, word in enumerate(words) if place and (word in _QUESTION or word in ("that", "because"))), len(words))
    return words[:inner]


def _denies_of_itself(first: Sequence[str]) -> bool:
    """'he had never worked there', 'we did not fire': no to what is said of the speaker."""
    return (
        len(first) > 2
        and first[0] in ("he", "she", "they", "we", "i")
        and first[1] in ("has", "have", "had", "did", "was", "were")
        and first[2] in _NOT
        and (first[3:4] or [""])[0] not in (*_ARTICLES, *_kinds("no denial"))
    )


def _performed(first: Sequence[str]) -> str | None:
    """'I doubt', 'we demand', 'I would doubt': saying so does it; of another pronoun, what it thinks: 'he believes they will come'."""
    rest = [word for word in first[1:5] if word not in ("would", "also", "only", "do", "really", "just", "still", "strongly")]
    speaks = first[0] in _FIRST_PERSON
    plain = not speaks or (bool(rest) and rest[0] in {entry.base for entry in _entries().get(rest[0], ())})  # I doubt, not: I doubted
    told = [word for word in rest if word not in ("will", "just", "simply")]
    if speaks and told[:1] and told[0] in _TELLING and first[1:2] in (["will"], ["would"]):
        return "asserts"  # I will say this about her
    if speaks and rest[:2] == ["like", "to"] and verbs.speaking() & set(rest[2:3]):
        return "asserts"  # I would like to say
    held = _longest(rest) if rest and plain and rest[0] not in _SEEN else None
    kinds = _PERFORMED if speaks else _THOUGHT
    return held.stance if held and held.stance in kinds else None


def _to_come(first: Sequence[str]) -> int:
    """Where the first verb stands that says it is still to come; 0 where none does."""
    for place, word in enumerate(first):
        if word == "going" and place and not _is_be(first[place - 1]):
            continue  # without going to a vote
        if word in ("intended", "planned") and first[place - 1 : place] and first[place - 1] in _BE:
            continue  # it was intended to
        if word == "plan" and _BOUND & set(first[max(0, place - 3) : place]):
            continue  # a plan to
        if any(" ".join(first[place:]).startswith(f"{marker} ") for marker in _kinds("to come")) or word.endswith(("'ll", "’ll")):
            following = first[place + 1] if place + 1 < len(first) else ""
            return place if following not in ("have", "rather") else 0
        if place and word in verbs.acting() and first[place - 1] not in _OWN | _NOUN_FOLLOWS:
            return 0
    return 0


def _is_be(word: str) -> bool:
    """Whether `going to` after it tells what comes: 'is not going to', 'I'm going to', 'never going to'."""
    return word in _BE or "'" in word


def _marked(kind: str, content: str) -> str | None:
    plain = f" {' '.join(_words(content))} "
    return next((row["stance"] for row in table("stance_words") if row["kind"] == kind and f" {row['words']} " in plain), None)


def _in_clause(kind: str, plain: str) -> str | None:
    """The stance of the first words of this kind that the clause holds."""
    return next((row["stance"] for row in table("stance_words") if row["kind"] == kind and f" {row['words']} " in f" {plain} "), None)


def _charges(content: str) -> bool:
    """Whether it blames somebody; 'is not responsible for' does not."""
    plain = f" {' '.join(_words(content))} "
    places = (plain.find(f" {words} ") for words in _kinds("charge"))
    return any(place >= 0 and not _denied(before := plain[:place].split()[-2:]) and before[-1:] not in _WHOEVER for place in places)


_WHOEVER = (["those"], ["anyone"], ["people"], ["whoever"], ["someone"], ["groups"])  # 'those responsible for it': it is not said who


def _denied(words: Sequence[str]) -> bool:
    return any(word in ("not", "never", "no", "nor", "without") or word.endswith("n't") for word in words)


def _hedge(cue: str, content: str) -> str | None:
    """The hedging word: in the cue, else in the first clause of the content, unless that forbids something."""
    first = _first_clause(_words(content))
    spoken = next((place for place, word in enumerate(first) if place and word in verbs.speaking()), len(first))
    for words in (_words(cue), first[:spoken] if first[:1] and first[0] not in ("no", "nobody") else []):
        plain = f" {' '.join(words)} "
        found = [(plain.index(f" {hedge} "), hedge) for hedge in _kinds("hedge") if f" {hedge} " in plain]
        if found:
            first_found = min(found)[1]
            return first_found.split()[0] if first_found.split()[0] in ("may", "could") or first_found.endswith(" to") else first_found
    return None


# -- the tables


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


@cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    """First word in each of its forms -> its entries, the longest first."""
    found: dict[str, list[_Entry]] = {}
    for row in table("stances"):
        first, *rest = row["words"].split()
        entry = _Entry(first, tuple(rest), row["stance"], None if row["negated"] == "-" else row["negated"], row["act"])
        for form in _forms(first):
            found.setdefault(form, []).append(entry)
    return {form: tuple(sorted(entries, key=lambda entry: -len(entry.rest))) for form, entries in found.items()}


def _forms(word: str) -> Iterator[str]:
    yield from verbs.forms(word) | {f"{word}s"} if word != "be" else frozenset("be is are was were been am".split())


@cache
def _kinds(kind: str) -> tuple[str, ...]:
    """The words of one kind, in the order of the table."""
    return tuple(row["words"].replace("’", "'") for row in table("stance_words") if row["kind"] == kind)
