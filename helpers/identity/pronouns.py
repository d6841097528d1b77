"""Pronouns that are the source of a claim -> whom they stand for; left unresolved where two fit about equally.

By position, number, gender where the text shows it, recency, and who can speak there: after the
preferences of centering (Grosz, Joshi and Weinstein, 1995) and the weights of Lappin and Leass (1994),
cut down to what can be read without a parser.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from helpers.grammar import expletives, name_keys, name_words, names, noun_types
from helpers.grammar.actors import Found
from helpers.identity import certainty, newsroom
from helpers.identity.certainty import Candidate
from helpers.identity.holders import WINDOW
from helpers.identity.links import Linker, Seen
from helpers.identity.register import CORPUS, Link, Source
from helpers.identity.story import Spoken, plain_outlet

FURTHEST = 4  # sentences back
NEAREST = 2  # the same for it and they
MARGIN = 0.3  # by which the best must lead the next
SPEAKER, SUBJECT, ACTS, SHOWN, REPEATED, PARAGRAPH, PLURAL = 0.8, 0.5, 0.3, 0.6, 0.2, 0.8, 0.5
OWN = "own"
_PARTIAL = frozenset("some others one each another".split())  # of those who were named; 'many' and 'both' may be of anyone
_BESIDE = re.compile(r"\s(?:and|or)\s(?:[\w.’'-]+\s){0,4}")
_IN_WHICH = re.compile(r",?\s*\b(?:(?:in|from|during|of|with|at|after|by) which|when|where)\s\Z")
_OWNED = re.compile(r"(?:\b(?:my|our|your|his|her|its|their|whose)|['’]s?)\s(?:[a-z-]+\s){0,2}\Z", re.IGNORECASE)
_TITLED = re.compile(r",\s(?:then\s|now\s|once\s)?\Z")
_PREDICATED = re.compile(r"(?:\b(?:be|is|are|was|were|been|being|becom(?:e|es|ing)|became|as|once|like|remains?)|['’]s)\s\Z", re.IGNORECASE)
_PREPOSED = re.compile(r"\b(?:with|by|of|to|from|in|for|against|on|at|than|about|like|between|among)\s(?:the\s|The\s)?\Z")
THEY = frozenset("they them their themselves".split())
_ASIDE = re.compile(r",?\s*(?:\([^()]{1,25}\))?,?\s*")
_PLURAL = re.compile(r"\s+(?:are|were|have)\b")
ARTICLE = 4  # characters of "the" and a blank
_OF = frozenset("of for in at to".split())
_ROLE = re.compile(r",|\s(?:of|for|in|at|to)\s")  # as the mayor of Hillford, he: what he is, no clause
_FRONTED = re.compile(r"[\"“‘']?(?:As|While|When|If|Although|Though|Because|Before|After|Since|Until|Even as|Even if|Even though)\s")
_COMMA = re.compile(r"[^.,;:!?\n\"“”]{3,120},\s")
_SEVERAL = re.compile(r"\b(?:organi[sz]ations|groups|agencies|companies|factions|parties|countries|governments|charities|ministries|councils)$")
OPENING = 40  # characters before the subject of a sentence
FURTHEST_PLURAL = 80  # characters from "elders such as" to "who are"
IT = frozenset("it its itself".split())
FIRST = frozenset("i me my myself we us our ourselves".split())
PLURAL_FIRST = frozenset("we us our ourselves".split())
RELATIVE = frozenset(("who", "which", "that"))
GENDERS = {"he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "herself": "female"}


def link(linker: Linker) -> None:
    """Links the pronouns of an article, those of the third person first; each has a link then, if only to somebody unknown."""
    pronouns = [n for n, m in enumerate(linker.story.mentions) if m.reading.form == "pronoun"]
    claims = {mention: linker.story.claims[claim_id] for claim_id, mention in reversed(linker.story.speakers.items())}
    pronouns = [number for number in pronouns if number in claims]
    for third in (True, False):
        for number in pronouns:
            mention = linker.story.mentions[number]
            if (mention.reading.head not in FIRST) == third:
                found = _third(linker, mention, claims[number]) if third else _first(linker, mention, claims[number])
                if third and found is None:
                    linker.unclear.append(mention)
                _note(linker, number, mention, found or _nobody(linker, mention))


def _before(linker: Linker, mention: Found) -> list[Seen]:
    """What is linked before a pronoun, as far back as it may look."""
    place = bisect_left(linker.seen, mention.start, key=lambda seen: seen.mention.start)
    return linker.seen[max(0, place - WINDOW) : place]


def _note(linker: Linker, number: int, mention: Found, made: Link) -> None:
    linker.links[number] = made
    if made.source.resolved:
        _realise(linker, made.source)
        made = _of_article(linker, made)
        linker.links[number] = made
    made.source.heard = True
    if made.source.resolved:
        story = linker.story
        seen = Seen(number, mention, made.source, story.sentence(mention.start), True, story.is_quoted(mention.start), made.doubt)
        if mention.reading.head in GENDERS and not made.doubt:
            linker.shown.setdefault(made.source.key, GENDERS[mention.reading.head])
        linker.seen.insert(bisect_left(linker.seen, mention.start, key=lambda held: held.mention.start), seen)


def _of_article(linker: Linker, made: Link) -> Link:
    """The link, to a collective of this article alone where it was one of the corpus that nobody had heard: those who speak here are of here."""
    source = made.source
    if source.named or source.being != "people" or not source.key.startswith(f"{CORPUS} / "):
        return made
    words = source.key.removeprefix(f"{CORPUS} / ")
    reading = replace(made_reading, type=source.type) if (made_reading := names.read(source.name)).being == "people" else None
    if reading is None:
        return made
    here = linker.register.get((linker.story.scope, words), source.name, reading, named=False)
    for seen in linker.seen:
        if seen.source is source and seen.number in linker.links:
            linker.links[seen.number] = replace(linker.links[seen.number], source=here)
    return replace(made, source=here)


def _realise(linker: Linker, source: Source) -> None:
    """Somebody described becomes a source once a pronoun that speaks stands for him."""
    key = source.key.split(" / ", 1)
    if (key[0], key[1]) not in linker.register.by_key:
        linker.register.keep((key[0], key[1]), source)
        for seen in linker.seen:
            if seen.source is source:
                linker.links[seen.number] = Link(source, seen.mention.reading.form, "words")


def _nobody(linker: Linker, mention: Found) -> Link:
    reading = mention.reading
    key = (linker.story.article_id, f"{reading.head} {mention.start}")
    reason = "unresolved" if name_words.pronouns().get(reading.head) else "may be anyone"
    return Link(linker.register.get(key, mention.text, reading, named=False, resolved=False), "pronoun", reason)


# -- I, we


def _first(linker: Linker, mention: Found, claim: Spoken) -> Link | None:
    """I and we: who speaks the quotation; we outside one: the outlet itself."""
    outer = holder(linker, claim, mention.start)
    spoken = link_of(linker, outer)
    if spoken is not None and spoken.source.resolved and (linker.story.is_quoted(mention.start) or _is_turn(outer)):
        doubt = certainty.of_speaker(linker.story, mention, spoken)
        return None if doubt == certainty.UNCLEAR else Link(spoken.source, "pronoun", "speaker", doubt)
    if (
        mention.reading.head in PLURAL_FIRST
        and linker.story.outlet
        and not linker.story.is_quoted(mention.start)
        and newsroom.reports(linker.story, claim)
    ):
        name = plain_outlet(linker.story.outlet)
        outlet = linker.aliased(name) or linker.register.get((CORPUS, name_keys.key(name)), name, names.OUTLET, named=True)
        return Link(outlet, "pronoun", "outlet")
    return None


def holder(linker: Linker, claim: Spoken, place: int) -> Spoken | None:
    """The innermost other claim whose content holds a place."""
    claims = linker.story.claims
    if claim.nested_in in claims:
        return claims[claim.nested_in]
    holding = [c for c in linker.story.claims_around(place) if c is not claim and any(s <= place < e for s, e in c.content)]
    return min(holding, key=lambda c: c.content[-1][1] - c.content[0][0], default=None)


def link_of(linker: Linker, claim: Spoken | None) -> Link | None:
    """The link of a claim's source as far as there is one: its own, or that of the claim it is carried from."""
    seen: set[str] = set()
    while claim is not None and claim.claim_id not in seen:
        seen.add(claim.claim_id)
        number = linker.story.speakers.get(claim.claim_id)
        if number is not None:
            return linker.links.get(number)
        claim = linker.story.claims.get(claim.carried_from or "")
    return None


