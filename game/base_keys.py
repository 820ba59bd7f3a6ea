"""Panda3D's window events to the app's few methods; pointer in pixels and in the lens's plane."""

import math
from dataclasses import dataclass
from typing import Any, Protocol

STILL = 6.0  # px; a right button that moved less was a click


class Listener(Protocol):
    """Who is told about the window."""

    ui: Any
    pointer: "Pointer"

    def press(self) -> None: ...
    def release(self) -> None: ...
    def key(self, name: str) -> None: ...
    def is_bound(self, name: str) -> bool: ...
    def wheel(self, steps: float) -> None: ...
    def text_size(self, way: int) -> None: ...
    def window_changed(self) -> None: ...


@dataclass(slots=True)
class Pointer:
    """Where the pointer is: `pixel` from the top left; `x`, `y` -1..1; `turned` since the last frame while looking."""

    x: float = 0.0
    y: float = 0.0
    pixel: tuple[float, float] = (0.0, 0.0)
    moved: bool = False
    looks: bool = False
    turned: tuple[float, float] = (0.0, 0.0)
    moved_by: tuple[float, float] = (0.0, 0.0)
    looked_from: tuple[float, float] = (0.0, 0.0)

    def read(self, base: Any) -> None:
        """Take the window's pointer; nothing changes while it is outside."""
        watcher = base.mouseWatcherNode
        if watcher is None or not watcher.has_mouse():
            self.moved, self.turned, self.moved_by = False, (0.0, 0.0), (0.0, 0.0)
            return
        x, y = watcher.get_mouse_x(), watcher.get_mouse_y()
        self.moved = (x, y) != (self.x, self.y)
        self.moved_by = (x - self.x, y - self.y)
        self.turned = self.moved_by if self.looks else (0.0, 0.0)
        self.x, self.y = x, y
        width, height = base.win.get_x_size(), base.win.get_y_size()
        self.pixel = ((x + 1) / 2 * width, (1 - y) / 2 * height)


def listen(base: Any, app: Listener) -> None:
    """Hand every event of the window to the app."""
    throwers = base.buttonThrowers[0].node()
    throwers.set_button_down_event("button-down")
    throwers.set_keystroke_event("keystroke")
    base.accept("button-down", lambda name: None if _is_command(base, name) else _down(app, _shifted(base, app, name)))
    base.accept("keystroke", app.ui.type)
    base.accept("mouse1-up", app.release)
    base.accept("mouse3-up", lambda: _look_ends(app))
    for sign, way in (("=", 1), ("+", 1), ("-", -1)):
        for prefix in ("control", "shift-control", "control-shift"):
            base.accept(f"{prefix}-{sign}", app.text_size, [way])
    base.accept("window-event", lambda _window: app.window_changed())


def _down(app: Listener, name: str) -> None:
    match name:
        case "mouse1":
            app.press()
        case "mouse3":
            app.pointer.looks, app.pointer.looked_from = True, app.pointer.pixel
        case "wheel_up" | "wheel_down":
            app.wheel(1.0 if name == "wheel_up" else -1.0)
        case _:
            app.key(name)


def _shifted(base: Any, app: Listener, name: str) -> str:
    """The key with Shift where that means something of its own: `shift-n`."""
    watcher = base.mouseWatcherNode
    is_down = watcher is not None and bool(watcher.is_button_down("shift"))
    return f"shift-{name}" if is_down and app.is_bound(f"shift-{name}") else name


def _is_command(base: Any, name: str) -> bool:
    """With Ctrl, a sign is no key of the plant."""
    watcher = base.mouseWatcherNode
    return name in ("+", "-", "=") and watcher is not None and bool(watcher.is_button_down("control"))


def _look_ends(app: Listener) -> None:
    """A right click that did not turn the view asks for the other acts."""
    app.pointer.looks = False
    if math.dist(app.pointer.pixel, app.pointer.looked_from) < STILL:
        app.key("mouse3")
