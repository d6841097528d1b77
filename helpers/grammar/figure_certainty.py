"""Whether the kind of a figure, and what it counts, are told by the words right beside it.

What a verb elsewhere in the sentence says of people is of the figure often, but by far not always; and a noun that a rule took from
another figure, or a name that holds a number, may be no thing that somebody counted. Here is told which readings a page may show as facts.
"""

from __future__ import annotations

import re

from helpers.grammar.kinds import HARM, cues_in, governing_cue, is_person, is_person_like, noun_kind
from helpers.grammar.place_names import nationals

BY_NOUN = ("attacks", "vehicles", "weapons", "facilities", "fighters", "attackers", "votes", "people")  # told by the noun alone
_MARKS = " \"”’'"
REACH = 70  # characters around a figure in which words are looked for that undo what its verb or noun says


def is_kind_sure(kind: str, counted: str | None, text: str, start: int, end: int, number_end: int) -> bool:
    """Whether the noun of the figure whose phrase stands between two offsets, or a verb that governs it, says its kind.

    Kinds that a unit tells, and those that tell nothing (a count of other things), are sure.

    >>> text = "Shells killed two women, and three friends left before four men died."
    >>> [is_kind_sure("killed", noun, text, at, at + len(noun) + 4, at + 3) for noun in ("women", "friends") for at in (text.find(noun) - 4,)]
    [True, False]
    """
    if kind in ("rate", "share"):
        return _is_part_sure(kind, counted, text, start, end)
    if kind in BY_NOUN:
        return _is_told_by_noun(kind, counted, text, end, number_end)
    if kind == "crowd":
        return _GATHERED.match(text, end) is not None or _CROWD_OF.search(text, max(0, start - 40), start) is not None
    if kind in HARM or kind == "at_risk":
        return _is_harm_sure(kind, counted, text, start, end)
    return True


def _is_told_by_noun(kind: str, counted: str | None, text: str, end: int, number_end: int) -> bool:
    beside = counted is not None and text[number_end:end].strip(_MARKS).endswith(counted.strip(_MARKS))
    if counted is None or not beside or text.startswith("-", number_end):
        return False  # "a 29-member alliance"; a noun of another figure
    words = _head(counted).split()
    head = words[-1]
    if kind == "people":
        name = head[0].isupper() and (head in nationals() or head.removesuffix("s") in nationals() or _DEMONYM.fullmatch(head) is not None)
        own = name or is_person(head) or head.islower() and is_person_like(head)
        return own and not _may_be_states(head.lower(), words[:-1], text[end : end + REACH]) and _DOES_HARM.match(text, end) is None
    if head.lower() in _OFFICERS and not _SOLDIERS.search(counted) or _OF_CONGRESS.match(text, end) and head.lower().startswith("house"):
        return False
    named = head.islower() or head.rstrip("s").isupper() or "-" in head or kind in ("fighters", "vehicles")
    return named and noun_kind(_head(counted)) == kind


def _is_part_sure(kind: str, counted: str | None, text: str, start: int, end: int) -> bool:
    """Whether a percentage is said to be a rate, as of a tax or of growth, or to be of those who answer or do something."""
    if kind == "share":
        return _OF_WHAT.search(text, start, end) is not None or _ANSWERED.match(text, end) is not None
    beside = text[max(0, start - REACH) : end + 24]
    return counted is not None or _PER.search(text, start, end) is not None or _RATE.search(beside) is not None


_OF_WHAT = re.compile(
    r"(?i:\bof\b|\b(?:half|third|quarter)s? (?:the|its|their|his|her|our)\b|\b\d+ out of\b|\bpoints?\b|(?:approve|disapprove)$|"
    r"\bin (?:\d|two|three|four|five|six|seven|eight|nine|ten))|\b[a-z]+s? [A-Z]?[a-z]+s$"
)
_ANSWERED = re.compile(
    r"\)?,? (?:who |also |still |now |have |had |would |did |do |don.t |didn.t )*(?:say|think|believe|favou?r|support|oppose|back|approve|"
    r"disapprove|see|want|are|were|call|describe|hold|predict|know|knew|feel|felt|think|thought|rate|view|trust|agree|disagree|\w+ed|said|of)\b"
)
_PER = re.compile(r"\b(?:per|an?|every|each)\b|\bbpd\b")
_RATE = re.compile(
    r"(?i:\b(?:rates?|tax\w*|surtax|tariffs?|unemployment|growth|inflation|interest|premiums?|ratings?|turnout|ris(?:e|en|ing)|rose|increas\w+|"
    r"gr[eo]w\w*|fell|fall\w*|drop\w*|declin\w+|decreas\w+|cut\w*|reduc\w+|jump\w*|climb\w*|margin|error|interval|threshold|limit|"
    r"enrich\w*|level|fee|up|down|shrink\w*|rais\w+)\b)"
)


