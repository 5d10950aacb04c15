"""Floors below which accuracy must not fall, each pinned to the exact data that it was measured on."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from dateline.errors import GateError
from dateline.evaluate.gold import Scores


@dataclass(frozen=True, slots=True)
class Floors:
    """What a set of hand-coded reports is held to.

    Attributes:
        name: of the set, for people.
        sha256: over the data; see `data_digest` and `files_digest`.
        least: lowest F1 by figure.
        most: highest count by figure.
    """

    name: str
    sha256: str
    least: Mapping[str, float]
    most: Mapping[str, int]


@cache
def pinned() -> tuple[Floors, ...]:
    """Every pinned set."""
    text = resources.files("dateline.evaluate").joinpath("data", "floors.toml").read_text(encoding="utf-8")
    return tuple(
        Floors(each["name"], each["sha256"], each.get("least", {}), each.get("most", {}))
        for each in tomllib.loads(text)["set"]
    )


def data_digest(*folders: Path) -> str:
    """SHA-256 over the names and bytes of a folder's files, in order of name; hidden files do not count.

    Of several folders it is the SHA-256 over theirs, so that their order does not count.
    """
    if len(folders) == 1:
        return _folder_digest(folders[0])
    return hashlib.sha256("\n".join(sorted(map(_folder_digest, folders))).encode()).hexdigest()


def _folder_digest(folder: Path) -> str:
    return files_digest(folder, (f for f in folder.iterdir() if f.is_file() and not f.name.startswith(".")))


def files_digest(root: Path, files: Iterable[Path], *, also: Sequence[str] = ()) -> str:
    """SHA-256 over some files below a folder, their names seen from it and their bytes, in order of name.

    Args:
        root: above all of them.
        files: where there are folders within folders, of which only some files are read.
        also: what else the figures hang on, such as which documents of the files count; in this order.
    """
    total = hashlib.sha256()
    for name, file in sorted((file.relative_to(root).as_posix(), file) for file in files):
        data = file.read_bytes()
        total.update(f"{name}\n{len(data)}\n".encode())
        total.update(data)
    for each in also:
        total.update(f"\n{each}".encode())
    return total.hexdigest()


def check(folder: Path | Sequence[Path], scores: Scores) -> str:
    """Hold the scores to the floors of their data, a folder or several; one sentence where all is well.

    Raises:
        GateError: a figure is below its floor, or the data are none of the pinned sets.
    """
    folders = [folder] if isinstance(folder, Path) else list(folder)
    return hold(data_digest(*folders), ", ".join(map(str, folders)), scores)


def hold(digest: str, name: str, scores: Scores) -> str:
    """Hold the scores to the floors that are pinned to data of this digest; one sentence where all is well.

    Args:
        digest: of the data; see `data_digest` and `files_digest`.
        name: of the data, for people, where nothing is pinned.
        scores: measured on them.

    Raises:
        GateError: a figure is below its floor, or the data are none of the pinned sets.
    """
    floors = next((each for each in pinned() if each.sha256 == digest), None)
    if floors is None:
        raise GateError(f"{name}: the data are other than pinned (sha256 {digest}), so that no floor applies")
    low = [f"{name} {scores.figure(name):.3f} < {floor:.3f}" for name, floor in floors.least.items()
           if scores.figure(name) < floor]  # fmt: skip
    high = [f"{name} {scores.figure(name):g} > {most}" for name, most in floors.most.items()
            if scores.figure(name) > most]  # fmt: skip
    if low or high:
        raise GateError(f"{floors.name}: {'; '.join(low + high)}")
    return f"{floors.name}: every figure holds its floor"
