"""The step-over bench that parts street from clean. Stainless seat on panels down to the floor.

Origin on the floor, middle.

The length runs along x. `clean` says which side is clean: the front (-y) or the back.
"""

from assets.kit import Kit, at
from assets.kit.frames import Array

WIDTH, HEIGHT, THICK = 0.40, 0.46, 0.035  # m
PARTS = {
    "seat": "usable: the seat; sit, swing the legs over",
    "dirty_side": "usable: the face to the street side, with its red strip",
    "clean_side": "the face to the clean side, with its green strip and shoe shelf",
    "frame": "legs, feet and the middle panel",
    "line": "the hatched floor line on the clean side, and the word on the floor",
}


def build(kit: Kit, length: float = 4.8, clean: str = "front") -> None:
    """Seat with rolled edges, panels, legs with adjustable feet, shelf, strips, floor line."""
    side = -1 if clean == "front" else 1
    turn = 0.0 if side < 0 else 180.0
    seat = kit("seat", "steel_brushed")
    count = max(2, round(length / 1.6))
    module = length / count
    for i in range(count):
        x = -length / 2 + module * (i + 0.5)
        seat.box((module - 0.003, WIDTH, THICK), (x, 0, HEIGHT - THICK / 2), 0.010)
    frame = kit("frame", "steel_brushed")
    frame.box((length - 0.04, 0.02, HEIGHT - 0.08), (0, 0, HEIGHT / 2), 0.002)
    for i in range(count + 1):
        x = min(max(-length / 2 + module * i, -length / 2 + 0.04), length / 2 - 0.04)
        for y in (-1, 1):
            frame.box((0.04, 0.04, HEIGHT - THICK - 0.02), (x, y * (WIDTH / 2 - 0.035), (HEIGHT - THICK) / 2 + 0.01))
            kit("frame", "rubber").bar(0.024, 0.022, (x, y * (WIDTH / 2 - 0.035), 0.0), 16)
    for y in (-1, 1):
        frame.box((length - 0.05, 0.025, 0.05), (0, y * (WIDTH / 2 - 0.03), HEIGHT - THICK - 0.025))
    _faces(kit, length, at(turn=(0, 0, turn)))


def _faces(kit: Kit, length: float, clean: Array) -> None:
    """The clean side looks to -y in the frame given, the dirty side away from it."""
    dirty = clean @ at(turn=(0, 0, 180))
    shelf = kit("clean_side", "steel_brushed", clean)
    shelf.box((length - 0.10, 0.14, 0.012), (0, -0.11, 0.15), 0.003)
    shelf.box((length - 0.10, 0.008, 0.03), (0, -0.178, 0.16), 0.002)
    face = kit("dirty_side", "steel_brushed", dirty)
    face.box((length - 0.06, 0.012, 0.24), (0, -0.165, 0.17), 0.003)
    for i in range(max(1, round(length / 2.4))):
        x = (i + 0.5) * length / max(1, round(length / 2.4)) - length / 2
        kit("dirty_side", "label", dirty).label("bench_dirty", 0.80, (x, -0.1715, 0.20))
        kit("clean_side", "label", clean).label("bench_clean", 0.62, (x, -0.1836, 0.372))
        kit("dirty_side", "label", dirty).label("bench_dirty", 0.62, (x, -0.1836, 0.372))
        kit("seat", "label", clean).label("bench_clean", 0.70, at(x, -0.12, HEIGHT + 0.0008, turn=(-90, 0, 0)))
        kit("seat", "label", dirty).label("bench_dirty", 0.70, at(x, -0.12, HEIGHT + 0.0008, turn=(-90, 0, 0)))
        kit("line", "label", clean).label("floor_clean", 0.36, at(x, -0.62, 0.003, turn=(-90, 0, 0)))
    strips = round(length / 0.6)
    for i in range(strips):
        x = (i + 0.5) * length / strips - length / 2
        kit("line", "label", clean).label("hatch", length / strips, at(x, -0.36, 0.003, turn=(-90, 0, 0)))
