"""Looking places up."""

from __future__ import annotations

import math
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import GazetteerError
from dateline.gazetteer.building import version
from dateline.gazetteer.entry import PRECISION, Kind, NameKind
from dateline.gazetteer.folding import fold
from dateline.model import Place, Precision

_CACHED = 100_000  # names; the cache is emptied when full, so that a long run does not grow
_ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "ad", "az", "an", "at", "the"})
_DIVISIONS = frozenset(
    {
        *("province", "governorate", "region", "oblast", "district", "county", "prefecture", "department", "state"),
        *("republic", "emirate", "canton", "municipality", "territory", "parish", "division", "krai"),
    }
)
# A place's standing before anything is read, in powers of ten of people. Countries and capitals are in the news more
# than their size says; second-level divisions less, since their chief city of the same name is usually meant.
_STANDING = {
    Kind.COUNTRY: 4.0,
    Kind.ADMIN1: -0.8,
    Kind.ADMIN2: -1.5,
    Kind.CAPITAL: 1.5,
    Kind.CITY: 0.0,
    Kind.FACILITY: 4.5,
    Kind.REGION: 5.5,
    Kind.AREA: 5.5,
}
_NAME_STANDING = {NameKind.MAIN: 0.0, NameKind.CURATED: -0.3, NameKind.ALTERNATE: -1.5, NameKind.ACRONYM: -0.3}
_OUR_TOWN = 4.5  # a town of the supplement: its people are not counted there, and it is there because news names it
_COLUMNS = "p.id, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    Attributes:
        admin2: the second-level division's name, where known.
        kind: finer than the place's precision.
        name_kind: how the name belongs to it.
        standing: how likely it is meant before the report is read; about the power of ten of its people.
    """

    place: Place
    admin2: str | None
    kind: Kind
    name_kind: NameKind
    standing: float


class Gazetteer:
    """A built gazetteer, open for reading. Pickles as its path, so that process pools may be handed one."""

    def __init__(self, path: Path, connection: sqlite3.Connection, found_version: str) -> None:
        self._path = path
        self._connection = connection
        self._version = found_version
        self._cache: dict[str, tuple[Candidate, ...]] = {}
        self._demonyms: dict[str, str] = dict(connection.execute("SELECT key, country FROM demonym"))
        self._countries = self._read_countries()

    @classmethod
    def open(cls, path: Path) -> Gazetteer:
        """Opens a gazetteer that `build` made.

        Raises:
            GazetteerError: there is none, it is broken, or it was built from other data than is installed.
        """
        if not path.is_file():
            raise GazetteerError(f"there is no gazetteer at {path}")
        connection = None
        try:
            # Immutable, since a new build is a new file: no locks are taken. The threads of a server may share it.
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            row = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
            if row is None or row[0] != version():
                raise GazetteerError(f"the gazetteer at {path} was built from other data; build it again")
            return cls(path, connection, row[0])
        except sqlite3.Error as error:
            if connection:
                connection.close()
            raise GazetteerError(f"the gazetteer at {path} is broken: {error}") from error
        except GazetteerError:
            if connection:
                connection.close()
            raise

    def close(self) -> None:
        """Closes the file; nothing can be looked up after that."""
        self._connection.close()

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Gazetteer.open, (self._path,)

    @property
    def version(self) -> str:
        """Digest over the packages' versions, our data files and the schema."""
        return self._version

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Places of that name, the likeliest first; () where there is none. See `candidates`."""
        return tuple(candidate.place for candidate in self.candidates(name))

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Places of that name with what ranking needs, the likeliest first.

        Case, marks and apostrophes do not count, but an acronym ("US") is found in capitals only. Where the name as it
        stands is unknown, it is tried without an article ("al-Raqqa") and as a division ("Anbar province").
        """
        held = self._cache.get(name)
        if held is None:
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            held = self._cache[name] = self._find(name)
        return held

    def country_of_demonym(self, word: str) -> str | None:
        """The alpha-3 code for "Iraqi", "Iraqis", "North Korean"; None for other words and for lower case."""
        return self._demonyms.get(fold(word)) if word[:1].isupper() else None

    def country(self, name_or_iso: str) -> Place | None:
        """The country of a name or of an alpha-3 code in capitals; None where it is neither."""
        number_or_key = name_or_iso if name_or_iso in self._countries else fold(name_or_iso)
        found = self._countries.get(number_or_key)
        if found is None or (found[1] and any(char.islower() for char in name_or_iso)):
            return None
        return found[0]

    def get(self, place_id: str) -> Place | None:
        """The place of that id; None where there is none."""
        row = self._connection.execute(f"SELECT {_COLUMNS} FROM place p WHERE p.id = ?", (place_id,)).fetchone()  # noqa: S608
        return _place(row) if row else None

    def _find(self, name: str) -> tuple[Candidate, ...]:
        key = fold(name)
        capitals = not any(char.islower() for char in name)
        found = self._rows(key, capitals=capitals)
        first, _, rest = key.partition(" ")
        if not found and rest and first in _ARTICLES:
            found = self._rows("al " + rest, capitals=capitals) or self._rows(rest, capitals=capitals)
        return found or self._divisions(key)

    def _divisions(self, key: str) -> tuple[Candidate, ...]:
        """Regions for "anbar province" and "province of anbar"."""
        words = key.split()
        if len(words) > 2 and words[0] in _DIVISIONS and words[1] == "of":
            bare = words[2:]
        elif len(words) > 1 and words[-1] in _DIVISIONS:
            bare = words[:-1]
        else:
            return ()
        if len(bare) > 1 and bare[0] in _ARTICLES:
            bare = bare[1:]
        name = " ".join(bare)
        found = self._rows(name, capitals=False) or self._rows("al " + name, capitals=False)
        return tuple(candidate for candidate in found if candidate.place.precision is Precision.REGION)

    def _rows(self, key: str, *, capitals: bool) -> tuple[Candidate, ...]:
        if not key:
            return ()
        rows = self._connection.execute(
            f"SELECT {_COLUMNS}, n.kind FROM name n JOIN place p ON p.number = n.place WHERE n.key = ?",  # noqa: S608
            (key,),
        )
        found = [_candidate(row) for row in rows if capitals or row[9] != NameKind.ACRONYM]
        found.sort(key=lambda candidate: (-candidate.standing, candidate.place.id))
        return tuple(found)

    def _read_countries(self) -> dict[str, tuple[Place, bool]]:
        """Countries by code and by key; the flag says that the key counts in capitals only."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS}, n.kind, n.key FROM name n JOIN place p ON p.number = n.place WHERE p.kind = ?",  # noqa: S608
            (int(Kind.COUNTRY),),
        )
        found: dict[str, tuple[Place, bool]] = {}
        for row in rows:
            place = _place(row)
            found[row[10]] = (place, row[9] == NameKind.ACRONYM)
            if place.country:
                found[place.country] = (place, False)
        return found


def _place(row: tuple[object, ...]) -> Place:
    place_id, name, kind, country, admin1, _admin2, lat, lon, population = row[:9]
    return Place(  # the columns' types are the schema's
        place_id,  # type: ignore[arg-type]
        name,  # type: ignore[arg-type]
        country,  # type: ignore[arg-type]
        lat,  # type: ignore[arg-type]
        lon,  # type: ignore[arg-type]
        PRECISION[Kind(kind)],  # type: ignore[arg-type]
        admin1 or None,  # type: ignore[arg-type]
        population,  # type: ignore[arg-type]
    )


def _candidate(row: tuple[object, ...]) -> Candidate:
    place = _place(row)
    kind, name_kind = Kind(row[2]), NameKind(row[9])  # type: ignore[arg-type]
    people = math.log10(place.population + 1)
    if kind is Kind.CITY and place.id.startswith("dl:"):
        people = _OUR_TOWN
    standing = people + _STANDING[kind] + _NAME_STANDING[name_kind]
    return Candidate(place, row[5], kind, name_kind, standing)  # type: ignore[arg-type]
