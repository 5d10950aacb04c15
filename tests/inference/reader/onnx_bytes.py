"""A network small enough to be written by hand, since the package that writes such files is not installed."""

from __future__ import annotations


def field(number: int, value: bytes | int) -> bytes:
    """A field of a protocol buffer; numbers and lengths stay below 128."""
    if isinstance(value, int):
        return bytes([number << 3, value])
    assert len(value) < 128
    return bytes([number << 3 | 2, len(value)]) + value


def negation(given: str, made: str) -> bytes:
    """`made` = -`given`, a row of floats of any length."""
    node = field(1, given.encode()) + field(2, made.encode()) + field(4, b"Neg")
    row = field(1, field(1, 1) + field(2, field(1, field(2, b"N"))))
    graph = field(1, node) + field(2, b"g")
    graph += b"".join(field(n, field(1, name.encode()) + field(2, row)) for n, name in ((11, given), (12, made)))
    return field(1, 8) + field(7, graph) + field(8, field(1, b"") + field(2, 13))
