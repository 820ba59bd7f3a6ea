"""Inline SVG for pages: radar, lanes over time, where a load came from, two hands. No script, prints as it is seen."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Literal

INK, INK_2, LINE, EDGE, ACT = "#14212A", "#465661", "#C6CFD5", "#5F6F79", "#0072B2"  # tokens of UX.md section 2
GOOD, BAD, BAD_SOFT, WARN, WARN_SOFT = "#00694D", "#A03B00", "#FBE5D9", "#7F5200", "#FBEFD2"
PAPER_2, FIELD, P2 = "#F1F4F6", "#F6F7F7", "#E69F00"
PENS = (("#000000", ""), ("#0072B2", "9 4"), ("#C45500", "3 3"), ("#008763", "12 3 3 3"))
FLOWS = ("#EDA57F", "#9CC9E8", "#DDB4CC", "#B9DCCB", "#F0DFA0", "#C9D0D5")
Point = tuple[float, float]
MarkKind = Literal["good", "bad", "warn", "alarm", "plain"]


@dataclass(frozen=True, slots=True)
class Curve:
    """One signal over time: (s, value) points, its name and unit."""

    name: str
    unit: str
    points: Sequence[Point]


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
    left: float = 230.0
    width: float = 810.0

    def x(self, time: float) -> float:
        """Pixels of a time."""
        return self.left + self.width * min(1.0, max(0.0, time / max(self.end, 1.0)))


def radar(scores: Mapping[str, float], label: str, passed_at: float = 50.0, wanted: float = 75.0) -> str:
    """Scores 0..100 on as many axes, with a dashed ring where the run passes."""
    count = len(scores)

    def at(n: int, value: float) -> Point:
        angle = 2.0 * math.pi * n / count
        return math.sin(angle) * value * 1.5, -math.cos(angle) * value * 1.5

    def ring(value: float) -> str:
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(n, value) for n in range(count)))

    parts = [f'<polygon points="{ring(100)}" fill="{PAPER_2}" stroke="{LINE}"/>']
    parts += [f'<path d="M0 0L{at(n, 100)[0]:.1f} {at(n, 100)[1]:.1f}" stroke="{LINE}"/>' for n in range(count)]
    for value in (passed_at, wanted):
        parts.append(f'<polygon points="{ring(value)}" fill="none" stroke="{EDGE}" stroke-dasharray="5 4"/>')
        parts.append(_text(4, -value * 1.5 - 4, f"{value:g}", INK_2))
    shape = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(n, v) for n, v in enumerate(scores.values())))
    parts.append(f'<polygon points="{shape}" fill="{ACT}" fill-opacity=".16" stroke="{ACT}" stroke-width="3"/>')
    for n, (name, value) in enumerate(scores.items()):
        (x, y), (tx, ty) = at(n, value), at(n, 114.0)
        anchor = "middle" if abs(tx) < 10 else "start" if tx > 0 else "end"
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{ACT}"/>')
        parts.append(_text(tx, ty + 6, f"{name} {value:.0f}", INK, anchor, bold=True))
    return _svg("-300 -205 600 410", label, "".join(parts))


def lanes(frame: Frame, bands: Sequence[Curve], rows: Sequence[Lane], label: str) -> str:
    """Signals in bands of their own axis above rows of marks, over one time axis."""
    parts, y = [], 6.0
    bottom = 6.0 + 74.0 * len(bands) + 58.0 * len(rows)
    for time, text in frame.ticks:
        parts.append(f'<path d="M{frame.x(time):.1f} 6V{bottom:.0f}" stroke="{LINE}"/>')
        parts.append(_text(frame.x(time), bottom + 22, text, INK_2, "middle"))
    for n, curve in enumerate(bands):
        parts.append(_band(frame, curve, y, n))
        y += 74.0
    for lane in rows:
        parts.append(_row(frame, lane, y))
        y += 58.0
    return _svg(f"0 0 1060 {bottom + 32:.0f}", label, "".join(parts))


def _band(frame: Frame, curve: Curve, top: float, n: int) -> str:
    colour, dash = PENS[n % len(PENS)]
    values = [v for _, v in curve.points] or [0.0]
    low, high = min(values), max(values)
    spread = (high - low) or 1.0

    def y(value: float) -> float:
        return top + 60.0 - 52.0 * (value - low) / spread

    points = " ".join(f"{frame.x(t):.1f},{y(v):.1f}" for t, v in curve.points)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<rect x="{frame.left}" y="{top}" width="{frame.width}" height="66" fill="{FIELD}" stroke="{LINE}"/>'
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.2"{dashed}/>'
        + _text(0, top + 28, curve.name, colour, bold=True)
        + _text(0, top + 50, curve.unit, INK_2)
        + _text(frame.left - 6, top + 18, _short(high), INK_2, "end", size=14)
        + _text(frame.left - 6, top + 63, _short(low), INK_2, "end", size=14)
    )


def _row(frame: Frame, lane: Lane, top: float) -> str:
    parts = [f'<path d="M{frame.left} {top}H{frame.left + frame.width}" stroke="{LINE}"/>']
    parts.append(_text(0, top + 22, lane.name, INK, bold=True))
    free = {0: frame.left - 8.0, 1: frame.left - 8.0}
    for mark in lane.marks:
        x = frame.x(mark.time)
        parts.append(f'<g transform="translate({x:.1f},{top + 14:.0f})">{_mark(mark.kind)}</g>')
        width = 7.2 * len(mark.text) + 10.0
        start = min(x - 8.0, frame.left + frame.width - width)
        line = next((n for n in free if free[n] <= start), None)
        if mark.text and line is not None:
            parts.append(_text(start, top + 36 + 17 * line, mark.text, INK, size=14))
            free[line] = start + width
    return "".join(parts)


def _mark(kind: MarkKind) -> str:
    match kind:
        case "good":
            tick = '<path d="M-4 0L-1 3.5L4.5 -3.5" stroke="#fff" stroke-width="2" fill="none"/>'
            return f'<circle r="8" fill="{GOOD}"/>{tick}'
        case "bad":
            return (
                f'<path d="M0 -10L10 0L0 10L-10 0Z" fill="{BAD_SOFT}" stroke="{BAD}" stroke-width="2"/>'
                f'<path d="M0 -5V2M0 4V6" stroke="{BAD}" stroke-width="2.5"/>'
            )
        case "warn":
            return f'<path d="M0 -9L9 7H-9Z" fill="{WARN_SOFT}" stroke="{WARN}" stroke-width="2"/>'
        case "alarm":
            return f'<path d="M0 -9L9 8H-9Z" fill="{P2}" stroke="{INK}" stroke-width="1.5"/>'
        case _:
            return f'<circle r="4" fill="{EDGE}"/>'


def flows(parts_of: Sequence[Flow], target: str, label: str) -> str:
    """Shares flowing into one thing, the largest first."""
    height = 210.0
    gaps = 6.0 * max(0, len(parts_of) - 1)
    y, into, drawn = 4.0, 70.0, []
    for n, part in enumerate(parts_of):
        high = max(24.0, (height - gaps) * part.share)
        narrow = 90.0 * part.share
        colour = FLOWS[min(n, len(FLOWS) - 1)]
        drawn.append(
            f'<path d="M0 {y:.1f}H700C770 {y:.1f} 770 {into:.1f} 840 {into:.1f}V{into + narrow:.1f}'
            f'C770 {into + narrow:.1f} 770 {y + high:.1f} 700 {y + high:.1f}H0Z" fill="{colour}"/>'
        )
        tall = high >= 44.0 and part.detail
        middle = y + high / 2.0 + (-4.0 if tall else 6.0)
        drawn.append(_text(12, middle, part.text, INK, bold=True))
        if tall:
            drawn.append(_text(12, middle + 21, part.detail, INK, size=15))
        drawn.append(_text(700, y + high / 2.0 + 6, f"{100 * part.share:.0f}\u00a0%", INK, "end", bold=True, size=19))
        y, into = y + high + 6.0, into + narrow
    drawn.append(f'<rect x="840" y="56" width="216" height="118" rx="6" fill="#fff" stroke="{INK}" stroke-width="2"/>')
    for n, line in enumerate(target.split(": ")):
        drawn.append(_text(948, 110 + 26 * n, line, INK, "middle", bold=True))
    return _svg(f"0 0 1060 {max(y, 190):.0f}", label, "".join(drawn))


def hands(loads: Mapping[str, tuple[float, str]], label: str) -> str:
    """Two hands seen from the palm, each as dark as its load: side -> (load relative to the larger 0..1, text)."""
    parts = []
    for side, offset, flip in (("left", 130.0, 1), ("right", 390.0, -1)):
        share, text = loads.get(side, (0.0, ""))
        fingers = "".join(
            f'<rect x="{x}" y="{-70 - long}" width="19" height="{long + 30}" rx="9.5"/>'
            for x, long in ((-42, 52), (-20, 68), (2, 62), (24, 42))
        )
        thumb = '<rect x="34" y="-46" width="20" height="66" rx="10" transform="rotate(38 44 0)"/>'
        shape = f'<rect x="-44" y="-62" width="90" height="104" rx="26"/>{fingers}{thumb}'
        tone = _mixed((0xFF, 0xF4, 0xEC), (0xC4, 0x55, 0x00), share)
        drawn = f'<g stroke="{INK}" stroke-width="2.6" fill="{tone}">{shape}</g><g fill="{tone}">{shape}</g>'
        parts.append(f'<g transform="translate({offset},150) scale({flip},1)">{drawn}</g>')
        parts.append(_text(offset, 222, text, INK, "middle", bold=True))
    return _svg("0 0 520 236", label, "".join(parts))


def _mixed(light: tuple[int, int, int], dark: tuple[int, int, int], share: float) -> str:
    """A colour between two: no see-through, so that print and screen show the same."""
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(light, dark, strict=True))


def _short(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 1e4 else f"{value / 1000:.0f}k"


def _text(
    x: float, y: float, text: str, fill: str, anchor: str = "start", *, bold: bool = False, size: int = 16
) -> str:
    weight = ' font-weight="600"' if bold else ""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} font-size="{size}"{weight} fill="{fill}">{escape(text)}</text>'


def _svg(box: str, label: str, inside: str) -> str:
    return f'<svg viewBox="{box}" role="img" aria-label="{escape(label, quote=True)}">{inside}</svg>'
