"""Walks over a tree, on parses written by hand."""

from __future__ import annotations

import pytest

from dateline.annotate.syntax import Tree
from dateline.model import Word
from tests.annotate.tools import text_of


def tree_of(content: str, parse: str) -> Tree:
    """One "tag dep head" per token."""
    words = []
    text = text_of(content)
    for token, row in zip(text.tokens, parse.split("|"), strict=True):
        tag, dep, head = row.split()
        words.append(Word(token.word.lower(), "X", tag, dep, int(head)))
    return Tree(text, words)


@pytest.fixture
def tree() -> Tree:
    return tree_of(
        "Guards, pilots and cooks never left.",
        "NNS nsubj 6|, punct 0|NNS conj 0|CC cc 2|NNS conj 2|RB neg 6|VBD ROOT 6|. punct 6",
    )


def test_children_and_child(tree: Tree) -> None:
    assert tree.children(6) == (0, 5, 7)
    assert tree.children(6, "nsubj", "punct") == (0, 7)
    assert tree.child(6, "neg", "nsubj") == 0
    assert tree.child(6, "dobj") is None


def test_subtree_and_ancestors(tree: Tree) -> None:
    assert tree.subtree(0) == [0, 1, 2, 3, 4]
    assert tree.subtree(6) == list(range(8))
    assert list(tree.ancestors(4)) == [2, 0, 6]
    assert list(tree.ancestors(6)) == []


def test_coordination(tree: Tree) -> None:
    assert tree.conjuncts(0) == [0, 2, 4]
    assert tree.conjuncts(2) == [2, 4]
    assert tree.first_conjunct(4) == 0
    assert tree.first_conjunct(6) == 6


def test_verbs_and_negation(tree: Tree) -> None:
    assert tree.is_verb(6)
    assert not tree.is_verb(0)
    assert tree.governor(4) == 6
    assert tree.governor(6) is None
    assert tree.negated(6)
    assert not tree.negated(0)


def test_spans_are_words_of_the_text(tree: Tree) -> None:
    assert tree.span(0, 2).quote == "Guards, pilots"
    assert tree.span_of([4, 2]).quote == "pilots and cooks"
    assert (tree.word(0), tree.lemma(0)) == ("Guards", "guards")


def test_sentences() -> None:
    tree = tree_of("Troops left. Rebels came.", "N s 1|V ROOT 1|. p 1|N s 4|V ROOT 4|. p 4")
    assert tree.sentence_of == (0, 0, 0, 1, 1, 1)
    assert (tree.sentence(4).first, tree.sentence(4).last) == (3, 6)


def test_walks_end_where_a_parse_is_no_tree() -> None:
    tree = tree_of("one two three", "V conj 1|V conj 0|V conj 1")
    assert list(tree.ancestors(2)) == [1, 0]
    assert tree.first_conjunct(2) in {0, 1}
