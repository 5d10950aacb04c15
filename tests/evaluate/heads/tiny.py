"""A folder of tiny corpora, and readers that know their answers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.evaluate.corpora.sample import Labelled, Predicate
from dateline.evaluate.heads.asked import Answer, Mention

BIO = "Ada B-politician\nLum I-politician\nled O\nOda B-country\n. O\n\nRain O\nfell O\n. O\n"
SAID = "The mayor said the bridge is safe. It is not."


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def corpora(root: Path) -> Path:
    """Writes one of each; texts are our own."""
    train, polnear = root / "train", root / "dev" / "polnear_dev"
    args = [["ARG0", 0, 2], ["ARG1", 3, 4]]
    put(
        train / "propbank_ewt" / "dev.jsonl",
        lines(
            {"id": "a-1", "tokens": ["Ada", "Lum", "led", "Oda", "."],
             "preds": [{"idx": 2, "roleset": "lead.01", "args": args}]}
        ),
    )  # fmt: skip
    put(train / "crossner_politics" / "dev.txt", BIO.replace(" ", "\t"))
    document = {"_id": "d1", "text": "Ada left Oda."}
    entity = {"documentId": "d1", "type": "Person", "begin": 0, "end": 3}
    put(train / "re3d" / "own" / "documents.json", lines(document, document | {"_id": "d2"}))
    put(train / "re3d" / "own" / "entities.json", lines(entity, entity | {"type": "Location", "begin": 9, "end": 12}))
    judged = {"idx": "1", "file_idx": "f", "text": "Rain fell and snow melted ."}
    targets = [{"span1": [at, at + 1], "label": value} for at, value in ((1, 3.0), (4, -1.0))]
    put(train / "uds_factuality" / "dev.jsonl", lines(judged | {"targets": targets}))
    rows = ["index,text,label", "t_1_1,The strike closed roads .,1", "t_2_2,Rain fell .,0", "t_3_3,Snow melted .,1"]
    put(train / "causal_news_corpus" / "train_subtask1.csv", "\n".join(rows) + "\n")
    put(train / "causal_news_corpus" / "train_subtask2_grouped.csv", "index,text,causal_text_w_pairs\n")
    put(polnear / "text" / "n.txt", SAID)
    marks = ["Source 0 9\tThe mayor", "Cue 10 14\tsaid", "Content 15 33\tthe bridge is safe"]
    brat = [f"T{n}\t{mark}" for n, mark in enumerate(marks, 1)]
    put(polnear / "attributions" / "n_0abc.ann", "\n".join([*brat, "E1\tCue:T2 Source:T1 Content:T3", ""]))
    words = ["Ada", "led", "Oda", ".", "She", "won", "."]
    coref = ["(1)", "_", "_", "_", "(1)", "_", "_"]
    put(
        train / "gum" / "coref" / "ontogum" / "conll" / "g.conll",
        "".join(f"{n}\t{w}\t{c}\n" for n, (w, c) in enumerate(zip(words, coref, strict=True))),
    )
    cut = (words[:4], words[4:])
    blocks = ["".join(f"{n}\t{w}{chr(9)}_" + "\t_" * 7 + "\n" for n, w in enumerate(s, 1)) for s in cut]
    put(train / "gum" / "dep" / "g.conllu", "\n".join(blocks))
    return root


HELD_OUT = {"re3d": ["d1"], "cnc": ["t_1", "t_2"], "ontogum": ["g"]}
KNOWN: Mapping[str, Answer] = {
    "Ada Lum led Oda .": Answer(
        predicates=(Predicate(2, "", (Labelled(0, 2, "ARG0"), Labelled(2, 3, "V"), Labelled(3, 5, "ARG1"))),
                    Predicate(3, "", (Labelled(0, 2, "ARG0"),))),
        names=(Labelled(0, 2, "PER"), Labelled(3, 4, "ORG"), Labelled(2, 3, "WEAPON")),
    ),
    "Ada left Oda .": Answer(phrases=(Labelled(0, 1, "PER"), Labelled(2, 3, "LOC"))),
    "Rain fell and snow melted .": Answer(factuality=(0.0, 1.0, 0.0, 0.0, 0.5, 0.0)),
    "The strike closed roads .": Answer(causal=True),
    "Rain fell .": Answer(causal=True),
    "The mayor said the bridge is safe .": Answer(told={2: (Labelled(1, 2, "SOURCE"), Labelled(5, 7, "CONTENT"))}),
}  # fmt: skip


@dataclass
class Knows:
    """A reader that knows some sentences by heart, and a linker that links every first word."""

    asked: list[tuple[str, frozenset[str]]] = field(default_factory=list)

    def read(
        self,
        sentences: Sequence[Sequence[str]],
        want: frozenset[str],
        predicates: Sequence[Sequence[int]] | None = None,
    ) -> list[Answer]:
        self.asked += [(" ".join(words), want) for words in sentences]
        answers = [KNOWN.get(" ".join(words), Answer()) for words in sentences]
        if predicates is None:
            return answers
        return [
            Answer(predicates=tuple(p for p in answer.predicates if p.at in given))
            for answer, given in zip(answers, predicates, strict=True)
        ]

    def link(self, sentences: Sequence[Sequence[str]]) -> list[list[Mention]]:
        starts = [sum(map(len, sentences[:n])) for n in range(len(sentences))]
        return [[(start, start + 1) for start in starts]]
