"""The reactor's panel: pages from readings alone, alarms and set points through the plant, every control reachable."""

from collections.abc import Mapping
from types import SimpleNamespace

import pytest

from game import alarms
from game.hmi.reactor_model import ReactorAlarms, ReactorLoops, ReactorOverview, ReactorRecipe, ReactorTrends
from game.hmi.screens import draw, page_scale, page_scene
from game.hud.focus import Navigator
from game.hud.scene import Composer, View
from game.hud.tokens import palette
from game.reactor_look import Look
from game.reactor_page_loops import LOOPS
from game.reactor_page_recipe import ROWS
from game.words import PSEUDO, words
from sim_core.culture.tables import CONTROLS
from tests.game.reactor_help import REACTOR, AtPanel
from tests.game.reactor_samples import reactor_pages

TABS = {"overview": ReactorOverview, "trends": ReactorTrends, "loops": ReactorLoops}
TABS |= {"alarms": ReactorAlarms, "recipe": ReactorRecipe}
KEY = f"{REACTOR}.agit"


@pytest.fixture
def panel():
    return AtPanel()


def alarmed():
    """A panel with one alarm: the agitator was set under its limit."""
    at = AtPanel()
    at.session.submit(f"{REACTOR}.set_agit", 60.0)
    at.wait(30.0)
    return at


class NoTruth(Mapping):
    """Readings that refuse to tell what is true."""

    def __init__(self, held):
        self.held = held

    def __getitem__(self, tag):
        assert ".true." not in tag, f"a page read {tag}"
        return self.held[tag]

    def __iter__(self):
        raise AssertionError("a page went through all readings")

    def __len__(self):
        return len(self.held)


def test_no_page_reads_what_is_true(panel, monkeypatch):
    held = panel.session.readings
    monkeypatch.setattr(type(panel.session), "readings", property(lambda _: NoTruth(held)))
    for tab, kind in TABS.items():
        assert isinstance(panel.press("hmi_tab", tab), kind)
        for loop in LOOPS if tab == "loops" else ():
            panel.press("hmi_loop", loop.id)
        for row in ROWS if tab == "recipe" else ():
            panel.press("hmi_phase", row)


def test_an_alarm_is_framed_named_and_acknowledged_alone():
    at = alarmed()
    bar = next(one for one in at.page().bars if one.label == "Agit")
    assert (bar.priority, bar.state) == (3, "active")
    assert at.page().head.alarm.title == "Agit low"
    page = at.press("hmi_worst", KEY)
    assert (page.chosen, page.rows[0].status) == (KEY, "Not acknowledged")
    page = at.press("hmi_ack", KEY)
    assert page.rows[0].state == "acknowledged"
    assert at.commands(f"{REACTOR}.ack_alarm") == [KEY]
    assert [e.data["actor"] for e in at.events("alarm_acknowledged")] == ["trainee"]


def test_an_alarm_is_shelved_with_time_and_reason_and_comes_back():
    at = alarmed()
    at.press("hmi_tab", "alarms")
    assert at.press("hmi_shelve", f"ask {KEY}").shelving
    page = at.press("hmi_shelve", KEY)
    assert "reason" in page.refusal  # nothing was written
    at.press("text", "hmi_reason=speed is tested")
    assert at.press("hmi_shelve", KEY).rows == ()
    page = at.press("hmi_view", "shelved")
    assert "speed is tested" in page.rows[0].status
    assert at.press("hmi_unshelve", KEY).rows == ()


def test_the_response_says_what_to_do_and_history_keeps_who_did_what():
    at = alarmed()
    page = at.press("hmi_tab", "alarms")
    assert len(at.press("hmi_response", page.chosen).response) >= 2
    at.press("hmi_ack", KEY)
    page = at.press("hmi_view", "history")
    assert [row.status for row in page.rows[:2]] == ["Acknowledged A. Benali", "Raised"]


def test_a_set_point_changes_only_after_the_sentence_was_confirmed(panel):
    panel.press("hmi_loop", "do")
    page = panel.press("hmi_step", "set_do:+")
    assert "from 40.0 to 41" in page.draft.sentence
    assert panel.commands(f"{REACTOR}.set_do") == []
    assert panel.press("hmi_confirm").draft.sentence == ""
    assert panel.commands(f"{REACTOR}.set_do") == [41.0]
    panel.wait(2.0)
    assert panel.page().plate.set_point == "41.0"