def _may_be_states(head: str, before: list[str], after: str) -> bool:
    """Whether a word for people may mean states or companies here: members of an alliance, but not of a crew."""
    if head in ("member", "members"):
        return not (_OF_PEOPLE.search(" ".join(before)) or _MEMBERS_OF.match(after))
    return head in _ALSO_STATES


def _is_harm_sure(kind: str, counted: str | None, text: str, start: int, end: int) -> bool:
    end += len(text[end : end + 2]) - len(text[end : end + 2].lstrip('”"’'))  # "109 “rebels” were killed"
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    head = _head(counted).split()[-1].lower() if counted else ""
    if head == "lives":
        return kind == "killed" and _LIVES.search(before) is not None
    if counted and noun_kind(_head(counted)) == kind:
        return kind in ("killed", "displaced") or not (_FREE.search(_clause_before(before)) or _FREE.search(_clause_after(after)))
    cue = governing_cue(text, start, end, counted)
    if cue is not None and cue.kind == kind:
        return not _is_unreal(text, cue.start, cue.words, head)
    if kind == "killed" and (_LEFT.search(before) and _DEAD.match(after) or _LOST.search(before) and noun_kind(head) == "fighters"):
        return True
    joined = _JOINED.search(before)
    if joined and (one := governing_cue(text, start - len(before) + joined.start("object"), start - len(before) + joined.start("object"), None)):
        return one.kind == kind and not _is_unreal(text, one.start, one.words, head)
    if kind in _TOGETHER and _TOGETHER[kind].match(text, end):
        return True
    behind = next((cue for cue in cues_in(text) if cue.start >= end), None)
    return behind is not None and behind.kind == kind and _BEFELL.fullmatch(text, end, behind.start) is not None


def _is_unreal(text: str, start: int, words: str, head: str) -> bool:
    """Whether what a verb says is only threatened, wanted or possible, or is said of those whom somebody loses in a vote."""
    if words in ("losing", "lost"):
        return noun_kind(head) != "fighters"
    if words.startswith(("evacuat", "expul", "expel", "left", "leave", "leaving")):
        return True
    before = text[max(0, start - REACH) : start]
    return _UNREAL.search(before) is not None or before.endswith(" to ") and _BY_MEANS.search(before) is None


def is_change_sure(change: str, text: str, start: int, end: int) -> bool:
    """Whether the words right beside a figure say that it is a rise or a fall, or what something rose or fell to.

    >>> [is_change_sure("fall", text, text.find("70"), text.find("70") + 2) for text in ("It fell by 70.", "When it fell, 70 came.")]
    [True, False]
    """
    before = re.split(r"[;:.,](?!\d)", text[max(0, start - REACH) : start])[-1]
    if text.endswith("times", start, end):
        return False  # "ten times more than" compares
    if _BEHIND[change].search(text, start, end + 24):
        return True
    moves = list(_MOVES.finditer(before))
    return bool(moves) and _MOVED[change].fullmatch(moves[-1][0]) is not None and _NOT_MOVED.search(before) is None


_RISE = (
    r"ris(?:e|es|en|ing)|rose|increas\w+|gr(?:ow|ows|ew|own|owth|owing)|jump\w*|climb\w*|gain\w*|adds?|added|adding|rais\w+|balloon\w+|"
    r"soar\w*|surg\w+|swell\w*|swollen|up(?= (?:from|to|by) )|g(?:o|oes|oing|one) up|went up|(?:bring(?:s|ing)?|brought) [\w ]{0,40}(?= to )"
)
_FALL = (
    r"fell|fall(?:s|en|ing)?|drop\w*|declin\w+|decreas\w+|shrink\w*|shr[au]nk|los(?:t|e|es|ing)|cut(?:s|ting)?|reduc\w+|lower\w*|slash\w*|"
    r"slid\w*|dwindl\w+|down|plung\w+|slump\w*"
)
_MOVES = re.compile(rf"(?i:\b(?:{_RISE}|{_FALL})\b)")
_MOVED = {"rise": re.compile(rf"(?i:{_RISE})"), "fall": re.compile(rf"(?i:{_FALL})")}
_BEHIND = {
    "rise": re.compile(r"(?i:[ -](?:more|higher|increase|rise|jump|growth|gain)\b)"),
    "fall": re.compile(r"(?i:[ -](?:fewer|less|lower|decrease|fall|drop|decline|cut|reduction)\b)"),
}
_NOT_MOVED = re.compile(r"(?i:\b(?:not|n['’]t|never|without|that|which|who|when|while|as)\b)")


