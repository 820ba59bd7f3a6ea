"""Everything printed in the rooms, drawn into one atlas: door signs from the plan, posters, small labels.

English first, French below.
"""

import math
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from assets.plan_source import RoomPlan, rooms

SIZE = 2048
DOOR_CELL = (256, 192)
POSTER_CELL = (256, 384)
LABEL_CELL = (256, 128)
BLUE, RED, GREEN, YELLOW, INK, PAPER = (
    (18, 62, 110),
    (176, 28, 24),
    (20, 120, 62),
    (232, 172, 20),
    (34, 42, 50),
    (246, 247, 246),
)
FONTS = Path(__file__).parent / "fonts"
POSTERS = {
    "gown_d": (
        "GOWNING D\nHABILLAGE D",
        BLUE,
        (
            "1  Hair and beard cover",
            "2  Coverall, tabs only",
            "3  Overshoes over the bench",
            "4  Sanitise hands",
            "5  Gloves",
            "6  Mirror: check gaps",
        ),
    ),
    "hands": (
        "WASH YOUR HANDS\nLAVEZ VOS MAINS",
        BLUE,
        (
            "Wet hands",
            "Soap, 30 seconds",
            "Palms, backs, fingers",
            "Thumbs, nails",
            "Rinse, dry with paper",
            "Do not touch the tap",
        ),
    ),
    "visitors": (
        "VISITORS\nVISITEURS",
        BLUE,
        ("Sign in at reception", "Wear your badge", "Stay with your host", "No photographs", "Report any illness"),
    ),
    "evacuation": (
        "EVACUATION\nÉVACUATION",
        GREEN,
        ("Leave by the nearest exit", "Do not stop to degown", "Assembly point B", "Fire: 112"),
    ),
    "flow": (
        "ONE WAY\nSENS UNIQUE",
        GREEN,
        ("Personnel in: PAL_D", "Personnel out: PAL_DX", "Material in: MAL_D", "Waste out: MAL_DX"),
    ),
    "quality": (
        "QUALITY IS A HABIT\nLA QUALITÉ AU QUOTIDIEN",
        BLUE,
        ("Write it when you do it", "Correct, never erase", "Sign with your own name", "Ask before you guess"),
    ),
    "jewels": (
        "LEAVE HERE\nÀ DÉPOSER ICI",
        RED,
        ("Watch and rings", "Telephone", "Food and drink", "Make-up removed", "Street clothes"),
    ),
    "behave": (
        "IN THE CLEAN AREA\nEN ZONE PROPRE",
        BLUE,
        ("Walk slowly", "Keep hands in sight", "One door at a time", "Do not lean on walls", "Sanitise often"),
    ),
}
LABELS = {
    "one_door": ("ONE DOOR AT A TIME\nUNE PORTE À LA FOIS", RED),
    "push": ("PUSH\nPOUSSER", BLUE),
    "exit": ("EXIT  →\nSORTIE", GREEN),
    "extinguisher": ("FIRE EXTINGUISHER\nEXTINCTEUR", RED),
    "ems": ("EMS  MONITORING\nSURVEILLANCE", BLUE),
    "dirty": ("STREET SIDE\nCÔTÉ RUE", YELLOW),
    "clean": ("CLEAN SIDE\nCÔTÉ PROPRE", GREEN),
    "cctv": ("CAMERA\nVIDÉO", INK),
    "wfi": ("WFI 80 °C  →", GREEN),
    "cda": ("COMPRESSED AIR  →", BLUE),
    "chw": ("CHILLED WATER  →", (0, 90, 130)),
    "steam": ("PURE STEAM  →", RED),
    "reception": ("RECEPTION · ACCUEIL", INK),
    "first_air": ("FIRST AIR", BLUE),
    "particle": ("PARTICLES 0.5 / 5 µm", BLUE),
    "sampling": ("SAMPLE POINT", INK),
}


def region(key: str) -> tuple[float, float, float, float]:
    """Texture coordinates (u0, v0, u1, v1) of a drawing, v upward."""
    left, top, width, height = _layout()[key]
    inset = 1.0
    return (
        (left + inset) / SIZE,
        1 - (top + height - inset) / SIZE,
        (left + width - inset) / SIZE,
        1 - (top + inset) / SIZE,
    )


def draw(path: Path, plans: dict[str, RoomPlan]) -> None:
    """Draw the atlas; the same plan gives the same picture."""
    image = Image.new("RGB", (SIZE, SIZE), PAPER)
    pen = ImageDraw.Draw(image)
    for key, cell in _layout().items():
        kind, name = key.split(":", 1)
        match kind:
            case "door":
                _door_sign(pen, cell, name.split(">")[1], plans)
            case "poster":
                _poster(pen, cell, *POSTERS[name])
            case "label":
                _label(pen, cell, *LABELS[name])
            case _:
                _clock(pen, cell)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


