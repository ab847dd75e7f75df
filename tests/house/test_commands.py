"""``mujaz`` as an editor types it: the answers keep their contract."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mujaz.cli import main
from tests.building import PATIENCE, PROJECT, Site, environment

SMALL = PROJECT / "tests" / "sites" / "small" / "corpus"
ROLES = {"title", "body", "metadata", "cut", "blank"}
TEXT = (SMALL / "bridge-1.txt").read_text("utf-8")


def mujaz(*words: str) -> Result:
    """The command in this process, so that what it loads once is loaded once for all tests."""
    return CliRunner().invoke(main, [words[0], "--settings", str(PROJECT / "pelican.conf.py"), *words[1:]])


def answer(*words: str) -> str:
    run = mujaz(*words)
    assert run.exit_code == 0, run.output
    return run.stdout


def test_it_is_installed_and_says_what_it_can_do() -> None:
    for flag in ("--help", "--version"):
        run = subprocess.run(
            [PROJECT / ".venv" / "bin" / "mujaz", flag],
            env=environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
        assert "mujaz" in run.stdout


def small(tmp_path: Path) -> list[str]:
    places = {name: str(tmp_path / name) for name in ("decisions", "ledger", "cache")}
    return ["--corpus", str(SMALL), *(word for name, path in places.items() for word in (f"--{name}", path))]


def test_check_prints_the_sums_and_writes_nothing(tmp_path: Path) -> None:
    said = answer("check", *small(tmp_path))
    assert f"{sum(path.stat().st_size for path in SMALL.iterdir()):,}" in said
    assert not (tmp_path / "ledger").exists()


def test_strict_fails_on_problems_and_only_then(tmp_path: Path) -> None:
    assert mujaz("check", "--strict", *small(tmp_path)).exit_code == 0
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "mine.toml").write_text('[[hold]]\narticle = "absent.txt"\n')
    assert mujaz("check", *small(tmp_path)).exit_code == 0
    strict = mujaz("check", "--strict", *small(tmp_path))
    assert strict.exit_code == 1
    assert "decisions/mine.toml:1" in strict.stdout


def test_explain_gives_every_line_of_a_file_a_role_and_a_rule(tmp_path: Path) -> None:
    found = json.loads(answer("explain", "bridge-1.txt", "--json", *small(tmp_path)))
    assert found.keys() == {"file", "lines", "articles"}
    assert found["file"] == "bridge-1.txt"
    assert [line["text"] for line in found["lines"]] == TEXT.splitlines()
    assert [line["line"] for line in found["lines"]] == list(range(1, len(TEXT.splitlines()) + 1))
    (article,) = found["articles"]
    assert article["state"] == "published"
    assert (article["published"], article["published_known_by"]) == ("2025-03-14", "stated")
    for line in found["lines"]:
        assert line["role"] in ROLES
        assert (line["role"] == "blank") == (not line["text"].strip())
        assert line["rule"]
        assert line["article"] in {None, article["id"]}
    assert [line["text"] for line in found["lines"] if line["role"] == "title"] == [TEXT.splitlines()[0]]


@pytest.mark.parametrize("name", ["01-sariya-wheat.txt", "19-doha-gate-cp1256.txt", "16-athar-utf16.txt"])
def test_parts_of_a_mixed_line_tile_it(name: str) -> None:
    found = json.loads(answer("explain", name, "--json"))
    for line in found["lines"]:
        parts = line.get("parts", [{"start": 0, "end": len(line["text"]), "role": line["role"]}])
        assert [p["start"] for p in parts] == [0, *(p["end"] for p in parts[:-1])]
        assert parts[-1]["end"] == len(line["text"])


def test_a_file_outside_the_corpus_is_explained_alone(tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.txt"
    stranger.write_text(TEXT, "utf-8")
    found = json.loads(answer("explain", str(stranger), "--json"))
    assert [line["text"] for line in found["lines"]] == TEXT.splitlines()
    assert len(found["articles"]) == 1


def test_explain_says_why_an_article_is_dated_and_why_two_are_one_story(demo: Site) -> None:
    story = max(demo.stories["stories"], key=lambda s: len(s["articles"]))
    one, other = (article["id"] for article in story["articles"][:2])
    assert story["articles"][0]["title"] in answer("explain", one)
    pair = json.loads(answer("explain", one, other, "--json"))
    assert pair["features"]
    assert {pair["a"], pair["b"]} == {one, other}
    elsewhere = next(s for s in demo.stories["stories"] if s["id"] != story["id"])["articles"][0]["id"]
    apart = json.loads(answer("explain", one, elsewhere, "--json"))
    assert apart["together"] is False


def test_what_names_nothing_is_a_wrong_call() -> None:
    run = mujaz("explain", "no-such-thing")
    assert run.exit_code == 2
    assert "no-such-thing" in run.stderr


def _rows(*rows: dict[str, Any] | str) -> str:
    return "".join(
        (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows
    )


def _body(name: str) -> str:
    return (SMALL / name).read_text("utf-8")


def test_group_prints_one_line_per_row_in_input_order(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    rows = _rows(
        {"id": "t", "text": _body("a-train.txt"), "title": None},
        {
            "id": 7,
            "outlet": "وكالة أنباء ميرادا",
            "url": None,
            "published": None,
            "text": _body("bridge-2.txt"),
        },
        {"id": "b", "title": TEXT.splitlines()[0], "published": "2025-03-14", "text": TEXT},
        "{broken",
        {"id": "none", "text": ""},
    )
    file.write_text(rows, "utf-8")
    lines = [json.loads(line) for line in answer("group", str(file)).splitlines()]
    assert [line["id"] for line in lines] == ["t", 7, "b", None, "none"]
    for line in lines:
        assert line.keys() == {"id", "article", "story", "lineage", "state", "also"}
        assert (line["story"] is None) == (line["state"] == "rejected")
    train, second, first, broken, empty = (line["story"] for line in lines)
    assert first == second != train
    assert broken is None
    assert empty is None
    assert answer("group", str(file)).splitlines() == [json.dumps(line, ensure_ascii=False) for line in lines]


def test_group_ignores_rulings_and_ledger(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(_rows({"id": 1, "text": TEXT}), "utf-8")
    assert answer("group", str(file), *small(tmp_path)) == answer("group", str(file))
    assert not (tmp_path / "ledger").exists()


@pytest.mark.parametrize(
    ("name", "packed", "encoding"),
    [
        ("rows.jsonl.gz", gzip.compress, "utf-8"),
        ("rows", bytes, "utf-8"),
        ("rows.jsonl", bytes, "utf-16"),
        ("rows.jsonl", bytes, "cp1256"),
    ],
)
def test_group_reads_rows_packed_or_in_other_encodings_and_under_any_name(
    tmp_path: Path, name: str, packed: Callable[[bytes], bytes], encoding: str
) -> None:
    file = tmp_path / name
    rows = _rows({"id": "one", "text": TEXT}, {"id": "other", "text": _body("a-train.txt")})
    file.write_bytes(packed(rows.encode(encoding, "ignore")))
    found = [json.loads(line) for line in answer("group", str(file)).splitlines()]
    assert [line["id"] for line in found] == ["one", "other"]
    assert all(line["story"] for line in found)


def test_an_id_that_is_no_json_is_null(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(f'{{"id": NaN, "text": {json.dumps(TEXT)}}}\n', "utf-8")
    assert '"id": null' in answer("group", str(file))
