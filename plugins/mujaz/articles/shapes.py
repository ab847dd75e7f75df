"""Shapes: what a line is by its form alone, whatever its words: dates, links, hashtags, bylines, captions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mujaz.articles import cohesion
from mujaz.articles.datelines import date_line
from mujaz.articles.houses import known_place
from mujaz.articles.lines import Line, key
from mujaz.articles.vocabulary import vocabulary

_NUMBER = re.compile(r"\d")
_NUMERIC_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?\d{4}|\d{4} ?[-/.] ?\d{1,2} ?[-/.] ?\d{1,2})(?!\d)"
)
_CLOCK = re.compile(
    r"^\W*\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[صم]|ت\s?مـ?|ص|مساءً?|صباحاً?|[ap]m|gmt|utc|GMT|AM|PM)?\W*"
    r"(?:[A-Z]{3,4}\b\W*)?(?:بتوقيت .{2,30})?$"
    r"|^\W*\d{4}\s?(?:ت\s?\.?\s?[مغ]|gmt|GMT|utc|UTC)\W*$"
)
_LINK = re.compile(
    r"https?://\S+|www\.\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|me|tv|ly|sa|eg|ae|ma|dz|tn|iq|sy|lb|jo|ps)(?:/\S*)?"
    r"|@\w+|[\w.+-]+@[\w.-]+"
)
_PLAYER = re.compile(r"^0?0:00")
"""A sound or video player at its start, no time of day."""
_HASHTAGS = re.compile(r"^\W*(?:#[^\s#]+[\s|،,]*)+$")
_MESSAGE = re.compile(
    r"^(?:.{1,80}, \[\d{1,2}[./-]\d{1,2}[./-]\d{2,4}[ ,]+\d{1,2}:\d{2}(?::\d{2})?\]"
    r"|\[\d{1,2}[./-]\d{1,2}[./-]\d{2,4}[,،]? \d{1,2}:\d{2}(?::\d{2})?[^\]]{0,4}\] .{1,80}:?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}[,،] \d{1,2}:\d{2}(?::\d{2})?[^-–]{0,6}[-–] .{1,120})$"
)
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_CREDITED = re.compile(r"[(\[]\s*([^()\[\]]{2,40})\s*[)\]]\s*$")
_DOTTED = re.compile(r"^(?:\w\s?\.\s?){2,5}$|^(?:\w ){1,4}\w$")


def is_date(line: Line) -> bool:
    """True where the line says a day or a time of day and hardly anything else."""
    if not line.numbered or not 1 <= line.words <= 24:
        return False
    if _CLOCK.match(line.text):
        return _PLAYER.match(line.text) is None
    agency = _AGENCY.search(line.text) if line.text.endswith(")") else None
    words = key(line.text[: agency.start()]).split() if agency else line.key.split()
    if not (_NUMERIC_DATE.search(line.text) or any(word in vocabulary("months") for word in words)):
        return False
    if len(_others(words)) <= _OTHER_WORDS:
        return True
    if line.words > _DATED or cohesion.opens(line.text):
        return False  # a sentence
    if not vocabulary("days").isdisjoint(words) and date_line(line.text):
        return True
    pieces = [piece for piece in _PIECES.split(line.text) if piece.strip()]
    dated = (piece for piece in pieces if _NUMBER.search(piece) and not _others(key(piece).split()))
    return len(pieces) > 1 and any(dated) and all(len(piece.split()) <= _PIECE for piece in pieces)


_AGENCY = re.compile(r"\((?:وكالة|وكالات)?[^()\d]{2,30}\)$")
"""An agency's name behind a place and a day."""


def _others(words: Iterable[str]) -> list[str]:
    """The words that are neither figures nor of a date."""
    known = vocabulary("months") | vocabulary("dating")
    return [word for word in words if not word[0].isdigit() and word not in known]


_PIECES = re.compile(r"\s+[-–—|•·/]\s+")
_DATED = 18
_PIECE = 7
"""Words between the dashes of a letterhead: a house, an issue, a day."""


_OTHER_WORDS = 4
"""Words a date line may hold besides the date: a city, an agency's name."""


