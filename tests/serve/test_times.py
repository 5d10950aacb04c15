from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.model import Failed, PublishedHow, ReportTimes, Span, TimeMention
from dateline.model.when import Interval
from dateline.serve.times import MOST_CHARACTERS
from tests.serve.builders import report
from tests.serve.client import Client
from tests.serve.page import has_class, parsed, texts
from tests.serve.test_guard import PAYLOADS

FRIDAY = date(2020, 3, 6)
TEXT = "They met on Friday, as since January 2018, for two days; some day they may meet yesterday."
TIMES = {
    "Friday": ("DATE", "2020-03-06", Interval(FRIDAY, FRIDAY), "2020-03-06", "weekday: latest"),
    "January 2018": ("DATE", "2018-01", Interval(date(2018, 1, 1), date(2018, 1, 31)), "2018-01", "month-year; since"),
    "two days": ("DURATION", "P2D", None, "", "span"),
    "yesterday": ("DATE", "", None, "", "today: unresolved"),
}


def read_times(text: str, published: date | None) -> ReportTimes | Failed:
    """Finds the four expressions; a text that says "FAIL" cannot be read, one that says "RAISE" is a fault of ours."""
    if "RAISE" in text:
        raise RuntimeError("secret particulars")
    if "FAIL" in text:
        return Failed("id", "DL-107", "the report is in fr, not in English", "text")
    found = []
    for words, reading in TIMES.items():
        at = text.find(words)
        if at >= 0:
            found.append(TimeMention(Span.of(text, at, at + len(words)), *reading))
    times = tuple(sorted(found, key=lambda time: time.span))
    how = {"published_how": PublishedHow.GIVEN} if published else {}
    counted = frozenset(time.span for time in times if time.span.quote == "Friday" and published)
    return ReportTimes(report(text, "text", published, **how), times, counted)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Client:
    return Client(tmp_path_factory.mktemp("times") / "none.db", read_times=read_times)


def test_the_form(desk: Client) -> None:
    page = parsed(desk.get("/times").text)
    assert page.xpath("//form/@method") == ["post"]
    assert page.xpath("//nav/a[@aria-current='page']/text()") == ["Times"]
    assert not page.xpath("//*[@id='found']")
    assert page.xpath("//textarea/ancestor::label")
    assert page.xpath("//input[@name='published']/ancestor::label")


def test_the_text_stands_as_it_is_with_its_times_marked(desk: Client) -> None:
    page = parsed(desk.post("/times", {"text": TEXT, "published": "2020-03-07"}).text)
    marked = page.xpath("//div[@id='text']")[0]
    assert texts(marked, f".//a[{has_class('l-time')}]/span") == ["2020-03-06", "2018-01", "P2D", "?"]
    for value in marked.xpath(".//a/span"):
        value.drop_tree()
    assert marked.text_content() == TEXT
    assert texts(marked, ".//a") == ["Friday", "January 2018", "two days", "yesterday"]
    assert texts(page, "//h2") == ["4 times"]
    assert texts(page, "//section//p") == ["counted from Saturday 7 March 2020, as given"]


def test_each_time_has_a_row(desk: Client) -> None:
    page = parsed(desk.post("/times", {"text": TEXT, "published": "2020-03-07"}).text)
    rows = [texts(row, "./td | ./th") for row in page.xpath("//table//tbody/tr")]
    assert rows == [
        ["1", "Friday", "Date", "2020-03-06", "6 March 2020", "the day of publication", "weekday: latest"],
        ["2", "January 2018", "Date", "2018-01", "January 2018", "the text alone", "month-year after “since”"],
        ["3", "two days", "Duration", "P2D", "none", "–", "span"],
        ["4", "yesterday", "Date", "not resolved", "none", "–", "today: unresolved"],
    ]


def test_words_rows_and_bars_lead_to_one_another(desk: Client) -> None:
    page = parsed(desk.post("/times", {"text": TEXT, "published": "2020-03-07"}).text)
    for link in page.xpath("//div[@id='text']/a | //table//a"):
        assert page.xpath(f"//*[@id='{link.get('href')[1:]}']")
    assert page.xpath("//div[@id='text']/a/@data-r") == page.xpath("//tbody/tr/@data-r") == ["t1", "t2", "t3", "t4"]
    assert sorted(page.xpath("//svg//*[local-name()='g']/@data-r")) == ["t1", "t2"]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(table.xpath(".//th[@scope='col']") for table in page.xpath("//table"))
    assert not page.xpath("//@style | //style | //script[not(@src)]")


