"""Which of the places of a name is meant.

One name means one place in one report, unless the words beside it say otherwise ("Paris, Texas"). Every candidate gets
a sum of hand-set weights times features: its standing in the gazetteer, the place that the text says holds it or is
close to it, the kind that the text says it is ("Anbar province"), and how well it goes with the other names of the
report: same country, same first-level division, close by. The others are themselves ambiguous, so they count by how
sure they are, in a few rounds. The weights were set on LGL and GeoVirus (benchmarks/geo.py).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.gazetteer import Candidate, Kind, distance_km, fold
from dateline.model import Place, Precision

_MOST_CANDIDATES = 80  # "San Jose" has more than a hundred; the rest are hamlets
_MOST_ANCHORS = 24  # names that others are measured against: the surest and most frequent
_MOST_JUDGED = 400  # different names that get the company's vote; later ones go by their standing: linear time
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature counts. Standing is about a power of ten of people: all others are in that coin."""

    inside: float = 6.0  # the text names the place that holds it
    near: float = 1.5  # the text says what it is close to
    country: float = 6.0  # share of the report's other places in its country
    admin1: float = 3.0  # share of them in its first-level division
    close: float = 4.0  # others within a day's drive
    close_km: float = 70.0
    says_kind: float = 4.0  # "Anbar province", "the city of Anbar"
    demonym: float = 1.0  # what a demonym counts as a place of its country
    home: float = 2.0  # the dateline's country
    temperature: float = 0.5


WEIGHTS = Weights()


@dataclass(slots=True)
class Name:
    """A name to be resolved.

    Attributes:
        key: names of the same key mean the same place.
        inside: keys of names that the text says hold it.
        near: keys of names that the text says it is close to.
        kinds: kinds of place that the text says it is; empty where it does not.
    """

    key: str
    candidates: tuple[Candidate, ...]
    count: int = 1
    inside: set[str] = field(default_factory=set)
    near: set[str] = field(default_factory=set)
    kinds: set[Kind] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen and how sure that is among its candidates, 0..1."""

    candidate: Candidate
    sure: float


@dataclass(slots=True)
class _Company:
    """What the rest of the report speaks for."""

    countries: dict[str, float]
    divisions: dict[tuple[str, str], float]
    total: float
    anchors: list[tuple[str, float, Place]]  # key, weight, place


def choose(
    names: Sequence[Name], *, demonyms: Counter[str] | None = None, home: str | None = None, weights: Weights = WEIGHTS
) -> dict[str, Choice]:
    """Chooses a place for every name.

    Args:
        names: with different keys; one without candidates gets no choice.
        demonyms: how often the report names people of a country, by alpha-3.
        home: the country of the report's dateline, alpha-3.
        weights: what each feature counts.

    Returns:
        The choice by key.
    """
    judged = {name.key: name for name in names if name.candidates}
    options = {key: _options(name, judged) for key, name in judged.items()}
    base = {key: [_own(c, name, judged, home, weights) for c in options[key]] for key, name in judged.items()}
    chosen = {key: _best(options[key], scores, weights) for key, scores in base.items()}
    voted = list(judged)[:_MOST_JUDGED]
    for _ in range(_ROUNDS):
        company = _company(judged, chosen, demonyms or Counter(), weights)
        fresh = {
            key: _best(
                options[key],
                [
                    score + _fit(candidate, judged[key], chosen[key], company, weights)
                    for candidate, score in zip(options[key], base[key], strict=True)
                ],
                weights,
            )
            for key in voted
        }
        settled = all(fresh[key].candidate is chosen[key].candidate for key in voted)
        chosen.update(fresh)
        if settled:
            break
    return chosen


def _options(name: Name, judged: dict[str, Name]) -> tuple[Candidate, ...]:
    """The first candidates by standing, and all that lie in a place that the text says holds the name."""
    candidates = name.candidates if name.kinds else _without_city_states(name)
    if len(candidates) <= _MOST_CANDIDATES or not name.inside:
        return candidates[:_MOST_CANDIDATES]
    late = [c for c in candidates[_MOST_CANDIDATES:] if _is_inside(c, name, judged)]
    return (*candidates[:_MOST_CANDIDATES], *late[:_MOST_CANDIDATES])


def _without_city_states(name: Name) -> tuple[Candidate, ...]:
    """ "Hong Kong" and "Kuwait" are countries first: their cities and divisions of the same name are left out."""
    countries = {c.place.country for c in name.candidates if c.kind is Kind.COUNTRY}
    if not countries:
        return name.candidates
    return tuple(c for c in name.candidates if c.kind is Kind.COUNTRY or c.place.country not in countries)


def _own(candidate: Candidate, name: Name, judged: dict[str, Name], home: str | None, weights: Weights) -> float:
    """What the name's own words say for the candidate."""
    score = candidate.standing
    if name.inside and _is_inside(candidate, name, judged):
        score += weights.inside
    if name.near and _is_near(candidate, name, judged):
        score += weights.near
    if name.kinds and candidate.kind in name.kinds:
        score += weights.says_kind
    if home and candidate.place.country == home:
        score += weights.home
    return score


