"""The materials of objects: those of rooms, and cloth, plastic, glass and coloured parts.

A row is linear red, green, blue, metal share, roughness, emission, pattern number of the shader
(`assets.materials`). Values are chosen by eye against photographs of such things; steels follow measured
reflectance of 1.4404 (0.56 to 0.63).
"""

from assets.materials import MATERIALS, PATTERN

GLASS = frozenset({"glass", "acrylic", "water"})  # drawn after the opaque parts


def _row(
    rgb: tuple[float, float, float], rough: float, pattern: str = "plain", metal: float = 0.0, glow: float = 0.0
) -> list[float]:
    return [*rgb, metal, rough, glow, float(PATTERN[pattern])]


PALETTE: dict[str, list[float]] = {
    **MATERIALS,
    "steel_dark": _row((0.30, 0.305, 0.31), 0.40, metal=1),
    "steel_shadow": _row((0.06, 0.062, 0.065), 0.6),
    "enamel_white": _row((0.80, 0.81, 0.80), 0.22),
    "enamel_red": _row((0.55, 0.015, 0.012), 0.20),
    "plastic_yellow": _row((0.80, 0.50, 0.02), 0.40),
    "plastic_green": _row((0.03, 0.26, 0.11), 0.40),
    "plastic_light": _row((0.62, 0.64, 0.65), 0.40),
    "bag_yellow": _row((0.80, 0.56, 0.06), 0.28),
    "bag_clear": _row((0.72, 0.77, 0.80), 0.20),
    "bag_blue": _row((0.10, 0.28, 0.55), 0.28),
    "nonwoven_white": _row((0.80, 0.82, 0.83), 0.85),
    "nonwoven_blue": _row((0.32, 0.55, 0.72), 0.85),
    "nonwoven_inside": _row((0.58, 0.70, 0.80), 0.90),
    "polyester_white": _row((0.76, 0.79, 0.82), 0.75),
    "uniform_teal": _row((0.05, 0.22, 0.26), 0.88),
    "uniform_light": _row((0.30, 0.48, 0.52), 0.88),
    "shoe_white": _row((0.78, 0.78, 0.76), 0.42),
    "leather_brown": _row((0.16, 0.075, 0.035), 0.45),
    "nitrile": _row((0.09, 0.26, 0.58), 0.42),
    "paper": _row((0.86, 0.86, 0.83), 0.80),
    "gold": _row((0.83, 0.60, 0.24), 0.16, metal=1),
    "bread": _row((0.52, 0.30, 0.12), 0.85),
    "crumb": _row((0.80, 0.70, 0.48), 0.90),
    "lettuce": _row((0.16, 0.42, 0.06), 0.60),
    "tomato": _row((0.55, 0.05, 0.02), 0.35),
    "soap": _row((0.55, 0.70, 0.35), 0.15),
    "alcohol": _row((0.70, 0.82, 0.92), 0.08),
    "water": _row((0.62, 0.76, 0.82), 0.03),
    "glass": _row((0.55, 0.62, 0.62), 0.04),
    "acrylic": _row((0.66, 0.70, 0.72), 0.10),
    "mirror": _row((0.92, 0.93, 0.92), 0.02, "mirror", 1),
    "hatch_yellow": _row((0.80, 0.62, 0.02), 0.40),
    "ink": _row((0.012, 0.016, 0.022), 0.55),
    "lamp_amber": _row((0.60, 0.28, 0.01), 0.25, "lamp"),
    "lamp_blue": _row((0.03, 0.16, 0.55), 0.25, "lamp"),
    "steel_pickled": _row((0.50, 0.505, 0.505), 0.46, metal=1),
    "enamel_blue": _row((0.035, 0.13, 0.28), 0.28),
    "silicone": _row((0.80, 0.81, 0.79), 0.36),
    "lid_orange": _row((0.72, 0.22, 0.02), 0.40),
    "broth": _row((0.90, 0.90, 0.90), 0.06),
    "feed": _row((0.74, 0.62, 0.30), 0.20),
    "foam": _row((0.86, 0.85, 0.80), 0.80),
    "mat_blue": _row((0.05, 0.22, 0.44), 0.30),
}
