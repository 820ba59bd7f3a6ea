"""Colours, sizes and type of every screen in one place, and the contrast that they must reach.

Contrast is the ratio of relative luminances of WCAG 2.2 [wcag22]. Nothing else in `game/hud` names a colour.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Palette = Mapping[str, str]
Weight = Literal["Regular", "SemiBold", "Bold"]

COLOURS: dict[str, str] = {
    # surfaces
    "paper": "#FFFFFF",
    "paper-2": "#F1F4F6",
    "ground": "#E4E9EC",
    "night": "#14212A",
    # text
    "ink": "#14212A",
    "ink-2": "#465661",
    "on-night": "#FFFFFF",
    "on-night-2": "#C9D6DE",
    "speaker": "#F0E442",
    # lines
    "line": "#C6CFD5",
    "edge": "#5F6F79",
    # what can be done
    "act": "#0072B2",
    "act-press": "#00537F",
    "act-soft": "#DCECF6",
    "focus": "#F0E442",
    # judgement, as text and as ground
    "good": "#00694D",
    "warn": "#7F5200",
    "bad": "#A03B00",
    "note": "#8F3A69",
    "good-soft": "#DDF1EA",
    "warn-soft": "#FBEFD2",
    "bad-soft": "#FBE5D9",
    "note-soft": "#F6E4EE",
    # alarm fills (Okabe-Ito hues; p1 darkened so that white text can be read)
    "p1": "#B33A00",
    "p2": "#E69F00",
    "p3": "#F0E442",
    "p4": "#CC79A7",
    # HMI greys [isa101]
    "h-bg": "#DDE0E2",
    "h-panel": "#EBEDEE",
    "h-field": "#F6F7F7",
    "h-line": "#6A7177",
    "h-equip": "#C4C9CC",
    "h-fill": "#98A2A9",
    "h-text": "#2B3236",
    "h-text-2": "#4A5359",
    "h-live": "#003F73",
    "h-band": "#B4C6D1",
    "h-run": "#4D565C",
    "grade-CNC": "#EBEDEE",
    "grade-D": "#D3D9DD",
    "grade-C": "#B9C3CA",
    "grade-B": "#98A6B0",
    "grade-A": "#98A6B0",
    # trend pens
    "pen-1": "#000000",
    "pen-2": "#0072B2",
    "pen-3": "#C45500",
    "pen-4": "#008763",
    "pen-5": "#A8497F",
    "pen-6": "#A36A00",
    # typical tones of the rendered rooms, for the contrast of what is drawn over them
    "room-wall": "#F1F3F4",
    "room-floor": "#93AAB6",
    "room-door": "#A4C6DD",
    "room-steel": "#5E666B",
}
# Blue against orange instead of green against red; nothing else differs.
SAFE = {"good": "#00537F", "good-soft": "#DCECF6", "bad": "#8A3300", "bad-soft": "#FCE3CC"}
CONTRAST = {"ink": "#000000", "ink-2": "#14212A", "line": "#5F6F79", "edge": "#14212A", "h-text-2": "#2B3236"}

PAIRS: tuple[tuple[str, str, float], ...] = (  # text or mark, on, least ratio
    *((text, ground, 4.5) for text in ("ink", "ink-2") for ground in ("paper", "paper-2", "act-soft", "ground")),
    ("ink-2", "warn-soft", 4.5),
    *(("act", ground, 4.5) for ground in ("paper", "paper-2")),
    ("act-press", "act-soft", 4.5),
    ("paper", "act", 4.5),
    ("paper", "act-press", 4.5),
    ("on-night", "night", 7.0),
    ("on-night-2", "night", 4.5),
    ("speaker", "night", 4.5),
    *((name, "paper", 4.5) for name in ("good", "warn", "bad", "note")),
    *((name, f"{name}-soft", 4.5) for name in ("good", "warn", "bad", "note")),
    ("paper", "good", 4.5),
    ("paper", "p1", 4.5),
    *(("ink", fill, 4.5) for fill in ("p2", "p3", "p4")),
    *(("h-text", ground, 4.5) for ground in ("h-bg", "h-panel", "h-field", "h-equip", "h-fill", "h-band")),
    *(("h-text-2", ground, 4.5) for ground in ("h-bg", "h-panel", "h-field")),
    *(("h-live", ground, 4.5) for ground in ("h-bg", "h-panel", "h-field")),
    *((text, f"grade-{grade}", 4.0) for text in ("h-text", "h-live") for grade in ("CNC", "D", "C", "B")),
    ("paper", "h-run", 4.5),
    ("act", "h-field", 3.0),
    ("edge", "paper", 3.0),
    ("edge", "room-wall", 3.0),
    *(("ink", ground, 3.0) for ground in ("room-wall", "room-floor", "room-door")),
    ("focus", "room-steel", 3.0),
    ("focus", "ink", 3.0),
    *(("h-line", ground, 3.0) for ground in ("h-bg", "h-panel")),
    ("h-run", "h-bg", 3.0),
    ("p1", "h-bg", 3.0),
    *((f"pen-{number}", "h-field", 3.0) for number in range(1, 7)),
)


@dataclass(frozen=True, slots=True)
class Style:
    """A size of type: letter height and line height in pixels at 1280 x 720, and the weight."""

    size: float
    line: float
    weight: Weight = "Regular"


HERO = Style(48, 52, "Bold")
TITLE = Style(36, 44, "Bold")
HEADING = Style(28, 36, "SemiBold")
SUB = Style(22, 30, "SemiBold")
STORY = Style(20, 30)
CAPTION = Style(22, 30)
BODY = Style(18, 26)
STRONG = Style(18, 26, "SemiBold")
SMALL = Style(16, 22)
SMALL_STRONG = Style(16, 22, "SemiBold")
SMALLEST = 16.0  # nothing under this is ever drawn

SPACE = (4, 8, 12, 16, 24, 32, 48)
MARGIN = 24.0
RADIUS_CONTROL, RADIUS_PANEL, RADIUS_DIALOG = 6.0, 8.0, 12.0
EDGE_WIDTH = 1.5
TARGET_HEIGHT, TARGET_WIDTH, TARGET_GAP = 48.0, 44.0, 8.0
DESIGN_SIZE = (1280.0, 720.0)
FADE_S, SLIDE_S = 0.15, 0.25


def palette(name: str = "standard", marks: str = "standard") -> Palette:
    """Return the colours by name, for the chosen palette (`standard`, `safe`) and marks (`standard`, `contrast`)."""
    return {**COLOURS, **(SAFE if name == "safe" else {}), **(CONTRAST if marks == "contrast" else {})}


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 black to 1 white [wcag22].

    >>> round(luminance("#FFFFFF"), 3), luminance("#000000")
    (1.0, 0.0)
    """
    parts = [int(colour[start : start + 2], 16) / 255.0 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 [wcag22]."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ui_scale(width: float, height: float, text_scale: float = 1.0) -> float:
    """Window pixels for each pixel of the design.

    >>> ui_scale(1920, 1080, 2.0)
    3.0
    """
    return min(width / DESIGN_SIZE[0], height / DESIGN_SIZE[1]) * text_scale
