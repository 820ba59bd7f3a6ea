"""What makes each room this room: the things of the five rooms, and those that every room gets from the plan."""

from collections.abc import Callable
from pathlib import Path

import yaml

from assets import room_door
from assets import room_fixtures as fix
from assets import room_furniture as furniture
from assets import room_story as story
from assets.charts import HALF_WALL
from assets.pack import Mesh, read_mesh
from assets.plan_source import Opening, RoomPlan
from assets.room import wall_place
from assets.room_signs import printed_on
from assets.scene import Scene
from assets.shapes import Array, box, place

PLACEMENT = Path(__file__).parents[1] / "levels" / "facility" / "placement.yaml"
SIGN = 1.62  # m, middle of a door's sign
HIGHER = {("COR_D", "DR026"): 2.02}  # m; a gauge hangs where the sign would
GRILLES = (16.6, 26.6, 37.0, 44.0, 53.4, 62.0, 73.3)  # x of the extract grilles in the clean corridor
CLEAR = 0.75  # m kept free beside a door for its sign and push plate


def dress(scene: Scene, plan: RoomPlan) -> None:
    """Add the common things, then those of the room; a suite's are in `suite.py` and print from its own atlas."""
    own = {"LOB": _lobby, "CHG": _changing, "COR_S": _street, "PAL_D": _airlock, "COR_D": _clean_corridor}
    if plan.id not in own:
        from assets import suite  # noqa: PLC0415 - the first rooms do not depend on it

        with printed_on("suite"):
            _common(scene, plan)
            suite.dress(scene, plan)
        return
    _common(scene, plan, own[plan.id])


def _common(scene: Scene, plan: RoomPlan, then: Callable[[Scene, RoomPlan], None] = lambda _scene, _plan: None) -> None:
    for opening in plan.openings:
        _door_signs(scene, plan, opening)
    then(scene, plan)
    for k in range(max(1, round(plan.w / 12))):
        x = plan.x + plan.w * (k + 0.5) / max(1, round(plan.w / 12))
        fix.smoke_detector(scene, f"smoke_detector_{k + 1}", x + 0.9, plan.y + plan.d / 2 - 0.75, plan.h)
        fix.sprinkler(scene, f"sprinkler_{k + 1}", x - 1.1, plan.y + plan.d / 2 + 0.75, plan.h)


def closed_doors(plan: RoomPlan) -> list[Mesh]:
    """The shut doors where they hang: light stays in the room while it is baked, and frames throw their shadow."""
    meshes = []
    for o in plan.openings:
        kind = o.kind if o.kind in ("both", "material") else "person"
        mesh = room_door.build_door(kind, is_clean=plan.is_clean, has_lamps=o.has_interlock).mesh()
        meshes.append(_moved(mesh, wall_place(plan, o.wall, o.along) @ place(0, HALF_WALL)))
    return meshes


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
        meshes.append(_moved(read_mesh(found[0])[0], place(*row["at"], row["heading"])))
    return meshes


def _moved(mesh: Mesh, matrix: Array) -> Mesh:
    mesh.position = (mesh.position @ matrix[:3, :3].T + matrix[:3, 3]).astype(mesh.position.dtype)
    mesh.normal = (mesh.normal @ matrix[:3, :3].T).astype(mesh.normal.dtype)
    return mesh


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
    right = wall_place(plan, o.wall, o.along, HIGHER.get((plan.id, o.door), SIGN)) @ place(o.width / 2 + 0.36)
    fix.plate(scene, f"sign_{o.door}", f"door:{o.leads_to}", right, (0.30, 0.225))
    if o.has_interlock:
        above = wall_place(plan, o.wall, o.along, 2.46)
        fix.plate(scene, f"warning_{o.door}", "label:one_door", above, (0.36, 0.12))
    if o.kind == "emergency" or o.leads_to.startswith("EXT"):
        fix.exit_sign(scene, f"exit_{o.door}", wall_place(plan, o.wall, o.along, 2.42))


