"""Repair: text as received made fit to show, each change recorded. What is uncertain is left alone.

The steps run in the order of ``_STEPS``; a step's name says what it mends and appears in reports. Only what readers
cannot want is changed: never the spelling, and never NFKC as a whole, which would turn m² into m2.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import ftfy

from mujaz.arabic import codes
from mujaz.arabic.letters import arabic_share


class Change(NamedTuple):
    """One stretch that a step replaced."""

    rule: str
    start: int
    """Character of the text as this step found it, with the step's earlier changes not yet made."""
    before: str
    after: str


_MOJIBAKE = re.compile(r"[ØÙÚÛÃÂâÐÑ][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
"""UTF-8 read as an 8-bit encoding: the first byte of Arabic letters (Ø Ù Ú Û) with a continuation byte."""
_IN_ARABIC = "[طظ][\u00a6-\u00a9\u00ac\u00ae-\u00b9\u00bc-\u00be\u2020\u2021\u2030\u201e\u20ac\u02c6ٹھں]"
_MOJIBAKE_1256 = re.compile(_IN_ARABIC)
"""UTF-8 read as Windows-1256: the first byte of Arabic letters is ط or ظ there, the second seldom a letter."""
_PAIRS = 2
"""Such pairs in a line that can be no chance; one is as well a stray letter before a quotation mark."""
_AS_LATIN = re.compile(r"[\u00c0-\u00ff]{2}")
_LATIN_HIGH = re.compile(r"[\u00a1-\u00ff\u0152-\u0192]")
_ARABIC_ENOUGH = 0.9
"""Share of Arabic letters that makes a repaired line certain; chance gives far less."""
_HIGH_LETTERS = 12
"""Letters beyond ASCII in a line read by the wrong encoding; fewer are as well a name."""
_COMMON = re.compile(r"(?<!\w)(?:في|من|على|إلى|الى|أن|ان|عن|مع|هذا|هذه|التي|الذي|قال|بعد)(?!\w)")
"""Words without which no Arabic sentence goes on for long: the second witness."""
_SURROGATE = re.compile("[\ud800-\udfff\ufffe\uffff\ufdd0-\ufdef]")
_PRESENTATION = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf1\ufdf3-\ufdf9\ufe70-\ufefc]+")
"""Letters in one fixed shape, as old software stored them; the signs ﷲ, ﷺ, ﷻ, ﷼ and ﷽ are wanted as they are."""
_TATWEEL = re.compile(
    "(?<=[\u0620-\u063f\u0641-\u064a\u064b-\u0652])\u0640{2,}(?=[\u0620-\u063f\u0641-\u064a])"
)
_CONTROLS = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060-\u2064\u206a-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]+"
)
_LATE_CONTROLS = re.compile("[\u0080-\u0084\u0086-\u009f\u00ad]+")
"""Controls that are letters' halves where UTF-8 was read as Latin: taken out only after that is mended."""
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]+")
"""Embeddings, overrides and isolates: an unclosed one turns the rest of the page around."""
_BREAKS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_OTHER_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t"
_SPACES = re.compile(f"[ {_OTHER_SPACES}]{{2,}}|[{_OTHER_SPACES}]")
_HEADING_MARK = re.compile(r"^(?:#{2,6}[ \t]+(?=\S)|#[ \t]+(?=[^\W\d]|[«“\"(]))", re.MULTILINE)
"""Markdown's mark of a heading; a hashtag has no space after it, and ``# 3`` may be a number."""
_EMPHASIS = re.compile(r"(?<![\w*])(?P<mark>\*{1,3})(?=[^\s*])[^*\n]{0,200}[^\s*](?P=mark)(?![\w*])")
"""Words between Markdown's asterisks; those of a product, a footnote or a verse do not close around words."""
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")

