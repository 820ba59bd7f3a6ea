"""A person in the room: body, garments worn, walk, breath and gaze."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from panda3d.core import LPoint3f, LVecBase3f, NodePath, PTA_LMatrix4f

from game.people import model, motion, shader
from game.people.rig import Rig, about_x, about_z, mixed
from game.people.shadow import Shadow
from game.render.ladder import IN_MIRROR

Array = NDArray[np.float64]
BREATH = 0.08  # s between two poses of somebody who stands: breathing and looking round are slow
Colour = tuple[float, float, float]
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
class Face:
    """How a face differs from the model's (m); positive is wider, longer, further out."""

    jaw: float = 0.0  # half its width at the corners
    chin: float = 0.0  # down
    cheeks: float = 0.0  # out
    nose: float = 0.0  # forward
    lips: float = 0.0  # forward
    brow: float = 0.0  # forward


@dataclass(frozen=True, slots=True)
class Body:
    """A build: heights relative to 1.78 m, skin over the model's tone, hair (linear colour, part of the model)."""

    height: float = 1.0
    shoulders: float = 1.0
    bust: float = 0.0  # m
    belly: float = 0.0  # m
    tone: Colour = (1.0, 1.0, 1.0)
    hair: Colour = (0.045, 0.028, 0.018)
    style: str = "hair"
    stubble: float = 0.0  # 0 shaven .. 1
    has_beard: bool = False
    face: Face = Face()


BODIES = {
    "trainee": Body(stubble=1.0, has_beard=True),
    "coach": Body(
        height=0.945,
        shoulders=0.90,
        bust=0.020,
        tone=(0.40, 0.33, 0.30),
        hair=(0.012, 0.010, 0.010),
        style="hair_bun",
        face=Face(jaw=-0.005, chin=-0.004, cheeks=0.003, nose=-0.003, lips=0.003, brow=-0.003),
    ),
    "passer_1": Body(
        height=1.02,
        shoulders=1.05,
        belly=0.022,
        tone=(0.80, 0.72, 0.68),
        hair=(0.20, 0.19, 0.185),
        stubble=0.35,
        face=Face(jaw=0.006, chin=0.005, cheeks=-0.002, nose=0.005, brow=0.003),
    ),
    "passer_2": Body(
        height=0.925,
        shoulders=0.91,
        bust=0.016,
        tone=(1.12, 1.13, 1.14),
        hair=(0.16, 0.055, 0.018),
        style="hair_bob",
        face=Face(jaw=-0.004, chin=-0.006, cheeks=0.005, nose=-0.004, lips=0.001, brow=-0.003),
    ),
}
CHANGE = 0.35  # s from standing to walking
TALK = 0.5  # s until a hand is raised to explain
HEAD = np.array((0.0, 0.0, 1.655))  # centre of the model's head (m)


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
        self.shadow = Shadow(self.root)
        skin = {"tone": LVecBase3f(*self.body.tone), "hair": LVecBase3f(*self.body.hair)}
        maps = {f"{kind}_map": texture for kind, texture in self._model.textures.items()}
        self.root.set_shader_inputs(bones=self._bones, stubble=self.body.stubble, **skin, **maps)
        self._drawn: list[NodePath] = []
        self._mirrored_step: int | None = None  # None: mirrors show what the eye sees
        self._time = 7.3 * list(BODIES).index(body)  # nobody breathes in step
        self._phase = self._gait = self._still = 0.0
        self._speed = 0.9
        self._walked = True
        self.talks = False  # raises a hand while explaining
        self._talk = 0.0
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
        step = self._fitting(allowed)
        if step != self._step:
            self._step = step
            self._draw()

    def take_in_mirror(self, allowed: float) -> None:
        """Mirrors show a form of their own: their pictures are smaller."""
        step = self._fitting(allowed)
        if step != self._mirrored_step:
            self._mirrored_step = step
            self._draw()

    def _fitting(self, allowed: float) -> int:
        return sum(error <= allowed for error in self._errors) - 1

    def _draw(self) -> None:
        for node in self._drawn:
            node.remove_node()
        self._drawn = [self._form(self._step)]
        if self._mirrored_step is not None:
            self._drawn.append(self._form(self._mirrored_step))
            self._drawn[0].hide(IN_MIRROR)
            self._drawn[1].hide(~IN_MIRROR)

    def _form(self, step: int) -> NodePath:
        form, vertices = self._forms[step], self._vertices[step]
        return self.root.attach_new_node(model.node(form, vertices, shown(self.worn, self.body), 1.5))

    def place(self, x: float, y: float, heading: float) -> None:
        """Stand at a spot of the plan."""
        self.root.set_pos(x, y, 0)
        self.root.set_h(heading + 180)

    def look_at(self, target: tuple[float, float, float] | None) -> None:
        """Turn the head towards a point of the world, or ahead again."""
        self._gaze = target

    def animate(self, dt: float, speed: float = 0.0) -> None:
        """Pose for a frame: stand below 0.1 m/s, else walk; from one to the other in a third of a second."""
        self._time += dt
        is_walking = speed >= 0.1
        self._talk = float(np.clip(self._talk + (dt if self.talks and not is_walking else -dt) / TALK, 0.0, 1.0))
        is_calm = not is_walking and not self._walked and self._talk == 0.0
        if is_calm and 0.0 < self._still + dt < BREATH:
            self._still += dt
            return
        dt, self._still = dt + self._still, 0.0
        self._gait = float(np.clip(self._gait + (dt if is_walking else -dt) / CHANGE, 0.0, 1.0))
        self._walked = is_walking or self._gait > 0.0
        if is_walking:
            self._speed = speed
        self._phase = (self._phase + speed * dt / (motion.stride(self._speed) * self.body.height)) % 1.0
        local, root = self._posed()
        if self._talk > 0.0:
            motion.talk(self.rig, local, self._time, self._talk)
        self._turn_head(local, dt)
        self.rig.solve(local, root)
        self.shadow.fall(self.rig)
        self._rows[: len(local)] = self.rig.matrices()
        memoryview(self._bones).cast("B")[:] = self._rows.tobytes()  # type: ignore[arg-type]

    def _posed(self) -> tuple[Array, motion.Root]:
        if self._gait in (0.0, 1.0):
            is_still = self._gait == 0.0
            return motion.stand(self.rig, self._time) if is_still else motion.walk(self.rig, self._phase, self._speed)
        still, walking = motion.stand(self.rig, self._time), motion.walk(self.rig, self._phase, self._speed)
        share = self._gait * self._gait * (3 - 2 * self._gait)
        low, high = np.array(still[1]), np.array(walking[1])
        return mixed(still[0], walking[0], share), tuple(low + (high - low) * share)

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
        parts.append(body.style)
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
    p = _featured(points, body.face)
    side = np.abs(p[:, 0])
    high = np.clip((p[:, 2] - 1.10) / 0.25, 0, 1) * (p[:, 2] < 1.60)
    inner = np.minimum(side, 0.18) * (1 + (body.shoulders - 1) * high) + np.maximum(side - 0.18, 0)
    p[:, 0] = np.sign(p[:, 0]) * inner * body.height
    away = ((side - 0.075) / 0.065) ** 2 + ((points[:, 2] - 1.265) / 0.075) ** 2
    front = np.clip(points[:, 1] / 0.08, 0, 1)
    round_ = (points[:, 0] / 0.12) ** 2 + ((points[:, 2] - 1.06) / 0.12) ** 2
    p[:, 1] = (p[:, 1] + (body.bust * np.exp(-away) + body.belly * np.exp(-round_)) * front) * body.height
    p[:, 2] *= body.height
    return p


