"""The lint of a mission's phone: facts, faults and contacts that are named exist, nothing is there twice."""

from collections.abc import Iterator

from training.locate import Located, Path_
from training.mission import Mission
from training.problem import Problem, suggestion


def check_dialogue(mission: Mission, found: Located) -> list[Problem]:
    """Everything that is wrong with what can be said."""
    wrong = [*_facts(mission), *_contacts(mission)]
    return [found.problem(("dialogue", *path), text) for path, text in wrong]


def _facts(mission: Mission) -> Iterator[tuple[Path_, str]]:
    faults = [f.id for f in mission.faults]
    seen: set[str] = set()
    for n, fact in enumerate(mission.dialogue.facts):
        if fact.id in seen:
            yield ("facts", n, "id"), f"fact {fact.id!r} is there twice"
        seen.add(fact.id)
        for k, fault in enumerate(fact.right or ()):
            if fault not in faults:
                yield ("facts", n, "right", k), f"fault {fault!r} does not exist{suggestion(fault, faults)}"


def _contacts(mission: Mission) -> Iterator[tuple[Path_, str]]:
    facts = [f.id for f in mission.dialogue.facts]
    asks = [f.id for f in mission.dialogue.facts if f.part == "ask"]
    ids = [c.id for c in mission.dialogue.contacts]
    for n, someone in enumerate(mission.dialogue.contacts):
        if ids.index(someone.id) != n:
            yield ("contacts", n, "id"), f"contact {someone.id!r} is there twice"
        for m, reply in enumerate(someone.replies):
            here: Path_ = ("contacts", n, "replies", m)
            for key, known in (("asked", asks), ("told", facts), ("one_of", facts)):
                for k, name in enumerate(getattr(reply, key)):
                    if name not in known:
                        what = "nothing to ask for" if key == "asked" else "no fact"
                        yield (*here, key, k), f"{name!r} is {what}{suggestion(name, known)}"
