"""The operator desk of the process control: three monitors, keyboard, mouse, papers, radio, chair.

Origin on the floor under the middle of the desk; the operator's side is -y.
"""

from assets.kit import Kit, at, desk
from assets.kit.frames import Array

WIDE, DEEP, TOP = 2.30, 0.86, 0.74  # m
PICTURE = (0.56, 0.35)  # m, 16:10
PARTS = {
    "screen": "usable, shows the desk's page: the middle monitor, a quad with uv 0 to 1",
    "screen_2": "may show a page: the left monitor",
    "screen_3": "may show a page: the right monitor",
    "monitors": "the monitors' cases, feet and cables",
    "keyboard": "the keyboard",
    "mouse": "the mouse and its mat",
    "lamp_alarm": "lit by state: the alarm light on its post at the left",
    "sounder": "the loudspeaker under it",
    "desk": "top, legs, modesty panel, cable duct, drawer unit",
    "chair": "the operator's chair, pushed aside",
    "papers": "shift log, pen, mug",
    "radio": "the hand-held radio in its charger",
    "tag": "name strip of the station",
}


def build(kit: Kit) -> None:
    """Desk, monitors, alarm light, what lies on it, chair."""
    _desk(kit)
    top = at(0, 0, TOP)
    desk.monitor(kit, "screen", top @ at(0, 0.16, 0), PICTURE)
    desk.monitor(kit, "screen_2", top @ at(-0.585, 0.10, 0, turn=(0, 0, 18)), PICTURE)
    desk.monitor(kit, "screen_3", top @ at(0.585, 0.10, 0, turn=(0, 0, -18)), PICTURE)
    for name in ("screen", "screen_2", "screen_3"):
        kit.state(name, "screen")
    desk.keyboard(kit, top @ at(0, -0.20, 0))
    desk.mouse(kit, top @ at(0.37, -0.21, 0))
    _light(kit, top @ at(-1.02, 0.20, 0))
    _papers(kit, top)
    kit("tag", "label", top).label("strip_dcs", 0.16, (0, -0.003 - DEEP / 2, -0.015))
    desk.chair(kit, at(0.72, -0.42, 0, turn=(0, 0, 24)))


def _desk(kit: Kit) -> None:
    kit("desk", "stone").plate((WIDE, DEEP, 0.030), (0, -DEEP / 2, TOP - 0.015), 0.004, 0.004)
    kit("desk", "plastic_grey").box((WIDE - 0.16, 0.018, 0.40), (0, 0.32, 0.50), 0.003)
    for s in (-1, 1):
        for y in (-0.33, 0.33):
            kit("desk", "alu").box(
                (0.06, 0.06, TOP - 0.055), (s * (WIDE / 2 - 0.06), y, (TOP - 0.055) / 2 + 0.024), 0.004
            )
            kit("desk", "rubber").bar(0.026, 0.024, (s * (WIDE / 2 - 0.06), y, 0.0), 12)
        kit("desk", "alu").box((0.06, 0.60, 0.05), (s * (WIDE / 2 - 0.06), 0, TOP - 0.06), 0.004)
    kit("desk", "alu").box((WIDE - 0.2, 0.05, 0.05), (0, 0.0, TOP - 0.06), 0.004)
    kit("desk", "plastic_black").box((WIDE - 0.5, 0.12, 0.06), (0, 0.25, TOP - 0.07), 0.006)
    x = -0.80
    kit("desk", "plastic_light").box((0.42, 0.56, 0.56), (x, 0.02, 0.345), 0.006)
    for k, high in enumerate((0.12, 0.12, 0.26)):
        z = 0.555 - (0, 0.13, 0.33)[k]
        kit("desk", "plastic_white").plate((0.40, 0.018, high), (x, -0.268, z), 0.006, 0.003)
        kit("desk", "steel_polished").tube(
            [(x - 0.07, -0.268, z), (x - 0.07, -0.292, z), (x + 0.07, -0.292, z), (x + 0.07, -0.268, z)],
            0.005,
            0.012,
            8,
        )
    for s in (-1, 1):
        for y in (-0.2, 0.24):
            kit("desk", "plastic_black").bar(0.026, 0.03, at(x + s * 0.17, y + 0.015, 0.026, turn=(90, 0, 0)), 12)


def _light(kit: Kit, frame: Array) -> None:
    kit("sounder", "plastic_black", frame).box((0.10, 0.11, 0.13), (0, 0, 0.065), 0.012)
    for k in range(6):
        kit("sounder", "steel_shadow", frame).box((0.07, 0.002, 0.004), (0, -0.0555, 0.035 + 0.011 * k), 0.0)
    kit("sounder", "steel_polished", frame).bar(0.010, 0.16, (0, 0, 0.13), 14)
    kit("lamp_alarm", "lamp_amber", frame).lathe(
        [(0.0, 0.0), (0.030, 0.0), (0.032, 0.006), (0.032, 0.062), (0.026, 0.076), (0.0, 0.082)], (0, 0, 0.29), 24
    )
    kit.state("lamp_alarm", "colour")
    kit("sounder", "plastic_black", frame).bar(0.034, 0.012, (0, 0, 0.28), 24)


def _papers(kit: Kit, top: Array) -> None:
    book = top @ at(-0.52, -0.24, 0, turn=(0, 0, 9))
    kit("papers", "plastic_blue", book).box((0.45, 0.31, 0.008), (0, 0, 0.004), 0.002)
    for s in (-1, 1):
        kit("papers", "paper", book).cushion((0.205, 0.285, 0.012), (s * 0.106, 0, 0.007), 0.15, 5 + s, 5)
        for k in range(9):
            kit("papers", "plastic_grey", book).box(
                (0.13 - 0.03 * (k * k % 3), 0.0018, 0.0006), (s * 0.106 - 0.01, 0.10 - 0.024 * k, 0.0191), 0.0
            )
    kit("papers", "plastic_blue", book).bar(0.0045, 0.14, at(0.13, -0.07, 0.025, turn=(90, 0, 60)), 10)
    mug = top @ at(0.86, -0.10, 0)
    kit("papers", "enamel_white", mug).lathe(
        [(0.0, 0.0), (0.036, 0.0), (0.040, 0.006), (0.041, 0.095), (0.038, 0.095), (0.037, 0.07)], (0, 0, 0), 24
    )
    kit("papers", "leather_brown", mug).lathe([(0.037, 0.0), (0.0, 0.0005)], (0, 0, 0.072), 20)
    kit("papers", "enamel_white", mug).tube(
        [(0.039, 0, 0.02), (0.066, 0, 0.025), (0.066, 0, 0.07), (0.039, 0, 0.078)], 0.005, 0.02, 8
    )
    radio = top @ at(-1.02, -0.06, 0)
    kit("radio", "plastic_black", radio).box((0.09, 0.09, 0.035), (0, 0, 0.0175), 0.008)
    kit("radio", "plastic_black", radio).box((0.056, 0.034, 0.125), at(0, 0, 0.09, turn=(-8, 0, 0)), 0.008)
    kit("radio", "rubber", radio).bar(0.006, 0.09, at(-0.018, 0.01, 0.14, turn=(-8, 0, 0)), 10)
    kit("radio", "plastic_yellow", radio).bar(0.008, 0.014, at(0.014, 0.01, 0.148, turn=(-8, 0, 0)), 12)
    kit("radio", "lamp_green", radio).bar(0.003, 0.002, at(0.0, -0.0455, 0.02, turn=(90, 0, 0)), 8)
