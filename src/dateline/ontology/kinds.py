"""Event types and modes with their quad class, weight and crosswalks, from `types.toml` and `modes.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.model import EventType

QUADS = frozenset({"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"})


@dataclass(frozen=True, slots=True)
class ModeInfo:
    """How an event of one type is done. `goldstein` is None where the source gives none: the type's counts then."""

    name: str
    definition: str
    goldstein: float | None
    cameo: tuple[str, ...]
    acled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeInfo:
    """One event type.

    Attributes:
        type: the type.
        definition: what it covers, in one or two sentences.
        quad: one of `QUADS`.
        goldstein: conflict (-10) to cooperation (+10) score of the type where no mode is known.
        cameo: CAMEO codes that convert to it, the root codes (two digits) first.
        acled: ACLED "event type / sub-event type" names; () where ACLED has no counterpart.
        ucdp: what UCDP's type of violence it may be (state-based, non-state, one-sided), "" where it is none.
        modes: its closed list of modes, in the order of the source.
    """

    type: EventType
    definition: str
    quad: str
    goldstein: float
    cameo: tuple[str, ...]
    acled: tuple[str, ...]
    ucdp: str
    modes: Mapping[str, ModeInfo]


@dataclass(frozen=True, slots=True)
class ModeCue:
    """A lemma or phrase (lemmas joined by spaces) that tells the mode of an event of `type`."""

    type: EventType
    mode: str
    words: str
    weight: float


def parse_types(raw: Mapping[str, Any]) -> dict[EventType, TypeInfo]:
    """`types.toml` as a table of all 16 types, in the order of `EventType`.

    Raises:
        ValueError: a type is missing or unknown, or a value is outside its range.
    """
    unknown = set(raw) - {t.value for t in EventType}
    missing = {t.value for t in EventType} - set(raw)
    if unknown or missing:
        raise ValueError(f"types.toml: unknown {sorted(unknown)}, missing {sorted(missing)}")
    return {t: _type(t, raw[t.value]) for t in EventType}


def _type(event_type: EventType, raw: Mapping[str, Any]) -> TypeInfo:
    if raw["quad"] not in QUADS:
        raise ValueError(f"types.toml: {event_type}: no such quad class: {raw['quad']}")
    return TypeInfo(
        type=event_type,
        definition=raw["definition"],
        quad=raw["quad"],
        goldstein=_score(event_type, raw["goldstein"]),
        cameo=tuple(raw["cameo"]),
        acled=tuple(raw["acled"]),
        ucdp=raw["ucdp"],
        modes={name: _mode(event_type, name, mode) for name, mode in raw.get("modes", {}).items()},
    )


def _mode(event_type: EventType, name: str, raw: Mapping[str, Any]) -> ModeInfo:
    score = raw.get("goldstein")
    return ModeInfo(
        name=name,
        definition=raw["definition"],
        goldstein=None if score is None else _score(event_type, score),
        cameo=tuple(raw.get("cameo", ())),
        acled=tuple(raw.get("acled", ())),
    )


def _score(event_type: EventType, score: float) -> float:
    if not -10 <= score <= 10:
        raise ValueError(f"types.toml: {event_type}: score outside -10..10: {score}")
    return float(score)


def parse_mode_cues(raw: Mapping[str, Any], types: Mapping[EventType, TypeInfo]) -> tuple[ModeCue, ...]:
    """`modes.toml`: type -> mode -> weight class -> words, as cues in the order of the file.

    Raises:
        ValueError: a type or mode that does not exist, or the same words twice for one mode.
    """
    weights: Mapping[str, float] = raw["weights"]
    cues: dict[tuple[EventType, str, str], ModeCue] = {}
    for name, modes in raw["cues"].items():
        event_type = EventType(name)
        for mode, graded in modes.items():
            if mode not in types[event_type].modes:
                raise ValueError(f"modes.toml: {name} has no mode {mode}")
            for grade, phrases in graded.items():
                for words in phrases:
                    key = (event_type, mode, words)
                    if key in cues:
                        raise ValueError(f"modes.toml: {name} {mode}: {words} stands there twice")
                    cues[key] = ModeCue(event_type, mode, words, weights[grade])
    return tuple(cues.values())
