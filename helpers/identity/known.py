"""What an article or the whole corpus shows of names: full forms, glosses, roles, and which runs of words name an actor."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from helpers.grammar import name_keys, name_parts, name_words, noun_types, roles
from helpers.grammar.actors import Found
from helpers.grammar.noun_types import before_preposition, classify
from helpers.identity.story import Story, plain_outlet

NICKNAME = 3  # letters that a first name and its short form share
CLEAR = 0.85  # share of a surname's full names above which the surname alone means the commonest
NEARLY = 0.8  # share of the states that own a body of some name above which the commonest is meant where none is told
MOSTLY = 0.6  # share of the glosses of a name above which the commonest is meant
SORTS = frozenset("group groups organization organizations movement network networks faction factions".split())  # of bodies, as keys have them
STATES = 3  # owners of ministries in a corpus, from which a ministry without its state may be any
RARELY = 0.02  # share of the commonest word of somebody's roles, below which a word is not told of him
OFTEN, SHARE = 3, 0.1  # articles that must give a gloss, or their share among those that use the name, for it to hold elsewhere; of full names, too


class Known:
    """Names as an article, or a corpus, gives them; keys are those of `name_keys.key`."""

    def __init__(self) -> None:
        self.told: Counter[str] = Counter()  # where the text shows an actor
        self.placed: Counter[str] = Counter()  # where it shows a place
        self.display: dict[str, str] = {}  # key -> how it is written first
        self.people: Counter[str] = Counter()  # full names
        self.untold: dict[str, dict[str, str]] = defaultdict(dict)  # last word -> other runs that end so and may be full names, as they are written
        self.bodies: Counter[str] = Counter()
        self.by_part: dict[str, set[str]] = defaultdict(set)  # first or last word -> full names of people
        self.by_word: dict[str, set[str]] = defaultdict(set)  # word -> names of bodies
        self.by_initials: dict[str, set[str]] = defaultdict(set)
        self.glossed: dict[str, Counter[str]] = defaultdict(Counter)  # name -> the names that it is a gloss of, and in how many articles
        self.articles: Counter[str] = Counter()  # how many name it
        self.outlets: set[str] = set()
        self.owners: dict[str, Counter[str]] = defaultdict(Counter)  # army -> the states whose army is named, and how often
        self.owned: Counter[str] = Counter()  # how often a body stands with its owner
        self.cores: Counter[str] = Counter()  # and at all
        self.roles: dict[str, Counter[str]] = defaultdict(Counter)  # role -> people, and how often each is told to have it
        self._ministries: bool | None = None
        self._spelt: dict[str, str] = {}  # people -> the commonest spelling of their names
        self.titles: dict[str, Counter[str]] = defaultdict(Counter)  # people -> all words of their roles

    def add(self, story: Story) -> None:
        """Learns the names of one article."""
        heard = story.heard()
        if story.outlet:
            self.outlets.add(name_keys.key(plain_outlet(story.outlet)))
        self.articles.update({name_keys.key(mention.reading.name) for mention in story.mentions if mention.reading.form == "name"})
        pairs = set()
        for number, mention in enumerate(story.mentions):
            if mention.reading.form == "name":
                self._add_name(mention, told=mention.told or number in heard)
            elif mention.reading.being == "body" and mention.reading.form == "nominal":
                self._add_body(mention)
        for one, other in story.glosses:
            first, second = (name_keys.key(story.mentions[number].reading.name) for number in (one, other))
            if story.mentions[one].reading.form == "name":
                pairs.add((second, first))
        for second, first in pairs:
            self.glossed[second][first] += 1

    def _add_name(self, mention: Found, *, told: bool) -> None:
        reading, key = mention.reading, name_keys.key(mention.reading.name)
        self.told[key] += told
        self.placed[key] += mention.place
        if not told or not key:
            if " " in key and reading.being in ("person", "") and not mention.place:
                self.untold[key.rpartition(" ")[2]].setdefault(key, reading.name)
            return
        self.display.setdefault(key, reading.name)
        if reading.being == "person":
            for role in _roles(reading.role):
                self.roles[role][key] += 1
            self.titles[key].update(roles.role_bag(reading.role))
        if reading.being == "person" and " " in key and "/" not in reading.name:  # no photographer's credit
            self.people[key] += 1
            words = key.split()
            parts = words[: words.index("of")] if "of" in words[1:] else words  # Reed of Hillford is not called Hillford
            starts = (
                place for place in range(1, len(parts)) if parts[place - 1] not in ("bin", "ibn")
            )  # Ali bin Reed is not called by his father's name
            for part in (words[0], *(" ".join(parts[place:]) for place in starts)):
                self.by_part[part].add(key)
        elif reading.being == "body":
            self.bodies[key] += 1
            for word in key.split():
                self.by_word[word].add(key)
            self.by_initials[name_keys.initials(reading.name).lower()].add(key)
            self._add_body(mention)

    def _add_body(self, mention: Found) -> None:
        core, owner = name_keys.body_parts(mention.reading.name, mention.owner)
        self.cores[core] += 1
        if mention.reading.form == "nominal" and core.split()[-1] in SORTS and _is_adjective(owner):
            return  # a Sunni rebel group is described, not named
        if owner and (mention.owner or any(word[:1].isupper() for word in mention.reading.name.split()[:-1])):  # an air campaign is nobody's
            self.owners[core][owner] += 1
            self.owned[core] += 1
            written = mention.reading.name if not mention.owner else f"{mention.owner}'s {mention.reading.name}"
            named = written.split()
            while len(named) > 1 and named[0].lower() in noun_types.DETERMINERS:
                named = named[1:]
            first = next((place for place, word in enumerate(named) if word[:1].isupper() or word in name_parts.PARTICLES), 0)
            self.display.setdefault(f"{owner} {core}", " ".join(named[first:]))  # a testy House committee

    def is_actor(self, key: str) -> bool:
        """Whether the text shows that the name is an actor's, and not oftener that it is a place's."""
        return self.told[key] > 0 and self.told[key] >= self.placed[key]

    def has_ministries(self) -> bool:
        """Whether the corpus names ministries of several states."""
        if self._ministries is None:
            whose = {
                owner for core, owners in self.owners.items() if core.endswith("ministry") for owner in owners if owner.title() in name_words.states()
            }
            self._ministries = len(whose) >= STATES
        return self._ministries

    def holders(self, role: str) -> list[str]:
        """Those who have a role: one who is rarely told to have it does not count beside others."""
        told = self.roles.get(role, Counter())
        most = max(told.values(), default=0)
        return [key for key, count in told.items() if count >= SHARE * most]

    def is_called(self, key: str, role: str) -> bool:
        """Whether the corpus calls somebody a president or king, where the words do; of several who share a surname only one often called so."""
        shown = re.search(r"(?<!vice )(?<!vice-)\b(president|king|queen|prince|princess|pope|emir|chancellor)$", role.strip().lower())
        if not shown:
            return True
        surname = [name for name in self.by_part.get(key.rpartition(" ")[2], ()) if self.people[name]]
        return self.roles[shown[1]][key] > 0 and (len(surname) < 2 or key in self.holders(shown[1]))

    def title_words(self, key: str) -> set[str]:
        """The words of somebody's roles, those that stand there very rarely left out."""
        words = self.titles.get(key, Counter())
        most = max(words.values(), default=0)
        return {word for word, count in words.items() if count >= RARELY * most}

    def whole_name(self, key: str) -> str:
        """The name that is one with this: without a word that only opens a sentence, with or without the middle name that all have."""
        words = key.split()
        rest = " ".join(words[1:])
        opening = words[0] in name_words.plain_words() or words[0].endswith("ly") or words[0] in ("meet", "even", "close", "watch", "video")
        if len(words) > 2 and opening and words[0] not in name_words.given_names() and self.people[rest] >= OFTEN * self.people[key]:
            return self.whole_name(rest)
        if (spelt := self.spelling(key)) != key:
            return self.whole_name(spelt)
        alike = [name for name in self.by_part.get(words[-1], ()) if name.split()[0] == words[0] and name.split()[-1] == words[-1]]
        middles = {tuple(name.split()[1:-1]) for name in alike if len(name.split()) > 2}
        if len(words) < 2 or words[0] in ("abu", "umm", "abdul", "abd", "abdel"):
            return key
        if len(middles) == 1 and any(len(word) > 1 for word in next(iter(middles))) and sum(self.people[name] for name in alike) < OFTEN:
            return self._usual(key)  # two presidents, of whom one has a middle name
        if len(alike) < 2 or (len(middles) != 1 and not _are_one(middles)):
            return self._usual(key)
        return self._usual(max(sorted(alike), key=lambda name: self.people[name]))

    def spelling(self, key: str) -> str:
        """The commonest of the spellings of a foreign name that have its consonants, and one of its roles: Moallem and Muallim."""
        if len(self._spelt) != len(self.people):
            self._spelt = {name: name for name in self.people}
            alike: dict[str, list[str]] = defaultdict(list)
            for name in sorted(self.people, key=lambda name: (-self.people[name], name)):
                skeleton = name_keys.skeleton(name)
                usual = next((other for other in alike[skeleton] if name_keys.is_respelt(name, other) and self._share_role(name, other)), name)
                alike[skeleton].append(name)
                self._spelt[name] = self._spelt[usual]
        return self._spelt.get(key, key)

    def _share_role(self, one: str, other: str) -> bool:
        first, second = ({word for word in self.title_words(name) if word not in name_words.honorifics_of_people()} for name in (one, other))
        return bool(first & second)

    def _usual(self, key: str) -> str:
        """The commonest of the names that differ in the form of the first name alone: Mike Reed, Michael Reed; itself where two people bear such."""
        first, *_, last = key.split()
        alike = [name for name in self.by_part.get(last, ()) if name.split()[-1] == last and name_words.same_given(name.split()[0], first)]
        if len(key.split()) == 3 and len(key.split()[1]) == 1:  # Benjamin J. Reed, where all else is of Ben Reed
            plain = max(sorted(name for name in alike if len(name.split()) == 2), key=lambda name: self.people[name], default=key)
            return plain if self.people[plain] > self.people[key] else key
        if len(key.split()) > 2 or any(not name_words.same_given(one.split()[0], other.split()[0]) for one in alike for other in alike):
            return key
        return max(sorted(name for name in alike if len(name.split()) == 2 or name == key), key=lambda name: self.people[name], default=key)

    def person(self, key: str, *, given: bool = True) -> str | None:
        """The one full name of a person that ends (or, with `given`, begins) so; or the one that is by far the commonest."""
        full = [name for name in self.by_part.get(key, ()) if name != key and self.people[name] and (given or name.endswith(f" {key}"))]
        full = [name for name in full if not self._is_two(name)]
        whole = [name for name in full if not any(other != name and f" {name} " in f" {other} " for other in full)]
        if sum(self.people[name] for name in whole) < SHARE * self.articles[key]:
            return None  # the Kurds of many articles are not the Friends of the Kurds of one
        whole = [name for name in whole if not any(self._is_worse(name, other) for other in whole if other != name)]
        if len(whole) <= 1:
            return whole[0] if whole else None
        alike: Counter[tuple[str, str]] = Counter()  # Ann Reed and Ann J. Reed are one
        for name in whole:
            alike[name.split()[0], name.split()[-1]] += self.people[name]
        (first, last), count = max(sorted(alike.items()), key=lambda item: item[1])
        if count < CLEAR * alike.total():
            return None
        return max((name for name in sorted(whole) if name.split()[0] == first and name.split()[-1] == last), key=lambda name: self.people[name])

    def _is_two(self, name: str) -> bool:
        """Whether a name is two people's that run together, as a photographer's and a caption's: 'Ann Mary Reed Bob Roe', where Bob Roe is known."""
        words, given = name.split(), name_words.given_names()
        rests = (words[place:] for place in range(2, len(words) - 1))
        return len(words) > 3 and words[0] in given and any(rest[0] in given and self.people[" ".join(rest)] for rest in rests)

    def titled(self, key: str, role: str) -> str | None:
        """Of several people of one surname the one who has the title that stands before it: Vice President Reed."""
        told = {word for word in roles.role_bag(role) if name_words.types().get(word, ("", ""))[1] == "person"}
        full = [name for name in self.by_part.get(key, ()) if name.endswith(f" {key}") and self.people[name]]
        times = {name: min(self.titles[name][word] for word in told) for name in sorted(full)} if told else {}
        best = max(times, key=lambda name: times[name], default=None)
        return best if best and times[best] >= max(1, CLEAR * sum(times.values())) else None

    def chief(self, key: str, elsewhere: Mapping[str, int]) -> str | None:
        """Of several people of one surname the one who is named most often, and first or twice as often: Ann Reed, where her sons are named once.

        Where two are named as often here, the first, if other articles name him twice as often (`elsewhere`).
        """
        full = [name for name in self.people if name.endswith(f" {key}") and self.people[name]]  # in the order of the text
        best = max(full, key=lambda name: self.people[name], default=None)
        if best and any(self.people[name] == self.people[best] for name in full if name != best):
            others = max(elsewhere.get(name, 0) for name in full if name != best)
            return best if best == full[0] and elsewhere.get(best, 0) >= 2 * others else None
        others = max((self.people[name] for name in full if name != best), default=0)
        return best if best and self.people[best] > (others if best == full[0] else 2 * others - 1) else None

    def unspoken(self, key: str) -> str | None:
        """The only run of names that ends in this one, of somebody whom the text shows by nothing else to be a person."""
        held = self.untold.get(key, {})
        if len(held) != 1 or any(name.endswith(f" {key}") for name in self.people):
            return None
        full, written = next(iter(held.items()))
        first, *rest = written.split()
        if len(rest) != 1 or (_ADJECTIVE.search(first) and first.lower() not in name_words.given_names()):
            return None  # Eastern Reed; a byline that runs into a name
        self.display.setdefault(full, written)
        return full

    def _is_worse(self, name: str, other: str) -> bool:
        """Whether a full name only spells the other one: Matthew Reed beside Matt Reed; Paris Reed (in Paris, Reed said) beside Ann Reed."""
        (first, *rest), (shown, *others) = name.split(), other.split()
        if rest != others:
            return False
        if first.title() in name_words.states() and shown.title() not in name_words.states():
            return True
        alike = min(len(first), len(shown)) >= NICKNAME and (first.startswith(shown) or shown.startswith(first))
        alike = alike or name_words.same_given(first, shown)
        return alike and (self.people[other], name) > (self.people[name], other)

    def body(self, key: str, *, acronym: bool = False) -> str | None:
        """The one longer name of a body that holds these words, an acronym's left out: UN is no Security Council; or whose initials they are."""
        if name_words.generic().get(key, ("",))[0] == "whole":  # the House
            return None
        words = [] if acronym else key.split()
        longer = {name for name in self.by_word.get(words[0], ()) if name != key and f" {key} " in f" {name} "} if words else set()
        if len(words) == 1 and key.endswith("s") and key.removesuffix("s").title() in name_words.nationals():
            return None  # Americans are no Americans United
        longer = {name for name in longer if not re.search(rf"\b(?:in|on|to|at|from) (?:the )?{re.escape(key)}\b", name)}
        longer = {name for name in longer if not _is_whole(key, name)}
        if words and name_words.types().get(words[-1], ("", ""))[1] == "body":
            longer = {name for name in longer if not name.endswith(f" of {key}")}  # Reed of the Valley Institute
        whole = [name for name in longer if not any(other != name and name in other for other in longer)]
        if not whole and " " not in key and 2 <= len(key) <= 6:
            whole = [name for name in self.by_initials.get(key, ()) if name != key and " " in name]
            best = max(sorted(whole), key=lambda name: self.bodies[name], default="")
            if best and self.bodies[best] >= CLEAR * sum(self.bodies[name] for name in whole):
                return best
        return whole[0] if len(whole) == 1 and whole[0] != f"university of {key}" else None

    def spells(self, full: str, initials: str) -> bool:
        """Whether a body is named often enough for its initials to mean it where they stand alone: ET is no Eva Tull of one article."""
        return self.articles[full] >= max(SHARE * self.articles[initials], 2 if len(initials) == 2 else 1)

    def gloss(self, key: str) -> str | None:
        """The name that this one is a gloss of: the one that stands in all others, or by far the commonest.

        What a single article says of a name that many use is no rule for them, but for initials.
        """
        full = self.glossed.get(key)
        if not full:
            return None
        best = max(sorted(full, key=len), key=lambda name: (full[name], -len(name)))
        within = [name for name in full if all(f" {name} " in f" {other} " for other in full)]
        chosen = within[0] if within else best if full[best] >= MOSTLY * full.total() else None
        if chosen is None or self.glossed.get(chosen, Counter())[key] > full[chosen]:
            return None
        sure = name_keys.initials(chosen.title()).lower() == key or full.total() >= OFTEN or full.total() >= SHARE * self.articles[key]
        return chosen if sure else None

    def _is_person(self, owner: str) -> bool:
        """Whether an owner is no state or place but somebody."""
        name = owner.rpartition(" ")[2]
        state = owner.title() in name_words.states() or owner.upper() in name_words.states()
        return bool(owner) and not state and (self.people[owner] > 0 or any(full.endswith(f" {name}") for full in self.by_part.get(name, ())))

    def owner(self, core: str, owner: str) -> str | None:
        """The owner as it is first spelt, or the only one where none is given; none where several are; empty where the body hardly ever has one."""
        held = sorted(self.owners.get(core, ()), key=len)
        if " " in core and core not in name_words.generic():  # a president's State Department is the State Department
            held = [one for one in held if not self._is_person(one)]
            owner = "" if self._is_person(owner) else owner
        if owner:
            alone = owner.rpartition(" ")[2]
            if alone != owner and alone in held and self.people[owner] and self.person(alone) == owner:
                return alone  # the Ann Reed administration is the Reed administration
            seldom = " " not in core and self.owned[core] < SHARE * self.cores[core]
            if seldom and owner.title() in name_words.states() and self._is_usual(core, owner):
                return ""  # the U.S. Congress is Congress
            return next((other for other in held if name_keys.same_owner(owner, other)), owner)
        if self.owned[core] < SHARE * self.cores[core] or name_words.generic().get(core, ("",))[0] == "whole":
            return None  # the Pentagon is nobody's, though one article has an NPR Pentagon correspondent
        distinct = [one for n, one in enumerate(held) if not any(name_keys.same_owner(one, other) for other in held[:n])]
        if len(distinct) < 2:
            return distinct[0] if distinct else None
        best = max(held, key=lambda one: self.owners[core][one])
        many = name_words.acronyms().get(best.upper(), name_words.types().get(best, ("", "")))[0] == "intergovernmental"
        mostly = self.owners[core][best] >= NEARLY * self.owners[core].total()
        return best if (mostly if many else " " not in core and self._is_usual(core, best)) else None  # the Security Council is the UN's

    def _is_usual(self, core: str, owner: str) -> bool:
        """Whether nearly all that name a body with its owner mean this one: Halvern's, where a single article has a Norrundish Congress."""
        states = name_words.states()
        times = Counter({one: count for one, count in self.owners[core].items() if one.title() in states})
        return sum(count for one, count in times.items() if name_keys.same_owner(one, owner)) >= NEARLY * max(1, times.total())


