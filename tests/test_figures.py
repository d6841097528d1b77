"""Figures: values, bounds, units and kinds of the numbers in sentences of our own."""

from __future__ import annotations

import time
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import clean, dates, figures, schemas, tokenise
from helpers.grammar import numbers


def read(text: str, claims: list[dict[str, Any]] | None = None, *, published: str | None = "2016-10-07") -> pd.DataFrame:
    articles = schemas.frame("articles", [{"article_id": "a", "text": text, "published": published, "path": "a.txt"}])
    sentences = tokenise.sentences(articles, clean.passages(articles))
    dated = dates.dates(articles, sentences)
    return schemas.validate("figures", figures.figures(articles, sentences, schemas.frame("claims", claims or []), dated))


def rows(text: str) -> list[dict[str, Any]]:
    return schemas.records(read(text))


def one(text: str) -> dict[str, Any]:
    [row] = rows(text)
    return row


BOUNDS = ("text", "value", "low", "low_inclusive", "high", "high_inclusive", "approximate", "vague")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spoke of 4,200 harbour workers.", ("4,200", 4200, 4200, True, 4200, True, False, False)),
        ("The raids have killed more than 310 people.", ("310", 310, 310, False, None, None, False, False)),
        ("The raids have killed over 310 people.", ("310", 310, 310, False, None, None, False, False)),
        ("The raids have killed above 310 people.", ("310", 310, 310, False, None, None, False, False)),
        ("The raids have killed upwards of 310 people.", ("310", 310, 310, False, None, None, False, False)),
        ("At least seven sailors drowned.", ("seven", 7, 7, True, None, None, False, False)),
        ("No fewer than seven sailors drowned.", ("seven", 7, 7, True, None, None, False, False)),
        ("Seven or more sailors drowned.", ("Seven", 7, 7, True, None, None, False, False)),
        ("A crew of seven-plus drowned.", ("seven", 7, 7, True, None, None, False, False)),
        ("Up to 30 homes burned.", ("30", 30, None, None, 30, True, False, False)),
        ("As many as 30 homes burned.", ("30", 30, None, None, 30, True, False, False)),
        ("At most 30 homes burned.", ("30", 30, None, None, 30, True, False, False)),
        ("No more than 30 homes burned.", ("30", 30, None, None, 30, True, False, False)),
        ("There were 30 at most.", ("30", 30, None, None, 30, True, False, False)),
        ("Fewer than 50 homes burned.", ("50", 50, None, None, 50, False, False, False)),
        ("Less than 50 homes burned.", ("50", 50, None, None, 50, False, False, False)),
        ("Under 50 homes burned.", ("50", 50, None, None, 50, False, False, False)),
        ("About 100 homes burned.", ("100", 100, None, None, None, None, True, False)),
        ("Around 100 homes burned.", ("100", 100, None, None, None, None, True, False)),
        ("Some 100 homes burned.", ("100", 100, None, None, None, None, True, False)),
        ("Roughly 100 homes burned.", ("100", 100, None, None, None, None, True, False)),
        ("An estimated 100 homes burned.", ("100", 100, None, None, None, None, True, False)),
        ("There were 100 or so homes.", ("100", 100, None, None, None, None, True, False)),
        ("Nearly 40 homes burned.", ("40", 40, None, None, 40, False, True, False)),
        ("Almost 40 homes burned.", ("40", 40, None, None, 40, False, True, False)),
        ("Close to 40 homes burned.", ("40", 40, None, None, 40, False, True, False)),
        ("Just under 40 homes burned.", ("40", 40, None, None, 40, False, True, False)),
        ("Just over 40 homes burned.", ("40", 40, 40, False, None, None, True, False)),
        ("Only 12 homes burned.", ("12", 12, 12, True, 12, True, False, False)),
        ("Just 12 homes burned.", ("12", 12, 12, True, 12, True, False, False)),
        ("Exactly 12 homes burned.", ("12", 12, 12, True, 12, True, False, False)),
        ("A total of 12 homes burned.", ("12", 12, 12, True, 12, True, False, False)),
        ("It holds between 5,000 and 8,000 tents.", ("5,000 and 8,000", None, 5000, True, 8000, True, False, False)),
        ("It holds 5,000 to 8,000 tents.", ("5,000 to 8,000", None, 5000, True, 8000, True, False, False)),
        ("It holds 12-15 tents.", ("12-15", None, 12, True, 15, True, False, False)),
        ("It holds 12–15 tents.", ("12–15", None, 12, True, 15, True, False, False)),
        ("It cost from 5 to 8 million euros.", ("5 to 8 million", None, 5e6, True, 8e6, True, False, False)),
        ("Dozens of tents burned.", ("Dozens", None, 12, True, None, None, False, True)),
        ("Scores of tents burned.", ("Scores", None, 20, True, None, None, False, True)),
        ("Hundreds of tents burned.", ("Hundreds", None, 100, True, None, None, False, True)),
        ("Tens of thousands of refugees came.", ("Tens of thousands", None, 10000, True, None, None, False, True)),
        ("Two dozen tents burned.", ("Two dozen", 24, 24, True, 24, True, False, False)),
        ("A couple of tents burned.", ("A couple", 2, 2, True, 2, True, True, False)),
        ("Half a dozen tents burned.", ("Half a dozen", 6, 6, True, 6, True, False, False)),
        ("A quarter of a million tents burned.", ("A quarter of a million", 250000, 250000, True, 250000, True, False, False)),
        ("Three hundred and twelve tents burned.", ("Three hundred and twelve", 312, 312, True, 312, True, False, False)),
        ("There were 1.5 million tents.", ("1.5 million", 1.5e6, 1.5e6, True, 1.5e6, True, False, False)),
        ("A hundred tents burned.", ("A hundred", 100, 100, True, 100, True, False, False)),
        ("One child was hurt.", ("One", 1, 1, True, 1, True, False, False)),
    ],
)
def test_values_and_bounds(text: str, expected: tuple[Any, ...]) -> None:
    row = one(text)
    assert tuple(row[column] for column in BOUNDS) == expected


