"""What makes each room this room: the things of the five rooms, and those that every room gets from the plan."""

from collections.abc import Callable
from pathlib import Path

import yaml

from assets import room_fixtures as fix
from assets import room_furniture as furniture
from assets.pack import Mesh, read_mesh
from assets.plan_source import Opening, RoomPlan
from assets.room import HALF_WALL, wall_place
from assets.room_signs import region
from assets.scene import Scene
from assets.shapes import Array, box, place, sheet

PLACEMENT = Path(__file__).parents[1] / "levels" / "facility" / "placement.yaml"
CLEAR = 0.75  # m kept free beside a door for its sign and push plate


def dress(scene: Scene, plan: RoomPlan) -> None:
    """Add the common things, then those of the room."""
    for opening in plan.openings:
        _door_signs(scene, plan, opening)
    {"LOB": _lobby, "CHG": _changing, "COR_S": _street, "PAL_D": _airlock, "COR_D": _clean_corridor}[plan.id](
        scene, plan
    )
    for k in range(max(1, round(plan.w / 12))):
        x = plan.x + plan.w * (k + 0.5) / max(1, round(plan.w / 12))
        fix.smoke_detector(scene, f"smoke_detector_{k + 1}", x + 0.9, plan.y + plan.d / 2 - 0.75, plan.h)
        fix.sprinkler(scene, f"sprinkler_{k + 1}", x - 1.1, plan.y + plan.d / 2 + 0.75, plan.h)


def closed_doors(plan: RoomPlan) -> Mesh:
    """Plain sheets in the openings, so that light stays in the room while it is baked."""
    scene = Scene()
    for opening in plan.openings:
        half = opening.width / 2 + 0.06
        front = sheet((-half, 0.03, 0), (2 * half, 0, 0), (0, 0, opening.height + 0.06), 5.0)
        scene.add(
            opening.door, "door" if plan.is_clean else "door_cnc", front, wall_place(plan, opening.wall, opening.along)
        )
    return scene.mesh()


def placed_equipment(plan: RoomPlan, folder: Path) -> list[Mesh]:
    """The built objects of the room, where placement.yaml puts them: they throw shadows while it is baked."""
    rows = yaml.safe_load(PLACEMENT.read_text(encoding="utf-8"))["instances"]
    meshes = []
    for instance, row in rows.items():
        room = instance.split(".")[0]
        names = [
            f"{row['equipment']}_{row['style']}" if "style" in row else f"{row['equipment']}_{room.lower()}",
            row["equipment"],
        ]
        found = [folder / f"{name}.fam" for name in names if (folder / f"{name}.fam").exists()]
        if room != plan.id or not found:
            continue
        mesh, _, _ = read_mesh(found[0])
        matrix = place(*row["at"], row["heading"])
        mesh.position = (mesh.position @ matrix[:3, :3].T + matrix[:3, 3]).astype(mesh.position.dtype)
        mesh.normal = (mesh.normal @ matrix[:3, :3].T).astype(mesh.normal.dtype)
        meshes.append(mesh)
    return meshes


def free_spans(plan: RoomPlan, side: str, clear: float = CLEAR) -> list[tuple[float, float]]:
    """Stretches of a wall without a door, along x or y."""
    low, length = (plan.x, plan.w) if side in "NS" else (plan.y, plan.d)
    edges = [low + HALF_WALL]
    for o in sorted((o for o in plan.openings if o.wall == side), key=lambda o: o.along):
        edges += [o.along - o.width / 2 - clear, o.along + o.width / 2 + clear]
    edges.append(low + length - HALF_WALL)
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 0.8]


def _door_signs(scene: Scene, plan: RoomPlan, o: Opening) -> None:
    """The room behind the door, on the latch side; the warning over an interlocked door; the way out."""
    reach = o.width / 2 + 0.36
    fix.plate(
        scene,
        f"sign_{o.door}",
        f"door:{o.door}>{o.leads_to}",
        wall_place(plan, o.wall, o.along, 1.62) @ place(reach),
        0.30,
        0.225,
    )
    if o.has_interlock:
        fix.plate(
            scene,
            f"warning_{o.door}",
            "label:one_door",
            wall_place(plan, o.wall, o.along, 2.44) @ place(0.0),
            0.36,
            0.12,
        )
    if o.kind == "emergency" or o.leads_to.startswith("EXT"):
        fix.exit_sign(scene, f"exit_{o.door}", wall_place(plan, o.wall, o.along, 2.42))


