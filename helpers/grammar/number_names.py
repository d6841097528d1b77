"""Numbers that are names or pronouns and so no figures: Resolution 2254, Channel 4, "one of the men"."""

from __future__ import annotations

import re
from functools import cache

from helpers import lexicon
from helpers.grammar import bounds, kinds, units
from helpers.grammar.ages import follows_full_name
from helpers.grammar.found import Found
from helpers.grammar.noun_phrases import Nouns
from helpers.grammar.number_words import Number
from helpers.grammar.verbs import speaking


def is_name(text: str, number: Number, nouns: Nouns) -> bool:
    """Resolution 2254, Channel 4, Group of 20, Windows 10; "one of the men"; (1); 12th."""
    if _NO_NUMBER.match(text, number.end):
        return True
    if number.form == "share" and text[number.start : number.end].lower() == "half" and nouns.is_described(number.start):
        return True  # "the besieged half of the city"
    if number.form in ("vague", "share", "range") or re.match(r"[ -]?%", text[number.end : number.end + 2]):
        return number.form == "range" and bool(_names_before().search(text, max(0, number.start - 24), number.start))
    named = _names_before().search(text, max(0, number.start - 24), number.start)
    counting = named and _NUMBERING.search(text, max(0, named.start() - 10), number.start)  # "who number 3 million"
    if named and not counting and not (named["list"] and "," in text[number.start : number.end]):  # "from FY 2017 to 110,000"
        return True
    if _is_left_over(text, number) or _is_year(text, number) or _is_nothing(text, number, nouns):
        return True
    if _names_with_number().search(text, max(0, number.start - 16), number.start):
        return True
    if (
        _STREET.match(text, number.end)
        or _PROGRAMME.match(text, number.end)
        or _is_type(text, number)
        or _YEAR.fullmatch(text, number.start, number.end) is not None
        and _OF_YEAR.match(text, number.end) is not None
        or _STAR.match(text, number.end)
        or _is_emergency(text, number)
        or _is_resolution(text, number)
        or _is_model(text, number)
        or _is_rank(text, number, nouns)
    ):
        return True
    if not text[: number.start].strip() and not text[number.end :].strip(" .)"):
        return True  # a number that stands alone: of a list
    if number.form == "digits" and text.endswith("archived recording ", 0, number.start):
        return True  # in a transcript
    if number.form == "digits" and _BILL.search(text, max(0, number.start - 16), number.start):
        return True  # H.R. 45
    if _ODDS_AFTER.match(text, number.end) or _ODDS_BEFORE.search(text, max(0, number.start - 12), number.start):
        return True
    if (
        _COUNTING.search(text, max(0, number.start - 8), number.start)
        and _COUNTED.match(text, number.end)
        and _LISTED.fullmatch(text, number.start, number.end)
    ):
        return True
    if number.start > 2 and text[number.start - 2] in '.!?”"' and not text[number.end :].strip():
        return True  # a number alone after the last sentence: a page, a counter
    if text[number.start].isupper() and _begins_name(text, number):
        return not _HARMED_BEFORE.search(text, max(0, number.start - 10), number.start)  # a headline: "Blast Kills Two Injures Three"
    if number.form == "one":
        return _is_pronoun(text, number, nouns)
    if number.value == 2 and _BETWEEN_BOTH.search(text, max(0, number.start - 13), number.start) and not nouns.follows(number.end):
        return True
    if number.value == 2 and _BOTH.search(text, max(0, number.start - 6), number.start) and not nouns.follows(number.end):
        return (
            _TOGETHER.match(text, number.end) is not None or _does(nouns, number.end) and not _WERE.match(text, number.end)
        )  # "the two had met": both
    if number.approximate and number.value == 2 and not nouns.follows(number.end) and not text.startswith((" of", " more"), number.end):
        return True  # "A couple holds balloons"
    if (number.value or 99) < 20 and _BULLET.match(text, number.end) and _BULLET_BEFORE.search(text, 0, number.start):
        return True
    if _OR_TWO.search(text, max(0, number.start - 24), number.start) and not nouns.follows(number.end):
        return True
    if number.form == "digits" and _STRAY.match(text, number.end) and text[max(0, number.start - 2) : number.start - 1].isalpha():
        return True
    if number.start and text[number.start - 1] in "[(" and text[number.end : number.end + 1] in ("]", ")"):
        return text[number.start - 1] == "[" or (number.value or 0) < 10
    if number.start < 4 and not text[: number.start].strip() and re.match(r"[.)]\s", text[number.end : number.end + 2]):
        return True
    if number.glued and not units.unit_after(text, number.end):
        return True
    capital = _CAPITAL_BEFORE.search(text, max(0, number.start - 30), number.start)
    if capital is None or number.form != "digits" or "," in text[number.start : number.end] or capital["word"] in _CURRENCY_WORDS:
        return False
    following = re.match(r" ([A-Z][a-z]+)", text[number.end : number.end + 24])
    if follows_full_name(text, number) or kinds.is_harm(capital["word"]) or following and kinds.is_harm(following[1]):
        return False  # a headline: "Bomb Kills 18", "19 Killed in Raid"
    if capital["word"].lower() not in _OPENING and _SINGULAR.match(text, number.end) and 1 < (number.value or 0) < 10:
        return True  # a Geneva 2 conference
    return (
        capital["word"].lower() not in _OPENING
        and not _AUXILIARY.match(text, number.end)
        and (not nouns.follows(number.end) or _WHERE.match(text, number.end) is not None)
        and units.unit_after(text, number.end) is None
    )


