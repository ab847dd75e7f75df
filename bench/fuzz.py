"""Fuzzing of the corpus' readers and of the articles stage: ``make fuzz [SECONDS=3600]``.

Whatever a file holds, reading it raises nothing, ends in time that grows with its size alone, and closes the
accounts (law 1). Inputs come from ``fuzz_inputs``; Hypothesis makes those that fail small. They are kept in
``.cache/fuzz/``, each beside its traceback, and one kind of failure once.
"""

from __future__ import annotations

import faulthandler
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from fuzz_inputs import ROOT, Input, inputs
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings

from mujaz import accounts, articles, corpus, outlets
from mujaz.curation import Curated
from mujaz.errors import Problem
from mujaz.model import Record, Withheld

KEPT = ROOT / ".cache" / "fuzz"
ROUND = 300
"""Inputs of one seed of Hypothesis; between two rounds the clock is looked at."""
SECONDS, SECONDS_PER_MB = 3.0, 12.0
"""CPU time that an input may take: several times what an awkward one does, far below what a quadratic one does."""
TICK = 0.05
"""CPU seconds between two looks at where the time goes."""
LARGE, SLOW = 50_000, 3.0
"""Inputs of more bytes, which took more seconds per MB, are read a second time twice as long."""
GROWTH = 3.2
"""What takes so much longer when doubled is not linear: quadratic is 4."""
MEMORY = 4 << 30
STUCK = 900
"""Seconds of wall time after which code that no signal reaches is given up, with a traceback."""


class Superlinear(Exception):  # noqa: N818 - what it says of the code under test
    """Twice the input took far more than twice the time."""


class TooSlow(BaseException):
    """The CPU time of an input is used up; no ``except Exception`` of a library swallows it."""


class Watch:
    """CPU time of one input: how much it may take, and where in Mujaz it was seen."""

    def __init__(self) -> None:
        self.left = 0.0
        self.seen: Counter[str] = Counter()

    def tick(self, signum: int, frame: FrameType | None) -> None:
        """Every ``TICK`` of CPU time."""
        self.left -= TICK
        while frame is not None and not _own(frame.f_code.co_filename):
            frame = frame.f_back
        if frame is not None:
            self.seen[_place(frame.f_code.co_filename, frame.f_code.co_name)] += 1
        if self.left <= 0:
            raise TooSlow

    @contextmanager
    def limited(self, cpu: float) -> Iterator[None]:
        """At most ``cpu`` seconds of this process' own time."""
        self.left = cpu
        self.seen.clear()
        faulthandler.dump_traceback_later(STUCK, exit=True)
        signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            faulthandler.cancel_dump_traceback_later()


@dataclass(slots=True)
class Tally:
    """What has been tried, and what failed."""

    inputs: int = 0
    bytes: int = 0
    records: int = 0
    articles: int = 0
    slowest: float = 0.0
    """Seconds of CPU time per MB, of inputs above ``LARGE``; the input is kept."""
    problems: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)

    def row(self, seconds: float) -> str:
        """One line for people."""
        return (
            f"{seconds:6.0f} s  {self.inputs:,} inputs  {self.bytes / 1e6:,.0f} MB  {self.records:,} records  "
            f"{self.articles:,} articles  slowest {self.slowest:.1f} s/MB  {len(self.failures)} kinds of failure"
        )


def main(seconds: float, first: int) -> int:
    """Try inputs for that long, beginning with seed ``first``; the number of kinds of failure."""
    KEPT.mkdir(parents=True, exist_ok=True)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, _watch.tick)
    running, tally = KEPT / "running", Tally()
    if running.exists():
        print(
            f"The last run died while it read {running.rename(KEPT / 'killer')}: its suffix is its first line."
        )
    begun = told = time.monotonic()
    number = first
    with tempfile.TemporaryDirectory() as folder:
        while (now := time.monotonic()) - begun < seconds:
            _round(number, Path(folder), tally)
            number += 1
            if now - told > 60:
                told = now
                print(tally.row(now - begun), flush=True)
    running.unlink(missing_ok=True)
    print(tally.row(time.monotonic() - begun), f"seeds {first}-{number - 1}")
    for title, counter in (("problems, as an editor is told", tally.problems), ("failures", tally.failures)):
        print(f"\n{title}", *(f"{count:8,}  {name}" for name, count in counter.most_common()), sep="\n")
    return len(tally.failures)


