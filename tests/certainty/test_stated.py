"""The figures that a source gives as its own."""

from __future__ import annotations

import handmade

from helpers import findings
from helpers.certainty import stated


def test_a_figure_that_a_source_denies_is_never_given_as_its_own() -> None:
    rows = handmade.harbour()
    keys = set(stated.figures(handmade.book(rows))["figure_id"])
    for claim in rows["claims"]:
        claim["stance"] = "denies"
    denied = handmade.book(rows)
    assert "harbour:f2" in keys and stated.figures(denied).empty
    assert not [told for told in map(str, findings.findings(denied)) if " says " in told or " gives " in told]


def test_a_figure_that_is_refused_in_passing_is_never_given_as_its_own() -> None:
    rows = handmade.harbour()
    kept = stated.figures(handmade.book(rows))
    figure = next(row for row in rows["figures"] if row["figure_id"] == kept["figure_id"].iloc[0])
    article = next(row for row in rows["articles"] if row["article_id"] == figure["article_id"])
    start = figure["phrase_start"]
    article["text"] = article["text"][: start - 5] + " not " + article["text"][start:]
    assert figure["figure_id"] not in set(stated.figures(handmade.book(rows))["figure_id"])


def test_an_article_that_is_a_copy_gives_no_figures_again() -> None:
    rows = handmade.many(3)
    rows["articles"][1]["copy_of"] = rows["articles"][0]["article_id"]
    book = handmade.book(rows)
    copied = rows["articles"][1]["article_id"]
    assert copied in set(book.figures["article_id"]) and copied not in set(stated.figures(book)["article_id"])
    assert str(findings.corpus(book)).startswith("3 articles (1 the text of another) from ")


def test_a_share_shortly_after_a_word_for_a_poll_is_perhaps_of_that() -> None:
    rows = handmade.harbour()
    share = next(row for row in rows["figures"] if row["figure_id"] == "harbour:f2") | {"unit": "percent", "kind": "share"}
    article = next(row for row in rows["articles"] if row["article_id"] == share["article_id"])
    rows["figures"] = [share]
    assert not stated.near_poll(handmade.book(rows))
    start = share["start"]
    article["text"] = article["text"][: start - 12] + "in a survey " + article["text"][start:]
    assert stated.near_poll(handmade.book(rows)) == {"harbour:f2"}


def test_a_figure_between_marks_of_speech_is_not_the_articles_own() -> None:
    rows = handmade.harbour()
    rows["claims"] = []
    for figure in rows["figures"]:
        figure["claim_id"] = figure["source_id"] = None
    first = rows["figures"][0]
    assert stated.quoted(handmade.book(rows | {"quotations": []})) == frozenset()
    run = {"article_id": first["article_id"], "quotation_id": "harbour:q1", "start": first["start"] - 1, "end": first["end"] + 1}
    rows["quotations"] = [run | {"text": "x", "kind": "speech", "mark": "double"}]
    book = handmade.book(rows)
    assert stated.quoted(book) == {first["figure_id"]}
    said = next(told for told in map(str, findings.findings(book)) if "in no statement" in told)
    assert said.startswith(f"{len(rows['figures']) - 1} of {len(rows['figures'])} figures")


def test_a_share_is_not_given_by_those_who_were_asked_nor_a_figure_by_who_only_passes_it_on() -> None:
    text = "58 per cent, they say. He told of it, said Ash, according to the agency: 12. The mayor supports shielding 40. Ash says a flood hurt 9."
    claims = {
        "asked": ("they", "say", text.index("say"), [(0, 11)], 0, "share"),
        "passed": ("the agency", "according to", text.index("according"), [(23, 73)], 73, "count"),
        "backed": ("The mayor", "supports", text.index("supports"), [(94, 106)], 105, "people"),
        "said": ("Ash", "says", text.index("says"), [(117, 131)], 130, "injured"),
    }
    given = {}
    for name, (source, cue, start, spans, at, kind) in claims.items():
        claim = {"source_text": source, "cue_text": cue, "cue_start": start, "cue_end": start + len(cue), "spans": spans}
        given[name] = stated._is_giver_sure(text, claim, at, kind)
    assert given == {"asked": False, "passed": False, "backed": False, "said": True}


def test_what_others_are_told_to_claim_is_not_given_by_who_tells_it() -> None:
    text = "Ash said the fire that the mayor claims hurt 12 was small."
    claim = {"source_text": "Ash", "cue_text": "said", "cue_start": 4, "cue_end": 8, "spans": [(9, 57)]}
    assert not stated._is_giver_sure(text, claim, text.index("12"), "injured")
    heard = text.replace("that the mayor claims", "and reports that a bus")
    assert not stated._is_giver_sure(heard, claim, heard.index("12"), "injured")
    plain = text.replace("that the mayor claims", "at the mill that day")
    assert stated._is_giver_sure(plain, claim, plain.index("12"), "injured")


def test_of_a_claim_that_may_end_elsewhere_only_the_first_clause_is_surely_given() -> None:
    text = "Ash said a flood hurt 12 on the pier, ending a fair of 40 stalls."
    claim = {"source_text": "Ash", "cue_text": "said", "cue_start": 4, "cue_end": 8, "spans": [(9, len(text) - 1)], "extent_sure": False}
    assert [stated._is_giver_sure(text, claim, text.index(number), "count") for number in ("12", "40")] == [True, False]
    assert stated._is_giver_sure(text, claim | {"extent_sure": True}, text.index("40"), "count")


def test_a_figure_whose_kind_is_not_sure_is_given_but_not_drawn() -> None:
    rows = handmade.harbour()
    key = next(iter(stated.figures(handmade.book(rows))["figure_id"]))
    for row in rows["figures"]:
        row["kind_sure"] = row["figure_id"] != key
    book = handmade.book(rows)
    assert key in set(stated.given(book)["figure_id"]) and key not in set(stated.figures(book)["figure_id"])


def test_a_figure_in_a_post_that_somebody_signs_is_not_the_articles_own() -> None:
    rows = handmade.harbour()
    for figure in rows["figures"]:
        figure["claim_id"] = figure["source_id"] = None
    book = handmade.book(rows | {"claims": [], "quotations": []})
    assert stated.quoted(book) == frozenset()
    for article in rows["articles"]:
        article["text"] = article["text"].split("\n")[0][:300] + " — Ash Reed (@ashreed)"
    for figure in rows["figures"]:
        figure["start"] = 1
    book = handmade.book(rows | {"claims": [], "quotations": []})
    assert stated.quoted(book) == {figure["figure_id"] for figure in rows["figures"]}
