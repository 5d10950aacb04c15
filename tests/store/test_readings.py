from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import QueryError, StoreError
from dateline.model import Failed, Participant, Reading
from dateline.store import Store
from tests.store.building import dump, fill, reading
from tests.strategies import readings

several = st.lists(readings(), max_size=4, unique_by=lambda item: item.report.id)


@settings(deadline=None, max_examples=40)
@given(several)
def test_what_is_loaded_equals_what_was_stored(stored: list[Reading]) -> None:
    with Store.open(":memory:") as store:
        assert fill(store, stored) == [True] * len(stored)
        assert list(store.readings()) == sorted(stored, key=lambda item: item.report.id)
        for item in stored:
            assert store.reading(item.report.id) == item
        assert store.counts()["claims"] == sum(len(item.claims) for item in stored)


@settings(deadline=None, max_examples=25)
@given(several, st.integers(0, 4))
def test_a_run_cut_short_and_resumed_gives_the_same_rows(stored: list[Reading], cut: int) -> None:
    with Store.open(":memory:") as whole, Store.open(":memory:") as resumed:
        fill(whole, stored)
        fill(resumed, stored[:cut])
        known = resumed.known(version="1", weights="w")
        assert known == {item.report.id for item in stored[:cut]}
        fill(resumed, [item for item in stored if item.report.id not in known])
        fill(resumed, stored)
        assert dump(resumed) == dump(whole)


def test_a_reading_is_stored_once(store: Store) -> None:
    assert fill(store, [reading(), reading()]) == [True, False]
    assert fill(store, [reading()]) == [False]
    assert store.counts()["records"] == 1


def test_the_first_place_a_report_was_found_in_stays(store: Store) -> None:
    assert fill(store, [reading(origin="a.txt"), reading(origin="b.txt")]) == [True, False]
    assert next(store.readings()).report.origin == "a.txt"


def test_another_version_replaces_records_and_claims(store: Store) -> None:
    old, new = reading(), reading(actors=(), mode="drone")
    fill(store, [old, reading("Another report.")], version="1")
    assert fill(store, [new], version="2") == [True]
    assert store.reading(old.report.id) == new
    assert store.counts()["claims"] == len(new.claims) + len(old.claims)
    assert store.known(version="2", weights="w") == {new.report.id}
    assert old.report.id not in store.known(version="1", weights="w")
    assert store.known(version="2", weights="other") == frozenset()


def test_a_reading_replaced_by_version_leaves_what_a_fresh_store_has(store: Store, tmp_path: Path) -> None:
    fill(store, [reading()], version="1")
    fill(store, [reading(mode="drone")], version="2")
    with Store.open(tmp_path / "fresh.db") as fresh:
        fill(fresh, [reading(mode="drone")], version="2")
        assert dump(fresh) == dump(store)


@pytest.mark.parametrize("batched", [False, True])
def test_a_reading_that_does_not_fit_is_undone_alone(store: Store, batched: bool) -> None:
    good, other = reading("One."), reading("Two.")
    broken = replace(other, records=(replace(other.records[0], actors=(Participant("x", (), confidence="high"),)),))  # type: ignore[arg-type]
    stray = replace(other, claims=good.claims)
    run = store.begin_run(version="1", weights="w", inputs=[])

    def put_all() -> None:
        for bad in (broken, stray):
            store.put_reading(good, run_id=run)
            with pytest.raises(StoreError):
                store.put_reading(bad, run_id=run)

    if batched:
        with store.batch():
            put_all()
    else:
        put_all()
    assert list(store.readings()) == [good]


def test_a_batch_keeps_what_was_complete_when_it_was_interrupted(store: Store) -> None:
    def interrupted() -> None:
        with store.batch():
            fill(store, [reading("One."), reading("Two.")])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert store.counts()["reports"] == 2


def test_a_batch_sees_its_own_writes_and_may_be_nested(store: Store) -> None:
    with store.batch(every=2), store.batch():
        fill(store, [reading(f"Report {number}.") for number in range(5)])
        assert len(list(store.readings())) == 5
        assert len(store.known(version="1", weights="w")) == 5
    assert store.counts()["reports"] == 5


def test_many_readings_come_in_order(store: Store) -> None:
    with store.batch():
        fill(store, [reading(f"Report {number}.") for number in range(230)])
    ids = [item.report.id for item in store.readings()]
    assert ids == sorted(set(ids))
    assert len(ids) == 230


def test_the_store_may_be_written_to_while_readings_are_read(store: Store) -> None:
    fill(store, [reading("One."), reading("Two.")])
    for number, _ in enumerate(store.readings()):
        store.put_failed(Failed(f"item {number}", "DL-106", "broken", "read"), run_id=1)
    assert len(store.failures()) == 2


def test_a_run_that_does_not_exist_is_a_query_error(store: Store) -> None:
    with pytest.raises(QueryError, match="no run 7"):
        store.put_reading(reading(), run_id=7)
    with pytest.raises(QueryError, match="no run 7"):
        store.end_run(7)
    with pytest.raises(QueryError, match="no run 7"):
        store.put_failed(Failed("x", "DL-106", "broken", "read"), run_id=7)


