"""Sources: which mentions are one, which stay apart, which stay unknown."""

from __future__ import annotations

import pandas as pd
import pytest
from told import heard, linked, read

from helpers import schemas, sources


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Reed said it was cold. Ms Reed said it was late.", ["Ann Reed", "Ann Reed"]),
        ("ANN REED said it was cold. Ann Reed said it was late.", ["ANN REED", "ANN REED"]),
        ("Ann Reed said it was cold. She said it was late.", ["Ann Reed", "Ann Reed"]),
        ("The River Authority said it was cold. It said it was late.", ["River Authority", "River Authority"]),
        ("The Valley Monitoring Group said it was cold. The group said it was late.", ["Valley Monitoring Group"] * 2),
        ("The Valley Observatory said it was cold. The observatory said it was late.", ["Valley Observatory"] * 2),
        ("The Valley Farmers Union (VFU) said it was cold. VFU said it was late.", ["Valley Farmers Union"] * 2),
        ("Mayor Ann Reed said it was cold. The mayor said it was late.", ["Ann Reed", "Ann Reed"]),
        ("Ann Reed said it was cold. Bob Hill said it was late.", ["Ann Reed", "Bob Hill"]),
        ("Ann Reed said it was cold. It said it was late.", ["Ann Reed", "?"]),
        ("He said it was cold.", ["?"]),
        ("Matt Reed said it was cold. Reed said it was late. Matthew Reed said it was dry.", ["Matt Reed"] * 3),
        ("Omar al-Hadi said it was cold. Omar Hadi said it was late.", ["Omar al-Hadi", "Omar al-Hadi"]),
        ("Mrs Hill said it was cold. Mrs Hill's sister said it was late.", ["Hill", "Mrs Hill's sister"]),
        ("The company said it was cold.", ["?"]),
        ("The Hill Company said it was cold. The company said it was late.", ["Hill Company", "Hill Company"]),
        ("Each side said it was cold.", ["?"]),
        ("The Interior Minister, Ann Reed, said it was cold. The ministry said it was late.", ["Ann Reed", "interior ministry"]),
        ("The White House said it was cold. The House said it was late.", ["White House", "House"]),
        ("Mike Reed said it was cold. Michael Reed said it was late.", ["Michael Reed"] * 2),
        ("Ann West said it was cold. The West said it was late.", ["Ann West", "West"]),
        ("The reforms said it was cold.", ["?"]),
        ("Halvern, Norrund and some local officials said it was cold.", ["Halvern, Norrund and some local officials"]),
        ("Residents said it was cold. One of them said it was late.", ["Residents", "One of them"]),
        ("The Department of Trade said it was cold. The trade said it was late.", ["Department of Trade", "The trade"]),
        ("Rep. Ann King, New Hill Republican, said it was late.", ["Ann King"]),
        ("Hill Valley Action, a think tank of many former advisers, said it was cold. The group said it was late.", ["Hill Valley Action"] * 2),
        ("Hill Valley Action, a think tank involving former advisers, said it was cold. It said it was late.", ["Hill Valley Action"] * 2),
        ("Valley state-run TV said it was late.", ["Valley state-run TV"]),
        ("Most of the Republican presidential hopefuls said it was late.", ["Most of the Republican presidential hopefuls"]),
        ("The Valley High Commissioner for Rivers said it was late.", ["The Valley High Commissioner for Rivers"]),
        ("Former Defence Secretary Ann Reed said it was cold. The former secretary said it was late.", ["Ann Reed", "Ann Reed"]),
        ("President Bob Roe said it was cold. Iran's president said it was late.", ["Bob Roe", "Iran's president"]),
        ("Iranian President Bob Roe said it was cold. President Ann Reed left. Iran's president said it was late.", ["Bob Roe", "Bob Roe"]),
        ("Some officials across the Middle Valley said it was late.", ["Some officials across the Middle Valley"]),
        (
            "UN Secretary-General Ann Reed left. League Secretary-General Bob Roe said it was dry. The U.N. secretary-general said it was late.",
            ["Bob Roe", "Ann Reed"],
        ),
        ("President Bob Roe said it was cold. The former president said it was late.", ["Bob Roe", "The former president"]),
        (
            "President Bob Roe said it was cold. Ex-President Ann Reed said it was dry. The former president said it was late.",
            ["Bob Roe", "Ann Reed", "Ann Reed"],
        ),
        ("The envoy Ann Reed left the town. The UN envoy to Halvern said that the bridge was closed.", ["Ann Reed"]),
        ("The bridge pleased Bob Roe and Ann Reed. Reed said it was cold.", ["Ann Reed"]),
        ("Eastern Reed flooded. Reed said it was cold.", ["Reed"]),
        ("Mayor Ann Reed came with Tom Reed, her son. Ann Reed stayed. Reed said it was cold.", ["Ann Reed"]),
        ("Mayor Ann Reed came with President Tom Reed. Reed said it was cold.", ["Reed"]),
    ],
)
def test_who_is_who(text: str, expected: list[str]) -> None:
    assert heard(text) == expected


