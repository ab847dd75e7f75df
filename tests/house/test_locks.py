"""What is installed is named once, locked with hashes, and tied to no registry."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.building import PROJECT, imports

LOCKS = sorted((PROJECT / "requirements").glob("*.txt"))
PIN = re.compile(
    r"^([A-Za-z0-9._-]+)==([^\s;]+)(?: ; [^\\]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)
PROJECT_TABLE = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
OWN = sys.stdlib_module_names | {"mujaz", "compression"}  # the last is standard from Python 3.14
RUN: list[str] = PROJECT_TABLE["dependencies"]
EXTRAS: dict[str, list[str]] = PROJECT_TABLE["optional-dependencies"]


def _pins(lock: Path) -> dict[str, list[Version]]:
    pins: dict[str, list[Version]] = {}
    for name, version, _ in PIN.findall(lock.read_text("utf-8")):
        pins.setdefault(canonicalize_name(name), []).append(Version(version))
    return pins


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_line_of_a_lock_is_a_hashed_pin_and_names_no_registry(lock: Path) -> None:
    text = lock.read_text("utf-8")
    rest = re.sub(r"^\s*#.*\n", "", PIN.sub("", text), flags=re.MULTILINE)
    assert rest.strip() == ""
    assert "://" not in text


@pytest.mark.parametrize(
    ("lock", "wanted"), [("run", RUN), ("dev", RUN + EXTRAS["dev"]), ("bench", RUN + EXTRAS["bench"])]
)
def test_the_locks_hold_what_pyproject_asks_for(lock: str, wanted: list[str]) -> None:
    pins = _pins(PROJECT / "requirements" / f"{lock}.txt")
    for requirement in map(Requirement, wanted):
        versions = pins.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not locked: make lock"
        assert all(requirement.specifier.contains(v) for v in versions), f"{requirement}: make lock"


def test_feedgen_is_the_release_without_a_wheel_and_what_builds_it_is_locked_too() -> None:
    assert [str(v) for v in _pins(PROJECT / "requirements" / "run.txt")["feedgen"]] == ["1.0.0"]
    assert {"setuptools", "wheel"} <= _pins(PROJECT / "requirements" / "build.txt").keys()


def test_every_direct_dependency_has_its_reason_in_the_docs() -> None:
    reasons = (PROJECT / "docs" / "dependencies.md").read_text("utf-8")
    named = set(re.findall(r"^\| \[?`?([A-Za-z0-9._-]+)", reasons, re.MULTILINE))
    direct = {Requirement(line).name for line in [*RUN, *chain.from_iterable(EXTRAS.values())]}
    assert direct <= named, "without a reason"
    installing = {"setuptools", "wheel", "pip", "uv"}
    assert named - {"package", "---"} - direct <= installing, "no longer used"


def test_whatever_the_package_imports_is_a_direct_dependency() -> None:
    direct = {canonicalize_name(Requirement(line).name) for line in RUN}
    of_module = packages_distributions()
    for module in (PROJECT / "plugins" / "mujaz").rglob("*.py"):
        extra = EXTRAS.get(module.stem, [])  # corpus/parquet.py may import what mujaz[parquet] brings
        brought = direct | {canonicalize_name(Requirement(line).name) for line in extra}
        for name in imports(module):
            top = name.split(".")[0]
            if top not in OWN:
                owners = {canonicalize_name(owner) for owner in of_module.get(top, [top] if extra else [])}
                assert owners & brought, f"{module.name} imports {top}"
