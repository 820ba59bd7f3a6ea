"""Samples of the desk of the control system, as the night watch of c02_m3 would fill it."""

# ruff: noqa: E501 - sample sentences and rows are easier to compare when each stands on one line

import math
from dataclasses import replace

from game.hmi.desk_model import DeskAlarms, DeskBatch, DeskHead, DeskPen, DeskPens, DeskTrends, DeskUnit
from game.hmi.model import PlantPage
from game.hmi.reactor_model import AlarmRow
from game.hmi.trend import PENS, Band, Mark, Pen, Trends, ticks

HOUR = 3600.0
R = "USP.br2000"
ALARM = AlarmRow(
    f"{R}.do", 2, "active", "03:50:12", "DO_A", "low", "26.6 %", "30", "not acknowledged", can_acknowledge=True
)
GONE = AlarmRow(f"{R}.o2_flow", 3, "gone", "03:12:40", "O2_flow", "high", "38.2 L/min", "40", "gone", True)
SHELVED = AlarmRow(
    f"{R}.filter_dp", 2, "shelved", "02:40:00", "Filter_dP", "high", "61 mbar", "60", "until 04:40: filter changed"
)
SEEN = AlarmRow(f"{R}.ph", 2, "acknowledged", "01:02:11", "pH", "low", "6.88", "6.9", "acknowledged A. Benali")
HEAD = DeskHead(
    "Control room", "A. Benali", "04:24:10", (DeskUnit(R, "BR2000", 2), DeskUnit("WIN.eds", "EDS")), R,
    ALARM, (0, 2, 1, 0), "3 alarms in 10 min", loops=R,
)  # fmt: skip
LABELS = ("DO_A", "DO_B", "O2_flow", "Air_flow", "pH", "Base", "Press", "Capac", "Agit")
FULL = (
    "Dissolved oxygen, probe A", "Dissolved oxygen, probe B", "Oxygen flow", "Air flow", "pH of the broth",
    "Base given", "Headspace pressure", "Biocapacitance", "Agitation",
)  # fmt: skip


def pens(count: int) -> tuple[DeskPen, ...]:
    return tuple(
        DeskPen(label, label, name, "26.6 %", n < count, *PENS[n % len(PENS)])
        for n, (label, name) in enumerate(zip(LABELS, FULL, strict=True))
    )


def on_screen(count: int) -> tuple[DeskPen, ...]:
    return pens(count)[:count]


def line(name: str, look: int, level: float, drift: float, decimals: int = 1) -> Pen:
    wave = lambda n: 0.012 * level * (math.sin(1.7 * n) + math.sin(0.61 * n))  # noqa: E731
    points = tuple((-4 * HOUR + 120.0 * n, level + drift * max(0, n - 50) + wave(n)) for n in range(121))
    return Pen(name, points, decimals, *PENS[look % len(PENS)])


def bands() -> tuple[Band, ...]:
    return (
        Band("Dissolved oxygen, %", (line("DO_A", 0, 40, -0.19), line("DO_B", 1, 40, 0.37)), 0, 90, ticks(0, 90), (30, 60), weight=1.5),
        Band("Oxygen flow, L/min", (line("O2_flow", 2, 5, 0.58),), 0, 60, ticks(0, 60, 2), (40,)),
        Band("pH of the broth", (line("pH", 4, 6.98, 0, 2),), 6.76, 7.24, ticks(6.76, 7.24, 2), (6.9, 7.1)),
        Band("Headspace pressure, mbar", (line("Press", 5, 300, 0, 0),), 100, 500, ticks(100, 500, 2), (200, 400)),
    )  # fmt: skip


TRENDS = Trends(
    bands(), 4 * HOUR, ("00:24", "01:24", "02:24", "03:24", "04:24"), -1.2 * HOUR, "03:12", "desk_cursor", (Mark(-2.3 * HOUR, 1),)
)  # fmt: skip
SPANS = (("1h", "1 h"), ("4h", "4 h"), ("24h", "24 h"), ("batch", "Batch"))
PAGE = DeskTrends(
    HEAD, on_screen(4), TRENDS, "4h", SPANS, compare="Day 6", notes=("1 · 02:06 “A and B part here” A. Benali",)
)  # fmt: skip
VIEWS = (("standing", "Standing 3"), ("shelved", "Shelved 1"), ("past", "Past"))
LIST = DeskAlarms(HEAD, on_screen(4), "standing", VIEWS, (ALARM, GONE, SEEN), f"{R}.do")


def _eight() -> Trends:
    names = zip(LABELS, FULL, strict=True)
    made = tuple(
        Band(f"{full}, L/min", (line(label, n, 10 + 3 * n, 0.05 * n),), 0, 60, ticks(0, 60, 1), (40,))
        for n, (label, full) in enumerate(names)
    )
    return replace(TRENDS, bands=made[:8], marks=())


def _golden() -> Trends:
    def area(level: float) -> tuple[tuple[float, float, float], ...]:
        return tuple((-14 * 24 * HOUR + 6 * HOUR * n, level * n / 62, level * n / 48) for n in range(57))

    def golden(level: float) -> Pen:
        return Pen("golden", tuple((t, (a + b) / 2) for t, a, b in area(level)), 1, "h-text", "dashed")

    dots = tuple((-14 * 24 * HOUR + 24 * HOUR * n, 0.36 * n) for n in range(1, 8))
    made = tuple(
        Band(
            title,
            (golden(top), replace(Pen("sample", tuple((t, v * top / 5) for t, v in dots), 1, "pen-3"), dots=True)),
            0,
            top * 1.3,
            ticks(0, top * 1.3, 2),
            area=area(top),
        )
        for title, top in (("Viable cells, 1e6/mL", 20), ("Viability, %", 95), ("Glucose, g/L", 6), ("Titre, g/L", 5))
    )
    return Trends(made, 14 * 24 * HOUR, ("day 0", "7", "14"), slider="desk_cursor")


def desk_pages() -> dict[str, PlantPage]:
    """Return name -> sample of each view of the desk."""
    return {
        "25_desk": PAGE,
        "25_desk_eight": replace(PAGE, trends=_eight(), pens=on_screen(8), notes=(), is_now=False),
        "25_desk_note": replace(PAGE, is_noting=True, note="A and B part here"),
        "25_desk_none": replace(PAGE, trends=Trends((), HOUR), pens=()),
        "25_desk_flood": replace(PAGE, head=replace(HEAD, is_flood=True, rate="12 alarms in 10 min"), compare="Day 6", is_compared=True),
        "25_desk_pens": DeskPens(HEAD, on_screen(4), pens(4) + tuple(replace(p, key=p.key + "x") for p in pens(0)), 1, 3),
        "25_desk_alarms": LIST,
        "25_desk_response": replace(LIST, response=("Without oxygen lactate rises within half an hour; after two hours cells die.", "Compare both probes, the oxygen flow and its valve.")),
        "25_desk_shelf": replace(LIST, shelving=True, minutes="60", reason="probe A is being changed"),
        "25_desk_shelved": replace(LIST, view="shelved", rows=(SHELVED,), chosen=SHELVED.key),
        "25_desk_batch": DeskBatch(HEAD, on_screen(4), _golden(), legend="Band: 90 of 100 batches. Dashed: golden batch."),
        "25_desk_batch_wait": DeskBatch(HEAD, on_screen(4), None, 0.4),
    }  # fmt: skip
