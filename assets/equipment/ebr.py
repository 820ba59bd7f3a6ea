"""The batch record tablet on its wall arm: screen, badge reader, stylus. Origin on the wall, middle of the screen."""

from assets.kit import Kit, at

WIDE, HIGH = 0.36, 0.24  # m, the picture 3:2
LEAN = 8.0  # degrees, the screen looks up a little
PARTS = {
    "screen": "usable, shows the record: a quad with uv 0 to 1",
    "reader": "usable: the badge reader; hold the badge to it",
    "stylus": "the pen on its cord",
    "case": "the sealed stainless case, its key strip and lamp",
    "mount": "wall plate, arm and cable",
    "beam": "the lamp of the badge reader, lit by state",
}


def build(kit: Kit) -> None:
    """Mount, case, screen, reader, stylus, labels."""
    mount = kit("mount", "steel_brushed")
    mount.plate((0.18, 0.008, 0.22), (0, -0.008, 0), 0.012)
    mount.box((0.10, 0.06, 0.10), (0, -0.036, 0), 0.008)
    kit("mount", "steel_polished").screws(0.15, 0.19, (0, -0.008, 0))
    kit("mount", "rubber").hose(
        [(0.10, -0.04, -0.10), (0.13, -0.02, -0.20), (0.09, -0.012, -0.32), (0.11, -0.006, -0.45)], 0.004
    )
    frame = at(0, -0.085, 0, turn=(-LEAN, 0, 0))
    case = kit("case", "steel_brushed", frame)
    case.plate((WIDE + 0.05, 0.03, HIGH + 0.085), (0, 0.0, -0.012), 0.022, 0.006)
    kit("case", "plastic_black", frame).plate((WIDE + 0.030, 0.004, HIGH + 0.030), (0, -0.0025, 0.010), 0.012, 0.001)
    kit("screen", "screen", frame).screen(WIDE, HIGH, (0, -0.0030, 0.010))
    kit.state("screen", "screen")
    kit("case", "label", frame).label("ebr", 0.105, (-0.115, -0.0008, -0.134))
    kit("case", "lamp_green", frame).bar(0.0035, 0.003, at(0.165, 0.0, -0.134, turn=(90, 0, 0)), 12)
    for i in range(3):
        kit("case", "plastic_grey", frame).plate(
            (0.022, 0.004, 0.012), (0.04 + 0.032 * i, -0.003, -0.134), 0.004, 0.0015
        )
    _reader(kit)
    _stylus(kit)


def _reader(kit: Kit) -> None:
    x = WIDE / 2 + 0.085
    kit("reader", "plastic_black").plate((0.078, 0.035, 0.125), (x, -0.036, -0.02), 0.012, 0.006)
    kit("reader", "plastic_grey").plate((0.060, 0.002, 0.075), (x, -0.0375, -0.008), 0.008, 0.001)
    for i, radius in enumerate((0.010, 0.017, 0.024)):
        kit("reader", "plastic_light").tube(
            [
                (x - 0.010 + radius * c, -0.0385, -0.008 + radius * s)
                for c, s in ((0.5, -0.866), (0.87, -0.5), (1.0, 0.0), (0.87, 0.5), (0.5, 0.866))
            ],
            0.0012 + 0.0002 * i,
            0.004,
            6,
        )
    kit("beam", "lamp_blue").plate((0.050, 0.004, 0.006), (x, -0.0385, -0.064), 0.003, 0.001)
    kit.state("beam", "colour")


def _stylus(kit: Kit) -> None:
    x = -WIDE / 2 - 0.045
    kit("stylus", "plastic_grey").box((0.022, 0.022, 0.05), (x, -0.062, -0.06), 0.004)
    pen = kit("stylus", "plastic_black")
    pen.lathe(
        [(0.0, 0.0), (0.0016, 0.004), (0.0052, 0.022), (0.0056, 0.12), (0.0040, 0.135), (0.0, 0.137)],
        at(x, -0.062, -0.095),
        14,
    )
    kit("stylus", "steel_polished").box((0.0025, 0.004, 0.04), (x, -0.069, 0.018), 0.001)
    pen.hose(
        [
            (x, -0.062, 0.042),
            (x - 0.02, -0.055, 0.05),
            (x - 0.035, -0.05, -0.10),
            (x + 0.01, -0.05, -0.17),
            (x + 0.06, -0.075, -0.14),
        ],
        0.0016,
        6,
    )