_WHERE = re.compile(r" (?:just )?(?:north|south|east|west)(?:-?(?:east|west))? of\b")  # "Base 46 west of the town": no 46 wests


_NUMBERING = re.compile(
    r"(?i:\b(?:who|they|which|that|we|could|may|might|will|would|now|to|troops|people|members|fighters) number )(?:about |some |around |nearly )?$"
)


_HARMED_BEFORE = re.compile(r"\b(?:[Kk]ill(?:s|ed|ing)?|[Ii]njur(?:e|es|ed|ing)|[Ww]ound(?:s|ed|ing)?) $")
_NO_NUMBER = re.compile(  # "around 230 pm", "between 11.30 and 12.00 local time", "two-faced"
    r" ?[ap]\.?m\b| (?:local time|GMT)\b|-(?:faced|headed|edged|sided|pronged|fold|way|timers?)\b"
)


def _is_year(text: str, number: Number) -> bool:
    """ "the War Powers Resolution of 1973", "Copyright 2017", "KEEPS 2016 OPTIONS OPEN": a year that stands in no date."""
    if _YEAR.fullmatch(text, number.start, number.end) is None:
        return False
    told = text.isupper() or _LAW_OF.search(text, max(0, number.start - 24), number.start) is not None
    return told or _ROUND.search(text, number.start, number.end) is None and not _COUNTS.search(text, max(0, number.start - 20), number.start)


_ROUND = re.compile(r"[05]0$")
_COUNTS = re.compile(r"(?i:\b(?:kill|wound|injur|hurt|dead|total|number|count|than|least|some|exactly|only)\w* (?:of |at |to |is |was )?$)")


def _is_nothing(text: str, number: Number, nouns: Nouns) -> bool:
    """ "zero interest", "a zero-sum game", "did zero to help": nothing is counted there."""
    if number.value != 0 or text[number.start : number.end].lower() != "zero":
        return False
    span = nouns.counted(number.end)
    if span is None:
        return _ZERO_ALONE.match(text, number.end) is not None
    return not text[span[0] : span[1]].endswith(("s", "men", "women", "people", "children"))


_ZERO_ALONE = re.compile(r"-?(?: ?sum\b| (?:to|for|tolerance|of)\b)")
_LAW_OF = re.compile(
    r"(?:\b(?:Act|Resolution|Treaty|Agreement|Convention|Constitution|Accords?|War|Revolution|Code|Order|Law) of|"
    r"(?i:\bcopyright)(?: \W{1,3}| \(c\))?) $"
)


