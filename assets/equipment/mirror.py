"""The full-length gowning mirror with the check poster beside it.

Origin on the wall, 0.30 m above the floor, middle of the glass.
"""

from assets.kit import Kit

WIDE, HIGH = 0.70, 1.60  # m
PARTS = {
    "glass": "usable: the mirror; a quad that the planar reflection fills",
    "frame": "the stainless frame and its clips",
    "poster": "five spots to check: nape, neck flap, wrists, ankles, hair",
    "line": "the strip that says how far to stand",
}


def build(kit: Kit) -> None:
    """Glass, frame, clips, poster."""
    z = HIGH / 2
    kit("glass", "mirror").screen(WIDE - 0.044, HIGH - 0.044, (0, -0.012, z))
    kit.state("glass", "screen")
    frame = kit("frame", "steel_polished")
    frame.rim((WIDE, 0.022, HIGH), 0.024, (0, -0.022, z), 0.05)
    kit("frame", "plastic_grey").plate((WIDE - 0.02, 0.008, HIGH - 0.02), (0, -0.010, z), 0.04)
    clip = kit("frame", "steel_dark")
    for x in (-WIDE / 2 + 0.13, WIDE / 2 - 0.13):
        for h in (0.012, HIGH - 0.012):
            clip.screw((x, -0.022, h), size=1.5)
    kit("poster", "plastic_white").plate((0.36, 0.006, 0.50), (WIDE / 2 + 0.26, -0.006, 1.24), 0.008)
    kit("poster", "label").label("mirror_check", 0.35, (WIDE / 2 + 0.26, -0.0066, 1.24))
    kit("poster", "steel_polished").screws(0.335, 0.475, (WIDE / 2 + 0.26, -0.0062, 1.24), 0.8)
    kit("line", "hatch_yellow").plate((WIDE - 0.06, 0.001, 0.012), (0, -0.0235, 0.012), 0.003, 0.0)
