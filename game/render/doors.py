"""The doors of the plan in the scene: fixed frames as few nodes, leaves that turn, lamps that light."""

from dataclasses import dataclass, field
from pathlib import Path

from panda3d.core import LPoint3f, NodePath

from assets import plan_source
from game.render.mesh import Model, load, set_glow

BUILT = Path(__file__).parents[2] / "assets" / "built" / "doors"
OPEN_ANGLE = 95.0  # degrees of a leaf at opening 1
LAMPS = {"red": (1.0, 0.10, 0.06), "green": (0.12, 1.0, 0.28)}


@dataclass(slots=True)
class Door:
    """A door in the scene. `node` stands on the threshold; side a (local -y) is the southern or eastern room."""

    id: str
    node: NodePath
    model: Model
    leaves: dict[str, NodePath] = field(default_factory=dict)

    def show_opening(self, share: float) -> None:
        """Turn the leaf or leaves: 0 shut, 1 open."""
        for name, leaf in self.leaves.items():
            leaf.set_h(OPEN_ANGLE * share * (-1 if name == "leaf_second" else 1))

    def show_lamp(self, colour: str | None) -> None:
        """Light one colour on both faces: "red", "green", or neither."""
        for name, rgb in LAMPS.items():
            for face in "ab":
                part = self.model.nodes.get(f"lamp_{name}_{face}")
                if part is not None:
                    set_glow(part, rgb, 2.2 if colour == name else 0.0)


def place_doors(parent: NodePath, rooms: set[str]) -> dict[str, Door]:
    """Every door of the given rooms, under `parent` in plan coordinates."""
    plans = plan_source.rooms()
    doors: dict[str, Door] = {}
    for row in plan_source.doors():
        if not rooms & {str(row["a"]), str(row["b"])}:
            continue
        sides = [plans[str(row[k])] for k in "ab" if row[k] in plans]
        is_clean = any(plan.is_clean for plan in sides)
        kind = "person" if row["kind"] == "emergency" else str(row["kind"])
        name = f"door_{kind}_{'clean' if is_clean else 'cnc'}" + ("_lamps" if row.get("interlock") else "")
        model = load(BUILT / f"{name}.fam")
        node = parent.attach_new_node(str(row["id"]))
        model.root.reparent_to(node)
        node.set_pos(LPoint3f(float(str(row["x"])), float(str(row["y"])), 0))
        node.set_h(0 if row["axis"] == "y" else 90)
        door = Door(str(row["id"]), node, model, {k: v for k, v in model.nodes.items() if k.startswith("leaf")})
        door.show_lamp("green" if row.get("interlock") else None)
        doors[door.id] = door
    return doors
