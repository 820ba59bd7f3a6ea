"""The analysers on the bench: what can be pressed next, results only when read, limits of equipment.yaml framed."""

from types import SimpleNamespace

import pytest

from game.analyser_page import DECIMALS, BenchAnalyser, name_of
from game.hmi.analyser import analyser
from game.hmi.canvas import PAGE
from game.hud.actions import Action
from game.hud.draw import Box, Brush
from game.hud.tokens import palette
from game.page_kind import Reader
from game.words import words
from sim_core.errors import Refused
from sim_core.journal import Command
from sim_core.units.analyser import METHODS
from training.facility import load_facility
from training.plant import build_plant


class Bench:
    """As much of a session as these pages read: a plant, and hands at one instrument."""

    clock = "02:41:10"

    def __init__(self, instance) -> None:
        facility = load_facility()
        self.plant = build_plant(facility, seed=3)
        self.parts, self.instance = self, instance
        self.page_kind = BenchAnalyser(Reader(self, facility))
        self.hands = SimpleNamespace(page=instance, do=self.do)

    @property
    def readings(self):
        return self.plant.state.outputs

    def do(self, target, value=None):
        try:
            self.plant.submit(Command(self.plant.time, "trainee", target, value))
        except Refused:
            return False
        self.plant.step(10)
        return True

    def press(self, control):
        assert self.page_kind.act(Action("lab_do", control), self.hands)

    def page(self):
        return self.page_kind.page(self.instance, words("en"))

    def pressed(self):
        """What can be pressed on the page."""
        brush = Brush((1024, 640), "#DDE0E2", 1.0, palette())
        analyser(self.page(), words("en")).paint(brush, Box(0, 0, *PAGE))
        return {hit.action.value for hit in brush.hits}

    def draw(self):
        for control, value in (("flush", "start"), ("flush", "stop"), ("draw", None), ("seal", None)):
            assert self.do(f"USP.sampler.{control}", value)
            self.plant.step(150 if value == "start" else 0)


@pytest.mark.parametrize("kind", ["metab", "cell_counter"])
def test_from_an_empty_tray_to_a_result_that_was_read(kind):
    bench = Bench(f"USP.{kind}")
    own = {"prime"} if kind == "cell_counter" else set()
    assert bench.pressed() == {"qc_check"} | own
    bench.press("qc_check")
    assert bench.page().checked
    bench.draw()
    assert bench.page().bottle == 1
    assert "sealed" in bench.page().bottle_note
    bench.press("load_sample")
    assert bench.pressed() == {"qc_check", "load_sample", "run"} | own
    bench.press("run")
    assert bench.pressed() == set()
    assert 0.0 < bench.page().share < 0.1
    bench.plant.step(round(10 * METHODS[kind].seconds))
    assert bench.page().unread
    assert bench.pressed() == {"qc_check", "load_sample", "read"} | own | ({"print"} if own else set())
    bench.press("read")
    page = bench.page()
    assert (page.unread, page.sample, page.loaded, page.spent) == (False, 1, 0, METHODS[kind].cost)
    assert len(page.results) == len(METHODS[kind].channels)


def test_the_numbers_of_a_result_are_not_shown_before_it_is_read():
    bench = Bench("USP.metab")
    bench.draw()
    bench.press("load_sample")
    bench.press("run")
    bench.plant.step(2000)

    def written():
        brush = Brush((1024, 640), "#DDE0E2", 1.0, palette())
        analyser(bench.page(), words("en")).paint(brush, Box(0, 0, *PAGE))
        return {one.text for one in brush.texts}

    value = next(one.value for one in bench.page().results if one.name == "Glucose")
    assert value not in written()
    bench.press("read")
    assert value in written()


def test_a_value_beyond_a_limit_of_the_equipment_is_marked():
    bench = Bench("USP.metab")
    for glucose, priority in ((4.0, 0), (1.5, 3), (0.4, 2), (6.5, 3), (9.0, 2)):
        bench.plant.state.outputs["USP.metab.glucose"] = glucose
        found = next(one for one in bench.page().results if one.name == "Glucose")
        assert (found.priority, found.limits) == (priority, "2–6 / 1–8")


def test_every_result_has_a_name_and_its_decimals():
    for kind in ("metab", "cell_counter"):
        for channel in METHODS[kind].channels:
            assert name_of(channel.name, words("en"))
            assert channel.name in DECIMALS


def test_an_act_of_another_page_is_none_of_its():
    bench = Bench("USP.metab")
    assert not bench.page_kind.act(Action("ems_note", "x"), bench.hands)
