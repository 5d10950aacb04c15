"""Looks into a page as a browser would: what is text stays text."""

from __future__ import annotations

import lxml.html
from lxml.html import HtmlElement


def parsed(text: str) -> HtmlElement:
    return lxml.html.document_fromstring(text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def texts(page: HtmlElement, path: str) -> list[str]:
    """The text of each element at the XPath, with its white space in order."""
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def has_class(name: str) -> str:
    """The XPath condition for an element of this class."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


TITLES = f"//a[{has_class('title')}]"