# -- he, she, it, they


def _third(linker: Linker, mention: Found, claim: Spoken) -> Link | None:
    if mention.reading.head in RELATIVE:
        return _before_relative(linker, mention)
    beings = name_words.pronouns().get(mention.reading.head, ())
    if OWN in beings:
        return _some(linker, mention)
    if not beings:
        return None
    outer = holder(linker, claim, mention.start)
    spoken = link_of(linker, outer)
    speaker = spoken.source if spoken else None
    quoted = linker.story.is_quoted(mention.start)
    if outer and outer.cue and outer.cue[1] <= mention.start and not quoted and (named := _named_between(linker, mention, outer.cue[1], beings)):
        return Link(named, "pronoun", "best of several")
    if outer and outer.cue and mention.reading.head in THEY and not quoted and _others_between(linker.story.text[outer.cue[1] : mention.start]):
        return None
    aside = (
        outer and outer.cue and mention.reading.head in IT and linker.story.text.startswith(",", outer.cue[1])
    )  # it was late because, she says, it
    if (
        spoken
        and not quoted
        and outer
        and outer.cue
        and not aside
        and outer.cue[1] <= mention.start
        and _fits(linker, spoken.source, mention, beings)
    ):
        return Link(spoken.source, "pronoun", "speaker goes on", certainty.of_speaker_on(linker, mention, spoken, outer.cue[1]))
    if mention.reading.head in IT and expletives.stands_for_nothing(linker.story.text, mention.end):
        return None
    if mention.reading.head in THEY and _two(linker, mention):
        return None
    if "person" in beings and (opened := _opening(linker, mention)) is not None:
        return Link(opened[0], "pronoun", "best of several") if opened and _fits(linker, opened[0], mention, beings) else None
    ranked = _ranked(linker, mention, claim, beings, speaker if quoted or _is_turn(outer) else None, quoted)
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < MARGIN:
        return None
    if (ahead := _ahead(linker, mention, beings)) and ahead is not ranked[0].source:
        return None
    doubt = certainty.of_pronoun(linker.story, mention, ranked)
    if doubt == certainty.UNCLEAR or _goes_on(linker, mention, ranked[0]):
        return None
    doubt = doubt or certainty.of_best(linker, mention, ranked[0])
    return Link(ranked[0].source, "pronoun", "only one fits" if len(ranked) == 1 else "best of several", doubt)


