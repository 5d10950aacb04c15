"""The word lists of this stage, from `data/`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """One TOML file of `data/`, e.g. "abbreviations.toml": its lists as sets."""
    table = tomllib.loads(files("dateline.text").joinpath("data", name).read_text("utf-8"))
    return {key: frozenset(words) for key, words in table.items()}
