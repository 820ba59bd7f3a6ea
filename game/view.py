"""Tags to parts: needles turn, leaves swing, lamps light, screens show. A view can be thrown away and made again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from panda3d.core import LQuaternionf, LVecBase3f

from game.render.mesh import Model, set_glow
from game.verbs import Binding

LAMP_COLOURS = {"red": (1.0, 0.10, 0.05), "green": (0.10, 0.95, 0.25), "amber": (1.0, 0.62, 0.05)}
LIT, DARK = 2.2, 0.0


@dataclass(slots=True)
class View:
    """One instance's model and the bindings that move it.

    Args:
        instance: `PAL_D.dp_gauge` or `DR026`.
        model: its model on the scene graph.
        bindings: only those whose part has a node of its own are followed.
    """

    instance: str
    model: Model
    bindings: tuple[Binding, ...]
    _moves: list[tuple[Binding, str, Callable[[float], None]]] = field(init=False)
    _shown: dict[str, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for binding in self.bindings:
            if binding.kind == "show" and binding.part in self.model.nodes:
                self.model.part(binding.part).hide()
        self._moves = [
            (b, f"{self.instance}.{b.tag}", self._mover(b)) for b in self.bindings if b.part in self.model.nodes
        ]

    def show(self, readings: Mapping[str, float]) -> None:
        """Put every bound part where its tag says; untouched parts cost nothing."""
        for binding, tag, move in self._moves:
            value = readings.get(tag)
            if value is not None and value != self._shown.get(binding.part):
                self._shown[binding.part] = value
                move(value)

    def _mover(self, binding: Binding) -> Callable[[float], None]:
        node = self.model.part(binding.part)
        axis = LVecBase3f(*self.model.axes.get(binding.part, (0.0, 0.0, 1.0)))
        rest = node.get_pos()

        def turn(value: float) -> None:
            node.set_quat(_about(axis, binding.position(value)))

        def slide(value: float) -> None:
            node.set_pos(rest + axis * binding.position(value))

        def show(value: float) -> None:
            node.show() if round(value) in binding.shown else node.hide()

        def lamp(value: float) -> None:
            usual = "amber" if "alarm" in binding.part else "green"
            colour = LAMP_COLOURS[next((c for c in LAMP_COLOURS if c in binding.part), usual)]
            set_glow(node, colour, LIT if round(value) in binding.shown else DARK)

        def screen(_value: float) -> None:
            """Pages are drawn by game/hmi when their model changes."""

        return {"turn": turn, "slide": slide, "show": show, "lamp": lamp, "screen": screen}[binding.kind]


def _about(axis: LVecBase3f, degrees: float) -> LQuaternionf:
    turned = LQuaternionf()
    turned.set_from_axis_angle(degrees, axis)
    return turned
