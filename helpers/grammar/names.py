"""How a source is named -> what it is: the name inside the words, the kind of being, the type, the role.

Nothing here knows an article; `sources` links the readings over articles.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from helpers.grammar import name_words

_WORD = re.compile(r"[^\W_][\w.’'&/-]*")
_CONTRACTION = re.compile(r"['’](?:ll|d|ve|re|m)$")
_INVERTED = re.compile(r"^(?:the )?(ministry|department|office) (?:of|for) (?:the )?(.+)$", re.IGNORECASE)
PARTICLES = frozenset("de del della der den van von bin ibn ben abu al el la le da dos du di st".split())
LINKS = frozenset("of for and the on in & to".split())
DETERMINERS = frozenset("the a an this that these those his her its their our my another one two three four five several some many other".split())
LESSER = frozenset("vice deputy assistant under associate co-".split())  # a vice president is no president
ABOUT = frozenset("author expert writer scholar specialist historian critic rival counterpart victim survivor opponent ally supporter".split())
POSSESSIVES = frozenset("his her its their our my your whose".split())
_CLAUSE = re.compile(r"\s*[,;–—-]?\s*\b(?:who|whom|whose|which|that|such as|including|along with)\b.*", re.DOTALL)
_BREAK = re.compile(r"\s*(?:[,;:()\[\]–—]|--+|\s-(?:\s|$))\s*")
_JOINT = re.compile(
    r"(?:both )?(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*(?<=[a-z])(?: of [A-Z]\w+(?: [A-Z]\w+)?)? and (?:the )?(?:[a-z]+ |al-|el-)?[A-Z]"
)
_NAME = r"(?:the |The )?[A-Z][\w.’'&-]*(?: (?:of |for )?[A-Z][\w.’'&-]*){0,4}"
_LISTED = re.compile(rf"({_NAME}(?:, {_NAME})+),? and ({_NAME}|(?:[\w.-]+ ){{0,3}}[a-z]+(?:s|men|women|people))")
_RUN_ON = re.compile(r"\b([A-Z][\w’'-]+)((?: [A-Z][\w.’'-]*){1,4}) \1?(?=[A-Z][\w’'-]*)(?<=[a-z]).*$")
_JOINT_BODIES = re.compile(r"[^,]* and the [A-Z]")
_APPOSED = re.compile(
    r"((?:[A-Z][\w’'.-]+ (?:[Aa]l-? ?|[Ee]l-? ?)?){1,3}[A-Z][\w’'-]+),? (?:an? |the )?((?:former |deputy |senior |chief )?[a-z][\w-]*)\b"
)
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_LEADING = re.compile(r"^(?:(?:by|and|but|from|to|of|that|as|with|for)\s+)+(?=\w)")
_OPEN = re.compile(
    r"\b(?:of|for|in|on|at|by|to|from|with|and|or|near|inside|outside|across|around|throughout|within|among|behind|against|both|all|half|as)$"
    r"|^$|\b\w+ing$"
)
_BODY_LED = r"((?:the )?[\w’'-]+(?: [A-Z][\w’'-]*)*(?: [a-z]+)?(?: of (?:the )?(?:[a-z]+ ){0,2}[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?)"
_KIN_WORDS = (
    "son|daughter|wife|husband|widow|widower|sister|brother|friend|colleague|uncle|aunt|cousin|mother|father|grandmother|grandfather|nephew|niece"
    "|man|woman|girl|boy|contractor"
)
_KIN_OF = re.compile(rf"\b(?:{_KIN_WORDS}) (?:of|to)\b.*", re.IGNORECASE)
_KIN = re.compile(rf"\b(?:{_KIN_WORDS})\b", re.IGNORECASE)
_CLAUSAL = re.compile(r"[a-z]{2,}ing\b|(?:when|while|as|after|before|because|in|on|at|during|with)\b")  # Ann Reed, using another word for the League
_FORMER = re.compile(r"\b(?:former|retired|one-time)\b|\bex-", re.IGNORECASE)
_ACTING = re.compile(r"((?:[\w-]+ ){0,3}(?:[a-z]+s|people|men|women)) [a-z]{2,}ing\b")
_REGIONAL = frozenset("African European Asian Arab Western Eastern Islamic Muslim".split())
_ROLE = re.compile(r"(?:an?|the) ")
_OFFICIAL = re.compile(r"\bofficials?\b", re.IGNORECASE)
_OFFICIAL_AT = re.compile(r"\bofficials? (?:with|at|for) (?:the )?[A-Z]")
_FIELD = re.compile(r"(.+?) (of|for|on) (?:the )?(.+)")
_MEDIA = frozenset(("TV", "FM"))  # no names by themselves: state-run TV
_DAY = re.compile(r"(?<=\w)(?: (?:released|published|issued))?(?: on)? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_PRESIDING = re.compile(r"\bpresident(?:,? (?:and|for) [\w ]+?)? (?:of|at) (?:the )?(.+)", re.IGNORECASE)
_ABOUT = re.compile(r"\s(?:on|to|by|about|against|who|that|which)\s")
_LOOSE = re.compile(r"-(?:based|backed|led|controlled|linked|allied|aligned|affiliated|run|funded|held|dominated)$", re.IGNORECASE)
_LAST = re.compile(r",\s([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})$")
_TITLE_AND = re.compile(r" And (?=[A-Z])")  # in a headline
_BOTH = re.compile(r"([^,]+?) and ([^,]+)")
KEPT = frozenset("king queen people children women men veterans farmers workers teachers mothers doctors".split())  # King's College
_PARTY = re.compile(r"(?:\s?\([RDI](?:-[A-Z][^()]*)?\)|,? \b[RDI]-[A-Z][\w.]*(?: [A-Z][\w.]+)?),?")
_CUT = frozenset("mr mrs ms dr sen rep gov story".split())  # a source that ends at a full stop within a name
_LINKED = frozenset(("MORE",))  # the last words of a list of links, which run into the text
_RETIRED = re.compile(r"\bretired\b", re.IGNORECASE)
_SOME = re.compile(r"(?:(one|some|many|most|several|both|all|none|few|each|neither|either) of (?:them|these|those)|the others?)", re.IGNORECASE)
_NAMES = re.compile(r"[A-Z][\w’'-]*(?<!ly)$")
_PREPOSITION = re.compile(
    r"\s(?:in|of|for|from|at|on|to|with|by|near|inside|outside|across|around|throughout|within|among|close|familiar|involved|briefed)\s"
)
_PARTICIPLE = re.compile(
    r"\s(?:involving|including|representing|comprising|uniting|associated|affiliated|based|backed|run|led|made|founded|funded|linked|staffed|tied)\s"
)


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


@lru_cache(maxsize=20_000)
def read(text: str) -> Reading:
    """The reading of a source's words.

    >>> read("observatory director Rami Abdel Rahman").name
    'Rami Abdel Rahman'
    >>> read("the army").form, read("the army").type
    ('nominal', 'military')
    """
    given = _doubled(_PARTY.sub("", re.sub(r"\[([^\[\]]*)\]", r"\1", " ".join(text.split()))).strip())
    given = _TITLE_AND.sub(" and ", given)
    if not given and text.strip():  # (R-Hillford), which says nobody's name
        return Reading("pronoun", text.strip(), "", "", "", "", False)
    if listed := _list(given):
        return listed
    parts = [part for part in _BREAK.split(_CLAUSE.sub("", given, count=1) or given) if part] or [text]
    parts = parts[:1] + [part for part in parts[1:] if not _CLAUSAL.match(part)]
    core, aside = _led(_DAY.sub("", parts[0].strip("\"“”'‘’ "))), " ".join(parts[1:])
    held = _APPOSED.match(core)  # Ann Reed head of the Observatory
    if held and (held[1].split()[0].lower() in DETERMINERS or held[1].split()[-1] in name_words.nationals()):
        held = None  # the Norrundish president
    if held and classify(held[2])[1] == "person" and not classify(held[1])[1] and not held[1].endswith(("'s", "’s")):
        return named(held[1], f"{core[held.start(2) :]} {aside}".strip())
    if (acting := _ACTING.match(core)) and classify(acting[1])[1] == "people":  # some fighters battling Bob Roe
        return replace(_nominal(acting[1], aside), name=core)
    words = _WORD.findall(core)
    bare_word = _CONTRACTION.sub("", words[0].lower()) if len(words) == 1 else ""  # they'd: they
    if bare_word in name_words.pronouns() or not words or core.strip(".").lower() in _CUT or core in _LINKED:
        return Reading("pronoun", core, bare_word or core.lower(), "", "", "", False)
    if some := _SOME.fullmatch(core):  # one of them; the others
        return Reading("pronoun", core, some[1].lower() if some[1] else "others", "", "", "", False)
    if _JOINT_BODIES.match(core) or _is_joint(core) or (_JOINT.match(core) and classify(before_preposition(core))[1] != "body"):
        return Reading("nominal", core, words[-1].lower(), "people", "other", aside, False)
    titled = len(parts) > 1 and parts[1].split()[0].lower() in name_words.honorifics_of_people()  # her counterpart, Rep. Jane Roe
    apposed = _proper(parts[1]) if len(parts) > 1 and (titled or classify(before_preposition(core).split()[-1])[1] == "person") else ("", "")
    full = len(core.split()) > 1 and bare(core.split()[-2]) in name_words.given_names()  # Rep. Stephen King, Republican of Hillford
    if (
        apposed[0] and not full and not is_role(apposed[0]) and apposed[0] not in name_words.states()
    ):  # its director, Jane Roe; not Rep. Jane King, Hill County Republican
        return named(apposed[0], f"{core} {apposed[1]}".strip())
    last = _LAST.search(given.rstrip(", "))
    full = last is not None and bare(last[1].split()[0]) in name_words.given_names() and not classify(last[1])[1]
    if last and full and _CLAUSE.search(given) and classify(before_preposition(core))[1] == "person":
        return named(last[1], core)  # the official who led the office, Jane Roe
    name, role = _proper(core)
    after = core.partition(name)[2].split() if name else []  # a Department of Trade official
    if after and after[0].islower() and classify(after[0])[1] in ("person", "people"):
        return _nominal(core, aside)
    if not name or is_role(name) or (name in _MEDIA and name != core):
        return _nominal(core, aside)
    return named(name, f"{role} {aside} {clause_role(given)}".strip())


def _doubled(words: str) -> str:
    """Words without a name that is given a second time and runs into what follows: 'Sen. Ann Reed Ann Mary ReedReed wins again'."""
    return _RUN_ON.sub(r"\1", words)


def _list(words: str) -> Reading | None:
    """The reading of several names in a list: Halvern, Norrund and the League; of their type where all have one."""
    if not (match := _LISTED.fullmatch(words)):
        return None
    items = [item for part in re.split(r",\s+(?:and\s+)?", match[1]) for item in re.split(r"\s+and\s+", part)] + [match[2]]
    if any(is_role(item) or classify(item)[1] == "person" for item in items[1:]) or len(items) < 3:
        return None
    kinds = {"state" if item in name_words.states() else classify(item)[0] or "other" for item in items}
    return Reading("nominal", words, bare(items[-1].split()[-1]), "people", kinds.pop() if len(kinds) == 1 else "other", "", False)


def _is_joint(core: str) -> bool:
    """Whether a body and somebody else are told as one: the Halvern government and President Jane Roe."""
    match = _BOTH.fullmatch(core)
    if not match or _PREPOSITION.search(match[1]):
        return False
    last = match[1].split()[-1]
    return last.islower() and classify(last)[1] in ("body", "people") and any(_is_proper(word) for word in match[2].split())


def is_role(name: str) -> bool:
    """Whether capitalised words are a role without a name: the Interior Minister; not Stephen King.

    >>> [is_role(name) for name in ("High Commissioner for Refugees", "Secretary of State", "Secretary of State Ann Reed", "Stephen King")]
    [True, True, False, False]
    """
    held = _FIELD.match(name)
    if held and len(rest := held[3].split()) > 1 and (held[2] == "of" or any(bare(word) in name_words.given_names() for word in rest)):
        held = None  # Under Secretary for Health Ann Reed
    return any(_ends_in_role(words) for words in (name, held[1] if held else ""))


def _ends_in_role(name: str) -> bool:
    words = name.split()
    if not words or name_words.types().get(bare(words[-1]), ("", ""))[1] != "person":
        return False
    if len(words) > 1 and bare(words[-2]) in name_words.given_names():
        return False  # Representative Stephen King
    return len(words) == 1 or bare(words[0]) not in name_words.given_names() and bare(words[0]) not in name_words.honorifics_of_people()


def clause_role(text: str) -> str:
    """What a clause makes of somebody: 'who leads the Alliance' -> 'leader of the Alliance'."""
    for verb, role in name_words.role_clauses().items():
        if match := re.search(rf"\bwho (?:has )?{verb} {_BODY_LED}", text):
            return f"{role} {match[1]}"
    return ""


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
    name = _without_adverb(name)
    name, post = _of_body(name)
    role = f"{role} {post}".strip()
    name, rank = _ranked(name)
    role = f"{role} {rank}".strip()
    given = " " in name and bare(name.split()[0]) in name_words.given_names()  # Bill is no document there
    kind, being = classify(name.partition(" ")[2] if given else name)
    if kind == "witness" and (being == "body" or (being == "people" and " for " in name)):
        kind, being = "ngo", "body"  # a Refugee Service; Citizens for Clean Rivers
    if being == "body" and len(name.split()) == 2 and not classify(name.split()[1])[1] and of_role(role)[1] == "person" and _ROLE.match(role):
        kind, being = "", ""  # Media Reed, an activist
    if being not in ("body", "people"):
        title, name = _split_title(name)
        role = f"{role} {title}".strip()
        role_kind, role_being = of_role(_without_kin(role))
        role_kind = "other" if role_kind == "witness" and _FORMER.search(role) else role_kind  # a former teacher
        if role_being == "body" and not title and not given and re.match(r"(?:an?|the) ", role):  # Lantern Relief, an aid group
            return Reading("name", name, name.split()[-1].lower(), "body", role_kind or "other", role, False)
        thing = bare(name.split()[-1]) in name_words.things()  # an Illustrated History
        person = role_being in ("person", "body") or title or (not being and not thing and 2 <= len(name.split()) <= 4)
        kind, being = (role_kind or kind, "person") if person else (kind, being)
    elif role:
        role_kind, role_being = of_role(_CLAUSE.sub("", role, count=1))
        more = being == "body" and role_being in ("body", "people") and role_kind != "other" and kind in ("other", "ngo")
        kind = role_kind if more else kind
    kind = "other" if kind == "document" and being != "document" else kind
    if kind == "unnamed":  # an official with a name: of what his role tells else
        told = classify(_OFFICIAL.sub("", role))[0]
        elsewhere = bool(_OFFICIAL_AT.search(role))  # an official with Lantern Relief
        kind = told if told not in ("", "other", "unnamed") else "other" if elsewhere else "state"
    return Reading("name", name, name.split()[-1].lower(), being, kind or "other", role, False)


def _without_kin(role: str) -> str:
    """A role in which kinship, age and sex tell no type: of somebody with a name a son is no witness by that.

    >>> _without_kin("Rep., the first woman pilot"), _without_kin("the son of a minister")
    ('Rep., the first person pilot', 'the relative')
    """
    return _KIN.sub("person", _KIN_OF.sub("relative", role))


def _without_adverb(name: str) -> str:
    """A name without the adverb that opens its sentence: 'Currently Reed', 'Surprisingly Ann Reed'; not so of Emily Reed, or the Daily Post."""
    first, _, rest = name.partition(" ")
    adverb = len(first) > 6 and first.endswith("ly") and first.lower() not in name_words.given_names() and first.lower() not in name_words.types()
    plain = rest.isalpha() or bare(rest.split()[0]) in name_words.given_names() if rest else False
    return rest if adverb and plain and rest[:1].isupper() and not classify(rest)[1] and not classify(first)[1] else name


def _ranked(name: str) -> tuple[str, str]:
    """'Army Gen. Jane Roe', 'Halvern Jane Roe' (the envoy to Halvern) -> the person, and the words before."""
    words = name.split()
    for size in (1, 2, 3):
        rest = words[size:]
        known = len(rest) >= 2 and bare(rest[0]) in name_words.given_names() and not classify(" ".join(rest))[1]
        if known and (" ".join(words[:size]) in name_words.states() or (len(rest) == 2 and classify(" ".join(words[:size]))[1] == "body")):
            return " ".join(rest), " ".join(words[:size])
    ranks = [i for i, word in enumerate(words[:-1]) if i and word.lower() in name_words.honorifics() and word.endswith(".")]
    if ranks and (rest := words[ranks[-1] + 1 :]) and classify(" ".join(rest))[1] == "":
        return " ".join(rest), " ".join(words[: ranks[-1] + 1])
    for place, word in enumerate(words[:-2]):
        rest, single = words[place + 1 :], re.sub(r"s$", "", re.sub(r"ies$", "y", word.lower()))
        known = bare(rest[0]) in name_words.given_names() or len(rest[1]) == 2
        if single != word.lower() and name_words.types().get(single, ("", ""))[1] == "person" and known and len(rest) in (2, 3):
            return " ".join(rest), " ".join(words[: place + 1])  # Senators Jane Roe, of a list
    return name, ""


def owning_state(word: str) -> str:
    """The state that owns what follows: Syria of `Syria's`; empty where the word is no state's."""
    return name_words.states().get(bare_owner(word), "") if word.endswith(("'s", "’s")) else ""


