"""The skid: frame with drip tray and feet, service platform, control cabinet with screen, pumps, beacon, stop."""

from assets.equipment.br2000_size import ADDITIONS, CABINET, DECK, SCREEN, on_head
from assets.kit import Kit, at
from assets.kit.piping import ring_of

WIDE, DEEP = 3.20, 2.40  # m
BEAM = 0.10  # m
TABLE = 1.92  # m, height of the platform
PUMPS = (("feed_pump", "tag_feed"), ("base_pump", "tag_base"), ("antifoam_pump", "tag_antifoam"))
PUMP_HEIGHT = 1.00  # m


def build(kit: Kit) -> None:
    """Frame, platform, cabinet, pumps."""
    _frame(kit)
    _platform(kit)
    _cabinet(kit)
    _screen(kit)
    for k, (part, label) in enumerate(PUMPS):
        _pump(kit, part, label, CABINET[0] - 0.20 + 0.20 * k)
    _bottles(kit)


def _frame(kit: Kit) -> None:
    beam = kit("skid", "steel_pickled")
    z = DECK - BEAM / 2
    for s in (-1, 1):
        beam.box((WIDE, BEAM, BEAM), (0, s * (DEEP - BEAM) / 2, z), 0.008)
        beam.box((BEAM, DEEP - 2 * BEAM, BEAM), (s * (WIDE - BEAM) / 2, 0, z), 0.008)
    tray = kit("drip_tray", "steel_brushed")
    tray.box((WIDE - 2 * BEAM, DEEP - 2 * BEAM, 0.006), (0, 0, DECK - 0.012), 0.0)
    for s in (-1, 1):
        tray.box((WIDE - 2 * BEAM, 0.004, 0.05), (0, s * (DEEP / 2 - BEAM), DECK + 0.013), 0.0)
        tray.box((0.004, DEEP - 2 * BEAM, 0.05), (s * (WIDE / 2 - BEAM), 0, DECK + 0.013), 0.0)
    tray.bar(0.045, 0.004, (0.0, -0.75, DECK - 0.009), 20)
    for x in (-1.5, 0.0, 1.5):
        for y in (-1.1, 1.1):
            foot = kit("feet", "steel_polished", at(x, y, 0))
            foot.lathe(
                [(0.0, 0.0), (0.058, 0.0), (0.058, 0.008), (0.036, 0.022), (0.018, 0.03), (0.015, 0.04), (0.015, 0.10)],
                sides=20,
            )
            foot.bar(0.026, 0.016, (0, 0, 0.075), 6)


def _platform(kit: Kit) -> None:
    """Grating behind the vessel with handrail, kick plate and ladder, for the head."""
    x0, x1, y0, y1 = -1.52, 0.34, 0.70, 1.14
    deck = kit("platform", "steel_pickled")
    deck.box((x1 - x0, 0.05, 0.06), ((x0 + x1) / 2, y0, TABLE), 0.004)
    deck.box((x1 - x0, 0.05, 0.06), ((x0 + x1) / 2, y1, TABLE), 0.004)
    for i in range(16):
        deck.box(
            (0.030, y1 - y0 - 0.05, 0.030), (x0 + 0.06 + (x1 - x0 - 0.12) * i / 15, (y0 + y1) / 2, TABLE + 0.012), 0.0
        )
    for x in (x0, x1):
        deck.box((0.05, y1 - y0 + 0.05, 0.06), (x, (y0 + y1) / 2, TABLE), 0.004)
        for y in (y0, y1):
            deck.box((0.06, 0.06, TABLE - DECK), (x, y, (TABLE + DECK) / 2), 0.006)
    rail = kit("platform_rail", "steel_polished")
    for z in (0.55, 1.08):
        rail.tube([(x0, y0, TABLE + z), (x0, y1, TABLE + z), (x1, y1, TABLE + z), (x1, y0, TABLE + z)], 0.021, 0.08, 10)
    for x, y in ((x0, y0), (x0, y1), ((x0 + x1) / 2, y1), (x1, y1), (x1, y0)):
        rail.bar(0.021, 1.08, (x, y, TABLE), 10)
    kit("platform", "yellow").box((x1 - x0, 0.006, 0.10), ((x0 + x1) / 2, y1 + 0.026, TABLE + 0.08), 0.001)
    ladder = kit("ladder", "steel_polished")
    kit.lit_within("ladder", 0.6)
    for y in (y0 + 0.02, y1 - 0.02):
        ladder.tube([(x0 - 0.06, y, DECK), (x0 - 0.06, y, TABLE + 0.9)], 0.018, 0.0, 10)
    for i in range(7):
        ladder.bar(0.014, y1 - y0 - 0.04, at(x0 - 0.06, y0 + 0.02, DECK + 0.24 * (i + 1), turn=(-90, 0, 0)), 8)


