"""One article -> who is mentioned in it and where: what the running text shows, and the sources of its claims."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from helpers.grammar import actors, name_keys, name_words, names
from helpers.grammar.actors import Found
from helpers.grammar.noun_types import bare_owner, before_clause, before_preposition

SEARCHED = 200_000  # characters of an article that are read for actors who are not heard
NESTED = 60  # claims that one may be looked for in
AFTER = 160  # characters after a source in which it may ask not to be named
INNER = 4  # quotations within a quotation that may end before a place in it
FURTHEST_IN_PHRASE = 30  # characters between two mentions in one noun phrase
Span = tuple[int, int]
_PHRASE_ENDS = re.compile(r"[.,;:!?\"“”()]|\b(?:\w+ed|is|are|was|were|has|have|had|said|says)\b")
_ANONYMOUS = re.compile(
    r"anonym|not (?:want )?(?:to )?be(?:ing)? (?:named|identified)|n[o’']t authori[sz]ed|not allowed to speak"
    r"|requested? not|begged not|declined to be",
    re.IGNORECASE,
)
_SMALL = re.compile(r"(?<![\w’'-])[a-z]{3,}(?![\w-])")
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?![\w-])")
_ADVERBIAL = re.compile(r"[A-Z][a-z]{4,}(?:ly|ing)")
_OPENING = re.compile(r"(?:^|[\n.!?:;\"“”‘'’(\[•*–—-])\s*(?:(?:The|A|An) )?$")
_RUN = r"(?:[Tt]he )?([A-Z][\w’'-]*(?: (?:(?:of|for|and|al|el|the) )*(?:[A-Z][\w’'-]*|al-[A-Z][\w-]*))*)"
_ACRONYM = re.compile(r"\s*\(\s*(?:the )?([A-Z][A-Za-z.&-]{1,9})\s*\)")
_SOON = r"(?:formerly|previously|once|also|better|now|(?:for|until) [^,.;()\"“”]{1,25})"
_KNOWN_AS = re.compile(  # what stands between begins with no other name: "Obama in Iraq, a group known as X" is not Iraq
    r"(?:\s*\([^()]{2,10}\))?(?:\s*[,(]\s*|\s)(?:(?:an?|the) (?:[a-z-]+ ){1,4})?"
    r"(?:who |(?:which|that) (?:[a-z0-9-]+ ){0,8}?)?(?:(?:is|are|was|were|had been|has been) )?"
    rf"(?:{_SOON} )?(?:(?:is|are|was|were) )?(?:known as|(?<=[a-z] )(?:called|named|dubbed)|formerly) " + _RUN
)
_ACTIVE = re.compile(  # Bob Roe once called Ann Reed a liar; Bob Roe, who once called Ann Reed a liar
    r"\s(?:\w+ )?(?:called|named|dubbed) |.*\b(?:who|that|which) (?:once|also|previously|now|better|formerly) (?:called|named|dubbed) "
)
_ARTICLE = re.compile(r"\ban? \Z", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:in|to|from|across|into) \Z", re.IGNORECASE)
_THEMSELVES = re.compile(r",? (?:who|which|that)?\s?(?:have |has )?(?:now )?call(?:ed|s|ing)? (?:themselves|itself) " + _RUN)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim as far as its source goes."""

    claim_id: str
    source: Span | None
    content: tuple[Span, ...]
    cue: Span | None
    nested_in: str | None
    carried_from: str | None