def _featured(points: Array, face: Face) -> Array:
    """Another face: bumps at its features, which carry skin, hair and covers alike."""
    p, q = points.copy(), points - HEAD
    right = np.abs(q[:, 0])

    def near(x: float, y: float, z: float, size: tuple[float, float, float]) -> Array:
        away = ((right - x) / size[0]) ** 2 + ((q[:, 1] - y) / size[1]) ** 2 + ((q[:, 2] - z) / size[2]) ** 2
        return np.asarray(np.exp(-away))

    side = np.sign(q[:, 0]) * np.clip(right / 0.02, 0, 1)
    p[:, 0] += side * (
        face.jaw * near(0.050, 0.02, -0.070, (0.035, 0.05, 0.04))
        + face.cheeks * near(0.055, 0.045, -0.025, (0.03, 0.04, 0.025))
    )
    p[:, 2] -= face.chin * near(0.0, 0.07, -0.105, (0.04, 0.05, 0.035))
    p[:, 1] += face.cheeks * 0.6 * near(0.042, 0.065, -0.025, (0.025, 0.03, 0.022))
    p[:, 1] += face.nose * near(0.0, 0.110, -0.024, (0.014, 0.03, 0.022))
    p[:, 1] += face.lips * near(0.0, 0.092, -0.062, (0.026, 0.02, 0.014))
    p[:, 1] += face.brow * near(0.025, 0.080, 0.028, (0.035, 0.025, 0.012))
    return p
