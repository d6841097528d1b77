"""Which figures are a rise or a fall, by how much or to what, and what they stood at before."""

from __future__ import annotations

import re
from functools import cache

from helpers import lexicon
from helpers.grammar.found import Found
from helpers.grammar.measured import ARTICLES
from helpers.grammar.noun_phrases import Nouns
from helpers.grammar.quantities import TALLIES

NEAR = 8  # figures to the left with which one can be compared


def relate(found: list[Found], text: str, nouns: Nouns) -> None:
    """Fills `change`, `delta`, `previous`, the scope of what stood before, and what it is that changed."""
    for place, one in enumerate(found):
        before = found[place - 1] if place else None
        if one.kind != "age":
            _by_verb(one, before, text)
            _by_noun(one, before, text, nouns)
            _by_sum(one, text, nouns)
            _by_comparison(one, before, text)
        if before and one.kind != "age":
            _with_earlier(one, found[max(0, place - NEAR) : place], text)


# -- the verb before a figure


def _by_verb(one: Found, before: Found | None, text: str) -> None:
    """ "rose to 43", "fell 5 per cent", "cut its forecast by 3 points"; "from 36" is what stood before."""
    verb = _verb_before(text, one.phrase_start)
    if verb is None or _is_move(one, verb, text):
        return
    direction, way = _directions()[verb["verb"].lower()], (verb["way"] or "").lower()
    if way == "from":
        one.scope = "previous"
        if before and _UP_FROM.fullmatch(text, before.phrase_end, verb.end()):
            _went(before, one, direction, text)
    elif way or _is_difference(one, verb):
        one.change, one.delta = direction, not (way in LEVEL or not way and _is_past_level(one))
    elif not verb["object"] and one.noun is None and one.unit is None and _is_past_level(one):
        one.change, one.delta = direction, False
    else:
        return
    if verb["object"] and (one.unit is not None or one.noun is None) and (words := _OBJECT.match(verb["object"])):
        _changed(one, words["words"])


def _is_past_level(one: Found) -> bool:
    """Whether the figure is a level that was passed: "climbed above 4,000", "dropped well below $1.20"."""
    return one.bounds is not None and _PAST_LEVEL.match(one.bounds.words) is not None


_PAST_LEVEL = re.compile(r"(?i:(?:well |just |slightly )?(?:above|below|beneath)\b)")


def _changed(one: Found, words: str) -> None:
    """What changed: what is counted where the number has neither noun nor unit, else what is measured."""
    if one.unit is None and (of := NUMBER_OF.search(words)):
        one.noun = words[of.end() :]
    elif one.unit is None and words.rpartition(" ")[2].lower() in TALLIES:
        one.tally, one.measured = True, None
    else:
        one.measured = words


_OBJECT = re.compile(
    r" (?:(?:the|an?|its|their|his|her|our|my|your|this|that|these|those|all) )?"
    r"(?P<words>(?!(?:in|on|at|from|to|by|for|with|into|since|after|before|during|over|against|between|among|as|of|or|and|but|that|who|which|when|while|"
    r"again|back|up|down|this|last|it|them|is|are|was|were|be|has|have|had|will|would|can|could|may|might)\b)"
    r"[^\W\d][\w'’-]*(?: (?!(?:in|on|at|from|to|by|for|with|since|after|before|during|over|this|last|again|further)\b)[^\W\d][\w'’-]*)*)"
)
NUMBER_OF = re.compile(r"(?i:\b(?:number|numbers|count|tally|total) of (?:the )?)")


# -- the noun of change beside a figure


def _by_noun(one: Found, before: Found | None, text: str, nouns: Nouns) -> None:
    """ "a 40 per cent rise in bills", "a rise of 40 per cent in bills": what follows "in" is what changed."""
    if one.unit is None or one.change is not None or one.kind in ("duration", "distance", "rate") and one.unit.name != "percent":
        return
    after = nouns.phrase(one.unit.end)
    noun = text[slice(*after)].rpartition(" ")[2].lower() if after else ""
    ahead = _noun_before().search(text, max(0, one.phrase_start - 40), one.phrase_start) if noun not in _change_nouns() else None
    if after is None or noun not in _change_nouns():
        if ahead is None:
            return
        after, noun = None, ahead["noun"].lower()
    one.change, one.delta = _directions()[noun], True
    joined = _IN.match(text, after[1] if after else one.unit.end)
    if joined and (span := nouns.group(joined.end())) and not nouns.is_time(nouns.at(span[0])):
        one.measured = text[span[0] : span[1]]
    elif after and " " in text[slice(*after)]:
        one.measured = text[slice(*after)].rpartition(" ")[0]
    else:
        one.measured = before.measured if before is not None else None


_IN = re.compile(r" (?:in|for|of) ")


