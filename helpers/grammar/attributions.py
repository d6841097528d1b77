"""One parsed sentence -> candidate attributions: what could be a cue, its source and its content.

A candidate has a construction: how the content hangs on the cue. Which words are cues in which
construction is not decided here but by the table `lexicon/cues.csv`.

| construction | example, cue in capitals |
|---|---|
| `clause` | she SAID that it rained; "It rained," SAID she |
| `infinitive` | they PLAN to leave |
| `gerund` | he DENIED taking it |
| `object` | the court CONDEMNED the raid |
| `for`, `of`, `about`, ... | the union CALLED for talks |
| `object_of`, `object_for`, ... | she ACCUSED him of theft |
| `complement` | the ministry CALLED the toll an invention |
| `adverb` | the bridge had REPORTEDLY been shut |
| `as` | as the minister SAID, it rained |
| `according` | ACCORDING TO the minister it rained |
| `parenthesis` | it rained, the minister SAID |
| `bare` | a cue with a subject alone; `claims` calls it `quotation` where a quotation stands beside it |

A cue that is a noun or an adjective has `noun_` or `adj_` before its construction: the CLAIM that it rained is `noun_clause`.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NOUNS = ("NOUN", "PROPN", "PRON")
_RELATIVES = ("who", "which", "that", "whom", "whose")
DAYS = frozenset(calendar.day_name)
PREPOSITIONS = ("for", "of", "about", "on", "against", "to", "with", "as", "over", "in")


@dataclass(slots=True)
class Token:
    """A token of a parsed sentence; `head` is its index in the sentence, from 0."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    children: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Candidate:
    """A cue with its source and content, as sets of token indices, before anyone decides on it."""

    lemma: str
    construction: str
    cue: set[int]
    source: set[int]
    content: set[int]
    head: int

    @property
    def key(self) -> tuple[str, str]:
        """What the table of cues is asked for."""
        return self.lemma, self.construction


def parsed(rows: Iterable[tuple[Any, ...]]) -> list[Token]:
    """Tokens of one sentence from rows (start, end, text, lemma, pos, tag, head from 1, dep)."""
    tokens = [
        Token(i, start, end, text, (lemma or text).lower(), pos or "X", tag or "", head - 1, dep or "")
        for i, (start, end, text, lemma, pos, tag, head, dep) in enumerate(rows)
    ]
    for token in tokens:
        if token.head != token.index:
            token.head = _mended(tokens, token)
            tokens[token.head].children.append(token.index)
    return tokens


def _mended(tokens: list[Token], token: Token) -> int:
    """'warned that it would fall and vowed to mend it': a past tense is not joined to a bare infinitive, but to the verb above."""
    joined = tokens[token.head]
    above = tokens[joined.head]
    wrong = token.dep == "conj" and token.tag == "VBD" and joined.tag == "VB" and joined.dep == "ccomp" and above.tag == "VBD"
    return joined.head if wrong else token.head


def candidates(tokens: list[Token]) -> Iterator[Candidate]:
    """All candidates of one sentence, in the order of their cues."""
    for token in tokens:
        if token.pos in ("VERB", "AUX", "NOUN", "ADJ"):
            yield from _of_word(tokens, token)
        elif token.pos == "ADV" and token.dep == "advmod" and token.text.endswith("ly") and tokens[token.head].pos in ("VERB", "AUX"):
            verb = tokens[token.head]
            verb = tokens[verb.head] if verb.dep in ("aux", "auxpass") else verb
            content = subtree(tokens, verb.index) - {token.index}
            yield Candidate(token.lemma, "adverb", {token.index}, set(), content, token.index)
        elif token.lemma == "accord" or token.text.lower() == "according":
            yield from _according(tokens, token)


def subtree(tokens: list[Token], top: int, leave_out: Iterable[int] = ()) -> set[int]:
    """Indices of a token and all below it, but for the branches in `leave_out`."""
    found, waiting = {top}, [top]
    barred = set(leave_out)
    while waiting:
        below = [c for c in tokens[waiting.pop()].children if c not in barred and c not in found]
        found.update(below)
        waiting += below
    return found


def _of_word(tokens: list[Token], word: Token) -> Iterator[Candidate]:
    if word.text.lower() == "according":
        yield from _according(tokens, word)
        return
    cue = _cue(tokens, word)
    source = _source(tokens, word)
    contents = list(_contents(tokens, word))
    if word.pos in ("VERB", "AUX") and not any(name == "clause" for name, _ in contents):
        contents += _governing(tokens, word)
        if source:
            contents.append(("bare", set()))
    for construction, content in contents:
        yield Candidate(word.lemma, _named(word, construction), cue, source - content, content - cue - (source - content), word.index)


