"""The culture hall, grade D: bench, pipe bridge, viewing window with the gallery behind, vessels that stand beside."""

import math

from assets import room_fixtures as fix
from assets import room_furniture as furniture
from assets import room_story as story
from assets import suite_parts as parts
from assets import suite_vessels as vessels
from assets.panels import raised
from assets.plan_source import RoomPlan
from assets.room import WINDOW, wall_place
from assets.scene import Scene
from assets.shapes import Array, box, place, sheet
from assets.staging import Area, Staging
from assets.suite_shapes import cylinder, hose, lathe, tube

BENCH = (25.25, 4.20, 0.78)  # m: middle along the west wall, length, depth
BRIDGE_Y, BRIDGE_Z = 33.50, 4.62  # m, the lines of the bridge and the uppermost of them
LINES = ("steam", "condensate", "cooling", "oxygen", "air", "carbon_dioxide", "wfi", "base", "broth")
GALLERY = (36.2, 43.8, 3.0)  # m: from x to x, its height; as deep as the north street
STREET = 2.95  # m
OBSTACLES: tuple[Area, ...] = (
    ("bench", 33.05, BENCH[0] - BENCH[1] / 2, BENCH[2], BENCH[1]),
    ("shaft_sw", 33.10, 22.05, 0.85, 0.32),
    ("shaft_se", 46.02, 22.05, 0.85, 0.32),
    ("shaft_w", 33.05, 32.55, 0.32, 0.80),
    ("shaft_e", 46.63, 29.60, 0.32, 0.80),
    ("seed_reactor", 33.55, 30.10, 1.05, 1.00),
    ("single_use_reactor", 34.92, 32.18, 1.20, 1.05),
    ("tote_1", 45.42, 32.38, 0.90, 1.04),
    ("tote_2", 43.98, 32.70, 1.04, 0.85),
    ("cabinet", 46.50, 31.00, 0.45, 0.82),
    ("steps", 43.22, 30.30, 0.76, 1.22),
    ("pump_cart", 45.30, 26.05, 0.60, 0.85),
    ("trolley_south", 36.00, 22.30, 0.95, 0.52),
    ("trolley_bottles", 35.85, 28.60, 0.95, 0.62),
    ("bench_waste", 33.05, 27.40, 0.62, 0.55),
    ("eyewash", 46.60, 24.15, 0.40, 0.40),
    ("spill_kit", 46.40, 23.05, 0.55, 0.52),
)
STAGING = Staging(
    eye=(40.4, 26.4),
    probes=(
        (35.6, 24.6),
        (38.6, 24.6),
        (42.0, 24.6),
        (45.0, 24.2),
        (36.6, 27.6),
        (40.2, 28.2),
        (43.6, 28.6),
        (35.3, 31.4),
        (37.2, 32.4),
        (42.6, 32.6),
        (45.2, 30.4),
    ),
    heights=(1.2, 3.4),
    obstacles=OBSTACLES,
)


def dress(scene: Scene, plan: RoomPlan) -> None:
    """Everything in the hall."""
    _bench(scene, plan)
    _bridge(scene, plan)
    _window(scene, plan)
    for port in (p for p in plan.ports if p.kind == "fluid_panel"):
        m = wall_place(plan, port.wall, port.along, 1.30)
        parts.fluid_panel(scene, f"panel_{port.leads_to}", m, f"port_{port.leads_to}")
    vessels.seed_reactor(scene, "seed", place(34.1, 30.6, 0, 90))
    vessels.single_use_reactor(scene, "sub", place(35.5, 32.72))
    vessels.tote(scene, "tote_1", place(45.9, 32.9, 0, 270), "status_released", 0.7)
    vessels.tote(scene, "tote_2", place(44.5, 33.12), "status_quarantine", 0.35)
    vessels.pump_cart(scene, "pump_cart", place(45.6, 26.45, 0, 90))
    vessels.steps(scene, "steps", place(43.6, 30.9))
    furniture.trolley(scene, "trolley_south", place(36.4, 22.58))
    _bottle_trolley(scene, place(36.3, 28.9, 0, 8))
    _air(scene, plan)
    _walls(scene, plan)
    _floor(scene)
    _hoist(scene, plan)