@pytest.mark.parametrize(
    ("text", "number", "unit", "kind", "other"),
    [
        ("Half of the valley is flooded.", "Half", "fraction", "share", {"value": 0.5, "share_of": "the valley"}),
        ("A third of the valley is flooded.", "A third", "fraction", "share", {"value": pytest.approx(0.3333, abs=1e-3), "share_of": "the valley"}),
        ("One in four children is ill.", "One in four", "fraction", "share", {"value": 0.25, "share_of": "children"}),
        ("They lost 90 per cent of some of the stocks.", "90", "percent", "share", {"value": 90, "share_of": "some of the stocks"}),
        ("They met 37 per cent of the appeal.", "37", "percent", "share", {"value": 37, "share_of": "the appeal"}),
        ("Turnout was 45 %.", "45", "percent", "share", {"value": 45}),
        ("Support is 3 percentage points away.", "3", "percentage point", "share", {}),
        ("The dam cost $1.5bn.", "1.5bn", "USD", "money", {"value": 1.5e9}),
        ("Oil sells at EUR 20 per barrel.", "20", "EUR per barrel", "money", {"value": 20}),
        ("The front is 10 km away.", "10", "kilometre", "distance", {}),
        ("Gusts reached 30 mph.", "30", "mile per hour", "speed", {}),
        ("It was 14 degrees Celsius.", "14", "celsius", "temperature", {}),
        ("A 25-year-old was hurt.", "25", "year", "age", {"value": 25}),
        ("It was a siege of three years.", "three", "year", "duration", {"value": 3}),
        ("Amal Haddad, 41, ran the clinic.", "41", "year", "age", {}),
        ("Tens of millions of dollars were lost.", "Tens of millions", "USD", "money", {"low": 1e7}),
        ("The trucks carried 12 tonnes of flour.", "12", "tonne", "mass", {"measured": "flour"}),
    ],
)
def test_units_and_shares(text: str, number: str, unit: str, kind: str, other: dict[str, Any]) -> None:
    row = one(text)
    assert (row["text"], row["unit"], row["kind"]) == (number, unit, kind)
    assert {key: row[key] for key in other} == other


@pytest.mark.parametrize(
    ("text", "counted", "kind"),
    [
        ("Gunmen hold the lives of 4,200 Ramla villagers in their hands.", "Ramla villagers", "at_risk"),
        ("Some 4,200 villagers are trapped in the valley.", "villagers", "at_risk"),
        ("Air raids have killed more than 310 people.", "people", "killed"),
        ("A landslide injured 31 miners.", "miners", "injured"),
        ("The pit employs 31 miners.", "miners", "people"),
        ("They dropped 31 barrel bombs.", "barrel bombs", "weapons"),
        ("Some 31 army and police officers were killed.", "army and police officers", "killed"),
        ("A landslide injured 31 workers.", "workers", "injured"),
        ("Police detained 31 students.", "students", "detained"),
        ("Floods displaced 31 families.", "families", "displaced"),
        ("The town took in 31 refugees.", "refugees", "displaced"),
        ("There were 31 air strikes.", "air strikes", "attacks"),
        ("They lost 31 tanks.", "tanks", "vehicles"),
        ("They counted 31 deaths.", "deaths", "killed"),
        ("The town has 31 schools.", "schools", "facilities"),
        ("She grows 31 roses.", "roses", "count"),
        ("The raid killed 2015 people.", "people", "killed"),
        ("The hall seats 31 residents.", "residents", "people"),
        ("The hill is held by 31 fighters.", "fighters", "fighters"),
    ],
)
def test_what_is_counted_and_its_kind(text: str, counted: str, kind: str) -> None:
    row = one(text)
    assert (row["counted"], row["kind"]) == (counted, kind)


def test_a_phrase_holds_modifier_number_and_what_is_counted() -> None:
    text = "Raids have killed more than 310 young farmers."
    row = one(text)
    assert text[row["phrase_start"] : row["phrase_end"]] == "more than 310 young farmers"
    assert row["modifier"] == "more than"


def test_a_part_is_a_row_of_its_own_and_a_bound_never_spreads() -> None:
    whole, part = rows("The fire killed 12 people, including at least 5 children.")
    assert (whole["value"], whole["low"], whole["high"], whole["part_of"]) == (12, 12, 12, None)
    assert (part["value"], part["low"], part["low_inclusive"], part["high"], part["part_of"]) == (5, 5, True, None, whole["figure_id"])
    assert (whole["kind"], part["kind"]) == ("killed", "killed")


def test_at_least_nine_including_three() -> None:
    whole, part = rows("At least nine people died, including three women.")
    assert (whole["low"], whole["high"]) == (9, None)
    assert (part["low"], part["high"], part["part_of"]) == (3, 3, whole["figure_id"])


def test_a_toll_and_the_one_before() -> None:
    now, before = rows("The toll rose to 43 from 36.")
    assert (now["value"], now["change"], now["delta"], now["previous"]) == (43, "rise", False, 36)
    assert (before["value"], before["scope"], before["change"]) == (36, "previous", None)


def test_a_toll_and_the_one_before_in_the_other_order() -> None:
    before, now = rows("The toll rose from 36 to 43.")
    assert (now["value"], now["change"], now["delta"], now["previous"]) == (43, "rise", False, 36)
    assert (before["value"], before["scope"]) == (36, "previous")


def test_up_from() -> None:
    now, before = rows("Clerks put the toll at 1,200, up from 900 a week earlier.")
    assert (now["value"], now["change"], now["delta"], now["previous"], now["kind"]) == (1200, "rise", False, 900, "killed")
    assert (before["value"], before["scope"], before["change"]) == (900, "previous", None)


def test_a_part_may_stand_before_its_whole() -> None:
    part, whole = rows("As many as 1,200 of the 3,000 inmates escaped.")
    assert (part["counted"], part["part_of"], part["high"]) == ("inmates", whole["figure_id"], 1200)
    assert (whole["value"], whole["part_of"]) == (3000, None)


def test_a_difference_and_a_new_number() -> None:
    share, new = rows("Prices rose by 5 per cent, and another 12 miners were hurt.")
    assert (share["value"], share["unit"], share["change"], share["delta"]) == (5, "percent", "rise", True)
    assert (new["value"], new["scope"]) == (12, "new")


def test_two_verbs_give_two_kinds() -> None:
    assert [row["kind"] for row in rows("The blast killed 12 people and injured 30.")] == ["killed", "injured"]
    assert [row["kind"] for row in rows("In all, 12 people were killed and 30 wounded.")] == ["killed", "injured"]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was built in 1987.",
        "On 3 July 2016 and at 10:30 the bell rang.",
        "She left two weeks ago.",
        "He came second and she was the 12th.",
        "One of the men ran.",
        "No one knows which one fell.",
        "Several farmers, some guards, many herders and a few cooks left; both wept.",
        "Resolution 2254 was passed.",
        "The House passed H.R. 45 in the end.",
        "Fighting broke out at Base 46 west of the town.",
        "The Seven Lakes Commission met.",
        "Seven Lakes Radio said so.",
        "The 46th Division left.",
        "The Group of 20 met.",
        "Channel 4 showed it.",
        "They won 3-1.",
        "Call 020 7946 0958 today.",
        "Flight 370 was late.",
        "See section 3.2 for more.",
        "An F-16 and an AK-47 were shown at 5G speed.",
        "The third man left on the first day.",
        "It happened in the 1980s and in 2015-16.",
        "One day he will return.",
        "3.",
        "Support -20 -10 0 10 20 30 40 of those asked",
        "They were against it by nearly 2-to-1.",
        "Nobody came to the Castrel 2 conference.",
        "The vote was 273 -156.",
        "They did things wrong: one, the dam was closed; two, nobody was told.",
    ],
)
def test_no_figure(text: str) -> None:
    assert [row["text"] for row in rows(text)] == []


