"""Four hands that play: mouse alone, keyboard alone, gamepad alone, and one hand that holds nothing down.

A hand knows its device only. `desk` is the client without a screen, or a real window [tests/game/desk.py, test_window].
"""

import math
from typing import ClassVar

from panda3d.core import GamepadButton

from game import watch
from game.hands_on import LEAVES
from tests.game.desk import FRAME, LONG, B

TARGET = 40  # presses or looks after which one gives up
NEAR_MIDDLE = (0.75, 0.6)  # share of half the window within which a part is pointed at with ease


def _holds(box, pixel):
    return box[0] <= pixel[0] < box[0] + box[2] and box[1] <= pixel[1] < box[1] + box[3]


class MouseHand:
    """The mouse alone: points, clicks, holds the left button, drags with the right one."""

    settings: ClassVar = {"holding": "hold"}

    def __init__(self, desk):
        self.desk = desk

    def can(self, part):
        return self.desk.turn(part) is not None

    def act(self, part):
        self._aim(part)
        self.desk.tap("mouse1")

    def hold(self, part, time):
        self._aim(part)
        self.desk.button("mouse1", down=True)
        self.desk.until(lambda s: s["holds"], "the hold", 30.0)
        self.desk.frames(time, LONG)
        self.desk.button("mouse1", down=False)
        self.desk.frames(FRAME)

    def choose(self, action):
        seen = self.desk.until(lambda s: action in s["buttons"], f"button {action}", 6.0)
        self._point(seen["buttons"][action])
        self.desk.tap("mouse1")

    def don(self):
        self.choose(next(b for b in self.desk.seen()["buttons"] if b.startswith("don=")))

    def turn_over(self):
        self.choose("turn_over=")

    def step_back(self):
        self.choose("page_close=")

    def pass_through(self, door):
        place = self._see(lambda: self.desk.way(door), lambda: self.desk.turn(f"{door}.way"), door)
        self._point(place)
        self.desk.tap("mouse1")
        self.desk.until(lambda s: not s["walks"], "the walk", 20.0)

    def hasten(self, *, faster):
        if self.desk.seen()["page"]:
            return False
        for _ in range(3):
            self.choose("faster=" if faster else "slower=")
        return True

    def look_for(self, part):
        self._see(lambda: self.desk.part(part), lambda: self.desk.turn(part), part)

    def walk_to(self, mark):
        play = self.desk.app.view.play

        def place():
            spot, (width, height) = play.place_on_screen(play.marks[mark]), self.desk.app.ui.size
            return None if spot is None else ((spot[0] + 1) / 2 * width, (1 - spot[1]) / 2 * height)

        self._point(self._see(place, lambda: watch.turn(play, play.marks[mark]), mark))
        self.desk.tap("mouse1")
        self.desk.until(lambda s: not s["walks"], "the walk", 20.0)

    put_down = act

    def stroke(self):
        """Hold the left button and draw to the right."""
        self.desk.place(-0.4, 0.0)
        self.desk.button("mouse1", down=True)
        for step in range(8):
            self.desk.place(-0.4 + 0.1 * step, 0.0)
        self.desk.button("mouse1", down=False)
        self.desk.frames(FRAME)

    def look_closer(self, part):
        """The wheel, which leans in or opens a page."""
        self._aim(part)
        self.desk.tap("wheel_up")
        self.desk.until(lambda s: s["page"] or s["walks"], "the page or the way to it", 4.0)
        self.desk.until(lambda s: s["page"], "the page", 20.0)

    def ask(self, what):
        self.choose(f"{what}=")
        self.desk.frames(0.3)
        if "back=" in self.desk.seen()["buttons"]:
            self.choose("back=")

    def _aim(self, part):
        place = self._see(lambda: self.desk.part(part), lambda: self.desk.turn(part), part)
        self._point(place)
        hover = self.desk.seen()["hover"]
        assert hover == part, f"pointed at {part}, but {hover} is meant"

    def _point(self, pixel):
        width, height = self.desk.size
        self.desk.place(pixel[0] / width * 2 - 1, 1 - pixel[1] / height * 2)

    def _see(self, place, turn, what):
        """Turn the view until something is well in the picture."""
        width, height = self.desk.size
        for _ in range(TARGET):
            spot = place()
            if spot is not None:
                x, y = spot[0] / width * 2 - 1, 1 - spot[1] / height * 2
                free = not any(_holds(panel, spot) for panel in self.desk.seen()["panels"])
                if free and abs(x) < NEAR_MIDDLE[0] and abs(y) < NEAR_MIDDLE[1]:
                    return spot
            angles = turn()
            if angles is None:  # a door may still be on its way
                self.desk.frames(FRAME)
            else:
                self._look(*angles)
        raise AssertionError(f"{what} never came into the picture: {self.desk.seen()}")

    def _look(self, left, up):
        """Drag with the right button; half a window is 40 degrees."""
        x, y = max(-1.6, min(1.6, -left / 40.0)), max(-1.2, min(1.2, up / 40.0))
        self.desk.place(-x / 2, -y / 2)
        self.desk.button("mouse3", down=True)
        for step in range(1, 5):
            self.desk.place(-x / 2 + x * step / 4, -y / 2 + y * step / 4)
        self.desk.button("mouse3", down=False)
        self.desk.frames(FRAME)


