"""A screen that is drawn again only in part looks exactly as one that is drawn whole."""

import itertools
from dataclasses import replace

import pytest

from game.hmi.screens import HmiScreen, draw
from game.hud.draw import Box, Brush
from game.hud.scene import Composer, View
from game.hud.screens.build import build
from game.hud.tokens import palette
from game.words import words
from tests.game.ui_samples import MODELS, hmi_pages

KINDS = sorted({type(model).__name__ for model in MODELS.values()} - {"Decision"})


@pytest.mark.parametrize("size", [1.0, 2.0])
@pytest.mark.parametrize("kind", KINDS)
def test_one_screen_after_another_of_its_kind_equals_each_drawn_whole(kind: str, size: float) -> None:
    view = View((1280, 720), size)
    kept = Composer(view, palette())
    models = [model for model in MODELS.values() if type(model).__name__ == kind]
    for model in (*models, *reversed(models)):
        for language in ("en", "fr"):
            scene = build(model, words(language), view)
            whole = {one.name: one for one in Composer(view, palette()).compose(scene)}
            for drawn in kept.compose(scene):
                assert drawn.brush.image.tobytes() == whole[drawn.name].brush.image.tobytes(), drawn.name
                assert drawn.hits == whole[drawn.name].hits
                assert drawn.texts == whole[drawn.name].texts


def test_scrolling_a_long_page_equals_it_drawn_whole() -> None:
    view = View((1280, 720), 2.0)
    kept = Composer(view, palette())
    scene = build(MODELS["09_pause_controls"], words("en"), view)
    for offset in (0.0, 48.0, 400.0, 96.0):
        kept.scrolls["pause"] = offset
        fresh = Composer(view, palette(), {"pause": offset})
        for one, other in zip(kept.compose(scene), fresh.compose(scene), strict=True):
            assert one.brush.image.tobytes() == other.brush.image.tobytes()


def test_a_wall_screen_after_many_changes_equals_its_page_drawn_whole() -> None:
    screen = HmiScreen(palette())
    pages = [*hmi_pages().values()]
    for page in (*pages, *reversed(pages)):
        for clock in ("09:42:30", "09:42:31"):
            now = replace(page, clock=clock) if hasattr(page, "clock") else page
            screen.show(now, words("en"))
            assert screen.brush is not None
            assert screen.brush.image.tobytes() == draw(now, words("en"), palette()).image.tobytes()


def test_little_is_drawn_when_little_changes() -> None:
    page = hmi_pages()["26_ems"]
    before = draw(page, words("en"), palette())
    after = draw(replace(page, clock="09:42:59"), words("en"), palette(), before)
    area = sum((right - left) * (low - top) for left, top, right, low in after.changed)
    assert 0 < area < 0.02 * 1024 * 640


def test_the_order_of_what_lies_over_each_other_counts() -> None:
    pictures = []
    before: Brush | None = None
    for colours in itertools.permutations(("ink", "paper", "act")):
        brush = Brush((40, 40), palette()["paper"], 1.0, palette())
        for colour in colours:
            brush.plate(Box(5, 5, 30, 30), colour)
        brush.finish(before)
        before = brush
        pictures.append(brush.image.getpixel((20, 20))[:3])
    assert len(set(pictures)) == 3