def test_a_pronoun_without_a_source_is_not_resolved() -> None:
    found, _, claims = linked("He said it was cold.")
    assert found["resolved"].tolist() == [False]
    assert claims["source_id"].notna().all()


def test_names_are_one_source_over_articles_and_unnamed_people_are_not() -> None:
    found, _, _ = linked("Ann Reed said it was cold. Residents said it was late.", "Ann Reed said it was wet. Residents said it was dry.")
    assert sorted(found["name"]) == ["Ann Reed", "Residents", "Residents"]
    assert found["named"].sum() == 1


@pytest.mark.parametrize("person", ["Observatory director Ann Reed", "Ann Reed, the observatory's director,", "Its director, Ann Reed,"])
def test_a_director_speaks_for_the_body_and_shares_its_group(person: str) -> None:
    found, _, _ = linked(f"The Valley Observatory said it was cold. {person} said it was late.")
    body, person = schemas.records(found)
    assert person["affiliation"] == body["name"] == "Valley Observatory"
    assert person["independence_group"] == body["independence_group"] == body["source_id"]
    assert (body["type"], person["type"]) == ("monitor", "monitor")


def test_unnamed_people_of_copied_text_are_one() -> None:
    same = ["Residents said the old bridge over the river had fallen at noon.", "A doctor there said the wounded had been brought to the town hall."]
    same += ["Two drivers said the road had been closed since the early morning."]
    found, _, claims = linked(" ".join(same), " ".join([*same, "Neighbours said it was late."]), "Residents said it was cold.")
    assert len(found[found["heard"]]) == claims["source_id"].nunique() == 5


def test_staff_share_the_origin_of_whom_they_serve() -> None:
    found, _, _ = linked("Mayor Ann Reed said it was cold. Ann Reed's spokesman said it was late. Ann Reed's brother said it was dry.")
    reed, spokesman, brother = schemas.records(found)
    assert spokesman["independence_group"] == reed["source_id"] != brother["independence_group"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Rebels shelled three civilians. Ann Reed said it was cold.", "three civilians", "civilians"),
        ("The army left its civilians there. Ann Reed said it was cold.", "its civilians", "civilians"),
        ("Dawn Front, an armed group, said it was cold. Ann Reed said Dawn Front fighters had left.", "Dawn Front fighters", "Dawn Front"),
        (
            "Ann Reed said it was cold. Leaving Hillford Council was hard, so Hillford Council is it.",
            "Hillford Council",
            "Hillford Council",
        ),
    ],
)
def test_words_that_are_some_of_a_collective_or_a_group_lead_to_it(text: str, words: str, name: str) -> None:
    found, mentions, _ = linked(text)
    names = dict(zip(found["source_id"], found["name"], strict=True))
    assert {names[row["source_id"]] for row in schemas.records(mentions) if row["text"] == words} == {name}


