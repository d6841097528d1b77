"""Noun phrases read from Penn Treebank tags alone: what a number counts, what a share is of, whose quantity it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from helpers.grammar import kinds
from helpers.tokenise import Tagged

Span = tuple[int, int]

NOUNS = frozenset("NN NNS NNP NNPS FW".split())
ADJECTIVES = frozenset("JJ JJR JJS AFX".split())
PARTICIPLES = frozenset("VBN VBG VBD".split())
DETERMINERS = frozenset("DT PDT PRP$ WP$".split())


def _named(word: Tagged, text: str) -> Tagged:
    """The word, an acronym that was taken for a verb as the name that it is: "five IS vehicles"."""
    if word.end - word.start > 1 and text[word.start : word.end].isupper() and not text.isupper():
        return word._replace(tag="NNP")
    return word


class Nouns:
    """Reads the noun phrases of a sentence by the tags of its words; `times` are its time expressions."""

    def __init__(self, text: str, words: Sequence[Tagged], times: Iterable[Span] = ()) -> None:
        self.text = text
        self.words = [_named(word, text) if word.tag[0] == "V" else word for word in words]
        self._starts = [word.start for word in words]
        self._times = frozenset(at for start, end in times for at in range(self.at(start), self.at(end)))

    def said(self, at: int) -> str:
        """The word at a place in the list."""
        return self.text[self.words[at].start : self.words[at].end]

    def at(self, place: int) -> int:
        """The number of the first word that starts at `place` or after it."""
        return bisect_left(self._starts, place)

    def is_time(self, at: int) -> bool:
        """Whether this word belongs to a time expression."""
        return at in self._times

    def is_described(self, place: int) -> bool:
        """Whether an adjective or participle with its article stands right before a place."""
        at = self.at(place) - 1
        return at > 0 and self.words[at].tag in ("JJ", "VBN", "NN") and self.words[at - 1].tag in DETERMINERS

    def follows(self, place: int) -> bool:
        """Whether a noun phrase starts right after `place`."""
        return self.phrase(place) is not None

    def phrase(self, place: int, *, determiner: bool = False) -> Span | None:
        """The adjectives and nouns that start right after `place`, to the last noun; with the article too if asked."""
        at = self.at(place)
        while at < len(self.words) and (self.said(at) == "-" or self.words[at].tag == "``" and self.words[at].start - place < 2):
            at += 1
        if at >= len(self.words) or self.words[at].start - place > 3 or self.text[place : self.words[at].start].strip(' -"“‘'):
            return None
        last = self._last(at, determiner=determiner)
        return None if last is None else (self.words[at].start, self.words[last].end)

    def _last(self, first: int, *, determiner: bool) -> int | None:
        """The last noun of the phrase that starts with this word."""
        last, said, past = None, "", first
        for at in range(first, min(first + 14, len(self.words))):
            word = self.words[at]
            if at < past:
                continue
            if last is not None and self._is_short_form(at):
                past = at + 3  # "the Norland Group (NG) leaders"
                continue
            if last is not None and word.tag in ("JJ", "NNP", "NNPS") and kinds.is_person(said) and said.endswith(("s", "people", "ren")):
                break  # "12 people Monday", "8 children Syrian ..."
            said = self.said(at)
            if at in self._times or not self._belongs(at, said, last, determiner and at == first):
                break
            if word.tag in NOUNS and said[0].isalpha():
                last = at
        owner = last is not None and last + 1 < len(self.words) and self.words[last + 1].tag == "POS"
        return None if owner else last  # "tonnes of Halvern's ..." are none of Halvern

    def _is_short_form(self, at: int) -> bool:
        """Whether capitals in brackets open here and a plain plural follows them."""
        if self.said(at) != "(" or at + 3 >= len(self.words):
            return False
        return self.said(at + 1).isupper() and self.said(at + 2) == ")" and self.words[at + 3].tag == "NNS" and self.said(at + 3).islower()

    def whole(self, place: int) -> Span | None:
        """The phrase that a share is of, determiner and number inside it: "the country's 9 million cattle", "those ordered"."""
        at = self.at(place)
        if at >= len(self.words) or self.words[at].start - place > 1:
            return None
        if self.said(at).lower() in ("those", "these") and at + 1 < len(self.words) and self.words[at + 1].tag == "VBN":
            return self.words[at].start, self.words[at + 1].end
        first, span = at, self.phrase(place, determiner=True)
        at = self.at(span[1]) if span else self._past_owner(at) or self._past_premodifiers(at)
        while at < len(self.words) and at > first and self.words[at].tag in ("CD", "POS", "HYPH"):
            at += 1
        if at < len(self.words) and self.said(at) in ("M", "m", "bn", "k", "K") and self.words[at].start == self.words[at - 1].end:
            at += 1  # "the combined 4.3M sales"
        elif self.words[at - 1].tag not in ("CD", "POS", "HYPH"):
            return span
        more = self.phrase(self.words[at - 1].end)
        return (self.words[first].start, more[1]) if more else span

    def _past_owner(self, at: int) -> int | None:
        """Past the determiner, the noun and its "'s" where a number comes next: "the country's 40 hospitals"."""
        if self.words[at].tag not in DETERMINERS:
            return None
        at += 1
        while at < len(self.words) and self.words[at].tag in (*NOUNS, *ADJECTIVES):
            at += 1
        owned = at + 1 < len(self.words) and self.words[at].tag == "POS" and self.words[at + 1].tag == "CD"
        return at if owned else None

    def _past_premodifiers(self, at: int) -> int:
        """Past the determiner and what describes a number after it: "the combined 4.3 million sales"."""
        first = at
        while at < min(first + 4, len(self.words)) and self.words[at].tag in (*DETERMINERS, *ADJECTIVES, "VBN"):
            at += 1
        return at if at < len(self.words) and self.words[at].tag == "CD" else first + (self.words[first].tag in DETERMINERS)

    def group(self, place: int) -> Span | None:
        """The noun group right after `place` without its determiner, with an "of" phrase that follows at once."""
        first = self.at(place)
        if first < len(self.words) and self.words[first].tag in DETERMINERS:
            place = self.words[first].end
        return self._with_of(self.phrase(place), determiner=True)

    def counted(self, place: int) -> Span | None:
        """The noun phrase right after `place`; both halves of "70 regime and rebel fighters"."""
        span = self._with_of(self._past_model(self.phrase(place)))
        if span is not None and self.text.startswith(" and ", span[1]) and (pair := self._both(span)) is not None:
            return pair
        if span is None or self.text[span[1] - 1] in "sn" or (joint := _AND.match(self.text, span[1])) is None:
            return span
        second = self.phrase(joint.end())
        if second is None or self.text[second[1] - 1] != "s" or self.words[self.at(second[0])].tag in PARTICIPLES:
            return span
        return span[0], second[1]

    def _both(self, span: Span) -> Span | None:
        """Both nouns of "8,000 men and boys", plain plurals of one kind of which no other number is told."""
        at = self.at(span[1])
        if at + 1 >= len(self.words) or self.said(at) != "and" or self.words[at + 1].tag != "NNS" or self.words[at - 1].tag != "NNS":
            return None
        if not kinds.is_like(self.said(at - 1), self.said(at + 1)):
            return None
        doing = at + 2 < len(self.words) and self.words[at + 2].tag in ("VBD", "VBP", "MD", "NN", "NNS") and self.said(at + 2) not in _BEING
        return None if doing else (span[0], self.words[at + 1].end)

    def _past_model(self, span: Span | None) -> Span | None:
        """The phrase with the number that belongs to a name in it: "12 Leopard 2 tanks"."""
        if span is None or (at := self.at(span[1])) >= len(self.words) - 1 or self.words[at].tag != "CD" or self.words[at].start - span[1] > 1:
            return span
        named = self.words[at - 1].tag in ("NNP", "NNPS") and self.said(at).isdigit() and self.words[at + 1].tag == "NNS"
        return (span[0], self.words[at + 1].end) if named else span

    def compound(self, span: Span) -> int | None:
        """Where the first noun of "12 page document" ends: singular after a number, it describes a singular noun."""
        at, end = self.at(span[0]), self.at(span[1])
        held = self.words[at:end]
        if len(held) > 1 and held[0].tag == "NN" and self.text[span[0] - 1] == "-" and self.said(at).islower() and self.text[held[0].end] == " ":
            return held[0].end  # "a 20-member UN team"
        if len(held) < 2 or any(word.tag not in ("NN", "HYPH", "JJ") for word in held) or held[0].tag != "NN" or held[-1].tag != "NN":
            return None
        last = self.said(end - 1).lower()
        return None if last.endswith("s") or last in ALSO_PLURAL or kinds.is_person(last) else held[0].end

    def _with_of(self, span: Span | None, *, determiner: bool = False) -> Span | None:
        """The phrase with "of" and the noun that follow at once: "rounds of ammunition"; a bare noun, unless a `determiner` may stand there."""
        if span is None or not self.text.startswith(" of ", span[1]):
            return span
        at = self.at(span[1] + 4)
        opening = ("NN", "NNS", "JJ", *(DETERMINERS if determiner else ()))
        if at < len(self.words) and self.words[at].tag in opening and (last := self._last(at, determiner=determiner)) is not None:
            return span[0], self.words[last].end
        return span

    def _belongs(self, at: int, said: str, last: int | None, opening: bool) -> bool:
        tag = self.words[at].tag
        if last is None and self._befell(at, said):
            return True  # "12 dead civilians", "dead and wounded men"
        if tag in NOUNS:
            return said != "hurt" and (last is None or said not in ("hostage", "captive", "prisoner"))
        if last is not None and self.said(at - 1) == "-" and at + 1 < len(self.words) and self.said(at + 1) == "-":
            return True  # "loan-to-value"
        if tag in ADJECTIVES:
            return said.lower() not in _NO_PREMODIFIER
        if said == "-":
            return not (self.text[max(0, self.words[at].start - 1)].isspace() and self.text[self.words[at].end : self.words[at].end + 1].isspace())
        if tag == "RB" and last is None:
            return said.endswith("ly")
        if tag == "RBS" and at and self.words[at - 1].tag == "POS":
            return True  # Halvern's most dangerous mines
        if tag in PARTICIPLES and at and self.said(at - 1).lower() == "total":
            return True  # "the total issued shares"
        if tag == "CC" and last is not None and self.words[at - 1].tag in PARTICIPLES and at + 1 < len(self.words):
            return self.words[at + 1].tag in ADJECTIVES  # "the total issued and outstanding shares"
        if tag in PARTICIPLES:
            hyphened = at > 0 and self.said(at - 1) == "-"
            return hyphened or last is None and said.lower().endswith(("ed", "ing")) and said.lower() not in _VERBS
        if opening and tag in DETERMINERS:
            return True
        if tag in ("CC", ",") and last is None and at and self.words[at - 1].tag in ADJECTIVES:
            return at + 1 < len(self.words) and self.words[at + 1].tag in ADJECTIVES
        return tag == "POS" and last is not None

    def _befell(self, at: int, said: str) -> bool:
        """Whether this word says what befell the people whom the next noun names, or joins two words that do."""
        after = at + 1
        if said in ("and", "or") and at and self.said(at - 1) in _BEFELL:
            return after < len(self.words) and self.said(after) in _BEFELL
        if said not in _BEFELL or after >= len(self.words):
            return False
        if self.said(after) in ("and", "or") and after + 2 < len(self.words) and self.said(after + 1) in _BEFELL:
            after += 2
        return kinds.is_person(self.said(after)) and self.words[after].tag in ("NNS", "NN") and self.said(after).islower()


_BEING = ("were", "are", "have", "had", "died", "fled")
_BEFELL = frozenset("dead injured wounded".split())
_NO_PREMODIFIER = frozenset("more others dead due such".split())
_VERBS = frozenset(
    "killed killing injured injuring wounded wounding died arrested including being said according fled followed "
    "received suffered sustained got took had lost joined needed wanted told asked involving using having belonging aged following "
    "reached entered crossed left visited attended returned arrived joined made visited".split()
)
ALSO_PLURAL = frozenset("aircraft staff personnel people police fish sheep cattle livestock spacecraft infantry crew equipment ammunition".split())
_AND = re.compile(r" (?:and|or) (?!(?:multiple|numerous|various|countless|several|many|some|other) )")  # others are not of this number
