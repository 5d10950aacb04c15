from __future__ import annotations

import gzip
import json
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import (
    EmptyError,
    EncodingError,
    MalformedError,
    TooDeepError,
    TooLargeError,
    UnreadableError,
)
from dateline.model import Failed, PublishedHow, Report
from dateline.read import Given, Limits, read_bytes

TODAY = date(2026, 1, 1)
DAY = date(2020, 1, 3)
STORY = "Five people were killed on Friday, police said."
read = partial(read_bytes, today=TODAY)


def one(data: bytes | str, name: str, **options: object) -> Report | Failed:
    raw = data.encode() if isinstance(data, str) else data
    results = list(read(raw, name, **options))  # type: ignore[arg-type]
    assert len(results) == 1
    return results[0]


def report(data: bytes | str, name: str, **options: object) -> Report:
    result = one(data, name, **options)
    assert isinstance(result, Report), result
    return result


def code(data: bytes | str, name: str, **options: object) -> str:
    result = one(data, name, **options)
    assert isinstance(result, Failed), result
    assert (result.item_id, result.stage) == (name, "read")
    assert result.reason
    return result.code


@pytest.mark.parametrize(("data", "name", "error"), [
    ("", "a.txt", EmptyError),
    (" \n\t\u00a0", "a.txt", EmptyError),
    (" date 2020-01-03 BAGHDAD — \n", "a.txt", EmptyError),
    ("date 2020-01-03\n\nFriday, January 3, 2020\n", "a.txt", EmptyError),
    ("...\n—", "a.txt", EmptyError),
    (b"PK\x03\x04abc", "a.txt", UnreadableError),
    (gzip.compress(b"Five were killed", mtime=0), "a.txt.gz", UnreadableError),
    (b"%PDF-1.7", "a.pdf", UnreadableError),
    (bytes(range(256)), "a.dat", UnreadableError),
    ('<?xml version="1.0"?><rss><item/></rss>', "a.xml", UnreadableError),
    ("<rss><item>Five were killed</item></rss>", "a.txt", UnreadableError),
    ("Пять человек погибли при взрыве".encode("cp1251"), "a.txt", EncodingError),
    ("{", "a.json", MalformedError),
    ("[1, 2", "a.json", MalformedError),
    ("", "a.json", EmptyError),
    ("[" * 100_000, "a.json", TooDeepError),
    ('{"a":' * 100_000, "a.json", TooDeepError),
    ("name,age\nx,3\n", "a.csv", MalformedError),
    ("<html><body></body></html>", "a.html", EmptyError),
    ("<html><body>" + "<div>" * 20_000, "a.html", TooDeepError),
    ("<p " + " ".join(f"a{i}='b'" for i in range(3000)) + ">Five were killed.</p>", "a.html", MalformedError),
])  # fmt: skip
def test_failures(data: bytes | str, name: str, error: type[EmptyError]) -> None:
    assert code(data, name) == error.code


def test_limits() -> None:
    assert code("x" * 101, "a.txt", limits=Limits(file_bytes=100)) == TooLargeError.code
    assert code("x" * 101, "a.txt", limits=Limits(text_chars=100)) == TooLargeError.code
    assert code(f"<p>{STORY}</p>" * 9, "a.html", limits=Limits(html_elements=5)) == TooLargeError.code
    assert code(f"<p>{STORY}</p>" * 9, "a.html", limits=Limits(html_chars=50)) == TooLargeError.code


def test_plain_text() -> None:
    text = f" date 2020-01-03 BAGHDAD — {STORY}\r\n"
    found = report("\ufeff" + text, "folder/wire-7.txt")
    assert found.text == text
    assert (found.source, found.origin) == ("wire-7", "folder/wire-7.txt")
    assert (found.published, found.published_how) == (DAY, PublishedHow.TEXT_HEAD)
    assert found.published_confidence > 0.9


def test_same_bytes_same_id_and_another_day_another_id() -> None:
    first, again = report(STORY, "a.txt"), report(STORY, "a.txt")
    assert first == again
    assert report(STORY, "a.txt", given=Given(published=DAY)).id != first.id


