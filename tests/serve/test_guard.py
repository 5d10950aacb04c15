from __future__ import annotations

from pathlib import Path

import pytest

from dateline.serve.guard import from_elsewhere, host_name
from dateline.serve.render import report_path, web_url
from tests.serve.builders import hostile_world
from tests.serve.client import Client
from tests.serve.page import has_class, parsed

PAYLOADS = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>",
    "</textarea></style></title><svg onload=alert(3)>",
    "javascript:alert(4)//{{7*7}}{% raise %}${1}",
    "\" autofocus onfocus=alert(5) x='",
    "a\u202eb\u0000c&lt;b&gt;d",
)
PATHS = ("/", "/?text=attacked", "/event/ev-hostile", "/reports", "/failed")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text(payload: str, tmp_path: Path) -> None:
    world = hostile_world(payload, "javascript:alert(document.domain)")
    hostile = Client(world.write(tmp_path / "hostile.db"))
    own = report_path(world.readings[0].report.id)
    shown = 0
    for path in (*PATHS, own, f"{own}?at=0-3"):
        answer = hostile.get(path)
        assert answer.status_code == 200, path
        page = parsed(answer.text.replace("\0", ""))
        assert not page.xpath("//script[not(@src)] | //img | //iframe | //object | //style")
        assert not page.xpath("//svg[not(@aria-hidden) and not(@aria-label)]")
        assert not page.xpath("//@*[starts-with(name(), 'on')] | //@style | //@autofocus")
        for link in page.xpath("//@href | //@src | //@action"):
            assert link.startswith(("/", "#")), link
        shown += payload.replace("\0", "") in page.text_content()
    assert shown >= 4


@pytest.mark.parametrize("name", ["text", "actor", "type", "source", "since", "cursor", "order", "status"])
def test_hostile_queries_stay_text(client: Client, name: str) -> None:
    answer = client.get(f"/?{name}=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert answer.status_code in (200, 400)
    assert "<script>alert" not in answer.text
    assert not parsed(answer.text).xpath("//script")


def test_hostile_addresses_stay_text(client: Client) -> None:
    answer = client.get("/event/%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert answer.status_code == 404
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//elsewhere.example/x",
        "https://",
        "http://[",
        "/relative",
        "",
        None,
    ],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_url(url) == ""


def test_a_web_address_becomes_a_link_that_tells_nothing(client: Client) -> None:
    assert web_url("https://courier.example/1?a=b") == "https://courier.example/1?a=b"
    own = parsed(client.get("/reports?text=courier").text).xpath("//tbody//a/@href")[0]
    link = parsed(client.get(own).text).xpath("//a[@href='https://courier.example/1']")[0]
    assert {"noopener", "noreferrer"} <= set(link.get("rel").split())


@pytest.mark.parametrize("path", ["/", "/events.json", "/static/style.css", "/nope", "/?since=x"])
def test_every_answer_carries_the_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]", "[::1]:8000"])
def test_loopback_names_are_answered(client: Client, host: str) -> None:
    assert client.get("/healthz", host=host).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "evil.example:127.0.0.1", "[::2]", ""],
)
def test_other_names_are_not(client: Client, host: str) -> None:
    answer = client.get("/events.json", host=host)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "DL-702"


def test_the_name_it_is_served_under_is_answered(client: Client) -> None:
    own = Client(client.app.state.store_path, hosts=["Desk.example"])
    assert own.get("/healthz", host="desk.example:8000").status_code == 200


def test_host_name() -> None:
    assert host_name("[::1]:80") == "::1"
    assert host_name("Localhost.:80") == "localhost"
    assert host_name("") == ""


@pytest.mark.parametrize(
    ("headers", "refused"),
    [
        ({}, False),  # no browser
        ({"sec-fetch-site": "same-origin", "origin": "null"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8000"}, True),
        ({"sec-fetch-site": "same-site"}, True),
        ({"origin": "http://127.0.0.1:8000"}, False),
        ({"origin": "http://127.0.0.1:9000"}, True),
        ({"origin": "http://evil.example"}, True),
        ({"origin": "http://["}, True),
        ({"origin": "null"}, True),
    ],
)
def test_forms_from_elsewhere(headers: dict[str, str], refused: bool, client: Client) -> None:
    assert from_elsewhere({"host": "127.0.0.1:8000", **headers}) is refused
    sent = {name.replace("-", "_"): value for name, value in headers.items()}
    answer = client.post("/times.json", host="127.0.0.1:8000", **sent)
    assert (answer.status_code == 403) is refused
    assert (answer.json()["error"]["code"] == "DL-703") is refused
    assert client.get("/healthz", host="127.0.0.1:8000", **sent).status_code == 200


def test_no_template_has_inline_style_or_script(client: Client) -> None:
    for path in ("/", "/event/ev-market", "/about"):
        page = parsed(client.get(path).text)
        assert not page.xpath("//@style | //style | //script[not(@src)]")
        assert page.xpath(f"//a[{has_class('skip')}]")
