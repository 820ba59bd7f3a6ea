"""What is said live: one line at a time, the gravest first, and less at each level of guidance."""

import pytest

from training import speech
from training.state import MissionState


def state(guidance: int = 0) -> MissionState:
    return MissionState(1, guidance)


def said(x: MissionState) -> str:
    line = speech.next_line(x)
    return "" if line is None else line.text


def test_the_gravest_line_goes_first_and_the_next_four_seconds_later():
    x = state()
    speech.praise(x, "good")
    speech.warn(x, "careful", "minor")
    speech.warn(x, "stop", "major")
    assert said(x) == "stop"
    x.now = 3.9
    assert said(x) == ""
    x.now = 4.0
    assert said(x) == "careful"


def test_the_same_line_is_not_said_twice_within_a_minute_nor_waits_twice():
    x = state()
    speech.put(x, 0, "a")
    speech.put(x, 0, "a")
    assert len(x.waiting) == 1
    assert said(x) == "a"
    x.now = 50.0
    speech.put(x, 0, "a")
    assert said(x) == ""
    x.now = 61.0
    speech.put(x, 0, "a")
    assert said(x) == "a"


def test_a_line_about_what_is_long_past_is_dropped():
    x = state()
    speech.put(x, 0, "old")
    x.now = speech.STALE + 0.1
    assert said(x) == ""
    assert x.waiting == []


@pytest.mark.parametrize(
    ("guidance", "minor", "major", "praised"),
    [(0, True, True, True), (1, True, True, True), (2, False, True, False), (3, False, False, False)],
)
def test_each_level_says_less(guidance, minor, major, praised):
    for text, class_, expected in (("m", "minor", minor), ("M", "major", major)):
        x = state(guidance)
        speech.warn(x, text, class_)
        assert bool(x.waiting) == expected
    x = state(guidance)
    speech.praise(x, "p")
    assert bool(x.waiting) == praised


def test_at_nudge_a_major_fault_is_said_once():
    x = state(2)
    speech.warn(x, "M", "major")
    assert said(x) == "M"
    x.now = 100.0
    speech.warn(x, "M", "major")
    assert x.waiting == []


def test_without_a_next_step_nobody_is_introduced_to_one():
    x = state()
    speech.coach(x, None)
    assert x.waiting == []
