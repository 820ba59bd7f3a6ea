"""A unit that passes a command on to another one: one command in the journal, one refusal, one replay."""

from dataclasses import dataclass
from typing import Any

import pytest

from sim_core.errors import PlantError, Refused
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.unit import Control, Fault, Readings, Signal, Tick, Value
from tests.training.small_plant import HEADER, Done, SmallRules, Tank, small_parts
from training.journal_file import JournalFile
from training.replay import replay
from training.session import Parts, Session


@dataclass(slots=True)
class Count:
    """How many commands the desk passed on."""

    passed: int = 0


@dataclass(frozen=True, slots=True)
class Desk:
    """Two buttons that work the valve of another unit."""

    target: str = "tank"
    is_hasty: bool = False
    period: float = 1.0
    max_dt: float = 600.0
    site_wide: bool = False
    signals: tuple[Signal, ...] = (Signal("passed", "1", "output", "Commands passed on."),)
    controls: tuple[Control, ...] = (
        Control("open", "press", "Opens the valve from here."),
        Control("close", "press", "Closes the valve from here."),
    )
    faults: tuple[Fault, ...] = ()

    def start(self, tick: Tick) -> Count:
        return Count()

    def step(self, x: Count, tick: Tick) -> Readings:
        if self.is_hasty and tick.dt > 0.0:
            tick.send(f"{self.target}.open")
        return {"passed": float(x.passed)}

    def operate(self, x: Count, control: str, value: Value, tick: Tick, actor: str) -> None:
        tick.send(f"{self.target}.{control}", value)
        x.passed += 1
        tick.note("passed_on", actor=actor)


def parts(header: dict[str, Any] | None = None) -> Parts:
    header = dict(header or HEADER)
    plant = Plant({"desk": Desk(), "tank": Tank()}, header["seed"])
    return Parts(plant, SmallRules(), Done(), "small", header)


def played(path) -> Session:
    s = Session(parts(), JournalFile.create(path, HEADER))
    assert s.submit("desk.open") is None
    s.step(30)
    assert s.submit("desk.close") is None
    s.step(30)
    assert s.submit("desk.close") == "the valve is closed already"
    s.step(20)
    s.finish()
    return s


def test_a_forwarded_command_does_what_the_direct_one_does():
    by_desk, by_hand = Session(parts()), Session(small_parts())
    by_desk.submit("desk.open")
    by_hand.submit("tank.open")
    for s in (by_desk, by_hand):
        s.step(40)
    assert by_desk.readings["tank.level"] == by_hand.readings["tank.level"] > 3.9


def test_the_journal_keeps_the_first_command_alone(tmp_path):
    s = played(tmp_path / "j.jsonl")
    targets = [e.target for e in s.journal if isinstance(e, Command) and e.actor == "trainee"]
    assert targets == ["desk.open", "desk.close", "desk.close", "session.finish"]


def test_what_the_other_unit_refuses_is_refused_as_a_whole():
    plant = Plant({"desk": Desk(), "tank": Tank()}, 1)
    before = plant.save()
    with pytest.raises(Refused, match="closed already"):
        plant.submit(Command(0.0, "trainee", "desk.close"))
    assert plant.save() == before
    assert plant.take_events() == []


def test_a_replay_passes_on_the_same(tmp_path):
    s = played(tmp_path / "j.jsonl")
    again = replay(tmp_path / "j.jsonl", parts)
    assert again.divergence is None
    assert [m.check for m in again.session.marks] == [m.check for m in s.marks]
    assert again.session.readings["desk.passed"] == 2.0


def test_a_target_that_does_not_exist_is_named():
    with pytest.raises(PlantError, match=r"tank\.open"):
        Plant({"desk": Desk("tonk"), "tank": Tank()}, 1).submit(Command(0.0, "trainee", "desk.open"))


def test_a_step_may_not_operate_others():
    plant = Plant({"desk": Desk(is_hasty=True), "tank": Tank()}, 1)
    with pytest.raises(PlantError, match="outside of a command"):
        plant.step(10)
