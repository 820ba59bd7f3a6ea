"""The vessel: heads, cladding, sight glass, what is inside, agitator and its drive, manway, nozzles, probes."""

import math

import numpy as np

from assets.equipment import br2000_size as size
from assets.equipment.br2000_size import AXIS, FOAM_EYE, GLASS, GLASS_TURN, HEAD, HIGH, INNER, LOW, OUTER
from assets.kit import Kit, at
from assets.kit.forms import frame, rounded
from assets.kit.piping import ONE, TWO, cap, clamp, dial, lead, probe, ring_of, stub
from assets.shapes import Array, Solid, grid, join, lathe

WINDOW = 0.130  # m, width of the opening
PROBES = (  # part, degrees round the vessel, body, cable, label
    ("probe_do_a", -52.0, "steel_polished", "plastic_blue"),
    ("probe_do_b", -42.0, "steel_polished", "plastic_blue"),
    ("probe_ph", -32.0, "steel_polished", "red"),
    ("probe_temp", -22.0, "steel_polished", "plastic_grey"),
    ("probe_capacitance", -98.0, "plastic_black", "plastic_black"),
)
PROBE_HEIGHT = 1.02  # m


def build(kit: Kit) -> None:
    """Everything that turns about the vessel's axis."""
    _shell(kit)
    _seams(kit)
    _glass(kit)
    _inside(kit)
    _agitator(kit)
    _drive(kit)
    _manway(kit)
    _nozzles(kit)
    _probes(kit)
    _legs(kit)


def drum(radius: float, low: float, high: float, hole: tuple[float, float, float] | None = None) -> Solid:
    """A round wall about z seen from outside; `hole`: half its width (degrees), low and high end, about -y."""
    half, z0, z1 = hole or (0.0, low, high)
    rows = np.array(sorted({low, z0, z1, high}))
    if hole is None:
        rows = np.linspace(low, high, max(2, math.ceil((high - low) / 0.45) + 1))
    around = np.radians(np.linspace(-90.0 + half, 270.0 - half, 61))
    pieces = [_wall(radius, around, rows)]
    if hole is not None:
        over = np.radians(np.linspace(-90.0 - half, -90.0 + half, 5))
        pieces += [_wall(radius, over, np.array(ends)) for ends in ((low, z0), (z1, high))]
    return join(pieces)


def _wall(radius: float, angle: Array, rows: Array) -> Solid:
    out = np.stack([np.cos(angle), np.sin(angle), np.zeros(len(angle))], -1)
    lattice = np.array([out * radius + (0.0, 0.0, z) for z in rows])
    return grid(lattice, np.broadcast_to(out, lattice.shape).copy())


def inward(solid: Solid) -> Solid:
    """The same sheet seen from its other side."""
    return Solid(solid.position, -solid.normal, solid.uv, solid.triangle[:, ::-1])


def dished(radius: float, depth: float, steps: int = 10) -> list[tuple[float, float]]:
    """Profile of an elliptical head, from its rim up to its pole."""
    return [(radius * math.cos(a), depth * math.sin(a)) for a in (math.pi / 2 * i / steps for i in range(steps + 1))]


def _shell(kit: Kit) -> None:
    about = at(*AXIS, turn=(0, 0, GLASS_TURN))
    half = math.degrees(WINDOW / 2 / OUTER) + 0.8
    hole = (half, GLASS[0] - 0.02, GLASS[1] + 0.02)
    shell, body = kit("shell", "steel_brushed", about), kit("shell", "steel_polished", about)
    shell.add(drum(OUTER, LOW - 0.02, HIGH - 0.04, hole))
    bottom = [(r, LOW - 0.02 - z) for r, z in dished(OUTER, HEAD + 0.05)]
    shell.lathe([p for p in bottom[::-1] if p[0] > 0.10], sides=48)
    body.lathe([(OUTER, HIGH - 0.04), (OUTER - 0.015, HIGH - 0.02), (INNER + 0.008, HIGH + 0.01)], sides=60)
    body.lathe([(r, HIGH + z) for r, z in dished(INNER + 0.010, HEAD + 0.004)], sides=60)


