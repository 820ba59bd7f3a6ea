"""Every screen in English, French and pseudo-text at 100 and 200 %: text stays in its box and in its panel."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from game import equipment, fill, hands_on, saved, slips
from game.audio import listening
from game.equipment import door
from game.hmi.screens import draw, page_scale, page_scene
from game.hud.actions import ACTIONS
from game.hud.draw import Box
from game.hud.focus import Navigator
from game.hud.model import Pointer
from game.hud.scene import Composer, View
from game.hud.screens.build import build
from game.hud.tokens import SMALLEST, contrast, luminance, palette
from game.hud.tutorial import sentences
from game.words import PSEUDO, pseudo, words
from tests.game.ui_samples import MODELS, hmi_pages, scenes
from training import rewind

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "fr", PSEUDO)
SLACK = 1.5  # a pixel of rounding at each side
SOUND_CAPTIONS = (
    listening.FANS_SLOW,
    listening.FANS_WELL,
    listening.WATER,
    listening.BUZZ,
    *listening.TONES.values(),
)
OVER_OTHERS = {"outline", "ring", "ring_text", "label", "verbs"}


def outside(ink: Box, room: Box) -> bool:
    right, low = ink.x + ink.width, ink.y + ink.height
    return (
        ink.x < room.x - SLACK
        or right > room.x + room.width + SLACK
        or ink.y < room.y - 6
        or low > room.y + room.height + 6
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [1.0, 2.0])
@pytest.mark.parametrize("name", list(scenes()))
def test_no_text_leaves_its_box_or_the_panel(name, size, language):
    view = View((1280, 720), size)
    composer = Composer(view, palette())
    for drawn in composer.compose(scenes()[name](words(language), view)):
        wide = drawn.brush.image.width / view.scale
        for one in drawn.brush.texts:
            assert not outside(one.ink, one.room), f"{drawn.name}: {one.text!r} {one.ink} {one.room}"
            assert one.ink.x >= -SLACK, f"{drawn.name}: {one.text!r} starts left of the panel"
            assert one.ink.x + one.ink.width <= wide + SLACK, f"{drawn.name}: {one.text!r} leaves the panel"
            assert one.size >= SMALLEST
        assert drawn.brush.texts or drawn.name in {"outline", "ring"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [1.0, 2.0])
@pytest.mark.parametrize("name", [name for name, model in MODELS.items() if type(model).__name__ == "HudModel"])
def test_panels_over_the_plant_do_not_cover_each_other(name, size, language):
    view = View((1280, 720), size)
    drawn = [
        one
        for one in Composer(view, palette()).compose(scenes()[name](words(language), view))
        if one.name not in OVER_OTHERS
    ]
    for number, one in enumerate(drawn):
        image = one.brush.image
        assert one.x >= 0
        assert one.y >= 0
        assert one.x + image.width <= 1280
        assert one.y + image.height <= 720
        for other in drawn[number + 1 :]:
            apart = (
                one.x + image.width <= other.x
                or other.x + other.brush.image.width <= one.x
                or one.y + image.height <= other.y
                or other.y + other.brush.image.height <= one.y
            )
            assert apart, f"{one.name} covers {other.name}"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", list(hmi_pages()))
def test_screens_in_the_plant_keep_their_text_inside(name, language):
    brush = draw(hmi_pages()[name], words(language), palette())
    for one in brush.texts:
        assert not outside(one.ink, one.room), f"{one.text!r} {one.ink} {one.room}"
        assert one.ink.y + one.ink.height <= 640, f"{one.text!r} is under the screen"
        assert one.ink.x + one.ink.width <= 1024 + SLACK, f"{one.text!r} is beside the screen"
    assert brush.texts


@pytest.mark.parametrize("name", list(scenes()))
def test_everything_that_can_be_pressed_is_large_enough(name):
    view = View()
    small = {
        (hit.action.name, round(hit.box.width), round(hit.box.height))
        for drawn in Composer(view, palette()).compose(scenes()[name](words("en"), view))
        for hit in drawn.brush.hits
        if (hit.box.height < 40 or hit.box.width < 44) and hit.action.name != "don"
    }
    assert not small


@pytest.mark.parametrize("name", [name for name, model in MODELS.items() if type(model).__name__ != "LoadingPage"])
def test_the_keyboard_reaches_all_that_the_pointer_reaches(name):
    view = View((1280, 720), 2.0)
    composer = Composer(view, palette())
    navigator = Navigator(composer)
    scene = scenes()[name](words("en"), view)
    if not scene.is_menu:
        return
    navigator.show(scene, composer.compose(scene))
    reached = set()
    for _ in navigator.hits():
        assert navigator.key("tab")
        navigator.show(scene, composer.compose(scene))
        reached.add(navigator.focused)
        hit = navigator.focus()
        if hit is not None and hit.slider is None and hit.box.height < 200:
            assert 0 <= hit.box.y < view.height, hit.action
    assert len(reached) == len({(hit.slider[0] if hit.slider else hit.action) for hit in navigator.hits()})


def test_an_equal_model_is_not_drawn_again():
    view = View()
    composer = Composer(view, palette())
    for _ in range(3):
        composer.compose(build(MODELS["04_hud"], words("en"), view))
    assert composer.drawn_count == len(composer.kept)


def test_a_press_gives_the_action_under_the_pointer_and_nothing_else():
    view = View()
    composer = Composer(view, palette())
    navigator = Navigator(composer)
    scene = build(MODELS["01_title"], words("en"), view)
    navigator.show(scene, composer.compose(scene))
    hit = next(hit for hit in navigator.hits() if hit.action.name == "settings")
    assert navigator.press(hit.box.x + 5, hit.box.y + 5)
    assert [action.name for action in navigator.take()] == ["settings"]
    assert navigator.take() == []


def test_alarm_states_can_be_told_apart_without_colour():
    from game.hud.icons import icon

    pictures = {}
    for priority in (1, 2, 3, 4):
        for state in ("active", "acknowledged", "gone", "shelved"):
            pictures[priority, state] = icon(f"alarm/{priority}/{state}", 40, palette()).convert("LA").tobytes()
    names = list(pictures)
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            different = sum(abs(a - b) > 40 for a, b in zip(pictures[one], pictures[other], strict=True))
            assert different > 60, f"{one} looks like {other} in grey"


def test_pseudo_text_is_a_third_longer():
    for sentence in ("Quit", "Each change shows at once. None of these changes a score."):
        assert len(pseudo(sentence)) >= 1.35 * len(sentence)


def said_in_code() -> set[str]:
    """Every sentence of the client: calls of the words, labels of the verbs, tables that are looked up by name."""
    verbs = [verb for slug in equipment.SLUGS for verb in equipment.verbs(slug)]
    found = {text for verb in verbs for text in (verb.name, verb.words)}
    found |= {*fill.SPOTS.values(), *fill.GRIPS.values(), *SOUND_CAPTIONS, *slips.OTHER_ACTS.values()}
    found |= {saved.BACK, rewind.NOTHING_KEPT, *rewind.TAKES_NOTHING_BACK.values()}
    found |= {*hands_on.NOTICES.values(), *door.LONG_WAY.values()}
    for file in (ROOT / "game").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in ("w", "words", "_progress"):
                given = node.args[0]
                is_short = _name(node.func) == "w" and "hud" in file.parts
                assert isinstance(given, ast.Constant) or not is_short, f"{file}:{node.lineno}: words must be a literal"
                if isinstance(given, ast.Constant) and given.value not in ("en", "fr"):
                    found.add(given.value)
    return found


def _name(function: ast.expr) -> str:
    return getattr(function, "id", getattr(function, "attr", ""))


def test_every_sentence_has_a_french_pair_with_the_same_blanks_and_none_is_left_over():
    french = words("fr").catalogue
    spoken = said_in_code()
    assert spoken - set(french) == set()
    assert set(french) - spoken == set()
    for english, other in french.items():
        blanks = sorted(part.split("}")[0] for part in english.split("{")[1:])
        assert sorted(part.split("}")[0] for part in other.split("{")[1:]) == blanks, english


def test_live_sentences_have_at_most_twelve_words():
    for language in ("en", "fr"):
        for sentence in sentences(words(language)):
            assert len([word for word in sentence.split() if any(sign.isalnum() for sign in word)]) <= 13, sentence


def test_a_page_seen_close_fills_the_window_without_leaving_it():
    for window in ((1280, 720), (1920, 1080), (1024, 768)):
        view = View(window, page_scale(window))
        for page in hmi_pages().values():
            for drawn in Composer(view, palette()).compose(page_scene(page, words("en"))):
                assert drawn.x >= 0
                assert drawn.x + drawn.brush.image.width <= window[0] + 1
                assert drawn.y + drawn.brush.image.height <= window[1] + 1


def test_grades_on_the_plan_get_darker_towards_the_product():
    colours = palette()
    order = [luminance(colours[f"grade-{grade}"]) for grade in ("CNC", "D", "C", "B")]
    assert order == sorted(order, reverse=True)
    assert contrast(colours["grade-CNC"], colours["grade-B"]) > 1.8


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [1.0, 1.25, 1.5, 2.0])
def test_a_garment_can_be_taken_put_on_and_mended_at_every_text_size(size, language):
    view = View((1280, 720), size)
    wanted = {"12_gowning": {"grip"}, "12_gowning_held": {"don", "turn_over"}, "12_mirror": {"mirror"}}
    for name, names in wanted.items():
        drawn = Composer(view, palette()).compose(scenes()[name](words(language), view))
        pressed = {hit.action.name for one in drawn for hit in one.hits}
        assert names <= pressed, name
        assert {hit.action.value for one in drawn for hit in one.hits if hit.action.name == "grip"} in (
            set(),
            {"inside", "tab", "outside"},
        )


def test_the_label_never_lies_under_the_panels_at_the_top():
    for size in (1.0, 2.0):
        view = View((1280, 720), size)
        for y in (40, 90, 200, 600):
            hud = replace(MODELS["04_hud"], pointer=Pointer(700, y, "Lamp", "Read it"), target=None)
            drawn = {one.name: one for one in Composer(view, palette()).compose(build(hud, words("en"), view))}
            label, clock = drawn["label"], drawn["clock"]
            assert label.y >= clock.y + clock.brush.image.height


def test_every_button_does_something():
    source = "".join(file.read_text("utf-8") for file in (ROOT / "game").glob("*.py"))
    later = {"ebr_field", "ebr_enter", "ebr_late", "ebr_comment"}  # records with values come with their missions
    ways = ("def _on_{}(", "_on_{} =", '"{}"')
    handled = {name for name in ACTIONS if any(way.format(name) in source for way in ways)}
    assert set(ACTIONS) - handled == later