def test_a_run_begun_by_another_process_can_be_written_to(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as first:
        run = first.begin_run(version="3", weights="w", inputs=["x"])
    with Store.open(tmp_path / "a.db") as second:
        second.put_reading(reading(), run_id=run)
        assert len(second.known(version="3", weights="w")) == 1


class TestFailures:
    failed = Failed("a.txt", "DL-106", "broken", "read")

    def test_a_failure_is_stored_once(self, store: Store) -> None:
        run = store.begin_run(version="1", weights="w", inputs=[])
        assert store.put_failed(self.failed, run_id=run)
        assert not store.put_failed(self.failed, run_id=run)
        assert store.put_failed(replace(self.failed, reason="other"), run_id=run)
        assert [item.reason for item in store.failures()] == ["other"]

    def test_a_newer_version_replaces_what_an_older_one_said(self, store: Store) -> None:
        for version, code in (("1", "DL-106"), ("2", "DL-104")):
            run = store.begin_run(version=version, weights="w", inputs=[])
            store.put_failed(replace(self.failed, code=code), run_id=run)
        assert [item.code for item in store.failures()] == ["DL-104"]

    def test_what_has_been_read_since_is_no_failure(self, store: Store) -> None:
        run = store.begin_run(version="1", weights="w", inputs=[])
        store.put_failed(self.failed, run_id=run)
        store.put_failed(Failed(reading().report.id, "DL-200", "stage", "annotate"), run_id=run)
        store.put_reading(reading(origin="a.txt"), run_id=run)
        assert store.failures() == ()

    def test_what_failed_inside_a_reading_goes_with_it(self, store: Store) -> None:
        inside = Failed(reading().report.id, "DL-200", "one sentence", "annotate")
        fill(store, [replace(reading(), failed=(inside,))], version="1")
        assert store.failures() == (inside,)
        fill(store, [reading()], version="2")
        assert store.failures() == ()


def test_text_that_no_database_can_hold_is_a_store_error(store: Store) -> None:
    with pytest.raises(StoreError, match="cannot be stored"):
        fill(store, [replace(reading(), report=replace(reading().report, title="half \ud800"))])


class TestIds:
    def test_a_report_is_found_by_the_beginning_of_its_id(self, store: Store) -> None:
        fill(store, [reading()])
        full = reading().report.id
        for given_id in (full, full[:13], full[7:13], full[7:], full[7:20].upper(), f" {full[7:20]} "):
            assert store.reading(given_id) == reading()

    def test_an_unknown_id_is_none(self, store: Store) -> None:
        fill(store, [reading()])
        for given_id in ("0" * 64, "sha256:" + "0" * 64, "not an id", "%%%%%%", "sha256:" + "g" * 10, "\x00" * 8):
            assert store.reading(given_id) is None
            assert store.events_of(given_id) == ()

    @pytest.mark.parametrize("given_id", ["", "abcde", "sha256:", "sha256:abc"])
    def test_too_few_digits_are_a_query_error(self, store: Store, given_id: str) -> None:
        with pytest.raises(QueryError, match="too short"):
            store.reading(given_id)

    def test_the_beginning_of_several_ids_is_a_query_error(self, store: Store) -> None:
        ids = [f"sha256:abcdef{digit}{'0' * 57}" for digit in "0123456789"]
        fill(store, [replace(reading(), report=replace(reading().report, id=each), claims=()) for each in ids])
        with pytest.raises(QueryError, match=r"several ids.*\.\.\."):
            store.reading("abcdef")
        found = store.reading("abcdef7")
        assert found
        assert found.report.id == ids[7]


class TestReportPages:
    def test_pages_hold_every_report_once_the_latest_first(self, store: Store) -> None:
        days = [date(2020, 1, 1 + number // 2) for number in range(6)] + [None, None]
        fill(store, [reading(f"Report {number}.", published=day) for number, day in enumerate(days)])
        rows, cursor = [], None
        while True:
            page = store.reports(limit=3, cursor=cursor)
            assert page.total == 8
            rows += page.rows
            if not (cursor := page.next_cursor):
                break
        assert len({row.id for row in rows}) == 8
        assert [row.published for row in rows] == [*sorted(filter(None, days), reverse=True), None, None]

    def test_text_is_looked_for_in_title_outlet_and_text(self, store: Store) -> None:
        fill(store, [reading("The STRASSE was\nclosed. 100% of it."), reading("Nothing.", source="AFP")])
        for text, number in (("straße was closed", 1), ("afp", 1), ("ATTACK IN", 2), ("100%", 1), ("1%0", 0), (" ", 2)):
            assert store.reports(text=text).total == number
        with pytest.raises(QueryError, match="longer"):
            store.reports(text="x" * 1001)

    def test_rows_tell_what_a_list_shows(self, store: Store) -> None:
        fill(store, [reading()])
        (row,) = store.reports().rows
        report = reading().report
        assert (row.id, row.title, row.source, row.published) == (report.id, report.title, "Reuters", report.published)
        assert (row.published_how, row.n_records, row.language) == (report.published_how, 1, "en")
