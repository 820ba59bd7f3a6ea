"""The control room at night: a wall of screens, a second desk, binders, whiteboard, a table; no window."""

import math

from assets import room_fixtures as fix
from assets import room_furniture as furniture
from assets import room_story as story
from assets import suite_parts as parts
from assets.kit import Kit, at, desk
from assets.panels import printed
from assets.plan_source import RoomPlan
from assets.room import wall_place
from assets.room_signs import region
from assets.scene import Scene
from assets.shapes import Array, box, cylinder, hose, lathe, place
from assets.staging import Area, Staging

WALL = (31.0, 1.98)  # m: middle of the wall of screens along the east wall, and its height
PICTURE = (0.98, 0.6125)  # m, 16:10
SHOWN = (("trends", "overview", "alarms"), ("energy", "cameras", "building"))  # lower row, upper row
LIT = {(0, 2), (2, 7), (4, 2)}  # ceiling modules whose lamps stay on at night: column, row
OBSTACLES: tuple[Area, ...] = (
    ("binders", 8.05, 29.0, 0.40, 3.60),
    ("desk_west", 8.15, 28.08, 2.45, 0.85),
    ("table", 8.76, 30.26, 2.05, 2.20),
    ("chair_desk", 9.10, 28.95, 0.80, 0.70),
    ("rack", 13.75, 33.05, 0.75, 0.90),
    ("printer", 13.20, 28.05, 0.85, 0.58),
)
STAGING = Staging(
    eye=(12.2, 30.4),
    probes=((9.4, 29.8), (9.4, 32.6), (11.9, 29.6), (11.9, 32.4), (13.9, 31.0), (14.6, 29.4), (14.6, 32.6)),
    dimmed=1.75,
    obstacles=OBSTACLES,
)


def dress(scene: Scene, plan: RoomPlan) -> None:
    """Everything in the control room."""
    _night(scene, plan)
    _screens(scene, wall_place(plan, "E", *WALL))
    parts.shelf_of_binders(scene, "binders_1", wall_place(plan, "W", 29.95), (1.75, 0.36, 2.02), 5)
    parts.shelf_of_binders(scene, "binders_2", wall_place(plan, "W", 31.72), (1.75, 0.36, 2.02), 5)
    _whiteboard(scene, wall_place(plan, "N", 10.0, 1.55))
    _second_desk(scene, place(9.38, 28.50, 0, 180))
    _table(scene, place(9.96, 31.31))
    _rack(scene, wall_place(plan, "N", 14.12))
    _printer(scene, wall_place(plan, "S", 13.62))
    fix.clock(scene, "clock", wall_place(plan, "E", 29.0, 2.35))
    furniture.poster(scene, "poster_alarm", "alarm", wall_place(plan, "S", 15.1, 1.55), 0.46)
    furniture.poster(scene, "poster_evacuation", "evacuation", wall_place(plan, "S", 11.0, 1.6), 0.42)
    fix.extinguisher(scene, "extinguisher", wall_place(plan, "N", 13.15))
    story.call_point(scene, "call_point", wall_place(plan, "N", 11.2, 1.25))
    fix.monitor(scene, "thermostat", wall_place(plan, "S", 12.95, 1.45))
    for k, (side, along) in enumerate((("E", 30.0), ("E", 32.0), ("W", 28.6), ("S", 9.4))):
        fix.socket(scene, f"socket_{k + 1}", wall_place(plan, side, along, 0.30))
    fix.camera(scene, "camera", 8.8, 33.2, plan.h)


def _night(scene: Scene, plan: RoomPlan) -> None:
    """Most lamps are off: what is left lights the ways, and the screens the desk."""
    for piece in scene.pieces:
        if piece.part == "ceiling_lamp":
            x, y, _ = piece.solid.position.mean(0)
            module = (int((x - plan.x) / 1.2), int((y - plan.y) / 0.6))
            piece.material = "led_warm" if module in LIT else "plastic_white"