def _lobby(scene: Scene, plan: RoomPlan) -> None:
    furniture.reception_desk(scene, "reception", place(6.0, 20.2, 0, 270 + 15))
    furniture.visitor_screen(scene, "visitor_screen", place(2.2, 20.6, 0, 20))
    for k, (x, y, turn) in enumerate(((0.7, 15.75, 150), (1.7, 15.65, 180), (2.7, 15.75, 205))):
        furniture.armchair(scene, f"armchair_{k + 1}", place(x, y, 0, turn), "fabric_warm" if k == 1 else "fabric")
    furniture.low_table(scene, "coffee_table", place(1.7, 16.75))
    furniture.plant(scene, "plant_corner", place(0.5, 21.5), 1.7)
    furniture.plant(scene, "plant_window", place(0.45, 16.9), 1.3)
    furniture.plant(scene, "plant_desk", place(7.5, 21.5), 1.5)
    scene.add(
        "logo",
        "label",
        sheet((-0.9, -0.012, -0.22), (1.8, 0, 0), (0, 0, 0.45), 0.6, region("label:first_air")),
        wall_place(plan, "N", 6.2, 1.95),
    )
    scene.add(
        "logo", "plastic_white", box(1.86, 0.01, 0.51, 0.003), wall_place(plan, "N", 6.2, 1.955) @ place(0, -0.005)
    )
    scene.add("wall_accent", "wood", box(2.4, 0.02, 2.9, 0.004), wall_place(plan, "S", 1.7, 1.5) @ place(0, -0.01))
    furniture.floor_tape(scene, "entrance_mat", 0.15, 17.75, 1.45, 19.25, "rubber")
    furniture.poster(scene, "poster_visitors", "visitors", wall_place(plan, "W", 20.4, 1.55))
    furniture.poster(scene, "poster_quality", "quality", wall_place(plan, "S", 6.3, 1.55))
    furniture.poster(scene, "poster_evacuation", "evacuation", wall_place(plan, "E", 20.1, 1.55))
    fix.clock(scene, "clock", wall_place(plan, "E", 18.5, 2.5))
    fix.extinguisher(scene, "extinguisher", wall_place(plan, "S", 7.2))
    fix.camera(scene, "camera", 7.4, 15.6, plan.h)
    fix.intercom(scene, "intercom", wall_place(plan, "W", 19.6, 1.35))
    for k, (side, along) in enumerate((("S", 3.05), ("N", 2.6), ("E", 16.0))):
        fix.socket(scene, f"socket_{k + 1}", wall_place(plan, side, along, 0.3))


def _changing(scene: Scene, plan: RoomPlan) -> None:
    furniture.locker_bank(scene, "lockers_west_a", wall_place(plan, "W", 15.72) @ place(0, -0.52), 2)
    furniture.locker_bank(scene, "lockers_west_b", wall_place(plan, "W", 17.35) @ place(0, -0.52), 2)
    furniture.locker_bank(scene, "lockers_north", wall_place(plan, "N", 14.4) @ place(0, -0.52), 6)
    furniture.sitting_bench(scene, "bench_street", place(9.75, 16.9, 0, 90), 1.8)
    furniture.sitting_bench(scene, "bench_clean", place(14.3, 20.3), 1.8)
    furniture.floor_tape(scene, "line_street", 10.72, 15.2, 10.80, 21.8, "yellow")
    furniture.floor_tape(scene, "line_clean", 11.62, 15.2, 11.70, 21.8, "green")
    fix.plate(scene, "sign_street_side", "label:dirty", wall_place(plan, "S", 9.6, 2.2), 0.42, 0.20)
    fix.plate(scene, "sign_clean_side", "label:clean", wall_place(plan, "S", 14.2, 2.2), 0.42, 0.20)
    furniture.poster(scene, "poster_hands", "hands", wall_place(plan, "W", 21.1, 1.55))
    furniture.poster(scene, "poster_jewels", "jewels", wall_place(plan, "S", 9.0, 1.50))
    furniture.poster(scene, "poster_behaviour", "behave", wall_place(plan, "E", 19.3, 1.55))
    furniture.poster(scene, "poster_quality", "quality", wall_place(plan, "S", 14.6, 1.45))
    furniture.glove_shelf(scene, "uniform_shelf", place(15.7, 15.9, 0, 270))
    fix.clock(scene, "clock", wall_place(plan, "N", 10.9, 2.45))
    fix.extinguisher(scene, "extinguisher", wall_place(plan, "S", 10.95))
    fix.camera(scene, "camera", 12.0, 21.4, plan.h)
    fix.intercom(scene, "intercom", wall_place(plan, "S", 13.75, 1.35))
    for k, (side, along) in enumerate((("S", 8.6), ("N", 8.6), ("E", 21.2))):
        fix.socket(scene, f"socket_{k + 1}", wall_place(plan, side, along, 0.3))
    for k, side in enumerate("EW"):
        fix.grille(scene, f"extract_grille_{k + 1}", wall_place(plan, side, 18.9 if side == "E" else 19.6, 2.62))


def _street(scene: Scene, plan: RoomPlan) -> None:
    fix.pipes(scene, "pipe", plan.x + 0.1, plan.x + plan.w - 0.1, plan.y + plan.d - 0.25, 2.72)
    _rails(scene, plan, fix.handrail)
    for y in (12.55, 14.40):
        furniture.floor_tape(scene, f"lane_{'south' if y < 13 else 'north'}", 0.3, y, 99.7, y + 0.06)
    for k, (x, turn) in enumerate(((8.6, 0), (26.5, 3), (50.0, 0), (73.0, -4))):
        furniture.trolley(scene, f"trolley_{k + 1}", place(x, 12.42 if k % 2 else 12.40, 0, turn))
    for k, x in enumerate((11.2, 46.6, 61.2)):
        furniture.pallet(scene, f"pallet_{k + 1}", place(x, 12.52))
    _along(scene, plan)
    furniture.poster(scene, "poster_flow", "flow", wall_place(plan, "N", 16.7, 1.55))
    furniture.poster(scene, "poster_evacuation", "evacuation", wall_place(plan, "S", 13.6, 1.55))
    furniture.poster(scene, "poster_behaviour", "behave", wall_place(plan, "N", 20.9 + 0.5, 1.55))