def _cabinet(kit: Kit) -> None:
    """A cabinet of stainless steel: sloped roof, doors, lock, fan filter, plates."""
    x, y = CABINET
    case = kit("cabinet", "steel_brushed")
    case.plate((0.64, 0.46, 1.08), (x, y, DECK + 0.60), 0.012, 0.006)
    case.plate((0.60, 0.012, 0.54), (x, y - 0.010, DECK + 0.33), 0.010, 0.003)
    kit("cabinet", "steel_shadow").box((0.56, 0.40, 0.05), (x, y + 0.23, DECK + 0.035), 0.004)
    lock = at(x + 0.26, y - 0.010, DECK + 0.33, turn=(90, 0, 0))
    kit("cabinet", "steel_dark").lathe([(0.018, 0.0), (0.018, 0.006), (0.012, 0.010), (0.0, 0.010)], lock, 16)
    for i in range(6):
        kit("cabinet", "steel_shadow").box((0.14, 0.002, 0.006), (x - 0.19, y - 0.0105, DECK + 0.14 + 0.018 * i), 0.0)
    kit("cabinet", "label").label("cabinet", 0.16, (x - 0.19, y - 0.0108, DECK + 0.52))
    kit("cabinet", "label").label("reactor_in_use", 0.13, (x + 0.16, y - 0.0108, DECK + 0.47))
    kit("cabinet", "label").label("reactor_calibrated", 0.05, (x - 0.24, y - 0.0108, DECK + 0.42))
    for s in (-1, 1):
        kit("cabinet", "steel_dark").bar(0.011, 0.06, (x + 0.302 * s, y - 0.008, DECK + 0.40 + 0.12 * s), 10)


def _screen(kit: Kit) -> None:
    """The operator panel on its neck, with stack light and emergency stop."""
    x, y = CABINET
    wide, high = SCREEN
    z = 1.565
    head = kit("panel_head", "steel_brushed")
    head.plate((wide + 0.085, 0.085, high + 0.095), (x, y - 0.03, z), 0.022, 0.010)
    kit("panel_head", "plastic_black").plate((wide + 0.034, 0.004, high + 0.044), (x, y - 0.0325, z), 0.010, 0.001)
    kit("screen", "screen").screen(wide, high, (x, y - 0.0332, z))
    kit.state("screen", "screen")
    head.box((0.16, 0.12, 0.10), (x, y + 0.05, 1.32), 0.012)
    stop = at(x + wide / 2 + 0.085, y - 0.01, z - 0.12)
    kit("estop", "yellow", stop).plate((0.078, 0.07, 0.078), (0, 0, 0), 0.006, 0.003)
    kit("estop", "label", stop).label("estop", 0.072, (0, -0.0008, 0))
    button = stop @ at(0, -0.001, 0, turn=(90, 0, 0))
    kit("estop", "plastic_black", button).bar(0.016, 0.014, sides=16)
    kit("estop", "red", button).lathe(
        [(0.014, 0.012), (0.0225, 0.018), (0.0225, 0.028), (0.019, 0.033), (0.0, 0.036)], sides=24
    )
    _stack(kit, x + 0.20, y + 0.02, z + high / 2 + 0.045)


