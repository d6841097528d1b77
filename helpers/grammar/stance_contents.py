"""The content of a claim -> what is said by saying it: a promise, a prediction, a demand, a denial, a charge; and its hedge.

Only the first clause is read: the stance of something that the cue only says to be said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.grammar import kinds, names, stance_words, verbs
from helpers.lexicon import table

FIRST_CLAUSE = 14  # words of the content that are read
_AUXILIARIES = frozenset("has have had did do does was were is are".split())
_BODY = frozenset(("it", "its"))  # of whom somebody speaks for
_HE, _SHE, _THEY = frozenset("he his i we my our".split()), frozenset("she her i we my our".split()), frozenset("they their i we my our".split())
_SEEN = frozenset("see know understand like love".split())  # 'I see that spirit' tells what there is
_PERFORMED = frozenset("doubts demands hopes believes promises accuses rejects warns".split())
_THOUGHT = frozenset("doubts hopes believes".split())
_TELLING = frozenset("say note add remind mention admit".split())  # who will say this says it
_NOUN_FOLLOWS = frozenset("the united these those his her their its our all any other more no".split())  # the United States will
_DETERMINERS = frozenset("my our his her its their".split())
_NOT = frozenset(("not", "never"))
_ARTICLES = frozenset("a an the".split())
_BOUND = frozenset("a an the his her its their our no any this that".split())  # a plan to


def of_content(said: Sequence[str], content: str, source: str) -> str:
    """The stance of something that is only said: by its first clause."""
    first = first_clause(said)
    if not first:
        return "asserts"
    plain = " ".join(first)
    if plain == "no":
        return "denies"
    if first[0] in _TELLING_WHAT:
        return "asserts"  # what he will not do
    if _is_duty(plain) and not content.lstrip("\"“‘'").startswith("Should "):  # should it rain
        return "demands"
    coming = _to_come(first)
    if not coming and (_is_none(first, plain) or _denies_of_itself(first, source, quoted=content[:1] in stance_words.OPENING)):
        return "denies"
    if (first[0] in stance_words.FIRST_PERSON or (coming and first[0] in stance_words.OWN)) and (own := _performed(first)):
        return own
    if coming:
        itself = (
            first[0] in _own(source, quoted=content[:1] in stance_words.OPENING)
            and _acts(first[:coming])
            and all(_is_between(word) for word in first[1 : coming - (first[0] in _DETERMINERS)])
        )
        return (_in_clause("silence", plain) or _not_promised(first[0], first[coming:]) or "promises") if itself else "predicts"
    return _in_clause("done by saying", plain) or _in_clause("may come", plain) or ("accuses" if _charges(content) else "asserts")


def _is_duty(plain: str) -> bool:
    """'must', 'need to'; 'the need to' is a thing; 'all he needs to win', 'if we have to', 'do not have to' demand nothing."""
    places = ((f" {plain} ".find(f" {marker} "), marker) for marker in stance_words.kinds_of("duty"))
    return any(
        place >= 0
        and not _GUESSED.match(plain[place:])
        and not _NOT_THOUGHT.search(plain[:place])
        and not (
            marker.split()[-1] == "to" and (_NO_DUTY.search(before := plain[: max(0, place - 1)]) or marker[:4] == "need" and _NEEDED.search(before))
        )
        and (marker.split()[0] != "need" or plain[: max(0, place - 1)].split()[-1:] not in ([b] for b in _BOUND))
        for place, marker in places
    )


_GUESSED = re.compile(  # what is likely, or said; what was missed; or a condition: should it rain
    r"must have (?:been|had|made|done|known|thought|come|gone|a lot|\w+ed)\b|should expect\b"
    r"|should(?:n't)? (?:not |never )?have (?:been|done|gone|taken|given|known|made|had|seen|left|\w+ed)\b"
    r"|have to (?:say|admit|confess|tell|assume|remember|wonder)\b|should (?:the|an?|he|she|it|they|we|you|i|this|that)\b"
)
_NOT_THOUGHT = re.compile(r"(?:n't|not|never) (?:think|believe)\b")  # they do not think that it should
_NO_DUTY = re.compile(r"\b(?:may|might|could|(?:all|everything|anything|what|if|unless) (?:he|she|it|they|we|you|i)|not|never|\w+n't)$")
_NEEDED = re.compile(r"\b(?:the|any|all|every) [a-z]+ (?:he|she|it|they|we|you|i)$")  # the authority he needs to act


_INFORMED = frozenset("told informed briefed notified contacted asked shown given".split())


def _own(source: str, *, quoted: bool) -> frozenset[str]:
    """The pronouns with which a source can mean itself: 'He will' between quotation marks is said of another."""
    if quoted:
        return stance_words.OWN - stance_words.THIRD_PERSON
    held = {"he": _HE, "she": _SHE, "they": _THEY, "i": frozenset(("i", "my", "we", "our"))}.get(source.lower())
    return (held or (_HE | _SHE if names.read(source).being == "person" else stance_words.OWN)) | _BODY


def _acts(subject: Sequence[str]) -> bool:
    """Whether a subject is a speaker or somebody of his: 'its volunteers'; not 'his speech'."""
    return subject[0] not in _DETERMINERS or kinds.is_person_like(subject[-1]) or subject[-1] in stance_words.kinds_of("of its own")


def _is_between(word: str) -> bool:
    """Whether a word may stand between a speaker and what he will do."""
    return (
        word in stance_words.ADVERBS
        or word.endswith("ly")
        or word in stance_words.OWN | stance_words.BE_FORMS | {"am", "and", "been", "have", "has", "had"}
    )


def _not_promised(speaker: str, rest: Sequence[str]) -> str | None:
    """'would like', 'will need', 'would not be surprised': what befalls the speaker is no promise."""
    after = [word for word in rest[1:5] if word not in stance_words.ADVERBS and not word.endswith("ly") and word not in ("be", "to", "n't", "more")]
    if rest[:2] == ["would", "be"] and not (rest[2:3] or [""])[0].endswith("ing") and speaker != "it":
        return "asserts"  # we would be fools
    if speaker == "it" and after[:1] and after[0] in _HAPPENS and after[1:2] != ["part"]:
        return "predicts"  # it will take time
    if speaker == "it" and rest[1:2] in (["be"], ["not"]):
        return "asserts" if rest[0] == "would" else "predicts"  # it would be difficult
    if rest[0] == "would" and after[:1] in (["like"], ["love"], ["prefer"]):
        return "hopes"
    if after[:1] and after[0] in stance_words.kinds_of("not promised"):
        return "asserts" if rest[0] == "would" else "predicts"
    return None


_TELLING_WHAT = frozenset("what how why who where".split())
_HAPPENS = frozenset("take last include cost save contain cover mean require likely happen come go help make fall".split())


def _is_none(first: Sequence[str], plain: str) -> bool:
    """'There is no leaflet', 'nobody was there'; not 'there is no doubt', 'no one nation'."""
    marker = next((marker for marker in stance_words.kinds_of("none") if f"{plain} ".startswith(f"{marker} ")), None)
    if marker is None:
        return False
    following = [*first[len(marker.split()) :], ""][0]
    if marker in ("nobody", "no one"):
        return following in _AUXILIARIES | verbs.acting() or following.endswith(("s", "ed"))
    return not marker.endswith(" no") or following not in stance_words.kinds_of("no denial")


def first_clause(said: Sequence[str]) -> list[str]:
    """Its words up to a clause inside it: not those after who, which, if."""
    words = list(said[1:] if said[:1] == ["that"] else said)[:FIRST_CLAUSE]
    inner = next((place for place, word in enumerate(words) if place and (word in stance_words.QUESTION or word in ("that", "because"))), len(words))
    return words[:inner]


def _denies_of_itself(first: Sequence[str], source: str, *, quoted: bool) -> bool:
    """'he had never worked there', 'we did not fire': no to what is said of the speaker; 'had not been told' denies nothing."""
    return (
        len(first) > 2
        and first[0] in ("he", "she", "they", "we", "i")
        and (first[0] in _own(source, quoted=quoted) or not source)
        and (first[3:4] != ["been"] or first[4:5] == [] or first[4] not in _INFORMED)
        and first[1] in ("has", "have", "had", "did", "was", "were")
        and first[2] in _NOT
        and (first[3:4] or [""])[0] not in (*_ARTICLES, *stance_words.kinds_of("no denial"))
    )


def _performed(first: Sequence[str]) -> str | None:
    """'I doubt', 'we demand', 'I would doubt': saying so does it; of another pronoun, what it thinks: 'he believes they will come'."""
    rest = [
        word
        for word in first[1:5]
        if word not in ("would", "also", "only", "do", "really", "just", "still", "strongly", "therefore", "once", "again")
    ]
    speaks = first[0] in stance_words.FIRST_PERSON
    plain = not speaks or (bool(rest) and rest[0] in {entry.base for entry in stance_words.entries().get(rest[0], ())})  # I doubt, not: I doubted
    told = [word for word in rest if word not in ("will", "just", "simply")]
    if speaks and told[:1] and told[0] in _TELLING and first[1:2] in (["will"], ["would"]):
        return "asserts"  # I will say this about her
    if rest[:1] == ["consider"]:
        return None  # he would consider it
    if speaks and rest[:2] == ["like", "to"] and verbs.speaking() & set(rest[2:3]):
        return "asserts"  # I would like to say
    held = stance_words.longest(rest) if rest and plain and rest[0] not in _SEEN else None
    kinds = _PERFORMED if speaks else _THOUGHT
    return held.stance if held and held.stance in kinds else None


def _to_come(first: Sequence[str]) -> int:
    """Where the first verb stands that says it is still to come; 0 where none does."""
    for place, word in enumerate(first):
        if word == "going" and place and not _is_be(first[place - 1]):
            continue  # without going to a vote
        if word in ("intended", "planned") and first[place - 1 : place] and first[place - 1] in stance_words.BE:
            continue  # it was intended to
        if word == "plan" and _BOUND & set(first[max(0, place - 3) : place]):
            continue  # a plan to
        if any(" ".join(first[place:]).startswith(f"{marker} ") for marker in stance_words.kinds_of("to come")) or word.endswith(("'ll", "’ll")):
            following = first[place + 1] if place + 1 < len(first) else ""
            return place if following not in ("have", "rather") else 0
        if place and word in verbs.acting() and first[place - 1] not in stance_words.OWN | _NOUN_FOLLOWS:
            return 0
    return 0


def _is_be(word: str) -> bool:
    """Whether `going to` after it tells what comes: 'is not going to', 'I'm going to', 'never going to'."""
    return word in stance_words.BE or "'" in word


