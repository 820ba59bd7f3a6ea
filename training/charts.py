"""Inline SVG for pages: radar, lanes over time, where a load came from. No script, prints as it is seen."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Literal

INK, INK_2, LINE, EDGE, ACT = "#14212A", "#465661", "#C6CFD5", "#5F6F79", "#0072B2"  # tokens of UX.md section 2
GOOD, BAD, BAD_SOFT, WARN, WARN_SOFT = "#00694D", "#A03B00", "#FBE5D9", "#7F5200", "#FBEFD2"
PAPER, PAPER_2, FIELD = "#FFFFFF", "#F1F4F6", "#F6F7F7"
ALARMS = {1: "#B33A00", 2: "#E69F00", 3: "#F0E442", 4: "#CC79A7"}  # p1 to p4
PENS = (("#0072B2", ""), ("#008763", "9 4"), ("#000000", "3 3"), ("#A8497F", "12 3 3 3"), ("#A36A00", ""))  # pen-1..6
FLOWS = ("#EDA57F", "#9CC9E8", "#DDB4CC", "#B9DCCB", "#C9D0D5")
WIDTH = 980.0  # of a chart over the whole page, at which its text of 16 is 16 px
LINE_HEIGHT = 20.0
Point = tuple[float, float]
MarkKind = Literal["good", "bad", "warn", "alarm1", "alarm2", "alarm3", "alarm4", "plain", "back"]


@dataclass(frozen=True, slots=True)
class Curve:
    """One signal over time: (s, value) points and its name."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Band:
    """Curves on one axis with its unit, and limits as (value, words); `is_log` for what goes over decades."""

    name: str
    unit: str
    curves: Sequence[Curve]
    limits: Sequence[tuple[float, str]] = ()
    is_log: bool = False


@dataclass(frozen=True, slots=True)
class LaneMark:
    """One thing that happened, at s, with a few words."""

    time: float
    kind: MarkKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of marks under the curves."""

    name: str
    marks: Sequence[LaneMark]
    none: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """One part of a load: what it is, a second line, and its share 0..1."""

    text: str
    detail: str
    share: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The time axis of the lanes: from 0 to `end` s, with `label(s)` texts at `ticks`."""

    end: float
    ticks: Sequence[tuple[float, str]] = field(default_factory=tuple)
    left: float = 170.0
    width: float = WIDTH - 180.0

    def x(self, time: float) -> float:
        """Pixels of a time."""
        return self.left + self.width * min(1.0, max(0.0, time / max(self.end, 1.0)))


def radar(scores: Mapping[str, float], label: str, passed_at: float = 50.0, wanted: float = 75.0) -> str:
    """Scores 0..100 on as many axes, with a dashed ring where the run passes."""
    count, size = len(scores), 1.3

    def at(n: int, value: float) -> Point:
        angle = 2.0 * math.pi * n / count
        return math.sin(angle) * value * size, -math.cos(angle) * value * size

    def ring(value: float) -> str:
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(n, value) for n in range(count)))

    parts = [f'<polygon points="{ring(100)}" fill="{PAPER_2}" stroke="{LINE}"/>']
    parts += [f'<path d="M0 0L{at(n, 100)[0]:.1f} {at(n, 100)[1]:.1f}" stroke="{LINE}"/>' for n in range(count)]
    shape = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(n, v) for n, v in enumerate(scores.values())))
    parts.append(f'<polygon points="{shape}" fill="#C9DDEC" stroke="{ACT}" stroke-width="3"/>')
    for value in (passed_at, wanted):
        parts.append(f'<polygon points="{ring(value)}" fill="none" stroke="{EDGE}" stroke-dasharray="4 4"/>')
        parts.append(text(5, -value * size - 4, f"{value:g}", INK_2, size=14))
    for n, (name, value) in enumerate(scores.items()):
        (x, y), (tx, ty) = at(n, value), at(n, 112.0)
        anchor = "middle" if abs(tx) < 10 else "start" if tx > 0 else "end"
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{ACT}"/>')
        parts.append(text(tx, ty + 6, f"{name} {value:.0f}", INK, anchor, bold=True))
    return svg("-242 -172 484 340", label, "".join(parts))


