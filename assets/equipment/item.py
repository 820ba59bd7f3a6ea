"""What must stay in the locker: watch, phone, ring, sandwich, street shoes, street clothes.

Origin where the hand holds; front faces -y.
"""

import math

import numpy as np

from assets.kit import Kit, at, cloth, footwear
from assets.kit.forms import plate

PARTS = {"thing": "the thing itself", "detail": "its glass, hands, stone, laces, filling"}
KINDS = ("watch", "phone", "jewellery", "food", "street_shoes", "street_clothes")


def build(kit: Kit, kind: str = "watch") -> None:
    """One thing."""
    {
        "watch": _watch,
        "phone": _phone,
        "jewellery": _ring,
        "food": _sandwich,
        "street_shoes": _shoes,
        "street_clothes": _jacket,
    }[kind](kit)


def _watch(kit: Kit) -> None:
    """A wrist watch standing on its closed strap."""
    face = at(0, -0.030, 0, turn=(90, 0, 0))
    kit("thing", "steel_polished").lathe(
        [(0.0, -0.004), (0.019, -0.004), (0.0205, 0.0), (0.0205, 0.005), (0.018, 0.008), (0.0165, 0.0075)], face, 36
    )
    kit("thing", "steel_polished").bar(0.003, 0.005, at(0.020, -0.032, 0, turn=(0, 90, 0)), 10)
    kit("detail", "label").disc("clock", 0.0168, (0, -0.0368, 0))
    kit("detail", "plastic_white").lathe([(0.017, 0.0060), (0.0, 0.0062)], face, 36)
    for length, turn, wide in ((0.008, -60.0, 0.0016), (0.0115, 25.0, 0.0011)):
        kit("detail", "ink").box(
            (wide, 0.0006, length), at(0, -0.0375, 0, turn=(0, turn, 0)) @ at(0, 0, length / 2), 0.0
        )
    strap = kit("thing", "leather_brown")
    ring = [
        (0.0, 0.030 * -math.cos(a), 0.030 * math.sin(a)) for a in [math.radians(22 + 316 * i / 22) for i in range(23)]
    ]
    for x in (-0.0062, 0.0, 0.0062):
        strap.tube([(x, y, z) for _, y, z in ring], 0.0034, 0.0, 8)
    kit("detail", "steel_polished").rim((0.022, 0.003, 0.014), 0.002, (0, 0.034, 0.0), 0.003)


def _phone(kit: Kit) -> None:
    """A mobile phone, screen to the front."""
    kit("thing", "plastic_black").plate((0.074, 0.0085, 0.152), (0, 0, 0), 0.011, 0.002)
    kit("thing", "screen").plate((0.069, 0.0006, 0.147), (0, -0.0005, 0), 0.009, 0.0)
    for i in range(4):
        for j in range(3):
            material = ("plastic_blue", "plastic_green", "plastic_yellow", "red", "plastic_light")[(i * 3 + j) % 5]
            kit("detail", material).plate(
                (0.012, 0.0004, 0.012), (-0.022 + 0.022 * j, -0.0009, 0.045 - 0.022 * i), 0.003, 0.0
            )
    kit("detail", "plastic_black").bar(0.0025, 0.0006, at(0, -0.0005, 0.068, turn=(90, 0, 0)), 12)
    kit("thing", "steel_brushed").box((0.0016, 0.003, 0.018), (0.0374, 0.004, 0.03), 0.0005)
    kit("thing", "plastic_black").plate((0.028, 0.002, 0.028), (-0.018, 0.0085, 0.055), 0.006, 0.0)


def _ring(kit: Kit) -> None:
    """A gold ring with a stone."""
    kit("thing", "gold").ring(0.0095, 0.0016, at(turn=(90, 0, 0)), 40)
    kit("thing", "gold").lathe([(0.0015, 0.0), (0.0028, 0.002), (0.0036, 0.0042)], (0, 0, 0.010), 8)
    kit("detail", "glass").lathe([(0.0, 0.0), (0.0044, 0.0034), (0.0030, 0.0048), (0.0, 0.0048)], (0, 0, 0.0118), 8)
    kit("detail", "lamp_blue").lathe([(0.0, 0.0), (0.0040, 0.0032), (0.0028, 0.0044), (0.0, 0.0044)], (0, 0, 0.0119), 8)


