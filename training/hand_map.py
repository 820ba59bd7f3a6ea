"""A drawing of both palms, each zone as dark as what touches moved through it.

The ledger books a hand as a whole; which part of it meets a surface follows from how one uses such a surface
(`ZONES_OF`).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sim_core.quantity import Cfu
from training.charts import EDGE, INK, INK_2, LINE, PAPER, svg, text

ZONES = ("fingers", "tips", "palm", "thumb")  # in the order in which they are drawn
#: surface -> the parts of a hand that meet it, in equal shares; chosen: as one uses it
ZONES_OF = {
    "handle": ("palm", "fingers", "tips"),
    "handle_a": ("palm", "fingers", "tips"),
    "handle_b": ("palm", "fingers", "tips"),
    "handset": ("palm", "fingers", "tips", "thumb"),
    "lever": ("palm",),
    "lid": ("palm", "fingers"),
    "seat": ("palm", "fingers"),
    "rail": ("fingers", "tips", "thumb"),
    "box": ("tips", "thumb"),
    "screen": ("tips",),
    "glass": ("tips",),
}
USUAL = ("fingers", "tips", "thumb")
#: least CFU of a shade and its colour; chosen: a decade a shade
SHADES = ((100.0, "#8A3300"), (10.0, "#C45500"), (1.0, "#E8945F"), (0.1, "#F6CBAE"), (0.0, "#FDF1E9"))
FINGERS = ((-47.0, 70.0, -9.0), (-19.0, 86.0, -3.0), (9.0, 80.0, 3.0), (36.0, 60.0, 9.0))  # x, length, turn
THICK, TIP = 23.0, 30.0  # of a finger and of its last part


@dataclass(frozen=True, slots=True)
class HandDrawing:
    """One hand: its words, CFU by zone, the zones that were never rubbed, and the sources in words."""

    title: str
    zones: Mapping[str, Cfu]
    unrubbed: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def zones_of(place: str) -> tuple[str, ...]:
    """The parts of a hand that meet a ledger place.

    >>> zones_of("COR_D.ebr.screen"), zones_of("DR025.handle_a")
    (('tips',), ('palm', 'fingers', 'tips'))
    """
    return ZONES_OF.get(place.rpartition(".")[2], USUAL)


def shade(cfu: Cfu) -> str:
    """The colour of a load."""
    return next(colour for least, colour in SHADES if cfu >= least)


@dataclass(frozen=True, slots=True)
class Legend:
    """The words of the drawing: zone -> its name, how a load is written, what hatching means."""

    label: str
    zones: Mapping[str, str]
    write: Mapping[float, str]
    unrubbed: str


def hands(left: HandDrawing, right: HandDrawing, words: Legend, amounts: tuple[list[str], list[str]]) -> str:
    """Both palms with the figure of each zone beside it; `amounts` are the figures of `ZONES` of each hand."""
    parts = [
        '<defs><pattern id="unrubbed" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0V7" stroke="{INK}" stroke-width="2.2"/></pattern></defs>'
    ]
    for hand, x, flip, figures in ((left, 165.0, 1, amounts[0]), (right, 435.0, -1, amounts[1])):
        parts.append(f'<g transform="translate({x},170) scale({flip},1)">{_hand(hand)}</g>')
        parts += _labels(hand, x, flip, (words, figures))
    return svg("0 58 600 296", words.label, "".join([*parts, *_legend(words)]))


def _hand(hand: HandDrawing) -> str:
    """A left palm: the little finger to the left, the thumb to the right."""
    drawn = [f'<g fill="{PAPER}" stroke="{INK}" stroke-width="5" stroke-linejoin="round">{_outline()}</g>']
    for zone in ZONES:
        drawn.append(f'<g fill="{shade(hand.zones.get(zone, 0.0))}">{_zone(zone)}</g>')
        if zone in hand.unrubbed:
            drawn.append(f'<g fill="url(#unrubbed)">{_zone(zone)}</g>')
    for line in ("M46 22C22 28 12 60 22 98", "M-56 30C-30 24 10 34 30 46", "M-57 14C-30 14 6 16 36 6"):
        drawn.append(f'<path d="{line}" fill="none" stroke="{EDGE}" stroke-width="1.1"/>')
    return "".join(drawn)


_PALM = (
    "M-61 4C-64 40 -56 74 -44 92C-42 97 -41 106 -41 112H32C32 104 34 98 38 90"
    "C50 66 54 40 50 6C46 -8 38 -6 30 -10C10 -20 -32 -18 -44 -8C-54 -4 -60 -4 -61 4Z"
)
_THUMB = "M50 10C60 10 72 -8 82 -22C90 -33 107 -24 101 -10C92 12 76 50 44 76C34 58 38 22 50 10Z"


def _zone(zone: str) -> str:
    match zone:
        case "palm":
            return f'<path d="{_PALM}"/>'
        case "thumb":
            return f'<path d="{_THUMB}"/>'
        case _:
            return "".join(_finger(x, long, turn, zone) for x, long, turn in FINGERS)


def _finger(x: float, long: float, turn: float, zone: str) -> str:
    """The lower part of a finger or its tip, turned about its root."""
    half = THICK / 2.0
    low, high = (-long + TIP, 12.0) if zone == "fingers" else (-long, -long + TIP)
    if zone == "fingers":
        path = f"M{x - half} {high}V{low}H{x + half}V{high}Z"
    else:
        path = f"M{x - half} {high}V{low + half}A{half} {half} 0 0 1 {x + half} {low + half}V{high}Z"
    return f'<path d="{path}" transform="rotate({turn} {x} 0)"/>'


def _outline() -> str:
    whole = "".join(_finger(x, long, turn, zone) for x, long, turn in FINGERS for zone in ("fingers", "tips"))
    return f'<path d="{_PALM}"/><path d="{_THUMB}"/>{whole}'


_AT = {"tips": (-66.0, -96.0), "fingers": (-74.0, -34.0), "palm": (-70.0, 52.0), "thumb": (92.0, 66.0)}


def _labels(hand: HandDrawing, x: float, flip: int, told: tuple[Legend, list[str]]) -> list[str]:
    """The figures beside the zones, on the side of the little finger; the thumb's under it."""
    words, figures = told
    parts = []
    for zone, figure in zip(ZONES, figures, strict=True):
        dx, dy = _AT[zone]
        anchor = ("end" if flip > 0 else "start") if zone != "thumb" else ("start" if flip > 0 else "end")
        gap = -6.0 if zone != "thumb" else -10.0
        at = x + flip * (dx + gap)
        parts.append(text(at, 170 + dy, words.zones[zone], INK_2, anchor, size=14))
        parts.append(text(at, 170 + dy + 18, figure, INK, anchor, bold=True))
    parts.append(text(x - flip * 4, 306, hand.title, INK, "middle", bold=True))
    return parts


def _legend(words: Legend) -> list[str]:
    parts, x = [], 8.0
    for least, colour in reversed(SHADES):
        parts.append(f'<rect x="{x}" y="326" width="20" height="20" fill="{colour}" stroke="{LINE}"/>')
        parts.append(text(x + 25, 341, words.write[least], INK_2, size=14))
        x += 36.0 + 8.0 * len(words.write[least])
    parts.append(f'<rect x="{x}" y="326" width="20" height="20" fill="url(#unrubbed)" stroke="{EDGE}"/>')
    parts.append(text(x + 25, 341, words.unrubbed, INK_2, size=14))
    return parts


def decade(cfu: Cfu) -> float:
    """The shade's least load in which a load falls, as a decade.

    >>> decade(5.0), decade(0.0)
    (1.0, 0.0)
    """
    return next(least for least, _ in SHADES if cfu >= least or math.isclose(cfu, least))
