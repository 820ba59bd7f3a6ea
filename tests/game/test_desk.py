"""The operator's desk: pens are commands, bands stand by unit of measure, alarms are answered as ISA-18.2 asks."""

from types import SimpleNamespace

import pytest

from game import golden as game_golden
from game.desk_page import Desk
from game.desk_trends import axis
from game.hmi.desk_model import DeskAlarms, DeskPens, DeskTrends
from game.hmi.reactor_model import ReactorLoops
from game.hud.actions import Action
from game.page_kind import Reader
from game.tags import Tag
from game.words import words
from sim_core.control.alarm import Limits
from sim_core.journal import Command, Event, Journal
from training import golden
from training.facility import load_facility
from training.plant import build_plant
from training.session import clock_text

CTL, R = "CTL.dcs", "USP.br2000"
EIGHT = ("do", "do_b", "o2_flow", "air_flow", "ph", "temp", "press", "feed_total")
HOUR = 3600.0
EN = words("en")
STRIDE = 600  # base ticks: the desk shows history, and a day of it is 1440 such steps


class Run:
    """A plant with the reactor, and somebody at the desk who does what the page's buttons say."""

    page, hand, refusal = CTL, "right", ""

    def __init__(self):
        self.facility = load_facility()
        self.plant = build_plant(self.facility, rooms=("USP", "CTL"))
        self.session = StandIn(self.plant)
        self.desk = Desk(Reader(self.session, self.facility, "A. Benali", CTL))

    def do(self, target, value=None):
        self.plant.submit(Command(self.plant.time, "trainee", target, value))
        return True

    def press(self, name, value=None):
        assert self.desk.act(Action(name, value), self)
        return self.shown()

    def shown(self):
        return self.desk.page(CTL, EN)

    def fly(self, hours):
        for _ in range(round(hours * 60)):
            self.plant.step(STRIDE)


class StandIn:
    """What the desk asks of a session."""

    def __init__(self, plant):
        self.journal = Journal()
        self.run = SimpleNamespace(mission=SimpleNamespace(flown=None))
        self.parts = type("Parts", (), {"plant": plant, "start_of_day": 22 * HOUR})()

    def submit(self, target, value=None):
        self.parts.plant.submit(Command(self.time, "trainee", target, value))

    @property
    def time(self):
        return self.parts.plant.time

    @property
    def readings(self):
        return self.parts.plant.state.outputs

    @property
    def clock(self):
        return clock_text((self.parts.start_of_day + self.time) % 86400.0)


@pytest.fixture
def run():
    return Run()


@pytest.fixture(scope="module")
def flown():
    """Thirty hours of culture, then an hour in which probe A drifts."""
    run = Run()
    run.do(f"{CTL}.trend", ",".join(EIGHT))
    run.fly(30)
    run.do("fault.USP.br2000.do_a_offset", "-40 over 600 s")
    run.fly(1)
    return run


def test_eight_pens_are_put_on_the_screen_by_its_buttons_and_the_control_system_knows_it(run):
    run.press("desk_view", "pens")
    for name in EIGHT:
        run.press("desk_pen", f"+{R}.{name}")
    run.plant.step(10)
    assert [run.session.readings[f"{CTL}.pen.{name}"] for name in EIGHT] == [1.0] * 8
    assert [pen.key for pen in run.shown().pens] == [f"{R}.{name}" for name in EIGHT]


def test_any_tag_that_is_watched_can_be_chosen(run):
    page = run.press("desk_view", "pens")
    assert isinstance(page, DeskPens)
    listed = {pen.key for n in range(page.sheets) for pen in run.press("desk_sheet", str(n + 1)).choices}
    assert listed == {one.tag for one in run.desk.dcs.desk.watched if one.instance == R}


def test_a_pen_that_is_pressed_again_leaves_the_screen(run):
    run.press("desk_pen", f"+{R}.do")
    page = run.press("desk_pen", f"-{R}.do")
    assert isinstance(page, DeskTrends)
    assert page.pens == ()
    assert page.trends.bands == ()


def test_tags_of_one_unit_and_the_same_limits_share_a_band(run):
    for name in ("do", "do_b", "ph"):
        run.press("desk_pen", f"+{R}.{name}")
    run.fly(0.5)
    bands = run.shown().trends.bands
    assert [[pen.name for pen in band.pens] for band in bands] == [["DO_A", "DO_B"], ["pH"]]
    assert bands[0].title == "Dissolved oxygen, %"


def test_a_line_of_the_desk_is_what_the_control_system_kept(flown):
    page = flown.press("desk_span", "4h")
    times, values = flown.desk.dcs.trend(flown.desk.state, f"{R}.ph", 4 * HOUR)
    line = next(pen for band in page.trends.bands for pen in band.pens if pen.name == "pH")
    assert [value for _, value in line.points] == pytest.approx(list(values)[-len(line.points) :])
    assert len(line.points) >= len(times) - 1


