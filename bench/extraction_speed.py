"""How fast records become articles, on one core: the labelled texts repeated with other words, as files.

Time is CPU time of the process, so that other work on the machine does not count. What a process
loads once (word lists, modules) is loaded before the clock starts.
"""

from __future__ import annotations

import random
import re
import tempfile
import time
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from extraction_cases import Case

from mujaz import articles, corpus
from mujaz.model import Record
from mujaz.outlets import Registry

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_OTHER = 0.2
"""Share of words exchanged for words of other cases: no two texts are equal, no cache helps."""


class Speed(NamedTuple):
    """One measurement."""

    way: str
    records: int
    articles: int
    bytes: int
    seconds: float


def measure(cases: Sequence[Case], registry: Registry, sizes: Sequence[int]) -> list[Speed]:
    """Mujaz and trafilatura on as many articles as ``sizes`` say, the smallest first."""
    texts = [case.path.read_bytes().decode(case.labels.get("encoding", "utf-8")) for case in cases]
    pool = sorted({word for text in texts for word in _WORD.findall(text) if not word.isdigit()})
    per_record = sum(len(case.articles) for case in cases) / len(cases)
    found: list[Speed] = []
    for size in sorted(sizes):
        with tempfile.TemporaryDirectory() as name:
            files = _write(Path(name), texts, pool, round(size / per_record))
            found.append(_timed("mujaz", files, lambda file: _articles(file, registry)))
        with tempfile.TemporaryDirectory() as name:
            files = _write(Path(name), texts, pool, round(size / per_record), page=True)
            found.append(_timed("trafilatura", files, _extracted))
    return found


def _write(
    folder: Path, texts: Sequence[str], pool: Sequence[str], count: int, *, page: bool = False
) -> list[Path]:
    rng = random.Random(1)
    files = []
    for number in range(count):
        text = _WORD.sub(lambda match: _other(match[0], pool, rng), texts[number % len(texts)])
        if page:
            lines = "".join(f"<p>{escape(line)}</p>\n" for line in text.splitlines() if line.strip())
            text = f"<html><head><title>x</title></head><body><article>\n{lines}</article></body></html>"
        file = folder / f"{number:06}.{'html' if page else 'txt'}"
        file.write_bytes(text.encode())
        files.append(file)
    return files


def _other(word: str, pool: Sequence[str], rng: random.Random) -> str:
    if rng.random() > _OTHER:
        return word
    return str(rng.randrange(10 ** len(word))).zfill(len(word)) if word.isdigit() else rng.choice(pool)


def _timed(way: str, files: Sequence[Path], work: Callable[[Path], int]) -> Speed:
    work(files[0])
    began = time.process_time()
    found = sum(map(work, files))
    seconds = time.process_time() - began
    return Speed(way, len(files), found, sum(file.stat().st_size for file in files), seconds)


def _articles(file: Path, registry: Registry) -> int:
    """Decode, split, cut and metadata: both passes, the table being that of the record alone."""
    count = 0
    for record in corpus.read_file(file, file.name):
        if isinstance(record, Record):
            reading = articles.read(record, registry)
            count += len(articles.apply(reading, articles.learn([reading])).articles)
    return count


def _extracted(file: Path) -> int:
    import trafilatura

    return (
        trafilatura.bare_extraction(file.read_bytes(), include_comments=False, with_metadata=True) is not None
    )
