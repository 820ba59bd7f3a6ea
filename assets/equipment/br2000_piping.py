"""Below and behind: bottom valve, sample valve, kill line and header, steam, condensate, jacket circuit, harvest."""

from assets.equipment import br2000_size as size
from assets.equipment.br2000_size import AXIS, DECK
from assets.kit import Kit, at
from assets.kit.piping import HALF, ONE, TWO, air_valve, cap, clamp, dial, hand_valve, pipe, trap

KILL_Y, KILL_Z = 1.06, 0.42  # m, the kill header behind
RACK_X = -1.46  # m, the steam rack at the left


def build(kit: Kit) -> None:
    """All lines."""
    _bottom(kit)
    _sample(kit)
    _kill(kit)
    _steam(kit)
    _jacket(kit)
    _overhead(kit)


def _bottom(kit: Kit) -> None:
    """Bottom valve with its actuator, tee to harvest (left front) and kill (behind)."""
    x, y = AXIS
    kit("bottom_valve", "steel_polished").lathe([(0.10, 0.0), (0.045, 0.02), (TWO, 0.04)][::-1], at(x, y, 0.585), 24)
    block = kit("bottom_valve", "steel_polished", at(x, y, 0.50))
    block.box((0.13, 0.12, 0.11), (0, 0, 0), 0.014)
    air_valve(kit, "bottom_valve", at(x, y - 0.03, 0.50, turn=(0, 0, 0)), TWO * 0.8)
    kit("bottom_valve", "label").label("tag_bottom", 0.09, (x + 0.10, y - 0.075, 0.41))
    pipe(
        kit, "kill_line", [(x, y, 0.46), (x, y, 0.33), (x, y + 0.40, 0.33), (x, KILL_Y, 0.33), (x, KILL_Y, KILL_Z)], TWO
    )
    air_valve(kit, "kill_line", at(x, y + 0.36, 0.33, turn=(-90, 0, 0)) @ at(turn=(0, 0, 180)), TWO * 0.8)
    pipe(kit, "harvest_line", [(x, y, 0.33), (-1.05, y, 0.33), (-1.05, -0.92, 0.33), (-1.05, -1.02, 0.33)], ONE)
    hand_valve(kit, "harvest_line", at(-1.05, -0.60, 0.33, turn=(90, 0, 0)) @ at(turn=(0, 0, 180)), ONE)
    cap(kit, "harvest_line", at(-1.05, -1.03, 0.33, turn=(90, 0, 0)), ONE)
    kit("harvest_line", "label").label("pipe_harvest", 0.15, at(-1.063, -0.30, 0.345, turn=(-40, 0, -90)))


def _sample(kit: Kit) -> None:
    """The sample valve on the wall towards the sampler, with its steam cup."""
    wall = size.on_wall(-116.0, 1.00)
    kit("sample_valve", "steel_polished", wall).lathe(
        [
            (0.034, -0.02),
            (0.030, 0.004),
            (0.020, 0.010),
            (0.020, 0.040),
            (0.030, 0.044),
            (0.030, 0.10),
            (0.018, 0.108),
            (0.018, 0.15),
        ],
        sides=18,
    )
    kit("sample_valve", "plastic_black", wall).lathe(
        [(0.018, 0.15), (0.028, 0.158), (0.028, 0.178), (0.0, 0.184)], sides=14
    )
    x, y, z = (wall @ at(0, 0, 0.072))[:3, 3]
    pipe(kit, "sample_valve", [(x, y, z - 0.02), (x, y, z - 0.12), (x - 0.03, y - 0.12, z - 0.14)], HALF)
    clamp(kit, "sample_valve", at(x, y, z - 0.055), HALF)
    kit.point("sample_outlet", (x - 0.03, y - 0.12, z - 0.14))
    kit("sample_valve", "label", size.front_of_wall(-116.0, 1.075, 0.004)).label("tag_sample", 0.088)


def _kill(kit: Kit) -> None:
    """The header behind to the kill tank."""
    pipe(kit, "kill_line", [(-1.55, KILL_Y, KILL_Z), (1.20, KILL_Y, KILL_Z), (1.20, KILL_Y, size.CEILING)], TWO)
    for x in (-0.30, 0.80):
        kit("kill_line", "label").label("pipe_kill", 0.30, (x, KILL_Y - 0.0265, KILL_Z))
    kit("kill_line", "label").label("pipe_kill", 0.26, at(1.20, KILL_Y - 0.0265, 2.20, turn=(0, -90, 0)))
    clamp(kit, "kill_line", at(-1.54, KILL_Y, KILL_Z, turn=(0, 90, 0)), TWO)


