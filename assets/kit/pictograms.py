"""Pictograms drawn with the pen of a `Canvas`: garments, people, hands. Each takes its middle and its size in mm."""

import math

from assets.kit.print_canvas import BLUE, INK, PALE_BLUE, RED, WHITE, Canvas, Colour, Point

SUIT = [
    (-1.2, -3), (1.2, -3), (3.2, 0.6), (2.2, 1.2), (1.4, -0.4), (1.4, 3.4), (0.3, 3.4), (0, 0.8), (-0.3, 3.4),
    (-1.4, 3.4), (-1.4, -0.4), (-2.2, 1.2), (-3.2, 0.6),
]  # fmt: skip


def person(c: Canvas, at: Point, size: float, fill: Colour = BLUE, mark: str = "") -> None:
    """A standing figure; `mark` dresses it: hair, mask, suit, shoes, gloves."""
    x, y, u = at[0], at[1], size / 10
    suit = PALE_BLUE if mark in ("suit", "shoes", "gloves", "all") else WHITE
    body = [
        (-1.5, -2.4),
        (1.5, -2.4),
        (2.9, 1.2),
        (2.1, 1.6),
        (1.2, -0.7),
        (1.2, 4.6),
        (0.2, 4.6),
        (0, 1.6),
        (-0.2, 4.6),
        (-1.2, 4.6),
        (-1.2, -0.7),
        (-2.1, 1.6),
        (-2.9, 1.2),
    ]
    c.shape([(x + a * u, y + b * u) for a, b in body], suit, fill, u * 0.3)
    c.disc((x, y - 3.8 * u), 1.15 * u, WHITE, fill, u * 0.3)
    if mark in ("hair", "suit", "shoes", "gloves", "all"):
        c.shape(
            [
                (x + 1.35 * u * math.cos(a), y - 3.9 * u - 1.35 * u * math.sin(a))
                for a in [math.pi * k / 10 for k in range(11)]
            ],
            fill,
        )
    if mark in ("mask", "suit", "shoes", "gloves", "all"):
        c.box((x - 0.75 * u, y - 3.6 * u, x + 0.75 * u, y - 2.8 * u), fill, radius=u * 0.3)
    if mark in ("shoes", "gloves", "all"):
        for s in (-1, 1):
            c.box(
                (x + s * 0.7 * u - 0.8 * u, y + 4.1 * u, x + s * 0.7 * u + 0.8 * u, y + 5.0 * u), fill, radius=u * 0.3
            )
    if mark in ("gloves", "all"):
        for s in (-1, 1):
            c.disc((x + s * 2.5 * u, y + 1.6 * u), 0.7 * u, fill)


def garment(c: Canvas, at: Point, size: float, kind: str) -> None:
    """One garment in a frame, as on a room's plate."""
    x, y, u = at[0], at[1], size / 10
    c.box((x - 5 * u, y - 5 * u, x + 5 * u, y + 5 * u), WHITE, BLUE, u * 0.35, u * 1.1)
    match kind:
        case "hair":
            c.arc((x, y + 0.3 * u), 2.5 * u, (180, 360), BLUE, u * 0.5)
            c.box((x - 2.9 * u, y + 0.1 * u, x + 2.9 * u, y + 0.9 * u), PALE_BLUE, BLUE, u * 0.4, u * 0.4)
            c.arc((x, y + 0.6 * u), 2.0 * u, (0, 180), BLUE, u * 0.45)
        case "beard":
            c.disc((x, y), 2.5 * u, WHITE, BLUE, u * 0.45)
            c.shape(
                [(x + 2.5 * u * math.cos(a), y + 2.5 * u * math.sin(a)) for a in [math.pi * k / 12 for k in range(13)]],
                PALE_BLUE,
                BLUE,
                u * 0.45,
            )
        case "coverall" | "uniform":
            c.shape([(x + a * u, y + b * u) for a, b in SUIT], PALE_BLUE, BLUE, u * 0.4)
            if kind == "uniform":
                c.line([(x - 1.4 * u, y + 0.6 * u), (x + 1.4 * u, y + 0.6 * u)], BLUE, u * 0.4)
        case "gloves":
            hand(c, (x, y + 0.4 * u), size * 0.62)
        case _:
            c.shape(
                [
                    (x - 3 * u, y - 1.6 * u),
                    (x - 1.2 * u, y - 1.6 * u),
                    (x, y),
                    (x + 3 * u, y + 0.8 * u),
                    (x + 3.2 * u, y + 2 * u),
                    (x - 3 * u, y + 2 * u),
                ],
                PALE_BLUE,
                BLUE,
                u * 0.45,
            )


def hand(c: Canvas, at: Point, size: float, fill: Colour = PALE_BLUE, line: Colour = BLUE) -> None:
    """An upright open hand."""
    x, y, u = at[0], at[1], size / 10
    for i, top in enumerate((-3.6, -4.6, -4.4, -3.2)):
        left = x + (-2.5 + 1.3 * i) * u
        c.box((left, y + top * u, left + 1.15 * u, y + 1 * u), fill, line, u * 0.35, u * 0.55)
    c.shape(
        [(x + 2.2 * u, y + 2.2 * u), (x + 4.2 * u, y - 0.9 * u), (x + 3.3 * u, y - 1.5 * u), (x + 2 * u, y + 0.4 * u)],
        fill,
        line,
        u * 0.35,
    )
    c.box((x - 2.5 * u, y - 0.6 * u, x + 2.6 * u, y + 4.6 * u), fill, line, u * 0.35, u * 1.2)
    c.box((x - 2.1 * u, y - 0.9 * u, x + 2.2 * u, y + 1.2 * u), fill)


