"""Build people and hands: `python -m assets.people.build [figure] [hands]` in the Blender environment.

Output: assets/built/people/{figure,figure_far,hands}.fam (mesh, bones, weights) and three maps beside
each; the header holds the hash of the sources.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image

from assets import pack
from assets.people import arms, garments, hair, hand, skeleton, skin, small
from assets.people.bake import Bones, Light, bake
from assets.people.source import source_hash

OUT = Path(__file__).parents[1] / "built" / "people"
SIZE = {"hands": 2048, "figure": 1536, "figure_far": 512}  # texels of the maps of normals and colours
SURFACE = {"hands": 1024, "figure": 1024, "figure_far": 256}
FAR = 0.25  # share of the triangles of a figure that is seen from more than 4 m
QUALITY = {"normal": 93, "colour": 90, "surface": 88}


def main(wanted: list[str]) -> None:
    """Build what is named, or both."""
    if not wanted or "hands" in wanted:
        digits = [
            {
                "name": d.name,
                "joints": np.round(d.joints, 6).tolist(),
                "radii": d.radii,
                "flex": d.flex.tolist(),
                "up": d.up.tolist(),
            }
            for d in hand.DIGITS
        ]
        _save("hands", bake(arms.parts(), arms.bones(), SIZE["hands"], 0.05), arms.bones(), {"digits": digits})
    if not wanted or "figure" in wanted:
        bones = figure_bones()
        _save(
            "figure",
            bake([*skin.parts(), *hair.parts(), *small.parts(), *garments.parts()], bones, SIZE["figure"], 0.20),
            bones,
            {},
        )


def figure_bones() -> Bones:
    """The skeleton as arrays."""
    names = skeleton.NAMES
    above = [skeleton.PARENT[name] for name in names]
    return Bones(
        names,
        [-1 if parent is None else names.index(parent) for parent in above],
        np.array([skeleton.JOINT[name] for name in names]),
        np.array([skeleton.tail(name) for name in names]),
        [skeleton.radius(name) for name in names],
    )


def _save(name: str, light: Light, bones: Bones, extra: dict[str, object]) -> None:
    header = {
        **extra,
        "source": source_hash(name),
        "tone": [round(float(x), 4) for x in skin.SKIN],
        "bones": bones.names,
        "parent": bones.parent,
        "joints": np.round(bones.head, 6).tolist(),
        "ranges": {part: list(span) for part, span in light.ranges.items()},
    }
    blocks = {
        "position": light.position.astype("<f4"),
        "uv": np.round(np.clip(light.uv, 0, 1) * 65535).astype("<u2"),
        "bone": light.bone.astype("u1"),
        "weight": np.round(light.weight * 255).astype("u1"),
        "triangle": light.triangle.astype("<u2"),
    }
    pack.write(OUT / f"{name}.fam", header, blocks)
    for kind in ("normal", "colour", "surface"):
        image = Image.fromarray(getattr(light, f"{kind}_map")[::-1])
        if kind == "surface":
            image = image.resize((SURFACE[name], SURFACE[name]), Image.Resampling.BOX)
        image.save(OUT / f"{name}_{kind}.jpg", quality=QUALITY[kind], subsampling=0)
    print(name, {part: span[1] for part, span in light.ranges.items()}, len(light.position), "vertices")


if __name__ == "__main__":
    main(sys.argv[1:])
