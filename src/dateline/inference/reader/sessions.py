"""What runs the weights. The reader knows only `Session`, so that a test can hand it another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from dateline.errors import WeightsError

In = TypeVar("In")
Out = TypeVar("Out")


class Session(Protocol):
    """A network that is run again and again."""

    def run(self, outputs: Sequence[str], inputs: Mapping[str, NDArray[Any]], /) -> list[NDArray[np.float32]]:
        """The named outputs, in that order; what no named output needs is not computed. Safe for several threads."""
        ...


def open_session(content: bytes, name: str, outputs: Sequence[str]) -> Session:
    """An ONNX network on one thread of the CPU.

    It never uses more: a sentence is too small to share out, so that the reader rather runs several at a time, and
    what comes out does not hang on how many threads there are.

    Args:
        content: of the file.
        name: of the file, for the message.
        outputs: what it must give.

    Raises:
        WeightsError: onnxruntime cannot read it, or an output is missing.
    """
    # Importing the run time costs a tenth of a second: only who reads pays for it.
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4  # what goes wrong is raised, not printed
    try:
        session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime has no common root of its errors
        raise WeightsError(f"{name} cannot be opened: {str(error)[:200]}") from error
    if missing := set(outputs) - {o.name for o in session.get_outputs()}:
        raise WeightsError(f"{name} does not give {', '.join(sorted(missing))}")
    return cast("Session", session)


class Run(Protocol):
    """A map: the work done on each item, the results in the order of the items."""

    def __call__(self, work: Callable[[In], Out], items: Sequence[In], /) -> Iterable[Out]:
        """The result of each."""
        ...


def runner(threads: int) -> Run:
    """A map that does `threads` items at a time. A session lets other threads go on while it computes."""

    def run(work: Callable[[In], Out], items: Sequence[In], /) -> Iterable[Out]:
        if threads == 1 or len(items) < 2:
            return map(work, items)
        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(work, items))

    return run
