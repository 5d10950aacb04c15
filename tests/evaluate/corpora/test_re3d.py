from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import MalformedError, NotFoundError
from dateline.evaluate.corpora.re3d import read
from dateline.evaluate.corpora.sample import Labelled

TEXT = "Ada Lum left the old town of Oda. It rained."
DOCUMENT: dict[str, Any] = {"_id": "d1", "text": TEXT, "title": "made up"}


def entity(type_: str, words: str, **changed: Any) -> dict[str, Any]:
    begin = TEXT.index(words)
    return {"documentId": "d1", "type": type_, "begin": begin, "end": begin + len(words)} | changed


def write(folder: Path, entities: list[Any], documents: list[Any] | None = None) -> Path:
    (folder / "own").mkdir(exist_ok=True)
    for name, rows in (("documents", [DOCUMENT] if documents is None else documents), ("entities", entities)):
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / "own" / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


def test_sentences(tmp_path: Path) -> None:
    found = [entity("Person", "Ada Lum"), entity("Location", "town of Oda"), entity("Frequency", "rained")]
    first, second = read(write(tmp_path, found))
    assert (first.id, first.corpus, first.document) == ("d1-0", "re3d", "d1")
    assert first.words == ("Ada", "Lum", "left", "the", "old", "town", "of", "Oda", ".")
    assert first.names == (Labelled(0, 2, "PER"), Labelled(5, 8, "LOC"))
    assert (second.id, second.words, second.names) == ("d1-1", ("It", "rained", "."), ())


def test_of_nested_spans_the_longest(tmp_path: Path) -> None:
    (first, _) = read(write(tmp_path, [entity("Organisation", "Oda"), entity("Location", "the old town of Oda")]))
    assert first.names == (Labelled(3, 8, "LOC"),)


def test_a_span_that_ends_inside_a_word_or_runs_over_a_sentences_end(tmp_path: Path) -> None:
    (first, second) = read(write(tmp_path, [entity("Person", "Ada L"), entity("Location", "Oda. It")]))
    assert first.names == (Labelled(0, 2, "PER"), Labelled(7, 9, "LOC"))
    assert second.names == (Labelled(0, 1, "LOC"),)


def test_folders_in_order_of_name(tmp_path: Path) -> None:
    write(tmp_path, [])
    (tmp_path / "own").rename(tmp_path / "second")
    write(tmp_path, [], [DOCUMENT | {"_id": "d0"}])
    (tmp_path / "own").rename(tmp_path / "first")
    assert [s.document for s in read(tmp_path)] == ["d0", "d0", "d1", "d1"]


@pytest.mark.parametrize(
    "changed",
    [
        {"begin": "0"},
        {"begin": None},
        {"begin": -1},
        {"begin": 7},
        {"end": len(TEXT) + 1},
        {"documentId": "d2"},
        {"documentId": 1},
        {"type": None},
    ],
)
def test_an_entity_that_is_no_stretch_of_a_document(changed: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match=r"entities\.json"):
        read(write(tmp_path, [entity("Person", "Ada Lum", **changed)]))


@pytest.mark.parametrize("key", ["documentId", "type", "begin", "end"])
def test_an_entity_that_lacks_something(key: str, tmp_path: Path) -> None:
    whole = entity("Person", "Ada Lum")
    del whole[key]
    with pytest.raises(MalformedError, match=rf"entities\.json, line 1: {key}"):
        read(write(tmp_path, [whole]))


@pytest.mark.parametrize("row", [[], {"text": TEXT}, {"_id": "", "text": TEXT}, {"_id": "d1", "text": ["Ada"]}])
def test_a_document_of_another_form(row: Any, tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match=r"documents\.json, line 1"):
        read(write(tmp_path, [], [row]))


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no"):
        read(tmp_path)
    (write(tmp_path, []) / "own" / "entities.json").unlink()
    with pytest.raises(NotFoundError, match=r"entities\.json"):
        read(tmp_path)
