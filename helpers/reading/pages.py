"""Files that are one article each -> records: plain text, Markdown with front matter, web pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from helpers.reading import published
from helpers.reading.decode import Decoded, Refusal, declared_charset, decoded, fit
from helpers.reading.records import Record, chosen

LONGEST_FRONT_MATTER = 64_000  # characters
DEEPEST_FRONT_MATTER = 12  # levels
DEEPEST = 10_000  # nested blocks; resiliparse needs a second for these, and four times as long for twice as many
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"---[ \t]*\r?\n[\w-]+:")
_LANGUAGE = re.compile(r"""<html\b[^>]{0,500}?\blang\s?=\s?["']?(?P<code>[a-zA-Z-]{2,20})""", re.IGNORECASE)
# trafilatura looks for a day in any case; what it finds is not used, and the bound keeps the day of the run out of it.
_NO_DATES = {"extensive_search": False, "max_date": "9999-12-31"}
_BLOCK = re.compile(r"<(/?)(?:div|section|article|main|table|tr|td|ul|ol|li|blockquote|span|font|b|i|em|p|center|a)\b", re.IGNORECASE)
# Where pages declare their day, surest first: the address, which keeps the newsroom's own day, meta tags, JSON-LD, <time>.
_PATH_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_META = re.compile(r"<(?:meta|time)\b[^>]{0,600}>", re.IGNORECASE)
_META_NAME = re.compile(
    r"""(?:property|name|itemprop)\s?=\s?["'](?:article:published_time|og:published_time|og:article:published_time|datepublished|date|pubdate|publishdate|"""
    r"""publish-date|publish_date|publication_date|dc\.date(?:\.issued)?|dcterms\.(?:date|created|issued)|sailthru\.date|parsely-pub-date|cxenseparse:recs:publishtime)["']""",
    re.IGNORECASE,
)
_META_VALUE = re.compile(r"""(?:content|datetime)\s?=\s?["']([^"'<>]{6,60})["']""", re.IGNORECASE)
_JSON_DAY = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{6,60})"')


def text(data: bytes, mapping: Mapping[str, str], limit: int) -> list[Record]:
    """Plain text: the decoded file."""
    got = decoded(data)
    return [_record("text", got, {"text": got.text})]


def _record(name: str, got: Decoded, fields: dict[str, Any]) -> Record:
    return Record(format=name, encoding=got.encoding, fields=fields, doubts=[got.doubt] if got.doubt else [])


# -- Markdown


def markdown(data: bytes, mapping: Mapping[str, str], limit: int) -> list[Record]:
    """Markdown: what follows the front matter, markup kept. Front matter that cannot be read is a doubt."""
    got = decoded(data)
    front = _FRONT_MATTER.match(got.text)
    record = _record("markdown", got, {"text": got.text})
    if not front:
        record.doubts += ["the front matter is not closed with ---"] if _KEY.match(got.text) else []
        return [record]
    try:
        declared = _front_matter(front["yaml"])
    except Refusal as refusal:
        record.doubts.append(f"front matter: {refusal}")
        declared = {}
    if declared is not None:
        record.columns = chosen(tuple(declared), mapping, text=False)
        record.fields = {name: declared[column] for name, column in record.columns.items() if name != "article_id"}
        record.fields["text"] = got.text[front.end() :]
    return [record]


def _front_matter(source: str) -> dict[str, Any] | None:
    """The front matter's values, all as text, so that `NO` and `0012` stay what they are; `None` where it is prose between rules.

    Raises `Refusal` for what is not YAML, and for anchors and aliases, by which a few lines can name gigabytes.
    """
    import yaml

    if len(source) > LONGEST_FRONT_MATTER:
        raise Refusal(f"longer than {LONGEST_FRONT_MATTER:,} characters")
    try:
        _check(yaml.parse(source, Loader=yaml.SafeLoader))
        values = yaml.load(source, Loader=yaml.BaseLoader)  # builds text, lists and mappings, nothing else
    except (yaml.YAMLError, ValueError) as error:
        raise Refusal(f"not YAML ({' '.join(str(error).split())[:120]})") from error
    if values in (None, ""):
        return {}
    return {str(key): value for key, value in values.items()} if isinstance(values, dict) else None


