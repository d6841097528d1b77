"""The words of one claim -> its stance and its hedge: what the source does with the content.

No parser. The cue is looked up in `lexicon/stances.csv`, with its negation; where it only says that
something is said, the beginning of the content tells more: a promise, a prediction, a demand, a denial.
`lexicon/stance_words.csv` holds the words that do. What is denied, not said, or only imagined is not
stored as asserted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from helpers.grammar import kinds, names, stance_contents, stance_words, unsaid, verbs

_MARK = re.compile(r"[,.;:!?\"“”‘()—–]|['’]\s")
_RECEIVED = re.compile(  # 'faced questions about': those of others
    r"\b(?:face[sd]?|facing|drew|draws?|drawn|drawing|field(?:s|ed|ing)?|c[oa]mes? under|coming under|receive[sd]?|met with|answer(?:s|ed|ing)?"
    r"|respond(?:s|ed|ing)? to) "
    r"(?:[\w-]+ ){0,4}(?:questions?|criticisms?|accusations?|calls|pressure|scrutiny|complaints?|backlash|condemnation|claims|charges"
    r"|demands|requests)\b"
)
_TOLD = re.compile(r"(?<![A-Z])[.!](?=[\"”’')]*\s)")  # the end of a sentence that asks nothing; none is after J.
_ASKING = frozenset(("ask", "wonder", "inquire", "question", "query"))
_MODALS = frozenset("would could might should may".split())
_MEANS_NOT = re.compile(r"(?:n[’']t|not) mean(?: that)?\b[^,.;]*$")  # it does not mean that he plans to
_IF_AT = re.compile(r"(?i)\bif (?:after|at|by|during|in|on|within) [^,.;]*, (?:\w+ )?\Z")  # if after this we conclude
_SHORT = re.compile(r"\b(Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Lt|Col|Prof|St|[A-Z])\.")  # no end of a clause
_CAMERA = re.compile(r"(?i)\b(?:photographs?|photos?|pictures?|images?|footage)\b")
_TOLD_TO = re.compile(  # told the United States in 2008 to consider it
    r"(?:(?!They|We|It|There|He|She)[A-Z]\w+|the [A-Z]\w+|him|her|them|us)(?: (?:[A-Z][\w.]+|\d+|in|on|of))* (?:not )?to [a-z]+\b"
)
_QUOTES = re.compile(r":\s*[\"“]")
_CAN = frozenset("can could can't cannot couldn't".split())
_CONDITION = frozenset("if unless whether unlikely".split())
_INVERTED = frozenset("could can did does do would will has have had is was".split())
_THING = frozenset("that this which what these".split())  # pronouns that no speaker is called by
_EMPTY = frozenset("not what which how why who so too also yet as earlier past".split())
_INFORMING = frozenset("brief inform tell notify question".split())  # who is informed does not speak
_FEELINGS = frozenset("be concern concerned worry worried".split())
_WISHING = frozenset("like love prefer hope would".split())


class Stance(NamedTuple):
    """One of `schemas.STANCES`, or none where the source only asks or says nothing of it; and the hedging word."""

    stance: str | None
    hedge: str | None


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
    words = stance_words.words(cue)
    said = stance_words.words(content)
    hedge = stance_contents.hedge(cue, content)
    place, entry = _entry(words, stance_words.words(after))
    if (
        entry is None
        and said
        and said[0].endswith("ing")
        and not {"should", "must", "could"} & set(words)
        and (opening := stance_words.longest(said))
        and not opening.act
    ):
        return Stance(opening.stance, hedge)  # began by demanding
    if entry is None:
        if not words and _is_question(content):
            return Stance(None, hedge)  # 'REED: When is that?'
        opens = said[:1] == ["that"] or content[:1] in stance_words.OPENING or _QUOTES.search(content) is not None
        return Stance(stance_contents.of_content(said, content, source) if not words else "asserts" if quoted and opens else None, hedge)
    if _RECEIVED.search(cue) or unsaid.is_set_off(words, source):
        return Stance(None, hedge)
    if (lacking := unsaid.lacking(words, said)) is not None:
        return Stance(lacking, hedge)
    near = stance_words.words(_MARK.split(_SHORT.sub(r"\1", before))[-1])
    if entry.base == "fail" and not _SILENT & {*words, *said[:2]}:
        return Stance(None, hedge)  # failed to persuade: an act
    if (
        entry.base == "according"
        and near[-1:] == ["not"]
        or "let's" in near[-3:]
        or {"maybe", "perhaps"} & set(near)
        and "will" in words
        or _MEANS_NOT.search(before)
        or _IF_AT.search(before)
        or said[-3:] == ["no", "such", "thing"]
        or words[-1:] == ["to"]
        and said[:1] == ["know"]  # wants to know: asks
        or words[-2:] == ["to", "know"]
        or "must" in words[:place]
        and source.lower() not in stance_words.FIRST_PERSON  # they must acknowledge it: they do not
        or words == ["promises"]
        and said[:2] == ["to", "be"]  # the year promises to be busy
    ):
        return Stance(None, hedge)
    if _is_not_done(near, words, place):
        return Stance("declines", hedge)
    if _is_imagined(words, place) or _CONDITION & set(near) or (not quoted and _is_no_speech(words, place, source, said)):
        return Stance(None, hedge)
    if _is_negated(words[:place], near) or _is_nobody(source):
        modals = {"should", *_CAN} & set(words[:place])
        by_nobody = _is_nobody(source) or source.lower() in ("you", "one")
        guessed = bool(modals) and (by_nobody or ("be" in words[:place] and not source))  # nobody could say, should not be seen as
        reversed_ = "doubts" if entry.negated == entry.stance and _is_nobody(source) else entry.negated  # no experts expected it
        return Stance(None if guessed else reversed_, hedge)
    if (
        _is_possible(near, words, place, source)
        or entry.act == "always"
        or words[:1] == ["worth"]
        or (not quoted and unsaid.is_ahead(entry.stance, words, place, source))
        or (not quoted and (_is_asked_to(words, near, source) or _is_of_a_thing(entry, words, place, source, said) or _is_act(entry, content)))
        or unsaid.is_habit(words, place, source, said)
        or (not quoted and words[place] == "considering" and _is_thing(content))
        or (not quoted and entry.base in ("convince", "persuade") and "to" in said and said[:1] != ["that"] and "of" not in words)
        or (not quoted and entry.base == "show" and _CAMERA.search(source) is not None and _is_thing(content))
        or (entry.base == "refer" and content[-1:] not in '"”’' and _is_act(entry, content))
        or (not quoted and unsaid.is_topic(entry.base, words, thing=_is_thing(content)))
        or (not quoted and unsaid.is_met(entry.base, words, place, source, said, thing=_is_thing(content)))
    ):
        return Stance(None, hedge)
    if entry.base == "ask" and "about" in [*words[place + 1 :], *stance_words.words(after)[:1]][:1]:
        return Stance(None, hedge)
    found = _affirmed(entry, said, content, source)
    empty = len(said) == 1 and said[0] in _EMPTY or found in ("asserts", "believes") and _is_word(said, content)
    return Stance(None if empty and not quoted else found, hedge)


def _is_no_speech(words: Sequence[str], place: int, source: str, said: Sequence[str]) -> bool:
    """'none of this is to say', 'were seen working', 'talks on the bridge': nobody states that."""
    explained = words[place - 2 : place] in (["is", "to"], ["isn't", "to"]) and stance_words.words(source)[:1] in (["none"], ["this"], ["that"], [])
    watched = words[place] == "seen" and any(word in ("been", "was", "were") for word in words[:place]) and "as" not in said and words[-1] == "seen"
    return explained or watched or words[place : place + 2] in (["talks", "on"], ["talks", "over"], ["talks", "between"])


def _is_word(said: Sequence[str], content: str) -> bool:
    """Whether the content is one pronoun or name, which states nothing: 'spoke of him'."""
    pronouns = stance_words.THIRD_PERSON | {
        "him",
        "them",
        "us",
        "me",
        "you",
        "this",
        "that",
        "these",
        "those",
        "himself",
        "herself",
        "itself",
        "themselves",
    }
    return len(said) == 1 and (said[0] in pronouns or content[:1].isupper()) and said[0] not in ("no", "yes")


def _is_of_a_thing(entry: stance_words.Entry, words: Sequence[str], place: int, source: str, said: Sequence[str]) -> bool:
    """'The inquiry concerned the toll', 'this explains why', 'the question is whether': a thing neither worries nor speaks."""
    if entry.base == "explain" or words[place] in ("question", "questions"):
        return not source and (place == 0 or entry.base == "question" and words[place - 1] not in ("to", "they", "we"))
    worried = any(word in stance_words.BE_FORMS | {"be", "been", "am"} for word in words[:place])
    return (
        entry.base in ("concern", "concerned") and not worried and words[place + 1 :] == [] and bool(source) and said[:1] not in (["about"], ["that"])
    )


def _is_asked_to(words: Sequence[str], before: Sequence[str], source: str) -> bool:
    """'tempting to say', 'the law would require the minister to explain': what is to be said was not said yet."""
    asked = any(entry.stance == "demands" for word in before for entry in stance_words.entries().get(word, ()))
    ahead = bool({"will", "would", "could", "may", "might"} & set(before))  # it will cause her to think twice
    return words[:1] == ["to"] and (asked or ahead or not source)


def is_passive(cue: str, after: str = "") -> bool:
    """Whether the words before a cue are whom it was said to or of: 'has been criticised for', 'was warned'.

    >>> is_passive("has been criticised for"), is_passive("is warning")
    (True, False)
    """
    words = stance_words.words(cue)
    place, entry = _entry(words, [])
    if (
        entry is not None
        and entry.base in ("blame", "criticise", "criticize")
        and words == [f"{entry.base.rstrip('e')}ed"]
        and re.match(r"\s*for\b", after)
    ):
        return True  # a headline: 'Tax blamed for losses'
    held = entry is not None and (entry.stance in ("accuses", "demands", "warns", "threatens") or entry.base in _INFORMING)
    if entry is None or not held or not words[place].endswith(("ed", "en", "n", "told")):
        return False
    own = [word for word in words[:place] if word not in stance_words.ADVERBS and not word.endswith("ly")]
    return bool(own) and own[-1] in ("is", "are", "was", "were", "been", "being", "stands", "stand", "stood") and entry.base not in _FEELINGS


def _is_question(content: str) -> bool:
    """Whether all sentences of the content ask."""
    return content.rstrip("\"”’') \n").endswith("?") and not _TOLD.search(content)


def _affirmed(entry: stance_words.Entry, said: Sequence[str], content: str, source: str) -> str | None:
    if entry.base in _ASKING and not entry.rest and (said[:1] and said[0] in stance_words.QUESTION or content.rstrip("\"”’' ").endswith("?")):
        return "doubts" if entry.base != "ask" else None
    if entry.base in stance_words.kinds_of("urges") and said[:1] != ["to"] and "to" in said[1:8] and "by" not in said[: said.index("to", 1)]:
        return "demands"
    if entry.base in stance_words.kinds_of("document's") and names.read(source).being in ("document", "message"):
        return "asserts"
    if entry.base == "counter":
        return "asserts" if _is_told(said) else entry.stance
    if entry.base == "deny" and (given := _denied_to(content)):
        return given
    if entry.base == "assure" and said[:1] != ["to"]:
        place = said.index("that") if "that" in said[:8] else 0
        return stance_contents.of_content(said[place:], content, source)  # assured them that it was safe: no promise
    if entry.base == "seek" and said[:1] == ["to"]:
        return "hopes"
    if entry.base == "advise" and said[:1] == ["that"]:
        return stance_contents.of_content(said, content, source)
    if entry.base == "call" and said[:1] == ["for"]:
        return "demands"
    if entry.base in stance_words.kinds_of("names") and (said[:1] == ["how"] or entry.base == "depict" and "as" not in said):
        return "asserts"
    if entry.base in stance_words.kinds_of("names") and not entry.rest:
        return stance_contents.marked("verdict", content) or entry.stance
    if _is_thing_speaking(source) and (entry.stance == "threatens" or entry.base == "question"):
        return None  # the videotape threatened to end it
    if entry.base == "suggest" and _is_thing_speaking(source):
        return "asserts"
    if entry.stance != "asserts":
        return entry.stance
    if entry.base == "tell" and content[:1] not in stance_words.OPENING and (said[:1] == ["to"] or _TOLD_TO.match(content)):
        return "demands"
    if entry.base not in verbs.bases_of_speech() and entry.base != "according":
        return entry.stance
    found = stance_contents.of_content(said, content, source)
    passed_on = found == "promises" and entry.base in ("according", "report") and names.read(source).type == "media"
    return "predicts" if passed_on else found  # a paper promises nothing of what it reports


# -- the cue


def _entry(words: Sequence[str], after: Sequence[str]) -> tuple[int, stance_words.Entry | None]:
    """Where the cue's verb stands, and its entry: the first that does more than assert, else the first."""
    found = [(place, entry) for place in range(len(words)) if (entry := stance_words.longest([*words[place:], *after[:3]]))]
    if len(found) > 1 and found[0][1].base == "long" and words[found[0][0] - 1 : found[0][0]][:1] in (["has"], ["have"], ["had"]):
        found = found[1:]  # has long said
    found = [pair for pair in found if not (pair[1].base == "like" and words[pair[0] - 1 : pair[0]][:1] and words[pair[0] - 1] in _alike())]
    if len(found) > 1 and words[found[-1][0]] in _REFUSED and found[0][1].stance == "rejects":
        return found[0][0], found[0][1]._replace(act="")  # resisted calls for
    if len(found) > 1 and found[0][1].base in ("refer", "allude") and "to" in words[found[0][0] : found[1][0]]:
        return found[0]  # alluding to an alert
    found = [pair for pair in found if not pair[1].act] or found  # an address announcing
    telling = (pair for pair in found if pair[1].stance != "asserts")
    return next(telling, found[0] if found else (0, None))


