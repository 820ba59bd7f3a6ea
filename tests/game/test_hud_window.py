"""The panels on a window without a screen: cards come and go, a picture is loaded only when it changed."""

from dataclasses import replace

import panda3d.core as panda
import pytest

from game.settings import Settings
from tests.game.ui_samples import MODELS, hmi_pages


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
    assert ui.type("o")
    assert ui.key("backspace")
    assert [action.value for action in ui.take()] == ["plus=G", "plus=Go", "plus=G"]


def test_over_the_plant_keys_stay_with_the_plant(ui):
    ui.show(MODELS["04_hud"])
    assert not ui.key("tab")
    assert not ui.press(640, 400)
    assert ui.press(60, 50)
    assert [action.name for action in ui.take()] == ["board"]


def bytes_of(card):
    return card.picture.tobytes("raw", "BGRA", 0, -1)


def test_a_changed_part_is_all_that_is_loaded_and_the_texture_holds_the_whole_picture(ui):
    for tick in range(6):
        page = replace(hmi_pages()["26_ems"], clock=f"09:42:{tick:02d}")
        ui.show(page)
        assert bytes(ui.cards["page"].texture.get_ram_image()) == bytes_of(ui.cards["page"])
    for share in (0.1, 0.4, 0.9):
        hud = MODELS["05_hud_board_hold"]
        ui.show(replace(hud, hold=replace(hud.hold, share=share)))
        for card in ui.cards.values():
            assert bytes(card.texture.get_ram_image()) == bytes_of(card)


def cover(card):
    return card.node.get_color_scale()[3]


def test_a_panel_fades_in_within_150_ms_and_out_again(ui):
    ui.show(MODELS["01_title"])
    card = ui.cards["title"]
    assert cover(card) == 0.0
    ui.animate(0.07)
    assert 0.5 < cover(card) < 1.0  # ease-out: the first half does most
    ui.animate(0.08)
    assert cover(card) == pytest.approx(1.0)
    ui.hide()
    assert not card.node.is_empty()
    ui.animate(0.16)
    assert card.node.is_empty()


def test_with_reduced_motion_nothing_fades_or_slides(ui):
    ui.adopt(Settings(motion="reduced"))
    ui.show(MODELS["01_title"])
    assert cover(ui.cards["title"]) == pytest.approx(1.0)
    ui.show(MODELS["04_hud"])
    ui.show(replace(MODELS["04_hud"], tasks=MODELS["05_hud_board_hold"].tasks))
    assert ui.cards["tasks"].node.get_z() == -24


def test_the_task_board_comes_down_in_250_ms(ui):
    ui.show(MODELS["04_hud"])
    ui.animate(1.0)
    ui.show(replace(MODELS["04_hud"], tasks=MODELS["05_hud_board_hold"].tasks))
    board = ui.cards["tasks"]
    heights = []
    for _ in range(6):
        heights.append(board.node.get_z())
        ui.animate(0.05)
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > -24
    assert board.node.get_z() == -24
    assert cover(board) == pytest.approx(1.0)


def test_marks_at_the_hand_never_lag(ui):
    ui.show(MODELS["04_hud"])
    for name in ("outline", "label"):
        assert cover(ui.cards[name]) == pytest.approx(1.0)