def _seams(kit: Kit) -> None:
    """Bands and seams of the cladding, the weld of the head, lifting lugs, plates."""
    about = at(*AXIS, turn=(0, 0, GLASS_TURN))
    band = kit("cladding", "steel_polished", about)
    for z in (LOW + 0.0, LOW + 0.60, LOW + 1.20, HIGH - 0.06):
        turn = math.degrees(WINDOW / 2 / OUTER) + 3.6 if GLASS[0] < z < GLASS[1] else 0.0
        band.add(drum(OUTER + 0.003, z - 0.018, z + 0.018, (turn, z - 0.018, z + 0.018) if turn else None))
    for degrees in (60.0, 180.0, 300.0):
        seam = kit("cladding", "steel_dark", size.front_of_wall(degrees + 18.0, (LOW + HIGH) / 2 - 0.06))
        seam.box((0.030, 0.003, HIGH - LOW - 0.12), (0, 0, 0), 0.001)
        for i in range(11):
            seam.bar(0.004, 0.002, at(0.008, -0.0015, -0.80 + 0.16 * i, turn=(90, 0, 0)), 6)
    kit("cladding", "steel_pickled", at(*AXIS)).ring(INNER + 0.004, 0.005, (0, 0, HIGH + 0.035), 60)
    for frame_ in ring_of(3, INNER - 0.02, HIGH + 0.10, 85.0):
        lug = kit("cladding", "steel_pickled", at(*AXIS) @ frame_)
        lug.box((0.016, 0.06, 0.12), (0, 0, 0.02), 0.004)
        lug.ring(0.026, 0.008, at(0, 0, 0.075, turn=(0, 90, 0)), 14)
    plate = size.front_of_wall(-118.0, 1.98, 0.0)
    kit("cladding", "steel_polished", plate).box((0.345, 0.004, 0.125), (0, 0.028, 0), 0.001)
    kit("cladding", "label", at(*AXIS, turn=(0, 0, -28.0))).wrap("br2000_name", OUTER + 0.006, 0.42, (0, 0, 1.98))
    kit("cladding", "label", at(*AXIS, turn=(0, 0, -28.0))).wrap("br2000_data", OUTER + 0.005, 0.15, (0, 0, 1.78))
    kit("cladding", "label", at(*AXIS, turn=(0, 0, 62.0))).wrap("reactor_hot", OUTER + 0.005, 0.075, (0, 0, 1.55))
    kit("cladding", "label", at(*AXIS, turn=(0, 0, 62.0))).wrap("tag_agitator", OUTER + 0.005, 0.10, (0, 0, 1.66))


def _glass(kit: Kit) -> None:
    """The long glass: neck through the cladding, bolted frame, pane, lamp, scale of litres."""
    middle, high = (GLASS[0] + GLASS[1]) / 2, GLASS[1] - GLASS[0]
    out = OUTER + 0.022
    base = at(*AXIS, turn=(0, 0, GLASS_TURN)) @ at(0, -out, middle)
    hole = rounded(WINDOW, high, WINDOW / 2, 8)
    steel = kit("sight_glass", "steel_polished", base)
    steel.add(frame(rounded(WINDOW + 0.100, high + 0.100, WINDOW / 2 + 0.05, 8), hole, 0.035, 0.004))
    steel.add(frame(rounded(WINDOW + 0.012, high + 0.012, WINDOW / 2 + 0.006, 8), hole, out - INNER + 0.012))
    kit("sight_glass", "rubber", base).add(
        frame(rounded(WINDOW + 0.012, high + 0.012, WINDOW / 2 + 0.006, 8), hole, 0.004), (0, -0.0006, 0)
    )
    kit("sight_glass", "glass", base).plate((WINDOW, 0.002, high), (0, 0.006, 0), WINDOW / 2, 0.0)
    count = 11
    for s in (-1, 1):
        for i in range(count):
            z = (i / (count - 1) - 0.5) * (high - WINDOW)
            steel.lathe(
                [(0.010, 0.0), (0.010, 0.008), (0.007, 0.012), (0.0, 0.012)],
                at(s * (WINDOW / 2 + 0.026), 0, z, turn=(90, 0, 0)),
                6,
            )
    for z in (-1, 1):
        steel.lathe(
            [(0.010, 0.0), (0.010, 0.008), (0.007, 0.012), (0.0, 0.012)],
            at(0, 0, z * (high / 2 + 0.026), turn=(90, 0, 0)),
            6,
        )
    lamp = base @ at(0, 0.0, high / 2 + 0.10)
    kit("sight_lamp", "plastic_black", lamp).box((0.09, 0.07, 0.07), (0, 0, 0.02), 0.012)
    kit("sight_lamp", "led", lamp).plate((0.06, 0.004, 0.02), (0, -0.0355, -0.002), 0.008)
    kit("sight_lamp", "plastic_black", lamp).tube(
        [(0, 0.03, 0.05), (0, 0.05, 0.14), (0.05, 0.30, 0.33)], 0.005, 0.05, 6
    )
    kit.lit_within("sight_glass", 0.5)
    scale = base @ at(WINDOW / 2 + 0.078, 0.018, size.level(1300.0) - middle, turn=(0, 90, 0))
    kit("sight_glass", "steel_polished", base).box(
        (0.036, 0.004, 1.2), (WINDOW / 2 + 0.078, 0.0225, size.level(1300.0) - middle), 0.001
    )
    kit("sight_glass", "label").label("scale_level", 1.4 / 1.169, scale)


