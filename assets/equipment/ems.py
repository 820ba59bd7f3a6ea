"""The environmental monitoring terminal: wall computer with screen, alarm beacon, sounder, acknowledge key.

Origin on the wall, screen's middle.
"""

from assets.kit import Kit, at

WIDE, HIGH = 0.48, 0.30  # m, the picture 16:10
PARTS = {
    "screen": "usable, shows the trend: a quad with uv 0 to 1",
    "acknowledge": "usable: the lit key under the screen",
    "beacon_red": "lit by state: upper segment of the alarm light",
    "beacon_amber": "lit by state: middle segment",
    "beacon_green": "lit by state: lower segment",
    "sounder": "the horn behind its grille",
    "keyboard": "the folding steel shelf with a washable keyboard",
    "case": "stainless enclosure, lock, cable conduit",
}


def build(kit: Kit) -> None:
    """Case, screen, key, stack light, sounder, keyboard shelf."""
    case = kit("case", "steel_brushed")
    case.plate((WIDE + 0.09, 0.09, HIGH + 0.16), (0, -0.09, -0.02), 0.02, 0.008)
    kit("case", "plastic_black").plate((WIDE + 0.036, 0.005, HIGH + 0.036), (0, -0.0935, 0.025), 0.010, 0.001)
    kit("screen", "screen").screen(WIDE, HIGH, (0, -0.0942, 0.025))
    kit.state("screen", "screen")
    kit("case", "label").label("ems", 0.19, (-0.165, -0.0906, -0.203 + 0.038))
    key = at(0.175, -0.090, -0.165, turn=(90, 0, 0))
    kit("case", "steel_polished").lathe([(0.026, 0.0), (0.026, 0.006), (0.021, 0.009)], key, 28)
    kit("acknowledge", "lamp_amber").lathe([(0.0195, 0.004), (0.0195, 0.012), (0.016, 0.015), (0.0, 0.0155)], key, 28)
    kit.state("acknowledge", "colour")
    for y in (-1, 0, 1):
        for j in range(5):
            if abs(y) + abs(j - 2) < 3:
                kit("sounder", "steel_shadow").bar(
                    0.0035, 0.002, at(0.05 + 0.011 * j, -0.0905, -0.165 + 0.011 * y, turn=(90, 0, 0)), 8
                )
    kit("sounder", "plastic_grey").plate((0.075, 0.003, 0.052), (0.072, -0.0905, -0.165), 0.01, 0.001)
    kit("case", "steel_polished").bar(0.009, 0.006, at(WIDE / 2 + 0.028, -0.09, 0.0, turn=(90, 0, 0)), 16)
    _stack(kit)
    _shelf(kit)
    kit("case", "steel_brushed").tube(
        [(-0.18, -0.045, HIGH / 2 + 0.07), (-0.18, -0.045, 0.62), (-0.18, 0.0, 0.66)], 0.012, 0.05
    )


def _stack(kit: Kit) -> None:
    x, y, z = 0.19, -0.05, HIGH / 2 + 0.056
    kit("case", "steel_polished").bar(0.010, 0.06, (x, y, z), 14)
    kit("case", "plastic_black").bar(0.028, 0.02, (x, y, z + 0.055), 24)
    for i, colour in enumerate(("green", "amber", "red")):
        low = z + 0.076 + 0.047 * i
        part = f"beacon_{colour}"
        kit(part, f"lamp_{colour}").lathe(
            [(0.0, 0.0), (0.026, 0.0), (0.027, 0.004), (0.027, 0.040), (0.026, 0.043), (0.0, 0.043)], (x, y, low), 28
        )
        kit.state(part, "colour")
        kit("case", "plastic_black").bar(0.0275, 0.004, (x, y, low + 0.043), 24)
    kit("case", "plastic_black").lathe([(0.028, 0.0), (0.026, 0.008), (0.0, 0.012)], (x, y, z + 0.217), 24)


def _shelf(kit: Kit) -> None:
    z = -0.27
    kit("keyboard", "steel_brushed").box((0.46, 0.19, 0.012), at(0, -0.15, z, turn=(-6, 0, 0)), 0.004)
    kit("keyboard", "plastic_black").box((0.40, 0.135, 0.010), at(0, -0.155, z + 0.011, turn=(-6, 0, 0)), 0.003)
    for row in range(5):
        for column in range(14 if row < 4 else 5):
            wide = 0.021 if row < 4 else (0.04, 0.04, 0.15, 0.04, 0.04)[column]
            x = -0.182 + 0.028 * column if row < 4 else (-0.165, -0.115, 0.0, 0.115, 0.165)[column]
            kit("keyboard", "plastic_light").box(
                (wide, 0.018, 0.005), at(x, -0.110 - 0.0235 * row, z + 0.0205 - 0.0024 * row, turn=(-6, 0, 0)), 0.0
            )
    for s in (-1, 1):
        kit("keyboard", "steel_brushed").tube([(s * 0.20, -0.01, z - 0.10), (s * 0.20, -0.19, z - 0.012)], 0.006)
        kit("keyboard", "steel_brushed").tube([(s * 0.20, -0.01, z - 0.11), (s * 0.20, -0.01, z)], 0.006)