def test_no_date_is_no_date() -> None:
    found = report(STORY, "a.txt")
    assert (found.published, found.published_how, found.published_confidence) == (None, PublishedHow.UNKNOWN, 0.0)


def test_date_in_the_file_name() -> None:
    found = report(STORY, "2020-01-03-foo.txt")
    assert (found.published, found.published_how, found.published_confidence) == (DAY, PublishedHow.FILE_NAME, 0.6)


def test_given_source_wins_and_given_date_fills_in() -> None:
    given = Given(source="Example Times", published=date(2019, 5, 5))
    assert report("Source: Other\nTitle: x\n\n" + STORY, "a.txt", given=given).source == "Example Times"
    assert report(STORY, "2020-01-03.txt", given=given).published_how is PublishedHow.GIVEN
    dated = report("date 2020-01-03 " + STORY, "a.txt", given=given)
    assert (dated.published, dated.published_confidence) == (DAY, 0.6)


def test_future_day_is_kept_and_not_believed() -> None:
    found = report("date 2099-01-01 BAGHDAD — " + STORY, "a.txt")
    assert found.published == date(2099, 1, 1)
    assert found.published_confidence < 0.5
    assert report("date 2026-01-03 BAGHDAD — " + STORY, "a.txt").published_confidence > 0.9


PAGE = f"""<html><head><title>Five killed | Example Times</title>
<meta property="og:site_name" content="Example Times">
<meta property="article:published_time" content="2020-01-03T10:00:00Z">
<link rel="canonical" href="https://www.example.org/a"></head>
<body><nav>Home About</nav><article><h1>Five killed near Taji</h1><p>BAGHDAD (AP) — {STORY} It was the first attack this
year, and no group has claimed it so far.</p><p>“We heard a blast,” a witness said, and the café’s windows broke.</p>
</article><script>alert("x")</script></body></html>"""


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.txt", "page"])
def test_web_page(name: str) -> None:
    found = report(PAGE, name)
    assert (found.source, found.url) == ("Example Times", "https://www.example.org/a")
    assert (found.published, found.published_how) == (DAY, PublishedHow.HTML_META)
    assert found.title is not None
    assert "Five killed" in found.title
    assert STORY in found.text
    assert "alert" not in found.text
    assert found.head is not None
    assert found.head.place is not None
    assert found.head.place.quote == "BAGHDAD"


def test_web_page_in_its_declared_charset() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">')
    assert "café’s" in report(page.encode("cp1252"), "a.html").text


def test_xhtml() -> None:
    assert STORY in report('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n' + PAGE, "a.xhtml").text


def test_page_without_an_article() -> None:
    found = report("<html><body><div>Five killed.</div><script>x()</script></body></html>", "a.html")
    assert found.text.strip() == "Five killed."


def test_html_suffix_without_markup() -> None:
    assert report(STORY, "a.html").text == STORY


def test_entities_of_a_document_type_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]>'
    assert "boomboom" not in report(bomb + "<html><body><p>Five were killed. &b;</p></body></html>", "a.html").text


ROW = {
    "id": 7,
    "body": STORY,
    "headline": "Five killed",
    "publication_date": "2020-01-03",
    "outlet": "Example Times",
    "link": "https://example.org/a",
}


@pytest.mark.parametrize(("data", "name"), [
    (json.dumps(ROW), "a.json"),
    (json.dumps(ROW, indent=2), "a.json"),
    (json.dumps([ROW]), "a.json"),
    (json.dumps(ROW), "a.jsonl"),
    (json.dumps(ROW, indent=2), "a.jsonl"),
    (json.dumps(ROW) + "\n\n", "a.ndjson"),
    (json.dumps(ROW), "no-suffix"),
    ("\ufeff" + json.dumps([ROW]), "no-suffix"),
])  # fmt: skip
def test_json(data: str, name: str) -> None:
    found = report(data, name)
    assert (found.text, found.title, found.source) == (STORY, "Five killed", "Example Times")
    assert (found.published, found.published_how, found.url) == (DAY, PublishedHow.FIELD, "https://example.org/a")