def _lobby(scene: Scene, plan: RoomPlan) -> None:
    furniture.reception_desk(scene, "reception", place(6.0, 20.2, 0, 270 + 15))
    furniture.visitor_screen(scene, "visitor_screen", place(2.2, 20.6, 0, 20))
    furniture.floor_tape(scene, "rug", (0.45, 15.45, 3.15, 17.55), "rug")
    for k, (x, y, turn) in enumerate(((0.75, 15.8, 150), (1.75, 15.7, 180), (2.75, 15.8, 205))):
        furniture.armchair(scene, f"armchair_{k + 1}", place(x, y, 0, turn), "fabric_warm" if k == 1 else "fabric")
    furniture.low_table(scene, "coffee_table", place(1.75, 16.8))
    furniture.plant(scene, "plant_corner", place(0.5, 21.5), 1.7)
    furniture.plant(scene, "plant_window", place(0.42, 17.05), 1.3)
    furniture.plant(scene, "plant_desk", place(7.5, 21.5), 1.5)
    logo = wall_place(plan, "N", 6.2, 1.95)
    fix.plate(scene, "logo", "label:first_air", logo, (1.8, 0.45))
    scene.add("wall_accent", "wood", box(2.4, 0.02, 2.9, 0.004), wall_place(plan, "S", 1.7, 1.5) @ place(0, -0.01))
    for k, x in enumerate((0.95, 1.7, 2.45)):
        story.pendant(scene, f"pendant_{k + 1}", (x, 16.75, plan.h), 1.0)
    story.coat_stand(scene, "coat_stand", place(3.35, 21.55))
    furniture.floor_tape(scene, "entrance_mat", (0.15, 17.75, 1.45, 19.25), "rubber")
    furniture.poster(scene, "poster_visitors", "visitors", wall_place(plan, "W", 20.4, 1.55))
    furniture.poster(scene, "poster_quality", "quality", wall_place(plan, "S", 6.3, 1.55))
    furniture.poster(scene, "poster_evacuation", "evacuation", wall_place(plan, "E", 20.1, 1.55))
    fix.clock(scene, "clock", wall_place(plan, "E", 18.5, 2.5))
    fix.extinguisher(scene, "extinguisher", wall_place(plan, "S", 7.2))
    story.call_point(scene, "call_point", wall_place(plan, "W", 17.55, 1.25))
    story.first_aid(scene, "first_aid", wall_place(plan, "E", 17.1, 1.45))
    fix.camera(scene, "camera", 7.4, 15.6, plan.h)
    fix.intercom(scene, "intercom", wall_place(plan, "W", 19.6, 1.35))
    for k, (side, along) in enumerate((("S", 3.05), ("N", 2.6), ("E", 16.0))):
        fix.socket(scene, f"socket_{k + 1}", wall_place(plan, side, along, 0.3))


def _changing(scene: Scene, plan: RoomPlan) -> None:
    furniture.locker_bank(scene, "lockers_west_a", wall_place(plan, "W", 15.70) @ place(0, -0.52), 2)
    furniture.locker_bank(scene, "lockers_west_b", wall_place(plan, "W", 17.36) @ place(0, -0.52), 2)
    furniture.locker_bank(scene, "lockers_north", wall_place(plan, "N", 14.4) @ place(0, -0.52), 6)
    furniture.sitting_bench(scene, "bench_street", place(9.75, 17.0, 0, 90), 1.8)
    furniture.sitting_bench(scene, "bench_clean", place(14.3, 20.3), 1.8)
    furniture.floor_tape(scene, "line_street", (10.72, 15.2, 10.80, 21.8), "yellow")
    furniture.floor_tape(scene, "line_clean", (11.62, 15.2, 11.70, 21.8), "green")
    fix.plate(scene, "sign_street_side", "label:dirty", wall_place(plan, "S", 9.6, 2.2), (0.42, 0.20))
    fix.plate(scene, "sign_clean_side", "label:clean", wall_place(plan, "S", 14.2, 2.2), (0.42, 0.20))
    fix.notice(scene, "poster_jewels", "prohibited", wall_place(plan, "S", 9.1, 1.50), 0.55)
    furniture.poster(scene, "poster_behaviour", "behave", wall_place(plan, "E", 19.3, 1.55))
    furniture.poster(scene, "poster_quality", "quality", wall_place(plan, "S", 14.7, 1.45))
    furniture.glove_shelf(scene, "uniform_shelf", place(15.7, 15.9, 0, 270))
    story.towels(scene, "towels", wall_place(plan, "W", 21.25, 1.45))
    story.hooks(scene, "hooks", wall_place(plan, "S", 13.75, 1.75), 4)
    story.hamper(scene, "hamper_uniforms", place(12.85, 21.3), "bin_garment")
    story.first_aid(scene, "first_aid", wall_place(plan, "E", 16.62, 1.45))
    story.call_point(scene, "call_point", wall_place(plan, "N", 11.05, 1.25))
    fix.clock(scene, "clock", wall_place(plan, "N", 10.9, 2.45))
    fix.extinguisher(scene, "extinguisher", wall_place(plan, "E", 20.5))
    fix.camera(scene, "camera", 12.0, 21.4, plan.h)
    fix.intercom(scene, "intercom", wall_place(plan, "S", 14.15, 1.35) @ place(-1.1))
    for k, (side, along) in enumerate((("S", 8.6), ("N", 8.6), ("E", 21.2))):
        fix.socket(scene, f"socket_{k + 1}", wall_place(plan, side, along, 0.3))
    for k, side in enumerate("EW"):
        fix.grille(scene, f"extract_grille_{k + 1}", wall_place(plan, side, 18.9 if side == "E" else 19.6, 2.62))


