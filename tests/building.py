"""The real door, for tests: ``make html`` in this project or in a copy of it, and what it left behind."""

from __future__ import annotations

import ast
import json
import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
PATIENCE = 120
"""Seconds after which a command that has not ended counts as hanging."""
TOLD = 2_000
"""Characters of a failed command's last words that a test repeats."""
_NOT_INHERITED = (
    "MAKE",
    "MFLAGS",
    "MUJAZ_",
    "CORPUS",
    "OUTPUT",
    "LEDGER",
    "DECISIONS",
    "OUTLETS",
    "CACHE",
    "SITEURL",
)
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Site:
    """One build: where it went and how the command ended."""

    home: Path
    """Holds ``output``, ``ledger`` and ``cache``."""
    run: subprocess.CompletedProcess[str]

    @property
    def output(self) -> Path:
        return self.home / "output"

    @property
    def ledger(self) -> Path:
        return self.home / "ledger"

    @property
    def stories(self) -> dict[str, Any]:
        """``stories.json``."""
        whole: dict[str, Any] = json.loads((self.output / "stories.json").read_bytes())
        return whole

    def pages(self) -> list[Path]:
        """Every HTML page, sorted."""
        return sorted(self.output.rglob("*.html"))


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without what an outer make or a user's own settings put there."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_INHERITED)}
    return own | dict(extra or {})


def make(
    *words: str, folder: Path = PROJECT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """``make`` with ``words`` in ``folder``; the caller looks at how it ended."""
    return subprocess.run(
        ["make", "--no-print-directory", *words],
        cwd=folder,
        env=environment(env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=PATIENCE,
        check=False,
    )


def given(home: Path, corpus: Path | None = None, **more: str) -> list[str]:
    """What follows ``make TARGET`` to build into ``home``; the demo where no ``corpus`` is given."""
    words = {"OUTPUT": str(home / "output"), "LEDGER": str(home / "ledger"), "CACHE": str(home / "cache")}
    if corpus is not None:
        words |= {"CORPUS": str(corpus), "DECISIONS": str(home / "decisions")}
    return [f"{name}={value}" for name, value in (words | more).items()]


def build(
    home: Path,
    corpus: Path | None = None,
    target: str = "html",
    env: Mapping[str, str] | None = None,
    **more: str,
) -> Site:
    """Build ``corpus`` (the demo, with a copy of its ledger, where none is given) into ``home``."""
    if corpus is None and not (home / "ledger").exists():
        shutil.copytree(PROJECT / "content" / "ledger", home / "ledger")
    run = make(target, *given(home, corpus, **more), env=env)
    assert run.returncode == 0, (run.stdout + run.stderr)[-TOLD:]
    return Site(home, run)


def copy_project(target: Path, seed: int) -> Path:
    """What a build reads, copied to ``target`` file by file in an order drawn from ``seed``."""
    names = [PROJECT / "pelican.conf.py", PROJECT / "Makefile"]
    for folder in ("content", "plugins", "theme"):
        names += [p for p in (PROJECT / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    copy_shuffled(names, PROJECT, target, seed)
    return target


def copy_shuffled(files: Iterable[Path], source: Path, target: Path, seed: int) -> None:
    """Copy ``files`` below ``source`` to the same places below ``target``, in an order drawn from ``seed``."""
    shuffled = sorted(files)
    random.Random(seed).shuffle(shuffled)
    for file in shuffled:
        place = target / file.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)


def make_in_copy(
    copy: Path, *words: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """``make`` in a copied project with this project's tools: a copy has no .venv and must make none."""
    pelican = f'PELICAN="{PROJECT}/.venv/bin/pelican" -s pelican.conf.py'
    return make("--assume-old=run-tools", pelican, *words, folder=copy, env=env)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` by its relative path."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The paths whose bytes differ, or that only one of the two trees has."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def imports(module: Path) -> list[str]:
    """Every module or name that ``module`` imports, in full."""
    names: list[str] = []
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def runs(text: str, length: int = 6) -> set[tuple[str, ...]]:
    """Every run of ``length`` words of ``text``."""
    words = _WORD.findall(text)
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def shown_runs(output: Path, length: int = 6) -> set[tuple[str, ...]]:
    """Every run of words anywhere in ``output``: pages without their tags, feeds and exports alike."""
    found: set[tuple[str, ...]] = set()
    for file in output.rglob("*"):
        if file.suffix in {".html", ".xml", ".atom", ".opml", ".json", ".txt"}:
            text = file.read_text("utf-8").replace("\\n", " ")
            found |= runs(_TAG.sub(" ", unescape(_TAG.sub(" ", text))), length)
    return found
