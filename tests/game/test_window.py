"""A real window under Xvfb, driven by xdotool from the title through the first five steps of c01_m1."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1280, 720)
PATIENCE = 150.0  # s for one thing to happen on a busy machine
STEPS = ["s1", "s2", "s3", "s4", "s5"]


class Person:
    """Looks at what is on the screen, moves the mouse, presses keys."""

    def __init__(self, display, state):
        self.display, self.path = display, state

    def look(self):
        try:
            return json.loads(self.path.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return {"screen": "", "buttons": {}, "parts": {}, "done": []}

    def wait(self, true, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            seen = self.look()
            if true(seen):
                return seen
            time.sleep(0.1)
        pytest.fail(f"waited for {what}; on the screen: {json.dumps(self.look())[:1500]}")

    def do(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env={**os.environ, "DISPLAY": self.display}, check=True)

    def move(self, place):
        self.do("mousemove", round(place[0]), round(place[1]))
        time.sleep(0.3)

    def press(self, action):
        seen = self.wait(lambda s: action in s["buttons"], f"button {action}")
        self.move(seen["buttons"][action])
        self.do("click", 1)
        time.sleep(0.5)

    def still(self):
        """Wait until the picture stands still: what is looked at may be some frames old."""
        before = None
        for _ in range(60):
            seen = self.wait(lambda s: not s.get("walks"), "the walk to end")
            now = [seen.get(name) for name in ("position", "heading", "pitch", "frame")]
            if before is not None and now[:3] == before[:3] and now[3] >= before[3] + 2:
                return seen
            if before is None or now[:3] != before[:3]:
                before = now
            time.sleep(0.3)
        pytest.fail(f"the picture never stood still: {json.dumps(self.look())[:800]}")

    def face(self, part):
        """Step through the parts with N until the part is well inside the picture."""
        for _ in range(40):
            place = self.still().get("parts", {}).get(part)
            if place and 180 < place[0] < 1100 and 110 < place[1] < 560:
                return place
            self.do("key", "n")
            time.sleep(0.4)
        pytest.fail(f"{part} never came into the picture: {json.dumps(self.look())[:1500]}")

    def aim(self, part):
        place = self.face(part)
        self.move(place)
        return self.wait(lambda s: s.get("hover") == part, f"the pointer on {part}")

    def click(self, part):
        self.aim(part)
        self.do("click", 1)
        time.sleep(0.8)
        self.still()

    def choose(self, part, verb):
        """A part with several verbs opens a menu; a far one is walked up to first."""
        self.click(part)
        self.press(f"verb={verb}")
        time.sleep(0.8)
        self.wait(lambda s: not s.get("walks"), f"the walk to {part}")


@pytest.fixture
def person(tmp_path):
    for tool in ("Xvfb", "xdotool"):
        assert shutil.which(tool), f"{tool} is missing: apt-get install xvfb xdotool"
    number = 200 + os.getpid() % 500
    display = f":{number}"
    server = subprocess.Popen(
        ["Xvfb", display, "-screen", "0", "1280x720x24"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    config, state = tmp_path / "config", tmp_path / "state.json"
    config.mkdir()
    (config / "settings.toml").write_text('quality = "low"\nholding = "toggle"\n', encoding="utf-8")
    env = {
        **os.environ,
        "DISPLAY": display,
        "FIRST_AIR_CONFIG": str(config),
        "FIRST_AIR_DATA": str(tmp_path / "data"),
        "FIRST_AIR_STATE": str(state),
    }
    time.sleep(1.0)
    with (tmp_path / "log").open("w") as log:
        game = subprocess.Popen([sys.executable, "main.py"], cwd=ROOT, env=env, stdout=log, stderr=log)
    try:
        yield Person(display, state)
    finally:
        game.kill()
        server.kill()
        game.wait()
        server.wait()


@pytest.mark.window
@pytest.mark.slow
def test_a_person_with_a_mouse_gets_from_the_title_through_the_first_five_steps(person):
    person.wait(lambda s: s["screen"] == "title", "the title")
    person.press("missions=")
    person.press("brief=c01_m1")
    person.press("begin=c01_m1")
    person.wait(lambda s: s["screen"] == "play", "the mission")
    for _ in range(2):
        person.press("option=1")
        person.press("answer=")
        person.press("dialog_close=")
    person.click("LOB.ebr.reader")
    person.click("LOB.ebr.screen")
    person.press("ebr_step=entry")
    person.press("page_close=")
    person.wait(lambda s: "s1" in s["done"], "step 1")
    walk_through(person, "DR016", "CHG")
    person.click("CHG.locker.handle")
    for part, verb in (("tray", 0), ("tray", 1), ("shelf", 0), ("shelf", 1)):
        person.choose(f"CHG.locker.{part}", verb)
    for part in ("hook", "floor"):
        person.click(f"CHG.locker.{part}")
    person.click("CHG.locker.door")
    answer_decision(person)
    person.wait(lambda s: "s2" in s["done"], "step 2")
    person.click("CHG.sink.basin")
    time.sleep(36)
    person.do("click", 1)
    person.click("CHG.sink.towels")
    person.wait(lambda s: "s4" in s["done"], "step 4")
    for garment in ("site_uniform", "site_shoes"):
        person.click(f"CHG.gown_rack.{garment}")
        person.press("grip=inside")
        person.wait(lambda s, g=garment: s.get("held") == g, f"{garment} in the hand")
        person.do("key", "Return")
        person.wait(lambda s: not s.get("held"), f"{garment} on the body")
    person.wait(lambda s: "s3" in s["done"], "step 3")
    person.click("CHG.bench_over.seat")
    seen = person.wait(lambda s: "s5" in s["done"], "step 5")
    assert set(STEPS) <= set(seen["done"])


def answer_decision(person):
    seen = person.wait(lambda s: s.get("dialog"), "the decision")
    options = [b for b in seen["buttons"] if b.startswith("option=")]
    person.press(next(o for o in options if "report" in o))
    person.press("sure=sure")
    person.press("answer=")
    person.press("dialog_close=")


def walk_through(person, door, room):
    """Open a door and walk ahead while it is open, as often as it takes."""
    for _ in range(6):
        person.click(f"{door}.leaf")
        person.wait(lambda s: door in s["open"], f"{door} to open")
        person.do("keydown", "w")
        end = time.monotonic() + 8.0
        while time.monotonic() < end and person.look().get("room") != room and door in person.look()["open"]:
            time.sleep(0.1)
        time.sleep(0.5)
        person.do("keyup", "w")
        if person.look().get("room") == room:
            return
    pytest.fail(f"{room} was not reached: {json.dumps(person.look())[:800]}")
