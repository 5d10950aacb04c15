"""The main acts in a browser: list, filter, event, evidence, report at the words."""

from __future__ import annotations

import re

import pytest

from tests.e2e.conftest import Watched

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = pytest.mark.browser

FOCUS = "#text .l-focus"


def focused(tab: Watched) -> str:
    return "".join(tab.page.locator(FOCUS).all_inner_texts())


def test_from_the_list_to_the_words(desk: Watched) -> None:
    page = desk.page
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("65 events")

    page.get_by_label("Words").fill("market")
    page.get_by_label("Only where reports differ").check()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 event")
    expect(page.get_by_label("Filters in use").get_by_role("link")).to_have_count(2)

    page.get_by_role("link", name="unknown to people").click()
    expect(page).to_have_url(re.compile(r"/event/ev-market$"))
    tolls = page.get_by_role("region", name="Tolls")
    expect(tolls.get_by_role("rowheader")).to_contain_text(["31 killed", "≥25 killed"])

    tolls.get_by_role("link", name="at least 25 people").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bomb kills 25 at market")
    assert focused(desk) == "at least 25 people"
    expect(page.locator(FOCUS).first).to_be_in_viewport()
    assert re.search(r"\?at=(\d+)-(\d+)#s\1-\2$", page.url)

    page.get_by_role("complementary").get_by_role("link", name="Compare 3 reports").click()
    expect(page).to_have_url(re.compile(r"/event/ev-market$"))
    desk.check()


def test_words_of_the_same_report_are_marked_in_place(desk: Watched) -> None:
    page = desk.page
    page.goto("/reports?text=bomb+kills")
    page.get_by_role("main").get_by_role("link", name="Bomb kills 25 at market").click()
    page.wait_for_load_state()
    page.locator("#r-e3 .mentions a").click()
    assert focused(desk).startswith("He met Foreign Minister")
    page.locator("#r-e4 .mentions a").click()
    assert focused(desk) == "police arrested dozens of students"
    page.go_back()
    assert focused(desk).startswith("He met Foreign Minister")
    page.go_back()
    assert focused(desk) == ""
    assert sum("/report/sha256" in url for url in desk.requests) == 1
    page.locator("#r-e1").hover()
    together = page.locator("#text .together").all_inner_texts()
    assert "killed" in together
    assert "met" not in together
    desk.check()


def test_without_a_script_the_words_are_found_too(scriptless: Watched) -> None:
    page = scriptless.page
    page.goto("/event/ev-arrest")
    page.locator("#cell-toll td a").click()
    assert focused(scriptless) == "dozens of students"
    expect(page.locator(FOCUS).first).to_be_in_viewport()
    scriptless.check()


def test_on_a_phone_nothing_is_cut_off(phone: Watched) -> None:
    page = phone.page
    for path in ("/", "/event/ev-market", "/reports", "/failed", "/about", "/?conflict=1"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 400, path
    page.locator(".panel > summary").click()
    page.get_by_role("combobox", name="Type").select_option("CONSULT")
    page.get_by_label("Only where reports differ").uncheck()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 event")
    expect(page.locator("select[name=type]")).to_be_hidden()
    page.get_by_role("link", name="Tomas Arden").click()
    page.locator("#cell-where td a").click()
    assert focused(phone) == "Port Amel"
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    phone.check()


def test_the_keyboard_is_enough(desk: Watched) -> None:
    page = desk.page
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Words")).to_be_focused()
    page.keyboard.type("port amel")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 event")
    desk.check()


def test_an_error_page_leads_back(desk: Watched) -> None:
    page = desk.page
    page.goto("/event/nope")
    expect(page.get_by_role("main")).to_contain_text("DL-701")
    page.get_by_role("link", name="Back to the events").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("65 events")
    assert [text for text in desk.complaints if "404" not in text] == []


def test_times_of_a_text(desk: Watched) -> None:
    page = desk.page
    page.goto("/")
    page.get_by_role("link", name="Times").click()
    page.get_by_label("Text").fill("Traders will meet next Monday.\n\nThey met in January 2018 for two days.")
    page.get_by_label("Published").fill("2020-03-06")
    page.get_by_role("button", name="Show times").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("3 times")
    row = page.get_by_role("row", name="next Monday")
    expect(row).to_contain_text("9 March 2020")
    expect(row).not_to_have_class(re.compile("together"))

    page.locator("#text").get_by_role("link", name="next Monday").hover()
    expect(row).to_have_class(re.compile("together"))
    expect(page.locator("svg .together title")).to_have_text("9 March 2020")
    page.get_by_role("row", name="January 2018").hover()
    expect(page.locator("#text .together")).to_contain_text("January 2018")
    page.mouse.move(0, 0)
    page.locator("#text a").nth(2).focus()
    expect(page.get_by_role("row", name="two days")).to_have_class(re.compile("together"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/times#t3$"))
    expect(page.get_by_role("row", name="two days")).to_be_in_viewport()
    desk.check()


def test_times_without_a_script(scriptless: Watched) -> None:
    page = scriptless.page
    page.goto("/times")
    page.get_by_label("Text").fill("It rained on 3 May 2019.")
    page.get_by_role("button", name="Show times").click()
    expect(page.get_by_role("row", name="3 May 2019")).to_contain_text("2019-05-03")
    page.get_by_role("table").get_by_role("link", name="3 May 2019").click()
    expect(page.locator("#text :target")).to_contain_text("3 May 2019")
    scriptless.check()


def test_times_on_a_phone(phone: Watched) -> None:
    page = phone.page
    page.goto("/times")
    page.get_by_label("Text").fill(
        "Since 1990 " + "w" * 300 + ", last week, from 2 to 9 March 2019, next year, in 1850."
    )
    page.get_by_label("Published").fill("2020-03-06")
    page.get_by_role("button", name="Show times").tap()
    expect(page.get_by_role("row", name="last week")).to_contain_text("2020")
    page.wait_for_load_state("load")  # the row is there before the style sheet on a busy machine
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    phone.check()