def marked(kind: str, content: str) -> str | None:
    """The stance of the first words of this kind that the content holds."""
    plain = f" {' '.join(stance_words.words(content))} "
    return next((row["stance"] for row in table("stance_words") if row["kind"] == kind and f" {row['words']} " in plain), None)


def _in_clause(kind: str, plain: str) -> str | None:
    """The stance of the first words of this kind that the clause holds."""
    return next((row["stance"] for row in table("stance_words") if row["kind"] == kind and f" {row['words']} " in f" {plain} "), None)


def _charges(content: str) -> bool:
    """Whether it blames somebody; 'is not responsible for' does not."""
    plain = f" {' '.join(stance_words.words(content))} "
    places = (plain.find(f" {words} ") for words in stance_words.kinds_of("charge") if words != "responsible for" or _BLAMED.search(plain))
    return any(
        place >= 0 and not _denied(before := plain[:place].split()[-2:]) and before[-1:] not in _WHOEVER and not _OPEN.search(plain[:place])
        for place in places
    )


_BLAMED = re.compile(
    r"\b(?:is|are|was|were|be|being|been|\w+'s) (?:\w+ ){0,2}responsible for\b|\bh[eo]ld(?:s|ing)? (?:\w+ ){0,5}responsible for\b"
)  # the man responsible for it: not
_OPEN = re.compile(r"\b(?:whether|if)\b[^.;]*$|(?<!no doubt )\bwho (?:is|was|are|were)$")  # it is not said who