def test_the_innermost_claim_holds_a_figure() -> None:
    text = "The mayor said the clinic reported 31 deaths, and 12 shops burned."
    outer, inner = text.index("the clinic"), text.index("31")
    claims = [
        {"article_id": "a", "claim_id": "a:c1", "start": outer, "end": 44, "spans": [[outer, 44]]},
        {"article_id": "a", "claim_id": "a:c2", "start": inner, "end": 44, "spans": [[inner, 44]]},
    ]
    assert [row["claim_id"] for row in schemas.records(read(text, claims))] == ["a:c2", None]


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("two hundred and seventy", 270),
        ("twenty-eight thousand six hundred forty-two", 28642),
        ("one and a half million", 1.5e6),
        ("nine", 9),
        ("4 hundred", 400),
    ],
)
def test_words_and_digits_give_the_same_value(words: str, digits: float) -> None:
    assert [one(f"They counted {form} trees.")["value"] for form in (words, f"{digits:,.0f}")] == [digits, digits]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="0123456789,.-–$% aonehudrtwmilk", max_size=80))
def test_spans_slice_and_do_not_overlap(text: str) -> None:
    found = read(text)
    assert [text[start:end] for start, end in zip(found["start"], found["end"], strict=True)] == found["text"].tolist()
    assert all(end <= start for end, start in zip(found["end"], found["start"][1:], strict=False))
    assert (found["phrase_start"] <= found["start"]).all() and (found["end"] <= found["phrase_end"]).all()


@pytest.mark.parametrize(
    "unit", ["9", "million ", "1,", "5 million ", "$", "one ", "12-", "more than ", "3 ", "including 5 ", "rose to 4 from ", "(", "half a "]
)
def test_hostile_input_takes_linear_time(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    began = time.process_time()
    found = numbers.numbers(text)
    figures.sentence_figures(figures.Sentence("a", 0, text, found, [], ""), [])
    assert time.process_time() - began < 8


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("Timber prices rose 5 per cent.", "Timber prices"),
        ("The ferry left in winds of at least 74 mph.", "winds"),
        ("The pass lies at a height of 900 metres.", "height"),
        ("Support for the strike stood at 58 per cent.", "Support"),
        ("Marrow Mills, a maker of rope, fell 3 per cent.", "Marrow Mills"),
        ("The storm lasted three days.", "storm"),
        ("The port was shut by a three-day strike.", "strike"),
        ("The monitors proposed a pause of two days.", "pause"),
        ("The road was open for four hours.", "road"),
        ("It was the smallest gap in six years.", None),
        ("The firm has grown in the past two years.", None),
    ],
)
def test_whose_quantity_a_figure_is(text: str, measured: str | None) -> None:
    assert one(text)["measured"] == measured


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("The rate rose to 6 per cent.", "rate", "percent"),
        ("They hold 70 per cent of the valley.", "share", "percent"),
        ("The ward sees 120 patients a day.", "rate", "per day"),
        ("Children under five were moved first.", "age", "year"),
        ("They pay 40 Syrian pounds a crossing.", "money", "SYP per crossing"),
        ("The leak gave off 0.2 microsieverts.", "other", "microsievert"),
        ("Thousands of people marched to the quay.", "crowd", None),
        ("Twelve sailors are still missing.", "missing", None),
        ("At least eight Germans died in the blast.", "killed", None),
        ("The raid cost the lives of two pilots.", "killed", None),
        ("They hold 2,000 foreigners, among them those of a cell that beheaded hostages.", "people", None),
        ("The council falls into two camps.", "count", None),
        ("The aid reached two camps of refugees.", "facilities", None),
        ("The town faced 66 terrorist plots.", "count", None),
        ("The camps hold 21 million refugees in need of help.", "displaced", None),
    ],
)
def test_kinds_by_unit_and_governing_verb(text: str, kind: str, unit: str | None) -> None:
    row = one(text)
    assert (row["kind"], row["unit"]) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two sailors drowned in the hills above Bel Ombra.", "Bel Ombra"),
        ("Two sailors drowned in the Varsian city of Lomark.", "Lomark"),
        ("Gulls circled over Hask. Two sailors drowned.", "Hask"),
        ("Two sailors drowned, the Secretary of State Ann Reed said.", None),
        ("Two sailors drowned, according to Harbour News.", None),
    ],
)
def test_the_place_that_a_sentence_names(text: str, place: str | None) -> None:
    assert one(text)["place"] == place


def test_the_days_of_a_figure_and_of_its_statement() -> None:
    text = "The mayor said on Thursday that 31 shops had burned on Monday."
    start = text.index("31")
    claims = [{"article_id": "a", "claim_id": "a:c1", "start": start, "end": len(text) - 1, "spans": [[start, len(text) - 1]]}]
    [row] = schemas.records(read(text, claims))
    assert (row["date_start"], row["date_end"], row["as_of"]) == ("2016-10-03", "2016-10-03", "2016-10-06")
    [row] = schemas.records(read("31 shops burned.", published=None))
    assert (row["date_start"], row["as_of"]) == (None, None)


def test_a_conversion_has_the_bounds_of_what_it_converts_and_a_part_has_not() -> None:
    far, converted = rows("The river runs more than 100 kilometres (60 miles).")
    assert (far["low"], far["high"], converted["low"], converted["high"]) == (100, None, 60, None)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The number of open shops fell to 40.", "open shops"),
        ("They fired 4,000 rounds of ammunition.", "rounds of ammunition"),
        ("Five sailors came, and three of them were hurt.", "sailors"),
        ("Of the 33 sailors on board, 19 were saved.", "sailors"),
    ],
)
def test_what_a_number_without_its_own_noun_counts(text: str, counted: str) -> None:
    assert rows(text)[-1]["counted"] == counted


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 999_999), st.sampled_from(["more than", "at least", "up to", "fewer than", "about", "nearly", ""]))
def test_bounds_hold_the_value_whatever_the_number(number: int, modifier: str) -> None:
    row = one(f"They saw {modifier} {number:,} sheep.".replace("  ", " "))
    assert row["value"] == number
    assert row["low"] in (None, number) and row["high"] in (None, number)
    assert (row["low"] is None) == (modifier in ("up to", "fewer than", "about", "nearly"))


