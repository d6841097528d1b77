"""A number with what stands around it: unit, modifier, what it counts, measures or is a share of."""

from __future__ import annotations

import re

from helpers.grammar import bounds, kinds, units
from helpers.grammar.ages import give_age
from helpers.grammar.bounds import Bounds
from helpers.grammar.durations import is_during, lasting
from helpers.grammar.found import Found
from helpers.grammar.measured import STAKE, give_measured, named_before
from helpers.grammar.noun_phrases import PARTICIPLES, Nouns
from helpers.grammar.number_words import Number
from helpers.grammar.units import Unit

_OPENED = re.compile(r"(?i:\b(?P<word>between|from) (?:the ages of )?(?:about |around |roughly |an estimated )?(?:[A-Z]{0,3}[$£€¥]|\$US)?)$")


def surroundings(text: str, number: Number, nouns: Nouns, earlier: Found | None = None) -> Found:
    """The number with its unit, its modifier and what it counts; `earlier` is the figure before it in the sentence."""
    unit = units.currency_before(text, number.start) or units.unit_after(text, _past_of(text, number))
    if unit is None and (beside := bounds.modifier_after(text, number.end)):
        unit = units.unit_after(text, beside[1])  # "four-plus years"
    if unit is None and (described := _DESCRIBED.match(text, number.end)):
        unit = units.unit_after(text, described.end() - 1)  # "three full days"
    start, end = min(number.start, unit.start if unit else number.start), max(number.end, unit.end if unit else number.end)
    if unit and unit.end <= number.start and (more := units.unit_after(text, number.end)) and more.kind == "money":
        end = more.end  # US$5 dollars
    if unit:
        unit = unit._replace(end=end)
        rated = units.with_rate(unit, text)
        unit, end = rated, rated.end
    if number.form == "share" and unit is None:
        unit = Unit("fraction", "share", number.start, number.end)
    ahead = bounds.modifier_before(text, start)
    found = Found(number, unit, ahead, ahead.start if ahead else start, end, earlier=earlier)
    _scope(found, text)
    before = _OPENED.search(text, max(0, start - 32), start)
    if number.form == "range" and before:
        found.phrase_start = before.start()
        if before["word"].lower() == "between":
            found.bounds = ahead or Bounds(before.start(), before["word"], "", "", False)
    if after := bounds.modifier_after(text, number.end) or bounds.modifier_after(text, end):
        found.bounds, found.phrase_end = ahead if ahead and (ahead.low or ahead.high) else after[0], max(end, after[1])
    give_age(found, text, nouns)
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


_DESCRIBED = re.compile(
    r" (?:more |further |extra )?(?:full|whole|entire|long|short|straight|consecutive|successive|previous|"
    r"solid|more|further|extra|additional|working|calendar)"
    r" (?=(?:second|minute|hour|day|night|week|month|year|decade|quarter)s\b)"
)
_ARTICLE = re.compile(r"(?i: (?:of )?an?(?= ))")
_NUMBER_NEXT = re.compile(r" the (?:total )?(?:number|count|tally) of ")
_JOINING = re.compile(r"(?i: of (?:the |its |their |his |her |our |these |those |them )?| more (?=other )| more | additional | new | further )")
_WHOLE = re.compile(r"(?i: of (?:all )?| in every | (?=(?:the|its|their|his|her|our)\b))")


