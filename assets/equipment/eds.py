"""The kill tank: 3000 L jacketed vessel, insulated, with pumps, steam and water lines, relief, level tube, control box.

Origin on the floor under the vessel's axis, front to -y. Vessel: 1.5 m across, straight 1.35 m, elliptical heads:
3.2 m3, of which 3.0 m3 work.
"""

import math

from assets.kit import Kit, at, facing

RADIUS, CLAD = 0.75, 0.81  # m: shell, and outside of the insulation
LOW, HIGH = 0.86, 2.21  # m: where the straight part begins and ends
HEAD = 0.375  # m, height of a 2:1 elliptical head
TUBE = (-0.42, -0.80)  # m, the level tube before the vessel
TRAVEL = 1.0  # m of the float from 0 to 100 %
FOOT = 0.98  # m, the float at 0 %
BOX = at(0.52, -0.88, 1.24)  # front of the control box
PARTS = {
    "screen": "usable, shows level, temperature and F0: a quad with uv 0 to 1",
    "start_button": "usable: starts the cycle",
    "drain_valve": "usable: the lever of the valve to the drain",
    "float": "the magnet ring on the level tube, slides up with the level, 1 m for 100 %",
    "lamp": "lit by state: the lamp on the control box",
    "panel": "control box with its post, stop key, labels",
    "level": "level tube, cocks and scale",
    "vessel": "the insulated vessel with its bands, legs, name plate",
    "manway": "the manhole in the upper head",
    "relief": "relief valve and its discharge pipe",
    "vent": "vent filter in its steam-jacketed housing",
    "steam": "steam line with control valve, strainer, trap",
    "water": "cooling water lines to the jacket",
    "inlet": "the line of live broth from the suites",
    "outlet": "bottom outlet with its valve, line to the drain",
    "pumps": "two pumps on one base: circulation and emptying",
    "probes": "two temperature probes, pressure transmitter",
    "warnings": "signs: hot, biological hazard",
}


def build(kit: Kit) -> None:
    """Vessel first, then what is on it from above to below, then the control box."""
    _vessel(kit)
    _top(kit)
    _lines_on_top(kit)
    _level(kit)
    _steam(kit)
    _outlet(kit)
    _pumps(kit)
    _panel(kit)
    _signs(kit)


def _vessel(kit: Kit) -> None:
    clad = kit("vessel", "steel_brushed")
    bow = [(math.cos(a), math.sin(a)) for a in [math.radians(d) for d in range(0, 91, 10)]]
    lower = [(0.11 + (CLAD - 0.11) * c, LOW - (HEAD + 0.06) * s) for c, s in reversed(bow)]
    upper = [((CLAD - 0.02) * c, HIGH + 0.02 + (HEAD + 0.03) * s) for c, s in bow]
    clad.lathe(lower, (0, 0, 0), 56)
    clad.lathe([(CLAD, LOW), (CLAD, (LOW + HIGH) / 2), (CLAD, HIGH)], (0, 0, 0), 56)
    clad.lathe([(CLAD, HIGH), (CLAD - 0.02, HIGH + 0.02), *upper[1:]], (0, 0, 0), 56)
    bands = kit("vessel", "steel_polished")
    for z in (LOW, LOW + 0.45, LOW + 0.90, HIGH):
        bands.lathe(
            [(CLAD, z - 0.022), (CLAD + 0.004, z - 0.019), (CLAD + 0.004, z + 0.019), (CLAD, z + 0.022)], (0, 0, 0), 56
        )
        bands.box((0.07, 0.02, 0.030), (-0.30, -CLAD * 0.935, z), 0.004)
    for k in range(4):
        a = math.radians(45 + 90 * k)
        x, y = 0.66 * math.cos(a), 0.66 * math.sin(a)
        kit("vessel", "steel_brushed").bar(0.055, LOW - 0.02, (x, y, 0.02), 18)
        kit("vessel", "steel_brushed").lathe(
            [(0.11, 0.0), (0.11, 0.018), (0.06, 0.022), (0.056, 0.05)], (x, y, 0.0), 22
        )
        for j in range(4):
            b = math.radians(90 * j)
            kit("vessel", "steel_dark").bar(0.011, 0.012, (x + 0.085 * math.cos(b), y + 0.085 * math.sin(b), 0.016), 6)
    plate = at(0.0, -CLAD - 0.006, 1.92)
    kit("vessel", "steel_brushed").plate((0.36, 0.02, 0.17), plate, 0.01, 0.002)
    kit("vessel", "label").label("plate_eds", 0.34, plate @ at(0, -0.001, 0))


