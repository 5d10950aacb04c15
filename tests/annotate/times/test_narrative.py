"""Histories, and the bits of history in reports, are read from their own time."""

from __future__ import annotations

import time
from datetime import date

import pytest

from dateline.annotate.times import find_times
from tests.annotate.times.build import text_of, times_in

SIEGE = """The siege

In March 1743 the duke crossed the river. On April 3 his men reached the walls, and the next day the guns arrived.
The town held out until June. In mid-August a fever broke out in the camp; three days later the duke was dead.

1744

In January the heir came back with fresh troops. By the end of the month he had taken two of the gates. That summer was
dry. On 14 September 1744 the town fell, and peace was signed on 2 October.
"""
STRIKE = """The strike began on November 12, 1983. In December the dockers joined, and in January some mills closed.
On February 4 the minister gave way. The following day, work began again. The union was dissolved in 1987.
"""


def values(content: str, published: str | None = "2011-06-15") -> list[tuple[str, str]]:
    """Each expression with its value."""
    day = date.fromisoformat(published) if published else None
    return [(time.span.quote, time.value) for time in find_times(text_of(content, day))]


@pytest.mark.parametrize("published", ["2011-06-15", "1989-11-02", None])
def test_a_history_counts_from_its_last_date(published: str | None) -> None:
    assert values(SIEGE, published) == [
        ("March 1743", "1743-03"),
        ("April 3", "1743-04-03"),
        ("the next day", "1743-04-04"),
        ("June", "1743-06"),
        ("mid-August", "1743-08"),
        ("three days later", "1743-XX-XX"),
        ("1744", "1744"),
        ("January", "1744-01"),
        ("the end of the month", "1744-01"),
        ("That summer", "1744-SU"),
        ("14 September 1744", "1744-09-14"),
        ("2 October", "1744-10-02"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("It burned in May 1920, in July 1921 and on March 2, 1922. In December it was sold.", "1922-12"),
        ("Built in 1802, sold in 1805, burnt on 5 December 1806. In January work began again.", "1807-01"),
        ("Built in 1802, sold in 1805, burnt on 5 May 1806. In April a fire had been put out.", "1806-04"),
        ("Built in 1802, sold in 1805, burnt on 5 May 1806. The following spring it was rebuilt.", "1807-SP"),
        ("Built in 1802, sold in 1805, burnt on 5 May 1806. Twelve days later the rain came.", "1806-05-17"),
        ("Built in 1802, sold in 1805, burnt on 5 May 1806. That year the rains came late.", "1806"),
        ("Built in 1802, sold in 1805, burnt on 5 May 1806. It had rained that same day.", "1806-05-05"),
        ("Sold in 1801, 1802, 1803, 1804 and 1805, burnt on 5 May 1806. By Friday the rain had come.", "1806-05-09"),
        ("Built in 1802, sold in 1805, burnt on 5 May 1806. At night it glowed.", "XXXX-XX-XXTNI"),
        ("Built in 1802, sold in 1805, burnt on 5 May 1806. It glowed until the 13th.", "1806-05-13"),
        ("Built in 1802, sold in 1805, burnt on 5 May 1806. It was sold that morning.", "1806-05-05TMO"),
        ("Built in 1802, sold in 1805, burnt on 5 May 1806. Now it is a museum.", "PRESENT_REF"),
        ("Built in 1802, sold in 1805, burnt on 5 May 1806. Today it is a museum.", "2011-06-15"),
        ("Sold in 1805, burnt on 5 May 1806, as papers from 1950 show. On 9 May the rain came.", "1806-05-09"),
        ("It had burned in 1802, 1803 and 1804. By late 1806 they had given up (1807).", "1807"),
        (
            "The Autumn Rising\n\nIt began in 1802, spread in 1803 and failed in May 1804. The Winter Truce held.",
            "1804-WI",
        ),
    ],
)
def test_last_expression_of_a_history(content: str, expected: str) -> None:
    assert values(content)[-1][1] == expected


def test_the_next_full_date_bounds_the_ones_before_it() -> None:
    content = (
        "They met in 1810, 1811 and 1812. In March 1813 they signed. The loan was to run out in 1814, it said. "
        "On 4 May the bank failed, and on 6 June 1813 it was sold."
    )
    assert ("4 May", "1813-05-04") in values(content)


def test_news_counts_from_publication() -> None:
    content = "The firm was founded in 1985. In May it cut 300 jobs. It will report again on Tuesday, as in April 2010."
    assert values(content)[1] == ("May", "2011-05")


def test_a_profile_is_news_still() -> None:
    content = (
        "The singer died on Tuesday. She was born in 1932, married in 1956 and moved to Lyon in 1961. "
        "Friends visited her on Sunday. In May she gave her last concert."
    )
    assert values(content)[-1] == ("May", "2011-05")


