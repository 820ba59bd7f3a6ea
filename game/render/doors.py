"""A door on the scene graph: whole when near; far away one plain node for frame and leaf, without its lamps."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from panda3d.core import LPoint3f, LVector3f, NodePath, RenderState

from game.render.beyond import Beyond, is_before_a
from game.render.ladder import Ladder
from game.render.mesh import Model, merged
from sim_core.plan import Door

FAR = 14.0  # m; chosen: a lamp is then smaller than two pixels of the small window
LAMPS = ("lamp_red", "lamp_green")


@dataclass(frozen=True, slots=True)
class Look:
    """The light of one side of a door: that of the room before it; and what its glass shows."""

    state: RenderState
    behind: Beyond

    def show_on(self, node: NodePath) -> None:
        """Light a door so."""
        node.set_state(self.state)
        self.behind.show_in(node)


@dataclass(slots=True)
class HungDoor:
    """One door of the plan with its model; `holder` lies in plan coordinates and carries the light.

    `path` is the model's file; `looks`: how it is lit, and what its glass shows, from before face a (True) and face b.
    """

    door: Door
    holder: NodePath
    model: Model
    path: Path
    looks: dict[bool, Look]
    far: Ladder = field(init=False)
    _side: bool | None = None

    def __post_init__(self) -> None:
        root = self.model.root
        root.reparent_to(self.holder)
        root.set_pos(self.door.x, self.door.y, self.door.sill)
        root.set_h(0.0 if self.door.axis == "y" else 90.0)
        far = merged(self.path, LAMPS)
        self.far = replace(far, node=far.node.copy_to(self.holder))
        self.far.node.set_transform(root.get_transform())

    @property
    def box(self) -> tuple[LPoint3f, LPoint3f]:
        """A cube around the opening, whichever way the door swings."""
        middle, reach = LPoint3f(self.door.x, self.door.y, 1.0), self.door.width / 2
        return middle - LVector3f(reach, reach, 1.0), middle + LVector3f(reach, reach, 1.2)

    def look_from(self, eye: LPoint3f, share_open: float, sharpness: float) -> None:
        """Choose the form; lamps show on the face that is looked at only."""
        before_a = is_before_a(self.door, eye)
        if before_a != self._side:
            self._side = before_a
            self.looks[before_a].show_on(self.holder)
        away = max(abs(eye.x - self.door.x), abs(eye.y - self.door.y))
        is_far = away > FAR and share_open <= 0.0
        (self.far.node.show if is_far else self.far.node.hide)()
        (self.model.root.hide if is_far else self.model.root.show)()
        if is_far:
            self.far.take(away * sharpness)
            return
        self.model.take(max(0.0, away - self.door.width) * sharpness)
        for name, node in self.model.nodes.items():
            if name.startswith("lamp_"):
                (node.show if name.endswith("_a") == before_a else node.hide)()
