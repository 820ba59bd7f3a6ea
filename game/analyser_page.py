"""The analysers on the bench, from their own readings: results with limits, whose they are and how old."""

from dataclasses import dataclass
from typing import Any

from game.hands_on import HandsOn
from game.hmi.analyser import AnalyserPage, Result
from game.hud.actions import Action
from game.page_kind import Reader
from game.words import Words
from sim_core.quantity import Second
from sim_core.units.analyser import METHODS, Channel

DECIMALS = {"glucose": 2, "lactate": 2, "ammonium": 1, "osmo": 0, "pco2": 0, "ph": 2, "do": 0, "vcd": 1, "viability": 1}
UNITS = {"1e6/mL": "10⁶/mL", "-": ""}
MINUTE: Second = 60.0
Bounds = tuple[float | None, float | None]


@dataclass(slots=True)
class BenchAnalyser:
    """All analysers of one kind in a run."""

    reader: Reader

    def page(self, instance: str, words: Words) -> AnalyserPage:
        """The screen as it stands."""
        session, readings = self.reader.session, self.reader.session.readings
        kind = self.reader.facility.placed[instance].equipment
        method = METHODS[kind]
        state: Any = session.parts.plant.state.units[instance]  # how long a run still takes: its progress bar
        runs = readings[f"{instance}.busy"] > 0.0
        left = max(0.0, state.left)
        return AnalyserPage(
            title={"metab": words("Metabolite analyser"), "cell_counter": words("Cell counter")}[kind],
            clock=session.clock,
            checked=readings[f"{instance}.checked"] > 0.0,
            bottle=round(self._of_sampler(instance, "number")),
            bottle_note=self._bottle(instance, words),
            loaded=round(readings[f"{instance}.loaded"]),
            share=1.0 - left / method.seconds if runs else -1.0,
            left=f"{int(left) // 60}:{int(left) % 60:02d}",
            unread=readings[f"{instance}.unread"] > 0.0,
            sample=round(readings[f"{instance}.result_number"]),
            age=_age(readings[f"{instance}.sample_age"], words),
            results=tuple(self._result(instance, channel, words) for channel in method.channels),
            price=method.cost,
            spent=readings[f"{instance}.spent"],
            extras=("prime", "print") if kind == "cell_counter" else (),
        )

    def act(self, action: Action, hands: HandsOn) -> bool:
        """Check, load, run, read."""
        if action.name != "lab_do":
            return False
        hands.do(f"{hands.page}.{action.value}")
        return True

    def _of_sampler(self, instance: str, name: str) -> float:
        """A reading of the bottle of the sampler in the same room; 0 where there is none."""
        room = instance.partition(".")[0]
        placed = self.reader.facility.placed.values()
        near = next((p.id for p in placed if p.room == room and p.equipment == "sampler"), "")
        return self.reader.session.readings.get(f"{near}.bottle.{name}", 0.0)

    def _bottle(self, instance: str, words: Words) -> str:
        age = _age(self._of_sampler(instance, "age"), words)
        is_sealed = self._of_sampler(instance, "sealed") > 0.0
        return words("{age} old, sealed", age=age) if is_sealed else words("{age} old, open to the air", age=age)

    def _result(self, instance: str, channel: Channel, words: Words) -> Result:
        equipment = self.reader.facility.placed[instance].equipment
        entry = self.reader.facility.equipment[equipment]["signals"].get(channel.name, {})
        alert, action = (_bounds(entry.get(name)) for name in ("alert", "action"))
        value = self.reader.session.readings[f"{instance}.{channel.name}"]
        unit = UNITS.get(channel.unit, channel.unit)
        figures = f"{value:.{DECIMALS[channel.name]}f}"
        is_limited = any(bound is not None for bound in (*alert, *action))
        return Result(
            name=name_of(channel.name, words),
            value=figures,
            unit=unit,
            spread=_spread(channel),
            limits=f"{_range(alert)} / {_range(action)}" if is_limited else "",
            priority=2 if _is_beyond(value, action) else 3 if _is_beyond(value, alert) else 0,
        )


def name_of(channel: str, words: Words) -> str:
    """What a result is called."""
    return {
        "glucose": words("Glucose"),
        "lactate": words("Lactate"),
        "ammonium": words("Ammonium"),
        "osmo": words("Osmolality"),
        "pco2": words("pCO₂"),
        "ph": words("pH"),
        "do": words("Dissolved oxygen"),
        "vcd": words("Viable cells"),
        "viability": words("Viability"),
    }[channel]


def _age(seconds: Second, words: Words) -> str:
    minutes = int(seconds / MINUTE)
    return words("{n} min", n=minutes) if minutes else words("{n} s", n=int(seconds))


def _spread(channel: Channel) -> str:
    r"""One standard deviation of the method.

    >>> _spread(Channel("lactate", "Lac", "g/L", relative=0.05)), _spread(Channel("do", "do", "%", absolute=3.0))
    ('±\xa05\xa0%', '±\xa03')
    """
    return f"±\u00a0{100 * channel.relative:g}\u00a0%" if channel.relative else f"±\u00a0{channel.absolute:g}"


def _bounds(given: Any) -> Bounds:
    low, high = given if isinstance(given, list | tuple) else (None, None)
    return (
        float(low) if isinstance(low, int | float) else None,
        float(high) if isinstance(high, int | float) else None,
    )


def _is_beyond(value: float, bounds: Bounds) -> bool:
    low, high = bounds
    return (low is not None and value < low) or (high is not None and value > high)


def _range(bounds: Bounds) -> str:
    r"""What is well, in short.

    >>> _range((2.0, 6.0)), _range((None, 4.0)), _range((95.0, None)), _range((None, None))
    ('2–6', '≤\xa04', '≥\xa095', '–')
    """
    low, high = bounds
    if low is not None and high is not None:
        return f"{low:g}–{high:g}"
    if high is not None:
        return f"≤\u00a0{high:g}"
    return "–" if low is None else f"≥\u00a0{low:g}"
