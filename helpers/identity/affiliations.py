"""Who speaks for whom: people for the body of their role, staff for whom they serve, documents for their author."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from helpers.grammar import name_keys, name_words, names, noun_types, roles, verbs
from helpers.grammar.actors import Found
from helpers.grammar.noun_types import bare, before_clause, before_preposition, classify
from helpers.identity import antecedents, full_names
from helpers.identity.holders import NEAR, WINDOW
from helpers.identity.owners import is_past
from helpers.identity.register import CORPUS, Link, Source

if TYPE_CHECKING:
    from helpers.identity.links import Linker

FURTHEST_HEAD = 6  # words after a body in which its officer stands: the State Department's chief spokesman
SEEKING = frozenset("candidate candidates nominee contender hopeful challenger applicant".split())  # they are not of it yet
STAFF = frozenset("spokesman spokeswoman spokesperson lawyer lawyers attorney staff aide aides office adviser advisers team campaign deputy".split())
ISSUING = frozenset("issue publish release sign write post circulate".split())
ISSUED = 1500  # characters back in which a document may have been issued
_PARTICIPLE = re.compile(r"\s[a-z]{3,}ing\s")
POWERS = frozenset("powers nations countries states allies".split())  # military powers are not the military
BESIDE_ROLE = 6  # characters beyond a role at the beginning of its sentence
COMMITTEES = frozenset("committee subcommittee caucus".split())
ELECTED = frozenset("rep sen representative senator republican democrat congressman congresswoman lawmaker legislator mp ranking".split())
BESIDE_VERB = 30  # characters between whoever issued it and the verb
_FORMER = re.compile(r"(?:(?:an?|the|one|two|three|several|some|many|senior) )*(?:former\b|retired\b|ex-|one-time\b)", re.IGNORECASE)
_FORMERLY = re.compile(r"\b(?:formerly|former|retired|then|one-time|late|ousted|deposed|ex|previously|at the time|served|until)\b", re.IGNORECASE)
_UNDER = re.compile(
    r"\bunder (?:the )?(?:[a-z]+ )?[A-Z]|\b(?:during|in|of) (?:the )?(?:[A-Z][\w.’'-]* )+(?:administration|presidency|era)\b"
)  # under President Bob Roe
_PARTY = re.compile(r"\b[A-Z]+-[A-Z][\w.]*")  # R-Ohio
_MEMBER = re.compile(r"\b([\w-]+) (of|for|at|from|in|with|to)(?: [\w-]+){0,6} $")
_AT = re.compile(r" ?(?:of|for|at|from|with) $")
_AGAINST = re.compile(r"\b(?:against|fight\w*|about|on|war|attacks?)\b")
_OF = re.compile(r"\b(?:for|of|at|from|in|with|to|close to)\s")
_OBTAINED = re.compile(  # who has a document, not who wrote it
    r"\b(?:obtained|uncovered|seen|reviewed|viewed|examined|verified|received|cited|reported|quoted|leaked|published|carried|posted|broadcast|aired|shown|read)\b.*\b(?:by|to|on|in)\b|\bto\s"
)
_FROM = re.compile(r"\b(?:from|by|of)\b")
_OF_GENERIC = re.compile(r"\b(?:of|for|at|with) the ([a-z]+)$")
_OF_THE = re.compile(r"\b(?:of|for|at|with) (?:the|his|her|their|its) ([a-z]+)\b")
_HEADS = "chief director spokes secretary head commissioner president chair official"
_OFFICE = re.compile(rf"(?:the )?((?:[A-Z][\w.’'&-]* )+?)(?=(?:[a-z]+ )?(?i:{'|'.join(_HEADS.split())}))")


def affiliate(linker: Linker, source: Source, mention: Found) -> None:
    """A person whose role names a body speaks for it: observatory director Ann Reed; Ann Reed of Northern Command."""
    role = mention.reading.role
    if source.being != "person" or not role:
        return
    if _FORMERLY.search(role) or _UNDER.search(role):
        source.left[linker.story.scope] = f"{source.left.get(linker.story.scope, '')} {name_keys.key(role)} "
        return
    role = _PARTY.sub("", role).strip()
    reporter = classify(before_preposition(role))[0] == "media"
    if body := _of_role(linker, role, mention):
        if (reporter and body.type != "media") or _is_one_of_many(body, role):
            return  # Pentagon correspondent; a senator
        source.bodies[body].add(linker.story.scope)
    elif not reporter and (office := _OFFICE.match(role)) and classify(office[1].split()[-1])[1] == "body":
        if bare(office[1].split()[-1]) in COMMITTEES and "National" not in office[1] and "spokes" not in role:
            return
        plain = [word for place, word in enumerate(office[1].split()) if place or word.lower() not in name_words.plain_words()]
        source.offices[" ".join(plain)].add(linker.story.scope)


def _is_one_of_many(body: Source, role: str) -> bool:
    """Whether a body is a chamber of elected people, or their committee: who leads a party in it, or sits there, speaks for himself."""
    words = [bare(word.strip(".,")) for word in role.split()]
    if any(word.startswith("spokes") or word in STAFF - {"deputy"} for word in words):
        return False
    committee = not COMMITTEES.isdisjoint(name_keys.key(body.name).split()) and (
        body.type == "state" or not ELECTED.isdisjoint(words) and "national" not in body.name.lower()
    )
    return committee or noun_types.is_chamber(body.name)


def _of_role(linker: Linker, role: str, mention: Found) -> Source | None:
    if re.match(r"(?:its|their)\b", role, re.IGNORECASE):
        return _owner_before(linker, role, mention)
    plain = f" {name_keys.key(role)} "
    inside = (key for key in linker.local.bodies if f" {key} " in plain and _belongs(plain, key) and not _is_topic(linker, key, role))
    named = max(inside, key=len, default=None)
    if named is not None:
        return full_names.source_of(linker, next(m for m in linker.named[named] if name_keys.key(m.reading.name) == named))
    noun = _OF_THE.search(role)
    words = before_preposition(before_clause(role)).split()
    opening = words[:1] if len(words) > 1 and words[1][:1].islower() else []  # Observatory director
    if noun and any(bare(word) in roles.ABOUT for word in role[: noun.start()].split()[-1:]):
        return None  # a critic of the administration
    if not noun and classify(" ".join(words))[1] != "person":
        return None
    for word in [noun[1]] if noun else reversed(words[:-1]):
        if (word[:1].islower() or word in opening) and classify(word)[1] == "body":
            phrase = f"the {bare(word.strip('.,'))}"
            link = antecedents.earlier(linker, replace(mention, text=phrase, reading=names.read(phrase)))
            several = len(name_words.generic().get(bare(word.strip(".,")), ("", frozenset()))[1]) != 1  # the group may be of any type
            told = link and (link.reason != "noun of a name" or bare(word.strip(".,")) in name_keys.key(link.source.name).split())
            unsure = several and (not told or link.reason in ("kind", "noun of several names")) if link else True
            unsure = unsure or (
                link is not None and (link.reason == "only of its kind" or (link.reason == "kind" and not _is_beside(linker, link, mention)))
            )
            return link.source if link and link.source.named and not unsure and not _is_abroad(linker, link.source, mention.start) else None
    return None


def _is_beside(linker: Linker, link: Link, mention: Found) -> bool:
    """Whether a body stands in the same sentence as a mention, or in one shortly before."""
    last = next((s.sentence for s in reversed(linker.seen[-WINDOW:]) if s.source is link.source), None)
    return last is not None and linker.story.sentence(mention.start) - last <= NEAR


def _owner_before(linker: Linker, role: str, mention: Found) -> Source | None:
    """Whose director 'its director, Ann Reed' is: of a body before it in the sentence, or in the one before where these words begin theirs."""
    story = linker.story
    sentence = story.sentence(mention.start)
    begin = max((start for start in story.starts if start <= mention.start), default=0)
    least = sentence - (mention.start - begin <= len(role) + BESIDE_ROLE)
    near = (s for s in reversed(linker.seen[-WINDOW:]) if s.mention.end <= mention.start and s.source.being == "body" and not s.quoted)
    return next((s.source for s in near if s.sentence >= least), None)


def _is_abroad(linker: Linker, body: Source, place: int) -> bool:
    """Whether the sentence names another state as an owner than that of a government or army which a bare noun was led to."""
    whose = name_keys.body_parts(body.name)[1]
    if body.type not in ("state", "military") or whose.title() not in name_words.states():
        return False
    begin = max((start for start in linker.story.starts if start <= place), default=0)
    words = [word.strip('.,;:()"“”') for word in linker.story.text[begin:place].split()]
    told = {name_words.nationals().get(word) or roles.owning_state(word) for word in words} - {""}
    return bool(told) and not any(name_keys.same_owner(whose, state.lower()) for state in told)


def _belongs(role: str, key: str) -> bool:
    """Whether a role says that its holder is of the body: its director, head of the body; no expert on it, nor its ambassador to it."""
    before, _, after = role.partition(f" {key} ")
    if " " not in key and key in name_words.types() and after.split()[:1] in (["of"], ["on"], ["for"]):
        return False  # a Council on Rivers is not the Council
    if bare(after.split()[0]) in COMMITTEES if after.split() else False:
        return False  # nor the Rivers Committee the Rivers Department
    if re.search(r" (?:on|against|about|fighting) (?:[\w-]+ ){0,3}$", f"{before} "):
        return False
    if _AT.fullmatch(f"{before} "):  # Ann Reed of Northern Command
        return True
    if head := _MEMBER.search(f"{before} "):
        sent = head[2] == "to" and head[1] not in STAFF
        if head[1] in SEEKING:
            return False
        holder = classify(head[1])[1] or name_words.acronyms().get(head[1].upper(), ("", ""))[1]  # president and CEO of
        if holder in ("person", "people") and head[1] not in roles.ABOUT and not sent:
            return True
    following = before_preposition(f"{after} ").split()[:FURTHEST_HEAD]
    heads = [word for word in following if classify(word)[1] == "person"]
    kind = classify(key)[0]
    sent = "ambassador" in heads and kind == "intergovernmental"
    if heads and classify(heads[-1])[0] in ("expert", "media") and kind == "armed_group":
        return False  # an Islamic State analyst
    return bool(heads) and heads[-1] not in roles.ABOUT | SEEKING and not sent


def _is_topic(linker: Linker, key: str, role: str) -> bool:
    """Whether a state in a role is what it is about: an Iran expert, the envoy for Syria; not Iran's minister, nor the president of Iran."""
    name = linker.local.display.get(key, "")
    if name not in name_words.states():
        return False
    if re.search(rf"\bin (?:the )?{re.escape(name)}\b", role):
        return True  # a military spokesman in Halvern
    if "spokes" in role:
        return False
    return not re.search(rf"{re.escape(name)}['’]s|\bof (?:the )?{re.escape(name)}", role)


