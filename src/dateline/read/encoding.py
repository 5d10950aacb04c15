"""Bytes to text.

The canonical text of a report is the decoded text without a byte-order mark, with U+FFFD for each NUL and each lone
surrogate (databases refuse both), and nothing else changed: offsets agree with what an editor counts. Line ends stay
as they are. Text that was garbled before it came to us ("Iranâ€™s") stays garbled, since mending it would shift
offsets and may be wrong.
"""

from __future__ import annotations

import codecs
import re

from dateline.errors import EncodingError, UnreadableError

# The longer marks first: UTF-32-LE's begins with UTF-16-LE's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = bytes(b for b in range(32) if b not in b"\0\t\n\r\f\v\x1b\x1a") + b"\x7f"
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_UNFIT = re.compile("[\0\ud800-\udfff]")
# Charsets that web pages declare and that Python decodes as text; not its transforms such as unicode_escape.
_CHARSET = re.compile(
    r"(?:utf-?(?:8|16|32)(?:[-_]?[lb]e)?|us-ascii|ascii|(?:iso[-_]?8859|latin)[-_]?\d{1,2}|(?:windows|cp)[-_]?\d{3,4}"
    r"|koi8[-_][ru]|shift[-_]?jis|sjis|euc[-_](?:jp|kr)|gbk?|gb(?:2312|18030)|big5|mac[-_]?roman)"
)
_LATIN = {"ascii", "iso8859-1"}  # browsers read both as Windows-1252 (WHATWG Encoding Standard, section 4.2)
_BROKEN = re.compile("\ufffd+")
_SAMPLE = 65_536  # bytes looked at for patterns of zero and control bytes
_FOREIGN_SHARE = 0.3  # of bytes above 127: more is no English text in a Western encoding


def canonical(text: str) -> str:
    """`text` without a leading byte-order mark, and with U+FFFD for each NUL and lone surrogate."""
    return _UNFIT.sub("\ufffd", text.removeprefix("\ufeff"))


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The canonical text of `data`.

    Tried in this order: a byte-order mark; UTF-16 or UTF-32 by their zero bytes; strict UTF-8; the declared charset;
    UTF-8 with a few broken bytes, each replaced by U+FFFD; Windows-1252, which holds all of Latin-1's letters.

    Args:
        data: the whole input.
        declared: a charset the document itself names; ignored where it is unknown or does not fit.

    Raises:
        UnreadableError: the bytes are no text.
        EncodingError: text, but in an encoding that cannot be told.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return canonical(data[len(mark) :].decode(name, "replace"))
    if wide := _wide(data):
        return canonical(data.decode(wide, "replace"))
    if _is_binary(data):
        raise UnreadableError("the bytes are no text")
    try:
        return canonical(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        broken = error
    if declared and (text := _as_declared(data, declared)) is not None:
        return canonical(text)
    return canonical(_broken_utf8(data, broken) or _western(data))


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: Latin letters leave zero bytes at fixed places."""
    sample = data[: _SAMPLE - _SAMPLE % 4]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    zero = [sample[i::4].count(0) / max(1, len(sample[i::4])) for i in range(4)]
    for name, pattern in (("utf-32-le", (0, 0, 1, 1)), ("utf-32-be", (1, 1, 0, 0))):
        # The one byte of the upper pair that may be non-zero is the plane's: nearly always zero.
        low = [z for z, expected in zip(zero, pattern, strict=True) if not expected]
        if min(z for z, expected in zip(zero, pattern, strict=True) if expected) > 0.9 and min(low) < 0.1:
            return name
    even, odd = (zero[0] + zero[2]) / 2, (zero[1] + zero[3]) / 2
    if odd > 0.5 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.5 and odd < 0.05 else None


def _is_binary(data: bytes) -> bool:
    """More control or zero bytes than a text with accidents has."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return controls > 2 + len(sample) // 50 or sample.count(0) > 2 + len(sample) // 3


def _as_declared(data: bytes, declared: str) -> str | None:
    name = declared.strip().lower()
    if not _CHARSET.fullmatch(name):
        return None
    try:
        codec = codecs.lookup(name).name
        return _western(data) if codec in _LATIN else data.decode(codec)
    except (LookupError, UnicodeDecodeError):
        return None


def _broken_utf8(data: bytes, error: UnicodeDecodeError) -> str | None:
    """The text, if it is mostly good UTF-8: few broken stretches beside good sequences, or only cut off at the end."""
    text = data.decode("utf-8", "replace")
    broken = len(_BROKEN.findall(text))
    good = sum(1 for _ in _MULTIBYTE.finditer(data))
    cut_off = error.reason == "unexpected end of data"
    return text if cut_off or (good >= broken / 2 and broken <= 3 + len(data) // 100) else None


def _western(data: bytes) -> str:
    """Windows-1252; its five unused bytes become U+FFFD.

    Raises:
        EncodingError: so many bytes above 127 that it is another alphabet.
    """
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high > 2 + _FOREIGN_SHARE * len(data):
        raise EncodingError("neither UTF-8, UTF-16 nor a Western encoding")
    return data.decode("cp1252", "replace")
