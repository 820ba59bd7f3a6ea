"""The panel of a kill tank, from its readings; what would let live broth out, or stop the kill, is asked twice."""

from dataclasses import dataclass
from typing import Any

from game.hands_on import HandsOn
from game.hmi.eds import PHASES, EdsPage, Gauge
from game.hud.actions import Action
from game.page_kind import Reader
from game.words import Words

ASKED_TWICE = ("release_drain", "abort")
SHOWN = (("temp", "°C", 1), ("hold_min", "min", 1), ("f0", "min", 1), ("level", "%", 0))
JUDGED = {  # a value is judged only while it should be there: by phase
    "temp": ("holding",),
    "hold_min": ("cooling", "released"),
    "f0": ("cooling", "released"),
    "level": PHASES,
}


@dataclass(slots=True)
class KillTankPanel:
    """All kill tanks of a run.

    Attributes:
        asks: a button that was pressed once; why: the reason of the last refusal.
    """

    reader: Reader
    asks: str = ""
    why: str = ""

    def page(self, instance: str, words: Words) -> EdsPage:
        """The panel as it stands."""
        readings = self.reader.session.readings
        phase = PHASES[min(len(PHASES) - 1, max(0, round(readings.get(f"{instance}.phase", 0.0))))]
        return EdsPage(
            clock=self.reader.session.clock,
            phase=phase,
            level=readings.get(f"{instance}.level", 0.0),
            gauges=tuple(self._gauge(instance, row, phase, words) for row in SHOWN),
            receives=readings.get(f"{instance}.receiving", 0.0) > 0.0,
            asks=self.asks,
            why=self.why,
        )

    def act(self, action: Action, hands: HandsOn) -> bool:
        """Press a button; the refusal of an interlock stays to be read."""
        if action.name != "eds_do":
            return False
        control = str(action.value)
        if control in ASKED_TWICE and self.asks != control:
            self.asks, self.why = control, ""
            return True
        self.asks = ""
        is_done = hands.do(f"{hands.page}.{control}")
        self.why = "" if is_done else hands.refusal
        return True

    def _gauge(self, instance: str, row: tuple[str, str, int], phase: str, words: Words) -> Gauge:
        name, unit, decimals = row
        value = self.reader.session.readings.get(f"{instance}.{name}", 0.0)
        entry: Any = self.reader.facility.equipment["eds"]["signals"][name]
        alert, action = entry["alert"], entry["action"]
        priority = 2 if _is_beyond(value, action) else 3 if _is_beyond(value, alert) else 0
        wanted = alert[0] if name in ("hold_min", "f0") else None
        limits = words("alert {a}, action {b}", a=_range(alert), b=_range(action))
        share = -1.0 if wanted is None else value / wanted
        is_judged = phase in JUDGED[name]
        return Gauge(name, f"{value:.{decimals}f}", unit, limits, share, priority if is_judged else 0)


def _is_beyond(value: float, limits: list[float | None]) -> bool:
    low, high = limits
    return (low is not None and value < low) or (high is not None and value > high)


def _range(limits: list[float | None]) -> str:
    r"""What is well.

    >>> _range([121.5, 126.0]), _range([None, 85.0]), _range([30.0, None])
    ('121.5–126', '≤\xa085', '≥\xa030')
    """
    low, high = limits
    if low is not None and high is not None:
        return f"{low:g}–{high:g}"
    return f"≥\u00a0{low:g}" if high is None else f"≤\u00a0{high:g}"
