"""Signs that content begins or ends at the wrong word."""

from __future__ import annotations

import re

import pytest

from helpers.attribution import edges
from helpers.attribution.claim import Claim


def claim(marked: str) -> tuple[str, Claim, list[tuple[int, int]]]:
    """A text and its claim, from a line in which <...> is the source, [...] the cue, {...} content; and its quotations."""
    text, source, cue, spans, opened = "", None, None, [], 0
    for part in re.split(r"([<>|{}^])", marked):
        if part in ("<", "{", "|") and not (part == "|" and opened < 0):
            opened = -len(text) - 1 if part == "|" else len(text)
        elif part == ">":
            source = (opened, len(text))
        elif part == "|":
            cue, opened = (-opened - 1, len(text)), 0
        elif part == "}":
            spans.append((opened, len(text)))
        else:
            text += part
    return text, Claim(cue, source, spans, 0.95), [match.span() for match in re.finditer("“[^”]*”", text)]


@pytest.mark.parametrize(
    "marked",
    [
        "By the time {the bridge fell, nine had died}, <Reed> |said|.",
        "The road is closed{, blocking the bridge}, <the paper> |says|.",
        "<The mayor> |said| {he has told Ann ReedNew book asks why}.",
        "<The mayor> |said|: {“It is late.\nThe old bridge explained\n“It is cold.”}",
        "<The mayor> |asked| {the town to see} if it could be done.",
        "<The mayor> |said| {he would stay with the United} States.",
        "<Ford> |thinks| {the road is closed and Sen}. Ann Reed does not.",
        "{The town agreed on Monday, ending a war that has killed 40}, |according to| <U.N. estimates>.",
        "<The mayor> |said| {they chose between leaving the town and staying}; or waiting for more.",
        "<The mayor> |said| {the decision-}\nmaking was late.",
        "<The mayor> |said| {“we rely on five partners,” which include the town}.",
        "<The mayor> |confirmed| {the plan because it was late}.",
        "{Some towns (93 per cent} |according to| <the survey>), agree.",
        "{Raids, such as one}, |according to| <officers>, {are made at night}.",
        "|According to| <the report> {laying out its aims, the town will pay}.",
        "<The envoy> |said| {the talks go on, amid a long war}.",
        "<Ford> |went on|: {“It is late. We have built} ... a fair for the town,” he said.",
        "|According to| <a poll>, {most are late. If it rains}, few will come.",
        "In a town where Mr. {Hill wakes early, the bell is late}, |according to| <a report>.",
        "{Its use of gas — which was banned}, |according to| <the treaty> — has ended.",
        "{Using another name}, <the staff> |said in a notice|: “We stay.”",
        "<The Courier> |quotes| {Ann Reed as saying it was late}.",
        "“It is late,” <the mayor> |said of| {the bridge}.",
        "While <the envoy> |said| {that it was late, the talks went on}.",
        "<Members> |said| {they would vote against it, effectively sinking the plan}.",
        "<The envoy> |said| {the truce could end} - {a fear that came true}.",
        "<The envoy> |said| {the truce would hold, something no guard believed}.",
        "<The minister> |said| {he was willing to talk, but the raid makes that less likely}.",
    ],
)
def test_a_sign_is_seen(marked: str) -> None:
    assert edges.are_loose(*claim(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "<The mayor> |said| {that it was late}.",
        "<The mayor> |said| {it was late} and left.",
        "<The mayor> |said| {it was late} on Monday.",
        "<The mayor> |said| {“it was late”} when the crews came.",
        "HARBOUR (Agency) - {The bridge is closed}, <Reed> |said|.",
        "The town waits, while <the group> |put| {the toll at 1,200}.",
        "Meanwhile, {the bridge is closed}, <Reed> |said|.",
        "The bridge, {which} <Reed> |said| {was old}, is closed.",
        "{The bridge is closed}, |according to| <the mayor>.",
        "{The war has killed 40}, |according to| <U.N. estimates>.",
        "<The mayor> |said| {the plan was late because it rained}.",
        "|According to| <the mayor>, {the bridge is closed}.",
        "{“The bridge,} |according to| <the mayor>, {is closed.”}",
        "{The bridge is closed}, <Reed> |said|.",
        "<Reed> |said| {it was late, but that he would stay}.",
        "<Reed> |said|: {“It is late. We leave.”}",
        "<Reed> |said|: {“It is late, making us tired - and cold.”}",
        "While <the envoy> |said| {that it was late}, the talks went on.",
    ],
)
def test_what_is_whole_has_none(marked: str) -> None:
    text, made, runs = claim(marked)
    assert not edges.are_loose(text, made, [(start, end) for start, end in runs if end <= made.end] or runs)
