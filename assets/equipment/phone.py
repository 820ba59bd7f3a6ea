"""The wall phone and intercom: handset on its hook, keypad, speaker, call lamp.

Origin on the wall, middle of the set.
"""

from assets.kit import Kit, at

PARTS = {
    "handset": "usable, moves: lift it to call the supervisor",
    "keypad": "twelve keys",
    "speaker": "the slots of the loudspeaker and its lamp",
    "cord": "the coiled cord",
    "case": "the washable case",
}


def build(kit: Kit) -> None:
    """Case, keypad, speaker, handset on two cradles, coiled cord, number card."""
    kit("case", "enamel_white").plate((0.19, 0.055, 0.24), (0, -0.055, 0), 0.018, 0.008)
    kit("keypad", "label").label("keypad", 0.085, (0.038, -0.0556, 0.005))
    kit("case", "label").label("intercom", 0.105, (0.035, -0.0556, -0.083))
    for i in range(5):
        kit("speaker", "steel_shadow").plate((0.075, 0.002, 0.004), (0.038, -0.0556, 0.072 + 0.008 * i), 0.002, 0.0)
    kit("speaker", "lamp_green").bar(0.005, 0.004, at(0.083, -0.055, 0.106, turn=(90, 0, 0)), 12)
    x = -0.062
    for z in (0.072, -0.072):
        kit("case", "plastic_grey").box((0.052, 0.03, 0.05), (x, -0.066, z), 0.008)
    hand = kit("handset", "plastic_black")
    hand.tube(
        [(x, -0.088, 0.085), (x, -0.118, 0.055), (x, -0.122, 0.0), (x, -0.118, -0.055), (x, -0.088, -0.085)],
        0.014,
        0.04,
        14,
    )
    for z in (0.082, -0.082):
        hand.lathe(
            [(0.0, 0.0), (0.024, 0.0), (0.028, 0.008), (0.026, 0.024), (0.012, 0.032), (0.0, 0.033)],
            at(x, -0.078, z, turn=(90, 0, 0)),
            20,
        )
    kit.turns("handset", (x, -0.1, 0), (1, 0, 0))
    points = []
    for i in range(61):
        a = at(turn=(0, 0, 51.4 * i))
        points.append(
            (
                x + 0.02 * i / 60 + 0.007 * a[0, 0],
                -0.055 - 0.01 * (i / 60) + 0.007 * a[1, 0],
                -0.13 - 0.13 * (i / 30 if i < 31 else 2 - i / 30),
            )
        )
    kit("cord", "plastic_black").hose([(x, -0.088, -0.10), *points[::2], (0.0, -0.05, -0.118)], 0.0022, 5)
