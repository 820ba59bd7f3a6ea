"""The plant on the scene graph: rooms, doors and placed equipment; only what can be seen is shown.

A room is seen from where the eye is when it is that room, or when an open door or a window joins the two.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from panda3d.core import LMatrix4f, LPoint3f, LVector3f, NodePath

from game import equipment
from game.input.picker import Pose, Thing
from game.input.solid import Vector, solids
from game.render.base import Quality
from game.render.beyond import beyond, sides
from game.render.doors import HungDoor, Look
from game.render.floor import FloorMirror
from game.render.ladder import WINDOW, distance, reflection, sharpness
from game.render.mesh import Model, load
from game.render.mirror import Mirror
from game.render.room import RoomScene, load_room
from game.render.shader import room_shader
from game.view import View
from sim_core.plan import Door, Facility, Placed
from sim_core.walk import Area

BUILT = Path(__file__).resolve().parents[1] / "assets" / "built"
LOW = 0.3  # m; what is placed lower stands on the floor
FLAT = ("line", "floor")  # parts that lie on the floor
STILL = 1e-4  # m; a part moved less is at rest
AJAR = 0.02  # share of its opening from which a door lets light through


@dataclass(slots=True)
class Stage:
    """What stands where.

    Args:
        root: where rooms are hung.
        facility: rooms, doors, placed instances.
        rooms: the rooms of the mission; others stay unloaded.
        quality: of the shaders.
        language: of the labels.
        width: of the window in pixels: how coarse a far form may be.
    """

    root: NodePath
    facility: Facility
    rooms: tuple[str, ...]
    quality: Quality
    language: str = "en"
    width: int = WINDOW
    scenes: dict[str, RoomScene] = field(init=False, default_factory=dict)
    views: dict[str, View] = field(init=False, default_factory=dict)
    missing: list[str] = field(init=False, default_factory=list)
    _things: dict[str, list[Thing]] = field(init=False, default_factory=dict)
    _boxes: dict[str, tuple[str, tuple[LPoint3f, LPoint3f]]] = field(init=False, default_factory=dict)
    _large: set[str] = field(init=False, default_factory=set)
    _doors: list[Door] = field(init=False)
    _hung: list[HungDoor] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        for room in self.rooms:
            self.scenes[room] = load_room(room, self.root, self.quality)
            self._things[room] = []
        for placed in self.facility.placed.values():
            if placed.room in self.scenes:
                self._place(placed)
        self._doors = [d for d in self.facility.doors.values() if d.a in self.scenes or d.b in self.scenes]
        for door in self._doors:
            self._hang(door)

    def show(self, readings: Mapping[str, float], room: str, eye: LPoint3f) -> None:
        """Move what the readings move, and hide the rooms that cannot be seen."""
        seen = self.visible_from(room, readings)
        fine = sharpness(self.quality, self.width)
        for name, scene in self.scenes.items():
            if name in seen:
                scene.node.show()
                scene.look_from(eye, fine)
            else:
                scene.node.hide()
        for hung in self._hung:
            if hung.door.a in seen or hung.door.b in seen:
                hung.holder.show()
                hung.look_from(eye, readings.get(f"{hung.door.id}.opening", 0.0), fine)
            else:
                hung.holder.hide()
        for name, (room_of, box) in self._boxes.items():
            if room_of in seen:
                self._refine(name, eye, box, fine)
        for view in self.views.values():
            view.show(readings)

    def _refine(self, name: str, eye: LPoint3f, box: tuple[LPoint3f, LPoint3f], fine: float) -> None:
        """Give a thing the forms that fit its distance; a large one has a distance for each of its chunks."""
        model = self.views[name].model
        if name in self._large:
            model.look_from(model.root.get_relative_point(self.root, eye), fine)
        else:
            model.take(distance(eye, *box) * fine)

    def visible_from(self, room: str, readings: Mapping[str, float]) -> set[str]:
        """The room and those that an open door joins to it."""
        open_doors = {d.id for d in self._doors if readings.get(f"{d.id}.opening", 0.0) > AJAR}
        return {room} | {d.beyond(room) for d in self._doors if d.id in open_doors and room in (d.a, d.b)}

    def things(self, rooms: Collection[str]) -> list[Thing]:
        """What can be pointed at in these rooms; moving parts where they are now."""
        return [self._as_it_stands(thing) for room in rooms for thing in self._things.get(room, [])]

    def thing(self, instance: str) -> Thing | None:
        """One thing that can be pointed at, as it stands now."""
        found = (thing for things in self._things.values() for thing in things if thing.instance == instance)
        first = next(found, None)
        return None if first is None else self._as_it_stands(first)

    def _as_it_stands(self, thing: Thing) -> Thing:
        """The thing with its moving parts where they are in the picture."""
        model = self.views[thing.instance].model
        solid = {**thing.others, **thing.parts}
        carriers = {s.carrier for s in solid.values() if s.carrier in solid and s.carrier in model.nodes}
        moved = {name: pose for name in carriers if (pose := _moved(model, name, solid[name].pivot)) is not None}
        return replace(thing, moved=moved) if moved else thing

    def obstacles(self) -> list[Area]:
        """What stands on the floor, as rectangles of the plan: placed things, and benches and skids of the rooms."""
        standing = [self.views[p.id] for p in self.facility.placed.values() if p.id in self.views and p.at[2] < LOW]
        fixed: list[Any] = [row for s in self.scenes.values() for row in s.model.header.get("obstacles", [])]  # type: ignore[attr-defined]
        placed = [area for view in standing if (area := _footprint(view)) is not None]
        return placed + [Area(str(name), *edges) for name, *edges in fixed]

    def _look(self, door: Door, before: str, behind: str) -> Look:
        """How a door looks from one side; a room that is not staged borrows the light of the other."""
        scene = self.scenes[before if before in self.scenes else behind]
        lit = NodePath("lit")
        lit.set_state(scene.node.get_state().compose(scene.things.get_state()))
        lit.set_shader(room_shader(self.quality, "PROBE", "PEEP"), 2)
        scene.box_around(lit, door.x)
        scene.light(lit, scene.inside(LPoint3f(door.x, door.y, 1.2)))
        return Look(lit.get_state(), beyond(behind, door, self.facility))

    def reflect_in(self, mirror: Mirror, instance: str) -> None:
        """Give what stands in the mirror's room forms of its own for the mirror's picture."""
        room = self._boxes[instance][0]
        for ladder in self.scenes[room].model.ladders:
            mirror.reflect(reflection(ladder), (ladder.low, ladder.high))
        boxes = {name: box for name, (where, box) in self._boxes.items() if where == room and name != instance}
        boxes |= {hung.door.id: hung.box for hung in self._hung if room in (hung.door.a, hung.door.b)}
        for name, box in boxes.items():
            for ladder in self.views[name].model.ladders:
                mirror.reflect(reflection(ladder), box)

    def _place(self, placed: Placed) -> None:
        name = model_slug(placed)
        if not (BUILT / "equipment" / f"{name}.fam").exists():
            self.missing.append(placed.id)
            return
        # A gauge of one room may hang in another: the room it is seen in is where it stands.
        where = next((r for r in self.scenes if self._holds(r, placed.stand)), placed.room)
        model = self.scenes[where].add_thing(name, LPoint3f(*placed.at), placed.heading, self.language)
        self.views[placed.id] = View(placed.id, model, equipment.bindings(placed.equipment))
        if model.is_chunked:
            self._large.add(placed.id)
        path = BUILT / "equipment" / f"{name}.fam"
        self._things[where].append(_thing(placed.id, placed.equipment, model, path))
        bounds = model.root.get_tight_bounds(self.root)
        if bounds is not None:
            self._boxes[placed.id] = (where, bounds)

    def _holds(self, room: str, point: tuple[float, float]) -> bool:
        return self.facility.rooms[room].contains(*point)

    def _hang(self, door: Door) -> None:
        path = BUILT / "doors" / f"{door_slug(door, self.facility)}.fam"
        if not path.exists():
            self.missing.append(door.id)
            return
        # A door belongs to both rooms: it hangs beside them, in the light of the one that the eye is in.
        holder, model = self.root.attach_new_node(door.id), load(path)
        at_a, at_b = sides(door, self.facility)
        looks = {True: self._look(door, at_a, at_b), False: self._look(door, at_b, at_a)}
        self._hung.append(HungDoor(door, holder, model, path, looks))
        self.views[door.id] = View(door.id, model, equipment.bindings("door"))
        for room in (door.a, door.b):
            if room in self.scenes:
                self._things[room].append(_thing(door.id, "door", model, path))


def mirrors(base: Any, stage: Stage, facility: Facility) -> list[Mirror | FloorMirror]:
    """The mirrors of the staged rooms, each filled with what it sees; at high quality the floors too, last."""
    found = [facility.placed[name] for name in stage.views if name in facility.placed]
    made = []
    for placed in found:
        if placed.equipment == "mirror":
            turn = math.radians(placed.heading)
            facing = LVector3f(math.sin(turn), -math.cos(turn), 0.0)
            mirror = Mirror(base, stage.views[placed.id].model.part("glass"), facing, stage.quality)
            stage.reflect_in(mirror, placed.id)
            made.append(mirror)
    floors: list[Mirror | FloorMirror] = []
    if stage.quality == "high":
        floors = [FloorMirror(base, list(stage.scenes.values()))]
    return [*made, *floors]


def _thing(instance: str, slug: str, model: Model, path: Path) -> Thing:
    """What of a placed model can be pointed at: the parts that have a verb; the others hide what is behind them."""
    usable = {verb.part for verb in equipment.verbs(slug)}
    shapes = solids(path)
    parts = {name: solid for name, solid in shapes.items() if name in usable}
    passing = usable | {binding.part for binding in equipment.bindings(slug) if binding.kind == "show"}  # water runs
    others = {name: solid for name, solid in shapes.items() if name not in passing and not solid.is_clear}
    return Thing(instance, slug, _vector(model.root.get_pos()), model.root.get_h(), parts, others)


def _moved(model: Model, name: str, pivot: Vector | None) -> Pose | None:
    """How a point of a moving part goes back to its place at rest; none where the part is at rest."""
    now = model.nodes[name].get_transform()
    rest = LPoint3f(*(pivot or (0.0, 0.0, 0.0)))
    if now.get_quat().is_identity() and now.get_pos().almost_equal(rest, STILL):
        return None
    back = LMatrix4f()
    back.invert_from(now.get_mat())
    rows = tuple(tuple(back.get_cell(k, row) for k in range(3)) for row in range(3))
    shift = tuple(back.get_cell(3, row) + rest[row] for row in range(3))
    return rows, shift  # type: ignore[return-value]  # three of three


def _footprint(view: View) -> Area | None:
    """The floor that a thing's body covers; lines on the floor are walked over."""
    root = view.model.root
    boxes = [box for name, box in view.model.parts.items() if name not in FLAT]
    spots = [(x, y) for low, high in boxes for x in (low.x, high.x) for y in (low.y, high.y)]
    corners = [root.get_top().get_relative_point(root, LPoint3f(x, y, 0)) for x, y in spots]
    if not corners:
        return None
    across, along = [c.x for c in corners], [c.y for c in corners]
    return Area(view.instance, min(across), min(along), max(across) - min(across), max(along) - min(along))


def _vector(point: LPoint3f) -> Vector:
    return point.x, point.y, point.z


def door_slug(door: Door, facility: Facility) -> str:
    """Which built door hangs there: by width, by the grade beside it, with lamps where it is interlocked."""
    kind = door.kind if door.kind in ("both", "material") else "person"
    rooms = [facility.rooms[r] for r in (door.a, door.b) if r in facility.rooms]
    tone = "cnc" if all(r.grade == "CNC" for r in rooms) else "clean"
    return f"door_{kind}_{tone}{'_lamps' if door.interlock else ''}"


def model_slug(placed: Placed) -> str:
    """Which built model an instance shows: its equipment, and what its options make of it.

    >>> from sim_core.plan import Placed
    >>> model_slug(Placed("PAL_D.glove_rack", "gown_rack", "operator", (0, 0, 0), 0, (0, 0), options={"style": "box"}))
    'gown_rack_box'
    """
    style = placed.options.get("style")
    if style:
        return f"{placed.equipment}_{style}"
    if placed.equipment in ("gown_rack", "bench_over") or placed.id == "COR_D.dp_gauge":
        return f"{placed.equipment}_{placed.room.lower()}"
    return placed.equipment
