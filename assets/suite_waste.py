"""The kill-tank room: grey floor, a bund with its gutter, lines along the wall, a tote of lye, what a spill needs."""

from assets import room_fixtures as fix
from assets import room_furniture as furniture
from assets import room_story as story
from assets import suite_parts as parts
from assets.panels import raised
from assets.plan_source import RoomPlan
from assets.room import wall_place
from assets.scene import Scene
from assets.shapes import Array, box, place
from assets.staging import Area, Staging
from assets.suite_shapes import cylinder, hose, lathe, tube

BUND = (62.45, 16.62, 65.95)  # m: from x, front y, to x; its back is the north wall
KERB = (0.09, 0.14)  # m, width and height of the bund's kerb
OBSTACLES: tuple[Area, ...] = (
    ("bund", BUND[0], BUND[1], BUND[2] - BUND[0], 18.95 - BUND[1]),
    ("lye", 67.05, 17.55, 1.25, 1.30),
    ("dosing", 66.20, 18.25, 0.75, 0.70),
    ("eyewash", 68.60, 16.80, 0.40, 0.40),
    ("spill_kit", 68.40, 15.55, 0.55, 0.55),
)
STAGING = Staging(
    eye=(66.8, 16.6),
    probes=((61.8, 15.9), (63.0, 16.2), (64.6, 16.2), (66.2, 16.2), (67.8, 16.4), (61.7, 17.9), (66.4, 17.6)),
    dimmed=1.12,
    obstacles=OBSTACLES,
)


def dress(scene: Scene, plan: RoomPlan) -> None:
    """Everything in the kill-tank room."""
    _bund(scene)
    north = plan.y + plan.d
    line = (plan.x + 0.15, plan.x + plan.w - 0.15)
    keys = ("broth", "steam", "condensate", "cooling")
    parts.lines(scene, "wall", line, (north - 0.24, 2.82), keys)
    parts.brackets(scene, "wall_console", line, (north - 0.24, 2.22, 2.92), north - 0.05)
    parts.tray(scene, line, plan.y + 0.30, 2.82, drops=False)
    _duct(scene, plan)
    _lye(scene, place(67.67, 18.2, 0, 180))
    _dosing(scene, wall_place(plan, "N", 66.58))
    _cabinet(scene, wall_place(plan, "S", 62.6))
    parts.eyewash(scene, "eyewash", wall_place(plan, "E", 16.95, 0.98))
    parts.spill_kit(scene, "spill_kit", wall_place(plan, "E", 15.85))
    parts.channel(scene, "gutter_room", (61.35, 16.05, 61.55, 18.7))
    parts.channel(scene, "gutter_bund", (62.75, 16.80, 65.65, 16.95))
    fix.extinguisher(scene, "extinguisher", wall_place(plan, "S", 66.15))
    story.call_point(scene, "call_point", wall_place(plan, "S", 63.85, 1.25))
    furniture.poster(scene, "poster_hot", "hot", wall_place(plan, "S", 67.1, 1.55), 0.46)
    furniture.poster(scene, "poster_spill", "spill", wall_place(plan, "S", 67.85, 1.55), 0.46)
    fix.plate(scene, "bund_sign", "label:bund", wall_place(plan, "W", 17.4, 1.75), (0.34, 0.17))
    fix.notice(scene, "warning_bio", "warning_bio", wall_place(plan, "W", 18.1, 1.72), 0.22)
    fix.notice(scene, "warning_hot", "warning_hot", wall_place(plan, "W", 18.45, 1.72), 0.22)
    story.log_holder(scene, "log_holder", wall_place(plan, "S", 63.45, 1.28))
    fix.clock(scene, "clock", wall_place(plan, "E", 18.0, 2.35))
    fix.camera(scene, "camera", 68.4, 15.6, plan.h)
    fix.socket(scene, "socket", wall_place(plan, "S", 61.7, 0.6))
    for k, (x0, x1) in enumerate(((61.1, 62.3), (66.1, 67.0))):
        furniture.floor_tape(scene, f"edge_{k + 1}", (x0, BUND[1] - 0.06, x1, BUND[1]), "yellow")
    furniture.floor_tape(scene, "edge_bund", (BUND[0] - 0.1, BUND[1] - 0.16, BUND[2] + 0.1, BUND[1] - 0.10), "yellow")


