"""The ontology as one object, loaded once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.model import EventType
from dateline.ontology.cues import Cue, parse_cues
from dateline.ontology.kinds import ModeCue, TypeInfo, parse_mode_cues, parse_types
from dateline.ontology.lexicon import LexEntry, parse_lexicon
from dateline.ontology.words import by_word, parse_classes, parse_sectors

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ontology:
    """Types, modes, contexts, lexicon, word classes and cues. Get it from `load()`; all look-ups are table reads.

    Attributes:
        types: every event type with its description, in the order of `EventType`.
        mode_cues: words that tell the mode of an event.
        contexts: the closed list of PLOVER contexts, each with the lemmas and phrases that suggest it.
        entries: the lexicon by (lemma, pos).
        classes: word classes by name.
        sectors: sector code by lemma or phrase.
        cues: cues by lemma.
    """

    types: Mapping[EventType, TypeInfo]
    mode_cues: tuple[ModeCue, ...]
    contexts: Mapping[str, frozenset[str]]
    entries: Mapping[tuple[str, str], tuple[LexEntry, ...]]
    classes: Mapping[str, frozenset[str]]
    sectors: Mapping[str, str]
    cues: Mapping[str, Cue]
    _classes_of: Mapping[str, frozenset[str]] = field(repr=False)
    _contexts_of: Mapping[str, frozenset[str]] = field(repr=False)

    def goldstein(self, event_type: EventType, mode: str = "") -> float:
        """Conflict (-10) to cooperation (+10) score; that of the type where the mode has none of its own.

        Raises:
            ValueError: the type has no such mode.
        """
        info = self.types[event_type]
        if not mode:
            return info.goldstein
        if mode not in info.modes:
            raise ValueError(f"{event_type} has no mode {mode}")
        score = info.modes[mode].goldstein
        return info.goldstein if score is None else score

    def quad(self, event_type: EventType) -> str:
        """Quad class: verbal or material, cooperation or conflict."""
        return self.types[event_type].quad

    def modes(self, event_type: EventType) -> tuple[str, ...]:
        """The closed list of a type's modes; () where it has none."""
        return tuple(self.types[event_type].modes)

    def lexicon(self, lemma: str, pos: str) -> tuple[LexEntry, ...]:
        """Readings of a lower-case lemma as VERB, NOUN or ADJ, the most specific first; () where it has none."""
        return self.entries.get((lemma, pos), ())

    def word_class(self, lemma: str) -> frozenset[str]:
        """Names of the word classes that a lower-case lemma is in."""
        return self._classes_of.get(lemma, _NOTHING)

    def sector(self, lemma: str) -> str | None:
        """Sector code (GOV, MIL, COP, REB, ...) of a lower-case lemma or phrase."""
        return self.sectors.get(lemma)

    def cue(self, lemma: str) -> Cue | None:
        """How a lower-case lemma or phrase takes its complement; None for a word that is no cue."""
        return self.cues.get(lemma)

    def context(self, lemma: str) -> frozenset[str]:
        """Contexts that a lower-case lemma or phrase suggests."""
        return self._contexts_of.get(lemma, _NOTHING)


@cache
def load() -> Ontology:
    """The ontology of the files in `data/`, read on the first call.

    Raises:
        ValueError: a file is not consistent; the message says where.
    """
    types = parse_types(_toml("types.toml"))
    words = _toml("word_classes.toml")
    classes = parse_classes(words["class"])
    contexts = parse_classes(_toml("contexts.toml"))
    return Ontology(
        types=types,
        mode_cues=parse_mode_cues(_toml("modes.toml"), types),
        contexts=contexts,
        entries=parse_lexicon(_text("lexicon.tsv"), types, classes),
        classes=classes,
        sectors=parse_sectors(words["sector"]),
        cues=parse_cues(_toml("source_cues.toml")),
        _classes_of=by_word(classes),
        _contexts_of=by_word(contexts),
    )


def _text(name: str) -> str:
    return (files("dateline.ontology") / "data" / name).read_text("utf-8")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_text(name))