def _is_turn(outer: Spoken | None) -> bool:
    """Whether a claim is speech by its layout, without marks: 'REED: I leave', where he is somebody else."""
    return outer is not None and outer.cue is None and outer.source is not None


def _opening(linker: Linker, mention: Found) -> list[Source] | None:
    """Who is the subject of a clause that opens a sentence, 'As the mayor leaves, he said'; nobody where the mayor has no link, None without one."""
    text = linker.story.text
    begin = linker.story.starts[bisect_right(linker.story.starts, mention.start) - 1]
    clause = _FRONTED.match(text, begin, mention.start)
    comma = _COMMA.match(text, clause.end()) if clause else None
    if clause is None or comma is None or comma.end() != mention.start:
        return None
    near = (seen for seen in _before(linker, mention) if clause.end() <= seen.mention.start <= clause.end() + ARTICLE)
    subject = next((seen for seen in near if seen.source.being == "person" and not _ROLE.match(text, seen.mention.end)), None)
    if subject and (subject.mention.reading.form == "name" or text[clause.end() : clause.end() + ARTICLE].lower() == "the "):
        return [subject.source]
    words = text[clause.end() : mention.start].split()
    person = next((place for place in (1, 2) if noun_types.classify(noun_types.bare("".join(words[place : place + 1])))[1] == "person"), None)
    after = words[person + 1] if person and len(words) > person + 2 else "of"
    return [] if words[0].lower() == "the" and after not in _OF else None


def _ahead(linker: Linker, mention: Found, beings: tuple[str, ...]) -> Source | None:
    """Who stands right behind a clause that opens a sentence, and may be meant by it: 'As they weigh it, lawmakers said'."""
    text = linker.story.text
    begin = linker.story.starts[bisect_right(linker.story.starts, mention.start) - 1]
    clause = _FRONTED.match(text, begin, mention.start)
    comma = _COMMA.match(text, mention.end) if clause and clause.end() == mention.start else None
    if comma is None:
        return None
    place = bisect_left(linker.seen, comma.end(), key=lambda seen: seen.mention.start)
    held = next(iter(linker.seen[place : place + 1]), None)
    return held.source if held and held.mention.start == comma.end() and _fits(linker, held.source, mention, beings) else None


def _goes_on(linker: Linker, mention: Found, best: Candidate) -> bool:
    """Whether 'he' may be the 'he' before, who has no link: nobody who fits has spoken since."""
    head = GENDERS.get(mention.reading.head, mention.reading.head)
    alike = [held for held in linker.unclear if GENDERS.get(held.reading.head, held.reading.head) == head]
    if not alike or linker.story.sentence(mention.start) - linker.story.sentence(alike[-1].start) > FURTHEST:
        return False
    return not (best.seen.heard and best.seen.mention.start > alike[-1].start)