def test_short_forms_of_pronouns_and_offices_name_nobody() -> None:
    found, _, _ = linked("Ann Reed said it was cold. She’d come when he took office. You'd know. Don't ask.")
    assert list(found["name"]) == ["Ann Reed"]


def test_a_document_speaks_for_the_source_before_it() -> None:
    found, _, _ = linked("The army said it was cold. A statement said it was late.")
    army, statement = schemas.records(found)
    assert (army["type"], statement["type"]) == ("military", "document")
    assert statement["speaks_for"] == army["source_id"]


def test_a_notice_speaks_for_whoever_issued_it() -> None:
    found, _, _ = linked("The mayor, Ann Reed, issued a notice on Monday. The notice said it was cold. The leaflet said it was late.")
    by_name = {row["name"]: row for row in schemas.records(found)}
    assert by_name["The notice"]["speaks_for"] == by_name["Ann Reed"]["source_id"]
    assert by_name["The leaflet"]["speaks_for"] is None


def test_a_document_that_speaks_is_mentioned_where_it_does_not() -> None:
    found, mentions, _ = linked("Ann Reed read the leaflet on Monday. The leaflet said it was cold. Bob Hill burnt the letter.")
    by_id = {row["source_id"]: row["name"] for row in schemas.records(found)}
    assert [by_id[row["source_id"]] for row in schemas.records(mentions) if row["text"].lower() == "the leaflet"] == ["The leaflet"] * 2
    assert "the letter" not in {row["text"] for row in schemas.records(mentions)}


def test_a_place_before_a_thing_is_no_short_form_of_a_body() -> None:
    found, mentions, _ = linked("Hillford Valley Network said it was cold. Ann Reed said the Hillford bridge was closed.")
    assert "Hillford" not in {row["text"] for row in schemas.records(mentions)}


def test_a_country_that_somebody_knows_about_is_no_affiliation() -> None:
    found, _, _ = linked("Iran said it was cold. Ann Reed, an Iran expert, said it was late. Bob Hill, Iran's foreign minister, said it was dry.")
    by_name = {row["name"]: row for row in schemas.records(found)}
    assert by_name["Ann Reed"]["affiliation"] is None
    assert by_name["Bob Hill"]["affiliation"] == "Iran"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Sen. Ann Reed (R-Hill.), who said it was cold, left.", "Ann Reed"),
        ("Some lawmakers in the Senate who said it was cold left.", "Some lawmakers"),
    ],
)
def test_who_speaks_in_a_relative_clause(text: str, last: str) -> None:
    articles, sentences, quoted, claims = read(text)
    place = text.index("who said")
    claims = claims.assign(source_start=place, source_end=place + 3, source_text="who").astype(schemas.dtypes("claims"))
    found, _, claims, _ = sources.sources(articles, sentences, quoted, claims, schemas.empty("figures"))
    assert dict(zip(found["source_id"], found["name"], strict=True))[claims["source_id"].iloc[0]] == last


def test_a_carried_quotation_has_the_source_that_it_takes() -> None:
    articles, sentences, quoted, claims = read('"It is cold," Ann Reed said.\n"It is late."')
    end = len(articles["text"][0])
    carried = {"article_id": "a1", "claim_id": "a1:c9", "start": end - 13, "end": end, "text": '"It is late."', "spans": [[end - 13, end]]}
    carried |= {"content": '"It is late."', "mode": "direct", "carried_from": claims["claim_id"][0]}
    claims = schemas.frame("claims", [*schemas.records(claims), carried])
    linked = sources.sources(articles, sentences, quoted, claims, schemas.empty("figures"))[2]
    assert linked["source_id"].tolist() == ["ann-reed", "ann-reed"]


def test_a_claim_without_a_source_has_none() -> None:
    articles, sentences, quoted, claims = read("Ann Reed said it was cold.")
    claims = claims.assign(source_start=pd.NA, source_end=pd.NA, source_text=None).astype(schemas.dtypes("claims"))
    found, _, claims, _ = sources.sources(articles, sentences, quoted, claims, schemas.empty("figures"))
    assert not found["heard"].any() and claims["source_id"].isna().all()