def _stack(kit: Kit, x: float, y: float, z: float) -> None:
    kit("beacon", "steel_polished").bar(0.012, 0.10, (x, y, z), 12)
    kit("beacon", "plastic_black").bar(0.034, 0.022, (x, y, z + 0.10), 22)
    for i, colour in enumerate(("green", "amber", "red")):
        low, part = z + 0.122 + 0.062 * i, f"beacon_{colour}"
        kit(part, f"lamp_{colour}").lathe(
            [(0.0, 0.0), (0.031, 0.0), (0.032, 0.004), (0.032, 0.054), (0.031, 0.058), (0.0, 0.058)], (x, y, low), 24
        )
        kit.state(part, "colour")
        kit("beacon", "plastic_black").bar(0.0335, 0.005, (x, y, low + 0.0575), 22)
    kit("beacon", "plastic_black").lathe([(0.034, 0.0), (0.030, 0.010), (0.0, 0.014)], (x, y, z + 0.308), 22)


def _pump(kit: Kit, part: str, label: str, x: float) -> None:
    """A peristaltic head: housing, rotor with three rollers behind its window, white tubing down and up."""
    y, z = CABINET[1], PUMP_HEIGHT
    face = at(x, y, z)
    kit(part, "steel_polished", face).plate((0.155, 0.012, 0.175), (0, -0.012, 0), 0.014, 0.003)
    kit(part, "plastic_grey", face).plate((0.128, 0.050, 0.138), (0, -0.062, 0.004), 0.030, 0.008)
    kit(part, "steel_shadow", face).lathe(
        [(0.0, 0.0), (0.052, 0.0), (0.053, 0.001)], at(0, -0.0622, 0.004, turn=(90, 0, 0)), 32
    )
    kit(part, "steel_polished", face).ring(0.054, 0.0035, at(0, -0.0625, 0.004, turn=(90, 0, 0)), 32)
    rotor = f"rotor_{part.split('_', maxsplit=1)[0]}"
    hub = at(x, y - 0.064, z + 0.004, turn=(90, 0, 0))
    kit(rotor, "steel_brushed", hub).lathe([(0.018, 0.0), (0.018, 0.012), (0.014, 0.015), (0.0, 0.016)], sides=18)
    for place in ring_of(3, 0.032):
        kit(rotor, "plastic_white", hub @ place).lathe(
            [(0.0, 0.001), (0.0105, 0.001), (0.0105, 0.013), (0.004, 0.015), (0.0, 0.015)], sides=14
        )
        kit(rotor, "steel_polished", hub @ place).box((0.040, 0.010, 0.004), (-0.014, 0, 0.010), 0.001)
    kit.turns(rotor, (x, y - 0.064, z + 0.004), (0, -1, 0))
    tube = kit("tubing", "silicone")
    tube.tube(
        [
            (x + 0.046, y - 0.073, z - 0.12),
            (x + 0.046, y - 0.073, z + 0.01),
            (x + 0.032, y - 0.073, z + 0.045),
            (x, y - 0.073, z + 0.052),
            (x - 0.032, y - 0.073, z + 0.045),
            (x - 0.046, y - 0.073, z + 0.01),
            (x - 0.046, y - 0.073, z - 0.12),
        ],
        0.0048,
        0.02,
        8,
    )
    kit(part, "label", face).label(label, 0.098, (0, -0.0128, -0.112))
    kit(part, "plastic_white", face).plate((0.11, 0.004, 0.036), (0, -0.0125, -0.112), 0.003, 0.001)
    k = round((x - CABINET[0]) / 0.20) + 1
    _line_to_head(kit, x - 0.046, y - 0.073, z - 0.12, k)


def _line_to_head(kit: Kit, x: float, y: float, z: float, k: int) -> None:
    """White tubing from a pump over the bracket to its nozzle on the head."""
    nozzle = on_head(0.45, ADDITIONS[k]) @ at(0, 0, 0.10)
    kit("nozzles", "steel_polished", nozzle).lathe(
        [(0.022, 0.006), (0.012, 0.012), (0.006, 0.016), (0.006, 0.05), (0.0075, 0.052), (0.005, 0.065)], sides=12
    )
    x_, y_, z_ = nozzle[:3, 3]
    tip = (float(x_), float(y_), float(z_) + 0.04)
    bracket = (0.945 - 0.004 * k, -0.60 + 0.035 * k)
    kit("tubing", "silicone").hose(
        [
            (x, y, z),
            (x - 0.03, y - 0.03, z - 0.09),
            (0.93, -1.09 + 0.03 * k, 0.82),
            (bracket[0], -0.95 + 0.03 * k, 1.25),
            (bracket[0], -0.66 + 0.035 * k, 2.1),
            (0.80, -0.58 + 0.03 * k, 2.85),
            (0.35, -0.50 + 0.02 * k, 3.22),
            (tip[0] + 0.03, tip[1], tip[2] + 0.12),
            tip,
        ],
        0.0048,
        6,
    )


