"""Finds the quotations in the public form of a reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def quotes(content: Any) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of everything at any depth that has a quote."""
    if isinstance(content, dict):
        if "quote" in content:
            yield content["start"], content["end"], content["quote"]
        for value in content.values():
            yield from quotes(value)
    elif isinstance(content, list):
        for value in content:
            yield from quotes(value)