def holds_date(line: Line) -> bool:
    """True where a date in figures stands in the line."""
    return line.numbered and _NUMERIC_DATE.search(line.text) is not None


def is_clock(line: Line) -> bool:
    """True where the line is a time of day alone."""
    return line.words <= _CLOCK_WORDS and _CLOCK.match(line.text) is not None


_CLOCK_WORDS = 8


def is_player(line: Line) -> bool:
    """True for a sound or video player at its start: «00:00»."""
    return line.words <= 2 and _PLAYER.match(line.text) is not None


def is_link(line: Line) -> bool:
    """True where the line is nothing but links, handles or addresses."""
    if line.words > _LINK_WORDS or len(line.text) > _LINK_LINE:
        return False
    first = line.text.partition(" ")[0]
    if not any(sign in first for sign in _LINKED):
        return False  # nearly every line
    return all(_LINK.fullmatch(word.strip("()<>،,.:")) for word in line.text.split())


_LINKED = (".", "@", "://")
"""What every link has."""
_LINK_LINE = 400
_LINK_WORDS = 60


def is_account(line: Line) -> bool:
    """True for a person's or a house's account in a copied post: «الاسم @handle»."""
    return 1 < line.words <= _ACCOUNT_WORDS and "@" in line.text and _ACCOUNT.fullmatch(line.text) is not None


_ACCOUNT = re.compile(r"[^@:]{2,50}\s@\w{2,30}(?:\s?[·•].{0,20})?")
_ACCOUNT_WORDS = 12


def is_hashtags(line: Line) -> bool:
    """True where every word is a hashtag."""
    return "#" in line.text and len(line.text) <= 600 and _HASHTAGS.match(line.text) is not None


def is_message_head(line: Line) -> bool:
    """True where a chat export says whose message follows and when."""
    return (
        line.numbered and len(line.text) <= 140 and ":" in line.text and _MESSAGE.match(line.text) is not None
    )


def is_sender(line: Line) -> bool:
    """True for the line of a mail's head that says from whom it is: «من: الاسم <a@b.c>»."""
    return "@" in line.text and line.words <= _SENDER_WORDS and _SENDER.match(line.text) is not None


_SENDER = re.compile(r"^\W{0,3}(?:من|المرسل|From|De)\s*:\s*\S.{0,80}[<\[(]?[\w.+-]+@[\w.-]+[>\])]?\s*$")
_SENDER_WORDS = 20


def is_divider(line: Line) -> bool:
    """True where the line has neither letter nor digit."""
    return not line.key


def is_bare_number(line: Line) -> bool:
    """True where the line has digits and no letter: counters, page numbers, scores."""
    return len(line.text) <= 30 and _LETTER.search(line.text) is None


def is_telephone(line: Line) -> bool:
    """True for a few words and a number to call: «للإعلان: 0555-010-222»."""
    few = line.numbered and line.words <= _CALLED_WORDS and not line.ends
    return few and _TELEPHONE.search(line.text) is not None and not holds_date(line)


_TELEPHONE = re.compile(r"(?<![\d/.-])(?:\+|00|0)\d(?:[ -]?\d){6,13}(?![\d/.-])")
_CALLED_WORDS = 9


def is_score(line: Line) -> bool:
    """True for a result between two names: «الفنار 2 - 2 الاتحاد»."""
    return line.numbered and line.words <= _SCORE_WORDS and _SCORE.search(line.text) is not None


_SCORE = re.compile(r"[^\W\d_]\s+\d{1,2}\s?[-–:×x]\s?\d{1,2}\s+[^\W\d_]")
_SCORE_WORDS = 6


def is_item_label(line: Line) -> bool:
    """True for the number of an item in a paste: «الخبر (2)», «عاجل 3»."""
    words = line.key.split() if line.words == _ITEM_WORDS else []
    return bool(words) and words[0] in vocabulary("items") and words[1].isdigit()


_ITEM_WORDS = 2


def is_foreign(line: Line) -> bool:
    """True where the line has letters, none of them Arabic."""
    return _ARABIC.search(line.text) is None and _LETTER.search(line.text) is not None


