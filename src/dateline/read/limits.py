"""How much of one input is read before giving up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one input; past any of them there is a `Failed`, never a slow or broken run.

    Attributes:
        file_bytes: bytes of one file, or of standard input.
        text_chars: characters of one report.
        json_depth: nested arrays and objects of a JSON document.
        html_depth: nested elements of a page.
        html_elements: elements of a page; with `html_chars` it keeps the extraction of any page within seconds.
        html_chars: characters of a page's markup.
        html_attributes: attributes of one element; libxml2's time grows with their square.
    """

    file_bytes: int = 16_000_000
    text_chars: int = 2_000_000
    json_depth: int = 64
    html_depth: int = 256
    html_elements: int = 100_000
    html_chars: int = 4_000_000
    html_attributes: int = 500


DEFAULT_LIMITS = Limits()