def test_a_figure_has_the_source_of_its_claim() -> None:
    articles, sentences, quoted, claims = read("Ann Reed said that 12 homes burned.")
    row = {"article_id": "a1", "figure_id": "a1:f1", "start": 19, "end": 21, "text": "12", "phrase_start": 19, "phrase_end": 27, "value": 12.0}
    row |= {"approximate": False, "vague": False, "kind": "facilities"}
    figures = schemas.frame("figures", [row | {"claim_id": "a1:c1"}, row | {"figure_id": "a1:f2", "claim_id": None}])
    assert sources.sources(articles, sentences, quoted, claims, figures)[3]["source_id"].fillna("").tolist() == ["ann-reed", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Valley Observatory for Human Rights was there. The Observatory said it was late.", ["Valley Observatory for Human Rights"]),
        ("The Health Ministry and the Interior Ministry met. The Ministry said it was late.", ["Ministry"]),
        ("Ann Reed said it was cold. Ann Reed and Bob Hill said it was late.", ["Ann Reed", "Ann Reed and Bob Hill"]),
        ("The river army and the Valley Brigade said it was late.", ["The river army and the Valley Brigade"]),
        ("The Interior Minister, Ann Reed, said it was late.", ["Ann Reed"]),
        ("The Valley Monitoring Network met. The network said it was late.", ["Valley Monitoring Network"]),
        ("Network says many are hurt. The Valley Monitoring Network met.", ["Valley Monitoring Network"]),
        ("Northland's Health Ministry met. The Health Ministry said it was late.", ["Northland's Health Ministry"]),
        ("Ann Reed, who had fought rebels, said it was cold.", ["Ann Reed"]),
    ],
)
def test_short_forms_of_bodies_and_joint_sources(text: str, expected: list[str]) -> None:
    assert heard(text) == expected


def test_what_a_relative_clause_says_is_no_role() -> None:
    found, _, _ = linked("Ann Reed, who had fought rebels, said it was cold.")
    assert found["type"].tolist() == ["other", "armed_group"]
    assert found["heard"].tolist() == [True, False]


def unheard(*texts: str) -> dict[str, str]:
    """Name and type of those who are mentioned and never heard."""
    found, mentions, _ = linked(*texts)
    rows = found[~found["heard"]]
    assert set(rows["source_id"]) <= set(mentions["source_id"])
    return dict(zip(rows["name"], rows["type"], strict=True))


def test_actors_are_mentioned_whether_heard_or_not() -> None:
    told = unheard("Ann Reed said rebels shelled civilians. Russia and the United States met. The Northern Brigade left.")
    assert told == {"rebels": "armed_group", "civilians": "witness", "Russia": "state", "United States": "state", "Northern Brigade": "armed_group"}


@pytest.mark.parametrize(
    "text", ["It rained in Syria on Friday.", "People left from Port Ansel.", "Many were in the Middle East.", "Half of Snow Gate was closed."]
)
def test_places_and_days_are_no_actors(text: str) -> None:
    assert unheard(text) == {}


def test_what_modifies_a_noun_is_no_actor() -> None:
    assert unheard("Ann Reed said government helicopters circled.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Reed said the Free Brigade, allied to the Red Brigade, left. The Red Brigade said it was late.",
        "Ann Reed said the Red Brigade was fighting the Free Brigade. The Free Brigade said it was late.",
    ],
)
def test_allies_and_enemies_are_no_aliases(text: str) -> None:
    found, _, _ = linked(text)
    assert {"Free Brigade", "Red Brigade"} <= set(found["name"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Pass Guards, formerly known as the Hill Guards, left. The Hill Guards said it was late.", "Pass Guards"),
        ("The rebels, who call themselves the Free Brigade, left. The rebels said it was late.", "Free Brigade"),
        ("The Valley Front (VF), which was until last year called Line Watch, left. Line Watch said it was late.", "Valley Front"),
        ("They met fighters from the Valley Front (VF), formerly known as Line Watch. Line Watch said it was late.", "Valley Front"),
        ("Bob Roe, who once called Ann Reed a liar, left. Ann Reed said it was late.", "Ann Reed"),
        ("Bob Roe once called Ann Reed a liar. Ann Reed said it was late.", "Ann Reed"),
        ("They met Bob Roe in Syria, a group known as Free Brigade does not exist. The Free Brigade said it was late.", "Free Brigade"),
        ("A Syrian group known as Free Brigade left. The Free Brigade said it was late.", "Free Brigade"),
    ],
)
def test_glosses(text: str, expected: str) -> None:
    assert heard(text) == [expected]