def role_words(role: str) -> list[str]:
    """The words of a role before a preposition in one spelling, owners other than states left out: UN and U.N., ex-minister and former minister.

    >>> role_words("the U.N. envoy for peace"), role_words("ex-President"), role_words("its director"), role_words("Syria's army chief")
    (['the', 'united', 'nations', 'envoy'], ['former', 'president'], ['its', 'director'], ['syria', 'army', 'chief'])
    """
    said = re.sub(r"\b[Ee]x-(?=\w)", "former ", before_preposition(before_clause(f"{role} ")))
    words = [word.strip(",") for word in said.split() if not word.endswith(("'s", "’s")) or owning_state(word)]
    words = [owning_state(word) or name_words.nationals().get(word, word) for word in words]
    full = {"UN": "United Nations", "EU": "European Union"}
    written = (full.get(plain) or name_words.states().get(plain, word) if (plain := word.replace(".", "")).isupper() else word for word in words)
    return [bare(part.strip(".")) for word in written for part in word.split()]


def role_bag(role: str) -> set[str]:
    """All words of a role in one spelling, those of an office or a state included; determiners and small words are left out.

    >>> sorted(role_bag("the U.S. Secretary of Defence")), sorted(role_bag("Iran's president"))
    (['defense', 'secretary', 'states', 'united'], ['iran', 'president'])
    """
    written = (word.strip(',;:()"“”') for word in re.sub(r"\b[Ee]x-(?=\w)", "former ", role).split())
    names = (_state_named(bare_owner(word)) or bare_owner(word) for word in written)
    words = {bare(part.strip(".")) for name in names for part in name.split()}
    return {"defense" if word == "defence" else word for word in words if word not in DETERMINERS | LINKS | POSSESSIVES} - {""}


