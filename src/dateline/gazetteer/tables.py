"""The gazetteer's own data files: countries and the supplement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from dateline.gazetteer.entry import Kind
from dateline.gazetteer.folding import fold

_UNCHANGED_PLURAL = ("ese", "ish", "ch", "s", "ois", "men", "man")
_KINDS = {"facility": Kind.FACILITY, "city": Kind.CITY, "region": Kind.REGION, "area": Kind.AREA}
FILES = ("countries.tsv", "supplement.tsv")


@dataclass(frozen=True, slots=True)
class Country:
    """A row of countries.tsv. `lat`/`lon` in degrees."""

    alpha3: str
    alpha2: str
    lat: float
    lon: float
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extra:
    """A row of supplement.tsv. `lat`/`lon` in degrees; `country` None where the place spans several."""

    id: str
    name: str
    kind: Kind
    country: str | None
    lat: float
    lon: float
    aliases: tuple[str, ...]
    source: str


def data(name: str) -> bytes:
    """A data file's bytes."""
    return resources.files("dateline.gazetteer").joinpath("data", name).read_bytes()


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = [line for line in data(name).decode("utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, line.split("\t"), strict=True))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def countries() -> tuple[Country, ...]:
    """All rows of countries.tsv."""
    return tuple(
        Country(
            row["alpha3"],
            row["alpha2"],
            float(row["lat"]),
            float(row["lon"]),
            row["name"],
            _several(row["aliases"]),
            _several(row["demonyms"]),
        )
        for row in _rows("countries.tsv")
    )


def extras() -> tuple[Extra, ...]:
    """All rows of supplement.tsv."""
    return tuple(
        Extra(
            "dl:" + row["id"],
            row["name"],
            _KINDS[row["precision"]],
            row["country"] or None,
            float(row["lat"]),
            float(row["lon"]),
            _several(row["aliases"]),
            row["source"],
        )
        for row in _rows("supplement.tsv")
    )


def demonyms(country: Country) -> Iterator[str]:
    """Keys of the country's demonyms, with plurals in -s: "iraqi", "iraqis"."""
    for word in country.demonyms:
        key = fold(word)
        yield key
        if not key.endswith(_UNCHANGED_PLURAL):
            yield key + "s"
