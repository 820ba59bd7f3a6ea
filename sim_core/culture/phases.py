"""The procedure of the reactor as ISA-88 phases, and what each of them forbids.

    dirty -> cip -> cleaned -> sip -> sterilised -> pressure_hold -> held -> filled -> culture -> harvest -> dirty
                                                                            culture or harvest -> kill -> dirty

A phase that needs time says so (`ENDS`); the next one must be asked for. An operation out of its phase is refused
with the reason. `hold` stops feed and base, and keeps temperature, gas and agitation; `resume` goes on; `abort` leaves
a phase before its time (`ABORTS`).
"""

from sim_core.errors import Refused

ORDER = (
    "dirty",
    "cip",
    "cleaned",
    "sip",
    "sterilised",
    "pressure_hold",
    "held",
    "filled",
    "culture",
    "harvest",
    "kill",
)
EMPTY = ORDER[:7]
NUMBERS = {phase: float(number) for number, phase in enumerate(ORDER)}
#: operation -> (phases from which it may start, phase that it starts)
OPERATIONS: dict[str, tuple[tuple[str, ...], str]] = {
    "cip": (("dirty",), "cip"),
    "sip": (("cleaned",), "sip"),
    "pressure_hold": (("sterilised",), "pressure_hold"),
    "add_medium": (("held", "filled"), "filled"),
    "inoculate": (("filled",), "culture"),
    "transfer": (("culture",), "harvest"),
    "kill": (("culture", "harvest"), "kill"),
}
#: operations of a running culture
DURING_CULTURE = ("glucose_bolus", "sample", "antifoam", "feed")
#: phase -> (s that it takes, the phase after it)
ENDS: dict[str, tuple[float, str]] = {
    "cip": (45.0 * 60.0, "cleaned"),
    "pressure_hold": (10.0 * 60.0, "held"),
}
#: phase -> where the reactor stands when it is left before its time
ABORTS = {"cip": "dirty", "sip": "cleaned", "pressure_hold": "sterilised", "harvest": "culture"}
#: phase without a way back -> what to do instead
INSTEAD = {
    "filled": "medium goes on to a culture, inoculate it",
    "culture": "hold it, or end it by transfer or kill",
    "kill": "a kill goes on until the vessel is empty",
}


def start(phase: str, operation: str) -> str:
    """The phase that an operation starts.

    Raises:
        Refused: the reactor is in another phase.
    """
    allowed, after = OPERATIONS[operation]
    if phase not in allowed:
        raise Refused(f"{operation} starts from {' or '.join(allowed)}; the reactor is in phase {phase}")
    return after


def need_culture(phase: str, operation: str) -> None:
    """Raises Refused unless cells are in the vessel."""
    if phase != "culture":
        raise Refused(f"{operation} needs a running culture; the reactor is in phase {phase}")
