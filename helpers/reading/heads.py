"""The top of an article: title, byline and dateline, in lines of their own or run together on one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from helpers.lexicon import table

LONGEST_TITLE = 200  # characters
LONGEST_GUESSED = 130  # characters of a title that no metadata confirms
FEWEST_WORDS = 5  # of a title that runs on into the text without a full stop
LINES = 8  # at most, above the body
SHARED = 0.6  # of a title's words, for a line that is the title in other words
SUBHEADING = 300  # characters between a title and the agency's dateline

Span = tuple[int, int, str]

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s)?"
_WORDED = rf"{_WEEKDAY}(?:\d{{1,2}}\s{_MONTH},?\s\d{{4}}|{_MONTH}\s\d{{1,2}},?\s\d{{4}})"
_DAY = rf"(?:{_WORDED}|\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{4}}|\d{{4}}-\d\d-\d\d)"
_TIME = r"(?:(?:,|\s[-–|])?\s(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[apAP]\.?[mM]\.?)?(?:\s\(?[A-Z]{2,4}\)?)?)?"
_LEAD = r"(?:(?i:date of publication|first published|published|posted|last updated?|updated)(?:\s(?:on|at))?\s?:?\s)?"
_DATELINE = re.compile(_LEAD + _DAY + _TIME)
_AFTER_DATE = r"(?:\s?\(updated [^()]{0,40}\))?(?:Get short URL)?(?:\s[|–—-](?=\s))?"  # what a page puts behind its date
_UPDATED = re.compile(rf"(?i:(?:last )?updated?|posted|published)\b[^a-z]{{0,3}}(?:at |on )?[^.]{{0,20}}\d[^.]{{0,40}}\W?|{_DATELINE.pattern}")
_OPENING = r"(?=[\"“‘'(]?[A-Z0-9])"
_WHERE = rf"(?:, (?!{_MONTH})[A-Z][\w.]*(?: [A-Z][\w.]*){{0,2}})?"
_WHEN = rf"(?:,? (?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?)?"
_WHO = r"(?: ?\([A-Z][\w ./&’'-]{1,40}\))?"
_PLACE = re.compile(rf"(?P<place>[A-Z][A-Z’'-]+\.?(?:[ /][A-Z][A-Z’'-]+\.?){{0,3}})(?P<more>{_WHERE}{_WHEN}{_WHO})\s?[-–—]{{1,2}}\s{{1,3}}{_OPENING}")
_BRACKETED = re.compile(rf"\((?P<name>[A-Z][\w ./&’'-]{{1,40}})\)\s{{0,2}}(?P<dash>[-–—]{{1,2}}\s)?\s{{0,2}}{_OPENING}")
_NAME = r"(?:[A-Z][\w.’'-]*|de|van|von|al|bin|el|la|der)"
_NAMES = rf"{_NAME}(?:(?:,? (?:and|of|for|in|&) |, | / | ){_NAME}){{0,14}}"
_BYLINE = re.compile(rf"(?i:(?:(?:story|text|words|written|report) )?by:?)\s{_NAMES}(?: (?:and|&) (?i:agencies))?")
_CREDIT = re.compile(rf"{_NAME}(?: {_NAME}){{1,3}}(?:, | / | \| | in [A-Z]\w+, )(?P<name>[\w -]{{2,30}})")


@dataclass
class Head:
    """What is known of an article's top, line after line, until its body begins."""

    title: str | None
    byline: str | None
    is_open: bool = True
    titled: bool = False
    lines: int = 0

    def take(self, text: str, start: int, end: int, *, last: bool) -> list[Span]:
        """The spans of one line, each with its role; the body begins where none is known."""
        self.lines += 1
        role = self._role(text[start:end], last)
        self.titled = self.titled or role == "title"
        self.is_open = role is not None and self.lines < LINES
        return [(start, end, role)] if role else self._peeled(text, start, end)

    def repeats_title(self, line: str) -> bool:
        """Whether a line is the title that the metadata give, whatever its case and marks."""
        return not self.titled and self.title is not None and len(line) <= LONGEST_TITLE and _folded(line) == _folded(self.title) != ""

    def _role(self, line: str, last: bool) -> str | None:
        if not self.titled and self._is_title(line, last):
            return "title"
        if len(line) <= LONGEST_GUESSED and _UPDATED.fullmatch(line):
            return "dateline"
        return "byline" if _is_byline(line, self.byline) else None

    def _is_title(self, line: str, last: bool) -> bool:
        if line.startswith("#"):
            return True
        if len(line) > LONGEST_TITLE:
            return False
        if self.title:
            return self.repeats_title(line) or (_dated(line, 0, len(line)) == 0 and _shared(line, self.title) >= SHARED)
        return self.lines == 1 and not last and _reads_as_title(line)

    def _peeled(self, text: str, start: int, end: int) -> list[Span]:
        """A line of body without the date, title, agency and place that stand before it on the same line."""
        spans: list[Span] = []
        for role, after in self._prefixes(text, start, end):
            begin = spans[-1][1] if spans else start
            begin += len(text[begin:after]) - len(text[begin:after].lstrip())
            spans.append((begin, begin + len(text[begin:after].rstrip()), role))
        begin = spans[-1][1] if spans else start
        begin += len(text[begin:end]) - len(text[begin:end].lstrip())
        return [*spans, (begin, end, "body")] if begin < end else spans

    def _prefixes(self, text: str, start: int, end: int) -> list[tuple[str, int]]:
        """Role and end of each thing that stands before the body on its line."""
        found: list[tuple[str, int]] = []
        place = _dated(text, start, end)
        if place > start:
            found.append(("dateline", place))
        after = self._title_end(text, place, end, sure=place > start)
        if after:
            found.append(("title", after))
            found += _agency(text, after, end)
        place = found[-1][1] if found else start
        dateline = _place_end(text, place, end)
        return [*found, ("dateline", dateline)] if dateline else found

    def _title_end(self, text: str, start: int, end: int, *, sure: bool) -> int | None:
        """Where the known title ends that the line begins with; `None` where the body merely begins with the same words."""
        if self.titled or not self.title:
            return None
        after = _repeated(text, start, end, self.title)
        if after is None:
            return None
        rest = text[after:end].lstrip()
        stop = rest.startswith((".", ":", "|", "-"))
        runs_on = len(self.title.split()) >= FEWEST_WORDS and bool(re.match(_OPENING, rest))
        if rest and not (stop or runs_on or (sure and re.match(_OPENING, rest))):
            return None
        return after + (len(text[after:end]) - len(text[after:end].lstrip(" .:|-")) if stop else 0)


