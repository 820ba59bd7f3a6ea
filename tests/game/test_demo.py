"""`make play` without a display: the demo leaves pictures that differ, a debrief, a journal that replays."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from game import demo
from game.app import DEMO
from sim_core.errors import LevelError

ROOT = Path(__file__).resolve().parents[2]
LEAST_PICTURES = 8
LEAST_DIFFERENCE = 2.0  # of 255, mean over the picture


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    out = tmp_path_factory.mktemp("demo") / "out"
    env = {k: v for k, v in os.environ.items() if k != "DISPLAY"}
    command = [sys.executable, "main.py", "demo", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=400)
    assert done.returncode == 0, done.stdout + done.stderr
    return out, done.stdout


@pytest.mark.slow
def test_it_says_where_everything_is(played):
    out, said = played
    assert "passed" in said
    assert str(out / "debrief.html") in said
    assert (out / "debrief.html").stat().st_size > 20_000


@pytest.mark.slow
def test_at_least_eight_pictures_differ(played):
    pictures = [np.asarray(Image.open(p).convert("L"), float) for p in sorted(played[0].glob("*.png"))]
    different = []
    for picture in pictures:
        assert picture.std() > 10.0, "a picture is empty"
        if all(np.abs(picture - other).mean() > LEAST_DIFFERENCE for other in different):
            different.append(picture)
    assert len(different) >= LEAST_PICTURES


@pytest.mark.slow
def test_the_journal_replays(played):
    command = [sys.executable, "main.py", "replay", str(played[0] / "c01_m1.jsonl")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    command = [sys.executable, "main.py", "demo", "--out", str(blocked)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "cannot be written" in done.stderr + done.stdout


def test_without_a_display_both_missions_are_played_each_into_its_own_folder(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(demo.subprocess, "run", lambda command, **_: asked.append(command) or Done(0))
    demo.show(DEMO, tmp_path, "fr")
    assert [(c[4], Path(c[6]).name, c[8]) for c in asked] == [("c01_m1", "c01_m1", "fr"), ("c02_m3", "c02_m3", "fr")]
    monkeypatch.setattr(demo.subprocess, "run", lambda *_, **__: Done(1))
    with pytest.raises(LevelError, match="the demo of c01_m1 stopped"):
        demo.show(DEMO, tmp_path, "fr")


@dataclass
class Done:
    """What a process came to."""

    returncode: int
