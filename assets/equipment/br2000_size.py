"""Where things of the reactor are, in metres from the middle of its skid on the floor; the front faces -y.

The inside is that of `sim_core.culture.vessel`: 2600 L, 1.22 m wide; a level scale stands beside the glass.
"""

import math

from assets.kit.frames import Array, at, facing

AXIS = (-0.55, -0.05)  # m, the vessel's axis
INNER, OUTER = 0.61, 0.70  # m, radius of the wall, and of the cladding over jacket and insulation
HEAD = INNER / 2  # m, depth of an elliptical 2:1 head
LOW = 0.925  # m, where the bottom head begins
HIGH = LOW + (2.600 - 2 * math.pi * INNER**2 * HEAD * 2 / 3) / (math.pi * INNER**2)  # m, where the top head begins
DECK = 0.20  # m, the drip tray
GLASS_TURN = 28.0  # degrees: the sight glass looks a little to the right, towards the screen
GLASS = (1.17, 2.61)  # m, lower and upper end of what is seen through it
FOAM_EYE = 2.56  # m, where the foam probe ends: foam 1
IMPELLERS = (1.24, 1.84)  # m
CABINET = (1.28, -1.06)  # m, middle of the front of the control cabinet
PANEL = (0.56, -0.20)  # m, middle of the front of the gas panel
ADDITIONS = (-64.0, -46.0, -28.0)  # degrees round the head: nozzles of feed, base, antifoam
CEILING = 5.99  # m: lines from the hall come out of it [facility.yaml USP]
SCREEN = (0.56, 0.35)  # m, the picture, 16:10
LITRES_AT_LOW = 1000.0 * math.pi * INNER**2 * HEAD * 2 / 3  # L in the bottom head
LITRES_PER_M = 1000.0 * math.pi * INNER**2


def level(litres: float) -> float:
    """Height of the surface for a volume, over the bottom head, m.

    >>> round(level(1510.0), 2)
    2.01
    """
    return LOW + (litres - LITRES_AT_LOW) / LITRES_PER_M


def on_wall(degrees: float, z: float, tilt: float = 0.0, radius: float = OUTER) -> Array:
    """A frame on the cladding whose z looks outward; 0 is right, -90 the front."""
    a, b = math.radians(degrees), math.radians(tilt)
    out = (math.cos(a) * math.cos(b), math.sin(a) * math.cos(b), math.sin(b))
    return facing(out, AXIS[0] + radius * math.cos(a), AXIS[1] + radius * math.sin(a), z)


def on_head(radius: float, degrees: float) -> Array:
    """A frame on the top head at a distance from the axis, z upward, x away from the axis."""
    a = math.radians(degrees)
    z = HIGH + HEAD * math.sqrt(1 - (radius / INNER) ** 2)
    return at(AXIS[0] + radius * math.cos(a), AXIS[1] + radius * math.sin(a), z, turn=(0, 0, degrees))


def front_of_wall(degrees: float, z: float, out: float = 0.002, radius: float = OUTER) -> Array:
    """A frame on the cladding for labels: -y looks outward, x to the right, z up."""
    a = math.radians(degrees)
    r = radius + out
    return at(AXIS[0] + r * math.cos(a), AXIS[1] + r * math.sin(a), z, turn=(0, 0, degrees + 90.0))
