"""``mujaz check``: shares add up to the accounts, doubts come least certain first."""

from __future__ import annotations

from pathlib import Path

import pytest

from mujaz import pipeline
from mujaz.commands import check, doubts, sums
from mujaz.model import Boundary, Part, Reading, Record, Span
from mujaz.pipeline import Run
from mujaz.settings import read
from tests.building import PROJECT


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return pipeline.run(read(PROJECT / "pelican.conf.py", {"cache": tmp_path_factory.mktemp("cache")}))


def test_shares_of_outlets_add_up_to_the_accounts(demo: Run) -> None:
    total, shares = demo.digest.sums, sums.survey(demo, 0).outlets.values()
    assert sum(share.article for share in shares) == total.article
    assert sum(share.metadata for share in shares) == total.metadata
    assert sum(share.cut for share in shares) == total.cut
    assert all(share.cut == share.rules.total() for share in shares)


def test_every_named_outlet_of_the_run_has_its_share(demo: Run) -> None:
    assert {name for name in sums.survey(demo, 0).outlets if name} == {
        a.outlet for a in demo.articles if a.outlet
    }


def test_rules_are_counted_where_they_cut(demo: Run) -> None:
    counted = sums.survey(demo, 0).rules
    assert counted.keys() <= demo.digest.sums.cuts.keys()
    for rule in counted.values():
        assert rule.spans >= rule.records > 0


def reading(name: str, text: str, *boundaries: Boundary) -> Reading:
    record = Record(name, None, text, "utf-8", Span(0, len(text.encode())))
    return Reading(record, (Part(0, len(text), "body", "paragraph"),), (), boundaries)


def test_least_certain_first_whether_taken_or_not() -> None:
    text = "أول\r\nثان\rثالث\nرابع"
    of_line = [text.index(word) for word in text.split()]
    known = [
        reading("b.txt", text, Boundary(of_line[1], 3.0, True), Boundary(of_line[2], -0.1, False)),
        reading("a.txt", text, Boundary(of_line[3], 0.2, True), Boundary(of_line[0], -700.0, False)),
    ]
    every = [doubt for told in known for doubt in doubts.of(told)]
    found = doubts.least_certain(every, 3)
    assert [(d.record, d.line, d.text, d.taken) for d in found] == [
        ("b.txt", 3, "ثالث", False),
        ("a.txt", 4, "رابع", True),
        ("b.txt", 2, "ثان", True),
    ]
    assert [round(d.chance, 2) for d in found] == [0.48, 0.55, 0.95]
    assert doubts.least_certain(reversed(every), 3) == found


def test_the_report_names_accounts_outlets_rules_and_problems(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    told = "وكان الوزير قد زار القناة في مطلع الشهر، وقال إن العمل فيها لن يتوقف قبل حلول الخريف المقبل."
    (corpus / "a.txt").write_text(f"الوزير يزور القناة الكبرى\n{told}\n{told[::-1]}\n", "utf-8")
    (corpus / "b.txt").write_bytes(b"")
    given = {name: tmp_path / name for name in ("cache", "ledger", "decisions")} | {"corpus": corpus}
    text, problems = check.report(read(PROJECT / "pelican.conf.py", given))
    assert problems == 1
    for said in ("records   1", "by outlet", "(outlet not stated)", "cut, by rule", "problems (1)", "b.txt"):
        assert said in text


def test_boundaries_of_pasted_files_are_among_the_doubts(demo: Run) -> None:
    found = sums.survey(demo, 1_000).doubts
    assert [doubt.margin for doubt in found] == sorted(doubt.margin for doubt in found)
    taken = {(doubt.record, doubt.line) for doubt in found if doubt.taken}
    assert {("04-pasted-four.txt", line) for line in (6, 12, 19)} <= taken
