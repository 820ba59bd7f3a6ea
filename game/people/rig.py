"""A skeleton in motion.

Rest frames are parallel to the axes, so a pose is one rotation a bone; bones of one depth turn at once.
"""

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Rig:
    """Joint positions and rotations of a skeleton, shape (bones, 3) and (bones, 3, 3)."""

    def __init__(self, names: list[str], parent: list[int], joints: Array) -> None:
        self.index = {name: i for i, name in enumerate(names)}
        self.parent, self.joints = np.asarray(parent), joints
        self.offset = joints - np.where(self.parent[:, None] < 0, 0, joints[self.parent])
        depth = [0] * len(parent)
        for i, above in enumerate(parent):
            depth[i] = 0 if above < 0 else depth[above] + 1
        self._levels = [np.flatnonzero(np.array(depth) == d) for d in range(1, max(depth) + 1)]
        self.turn: Array = np.tile(np.eye(3), (len(names), 1, 1))
        self.place = joints.copy()

    def solve(self, local: Array, root: tuple[float, float, float] = (0.0, 0.0, 0.0)) -> None:
        """World rotations and joints from one rotation a bone and a shift of the root."""
        self.turn[0], self.place[0] = local[0], self.joints[0] + root
        for level in self._levels:
            above = self.parent[level]
            self.turn[level] = self.turn[above] @ local[level]
            self.place[level] = self.place[above] + (self.turn[above] @ self.offset[level][:, :, None])[:, :, 0]

    def matrices(self) -> NDArray[np.float32]:
        """Skinning matrices, rows as Panda3D stores them, shape (bones, 4, 4)."""
        out = np.zeros((len(self.turn), 4, 4), np.float32)
        out[:, :3, :3] = self.turn.transpose(0, 2, 1)
        out[:, 3, :3] = self.place - (self.turn @ self.joints[:, :, None])[:, :, 0]
        out[:, 3, 3] = 1
        return out

    def skinned(self, position: Array, bone: NDArray[np.uint8], weight: Array) -> Array:
        """What the shader does, on the CPU: for tests and for touching."""
        each = self.place[bone] + np.einsum("nkij,nkj->nki", self.turn[bone], position[:, None] - self.joints[bone])
        return np.asarray((each * weight[..., None]).sum(1))


def mixed(a: Array, b: Array, share: float) -> Array:
    """Rotations between two sets of them, shape (n, 3, 3): the nearest rotation to the weighted mean."""
    u, _, v = np.linalg.svd(a * (1 - share) + b * share)
    return np.asarray(u @ v)


def about_x(angle: float) -> Array:
    """Rotation about x (radians)."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def about_y(angle: float) -> Array:
    """Rotation about y (radians)."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def about_z(angle: float) -> Array:
    """Rotation about z (radians)."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def rotations(vectors: Array) -> Array:
    """Rotation matrices of rotation vectors, shape (n, 3) -> (n, 3, 3) (Rodrigues)."""
    angle = np.linalg.norm(vectors, axis=1)
    axis = vectors / np.maximum(angle, 1e-12)[:, None]
    k = np.zeros((len(vectors), 3, 3))
    k[:, 0, 1], k[:, 0, 2], k[:, 1, 2] = -axis[:, 2], axis[:, 1], -axis[:, 0]
    k[:, 1, 0], k[:, 2, 0], k[:, 2, 1] = axis[:, 2], -axis[:, 1], axis[:, 0]
    s, c = np.sin(angle)[:, None, None], np.cos(angle)[:, None, None]
    return np.asarray(np.eye(3) + s * k + (1 - c) * (k @ k))
