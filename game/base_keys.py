"""Panda3D's window events to the app's few methods; pointer in pixels and in the lens's plane."""

from dataclasses import dataclass
from typing import Any, Protocol

WALKING = ("w", "a", "s", "d", "arrow_up", "arrow_down", "arrow_left", "arrow_right")


class Listener(Protocol):
    """Who is told about the window."""

    ui: Any
    pointer: "Pointer"

    def press(self) -> None: ...
    def release(self) -> None: ...
    def key(self, name: str) -> None: ...
    def resized(self) -> None: ...


@dataclass(slots=True)
class Pointer:
    """Where the pointer is: `pixel` from the top left; `x`, `y` -1..1; `turned` since the last frame while looking."""

    x: float = 0.0
    y: float = 0.0
    pixel: tuple[float, float] = (0.0, 0.0)
    moved: bool = False
    looks: bool = False
    turned: tuple[float, float] = (0.0, 0.0)

    def read(self, base: Any) -> None:
        """Take the window's pointer; nothing changes while it is outside."""
        watcher = base.mouseWatcherNode
        if watcher is None or not watcher.has_mouse():
            self.moved, self.turned = False, (0.0, 0.0)
            return
        x, y = watcher.get_mouse_x(), watcher.get_mouse_y()
        self.moved = (x, y) != (self.x, self.y)
        self.turned = (x - self.x, y - self.y) if self.looks else (0.0, 0.0)
        self.x, self.y = x, y
        width, height = base.win.get_x_size(), base.win.get_y_size()
        self.pixel = ((x + 1) / 2 * width, (1 - y) / 2 * height)


def listen(base: Any, app: Listener) -> None:
    """Hand every event of the window to the app."""
    throwers = base.buttonThrowers[0].node()
    throwers.set_button_down_event("button-down")
    throwers.set_keystroke_event("keystroke")
    base.accept("button-down", lambda name: _down(app, name))
    base.accept("keystroke", app.ui.type)
    base.accept("mouse1-up", app.release)
    base.accept("mouse3-up", lambda: setattr(app.pointer, "looks", False))
    base.accept("window-event", lambda _window: app.resized())


def _down(app: Listener, name: str) -> None:
    match name:
        case "mouse1":
            app.press()
        case "mouse3":
            app.pointer.looks = True
        case "wheel_up" | "wheel_down":
            app.ui.wheel(1.0 if name == "wheel_up" else -1.0)
        case _:
            app.key(name)
