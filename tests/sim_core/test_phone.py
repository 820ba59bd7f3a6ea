"""Phones and the quality system: what they allow, what they refuse and why, what they tell the journal."""

import pytest

from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.units.phone import RINGS, Phones
from sim_core.units.qms import FORBIDDEN, Qms
from training.facility import load_facility
from training.plant import build_plant

ROOMS = ("CTL", "USP", "WIN")


def phones() -> Plant:
    return Plant({"phones": Phones(("USP.phone", "CTL.phone"), ("trainee",), ROOMS)}, 1)


def quality() -> Plant:
    return Plant({"quality": Qms(("USP.qms", "CTL.qms"), ("trainee", "coach"), ROOMS)}, 1)


def do(plant: Plant, target: str, value=None, actor: str = "trainee") -> list[tuple[str, dict]]:
    """Carry out one command; the events of it and of the second after it."""
    plant.submit(Command(plant.time, actor, target, value))
    plant.step(10)
    return [(event.name, event.data) for event in plant.take_events()]


def refused(plant: Plant, target: str, value=None, actor: str = "trainee") -> str:
    with pytest.raises(Refused) as reason:
        plant.submit(Command(plant.time, actor, target, value))
    return str(reason.value)


@pytest.mark.parametrize("to", sorted(RINGS))
def test_a_call_rings_until_it_is_answered(to):
    plant = phones()
    do(plant, f"USP.phone.call_{to}")
    assert (plant.state.outputs["USP.phone.ringing"], plant.state.outputs["USP.phone.in_call"]) == (1.0, 0.0)
    plant.step(round(10 * RINGS[to]))
    answered = [event for event in plant.take_events() if event.name == "call_answered"]
    assert [(event.source, event.data) for event in answered] == [("USP.phone", {"to": to, "person": "trainee"})]
    assert (plant.state.outputs["USP.phone.ringing"], plant.state.outputs["USP.phone.in_call"]) == (0.0, 1.0)
    assert plant.state.outputs["CTL.phone.in_call"] == 0.0


def test_one_phone_holds_one_call():
    plant = phones()
    do(plant, "USP.phone.call_qa")
    assert "qa is on the line. Hang up first" in refused(plant, "USP.phone.call_supervisor")
    assert do(plant, "USP.phone.hang_up") == [
        ("call_ended", {"to": "qa", "person": "trainee", "was_answered": False}),
    ]
    assert "nobody is on the line" in refused(plant, "USP.phone.hang_up")


def test_who_leaves_the_room_has_hung_up():
    plant = phones()
    plant.submit(Command(0.0, "trainer", "phones.trainee.room_index", 1.0))
    assert "CTL.phone is in CTL; you are in USP" in refused(plant, "CTL.phone.call_qa")
    do(plant, "USP.phone.call_qa")
    plant.step(100)
    assert plant.state.outputs["USP.phone.in_call"] == 1.0
    plant.take_events()
    plant.submit(Command(plant.time, "trainer", "phones.trainee.room_index", 0.0))
    plant.step(20)
    assert [event.name for event in plant.take_events()] == ["call_ended"]
    assert plant.state.outputs["USP.phone.in_call"] == 0.0


def test_a_deviation_goes_from_draft_to_closed_and_never_backwards():
    plant = quality()
    opened = do(plant, "USP.qms.open_deviation", "DO probe A of USP.br2000 drifts")
    assert opened[0][0] == "deviation_opened"
    assert opened[0][1]["number"] == "DEV-0001"
    assert "lacks its class and the batch" in refused(plant, "USP.qms.submit")
    do(plant, "USP.qms.classify", "major")
    assert "lacks the batch" in refused(plant, "USP.qms.submit")
    do(plant, "USP.qms.link_batch", "B-2611")
    assert "submitted first" in refused(plant, "USP.qms.approve", actor="coach")
    do(plant, "USP.qms.submit")
    assert "only a draft changes" in refused(plant, "USP.qms.classify", "minor")
    assert "only an approved record" in refused(plant, "USP.qms.close_record")
    assert "somebody else approves it" in refused(plant, "USP.qms.approve")
    do(plant, "USP.qms.approve", actor="coach")
    changed = do(plant, "USP.qms.close_record")
    assert changed[0][1]["state"] == "closed"
    assert plant.state.outputs["USP.qms.state"] == 4.0


@pytest.mark.parametrize("word", FORBIDDEN)
def test_a_text_that_judges_before_anybody_has_looked_is_refused(word):
    plant = quality()
    reason = refused(plant, "USP.qms.open_deviation", f"DO low, {word.upper()} at night")
    assert repr(word) in reason
    assert plant.state.units["quality"].records == []


def test_a_title_of_one_word_says_nothing():
    assert "needs a title" in refused(quality(), "USP.qms.open_deviation", "problem")


def test_a_record_is_found_from_another_terminal_and_its_capa_names_it():
    plant = quality()
    do(plant, "USP.qms.open_deviation", "Vent filter wet")
    assert "no record is in hand" in refused(plant, "CTL.qms.classify", "minor")
    assert "no record holds" in refused(plant, "CTL.qms.search", "centrifuge")
    do(plant, "CTL.qms.search", "vent")
    do(plant, "CTL.qms.open_capa", "Antifoam rule for USP")
    record = plant.state.units["quality"].records[-1]
    assert (record.number, record.kind, record.parent) == ("CAPA-0001", "CAPA", "DEV-0001")


def test_in_the_plant_one_phones_and_reports_from_where_one_stands():
    plant = build_plant(load_facility(), rooms=("CTL", "USP", "WIN"))
    plant.submit(Command(0.0, "trainer", "trainee.be_in", "CTL"))
    plant.step(20)
    assert "you are in CTL" in refused(plant, "USP.phone.call_qa")
    assert "you are in CTL" in refused(plant, "USP.qms.open_deviation", "DO probe drifts")
    do(plant, "CTL.phone.call_qa")
    do(plant, "CTL.qms.open_deviation", "DO probe drifts")
    assert not set(build_plant(load_facility(), rooms=("COR_D",)).units) & {"phones", "quality"}
