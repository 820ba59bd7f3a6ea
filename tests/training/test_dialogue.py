"""The phone of a mission: nobody says what was not seen, and the answer goes by what was told."""

import pytest

from sim_core.errors import LevelError, Refused
from sim_core.journal import Command, Event, Journal
from training import dialogue
from training.check_dialogue import check_dialogue
from training.mission import load_mission, read_mission
from training.run import MissionRun

MISSION = """
schema: firstair.mission/1
id: night
type: abnormal
title: Night
role: operator
briefing: [It is night.]
par: 30 min
clock: "02:10:00"
guidance: 4
rooms: [CTL]
steps:
  - {id: s6, room: CTL, target: mission.tell, do: Report,
     done: {happens: {event: report_given, data: {complete: true, right: true}}},
     competency: docs.deviation.report, if_missed: major, hints: {nudge: a, explicit: b, demo: c}}
faults:
  - {id: f1, kind: inject, cause: a, why: b, counts_as: major, competency: x.y,
     inject: {before: 9600 s, parameter: R.do_a, value: 0.5}}
  - {id: f2, kind: inject, cause: a, why: b, counts_as: major, competency: x.y,
     inject: {before: 9600 s, parameter: R.o2, value: 0}}
draw: 1
dialogue:
  excluded: 1
  facts:
    - {id: b_high, part: what, text: Probe B has climbed., right: [f1], seen: {reaches: {tag: R.do_b, at_least: 60}}}
    - {id: both_low, part: what, text: Both probes are low., right: [f2], seen: {reaches: {tag: R.do_b, at_most: 20}}}
    - {id: evening, part: since, text: Since half past eleven., seen: {does: {control: CTL.dcs.trend}}}
    - {id: no_germs, part: excluded, text: No rods., seen: {does: {control: R.view}}}
    - {id: switch, part: ask, text: "May I change to B?", right: [f1], seen: {does: {control: CTL.dcs.trend}}}
    - {id: kill, part: ask, text: "May I kill it?", right: [], seen: {does: {control: CTL.dcs.trend}}}
  contacts:
    - id: qa
      greets: Quality on call.
      missing: {since: "Since when?", excluded: "What have you excluded?"}
      replies:
        - {asked: [kill], one_of: [both_low], agrees: kill, text: Agreed.}
        - {asked: [kill], text: "On what evidence?"}
        - {text: Noted.}
ends: {happens: {event: all_done}}
"""


@pytest.fixture
def night(tmp_path):
    path = tmp_path / "mission.yaml"
    path.write_text(MISSION, encoding="utf-8")
    return load_mission(path)


class Line:
    """A run of the mission with a plant that shows one reading."""

    def __init__(self, mission, fault: str, do_b: float = 75.0) -> None:
        seed = next(s for s in range(50) if MissionRun(mission, s).start().active == [fault])
        self.run, self.journal, self.readings = MissionRun(mission, seed), Journal(), {"R.do_b": do_b}
        self.x = self.run.start()
        self.look()

    def look(self) -> None:
        self.run.update(self.x, 0.0, self.readings, self.journal)

    def do(self, target: str, value=None) -> None:
        command = Command(0.0, "trainee", target, value)
        self.journal.add(command)
        if target.startswith("mission."):
            self.run.act(self.x, command, self.journal)
        self.look()

    def call(self, whom: str) -> None:
        self.journal.add(Event(0.0, "phones", "call_answered", {"to": whom}))
        self.look()

    def said(self) -> list[str]:
        return [e.data["text"] for e in self.journal if isinstance(e, Event) and e.name == "said"]

    def events(self, name: str) -> list[dict]:
        return [e.data for e in self.journal if isinstance(e, Event) and e.name == name]

    def can_say(self) -> list[str]:
        return [f.id for f in dialogue.facts(self.run.mission, self.x)]


def test_only_what_was_seen_can_be_said_and_it_stays_said(night):
    line = Line(night, "f1")
    assert line.can_say() == ["b_high"]
    line.readings["R.do_b"] = 40.0
    line.do("CTL.dcs.trend", "do,do_b")
    assert line.can_say() == ["b_high", "evening", "switch", "kill"]
    line.call("qa")
    with pytest.raises(Refused, match="no_germs cannot be said: you have not seen it"):
        line.do("mission.tell", "what=b_high;excluded=no_germs")
    with pytest.raises(Refused, match="no fact 'evenin' to tell; did you mean 'evening'"):
        line.do("mission.tell", "since=evenin")


@pytest.mark.parametrize("text", ["", "what", "why=b_high", "what=b_high,both_low", "what="])
def test_what_is_no_report_is_refused_with_its_form(night, text):
    line = Line(night, "f1")
    line.call("qa")
    with pytest.raises(Refused, match="what=FACT;since=FACT"):
        line.do("mission.tell", text)


