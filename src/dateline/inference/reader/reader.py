"""The reader: sentences in, readings out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from dateline.inference.reader import card as cards
from dateline.inference.reader.assemble import SPANS, Done, assemble, found
from dateline.inference.reader.batches import Item, item
from dateline.inference.reader.decode import Bio
from dateline.inference.reader.encode import Encoded, Encoder
from dateline.inference.reader.pieces import Pieces, Shape
from dateline.inference.reader.reading import ALL, PREDICATE_HEADS, SENTENCE_HEADS, Arguments, Reading
from dateline.inference.reader.roles import Asked, Roles
from dateline.inference.reader.sessions import Session, open_session, runner
from dateline.inference.reader.windows import Window, cut

FOLDER = Path(__file__).parent.parent / "data" / "reader"
# So many sentences are encoded before any is decoded: enough to share the cost of decoding, little enough to hold.
SENTENCES = 64
WINDOWS = 64
# Where nobody gives the predicates: the head that finds those words which each of these heads is asked about.
FINDS = {"roles": "predicate", "parts": "events", "told": "cue"}


@dataclass(frozen=True, slots=True)
class _Job:
    """A sentence in work: its words, its windows and what the encoder is given of them, the predicates if given."""

    words: int
    windows: list[Window]
    items: list[Item]
    given: Collection[int] | None


class Reader:
    """One encoder, many heads.

    A sentence's reading depends on nothing but its words, the weights, onnxruntime and the kind of CPU: not on the
    sentences read with it, their order, what else is wanted, or the number of threads. (With a `budget` the first two
    no longer hold; see `batches`.)

    Args:
        card: what the weights are.
        pieces: their vocabulary.
        encoder: the session of `encoder.onnx`.
        roles: the session of `roles.onnx`.
        threads: how many calls run at a time.
        budget: the most padded pieces in one call of the encoder; 0: each sentence alone.

    Raises:
        WeightsError: the card's labels do not fit their heads.
    """

    def __init__(
        self,
        card: cards.Card,
        pieces: Pieces,
        encoder: Session,
        roles: Session,
        *,
        threads: int = 1,
        budget: int = 0,
    ) -> None:
        self._card, self._pieces, self._run = card, pieces, runner(max(1, threads))
        self._decoders = {head: Bio(card.labels[head]) for head in (*SPANS, *PREDICATE_HEADS)}
        self._encoder = Encoder(encoder, card.labels["mention"], card.thresholds["mention"], budget)
        self._roles = Roles(roles, self._decoders)

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1, budget: int = 0) -> Reader:
        """The reader of a folder with `card.json`, `vocab.txt`, `encoder.onnx` and `roles.onnx`.

        Args:
            folder: where they are; None: those that came with this version.
            threads: as for the class.
            budget: as for the class.

        Raises:
            WeightsError: a file is missing, cannot be opened or is not the one that the card pins.
        """
        card, contents = cards.load(folder or FOLDER)
        encoder = open_session(contents[cards.ENCODER], cards.ENCODER, SENTENCE_HEADS)
        roles = open_session(contents[cards.ROLES], cards.ROLES, PREDICATE_HEADS)
        return cls(card, Pieces.parse(contents[cards.VOCABULARY]), encoder, roles, threads=threads, budget=budget)

    @property
    def weights(self) -> str:
        """Name and digest of the weights."""
        return self._card.name

    @property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """Head -> its labels, in the order of its logits."""
        return self._card.labels

    def read(
        self,
        sentences: Sequence[Sequence[str]],
        want: Collection[str] = ALL,
        predicates: Sequence[Collection[int]] | None = None,
    ) -> list[Reading]:
        """All of `stream` at once. Vectors take 1.5 KB a word: for long texts rather take them from `stream`."""
        return list(self.stream(sentences, want, predicates))

    def stream(
        self,
        sentences: Iterable[Sequence[str]],
        want: Collection[str] = ALL,
        predicates: Iterable[Collection[int]] | None = None,
    ) -> Iterator[Reading]:
        """One reading per sentence, in order; holds those of at most `SENTENCES` sentences.

        Args:
            sentences: the words of each, any strings; they are never cut anew. A sentence may be empty or long.
            want: which heads, of `ALL`; what nobody wants is not computed.
            predicates: for each sentence the indices of the words whose roles, parts and told are wanted; None: those
                that the reader finds.

        Raises:
            ValueError: there is no such head or no such word, or not as many `predicates` as sentences.
        """
        if unknown := set(want) - ALL:
            raise ValueError(f"no such heads: {', '.join(sorted(unknown))}")
        heads = [head for head in PREDICATE_HEADS if head in want]
        needed = set(want) - set(PREDICATE_HEADS)
        if heads:
            needed.add("vectors")
        if predicates is None:
            needed.update(FINDS[head] for head in heads)
        outputs = [name for name in SENTENCE_HEADS if name in needed]
        for jobs in self._groups(sentences, predicates):
            yield from self._read(jobs, outputs, heads, keep_vectors="vectors" in want)

    def _groups(
        self, sentences: Iterable[Sequence[str]], predicates: Iterable[Collection[int]] | None
    ) -> Iterator[list[_Job]]:
        """Sentences in order, until there are enough of them or of their windows."""
        jobs: list[_Job] = []
        pairs = zip(sentences, repeat(None)) if predicates is None else zip(sentences, predicates, strict=True)
        for words, given in pairs:
            jobs.append(self._job(words, given))
            if len(jobs) >= SENTENCES or sum(len(j.windows) for j in jobs) >= WINDOWS:
                yield jobs
                jobs = []
        yield jobs

    def _job(self, words: Sequence[str], given: Collection[int] | None) -> _Job:
        if wrong := [at for at in given or () if not 0 <= at < len(words)]:
            raise ValueError(f"no such words in a sentence of {len(words)}: {wrong[:10]}")
        cuts = self._pieces(words)
        windows = cut([len(c.ids) for c in cuts], [c.shape == Shape.OTHER for c in cuts])
        return _Job(len(words), windows, [item(cuts[w.first : w.last], self._pieces) for w in windows], given)

    def _read(
        self, jobs: Sequence[_Job], outputs: Sequence[str], heads: Sequence[str], *, keep_vectors: bool
    ) -> list[Reading]:
        """One reading per sentence; the windows of a long sentence are not held all at once with their vectors."""
        queue = [(n, w) for n, job in enumerate(jobs) for w in range(len(job.windows))]
        encoded: list[list[Encoded]] = [[] for _ in jobs]
        arguments: list[dict[int, Arguments]] = [{} for _ in jobs]
        for start in range(0, len(queue), WINDOWS):
            block = queue[start : start + WINDOWS]
            results = self._encoder([jobs[n].items[w] for n, w in block], outputs, self._run)
            asked = [
                (n, a) for (n, w), e in zip(block, results, strict=True) for a in self._asked(jobs[n], w, e, heads)
            ]
            found = self._roles([a for _, a in asked], heads, self._run)
            for (n, a), argument in zip(asked, found, strict=True):
                arguments[n][a.origin + a.at] = argument
            for (n, _), e in zip(block, results, strict=True):
                encoded[n].append(e if keep_vectors else e.without("vectors"))
        kept = [name for name in outputs if keep_vectors or name != "vectors"]
        done = [Done(j.words, j.windows, e, a) for j, e, a in zip(jobs, encoded, arguments, strict=True)]
        return assemble(done, kept, self._card, self._decoders)

    def _asked(self, job: _Job, window: int, encoded: Encoded, heads: Sequence[str]) -> list[Asked]:
        """The predicates that a window answers for."""
        if not heads:
            return []
        w = job.windows[window]
        if job.given is None:
            places = {at for head in heads for at in found(encoded.outputs, FINDS[head], self._card)}
        else:
            places = {at - w.first for at in job.given}
        mine = sorted(at for at in places if w.since <= at + w.first < w.until)
        return [Asked(encoded.outputs["vectors"], at, w.first) for at in mine]