def _is_left_over(text: str, number: Number) -> bool:
    """Whether it is what a page left in the text: zeros in a row of counters, a day and a year run together."""
    said = text[number.start : number.end]
    if said == "0":
        return _NUMBER_BEFORE.search(text, max(0, number.start - 8), number.start) is not None or _NUMBER_AFTER.match(text, number.end) is not None
    return _DAY_AND_YEAR.fullmatch(said) is not None and _MONTH_BEFORE.search(text, max(0, number.start - 12), number.start) is not None


_NUMBER_BEFORE = re.compile(r"(?:^|\s)\d+ $")
_NUMBER_AFTER = re.compile(r" \d+(?:\s|$)")
_DAY_AND_YEAR = re.compile(r"[0-3]?\d20\d\d")
_MONTH_BEFORE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* $")
_BETWEEN_BOTH = re.compile(r"(?i:\b(?:between|of) (?:the|these|those) )$")
_BOTH = re.compile(r"(?i:\b(?:the|these|those) )$")
_WERE = re.compile(r" (?:were|was|are|is)\b")
_TOGETHER = re.compile(r"(?: (?:had|have|met|meet|agreed|will|would|can|could|did|do|should|might|may|must|also|then|together|never|both)\b|[.,;?!])")
_BULLET = re.compile(r"\) ")  # 1) it is late; 2) it is far
_BULLET_BEFORE = re.compile(r"(?:^|[;:,.—–-]|\b(?:and|or|,)) ?$")
_STRAY = re.compile(r" (?:An?|The|We|He|She|They|This|That|But|And|So) [a-z]")  # a number of a speaker or a note, before a sentence that opens
_OR_TWO = re.compile(
    r"(?i:\b(?:an?|one|another|the next) (?:minute|hour|day|night|week|month|year|decade|generation|century) or $)"
)  # a decade or two
_BILL = re.compile(r"(?<![.\w])(?:H\. ?R\.?|HR|S\.|[HS]\. ?(?:J|Con)?\.? ?Res\.?|Res\.) ?$")
_ODDS_AFTER = re.compile(r"-to-(?:\d|[a-z])|[ -]for-\d")  # by two-to-one, 0 for 3
_ODDS_BEFORE = re.compile(r"(?:\d|[a-z])-to-$")
_COUNTING = re.compile(r"(?:^|[,:;—–-] ?|\b(?:[Oo]r|[Aa]nd|[Bb]ut) )[\"“]?$")  # "one, the war was won; two, nobody noticed"
_COUNTED = re.compile(
    r"[,:] (?:the|a|an|he|she|it|they|we|you|i|that|this|there|to|for|by|as|with|is|if|what|how|why|nobody|nothing|no|[a-z]+ing)\b", re.IGNORECASE
)
_LISTED = re.compile(r"(?i:one|two|three|four|five|six)")


def is_distance_in_time(found: Found, text: str) -> bool:
    """ "Four days after the raid", "14 hours later": when something was, and not how long it took."""
    return found.kind == "duration" and found.measured is None and _THEN.match(text, found.phrase_end) is not None


_THEN = re.compile(r"(?i: (?:after|before|later|earlier|ago|since)\b)")


def _is_model(text: str, number: Number) -> bool:
    """ "a 911 Carrera", "its own 787 Dreamliner": one thing, named by a number and a capitalised noun."""
    if number.form != "digits" or (number.value or 0) < 100 or "," in text[number.start : number.end] or number.glued:
        return False
    return _ONE_THING.search(text, max(0, number.start - 6), number.start) is not None and _MODEL.match(text, number.end) is not None


_ONE_THING = re.compile(r"(?i:(?:\ban?|\bown|['’]s) )$")
_MODEL = re.compile(r"[ -][A-Z][a-z]*[a-rt-z](?=[,.;:)]|$| [a-z])")


def _is_rank(text: str, number: Number, nouns: Nouns) -> bool:
    """ "the bottom three", "the top four of the league": places, unless it is said what is counted."""
    if _RANK.search(text, max(0, number.start - 16), number.start) is None:
        return False
    return not nouns.follows(number.end) and units.unit_after(text, number.end) is None


_RANK = re.compile(r"(?i:\bthe (?:top|bottom) )$")