_SILENT = frozenset(
    "mention say disclose acknowledge address answer respond specify explain condemn provide offer name identify comment admit note report".split()
)
_NOT_DONE_BEFORE = re.compile(
    r"\bno means\b|\b(?:did|does|do)(?:n't| not) [a-z]+(?: (?:up|out|down|in))? and$"
)  # by no means would he; did not stand up and
_REFUSED = frozenset("call calls demand demands request requests plea pleas appeals suggestions claims criticism questions".split())


@cache
def _alike() -> frozenset[str]:
    """Verbs behind which "like" compares: talks like an engineer."""
    return verbs.speaking() | frozenset("look looks looked sound sounds sounded act acts acted feel feels".split())


def _is_negated(words: Sequence[str], before: Sequence[str]) -> bool:
    if _NOT_DONE_BEFORE.search(" ".join(before)):
        return True
    near = [*before[-2:], *words]
    plain = " ".join(near)
    if any(words in plain for words in ("not only", "not just", "not alone", "n't help", "not help", "not un")):
        return False  # could not help noticing
    if " less " in f" {plain} " and " no less " not in f" {plain} ":
        return True
    if any(pair[0] in ("nor", "neither") and pair[1] in _INVERTED for pair in pairwise(before)):
        return True  # nor could the ministry claim
    return any(word in near or (" " in word and word in plain) for word in stance_words.kinds_of("negation")) or any(
        w.endswith(("n't", "n’t")) for w in near
    )


