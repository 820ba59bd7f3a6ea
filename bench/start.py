"""`python -m bench.start`: from nothing to the title, to the mission, to a frame of it; memory then."""

import resource
import subprocess
import sys

BUDGET = {"title": 4.0, "mission": 3.0, "memory": 600.0}

CHILD = """
import time
began = time.perf_counter()
from game.hud.pages import TitlePage
from game.picture import Picture
from game.play import Keys, Play
from game.render.base import open_base
from game.settings import Settings
from game.start import load_stage
from game.ui import Ui
from training import opening
from training.facility import load_facility
base = open_base(True, (640, 360), "low")
facility = load_facility()
stage = load_stage(base, facility, ("COR_D",), ("low", "en"))
ui = Ui(base, Settings(quality="low"))
ui.show(TitlePage("", ""))
base.graphics_engine.render_frame(); base.win.get_screenshot()
title = time.perf_counter()
stage.root.remove_node()
session = opening.new_session("c01_m1")
stage = load_stage(base, facility, session.run.mission.rooms, ("low", "en"))
play = Play(base, session, facility, stage)
picture = Picture(base, play, facility, stage)
play.update(0.03, Keys())
picture.frame([], ui.words, 0.03)
base.graphics_engine.render_frame(); base.win.get_screenshot()
mission = time.perf_counter()
from game import fill
def frames(n):
    shown = fill.Shown()
    start = time.process_time()
    for _ in range(n):
        play.update(0.033, Keys())
        picture.frame([], ui.words, 0.033)
        fill.follow(shown, session, ui.words, 0.0)
        ui.show(fill.model(play, shown, ui.words, (640, 360)))
        base.graphics_engine.render_frame(); base.win.get_screenshot()
    return (time.process_time() - start) / n * 1000
frames(3)
print(title - began, mission - title, frames(12))
"""


def main() -> None:
    """Print the three figures beside their budgets."""
    done = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, check=True)
    title, mission, frame = (float(word) for word in done.stdout.split()[-3:])
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'start to title':34}{title:9.2f} s    budget {BUDGET['title']:g}")
    print(f"{'title to mission':34}{mission:9.2f} s    budget {BUDGET['mission']:g}")
    print(f"{'whole frame in LOB, 640x360, low':34}{frame:9.1f} ms   budget 45")
    print(f"{'memory with the mission':34}{memory:9.0f} MB   budget {BUDGET['memory']:g}")


if __name__ == "__main__":
    main()
