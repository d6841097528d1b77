"""Who is said to say something: clauses of speech inside a claim, read by rule.

No parser. A form of a verb from `lexicon/relaying.csv` is a cue where words that can speak stand right
before it (she, the ministry, Ann Reed) and what the verb takes follows: a clause, a quotation, "to" and
a verb, the thing that is denied or demanded, a number that is counted. Anything else is left alone: a
voice that nobody gave is worse than one that is not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from helpers.attribution import words
from helpers.attribution.words import Words
from helpers.grammar import name_words, names, noun_types, verbs
from helpers.grammar.noun_types import bare, classify
from helpers.lexicon import table

RIGHT = 0.9  # share of what is found here that is right: an estimate, from 22 voices in 40 articles that no rule was made on, all right
LONGEST_SUBJECT = 14  # words
LONGEST_ADJECTIVES = 3
LONGEST_ASIDE = 12  # words between commas after a subject
LONGEST_PERSON = 6  # words of whoever is told
FIRST = frozenset(("i", "we"))
SUBJECTS = frozenset("he she it they i we".split())
OPENS_CLAUSE = frozenset("that and but or because when while if as whether though although so yet what which where how why since until".split())
QUESTIONS = frozenset("who whom whose what which when where why how whether if".split())
AUXILIARIES = frozenset(
    "has have had will would shall should can could may might must do does did not never also only again still "
    "already previously since just then recently repeatedly later once even yesterday today n't now".split()
)
MODALS = frozenset("will would shall should can could may might must".split())
BE = frozenset("is are was were be been am being".split())
OBJECTS = frozenset("me us him her them you it everybody everyone".split())
DETERMINERS = frozenset("the a an this that these those his her its their my our all any some no such both more".split())
ABOUT_ONESELF = frozenset("think believe know expect fear consider agree suspect worry wonder".split())  # 'I think' only hedges what one says
CUTS = frozenset("when while after before because if until although though since".split())
NOT_OBJECT = frozenset("in on at by to from with for of and or but as when while that there here".split())


@dataclass(frozen=True, slots=True)
class Relayed:
    """One voice inside a claim, in places of the article; all inclusive, `content` sorted."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: list[int]


class Clause:
    """Some words of an article, in small letters, with their places; what it is asked is a number in this list."""

    def __init__(self, read: Words, places: Sequence[int]) -> None:
        self.read, self.places = read, places
        self.said = [read.key[place].lower().replace("’", "'") for place in places]
        self.marks = [read.case[place] == words.MARK for place in places]

    def __len__(self) -> int:
        return len(self.places)

    def word(self, at: int) -> str:
        """The word here in small letters; nothing where there is none."""
        return self.said[at] if 0 <= at < len(self) else ""

    def is_mark(self, at: int) -> bool:
        """Whether no word stands here."""
        return not 0 <= at < len(self) or self.marks[at]

    def text(self, first: int, last: int) -> str:
        """The words first..last as they are written, one space between."""
        return " ".join(self.read.key[self.places[at]] for at in range(first, last + 1))

    def is_quote(self, at: int) -> bool:
        """Whether a mark here opens or closes a quotation inside the content."""
        return 0 <= at < len(self) and self.said[at] in _QUOTES

    def is_capital(self, at: int) -> bool:
        """Whether the word is written with a capital."""
        return self.read.case[self.places[at]] in (words.CAPITAL, words.UPPER, words.MIXED)

    def is_verb(self, at: int) -> bool:
        """Whether the word may be a finite verb; none is with a capital inside a sentence, as in United States."""
        opens = at == 0 or self.stops(at) or self.is_quote(at - 1)
        return 0 <= at < len(self) and self.said[at] in verbs.acting() | BE and (opens or not self.is_capital(at))

    def stops(self, at: int) -> bool:
        """Whether a sentence ends before this word."""
        return at >= len(self) or self.said[at] == ";" or at > 0 and is_stop(self.read, self.places[at])


def is_stop(read: Words, place: int) -> bool:
    """Whether a sentence ends before this word of an article; none does after Mr. or Lt."""
    if not place or read.sentence[place] == read.sentence[place - 1]:
        return False
    return place < 2 or read.key[place - 1] != "." or f"{read.key[place - 2].lower()}." not in name_words.honorifics()