def _is_inside(candidate: Candidate, name: Name, judged: dict[str, Name]) -> bool:
    return any(
        holds(holder, candidate)
        for key in name.inside
        if key in judged and key != name.key
        for holder in judged[key].candidates[:_MOST_CANDIDATES]
    )


def _is_near(candidate: Candidate, name: Name, judged: dict[str, Name]) -> bool:
    return any(
        _apart(candidate.place, other.place) < 150
        for key in name.near
        if key in judged and key != name.key
        for other in judged[key].candidates[:5]
    )


def holds(holder: Candidate, held: Candidate) -> bool:
    """Whether the first place, a country or a division, holds the second."""
    outer, inner = holder.place, held.place
    if outer.country is None or outer.country != inner.country or outer.id == inner.id:
        return False
    if holder.kind is Kind.COUNTRY:
        return held.kind is not Kind.COUNTRY
    if holder.kind is Kind.ADMIN1:
        return inner.admin1 is not None and fold(inner.admin1) == fold(outer.name)
    if holder.kind is Kind.ADMIN2:
        return held.admin2 is not None and held.admin2 == outer.name and inner.admin1 == outer.admin1
    if held.kind in {Kind.FACILITY, Kind.CITY} and holder.kind in {Kind.CITY, Kind.CAPITAL}:
        return _apart(outer, inner) < 40
    return False


def _apart(place: Place, other: Place) -> float:
    """Kilometres between two places; infinite where either has no point."""
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return math.inf
    return distance_km(place.lat, place.lon, other.lat, other.lon)


def _best(options: Sequence[Candidate], scores: Sequence[float], weights: Weights) -> Choice:
    """The candidate of the highest score, the first of equals; sure as far as it stands out."""
    top = max(range(len(scores)), key=scores.__getitem__)
    mass = sum(math.exp((score - scores[top]) / weights.temperature) for score in scores)
    return Choice(options[top], 1.0 / mass)


def _company(judged: dict[str, Name], chosen: dict[str, Choice], demonyms: Counter[str], weights: Weights) -> _Company:
    countries = {code: weights.demonym * math.sqrt(times) for code, times in demonyms.items()}
    divisions: dict[tuple[str, str], float] = {}
    total = sum(countries.values())
    anchors = []
    for key, choice in chosen.items():
        weight = choice.sure * math.sqrt(judged[key].count)
        place = choice.candidate.place
        total += weight
        if place.country:
            countries[place.country] = countries.get(place.country, 0.0) + weight
            if division := division_of(choice.candidate):
                divisions[place.country, division] = divisions.get((place.country, division), 0.0) + weight
        if choice.candidate.kind not in {Kind.COUNTRY, Kind.AREA} and place.lat is not None:
            anchors.append((key, weight, place))
    anchors.sort(key=lambda anchor: (-anchor[1], anchor[0]))
    return _Company(countries, divisions, total, anchors[:_MOST_ANCHORS])


def division_of(candidate: Candidate) -> str | None:
    """The first-level division's name that a place lies in or is."""
    if candidate.kind is Kind.ADMIN1:
        return fold(candidate.place.name)
    return fold(candidate.place.admin1) if candidate.place.admin1 else None


def _fit(candidate: Candidate, name: Name, now: Choice, company: _Company, weights: Weights) -> float:
    """How well a candidate goes with the other names of the report."""
    country, division = candidate.place.country, division_of(candidate)
    own = now.sure * math.sqrt(name.count)
    rest = company.total - own
    if rest <= 0 or country is None:
        return 0.0
    mine = now.candidate.place.country
    in_country = company.countries.get(country, 0.0) - (own if mine == country else 0.0)
    score = weights.country * in_country / (rest + 0.5)
    if division and candidate.kind is not Kind.COUNTRY:
        same = mine == country and division_of(now.candidate) == division
        in_division = company.divisions.get((country, division), 0.0) - (own if same else 0.0)
        score += weights.admin1 * in_division / (rest + 0.5)
    if candidate.kind not in {Kind.COUNTRY, Kind.AREA}:
        score += weights.close * _closeness(candidate.place, name.key, company.anchors, weights)
    return score


def _closeness(place: Place, key: str, anchors: Iterable[tuple[str, float, Place]], weights: Weights) -> float:
    """0 where no other name is near, towards 1 the more are."""
    total = sum(
        weight * math.exp(-_apart(place, other) / weights.close_km)
        for other_key, weight, other in anchors
        if other_key != key and other.precision is not Precision.COUNTRY
    )
    return 1.0 - math.exp(-total)


def by_key(names: Iterable[Name]) -> list[Name]:
    """Names of the same key made one, in order of first appearance."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        found[name.key].append(name)
    return [
        Name(
            key,
            same[0].candidates,
            sum(name.count for name in same),
            {key for name in same for key in name.inside},
            {key for name in same for key in name.near},
            {kind for name in same for kind in name.kinds},
        )
        for key, same in found.items()
    ]
