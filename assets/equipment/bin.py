"""The pedal bin: a stainless drum with a yellow bag, a hinged lid and a pedal. Origin on the floor, front faces -y."""

from assets.kit import Kit, at

RADIUS, HEIGHT = 0.20, 0.66  # m, a 60 L drum
PARTS = {
    "body": "usable: the drum; what is held goes in",
    "lid": "moves: turns about the hinge at the back",
    "pedal": "moves: turns about its axle; opens the lid without a hand",
    "bag": "the yellow bag, its edge folded over the rim",
}


def build(kit: Kit) -> None:
    """Drum, foot, bag, hinge, lid, pedal, label."""
    drum = kit("body", "steel_brushed")
    drum.lathe(
        [
            (0.0, 0.03),
            (RADIUS, 0.03),
            (RADIUS, 0.05),
            (RADIUS + 0.004, 0.055),
            (RADIUS, 0.06),
            (RADIUS, HEIGHT - 0.04),
            (RADIUS + 0.006, HEIGHT - 0.03),
            (RADIUS + 0.006, HEIGHT),
            (RADIUS - 0.004, HEIGHT),
        ],
        sides=40,
    )
    kit("body", "rubber").lathe(
        [(0.0, 0.0), (RADIUS - 0.01, 0.0), (RADIUS + 0.002, 0.012), (RADIUS + 0.002, 0.03), (0.0, 0.031)], sides=40
    )
    kit("body", "label").wrap("bin_general", RADIUS + 0.0015, 0.19, (0, 0, 0.42))
    kit("body", "plastic_yellow").ring(RADIUS + 0.004, 0.006, (0, 0, HEIGHT - 0.06), 40)
    kit("bag", "bag_yellow").lathe(
        [
            (RADIUS + 0.008, HEIGHT - 0.09),
            (RADIUS + 0.011, HEIGHT - 0.05),
            (RADIUS + 0.010, HEIGHT + 0.002),
            (RADIUS, HEIGHT + 0.008),
            (RADIUS - 0.010, HEIGHT),
            (RADIUS - 0.014, HEIGHT - 0.12),
            (RADIUS - 0.03, HEIGHT - 0.40),
            (0.0, HEIGHT - 0.48),
        ],
        sides=32,
    )
    hinge = kit("body", "steel_dark")
    hinge.box((0.12, 0.03, 0.05), (0, RADIUS + 0.012, HEIGHT - 0.01))
    hinge.bar(0.008, 0.13, at(-0.065, RADIUS + 0.026, HEIGHT + 0.018, turn=(0, 90, 0)), 12)
    hinge.tube([(0, RADIUS + 0.02, HEIGHT - 0.02), (0, RADIUS + 0.02, 0.06)], 0.006)
    _lid(kit)
    _pedal(kit)


def _lid(kit: Kit) -> None:
    lid = kit("lid", "steel_polished")
    lid.lathe(
        [
            (RADIUS + 0.016, 0.0),
            (RADIUS + 0.016, 0.014),
            (RADIUS + 0.008, 0.022),
            (RADIUS * 0.6, 0.044),
            (RADIUS * 0.25, 0.052),
            (0.0, 0.053),
        ],
        (0, 0, HEIGHT + 0.012),
        40,
    )
    lid.box((0.08, 0.05, 0.012), (0, RADIUS + 0.01, HEIGHT + 0.02))
    kit("lid", "label").label("bin_general", 0.09, at(0, -0.08, HEIGHT + 0.0612, turn=(-81, 0, 0)))
    kit.turns("lid", (0, RADIUS + 0.026, HEIGHT + 0.018), (-1, 0, 0))


def _pedal(kit: Kit) -> None:
    kit("pedal", "rubber").box((0.13, 0.07, 0.014), (0, -RADIUS - 0.065, 0.052), 0.005)
    kit("pedal", "steel_dark").box((0.10, 0.09, 0.008), (0, -RADIUS - 0.035, 0.042))
    kit.turns("pedal", (0, -RADIUS, 0.04), (1, 0, 0))
    slot = kit("body", "steel_shadow")
    slot.box((0.115, 0.006, 0.03), (0, -RADIUS - 0.0005, 0.046))
