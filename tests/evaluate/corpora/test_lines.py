from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import MalformedError, NotFoundError
from dateline.evaluate.corpora.lines import Form, Word, csv_rows, files_of, json_lines, text_of


class Town(Form):
    name: Word
    people: int


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "towns.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text(tmp_path: Path) -> None:
    assert text_of(write(tmp_path, "\ufeffÖda\r\nLum")) == "Öda\nLum"
    with pytest.raises(MalformedError, match=r"towns\.txt"):
        text_of(write(tmp_path, b"\xff\xfeO"))
    with pytest.raises(NotFoundError, match=r"gone\.txt"):
        text_of(tmp_path / "gone.txt")
    with pytest.raises(NotFoundError):
        text_of(tmp_path)


def test_files_in_order(tmp_path: Path) -> None:
    for name in ("b.a", "a.a", "c.b"):
        (tmp_path / name).touch()
    assert [p.name for p in files_of(tmp_path, "*.a")] == ["a.a", "b.a"]
    with pytest.raises(NotFoundError, match=r"no \*\.d"):
        files_of(tmp_path, "*.d")
    with pytest.raises(NotFoundError):
        files_of(tmp_path / "gone", "*.a")


def test_objects(tmp_path: Path) -> None:
    path = write(tmp_path, '\n{"name": "Oda", "people": 3, "mayor": "Lum"}\n \n{"people": 0, "name": "Öl"}')
    assert list(json_lines(path, Town)) == [Town(name="Oda", people=3), Town(name="Öl", people=0)]
    assert list(json_lines(write(tmp_path, ""), Town)) == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "line 2: object: Invalid JSON"),
        ("[]", "line 2: object"),
        ("null", "line 2: object"),
        ('{"people": 3}', "line 2: name: Field required"),
        ('{"name": "", "people": 3}', "line 2: name"),
        ('{"name": ["O"], "people": 3}', "line 2: name"),
        ('{"name": "Oda", "people": "3"}', "line 2: people"),
        ('{"name": "Oda", "people": true}', "line 2: people"),
        ('{"name": "Oda", "people": NaN}', "line 2: people"),
        ('{"name": "Oda", "people": ' + "9" * 5000 + "}", "line 2: "),
        ("[" * 100_000, "line 2: object"),
    ],
)  # fmt: skip
def test_a_line_of_another_form(line: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match=rf"towns\.txt, {reason}"):
        list(json_lines(write(tmp_path, '{"name": "Oda", "people": 3}\n' + line), Town))


def test_rows(tmp_path: Path) -> None:
    path = write(tmp_path, 'name,says\nOda,"one, ""two""\nthree"\n\nLum,\n')
    assert list(csv_rows(path, ("name", "says"))) == [
        (3, {"name": "Oda", "says": 'one, "two"\nthree'}),
        (5, {"name": "Lum", "says": ""}),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no column 'name'"),
        ("name\nOda\n", "no column 'says'"),
        ("name,says\nOda\n", "line 2: not as many cells"),
        ("name,says\nOda,one,two\n", "line 2: not as many cells"),
        ('name,says\nOda,"one\nLum,two\n', "line 3: unexpected end"),
        ('name,says\nOda,"one"two\n', "line 2: "),
        ("name,says\nOda," + "x" * 200_000 + "\n", "line 2: field larger"),
    ],
)
def test_rows_that_are_broken(content: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match=rf"towns\.txt.*{reason}"):
        list(csv_rows(write(tmp_path, content), ("name", "says")))