def _state_named(word: str) -> str:
    full = {"UN": "United Nations", "EU": "European Union"}.get(word.replace(".", ""))
    return full or name_words.nationals().get(word) or name_words.states().get(word) or name_words.states().get(f"{word}.") or ""


def of_role(role: str) -> tuple[str, str]:
    """(type, being) of a role: the being of what stands before a preposition, the type of all its words.

    >>> of_role("a professor of law"), of_role("head of the monitoring group")
    (('expert', 'person'), ('monitor', 'person'))
    >>> of_role("a think tank involving former advisers")[1]
    'body'
    """
    kind, being = classify(role)
    if classify(_PREPOSITION.split(role)[0])[1] == "person":
        first = _PREPOSITION.split(role)[0].split()
        told = " ".join(first) if not first or bare(first[-1]) in ABOUT - {"counterpart"} else role
        kind = classify(_PARTICIPLE.split(_ABOUT.split(told)[0])[0])[0]
    if kind == "state" and (office := _PRESIDING.search(role)):  # the president of a foundation
        of = office[1].split()
        if not any(bare_owner(" ".join(of[:size]).strip(",")) in name_words.states() for size in (1, 2, 3)):
            return classify(office[1])[0] or "other", "person"
    if kind == "intergovernmental" and (sent := re.search(r"^(.*?)\b(?:envoy|representative)\b", role, re.IGNORECASE)):
        words = [word.strip(",") for word in sent[1].split()]
        whose = {_state_named(bare_owner(word)) for word in words} - {"", "United Nations", "European Union"}
        other = classify(sent[1])[0]
        if whose or other not in ("", "other", "intergovernmental"):
            return "state" if whose else other, "person"
    if kind in ("military", "state") and _RETIRED.search(role) and re.search(r"\b(?:officer|general|colonel|admiral)\b", role, re.IGNORECASE):
        kind = "expert"
    head = classify(_PREPOSITION.split(role)[0])
    if head[1] == "body" and kind in ("unnamed", "witness"):  # a think tank of many officials
        return head
    before = classify(_PARTICIPLE.split(role, maxsplit=1)[0]) if _PARTICIPLE.search(role) else ("", "")
    if before[1] == "body":  # a think tank involving former advisers
        return before
    if head[1]:
        kind = "other" if kind in ("witness", "unnamed") and head[0] == "other" else kind
        return (head[0] if head[0] not in ("", "other") and kind != "expert" else kind), head[1]
    return ("other" if kind == "witness" and _PREPOSITION.search(f" {role}") else kind), being


