"""The mentions of one article -> the source behind each, in reading order.

A name is first brought to its full form (in the article, then over the corpus). A nominal goes to the
body whose noun it is, to the person who has that role, or to the last source of its kind; else it is a
source of its own. A document speaks for whoever is heard before it. Pronouns come last (`pronouns`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from helpers.grammar import name_keys, name_words, noun_types
from helpers.grammar.actors import Found
from helpers.grammar.noun_types import bare, before_clause, before_preposition
from helpers.identity import affiliations, antecedents, bodies, certainty, full_names, owners
from helpers.identity.known import Known
from helpers.identity.register import CORPUS, Link, Register, Source, gender
from helpers.identity.story import Story

_PART = re.compile(  # how many or whose, before a collective
    r"^(?:(?:the|an?|this|these|those|its|his|her|their|our|my|own|other|about|some|many|several|most|all|both|few|more|than|at|least|nearly|almost"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?|hundreds?|thousands?|scores|of|\d[\d,.]*)\s)+",
    re.IGNORECASE,
)
_TOLD_APART = re.compile(r"[^.;:!?\n]{0,40}?\bwho\b")
_EACH = frozenset("each both either neither".split())
_OF_SOMEBODY = re.compile(r"(?:his|her|their|our|my|your)\b", re.IGNORECASE)
_VERBAL = re.compile(r"[a-z]{3,}(?:ed|ing|ness|ship|ism)$")  # rebuffing, leadership
Aliased = Callable[[str], Source | None]


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that is linked."""

    number: int
    mention: Found
    source: Source
    sentence: int
    heard: bool
    quoted: bool
    doubt: str = ""  # of its link


