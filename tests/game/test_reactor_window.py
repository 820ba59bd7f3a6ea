"""At the reactor in a real window under Xvfb: an alarm acknowledged and a set point changed, by mouse, then by keys.

What happened is read from the journal that the client wrote.
"""

import json
from types import SimpleNamespace

import pytest

from tests.game.devices import KeyHand
from tests.game.night import written
from tests.game.test_window import KEYS, SETTINGS, Window, WindowHand, screen_of

KEY = "USP.br2000.agit"
NAMES = {"enter": "Return", "arrow_down": "Down", "escape": "Escape", "backspace": "BackSpace"}


class KeyWindow(Window):
    """The window, with keys: xdotool's names for them."""

    def __init__(self, *parts):
        super().__init__(*parts)
        self.mouse = SimpleNamespace(place=(0.0, 0.0))  # it lies where it was

    def tap(self, name):
        if name in KEYS:
            super().tap(name)
        else:
            self._do("key", NAMES.get(name, name))


@pytest.fixture
def window(tmp_path):
    """The client in the mission of the tests, in a window of its own."""
    with screen_of(tmp_path, SETTINGS, ["--mission", str(written(tmp_path / "night"))]) as parts:
        yield KeyWindow(*parts), tmp_path / "data"


def journal(data):
    """What the client wrote."""
    lines = [line for path in sorted(data.glob("**/*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines if '"' in line]


def commands(data, target):
    return [entry.get("value") for entry in journal(data) if entry.get("target") == target]


def acknowledge_and_set(window, hand):
    """What a person does at the panel, with whatever hand."""
    window.until(lambda s: s["screen"] == "play", "the mission")
    hand.look_for("USP.br2000.screen")
    hand.act("USP.br2000.screen")
    window.until(lambda s: s["page"] == "USP.br2000", "the page of the panel")
    hand.choose("hmi_tab=alarms")
    hand.choose(f"hmi_ack={KEY}")
    hand.choose("hmi_tab=loops")
    for _ in range(5):
        hand.choose("hmi_step=set_do:+")
    hand.choose("hmi_confirm=")
    window.until(lambda s: "hmi_confirm=" not in s["buttons"], "the end of the change")


@pytest.mark.window
@pytest.mark.slow
def test_an_alarm_is_acknowledged_and_a_set_point_changed_with_the_mouse(window):
    shown, data = window
    acknowledge_and_set(shown, WindowHand(shown))
    assert commands(data, "USP.br2000.ack_alarm") == [KEY]
    assert commands(data, "USP.br2000.set_do") == [45.0]


@pytest.mark.window
@pytest.mark.slow
def test_an_alarm_is_acknowledged_and_a_set_point_changed_with_the_keyboard_alone(window):
    shown, data = window
    acknowledge_and_set(shown, KeyHand(shown))
    assert commands(data, "USP.br2000.ack_alarm") == [KEY]
    assert commands(data, "USP.br2000.set_do") == [45.0]
