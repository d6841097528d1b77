"""The tables of words that names are read with, each as the stages use it."""

from __future__ import annotations

from functools import cache

from helpers.lexicon import table


@cache
def types() -> dict[str, tuple[str, str]]:
    """Words in small letters -> type and being; the acronyms left out."""
    rows = (row for row in table("source_types") if not row["words"].isupper())
    return {row["words"].lower(): (row["type"], row["being"]) for row in rows}


@cache
def first_words() -> frozenset[str]:
    """The words with which an entry of `types` begins."""
    return frozenset(words.split()[0] for words in types())


@cache
def acronyms() -> dict[str, tuple[str, str]]:
    """Acronyms, which are known in capitals alone: WHO is a body, who is not."""
    return {row["words"].replace(".", ""): (row["type"], row["being"]) for row in table("source_types") if row["words"].isupper()}


@cache
def actors() -> frozenset[str]:
    """Words that name somebody who acts, heard or not: rebels, civilians, the army."""
    return frozenset(row["words"].lower() for row in table("source_types") if row["actor"])


@cache
def pronouns() -> dict[str, tuple[str, ...]]:
    """Pronoun -> the beings that it can stand for; none where it is left unresolved."""
    return {row["words"]: tuple(row["fits"].split()) for row in table("pronouns")}


@cache
def honorifics() -> frozenset[str]:
    """Words that stand before a name and are no part of it."""
    return frozenset(row["words"] for row in table("honorifics"))


@cache
def generic() -> dict[str, tuple[str, frozenset[str]]]:
    """Nouns that stand for an earlier source ('the group') -> the being, and the types, that they stand for."""
    return {row["words"]: (row["fits"], frozenset(row["types"].split())) for row in table("generic_names")}


@cache
def genders() -> dict[str, str]:
    """Word before a name, or for a role -> `male` or `female`."""
    return {row["words"]: row["gender"] for row in table("genders")}


@cache
def given_names() -> dict[str, str]:
    """First name in small letters -> `male`, `female`, or empty where both bear it."""
    return {row["name"]: row["gender"] for row in table("given_names")}


@cache
def things() -> frozenset[str]:
    """Nouns of what happens or is so: they are nobody who says anything."""
    return frozenset(row["words"] for row in table("things"))


@cache
def _full_forms() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in table("nicknames"):
        found[row["name"]] = found.get(row["name"], frozenset()) | {row["full"]}
    return found


def same_given(one: str, other: str) -> bool:
    """Whether two first names in small letters may be one person's: Mike and Michael, Sergei and Sergey."""
    forms = _full_forms()
    return one == other or not forms.get(one, frozenset((one,))).isdisjoint(forms.get(other, frozenset((other,)))) or _is_form(one, other)


def _is_form(one: str, other: str) -> bool:
    return other in _full_forms().get(one, ()) or one in _full_forms().get(other, ())


@cache
def spellings() -> dict[str, str]:
    """Word of a name -> the spelling by which names are compared: centre and center."""
    return {row["words"]: row["spelt"] for row in table("spellings")}


@cache
def states() -> dict[str, str]:
    """Name, acronym or capital of a state -> its name."""
    found: dict[str, str] = {}
    for row in table("countries"):
        words = [row["name"], row["capital"], *row["also"].split("; ")]
        found |= {word: row["name"] for word in words if word}
    return found


@cache
def nationals() -> dict[str, str]:
    """Adjective -> the state: Syrian -> Syria."""
    return {word: row["name"] for row in table("countries") for word in row["adjectives"].split("; ") if word}


@cache
def role_clauses() -> dict[str, str]:
    """Verb after `who` -> the role that it tells."""
    return {row["words"]: row["role"] for row in table("role_clauses")}


@cache
def honorifics_of_people() -> frozenset[str]:
    """Titles that stand before a name alone: Mr, Ms, Dr; and those that are cut short with a full stop: Sen., Lt."""
    return frozenset(word for word in honorifics() if word in genders() or word.endswith(".") or f"{word}." in honorifics())


@cache
def plain_words() -> frozenset[str]:
    """Words that stand before a noun and are nobody's: new, former, local."""
    return frozenset(row["words"] for row in (*table("qualifiers"), *table("not_names")))


@cache
def not_names() -> dict[str, str]:
    """Word that is capitalised and names nobody -> whether it is so `anywhere` or only `opening` a sentence."""
    return {row["words"]: row["where"] for row in table("not_names")}
