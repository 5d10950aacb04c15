"""Word classes and sectors of common nouns, from `word_classes.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def parse_classes(raw: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Class name -> its lemmas. A class lists `words` and may take over whole other classes by `includes`.

    Raises:
        ValueError: an included class does not stand above it in the file, or a word stands twice in one class.
    """
    classes: dict[str, frozenset[str]] = {}
    for name, table in raw.items():
        words: list[str] = table["words"]
        included = table.get("includes", [])
        if strange := [other for other in included if other not in classes]:
            raise ValueError(f"word_classes.toml: {name} includes {strange}, which do not stand above it")
        if len(set(words)) != len(words) or any(word != word.lower() for word in words):
            twice = sorted({word for word in words if words.count(word) > 1 or word != word.lower()})
            raise ValueError(f"word_classes.toml: {name}: twice or not lower case: {twice}")
        classes[name] = frozenset(words).union(*(classes[other] for other in included))
    return classes


def by_word(classes: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Lemma -> the classes that it is in."""
    found: dict[str, set[str]] = {}
    for name, words in classes.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def parse_sectors(raw: Mapping[str, list[str]]) -> dict[str, str]:
    """Lemma or phrase -> sector code.

    Raises:
        ValueError: a word stands in two sectors.
    """
    sectors: dict[str, str] = {}
    for code, words in raw.items():
        for word in words:
            if word in sectors or word != word.lower():
                raise ValueError(f"word_classes.toml: {word} is {sectors.get(word)} and {code}, or not lower case")
            sectors[word] = code
    return sectors
