"""What tests of the controls share: a mission at the desk, and a trainee who is put where a test wants one."""

from game.settings import Settings
from sim_core.journal import Command

AT_LOCKER = ("CHG", (9.15, 16.6), 90.0)
AT_RACK = ("CHG", (9.7, 20.9), 0.0)
AT_SINK = ("CHG", (9.0, 20.4), 90.0)
AT_SANITISER = ("CHG", (13.2, 15.7), 180.0)
AT_BIN = ("CHG", (10.4, 16.0), 180.0)
IN_THE_OPEN = ("CHG", (9.6, 18.0), 180.0)
AT_TERMINAL = ("LOB", (6.6, 21.2), 0.0)


def choose(desk, **settings):
    desk.app.flow.settings = Settings(quality="low", **settings)
    desk.app._adopt()


def stand(desk, where, pitch=0.0):
    """Put the trainee somewhere, as a trainer could."""
    room, position, heading = where
    play = desk.app.view.play
    play.session.submit("trainee.be_in", room, "trainer")
    play.walker.stop()
    play.walker.position, play.walker.heading, play.walker.pitch = position, heading, pitch
    desk.place(0.0, 0.9)
    desk.frames(0.3)


def point(desk, part, pitch=None):
    """Turn to a part and put the mouse on it."""
    walker = desk.app.view.play.walker
    left, up = desk.turn(part)
    walker.look(left, up)
    desk.frames(0.1)
    x, y = desk.part(part)
    width, height = desk.size
    desk.place(x / width * 2 - 1, 1 - y / height * 2)
    desk.frames(0.2)
    assert desk.seen()["hover"] == part


def acts(desk):
    """What the trainee has done so far, by target."""
    entries = desk.app.view.play.session.journal.entries
    return [e.target for e in entries if isinstance(e, Command) and e.actor == "trainee"]


def push(desk, pad, button, time=0.1):
    pad.down.add(button)
    desk.frames(time)
    pad.down.discard(button)
    desk.frames(0.2)
