"""Places, days, tolls and other parts that records are compared by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Interval, Place, TollKind, When, Where
from dateline.resolve.across.days import days_of, gap, sharpness
from dateline.resolve.across.figures import Figure, contradict, lone_figures, same_count
from dateline.resolve.across.places import Nearness, nearness, spot_of
from dateline.resolve.across.unionfind import UnionFind
from dateline.resolve.across.vocabulary import Rarity, cosine, near_modes, stem
from tests.resolve.across.builders import AIRPORT, ANBAR, BAGHDAD, BASRA, IRAQ, TAJI, TEHRAN


def where(place: Place | str, country: str | None = None) -> Where:
    if isinstance(place, str):
        return Where(place, None, country, ())
    return Where(place.name, place, place.country, ())


FALLUJAH = replace(TAJI, id="geonames:95788", name="Fallujah", lat=33.35, lon=43.78, admin1="Anbar")


@pytest.mark.parametrize(
    ("one", "other", "lie"),
    [
        (where(BAGHDAD), where(BAGHDAD), Nearness.SAME_POINT),
        (where(BAGHDAD), where(AIRPORT), Nearness.NEAR),
        (where(BAGHDAD), where(BASRA), Nearness.APART),
        (where(BAGHDAD), where(IRAQ), Nearness.SAME_COUNTRY),
        (where(IRAQ), where(IRAQ), Nearness.SAME_COUNTRY),
        (where(ANBAR), where(ANBAR), Nearness.SAME_AREA),
        (where(ANBAR), where(FALLUJAH), Nearness.NEAR),
        (where(ANBAR), where(BASRA), Nearness.APART),
        (where(BAGHDAD), where(TEHRAN), Nearness.OTHER_COUNTRY),
        (where("a market"), where("A Market"), Nearness.SAME_POINT),
        (where("the United States"), where("U.S."), Nearness.SAME_COUNTRY),
        (where("Brooklyn", "USA"), where("Cass County", "USA"), Nearness.OTHER_NAME),
        (where("Brooklyn, New York", "USA"), where("New York", "USA"), Nearness.SAME_COUNTRY),
        (where(""), where(BAGHDAD), Nearness.UNKNOWN),
    ],
)
def test_places(one: Where, other: Where, lie: Nearness) -> None:
    assert nearness(spot_of(one), spot_of(other)) is lie
    assert nearness(spot_of(other), spot_of(one)) is lie


def when(start: date | None, end: date | None) -> When:
    return When(Interval(start, end), "", ())


def test_open_intervals_are_closed_by_publication_or_tell_nothing() -> None:
    published = date(2020, 1, 4)
    first = date(2020, 1, 1)
    closed = (first.toordinal(), published.toordinal())
    assert days_of(when(first, None), published, happened=True) == closed
    assert days_of(when(first, None), published, happened=False) is None
    assert days_of(when(date(2020, 2, 1), None), published, happened=True) is None
    assert days_of(when(None, first), published, happened=True) is None
    assert days_of(when(date(2011, 1, 1), None), published, happened=True) is None
    assert days_of(None, published, happened=True) is None


def test_sharp_dates_say_more() -> None:
    day, week, year = (100, 100), (98, 104), (1, 365)
    assert sharpness(day, day) == 1
    assert 0.3 < sharpness(day, week) < 0.6
    assert sharpness(day, year) == 0
    assert (gap(day, day), gap(day, (101, 103)), gap((90, 98), day)) == (0, 1, 2)


def figure(low: int, high: int, who: str = "people", **changes: object) -> Figure:
    return replace(Figure("r1", "e1", TollKind.KILLED, who, low, high), **changes)  # type: ignore[arg-type]


def test_figures_that_contradict() -> None:
    mine, theirs = figure(5, 5), figure(7, 7, report_id="r2")
    alone = lone_figures([mine, theirs])
    assert contradict(mine, theirs, alone)
    assert not contradict(figure(5, -1), theirs, alone)  # at least 5
    assert contradict(figure(-1, 6), theirs, alone)  # up to 6
    assert not contradict(mine, replace(theirs, kind=TollKind.INJURED), alone)


def test_parts_do_not_contradict_their_sum() -> None:
    soldiers, civilians = figure(5, 5, "soldiers"), figure(3, 3, "civilians")
    everybody = figure(8, 8, report_id="r2")
    alone = lone_figures([soldiers, civilians, everybody])
    assert not same_count(soldiers, civilians, alone)
    assert not same_count(soldiers, everybody, alone)
    assert same_count(soldiers, everybody, lone_figures([soldiers, everybody]))


def test_one_report_contradicts_itself_only_by_two_sources() -> None:
    one, other = figure(5, 5), figure(8, 8)
    alone = lone_figures([one, other])
    assert not contradict(one, other, alone)
    assert contradict(one, replace(other, according_to=("rebels",)), alone)


def test_words() -> None:
    assert stem("killing") == stem("killed") == "kill"
    assert near_modes("drone", "aerial")
    assert not near_modes("drone", "abduct")
    rarity = Rarity([frozenset({"strike", "airport"}), frozenset({"strike", "market"})])
    assert rarity("airport") > rarity("strike")
    assert cosine(rarity.vector(frozenset({"airport"})), rarity.vector(frozenset({"market"}))) == 0
    assert cosine(rarity.vector(frozenset({"airport"})), rarity.vector(frozenset({"airport"}))) == pytest.approx(1)
    assert cosine({}, rarity.vector(frozenset())) == 0


@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg"))), st.randoms())
def test_sets_are_named_by_their_smallest_whatever_the_order(pairs: list[tuple[str, str]], shuffle: object) -> None:
    one, other = UnionFind(), UnionFind()
    mixed = list(pairs)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    for pair in pairs:
        one.join(*pair)
    for pair in mixed:
        other.join(*reversed(pair))
    roots = {letter: one.root(letter) for letter in "abcdefg"}
    assert roots == {letter: other.root(letter) for letter in "abcdefg"}
    assert all(root <= letter and one.root(root) == root for letter, root in roots.items())