def _top(kit: Kit) -> None:
    z = HIGH + 0.20
    man = at(0.30, -0.34, z + 0.02, turn=(-14, 10, 0))
    kit("manway", "steel_brushed").bar(0.245, 0.16, man, 40)
    kit("manway", "steel_polished").lathe(
        [(0.275, 0.16), (0.275, 0.185), (0.25, 0.20), (0.16, 0.222), (0.0, 0.232)], man, 40
    )
    for k in range(10):
        a = math.radians(36 * k)
        kit("manway", "steel_dark").bar(0.012, 0.05, man @ at(0.262 * math.cos(a), 0.262 * math.sin(a), 0.16), 6)
    kit("manway", "steel_polished").tube(
        [(0.30, -0.56, z + 0.18), (0.30, -0.56, z + 0.27), (0.30, -0.42, z + 0.29)], 0.010, 0.03
    )
    relief = (-0.34, -0.26, HIGH + 0.30)
    kit("relief", "steel_polished").bar(0.030, 0.10, relief, 16)
    kit("relief", "enamel_red").lathe(
        [(0.055, 0.10), (0.055, 0.15), (0.035, 0.17), (0.030, 0.26), (0.0, 0.27)], relief, 20
    )
    kit("relief", "steel_brushed").tube(
        [
            (-0.34, -0.26, HIGH + 0.43),
            (-0.62, -0.26, HIGH + 0.43),
            (-1.05, -0.26, HIGH + 0.43),
            (-1.05, 0.6, HIGH + 0.43),
            (-1.05, 0.6, 0.12),
        ],
        0.036,
        0.11,
        14,
    )


def _lines_on_top(kit: Kit) -> None:
    vent = (0.05, 0.36, HIGH + 0.28)
    kit("vent", "steel_polished").bar(0.022, 0.12, vent, 14)
    kit("vent", "steel_polished").lathe(
        [(0.022, 0.10), (0.072, 0.13), (0.072, 0.36), (0.060, 0.40), (0.024, 0.43), (0.024, 0.45), (0.0, 0.45)],
        vent,
        28,
    )
    for h in (0.14, 0.345):
        kit("vent", "steel_dark").ring(0.074, 0.006, (vent[0], vent[1], vent[2] + h), 26)
    inlet = kit("inlet", "steel_polished")
    inlet.tube([(0.42, 0.30, HIGH + 0.24), (0.42, 0.30, 2.86), (0.42, 1.25, 2.86)], 0.030, 0.10, 14)
    _diaphragm(kit, "inlet", (0.42, 0.30, 2.66))
    kit("probes", "steel_polished").bar(0.016, 0.10, (-0.10, -0.46, HIGH + 0.26), 14)
    kit("probes", "enamel_white").bar(0.036, 0.06, (-0.10, -0.46, HIGH + 0.36), 20)
    kit("probes", "rubber").hose(
        [
            (-0.07, -0.43, HIGH + 0.38),
            (0.05, -0.4, HIGH + 0.42),
            (0.62, -0.02, HIGH + 0.26),
            (0.8, -0.2, 2.12),
            (0.8, -0.3, 1.6),
            (0.74, -0.6, 1.36),
            (0.66, -0.72, 1.2),
        ],
        0.006,
        6,
    )


def _diaphragm(kit: Kit, part: str, spot: tuple[float, float, float], out: float = -0.10) -> None:
    """A diaphragm valve in an upright line: body, and its actuator towards -y."""
    x, y, z = spot
    kit(part, "steel_polished").bar(0.042, 0.09, (x, y, z - 0.045), 18)
    axis = facing((0, -1, 0), x, y, z)
    kit(part, "steel_brushed").lathe([(0.050, 0.03), (0.052, 0.045), (0.052, 0.06), (0.045, 0.065)], axis, 20)
    kit(part, "plastic_white").lathe(
        [(0.045, 0.065), (0.047, 0.07), (0.047, 0.16), (0.030, 0.175), (0.0, 0.175)], axis, 20
    )
    kit(part, "plastic_yellow").bar(0.012, 0.02, facing((0, -1, 0), x, y - 0.17, z), 10)
    kit(part, "rubber").hose([(x + 0.04, y + out, z), (x + 0.10, y + out, z + 0.02), (x + 0.12, y, z + 0.15)], 0.004, 6)


