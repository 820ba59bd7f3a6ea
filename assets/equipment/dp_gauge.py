"""The room's differential pressure gauge: a dial of 0 to 60 Pa with alert and action bands, a lamp, a name plate.

Origin on the wall, dial's middle.
"""

import math

from assets.kit import Kit, at

RADIUS = 0.060  # m, the bezel
START = 225.0  # degrees from the right, counter-clockwise: where 0 Pa stands; full scale is 270 degrees clockwise of it
PARTS = {
    "dial": "usable: the dial face with its bands; read it",
    "needle": "moves: turns 270 degrees clockwise from 0 to 60 Pa",
    "lamp": "usable, lit by state: the alarm lamp and acknowledge button",
    "glass": "the edge of the glass",
    "case": "bezel, wall plate, pressure ports with their tubes",
    "plate": "name plate: room, set point, limits, calibration",
}


def build(kit: Kit, room: str = "PAL_D") -> None:
    """Wall plate, bezel, face, needle at 0 Pa, glass, lamp, plate, tubes."""
    case = kit("case", "steel_brushed")
    case.plate((0.20, 0.008, 0.30), (0, -0.008, -0.045), 0.014)
    kit("case", "steel_polished").screws(0.17, 0.27, (0, -0.008, -0.045))
    flat = at(0, -0.008, 0, turn=(90, 0, 0))
    kit("case", "plastic_black").lathe(
        [
            (RADIUS + 0.006, 0.0),
            (RADIUS + 0.006, 0.010),
            (RADIUS + 0.003, 0.022),
            (RADIUS - 0.003, 0.025),
            (RADIUS - 0.005, 0.022),
            (RADIUS - 0.006, 0.012),
        ],
        flat,
        48,
    )
    face = kit("dial", "plastic_white")
    face.lathe([(RADIUS - 0.005, 0.010), (0.0, 0.010)], flat, 48)
    kit("dial", "label").disc(f"dial_{room}", RADIUS - 0.0055, (0, -0.0188, 0))
    needle = kit("needle", "ink")
    a = math.radians(START)
    turn = at(0, -0.0215, 0, turn=(0, -START, 0))
    needle.box((0.040, 0.0012, 0.0022), turn @ at(0.018, 0, 0), 0.0004)
    needle.box((0.014, 0.0012, 0.0040), turn @ at(-0.010, 0, 0), 0.0006)
    kit("needle", "red").box((0.012, 0.0013, 0.0024), turn @ at(0.0325, 0, 0), 0.0004)
    kit("needle", "steel_polished").lathe(
        [(0.0048, 0.0), (0.0048, 0.002), (0.003, 0.0035), (0.0, 0.0038)], at(0, -0.0205, 0, turn=(90, 0, 0)), 16
    )
    kit.turns("needle", (0, -0.0215, 0), (0, -1, 0))
    kit.point("zero", (math.cos(a) * 0.04, -0.0215, math.sin(a) * 0.04))
    # A whole dome would shade the face in the bake: only its bright edge is modelled.
    kit("glass", "glass").ring(RADIUS - 0.0062, 0.0009, at(0, -0.0315, 0, turn=(90, 0, 0)), 48)
    _lamp(kit)
    kit("plate", "plastic_white").plate((0.150, 0.003, 0.075), (0, -0.011, -0.130), 0.004)
    kit("plate", "label").label(f"dp_{room}", 0.144, (0, -0.0115, -0.130))
    kit("plate", "label").label("calibrated", 0.040, (0.058, -0.0086, 0.080))
    _tubes(kit)


def _lamp(kit: Kit) -> None:
    base = at(0.072, -0.008, -0.068, turn=(90, 0, 0))
    kit("case", "plastic_black").lathe([(0.015, 0.0), (0.015, 0.008), (0.013, 0.010)], base, 24)
    kit("lamp", "lamp_red").lathe([(0.0125, 0.006), (0.0125, 0.014), (0.009, 0.019), (0.0, 0.021)], base, 24)
    kit.state("lamp", "colour")


def _tubes(kit: Kit) -> None:
    for x, material in ((-0.030, "plastic_blue"), (-0.052, "plastic_light")):
        kit("case", "steel_polished").bar(0.005, 0.016, (x, -0.016, 0.104), 10)
        kit("case", material).tube([(x, -0.016, 0.118), (x, -0.016, 0.150), (x, 0.0, 0.165)], 0.0035, 0.015, 8)
