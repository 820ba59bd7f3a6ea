"""The printed matter of the process suites: one atlas for control room, culture hall and kill-tank room.

Keys as in `room_signs.py`, and `art:` for the drawings of `suite_art.py`.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from assets import room_signs, suite_art
from assets.kit.labels import atlas_of, labels
from assets.plan_source import RoomPlan, rooms

HIGH = 3072  # pixels of the atlas
ROOMS = ("CTL", "USP", "WIN")
LABELS = {
    "exit": room_signs.LABELS["exit"],
    "dirty": room_signs.LABELS["dirty"],
    "eyewash": ("EYE WASH\nLAVE-YEUX", room_signs.GREEN),
    "spill": ("SPILL KIT\nKIT DÉVERSEMENT", room_signs.YELLOW),
    "drain": ("CONTAINED DRAIN\nSIPHON CONFINÉ", room_signs.INK),
    "in_reach": ("KEEP CLEAR\nLAISSER LIBRE", room_signs.YELLOW),
    "bund": ("BUND 4 m³\nRÉTENTION 4 m³", room_signs.INK),
    "gallery": ("Viewing gallery\nGalerie de visite", room_signs.BLUE),
    "one_door": room_signs.LABELS["one_door"],
}
POSTERS = {
    "evacuation": room_signs.POSTERS["evacuation"],
    "quality": room_signs.POSTERS["quality"],
    "behave": room_signs.POSTERS["behave"],
    "spill": (
        "LIVE CULTURE SPILT\nDÉVERSEMENT",
        room_signs.RED,
        (
            "Stop, warn, step back",
            "Cover with granulate",
            "Disinfect 15 min",
            "Collect, bag, kill tank",
            "Call HSE: 2224",
        ),
    ),
    "alarm": (
        "AN ALARM\nUNE ALARME",
        room_signs.BLUE,
        ("Read it before you silence it", "Look at the trend", "Compare two readings", "Say what you saw", "Then act"),
    ),
    "hot": (
        "KILL TANK\nCUVE D'INACTIVATION",
        room_signs.RED,
        ("Cycle: 123 °C, 30 min", "Hot parts: gloves, visor", "No drain without release", "Leak: close, leave, call"),
    ),
}
KIT = {
    "clock": 1.0,
    "extinguisher": 0.8,
    "extinguisher_sign": 1.0,
    "first_aid_sign": 1.0,
    "first_aid": 0.8,
    "status_clean": 0.8,
    "status_to_be_cleaned": 0.8,
    "status_released": 0.8,
    "status_quarantine": 0.8,
    "intercom": 0.8,
    "counter": 0.7,
    "ems": 0.8,
    "calibrated": 0.8,
    "trolley": 0.8,
    "logbook": 0.8,
    "sop": 0.8,
    "towels": 0.8,
    "bin_bio": 0.8,
    "hatch": 0.8,
    "in_use": 0.7,
    "process_asset": 1.0,
    "warning_hot": 0.8,
    "warning_bio": 0.8,
    "warning_pressure": 0.8,
    "plate_sub200": 0.7,
    "plate_seed": 0.7,
    **{
        f"flow_{key}": 0.8
        for key in (
            "steam",
            "condensate",
            "cooling",
            "oxygen",
            "air",
            "carbon_dioxide",
            "broth",
            "drain",
            "base",
            "feed",
        )
    },
    "flow_wfi": 0.8,
}  # drawings of the label kit, and at which share of their resolution
Cell = tuple[int, int, int, int]


@cache
def layout() -> dict[str, Cell]:
    """Place of every drawing: left, top, width, height in pixels; falling shelves."""
    plans = rooms()
    sizes: dict[str, tuple[int, int]] = {}
    for name in ROOMS:
        sizes |= {f"door:{o.leads_to}": room_signs.DOOR_CELL for o in plans[name].openings}
    sizes |= {f"poster:{name}": room_signs.POSTER_CELL for name in POSTERS}
    sizes |= {f"label:{name}": room_signs.LABEL_CELL for name in LABELS}
    sizes |= {f"art:{name}": size for name, (size, _) in suite_art.ART.items()}
    for key, share in KIT.items():
        drawn = labels(atlas_of(key))[key]
        sizes[f"kit:{key}"] = (round(drawn.width * drawn.scale * share), round(drawn.height * drawn.scale * share))
    cells: dict[str, Cell] = {}
    left = top = shelf = 0
    for key in sorted(sizes, key=lambda name: (-sizes[name][1], name)):
        width, height = sizes[key]
        if left + width + room_signs.GAP > room_signs.SIZE:
            left, top, shelf = 0, top + shelf, 0
        cells[key] = (left, top, width, height)
        left, shelf = left + width + room_signs.GAP, max(shelf, height + room_signs.GAP)
    if top + shelf > HIGH:
        raise ValueError(f"the signs need {top + shelf} pixels of height, the atlas has {HIGH}; make it higher")
    return cells


def draw(path: Path, plans: dict[str, RoomPlan]) -> None:
    """Draw the atlas; the same plan gives the same picture."""
    image = Image.new("RGB", (room_signs.SIZE, HIGH), room_signs.PAPER)
    pen = ImageDraw.Draw(image)
    kinds: dict[str, Callable[[Cell, str], None]] = {
        "door": lambda cell, name: room_signs.door_sign(pen, cell, name, plans),
        "poster": lambda cell, name: room_signs.poster(pen, cell, *POSTERS[name]),
        "label": lambda cell, name: room_signs.label(pen, cell, *LABELS[name]),
        "kit": lambda cell, name: room_signs.paste_label(image, cell, name),
        "art": lambda cell, name: image.paste(suite_art.drawn(name), cell[:2]),
    }
    for key, cell in layout().items():
        kind, name = key.split(":", 1)
        kinds[kind](cell, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(220, dither=Image.Dither.NONE).save(path, optimize=True)


room_signs.SHEETS["suite"] = lambda: (layout(), HIGH)
