"""The alarm list of the site: from levels/facility/{alarms,equipment}.yaml to what the control system watches.

`control_system` makes the unit for the machines that a plant has; `response` is what a page shows for an alarm.
"""

import functools
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field

from sim_core.control.alarm import Limits
from sim_core.culture import phases
from sim_core.errors import LevelError, guess
from sim_core.plan import Facility
from sim_core.station.watch import Watched
from sim_core.unit import Signal, Unit
from sim_core.units import kill_tank
from sim_core.units.bioreactor import Bioreactor
from sim_core.units.dcs import Dcs
from training import locate
from training.condition_model import Strict
from training.facility import FOLDER
from training.strict import parse_model

FILE = FOLDER / "alarms.yaml"
PHASES = {"br2000": phases.ORDER, "eds": kill_tank.PHASES}


STATE: Mapping[str, Any] = {"sp": 0.0, "alert": [None, 0.5], "action": [None, None]}


class Response(Strict):
    """What happens if nobody acts, and what to do first; never the cause."""

    consequence: str
    action: str


class AlarmRow(Strict):
    """One rationalised alarm. `is_state`: a signal of 0 and 1 that is an alarm while it is 1, without limits."""

    priority: int = Field(ge=1, le=4)
    deadband: float = Field(ge=0.0)
    delay: float = Field(ge=0.0)
    phases: tuple[str, ...] = ()
    settles_h: float = Field(default=0.0, ge=0.0)
    is_state: bool = False
    low: Response | None = None
    high: Response | None = None


class MachineRow(Strict):
    """What is watched of one kind of machine."""

    alarms: dict[str, AlarmRow] = Field(default_factory=dict)
    history: tuple[str, ...] = ()


class AlarmFile(Strict):
    """The whole list: equipment id -> what is watched of it."""

    machines: dict[str, MachineRow]


def control_system(facility: Facility, units: Mapping[str, Unit]) -> Dcs | None:
    """The control system of a plant: it watches the machines that stand in the list; None if the plant has none.

    Args:
        facility: where machines stand, with the limits of equipment.yaml.
        units: instance -> unit, as the plant will have them.
    """
    table = alarm_table()
    watched: list[Watched] = []
    for placed in facility.placed.values():
        if placed.equipment in table and placed.id in units:
            signals = {s.name: s for s in units[placed.id].signals if s.kind == "output"}
            limits = facility.equipment[placed.equipment]["signals"]
            watched += _of_machine(placed.id, placed.equipment, signals, limits)
    reactors = tuple(name for name, unit in units.items() if isinstance(unit, Bioreactor))
    return Dcs(tuple(watched), operable=reactors) if watched else None


def response(equipment: str, signal: str, side: str) -> Response | None:
    """What to do about an alarm of a signal on a side (`low`, `high`); None for a side that is no alarm."""
    row = alarm_table()[equipment].alarms.get(signal)
    return None if row is None else row.low if side == "low" else row.high


@functools.cache
def alarm_table(path: Path = FILE) -> Mapping[str, MachineRow]:
    """Equipment id -> what is watched of it.

    Raises:
        LevelError: the file is unreadable, or a row is not as it must be; every error with its place.
    """
    found, problems = parse_model(AlarmFile, locate.read(path, path.name))
    if problems:
        raise LevelError("\n".join(str(problem) for problem in problems))
    return dict(found.machines)


def _of_machine(
    instance: str, equipment: str, signals: Mapping[str, Signal], limits: Mapping[str, Any]
) -> list[Watched]:
    """Alarms first, then what is only kept.

    Raises:
        LevelError: a signal or a phase that the machine does not have.
    """
    table = alarm_table()[equipment]
    unknown = [name for name in (*table.alarms, *table.history) if name not in signals]
    if unknown:
        raise LevelError(f"{FILE.name}: {equipment} has no signal {unknown[0]!r}{guess(unknown[0], signals)}")
    rows = [
        _alarm(instance, equipment, signals[name], STATE if row.is_state else limits[name])
        for name, row in table.alarms.items()
    ]
    kept = [Watched(instance, name, signals[name].unit, signals[name].doc) for name in table.history]
    return [*rows, *kept]


def _alarm(instance: str, equipment: str, signal: Signal, limits: Mapping[str, Any]) -> Watched:
    row = alarm_table()[equipment].alarms[signal.name]
    known = PHASES.get(equipment, ())
    unknown = [name for name in row.phases if name not in known]
    if unknown:
        raise LevelError(f"{FILE.name}: {equipment} has no phase {unknown[0]!r}{guess(unknown[0], known)}")
    (alert_low, alert_high), (action_low, action_high) = (
        (
            -math.inf if row.low is None or limits[kind][0] is None else float(limits[kind][0]),
            math.inf if row.high is None or limits[kind][1] is None else float(limits[kind][1]),
        )
        for kind in ("alert", "action")
    )
    return Watched(
        instance,
        signal.name,
        signal.unit,
        signal.doc,
        float(limits["sp"]),
        Limits(alert_low, alert_high, action_low, action_high),
        row.priority,
        row.deadband,
        row.delay,
        tuple(known.index(name) for name in row.phases),
        3600.0 * row.settles_h,
    )
