"""The hands-free wash trough: spouts with sensors, soap, towels, bin for them.

Origin on the wall at the rim, 0.85 m above the floor.
"""

from assets.kit import Kit, at
from assets.shapes import box

WIDE, DEEP, BOWL = 1.10, 0.46, 0.20  # m
SPOUTS = (-0.26, 0.26)
FINE = 0.07  # m between vertices of the bowl, so that its shade is soft
PARTS = {
    "basin": "usable: the trough; hold the hands under a spout and rub",
    "water": "shows while the water runs: the jet and its splash",
    "spout": "two swan-neck spouts",
    "sensor": "the infrared eyes that start the water",
    "soap": "the soap dispenser between the spouts",
    "towels": "usable: the paper towel box, one sheet hanging out",
    "drain": "the drain with its strainer",
    "skirt": "panels below, knee plate, trap and supply pipes",
    "poster": "how to wash: six steps, 30 s",
}


def build(kit: Kit) -> None:
    """Trough, splashback, spouts, dispensers, pipes, poster."""
    _trough(kit)
    for x in SPOUTS:
        neck = kit("spout", "steel_polished")
        neck.tube([(x, -0.09, 0.0), (x, -0.09, 0.24), (x, -0.23, 0.27), (x, -0.25, 0.16)], 0.012, 0.08, 14)
        neck.lathe([(0.026, 0.0), (0.026, 0.008), (0.016, 0.016), (0.0125, 0.03)], (x, -0.09, 0.002), 20)
        neck.bar(0.015, 0.02, (x, -0.25, 0.148), 16)
        kit("sensor", "plastic_black").plate((0.030, 0.012, 0.046), (x, -0.112, 0.10), 0.008)
        kit("sensor", "lamp_red").bar(0.005, 0.004, at(x, -0.112, 0.108, turn=(90, 0, 0)), 10)
        jet = kit("water", "water")
        jet.lathe([(0.007, 0.0), (0.0055, 0.10), (0.006, 0.20), (0.0085, 0.305)], (x, -0.25, -0.155), 12)
        jet.lathe([(0.055, 0.0), (0.045, 0.008), (0.015, 0.014), (0.007, 0.03)], (x, -0.25, -0.172), 16)
    kit.state("water", "show")
    _soap(kit)
    _towels(kit)
    kit("poster", "plastic_white").plate((0.44, 0.006, 0.312), (-0.16, -0.006, 0.86), 0.008)
    kit("poster", "label").label("wash", 0.43, (-0.16, -0.0066, 0.86))