def _street(scene: Scene, plan: RoomPlan) -> None:
    fix.pipes(scene, "pipe", (plan.x + 0.1, plan.x + plan.w - 0.1), plan.y + plan.d - 0.25, 2.72)
    story.cable_tray(scene, "cable_tray", (plan.x + 0.1, plan.x + plan.w - 0.1), plan.y + 0.33, 2.76)
    _rails(scene, plan, fix.handrail)
    for y in (12.55, 14.40):
        furniture.floor_tape(scene, f"lane_{'south' if y < 13 else 'north'}", (0.3, y, 99.7, y + 0.06))
    for k, (x, turn) in enumerate(((8.6, 0), (26.5, 3), (50.0, 0), (73.0, -4))):
        furniture.trolley(scene, f"trolley_{k + 1}", place(x, 12.42 if k % 2 else 12.40, 0, turn))
    for k, (x, key) in enumerate(((11.2, "quarantine"), (46.6, "released"), (61.2, "quarantine"))):
        colour = "yellow" if key == "quarantine" else "green"
        story.floor_zone(scene, f"zone_{k + 1}", (x - 0.75, 12.06, x + 0.75, 12.99), colour)
        furniture.pallet(scene, f"pallet_{k + 1}", place(x, 12.52, 0, 180))
        fix.tag(scene, f"pallet_{k + 1}_tag", f"status_{key}", place(x + 0.28, 12.9, 0.36, 180), 0.20)
    story.transfer_cart(scene, "transfer_cart", place(36.8, 14.54), "status_clean")
    for k, x in enumerate((25.2, 88.6)):
        story.drum_dolly(scene, f"drum_{k + 1}", place(x, 14.62, 0, 4 - 7 * k), "status_to_be_cleaned")
    for k, x in enumerate((13.1, 40.3, 62.0, 87.8)):
        story.call_point(scene, f"call_point_{k + 1}", wall_place(plan, "S", x, 1.25))
    story.first_aid(scene, "first_aid", wall_place(plan, "N", 31.0, 1.45))
    _along(scene, plan)
    _guards(scene, plan)
    furniture.poster(scene, "poster_flow", "flow", wall_place(plan, "N", 16.2, 1.55), 0.44)
    furniture.poster(scene, "poster_evacuation", "evacuation", wall_place(plan, "S", 13.9, 1.55))
    furniture.poster(scene, "poster_behaviour", "behave", wall_place(plan, "N", 21.6, 1.55))


def _airlock(scene: Scene, plan: RoomPlan) -> None:
    fix.notice(scene, "poster_gowning", "gowning_d", wall_place(plan, "N", 16.66, 1.66), 0.74)
    fix.notice(scene, "interlock_notice", "interlock", wall_place(plan, "N", 19.45, 1.95), 0.30)
    furniture.poster(scene, "poster_behaviour", "behave", wall_place(plan, "N", 20.1, 1.50), 0.42)
    fix.plate(scene, "sign_street_side", "label:dirty", wall_place(plan, "W", 16.75 + 0.1, 2.25), (0.36, 0.18))
    fix.plate(scene, "sign_clean_side", "label:clean", wall_place(plan, "W", 17.45, 2.25), (0.36, 0.18))
    furniture.floor_tape(scene, "line_street", (16.1, 16.72, 20.9, 16.78), "yellow")
    furniture.floor_tape(scene, "line_clean", (16.1, 17.42, 20.9, 17.48), "green")
    story.sticky_mat(scene, "sticky_mat", (18.05, 15.12, 18.95, 15.95))
    furniture.glove_shelf(scene, "garment_shelf", place(20.68, 16.25, 0, 270))
    story.log_holder(scene, "log_holder", wall_place(plan, "S", 19.5, 1.28))
    fix.notice(scene, "sop_notice", "sop", wall_place(plan, "S", 19.5, 1.62), 0.20)
    fix.clock(scene, "clock", wall_place(plan, "N", 20.3, 2.4))
    fix.monitor(scene, "ems_probe", wall_place(plan, "E", 18.75, 1.75))
    fix.particle_counter(scene, "particle_counter", wall_place(plan, "W", 18.75, 2.15))
    fix.intercom(scene, "intercom", wall_place(plan, "S", 17.0, 1.35))
    story.call_point(scene, "call_point", wall_place(plan, "S", 17.0, 1.70))
    fix.camera(scene, "camera", 20.5, 18.5, plan.h)
    for k, (side, along) in enumerate((("S", 20.35), ("W", 17.75), ("N", 16.7))):
        fix.grille(scene, f"extract_grille_{k + 1}", wall_place(plan, side, along, 0.60))
    fix.socket(scene, "socket_1", wall_place(plan, "S", 19.6, 0.45))
    for k, (side, along) in enumerate((("N", 20.0), ("N", 16.9), ("S", 16.9))):
        fix.kick_rail(scene, f"kick_rail_{k + 1}", wall_place(plan, side, along), 1.2)