def _inside(kit: Kit) -> None:
    """What is seen through the glass: wall, baffles, dip tubes; broth and foam, which follow the culture."""
    about = at(*AXIS, turn=(0, 0, GLASS_TURN))
    half = math.degrees(WINDOW / 2 / INNER) + 0.6
    inside = kit("inside", "steel_brushed", about)
    inside.add(inward(drum(INNER, LOW - 0.05, HIGH, (half, GLASS[0] - 0.02, GLASS[1] + 0.02))))
    dome = [(r, HIGH + z) for r, z in dished(INNER, HEAD)]
    inside.add(inward(lathe(dome, 36)))
    inside.add(inward(drum(INNER * 0.99, LOW - 0.05, LOW - 0.049)))
    for degrees in (30.0, 90.0, 150.0):
        a = math.radians(degrees)
        inside.box((0.09, 0.006, 1.7), at(0.53 * math.cos(a), 0.53 * math.sin(a), 1.85, turn=(0, 0, degrees)), 0.001)
    for x, y in ((0.25, 0.20), (-0.22, 0.28)):
        kit("inside", "steel_polished", about).tube([(x, y, 1.1), (x, y, HIGH + 0.2)], 0.012, 0.0, 8)
    probe_ = kit("inside", "steel_polished", about)
    probe_.tube([(0.05, -0.42, FOAM_EYE), (0.05, -0.42, HIGH + 0.2)], 0.006, 0.0, 8)
    kit("inside", "plastic_white", about).tube([(0.05, -0.42, FOAM_EYE + 0.06), (0.05, -0.42, HIGH)], 0.009, 0.0, 8)
    kit.lit_within("inside", 0.55)
    kit.lit_within("agitator", 0.6)
    _fluid(kit, "broth", 1.0, about)
    _fluid(kit, "foam", 0.1, about)
    kit.point("low", (*AXIS, GLASS[0] - 0.06))
    kit.point("tangent", (*AXIS, LOW))
    kit.point("lid", (*AXIS, HIGH))
    kit.point("foam_eye", (*AXIS, FOAM_EYE))


def _fluid(kit: Kit, part: str, high: float, about: Array) -> None:
    """A liquid that the view stretches upward from its pivot: a wall behind the glass, and a surface."""
    low = GLASS[0] - 0.06
    radius, angle = INNER - 0.004, np.radians(np.linspace(-120.0, -60.0, 13))
    pen = kit(part, part, about)
    wall = _wall(radius, angle, np.linspace(low, low + high, 2))
    wall.uv[:, 0] = np.tile(angle * radius, 2)
    pen.add(wall)
    around = np.arange(48) / 48 * 2 * np.pi
    rings = []
    for r, dip in ((0.05, 0.010), (0.25, 0.006), (0.45, 0.002), (0.58, 0.0), (radius, 0.008)):
        z = low + high + (dip - 0.012 if r < radius else 0.004)
        rings.append(np.stack([r * np.cos(around), r * np.sin(around), np.full(48, z)], -1))
    flat = np.broadcast_to(np.array([0.0, 0.0, 1.0]), (5, 48, 3)).copy()
    along = np.stack([np.broadcast_to(around * 0.4, (5, 48)), np.zeros((5, 48))], -1)
    top = grid(np.array(rings[::-1]), flat, along, is_closed=True)
    pen.add(top)
    kit.turns(part, (*AXIS, low), (0, 0, 1))
    kit.lit_within(part, 1.0)