_QUOTES = frozenset("'‘’‚\"“”„«»")


def attributions(read: Words, places: Sequence[int]) -> list[Relayed]:
    """The voices that speak inside the content with these places, in reading order."""
    if not any(read.key[place].lower() in _forms() for place in places):
        return []
    part = Clause(read, places)
    found: list[Relayed] = []
    source: tuple[int, int] | None = None
    last_content = -1
    for at in range(len(part)):
        for base, takes, size in _forms().get(part.word(at), ()):
            if at and part.is_capital(at) and not part.stops(at):
                break
            if size > 1 and part.word(at + 1) != base.split()[1]:
                continue
            first, voice = _voice(part, at, base)
            if voice is None and part.word(first - 1) in ("and", "but") and (first < at or part.word(at) != base.split()[0]):
                voice = source if source and first - 1 <= last_content + 1 else _before_and(part, first - 1)
            if voice is None:
                continue
            begin = _begin(part, max(at + size - 1, voice[1] if voice[0] > at else 0), takes - _only_of_others(part, voice, first))
            if begin is None:
                continue
            while part.is_quote(begin) and begin and part.read.end[part.places[begin - 1]] == part.read.start[part.places[begin]]:
                begin += 1  # a mark that closes behind the cue: 'the ministry admits' a toll
            end = _end(part, begin, "clause" in takes and _is_clause(part, begin))
            if end < begin + ("object" not in takes) or end - begin + 1 >= len(part) - 1:
                continue
            told = None if voice == _NOBODY else (part.places[voice[0]], part.places[voice[1]])
            content = [part.places[place] for place in range(begin, end + 1)]
            found.append(Relayed((part.places[first], part.places[at + size - 1]), told, content))
            source, last_content = voice, end
            break
    return found


_NOBODY = (-1, -1)


def _only_of_others(part: Clause, voice: tuple[int, int] | None, first: int) -> frozenset[str]:
    """What somebody does not report who speaks of himself: 'we counted two hits', 'it had registered 11'."""
    pronoun = voice is not None and voice[0] == voice[1] and part.word(voice[0]) in SUBJECTS
    return frozenset(("number",)) if pronoun or part.word(first) in MODALS else frozenset()


UNSAID = (("instead", "of"), ("rather", "than"))
FAR_BEFORE = 30  # words back in its sentence that may open what was not done


def is_unsaid(read: Words, cue: tuple[int, int]) -> bool:
    """Whether a cue names what somebody did not say: 'instead of condemning it and then calling for an end'."""
    opens = cue[0] > 0 and read.key[cue[0] - 1].lower() in ("of", "than", "and", "or", "then")
    if not opens or not read.key[cue[0]].lower().endswith("ing"):
        return False
    first = max(0, cue[0] - FAR_BEFORE)
    before = [read.key[n].lower() for n in range(first, cue[0]) if read.sentence[n] == read.sentence[cue[0]]]
    return any(pair in UNSAID for pair in pairwise(before))


def is_likely(read: Words, cue: tuple[int, int], source: tuple[int, int] | None, content: Sequence[int]) -> bool:
    """Whether a voice that was found otherwise holds: a verb of the table, active, with a source that can speak."""
    part = Clause(read, range(len(read)))
    rows = [row for place in range(cue[0], cue[1] + 1) for row in _forms().get(part.word(place), ())]
    if not rows or source is None or not content or part.word(cue[0] - 1) in ("to", "be") or is_unsaid(read, cue):
        return False
    if any(part.word(place) in BE for place in range(cue[0], cue[1])) and part.word(cue[1]) not in ("told", "by"):
        return False
    opening = part.word(content[0])
    if opening in ("and", "or", "but") or opening == "to" and not any("to" in takes for _, takes, _ in rows):
        return False
    first, last = source
    if first == last and part.word(first) in SUBJECTS:
        return True
    split = first > 0 and part.is_capital(first - 1) and part.is_capital(first)  # half of a name
    return not split and can_speak(part, first, last)


# -- whose words


