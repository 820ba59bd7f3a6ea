"""Settings: kept between runs, checked, and a bad file is told and survived."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.settings import CHOICES, KEYS, RANGES, Settings, SettingsError, load, save


def test_what_was_saved_is_loaded(tmp_path):
    path = tmp_path / "deep" / "settings.toml"
    chosen = (
        Settings()
        .change("text_size", "200")
        .change("volume_plant", 0.25)
        .change("person", "Zoé “A” \\ B")
        .bind("hint", 1, "j")
    )
    assert save(chosen, path) == ""
    assert load(path) == (chosen, "")


def test_without_a_file_the_defaults_hold_and_nothing_is_said(tmp_path):
    assert load(tmp_path / "none.toml") == (Settings(), "")


@pytest.mark.parametrize(
    "text",
    ["text_size = ", "text_size = \"17\"", "colour = \"red\"", "volume_plant = 9.0", "volume_plant = \"loud\"", "volume_plant = true",  # noqa: E501 - the list of broken files is read as one
     "[keys]\nfly = [\"f\", \"\"]", "[keys]\nhint = \"h\"", "keys = 3", "text_size = [1]"],
)  # fmt: skip
def test_a_bad_file_gives_a_message_that_names_it_and_defaults(tmp_path, text):
    path = tmp_path / "settings.toml"
    path.write_text(text)
    settings, message = load(path)
    assert settings == Settings()
    assert str(path) in message
    assert "Defaults are used" in message


def test_bytes_that_are_no_text_are_survived(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00")
    assert load(path)[0] == Settings()
    assert load(path)[1]


def test_a_disk_that_refuses_is_told_and_not_raised(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert "could not be kept" in save(Settings(), blocked / "settings.toml")


def test_every_default_is_one_of_its_choices():
    for name, choices in CHOICES.items():
        assert getattr(Settings(), name) in choices
    for name, (low, high) in RANGES.items():
        assert low <= getattr(Settings(), name) <= high


def test_as_delivered_no_key_does_two_things():
    assert Settings().clashes() == {}
    assert set(Settings().keys) == set(KEYS)


def test_a_clash_is_shown_not_refused():
    assert Settings().bind("hint", 0, "g").clashes() == {"g": ("put_down", "hint")}


def test_an_unknown_name_is_answered_with_a_guess():
    with pytest.raises(SettingsError, match="did you mean 'text_size'"):
        Settings().change("text_sise", "100")


@given(st.floats())
def test_a_number_is_taken_exactly_when_it_is_in_range(number):
    low, high = RANGES["look_speed"]
    if low <= number <= high:
        assert Settings().change("look_speed", number).look_speed == number
    else:
        with pytest.raises(SettingsError):
            Settings().change("look_speed", number)