def _screens(scene: Scene, m: Array) -> None:
    wide, high = PICTURE
    scene.add("screen_wall", "plastic_grey", box(3 * wide + 0.30, 0.05, 2 * high + 0.22, 0.008), m @ place(0, -0.025))
    for row, names in enumerate(SHOWN):
        for k, name in enumerate(names):
            spot = m @ place((k - 1) * (wide + 0.035), -0.05, (row - 0.5) * (high + 0.035))
            scene.add(
                "screen_wall", "plastic_black", box(wide + 0.022, 0.06, high + 0.022, 0.006), spot @ place(0, -0.03)
            )
            parts.picture(scene, "screen_pictures", name, spot @ place(0, -0.0605), (wide, high))
    for s in (-1, 1):
        scene.add(
            "screen_wall", "plastic_black", box(0.10, 0.09, 0.40, 0.012), m @ place(s * (1.5 * wide + 0.24), -0.05)
        )


def _whiteboard(scene: Scene, m: Array) -> None:
    wide, high = 2.20, 1.146
    scene.add("whiteboard", "alu", box(wide + 0.05, 0.022, high + 0.05, 0.006), m @ place(0, -0.011))
    scene.add("whiteboard", "label", printed(wide, high, 0.023, region("art:whiteboard")), m)
    scene.add("whiteboard", "alu", box(0.70, 0.07, 0.014, 0.004), m @ place(-0.4, -0.05, -high / 2 - 0.02))
    for k, colour in enumerate(("pipe_blue", "red", "green", "plastic_black")):
        pen = m @ place(-0.62 + 0.11 * k, -0.055, -high / 2 + 0.0, 80 + 6 * k, fix.FRONT)
        scene.add("whiteboard", colour, cylinder(0.008, 0.10, 10, 0.002), pen)
    scene.add("whiteboard", "fabric", box(0.13, 0.045, 0.045, 0.008), m @ place(-0.14, -0.055, -high / 2 + 0.012))


def _second_desk(scene: Scene, m: Array) -> None:
    """The station of the building management, its chair, a lamp."""
    scene.add("desk_west", "stone", box(2.30, 0.80, 0.03, 0.006), m @ place(0, 0, 0.725))
    for s in (-1, 1):
        scene.add("desk_west", "alu", box(0.05, 0.70, 0.70, 0.004), m @ place(s * 1.08, 0, 0.36))
    scene.add("desk_west", "plastic_grey", box(2.1, 0.018, 0.38, 0.003), m @ place(0, 0.30, 0.50))

    def on_desk(kit: Kit) -> None:
        for k, (x, turn) in enumerate(((-0.45, 10.0), (0.22, -8.0))):
            desk.monitor(kit, f"dead_{k}", at(x, 0.12, 0.74, turn=(0, 0, turn)), (0.52, 0.325), "station")
        desk.keyboard(kit, at(-0.15, -0.20, 0.74), "station")
        desk.mouse(kit, at(0.24, -0.20, 0.74), "station")
        desk.chair(kit, at(-0.12, -0.70, 0.0, turn=(0, 0, -24)), "station")

    parts.from_kit(scene, "station", m, on_desk)
    for x, turn, name in ((-0.45, 10.0, "building"), (0.22, -8.0, "energy")):
        spot = m @ place(x, 0.12, 0.74 + 0.115 + 0.1625, turn, -4.0)
        parts.picture(scene, "station_pictures", name, spot @ place(0, -0.0012), (0.52, 0.325))
    scene.add("desk_papers", "plastic_white", box(0.21, 0.297, 0.012, 0.002), m @ place(0.72, -0.08, 0.747, 12))
    scene.add("desk_papers", "plastic_blue", box(0.23, 0.31, 0.05, 0.004), m @ place(-0.92, -0.05, 0.766, -6))
    scene.add(
        "desk_papers",
        "plastic_white",
        lathe([(0.0, 0.0), (0.036, 0.0), (0.04, 0.09), (0.036, 0.09), (0.034, 0.02)], 20),
        m @ place(0.55, -0.26, 0.74),
    )