_FAVOURED = re.compile(r"['’]s favou?rite\b")  # the council's favourite blogger
_OUTSIDERS = frozenset(  # who stand against a body, or outside it: critics of the administration, a candidate for the council
    "critic critics opponent opponents foe foes rival rivals enemy enemies candidate candidates detractor detractors skeptic skeptics".split()
)


def speaking_for(linker: Linker, number: int, mention: Found) -> Source | None:
    """The body of 'a spokesman for the brigade', 'its lawyer', 'a railway official'; whoever left it speaks for it no more."""
    if _FORMER.match(mention.text) or mention.reading.head in _OUTSIDERS or _FAVOURED.search(mention.text):
        return None
    if re.match(r"(?:its|their)\b", mention.text, re.IGNORECASE):
        return _of_role(linker, "its", mention)
    if noun := _OF_GENERIC.search(mention.text):  # officials of the body
        phrase = f"the {noun[1]}"
        if noun[1] in name_words.generic() and (link := antecedents.earlier(linker, replace(mention, text=phrase, reading=names.read(phrase)))):
            return link.source
    owners = [m for m in linker.story.within(mention) if m.end + 2 < mention.end and m is not mention and m.reading.being in ("body", "person")]
    for owner in owners[:1]:
        owned = mention.text[owner.end - mention.start :][:2] in ("'s", "’s")
        if owned and (owner.reading.being == "body" or mention.reading.head in STAFF):
            link = linker.name(-1, owner) if full_names.is_name(owner) else antecedents.earlier(linker, owner)
            return link.source if link else None
    if classify(mention.reading.head)[0] not in ("other", "unnamed", "state") or mention.reading.head in POWERS:
        return None
    of = _OF.search(before_clause(mention.text))
    if of and of[0].split()[-1] == "to" and mention.reading.head not in STAFF:
        of = None  # the ambassador to Halvern
    told = mention.start + len(before_clause(mention.text))
    inside = [m for m in linker.story.within(mention) if of and m.start >= mention.start + of.end() and m.end <= told and m.reading.being == "body"]
    for other in inside[:1]:
        if other.reading.type == "media" and classify(mention.reading.head)[0] == "unnamed":
            return None  # an official with whom the paper spoke
        if of and _AGAINST.search(mention.text[of.end() : max(of.end(), other.start - mention.start)]):
            return None  # an officer in the fight against the group
        link = linker.name(number, other) if full_names.is_name(other) else antecedents.earlier(linker, other)
        return link.source if link else None
    before = before_preposition(_PARTICIPLE.split(mention.reading.name, maxsplit=1)[0]).split()[:-1]
    capital = " ".join(word for word in before if word[:1].isupper() and word.lower() not in noun_types.DETERMINERS)
    if capital and mention.reading.head in _OF_MANY:
        return None  # EU countries are no voice of the Union
    if capital and classify(capital)[1] == "body":  # a State Department official
        return linker.register.by_key.get((CORPUS, full_names.owned(linker, capital, "")))
    elsewhere = [word for word in before if word[:1].isupper() and word.lower() not in noun_types.DETERMINERS and classify(word)[1] != "body"]
    bodies = [bare(word) for word in before if classify(word)[1] == "body"]
    link = antecedents.body(linker, bodies[-1], classify(bodies[-1])[0], linker.story.sentence(mention.start)) if bodies else None
    if link and bodies[-1] == "administration" and is_past(linker, name_keys.body_parts(link.source.name)[1]):
        return None
    if link and any(name_keys.key(word) not in name_keys.key(link.source.name) for word in elsewhere):
        return None  # Hillford airport officials, where Port Ansel Airport is named
    return link.source if link else None


