"""What all tests share: where the project stands, the demo site built once, and what may be left out.

A test that cannot run says so by skipping, and CI (``MUJAZ_FAIL_ON_SKIP=1``) then fails. Only tests that ask for
``real_corpus`` are left out in silence where that folder is absent: it is not the project's to bring.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.building import PROJECT, Site, build

REAL_CORPUS = PROJECT.parent / "shared" / "corpus"
FAIL_ON_SKIP = "MUJAZ_FAIL_ON_SKIP"
HERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
"""Where the demo is built; ``tests/house/test_same_bytes.py`` builds it elsewhere and compares."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if REAL_CORPUS.is_dir():
        return
    left_out = [item for item in items if "real_corpus" in getattr(item, "fixturenames", ())]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_sessionfinish(session: pytest.Session) -> None:
    if os.environ.get(FAIL_ON_SKIP) and session.exitstatus == pytest.ExitCode.OK and _skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if os.environ.get(FAIL_ON_SKIP) and _skipped(terminalreporter.config):
        terminalreporter.write_line(f"{FAIL_ON_SKIP} is set: skipped tests count as failures.", red=True)


def _skipped(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", ())) if reporter else 0


@pytest.fixture(scope="session")
def real_corpus() -> Path:
    """Five real files beside the project; see above."""
    return REAL_CORPUS


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The demo site, built once through ``make html`` with a copy of the committed ledger."""
    return build(tmp_path_factory.mktemp("demo site"), env=HERE)