def state(name: str) -> Reading:
    """The reading of a state's name, acronym, capital or adjective."""
    return Reading("name", name_words.states().get(name) or name_words.nationals()[name], name.split()[-1].lower(), "body", "state", "", False)


def before_clause(words: str) -> str:
    """What stands before a relative clause."""
    return _CLAUSE.sub("", words, count=1)


def before_preposition(words: str) -> str:
    """What stands before the first preposition."""
    return _PREPOSITION.split(words, maxsplit=1)[0]


def bare_owner(words: str) -> str:
    """Who owns it: `Halvern` of `Halvern's`."""
    return re.sub(r"['’]s?$", "", words.strip())


def _of_body(name: str) -> tuple[str, str]:
    """'Colonel Jane Roe of Northern Command' -> the person, and the body after the preposition."""
    before, *after = _PREPOSITION.split(name, maxsplit=1)
    title, rest = _split_title(before)
    told = bool(title) or (len(before.split()) >= 2 and before[:1].isupper() and not re.search(r"[a-z]\s+[a-z]", before))
    person = told and rest.lower() not in name_words.honorifics() and classify(rest)[1] == ""
    return (before, after[0]) if after and person else (name, "")


def _nominal(core: str, aside: str) -> Reading:
    phrase = _PREPOSITION.split(core)[0]
    words = phrase.split()
    definite = words[0].lower() in ("the", "this", "that", "his", "her", "its", "their")
    plain = [w for w in words if w.lower() not in DETERMINERS] or words
    owned = max((place + 1 for place, word in enumerate(plain[:-1]) if word.endswith(("'s", "’s"))), default=0)
    kind, being = classify(" ".join(plain[owned:]))  # the government's plan is no government
    if owned and kind == "other":  # the minister's staff
        kind = classify(" ".join(plain))[0]
    if not kind:
        kind, being = classify(plain[-1]) if plain else ("", "")
    if bare(plain[-1]) in ("official", "officials") and (of := [classify(word) for word in plain[:-1]]):
        kind = next((body[0] for body in of if body[1] == "body" and body[0] != "other"), kind)
    kind = "other" if plain[-1].lower() == "people" and any(word in name_words.nationals() for word in plain) else kind
    named = any(_is_proper(word) for word in plain[1:] or [""]) or (_is_proper(plain[0]) and len(plain) > 1 and definite)
    name = phrase if named and being == "body" else core
    return Reading("nominal", " ".join(name.split()), bare(plain[-1]), being, kind or "other", aside, definite)