def _steam(kit: Kit) -> None:
    """Clean steam from above, insulated; branches to vessel and filter; traps and condensate below."""
    x, y = RACK_X, 0.30
    rack = kit("rack", "steel_pickled")
    kit.lit_within("rack", 0.5)
    for y_ in (0.05, 0.55):
        rack.box((0.05, 0.05, 2.5), (x - 0.06, y_, DECK + 1.25), 0.005)
    for z in (0.55, 1.30, 2.05, 2.66):
        rack.box((0.04, 0.50, 0.04), (x - 0.06, 0.30, z), 0.004)
    pipe(kit, "steam_line", [(x, y, size.CEILING), (x, y, 1.02)], 0.042, "insulation")
    pipe(kit, "steam_line", [(x, y, 1.03), (x, y, 0.34)], ONE)
    hand_valve(kit, "steam_line", at(x, y, 0.90), ONE, "red")
    kit("steam_line", "label").label("pipe_steam", 0.24, at(x, y - 0.0425, 2.0, turn=(0, 90, 0)))
    dial(kit, "steam_line", at(x, y - 0.09, 1.18), "dial_press", 0.036)
    kit("steam_line", "label").label("reactor_hot", 0.07, (x - 0.06, 0.024, 1.42))
    trap(kit, "condensate_line", at(x, y, 0.44))
    pipe(kit, "condensate_line", [(x, y, 0.34), (x, y, 0.27), (x, 0.95, 0.27), (1.10, 0.95, 0.27)], ONE)
    kit("condensate_line", "label").label("pipe_condensate", 0.20, (-0.9, 0.937, 0.27))
    # steam to the vessel's side and to the bottom valve
    pipe(
        kit,
        "steam_line",
        [(x, y, 0.72), (x, y - 0.30, 0.72), (AXIS[0] - 0.10, y - 0.30, 0.72), (AXIS[0] - 0.10, AXIS[1], 0.52)],
        HALF,
    )
    air_valve(kit, "steam_line", at(x, y - 0.16, 0.72, turn=(90, 0, 0)) @ at(turn=(0, 0, 90)), ONE)
    pipe(kit, "steam_line", [(x, y - 0.22, 0.72), (x, y - 0.22, 1.35), (x + 0.25, y - 0.22, 1.35)], HALF)
    air_valve(kit, "steam_line", at(x, y - 0.22, 1.12), ONE)
    cond = -1.30
    pipe(kit, "sample_drain", [(cond, -0.62, 0.78), (cond, -0.62, 0.27), (cond, 0.95, 0.27)], HALF)
    trap(kit, "sample_drain", at(cond, -0.62, 0.56), HALF)
    pipe(kit, "sample_drain", [(cond, -0.62, 0.77), (cond, -0.62, 0.84), (-0.92, -0.80, 0.84)], HALF)


def _jacket(kit: Kit) -> None:
    """Circulation of the jacket water: inlet below, outlet above, pump and plate heat exchanger on the tray."""
    low, high = size.on_wall(40.0, LOW_IN), size.on_wall(28.0, HIGH_OUT)
    for frame in (low, high):
        kit("jacket_line", "steel_polished", frame).lathe(
            [(0.05, -0.02), (0.034, 0.0), (TWO, 0.01), (TWO, 0.07)], sides=18
        )
        clamp(kit, "jacket_line", frame @ at(0, 0, 0.08), TWO)
    a, b = low[:3, 3], high[:3, 3]
    pump = (0.62, 0.62)
    pipe(
        kit,
        "jacket_line",
        [
            tuple(a + low[:3, 2] * 0.08),
            tuple(a + low[:3, 2] * 0.20),
            (pump[0], pump[1], LOW_IN),
            (pump[0], pump[1], 0.46),
        ],
        TWO,
    )
    pipe(
        kit,
        "jacket_line",
        [
            tuple(b + high[:3, 2] * 0.08),
            tuple(b + high[:3, 2] * 0.16),
            (0.36, 0.62, HIGH_OUT),
            (0.36, 0.78, 0.95),
            (0.95, 0.78, 0.95),
            (0.95, 0.78, 0.62),
        ],
        TWO,
    )
    _pump_and_plates(kit, pump)


