"""The words of a role -> its type and being, and one spelling in which two roles can be compared.

A role is what stands around a name ('a spokeswoman for the army') or stands for one ('the Interior Minister').
"""

from __future__ import annotations

import re

from helpers.grammar import name_words, noun_types
from helpers.grammar.noun_types import bare, bare_owner, before_clause, before_preposition, classify

TRADES = frozenset("baker mason carpenter forester".split())  # with a capital a surname
_SERVED = re.compile(r"\b(?:officer|general|colonel|admiral|operative|agent|analyst|ambassador|diplomat|official)\b", re.IGNORECASE)
_SEEKING = re.compile(r"\b(?:candidate|nominee|contender|hopeful|challenger)\b", re.IGNORECASE)
_SEATED = re.compile(
    r"\b(?:Sen|Rep|Gov|Senator|Representative|Governor|Congress(?:man|woman)|Mayor|President|Minister|Secretary|senator|governor|congress(?:man|woman)"
    r"|mayor|minister|secretary|incumbent|lawmaker)\b"
)
LESSER = frozenset("vice deputy assistant under associate co-".split())  # a vice president is no president
ABOUT = frozenset("author expert writer scholar specialist historian critic rival counterpart victim survivor opponent ally supporter".split())
_BODY_LED = r"((?:the )?[\w’'-]+(?: [A-Z][\w’'-]*)*(?: [a-z]+)?(?: of (?:the )?(?:[a-z]+ ){0,2}[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?)"
_KIN_WORDS = (
    "son|daughter|wife|husband|widow|widower|sister|brother|friend|colleague|uncle|aunt|cousin|mother|father|grandmother|grandfather|nephew|niece"
    "|man|woman|girl|boy|contractor"
)
_KIN_OF = re.compile(rf"\b(?:{_KIN_WORDS}) (?:of|to)\b.*", re.IGNORECASE)
_KIN = re.compile(rf"\b(?:{_KIN_WORDS})\b", re.IGNORECASE)
_FIELD = re.compile(r"(.+?) (of|for|on) (?:the )?(.+)")
_PRESIDING = re.compile(r"\bpresident(?:,? (?:and|for) [\w ]+?)? (?:of|at) (?:the )?(.+)", re.IGNORECASE)
_ABOUT = re.compile(r"\s(?:on|to|by|about|against|who|that|which)\s")
_PARTICIPLE = re.compile(
    r"\s(?:involving|including|representing|comprising|uniting|associated|affiliated|based|backed|run|led|made|founded|funded|linked|staffed|tied)\s"
)
_CHIEF_OF = re.compile(r"(.+?) (?:[Vv]ice )?(?:[Pp]resident|[Cc]ommissioner|[Cc]hief)\b")
_SENT_TO = re.compile(
    r"(?:\bU\.?N\.?|\bUnited Nations) [Aa]mbassador\b|\b[Aa]mbassador to (?:the )?(?:U\.?N\b|United Nations)"
)  # of a state, to the UN
_RESIDENT = re.compile(r"\b(?:[A-Z][\w’'-]* )?residents? ")
_RETIRED = re.compile(r"\bretired\b", re.IGNORECASE)


