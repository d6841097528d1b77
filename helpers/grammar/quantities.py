"""A number with what stands around it: unit, modifier, what it counts, measures or is a share of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from helpers import lexicon
from helpers.grammar import measures
from helpers.grammar.measures import Bounds, Unit
from helpers.grammar.noun_phrases import PARTICIPLES, Nouns, Span
from helpers.grammar.numbers import Number
from helpers.grammar.subjects import measured_before, subject
from helpers.grammar.verbs import forms


@dataclass
class Found:
    """A number with what stands around it; offsets in the sentence."""

    number: Number
    unit: Unit | None
    bounds: Bounds | None
    phrase_start: int
    phrase_end: int
    noun: str | None = None
    measured: str | None = None
    share_of: str | None = None
    age: bool = False
    change: str | None = None
    delta: bool | None = None
    previous: float | None = None
    scope: str | None = None
    resumes: bool = False  # whether its whole was named before it
    part_of: int | None = None
    kind: str = "other"
    tally: bool = False  # whether it is only called a count, figure or number
    earlier: Found | None = None  # the figure before it in the sentence


_OLD = re.compile(r"(?i:[- ]years?[- ]olds?\b|[- ]years? of age\b|[- ](?P<young>month|week|day)s?[- ]olds?\b)")
_AGED = re.compile(
    r"(?i:\b(?:aged?|aged between|age of|ages|under the age of|over the age of)(?: of)? |\b(?:man|woman|boy|girl|widow|widower|youth|pensioner) of )$"
)
_OPENED = re.compile(r"(?i:\b(?P<word>between|from) (?:the ages of )?(?:about |around |roughly |an estimated )?(?:[A-Z]{0,3}[$£€¥]|\$US)?)$")


def surroundings(text: str, number: Number, nouns: Nouns, earlier: Found | None = None) -> Found:
    """The number with its unit, its modifier and what it counts; `earlier` is the figure before it in the sentence."""
    unit = measures.currency_before(text, number.start) or measures.unit_after(text, _past_of(text, number))
    if unit is None and (beside := measures.modifier_after(text, number.end)):
        unit = measures.unit_after(text, beside[1])  # "four-plus years"
    start, end = min(number.start, unit.start if unit else number.start), max(number.end, unit.end if unit else number.end)
    if unit and unit.end <= number.start and (more := measures.unit_after(text, number.end)) and more.kind == "money":
        end = more.end  # US$5 dollars
    if unit:
        unit = unit._replace(end=end)
        rated = measures.with_rate(unit, text)
        unit, end = rated, rated.end
    if number.form == "share" and unit is None:
        unit = Unit("fraction", "share", number.start, number.end)
    bounds = measures.modifier_before(text, start)
    found = Found(number, unit, bounds, bounds.start if bounds else start, end, earlier=earlier)
    _scope(found, text)
    before = _OPENED.search(text, max(0, start - 32), start)
    if number.form == "range" and before:
        found.phrase_start = before.start()
        if before["word"].lower() == "between":
            found.bounds = bounds or Bounds(before.start(), before["word"], "", "", False)
    if after := measures.modifier_after(text, number.end) or measures.modifier_after(text, end):
        found.bounds, found.phrase_end = bounds if bounds and (bounds.low or bounds.high) else after[0], max(end, after[1])
    _age(found, text, nouns)
    if not found.age:
        _counted(found, text, nouns)
    return found


def _scope(found: Found, text: str) -> None:
    """Whether the words make the figure a total, or new: "a total of", "In all,", "another"; the last are no modifier."""
    if found.bounds and _NEW.match(found.bounds.words):
        found.scope, found.bounds = "new", None
        return
    opening = found.earlier is None and _IN_ALL.fullmatch(text, 0, found.phrase_start)
    if opening or found.bounds and _TOTAL.match(found.bounds.words) or _BRINGING.search(text, max(0, found.phrase_start - 60), found.phrase_start):
        found.scope = "total"


_NEW = re.compile(r"(?i:(?:another|an additional|a further|an extra)\b)")
_TOTAL = re.compile(r"(?i:a total of|totalling|totaling|in all|in total|all told)")
_IN_ALL = re.compile(r"[\"“]?(?:In all|In total|Altogether|All told|Overall),? ")
_BRINGING = re.compile(r"(?i:\b(?:bring|brings|brought|bringing|takes|taking) (?:(?:the|its|their) (?:[a-z]+ ){0,4})?to $)")


def _past_of(text: str, number: Number) -> int:
    """Where the unit can start: "tens of millions of dollars", "half a metre"."""
    if number.form == "share" and (article := _ARTICLE.match(text, number.end)):
        return article.end()
    return number.end + 3 if text.startswith(" of ", number.end) and number.form in ("vague", "words") else number.end


_ARTICLE = re.compile(r"(?i: (?:of )?an?(?= ))")


def _age(found: Found, text: str, nouns: Nouns) -> None:
    number = found.number
    old = _OLD.match(text, number.end)
    value = number.value if number.value is not None else number.high or 0
    bare = found.unit is None or found.unit.name == "year"
    aged = _AGED.search(text, max(0, number.start - 24), number.start) if bare else None
    listed = found.earlier is not None and found.earlier.number.end + 2 == number.start  # "Nine, 12, 14"
    named = found.unit is None and number.form == "digits" and 0 < value < 111 and value == int(value) and not listed and _apposed(text, number)
    told = found.unit is None and 9 < value < 111 and _I_AM.search(text, max(0, number.start - 12), number.start) and _THAT_OLD.match(text, number.end)
    if not (old or aged or named or told or bare and 0 < value < 111 and _is_limit(found, text, nouns)):
        return
    unit = old["young"].lower() if old and old["young"] else "year"
    found.age, found.kind, found.unit = True, "age", Unit(unit, "age", number.end, number.end)
    if aged and (bound := re.match(r"(?i:(under|over)\b)", aged[0])):
        low, high = ("", "exclusive") if bound[1].lower() == "under" else ("exclusive", "")
        found.bounds, found.phrase_start = Bounds(aged.start(), bound[1], low, high, False), aged.start()
    found.phrase_end = old.end() if old else found.phrase_end


_I_AM = re.compile(r"\b(?:I am|I['’]m|[Hh]e is|[Hh]e['’]s|[Ss]he is|[Ss]he['’]s|(?:[Ss]?[Hh]e|I) (?:was|turned)) $")
_THAT_OLD = re.compile(r"[.,;]|$| (?:and|when|but|now|at)\b")


def _is_limit(found: Found, text: str, nouns: Nouns) -> bool:
    """ "children under five", "most were over 65": a limit of age after people or their verb."""
    if _YOUNGEST.search(text, max(0, found.number.start - 40), found.number.start):
        return found.unit is None and not nouns.follows(found.number.end)
    limit = _LIMIT.search(text, max(0, found.number.start - 40), found.number.start)
    if limit is None or found.unit is None and nouns.follows(found.number.end):
        return False
    word = limit["word"].lower()
    if word in _BE:
        span = measured_before(nouns, found.phrase_start)
        return span is None or any(measures.is_person(noun) for noun in re.findall(r"\w+", text[span[0] : span[1]]))
    return measures.is_person(word) or word in ("those", "them", "anyone", "everyone", "nobody", "us", "all", "half")


_YOUNGEST = re.compile(r"\b(?:youngest|oldest|eldest) (?:of them |victim )?(?:was|is|being|aged) $")
_BE = ("is", "was", "are", "were", "be")
_LIMIT = re.compile(r"(?P<word>\w+) (?:aged )?(?:under|over|below|above|younger than|older than) $")


def _apposed(text: str, number: Number) -> bool:
    """ "Amal Haddad, 25, said": an age between commas after a name; without commas after a full name alone."""
    if follows_full_name(text, number):
        return (number.value or 0) > 9
    before = text[max(0, number.start - 40) : number.start]
    return bool(
        ((name := re.search(r"(?P<name>[A-Z][\w-]+|\b\w+)(?:,| \() ?$", before)) and (name["name"][0].isupper() or measures.is_person(name["name"])))
        and re.match(r"[,)]| [―—–] ", text[number.end : number.end + 3])
        and "." not in text[number.start : number.end]
    )


def follows_full_name(text: str, number: Number) -> bool:
    """ "Amal Haddad 25 said", as texts without commas have it."""
    full = _FULL_NAME.search(text, max(0, number.start - 40), number.start)
    return full is not None and full["given"].lower() in _given_names() and _NAMED_DOES.match(text, number.end) is not None


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row[next(iter(row))] for row in lexicon.table("given_names"))


_FULL_NAME = re.compile(r"\b(?P<given>[A-Z][a-z]+) [A-Z][\w-]+ $")
_NAMED_DOES = re.compile(r" (?:said|says|told|has|had|was|is|who|from|of|and)\b")
_NUMBER_NEXT = re.compile(r" the (?:total )?(?:number|count|tally) of ")
_JOINING = re.compile(r"(?i: of (?:the |its |their |his |her |our |these |those |them )?| more (?=other )| more | additional | new | further )")
_WHOLE = re.compile(r"(?i: of (?:all )?| in every | (?=(?:the|its|their|his|her|our)\b))")
_OF_THINGS = re.compile(r"(?i:(?: \((?:[^()]{1,24})\))?-? (?:worth )?of | worth )")
_IN_THINGS = re.compile(
    r" in (?!(?:\w+[- ]){0,2}(?:regions|areas|countries|states|cities|places|towns|total|cash|all|"
    r"exchange|addition|return|response|favour|favor|part)\b)"
)
_BESIDE = re.compile(r"(?i: (?:in|for|from|on) )")


def _counted(found: Found, text: str, nouns: Nouns) -> None:
    """Fills what is counted, measured or shared, and the kind."""
    if found.unit is None:
        _count(found, text, nouns)
        found.kind = measures.kind_of(found.noun, text, found.phrase_start, found.phrase_end)
        if found.noun is None and (rate := _exchanged(found, text, nouns)):
            found.measured = _before(found, text, nouns)
            found.unit, found.kind, found.phrase_end = rate, "money", rate.end
        elif (found.noun or _PER.match(text, found.phrase_end)) and (rate := measures.rate_after(text, found.phrase_end)):
            found.unit, found.kind, found.phrase_end = Unit(rate[0], "rate", found.phrase_end, rate[1]), "rate", rate[1]
            if found.noun is None and found.earlier is not None and found.earlier.unit is None:
                found.noun = found.earlier.noun  # "22 burglaries, against an average of 20 per week"
            if found.noun == "times":
                found.measured = _before(found, text, nouns)
        elif found.noun is None and (found.scope is None or found.bounds is not None):
            _tally(found, text, nouns)
        elif found.noun and found.kind in _HAVING and found.measured is None and not _APART.search(text, 0, found.phrase_start):
            found.measured = _before(found, text, nouns)
            found.measured = None if found.measured == found.noun else found.measured
        return
    found.kind = found.unit.kind
    if found.unit.kind == "share":
        _share(found, text, nouns)
    if found.kind == "duration":
        if found.bounds and found.bounds.words.lower() == "over" and _is_during(found, text):
            found.bounds, found.phrase_start = None, found.number.start  # "it was drawn up over four years"
        found.measured = _lasting(found, text, nouns)
    elif found.share_of is None and found.unit.name != "fraction" and not _is_apart(found, text, nouns):
        _measured(found, text, nouns)


def _is_during(found: Found, text: str) -> bool:
    """Whether "over" leads to a stretch of time and bounds nothing: "drawn up over four years", "Over 10 days, 40 people died"."""
    if found.phrase_start == 0:
        return text.startswith(",", found.phrase_end)
    return _BOUND.search(text, max(0, found.phrase_start - 12), found.phrase_start) is None


def _lasting(found: Found, text: str, nouns: Nouns) -> str | None:
    """What goes on or takes so long: "a three-day strike", "five days of rain", "the trial went on for two years"."""
    things = _OF_THINGS.match(text, found.phrase_end) or _INTO.match(text, found.phrase_end)
    if text.startswith("-long ", found.phrase_end):
        found.phrase_end += 5
    if _TAKING.search(text, max(0, found.phrase_start - 10), found.phrase_start) and (link := _FOR.match(text, found.phrase_end)):
        span = nouns.group(link.end())
        if span and text.startswith(" to ", span[1]):
            return text[slice(*span)]  # "it took 45 minutes for the first ambulance to come"
    if who := _TAKING_WHOM.search(text, max(0, found.phrase_start - 50), found.phrase_start):
        return ARTICLES.sub("", who["who"])  # "it took the minister 40 minutes"
    span = nouns.group(things.end()) if things else nouns.counted(found.phrase_end)
    if span and (things or not nouns.is_time(nouns.at(span[0]))):
        found.phrase_end = max(found.phrase_end, span[1])
        return text[slice(*span)]
    if _PERIOD.search(text, max(0, found.phrase_start - 20), found.phrase_start) or _DATED.match(text, found.phrase_end):
        return None  # "in the past two years", "the six months to June"
    if _RECORD.search(text, max(0, found.phrase_start - 60), found.phrase_start):
        return None  # "the smallest gap in six years"
    if (link := _DURING.search(text, max(0, found.phrase_start - 8), found.phrase_start)) is None:
        return _before(found, text, nouns)
    at = nouns.at(link.start("word")) - 1
    if at > 0 and nouns.words[at].tag == "VBG" and nouns.said(at - 1).lower() in ("after", "before", "while", "by", "of"):
        return nouns.said(at)  # "after charging in 20 minutes"
    span = subject(nouns, at) or measured_before(nouns, found.phrase_start, apart=True)
    if span is None or text[slice(*span)].lower() in _PRONOUNS:
        return None
    if (other := next((other for other in _chain(found) if other.number.start == span[0]), None)) is not None:
        return other.noun or other.measured  # "2,400 people have waited for two years"
    return ARTICLES.sub("", text[slice(*span)])


_INTO = re.compile(r" into ")
_TAKING = re.compile(r"\b(?:took|take|takes|taken) $")
_TAKING_WHOM = re.compile(r"\b(?:took|take|takes|taken) (?P<who>(?:the|an?|its|their|his|her) [^.,;]{2,40}|[A-Z][^.,;]{2,30}) $")
_FOR = re.compile(r" for ")
_BOUND = re.compile(  # what stands before an "over" that bounds a length of time
    r"(?i:(?:\b(?:for|of|in|after|is|was|were|are|be|been|last|lasts|lasted|take|takes|took|taken|wait|waits|waited|waiting|spen[dt]|spending|than|"
    r"within|just|well|and|by|to|at|[,(]) ?)$)"
)
_DURING = re.compile(r"\b(?P<word>for|in|within|over|after|during) $")
_PERIOD = re.compile(r"(?i:\b(?:past|last|next|coming|previous|first|final|recent|these|those|the) )$")
_DATED = re.compile(r" (?:to|through|until|ending|ended|before|after|ago|earlier|later|since) ")
_RECORD = re.compile(r"\b(?:first|least|most|best|worst|\w{3,}est)\b[^.;:]{0,30} (?:in|for|since) $")


def _is_apart(found: Found, text: str, nouns: Nouns) -> bool:
    """Whether nothing is measured: "a further 13 per cent are undecided", "40 km south of the border"."""
    if found.kind == "distance":
        return _DIRECTION.match(text, found.phrase_end) is not None
    if found.kind != "share":
        return False
    after = nouns.at(found.phrase_end)
    verb = after < len(nouns.words) and nouns.words[after].start == found.phrase_end + 1 and nouns.words[after].tag in ("VBD", "VBZ", "VBP", "MD")
    return verb or _ITS_VERB.match(text, found.phrase_end) is not None


_ITS_VERB = re.compile(
    r" (?:are|is|were|was|have|has|had|said|say|do|did|would|will|want|think|support|oppose|believe|favou?r|who|"
    r"\w{3,}ed (?:the|a|an|his|her|[A-Z]))\b"
)
_DIRECTION = re.compile(
    r" (?:(?:to the )?(?:north|south|east|west)\w*|behind|below|above|off|inside|outside|beyond|from|ahead|upstream|downstream|offshore)\b"
)


def _exchanged(found: Found, text: str, nouns: Nouns) -> Unit | None:
    """ "the yen traded at 151.20 to the dollar": what one currency costs in another, which was named before."""
    other = _CURRENCY.match(text, found.number.end)
    words = _before(found, text, nouns) if other else None
    if other is None or words is None:
        return None
    one = measures.named_unit(" " + words.rpartition(" ")[2], 0)
    per = "USD" if other["word"] == "greenback" else measures.currency_named(other["word"])
    if one is None or one[0][1] != "money" or per is None or one[0][0] == per:
        return None
    return Unit(f"{one[0][0]} per {per}", "money", other.start(), other.end())


_CURRENCY = re.compile(r" (?:per|to the|against the|to one|a) (?:US |U\.S\. )?(?P<word>dollar|euro|pound|greenback|rouble|ruble)\b")
_APART = re.compile(r"(?:,|\bto|\bbetween) (?:the )?$|\($")  # a list, or what something else is done to
_PER = re.compile(r" (?:per [a-z\d]|for every \d)")  # "1.9 per 1,000 patients"


def _tally(found: Found, text: str, nouns: Nouns) -> None:
    """A number without a noun: "the number of vacancies rose to 40" counts vacancies; an index that stands at 40 is measured."""
    if (crew := _CREW_OF.search(text, max(0, found.phrase_start - 40), found.phrase_start)) and not nouns.follows(found.phrase_end):
        found.noun = crew["noun"]
        found.kind = measures.kind_of(found.noun, text, found.phrase_start, found.phrase_end)
        return
    if named := _number_of(found, text, nouns):
        found.noun = named
        found.kind = measures.kind_of(found.noun, text, found.phrase_start, found.phrase_end)
        return
    words = _before(found, text, nouns)
    if words is None:
        return
    if of := _NUMBER_OF.search(words):
        found.noun = words[of.end() :]
        found.kind = measures.kind_of(found.noun, text, found.phrase_start, found.phrase_end)
    elif words.rpartition(" ")[2].lower() in _BODIES:
        found.noun = words  # "the population is estimated at 40,000"
        found.kind = measures.kind_of(found.noun, text, found.phrase_start, found.phrase_end)
    elif found.kind == "count" and words.rpartition(" ")[2].lower() in TALLIES:
        found.tally = True
    elif found.kind == "count":
        found.measured = words


_BODIES = ("crew", "staff", "team", "garrison", "squad", "workforce", "population", "membership")
_CREW_OF = re.compile(rf"\b(?:[Aa]|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z]+ )?(?P<noun>{'|'.join(_BODIES)}) of $")


def _number_of(found: Found, text: str, nouns: Nouns) -> str | None:
    """What "the number of" counts, where more words stand before the figure: "the number of people who left rose to 40"."""
    named = _FAR_NUMBER_OF.search(text, max(0, found.phrase_start - 130), found.phrase_start)
    if named is None:
        return None
    first = nouns.words[nouns.at(named.end("of"))]
    span = nouns.counted(named.end("of"))
    if span is None and (first.tag == "VBN" or measures.is_harm(text[first.start : first.end])):
        span = nouns.phrase(first.end) or (first.start, first.end)
        return text[first.start : span[1]]  # "the number of displaced", "its count of the dead"
    who = _WHO.match(text, span[1]) if span else None
    return text[span[0] : who.start("who")] if span and who else None


_FAR_NUMBER_OF = re.compile(
    r"(?P<of>\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z]+ )?(?:number|count|tally) of (?:the )?)[^.;:]{3,100}?"
    r"\b(?:to|at|by|from|was|is|were|reached|hit|stood at) (?:between |from |more than |over |around |about |nearly )?$"
)
_WHO = re.compile(
    r"(?:,? (?:and )?(?!was\b|is\b|has\b)[a-z]+(?:s|en)){0,2}?(?P<who> (?:who|that|which|[a-z]+ed|in|from|for|at|on|across|among|without|with)\b)"
)
TALLIES = frozenset("count figure number tally total toll".split())  # they do not say of what
_NUMBER_OF = re.compile(r"(?i:\b(?:number|numbers|count|tally|total) of (?:the )?)")


_HAVING = ("count", "people", "other", "facilities", "vehicles", "votes")  # what somebody has; harm is nobody's


def _share(found: Found, text: str, nouns: Nouns) -> None:
    whole = _WHOLE.match(text, found.phrase_end)
    named = found.unit is not None and found.unit.name == "fraction"
    if named and (inside := _ONE_IN.fullmatch(text, found.number.start, found.number.end)):
        found.share_of = inside["noun"]  # "one clinic in five"
        return
    if whole and _THEM.match(text, whole.end()):
        found.share_of, found.phrase_end = _resumed(found, text, nouns), whole.end() + 4
        return
    if whole and (number := _ITS_NUMBER.match(text, whole.end())) and (span := nouns.phrase(number.end())):
        found.share_of, found.phrase_end = text[whole.end() : span[1]], span[1]  # "the total number of refugees"
        return
    span = nouns.whole(whole.end()) if whole else nouns.phrase(found.phrase_end) if named else None
    if span and (whole or nouns.words[nouns.at(span[0])].tag not in PARTICIPLES):
        found.share_of, found.phrase_end = text[span[0] : span[1]], max(found.phrase_end, span[1])
    elif named and found.earlier and not _CHANGED_BY.search(text, max(0, found.phrase_start - 12), found.phrase_start):
        found.share_of = _resumed(found, text, nouns)
    elif found.earlier and found.earlier.share_of and _REST.search(text, max(0, found.phrase_start - 16), found.phrase_start):
        found.share_of = found.earlier.share_of


def _resumed(found: Found, text: str, nouns: Nouns) -> str | None:
    """The whole that was named before: "half the patients are old, one in ten is ill", "310 soldiers, a third of them conscripts"."""
    earlier, found.resumes = found.earlier, True
    return (earlier.share_of or earlier.noun or earlier.measured if earlier else None) or _before(found, text, nouns)


_ITS_NUMBER = re.compile(r"(?:the|its|their|a) (?:[a-z]+ )?(?:number|amount|volume|value) of (?:all |the )?")
_ONE_IN = re.compile(r"(?i:\w+ (?P<noun>[a-z]+) (?:in|out of) (?:every )?\w+)")
_THEM = re.compile(r"(?:them|whom)\b")
_CHANGED_BY = re.compile(r"\bby (?:[a-z]+ ){0,2}$")
_REST = re.compile(r"(?i:\b(?:other|remaining|rest,) )$")


def _measured(found: Found, text: str, nouns: Nouns) -> None:
    """The noun that follows ("12 tonnes of flour", "a 30 degree slope"), else the one that the figure belongs to."""
    things = _OF_THINGS.match(text, found.phrase_end)
    span = nouns.phrase(things.end(), determiner=True) if things else nouns.counted(found.phrase_end)
    if span and not things and nouns.words[nouns.at(span[0])].tag == "VBG" and text.endswith(" of ", 0, found.phrase_start):
        span = None  # "a level of 15 ppb requiring action"
    if span:
        found.measured, found.phrase_end = text[span[0] : span[1]], max(found.phrase_end, span[1])
        if things and found.unit and (rated := measures.with_rate(found.unit._replace(end=span[1]), text)).end > span[1]:
            found.unit, found.kind, found.phrase_end = rated, rated.kind, rated.end  # "barrels of oil a day"
        return
    if found.kind == "money" and (bought := _bought(found, text, nouns)):
        found.measured = text[slice(*bought)]
        return
    if found.kind == "money" and _paying().search(text, max(0, found.phrase_start - 24), found.phrase_start):
        return  # "the firm will invest $9m": nothing is named that costs it
    found.measured = _before(found, text, nouns)
    if found.measured is None and (inside := _BESIDE.match(text, found.phrase_end)):
        span = nouns.phrase(inside.end(), determiner=True)
        if span and not nouns.is_time(nouns.at(span[0])):
            found.measured = text[span[0] : span[1]]


@cache
def _paying() -> re.Pattern[str]:
    """The verbs of the table in all their forms, right before a figure."""
    bases = (row["words"].partition(" ") for row in lexicon.table("paying"))
    words = {f"{form}{gap}{particle}" for base, gap, particle in bases for form in forms(base)}
    return re.compile(rf"(?i:\b(?:{'|'.join(sorted(words, key=len, reverse=True))}) )$")


def _bought(found: Found, text: str, nouns: Nouns) -> Span | None:
    """What money is in or for: "pay $9m in claims", "paid $12 for a visit"; what costs it where it opens: "at $9m, the plan is ..."."""
    if (inside := _IN_THINGS.match(text, found.phrase_end)) and (span := _plain(nouns, inside.end())):
        return span
    paid = _PAID_FOR.match(text, found.phrase_end)
    if paid and _PAYING.search(text, max(0, found.phrase_start - 16), found.phrase_start):
        return nouns.group(paid.end()) or nouns.whole(paid.end())
    if _OPENING_AT.search(text, max(0, found.phrase_start - 9), found.phrase_start) and text.startswith(", ", found.phrase_end):
        return nouns.group(found.phrase_end + 2)
    return None


_PAYING = re.compile(r"(?i:\b(?:pay|pays|paid|paying|spend|spends|spent|spending|charge|charges|charged|charging) )$")
_PAID_FOR = re.compile(r"(?: \([^)]{1,20}\))? (?:for|on) ")
_OPENING_AT = re.compile(r"(?:\A|[;:,] (?:and |but )?)(?:A|a)t $")


def _plain(nouns: Nouns, place: int) -> Span | None:
    """A noun group right after `place` that opens in small letters and tells no time."""
    span = nouns.phrase(place)
    small = span is not None and (nouns.text[span[0]].islower() or nouns.words[nouns.at(span[0])].tag == "JJ")
    return span if span and small and not nouns.is_time(nouns.at(span[0])) else None


def _before(found: Found, text: str, nouns: Nouns) -> str | None:
    """What the words before the figure name; where those are another figure's, what that one measures."""
    verbal = found.bounds is not None and _VERBAL.match(found.bounds.words) is not None
    span = measured_before(nouns, found.phrase_start, verb=verbal, apart=found.unit is not None)
    if span is None:
        return None
    before = found.earlier
    if before and before.unit and span[0] < before.phrase_end < span[1] and (cut := _AND.match(text, before.phrase_end)) and cut.end() < span[1]:
        span = cut.end(), span[1]  # "$55 a barrel and Brent was at $60"
    words = text[span[0] : span[1]]
    earlier = next((other for other in _chain(found) if span[0] <= other.number.start < span[1]), found.earlier)
    if words.lower() in _PRONOUNS:
        return earlier.measured if earlier and words.lower() in _RESUMING else None
    if earlier and earlier.age and span[0] < earlier.number.start - 1:
        return text[span[0] : earlier.number.start].strip(" ,")  # "Amal Haddad 44 has seen it 12 times"
    if earlier and earlier is not found.earlier and earlier.share_of:
        return ARTICLES.sub("", earlier.share_of)  # "half of the patients were over 65, and one in ten ..."
    if earlier and span[1] > earlier.phrase_start and span[0] < earlier.phrase_end:
        if earlier.share_of and words.endswith(earlier.share_of) and found.kind == "money" and words.rpartition(" ")[2] in _SOUGHT:
            return ARTICLES.sub("", earlier.share_of)  # "37 per cent of its appeal for $14m"
        if earlier.share_of and words.endswith(earlier.share_of) and found.kind != "money":
            return ARTICLES.sub("", earlier.share_of)  # "nine in ten patients are seen within four hours"
        return earlier.measured or (None if earlier.unit else earlier.noun)
    return ARTICLES.sub("", words)