def _airlock(scene: Scene, plan: RoomPlan) -> None:
    furniture.poster(scene, "poster_gowning", "gown_d", wall_place(plan, "E", 16.9, 1.55), 0.60)
    furniture.poster(scene, "poster_hands", "hands", wall_place(plan, "N", 16.6, 1.55), 0.42)
    furniture.poster(scene, "poster_behaviour", "behave", wall_place(plan, "N", 19.9, 1.55), 0.42)
    fix.plate(scene, "sign_street_side", "label:dirty", wall_place(plan, "W", 16.75 + 0.1, 2.25), 0.36, 0.18)
    fix.plate(scene, "sign_clean_side", "label:clean", wall_place(plan, "W", 17.45, 2.25), 0.36, 0.18)
    furniture.floor_tape(scene, "line_street", 16.1, 16.72, 20.9, 16.78, "yellow")
    furniture.floor_tape(scene, "line_clean", 16.1, 17.42, 20.9, 17.48, "green")
    furniture.glove_shelf(scene, "garment_shelf", place(20.68, 16.2 + 0.05, 0, 270))
    fix.clock(scene, "clock", wall_place(plan, "N", 20.3, 2.4))
    fix.monitor(scene, "ems_probe", wall_place(plan, "E", 18.8, 1.75))
    fix.particle_counter(scene, "particle_counter", wall_place(plan, "W", 18.75, 2.15))
    fix.intercom(scene, "intercom", wall_place(plan, "S", 17.1, 1.35))
    fix.camera(scene, "camera", 20.5, 18.5, plan.h)
    for k, (side, along) in enumerate((("W", 15.5), ("E", 15.5), ("W", 18.2), ("E", 18.4))):
        if not (side == "E" and along > 18):
            fix.grille(scene, f"extract_grille_{k + 1}", wall_place(plan, side, along, 0.40))
    fix.socket(scene, "socket_1", wall_place(plan, "S", 20.0, 0.35))
    for side in "EW":
        fix.kick_rail(scene, f"kick_rail_{side}", wall_place(plan, side, 16.5), 1.0)


def _clean_corridor(scene: Scene, plan: RoomPlan) -> None:
    _rails(scene, plan, fix.kick_rail)
    for k, (x, turn) in enumerate(((25.4, 2), (44.3, 0), (62.4, -3))):
        furniture.trolley(scene, f"trolley_{k + 1}", place(x, 19.45, 0, turn))
    _along(scene, plan)
    for k, x in enumerate((19.9, 37.0, 52.5, 73.6)):
        fix.particle_counter(scene, f"particle_counter_{k + 1}", wall_place(plan, "N", x, 1.9))
    for k, x in enumerate((16.6, 26.6, 37.0, 44.0, 53.4, 62.0, 73.3)):
        fix.grille(scene, f"extract_grille_{k + 1}", wall_place(plan, "S", x, 0.55))
    furniture.poster(scene, "poster_behaviour", "behave", wall_place(plan, "S", 20.6, 1.55), 0.44)
    furniture.poster(scene, "poster_flow", "flow", wall_place(plan, "N", 24.5, 1.55))
    furniture.floor_tape(scene, "lane", 16.3, 20.47, 74.5, 20.53, "plastic_blue")


def _along(scene: Scene, plan: RoomPlan) -> None:
    """Clocks, cameras, extinguishers, monitors, sockets and intercoms at the middles of free wall."""
    spans = [(side, (a + b) / 2) for side in "SN" for a, b in free_spans(plan, side, 0.9) if b - a > 1.4]
    kinds = (fix.extinguisher, fix.monitor, fix.clock, fix.intercom, fix.socket)
    heights = (0.0, 1.55, 2.35, 1.35, 0.35)
    for k, (side, along) in enumerate(spans):
        kind = kinds[k % len(kinds)]
        kind(
            scene,
            f"{kind.__name__}_{k // len(kinds) + 1}",
            wall_place(plan, side, along + 0.35, heights[k % len(kinds)]),
        )
    for k in range(int(plan.w / 20) + 1):
        fix.camera(scene, f"camera_{k + 1}", min(plan.x + 3 + 20.0 * k, plan.x + plan.w - 1), plan.y + 0.8, plan.h)


def _rails(scene: Scene, plan: RoomPlan, rail: Callable[[Scene, str, Array, float], None]) -> None:
    for side in "NS":
        for k, (a, b) in enumerate(free_spans(plan, side, 0.16)):
            rail(scene, f"rail_{side}_{k + 1}", wall_place(plan, side, (a + b) / 2), b - a - 0.1)
