"""Poses of a hand: from named angles, by closing on a cylinder, and by inverse kinematics of the thumb.

A pose is an array of shape (5, 5), a row a digit (thumb, index, middle, ring, little): the rotation vector of the
first joint, then the flexion of the second and third joint, in radians. Poses mix by weighted sums.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.people.rig import rotations

Array = NDArray[np.float64]
DEGREE = math.pi / 180
# Flexion of the three joints (degrees) of index .. little, spread from the middle finger, thumb (oppose, flex 1..3).
ANGLES: dict[str, tuple[tuple[tuple[float, float, float], ...], float, tuple[float, float, float, float]]] = {
    "rest": (((14, 18, 10), (18, 22, 12), (22, 25, 14), (24, 26, 14)), 0, (8, 4, 8, 10)),
    "open": (((-10, -8, -5),) * 4, 5, (-6, -8, -6, -6)),
    "flat": (((-9, -11, -7),) * 4, -1, (2, 10, 0, 0)),
    "point": (((-4, -6, -4), (64, 84, 46), (70, 86, 48), (72, 84, 46)), 0, (38, 20, 32, 34)),
    "press": (((18, 12, 8), (58, 76, 42), (66, 80, 44), (70, 80, 44)), 0, (36, 16, 28, 28)),
    "cup": (((28, 26, 14), (30, 28, 16), (32, 28, 16), (34, 26, 14)), -1, (18, 6, 10, 12)),
    "tips": (((46, 38, 18), (44, 40, 20), (46, 40, 20), (50, 38, 18)), -2, (34, 10, 16, 14)),
}
POSES = (*ANGLES, "grip", "pinch")
# Where the search for the thumb begins: found once by many starts, so that it ends in a natural bend.
GRIP_THUMB = (0.123, -0.939, 0.817, 0.533, 1.200)
PINCH_THUMB = (0.093, -0.497, 0.446, 0.964, -0.154)
LIMIT = np.array([100, 110, 80]) * DEGREE  # flexion of a finger's joints


@dataclass(frozen=True, eq=False)
class HandForm:
    """Joints (5, 4, 3), radii (5, 4), flexion axes (5, 3) and nail directions (5, 3) of a right hand at rest."""

    joints: Array
    radii: Array
    flex: Array
    up: Array

    @classmethod
    def read(cls, header: dict[str, Any]) -> "HandForm":
        """From the header of the built model."""
        rows = header["digits"]
        return cls(*(np.array([row[key] for row in rows], float) for key in ("joints", "radii", "flex", "up")))

    def turns(self, pose: Array) -> Array:
        """Local rotations of the fifteen bones, shape (5, 3, 3, 3)."""
        vectors = np.stack([pose[:, :3], self.flex * pose[:, 3:4], self.flex * pose[:, 4:5]], 1)
        return rotations(vectors.reshape(15, 3)).reshape(5, 3, 3, 3)

    def local(self, pose: Array, arm: Array | None = None) -> Array:
        """Local rotations of all bones in the model's order: hand, fifteen of the digits, arm."""
        digits = self.turns(pose).reshape(15, 3, 3)
        return np.concatenate([np.eye(3)[None], digits, (np.eye(3) if arm is None else arm)[None]])

    def reach(self, pose: Array) -> Array:
        """Joints under a pose, shape (5, 4, 3)."""
        local, out = self.turns(pose), self.joints.copy()
        turn = np.tile(np.eye(3), (5, 1, 1))
        for i in range(3):
            turn = turn @ local[:, i]
            out[:, i + 1] = out[:, i] + np.einsum("dij,dj->di", turn, self.joints[:, i + 1] - self.joints[:, i])
        return out

    def pad(self, pose: Array, digit: int) -> Array:
        """Direction in which the pad of a fingertip faces."""
        local = self.turns(pose)[digit]
        return np.asarray(-(local[0] @ local[1] @ local[2]) @ self.up[digit])

    @cached_property
    def poses(self) -> dict[str, Array]:
        """All named poses; grip closes on a 36 mm cylinder."""
        named = {name: self._named(*row) for name, row in ANGLES.items()}
        return {**named, "grip": self.grip(0.018)[0], "pinch": self.pinch()}

    def _named(
        self, fingers: tuple[tuple[float, float, float], ...], spread: float, thumb: tuple[float, float, float, float]
    ) -> Array:
        pose = np.zeros((5, 5))
        along = self.joints[0, 1] - self.joints[0, 0]
        roll = along / np.linalg.norm(along) * 0.35 + np.array(
            [0.10, 0.90, -0.05]
        )  # the saddle joint swings the thumb across the palm
        pose[0, :3] = roll / np.linalg.norm(roll) * thumb[0] * DEGREE + self.flex[0] * thumb[1] * DEGREE
        pose[0, 3:] = np.array(thumb[2:]) * DEGREE
        for i, row in enumerate(fingers):
            pose[i + 1, :3] = self.flex[i + 1] * row[0] * DEGREE
            pose[i + 1, 2] += (1.2 - i) * spread * DEGREE
            pose[i + 1, 3:] = np.array(row[1:]) * DEGREE
        return pose

    def grip(self, radius: float) -> tuple[Array, Array]:
        """The hand closed on a cylinder lying across the palm (axis along x), and a point of its axis."""
        centre = np.array([0.0, 0.074, -(radius + 0.0175)])
        pose = self._named(((0, 0, 0),) * 4, 0, (30, 6, 14, 14))
        for digit in range(1, 5):
            for bone in range(3):
                self._close(pose, digit, bone, (centre, radius))
        tip = radius + self.radii[0, 3]
        target = centre + tip * np.array([0, 0.17, -0.98]) + [-0.030, 0, 0]
        pose[0] = GRIP_THUMB
        return self.oppose(pose, target, (centre - target) * [0, 1, 1], (centre, radius)), centre

    def _close(self, pose: Array, digit: int, bone: int, rod: tuple[Array, float]) -> None:
        """Flex one joint until its bone, with its flesh, meets the rod (bisection)."""
        start = np.zeros(5)
        start[:] = pose[digit]

        def gap(angle: float) -> float:
            pose[digit] = start
            if bone == 0:
                pose[digit, :3] = start[:3] + self.flex[digit] * angle
            else:
                pose[digit, 2 + bone] = angle
            a, b = self.reach(pose)[digit, bone : bone + 2]
            t = np.linspace(0.25, 1.0, 9)[:, None]
            flesh = self.radii[digit, bone] + (self.radii[digit, bone + 1] - self.radii[digit, bone]) * t[:, 0]
            return float((np.linalg.norm((a + t * (b - a) - rod[0])[:, 1:], axis=1) - flesh).min() - rod[1])

        angles = np.linspace(-0.3, LIMIT[bone], 24)
        touching = next((i for i, angle in enumerate(angles) if gap(float(angle)) <= 0), len(angles) - 1)
        low, high = float(angles[max(touching - 1, 0)]), float(angles[touching])
        for _ in range(12):
            middle = (low + high) / 2
            low, high = (middle, high) if gap(middle) > 0 else (low, middle)
        gap(high)

    def pinch(self) -> Array:
        """Thumb tip against the tip of the index finger, pad to pad."""
        pose = self._named(((40, 38, 14), (30, 34, 18), (26, 30, 16), (24, 28, 14)), 1, (0, 0, 0, 0))
        tip, towards = self.reach(pose)[1, 3], self.pad(pose, 1) - [0.6, 0, 0]  # the thumb comes from its own side
        towards = towards / np.linalg.norm(towards)
        pose[0] = PINCH_THUMB
        return self.oppose(pose, tip + towards * (self.radii[1, 3] + self.radii[0, 3]) * 0.94, -towards)

    def oppose(self, pose: Array, target: Array, facing: Array, rod: tuple[Array, float] | None = None) -> Array:
        """The pose with its thumb tip at `target`, its pad turned to `facing`, outside a rod: damped least squares."""
        pose, start = pose.copy(), pose[0].copy()
        facing = facing / np.linalg.norm(facing)
        t = np.linspace(0, 1, 5)[:, None]

        def miss(row: Array) -> Array:
            pose[0] = row
            joints = self.reach(pose)[0]
            limits = np.concatenate([np.minimum(row[3:] + 0.15, 0), np.maximum(row[3:] - 1.2, 0)])
            parts = [(joints[3] - target) * 400, (self.pad(pose, 0) - facing) * 0.10, (row - start) * 0.12, limits * 3]
            if rod is not None:
                bones = np.concatenate([joints[i] + t * (joints[i + 1] - joints[i]) for i in (1, 2)])
                flesh = np.concatenate(
                    [self.radii[0, i] + t[:, 0] * (self.radii[0, i + 1] - self.radii[0, i]) for i in (1, 2)]
                )
                parts.append(np.minimum(np.linalg.norm((bones - rod[0])[:, 1:], axis=1) - flesh - rod[1], 0) * 300)
            return np.concatenate(parts)

        row = start.copy()
        for _ in range(15):
            now = miss(row)
            slope = np.stack([(miss(row + step) - now) / 1e-5 for step in np.eye(5) * 1e-5], 1)
            change = np.linalg.solve(slope.T @ slope + 3e-3 * np.eye(5), slope.T @ now)
            row = row - np.clip(change, -0.25, 0.25)
        pose[0] = row
        return pose
