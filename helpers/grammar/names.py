"""How a source is named -> what it is: the name inside the words, the kind of being, the type, the role.

Nothing here knows an article; `sources` links the readings over articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from helpers.grammar import name_parts, name_words, noun_types, roles
from helpers.grammar.noun_types import bare, before_preposition, classify

LONGEST = 300  # characters of a source that may end in the name of a person
_WORD = re.compile(r"[^\W_][\w.’'&/-]*")
_CONTRACTION = re.compile(r"['’](?:ll|d|ve|re|m)$")
_BREAK = re.compile(r"\s*(?:[,;:()\[\]–—]|--+|\s-(?:\s|$))\s*")
_JOINT = re.compile(
    r"(?:both )?(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*(?<=[a-z])(?: of [A-Z]\w+(?: [A-Z]\w+)?)? and (?:the )?(?:[a-z]+ |al-|el-)?[A-Z]"
)
_NAME = r"(?:the |The )?[A-Z][\w.’'&-]*(?: (?:of |for )?[A-Z][\w.’'&-]*){0,4}"
_LISTED = re.compile(rf"({_NAME}(?:, {_NAME})+),? and ({_NAME}|(?:[\w.-]+ ){{0,3}}[a-z]+(?:s|men|women|people))")
_RUN_ON = re.compile(r"\b([A-Z][\w’'-]+)((?: [A-Z][\w.’'-]*){1,4}) \1?(?=[A-Z][\w’'-]*)(?<=[a-z]).*$")
_FULL_NAME = re.compile(r" (?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'.-]+$")
_SITE = re.compile(r"^(?:(?:CLOSE|MORE|ADVERTISEMENT|Advertisement) )+(?=\w)")  # a site's own words, which run into the text
_SOME_OF = re.compile(
    r"(?:most|none|half|scores|dozens|hundreds|thousands|millions|many|several|few|some|all|both|one|two|[a-z]+-thirds|[a-z]+-quarters|a majority)"
    r"(?: of)? (?=\w)",
    re.IGNORECASE,
)
_TWICE = re.compile(r"\b((?:[A-Z][\w’'-]* )?([A-Z][\w’'-]+))((?: [A-Z][\w.’'-]*){0,3}) \2$")  # Ann Reed Ann Mary Reed
_JOINT_BODIES = re.compile(r"[^,]* and the [A-Z]")
_APPOSED = re.compile(
    r"((?:[A-Z][\w’'.-]+ (?:[Aa]l-? ?|[Ee]l-? ?)?){1,3}[A-Z][\w’'-]+),? (?:an? |the )?((?:former |deputy |senior |chief )?[a-z][\w-]*)\b"
)
_LEADING = re.compile(r"^(?:(?:by|and|but|from|to|of|that|as|with|for)\s+)+(?=\w)")
_OPEN = re.compile(
    r"\b(?:of|for|in|on|at|by|to|from|with|and|or|near|inside|outside|across|around|throughout|within|among|behind|against|both|all|half|as)$"
    r"|^$|\b\w+ing$"
)
_CLAUSAL = re.compile(r"[a-z]{2,}ing\b|(?:when|while|as|after|before|because|in|on|at|during|with)\b")  # Ann Reed, using another word for the League
_FORMER = re.compile(r"\b(?:former|retired|one-time)\b|\bex-", re.IGNORECASE)
_ACTING = re.compile(r"((?:[\w-]+ ){0,3}(?:[a-z]+s|people|men|women)) [a-z]{2,}ing\b")
_LIKE = re.compile(r"((?:[\w’'-]+ ){0,4}[a-z]{3,}s) like (?=[A-Z]|(?:former|ex|fellow)\b)")
_WHERE = r"(?:of|for|on|to|at|in) (?:the )?"
_ROLE_LATE = re.compile(rf"([A-Z].*? {_WHERE}.*[A-Z][\w’'.-]*) ((?:[a-z-]+ ){{0,2}}[a-z-]+) ((?:[A-Z][\w’'.-]+ ){{1,3}}[A-Z][\w’'.-]+)")
_NAME_LATE = re.compile(rf"(.*?[\w’'] {_WHERE}(?:.* )?([A-Z][\w’'-]*[a-z])) ((?:[A-Z][\w’'.-]+ ){{1,2}}(?:(?:al|el|bin|de) )?[A-Z][\w’'.-]+)")
_REGIONAL = frozenset("African European Asian Arab Western Eastern Islamic Muslim".split())
_ROLE = re.compile(r"(?:an?|the) ")
_OFFICIAL = re.compile(r"\b(?:official|diplomat)s?\b", re.IGNORECASE)
_OFFICIAL_AT = re.compile(r"\bofficials? (?:with|at|for) (?:the )?[A-Z]")
_MEDIA = frozenset(("TV", "FM"))  # no names by themselves: state-run TV
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gov)\b")
_DAY = re.compile(r"(?<=\w)(?: (?:released|published|issued))?(?: on)? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_LAST = re.compile(r",\s([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})$")
_TITLE_AND = re.compile(r" And (?=[A-Z])")  # in a headline
_BOTH = re.compile(r"([^,]+?) and ([^,]+)")
_IN_BRACKETS = re.compile(r" \([A-Z]{2,6}\)")
_PARTY = re.compile(r"(?:\s?\([RDI](?:-[A-Z][^()]*)?\)|,? \b[RDI]-[A-Z][\w.]*(?: [A-Z][\w.]+)?),?")
_PARTY_TAG = re.compile(r"[RDI]-[A-Z][\w.]*")
_CUT = frozenset("mr mrs ms dr sen rep gov story".split())  # a source that ends at a full stop within a name
_NOBODYS = frozenset("MORE CLOSE Advertisement ADVERTISEMENT Western Eastern Northern Southern".split())  # a site's own words; adjectives alone
_SOME = re.compile(r"(?:(one|some|many|most|several|both|all|none|few|each|neither|either) of (?:them|these|those)|the others?)", re.IGNORECASE)
_NAMES = re.compile(r"[A-Z][\w’'-]*(?<!ly)$")


@dataclass(frozen=True)
class Reading:
    """What the words of one source say by themselves.

    `form` is `name`, `nominal` or `pronoun`; `name` the proper name or the nominal without its
    determiner; `head` its last word before any preposition; `being` is `person`, `body`, `people`,
    `document`, `message` (a document in which somebody speaks) or empty where the words do not tell;
    `role` the words around a proper name.
    """

    form: str
    name: str
    head: str
    being: str
    type: str
    role: str
    definite: bool


_SMALL = re.compile(r"[a-z][a-z’'-]+(?: [a-z][a-z’'-]+){1,3}")


@lru_cache(maxsize=20_000)
def read(text: str) -> Reading:
    """The reading of a source's words.

    >>> read("observatory director Rami Abdel Rahman").name
    'Rami Abdel Rahman'
    >>> read("the army").form, read("the army").type
    ('nominal', 'military')
    """
    given = _doubled(_without_party(re.sub(r"\[([^\[\]]*)\]", r"\1", " ".join(text.split()))).strip())
    given = _SITE.sub("", _TITLE_AND.sub(" and ", given))
    if not given and text.strip():  # (R-Hillford), which says nobody's name
        return Reading("pronoun", text.strip(), "", "", "", "", False)
    if _SMALL.fullmatch(given) and given.split()[0] in name_words.given_names() and not classify(given.split()[-1])[1]:
        given = given.title()  # ann reed, as transcripts have her
    if listed := _list(given):
        return listed
    parts = [part for part in _BREAK.split(noun_types.CLAUSE.sub("", given, count=1) or given) if part] or [text]
    parts = parts[:1] + [part for part in parts[1:] if not _CLAUSAL.match(part)]
    core, aside = _led(_DAY.sub("", parts[0].strip("\"“”'‘’ "))), " ".join(parts[1:])
    held = _APPOSED.match(core)  # Ann Reed head of the Observatory
    if held and (held[1].split()[0].lower() in noun_types.DETERMINERS or held[1].split()[-1] in name_words.nationals()):
        held = None  # the Norrundish president
    if held and _FULL_NAME.match(core, held.end()):
        held = None  # Valley Institution analyst Ann Reed
    if held and classify(held[2])[1] == "person" and not classify(held[1])[1] and not held[1].endswith(("'s", "’s")):
        return named(held[1], f"{core[held.start(2) :]} {aside}".strip())
    if (acting := _ACTING.match(core)) and classify(acting[1])[1] == "people":  # some fighters battling Bob Roe
        return replace(_nominal(acting[1], aside), name=core)
    if led := _LIKE.match(core):  # experts like Ann Reed
        kind, being = classify(led[1])
        return Reading("nominal", core, bare(led[1].split()[-1]), "people", kind if being == "people" else "other", aside, False)
    if late := _late(core):
        return named(*late)
    words = _WORD.findall(core)
    bare_word = _CONTRACTION.sub("", words[0].lower()) if len(words) == 1 else ""  # they'd: they
    if bare_word in name_words.pronouns() or not words or core.strip(".").lower() in _CUT or core in _NOBODYS:
        return Reading("pronoun", core, bare_word or core.lower(), "", "", "", False)
    if some := _SOME.fullmatch(core):  # one of them; the others
        return Reading("pronoun", core, some[1].lower() if some[1] else "others", "", "", "", False)
    if _JOINT_BODIES.match(core) or _is_joint(core) or (_JOINT.match(core) and classify(before_preposition(core))[1] != "body"):
        return Reading("nominal", core, words[-1].lower(), "people", "other", aside, False)
    titled = len(parts) > 1 and parts[1].split()[0].lower() in name_words.honorifics_of_people()  # her counterpart, Rep. Jane Roe
    apposed = (
        name_parts.proper(parts[1]) if len(parts) > 1 and (titled or classify(before_preposition(core).split()[-1])[1] == "person") else ("", "")
    )
    full = len(core.split()) > 1 and bare(core.split()[-2]) in name_words.given_names()  # Rep. Stephen King, Republican of Hillford
    if (
        apposed[0] and not full and not roles.is_role(apposed[0]) and apposed[0] not in name_words.states()
    ):  # its director, Jane Roe; not Rep. Jane King, Hill County Republican
        return named(apposed[0], f"{core} {apposed[1]}".strip())
    if body := _apposed_body(core, parts[1:]):  # another group, Valley Count
        return named(body, f"the {' '.join(word for word in core.split() if word.lower() not in noun_types.DETERMINERS)}")
    last = _LAST.search(given.rstrip(", "))
    full = last is not None and bare(last[1].split()[0]) in name_words.given_names() and not classify(last[1])[1]
    if last and full and noun_types.CLAUSE.search(given) and classify(before_preposition(core))[1] == "person":
        return named(last[1], core)  # the official who led the office, Jane Roe
    if _SOME_OF.match(core) and _is_plural(core):
        return _nominal(core, aside)  # most Republicans, none of the Valley States
    name, role = name_parts.proper(core)
    after = core.partition(name)[2].split() if name else []  # a Department of Trade official
    if after and after[0].islower() and classify(after[0])[1] in ("person", "people"):
        return _nominal(core, aside)
    if not name or roles.is_role(name) or (name in _MEDIA and name != core):
        return _nominal(core, aside)
    return named(name, f"{role} {aside} {roles.clause_role(given)}".strip())


def _late(core: str) -> tuple[str, str] | None:
    """A person who stands behind the body of his role, and the role: Ann Reed, of 'Institute for Valley Policy fellow Ann Reed'."""
    if len(core) > LONGEST:
        return None
    late = _ROLE_LATE.fullmatch(core)
    if late and classify(late[2])[1] == "person" and classify(before_preposition(late[1]))[1] == "body":
        rank, name = name_parts.split_honorific(late[3])
        return None if classify(name)[1] else (name, f"{late[1]} {late[2]} {rank}".strip())
    late = _NAME_LATE.fullmatch(core)
    if not late or classify(late[3])[1] or not (bare(late[3].split()[0]) in name_words.given_names() or late[2] in name_words.states()):
        return None
    led, kind = before_preposition(late[1]), classify(late[2])[1]
    titled = kind in ("person", "people") or late[2].lower() in name_words.honorifics() or late[2] in name_words.nationals()
    posted = classify(led)[1] == "person" and bare(led.split()[-1]) not in roles.ABOUT
    return (late[3], late[1]) if posted and not titled and bare(late[2]) not in name_words.given_names() else None


def _apposed_body(core: str, asides: list[str]) -> str:
    """The name of a body that a bare noun leads to: of 'another group, the larger Valley Count'; nothing where there is none."""
    words = core.split()
    bare_noun = (
        classify(core)[1] == "body"
        and words[-1].islower()
        and not any(word[:1].isupper() and word not in name_words.nationals() for word in words[1:])
    )
    if not bare_noun or len(asides) != 1 or not (words[0].islower() or words[0] in ("Another", "A", "An", "The") or words[0].endswith(("'s", "’s"))):
        return ""
    name, before = name_parts.proper(asides[0])
    plain = all(word.islower() for word in before.split()) and len(before.split()) <= 3
    return name if plain and asides[0].endswith(name) and classify(name)[1] != "person" and name not in name_words.states() and " " in name else ""


def is_party(word: str) -> bool:
    """Whether a word tells somebody's party and state alone: R-Ohio."""
    return bool(_PARTY_TAG.fullmatch(word))