def test_what_one_article_says_of_a_name_is_no_rule_for_the_many_that_use_it() -> None:
    gloss = "The Hill Guards, formerly known as the Free Brigade, left. The Free Brigade said it was late."
    plain = ["The Free Brigade said it was cold."] * 11
    assert heard(gloss, *plain) == ["Hill Guards", *["Free Brigade"] * 11]
    assert heard(gloss, *plain[:1]) == ["Hill Guards", "Hill Guards"]


def test_a_body_has_the_name_that_most_articles_give_it() -> None:
    found, _, _ = linked("The Damascus army said it was cold.", *["The Syrian army said it was late."] * 20)
    assert "Syrian army" in set(found["name"]) and "Damascus army" not in set(found["name"])


def test_a_body_is_called_by_its_state_rather_than_by_the_capital() -> None:
    found, _, _ = linked("The Damascus army said it was cold. The Syrian army said it was late.")
    assert found["name"].tolist() == ["Syrian army"]


def test_who_left_a_body_does_not_speak_for_it() -> None:
    found, _, _ = linked("The Hill Department said it was cold. A former Hill Department official said it was late.")
    assert found.set_index("name")["independence_group"].nunique() == 2


def test_a_state_that_a_role_is_about_is_not_whom_its_holder_speaks_for() -> None:
    text = "Syria said it was cold. Ann Reed, the special envoy for Syria, said it was late. Bob Roe, an Iraq and Syria veteran, said it was wet."
    found, _, _ = linked(text)
    groups = found.set_index("name")["independence_group"]
    assert groups["Ann Reed"] != groups["Syria"] != groups["Bob Roe"]


def test_a_title_that_is_half_of_a_body_s_name_stays_with_it() -> None:
    assert heard("The Justice Department said it was cold. The State Department said it was late.") == ["Justice Department", "State Department"]


def test_two_letters_are_no_body_that_one_article_names_in_passing() -> None:
    assert "Eva Tull" not in heard("Eva Tull, a co-director of the Hill Center, said it was cold.", "It began at 9 p.m. ET, Bob Roe said.")[1:]


def test_bodies_of_two_states_are_two() -> None:
    assert heard("The Syrian army said it was cold. The Turkish army said it was late.") == ["Syrian army", "Turkish army"]


def test_a_surname_alone_means_the_one_full_name_in_the_corpus() -> None:
    assert heard("Ann Reed said it was cold.", "Reed said it was late.") == ["Ann Reed", "Ann Reed"]
    assert heard("Ann Reed said it was cold.", "Bob Reed said it was wet.", "Reed said it was late.")[2] == "Reed"


