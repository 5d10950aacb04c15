"""The reader of this version, as heads are measured."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from dateline.annotate import Annotator
from dateline.errors import WeightsError
from dateline.evaluate.corpora.sample import Labelled, Predicate
from dateline.evaluate.heads.asked import Answer, Offsets, Words
from dateline.evaluate.heads.corpora import HeldOut, Measured
from dateline.evaluate.heads.linking import Chained
from dateline.inference.coref import load_scorer
from dateline.inference.reader import Reader, Reading, Stretch
from dateline.inference.reader.card import CARD
from dateline.inference.reader.reader import FOLDER
from dateline.model import Report, Text, report_id
from dateline.text.sentences import split
from dateline.text.tokens import tokenize

# Field of an answer -> head of the reader.
HEADS = {
    "predicates": "roles", "names": "names", "phrases": "phrases", "factuality": "factuality", "causal": "causal",
    "told": "told",
}  # fmt: skip
LIKELY = 0.33  # share from which on a sentence counts as causal: best over folds 1 to 4 of the training file


class Ours:
    """The reader, answering as `Asked` has it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(
        self, sentences: Sequence[Words], want: frozenset[str], predicates: Sequence[Sequence[int]] | None = None
    ) -> list[Answer]:
        """One answer a sentence, in order; see `Asked.read`."""
        heads = frozenset(HEADS[field] for field in want)
        return [answer_of(reading, want) for reading in self._reader.stream(sentences, heads, predicates)]


def answer_of(reading: Reading, want: frozenset[str]) -> Answer:
    """A reading as an answer. Where predicates were given, those that got no arguments are not among its predicates."""
    predicates: tuple[Predicate, ...] = ()
    told: dict[int, tuple[Labelled, ...]] = {}
    if "predicates" in want:
        roles = {at: labelled(found.roles) for at, found in reading.arguments.items() if found.roles}
        predicates = tuple(Predicate(at, "", roles.get(at, ())) for at in sorted({*reading.predicates, *roles}))
    if "told" in want:
        told = {at: labelled(found.told) for at, found in reading.arguments.items()}
    return Answer(
        predicates=predicates,
        names=labelled(reading.names),
        phrases=labelled(reading.phrases),
        factuality=tuple(map(float, reading.factuality)),
        causal=(reading.causal or 0.0) >= LIKELY,
        told=told,
    )


def labelled(stretches: Iterable[Stretch]) -> tuple[Labelled, ...]:
    """The same stretches without their shares."""
    return tuple(Labelled(s.first, s.last, s.label) for s in stretches)


def open_measured(annotator: Annotator, folder: Path | None = None) -> tuple[Measured, HeldOut]:
    """The reader of a folder of weights, the chains of this version, and which documents neither has seen.

    Args:
        annotator: tells who says what, from now on by this reader.
        folder: of the weights; None for those that came with this version.

    Raises:
        WeightsError: a file is missing or is not the one that its card pins, or a card is broken.
    """
    reader = Reader.load(folder) if folder else annotator.reader or Reader.load()
    annotator.use(reader=reader)
    measured = Measured(Ours(reader), Chained(annotator.pipeline, load_scorer()), partial(told_by, annotator))
    return measured, held_out_of((folder or FOLDER) / CARD)


def told_by(annotator: Annotator, text: str) -> list[tuple[list[Offsets], list[Offsets]]]:
    """The attributions that an annotator finds in a text: stretches of each one's source and content."""
    out: list[tuple[list[Offsets], list[Offsets]]] = []
    report = Report(report_id(text, "", None), "", text)
    tokens = tokenize(text)
    prepared = annotator.prepare(Text(report, "en", tokens, split(text, tokens, None)))
    for a in prepared.attributions:
        source = [(a.source_span.start, a.source_span.end)] if a.source_span else []
        out.append((source, [(tokens[t].start, tokens[t].end) for t in a.content]))
    return out


def held_out_of(card: Path) -> HeldOut:
    """Documents that weights have not seen, by corpus: "held_out" of their card; none where the card says nothing.

    Raises:
        WeightsError: the card is missing or is not of this form.
    """
    try:
        data = json.loads(card.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise WeightsError(f"{card.name}: cannot be read: {error}") from error
    found = data.get("held_out", {}) if isinstance(data, dict) else None
    if not isinstance(found, dict) or not all(isinstance(documents, list) for documents in found.values()):
        raise WeightsError(f"{card.name}: it does not say which documents were held out")
    return {corpus: frozenset(map(str, documents)) for corpus, documents in found.items()}