def _clean_corridor(scene: Scene, plan: RoomPlan) -> None:
    _rails(scene, plan, fix.kick_rail)
    for k, (x, turn) in enumerate(((25.4, 2), (44.3, 0), (62.4, -3))):
        furniture.trolley(scene, f"trolley_{k + 1}", place(x, 19.45, 0, turn))
        fix.tag(scene, f"trolley_{k + 1}_tag", "trolley", place(x, 19.45, 0, turn + 180) @ place(0, -0.254, 0.56), 0.12)
    story.transfer_cart(scene, "transfer_cart_1", place(34.6, 21.58), "status_clean")
    story.transfer_cart(scene, "transfer_cart_2", place(62.2, 21.58), "status_to_be_cleaned")
    for k, (x, key) in enumerate(((36.6, "clean"), (41.3, "clean"), (69.0, "to_be_cleaned"))):
        story.drum_dolly(scene, f"drum_{k + 1}", place(x, 19.42, 0, 176 + 5 * k), f"status_{key}")
    for k, x in enumerate((23.3, 43.2, 63.9)):
        story.log_holder(scene, f"log_holder_{k + 1}", wall_place(plan, "N", x, 1.30))
    story.sticky_mat(scene, "sticky_mat", (18.0, 19.12, 19.0, 19.95))
    _along(scene, plan)
    _guards(scene, plan)
    for k, x in enumerate((19.6, 37.0, 52.5, 73.6)):
        fix.particle_counter(scene, f"particle_counter_{k + 1}", wall_place(plan, "N", x, 1.9))
    for k, x in enumerate(GRILLES):
        fix.grille(scene, f"extract_grille_{k + 1}", wall_place(plan, "S", x, 0.62))
    furniture.poster(scene, "poster_behaviour", "behave", wall_place(plan, "S", 20.7, 1.55), 0.44)
    furniture.poster(scene, "poster_flow", "flow", wall_place(plan, "N", 24.5, 1.55))
    furniture.floor_tape(scene, "lane", (16.3, 20.47, 74.5, 20.53), "plastic_blue")


def _along(scene: Scene, plan: RoomPlan) -> None:
    """Clocks, cameras, extinguishers, monitors, sockets and intercoms at the middles of free wall."""
    taken = _taken(plan)
    spans = [(side, (a + b) / 2 + 0.35) for side in "SN" for a, b in free_spans(plan, side, 0.9) if b - a > 1.4]
    spots = [(side, x) for side, x in spans if all(s != side or abs(x - at) > 0.6 for s, at in taken)]
    kinds = (fix.extinguisher, fix.monitor, fix.clock, fix.intercom, fix.socket)
    heights = (-0.06, 1.55, 2.35, 1.35, 0.45)
    for k, (side, along) in enumerate(spots):
        kind, name = kinds[k % len(kinds)], f"{kinds[k % len(kinds)].__name__}_{k // len(kinds) + 1}"
        kind(scene, name, wall_place(plan, side, along, heights[k % len(kinds)]))
    for k in range(int(plan.w / 20) + 1):
        fix.camera(scene, f"camera_{k + 1}", min(plan.x + 3 + 20.0 * k, plan.x + plan.w - 1), plan.y + 0.8, plan.h)


def _taken(plan: RoomPlan) -> list[tuple[str, float]]:
    """Sides and places along a corridor's walls where something else hangs: equipment, grilles."""
    rows = yaml.safe_load(PLACEMENT.read_text(encoding="utf-8"))["instances"]
    at = [row["at"] for name, row in rows.items() if name.split(".")[0] == plan.id]
    found = [("N" if y > plan.y + plan.d / 2 else "S", x) for x, y, _ in at]
    return found + ([("S", x) for x in GRILLES] if plan.is_clean else [])


def _guards(scene: Scene, plan: RoomPlan) -> None:
    """Steel angles on both sides of the doors that carts pass."""
    for o in (o for o in plan.openings if o.kind in ("both", "material") and o.wall in "NS"):
        for k, s in enumerate((-1, 1)):
            m = wall_place(plan, o.wall, o.along) @ place(s * (o.width / 2 + 0.105))
            story.corner_guard(scene, f"guard_{o.door}_{k + 1}", m)


def _rails(scene: Scene, plan: RoomPlan, rail: Callable[[Scene, str, Array, float], None]) -> None:
    for side in "NS":
        for k, (a, b) in enumerate(free_spans(plan, side, 0.22)):
            rail(scene, f"rail_{side}_{k + 1}", wall_place(plan, side, (a + b) / 2), b - a - 0.1)
