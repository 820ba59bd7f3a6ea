"""A bank of lockers, of which the second is the trainee's.

Origin on the floor, middle of the footprint, front faces -y.
"""

from assets.kit import Kit, at

WIDE, DEEP, HIGH, PLINTH = 0.35, 0.50, 1.80, 0.12  # m, each locker; 1.80 above the plinth
OWN = 1  # counted from the left, from zero
FRONT = -DEEP / 2
SHEET = 0.0012  # m of steel
PARTS = {
    "door": "usable, moves: the trainee's door, turns about its left edge",
    "handle": "usable: the recessed latch of that door (a place on it)",
    "tray": "usable: the tray for watch and rings on the shelf",
    "shelf": "usable: the hat shelf, for the phone",
    "hook": "usable: the rail with hooks and a hanger, for street clothes",
    "floor": "usable: the floor of the locker, for street shoes",
    "body": "cases, plinth and sloped top",
    "doors": "the doors that stay shut",
    "numbers": "their number plates",
    "sign": "what must stay here: watch, phone, jewellery, food",
}


def build(kit: Kit, count: int = 8, first: int = 1) -> None:
    """Plinth, cases, sloped top, fronts, the inside of one; plates are numbered from `first`."""
    total = count * WIDE
    own = (OWN - (count - 1) / 2) * WIDE
    kit("body", "plastic_black").box((total - 0.02, DEEP - 0.05, PLINTH), (0, 0.015, PLINTH / 2), 0.002)
    body = kit("body", "locker")
    for i in range(count + 1):
        body.box((0.012, DEEP - 0.02, HIGH), ((i - count / 2) * WIDE, 0.01, PLINTH + HIGH / 2), 0.002)
        kit("body", "steel_shadow").box(
            (0.011, 0.004, HIGH), ((i - count / 2) * WIDE, FRONT + 0.002, PLINTH + HIGH / 2), 0.0
        )
    body.box((total, 0.006, HIGH), (0, DEEP / 2 - 0.003, PLINTH + HIGH / 2), 0.001)
    for z in (PLINTH + 0.006, PLINTH + HIGH - 0.006):
        body.box((total, DEEP - 0.02, 0.012), (0, 0.01, z), 0.002)
    body.plate((total + 0.004, 0.012, DEEP * 1.02), at(0, 0, PLINTH + HIGH + 0.075, turn=(-74, 0, 0)), 0.003)
    body.box((total, 0.006, 0.15), (0, DEEP / 2 - 0.004, PLINTH + HIGH + 0.075), 0.001)
    for i in range(count):
        x = (i - (count - 1) / 2) * WIDE
        part = "door" if i == OWN else "doors"
        _front(kit, part, x, first + i)
    _inside(kit, own)
    kit.turns("door", (own - WIDE / 2 + 0.008, FRONT, PLINTH), (0, 0, -1))
    kit("sign", "label").label("prohibited", 0.26, (own - WIDE, FRONT - 0.0095, 1.36))


def _front(kit: Kit, part: str, x: float, number: int) -> None:
    door = kit(part, "locker_door")
    width, z = WIDE - 0.010, PLINTH + HIGH / 2
    door.plate((width, 0.016, HIGH - 0.012), (x, FRONT - 0.008, z), 0.003)
    vent = kit(part, "steel_shadow")
    for top in (PLINTH + HIGH - 0.36, PLINTH + 0.10):
        for i in range(5):
            vent.box((0.13, 0.002, 0.007), (x, FRONT - 0.0082, top + i * 0.018), 0.0)
            door.box((0.13, 0.004, 0.003), (x, FRONT - 0.0095, top + i * 0.018 + 0.005), 0.0)
    latch = kit(part, "steel_brushed")
    hx = x + WIDE / 2 - 0.055
    latch.rim((0.052, 0.005, 0.125), 0.007, (hx, FRONT - 0.013, 1.05), 0.012)
    kit(part, "steel_shadow").plate((0.040, 0.002, 0.112), (hx, FRONT - 0.0095, 1.05), 0.008, 0.0)
    kit(part, "steel_polished").plate((0.028, 0.009, 0.062), (hx, FRONT - 0.018, 1.025), 0.006, 0.003)
    kit(part, "steel_polished").bar(0.008, 0.006, at(hx, FRONT - 0.010, 1.09, turn=(90, 0, 0)), 14)
    kit("numbers" if part == "doors" else part, "label").label(
        f"number_{number}", 0.062, (x, FRONT - 0.0093, PLINTH + HIGH - 0.10)
    )
    hinge = kit(part, "steel_dark")
    for h in (PLINTH + 0.12, PLINTH + HIGH - 0.12):
        hinge.bar(0.005, 0.07, (x - WIDE / 2 + 0.008, FRONT - 0.004, h), 10)
    if part == "door":
        kit.region("handle", (hx - 0.035, FRONT - 0.03, 0.97), (hx + 0.035, FRONT, 1.13))
        kit(part, "steel_brushed").box(
            (0.20, 0.004, 0.15), (x, FRONT + 0.011, PLINTH + HIGH - 0.55), 0.001
        )  # a small mirror inside


def _inside(kit: Kit, x: float) -> None:
    kit("shelf", "locker").box((WIDE - 0.014, DEEP - 0.06, 0.014), (x, 0.02, PLINTH + HIGH - 0.30), 0.002)
    tray = kit("tray", "plastic_blue")
    tray.rim((0.15, 0.035, 0.20), 0.006, at(x - 0.055, -0.08, PLINTH + HIGH - 0.258, turn=(-90, 0, 0)), 0.015)
    tray.box((0.142, 0.192, 0.004), (x - 0.055, -0.08, PLINTH + HIGH - 0.290), 0.001)
    hook = kit("hook", "steel_polished")
    rail = PLINTH + HIGH - 0.37
    hook.bar(0.008, WIDE - 0.014, at(x - WIDE / 2 + 0.007, 0.03, rail, turn=(0, 90, 0)), 12)
    hook.tube(
        [(x, 0.03, rail + 0.012), (x, 0.045, rail - 0.01), (x, 0.03, rail - 0.03), (x, 0.03, rail - 0.05)],
        0.002,
        0.01,
        6,
    )
    kit("hook", "wood").tube(
        [(x - 0.12, 0.03, rail - 0.115), (x, 0.03, rail - 0.048), (x + 0.12, 0.03, rail - 0.115)], 0.008, 0.03, 8
    )
    for s in (-1, 1):
        kit("hook", "steel_polished").tube(
            [(x + s * 0.135, 0.06, rail - 0.06), (x + s * 0.11, 0.06, rail - 0.07), (x + s * 0.105, 0.06, rail - 0.04)],
            0.004,
            0.01,
            8,
        )
    kit("floor", "rubber").box((WIDE - 0.03, DEEP - 0.06, 0.008), (x, 0.0, PLINTH + 0.016), 0.002)
    kit("floor", "locker").box((WIDE - 0.014, DEEP - 0.04, 0.006), (x, 0.01, PLINTH + 0.010), 0.001)
