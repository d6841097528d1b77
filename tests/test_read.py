"""Reading: everything offered is a row, nothing is lost or altered in silence, metadata is never invented."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import Book, read, schemas
from helpers.errors import InputError, OptionError

RAIN = "Heavy rain closed the bridge at Marl on Monday, the mayor said."
SNOW = "Snow fell on the pass for a third day, and two villages were cut off."
FRENCH = "La mairie a fermé le pont lundi à cause de la pluie, et deux villages sont restés isolés pendant toute la nuit."
Frames = tuple[pd.DataFrame, pd.DataFrame]


def read_all(*paths: Path, **options: Any) -> Frames:
    inputs, articles = read.read(paths, read.Options(**options))
    assert inputs["article_id"].dropna().tolist() == articles["article_id"].tolist()
    return schemas.validate("inputs", inputs), schemas.validate("articles", articles)


def offered(folder: Path, files: dict[str, str | bytes], **options: Any) -> Frames:
    for name, held in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held if isinstance(held, bytes) else held.encode())
    return read_all(folder, **options)


def record(**fields: Any) -> str:
    return json.dumps(fields) + "\n"


# -- options


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"published": "7 October 2016"}, "YYYY-MM-DD"),
        ({"published": "2016-13-01"}, "2016-13-01"),
        ({"date_order": "dym"}, "dmy, mdy, ymd"),
        ({"genre": "opera"}, "news or history"),
        ({"columns": {"body": "story"}}, "'body'"),
        ({"max_file_bytes": 0}, "at least 1 byte"),
    ],
)
def test_an_unusable_option_is_refused_with_the_cure(options: dict[str, Any], words: str) -> None:
    with pytest.raises(OptionError, match=words):
        read.Options(**options)


def test_nothing_to_read_and_a_missing_path_are_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to read"):
        read.read([], read.Options())
    with pytest.raises(InputError, match="absent.txt does not exist"):
        read.read([tmp_path / "absent.txt"], read.Options())


# -- folders


def test_a_folder_is_walked_in_order_and_its_own_files_are_skipped(tmp_path: Path) -> None:
    skipped = ("README.md", "LICENSE", "aliases.csv", "labels.csv", "datapackage.json", ".hidden.txt", "_raw/x.txt", "gold/x.txt", ".git/x.txt")
    inputs, _ = offered(tmp_path, dict.fromkeys(["b.txt", "a/z.txt", "a/b/c.txt", "B.txt", *skipped], RAIN))
    assert inputs["input"].tolist() == ["B.txt", "a/b/c.txt", "a/z.txt", "b.txt"]


def test_an_empty_folder_gives_no_rows(tmp_path: Path) -> None:
    inputs, articles = read_all(tmp_path)
    assert len(inputs) == len(articles) == 0


def test_links_that_lead_in_circles_or_nowhere_do_not_hang(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(RAIN)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    inputs, _ = read_all(tmp_path)
    assert dict(zip(inputs["input"], inputs["status"], strict=True)) == {"a/x.txt": "read", "gone.txt": "rejected"}


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    inputs, _ = read_all(tmp_path)
    assert inputs["reason"].tolist() == ["pipe.txt: neither a file nor a folder; it is not opened"]


def test_a_file_that_may_not_be_opened_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    inputs, _ = offered(tmp_path, {"x.txt": RAIN})
    assert "Permission denied" in inputs["reason"][0]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>.txt", "=1+1.txt", "a\nb.txt", "a#1.txt", "Straße, 7 (2).TXT", "x.y.txt"])
def test_hostile_file_names_are_read(tmp_path: Path, name: str) -> None:
    name = name.replace("/", "_")
    inputs, articles = offered(tmp_path, {name: RAIN})
    assert inputs["status"].tolist() == ["read"]
    assert articles["article_id"][0] == name.replace("\n", "\ufffd")[:-4]


def test_a_file_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xe9sum\xe9.txt")).write_text(RAIN)
    inputs, _ = read_all(tmp_path)
    assert inputs["input"].tolist() == ["r\ufffdsum\ufffd.txt"]


@pytest.mark.parametrize(("name", "word"), [("x.pdf", "PDF"), ("x.DOCX", "DOCX"), ("x.pdf.gz", "PDF"), ("x", "without suffix"), ("x.exe", ".exe")])
def test_an_unknown_format_is_refused_by_name(tmp_path: Path, name: str, word: str) -> None:
    inputs, articles = offered(tmp_path, {name: RAIN})
    assert inputs["status"].tolist() == ["rejected"] and word in inputs["reason"][0] and len(articles) == 0


# -- text, encodings, caps


@pytest.mark.parametrize(
    ("data", "text", "encoding", "status"),
    [
        ("Café au Marl".encode(), "Café au Marl", "utf-8", "read"),
        (b"\xef\xbb\xbfCaf\xc3\xa9", "Café", "utf-8", "read"),
        ("Café".encode("utf-16"), "Café", "utf-16-le", "read"),
        (b"\xff\xfe\0\0" + "Café".encode("utf-32-le"), "Café", "utf-32-le", "read"),
        ("“Café”".encode("cp1252"), "“Café”", "cp1252", "flagged"),
        (b"One\r\ntwo\tthree\x00".replace(b"\x00", b"\x07"), "One\r\ntwo\tthree\ufffd", "utf-8", "flagged"),
    ],
)
def test_decoding_is_strict_and_recorded(tmp_path: Path, data: bytes, text: str, encoding: str, status: str) -> None:
    inputs, articles = offered(tmp_path, {"x.txt": data})
    assert (articles["text"][0], inputs["encoding"][0], inputs["status"][0]) == (text, encoding, status)
    assert inputs["sha256"][0] == hashlib.sha256(data).hexdigest() and inputs["bytes"][0] == len(data)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.txt", b"", "empty file"),
        ("x.txt", b" \n\t", "no text"),
        ("x.txt", b"PK\x00\x01", "NUL bytes"),
        ("x.txt", b"\x81\x8d abc", "neither UTF-8 nor cp1252"),
        ("x.txt", b"\xff\xfe\x00", "byte-order mark"),
        ("x.txt.gz", gzip.compress(RAIN.encode())[:-12], "cut short"),
        ("x.txt.gz", b"no gzip", "damaged"),
        ("x.txt", b"a" * 1001, "0.001 MB; raise --max-article-mb"),
        ("x.txt", b"a" * 5001, "0.005 MB; raise --max-file-mb"),
        ("x.txt.gz", gzip.compress(b"a" * 1_000_000), "when decompressed"),
        ("x.jsonl", b"\n\n", "no records"),
        ("x.csv", b"id,text\n", "no records"),
        ("x.parquet", b"PAR1 this is not", "Parquet"),
    ],
)
def test_what_cannot_be_read_is_a_row_with_its_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    inputs, articles = offered(tmp_path, {name: data, "z.txt": RAIN}, max_file_bytes=5000, max_article_bytes=1000)
    assert inputs["status"].tolist() == ["rejected", "read"] and reason in inputs["reason"][0]
    assert articles["text"].tolist() == [RAIN]


def test_gzip_reads_as_the_file_within(tmp_path: Path) -> None:
    _, articles = offered(tmp_path, {"x.TXT.gz": gzip.compress(RAIN.encode())})
    assert (articles["article_id"][0], articles["text"][0]) == ("x", RAIN)


# -- Markdown


def test_front_matter_is_metadata_and_stays_text(tmp_path: Path) -> None:
    source = f"---\ntitle: 0012\noutlet: NO\npublished: 2016-10-07\nauthors: [Ann Lee, Bo Ek]\n---\n# Rain\n\n{RAIN}\n"
    _, articles = offered(tmp_path, {"x.md": source})
    row = schemas.records(articles)[0]
    assert row["text"] == f"# Rain\n\n{RAIN}\n"
    assert (row["title"], row["outlet"], row["published"], row["byline"]) == ("0012", "NO", "2016-10-07", "Ann Lee, Bo Ek")


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("title: [", "not YAML"),
        ("a: &a [x]\nb: [*a, *a]", "aliases"),
        ("title: " + "[" * 5000, "nested too deeply"),
        ("title: !!python/name:os.system", ""),
    ],
)
def test_broken_front_matter_costs_a_flag_not_the_article(tmp_path: Path, front: str, reason: str) -> None:
    inputs, articles = offered(tmp_path, {"x.md": f"---\n{front}\n---\n{RAIN}"})
    assert articles["text"].tolist() == [RAIN]
    assert inputs["status"][0] == ("flagged" if reason else "read") and reason in str(inputs["reason"][0])


def test_prose_between_rules_is_no_front_matter(tmp_path: Path) -> None:
    source = f"---\n{SNOW}\n---\n{RAIN}"
    _, articles = offered(tmp_path, {"x.md": source})
    assert articles["text"].tolist() == [source]


# -- web pages


def page(body: str, head: str = "") -> str:
    return f"<html lang='en'><head>{head}</head><body><article><h1>Bridge closed</h1>{body}</article></body></html>"


PARAGRAPHS = "".join(f"<p>{sentence} The council will meet on day {n}.</p>" for n, sentence in enumerate([RAIN, SNOW, RAIN], 1))


def test_a_page_gives_its_paragraphs_and_what_it_declares(tmp_path: Path) -> None:
    head = (
        '<meta property="og:title" content="Bridge closed"><meta property="og:site_name" content="Harbour Post">'
        '<meta property="article:published_time" content="2016-10-07T09:30:00+02:00"><meta charset="utf-8">'
    )
    inputs, articles = offered(tmp_path, {"x.html": page(PARAGRAPHS, head)})
    row = schemas.records(articles)[0]
    assert f"{RAIN} The council will meet on day 1.\n\n{SNOW}" in row["text"]
    assert (row["title"], row["outlet"], row["published"]) == ("Bridge closed", "Harbour Post", "2016-10-07T09:30:00+02:00")
    assert inputs["reader"][0] == "html/trafilatura"


def test_a_page_without_a_day_gets_none(tmp_path: Path) -> None:
    _, articles = offered(tmp_path, {"x.html": page(PARAGRAPHS + "<p>Copyright 2019. It was founded on 3 May 2011.</p>")})
    assert articles["published"].isna().all() and articles["outlet"].isna().all()


@pytest.mark.parametrize("depth", [250, 2000])
def test_deep_blocks_are_read_by_the_second_extractor(tmp_path: Path, depth: int) -> None:
    inputs, articles = offered(tmp_path, {"x.html": f"<html><body>{'<div>' * depth}{PARAGRAPHS}{'</div>' * depth}</body></html>"})
    assert inputs["status"].tolist() == ["read"] and SNOW in articles["text"][0]


def test_absurdly_deep_blocks_are_refused_in_bounded_time(tmp_path: Path) -> None:
    inputs, _ = offered(tmp_path, {"x.html": "<div>" * 100_000 + PARAGRAPHS})
    assert "nested" in inputs["reason"][0]


@pytest.mark.parametrize(("charset", "bytes_in"), [("windows-1251", "cp1251"), ("iso-8859-1", "cp1252"), ("iso-8859-1", "utf-8")])
def test_a_declared_charset_is_followed(tmp_path: Path, charset: str, bytes_in: str) -> None:
    words = "Мост закрыт" if bytes_in == "cp1251" else "“Café fermé”"
    source = page(f"<p>{words} {RAIN}</p>" + PARAGRAPHS, f'<meta charset="{charset}">').encode(bytes_in)
    inputs, articles = offered(tmp_path, {"x.html": source})
    assert words in articles["text"][0] and inputs["encoding"][0] == bytes_in


def test_text_after_a_lone_surrogate_in_a_page_is_kept(tmp_path: Path) -> None:
    _, articles = offered(tmp_path, {"x.html": page(f"<p>{RAIN} \x07 More.</p>" + PARAGRAPHS)})
    assert SNOW in articles["text"][0]


# -- JSON Lines


def test_a_bad_line_is_a_row_that_names_it_and_leaves_its_neighbours(tmp_path: Path) -> None:
    lines = record(id="a", text=RAIN) + '{"text": "cut\n\n' + '"only text"\n' + "[" * 100_000 + "\n" + record(id=7, text=SNOW)
    inputs, articles = offered(tmp_path, {"x.jsonl": lines})
    assert inputs["status"].tolist() == ["read", "rejected", "rejected", "rejected", "read"]
    assert inputs["input"].tolist() == [f"x.jsonl#{n}" for n in range(1, 6)]
    assert "x.jsonl, line 2: not JSON" in inputs["reason"][1] and "line 4" in inputs["reason"][2]
    assert articles["article_id"].tolist() == ["a", "7"]


def test_a_lone_surrogate_is_replaced_one_for_one(tmp_path: Path) -> None:
    inputs, articles = offered(tmp_path, {"x.jsonl": '{"text": "Rain \\ud800 and \\ud83c\\udf27 fell."}\n' + record(text=SNOW)})
    assert articles["text"].tolist() == ["Rain \ufffd and 🌧 fell.", SNOW]
    assert inputs["status"].tolist() == ["flagged", "read"]


@pytest.mark.parametrize(("text", "reason"), [(None, "no text"), ("  ", "no text"), (12, "int"), ([RAIN], "list"), ({"a": 1}, "dict")])
def test_a_record_whose_text_is_no_text_is_rejected(tmp_path: Path, text: Any, reason: str) -> None:
    inputs, _ = offered(tmp_path, {"x.jsonl": record(text=text) + record(text=SNOW)})
    assert inputs["status"].tolist() == ["rejected", "read"] and reason in inputs["reason"][0]


def test_one_line_in_another_encoding_leaves_the_others_alone(tmp_path: Path) -> None:
    lines = [json.dumps({"text": words}, ensure_ascii=False) for words in ("Café Marl", "Café Lund", "\x01")]
    data = lines[0].encode() + b"\n" + lines[1].encode("cp1252") + b"\n" + b'{"text": "\x81"}\n'
    inputs, articles = offered(tmp_path, {"x.jsonl": data})
    assert articles["text"].tolist() == ["Café Marl", "Café Lund"]
    assert inputs["encoding"].tolist()[:2] == ["utf-8", "cp1252"] and inputs["status"].tolist() == ["read", "flagged", "rejected"]


# -- CSV and Parquet


def test_csv_values_stay_what_they_are(tmp_path: Path) -> None:
    inputs, articles = offered(tmp_path, {"x.csv": f'id,text,source,title\n0012,"{RAIN}\n""{SNOW}""",NA,null\n'})
    row = schemas.records(articles)[0]
    assert (row["article_id"], row["outlet"], row["title"]) == ("0012", "NA", "null")
    assert row["text"] == f'{RAIN}\n"{SNOW}"' and inputs["status"].tolist() == ["read"]