def _bund(scene: Scene) -> None:
    x0, y0, x1 = BUND
    wide, high = KERB
    scene.add("bund", "concrete", box(x1 - x0, wide, high, 0.02), place((x0 + x1) / 2, y0 + wide / 2, high / 2))
    for x in (x0 + wide / 2, x1 - wide / 2):
        scene.add("bund", "concrete", box(wide, 18.95 - y0, high, 0.02), place(x, (18.95 + y0) / 2, high / 2))
    stripe = box(x1 - x0 - 0.02, 0.004, 0.05, 0.0)
    scene.add("bund_stripe", "yellow", stripe, place((x0 + x1) / 2, y0 - 0.001, high - 0.05))
    sump = place(x0 + 0.34, 18.45)
    scene.add("sump", "frit", box(0.40, 0.40, 0.004, 0.0), sump)
    for k in range(9):
        scene.add("sump", "steel_brushed", box(0.40, 0.012, 0.02, 0.0), sump @ place(0, -0.18 + 0.045 * k, 0.008))
    scene.add(
        "sump",
        "plastic_grey",
        tube([(0.05, 0.0, 0.0), (0.05, 0.0, 0.5), (0.05, 0.32, 0.9), (0.05, 0.32, 2.0)], 0.02, 0.08),
        sump,
    )
    probe = [(-0.1, 0.1, 0.02), (-0.1, 0.1, 0.45), (-0.1, 0.38, 0.7)]
    scene.add("sump", "plastic_black", hose(probe, 0.006, 6), sump)


def _duct(scene: Scene, plan: RoomPlan) -> None:
    """The extract duct under the ceiling with two grilles: this room is kept under pressure less than all about it."""
    y, z = plan.y + 1.05, plan.h - 0.20
    scene.add("duct", "alu", box(7.6, 0.42, 0.28, 0.004, 0.8), place(plan.x + plan.w / 2, y, z))
    for x in (62.2, 64.9, 67.4):
        scene.add("duct", "steel_brushed", box(0.04, 0.46, 0.32, 0.003), place(x, y, z))
    for k, x in enumerate((63.5, 66.3)):
        fix.grille(scene, f"extract_{k + 1}", place(x, y - 0.21, z) @ place(0, 0, -0.0) @ scaled())


def scaled() -> Array:
    """A grille of a wall made to fit the side of a duct."""
    m = place()
    m[0, 0], m[2, 2] = 0.9, 0.55
    return m


def _lye(scene: Scene, m: Array) -> None:
    """1000 L of lye in a caged tote on a drip tray."""
    scene.add("lye_tray", "yellow", box(1.24, 1.24, 0.06, 0.006), m @ place(0, 0, 0.03))
    for s in (-1, 1):
        scene.add("lye_tray", "yellow", box(1.24, 0.03, 0.22, 0.004), m @ place(0, s * 0.605, 0.13))
        scene.add("lye_tray", "yellow", box(0.03, 1.24, 0.22, 0.004), m @ place(s * 0.605, 0, 0.13))
    scene.add("lye", "film", box(1.00, 1.00, 0.98, 0.06), m @ place(0, 0, 0.80))
    scene.add("lye", "plastic_black", cylinder(0.09, 0.05, 24, 0.006), m @ place(0, 0, 1.28))
    scene.add("lye", "plastic_black", box(1.04, 1.04, 0.10, 0.006), m @ place(0, 0, 0.24))
    for k in range(5):
        z = 0.36 + 0.22 * k
        for s in (-1, 1):
            scene.add("lye_cage", "alu", box(1.06, 0.016, 0.016, 0.0), m @ place(0, s * 0.53, z))
            scene.add("lye_cage", "alu", box(0.016, 1.06, 0.016, 0.0), m @ place(s * 0.53, 0, z))
    for k in range(6):
        x = -0.53 + 1.06 * k / 5
        for s in (-1, 1):
            scene.add("lye_cage", "alu", box(0.016, 0.016, 1.0, 0.0), m @ place(x, s * 0.53, 0.80))
            scene.add("lye_cage", "alu", box(0.016, 0.016, 1.0, 0.0), m @ place(s * 0.53, x, 0.80))
    scene.add("lye", "plastic_white", box(0.34, 0.006, 0.24, 0.002), m @ place(0.1, -0.542, 0.92))
    fix.tag(scene, "lye", "flow_base", m @ place(0.1, -0.5455, 0.97), 0.28)
    fix.tag(scene, "lye", "status_released", m @ place(0.1, -0.5455, 0.87), 0.24)
    scene.add(
        "lye",
        "red",
        lathe([(0.0, 0.0), (0.05, 0.0), (0.055, 0.02), (0.04, 0.10), (0.0, 0.11)], 20),
        m @ place(0, -0.50, 0.34, 0, fix.FRONT),
    )
    line = [(0.0, 0.0, 1.33), (0.1, 0.05, 1.50), (0.5, -0.05, 1.50), (0.95, -0.25, 1.05)]
    scene.add("lye", "film", hose(line, 0.012, 8), m)


