"""Bytes -> text: unpacked within a cap, decoded strictly through an ordered list, clean of what no text may hold."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import AnyStr

BYTE_ORDER_MARKS = (  # the longer first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
REPLACEMENT = "\ufffd"
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.IGNORECASE)
_WEB = re.compile(r"utf-8|cp125\d|cp874|iso8859-\d+|koi8-[ru]|mac-\w+|gb2312|gbk|gb18030|big5|shift_jis|euc_(?:jp|kr)|cp949|ascii|latin-1")
_LATIN = ("cp1252", "iso8859-1", "iso8859-15", "ascii", "latin-1")


class Refusal(Exception):
    """Bytes, or a record, that cannot be read. The message is the reason, with the cure; it becomes a rejected row."""


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """Text, the encoding that gave it, and what is doubtful about that."""

    text: str
    encoding: str
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a file, its end included; `refusal` says why it could not be decoded."""

    raw: bytes
    text: str
    encoding: str
    doubt: str | None = None
    refusal: str | None = None


def unpacked(data: bytes, *, limit: int) -> bytes:
    """What a gzip file holds. Raises `Refusal` where it is damaged or holds more than `limit` bytes.

    >>> unpacked(gzip.compress(b"Rain fell."), limit=100)
    b'Rain fell.'
    """
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as packed:
            held = packed.read(limit + 1)
    except (EOFError, OSError, zlib.error) as error:
        raise Refusal(f"the gzip data is cut short or damaged ({error}); get the file again") from error
    if len(held) > limit:
        raise Refusal(f"more than {megabytes(limit)} when decompressed; raise --max-file-mb")
    return held


def megabytes(size: int) -> str:
    """A size in readable words.

    >>> megabytes(50_000_000), megabytes(20)
    ('50 MB', '2e-05 MB')
    """
    return f"{size / 1_000_000:g} MB"


def decoded(data: bytes, *, declared: str | None = None) -> Decoded:
    """Text by, in this order: byte-order mark, `declared`, UTF-8, Windows-1252 (doubted). Nothing is skipped or replaced.

    Raises `Refusal` for binary data and where no encoding of the list fits.

    >>> decoded("Café".encode()), decoded("Café".encode("cp1252")).doubt
    (Decoded(text='Café', encoding='utf-8', doubt=None), 'not UTF-8; read as cp1252')
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(text=_strict(data[len(mark) :], encoding), encoding=encoding)
    if 0 in data:
        raise Refusal("holds NUL bytes: binary data, or UTF-16 without a byte-order mark; give it as UTF-8")
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return Decoded(text=data.decode(encoding), encoding=encoding)
        except UnicodeDecodeError:
            continue
    return Decoded(text=_strict(data, "cp1252"), encoding="cp1252", doubt="not UTF-8; read as cp1252")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        tried = "neither UTF-8 nor cp1252" if encoding == "cp1252" else f"a byte-order mark of {encoding}, but bytes that are not"
        raise Refusal(f"{tried}, at byte {error.start:,}; give it as UTF-8") from error


def declared_charset(page: bytes) -> str | None:
    """The encoding that the head of a page declares, as browsers take it: Latin-1 is Windows-1252.

    Valid UTF-8 that is declared as a Latin encoding is taken for what it is: the chance that Latin
    text forms valid UTF-8 beyond ASCII is negligible.

    >>> declared_charset(b'<meta charset="windows-1251">')
    'cp1251'
    """
    found = _DECLARED.search(page[:4096])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return None
    if not _WEB.fullmatch(name):
        return None
    if name in _LATIN:
        return "utf-8" if _is_utf8(page) else "cp1252"
    return name


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def lines(data: bytes) -> list[Line]:
    """The lines of a file of records, each decoded by itself, so that a bad line leaves its neighbours alone."""
    if data.startswith(tuple(mark for mark, encoding in BYTE_ORDER_MARKS[1:])):
        whole = decoded(data)
        return [Line(raw=part.encode(), text=part, encoding=whole.encoding) for part in _split(whole.text, "\n", "\r")]
    return [_line(raw) for raw in _split(data.removeprefix(codecs.BOM_UTF8), b"\n", b"\r")]


def _line(raw: bytes) -> Line:
    try:
        got = decoded(raw)
    except Refusal as refusal:
        return Line(raw=raw, text=raw.decode("latin-1"), encoding="", refusal=str(refusal))
    return Line(raw=raw, text=got.text, encoding=got.encoding, doubt=got.doubt)


def _split(whole: AnyStr, feed: AnyStr, carriage: AnyStr) -> list[AnyStr]:
    """Lines with their ends; only a file without any line feed is split at carriage returns."""
    end = feed if feed in whole else carriage
    parts = whole.split(end)
    return [part + end for part in parts[:-1]] + [part for part in parts[-1:] if part]


def fit(text: str) -> tuple[str, int]:
    """Text with U+FFFD, one for one, for lone surrogates and control characters other than tab, LF, CR; and how many.

    >>> fit("one\\x00two\\ttabs")
    ('one\ufffdtwo\\ttabs', 1)
    """
    return _UNFIT.subn(REPLACEMENT, text)
