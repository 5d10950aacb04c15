"""Chains: what the shipped scorer joins, and what a word is said to refer back to."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import WeightsError
from dateline.inference.coref import Antecedents, Mention, Passage, Scorer, chains, load_scorer
from dateline.inference.coref.scorer import save
from tests.inference.coref.passages import HE, LORNE, PAIR, SHE, WHO, passage

SENTENCES = [LORNE, SHE, HE, WHO, PAIR]
DATA = Path(__file__).parents[3] / "src/dateline/inference/coref/data"


def test_she_is_the_woman_named_before() -> None:
    p = passage(LORNE, SHE)
    found = chains(p, load_scorer())
    assert [[(m.first, m.last) for m in chain] for chain in found] == [[(0, 2), (4, 5)]]
    assert Antecedents(p, found).resolve(4) == 1


@given(st.lists(st.sampled_from(SENTENCES), max_size=8))
def test_chains_hold_each_mention_once_in_order_and_repeat(sentences: list[str]) -> None:
    p = passage(*sentences)
    found = chains(p, load_scorer())
    assert found == chains(p, load_scorer())
    mentions = [m for chain in found for m in chain]
    assert len(mentions) == len(set(mentions))
    assert all(len(chain) > 1 and [m.first for m in chain] == sorted(m.first for m in chain) for chain in found)


@given(st.lists(st.sampled_from(SENTENCES), max_size=8))
def test_no_chain_holds_he_and_she(sentences: list[str]) -> None:
    p = passage(*sentences)
    for chain in chains(p, load_scorer()):
        assert not {"He", "She"} <= {p.words[m.head] for m in chain}


@given(st.lists(st.sampled_from(SENTENCES), max_size=8))
def test_a_word_refers_to_itself_or_back_to_a_noun(sentences: list[str]) -> None:
    p = passage(*sentences)
    answers = Antecedents(p, chains(p, load_scorer()))
    for i in range(len(p.words)):
        meant = answers.resolve(i)
        assert meant is None or meant <= i
        assert meant is None or p.syntax[meant].tag != "PRP"


def test_a_lost_pronoun_is_nobody_and_who_is_the_noun_before() -> None:
    p = passage(SHE, WHO)
    answers = Antecedents(p, [])
    assert answers.resolve(0) is None
    assert answers.resolve(p.words.index("who")) == p.words.index("pilot")
    assert answers.resolve(p.words.index("pilot")) == p.words.index("pilot")


def test_an_earlier_name_comes_before_a_nearer_noun() -> None:
    p = passage(LORNE, WHO, SHE)
    chain = (Mention(0, 2, 1), Mention(4, 8, 5), Mention(10, 11, 10))
    assert Antecedents(p, [chain]).resolve(10) == 1
    assert Antecedents(p, [chain]).chain(5) == chain


def test_empty_passages_give_nothing() -> None:
    assert chains(Passage((), (), ()), load_scorer()) == []


def _vectored(size: int) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    """The shipped scorer's weights, made to read vectors of some size."""
    rng = np.random.default_rng(5)
    weights = dict(load_scorer().weights)
    for name in ("later", "earlier", "alone"):
        more = rng.normal(size=(4, weights[name].shape[1])).astype(np.float32)
        weights[name] = np.concatenate([weights[name], more])
    weights["project"] = rng.normal(size=(3 * size, 4)).astype(np.float32)
    weights["project_bias"] = np.zeros(4, np.float32)
    weights["product"] = rng.normal(size=(5, weights["later"].shape[1])).astype(np.float32)
    return weights


def test_vectors_are_read_where_the_scorer_was_trained_on_them(tmp_path: Path) -> None:
    card = json.loads((DATA / "scorer.json").read_text("utf-8"))
    save(tmp_path, _vectored(6), {k: v for k, v in card.items() if k != "sha256"})
    scorer = Scorer.load(tmp_path)
    assert scorer.vectors == 6
    p = passage(LORNE, SHE)
    with pytest.raises(WeightsError, match="vectors of 6"):
        chains(p, scorer)
    vectors = np.random.default_rng(1).normal(size=(len(p.words), 6)).astype(np.float32)
    read = Passage(p.words, p.syntax, p.sentences, vectors=vectors)
    assert chains(read, scorer) == chains(read, scorer)


@pytest.mark.parametrize("broken", ["hash", "no card", "no weights", "bad file", "other features"])
def test_broken_weights_are_refused(tmp_path: Path, broken: str) -> None:
    card = json.loads((DATA / "scorer.json").read_text("utf-8"))
    (tmp_path / "scorer.npz").write_bytes((DATA / "scorer.npz").read_bytes())
    if broken == "hash":
        card["sha256"] = "0" * 64
    if broken == "other features":
        card["pair_features"] = card["pair_features"][1:]
    if broken == "bad file":
        (tmp_path / "scorer.npz").write_bytes(b"PK")
    if broken == "no weights":
        (tmp_path / "scorer.npz").unlink()
    if broken != "no card":
        (tmp_path / "scorer.json").write_text(json.dumps(card), "utf-8")
    with pytest.raises(WeightsError):
        chains(passage(LORNE, SHE), Scorer.load(tmp_path))