def _pump_and_plates(kit: Kit, pump: tuple[float, float]) -> None:
    body = kit("jacket_pump", "steel_polished", at(pump[0], pump[1], 0.37))
    body.lathe(
        [(0.0, -0.05), (0.095, -0.05), (0.10, -0.03), (0.10, 0.03), (0.095, 0.05), (TWO, 0.06), (TWO, 0.12)],
        at(turn=(0, 0, 0)),
        24,
    )
    kit("jacket_pump", "enamel_blue", at(pump[0], pump[1] - 0.05, 0.36, turn=(90, 0, 0))).lathe(
        [(0.0, 0.0), (0.085, 0.01), (0.085, 0.24), (0.07, 0.26), (0.0, 0.262)], sides=22
    )
    kit("jacket_pump", "steel_pickled").box((0.22, 0.40, 0.03), (pump[0], pump[1] - 0.10, DECK + 0.015), 0.004)
    plates = kit("heat_exchanger", "steel_brushed")
    for i in range(12):
        plates.box((0.20, 0.008, 0.46), (1.02, 0.50 + 0.022 * i, DECK + 0.33), 0.0)
    for y in (0.46, 0.78):
        kit("heat_exchanger", "enamel_blue").box((0.26, 0.030, 0.56), (1.02, y, DECK + 0.30), 0.008)
    for s in (-1, 1):
        for z in (0.14, 0.50):
            plates.bar(0.010, 0.40, at(1.02 + 0.115 * s, 0.44, DECK + z, turn=(-90, 0, 0)), 8)
    pipe(kit, "jacket_line", [(pump[0] + 0.09, pump[1], 0.37), (0.90, pump[1], 0.37), (0.97, 0.60, 0.37)], TWO)
    hand_valve(kit, "jacket_line", at(pump[0], pump[1], 0.78), TWO, "plastic_green")
    kit("jacket_line", "label").label("pipe_jacket", 0.20, at(0.62, pump[1] - 0.0262, 0.72, turn=(0, 90, 0)))


LOW_IN, HIGH_OUT = 1.02, 2.52  # m


def _overhead(kit: Kit) -> None:
    """Lines of the spray balls from above, the gas headers, a cable tray along the back."""
    for degrees, label in ((118.0, "pipe_cip"), (42.0, "")):
        x, y, z = size.on_head(0.45, degrees)[:3, 3]
        pipe(
            kit,
            "cip_line",
            [
                (x, y, z + 0.10),
                (x, y, z + 0.40),
                (x, 1.10, z + 0.40),
                (x, 1.10, size.CEILING),
            ],
            TWO if label else ONE,
        )
        clamp(kit, "cip_line", at(x, y, z + 0.34), TWO if label else ONE)
    tray = kit("cable_tray", "steel_pickled")
    for s in (-1, 1):
        tray.box((0.006, 1.30, 0.05), (1.40 + 0.07 * s, 0.10, 2.30), 0.0)
    for i in range(9):
        tray.box((0.134, 0.020, 0.006), (1.40, -0.50 + 0.15 * i, 2.282), 0.0)
    for i in range(5):
        kit("cable_tray", "plastic_black").hose(
            [
                (1.36 + 0.02 * i, -0.80, 1.28),
                (1.36 + 0.02 * i, -0.62, 1.80),
                (1.36 + 0.02 * i, -0.50, 2.28),
                (1.36 + 0.02 * i, 0.10, 2.295),
                (1.36 + 0.02 * i, 0.74, 2.295),
            ],
            0.007,
            6,
        )
    post = kit("cable_tray", "steel_pickled")
    post.box((0.05, 0.05, 2.12), (1.40, 0.72, DECK + 1.06), 0.005)
    for s in (-1, 1):
        post.box((0.006, 0.05, 3.70), (1.40 + 0.07 * s, 0.76, 4.14), 0.0)
    for i in range(5):
        kit("cable_tray", "plastic_black").tube(
            [(1.36 + 0.02 * i, 0.70, 2.295), (1.36 + 0.02 * i, 0.76, 2.36), (1.36 + 0.02 * i, 0.76, size.CEILING)],
            0.007,
            0.04,
            6,
        )
    post.box((0.05, 0.05, 1.10), (1.40, -0.56, 1.76), 0.005)