def _voice(part: Clause, at: int, base: str) -> tuple[int, tuple[int, int] | None]:
    """Where the cue begins, and the words that speak right before it."""
    first = at
    passive = False
    while first > 0 and (part.word(first - 1) in AUXILIARIES | BE or part.word(first - 1).endswith("ly") or part.word(first - 1).endswith("n't")):
        first -= 1
        passive = passive or part.word(first) in BE
    if passive:
        return first, _told_by(part, at) if base in ("tell", "inform", "warn", "assure") and part.word(at) in (
            "told",
            "informed",
            "warned",
            "assured",
        ) else None
    last = first - 1
    if last < 0:
        return first, None
    if part.word(at).endswith("ing"):
        return at, _document(part, at - 1)
    if part.word(last) in SUBJECTS:
        own = part.word(last) in FIRST
        announced = part.word(first) in ("will", "shall", "'ll") or part.word(first).startswith("can")
        return first, None if own and (base in ABOUT_ONESELF or announced) else (last, last)
    finite = first < at or part.word(at) not in (base.split()[0],)
    return first, subject(part, last, plural=not finite)


def _document(part: Clause, last: int) -> tuple[int, int] | None:
    """'Leaflets warning rebels of ...', 'a letter saying that': what is written speaks, to the left as far as its adjectives."""
    if classify(part.word(last))[1] not in ("document", "message"):
        return None
    first = last
    while (
        first > 0 and last - first < LONGEST_ADJECTIVES and not (part.is_mark(first - 1) or part.word(first - 1) in NOT_OBJECT | verbs.acting() | BE)
    ):
        first -= 1
        if part.word(first) in DETERMINERS:
            return first, last
        if part.word(first).endswith("ing"):
            return first + 1, last
    return last, last


def _told_by(part: Clause, at: int) -> tuple[int, int] | None:
    """'was told by officers that': the officers; 'I am told that': nobody that is named."""
    if part.word(at + 1) == "that":
        return _NOBODY
    if part.word(at + 1) != "by":
        return None
    end = next((place for place in range(at + 2, min(at + 2 + LONGEST_SUBJECT, len(part))) if part.word(place) in ("that", "to")), None)
    return (at + 2, end - 1) if end and can_speak(part, at + 2, end - 1) else None


def subject(part: Clause, last: int, *, plural: bool) -> tuple[int, int] | None:
    """The noun phrase that ends here, from the beginning of its clause."""
    if part.word(last) == ",":
        comma = next((place for place in range(last - 1, max(-1, last - LONGEST_ASIDE), -1) if part.is_mark(place)), -1)
        if comma < 1 or part.word(comma) != ",":
            return None
        held = subject(part, comma - 1, plural=plural)
        return (held[0], last - 1) if held else None
    first = last
    while first > 0 and last - first < LONGEST_SUBJECT and not _opens_clause(part, first):
        first -= 1
    if not _opens_clause(part, first):
        return None
    while first < last and (part.is_mark(first) or part.word(first) in OPENS_CLAUSE and part.word(first) != "that"):
        first += 1
    if not can_speak(part, first, last) or _is_condition(part, first):
        return None
    if plural and not (bare(part.word(last)).endswith("s") or classify(part.word(last))[1] == "people"):
        return None
    joined = first - 1
    if part.word(joined) == "and" and joined > 0 and not part.is_mark(joined - 1):  # the army and the brigade
        other = subject(part, joined - 1, plural=False)
        first = other[0] if other else first
    return first, last


def _is_condition(part: Clause, first: int) -> bool:
    """Whether 'if' opens the clause with this subject: nobody said it yet."""
    for place in range(first - 1, max(-1, first - LONGEST_SUBJECT), -1):
        if part.word(place) in ("if", "whether", "unless"):
            return True
        if part.word(place) in ("that", ",") or part.is_quote(place) or part.stops(place):
            return False
    return False