_OF_MANY = frozenset("countries nations states members".split())


def document(linker: Linker, mention: Found) -> Link:
    """A document is a source of its own; a message speaks for the one who is named in its words, or was heard before."""
    reading = mention.reading
    author = _author(linker, mention)
    name = before_clause(reading.name)
    source = _document(linker, mention, author)
    source.name = source.name if source.heard else name  # as it is called where it speaks
    source.speaks_for = source.speaks_for or author
    return Link(source, "nominal", "document of a source" if author else "document")


def _document(linker: Linker, mention: Found, author: Source | None) -> Source:
    """The source of a document: 'the report' is the last one that was called so, 'a report' another; of a message what its author wrote."""
    reading, noun = mention.reading, document_noun(mention)
    before = before_preposition(before_clause(mention.text)).split()[:-1]
    told = frozenset(bare(word) for word in before) - noun_types.DETERMINERS
    held = linker.documents.setdefault(noun, [])
    message = reading.being == "message"
    for words, writer, source in reversed(held):
        if (reading.definite and told <= words and (author in (None, writer) or message and writer is None)) or (message and author is writer):
            return source
    name = before_clause(reading.name)
    key = f"{noun} / {author.key if author else ''}" if message else f"{noun} / {name_keys.key(name)}"
    source = linker.register.get((linker.story.scope, key), name, reading, named=False)
    held.append((told | ({name_keys.key(author.name)} if author else frozenset()), author, source))
    return source