def test_an_unbalanced_quote_never_swallows_rows(tmp_path: Path) -> None:
    rows = f'id,text,source\n1,"He said no,A\n2,{SNOW.replace(",", "")},B\n3,Wind rose,C\n4,"Fog, too",D\n5,"x,E\n6,y",F\n'
    inputs, articles = offered(tmp_path, {"x.csv": rows})
    assert inputs["status"].tolist() == ["rejected", "read", "read", "read", "rejected", "read"]
    assert articles["article_id"].tolist() == ["2", "3", "4", "6"]
    assert "row 1: a quotation mark is not closed or not doubled (line 2)" in inputs["reason"][0]


def test_rows_of_the_wrong_width_are_rejected(tmp_path: Path) -> None:
    inputs, articles = offered(tmp_path, {"x.csv": f"id,text\n1,{RAIN}\n2,Snow\n3,Wind,rose,\n"})
    assert inputs["status"].tolist() == ["rejected", "read", "rejected"]  # the comma of the first sentence is not quoted
    assert articles["text"].tolist() == ["Snow"]


def test_other_separators_are_recognised(tmp_path: Path) -> None:
    inputs, articles = offered(tmp_path, {"a.csv": "id;text\n1;Snow, rain\n", "b.csv": "id\ttext\n2\tWind; fog\n"})
    assert articles["text"].tolist() == ["Snow, rain", "Wind; fog"]
    assert inputs["reader"].tolist() == ["csv with semicolons (text=text, article_id=id)", "csv with tabs (text=text, article_id=id)"]


