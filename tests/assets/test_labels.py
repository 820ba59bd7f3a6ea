"""The label atlas: places do not overlap, both languages share them, figures come from the plan."""

import math

import numpy as np
import pytest
from PIL import Image

from assets.kit import Kit, labels
from assets.kit.label_signs import ACTION, ALERT, DIAL_RANGE, DIAL_START, DIAL_SWEEP
from assets.kit.print_canvas import AMBER, LINE, RED, font
from assets.plan_source import rooms


@pytest.mark.parametrize("atlas", labels.ATLASES)
def test_no_two_labels_share_a_pixel(atlas):
    places, height = labels.layout(atlas)
    boxes = sorted(places.values())
    for i, (left, top, right, bottom) in enumerate(boxes):
        assert 0 <= left < right <= labels.WIDTH
        assert 0 <= top < bottom <= height
        for other in boxes[i + 1 :]:
            assert other[0] >= right or other[1] >= bottom or other[3] <= top


@pytest.mark.parametrize("atlas", labels.ATLASES)
def test_the_coordinates_of_a_label_have_its_shape(atlas):
    _, height = labels.layout(atlas)
    for key in labels.labels(atlas):
        left, low, right, high = labels.uv(key)
        wide, tall = labels.size_mm(key)
        assert (right - left) * labels.WIDTH / ((high - low) * height) == pytest.approx(wide / tall, rel=0.02)


def test_an_unknown_label_is_refused_by_name():
    with pytest.raises(KeyError, match="bin_generl"):
        labels.uv("bin_generl")


def test_a_label_lies_on_one_atlas_only_and_a_model_takes_all_from_one():
    assert not set(labels.labels("labels")) & set(labels.labels("process"))
    kit = Kit()
    kit("plate", "label").label("plate_eds", 0.1)
    assert kit.atlas == "process"
    kit("plate", "label").label("asset", 0.1)
    with pytest.raises(ValueError, match="labels and process"):
        _ = kit.atlas


@pytest.mark.parametrize("atlas", labels.ATLASES)
def test_the_two_languages_are_two_pictures_of_one_size(atlas):
    pictures = [Image.open(labels.BUILT / f"{atlas}_{lang}.png") for lang in labels.LANGUAGES]
    assert pictures[0].size == pictures[1].size == (labels.WIDTH, labels.layout(atlas)[1])
    assert pictures[0].tobytes() != pictures[1].tobytes()


@pytest.mark.parametrize("atlas", labels.ATLASES)
@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_the_committed_atlas_is_what_the_code_draws(lang, atlas):
    drawn = np.asarray(labels.draw(lang, atlas).resize((256, 512)), float)
    built = np.asarray(Image.open(labels.BUILT / f"{atlas}_{lang}.png").convert("RGB").resize((256, 512)), float)
    assert np.abs(drawn - built).mean() < 1.0  # of 255: what 256 colours cost


@pytest.mark.parametrize("room", ["PAL_D", "COR_D"])
def test_the_bands_of_a_dial_change_where_the_plan_says(room):
    set_point = rooms()[room].pressure
    left, top, right, bottom = labels.layout()[0][f"dial_{room}"]
    face = labels.draw("en").crop((left, top, right, bottom))
    scale = face.width / 110.0

    def colour(pressure):
        a = math.radians(DIAL_START + DIAL_SWEEP * pressure / DIAL_RANGE)
        return face.getpixel((round((55 + 45.5 * math.cos(a)) * scale), round((55 + 45.5 * math.sin(a)) * scale)))

    assert colour(set_point - ACTION - 0.6) == RED
    assert colour(set_point - (ACTION + ALERT) / 2) == AMBER
    assert colour(set_point - ALERT + 0.6) == LINE


@pytest.mark.parametrize("weight", ["Regular", "SemiBold", "Bold"])
def test_figures_are_of_one_width_and_the_signs_of_readings_exist(weight):
    face = font(weight, 40)
    assert face.getlength("111111", features=["tnum"]) == face.getlength("888888", features=["tnum"])
    missing = face.getmask("\uffff").getbbox()
    for sign in "≥≤→Δµ²³°±éàçœŒ":
        assert face.getmask(sign).getbbox() not in (None, missing), sign