def document_noun(mention: Found) -> str:
    """The noun of a document, in the singular: email, of 'an email reviewed by the paper'."""
    words = [bare(word) for word in before_preposition(before_clause(mention.reading.name)).split()]
    noun = next((word for word in reversed(words) if classify(word)[1] == mention.reading.being), mention.reading.head)
    return re.sub(r"s$", "", noun)


def same_document(linker: Linker, mention: Found) -> Link | None:
    """'The leaflet' where it says nothing, in an article in which it does elsewhere."""
    if mention.reading.being != "document" or not mention.reading.definite:
        return None
    return Link(_document(linker, mention, None), "nominal", "document")


def _author(linker: Linker, mention: Found) -> Source | None:
    within = [m for m in linker.story.within(mention) if m.end <= mention.end and m is not mention]
    inside = [
        m for m in within if m.reading.being in ("body", "person") or (full_names.is_name(m) and linker.known.person(name_keys.key(m.reading.name)))
    ]
    for other in inside[:1]:
        if _OBTAINED.search(mention.text[: other.start - mention.start]):
            return None  # a video obtained by the paper is not the paper's
        link = linker.name(-1, other) if full_names.is_name(other) else antecedents.earlier(linker, other)
        if link is not None:
            return link.source
    if _FROM.search(mention.text):
        return None
    nouns = [bare(word) for word in before_preposition(before_clause(mention.text)).split()[:-1]]
    if whose := [noun for noun in nouns if classify(noun)[1] == "body"]:  # a government statement is nobody else's
        phrase = f"the {whose[-1]}"
        made = antecedents.earlier(linker, replace(mention, text=phrase, reading=names.read(phrase)))
        return made.source if made else None
    mine = re.match(r"(his|her|its|their)\b", mention.text, re.IGNORECASE)
    if mine or mention.reading.being == "message":
        beings = name_words.pronouns()[mine[1].lower()] if mine else ("person", "body", "people")
        sentence = linker.story.sentence(mention.start)
        near = NEAR if mine or not mention.reading.definite else 1
        earlier = [
            s for s in linker.seen[-WINDOW:] if s.source.being in beings and sentence - s.sentence <= near and (s.heard or mine) and not s.quoted
        ]
        return earlier[-1].source if earlier else None
    return _issuer(linker, mention) if mention.reading.definite else None


def _issuer(linker: Linker, mention: Found) -> Source | None:
    """'The prefect issued a notice', then 'the notice': the last who is said to have written one."""
    text, head = linker.story.text, re.escape(mention.reading.head)
    issued = re.compile(rf"\b(?:{'|'.join(sorted(_issuing()))}) (?:an? |the |its |his |her |their )?(?:[\w-]+ )?{head}\b", re.IGNORECASE)
    sentence = linker.story.sentence(mention.start)
    for match in reversed(list(issued.finditer(text, max(0, mention.start - ISSUED), mention.start))):
        near = [s for s in linker.seen if s.mention.end <= match.start() and s.source.being in ("body", "person")]
        if near and linker.story.sentence(match.start()) == near[-1].sentence and sentence - near[-1].sentence <= 2 * NEAR:
            return near[-1].source if match.start() - near[-1].mention.end <= BESIDE_VERB else None
    return None


@cache
def _issuing() -> frozenset[str]:
    return frozenset(form for base in ISSUING for form in verbs.forms(base) if not form.endswith("ing"))