def _agitator(kit: Kit) -> None:
    """Shaft, bolted coupling in the head space, two pitched-blade impellers, coupling under the gearbox."""
    base = at(*AXIS)
    shaft = kit("agitator", "steel_polished", base)
    shaft.bar(0.030, HIGH + HEAD - 1.14, (0, 0, 1.14), 16)
    shaft.bar(0.024, 0.42, (0, 0, HIGH + HEAD - 0.01), 16)
    for z in (2.50, HIGH + HEAD + 0.19):
        r = 0.075 if z < HIGH else 0.07
        shaft.lathe(
            [(0.03, -0.05), (r, -0.032), (r, -0.003), (r - 0.004, 0.0), (r, 0.003), (r, 0.032), (0.03, 0.05)],
            (0, 0, z),
            24,
        )
        for place in ring_of(4, r - 0.016):
            kit("agitator", "steel_dark", base).bar(0.008, 0.09, at(0, 0, z - 0.045) @ place, 6)
        kit("agitator", "steel_dark", base).box((0.012, 2 * r + 0.006, 0.03), (0, 0, z), 0.002)
    for z in size.IMPELLERS:
        shaft.bar(0.055, 0.13, (0, 0, z - 0.065), 18)
        for place in ring_of(4, 0.14):
            blade = at(0, 0, z) @ place @ at(0, 0, 0, turn=(45, 0, 0))
            shaft.box((0.17, 0.10, 0.008), blade, 0.002)
    kit.turns("agitator", (*AXIS, 1.84), (0, 0, 1))


def _drive(kit: Kit) -> None:
    """Pad flange, lantern with its guard, gearbox, motor."""
    top = HIGH + HEAD
    base = at(*AXIS)
    steel = kit("drive", "steel_brushed", base)
    steel.lathe([(0.19, -0.03), (0.19, 0.025), (0.178, 0.03), (0.06, 0.03)], (0, 0, top), 32)
    steel.lathe([(0.06, 0.0), (0.075, 0.01), (0.075, 0.075), (0.06, 0.085), (0.03, 0.085)], (0, 0, top + 0.025), 24)
    for place in ring_of(8, 0.162, top + 0.028):
        kit("drive", "steel_dark", base).bar(0.012, 0.018, place, 6)
    steel.lathe([(0.05, 0.0), (0.185, 0.0), (0.185, 0.022), (0.05, 0.022)], (0, 0, top + 0.35), 28)
    for place in ring_of(4, 0.155, top + 0.03, 45.0):
        kit("drive", "steel_brushed", base).box((0.036, 0.036, 0.33), place @ at(0, 0, 0.16), 0.006)
    cage = kit("agitator_guard", "yellow", base)
    for z in (0.06, 0.20, 0.33):
        cage.ring(0.178, 0.004, (0, 0, top + z), 20)
    for place in ring_of(16, 0.178, top + 0.19):
        cage.box((0.005, 0.005, 0.30), place, 0.0)
    gear = kit("gearbox", "enamel_blue", at(*AXIS, top + 0.372))
    gear.lathe(
        [
            (0.0, 0.0),
            (0.17, 0.0),
            (0.17, 0.02),
            (0.13, 0.03),
            (0.13, 0.20),
            (0.155, 0.21),
            (0.155, 0.235),
            (0.0, 0.235),
        ],
        sides=28,
    )
    for place in ring_of(6, 0.135, 0.12):
        gear.box((0.03, 0.014, 0.15), place, 0.004)
    kit("gearbox", "steel_dark", at(*AXIS, top + 0.372)).bar(0.016, 0.02, at(0, -0.145, 0.07, turn=(90, 0, 0)), 12)
    _motor(kit, at(*AXIS, top + 0.607))
    label = at(*AXIS, top + 0.46) @ at(0, -0.1315, 0)
    kit("gearbox", "label", label).label("reactor_rotating", 0.07, (0, -0.02, 0.03))


