"""Loops in manual keep their outputs, instruments scatter, and an empty vessel is no culture."""

import numpy as np
import pytest

from sim_core.culture import empty
from sim_core.errors import Refused
from tests.sim_core.reactor_help import DAY_7, day_7, do, reactor, run


@pytest.mark.parametrize(
    ("loop", "set_point", "output"),
    [
        ("ph", ("set_ph", 7.3), lambda s: (s.titrant_co2, s.base)),
        ("temperature", ("set_temp", 34.0), lambda s: s.inlet),
        ("pressure", ("set_pressure", 150.0), lambda s: s.valve),
    ],
)
def test_a_loop_in_manual_leaves_its_output_where_it_was(loop, set_point, output):
    plant = day_7()
    settings = plant.state.units["r"].settings
    do(plant, "mode", f"{loop}:manual")
    before = output(settings)
    do(plant, *set_point)
    run(plant, 600.0, stride=100)
    assert output(settings) == before
    do(plant, "mode", f"{loop}:auto")
    run(plant, 600.0, stride=100)
    assert output(settings) != before


def test_an_operation_of_the_culture_is_refused_while_there_is_none():
    with pytest.raises(Refused, match="running culture"):
        do(reactor(phase="dirty", V=5.0, Xv=0.0, Xd=0.0), "antifoam", 100.0)


def test_steam_with_no_share_of_the_pressure_condenses_nowhere():
    assert empty.coldest(0.0) < empty.coldest(0.5) < empty.coldest(1.0)


def test_noisy_instruments_scatter_about_what_quiet_ones_show_and_repeat_with_the_seed():
    quiet, noisy, again = (run(reactor(**DAY_7, noise=n), 1200.0, stride=10) for n in (0.0, 1.0, 1.0))
    assert noisy == again
    for tag, step in (("r.do", 0.1), ("r.ph", 0.01), ("r.temp", 0.01)):
        one, other = (np.array([reading[tag] for reading in runs]) for runs in (quiet[600:], noisy[600:]))
        assert other.std() > 0.0
        assert other.mean() == pytest.approx(one.mean(), abs=5.0 * step)
