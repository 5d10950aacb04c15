from __future__ import annotations

import re

import pytest

from dateline.serve.render import STATIC

CSS = (STATIC / "style.css").read_text("utf-8")
LIGHT, DARK = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
PAIRS = [
    ("ink", ("paper", "surface", "sunken", "evidence", "trigger", "focus", "accent-soft")),
    ("muted", ("paper", "surface", "sunken")),
    ("accent", ("paper", "surface", "accent-soft")),
    ("warn", ("paper", "surface")),
    ("paper", ("accent",)),
    *((tone, (f"{tone}-bg", "paper", "surface")) for tone in ("vc", "mc", "vx", "mx")),
]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("block", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "grounds"), PAIRS)
def test_text_can_be_read(block: str, ink: str, grounds: tuple[str, ...]) -> None:
    found = colours(block)
    for ground in grounds:
        low, high = sorted((luminance(found[ink]), luminance(found[ground])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)


def test_both_schemes_have_the_same_colours() -> None:
    assert set(colours(LIGHT)) == set(colours(DARK))


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path in STATIC.iterdir():
        text = path.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?:|//\w|url\(|@import|\bfetch\(", text.replace("// ", "")), path.name
