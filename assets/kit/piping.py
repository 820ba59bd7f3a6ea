"""Sanitary piping: clamps, valves, traps, probes, gauges, filters. Frames have z along the pipe or out of the wall.

Sizes follow the tri-clamp series (DIN 32676, ASME BPE): pipes of 12.7, 25.4, 50.8 mm have ferrules of 25, 50.5, 64 mm.
"""

import math
from collections.abc import Sequence

from assets.kit.frames import Array, Place, as_matrix, at, facing
from assets.kit.model import Kit

Path = Sequence[Sequence[float]]
HALF, ONE, TWO = 0.00635, 0.0127, 0.0254  # m, outer radius of 1/2", 1" and 2" pipe
FERRULES = ((0.008, 0.0125), (0.019, 0.02525), (0.026, 0.032))  # m: pipe up to, its ferrule


def ferrule_radius(pipe: float) -> float:
    """Outer radius (m) of the clamp ferrule on a pipe of that outer radius; larger ones stand 12 mm over the pipe."""
    return next((ferrule for limit, ferrule in FERRULES if pipe <= limit), pipe + 0.012)


def pipe(kit: Kit, part: str, path: Path, radius: float, material: str = "steel_polished") -> None:
    """A pipe with bends of 1.5 diameters."""
    kit(part, material).tube(path, radius, radius * 3.0, (14 if radius > 0.02 else 10) if radius > 0.01 else 8)


def clamp(kit: Kit, part: str, place: Place, radius: float, wing: float = 0.0) -> None:
    """Two ferrules and the clamp round them, middle at the place, z along the pipe; `wing`: where its nut points."""
    r = ferrule_radius(radius)
    frame = as_matrix(place) @ at(turn=(0, 0, wing))
    kit(part, "steel_polished", frame).lathe(
        [(radius, -0.016), (r, -0.008), (r + 0.004, -0.006), (r + 0.004, 0.006), (r, 0.008), (radius, 0.016)], sides=12
    )
    kit(part, "steel_dark", frame).box((0.012, 0.032, 0.014), (r + 0.008, 0, 0), 0.0)
    kit(part, "gold", frame).box((0.005, 0.008, 0.022), (r + 0.009, 0.020, 0), 0.0)


def cap(kit: Kit, part: str, place: Place, radius: float) -> None:
    """A blind ferrule in its clamp at the end of a stub."""
    clamp(kit, part, place, radius)
    r = ferrule_radius(radius)
    kit(part, "steel_polished", as_matrix(place)).lathe([(r * 0.9, 0.006), (r * 0.86, 0.010), (0.0, 0.011)], sides=16)


def stub(kit: Kit, part: str, place: Place, radius: float, length: float = 0.07) -> Array:
    """A nozzle that stands on a wall, with its clamp; returns the frame of its open end."""
    frame = as_matrix(place)
    kit(part, "steel_polished", frame).lathe(
        [(radius + 0.006, -0.02), (radius + 0.004, 0.0), (radius, 0.008), (radius, length - 0.014)], sides=16
    )
    end = frame @ at(0, 0, length)
    clamp(kit, part, end, radius)
    return end


def hand_valve(kit: Kit, part: str, place: Place, radius: float, colour: str = "plastic_blue") -> None:
    """A diaphragm valve with a hand wheel: the pipe runs along z, the wheel looks along -y."""
    frame = as_matrix(place)
    _weir(kit, part, frame, radius)
    out = frame @ at(0, -radius * 1.2, 0, turn=(90, 0, 0))
    kit(part, "steel_brushed", out).lathe(
        [(radius * 1.9, 0.0), (radius * 1.9, 0.010), (radius * 1.3, 0.016), (radius, 0.034), (0.0, 0.035)], sides=14
    )
    kit(part, colour, out).lathe(
        [(radius * 1.2, 0.036), (radius * 2.0, 0.042), (radius * 2.1, 0.056), (radius * 1.6, 0.062), (0.0, 0.064)],
        sides=14,
    )


def air_valve(kit: Kit, part: str, place: Place, radius: float) -> None:
    """A diaphragm valve with its air actuator: the pipe runs along z, the actuator looks along -y."""
    frame = as_matrix(place)
    _weir(kit, part, frame, radius)
    out = frame @ at(0, -radius * 1.2, 0, turn=(90, 0, 0))
    r = max(0.024, radius * 2.0)
    kit(part, "plastic_white", out).lathe(
        [(r * 0.8, 0.0), (r * 0.8, 0.012), (r, 0.016), (r, 0.070), (r * 0.85, 0.082), (0.0, 0.084)], sides=16
    )
    kit(part, "plastic_yellow", out).bar(r * 0.28, 0.012, (0, 0, 0.082), 10)
    kit(part, "plastic_blue", out).tube([(r, 0, 0.03), (r + 0.02, 0, 0.03), (r + 0.03, 0.02, 0.03)], 0.003, 0.01, 6)