def _begins_name(text: str, number: Number) -> bool:
    """the Six Rivers; Six Rivers Radio: a capital inside a sentence, or two capitalised words after it."""
    inside = re.search(r"[a-z,;] $", text[max(0, number.start - 2) : number.start])
    capitals = re.match(r"(?: [A-Z][a-z]+){2}(?= [a-z]|[,.])" if inside is None else r" [A-Z][a-z]", text[number.end : number.end + 60])
    return capitals is not None


_CAPITAL_BEFORE = re.compile(r"(?:^|[^.!?\"“'‘\s(]\s+|[\s(])(?P<word>[A-Z][\w&.-]*)[ -]$")
_AUXILIARY = re.compile(r" (?:were|are|have|had|more|others|of|died|people|dead|percent|per cent|%)\b")


@cache
def _name_words(place: str) -> frozenset[str]:
    return frozenset(row["words"] for row in lexicon.table("not_figures") if row["place"] == place)


@cache
def _names_before() -> re.Pattern[str]:
    words = lexicon.alternatives(_name_words("before"))
    return re.compile(rf"(?i:(?<![\w])(?:{words}) (?:no\.? |number )?(?P<list>\d+,? (?:and|or|to|of) )?$|#$)")


@cache
def _names_with_number() -> re.Pattern[str]:
    words = "|".join(re.escape(word.title().replace(" Of", " of")) for word in _name_words("name"))
    return re.compile(rf"(?:(?<!\w)(?:{words}|The Big|Big) (?:\d+ (?:and|or|to) )?)$")


_SINGULAR = re.compile(
    r" (?!(?:more|other|percent|million|billion|trillion|dozen|hundred|thousand|people|men|women|children|police)\b)[a-z]+[^s\W](?: [a-z]|[.,;])"
)
_CURRENCY_WORDS = frozenset("USD EUR GBP RM Rs INR AUD CAD NZD CHF SYP EGP Y".split())
_OPENING = frozenset(
    "the a an in on at by of for from with "
    "about around some over under up nearly almost only just more less fewer another and or but so as to is was "
    "are were between after before since until than roughly least killing all these those his her their its our last next past first".split()
)


def _is_resolution(text: str, number: Number) -> bool:
    """ "at 1080p", "in native 4K": how sharp a picture is."""
    return _SHARPNESS.fullmatch(text[number.start : number.end + 1]) is not None or text[number.start : number.end] in ("4K", "8K")


_SHARPNESS = re.compile(r"(?:240|360|480|720|1080|1440|2160|4320)[pi]")


def _is_type(text: str, number: Number) -> bool:
    """ "targeted Fateh 110 missiles": a type of weapon by its name."""
    plain = number.form == "digits" and "," not in text[number.start : number.end]
    return plain and _WEAPONS.match(text, number.end) is not None and _TYPE_BEFORE.search(text, max(0, number.start - 30), number.start) is not None


_WEAPONS = re.compile(r" (?:missiles?|rockets?|rifles?|tanks?|launchers?|systems?|jets?|fighter jets?|helicopters?|howitzers?|torpedoes|torpedo)\b")
_TYPE_BEFORE = re.compile(r"\b[a-z]+,? (?!(?:The|An?|In|On|At|With|By|Israel|Russia|Turkey|Iran)\b)[A-Z][a-z]{2,}(?<![aei]ns)(?<!ed)[ -]$")


def _is_emergency(text: str, number: Number) -> bool:
    """ "he called 911": a telephone number."""
    return text[number.start : number.end] in ("911", "999", "112") and _CALLED.search(text, max(0, number.start - 9), number.start) is not None


