from __future__ import annotations

from pathlib import Path

import pytest

from dateline.serve import pages
from tests.serve.client import Client
from tests.serve.page import parsed, texts


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/nope", 404, "DL-701"),
        ("/event/nope", 404, "DL-701"),
        ("/report/sha256:0123456789", 404, "DL-701"),
        ("/report/nope", 404, "DL-701"),
        ("/static/../app.py", 404, "DL-701"),
        ("/static/%2e%2e/app.py", 404, "DL-701"),
        ("/report/sha256:01", 400, "DL-700"),
        ("/?type=NOPE", 400, "DL-700"),
        ("/?since=soon", 400, "DL-700"),
        ("/?cursor=nope", 400, "DL-700"),
        ("/reports?cursor=nope", 400, "DL-700"),
        ("/reports?limit=0", 400, "DL-700"),
    ],
)
def test_errors_have_a_code(client: Client, path: str, status: int, code: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    page = parsed(answer.text)
    assert code in " ".join(texts(page, "//main"))
    assert page.xpath("//a[@href='/']")


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/nope.json", 404, "DL-701"),
        ("/event/nope.json", 404, "DL-701"),
        ("/report/nope.json", 404, "DL-701"),
        ("/events.json?status=maybe", 400, "DL-700"),
        ("/events.json?limit=many", 400, "DL-700"),
    ],
)
def test_programs_get_json(client: Client, path: str, status: int, code: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code
    assert answer.json()["error"]["reason"]


def test_accept_decides_where_the_path_does_not(client: Client) -> None:
    assert client.get("/event/nope", accept="application/json").json()["error"]["code"] == "DL-701"
    assert client.get("/healthz", accept="text/html").json()["status"] == "ok"


def test_other_methods_are_refused(client: Client) -> None:
    answer = client.get("/", method="POST")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"


def test_a_database_that_is_not_there_or_is_none(tmp_path: Path) -> None:
    missing = Client(tmp_path / "missing.db")
    answer = missing.get("/events.json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "DL-500")
    assert not (tmp_path / "missing.db").exists()
    (tmp_path / "none.db").write_bytes(b"not a database" * 100)
    assert Client(tmp_path / "none.db").get("/").status_code == 503


def test_a_surprise_is_told_without_its_particulars(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret /path")

    monkeypatch.setattr(pages, "open_store", fail)
    answer = client.get("/reports")
    assert answer.status_code == 500
    assert "DL-000" in answer.text
    assert "secret" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
