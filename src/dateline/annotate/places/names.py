"""Names where they stand in a text, made ready for the ranker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.annotate.places.context import kinds_said, says_inside, says_near
from dateline.annotate.places.rank import Name, by_key
from dateline.annotate.places.vocabulary import vocabulary
from dateline.gazetteer import Candidate, Gazetteer, fold

_AROUND = 40  # characters looked at before and after a name


class Spot(NamedTuple):
    """A stretch of the text: characters start..end (exclusive)."""

    start: int
    end: int


def candidates_at(text: str, spot: Spot, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Places the words there may name; after a comma, "Pa." and "PA" are Pennsylvania."""
    name = text[spot.start : spot.end]
    state = vocabulary().containers.get(name.replace(" ", "").rstrip("."))
    if state and ("." in name.rstrip(".") or text[max(0, spot.start - 2) : spot.start].strip() == ","):
        return gazetteer.candidates(state)
    return gazetteer.candidates(name)


def named(
    text: str,
    spots: Sequence[Spot],
    gazetteer: Gazetteer,
    *,
    held: Sequence[tuple[Candidate, ...]] | None = None,
) -> tuple[list[str], list[Name], dict[Spot, str]]:
    """What the ranker needs for the names at `spots`.

    Args:
        text: the report.
        spots: where names stand, in text order.
        gazetteer: to look them up in.
        held: the candidates of each spot, if already known.

    Returns:
        The key of each spot; the names by key; which spots are demonyms, with their country's alpha-3.
    """
    demonyms = {s: code for s in spots if (code := gazetteer.country_of_demonym(text[s.start : s.end]))}
    keys, names = [], []
    if held is None:
        held = [() if spot in demonyms else candidates_at(text, spot, gazetteer) for spot in spots]
    raw = [fold(text[spot.start : spot.end]) for spot in spots]
    for i, spot in enumerate(spots):
        before, after = text[max(0, spot.start - _AROUND) : spot.start], text[spot.end : spot.end + _AROUND]
        name = Name(raw[i], held[i], kinds=kinds_said(before, after))
        if i + 1 < len(spots):
            gap = text[spot.end : spots[i + 1].start] if spots[i + 1].start >= spot.end else "\n"
            if says_inside(gap) and raw[i + 1] != raw[i]:
                name.inside.add(raw[i + 1])
            elif says_near(gap):
                name.near.add(raw[i + 1])
        keys.append(name.key)
        names.append(name)
    return keys, by_key(names), demonyms
