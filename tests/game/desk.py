"""The client on a desk without a screen: events go in as a window would send them, frames are called by the test."""

import math
from types import SimpleNamespace

from panda3d.core import GamepadButton

from game import watch
from game.app import App
from game.settings import Settings

FRAME = 0.1  # s of a frame while something moves
LONG = 0.25  # s of a frame while one waits: the longest that the plant's clock takes in


class Mouse:
    """Stands for Panda3D's watcher of mouse and keys."""

    def __init__(self):
        self.place, self.down = (0.0, 0.0), set()

    def has_mouse(self):
        return True

    def get_mouse_x(self):
        return self.place[0]

    def get_mouse_y(self):
        return self.place[1]

    def is_button_down(self, name):
        return name in self.down


class Gamepad:
    """A pad whose sticks and buttons are set by a test."""

    def __init__(self):
        self.connected, self.axes, self.down = True, {}, set()

    def find_axis(self, axis):
        return SimpleNamespace(value=self.axes.get(axis.name, 0.0))

    def find_button(self, button):
        return SimpleNamespace(pressed=button in self.down)


class Desk:
    """The client, its devices, and the time."""

    def __init__(self, base, **chosen):
        self.base, self.mouse = base, Mouse()
        base.mouseWatcherNode = self.mouse
        base.buttonThrowers = [SimpleNamespace(node=Thrower)]
        self.app = App(Settings(quality="low", **chosen), base=base)
        self.now = 0.0

    def close(self):
        if self.app.view is not None:
            self.app.view.leave()
            if self.app.view.play.session.file is not None:
                self.app.view.play.session.file.close()
        self.app.stage.root.remove_node()
        self.app.ui.root.remove_node()
        self.base.ignore_all()
        self.base.mouseWatcherNode = None

    def frames(self, seconds, dt=FRAME):
        """Let wall time pass."""
        for _ in range(max(1, math.ceil(seconds / dt - 1e-9))):
            self.now += dt
            self.app.advance(dt, self.now)

    @property
    def facility(self):
        return self.app.facility

    @property
    def size(self):
        return self.app.ui.size

    def seen(self):
        return watch.state(self.app)

    def part(self, name):
        return watch.place_of(self.app, name)

    def way(self, door):
        return watch.way_of(self.app, door)

    def turn(self, name):
        return watch.turn_of(self.app, name)

    def until(self, true, what, seconds=60.0, dt=FRAME):
        """Let time pass until something is seen."""
        for _ in range(round(seconds / dt)):
            if true(self.seen()):
                return self.seen()
            self.frames(dt, dt)
        seen = self.seen()
        assert true(seen), f"waited {seconds} s for {what}; seen: { {k: v for k, v in seen.items() if k != 'buttons'} }"
        return seen

    def place(self, x, y):
        """Put the mouse somewhere in the window, -1..1 from the left and from below."""
        self.mouse.place = (x, y)
        self.frames(FRAME)

    def button(self, name, *, down):
        self.base.messenger.send("button-down", [name]) if down else self.base.messenger.send(f"{name}-up")
        (self.mouse.down.add if down else self.mouse.down.discard)(name)

    def tap(self, name):
        """Press a key or mouse button and let it go."""
        self.button(name, down=True)
        self.frames(FRAME)
        self.button(name, down=False)
        self.frames(FRAME)

    def plug_in(self):
        """A gamepad is there."""
        pad = Gamepad()
        self.app.pad.connect(pad)
        return pad


class Thrower:
    """Stands for the node that throws the window's buttons."""

    @staticmethod
    def set_button_down_event(_name): ...

    @staticmethod
    def set_keystroke_event(_name): ...


B = GamepadButton.face_b()
