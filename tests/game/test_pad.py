"""The gamepad: its sticks and buttons mean what the controls card says."""

from types import SimpleNamespace

import pytest
from panda3d.core import GamepadButton, InputDevice

from game.input.pad import BUTTONS, LONG, Pad
from game.settings import KEYS


class Fake:
    """A pad whose sticks and buttons are set by a test."""

    def __init__(self):
        self.connected, self.axes, self.down = True, {}, set()

    def find_axis(self, axis):
        return SimpleNamespace(value=self.axes.get(axis, 0.0))

    def find_button(self, button):
        return SimpleNamespace(pressed=button in self.down)


@pytest.fixture
def fake():
    return Fake()


def test_a_short_press_of_a_acts_once_when_it_is_let_go(fake):
    pad = Pad(fake)
    fake.down = {GamepadButton.face_a()}
    assert pad.read(0.1).intents == ()
    fake.down = set()
    assert pad.read(0.1).intents == ("act",)
    assert pad.read(0.1).intents == ()


def test_a_held_lists_the_other_acts_and_does_not_act_too(fake):
    pad = Pad(fake)
    fake.down = {GamepadButton.face_a()}
    asked = [intent for _ in range(round(LONG / 0.1) + 2) for intent in pad.read(0.1).intents]
    fake.down = set()
    assert [*asked, *pad.read(0.1).intents] == ["verbs"]


@pytest.mark.parametrize("intent", BUTTONS)
def test_a_button_asks_once_however_long_it_is_down(fake, intent):
    pad = Pad(fake)
    fake.down = {BUTTONS[intent]}
    assert pad.read(0.1).intents == (intent,)
    assert pad.read(0.1).intents == ()
    assert intent in KEYS or intent in ("left_hand", "right_hand")


def test_a_worn_stick_at_rest_neither_walks_nor_looks(fake):
    fake.axes = {InputDevice.Axis.left_x: 0.15, InputDevice.Axis.right_y: -0.15}
    assert not Pad(fake).read(0.1).is_used


def test_the_left_stick_walks_and_hurries_at_its_end(fake):
    pad = Pad(fake)
    fake.axes = {InputDevice.Axis.left_y: 0.7}
    assert (pad.read(0.1).walk, pad.read(0.1).hurries) == ((0.7, 0.0), False)
    fake.axes = {InputDevice.Axis.left_y: 1.0}
    assert pad.read(0.1).hurries


def test_a_trigger_begins_and_ends_a_hold(fake):
    pad = Pad(fake)
    fake.axes = {InputDevice.Axis.right_trigger: 1.0}
    assert pad.read(0.1).grabs
    assert not pad.read(0.1).grabs
    fake.axes = {}
    assert pad.read(0.1).lets_go


def test_a_pad_that_is_gone_says_so_once(fake):
    pad = Pad(fake)
    pad.read(0.1)
    fake.connected = False
    assert pad.read(0.1).is_lost
    assert not pad.read(0.1).is_lost
