"""Everything but the game itself runs on a machine without a screen: panda3d is blocked here."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BLOCK = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("panda3d", "direct"):
            raise ImportError(f"{name} is blocked")
sys.meta_path.insert(0, Block())
from game.cli import main
main()
"""


def call(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", BLOCK, *words], capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.mark.parametrize(
    "words", [["missions"], ["explain", "c01_m1"], ["twin", "--list"], ["twin", "dp_gauge", "--tags"], ["check"]]
)
def test_a_command_needs_no_screen(words):
    found = call(*words)
    assert found.returncode == 0, found.stdout + found.stderr
    assert "blocked" not in found.stderr


def test_a_run_its_replay_and_its_debrief_need_no_screen(tmp_path):
    journal, page = str(tmp_path / "j.jsonl"), str(tmp_path / "d.html")
    played = call("run", "c01_m1", "pass", "--journal", journal)
    assert played.returncode == 0, played.stdout + played.stderr
    assert call("replay", journal).returncode == 0
    assert call("debrief", journal, "--out", page).returncode == 0