def _named(word: Token, construction: str) -> str:
    """The construction, with the part of speech where the cue is no verb."""
    return construction if word.pos in ("VERB", "AUX") else f"{word.pos.lower()}_{construction}"


def _cue(tokens: list[Token], word: Token) -> set[int]:
    """The word with the auxiliaries, negation and particle that stand beside it."""
    if word.pos == "NOUN":
        return {word.index}
    found = {c for c in word.children if tokens[c].dep in ("aux", "auxpass", "neg", "prt") and tokens[c].text.lower() != "to"}
    if word.pos == "ADJ" and tokens[word.head].lemma == "be":
        found.add(word.head)
    inside = range(min(found | {word.index}), max(found | {word.index}) + 1)
    together = all(i in found or i == word.index or tokens[i].pos in ("ADV", "PART", "AUX") for i in inside)
    return {*found, word.index} if together else {word.index}


def _contents(tokens: list[Token], word: Token) -> Iterator[tuple[str, set[int]]]:
    for child in (tokens[c] for c in word.children):
        if child.dep == "ccomp" or (word.pos == "NOUN" and child.dep == "acl" and _has_marker(tokens, child)):
            yield ("gerund" if _is_gerund(tokens, child) else "clause"), subtree(tokens, child.index) | _further(tokens, word)
        elif child.dep == "xcomp" or (word.pos in ("NOUN", "ADJ") and child.dep in ("acl", "xcomp") and _is_infinitive(tokens, child)):
            yield ("gerund" if _is_gerund(tokens, child) else "infinitive"), subtree(tokens, child.index)
        elif child.dep in ("dobj", "attr") and word.pos in ("VERB", "AUX") and word.lemma != "be":
            yield "object", subtree(tokens, child.index)
            for other in (tokens[c] for c in (*word.children, *child.children)):
                if other.dep == "prep" and other.lemma in PREPOSITIONS and other.index > child.index:
                    yield f"object_{other.lemma}", subtree(tokens, other.index)
                elif other.dep == "oprd" and other.index > child.index:
                    yield "complement", subtree(tokens, child.index) | subtree(tokens, other.index)
        elif child.dep in ("prep", "agent") and child.lemma in PREPOSITIONS and child.children:
            yield child.lemma, subtree(tokens, child.index)


def _further(tokens: list[Token], word: Token) -> set[int]:
    """'said that it rained, but that it stopped': the second clause, which the parser joins to the cue."""
    joined = (tokens[c] for c in word.children if tokens[c].dep == "conj" and c > word.index)
    clauses = [t.index for t in joined if any(tokens[c].dep == "mark" and tokens[c].text.lower() == "that" for c in t.children)]
    return set().union(*(subtree(tokens, c) for c in clauses))


def _has_marker(tokens: list[Token], clause: Token) -> bool:
    return any(tokens[c].dep == "mark" for c in clause.children)


def _is_gerund(tokens: list[Token], clause: Token) -> bool:
    """'denied taking it', 'denied having taken it'."""
    return clause.tag == "VBG" or any(tokens[c].dep == "aux" and tokens[c].tag == "VBG" for c in clause.children)


def _is_infinitive(tokens: list[Token], clause: Token) -> bool:
    return any(tokens[c].dep == "aux" and tokens[c].text.lower() == "to" for c in clause.children)


def _governing(tokens: list[Token], word: Token) -> list[tuple[str, set[int]]]:
    """The clause above a cue that is put into it: 'it rained, the minister said'; 'as the minister said'."""
    if word.dep not in ("parataxis", "advcl", "ccomp") or word.head == word.index:
        return []
    as_clause = any(tokens[c].text.lower() == "as" and tokens[c].dep in ("mark", "advmod") for c in word.children)
    if word.dep == "parataxis" or as_clause:
        name = "as" if as_clause else "parenthesis"
        return [(name, subtree(tokens, word.head, leave_out=[word.index]))]
    return []


def _according(tokens: list[Token], word: Token) -> Iterator[Candidate]:
    """'according to X': the phrase is cue and source, the rest of its sentence the content."""
    if word.index + 2 >= len(tokens) or tokens[word.index + 1].text.lower() != "to":
        return
    below = subtree(tokens, tokens[word.index + 1].index) if tokens[word.index + 1].head == word.index else set()
    source = (below | subtree(tokens, word.index)) - {word.index, word.index + 1}
    source = {i for i in source if i > word.index + 1 and tokens[i].pos != "PUNCT" or i - 1 in source and i + 1 in source and i > word.index + 1}
    if not source:
        return
    source = set(range(word.index + 2, max(source) + 1))
    content = set(range(len(tokens))) - source - {word.index, word.index + 1}
    yield Candidate("according", "according", {word.index, word.index + 1}, source, content, word.index)


