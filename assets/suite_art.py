"""Larger drawings of the suites: pictures on the wall of screens, the whiteboard, backs of binders, port plates."""

import math
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from assets.room_signs import font

Colour = tuple[int, int, int]
GROUND, TILE, LINE, INK, SOFT = (42, 47, 51), (54, 60, 65), (92, 100, 106), (226, 232, 235), (150, 160, 166)
TRACES: tuple[Colour, ...] = ((213, 120, 40), (70, 150, 205), (60, 170, 130), (190, 110, 160), (200, 165, 60))
AMBER: Colour = (229, 158, 0)
Pen = ImageDraw.ImageDraw


def drawn(name: str) -> Image.Image:
    """A drawing by its name."""
    size, draw = ART[name]
    image = Image.new("RGB", size, GROUND)
    draw(ImageDraw.Draw(image), size)
    return image


def _head(pen: Pen, wide: int, title: str, clock: str = "02:10") -> None:
    pen.rectangle((0, 0, wide, 30), (30, 34, 37))
    pen.text((12, 15), title, INK, font(17), anchor="lm")
    pen.text((wide - 12, 15), clock, SOFT, font(16, "Regular"), anchor="rm")


def _overview(pen: Pen, size: tuple[int, int]) -> None:
    wide, high = size
    _head(pen, wide, "USP · Overview / Vue générale")
    units = (
        ("BR-101", "N-1", "36.9", "clean"),
        ("BR-102", "SUB 200", "37.0", "clean"),
        ("BR-201", "2000 L", "36.8", "day 7"),
    )
    step = (wide - 24) / 3
    for k, (tag, name, temp, state) in enumerate(units):
        x = 12 + step * k
        pen.rounded_rectangle((x, 44, x + step - 10, high - 12), 6, TILE, LINE, 2)
        pen.text((x + 10, 62), tag, INK, font(18), anchor="lm")
        pen.text((x + step - 20, 62), name, SOFT, font(14, "Regular"), anchor="rm")
        left, right, top = x + step * 0.28, x + step * 0.64, 92
        pen.rounded_rectangle((left, top, right, top + 120), 22, GROUND, SOFT, 3)
        level = (0.0, 0.0, 0.74)[k]
        pen.rounded_rectangle((left + 4, top + 116 - 108 * level, right - 4, top + 116), 18, (96, 116, 128))
        middle = (left + right) / 2
        pen.line((middle, top - 12, middle, top + 90), SOFT, 3)
        pen.line((middle - 16, top + 90, middle + 16, top + 90), SOFT, 5)
        for j, (label, value) in enumerate(
            (("T °C", temp), ("pH", ("—", "—", "6.98")[k]), ("DO %", ("—", "—", "40.1")[k]))
        ):
            y = top + 138 + 22 * j
            pen.text((x + 14, y), label, SOFT, font(15, "Regular"), anchor="lm")
            pen.text((x + step - 24, y), value, INK, font(17), anchor="rm")
        pen.text((x + 14, high - 24), state, SOFT, font(14, "Regular"), anchor="lm")


def _trends(pen: Pen, size: tuple[int, int]) -> None:
    wide, high = size
    _head(pen, wide, "BR-201 · 24 h")
    source = np.random.default_rng(21)
    rows = ("DO %", "O2 L/min", "pH", "mbar")
    step = (high - 44) / len(rows)
    for k, name in enumerate(rows):
        top = 38 + step * k
        pen.rectangle((60, top, wide - 14, top + step - 8), TILE)
        for j in range(7):
            x = 60 + (wide - 74) * j / 6
            pen.line((x, top, x, top + step - 8), (70, 77, 82), 1)
        pen.text((8, top + 14), name, SOFT, font(13, "Regular"), anchor="lm")
        count = 160
        wave = np.cumsum(source.normal(0, 0.02, count))
        share = np.linspace(0, 1, count)
        shape = (0 * share, 0.35 * share**2, 0.06 * np.sin(9 * share), 0 * share)[k]
        y = top + (step - 8) * (0.55 - shape - 0.25 * (wave - wave.mean()))
        points = [(60 + (wide - 74) * float(s), float(v)) for s, v in zip(share, y, strict=True)]
        pen.line(points, TRACES[k], 3, joint="curve")
        if k == 0:
            pen.line([(px, py + 5 + 3 * math.sin(px / 19)) for px, py in points], TRACES[1], 2)


def _alarms(pen: Pen, size: tuple[int, int]) -> None:
    wide, high = size
    _head(pen, wide, "Alarms / Alarmes · 24 h")
    rows = (
        ("23:58", "TK-MED level low", "returned"),
        ("22:41", "CHW return 8.4 °C", "acknowledged"),
        ("21:07", "AHU2 filter dP high", "acknowledged"),
        ("19:30", "WFI loop 79.6 °C", "returned"),
        ("18:12", "DR044 open 60 s", "returned"),
        ("16:55", "BR-102 temp", "shelved"),
        ("14:20", "O2 manifold changeover", "returned"),
        ("11:48", "T-601 cycle complete", "returned"),
    )
    step = (high - 44) / len(rows)
    for k, (when, what, state) in enumerate(rows):
        y = 40 + step * k
        pen.rectangle((10, y, wide - 10, y + step - 5), TILE)
        if state == "acknowledged":
            pen.polygon([(22, y + step - 12), (32, y + 6), (42, y + step - 12)], AMBER)
        middle = y + step / 2 - 2
        pen.text((54, middle), when, SOFT, font(15, "Regular"), anchor="lm")
        pen.text((110, middle), what, INK, font(16), anchor="lm")
        pen.text((wide - 20, middle), state, SOFT, font(14, "Regular"), anchor="rm")