def is_counted_sure(counted: str | None, share_of: str | None, value: float | None, text: str, number_end: int, phrase_end: int) -> bool | None:
    """Whether what is counted stands right behind the number, as a thing in the plural; nothing where nothing is counted.

    >>> text = "Two bridges fell, and Fifty Shades of Grey was read on both."
    >>> is_counted_sure("bridges", None, 2, text, 3, 11), is_counted_sure("Shades", None, 50, text, 27, 34)
    (True, False)
    """
    noun = counted or share_of
    if noun is None:
        return None
    told, thing = text[number_end:phrase_end].strip(_MARKS), noun.strip(_MARKS)
    told = told.removeprefix("of ") if counted is not None else told
    if counted is not None and told.startswith("-") and thing in told:
        return True  # "a two-state solution" is shown as it stands
    if not (told.endswith(thing) or told.startswith(thing)):
        return False
    if counted is None:
        return True
    words = _head(counted).strip(_MARKS).split()
    head = words[-1]
    if head[0].isupper() and not _is_called(head):
        return False
    if _AND_OTHERS.match(text, phrase_end):
        return False  # a dozen embassies and consulates; 30 officials, lawmakers and aides
    if _OF_OTHERS.match(text, phrase_end) and noun.endswith("operations"):
        return False
    if value is not None and value <= 1:
        return True
    several = head.endswith("s") or is_person(head) or noun_kind(head) not in (None, "count") or head in _PLURALS
    return several and not _TWO.search(" ".join(words))


_ITEM = (  # a plural noun, with no number, verb or pronoun before it
    r"(?!includ|despite|mostly|where|parts|billions|millions|stands|appears|\w+ed )"
    r"(?!(?:one|two|three|four|five|six|seven|eight|nine|ten|an?|the|she|he|it) )(?:[a-z-]+ )?[a-z]{2,}s"
)
_AND_OTHERS = re.compile(rf"(?:, {_ITEM}){{1,3}},? (?:and|or) (?:{_ITEM}|[a-z]+ personnel)\b| (?:and|or) {_ITEM}(?= (?!reported|said)|[,.])")


def _head(counted: str) -> str:
    """The words up to the noun that is counted: "pages" of "pages of e-mails"."""
    return re.split(r"\s(?:of|in|for|from|to|with|on)\s", counted, maxsplit=1)[0]


def _is_called(head: str) -> bool:
    """Whether a word with a capital is no name of a thing, but a word for people or things of some sort."""
    people = head in nationals() or head.removesuffix("s") in nationals() or _DEMONYM.fullmatch(head) is not None
    return people or is_person(head) or head.rstrip("s").isupper() or noun_kind(head.lower()) in ("vehicles", "weapons", "fighters")


def _clause_before(before: str) -> str:
    return re.split(r"[;:.!?]|, (?:and|but|while)\b", before)[-1]


def _clause_after(after: str) -> str:
    return re.split(r"[;:.!?,]", after, maxsplit=1)[0]


