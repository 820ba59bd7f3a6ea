"""Free flight: any day, any cause now or later, cure, skips; the journal plays it again. Nothing is asked or scored."""

import re
import time
from itertools import pairwise

import pytest

from sim_core.errors import PlantError
from training import free_flight, opening, replay, store

R = free_flight.REACTOR
LONG = 600  # base ticks: 60 s


@pytest.fixture(autouse=True, scope="module")
def own_cache(tmp_path_factory):
    """Flights of these tests are not kept among the user's."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setattr(store, "cache_folder", lambda: folder)
        yield


@pytest.fixture
def flight():
    return opening.new_flight(7.0)


def wait(session, seconds):
    free_flight.pace(session, LONG)
    session.step(round(seconds / 60.0))


@pytest.mark.parametrize("day", [0.0, 3.5, 14.0])
def test_a_flight_begins_on_any_day_of_the_culture(day):
    session = opening.new_flight(day)
    assert session.readings[f"{R}.age"] == pytest.approx(24.0 * day, abs=0.02)
    assert session.progress.room in ("", "USP")


@pytest.mark.parametrize("day", [-1.0, 14.5, float("nan")])
def test_a_day_outside_of_the_culture_is_refused_with_the_range(day):
    with pytest.raises(PlantError, match="0 to 14"):
        opening.new_flight(day)


def test_a_cause_works_at_once_and_its_cure_takes_it_away(flight):
    assert flight.submit("mission.fault", "ph_offset=0.2") is None
    wait(flight, 120)
    high = flight.readings[f"{R}.ph"]
    assert flight.submit("mission.cure", "ph_offset") is None
    wait(flight, 120)
    assert high - flight.readings[f"{R}.ph"] > 0.1


def test_a_cause_begins_when_it_was_asked_to_and_takes_its_time(flight):
    before = flight.readings[f"{R}.temp"]
    flight.submit("mission.fault", "temp_offset=2 over 10min@1h")
    wait(flight, 3500)
    assert flight.readings[f"{R}.temp"] == pytest.approx(before, abs=0.2)
    wait(flight, 400)
    assert flight.readings[f"{R}.temp"] > before + 0.3


def test_every_cause_of_the_reactor_can_be_put_in_and_all_are_cured_at_once(flight):
    faults = flight.parts.plant.units[R].faults
    for fault in faults:
        value = fault.high if fault.healthy != fault.high else fault.low
        assert flight.submit("mission.fault", f"{fault.parameter}={value!r}") is None, fault.parameter
    assert len(flight.progress.working) == len(faults)
    assert flight.submit("mission.cure", "all") is None
    assert flight.progress.working == {}
    healthy = {fault.parameter: fault.healthy for fault in faults}
    assert dict(flight.parts.plant.state.parameters[R]) == pytest.approx(healthy)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("do_a_sens=0.5", "did you mean 'do_a_sensitivity'"),
        ("do_a_sensitivity=5", "outside 0 to 2"),
        ("do_a_sensitivity=nan", "outside|number"),
        ("do_a_sensitivity", "PARAMETER=VALUE"),
    ],
)
def test_a_cause_that_is_none_is_refused_with_what_would_do(flight, asked, told):
    reason = flight.submit("mission.fault", asked)
    assert reason is not None
    assert re.search(told, reason)
    assert flight.progress.armed == []


def test_a_skip_stands_at_the_next_alarm(flight):
    flight.submit("mission.fault", "do_a_sensitivity=0.5 over 1h@10min")
    way = free_flight.skip(flight, "alarm")
    assert way.advance(flight, 10_000)
    assert way.has_come(flight)
    raised = [e.time for e in flight.journal.entries if getattr(e, "name", "") == "alarm_raised"]
    assert raised
    assert flight.time - raised[0] <= 60.0


def test_a_skip_to_the_next_day_stands_at_its_beginning_and_the_one_after_a_day_later(flight):
    wait(flight, 3600)
    ages = [flight.readings[f"{R}.age"]]
    for _ in range(2):
        assert free_flight.skip(flight, "day").advance(flight, 10_000)
        ages.append(flight.readings[f"{R}.age"])
    assert [round(b - a) for a, b in pairwise(ages)] == [23, 24]


def test_a_flight_plays_again_the_same_from_its_journal(tmp_path):
    path = tmp_path / "0001_free_flight.jsonl"
    session = opening.new_flight(2.0, journal=path)
    session.submit("mission.fault", "o2_supply=0.3@30min")
    wait(session, 3600)
    session.submit("mission.cure", "all")
    wait(session, 600)
    session.finish()
    again = replay.replay(path, opening.open_parts)
    assert again.divergence is None
    assert again.session.progress.working == {}


def test_a_flight_is_saved_and_resumed_with_what_waits(tmp_path):
    path = tmp_path / "0001_free_flight.jsonl"
    session = opening.new_flight(2.0, journal=path)
    session.submit("mission.fault", "ph_offset=0.2@1h")
    wait(session, 1800)
    replay.save_beside(session)
    resumed = opening.resumed(path)
    assert [one.target for one in resumed.progress.armed] == [f"{R}.ph_offset"]
    wait(resumed, 2400)
    assert resumed.progress.working == {f"{R}.ph_offset": "0.2 over 0 s"}


def test_an_hour_passes_in_a_second_with_all_units_and_still_does_after_days(flight):
    wait(flight, 86400)
    spent = []
    for _ in range(3):
        before = time.process_time()
        wait(flight, 3600)
        spent.append(time.process_time() - before)
    assert min(spent) < 0.7
