from __future__ import annotations

import threading

import numpy as np
import pytest

from dateline.errors import WeightsError
from dateline.inference.reader.sessions import open_session, runner

from .onnx_bytes import negation


def test_a_network_gives_the_named_output() -> None:
    session = open_session(negation("x", "y"), "tiny.onnx", ["y"])
    assert session.run(["y"], {"x": np.array([1.0, -2.0], dtype=np.float32)})[0].tolist() == [-1.0, 2.0]


def test_a_network_without_an_output_that_is_needed_is_refused() -> None:
    with pytest.raises(WeightsError, match=r"tiny\.onnx does not give z"):
        open_session(negation("x", "y"), "tiny.onnx", ["y", "z"])


@pytest.mark.parametrize("content", [b"", b"no network", negation("x", "y")[:-9]])
def test_what_is_no_network_is_refused(content: bytes) -> None:
    with pytest.raises(WeightsError, match=r"broken\.onnx cannot be opened"):
        open_session(content, "broken.onnx", ["y"])


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(threads: int) -> None:
    assert list(runner(threads)(lambda n: n * n, range(20))) == [n * n for n in range(20)]


def test_as_many_items_are_worked_on_at_a_time_as_there_are_threads() -> None:
    meeting = threading.Barrier(3, timeout=30)
    assert len(list(runner(3)(lambda _: meeting.wait(), range(3)))) == 3


def test_an_error_in_one_item_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        list(runner(2)(lambda n: 1 // n, [1, 0, 2]))