# -- what stands in another clause, sentence or row


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Brask Foods rose 4 per cent, Tollan Mills fell 2 per cent.", 1, {"measured": "Tollan Mills", "change": "fall"}),
        ("The council cut its budget by 12 per cent.", 0, {"measured": "budget", "change": "fall", "delta": True}),
        ("Tenants face a 9 per cent rise in rents.", 0, {"measured": "rents", "change": "rise", "delta": True}),
        ("Marrow Mills fell 3 per cent to 412 pence.", 1, {"change": None, "delta": None, "measured": "Marrow Mills"}),
        ("The levy adds $40 to each bill.", 0, {"change": "rise", "delta": True}),
        ("The mill will invest $3m in looms.", 0, {"measured": "looms"}),
        ("The mill will borrow $3m.", 0, {"measured": None}),
        ("Babies born at the unit weigh 2.1 kilograms.", 0, {"measured": "Babies"}),
        ("The firm on Monday employed 90 weavers.", 0, {"measured": "firm"}),
        ("The bridge stands 40 kilometres south of Hask.", 0, {"measured": None}),
        ("In all, 40 people drowned.", 0, {"scope": "total"}),
        ("A further 13 per cent are undecided.", 0, {"scope": "new", "measured": None, "modifier": None}),
        ("The storm killed 12, bringing to 40 the number of people killed.", 1, {"counted": "people", "scope": "total"}),
        ("Half the patients were old, and one in ten was blind.", 1, {"share_of": "the patients"}),
        ("One clinic in five is shut.", 0, {"share_of": "clinic"}),
        ("A third of its 90-strong fleet is idle.", 0, {"share_of": "its 90-strong fleet"}),
        ("There are 0.4 doctors per 1,000 people.", 0, {"unit": "per 1,000 people", "kind": "rate"}),
        ("Weavers want $15 an hour; the mill has offered $12.", 1, {"unit": "USD per hour"}),
        ("By 53 per cent to 47, they said no.", 1, {"unit": "percent"}),
        ("Growth was 2 per cent, after 1 per cent in spring.", 0, {"previous": 1.0}),
        ("The vote was 116 raids against 89 targets.", 0, {"previous": None}),
        ("Bomb Kills 18 in Hask Suburb.", 0, {"value": 18.0, "kind": "killed"}),
        ("12 refugee camps burned.", 0, {"kind": "facilities"}),
        ("The mill said 66 weavers had left.", 0, {"measured": None}),
        ("The mill said it employed 66 weavers.", 0, {"measured": "mill"}),
        ("The bus left Hask with 62 passengers.", 0, {"measured": None}),
        ("The bus had a crew of four.", 0, {"counted": "crew", "kind": "people"}),
        ("She said two of the 12 were children.", 0, {"counted": "children", "kind": "people"}),
        ("She said two of the 12 were children.", 1, {"counted": None}),
        ("The 19 include five girls.", 1, {"counted": "girls", "kind": "people"}),
        ("The number of people who have left Hask rose to 1,900.", 0, {"counted": "people", "measured": None}),
        ("It put the number of displaced at between 500 and 800.", 0, {"counted": "displaced", "kind": "displaced"}),
        ("Its own count fell to 17 from 19.", 0, {"measured": None, "previous": 19.0}),
        ("The count went up to 19.", 0, {"low": 19.0, "high": 19.0, "change": "rise"}),
        ("Grain rose by 2 per cent and oil fell by 1.", 1, {"unit": "percent", "measured": "oil", "change": "fall"}),
        ("78 per cent of the deal is paid in cash, up from 50 per cent.", 1, {"share_of": "the deal", "scope": "previous"}),
        ("It won 37 per cent of its appeal for $14m.", 1, {"measured": "appeal"}),
        ("Hundreds of candles and 12 stones lay there.", 0, {"unit": None, "counted": "candles"}),
        ("Hundreds of candles and 12 stones lay there.", 1, {"unit": None, "counted": "stones"}),
        ("The offer is $20 (EUR 18) per share.", 0, {"unit": "USD per share"}),
        ("The offer is $20 (EUR 18) per share.", 1, {"unit": "EUR per share"}),
        ("A 10-kilogram sack of flour costs EUR 27.", 1, {"measured": "sack of flour"}),
        ("Nine, 12, 14: three counts of the dead.", 1, {"kind": "killed"}),
        ("Turnover is to rise from 24.2 to 33 billion euros.", 0, {"value": 24.2e9, "scope": "previous"}),
        ("The fee rises from $160 to $180 to $200.", 1, {"value": 180.0, "previous": 160.0}),
        ("The kit has a 7- or 8-inch screen.", 1, {"value": 8.0, "unit": "inch"}),
        ("A flow of 1.3 m/s to 0.3 m/s was seen.", 0, {"low": 0.3, "high": 1.3}),
        ("They own 12 Leopard 2 tanks.", 0, {"counted": "Leopard 2 tanks"}),
        ("Two-thirds of the combined 4.3 million tonnes of grain rotted.", 0, {"share_of": "the combined 4.3 million tonnes"}),
        ("Exports rose 5 per cent in 2018 and 4.1 in 2019.", 1, {"unit": "percent", "change": "rise"}),
        ("The mill lost 60% of its value, or more than $30m.", 1, {"measured": "value", "change": "fall"}),
        ("Losses narrowed to $4m from $9m a year earlier.", 1, {"unit": "USD", "scope": "previous"}),
        ("The index climbed above 4,000.", 0, {"change": "rise", "delta": False}),
        ("The mill fell below $1.20.", 0, {"change": "fall", "delta": False}),
        ("Mill shares closed 5 per cent higher.", 0, {"change": "rise", "delta": True}),
        ("The offer sent the shares surging and they were up 5 per cent.", 0, {"measured": "shares"}),
        ("The dollar eased against the yen to 108 yen.", 0, {"measured": "dollar"}),
        ("The yen traded at 151.20 to the dollar.", 0, {"unit": "JPY per USD", "measured": "yen", "kind": "money"}),
        ("He was fined 400 pounds.", 0, {"unit": "GBP", "kind": "money"}),
        ("The bomb weighed 400 pounds.", 0, {"unit": "pound", "kind": "mass"}),
        ("The index lost 1.85 points, or 0.06%, to 3,120.18.", 0, {"unit": "point"}),
        ("The town has a population of 30,000.", 0, {"counted": "population", "kind": "people"}),
        ("It raised its count of the dead to 19.", 0, {"counted": "dead", "kind": "killed"}),
        ("The plan was drawn up over four years.", 0, {"modifier": None, "measured": "plan"}),
        ("They waited over four years.", 0, {"modifier": "over", "low": 4.0}),
        ("The people who hold the station have had six names.", 0, {"measured": "people"}),
        ("At least 30 militants of the group that held the north and the east of the plain were killed.", 0, {"kind": "killed"}),
        ("Two medics were among 31 dead.", 1, {"counted": None, "kind": "killed"}),
        ("The jets hit 40 terrorist targets.", 0, {"kind": "count"}),
        ("About 1 in every 22,500 cows was ill.", 0, {"unit": "fraction", "share_of": "cows"}),
        ("They were between the ages of 14 and 40.", 0, {"low": 14.0, "high": 40.0, "kind": "age"}),
        ("The raid killed between 1000 and 1800 people.", 0, {"low": 1000.0, "high": 1800.0, "modifier": "between"}),
        ("The report asks for an increase in the number of beds from 300 to 500.", 1, {"change": "rise", "previous": 300.0, "counted": "beds"}),
        ("More than 65 million people were homeless—up from 59 million.", 0, {"previous": 59e6, "change": "rise"}),
    ],
)
def test_what_a_figure_takes_from_the_words_around_it(text: str, at: int, expected: dict[str, Any]) -> None:
    row = rows(text)[at]
    assert {column: row[column] for column in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Four days after the raid the road was open.",
        "They came 14 hours later.",
        "One medic told the radio that it was cold.",
        "It was one of the coldest winters.",
        "Caption 9 of 24 shows the pier.",
        "A couple holds hands on the pier.",
        "They finished in the bottom three.",
        "The guest was a four-star general.",
        "A friend called 911.",
        "It streams at 1080p and in 4K.",
        "The crisis lasted from 1998 to ’99.",
        "The budget for FY 2016 was late.",
        "She flew on its own 787 Dreamliner.",
    ],
)
def test_what_is_no_figure_by_its_neighbours(text: str) -> None:
    assert rows(text) == []