def wash(c: Canvas, at: Point, size: float, step: int) -> None:
    """Two hands rubbing; the step says how they lie."""
    x, y, u = at[0], at[1], size / 10
    tilt = (0, 25, -25, 60, -60, 90)[step % 6]
    for s, shade in ((-1, PALE_BLUE), (1, WHITE)):
        a = math.radians(tilt * (1 if s > 0 else 0.35) + 90 * s * 0.4)
        dx, dy = math.cos(a), math.sin(a)
        start, end = (x - 3.4 * u * dx + s * u, y - 3.4 * u * dy), (x + 3.0 * u * dx + s * u, y + 3.0 * u * dy)
        c.line([start, end], BLUE, u * 2.7)
        c.line([start, end], shade, u * 2.0)
    for k in range(3):
        c.disc((x + (k - 1) * 2.2 * u, y - (3.6 + k % 2) * u), (0.5 + 0.2 * k) * u, WHITE, BLUE, u * 0.25)


def prohibited(c: Canvas, at: Point, size: float, kind: str) -> None:
    """A thing in a red ring with a bar."""
    x, y, u = at[0], at[1], size / 10
    c.disc((x, y), 4.8 * u, WHITE)
    match kind:
        case "phone":
            c.box((x - 1.4 * u, y - 2.8 * u, x + 1.4 * u, y + 2.8 * u), INK, radius=u * 0.4)
            c.box((x - 1.0 * u, y - 2.2 * u, x + 1.0 * u, y + 1.8 * u), WHITE)
        case "watch":
            c.box((x - 1.0 * u, y - 3.2 * u, x + 1.0 * u, y + 3.2 * u), INK, radius=u * 0.3)
            c.disc((x, y), 1.9 * u, WHITE, INK, u * 0.5)
            c.line([(x, y), (x, y - 1.1 * u)], INK, u * 0.3)
        case "ring":
            c.disc((x, y + 0.8 * u), 1.9 * u, None, INK, u * 0.6)
            c.shape(
                [
                    (x, y - 1.0 * u),
                    (x - 1.2 * u, y - 2.2 * u),
                    (x - 0.6 * u, y - 3 * u),
                    (x + 0.6 * u, y - 3 * u),
                    (x + 1.2 * u, y - 2.2 * u),
                ],
                INK,
            )
        case "food":
            c.shape(
                [
                    (x - 2.8 * u, y - 1.4 * u),
                    (x + 2.8 * u, y - 1.4 * u),
                    (x + 2.2 * u, y + 2.4 * u),
                    (x - 2.2 * u, y + 2.4 * u),
                ],
                INK,
            )
            c.line([(x + 0.4 * u, y - 1.4 * u), (x + 1.4 * u, y - 3.4 * u)], INK, u * 0.5)
        case _:
            person(c, (x, y + 0.4 * u), size * 0.55, INK)
    c.disc((x, y), 4.8 * u, None, RED, u * 0.9)
    c.line([(x - 3.2 * u, y - 3.2 * u), (x + 3.2 * u, y + 3.2 * u)], RED, u * 0.9)


def mark(c: Canvas, at: Point, size: float, kind: str, fill: Colour) -> None:
    """The mark of a status: drop, bars, pause, tick, cross, arrow."""
    x, y, u = at[0], at[1], size / 10
    match kind:
        case "drop":
            points = [(x, y - 4.5 * u)] + [
                (x + 3 * u * math.sin(a), y + 1.4 * u - 3 * u * math.cos(a))
                for a in [0.9 + k * (2 * math.pi - 1.8) / 12 for k in range(13)]
            ]
            c.shape(points, None, fill, u * 0.9)
        case "bars":
            for k in range(3):
                c.line([(x - 3 * u + k * 1.6 * u, y + 3 * u), (x + k * 1.6 * u, y - 3 * u)], fill, u)
        case "pause":
            for s in (-1, 1):
                c.line([(x + s * 1.5 * u, y - 3 * u), (x + s * 1.5 * u, y + 3 * u)], fill, u)
        case "tick":
            c.line([(x - 3 * u, y), (x - 0.8 * u, y + 2.6 * u), (x + 3.4 * u, y - 3 * u)], fill, u)
        case "arrow":
            c.line([(x - 3.4 * u, y), (x + 2.2 * u, y)], fill, u)
            c.line([(x - 0.2 * u, y - 2.4 * u), (x + 2.2 * u, y), (x - 0.2 * u, y + 2.4 * u)], fill, u)
        case _:
            c.line([(x - 3 * u, y - 3 * u), (x + 3 * u, y + 3 * u)], fill, u)
            c.line([(x - 3 * u, y + 3 * u), (x + 3 * u, y - 3 * u)], fill, u)