def _without_party(words: str) -> str:
    """Words without the party and state after a name; the comma behind them stays, where an apposition or a list goes on."""
    return _PARTY.sub(lambda tag: "," if tag[0].endswith(",") and not words.startswith(" and ", tag.end()) else "", words)


def _doubled(words: str) -> str:
    """Words without a name that is given a second time and runs into what follows: 'Sen. Ann Reed Ann Mary ReedReed wins again'."""
    return _TWICE.sub(r"\1", _RUN_ON.sub(r"\1", words))


def _list(words: str) -> Reading | None:
    """The reading of several names in a list: Halvern, Norrund and the League; of their type where all have one."""
    if not (match := _LISTED.fullmatch(_IN_BRACKETS.sub("", words).strip(" ,–—-"))):
        return None
    items = [item for part in re.split(r",\s+(?:and\s+)?", match[1]) for item in re.split(r"\s+and\s+", part)] + [match[2]]
    if any(roles.is_role(item) or (classify(item)[1] == "person" and not _has_given(item)) for item in items[1:]) or len(items) < 3:
        return None
    kinds = {"state" if item in name_words.states() else classify(item)[0] or "other" for item in items}
    return Reading("nominal", words, bare(items[-1].split()[-1]), "people", kinds.pop() if len(kinds) == 1 else "other", "", False)