def _counted(found: Found, text: str, nouns: Nouns) -> None:
    """Fills what is counted, measured or shared, and the kind."""
    if found.unit is None:
        _count(found, text, nouns)
        if found.noun and (length := _LENGTH.fullmatch(found.noun)):
            found.unit = Unit(length["unit"], "distance", found.phrase_end, found.phrase_end)  # "517 rushing yards"
            found.noun, found.kind, found.measured = None, "distance", named_before(found, text, nouns)
            return
        found.kind = kinds.kind_of(found.noun, text, found.phrase_start, found.phrase_end)
        if found.noun is None and (price := _exchanged(found, text, nouns)):
            found.measured = named_before(found, text, nouns)
            found.unit, found.kind, found.phrase_end = price, "money", price.end
        elif (found.noun or _PER.match(text, found.phrase_end)) and (rate := units.rate_after(text, found.phrase_end)):
            found.unit, found.kind, found.phrase_end = Unit(rate[0], "rate", found.phrase_end, rate[1]), "rate", rate[1]
            if found.noun is None and found.earlier is not None and found.earlier.unit is None:
                found.noun = found.earlier.noun  # "22 burglaries, against an average of 20 per week"
            if found.noun == "times":
                found.measured = named_before(found, text, nouns)
        elif found.noun is None and (found.scope is None or found.bounds is not None):
            _tally(found, text, nouns)
        elif found.noun is None and (named := _number_of(found, text, nouns)):  # "bringing its count of the dead to 12"
            found.noun, found.kind = named, kinds.kind_of(named, text, found.phrase_start, found.phrase_end)
        elif (
            found.noun
            and found.kind in _HAVING
            and not (found.kind == "people" and _ARE.search(text, max(0, found.phrase_start - 6), found.phrase_start))
            and not (found.earlier and text[found.earlier.phrase_end : found.phrase_start] == " ")  # a list that lost its commas
            and found.measured is None
            and not _APART.search(text, max(0, found.phrase_start - 30), found.phrase_start)
        ):
            found.measured = named_before(found, text, nouns)
            found.measured = None if found.measured == found.noun else found.measured
            if found.kind == "people" and found.noun in _SOLDIERS and found.measured and _FORCE.search(found.measured):
                found.kind = "fighters"  # "the army has fewer than 1,000 men"
        return
    found.kind = found.unit.kind
    if found.unit.kind == "share":
        _share(found, text, nouns)
    if found.kind == "duration":
        if found.bounds and found.bounds.words.lower() == "over" and is_during(found, text):
            found.bounds, found.phrase_start = None, found.number.start  # "it was drawn up over four years"
        found.measured = lasting(found, text, nouns)
    elif found.share_of is None and found.unit.name != "fraction" and not _is_apart(found, text, nouns):
        give_measured(found, text, nouns)


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
    words = named_before(found, text, nouns) if other else None
    if other is None or words is None:
        return None
    one = units.named_unit(" " + words.rpartition(" ")[2], 0)
    per = "USD" if other["word"] == "greenback" else units.currency_named(other["word"])
    if one is None or one[0][1] != "money" or per is None or one[0][0] == per:
        return None
    return Unit(f"{one[0][0]} per {per}", "money", other.start(), other.end())


_CURRENCY = re.compile(r" (?:per|to the|against the|to one|a) (?:US |U\.S\. )?(?P<word>dollar|euro|pound|greenback|rouble|ruble)\b")
_LENGTH = re.compile(r"(?:[a-z]+ ){1,2}(?P<unit>yard|mile|metre|kilometre)s")
_APART = re.compile(  # a list, or what something else is done to
    r"(?:,|\bto|\bbetween) (?:the )?$|\($|\b(?:one|two|any|none|most|all|out|part|among|including) of (?:the |its |their )?$"
    r"|\b(?:hit|hits|struck|strikes?|destroy\w*|damag\w+|target\w*|shell\w*|bomb\w*|kill\w*|captur\w*|seiz\w*|attack\w*|storm\w*|"
    r"rescu\w+|arrest\w*|detain\w*|releas\w+|freed|evacuat\w+|overr[au]n|retook|retak\w+|recaptur\w+|injur\w+|wound\w*|address\w*|met|meets|meeting|"
    r"repel\w*|attend\w*) (?:the )?$"
    r"|\b(?:creation|sights?|sound|bombings?|attacks?|shelling|closings?|slaughter|killing|deaths?|loss|release|capture|seizure|destruction|arrest|deployment|arrival|presence|withdrawal|"
    r"transfer|launch|murder|massacre|execution|evacuation|abduction|kidnapping|closure|opening|construction|run-up|use) (?:of|to) (?:the )?$"
)
_ARE = re.compile(r"\b(?:are|were|is|was) $")  # "the clerk and her aide are two friends"
_PER = re.compile(r" (?:per [a-z\d]|for every \d)")  # "1.9 per 1,000 patients"