def test_bad_lines_do_not_stop_the_others() -> None:
    lines = [
        "not json",
        json.dumps(ROW),
        "[" * 999,
        '{"title": "no text"}',
        '{"text": ""}',
        '{"text": 5}',
        "7",
        '{"text": ' + "9" * 5000 + "}",
        json.dumps(ROW),
    ]
    results = list(read("\n".join([json.dumps(ROW), *lines]).encode(), "a.jsonl"))
    codes = [r.code if isinstance(r, Failed) else "" for r in results]
    bad = MalformedError.code
    assert codes == ["", bad, "", TooDeepError.code, bad, EmptyError.code, bad, bad, bad, ""]
    assert next(r.item_id for r in results if isinstance(r, Failed)) == "a.jsonl:2"
    assert [r.origin for r in results if isinstance(r, Report)] == ["a.jsonl:1", "a.jsonl:3", "a.jsonl:10"]


def test_bad_items_of_an_array() -> None:
    results = list(read(json.dumps([ROW, 5, {"x": 1}, ROW]).encode(), "a.json"))
    assert [type(r) for r in results] == [Report, Failed, Failed, Report]
    assert isinstance(results[1], Failed)
    assert results[1].item_id == "a.json[1]"


def test_json_lines_in_a_json_file_and_with_a_bad_first_line() -> None:
    assert len(list(read(f"{json.dumps(ROW)}\n{json.dumps(ROW)}".encode(), "a.json"))) == 2
    results = list(read(f"oops\n{json.dumps(ROW)}\n{json.dumps(ROW)}".encode(), "a.jsonl"))
    assert [type(r) for r in results] == [Failed, Report, Report]


def test_json_text_is_made_canonical() -> None:
    found = report('{"text": "Five\\u0000 were \\ud800 killed. \\ud83d\\ude00", "title": "a\\u0000b"}', "a.json")
    assert found.text == "Five\ufffd were \ufffd killed. \U0001f600"
    assert found.title == "a\ufffdb"


def test_paragraphs_as_a_list_and_a_source_as_an_object() -> None:
    found = report('{"text": ["One died.", "Two fled."], "source": {"name": "Example"}}', "a.json")
    assert (found.text, found.source) == ("One died.\n\nTwo fled.", "Example")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(delimiter: str) -> None:
    rows = [["ID", "Title", "Body", "Published At"], ["1", "Five killed", f'"{STORY}\nIt said ""no""."', "2020-01-03"]]
    found = report("\n".join(delimiter.join(row) for row in rows), "a.csv")
    assert found.text == STORY + '\nIt said "no".'
    assert (found.title, found.published, found.origin) == ("Five killed", DAY, "a.csv:2")


def test_csv_rows_that_are_broken() -> None:
    table = 'text,title\nOne died.,a\nTwo,died,here\n"Three died.,b\nFour died.,c\n,d\nFive died.\n'
    results = list(read(table.encode(), "a.csv"))
    assert [(r.origin, r.text) if isinstance(r, Report) else (r.item_id, r.code) for r in results] == [
        ("a.csv:2", "One died."),
        ("a.csv:3", MalformedError.code),
        ("a.csv:4", MalformedError.code),
        ("a.csv:5", "Four died."),
        ("a.csv:6", EmptyError.code),
        ("a.csv:7", "Five died."),
    ]


def test_csv_gives_up_after_many_broken_quotes() -> None:
    results = list(read(b"text,title\n" + b'"abc\n' * 5000, "a.csv"))
    assert len(results) == 51
    assert all(isinstance(r, Failed) for r in results)


def test_long_csv_field() -> None:
    assert len(report("text\n" + "Five people were killed. " * 20_000, "a.csv").text) > 131_072


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.tsv", "a", ""]))
def test_any_bytes(data: bytes, name: str) -> None:
    for result in read(data, name):
        assert isinstance(result, Report | Failed)


@given(
    st.text(max_size=200),
    st.sampled_from(["{}", "[{}]", '{{"text": {}}}', "text\n{}", "<p>{}</p>", "<html><body>{}"]),
    st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a.csv"]),
)
def test_any_text_in_any_format(text: str, form: str, name: str) -> None:
    for result in read(form.format(text).encode("utf-8", "surrogatepass"), name):
        assert isinstance(result, Report | Failed)
        if isinstance(result, Report) and result.head:
            span = result.head.span
            assert result.text[span.start : span.end] == span.quote
