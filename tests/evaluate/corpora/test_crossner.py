from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import MalformedError, NotFoundError
from dateline.evaluate.corpora.crossner import read, spans_of
from dateline.evaluate.corpora.sample import Labelled, Sample
from tests.evaluate.corpora.spans import LABELS, apart

GOOD = "Ada\tB-politician\nLum\tI-politician\nled\tO\nOda\tB-location\n\n\nRain\tO\n.\tO\n"


def write(folder: Path, content: str) -> Path:
    path = folder / "train.txt"
    path.write_text(content, encoding="utf-8")
    return path


def test_sentences(tmp_path: Path) -> None:
    assert read(write(tmp_path, GOOD)) == [
        Sample(
            "train-0",
            "crossner_politics",
            "train-0",
            ("Ada", "Lum", "led", "Oda"),
            names=(Labelled(0, 2, "PER"), Labelled(3, 4, "GPE")),
        ),
        Sample("train-1", "crossner_politics", "train-1", ("Rain", "."), names=()),
    ]
    assert read(write(tmp_path, GOOD.replace("\n", "\r\n").rstrip()))[1].words == ("Rain", ".")
    assert read(write(tmp_path, "")) == []


@pytest.mark.parametrize(
    "line", ["Oda", "Oda O", "Oda\t", "\tO", "Oda\tX", "Oda\tB-", "Oda\tB", "Oda\tE-person", "Oda\tB-river", "a\tO\tO"]
)
def test_a_line_that_is_no_word_with_a_tag(line: str, tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match=r"train\.txt, line 2: "):
        read(write(tmp_path, f"Rain\tO\n{line}\n"))


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        read(tmp_path / "train.txt")


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ([], []),
        (["I-person", "I-person", "O"], [Labelled(0, 2, "person")]),
        (["B-person", "I-event"], [Labelled(0, 1, "person"), Labelled(1, 2, "event")]),
        (["B-person", "B-person"], [Labelled(0, 1, "person"), Labelled(1, 2, "person")]),
        (["O", "B-event", ""], [Labelled(1, 2, "event")]),
    ],
)
def test_tags(tags: list[str], spans: list[Labelled]) -> None:
    assert spans_of(tags) == spans


@given(apart())
def test_what_is_tagged_is_read(spans: list[Labelled]) -> None:
    tags = ["O"] * 21
    for span in spans:
        tags[span.first : span.last] = [f"I-{span.label}"] * (span.last - span.first)
        tags[span.first] = f"B-{span.label}"
    assert spans_of(tags) == spans


@given(st.lists(st.sampled_from(["O", *(f"{mark}-{label}" for mark in "BI" for label in LABELS)]), max_size=12))
def test_any_tags_at_all(tags: list[str]) -> None:
    spans = spans_of(tags)
    assert all(a.last <= b.first for a, b in pairwise(spans))
    assert {i for s in spans for i in range(s.first, s.last)} == {i for i, tag in enumerate(tags) if tag != "O"}
    for span in spans:
        assert {tag[2:] for tag in tags[span.first : span.last]} == {span.label}
        assert not any(tag.startswith("B") for tag in tags[span.first + 1 : span.last])
    assert {s.first for s in spans} >= {i for i, tag in enumerate(tags) if tag.startswith("B")}