def _bench(scene: Scene, plan: RoomPlan) -> None:
    along, length, deep = BENCH
    m = wall_place(plan, "W", along)
    parts.bench(scene, "bench", m, length, deep)
    for k, y in enumerate((-0.72, -0.62, 0.52, 0.64)):
        bottle = m @ place(y, -0.16 - 0.07 * (k % 2), 0.90)
        profile = [(0.0, 0.0), (0.036, 0.0), (0.04, 0.006), (0.04, 0.12), (0.016, 0.155), (0.016, 0.18), (0.0, 0.18)]
        scene.add("bottles", ("film", "medium")[k % 2], lathe(profile, 20), bottle)
        scene.add("bottles", "plastic_blue", cylinder(0.019, 0.025, 14, 0.003), bottle @ place(0, 0, 0.172))
    rack = m @ place(-0.68, -0.45, 0.90)
    scene.add("rack", "plastic_blue", box(0.24, 0.11, 0.05, 0.006), rack @ place(0, 0, 0.03))
    for k in range(12):
        tube_at = rack @ place(-0.10 + 0.04 * (k % 6), -0.025 + 0.05 * (k // 6), 0.02)
        scene.add("rack", "film", cylinder(0.0085, 0.075, 10, 0.002), tube_at)
        scene.add(
            "rack", ("red", "plastic_white")[k % 2], cylinder(0.0095, 0.014, 10, 0.002), tube_at @ place(0, 0, 0.072)
        )
    stand = m @ place(0.60, -0.38, 0.90)
    scene.add(
        "pipettes",
        "plastic_grey",
        lathe([(0.0, 0.0), (0.09, 0.0), (0.09, 0.012), (0.015, 0.03), (0.012, 0.28), (0.0, 0.285)], 24),
        stand,
    )
    for k in range(4):
        hang = stand @ place(heading=90.0 * k + 30) @ place(0, -0.055, 0.02)
        pipette = lathe(
            [(0.0, 0.0), (0.006, 0.04), (0.012, 0.10), (0.014, 0.22), (0.008, 0.235), (0.008, 0.26), (0.0, 0.262)], 12
        )
        scene.add("pipettes", ("plastic_white", "plastic_blue", "yellow", "green")[k], pipette, hang)
    scene.add("glove_box", "plastic_blue", box(0.24, 0.12, 0.09, 0.004), m @ place(-1.98, -0.16, 0.947))
    scene.add("glove_box", "film", box(0.09, 0.04, 0.03, 0.012), m @ place(-1.98, -0.16, 0.998))
    story.hamper(scene, "bench_waste", m @ place(2.42, -0.32), "bin_bio")
    _over_bench(scene, m)


def _over_bench(scene: Scene, m: Array) -> None:
    """Two steel shelves with reagents, a tube of light under the lower one, a rail with tags."""
    for z in (1.62, 2.00):
        scene.add("wall_shelf", "steel_brushed", box(3.30, 0.28, 0.022, 0.005), m @ place(0.1, -0.15, z))
        for k in range(4):
            bracket = m @ place(-1.35 + 0.97 * k, -0.13, z - 0.05)
            scene.add("wall_shelf", "steel_brushed", box(0.02, 0.24, 0.08, 0.003), bracket)
    scene.add("bench_light", "plastic_white", box(2.60, 0.09, 0.035, 0.008), m @ place(0.1, -0.20, 1.588))
    scene.add("bench_light", "led", sheet((-1.20, -0.235, 1.5695), (0, 0.07, 0), (2.6, 0, 0), 0.5), m)
    goods = ("carton", "bottle", "bottle", "pack", "carton", "jar", "bottle", "pack", "jar", "carton", "pack", "bottle")
    for k, good in enumerate(goods):
        spot = m @ place(-1.40 + 0.54 * (k % 6) + 0.05 * (k // 6), -0.15, (1.631, 2.011)[k // 6], 5.0 * (k % 3) - 5)
        _good(scene, good, spot)


def _good(scene: Scene, good: str, spot: Array) -> None:
    """A carton, a stack of sterile packs, a jar or a pair of bottles."""
    if good == "carton":
        scene.add("goods", "plastic_white", box(0.30, 0.20, 0.19, 0.004), spot @ place(0, 0, 0.095))
        scene.add("goods", "plastic_blue", box(0.302, 0.202, 0.05, 0.002), spot @ place(0, 0, 0.12))
    elif good == "pack":
        for j in range(3):
            scene.add("goods", "film", box(0.28, 0.20, 0.05, 0.02), spot @ place(0, 0, 0.026 + 0.052 * j, 4 * j - 4))
    elif good == "jar":
        scene.add("goods", "medium", cylinder(0.07, 0.15, 22, 0.008), spot)
        scene.add("goods", "plastic_blue", cylinder(0.072, 0.03, 22, 0.004), spot @ place(0, 0, 0.15))
    else:
        bottle = [(0.0, 0.0), (0.05, 0.0), (0.055, 0.01), (0.055, 0.15), (0.02, 0.20), (0.02, 0.23), (0.0, 0.23)]
        for j in (-1, 1):
            scene.add("goods", ("film", "plastic_white")[j > 0], lathe(bottle, 20), spot @ place(0.07 * j, 0, 0))
            scene.add("goods", "red", cylinder(0.024, 0.03, 14, 0.003), spot @ place(0.07 * j, 0, 0.22))


def _bridge(scene: Scene, plan: RoomPlan) -> None:
    line = (plan.x + 0.20, plan.x + plan.w - 0.20)
    parts.lines(scene, "bridge", line, (BRIDGE_Y, BRIDGE_Z), LINES)
    low = BRIDGE_Z - 0.155 * len(LINES)
    parts.brackets(scene, "bridge_console", line, (BRIDGE_Y, low, BRIDGE_Z + 0.14), plan.y + plan.d - 0.05)
    parts.tray(scene, (plan.x + 0.15, plan.x + plan.w - 0.15), BRIDGE_Y + 0.10, 5.05, drops=True)
    drops = ((35.15, "steel_polished"), (35.9, "steel_polished"), (34.55, "insulation"), (42.95, "steel_polished"))
    for k, (x, material) in enumerate((*drops, (43.15, "steel_polished"), (43.35, "steel_polished"))):
        parts.riser(scene, f"drop_{k + 1}", (x, BRIDGE_Y + 0.13), (1.72 if x > 42 else 1.30, BRIDGE_Z - 0.2), material)
    _gas_panel(scene, wall_place(plan, "N", 43.15, 1.45))


def _gas_panel(scene: Scene, m: Array) -> None:
    """Three reducers with gauges on a plate, where gases leave the bridge."""
    scene.add("gas_panel", "steel_brushed", raised(0.86, 0.62, 0.025, 0.004), m)
    for k, key in enumerate(("oxygen", "air", "carbon_dioxide")):
        x = -0.27 + 0.27 * k
        scene.add("gas_panel", "steel_polished", cylinder(0.018, 0.46, 12), m @ place(x, -0.07, -0.21))
        scene.add(
            "gas_panel",
            "steel_polished",
            lathe([(0.02, 0.0), (0.05, 0.01), (0.05, 0.06), (0.03, 0.08), (0.03, 0.11), (0.0, 0.115)], 20),
            m @ place(x, -0.07, -0.03, 0, fix.FRONT),
        )
        scene.add(
            "gas_panel",
            ("pipe_blue", "plastic_white", "plastic_grey")[k],
            lathe([(0.0, 0.0), (0.036, 0.0), (0.04, 0.01), (0.036, 0.035), (0.0, 0.04)], 20),
            m @ place(x, -0.17, -0.03, 0, fix.FRONT),
        )
        for s in (-1, 1):
            dial = m @ place(x + 0.062 * s, -0.09, 0.10, 0, fix.FRONT)
            scene.add(
                "gas_panel",
                "steel_polished",
                lathe([(0.0, 0.0), (0.042, 0.0), (0.042, 0.028), (0.038, 0.03)], 22),
                dial,
            )
            scene.add("gas_panel", "plastic_white", lathe([(0.038, 0.028), (0.0, 0.0281)], 22), dial)
            scene.add(
                "gas_panel",
                "plastic_black",
                box(0.004, 0.034, 0.002, 0.0),
                dial @ place(0, 0, 0.0295, 40 * s + 15 * k) @ place(0, 0.008),
            )
        fix.tag(scene, "gas_panel", f"flow_{key}", m @ place(x, -0.026, -0.26), 0.22)


def _window(scene: Scene, plan: RoomPlan) -> None:
    sill, head, wide = WINDOW
    port = next(p for p in plan.ports if p.kind == "window")
    m = wall_place(plan, port.wall, port.along, (sill + head) / 2)
    parts.window(scene, "viewing_window", m, (wide, head - sill), 0.10)
    x0, x1, high = GALLERY
    y0, y1 = plan.y + plan.d + 0.05, plan.y + plan.d + STREET
    scene.add("gallery", "vinyl_cnc", sheet((x0, y0, 0), (x1 - x0, 0, 0), (0, y1 - y0, 0), 0.6))
    scene.add("gallery", "paint", sheet((x0, y1, 0), (x1 - x0, 0, 0), (0, 0, high), 0.6))
    scene.add("gallery", "ceiling", sheet((x0, y1, high), (x1 - x0, 0, 0), (0, y0 - y1, 0), 0.6))
    scene.add("gallery", "paint", sheet((x0, y0, 0), (0, y1 - y0, 0), (0, 0, high), 0.6))
    scene.add("gallery", "paint", sheet((x1, y1, 0), (0, y0 - y1, 0), (0, 0, high), 0.6))
    for x in (37.6, 40.0, 42.4):
        lamp = sheet((x - 0.55, 35.95, high - 0.01), (1.1, 0, 0), (0, -0.5, 0), 0.6)
        scene.add("gallery_lamps", "led", lamp)
    back = place(40.0, y1)
    fix.handrail(scene, "gallery_rail", back, 7.2)
    band = sheet((x0, y1 - 0.004, 1.20), (x1 - x0, 0, 0), (0, 0, 0.14), 0.6)
    scene.add("gallery_band", "plastic_blue", band)
    fix.plate(scene, "gallery_sign", "label:gallery", back @ place(-0.9, 0, 2.15), (0.60, 0.30))
    furniture.poster(scene, "gallery_poster_1", "quality", back @ place(0.55, 0, 1.62), 0.52)
    furniture.poster(scene, "gallery_poster_2", "evacuation", back @ place(-2.2, 0, 1.62), 0.52)
    fix.extinguisher(scene, "gallery_extinguisher", back @ place(1.75, 0, 0.0))
    furniture.sitting_bench(scene, "gallery_bench", back @ place(-0.75, -0.42), 1.8)


def _bottle_trolley(scene: Scene, m: Array) -> None:
    """A trolley with two bottles of feed and base."""
    for z in (0.20, 0.86):
        scene.add("bottle_trolley", "steel_brushed", box(0.84, 0.54, 0.010, 0.003), m @ place(0, 0, z))
        for s in (-1, 1):
            scene.add(
                "bottle_trolley", "steel_brushed", box(0.84, 0.012, 0.04, 0.003), m @ place(0, s * 0.265, z + 0.012)
            )
            scene.add(
                "bottle_trolley", "steel_brushed", box(0.012, 0.54, 0.04, 0.003), m @ place(s * 0.415, 0, z + 0.012)
            )
    for sx in (-1, 1):
        for sy in (-1, 1):
            scene.add(
                "bottle_trolley", "steel_polished", cylinder(0.0125, 0.90, 10), m @ place(sx * 0.40, sy * 0.25, 0.10)
            )
            wheel = m @ place(sx * 0.40, sy * 0.25 + 0.012, 0.05, 0, 90)
            scene.add("bottle_trolley", "plastic_grey", cylinder(0.05, 0.024, 18, 0.006), wheel)
    bar = [(0.40, -0.25, 1.0), (0.50, -0.25, 1.05), (0.50, 0.25, 1.05), (0.40, 0.25, 1.0)]
    scene.add("bottle_trolley", "steel_polished", tube(bar, 0.0125, 0.05), m)
    vessels.carboy(scene, "bottle_feed", m @ place(-0.20, 0.02, 0.866), "yellow", 0.75)
    vessels.carboy(scene, "bottle_base", m @ place(0.16, -0.04, 0.866, 70), "film", 0.5)
    scene.add("bottle_trolley_bags", "film", box(0.34, 0.36, 0.09, 0.035), m @ place(-0.16, 0, 0.255, 6))
    scene.add("bottle_trolley_bags", "plastic_blue", box(0.30, 0.34, 0.20, 0.02), m @ place(0.20, 0.02, 0.306))
    fix.tag(scene, "bottle_trolley", "trolley", m @ place(0, -0.272, 0.87), 0.14)


def _air(scene: Scene, plan: RoomPlan) -> None:
    """Return shafts in the corners and low grilles: air comes down and leaves at the floor."""
    high = plan.h
    for name, side, along in (("sw", "S", 33.52), ("se", "S", 46.45), ("w", "W", 32.95), ("e", "E", 30.0)):
        parts.shaft(scene, f"shaft_{name}", wall_place(plan, side, along), (0.80, 0.32, high))
    for k, (side, along) in enumerate((("W", 22.75), ("N", 37.0), ("N", 42.3), ("E", 26.5))):
        fix.grille(scene, f"return_{k + 1}", wall_place(plan, side, along, 0.52))


def _walls(scene: Scene, plan: RoomPlan) -> None:
    story.log_holder(scene, "log_holder", wall_place(plan, "S", 38.05, 1.30))
    fix.monitor(scene, "ems_probe", wall_place(plan, "S", 37.35, 1.65))
    fix.particle_counter(scene, "particle_counter", wall_place(plan, "W", 22.75, 1.75))
    fix.clock(scene, "clock", wall_place(plan, "S", 43.4, 2.55))
    story.call_point(scene, "call_point", wall_place(plan, "S", 41.42, 1.25))
    furniture.poster(scene, "poster_spill", "spill", wall_place(plan, "S", 45.35, 1.55), 0.46)
    furniture.poster(scene, "poster_behave", "behave", wall_place(plan, "E", 29.05, 1.60), 0.44)
    parts.eyewash(scene, "eyewash", wall_place(plan, "E", 24.3, 0.98))
    parts.spill_kit(scene, "spill_kit", wall_place(plan, "E", 23.3))
    fix.extinguisher(scene, "extinguisher", wall_place(plan, "S", 35.0))
    fix.plate(scene, "keep_clear", "label:in_reach", wall_place(plan, "E", 28.0, 2.42), (0.36, 0.16))
    _cabinet(scene, wall_place(plan, "E", 31.4))
    for k, (side, along, length) in enumerate((("S", 37.9, 1.4), ("S", 43.5, 3.6), ("E", 25.4, 2.6), ("N", 36.5, 2.2))):
        fix.kick_rail(scene, f"kick_rail_{k + 1}", wall_place(plan, side, along), length)
    for k, (side, along) in enumerate((("W", 27.9), ("S", 41.75), ("E", 26.9))):
        fix.socket(scene, f"socket_{k + 1}", wall_place(plan, side, along, 0.95 if side != "W" else 0.5))
    for k, (x, y) in enumerate(((34.2, 22.9), (46.0, 31.6))):
        fix.camera(scene, f"camera_{k + 1}", x, y, plan.h)


def _cabinet(scene: Scene, m: Array) -> None:
    """The electrical cabinet of the hall."""
    scene.add("cabinet", "steel_brushed", box(0.80, 0.42, 1.95, 0.010), m @ place(0, -0.22, 1.06))
    scene.add("cabinet", "plastic_grey", box(0.80, 0.40, 0.10, 0.004), m @ place(0, -0.22, 0.05))
    for s in (-1, 1):
        scene.add("cabinet", "steel_brushed", raised(0.385, 1.90, 0.014, 0.003), m @ place(0.198 * s, -0.43, 1.06))
        scene.add("cabinet", "plastic_black", box(0.022, 0.02, 0.14, 0.005), m @ place(0.04 * s, -0.45, 1.12))
    for k, colour in enumerate(("lamp_green", "lamp_green", "lamp_amber")):
        scene.add(
            "cabinet", colour, cylinder(0.012, 0.01, 14, 0.002), m @ place(-0.30 + 0.05 * k, -0.444, 1.80, 0, fix.FRONT)
        )
    fix.tag(scene, "cabinet", "warning_pressure", m @ place(0.20, -0.4455, 1.55), 0.10)
    scene.add("cabinet", "alu", box(0.20, 0.16, 3.0, 0.0), m @ place(0, -0.12, 3.53))


def _floor(scene: Scene) -> None:
    for k, (x, y) in enumerate(((38.3, 28.1), (43.0, 32.4), (36.6, 31.3), (45.0, 29.9))):
        parts.drain(scene, f"drain_{k + 1}", x, y)
    story.floor_zone(scene, "zone_totes", (43.80, 32.30, 46.50, 33.72), "yellow")
    story.floor_zone(scene, "zone_door", (45.55, 27.15, 46.85, 28.85), "yellow")
    furniture.floor_tape(scene, "lane_west", (39.02, 22.5, 39.08, 26.6), "plastic_blue")
    furniture.floor_tape(scene, "lane_east", (40.92, 22.5, 40.98, 26.6), "plastic_blue")


def _hoist(scene: Scene, plan: RoomPlan) -> None:
    """A rail under the ceiling with an electric hoist, to lift motors and heads."""
    y, z, middle = 29.55, plan.h - 0.26, plan.x + plan.w / 2
    scene.add("hoist_rail", "yellow", box(12.6, 0.10, 0.20, 0.006, 0.8), place(middle, y, z))
    scene.add("hoist_rail", "yellow", box(12.6, 0.16, 0.014, 0.002, 0.8), place(middle, y, z - 0.107))
    for x in (34.6, 38.2, 41.8, 45.4):
        scene.add("hoist_rail", "steel_brushed", box(0.10, 0.16, 0.16, 0.004), place(x, y, plan.h - 0.08))
    m = place(44.6, y, z)
    scene.add("hoist", "plastic_grey", box(0.34, 0.26, 0.24, 0.02), m @ place(0, 0, -0.24))
    scene.add("hoist", "yellow", box(0.24, 0.30, 0.10, 0.01), m @ place(0, 0, -0.10))
    scene.add("hoist", "steel_polished", cylinder(0.005, 0.72, 8), m @ place(0, 0, -1.08))
    hook = [(0, 0, -1.05), (0.0, 0, -1.13), (0.045, 0, -1.17), (0.05, 0, -1.24), (0.0, 0, -1.28), (-0.04, 0, -1.24)]
    scene.add("hoist", "red", hose(hook, 0.014, 8), m)
    cable = [(0.10, 0.0, -0.36), *((0.13 + 0.02 * math.sin(k), 0.02, -0.36 - 0.5 * k) for k in range(1, 7))]
    scene.add("hoist", "plastic_black", hose(cable, 0.008, 6), m)
    scene.add("hoist", "yellow", box(0.06, 0.05, 0.20, 0.012), m @ place(*cable[-1]) @ place(0, 0, -0.1))
