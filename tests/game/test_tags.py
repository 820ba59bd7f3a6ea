"""How tags are shown: from the equipment's table, in agreement with what the unit reports."""

import pytest

from game.tags import UNITS, tag
from sim_core.culture.tables import SIGNALS, TRUTHS
from sim_core.errors import LevelError
from training.alarm_list import alarm_table
from training.facility import load_facility

FACILITY = load_facility()
ROWS = FACILITY.equipment["br2000"]["signals"]


@pytest.mark.parametrize("signal", ROWS)
def test_every_signal_of_the_reactor_has_label_name_and_the_unit_that_the_unit_reports(signal):
    shown = tag(FACILITY, "br2000", signal, "fr")
    unit = next(one.unit for one in SIGNALS if one.name == signal)
    assert shown.unit == UNITS.get(unit, unit)
    assert shown.label
    assert shown.name == ROWS[signal]["name"]["fr"] or shown.name == ROWS[signal]["name"]["en"]


@pytest.mark.parametrize("signal", ROWS)
def test_all_limits_lie_on_the_axis(signal):
    shown = tag(FACILITY, "br2000", signal, "en")
    low, high = shown.axis()
    assert low < high, signal
    ends = (shown.limits.alert_low, shown.limits.alert_high, shown.limits.action_low, shown.limits.action_high)
    assert all(low <= limit <= high for limit in ends if abs(limit) < float("inf"))


def test_every_alarm_can_be_shown():
    for machine, row in alarm_table().items():
        for signal in row.alarms:
            assert tag(FACILITY, machine, signal, "fr").name


def test_no_truth_has_a_label():
    for one in TRUTHS:
        with pytest.raises(LevelError, match="no label"):
            tag(FACILITY, "br2000", one.name, "en")