class Linker:
    """Links the mentions of one article; `aliased` gives the source that an analyst's table has for some words."""

    def __init__(self, story: Story, known: Known, register: Register, aliased: Aliased) -> None:
        self.story, self.known, self.register, self.aliased = story, known, register, aliased
        self.local = Known()
        self.local.add(story)
        self.heard = story.heard()
        self.glossed = {other: one for one, other in story.glosses} | {
            one: other for one, other in story.glosses if not full_names.is_name(story.mentions[one])
        }
        self.seen: list[Seen] = []
        self.named: dict[str, list[Found]] = defaultdict(list)  # key of a name, and its last word -> its mentions
        for mention in filter(full_names.is_name, story.mentions):
            for words in {key := name_keys.key(mention.reading.name), key.rpartition(" ")[2]}:
                self.named[words].append(mention)
        self.introduced = full_names.introduced(self)
        spoken = (story.mentions[number] for number in self.heard)
        self.written = {affiliations.document_noun(m) for m in spoken if m.reading.being == "document"}  # leaflet, where a leaflet says something
        self.speaking = {name_keys.key(before_clause(story.mentions[number].reading.name)) for number in self.heard}
        self.bodies = {name_keys.key(m.reading.name): m for m in story.mentions if full_names.is_name(m) and m.reading.being == "body" and m.told}
        self.links: dict[int, Link] = {}
        self.shown: dict[str, str] = {}  # key of a source -> male or female, where he or she stands for it
        self.unclear: list[Found] = []  # pronouns that speak and have no link
        self.documents: dict[str, list[tuple[frozenset[str], Source | None, Source]]] = {}  # noun -> what is told of each, its author, itself

    def linked(self) -> dict[int, Link]:
        """Number of a mention -> its link; mentions that are no actor's have none, pronouns have theirs from `pronouns`."""
        for number, mention in enumerate(self.story.mentions):
            if mention.reading.form == "name":
                link = self.name(number, mention)
            elif mention.reading.form == "nominal":
                link = self._nominal(number, mention)
                link = link and certainty.of_noun(self, mention, link)
            else:
                continue
            if link is not None:
                self._note(number, link)
            elif mention.reading.form == "nominal" and mention.reading.being in ("person", "people"):
                latent = Link(self._latent(number, mention), "nominal", "words")
                self.seen.append(self._seen(number, latent))
        return self.links

    def _latent(self, number: int, mention: Found) -> Source:
        """Somebody described who is no actor yet, but for whom a pronoun may stand: his wife, a driver."""
        reading = mention.reading
        source = Source(f"{self.story.article_id} / {number}", before_clause(reading.name), reading.type or "other", reading.being, named=False)
        source.gender = gender(reading)
        return source

    def _seen(self, number: int, link: Link) -> Seen:
        mention, story = self.story.mentions[number], self.story
        return Seen(number, mention, link.source, story.sentence(mention.start), number in self.heard, story.is_quoted(mention.start), link.doubt)

    def _note(self, number: int, link: Link) -> None:
        mention = self.story.mentions[number]
        self.links[number] = link
        link.source.heard = link.source.heard or number in self.heard
        link.source.called(mention.text)
        self.seen.append(self._seen(number, link))

    def name(self, number: int, mention: Found) -> Link | None:
        """The link of a proper name; none where it is no actor's."""
        reading, key = mention.reading, name_keys.key(mention.reading.name)
        if held := self.aliased(mention.text) or self.aliased(reading.name):
            return Link(held, "name", "table")
        if len(key) < 2 and number not in self.heard:
            return None  # a big fat F
        full, reason = full_names.full_key(self, number, mention, key)
        if not (mention.told and not mention.place) and number not in self.heard and not full_names.is_actor(self, full):
            return None
        if held := self.aliased(full):
            return Link(held, "name", "table")
        plain = full == key and key not in name_words.types() and not reading.role
        if plain and number not in self.heard and full_names.is_common(self, mention) and full_names.opens(self, mention):
            return None  # International support
        if mention.place and number not in self.heard and reason == "short elsewhere":
            return None  # at Hillford is not Ann Hillford of another article
        if full in self.known.outlets and reading.being in ("", "person") and bare(reading.name.split()[0]) not in name_words.given_names():
            reading = replace(reading, being="body", type="media")
        scope = full_names.scope(self, full, key, replace(mention, reading=reading))
        source = self.register.get((scope, full), reading.name if full == key else full_names.display(self, full, reading.name), reading, named=True)
        source.rename(reading.name)
        source.articles.add(self.story.scope)
        if reading.type not in ("", "other", "unnamed") and reading.being == source.being:
            source.told[reading.type].add(self.story.scope)
        affiliations.affiliate(self, source, mention)
        return Link(source, "name", reason, certainty.of_short(self, mention, full, reason))

    def _nominal(self, number: int, mention: Found) -> Link | None:
        reading = mention.reading
        if held := self.aliased(mention.text) or self.aliased(reading.name):
            return Link(held, "nominal", "table")
        if (known := bodies.name(name_keys.key(reading.name))) and not _ANY.match(mention.text):
            return Link(self.register.get((CORPUS, name_keys.key(known)), known, reading, named=True), "nominal", "well known")
        if surname := self._surname(mention):
            return Link(full_names.source_of(self, surname), "name", "short")
        if mention.text.lower().split()[0] in _NO_ONE:
            return None  # no group said so
        if number not in self.heard and owners.is_shut(self, mention):
            return None
        if number in self.heard and mention.text.lower() == "the paper" and (paper := antecedents.newspaper(self, mention)):
            return paper
        if reading.being in ("document", "message"):
            if number in self.heard:
                return affiliations.document(self, mention)
            return affiliations.same_document(self, mention) if affiliations.document_noun(mention) in self.written else None
        if (other := antecedents.glossed(self, number, mention)) is not None:
            return Link(full_names.source_of(self, other), "nominal", "gloss")
        if group := antecedents.named_group(self, mention):
            return Link(group, "nominal", "noun of a name")
        if person := antecedents.apposed(self, number, mention):
            return Link(person, "nominal", "apposition")
        if link := antecedents.earlier(self, mention, heard=number in self.heard) or (
            antecedents.told_later(self, mention) if number in self.heard else None
        ):
            return link
        if number in self.heard and (self._is_vague(mention) or _is_thing(mention)):
            source = self.register.get((self.story.article_id, mention.text.lower()), mention.text, reading, named=False, resolved=False)
            return Link(source, "nominal", "unresolved")
        if number not in self.heard and (body := antecedents.members(self, mention)):
            return Link(body, "nominal", "noun of a name")
        if number not in self.heard and reading.being == "body" and _OF_SOMEBODY.match(mention.text):
            return None  # his army, of which nothing tells whose it is
        if number in self.heard or mention.told:
            return Link(self._of_its_own(number, mention), "nominal", "words")
        return None

    def _surname(self, mention: Found) -> Found | None:
        """The full name of somebody of the article whose surname is a title: King, where Ann King is named."""
        key = name_keys.key(mention.text)
        if " " in mention.text or not mention.text.istitle() or mention.reading.being != "person":
            return None
        full = self.local.person(key, given=False)
        return next((m for m in self.named[key] if name_keys.key(m.reading.name) == full and m.start < mention.start), None) if full else None

    def _is_vague(self, mention: Found) -> bool:
        """'The company', 'the ministry', 'each side', where nothing says which: left unresolved."""
        words = [word for word in antecedents.bare(mention).split() if word not in noun_types.DETERMINERS | _EACH]
        if len(words) != 1 or before_preposition(mention.text) != mention.text:
            return False
        entry = name_words.generic().get(words[0])
        return mention.reading.definite and entry is not None and entry[0] in ("body", "part") or words[0] in ("side", "sides")

    def _of_its_own(self, number: int, mention: Found) -> Source:
        """A source that no name is known of: of the corpus for bodies and for those never heard, of the article where it is heard."""
        reading = mention.reading
        core = name_keys.key(before_clause(reading.name)) or reading.name.lower()
        owner = mention.owner or (_of_state(reading.name) if reading.being == "body" else "")
        shared = (reading.being == "body" and (reading.definite or " " not in reading.name)) or not self._speaks_here(core)
        if _OF_SOMEBODY.match(mention.text):
            shared = False
        elif reading.being == "body" and reading.definite:
            whole = antecedents.is_of_name(reading.name)  # the Office of the President is not the one office that has a name here
            said = reading.name if whole else before_preposition(reading.name)
            noun = " ".join(word for word in name_keys.key(said).split() if word not in noun_types.DETERMINERS)
            core = noun if noun == "group" else full_names.owned(self, said, owner)  # the group is no Hill Group that stands far off
            if noun == "administration" and owners.is_past(self, name_keys.body_parts(core)[1]):
                core = noun  # of another president than the one whose name it could have
            shared = shared and not (core == name_keys.key(core) and self._is_one_of_several(core))
            told = " " in noun and core == noun and said.islower()  # the central government: of another state in another article
            shared = shared and noun not in name_words.generic() and not (told and reading.type == "state" and core.split()[-1] in _RULING)
        name = before_clause(reading.name) or reading.name
        if number not in self.heard and reading.being == "people" and (plain := self._collective(mention, name)):
            return self.register.get((CORPUS, name_keys.key(plain)), plain, reading, named=False)
        source = self.register.get((CORPUS if shared else self.story.scope, core), name, reading, named=False)
        if mention.anonymous:
            source.type = "unnamed"
        elif shared and not self._is_owned(mention):
            pass  # government officials: of which state they are, each article tells
        elif reading.being in ("person", "people") and not source.affiliated and (body := affiliations.speaking_for(self, number, mention)):
            source.join(body, wholly="'s " in mention.text or "’s " in mention.text)
        return source

    def _is_owned(self, mention: Found) -> bool:
        """Whether a description holds a name, past the capital that opens a sentence: Halvern officials."""
        words = mention.reading.name
        opens = _OPENING.search(self.story.text, max(0, mention.start - 4), mention.start) is not None
        return any(map(str.isupper, words[1:] if opens or mention.start == 0 else words))

    def is_generic(self, key: str) -> bool:
        """Whether a bare noun is a body's name in this article alone: the Committee; the Parliament, where most are told with their state."""
        known = name_words.generic().get(key, ("", frozenset()))[0] in ("body", "part")
        if key.endswith(" ministry") and self.known.has_ministries():
            return True  # of which state it is, each article tells
        return known or (2 * self.known.owned[key] > self.known.cores[key] and self._is_one_of_several(key))

    def _is_one_of_several(self, core: str) -> bool:
        """Whether the corpus names such bodies of several owners: of which state the government is, each article must tell."""
        owners = sorted(self.known.owners.get(core, ()), key=len)
        return any(not name_keys.same_owner(one, other) for place, one in enumerate(owners) for other in owners[:place])

    def _collective(self, mention: Found, name: str) -> str:
        """The collective of which these are some: 'three civilians', 'its civilians'; nothing where they are told apart, as by 'who'."""
        plain = _PART.sub("", name)
        return plain if plain != name and not _TOLD_APART.match(self.story.text, mention.end) else ""

    def _speaks_here(self, core: str) -> bool:
        return core in self.speaking


