from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from dateline.errors import NotFoundError, TooLargeError, UnreadableError
from dateline.model import Failed, Report
from dateline.read import Limits, read_inputs

STORY = "Five people were killed on Friday, police said."


def names(folder: Path) -> list[str]:
    return [
        Path(r.origin if isinstance(r, Report) else r.item_id).relative_to(folder).as_posix()
        for r in read_inputs([folder])
    ]


def test_folder_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/z.txt", "sub/a.txt", ".hidden.txt", ".git/config.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY)
    (tmp_path / "c.bin").write_bytes(bytes(range(256)))
    assert names(tmp_path) == ["a.txt", "b.txt", "c.bin", "sub/a.txt", "sub/z.txt"]


def test_what_describes_a_folder_is_no_report_of_it(tmp_path: Path) -> None:
    about = ("README.md", "README", "LICENSE", "LICENSE-MIT.txt", "readme.txt", "License.md", "sub/README.de.md")
    for name in (*about, "a.txt", "license-revoked.txt", "sub/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY)
    assert names(tmp_path) == ["a.txt", "license-revoked.txt", "sub/a.txt"]
    for name in about:
        (found,) = read_inputs([tmp_path / name])
        assert isinstance(found, Report)
        assert found.text == STORY


def test_order_of_the_inputs_and_missing_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    missing = tmp_path / "none.txt"
    first, second, third = read_inputs([str(missing), tmp_path / "a.txt", "nul\0in path"])
    assert isinstance(first, Failed)
    assert (first.code, first.item_id) == (NotFoundError.code, str(missing))
    assert isinstance(second, Report)
    assert isinstance(third, Failed)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    (found,) = read_inputs(["-"])
    assert isinstance(found, Report)
    assert (found.origin, found.source, found.text) == ("stdin", "stdin", STORY)


def test_large_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(10**9)
    (found,) = read_inputs([tmp_path], limits=Limits(file_bytes=1000))
    assert isinstance(found, Failed)
    assert found.code == TooLargeError.code


def test_pipes_in_a_folder_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = read_inputs([tmp_path])
    assert isinstance(found, Failed)
    assert found.code == UnreadableError.code


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text(STORY)
    assert names(tmp_path) == ["a.txt"]


def test_dangling_link(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "none")
    (found,) = read_inputs([tmp_path])
    assert isinstance(found, Failed)
    assert found.code == NotFoundError.code


def test_file_name_that_is_no_utf_8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\xff.txt"
    with open(path, "wb") as file:
        file.write(STORY.encode())
    (found,) = read_inputs([tmp_path])
    assert isinstance(found, Report)
    assert found.source == "a\ufffd"
    found.origin.encode("utf-8")
