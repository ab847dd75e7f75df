"""The picture that stands for a story where its address is shared: its headline, who tells it, when, and where.

1200 by 630 pixels, as OpenGraph's readers want it. Raqm shapes and orders the letters (Pillow's wheels hold it), Latin
names isolated as on the pages. Nothing of a clock or a machine enters: equal words give equal bytes. Sixteen colours
suffice for two inks and their edges, which keeps a picture near ten kilobytes.

What no font here can draw gets no picture of its own: the site's stands in for it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

from mujaz.site import text

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
MEASURE = WIDTH - 2 * MARGIN
SIZES = (112, 98, 86, 76, 68)
"""Of a headline, in pixels: the largest at which it fits between the rules; at the last one the rest is cut."""
TOP, BOTTOM = 150, HEIGHT - 112
"""Of the space for the headline: the upper and the lower rule."""
LEADING = 1.06
"""Of the size: Markazi is low, and its lines stand close in headlines."""
SMALL = 46
NAME = 84
FOLDER = "card"
"""Of the theme, with the two faces."""
BOLD, MEDIUM = "markazi-text-bold.ttf", "markazi-text-medium.ttf"

PAPER, INK, RUBRIC = (0xFB, 0xF8, 0xF1), (0x1D, 0x1A, 0x15), (0x9A, 0x33, 0x20)
STEPS = 7
"""Shades between paper and each ink: with the paper itself and one to spare, 16 colours, four bits a pixel."""
_UNBREAKABLE = re.compile("(?:\u2066[^\u2069]*\u2069|\\S)+")
_SHORT = 20
"""Characters of a Latin name that stays on one line, as on the pages."""
_SPELLED = str.maketrans({"\u066a": "%", "\u00a0": " "})
"""Signs that the face lacks, by signs that say the same."""


@dataclass(frozen=True, slots=True)
class Inscription:
    """What a card says, plain; empty lines are left out."""

    site: str
    title: str
    said: str = ""
    """How much stands behind it."""
    day: str = ""
    rtl: bool = True
    """False where the site's own words run from left to right; the headline runs as its letters do."""


class Cards:
    """Draws cards in the faces of one theme; pure but for reading the faces once."""

    def __init__(self, theme: Path) -> None:
        """``theme``: Pelican's THEME; see ``FOLDER``."""
        self._folder = theme / FOLDER
        self._faces: dict[tuple[str, int], ImageFont.FreeTypeFont] = {}
        self._drawable: dict[str, bool] = {}

    @property
    def possible(self) -> bool:
        """True where the theme brings the faces and Pillow can shape Arabic."""
        return all((self._folder / face).is_file() for face in (BOLD, MEDIUM)) and bool(
            features.check("raqm")
        )

    @cached_property
    def made_from(self) -> bytes:
        """What every card depends on beside its inscription."""
        digest = hashlib.blake2b(digest_size=16)
        for face in (BOLD, MEDIUM):
            digest.update((self._folder / face).read_bytes())
        for library in ("pil", "freetype2", "raqm", "harfbuzz", "fribidi", "zlib"):
            version = features.version(library) if features.check(library) else None
            digest.update(f"{library} {version}\n".encode())
        return digest.digest()

    def draws(self, title: str) -> bool:
        """True where the face has a sign for every letter and digit of ``title``."""
        return all(self._has(c) for c in _spelled(title) if c.isalnum())

    def draw(self, words: Inscription) -> bytes:
        """The card, as PNG."""
        black, red = (Image.new("L", (WIDTH, HEIGHT), 0) for _ in range(2))
        near = WIDTH - MARGIN if words.rtl else MARGIN
        far = WIDTH - near
        self._write(red, near, 36, words.site, BOLD, NAME, words.rtl, "start")
        _rule(red, TOP)
        self._headline(black, words.title)
        _rule(red, BOTTOM)
        self._write(black, near, BOTTOM + 16, words.said, MEDIUM, SMALL, words.rtl, "start")
        self._write(black, far, BOTTOM + 16, words.day, MEDIUM, SMALL, words.rtl, "end")
        _nuqta(red, far, 98, words.rtl)
        return _png(black, red)

    def _headline(self, canvas: Image.Image, title: str) -> None:
        """``title`` at the largest size at which it fits, centred in height between the rules."""
        rtl = text.runs_rtl(title)
        for size in SIZES:
            height = round(size * LEADING)
            most = (BOTTOM - TOP - 20) // height
            lines = list(self._lines(title, size, rtl))
            if len(lines) <= most:
                break
        else:
            lines = [*lines[: most - 1], self._cut(lines[most - 1], size, rtl)]
        top = (
            TOP + BOTTOM - height * len(lines)
        ) // 2 - 6  # signs below the line reach further than those above
        for number, line in enumerate(lines):
            edge = WIDTH - MARGIN if rtl else MARGIN
            self._write(canvas, edge, top + number * height, line, BOLD, size, rtl, "start")

    def _lines(self, title: str, size: int, rtl: bool) -> Iterator[str]:
        line = ""
        for piece in (part for whole in _pieces(_spelled(title)) for part in self._fitting(whole, size, rtl)):
            longer = f"{line} {piece}".strip()
            if line and self._length(longer, size, rtl) > MEASURE:
                yield line
                longer = piece
            line = longer
        if line:
            yield line

    def _fitting(self, piece: str, size: int, rtl: bool) -> Iterator[str]:
        """``piece``, broken at a letter where it alone is longer than a line: an address, a word run together."""
        while len(piece) > 1 and self._length(piece, size, rtl) > MEASURE:
            fits = len(piece) * MEASURE / self._length(piece, size, rtl)
            most = max(1, int(fits))
            while most > 1 and self._length(piece[:most], size, rtl) > MEASURE:
                most -= 1
            yield piece[:most]
            piece = piece[most:]
        yield piece

    def _cut(self, line: str, size: int, rtl: bool) -> str:
        pieces = list(_pieces(line))
        while len(pieces) > 1 and self._length(" ".join(pieces) + "…", size, rtl) > MEASURE:
            pieces.pop()
        while self._length(pieces[-1] + "…", size, rtl) > MEASURE:
            pieces[-1] = pieces[-1][:-1]
        return " ".join(pieces) + "…"

    def _length(self, line: str, size: int, rtl: bool) -> float:
        return self._face(BOLD, size).getlength(text.isolate_plain(line), direction="rtl" if rtl else "ltr")

    def _write(
        self, canvas: Image.Image, edge: int, top: int, line: str, face: str, size: int, rtl: bool, side: str
    ) -> None:
        """``line`` with its ``side`` (``start`` or ``end`` of how it runs) at ``edge``."""
        if not line:
            return
        said = text.isolate_plain(_spelled(line))
        direction = "rtl" if rtl else "ltr"
        font = self._face(face, size)
        anchor = "ra" if rtl == (side == "start") else "la"
        ImageDraw.Draw(canvas).text((edge, top), said, 255, font=font, anchor=anchor, direction=direction)

    def _face(self, name: str, size: int) -> ImageFont.FreeTypeFont:
        if (name, size) not in self._faces:
            self._faces[name, size] = ImageFont.truetype(
                self._folder / name, size, layout_engine=ImageFont.Layout.RAQM
            )
        return self._faces[name, size]

    def _has(self, character: str) -> bool:
        """Whether the face draws ``character`` otherwise than a code point that no face has."""
        if character not in self._drawable:
            font = self._face(BOLD, SIZES[-1])
            nothing = bytes(font.getmask("\U000fffff"))
            self._drawable[character] = bytes(font.getmask(character)) != nothing
        return self._drawable[character]


