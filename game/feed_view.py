"""The moving parts of feed bags: what is left sinks in the bag, the pump's rotor turns with the feed."""

from collections.abc import Mapping
from dataclasses import dataclass

from panda3d.core import LQuaternionf, LVecBase3f

from game.render.mesh import Model
from sim_core.units.feedbag import DENSITY, FULL

PER_TURN = 0.0038  # L; of common pump tubing
FLATTEST = 0.03  # of a full bag: the film that is left


@dataclass(slots=True)
class FeedView:
    """One feed bag on the stage."""

    instance: str
    model: Model
    angle: float = 0.0  # degrees of the rotor

    def frame(self, readings: Mapping[str, float], dt: float) -> None:
        """Bring rotor and contents up to date; `dt`: s of the picture."""
        left = readings.get(f"{self.instance}.weight", FULL * DENSITY) / (FULL * DENSITY)
        self.model.part("contents").set_sz(min(1.0, max(FLATTEST, left)))
        litres = readings.get(f"{self.instance}.feed_flow", 0.0) * 0.001  # a minute
        self.angle = (self.angle + 6.0 * litres / PER_TURN * dt) % 360.0
        turned = LQuaternionf()
        turned.set_from_axis_angle(self.angle, LVecBase3f(*self.model.axes["rotor"]))
        self.model.part("rotor").set_quat(turned)