def _of_state(words: str) -> str:
    """The state after 'of': the government of Halvern."""
    told = _OF_STATE.search(words)
    return told[1] if told and told[1] in name_words.states() else ""


_ANY = re.compile(r"(?:an?|another|some|any)\s", re.IGNORECASE)  # a national security agency is not the one called so
_RULING = frozenset("government administration regime parliament army military police ministry court".split())
_OF_STATE = re.compile(r"\sof\s(?:the\s)?([A-Z]\w+(?:\s[A-Z]\w+)?)\Z")
_OPENING = re.compile(r"[.!?:\n][\"”’']?\s*[\"“‘']?\Z")
_NO_ONE = frozenset("no nobody none neither anyone anybody no-one".split())


def _is_thing(mention: Found) -> bool:
    """'The reforms', 'real leadership', 'rebuffing': nobody who says anything, though the words stand as a claim's source."""
    reading = mention.reading
    words = before_preposition(before_clause(reading.name)).split()
    head = bare(words[-1]) if words else ""
    if head in name_words.things():
        return head not in name_words.types()
    if not reading.being and " " not in mention.text and not head.endswith("s"):
        return True  # Diplomacy, Unfortunately
    return not reading.being and (not mention.text.lower().startswith("the ") and bool(_VERBAL.fullmatch(head)) and head != "polling")