def _named_between(linker: Linker, mention: Found, start: int, beings: tuple[str, ...]) -> Source | None:
    """'Remarks by Ann Reed in which she': whoever stands right before such a clause, and not the speaker whose words hold it."""
    clause = _IN_WHICH.search(linker.story.text, start, mention.start)
    near = [s for s in _before(linker, mention) if clause and start <= s.mention.start and 0 <= clause.start() - s.mention.end <= 1]
    return near[-1].source if near and _fits(linker, near[-1].source, mention, beings) else None


def _others_between(words: str) -> bool:
    """Whether other people stand between a cue and 'they': she said that lawmakers know what they want."""
    small = (word.strip(".,;:’'") for word in words.split() if word.islower())
    return any(name_words.types().get(word, ("", ""))[1] == "people" or _is_plural_person(word) for word in small)


def _is_plural_person(word: str) -> bool:
    return word.endswith("s") and name_words.types().get(word[:-1], ("", ""))[1] == "person"


def _two(linker: Linker, mention: Found) -> bool:
    """Whether two people who are named side by side may be meant: Ann Reed and Mayor Bob Hill, then they."""
    if linker.story.text[mention.end : mention.end + 5] == " both":
        return True
    near = [s for s in _before(linker, mention) if _distance(linker, s, mention) <= 1 and s.mention.end <= mention.start]
    people = [place for place, s in enumerate(near) if s.source.being == "person"]
    pairs = ((near[place], near[place + 1]) for place in people if place + 1 in people)
    return any(_BESIDE.fullmatch(linker.story.text, one.mention.end, two.mention.start) for one, two in pairs if one.source is not two.source)


def _some(linker: Linker, mention: Found) -> Link:
    """'Some say', 'others', 'one of them': a source of its own, of the type of those it is one of."""
    people = [s for s in _before(linker, mention) if s.source.being == "people" and mention.start > s.mention.end]
    heard = [s for s in people if s.heard and _distance(linker, s, mention) <= FURTHEST]
    near = heard or [s for s in people if _distance(linker, s, mention) <= 2]
    partial = mention.reading.head in _PARTIAL or " " in mention.text
    reading = replace(mention.reading, type=near[-1].source.type if near and partial else "unnamed", being="people")
    key = (linker.story.article_id, f"{mention.reading.head} {mention.start}")
    return Link(linker.register.get(key, mention.text, reading, named=False), "pronoun", "own")


def _distance(linker: Linker, seen: Seen, mention: Found) -> int:
    return linker.story.sentence(mention.start) - seen.sentence


def _before_relative(linker: Linker, mention: Found) -> Link | None:
    """'Ann Reed, who said': whoever is named right before."""
    text = linker.story.text
    before = _before(linker, mention)
    near = [s for s in before if -len(mention.text) <= mention.start - s.mention.end <= 2 or _ASIDE.fullmatch(text, s.mention.end, mention.start)]
    if not near:
        return None
    if near[-1].source.being == "person" and _PLURAL.match(text, mention.end):  # elders such as Ann Reed, who are
        near = [s for s in before if s.source.being == "people" and mention.start - s.mention.end <= FURTHEST_PLURAL][-1:] or near
    if mention.reading.head == "who" and near[-1].source.being == "body":  # lawmakers in the House who think
        beside = (s for s in reversed(before) if linker.story.between(s.mention.end, near[-1].mention.start))
        near = [s for s in beside if s.source.being in ("person", "people")][:1] or near
    # Ann Reed, an adviser to Bob Hill, who said: she did
    whole = [s for s in before if s.source.being == "person" and mention.reading.head == "who" and near[-1].mention.text in s.mention.reading.role]
    meant = (whole or near)[-1]
    return Link(meant.source, "pronoun", "relative", certainty.of_relative(linker, mention, meant))


