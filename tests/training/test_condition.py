"""Condition words: what they mean, that hold timers never stop early, that progress is data."""

import pytest

from sim_core import snapshot
from sim_core.journal import Command, Event
from training.condition import Moment, Progress, look, why_not
from training.condition_model import Condition

UNITS = {"p": "Pa", "q": "s"}


def frozen(node):
    """As the loader gives it: sequences are tuples."""
    if isinstance(node, dict):
        return {key: frozen(value) for key, value in node.items()}
    return tuple(frozen(part) for part in node) if isinstance(node, list) else node


class Clock:
    """Looks at one condition again and again."""

    def __init__(self, condition):
        self.condition = Condition.model_validate(frozen(condition))
        self.kept, self.number = {}, 0

    def at(self, now, *entries, answers=None, **readings):
        numbered = []
        for entry in entries:
            numbered.append((self.number, entry))
            self.number += 1
        moment = Moment(now, readings, numbered, answers or {}, UNITS)
        return look(self.condition, "c", moment, self.kept).met

    @property
    def why(self):
        return why_not(self.condition, "c", self.kept)


def act(time, target, value=None, actor="trainee"):
    return Command(time, actor, target, value)


def test_does_stays_true_once_it_was_true():
    clock = Clock({"does": {"control": "a.x", "value": "on"}})
    assert not clock.at(0.0, act(0.0, "a.x", "off"))
    assert clock.why == "a.x on: 0 of 1"
    assert clock.at(1.0, act(1.0, "a.x", "on"))
    assert clock.at(2.0)
    assert clock.why == ""


def test_does_is_about_one_actor_and_counts():
    clock = Clock({"does": {"control": "a.x", "times": 2}})
    assert not clock.at(0.0, act(0.0, "a.x", actor="coach"), act(0.0, "a.x"))
    assert clock.at(1.0, act(1.0, "a.x"))


def test_a_hold_counts_its_longest_stretch():
    clock = Clock({"does": {"control": "a.x", "hold": "3 s"}})
    assert not clock.at(0.0, act(0.0, "a.x", "start"))
    assert not clock.at(2.0, act(2.0, "a.x", "stop"))
    assert "held 2.0 s, needs 3 s" in clock.why
    assert not clock.at(3.0, act(3.0, "a.x", "start"), act(3.0, "b.y"))
    assert clock.at(6.0)


def test_a_value_may_end_in_a_star_and_ranges_hold_at_that_moment():
    clock = Clock({"does": {"control": "a.x", "value": "coat*", "while": [{"tag": "p", "at_most": "10 Pa"}]}})
    assert not clock.at(0.0, act(0.0, "a.x", "coat:floor"), p=12.0)
    assert clock.at(1.0, act(1.0, "a.x", "coat:floor"), p=10.0)


def test_a_reading_takes_quiet_time():
    clock = Clock({"does": {"control": "a.read", "quiet": "3 s"}})
    assert not clock.at(0.0, act(0.0, "a.read"))
    assert not clock.at(1.0, act(1.0, "b.y"))
    assert not clock.at(9.0)
    assert "looked at for 1.0 s, needs 3 s" in clock.why
    assert not clock.at(10.0, act(10.0, "a.read"))
    assert clock.at(13.0)


def test_happens_fits_source_and_data():
    clock = Clock({"happens": {"event": "taken", "source": "r", "data": {"grip": "out"}, "times": 2}})
    assert not clock.at(0.0, Event(0.0, "r", "taken", {"grip": "out"}), Event(0.0, "q", "taken", {"grip": "out"}))
    assert clock.why == "taken: 1 of 2"
    assert clock.at(1.0, Event(1.0, "r", "taken", {"grip": "out", "who": "me"}))


def test_reaches_needs_its_time_without_a_break_and_then_stays_true():
    clock = Clock({"reaches": {"tag": "p", "at_least": "0.1 mbar", "at_most": "20 Pa", "for": "5 s"}})
    assert not clock.at(0.0, p=10.0)
    assert not clock.at(4.0, p=9.9)
    assert not clock.at(5.0, p=12.1)
    assert not clock.at(9.9, p=12.1)
    assert "p 12.1, needs >= 0.1 mbar and <= 20 Pa for 5 s; held 4.9 s" in clock.why
    assert clock.at(10.0, p=12.1)
    assert clock.at(11.0, p=0.0)


def test_stays_is_true_only_while_it_is_so():
    clock = Clock({"stays": {"tag": "p", "at_most": "1 Pa", "for": "2 s"}})
    assert not clock.at(0.0, p=0.0)
    assert clock.at(2.0, p=0.0)
    assert not clock.at(3.0, p=2.0)
    assert not clock.at(4.0, p=float("nan"))


def test_a_hold_timer_runs_though_another_part_decides():
    parts = [{"does": {"control": "a.x"}}, {"reaches": {"tag": "p", "at_least": "1 Pa", "for": "10 s"}}]
    for word in ("all", "any"):
        clock = Clock({word: parts})
        clock.at(0.0, act(0.0, "a.x"), p=5.0)
        clock.at(10.0, p=5.0)
        assert clock.kept["c/1"].met


def test_all_any_not_and_answers():
    clock = Clock({"all": [{"not": {"does": {"control": "a.x"}}}, {"answers": {"decision": "d", "option": "yes"}}]})
    assert not clock.at(0.0)
    assert "d not answered with yes" in clock.why
    assert clock.at(1.0, answers={"d": "yes"})
    assert not clock.at(2.0, act(2.0, "a.x"), answers={"d": "yes"})
    assert clock.why == "must not be: a.x"


@pytest.mark.parametrize(("first", "then", "wanted"), [(1.0, 2.0, True), (2.0, 1.0, False), (1.0, None, True)])
def test_before_compares_who_was_first(first, then, wanted):
    clock = Clock({"before": {"first": {"does": {"control": "a"}}, "then": {"does": {"control": "b"}}}})
    for now in (0.0, 1.0, 2.0):
        clock.at(now, *[act(now, name) for name, when in (("a", first), ("b", then)) if when == now])
    assert clock.kept["c"].met is wanted
    assert ("not in this order" in clock.why) is not wanted


def test_before_reads_the_order_within_one_batch():
    for order in ("ab", "ba"):
        clock = Clock({"before": {"first": {"does": {"control": "a"}}, "then": {"does": {"control": "b"}}}})
        assert clock.at(1.0, *[act(1.0, name) for name in order]) is (order == "ab")


def test_any_says_what_would_do():
    clock = Clock({"any": [{"does": {"control": "a"}}, {"stays": {"tag": "p", "at_least": "3 Pa"}}]})
    assert not clock.at(0.0, p=1.0)
    assert clock.why == "a: 0 of 1 or p 1, needs >= 3 Pa"


def test_progress_survives_a_save():
    clock = Clock({"reaches": {"tag": "p", "at_least": "1 Pa", "for": "5 s"}})
    clock.at(0.0, p=2.0)
    clock.kept = snapshot.decode(dict[str, Progress], snapshot.encode(clock.kept))
    assert clock.at(5.0, p=2.0)