def bare(word: str) -> str:
    """A word in small letters, without a possessive ending."""
    return re.sub(r"['’]s?$", "", word.lower())


def _proper(core: str) -> tuple[str, str]:
    """The last run of capitalised words, with the small words inside it, and what stands before it."""
    words = core.split()
    head = _PREPOSITION.split(core)[0].split()
    if not _is_proper(head[-1]) or (len(head) == 1 and classify(head[0].lower())[1] == "people"):
        return "", ""
    last = len(head)
    held = classify(words[last - 1])[1] == "person" and words[last : last + 1] == ["on"]  # the top Democrat on the committee
    held = held or (words[last : last + 1] in (["in"], ["on"], ["to"]) and classify(" ".join(words[:last]))[1] not in ("body", "people"))
    while not held and last + 1 < len(words) and words[last].lower() in LINKS and any(_is_proper(w) for w in words[last + 1 : last + 3]):
        last += 2 if _is_proper(words[last + 1]) else 3
        while last < len(words) and _is_proper(words[last]):
            last += 1
    first = len(head) - 1
    while first > 0 and (_is_proper(words[first - 1]) or (words[first - 1].lower() in PARTICLES and first > 1 and _is_proper(words[first - 2]))):
        first -= 1
    owners = [i + 1 for i in range(first, last - 1) if words[i].endswith(("'s", "’s")) and bare(words[i]) not in KEPT]
    first = max([first, *owners])  # the Valley's Health Ministry is the Health Ministry
    while first < last - 1 and (words[first].lower() in DETERMINERS or is_loose(words[first])):
        first += 1
    name = re.sub(r"['’]s$", "", " ".join(words[first : min(last, len(words))]).strip(".,"))
    return (name, " ".join(words[:first])) if name else ("", "")