def _level(kit: Kit) -> None:
    x, y = TUBE
    for z in (FOOT - 0.06, FOOT + TRAVEL + 0.08):
        kit("level", "steel_polished").tube([(x, y, z), (x, y + 0.30, z)], 0.014, 0.0, 12)
        kit("level", "steel_polished").box((0.05, 0.05, 0.06), (x, y, z), 0.008)
        kit("level", "steel_polished").bar(0.018, 0.05, facing((-1, 0, 0), x - 0.02, y, z), 12)
        kit("level", "enamel_red").box((0.012, 0.10, 0.02), (x - 0.075, y - 0.03, z), 0.004)
    kit("level", "acrylic").lathe(
        [(0.020, FOOT - 0.04), (0.020, FOOT + TRAVEL / 2), (0.020, FOOT + TRAVEL + 0.06)], (x, y, 0), 20
    )
    for dx, dy in ((0.044, 0.0), (-0.044, 0.0), (0.0, 0.044)):
        kit("level", "steel_polished").bar(0.005, TRAVEL + 0.12, (x + dx, y + dy, FOOT - 0.05), 8)
    kit("level", "steel_brushed").box((0.075, 0.006, TRAVEL + 0.03), (x + 0.085, y + 0.012, FOOT + TRAVEL / 2), 0.002)
    kit("level", "label").label("level_scale", 0.04, (x + 0.070, y + 0.0085, FOOT + TRAVEL / 2))
    ring = [(0.021, -0.035), (0.034, -0.030), (0.036, 0.0), (0.034, 0.030), (0.021, 0.035)]
    kit("float", "enamel_red").lathe(ring, (x, y, FOOT), 20)
    kit("float", "plastic_white").lathe([(0.0362, -0.005), (0.0362, 0.005)], (x, y, FOOT), 20)
    kit.slides("float", (0, 0, 1), (x, y, FOOT))


def _steam(kit: Kit) -> None:
    line = kit("steam", "insulation")
    x, y = 1.02, 0.42
    line.tube([(x, 1.25, 2.62), (x, y, 2.62), (x, y, 1.62)], 0.046, 0.11, 16)
    kit("steam", "label", at(x - 0.0, y - 0.0475, 2.10, turn=(0, -90, 0))).label("flow_steam", 0.26)
    kit("steam", "steel_polished").bar(0.024, 0.34, (x, y, 1.30), 14)
    valve = at(x, y, 1.48)
    kit("steam", "steel_brushed").lathe(
        [(0.0, -0.07), (0.055, -0.06), (0.06, 0.0), (0.055, 0.06), (0.0, 0.07)], valve, 20
    )
    axis = facing((0, -1, 0), x, y, 1.48)
    kit("steam", "steel_polished").bar(0.016, 0.15, axis, 12)
    kit("steam", "pipe_blue").lathe(
        [(0.03, 0.13), (0.095, 0.15), (0.10, 0.17), (0.095, 0.19), (0.05, 0.21), (0.0, 0.215)], axis, 26
    )
    line.tube([(x, y, 1.30), (x, y, 1.18), (0.62, 0.42, 1.18)], 0.040, 0.09, 16)
    trap = kit("steam", "steel_polished")
    trap.tube(
        [(0.60, 0.52, LOW - 0.02), (0.98, 0.62, LOW - 0.10), (1.02, 0.66, 0.30), (1.02, 1.25, 0.30)], 0.017, 0.06, 12
    )
    kit("steam", "steel_dark").lathe(
        [(0.0, 0.0), (0.05, 0.01), (0.055, 0.05), (0.03, 0.08), (0.0, 0.085)], (1.02, 0.66, 0.42), 20
    )
    water = kit("water", "pipe_blue")
    water.tube([(-0.98, 1.25, 2.48), (-0.98, 0.30, 2.48), (-0.98, 0.30, 1.12), (-0.66, 0.30, 1.12)], 0.030, 0.09, 14)
    water.tube([(-0.86, 1.25, 2.34), (-0.86, 0.46, 2.34), (-0.86, 0.46, 2.00), (-0.60, 0.40, 2.00)], 0.030, 0.09, 14)
    _diaphragm(kit, "water", (-0.98, 0.30, 1.46))
    kit("water", "label", at(-0.98, 0.30 - 0.0315, 1.98, turn=(0, 90, 0))).label("flow_cooling", 0.24)
    for z in (1.02, 1.60):
        spot = facing((-0.6, -0.8, 0), -0.6 * CLAD, -0.8 * CLAD, z)
        kit("probes", "steel_polished").bar(0.015, 0.09, spot, 12)
        kit("probes", "enamel_white").lathe([(0.03, 0.09), (0.034, 0.095), (0.034, 0.15), (0.0, 0.155)], spot, 18)