def _is_nobody(source: str) -> bool:
    """'Neither side', 'no official', 'almost no states', 'few members': who did not, or hardly did."""
    said = stance_words.words(source)
    first = said[1:2] if said[:1] and said[0] in ("almost", "hardly", "so", "very", "virtually") else said[:1]
    return first in (["neither"], ["no"], ["none"], ["nobody"], ["few"])


def _is_not_done(before: Sequence[str], words: Sequence[str], place: int) -> bool:
    """'instead of condemning it', 'without saying': the source did not do it."""
    return _leads_to("not done", before, words, place)


def _leads_to(kind: str, before: Sequence[str], words: Sequence[str], place: int) -> bool:
    """Whether the words right before the verb, adverbs apart, are of this kind."""
    plain = " ".join(
        word for word in [*before[-4:], *words[:place]] if word not in stance_words.ADVERBS and not word.endswith("ly") or word == "likely"
    )
    return any(f" {plain}".endswith(f" {marker}") for marker in stance_words.kinds_of(kind))


def _is_imagined(words: Sequence[str], place: int) -> bool:
    """'would have said', 'wouldn't be saying': nobody did, or the article only guesses."""
    guessed = words[place].endswith("ing") and words[place - 1 : place] == ["be"] and any(word in ("would", "wouldn't") for word in words[:place])
    return guessed or any(word in _MODALS and "have" in words[i + 1 : place] for i, word in enumerate(words[:place]))


