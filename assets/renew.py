"""`python -m assets.renew`: note new hashes for outputs whose sources changed and whose geometry did not.

A module that several rooms share may gain something that only one of them uses. Then nothing in the others' files is
stale, and a bake would only change the noise of their light. This program models each output anew, without Blender,
compares it with the built file number by number, and renews the hash only where every place, normal, texture
coordinate, material and triangle is the same. Runs in any environment.
"""

from collections.abc import Iterator

import numpy as np

from assets import build, equipment, plan_source, room, room_dress
from assets.pack import NORMAL_SCALE, Mesh, read_mesh
from assets.scene import Scene


def main() -> None:
    """Renew what is provably the same, and say what is not."""
    index = build.noted()
    for name in (*build.ROOMS, "doors", *equipment.MODELS):
        if index.get(name) == build.source_hash(name):
            continue
        found = is_same(name)
        if found:
            build.note(name)
        print(f"{name}: {'the same, renewed' if found else 'differs: build it anew'}")


def is_same(name: str) -> bool:
    """Whether the built files of an output hold the geometry that its sources make now."""
    return all(agree(source, built) for source, built in _pairs(name))


def agree(source: Mesh, built: Mesh | None) -> bool:
    """Whether two meshes are the same but for their light; normals as they are stored."""
    if built is None or source.position.shape != built.position.shape or source.materials != built.materials:
        return False
    return bool(
        np.array_equal(source.position, built.position)
        and np.array_equal(source.uv0, built.uv0)
        and np.array_equal(source.triangle, built.triangle)
        and np.array_equal(source.material, built.material)
        and np.abs(source.normal - built.normal).max() <= 0.51 / NORMAL_SCALE
        and [part.name for part in source.parts] == [part.name for part in built.parts]
    )


def _pairs(name: str) -> Iterator[tuple[Mesh, Mesh | None]]:
    """Every mesh of an output as its sources make it, beside the built one."""
    if name in build.ROOMS:
        plan = plan_source.rooms()[name]
        scene: Scene = room.build_shell(plan)
        room_dress.dress(scene, plan)
        yield scene.mesh(), _built(f"rooms/{name}.fam")
    elif name == "doors":
        for slug, mesh in build.door_models():
            yield mesh, _built(f"doors/{slug}.fam")
    else:
        yield equipment.build(name).mesh(), _built(f"equipment/{name}.fam")


def _built(path: str) -> Mesh | None:
    whole = build.BUILT / path
    return read_mesh(whole)[0] if whole.exists() else None


if __name__ == "__main__":
    main()
