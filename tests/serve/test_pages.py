from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Reading
from dateline.serve.highlight import anchor
from dateline.serve.render import report_path
from tests.serve.builders import World, many_events
from tests.serve.client import Client
from tests.serve.page import TITLES, has_class, parsed, texts

HEADINGS = f"//section[{has_class('day')}]/h2"


def test_events_stand_under_their_days_latest_first(client: Client) -> None:
    page = parsed(client.get("/").text)
    assert texts(page, HEADINGS) == [
        "Wednesday 3 March 2021",
        "3 or 4 March 2021 day not certain",
        "Some time in January 2021 day not certain",
        "Some time in 2018 day not certain",
        "Date not known",
    ]
    assert texts(page, "//h1") == ["5 events from 3 reports"]


def test_a_row_says_what_is_known(client: Client) -> None:
    page = parsed(client.get("/?status=reported&type=assault").text)
    assert texts(page, TITLES) == ["unknown → people"]
    row = " ".join(texts(page, f"//li[{has_class('row')}]"))
    for words in (
        "Assault · explosives",
        "Velik ALD",
        "31 killed",
        "reported",
        "toll, actor, status differ",
        "3 sources",
    ):
        assert words in row


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("type=CONSULT", ["Tomas Arden, Lena Oro"]),
        ("actor=lena", ["Tomas Arden, Lena Oro"]),
        ("country=sar", ["Tomas Arden, Lena Oro"]),
        ("text=wrecked+nothing", []),
        ("conflict=1", ["unknown → people"]),
        ("background=1", ["Tomas Arden, Lena Oro", "police → dozens of students"]),
        ("background=1&order=date", ["police → dozens of students", "Tomas Arden, Lena Oro"]),
        ("since=2018-05&until=2018-06", ["police → dozens of students"]),
        ("since=2021-03-03&until=2021-03-03&source=Sarland+Wire", ["unknown → people"]),
        ("status=denied", []),
    ],
)
def test_filters(client: Client, query: str, titles: list[str]) -> None:
    page = parsed(client.get(f"/?{query}").text)
    assert texts(page, TITLES) == titles
    assert page.xpath(f"//ul[{has_class('chips')}]/li")
    if not titles:
        assert "No event meets these filters" in page.text_content()


def test_the_form_keeps_what_was_asked(client: Client) -> None:
    page = parsed(
        client.get("/?text=%22q%22&type=coerce&status=denied&since=2018&conflict=1&background=0&order=date").text
    )
    assert page.xpath("//input[@name='text']/@value") == ['"q"']
    assert page.xpath("//select/option[@selected]/@value") == ["COERCE", "denied", "0"]
    assert page.xpath("//input[@name='conflict']/@checked")
    assert page.xpath("//input[@name='order']/@value") == ["date"]


def test_facets_count_and_lead_to_their_events(client: Client) -> None:
    page = parsed(client.get("/?background=0").text)
    link = page.xpath("//section[@aria-labelledby='facet-type']//a[contains(., 'Accuse')]")[0]
    assert " ".join(link.text_content().split()) == "Accuse 2"
    narrowed = parsed(client.get(link.get("href")).text)
    assert texts(narrowed, "//h1") == ["2 events"]
    off = narrowed.xpath("//section[@aria-labelledby='facet-type']//a")[0].get("href")
    assert off == "/?background=0"


def test_pages_follow_one_another_without_loss(many: Client) -> None:
    seen: list[str] = []
    url: str | None = "/?limit=50&source=Outlet+0"
    pages = 0
    while url:
        page = parsed(many.get(url).text)
        seen += page.xpath(f"{TITLES}/@href")
        url = next(iter(page.xpath("//a[@rel='next']/@href")), None)
        pages += 1
    assert (len(seen), len(set(seen)), pages) == (40, 40, 1)
    all_seen: list[str] = []
    url = "/?order=date"
    while url:
        page = parsed(many.get(url).text)
        all_seen += page.xpath(f"{TITLES}/@href")
        url = next(iter(page.xpath("//a[@rel='next']/@href")), None)
    assert all_seen == [f"/event/ev-{at:04d}" for at in range(120)]


