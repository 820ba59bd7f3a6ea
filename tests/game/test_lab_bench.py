"""What hands do around the reactor: sampler, feed bag, phone, quality terminal, kill tank; on the whole plant."""

from types import SimpleNamespace

import pytest

from game import equipment
from game.eds_page import KillTankPanel
from game.feed_page import FeedDisplay
from game.hands_on import HandsOn
from game.hmi.eds import PHASES
from game.hud.actions import Action
from game.input.picker import Hit
from game.page_kind import Reader
from game.phone_page import WallPhone
from game.qms_page import QualityTerminal
from game.words import words
from sim_core.errors import PlantError, Refused
from sim_core.journal import Command, Journal
from sim_core.units.phone import RINGS
from sim_core.units.qms import CLASSES, STATES
from training.facility import load_facility
from training.mission import load_mission
from training.plant import build_plant
from training.run import MissionRun
from training.store import LEVELS


class Hall:
    """As much of a session as hands and pages need: the whole plant, the rules of a mission that asks nothing here."""

    clock, is_finished = "02:41:10", False

    def __init__(self) -> None:
        self.facility = load_facility()
        self.plant = build_plant(self.facility, seed=3)
        self.parts = SimpleNamespace(plant=self.plant, start_of_day=0.0)
        self.run = MissionRun(load_mission(LEVELS / "c01_env" / "c01_m1" / "mission.yaml"), 1)
        self.progress, self.journal, self.refused = self.run.start(), Journal(), []
        walker = SimpleNamespace(position=(0.0, 0.0), room="USP", path=[], stop=lambda: None)
        self.hands = HandsOn(self, self.facility, walker)
        self.plant.step(10)

    @property
    def readings(self):
        return self.plant.state.outputs

    @property
    def time(self):
        return self.plant.time

    def submit(self, target, value=None, actor="trainee"):
        command = Command(self.plant.time, actor, target, value)
        self.journal.add(command)
        try:
            self.plant.submit(command)
        except (Refused, PlantError) as refusal:
            self.refused.append(str(refusal))
            return str(refusal)
        self.plant.step(10)
        return None

    def be_in(self, room):
        self.submit("trainee.be_in", room, "trainer")
        self.hands.walker.room = room

    def hit(self, instance, part):
        placed = self.facility.placed[instance]
        self.hands.walker.position = placed.stand
        return Hit(instance, placed.equipment, part, 0.5, (*placed.stand, 1.0))

    def offers(self, instance, part):
        return [verb.control for verb in self.hands.verbs(self.hit(instance, part))]

    def act(self, instance, control, for_s=0.0):
        """Bring the hand to the part of a control, act, and hold where it is a hold."""
        verb = next(v for v in equipment.verbs(self.facility.placed[instance].equipment) if v.control == control)
        self.hands.click(self.hit(instance, verb.part), verb)
        self.hands.update(0.3)
        if verb.how == "hold":
            for _ in range(round(for_s / 0.5)):
                self.plant.step(5)
                self.hands.update(0.5)
            self.hands.release()
            self.plant.step(10)

    def pass_time(self, ticks):
        """The plant goes on, and its events go into the journal."""
        for _ in range(ticks // 10):
            self.plant.step(10)
            for event in self.plant.take_events():
                self.journal.add(event)


@pytest.fixture
def hall():
    made = Hall()
    made.be_in("USP")
    return made


def test_a_sample_is_flushed_drawn_sealed_and_labelled_by_hand(hall):
    assert hall.offers("USP.sampler", "bottle") == []
    hall.act("USP.sampler", "flush", for_s=12.5)
    assert hall.readings["USP.sampler.flushed"] > 0.98
    assert not any(e.target == "trainee.rub" for e in hall.journal if isinstance(e, Command))
    hall.act("USP.sampler", "draw")
    assert hall.readings["USP.sampler.bottle.filled"] == 1.0
    assert hall.offers("USP.sampler", "bottle") == ["seal", "label"]
    hall.act("USP.sampler", "seal")
    assert hall.readings["USP.sampler.bottle.sealed"] == 1.0
    assert hall.offers("USP.sampler", "bottle") == ["label"]
    hall.act("USP.sampler", "label")
    assert hall.plant.state.units["USP.sampler"].label == "02:41"
    assert hall.refused == []


def test_washing_still_rubs_each_zone_in_turn(hall):
    hall.be_in("CHG")
    hall.act("CHG.sink", "wash", for_s=10.0)
    rubbed = [e.value for e in hall.journal if isinstance(e, Command) and e.target == "trainee.rub"]
    assert len(rubbed) == len(set(rubbed)) >= 3


def test_the_pump_key_stops_what_runs_and_starts_what_stands(hall):
    assert hall.offers("USP.feedbag", "pump_button") == ["stop_pump"]
    hall.act("USP.feedbag", "stop_pump")
    assert hall.readings["USP.feedbag.running"] == 0.0
    assert "start_pump" in hall.offers("USP.feedbag", "pump_button")
    hall.act("USP.feedbag", "start_pump")
    assert hall.readings["USP.feedbag.running"] == 1.0


def test_a_bag_is_changed_by_a_weld_only_while_the_pump_stands(hall):
    hall.act("USP.feedbag", "change")
    assert "pump runs" in hall.hands.refusal
    hall.act("USP.feedbag", "stop_pump")
    hall.act("USP.feedbag", "change")
    assert hall.readings["USP.feedbag.welds"] == 2.0
    assert hall.offers("USP.feedbag", "clamp") == ["prime"]
    hall.act("USP.feedbag", "prime")
    assert hall.offers("USP.feedbag", "clamp") == []


@pytest.mark.parametrize("slug", ["microscope", "metab", "cell_counter", "sampler", "feedbag", "phone", "qms", "eds"])
def test_every_control_of_the_equipment_has_a_verb_or_a_button(slug, hall):
    """Buttons of the pages: the microscope's, the analysers', the phone's calls, the quality terminal's, the tank's."""
    on_pages = {
        "microscope": {"photograph", "identify"},
        "cell_counter": {"prime", "print"},
        "phone": {"hang_up", *(f"call_{to}" for to in RINGS)},
        "qms": {"open_deviation", "open_capa", "open_change", "classify", "link_batch", "close_record", "search"},
        "eds": {"receive", "sample", "abort"},
    }
    # who looks for the root cause is named in the office, not on the night shift
    elsewhere = {"qms": {"assign_rca"}}
    controls = set(hall.facility.equipment[slug]["controls"])
    by_hand = {verb.control for verb in equipment.verbs(slug)}
    assert controls <= by_hand | on_pages.get(slug, set()) | elsewhere.get(slug, set())


def test_the_phone_names_those_whom_the_plant_can_call(hall):
    phone = WallPhone(Reader(hall, hall.facility))
    hall.hands.page = "USP.phone"
    for to in RINGS:
        assert phone.act(Action("phone_call", to), hall.hands)
        assert (phone.page("USP.phone", words("en")).to, phone.page("USP.phone", words("en")).lasted) == (to, "")
        hall.pass_time(100)
        assert phone.page("USP.phone", words("en")).lasted == f"00:{round(11 - RINGS[to]):02d}"
        assert phone.act(Action("phone_hang_up"), hall.hands)
    assert hall.refused == []


def test_the_phone_of_the_foundation_can_be_used(hall):
    hall.be_in("LOB")
    hall.hands.page = "LOB.phone"
    phone = WallPhone(Reader(hall, hall.facility))
    assert phone.act(Action("phone_call", "supervisor"), hall.hands)
    hall.plant.step(100)
    assert phone.page("LOB.phone", words("fr")).to == "supervisor"
    assert not phone.page("LOB.phone", words("fr")).listens
    assert hall.refused == []


def quality(hall):
    kind = QualityTerminal(Reader(hall, hall.facility))
    hall.hands.page = "USP.qms"
    kind.page("USP.qms", words("en"))

    def press(name, value=None):
        assert kind.act(Action(name, value), hall.hands), name
        return kind.page("USP.qms", words("en"))

    return kind, press


def test_a_deviation_is_opened_classified_linked_and_submitted(hall):
    kind, press = quality(hall)
    page = kind.page("USP.qms", words("en"))
    assert (page.in_hand, page.records) == ("", ())
    assert len(page.titles) == 3
    press("qms_title", "0")
    page = press("qms_open")
    assert (page.in_hand, page.records[0].state) == ("DEV-0001", "draft")
    assert page.records[0].title == "A reading of the reactor beyond its limit"
    press("qms_do", "classify=major")
    press("text", "qms_batch=B2607")
    page = press("qms_do", "link_batch=B2607")
    assert (page.batch, page.records[0].batches) == ("", ("B2607",))
    assert press("qms_do", "submit=").records[0].state == "submitted"
    assert hall.refused == []


def test_free_text_is_as_good_and_a_verdict_before_the_look_is_refused(hall):
    _, press = quality(hall)
    press("text", "qms_title=Operator error, no impact on the batch")
    page = press("qms_open")
    assert page.records == ()
    assert "judges" in hall.hands.refusal
    press("text", "qms_title=DO_A 39 %, DO_B 75 % at 02:20, USP")
    assert press("qms_open").records[0].title == "DO_A 39 %, DO_B 75 % at 02:20, USP"


def test_a_record_can_be_taken_in_hand_again_beside_a_new_one(hall):
    _, press = quality(hall)
    press("qms_title", "1")
    press("qms_open")
    assert press("qms_new").in_hand == ""
    press("qms_kind", "open_capa")
    press("qms_title", "2")
    assert press("qms_open").in_hand == "CAPA-0001"
    page = press("qms_take", "DEV-0001")
    assert (page.in_hand, [one.number for one in page.records]) == ("DEV-0001", ["CAPA-0001", "DEV-0001"])


def test_the_states_and_classes_of_the_page_are_those_of_the_system():
    from game.hmi.qms import _grades, _states

    assert set(_states(words("en"))) == set(STATES) - {"idle"}
    assert set(_grades(words("en"))) == set(CLASSES)


def test_the_display_at_the_bag_shows_the_scale_and_stops_the_pump(hall):
    display = FeedDisplay(Reader(hall, hall.facility))
    hall.hands.page = "USP.feedbag"
    assert display.page("USP.feedbag", words("en")).weight == pytest.approx(252.0, abs=0.4)
    assert display.act(Action("feed_do", "stop_pump"), hall.hands)
    assert not display.page("USP.feedbag", words("en")).running


class Tank:
    """A kill tank that refuses, and says why."""

    def __init__(self, facility) -> None:
        self.clock, self.readings, self.done = "03:00:00", {}, []
        self.hands = SimpleNamespace(page="WIN.eds", refusal="", do=self.do)
        self.panel = KillTankPanel(Reader(self, facility))

    def do(self, target, value=None):
        self.done.append(target)
        self.hands.refusal = "start_cycle: the tank is empty" if target.endswith("start_cycle") else ""
        return not self.hands.refusal

    def press(self, control):
        assert self.panel.act(Action("eds_do", control), self.hands)
        return self.panel.page("WIN.eds", words("en"))


def test_what_lets_broth_out_or_stops_the_kill_is_asked_twice():
    tank = Tank(load_facility())
    for control in ("release_drain", "abort"):
        assert tank.press(control).asks == control
        assert tank.done[-1:] != [f"WIN.eds.{control}"]
        assert tank.press(control).asks == ""
        assert tank.done[-1] == f"WIN.eds.{control}"
    tank.press("release_drain")
    tank.press("sample")
    assert tank.press("release_drain").asks == "release_drain"


def test_the_reason_of_an_interlock_stays_on_the_panel_until_the_next_act():
    tank = Tank(load_facility())
    assert tank.press("start_cycle").why == "start_cycle: the tank is empty"
    assert tank.panel.page("WIN.eds", words("en")).why
    assert tank.press("receive").why == ""


@pytest.mark.parametrize(
    ("phase", "name", "value", "priority"),
    [
        ("holding", "temp", 121.2, 3),
        ("holding", "temp", 120.0, 2),
        ("heating", "temp", 40.0, 0),
        ("cooling", "f0", 14.0, 2),
        ("holding", "f0", 4.0, 0),
        ("filling", "level", 90.0, 3),
        ("cooling", "hold_min", 31.0, 0),
    ],
)
def test_a_value_is_judged_only_while_it_should_be_there(phase, name, value, priority):
    tank = Tank(load_facility())
    tank.readings = {"WIN.eds.phase": float(PHASES.index(phase)), f"WIN.eds.{name}": value}
    page = tank.panel.page("WIN.eds", words("en"))
    assert page.phase == phase
    assert next(g.priority for g in page.gauges if g.id == name) == priority
