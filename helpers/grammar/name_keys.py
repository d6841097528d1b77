"""What two spellings of one name share, and what tells two bodies of one kind apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from helpers.grammar import name_parts, name_words, noun_types
from helpers.grammar.noun_types import bare

FAITHS = dict.fromkeys(("islam", "christianity", "judaism"))  # no owners of a body: the Army of Islam
LEAST = 5  # consonants of a name by which two spellings are known as one
SHORT = 4  # letters of a surname in which a vowel tells people apart: Reed and Rood
_INVERTED = re.compile(
    r"^(?:the )?((?:u\.?s\.?|united states|senate|house) )?(ministry|department|office|committee(?= on)) (?:of|for|on) (?:the )?(.+)$", re.IGNORECASE
)
_SPACED = re.compile(r"\b(?:[A-Z]\. ){1,3}[A-Z]\.")  # J. R. Reed
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """What two spellings of one name share: letters and digits in small, no honorific, no determiner, no Arabic article.

    >>> key("Mr. Bashar al-Assad") == key("Bashar Assad"), key("Valley Centre") == key("Valley Center")
    (True, True)
    """
    name = _INVERTED.sub(r"\1\3 \2", name)  # Ministry of the Interior: Interior Ministry
    name = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), _SPACED.sub(lambda apart: apart[0].replace(" ", ""), name))  # U.N.: UN
    words = [w for w in name_parts.split_honorific(name)[1].split() if w.lower() not in ("the", "a", "an")]
    plain = unicodedata.normalize("NFKD", " ".join(words))
    written = "".join(letter for letter in plain if not unicodedata.combining(letter)).split()  # François: Francois
    parts = " ".join(re.sub(r"[^\w]+", " ", bare(word)).strip() for word in written).casefold().split()
    if len(parts) > 2 and parts[:2] == ["united", "nations"]:  # United Nations Security Council: UN Security Council
        parts = ["un", *parts[2:]]
    if len(parts) > 2 and parts[-1] in ("jr", "sr", "ii", "iii"):  # Ann B. Reed III
        parts = parts[:-1]
    if len(parts) > 1 and parts[0] == "gop":  # GOP senators: Republican senators
        parts = ["republican", *parts[1:]]
    spelt = [name_words.spellings().get(part, part) for part in parts]
    return " ".join([part for part in spelt if part not in ("al", "el")] or spelt)


def skeleton(key: str) -> str:
    """The consonants of a name's key, those in a row that are the same once: what the spellings of a foreign name share."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiou ]", "", _joined(key)).replace("q", "k"))


def _joined(key: str) -> str:
    """A key with one spelling of a name in Abd: abdel rahman, abdurrahman."""
    return re.sub(r"\b(abd)(?:[aeou]l?|[aeou]r)?(?: |(?=r))", r"\1", key)


def is_respelt(one: str, other: str) -> bool:
    """Whether two keys of people are two spellings of one name: each word begins alike, and no two common first names differ.

    >>> is_respelt("walid moallem", "walid muallim"), is_respelt("ann reed", "ann rood"), is_respelt("jan roe", "jean roe")
    (True, False, False)
    """
    words, others = _joined(one).split(), _joined(other).split()
    if (
        one == other
        or min(len(words), len(others)) < 2
        or len(skeleton(one)) < LEAST
        or skeleton(one) != skeleton(other)
        or words[0][0] != others[0][0]
    ):
        return False
    given = name_words.given_names()
    apart = words[0] != others[0] and words[0] in given and others[0] in given and not name_words.same_given(words[0], others[0])
    return not apart and len(words[-1]) > SHORT and words[-1][0] == others[-1][0]


def initials(name: str) -> str:
    """The capitals of a name's words: `UN` for the United Nations."""
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def body_parts(name: str, owner: str = "") -> tuple[str, str]:
    """A body's name without its state or place, and that: the armies of two states are two.

    >>> body_parts("Ministry of the Interior"), body_parts("Interior Ministry of Halvern"), body_parts("Syrian army")
    (('interior ministry', ''), ('interior ministry', 'halvern'), ('army', 'syria'))
    """
    core = " ".join(word for word in key(name).split() if word not in noun_types.DETERMINERS) or key(name)
    if core.endswith(" university") or core.startswith("university of "):
        return core, ""  # the place is a part of its name
    held = re.fullmatch(r"(.+) of (?:the )?(\w+(?: \w+)?)", core)
    if held and all(word in name_words.types() for word in held[1].split()[-1:]) and key(held[2]) not in name_words.types() | FAITHS:
        core, owner = held[1], owner or held[2]
    words = core.split()
    types, plain = name_words.types(), name_words.plain_words()
    rests = (
        " ".join(words[place:]) in types or all(word in types or word in noun_types.LINKS for word in words[place:]) for place in range(len(words))
    )
    ahead = next((place for place, listed in enumerate(rests) if listed), 0)
    before = " ".join(words[:ahead])
    capital = name_words.states().get(before.title(), before.title()) != before.title()
    if capital and name_words.types().get(words[-1], ("", ""))[0] == "media":
        return core, _state_of(owner)  # the Washington Post is no Post of a state
    if ahead and (not owner or same_owner(_state_of(owner), _state_of(before))) and not any(word in plain for word in words[:ahead]):
        core, owner = " ".join(words[ahead:]), before
    return core, _state_of(owner)


def _state_of(owner: str) -> str:
    plain = owner.strip()
    titled = " ".join(word.capitalize() for word in plain.split())
    return (name_words.nationals().get(titled) or name_words.states().get(plain.upper()) or name_words.states().get(titled) or plain).lower()


def same_owner(one: str, other: str) -> bool:
    """Whether two words for a state are one: Halvern and Halverni.

    >>> same_owner("halvern", "halverni"), same_owner("norrund", "halvern")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= 4 and long.startswith(short) and len(long) - len(short) <= 3)
