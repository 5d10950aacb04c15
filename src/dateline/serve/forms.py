"""What a form sent: fields of `application/x-www-form-urlencoded`, within limits."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from dateline.errors import QueryError, TooLargeError

_FORM = "application/x-www-form-urlencoded"
_MOST_BYTES = 1_000_000
# So much of a longer body is taken off the line and thrown away: a browser shows no answer before it could send all.
_MOST_DRAINED = 32_000_000
_MOST_FIELDS = 20


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form; of those with one name the last. Bytes that are no UTF-8 are U+FFFD.

    Line breaks, which a browser sends as two characters, are one.

    Raises:
        QueryError: the body is no such form.
        TooLargeError: it is longer than any form of ours may be.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise QueryError(f"send the fields as {_FORM}")
    body = await _body(request)
    try:
        fields = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise QueryError(f"a form of more than {_MOST_FIELDS} fields") from error
    return {name: value.replace("\r\n", "\n") for name, value in fields}


async def _body(request: Request) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size <= _MOST_BYTES:
            parts.append(part)
        elif size > _MOST_DRAINED:
            break
    if size > _MOST_BYTES:
        raise TooLargeError(f"more than {_MOST_BYTES:,} bytes; a form may have so many at most")
    return b"".join(parts)
