"""Places: mentions in a text, and what they resolve to."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Span
from dateline.model.terms import Precision


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    Attributes:
        id: `geonames:98182`, `iata:BGW`, `dl:...` for our own supplement.
        country: ISO 3166-1 alpha-3, None for seas and regions over several countries.
        admin1: first-level division's name, where known.
    """

    id: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision
    admin1: str | None = None
    population: int = 0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place, and the place meant; `place` is None where no candidate is good enough.

    `name` is the text shown for it (may join two mentions: "Janaale"); `score` is 0..1.
    """

    span: Span
    name: str
    place: Place | None
    score: float
    demonym: bool = False  # "Iraqi": tells a country, but is not where something happened


@dataclass(frozen=True, slots=True)
class Where:
    """An event's place with the words that give it. `text` in the report's words; `place` None if unresolved."""

    text: str
    place: Place | None
    country: str | None
    evidence: tuple[Span, ...]
    confidence: float = 1.0
