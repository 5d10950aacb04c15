"""How well names of places are resolved, given the names: LGL and GeoVirus.

Usage: python benchmarks/geo.py LGL_XML GEOVIRUS_XML [--gazetteer FILE] [--errors N] [--set NAME=VALUE ...]

For each report the gold names, where they stand, are resolved together. Prints the share within 161 km (100 miles) of
the gold point, names without any candidate counted wrong, the share with the gold GeoNames id (LGL only), and the same
for a baseline that takes the most populous place of the name. --set tries another weight; --errors shows mistakes.
"""

from __future__ import annotations

import argparse
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.annotate.places.names import Spot, named
from dateline.annotate.places.rank import WEIGHTS, Weights, choose
from dateline.gazetteer import Gazetteer, build, default_path, distance_km
from dateline.model import Place

NEAR_KM = 161.0


@dataclass(frozen=True)
class Gold:
    """A name in a report and where it is. `id` is "" where the corpus gives none."""

    start: int
    end: int
    lat: float
    lon: float
    id: str


def lgl(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Reports of LGL with their names that have a point."""
    for article in ET.parse(path).getroot().iter("article"):  # noqa: S314  a local file the user names
        found = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is not None and tag.findtext("lat"):
                start, end = int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0)
                lat, lon = float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0)
                found.append(Gold(start, end, lat, lon, f"geonames:{tag.get('geonameid')}"))
        yield article.findtext("text") or "", found


def geovirus(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Reports of GeoVirus; its offsets count from 1."""
    for article in ET.parse(path).getroot().iter("article"):  # noqa: S314  a local file the user names
        text, found = article.findtext("text") or "", []
        for location in article.iter("location"):
            start, name = int(location.findtext("start") or 0) - 1, location.findtext("name") or ""
            lat, lon = float(location.findtext("lat") or 0), float(location.findtext("lon") or 0)
            found.append(Gold(start, start + len(name), lat, lon, ""))
        yield text, found


def populous(name: str, gazetteer: Gazetteer) -> Place | None:
    """The most populous place of the name, or the country of the demonym."""
    code = gazetteer.country_of_demonym(name)
    return gazetteer.country(code) if code else max(gazetteer.lookup(name), key=lambda p: p.population, default=None)


def resolved(text: str, gold: list[Gold], gazetteer: Gazetteer, weights: Weights) -> list[Place | None]:
    """The place of each gold name."""
    spots = [Spot(g.start, g.end) for g in gold]
    keys, names, demonyms = named(text, spots, gazetteer)
    chosen = choose(names, demonyms=Counter(demonyms.values()), weights=weights)
    found: list[Place | None] = []
    for spot, key in zip(spots, keys, strict=True):
        if spot in demonyms:
            found.append(gazetteer.country(demonyms[spot]))
        else:
            found.append(chosen[key].candidate.place if key in chosen else None)
    return found


def is_near(place: Place | None, gold: Gold) -> bool:
    """Within 161 km, or the same by id."""
    if place is None or place.lat is None or place.lon is None:
        return False
    return place.id == gold.id or distance_km(place.lat, place.lon, gold.lat, gold.lon) <= NEAR_KM


def measure(
    reports: list[tuple[str, list[Gold]]], gazetteer: Gazetteer, weights: Weights, errors: int
) -> tuple[dict[str, float], Counter[tuple[str, str, str]]]:
    """Shares over all names, and the mistakes: name, what was found, what was meant."""
    count: Counter[str] = Counter()
    wrong: Counter[tuple[str, str, str]] = Counter()
    began = time.perf_counter()
    for text, gold in reports:
        for g, place in zip(gold, resolved(text, gold, gazetteer, weights), strict=True):
            near = is_near(place, g)
            base = populous(text[g.start : g.end], gazetteer)
            count.update(all=1, near=near, id=place is not None and place.id == g.id, missing=place is None)
            count.update(base_near=is_near(base, g), base_id=base is not None and base.id == g.id)
            if errors and not near:
                shown = f"{place.name}, {place.admin1}, {place.country} {place.id}" if place else "-"
                wrong[text[g.start : g.end], shown, f"{g.lat:.1f},{g.lon:.1f} {g.id}"] += 1
    seconds = time.perf_counter() - began
    shares = {name: count[name] / count["all"] for name in ("near", "id", "missing", "base_near", "base_id")}
    return {"names": count["all"], **shares, "seconds": seconds}, wrong


def main() -> None:
    """Reads the arguments, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lgl", type=Path)
    parser.add_argument("geovirus", type=Path)
    parser.add_argument("--gazetteer", type=Path, default=None)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    given = parser.parse_args()
    path = given.gazetteer or default_path()
    if not path.exists():
        build(path, progress=lambda step, number, steps: print(f"{number}/{steps} {step}", file=sys.stderr))
    gazetteer = Gazetteer.open(path)
    weights = replace(WEIGHTS, **{name: float(value) for name, _, value in (item.partition("=") for item in given.set)})
    for name, reports in (("LGL", list(lgl(given.lgl))), ("GeoVirus", list(geovirus(given.geovirus)))):
        shares, wrong = measure(reports, gazetteer, weights, given.errors)
        print(name, " ".join(f"{key}={value:.3f}" for key, value in shares.items()))
        for mistake, times in wrong.most_common(given.errors):
            print("  ", times, *mistake, sep="\t")


if __name__ == "__main__":
    main()
