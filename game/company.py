"""People in the picture: the coach and passers-by, the trainee's own body for the mirror, and the own hands.

Who is where is in the plant's readings (`coach.room_index`); where in the room a person stands is chosen here and means
nothing to the plant.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from panda3d.core import BitMask32, LPoint3f, LVecBase3f, NodePath

from game.hands_on import ZONE_TIME, HandsOn
from game.people import model, shader
from game.people.figure import Figure
from game.people.hands import Hands
from game.render.mirror import IN_MIRROR
from game.walker import Walker, heading_to
from sim_core.plan import Facility, Room
from training.acts import ZONES

OTHERS = {"coach": ("site_uniform", "site_shoes"), "passer_1": ("site_uniform", "site_shoes"), "passer_2": ()}
CLEAN = ("site_uniform", "coverall", "hair_cover", "overshoes", "gloves")  # what people of the clean corridor wear
SPOTS = {"coach": (0.22, 0.30), "passer_1": (0.22, 0.75), "passer_2": (0.30, 0.30)}  # share of the room
NEAR = 4.0  # m; in a long corridor a person stands so far from the trainee
RUB_AT = LVecBase3f(0.0, 0.335, -0.21)  # m; where hands that rub meet in the frame of the arms [game/people/rub.py]
RUB_SEEN = LVecBase3f(0.0, 0.42, -0.05)  # m from the eye: raised before the face, where the ring is
ARM = 0.62  # m from the eye; no hand reaches farther down into a basin
OWN_EYES = BitMask32.bit(0)  # the own body is seen by mirrors only


@dataclass(slots=True)
class Company:
    """Figures and hands of one run."""

    base: Any
    root: NodePath
    facility: Facility
    walker: Walker
    figures: dict[str, Figure] = field(init=False)
    own: Figure = field(init=False)
    hands: Hands = field(init=False)
    is_outside: bool = False  # the picture shows the trainee from beside, not what the trainee sees
    _arms: NodePath = field(init=False)

    def __post_init__(self) -> None:
        shader.neutral_light(self.root)
        source = model.load("figure")
        self.figures = {name: Figure(self.root, name, worn, source) for name, worn in OTHERS.items()}
        self.own = Figure(self.root, "trainee", ("street_clothes", "street_shoes"), source)
        self.base.cam.node().set_camera_mask(OWN_EYES)
        self.own.root.hide(OWN_EYES)
        self._arms = self.base.camera.attach_new_node("arms")
        self.hands = Hands(self._arms)
        for hand in (self.hands.left, self.hands.right):
            hand.node.hide(IN_MIRROR)  # the reflection has the body's own hands
        shader.neutral_light(self.base.camera)

    def wear(self, worn: tuple[str, ...]) -> None:
        """The trainee's garments, on body and hands."""
        self.own.wear(worn)
        self.hands.wear(frozenset(worn))

    def seen_from(self, mirrored_eye: LVecBase3f) -> None:
        """The own body is looked at from behind the mirror."""
        self.own.root.set_shader_input("eye", mirrored_eye)

    def frame(self, acts: HandsOn, readings: Mapping[str, float], dt: float) -> None:
        """Everyone's place and pose."""
        rooms = list(self.facility.rooms.values())
        x, y, z = self.walker.eye
        for name, figure in self.figures.items():
            index = int(readings.get(f"{name}.room_index", -1.0))
            room = rooms[index] if 0 <= index < len(rooms) else None
            if room is None or room.id != self.walker.room:
                figure.root.hide()
                continue
            figure.root.show()
            if name == "passer_2" or room.grade != "CNC":
                figure.wear(CLEAN)
            spot = self._spot(name, room)
            figure.place(*spot, (heading_to(spot, (x, y)) + 180.0) % 360.0)
            figure.look_at((x, y, z))
            figure.animate(dt, 0.0)
        self.own.place(x, y, (self.walker.heading + 180.0) % 360.0)
        self.own.animate(dt, self.walker.speed)
        eye = LVecBase3f(self.base.camera.get_pos(self.base.render))
        for node in (self.root, self.base.camera):
            node.set_shader_input("eye", eye)
        self._seen_from_outside()
        self._hands(acts, dt)

    def _seen_from_outside(self) -> None:
        """The body instead of the own hands, or the hands alone."""
        for hand in (self.hands.left, self.hands.right):
            hand.node.hide() if self.is_outside else hand.node.show()
        self.own.root.show(OWN_EYES) if self.is_outside else self.own.root.hide(OWN_EYES)

    def _spot(self, name: str, room: Room) -> tuple[float, float]:
        across, along = SPOTS[name]
        x = room.x + room.width * across
        if room.width > 4 * NEAR:
            x = min(room.x + room.width - 1.0, max(room.x + 1.0, self.walker.position[0] + NEAR))
        return x, room.y + room.depth * along

    def _hands(self, acts: HandsOn, dt: float) -> None:
        if acts.hold is not None:
            zone = ZONES[min(len(ZONES) - 1, int((acts.session.time - acts.hold.since) / ZONE_TIME))]
            self.hands.rub(zone, acts.session.time)
            self._arms.set_pos(self._rub_place(acts) - RUB_AT)
            self.hands.animate(dt)
            return
        self._arms.set_pos(0, 0, 0)
        if acts.touched_at is not None:
            other = "rest"
            poses = (acts.pose, other) if acts.hand == "left" else (other, acts.pose)
            self.hands.show(*poses)
            self.hands.reach(acts.hand, acts.touched_at, 1.0)
        else:
            self.hands.home()
        self.hands.animate(dt)

    def _rub_place(self, acts: HandsOn) -> LVecBase3f:
        """Where the hands meet, in the camera's space: under the water of a basin, else before the chest."""
        hold, water = acts.hold, acts.touched_at
        if hold is None or water is None or not hold.target.endswith(".wash"):
            return RUB_SEEN
        at = self.base.camera.get_relative_point(self.base.render, LPoint3f(*water))
        return LVecBase3f(at * min(1.0, ARM / max(at.length(), 1e-6)))