def _by_sum(one: Found, text: str, nouns: Nouns) -> None:
    """ "adds $40 to each bill", "wiped $3bn off the firm's value": the change of what stands after."""
    if one.unit is None or one.kind == "duration":
        return
    for direction, before, after in _SUMS:
        link = after.match(text, one.unit.end)
        if link and before.search(text, max(0, one.phrase_start - 12), one.phrase_start) and (span := nouns.group(link.end())):
            one.measured = text[slice(*span)]
            if direction:
                one.change, one.delta = direction, True


_SUMS = (  # a participle tells what came of something else, and its sum is no change that the sentence states
    ("rise", re.compile(r"(?i:\badd(?:s|ed)? )$"), re.compile(r" to (?!a (?:total|record))")),
    ("fall", re.compile(r"(?i:\b(?:wipe[sd]?|shave[sd]?|knock(?:s|ed)?|took|takes) )$"), re.compile(r" (?:off|from) ")),
    ("", re.compile(r"(?i:\b(?:adding|wiping|shaving|knocking) )$"), re.compile(r" (?:to|off|from) ")),
)


@cache
def _change_nouns() -> frozenset[str]:
    return frozenset(row["words"] for row in lexicon.table("changes") if row["noun"])


@cache
def _noun_before() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:an?|the|another|this|that) (?:[a-z-]+ )?(?P<noun>{lexicon.alternatives(_change_nouns())}) of $)")


def _is_move(one: Found, verb: re.Match[str], text: str) -> bool:
    """Whether something moved and no quantity changed: "plunged 80 metres into a gorge", "fell short by 3 tonnes"."""
    return (verb["object"] or "").startswith(" short") or one.kind == "distance" and _INTO.match(text, one.phrase_end) is not None


_INTO = re.compile(r" (?:into|down|off|from|onto|over|through|to the)\b")


def _is_difference(one: Found, verb: re.Match[str]) -> bool:
    """Whether a number right after the verb is a difference: "rose 5 points" is, "lost 12 men" and "lost $5m" are none."""
    taking = verb["verb"].lower() in _TAKING
    return not verb["object"] and one.unit is not None and (not taking or one.kind in ("share", "rate", "other")) and one.kind != "duration"


_TAKING = frozenset(
    "lost added cut cuts cutting shed shedding raised raise raising boosted boosting gained gain gains gaining slashed slashing reduced "
    "trimmed trimming lifted lifting".split()
)


def direction_before(text: str, place: int) -> str | None:
    """`rise` or `fall` where a verb of change stands right before a place."""
    verb = _verb_before(text, place)
    return _directions()[verb["verb"].lower()] if verb else None


def _verb_before(text: str, place: int) -> re.Match[str] | None:
    verb = _change_before().search(text, max(0, place - 75), place)
    if verb and verb["verb"].lower() in ("up", "down") and _PHRASAL.search(text, max(0, verb.start() - 16), verb.start()):
        return None
    if verb and verb["verb"].lower() in ("higher", "lower") and _THE.search(text, max(0, verb.start() - 4), verb.start()):
        return None  # "the lower 95 per cent"
    return verb


_THE = re.compile(r"(?i:\b(?:the|a) )$")
_PHRASAL = re.compile(
    r"\b(?:shot|shoot|shooting|turned|voted|put|laid|brought|took|taken|take|torn|tore|burned|burnt|struck|hunted|tracked|broke|broken|picked|set|made|"
    r"makes|make|rounded|blown|blew|lined|signed|gave|give|gives|stepped|sat|shut|pulled|knocked|handed|built|held|hold|given|back|called|followed) $"
)


@cache
def _directions() -> dict[str, str]:
    return {row["words"]: row["direction"] for row in lexicon.table("changes")}


@cache
def _change_before() -> re.Pattern[str]:
    """A verb of change, then at most six words and the preposition that leads to the figure."""
    words = (row["words"] for row in lexicon.table("changes") if row["noun"] != "only")
    verbs = lexicon.alternatives(words)
    return re.compile(
        rf"(?i:(?<![\w-])(?P<verb>{verbs})(?: only| \w+ly| further| again| back| another| up| down)?"
        rf"(?P<object>(?: [^\W\d][\w'’-]*){{1,11}}(?=,? (?:by|to|from) ))?,? ?(?P<way>by|to|from|at)? ?(?:between |from )?)$"
    )


def is_before(text: str, place: int) -> bool:
    """Whether a word for a change stands before a place, in its clause, so that "from 14 to 19" are two values."""
    return NOUN.search(text, max(0, place - 60), place) is not None or _change_in(text, place) is not None


