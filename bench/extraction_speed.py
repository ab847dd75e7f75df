"""How fast records become articles, and in how much memory: the labelled texts repeated with other words.

Those are awkward on purpose, most of their lines no prose. Beside them stand articles with nothing around them, as
long as real ones: a headline and some paragraphs, of sentences from the newsroom.

Each measurement is a process of its own, so that its peak of memory is its own too. Time on one core is CPU time, so
that other work on the machine does not count; with several processes it is what a clock on the wall says. What a
process loads once (word lists, modules) is loaded before the clock starts.
"""

from __future__ import annotations

import json
import random
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from html import escape
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import newsroom
from extraction_cases import Case

from mujaz import corpus, outlets, pool, reading
from mujaz.articles import Table

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_OTHER = 0.2
"""Share of words exchanged for words of other cases: no two texts are equal, no memory of lines helps."""
_SEED = 7
"""Of the newsroom's articles."""
_PLAIN, _SENTENCES = 4_000, 3
"""Bytes of a plain article, as real ones have on an average, and sentences of its paragraphs."""
_WARM = 50
"""Records read before the clock starts."""
_ENOUGH = 2_000
"""Records shown to trafilatura, whose speed is the same for every page."""


class Speed(NamedTuple):
    """One measurement."""

    way: str
    records: int
    articles: int
    bytes: int
    seconds: float
    memory: int
    """Peak, in bytes, of the process that held the articles."""


def measure(cases: Sequence[Case], sizes: Sequence[int]) -> list[Speed]:
    """Mujaz and trafilatura on as many articles as ``sizes`` say, the smallest first."""
    texts = [case.path.read_bytes().decode(case.labels.get("encoding", "utf-8")) for case in cases]
    words = sorted({word for text in texts for word in _WORD.findall(text) if not word.isdigit()})
    per_record = sum(len(case.articles) for case in cases) / len(cases)
    found: list[Speed] = []
    for size in sorted(sizes):
        count = round(size / per_record)
        awkward = partial(_awkward, texts, words)
        ways: list[tuple[Callable[[Path], Speed], str, Callable[[int], Iterable[str]], int]] = [
            (partial(_read, "mujaz, plain articles", 1), ".txt", _plain, size),
            (partial(_read, "mujaz, texts", 1), ".txt", awkward, count),
            (partial(_read, "mujaz, rows of one file", 1), ".jsonl", awkward, count),
            (partial(_read, f"mujaz, rows, {pool.processes()} processes", None), ".jsonl", awkward, count),
            (_extracted, ".html", awkward, min(count, _ENOUGH)),
        ]
        for way, suffix, made, records in ways:
            with tempfile.TemporaryDirectory() as name:
                _write(Path(name), made(records), suffix)
                with ProcessPoolExecutor(1, get_context("spawn")) as alone:
                    found.append(alone.submit(way, Path(name)).result())
    return found


def _plain(count: int) -> Iterator[str]:
    """Headlines, below each a text of the sentences that several rows of the newsroom tell."""
    title, told, size = "", list[str](), 0
    rows = newsroom.stream(_SEED, count * _PLAIN, wrapped=0.0)
    while count:
        row, _ = next(rows)
        title, told, size = title or row.title, told + row.text.split("\n"), size + len(row.text.encode())
        if size >= _PLAIN:
            starts = range(0, len(told), _SENTENCES)
            yield "\n\n".join((title, *(" ".join(told[at : at + _SENTENCES]) for at in starts))) + "\n"
            title, told, size, count = "", [], 0, count - 1


def _awkward(texts: Sequence[str], words: Sequence[str], count: int) -> Iterator[str]:
    rng = random.Random(1)
    return (
        _WORD.sub(lambda match: _other(match[0], words, rng), texts[number % len(texts)])
        for number in range(count)
    )


def _write(folder: Path, texts: Iterable[str], suffix: str) -> None:
    """The texts, a file each, or all of them as the rows of one file."""
    if suffix == ".jsonl":
        with (folder / "rows.jsonl").open("w", encoding="utf-8") as rows:
            rows.writelines(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
        return
    for number, text in enumerate(texts):
        (folder / f"{number:06}{suffix}").write_bytes((_page(text) if suffix == ".html" else text).encode())


def _page(text: str) -> str:
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in text.splitlines() if line.strip())
    return f"<html><head><title>x</title></head><body><article>\n{lines}</article></body></html>"


def _other(word: str, words: Sequence[str], rng: random.Random) -> str:
    if rng.random() > _OTHER:
        return word
    return str(rng.randrange(10 ** len(word))).zfill(len(word)) if word.isdigit() else rng.choice(words)


def _read(way: str, processes: int | None, folder: Path) -> Speed:
    """Decode, split, cut, metadata and accounts: both passes over a folder, as a build makes them."""
    registry, _ = outlets.load(None)
    reader = reading.Reader(registry, ZoneInfo("UTC"), ("ar",), processes=processes)
    for number, _ in enumerate(reading.Readings(partial(corpus.read, folder), reader, Table())):
        if number == _WARM:
            break
    clock = time.process_time if processes == 1 else time.perf_counter
    records = 0

    def count(stage: str, done: int) -> None:
        nonlocal records
        records = done

    began = clock()
    found = reading.read(partial(corpus.read, folder), reader, count)
    return _speed(way, records, len(found.articles), folder, clock() - began)


def _extracted(folder: Path) -> Speed:
    import trafilatura

    def extract(file: Path) -> bool:
        return (
            trafilatura.bare_extraction(file.read_bytes(), include_comments=False, with_metadata=True)
            is not None
        )

    files = sorted(folder.iterdir())
    for file in files[:_WARM]:
        extract(file)
    began = time.process_time()
    found = sum(map(extract, files))
    return _speed("trafilatura", len(files), found, folder, time.process_time() - began)


def _speed(way: str, records: int, articles: int, folder: Path, seconds: float) -> Speed:
    size = sum(file.stat().st_size for file in folder.iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
    return Speed(way, records, articles, size, seconds, peak)
