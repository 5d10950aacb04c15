"""The supplement's rows put among the packages' places: no place twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.gazetteer.entry import Entry, Kind, NameKind, distance_km
from dateline.gazetteer.folding import fold
from dateline.gazetteer.tables import Extra

# Kilometres within which a row and a held place of the same name are one; a region's point may be anywhere in it.
_NEAR = {Kind.CITY: 30.0, Kind.REGION: 600.0, Kind.FACILITY: 60.0}
_LIKE = {
    Kind.CITY: (Kind.CITY, Kind.CAPITAL),
    Kind.REGION: (Kind.ADMIN1,),
    Kind.FACILITY: (Kind.FACILITY,),
}


def merged(entries: Sequence[Entry], extras: Iterable[Extra]) -> list[Entry]:
    """The packages' places with the supplement's names, and the supplement's own places after them."""
    extras = tuple(extras)
    wanted = {key for extra in extras for key in _keys(extra)}
    held = defaultdict(list)
    for entry in entries:
        for key in entry.names:
            if key in wanted:
                held[key].append(entry)
    return [*entries, *(added for extra in extras if (added := _placed(extra, held)) is not None)]


def _keys(extra: Extra) -> set[str]:
    return {fold(name) for name in (extra.name, *extra.aliases)}


def _placed(extra: Extra, held: dict[str, list[Entry]]) -> Entry | None:
    """A new entry for the row; None where a held place takes its names."""
    same = [entry for key in sorted(_keys(extra)) for entry in held[key] if _is_same(extra, entry)]
    if not same:
        entry = Entry(extra.id, extra.name, extra.kind, extra.country, extra.lat, extra.lon)
        entry.add([extra.name], NameKind.MAIN)
        entry.add(extra.aliases, NameKind.CURATED)
        return entry
    entry = max(same, key=lambda found: (found.population, found.id))
    entry.names[fold(entry.name)] = NameKind.CURATED
    entry.name = extra.name
    entry.add([extra.name], NameKind.MAIN)
    entry.add(extra.aliases, NameKind.CURATED)
    if extra.kind is not Kind.CITY:  # a division's middle and some airports' points are off
        entry.lat, entry.lon = extra.lat, extra.lon
    return None


def _is_same(extra: Extra, entry: Entry) -> bool:
    if entry.kind not in _LIKE.get(extra.kind, ()) or entry.country != extra.country or entry.lat is None:
        return False
    return distance_km(extra.lat, extra.lon, entry.lat, entry.lon or 0.0) <= _NEAR[extra.kind]