def _round(number: int, folder: Path, tally: Tally) -> None:
    """Inputs of one seed. A new kind of failure ends the round, after Hypothesis has made its input small."""
    smallest: dict[str, tuple[Input, str]] = {}

    @seed(number)
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs)
    def attempt(tried: Input) -> None:
        try:
            _read(tried, folder, tally)
        except (Exception, TooSlow) as error:  # noqa: BLE001 - any exception at all is what is looked for
            kind = _kind(error)
            if kind in tally.failures:
                tally.failures[kind] += 1
                return
            known = smallest.get(kind)
            if known is None or len(tried.raw) <= len(known[0].raw):
                smallest[kind] = (tried, traceback.format_exc())
            if not isinstance(error, TooSlow | Superlinear):  # to make a slow input small takes hours
                raise AssertionError(kind) from None

    try:
        attempt()
    except Exception:  # noqa: BLE001 - Hypothesis groups what it found; all of it is in ``smallest``
        traceback.format_exc()
    for kind, (tried, trace) in sorted(smallest.items()):
        tally.failures[kind] += 1
        name = re.sub(r"[^A-Za-z0-9]+", "-", kind).strip("-")[:100]
        (KEPT / f"{name}{tried.suffix}").write_bytes(tried.raw)
        (KEPT / f"{name}.toml").write_bytes(tried.notes)
        (KEPT / f"{name}.traceback").write_text(trace, "utf-8", errors="backslashreplace")
        print(f"FAILED  {kind}  ({len(tried.raw):,} bytes kept)", flush=True)


def _read(tried: Input, folder: Path, tally: Tally) -> None:
    """Read one file as a build does, up to the accounts; a large slow one again, twice as long."""
    (KEPT / "running").write_bytes(tried.suffix.encode() + b"\n" + tried.raw)
    tally.inputs += 1
    tally.bytes += len(tried.raw)
    took = _timed(tried, folder, tally)
    rate = took / len(tried.raw) * 1e6 if len(tried.raw) > LARGE else 0.0
    if rate > tally.slowest:
        tally.slowest = rate
        (KEPT / f"slowest{tried.suffix}").write_bytes(tried.raw)
    if rate > SLOW and took > 0.5:
        again = _timed(tried._replace(raw=tried.raw * 2), folder, tally)
        if again > GROWTH * took:
            raise Superlinear(f"{tried.suffix}: {took:.1f} s, doubled {again:.1f} s")


def _timed(tried: Input, folder: Path, tally: Tally) -> float:
    """CPU seconds that it took."""
    for old in folder.iterdir():
        old.unlink()
    (folder / f"tried{tried.suffix}").write_bytes(tried.raw)
    if tried.notes:
        (folder / "corpus.toml").write_bytes(tried.notes)
    began = time.process_time()
    with _watch.limited(SECONDS + SECONDS_PER_MB * len(tried.raw) / 1e6):
        _account(folder, tally)
    return time.process_time() - began


def _account(folder: Path, tally: Tally) -> None:
    records: list[Record] = []
    for item in corpus.read(folder):
        if isinstance(item, Problem):
            tally.problems[re.sub(r"\(.*?\)|\d+", "…", item.message)[:90]] += 1
        else:
            records.append(item)
    first = [articles.read(record, _registry) for record in records]
    table = articles.learn(first)
    readings = [articles.apply(reading, table) for reading in first]
    found, _ = articles.settle(article for reading in readings for article in reading.articles)
    held = tuple(Withheld(article, "fuzzed", "fuzzed") for article in found)
    counted = accounts.Accounts()
    for reading in readings:
        counted.add(reading)
    sums = counted.settle(found, Curated((), held, ()))
    assert sums.records == len(records)
    edges = [edge for record in records for edge in record.raw]
    assert edges == sorted(edges), "records overlap or are out of order"
    tally.records += len(records)
    tally.articles += len(found)


_registry, _ = outlets.load(None)
_watch = Watch()


def _kind(error: BaseException) -> str:
    """What went wrong and where in Mujaz: the last of its frames on the way down, or where the time went."""
    if isinstance(error, TooSlow | Superlinear):
        return f"{type(error).__name__} in {max(_watch.seen, key=_watch.seen.__getitem__, default='no code of ours')}"
    own = [f for f in traceback.extract_tb(error.__traceback__) if _own(f.filename)]
    return f"{type(error).__name__} in {_place(own[-1].filename, own[-1].name) if own else 'the bench'}"


_PACKAGE = Path(corpus.__file__).parents[1]


def _own(file: str) -> bool:
    return file.startswith(str(_PACKAGE))


def _place(file: str, name: str) -> str:
    return f"{Path(file).relative_to(_PACKAGE)} {name}"


if __name__ == "__main__":
    given_seconds, given_seed = (*sys.argv[1:], *("3600", "0")[len(sys.argv) - 1 :])
    sys.exit(min(1, main(float(given_seconds), int(given_seed))))
