"""Materials of rooms: linear colour, metal share, roughness, emission, pattern number of the shader."""

PATTERN = {
    "plain": 0, "panel": 1, "vinyl": 2, "brushed": 3, "label": 4, "hepa": 5, "ceiling": 6, "tile": 7, "screen": 8,
    "lamp": 9, "wood": 10, "mirror": 11, "peep": 12, "paint": 13,
}  # fmt: skip


def _row(
    rgb: tuple[float, float, float], rough: float, pattern: str = "plain", metal: float = 0, glow: float = 0
) -> list[float]:
    return [*rgb, metal, rough, glow, PATTERN[pattern]]


MATERIALS: dict[str, list[float]] = {
    "panel": _row((0.76, 0.775, 0.77), 0.28, "panel"),
    "paint": _row((0.74, 0.73, 0.71), 0.55, "paint"),
    "paint_accent": _row((0.16, 0.30, 0.36), 0.5, "paint"),
    "ceiling": _row((0.82, 0.83, 0.83), 0.45, "ceiling"),
    "vinyl": _row((0.255, 0.33, 0.37), 0.15, "vinyl"),
    "vinyl_cnc": _row((0.30, 0.315, 0.32), 0.18, "vinyl"),
    "tile": _row((0.33, 0.32, 0.30), 0.17, "tile"),
    "led": _row((1.0, 0.985, 0.955), 0.4, "lamp", glow=9.0),
    "led_warm": _row((1.0, 0.965, 0.90), 0.4, "lamp", glow=8.0),
    "hepa": _row((0.80, 0.81, 0.82), 0.5, "hepa"),
    "alu": _row((0.74, 0.75, 0.76), 0.35),
    "steel_brushed": _row((0.56, 0.565, 0.57), 0.32, "brushed", 1),
    "steel_polished": _row((0.63, 0.635, 0.64), 0.15, metal=1),
    "door": _row((0.30, 0.45, 0.56), 0.30),
    "door_cnc": _row((0.25, 0.32, 0.36), 0.35),
    "frit": _row((0.012, 0.013, 0.015), 0.08),
    "peep": _row((0.60, 0.66, 0.66), 0.06, "peep"),
    "plastic_white": _row((0.78, 0.79, 0.79), 0.35),
    "plastic_grey": _row((0.34, 0.36, 0.38), 0.45),
    "plastic_black": _row((0.025, 0.026, 0.028), 0.35),
    "plastic_blue": _row((0.05, 0.20, 0.40), 0.35),
    "rubber": _row((0.03, 0.03, 0.032), 0.7),
    "red": _row((0.52, 0.02, 0.015), 0.30),
    "yellow": _row((0.75, 0.50, 0.03), 0.35),
    "green": _row((0.02, 0.30, 0.10), 0.4),
    "pipe_blue": _row((0.06, 0.18, 0.50), 0.35),
    "pipe_green": _row((0.04, 0.25, 0.10), 0.35),
    "insulation": _row((0.80, 0.81, 0.80), 0.45),
    "copper": _row((0.75, 0.42, 0.28), 0.30, metal=1),
    "wood": _row((0.46, 0.29, 0.16), 0.38, "wood"),
    "stone": _row((0.62, 0.61, 0.58), 0.18),
    "fabric": _row((0.10, 0.22, 0.30), 0.95),
    "fabric_warm": _row((0.48, 0.22, 0.10), 0.95),
    "rug": _row((0.20, 0.17, 0.15), 0.95),
    "mat": _row((0.10, 0.26, 0.46), 0.18),
    "leaf": _row((0.06, 0.20, 0.04), 0.5),
    "earth": _row((0.05, 0.035, 0.025), 0.95),
    "locker": _row((0.52, 0.58, 0.60), 0.35),
    "locker_door": _row((0.34, 0.46, 0.52), 0.35),
    "cardboard": _row((0.48, 0.34, 0.20), 0.8),
    "film": _row((0.78, 0.82, 0.85), 0.25),
    "label": _row((1, 1, 1), 0.34, "label"),
    "screen": _row((0.02, 0.03, 0.035), 0.10, "screen"),
    "epoxy": _row((0.235, 0.315, 0.36), 0.16, "paint"),
    "concrete": _row((0.33, 0.335, 0.335), 0.42, "paint"),
    "walkable": _row((0.80, 0.815, 0.815), 0.40, "panel"),
    "label_lit": _row((1, 1, 1), 0.20, "label", glow=1.1),
    "clear": _row((0.60, 0.66, 0.66), 0.04),
    "steel_dark": _row((0.30, 0.305, 0.31), 0.40, metal=1),
    "broth": _row((0.62, 0.16, 0.10), 0.12),
    "medium": _row((0.80, 0.50, 0.37), 0.10),
    "tray": _row((0.52, 0.60, 0.66), 0.35),
    "lamp_amber": _row((0.60, 0.28, 0.01), 0.25, "lamp"),
    "lamp_red": _row((0.50, 0.02, 0.015), 0.25, "lamp"),
    "lamp_green": _row((0.02, 0.40, 0.10), 0.25, "lamp"),
}
