"""Transcripts that name the speaker in a line of its own."""

from __future__ import annotations

from helpers.attribution import transcripts


def turns(*lines: str) -> list[tuple[str, list[str]]]:
    """Speaker and paragraphs of each turn."""
    text, places = "\n".join(lines), []
    for line in lines:
        start = places[-1][1] + 1 if places else 0
        places.append((start, start + len(line), False))
    found = list(transcripts.turns(text, places))
    return [(text[slice(*claim.source)] if claim.source else "", [text[start:end] for start, end in claim.spans]) for claim in found]


def test_what_stands_below_a_speaker_s_line_is_his() -> None:
    spoken = turns(
        "ann reed", "Good day. With me is Tom Ford.", "tom ford", "Good day.", "[music]", "It rains.", "ann reed", "It does.", "More from us."
    )
    assert spoken == [("ann reed", ["Good day. With me is Tom Ford."]), ("tom ford", ["Good day.", "It rains."]), ("ann reed", ["It does."])]


def test_a_recording_is_the_voice_that_it_names() -> None:
    spoken = turns(
        "ann reed", "I am Ann Reed, with Tom Ford.", "archived recording (tom ford) We leave.", "ann reed", "So he said.", "tom ford", "I did."
    )
    assert ("tom ford", ["We leave."]) in spoken and ("ann reed", ["I am Ann Reed, with Tom Ford."]) in spoken


def test_other_lines_in_small_letters_make_no_transcript() -> None:
    assert turns("read more", "The bridge is closed.", "read more", "The road is open.", "see also", "The town waits.") == []
    assert turns("ann reed", "I am Ann Reed.", "The bridge is closed.") == []
