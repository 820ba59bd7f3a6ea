"""A person in the room: body, garments worn, walk, breath and gaze."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from panda3d.core import LPoint3f, LVecBase3f, NodePath, PTA_LMatrix4f

from game.people import model, motion, shader
from game.people.rig import Rig, about_x, about_z

Array = NDArray[np.float64]
BREATH = 0.08  # s between two poses of somebody who stands: breathing and looking round are slow
GARMENTS = (
    "street_clothes",
    "street_shoes",
    "site_uniform",
    "site_shoes",
    "hair_cover",
    "beard_cover",
    "mask",
    "coverall",
    "overshoes",
    "gloves",
)


@dataclass(frozen=True, slots=True)
class Body:
    """A build: heights relative to 1.78 m, skin over the model's tone, beard or not."""

    height: float = 1.0
    shoulders: float = 1.0
    bust: float = 0.0  # m
    tone: tuple[float, float, float] = (1.0, 1.0, 1.0)
    has_beard: bool = False


BODIES = {
    "trainee": Body(has_beard=True),
    "coach": Body(height=0.95, shoulders=0.90, bust=0.020, tone=(0.52, 0.44, 0.40)),
    "passer_1": Body(height=0.98, tone=(0.80, 0.74, 0.70), has_beard=True),
    "passer_2": Body(height=0.93, shoulders=0.92, bust=0.016, tone=(1.10, 1.08, 1.06)),
}


class Figure:
    """One drawn node. Heading as in placement.yaml: 0 faces south, 90 east."""

    def __init__(
        self, parent: NodePath, body: str, worn: Iterable[str] = (), source: model.Model | None = None
    ) -> None:
        self._model = source or model.load("figure")
        self.body = BODIES[body]
        self.rig = Rig(self._model.bones, self._model.parent, warped(self._model.joints, self.body))
        errors, forms = model.coarser(self._model)
        self._errors, self._forms, self._step = (0.0, *errors), (self._model, *forms), 0
        self._vertices = [model.vertex_data(form, warped(form.position, self.body)) for form in self._forms]
        self._bones = PTA_LMatrix4f.empty_array(24)
        self._rows = np.zeros((24, 4, 4), np.float32)
        self.root = parent.attach_new_node(f"figure {body}")
        shader.dress(self.root)
        maps = {f"{kind}_map": texture for kind, texture in self._model.textures.items()}
        self.root.set_shader_inputs(bones=self._bones, tone=LVecBase3f(*self.body.tone), **maps)
        self._drawn: Any = None
        self._time = self._phase = self._still = 0.0
        self._walked = True
        self._gaze: tuple[float, float, float] | None = None
        self._head = (0.0, 0.0)
        self.worn: frozenset[str] = frozenset()
        self.wear(worn)
        self.animate(0.0)

    def wear(self, worn: Iterable[str]) -> None:
        """Show exactly these garments; what they cover is not drawn."""
        self.worn = frozenset(worn)
        unknown = self.worn - set(GARMENTS)
        if unknown:
            raise ValueError(f"no garment {sorted(unknown)}; there are {', '.join(GARMENTS)}")
        self._draw()

    def take(self, allowed: float) -> None:
        """Draw the coarsest form that errs by at most `allowed` (m)."""
        step = sum(error <= allowed for error in self._errors) - 1
        if step != self._step:
            self._step = step
            self._draw()

    def _draw(self) -> None:
        if self._drawn is not None:
            self._drawn.remove_node()
        form, vertices = self._forms[self._step], self._vertices[self._step]
        self._drawn = self.root.attach_new_node(model.node(form, vertices, shown(self.worn, self.body), 1.5))

    def place(self, x: float, y: float, heading: float) -> None:
        """Stand at a spot of the plan."""
        self.root.set_pos(x, y, 0)
        self.root.set_h(heading + 180)

    def look_at(self, target: tuple[float, float, float] | None) -> None:
        """Turn the head towards a point of the world, or ahead again."""
        self._gaze = target

    def animate(self, dt: float, speed: float = 0.0) -> None:
        """Pose for a frame: stand below 0.1 m/s, else walk."""
        self._time += dt
        if speed < 0.1 and not self._walked and 0.0 < self._still + dt < BREATH:
            self._still += dt
            return
        self._walked, dt, self._still = speed >= 0.1, dt + self._still, 0.0
        if speed < 0.1:
            local, root = motion.stand(self.rig, self._time)
        else:
            self._phase = (self._phase + speed * dt / (motion.stride(speed) * self.body.height)) % 1.0
            local, root = motion.walk(self.rig, self._phase, speed)
        self._turn_head(local, dt)
        self.rig.solve(local, root)
        self._rows[: len(local)] = self.rig.matrices()
        memoryview(self._bones).cast("B")[:] = self._rows.tobytes()  # type: ignore[arg-type]

    def _turn_head(self, local: Array, dt: float) -> None:
        yaw = pitch = 0.0
        if self._gaze is not None:
            x, y, z = self.root.get_relative_point(self.root.get_top(), LPoint3f(*self._gaze))
            eyes = float(self.rig.joints[self.rig.index["head"], 2]) + 0.11
            yaw = max(-1.2, min(1.2, math.atan2(-x, y)))
            pitch = max(-0.5, min(0.5, math.atan2(z - eyes, math.hypot(x, y))))
        share = 1 - math.exp(-dt / 0.25)
        self._head = (self._head[0] + (yaw - self._head[0]) * share, self._head[1] + (pitch - self._head[1]) * share)
        for name, part in (("neck", 0.4), ("head", 0.6)):
            i = self.rig.index[name]
            local[i] = local[i] @ about_z(self._head[0] * part) @ about_x(self._head[1] * part)


def shown(worn: frozenset[str], body: Body) -> list[str]:
    """Parts drawn for a set of garments. Without clothes or shoes of its own a figure keeps those it came in."""
    parts = ["head", "eyes", *(name for name in ("hair_cover", "mask") if name in worn)]
    if "hair_cover" not in worn:
        parts.append("hair")
    if "beard_cover" in worn:
        parts.append("beard_cover")
    elif body.has_beard and "mask" not in worn:
        parts.append("beard")
    parts.append("gloves" if "gloves" in worn else "hands")
    clothes = next((name for name in ("coverall", "site_uniform") if name in worn), "street_clothes")
    shoes = next((name for name in ("overshoes", "site_shoes") if name in worn), "street_shoes")
    return [*parts, clothes, shoes, *(["arms"] if clothes == "site_uniform" else [])]


def warped(points: Array, body: Body) -> Array:
    """Places of the model under a build: one smooth warp of flesh, garments and joints, so nothing comes to cross."""
    p = points.copy()
    side = np.abs(p[:, 0])
    high = np.clip((p[:, 2] - 1.10) / 0.25, 0, 1) * (p[:, 2] < 1.60)
    inner = np.minimum(side, 0.18) * (1 + (body.shoulders - 1) * high) + np.maximum(side - 0.18, 0)
    p[:, 0] = np.sign(p[:, 0]) * inner * body.height
    away = ((side - 0.075) / 0.065) ** 2 + ((points[:, 2] - 1.265) / 0.075) ** 2
    p[:, 1] = (p[:, 1] + body.bust * np.exp(-away) * np.clip(points[:, 1] / 0.08, 0, 1)) * body.height
    p[:, 2] *= body.height
    return p
