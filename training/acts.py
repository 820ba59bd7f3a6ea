"""One act of a hand as the commands that the plant takes: the hand chosen, the surface touched, the control operated.

The game's intent layer, the autopilot and run files all use `expand`, so a mission is the same act whoever plays it.
"""

from dataclasses import dataclass

from sim_core.errors import UnknownTag, guess
from sim_core.plan import Door, Facility
from sim_core.unit import Value

ZONES = tuple(f"{side}_{zone}" for side in ("left", "right") for zone in ("palm", "back", "fingers", "tips", "thumb"))


@dataclass(frozen=True, slots=True)
class Act:
    """Operate `target` with `value`, with a hand (the right one unless told), standing in `room`.

    `room` matters for doors only: it decides which side's handle is touched.
    """

    target: str
    value: Value = None
    hand: str = "right"
    room: str = ""


def expand(act: Act, facility: Facility, person: str = "trainee") -> list[tuple[str, Value]]:
    """The commands of an act in order, as (target, value).

    Raises:
        UnknownTag: the target names no door, placed instance, person or mission verb.
    """
    surface = touched(act, facility, person)
    commands: list[tuple[str, Value]] = []
    if surface:
        commands = [(f"{person}.hand", act.hand), (f"{person}.touch", surface)]
    return [*commands, (act.target, act.value)]


def touched(act: Act, facility: Facility, person: str = "trainee") -> str:
    """The ledger place that the hand meets in this act; an empty text when it meets none."""
    instance, _, control = act.target.rpartition(".")
    if instance in (person, "mission", "session") or instance.startswith("mission."):
        return ""
    if instance in facility.doors:
        return _handle(facility.doors[instance], act.room) if control in ("open", "close", "hold") else ""
    if instance not in facility.placed:
        known = [*facility.placed, *facility.doors]
        raise UnknownTag(f"no place {instance!r} to act on ({act.target}){guess(instance, known)}")
    # A hold is one contact: what stops touches nothing new.
    surface = "" if act.value == "stop" else facility.placed[instance].touches.get(control, "")
    return f"{instance}.{surface}" if surface else ""


def _handle(door: Door, room: str) -> str:
    return f"{door.id}.handle_b" if room == door.b else f"{door.id}.handle_a"
