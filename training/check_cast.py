"""The lint of a mission's cast: nobody walks, follows, operates or dresses where that is impossible."""

from collections.abc import Iterator

from sim_core.errors import UnknownTag
from sim_core.plan import Facility
from training.legs import Body, route
from training.link import Names
from training.locate import Located, Path_
from training.mission import Mission, Move, Person
from training.problem import Problem, suggestion


def check_cast(mission: Mission, found: Located, names: Names, facility: Facility) -> list[Problem]:
    """Everything that is wrong with the people of a mission."""
    everybody = {person.id for person in mission.cast} | {"trainee"}
    wrong: list[tuple[Path_, str]] = []
    for n, person in enumerate(mission.cast):
        if f"{person.id}.enter" not in names.controls:
            wrong.append((("cast", n, "id"), f"the plant has no person {person.id!r}"))
        for m, move in enumerate(person.moves):
            here = ("cast", n, "moves", m)
            wrong += [((*here, "walk"), text) for text in _walk(move, mission.rooms[0], facility)]
            wrong += [((*here, key), text) for key, text in _others(move, everybody - {person.id}, names)]
        wrong += [(("cast", n, "wears", room), text) for room, text in _clothes(person, facility)]
    return [found.problem(path, text) for path, text in wrong]


def _walk(move: Move, start: str, facility: Facility) -> Iterator[str]:
    places = [*facility.rooms, *facility.placed]
    if move.walk is None:
        return
    if move.walk not in places:
        yield f"nobody can walk to {move.walk!r}: no room, no placed instance{suggestion(move.walk, places)}"
        return
    placed = facility.placed.get(move.walk)
    try:
        route(facility, start, placed.room if placed is not None else move.walk)
    except UnknownTag as error:
        yield str(error)


def _others(move: Move, others: set[str], names: Names) -> Iterator[tuple[str, str]]:
    if move.follow is not None and move.follow not in others:
        yield "follow", f"there is no {move.follow!r} to follow{suggestion(move.follow, others)}"
    if move.do is not None and move.do not in names.controls:
        yield "do", f"control {move.do!r} does not exist{suggestion(move.do, names.controls)}"


def _clothes(person: Person, facility: Facility) -> Iterator[tuple[str, str]]:
    for room, garments in person.wears.items():
        if room not in facility.rooms:
            yield room, f"room {room!r} does not exist{suggestion(room, facility.rooms)}"
            continue
        try:
            Body(facility, person.id, room, (0.0, 0.0)).dress(garments)
        except UnknownTag as error:
            yield room, str(error)
