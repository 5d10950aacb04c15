"""Trains the linear heads (event type, participant role, time and place of the event) on hand-coded event records.

    python training/train_heads.py ../shared/data/train/events READERS [--scorer ../shared/tools/score_events.py]

READERS holds `fold0` to `fold4`, weights of readers that never saw the events of that fold: what a reader says of the
reports it was trained on is better than what it says of others, and heads taught by that would trust it too much.

It first reads every report by heads trained on the other folds: with --scorer it prints how that scores, and the
mentions so found teach which of them are one event. Then it trains on all and writes weights and cards into the
package.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from choosing import as_chooser, dates_of, fit_choices, places_of
from dateline.annotate import Annotator, Heads, Prepared
from dateline.annotate.triggers import Candidate
from dateline.claim import claims
from dateline.evaluate.corpora.folds import FOLDS, fold_of
from dateline.export import reading_to_dict
from dateline.gazetteer import Gazetteer, build, default_path
from dateline.inference import LinearHead, load_pipeline
from dateline.inference.linear import save_head
from dateline.inference.reader import Reader
from dateline.model import EventType, Failed, ReportClaims, Text
from dateline.ontology import load
from dateline.read import read_inputs
from dateline.resolve import within
from dateline.resolve.within.same_event import Judge
from dateline.text import segment
from labels import NONE, Example, Gold, event_examples, load_gold, role_examples, triggers_of
from same_event import ENOUGH, Pair, fit_pairs, pairs

EVENT_C, ROLE_C = 1.0, 1.0
EVENT_AT, ROLE_AT, LEXICON = 0.40, 0.40, 0.46
SEEN = 2  # a feature must occur this often
SEED = 7
Fitted = tuple[LogisticRegression, DictVectorizer]
Scores = tuple[list[str], NDArray[np.float64]]


@dataclass
class Document:
    """One coded report with all that is known of it before its events."""

    name: str
    text: Text
    prepared: Prepared
    candidates: list[Candidate]
    gold: list[Gold]


def documents(folder: Path, annotator: Annotator, readers: Sequence[Reader] = ()) -> Iterator[Document]:
    """The coded reports of a folder (ID.txt with ID.json), prepared; each by the one of `readers` that never saw it."""
    for path in sorted(folder.glob("*.txt")):
        if not path.with_suffix(".json").exists():
            continue
        for text in segment(r for r in read_inputs([path]) if not isinstance(r, Failed)):
            if isinstance(text, Failed):
                print("passed over:", path.name, text.reason, file=sys.stderr)
                continue
            if readers:
                annotator.use(reader=readers[fold_of(path.stem)])
            prepared = annotator.prepare(text)
            gold = load_gold(path.with_suffix(".json"), text.report.text)
            yield Document(path.stem, text, prepared, list(prepared.triggers.candidates()), gold)


def fit(examples: list[Example], strength: float) -> tuple[LogisticRegression, DictVectorizer]:
    """A softmax over the features that occur at least SEEN times; `strength` is the inverse of the L2 penalty."""
    vectorizer = DictVectorizer(sparse=True)
    matrix: csr_matrix = vectorizer.fit_transform([e.features for e in examples])
    often = np.asarray((matrix != 0).sum(axis=0)).ravel() >= SEEN
    vectorizer.restrict(often)
    matrix = vectorizer.transform([e.features for e in examples])
    model = LogisticRegression(C=strength, max_iter=1000, random_state=SEED)
    model.fit(matrix, [e.label for e in examples], sample_weight=[e.weight for e in examples])
    return model, vectorizer


def as_head(model: LogisticRegression, vectorizer: DictVectorizer, name: str) -> LinearHead:
    """The fitted model as the run time uses it, before rounding to int8."""
    names = vectorizer.get_feature_names_out()
    return LinearHead(
        tuple(model.classes_), {n: i for i, n in enumerate(names)}, model.coef_.T.astype(np.float32),
        model.intercept_.astype(np.float32), name,
    )  # fmt: skip


def by_lexicon(c: Candidate, kind: EventType) -> float:
    """How well the lexicon takes a candidate for the trigger of an event of a type."""
    return c.votes.get(kind, 0.0)


def by_head(head: LinearHead) -> Callable[[Candidate, EventType], float]:
    """The same by a head, with half the lexicon's vote."""

    def score(c: Candidate, kind: EventType) -> float:
        return head.probabilities(c.features).get(kind.value, 0.0) + 0.5 * c.votes.get(kind, 0.0)

    return score


def train(docs: list[Document], own: list[Document]) -> tuple[Fitted, Fitted, Scores, Scores]:
    """Two rounds: triggers chosen by the lexicon first, then by the head of the first round with the lexicon.

    `own` are our own reports: they teach who takes part and where, not which events there are or when
    (docs/decisions/0005).
    """
    score: Callable[[Candidate, EventType], float] = by_lexicon
    for _ in range(2):
        chosen = [triggers_of(d.prepared, d.candidates, d.gold, score) for d in docs]
        events = [
            e for d, c in zip(docs, chosen, strict=True) for e in event_examples(d.prepared, d.candidates, d.gold, c)
        ]
        model = fit(events, EVENT_C)
        score = by_head(as_head(*model, "event"))
    pairs_of = [*zip(docs, chosen, strict=True)]
    pairs_of += [(d, triggers_of(d.prepared, d.candidates, d.gold, score)) for d in own]
    roles = [e for d, c in pairs_of for e in role_examples(d.prepared, d.candidates, d.gold, c)]
    ontology = load()
    dates = [
        x for d, c in zip(docs, chosen, strict=True) for x in dates_of(d.prepared, d.candidates, d.gold, c, ontology)
    ]
    sites = [x for d, c in pairs_of for x in places_of(d.prepared, d.candidates, d.gold, c, ontology)]
    return model, fit(roles, ROLE_C), fit_choices(dates), fit_choices(sites)


