"""From panoramas to what the shader samples: a cube map blurred by roughness (GGX) and harmonics of the light.

[karis2013] split sum: level m of the cube holds radiance filtered for roughness (m / (levels - 1))^2.
[ramamoorthi2001] nine coefficients of irradiance; the constants of the polynomial are folded in.
"""

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
LEVELS = 6
SIZE = 64  # pixels, edge of the sharpest level
RAYS = 96
VIEW = 128  # pixels, edge of a face of the sharp cube
BRIGHTEST = 30.0  # a lamp in the mirror; more only makes fireflies


def irradiance_harmonics(panorama: Array) -> Array:
    """Irradiance over pi as a polynomial of the normal, shape (9, 3): 1, y, z, x, xy, yz, 3z2-1, xz, x2-y2."""
    height, width, _ = panorama.shape
    latitude = ((np.arange(height) + 0.5) / height - 0.5) * math.pi
    longitude = ((np.arange(width) + 0.5) / width - 0.5) * 2 * math.pi
    lat, lon = np.meshgrid(latitude, longitude, indexing="ij")
    x, y, z = np.cos(lat) * np.sin(lon), np.cos(lat) * np.cos(lon), np.sin(lat)
    area = np.cos(lat) * (math.pi / height) * (2 * math.pi / width)
    k = [0.282095, *[0.488603] * 3, 1.092548, 1.092548, 0.315392, 1.092548, 0.546274]
    share = [1, 2 / 3, 2 / 3, 2 / 3, *[0.25] * 5]
    shapes = [np.ones_like(x), y, z, x, x * y, y * z, 3 * z * z - 1, x * z, x * x - y * y]
    light = np.minimum(panorama, BRIGHTEST)
    return np.array(
        [(light * (s * area)[..., None]).sum((0, 1)) * c * c * a for s, c, a in zip(shapes, k, share, strict=True)]
    )


def cube_levels(panorama: Array) -> list[NDArray[np.float16]]:
    """Blurred cube map, one array (6, n, n, 3) per level; faces in the order +x -x +y -y +z -z of OpenGL."""
    pyramid = [np.minimum(panorama.astype(float), BRIGHTEST)]
    while pyramid[-1].shape[0] > 16:
        height, width, _ = pyramid[-1].shape
        pyramid.append(pyramid[-1].reshape(height // 2, 2, width // 2, 2, 3).mean((1, 3)))
    return [_level(pyramid, level) for level in range(LEVELS)]


def view_faces(panorama: Array) -> NDArray[np.float64]:
    """What is seen of a room through a door's glass: a sharp cube map, shape (6, VIEW, VIEW, 3)."""
    return np.array([_sample(np.minimum(panorama, BRIGHTEST), _directions(face, VIEW)) for face in range(6)])


def _level(pyramid: list[Array], level: int) -> NDArray[np.float16]:
    size = SIZE >> level
    faces = [_directions(face, size) for face in range(6)]
    if level == 0:
        return np.array(
            [_sample(pyramid[1] if pyramid[0].shape[0] > 2 * SIZE else pyramid[0], d) for d in faces], np.float16
        )
    rough = (level / (LEVELS - 1)) ** 2
    source = pyramid[min(len(pyramid) - 1, round(1 + 0.5 * level))]
    return np.array([_blurred(source, d, rough * rough) for d in faces], np.float16)


def _blurred(source: Array, direction: Array, alpha: float) -> Array:
    up = np.where(np.abs(direction[..., 2:3]) < 0.99, np.array([0, 0, 1.0]), np.array([1.0, 0, 0]))
    side = np.cross(up, direction)
    side /= np.linalg.norm(side, axis=-1, keepdims=True)
    other = np.cross(direction, side)
    total, weight = np.zeros(direction.shape), np.zeros((*direction.shape[:2], 1))
    for i in range(RAYS):
        u, v = (i + 0.5) / RAYS, (i * 0.6180339887) % 1
        cos = math.sqrt((1 - u) / (1 + (alpha * alpha - 1) * u))
        sin = math.sqrt(1 - cos * cos)
        half = side * sin * math.cos(2 * math.pi * v) + other * sin * math.sin(2 * math.pi * v) + direction * cos
        ray = 2 * cos * half - direction
        lit = np.clip((ray * direction).sum(-1, keepdims=True), 0, 1)
        total += _sample(source, ray) * lit
        weight += lit
    return total / np.maximum(weight, 1e-4)


def _directions(face: int, size: int) -> Array:
    a = (np.arange(size) + 0.5) / size * 2 - 1
    u, v = np.meshgrid(a, a)
    one = np.ones_like(u)
    corners = [(one, -v, -u), (-one, -v, u), (u, one, v), (u, -one, -v), (u, -v, one), (-u, -v, -one)][face]
    d = np.stack(corners, -1)
    return d / np.linalg.norm(d, axis=-1, keepdims=True)


def _sample(picture: Array, d: Array) -> Array:
    height, width, _ = picture.shape
    x = (np.arctan2(d[..., 0], d[..., 1]) / (2 * math.pi) + 0.5) * width - 0.5
    y = (np.arcsin(np.clip(d[..., 2], -1, 1)) / math.pi + 0.5) * height - 0.5
    x0, y0 = np.floor(x).astype(int), np.floor(y).astype(int)
    fx, fy = (x - x0)[..., None], (y - y0)[..., None]
    rows = [np.clip(y0, 0, height - 1), np.clip(y0 + 1, 0, height - 1)]
    low, high = (picture[row, x0 % width] * (1 - fx) + picture[row, (x0 + 1) % width] * fx for row in rows)
    return low * (1 - fy) + high * fy
