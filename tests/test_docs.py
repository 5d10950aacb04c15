"""The documents are held to what is there: commands, settings, files, make targets."""

from __future__ import annotations

import re
import runpy
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline import __version__
from dateline.settings import Settings

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference" / "cli.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
TOPS = ("src", "tests", "docs", "training", "benchmarks", "examples", ".ci")
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
MAKE = re.compile(r"(?m)(?:`|^)make ([a-z]+)")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "docs" / "cli_reference.py"))


def named_files(document: Path) -> Iterator[Path]:
    """Files that a document links to, or names in full from the root of the repository."""
    text = read(document)
    for target in LINK.findall(text):
        if "://" not in target and not target.startswith("#"):
            yield document.parent / target.split("#")[0]
    for code in CODE.findall(text):
        if code.split("/")[0] in TOPS and re.fullmatch(r"[\w./-]+", code):
            yield ROOT / code


def test_the_reference_is_what_help_says(script: dict[str, Any]) -> None:
    assert REFERENCE.exists(), "docs/reference/cli.md is missing: make docs"
    assert read(REFERENCE) == script["reference"](), "docs/reference/cli.md is out of date: make docs"


def test_every_command_is_told_of_in_the_readme(script: dict[str, Any]) -> None:
    commands = dict(script["commands"](script["dateline"]))
    members = [" ".join(path) for path in commands if not any(other[:-1] == path for other in commands)]
    assert len(members) >= 8
    assert [each for each in members if f"`{each}" not in read(ROOT / "README.md")] == []


def test_the_readme_names_no_command_that_does_not_exist(script: dict[str, Any]) -> None:
    known = {path[1] for path, _ in script["commands"](script["dateline"]) if len(path) > 1}
    used = set(re.findall(r"(?m)(?:`|bin/)dateline ([a-z]+)", read(ROOT / "README.md")))
    assert used <= known


def test_every_setting_is_told_of_in_the_readme() -> None:
    assert [each for each in Settings.model_fields if f"`{each}`" not in read(ROOT / "README.md")] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_file_that_is_named_exists(document: Path) -> None:
    assert [str(path) for path in named_files(document) if not path.exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", read(ROOT / "Makefile")))
    assert set(MAKE.findall(read(document))) <= targets


@pytest.mark.parametrize("document", [*DOCUMENTS, ROOT / "constraints.txt", ROOT / "Makefile"], ids=name)
def test_no_folder_of_somebodys_machine_is_named(document: Path) -> None:
    assert re.findall(r"(?<![\w.~])/(?:home|root|work|Users|tmp)/\S*", read(document)) == []


def test_the_changelog_begins_with_this_version() -> None:
    headings = re.findall(r"(?m)^## (\S+)", read(ROOT / "CHANGELOG.md"))
    assert headings[0] == __version__


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    assert project["version"] == __version__
    extras = project["optional-dependencies"].values()
    wanted = [each for group in (project["dependencies"], *extras) for each in group]
    pinned = {line.split("==")[0] for line in read(ROOT / "constraints.txt").splitlines() if "==" in line}
    normal = {re.sub(r"[-_.]+", "-", each).lower() for each in pinned}
    names = [re.sub(r"[-_.]+", "-", re.split(r"[<>=\[;]", each)[0]).lower() for each in wanted]
    assert [each for each in names if each not in normal] == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