def _is_possible(before: Sequence[str], words: Sequence[str], place: int, source: str) -> bool:
    """'could argue', 'is likely to say', 'are meant': nobody said it yet; what a speaker 'can say' of himself he says."""
    if _leads_to("not yet", before, words, place) or (
        place and words[place] in stance_words.kinds_of("meant") and words[place - 1] in stance_words.BE
    ):
        return True
    own = [word for word in words[:place] if word not in stance_words.ADVERBS and not word.endswith("ly")]
    if own[-1:] == ["be"] and own[-2:-1] in (["could"], ["can"], ["might"], ["may"], ["should"], ["must"]):
        return True
    if source.lower() in ("you", "one") and (stance_words.QUESTION | {"no"}) & set(before):
        return True  # how you see it; no one says
    if own[-1:] == ["would"] and words[place] in _thinking():
        return source.lower() not in stance_words.FIRST_PERSON  # what somebody would want is a guess
    return (
        own[-1:] in (["could"], ["can"], ["might"], ["may"], ["should"])
        and "help" not in words
        and words[place] != "like"
        and source.lower() not in stance_words.FIRST_PERSON
    )


@cache
def _thinking() -> frozenset[str]:
    return (
        frozenset(word for word, entries in stance_words.entries().items() for entry in entries if entry.stance in ("believes", "hopes", "demands"))
        - _WISHING
    )