def test_background_of_a_report() -> None:
    content = (
        "The mine was closed on Tuesday.\n\n"
        "On March 5, 1998, a shaft had collapsed. In April the owner was charged, and on June 2 he fled.\n\n"
        "The court meets again on Monday. In May it had refused bail."
    )
    assert values(content) == [
        ("Tuesday", "2011-06-14"),
        ("March 5, 1998", "1998-03-05"),
        ("April", "1998-04"),
        ("June 2", "1998-06-02"),
        ("Monday", "2011-06-13"),
        ("May", "2011-05"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "The May 1998 riots shook the island. In May the last prisoner was freed.",  # only says which riots
        "On March 5, 1998, a shaft collapsed. The court will hear the case in May.",
        "On March 5, 1998, a shaft collapsed, police said on Tuesday. In May it was filled.",
        "On March 5, 1998, a shaft collapsed. In May this year it was filled.",
        "On March 5, 2011, a shaft collapsed. In May it was filled.",
        "The firm was bought in 1998. In May it was sold.",
    ],
)
def test_no_background(content: str) -> None:
    assert values(content)[-1][1] in ("2011-05", "2012-05")


def test_a_strike_of_1983() -> None:
    assert [value for _, value in values("The years 1979, 1980 and 1981 were poor.\n\n" + STRIKE, "1989-11-02")][
        3:
    ] == [
        "1983-11-12",
        "1983-12",
        "1984-01",
        "1984-02-04",
        "1984-02-05",
        "1987",
    ]


@pytest.mark.parametrize(
    ("content", "quote", "value"),
    [
        ("The temple was built in 447 BC.", "447 BC", "BC0447"),
        ("It fell in 146 B.C. after a siege.", "146 B.C.", "BC0146"),
        ("It began in April 480 BC.", "April 480 BC", "BC0480-04"),
        ("It began in the spring of 480 BC.", "the spring of 480 BC", "BC0480-SP"),
        ("The 4th century BC was rich.", "The 4th century BC", "BC03"),
        ("They fought through the 470s BC.", "the 470s BC", "BC047"),
        ("The first war lasted from 264 to 241 BC.", "241 BC", "BC0241"),
        ("The town was buried in AD 79.", "AD 79", "0079"),
        ("In 490 BC they came by sea. The following year they left.", "The following year", "BC0489"),
        ("They came in 490 BC and 488 BC. In 480 BC they came by sea. In August they left.", "August", "BC0480-08"),
    ],
)
def test_before_christ(content: str, quote: str, value: str) -> None:
    assert values(content)[-1] == (quote, value)
    last = times_in(content, "2011-06-15")[-1]
    assert value.startswith("0") or (last.interval is None and last.edtf == "")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("It rained in August and September 1914.", ["1914-08", "1914-09"]),
        ("It rained from 21 November until 3 March 1952.", ["1951-11-21", "1952-03-03"]),
        ("They spent the spring and early summer of 1943 there.", ["1943-SP", "1943-SU"]),
    ],
)
def test_two_dates_share_a_year(content: str, expected: list[str]) -> None:
    assert [value for _, value in values(content)] == expected


def test_the_two_ends_of_a_stretch_as_timex3_marks_them() -> None:
    content = "He ruled 1911-1913, from 3 to 5 May 1912 in exile. It was open in May-July 1913."
    assert values(content) == [
        ("1911", "1911"),
        ("1913", "1913"),
        ("3", "1912-05-03"),
        ("5 May 1912", "1912-05-05"),
        ("May", "1913-05"),
        ("July 1913", "1913-07"),
    ]
    first = find_times(text_of(content, None))[0]
    assert first.interval is not None
    assert (first.interval.start, first.interval.end) == (date(1911, 1, 1), date(1913, 12, 31))


@pytest.mark.parametrize(
    ("content", "quote"),
    [
        ("After two bloody weeks it was over.", "two bloody weeks"),
        ("It killed two guards days before.", "-"),
        ("They went to summer camp.", "-"),
        ("They stayed there all summer.", "summer"),
        ("She lives on the 13th floor.", "-"),
    ],
)
def test_words_of_a_time(content: str, quote: str) -> None:
    found = [quote for quote, _ in values(content)]
    assert found == ([] if quote == "-" else [quote])


def test_a_long_report_without_paragraphs_is_read_in_linear_time() -> None:
    def seconds(content: str) -> float:
        began = time.perf_counter()
        find_times(text_of(content, date(2011, 6, 15)))
        return time.perf_counter() - began

    opening = "On March 5, 1998, it fell. "
    seconds(opening)
    assert seconds(opening + "it may fall 3 days " * 8000) < 12 * seconds(opening + "it may fall 3 days " * 2000) + 0.2
