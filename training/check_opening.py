"""The lint of a mission's start state: every command of `set:` is carried out, every tag then lies in its range."""

from sim_core.errors import BadQuantity, PlantError
from sim_core.journal import Command
from sim_core.plan import Facility
from sim_core.plant import Plant
from sim_core.quantity import parse
from sim_core.unit import Readings
from training import flown
from training.link import Names
from training.locate import Located
from training.mission import Mission, Setting
from training.plant import build_plant
from training.problem import Problem, suggestion

SETTLES = 10  # base ticks: every unit has reported what was set
SCRIPT = "script"


def check_opening(mission: Mission, found: Located, names: Names, facility: Facility) -> list[Problem]:
    """Play the start state on a fresh plant."""
    plant = build_plant(facility, 1, rooms=mission.rooms)
    try:
        _fly(plant, mission, facility)
    except PlantError as error:
        return [found.problem(("flown",), f"what was before cannot be flown: {error}")]
    wrong: list[tuple[int, str]] = []
    for number, row in enumerate(mission.set):
        if row.target is None or row.target.startswith(("mission.", "session.")):
            continue
        try:
            plant.submit(Command(0.0, SCRIPT, row.target, row.value))
        except PlantError as error:
            wrong.append((number, str(error)))
    readings = plant.step(SETTLES)
    for number, row in enumerate(mission.set):
        if row.tag is not None:
            wrong += [(number, text) for text in _not_so(row, row.tag, readings, names)]
    return [found.problem(("set", number), text) for number, text in wrong]


def _fly(plant: Plant, mission: Mission, facility: Facility) -> None:
    """The days before, without a cause in the plant; those with each of the causes must be possible too."""
    flown.put(plant, mission, facility, ())
    for fault in mission.faults:
        if fault.inject is not None and fault.inject.before:
            flown.prepare(mission, facility, (fault.id,))


def _not_so(row: Setting, tag: str, readings: Readings, names: Names) -> list[str]:
    unit = names.units.get(tag)
    if unit is None:
        return [f"tag {tag!r} does not exist{suggestion(tag, names.units)}"]
    try:
        low = parse(row.at_least, unit) if row.at_least is not None else float("-inf")
        high = parse(row.at_most, unit) if row.at_most is not None else float("inf")
    except BadQuantity as error:
        return [f"{error} ({tag} is in {unit})"]
    value = readings[tag]
    return [] if low <= value <= high else [f"{tag} starts at {value:.4g} {unit}, not from {low:g} to {high:g}"]
