"""What stands on and before a desk: monitors, keyboard, mouse, chair. Frames: on the desk top or floor, front to -y."""

import math

from assets.kit.frames import Array, at
from assets.kit.model import Kit

BEZEL = 0.011  # m round the picture of a monitor
SEAT = 0.47  # m, height of a chair's seat


def monitor(kit: Kit, screen: str, frame: Array, size: tuple[float, float], stand: str = "monitors") -> None:
    """A flat monitor on a foot; `frame` is on the desk under it, the picture (width, height in m) is a part."""
    wide, high = size
    body = frame @ at(0, 0, 0.115 + high / 2, turn=(-4, 0, 0))
    kit(stand, "plastic_black", body).plate((wide + 2 * BEZEL, 0.022, high + 2 * BEZEL), (0, 0, 0), 0.006, 0.003)
    kit(stand, "plastic_black", body).box((wide * 0.55, 0.022, high * 0.55), (0, 0.030, 0), 0.010)
    kit(screen, "screen", body).screen(wide, high, (0, -0.0009, 0))
    kit(stand, "lamp_green", body).box((0.008, 0.001, 0.0018), (wide / 2 - 0.03, -0.0004, -high / 2 - 0.006), 0.0)
    foot = kit(stand, "plastic_black", frame)
    foot.plate((0.24, 0.20, 0.012), (0, -0.07, 0.006), 0.005, 0.003)
    foot.box((0.06, 0.022, 0.20), at(0, 0.052, 0.11, turn=(4, 0, 0)), 0.006)
    cable = [(0.0, 0.05, 0.26), (0.02, 0.09, 0.16), (0.05, 0.10, 0.05), (0.09, 0.14, 0.008)]
    foot.hose(cable, 0.003, 6)


def keyboard(kit: Kit, frame: Array, part: str = "keyboard") -> None:
    """A keyboard of five rows."""
    kit(part, "plastic_black", frame).box((0.44, 0.135, 0.014), (0, 0, 0.009), 0.004)
    for row in range(5):
        tops = kit(part, "plastic_grey", frame)
        z, y = 0.0185, 0.048 - 0.0235 * row
        if row < 4:
            for column in range(18):
                x = -0.204 + 0.0195 * column + (0.018 if column > 13 else 0.0)
                tops.box((0.0165, 0.019, 0.006), (x, y, z), 0.0)
        else:
            for x, wide in ((-0.192, 0.04), (-0.147, 0.035), (-0.06, 0.12), (0.03, 0.04), (0.09, 0.05), (0.168, 0.055)):
                tops.box((wide, 0.019, 0.006), (x, y, z), 0.0)


def mouse(kit: Kit, frame: Array, part: str = "mouse") -> None:
    """A mouse on its mat."""
    kit(part, "rubber", frame).box((0.22, 0.18, 0.003), (0, 0, 0.0015), 0.001)
    kit(part, "plastic_black", frame).box((0.062, 0.108, 0.030), (0, 0, 0.0185), 0.011)
    kit(part, "plastic_grey", frame).bar(0.008, 0.004, at(-0.002, -0.028, 0.032, turn=(0, 90, 0)), 10)
    kit(part, "plastic_black", frame).hose([(0, 0.05, 0.012), (0.01, 0.12, 0.004), (-0.05, 0.24, 0.004)], 0.0022, 6)


def chair(kit: Kit, frame: Array, part: str = "chair", cloth: str = "fabric") -> None:
    """An office chair on five castors, its back away from the desk (towards -y)."""
    for k in range(5):
        a = math.radians(90 + 72 * k)
        x, y = 0.29 * math.cos(a), 0.29 * math.sin(a)
        kit(part, "plastic_black", frame).tube([(0, 0, 0.11), (0.5 * x, 0.5 * y, 0.105), (x, y, 0.075)], 0.017, 0.05, 8)
        kit(part, "plastic_black", frame).bar(0.028, 0.040, at(x, y + 0.02, 0.028, turn=(90, 0, 0)), 14)
    kit(part, "steel_polished", frame).bar(0.024, 0.28, (0, 0, 0.10), 16)
    kit(part, "plastic_black", frame).bar(0.036, 0.10, (0, 0, 0.10), 16)
    kit(part, "plastic_black", frame).box((0.24, 0.22, 0.035), (0, 0, SEAT - 0.085), 0.01)
    kit(part, cloth, frame).box((0.49, 0.48, 0.085), (0, 0.01, SEAT - 0.0275), 0.030)
    back = frame @ at(0, -0.235, SEAT + 0.16, turn=(7, 0, 0))
    kit(part, cloth, back).box((0.45, 0.075, 0.52), (0, 0, 0.27), 0.028)
    kit(part, "plastic_black", back).tube([(0, 0.20, -0.22), (0, -0.045, -0.20), (0, -0.050, 0.34)], 0.020, 0.06, 8)
    for s in (-1, 1):
        arm = [(s * 0.20, 0.0, SEAT - 0.08), (s * 0.285, 0.0, SEAT - 0.06), (s * 0.285, 0.0, SEAT + 0.17)]
        kit(part, "plastic_black", frame).tube(arm, 0.013, 0.05, 8)
        kit(part, "plastic_black", frame).box((0.065, 0.25, 0.026), (s * 0.285, 0.02, SEAT + 0.185), 0.010)
