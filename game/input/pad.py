"""The gamepad: sticks and buttons as the intents of the keyboard, read once a frame [UX 3].

Left stick walks, right stick looks; the pointer stands in the middle of the picture and clings to the nearest part.
"""

import math
from dataclasses import dataclass, field
from typing import Any

from panda3d.core import GamepadButton, InputDevice

from sim_core.quantity import Second

DEAD = 0.18  # share of a stick's way that means nothing, chosen: worn sticks rest at up to 0.15
HURRY = 0.9  # past this share of the stick's way one hurries [UX 3]
PULLED = 0.5  # share of a trigger's way that counts as pressed, chosen
LONG: Second = 0.4  # A held so long lists the other acts [UX 3]
CLING = 0.07  # radians, 4 degrees [UX 3]

BUTTONS = {  # intent -> Panda3D's button
    "put_down": GamepadButton.face_b(),
    "closer": GamepadButton.face_x(),
    "turn_over": GamepadButton.face_y(),
    "bend": GamepadButton.lshoulder(),
    "report": GamepadButton.rshoulder(),
    "tasks": GamepadButton.back(),
    "pause": GamepadButton.start(),
    "hint": GamepadButton.dpad_down(),
    "help": GamepadButton.dpad_up(),
    "left_hand": GamepadButton.dpad_left(),
    "right_hand": GamepadButton.dpad_right(),
}
MENU_KEYS = {  # what an intent means while a menu is open, as a key of Panda3D
    "act": "enter",
    "put_down": "escape",
    "pause": "escape",
    "hint": "arrow_down",
    "help": "arrow_up",
    "left_hand": "arrow_left",
    "right_hand": "arrow_right",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """What the pad asks for in one frame.

    Attributes:
        walk, turn: shares -1..1, forward and right; right and up.
        intents: keyboard intents that begin now.
        grabs, lets_go: a trigger went down or up: a hold begins or ends.
        is_lost: the pad that was used is gone.
    """

    walk: tuple[float, float] = (0.0, 0.0)
    turn: tuple[float, float] = (0.0, 0.0)
    hurries: bool = False
    intents: tuple[str, ...] = ()
    grabs: bool = False
    lets_go: bool = False
    is_lost: bool = False

    @property
    def is_used(self) -> bool:
        """Whether the person's hand is on the pad."""
        return self.walk != (0.0, 0.0) or self.turn != (0.0, 0.0) or bool(self.intents) or self.grabs


@dataclass(slots=True)
class Pad:
    """Edges and times of one pad's buttons."""

    device: Any = None
    _down: set[str] = field(default_factory=set)
    _a_for: Second = -1.0
    _pulled: bool = False

    def connect(self, device: Any) -> None:
        """Use this pad from now on."""
        self.device = device
        self._down, self._a_for, self._pulled = set(), -1.0, False

    def read(self, dt: Second) -> Deed:
        """What is asked for now."""
        if self.device is None:
            return Deed()
        if not self.device.connected:
            self.connect(None)
            return Deed(is_lost=True)
        walk = (self._axis("left_y"), self._axis("left_x"))
        pulled = max(self._axis("left_trigger"), self._axis("right_trigger")) > PULLED
        grabs, lets_go = pulled and not self._pulled, self._pulled and not pulled
        self._pulled = pulled
        return Deed(
            walk,
            (_fine(self._axis("right_x")), _fine(self._axis("right_y"))),
            max(abs(walk[0]), abs(walk[1])) > HURRY,
            (*self._begun(), *self._of_a(dt)),
            grabs,
            lets_go,
        )

    def _begun(self) -> list[str]:
        down = {intent for intent, button in BUTTONS.items() if self._is_down(button)}
        fresh = [intent for intent in BUTTONS if intent in down and intent not in self._down]
        self._down = down
        return fresh

    def _of_a(self, dt: Second) -> list[str]:
        """A: the act when it is let go, the list of acts when it is held."""
        if self._is_down(GamepadButton.face_a()):
            before, self._a_for = self._a_for, max(0.0, self._a_for) + dt
            return ["verbs"] if before < LONG <= self._a_for else []
        was, self._a_for = self._a_for, -1.0
        return ["act"] if 0.0 <= was < LONG else []

    def _axis(self, name: str) -> float:
        state = self.device.find_axis(getattr(InputDevice.Axis, name))
        value = float(state.value) if state else 0.0
        return 0.0 if abs(value) < DEAD else value

    def _is_down(self, button: Any) -> bool:
        state = self.device.find_button(button)
        return bool(state and state.pressed)


def _fine(way: float) -> float:
    """The share of the full turn for a stick's way: slow near the middle, so that a small part can be pointed at.

    >>> _fine(1.0), _fine(-1.0), round(_fine(0.59), 2), _fine(DEAD)
    (1.0, -1.0, 0.25, 0.0)
    """
    return math.copysign(((abs(way) - DEAD) / (1.0 - DEAD)) ** 2, way) if abs(way) > DEAD else 0.0


def first_pad(base: Any) -> Any:
    """The first gamepad that is plugged in, or None."""
    pads = base.devices.get_devices(InputDevice.DeviceClass.gamepad)
    return pads[0] if len(pads) else None
