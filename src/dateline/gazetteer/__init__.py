"""Offline places: build the gazetteer once, then look names up in it.

`build` makes the file, `default_path` says where it is kept, `Gazetteer.open(path)` reads it, and
`gazetteer.lookup("Baghdad")` gives the places of that name, the likeliest first.
"""

from pathlib import Path

from dateline.gazetteer.building import build, version
from dateline.gazetteer.entry import Kind, NameKind, distance_km
from dateline.gazetteer.folding import fold, is_acronym
from dateline.gazetteer.gazetteer import Candidate, Gazetteer

__all__ = [
    "Candidate",
    "Gazetteer",
    "Kind",
    "NameKind",
    "build",
    "default_path",
    "distance_km",
    "fold",
    "is_acronym",
    "version",
]


def default_path(cache_dir: Path | None = None) -> Path:
    """Where the gazetteer of the installed data is kept: `gazetteer-<version>.sqlite` in `cache_dir`.

    Args:
        cache_dir: the settings' folder for files that can be built again; None for `~/.cache/dateline`.
    """
    return (cache_dir or Path.home() / ".cache" / "dateline") / f"gazetteer-{version()}.sqlite"