def _outlet(kit: Kit) -> None:
    pipe = kit("outlet", "steel_polished")
    pipe.lathe([(0.12, 0.46), (0.05, 0.42), (0.034, 0.40), (0.034, 0.34)], (0, 0, 0), 24)
    pipe.tube([(0, 0, 0.36), (0, 0, 0.25), (0, -0.45, 0.25), (0, -0.86, 0.25)], 0.034, 0.09, 14)
    ball = (-0.0, -0.86, 0.25)
    pipe.lathe(
        [
            (0.034, 0.0),
            (0.058, 0.004),
            (0.058, 0.03),
            (0.05, 0.034),
            (0.05, 0.09),
            (0.058, 0.094),
            (0.058, 0.12),
            (0.034, 0.124),
        ],
        facing((-1, 0, 0), 0.06, ball[1], ball[2]),
        22,
    )
    pipe.tube([(0, -0.86, 0.25), (-0.25, -0.86, 0.25), (-0.62, -0.86, 0.25), (-0.62, -0.86, 0.04)], 0.030, 0.09, 14)
    pipe.bar(0.012, 0.07, (0.0, -0.86, 0.29), 12)
    kit("drain_valve", "enamel_red").box((0.30, 0.034, 0.014), (0.11, -0.86, 0.364), 0.006)
    kit("drain_valve", "rubber").box((0.15, 0.040, 0.020), (0.19, -0.86, 0.364), 0.008)
    kit("drain_valve", "steel_polished").bar(0.020, 0.02, (0.0, -0.86, 0.35), 14)
    kit.turns("drain_valve", (0.0, -0.86, 0.36), (0, 0, 1))
    kit("outlet", "label", at(-0.33, -0.8912, 0.25)).label("flow_drain", 0.22)
    kit("outlet", "steel_brushed").lathe(
        [(0.0, 0.002), (0.10, 0.002), (0.11, 0.012), (0.095, 0.016), (0.0, 0.012)], (-0.62, -0.86, 0.0), 26
    )


def _pumps(kit: Kit) -> None:
    base = kit("pumps", "steel_brushed")
    base.box((0.40, 1.10, 0.05), (-1.12, -0.20, 0.075), 0.008)
    for y in (-0.68, 0.28):
        for s in (-1, 1):
            kit("pumps", "rubber").bar(0.028, 0.05, (-1.12 + 0.15 * s, y, 0.0), 12)
    for y in (-0.46, 0.10):
        x, z = -1.12, 0.25
        body = facing((0, -1, 0), x, y - 0.02, z)
        kit("pumps", "steel_polished").lathe(
            [
                (0.0, -0.02),
                (0.11, -0.02),
                (0.125, 0.0),
                (0.125, 0.05),
                (0.11, 0.07),
                (0.035, 0.08),
                (0.035, 0.16),
                (0.045, 0.16),
                (0.045, 0.175),
                (0.0, 0.175),
            ],
            body,
            30,
        )
        kit("pumps", "steel_polished").bar(0.028, 0.26, (x + 0.085, y - 0.04, z + 0.02), 14)
        motor = facing((0, 1, 0), x, y + 0.03, z)
        kit("pumps", "pipe_blue").lathe(
            [(0.06, 0.0), (0.095, 0.02), (0.095, 0.27), (0.08, 0.29), (0.0, 0.30)], motor, 24
        )
        for k in range(12):
            a = math.radians(30 * k)
            kit("pumps", "pipe_blue").box(
                (0.006, 0.20, 0.022),
                at(x + 0.10 * math.sin(a), y + 0.18, z + 0.10 * math.cos(a), turn=(0, 30 * k, 0)),
                0.0,
            )
        kit("pumps", "pipe_blue").box((0.10, 0.11, 0.07), (x, y + 0.16, z + 0.12), 0.008)
        kit("pumps", "steel_brushed").box((0.22, 0.20, 0.06), (x, y + 0.15, 0.13), 0.006)
    loop = kit("pumps", "steel_polished")
    loop.tube(
        [(0, 0, 0.30), (-0.55, -0.05, 0.30), (-0.80, -0.66, 0.25), (-1.12, -0.78, 0.25), (-1.12, -0.64, 0.25)],
        0.028,
        0.09,
        12,
    )
    loop.tube([(-1.035, -0.50, 0.52), (-1.035, -0.50, 1.30), (-0.50, -0.20, 1.30)], 0.026, 0.09, 12)
    loop.tube([(-1.035, 0.06, 0.52), (-1.035, 0.06, 1.36), (-0.50, 0.10, 1.36)], 0.026, 0.09, 12)
    kit("pumps", "label", at(-0.9195, -0.20, 0.075, turn=(0, 0, 90))).label("plate_pump", 0.10)