def _building(pen: Pen, size: tuple[int, int]) -> None:
    wide, _ = size
    _head(pen, wide, "BMS · Pressures / Pressions")
    plan = (
        ("LOB", 20, 220, 70, 60, "0"),
        ("CHG", 94, 220, 60, 60, "0"),
        ("COR S", 20, 184, 450, 32, "0"),
        ("PAL D", 158, 220, 50, 40, "10"),
        ("COR D", 158, 264, 312, 26, "15"),
        ("INOC", 158, 110, 80, 70, "30"),
        ("USP", 242, 84, 120, 96, "15"),
        ("HARV", 366, 110, 50, 70, "15"),
        ("DSP 1", 420, 110, 76, 70, "30"),
        ("COR N", 20, 48, 476, 32, "0"),
        ("CTL", 20, 84, 70, 96, "0"),
        ("QA", 94, 110, 60, 70, "0"),
    )
    for name, x, y, w, h, dp in plan:
        pen.rectangle((x, y, x + w, y + h), (66, 92, 82) if dp != "0" else TILE, LINE, 2)
        pen.text((x + w / 2, y + h / 2 - 7), name, INK, font(12), anchor="mm")
        pen.text((x + w / 2, y + h / 2 + 8), f"{dp} Pa", SOFT, font(11, "Regular"), anchor="mm")


def _cameras(pen: Pen, size: tuple[int, int]) -> None:
    wide, high = size
    _head(pen, wide, "CCTV 12 · USP")
    pen.polygon([(0, high), (wide, high), (wide * 0.72, high * 0.52), (wide * 0.28, high * 0.52)], (70, 80, 86))
    pen.polygon([(0, 30), (wide * 0.28, 76), (wide * 0.28, high * 0.52), (0, high)], (104, 110, 112))
    pen.polygon([(wide, 30), (wide * 0.72, 76), (wide * 0.72, high * 0.52), (wide, high)], (96, 102, 104))
    pen.rectangle((wide * 0.28, 76, wide * 0.72, high * 0.52), (122, 127, 128))
    pen.rounded_rectangle((wide * 0.40, 84, wide * 0.58, high * 0.66), 24, (150, 156, 158), (70, 74, 76), 3)
    pen.rectangle((wide * 0.42, high * 0.66, wide * 0.44, high * 0.76), (64, 68, 70))
    pen.rectangle((wide * 0.54, high * 0.66, wide * 0.56, high * 0.76), (64, 68, 70))
    pen.rectangle((wide * 0.60, 110, wide * 0.66, high * 0.72), (130, 136, 138))
    pen.ellipse((wide - 30, 40, wide - 18, 52), (190, 40, 30))


def _energy(pen: Pen, size: tuple[int, int]) -> None:
    wide, high = size
    _head(pen, wide, "Utilities / Utilités")
    rows = (("WFI loop", "80.4 °C", 0.80), ("Pure steam", "3.0 bar", 0.62), ("Chilled water", "6.1 °C", 0.45))
    rows += (("O2 manifold", "182 bar", 0.86), ("Process air", "6.2 bar", 0.70), ("Kill tank T-601", "empty", 0.03))
    step = (high - 48) / len(rows)
    for k, (name, value, share) in enumerate(rows):
        y = 42 + step * k
        pen.text((14, y + 12), name, INK, font(16), anchor="lm")
        pen.text((wide - 14, y + 12), value, SOFT, font(15, "Regular"), anchor="rm")
        pen.rectangle((14, y + 25, wide - 14, y + 34), TILE)
        pen.rectangle((14, y + 25, 14 + (wide - 28) * share, y + 34), (110, 132, 144))