# Words for people that are said of states and companies as well.
_ALSO_STATES = frozenset(
    "partner partners neighbor neighbors neighbour neighbours ally allies player players producer producers backer backers "
    "adversary adversaries rival rivals foe foes sponsor sponsors other others opponent opponents holder holders".split()
)
_OF_PEOPLE = re.compile(
    r"(?i:\b(?:crew|family|house|senate|staff|team|gang|isis|is|isil|al[- ]qaeda|party|cast|band|audience|parliament|cabinet|board|"
    r"service|clan|tribe)$)"
)
_MEMBERS_OF = re.compile(
    r" of (?:the |a |an |his |her |their |its |both )?(?:[A-Z][\w.-]+ |[a-z]+ ){0,2}(?i:house|senate|congress|parliament|family|"
    r"families|crew|forces?|staff|"
    r"gang|cell|team|cabinet|party|parties|public|tribe|clan|militia|police|army|establishment|community|communities)\b"
)
_OFFICERS = frozenset("officer officers guard guards group groups".split())
_OF_CONGRESS = re.compile(r" (?:of|in) (?:the |a |its )?(?i:congress|parliament|legislature)")
_SOLDIERS = re.compile(r"(?i:\b(?:army|military|navy|naval|air force|marine|guards? corps|revolutionary|armed)\b)")
_DEMONYM = re.compile(r"[A-Z][a-z-]+(?:[A-Z][a-z]+)?(?:ans|is|ese|ics|ites|ons|ers)")
_DOES_HARM = re.compile(r" (?:were|was|are|have been|had been) (?:killed|wounded|injured|arrested|detained|abducted|kidnapped)\b")
_GATHERED = re.compile(
    r" (?:who )?(?:have |had |were |was )?(?:also )?(?:rallied|marched|protested|gathered|demonstrated|turned out|took to the streets|"
    r"rallying|marching|protesting|demonstrating|gathering)\b"
)
_CROWD_OF = re.compile(r"(?i:\b(?:crowds?|rally|march|protest|demonstration|gathering) (?:of|by) (?:the )?$)")
_LIVES = re.compile(r"(?i:\b(?:claim(?:s|ed|ing)?|costs?|costing|taken|took|takes|taking|loss of|lost|losing) (?:the |another |some )?$)")
_FREE = re.compile(
    r"(?i:\b(?:releas(?:e|es|ed|ing)|free(?:d|s|ing)?|let go|escap(?:e|es|ed|ing)|fle(?:e|es|d|eing)|return(?:s|ed|ing)?|former|joined|join|"
    r"rescu(?:e|es|ed|ing)|swap(?:s|ped)?|transferred|may have been)\b)"
)
_UNREAL = re.compile(
    r"(?i:\b(?:threat(?:en|ens|ened|ening|s)?|vow(?:s|ed|ing)?|plan(?:s|ned|ning)?|want(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|"
    r"seek(?:s|ing)?|sought|would|could|might|may|will|can|cannot|not|n['’]t|never|without|avoid(?:ed|ing)?|prevent(?:ed|ing)?|stop(?:ped|ping)?|"
    r"intend(?:s|ed|ing)?|hop(?:e|es|ed|ing)|potentially|risk(?:s|ed|ing)?|order(?:s|ed)? (?:him|her|them|us))"
    r"(?: (?:to|have|be|been|even|also|easily|from|soon|another|for|him|her|them|it|us)){0,3} $)"
)
_BY_MEANS = re.compile(
    r"(?i:\b(?:us(?:e|es|ed|ing)|unleash\w*|fired?|dropp?ed|sent|return\w*|continu\w+|began|beg[iu]n|started|managed)\b[^.;:]{0,60} to $)"
)
_LEFT = re.compile(r"(?i:\b(?:left|leaves|leaving|leave) (?:the |another )?$)")
_DEAD = re.compile(r"(?: [\w-]+){0,2} dead\b| \w+ dead\b|,? [^.,;]{0,40}\bdead\b")
_NOT_OTHER = r"(?:(?!\b(?:and|\w+ing|\w+ed|was|were|is|are|has|have|had|left|hurt|sent|fled|saw|that|which|who)\b)[^;:.!?])"
_JOINED = re.compile(
    rf"(?:killed|killing|killings? of|deaths? of|beheaded|beheading|murdered|executed|wounded|wounding|injured|injuring|arrested|"
    rf"arresting|detained|detaining|displaced|abducted|kidnapped) (?P<object>{_NOT_OTHER}{{2,60}}?,?) and (?:the |another )?$"
)
_HAVE = (
    r"(?:(?: (?:who|also|already|since|later|all|still|now|reportedly|allegedly|to|each|just))*"
    r"(?: (?:have|had|has|were|was|are|is|be|been|being))+){1,2}"
)
_OF = rf"(?: (?:of|in|around|across|near|from|at|on) {_NOT_OTHER}{{2,50}}?)?"
_AND = rf"{_OF}(?:,? and {_NOT_OTHER}{{2,70}}?)?{_HAVE}(?: all| also| already| since| reportedly)*"
_DIED = r"(?: (?:who|also|already|since|later|all|reportedly|allegedly|then))* (?:died|die|dying|perished|dead)\b"
_TOGETHER = {
    "killed": re.compile(rf"{_DIED}|{_AND} (?:killed|died|dead|executed|murdered|beheaded|slain|shot dead|massacred)\b"),
    "injured": re.compile(rf"{_AND} (?:wounded|injured|hurt)\b"),
    "detained": re.compile(rf"{_AND} (?:arrested|detained|imprisoned)\b"),
    "displaced": re.compile(rf"{_AND} (?:displaced|fled|uprooted)\b"),
    "abducted": re.compile(rf"{_AND} (?:abducted|kidnapped|held hostage)\b"),
    "missing": re.compile(rf"{_AND} (?:missing)\b"),
}
_BEFELL = re.compile(rf"{_AND} (?:left )?")  # "275,000 people in the town were at the mercy of"
_LOST = re.compile(r"(?i:\b(?:lost|losing|loses?) (?:the |another |some )?$)")
_OF_OTHERS = re.compile(r" and (?:other )?(?:special )?\w+")
_PLURALS = frozenset("people men women children police personnel aircraft spacecraft cattle sheep staff crew media data series species".split())
_TWO = re.compile(  # "two regions qualifies": a verb was taken for a noun
    r"\b(?!(?:operations|arms|sports|affairs|services|relations|states|news|politics|human|press|goods|systems|weapons|us|as)\b)"
    r"[a-z-]{2,}[^sui]s [a-z]+[^s]s$"
)