def _bottles(kit: Kit) -> None:
    """Base and antifoam in their containers on the tray, with tubing to the pumps."""
    x, y = 0.66, -0.86
    kit("base_bottle", "steel_brushed").box((0.34, 0.34, 0.05), (x, y, DECK + 0.025), 0.008)
    bottle = kit("base_bottle", "plastic_light", at(x, y, DECK + 0.05))
    bottle.lathe(
        [
            (0.0, 0.0),
            (0.128, 0.0),
            (0.140, 0.012),
            (0.140, 0.28),
            (0.125, 0.32),
            (0.055, 0.36),
            (0.040, 0.37),
            (0.040, 0.40),
        ],
        sides=28,
    )
    kit("base_bottle", "lid_orange", at(x, y, DECK + 0.05)).bar(0.046, 0.05, (0, 0, 0.395), 20)
    kit("base_bottle", "label", at(x, y, DECK + 0.05)).wrap("base_bottle", 0.1405, 0.17, (0, 0, 0.17))
    kit("tubing", "silicone").hose(
        [
            (x + 0.01, y, DECK + 0.495),
            (x + 0.05, y - 0.03, 0.78),
            (0.95, -1.12, 0.80),
            (CABINET[0] + 0.046, CABINET[1] - 0.073, PUMP_HEIGHT - 0.12),
        ],
        0.0048,
        6,
    )
    _antifoam(kit, (0.88, -0.67))
    _feed_inlet(kit)


def _antifoam(kit: Kit, spot: tuple[float, float]) -> None:
    x, y = spot
    small = kit("antifoam_bottle", "plastic_white", at(x, y, DECK))
    small.lathe(
        [(0.0, 0.0), (0.060, 0.0), (0.066, 0.008), (0.066, 0.16), (0.05, 0.19), (0.026, 0.205), (0.026, 0.22)], sides=20
    )
    kit("antifoam_bottle", "plastic_blue", at(x, y, DECK)).bar(0.031, 0.035, (0, 0, 0.217), 16)
    kit("antifoam_bottle", "label", at(x, y, DECK)).wrap("antifoam_bottle", 0.0665, 0.085, (0, 0, 0.09))
    kit("tubing", "silicone").hose(
        [
            (x, y, DECK + 0.25),
            (x + 0.02, y - 0.20, 0.62),
            (1.05, -1.17, 0.78),
            (CABINET[0] + 0.246, CABINET[1] - 0.073, PUMP_HEIGHT - 0.12),
        ],
        0.004,
        8,
    )


def _feed_inlet(kit: Kit) -> None:
    """Where the feed comes in from the left, and its way to the pump."""
    inlet = (-1.58, -0.70, 1.30)
    kit("tubing", "silicone").hose(
        [
            inlet,
            (-1.45, -0.80, 1.15),
            (-1.2, -1.10, 0.50),
            (-0.4, -1.14, 0.30),
            (0.6, -1.15, 0.32),
            (1.0, -1.16, 0.60),
            (CABINET[0] - 0.154, CABINET[1] - 0.073, PUMP_HEIGHT - 0.12),
        ],
        0.0048,
        6,
    )
    post = kit("feed_inlet", "steel_polished")
    post.bar(0.016, 1.16, (-1.55, -0.70, DECK), 12)
    post.box((0.05, 0.03, 0.05), (-1.56, -0.70, 1.30), 0.006)
    kit("feed_inlet", "plastic_blue").bar(0.010, 0.05, at(-1.58, -0.70, 1.30, turn=(0, -90, 0)), 12)
    kit("feed_inlet", "label").label("tag_feed", 0.085, (-1.55, -0.718, 1.22))
    kit.point("feed_inlet", (-1.63, -0.70, 1.30))
