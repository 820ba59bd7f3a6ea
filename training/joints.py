"""How the machines of the process are joined: input tag -> output tag, from what placement.yaml says of each.

A sampler names its `vessel`, an analyser the `sampler` whose bottle it takes. Where the other one is not in this plant
(a mission without its room), nothing is joined and the input keeps its default.
"""

from sim_core.plan import Facility, Placed
from sim_core.units.analyser import METHODS
from sim_core.units.sampler import NAMES


def process_wires(facility: Facility) -> dict[str, str]:
    """The wires of reactors, samplers and analysers."""
    joined: dict[str, str] = {}
    for placed in facility.placed.values():
        if placed.unit == "sampler":
            joined |= _sampler(facility, placed)
        elif placed.unit == "analyser":
            joined |= _analyser(facility, placed)
    return joined


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


def _analyser(facility: Facility, placed: Placed) -> dict[str, str]:
    sampler = partner(facility, placed, "sampler")
    if not sampler:
        return {}
    contents = dict.fromkeys(channel.of for channel in METHODS[placed.equipment].channels)
    return {f"{placed.id}.bottle.{name}": f"{sampler}.bottle.{name}" for name in (*contents, "number")}