def _weir(kit: Kit, part: str, frame: Array, radius: float) -> None:
    kit(part, "steel_polished", frame).lathe(
        [(radius, -radius * 4), (radius * 1.35, -radius * 1.6), (radius * 1.35, radius * 1.6), (radius, radius * 4)],
        sides=14,
    )
    kit(part, "steel_polished", frame).box((radius * 3.6, radius * 1.2, radius * 3.6), (0, -radius * 0.9, 0), 0.004)


def trap(kit: Kit, part: str, place: Place, radius: float = ONE) -> None:
    """A thermostatic steam trap between two clamps, z along the flow."""
    frame = as_matrix(place)
    for s in (-1, 1):
        clamp(kit, part, frame @ at(0, 0, 0.06 * s), radius)
    kit(part, "steel_brushed", frame).lathe(
        [(radius, -0.05), (radius * 2.2, -0.035), (radius * 2.2, 0.03), (radius, 0.05)], sides=16
    )


def probe(kit: Kit, part: str, place: Place, body: str, cable: str) -> Array:
    """An insertion probe in a 25 mm sanitary port, z out of the wall; returns the frame of its cable's end."""
    frame = as_matrix(place)
    kit(part, "steel_polished", frame).lathe(
        [
            (0.030, -0.03),
            (0.027, 0.0),
            (0.0245, 0.006),
            (0.0245, 0.036),
            (0.030, 0.038),
            (0.030, 0.058),
            (0.017, 0.064),
        ],
        sides=16,
    )
    kit(part, "steel_brushed", frame).lathe([(0.012, 0.06), (0.012, 0.135), (0.016, 0.138), (0.016, 0.150)], sides=14)
    kit(part, body, frame).lathe([(0.016, 0.150), (0.016, 0.185), (0.011, 0.196), (0.011, 0.215)], sides=14)
    kit(part, cable, frame).lathe([(0.011, 0.215), (0.0095, 0.245), (0.005, 0.262), (0.0, 0.263)], sides=10)
    return frame @ at(0, 0, 0.26)


def lead(kit: Kit, part: str, start: Array, way: Path) -> None:
    """A cable from the end of a probe along a way."""
    first, out = start[:3, 3], start[:3, 2]
    kit(part, "plastic_black").hose([tuple(first), tuple(first + out * 0.06), *way], 0.0036, 6)


def dial(kit: Kit, part: str, place: Place, label: str, radius: float = 0.038) -> None:
    """A round gauge that looks along -y, its stem below."""
    frame = as_matrix(place)
    face = frame @ at(0, 0, 0, turn=(90, 0, 0))
    kit(part, "steel_polished", face).lathe(
        [
            (0.0, -0.030),
            (radius * 0.9, -0.030),
            (radius, -0.024),
            (radius, 0.0),
            (radius * 0.9, 0.004),
            (radius * 0.86, 0.0),
        ],
        sides=28,
    )
    kit(part, "label", frame).disc(label, radius * 0.88, (0, 0.0005, 0))
    kit(part, "steel_polished", frame).bar(0.006, 0.05, (0, 0.014, -radius - 0.045), 10)


def capsule(kit: Kit, part: str, place: Place, radius: float, height: float) -> None:
    """A filter housing that stands on its clamp: dome, band clamp, bottom, small vent on top."""
    frame = as_matrix(place)
    r, h = radius, height
    kit(part, "steel_polished", frame).lathe(
        [
            (0.013, -0.05),
            (0.016, -0.03),
            (r * 0.6, -0.012),
            (r, 0.0),
            (r, h - r * 0.9),
            (r * 0.94, h - r * 0.5),
            (r * 0.70, h - r * 0.18),
            (r * 0.3, h),
            (0.013, h + 0.012),
            (0.013, h + 0.05),
        ],
        sides=24,
    )
    kit(part, "steel_dark", frame).lathe([(r, 0.020), (r + 0.012, 0.024), (r + 0.012, 0.044), (r, 0.048)], sides=24)
    kit(part, "steel_dark", frame).box((0.022, 0.03, 0.03), (0, -r - 0.016, 0.034), 0.003)
    kit(part, "gold", frame).bar(0.004, 0.05, at(-0.025, -r - 0.026, 0.034, turn=(0, 90, 0)), 8)


def ring_of(count: int, radius: float, z: float = 0.0, first: float = 0.0) -> list[Array]:
    """Frames on a circle about z, each with x pointing outward."""
    return [
        at(radius * math.cos(math.radians(a)), radius * math.sin(math.radians(a)), z, turn=(0, 0, a))
        for a in (first + 360.0 * i / count for i in range(count))
    ]


def polar(centre: tuple[float, float], radius: float, degrees: float, z: float, tilt: float = 0.0) -> Array:
    """A frame on a vertical vessel's wall whose z looks outward, `tilt` degrees upward; 0 is east, -90 the front."""
    a, b = math.radians(degrees), math.radians(tilt)
    out = (math.cos(a) * math.cos(b), math.sin(a) * math.cos(b), math.sin(b))
    return facing(out, centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a), z)
