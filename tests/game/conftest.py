"""One offscreen ShowBase for all tests that draw: Panda3D allows one a process."""

from collections.abc import Iterator
from typing import Any

import pytest

from game.render.base import open_base
from tests.game.at_work import choose
from tests.game.desk import Desk


@pytest.fixture(scope="session")
def base() -> Iterator[Any]:
    """A small picture at low quality."""
    shown = open_base(offscreen=True, size=(160, 90), quality="low")
    yield shown
    shown.destroy()


@pytest.fixture(scope="module")
def module_desk(base: Any, tmp_path_factory: Any) -> Iterator[Desk]:
    """A mission at the desk, in which nothing is asked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIRST_AIR_CONFIG", str(tmp_path_factory.mktemp("config")))
        patch.setenv("FIRST_AIR_DATA", str(tmp_path_factory.mktemp("data")))
        made = Desk(base)
        made.app.flow.wants.append(("begin", "c01_m1"))
        made.frames(0.1)
        made.app.view._ask_what_is_due = lambda: None  # no question and no decision comes in between
        yield made
        made.close()


@pytest.fixture
def work(module_desk: Desk) -> Desk:
    """A mission in which nothing is held or open, as delivered."""
    choose(module_desk)
    view = module_desk.app.view
    view.play.hands.cancel()
    view.play.hands.release()
    view.play.hands.hand = "right"
    view.play.walker.is_bent = False
    view.stopped.clear()
    view.state.board, view.state.hint, view.state.caption = False, 0, None
    view.play.lean(closer=False)
    module_desk.mouse.down.clear()
    module_desk.frames(4.0)
    view.play.clock.speed = 1
    return module_desk


@pytest.fixture
def pad(work: Desk) -> Iterator[Any]:
    """A gamepad, plugged in for one test."""
    yield work.plug_in()
    work.app.pad.connect(None)
    work.frames(0.1)