def _are_one(middles: set[tuple[str, ...]]) -> bool:
    """Whether of two middle names one is the initial of the other: Ann H. Reed, Ann Hill Reed."""
    one, *rest = sorted(middles, key=lambda middle: len(" ".join(middle)))
    return len(rest) == 1 and len(one) == len(rest[0]) == 1 and len(one[0]) == 1 and rest[0][0].startswith(one[0])


def _is_adjective(owner: str) -> bool:
    """Whether what stands before a group's noun is a state's or a faith's adjective."""
    last = owner.rpartition(" ")[2]
    return owner.title() in name_words.states() or name_words.generic().get(last, ("",))[0] == "whole"


def _is_whole(key: str, longer: str) -> bool:
    """Whether a body's name says all by itself: the Halvern army is no Free Halvern Army, nor the Senate its Committee on Rivers."""
    words, head = key.split(), before_preposition(longer).split()[-1]
    national = words[0].title() in name_words.nationals() and len(words) > 1 and not longer.startswith(key)
    return national or (len(words) == 1 and words[0] in name_words.types() and head in _PARTS)


_PARTS = frozenset("committee subcommittee panel caucus office wing branch".split())  # of a body that is another one itself
_ADJECTIVE = re.compile(r"[a-z]{2}(?:al|ern|ic|ous|ive|age|ary|ian|ish|less|ful|ed|ing)$|[a-z]{4}ly$")


def _roles(role: str) -> set[str]:
    """'the Interior Minister' -> interior minister, minister."""
    words = [word for word in roles.role_words(role) if word not in noun_types.DETERMINERS]
    left = words[:1] == ["former"]  # a former minister is no minister
    last = max((place for place, word in enumerate(words) if word in roles.LESSER), default=len(words))
    parts = (" ".join(words[:left] + words[place:]) for place in range(left, min(len(words), last + 1)))
    return {part for part in parts if classify(part)[1] == "person"}