def _motor(kit: Kit, base: Array) -> None:
    motor = kit("motor", "enamel_blue", base)
    motor.lathe([(0.0, 0.0), (0.14, 0.0), (0.14, 0.018), (0.106, 0.026), (0.106, 0.33)], sides=28)
    for place in ring_of(28, 0.112, 0.175):
        motor.box((0.026, 0.004, 0.29), place, 0.0)
    motor.lathe([(0.118, 0.325), (0.124, 0.335), (0.124, 0.43), (0.10, 0.45), (0.0, 0.452)], sides=28)
    motor.box((0.10, 0.10, 0.13), (0.15, -0.03, 0.19), 0.012)
    kit("motor", "plastic_black", base).hose(
        [(0.17, -0.03, 0.12), (0.22, 0.25, -0.10), (0.50, 0.90, -0.55), (1.20, 1.05, -0.85), (1.93, 0.82, -1.05)],
        0.009,
        6,
    )
    kit("motor", "steel_dark", base).lathe([(0.0, 0.0), (0.07, 0.0), (0.07, 0.001), (0.0, 0.0012)], (0, 0, 0.4525), 20)


def _manway(kit: Kit) -> None:
    """DN 450 in the top head: neck, domed lid, six swing bolts with star nuts, hinge and davit."""
    radius, degrees = 0.345, 214.0
    spot = size.on_head(radius, degrees) @ at(0, 0, 0, turn=(0, 20, 0))
    neck = kit("manway", "steel_polished", spot)
    neck.lathe([(0.225, -0.10), (0.205, -0.02), (0.205, 0.085), (0.235, 0.088), (0.235, 0.108)], sides=40)
    lid = [(0.235, 0.112), (0.235, 0.134), (0.205, 0.138), (0.19, 0.150), (0.13, 0.178), (0.06, 0.192), (0.0, 0.195)]
    neck.lathe(lid, sides=40)
    kit("manway", "plastic_white", spot).lathe([(0.228, 0.107), (0.229, 0.113)], sides=40)
    for place in ring_of(6, 0.252, 0.0, 30.0):
        pen = kit("manway", "steel_dark", spot @ place)
        pen.bar(0.009, 0.125, (0, 0, 0.055), 8)
        pen.box((0.05, 0.026, 0.020), (-0.014, 0, 0.078), 0.004)
        pen.lathe([(0.016, 0.0), (0.020, 0.010), (0.016, 0.026), (0.010, 0.034)], (0, 0, 0.136), 10)
        kit("manway", "lid_orange", spot @ place).box((0.010, 0.082, 0.014), (0, 0, 0.163), 0.004)
    arm = kit("manway", "steel_pickled", spot)
    arm.tube([(0.0, 0.33, -0.10), (0.0, 0.33, 0.27), (0.0, 0.0, 0.27), (0.0, 0.0, 0.20)], 0.016, 0.06, 12)
    arm.bar(0.026, 0.12, (0.0, 0.33, -0.06), 14)
    kit("manway", "label", spot).label("reactor_space", 0.075, at(-0.185, -0.06, 0.128, turn=(-75, 0, 0)))
    arm.tube(
        [(-0.05, -0.245, 0.123), (-0.05, -0.30, 0.135), (0.05, -0.30, 0.135), (0.05, -0.245, 0.123)], 0.008, 0.03, 8
    )