def is_loose(word: str) -> bool:
    """Whether a word before a name says only where or whose it is: Hillford-based, Norrund-backed."""
    return bool(_LOOSE.search(word))


def _is_proper(word: str) -> bool:
    bare = word.lstrip("(\"“'‘")
    if bare.lower().startswith(("al-", "el-")):
        return len(bare) > 3 and bare[3].isupper()
    return bare[:1].isupper() and bare.lower() not in DETERMINERS


def _split_honorific(name: str) -> tuple[str, str]:
    words = name.split()
    count = 0
    while count < len(words) - 1 and words[count].lower() in name_words.honorifics():
        count += 1
    if count and count == len(words) - 1 and name_words.types().get(words[-1].lower(), ("", ""))[1] == "body":
        count = 0  # the Justice Department is no department whose title is Justice
    return " ".join(words[:count]), " ".join(words[count:])


def _split_title(name: str) -> tuple[str, str]:
    """'Homeland Security Secretary Jane Roe' -> the words up to the last title, the name after them."""
    words = name.split()
    titles = [i for i, word in enumerate(words[:-1]) if classify(word)[1] == "person" or word.lower() in name_words.honorifics()]
    cut = titles[-1] + 1 if titles else 0
    if words[cut].lower() in LINKS and len(words) > cut + 2:  # Secretary of State Jane Roe
        cut += 2
    return " ".join(words[:cut]), " ".join(words[cut:])


