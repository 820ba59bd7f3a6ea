"""A real window under Xvfb, driven by xdotool from the title through the first five steps of c01_m1.

The same player and the same mouse as on the desk without a screen [tests/game/players.py, devices.py]; only what
carries the mouse to the client differs.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.game.devices import OneHand
from tests.game.players import Player, passing_run
from training.facility import load_facility

ROOT = Path(__file__).resolve().parents[2]
RUN = ROOT / "levels" / "c01_env" / "c01_m1" / "runs" / "pass.yaml"
PATIENCE = 240.0  # s for one thing to happen on a busy machine
STEPS = {"s1", "s2", "s3", "s4", "s5"}
FRESH = 2  # times that the state is written after an input before it is believed
KEYS = {"mouse1": 1, "mouse3": 3}
SETTINGS = 'quality = "low"\nholding = "toggle"\nlook_speed = 1.0\n'


class Window:
    """What a desk is for the player, with a real window and a real mouse pointer."""

    def __init__(self, display, path, game, log):
        self.display, self.path, self.game, self.log = display, path, game, log
        self.facility, self.size = load_facility(), (1280, 720)
        self.input_at = 0

    def seen(self):
        """What is on the screen, some frames after the last input."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.game.poll() is None, f"the game ended: {self.log.read_text()[-2000:]}"
            state = self._read()
            if state is not None and state["frame"] >= self.input_at + FRESH:
                return state
            time.sleep(0.1)
        raise AssertionError(f"nothing was drawn for {PATIENCE} s; last: {str(self._read())[:1000]}")

    def until(self, true, what, seconds=0.0):
        """Wait for something to be seen, as long as a busy machine takes."""
        end = time.monotonic() + max(seconds, PATIENCE)
        while time.monotonic() < end:
            state = self.seen()
            if true(state):
                return state
            time.sleep(0.2)
        raise AssertionError(f"waited for {what}; seen: {json.dumps(self.seen())[:1500]}")

    def frames(self, seconds, _dt=0.0):
        """Let plant time pass: wall time on a busy machine says little."""
        state = self.seen()
        if "clock" in state and not state["dialog"]:
            goal = plant_seconds(state["clock"]) + seconds
            self.until(lambda s: s["dialog"] or plant_seconds(s["clock"]) >= goal, f"{seconds} s of plant time")

    def part(self, name):
        return self.seen()["parts"].get(name)

    def way(self, door):
        return self.seen()["ways"].get(door)

    def turn(self, name):
        return self.seen()["turns"].get(name)

    def place(self, x, y):
        self._do("mousemove", round((x + 1) / 2 * self.size[0]), round((1 - y) / 2 * self.size[1]))

    def button(self, name, *, down):
        self._do("mousedown" if down else "mouseup", KEYS[name])

    def tap(self, name):
        self._do("click", KEYS[name])

    def _do(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env={**os.environ, "DISPLAY": self.display}, check=True)
        state = self._read()
        self.input_at = state["frame"] if state else 0

    def _read(self):
        try:
            return json.loads(self.path.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return None


class WindowHand(OneHand):
    """The one hand's clicks; the view is turned by dragging with the right button, as the picture is slow to follow."""

    def _look(self, left, up):
        x, y = max(-1.6, min(1.6, -left / 40.0)), max(-1.2, min(1.2, up / 40.0))
        self.desk.place(-x / 2, -y / 2)
        self.desk.seen()
        self.desk.button("mouse3", down=True)
        self.desk.seen()
        self.desk.place(x / 2, y / 2)
        self.desk.seen()
        self.desk.button("mouse3", down=False)
        self.desk.seen()

    def _point(self, pixel):
        """A person looks where the pointer is before clicking."""
        super()._point(pixel)
        self.desk.seen()

    def hold(self, part, time):
        """Toggle, with the time control in between: a slow picture would make half a minute very long."""
        self.act(part)
        self.desk.until(lambda s: s["holds"], "the hold")
        self.hasten(faster=True)
        self.desk.frames(time)
        self.hasten(faster=False)
        self.desk.place(0.0, 0.0)  # away from the buttons
        if self.desk.seen()["holds"]:
            self.desk.tap("mouse1")

    def hasten(self, *, faster):
        """Press until the clock says so."""
        if self.desk.seen()["page"]:
            return False
        while self.desk.seen()["speed"] != (10 if faster else 1):
            self.choose("faster=" if faster else "slower=")
        return True


def brisk(acts):
    """The acts without the time that a calm person takes between them; a hold takes its time."""
    timed = [(word, value, act if "zones" in act else {**act, "for": "0 s"}) for word, value, act in acts]
    return [(word, value, act) for word, value, act in timed if word != "wait"]


def plant_seconds(clock):
    hours, minutes, seconds = clock.split(":")
    return 3600 * int(hours) + 60 * int(minutes) + int(seconds)


@contextlib.contextmanager
def screen_of(folder, settings, words=()):
    """A display of its own with the client on it: its number, the file of the state, the process, its log."""
    for tool in ("Xvfb", "xdotool"):
        assert shutil.which(tool), f"{tool} is missing: apt-get install xvfb xdotool"
    read, write = os.pipe()
    screen = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    server = subprocess.Popen(screen, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as number:
        display = f":{number.readline().strip()}"
    config, state, log = folder / "config", folder / "state.json", folder / "log"
    config.mkdir()
    (config / "settings.toml").write_text(settings, encoding="utf-8")
    env = {
        **os.environ,
        "DISPLAY": display,
        "FIRST_AIR_CONFIG": str(config),
        "FIRST_AIR_DATA": str(folder / "data"),
        "FIRST_AIR_STATE": str(state),
    }
    with log.open("w") as output:
        game = subprocess.Popen([sys.executable, "main.py", *words], cwd=ROOT, env=env, stdout=output, stderr=output)
    try:
        yield display, state, game, log
    finally:
        for process in (game, server):
            process.kill()
            process.wait()


@pytest.fixture
def window(tmp_path):
    with screen_of(tmp_path, SETTINGS) as parts:
        yield Window(*parts)


@pytest.mark.window
@pytest.mark.slow
def test_a_person_with_a_mouse_gets_from_the_title_through_the_first_five_steps(window):
    player = Player(window, WindowHand(window))
    for choice in ("missions=", "brief=c01_m1", "begin=c01_m1"):
        player.hand.choose(choice)
    window.until(lambda s: s["screen"] == "play", "the mission")
    player.play(brisk(passing_run(RUN)), until=STEPS)
    assert set(window.seen()["done"]) >= STEPS
