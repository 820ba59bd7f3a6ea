"""The days before a mission: a small plant of reactor, control system, bag and sampler is flown to its start.

    inoculation ---- acts of the shifts before, causes with `before` ----> start of the mission (time 0)

What it comes to (states, moving causes, parameters, history, alarms, ledger) is put into the mission's plant; times
before the start are negative there. A flight depends on the sources of the simulation, the facility and the mission's
`flown:` and drawn causes only, not on the seed (the instruments' noise of a mission is its own): it is kept in the
user's cache under the hash of all these, and flown anew when that changes or the file is damaged.
"""

import functools
import hashlib
import json
import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim_core import ledger_past, snapshot
from sim_core.catalogue import CATALOGUE
from sim_core.errors import UnknownTag, guess
from sim_core.journal import Command
from sim_core.plan import Facility
from sim_core.plant import BASE_TICK, Plant, PlantState
from sim_core.quantity import Second
from sim_core.station.state import DcsState, shift
from sim_core.units.feedbag import Feedbag
from training import store
from training.flown_model import Flown
from training.inject_model import Germs
from training.mission import Mission
from training.plant import build_plant

SEED = 1  # of the flight's noise, chosen: the night before is the same for everybody
ACTOR = "shift"  # who did what was done before
STRIDE, FINE = 600, 100  # base ticks: 60 s, the longest step; 10 s, the finest grain of the history
FINE_FOR: Second = 4 * 3600.0  # before the start: as long as that grain is kept
KEPT_FILES = 24  # flights in the cache, chosen: four causes of six missions
#: kinds of units that are flown: the process; air, doors, people and what serves them begin with the mission
_FLOWN = ("bioreactor", "sampler", "feedbag", "analyser", "dcs", "kill_tank")
_OF_TRAINING = ("flown", "plant", "joints", "alarm_list")
_SOURCES = ("sim_core/**/*.py", *(f"training/{name}.py" for name in _OF_TRAINING))
_FACILITY = ("placement.yaml", "equipment.yaml", "alarms.yaml")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that happens at a base tick of the flight; of one tick the smaller rank comes first."""

    tick: int
    rank: int
    target: str
    value: Any = None


def put(plant: Plant, mission: Mission, facility: Facility, active: Collection[str]) -> None:
    """Bring a mission's plant, at its time 0, to where the flight ends; nothing for a mission without `flown:`."""
    if mission.flown is None:
        return
    text = _kept(mission, facility, active)
    _put(plant, json.loads(text), mission.flown.age)


def prepare(mission: Mission, facility: Facility, active: Collection[str]) -> None:
    """Fly what a run with these causes will need, if it is not kept yet.

    Raises:
        PlantError: an act or cause of the past cannot be.
    """
    if mission.flown is not None:
        _kept(mission, facility, active)


def fly(mission: Mission, flown: Flown, facility: Facility, active: Collection[str]) -> Plant:
    """The small plant at the end of the flight."""
    plant = _small(build_plant(facility, SEED, rooms=mission.rooms))
    end = round(flown.age / BASE_TICK)
    for deed in sorted(_deeds(plant, mission, flown, active), key=lambda d: (d.tick, d.rank)):
        _go_to(plant, deed.tick, end)
        if deed.target.startswith(_GERMS):
            _let_in(plant, deed)
        else:
            plant.submit(Command(plant.time, ACTOR, deed.target, deed.value))
    _go_to(plant, end, end)
    return plant


def _small(plant: Plant) -> Plant:
    """The machines of the process out of a plant, with the wires between them."""
    kinds = tuple(CATALOGUE[slug] for slug in _FLOWN if slug in CATALOGUE)
    units = {name: unit for name, unit in plant.units.items() if isinstance(unit, kinds)}
    here = {s.name if u.site_wide else f"{name}.{s.name}" for name, u in units.items() for s in u.signals}
    return Plant(units, SEED, {target: source for target, source in plant.wires.items() if {target, source} <= here})


def _deeds(plant: Plant, mission: Mission, flown: Flown, active: Collection[str]) -> list[Deed]:
    """Acts and causes by the tick at which they happen."""

    def at(before: Second) -> int:
        return round((flown.age - before) / BASE_TICK)

    rows = [
        Deed(at(act.before), 1, act.target, act.value)
        for act in flown.acts
        if not act.applies or set(act.applies) & set(active)
    ]
    for fault in mission.faults:
        if fault.inject is None or fault.id not in active or not fault.inject.before:
            continue
        for move in fault.inject.moves():
            target = f"fault.{move.parameter}"
            rows.append(Deed(at(move.before), 0, target, f"{move.value:g} over {move.ramp:g} s"))
            if 0.0 < move.lasts < move.before:
                rows.append(Deed(at(move.before - move.lasts), 0, target))
        if fault.inject.germs is not None:
            rows += _germs(plant, fault.inject.germs, at(fault.inject.before))
    return rows


