"""Sounds: every one is built, loops meet, alarms repeat as their priority asks and stay under speech + 3 dB."""

import wave
from types import SimpleNamespace

import numpy as np
import pytest

from assets.sounds import SOUNDS, fan_bed
from game.audio import listening
from game.audio.listening import HEARD, HEARING, Listening, loudness
from game.audio.mixer import FOLDER, GROUP, Mixer
from sim_core.journal import Event
from training.facility import load_facility

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


class Ear:
    """A trainee in a room, and what is heard there."""

    def __init__(self, mix, room="PAL_D"):
        facility = load_facility()
        area = facility.rooms[room]
        middle = (area.x + area.width / 2, area.y + area.depth / 2)
        self.readings = {f"air.{room}.supply": area.air_changes * area.volume / 3600.0}
        session = SimpleNamespace(readings=self.readings, parts=SimpleNamespace(plant=SimpleNamespace(units={})))
        self.play = SimpleNamespace(
            walker=SimpleNamespace(room=room, position=middle, speed=0.0),
            hands=SimpleNamespace(hold=None),
            session=session,
        )
        self.mixer, self.listening = mix, Listening(mix, facility)

    def hear(self, *events, dt=0.1, others=()):
        return self.listening.frame(self.play, events, dt, others)

    def played(self, name):
        return self.mixer._sounds[name].played if name in self.mixer._sounds else 0


@pytest.fixture
def ear(mix):
    return Ear(mix)


def event(name, source="trainee", **data):
    return Event(0.0, source, name, data)


@pytest.mark.parametrize(("name", "sound"), [pair for pair in HEARD.items() if not pair[0].startswith("door")])
def test_what_the_trainee_does_is_heard_at_once(ear, name, sound):
    ear.hear(event(name, person="trainee"))
    assert ear.played(sound) == 1


def test_a_door_is_heard_from_where_it_is_and_not_from_afar(ear):
    ear.hear(event("door_opened", "DR025"))
    assert ear.played("door_open") == 1
    near = ear.mixer._sounds["door_open"].level
    far = next(d for d in load_facility().doors.values() if d.x > 70)
    ear.hear(event("door_closed", far.id))
    assert ear.played("door_close") == 0
    assert 0.0 < near < ear.mixer.volume("door_open")
    assert loudness(0.0) == 1.0
    assert loudness(HEARING + 0.1) == 0.0


def test_what_others_touch_is_not_heard_but_their_steps_are(ear):
    ear.hear(event("contact", "coach", person="coach"), event("garment_donned", "rack", person="coach"))
    assert ear.played("touch") == ear.played("cloth") == 0
    place = ear.play.walker.position
    for _ in range(16):
        ear.hear(others=[((place[0] + 2.0, place[1]), 0.9)])
    assert ear.played("step_1") + ear.played("step_2") == 2
    assert ear.mixer._sounds["step_2"].level == pytest.approx(0.5 * ear.mixer.volume("step_2"))


def test_a_step_is_heard_every_0_72_m_left_and_right_in_turn(ear):
    ear.play.walker.speed = 0.9
    for _ in range(40):
        ear.hear()
    assert (ear.played("step_1"), ear.played("step_2")) == (2, 3)  # 3.6 m


def test_water_runs_as_long_as_one_washes(ear):
    ear.play.hands.hold = SimpleNamespace(target="CHG.sink.wash")
    assert ear.hear() == [listening.WATER]
    assert ear.mixer._sounds["water"].looping
    assert ear.hear() == []
    ear.play.hands.hold = None
    ear.hear()
    assert not ear.mixer._sounds["water"].looping


def test_rubbing_with_alcohol_lets_no_water_run(ear):
    ear.play.hands.hold = SimpleNamespace(target="PAL_D.sanitiser.rub")
    assert ear.hear() == []


def test_the_buzzer_sounds_in_the_rooms_of_its_door_until_it_is_shut(ear):
    ear.readings["DR025.alarm"] = 1.0
    assert ear.hear() == [listening.BUZZ, "notice"]
    assert ear.mixer._sounds["buzzer"].looping
    ear.play.walker.room = "LOB"
    ear.hear()
    assert not ear.mixer._sounds["buzzer"].looping
    ear.play.walker.room = "PAL_D"
    ear.readings["DR025.alarm"] = 0.0
    ear.hear()
    assert not ear.mixer._sounds["buzzer"].looping


def test_both_doors_open_is_an_alarm_of_the_second_rank_and_told_once(ear):
    ear.readings["IL_PAL_D.both_open"] = 1.0
    assert ear.hear() == ["alarm"]
    assert ear.hear() == []
    assert ear.played("alarm_2") == 1
    ear.listening.silenced = True
    for _ in range(400):
        ear.hear()
    assert ear.played("alarm_2") == 1


def test_fans_that_fail_are_told_and_so_is_their_return(ear):
    full = ear.readings["air.PAL_D.supply"]
    assert ear.hear() == []
    ear.readings["air.PAL_D.supply"] = 0.6 * full
    assert ear.hear() == [listening.FANS_SLOW]
    assert ear.mixer._sounds["fan_clean"].level == pytest.approx(0.6 * ear.mixer.volume("fan_clean"))
    ear.readings["air.PAL_D.supply"] = 0.8 * full
    assert ear.hear() == []
    ear.readings["air.PAL_D.supply"] = full
    assert ear.hear() == [listening.FANS_WELL]


def test_every_built_sound_has_its_moment():
    used = {*HEARD.values(), "step_1", "step_2", "water", "buzzer", "fan_cnc", "fan_clean"}
    assert used | {f"alarm_{n}" for n in (1, 2, 3, 4)} == set(SOUNDS) == set(GROUP)