def test_a_bare_number_counts_what_the_sentence_before_is_about() -> None:
    assert [row["kind"] for row in rows("Air raids on the port go on. There were 40 on Monday.")] == ["attacks"]


def test_the_same_number_again_is_of_the_same_kind() -> None:
    assert [row["kind"] for row in rows("The flood killed 17 people. The mayor stood by his figure of 17.")] == ["killed", "killed"]


def test_some_of_them_are_a_part_of_what_the_sentence_before_counts() -> None:
    whole, part = rows("The flood killed 17 people. Four of them were children.")
    assert (part["part_of"], part["counted"], part["kind"]) == (whole["figure_id"], "children", "killed")
    assert rows("The flood killed 17 people. It was cold. Four of them slept.")[-1]["part_of"] is None
    assert rows("Two rode in. Four of them slept.")[-1]["part_of"] is None


def test_a_count_without_a_noun_is_of_those_last_harmed() -> None:
    assert [row["kind"] for row in rows("The flood killed 17 people, the mayor said. The clinic's count is 19.")] == ["killed", "killed"]


def test_a_place_can_own_and_money_takes_none_from_elsewhere() -> None:
    assert one("Norland's economy shrank by 2 per cent.")["place"] == "Norland"
    assert rows("A mill burned in Hask. It will pay $40 a head.")[-1]["place"] is None


@pytest.mark.parametrize(
    ("text", "unit", "counted", "measured", "kind"),
    [
        ("It took about 560 tonnes of Halvern's most dangerous chemicals.", "tonne", None, "Halvern's most dangerous chemicals", "mass"),
        ("Halvern has two Kilo-class submarines there.", None, "Kilo-class submarines", "Halvern", "vehicles"),
        ("They granted 375 waivers.", None, "waivers", None, "count"),
    ],
)
def test_an_owner_is_not_what_is_counted_and_a_class_is_no_unit(
    text: str, unit: str | None, counted: str | None, measured: str | None, kind: str
) -> None:
    (row,) = rows(text)
    assert (row["unit"], row["counted"], row["measured"], row["kind"]) == (unit, counted, measured, kind)


@pytest.mark.parametrize(
    "text",
    [
        "They can grow when people move from one town to another.",
        "The valley has its towns, one mainly Lorn and the other Marovian.",
        "First, 1) it is late; 2) it is far.",
        "It will last a decade or two, she said.",
        "Most 2016 presidential candidates stayed away.",
        "They were both on 60 Minutes last year.",
        "recording 2 A spokesman for the group agreed.",
        "Support by group 40 mostly for 30 mostly against 20 do not know 10 did not answer 5 left early 3 others",
    ],
)
def test_other_numbers_that_count_nothing(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came in over less than three hours.", {"high": 3, "low": None, "kind": "duration"}),
        ("The ministry will send six F-16 fighter jets.", {"unit": None, "value": 6}),
        ("It was a 180-degree turn.", {"unit": None}),
        ("The raid killed 12 refugees.", {"kind": "killed"}),
        ("The rebels were seen executing seven prisoners.", {"kind": "killed"}),
        ("People were killed in Lorn and eight gunmen carried out raids here.", {"kind": "fighters"}),
        ("She runs dead last of eight candidates.", {"kind": "people"}),
        ("Many children who turn 18 every year leave.", {"kind": "age"}),
        ("The force may grow beyond 200 soldiers.", {"low": 200, "low_inclusive": False}),
        ("The six further countries - Lorn, Marovia - failed.", {"counted": "further countries"}),
        ("One truck and several barns burned.", {"counted": "truck"}),
    ],
)
def test_words_beside_a_number_that_mislead(text: str, expected: dict[str, Any]) -> None:
    row = rows(text)[0]
    assert {name: row[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("The searchers found 12 dead villagers.", 0, {"counted": "dead villagers", "kind": "killed"}),
        ("Hundreds of dead and injured people were flown out.", 0, {"counted": "dead and injured people", "kind": "killed_or_injured"}),
        ("At least nine dead, the mayor said.", 0, {"counted": None, "kind": "killed"}),
        ("The last three missing sailors were found alive in a cave.", 0, {"kind": "people"}),
        ("They burnt about 40 of them to boil tea.", 0, {"kind": "count"}),
        ("The court condemned the execution of seven sailors.", 0, {"kind": "killed"}),
        ("Three of the people hurt in the fire have died.", 0, {"counted": "people", "kind": "killed"}),
        ("A mine sank the ferry, killing all eight on board.", 0, {"kind": "killed"}),
        ("Refugees came to Hask, home to a population of 40,000.", 0, {"counted": "population", "kind": "people"}),
        ("Six long-range bombers flew north.", 0, {"kind": "vehicles"}),
        ("Two suicide bombers died.", 0, {"kind": "killed"}),
        ("A mine hit buses, killing and wounding dozens of people evacuated from Hask.", 0, {"kind": "killed_or_injured"}),
        ("The port is weary of a six-year-old war.", 0, {"kind": "duration", "unit": "year", "measured": "war"}),
        ("A six-year-old girl fled.", 0, {"kind": "age"}),
        ("Two U.S. attorneys came.", 0, {"kind": "people"}),
        ("The army has fewer than 900 men in the hills.", 0, {"counted": "men", "kind": "fighters"}),
        ("The rebels claim a strength of 600.", 0, {"counted": "strength", "kind": "fighters"}),
        ("Some 250 foreign nationals have gone there.", 0, {"kind": "people"}),
        ("Sailors, who number 3.3 million, vote by post.", 0, {"counted": "Sailors", "value": 3.3e6}),
        ("If it leads a small share of sailors—who number 3.3 million—to join, it wins.", 0, {"counted": "sailors", "kind": "people"}),
        ("A 20-member UN harbour team arrived.", 0, {"counted": "member", "measured": "UN harbour team", "kind": "people"}),
        ("Two senior Harbour Union (HU) leaders resigned.", 0, {"counted": "senior Harbour Union (HU) leaders"}),
        ("Nine sailors died when two masts fell.", 1, {"counted": "masts", "measured": None}),
        ("She said in a short letter that 14 was right.", 0, {"measured": None}),
        ("She said one man had drowned.", 0, {"counted": "man", "kind": "killed"}),
        ("Divers found three bodies, bringing its count of the dead to 12.", 1, {"counted": "dead", "scope": "total"}),
        ("The death toll in Hask climbed to 76, up from 58, and 40 sailors are still buried.", 0, {"kind": "killed", "previous": 58}),
        ("The death toll in Hask climbed to 76, up from 58, and 40 sailors are still buried.", 1, {"kind": "killed", "scope": "previous"}),
        ("The crew is 17, and four of them are cooks, not five.", 2, {"part_of": None}),
        ("Dozens of boats sank, twenty or so of them in Hask.", 1, {"counted": "boats", "part_of": "a:f1"}),
    ],
)
def test_whom_a_number_counts_and_what_befell_them(text: str, at: int, expected: dict[str, Any]) -> None:
    row = rows(text)[at]
    assert {name: row[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Two-thirds of the combined 4.3M rural and foreign sales were of rope.", 0, {"share_of": "the combined 4.3M rural and foreign sales"}),
        ("A third of the port's 40 cranes broke.", 0, {"share_of": "the port's 40 cranes"}),
        ("They sold a 30-per-cent stake in the port for $7m.", 0, {"share_of": "the port", "kind": "share", "measured": None}),
        ("They sold a 30-per-cent stake in the port for $7m.", 1, {"measured": "stake in the port"}),
        ("The ticket cost 150 kn.", 0, {"unit": "HRK", "kind": "money"}),
        ("A wind of 30 kn rose.", 0, {"unit": "knot", "kind": "speed"}),
        ("The price of rope is now 18 R.", 0, {"unit": "ZAR"}),
        ("They paid 40 zł for it.", 0, {"unit": "PLN"}),
        ("One boat costs 40,000 yen ($270) and the other 50,000 ($340).", 3, {"unit": "JPY", "kind": "money"}),
        ("It has a 1.6 litre 4-cylinder engine.", 0, {"measured": "engine"}),
        ("The port needs several hundred or even 1,000 megawatts of power.", 0, {"unit": "megawatt", "vague": True}),
        ("Hosts receive $6 per day and guest.", 0, {"unit": "USD per day and guest"}),
        ("The union expects the value of its boats to rise to 3 million euros.", 0, {"measured": "value of its boats", "change": "rise"}),
        ("The dollar was mixed, easing against the yen to 108.79.", 0, {"measured": "dollar", "change": "fall"}),
        ("Putting the bridge back on its feet will cost about $43m.", 0, {"measured": "Putting the bridge back on its feet"}),
        ("Following the storm the port lost $5m.", 0, {"measured": None}),
        ("The port had saved EUR 1.2 million on repairs since 2013.", 0, {"measured": "repairs"}),
        ("It ended a three-week-old air war.", 0, {"unit": "week", "measured": "air war", "kind": "duration"}),
    ],
)
def test_units_and_wholes_that_stand_apart(text: str, at: int, expected: dict[str, Any]) -> None:
    row = rows(text)[at]
    assert {name: row[name] for name in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "The captain would only say that the two had met.",
        "It was the better of the two.",
        "This list is the only one with names.",
        "0 0 0 Sailors fired rockets at the port.",
        "The storm of Aug 142016 sank boats.",
        "Lights shot from the pier....2017",
    ],
)
def test_numbers_that_stand_for_both_or_are_left_over(text: str) -> None:
    assert rows(text) == []