def test_leaving_forgets_what_was_not_confirmed(panel):
    for leave in (("hmi_tab", "overview"), ("hmi_loop", "ph"), ("hmi_cancel", None)):
        panel.press("hmi_loop", "do")
        assert panel.press("text", "set_do=55").draft.sentence
        panel.press(*leave)
        assert not panel.press("hmi_loop", "do").draft.sentence
    panel.press("text", "set_do=55")
    panel.pages.reader.open_page = ""  # a step back: the panel on the wall forgets
    assert not panel.page().draft.sentence


@pytest.mark.parametrize(("written", "why"), [("500", "outside 5 to 100"), ("-1", "outside 5 to 100")])
def test_a_refusal_stays_on_the_page_with_value_and_range(panel, written, why):
    panel.press("hmi_loop", "do")
    panel.press("text", f"set_do={written}")
    assert why in panel.press("hmi_confirm").draft.refusal
    assert not panel.press("hmi_cancel").draft.refusal


@pytest.mark.parametrize("written", ["", "4o", "nan x"])
def test_what_is_no_number_cannot_be_confirmed(panel, written):
    panel.press("hmi_loop", "do")
    assert not panel.press("text", f"set_do={written}").draft.is_ready


def test_not_a_number_is_refused_by_the_plant(panel):
    panel.press("hmi_loop", "do")
    panel.press("text", "set_do=nan")
    assert panel.press("hmi_confirm").draft.refusal


def test_a_loop_in_manual_takes_an_output_instead_of_a_set_point(panel):
    panel.press("hmi_loop", "press")
    page = panel.press("hmi_choose", "mode=pressure:manual")
    assert "manual" in page.draft.sentence
    panel.press("hmi_confirm")
    panel.wait(2.0)
    assert [one.name for one in panel.page().plate.controls if hasattr(one, "text")] == ["output:pressure"]
    panel.press("text", "output:pressure=55")
    panel.press("hmi_confirm")
    assert panel.commands(f"{REACTOR}.output") == ["pressure:55"]


def test_a_kill_needs_a_reason_and_its_signature_is_kept(panel):
    panel.press("hmi_tab", "recipe")
    page = panel.press("hmi_choose", "kill=")
    assert page.draft.needs_signature
    assert not page.draft.is_ready
    assert panel.press("text", "hmi_reason=contaminated").draft.is_ready
    panel.press("hmi_confirm")
    assert panel.commands(f"{REACTOR}.kill") == [None]
    assert "contaminated" in panel.commands("CTL.dcs.annotate")[0]


def offered(page):
    """The controls that the buttons and fields of a page choose."""
    hits = draw(page, words("en"), palette()).hits
    chosen = [h for h in hits if h.action.name in ("hmi_choose", "hmi_step", "field")]
    return {str(h.action.value).partition("=")[0].partition(":")[0] for h in chosen}


def walked(panel):
    """Every faceplate with its other side, every operation."""
    found = set()
    for loop in LOOPS:
        found |= offered(panel.press("hmi_loop", loop.id))
        found |= offered(panel.press("hmi_way", "calibrate"))
    panel.press("hmi_tab", "recipe")
    for row in ROWS:
        found |= offered(panel.press("hmi_phase", row))
    return found


def test_every_control_of_the_reactor_is_on_some_page(panel):
    found = walked(panel)
    for loop in ("oxygen", "ph", "temperature", "pressure", "feed"):
        panel.session.submit(f"{REACTOR}.mode", f"{loop}:manual")
    panel.session.submit(f"{REACTOR}.hold")
    panel.session.parts.plant.state.units[REACTOR].is_tripped = True  # the reset is there after a trip only
    panel.wait(2.0)
    found |= walked(panel)
    for phase in ("dirty", "cleaned", "sterilised", "held", "filled"):  # what starts from an empty vessel
        panel.session.parts.plant.state.units[REACTOR].phase = phase
        panel.wait(2.0)
        found |= walked(panel)
    assert {one.name for one in CONTROLS} - found == set()


@pytest.mark.parametrize("name", reactor_pages())
def test_no_two_buttons_of_a_page_are_the_same_so_that_keys_reach_all(name):
    for page_words in (words("en"), words(PSEUDO)):
        hits = draw(reactor_pages()[name], page_words, palette()).hits
        names = [(hit.action.name, str(hit.action.value)) for hit in hits if not hit.slider]
        assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)