def _is_plural(core: str) -> bool:
    """Whether words end in several of a kind: none of the Valley States; not so Two Rivers Radio."""
    head = before_preposition(_SOME_OF.sub("", core, count=1)).split()[-1]
    return head.endswith("s") and (head.islower() or classify(head)[1] in ("people", "") or bare(head[:-1]).title() in name_words.nationals())


def _has_given(item: str) -> bool:
    """Whether a first name stands inside some words, as in Chancellor Ann Reed."""
    return any(bare(word) in name_words.given_names() for word in item.split()[:-1])


def _is_joint(core: str) -> bool:
    """Whether a body and somebody else are told as one: the Halvern government and President Jane Roe."""
    match = _BOTH.fullmatch(core)
    if not match or noun_types.PREPOSITION.search(match[1]):
        return False
    last = match[1].split()[-1]
    return last.islower() and classify(last)[1] in ("body", "people") and any(name_parts.is_proper(word) for word in match[2].split())


def _led(core: str) -> str:
    """Words without what leads to them: 'by an activist', 'puzzlingly the ministry'."""
    core = _LEADING.sub("", core) or core
    inner = [
        m
        for m in re.finditer(r" (?=(?:the|an?) )", core)
        if not classify(core[: m.start()])[1] and not _OPEN.search(core[: m.start()]) and not _NAMES.search(core[: m.start()])
    ]
    return core[inner[-1].end() :] if inner else core