def test_the_histogram_leads_to_its_days(many: Client) -> None:
    page = parsed(many.get("/").text)
    bars = page.xpath("//svg//a")
    assert len(bars) == 18  # weeks of four months
    assert sum(int(bar.get("aria-label").rpartition(": ")[2]) for bar in bars) == 120
    week = parsed(many.get(bars[3].get("href")).text)
    assert texts(week, "//h1") == ["7 events"]


def test_the_histogram_leaves_history_out_where_there_is_news(market: World, tmp_path: Path) -> None:
    more = many_events(3)
    world = World(market.readings + more.readings, market.events + more.events)
    client = Client(world.write(tmp_path / "both.db"))
    news, history = (parsed(client.get(url).text).xpath("//svg//a/@href") for url in ("/", "/?background=1"))
    assert "since=2020-01-01" in news[0]
    assert "since=2018" in history[0]


def test_event_page_sets_claims_side_by_side(client: Client) -> None:
    page = parsed(client.get("/event/ev-market").text)
    assert texts(page, "//section[@id='cell-toll']//th[@scope='rowgroup']") == ["31 killed best", "≥25 killed"]
    assert "newest-report" in " ".join(texts(page, "//p[@class='rule']"))
    marked = page.xpath(f"//section[{has_class('cell')} and {has_class('conflict')}]/@id")
    assert marked == ["cell-status", "cell-actor", "cell-toll"]
    rows = texts(page, "//section[@id='cell-status']//tbody/tr")
    assert "denied The Red Dawn group in The Aldovan 6 March 2021 denied" in rows[-1]
    assert len(page.xpath("//section[@class='members']//tbody/tr")) == 3
    assert all(table.xpath(".//th[@scope='col']") for table in page.xpath("//table"))


def test_every_quotation_leads_to_its_words(client: Client) -> None:
    links = parsed(client.get("/event/ev-market").text).xpath("//section[@class='claims']//td/a")
    assert len(links) == 20
    for link in links:
        address = urlsplit(link.get("href"))
        report = parsed(client.get(f"{address.path}?{address.query}").text)
        focus = "".join(part.text_content() for part in report.xpath(f"//div[@id='text']/*[{has_class('l-focus')}]"))
        assert focus == link.xpath(".//mark")[0].text_content()
        assert report.xpath(f"//*[@id='{address.fragment}']")


def test_report_page_shows_the_text_as_it_is(client: Client, first: Reading) -> None:
    page = parsed(client.get(report_path(first.report.id)).text)
    body = page.xpath("//div[@id='text']")[0]
    for ref in body.xpath(f".//a[{has_class('ref')}]"):
        ref.drop_tree()
    assert body.text_content() == first.report.text
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_report_page_marks_layers(client: Client, first: Reading) -> None:
    page = parsed(client.get(report_path(first.report.id)).text)

    def layer(name: str) -> str:
        return "|".join(part.text_content() for part in page.xpath(f"//div[@id='text']/*[{has_class('l-' + name)}]"))

    assert layer("trigger") == "killed|condemned|met|arrested"
    assert layer("time") == "4 March 2021|on Wednesday|in January|in 2018"
    assert layer("place") == "VELIK|Velik|Port Amel"
    assert "A bomb |killed| |at least 25 |people| at a market in |Velik| |on Wednesday" in layer("evidence")


def test_report_page_lists_records_and_the_rest(client: Client, first: Reading) -> None:
    page = parsed(client.get(report_path(first.report.id)).text)
    assert page.xpath(f"//li[{has_class('record')}]/@id") == ["r-e1", "r-e2", "r-e3", "r-e4"]
    assert page.xpath("//li[@id='r-e1']//h3/a/@href") == ["/event/ev-market"]
    assert page.xpath("//li[@id='r-e3']//h3/a/@href") == ["/event/ev-meet"]
    span = first.records[0].evidence[0].span
    assert page.xpath("//li[@id='r-e1']//ul[@class='mentions']//a/@href") == [report_path(first.report.id, span)]
    text = " ".join(page.text_content().split())
    assert "4 March 2021 from a field of the input, 90 % sure" in text
    assert "Ada Bremer role in Velik police" in text
    assert "e2 caused by e1: condemned the attack" in text
    assert "DL-200 annotate: one sentence was too long to be read" in text
    assert "Compare 3 reports" in text


