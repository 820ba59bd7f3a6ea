"""One player of a mission, and four hands that play it: mouse alone, keyboard alone, gamepad alone, one hand.

The player knows the mission's passing run and the table of verbs, and reads what is on the screen; a hand knows its
device only. Nothing here submits anything to the session.
"""

import math
from typing import ClassVar

import yaml
from panda3d.core import GamepadButton

from game import equipment
from game.hands_on import LEAVES
from tests.game.desk import FRAME, LONG

TARGET = 40  # presses or looks after which one gives up
NEAR_MIDDLE = (0.75, 0.6)  # share of half the window within which a part is pointed at with ease


def passing_run(path):
    """The acts of a run file, each as (word, value, other words)."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [(next(iter(act)), act[next(iter(act))], act) for act in document["acts"]]


def seconds(text):
    return float(str(text or "0 s").split()[0])


class Player:
    """Plays acts in order with a hand."""

    def __init__(self, desk, hand):
        self.desk, self.hand, self.answers = desk, hand, {}

    def play(self, acts, until=""):
        for word, value, act in acts:
            getattr(self, f"_{word}", self._nothing)(value, act)
            self._answer_what_is_asked()
            self.wait(seconds(act.get("for")))
            self._answer_what_is_asked()
            if until and until in self.desk.seen()["done"]:
                return

    def finish(self):
        """Answer what is asked after the run; returns the page that follows."""
        while self.desk.seen()["screen"] == "play":
            self.desk.until(lambda s: s["screen"] != "play" or s["dialog"], "the questions after the run", 10.0)
            if self.desk.seen()["screen"] == "play":
                ask = self.desk.app.view.state.dialog.ask
                self.answers[ask.id] = str(ask.answer)
                self._answer_what_is_asked()
        return self.desk.app.flow.debrief

    def wait(self, time):
        """Let plant time pass, faster than a person would wait."""
        self.desk.frames(time, LONG)

    def _nothing(self, value, act):
        """What only a script does: a declaration without a dialog."""

    def _quiz(self, value, act):
        self.answers |= {name: str(option) for name, option in value.items()}
        self.desk.until(lambda s: s["dialog"], "the questions")

    def _answer(self, value, act):
        self.answers |= value

    def _wait(self, value, act):
        self.wait(seconds(value))

    def _walk(self, value, act):
        if value in self.desk.app.facility.rooms:
            here = self.desk.seen()["room"]
            door = next(d.id for d in self.desk.app.facility.doors.values() if d.joins(here, value))
            self._step_back()
            self.through(door, value)

    def through(self, door, room):
        for _ in range(4):
            if door not in self.desk.seen()["open"]:
                self.touch(f"{door}.leaf")
                self.desk.until(lambda s: door in s["open"] or s["caption"], f"{door} to open", 12.0)
            self.hand.pass_through(door)
            if self.desk.seen()["room"] == room:
                return
            self.desk.frames(2.0)
        raise AssertionError(f"{room} was not reached: {self.desk.seen()}")

    def touch(self, part):
        """Bring the hand to a part and act on it; walking up included."""
        self.hand.act(part)
        self.settle()

    def settle(self):
        self.desk.until(lambda s: not s["walks"] and not s["acts"], "hand and body to arrive", 40.0)

    def _do(self, target, act):
        instance, _, control = target.rpartition(".")
        value = str(act.get("value", ""))
        placed = self.desk.app.facility.placed[instance]
        act_on = getattr(self, f"_at_{placed.equipment}", self._at_thing)
        act_on(instance, control, value, act)

    def _at_thing(self, instance, control, value, act):
        self._step_back()
        verb = self._verb(instance, control, value)
        if verb.how == "hold":
            self.hand.hold(f"{instance}.{verb.part}", seconds(act["for"]))
            self.settle()
        else:
            self._take_verb(instance, verb)

    def _verb(self, instance, control, value):
        verbs = equipment.verbs(self.desk.app.facility.placed[instance].equipment)
        found = [v for v in verbs if v.control == control]
        return next((v for v in found if v.value in (value, value.partition(":")[0])), found[0])

    def _take_verb(self, instance, verb):
        slug = self.desk.app.facility.placed[instance].equipment
        leaf = verb.part in LEAVES.get(slug, ())
        parts = LEAVES[slug] if leaf else (verb.part,)
        self.touch(next((p for part in parts if self.hand.can(p := f"{instance}.{part}")), f"{instance}.{verb.part}"))
        menu = self.desk.seen()["menu"]
        if menu:
            self.hand.choose(f"verb={menu.index(self.desk.app.view.words(verb.words))}")
            self.settle()

    def _at_gown_rack(self, instance, control, value, act):
        if control == "take_item":
            garment, _, grip = value.partition(":")
            self._take_verb(instance, self._verb(instance, control, garment))
            self.hand.choose(f"grip={grip or 'inside'}")
            self.desk.until(lambda s: s["held"] == garment, f"{garment} in the hand", 4.0)
        elif control == "don":
            if value == "coverall":
                self.hand.turn_over()
            self.hand.don()
            self.desk.until(lambda s: not s["held"], f"{value} on the body", 4.0)
        else:
            self._at_thing(instance, control, value, act)

    def _at_mirror(self, instance, control, value, act):
        if f"mirror={value}" not in self.desk.seen()["buttons"]:
            self.touch(f"{instance}.glass")
        self.hand.choose(f"mirror={value}")

    def _at_ebr(self, instance, control, value, act):
        if control == "login":
            self._step_back()
            self.touch(f"{instance}.reader")
            return
        if self.desk.seen()["page"] != instance:
            self.touch(f"{instance}.screen")
        if control == "sign" and "ebr_sop=0" in self.desk.seen()["buttons"]:
            self.hand.choose("ebr_sop=0")
        name = {"open_step": f"ebr_step={value}", "sign": "ebr_sign="}[control]
        seen = self.desk.until(lambda s: any(b.startswith(name) for b in s["buttons"]), f"button {name}", 4.0)
        self.hand.choose(next(b for b in seen["buttons"] if b.startswith(name)))

    def _at_ems(self, instance, control, value, act):
        self._step_back()
        self.touch(f"{instance}.screen")

    def _step_back(self):
        if self.desk.seen()["page"]:
            self.hand.step_back()
        if any(b.startswith("mirror=") for b in self.desk.seen()["buttons"]):
            self.hand.step_back()

    def _answer_what_is_asked(self):
        for _ in range(8):
            seen = self.desk.seen()
            if not seen.get("dialog"):
                return
            asked = self.desk.app.view.state.dialog.ask.id
            if asked not in self.answers:
                return
            self.hand.choose(f"option={self.answers[asked]}")
            if "sure=sure" in self.desk.seen()["buttons"]:
                self.hand.choose("sure=sure")
            self.hand.choose("answer=")
            self.hand.choose("dialog_close=")
            if self.desk.seen()["screen"] != "play":
                return


class Learner(Player):
    """Does what the tutorial's bar asks for, step by step."""

