"""What is said: where the content after a cue begins, by what its verb takes, and where it ends."""

from __future__ import annotations

from functools import cache

from helpers.attribution import clause, words
from helpers.attribution.clause import BE, Clause
from helpers.grammar import kinds, noun_types, verbs
from helpers.grammar.noun_types import classify
from helpers.lexicon import table

LONGEST_COUNT = 16  # words from a count to its number
LONGEST_PERSON = 6  # words of whoever is told
CUTS = frozenset("when while after before because if until although though since".split())


def begin(part: Clause, at: int, takes: frozenset[str]) -> int | None:
    """Where the content begins, if what the verb takes follows it."""
    place = at + 1
    if part.stops(place):
        return None
    if "person" in takes and not is_clause(part, place):
        if (past := _past_person(part, place, takes)) is None:
            return None
        place = past
    if "clause" in takes and is_clause(part, place):
        return place + 1 if part.word(place) in (",", ":") else place
    if "to" in takes and part.word(place) == "to" and part.word(place + 1) not in clause.DETERMINERS | clause.OBJECTS:
        return at + 1 if "person" in takes else place
    for word in ("for", "as", "of"):
        if word in takes and part.word(place) == word and not part.is_mark(place + 1):
            return at + 1 if "person" in takes else place
    if "number" in takes and any(_is_number(part, near) for near in range(place, place + 3)) and not part.is_mark(place):
        return place
    if takes & {"toll", "tally"} and _is_count(part, place, any_number="toll" in takes):
        return place
    if "named" in takes and _is_named(part, place):
        return place
    opened = place + 1 if part.is_quote(place) else place
    if "object" in takes and (
        part.word(opened) in clause.DETERMINERS | {"it", "having"} or _is_number(part, opened) or opened > place or _capital_object(part, opened)
    ):
        return None if part.stops(opened) else place
    return None


def _capital_object(part: Clause, at: int) -> bool:
    return at < len(part) and part.is_capital(at) and part.word(at) not in clause.NOT_OBJECT


def is_clause(part: Clause, at: int) -> bool:
    """Whether a clause or a quotation begins here: that, who, a quotation mark, or a subject with its verb."""
    word = part.word(at)
    if word in (",", ":"):
        return part.is_quote(at + 1) and not part.stops(at + 1)
    if word == "that" or word in clause.QUESTIONS or part.is_quote(at) and not part.stops(at + 1):
        return True
    if word in clause.SUBJECTS | {"there", "nobody", "everybody"}:
        return not part.is_mark(at + 1)
    if not (word in clause.DETERMINERS | noun_types.DETERMINERS or at < len(part) and part.is_capital(at) or _is_number(part, at)):
        return False
    for place in range(at + 1, min(at + 14, len(part))):
        joins = part.word(place) in ("and", "but", "or") and not (
            part.word(place + 1) in clause.DETERMINERS or place + 1 < len(part) and part.is_capital(place + 1)
        )
        if part.stops(place) or part.word(place) == "," or joins:
            return False
        if part.word(place) in verbs.acting() | BE:
            return True
    return False


def _past_person(part: Clause, at: int, takes: frozenset[str]) -> int | None:
    """The place after whoever is told: 'told her that', 'asked me on the telephone which', 'told the newspaper that'."""
    word = part.word(at)
    if "whom" not in takes and ("to" in takes and word == "to" or "of" in takes and word == "of"):
        return at
    if not (word in clause.OBJECTS | clause.DETERMINERS or at < len(part) and (part.is_capital(at) or classify(word)[1])):
        return None
    for place in range(at + 1, min(at + 1 + LONGEST_PERSON, len(part))):
        if (
            part.word(place) in {"that", "to", "of"} & (takes | {"that"})
            or "clause" in takes
            and part.word(place) in clause.QUESTIONS | {","}
            and is_clause(part, place)
        ):
            return place
        if part.word(place) in clause.SUBJECTS and word in clause.OBJECTS and place == at + 1 and "clause" in takes:
            return place
        if part.is_mark(place) or part.stops(place):
            return None
    return None


