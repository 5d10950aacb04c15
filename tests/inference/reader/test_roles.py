from __future__ import annotations

import numpy as np
import pytest

from dateline.inference.reader import roles as module
from dateline.inference.reader.decode import Bio
from dateline.inference.reader.reading import Arguments
from dateline.inference.reader.roles import Asked, Roles
from dateline.inference.reader.sessions import runner

from . import fakes

HEADS = ("roles", "parts", "told")
RUN = runner(1)


def rolehead() -> tuple[Roles, fakes.Roles]:
    session = fakes.Roles()
    return Roles(session, {head: Bio(fakes.LABELS[head]) for head in HEADS}), session


def asked(*lengths: int) -> list[Asked]:
    rng = np.random.default_rng(3)
    return [Asked(rng.normal(size=(n, fakes.WIDTH)).astype(np.float32), n // 2, 0) for n in lengths]


def test_nobody_asked() -> None:
    head, session = rolehead()
    assert head([], HEADS, RUN) == []
    assert session.calls == []


def test_only_wanted_outputs_are_run_and_the_others_are_empty() -> None:
    head, session = rolehead()
    found = head(asked(8, 9), ["told"], RUN)
    assert session.calls == [("told",)] * 2
    assert any(a.told for a in found)
    assert not any(a.roles or a.parts for a in found)


def test_spans_count_from_the_sentence_not_from_the_window() -> None:
    head, _ = rolehead()
    here = asked(12)[0]
    there = Asked(here.vectors, here.at, 100)
    plain, moved = (head([a], HEADS, RUN)[0] for a in (here, there))
    assert plain.roles
    for name in HEADS:
        ends = [(s.first + 100, s.last + 100, s.label, s.share) for s in getattr(plain, name)]
        assert [(s.first, s.last, s.label, s.share) for s in getattr(moved, name)] == ends


@pytest.mark.parametrize("most", [1, 20, 1_000])
def test_a_predicate_is_answered_the_same_whichever_others_are_asked(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    head, session = rolehead()
    every = asked(3, 1, 12, 7, 5, 1)
    alone: list[Arguments] = [head([a], HEADS, RUN)[0] for a in every]
    monkeypatch.setattr(module, "MOST_WORDS", most)
    assert head(every, HEADS, RUN) == alone
    assert session.predicates == 2 * len(every)