def _dosing(scene: Scene, m: Array) -> None:
    """Two dosing pumps on a plate with their drip tray."""
    scene.add("dosing", "plastic_white", raised(0.70, 0.90, 0.025, 0.004), m @ place(0, 0, 1.25))
    for s in (-1, 1):
        body = m @ place(0.16 * s, -0.12, 1.12)
        scene.add("dosing", "pipe_blue", box(0.16, 0.18, 0.20, 0.018), body)
        scene.add("dosing", "plastic_black", box(0.10, 0.006, 0.05, 0.003), body @ place(0, -0.092, 0.05))
        scene.add("dosing", "plastic_white", cylinder(0.055, 0.06, 22, 0.006), body @ place(0, -0.02, -0.16))
        scene.add("dosing", "plastic_grey", tube([(0, -0.02, -0.16), (0, -0.02, -0.30)], 0.012), body)
        scene.add(
            "dosing",
            "plastic_grey",
            tube([(0.05, -0.02, -0.12), (0.07, -0.02, 0.25), (0.07, 0.10, 0.44)], 0.012, 0.04),
            body,
        )
    fix.tag(scene, "dosing", "warning_pressure", m @ place(0.0, -0.026, 1.56), 0.13)
    scene.add("dosing", "steel_brushed", box(0.66, 0.34, 0.04, 0.006), m @ place(0, -0.18, 0.72))
    for s in (-1, 1):
        scene.add("dosing", "steel_brushed", box(0.03, 0.30, 0.03, 0.003), m @ place(0.28 * s, -0.16, 0.69))


def _cabinet(scene: Scene, m: Array) -> None:
    scene.add("cabinet", "plastic_grey", box(0.80, 0.26, 1.10, 0.010), m @ place(0, -0.13, 1.35))
    scene.add("cabinet", "plastic_grey", raised(0.74, 1.04, 0.014, 0.003), m @ place(0, -0.26, 1.35))
    scene.add("cabinet", "plastic_black", box(0.02, 0.02, 0.12, 0.004), m @ place(0.32, -0.28, 1.35))
    for k, colour in enumerate(("lamp_green", "lamp_amber", "lamp_red")):
        scene.add(
            "cabinet",
            colour,
            cylinder(0.013, 0.012, 14, 0.002),
            m @ place(-0.25 + 0.07 * k, -0.274, 1.74, 0, fix.FRONT),
        )
    scene.add("cabinet", "plastic_black", cylinder(0.035, 0.02, 20, 0.003), m @ place(0.20, -0.274, 1.72, 0, fix.FRONT))
    scene.add("cabinet", "red", box(0.018, 0.03, 0.07, 0.004), m @ place(0.20, -0.305, 1.72))
    fix.tag(scene, "cabinet", "process_asset", m @ place(0.22, -0.2745, 0.92), 0.12)
    scene.add("cabinet", "alu", box(0.10, 0.08, 0.84, 0.0), m @ place(0, -0.06, 2.32))
