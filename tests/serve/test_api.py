from __future__ import annotations

from dateline.export import event_to_dict, reading_to_dict
from dateline.model import Reading
from dateline.serve.render import report_path
from tests.serve.builders import World
from tests.serve.client import Client


def test_events_carry_the_rows_of_the_page(client: Client) -> None:
    found = client.get("/events.json?type=ASSAULT").json()
    assert found["total"] == 1
    assert found["next_cursor"] is None
    row = found["events"][0]
    assert (row["id"], row["start"], row["tolls"], row["sources"]) == ("ev-market", "2021-03-03", ["31 killed"], 3)
    assert found["facets"]["type"] == [{"value": "ASSAULT", "count": 1}]


def test_cursors_lead_through_all_events(many: Client) -> None:
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        found = many.get(f"/events.json?order=date&limit=50&cursor={cursor}").json()
        assert found["total"] == 120
        seen += [row["id"] for row in found["events"]]
        cursor = found["next_cursor"]
    assert seen == [f"ev-{at:04d}" for at in range(120)]


def test_event_is_that_of_the_exports(client: Client, market: World) -> None:
    assert client.get("/event/ev-market.json").json() == event_to_dict(market.events[0])


def test_report_is_that_of_extract(client: Client, first: Reading) -> None:
    assert client.get(report_path(first.report.id) + ".json").json() == reading_to_dict(first)


def test_reports_and_failures(client: Client) -> None:
    found = client.get("/reports.json?text=velik").json()
    assert (found["total"], found["next_cursor"]) == (3, None)
    assert found["reports"][0]["published"] == "2021-03-06"
    codes = {each["item_id"]: each["code"] for each in client.get("/failed.json").json()["failed"]}
    assert codes["inbox/broken.pdf"] == "DL-102"


def test_health(client: Client) -> None:
    found = client.get("/healthz").json()
    assert found["status"] == "ok"
    assert found["counts"]["events"] == 5


def test_openapi_names_the_json_forms(client: Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/events.json", "/event/{event_id}.json", "/report/{report_id}.json", "/healthz"} <= set(paths)
    assert "/" not in paths