def _source(tokens: list[Token], word: Token) -> set[int]:
    if word.pos == "NOUN":
        return _noun_source(tokens, word)
    agents = [c for c in word.children if tokens[c].dep == "agent"]
    if agents:
        return set().union(*(_phrase(tokens, c) for c in tokens[agents[0]].children if tokens[c].dep == "pobj"))
    if any(tokens[c].dep in ("auxpass", "nsubjpass") for c in word.children):
        return set()  # 'he was expected to': the subject is spoken about
    return _subject(tokens, word) or _inverted(tokens, word) or _above(tokens, word)


def _inverted(tokens: list[Token], word: Token) -> set[int]:
    """The noun phrase right after a verb of speech, where the parser took it for something else: 'said Mary'."""
    following = tokens[word.index + 1 : word.index + 4]
    noun = next((t for t in following if t.pos in _NOUNS), None)
    if noun is None or word.tag not in ("VBD", "VBZ", "VBP"):
        return set()
    if any(t.pos not in ("DET", "ADJ") for t in tokens[word.index + 1 : noun.index]):
        return set()
    last = noun.index
    while last + 1 < len(tokens) and tokens[last + 1].pos in ("PROPN", "NOUN"):
        last += 1
    return set(range(word.index + 1, last + 1))


def _above(tokens: list[Token], word: Token) -> set[int]:
    """The subject of the sentence's main verb, for a participle that lost its own: 'saying ...'."""
    root = next((t for t in tokens if t.head == t.index), word)
    return _subject(tokens, root) if word.tag == "VBG" and word.dep != "pcomp" and root.index < word.index and root.pos in ("VERB", "AUX") else set()


def _subject(tokens: list[Token], word: Token, depth: int = 0) -> set[int]:
    """The subject of a verb or adjective: its own, or that of the verb that it leans on."""
    own = [c for c in word.children if tokens[c].dep in SUBJECTS]
    if own and tokens[own[0]].text.lower() in _RELATIVES and word.dep == "relcl":
        return _phrase(tokens, word.head) | {own[0]}
    if own:
        return _phrase(tokens, own[0])
    if depth > 4 or word.head == word.index:
        return set()
    above = tokens[word.head]
    if word.dep in ("acl", "relcl") and above.pos in _NOUNS:
        return _phrase(tokens, word.head)
    if word.dep in ("conj", "xcomp", "advcl", "acomp", "dep", "attr", "acl") and above.pos in ("VERB", "AUX", "ADJ", "NOUN"):
        return _subject(tokens, above, depth + 1)
    return set()


def _noun_source(tokens: list[Token], word: Token) -> set[int]:
    """'the minister's claim', 'a claim by the minister', 'the minister made a claim'."""
    for child in (tokens[c] for c in word.children):
        if child.dep == "poss":
            return _phrase(tokens, child.index)
    for child in (tokens[c] for c in word.children):
        if child.dep == "prep" and child.lemma in ("by", "from", "of") and child.children:
            return _phrase(tokens, child.children[0])
    above = tokens[word.head]
    return _subject(tokens, above) if word.dep in ("dobj", "attr") and above.pos in ("VERB", "AUX") else set()


def _phrase(tokens: list[Token], head: int) -> set[int]:
    """A noun phrase without its relative clauses and without what stands in brackets or dashes after it."""
    apart = [c for c in tokens[head].children if c > head and (tokens[c].dep in ("relcl", "punct", "advcl", "cc", "conj") or _aside(tokens, head, c))]
    joined = [c for c in tokens[head].children if tokens[c].dep == "conj" and tokens[c].pos in _NOUNS]
    found = subtree(tokens, head, leave_out=[c for c in apart if c not in joined and not (joined and tokens[c].dep == "cc")])
    return _without_days(tokens, found)


def _aside(tokens: list[Token], head: int, child: int) -> bool:
    """A participle behind a comma or dash, or the day on which something happened."""
    if tokens[child].dep == "acl":
        return any(tokens[i].pos == "PUNCT" for i in range(head + 1, child))
    return tokens[child].dep == "prep" and any(tokens[c].text in DAYS for c in tokens[child].children)


def _without_days(tokens: list[Token], phrase: set[int]) -> set[int]:
    """'Thursday Staffan de Mistura' without the day, which the parser took for part of the name."""
    first = min(phrase)
    rest = phrase - {first}
    return rest if tokens[first].text in DAYS and rest and min(rest) == first + 1 and tokens[first + 1].pos == "PROPN" else phrase
