"""'It' that stands for nothing: it is clear that, it was reported that, it did not appear that."""

from __future__ import annotations

import re

from helpers.grammar import verbs

_CLEAR = re.compile(  # it's clear that
    r"(?:['’]s|['’]d be|\s(?:is|was|be|would be|will be|may be|might be|seems|seemed|appears|appeared|became|becomes|remains|looks))\s"
    r"(?:(?:not|now|also|still|just|very|so|too|always|quite|all|more|[a-z]+ly)\s)*"
    r"(?:clear|unclear|likely|unlikely|possible|impossible|true|obvious|evident|apparent|plain|certain|time|hard|difficult|easy|known|believed|said"
    r"|worth|tempting|important|best|better|wrong|fair|safe|necessary|vital|critical|crucial|essential|doubtful|conceivable|surprising|interesting"
    r"|striking|telling|ironic|sad|called|to|that|because|up to)\b"
)
_APART = r"(?:(?:now|also|not|long|often|widely|[a-z]+ly)\s)*"
_TOLD = re.compile(rf"\s(?:is|was|(?:has|had)\s{_APART}been)\s{_APART}([a-z]+)\s(?:out\s)?that\b")  # it has long been pointed out that
_SEEMS = re.compile(
    r"\s(?:(?:did|does|do)(?:\snot|n[’']t)\s)?(?:appears?|seems?|appeared|seemed|follows|emerged|turned\sout|turns\sout)\s(?:as\sif|that|likely)\b"
)
_OF_SOMEBODY = frozenset("informed assured convinced told warned persuaded reminded advised".split())  # the council was told that
_THOUGHT = frozenset("known thought understood pointed estimated agreed decided".split())


def stands_for_nothing(text: str, end: int) -> bool:
    """Whether an 'it' that ends here is nobody's name: what follows it says what is clear, told or seems so.

    >>> stands_for_nothing("It was reported that", 2), stands_for_nothing("It has reported that", 2), stands_for_nothing("It was told that", 2)
    (True, False, False)
    """
    if _CLEAR.match(text, end) or _SEEMS.match(text, end):
        return True
    told = _TOLD.match(text, end)
    return told is not None and told[1] in verbs.speaking() | _THOUGHT and told[1] not in _OF_SOMEBODY
