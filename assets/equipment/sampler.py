"""The closed sampling manifold on its stand: flush and draw valves, sample bottle in its holder, waste, rinse.

Origin on the floor; the line at the back reaches the sample valve of the reactor behind it.
"""

from assets.kit import Kit, at
from assets.kit.piping import HALF, clamp, pipe

PARTS = {
    "flush_valve": "usable, moves: the flush lever, a quarter turn",
    "draw_valve": "usable, moves: the draw lever, a quarter turn",
    "valves": "the bodies of both valves",
    "bottle": "usable, shown: the sample bottle with its label",
    "fill": "shown: broth in the bottle",
    "cap": "shown: the cap once the bottle is sealed",
    "holder": "the ring and plate that hold the bottle, and spare bottles",
    "waste": "the waste bottle with its vent filter",
    "manifold": "the pipe with its tees, needle-free port, check valve",
    "line": "the line from the reactor's sample valve",
    "tubing": "silicone tubing to bottle and waste",
    "plate": "name plate",
    "stand": "foot, post, panel, drip tray",
}
TOP = 1.16  # m, the manifold
VALVES = (("flush_valve", -0.11), ("draw_valve", 0.07))
BOTTLE = (0.07, -0.115, 0.80)  # m, foot of the bottle
WASTE = (-0.11, -0.10, 0.80)


def build(kit: Kit) -> None:
    """Stand, manifold, valves, bottles."""
    _stand(kit)
    pipe(kit, "manifold", [(0.24, -0.075, TOP), (-0.26, -0.075, TOP), (-0.26, 0.02, TOP)], HALF)
    pipe(kit, "line", [(-0.26, 0.02, TOP), (-0.26, 0.20, TOP), (-0.018, 0.34, 0.93), (-0.018, 0.536, 0.86)], HALF)
    clamp(kit, "line", at(-0.26, 0.03, TOP, turn=(90, 0, 0)), HALF)
    clamp(kit, "line", at(-0.018, 0.52, 0.866, turn=(110, 0, 0)), HALF)
    clamp(kit, "manifold", at(0.235, -0.075, TOP, turn=(0, 90, 0)), HALF)
    kit("manifold", "plastic_blue", at(0.235, -0.075, TOP, turn=(0, 90, 0))).lathe(
        [(0.012, 0.01), (0.014, 0.02), (0.014, 0.035), (0.008, 0.04), (0.008, 0.05), (0.0, 0.05)], sides=14
    )
    kit("manifold", "steel_brushed", at(-0.19, -0.075, TOP, turn=(0, 90, 0))).lathe(
        [(0.007, -0.02), (0.014, -0.012), (0.014, 0.012), (0.007, 0.02)], sides=12
    )
    for part, x in VALVES:
        _valve(kit, part, x)
    _bottles(kit)
    _waste(kit)
    kit("plate", "plastic_white").plate((0.168, 0.004, 0.076), (-0.02, -0.012, 1.36), 0.004, 0.001)
    kit("plate", "label").label("sampler_name", 0.16, (-0.02, -0.0126, 1.36))
    kit("plate", "label").label("tag_sample", 0.08, (0.16, -0.0126, 1.355))


def _stand(kit: Kit) -> None:
    stand = kit("stand", "steel_pickled")
    stand.bar(0.024, 0.74, (0, 0.03, 0.03), 18)
    for s in (-1, 1):
        stand.box((0.44, 0.05, 0.03), at(0, 0.03 + 0.0, 0.03, turn=(0, 0, 45.0 * s)), 0.006)
        for t in (-1, 1):
            kit("stand", "rubber").bar(0.024, 0.018, (0.15 * s, 0.03 + 0.15 * t, 0.0), 14)
    kit("stand", "steel_brushed").plate((0.56, 0.012, 0.72), (0, 0.0, 1.10), 0.02, 0.004)
    kit("stand", "steel_polished").screws(0.50, 0.66, (0, 0.0, 1.10), 1.8)
    stand.box((0.06, 0.05, 0.50), (0, 0.036, 1.0), 0.006)
    tray = kit("stand", "steel_brushed")
    tray.box((0.54, 0.27, 0.006), (0, -0.145, 0.772), 0.001)
    for s in (-1, 1):
        tray.box((0.004, 0.27, 0.03), (0.27 * s, -0.145, 0.787), 0.0)
    tray.box((0.54, 0.004, 0.03), (0, -0.28, 0.787), 0.0)
    for x in (-0.19, 0.19):
        tray.box((0.006, 0.20, 0.10), at(x, -0.10, 0.735, turn=(22, 0, 0)), 0.001)


