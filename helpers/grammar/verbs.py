"""The forms of a verb, without a parser: say, says, said, saying; and back from a form to its base."""

from __future__ import annotations

from functools import cache

from helpers.lexicon import table

VOWELS = "aeiou"


def forms(base: str) -> frozenset[str]:
    """Every form of a verb, irregular ones from the table `irregular_verbs`.

    A stressed last syllable doubles its consonant, one without stress does not; spelling alone does not
    tell which, so both forms are given: `admitted` and `admited`, `offered` and `offerred`.

    >>> sorted(forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    past, participle = irregular().get(base, ("", ""))
    pasts = {past, participle} if past else _with(base, "ed")
    return frozenset({base, _third(base)} | pasts | _with(base, "ing"))


def _third(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _with(base: str, ending: str) -> set[str]:
    if base.endswith("y") and base[-2:-1] not in VOWELS and ending == "ed":
        return {base[:-1] + "ied"}
    if base.endswith("e") and (ending == "ed" or not base.endswith(("ee", "oe", "ye"))):
        return {base[:-1] + ending}
    if base[-1:] not in VOWELS + "wxyh" and base[-2:-1] in VOWELS and base[-3:-2] not in VOWELS:
        return {base + ending, base + base[-1] + ending}
    return {base + ending}


@cache
def irregular() -> dict[str, tuple[str, str]]:
    """Base -> past, participle."""
    return {row["base"]: (row["past"], row["participle"]) for row in table("irregular_verbs")}


@cache
def bases_of_speech() -> frozenset[str]:
    """The verbs that introduce a clause or a quotation."""
    return frozenset(row["words"] for row in table("stances") if row["speaks"])


@cache
def speaking() -> frozenset[str]:
    """Their forms: what follows a name that speaks."""
    return frozenset(form for base in bases_of_speech() for form in forms(base))


@cache
def acting() -> frozenset[str]:
    """Those forms, and the irregular past forms and auxiliaries that tell a verb from a noun."""
    auxiliaries = "is are was were has have had do does did can could will would shall should may might must".split()
    return speaking() | {past for past, _ in irregular().values()} | frozenset(auxiliaries)
