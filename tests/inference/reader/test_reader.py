from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import WeightsError
from dateline.inference.reader import ALL, Reader, Reading
from dateline.inference.reader import reader as module
from dateline.inference.reader.card import FILES
from dateline.inference.reader.reading import PREDICATE_HEADS, SENTENCE_HEADS

from . import fakes
from .onnx_bytes import negation

SENTENCE = ["The", "rebels", "denied", "that", "they", "shelled", "Aleppo", "at", "10:30", "."]
WORDS = st.one_of(st.sampled_from([*SENTENCE, ",", "U.S.", "9"]), st.text(max_size=6))
SENTENCES = st.lists(st.lists(WORDS, max_size=25), max_size=8)


def reader(*, mixed: bool = False, **options: int) -> Reader:
    return Reader(fakes.CARD, fakes.pieces(), fakes.Encoder(mixed=mixed), fakes.Roles(), **options)


def plain(reading: Reading) -> dict[str, Any]:
    """All of a reading in a form that can be compared, to the last bit."""
    fields = {name: getattr(reading, name) for name in Reading.__slots__}
    return {n: (v.tolist(), v.dtype.name) if isinstance(v, np.ndarray) else v for n, v in fields.items()}


def same(one: Sequence[Reading], other: Sequence[Reading]) -> bool:
    return [plain(r) for r in one] == [plain(r) for r in other]


@given(SENTENCES, st.integers(1, 3))
def test_a_sentence_reads_the_same_alone_as_with_others_on_however_many_threads(
    sentences: list[list[str]], threads: int
) -> None:
    # The networks behind mix the rows of a call, so that this holds only if each sentence has its own.
    alone = [reader(mixed=True).read([s])[0] for s in sentences]
    assert same(reader(mixed=True, threads=threads).read(sentences), alone)


@given(SENTENCES, st.integers(1, 300))
def test_batches_of_a_network_that_mixes_nothing_change_nothing(sentences: list[list[str]], budget: int) -> None:
    assert same(reader(budget=budget).read(sentences), reader().read(sentences))


def test_batches_of_a_network_that_mixes_rows_do_change_answers() -> None:
    sentences = [SENTENCE, ["z", "9"]]
    assert not same(reader(mixed=True, budget=500).read(sentences), reader(mixed=True).read(sentences))


@given(SENTENCES)
def test_a_reading_has_a_row_per_word_and_spans_within_the_sentence(sentences: list[list[str]]) -> None:
    for words, r in zip(sentences, reader().read(sentences), strict=True):
        assert r.words == len(words)
        assert all(len(a) == len(words) for a in (r.predicate, r.cue, r.factuality))
        if words:
            assert r.vectors.shape == (len(words), fakes.WIDTH)
            assert r.events.shape == (len(words), len(fakes.LABELS["events"]))
        arguments = [s for a in r.arguments.values() for s in (*a.roles, *a.parts, *a.told)]
        for s in (*r.names, *r.phrases, *r.mentions, *r.causes, *arguments):
            assert 0 <= s.first < s.last <= len(words)
            assert 0.0 <= s.share <= 1.0
        for spans in (r.names, r.phrases, r.causes, *((a.roles, a.parts, a.told) for a in r.arguments.values())):
            assert all(a.last <= b.first for a, b in pairwise(s for s in spans if not isinstance(s, tuple)))
        assert list(r.arguments) == sorted({*r.predicates, *r.cues, *r.triggers})


def test_readings_come_in_the_order_of_the_sentences_over_many_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SENTENCES", 3)
    sentences = [[c] * (n % 5) for n, c in enumerate("abcdefghijklmnop")]
    readings = reader(threads=2, budget=30).read(sentences)
    assert [r.words for r in readings] == [len(s) for s in sentences]
    assert same(readings, [reader().read([s])[0] for s in sentences])


@pytest.mark.parametrize("windows", [1, 2, 64])
def test_a_long_sentence_is_read_in_windows_and_every_word_by_one(
    monkeypatch: pytest.MonkeyPatch, windows: int
) -> None:
    monkeypatch.setattr(module, "WINDOWS", windows)
    words = [f"{SENTENCE[n % len(SENTENCE)]}{n % 7}" for n in range(1_000)]
    long, *single = reader().read([words, *([w] for w in words)])
    # The network looks at each word alone, so cutting must not show.
    assert np.array_equal(long.vectors, np.concatenate([r.vectors for r in single]))
    assert long.predicates == tuple(n for n, r in enumerate(single) if r.predicates)
    assert {m.first for m in long.mentions if m.last == m.first + 1} <= {n for n, r in enumerate(single) if r.mentions}
    assert any(m.first > 900 for m in long.mentions)
    assert list(long.arguments) == sorted({*long.predicates, *long.cues, *long.triggers})
    assert max(s.last for a in long.arguments.values() for s in a.roles) > 900
    assert long.causal == max(r.causal or 0.0 for r in single)


@pytest.mark.parametrize(
    "words", [[], [""], ["x" * 10_000], ["\ud800", "\x00"], ["—"] * 400, ["x-" * 5_000] * 40],
)  # fmt: skip
def test_strange_sentences_are_read(words: list[str]) -> None:
    (reading,) = reader().read([words])
    assert reading.words == len(reading.predicate) == len(words)


def test_no_sentences_no_readings() -> None:
    assert reader().read([]) == []