def test_a_toll_alone_counts_nothing_whoever_puts_it() -> None:
    _, again = rows("Ten sailors drowned in Hask. A monitor has put it at 14.")
    assert (again["kind"], again["counted"], again["measured"]) == ("killed", None, None)


def test_some_of_the_dead_are_a_part_of_those_killed() -> None:
    killed, part = rows("The storm killed 12. Two of the dead are cooks.")
    assert (part["part_of"], part["kind"], part["counted"]) == (killed["figure_id"], "killed", "cooks")


def test_a_share_that_opens_its_sentence_is_of_those_counted_before() -> None:
    whole, share, _, part = rows("The port has about 11,000 inhabitants. One in four is under 15. Between 2,000 and 3,000 of them have fled.")
    assert (share["share_of"], part["part_of"], part["counted"]) == ("inhabitants", whole["figure_id"], "inhabitants")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine sailors died in the shelling of western Hask Saturday the port said.", "Hask"),
        ("Two sailors died in a suspected US airstrike.", None),
        ("Two sailors fled to the US.", "US"),
        ("The mayor told reporters in Port Ansel that two sailors died.", None),
        ("Two sailors died in northern parts of Hask.", "Hask"),
        ("Two sailors died in Kenyas Hask city.", "Hask"),
        ("Two sailors died in Hask Kenya on Monday.", "Hask"),
        ("Two sailors died in South Sudan.", "South Sudan"),
        ("The port released two letters from Reed's office.", None),
        ("Two sailors fled from Hask's hills.", "Hask"),
        ("The fire in Hask went on as the plan lets 40 sailors into Norland.", "Norland"),
        ("Two sailors died near Lomark, in what some call a sign of the war in Hask.", "Lomark"),
        ("Two sailors died in the town of Lomark in western Norland.", "Lomark"),
        ("Two sailors died in Norland's capital Lomark.", "Lomark"),
        ("Shells fell on the Al Lomark neighbourhood and killed two sailors.", "Al Lomark"),
        ("Shells fell on besieged Lomark town and killed two sailors.", "Lomark"),
        ("Two sailors drowned near St. Emlyn.", "St. Emlyn"),
        ("Two sailors drowned near Deir ez-Lomark.", "Deir ez-Lomark"),
        ("2 Sailors Die in Lomark Rocket Attack.", "Lomark"),
        ("Air raids kill 11 sailors in Hask Monitor", "Hask"),
        ("Two sailors died in Terrorist Attacks on Lomark.", "Lomark"),
        ("Two sailors were shot in tunnels Reed said.", None),
        ("Two sailors are on a list by the Norland Government.", None),
        ("The mayor lashed out at Paul Reed and two sailors.", None),
        ("A source at Hask told the paper that two sailors died in Lomark.", "Lomark"),
        ("The port lost 20 sailors to obtain Lomark benefits.", None),
        ("The port counted 275,000 Lomark civilians.", "Lomark"),
        ("The port counted 275,000 Canadian civilians.", None),
        ("The Islamic State of Hask killed two sailors.", None),
        ("More than 300 sailors died in Norland. Two of Reed's partners had left the firm.", None),
        ("Shells fell on Hask. Two sailors died, the Red Cross said.", "Hask"),
        ("Two raids were planned outside of Canada.", None),
        ("Shells fell in the village of Lomark some 40 km (25 miles) north of the capital Hask.", "Hask"),
        ("The army spoke of a threat to Lomark. Two sailors died.", None),
        ("Boats came into Lomark. Two sailors died.", "Lomark"),
        ("Shells fell on Hask. The clerk gave two talks about the Red Cross.", None),
    ],
)
def test_places_beside_days_seats_and_descriptions(text: str, place: str | None) -> None:
    assert rows(text)[-1]["place"] == place


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("More than 400 sailors have drowned since March 2011.", ("2011-03-01", "2016-10-07")),
        ("More than 400 sailors have drowned since the storms began in March 2011.", ("2011-03-01", "2016-10-07")),
        ("Last year 400 sailors drowned, the fewest since 1970.", ("2015-01-01", "2015-12-31")),
        ("Posted on 4 October 2016 by a clerk: 12 sailors drowned on Monday.", ("2016-10-03", "2016-10-03")),
        ("In 2011 and 2012, 400 sailors drowned.", ("2011-01-01", "2012-12-31")),
        ("Between 2011 and 2014, 400 sailors drowned.", ("2011-01-01", "2014-12-31")),
        ("400 sailors drowned on Monday and Tuesday.", ("2016-10-03", "2016-10-04")),
        ("400 sailors came from 2014 onwards.", ("2014-01-01", "2016-10-07")),
        ("12 sailors were hurt… The port was closed in 2014.", (None, None)),
        ("The port (97 ships in 2007; 95 ships in 2000) is small.", ("2007-01-01", "2007-12-31")),
    ],
)
def test_since_and_records_and_the_day_of_posting(text: str, days: tuple[str | None, str | None]) -> None:
    row = rows(text)[0]
    assert (row["date_start"], row["date_end"]) == days