def _change_in(text: str, place: int) -> str | None:
    """The direction that a noun of change gives to what follows "in": "an increase in the number of places from 3,000 to 5,000"."""
    noun = _CHANGE_IN.search(text, max(0, place - 160), place)
    return _directions()[noun["noun"]] if noun else None


_CHANGE_IN = re.compile(r"\b(?P<noun>increase|rise|jump|drop|fall|cut|decline|decrease|reduction) in [^.;:,\d]{3,120}$")
NOUN = re.compile(
    r"(?i:\b(?:rose|ris(?:e|es|en|ing)|increas\w+|climb\w*|jump\w*|gr[eo]w|growing|fell|fall\w*|dropp?\w*|declin\w+|decreas\w+|slid|plunged|"
    r"plummeted|cut|reduc\w+|rais(?:e|es|ed|ing)|lower(?:s|ed|ing)|went|gone|up|down)\b[^.;:\d]{0,40})$"
)


# -- what stands beside it


def _by_comparison(one: Found, before: Found | None, text: str) -> None:
    """ "12 per cent more than last year" """
    more = _MORE_THAN.match(text, one.phrase_end) or _MORE_THAN.match(text, one.number.end)
    if more is None and one.unit is not None and one.kind in ("share", "rate", "other", "money"):
        more = _HIGHER.match(text, one.unit.end)  # "closed 5 points higher"
    if more and one.change is None:
        one.change, one.delta = "rise" if more["way"] in ("more", "higher", "greater", "larger") else "fall", True
        if before is not None and one.unit is not None:
            one.measured = before.measured


_MORE_THAN = re.compile(
    r",? (?P<way>more|higher|greater|larger|fewer|less|lower|smaller) than\b(?! (?:any|ever|half|\d|an? (?:half|third|quarter|dozen|hundred)))"
)


_HIGHER = re.compile(r" (?P<way>higher|lower)(?=[,.;)]|$| (?:at|in|on|by|after|as|year|this|last|and|while|but)\b)")


def _with_earlier(one: Found, found: list[Found], text: str) -> None:
    before = found[-1]
    gap = text[before.number.end : one.number.start]
    if before.change and before.delta and one.change is None and one.unit and _is_same_change(one, before, text):
        told = " or " not in text[before.phrase_end : one.phrase_start] and one.measured
        shared = ARTICLES.sub("", before.share_of) if before.share_of else None  # "60 per cent of its value, or $30bn"
        one.change, one.delta, one.measured = before.change, True, told or before.measured or shared
        return
    compared = _COMPARED.search(gap) and len(gap) < 90 and ";" not in gap and not _OTHER_GROUP.match(text, one.phrase_end)
    if compared or _AFTER.search(gap) and len(gap) < 60 and _is_like(before, one):
        other = next((other for other in found[::-1] if _is_like(other, one)), None)
        if other is not None:
            if _OF_OTHERS.match(text, one.phrase_end) is None:
                other.previous, one.scope = one.number.value, "previous"
            _lend(other, one)
    elif (away := _AWAY.search(gap)) and len(gap) < 75 and ";" not in gap and (away["mark"] or _has_same_unit(before, one)):
        _went(before, one, {"up": "rise", "down": "fall"}[away["way"]], text)
    elif link := _ON_TO.fullmatch(gap):
        _on(one, before, link["way"], text)
    elif one.change and one.delta and before.change is None and _is_like(before, one) and _BY_THAT.fullmatch(gap_of(before, one, text)):
        one.measured = before.measured or one.measured


def gap_of(before: Found, one: Found, text: str) -> str:
    """What stands between the phrases of two figures."""
    return text[before.phrase_end : one.phrase_start]


def _is_same_change(one: Found, before: Found, text: str) -> bool:
    """ "3 points, or 1.7 per cent": the same change again; "and" joins only what has one unit."""
    if one.kind == "duration" or _SAME.fullmatch(text, before.phrase_end, one.phrase_start) is None:
        return False
    and_ = text[before.phrase_end : one.phrase_start].strip(" ,") == "and"
    return not and_ or _has_same_unit(before, one)


def _has_same_unit(before: Found, one: Found) -> bool:
    return before.unit is not None and one.unit is not None and before.unit.name == one.unit.name


def _is_like(before: Found, one: Found) -> bool:
    """Whether two figures can be values of one quantity: nothing stated of both tells them apart."""
    units = {figure.unit.name.split()[0].replace("percentage", "percent") for figure in (before, one) if figure.unit}
    if "point" in units and len(units) == 2 and one.delta:
        return True  # "58 per cent, down six points"
    if len(units) > 1 or before.noun and one.noun and before.noun.split()[-1] != one.noun.split()[-1]:
        return False
    if before.share_of and one.share_of and before.share_of != one.share_of:
        return False  # shares of two groups, not of two days
    return not (before.unit and one.noun or one.unit and before.noun) and before.kind not in ("age",)


