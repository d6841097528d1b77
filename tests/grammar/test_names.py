"""What the words of a source say by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.grammar import name_keys, names


@pytest.mark.parametrize(
    ("text", "form", "name", "being", "kind"),
    [
        ("Ann Reed", "name", "Ann Reed", "person", "other"),
        ("observatory director Rana al-Khatib", "name", "Rana al-Khatib", "person", "monitor"),
        ("Foreign Minister Ann Reed", "name", "Ann Reed", "person", "state"),
        ("the Valley Observatory for Human Rights", "name", "Valley Observatory for Human Rights", "body", "monitor"),
        ("Northland’s Interior Ministry", "name", "Interior Ministry", "body", "state"),
        ("the Northville-based Interim Government", "name", "Interim Government", "body", "opposition"),
        ("Colonel Ann Reed of Northern Command", "name", "Ann Reed", "person", "military"),
        ("Secretary of State Ann Reed", "name", "Ann Reed", "person", "state"),
        ("St Orrin hospital in the north", "nominal", "St Orrin hospital", "body", "other"),
        ("its director, Ann Reed,", "name", "Ann Reed", "person", "other"),
        ("Ann Reed, a professor of law,", "name", "Ann Reed", "person", "expert"),
        ("the army", "nominal", "the army", "body", "military"),
        ("two officials", "nominal", "two officials", "people", "unnamed"),
        ("Residents of the valley", "nominal", "Residents of the valley", "people", "witness"),
        ("a statement", "nominal", "a statement", "message", "document"),
        ("rebels", "nominal", "rebels", "people", "armed_group"),
        ("She", "pronoun", "She", "", ""),
        ("One of them", "pronoun", "One of them", "", ""),
        ("Mrs Hill's sister, who asked not to be named,", "nominal", "Mrs Hill's sister", "person", "witness"),
        ("her counterpart in the House, Rep. Ann Reed, R-Hillford,", "name", "Ann Reed", "person", "state"),
        ("Sen. Ann King, an independent", "name", "Ann King", "person", "state"),
        ("Ann Reed, a retired general,", "name", "Ann Reed", "person", "expert"),
        ("fellow Sen. Ann Reed", "name", "Ann Reed", "person", "state"),
        ("civil defence official Ann Reed", "name", "Ann Reed", "person", "ngo"),
        ("an opinion poll released Monday", "nominal", "an opinion poll", "document", "document"),
        ("Ann Reed, a spokeswoman for the United Nations High Commission for Refugees,", "name", "Ann Reed", "person", "intergovernmental"),
        ("Another Republican", "nominal", "Another Republican", "person", "state"),
        ("Rep. Ann Reed, R-Hillford, one of the loudest in the House,", "name", "Ann Reed", "person", "state"),
        ("Sens. Ann Reed, R-Ohio, and Bob Roe, D-Ohio,", "nominal", "Sens. Ann Reed and Bob Roe", "people", "other"),
        ("Institute for Valley Policy fellow Ann Reed", "name", "Ann Reed", "person", "expert"),
        ("Department of Trade spokesperson Maj. Ann Reed", "name", "Ann Reed", "person", "state"),
        ("Valley Institution analyst Ann Reed", "name", "Ann Reed", "person", "expert"),
        ("Ann Reed, author of Rivers and Their Order", "name", "Ann Reed", "person", "other"),
        ("Ann Reed, president of the Centre for the Study of Rivers,", "name", "Ann Reed", "person", "other"),
        ("European Commission President Ann Reed", "name", "Ann Reed", "person", "intergovernmental"),
        ("the Oslo-based Committee to Protect Rivers", "name", "Committee to Protect Rivers", "body", "other"),
        ("REPORT", "nominal", "REPORT", "document", "document"),
        ("Western", "pronoun", "Western", "", ""),
        ("Ann Reed, Bob Roe, and Cal Hill —", "nominal", "Ann Reed, Bob Roe, and Cal Hill —", "people", "other"),
        ("my colleague Ann Reed", "name", "Ann Reed", "person", "other"),
        ("League-Secretary Ann Reed", "name", "Ann Reed", "person", "state"),
        ("most Republicans", "nominal", "most Republicans", "people", "state"),
        ("None of the Valley States", "nominal", "None of the Valley States", "", "other"),
        ("Data on rain", "nominal", "Data on rain", "document", "document"),
        ("Ministry of Defence spokesman Ann Reed", "name", "Ann Reed", "person", "state"),
        ("Director of the Hill Media Center Ann Reed", "name", "Ann Reed", "person", "media"),
        ("Ambassador to Norway Ann Reed", "name", "Ann Reed", "person", "state"),
        ("the mayor of Ann Reed Park", "nominal", "the mayor of Ann Reed Park", "person", "state"),
        ("another group, Valley Body Count,", "name", "Valley Body Count", "body", "other"),
        ("the larger group, the wider Council of Valley Mayors,", "name", "Council of Valley Mayors", "body", "state"),
        ("engineers like Ann Reed and Bob Roe", "nominal", "engineers like Ann Reed and Bob Roe", "people", "expert"),
        ("Reed, Chancellor Ann Hill and the Valley Union (VU)", "nominal", "Reed, Chancellor Ann Hill and the Valley Union (VU)", "people", "other"),
        ("Sen. Ann Reed Ann Mary Reed", "name", "Ann Reed", "person", "state"),
        ("Sen. Ben Reed Benjamin", "name", "Ben Reed", "person", "state"),
        ("CNN' Ann Reed", "name", "Ann Reed", "person", "media"),
        ("the Valley Post in March", "name", "Valley Post", "body", "media"),
        ("Secretary of State Ann Reed in Oslo", "name", "Ann Reed", "person", "state"),
        ("Reed of the Valley Institute", "name", "Reed", "person", "other"),
        ("UN Ambassador Ann Reed", "name", "Ann Reed", "person", "state"),
        ("a hearing Wednesday", "nominal", "a hearing", "", "other"),
    ],
)
def test_readings(text: str, form: str, name: str, being: str, kind: str) -> None:
    reading = names.read(text)
    assert (reading.form, reading.name, reading.being, reading.type) == (form, name, being, kind)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mr. Reed", "Reed"),
        ("The Valley Union", "valley union"),
        ("ANN REED", "Ann Reed"),
        ("Ministry of the Interior", "the Interior Ministry"),
        ("Valley Centre", "Valley Center"),
        ("J. R. Reed", "J.R. Reed"),
        ("United Nations Water Council", "U.N. Water Council"),
        ("GOP senators", "Republican Senators"),
        ("Republican Ann Reed", "Ann Reed"),
        ("former President Ann Reed", "Ann Reed"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_keys.key(one) == name_keys.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("GOP leaders", "Democratic leaders"), ("Republican Senators", "Senators"), ("former officials", "officials")],
)
def test_those_of_a_party_or_of_the_past_are_not_all_who_are_called_so(one: str, other: str) -> None:
    assert name_keys.key(one) != name_keys.key(other)


@given(st.text(max_size=60))
def test_any_words_have_a_reading(text: str) -> None:
    reading = names.read(text)
    assert reading.form in ("name", "nominal", "pronoun")
    assert isinstance(name_keys.key(reading.name), str)


def test_a_name_in_small_letters_is_one_where_a_given_name_opens_it() -> None:
    assert (names.read("david hill").form, names.read("david hill").name) == ("name", "David Hill")
    assert names.read("state police").form == "nominal"
