"""One offscreen ShowBase for all tests that draw: Panda3D allows one a process."""

from collections.abc import Iterator
from typing import Any

import pytest

from game.render.base import open_base


@pytest.fixture(scope="session")
def base() -> Iterator[Any]:
    """A small picture at low quality."""
    shown = open_base(offscreen=True, size=(160, 90), quality="low")
    yield shown
    shown.destroy()