def _sandwich(kit: Kit) -> None:
    """Half a sandwich, cut across."""
    corners = [(-0.075, -0.055), (0.075, -0.055), (-0.075, 0.075)]
    flat = at(0, 0, 0, turn=(-90, 0, 0))
    for low, high, material, scale in (
        (0.000, 0.014, "crumb", 1.0), (0.014, 0.019, "lettuce", 1.05), (0.019, 0.025, "plastic_yellow", 0.99),
        (0.025, 0.031, "tomato", 0.97), (0.031, 0.035, "lettuce", 1.04), (0.035, 0.050, "crumb", 1.0),
    ):  # fmt: skip
        points = [(x * scale, z * scale) for x, z in corners]
        kit("thing" if material == "crumb" else "detail", material).add(
            plate(points, high - low, 0.0025), at(0, 0, high) @ flat
        )
    for low, high in ((0.0, 0.014), (0.035, 0.050)):
        kit("thing", "bread").box((0.150, 0.004, high - low - 0.001), (0, -0.0555, (low + high) / 2), 0.0015)
        kit("thing", "bread").box((0.004, 0.130, high - low - 0.001), (-0.0755, 0.01, (low + high) / 2), 0.0015)


def _shoes(kit: Kit) -> None:
    """Brown lace-up street shoes."""
    for s in (-1, 1):
        frame = at(0.062 * s, -0.11, -0.11, turn=(0, 0, 5 * s)) @ np.diag([s, 1.0, 1.0, 1.0])
        kit("thing", "leather_brown", frame).add(footwear.upper(1.04))
        kit("thing", "rubber", frame).add(footwear.sole(0.016, 1.06))
        kit("thing", "rubber", frame).box((0.066, 0.070, 0.012), (0, 0.092, -0.004), 0.004)
        kit("thing", "leather_brown", frame).tube(
            [(0.027 * math.cos(a), 0.066 + 0.046 * math.sin(a), 0.086) for a in [k * math.pi / 8 for k in range(17)]],
            0.004,
            0.0,
            6,
        )
        kit("detail", "plastic_black", frame).add(footwear.mouth(1.04), (0, 0, 0.004))
        for i in range(4):
            y, z = -0.045 + 0.019 * i, 0.072 + 0.0055 * i
            kit("detail", "crumb", frame).tube(
                [(-0.017, y, z), (0, y + 0.003, z + 0.005), (0.017, y, z)], 0.0018, 0.01, 6
            )
        kit("detail", "leather_brown", frame).box((0.030, 0.075, 0.004), at(0, -0.018, 0.080, turn=(14, 0, 0)), 0.001)


def _jacket(kit: Kit) -> None:
    """A jacket on its hanger."""
    body = [
        (0, 0, -0.08, 0.07, 0.05),
        (0, 0, -0.11, 0.15, 0.06),
        (0, 0, -0.17, 0.215, 0.085),
        (0, 0, -0.45, 0.21, 0.095),
        (0, 0, -0.78, 0.225, 0.10),
    ]
    kit("thing", "fabric").add(cloth.limb(body, 0.012, 31))
    for s in (-1, 1):
        sleeve = [
            (s * 0.15, 0, -0.115, 0.05, 0.05),
            (s * 0.225, 0, -0.15, 0.072, 0.062),
            (s * 0.265, 0, -0.36, 0.066, 0.058),
            (s * 0.285, 0, -0.68, 0.052, 0.048),
        ]
        kit("thing", "fabric").add(cloth.limb(sleeve, 0.008, 40 + s))
        kit("detail", "fabric_warm").box(
            (0.045, 0.006, 0.16), at(s * 0.055, -0.085, -0.18, turn=(-8, -18 * s, 0)), 0.002
        )
    kit("detail", "steel_polished").box((0.006, 0.006, 0.52), at(0, -0.098, -0.50, turn=(-1, 0, 0)), 0.001)
    hanger = kit("detail", "wood")
    hanger.tube([(-0.19, 0, -0.135), (0, 0, -0.06), (0.19, 0, -0.135)], 0.008, 0.04, 8)
    kit("detail", "steel_polished").tube(
        [(0, 0, -0.06), (0, 0, -0.02), (0.018, 0, 0), (0, 0, 0.018), (-0.016, 0, 0.004)], 0.0024, 0.01, 6
    )