@dataclass(slots=True)
class Story:
    """An article's mentions in reading order, the claims that each is the source of, and what it glosses."""

    article_id: str
    outlet: str | None
    mentions: list[Found]
    speakers: dict[str, int]  # claim_id -> number of the mention that is its source
    claims: dict[str, Spoken]
    starts: list[int]  # of sentences
    paragraphs: list[int]  # passage of each sentence
    quotations: list[Span]
    text: str = ""
    scope: str = ""  # the article that this one copies, or itself: in it "a doctor" is one source
    glosses: list[tuple[int, int]] = field(default_factory=list)  # numbers of two mentions that are one
    by_content: list[Spoken] = field(default_factory=list)  # claims in the order of their content
    common: Collection[str] = ()  # words that the corpus writes in small letters more often
    words: Counter[str] = field(default_factory=Counter)  # of the text, counted when first asked for
    unquoted: list[int] = field(default_factory=list)  # sentences up to each that do not stand between quotation marks

    def __post_init__(self) -> None:
        self.by_content = sorted((claim for claim in self.claims.values() if claim.content), key=lambda claim: claim.content[0][0])

    def number(self, ends: Sequence[int]) -> None:
        """Counts the sentences, those left out that stand in a quotation from beginning to end."""
        count = 0
        for start, end in zip(self.starts, ends, strict=True):
            count += not (self.is_quoted(start) and self.is_quoted(end - 1))
            self.unquoted.append(count)

    def times(self, word: str) -> int:
        """How often the article has a word, written in small letters here."""
        if not self.words:
            self.words.update(re.findall(r"\w+", self.text.lower()))
        return self.words[word]

    def sentence(self, place: int) -> int:
        """The number of the sentence that holds a place; one that is all quotation counts with the one before."""
        number = bisect_right(self.starts, place) - 1
        return self.unquoted[number] if number >= 0 else 0

    def paragraph(self, place: int) -> int:
        """The number of the passage that holds a place."""
        number = bisect_right(self.starts, place) - 1
        return self.paragraphs[number] if number >= 0 else 0

    def is_quoted(self, place: int) -> bool:
        """Whether a place stands between quotation marks."""
        return self.quotation(place) is not None

    def quotation(self, place: int) -> Span | None:
        """The quotation in which a place stands, the innermost of several."""
        number = bisect_right(self.quotations, (place, 1 << 60))
        return next((held for held in reversed(self.quotations[max(0, number - INNER) : number]) if held[0] <= place < held[1]), None)

    def between(self, start: int, end: int) -> bool:
        """Whether nothing but small words stands between two places, so that one phrase has both."""
        return 0 <= end - start <= FURTHEST_IN_PHRASE and not _PHRASE_ENDS.search(self.text, start, end)

    def claims_around(self, place: int) -> list[Spoken]:
        """The claims whose content may hold a place: the last that begin before it."""
        last = bisect_right(self.by_content, place, key=lambda claim: claim.content[0][0])
        return self.by_content[max(0, last - NESTED) : last]

    def within(self, mention: Found) -> list[Found]:
        """The mentions that begin within the words of one, itself included."""
        first = bisect_left(self.mentions, mention.start, key=lambda held: held.start)
        last = bisect_left(self.mentions, mention.end, first, key=lambda held: held.start)
        return self.mentions[first:last]

    def heard(self) -> set[int]:
        """The mentions that are the source of a claim."""
        return set(self.speakers.values())


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of a corpus that it writes in small letters more often than with a capital inside a sentence.

    >>> sorted(common_words(["Others left. The others met Ann Reed."]))
    ['left', 'met', 'others']
    """
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        small.update(_SMALL.findall(text))
        capital.update(word.lower() for word in _CAPITAL.findall(text))
    return frozenset(word for word, count in small.items() if count > capital[word])


def story(
    article_id: str,
    text: str,
    outlet: str | None,
    sentences: Sequence[tuple[int, int, int]],
    quotations: Iterable[Span],
    claims: Iterable[Spoken],
    common: Collection[str] = (),
) -> Story:
    """The story of one article; `sentences` are start, end and passage, `common` words that are no names where they open a sentence."""
    found = [mention for start, end, _ in sentences if start < SEARCHED for mention in actors.found(text, start, end)]
    claims = list(claims)
    heads = {claim.source: _common(text, _head(text, claim.source, found), common) for claim in claims if claim.source}
    found = [mention for mention in found if not _leads(mention, heads)]
    mentions, glosses = _with_glosses(text, _merged(found, heads.values()))
    number = {(m.start, m.end): place for place, m in enumerate(mentions)}
    speakers = {claim.claim_id: number[heads[claim.source].start, heads[claim.source].end] for claim in claims if claim.source}
    quoted = sorted(quotations)
    made = Story(
        article_id, outlet, mentions, speakers, {c.claim_id: c for c in claims}, [s for s, _, _ in sentences], [p for _, _, p in sentences], quoted
    )
    made.text = text
    made.common = common
    made.number([end for _, end, _ in sentences])
    made.glosses = [(number[one], number[other]) for one, other in glosses]
    return made


def plain_outlet(name: str) -> str:
    """An outlet's name without what stands in brackets: The Valley Post (online)."""
    return re.sub(r"\s*\([^()]*\)", "", name).strip()


# -- the words of a claim's source


def _head(text: str, source: Span, found: Sequence[Found]) -> Found:
    """The mention that the words of a source are about: its name, else all of them."""
    start, end = source
    words = text[start:end]
    reading = names.read(words)
    if reading.form == "name":
        place = words.rfind(reading.name) if reading.being == "person" else words.find(reading.name)
        span = (start + place, start + place + len(reading.name)) if place >= 0 else source
        held = next((m for m in found if m.reading.form == "name" and m.start < span[1] and m.end > span[0] and m.start >= start), None)
        if held is None or len(held.reading.name) < len(reading.name):
            return Found(*span, text[slice(*span)], reading, owner=_owner(words, reading.name))
        known = names.named(held.reading.name, _roles(held.reading.role, reading.role))
        return replace(held, reading=known, told=True, place=False)
    anonymous = reading.being in ("person", "people") and bool(_ANONYMOUS.search(text, start, end + AFTER))
    return Found(start, end, words, reading, acts=True, anonymous=anonymous)


def _leads(mention: Found, heads: Mapping[Span, Found]) -> bool:
    """Whether a noun in the words of a source only leads to the body's name: of 'another group, the Valley Count'."""
    noun = mention.reading.form == "nominal" and mention.reading.being == "body"
    return noun and any(
        start <= mention.start and mention.end <= head.start and head.reading.form == "name" and head.reading.being == "body"
        for (start, _), head in heads.items()
    )