def _before_and(part: Clause, joint: int) -> tuple[int, int] | None:
    """The subject of 'the envoy, Ann Reed, raised it with the president and demanded ...'; `joint` is the place of 'and'."""
    first = joint
    while first > 0 and not part.stops(first) and part.word(first - 1) not in ("that", "while", "because", "but"):
        first -= 1
    for last in range(min(first + LONGEST_SUBJECT, joint - 1), first - 1, -1):
        if not _acts(part, last + 1) or part.word(last + 1) in ("has", "have"):
            continue
        if first == last and part.word(first) in SUBJECTS - FIRST:
            return first, last
        comma = next((place for place in range(last - 1, first, -1) if part.word(place) == ","), None) if part.word(last) == "," else None
        if can_speak(part, first, last if comma is None else comma - 1):
            return first, last if comma is None else last - 1
    return None


def _acts(part: Clause, at: int) -> bool:
    return part.word(at) in verbs.acting() | BE or part.word(at).endswith("ed")


def _opens_clause(part: Clause, first: int) -> bool:
    before = part.word(first - 1)
    joins = part.said[first - 1] in "-./" if first and part.marks[first - 1] else False
    return (
        first == 0
        or (part.is_mark(first - 1) and not joins)
        or before in OPENS_CLAUSE
        or (before in verbs.speaking() and not part.is_capital(first - 1))
    )


def can_speak(part: Clause, first: int, last: int) -> bool:
    """Whether words are a person, a body, people or a document; nothing with a verb in it."""
    if first > last or any(part.is_verb(place) or part.word(place) in OBJECTS | SUBJECTS - {"her"} for place in range(first, last + 1)):
        return False
    if part.word(last) in OPENS_CLAUSE | QUESTIONS | AUXILIARIES | DETERMINERS - {"all", "some", "both"}:
        return False
    if part.word(last) in ("there", "here"):
        last -= 1
    opening = part.word(first)
    if not (opening in DETERMINERS | noun_types.DETERMINERS or part.is_capital(first) or bare(part.word(last)).endswith("s")):
        return False
    reading = names.read(part.text(first, last))
    if reading.form == "name":
        return part.is_capital(last) or reading.being != ""
    return reading.being != "" and classify(reading.head)[1] != ""


# -- what is said


def _begin(part: Clause, at: int, takes: frozenset[str]) -> int | None:
    """Where the content begins, if what the verb takes follows it."""
    place = at + 1
    if part.stops(place):
        return None
    if "person" in takes and not _is_clause(part, place):
        if (past := _past_person(part, place, takes)) is None:
            return None
        place = past
    if "clause" in takes and _is_clause(part, place):
        return place + 1 if part.word(place) in (",", ":") else place
    if "to" in takes and part.word(place) == "to" and part.word(place + 1) not in DETERMINERS | OBJECTS:
        return at + 1 if "person" in takes else place
    for word in ("for", "as", "of"):
        if word in takes and part.word(place) == word and not part.is_mark(place + 1):
            return at + 1 if "person" in takes else place
    if "number" in takes and any(_is_number(part, near) for near in range(place, place + 3)) and not part.is_mark(place):
        return place
    if "named" in takes and _is_named(part, place):
        return place
    opened = place + 1 if part.is_quote(place) else place
    if "object" in takes and (
        part.word(opened) in DETERMINERS | {"it", "having"} or _is_number(part, opened) or opened > place or _capital_object(part, opened)
    ):
        return None if part.stops(opened) else place
    return None


def _capital_object(part: Clause, at: int) -> bool:
    return at < len(part) and part.is_capital(at) and part.word(at) not in NOT_OBJECT


def _is_clause(part: Clause, at: int) -> bool:
    """Whether a clause or a quotation begins here: that, who, a quotation mark, or a subject with its verb."""
    word = part.word(at)
    if word in (",", ":"):
        return part.is_quote(at + 1) and not part.stops(at + 1)
    if word == "that" or word in QUESTIONS or part.is_quote(at) and not part.stops(at + 1):
        return True
    if word in SUBJECTS | {"there", "nobody", "everybody"}:
        return not part.is_mark(at + 1)
    if not (word in DETERMINERS | noun_types.DETERMINERS or at < len(part) and part.is_capital(at) or _is_number(part, at)):
        return False
    for place in range(at + 1, min(at + 14, len(part))):
        joins = part.word(place) in ("and", "but", "or") and not (
            part.word(place + 1) in DETERMINERS or place + 1 < len(part) and part.is_capital(place + 1)
        )
        if part.stops(place) or part.word(place) == "," or joins:
            return False
        if part.word(place) in verbs.acting() | BE:
            return True
    return False