_SUSPECT = re.compile(
    "[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u00ad\u00c2\u00c3\u00d0\u00d1\u00d8-\u00db\u00e2\u1680\u2000-\u200b"
    "\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufb50-\ufdff\ufe70-\uffff\U000e0000-\U000e007f]"
    "|[\u00c0-\u00ff]{2}|  |\u0640\u0640|" + _IN_ARABIC
)
"""What any step may change, in one look."""
_DOUBLED = (b"  ", codes.of("\u0640\u0640"))
"""What is harmless alone."""
_HARMLESS = codes.those(lambda sign: codes.of(2 * sign) in _DOUBLED or not _SUSPECT.search(f"ط{sign}{sign}"))
"""What no step changes, whatever stands beside it: but for what is doubled, and for marks in another order."""
_WIDE = codes.those(lambda sign: sign != " " and _SPACES.fullmatch(sign))
_SPACED = codes.change(lambda sign: _SPACES.sub(" ", sign))

_ROUNDS = 4
"""Times the steps are gone through: one may uncover work for another; the second time is nearly always the last."""

_Step = Callable[[str], Iterator[Change]]


def repair(text: str) -> str:
    """``text`` made fit to show; the same object where nothing has to change.

    >>> repair("مـــرحبا  بكم\u202e")
    'مرحبا بكم'
    """
    known = codes.of(text)
    if _is_clean(text, known):
        return text
    if (
        not known.translate(None, _HARMLESS + _WIDE) and _DOUBLED[1] not in known
    ):  # spaces, and the order of marks
        return unicodedata.normalize("NFC", codes.text(codes.single_spaced(known.translate(*_SPACED))))
    shown = text
    for _, after in _passes(text):
        shown = after
    return shown


def unmarked(text: str) -> str:
    """Repaired ``text`` of a body without Markdown's marks of headings and emphasis, which are for a program to read.

    No step of ``repair``: the lines of an article are told apart by these marks.

    >>> unmarked("## بلا لون"), unmarked("اسمه *Galathea*، #بحار")
    ('بلا لون', 'اسمه Galathea، #بحار')
    """
    if "#" in text:
        text = _HEADING_MARK.sub("", text)
    return _EMPHASIS.sub(lambda words: words[0].strip("*"), text) if "*" in text else text


def explain(text: str) -> tuple[Change, ...]:
    """Every change that ``repair`` makes to ``text``, step by step; ``replay`` makes them again."""
    return tuple(change for made, _ in _passes(text) for change in made)


def replay(text: str, changes: Sequence[Change]) -> str:
    """``text`` after ``changes``: what ``repair`` gives where they are what ``explain`` lists."""
    step: list[Change] = []
    for change in changes:
        if step and (change.rule != step[-1].rule or change.start < step[-1].start):
            text, step = _applied(text, step), []
        step.append(change)
    return _applied(text, step)


def _passes(text: str) -> Iterator[tuple[list[Change], str]]:
    """The changes of each step that changes anything, and the text after it, until no step does."""
    for _ in range(_ROUNDS):
        before = text
        if _is_clean(text, codes.of(text)):
            return
        for step in _STEPS.values():
            made = list(step(text))
            if made:
                text = _applied(text, made)
                yield made, text
        if text == before:
            return


@lru_cache(maxsize=1)
def mender(text: str) -> Callable[[str], str]:
    """``repair`` for stretches of ``text``; what leaves them as they are, where nothing has to change in the whole."""
    return str if _is_clean(text, codes.of(text)) else repair


def _is_clean(text: str, known: bytes) -> bool:
    """True where ``repair`` changes nothing in a text that has these codes, nor in any stretch of it."""
    if _DOUBLED[0] in known or _DOUBLED[1] in known or not unicodedata.is_normalized("NFC", text):
        return False
    suspects = known.translate(None, _HARMLESS)
    return not suspects or (suspects == suspects.translate(None, _WIDE) and not _SUSPECT.search(text))


def _applied(text: str, changes: Sequence[Change]) -> str:
    if not changes:
        return text
    pieces: list[str] = []
    at = 0
    for change in changes:
        pieces += (text[at : change.start], change.after)
        at = change.start + len(change.before)
    return "".join((*pieces, text[at:]))