def test_without_a_text_column_the_container_is_one_row_with_the_cure(tmp_path: Path) -> None:
    inputs, _ = offered(tmp_path, {"x.csv": "key,prose\n1,Snow\n2,Rain\n"})
    assert inputs["reason"].tolist() == ["x.csv: no column is known to hold the text; say which with --columns text=...; there are key, prose"]
    inputs, articles = read_all(tmp_path, columns={"text": "prose", "article_id": "key"})
    assert articles["article_id"].tolist() == ["1", "2"] and inputs["reader"][0] == "csv (text=prose, article_id=key)"


def test_a_mapped_column_that_is_not_there_is_said(tmp_path: Path) -> None:
    inputs, _ = offered(tmp_path, {"x.csv": "text,who\nSnow,A\n"}, columns={"outlet": "whom"})
    assert inputs["reason"].tolist() == ["x.csv: no column 'whom' for outlet; there are text, who"]


def test_parquet_reads_like_the_others(tmp_path: Path) -> None:
    rows = pd.DataFrame(
        {"uuid": ["u", None], "content": [RAIN, SNOW], "date": pd.to_datetime(["2016-10-07", None]), "authors": [["A B", "C D"], None]}
    )
    rows.to_parquet(tmp_path / "x.parquet")
    inputs, articles = read_all(tmp_path)
    assert articles["text"].tolist() == [RAIN, SNOW] and articles["article_id"][0] == "u"
    assert articles["published"][0] == "2016-10-07" and articles["byline"][0] == "A B, C D" and articles["published"].isna()[1]
    assert inputs["reader"].str.startswith("parquet").all()