def _trough(kit: Kit) -> None:
    steel = kit("basin", "steel_brushed")
    front, back = -DEEP, 0.0
    for y, thick in ((front + 0.018, 0.036), (back - 0.06, 0.12)):
        steel.box((WIDE, thick, 0.016), (0, y, -0.004), 0.006)
    for s in (-1, 1):
        steel.box((0.03, DEEP - 0.15, 0.016), (s * (WIDE / 2 - 0.015), -DEEP / 2 - 0.045, -0.004), 0.006)
    middle = (front + 0.036 + back - 0.12) / 2
    bowl_deep, bowl_wide = DEEP - 0.156, WIDE - 0.06
    steel.add(box(bowl_wide, 0.006, BOWL, 0.002, FINE), (0, front + 0.037, -BOWL / 2))
    steel.add(box(bowl_wide, 0.006, BOWL, 0.002, FINE), (0, back - 0.121, -BOWL / 2))
    for s in (-1, 1):
        steel.add(box(0.006, bowl_deep, BOWL, 0.002, FINE), (s * bowl_wide / 2, middle, -BOWL / 2))
    steel.add(box(bowl_wide, bowl_deep, 0.006, 0.002, FINE), at(0, middle, -BOWL + 0.012, turn=(2, 0, 0)))
    steel.box((WIDE, 0.010, 0.46), (0, -0.006, 0.20), 0.004)
    kit("drain", "steel_polished").lathe(
        [(0.0, 0.0), (0.040, 0.0), (0.042, 0.004), (0.030, 0.006), (0.0, 0.004)], (0, middle, -BOWL + 0.016), 24
    )
    for i in range(6):
        a = at(turn=(0, 0, 60 * i)) @ at(0.020, 0, 0)
        kit("drain", "steel_shadow").bar(0.004, 0.002, (a[0, 3], middle + a[1, 3], -BOWL + 0.0205), 8)
    skirt = kit("skirt", "steel_brushed")
    skirt.box((WIDE, 0.012, 0.30), (0, front + 0.008, -0.16), 0.005)
    for s in (-1, 1):
        skirt.box((0.012, DEEP - 0.02, 0.30), (s * (WIDE / 2 - 0.006), -DEEP / 2, -0.16), 0.003)
        skirt.bar(0.016, 0.54, (s * (WIDE / 2 - 0.03), -0.06, -0.84), 14)
        kit("skirt", "rubber").bar(0.022, 0.02, (s * (WIDE / 2 - 0.03), -0.06, -0.85), 14)
    skirt.plate((0.34, 0.008, 0.16), at(0, front - 0.004, -0.23, turn=(-12, 0, 0)), 0.02)
    chrome = kit("skirt", "steel_polished")
    chrome.tube([(0, middle, -BOWL), (0, middle, -0.46)], 0.016, 0.0, 12)
    cup = [(0.0, 0.0), (0.026, 0.004), (0.032, 0.02), (0.032, 0.09), (0.026, 0.10), (0.017, 0.11)]
    chrome.lathe(cup, (0, middle, -0.50), 20)
    chrome.tube([(0, middle + 0.02, -0.43), (0, 0.0, -0.43)], 0.016, 0.0, 12)
    for x in SPOUTS:
        chrome.tube([(x, -0.09, -0.02), (x, -0.09, -0.42), (x, 0.0, -0.42)], 0.009, 0.03)
        chrome.lathe([(0.0, 0.0), (0.016, 0.0), (0.018, 0.02), (0.0, 0.022)], at(x, -0.10, -0.34, turn=(90, 0, 0)), 14)


def _soap(kit: Kit) -> None:
    kit("soap", "enamel_white").plate((0.105, 0.10, 0.21), (0, -0.112, 0.27), 0.02, 0.012)
    kit("soap", "soap").plate((0.05, 0.004, 0.075), (0, -0.1135, 0.215), 0.012, 0.001)
    kit("soap", "label").label("soap", 0.076, (0, -0.1126, 0.315))
    kit("soap", "plastic_grey").bar(0.012, 0.03, (0, -0.075, 0.142), 14)
    kit("soap", "plastic_black").plate((0.02, 0.004, 0.012), (0, -0.1136, 0.182), 0.005, 0.001)


def _towels(kit: Kit) -> None:
    x = 0.30
    box = kit("towels", "steel_brushed")
    box.plate((0.28, 0.13, 0.36), (x, -0.136, 0.68), 0.012, 0.006)
    kit("towels", "steel_shadow").plate((0.012, 0.003, 0.13), (x, -0.1375, 0.72), 0.005, 0.0)
    kit("towels", "steel_polished").bar(0.009, 0.005, at(x, -0.136, 0.835, turn=(90, 0, 0)), 14)
    kit("towels", "steel_shadow").box((0.20, 0.06, 0.004), (x, -0.075, 0.4985), 0.001)
    kit("towels", "label").label("towels", 0.13, (x, -0.1368, 0.59))
    paper = kit("towels", "paper")
    paper.box((0.19, 0.003, 0.10), at(x, -0.082, 0.45, turn=(8, 0, 3)), 0.001)
    paper.box((0.19, 0.003, 0.05), at(x, -0.070, 0.475, turn=(-14, 0, 0)), 0.001)