def test_nobody_hears_what_is_said_into_a_dead_line(night):
    line = Line(night, "f1")
    with pytest.raises(Refused, match="nobody is on the line"):
        line.do("mission.tell", "what=b_high")
    line.call("qa")
    line.journal.add(Event(0.0, "phones", "call_ended", {}))
    line.look()
    with pytest.raises(Refused, match="nobody is on the line"):
        line.do("mission.tell", "what=b_high")


@pytest.mark.parametrize(("fault", "right"), [("f1", True), ("f2", False)])
def test_a_full_report_that_is_true_for_the_fault_does_the_step(night, fault, right):
    line = Line(night, fault)
    line.do("CTL.dcs.trend")
    line.do("R.view")
    line.call("qa")
    line.do("mission.tell", "what=b_high;since=evening;excluded=no_germs;ask=switch")
    (report,) = line.events("report_given")
    assert (report["complete"], report["right"]) == (True, right)
    assert ("s6" in line.x.done) == right
    assert line.said() == ["Quality on call.", "Noted."]


def test_a_part_that_lacks_is_asked_for(night):
    line = Line(night, "f1")
    line.do("CTL.dcs.trend")
    line.call("qa")
    line.do("mission.tell", "what=b_high")
    line.do("mission.tell", "what=b_high;since=evening;ask=switch")
    assert line.said()[1:] == ["Since when?", "What have you excluded?"]
    assert [r["complete"] for r in line.events("report_given")] == [False, False]


@pytest.mark.parametrize(("do_b", "agreed"), [(75.0, []), (10.0, [{"by": "qa", "to": "kill"}])])
def test_agreement_goes_by_the_evidence_told_and_not_by_the_truth(night, do_b, agreed):
    """The contact does not know the fault: with the right words he agrees to a wrong thing, and that is recorded."""
    line = Line(night, "f1", do_b)
    line.do("CTL.dcs.trend")
    line.do("R.view")
    line.call("qa")
    what = line.can_say()[0]
    line.do("mission.tell", f"what={what};since=evening;excluded=no_germs;ask=kill")
    assert line.events("agreed") == agreed
    assert line.said()[-1] == ("Agreed." if agreed else "On what evidence?")
    assert not line.events("report_given")[0]["right"]


def test_names_in_the_phone_of_a_mission_are_checked(tmp_path):
    path = tmp_path / "mission.yaml"
    wrong = MISSION.replace("right: [f2]", "right: [f3]").replace("asked: [kill], one_of", "asked: [evening], one_of")
    path.write_text(wrong.replace("one_of: [both_low]", "one_of: [both]"), encoding="utf-8")
    mission, found, _ = read_mission(path)
    told = [str(p) for p in check_dialogue(mission, found)]
    assert len(told) == 3
    for text in ("fault 'f3' does not exist", "'evening' is nothing to ask for", "'both' is no fact"):
        assert any(text in t for t in told)


def test_the_last_reply_of_a_contact_is_for_all_other_cases(tmp_path):
    path = tmp_path / "mission.yaml"
    path.write_text(MISSION.replace("        - {text: Noted.}\n", ""), encoding="utf-8")
    with pytest.raises(LevelError, match="the one for all other cases"):
        load_mission(path)


@pytest.mark.parametrize(
    ("inject", "said"),
    [
        ("{parameter: R.o2, value: 0}", "either at a `step` or so long `before`"),
        ("{before: 9600 s, step: s6, parameter: R.o2, value: 0}", "either at a `step` or so long `before`"),
        ("{before: 9600 s, value: 0}", "either a `parameter` or `germs`"),
    ],
)
def test_a_cause_begins_once_and_is_one_thing(tmp_path, inject, said):
    path = tmp_path / "mission.yaml"
    path.write_text(MISSION.replace("{before: 9600 s, parameter: R.o2, value: 0}", inject), encoding="utf-8")
    with pytest.raises(LevelError, match=said):
        load_mission(path)


def test_what_moves_later_says_so_and_the_rest_begins_with_the_cause(tmp_path):
    path = tmp_path / "mission.yaml"
    more = "{before: 9600 s, parameter: R.a, value: 6, ramp: 60 s, more: [{parameter: R.b, value: 2, before: 600 s}]}"
    path.write_text(MISSION.replace("{before: 9600 s, parameter: R.o2, value: 0}", more), encoding="utf-8")
    moves = load_mission(path).faults[1].inject.moves()
    assert [(m.parameter, m.before, m.ramp) for m in moves] == [("R.a", 9600.0, 60.0), ("R.b", 600.0, 0.0)]