def _ranked(linker: Linker, mention: Found, claim: Spoken, beings: tuple[str, ...], barred: Source | None, quoted: bool) -> list[Candidate]:
    """The sources that fit, best first."""
    sentence, here = linker.story.sentence(mention.start), linker.story.paragraph(mention.start)
    own = [span for span in claim.content if span[0] < mention.start]
    best: dict[int, Candidate] = {}
    count: dict[int, int] = {}
    firsts: dict[int, int] = {}
    strong: set[int] = set()
    for seen in _before(linker, mention):
        firsts.setdefault(seen.sentence, seen.number)
        count[id(seen.source)] = count.get(id(seen.source), 0) + 1
        furthest = NEAREST if mention.reading.head in THEY | IT else FURTHEST
        if seen.source is barred or sentence - seen.sentence > furthest or not _fits(linker, seen.source, mention, beings):
            continue
        if (mention.reading.head in IT and _is_scene(seen)) or _is_told_of(linker, seen, claim) or _is_title(linker, seen):
            continue
        if any(start <= seen.mention.start < end for start, end in own) or (seen.quoted and not quoted):
            continue
        score = _score(seen, mention, sentence, firsts[seen.sentence] == seen.number)
        score += PARAGRAPH * (linker.story.paragraph(seen.mention.start) == here)
        subject = (seen.mention.acts or firsts[seen.sentence] == seen.number) and not _is_object(linker, seen)
        if seen.heard or subject or (seen.source.being != "body" and mention.reading.head in THEY):
            strong.add(id(seen.source))
        held = best.get(id(seen.source))
        sure = max(held.sure if held else certainty.NEVER, certainty.NEVER if seen.doubt else score)
        best[id(seen.source)] = (
            Candidate(score, seen, sure, _is_subject(linker, seen, subject), _is_object(linker, seen))
            if held is None or score >= held.score
            else replace(held, sure=sure)
        )
    if mention.reading.head in THEY | IT:  # those whom something is only done to are no subject
        best = {key: held for key, held in best.items() if key in strong}
    often = {key: REPEATED * (count[key] > 2) for key in best}
    weighed = (replace(held, score=held.score + often[key], sure=held.sure + often[key]) for key, held in best.items())
    return sorted(weighed, key=lambda held: -held.score)


def _is_told_of(linker: Linker, seen: Seen, claim: Spoken) -> bool:
    """Whether the words speak of 'my brother': then the brother does not say them."""
    if seen.source.named or seen.source.being != "person":
        return False
    words = " ".join(linker.story.text[start:end] for start, end in claim.content).lower()
    return bool(re.search(rf"\b(?:my|our) (?:[a-z]+ )?{re.escape(seen.mention.reading.head)}\b", words))


def _is_title(linker: Linker, seen: Seen) -> bool:
    """Whether words only say what somebody else is: as president; she is a leader; Ann Reed, then a general."""
    if seen.number in linker.links or seen.source.being != "person":
        return False
    text, start = linker.story.text, seen.mention.start
    first = seen.mention.text.split()[0].lower()
    bare = not (
        first in noun_types.DETERMINERS | noun_types.POSSESSIVES
        or first.endswith(("'s", "’s"))
        or first[0].isdigit()
        or _OWNED.search(text, max(0, start - 40), start)
    )
    if bare or _PREDICATED.search(text, max(0, start - 12), start):
        return True
    comma = _TITLED.search(text, max(0, start - 8), start)
    return bool(comma) and any(other.mention.end == comma.start() and other.source.named for other in _before(linker, seen.mention)[-3:] if comma)


def _is_object(linker: Linker, seen: Seen) -> bool:
    """Whether a preposition stands before a mention: 'those who spoke with the paper expected' is not of the paper."""
    return bool(_PREPOSED.search(linker.story.text, max(0, seen.mention.start - 16), seen.mention.start))


def _is_subject(linker: Linker, seen: Seen, first: bool) -> bool:
    """Whether a verb follows, or a mention that is the first stands near where its sentence begins."""
    begin = linker.story.starts[bisect_right(linker.story.starts, seen.mention.start) - 1]
    return seen.mention.acts or (first and seen.mention.start - begin <= OPENING)


def _is_scene(seen: Seen) -> bool:
    """A state that neither speaks nor acts there: in Syria or Iraq."""
    return seen.source.being == "body" and seen.mention.text in name_words.states() and not (seen.heard or seen.mention.acts)


def _score(seen: Seen, mention: Found, sentence: int, first: bool) -> float:
    gender = GENDERS.get(mention.reading.head)
    return (
        seen.sentence
        - sentence
        + SPEAKER * seen.heard
        + SUBJECT * first
        + ACTS * seen.mention.acts
        + SHOWN * bool(gender and seen.source.gender == gender)
        + PLURAL * (mention.reading.head in THEY and seen.source.being == "people")
    )


def _fits(linker: Linker, source: Source, mention: Found, beings: tuple[str, ...]) -> bool:
    gender = GENDERS.get(mention.reading.head)
    being = source.being or ("person" if source.named else "")
    being = "document" if being == "message" else being
    if mention.reading.head in THEY and source.name in name_words.states():
        return False  # a state is it
    if mention.reading.head in IT and not source.named and _SEVERAL.search(noun_types.before_clause(source.name)):
        return False  # 14 organisations are they
    shown = source.gender or linker.shown.get(source.key, gender)
    return being in beings and (not gender or shown == gender)
