"""Law 4: whatever becomes of its texts, an address that was published once stands in every later build."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from mujaz import ledger, outlets, pipeline, settings
from mujaz.pipeline import Run
from tests.building import PROJECT
from tests.site.build import build

CORPUS = PROJECT / "content" / "corpus"
STEPS = 4


def _rulings(random: Random, run: Run | None) -> str:
    """Rulings drawn anew for the articles of the last build: an editor who changes his mind every day."""
    told = [] if run is None else [[m.article.id for m in s.draft.members] for s in run.digest.stories]
    single = [random.choice(members) for members in told]
    random.shuffle(single)
    tables = [f'[[hold]]\narticle = "{ident}"\nwhy = "x"' for ident in single[:3]]
    tables += [
        f'[[date]]\narticle = "{ident}"\ndate = 2025-0{random.randint(1, 9)}-1{n}\nwhy = "x"'
        for n, ident in enumerate(single[3:6])
    ]
    tables += [
        f'[[merge]]\narticles = ["{one}", "{other}"]\nwhy = "x"'
        for one, other in zip(single[6:8], single[8:10], strict=False)
    ]
    parted = [members for members in told if len(members) > 1][:2]
    tables += [f'[[split]]\narticles = ["{members[0]}", "{members[1]}"]\nwhy = "x"' for members in parted]
    return "\n\n".join(tables)


@pytest.mark.parametrize("seed", [7])
def test_what_was_published_stands_in_every_later_build(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    files = sorted(path.relative_to(CORPUS) for path in CORPUS.rglob("*") if path.is_file())
    homes = {name: tmp_path / name for name in ("corpus", "decisions", "ledger", "cache")}
    for name in ("corpus", "decisions"):
        homes[name].mkdir()
    given = settings.read(PROJECT / "pelican.conf.py", homes)
    ever: set[str] = set()
    run: Run | None = None
    for step in range(STEPS):
        shutil.rmtree(homes["corpus"], ignore_errors=True)
        for file in random.sample(files, random.randint(len(files) // 2, len(files))):  # some come, some go
            (homes["corpus"] / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(CORPUS / file, homes["corpus"] / file)
        (homes["decisions"] / "drawn.toml").write_text(_rulings(random, run), "utf-8")
        run = pipeline.run(given)
        registry, _ = outlets.load(given.outlets)
        output = build(
            run.digest, registry, tmp_path / str(step), SITEURL="https://digest.example", MUJAZ_CARDS=False
        )
        written = {
            path.relative_to(output).as_posix()
            for path in output.rglob("*")
            if path.stat().st_size and path.is_file()
        }
        assert sorted(ever - written) == [], f"step {step}"
        ever |= {*ledger.lasting(written)}
        ledger.write(replace(run.ledger, addresses=ledger.lasting(written)), given.ledger)
    assert {path.partition("/")[0] for path in ever} >= {
        "s",
        "o",
        "t",
        "l",
        "n",
        "d",
        "w",
        "m",
        "c",
        "newsletter",
    }
    assert len({path for path in ever if path.startswith("s/")}) > len(run.digest.stories if run else ())