def test_outlets_that_carry_a_copy_share_its_group() -> None:
    texts = ("The Valley Wire Agency said it was cold.", "The Hill Post said it was late.")
    found, _, _ = linked(*texts, outlet=["Valley Wire Agency", "Hill Post"], copy_of=[None, "a1"])
    assert found["independence_group"].nunique() == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halvern, Norrund and the Six Rivers League said it was late.", ["Halvern, Norrund and the Six Rivers League"]),
        ("Mayors, Ann Reed and most engineers said it was late.", ["Mayors, Ann Reed and most engineers"]),
        ("The Halvern government and Mayor Ann Reed said it was late.", ["The Halvern government and Mayor Ann Reed"]),
        ("Mayor Ann Reed left. The secretary of trade said it was late.", ["The secretary of trade"]),
        ("Trade Secretary Ann Reed left. The secretary of defence said it was late.", ["The secretary of defence"]),
        ("Vice President Ann Reed left. The president said it was late.", ["The president"]),
        ("Prime Minister Ann Reed left. The country's prime minister said it was late.", ["The country's prime minister"]),
        ("A former official said it was cold. The senior official said it was late.", ["A former official", "The senior official"]),
        ("King Omar left. Bob Omar said it was cold. King Omar said it was late.", ["Bob Omar", "Omar"]),
        ("A Valley Post report said it was cold. A Hill Radio report said it was late.", ["A Valley Post report", "A Hill Radio report"]),
        ("Army Gen. Ann Reed said it was cold. Ann Reed said it was late.", ["Ann Reed", "Ann Reed"]),
        ("Rep. Stephen King, Republican of Hillford, said it was late.", ["Stephen King"]),
        ("Ann J. Reed said it was cold. Ann Reed said it was late.", ["Ann J. Reed", "Ann J. Reed"]),
        ("José Reed said it was cold. Jose Reed said it was late.", ["José Reed", "José Reed"]),
        ("Ben Reed said it was cold. Ben Reed left. Benjamin J. Reed said it was late.", ["Ben Reed", "Ben Reed"]),
    ],
)
def test_who_is_not_merged_and_who_is(text: str, expected: list[str]) -> None:
    assert heard(text) == expected


def test_two_people_and_they_are_not_one_of_two_bodies() -> None:
    assert heard("The River Authority said it was cold. Ann Reed and Mayor Bob Hill left. They said it was late.")[-1] == "?"


def test_somebody_speaks_for_the_body_that_most_articles_give_him() -> None:
    plain = ["Trade Department spokeswoman Ann Reed said it was cold."] * 3
    found, _, _ = linked(*plain, "Ann Reed, director of the Hill Council, said it was late.")
    assert found.set_index("name")["affiliation"]["Ann Reed"] == "Trade Department"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ann Reed, president of the Hill Foundation, said it was late.", "ngo"),
        ("Ann Reed, author of a book on rebels, said it was late.", "other"),
        ("Bill Reed said it was late.", "other"),
        ("U.S. special envoy Ann Reed said it was late.", "state"),
    ],
)
def test_what_a_role_is_about_is_not_what_its_holder_is(text: str, kind: str) -> None:
    found, _, _ = linked(text)
    assert found.set_index("name")["type"].filter(like="Reed").tolist() == [kind]


def test_ministries_of_several_states_are_not_the_minister_s() -> None:
    texts = ("The Halvern Foreign Ministry said it was cold.", "The Norrund Foreign Ministry said it was wet.")
    found, _, _ = linked(*texts, "Bob Roe, the foreign minister, said it was late.")
    assert found.set_index("name")["independence_group"].nunique() == 3


def names_of(*texts: str) -> set[str]:
    """The names of all sources, heard or not."""
    return set(linked(*texts)[0]["name"])


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Rep. Ann Reed (R-Ohio) said it was cold. Bob Roe, D-New York, said it was late.",), {"Ann Reed", "Bob Roe"}),
        (("A testy House committee left. The House Committee on Foreign Affairs said it was late.",), {"House Committee on Foreign Affairs"}),
        (("Ann Reed Ann Mary ReedMore said it was cold.",), {"Ann Reed"}),
        (("Donors said it was cold. Many donors met.",), {"Donors"}),
    ],
)
def test_what_is_no_name_and_what_is_one(texts: tuple[str, ...], expected: set[str]) -> None:
    assert expected <= names_of(*texts)
    assert not {"R-Ohio", "D-New York", "York", "testy House committee", "Ann Mary Reed"} & names_of(*texts)