@pytest.mark.parametrize(("span", "hours"), [("1h", 1.0), ("4h", 4.0), ("24h", 24.0), ("batch", 31.0)])
def test_a_span_shows_so_much_time(flown, span, hours):
    flown.press("desk_move", "now")
    trends = flown.press("desk_span", span).trends
    assert trends.seconds == pytest.approx(hours * HOUR, rel=0.01)
    first = min(pen.points[0][0] for band in trends.bands for pen in band.pens)
    assert first == pytest.approx(-hours * HOUR, abs=1900.0)


def test_one_goes_half_a_screen_back_and_on_again_to_now(flown):
    flown.press("desk_span", "4h")
    back = flown.press("desk_move", "back")
    assert not back.is_now
    assert back.trends.end == pytest.approx(-2 * HOUR, abs=20.0)
    assert flown.press("desk_move", "on").is_now


def test_what_lies_back_stays_where_it_is_while_time_goes_on(run):
    run.press("desk_pen", f"+{R}.do")
    run.fly(3)
    run.press("desk_span", "1h")
    before = run.press("desk_move", "back").trends.times
    run.fly(1)
    assert run.shown().trends.times == before


def test_the_cursor_stays_on_its_moment_while_time_goes_on(run):
    run.press("desk_pen", f"+{R}.do")
    run.fly(2)
    before = run.press("set", "desk_cursor=-600.0").trends.cursor
    run.fly(0.5)
    assert before == pytest.approx(-600.0)
    assert run.shown().trends.cursor == pytest.approx(-600.0 - 1800.0, abs=15.0)


def test_the_day_before_is_drawn_where_the_same_hour_of_today_is(flown):
    flown.press("desk_move", "now")
    flown.press("desk_span", "1h")
    assert flown.shown().compare == "Compare with day 0"
    page = flown.press("desk_compare")
    flown.press("desk_compare")
    band = page.trends.bands[0]
    named, other = [pen for pen in band.pens if pen.name], [pen for pen in band.pens if not pen.name]
    assert page.is_compared
    assert len(other) == len(named)
    when, value = flown.desk.dcs.trend(flown.desk.state, f"{R}.do_b", 26 * HOUR)
    moment, drawn = other[1].points[0]
    nearest = min(range(len(when)), key=lambda n: abs(when[n] + 24 * HOUR - moment))
    assert drawn == pytest.approx(value[nearest], rel=0.05)


def test_a_note_is_about_the_moment_of_the_cursor_and_stays(flown):
    flown.press("desk_move", "now")
    flown.press("set", "desk_cursor=-1800.0")
    flown.press("desk_note", "")
    flown.press("text", "desk_note=A and B part here")
    page = flown.press("desk_note", "A and B part here")
    assert "A and B part here" in page.notes[-1]
    assert "A. Benali" in page.notes[-1]
    assert page.trends.marks[-1].moment == pytest.approx(-1800.0, abs=15.0)
    assert not page.is_noting


@pytest.fixture
def alarmed(run):
    """The pH probe reads 0.3 too high: an alarm of pH stands."""
    run.fly(4)
    run.do("fault.USP.br2000.ph_offset", "0.3 over 60 s")
    run.fly(0.1)
    return run


def test_an_alarm_stands_with_its_value_limit_and_time_until_it_is_acknowledged(alarmed):
    page = alarmed.press("desk_view", "alarms")
    assert isinstance(page, DeskAlarms)
    row = next(row for row in page.rows if row.key == f"{R}.ph")
    assert row.can_acknowledge
    assert (row.tag, row.what[-4:], row.state, row.time[:4]) == ("pH", "high", "active", "02:0")
    assert page.head.alarm is not None
    after = alarmed.press("desk_ack", row.key)
    assert next(one.state for one in after.rows if one.key == row.key) == "acknowledged"


def test_an_alarm_is_shelved_with_time_and_reason_and_comes_back(alarmed):
    alarmed.press("desk_view", "alarms")
    alarmed.press("desk_alarm", f"{R}.ph")
    assert alarmed.press("desk_shelve", "").shelving
    alarmed.press("desk_minutes", "30")
    alarmed.press("text", "desk_reason=probe is being checked")
    after = alarmed.press("desk_shelve", f"{R}.ph")
    assert f"{R}.ph" not in [row.key for row in after.rows]
    shelved = alarmed.press("desk_list", "shelved").rows
    assert [row.key for row in shelved] == [f"{R}.ph"]
    assert "probe is being checked" in shelved[0].status
    alarmed.press("desk_unshelve", f"{R}.ph")
    assert alarmed.shown().rows == ()
    assert "back in sight" in alarmed.press("desk_list", "past").rows[0].status


def test_the_past_of_the_alarms_says_who_did_what(alarmed):
    alarmed.press("desk_ack", f"{R}.ph")
    alarmed.press("desk_view", "alarms")
    past = alarmed.press("desk_list", "past").rows
    assert past[0].status == "acknowledged A. Benali"
    assert "raised" in [row.status for row in past]


