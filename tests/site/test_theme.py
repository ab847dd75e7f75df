"""The stylesheet and its fonts: logical, light, legible, licensed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

THEME = Path(__file__).parents[2] / "theme"
CSS = (THEME / "static" / "mujaz.css").read_text("utf-8")
RULES = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)


def test_no_physical_side_stands_in_the_stylesheet() -> None:
    assert not re.search(r"\b(left|right)\b", RULES)
    assert not re.search(r"\b(margin|padding|border|inset)-(top|bottom)\b", RULES)
    assert "[dir" not in RULES
    assert not re.search(r"(?<![-\w])(width|height|top|bottom)\s*:", RULES)


def test_arabic_words_are_never_torn_apart() -> None:
    assert "letter-spacing" not in RULES
    assert "justify;" not in RULES
    assert "uppercase" not in RULES


def test_nothing_is_loaded_from_elsewhere_and_all_that_is_loaded_is_there() -> None:
    addresses = re.findall(r"url\(([^)]*)\)", RULES)
    assert addresses
    for address in addresses:
        assert (THEME / "static" / address).is_file(), address
    assert "@import" not in RULES


def test_the_stylesheet_is_light_and_a_first_view_too() -> None:
    fonts = sum(path.stat().st_size for path in (THEME / "static" / "fonts").glob("*.woff2"))
    sent = len(gzip.compress(CSS.encode(), 6))  # as every host sends it
    assert sent < 10_000  # of the 60 KB that a first view may take without fonts
    assert fonts + sent < 130_000  # of 150 KB with them


def test_every_font_ships_its_licence() -> None:
    for font in (THEME / "static" / "fonts").glob("*.woff2"):
        licences = [
            p for p in font.parent.glob("*-OFL.txt") if font.name.startswith(p.name.removesuffix("-OFL.txt"))
        ]
        assert licences, font.name
        assert "SIL OPEN FONT LICENSE" in licences[0].read_text("utf-8").upper()


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["--ink", "--quiet", "--rubric"])
@pytest.mark.parametrize("ground", ["--paper", "--wash"])
def test_every_ink_is_legible_on_every_ground(scheme: str, ink: str, ground: str) -> None:
    light, dark = re.findall(r":root\s*\{(.*?)\}", RULES, flags=re.DOTALL)[:2]
    tokens = dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6})", light))
    if scheme == "dark":
        tokens |= dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6})", dark))
    high, low = sorted((_luminance(tokens[ink]), _luminance(tokens[ground])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5