def _common(text: str, head: Found, common: Collection[str]) -> Found:
    """The head of a source's words, taken for a noun where a common word has its capital only because it opens a sentence: Donors."""
    word = head.text
    known = word.lower() in common or _ADVERBIAL.fullmatch(word)
    if head.reading.form != "name" or head.reading.role or not known or word.isupper():
        return head
    if not _OPENING.search(text[max(0, head.start - 8) : head.start]):
        return head
    if re.search(rf"[\w,] {re.escape(word)}\b", text):
        return head  # a name inside a sentence
    return replace(head, reading=names.nominal(word))


def _roles(one: str, other: str) -> str:
    """Both roles, or the longer where it holds the other: Interior Minister, the Interior Minister."""
    short, long = sorted((one, other), key=len)
    return long if name_keys.key(short) in name_keys.key(long) else f"{one} {other}"


def _owner(words: str, name: str) -> str:
    before = words[: words.find(name)].split()
    return bare_owner(before[-1]) if before and before[-1].endswith(("'s", "’s")) and before[-1][:1].isupper() else ""


def _merged(found: Sequence[Found], heads: Iterable[Found]) -> list[Found]:
    """All mentions in reading order: where two overlap the head of a source stays, and what is a part of its words and no head of it."""
    kept = {(head.start, head.end): head for head in heads}
    spans = sorted(kept)
    for mention in found:
        place = bisect_right(spans, (mention.start, 1 << 60))
        near = [kept[span] for span in spans[max(0, place - 3) : place + 1]]
        if not any(_is_same(mention, head) for head in near):
            kept.setdefault((mention.start, mention.end), mention)
    return [kept[span] for span in sorted(kept)]


def _is_same(mention: Found, head: Found) -> bool:
    if mention.start >= head.end or mention.end <= head.start:
        return False
    if head.reading.form != "nominal":
        return True
    inside = before_preposition(before_clause(head.text))
    named = mention.reading.form == "name" and " and " in inside  # the army and the Free Brigade: two inside one
    return (mention.start < head.start + len(inside) and mention.reading.head == head.reading.head and not named) or mention.end > head.end


# -- glosses


def _with_glosses(text: str, mentions: list[Found]) -> tuple[list[Found], list[tuple[Span, Span]]]:
    """The mentions with those that a gloss adds, and the spans of each pair: 'Long Name (LN)', 'X, formerly known as Y'."""
    by_start = {m.start: m for m in mentions}
    pairs: list[tuple[Span, Span]] = []
    for mention in mentions:
        if mention.reading.form == "pronoun" or (mention.reading.being == "person" and (mention.told or mention.reading.form == "nominal")):
            continue
        for pattern in (_ACRONYM, _KNOWN_AS, _THEMSELVES) if mention.reading.form == "name" else (_THEMSELVES,):
            inside = mention.start + len(before_clause(mention.text)) if mention.reading.form == "nominal" else mention.end
            match = pattern.match(text, inside, mention.end + 160)
            if match and _is_gloss(pattern, mention, match[1]) and (pattern is not _KNOWN_AS or _is_renamed(text, mention, match)):
                held = by_start.get(match.start(1)) or Found(*match.span(1), match[1], names.named(match[1], ""))
                being = "body" if mention.reading.being in ("person", "") or mention.reading.form == "nominal" else mention.reading.being
                name = held.reading.name if held.reading.form == "name" else match[1]
                reading = replace(held.reading, being=being, role="", name=name)
                if mention.reading.form == "name":
                    by_start[mention.start] = replace(mention, reading=replace(mention.reading, being=being), told=True, place=False)
                by_start[held.start] = replace(held, reading=reading, told=True, place=False)
                pairs.append(((mention.start, mention.end), (held.start, held.end)))
    return sorted(
        {**{(m.start, m.end): m for m in mentions}, **{(m.start, m.end): m for m in by_start.values()}}.values(), key=lambda m: (m.start, m.end)
    ), pairs


def _is_renamed(text: str, mention: Found, match: re.Match[str]) -> bool:
    """Whether the words tell a second name of the mention: not of a state or a place, nor of an adjective, as in 'a Kurdish group known as X'."""
    name = mention.reading.name
    if mention.place or name in name_words.states() or name in name_words.nationals() or re.search(r"-(?:led|backed|based)$", name):
        return False
    before = text[max(0, mention.start - 8) : mention.start]
    somewhere = _WHERE.search(before) and not _ACRONYM.match(match[0])  # fighters from the Valley Front (VF), formerly known as X
    return not _ACTIVE.match(match[0]) and not _ARTICLE.search(before) and not somewhere


def _is_gloss(pattern: re.Pattern[str], mention: Found, other: str) -> bool:
    """An acronym must be made of the first letters of the name's words; party letters after a person are none."""
    if pattern is not _ACRONYM:
        return name_keys.key(other) != name_keys.key(mention.reading.name)
    letters = [c for c in other.lower() if c.isalpha()]
    starts = [part[0] for word in mention.reading.name.lower().split() for part in word.split("-") if part]
    return len(letters) >= 2 and all(letter in starts for letter in letters) and letters[0] == next((s for s in starts if s == letters[0]), "")
