"""The task chip: every step of a mission has words that fit it, in every language."""

import pytest

from game.fill import CHIP, brief
from game.words import words
from training import opening
from training.mission import load_mission
from training.words import languages


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("mission", opening.missions())
def test_every_step_fits_the_chip_without_being_cut(mission: str, language: str) -> None:
    for step in load_mission(opening.folder_of(mission)).steps:
        said = brief(step, words(language))
        assert 0 < len(said) <= CHIP, said
        assert "…" not in said, said