NOBODY = Reading("", "", "", "", "", "", False)
OUTLET = Reading("name", "", "", "body", "media", "", False)


@lru_cache(maxsize=20_000)
def named(name: str, role: str) -> Reading:
    """The reading of a proper name with the words of its role.

    >>> named("Ann Reed", "a spokeswoman for the army").type
    'military'
    """
    if name in name_words.states() or name in name_words.nationals():
        return state(name)
    if f"{name}." in name_words.states():  # the U.S, cut before its last full stop
        return state(f"{name}.")
    if " " in name and name.split()[0] in name_words.nationals() and not classify(name)[1] and name.endswith("s"):
        return Reading("name", name, name.split()[-1].lower(), "people", "other", role, False)  # American Muslims
    if " " in name and (name.split()[-1] in name_words.nationals() or name.split()[-1] in _REGIONAL) and not classify(name)[1] and not role:
        return Reading("name", name, name.split()[-1].lower(), "people", "other", role, False)  # North African
    name = name_parts.without_adverb(name)
    name, post = name_parts.of_body(name)
    role = f"{role} {post}".strip()
    name, rank = name_parts.ranked(name)
    role = f"{role} {rank}".strip()
    given = " " in name and bare(name.split()[0]) in name_words.given_names()  # Bill is no document there
    kind, being = classify(name.partition(" ")[2] if given else name)
    if kind == "witness" and (being == "body" or (being == "people" and " for " in name)):
        kind, being = "ngo", "body"  # a Refugee Service; Citizens for Clean Rivers
    if being == "body" and 2 <= len(name.split()) <= 3 and not classify(name.partition(" ")[2])[1] and _is_of_person(role):
        kind, being = "", ""  # Media Reed, an activist; President Agency Van Reed
    title, rest = name_parts.split_title(name) if being == "body" else ("", "")
    if (
        title
        and not title.endswith(("'s", "’s"))
        and 2 <= len(rest.split()) <= 3
        and not classify(rest.partition(" ")[2])[1]
        and rest.split()[0].istitle()
        and _is_of_person(title)
    ):
        name, role, kind, being = rest, f"{role} {title}".strip(), "", ""
    if (
        being == "person"
        and (given or _HONORIFIC.search(role) or bare(name) in roles.TRADES)
        and bare(name.split()[-1]) == bare(name.partition(" ")[2] or name)
    ):
        kind = being = ""  # James Baker, Mr Baker
    if being not in ("body", "people"):
        title, name = name_parts.split_title(name)
        name = name_parts.without_second_given(name)
        role = f"{role} {title}".strip()
        role_kind, role_being = roles.of_role(roles.without_kin(role))
        role_kind = "other" if role_kind == "witness" and _FORMER.search(role) else role_kind  # a former teacher
        if role_being == "body" and not title and not given and not post and re.match(r"(?:an?|the) ", role):  # Lantern Relief, an aid group
            return Reading("name", name, name.split()[-1].lower(), "body", role_kind or "other", role, False)
        thing = bare(name.split()[-1]) in name_words.things()  # an Illustrated History
        person = role_being in ("person", "body") or title or (not being and not thing and 2 <= len(name.split()) <= 4)
        kind, being = (role_kind or kind, "person") if person else (kind, being)
    elif role:
        role_kind, role_being = roles.of_role(noun_types.CLAUSE.sub("", role, count=1))
        more = being == "body" and role_being in ("body", "people") and role_kind != "other" and kind in ("other", "ngo")
        kind = role_kind if more or (kind == "military" and role_kind == "armed_group") else kind
    if kind == "unnamed":  # an official with a name: of what his role tells else
        told = classify(_OFFICIAL.sub("", roles.without_kin(role)))[0]
        official = bool(_OFFICIAL.search(role)) and not _OFFICIAL_AT.search(role)  # not so an official with Lantern Relief
        kind = told if told not in ("", "other", "unnamed", "witness") else "state" if official else "other"
    kind = "other" if kind == "document" and being != "document" else kind
    return Reading("name", name, name.split()[-1].lower(), being, kind or "other", role, False)