def _panel(kit: Kit) -> None:
    post = kit("panel", "steel_brushed")
    post.box((0.08, 0.08, 1.00), BOX @ at(0, 0.11, -0.72), 0.006)
    post.box((0.30, 0.20, 0.014), BOX @ at(0, 0.11, -1.233), 0.004)
    post.plate((0.50, 0.20, 0.62), BOX, 0.016, 0.006)
    kit("panel", "plastic_black", BOX).plate((0.37, 0.004, 0.24), (0, -0.0025, 0.145), 0.010, 0.001)
    kit("screen", "screen", BOX).screen(0.34, 0.2125, (0, -0.0030, 0.145))
    kit.state("screen", "screen")
    face = BOX @ at(-0.14, 0, -0.085, turn=(90, 0, 0))
    kit("panel", "steel_polished").lathe([(0.030, 0.0), (0.030, 0.005), (0.024, 0.008)], face, 26)
    kit("start_button", "plastic_green").lathe([(0.022, 0.004), (0.022, 0.012), (0.018, 0.016), (0.0, 0.016)], face, 26)
    stop = BOX @ at(0.14, 0, -0.10, turn=(90, 0, 0))
    kit("panel", "plastic_yellow").lathe([(0.0, 0.0), (0.042, 0.0), (0.042, 0.006), (0.034, 0.012)], stop, 28)
    kit("panel", "enamel_red").lathe(
        [(0.018, 0.01), (0.020, 0.030), (0.030, 0.034), (0.031, 0.046), (0.024, 0.054), (0.0, 0.056)], stop, 28
    )
    turn = BOX @ at(0.0, 0, -0.09, turn=(90, 0, 0))
    kit("panel", "plastic_black").lathe([(0.024, 0.0), (0.024, 0.010), (0.020, 0.012), (0.0, 0.012)], turn, 24)
    kit("panel", "plastic_white", BOX).box((0.010, 0.012, 0.040), at(0.0, -0.016, -0.09, turn=(0, 35, 0)), 0.002)
    kit("panel", "label", BOX).label("plate_panel", 0.20, (-0.10, -0.0008, -0.235))
    kit("panel", "label", BOX).label("process_calibrated", 0.07, (0.15, -0.0008, -0.225))
    kit("panel", "steel_polished", BOX).bar(0.009, 0.006, at(0.235, 0.0, 0.0, turn=(90, 0, 0)), 16)
    kit("panel", "steel_polished", BOX).bar(0.010, 0.05, (0.16, 0.10, 0.31), 14)
    kit("lamp", "lamp_amber", BOX).lathe(
        [(0.0, 0.0), (0.030, 0.0), (0.032, 0.004), (0.032, 0.07), (0.0, 0.085)], (0.16, 0.10, 0.36), 24
    )
    kit.state("lamp", "colour")
    kit("panel", "rubber").hose(
        [(0.60, -0.72, 0.93), (0.60, -0.60, 0.60), (0.62, -0.30, 0.30), (0.62, 0.4, 0.05)], 0.012, 8
    )


def _signs(kit: Kit) -> None:
    for key, x in (("warning_bio", 0.02), ("warning_hot", -0.20)):
        out = math.asin(x / CLAD)
        frame = at(x, -CLAD * math.cos(out) - 0.005, 1.50, turn=(0, 0, math.degrees(out)))
        kit("warnings", "plastic_white", frame).plate((0.155, 0.008, 0.20), (0, 0, 0), 0.008, 0.001)
        kit("warnings", "label", frame).label(key, 0.145, (0, -0.0008, 0))
    frame = at(-0.09, -CLAD + 0.003, 1.16, turn=(0, 0, -6.4))
    kit("warnings", "plastic_white", frame).plate((0.135, 0.008, 0.185), (0, 0, 0), 0.006, 0.001)
    kit("warnings", "label", frame).label("in_use", 0.125, (0, -0.0008, 0))
