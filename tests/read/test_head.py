from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.head import read_head

DAY = date(2020, 1, 3)
STORY = "Five people were killed on Friday, police said."


@pytest.mark.parametrize(("head", "day", "place"), [
    (" date 2020-01-03 BAGHDAD — ", DAY, "BAGHDAD"),
    ("date: 2020-01-03\nBAGHDAD (AP) — ", DAY, "BAGHDAD"),
    ("date: 2020-01-03\nBAGHDAD (AP) _ ", DAY, "BAGHDAD"),
    ("Date 3 January 2020 BAGHDAD — ", DAY, "BAGHDAD"),
    ("date 20200103 BAGHDAD — ", DAY, "BAGHDAD"),
    ("Published: Jan. 3, 2020\n\n", DAY, None),
    ("2020-01-03\n", DAY, None),
    ("Friday, January 3, 2020\n\n", DAY, None),
    ("2020-01-03 BAGHDAD — ", DAY, "BAGHDAD"),
    ("BAGHDAD (Reuters) - ", None, "BAGHDAD"),
    ("BAGHDAD, Jan. 3 (AP) — ", None, "BAGHDAD"),
    ("BAGHDAD, Jan 3 - ", None, "BAGHDAD"),
    ("BAGHDAD, January 3, 2020 (AFP) – ", DAY, "BAGHDAD"),
    ("BAGHDAD, 3 JAN 20 (INA) -- ", DAY, "BAGHDAD"),
    ("KABUL, Afghanistan (Jan. 3, 2020) – ", DAY, "KABUL"),
    ("KABUL, Afghanistan (Jan. 3, 2020)\n", DAY, "KABUL"),
    ("KABUL, Afghanistan (Jan. 3)\n", None, "KABUL"),
    ("PORT-AU-PRINCE, Haiti — ", None, "PORT-AU-PRINCE"),
    ("ST. PETERSBURG, Russia (AP) — ", None, "ST. PETERSBURG"),
    ("N'DJAMENA — ", None, "N'DJAMENA"),
    ("BAGHDAD/BEIRUT (Reuters) - ", None, "BAGHDAD/BEIRUT"),
    ("SÃO PAULO — ", None, "SÃO PAULO"),
    ("GRAND RAPIDS, Mich., March 20 - ", None, "GRAND RAPIDS"),
    ("Baghdad (AFP) - ", None, "Baghdad"),
    (" date 2020-01-03 Baghdad, Iraq — ", DAY, "Baghdad"),
    ("date 2020-13-45 BAGHDAD — ", None, "BAGHDAD"),
    ("date 2020-02-30 BAGHDAD — ", None, "BAGHDAD"),
    ("date 0000-00-00 BAGHDAD — ", None, "BAGHDAD"),
    (" date ٢٠٢٠-٠١-٠٣ BAGHDAD — ", DAY, "BAGHDAD"),
    ("Source: Example Times\nDateline: Mosul\n\n", None, "Mosul"),
    ("Source: Example Times\n\n date 2020-01-03 BAGHDAD — ", DAY, "BAGHDAD"),
    ("Source: Example Times\r\n\r\n date 2020-01-03 ", DAY, None),
    ("Source: Example Times\nDate: 2020-01-03 BAGHDAD — ", DAY, "BAGHDAD"),
    ("Source: Example Times\n\nFriday, January 3, 2020\n\n", DAY, None),
    ("Source: Example Times\n\nBAGHDAD (AP) — ", None, "BAGHDAD"),
])  # fmt: skip
def test_heads_before_a_story(head: str, day: date | None, place: str | None) -> None:
    reading = read_head(head + STORY)
    assert reading.head is not None
    assert reading.head.span.quote == head
    assert reading.story == len(head)
    assert reading.day == day
    assert (reading.head.place.quote if reading.head.place else None) == place


