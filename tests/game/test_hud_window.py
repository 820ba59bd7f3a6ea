"""The panels on a window without a screen: cards come and go, a picture is loaded only when it changed."""

import pytest

from game.hud.draw import FONTS
from game.settings import Settings
from tests.game.ui_samples import MODELS, hmi_pages

panda = pytest.importorskip("panda3d.core")
pytestmark = pytest.mark.skipif(not FONTS.exists(), reason="fonts are not built")


class Base:
    """All that Ui needs of a ShowBase: where panels hang, and no window."""

    def __init__(self):
        self.pixel2d = panda.NodePath("pixel2d")
        self.win = None


@pytest.fixture
def ui():
    from game.ui import Ui

    return Ui(Base(), Settings())


def test_every_screen_can_be_shown_and_hidden(ui):
    for model in (*(m for m in MODELS.values() if type(m).__name__ != "Decision"), *hmi_pages().values()):
        ui.show(model)
        assert len(ui.cards) >= 1
    ui.hide()
    assert ui.cards == {}


def test_an_equal_model_loads_no_texture(ui):
    ui.show(MODELS["04_hud"])
    before = {name: card.texture.get_image_modified().get_seq() for name, card in ui.cards.items()}
    ui.show(MODELS["04_hud"])
    assert {name: card.texture.get_image_modified().get_seq() for name, card in ui.cards.items()} == before


def test_a_texture_holds_the_picture_upright(ui):
    ui.show(MODELS["01_title"])
    card = ui.cards["title"]
    peeker = card.texture.peek()
    found = panda.LColor()
    image = card.picture
    at = (image.width // 2, 226)  # inside the blue button that goes on
    peeker.lookup(found, (at[0] + 0.5) / image.width, 1 - (at[1] + 0.5) / image.height)
    assert [round(found[n] * 255) for n in range(3)] == list(image.getpixel(at)[:3])
    assert found[2] > found[0]


def test_text_size_and_language_take_effect_at_once(ui):
    ui.show(MODELS["01_title"])
    small = ui.cards["title"].picture.width
    ui.adopt(Settings(text_size="125", language="fr"))
    assert ui.cards["title"].picture.width > small
    assert ui.words("Quit") == "Quitter"


def test_enter_presses_what_has_the_focus(ui):
    ui.show(MODELS["01_title"])
    assert ui.key("enter")
    assert [action.name for action in ui.take()] == ["continue"]
    assert ui.key("arrow_down")
    assert ui.key("enter")
    assert [action.name for action in ui.take()] == ["missions"]


def test_a_slider_follows_the_pointer_within_its_range(ui):
    ui.show(MODELS["09_pause_sound"])
    hit = next(hit for hit in ui.navigator.hits() if hit.slider)
    ui.press(hit.box.x + hit.box.width / 2, hit.box.y + 20)
    ui.pointer(hit.box.x + 4000, hit.box.y + 20)
    ui.release()
    assert [action.value for action in ui.take()] == ["volume_speech=0.50", "volume_speech=1.00"]


def test_typing_goes_to_the_field_that_has_the_focus(ui):
    ui.show(MODELS["30_debrief"])
    ui.navigator.focused = ("field", "plus")
    assert ui.type("G")
    assert [action.value for action in ui.take()] == ["plus=G"]


def test_over_the_plant_keys_stay_with_the_plant(ui):
    ui.show(MODELS["04_hud"])
    assert not ui.key("tab")
    assert not ui.press(640, 400)
    assert ui.press(60, 50)
    assert [action.name for action in ui.take()] == ["board"]
