"""The whole of `dateline eval heads`: every corpus that is there, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import GateError, NotFoundError
from dateline.evaluate.floors import files_digest, hold
from dateline.evaluate.gold import Scores
from dateline.evaluate.heads import corpora
from dateline.evaluate.heads.corpora import Corpus, Figures, HeldOut, Measured

CORPORA = (
    Corpus("PropBank-EWT dev", ("train/propbank_ewt/dev.jsonl",), corpora.of_roles),
    Corpus("CrossNER politics dev", ("train/crossner_politics/dev.txt",), corpora.of_names),
    Corpus("re3d, held out", ("train/re3d/*/documents.json", "train/re3d/*/entities.json"), corpora.of_phrases, "re3d"),
    Corpus("UDS factuality dev", ("train/uds_factuality/dev.jsonl",), corpora.of_factuality),
    Corpus(
        "causal sentences, held out",
        ("train/causal_news_corpus/train_subtask1.csv", "train/causal_news_corpus/train_subtask2_grouped.csv"),
        corpora.of_causes,
        "cnc",
    ),
    Corpus("PolNeAR dev", ("dev/polnear_dev/attributions/*.ann", "dev/polnear_dev/text/*.txt"), corpora.of_attribution),
    Corpus(
        "OntoGUM, held out",
        ("train/gum/coref/ontogum/conll/*.conll", "train/gum/dep/*.conllu"),
        corpora.of_coreference,
        "ontogum",
    ),
)


@dataclass(frozen=True, slots=True)
class HeadScores:
    """The figures of one corpus. `digest` pins its files and which of its documents count; see `files_digest`."""

    corpus: str
    digest: str
    scores: Scores

    def rows(self) -> list[tuple[str, ...]]:
        """One row per figure: corpus, name, precision, recall, F1 or a plain number, marked, found."""
        return [(self.corpus, name, *_cells(found)) for name, found in self.scores.figures.items()]


@dataclass(frozen=True, slots=True)
class Table:
    """What was measured, and one line on each corpus that was not."""

    measured: tuple[HeadScores, ...]
    skipped: tuple[str, ...]

    def rows(self) -> list[tuple[str, ...]]:
        """The rows of all corpora; see `HeadScores.rows`."""
        return [row for each in self.measured for row in each.rows()]

    def check(self) -> str:
        """Hold every corpus to the floors of its data; one sentence where all is well.

        Raises:
            GateError: a figure is below its floor, the data of a corpus are other than pinned, or a corpus was skipped:
                what was not measured holds no floor.
        """
        wrong = list(self.skipped)
        held = []
        for each in self.measured:
            try:
                held.append(hold(each.digest, each.corpus, each.scores))
            except GateError as error:
                wrong.append(str(error))
        if wrong:
            raise GateError("; ".join(wrong))
        return "; ".join(held)


def measure_heads(folder: Path, by: Measured, held_out: HeldOut) -> Table:
    """The figures of every corpus that is there.

    Args:
        folder: holds train/ and dev/.
        by: reads.
        held_out: documents that the reader's weights have not seen, by corpus.

    Raises:
        NotFoundError: none of the corpora is there.
        InputError: a corpus is not of its form.
    """
    measured: list[HeadScores] = []
    skipped: list[str] = []
    found = 0
    for corpus in CORPORA:
        files, missing = files_of(folder, corpus)
        if missing:
            skipped.append(f"{corpus.name}: SKIPPED, there is no {folder / missing}")
            continue
        found += 1
        documents = frozenset(held_out.get(corpus.held_out, ()))
        figures: Figures = {}
        if documents or not corpus.held_out:
            figures = corpus.figures(folder, by, documents)
        if figures:
            digest = files_digest(folder, files, also=sorted(documents))
            measured.append(HeadScores(corpus.name, digest, Scores(figures)))
        elif corpus.held_out and not documents:
            skipped.append(f"{corpus.name}: SKIPPED, the weights' card names no documents that were held out")
        else:
            skipped.append(f"{corpus.name}: SKIPPED, this version does not read for it")
    if not found:
        raise NotFoundError(f"{folder}: holds none of the corpora; it should hold train/ and dev/")
    return Table(tuple(measured), tuple(skipped))


def files_of(folder: Path, corpus: Corpus) -> tuple[Sequence[Path], str]:
    """A corpus's files, and the first of its patterns that has none; "" where each has some."""
    files: list[Path] = []
    for pattern in corpus.files:
        own = sorted(path for path in folder.glob(pattern) if path.is_file())
        if not own:
            return (), pattern
        files += own
    return files, ""


def _cells(found: object) -> tuple[str, ...]:
    if not isinstance(found, dict):
        return ("", "", f"{found:.3f}", "", "")
    return (*(f"{found[name]:.3f}" for name in ("p", "r", "f1")), str(found["gold"]), str(found["pred"]))