def of_role(role: str) -> tuple[str, str]:
    """(type, being) of a role: the being of what stands before a preposition, the type of all its words.

    >>> of_role("a professor of law"), of_role("head of the monitoring group")
    (('expert', 'person'), ('monitor', 'person'))
    >>> of_role("a think tank involving former advisers")[1]
    'body'
    """
    kind, being = classify(role)
    if classify(noun_types.PREPOSITION.split(role)[0])[1] == "person":
        first = noun_types.PREPOSITION.split(role)[0].split()
        told = " ".join(first) if not first or bare(first[-1]) in ABOUT - {"counterpart"} else role
        kind = classify(_PARTICIPLE.split(_ABOUT.split(told)[0])[0])[0]
    if kind == "state" and (chief := _CHIEF_OF.match(role)) and classify(chief[1]) == ("intergovernmental", "body"):
        return "intergovernmental", "person"  # the European Commission president
    if kind == "state" and (office := _PRESIDING.search(role)):  # the president of a foundation
        of = office[1].split()
        if not any(bare_owner(" ".join(of[:size]).strip(",")) in name_words.states() for size in (1, 2, 3)):
            return classify(office[1])[0] or "other", "person"
    if kind == "intergovernmental" and _SENT_TO.search(role):
        return "state", "person"
    if kind == "intergovernmental" and (sent := re.search(r"^(.*?)\b(?:envoy|representative)\b", role, re.IGNORECASE)):
        words = [word.strip(",") for word in sent[1].split()]
        whose = {_state_named(bare_owner(word)) for word in words} - {"", "United Nations", "European Union"}
        other = classify(sent[1])[0]
        if whose or other not in ("", "other", "intergovernmental"):
            return "state" if whose else other, "person"
    if kind in ("military", "state") and _RETIRED.search(role) and _SERVED.search(role):
        kind = "expert"
    if (
        kind in ("state", "opposition")
        and (seeking := _SEEKING.search(role))
        and not _SEATED.search(f"{role[: seeking.start()]}{role[seeking.end() :]}")
    ):
        return "other", "person"  # a Senate candidate; not so a candidate who is a senator
    head = classify(noun_types.PREPOSITION.split(role)[0])
    if head[1] == "body" and kind in ("unnamed", "witness"):  # a think tank of many officials
        return head
    before = classify(_PARTICIPLE.split(role, maxsplit=1)[0]) if _PARTICIPLE.search(role) else ("", "")
    if before[1] == "body":  # a think tank involving former advisers
        return before
    if head[1]:
        kind = "other" if kind in ("witness", "unnamed") and head[0] == "other" else kind
        return (head[0] if head[0] not in ("", "other") and kind != "expert" else kind), head[1]
    return ("other" if kind == "witness" and noun_types.PREPOSITION.search(f" {role}") else kind), being


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
    if len(words) > 1 and bare(words[-2]) in name_words.given_names() or bare(words[-1]) in TRADES:
        return False  # Representative Stephen King, Dean Baker
    return len(words) == 1 or bare(words[0]) not in name_words.given_names() and bare(words[0]) not in name_words.honorifics_of_people()


def clause_role(text: str) -> str:
    """What a clause makes of somebody: 'who leads the Alliance' -> 'leader of the Alliance'."""
    for verb, role in name_words.role_clauses().items():
        if match := re.search(rf"\bwho (?:has )?{verb} {_BODY_LED}", text):
            return f"{role} {match[1]}"
    return ""


def without_kin(role: str) -> str:
    """A role in which kinship, age and sex tell no type: of somebody with a name a son is no witness by that.

    >>> without_kin("Rep., the first woman pilot"), without_kin("the son of a minister")
    ('Rep., the first person pilot', 'the relative')
    """
    plain = _KIN.sub("person", _KIN_OF.sub("relative", role))
    rest = _RESIDENT.sub("", plain, count=1)
    return rest if rest != plain and classify(before_preposition(rest))[1] == "person" else plain  # a Hillford resident, director of the League


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
    return {
        "defense" if word == "defence" else word for word in words if word not in noun_types.DETERMINERS | noun_types.LINKS | noun_types.POSSESSIVES
    } - {""}


def owning_state(word: str) -> str:
    """The state that owns what follows: Syria of `Syria's`; empty where the word is no state's."""
    return name_words.states().get(bare_owner(word), "") if word.endswith(("'s", "’s")) else ""


def _state_named(word: str) -> str:
    full = {"UN": "United Nations", "EU": "European Union"}.get(word.replace(".", ""))
    return full or name_words.nationals().get(word) or name_words.states().get(word) or name_words.states().get(f"{word}.") or ""