def _on(one: Found, before: Found, way: str, text: str) -> None:
    """ "to 43 from 36", "from 36 to 43"; a level beside its difference is a plain value of the same thing."""
    if way == "from" and before.change and before.delta is False and one.number.value is not None:
        _went(before, one, before.change, text)
    elif way in LEVEL and before.change and before.delta:
        one.change, one.delta, one.measured = None, None, one.measured if before.measured is None else before.measured
    elif way == "to" and before.scope == "previous" and (earlier := direction_before(text, before.phrase_start)):
        one.measured = before.measured or one.measured
        _went(one, before, earlier, text)
    elif way == "to" and before.change is None and (direction := _change_in(text, before.phrase_start - 5)):
        _went(one, before, direction, text)


LEVEL = ("at", "to")


def _went(now: Found, earlier: Found, direction: str | None, text: str) -> None:
    """A quantity that stands at `now` and stood at `earlier`."""
    if (scale := _shared_magnitude(now, earlier, text)) > 1:
        value = (earlier.number.value or 0) * scale
        earlier.number = earlier.number._replace(value=value, low=value, high=value)
    now.change, now.delta, now.previous = direction, False, earlier.number.value
    earlier.scope, earlier.change, earlier.delta = "previous", None, None
    _lend(now, earlier)


def _shared_magnitude(now: Found, earlier: Found, text: str) -> float:
    """What "billion" multiplies in "from 24 to 33 billion", where it stands once for both; else 1."""
    first = text[earlier.number.start : earlier.number.end]
    top = now.number.value or now.number.low
    if earlier.number.form != "digits" or not first[-1].isdigit() or top is None or earlier.number.value is None or top < 1e6:
        return 1
    if text[now.number.start : now.number.end][-1].isdigit() or earlier.phrase_end + 4 < now.phrase_start:
        return 1
    scale = next(scale for scale in (1e12, 1e9, 1e6) if top >= scale)
    return scale if 0.05 < earlier.number.value * scale / top < 20 else 1


def _lend(now: Found, earlier: Found) -> None:
    """Each lends the other what only it states; of two bare numbers both are what the new one counts."""
    if now.tally and all(one.noun is None and one.unit is None for one in (now, earlier)):
        earlier.kind = now.kind
    for one, other in ((now, earlier), (earlier, now)):
        if one.noun is None and one.unit is None:
            one.noun, one.unit, one.kind = other.noun, other.unit, other.kind
    if now.share_of and not earlier.share_of and earlier.unit and now.unit and earlier.unit.name == now.unit.name:
        earlier.share_of, earlier.measured, earlier.kind = now.share_of, None, now.kind  # "78 per cent of the deal is in cash, up from 50 per cent"
    else:
        earlier.measured = now.measured = now.measured or earlier.measured


_UP_FROM = re.compile(r",? (?:up|down) from ")
_AWAY = re.compile(
    r"(?P<mark>,| ?[-–—]|\()? ?\b(?P<way>up|down) (?:sharply |slightly )?from "
    r"(?:just |about |around |nearly |almost |over |more than |some )?\S{0,3}$"
)
_OTHER_GROUP = re.compile(r" (?:who|said|say|says|oppos\w+|against|disapprov\w+)\b")  # "61 per cent were for it, compared to 37 who were not"
_TIMES = (
    "same|previous|prior|last|past|preceding|first|second|year|month|quarter|week|day|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|\d{4}"
)
_OF_OTHERS = re.compile(  # "8 per cent, compared with 4 for others"
    rf",? (?:among|by)\b|,? (?:for|from|of) (?!(?:the |that |all of )?(?:{_TIMES})\b)(?:the |all )?[a-z]|,? from the \d", re.IGNORECASE
)
_AFTER = re.compile(r", after (?:just |only |about |around |some )?\S{0,3}$")
_BY_THAT = re.compile(r",? (?:(?:up|down)|an? (?:[a-z]+ )?(?:gain|rise|increase|jump|drop|fall|loss|decline|decrease) of)(?: by)? ")
_COMPARED = re.compile(
    r"(?:,| \()? ?(?:compared (?:with|to)|against|versus|vs\.?|as against) (?:the )?"
    r"(?:just |only |about |around |one of |an? \w+ (?:\w+ )?of )?\S{0,3}$"
)
_SAME = re.compile(r",? (?:or|and|or about|or around|or some) |[^.;:\d]{0,40} by ")
_ON_TO = re.compile(
    r"[^.;:\d]{0,36}\b(?P<way>to|from|at) (?:a |just |about |around |nearly |almost |over |more than |some )?(?:[A-Z]{0,3}[$£€¥]|Y=|\$US)?$"
)