def _is_of_person(role: str) -> bool:
    """Whether a role is somebody's: what he is, or an office right before a name."""
    return roles.of_role(role)[1] == "person" and bool(_ROLE.match(role) or bare(role.split()[-1]) in name_words.honorifics())


def nominal(words: str) -> Reading:
    """The reading of words that look like a name and are none: Donors, where it opens a sentence."""
    return _nominal(words, "")


def state(name: str) -> Reading:
    """The reading of a state's name, acronym, capital or adjective."""
    return Reading("name", name_words.states().get(name) or name_words.nationals()[name], name.split()[-1].lower(), "body", "state", "", False)


def _nominal(core: str, aside: str) -> Reading:
    phrase = noun_types.PREPOSITION.split(core)[0]
    words = phrase.split()
    definite = words[0].lower() in ("the", "this", "that", "his", "her", "its", "their")
    plain = [w for w in words if w.lower() not in noun_types.DETERMINERS] or words
    owned = max((place + 1 for place, word in enumerate(plain[:-1]) if word.endswith(("'s", "’s"))), default=0)
    kind, being = classify(" ".join(plain[owned:]))  # the government's plan is no government
    if owned and kind == "other":  # the minister's staff
        kind = classify(" ".join(plain))[0]
    if not kind:
        kind, being = classify(plain[-1]) if plain else ("", "")
    if bare(plain[-1]) in ("official", "officials") and (of := [classify(word) for word in plain[:-1]]):
        kind = next((body[0] for body in of if body[1] == "body" and body[0] != "other"), kind)
    kind = "other" if plain[-1].lower() == "people" and any(word in name_words.nationals() for word in plain) else kind
    named = any(name_parts.is_proper(word) for word in plain[1:] or [""]) or (name_parts.is_proper(plain[0]) and len(plain) > 1 and definite)
    name = phrase if named and being == "body" else core
    return Reading("nominal", " ".join(name.split()), bare(plain[-1]), being, kind or "other", aside, definite)