def _is_byline(line: str, known: str | None) -> bool:
    if known and len(line) <= LONGEST_TITLE and _folded(line).removeprefix("by") == _folded(known):
        return True
    if len(line) > LONGEST_GUESSED:
        return False
    credit = _CREDIT.fullmatch(line)
    return bool(_BYLINE.fullmatch(line)) or bool(credit and credit["name"].casefold() in _agencies())


def _reads_as_title(line: str) -> bool:
    """Short, and without a full stop unless its words are capitalised as in a headline."""
    if len(line) > LONGEST_GUESSED or line[0].islower() or line[0] in "-*•[(" or line.endswith((":", ",", ";", "...", "…")):
        return False
    long_words = re.findall(r"[^\W\d_][\w’'-]{3,}", line)
    capitalised = sum(word[0].isupper() for word in long_words)
    return not line.endswith(".") or (len(long_words) >= 3 and capitalised >= 0.8 * len(long_words))


def _folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _shared(line: str, title: str) -> float:
    """The share of words that two titles have in common, of the longer."""
    one, other = set(re.findall(r"\w+", line.casefold())), set(re.findall(r"\w+", title.casefold()))
    return len(one & other) / max(len(one), len(other), 1)


def _dated(text: str, start: int, end: int) -> int:
    """The end of a date that a line begins with and that is no part of its first sentence; else `start`."""
    found = _DATELINE.match(text, start, min(end, start + LONGEST_GUESSED))
    after = re.compile(rf"{_AFTER_DATE}(?=\s*{_OPENING})").match(text, found.end(), end) if found else None
    return after.end() if after else start


def _repeated(text: str, start: int, end: int, title: str) -> int | None:
    """Where the letters and digits of `title` end that the text has from `start` on, whatever stands between them."""
    wanted, place = _folded(title), start
    while wanted and place < end:
        if text[place].isalnum():
            held = text[place].casefold()
            if not wanted.startswith(held):
                return None
            wanted = wanted[len(held) :]
        elif text[place] == "\n":
            return None
        place += 1
    return None if wanted or (place < end and text[place].isalnum()) else place


def _agency(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """An agency's name and date after the title, a subheading before them included."""
    names = "|".join(map(re.escape, sorted((row["name"] for row in table("agencies")), key=len, reverse=True)))
    dated = re.compile(rf"(?<=\s)(?P<agency>{names})(?:,? and (?:{names}))?\s(?P<day>{_DAY}){_TIME}\s")
    if found := dated.search(text, start, min(end, start + SUBHEADING)):
        between = [("title", found.start())] if text[start : found.start()].strip() else []
        return [*between, ("byline", found.start("day")), ("dateline", found.end())]
    alone = re.compile(rf"\s*(?:{names})\s{_OPENING}").match(text, start, end)
    return [("byline", alone.end())] if alone else []


def _place_end(text: str, start: int, end: int) -> int | None:
    """The end of `GENEVA, 3 May (Agency) -` before the first sentence."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if found := _PLACE.match(text, start, end):
        return found.end() if found["more"] or len(found["place"]) > 4 else None
    found = _BRACKETED.match(text, start, end)
    return found.end() if found and (found["dash"] or found["name"].casefold() in _agencies()) else None


@cache
def _agencies() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in table("agencies"))
