"""What becomes of a text on its way: copied, spelled otherwise, edited, cut short, with a page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from newsroom.draw import table
from newsroom.tell import Told

_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_SPELLED = (
    ("أ", "ا"),
    ("إ", "ا"),
    ("ة ", "ه "),
    ("ى ", "ي "),
    ("«", '"'),
    ("»", '"'),
    ("كان", "كانَ"),
    ("من ", "مِن "),
)
_LOOSE = 0.5
"""Share of the ways of spelling that one desk changes."""
_REPLACED = 0.7
"""Share of the words with a synonym that an editor replaces."""
_KEPT = (0.35, 0.75)
"""Share of its words that a text cut short keeps."""


def respelled(told: Told, rng: Random) -> Told:
    """Other hamzas, final letters, vowel marks, digits and quotation marks; the same words."""
    ways = [way for way in _SPELLED if rng.random() < _LOOSE] or [_SPELLED[0]]
    eastern = rng.random() < _LOOSE

    def spell(text: str) -> str:
        for old, new in ways:
            text = text.replace(old, new)
        return text.translate(_EASTERN) if eastern else text

    return Told(spell(told.title), tuple(map(spell, told.paragraphs)))


def credited(told: Told, outlet: str, other: str, city: str, rng: Random) -> Told:
    """Another line of who it is from, before the text or behind it."""
    credit = table("pages")["credit"]
    names = {"outlet": outlet, "other": other, "city": city}
    first, *rest = told.paragraphs
    if rng.random() < 0.5:
        return Told(told.title, (rng.choice(credit["first"]).format(**names) + first, *rest))
    return Told(told.title, (*told.paragraphs, rng.choice(credit["last"]).format(**names)))


def edited(told: Told, outlet: str, city: str, rng: Random) -> Told:
    """Synonyms for some words, a phrase before some sentences, a sentence left out, one added."""
    edit = table("pages")["edit"]

    def word(found: re.Match[str]) -> str:
        others = edit["words"].get(found[0])
        return rng.choice(others) if others and rng.random() < _REPLACED else found[0]

    texts = [re.sub(r"\w+", word, text) for text in told.paragraphs]
    if len(texts) > 3 and rng.random() < 0.5:
        del texts[rng.randrange(2, len(texts))]
    if len(texts) > 3 and rng.random() < 0.3:
        texts[-1], texts[-2] = texts[-2], texts[-1]
    at = rng.randrange(1, len(texts)) if len(texts) > 1 else 0
    texts[at] = rng.choice(edit["openers"]) + texts[at]
    if rng.random() < 0.6:
        texts.append(rng.choice(edit["additions"]).format(outlet=outlet, city=city))
    return Told(told.title, tuple(texts))


def truncated(told: Told, rng: Random) -> Told:
    """The beginning, to the end of a paragraph or within one."""
    words = [text.split(" ") for text in told.paragraphs]
    left = max(12, round(rng.uniform(*_KEPT) * sum(map(len, words))))
    kept: list[str] = []
    for own in words:
        if left <= 0:
            break
        kept.append(" ".join(own[:left]))
        if len(own) > left and rng.random() < 0.6:
            kept[-1] += rng.choice(("...", "…", " [...]", "... اقرأ المزيد"))
        left -= len(own)
    return Told(told.title, tuple(kept))


def wrapped(told: Told, outlet: str, city: str, teasers: Sequence[str], rng: Random) -> str:
    """The page's text: what stands before, inside and after the article."""
    pages = table("pages")
    lines: list[str] = []
    for block in rng.sample(pages["before"], rng.randint(0, 2)):
        lines += [*block, ""]
    lines += [told.title, ""]
    for number, text in enumerate(told.paragraphs):
        if number and rng.random() < 0.12:
            lines += [rng.choice(pages["inside"]).format(title=rng.choice(teasers)), ""]
        lines += [text, ""]
    for block in rng.sample(pages["after"], rng.randint(1, 3)):
        lines += [*(line.format(outlet=outlet, city=city) for line in block), ""]
    if rng.random() < 0.6:
        lines += [rng.choice(pages["related"]), *teasers]
    return "\n".join(lines).strip()
