"""What was left in lockers, in the picture: each thing where its kind belongs, read from the journal."""

from dataclasses import dataclass, field

from panda3d.core import LPoint3f, LVecBase3f, NodePath

from game.render.mesh import load
from game.stage import BUILT, Stage
from sim_core.journal import Event, Journal
from training.rewind import is_rewind, standing

PLACES: dict[str, tuple[tuple[float, float, float], tuple[float, float, float], float]] = {
    # item -> its lowest point's middle in the locker's frame (m), heading pitch roll (degrees), scale
    "watch": ((0.09, -0.09, 1.650), (70.0, 0.0, 0.0), 1.0),
    "jewellery": ((0.15, -0.04, 1.650), (20.0, 0.0, 0.0), 1.0),
    "phone": ((0.265, -0.10, 1.632), (15.0, -90.0, 0.0), 1.0),
    "food": ((0.25, 0.08, 1.632), (-20.0, 0.0, 0.0), 1.0),
    "street_clothes": ((0.17, 0.02, 0.76), (90.0, 0.0, 0.0), 0.66),  # hung sideways, squeezed as in a narrow locker
    "street_shoes": ((0.17, -0.02, 0.140), (180.0, 0.0, 0.0), 0.95),
}


@dataclass(slots=True)
class Belongings:
    """The items of one run."""

    stage: Stage
    _read: int = 0
    _placed: list[NodePath] = field(default_factory=list)

    def follow(self, journal: Journal) -> None:
        """Put what was dropped since the last call where it lies."""
        fresh = list(journal.since(self._read))
        self._read = len(journal)
        if any(is_rewind(entry) for entry in fresh):  # what was dropped since is in the pocket again
            for node in self._placed:
                node.remove_node()
            self._placed.clear()
            fresh = [entry for _, entry in standing(journal.entries)]
        for entry in fresh:
            if isinstance(entry, Event) and entry.name == "item_dropped":
                self._put(entry.source, str(entry.data["item"]))

    def _put(self, instance: str, item: str) -> None:
        view, place = self.stage.views.get(instance), PLACES.get(item)
        path = BUILT / "equipment" / f"item_{item}.fam"
        if view is None or place is None or "tray" not in view.model.parts or not path.exists():
            return  # a bin swallows what it gets
        at, turn, scale = place
        root = load(path).root
        root.reparent_to(view.model.root)
        self._placed.append(root)
        root.set_hpr(LVecBase3f(*turn))
        root.set_scale(scale)
        bounds = root.get_tight_bounds(view.model.root)
        if bounds is None:
            return
        low, high = bounds
        middle = LPoint3f((low.x + high.x) / 2, (low.y + high.y) / 2, low.z)
        root.set_pos(LPoint3f(*at) - middle)