def heads_of(event: Fitted, role: Fitted, when: Scores, where: Scores) -> Heads:
    """The heads with the shipped thresholds."""
    return Heads(
        event=as_head(*event, "event"),
        role=as_head(*role, "role"),
        when=as_chooser(*when, "when"),
        where=as_chooser(*where, "where"),
        event_at=EVENT_AT,
        role_at=ROLE_AT,
        lexicon=LEXICON,
    )


def held_out_claims(
    docs: list[Document], own: list[Document], readers: list[Reader], annotator: Annotator
) -> list[ReportClaims]:
    """The claims of every report, in order, by heads that never saw it."""
    out: dict[int, ReportClaims] = {}
    for k in range(FOLDS):
        annotator.use(heads_of(*train([d for d in docs if fold_of(d.name) != k], own)), readers[k])
        test = [n for n, d in enumerate(docs) if fold_of(d.name) == k]
        notes = annotator.annotate(docs[n].text for n in test)
        for n, item in zip(test, claims(note for note in notes if not isinstance(note, Failed)), strict=True):
            if not isinstance(item, Failed):
                out[n] = item
    return [out[n] for n in sorted(out)]


def held_out(docs: list[Document], items: list[ReportClaims], found: list[list[Pair]]) -> list[dict[str, object]]:
    """Readings of held-out claims, mentions joined by scores that never saw their report."""
    out = []
    folds = [fold_of(d.name) for d in docs]
    for k in range(FOLDS):
        judge = Judge(fit_pairs([p for f, ps in zip(folds, found, strict=True) if f != k for p in ps]), ENOUGH)
        test = (item for f, item in zip(folds, items, strict=True) if f == k)
        for reading in within(test, ontology=load(), judge=judge):
            if not isinstance(reading, Failed):
                out.append(reading_to_dict(reading))
    return out


def score(rows: list[dict[str, object]], folder: Path, scorer: Path) -> str:
    """What the scorer prints for some readings."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        stream.flush()
        done = subprocess.run([sys.executable, scorer, folder, stream.name], capture_output=True, text=True, check=True)
    return done.stdout


def digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of the labels."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def main() -> None:
    """Measures and trains."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("readers", type=Path, help="folder of fold0 ... fold4")
    ap.add_argument("--scorer", type=Path)
    ap.add_argument("--own", type=Path, default=Path(__file__).with_name("reports"), help="our own coded reports")
    ap.add_argument("--dry", action="store_true", help="measure only, write nothing")
    a = ap.parse_args()
    path = default_path()
    if not path.exists():
        build(path)
    empty = LinearHead((NONE,), {}, np.zeros((0, 1), np.float32), np.zeros(1, np.float32), "empty")
    annotator = Annotator(
        pipeline=load_pipeline(),
        reader=None,
        gazetteer=Gazetteer.open(path),
        ontology=load(),
        heads=Heads(empty, empty, empty, empty, 0.5, 0.5),
    )
    readers = [Reader.load(a.readers / f"fold{k}") for k in range(FOLDS)]
    docs = list(documents(a.folder, annotator, readers))
    own = list(documents(a.own, annotator, readers))
    items = held_out_claims(docs, own, readers, annotator)
    found = [list(pairs(item, d.gold)) for d, item in zip(docs, items, strict=True)]
    figures = ""
    if a.scorer:
        figures = score(held_out(docs, items, found), a.folder, a.scorer)
        print(figures)
    if a.dry:
        return
    event, role, when, where = train(docs, own)
    out = Path(__file__).parents[1] / "src/dateline/annotate/data"
    out.mkdir(exist_ok=True)
    card: dict[str, Any] = {
        "made_by": "training/train_heads.py",
        "data": "train/events: event records coded by hand (labels ours; texts Wikinews 2019, CC BY 2.5, and Wikipedia "
        "Current Events September 2015, CC BY-SA). Only features and weights are kept, no text.",
        "data_sha256": digest(a.folder),
        "own_data": "training/reports: our own words, coded by hand; roles and places only",
        "own_sha256": digest(a.own),
        "own_reports": len(own),
        "reports": len(docs),
        "seed": SEED,
        "syntax": annotator.weights.split()[0],
        "readers": [r.weights for r in readers],
        "held_out": [line for line in figures.splitlines() if line.strip()],
    }
    for name, (model, vectorizer), threshold in (("event", event, EVENT_AT), ("role", role, ROLE_AT)):
        features = list(vectorizer.get_feature_names_out())
        sha = save_head(out / f"{name}_head.npz", list(model.classes_), features, model.coef_.T, model.intercept_)
        card[name] = {"sha256": sha, "threshold": threshold, "features": len(features), "classes": list(model.classes_)}
    card["event"]["lexicon"] = LEXICON
    for name, (names, weights) in (("when", when), ("where", where)):
        sha = save_head(out / f"{name}_head.npz", ["score"], names, weights[:, None], np.zeros(1))
        card[name] = {"sha256": sha, "features": len(names)}
    joined = [p for ps in found for p in ps]
    judge = {"made_by": card["made_by"], "data_sha256": card["data_sha256"], "pairs": len(joined), "enough": ENOUGH}
    path = Path(__file__).parents[1] / "src/dateline/resolve/within/data/same_event.json"
    path.write_text(json.dumps({**judge, "weights": fit_pairs(joined)}, indent=1) + "\n", "utf-8")
    (out / "heads.json").write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
