"""A lightmap in a packed file: two JPEG pictures, the square root of light and the ambient visibility.

The root gives dark corners as many steps as bright walls; 8 bits of it are finer than the screen's.
"""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

BRIGHTEST = 2.25  # times the light of a white wall that can be stored
LAMP = 4.0  # times the light of a white wall: a lamp in the sharp cube map is cut there
QUALITY = 96


def encoded(light: NDArray[np.floating], visible: NDArray[np.floating]) -> dict[str, NDArray[np.generic]]:
    """Blocks `map_light` and `map_open` from light (rows, columns, 3) and visibility (rows, columns), row 0 below."""
    root = np.sqrt(np.clip(light, 0, BRIGHTEST) / BRIGHTEST) * 255
    return {
        "map_light": _jpeg(np.clip(np.round(root), 0, 255).astype(np.uint8)),
        "map_open": _jpeg(np.clip(np.round(visible * 255), 0, 255).astype(np.uint8)),
    }


def encoded_view(faces: NDArray[np.floating]) -> dict[str, NDArray[np.generic]]:
    """Block `view` from the faces of a cube map (6, n, n, 3)."""
    root = np.sqrt(np.clip(faces.reshape(-1, *faces.shape[2:]), 0, LAMP) / LAMP) * 255
    return {"view": _jpeg(np.round(root).astype(np.uint8))}


def decoded_view(blocks: dict[str, NDArray[np.generic]]) -> NDArray[np.uint8]:
    """Faces of the cube map, bytes blue, green, red of the root of radiance, shape (6, n, n, 3)."""
    rows = np.asarray(Image.open(io.BytesIO(blocks["view"].tobytes())))[::-1, :, ::-1]
    return rows.reshape(6, rows.shape[1], rows.shape[1], 3)


def decoded(blocks: dict[str, NDArray[np.generic]]) -> NDArray[np.uint8]:
    """Bytes for a texture: blue, green, red of the root of light, then visibility; row 0 below."""
    light, visible = (np.asarray(Image.open(io.BytesIO(blocks[n].tobytes())))[::-1] for n in ("map_light", "map_open"))
    return np.concatenate([light[..., ::-1], visible[..., None]], 2)


def _jpeg(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    out = io.BytesIO()
    Image.fromarray(picture[::-1]).save(out, "JPEG", quality=QUALITY, subsampling=0)
    return np.frombuffer(out.getvalue(), np.uint8)