# -- identifiers


def test_article_ids_are_unique_and_never_collide(tmp_path: Path) -> None:
    lines = "".join(record(ID=name, text=f"{RAIN} {n}") for n, name in enumerate(["a", "a", "a-2", " a ", "", None]))
    inputs, articles = offered(tmp_path, {"x.jsonl": lines, "x.html.txt": RAIN, "y.jsonl": record(text=SNOW) * 2})
    hashes = [hashlib.sha256(f"{RAIN} {n}".encode()).hexdigest()[:16] for n in (4, 5)]
    snow = hashlib.sha256(SNOW.encode()).hexdigest()[:16]
    assert articles["article_id"].tolist() == ["x.html", "a", "a-3", "a-2", "a-4", *hashes, snow, f"{snow}-2"]
    told = inputs["reason"].dropna().tolist()
    assert [row.partition(": ")[2] for row in told] == [f'the identifier "a" stands before; this article is "a-{n}"' for n in (3, 4)]


def test_an_exact_repeat_names_the_earlier_article(tmp_path: Path) -> None:
    _, articles = offered(tmp_path, {"a.txt": RAIN, "b.txt": f" {RAIN}\n", "c.txt": SNOW})
    assert articles["copy_of"].isna().tolist() == [True, False, True] and articles["copy_of"][1] == "a"