def test_a_day_between_a_claim_and_its_source_is_the_claims() -> None:
    text = "Nine sailors drowned Saturday the port said."
    claim = {"article_id": "a", "claim_id": "a:c1", "start": 0, "end": 20, "spans": [[0, 20]], "source_start": 30, "cue_start": 39}
    [row] = schemas.records(read(text, [claim]))
    assert (row["date_start"], row["as_of"]) == ("2016-10-01", "2016-10-07")


def test_a_day_that_goes_on_with_a_claim_cut_short_is_the_claims() -> None:
    text = "The port accuses the army of drowning nine sailors with a boat on Monday."
    claim = {"article_id": "a", "claim_id": "a:c1", "start": 29, "end": 50, "spans": [[29, 50]], "source_start": 0, "cue_start": 9}
    [row] = schemas.records(read(text, [claim]))
    assert (row["date_start"], row["as_of"]) == ("2016-10-03", "2016-10-07")


def test_a_day_in_what_others_say_is_no_day_of_the_reporters_own_number() -> None:
    text = "The port took in nine sailors, and the army said the boats that left on Monday were too few."
    claim = {"article_id": "a", "claim_id": "a:c1", "start": 49, "end": 91, "spans": [[49, 91]], "source_start": 35, "cue_start": 44}
    row = schemas.records(read(text, [claim]))[0]
    assert (row["date_start"], row["as_of"]) == (None, "2016-10-07")


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("The plan is for a 20 mile (32 km) “safe zone” near the border.", 0, {"measured": "safe zone"}),
        ("The plan is for a 20 mile (32 km) “safe zone” near the border.", 1, {"measured": "safe zone"}),
        ("They let oil prices slide to $75.", 0, {"measured": "oil prices", "change": "fall", "delta": False}),
        ("Rises ranging from 49 per cent to almost 300 per cent hit the mill.", 0, {"low": 49.0, "high": 300.0, "change": None}),
        ("The mill raised $6m to the League's $4m.", 1, {"measured": "League"}),
        ("They spent $9m in support of the mill.", 0, {"measured": None}),
        ("The mill put $9m behind a song.", 0, {"measured": None}),
        ("The fourth mill in two years has closed.", 0, {"unit": "year", "measured": None}),
        ("The run-up to the two races was long.", 0, {"modifier": None, "low": 2.0, "high": 2.0}),
        ("What about the two mills?", 0, {"modifier": None, "approximate": False}),
        ("Over 11,000 rebels, a group that has men and women, have died.", 0, {"kind": "killed"}),
        ("They spoke of the slaughter of 80 men and boys.", 0, {"kind": "killed", "counted": "men and boys"}),
        ("They burned 40 tanks and trucks.", 0, {"kind": "vehicles", "counted": "tanks and trucks"}),
        ("Raids killed 16 sailors including one child and wounded 22.", 1, {"kind": "killed"}),
        ("Raids killed 16 sailors including one child and wounded 22.", 2, {"kind": "injured", "counted": "sailors"}),
        ("Raids killed 44 sailors including 11 women nine children.", 2, {"kind": "killed"}),
        ("The House voted 354 to 60 to go on.", 0, {"kind": "votes"}),
        ("The House voted 354 to 60 to go on.", 1, {"kind": "votes"}),
        ("They were rebuffed, losing three times in court.", 0, {"kind": "count"}),
        ("The report said millions would leave.", 0, {"kind": "people"}),
        ("Six martyrs and 22 injured were brought in.", 1, {"counted": None, "kind": "injured"}),
        ("The clinic took nine rebels out of 31 who came.", 1, {"counted": "rebels"}),
        ("Some 68,454 Coloradans have signed.", 0, {"kind": "people"}),
        ("Some 600 French have gone there.", 0, {"kind": "people"}),
        ("They sent 50 special operations forces.", 0, {"kind": "fighters"}),
        ("The death toll from the raid rose to eight sailors beside 12 injured.", 0, {"kind": "killed"}),
        ("They took in 40 refugees and migrants.", 0, {"kind": "displaced"}),
        ("The 4-year-old bid to hold the port failed.", 0, {"kind": "duration"}),
        ("His son was 3 when the war began.", 0, {"kind": "age"}),
        ("The jet dropped two 500-pound bombs.", 0, {"counted": "500-pound bombs", "kind": "weapons"}),
        ("The jet dropped two 500-pound bombs.", 1, {"unit": "pound", "measured": "bombs"}),
        ("The talks went on for three full days.", 0, {"unit": "day", "kind": "duration"}),
        ("The kite flew at 30' when it tore.", 0, {"unit": "foot"}),
        ("The raids destroyed 12 mills.", 0, {"measured": None}),
        ("A group of 31 Republican and six Democratic lawmakers left.", 0, {"counted": "Republican lawmakers", "kind": "people"}),
        ("They lost 12 police and 30 rebel fighters.", 0, {"counted": "police"}),
        ("He spoke for long, spending 20 minutes on it.", 0, {"measured": None}),
        ("Over 86 members - women among them - were killed.", 0, {"kind": "killed"}),
        ("Raids killed 20 sailors including children in two towns.", 1, {"part_of": None, "kind": "count"}),
        ("In a February report, 40 sailors are named.", 0, {"date_start": None}),
        ("Reed and Poole are two sailors.", 0, {"measured": None}),
        ("The firm was one of 12 mills.", 0, {"measured": None}),
    ],
)
def test_what_unseen_articles_taught(text: str, at: int, expected: dict[str, Any]) -> None:
    row = rows(text)[at]
    assert {column: row[column] for column in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "The two discussed the plan.",
        "There is no gap between the two.",
        "The Mills Act of 1973 was long.",
        "Copyright 2017 by the mill.",
        "REED KEEPS 2016 PLANS OPEN.",
        "He came back on day 59.",
        "The mill fell at 630 am.",
        "The mill fell between 11.30 and 12.00 local time.",
        "The clerk read out resolutions 2118 and 2235.",
        "The two-faced clerk left.",
        "One port source told the paper of it.",
    ],
)
def test_more_numbers_that_are_none(text: str) -> None:
    assert rows(text) == []