def _past_person(part: Clause, at: int, takes: frozenset[str]) -> int | None:
    """The place after whoever is told: 'told her that', 'asked me on the telephone which', 'told the newspaper that'."""
    word = part.word(at)
    if "to" in takes and word == "to" or "of" in takes and word == "of":
        return at
    if not (word in OBJECTS | DETERMINERS or at < len(part) and (part.is_capital(at) or classify(word)[1])):
        return None
    for place in range(at + 1, min(at + 1 + LONGEST_PERSON, len(part))):
        if (
            part.word(place) in {"that", "to", "of"} & (takes | {"that"})
            or "clause" in takes
            and part.word(place) in QUESTIONS | {","}
            and _is_clause(part, place)
        ):
            return place
        if part.word(place) in SUBJECTS and word in OBJECTS and place == at + 1 and "clause" in takes:
            return place
        if part.is_mark(place) or part.stops(place):
            return None
    return None


def _is_named(part: Clause, at: int) -> bool:
    """'considers the network "a branch"', 'thought it too soft': somebody, and what he is called."""
    if part.word(at) in OBJECTS:
        return not part.is_mark(at + 1) or part.is_quote(at + 1)
    if part.word(at) not in DETERMINERS:
        return False
    near = range(at + 1, min(at + 6, len(part)))
    return any(part.word(place) in ("a", "an", "the") or part.is_quote(place) for place in near)


def _is_number(part: Clause, at: int) -> bool:
    return 0 <= at < len(part) and (part.read.case[part.places[at]] == words.DIGIT or part.word(at) in _numbers())


def _end(part: Clause, begin: int, clause: bool) -> int:
    """The last word of the content: of the sentence, or before another clause that goes on from the cue."""
    opened = part.is_quote(begin)
    end = begin
    while not part.stops(end + 1):
        following = part.word(end + 1)
        if opened and part.is_quote(end + 1) and end > begin and (part.is_mark(end + 2) or part.is_mark(end) or part.word(end + 2) in ("and", "but")):
            return end + 1
        if following in ("and", "but") and not opened and _goes_on(part, end + 2, clause):
            break
        if following == "," and not opened and (not clause or part.word(end + 2) in ("and", "but") and _has_subject(part, end + 3)):
            break
        if not clause and not opened and following in CUTS:
            break
        end += 1
    quotes = sum(part.is_quote(place) for place in range(begin, end + 1))
    while end > begin and part.is_mark(end) and not (part.is_quote(end) and quotes % 2 == 0):
        end -= 1
    return end


def _goes_on(part: Clause, at: int, clause: bool) -> bool:
    """Whether 'and' leads to another verb of the same subject: 'said that ... and warned that', 'stated it and did not admit it'."""
    while part.word(at) in AUXILIARIES:
        at += 1
    if not clause and (part.word(at) in verbs.acting() or part.word(at).endswith("ed")):
        return True
    return any(
        _begin(part, at + size - 1, takes) is not None for base, takes, size in _forms().get(part.word(at), ()) if part.word(at) != base or size > 1
    )


def _has_subject(part: Clause, at: int) -> bool:
    return part.word(at) in SUBJECTS | DETERMINERS | {"there"} or at < len(part) and part.is_capital(at)


# -- the tables


@cache
def _forms() -> dict[str, tuple[tuple[str, frozenset[str], int], ...]]:
    """Form of a verb -> base with its particle, what it takes, number of its words; the longer first."""
    found: dict[str, list[tuple[str, frozenset[str], int]]] = {}
    for row in table("relaying"):
        size = len(row["words"].split())
        for form in verbs.forms(row["words"].split()[0]):
            found.setdefault(form, []).append((row["words"], frozenset(row["takes"].split()), size))
    return {form: tuple(sorted(rows, key=lambda row: -row[2])) for form, rows in found.items()}


@cache
def _numbers() -> frozenset[str]:
    return frozenset(row["words"] for row in table("numbers") if " " not in row["words"]) - {"a", "an"}