def lanes(frame: Frame, bands: Sequence[Band], rows: Sequence[Lane], label: str) -> str:
    """Signals in bands of their own axis above rows of marks, over one time axis."""
    parts, y = [], 2.0
    for n, band in enumerate(bands):
        parts.append(_band(frame, band, y, first=sum(len(b.curves) for b in bands[:n])))
        y += 106.0
    for lane in rows:
        drawn, high = _row(frame, lane, y)
        parts.append(drawn)
        y += high
    parts.append(f'<path d="M0 {y:.0f}H{frame.left + frame.width}" stroke="{LINE}"/>')
    grid = []
    for time, words in frame.ticks:
        grid.append(f'<path d="M{frame.x(time):.1f} 2V{y:.0f}" stroke="{LINE}"/>')
        grid.append(text(frame.x(time), y + 20, words, INK_2, "middle", size=15))
    return svg(f"0 0 {WIDTH:.0f} {y + 28:.0f}", label, "".join([*grid, *parts]))


def _band(frame: Frame, band: Band, top: float, first: int) -> str:
    high = 96.0
    values = [v for c in band.curves for _, v in c.points] + [v for v, _ in band.limits] or [0.0]
    low_end, high_end = _ends(values, is_log=band.is_log)

    def y(value: float) -> float:
        given = max(value, low_end) if band.is_log else value
        share = (math.log10(given) if band.is_log else given) - (math.log10(low_end) if band.is_log else low_end)
        whole = (math.log10(high_end / low_end)) if band.is_log else high_end - low_end
        return top + high - 6.0 - (high - 14.0) * share / whole

    parts = [
        f'<rect x="{frame.left}" y="{top}" width="{frame.width}" height="{high}" fill="{FIELD}" fill-opacity=".7" '
        f'stroke="{LINE}"/>',
        text(0, top + 20, band.name, INK, bold=True),
        text(0, top + 40, band.unit, INK_2, size=15),
    ]
    for value in (high_end, low_end):
        parts.append(text(frame.left - 8, y(value) + 5, short(value), INK_2, "end", size=14))
    for n, (value, words) in enumerate(sorted(band.limits)):
        right, under = frame.left + frame.width, n == 0 and y(value) < top + high - 22.0
        parts.append(f'<path d="M{frame.left} {y(value):.1f}H{right}" stroke="{BAD}" stroke-dasharray="6 5"/>')
        parts.append(text(right - 6, y(value) + (15.0 if under else -5.0), words, BAD, "end", size=14))
    for n, curve in enumerate(band.curves):
        colour, dash = PENS[(first + n) % len(PENS)]
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        points = " ".join(f"{frame.x(t):.1f},{y(v):.1f}" for t, v in curve.points)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.2"{dashed}/>')
        at = top + 60.0 + 20.0 * n
        parts.append(f'<path d="M0 {at - 5:.0f}h26" stroke="{colour}" stroke-width="2.6"{dashed}/>')
        parts.append(text(32, at, curve.name, colour, bold=True, size=15))
    return "".join(parts)


def _ends(values: Sequence[float], *, is_log: bool) -> Point:
    """The ends of an axis: whole decades, or what there is with a little air."""
    low, high = min(values), max(values)
    if is_log:
        top = math.ceil(math.log10(max(high, 1e-6)) + 0.05)
        return 10.0 ** max(top - 5, min(top - 1, math.floor(math.log10(max(low, 1e-9))))), 10.0**top
    air = 0.06 * (high - low) or 1.0
    return (low - air if low < 0.0 or low - air > 0.0 else 0.0), high + air


def _row(frame: Frame, lane: Lane, top: float) -> tuple[str, float]:
    """A lane's marks with their words on as many lines as they need (at most three), and its height."""
    right = frame.left + frame.width
    parts = [f'<path d="M0 {top:.0f}H{right}" stroke="{LINE}"/>', text(0, top + 23, lane.name, INK, bold=True)]
    free = [frame.left - 10.0] * 3
    deepest = 0
    for mark in lane.marks:
        x = frame.x(mark.time)
        parts.append(f'<g transform="translate({x:.1f},{top + 16:.0f})">{_mark(mark.kind)}</g>')
        width = text_width(mark.text, 14) + 10.0
        start = max(frame.left - 4.0, min(x - 8.0, right - width))
        line = next((n for n, end in enumerate(free) if end <= start), None)
        if mark.text and line is not None:
            parts.append(text(start, top + 42 + 18 * line, mark.text, INK, size=14))
            free[line] = start + width
            deepest = max(deepest, line + 1)
    if not lane.marks:
        parts.append(text(frame.left, top + 23, lane.none, INK_2, size=14))
    return "".join(parts), 34.0 + 18.0 * deepest


