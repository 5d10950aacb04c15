"""Files that are missing, broken or of other data; builds at once; the data files."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dateline.errors import GazetteerError
from dateline.gazetteer import Gazetteer, Kind, NameKind, build, building, default_path, tables, version
from dateline.gazetteer.entry import Entry, distance_km, middle
from dateline.gazetteer.merge import merged
from dateline.gazetteer.tables import Extra
from dateline.model import Precision


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds of three places, since the whole takes half a minute."""

    def entries(progress: building.Progress) -> list[Entry]:
        progress("cities", 0, 1)
        found = []
        for number, name in enumerate(("Alpha", "Beta", "Gamma")):
            entry = Entry(f"dl:{number}", name, Kind.CITY, "IRQ", 33.0, 44.0)
            entry.add([name], NameKind.MAIN)
            found.append(entry)
        return found

    monkeypatch.setattr(building, "_entries", entries)


@pytest.mark.usefixtures("small")
def test_a_build_makes_its_folder_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "new" / "gazetteer.sqlite"
    told: list[tuple[str, int, int]] = []
    build(path, progress=lambda step, number, steps: told.append((step, number, steps)))
    assert [item.name for item in path.parent.iterdir()] == ["gazetteer.sqlite"]
    assert told[0][0] == "cities"
    assert told[-1][0] == "done"
    gazetteer = Gazetteer.open(path)
    assert [place.id for place in gazetteer.lookup("Beta")] == ["dl:1"]
    gazetteer.close()


@pytest.mark.usefixtures("small")
def test_builds_at_once_give_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: build(path), range(8)))
    assert [item.name for item in tmp_path.iterdir()] == ["gazetteer.sqlite"]
    gazetteer = Gazetteer.open(path)
    assert gazetteer.lookup("Gamma")
    gazetteer.close()


@pytest.mark.usefixtures("small")
def test_two_builds_are_byte_equal(tmp_path: Path) -> None:
    build(tmp_path / "a")
    build(tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_failed_build_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_text("old")

    def broken(_path: Path, _progress: building.Progress) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(building, "_write", broken)
    with pytest.raises(GazetteerError, match="disk full"):
        build(path)
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["gazetteer.sqlite"]


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GazetteerError, match="cannot be written"):
        build(tmp_path / "file" / "gazetteer.sqlite")


def test_opening_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no gazetteer"):
        Gazetteer.open(tmp_path / "none")
    with pytest.raises(GazetteerError, match="no gazetteer"):
        Gazetteer.open(tmp_path)


@pytest.mark.parametrize("content", [b"", b"no database at all, only words" * 99, b"SQLite format 3\0" + b"\0" * 200])
def test_opening_what_is_broken(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"broken|other data"):
        Gazetteer.open(path)


@pytest.mark.usefixtures("small")
def test_opening_one_of_other_data(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    build(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = 'older'")
    connection.close()
    with pytest.raises(GazetteerError, match="build it again"):
        Gazetteer.open(path)


def test_the_path_tells_the_version(tmp_path: Path) -> None:
    assert default_path(tmp_path) == tmp_path / f"gazetteer-{version()}.sqlite"
    assert default_path(None).name == default_path(tmp_path).name


def test_the_tables_are_sound() -> None:
    countries, extras = tables.countries(), tables.extras()
    assert len(countries) == len({c.alpha3 for c in countries}) == len({c.alpha2 for c in countries}) == 250
    assert {"PSE", "XKX", "TWN", "HKG"} <= {c.alpha3 for c in countries}
    assert len(extras) == len({e.id for e in extras})
    assert len(extras) >= 250
    codes = {c.alpha3 for c in countries} | {None}
    for row in (*countries, *extras):
        assert -90 <= row.lat <= 90
        assert -180 <= row.lon <= 180
    for extra in extras:
        assert extra.country in codes, extra
        assert extra.source, extra


def test_the_supplement_lies_in_its_countries(gazetteer: Gazetteer) -> None:
    """A swapped or mistyped point would put a place far from every town of its country."""
    for extra in tables.extras():
        if extra.country and extra.kind in {Kind.CITY, Kind.FACILITY}:
            rows = gazetteer._connection.execute(
                "SELECT lat, lon FROM place WHERE country = ? AND lat BETWEEN ? AND ? AND id NOT LIKE 'dl:%'",
                (extra.country, extra.lat - 2, extra.lat + 2),
            )
            assert any(distance_km(extra.lat, extra.lon, lat, lon) < 200 for lat, lon in rows), extra


def test_a_row_joins_the_place_it_names() -> None:
    held = Entry("geonames:1", "Al Bāb", Kind.CITY, "SYR", 36.37, 37.52, 63_000)
    held.add(["Al Bāb"], NameKind.MAIN)
    same = Extra("dl:a", "Al-Bab", Kind.CITY, "SYR", 36.4, 37.5, ("El Bab",), "GeoNames")
    far = Extra("dl:b", "Al-Bab", Kind.CITY, "SYR", 33.0, 37.5, (), "GeoNames")
    foreign = Extra("dl:c", "Al-Bab", Kind.CITY, "IRQ", 36.4, 37.5, (), "GeoNames")
    result = merged([held], [same, far, foreign])
    assert [entry.id for entry in result] == ["geonames:1", "dl:b", "dl:c"]
    assert held.name == "Al-Bab"
    assert held.names["el bab"] is NameKind.CURATED


def test_the_middle_of_points() -> None:
    assert middle([]) is None
    assert middle([(1.0, 2.0)]) == (1.0, 2.0)
    assert middle([(0.0, 179.0), (0.0, -179.0)]) == (0.0, 180.0)
    assert middle([(0.0, -100.0), (10.0, -90.0), (10.0, -90.0)]) == (5.0, -95.0)


def test_every_precision_is_there(gazetteer: Gazetteer) -> None:
    kinds = {row[0] for row in gazetteer._connection.execute("SELECT DISTINCT kind FROM place")}
    assert kinds == {int(kind) for kind in Kind}
    assert gazetteer.lookup("Atlantic Ocean")[0].precision is Precision.AREA