def _angles(desk, part):
    """How far the view must turn (degrees to the left, up) until a part is in the middle; none where it is hidden."""
    play = desk.app.view.play
    hits = [h for t in play.seen() if part.startswith(f"{t.instance}.") for h in play.hits(t)]
    hit = next((h for h in hits if f"{h.instance}.{h.part}" == part), None)
    if hit is None:
        return None
    return _turn(desk, hit.point)


def _turn(desk, point):
    walker = desk.app.view.play.walker
    x, y, z = walker.eye
    heading = math.degrees(math.atan2(x - point[0], point[1] - y))
    pitch = math.degrees(math.atan2(point[2] - z, math.dist((x, y), point[:2])))
    return (heading - walker.heading + 180.0) % 360.0 - 180.0, max(-60.0, min(60.0, pitch)) - walker.pitch


def _doorway(desk, door):
    """The floor behind a door."""
    gate, (x, y) = desk.app.facility.doors[door], desk.app.view.play.walker.position
    if gate.axis == "y":
        return gate.x, gate.y + math.copysign(0.9, gate.y - y), 0.0
    return gate.x + math.copysign(0.9, gate.x - x), gate.y, 0.0


class MouseHand:
    """The mouse alone: points, clicks, holds the left button, drags with the right one."""

    settings: ClassVar = {"holding": "hold"}

    def __init__(self, desk):
        self.desk = desk

    def can(self, part):
        return _angles(self.desk, part) is not None

    def act(self, part):
        self._aim(part)
        self.desk.tap("mouse1")

    def hold(self, part, time):
        self._aim(part)
        self.desk.button("mouse1", down=True)
        if not self.desk.until(lambda s: s["holds"] or s["walks"], "the hold", 4.0)["holds"]:  # too far: one walked up
            self.desk.until(lambda s: s["holds"], "the hold", 30.0)
        self.desk.frames(time, LONG)
        self.desk.button("mouse1", down=False)
        self.desk.frames(FRAME)

    def choose(self, action):
        buttons = self.desk.until(lambda s: action in s["buttons"], f"button {action}", 6.0)["buttons"]
        self.desk.point(buttons[action])
        self.desk.tap("mouse1")

    def don(self):
        zone = next(b for b in self.desk.seen()["buttons"] if b.startswith("don="))
        self.choose(zone)

    def turn_over(self):
        self.choose("turn_over=")

    def step_back(self):
        self.choose("page_close=")

    def pass_through(self, door):
        place = self._see(lambda: self.desk.way(door), lambda: _turn(self.desk, _doorway(self.desk, door)), door)
        self.desk.point(place)
        self.desk.tap("mouse1")
        self.desk.until(lambda s: not s["walks"], "the walk", 20.0)

    def _aim(self, part):
        place = self._see(lambda: self.desk.part(part), lambda: _angles(self.desk, part), part)
        self.desk.point(place)
        seen = self.desk.seen()
        assert seen["hover"] == part, f"pointed at {part}, but {seen['hover']} is meant"

    def _see(self, place, turn, what):
        """Turn the view until something is well in the picture."""
        width, height = self.desk.app.ui.size
        for _ in range(TARGET):
            spot = place()
            if spot is not None:
                x, y = spot[0] / width * 2 - 1, 1 - spot[1] / height * 2
                free = not self.desk.app.ui.covers(*spot)
                if free and abs(x) < NEAR_MIDDLE[0] and abs(y) < NEAR_MIDDLE[1]:
                    return spot
            angles = turn()
            assert angles is not None, f"{what} cannot be seen from here: {self.desk.seen()}"
            self._look(*angles)
        raise AssertionError(f"{what} never came into the picture: {self.desk.seen()}")

    def _look(self, left, up):
        """Drag with the right button; half a window is 40 degrees."""
        x, y = max(-1.6, min(1.6, -left / 40.0)), max(-1.2, min(1.2, up / 40.0))
        self.desk.mouse.place = (-x / 2, -y / 2)
        self.desk.frames(FRAME)
        self.desk.button("mouse3", down=True)
        for step in range(1, 5):
            self.desk.mouse.place = (-x / 2 + x * step / 4, -y / 2 + y * step / 4)
            self.desk.frames(FRAME)
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

    def _look(self, left, up):
        """Rest at the edge of the window until the view has turned."""
        for side, angle in ((0, -left), (1, up)):
            if abs(angle) > 4.0:
                place = [0.0, 0.0]
                place[side] = math.copysign(0.99, angle)
                self.desk.mouse.place = (place[0], place[1])
                self.desk.frames(abs(angle) / 60.0)
        self.desk.mouse.place = (0.0, 0.0)
        self.desk.frames(FRAME)


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
        return _angles(self.desk, part) is not None

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
            self._steer(lambda: _turn(self.desk, _doorway(self.desk, door)), 4.0)
            self._push_forward(0.5)
            if self.desk.seen()["room"] != room:
                self._push_forward(0.6)  # clear of the leaf
                return

    def _aim(self, part):
        """Bring a part into the middle; where something hides it, come nearer first."""
        for _ in range(8):
            for close in (3.0, 1.5, 0.8, 0.4):
                self._steer(lambda: _angles(self.desk, part), close)
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
