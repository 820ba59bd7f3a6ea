"""Which moments of a run are pictured, and from where: one row an act, so that any mission has pictures.

A place is given in the frame of the thing that is acted on, metres: `ahead` before its face, `right` as one sees it who
faces it, `up` from the floor. So one row holds for every instance, whichever wall it hangs on. A door's face is turned
to where the trainee comes from.
"""

import fnmatch
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sim_core.journal import Command
from sim_core.plan import Door, Facility
from sim_core.quantity import Second
from training.mission import Step

Place = tuple[float, float, float]
View = Literal["own", "outside"]


@dataclass(frozen=True, slots=True)
class Shot:
    """One moment worth a picture.

    Attributes:
        name: of the file.
        act: the command that brings it: equipment and control (`sink.wash`), `enter`, or `mission.answer`.
        eye, to: where the camera stands and what it looks at.
        value: of the command, `*` allowed.
        late: s after the command; what a hand does takes its time.
        view: through the trainee's eyes, or from outside with the trainee in the picture.
        part: the part that the hand is on; empty when it rests.
        pose: of that hand.
        closer: the page of the thing fills the view.
        panel: whether the gowning panel is open.
        hovers: the pointer is on the part: its outline and label are drawn, and the hand rests.
        follows: a second picture of the same act.
        stand: where the trainee stands in a view from outside, ahead and right; turned away from the camera's side of
            a door, on from a bench; walking where `walks`, before a thing where he `faces` it.
    """

    name: str
    act: str
    eye: Place = (0.8, 0.0, 1.62)
    to: Place = (0.0, 0.0, 1.3)
    value: str = "*"
    late: Second = 0.0
    view: View = "own"
    part: str = ""
    pose: str = "press"
    closer: bool = False
    panel: bool = False
    hovers: bool = False
    follows: bool = False
    stand: tuple[float, float] = (0.7, 0.0)
    walks: bool = False
    faces: bool = False


