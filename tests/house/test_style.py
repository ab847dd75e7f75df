"""What formatter and linter cannot see: sizes, import directions and words that must not be in the project."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.building import PROJECT, imports

PACKAGE = PROJECT / "plugins" / "mujaz"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 350, 60
STAGES = (
    "corpus",
    "articles",
    "fingerprints",
    "stories",
    "curation",
    "ledger",
    "site",
)  # in the order of the flow
LEAVES = ("mujaz.model", "mujaz.errors", "mujaz.outlets", "mujaz.decisions", "mujaz.arabic", "mujaz.cache")
KNOWS_PELICAN = {"__init__.py", "settings.py", "site"}


def _name(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def test_modules_and_functions_are_short() -> None:
    """A module that outgrows a few screens holds two ideas."""
    long = [_name(m) for m in MODULES if _lines(m) > LONGEST_MODULE]
    for module in MODULES:
        long += [
            f"{_name(module)}: {node.name}"
            for node in ast.walk(ast.parse(module.read_text("utf-8")))
            if isinstance(node, ast.FunctionDef)
            and node.end_lineno is not None
            and node.end_lineno - node.lineno >= LONGEST_FUNCTION
        ]
    assert long == []


def _lines(module: Path) -> int:
    return len(module.read_text("utf-8").splitlines())


def test_a_stage_knows_leaves_and_earlier_stages_and_no_later_one() -> None:
    late = []
    for module in MODULES:
        stage = _name(module).split("/")[0]
        if stage in STAGES:
            before = STAGES[: STAGES.index(stage) + 1]
            known = (*LEAVES, *(f"mujaz.{name}" for name in before))
            late += [
                f"{_name(module)}: {name}"
                for name in imports(module)
                if name.startswith("mujaz") and not _within(name, known)
            ]
    assert late == []


def test_only_the_door_settings_and_site_know_pelican() -> None:
    assert [
        f"{_name(module)}: {name}"
        for module in MODULES
        if _name(module).split("/")[0] not in KNOWS_PELICAN
        for name in imports(module)
        if _within(name, ("pelican",))
    ] == []


def _within(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def test_no_work_is_left_lying_about() -> None:
    left = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    files = [*MODULES, *(PROJECT / "bench").glob("*.py"), *(PROJECT / "theme").rglob("*.html")]
    assert [_shown(file) for file in files if left.search(file.read_text("utf-8"))] == []


def test_every_silenced_complaint_has_its_reason_beside_it() -> None:
    silenced = re.compile(
        r"#\s*(?:noqa(?::\s*[A-Z0-9, ]+)?|type:\s*ignore(?:\[[\w, -]+\])?)(.*)$", re.MULTILINE
    )
    for file in [*MODULES, *(PROJECT / "bench").glob("*.py")]:
        for reason in silenced.findall(file.read_text("utf-8")):
            assert len(reason.strip("# ")) > 5, _shown(file)


def _shown(file: Path) -> str:
    return file.relative_to(PROJECT).as_posix()
