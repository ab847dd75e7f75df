"""Lighthouse on the front page and on the story with most articles: its default telephone, the median of five."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from tests.audit.findings import Finding, least, most, none_of
from tests.audit.stage import TOOLS, Stage

RUNS = 5
SCORES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
TIMES = {"first-contentful-paint": (1.2, "FCP"), "largest-contentful-paint": (1.8, "LCP")}
"""Bound in seconds, and name."""
VIEW, BARE = 150, 60
"""Kilobytes (1,000 bytes) over the wire of a first view, with fonts and without."""


@dataclass(frozen=True, slots=True)
class _Weight:
    whole: float
    bare: float
    strangers: tuple[str, ...]


def findings(stage: Stage) -> Iterator[Finding]:
    """Scores are times 100, times in seconds, weights in kilobytes."""
    for name, path in (("index", "index.html"), ("story", stage.story)):
        reports = [_report(stage, path) for _ in range(RUNS)]
        for score, least_score in SCORES.items():
            found = median(report["categories"][score]["score"] * 100 for report in reports)
            yield least("Lighthouse", f"{name}: {score}", round(found, 1), least_score)
        for audit, (bound, short) in TIMES.items():
            found = median(report["audits"][audit]["numericValue"] for report in reports)
            yield most("Lighthouse", f"{name}: {short}", round(found / 1000, 2), bound, " s")
        shift = median(report["audits"]["cumulative-layout-shift"]["numericValue"] for report in reports)
        yield most("Lighthouse", f"{name}: CLS", round(shift, 4), 0)
        weights = [_weight(report) for report in reports]
        yield most("weight", f"{name}: first view", round(median(w.whole for w in weights), 1), VIEW, " KB")
        yield most("weight", f"{name}: without fonts", round(median(w.bare for w in weights), 1), BARE, " KB")
        yield none_of("weight", f"{name}: requests to others", weights[0].strangers, 1)
        yield none_of(
            "Lighthouse", f"{name}: audits failed", sorted({f for r in reports for f in _failed(r)}), RUNS
        )


def _report(stage: Stage, path: str) -> Any:
    with TemporaryDirectory() as folder:
        file = Path(folder, "report.json")
        subprocess.run(
            [
                "node",
                str(TOOLS / "lighthouse" / "cli" / "index.js"),
                f"{stage.address}/{path}",
                "--quiet",
                "--output=json",
                f"--output-path={file}",
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
            ],
            env={**os.environ, "CHROME_PATH": stage.executable, "TMPDIR": folder},
            check=True,
            capture_output=True,
        )
        return json.loads(file.read_bytes())


def _weight(report: Any) -> _Weight:
    """Of what the page itself asked for; what the service worker keeps for later comes after the first view."""
    asked = [
        item
        for item in report["audits"]["network-requests"]["details"]["items"]
        if item["url"].startswith("http") and item.get("experimentalFromMainFrame", True)
    ]
    host = urlsplit(report["finalDisplayedUrl"]).netloc
    whole = sum(item["transferSize"] for item in asked)
    fonts = sum(item["transferSize"] for item in asked if item["resourceType"] == "Font")
    strangers = tuple(item["url"] for item in asked if urlsplit(item["url"]).netloc != host)
    return _Weight(whole / 1000, (whole - fonts) / 1000, strangers)


def _failed(report: Any) -> Iterator[str]:
    """The audits of the three categories that are to be perfect and are not."""
    for name in ("accessibility", "best-practices", "seo"):
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{audit['id']}: {audit['title']}"