SHOTS = (
    Shot("badge", "ebr.login", (0.52, -0.24, 1.52), (0.0, -0.08, 1.28), late=0.3, part="reader", pose="flat"),
    Shot("procedure", "ebr.open_step", late=2.0, closer=True),
    Shot("changing", "enter", (2.4, 1.0, 1.70), (-0.8, 0.0, 1.15), "CHG", view="outside", stand=(0.2, 0.0), walks=True),
    Shot("locker", "locker.drop", (0.55, -0.04, 1.80), (0.0, 0.0, 1.60), "food", part="shelf", pose="pinch"),
    Shot("wash", "sink.wash", (0.44, 0.0, 1.56), (0.26, 0.0, 0.86), "start", late=14.0),
    Shot("towel", "sink.dry", (0.55, -0.10, 1.55), (0.0, 0.0, 1.45), late=0.4, part="towels", pose="pinch"),
    Shot("uniform", "gown_rack.take_item", (1.25, 0.1, 1.62), (0.0, 0.0, 1.35), "site_uniform*", panel=True),
    Shot("bench", "bench_over.step_over", (1.65, 2.1, 1.62), (0.2, -0.1, 0.95), view="outside", stand=(0.45, 0.0)),
    Shot("gauge", "dp_gauge.read", (1.5, 0.1, 1.62), (0.0, 0.55, 1.50), part="dial", hovers=True),
    Shot(
        "airlock", "enter", (2.6, 1.2, 1.70), (-0.6, 0.0, 1.15), "PAL*", view="outside", stand=(0.25, 0.0), walks=True
    ),
    Shot("lamps", "enter", (-2.3, 0.5, 1.66), (0.0, 0.1, 1.75), "PAL*", late=13.6, follows=True),
    Shot(
        "expiry", "gown_rack.check_expiry", (0.55, -0.22, 1.58), (0.0, -0.10, 1.38), late=1.0, part="tag", pose="pinch"
    ),
    Shot("coverall", "gown_rack.take_item", (1.3, 0.1, 1.62), (0.0, 0.0, 1.3), "coverall*", panel=True),
    Shot("overshoes", "bench_over.step_over", (1.65, 2.1, 1.62), (0.2, -0.1, 0.95), view="outside", stand=(0.45, 0.0)),
    Shot("rub", "sanitiser.rub", (0.72, 0.0, 1.62), (0.0, 0.0, 1.32), "start", late=8.0),
    Shot(
        "gloves", "gown_rack.take_item", (0.45, -0.18, 1.58), (0.0, -0.06, 1.34), "gloves*", part="gloves", pose="pinch"
    ),
    Shot("mirror", "mirror.self_check", (1.5, 0.0, 1.62), (0.0, 0.0, 1.2), "wrist", late=1.0, panel=True),
    Shot(
        "corridor", "enter", (2.3, -1.0, 1.70), (-1.5, 0.0, 1.2), "COR_D", view="outside", stand=(0.2, 0.0), walks=True
    ),
    Shot("corridor_gauge", "dp_gauge.read", closer=True, late=3.0),
    Shot("trend", "ems.open_trend", late=8.0, closer=True),
    Shot(
        "colleagues",
        "ems.open_trend",
        (2.3, 3.2, 1.66),
        (0.7, -0.4, 1.15),
        late=16.0,
        view="outside",
        stand=(0.85, 0.0),
        faces=True,
        follows=True,
    ),
    Shot("desk", "dcs.trend", (2.6, 1.3, 1.70), (0.0, 0.0, 1.10), late=2.0, view="outside", faces=True),
    Shot("trends", "dcs.trend", closer=True, late=20.0, follows=True),
    Shot("reactor", "enter", (1.5, 0.6, 1.70), (-3.0, 0.0, 1.4), "USP", view="outside", stand=(0.3, 0.0)),
    Shot("vessel", "sampler.seal", (3.6, -1.3, 1.75), (-1.2, 0.9, 1.5), late=0.5, view="outside", faces=True),
    Shot(
        "flush",
        "sampler.flush",
        (0.75, -0.25, 1.55),
        (0.0, 0.0, 1.15),
        "start",
        late=4.0,
        part="flush_valve",
        pose="grip",
    ),
    Shot("draw", "sampler.draw", (0.75, 0.25, 1.55), (0.0, 0.0, 1.10), late=0.6, part="draw_valve", pose="grip"),
    Shot("slide", "microscope.view", (0.80, 0.35, 1.55), (0.0, 0.0, 1.15), part="eyepiece", pose="point"),
    Shot("field", "microscope.view", closer=True, late=2.0, follows=True),
    Shot("analysis", "metab.read", closer=True, late=1.0),
    Shot("counts", "cell_counter.read", closer=True, late=1.0),
    Shot("report", "phone.call_supervisor", closer=True, late=20.0),
    Shot("pump", "feedbag.stop_pump", (0.80, -0.30, 1.60), (0.0, 0.0, 1.10), late=0.4, part="pump_button"),
    Shot("deviation", "qms.link_batch", closer=True, late=1.0),
    Shot("kill_tank", "eds.start_cycle", (0.75, -0.45, 1.60), (0.0, 0.1, 1.25), late=0.4, part="start_button"),
    Shot("kill_panel", "eds.start_cycle", closer=True, late=3.0, follows=True),
    Shot("panel", "br2000.switch_probe", (0.95, -0.15, 1.62), (0.0, 0.0, 1.42), late=0.6, part="screen", pose="point"),
    Shot("panel_page", "br2000.switch_probe", closer=True, late=5.0, follows=True),
    Shot("standby", "br2000.set_gas", (0.95, 0.30, 1.70), (0.0, 0.0, 1.80), late=1.5, part="standby_valve"),
    Shot("antifoam", "br2000.antifoam", (0.95, -0.15, 1.55), (0.0, 0.0, 0.75), late=0.6, part="antifoam_pump"),
    Shot("filter", "br2000.switch_vent_filter", (0.95, 0.2, 1.70), (0.0, 0.0, 1.80), late=1.5, part="handle_b"),
    Shot("kill_page", "br2000.kill", closer=True, late=5.0),
    Shot("sign", "ebr.sign", (0.60, -0.10, 1.55), (0.0, 0.05, 1.28), part="screen", pose="point"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Origin (x, y) of a thing on the plan and the unit vector of the way its face looks."""

    x: float
    y: float
    face: tuple[float, float]

    def at(self, ahead: float, right: float) -> tuple[float, float]:
        """A point of the plan."""
        fx, fy = self.face
        return self.x + fx * ahead - fy * right, self.y + fy * ahead + fx * right


def frame_of(act: Command, facility: Facility, room: str) -> Frame | None:
    """The frame of what a command acts on: a placed thing, or the door from `room` by which one enters the next."""
    placed = facility.placed.get(act.target.rpartition(".")[0])
    if placed is not None and placed.equipment == "bench_over":  # its face is the clean side, away from the stand
        x, y = (round(a - b) for a, b in zip(placed.at, placed.stand, strict=False))
        return Frame(*placed.at[:2], (x, 0.0) if x else (0.0, y))
    if placed is not None:
        turn = math.radians(placed.heading)
        return Frame(placed.at[0], placed.at[1], (round(math.sin(turn)), -round(math.cos(turn))))
    if act.target.endswith(".enter"):
        door = next((d for d in facility.doors_of(str(act.value)) if d.joins(str(act.value), room)), None)
        return None if door is None else _facing(door, facility, room)
    return None


def _facing(door: Door, facility: Facility, room: str) -> Frame:
    area = facility.rooms[room]
    middle = (area.x + area.width / 2, area.y + area.depth / 2)
    if door.axis == "x":
        return Frame(door.x, door.y, (math.copysign(1.0, middle[0] - door.x), 0.0))
    return Frame(door.x, door.y, (0.0, math.copysign(1.0, middle[1] - door.y)))


def kind_of(act: Command, facility: Facility) -> str:
    """What a command is in the words of `Shot.act`."""
    instance, _, control = act.target.rpartition(".")
    if instance in facility.placed:
        return f"{facility.placed[instance].equipment}.{control}"
    return act.target.rpartition(".")[0] if act.target.startswith("mission.answer.") else control


def shots_of(act: Command, facility: Facility, taken: Mapping[str, object]) -> list[Shot]:
    """The first row for this act that was not taken yet, and those that follow from it."""
    kind, value = kind_of(act, facility), str(act.value)
    rows = [s for s in SHOTS if s.act == kind and fnmatch.fnmatchcase(value, s.value) and s.name not in taken]
    return [*[s for s in rows if not s.follows][:1], *(s for s in rows if s.follows)]


def step_of(act: Command, steps: list[Step], current: Step | None, done: Mapping[str, object]) -> Step | None:
    """The step that an act belongs to: by its control, else by its thing; of several the one to be done now."""
    instance = act.target.rpartition(".")[0]
    same = [s for s in steps if s.target == act.target] or [s for s in steps if s.target.startswith(f"{instance}.")]
    if not same:
        return current
    return next((s for s in same if s is current or s.id not in done), same[-1])
