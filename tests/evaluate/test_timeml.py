from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError, NotFoundError
from dateline.evaluate.timeml import TimemlDocument, read_timeml, timeml_files

CREATED = '<TIMEX3 tid="t0" type="DATE" value="2020-03-04" functionInDocument="CREATION_TIME">March 4</TIMEX3>'
STORY = 'They met on <TIMEX3 tid="t1" type="DATE" value="2020-03-06">Friday</TIMEX3>.'


def timeml(text: str = STORY, *, created: str = CREATED, head: str = "") -> str:
    return f"{head}<TimeML><DOCID>x</DOCID><DCT>{created}</DCT><TEXT>{text}</TEXT></TimeML>"


def read(content: str | bytes, folder: Path) -> TimemlDocument:
    path = folder / "x.tml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_timeml(path)


def test_a_document(tmp_path: Path) -> None:
    found = read(timeml(), tmp_path)
    assert (found.name, found.text, found.created, found.mended) == (
        "x",
        "They met on Friday.",
        date(2020, 3, 4),
        False,
    )
    (time,) = found.times
    assert (time.words, time.type, time.value) == ("Friday", "DATE", "2020-03-06")
    assert found.text[time.start : time.end] == time.words


def test_nested_marks_comments_and_instructions(tmp_path: Path) -> None:
    text = (
        "A<!-- no --> <EVENT eid='e1'>talk</EVENT><?no no?> for <TIMEX3 tid='t1' type='DURATION' value='P2D'>two "
        "<TIMEX3 tid='t2' type='SET' value='P1D'>days</TIMEX3></TIMEX3> &amp; <TIMEX3 tid='t3'/>more &#233;"
    )
    found = read(timeml(text), tmp_path)
    assert found.text == "A talk for two days & more é"
    assert [(time.words, time.value) for time in found.times] == [("two days", "P2D"), ("days", "P1D")]


@pytest.mark.parametrize(
    ("created", "day"),
    [
        ("", None),
        (CREATED.replace("2020-03-04", "2020-03-04T14:05"), date(2020, 3, 4)),
        (CREATED.replace("2020-03-04", "2020-03"), None),
        (CREATED.replace(' value="2020-03-04"', ""), None),
        (CREATED.replace("CREATION", "PUBLICATION").replace("t0", "t9"), date(2020, 3, 4)),
        (CREATED.replace("CREATION_TIME", "NONE"), date(2020, 3, 4)),
    ],
)
def test_the_day_of_creation(created: str, day: date | None, tmp_path: Path) -> None:
    assert read(timeml(created=created), tmp_path).created == day


def test_a_stray_ampersand_is_read_as_itself(tmp_path: Path) -> None:
    found = read(timeml("B&B & Q&nbsp;R &lt;" + STORY), tmp_path)
    assert found.mended
    assert found.text == "B&B & Q&nbsp;R <They met on Friday."
    assert found.times[0].words == "Friday"


DECLARED = '<!DOCTYPE TimeML [<!ENTITY a "boom"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "{}">]>'
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))


@pytest.mark.parametrize("text", ["&b;", "&f;", "x &b; y &f;"])
def test_entities_of_the_file_s_own_are_not_expanded(text: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("boom")
    found = read(timeml(text + STORY, head=DECLARED.format(secret.as_uri())), tmp_path)
    assert found.mended
    assert found.text == f"{text}They met on Friday."


@pytest.mark.parametrize("text", ["&l12;", "<TIMEX3 tid='t1' value='&l12;'>Friday</TIMEX3>"])
def test_a_billion_laughs(text: str, tmp_path: Path) -> None:
    head = f'<!DOCTYPE TimeML [<!ENTITY l0 "ha">{LAUGHS}]>'
    found = read(timeml(text, head=head), tmp_path)
    assert len(found.text) + sum(len(time.value) for time in found.times) < 50


def test_a_document_type_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    head = '<!DOCTYPE TimeML SYSTEM "http://dtd.invalid/TimeML.dtd">'
    assert read(timeml(head=head), tmp_path).text == "They met on Friday."
    assert read(timeml("A&nbsp;B", head=head), tmp_path).text == "A&nbsp;B"


@pytest.mark.parametrize(
    ("content", "code", "reason"),
    [
        ("", "DL-106", "no XML"),
        ("plain words & more", "DL-106", "no XML"),
        ("<TimeML><TEXT>open", "DL-106", "no XML"),
        (b"<TimeML><TEXT>\xff\xfe\xfa</TEXT></TimeML>", "DL-106", "no XML"),
        ("<TimeML><TEXT>&#0;</TEXT></TimeML>", "DL-106", "no XML"),
        ("<TimeML>" + "<a>" * 5000 + "</a>" * 5000 + "</TimeML>", "DL-106", "no XML"),
        ("<TimeML>words</TimeML>", "DL-106", "no TEXT"),
        ("<TimeML><TEXT>  </TEXT></TimeML>", "DL-105", "TEXT is empty"),
    ],
)
def test_what_is_no_timeml(content: str | bytes, code: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read(content, tmp_path)
    assert caught.value.code == code


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "folder.tml").mkdir()
    for name, code in (("gone.tml", "DL-102"), ("folder.tml", "DL-102")):
        with pytest.raises(InputError) as caught:
            read_timeml(tmp_path / name)
        assert caught.value.code == code


def test_the_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.tml", "a.tml", "._a.tml", "a.txt"):
        (tmp_path / name).write_text("")
    assert [path.name for path in timeml_files(tmp_path)] == ["a.tml", "b.tml"]
    with pytest.raises(NotFoundError, match="no TimeML files"):
        timeml_files(tmp_path / "gone")


@given(content=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: timeml(text).encode("utf-8", "replace")))
def test_no_bytes_break_it(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    try:
        found = read(content, tmp_path_factory.getbasetemp())
    except InputError:
        pass
    else:
        assert all(found.text[time.start : time.end] == time.words for time in found.times)