def _is_act(entry: stance_words.Entry, content: str) -> bool:
    """'ordered strikes', 'withdrew its soldiers': done to a thing, or to people, and not said."""
    if entry.base in _SHOWING and _PICTURE.match(content):
        return True
    if entry.base == "refer" and re.search(r"\bas\b", content):
        return False
    return (
        bool(entry.act) and _is_thing(content) and (entry.act != "people" or any(kinds.is_person(word) for word in stance_words.words(content)[:8]))
    )


_SHOWING = frozenset(("tweet", "post", "retweet", "share", "publish", "release"))
_PICTURE = re.compile(
    r"(?i:(?:(?:an?|the|his|her|its|their|several|some|two|more) )?(?:\w+ )?"
    r"(?:photo|photograph|picture|image|video|footage|link|selfie|meme|cartoon|map)s?\b(?! (?:show|is|are|was|were)))"
)


def _is_told(said: Sequence[str]) -> bool:
    """'countered that ...', 'countered: it was ...', and not 'countered the claim'."""
    return said[:1] == ["that"] or any(word in verbs.acting() | stance_words.BE_FORMS for word in said[2:10])


def _denied_to(content: str) -> str | None:
    """'denied him a visa' keeps it from him, and 'denied the request' refuses it: no denial of what is said."""
    return "declines" if _KEPT_FROM.match(content) else "rejects" if _ASKED_FOR.match(content) else None


_KEPT_FROM = re.compile(
    r"(?:him|her|them|us|me|you|(?:the |its |his |her )?[A-Z][\w.]+(?: [\w.]+){0,2}) (?:an? |any |immediate |access |entry |the right )"
)
_ASKED_FOR = re.compile(r"(?:the |an? |his |her |its |their |all )?(?:[\w.'’-]+ ){0,4}(?:requests?|motion|petition|appeal|bid|application)\b")


def _is_thing_speaking(source: str) -> bool:
    """Whether no speaker is called so: 'the videotape', 'which'."""
    by = names.read(source)
    return source.lower() in _THING or (by.form == "nominal" and not by.being)


def _is_thing(content: str) -> bool:
    """Whether the content is no clause: neither 'that', a question nor 'to' opens or joins it, and no verb follows soon."""
    said = stance_words.words(content)
    first = stance_contents.first_clause(said)
    if said[:1] in (["that"], ["to"]) or (said and said[0] in stance_words.QUESTION):
        return False
    return not _TO_DO.match(content) and not any(word in verbs.acting() | stance_words.BE_FORMS for word in first[1:10])


_TO_DO = re.compile(r"(?:\S+ ){1,7}to (?!(?:the|a|an|his|her|its|their|our|my|this|that|these|those|all|any|some|more|other)\b)[a-z]")