_CALLED = re.compile(r"(?i:\b(?:calls?|called|calling|dials?|dialled|dialed) )$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_YEAR = re.compile(r" (?:presidential|general|midterm|election|campaign|primar|GOP|Republican|Democratic|race|Olympic|budget|invasion|war\b)")
_PROGRAMME = re.compile(r" (?:(?:Minutes|Hours)\b(?! [A-Z])|(?:[Rr]adio|FM|AM)\b)")  # "on 60 Minutes", "on Harbour 1 radio": a name
_STAR = re.compile(r"-star\b")  # a four-star general
_STREET = re.compile(
    r" (?:[A-Z][\w.]* |\d{1,3}(?:st|nd|rd|th) ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Way|Lane|Drive|Place|Boulevard|Square)\b"
    r"| (?:Rue|Ave|Avenue) [A-Z]"
)


_OF_NUMBER = re.compile(r"(?i: of (?:the |its |their |his |her |our |only |just )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+) )")


def is_plain_pronoun(text: str, number: Number) -> bool:
    """ "one of the men", "no one": told without the tags of the words beside it; but "at least one of the men" counts."""
    if number.form != "one":
        return False
    if _AFTER_ANOTHER.match(text, number.end) or text.endswith("Force ", 0, number.start):
        return True
    if _ONE_OTHER.match(text, number.end) or _TO_ANOTHER.match(text, number.end) and text.endswith("from ", 0, number.start):
        return True
    if _SINGLING.search(text, max(0, number.start - 14), number.start) or _NUMBER_NEXT.match(text, number.end):
        return True
    return (
        text.startswith(" of ", number.end)
        and not _ONLY.search(text, max(0, number.start - 8), number.start)
        and ((bound := bounds.modifier_before(text, number.start)) is None or _VERBAL.match(bound.words) is not None)
    )


_VERBAL = re.compile(r"(?i:(?:topp|pass|exceed|surpass|cross|near|approach|total|average|reach)\w*$)")  # "she topped one of them"


def _does(nouns: Nouns, end: int) -> bool:
    """Whether a finite verb follows right after a phrase: "she said one man had died"."""
    after = nouns.at(end)
    return after < len(nouns.words) and nouns.words[after].start == end + 1 and nouns.words[after].tag in ("VBD", "VBZ", "VBP", "MD")


def _speaks(text: str, end: int) -> bool:
    """Whether a verb that introduces speech follows."""
    word = _WORD_NEXT.match(text, end)
    return word is not None and word["word"] in speaking()


_WORD_NEXT = re.compile(r",? (?P<word>[a-z]+)\b")
_SPOKE = re.compile(r"(?i:\b(?:said|says|told|according to|added) )$")
_SINGLING = re.compile(r"(?i:\b(?:no|any|every|each|this|that|which|the|another|some)[ -])$")
_ONE_OTHER = re.compile(r" [a-z]+(?:ly|ing) [\w ]{1,40},? (?:and )?the other\b")  # two villages, one mainly Druze and the other Christian
_AFTER_ANOTHER = re.compile(r" [a-z]+(?: [a-z]+)? (?:after|over|or|and) another\b")  # "one setback after another"
_TO_ANOTHER = re.compile(r" (?:[A-Z][a-z]+ )?[a-z]+ to (?:another|the (?:next|other))\b")
_NUMBER_NEXT = re.compile(r" \d[\d,.]*[ -][a-z]")  # "one 300-page report"
_ONLY = re.compile(r"(?i:\bonly )$")
_THE_ONLY = re.compile(r"(?i:\b(?:the|his|her|its|our|their) only )$")


def _is_pronoun(text: str, number: Number, nouns: Nouns) -> bool:
    """ "one" counts only before a noun, or after a bound ("at least one was killed")."""
    after, before = text[number.end : number.end + 16], text[max(0, number.start - 14) : number.start]
    if _THE_ONLY.search(before) and not nouns.follows(number.end):
        return True
    if re.match(r" (?:dead|killed|hurt|injured|wounded|missing|arrested|detained)\b", after) or _ONLY.search(before):
        return False
    if _SINGLING.search(before):
        return True
    if _OF_NUMBER.match(text, number.end):
        return True
    idiom = re.match(r"[ -](\w+)", after)
    if idiom and idiom[1].lower() in _name_words("after one"):
        return True
    if bounds.modifier_before(text, number.start):
        return False
    if (span := nouns.phrase(number.end)) and (
        (kinds.is_person_like(word := text[slice(*span)].rpartition(" ")[2]) or word == "source")
        and _speaks(text, span[1])
        or _SPOKE.search(text, max(0, number.start - 14), number.start)
        and not _does(nouns, span[1])
    ):
        return True  # "one medic told the agency": somebody, and no count
    return not (nouns.follows(number.end) or units.unit_after(text, number.end))