def _check(events: Iterable[Any]) -> None:
    """Raises `Refusal` at the first anchor, alias, or level beyond those that metadata need; reading on could take minutes."""
    depth = 0
    for event in events:
        depth += type(event).__name__.endswith("StartEvent") - type(event).__name__.endswith("EndEvent")
        if getattr(event, "anchor", None):
            raise Refusal("anchors and aliases are not read; write the values out")
        if depth > DEEPEST_FRONT_MATTER:
            raise Refusal("nested too deeply to be metadata")


# -- web pages


def html(data: bytes, mapping: Mapping[str, str], limit: int) -> list[Record]:
    """A web page: the article's paragraphs, a blank line between, and what the page declares of itself.

    trafilatura in precision mode (body text F1 .964 on the article extraction benchmark);
    resiliparse where that finds nothing (blocks nested hundreds deep). Nothing is fetched.
    """
    got = decoded(data, declared=declared_charset(data))
    source = fit(got.text)[0]  # trafilatura drops what follows a lone surrogate
    if _depth(source) > DEEPEST:
        raise Refusal(f"blocks nested more than {DEEPEST:,} deep; no article is")
    name, body, page = _extracted(source)
    if not body:
        raise Refusal("no article text found in the page; save the article as text")
    record = _record(f"html/{name}", got, {"text": body})
    record.page = page | {"language": found["code"] if (found := _LANGUAGE.search(source[:20_000])) else None}
    return [record]


def _extracted(source: str) -> tuple[str, str, dict[str, Any]]:
    """Which extractor served, the article's text, and the page's metadata."""
    from resiliparse.extract.html2text import extract_plain_text
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        source, favor_precision=True, include_comments=False, include_tables=False, with_metadata=True, date_extraction_params=_NO_DATES
    )
    if found is not None and (body := _paragraphs(found.text)):
        return "trafilatura", body, _metadata(found, source)
    return "resiliparse", _paragraphs(extract_plain_text(source, main_content=True, alt_texts=False, list_bullets=False)), _page_metadata(source)


def _paragraphs(body: str | None) -> str:
    lines = (" ".join(line.split()) for line in (body or "").splitlines())
    return "\n\n".join(line for line in lines if line)


def _page_metadata(source: str) -> dict[str, Any]:
    """What a page declares where its text was found in another way; nothing where even that fails."""
    from trafilatura import extract_metadata

    try:
        return _metadata(extract_metadata(source, date_config=_NO_DATES), source)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _metadata(found: Any, source: str) -> dict[str, Any]:
    day = _declared_day(source, found.url or "")
    return {"title": found.title, "byline": found.author, "published": day, "outlet": found.sitename, "url": found.url}


def _declared_day(source: str, address: str) -> str | None:
    """The day, or moment, of publication that the page states; trafilatura would also guess one from its text.

    >>> _declared_day('<meta name="date" content="2016-10-07">', ""), _declared_day("", "https://example.org/2016/10/07/rain.html")
    ('2016-10-07', '2016-10-07')
    """
    named = (tag[0] for tag in _META.finditer(source) if _META_NAME.search(tag[0]))
    values = [found[1] for tag in named if (found := _META_VALUE.search(tag))] + _JSON_DAY.findall(source)
    path = ["-".join((year, month.zfill(2), day.zfill(2))) for year, month, day in _PATH_DAY.findall(address)]
    return next(filter(None, map(published.iso, path + values)), None)


def _depth(source: str) -> int:
    """How deep blocks nest at most, by their tags alone."""
    deepest = depth = 0
    for tag in _BLOCK.finditer(source):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest
