"""The table of pages: every screen that can be looked at has its page, and every page its drawing and a sample."""

from game import equipment
from game.hmi.screens import DRAWN, page_scale, page_scene
from game.hud.actions import Action
from game.hud.focus import Navigator
from game.hud.model import Caption
from game.hud.scene import Composer, View
from game.hud.tokens import palette
from game.plant_pages import KINDS, Pages
from game.words import words
from tests.game.ui_samples import hmi_pages
from training.facility import load_facility
from training.opening import new_session


def test_every_equipment_that_is_looked_at_closely_has_a_row():
    looked = {slug for slug in equipment.SLUGS for verb in equipment.verbs(slug) if verb.how == "look"}
    assert looked == set(KINDS)


def test_every_page_is_drawn_and_has_a_sample():
    assert {type(page) for page in hmi_pages().values()} == set(DRAWN)


def test_each_kind_fills_its_page_and_is_made_once():
    facility = load_facility()
    pages = Pages(new_session("c01_m1", seed=1, lang="en"), facility)
    for instance in ("PAL_D.dp_gauge", "COR_D.ebr", "COR_D.ems"):
        assert type(pages.page(instance, words("en"))) in DRAWN
        assert pages.of(instance) is pages.of(instance)


def test_what_is_said_is_read_over_an_open_page_and_hides_none_of_its_buttons():
    view = View((1280, 720), page_scale((1280, 720)))
    for page in hmi_pages().values():
        composer = Composer(view, palette())
        navigator = Navigator(composer)
        scene = page_scene(page, words("en"), Caption("Go on, I am writing.", "Supervisor"))
        drawn = composer.compose(scene)
        assert any("Go on" in one.text for one in drawn[-1].brush.texts)
        navigator.show(scene, drawn)
        leave = next(hit for hit in navigator.hits() if hit.action == Action("page_close"))
        at = ((leave.box.x + 5) * view.scale, (leave.box.y + 5) * view.scale)
        assert navigator.press(*at)
        assert navigator.take() == [Action("page_close")]
