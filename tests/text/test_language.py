from __future__ import annotations

import importlib

import pytest

from dateline.errors import EmptyError, LanguageError
from dateline.model import Failed, Head, Report, Span, Text
from dateline.text import segment
from dateline.text.language import language_of

ENGLISH = "The army said on Friday that five people were killed when a rocket hit their house in the north. "


@pytest.mark.parametrize("text", [
    ENGLISH, "Five were killed.", "Five killed.", "FIVE PEOPLE WERE KILLED IN SAN SALVADOR",
    "Houthi rebels seize Marib",
    "Abdul Rahman al-Jaberi dies in Kirkuk", "Jakarta protests: Prabowo, Jokowi urge calm", "y", "2020", "", "…",
    "Typhoon strikes Leyte", "Benin, Togo join Accra bloc", "militia " * 500,
])  # fmt: skip
def test_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "code", ["ar", "fr", "de", "es", "id", "ru", "zh", "pt", "it", "tr", "fa", "he", "nl", "pl", "hi", "sv"]
)
def test_other_languages(code: str) -> None:
    examples = importlib.import_module(f"spacy.lang.{code}.examples").sentences
    assert language_of(" ".join(examples)) == code


def test_short_text_in_another_script() -> None:
    assert language_of("انفجار في بغداد يقتل خمسة") == "ar"


@pytest.mark.parametrize(("english", "german", "expected"), [(5, 1, "en"), (1, 9, "de")])
def test_mixed_documents_by_majority(english: int, german: int, expected: str) -> None:
    other = "Die Armee teilte am Freitag mit, dass fünf Menschen durch eine Rakete in ihrem Haus getötet worden seien. "
    assert language_of(ENGLISH * 6 * english + other * 6 * german) == expected


def test_foreign_report_fails_with_its_language() -> None:
    text = "date 2020-01-03 BAGHDAD — Die Armee teilte am Freitag mit, dass fünf Menschen getötet worden seien."
    (failed,) = segment([Report("sha256:1", "x", text, head=Head(Span.of(text, 0, 26)))])
    assert isinstance(failed, Failed)
    assert (failed.item_id, failed.code, failed.stage) == ("sha256:1", LanguageError.code, "text")
    assert "de" in failed.reason.split()[4]


def test_one_bad_report_does_not_stop_the_stream() -> None:
    reports = [Report("1", "x", ENGLISH), Report("2", "x", " \n"), Report("3", "x", ENGLISH)]
    first, second, third = segment(reports)
    assert isinstance(first, Text)
    assert isinstance(second, Failed)
    assert second.code == EmptyError.code
    assert isinstance(third, Text)
    assert third.report is reports[2]