def _nozzles(kit: Kit) -> None:
    """Stubs of the top head: additions, spray balls, relief, exhaust, foam probe, pressure, lamp."""
    for degrees, pipe in (*((a, ONE) for a in size.ADDITIONS), (78.0, TWO), (118.0, TWO), (4.0, TWO), (42.0, TWO)):
        stub(kit, "nozzles", size.on_head(0.45, degrees), pipe, 0.10)
    for degrees in (146.0, -140.0):
        cap(kit, "nozzles", stub(kit, "nozzles", size.on_head(0.50, degrees), ONE, 0.08) @ at(0, 0, 0.002), ONE)
    foam = stub(kit, "foam_probe", size.on_head(0.43, -84.0), ONE, 0.09)
    kit("foam_probe", "steel_brushed", foam).lathe(
        [(0.02, 0.01), (0.02, 0.05), (0.028, 0.06), (0.028, 0.11), (0.0, 0.12)], sides=16
    )
    kit("foam_probe", "label", foam).label("tag_foam", 0.075, (0, -0.031, 0.083))
    lead(
        kit,
        "foam_probe",
        foam @ at(0, 0, 0.11),
        [(-0.25, -0.42, 3.2), (0.10, -0.30, 3.12), (0.27, -0.185, 2.80), (0.27, -0.185, 2.2)],
    )
    press = stub(kit, "pressure", size.on_head(0.43, 24.0), ONE, 0.10)
    kit("pressure", "steel_polished", press).lathe(
        [(0.02, 0.01), (0.012, 0.02), (0.012, 0.05), (0.03, 0.06), (0.03, 0.14), (0.02, 0.15), (0.0, 0.15)], sides=18
    )
    gauge = stub(kit, "pressure", size.on_head(0.50, -108.0), ONE, 0.09)
    face = at(*gauge[:3, 3]) @ at(0, -0.005, 0.13, turn=(0, 0, 14))
    dial(kit, "pressure", face, "dial_press", 0.055)
    needle = kit("needle", "ink", face @ at(0, -0.002, 0, turn=(0, 45, 0)))
    needle.box((0.048, 0.0012, 0.003), (-0.016, -0.002, 0), 0.0004)
    kit("needle", "steel_polished", face).bar(0.005, 0.004, at(0, -0.002, 0, turn=(90, 0, 0)), 10)
    kit.turns("needle", tuple(face[:3, 3]), tuple(-face[:3, 1]))


def _probes(kit: Kit) -> None:
    """Two oxygen probes, pH, temperature, capacitance in their ports; cables to the box under the gas panel."""
    for k, (part, degrees, body, cable) in enumerate(PROBES):
        end = probe(kit, part, size.on_wall(degrees, PROBE_HEIGHT, 15.0), body, cable)
        x, y = 0.26 + 0.035 * k, -0.50
        way = [(end[0, 3] * 0.6 + x * 0.4 + 0.03, end[1, 3] - 0.07, 0.82 - 0.03 * k), (x, y, 0.62), (x, y + 0.16, 0.50)]
        lead(kit, part, end, way)
        plate = size.front_of_wall(degrees, PROBE_HEIGHT - 0.075, 0.004)
        kit(part, "label", plate).label(f"tag_{part[6:]}", 0.088)
    kit("junction", "steel_brushed").plate((0.24, 0.10, 0.20), (0.33, -0.34, 0.47), 0.006)
    for i in range(5):
        kit("junction", "plastic_black").bar(0.010, 0.02, at(0.26 + 0.035 * i, -0.355, 0.50, turn=(90, 0, 0)), 8)


def _legs(kit: Kit) -> None:
    """Four legs on load cells that stand on the skid; shear cells with jacking bolts and cables."""
    for degrees in (45.0, 135.0, 225.0, 315.0):
        a = math.radians(degrees)
        x, y = AXIS[0] + 0.58 * math.cos(a), AXIS[1] + 0.58 * math.sin(a)
        leg = kit("legs", "steel_pickled", at(x, y, 0, turn=(0, 0, degrees)))
        leg.bar(0.045, 0.66, (0, 0, 0.345), 18)
        leg.box((0.02, 0.22, 0.26), (0.05, 0, 1.0), 0.005)
        leg.box((0.15, 0.15, 0.016), (0, 0, 0.337), 0.0)
        cell = kit("load_cells", "steel_polished", at(x, y, 0, turn=(0, 0, degrees)))
        cell.box((0.17, 0.17, 0.016), (0, 0, size.DECK + 0.010), 0.0)
        cell.bar(0.052, 0.06, (0, 0, 0.240), 22)
        cell.bar(0.030, 0.034, (0, 0, 0.297), 18)
        kit("load_cells", "plastic_blue", at(x, y, 0, turn=(0, 0, degrees))).bar(0.0535, 0.014, (0, 0, 0.262), 22)
        for s in (-1, 1):
            cell.bar(0.008, 0.13, (0.062, 0.062 * s, 0.215), 5)
        kit("load_cells", "plastic_black").hose(
            [(x, y, 0.25), (x * 0.6 + 0.1, y * 0.6 - 0.1, 0.215), (0.36, -0.30, 0.40)], 0.003, 4
        )
        kit("load_cells", "label", at(x, y, 0)).label("tag_load", 0.07, (0, -0.09, 0.325))
    clamp(kit, "bottom_valve", at(*AXIS, 0.57), TWO)