def _spelled(words: str) -> str:
    return " ".join(text.clean(words).translate(_SPELLED).split())


def _pieces(line: str) -> Iterator[str]:
    """``line`` cut where it may be broken: at spaces, but not within a short Latin name."""
    for piece in _UNBREAKABLE.findall(text.isolate_plain(line)):
        bare = text.clean(piece)
        yield from [bare] if len(bare) <= _SHORT else bare.split()


def _rule(canvas: Image.Image, top: int) -> None:
    """A double hairline over the measure."""
    draw = ImageDraw.Draw(canvas)
    for y in (top, top + 6):
        draw.line((MARGIN, y, WIDTH - MARGIN - 1, y), fill=110, width=2)


def _nuqta(canvas: Image.Image, edge: int, middle: int, rtl: bool) -> None:
    """The site's sign, three rhombic dots, drawn four times as large and reduced for its slanting edges."""
    scale, half, step = 4, 15, 42
    dots = Image.new("L", (3 * step * scale, 64 * scale), 0)
    draw = ImageDraw.Draw(dots)
    for number in range(3):
        x, y = (step // 2 + number * step) * scale, (24 + (14 if number == 1 else 0)) * scale
        r = half * scale
        draw.polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], fill=255)
    small = dots.resize((3 * step, 64), Image.Resampling.BOX)
    canvas.paste(small, (edge if rtl else edge - small.width, middle - 32))


def _png(black: Image.Image, red: Image.Image) -> bytes:
    """Two layers of ink on paper, as a palette of sixteen."""
    ink = black.point([round(v * STEPS / 255) for v in range(256)])
    rubric = red.point(
        [round(v * STEPS / 255) + (STEPS if round(v * STEPS / 255) else 0) for v in range(256)]
    )
    ink.paste(rubric, mask=rubric.point([255 if v else 0 for v in range(256)]))
    picture = Image.frombytes("P", ink.size, ink.tobytes())
    picture.putpalette([*PAPER, *_ramp(INK), *_ramp(RUBRIC)])
    written = BytesIO()
    picture.save(written, "PNG", optimize=False, compress_level=6, bits=4)
    return written.getvalue()


def _ramp(ink: tuple[int, int, int]) -> list[int]:
    return [
        round(paper + (colour - paper) * step / STEPS)
        for step in range(1, STEPS + 1)
        for paper, colour in zip(PAPER, ink, strict=True)
    ]
