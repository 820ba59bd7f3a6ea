"""The quality terminal on the wall: touch screen, badge reader, keyboard shelf.

Origin on the wall, middle of the screen.
"""

from assets.kit import Kit, at

WIDE, HIGH = 0.44, 0.275  # m, the picture 16:10
PARTS = {
    "screen": "usable, shows the records: a quad with uv 0 to 1",
    "reader": "the badge reader at the right",
    "case": "the sealed case on its arm, name strip, cable",
    "shelf": "the steel shelf with its washable keyboard",
    "scanner": "the code scanner in its cradle",
}


def build(kit: Kit) -> None:
    """Mount, case, screen, reader, shelf, scanner."""
    kit("case", "steel_brushed").plate((0.22, 0.008, 0.26), (0, -0.008, 0), 0.012)
    kit("case", "steel_polished").screws(0.18, 0.22, (0, -0.008, 0))
    kit("case", "steel_brushed").box((0.12, 0.07, 0.12), (0, -0.04, 0), 0.01)
    tilt = at(0, -0.115, 0, turn=(-7, 0, 0))
    kit("case", "plastic_white", tilt).plate((WIDE + 0.065, 0.045, HIGH + 0.10), (0, 0, -0.014), 0.022, 0.008)
    kit("case", "plastic_black", tilt).plate((WIDE + 0.030, 0.004, HIGH + 0.030), (0, -0.0025, 0.010), 0.012, 0.001)
    kit("screen", "screen", tilt).screen(WIDE, HIGH, (0, -0.0030, 0.010))
    kit.state("screen", "screen")
    kit("case", "label", tilt).label("strip_qms", 0.16, (-0.14, -0.0008, -HIGH / 2 - 0.030))
    kit("case", "lamp_green", tilt).bar(0.0035, 0.003, at(WIDE / 2 - 0.01, 0, -HIGH / 2 - 0.03, turn=(90, 0, 0)), 12)
    _reader(kit)
    _shelf(kit)
    kit("case", "rubber").hose(
        [(0.08, -0.03, -0.05), (0.20, -0.04, -0.16), (0.26, -0.015, -0.42), (0.24, -0.008, -0.75)], 0.005
    )


def _reader(kit: Kit) -> None:
    x = WIDE / 2 + 0.105
    kit("reader", "plastic_black").plate((0.082, 0.036, 0.13), (x, -0.036, 0.02), 0.012, 0.006)
    kit("reader", "plastic_grey").plate((0.062, 0.002, 0.078), (x, -0.0375, 0.03), 0.008, 0.001)
    kit("reader", "lamp_blue").plate((0.050, 0.004, 0.006), (x, -0.0385, -0.028), 0.003, 0.001)


def _shelf(kit: Kit) -> None:
    z = -0.27
    lean = at(0, -0.175, z, turn=(-8, 0, 0))
    kit("shelf", "steel_brushed", lean).box((0.50, 0.21, 0.010), (0, 0, 0), 0.004)
    kit("shelf", "steel_brushed", lean).box((0.50, 0.008, 0.022), (0, -0.105, 0.006), 0.003)
    kit("shelf", "plastic_white", lean).box((0.42, 0.15, 0.012), (-0.01, 0.0, 0.011), 0.004)
    for row in range(5):
        for column in range(15 if row < 4 else 3):
            wide = 0.020 if row < 4 else (0.06, 0.17, 0.06)[column]
            x = -0.195 + 0.0262 * column if row < 4 else (-0.16, -0.01, 0.14)[column]
            kit("shelf", "plastic_light", lean).box((wide, 0.019, 0.004), (x, 0.050 - 0.025 * row, 0.019), 0.0)
    for s in (-1, 1):
        kit("shelf", "steel_brushed").tube([(s * 0.22, -0.005, z - 0.13), (s * 0.22, -0.22, z - 0.02)], 0.007)
        kit("shelf", "steel_brushed").tube([(s * 0.22, -0.008, z - 0.14), (s * 0.22, -0.008, z + 0.03)], 0.007)
    gun = at(-WIDE / 2 - 0.11, -0.05, -0.04)
    kit("scanner", "plastic_grey", gun).box((0.07, 0.09, 0.05), (0, 0.0, -0.06), 0.01)
    kit("scanner", "plastic_black", gun).tube([(0, -0.01, -0.10), (0, -0.02, 0.03)], 0.020, 0.0, 12)
    kit("scanner", "plastic_black", gun).box((0.064, 0.10, 0.05), at(0, -0.035, 0.055, turn=(18, 0, 0)), 0.012)
    kit("scanner", "rubber", gun).hose(
        [(0, -0.01, -0.10), (0.01, -0.02, -0.24), (0.10, -0.02, -0.30), (0.16, -0.03, -0.20)], 0.003, 6
    )