@cache
def _layout() -> dict[str, tuple[int, int, int, int]]:
    plans = rooms()
    doors = [
        f"door:{o.door}>{o.leads_to}"
        for name in ("LOB", "CHG", "COR_S", "PAL_D", "COR_D")
        for o in plans[name].openings
    ]
    cells, top = {}, 0
    for keys, (width, height) in (
        (list(dict.fromkeys(doors)), DOOR_CELL),
        ([f"poster:{name}" for name in POSTERS], POSTER_CELL),
        ([*(f"label:{name}" for name in LABELS)], LABEL_CELL),
        (["clock:face"], (256, 256)),
    ):
        columns = SIZE // width
        for i, key in enumerate(keys):
            cells[key] = (i % columns * width, top + i // columns * height, width, height)
        top += -(-len(keys) // columns) * height
    if top > SIZE:
        raise ValueError(f"the signs need {top} pixels of height, the atlas has {SIZE}; make the cells smaller")
    return cells


@cache
def _font(size: int, weight: str = "Bold") -> ImageFont.FreeTypeFont:
    found = sorted(FONTS.glob(f"*{weight}*.?tf")) or sorted(FONTS.glob("*.?tf"))
    return ImageFont.truetype(str(found[0]) if found else f"DejaVuSans{'-Bold' if weight == 'Bold' else ''}.ttf", size)


def _fitted(text: str, size: int, width: int, weight: str = "Bold") -> ImageFont.FreeTypeFont:
    while size > 9 and _font(size, weight).getlength(text) > width:
        size -= 1
    return _font(size, weight)


def _door_sign(
    pen: ImageDraw.ImageDraw, cell: tuple[int, int, int, int], target: str, plans: dict[str, RoomPlan]
) -> None:
    x, y, w, h = cell
    plan = plans.get(target)
    colour = (
        BLUE
        if plan is None or not plan.is_clean
        else {"D": (24, 96, 140), "C": (20, 104, 84), "B": (110, 60, 120)}.get(plan.grade, BLUE)
    )
    pen.rectangle((x, y, x + w, y + h), PAPER)
    pen.rectangle((x, y, x + w, y + 66), colour)
    pen.text((x + 14, y + 33), target.replace("_", " "), "white", _fitted(target, 44, w - 28), anchor="lm")
    if plan is None:
        pen.text((x + 14, y + 96), "Outside · Extérieur", INK, _font(20), anchor="lm")
        return
    pen.text((x + 14, y + 90), plan.name, INK, _fitted(plan.name, 21, w - 28), anchor="lm")
    pen.text((x + 14, y + 116), plan.name_fr, (90, 98, 106), _fitted(plan.name_fr, 18, w - 28, "Regular"), anchor="lm")
    grade = f"Grade {plan.grade}" if plan.is_clean else "Not classified"
    pen.text((x + 14, y + 150), grade, colour, _font(21), anchor="lm")
    pen.text((x + w - 14, y + 150), f"{plan.pressure:+g} Pa", INK, _font(21), anchor="rm")
    pen.rectangle((x, y + h - 12, x + w, y + h), YELLOW if plan.is_clean else (190, 196, 200))


def _poster(
    pen: ImageDraw.ImageDraw,
    cell: tuple[int, int, int, int],
    title: str,
    colour: tuple[int, int, int],
    lines: tuple[str, ...],
) -> None:
    x, y, w, h = cell
    pen.rectangle((x, y, x + w, y + h), PAPER)
    pen.rectangle((x, y, x + w, y + 84), colour)
    for i, row in enumerate(title.split("\n")):
        pen.text((x + w / 2, y + 28 + 30 * i), row, "white", _fitted(row, 26 - 6 * i, w - 20), anchor="mm")
    step = (h - 104) / len(lines)
    for i, row in enumerate(lines):
        middle = y + 94 + step * (i + 0.5)
        pen.ellipse((x + 14, middle - 15, x + 44, middle + 15), colour)
        pen.text((x + 29, middle), str(i + 1), "white", _font(18), anchor="mm")
        text = row.lstrip("0123456789 ")
        pen.text((x + 54, middle), text, INK, _fitted(text, 18, w - 64, "Regular"), anchor="lm")
    pen.rectangle((x, y + h - 8, x + w, y + h), colour)


def _label(pen: ImageDraw.ImageDraw, cell: tuple[int, int, int, int], text: str, colour: tuple[int, int, int]) -> None:
    x, y, w, h = cell
    pen.rectangle((x, y, x + w, y + h), colour)
    rows = text.split("\n")
    for i, row in enumerate(rows):
        font = _fitted(row, 44 if len(rows) == 1 else 30 - 6 * i, w - 24)
        pen.text(
            (x + w / 2, y + h / 2 + (i - (len(rows) - 1) / 2) * 40),
            row,
            INK if colour == YELLOW else "white",
            font,
            anchor="mm",
        )


def _clock(pen: ImageDraw.ImageDraw, cell: tuple[int, int, int, int]) -> None:
    x, y, w, h = cell
    pen.rectangle((x, y, x + w, y + h), PAPER)
    for i in range(60):
        a, inner = i * math.pi / 30, 0.40 if i % 5 else 0.36
        ends = [(x + w / 2 + r * w * math.sin(a), y + h / 2 - r * h * math.cos(a)) for r in (inner, 0.43)]
        pen.line(ends, INK, 2 if i % 5 else 6)
        if i % 5 == 0:
            pen.text(
                (x + w / 2 + 0.29 * w * math.sin(a), y + h / 2 - 0.29 * h * math.cos(a)),
                str(i // 5 or 12),
                INK,
                _font(26),
                anchor="mm",
            )
