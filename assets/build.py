"""`python -m assets.build [NAME...]`: rebuild what changed under assets/built.

Runs in the environment that has Blender's module.

Each output notes the hash of its sources in SOURCES.json; a test fails when a source changed and its output did not.
"""

import ast
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from assets import levels, lightmap, plan_source
from assets.charts import unwrap
from assets.pack import Mesh, write_mesh
from assets.plan_source import RoomPlan
from assets.staging import Staging

HERE = Path(__file__).parent
BUILT = HERE / "built"
INDEX = BUILT / "SOURCES.json"
FIRST = ("LOB", "CHG", "COR_S", "PAL_D", "COR_D")
SUITES = ("CTL", "USP", "WIN")
ROOMS = (*FIRST, *SUITES)
SHARED = ("pack", "shapes", "materials", "scene", "plan_source", "charts", "lightmap", "room", "bake", "environment")
DRESSING = ("panels", "room_dress", "room_fixtures", "room_furniture", "room_story", "room_signs", "room_door")
SUITE_MODULES = (
    "kit/desk",
    "suite",
    "suite_signs",
    "suite_art",
    "suite_parts",
    "suite_shapes",
    "suite_vessels",
    "suite_hall",
    "suite_control",
    "suite_waste",
)
EYE_HEIGHT = 1.5  # m, where the panorama is taken


def source_hash(name: str) -> str:
    """Hash of all that an output is made from."""
    digest = hashlib.sha256()
    for module in (*SHARED, *DRESSING):
        digest.update(meaning(HERE / f"{module}.py"))
    if name not in (*ROOMS, "doors"):
        from assets import equipment  # noqa: PLC0415

        digest = hashlib.sha256(
            b"".join(meaning(path) for path in sorted((HERE / "kit").glob("*.py")) if path.stem != "preview")
        )
        slug = equipment.MODELS[name][0]
        for path in (HERE / "equipment" / f"{slug}.py", *sorted((HERE / "equipment").glob(f"{slug}_*.py"))):
            digest.update(meaning(path))
        digest.update(json.dumps(dict(equipment.MODELS[name][1]), sort_keys=True).encode())
    if name in ROOMS:
        from assets import room_signs, suite_signs  # noqa: PLC0415

        cells = (suite_signs if name in SUITES else room_signs).layout()
        if name in SUITES:
            for module in SUITE_MODULES:
                digest.update(meaning(HERE / f"{module}.py"))
        digest.update(json.dumps(cells, sort_keys=True).encode())
        digest.update(json.dumps(asdict(plan_source.rooms()[name]), sort_keys=True).encode())
    return digest.hexdigest()


def sheet_of(room: str) -> str:
    """The atlas that a room's signs are printed on."""
    return "suite" if room in SUITES else "signs"