@given(
    st.lists(
        st.one_of(st.text(), st.dictionaries(st.sampled_from(["id", "text", "date", "title", "x"]), st.one_of(st.text(), st.integers(), st.none())))
    )
)
def test_things_in_are_rows_out(tmp_path_factory: pytest.TempPathFactory, things: list[Any]) -> None:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "x.jsonl").write_text("".join(json.dumps(thing) + "\n" for thing in things) or "\n")
    inputs, articles = read_all(folder)
    assert len(inputs) == max(len(things), 1) and (inputs["status"] != "rejected").sum() == len(articles)


# -- metadata


def test_the_more_specific_source_counts(tmp_path: Path) -> None:
    inputs, articles = offered(
        tmp_path,
        {
            "metadata.csv": "file,published,outlet,title\na.md,2016-01-01,Sidecar,From the sidecar\nsub/b.txt,2016-01-02,,\n",
            "corpus.toml": '[corpus]\npublished = 2016-03-03\noutlet = "Folder"\nlanguage = "en"\n',
            "a.md": f"---\ntitle: Its own\n---\n{RAIN}",
            "sub/b.txt": SNOW,
            "c.txt": RAIN + SNOW,
        },
        published="2016-05-05",
        outlet="Option",
    )
    assert articles["title"].tolist()[0] == "Its own" and articles["title"].isna().tolist() == [False, True, True]
    assert articles["published"].tolist() == ["2016-01-01", "2016-03-03", "2016-01-02"]
    assert articles["outlet"].tolist() == ["Sidecar", "Folder", "Folder"]
    assert len(inputs) == 3


def test_options_fill_what_is_missing_and_nothing_is_invented(tmp_path: Path) -> None:
    _, articles = offered(tmp_path, {"a.txt": RAIN, "b.md": f"---\noutlet: Wire\n---\n{SNOW}"}, outlet="Option")
    assert articles["outlet"].tolist() == ["Option", "Wire"] and articles["published"].isna().all() and articles["byline"].isna().all()


def test_settings_map_columns_and_date_order(tmp_path: Path) -> None:
    toml = '[corpus]\ndate_order = "dmy"\n[columns]\ntext = "prose"\n'
    inputs, articles = offered(tmp_path, {"corpus.toml": toml, "x.csv": "prose,date\nSnow fell,3/4/2016\n"})
    assert articles["published"].tolist() == ["2016-04-03"] and inputs["reader"].tolist() == ["csv (text=prose, published=date dmy)"]