def classify(words: str) -> tuple[str, str]:
    """(type, being) of a name or role, from its entries in `source_types`; empty where it has none.

    The last entry tells the being; where its type is `other`, one before it may tell the type.

    >>> classify("Valley Observatory for Human Rights"), classify("observatory director")
    (('monitor', 'body'), ('monitor', 'person'))
    """
    parts = [word.strip(".,()") for word in words.split()]
    small = [bare(part) for part in parts]
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(parts):
        size, entry = _entry(parts, small, place)
        if entry and size == 1 and small[place] in ("deputy", "general") and _is_person_next(small, place):  # its deputy director
            entry = None
        if entry and not (small[place] == "fellow" and place + 1 < len(parts) and small[place + 1] not in LINKS | {"at"}):  # fellow senators
            found.append(entry)
        place += size
    if not found:
        return "", ""
    if found[-1][1] == "people" and (cut := _for(parts)) and (body := classify(" ".join(parts[:cut])))[1] in ("body", "person"):
        return body  # a High Commission for Refugees
    if len(found) > 1 and found[-1] == ("other", "people") and found[-2] == ("state", "person") and not re.search(r"['’]s\b", words):
        return found[-1]  # Republican voters
    telling = [kind for kind, _ in reversed(found) if kind != "other"]
    if telling[:1] == ["state"] and found[0][0] == "intergovernmental" and found[-1][1] == "body":
        return found[0][0], "body"  # the United Nations refugee agency
    return telling[0] if telling else "other", found[-1][1]


