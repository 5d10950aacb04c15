"""Gathers every training sentence of the reader into one file: corpora, hand-coded reports, attributions of our rules.

    python training/reader_samples.py ../shared/data OUT.jsonl

It needs Dateline itself (its sentences, triggers and rules), but no torch.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

from dateline.annotate import Annotator, Prepared
from dateline.evaluate.corpora import cnc, crossner, gum, propbank, re3d, uds
from dateline.evaluate.corpora.sample import Labelled, Sample, longest
from dateline.gazetteer import Gazetteer, default_path
from dateline.inference import load_pipeline
from dateline.model import Text
from dateline.ontology import load
from labels import Gold, event_examples, same_name, triggers_of
from train_heads import by_lexicon, documents

Spans = dict[int, tuple[Labelled, ...]]


def reporting() -> dict[str, tuple[str, str]]:
    """Roleset -> labels of its source and its content."""
    lines = (Path(__file__).with_name("reader") / "data/reporting.tsv").read_text("utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return {row["roleset"]: (row["source"], row["content"]) for row in rows}


def with_reports(sample: Sample, table: dict[str, tuple[str, str]]) -> Sample:
    """A PropBank sentence with the attributions that its reporting predicates make."""
    told: Spans = {}
    for p in sample.predicates or ():
        if p.sense in table:
            names = dict(zip(table[p.sense], ("SOURCE", "CONTENT"), strict=True))
            spans = [Labelled(a.first, a.last, names[a.label]) for a in p.arguments if a.label in names]
            if any(s.label == "CONTENT" and s.last - s.first > 1 for s in spans):
                told[p.at] = tuple(spans)
    return replace(sample, told=told)


def with_facts(samples: list[Sample], judged: Iterable[Sample]) -> list[Sample]:
    """PropBank's sentences with UDS's factuality where the text is the same; what finds no partner stands alone."""
    known = {"".join(s.words): n for n, s in enumerate(samples)}
    out = list(samples)
    for other in judged:
        n = known.get("".join(other.words))
        facts = _moved(other, out[n].words) if n is not None else None
        if n is None or facts is None:
            out.append(other)
        else:
            out[n] = replace(out[n], factuality=facts)
    return out


def _moved(sample: Sample, words: tuple[str, ...]) -> dict[int, float] | None:
    """Its factuality by another tokenisation of the same letters; None where a judged word is no word of it."""
    starts, at = {}, 0
    for i, word in enumerate(words):
        starts[at] = i
        at += len(word)
    facts, at = {}, 0
    for i, word in enumerate(sample.words):
        if sample.factuality and i in sample.factuality:
            if at not in starts:
                return None
            facts[starts[at]] = sample.factuality[i]
        at += len(word)
    return facts


def coded(folder: Path, annotator: Annotator) -> Iterator[Sample]:
    """Sentences of hand-coded reports: events at their triggers, who takes part, and what our rules say is told."""
    for d in documents(folder, annotator):
        chosen = triggers_of(d.prepared, d.candidates, d.gold, by_lexicon)
        marked = {}
        for n, c in enumerate(d.candidates):
            found = event_examples(d.prepared, [c], d.gold, {0: chosen[n]} if n in chosen else {})
            if found:
                marked[c.at] = found[0].label
        parts = {d.candidates[n].at: _parts(d.prepared, d.candidates[n].at, d.gold[g]) for n, g in chosen.items()}
        yield from _sentences(d.text, d.name, "events", marked, parts, _told(d.prepared))


def _parts(prepared: Prepared, at: int, event: Gold) -> tuple[Labelled, ...]:
    """Where the coded participants of an event stand in the sentence of its trigger."""
    spans = []
    for party in prepared.roles.parties(at, event.type):
        tokens = prepared.tree.text.tokens_in(party.phrase.span)
        for label, names in (("ACTOR", event.actors), ("RECIPIENT", event.recipients)):
            if any(same_name(party.phrase.name, name) for name in names):
                spans.append(Labelled(tokens[0], tokens[-1] + 1, label))
                break
    return longest(spans)


def _told(prepared: Prepared) -> Spans:
    """Attributions by our rules whose content is one stretch of the cue's own sentence."""
    text, out = prepared.tree.text, {}
    for a in prepared.attributions:
        cue = text.tokens_in(a.cue)[0]
        sentence = text.sentences[prepared.tree.sentence_of[cue]]
        content = [t for t in a.content if sentence.first <= t < sentence.last]
        if not a.source_span or not content or len(content) < len(a.content):
            continue
        source = text.tokens_in(a.source_span)
        if not all(sentence.first <= t < sentence.last for t in source):
            continue
        spans = [Labelled(source[0], source[-1] + 1, "SOURCE")]
        spans += [Labelled(*s, "CONTENT") for s in _stretches(content) if s[1] - s[0] > 1]
        if len(spans) > 1:
            out[cue] = longest(spans)
    return out


def _stretches(tokens: list[int]) -> Iterator[tuple[int, int]]:
    first = last = tokens[0]
    for t in tokens[1:]:
        if t > last + 1:
            yield first, last + 1
            first = t
        last = t
    yield first, last + 1


def _sentences(
    text: Text, document: str, corpus: str, marked: dict[int, str] | None, parts: Spans, told: Spans
) -> Iterator[Sample]:
    for n, s in enumerate(text.sentences):
        if s.head:
            continue
        inside = range(s.first, s.last)

        def own(spans: Spans, inside: range = inside) -> Spans:
            low = inside.start
            return {
                t - low: tuple(Labelled(x.first - low, x.last - low, x.label) for x in v if x.first in inside)
                for t, v in spans.items() if t in inside
            }  # fmt: skip

        yield Sample(
            id=f"{document}-{n}", corpus=corpus, document=document,
            words=tuple(t.word for t in text.tokens[s.first : s.last]),
            events=None if marked is None else {t - s.first: k for t, k in marked.items() if t in inside},
            told=own(told), parts=own(parts),
        )  # fmt: skip


def main() -> None:
    """Writes the samples, one JSON object a line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--own", type=Path, default=Path(__file__).with_name("reports"))
    a = ap.parse_args()
    train, table = a.data / "train", reporting()
    annotator = Annotator(
        pipeline=load_pipeline(), reader=None, gazetteer=Gazetteer.open(default_path()), ontology=load()
    )
    rolesets = [with_reports(s, table) for s in propbank.read(train / "propbank_ewt/train.jsonl")]
    samples = with_facts(rolesets, uds.read(train / "uds_factuality/train.jsonl"))
    samples += crossner.read(train / "crossner_politics/train.txt")
    samples += re3d.read(train / "re3d") + cnc.read(train / "causal_news_corpus") + gum.read(train / "gum")
    samples += coded(train / "events", annotator)
    samples += (replace(s, corpus="own", events=None) for s in coded(a.own, annotator))
    counts: dict[str, int] = defaultdict(int)
    with a.out.open("w", encoding="utf-8") as stream:
        for s in samples:
            counts[s.corpus] += 1
            stream.write(json.dumps(asdict(s), ensure_ascii=False) + "\n")
    print(dict(counts))


if __name__ == "__main__":
    main()
