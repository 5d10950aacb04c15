"""Cues of reporting, denial, plan and demand, from `source_cues.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cue:
    """How a verb (or noun, or fixed phrase) takes what stands in its complement.

    Attributes:
        lemma: lower case; a fixed phrase has its words joined by spaces ("according to").
        reports: names a source for its complement ("say", "tell", "according to").
        factive: the report vouches for the complement ("reveal", "confirm", "admit").
        claims: the complement is the source's word only ("claim", "allege").
        denies: the complement is said not to be so ("deny", "refute").
        planned: the complement has not happened yet and the subject means to do it ("plan", "vow", "will").
        called_for: the complement is wanted from others ("urge", "demand").
    """

    lemma: str
    reports: bool = False
    factive: bool = False
    claims: bool = False
    denies: bool = False
    planned: bool = False
    called_for: bool = False


FLAGS = ("reports", "factive", "claims", "denies", "planned", "called_for")


def parse_cues(raw: Mapping[str, Any]) -> dict[str, Cue]:
    """`source_cues.toml`: flag -> lemmas, turned around into lemma -> cue with all its flags.

    Raises:
        ValueError: an unknown flag, a lemma twice under one flag, or one both factive and a claim or denial.
    """
    if set(raw) != set(FLAGS):
        raise ValueError(f"source_cues.toml: flags are {sorted(raw)}, not {sorted(FLAGS)}")
    flags: dict[str, set[str]] = {}
    for flag in FLAGS:
        for lemma in raw[flag]["words"]:
            found = flags.setdefault(lemma, set())
            if lemma != lemma.lower() or flag in found:
                raise ValueError(f"source_cues.toml: {flag}: twice or not lower case: {lemma}")
            found.add(flag)
    for lemma, found in flags.items():
        if "factive" in found and found & {"claims", "denies"}:
            raise ValueError(f"source_cues.toml: {lemma} cannot be a fact and a claim")
    return {lemma: Cue(lemma, **{flag: flag in found for flag in FLAGS}) for lemma, found in flags.items()}