@pytest.mark.parametrize(
    ("tomls", "told"),
    [
        ([], {}),
        (['title = "Snow"\nnote = """All of\nit is invented."""'], {"title": "Snow", "note": "All of it is invented."}),
        (['title = "Snow"\nnote = "Invented."', 'title = "Rain"\nnote = "Retold."'], {"note": "Invented. Retold."}),
        (['title = "Snow"', 'note = "Invented."'], {"note": "Invented."}),
        (['note = "Invented."', 'note = "Invented."'], {"note": "Invented."}),
    ],
)
def test_what_the_corpora_say_of_themselves_is_kept_and_no_note_is_lost(tmp_path: Path, tomls: list[str], told: dict[str, str]) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").write_text(RAIN)
    for n, toml in enumerate(tomls):
        (tmp_path / f"{n}").mkdir()
        (tmp_path / f"{n}" / "a.txt").write_text(SNOW)
        (tmp_path / f"{n}" / "corpus.toml").write_text("[corpus]\n" + toml)
    folders = [tmp_path / f"{n}" for n in range(len(tomls))] or [tmp_path / "x"]
    assert read.about(folders) == told
    book = Book.read(*folders)
    assert book.about == told and Book.open(book.save(tmp_path / "saved")).about == told


@pytest.mark.parametrize(
    ("name", "held", "words"),
    [
        ("corpus.toml", "[corpus]\noutlets = 'x'\n", "'outlets'"),
        ("corpus.toml", "[corpus\n", "cannot be used"),
        ("metadata.csv", "path,title\na.txt,x\n", "no column file"),
        ("metadata.csv", 'file,title\na.txt,"x\nb.txt,y\n', "quotation mark"),
    ],
)
def test_a_broken_note_of_the_analyst_stops_the_run_with_its_place(tmp_path: Path, name: str, held: str, words: str) -> None:
    with pytest.raises(OptionError, match=words):
        offered(tmp_path, {name: held, "a.txt": RAIN})


def test_dates_of_a_column_are_read_in_the_one_order_that_fits(tmp_path: Path) -> None:
    fitting = "text,date\nSnow,4/5/2017\nRain,4/19/2017\nWind,\nFog,32/1/2016\n"
    unclear = "text,date\nSnow two,4/5/2017\nRain two,5/5/2017\n"
    inputs, articles = offered(tmp_path, {"a.csv": fitting, "b.csv": unclear})
    days = [day if isinstance(day, str) else None for day in articles["published"]]
    assert days == ["2017-04-05", "2017-04-19", None, None, None, "2017-05-05"]
    assert inputs["reader"][0] == "csv (text=text, published=date mdy)" and inputs["reader"][4] == "csv (text=text, published=date)"
    assert inputs["reason"][3] == 'a.csv, row 4: published is "32/1/2016"; give YYYY-MM-DD'
    assert "--date-order" in inputs["reason"][4]
    assert read_all(tmp_path / "b.csv", date_order="dmy")[1]["published"].tolist() == ["2017-05-04", "2017-05-05"]


def test_another_language_is_read_and_flagged(tmp_path: Path) -> None:
    inputs, articles = offered(tmp_path, {"a.txt": FRENCH, "b.txt": RAIN, "c.txt": "Rain."})
    assert articles["language"].tolist()[:2] == ["fr", "en"] and articles["language"].isna()[2]
    assert inputs["reason"][0] == "a.txt: language is fr; stages are made for English" and inputs["status"].tolist() == ["flagged", "read", "read"]


# -- the corpora


@pytest.mark.parametrize(
    ("name", "rows"), [("fa-kes/articles.csv", 413), ("allsides-syria/articles.jsonl", 518), ("web-pages/html", 79), ("polnear/dev/text", 84)]
)
def test_the_corpora_are_read_whole(corpora: Path, name: str, rows: int) -> None:
    inputs, articles = read_all(corpora / name)
    assert len(inputs) == len(articles) == rows


def test_what_claimbook_wrote_is_one_rejected_row(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge is closed, the mayor said.")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "datapackage.json").write_text('{"claimbook": {"version": "0"}}')
    (tmp_path / "out" / "claims.jsonl").write_text('{"text": "it is closed"}\n')
    inputs, articles = read.read([tmp_path], read.Options())
    assert inputs["status"].tolist() == ["read", "rejected"]
    assert "what Claimbook wrote" in inputs["reason"].tolist()[1] and articles["article_id"].tolist() == ["a"]