@pytest.mark.parametrize("name", reactor_pages())
def test_what_is_pressed_is_large_and_what_is_read_is_18_pixels_high(name):
    brush = draw(reactor_pages()[name], words("en"), palette())
    for hit in brush.hits:
        assert min(hit.box.width, hit.box.height) >= 44 - 1, hit
        letters = [one.size for one in brush.texts if hit.box.holds(one.ink.x, one.ink.y + 4) and not hit.slider]
        small = [size for size in letters if size < 18]
        assert not small or hit.action.name == "hmi_loop", hit  # units under a bar are small


def test_a_page_fills_a_small_window_so_that_it_is_read_at_a_metre():
    """18 px of a page are at least 17 pixels of a window of 1280 x 720."""
    scale = page_scale((1280, 720))
    composer = Composer(View((1280, 720), scale), palette())
    drawn = composer.compose(page_scene(reactor_pages()["20_overview"], words("en")))
    assert 18 * composer.view.scale >= 17.0
    assert drawn


def test_the_arrow_keys_go_round_every_button_of_the_panel():
    scale = page_scale((1280, 720))
    composer = Composer(View((1280, 720), scale), palette())
    navigator = Navigator(composer)
    scene = page_scene(reactor_pages()["22_faceplate"], words("en"))
    navigator.show(scene, composer.compose(scene))
    seen = set()
    for _ in navigator.hits():
        seen.add(navigator.focused)
        navigator.key("arrow_down")
    assert len(seen) == len(navigator.hits())


def test_the_cursor_of_a_trend_reads_and_a_note_stays():
    at = alarmed()
    page = at.press("hmi_tab", "trends")
    assert len(page.trends.bands[0].pens[0].points) > 3
    at.press("set", "hmi_cursor=-20")
    assert at.page().trends.cursor == -20.0
    assert at.press("hmi_note", "").is_noting
    at.press("text", "hmi_note=speed was lowered")
    page = at.press("hmi_note", "speed was lowered")
    assert "speed was lowered (A. Benali)" in page.notes[-1]
    assert at.commands("CTL.dcs.annotate") == ["-20:speed was lowered"]


def test_the_trend_of_an_alarm_opens_the_group_that_holds_it():
    at = alarmed()
    at.press("hmi_tab", "alarms")
    page = at.press("hmi_trend", KEY)
    assert page.group == "oxygen"
    assert any("Agit" in [pen.name for pen in band.pens] for band in page.trends.bands)


def test_an_alarm_of_the_reactor_is_on_the_banner_and_sounds_until_it_is_acknowledged():
    at = alarmed()
    session, facility = at.session, at.pages.facility
    assert alarms.count(session, facility) == 1
    assert alarms.worst(session, facility) == 3
    (one,) = alarms.alarms(session, facility, words("en"), {})
    assert (one.priority, one.title, one.state) == (3, "BR2000: Agit low 60\u00a0rpm", "active")
    at.press("hmi_ack", KEY)
    assert alarms.worst(session, facility) == 0
    assert alarms.count(session, facility) == 1


def test_an_alarm_of_the_first_priority_sounds_before_all_others():
    at = alarmed()
    at.session.submit(f"{REACTOR}.set_pressure", 100.0)
    at.wait(900.0)
    assert alarms.worst(at.session, at.pages.facility) == 1


def test_what_began_on_another_day_says_on_which():
    at = AtPanel()
    look = Look(at.pages.reader, REACTOR, words("en"))
    at.session.parts.rules.mission = SimpleNamespace(flown=SimpleNamespace(age=(7.0 * 24.0 + 2.0) * 3600.0))  # 02:00
    assert look.since(0.0) == "02:00:00"
    assert look.since(-3 * 3600.0) == "d6 23:00"
    assert look.since(-27 * 3600.0) == "d5 23:00"


def test_a_picture_shows_the_page_on_which_something_was_operated():
    at = AtPanel()
    at.pages.of(REACTOR).show(REACTOR, "switch_probe", "b")
    page = at.page()
    assert (page.loop, "probe B" in page.draft.sentence) == ("do", True)
    at.pages.of(REACTOR).show(REACTOR, "kill", None)
    assert at.page().draft.needs_signature
