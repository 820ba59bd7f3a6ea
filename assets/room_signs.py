"""Everything printed in the rooms: door signs from the plan, posters, small labels. English first, French below.

The first five rooms share one atlas, `signs`; those of the suites print from `suite` (`suite_signs.py`), so that
a new sign there moves none of theirs.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from assets.kit.labels import atlas_of, labels
from assets.kit.print_canvas import Canvas
from assets.plan_source import RoomPlan, rooms

SIZE, HIGH = 2048, 2816  # pixels of the atlas
KIT = {
    "gowning_d": 0.85,
    "prohibited": 0.8,
    "wash": 0.7,
    "rub": 0.7,
    "clock": 1.0,
    "interlock": 0.7,
    "exit": 0.8,
    "release": 0.8,
    "extinguisher": 0.8,
    "extinguisher_sign": 1.0,
    "first_aid_sign": 1.0,
    "first_aid": 0.8,
    "status_clean": 0.8,
    "status_to_be_cleaned": 0.8,
    "status_quarantine": 0.8,
    "status_released": 0.8,
    "intercom": 0.8,
    "counter": 0.7,
    "ems": 0.8,
    "calibrated": 0.8,
    "camera": 0.8,
    "trolley": 0.8,
    "logbook": 0.8,
    "sop": 0.8,
    "towels": 0.8,
    "bin_garment": 0.8,
    "hatch": 0.8,
    "coverall_pack": 0.6,
    "asset": 0.6,
}  # fmt: skip - drawings of the label kit, and at which share of its resolution
DOOR_CELL = (256, 192)
POSTER_CELL = (256, 384)
LABEL_CELL = (256, 128)
GAP = 8  # pixels between drawings of the kit
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


_sheet: ContextVar[str] = ContextVar("sheet", default="signs")


@contextmanager
def printed_on(sheet: str) -> Iterator[None]:
    """Within it, what is dressed prints from that atlas."""
    before = _sheet.set(sheet)
    try:
        yield
    finally:
        _sheet.reset(before)


def region(key: str) -> tuple[float, float, float, float]:
    """Texture coordinates (u0, v0, u1, v1) of a drawing, v upward."""
    cells, high = cells_of(_sheet.get())
    left, top, width, height = cells[key]
    inset = 1.0
    return (
        (left + inset) / SIZE,
        1 - (top + height - inset) / high,
        (left + width - inset) / SIZE,
        1 - (top + inset) / high,
    )


def cells_of(sheet: str) -> tuple[dict[str, tuple[int, int, int, int]], int]:
    """The place of every drawing of an atlas, and the height of the atlas in pixels."""
    return SHEETS[sheet]()


def draw(path: Path, plans: dict[str, RoomPlan]) -> None:
    """Draw the atlas; the same plan gives the same picture."""
    image = Image.new("RGB", (SIZE, HIGH), PAPER)
    pen = ImageDraw.Draw(image)
    for key, cell in layout().items():
        kind, name = key.split(":", 1)
        match kind:
            case "door":
                door_sign(pen, cell, name, plans)
            case "poster":
                poster(pen, cell, *POSTERS[name])
            case "label":
                label(pen, cell, *LABELS[name])
            case "kit":
                paste_label(image, cell, name)
            case _:
                raise ValueError(f"no way to draw {key!r}")
    path.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(200, dither=Image.Dither.NONE).save(path, optimize=True)


def paste_label(image: Image.Image, cell: tuple[int, int, int, int], name: str) -> None:
    """A drawing of the label kit in its cell."""
    drawn = labels(atlas_of(name))[name]
    canvas = Canvas.blank(drawn.width, drawn.height, drawn.scale, "en")
    drawn.draw(canvas)
    image.paste(canvas.image.resize(cell[2:], Image.Resampling.LANCZOS), cell[:2])


@cache
def layout() -> dict[str, tuple[int, int, int, int]]:
    """Place of every drawing: left, top, width, height in pixels."""
    plans = rooms()
    doors = [f"door:{o.leads_to}" for name in ("LOB", "CHG", "COR_S", "PAL_D", "COR_D") for o in plans[name].openings]
    cells, top = {}, 0
    for keys, (width, height) in (
        (list(dict.fromkeys(doors)), DOOR_CELL),
        ([f"poster:{name}" for name in POSTERS], POSTER_CELL),
        ([*(f"label:{name}" for name in LABELS)], LABEL_CELL),
    ):
        columns = SIZE // width
        for i, key in enumerate(keys):
            cells[key] = (i % columns * width, top + i // columns * height, width, height)
        top += -(-len(keys) // columns) * height
    top = _add_kit(cells, top)
    if top > HIGH:
        raise ValueError(f"the signs need {top} pixels of height, the atlas has {HIGH}; make the cells smaller")
    return cells


def _add_kit(cells: dict[str, tuple[int, int, int, int]], top: int) -> int:
    """Drawings of the label kit on shelves below the others, the highest first; where the last shelf ends."""
    sizes = {}
    for key, share in KIT.items():
        drawn = labels()[key]
        sizes[key] = (round(drawn.width * drawn.scale * share), round(drawn.height * drawn.scale * share))
    left = shelf = 0
    for key in sorted(sizes, key=lambda name: (-sizes[name][1], name)):
        width, height = sizes[key]
        if left + width + GAP > SIZE:
            left, top, shelf = 0, top + shelf, 0
        cells[f"kit:{key}"] = (left, top, width, height)
        left, shelf = left + width + GAP, max(shelf, height + GAP)
    return top + shelf


@cache
def font(size: int, weight: str = "Bold") -> ImageFont.FreeTypeFont:
    """A face of the plant at a size in pixels."""
    found = sorted(FONTS.glob(f"*{weight}*.?tf")) or sorted(FONTS.glob("*.?tf"))
    return ImageFont.truetype(str(found[0]) if found else f"DejaVuSans{'-Bold' if weight == 'Bold' else ''}.ttf", size)


def fitted(text: str, size: int, width: int, weight: str = "Bold") -> ImageFont.FreeTypeFont:
    """The face made smaller until the text fits into a width of pixels."""
    while size > 9 and font(size, weight).getlength(text) > width:
        size -= 1
    return font(size, weight)


def door_sign(
    pen: ImageDraw.ImageDraw, cell: tuple[int, int, int, int], target: str, plans: dict[str, RoomPlan]
) -> None:
    """The sign beside a door: which room is behind, its name, grade and pressure."""
    x, y, w, h = cell
    plan = plans.get(target)
    colour = (
        BLUE
        if plan is None or not plan.is_clean
        else {"D": (24, 96, 140), "C": (20, 104, 84), "B": (110, 60, 120)}.get(plan.grade, BLUE)
    )
    pen.rectangle((x, y, x + w, y + h), PAPER)
    pen.rectangle((x, y, x + w, y + 66), colour)
    pen.text((x + 14, y + 33), target.replace("_", " "), "white", fitted(target, 44, w - 28), anchor="lm")
    if plan is None:
        pen.text((x + 14, y + 96), "Outside · Extérieur", INK, font(20), anchor="lm")
        return
    pen.text((x + 14, y + 90), plan.name, INK, fitted(plan.name, 21, w - 28), anchor="lm")
    pen.text((x + 14, y + 116), plan.name_fr, (90, 98, 106), fitted(plan.name_fr, 18, w - 28, "Regular"), anchor="lm")
    grade = f"Grade {plan.grade}" if plan.is_clean else "Not classified"
    pen.text((x + 14, y + 150), grade, colour, font(21), anchor="lm")
    pen.text((x + w - 14, y + 150), f"{plan.pressure:+g} Pa", INK, font(21), anchor="rm")
    pen.rectangle((x, y + h - 12, x + w, y + h), YELLOW if plan.is_clean else (190, 196, 200))


def poster(
    pen: ImageDraw.ImageDraw,
    cell: tuple[int, int, int, int],
    title: str,
    colour: tuple[int, int, int],
    lines: tuple[str, ...],
) -> None:
    """A poster of numbered lines."""
    x, y, w, h = cell
    pen.rectangle((x, y, x + w, y + h), PAPER)
    pen.rectangle((x, y, x + w, y + 84), colour)
    for i, row in enumerate(title.split("\n")):
        pen.text((x + w / 2, y + 28 + 30 * i), row, "white", fitted(row, 26 - 6 * i, w - 20), anchor="mm")
    step = (h - 104) / len(lines)
    for i, row in enumerate(lines):
        middle = y + 94 + step * (i + 0.5)
        pen.ellipse((x + 14, middle - 15, x + 44, middle + 15), colour)
        pen.text((x + 29, middle), str(i + 1), "white", font(18), anchor="mm")
        text = row.lstrip("0123456789 ")
        pen.text((x + 54, middle), text, INK, fitted(text, 18, w - 64, "Regular"), anchor="lm")
    pen.rectangle((x, y + h - 8, x + w, y + h), colour)


def label(pen: ImageDraw.ImageDraw, cell: tuple[int, int, int, int], text: str, colour: tuple[int, int, int]) -> None:
    """A word on its colour."""
    x, y, w, h = cell
    pen.rectangle((x, y, x + w, y + h), colour)
    rows = text.split("\n")
    for i, row in enumerate(rows):
        font = fitted(row, 44 if len(rows) == 1 else 30 - 6 * i, w - 24)
        pen.text(
            (x + w / 2, y + h / 2 + (i - (len(rows) - 1) / 2) * 40),
            row,
            INK if colour == YELLOW else "white",
            font,
            anchor="mm",
        )


SHEETS: dict[str, Callable[[], tuple[dict[str, tuple[int, int, int, int]], int]]] = {"signs": lambda: (layout(), HIGH)}