def _tally(found: Found, text: str, nouns: Nouns) -> None:
    """A number without a noun: "the number of vacancies rose to 40" counts vacancies; an index that stands at 40 is measured."""
    if (crew := _CREW_OF.search(text, max(0, found.phrase_start - 40), found.phrase_start)) and not nouns.follows(found.phrase_end):
        found.noun = crew["noun"]
        found.kind = kinds.kind_of(found.noun, text, found.phrase_start, found.phrase_end)
        return
    if named := _number_of(found, text, nouns):
        found.noun = named
        found.kind = kinds.kind_of(found.noun, text, found.phrase_start, found.phrase_end)
        return
    if _PUT_IT.search(text, max(0, found.phrase_start - 16), found.phrase_start):
        found.tally = True  # "the network put it at 14"
        return
    words = named_before(found, text, nouns)
    if words is None:
        return
    if _TOLL.search(words):
        found.tally, found.kind = True, "killed"  # whatever is said of others near it
        return
    if of := _NUMBER_OF.search(words):
        found.noun = words[of.end() :]
        found.kind = kinds.kind_of(found.noun, text, found.phrase_start, found.phrase_end)
    elif words.rpartition(" ")[2].lower() in _BODIES or _NUMBERING.search(text, max(0, found.phrase_start - 12), found.phrase_start):
        found.noun = _PORTION.sub("", words)  # "the population is estimated at 40,000"
        found.kind = kinds.kind_of(found.noun, text, found.phrase_start, found.phrase_end)
    elif found.kind == "count" and words.rpartition(" ")[2].lower() in TALLIES:
        found.tally = True
    elif found.kind == "count":
        found.measured = words


_NUMBERING = re.compile(r"(?<!\bthe )(?<!\ba )\bnumber(?:s|ed)? $")  # "Muslims, who number 3 million"
_TOLL = re.compile(r"(?i:(?<!casualty )(?<!injury )(?<!injured )(?<!wounded )\btoll\b)")
_PORTION = re.compile(r"^(?:[a-z]+ )?(?:percentage|share|number|portion|fraction|minority|majority|part) of ")
_PUT_IT = re.compile(r"\b(?:put|puts|putting) (?:it|this|that) at $")
_BODIES = ("crew", "staff", "team", "garrison", "squad", "workforce", "population", "membership")
_CREW_OF = re.compile(
    rf"\b(?:[Aa]|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z]+ )?(?P<noun>{'|'.join(_BODIES)}|strength) of (?:about |some |around )?$"
)


def _number_of(found: Found, text: str, nouns: Nouns) -> str | None:
    """What "the number of" counts, where more words stand before the figure: "the number of people who left rose to 40"."""
    named = _FAR_NUMBER_OF.search(text, max(0, found.phrase_start - 130), found.phrase_start)
    if named is None:
        return None
    first = nouns.words[nouns.at(named.end("of"))]
    span = nouns.counted(named.end("of"))
    if span is None and (first.tag == "VBN" or kinds.is_harm(text[first.start : first.end])):
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
_SOLDIERS = ("men", "women", "men and women")
_FORCE = re.compile(r"(?i:\b(?:army|armies|brigade|battalion|forces?|garrison|militia|regiment|division|strength)$)")
_HAVING = ("count", "people", "other", "facilities", "vehicles", "votes")  # what somebody has; harm is nobody's


def _share(found: Found, text: str, nouns: Nouns) -> None:
    whole = _WHOLE.match(text, found.phrase_end)
    if whole and (some := _SOME_OF.match(text, whole.end())):
        span = nouns.whole(some.end())
        found.share_of = text[whole.end() : span[1]] if span else None  # "nine tenths of some of the mill's stocks"
        found.phrase_end = span[1] if span else found.phrase_end
        return
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
    if (stake := STAKE.match(text, found.phrase_end)) and (span := nouns.whole(stake.end())):
        found.share_of = text[slice(*span)]  # "a 30-per-cent stake in the port"
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
    return (earlier.share_of or earlier.noun or earlier.measured if earlier else None) or named_before(found, text, nouns)


_ITS_NUMBER = re.compile(r"(?:the|its|their|a) (?:[a-z]+ )?(?:number|amount|volume|value) of (?:all |the )?")
_ONE_IN = re.compile(r"(?i:\w+ (?P<noun>[a-z]+) (?:in|out of) (?:every )?\w+)")
_SOME_OF = re.compile(r"(?:some|most|all|many|part) of (?!them\b|whom\b)")
_THEM = re.compile(r"(?:them|whom)\b")
_CHANGED_BY = re.compile(r"\bby (?:[a-z]+ ){0,2}$")
_REST = re.compile(r"(?i:\b(?:other|remaining|rest,) )$")


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
