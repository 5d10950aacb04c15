"""How fast the reader is: all heads, and the bare encoder in the same run.

Usage: python benchmarks/reader.py [--folder WEIGHTS] [--reports examples] [--times 4] [--threads 1 2] [--budget 0]
                                   [--processes 2]

The sentences of the reports are read `--times` times over, by the encoder alone (vectors only) and by all heads in
turn, and the quickest round of each counts. Prints sentences a second of both by the clock and by the processor's own
time, their ratio, the seconds from nothing to the first reading, and the most memory the process ever held.
`--threads`: how many calls at a time; several are tried one after the other. `--budget`: see `Reader`.
`--processes`: so many read side by side, one thread each, as `dateline run` has them, until all are done.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Collection
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from dateline.inference.reader import ALL, Reader
from dateline.model import Failed
from dateline.read import read_inputs
from dateline.text import segment

ROUNDS = 3
VECTORS = frozenset({"vectors"})


def sentences_of(reports: Path) -> list[list[str]]:
    """The words of every sentence of the reports in a folder."""
    found = []
    for text in segment(r for r in read_inputs([reports]) if not isinstance(r, Failed)):
        if not isinstance(text, Failed):
            found += [[t.word for t in text.tokens[s.first : s.last]] for s in text.sentences]
    return found


def seconds(reader: Reader, sentences: list[list[str]], want: Collection[str]) -> tuple[float, float]:
    """One round, by the clock and by the processor's time; readings are dropped as they come."""
    clock, cpu = time.perf_counter(), time.process_time()
    for _ in reader.stream(sentences, want):
        pass
    return time.perf_counter() - clock, time.process_time() - cpu


def side_by_side(folder: Path | None, sentences: list[list[str]], processes: int, want: Collection[str]) -> float:
    """Sentences a second of several processes, each reading all of them; the quickest of the rounds."""
    with ProcessPoolExecutor(processes, get_context("spawn"), _open, (folder, sentences)) as pool:
        best = 0.0
        for _ in range(ROUNDS + 1):  # the first opens the weights
            started = time.perf_counter()
            list(pool.map(_read, [want] * processes))
            best = max(best, processes * len(sentences) / (time.perf_counter() - started))
    return best


_work: list[tuple[Reader, list[list[str]]]] = []  # of a process: its reader and what it reads


def _open(folder: Path | None, sentences: list[list[str]]) -> None:
    _work.append((Reader.load(folder), sentences))


def _read(want: Collection[str]) -> None:
    seconds(*_work[0], want)


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=None, help="weights; without it those of this version")
    parser.add_argument("--reports", type=Path, default=Path("examples"))
    parser.add_argument("--times", type=int, default=4)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--budget", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()

    started = time.perf_counter()
    warm = Reader.load(options.folder)
    warm.read([["Rockets", "hit", "the", "base", "."]])
    print(f"warm start {time.perf_counter() - started:.2f} s, weights {warm.weights}")

    sentences = sentences_of(options.reports) * options.times
    words = sum(map(len, sentences))
    print(f"{len(sentences)} sentences, {words / max(len(sentences), 1):.1f} words each, budget {options.budget}")
    if not sentences:
        print(f"no sentences in {options.reports}", file=sys.stderr)
        return 1
    for threads in options.threads:
        reader = Reader.load(options.folder, threads=threads, budget=options.budget)
        rounds = [(seconds(reader, sentences, VECTORS), seconds(reader, sentences, ALL)) for _ in range(ROUNDS)]
        for n, kind in enumerate(("by the clock", "of processor time")):
            bare, whole = (len(sentences) / min(r[m][n] for r in rounds) for m in (0, 1))
            print(f"{threads} threads, sentences a second {kind}: bare encoder {bare:.0f}, all heads {whole:.0f}, "
                  f"ratio {whole / bare:.2f}")  # fmt: skip
    bare, whole = (side_by_side(options.folder, sentences, options.processes, want) for want in (VECTORS, ALL))
    print(f"{options.processes} processes, sentences a second by the clock: bare encoder {bare:.0f}, "
          f"all heads {whole:.0f}, ratio {whole / bare:.2f}")  # fmt: skip
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
