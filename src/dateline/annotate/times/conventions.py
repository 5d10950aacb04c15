"""Choices that usage leaves open and only a corpus can settle: whether "soon" is a time, what "the past year" is worth.

Each stands in `data/conventions.toml` with its options, the choice and why; `benchmarks/timex_tune.py` measures them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_OTHERWISE: ContextVar[Mapping[str, str]] = ContextVar("otherwise", default={})  # noqa: B039 (never written to)


@dataclass(frozen=True, slots=True)
class Convention:
    """A choice: what the rules do, and what else they could do."""

    name: str
    options: tuple[str, ...]
    chosen: str
    reason: str


@cache
def conventions() -> dict[str, Convention]:
    """All conventions by name, in the order of the file."""
    raw = tomllib.loads((files(__package__) / "data" / "conventions.toml").read_text("utf-8"))
    found = (Convention(c["name"], tuple(c["options"]), c["chosen"], c["reason"]) for c in raw["convention"])
    return {convention.name: convention for convention in found}


def chosen(name: str) -> str:
    """The option that holds for a convention."""
    return _OTHERWISE.get().get(name) or conventions()[name].chosen


def is_left_out(word: str) -> bool:
    """Whether a word of the lexicon is by convention no time expression."""
    name = f"tag {word}"
    return name in conventions() and chosen(name) == "no"


@contextmanager
def choosing(options: Mapping[str, str]) -> Iterator[None]:
    """Within the block other options hold: convention name -> option. For measuring."""
    token = _OTHERWISE.set({**_OTHERWISE.get(), **options})
    try:
        yield
    finally:
        _OTHERWISE.reset(token)