def is_signature(line: Line) -> bool:
    """True for an agency's end mark or its desk's initials: «/نهاية الخبر/», «(رويترز)», «أ م/ ف ق»."""
    bracketed = line.text[:1] in {"(", "["} and line.words <= _CREDITS_WORDS
    if bracketed and not vocabulary("credits").isdisjoint(line.key.split()):
        return True
    if line.words > _SIGNATURE_WORDS or not ("/" in line.text or "." in line.text or line.text.endswith(")")):
        return False
    tail = _END_MARK.sub("", line.text)
    return _SIGNATURE.match(line.text) is not None or _INITIALS.match(tail) is not None


_SIGNATURE = re.compile(r"^-{0,3}\([^()]{2,30}\)$|^//? ?[^/]{2,30} ?//?$")
_INITIALS = re.compile(
    r"^[^\W\d_]{1,3}(?: [^\W\d_]{1,3}){0,2}(?: ?/ ?[^\W\d_]{1,3}(?: [^\W\d_]{1,3}){0,2})+$"
    r"|^[^\W\d_]{1,2}\.\s?[^\W\d_]{1,2}\.?$"
)
_END_MARK = re.compile(r"^(?:\([^()]{2,20}\)|[^\w(\[]{2,})\s*(?=\w)")
"""What may stand before them: «(النهاية) م ح/ ف ق», «=====ر.ع»."""
_SIGNATURE_WORDS = 9
_CREDITS_WORDS = 40
"""Words of «(تغطية صحفية … - إعداد … - تحرير …)»."""


def is_ticker(line: Line) -> bool:
    """True for a row of headlines held apart by wide gaps: a ticker, a list of links whose breaks were lost.

    Where a text's figures were taken out, gaps stand around single words as well («  نقطة   مقابل   نقاط»).
    """
    if "   " not in line.raw:
        return False
    pieces: list[str] = _GAPS.split(line.raw.strip())
    if len(pieces) < _TICKED or len(line.text) < _TICKER:
        return False
    odd = sum(piece.endswith(".") or piece.count(" ") < _HEADLINE - 1 for piece in pieces)
    return odd * 4 < len(pieces)


_GAPS = re.compile(r" {3,}")
_TICKED = 4
_TICKER = 120
"""Characters."""
_HEADLINE = 3
"""Words, at least."""


def is_capitalised(line: Line) -> bool:
    """True for a few Latin words that all begin with a capital, as names do."""
    words = [word for word in re.split(r"[\s,&]+", line.text) if word]
    return 1 < len(words) <= _BYLINE_PIECE * 2 and all(word[0].isupper() and word.isalpha() for word in words)


def columns(line: Line) -> int:
    """How many pieces tabs or wide gaps hold apart; 1 for prose, however long."""
    if line.words > _PATH_WORDS * 2 or not ("\t" in line.raw or "   " in line.raw):
        return 1
    return len([piece for piece in _COLUMNS.split(line.raw) if piece.strip()])


_COLUMNS = re.compile(r"\t+| {3,}")


def is_breadcrumb(line: Line) -> bool:
    """True where the line is a path or a row of section labels: «الرئيسية / مجتمع», «أخبار|سياسة»."""
    if line.words > _PATH_WORDS or line.ends or (line.plain and line.raw is line.text):
        return False
    pieces = [piece for piece in _PATH.split(line.text) if piece.strip(" «»")]
    if all(_EDITORS.fullmatch(piece.strip()) for piece in pieces):
        return False  # who wrote and who edited
    if len(pieces) > _PATH_DEPTH and key(pieces[0]) in vocabulary("homes"):
        return True  # a path that ends in the article's own headline
    if line.numbered:  # «الأخبار < الدوري الممتاز < الجولة 11»
        return len(_ARROW.findall(line.text)) > 1 and all(
            len(piece.split()) <= _PATH_PIECE for piece in pieces
        )
    if len(pieces) < 2:
        pieces = _WIDE.split(line.raw)
        return len(pieces) > 2 and all(len(piece.split()) <= _PATH_PIECE for piece in pieces)
    return all(len(piece.split()) <= _PATH_PIECE for piece in pieces)