class OneHand(MouseHand):
    """The mouse in one hand, no button held down for longer than a click: toggle, and the view turns at the edge."""

    settings: ClassVar = {"holding": "toggle", "looking": "edge", "one_hand": "right"}

    def hold(self, part, time):
        self.act(part)
        self.desk.until(lambda s: s["holds"], "the hold", 30.0)
        self.desk.frames(time, LONG)
        self.desk.tap("mouse1")

    def stroke(self):
        """Two clicks: start, end."""
        for x in (-0.4, 0.4):
            self.desk.place(x, 0.0)
            self.desk.tap("mouse1")

    def _look(self, left, up):
        """Rest at the edge of the window until the view has turned."""
        for side, angle in ((0, -left), (1, up)):
            if abs(angle) > 4.0:
                place = [0.0, 0.0]
                place[side] = math.copysign(0.99, angle)
                self.desk.mouse.place = (place[0], place[1])
                self.desk.frames(abs(angle) / 60.0)
        self.desk.place(0.0, 0.0)


class KeyHand:
    """The keyboard alone, one key at a time."""

    settings: ClassVar = {}

    def __init__(self, desk):
        self.desk = desk
        desk.mouse.place = (0.9, -0.9)  # the mouse lies somewhere and is not used

    def can(self, part):
        return self._find(part)

    def act(self, part):
        assert self._find(part), f"N never came to {part}: {self.desk.seen()}"
        self.desk.tap("enter")

    def hold(self, part, time):
        self.act(part)
        self.desk.until(lambda s: s["holds"], "the hold", 30.0)
        self.desk.frames(time, LONG)
        self.desk.tap("enter")

    def choose(self, action):
        self.desk.until(lambda s: action in s["buttons"], f"button {action}", 6.0)
        for _ in range(TARGET):
            if self.desk.seen()["focus"] == action:
                self.desk.tap("enter")
                return
            self.desk.tap("arrow_down")
        raise AssertionError(f"the arrows never came to {action}: {self.desk.seen()}")

    def don(self):
        self.desk.tap("enter")

    def turn_over(self):
        self.desk.tap("r")

    def step_back(self):
        self.desk.tap("escape")

    def pass_through(self, door):
        self.act(f"{door}.passage")
        self.desk.until(lambda s: not s["walks"], "the walk", 20.0)

    def hasten(self, *, faster):
        for _ in range(3):
            self.desk.tap("+" if faster else "-")
        return True

    def look_for(self, part):
        for _ in range(14):
            if self.desk.part(part) is not None:
                return
            self.desk.tap("e")

    def walk_to(self, mark):
        self.act(f"{mark}.floor")
        self.desk.until(lambda s: not s["walks"], "the walk", 20.0)

    def put_down(self, _bin):
        self.desk.tap("g")

    def stroke(self):
        """One press starts it, one ends it."""
        self.desk.tap("enter")
        self.desk.frames(0.8)
        self.desk.tap("enter")

    def look_closer(self, part):
        assert self._find(part)
        self.desk.tap("f")
        self.desk.until(lambda s: s["page"], "the page", 30.0)

    def ask(self, what):
        self.desk.tap({"hint": "h", "report": "f2"}[what])
        self.desk.frames(0.3)
        if self.desk.seen()["focus"]:
            self.desk.tap("escape")

    def _find(self, part):
        met = set()
        for _ in range(2 * TARGET):
            hover = self.desk.seen()["hover"]
            if hover == part:
                return True
            if hover in met and len(met) > TARGET:
                return False
            met.add(hover)
            self.desk.tap("n")
        return False


