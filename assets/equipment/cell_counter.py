"""The automated cell counter: carousel at the left, screen at the right, reagent pack behind a door, start key.

Origin on the bench under the case's middle, front to -y.
"""

from assets.kit import Kit, analyser, at

WIDE, DEEP, HIGH = 0.46, 0.44, 0.36  # m
PICTURE = (0.224, 0.140)  # m, 16:10
FACE = -DEEP / 2  # y of the front
PARTS = {
    "screen": "usable, shows the count: a quad with uv 0 to 1",
    "tray": "usable: the carousel; put the cup in",
    "start_button": "usable: starts the run",
    "lamp": "lit by state: green ready, blue while it counts",
    "needle": "the aspirating needle over the carousel",
    "reagent": "the door of the reagent pack",
    "case": "the case, feet, vents, cable",
    "tag": "name strip, calibration and asset labels",
}


def build(kit: Kit) -> None:
    """A low deck with the carousel, a tower with the screen behind and beside it."""
    case = kit("case", "enamel_white")
    case.box((WIDE, DEEP, 0.085), (0, 0, 0.055), 0.014)
    case.box((WIDE - 0.260, 0.17, HIGH - 0.090), (-0.105, DEEP / 2 - 0.090, 0.085 + (HIGH - 0.090) / 2), 0.020)
    case.box((0.245, 0.30, HIGH - 0.085), (WIDE / 2 - 0.1225, 0.07, 0.085 + (HIGH - 0.085) / 2), 0.020)
    kit("case", "plastic_grey").box((WIDE - 0.02, DEEP - 0.02, 0.012), (0, 0, 0.012), 0.003)
    kit("case", "fabric").box((0.16, 0.004, 0.16), (-0.12, 0.051, 0.185), 0.002)
    for s in (-1, 1):
        for y in (-0.17, 0.17):
            kit("case", "rubber").bar(0.014, 0.008, (s * 0.20, y, 0.0), 12)
    for k in range(6):
        kit("case", "steel_shadow").box((0.010, 0.10, 0.006), (WIDE / 2, 0.10, 0.16 + 0.018 * k), 0.0)
    frame = at(0.108, -0.106, 0.258, turn=(-14, 0, 0))
    kit("case", "plastic_black", frame).plate((PICTURE[0] + 0.022, 0.026, PICTURE[1] + 0.022), (0, 0, 0), 0.010, 0.003)
    kit("screen", "screen", frame).screen(*PICTURE, (0, -0.0008, 0))
    kit.state("screen", "screen")
    deck = at(0.175, -0.155, 0.0975, turn=(-90, 0, 0))
    analyser.start_key(kit, deck, 0.017)
    analyser.status_lamp(kit, at(0.108, -0.083, 0.155), 0.16)
    analyser.carousel(kit, at(-0.115, -0.085, 0.0975), 0.100, 6)
    kit("needle", "plastic_blue").box((0.055, 0.10, 0.034), (-0.115, 0.01, 0.262), 0.010)
    kit("needle", "steel_polished").bar(0.0016, 0.10, (-0.115, -0.007, 0.150), 8)
    kit("needle", "steel_polished").bar(0.007, 0.045, (-0.115, -0.007, 0.215), 12)
    kit("needle", "bag_clear").hose(
        [(-0.115, -0.02, 0.275), (-0.15, -0.03, 0.31), (-0.18, 0.02, 0.31), (-0.18, 0.055, 0.27)], 0.0025, 6
    )
    kit("reagent", "plastic_light").plate((0.135, 0.010, 0.058), (0.12, FACE - 0.006, 0.058), 0.008, 0.003)
    kit("tag", "label").label("strip_cell_counter", 0.13, (-0.14, FACE - 0.0008, 0.058))
    kit("tag", "label", at(0.16, 0.0, HIGH + 0.0006, turn=(-90, 0, 0))).label("process_calibrated", 0.046)
    kit("tag", "label", at(WIDE / 2 + 0.0008, -0.12, 0.052, turn=(0, 0, 90))).label("process_asset", 0.050)
    kit("case", "rubber").hose(
        [(0.10, DEEP / 2, 0.05), (0.11, DEEP / 2 + 0.03, 0.02), (0.16, DEEP / 2 + 0.04, 0.005)], 0.004, 6
    )
