"""The words that tell where a place's name is, from data/words.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Sets of lower-case words; see the comments in words.toml. `containers` maps "Pa" to "Pennsylvania"."""

    locative: frozenset[str]
    strong_locative: frozenset[str]
    reached: frozenset[str]
    named_after: frozenset[str]
    nearness: tuple[str, ...]
    directions: frozenset[str]
    heads: frozenset[str]
    head_modifiers: frozenset[str]
    facilities: frozenset[str]
    facility_modifiers: frozenset[str]
    anchored: frozenset[str]
    owned: frozenset[str]
    never: frozenset[str]
    people: frozenset[str]
    organisations: frozenset[str]
    containers: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The words, read once a process."""
    raw = resources.files("dateline.annotate.places").joinpath("data", "words.toml").read_text("utf-8")
    table = tomllib.loads(raw)
    nearness, containers = tuple(table.pop("nearness")), table.pop("containers")
    sets = {name: frozenset(words) for name, words in table.items()}
    return Vocabulary(nearness=nearness, containers=containers, **sets)