def test_without_a_day_of_publication(desk: Client) -> None:
    page = parsed(desk.post("/times", {"text": TEXT}).text)
    assert "The day of publication is not known" in page.text_content()
    assert not page.xpath(f"//svg//*[{has_class('today')}]")


def test_a_text_without_times(desk: Client) -> None:
    page = parsed(desk.post("/times", {"text": "They met."}).text)
    assert "No time is told in this text" in page.text_content()
    assert not page.xpath("//table | //figure")


def test_the_form_keeps_what_was_sent(desk: Client) -> None:
    sent = "\r\n  They met\r\n</textarea> on Friday"
    page = parsed(desk.post("/times", {"text": sent, "published": "2020-03-07"}).text)
    assert page.xpath("//textarea")[0].text.removeprefix("\n") == sent.replace("\r\n", "\n")
    assert page.xpath("//input[@name='published']/@value") == ["2020-03-07"]


@pytest.mark.parametrize(
    ("fields", "status", "code", "words"),
    [
        ({}, 400, "DL-700", "there is none to read"),
        ({"text": " \n"}, 400, "DL-700", "there is none to read"),
        ({"text": "x" * (MOST_CHARACTERS + 1)}, 413, "DL-104", "20,001 characters, this page takes 20,000"),
        ({"text": TEXT, "published": "2020-02-30"}, 400, "DL-700", "“2020-02-30” is not a day"),
        ({"text": TEXT, "published": "<b>soon"}, 400, "DL-700", "“<b>soon” is not a day"),
        ({"text": "FAIL"}, 422, "DL-107", "not in English"),
    ],
)
def test_what_is_refused(fields: dict[str, str], status: int, code: str, words: str, desk: Client) -> None:
    answer = desk.post("/times", fields)
    page = parsed(answer.text)
    assert answer.status_code == status
    (refusal,) = texts(page, "//*[@role='alert']")
    assert refusal.startswith(code)
    assert words in refusal
    assert page.xpath("//textarea")[0].text.removeprefix("\n") == fields.get("text", "")
    error = desk.post("/times.json", fields)
    assert error.status_code == status
    assert error.json()["error"]["code"] == code
    assert words in error.json()["error"]["reason"]


@pytest.mark.parametrize("path", ["/times", "/times.json"])
def test_bodies_that_are_no_form(path: str, desk: Client) -> None:
    assert desk.post(path, body=b"{}", content_type="application/json").status_code == 400
    assert desk.post(path, body=b"&".join(b"a%d=1" % n for n in range(30))).status_code == 400
    assert desk.post(path, body=b"text=" + b"x" * 1_100_000).status_code == 413
    assert desk.post(path, body=b"text=They+met+%ff%00+on+Friday\xff").status_code == 200


def test_a_fault_of_ours_tells_no_particulars(desk: Client) -> None:
    answer = desk.post("/times", {"text": "RAISE"})
    assert answer.status_code == 500
    assert "secret" not in answer.text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text(payload: str, desk: Client) -> None:
    answer = desk.post("/times", {"text": f"{payload} on Friday {payload}", "published": payload[:5]})
    assert answer.status_code == 400
    answer = desk.post("/times", {"text": f"{payload} on Friday {payload}"})
    assert answer.status_code == 200
    page = parsed(answer.text.replace("\0", ""))
    assert not page.xpath("//script[not(@src)] | //img | //iframe | //object | //style")
    assert not page.xpath("//@*[starts-with(name(), 'on')] | //@style | //@autofocus")
    assert payload.replace("\0", "") in page.xpath("//div[@id='text']")[0].text_content()


def test_json(desk: Client) -> None:
    found = desk.post("/times.json", {"text": TEXT, "published": "2020-03-07"}).json()
    assert found["report"]["text"] == TEXT
    assert [(time["quote"], time["earliest"], time["anchor"]) for time in found["times"]][:3] == [
        ("Friday", "2020-03-06", "publication"),
        ("January 2018", "2018-01-01", "text"),
        ("two days", None, None),
    ]
    assert "/times.json" in desk.get("/openapi.json").json()["paths"]


def test_a_workbench_without_a_reader_has_no_such_page(client: Client, tmp_path: Path) -> None:
    assert "/times" not in client.get("/about").text
    for answer in (
        client.get("/times"),
        client.post("/times", {"text": TEXT}),
        client.post("/times.json", {"text": TEXT}),
    ):
        assert answer.status_code == 404
