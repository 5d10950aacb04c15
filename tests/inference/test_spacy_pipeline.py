"""The pinned parser: the right files only, and one word per token."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from dateline.errors import WeightsError
from dateline.inference import SpacyPipeline, load_pipeline, spacy_pipeline
from tests.annotate.tools import ODD, shipped, text_of


def test_other_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_pipeline, "SHA256", "f" * 64)
    with pytest.raises(WeightsError, match="hash ffffffffffff is pinned, found files with hash"):
        load_pipeline()


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_pipeline, "VERSION", "0.0.1")
    with pytest.raises(WeightsError, match=r"0\.0\.1 .* is pinned"):
        SpacyPipeline.load()


def test_a_missing_model_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(spacy_pipeline.metadata, "version", missing)
    with pytest.raises(WeightsError, match="is not installed"):
        SpacyPipeline.load()


def test_the_digest_sees_names_and_content_but_no_code(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"one")
    first = spacy_pipeline.digest(tmp_path)
    (tmp_path / "__init__.py").write_text("x = 1")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert spacy_pipeline.digest(tmp_path) == first
    (tmp_path / "model").write_bytes(b"two")
    second = spacy_pipeline.digest(tmp_path)
    (tmp_path / "model").rename(tmp_path / "other")
    assert len({first, second, spacy_pipeline.digest(tmp_path)}) == 3


def test_the_weights_are_named_with_their_digest() -> None:
    assert shipped().weights.endswith(spacy_pipeline.SHA256[:12])


@pytest.mark.parametrize("content", ODD, ids=range(len(ODD)))
def test_one_word_per_token_whatever_comes(content: str) -> None:
    text = text_of(content)
    parse = shipped().parse(text)
    assert len(parse.words) == len(text.tokens)
    for sentence in text.sentences:  # no head outside the sentence
        inside = range(sentence.first, sentence.last)
        assert all(parse.words[i].head in inside for i in inside)
    ends = [0]
    for first, last, label in parse.names:
        assert ends[-1] <= first < last <= len(text.tokens)
        assert label
        ends.append(last)


def test_no_tokens_give_an_empty_parse() -> None:
    parse = shipped().parse(text_of(""))
    assert (parse.words, parse.names) == ((), ())


def test_a_parse_repeats_whatever_was_read_before() -> None:
    text = text_of("Rebels attacked a convoy near Goma. The army answered with rockets.")
    first = shipped().parse(text)
    shipped().parse(text_of("Quite another story about bread and wine."))
    second = shipped().parse(text)
    assert first.words == second.words


def test_long_texts_keep_heads_and_tokens_together() -> None:
    """Each sentence is parsed by itself and counts its tokens anew; heads must not."""
    text = text_of("Rebels attacked the old bridge. " * 300)
    parse = shipped().parse(text)
    assert len(text.sentences) == 300
    assert len(parse.words) == len(text.tokens)
    last = text.sentences[-1]
    subject = parse.words[last.first]
    assert (subject.dep, text.tokens[subject.head].word) == ("nsubj", "attacked")
    assert subject.head in range(last.first, last.last)


def test_a_sentence_by_itself_has_the_syntax_of_the_parse() -> None:
    text = text_of("Rebels attacked a convoy near Goma. The army answered with rockets. It will meet them on Friday.")
    alone = [word for n in range(len(text.sentences)) for word in shipped().syntax(text, n)]
    assert tuple(alone) == shipped().parse(text).words