def _mojibake(text: str) -> Iterator[Change]:
    """Lines in UTF-8 read as Latin, or in Windows-1256 read as Latin, where the mended line is surely Arabic."""
    if not any(sign.search(text) for sign in (_AS_LATIN, _MOJIBAKE, _MOJIBAKE_1256)):
        return
    for found in _LINE.finditer(text):
        line = found[0]
        if len(_MOJIBAKE_1256.findall(line)) >= _PAIRS and (mended := _from_arabic(line)):
            yield Change("mojibake", found.start(), line, mended)
            continue
        candidates = [ftfy.fix_encoding(line)] if len(_MOJIBAKE.findall(line)) >= _PAIRS else []
        if _AS_LATIN.search(line) and not arabic_share(line):
            candidates.append(_from_latin(line))
        mended = next((c for c in candidates if c != line and _is_certain(line, c)), line)
        if mended != line:
            yield Change("mojibake", found.start(), line, mended)


def _from_latin(line: str) -> str:
    try:
        # ftfy's codec gives back the bytes that Windows-1252 leaves undefined, as browsers do.
        return line.encode("sloppy-windows-1252").decode("cp1256")
    except UnicodeError:
        return line


def _from_arabic(line: str) -> str:
    """The line if its Windows-1256 bytes are UTF-8 of Arabic, which they never are by chance; else empty."""
    try:
        mended = line.encode("cp1256").decode("utf-8")
    except UnicodeError:
        return ""
    return mended if arabic_share(mended) else ""


def _is_certain(line: str, mended: str) -> bool:
    if mended.count("\ufffd") > line.count("\ufffd") or _CONTROLS.search(mended):
        return False
    before, after = arabic_share(line), arabic_share(mended)
    if _MOJIBAKE.search(line) and not _MOJIBAKE.search(mended) and after > before:
        return True
    high = len(_LATIN_HIGH.findall(line))
    letters = sum(character.isalpha() for character in line)
    return (
        after >= _ARABIC_ENOUGH > before
        and high >= _HIGH_LETTERS
        and high > letters / 2
        and _COMMON.search(mended) is not None
    )


def _sub(rule: str, pattern: re.Pattern[str], after: Callable[[str], str]) -> _Step:
    """A step that replaces what ``pattern`` finds."""

    def step(text: str) -> Iterator[Change]:
        for found in pattern.finditer(text):
            new = after(found[0])
            if new != found[0]:
                yield Change(rule, found.start(), found[0], new)

    return step


def _composition(text: str) -> Iterator[Change]:
    """Words whose letters and marks are not in Unicode's composed form (UAX #15, NFC)."""
    for line in _LINE.finditer(text):
        if unicodedata.is_normalized("NFC", line[0]):
            continue
        for word in _WORD.finditer(text, *line.span()):
            composed = unicodedata.normalize("NFC", word[0])
            if composed != word[0]:
                yield Change("composition", word.start(), word[0], composed)


_STEPS: dict[str, _Step] = {
    "unreadable-bytes": _sub("unreadable-bytes", _SURROGATE, lambda _: "\ufffd"),
    "controls": _sub("controls", _CONTROLS, lambda _: ""),
    "direction": _sub("direction", _DIRECTION, lambda _: ""),
    "mojibake": _mojibake,
    "late-controls": _sub("late-controls", _LATE_CONTROLS, lambda _: ""),
    "line-breaks": _sub("line-breaks", _BREAKS, lambda _: "\n"),
    "presentation-forms": _sub(
        "presentation-forms", _PRESENTATION, lambda run: unicodedata.normalize("NFKC", run)
    ),
    "composition": _composition,
    "tatweel": _sub("tatweel", _TATWEEL, lambda _: ""),
    "spaces": _sub("spaces", _SPACES, lambda _: " "),
}
