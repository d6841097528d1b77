"""Passages: every character in one, the site's own text told apart, and no body taken for it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import clean, read, schemas

BODY = "The council closed the bridge at Marl on Monday after a week of rain, and the mayor said it would stay shut."
TITLE, RUN_ON = "Rain shuts Marl's bridge for good", "Rain shuts Marls bridge for good"
CREDITS = ["- REUTERS", "--Reuters", "(AFP)", "Read Also", "(Source: Town Council)", "Reporting by Ann Lee; Editing by Bo Ek"]


def roles(text: str, **known: Any) -> list[tuple[str, str]]:
    return [(text[part.start : part.end], part.role) for part in clean.parts(text, **known)]


def table(text: str, **known: Any) -> pd.DataFrame:
    return schemas.frame("articles", [{"article_id": "a", "text": text, "path": "a.txt", **known}])


# -- the top


@pytest.mark.parametrize(
    ("line", "known", "role"),
    [
        ("Rain shuts bridge at Marl", {}, "title"),
        ("Rain Shuts Bridge As Council Meets.", {}, "title"),
        ("# Rain shuts bridge", {}, "title"),
        ("rain shuts bridge AT MARL", {"title": "Rain shuts bridge at Marl!"}, "title"),
        ("Heavy rain shuts the bridge at Marl", {"title": "Rain shuts bridge at Marl"}, "title"),
        ("Photos: rain at Marl", {"title": "Photos: rain at Marl"}, "title"),
        ("Rain shut the bridge at Marl.", {}, "body"),
        ("Weather", {"title": "Rain shuts bridge at Marl"}, "body"),
        ("By Ann Lee and Bo Ek in Marl", {"title": "x"}, "byline"),
        ("Ann Lee, Reuters", {"title": "x"}, "byline"),
        ("Ann Lee", {"title": "x", "byline": "Ann Lee"}, "byline"),
        ("By Friday the water had gone.", {}, "body"),
        ("Published 5 April 2017 10:30", {"title": "x"}, "dateline"),
        ("Wednesday, 5 April 2017", {"title": "x"}, "dateline"),
    ],
)
def test_the_first_line(line: str, known: dict[str, Any], role: str) -> None:
    assert roles(f"{line}\n\n{BODY}", **known) == [(line, role), (BODY, "body")]


def test_a_date_and_a_title_alone_on_a_line_are_parted() -> None:
    assert roles(f"30 October 2016 {RUN_ON}", title=TITLE) == [("30 October 2016", "dateline"), (RUN_ON, "title")]


def test_a_single_line_is_the_body() -> None:
    assert roles("Rain shuts bridge at Marl") == [("Rain shuts bridge at Marl", "body")]


@pytest.mark.parametrize(
    ("prefix", "known", "expected"),
    [
        ("Wed 05 Apr 2017 Rain shuts bridge. ", {"title": "Rain shuts bridge"}, ["dateline", "title", "body"]),
        (f"{RUN_ON} Reuters Sunday 9 Oct 2016 ", {"title": TITLE}, ["title", "byline", "dateline", "body"]),
        (f"{RUN_ON} The river rose again AFP Monday 3 Oct 2016 ", {"title": TITLE}, ["title", "title", "byline", "dateline", "body"]),
        ("Date of publication 3 October 2017 ", {"title": "x"}, ["dateline", "body"]),
        ("17-08-2016 ", {"title": "x"}, ["dateline", "body"]),
        ("GENEVA, 3 May (Agency) - ", {"title": "x"}, ["dateline", "body"]),
        ("ST. MARL, Mich. (AP) — ", {"title": "x"}, ["dateline", "body"]),
        ("(Reuters) - ", {"title": "x"}, ["dateline", "body"]),
        ("MADRID — ", {"title": "x"}, ["dateline", "body"]),
        ("NATO - ", {"title": "x"}, ["body"]),
        ("(Police) ", {"title": "x"}, ["body"]),
    ],
)
def test_what_stands_before_the_body_on_its_line(prefix: str, known: dict[str, Any], expected: list[str]) -> None:
    found = roles(prefix + BODY, **known)
    assert [role for _, role in found] == expected
    assert found[-1][0].endswith(BODY) and (len(found) == 1 or found[-1][0] == BODY)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rain shuts bridge at Marl and two roads near it, the council said on Monday.", "Rain shuts bridge at Marl"),
        ("Aid convoy enters Marl after a night of talks, the mayor said.", "Aid convoy enters"),
        ("5 April 2017 was the wettest day that the town had seen.", "x"),
        ("5 April 2017, the mayor said, was the wettest day.", "x"),
    ],
)
def test_a_sentence_that_begins_like_a_title_or_date_stays_whole(text: str, title: str) -> None:
    assert roles(text, title=title) == [(text, "body")]


# -- the site's own text


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Advertisement", "boilerplate"),
        ("Sign up to get our weekly letter in your inbox", "boilerplate"),
        ("READ MORE: How the river rose", "boilerplate"),
        ("Follow us on Twitter @harbourpost", "boilerplate"),
        ("Related stories", "boilerplate"),
        ("The Harbour Wire contributed to this report.", "boilerplate"),
        ("(Reporting by Ann Lee and Bo Ek; Editing by Cy Dunn)", "boilerplate"),
        ("Copyright 2016 Harbour Post. All rights reserved.", "boilerplate"),
        ("This article was amended on 3 May to correct a name.", "boilerplate"),
        ("This website uses cookies to serve you better.", "boilerplate"),
        ("- REUTERS", "boilerplate"),
        ("___", "boilerplate"),
        ("Photo: Ann Lee/Harbour Post", "caption"),
        ("The bridge on Monday. (Image: Harbour Post)", "caption"),
        ("Water below the bridge (File photo)", "caption"),
        ("Enlarge this image toggle caption Ann Lee/Getty Images", "caption"),
        ("Photos: The flood Water in Marl on Monday. Hide Caption 1 of 40 Photos: The flood A boat in Marl. Hide Caption 2 of 40", "caption"),
        ("40 Photos", "caption"),
        ("( WATCH: Ann Lee's five notes on the flood)", "boilerplate"),
    ],
)
def test_lines_of_the_site(line: str, role: str) -> None:
    assert roles(f"{BODY}\n{line}\n{BODY}\n{BODY}")[1] == (line, role)


@pytest.mark.parametrize(
    "line",
    [
        "Related deaths rose to nine by Friday, the ministry said.",
        "Most in the town have fled.",
        "Follow the river north and the damage grows, a farmer said.",
        "Reporting by the monitoring group has been called one-sided by the army.",
        "Sources: two in the army and one in the council said it had begun.",
        "“Sign up to fight or leave,” the letter told them.",
        "Photographs of the bridge were shown to the court.",
        "He edits a newsletter for the district, his brother said.",
        "The agreement was published in full, and its terms were read out in parliament.",
        "Subscribers to the fund said they had not been paid.",
        "Note how few were rescued, the doctor said.",
        "Images of the dead were sent to the families by the committee that looks for the missing.",
        "More from the fund was promised by the minister.",
    ],
)
def test_body_is_not_taken_for_the_site(line: str) -> None:
    assert roles(f"Rain at Marl\n{BODY}\n{line}\n{BODY}")[2] == (line, "body")
    assert roles(f"Rain at Marl\n{BODY}\n{line}")[2] == (line, "body")


def test_the_tail_below_an_article() -> None:
    tail = [
        "New letter from Marl: our free weekly newsletter",
        "Sign up to get the latest from the river",
        "The Post delivers independent coverage of the coast. To republish this article please fill in this form.",
    ]
    assert [role for _, role in roles("\n".join(["Rain at Marl", BODY, BODY, *tail]))] == ["title", "body", "body", *["boilerplate"] * 3]


@pytest.mark.parametrize("credit", [*CREDITS, "Agencies contributed to this report Read Also"])
def test_a_credit_behind_the_last_sentence_is_parted_from_it(credit: str) -> None:
    assert roles(f"{BODY} {credit}") == [(BODY, "body"), (credit, "boilerplate")]


# -- paragraphs


def test_headlines_of_other_articles_inside_a_paragraph_are_parted_from_it() -> None:
    links = "Union calls for a strike at the harbour Mayor faces a vote on the bridge MORE"
    assert roles(f"The road is shut, said Ann Reed{links} of the council.")[1:] == [(links, "boilerplate"), ("of the council.", "body")]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The council closed the bridge at Marl on Monday after a week\n"
        "of rain, and the mayor said it would stay shut until spring.\n"
        "Two roads were closed as well.\n\n"
        "Engineers will look at the northern pillar on Thursday, they\n"
        "said, and the army has offered to lend a bridge of its own.\n"
    )
    assert [part.count("\n") for part, _ in roles(text)] == [2, 1]


def test_one_line_is_one_paragraph_where_nothing_is_wrapped() -> None:
    assert len(roles("Rain fell.\nSnow fell.\nWind rose over the whole of the northern coast.\nFog came.\nIce formed.")) == 5


@given(st.text(alphabet=st.sampled_from('aB .\n\r\t-—()“":#By5\u2028\x85\ufffd©'), max_size=300), st.one_of(st.none(), st.text(max_size=20)))
def test_passages_hold_every_character_once_and_in_order(text: str, title: str | None) -> None:
    end = 0
    for part in clean.parts(text, title=title):
        assert end <= part.start < part.end and not text[end : part.start].strip()
        assert text[part.start : part.end].strip() == text[part.start : part.end]
        end = part.end
    assert not text[end:].strip()


@given(
    st.lists(
        st.sampled_from(["By Ann Lee", "Advertisement", "Photo: x", BODY, "# Rain", "MARL, 3 May (AP) — " + BODY, BODY + " (AFP)", "", "5 May 2016"]),
        max_size=8,
    )
)
def test_lines_of_every_kind_keep_every_character(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = clean.parts(text)
    assert "".join("".join(text[part.start : part.end].split()) for part in found) == "".join(text.split())
    assert sum(part.role == "title" for part in found) <= max(1, len(lines))


@pytest.mark.parametrize("piece", ["Ann ", "(AP ", "- ", "newsletter ", "Photo: ", "5 May 2016 ", "A, ", ". "])
def test_long_lines_of_one_piece_take_no_long_time(piece: str) -> None:
    assert clean.parts("By " + piece * 50_000)
    assert clean.parts((piece * 30 + "\n") * 300)


# -- frames


def test_a_missing_title_is_filled_from_the_text_and_nothing_else_changes() -> None:
    articles = pd.concat([table(f"# Rain at  Marl\n{BODY}"), table(BODY, article_id="b"), table(f"Snow\n{BODY}", article_id="c", title="Given")])
    articles = articles.reset_index(drop=True)
    filled = clean.titled(articles, schemas.validate("passages", clean.passages(articles)))
    assert filled["title"].tolist()[::2] == ["Rain at Marl", "Given"] and filled["title"].isna()[1]
    pd.testing.assert_frame_equal(filled.drop(columns="title"), articles.drop(columns="title"))
    schemas.validate("articles", filled)


def test_no_articles_give_no_passages() -> None:
    none = schemas.empty("articles")
    assert len(clean.titled(none, schemas.validate("passages", clean.passages(none)))) == 0


def test_little_body_of_real_pages_is_taken_for_the_site(corpora: Any) -> None:
    """At most one per cent of the text that people marked as the body."""
    import json

    marked = json.loads((corpora / "web-pages" / "ground-truth.json").read_text())
    _, articles = read.read([corpora / "web-pages" / "html"], read.Options())
    bodies = {key: "".join(value["articleBody"].split()) for key, value in marked.items()}
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    lost = 0
    for row in schemas.records(clean.passages(articles)):
        words = "".join(texts[row["article_id"]][row["start"] : row["end"]].split())
        lost += len(words) if row["role"] not in schemas.READ_ROLES and words in bodies[row["article_id"]] else 0
    assert lost <= 0.01 * sum(map(len, bodies.values()))
