"""The gases: panel with four controllers and displays, standby oxygen, sparge filter; vent filters and exhaust."""

from assets.equipment import br2000_size as size
from assets.equipment.br2000_size import PANEL
from assets.kit import Kit, at
from assets.kit.piping import HALF, ONE, TWO, air_valve, capsule, clamp, pipe
from assets.shapes import Array, sheet

GASES = (("air", "plastic_blue"), ("o2", "plastic_white"), ("co2", "plastic_grey"), ("n2", "plastic_black"))
PITCH = 0.125  # m between the lines
DISPLAY = (0.078, 0.039)  # m; four of them share one picture, side by side
FLOAT_TRAVEL = 0.168  # m from 0 to 60 L/min
FILTERS = (("filter_a", -0.13), ("filter_b", 0.13))
FILTER_HEIGHT = 1.84  # m


def build(kit: Kit) -> None:
    """Panel, lines, filters, exhaust."""
    _stand(kit)
    for k, (gas, colour) in enumerate(GASES):
        _line(kit, k, gas, colour)
    _standby(kit)
    _sparge(kit)
    for part, aside in FILTERS:
        _filter(kit, part, PANEL[0] + aside)
    _exhaust(kit)
    _relief(kit)


def _stand(kit: Kit) -> None:
    x, y = PANEL
    frame = kit("gas_panel", "steel_pickled")
    for s in (-1, 1):
        frame.box((0.05, 0.05, 2.66), (x + 0.29 * s, y + 0.06, size.DECK + 1.33), 0.006)
    for z in (0.70, 1.66, 2.40, 2.84):
        frame.box((0.53, 0.04, 0.05), (x, y + 0.06, z), 0.006)
    kit("gas_panel", "steel_brushed").plate((0.54, 0.010, 0.84), (x, y, 1.20), 0.010, 0.003)
    kit.lit_within("gas_panel", 0.45)
    kit("gas_panel", "steel_polished").screws(0.49, 0.79, (x, y, 1.20), 2.0)


def _line(kit: Kit, k: int, gas: str, colour: str) -> None:
    """One gas from above: stop valve, rotameter, controller with display, check valve, manifold."""
    x, y = PANEL[0] + PITCH * (k - 1.5), PANEL[1]
    d = y - 0.034
    tube = kit("gas_panel", "steel_polished")
    tube.tube(
        [(x, y + 0.12, size.CEILING), (x, y + 0.12, 2.95), (x, d, 2.90), (x, d, 1.555)],
        0.005,
        0.03,
        6,
    )
    tube.tube([(x, d, 1.32), (x, d, 0.87)], 0.005, 0.0, 6)
    body = kit("gas_panel", "steel_brushed")
    body.box((0.030, 0.034, 0.036), (x, d, 1.565), 0.0)
    body.bar(0.008, 0.03, at(x, d - 0.015, 1.565, turn=(90, 0, 0)), 10)
    kit("gas_panel", colour).box((0.010, 0.008, 0.058), (x, d - 0.046, 1.575), 0.0)
    for z in (1.535, 1.325):
        body.box((0.028, 0.030, 0.024), (x, d, z), 0.0)
    kit("gas_panel", "label").label("rotameter", 0.0156, (x, d + 0.012, 1.43))
    kit("gas_panel", "acrylic").bar(0.010, 0.187, (x, d, 1.3365), 14)
    part = f"float_{gas}"
    kit(part, "plastic_black" if gas != "n2" else "steel_dark").lathe(
        [(0.0, 0.0), (0.004, 0.003), (0.0068, 0.012), (0.0068, 0.016), (0.0, 0.017)], (x, d, 1.342), 12
    )
    if gas != "n2":
        kit.slides(part, (0, 0, 1), (x, d, 1.342))
    body.box((0.092, 0.060, 0.100), (x, d - 0.006, 1.205), 0.006)
    kit("gas_panel", "plastic_black").plate((0.088, 0.008, 0.050), (x, d - 0.043, 1.226), 0.005, 0.001)
    _display(kit, k, x, d - 0.0436)
    kit("gas_panel", "label").label(f"tag_{gas}", 0.086, (x, d - 0.0367, 1.180))
    body.lathe([(0.005, 0.0), (0.012, 0.006), (0.012, 0.034), (0.005, 0.04)], (x, d, 1.06), 12)
    body.bar(0.0105, 0.012, (x, d, 1.118), 6)
    kit("gas_panel", "label").label(
        f"pipe_{gas if gas != 'o2' else 'oxygen'}", 0.098, at(x - 0.008, d - 0.0065, 1.75, turn=(0, 90, 0))
    )