_PATH = re.compile(r"\s*[›<>|←\\]\s*|\s+[/»]\s+")
_ARROW = re.compile(r"\s[›<>←]\s")
_WIDE = re.compile(r"\t|\s\s+")
_EDITORS = re.compile(r"(?:\w[. ]\s?){1,2}\w\.?")
_PATH_WORDS = 20
_PATH_DEPTH = 2
_PATH_PIECE = 3


def credited(line: Line) -> str:
    """The words in brackets at the line's end, where they look like a picture's credit; else empty."""
    closed = line.words <= _CAPTION_WORDS and line.text.endswith((")", "]"))
    match = _CREDITED.search(line.text[-60:]) if closed else None
    if match is None:
        return ""
    before = line.text[: len(line.text) - len(match[0])].strip(" -–—")
    if not before and "رشيف" not in match[1]:
        return ""  # a name alone in brackets signs a text
    counted = match[1].lstrip()[:1].isdigit()  # «(1204 قراءة)»
    return "" if counted or before.endswith((".", "؟", "!", "؛")) else match[1].strip()


def is_shot(line: Line) -> bool:
    """True for what a picture shows, with its photographer behind it: «القارب قبالة القرية. تصوير: فلان الفلاني»."""
    return line.words <= _SHOT_WORDS and _SHOT.search(line.text) is not None


_SHOT_WORDS = 24
_SHOT = re.compile(r"\w[.،]\s+(?:تصوير|عدسة|[Pp]hoto)\s*[:/]\s*[^\s:،.؟!]+(?: [^\s:،.؟!]+){0,3}\.?$")


def is_placed(line: Line) -> bool:
    """True for a dateline on a line of its own, a city or "city - person" before its agency: «دمشق (أ ف ب)»."""
    before = line.text.rpartition("(")[0].strip()
    alone = before.startswith("ال") and " " not in before
    return alone or known_place(before) or (_DASHED.search(before) is not None and is_byline(line))


_DASHED = re.compile(r"\s[-–—ـ]\s")


_CAPTION_WORDS = 40


def is_dotted(text: str) -> bool:
    """True for an agency's initials: «أ.ف.ب», «د ب أ»."""
    return _DOTTED.match(text) is not None


def is_name(line: Line) -> bool:
    """True where two to four words could be a person's name: no article in front, no function word, no figure."""
    words = line.key.split()
    plain = vocabulary("common").isdisjoint(words) and not line.numbered
    return 1 < len(words) <= _BYLINE_PIECE and plain and not words[0].startswith("ال") and not line.ends


def is_byline(line: Line) -> bool:
    """True for «الرياض - واس», «أحمد العرياني (واشنطن)», «الاقتصادية» من الرياض: a few names, set apart."""
    if line.plain or line.words > _BYLINE_WORDS or line.numbered or line.text.endswith(("؟", "!", "…", "..")):
        return False
    if _QUOTED_BYLINE.match(line.text):
        return True
    pieces = [piece for piece in _BYLINE_BREAK.split(line.text.rstrip(" :)")) if piece.strip(' «»"')]
    if not all(len(piece.split()) <= _BYLINE_PIECE for piece in pieces):
        return False
    first = key(pieces[0]).split() if pieces else []
    if (
        line.text.endswith(")")
        and len(first) == _BYLINE_PIECE
        and not vocabulary("common").isdisjoint(first[1:])
    ):
        return False  # what a picture shows: «أبقار عند البئر المهجورة (الوادي)»
    labelled = line.words == 1 and line.key.startswith("ال")  # «السؤال:»
    return len(pieces) > 1 or (line.text.endswith(":") and line.words <= _BYLINE_PIECE and not labelled)


_QUOTED_BYLINE = re.compile(r"^«[^»]{2,30}» ?(?:من|في|[-–—:|])? ?\(?\S+(?: \S+){0,2}$")
_BYLINE_BREAK = re.compile(r"\s+[-–—|/]\s*|[-–—|/]\s+|\s*[:/|(،]\s*|[-–]|\sـ+\s")
_BYLINE_WORDS = 10
_BYLINE_PIECE = 4
