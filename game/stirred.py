"""Parts that an act moves and no signal tells: the lever of a sanitiser, pedal and lid of a bin, a phone's receiver.

Read from the journal; nothing of the plant hangs on it.
"""

import math
from dataclasses import dataclass, field

from panda3d.core import LPoint3f, LQuaternionf, LVecBase3f, NodePath

from game.stage import Stage
from sim_core.journal import Command, Journal


@dataclass(frozen=True, slots=True)
class Motion:
    """One part's way there and back.

    Attributes:
        part: of the model; angle: degrees about the part's axis; shift: m in the model's frame.
        rise, stay, fall: seconds of the three stretches; wait: seconds before them.
    """

    part: str
    angle: float = 0.0
    shift: tuple[float, float, float] = (0.0, 0.0, 0.0)
    wait: float = 0.0
    rise: float = 0.2
    stay: float = 0.2
    fall: float = 0.3

    def share(self, since: float) -> float:
        """How far the part is at a time since the act, 0..1, easing in and out.

        >>> [round(Motion("lid").share(t), 2) for t in (0.0, 0.1, 0.3, 0.55, 1.0)]
        [0.0, 0.5, 1.0, 0.5, 0.0]
        """
        t = since - self.wait
        x = t / self.rise if t <= self.rise else 1.0 - (t - self.rise - self.stay) / self.fall
        return 0.5 - 0.5 * math.cos(math.pi * min(1.0, max(0.0, x)))

    @property
    def over(self) -> float:
        """Seconds until the part rests again."""
        return self.wait + self.rise + self.stay + self.fall


MOTIONS: dict[str, tuple[Motion, ...]] = {
    # control -> what it moves; angles follow the axes that the models give
    "dispense": (Motion("lever", angle=16.0, rise=0.18, stay=0.15, fall=0.35),),
    "draw": (Motion("draw_valve", angle=90.0, rise=0.3, stay=1.5, fall=0.4),),
    "drop": (
        Motion("pedal", angle=9.0, rise=0.15, stay=1.0, fall=0.3),
        Motion("lid", angle=72.0, wait=0.05, rise=0.35, stay=0.8, fall=0.55),
    ),
    **{
        f"call_{to}": (Motion("handset", shift=(0.0, -0.10, 0.04), rise=0.5, stay=4.0, fall=0.6),)
        for to in ("supervisor", "qa", "maintenance", "hse", "bms")
    },
}


@dataclass(slots=True)
class Stirred:
    """All such parts of one run."""

    stage: Stage
    _read: int = 0
    _going: dict[tuple[str, str], tuple[Motion, float]] = field(default_factory=dict)
    _rest: dict[tuple[str, str], LPoint3f] = field(default_factory=dict)

    def frame(self, journal: Journal, now: float) -> None:
        """Move what was touched since the last call, and let the rest go back; `now` in seconds of the picture."""
        fresh = journal.since(self._read)
        self._read = len(journal)
        for entry in fresh:
            if isinstance(entry, Command):
                instance, _, control = entry.target.rpartition(".")
                for motion in MOTIONS.get(control, ()):
                    if self._node(instance, motion.part) is not None:
                        self._going[instance, motion.part] = (motion, now)
        for (instance, part), (motion, begun) in list(self._going.items()):
            self._move(instance, motion, motion.share(now - begun))
            if now - begun > motion.over:
                del self._going[instance, part]

    def _move(self, instance: str, motion: Motion, share: float) -> None:
        node = self._node(instance, motion.part)
        if node is None:
            return
        rest = self._rest.setdefault((instance, motion.part), node.get_pos())
        node.set_pos(rest + LVecBase3f(*motion.shift) * share)
        if motion.angle:
            axis = self.stage.views[instance].model.axes.get(motion.part, (1.0, 0.0, 0.0))
            turned = LQuaternionf()
            turned.set_from_axis_angle(motion.angle * share, LVecBase3f(*axis))
            node.set_quat(turned)

    def _node(self, instance: str, part: str) -> NodePath | None:
        view = self.stage.views.get(instance)
        return None if view is None else view.model.nodes.get(part)
