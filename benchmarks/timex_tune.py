"""Choose the conventions of the time engine on four folds and measure them on the fifth.

Usage: python benchmarks/timex_tune.py GOLD_DIR SCORER [--parse]

For each of five folds (sorted stems, index modulo 5) the options of `data/conventions.toml` are chosen greedily on the
other four, from the first option of each; the figures of the held-out fold are printed, then the options that are best
on all documents, with what each is worth against its alternatives. Takes some minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import mean

from dateline.annotate.times.conventions import choosing, conventions
from timex import FOLDS, MEASURES, counts, documents, f1, scored, scorer

Options = dict[str, str]
Counts = dict[str, dict[str, int]]  # stem -> counts
AIM = ("value", "strict_value")
ROUNDS = 2


def goodness(per_document: Counts, stems: Iterable[str]) -> float:
    """The mean of both value measures, in points."""
    added = counts(per_document, stems)
    return 100 * mean(f1(added, measure) for measure in AIM)


def greedy(measured: Callable[[Options], Counts], stems: list[str]) -> Options:
    """The options that are best for some documents: every change that helps by itself is made, `ROUNDS` times over."""
    options = {name: convention.options[0] for name, convention in conventions().items()}
    for _ in range(ROUNDS):
        base, changes = goodness(measured(options), stems), {}
        for name, convention in conventions().items():
            gains = {o: goodness(measured({**options, name: o}), stems) - base for o in convention.options}
            changes[name] = max(gains, key=lambda option: (round(gains[option], 6), option == options[name]))
        options = changes
    return options


def main() -> None:
    """Choose, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--parse", action="store_true")
    given = parser.parse_args()
    score = scorer(given.scorer)
    read = list(documents(given.gold, score, parse=given.parse))
    stems = [document.stem for document in read]
    memory: dict[tuple[str, ...], Counts] = {}

    def measured(options: Options) -> Counts:
        key = tuple(options.values())
        if key not in memory:
            with choosing(options):
                memory[key] = scored(read, given.gold, score)[0]["per_doc"]
        return memory[key]

    held = []
    for fold in range(FOLDS):
        options = greedy(measured, [d.stem for d in read if d.fold != fold])
        added = counts(measured(options), [d.stem for d in read if d.fold == fold])
        held.append(added)
        figures = "  ".join(f"{name} {f1(added, key):.3f}" for key, name in MEASURES.items())
        changed = "; ".join(f"{n}: {o}" for n, o in options.items() if o != conventions()[n].chosen)
        print(f"fold {fold} held out: {figures}  [{changed or 'as shipped'}]")
    for key, name in MEASURES.items():
        print(f"{name:24} held out, mean {mean(f1(fold, key) for fold in held):.3f}")
    best = greedy(measured, stems)
    whole = goodness(measured(best), stems)
    for name, convention in conventions().items():
        others = [o for o in convention.options if o != best[name]]
        worth = {o: whole - goodness(measured({**best, name: o}), stems) for o in others}
        print(f"{name}: {best[name]} (" + ", ".join(f"{gain:+.2f} against {o}" for o, gain in worth.items()) + ")")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