class PadHand:
    """The gamepad alone: sticks, triggers, buttons."""

    settings: ClassVar = {"holding": "hold"}

    def __init__(self, desk):
        self.desk, self.pad = desk, desk.plug_in()
        desk.mouse.place = (0.9, -0.9)

    def can(self, part):
        return self.desk.turn(part) is not None

    def act(self, part):
        self._aim(part)
        self._tap(GamepadButton.face_a())

    def hold(self, part, time):
        self._aim(part)
        self.pad.axes["right_trigger"] = 1.0
        self.desk.until(lambda s: s["holds"], "the hold", 30.0)
        self.desk.frames(time, LONG)
        self.pad.axes["right_trigger"] = 0.0
        self.desk.frames(FRAME)

    def choose(self, action):
        self.desk.until(lambda s: action in s["buttons"], f"button {action}", 6.0)
        for _ in range(TARGET):
            if self.desk.seen()["focus"] == action:
                self._tap(GamepadButton.face_a())
                return
            self._tap(GamepadButton.dpad_down())
        raise AssertionError(f"the cross never came to {action}: {self.desk.seen()}")

    def don(self):
        self._tap(GamepadButton.face_a())

    def turn_over(self):
        self._tap(GamepadButton.face_y())

    def step_back(self):
        self._tap(GamepadButton.face_b())

    def pass_through(self, door):
        room = self.desk.seen()["room"]
        for _ in range(12):
            self._steer(lambda: self.desk.turn(f"{door}.way"), 4.0)
            self._push_forward(0.5)
            if self.desk.seen()["room"] != room:
                self._push_forward(0.6)  # clear of the leaf
                return

    def hasten(self, *, faster):
        return False  # on the board: a long way for a short wait

    def look_for(self, part):
        self._steer(lambda: self.desk.turn(part), 8.0)

    def walk_to(self, mark):
        play = self.desk.app.view.play
        for _ in range(20):
            if mark not in play.marks:
                return
            self._steer(lambda: watch.turn(play, play.marks.get(mark, (0.0, 0.0, 0.0))), 5.0)
            self._push_forward(0.3)

    def put_down(self, _bin):
        self._tap(GamepadButton.face_b())

    def stroke(self):
        """The trigger held, the right stick to the right."""
        self.pad.axes["right_trigger"] = 1.0
        self.desk.frames(FRAME)
        self.pad.axes["right_x"] = 0.8
        self.desk.frames(0.5)
        self.pad.axes["right_trigger"] = self.pad.axes["right_x"] = 0.0
        self.desk.frames(FRAME)

    def look_closer(self, part):
        self._aim(part)
        self._tap(GamepadButton.face_x())
        self.desk.until(lambda s: s["page"], "the page", 30.0)

    def ask(self, what):
        self._tap({"hint": GamepadButton.dpad_down(), "report": GamepadButton.rshoulder()}[what])
        self.desk.frames(0.3)
        if self.desk.seen()["focus"]:
            self._tap(B)

    def _aim(self, part):
        """Bring a part into the middle; where something hides it, come nearer first."""
        for _ in range(8):
            for close in (3.0, 1.5, 0.8, 0.4):
                self._steer(lambda: self.desk.turn(part), close)
                self.desk.frames(FRAME, FRAME)
                hover = self.desk.seen()["hover"] or ""
                if hover == part or {hover.rpartition(".")[2], part.rpartition(".")[2]} == set(LEAVES["locker"]):
                    return  # the latch is on the door
            self._push_forward(1.0)
        raise AssertionError(f"the middle of the picture clings to {self.desk.seen()['hover']}, not to {part}")

    def _push_forward(self, time):
        self.pad.axes["left_y"] = 0.8
        self.desk.frames(time)
        self.pad.axes["left_y"] = 0.0
        self.desk.frames(FRAME)

    def _steer(self, turn, close):
        """Push the right stick until something is in the middle; 100 degrees a second at its end."""
        for _ in range(3 * TARGET):
            angles = turn()
            assert angles is not None, f"it cannot be seen from here: {self.desk.seen()}"
            left, up = angles
            if abs(left) < close and abs(up) < close:
                break
            self.pad.axes["right_x"] = self._push(-left, close)
            self.pad.axes["right_y"] = self._push(up, close)
            self.desk.frames(0.05, 0.05)
        self.pad.axes["right_x"] = self.pad.axes["right_y"] = 0.0

    def _push(self, angle, close):
        """The stick's way for a turn: slower the nearer."""
        speed = min(1.0, abs(angle) / 12.0)  # share of 100 degrees a second
        return 0.0 if abs(angle) < close / 2 else math.copysign(0.18 + 0.82 * math.sqrt(speed), angle)

    def _tap(self, button):
        self.pad.down.add(button)
        self.desk.frames(FRAME)
        self.pad.down.discard(button)
        self.desk.frames(FRAME)


HANDS = {"mouse": MouseHand, "keyboard": KeyHand, "gamepad": PadHand, "one hand": OneHand}