_GERMS = "germs."


def _germs(plant: Plant, germs: Germs, tick: int) -> list[Deed]:
    """Germs by a bag get in with the weld of that moment; by a vessel they are there, counted, from then on."""
    if f"{germs.unit}.feed" not in plant.state.ledger.loads and f"{germs.unit}.line" not in plant.state.ledger.loads:
        raise UnknownTag(f"germs cannot enter {germs.unit!r}: no vessel, no bag{guess(germs.unit, plant.units)}")
    if isinstance(plant.units[germs.unit], Feedbag):
        target = f"fault.{germs.unit}.weld_germs"
        return [Deed(tick, 0, target, germs.count), Deed(tick, 2, target)]
    return [Deed(tick, 0, f"{_GERMS}{germs.unit}", germs)]


def _let_in(plant: Plant, deed: Deed) -> None:
    place = f"{deed.target.removeprefix(_GERMS)}.feed"
    ledger = plant.state.ledger
    ledger.deposit(place, ledger.source(deed.value.source, plant.time, "water", place), float(round(deed.value.count)))


def _go_to(plant: Plant, tick: int, end: int) -> None:
    """Step on, in short strides where the control system keeps the finest grain."""
    fine_from = end - round(FINE_FOR / BASE_TICK)
    while plant.state.tick < tick:
        now = plant.state.tick
        plant.step(min(tick - now, FINE if now >= fine_from else min(STRIDE, fine_from - now)))
        plant.take_events()  # the control system keeps its own list


def _put(plant: Plant, plain: dict[str, Any], age: Second) -> None:
    """Put a flight's end into a plant at rest."""
    x = plant.snapshot()
    kinds = {name: type(x.units[name]) for name in plain["units"]}
    units = {name: snapshot.decode(kind, plain["units"][name]) for name, kind in kinds.items()}
    past: PlantState = snapshot.decode(PlantState, plain | {"units": {}})
    for state in units.values():
        if isinstance(state, DcsState):
            shift(state, -age)
    x.units |= units
    x.parameters |= past.parameters
    x.outputs |= {tag: value for tag, value in past.outputs.items() if tag in x.outputs}
    x.inputs |= {tag: value for tag, value in past.inputs.items() if tag not in plant.wires}
    for moving in past.faults:
        moving.start -= age
    x.faults += past.faults
    ledger_past.absorb(x.ledger, past.ledger, -age)
    plant.restore(x)


# The cache


def _kept(mission: Mission, facility: Facility, active: Collection[str]) -> str:
    """The end of a flight as JSON text, from the cache or flown now."""
    assert mission.flown is not None  # noqa: S101 - `put` looked
    path = store.cache_folder() / "flown" / f"{mission.id}_{key(mission, facility, active)}.json"
    text = _read(path)
    if text is None:
        text = json.dumps(fly(mission, mission.flown, facility, active).save())
        _write(path, text)
    return text


def key(mission: Mission, facility: Facility, active: Collection[str]) -> str:
    """Sixteen digits that change with anything that the flight depends on."""
    causes = [f.inject.model_dump() for f in mission.faults if f.id in active and f.inject is not None]
    flown = mission.flown.model_dump() if mission.flown is not None else None
    placed = [repr(p) for p in facility.placed.values() if p.room in mission.rooms]
    said = json.dumps([flown, causes, sorted(active), list(mission.rooms), placed], default=str)
    return hashlib.sha256((_sources() + said).encode()).hexdigest()[:16]


@functools.cache
def _sources() -> str:
    """A hash of the code and the tables that a flight is made of."""
    digest = hashlib.sha256()
    files = [path for pattern in _SOURCES for path in sorted(store.ROOT.glob(pattern))]
    files += [store.LEVELS / "facility" / name for name in _FACILITY]
    for path in files:
        digest.update(path.relative_to(store.ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> str | None:
    """The text of a cached flight; None when there is none or it is damaged."""
    try:
        check, _, text = path.read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeError):
        return None
    return text if check == _check(text) else None


def _write(path: Path, text: str) -> None:
    """Keep a flight, all of it or nothing, and let go of the oldest; a disk that refuses costs time only."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}.new")
        fresh.write_text(f"{_check(text)}\n{text}", encoding="utf-8")
        fresh.replace(path)
        by_age = sorted(path.parent.glob("*.json"), key=lambda p: p.stat().st_mtime)
        for old in by_age[:-KEPT_FILES]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _check(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