_WHOEVER = (["those"], ["anyone"], ["people"], ["whoever"], ["someone"], ["groups"])  # 'those responsible for it': it is not said who


def _denied(words: Sequence[str]) -> bool:
    return any(word in ("not", "never", "no", "nor", "without") or word.endswith("n't") for word in words)


_UNHEDGED = re.compile(  # shots could be heard: they were; and so wherever you may be
    r" could be (?=(?:heard|seen|felt|smelt|smelled) )| (?:wh[a-z]+|how)ever (?:\w+ ){1,2}may "
)


def hedge(cue: str, content: str) -> str | None:
    """The hedging word: in the cue, else in the first clause of the content, unless that forbids something."""
    first = first_clause(stance_words.words(content))
    spoken = next((place for place, word in enumerate(first) if place and word in verbs.speaking()), len(first))
    for words in (stance_words.words(cue), first[:spoken] if first[:1] and first[0] not in ("no", "nobody") else []):
        plain = _UNHEDGED.sub(" ", f" {' '.join(words)} ")
        found = [(plain.index(f" {hedge} "), hedge) for hedge in stance_words.kinds_of("hedge") if f" {hedge} " in plain]
        if found:
            first_found = min(found)[1]
            return first_found.split()[0] if first_found.split()[0] in ("may", "could") or first_found.endswith(" to") else first_found
    return None
