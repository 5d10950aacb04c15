"""Names by the spaCy pipeline and by ours on the same sentences, all types mapped to one coarse scheme."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import NotFoundError
from dateline.evaluate.corpora import crossner, re3d
from dateline.evaluate.corpora.sample import Labelled, Sample
from dateline.evaluate.heads.asked import Asked
from dateline.evaluate.heads.corpora import HeldOut, of_documents
from dateline.evaluate.heads.spans import by_label
from dateline.evaluate.heads.tally import Tally, total
from dateline.evaluate.heads.texts import text_of
from dateline.inference import Pipeline

OURS = {"PER": "PER", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "NORP": "NORP", "EVENT": "EVENT"}
SPACY = {**OURS, "PERSON": "PER"}  # OntoNotes' names of the same types; its others are not counted
PLAIN = ("PER", "ORG", "PLACE")  # types of which both schemes mean the same


@dataclass(frozen=True, slots=True)
class Compared:
    """Both on one corpus. `types`: those that are counted, which are all that the corpus marks."""

    corpus: str
    types: tuple[str, ...]
    spacy: Mapping[str, Tally]
    ours: Mapping[str, Tally]

    def rows(self) -> list[tuple[str, ...]]:
        """Rows for all types, for `PLAIN` and for each: corpus, type, P, R, F1 of spaCy, those of ours, marked."""
        named = [("all", *self.types), (", ".join(PLAIN), *PLAIN), *((each, each) for each in self.types)]
        return [(self.corpus, name, *self._cells(types)) for name, *types in named]

    def _cells(self, types: Sequence[str]) -> tuple[str, ...]:
        sides = [total(side.get(each, Tally()) for each in types) for side in (self.spacy, self.ours)]
        rates = [f"{rate:.3f}" for t in sides for rate in (t.precision, t.recall, t.f1)]
        return (*rates, str(int(sides[0].gold)))


def against_spacy(folder: Path, reader: Asked, pipeline: Pipeline, held_out: HeldOut) -> list[Compared]:
    """CrossNER politics dev and, where the weights' card says which they are, the documents of re3d that were held out.

    Counted on CrossNER are PER, ORG, PLACE, NORP and EVENT, on re3d the same without EVENT, which it does not mark.
    PLACE is what we call GPE, LOC or FAC. Its other types are left out on every side. Ours are the names for CrossNER
    and the phrases for re3d, each trained on the other sentences of that corpus; spaCy has seen neither.

    Raises:
        NotFoundError: neither corpus is there.
        InputError: one is not of its form.
    """
    out = []
    path = folder / "train/crossner_politics/dev.txt"
    if path.is_file():
        out.append(compare("CrossNER politics dev", crossner.read(path), "names", reader, pipeline))
    documents = held_out.get("re3d", ())
    if documents and any(folder.glob("train/re3d/*/documents.json")):
        samples = of_documents(re3d.read(folder / "train/re3d"), documents)
        out.append(compare("re3d, held out", samples, "phrases", reader, pipeline))
    if not out:
        raise NotFoundError(f"{folder}: holds neither CrossNER politics nor re3d")
    return out


def compare(corpus: str, samples: Sequence[Sample], field: str, reader: Asked, pipeline: Pipeline) -> Compared:
    """Both on some sentences; `field` of our answers is what is compared."""
    gold = [coarse(s.names or (), OURS) for s in samples]
    types = tuple(sorted({x.label for each in gold for x in each}))
    answers = reader.read([s.words for s in samples], frozenset({field}))
    ours = [_of_types(coarse(getattr(a, field), OURS), types) for a in answers]
    spacy = [_of_types(coarse(each, SPACY), types) for each in names_by(pipeline, [s.words for s in samples])]
    return Compared(
        corpus,
        types,
        by_label(zip(gold, spacy, strict=True)),
        by_label(zip(gold, ours, strict=True)),
    )


def coarse(spans: Iterable[Labelled], scheme: Mapping[str, str]) -> list[Labelled]:
    """The spans under their coarse types; those without one are left out."""
    return [Labelled(s.first, s.last, scheme[s.label]) for s in spans if s.label in scheme]


def _of_types(spans: Iterable[Labelled], types: Collection[str]) -> list[Labelled]:
    return [s for s in spans if s.label in types]


def names_by(pipeline: Pipeline, sentences: Sequence[Sequence[str]]) -> list[list[Labelled]]:
    """The names that a pipeline finds in each of some sentences, whose words it takes as they are."""
    text = text_of(sentences)
    found: list[list[Labelled]] = [[] for _ in sentences]
    names = pipeline.parse(text).names
    number = 0
    for first, last, label in names:
        while first >= text.sentences[number].last:
            number += 1
        base = text.sentences[number].first
        found[number].append(Labelled(first - base, last - base, label))
    return found
