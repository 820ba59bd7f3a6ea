"""The design tokens: every pair of colours can be read, in every palette."""

import pytest

from game.hud import tokens
from game.hud.tokens import PAIRS, contrast, palette, ui_scale


@pytest.mark.parametrize("name", ["standard", "safe"])
@pytest.mark.parametrize("marks", ["standard", "contrast"])
def test_every_pair_of_the_table_reaches_its_limit(name, marks):
    colours = palette(name, marks)
    short = [
        f"{text} on {ground}: {contrast(colours[text], colours[ground]):.2f} < {least}"
        for text, ground, least in PAIRS
        if contrast(colours[text], colours[ground]) < least
    ]
    assert not short


def test_published_ratios_of_the_design_page_are_found_again():
    assert round(contrast("#14212A", "#FFFFFF"), 2) == 16.40
    assert round(contrast("#0072B2", "#FFFFFF"), 2) == 5.19
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


def test_contrast_does_not_depend_on_the_order():
    assert contrast("#123456", "#FEDCBA") == contrast("#FEDCBA", "#123456")


def test_no_style_is_under_sixteen_pixels():
    styles = [value for value in vars(tokens).values() if isinstance(value, tokens.Style)]
    assert len(styles) >= 9
    assert min(style.size for style in styles) >= tokens.SMALLEST


def test_scale_follows_the_shorter_side_and_the_text_size():
    assert ui_scale(2560, 720) == 1.0
    assert ui_scale(1280, 720, 2.0) == 2 * ui_scale(1280, 720)


def test_the_safe_palette_separates_good_from_bad_without_green():
    colours = palette("safe")
    red, green, blue = (int(colours["good"][at : at + 2], 16) for at in (1, 3, 5))
    assert blue > green > red