def _mark(kind: MarkKind) -> str:
    match kind:
        case "good":
            tick = f'<path d="M-4 0L-1 3.5L4.5 -3.5" stroke="{PAPER}" stroke-width="2" fill="none"/>'
            return f'<circle r="8" fill="{GOOD}"/>{tick}'
        case "bad":
            return (
                f'<path d="M0 -10L10 0L0 10L-10 0Z" fill="{BAD_SOFT}" stroke="{BAD}" stroke-width="2"/>'
                f'<path d="M0 -5V2M0 4V6" stroke="{BAD}" stroke-width="2.5"/>'
            )
        case "warn":
            return f'<path d="M0 -8L8 0L0 8L-8 0Z" fill="{WARN_SOFT}" stroke="{WARN}" stroke-width="2"/>'
        case "alarm1" | "alarm2" | "alarm3" | "alarm4":
            number = int(kind[-1])
            shapes = {1: "M-8 -8H8V8H-8Z", 2: "M0 -9L10 8H-10Z", 3: "M-10 -8H10L0 9Z"}
            path = shapes.get(number, "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0Z")
            shown = text(0, {2: 7.0, 3: 3.0}.get(number, 5.0), str(number), INK, "middle", bold=True, size=12)
            return f'<path d="{path}" fill="{ALARMS[number]}" stroke="{INK}" stroke-width="1.5"/>{shown}'
        case "back":
            return f'<path d="M5 -5A7 7 0 1 0 7 3M5 -10V-4H-1" fill="none" stroke="{INK}" stroke-width="2"/>'
        case _:
            return f'<circle r="4.5" fill="{EDGE}"/>'


def flows(parts_of: Sequence[Flow], target: tuple[str, str], label: str) -> str:
    """Shares flowing into one thing, the largest first; `target` is two lines."""
    height, least, gap = 128.0, 25.0, 4.0
    highs = [max(least, (height - gap * (len(parts_of) - 1)) * part.share) for part in parts_of]
    y, drawn = 2.0, []
    whole = sum(highs) + gap * (len(highs) - 1)
    into = max(2.0, whole / 2.0 - 45.0)
    for n, (part, high) in enumerate(zip(parts_of, highs, strict=True)):
        narrow = 90.0 * part.share
        drawn.append(
            f'<path d="M0 {y:.1f}H640C712 {y:.1f} 712 {into:.1f} 784 {into:.1f}V{into + narrow:.1f}'
            f'C712 {into + narrow:.1f} 712 {y + high:.1f} 640 {y + high:.1f}H0Z" fill="{FLOWS[min(n, 4)]}"/>'
        )
        tall = high >= 46.0 and part.detail
        middle = y + high / 2.0 + (-4.0 if tall else 6.0)
        drawn.append(text(12, middle, part.text, INK, bold=True))
        if tall:
            drawn.append(text(12, middle + 20, part.detail, INK, size=15))
        share = "<\u00a01" if part.share < 0.005 else f"{100 * part.share:.0f}"
        drawn.append(text(632, y + high / 2.0 + 6, f"{share}\u00a0%", INK, "end", bold=True, size=19))
        y, into = y + high + gap, into + narrow
    box = max(2.0, whole / 2.0 - 40.0)
    drawn.append(
        f'<rect x="784" y="{box:.0f}" width="194" height="80" rx="6" fill="{PAPER}" stroke="{INK}" stroke-width="2"/>'
    )
    for n, line in enumerate(target):
        drawn.append(text(881, box + 35 + 24 * n, line, INK, "middle", bold=True))
    return svg(f"0 0 {WIDTH:.0f} {max(y, box + 84):.0f}", label, "".join(drawn))


def mixed(light: tuple[int, int, int], dark: tuple[int, int, int], share: float) -> str:
    """A colour between two: no see-through, so that print and screen show the same."""
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(light, dark, strict=True))


def short(value: float) -> str:
    """A number of an axis: at most four characters that matter.

    >>> short(3520.0), short(0.1), short(12.34), short(200000.0), short(1e6)
    ('3.5k', '0.1', '12', '200k', '1M')
    """
    if abs(value) >= 1e6:
        return f"{value / 1e6:.2g}M"
    if abs(value) >= 1000.0:
        return f"{value / 1000:.2g}k" if abs(value) < 1e4 else f"{value / 1000:.0f}k"
    return f"{value:.2g}" if abs(value) < 100.0 else f"{value:.0f}"


def text_width(words: str, size: int) -> float:
    """About how wide a text is: Inter's mean advance is 0.54 of its size."""
    return 0.54 * size * len(words)


def text(
    x: float, y: float, words: str, fill: str, anchor: str = "start", *, bold: bool = False, size: int = 16
) -> str:
    """A line of text."""
    weight = ' font-weight="600"' if bold else ""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} font-size="{size}"{weight} fill="{fill}">{escape(words)}</text>'


def svg(box: str, label: str, inside: str) -> str:
    """A drawing with its name for those who do not see it."""
    return f'<svg viewBox="{box}" role="img" aria-label="{escape(label, quote=True)}">{inside}</svg>'
