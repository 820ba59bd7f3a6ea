"""The alcohol dispenser: back plate, bottle, elbow lever, spout, drip tray.

Origin on the wall at the lever's height.
"""

from assets.kit import Kit, at
from assets.shapes import box

PARTS = {
    "lever": "usable, moves: the elbow lever turns down about its pin and gives 3 mL",
    "bottle": "usable: the bottle of 70 % ethanol with its label; hands rub below",
    "spout": "where the dose falls",
    "tray": "the drip tray with its grid",
    "plate": "the back plate with four screws",
    "instruction": "the wall sign above: how much, how long",
}


def build(kit: Kit) -> None:
    """Back plate and housing, bottle seen through the window, lever, spout and tray."""
    plate = kit("plate", "steel_brushed")
    plate.plate((0.13, 0.006, 0.46), (0, -0.006, -0.02), 0.012)
    kit("plate", "steel_polished").screws(0.10, 0.42, (0, -0.006, -0.02))
    case = kit("plate", "enamel_white")
    case.plate((0.118, 0.02, 0.09), (0, -0.026, 0.16), 0.01)
    case.plate((0.112, 0.095, 0.034), (0, -0.102, -0.012), 0.012, 0.006)
    bottle = kit("bottle", "alcohol")
    bottle.plate((0.092, 0.075, 0.16), (0, -0.094, 0.082), 0.016, 0.012)
    kit("bottle", "plastic_blue").bar(0.022, 0.024, (0, -0.055, 0.160))
    kit("bottle", "label").label("disinfectant", 0.076, (0, -0.0948, 0.084))
    kit("lever", "steel_polished").tube(
        [
            (-0.064, -0.05, 0.0),
            (-0.064, -0.18, 0.03),
            (-0.064, -0.27, -0.01),
            (0.064, -0.27, -0.01),
            (0.064, -0.18, 0.03),
            (0.064, -0.05, 0.0),
        ],
        0.006,
        0.025,
    )
    pad = kit("lever", "plastic_blue")
    pad.plate((0.14, 0.014, 0.05), at(0, -0.268, -0.003, turn=(-90, 0, 0)), 0.012, 0.005)
    for x in (-0.064, 0.064):
        kit("lever", "steel_dark").bar(0.011, 0.014, at(x - 0.007, -0.05, 0.0, turn=(0, 90, 0)), 14)
    kit.turns("lever", (0, -0.05, 0.0), (1, 0, 0))
    kit("spout", "steel_polished").tube([(0, -0.06, -0.02), (0, -0.115, -0.028), (0, -0.125, -0.055)], 0.006, 0.02)
    tray = kit("tray", "steel_brushed")
    tray.rim((0.13, 0.018, 0.13), 0.008, at(0, -0.07, -0.232, turn=(-90, 0, 0)), 0.012)
    tray.add(box(0.122, 0.122, 0.003, 0.001, 0.02), (0, -0.07, -0.248))
    for i in range(7):
        tray.box((0.118, 0.004, 0.004), (0, -0.118 + 0.016 * i, -0.236), 0.001)
    kit("instruction", "plastic_white").plate((0.16, 0.004, 0.115), (0, -0.004, 0.35), 0.008)
    kit("instruction", "label").label("rub", 0.152, (0, -0.0046, 0.35))
    kit.point("drop", (0, -0.125, -0.06))
