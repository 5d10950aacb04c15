"""The word lists of this stage, from `data/`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """One TOML file of `data/`, e.g. "words.toml"."""
    return tomllib.loads(files("dateline.read").joinpath("data", name).read_text("utf-8"))


def alternatives(words: list[str]) -> str:
    """The inside of a regular expression that matches any of the words, the longest first."""
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))
