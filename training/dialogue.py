"""The phone of a mission: what can be said now, what a report holds, what is answered and agreed.

    call_answered {to}      the contact greets                          (event of the phones)
    mission.tell            what=FACT;since=FACT;excluded=FACT,FACT;ask=FACT   each part may lack, once each
    report_given {to, what, since, excluded, ask, complete, right}      noted by the rules
    said {who, speaker, text}                                           the answer
    agreed {by, to}                                                     noted where the answer agrees

A fact that was not seen cannot be said. `right`: every fact of the report is true for the faults of this run; the
contact does not know: he answers what he was told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sim_core.errors import Refused, guess
from sim_core.journal import Command, Event, Journal
from training.condition import Moment, look
from training.dialogue_model import PARTS, Contact, Fact, Part, Reply
from training.mission import Mission
from training.state import MissionState


@dataclass(frozen=True, slots=True)
class Report:
    """What was told in one breath: one fact a part, and as many excluded ones as one knows."""

    what: str = ""
    since: str = ""
    excluded: tuple[str, ...] = ()
    ask: str = ""

    def parts(self) -> Mapping[Part, tuple[str, ...]]:
        """The facts by part."""
        one: dict[Part, str] = {"what": self.what, "since": self.since, "ask": self.ask}
        return {part: (one[part],) if one.get(part) else () for part in one} | {"excluded": self.excluded}


def facts(mission: Mission, x: MissionState) -> list[Fact]:
    """What can be said now, in the order of the file: every fact whose condition held so far."""
    return [fact for fact in mission.dialogue.facts if fact.id in x.known]


def contact(mission: Mission, x: MissionState) -> Contact | None:
    """Who is on the line."""
    return mission.dialogue.contact(x.call)


def update(mission: Mission, x: MissionState, moment: Moment, journal: Journal) -> None:
    """See which facts are known now, who is on the line, and whether an answer's condition holds."""
    for fact in mission.dialogue.facts:
        if fact.id not in x.known and look(fact.seen, f"fact.{fact.id}", moment, x.progress).met:
            x.known[fact.id] = moment.now
    for someone in mission.dialogue.contacts:
        for number, reply in enumerate(someone.replies):
            if reply.when is not None:
                look(reply.when, _path(someone, number), moment, x.progress)
    _follow_the_line(mission, x, moment, journal)


def _follow_the_line(mission: Mission, x: MissionState, moment: Moment, journal: Journal) -> None:
    for _, entry in moment.entries:
        if not isinstance(entry, Event) or entry.name not in ("call_answered", "call_ended"):
            continue
        x.call = str(entry.data.get("to", "")) if entry.name == "call_answered" else ""
        someone = contact(mission, x)
        if someone is not None:
            _say(mission, moment.now, journal, (someone.id, someone.greets))


def tell(mission: Mission, x: MissionState, command: Command, journal: Journal) -> None:
    """Carry out `mission.tell`.

    Raises:
        Refused: nobody is on the line, or a fact is unknown, of another part or was not seen.
    """
    someone = contact(mission, x)
    if someone is None:
        raise Refused("nobody is on the line; call somebody first")
    report = _checked(mission, x, str(command.value))
    told = x.told.setdefault(someone.id, [])
    told += [fact for part in report.parts().values() for fact in part if fact not in told]
    complete = bool(report.what and report.since and report.ask) and len(report.excluded) >= mission.dialogue.excluded
    data = {"to": someone.id, "what": report.what, "since": report.since, "excluded": ",".join(report.excluded)}
    data |= {"ask": report.ask}
    rights = {"complete": complete, "right": _is_right(mission, x, report)}
    journal.add(Event(command.time, mission.id, "report_given", data | rights))
    answer, agreed = _answer(mission, x, someone, report)
    _say(mission, command.time, journal, (someone.id, answer))
    if agreed:
        journal.add(Event(command.time, mission.id, "agreed", {"by": someone.id, "to": agreed}))


def read(text: str) -> Report:
    """The report of a command's value.

    Raises:
        Refused: it is none.

    >>> read("what=do_fell;excluded=probe,vent").excluded
    ('probe', 'vent')
    """
    report = Report()
    for row in filter(None, (row.strip() for row in text.split(";"))):
        part, sign, value = (piece.strip() for piece in row.partition("="))
        named = tuple(filter(None, (name.strip() for name in value.split(","))))
        if not sign or part not in PARTS or not named or (len(named) > 1 and part != "excluded"):
            raise Refused(f"a report is what=FACT;since=FACT;excluded=FACT,FACT;ask=FACT, got {row!r}")
        report = replace(report, excluded=named) if part == "excluded" else _with(report, part, named[0])
    if report == Report():
        raise Refused("a report says something: what=FACT;since=FACT;excluded=FACT,FACT;ask=FACT")
    return report


def _with(report: Report, part: str, fact: str) -> Report:
    match part:
        case "what":
            return replace(report, what=fact)
        case "since":
            return replace(report, since=fact)
        case _:
            return replace(report, ask=fact)


def _checked(mission: Mission, x: MissionState, text: str) -> Report:
    report = read(text)
    for part, named in report.parts().items():
        for name in named:
            fact = mission.dialogue.fact(name)
            known = [f.id for f in facts(mission, x) if f.part == part]
            if fact is None or fact.part != part:
                raise Refused(f"{part}: there is no fact {name!r} to tell{guess(name, known)}")
            if name not in x.known:
                raise Refused(f"{part}: {name} cannot be said: you have not seen it")
    return report


def _is_right(mission: Mission, x: MissionState, report: Report) -> bool:
    named = [mission.dialogue.fact(name) for part in report.parts().values() for name in part]
    return all(f is not None and (f.right is None or bool(set(f.right) & set(x.active))) for f in named)


def _answer(mission: Mission, x: MissionState, someone: Contact, report: Report) -> tuple[str, str]:
    """What is said and what is agreed: the reply that fits, or the question for the part that lacks."""
    number, reply = next((n, r) for n, r in enumerate(someone.replies) if _fits(x, someone, n, r, report))
    lacks = [part for part, named in report.parts().items() if not named]
    lacks += ["excluded"] if 0 < len(report.excluded) < mission.dialogue.excluded else []
    question = next((someone.missing[part] for part in PARTS if part in lacks and part in someone.missing), "")
    is_last = number == len(someone.replies) - 1
    return (question, "") if question and (is_last or not reply.agrees) else (reply.text, reply.agrees)


def _fits(x: MissionState, someone: Contact, number: int, reply: Reply, report: Report) -> bool:
    known = {fact for told in x.told.values() for fact in told}
    if reply.asked and report.ask not in reply.asked:
        return False
    if not set(reply.told) <= known or (reply.one_of and not set(reply.one_of) & known):
        return False
    record = x.progress.get(_path(someone, number))
    return reply.when is None or (record is not None and record.met)


def _path(someone: Contact, number: int) -> str:
    return f"reply.{someone.id}.{number}"


def _say(mission: Mission, now: float, journal: Journal, line: tuple[str, str]) -> None:
    who, text = line
    journal.add(Event(now, mission.id, "said", {"who": who, "speaker": who, "text": text, "rank": 0}))