def test_a_response_tells_what_to_do_and_the_tag_can_be_trended(alarmed):
    alarmed.press("desk_view", "alarms")
    alarmed.press("desk_alarm", f"{R}.ph")
    assert len(alarmed.press("desk_response", f"{R}.ph").response) == 2
    page = alarmed.press("desk_trend_it", f"{R}.ph")
    assert isinstance(page, DeskTrends)
    assert [pen.key for pen in page.pens] == [f"{R}.ph"]


def test_a_flood_is_shown_when_it_is_measured(run):
    run.plant.step(10)
    assert not run.shown().head.is_flood
    run.desk.state.recent, run.desk.state.is_stale = [run.plant.time] * 12, True
    run.plant.step(10)
    head = run.shown().head
    assert head.is_flood
    assert head.rate == "12 alarms in 10 min"


def test_an_axis_holds_limits_and_values():
    told = Tag("DO_A", "Dissolved oxygen", "%", limits=Limits(30.0, 60.0, 20.0, 80.0))
    low, high = axis([told], 25.0, 118.0)
    assert low <= 2.0
    assert high > 118.0
    flat = axis([Tag("x", "x", "", 2)], 5.0, 5.0)
    assert flat[0] < 5.0 < flat[1]


class Process:
    """Stands for the process that computes; `done` is what it ends with."""

    def __init__(self):
        self.done = None

    def poll(self):
        return self.done


@pytest.fixture
def waiting(run, tmp_path, monkeypatch):
    """The batch view while a thousand batches are computed elsewhere."""
    monkeypatch.setattr(golden, "path", lambda: tmp_path / "band.json")
    monkeypatch.setattr(game_golden, "LOOKS", 0.0)
    run.process = Process()
    monkeypatch.setattr(game_golden, "_start", lambda _: run.process)
    run.fly(0.5)
    run.press("desk_view", "batch")
    run.kept = tmp_path / "band.json"
    return run


def test_the_batch_view_shows_how_far_the_thousand_are_and_then_the_golden_batch(waiting):
    (waiting.kept.with_suffix(".share")).write_text("0.25")
    page = waiting.shown()
    assert (page.trends, page.share) == (None, 0.25)
    golden.compute(waiting.kept, 20, 1.0)
    trends = waiting.shown().trends
    assert [band.pens[0].name for band in trends.bands] == ["golden"] * 6
    assert all(band.area for band in trends.bands)


def test_the_oxygen_of_this_batch_lies_over_the_band_on_the_same_days(waiting):
    golden.compute(waiting.kept, 20, 1.0)
    band = waiting.shown().trends.bands[-1]
    own = next(pen for pen in band.pens if pen.name == "this batch")
    assert band.title == "Oxygen flow, L/min"
    assert band.pens[0].points[0][0] == pytest.approx(-1800.0, abs=11.0)
    assert own.points[-1][0] == pytest.approx(0.0, abs=11.0)


def test_samples_are_marks_at_the_time_of_their_analysis(waiting):
    golden.compute(waiting.kept, 20, 1.0)
    event = Event(waiting.plant.time - 600.0, "USP.metab", "analysis_done", {"results": {"glucose": 4.4}})
    waiting.session.journal.add(event)
    glucose = waiting.shown().trends.bands[2]
    dots = next(pen for pen in glucose.pens if pen.dots)
    assert dots.points == ((-600.0, 4.4),)


def test_a_process_that_dies_is_told(waiting):
    waiting.process.done = 1
    assert waiting.shown().trouble


def test_the_faceplates_of_the_reactor_are_worked_from_the_desk_by_its_keyboard(run):
    run.plant.submit(Command(0.0, "trainer", "trainee.be_in", "CTL"))
    run.fly(0.1)
    assert run.shown().head.loops == R
    ledger = run.plant.state.ledger
    before = [ledger.row(f"{CTL}.keyboard"), ledger.row(f"{R}.screen")]
    assert isinstance(run.press("desk_loops", R), ReactorLoops)
    for name, value in (("hmi_loop", "do"), ("text", "set_do=45"), ("hmi_confirm", None)):
        page = run.press(name, value)
    run.plant.step(10)
    assert run.session.readings[f"{R}.sp.do"] == 45.0
    assert page.head.back == "Desk"
    after = [ledger.row(f"{CTL}.keyboard"), ledger.row(f"{R}.screen")]
    assert after[0] != before[0]
    assert after[1] == before[1]
    assert isinstance(run.press("desk_view", "trends"), DeskTrends)


def test_a_desk_that_nobody_sits_at_shows_its_trends(run):
    run.fly(0.1)
    run.press("desk_loops", R)
    run.desk.reader.open_page = ""
    assert isinstance(run.shown(), DeskTrends)
