from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import LanguageError
from dateline.model import Failed, Report
from dateline.run.chain import through
from tests.run.fakes import report


def upper(reports: Iterable[Report]) -> Iterator[str | Failed]:
    for each in reports:
        yield each.text.upper()


@given(st.lists(st.booleans()))
def test_failures_keep_their_places(good: list[bool]) -> None:
    items = [report(f"t{n}") if ok else Failed(str(n), "DL-102", "no", "read") for n, ok in enumerate(good)]
    results = list(through("text", upper, items))
    assert [
        result if isinstance(result, Failed) else result.lower() for result in results
    ] == [item if isinstance(item, Failed) else item.text for item in items]  # fmt: skip


@pytest.mark.parametrize(
    ("error", "code"),
    [(LanguageError("not English"), "DL-107"), (ValueError("odd"), "DL-200"), (RecursionError("deep"), "DL-200")],
)
def test_whatever_goes_wrong_with_one_leaves_the_others_alone(error: Exception, code: str) -> None:
    def stage(reports: Iterable[Report]) -> Iterator[str | Failed]:
        for each in reports:
            if each.text == "bad":
                raise error
            yield each.text

    results = list(through("annotate", stage, [report("a"), report("bad"), report("b")]))
    failed = results[1]
    assert [results[0], results[2]] == ["a", "b"]
    assert isinstance(failed, Failed)
    assert (failed.item_id, failed.code, failed.stage) == (report("bad").id, code, "annotate")


@pytest.mark.parametrize("times", [0, 2])
def test_a_stage_that_does_not_give_one_result_fails(times: int) -> None:
    def stage(reports: Iterable[Report]) -> Iterator[str | Failed]:
        for each in reports:
            yield from [each.text] * times

    assert all(isinstance(result, Failed) for result in through("claim", stage, [report("a")]))


@pytest.mark.parametrize(("origin", "reason"), [("inbox/a.txt", "not English (inbox/a.txt)"), ("", "not English")])
def test_a_failure_says_where_the_report_was_read_from(origin: str, reason: str) -> None:
    given = replace(report("a"), origin=origin)

    def refuse(reports: Iterable[Report]) -> Iterator[str | Failed]:
        for each in reports:
            yield Failed(each.id, "DL-107", "not English", "text")

    def fail(reports: Iterable[Report]) -> Iterator[str | Failed]:
        raise LanguageError("not English")

    for stage in (refuse, fail):
        assert list(through("text", stage, [given])) == [Failed(given.id, "DL-107", reason, "text")]


def test_items_are_taken_one_at_a_time() -> None:
    taken: list[str] = []

    def source() -> Iterator[Report]:
        for text in "abc":
            taken.append(text)
            yield report(text)

    assert next(through("text", upper, source())) == "A"
    assert taken == ["a"]
