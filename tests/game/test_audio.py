"""Sounds: every one is built, loops meet, alarms repeat as their priority asks and stay under speech + 3 dB."""

import wave

import numpy as np
import pytest

from assets.sounds import SOUNDS, fan_bed
from game.audio.mixer import FOLDER, GROUP, Mixer

VOLUMES = {"speech": 0.5, "alarms": 1.0, "plant": 0.6, "interface": 0.4}


class Fake:
    def __init__(self, path):
        self.path, self.played, self.level, self.looping = path, 0, None, False

    def play(self):
        self.played += 1

    def stop(self):
        self.looping = False

    def setVolume(self, volume):
        self.level = volume

    def setLoop(self, loop):
        self.looping = loop


@pytest.fixture
def mix():
    return Mixer(Fake, VOLUMES)


@pytest.mark.parametrize("name", SOUNDS)
def test_every_sound_is_built_and_has_a_volume(name):
    with wave.open(str(FOLDER / f"{name}.wav")) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    assert 300 < np.abs(samples.astype(int)).max() <= 32767
    assert GROUP[name] in VOLUMES


def test_the_ends_of_a_loop_meet():
    bed = fan_bed(1.0, 300.0, 2.0, 49.0, seed=1)
    steps = np.abs(np.diff(bed))
    assert abs(bed[0] - bed[-1]) <= steps.max()


def test_alarms_are_never_louder_than_speech_plus_3_db(mix):
    assert mix.volume("alarm_1") == pytest.approx(0.5 * 1.4125, rel=1e-3)


def test_a_critical_alarm_sounds_every_8_s(mix):
    for _ in range(int(20 / 0.1)):
        mix.alarm(1, 0.1)
    assert mix._sounds["alarm_1"].played == 3


def test_a_low_alarm_sounds_once(mix):
    for _ in range(1000):
        mix.alarm(4, 0.1)
    assert mix._sounds["alarm_4"].played == 1


def test_silence_stops_the_tone(mix):
    mix.alarm(2, 0.1)
    for _ in range(1000):
        mix.alarm(0, 0.1)
    assert mix._sounds["alarm_2"].played == 1


def test_the_fan_bed_follows_grade_and_flow(mix):
    mix.bed("CNC", 1.0)
    mix.bed("D", 0.5)
    assert not mix._sounds["fan_cnc"].looping
    assert mix._sounds["fan_clean"].level == pytest.approx(0.3)