def _is_named(part: Clause, at: int) -> bool:
    """'considers the network "a branch"', 'thought it too soft': somebody, and what he is called."""
    if part.word(at) in clause.OBJECTS:
        return not part.is_mark(at + 1) or part.is_quote(at + 1)
    if part.word(at) not in clause.DETERMINERS:
        return False
    near = range(at + 1, min(at + 6, len(part)))
    return any(part.word(place) in ("a", "an", "the") or part.is_quote(place) for place in near)


def _is_count(part: Clause, at: int, *, any_number: bool) -> bool:
    """Whether a count with its number follows: 'the toll at 12', 'its count to 19 from 14', 'the number of dead at more than 20'.

    A "number" or "figure" that is raised or lowered may be a thing done, so it has to be one of people who were harmed, unless `any_number`.
    """
    clause_end = next((place for place in range(at, at + LONGEST_COUNT) if part.stops(place)), at + LONGEST_COUNT)
    if not any(_is_number(part, place) for place in range(at + 1, clause_end)):
        return False
    if part.word(at) in ("it", "them") and any_number:
        return part.word(at + 1) in ("at", "around", "near", "between", "above", "below")
    if part.word(at) not in clause.DETERMINERS:
        return False
    noun = next((place for place in range(at + 1, min(at + 4, clause_end)) if part.word(place) in _counting("tally") | _counting("number")), None)
    if noun is None:
        return False
    of_people = part.word(noun + 1) == "of" and any(part.word(place) in _counting("harmed") for place in range(noun + 2, noun + 6))
    return any_number or part.word(noun) in _counting("tally") or of_people


def counts_people(part: Clause, at: int) -> bool:
    """Whether a number of people, or of harm done to them, follows soon: 'counted 31 dead', 'registered 604 breaches of the truce'."""
    number = next((place for place in range(at, at + 3) if _is_number(part, place)), None)
    if number is None or part.word(at) == "of":
        return False
    near = [part.word(place) for place in range(number + 1, number + 5) if not part.is_mark(place)]
    return any(word in _counting("harmed") | _counting("harm") or kinds.is_person(word) for word in near)


@cache
def _counting(kind: str) -> frozenset[str]:
    """The words of one kind in `lexicon/counting.csv`."""
    return frozenset(row["words"] for row in table("counting") if row["kind"] == kind)


def _is_number(part: Clause, at: int) -> bool:
    return 0 <= at < len(part) and (part.read.case[part.places[at]] == words.DIGIT or part.word(at) in _numbers())


def end(part: Clause, begin: int, clausal: bool) -> int:
    """The last word of the content: of the sentence, or before another clause that goes on from the cue."""
    opened = part.is_quote(begin)
    end = begin
    while not part.stops(end + 1):
        following = part.word(end + 1)
        if opened and part.is_quote(end + 1) and end > begin and (part.is_mark(end + 2) or part.is_mark(end) or part.word(end + 2) in ("and", "but")):
            return end + 1
        if following in ("and", "but") and not opened and _goes_on(part, end + 2, clausal):
            break
        if following == "," and not opened and (not clausal or part.word(end + 2) in ("and", "but") and _has_subject(part, end + 3)):
            break
        if not clausal and not opened and following in CUTS:
            break
        end += 1
    quotes = sum(part.is_quote(place) for place in range(begin, end + 1))
    while end > begin and part.is_mark(end) and not (part.is_quote(end) and quotes % 2 == 0):
        end -= 1
    return end


def _goes_on(part: Clause, at: int, clausal: bool) -> bool:
    """Whether 'and' leads to another verb of the same subject: 'said that ... and warned that', 'stated it and did not admit it'."""
    while part.word(at) in clause.AUXILIARIES:
        at += 1
    if not clausal and (part.word(at) in verbs.acting() or part.word(at).endswith("ed")):
        return True
    return any(
        begin(part, at + size - 1, takes) is not None for base, takes, size in forms().get(part.word(at), ()) if part.word(at) != base or size > 1
    )


def _has_subject(part: Clause, at: int) -> bool:
    return part.word(at) in clause.SUBJECTS | clause.DETERMINERS | {"there"} or at < len(part) and part.is_capital(at)


@cache
def forms() -> dict[str, tuple[tuple[str, frozenset[str], int], ...]]:
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
