"""Doubts of links: where the text speaks against whom a pronoun or an office was linked to, and where nothing is linked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
from told import linked, read

from helpers import lexicon, schemas, sources
from helpers.certainty import doubts
from helpers.identity.certainty import BUT

SURE = ""
ARTICLE = "a1"


def told(text: str, *claims: tuple[str, str, str], **columns: Any) -> tuple[str, str]:
    """Whom the last of some claims (source, cue, content; the source is found before its cue) was linked to, and the doubt; `?` is nobody."""
    articles, sentences, quoted, _ = read(text, **columns)
    frame = schemas.frame("claims", _rows(text, claims))
    found, mentions, made, _ = sources.sources(articles, sentences, quoted, frame, schemas.empty("figures"))
    last = schemas.records(made)[-1]
    source = next(row for row in schemas.records(found) if row["source_id"] == last["source_id"])
    doubt = doubts.of_claims(made, mentions).get(last["claim_id"], SURE)
    return (source["name"] if source["resolved"] else "?", _key(doubt))


def _key(words: str) -> str:
    return next((row["doubt"] for row in lexicon.table("doubts") if row["words"] == words), words)


def _rows(text: str, claims: tuple[tuple[str, str, str], ...]) -> Iterator[dict[str, Any]]:
    place = 0
    for number, (source, cue, content) in enumerate(claims, 1):
        at = text.index(f"{source} {cue}", place)
        start = text.index(content, max(0, at - len(content) - 8))
        spans = {"source": (at, at + len(source)), "cue": (at + len(source) + 1, at + len(source) + 1 + len(cue))}
        place = at + 1
        yield {
            "article_id": ARTICLE,
            "claim_id": f"{ARTICLE}:c{number}",
            **{f"{name}_{side}": offset for name, span in spans.items() for side, offset in zip(("start", "end"), span, strict=True)},
            "source_text": source,
            "cue_text": cue,
            "start": start,
            "end": start + len(content),
            "text": content,
            "spans": [[start, start + len(content)]],
            "content": content,
            "mode": "indirect",
        }


def test_the_one_who_speaks_before_is_sure() -> None:
    assert told("Ann Reed said it was cold. She said it was late.", ("Ann Reed", "said", "it was cold"), ("She", "said", "it was late")) == (
        "Ann Reed",
        SURE,
    )


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        # the other one of two in the sentence stands nearer
        ("Bob Reed had met Carl Hill in the town, and he said it was late.", "said", "it was late", "?"),
        ("Bob Reed said it was cold. Of late, he said it was late.", "said", "it was late", "Bob Reed"),
    ],
)
def test_he_after_two_in_one_sentence(text: str, cue: str, content: str, expected: str) -> None:
    assert told(text, ("he", cue, content))[0] == expected


def test_one_named_in_passing_in_another_paragraph_is_only_probably_meant() -> None:
    text = "The talks in the town were long and the council praised Bob Reed at the end.\n\nOn Friday, he said it was late."
    assert told(text, ("he", "said", "it was late")) == ("Bob Reed", "passing")
    assert told(text.replace("the council praised Bob Reed at the end", "Bob Reed left the town"), ("he", "said", "it was late"))[1] == SURE


def test_they_far_from_whom_they_may_mean_stay_unresolved() -> None:
    text = "The council praised the farmers. Rain fell. Snow fell. They said it was late."
    assert told(text, ("They", "said", "it was late"))[0] == "?"
    assert told(
        "Many farmers said it was cold. They said it was late.", ("Many farmers", "said", "it was cold"), ("They", "said", "it was late")
    ) == (
        "Many farmers",
        SURE,
    )


def test_its_words_are_nobodys_that_is_told() -> None:
    text = "The River Council met. Its warning that it was late came on Friday."
    assert told(text, ("Its", "warning", "it was late"))[0] == "?"


def test_a_pronoun_that_somebody_quoted_speaks_is_only_probably_one_named_outside() -> None:
    text = 'Carl Hill left the town. "He said it was late," Eve Lund said.'
    claims = (("Eve Lund", "said", "He said it was late"), ("He", "said", "it was late"))
    articles, sentences, quoted, _ = read(text)
    rows = list(_rows(text, (claims[1],))) + list(_rows(text, (claims[0],)))
    frame = schemas.frame("claims", [row | {"claim_id": f"{ARTICLE}:c{number}"} for number, row in enumerate(rows, 1)])
    _, mentions, made, _ = sources.sources(articles, sentences, quoted, frame, schemas.empty("figures"))
    assert [_key(doubt) for doubt in doubts.of_claims(made, mentions).values()] == ["outside"]


def test_a_doubt_is_passed_on_to_the_next_pronoun() -> None:
    text = (
        "The talks in the town were long and the council praised Bob Reed at the end.\n\nOn Friday, he said it was late. He added that it was cold."
    )
    assert told(text, ("he", "said", "it was late"), ("He", "added", "it was cold")) == ("Bob Reed", "passed on")


def test_he_after_a_he_who_is_nobody_known_is_nobody_known() -> None:
    text = "Bob Reed and Carl Hill met. He said it was late. Eve Lund thanked Carl Hill. He said it was cold."
    assert told(text, ("He", "said", "it was late"), ("He", "said", "it was cold"))[0] == "?"


@pytest.mark.parametrize("words", ["As mayor", "As a mayor", "He was once mayor. Of late"])
def test_a_title_is_nobody_that_he_may_mean(words: str) -> None:
    assert told(f"Bob Reed said it was cold. {words}, he said it was late.", ("Bob Reed", "said", "it was cold"), ("he", "said", "it was late")) == (
        "Bob Reed",
        SURE,
    )


def test_who_are_several_is_not_surely_one_person() -> None:
    text = "Some have doubts, such as Bob Reed, who are said to think it was late."
    assert told(text, ("who", "are said to think", "it was late")) == ("Bob Reed", "plural")


def test_a_body_is_no_i() -> None:
    text = 'The River Council said: "I think it was late." Rain fell.'
    rows = list(_rows(text, (("The River Council", "said", "I think it was late"), ("I", "think", "it was late"))))
    articles, sentences, quoted, _ = read(text)
    found, _, made, _ = sources.sources(articles, sentences, quoted, schemas.frame("claims", rows), schemas.empty("figures"))
    resolved = dict(zip(found["source_id"], found["resolved"], strict=True))
    assert [bool(resolved[source_id]) for source_id in made["source_id"]] == [True, False]


def test_of_two_presidents_the_nearer_who_is_named_oftener_is_probably_meant() -> None:
    claims = (("President Bob Reed", "said", "it was cold"), ("The president", "said", "it was late"))
    text = "President Bob Reed said it was cold. President Carl Hill came. {more}The president said it was late."
    assert told(text.format(more=""), *claims) == ("Bob Reed", SURE)
    assert told(text.format(more="Carl Hill left. Carl Hill ate. "), *claims) == ("Carl Hill", "office")


LIONS = "The Free Lions, an armed group, left. The Free Lions said it was cold. "


def test_a_brigade_is_only_probably_one_whose_name_does_not_say_so() -> None:
    first = ("The Free Lions", "said", "it was cold")
    assert told(f"{LIONS}The brigade said it was late.", first, ("The brigade", "said", "it was late")) == ("Free Lions", "kind")
    assert told(f"{LIONS}The group said it was late.", first, ("The group", "said", "it was late")) == ("Free Lions", SURE)


def test_no_group_is_no_group_that_is_named() -> None:
    text = "The Dawn Front, an armed group, left. The Dawn Front said it was cold. No group said it was late."
    articles, sentences, quoted, _ = read(text)
    frame = schemas.frame("claims", _rows(text, (("The Dawn Front", "said", "it was cold"), ("No group", "said", "it was late"))))
    _, _, made, _ = sources.sources(articles, sentences, quoted, frame, schemas.empty("figures"))
    assert made["source_id"].tolist()[0] == "dawn-front" and made["source_id"].isna().tolist() == [False, True]


def test_a_human_rights_group_is_no_armed_group() -> None:
    text = "The Dawn Front, an armed group, left. The Dawn Front said it was cold. The human rights group said it was late."
    assert told(text, ("The Dawn Front", "said", "it was cold"), ("The human rights group", "said", "it was late"))[0] != "Dawn Front"


@pytest.mark.parametrize(
    ("text", "cue", "outlet"),
    [
        ("We asked whether it was late.", "asked", True),
        ("We declare that it was late.", "declare", False),
        ("Our reporter was there. We say it was late.", "say", True),
        ("So we say it was late.", "say", False),
    ],
)
def test_we_is_the_outlet_where_it_reports(text: str, cue: str, outlet: bool) -> None:
    source = "We" if "We " in text else "we"
    assert (told(text, (source, cue, "it was late"), outlet=["Hill Post"])[0] == "Hill Post") == outlet


def test_the_frame_says_what_speaks_against_a_link_and_how_often_it_is_right() -> None:
    _, mentions, _ = linked(f"{LIONS}The brigade said it was late.")
    doubted = mentions[mentions["reason"].str.contains(BUT, regex=False)]
    assert len(doubted) == 1 and doubted["confidence"].between(0.5, 0.9).all()


def test_a_claim_that_is_carried_on_has_the_doubt_of_the_first() -> None:
    rows = [{"article_id": "1", "claim_id": "1:c1", "source_start": 0, "source_end": 2, "source_id": "a", "start": 3, "end": 4}]
    rows.append({"article_id": "1", "claim_id": "1:c2", "carried_from": "1:c1", "source_id": "a", "start": 5, "end": 6})
    rows.append({"article_id": "1", "claim_id": "1:c3", "source_start": 7, "source_end": 9, "source_id": "a", "start": 10, "end": 12})
    claims = schemas.frame("claims", rows)
    mentions = schemas.frame(
        "mentions", [{"article_id": "1", "start": 0, "end": 2, "text": "he", "source_id": "a", "form": "pronoun", "reason": f"near{BUT}far"}]
    )
    assert doubts.of_claims(claims, mentions) == {"1:c1": "far", "1:c2": "far"}
    assert doubts.of_claims(claims, mentions.head(0)) == {}


def test_every_doubt_has_words_of_its_own_and_a_share() -> None:
    rows = pd.DataFrame(lexicon.table("doubts"))
    assert rows["words"].is_unique and rows["confidence"].astype(float).between(0.5, 0.9).all()
    assert not rows["words"].str.contains(BUT, regex=False).any()


def test_whom_she_stands_for_no_he_stands_for() -> None:
    text = "Kadria said it was cold. She said it was dark. A stranger came. He said it was late."
    claims = (("Kadria", "said", "it was cold"), ("She", "said", "it was dark"), ("He", "said", "it was late"))
    assert told(text, *claims[:2]) == ("Kadria", SURE)
    assert told(text, *claims)[0] != "Kadria"


def test_what_is_said_of_things_may_not_be_of_the_body() -> None:
    text = "The River Authority said it was cold. It was right that it was late."
    assert told(text, ("The River Authority", "said", "it was cold"), ("It", "was right", "it was late")) == ("River Authority", "thing")


def test_several_before_which_make_one_unsure() -> None:
    text = "The Hill Council met the River Authority and the Valley Council, which warn it was late."
    assert told(text, ("which", "warn", "it was late"))[1] == "plural"


def test_who_stands_behind_a_clause_may_be_meant_by_it() -> None:
    text = "Residents said it was cold. As they weigh that it was late, lawmakers left."
    assert told(text, ("Residents", "said", "it was cold"), ("they", "weigh", "it was late"))[0] != "Residents"


def test_several_bodies_are_no_it() -> None:
    text = "Three aid agencies said it was cold. It said it was late."
    assert told(text, ("Three aid agencies", "said", "it was cold"), ("It", "said", "it was late"))[0] == "?"


def test_which_is_nobody_though_a_role_holds_the_name() -> None:
    text = "Bob Roe, the mayor of the River Authority, left. Ann Reed met the River Authority, which said it was late."
    assert told(text, ("which", "said", "it was late"))[0] == "River Authority"


@pytest.mark.parametrize(
    ("text", "claims", "expected"),
    [
        # somebody else opens a sentence between
        (
            "Bob Reed said it was cold. Zolta Kerran looks tired. With a low voice he said it was late.",
            (("Bob Reed", "said", "it was cold"), ("he", "said", "it was late")),
            "nearer",
        ),
        # behind the words that attribute stands another
        (
            "Bob Reed asked over whether Carl Hill knew if he thought it was late.",
            (("Bob Reed", "asked", "whether Carl Hill knew if he thought it was late"), ("he", "thought", "it was late")),
            "nearer",
        ),
        # several, and one body before them
        (
            "The Hill Council said it was cold. They said it was late.",
            (("The Hill Council", "said", "it was cold"), ("They", "said", "it was late")),
            "body",
        ),
        # the last of several in a row is not it
        (
            "Halvern and the Hill Council left the town. It said it was late.",
            (("It", "said", "it was late"),),
            "passing",
        ),
    ],
)
def test_whoever_stands_nearer_makes_a_pronoun_doubtful(text: str, claims: tuple[tuple[str, str, str], ...], expected: str) -> None:
    assert told(text, *claims)[1] == expected


def test_a_group_is_surely_one_that_speaks_right_before_alone() -> None:
    first = ("The Free Lions", "said", "it was cold")
    text = f"{LIONS}Rain fell. Snow fell. The group said it was late."
    assert told(text, first, ("The group", "said", "it was late")) in (("Free Lions", "kind"), ("?", SURE))


def test_the_group_after_another_body_is_only_probably_one_whose_name_has_the_noun() -> None:
    first = ("The Hill Group", "said", "it was cold")
    near = "The Hill Group said it was cold. The group said it was late."
    assert told(near, first, ("The group", "said", "it was late")) == ("Hill Group", SURE)
    other = near.replace("The group", "Rain fell on the Valley Council. The group")
    assert told(other, first, ("The group", "said", "it was late")) == ("Hill Group", "kind")


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("As Mr Hill puts an end to it, he", "Hill"),
        ("As the mayor puts an end to it, he", "?"),
        ("As mayor of Hillford, he", "Wood"),
        ("While it rains, he", "Wood"),
    ],
)
def test_the_subject_of_a_clause_that_opens_a_sentence_is_meant_by_he(clause: str, expected: str) -> None:
    text = f"Mr Hill left. Mr Wood said it was cold. {clause} thinks it was late."
    assert told(text, ("Mr Wood", "said", "it was cold"), ("he", "thinks", "it was late"))[0] == expected


def test_they_may_be_those_of_whom_something_is_told_between() -> None:
    text = "Residents said it was cold. Ford met bakers who left because they think it was late."
    assert told(text, ("Residents", "said", "it was cold"), ("they", "think", "it was late")) != ("Residents", SURE)


def test_who_speaks_in_a_place_has_not_its_name() -> None:
    text = "At the fire in the old village of Sanna, the secretary of state said it was late."
    assert told(text, ("the secretary of state", "said", "it was late"))[0] == "the secretary of state"
    named = "It was by Ann Reed, the secretary of state said it was late."
    assert told(named.replace("It was by ", ""), ("the secretary of state", "said", "it was late"))[0] == "Ann Reed"


def test_a_station_that_broadcasts_a_statement_does_not_make_it() -> None:
    text = "The Valley Channel left. The letter broadcast on the Valley Channel said it was late."
    articles, sentences, quoted, _ = read(text)
    claim = schemas.frame("claims", _rows(text, (("The letter broadcast on the Valley Channel", "said", "it was late"),)))
    found, _, _, _ = sources.sources(articles, sentences, quoted, claim, schemas.empty("figures"))
    assert found["speaks_for"].isna().all()