def _display(kit: Kit, k: int, x: float, y: float) -> None:
    wide, high = DISPLAY
    corner = (x - wide / 2, y, 1.226 - high / 2)
    kit("gas_display", "screen").add(sheet(corner, (wide, 0, 0), (0, 0, high), 9.0, (k / 4, 0.0, (k + 1) / 4, 1.0)))
    kit.state("gas_display", "screen")


def _standby(kit: Kit) -> None:
    """The standby bottle's line with its lever, and its plate."""
    kit.lit_within("standby_body", 0.4)
    x, y = PANEL[0] + PITCH * -0.5, PANEL[1] - 0.034
    side = PANEL[0] - 0.245
    kit("gas_panel", "steel_polished").tube(
        [
            (side, PANEL[1] + 0.12, size.CEILING),
            (side, PANEL[1] + 0.12, 2.95),
            (side, y, 2.90),
            (side, y, 1.64),
            (x, y, 1.64),
        ],
        0.005,
        0.03,
        6,
    )
    valve = kit("standby_body", "steel_brushed", at(side, y, 1.80))
    valve.box((0.044, 0.046, 0.060), (0, 0, 0), 0.005)
    for z in (-0.040, 0.040):
        valve.bar(0.014, 0.016, (0, 0, z - 0.008), 6)
    valve.bar(0.013, 0.026, at(0, -0.022, 0, turn=(90, 0, 0)), 14)
    lever = kit("standby_valve", "plastic_blue", at(side, y - 0.052, 1.80))
    lever.box((0.022, 0.010, 0.135), (0, 0, 0.045), 0.004)
    kit("standby_valve", "steel_dark", at(side, y - 0.052, 1.80)).bar(0.013, 0.012, at(0, 0.004, 0, turn=(90, 0, 0)), 6)
    kit.turns("standby_valve", (side, y - 0.052, 1.80), (0, 1, 0))
    kit("standby_body", "plastic_white").plate((0.090, 0.004, 0.110), (side - 0.095, y, 1.80), 0.004, 0.001)
    kit("standby_body", "label").label("oxygen_source", 0.086, (side - 0.095, y - 0.0006, 1.80))
    kit("standby_body", "steel_pickled").box((0.09, 0.008, 0.02), (side - 0.055, y + 0.010, 1.80), 0.0)


def _sparge(kit: Kit) -> None:
    """The manifold of the mixed gas, its filter, the way to the sparger; the overlay to the head."""
    x, y = PANEL
    d = y - 0.034
    pipe(kit, "gas_panel", [(x + 0.24, d, 0.87), (x - 0.31, d, 0.87), (x - 0.31, d, 0.90)], HALF)
    capsule(kit, "sparge_filter", at(x - 0.31, d, 0.985), 0.042, 0.20)
    kit("sparge_filter", "label").label("tag_sparge", 0.075, (x - 0.31, d - 0.0435, 1.10))
    inlet = size.on_wall(-6.0, 1.02)
    pipe(
        kit,
        "sparge_line",
        [
            (x - 0.31, d, 1.24),
            (x - 0.31, d, 1.34),
            (x - 0.31, inlet[1, 3], 1.34),
            (x - 0.31, inlet[1, 3], 1.02),
            (inlet[0, 3] - 0.03, inlet[1, 3], 1.02),
        ],
        ONE,
    )
    clamp(kit, "sparge_line", inlet @ at(0, 0, 0.06), ONE)


def _filter(kit: Kit, part: str, x: float) -> None:
    """A vent filter housing with clamp and pressure tap, and its inlet valve with a lever."""
    y, z = PANEL[1] - 0.085, FILTER_HEIGHT
    capsule(kit, part, at(x, y, z), 0.068, 0.40)
    kit(part, "steel_polished", at(x, y, z)).tube(
        [(0.062, 0, 0.27), (0.094, 0, 0.27), (0.094, 0, 0.09), (0.062, 0, 0.09)], 0.006, 0.02, 8
    )
    kit(part, "label", at(x, y, z)).wrap(f"tag_{part}", 0.069, 0.098, (0, 0, 0.20))
    clamp(kit, part, at(x, y, z - 0.055), ONE)
    clamp(kit, part, at(x, y, z + 0.455), ONE)
    body = kit(f"{part}_valve", "steel_polished", at(x, y, z - 0.115))
    body.lathe([(0.013, -0.05), (0.027, -0.032), (0.027, 0.032), (0.013, 0.05)], sides=16)
    body.bar(0.010, 0.042, at(0, -0.020, 0, turn=(90, 0, 0)), 10)
    name = f"handle_{part[-1]}"
    hub = (x, y - 0.064, z - 0.115)
    kit(name, "steel_dark", at(*hub)).bar(0.012, 0.010, at(0, 0.006, 0, turn=(90, 0, 0)), 6)
    kit(name, "plastic_yellow", at(*hub)).box((0.020, 0.009, 0.115), (0, 0, 0.042), 0.003)
    kit.turns(name, hub, (0, 1, 0))
    kit("gas_panel", "steel_pickled").box((0.03, 0.10, 0.03), (x, PANEL[1] - 0.01, z + 0.30), 0.004)


