"""How the machines of the process are joined: input tag -> output tag, from what placement.yaml says of each.

A sampler, feed bag or kill tank names its `vessel`, an analyser the `sampler` whose bottle it takes. Where the other
one is not in this plant (a mission without its room), nothing is joined and the input keeps its default.
"""

from collections.abc import Callable, Mapping

from sim_core.plan import Facility, Placed
from sim_core.units.analyser import METHODS
from sim_core.units.sampler import NAMES

#: slug -> name in the plant of a unit that serves every instance of the site and asks where people stand
SERVING = {"phone": "phones", "qms": "quality"}


def process_wires(facility: Facility) -> dict[str, str]:
    """The wires of reactors, samplers, feed bags, analysers and kill tanks."""
    joined: dict[str, str] = {}
    for placed in facility.placed.values():
        if placed.unit in _JOINTS:
            joined |= _JOINTS[placed.unit](facility, placed)
    return joined


def serving_wires(facility: Facility, people: tuple[str, ...]) -> dict[str, str]:
    """Where people stand, for the units that serve phones and quality terminals."""
    there = {placed.unit for placed in facility.placed.values()}
    serving = [name for slug, name in SERVING.items() if slug in there]
    return {f"{name}.{person}.room_index": f"{person}.room_index" for name in serving for person in people}


def partner(facility: Facility, placed: Placed, option: str) -> str:
    """The instance that an option of a placed thing names; empty when it is not in this plant."""
    name = str(placed.options.get(option, ""))
    return name if name in facility.placed else ""


def _sampler(facility: Facility, placed: Placed) -> dict[str, str]:
    vessel = partner(facility, placed, "vessel")
    if not vessel:
        return {}
    seen = {f"{placed.id}.{name}": f"{vessel}.true.{name}" for name in NAMES}
    return seen | {f"{vessel}.drawn": f"{placed.id}.drawn"}


def _feedbag(facility: Facility, placed: Placed) -> dict[str, str]:
    vessel = partner(facility, placed, "vessel")
    if not vessel:
        return {}
    return {f"{placed.id}.taken": f"{vessel}.true.fed", f"{vessel}.feed_gate": f"{placed.id}.running"}


def _analyser(facility: Facility, placed: Placed) -> dict[str, str]:
    sampler = partner(facility, placed, "sampler")
    if not sampler:
        return {}
    contents = dict.fromkeys(channel.of for channel in METHODS[placed.equipment].channels)
    return {f"{placed.id}.bottle.{name}": f"{sampler}.bottle.{name}" for name in (*contents, "number")}


def _kill_tank(facility: Facility, placed: Placed) -> dict[str, str]:
    vessel = partner(facility, placed, "vessel")
    if not vessel:
        return {}
    names = {"sent": "to_kill", "sent_cells": "true.to_kill_cells", "sent_germs": "true.to_kill_germs"}
    names |= {"sent_temp": "true.temp"}
    sent = {f"{placed.id}.{name}": f"{vessel}.{of}" for name, of in names.items()}
    return sent | {f"{vessel}.kill_gate": f"{placed.id}.receiving"}


_JOINTS: Mapping[str, Callable[[Facility, Placed], dict[str, str]]] = {
    "sampler": _sampler,
    "feedbag": _feedbag,
    "analyser": _analyser,
    "kill_tank": _kill_tank,
}