def meaning(path: Path) -> bytes:
    """A module's syntax tree without its docstrings: layout and comments change no picture."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if (
            isinstance(body, list)
            and body
            and isinstance(body[0], ast.Expr)
            and isinstance(body[0].value, ast.Constant)
        ):
            del body[0]
    return ast.dump(tree).encode()


def noted() -> dict[str, str]:
    """Output name -> hash of the sources it was made from."""
    return json.loads(INDEX.read_text(encoding="utf-8")) if INDEX.exists() else {}


def build_room(plan: RoomPlan, samples: int) -> Mesh:
    """Model, bake and write one room."""
    from assets import bake, environment, room, room_dress  # noqa: PLC0415 - Blender loads only when something is to be baked

    staging = staged(plan)
    scene = room.build_shell(plan)
    room_dress.dress(scene, plan)
    mesh = scene.mesh()
    charts = unwrap(mesh, plan)
    bake.new_scene(samples)
    shell, dressing = (_part_of(mesh, layers) for layers in (("chart",), ("solid", "glass")))
    thing = bake.to_blender(shell, "shell")
    loose = bake.to_blender(dressing, "dressing")
    for k, door in enumerate(room_dress.closed_doors(plan)):
        bake.to_blender(door, f"door_{k}")
    for k, placed in enumerate(room_dress.placed_equipment(plan, BUILT / "equipment")):
        bake.to_blender(placed, f"placed_{k}")
    mesh.light = bake.smooth(dressing, bake.bake_light(loose, 2 * samples))
    light, visible = bake.bake_map(thing, mesh, charts, samples)
    level = float(np.median(np.concatenate([light[charts.region(f"wall_{s}")].mean(2).ravel() for s in "NESW"])))
    level *= staging.dimmed
    light /= level
    mesh.light[:, :3] /= level
    eye = (*staging.eye, EYE_HEIGHT)
    around = bake.panorama(eye, 512, 16).astype(float) / level
    cube = environment.cube_levels(around.reshape(128, 2, 256, 2, 3).mean((1, 3)))
    at = [(x, y, z) for x, y in staging.probes for z in staging.heights]
    harmonics = np.array(
        [environment.irradiance_harmonics(bake.panorama(p, 64, 32).astype(float) / level) for p in at], np.float32
    )
    write_mesh(
        BUILT / "rooms" / f"{plan.id}.fam",
        mesh,
        {
            "low": [plan.x, plan.y, 0.0],
            "high": [plan.x + plan.w, plan.y + plan.d, plan.h],
            "eye": list(eye),
            "level": level,
            "signs": sheet_of(plan.id),
            "obstacles": [list(area) for area in staging.obstacles],
        },
        {
            **{f"cube{i}": faces for i, faces in enumerate(cube)},
            "probe_at": np.array(at, np.float32),
            "probe_light": harmonics,
            **lightmap.encoded(light, visible),
            **lightmap.encoded_view(environment.view_faces(around)),
        },
    )
    return mesh


def _part_of(mesh: Mesh, layers: tuple[str, ...]) -> Mesh:
    """The same vertices with the triangles of some layers only."""
    from assets import bake  # noqa: PLC0415

    return replace(mesh, triangle=mesh.triangle[bake.triangles_of(mesh, *layers)])


def build_equipment(names: list[str]) -> None:
    """Objects by the names of `assets.equipment.MODELS`: only their own shadows are baked; rooms light them."""
    from assets import bake, equipment  # noqa: PLC0415

    for name in names or equipment.MODELS:
        slug = equipment.MODELS[name][0]
        if not (HERE / "equipment" / f"{slug}.py").exists():
            print(f"{name}: assets/equipment/{slug}.py is not written yet")
            continue
        kit = equipment.build(name)
        mesh = kit.mesh()
        bake.bake_object(mesh, 24)
        for part in mesh.parts:
            own = np.unique(mesh.triangle[part.first // 3 : (part.first + part.count) // 3])
            mesh.light[own, 3] = np.maximum(mesh.light[own, 3], kit.lit.get(part.name, 0.0))
        moves = {part: {"kind": m.kind, "pivot": m.pivot, "axis": m.axis} for part, m in kit.moves.items()}
        header: dict[str, object] = {"moves": moves, "points": kit.points}
        if kit.atlas != "labels":
            header["labels"] = kit.atlas
        write_mesh(BUILT / "equipment" / f"{name}.fam", mesh, header)
        note(name)
        print(f"{name}: {len(mesh.triangle)} triangles, {len(mesh.parts)} parts", flush=True)


def door_models() -> Iterator[tuple[str, Mesh]]:
    """Every kind of door by the name of its built file."""
    from assets import room_door  # noqa: PLC0415

    for kind in room_door.WIDTHS:
        for is_clean in (False, True):
            for has_lamps in (False, True):
                name = f"door_{kind}_{'clean' if is_clean else 'cnc'}" + ("_lamps" if has_lamps else "")
                yield name, room_door.build_door(kind, is_clean=is_clean, has_lamps=has_lamps).mesh()


def build_doors() -> None:
    """Every kind of door: lit by the room it stands in, so only its own shadows are baked."""
    from assets import bake  # noqa: PLC0415

    for name, mesh in door_models():
        bake.new_scene(32)
        mesh.light[:, 3] = bake.smooth(mesh, bake.bake_visibility(bake.to_blender(mesh, "door"), 32))[:, 3]
        write_mesh(BUILT / "doors" / f"{name}.fam", mesh)


def main(names: list[str], samples: int = 32) -> None:
    """Rebuild the rooms named, or all whose sources changed."""
    from assets import room_signs, suite_signs  # noqa: PLC0415

    plans, index = plan_source.rooms(), noted()
    if names[:1] == ["equipment"]:
        build_equipment(names[1:])
        levels.main([])
        return
    room_signs.draw(BUILT / "rooms" / "signs.png", plans)
    suite_signs.draw(BUILT / "rooms" / "suite.png", plans)
    if "doors" in names or index.get("doors") != source_hash("doors"):
        build_doors()
        note("doors")
    wanted = (
        [name for name in names if name != "doors"]
        if names
        else [room for room in ROOMS if index.get(room) != source_hash(room)]
    )
    for name in wanted:
        mesh = build_room(plans[name], samples)
        note(name)
        print(
            f"{name}: {len(mesh.triangle)} triangles, {len(mesh.position)} vertices, {len(mesh.parts)} parts",
            flush=True,
        )
    levels.main([])


def note(name: str) -> None:
    """Note the present hash of an output's sources."""
    INDEX.write_text(
        json.dumps({**noted(), name: source_hash(name)}, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


def staged(plan: RoomPlan) -> Staging:
    """Eye, probes, brightness and obstacles of a room."""
    if plan.id in SUITES:
        from assets import suite  # noqa: PLC0415 - the first rooms do not depend on it

        return suite.STAGINGS[plan.id]
    count = max(2, round(plan.w / (2.7 if plan.w < 20 else 6.0)))
    rows = [0.5] if plan.d < 4.5 else [0.28, 0.72]
    xs = [plan.x + plan.w * (i + 0.5) / count for i in range(count)]
    eye = (plan.x + min(plan.w, 7.2) / 2 + (0 if plan.w < 20 else 12.0), plan.y + plan.d / 2)
    return Staging(eye, tuple((x, plan.y + plan.d * row) for x in xs for row in rows))


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(
        [a for a in arguments if not a.startswith("--")],
        next((int(a[10:]) for a in arguments if a.startswith("--samples=")), 32),
    )