def test_a_focus_that_is_no_span_of_a_record_is_marked_too(client: Client, first: Reading) -> None:
    page = parsed(client.get(f"{report_path(first.report.id)}?at=3-11").text)
    focus = page.xpath(f"//div[@id='text']/*[{has_class('l-focus')}]")
    assert "".join(part.text_content() for part in focus) == first.report.text[3:11]
    assert page.xpath(f"//*[@id='{anchor(3, 11)}']")


@pytest.mark.parametrize("at", ["9-3", "0-999999", "x", "5-5"])
def test_a_focus_outside_the_text_is_ignored(client: Client, first: Reading, at: str) -> None:
    answer = client.get(f"{report_path(first.report.id)}?at={at}")
    assert answer.status_code == 200
    assert not parsed(answer.text).xpath(f"//div[@id='text']/*[{has_class('l-focus')}]")


def test_reports_are_listed_and_searched(client: Client) -> None:
    page = parsed(client.get("/reports").text)
    assert texts(page, "//tbody/tr/td[2]")[0] == "Red Dawn denies bombing"
    assert len(page.xpath("//tbody/tr")) == 3
    assert texts(parsed(client.get("/reports?text=31+DEAD").text), "//tbody/tr/td[2]") == ["Market blast: 31 dead"]
    assert "No report holds these words" in client.get("/reports?text=zebra").text


def test_reports_have_pages(many: Client) -> None:
    url: str | None = "/reports?text=shelling"
    seen: list[str] = []
    while url:
        page = parsed(many.get(url).text)
        seen += texts(page, "//tbody/tr/td[2]")
        url = next(iter(page.xpath("//a[@rel='next']/@href")), None)
    assert seen == [f"Shelling {at}" for at in range(119, -1, -1)]


def test_failures_are_told_with_code_and_reason(client: Client) -> None:
    cells = texts(parsed(client.get("/failed").text), "//tbody/tr[1]/td")
    assert cells == ["inbox/broken.pdf", "DL-102", "read", "the bytes are no text"]


def test_empty_database(empty: Client) -> None:
    for path, words in (
        ("/", "Nothing has been read"),
        ("/reports", "Nothing has been read"),
        ("/failed", "Everything that was given was read"),
    ):
        answer = empty.get(path)
        assert answer.status_code == 200
        assert words in answer.text


def test_title_is_shown(empty: Client, tmp_path: object) -> None:
    own = Client(empty.app.state.store_path, title="Desk <3>")
    assert texts(parsed(own.get("/").text), "//a[@class='brand']") == ["Desk <3>"]


@pytest.mark.parametrize("path", ["/", "/event/ev-market", "/reports", "/failed", "/about", "/nope"])
def test_pages_have_landmarks_and_labels(client: Client, path: str) -> None:
    page = parsed(client.get(path).text)
    assert page.get("lang") == "en"
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == len(page.xpath("//header//nav")) == 1
    for field in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        assert field.xpath("ancestor::label"), field.get("name")
    for labelled in page.xpath("//@aria-labelledby"):
        assert len(page.xpath(f"//*[@id='{labelled}']")) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.dictionaries(
        st.sampled_from(("text", "actor", "type", "country", "source", "cursor")), st.text(max_size=20)
    )
)
def test_no_query_breaks_the_list(client: Client, query: dict[str, str]) -> None:
    sent = urlencode({name: value.encode("utf-8", "surrogatepass") for name, value in query.items()})
    assert client.get(f"/?{sent}").status_code in (200, 400)
