"""The corpora that heads are measured on: their files, and what is asked and counted on each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.evaluate.corpora import cnc, crossner, ontogum, polnear, propbank, re3d, uds
from dateline.evaluate.corpora.sample import Labelled, Sample
from dateline.evaluate.heads import attribution, binary, roles, spans
from dateline.evaluate.heads.asked import Asked, Linker, Teller
from dateline.evaluate.heads.coreference import CorefTally, compare
from dateline.evaluate.heads.correlation import pearson
from dateline.evaluate.heads.told import pairs_of, pairs_told

Figures = dict[str, Any]  # as `Scores.figures`
HeldOut = Mapping[str, Collection[str]]  # documents that weights have not seen, by corpus


@dataclass(frozen=True, slots=True)
class Measured:
    """What reads: `linker` and `teller` are None where there is none."""

    reader: Asked
    linker: Linker | None = None
    teller: Teller | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """One line of the table, or several.

    Attributes:
        name: for people.
        files: patterns of all that is read, seen from the folder that holds train/ and dev/.
        figures: reads the files and counts; the documents are those held out, empty where a corpus is held out whole.
        held_out: its name in `HeldOut`; "" where no weights were trained on any of these files.
    """

    name: str
    files: tuple[str, ...]
    figures: Callable[[Path, Measured, frozenset[str]], Figures]
    held_out: str = ""


def of_roles(folder: Path, by: Measured, _: frozenset[str]) -> Figures:
    """Predicates, and arguments of gold predicates and of those found."""
    samples = propbank.read(folder / "train/propbank_ewt/dev.jsonl")
    gold = [s.predicates or () for s in samples]
    words, want = [s.words for s in samples], frozenset({"predicates"})
    given = by.reader.read(words, want, predicates=[[p.at for p in each] for each in gold])
    own = by.reader.read(words, want)
    end_to_end = [(g, a.predicates) for g, a in zip(gold, own, strict=True)]
    return {
        "predicate": roles.predicates(end_to_end).figure(),
        "argument": roles.arguments((g, a.predicates) for g, a in zip(gold, given, strict=True)).figure(),
        "end_to_end": roles.arguments(end_to_end).figure(),
    }


def of_names(folder: Path, by: Measured, _: frozenset[str]) -> Figures:
    """Names, all and by type."""
    samples = crossner.read(folder / "train/crossner_politics/dev.txt")
    return _by_label(samples, by, "names", frozenset(crossner.TYPES.values()))


def of_phrases(folder: Path, by: Measured, documents: frozenset[str]) -> Figures:
    """Names and what else re3d marks, all and by type."""
    samples = of_documents(re3d.read(folder / "train/re3d"), documents)
    return _by_label(samples, by, "phrases", frozenset(re3d.TYPES.values()))


def _by_label(samples: Sequence[Sample], by: Measured, field: str, labels: frozenset[str]) -> Figures:
    """Labels that the corpus does not know are left out of what was found: nobody could have marked them."""
    answers = by.reader.read([s.words for s in samples], frozenset({field}))
    found: list[list[Labelled]] = [[x for x in getattr(a, field) if x.label in labels] for a in answers]
    pairs = [(s.names or (), own) for s, own in zip(samples, found, strict=True)]
    parts = spans.by_label(pairs)
    return {"span": spans.micro(pairs).figure()} | {f"span {label}": tally.figure() for label, tally in parts.items()}


def of_factuality(folder: Path, by: Measured, _: frozenset[str]) -> Figures:
    """Pearson's r at the words that were judged."""
    samples = uds.read(folder / "train/uds_factuality/dev.jsonl")
    answers = by.reader.read([s.words for s in samples], frozenset({"factuality"}))
    pairs = [
        (value, a.factuality[at])
        for s, a in zip(samples, answers, strict=True)
        for at, value in (s.factuality or {}).items()
    ]
    return {"pearson": pearson([gold for gold, _ in pairs], [found for _, found in pairs])}


def of_causes(folder: Path, by: Measured, documents: frozenset[str]) -> Figures:
    """Sentences that tell a cause."""
    samples = of_documents(cnc.read(folder / "train/causal_news_corpus"), documents)
    answers = by.reader.read([s.words for s in samples], frozenset({"causal"}))
    return {"sentence": binary.yes((bool(s.causal), a.causal) for s, a in zip(samples, answers, strict=True)).figure()}


def of_attribution(folder: Path, by: Measured, _: frozenset[str]) -> Figures:
    """Who says what: by the head alone, and as reports are told, by rules and head."""
    documents = polnear.read(folder / "dev/polnear_dev")
    pairs = pairs_of(documents, by.reader)
    out = {
        "head content": attribution.content_words(pairs).figure(),
        "head source": attribution.sources(pairs).figure(),
    }
    if by.teller is not None:
        pairs = pairs_told(documents, by.teller)
        out |= {"content": attribution.content_words(pairs).figure(), "source": attribution.sources(pairs).figure()}
    return out


def of_coreference(folder: Path, by: Measured, documents: frozenset[str]) -> Figures:
    """The three measures and their mean; nothing where there is no linker."""
    if by.linker is None:
        return {}
    counted = CorefTally()
    for document in ontogum.read(folder / "train/gum"):
        if document.id in documents:
            found = by.linker.link([document.words[first:last] for first, last in document.sentences])
            counted += compare(document.clusters, found)
    parts = {"muc": counted.muc, "b_cubed": counted.b_cubed, "ceaf": counted.ceaf}
    return {name: tally.figure() for name, tally in parts.items()} | {"conll": counted.conll}


def of_documents(samples: Sequence[Sample], documents: Collection[str]) -> list[Sample]:
    """The samples of some documents."""
    return [s for s in samples if s.document in documents]