def _valve(kit: Kit, part: str, x: float) -> None:
    """A small ball valve under the manifold with its lever; upright is shut, across is open."""
    y, z = -0.075, TOP - 0.055
    body = kit("valves", "steel_polished", at(x, y, z))
    body.lathe(
        [(0.0064, 0.05), (0.010, 0.03), (0.015, 0.018), (0.015, -0.018), (0.010, -0.03), (0.0064, -0.06)][::-1],
        sides=14,
    )
    body.bar(0.008, 0.030, at(0, -0.012, 0, turn=(90, 0, 0)), 10)
    kit("valves", "steel_polished", at(x, y, TOP)).bar(0.012, 0.024, at(-0.012, 0, 0, turn=(0, 90, 0)), 12)
    lever = kit(part, "plastic_blue" if part == "flush_valve" else "plastic_green", at(x, y - 0.046, z))
    lever.box((0.088, 0.009, 0.017), (0.030, 0, 0), 0.004)
    kit(part, "steel_dark", at(x, y - 0.046, z)).bar(0.009, 0.012, at(0, 0.005, 0, turn=(90, 0, 0)), 6)
    kit.turns(part, (x, y - 0.046, z), (0, 1, 0))


def _bottles(kit: Kit) -> None:
    """The sample bottle under the draw valve, its ring, three spares."""
    x, y, z = BOTTLE
    base = at(x, y, z - 0.02)
    kit("bottle", "bag_clear", base).lathe(
        [
            (0.0, 0.0),
            (0.029, 0.0),
            (0.032, 0.005),
            (0.032, 0.088),
            (0.026, 0.104),
            (0.015, 0.112),
            (0.015, 0.130),
            (0.011, 0.130),
        ],
        sides=24,
    )
    kit("bottle", "label", base).wrap("bottle", 0.0335, 0.056, (0, 0, 0.058))
    kit.state("bottle", "show")
    kit("fill", "tomato", base).lathe(
        [(0.0, 0.0015), (0.030, 0.0015), (0.0328, 0.006), (0.0328, 0.080), (0.0, 0.0805)], sides=24
    )
    kit.state("fill", "show")
    kit("cap", "plastic_blue", base).lathe(
        [(0.018, 0.110), (0.0185, 0.114), (0.0185, 0.134), (0.015, 0.138), (0.0, 0.138)], sides=20
    )
    kit.state("cap", "show")
    hold = kit("holder", "steel_polished")
    hold.ring(0.037, 0.0035, (x, y, z + 0.045), 24)
    hold.tube([(x, y + 0.037, z + 0.045), (x, 0.0, z + 0.045)], 0.004, 0.0, 8)
    for i in range(3):
        spare = at(0.17 + 0.0 * i, -0.22 + 0.075 * i, z - 0.022)
        kit("holder", "bag_clear", spare).lathe(
            [(0.0, 0.0), (0.027, 0.0), (0.029, 0.005), (0.029, 0.075), (0.024, 0.09), (0.014, 0.096)], sides=18
        )
        kit("holder", "plastic_white", spare).lathe(
            [(0.016, 0.094), (0.017, 0.098), (0.017, 0.116), (0.0, 0.12)], sides=16
        )
    kit("tubing", "silicone").tube(
        [(x, -0.075, TOP - 0.11), (x, -0.075, 1.02), (x, y, 0.97), (x, y, z + 0.10)], 0.0042, 0.03, 8
    )


def _waste(kit: Kit) -> None:
    x, y, z = WASTE
    base = at(x, y, z - 0.02)
    kit("waste", "plastic_light", base).lathe(
        [(0.0, 0.0), (0.058, 0.0), (0.063, 0.008), (0.063, 0.13), (0.05, 0.16), (0.024, 0.172), (0.024, 0.186)],
        sides=24,
    )
    kit("waste", "lid_orange", base).bar(0.029, 0.030, (0, 0, 0.182), 18)
    kit("waste", "plastic_white", base).lathe(
        [(0.004, 0.21), (0.004, 0.225), (0.019, 0.229), (0.019, 0.237), (0.004, 0.241)], (0.016, 0, 0), 16
    )
    kit("tubing", "silicone").tube(
        [(x, -0.075, TOP - 0.11), (x, -0.075, 1.04), (x, y, 0.99), (x, y, z + 0.18)], 0.0042, 0.015, 8
    )