def _is_person_next(small: list[str], place: int) -> bool:
    return name_words.types().get(small[place + 1], ("", ""))[1] == "person" if place + 1 < len(small) else False


def _for(parts: list[str]) -> int | None:
    """Where the last preposition after a capital stands: the body is what stands before it."""
    return next((place for place in range(len(parts) - 1, 0, -1) if parts[place] in ("for", "of", "to") and parts[place - 1][:1].isupper()), None)


def _entry(parts: list[str], small: list[str], place: int) -> tuple[int, tuple[str, str] | None]:
    """How many words the longest entry at this place has, and the entry."""
    for size in range(min(4, len(parts) - place), 0, -1):
        if entry := name_words.types().get(" ".join(small[place : place + size])):
            return size, entry
    joined = re.sub(r"^(?:co|vice|deputy)-", "", small[place])  # a co-director is a director
    return 1, name_words.acronyms().get(re.sub(r"['’]s$", "", parts[place]).replace(".", "")) or name_words.types().get(joined)


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """What two spellings of one name share: letters and digits in small, no honorific, no determiner, no Arabic article.

    >>> key("Mr. Bashar al-Assad") == key("Bashar Assad")
    True
    """
    name = _INVERTED.sub(r"\2 \1", name)  # Ministry of the Interior: Interior Ministry
    name = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), name)  # U.N.: UN
    words = [w for w in _split_honorific(name)[1].split() if w.lower() not in ("the", "a", "an")]
    plain = unicodedata.normalize("NFKD", " ".join(words))
    written = "".join(letter for letter in plain if not unicodedata.combining(letter)).split()  # François: Francois
    parts = " ".join(re.sub(r"[^\w]+", " ", bare(word)).strip() for word in written).casefold().split()
    return " ".join([part for part in parts if part not in ("al", "el")] or parts)


def initials(name: str) -> str:
    """The capitals of a name's words: `UN` for the United Nations."""
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def body_parts(name: str, owner: str = "") -> tuple[str, str]:
    """A body's name without its state or place, and that: the armies of two states are two.

    >>> body_parts("Ministry of the Interior"), body_parts("Interior Ministry of Halvern"), body_parts("Syrian army")
    (('interior ministry', ''), ('interior ministry', 'halvern'), ('army', 'syria'))
    """
    core = " ".join(word for word in key(name).split() if word not in DETERMINERS) or key(name)
    held = re.fullmatch(r"(.+) of (?:the )?(\w+(?: \w+)?)", core)
    if held and all(word in name_words.types() for word in held[1].split()[-1:]) and key(held[2]) not in name_words.types():
        core, owner = held[1], owner or held[2]
    words = core.split()
    types, plain = name_words.types(), name_words.plain_words()
    rests = (" ".join(words[place:]) in types or all(word in types or word in LINKS for word in words[place:]) for place in range(len(words)))
    ahead = next((place for place, listed in enumerate(rests) if listed), 0)
    before = " ".join(words[:ahead])
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
