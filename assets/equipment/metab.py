"""The at-line metabolite analyser: carousel under a clear lid, screen, start key, cartridge drawer, printer.

Origin on the bench under the case's middle, front to -y.
"""

from assets.kit import Kit, analyser, at

WIDE, DEEP, HIGH = 0.56, 0.50, 0.44  # m
PICTURE = (0.256, 0.160)  # m, 16:10
FACE = -DEEP / 2  # y of the front
PARTS = {
    "screen": "usable, shows the results: a quad with uv 0 to 1",
    "tray": "usable: the carousel; put the cup in",
    "start_button": "usable: starts the run",
    "lamp": "lit by state: green ready, blue while it measures",
    "lid": "the clear lid over the carousel",
    "cartridge": "the reagent drawer with its handle",
    "printer": "paper slot with a strip of results",
    "needle": "the sampling arm over the carousel",
    "waste": "the waste can at the side and its tube",
    "case": "the case, feet, vents, cables",
    "tag": "name strip, calibration label",
}


def build(kit: Kit) -> None:
    """Case with a recess at the left for the carousel; screen and keys at the right."""
    case = kit("case", "enamel_white")
    case.box((WIDE, DEEP, 0.10), (0, 0, 0.065), 0.012)
    case.box((WIDE - 0.28, 0.21, HIGH - 0.10), (-0.135, DEEP / 2 - 0.110, 0.10 + (HIGH - 0.10) / 2), 0.016)
    case.box((0.30, DEEP, HIGH - 0.10), (WIDE / 2 - 0.15, 0, 0.10 + (HIGH - 0.10) / 2), 0.016)
    case.box((WIDE, DEEP, 0.035), (0, 0, HIGH + 0.010), 0.014)
    kit("case", "plastic_blue").box((WIDE + 0.002, DEEP + 0.002, 0.014), (0, 0, 0.122), 0.004)
    for s in (-1, 1):
        for y in (-0.2, 0.2):
            kit("case", "rubber").bar(0.016, 0.016, (s * 0.24, y, 0.0), 12)
    for k in range(8):
        kit("case", "steel_shadow").box((0.010, 0.16, 0.006), (WIDE / 2, 0.10, 0.20 + 0.018 * k), 0.0)
    _screen(kit)
    _sampling(kit)
    _drawer(kit)
    _waste(kit)
    kit("tag", "label").label("strip_metab", 0.15, (-0.19, FACE - 0.0008, 0.085))
    kit("tag", "label").label("process_calibrated", 0.044, (0.245, FACE - 0.0008, 0.165))


def _screen(kit: Kit) -> None:
    frame = at(0.13, FACE - 0.022, 0.315, turn=(-10, 0, 0))
    kit("case", "plastic_black", frame).plate((PICTURE[0] + 0.024, 0.03, PICTURE[1] + 0.024), (0, 0, 0), 0.010, 0.003)
    kit("screen", "screen", frame).screen(*PICTURE, (0, -0.0008, 0))
    kit.state("screen", "screen")
    analyser.start_key(kit, at(0.035, FACE, 0.180))
    analyser.status_lamp(kit, at(0.13, FACE, 0.180))


def _sampling(kit: Kit) -> None:
    analyser.carousel(kit, at(-0.145, -0.115, 0.118), 0.105, 9)
    arm = kit("needle", "steel_polished")
    arm.bar(0.008, 0.20, (-0.145, 0.02, 0.125), 14)
    arm.tube([(-0.145, 0.02, 0.315), (-0.145, -0.06, 0.315), (-0.145, -0.198, 0.315)], 0.006, 0.02, 10)
    arm.tube([(-0.145, -0.198, 0.318), (-0.145, -0.198, 0.20)], 0.0016, 0.0, 8)
    kit("needle", "plastic_blue").box((0.03, 0.04, 0.024), (-0.145, -0.195, 0.318), 0.005)
    kit("needle", "bag_clear").hose(
        [(-0.145, -0.18, 0.33), (-0.12, -0.10, 0.39), (-0.10, 0.0, 0.36), (-0.09, 0.04, 0.30)], 0.0028, 6
    )
    for s in (-1, 1):
        kit("lid", "steel_polished").bar(
            0.005, 0.03, at(-0.145 + 0.11 * s - 0.015, 0.0, HIGH - 0.02, turn=(0, 90, 0)), 10
        )
    kit("lid", "acrylic").box((0.252, 0.004, HIGH - 0.145), (-0.147, FACE + 0.012, 0.125 + (HIGH - 0.145) / 2), 0.001)
    kit("lid", "plastic_grey").box((0.10, 0.016, 0.014), (-0.147, FACE + 0.004, 0.15), 0.004)


def _drawer(kit: Kit) -> None:
    kit("cartridge", "plastic_light").plate((0.24, 0.014, 0.060), (0.13, FACE - 0.008, 0.075), 0.008, 0.004)
    kit("cartridge", "plastic_grey").box((0.09, 0.014, 0.014), (0.13, FACE - 0.016, 0.083), 0.004)
    kit("printer", "plastic_grey").box((0.10, 0.05, 0.012), (0.15, -0.10, HIGH + 0.030), 0.004)
    kit("printer", "paper").box((0.057, 0.001, 0.085), at(0.15, -0.105, HIGH + 0.065, turn=(18, 0, 0)), 0.0)
    for k in range(6):
        kit("printer", "ink").box(
            (0.040 - 0.006 * (k % 3), 0.0004, 0.003), at(0.146, -0.1055, HIGH + 0.092 - 0.010 * k, turn=(18, 0, 0)), 0.0
        )


def _waste(kit: Kit) -> None:
    can = (WIDE / 2 + 0.085, 0.06, 0.0)
    kit("waste", "film").lathe(
        [
            (0.0, 0.0),
            (0.062, 0.0),
            (0.066, 0.006),
            (0.066, 0.15),
            (0.05, 0.18),
            (0.028, 0.19),
            (0.028, 0.21),
            (0.0, 0.21),
        ],
        can,
        26,
    )
    kit("waste", "red").bar(0.031, 0.024, (can[0], can[1], 0.205), 22)
    kit("waste", "bag_clear").hose(
        [
            (can[0], can[1], 0.225),
            (can[0] + 0.01, can[1], 0.30),
            (can[0] - 0.03, can[1] + 0.03, 0.33),
            (WIDE / 2 - 0.005, 0.10, 0.28),
        ],
        0.004,
        6,
    )