def test_only_what_is_wanted_is_run_and_given() -> None:
    encoder, roles = fakes.Encoder(), fakes.Roles()
    own = Reader(fakes.CARD, fakes.pieces(), encoder, roles)
    (r,) = own.read([SENTENCE], {"names", "causal"})
    assert encoder.calls == [("names", "causal")]
    assert roles.calls == []
    assert r.names
    assert r.causal is not None
    empty = (r.vectors, r.predicate, r.cue, r.factuality, r.events)
    assert not any(len(a) for a in empty)
    assert {r.predicates, r.cues, r.triggers, r.mentions, r.phrases, r.causes} == {()}
    assert not r.arguments
    own.read([SENTENCE], ())
    assert len(encoder.calls) == 1
    own.read([SENTENCE])
    assert encoder.calls[1:] == [SENTENCE_HEADS]
    assert set(roles.calls) == {PREDICATE_HEADS}


@pytest.mark.parametrize("want", [frozenset({head}) for head in sorted(ALL)])
def test_a_head_says_the_same_whatever_else_is_wanted(want: frozenset[str]) -> None:
    (one,), (all_of_it,) = (reader(mixed=True).read([SENTENCE], w) for w in (want, ALL))
    shared = {"vectors": "vectors", "mention": "mentions", "cause": "causes"}
    for head in want - set(PREDICATE_HEADS):
        name = shared.get(head, head)
        assert plain(one)[name] == plain(all_of_it)[name]
    for head in want & set(PREDICATE_HEADS):
        for at, arguments in one.arguments.items():
            assert getattr(arguments, head) == getattr(all_of_it.arguments[at], head)
    assert bool(len(one.vectors)) == ("vectors" in want)


@pytest.mark.parametrize(
    ("head", "finds"), [("roles", "predicates"), ("parts", "triggers"), ("told", "cues")]
)  # fmt: skip
def test_each_head_is_asked_about_the_words_that_its_finder_marks(head: str, finds: str) -> None:
    (reading,) = reader().read([SENTENCE], {head})
    assert tuple(reading.arguments) == getattr(reading, finds) != ()


def test_given_predicates_are_the_ones_asked_about_and_none_is_looked_for() -> None:
    encoder = fakes.Encoder()
    own = Reader(fakes.CARD, fakes.pieces(), encoder, fakes.Roles())
    readings = own.read([SENTENCE, [], ["go"]], {"roles"}, [[6, 2], [], (0,)])
    assert [list(r.arguments) for r in readings] == [[2, 6], [], [0]]
    assert set(encoder.calls) == {("vectors",)}
    assert readings[0].predicates == ()


def test_thresholds_are_the_cards() -> None:
    counts = []
    for share in (0.1, 0.5, 0.9):
        card = replace(fakes.CARD, thresholds=dict.fromkeys(fakes.CARD.thresholds, share))
        r = Reader(card, fakes.pieces(), fakes.Encoder(), fakes.Roles()).read([SENTENCE])[0]
        assert r.predicates == tuple(n for n, p in enumerate(r.predicate) if p >= share)
        counts.append((len(r.predicates), len(r.mentions)))
    assert counts[0] > counts[1] > counts[2]


def test_what_was_not_asked_rightly_is_an_error() -> None:
    own = reader()
    with pytest.raises(ValueError, match="no such heads: syntax"):
        own.read([SENTENCE], {"syntax"})
    with pytest.raises(ValueError, match="no such words"):
        own.read([SENTENCE], {"roles"}, [[len(SENTENCE)]])
    with pytest.raises(ValueError, match="shorter"):
        own.read([SENTENCE], {"roles"}, [])


def test_a_stream_reads_no_further_than_it_is_asked() -> None:
    taken = []

    def sentences() -> Iterator[list[str]]:
        for n in range(1_000):
            taken.append(n)
            yield ["word"]

    assert next(reader().stream(sentences(), {"names"})).words == 1
    assert len(taken) <= module.SENTENCES


def test_what_a_reading_holds_cannot_be_written_to() -> None:
    (reading,) = reader().read([SENTENCE])
    with pytest.raises(ValueError, match="read-only"):
        reading.predicate[0] = 1.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    contents = {"vocab.txt": "\n".join(fakes.VOCABULARY).encode()}
    contents |= dict.fromkeys(("encoder.onnx", "roles.onnx"), negation("x", "y"))
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    hashes = {name: hashlib.sha256(contents[name]).hexdigest() for name in FILES}
    (tmp_path / "card.json").write_text(json.dumps({"files": hashes, "labels": fakes.LABELS}), encoding="utf-8")
    return tmp_path


def test_a_folder_is_opened_with_the_sessions_of_its_networks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def open_fake(content: bytes, name: str, outputs: Sequence[str]) -> object:
        opened.append((content, name, tuple(outputs)))
        return fakes.Encoder() if name == "encoder.onnx" else fakes.Roles()

    monkeypatch.setattr(module, "open_session", open_fake)
    loaded = Reader.load(folder)
    network = negation("x", "y")
    assert opened == [(network, "encoder.onnx", SENTENCE_HEADS), (network, "roles.onnx", PREDICATE_HEADS)]
    assert loaded.labels == fakes.LABELS
    assert loaded.weights.startswith("reader-")
    assert same(loaded.read([SENTENCE]), reader().read([SENTENCE]))


def test_networks_that_are_not_the_readers_are_refused(folder: Path) -> None:
    with pytest.raises(WeightsError, match=r"encoder\.onnx does not give"):
        Reader.load(folder)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="weights are missing"):
        Reader.load(tmp_path / "none")


def test_labels_that_do_not_fit_are_refused() -> None:
    card = replace(fakes.CARD, labels={**fakes.LABELS, "roles": ("O", "I-ARG0")})
    with pytest.raises(WeightsError, match="lack the B-"):
        Reader(card, fakes.pieces(), fakes.Encoder(), fakes.Roles())