def test_a_common_word_that_opens_a_sentence_is_no_name() -> None:
    found, _, _ = linked("Donors said it was cold. Many donors met.", "Hill said it was late. The mayor met Ann Hill on a hill.")
    assert found.set_index("name")["named"].to_dict()["Donors"] is False
    assert "Ann Hill" in set(found["name"])


def test_a_state_s_army_is_no_short_form_of_a_free_one_nor_a_chamber_of_its_committee() -> None:
    assert heard("The Free Syrian Army left. The Syrian Army said it was late.") == ["Syrian Army"]
    assert heard("The Senate Rivers Committee left. The Senate said it was late.") == ["Senate"]


def test_a_bare_noun_is_a_body_s_name_in_its_article_alone() -> None:
    found, _, claims = linked("The Committee said it was cold.", "The Committee said it was late.")
    assert claims["source_id"].nunique() == 2


def test_a_body_whose_owner_is_somebody_is_the_body_itself() -> None:
    texts = ("The Trade Department said it was cold.", "Mayor Ann Reed left. Ann Reed's Trade Department said it was late.")
    assert heard(*texts) == ["Trade Department", "Trade Department"]
    texts = ("The Reed administration said it was cold. Mayor Ann Reed left.", "The Ann Reed administration said it was late.")
    assert len(set(linked(*texts)[2]["source_id"])) == 1


def test_officials_whom_no_name_tells_apart_are_of_no_government_and_critics_speak_for_nobody() -> None:
    told = "The Halvern government said it was late. Reed met government officials. Critics of the Halvern government said it was cold."
    found, _, _ = linked(told, "Hill met government officials of Norrund. The Halvern officials said it was dry.")
    affiliations = found.set_index("name")["affiliation"]
    favoured, _, _ = linked("The Halvern council said it was late. The Halvern council's favourite baker said it was cold.")
    assert set(favoured["affiliation"].dropna()) == set()
    assert affiliations.isna()["government officials"] and affiliations.isna()["Critics of the Halvern government"]


def test_who_speaks_for_one_body_here_and_another_there_has_no_affiliation() -> None:
    one, other = "Trade Department spokeswoman Ann Reed said it was cold.", "Ann Reed, director of the Hill Council, said it was late."
    found, _, _ = linked(one, one, other, other)
    assert found.set_index("name")["affiliation"].isna()["Ann Reed"]


def test_a_candidate_is_not_of_the_body_yet() -> None:
    found, _, _ = linked("The Hill Council met. Ann Reed, a candidate for the Hill Council, said it was late.")
    assert found.set_index("name")["affiliation"].isna()["Ann Reed"]


def test_a_surname_with_a_title_means_the_bearer_who_has_it() -> None:
    texts = ("Governor Ann Reed left. Bob Reed met Cal Reed.", "Governor Reed said it was late.", "Mayor Bob Reed said it was cold.")
    assert heard(*texts)[0] == "Ann Reed"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Foreign Minister Walid Moallem", "Foreign Minister Walid Muallim", True),
        ("Foreign Minister Walid Moallem", "Walid Muallim", False),
        ("Mayor Ann Reed", "Mayor Ann Rood", False),
        ("Mayor Jan Carter", "Mayor Jean Carter", False),
    ],
)
def test_two_spellings_of_a_name_are_one_where_the_role_is(one: str, other: str, *, alike: bool) -> None:
    claims = linked(f"{one} said it was cold.", f"{other} said it was late.")[2]
    assert (claims["source_id"].nunique() == 1) is alike


def test_the_name_that_a_noun_leads_to_is_the_group_of_later_sentences() -> None:
    text = "Another rebel group, the First Hill Division, said it was cold. The group said it was late."
    assert heard(text) == ["First Hill Division", "First Hill Division"]


def test_a_body_that_hardly_ever_has_an_owner_is_one_with_it() -> None:
    plain = ["The Congress met. Congress said it was late. It was Congress. They saw Congress."] * 4
    assert len(set(linked(*plain, "The Norwegian Congress said it was cold.")[2]["source_id"])) == 1