def _exhaust(kit: Kit) -> None:
    """From the head through the condenser to the filters, the valve that keeps the pressure, and up."""
    x, y = PANEL
    nozzle = size.on_head(0.45, 4.0)[:3, 3]
    low, behind = FILTER_HEIGHT - 0.20, y + 0.20
    pipe(
        kit,
        "exhaust",
        [_over(nozzle, 0.10), _over(nozzle, 0.32), (x, behind, nozzle[2] + 0.32), (x, behind, 3.00)],
        TWO,
    )
    condenser = kit("condenser", "steel_polished", at(x, behind, 2.30))
    condenser.lathe(
        [(0.026, -0.04), (0.05, 0.0), (0.068, 0.012), (0.068, 0.60), (0.05, 0.612), (0.026, 0.66)], sides=24
    )
    for z in (0.06, 0.55):
        condenser.lathe([(0.068, z - 0.012), (0.080, z - 0.01), (0.080, z + 0.01), (0.068, z + 0.012)], sides=24)
        pipe(
            kit,
            "condenser",
            [(x + 0.06, behind, 2.30 + z), (x + 0.16, behind, 2.30 + z), (x + 0.16, behind + 0.30, 2.30 + z)],
            HALF,
        )
    clamp(kit, "condenser", at(x, behind, 2.985), TWO)
    clamp(kit, "condenser", at(x, behind, 2.25), TWO)
    kit("condenser", "label", at(x, behind, 2.30)).wrap("tag_condenser", 0.069, 0.10, (0, 0, 0.40))
    d = y - 0.085
    pipe(kit, "exhaust", [(x, behind, 2.26), (x, behind, low), (x, d, low)], TWO)
    for s in (-1, 1):
        pipe(kit, "exhaust", [(x, d, low), (x + 0.13 * s, d, low), (x + 0.13 * s, d, low + 0.04)], ONE)
    top = FILTER_HEIGHT + 0.45
    for s in (-1, 1):
        pipe(kit, "exhaust", [(x + 0.13 * s, d, top), (x + 0.13 * s, d, top + 0.06), (x, d, top + 0.06)], ONE)
    pipe(kit, "exhaust", [(x, d, top + 0.06), (x, d, 2.90), (x, y + 0.12, 3.05), (x, y + 0.12, size.CEILING)], ONE)
    valve = at(x, d, top + 0.20)
    air_valve(kit, "exhaust_valve", valve, ONE)
    kit("exhaust_valve", "plastic_black", valve).plate((0.070, 0.03, 0.050), (0, -0.135, 0.0), 0.006)
    kit("exhaust_valve", "label", valve).label("tag_exhaust", 0.066, (0, -0.1355, 0.0))
    stroke = valve @ at(0.046, -0.115, -0.02)
    kit("exhaust_valve", "steel_polished", stroke).box((0.012, 0.004, 0.066), (0, 0, 0.022), 0.001)
    kit("exhaust_stroke", "red", stroke).box((0.020, 0.006, 0.006), (0, -0.005, 0), 0.001)
    kit.slides("exhaust_stroke", (0, 0, 1), tuple(stroke[:3, 3]))
    kit("exhaust", "label").label("pipe_exhaust", 0.17, at(x - 0.012, d - 0.0135, 2.78, turn=(0, 90, 0)))


def _over(place: Array, height: float) -> tuple[float, float, float]:
    return float(place[0]), float(place[1]), float(place[2]) + height


def _relief(kit: Kit) -> None:
    """Bursting disc on the head, its line to the kill header behind."""
    nozzle = size.on_head(0.45, 78.0)
    x, y, z = nozzle[:3, 3]
    disc = kit("relief", "steel_brushed", at(x, y, z + 0.10))
    disc.lathe(
        [(0.026, 0.0), (0.058, 0.006), (0.058, 0.026), (0.054, 0.030), (0.058, 0.034), (0.058, 0.054), (0.026, 0.060)],
        sides=24,
    )
    kit("relief", "red", at(x, y, z + 0.10)).box((0.05, 0.003, 0.025), (0, -0.060, 0.03), 0.001)
    kit("relief", "label", at(x, y, z + 0.10)).label("tag_relief", 0.075, (0, -0.062, 0.075))
    pipe(kit, "kill_line", [(x, y, z + 0.16), (x, y, z + 0.34), (x, 1.06, z + 0.34), (x, 1.06, 0.42)], TWO)