def _table(scene: Scene, m: Array) -> None:
    scene.add(
        "table",
        "wood",
        lathe([(0.0, 0.71), (0.44, 0.71), (0.455, 0.72), (0.455, 0.735), (0.445, 0.742), (0.0, 0.742)], 40),
        m,
    )
    scene.add(
        "table",
        "alu",
        lathe([(0.0, 0.0), (0.28, 0.0), (0.28, 0.012), (0.05, 0.035), (0.04, 0.06), (0.04, 0.71)], 28),
        m,
    )
    scene.add("table_papers", "plastic_white", box(0.297, 0.21, 0.004, 0.001), m @ place(-0.08, 0.05, 0.745, 20))
    scene.add("table_papers", "plastic_white", box(0.297, 0.21, 0.004, 0.001), m @ place(0.10, -0.10, 0.746, -32))
    scene.add("table_papers", "plastic_blue", cylinder(0.005, 0.14, 8), m @ place(0.16, 0.12, 0.748, 40, fix.FRONT))

    def seats(kit: Kit) -> None:
        for turn in (35.0, 160.0, 275.0):
            a = math.radians(turn)
            desk.chair(kit, at(0.82 * math.sin(a), -0.82 * math.cos(a), 0.0, turn=(0, 0, turn)), "seats")

    parts.from_kit(scene, "seats", m, seats)


def _rack(scene: Scene, m: Array) -> None:
    """The cabinet of servers: dark glass door with rows of lamps behind."""
    scene.add("rack", "plastic_black", box(0.70, 0.82, 2.0, 0.008), m @ place(0, -0.42, 1.03))
    door = m @ place(0, -0.832, 1.04)
    scene.add("rack", "frit", printed(0.60, 1.84, 0.002, (0, 0, 1, 1)), door)
    for row in range(12):
        z = -0.84 + 0.145 * row
        scene.add("rack", "plastic_grey", printed(0.52, 0.11, 0.004, (0, 0, 1, 1)), door @ place(0, 0, z))
        for k in range(2 + row % 3):
            colour = "lamp_green" if (row + k) % 5 else "lamp_amber"
            scene.add(
                "rack_lamps",
                colour,
                printed(0.008, 0.005, 0.005, (0, 0, 1, 1)),
                door @ place(0.22 - 0.03 * k, 0, z + 0.02),
            )
    scene.add("rack", "steel_brushed", box(0.02, 0.03, 0.16, 0.005), m @ place(0.30, -0.85, 1.05))


def _printer(scene: Scene, m: Array) -> None:
    scene.add("printer_stand", "plastic_white", box(0.80, 0.52, 0.72, 0.008), m @ place(0, -0.28, 0.37))
    for s in (-1, 1):
        scene.add("printer_stand", "plastic_grey", box(0.012, 0.02, 0.12, 0.004), m @ place(s * 0.05, -0.548, 0.55))
        scene.add("printer_stand", "plastic_white", box(0.385, 0.016, 0.66, 0.004), m @ place(s * 0.198, -0.54, 0.37))
    scene.add("printer", "plastic_white", box(0.50, 0.42, 0.26, 0.018), m @ place(-0.06, -0.26, 0.86))
    scene.add("printer", "plastic_grey", box(0.504, 0.30, 0.06, 0.01), m @ place(-0.06, -0.22, 1.00))
    scene.add("printer", "plastic_black", box(0.34, 0.10, 0.03, 0.004), m @ place(-0.06, -0.44, 0.84))
    scene.add("printer", "plastic_white", box(0.21, 0.20, 0.004, 0.001), m @ place(-0.06, -0.50, 0.862, 0, 6))
    scene.add("printer", "lamp_green", box(0.02, 0.004, 0.006, 0.0), m @ place(0.13, -0.471, 0.95))
    cable = [(0.18, -0.06, 0.85), (0.30, -0.03, 0.60), (0.43, -0.02, 0.40), (0.46, -0.01, 0.30)]
    scene.add("printer", "plastic_black", hose(cable, 0.005, 6), m)
