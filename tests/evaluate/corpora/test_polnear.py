from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import MalformedError, NotFoundError
from dateline.evaluate.corpora.polnear import Attributed, read

TEXT = "The ferry is late, the\nharbour said, and will not sail.\nNobody knows why.\n"
LINES = [
    "T1\tSource 19 30\tthe harbour",
    "T2\tCue 31 35\tsaid",
    "T3\tContent 37 54;0 17\tand will not sail The ferry is late",
    "T4\tAttribution 31 35\tsaid",
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
    "T5\tCue 63 68\tknows",
    "T6\tContent 69 72\twhy",
    "E2\tAttribution-no-source:T5 Cue:T5 Content:T6 Content2:T2",
    "T7\tDiscard 0 3\tThe",
    "#1\tAnnotatorNotes T7\tno matter",
]


def write(folder: Path, *, name: str = "ship_2016_2bad", lines: list[str] = LINES) -> Path:
    for part in ("attributions", "text"):
        (folder / part).mkdir(exist_ok=True)
    (folder / "attributions" / f"{name}.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "text" / "ship_2016.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_read(tmp_path: Path) -> None:
    (document,) = read(write(tmp_path))
    assert (document.id, document.text) == ("ship_2016", TEXT)
    first, second = document.attributions
    assert first == Attributed(source=((19, 30),), cue=((31, 35),), content=((0, 17), (37, 54)))
    assert second == Attributed(source=(), cue=((63, 68),), content=((31, 35), (69, 72)))


def test_the_first_of_several_coders_counts(tmp_path: Path) -> None:
    write(tmp_path, name="ship_2016_ffff", lines=[])
    (document,) = read(write(tmp_path, name="ship_2016_0001"))
    assert len(document.attributions) == 2


def test_a_file_named_like_its_text(tmp_path: Path) -> None:
    assert [d.id for d in read(write(tmp_path, name="ship_2016"))] == ["ship_2016"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("T1\tSource 19 31\tthe harbour!", "does not point"),
        ("T1\tSource 900 910\tthe harbour", "does not point"),
        ("T1\tSource\tthe harbour", "does not point"),
        ("T1\tSource 19 30", "line 1"),
        ("E1\tAttribution:T9 Source:T1", "'Attribution:T9' names nothing"),
        ("E1\tAttribution", "'Attribution' names nothing"),
        ("E1", "line 1"),
    ],
)
def test_what_is_not_of_this_form(line: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match=reason):
        read(write(tmp_path, lines=[line]))


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no attributions"):
        read(tmp_path)
    write(tmp_path, name="other_2bad")
    with pytest.raises(NotFoundError, match=r"other\.txt"):
        read(tmp_path)


@pytest.mark.shared
def test_the_real_one() -> None:
    folder = Path(__file__).parents[3] / ".." / "shared" / "data" / "dev" / "polnear_dev"
    if not folder.is_dir():
        pytest.skip("../shared/data/dev/polnear_dev is not here")
    documents = read(folder)
    assert len(documents) == 84
    attributions = [each for document in documents for each in document.attributions]
    assert len(attributions) > 2000
    assert sum(bool(each.cue and each.content) for each in attributions) > 0.99 * len(attributions)