@pytest.mark.parametrize("text", [
    STORY,
    "BREAKING — " + STORY,
    "UPDATE 1 - " + STORY,
    "THE ARMY - WHICH HAS RULED SINCE MAY - SAID FIVE WERE KILLED. NO GROUP CLAIMED IT.",
    "Date rape cases rose in 2020, police said.",
    "Trump, Pence — both of them — were there.",
    "Hezbollah (the party of God) — " + STORY,
    "Location: Baghdad. " + STORY,
    "Source: a police officer.\n\n" + STORY,
    "Source: a police officer.\n\nDate rape cases rose in 2020, police said.",
    "Dates of the talks were moved, he said.",
    "In 2020-01-03 notation the day comes last.",
])  # fmt: skip
def test_no_head(text: str) -> None:
    reading = read_head(text)
    assert reading.head is None
    assert reading.story == 0
    assert reading.day is None


def test_header_block() -> None:
    block = "Title: Five killed in Taji\nSource: Example Times\nDate: 3 January 2020\nURL: https://example.org/a\n\n"
    reading = read_head(block + STORY)
    assert reading.head is not None
    assert reading.head.span.quote == block
    assert reading.head.date is not None
    assert reading.head.date.quote == "3 January 2020"
    assert reading.fields == {"title": "Five killed in Taji", "source": "Example Times", "url": "https://example.org/a"}
    assert reading.day == DAY


def test_source_alone_before_a_date() -> None:
    reading = read_head("Source: Example Times\n\n date 2020-01-03 BAGHDAD — " + STORY)
    assert reading.fields == {"source": "Example Times"}
    assert (reading.day, reading.sure) == (DAY, 1.0)
    assert reading.head is not None
    assert reading.head.date is not None
    assert reading.head.date.quote == "2020-01-03"


def test_header_block_then_dateline() -> None:
    reading = read_head("Title: Five killed\nDate: 2020-01-03 BAGHDAD (AP) — " + STORY)
    assert reading.day == DAY
    assert reading.head is not None
    assert reading.head.place is not None
    assert reading.head.place.quote == "BAGHDAD"
    assert reading.head.span.quote.endswith("(AP) — ")


def test_headline_after_the_date_is_story_and_title() -> None:
    reading = read_head(" date 2020-01-03 Five killed near Taji\n\nFriday, January 3, 2020 \n\n\n" + STORY)
    assert reading.head is not None
    assert reading.head.span.quote == " date 2020-01-03 "
    assert reading.fields["title"] == "Five killed near Taji"
    assert (reading.day, reading.sure) == (DAY, 1.0)


def test_headline_then_date_line_without_a_label() -> None:
    reading = read_head("Five killed near Taji\nFriday, January 3, 2020\n\n" + STORY)
    assert reading.head is not None
    assert reading.head.span.quote == "Friday, January 3, 2020"
    assert reading.fields["title"] == "Five killed near Taji"
    assert reading.day == DAY


def test_headline_then_dateline() -> None:
    reading = read_head("Five killed near Taji\nBAGHDAD (AP) — " + STORY)
    assert reading.head is not None
    assert reading.head.span.quote == "BAGHDAD (AP) — "
    assert reading.head.place is not None
    assert reading.fields["title"] == "Five killed near Taji"


@pytest.mark.parametrize("text", [
    "date 2020-01-03 date 2020-01-04 BAGHDAD — " + STORY,
    "date 2020-01-03 Five killed near Taji\n\nSaturday, January 4, 2020\n\n" + STORY,
    "Date: 2020-01-03\nPublished: 2020-01-04\n\n" + STORY,
])  # fmt: skip
def test_contradiction_makes_the_first_less_sure(text: str) -> None:
    reading = read_head(text)
    assert reading.day == DAY
    assert reading.sure == 0.6


def test_first_line_of_a_wrapped_paragraph_is_no_title() -> None:
    wrapped = (
        "Police in the north said on Friday that five people were killed and\n"
        "three hurt when a bomb went off in the market of the old town of\nMosul."
    )
    assert "title" not in read_head(wrapped).fields


@given(
    st.lists(
        st.sampled_from(
            [
                "date ",
                "Date: ",
                "2020-01-03",
                "Title: x",
                "\n",
                "BAGHDAD",
                " — ",
                "(AP)",
                ", ",
                "Jan. 3",
                "a ",
                "\r",
                "…",
                ":",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_head_points_into_the_text(text: str) -> None:
    reading = read_head(text)
    assert 0 <= reading.story <= len(text)
    for span in (reading.head.span, reading.head.date, reading.head.place) if reading.head else ():
        assert span is None or text[span.start : span.end] == span.quote