def test_a_number_of_a_headline_counts() -> None:
    assert [row["text"] for row in rows("Blast Kills Two Injures Three in Hask city.")][:1] == ["Two"]


@pytest.mark.parametrize(
    "text",
    [
        "There is zero interest in the plan.",
        "It is a zero-sum game.",
        "The law did zero to stop the ferries.",
        "She told Harbour 1 radio so.",
        "The raid hit Kestrel 110 missiles in the port.",
        "They spoke of the 1967 borders.",
        "The race for the 2016 candidates is open.",
        "The port met one setback after another.",
        "Some favour one faith over another.",
        "Her rival may have topped one of them with a joke.",
        "The clerk flew on Air Force One departed Hask.",
        "He had a good one-liner.",
        "It is one heck of a tough spot.",
        "archived recording 3 Troops of the port came.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("They watch 40 former detainees.", 0, {"kind": "people"}),
        ("They want no more soldiers beyond the 1,600.", 0, {"value": 1600, "low": 1600, "high": 1600}),
        ("Some 2,000 lives will be saved.", 0, {"kind": "people"}),
        ("The plan would save 2,000 lives.", 0, {"kind": "people"}),
        ("The plan cost 2,000 lives.", 0, {"kind": "killed"}),
        ("Of the 20 governmental bodies eight agreed.", 0, {"kind": "count"}),
        ("That is one complaint for every 300 refugees.", 1, {"kind": "rate"}),
        ("The war drove out half of the country's 17 million residents.", 1, {"kind": "people"}),
        ("More than 1,000 militants who poured into Norland were trained.", 0, {"kind": "fighters"}),
        ("Some 30 militants rallied in the square.", 0, {"kind": "crowd"}),
        ("It turned out to be a trap, as five women had warned.", 0, {"kind": "people"}),
        ("A 30,000-strong army crossed the pass.", 0, {"counted": "army"}),
        ("The blast killed 12; the jet carrying 224 people fell later.", 1, {"kind": "people"}),
        ("Some 1,400 dead, and over 2,000 men on the move.", 1, {"kind": "people"}),
        ("It left 1,400 dead, and 400 of those were children.", 1, {"kind": "killed"}),
        ("Dozens of foreign service officers signed it.", 0, {"kind": "people"}),
        ("There are two rival camps in the party.", 0, {"kind": "count"}),
        ("There are two refugee camps in the valley.", 0, {"kind": "facilities"}),
        ("In the poll 61% were for it compared to 37% who were not.", 0, {"previous": None}),
        ("In the poll 61% were for it compared to 37% who were not.", 1, {"scope": None}),
        ("The margin of error is plus or minus 3.1 points.", 0, {"value": 3.1}),
        ("One-third to one-half of the land fell.", 1, {"value": 0.5, "unit": "fraction", "share_of": "the land"}),
        ("The house passed the two-year plan.", 0, {"value": 2, "high": 2}),
        ("They kept silent about the two raids.", 0, {"approximate": False, "low": 2}),
        ("The plan has 700 miles of walls/fences.", 0, {"unit": "mile", "kind": "distance"}),
        ("It is lower than the $15 a day of the other mill.", 0, {"low": 15, "high": 15}),
        ("He voiced concern over hundreds of men.", 0, {"low": 100, "modifier": None}),
        ("Its influence over the two parties grew.", 0, {"low": 2, "high": 2}),
        ("The gang killed six soldiers captured in the west.", 0, {"kind": "killed"}),
        ("The rate was 8.1 per cent, compared with 4.4 per cent for others.", 1, {"scope": None}),
        ("The rate was 8.1 per cent, compared with 4.4 per cent last year.", 1, {"scope": "previous"}),
        ("War deaths per 100,000 people fell.", 0, {"kind": "rate"}),
        ("At least 40 people were killed.", 0, {"kind_sure": True, "counted_sure": True}),
        ("The gang threatened to kill two hostages.", 0, {"kind_sure": False}),
        ("It killed 12 people, including three guards.", 1, {"kind": "killed", "kind_sure": True}),
        ("Of 40 strikes, 12 of them hit the town.", 1, {"counted_sure": False}),
        ("The party holds not even one house in Congress.", 0, {"kind_sure": False}),
    ],
)
def test_what_a_strict_reading_taught(text: str, at: int, expected: dict[str, Any]) -> None:
    row = rows(text)[at]
    assert {column: row[column] for column in expected} == expected


@pytest.mark.parametrize(
    ("text", "where", "when"),
    [
        ("At least 12 people were killed in Hask on Monday.", True, True),
        ("The two leaders spoke of how to end the war in Hask before the vote on Monday.", False, False),
        ("In December, 14 people died.", None, True),
        ("The mill burned in May 2006. In December, 14 people died.", None, False),
        ("Shares climbed 265 points to close 2018.", None, False),
        ("Some 300 people have fled Hask since September 11.", None, None),
        ("He moved two miles from 1600 Hillford Avenue.", None, False),
        ("Nearly half were posted between 7 a.m. and 9 a.m.", None, False),
    ],
)
def test_whether_a_place_and_a_day_stand_beside_a_figure(text: str, where: bool | None, when: bool | None) -> None:
    row = rows(text)[-1]
    assert where in (None, row["place_sure"]) and when in (None, row["date_sure"])


def test_a_day_far_from_the_words_that_attribute_is_not_that_of_the_statement() -> None:
    text = "The deal of 14 September came after the house found that a raid had killed 40 people."
    start = text.index("a raid")
    where = {"source_start": text.index("the house"), "source_end": text.index(" found"), "cue_start": text.index("found"), "cue_end": start - 6}
    claim = {"article_id": "a", "claim_id": "a:c1", "start": start, "end": len(text) - 1, "spans": [[start, len(text) - 1]]}
    [row] = schemas.records(read(text, [claim | where]))
    assert row["as_of"] == "2016-10-07"
