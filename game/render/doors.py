"""A door on the scene graph: whole when near; far away one plain node for frame and leaf, without its lamps."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from panda3d.core import LPoint3f, NodePath

from assets.pack import read_mesh
from game.render.mesh import Model, geom_node, vertex_rows
from sim_core.plan import Door

FAR = 14.0  # m; chosen: a lamp is then smaller than two pixels of the small window
PLAIN = 0.04  # m: what has no edge of this length is not seen from afar


@dataclass(slots=True)
class HungDoor:
    """One door of the plan with its model; `holder` lies in plan coordinates and carries the light."""

    door: Door
    holder: NodePath
    model: Model
    far: NodePath = field(init=False)

    def __post_init__(self) -> None:
        root = self.model.root
        root.reparent_to(self.holder)
        root.set_pos(self.door.x, self.door.y, self.door.sill)
        root.set_h(0.0 if self.door.axis == "y" else 90.0)
        self.far = NodePath("far")

    def stand_in(self, path: Path) -> None:
        """Make the far form from the model's file."""
        self.far = _plain(path).copy_to(self.holder)
        self.far.set_transform(self.model.root.get_transform())

    def look_from(self, eye: LPoint3f, share_open: float) -> None:
        """Choose the form; lamps show on the face that is looked at only."""
        away = max(abs(eye.x - self.door.x), abs(eye.y - self.door.y))
        is_far = away > FAR and share_open <= 0.0
        (self.far.show if is_far else self.far.hide)()
        (self.model.root.hide if is_far else self.model.root.show)()
        is_before_a = eye.y < self.door.y if self.door.axis == "y" else eye.x > self.door.x
        for name, node in self.model.nodes.items():
            if name.startswith("lamp_"):
                (node.show if name.endswith("_a") == is_before_a else node.hide)()


@cache
def _plain(path: Path) -> NodePath:
    mesh, _, _ = read_mesh(path)
    kept = [part for part in mesh.parts if not part.name.startswith(("lamp_red", "lamp_green"))]
    spans = [mesh.triangle[part.first // 3 : (part.first + part.count) // 3] for part in kept]
    triangle = np.concatenate(spans)
    corner = mesh.position[triangle]
    edge = np.linalg.norm(corner - np.roll(corner, 1, axis=1), axis=2).max(1)
    return NodePath(geom_node("far", vertex_rows(mesh), triangle[edge > PLAIN]))
