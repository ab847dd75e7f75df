"""The committed table of rarities is what its script makes of the package's list."""

import subprocess
import sys

from mujaz.arabic import words
from tests.building import PROJECT


def test_the_table_is_what_the_script_makes_of_the_list() -> None:
    script = PROJECT / "bench" / "rarities.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_the_list_does_not_know_is_rarest() -> None:
    unseen = words.rarity("قشقلندان")
    assert unseen == words.UNSEEN - words.COMMONPLACE
    assert all(0 <= words.rarity(words.stem(word)) <= unseen for word in ("من", "وزير", "قنفذ", ""))