_AND = re.compile(r",? (?:and|but|while) (?:the )?")


def _chain(found: Found) -> Iterator[Found]:
    """The three figures before this one, the nearest first."""
    before = found.earlier
    for _ in range(3):
        if before is None:
            return
        yield before
        before = before.earlier


_VERBAL = re.compile(r"(?i:(?:(?:never|not) )?(?:exceed|top|pass|surpass|cross|near|approach|total)\w*)\b")
ARTICLES = re.compile(r"^(?i:(?:the|an?|its|their|his|her|our|my|your|this|that|these|those) |(?:cost|price)s? of (?:the )?)")
_SOUGHT = ("appeal", "request", "plan", "budget", "target")  # a sum after them is theirs, and no price for a part
_NOBODY = ("everyone", "everybody", "someone", "somebody", "anyone", "anybody", "nobody", "something", "anything", "nothing", "part")
_RESUMING = ("it", "they")  # what the figure before measures
_PRONOUNS = ("it", "they", "i", "you", "he", "she", "we", "them", "him", "her", "us", "me")


def _count(found: Found, text: str, nouns: Nouns) -> None:
    end = found.phrase_end
    span = nouns.counted(end)
    if span is None and (resumed := _NUMBER_NEXT.match(text, end)):
        span = nouns.counted(resumed.end())  # "bringing to 40 the number of ..."
    elif span is None and (joining := _JOINING.match(text, end)):
        if joining[0].strip().lower() in ("more", "additional", "further", "new"):
            found.scope = "new"
        span = nouns.counted(joining.end())
        if span and joining[0].endswith("them ") and nouns.words[nouns.at(span[0])].tag in PARTICIPLES:
            span = None  # "three of them wearing belts"
        if span is None and re.match(r"(?i: (?:more|others)\b)", text[end : end + 8]):
            found.phrase_end = end + len(re.match(r" \w+", text[end : end + 8])[0])  # type: ignore[index]
    elif span is None and (more := re.match(r"(?i: (?:more|others)\b)", text[end : end + 8])):
        found.phrase_end = end + more.end()
        found.scope = "new" if more[0].strip().lower() == "more" else None
    if span:
        found.noun, found.phrase_end = text[span[0] : span[1]], span[1]
        if found.noun.startswith("times "):  # "6.5 times earnings"
            found.noun, found.measured = found.noun[:5], found.noun[6:]
        if (found.number.value or 2) > 1 and (split := nouns.compound(span)) is not None:
            found.noun, found.measured = text[span[0] : split], text[split : span[1]].strip(" -")