def _whiteboard(pen: Pen, size: tuple[int, int]) -> None:
    wide, high = size
    pen.rectangle((0, 0, wide, high), (244, 246, 246))
    blue, red, green, ink = (30, 70, 160), (190, 40, 40), (20, 120, 70), (40, 44, 48)
    hand = font(25, "Regular")
    pen.text((24, 34), "CHO-0147 · day 7 / jour 7", blue, font(30, "Regular"), anchor="lm")
    pen.line((24, 56, 400, 52), blue, 3)
    for k, text in enumerate(("feed 07:00 · 45 L", "sample / prélèvement 06:00", "probe B: standby")):
        pen.text((30, 92 + 40 * k), text, ink, hand, anchor="lm")
    pen.text((wide - 300, 36), "Night / Nuit", green, font(28, "Regular"), anchor="lm")
    for k, text in enumerate(("AB  control", "ML  USP", "HSE 2224", "QA 2223")):
        pen.text((wide - 296, 80 + 38 * k), text, ink, hand, anchor="lm")
    base, left = high - 34, 60
    pen.line((left, high - 190, left, base), ink, 3)
    pen.line((left, base, left + 330, base), ink, 3)
    curve = [(left + 320 * s, base - 140 * math.exp(-((s - 0.72) ** 2) / 0.11)) for s in np.linspace(0, 0.5, 24)]
    pen.line(curve, blue, 4, joint="curve")
    rest = [(left + 320 * s, base - 140 * math.exp(-((s - 0.72) ** 2) / 0.11)) for s in np.linspace(0.5, 1.0, 12)]
    for a, b in zip(rest[::2], rest[1::2], strict=False):
        pen.line((a, b), blue, 3)
    pen.text((left + 12, high - 172), "VCD", blue, font(20, "Regular"), anchor="lm")
    pen.text((wide - 300, high - 92), "DEV-318 open!", red, font(28, "Regular"), anchor="lm")
    pen.line((wide - 300, high - 72, wide - 90, high - 76), red, 3)
    pen.text((wide - 300, high - 46), "SUB 200: CIP", ink, hand, anchor="lm")


def _binders(pen: Pen, size: tuple[int, int]) -> None:
    wide, high = size
    colours: tuple[Colour, ...] = ((28, 70, 120), (196, 200, 202), (120, 36, 34), (40, 96, 74), (60, 64, 68))
    words = ("SOP USP", "LOT 0139", "LOT 0140", "DCS", "EMS", "AHU2", "CIP", "WIN", "SOP 3", "LOT 0141", "HSE", "CSV")
    step = wide / len(words)
    for k, word in enumerate(words):
        x, colour = step * k, colours[(k * 3 + k // 4) % 5]
        pen.rectangle((x, 0, x + step, high), colour)
        pen.line((x, 0, x, high), (16, 18, 20), 4)
        pen.rectangle((x + step * 0.18, high * 0.14, x + step * 0.86, high * 0.60), (238, 238, 234))
        strip = Image.new("RGB", (int(high * 0.44), int(step * 0.60)), (238, 238, 234))
        ImageDraw.Draw(strip).text((strip.width / 2, strip.height / 2), word, (30, 34, 38), font(19), anchor="mm")
        pen._image.paste(strip.rotate(90, expand=True), (int(x + step * 0.22), int(high * 0.15)))  # type: ignore[attr-defined]  # noqa: SLF001
        pen.ellipse((x + step * 0.34, high * 0.74, x + step * 0.70, high * 0.74 + step * 0.36), (20, 22, 24))


def _plate(first: str, second: str, third: str) -> Callable[[Pen, tuple[int, int]], None]:
    def draw(pen: Pen, size: tuple[int, int]) -> None:
        wide, high = size
        pen.rectangle((0, 0, wide, high), (228, 232, 233))
        pen.rectangle((0, 0, wide, high * 0.34), (24, 96, 140))
        pen.text((wide / 2, high * 0.17), first, "white", font(26), anchor="mm")
        pen.text((wide / 2, high * 0.52), second, (34, 42, 50), font(19), anchor="mm")
        pen.text((wide / 2, high * 0.78), third, (84, 98, 108), font(17, "Regular"), anchor="mm")

    return draw


def _panel(pen: Pen, size: tuple[int, int]) -> None:
    """A small operating screen of a machine at rest."""
    wide, high = size
    _head(pen, wide, "BR-102")
    for k, (name, value) in enumerate((("T °C", "21.4"), ("pH", "—"), ("DO", "—"), ("rpm", "0"))):
        x, y = 12 + (wide - 24) / 2 * (k % 2), 40 + (high - 52) / 2 * (k // 2)
        pen.rounded_rectangle((x, y, x + (wide - 36) / 2, y + (high - 68) / 2), 5, TILE)
        pen.text((x + 10, y + 16), name, SOFT, font(14, "Regular"), anchor="lm")
        pen.text((x + (wide - 36) / 4, y + (high - 68) / 3.2), value, INK, font(22), anchor="mm")


ART: dict[str, tuple[tuple[int, int], Callable[[Pen, tuple[int, int]], None]]] = {
    "overview": ((512, 320), _overview),
    "trends": ((512, 320), _trends),
    "alarms": ((512, 320), _alarms),
    "building": ((512, 320), _building),
    "cameras": ((512, 320), _cameras),
    "energy": ((512, 320), _energy),
    "whiteboard": ((768, 400), _whiteboard),
    "binders": ((768, 230), _binders),
    "panel": ((256, 160), _panel),
    "port_INOC": ((384, 160), _plate("INOC  →  USP", "Seed to N-1 reactor", "Inoculum vers réacteur N-1")),
    "port_HARV": ((384, 160), _plate("USP  →  HARV", "Bioreactor to centrifuge", "Bioréacteur vers centrifugeuse")),
}
